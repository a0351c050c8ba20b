/**
 * Making classes: type.__new__ (CPython: type_new). In order: metaclass, layout base, namespace, slots, resolution order, type slots, then the
 * hooks that see the finished class: `__set_name__` of what is in its namespace, `__init_subclass__` of its bases (PEP 487).
 */

import { getAttrOptional, lookupSpecial } from "../core/attribute.ts";
import { call2, callVector } from "../core/call.ts";
import { dictCopy, dictGetStr, dictNext, dictPosition, entryKey, entryValue, isDict } from "../core/dict.ts";
import { errorPending, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { initKeys } from "../core/instance.ts";
import { nameOf } from "../core/intern.ts";
import { decref, decrefAt, gcTrack, incref, increfAt, newContainer } from "../core/object.ts";
import { INHERITED } from "../core/ready.ts";
import { asStr, charAt, isStr } from "../core/string.ts";
import { addToBases, removeFromBases } from "../core/subclasses.ts";
import { exactStr } from "../core/substring.ts";
import { isTuple, newTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isType, PyType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { warn } from "../core/warnings.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { asCode } from "./code.ts";
import { encodeObject } from "./codecs.ts";
import { notePending } from "./exceptions/notes.ts";
import { asFunction } from "./function.ts";
import { heapClear, heapDealloc, heapTraverse } from "./heap.ts";
import { bestBase, layOut, layOutValues, sharedSize } from "./layout.ts";
import { calculateMetaclass } from "./metaclass.ts";
import { computeMro } from "./mro.ts";
import { addMembers, checkSlots, readSlots, slotsAddDict, slotsAddWeak } from "./slotnames.ts";
import { fillSlots } from "./slotupdate.ts";
import { addInstanceAttributes, fillNamespace, setDoc } from "./typenamespace.ts";

/** type.__new__(metatype, name, bases, namespace, **keywords). */
export function typeNew(metatype: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (!checkArguments(args, nargs)) return ERROR;
  const bases = basesOrObject(pointer(load<i64>(args, 8)));
  if (bases === 0) return ERROR;
  let result: Value = ERROR;
  const winner = checkBases(bases) ? calculateMetaclass(metatype, bases) : 0;
  if (winner !== 0) {
    const other = winner !== metatype && asType(winner).new !== <u32>typeNew.index;
    if (other) result = call_indirect<Value>(asType(winner).new, winner, args, nargs, kwnames);
    else result = makeClass(winner, args, nargs, kwnames, bases);
  }
  decrefAt(bases);
  return result;
}

function checkArguments(args: usize, nargs: i32): bool {
  if (nargs !== 3) {
    raisef(Exc.TypeError, "type.__new__() takes exactly 3 arguments (%d given)", nargs);
    return false;
  }
  const name = load<i64>(args);
  const bases = load<i64>(args, 8);
  const namespace = load<i64>(args, 16);
  if (!isStr(name)) raisef(Exc.TypeError, "type.__new__() argument 1 must be str, not %T", name);
  else if (!isTuple(bases)) raisef(Exc.TypeError, "type.__new__() argument 2 must be tuple, not %T", bases);
  else if (!isDict(namespace))
    raisef(Exc.TypeError, "type.__new__() argument 3 must be dict, not %T", namespace);
  return !errorPending();
}

/** The bases, (object,) if none are given: a reference, 0 with MemoryError pending. */
function basesOrObject(bases: usize): usize {
  if (tupleLength(bases) !== 0) {
    increfAt(bases);
    return bases;
  }
  const at = memory.data(8);
  store<i64>(at, box(typeAt(TypeId.OBJECT)));
  return newTuple(at, 1);
}

/** What is no class among the bases should have been replaced before (PEP 560). */
function checkBases(bases: usize): bool {
  const count = tupleLength(bases);
  for (let i: u32 = 0; i < count; i++) {
    const base = tupleItem(bases, i);
    if (isType(base)) continue;
    const entries = getAttrOptional(base, nameOf(Name.__mro_entries__));
    if (entries === ERROR) return false;
    if (entries === UNBOUND) continue;
    decref(entries);
    raise(Exc.TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
    return false;
  }
  return true;
}

function makeClass(metatype: usize, args: usize, nargs: i32, kwnames: usize, bases: usize): Value {
  const base = bestBase(bases);
  if (base === 0) return ERROR;
  const p = allocType(metatype, load<i64>(args), bases, base, pointer(load<i64>(args, 16)));
  if (p === 0) return ERROR;
  const type = asType(p);
  const good =
    fillNamespace(type) &&
    prepareLayout(type) &&
    setDoc(type) &&
    setMro(type) &&
    inheritKind(type) &&
    checkKeys(type) &&
    checkDoc(type) &&
    enterBases(type) &&
    finishSlots(type) &&
    setNames(type) &&
    initSubclass(type, args + ((<usize>nargs) << 3), kwnames);
  if (good) return box(p);
  decrefAt(p);
  return ERROR;
}

/** A class with name, bases and a copy of the namespace; 0 with an exception pending. */
function allocType(metatype: usize, nameValue: Value, bases: usize, base: usize, namespace: usize): usize {
  const name = exactStr(pointer(nameValue));
  if (name === ERROR || !checkName(name)) return 0;
  const dict = dictCopy(namespace);
  const p = dict === 0 ? 0 : newContainer(metatype, asType(metatype).basicSize);
  if (p === 0) {
    if (!errorPending()) raiseMemoryError();
    decref(name);
    if (dict !== 0) decrefAt(dict);
    return 0;
  }
  memory.fill(p + offsetof<PyType>("flags"), 0, offsetof<PyType>() - offsetof<PyType>("flags"));
  const type = asType(p);
  type.flags = TypeFlag.HEAP | TypeFlag.BASETYPE | TypeFlag.READY | (asType(base).flags & INHERITED);
  type.name = <u32>pointer(name);
  type.qualname = type.name;
  increfAt(type.qualname);
  type.bases = <u32>bases;
  increfAt(bases);
  type.base = <u32>base;
  increfAt(base);
  type.nativeBase = <u32>base;
  type.dict = <u32>dict;
  type.dealloc = heapDealloc.index;
  type.traverse = heapTraverse.index;
  type.clear = heapClear.index;
  gcTrack(p);
  return p;
}

/** Whether instances match as sequences or mappings (PEP 634) is inherited from the first in the order of resolution that is either. */
function inheritKind(type: PyType): bool {
  const kinds: u32 = TypeFlag.SEQUENCE | TypeFlag.MAPPING;
  type.flags &= ~kinds;
  const mro: usize = type.mro;
  for (let i: u32 = 1; i < tupleLength(mro) && (type.flags & kinds) === 0; i++) {
    type.flags |= asType(pointer(tupleItem(mro, i))).flags & kinds;
  }
  return true;
}

/** A docstring that is a str has no surrogates; false with UnicodeEncodeError pending. */
function checkDoc(type: PyType): bool {
  const doc = dictGetStr(type.dict, nameOf(Name.__doc__));
  if (doc === UNBOUND || !isStr(doc) || asStr(pointer(doc)).ascii) return true;
  const bytes = encodeObject(doc, UNBOUND, UNBOUND);
  decref(bytes);
  return bytes !== ERROR;
}

/** Warns of a namespace with a key that is no str; false if the warning is an error. */
function checkKeys(type: PyType): bool {
  const dict: usize = type.dict;
  for (let e = dictNext(dict, 0); e !== 0; e = dictNext(dict, dictPosition(dict, e) + 1)) {
    if (isStr(entryKey(e))) continue;
    const message = "non-string key in the __dict__ of class %S";
    return warn(Exc.RuntimeWarning, message, box(<usize>type.name));
  }
  return true;
}

/** Drops the name if it is not good. */
function checkName(name: Value): bool {
  const length = asStr(pointer(name)).length;
  for (let i: u32 = 0; i < length; i++) {
    if (charAt(pointer(name), i) !== 0) continue;
    decref(name);
    raise(Exc.ValueError, "type name must not contain null characters");
    return false;
  }
  if (asStr(pointer(name)).ascii) return true;
  const bytes = encodeObject(name, UNBOUND, UNBOUND);
  decref(bytes === ERROR ? name : bytes);
  return bytes !== ERROR;
}

/** Reads `__slots__` and lays instances out. */
function prepareLayout(type: PyType): bool {
  const base = asType(type.base);
  const mayAddDict = base.dictOffset === 0;
  const mayAddWeak = base.weakOffset === 0 && base.itemSize === 0;
  const slots = readSlots(type.dict);
  if (slots === ERROR) return false;
  let count: u32 = 0;
  let addDict: bool = mayAddDict;
  let addWeak: bool = mayAddWeak;
  if (slots !== UNBOUND) {
    const names = checkSlots(type, slots, mayAddDict, mayAddWeak);
    decref(slots);
    if (names === ERROR) return false;
    count = tupleLength(pointer(names));
    if (count !== 0) type.slotNames = <u32>pointer(names);
    addDict = slotsAddDict || (mayAddDict && otherBaseHas(type, true));
    addWeak = slotsAddWeak || (mayAddWeak && otherBaseHas(type, false));
  }
  const shared = base.flags & TypeFlag.HEAP ? sharedSize(base) : <u32>0;
  layOut(type, count, addDict, addWeak);
  if (!addInstanceAttributes(type, addDict, addWeak)) return false;
  return addMembers(type, shared !== 0 ? shared : type.fieldsOffset);
}

/** Whether a base that does not determine the layout brings a dict (or weak references). */
function otherBaseHas(type: PyType, dict: bool): bool {
  const bases: usize = type.bases;
  const count = tupleLength(bases);
  for (let i: u32 = 0; i < count; i++) {
    const base = asType(pointer(tupleItem(bases, i)));
    if (dict ? base.dictOffset !== 0 : base.weakOffset !== 0) return true;
  }
  return false;
}

/** A metaclass's mro() may have assigned __bases__, and so entered the class already. */
function enterBases(type: PyType): bool {
  if (type.type !== <u32>typeAt(TypeId.TYPE)) removeFromBases(type);
  return addToBases(type);
}

function setMro(type: PyType): bool {
  const mro = computeMro(type);
  if (mro === ERROR) return false;
  const old: usize = type.mro;
  type.mro = <u32>pointer(mro);
  if (old !== 0) decrefAt(old);
  return true;
}

function finishSlots(type: PyType): bool {
  const attributes = countAttributes(type);
  const annotated = countAnnotations(type);
  layOutValues(type, max<u32>(attributes, annotated));
  if (type.flags & TypeFlag.INLINE_VALUES && !initKeys(type)) {
    raiseMemoryError();
    return false;
  }
  fillSlots(type);
  return true;
}

/** How many different attributes the methods of the class and its bases set on `self`, as the compiler saw it. */
function countAttributes(type: PyType): u32 {
  const mro: usize = type.mro;
  let count: u32 = 0;
  for (let i: u32 = 0; i < tupleLength(mro); i++) {
    const names = staticAttributes(mro, i);
    const length: u32 = names === 0 ? 0 : tupleLength(names);
    for (let k: u32 = 0; k < length; k++) if (!namedBefore(mro, i, tupleItem(names, k))) count++;
  }
  return count;
}

/** How many annotations the class and its bases may have: who writes the methods later, as dataclasses do, sets attributes of those names. */
function countAnnotations(type: PyType): u32 {
  const mro: usize = type.mro;
  let count: u32 = 0;
  for (let i: u32 = 0; i < tupleLength(mro); i++) {
    const f = dictGetStr(asType(pointer(tupleItem(mro, i))).dict, nameOf(Name.__annotate_func__));
    if (!isExactly(f, TypeId.FUNCTION)) continue;
    const constants: usize = asCode(asFunction(pointer(f)).code).consts;
    for (let k: u32 = 0; k < tupleLength(constants); k++) if (isStr(tupleItem(constants, k))) count++;
  }
  return count;
}

/** The `__static_attributes__` of class i in the order, 0 if it has none. */
function staticAttributes(mro: usize, i: u32): usize {
  const type = asType(pointer(tupleItem(mro, i)));
  const names = dictGetStr(type.dict, nameOf(Name.__static_attributes__));
  return names !== UNBOUND && names !== ERROR && isTuple(names) ? pointer(names) : 0;
}

function namedBefore(mro: usize, before: u32, name: Value): bool {
  for (let i: u32 = 0; i < before; i++) {
    const names = staticAttributes(mro, i);
    const length: u32 = names === 0 ? 0 : tupleLength(names);
    for (let k: u32 = 0; k < length; k++) if (tupleItem(names, k) === name) return true;
  }
  return false;
}

// ---- hooks ----

/** Calls `__set_name__` of every value in the namespace, as it was when the class was made. */
function setNames(type: PyType): bool {
  const names = dictCopy(type.dict);
  if (names === 0) return false;
  let good: bool = true;
  for (let e = dictNext(names, 0); good && e !== 0; ) {
    const at = dictPosition(names, e);
    good = setName(type, entryKey(e), entryValue(e));
    e = dictNext(names, at + 1);
  }
  decrefAt(names);
  return good;
}

function setName(type: PyType, key: Value, v: Value): bool {
  const hook = lookupSpecial(v, Name.__set_name__);
  if (hook === UNBOUND) return true;
  if (hook === ERROR) return false;
  const result = call2(hook, box(changetype<usize>(type)), key);
  decref(hook);
  decref(result);
  if (result !== ERROR) return true;
  const cls = box(changetype<usize>(type));
  notePending("Error calling __set_name__ on '%T' instance %R in '%N'", v, key, cls);
  return false;
}

function tupleHas(tuple: usize, v: Value): bool {
  for (let i: u32 = 0; i < tupleLength(tuple); i++) if (tupleItem(tuple, i) === v) return true;
  return false;
}

/** super(type, type).__init_subclass__(**keywords). The values of the keywords lie at `args`. */
function initSubclass(type: PyType, args: usize, kwnames: usize): bool {
  const mro: usize = type.mro;
  const name = nameOf(Name.__init_subclass__);
  if (!tupleHas(mro, box(changetype<usize>(type)))) {
    // As super() says it: mro() has left out the class itself.
    const self = box(changetype<usize>(type));
    const message = "super(type, obj): obj (type %N) is not an instance or subtype of type (%N).";
    raisef(Exc.TypeError, message, self, self);
    return false;
  }
  let hook: Value = UNBOUND;
  for (let i: u32 = 1; hook === UNBOUND && i < tupleLength(mro); i++) {
    hook = dictGetStr(asType(pointer(tupleItem(mro, i))).dict, name);
  }
  if (hook === UNBOUND) return true;
  if (hook === ERROR) return false;
  const get = asType(typeOf(hook)).descrGet;
  const cls = box(changetype<usize>(type));
  const bound = get === 0 ? incref(hook) : call_indirect<Value>(get, hook, UNBOUND, cls);
  if (bound === ERROR) return false;
  const result = callVector(bound, args, 0, kwnames);
  decref(bound);
  decref(result);
  return result !== ERROR;
}
