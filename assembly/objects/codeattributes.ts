/** What Python sees of code objects: co_* and their comparison. Layout: objects/code.ts. Positions and lines: vm/codepositions.ts. */
import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { valuesEqual } from "../core/compare.ts";
import { formatText } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { decref, incref } from "../core/object.ts";
import { repr } from "../core/represent.ts";
import { strHash } from "../core/string.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, boxBool, ERROR, isFloat, NOT_IMPLEMENTED, pointer, Value } from "../core/value.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { asCode, PyCode } from "./code.ts";

// Fields in CPython too are computed there; so assigning to them fails with other words than for the rest.

function bytecode(self: Value): Value {
  return incref(box(asCode(pointer(self)).code));
}

function varnames(self: Value): Value {
  return incref(box(asCode(pointer(self)).varnames));
}

function cellvars(self: Value): Value {
  return incref(box(asCode(pointer(self)).cellvars));
}

function freevars(self: Value): Value {
  return incref(box(asCode(pointer(self)).freevars));
}

function codeRepr(self: Value): Value {
  const code = asCode(pointer(self));
  const line: i64 = code.firstlineno;
  return formatText(
    '<code object %S at 0x%x, file "%S", line %d>',
    box(code.name),
    pointer(self),
    box(code.filename),
    line,
  );
}

/**
 * Whether two constants make the same code (CPython: _PyCode_ConstantKey): equal, of one type, the zeros of floats of one sign. -1 on error.
 */
function sameConstants(x: Value, y: Value): i32 {
  if (x === y) return 1;
  if (typeOf(x) !== typeOf(y) || isFloat(x)) return 0;
  if (isExactly(x, TypeId.TUPLE)) return sameItems(pointer(x), pointer(y));
  if (isExactly(x, TypeId.FROZENSET) || isExactly(x, TypeId.COMPLEX)) return sameTexts(x, y);
  return valuesEqual(x, y);
}

function sameItems(x: usize, y: usize): i32 {
  if (tupleLength(x) !== tupleLength(y)) return 0;
  for (let i: u32 = 0; i < tupleLength(x); i++) {
    const same = sameConstants(tupleItem(x, i), tupleItem(y, i));
    if (same <= 0) return same;
  }
  return 1;
}

/** Equal, and written alike: that tells the signs and types of what they are made of. */
function sameTexts(x: Value, y: Value): i32 {
  const equal = valuesEqual(x, y);
  if (equal <= 0) return equal;
  const a = repr(x);
  const b = a === ERROR ? ERROR : repr(y);
  const same = b === ERROR ? -1 : valuesEqual(a, b);
  decref(a);
  decref(b);
  return same;
}

/** Fields whose objects decide equality, in pairs of offsets: from … to. */
function sameFields(a: usize, b: usize): i32 {
  for (let at = offsetof<PyCode>("code"); at <= offsetof<PyCode>("exceptions"); at += 4) {
    if (at === offsetof<PyCode>("filename") || at === offsetof<PyCode>("qualname")) continue;
    const isConstants = at === offsetof<PyCode>("consts");
    const x = box(load<u32>(a + at));
    const y = box(load<u32>(b + at));
    const same = isConstants ? sameConstants(x, y) : valuesEqual(x, y);
    if (same <= 0) return same;
  }
  return 1;
}

function codeCompare(a: Value, b: Value, op: Compare): Value {
  if ((op !== Compare.EQ && op !== Compare.NE) || !isExactly(b, TypeId.CODE)) return NOT_IMPLEMENTED;
  const x = asCode(pointer(a));
  const y = asCode(pointer(b));
  const numbers =
    x.argcount === y.argcount &&
    x.posonlyargcount === y.posonlyargcount &&
    x.kwonlyargcount === y.kwonlyargcount &&
    x.flags === y.flags &&
    x.firstlineno === y.firstlineno;
  const same = numbers ? sameFields(pointer(a), pointer(b)) : 0;
  return same < 0 ? ERROR : boxBool((same === 1) === (op === Compare.EQ));
}

function codeHash(self: Value): i64 {
  const code = asCode(pointer(self));
  let hash =
    strHash(code.name) ^
    <i64>code.firstlineno ^
    ((<i64>code.argcount) << 20) ^
    <i64>asBytes(code.code).length;
  const bytes = <usize>code.code + BYTES_DATA;
  for (let i: u32 = 0; i < asBytes(code.code).length; i++) hash = hash * 1000003 + load<u8>(bytes + i);
  return hash === -1 ? -2 : hash;
}

export function initCodeAttributes(): void {
  const type = asType(typeAt(TypeId.CODE));
  type.repr = codeRepr.index;
  type.compare = codeCompare.index;
  type.hash = codeHash.index;
  type.weakOffset = <i32>offsetof<PyCode>("weakrefs");
  defineMember(type, "co_argcount", offsetof<PyCode>("argcount"), Member.U32);
  defineMember(type, "co_posonlyargcount", offsetof<PyCode>("posonlyargcount"), Member.U32);
  defineMember(type, "co_kwonlyargcount", offsetof<PyCode>("kwonlyargcount"), Member.U32);
  defineMember(type, "co_stacksize", offsetof<PyCode>("stacksize"), Member.U32);
  defineMember(type, "co_flags", offsetof<PyCode>("flags"), Member.U32);
  defineMember(type, "co_firstlineno", offsetof<PyCode>("firstlineno"), Member.U32);
  defineMember(type, "co_nlocals", offsetof<PyCode>("nlocals"), Member.U32);
  defineGetter(type, "co_code", bytecode);
  defineMember(type, "co_consts", offsetof<PyCode>("consts"), Member.OBJECT);
  defineMember(type, "co_names", offsetof<PyCode>("names"), Member.OBJECT);
  defineGetter(type, "co_varnames", varnames);
  defineGetter(type, "co_cellvars", cellvars);
  defineGetter(type, "co_freevars", freevars);
  defineMember(type, "co_filename", offsetof<PyCode>("filename"), Member.OBJECT);
  defineMember(type, "co_name", offsetof<PyCode>("name"), Member.OBJECT);
  defineMember(type, "co_qualname", offsetof<PyCode>("qualname"), Member.OBJECT);
  defineMember(type, "co_linetable", offsetof<PyCode>("positions"), Member.OBJECT);
  defineMember(type, "co_exceptiontable", offsetof<PyCode>("exceptions"), Member.OBJECT);
}
