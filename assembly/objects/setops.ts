/** The algebra of sets: union, intersection, difference, order; operators and methods (CPython: Objects/setobject.c, whose steps decide the order of results). */
import { dictGetHashed, dictNext, dictPosition, dictUsed, entryHash, entryKey } from "../core/dict.ts";
import { Hash, hashOf, hashOfElement } from "../core/hash.ts";
import { charge } from "../core/interrupt.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { listItem, listLength } from "../core/list.ts";
import { define } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import {
  allocSet,
  entryElement,
  entryElementHash,
  isSet,
  setAdd,
  setAddHashed,
  setAddWhere,
  setClear,
  setContainsHashed,
  setDiscardHashed,
  setIsSubset,
  setMerge,
  setNext,
  setPosition,
  setReserve,
  setShrink,
  setSwap,
  setUsed,
} from "../core/set.ts";
import { iterNextInto } from "../core/sink.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { PyType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, boxBool, END, ERROR, NONE, NOT_IMPLEMENTED, pointer, UNBOUND, Value } from "../core/value.ts";
import { Sink } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { baseTypeOf, copyOf, newSetFrom } from "./set.ts";

// ---- walking over what an operation is given ----

/**
 * Takes a step for each element of a set, a dict's keys or any iterable: 0 at the end, else what stopped it. A step is the index of a
 * (target: usize, key: Value, hash: i64) => i32 that gives 0 to go on, 1 to stop, -1 to stop with an exception pending.
 */
export function each(source: Value, target: usize, step: u32): i32 {
  return eachHashed(source, target, step, true);
}

/** As each; `elements`: a TypeError of a key without hash says that it was wanted for a set. */
function eachHashed(source: Value, target: usize, step: u32, elements: bool): i32 {
  if (isSet(source)) return eachOfSet(pointer(source), target, step);
  if (isExactly(source, TypeId.DICT)) return eachOfDict(pointer(source), target, step);
  const iterator = getIter(source);
  if (iterator === ERROR) return -1;
  const sinks = step === addStep.index;
  let result = 0;
  while (result === 0) {
    const key = sinks ? iterNextInto(iterator, Sink.SET, target) : iterNext(iterator);
    if (key === END) break;
    let hash = Hash.quick(key);
    if (hash === -1 && key !== ERROR) hash = elements ? hashOfElement(key) : hashOf(key);
    result = hash === -1 ? -1 : call_indirect<i32>(step, target, key, hash);
    decref(key);
    if (!charge(4)) result = -1;
  }
  decref(iterator);
  return result;
}

function eachOfSet(p: usize, target: usize, step: u32): i32 {
  let pos: u32 = 0;
  while (true) {
    const e = setNext(p, pos);
    if (e === 0) return 0;
    pos = setPosition(p, e) + 1;
    const key = incref(entryElement(e));
    const result = call_indirect<i32>(step, target, key, entryElementHash(e));
    decref(key);
    if (result !== 0) return result;
    if ((pos & 63) === 63 && !charge(64)) return -1;
  }
}

function eachOfDict(d: usize, target: usize, step: u32): i32 {
  let pos: u32 = 0;
  while (true) {
    const e = dictNext(d, pos);
    if (e === 0) return 0;
    pos = dictPosition(d, e) + 1;
    const key = incref(entryKey(e));
    const result = call_indirect<i32>(step, target, key, entryHash(e));
    decref(key);
    if (result !== 0) return result;
    if ((pos & 63) === 63 && !charge(64)) return -1;
  }
}

/** Adds all items of a list or tuple to a set; false with an exception pending. A list may change meanwhile. */
function addItems(p: usize, sequence: usize, isList: bool): bool {
  for (let i: u32 = 0; (isList ? listLength(sequence) : tupleLength(sequence)) > i; i++) {
    const key = incref(isList ? listItem(sequence, i) : tupleItem(sequence, i));
    const hash = Hash.quick(key);
    const added = hash !== -1 ? setAddHashed(p, key, hash) : setAdd(p, key);
    decref(key);
    if (added < 0 || ((i & 63) === 63 && !charge(256))) return false;
  }
  return true;
}

