/** Globals, attributes and methods, with their inline caches (laid out in shared/registers.ts). */
import { getAttr, setAttr, typeLookup, typeVersion } from "../../core/attribute.ts";
import { dictGetStr, dictSlotOf, dictVersion } from "../../core/dict.ts";
import { clearError, formatText, pending, pendingIs, raiseWith } from "../../core/errors.ts";
import { ExcField, setExcField } from "../../core/exception.ts";
import { keyIndex } from "../../core/instance.ts";
import { decref, incref, increfAt } from "../../core/object.ts";
import { getItem } from "../../core/subscript.ts";
import { tupleItem } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "../../core/value.ts";
import { asCode } from "../../objects/code.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { aOf, begin, bOf, cOf, consume, read, write } from "./operands.ts";

/** The str object of name i of the frame's code. */
export function nameAt(frame: Frame, i: u32): usize {
  return pointer(tupleItem(asCode(frame.code).names, i));
}

// ---- globals ----

/** LOAD_GLOBAL: finds the value, and turns the instruction into one of the cached forms. */
export function loadGlobal(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const name = nameAt(frame, bOf(pc));
  const v = findGlobal(frame, name);
  if (v === ERROR) return 0;
  cacheGlobal(frame, pc, name);
  write(frame, aOf(pc), v);
  return pc + 24;
}

/** The global or builtin of a name (a reference); NameError if there is none. */
export function findGlobal(frame: Frame, name: usize): Value {
  let v = dictGetStr(frame.globals, name);
  if (v === UNBOUND) v = dictGetStr(frame.builtins, name);
  if (v === ERROR) return ERROR;
  return v === UNBOUND ? raiseNameError("name '%S' is not defined", name) : incref(v);
}

/** NameError with a message of %S (the name), and its `name` set. Gives ERROR. */
export function raiseNameError(message: string, name: usize, exc: Exc = Exc.NameError): Value {
  const text = formatText(message, box(name));
  if (text === ERROR) return ERROR;
  raiseWith(exc, text);
  decref(text);
  if (exc === Exc.NameError && pendingIs(exc)) {
    increfAt(name);
    setExcField(pointer(pending), ExcField.NAME_NAME, box(name));
  }
  return ERROR;
}

function cacheGlobal(frame: Frame, pc: usize, name: usize): void {
  let slot = dictSlotOf(frame.globals, name);
  store<u16>(pc, slot !== 0 ? R.LOAD_GLOBAL_MODULE : R.LOAD_GLOBAL_BUILTIN);
  store<u32>(pc, dictVersion(frame.globals), 8);
  if (slot === 0) {
    slot = dictSlotOf(frame.builtins, name);
    if (slot === 0) {
      store<u16>(pc, R.LOAD_GLOBAL);
      return;
    }
    store<u32>(pc, dictVersion(frame.builtins), 12);
  }
  store<u32>(pc, <u32>slot, 16);
}

/** A name of a class or module body: namespace, globals, builtins (a reference), NameError. */
export function findName(frame: Frame, name: usize): Value {
  const local = findLocal(frame, name);
  if (local !== UNBOUND) return local;
  return findGlobal(frame, name);
}

/** A name in the frame's namespace, which may be any mapping (a reference); UNBOUND if it is not there. */
export function findLocal(frame: Frame, name: usize): Value {
  if (frame.locals === 0) return UNBOUND;
  return lookupMapping(box(frame.locals), name);
}

/** mapping[name] (a reference); UNBOUND where it raises KeyError. */
export function lookupMapping(mapping: Value, name: usize): Value {
  if (isExactly(mapping, TypeId.DICT)) {
    const v = dictGetStr(pointer(mapping), name);
    return v === UNBOUND || v === ERROR ? v : incref(v);
  }
  const v = getItem(mapping, box(name));
  if (v === ERROR && pendingIs(Exc.KeyError)) {
    clearError();
    return UNBOUND;
  }
  return v;
}

// ---- attributes ----

