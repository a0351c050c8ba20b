/**
 * Arrays of the host as Python's sequences: subscripts, slices, and the methods of a MutableSequence, which mean what list's do. Items are compared as Python does, one by
 * one; the array may change meanwhile.
 */
import { valuesEqual } from "../../core/compare.ts";
import { raise, raisef } from "../../core/errors.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { listLength } from "../../core/list.ts";
import { define } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import {
  adjustSlice,
  clipIndex,
  restoreSlice,
  sliceStart,
  sliceStep,
  sliceStop,
  unpackSlice,
} from "../../core/slice.ts";
import { BAD_INDEX, indexClamped, isSlice, sizeNumber } from "../../core/subscript.ts";
import { isTuple, tuple1, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { box, END, ERROR, isPointer, NONE, pointer, small, TRUE, UNBOUND, Value } from "../../core/value.ts";
import { searchBound } from "../../objects/list.ts";
import { assignedItems, refuseSize } from "../../objects/listslice.ts";
import { HostOperation } from "../../shared/embed.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { ask, askSlice, found, hostLength } from "./asking.ts";

// ---- subscripts ----

/** An index counted from the end becomes one from the start, for arrays; anything but a number is an error. ERROR. */
function arrayIndex(self: Value, key: Value): Value {
  if (asType(typeOf(key)).index === 0)
    return raisef(Exc.TypeError, "array indices must be integers or slices, not %T", key);
  const index = indexClamped(key);
  if (index === BAD_INDEX) return ERROR;
  if (index >= 0) return small(min<i64>(index, MOST_INDEX));
  const length = hostLength(self);
  if (length < 0) return ERROR;
  return index + length < 0 ? raise(Exc.IndexError, "array index out of range") : small(index + length);
}

const MOST_INDEX: i64 = 0xffff_ffff;

export function arrayGet(self: Value, key: Value): Value {
  if (isSlice(key)) return getSlice(self, key);
  const index = arrayIndex(self, key);
  if (index === ERROR) return ERROR;
  const v = ask(HostOperation.GET_ITEM, self, index);
  return v === UNBOUND ? raise(Exc.IndexError, "array index out of range") : v;
}

export function arraySet(self: Value, key: Value, value: Value): i32 {
  if (isSlice(key)) return dropped(value === UNBOUND ? deleteSlice(self, key) : setSlice(self, key, value));
  const index = arrayIndex(self, key);
  if (index === ERROR) return -1;
  const v = change(self, index, value);
  return dropped(v === UNBOUND ? raise(Exc.IndexError, "array assignment index out of range") : v);
}

/** 0 for an answer that says nothing, -1 for ERROR. */
function dropped(answer: Value): i32 {
  if (answer === ERROR) return -1;
  decref(answer);
  return 0;
}

/** How many items of an array a slice selects, from sliceStart on by sliceStep; -1 on error. */
function select(self: Value, slice: Value): i64 {
  if (!unpackSlice(pointer(slice))) return -1;
  const start = sliceStart;
  const stop = sliceStop;
  const step = sliceStep;
  const length = hostLength(self);
  if (length < 0) return -1;
  restoreSlice(start, stop, step);
  return adjustSlice(length);
}

/** A new array of the host's. */
function getSlice(self: Value, slice: Value): Value {
  const count = select(self, slice);
  return count < 0 ? ERROR : found(askSlice(HostOperation.GET_SLICE, self, count, UNBOUND));
}

function deleteSlice(self: Value, slice: Value): Value {
  const count = select(self, slice);
  return count < 0 ? ERROR : found(askSlice(HostOperation.DELETE_SLICE, self, count, UNBOUND));
}

function setSlice(self: Value, slice: Value, value: Value): Value {
  const values = assignedItems(0, value);
  if (values === ERROR) return ERROR;
  const answer = setSelected(self, slice, values);
  decref(values);
  return answer;
}

/** Gives selected items other values, those of a list or tuple. */
function setSelected(self: Value, slice: Value, values: Value): Value {
  const count = select(self, slice);
  if (count < 0) return ERROR;
  const given = isTuple(values) ? tupleLength(pointer(values)) : listLength(pointer(values));
  if (sliceStep !== 1 && given !== count) return refuseSize(given, count);
  return found(askSlice(HostOperation.SET_SLICE, self, count, values));
}

function change(self: Value, key: Value, value: Value): Value {
  if (value === UNBOUND) return ask(HostOperation.DELETE_ITEM, self, key);
  return ask(HostOperation.SET_ITEM, self, key, value);
}

// ---- finding ----

const MISSING: i64 = -2;

/** The first index in [from, to) of an item equal to v; MISSING, or -1 with an exception pending. */
function findFrom(self: Value, v: Value, from: i64, to: i64): i64 {
  for (let i = from; i < to; i++) {
    const same = isItem(self, i, v);
    if (same === AT_END) break;
    if (same !== 0) return same > 0 ? i : -1;
  }
  return MISSING;
}

const AT_END: i32 = 2;

/** Whether an item is equal to v: 1, 0, AT_END where there is no such item, or -1 with an exception pending. */
function isItem(self: Value, i: i64, v: Value): i32 {
  const item = ask(HostOperation.GET_ITEM, self, small(i));
  if (item === UNBOUND) return AT_END;
  if (item === ERROR) return -1;
  const same = item === v ? 1 : valuesEqual(item, v);
  decref(item);
  return same;
}

/** Whether the host is handed the same value each time, and not a proxy of its own. */
function isKnownToHost(v: Value): bool {
  return !isPointer(v) || isExactly(v, TypeId.STR) || isExactly(v, TypeId.BOOL) || v === NONE;
}

/** `item in array`: the host knows, where neither the item nor what is in the array has a notion of its own of what is equal. */
export function arrayContains(self: Value, item: Value): i32 {
  if (isKnownToHost(item)) {
    const known = ask(HostOperation.CONTAINS, self, item);
    if (known === ERROR) return -1;
    if (known !== UNBOUND) return known === TRUE ? 1 : 0;
  }
  const i = findFrom(self, item, 0, i64.MAX_VALUE);
  return i >= 0 ? 1 : i === MISSING ? 0 : -1;
}

/** `index(self, value, start=0, stop=sys.maxsize)` */
function arrayIndexMethod(args: usize): Value {
  const self = load<i64>(args);
  const start = searchBound(load<i64>(args, 16));
  const stop = start === BAD_INDEX ? start : searchBound(load<i64>(args, 24));
  const length = stop === BAD_INDEX ? -1 : hostLength(self);
  if (length < 0) return ERROR;
  const to = stop < 0 ? max<i64>(stop + length, 0) : stop;
  const i = findFrom(self, load<i64>(args, 8), clipIndex(start, length), to);
  if (i >= 0) return small(i);
  return i === MISSING ? raise(Exc.ValueError, "array.index(x): x not in array") : ERROR;
}

/** `count(self, value)` */
function arrayCount(args: usize): Value {
  let count: i64 = 0;
  let same: i32 = 0;
  for (let i: i64 = 0; same !== AT_END; i++) {
    same = isItem(load<i64>(args), i, load<i64>(args, 8));
    if (same < 0) return ERROR;
    if (same === 1) count++;
  }
  return small(count);
}

// ---- changing ----

/** Puts the items of a list, tuple or array of the host's before index `at`. None, or ERROR. */
function putBefore(self: Value, at: i64, values: Value): Value {
  restoreSlice(at, at, 1);
  const answer = found(askSlice(HostOperation.SET_SLICE, self, 0, values));
  if (answer === ERROR) return ERROR;
  decref(answer);
  return NONE;
}

function putOne(self: Value, at: i64, value: Value): Value {
  const values = tuple1(incref(value));
  if (values === 0) return ERROR;
  const answer = putBefore(self, at, box(values));
  decref(box(values));
  return answer;
}

function append(self: Value, value: Value): Value {
  const length = hostLength(self);
  return length < 0 ? ERROR : putOne(self, length, value);
}

/** `append(self, value)` */
function arrayAppend(args: usize): Value {
  return append(load<i64>(args), load<i64>(args, 8));
}

/** `insert(self, index, value)` */
function arrayInsert(args: usize): Value {
  const self = load<i64>(args);
  const index = sizeNumber(load<i64>(args, 8));
  const length = index === BAD_INDEX ? -1 : hostLength(self);
  return length < 0 ? ERROR : putOne(self, clipIndex(index, length), load<i64>(args, 16));
}

/** Whether all items are there, and the host can take them at once. */
function isRow(v: Value): bool {
  return isExactly(v, TypeId.LIST) || isExactly(v, TypeId.TUPLE) || isExactly(v, TypeId.JS_ARRAY);
}

/** Adds what an iterable gives. None, or ERROR: what it has given before it raised is there. */
function extend(self: Value, values: Value): Value {
  if (isRow(values)) {
    const length = hostLength(self);
    return length < 0 ? ERROR : putBefore(self, length, values);
  }
  const iterator = getIter(values);
  if (iterator === ERROR) return ERROR;
  let answer = NONE;
  while (answer === NONE) {
    const value = iterNext(iterator);
    if (value === END) break;
    answer = value === ERROR ? ERROR : append(self, value);
    if (value !== ERROR) decref(value);
  }
  decref(iterator);
  return answer;
}

/** `extend(self, values)` */
function arrayExtend(args: usize): Value {
  return extend(load<i64>(args), load<i64>(args, 8));
}

/** `array += values` */
function arrayExtended(self: Value, values: Value): Value {
  return extend(self, values) === ERROR ? ERROR : incref(self);
}

/** `pop(self, index=-1)` */
function arrayPop(args: usize): Value {
  const self = load<i64>(args);
  let index = sizeNumber(load<i64>(args, 8));
  const length = index === BAD_INDEX ? -1 : hostLength(self);
  if (length < 0) return ERROR;
  if (length === 0) return raise(Exc.IndexError, "pop from empty array");
  if (index < 0) index += length;
  if (index < 0 || index >= length) return raise(Exc.IndexError, "pop index out of range");
  const item = found(ask(HostOperation.GET_ITEM, self, small(index)));
  if (item === ERROR || remove(self, index) !== ERROR) return item;
  decref(item);
  return ERROR;
}

/** Removes an item. None, or ERROR. */
function remove(self: Value, index: i64): Value {
  const answer = ask(HostOperation.DELETE_ITEM, self, small(index));
  if (answer === ERROR) return ERROR;
  // Nothing: a comparison, or code of the host's, has made the array shorter.
  if (answer !== UNBOUND) decref(answer);
  return NONE;
}

/** `remove(self, value)` */
function arrayRemove(args: usize): Value {
  const self = load<i64>(args);
  const i = findFrom(self, load<i64>(args, 8), 0, i64.MAX_VALUE);
  if (i === MISSING) return raise(Exc.ValueError, "array.remove(x): x not in array");
  return i < 0 ? ERROR : remove(self, i);
}

/** `clear(self)` */
function arrayClear(args: usize): Value {
  const length = hostLength(load<i64>(args));
  if (length < 0) return ERROR;
  restoreSlice(0, length, 1);
  const answer = found(askSlice(HostOperation.DELETE_SLICE, load<i64>(args), length, UNBOUND));
  if (answer === ERROR) return ERROR;
  decref(answer);
  return NONE;
}

/** `copy(self)`: an array of the host's, as slices are. */
function arrayCopy(args: usize): Value {
  const length = hostLength(load<i64>(args));
  if (length < 0) return ERROR;
  restoreSlice(0, length, 1);
  return found(askSlice(HostOperation.GET_SLICE, load<i64>(args), length, UNBOUND));
}

/** `reverse(self)` */
function arrayReverse(args: usize): Value {
  return found(ask(HostOperation.REVERSE, load<i64>(args)));
}

/** Once at boot. */
export function initHostArray(type: PyType): void {
  type.inplaceConcat = arrayExtended.index;
  define(type, "append(self, value, /)", arrayAppend);
  define(type, "clear(self, /)", arrayClear);
  define(type, "copy(self, /)", arrayCopy);
  define(type, "count(self, value, /)", arrayCount);
  define(type, "extend(self, values, /)", arrayExtend);
  define(type, "index(self, value, start=0, stop=sys.maxsize, /)", arrayIndexMethod);
  define(type, "insert(self, index, value, /)", arrayInsert);
  define(type, "pop(self, index=-1, /)", arrayPop);
  define(type, "remove(self, value, /)", arrayRemove);
  define(type, "reverse(self, /)", arrayReverse);
}