/** The other operand of a step that asks for membership: set before walking, put back after (walks may nest). */
let other: Value = UNBOUND;

function eachWith(source: Value, target: usize, step: u32, operand: Value): i32 {
  const outer = other;
  other = operand;
  const result = eachHashed(source, target, step, false);
  other = outer;
  return result;
}

function inOther(key: Value, hash: i64): i32 {
  const operand = other;
  if (isSet(operand)) return setContainsHashed(pointer(operand), key, hash);
  const found = dictGetHashed(pointer(operand), key, hash);
  return found === ERROR ? -1 : found !== UNBOUND ? 1 : 0;
}

function addStep(target: usize, key: Value, hash: i64): i32 {
  return setAddHashed(target, key, hash);
}

function discardStep(target: usize, key: Value, hash: i64): i32 {
  return min(setDiscardHashed(target, key, hash), 0);
}

function toggleStep(target: usize, key: Value, hash: i64): i32 {
  const found = setDiscardHashed(target, key, hash);
  return found === 0 ? setAddHashed(target, key, hash) : min(found, 0);
}

function addIfInOther(target: usize, key: Value, hash: i64): i32 {
  const found = inOther(key, hash);
  return found > 0 ? setAddHashed(target, key, hash) : found;
}

function addIfNotInOther(target: usize, key: Value, hash: i64): i32 {
  const found = inOther(key, hash);
  return found === 0 ? setAddHashed(target, key, hash) : min(found, 0);
}

function stopIfIn(target: usize, key: Value, hash: i64): i32 {
  return setContainsHashed(target, key, hash);
}

function stopIfNotIn(target: usize, key: Value, hash: i64): i32 {
  const found = setContainsHashed(target, key, hash);
  return found < 0 ? -1 : 1 - found;
}

// ---- the operations; those that give a set give ERROR on failure, the others false ----

/** p |= source */
export function updateFrom(p: usize, source: Value): bool {
  if (isSet(source))
    return charge(<i32>(setUsed(pointer(source)) >> 2)) && setMerge(p, pointer(source)) === 0;
  if (isExactly(source, TypeId.LIST)) return addItems(p, pointer(source), true);
  if (isExactly(source, TypeId.TUPLE)) return addItems(p, pointer(source), false);
  if (isExactly(source, TypeId.DICT) && !setReserve(p, dictUsed(pointer(source)))) return false;
  return each(source, p, addStep.index) === 0;
}

/** A result when all went well: drops it and gives ERROR otherwise. */
function finished(p: usize, good: bool): Value {
  if (good) return box(p);
  if (p !== 0) decref(box(p));
  return ERROR;
}

function intersection(v: Value, source: Value): Value {
  if (v === source) return copyOf(v);
  const p = allocSet(baseTypeOf(v));
  if (p === 0) return ERROR;
  // The smaller of two sets is walked over.
  const swapped = isSet(source) && setUsed(pointer(source)) > setUsed(pointer(v));
  const walked = swapped ? v : source;
  if (isSet(source)) {
    return finished(p, setAddWhere(p, pointer(walked), pointer(swapped ? source : v), true) === 0);
  }
  return finished(p, eachWith(walked, p, addIfInOther.index, swapped ? source : v) === 0);
}

/** p -= source */
export function differenceUpdate(p: usize, source: Value): bool {
  if (box(p) === source) {
    setClear(p);
    return true;
  }
  if (isSet(source) && setUsed(pointer(source)) >> 3 > setUsed(p)) {
    const common = intersection(box(p), source);
    if (common === ERROR) return false;
    const good = eachOfSet(pointer(common), p, discardStep.index) === 0;
    decref(common);
    return good && setShrink(p);
  }
  return each(source, p, discardStep.index) === 0 && setShrink(p);
}

