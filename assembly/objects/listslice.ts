/** Slices of lists: reading, assigning, deleting, with any step (CPython: list_subscript, list_ass_slice, list_ass_subscript). */
import { catchError, raise, raisef } from "../core/errors.ts";
import { charge } from "../core/interrupt.ts";
import {
  allocItems,
  asList,
  dropItems,
  listLength,
  listResize,
  moveItems,
  newList,
  newListStepped,
} from "../core/list.ts";
import { decref, incref } from "../core/object.ts";
import {
  adjustSlice,
  Range,
  restoreSlice,
  sliceStart,
  sliceStep,
  sliceStop,
  unpackSlice,
} from "../core/slice.ts";
import { TUPLE_ITEMS, tupleLength } from "../core/tuple.ts";
import { isExactly } from "../core/typeids.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
import { objFree } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { listOf } from "./list.ts";

/** Shorter lists' slices are not counted as work: the instruction is. */
const CHARGED: u32 = 64;

/** list[slice]: a new list, or ERROR. */
export function listGetSlice(p: usize, slice: usize): Value {
  return unpackSlice(slice) ? listRange(p, sliceStart, sliceStop, sliceStep) : ERROR;
}

/** As listGetSlice, given the numbers of unpackSlice. */
export function listRange(p: usize, start: i64, stop: i64, step: i64): Value {
  return chargeSlice(p) ? copyRange(p, start, stop, step) : ERROR;
}

/** The same, not counted as work. */
export function copyRange(p: usize, start: i64, stop: i64, step: i64): Value {
  const length: i64 = listLength(p);
  const first = Range.clip(start, length, step);
  const count = <u32>Range.count(first, Range.clip(stop, length, step), step);
  const from = <usize>asList(p).items + ((<usize>first) << 3);
  const copy = step === 1 ? newList(from, count) : newListStepped(from, (<isize>step) << 3, count);
  return copy === 0 ? ERROR : box(copy);
}

/** Counts the work on a slice: what is due may be served, and change the list. */
export function chargeSlice(p: usize): bool {
  return listLength(p) < CHARGED || charge(<i32>(listLength(p) >> 3));
}

/** list[slice] = value; UNBOUND deletes. False with an exception pending. */
export function listSetSlice(p: usize, slice: usize, value: Value): bool {
  return unpackSlice(slice) && listSetRange(p, sliceStart, sliceStop, sliceStep, value, false);
}

/**
 * As listSetSlice, given the numbers of unpackSlice. `spare`: there is no other reference to the value than the caller's, who drops
 * it: a list may get the old items in exchange for its own.
 */
export function listSetRange(p: usize, start: i64, stop: i64, step: i64, value: Value, spare: bool): bool {
  if (!chargeSlice(p)) return false;
  if (step === 1 && isExactly(value, TypeId.LIST) && exchangeRange(p, start, stop, pointer(value), spare))
    return true;
  restoreSlice(start, stop, step);
  return change(p, value);
}

/** p[start:stop] = the items of another list, if these are as many and nothing has to be dropped. Else false, and nothing was done. */
export function exchangeRange(p: usize, start: i64, stop: i64, other: usize, spare: bool): bool {
  const length: i64 = listLength(p);
  const first = Range.clip(start, length, 1);
  const count = <u32>Range.count(first, Range.clip(stop, length, 1), 1);
  if (count !== listLength(other) || p === other) return false;
  const at = <usize>asList(p).items + ((<usize>first) << 3);
  const items: usize = asList(other).items;
  if (spare) swapItems(at, items, count);
  else return copyItems(at, items, 8, count);
  return true;
}

/**
 * p[start:stop] = from[begin:end:step] without a list between, if that can be done: a piece of a list turned round, or as many items of another list where nothing
 * has to be dropped. Else false, and nothing was done.
 */
export function moveRange(
  p: usize,
  start: i64,
  stop: i64,
  from: usize,
  begin: i64,
  end: i64,
  step: i64,
): bool {
  const length: i64 = listLength(p);
  const size: i64 = listLength(from);
  const first = Range.clip(start, length, 1);
  const count = Range.count(first, Range.clip(stop, length, 1), 1);
  const other = Range.clip(begin, size, step);
  if (count !== Range.count(other, Range.clip(end, size, step), step)) return false;
  const at = <usize>asList(p).items + ((<usize>first) << 3);
  if (p !== from) {
    const items = <usize>asList(from).items + ((<usize>other) << 3);
    return copyItems(at, items, (<isize>step) << 3, <u32>count);
  }
  if (step !== -1 || other !== first + count - 1) return false;
  // An empty list may have no items at all.
  if (count > 1) turnRound(at, at + ((<usize>count) << 3));
  return true;
}

/** The same items from last to first. */
function turnRound(start: usize, end: usize): void {
  for (let a = start, b = end - 8; a < b; a += 8, b -= 8) {
    const v = load<i64>(a);
    store<i64>(a, load<i64>(b));
    store<i64>(b, v);
  }
}

/** Copies `count` items, every one `step` bytes from the last, over such as are no objects; false if there are any. */
function copyItems(at: usize, items: usize, step: isize, count: u32): bool {
  if (countObjects(at, count) !== 0) return false;
  for (let i: u32 = 0; i < count; i++, items += step) store<i64>(at + (i << 3), incref(load<i64>(items)));
  return true;
}

function swapItems(a: usize, b: usize, count: u32): void {
  const end = a + ((<usize>count) << 3);
  for (; a < end; a += 8, b += 8) {
    const v = load<i64>(a);
    store<i64>(a, load<i64>(b));
    store<i64>(b, v);
  }
}

