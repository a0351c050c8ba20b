/** Functions made by `def` and `lambda`, and cells. Calling them: vm/calls.ts. Attributes: objects/functionattributes.ts. */

import { dictGetStr, dictSlotOf, dictVersion, PyDict } from "../core/dict.ts";
import { raiseMemoryError } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { decref, decrefAt, incref, increfAt, Plain, visitAt, visitValue } from "../core/object.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, isPointer, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { Name } from "../shared/names.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { asCode, simpleArguments } from "./code.ts";

@unmanaged
export class PyFunction {
  refcount: i32;
  type: u32;
  /** Addresses, owned; 0 where there is none. */
  code: u32;
  globals: u32;
  builtins: u32;
  defaults: u32;
  kwdefaults: u32;
  closure: u32;
  name: u32;
  qualname: u32;
  dict: u32;
  weakrefs: u32;
  /** See simpleArguments of the code. */
  simpleArgs: i32;
  pad: u32;
  doc: Value;
  module: Value;
  annotate: Value;
  annotations: Value;
  typeParams: Value;
}

export function asFunction(p: usize): PyFunction {
  return changetype<PyFunction>(p);
}

/** A function over a code object and its globals (both borrowed); 0 with MemoryError pending. */
export function newFunction(code: usize, globals: usize, builtins: usize): usize {
  const p = Plain.make(TypeId.FUNCTION, offsetof<PyFunction>());
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  const f = asFunction(p);
  const c = asCode(code);
  f.code = <u32>code;
  f.globals = <u32>globals;
  f.builtins = <u32>builtins;
  f.defaults = 0;
  f.kwdefaults = 0;
  f.closure = 0;
  f.dict = 0;
  f.weakrefs = 0;
  f.pad = 0;
  f.name = c.name;
  f.qualname = c.qualname;
  increfAt(code);
  increfAt(globals);
  increfAt(builtins);
  increfAt(f.name);
  increfAt(f.qualname);
  f.doc = incref(docstring(code));
  const module = moduleName(globals);
  f.module = isPointer(module) ? incref(module) : NONE;
  f.annotate = UNBOUND;
  f.annotations = UNBOUND;
  f.typeParams = UNBOUND;
  f.simpleArgs = simpleArguments(c);
  Plain.track(p);
  return p;
}

/** The version of the globals that `__name__` was last looked for in, and where its value stands. */
let namedVersion: u32 = 0;
let namePlace: usize = 0;

/** `__name__` of globals (borrowed), which is nearly always that of those before. */
function moduleName(globals: usize): Value {
  const version = changetype<PyDict>(globals).version;
  if (version !== 0 && version === namedVersion) return load<i64>(namePlace);
  const place = dictSlotOf(globals, nameOf(Name.__name__));
  if (place === 0) return dictGetStr(globals, nameOf(Name.__name__));
  namedVersion = dictVersion(globals);
  namePlace = place;
  return load<i64>(place);
}

function docstring(code: usize): Value {
  const c = asCode(code);
  const has = (c.flags & CodeFlag.HAS_DOCSTRING) !== 0 && tupleLength(c.consts) > 0;
  return has ? tupleItem(c.consts, 0) : NONE;
}

/** The builtins that code with these globals sees: `__builtins__` (a module's namespace, or a mapping), else the given ones. Borrowed. */
export function builtinsOf(globals: usize, fallback: usize): usize {
  const found = dictGetStr(globals, nameOf(Name.__builtins__));
  if (!isPointer(found)) return fallback;
  const type = asType(typeOf(found));
  const isModule = changetype<usize>(type) === typeAt(TypeId.MODULE);
  return isModule ? load<u32>(pointer(found) + type.dictOffset) : pointer(found);
}

function functionTraverse(p: usize, visit: u32): void {
  for (let at = offsetof<PyFunction>("code"); at <= offsetof<PyFunction>("dict"); at += 4)
    visitAt(load<u32>(p + at), visit);
  for (let at = offsetof<PyFunction>("doc"); at <= offsetof<PyFunction>("typeParams"); at += 8)
    visitValue(load<i64>(p + at), visit);
}

/** Drops what may form cycles; name, code and globals stay so that a call in a finaliser finds them. */
function functionClear(p: usize): void {
  const f = asFunction(p);
  const defaults: usize = f.defaults;
  const kwdefaults: usize = f.kwdefaults;
  const closure: usize = f.closure;
  const dict: usize = f.dict;
  f.defaults = 0;
  f.kwdefaults = 0;
  f.closure = 0;
  f.dict = 0;
  if (defaults !== 0) decrefAt(defaults);
  if (kwdefaults !== 0) decrefAt(kwdefaults);
  if (closure !== 0) decrefAt(closure);
  if (dict !== 0) decrefAt(dict);
  for (let at = offsetof<PyFunction>("doc"); at <= offsetof<PyFunction>("typeParams"); at += 8) {
    const v = load<i64>(p + at);
    if (v === NONE || !isPointer(v)) continue;
    store<i64>(p + at, NONE);
    decrefAt(pointer(v));
  }
}

function functionDealloc(p: usize): void {
  Plain.untrack(p);
  const f = asFunction(p);
  if (f.weakrefs !== 0) clearWeakrefs(p);
  functionClear(p);
  decrefAt(f.code);
  decrefAt(f.globals);
  decrefAt(f.builtins);
  decrefAt(f.name);
  decrefAt(f.qualname);
  Plain.free(TypeId.FUNCTION, p, offsetof<PyFunction>());
}

// ---- cells ----

@unmanaged
export class PyCell {
  refcount: i32;
  type: u32;
  value: Value;
}

export function asCell(p: usize): PyCell {
  return changetype<PyCell>(p);
}

/** A cell holding v (reference taken over, UNBOUND for an empty one); 0 with MemoryError pending, v dropped. */
export function newCell(v: Value): usize {
  const p = Plain.make(TypeId.CELL, offsetof<PyCell>());
  if (p === 0) {
    decref(v);
    raiseMemoryError();
    return 0;
  }
  asCell(p).value = v;
  Plain.track(p);
  return p;
}

function cellTraverse(p: usize, visit: u32): void {
  visitValue(asCell(p).value, visit);
}

function cellClear(p: usize): void {
  const v = asCell(p).value;
  asCell(p).value = UNBOUND;
  decref(v);
}

function cellDealloc(p: usize): void {
  Plain.untrack(p);
  decref(asCell(p).value);
  Plain.free(TypeId.CELL, p, offsetof<PyCell>());
}

/** The function as a value. */
export function functionValue(p: usize): Value {
  return box(p);
}

export function initFunction(): void {
  const f = asType(typeAt(TypeId.FUNCTION));
  f.dealloc = functionDealloc.index;
  f.traverse = functionTraverse.index;
  f.clear = functionClear.index;
  f.dictOffset = <i32>offsetof<PyFunction>("dict");
  f.weakOffset = <i32>offsetof<PyFunction>("weakrefs");
  const c = asType(typeAt(TypeId.CELL));
  c.dealloc = cellDealloc.index;
  c.traverse = cellTraverse.index;
  c.clear = cellClear.index;
}