function difference(v: Value, source: Value): Value {
  const dict = isExactly(source, TypeId.DICT);
  const count = isSet(source) ? setUsed(pointer(source)) : dict ? dictUsed(pointer(source)) : 0;
  if ((!isSet(source) && !dict) || setUsed(pointer(v)) >> 2 > count) {
    const copy = copyOf(v);
    return copy === ERROR ? ERROR : finished(pointer(copy), differenceUpdate(pointer(copy), source));
  }
  const p = allocSet(baseTypeOf(v));
  if (p === 0) return ERROR;
  if (isSet(source)) return finished(p, setAddWhere(p, pointer(v), pointer(source), false) === 0);
  return finished(p, eachWith(v, p, addIfNotInOther.index, source) === 0);
}

/** p ^= source */
export function symmetricUpdate(p: usize, source: Value): bool {
  if (box(p) === source) {
    setClear(p);
    return true;
  }
  if (isSet(source) || isExactly(source, TypeId.DICT)) return each(source, p, toggleStep.index) === 0;
  // Elements given twice count once.
  const once = newSetFrom(typeAt(TypeId.SET), source);
  if (once === ERROR) return false;
  const good = eachOfSet(pointer(once), p, toggleStep.index) === 0;
  decref(once);
  return good;
}

function symmetricDifference(v: Value, source: Value): Value {
  const p = allocSet(baseTypeOf(v));
  if (p === 0) return ERROR;
  return finished(p, updateFrom(p, source) && symmetricUpdate(p, v));
}

function union(v: Value, source: Value): Value {
  const copy = copyOf(v);
  if (copy === ERROR || v === source) return copy;
  return finished(pointer(copy), updateFrom(pointer(copy), source));
}

// ---- operators: both operands must be sets ----

function orSlot(a: Value, b: Value): Value {
  return isSet(a) && isSet(b) ? union(a, b) : NOT_IMPLEMENTED;
}

function andSlot(a: Value, b: Value): Value {
  return isSet(a) && isSet(b) ? intersection(a, b) : NOT_IMPLEMENTED;
}

function subtractSlot(a: Value, b: Value): Value {
  return isSet(a) && isSet(b) ? difference(a, b) : NOT_IMPLEMENTED;
}

function xorSlot(a: Value, b: Value): Value {
  return isSet(a) && isSet(b) ? symmetricDifference(a, b) : NOT_IMPLEMENTED;
}

function inplaceOrSlot(a: Value, b: Value): Value {
  if (!isSet(b)) return NOT_IMPLEMENTED;
  return updateFrom(pointer(a), b) ? incref(a) : ERROR;
}

function inplaceAndSlot(a: Value, b: Value): Value {
  if (!isSet(b)) return NOT_IMPLEMENTED;
  return replaceBy(pointer(a), intersection(a, b)) ? incref(a) : ERROR;
}

function inplaceSubtractSlot(a: Value, b: Value): Value {
  if (!isSet(b)) return NOT_IMPLEMENTED;
  return differenceUpdate(pointer(a), b) ? incref(a) : ERROR;
}

function inplaceXorSlot(a: Value, b: Value): Value {
  if (!isSet(b)) return NOT_IMPLEMENTED;
  return symmetricUpdate(pointer(a), b) ? incref(a) : ERROR;
}

/** Gives a set the elements of a result, which is dropped. */
function replaceBy(p: usize, result: Value): bool {
  if (result === ERROR) return false;
  setSwap(p, pointer(result));
  decref(result);
  return true;
}

// ---- methods: other operands may be any iterables ----

function unionMethod(args: usize): Value {
  const v = load<i64>(args);
  const others = pointer(load<i64>(args, 8));
  const copy = copyOf(v);
  if (copy === ERROR) return ERROR;
  for (let i: u32 = 0; i < tupleLength(others); i++) {
    const source = tupleItem(others, i);
    if (source !== v && !updateFrom(pointer(copy), source)) return finished(pointer(copy), false);
  }
  return copy;
}

function updateMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const others = pointer(load<i64>(args, 8));
  for (let i: u32 = 0; i < tupleLength(others); i++) {
    if (!updateFrom(p, tupleItem(others, i))) return ERROR;
  }
  return NONE;
}

function intersectionMethod(args: usize): Value {
  const v = load<i64>(args);
  const others = pointer(load<i64>(args, 8));
  let result = tupleLength(others) === 0 ? copyOf(v) : intersection(v, tupleItem(others, 0));
  for (let i: u32 = 1; i < tupleLength(others) && result !== ERROR; i++) {
    const next = intersection(result, tupleItem(others, i));
    decref(result);
    result = next;
  }
  return result;
}