/** Replaces what the unpacked slice selects. */
function change(p: usize, value: Value): bool {
  if (value === UNBOUND) {
    const count = <u32>adjustSlice(listLength(p));
    if (sliceStep === 1) return replaceRange(p, <u32>sliceStart, count, 0, 0);
    return count === 0 || deleteStepped(p, count);
  }
  const start = sliceStart;
  const stop = sliceStop;
  const step = sliceStep;
  const source = assignedItems(p, value);
  if (source === ERROR) return false;
  restoreSlice(start, stop, step);
  incref(box(p));
  const good = assign(p, source);
  decref(source);
  decref(box(p));
  return good;
}

/** What is assigned to a slice, as a list or tuple other than the list itself: a reference, or ERROR. */
export function assignedItems(p: usize, value: Value): Value {
  if (isExactly(value, TypeId.TUPLE)) return incref(value);
  if (isExactly(value, TypeId.LIST) && pointer(value) !== p) return incref(value);
  const list = listOf(value);
  if (list !== 0) return box(list);
  if (catchError(Exc.TypeError)) raise(Exc.TypeError, "must assign iterable to extended slice");
  return ERROR;
}

function assign(p: usize, source: Value): bool {
  const count = <u32>adjustSlice(listLength(p));
  const tuple = isExactly(source, TypeId.TUPLE);
  const items = tuple ? pointer(source) + TUPLE_ITEMS : <usize>asList(pointer(source)).items;
  const given = tuple ? tupleLength(pointer(source)) : listLength(pointer(source));
  if (sliceStep === 1) return replaceRange(p, <u32>sliceStart, count, items, given);
  if (given === count) return assignStepped(p, items, count);
  refuseSize(given, count);
  return false;
}

/** A slice with a step takes as many values as it selects. */
export function refuseSize(given: i64, count: i64): Value {
  return raisef(
    Exc.ValueError,
    "attempt to assign sequence of size %d to extended slice of size %d",
    given,
    count,
  );
}

/** Replaces `removed` items from `start` on by `given` borrowed values at `items`. The old ones are dropped at the end. */
function replaceRange(p: usize, start: u32, removed: u32, items: usize, given: u32): bool {
  if (removed === given) return exchangeItems(<usize>asList(p).items + (start << 3), items, given);
  const objects = countObjects(<usize>asList(p).items + (start << 3), removed);
  const old = objects === 0 ? 0 : allocItems(objects);
  if (old === 0 && objects !== 0) return false;
  const length = listLength(p);
  if (given > removed && !listResize(p, length + given - removed)) {
    objFree(old);
    return false;
  }
  const at = <usize>asList(p).items + (start << 3);
  if (old !== 0) keepObjects(old, at, removed);
  moveItems(at + (given << 3), at + (removed << 3), length - start - removed);
  for (let i: u32 = 0; i < given; i++) store<i64>(at + (i << 3), incref(load<i64>(items + (i << 3))));
  if (given < removed) listResize(p, length - removed + given);
  dropItems(old, objects);
  return true;
}

/** How many of `count` items have to be kept until the list is whole, to be dropped then: those that are objects. */
function countObjects(items: usize, count: u32): u32 {
  let objects: u32 = 0;
  for (let i: u32 = 0; i < count; i++) objects += u32(isPointer(load<i64>(items + (i << 3))));
  return objects;
}

/** Copies those of `count` items that are objects. */
function keepObjects(to: usize, items: usize, count: u32): void {
  for (const end = items + ((<usize>count) << 3); items < end; items += 8) {
    const v = load<i64>(items);
    if (!isPointer(v)) continue;
    store<i64>(to, v);
    to += 8;
  }
}

/** Replaces `count` items at `at` by as many. */
function exchangeItems(at: usize, items: usize, count: u32): bool {
  const objects = countObjects(at, count);
  const old = objects === 0 ? 0 : allocItems(objects);
  if (old === 0 && objects !== 0) return false;
  if (old !== 0) keepObjects(old, at, count);
  for (let i: u32 = 0; i < count; i++) store<i64>(at + (i << 3), incref(load<i64>(items + (i << 3))));
  if (old !== 0) dropItems(old, objects);
  return true;
}

function assignStepped(p: usize, items: usize, count: u32): bool {
  if (count === 0) return true;
  const old = allocItems(count);
  if (old === 0) return false;
  let at = <usize>asList(p).items + ((<usize>sliceStart) << 3);
  const step = (<isize>sliceStep) << 3;
  for (let i: u32 = 0; i < count; i++, at += step) {
    store<i64>(old + (i << 3), load<i64>(at));
    store<i64>(at, incref(load<i64>(items + (i << 3))));
  }
  dropItems(old, count);
  return true;
}

/** Deletes the `count` items that the adjusted slice selects, closing the gaps from the left. */
function deleteStepped(p: usize, count: u32): bool {
  const old = allocItems(count);
  if (old === 0) return false;
  const length = listLength(p);
  const items: usize = asList(p).items;
  const step = <u32>(sliceStep < 0 ? -sliceStep : sliceStep);
  const first = <u32>(sliceStep < 0 ? sliceStart + sliceStep * <i64>(count - 1) : sliceStart);
  let to = items + (first << 3);
  for (let i: u32 = 0, at = first; i < count; i++) {
    store<i64>(old + (i << 3), load<i64>(items + (at << 3)));
    const next = i + 1 < count ? at + step : length;
    const kept = next - at - 1;
    moveItems(to, items + (at << 3) + 8, kept);
    to += kept << 3;
    at = next;
  }
  listResize(p, length - count);
  dropItems(old, count);
  return true;
}
