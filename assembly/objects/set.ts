/** set and frozenset: life, slots and the methods on single elements (CPython: Objects/setobject.c). Table: core/set.ts; algebra: objects/setops.ts. */

import { getAttrOptional } from "../core/attribute.ts";
import { Builder, newBuilder } from "../core/builder.ts";
import { call0 } from "../core/call.ts";
import { catchError, raise, raiseWith } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { charge } from "../core/interrupt.ts";
import { listItem, listLength } from "../core/list.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { reprEnter, reprLeave } from "../core/represent.ts";
import {
  allocSet,
  asSet,
  Elements,
  entryElementHash,
  isSet,
  newSet,
  PySet,
  setAdd,
  setClear,
  setContains,
  setDealloc,
  setDiscard,
  setIsSubset,
  setMerge,
  setPop,
  setPosition,
  setTableBytes,
  setUsed,
  setVisit,
} from "../core/set.ts";
import { tuple1, tuple3 } from "../core/tuple.ts";
import { asType, isSubtype, PyType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, boxBool, ERROR, NONE, NOT_IMPLEMENTED, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { writeRepr } from "./dict.ts";
import { listOf } from "./list.ts";
import { setIter } from "./setiterator.ts";
import { defineSetAlgebra, defineSetChanges, updateFrom } from "./setops.ts";

// ---- life ----

let setSignature!: NativeDef;
let frozensetSignature!: NativeDef;

function setNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocSet(type);
  return p === 0 ? ERROR : box(p);
}

function setInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (nargs < 2 && kwnames === 0) {
    setClear(pointer(self));
    return nargs === 0 || updateFrom(pointer(self), load<i64>(args)) ? 0 : -1;
  }
  const values = bindSlot(setSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const iterable = load<i64>(values);
  setClear(pointer(self));
  const good = iterable === UNBOUND || updateFrom(pointer(self), iterable);
  endSlot(setSignature, values);
  return good ? 0 : -1;
}

/** PyType.make */
function setMake(args: usize, nargs: i32): Value {
  if (nargs > 1) return UNBOUND;
  if (nargs === 1) return newSetFrom(typeAt(TypeId.SET), load<i64>(args));
  const p = newSet();
  return p === 0 ? ERROR : box(p);
}

/** PyType.make */
function frozensetMake(args: usize, nargs: i32): Value {
  return nargs === 1 ? newSetFrom(typeAt(TypeId.FROZENSET), load<i64>(args)) : UNBOUND;
}

function frozensetNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  // Keywords are the business of a subclass's __init__.
  const ownInit = asType(type).init !== asType(typeAt(TypeId.FROZENSET)).init;
  const values = bindSlot(frozensetSignature, args, nargs, ownInit ? 0 : kwnames);
  if (values === 0) return ERROR;
  const result = newSetFrom(type, load<i64>(values));
  endSlot(frozensetSignature, values);
  return result;
}

/** A set of the given type of what an iterable gives (UNBOUND: nothing); an exact frozenset is its own copy. ERROR on failure. */
export function newSetFrom(type: usize, iterable: Value): Value {
  if (type === typeAt(TypeId.FROZENSET) && iterable !== UNBOUND && isExactly(iterable, TypeId.FROZENSET)) {
    return incref(iterable);
  }
  const p = allocSet(type);
  if (p === 0) return ERROR;
  if (iterable === UNBOUND || updateFrom(p, iterable)) return box(p);
  decref(box(p));
  return ERROR;
}

// ---- slots ----

function setLength(v: Value): i64 {
  return setUsed(pointer(v));
}

/** A set as an element to look for stands for the frozenset of the same elements. */
function isPlainSet(v: Value): bool {
  return isSet(v) && !isSubtype(typeOf(v), typeAt(TypeId.FROZENSET));
}

/** If looking for a set has failed because it has no hash: the frozenset to look for instead. ERROR if that was not the reason. */
function frozenFor(v: Value): Value {
  if (!isPlainSet(v) || !catchError(Exc.TypeError)) return ERROR;
  return newSetFrom(typeAt(TypeId.FROZENSET), v);
}

