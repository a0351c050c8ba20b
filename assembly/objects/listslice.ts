/** Slices of lists: reading, assigning, deleting, with any step (CPython: list_subscript, list_ass_slice, list_ass_subscript). */
import { catchError, failf, raise } from "../core/errors.ts";
import { charge } from "../core/interrupt.ts";
import { allocItems, allocList, asList, dropItems, listLength, listResize, newList } from "../core/list.ts";
import { decref, incref } from "../core/object.ts";
import { adjustSlice, restoreSlice, sliceStart, sliceStep, sliceStop, unpackSlice } from "../core/slice.ts";
import { TUPLE_ITEMS, tupleLength } from "../core/tuple.ts";
import { isExactly } from "../core/typeids.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { listOf } from "./list.ts";

/** list[slice]: a new list, or ERROR. */
export function listGetSlice(p: usize, slice: usize): Value {
  if (!charge(<i32>(listLength(p) >> 3)) || !unpackSlice(slice)) return ERROR;
  return selected(p);
}

/** As listGetSlice, the slice unpacked already. */
export function listGetRange(p: usize): Value {
  return chargeRange(p) ? selected(p) : ERROR;
}

/** Counts the work on a slice, which must be kept: what is due may be served, and slice something else. */
function chargeRange(p: usize): bool {
  const start = sliceStart;
  const stop = sliceStop;
  const step = sliceStep;
  if (!charge(<i32>(listLength(p) >> 3))) return false;
  restoreSlice(start, stop, step);
  return true;
}

/** A new list of what the unpacked slice selects. */
function selected(p: usize): Value {
  const count = <u32>adjustSlice(listLength(p));
  const copy = sliceItems(asList(p).items, count);
  return copy === 0 ? ERROR : box(copy);
}

/** A list of the `count` values at `items` that the adjusted slice selects; 0 with MemoryError pending. */
function sliceItems(items: usize, count: u32): usize {
  const first = items + ((<usize>sliceStart) << 3);
  if (sliceStep === 1 || count === 0) return newList(first, count);
  const p = allocList(count);
  if (p === 0) return 0;
  const to: usize = asList(p).items;
  const step = (<isize>sliceStep) << 3;
  let from = first;
  for (let i: u32 = 0; i < count; i++, from += step) store<i64>(to + (i << 3), incref(load<i64>(from)));
  asList(p).length = count;
  return p;
}

/** list[slice] = value; UNBOUND deletes. False with an exception pending. */
export function listSetSlice(p: usize, slice: usize, value: Value): bool {
  if (!charge(<i32>(listLength(p) >> 3)) || !unpackSlice(slice)) return false;
  return change(p, value);
}

/** As listSetSlice, the slice unpacked already. */
export function listSetRange(p: usize, value: Value): bool {
  return chargeRange(p) && change(p, value);
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
  const good = assign(p, source);
  decref(source);
  return good;
}

/** What is assigned, as a list or tuple other than the list itself: a reference, or ERROR. */
function assignedItems(p: usize, value: Value): Value {
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
  const message = "attempt to assign sequence of size %d to extended slice of size %d";
  failf(Exc.ValueError, message, given, count);
  return false;
}

/** Replaces `removed` items from `start` on by `given` borrowed values at `items`. The old ones are dropped at the end. */
function replaceRange(p: usize, start: u32, removed: u32, items: usize, given: u32): bool {
  if (removed === 0 && given === 0) return true;
  if (removed === given) return exchangeItems(<usize>asList(p).items + (start << 3), items, given);
  const old = allocItems(removed);
  if (old === 0) return false;
  const length = listLength(p);
  memory.copy(old, <usize>asList(p).items + (start << 3), (<usize>removed) << 3);
  if (given > removed && !listResize(p, length + given - removed)) {
    dropItems(old, 0);
    return false;
  }
  const at = <usize>asList(p).items + (start << 3);
  const tail = length - start - removed;
  memory.copy(at + (given << 3), at + (removed << 3), (<usize>tail) << 3);
  for (let i: u32 = 0; i < given; i++) store<i64>(at + (i << 3), incref(load<i64>(items + (i << 3))));
  if (given < removed) listResize(p, length - removed + given);
  dropItems(old, removed);
  return true;
}

/** Replaces `count` items at `at` by as many. Only those that are objects have to be kept to be dropped at the end. */
function exchangeItems(at: usize, items: usize, count: u32): bool {
  let objects: u32 = 0;
  for (let i: u32 = 0; i < count; i++) objects += u32(isPointer(load<i64>(at + (i << 3))));
  const old = objects === 0 ? 0 : allocItems(objects);
  if (old === 0 && objects !== 0) return false;
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const before = load<i64>(at + (i << 3));
    store<i64>(at + (i << 3), incref(load<i64>(items + (i << 3))));
    if (isPointer(before)) store<i64>(old + (kept++ << 3), before);
  }
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
    const kept = (<usize>(next - at - 1)) << 3;
    memory.copy(to, items + (at << 3) + 8, kept);
    to += kept;
    at = next;
  }
  listResize(p, length - count);
  dropItems(old, count);
  return true;
}