function intersectionUpdateMethod(args: usize): Value {
  return replaceBy(pointer(load<i64>(args)), intersectionMethod(args)) ? NONE : ERROR;
}

function differenceMethod(args: usize): Value {
  const v = load<i64>(args);
  const others = pointer(load<i64>(args, 8));
  if (tupleLength(others) === 0) return copyOf(v);
  const result = difference(v, tupleItem(others, 0));
  for (let i: u32 = 1; i < tupleLength(others) && result !== ERROR; i++) {
    if (!differenceUpdate(pointer(result), tupleItem(others, i))) return finished(pointer(result), false);
  }
  return result;
}

function differenceUpdateMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const others = pointer(load<i64>(args, 8));
  for (let i: u32 = 0; i < tupleLength(others); i++) {
    if (!differenceUpdate(p, tupleItem(others, i))) return ERROR;
  }
  return NONE;
}

function symmetricDifferenceMethod(args: usize): Value {
  return symmetricDifference(load<i64>(args), load<i64>(args, 8));
}

function symmetricUpdateMethod(args: usize): Value {
  return symmetricUpdate(pointer(load<i64>(args)), load<i64>(args, 8)) ? NONE : ERROR;
}

function isdisjointMethod(args: usize): Value {
  const v = load<i64>(args);
  const source = load<i64>(args, 8);
  if (v === source) return boxBool(setUsed(pointer(v)) === 0);
  const swapped = isSet(source) && setUsed(pointer(source)) > setUsed(pointer(v));
  const stopped = swapped
    ? each(v, pointer(source), stopIfIn.index)
    : each(source, pointer(v), stopIfIn.index);
  return stopped < 0 ? ERROR : boxBool(stopped === 0);
}

function issubsetMethod(args: usize): Value {
  const v = load<i64>(args);
  const source = load<i64>(args, 8);
  if (isSet(source)) return answer(setIsSubset(pointer(v), pointer(source)));
  const common = intersection(v, source);
  if (common === ERROR) return ERROR;
  const all = setUsed(pointer(common)) === setUsed(pointer(v));
  decref(common);
  return boxBool(all);
}

function issupersetMethod(args: usize): Value {
  const v = load<i64>(args);
  const source = load<i64>(args, 8);
  if (isSet(source)) return answer(setIsSubset(pointer(source), pointer(v)));
  const stopped = each(source, pointer(v), stopIfNotIn.index);
  return stopped < 0 ? ERROR : boxBool(stopped === 0);
}

function answer(truth: i32): Value {
  return truth < 0 ? ERROR : boxBool(truth > 0);
}

/** Operators and methods of both types. */
export function defineSetAlgebra(type: PyType): void {
  type.or = orSlot.index;
  type.and = andSlot.index;
  type.subtract = subtractSlot.index;
  type.xor = xorSlot.index;
  define(type, "difference(self, *others)", differenceMethod);
  define(type, "intersection(self, *others)", intersectionMethod);
  define(type, "isdisjoint(self, other, /)", isdisjointMethod);
  define(type, "issubset(self, other, /)", issubsetMethod);
  define(type, "issuperset(self, other, /)", issupersetMethod);
  define(type, "symmetric_difference(self, other, /)", symmetricDifferenceMethod);
  define(type, "union(self, *others)", unionMethod);
}

/** What only set has. */
export function defineSetChanges(type: PyType): void {
  type.inplaceOr = inplaceOrSlot.index;
  type.inplaceAnd = inplaceAndSlot.index;
  type.inplaceSubtract = inplaceSubtractSlot.index;
  type.inplaceXor = inplaceXorSlot.index;
  define(type, "difference_update(self, *others)", differenceUpdateMethod);
  define(type, "intersection_update(self, *others)", intersectionUpdateMethod);
  define(type, "symmetric_difference_update(self, other, /)", symmetricUpdateMethod);
  define(type, "update(self, *others)", updateMethod);
}
