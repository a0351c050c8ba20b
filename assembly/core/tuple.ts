/**
 * The tuple object as the core needs it. Methods: objects/tuple.ts.
 *
 *     │ refcount │ type │ length u32 │ 0 │ items: length × Value …
 */
import { Header, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { spend } from "./interrupt.ts";
import { decref, freeContainer, gcTrack, IMMORTAL, Item, incref, newContainer, Plain } from "./object.ts";
import { strEquals, strHash } from "./string.ts";
import { asType } from "./type.ts";
import { hasFlag, isExactly, typeAt } from "./typeids.ts";
import { bothSmall, box, isPointer, isSmall, pointer, small, smallValue, UNBOUND, Value } from "./value.ts";

@unmanaged
export class PyTuple {
  refcount: i32;
  type: u32;
  length: u32;
  pad: u32;
}

/** Offset of the items. */
export const TUPLE_ITEMS: usize = 16;
const TUPLE_MAX: u32 = 0x0fff_fff0;

export function isTuple(v: Value): bool {
  return hasFlag(v, TypeFlag.TUPLE);
}

let empty: usize = 0;

/** The empty tuple, immortal. */
export function emptyTuple(): usize {
  return empty;
}

export function initTuple(): bool {
  empty = newContainer(typeAt(TypeId.TUPLE), TUPLE_ITEMS);
  if (empty === 0) return false;
  store<u32>(empty, 0, offsetof<PyTuple>("length"));
  store<i32>(empty, IMMORTAL);
  return true;
}

class Make {
  /** A tuple of `length` > 0 items, none set, not tracked; 0 with MemoryError pending. Written out for what makes tuples. */
  @inline
  static tuple(length: u32): usize {
    const p = length > TUPLE_MAX ? 0 : Plain.make(TypeId.TUPLE, sizeOf(length));
    if (p === 0) raiseMemoryError();
    else {
      store<u32>(p, length, offsetof<PyTuple>("length"));
      store<u32>(p, 0, offsetof<PyTuple>("pad"));
    }
    return p;
  }
}

function sizeOf(length: u32): usize {
  return TUPLE_ITEMS + ((<usize>length) << 3);
}

function fill(p: usize, length: u32): usize {
  for (let i: u32 = 0; i < length; i++) store<i64>(p + (i << 3), UNBOUND, TUPLE_ITEMS);
  return p;
}

/**
 * A tuple of `length` items that the caller sets with tupleInit, then hands to gcTrack: items are UNBOUND till then.
 * 0 with MemoryError pending. Length 0 gives the empty tuple (which must not be tracked: use finishTuple).
 */
export function allocTuple(length: u32): usize {
  if (length === 0) return empty;
  const p = Make.tuple(length);
  return p === 0 ? 0 : fill(p, length);
}

/** As allocTuple, for a subclass, of any length. */
export function allocTupleOf(type: usize, length: u32): usize {
  const p = length > TUPLE_MAX ? 0 : newContainer(type, sizeOf(length));
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  store<u32>(p, length, offsetof<PyTuple>("length"));
  store<u32>(p, 0, offsetof<PyTuple>("pad"));
  return fill(p, length);
}

/** The tuple type's dealloc, and that of its subclasses when all they add is gone. */
export function tupleDealloc(p: usize): void {
  Plain.untrack(p);
  const length = tupleLength(p);
  for (let at = p + ((<usize>length) << 3); at > p; at -= 8) Item.drop(load<i64>(at, TUPLE_ITEMS - 8));
  if (load<u32>(p, Header.TYPE) === <u32>typeAt(TypeId.TUPLE)) Plain.free(TypeId.TUPLE, p, sizeOf(length));
  else freeContainer(p);
}

export class Emptied {
  /** Frees a tuple of `length` items that have been taken out of it, written out for what unpacks. */
  @inline
  static free(p: usize, length: u32): void {
    Plain.untrack(p);
    Plain.free(TypeId.TUPLE, p, sizeOf(length));
  }
}

/** Sets an item of a fresh tuple, taking over the reference. */
export function tupleInit(p: usize, i: u32, item: Value): void {
  store<i64>(p + (i << 3), item, TUPLE_ITEMS);
}

/** Last step of making a tuple: tracks it, unless it is empty. Returns it as a value. */
export function finishTuple(p: usize): Value {
  if (load<u32>(p, offsetof<PyTuple>("length")) !== 0) gcTrack(p);
  return box(p);
}

export function tupleLength(p: usize): u32 {
  return load<u32>(p, offsetof<PyTuple>("length"));
}

/** An item, borrowed; i in range. */
export function tupleItem(p: usize, i: u32): Value {
  return load<i64>(p + (i << 3), TUPLE_ITEMS);
}

/** The hash of a tuple by those of its items: a simplified xxHash (CPython: tuple_hash since 3.8). */
export class Mixed {
  static readonly START: u64 = 2870177450012600261;

  @inline
  static add(acc: u64, hash: i64): u64 {
    return rotl<u64>(acc + <u64>hash * 14029467366897019727, 31) * 11400714785074694791;
  }

  @inline
  static finish(acc: u64, length: u32): i64 {
    acc += <u64>length ^ (Mixed.START ^ 3527539);
    return acc === u64.MAX_VALUE ? 1546275796 : <i64>acc;
  }
}

/** From so many items on they are worth counting as work. */
const LONG: u32 = 64;

/** The hash of a tuple of small ints and str, whose hashes run no Python code; -1 for any other. */
export function plainHash(p: usize): i64 {
  const length = tupleLength(p);
  if (length >= LONG) spend(<i32>(length >> 1));
  let acc = Mixed.START;
  for (let i: u32 = 0; i < length; i++) {
    const item = tupleItem(p, i);
    if (isSmall(item)) acc = Mixed.add(acc, item === small(-1) ? -2 : smallValue(item));
    else if (isExactly(item, TypeId.STR)) acc = Mixed.add(acc, strHash(pointer(item)));
    else return -1;
  }
  return Mixed.finish(acc, length);
}

/** Whether two exact tuples are equal, item by item the same or small ints or str: 0 or 1; -1 where Python code may have to say. */
export function plainEqual(p: usize, q: usize): i32 {
  const length = tupleLength(p);
  if (length !== tupleLength(q)) return 0;
  if (length >= LONG) spend(<i32>(length >> 2));
  for (let i: u32 = 0; i < length; i++) {
    const x = tupleItem(p, i);
    const y = tupleItem(q, i);
    if (x === y) continue;
    if (bothSmall(x, y)) return 0;
    if (!isExactly(x, TypeId.STR) || !isExactly(y, TypeId.STR)) return -1;
    if (!strEquals(pointer(x), pointer(y))) return 0;
  }
  return 1;
}

/** A tuple of `count` values at `items`, with new references; ERROR with MemoryError pending. */
export function newTuple(items: usize, count: u32): usize {
  if (count === 0) return empty;
  const p = Make.tuple(count);
  if (p === 0) return 0;
  let mayCycle: bool = false;
  const end = items + ((<usize>count) << 3);
  for (let to = p; items < end; items += 8, to += 8) {
    const v = load<i64>(items);
    store<i64>(to, incref(v), TUPLE_ITEMS);
    if (isContainer(v)) mayCycle = true;
  }
  // One that holds no container can never be part of a cycle.
  if (mayCycle) Plain.track(p);
  return p;
}

function isContainer(v: Value): bool {
  return isPointer(v) && (asType(load<u32>(pointer(v), Header.TYPE)).flags & TypeFlag.HAVE_GC) !== 0;
}

/** As newTuple, taking over the references, if it succeeds, and leaving UNBOUND in their place. */
export function newTupleOwned(items: usize, count: u32): usize {
  if (count === 0) return empty;
  const p = Make.tuple(count);
  if (p === 0) return 0;
  let mayCycle: bool = false;
  const end = items + ((<usize>count) << 3);
  for (let to = p; items < end; items += 8, to += 8) {
    const v = load<i64>(items);
    store<i64>(items, UNBOUND);
    store<i64>(to, v, TUPLE_ITEMS);
    if (isContainer(v)) mayCycle = true;
  }
  if (mayCycle) Plain.track(p);
  return p;
}

/** A tuple of so many items, more than none, which the caller sets at once, before `trackContainers`. 0 with MemoryError pending. */
export function openTuple(count: u32): usize {
  return Make.tuple(count);
}

/** Tracks a tuple just made if an item may refer to others. */
export function trackContainers(p: usize): void {
  const end = p + ((<usize>tupleLength(p)) << 3);
  for (let at = p; at < end; at += 8) {
    if (!isContainer(load<i64>(at, TUPLE_ITEMS))) continue;
    Plain.track(p);
    return;
  }
}

/** A tuple of one value, taking over the reference, also when it fails: then 0. */
export function tuple1(a: Value): usize {
  const p = allocTuple(1);
  if (p === 0) decref(a);
  else {
    tupleInit(p, 0, a);
    gcTrack(p);
  }
  return p;
}

/** As tuple1, of two. */
export function tuple2(a: Value, b: Value): usize {
  const p = Make.tuple(2);
  if (p === 0) {
    decref(a);
    decref(b);
    return 0;
  }
  tupleInit(p, 0, a);
  tupleInit(p, 1, b);
  Plain.track(p);
  return p;
}

/** As tuple1, of three. */
export function tuple3(a: Value, b: Value, c: Value): usize {
  const p = allocTuple(3);
  if (p === 0) {
    decref(a);
    decref(b);
    decref(c);
    return 0;
  }
  tupleInit(p, 0, a);
  tupleInit(p, 1, b);
  tupleInit(p, 2, c);
  gcTrack(p);
  return p;
}