function setContainsSlot(v: Value, item: Value): i32 {
  const found = setContains(pointer(v), item);
  if (found >= 0) return found;
  const frozen = frozenFor(item);
  if (frozen === ERROR) return -1;
  const again = setContains(pointer(v), frozen);
  decref(frozen);
  return again;
}

function discard(v: Value, item: Value): i32 {
  const found = setDiscard(pointer(v), item);
  if (found >= 0) return found;
  const frozen = frozenFor(item);
  if (frozen === ERROR) return -1;
  const again = setDiscard(pointer(v), frozen);
  decref(frozen);
  return again;
}

function shuffled(hash: u64): u64 {
  return (hash ^ 89869747 ^ (hash << 16)) * 3644798167;
}

/** Elements' hashes shuffled and mixed so that order does not matter (CPython: frozenset_hash). */
function frozensetHash(v: Value): i64 {
  const p = pointer(v);
  const s = asSet(p);
  if (s.hash !== -1) return s.hash;
  let hash: u64 = 0;
  for (let e = Elements.next(p, 0); e !== 0; e = Elements.next(p, setPosition(p, e) + 1)) {
    hash ^= shuffled(entryElementHash(e));
  }
  hash ^= (<u64>s.used + 1) * 1927868237;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069 + 907133923;
  s.hash = hash === u64.MAX_VALUE ? 590923713 : <i64>hash;
  return s.hash;
}

function setCompare(a: Value, b: Value, op: Compare): Value {
  if (!isSet(a) || !isSet(b)) return NOT_IMPLEMENTED;
  const p = pointer(a);
  const q = pointer(b);
  const m = setUsed(p);
  const n = setUsed(q);
  let answer = 0;
  if (op === Compare.EQ || op === Compare.NE) {
    answer = m === n && hashesAgree(p, q) ? setIsSubset(p, q) : 0;
    if (op === Compare.NE && answer >= 0) answer = 1 - answer;
  } else if (op === Compare.LE || op === Compare.LT) {
    answer = op === Compare.LT && m >= n ? 0 : setIsSubset(p, q);
  } else {
    answer = op === Compare.GT && m <= n ? 0 : setIsSubset(q, p);
  }
  return answer < 0 ? ERROR : boxBool(answer > 0);
}

function hashesAgree(p: usize, q: usize): bool {
  return asSet(p).hash === -1 || asSet(q).hash === -1 || asSet(p).hash === asSet(q).hash;
}

/** `{1, 2}`, or with the type's name around it unless it is set itself. */
function setRepr(v: Value): Value {
  const name: usize = asType(typeOf(v)).name;
  const inside = reprEnter(v);
  const out = newBuilder();
  const empty = setUsed(pointer(v)) === 0;
  const plain = isExactly(v, TypeId.SET) && !empty && !inside;
  if (!plain) {
    out.str(name);
    out.char(40);
    if (inside) out.text("...");
  }
  let good: bool = true;
  if (!inside) {
    if (!empty) good = writeBraced(out, v);
    reprLeave();
  }
  if (!plain) out.char(41);
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

/** The elements, copied first as their repr may change the set. */
function writeBraced(out: Builder, v: Value): bool {
  const list = listOf(v);
  if (list === 0) return false;
  let good: bool = true;
  out.char(123);
  for (let i: u32 = 0; good && i < listLength(list); i++) {
    if (i > 0) out.text(", ");
    good = writeRepr(out, listItem(list, i)) && charge(8);
  }
  out.char(125);
  decref(box(list));
  return good;
}

// ---- methods ----

function addMethod(args: usize): Value {
  return setAdd(pointer(load<i64>(args)), load<i64>(args, 8)) < 0 ? ERROR : NONE;
}

function clearMethod(args: usize): Value {
  setClear(pointer(load<i64>(args)));
  return NONE;
}

/** set or frozenset: the type of results of operations, also on subclasses. */
export function baseTypeOf(v: Value): usize {
  const frozen = isSubtype(typeOf(v), typeAt(TypeId.FROZENSET));
  return typeAt(frozen ? TypeId.FROZENSET : TypeId.SET);
}

/** A copy as set or frozenset: a reference, or ERROR. */
export function copyOf(v: Value): Value {
  const p = allocSet(baseTypeOf(v));
  if (p === 0) return ERROR;
  if (charge(<i32>(setUsed(pointer(v)) >> 2)) && setMerge(p, pointer(v)) === 0) return box(p);
  decref(box(p));
  return ERROR;
}

function copyMethod(args: usize): Value {
  const v = load<i64>(args);
  return isExactly(v, TypeId.FROZENSET) ? incref(v) : copyOf(v);
}

function discardMethod(args: usize): Value {
  return discard(load<i64>(args), load<i64>(args, 8)) < 0 ? ERROR : NONE;
}

function removeMethod(args: usize): Value {
  const found = discard(load<i64>(args), load<i64>(args, 8));
  if (found === 0) return raiseWith(Exc.KeyError, load<i64>(args, 8));
  return found < 0 ? ERROR : NONE;
}

function popMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  return setUsed(p) === 0 ? raise(Exc.KeyError, "pop from an empty set") : setPop(p);
}