/** a ← b.name c */
export function loadAttribute(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const b = bOf(pc);
  const name = nameAt(frame, cOf(pc));
  const owner = incref(read(frame, b));
  cacheAttribute(pc, owner, name, R.LOAD_ATTR_VALUE);
  const v = getAttr(owner, name);
  decref(owner);
  if (v === ERROR) return 0;
  consume(frame, b);
  write(frame, aOf(pc), v);
  return pc + 16;
}

/** An attribute among the inline values, not hidden by a data descriptor: the next access finds it by version and offset. */
function cacheAttribute(pc: usize, owner: Value, name: usize, op: R): void {
  if (!isPointer(owner)) return;
  const type = asType(typeOf(owner));
  const plain = op === R.LOAD_ATTR_VALUE ? TypeFlag.PLAIN_GETATTR : TypeFlag.PLAIN_SETATTR;
  if (!(type.flags & TypeFlag.INLINE_VALUES) || !(type.flags & plain)) return;
  const i = keyIndex(type.keys, name);
  if (i < 0 || isDataDescriptor(typeLookup(type, name))) return;
  store<u32>(pc, typeVersion(type), 8);
  store<u32>(pc, type.valuesOffset + (i << 3), 12);
  store<u16>(pc, <u16>op);
}

function isDataDescriptor(attribute: Value): bool {
  return attribute !== UNBOUND && asType(typeOf(attribute)).descrSet !== 0;
}

/** a.name c ← b */
export function storeAttribute(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const b = bOf(pc);
  const name = nameAt(frame, cOf(pc));
  const owner = incref(read(frame, a));
  const v = incref(read(frame, b));
  const done = setAttr(owner, name, v);
  if (done === 0) cacheAttribute(pc, owner, name, R.STORE_ATTR_VALUE);
  decref(owner);
  decref(v);
  if (done < 0) return 0;
  consume(frame, a);
  consume(frame, b);
  return pc + 16;
}

/** a, a + 8 ← method and self of b.name c: an unbound function and its self where that saves making a bound method. */
export function loadMethod(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const b = bOf(pc);
  const name = nameAt(frame, cOf(pc));
  const owner = incref(read(frame, b));
  const method = findMethod(pc, owner, name);
  let v = method;
  if (method === UNBOUND) {
    v = getAttr(owner, name);
    if (v === ERROR) {
      decref(owner);
      return 0;
    }
  }
  consume(frame, b);
  write(frame, aOf(pc), v);
  if (method === UNBOUND) {
    write(frame, aOf(pc) + 8, UNBOUND);
    decref(owner);
  } else {
    write(frame, aOf(pc) + 8, owner);
  }
  return pc + 24;
}

/** A function on the owner's type that takes self and is not hidden by the instance (a reference); UNBOUND for all else. */
function findMethod(pc: usize, owner: Value, name: usize): Value {
  const type = asType(typeOf(owner));
  if (!(type.flags & TypeFlag.PLAIN_GETATTR)) return UNBOUND;
  const attribute = typeLookup(type, name);
  if (attribute === UNBOUND || !isMethod(attribute)) return UNBOUND;
  if (isPointer(owner) && type.dictOffset !== 0) {
    if ((type.flags & TypeFlag.INLINE_VALUES) !== 0 && keyIndex(type.keys, name) >= 0) return UNBOUND;
    const dict: usize = load<u32>(pointer(owner) + type.dictOffset);
    if (dict !== 0 && dictGetStr(dict, name) !== UNBOUND) return UNBOUND;
  }
  if (isPointer(owner)) cacheMethod(pc, type, attribute);
  return incref(attribute);
}

function isMethod(attribute: Value): bool {
  return (asType(typeOf(attribute)).flags & TypeFlag.METHOD_DESCRIPTOR) !== 0;
}

function cacheMethod(pc: usize, type: PyType, attribute: Value): void {
  store<u16>(pc, R.LOAD_METHOD_CACHED);
  store<u32>(pc, typeVersion(type), 8);
  store<i32>(pc, type.dictOffset, 12);
  store<i64>(pc, attribute, 16);
}

/** del a.name b */
export function deleteAttribute(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const owner = incref(read(frame, aOf(pc)));
  const done = setAttr(owner, nameAt(frame, bOf(pc)), UNBOUND);
  decref(owner);
  if (done < 0) return 0;
  consume(frame, aOf(pc));
  return pc + 8;
}