function containsMethod(args: usize): Value {
  const found = setContainsSlot(load<i64>(args), load<i64>(args, 8));
  return found < 0 ? ERROR : boxBool(found > 0);
}

/** (type, ([elements],), state) */
function reduceMethod(args: usize): Value {
  const v = load<i64>(args);
  const list = listOf(v);
  const given = list === 0 ? 0 : tuple1(box(list));
  if (given === 0) return ERROR;
  const state = stateOf(v);
  if (state === ERROR) {
    decref(box(given));
    return ERROR;
  }
  const p = tuple3(incref(box(typeOf(v))), box(given), state);
  return p === 0 ? ERROR : box(p);
}

/** What object.__getstate__ gives for it. */
function stateOf(v: Value): Value {
  const method = getAttrOptional(v, nameOf(Name.__getstate__));
  if (method === ERROR || method === UNBOUND) return method === ERROR ? ERROR : NONE;
  const state = call0(method);
  decref(method);
  return state;
}

function sizeofMethod(args: usize): Value {
  const v = load<i64>(args);
  return small(<i64>asType(typeOf(v)).basicSize + setTableBytes(pointer(v)));
}

/** What set and frozenset have in common. */
function initCommon(type: PyType): void {
  type.dealloc = setDealloc.index;
  type.traverse = setVisit.index;
  type.repr = setRepr.index;
  type.compare = setCompare.index;
  type.iter = setIter.index;
  type.length = setLength.index;
  type.contains = setContainsSlot.index;
  type.weakOffset = offsetof<PySet>("weakrefs");
  define(type, "__contains__(self, object, /)", containsMethod);
  define(type, "__reduce__(self, /)", reduceMethod);
  define(type, "__sizeof__(self, /)", sizeofMethod);
  define(type, "copy(self, /)", copyMethod);
  defineSetAlgebra(type);
}

export function initSets(): void {
  setSignature = slotSignature("set(iterable=(), /)");
  frozensetSignature = slotSignature("frozenset(iterable=(), /)");
  const set = asType(typeAt(TypeId.SET));
  set.new = setNew.index;
  set.make = setMake.index;
  set.init = setInit.index;
  set.clear = setClear.index;
  define(set, "add(self, object, /)", addMethod);
  define(set, "clear(self, /)", clearMethod);
  define(set, "discard(self, object, /)", discardMethod);
  define(set, "pop(self, /)", popMethod);
  define(set, "remove(self, object, /)", removeMethod);
  defineSetChanges(set);
  initCommon(set);
  const frozenset = asType(typeAt(TypeId.FROZENSET));
  frozenset.new = frozensetNew.index;
  frozenset.make = frozensetMake.index;
  frozenset.hash = frozensetHash.index;
  initCommon(frozenset);
}
