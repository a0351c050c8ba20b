/**
 * The tuple object as the core needs it. Methods: objects/tuple.ts.
 *
 *     │ refcount │ type │ length u32 │ 0 │ items: length × Value …
 */
import { Header, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { decref, gcTrack, IMMORTAL, incref, newContainer } from "./object.ts";
import { asType } from "./type.ts";
import { hasFlag, typeAt } from "./typeids.ts";
import { box, isPointer, pointer, UNBOUND, Value } from "./value.ts";

@unmanaged
export class PyTuple {
  refcount: i32;
  type: u32;
  length: u32;
  pad: u32;
}

/** Offset of the items. */
export const TUPLE_ITEMS: usize = 16;

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

/**
 * A tuple of `length` items that the caller sets with tupleInit, then hands to gcTrack: items are UNBOUND till then.
 * 0 with MemoryError pending. Length 0 gives the empty tuple (which must not be tracked: use finishTuple).
 */
export function allocTuple(length: u32): usize {
  return length === 0 ? empty : allocTupleOf(typeAt(TypeId.TUPLE), length);
}

/** As allocTuple, for a subclass, of any length. */
export function allocTupleOf(type: usize, length: u32): usize {
  const size = <u64>length * 8 + TUPLE_ITEMS;
  const p = size > 0x7fff_fff0 ? 0 : newContainer(type, <usize>size);
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  store<u32>(p, length, offsetof<PyTuple>("length"));
  store<u32>(p, 0, offsetof<PyTuple>("pad"));
  for (let i: u32 = 0; i < length; i++) store<i64>(p + (i << 3), UNBOUND, TUPLE_ITEMS);
  return p;
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

/** A tuple of `count` values at `items`, with new references; ERROR with MemoryError pending. */
export function newTuple(items: usize, count: u32): usize {
  const p = allocTuple(count);
  if (p === 0 || count === 0) return p;
  let mayCycle: bool = false;
  for (let i: u32 = 0; i < count; i++) {
    const v = load<i64>(items + (i << 3));
    store<i64>(p + (i << 3), incref(v), TUPLE_ITEMS);
    if (isPointer(v) && asType(load<u32>(pointer(v), Header.TYPE)).flags & TypeFlag.HAVE_GC) mayCycle = true;
  }
  // One that holds no container can never be part of a cycle.
  if (mayCycle) gcTrack(p);
  return p;
}

/** As newTuple, taking over the references, if it succeeds, and leaving UNBOUND in their place. */
export function newTupleOwned(items: usize, count: u32): usize {
  const p = allocTuple(count);
  if (p === 0 || count === 0) return p;
  let mayCycle: bool = false;
  for (let i: u32 = 0; i < count; i++) {
    const v = load<i64>(items + (i << 3));
    store<i64>(items + (i << 3), UNBOUND);
    store<i64>(p + (i << 3), v, TUPLE_ITEMS);
    if (isPointer(v) && asType(load<u32>(pointer(v), Header.TYPE)).flags & TypeFlag.HAVE_GC) mayCycle = true;
  }
  if (mayCycle) gcTrack(p);
  return p;
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
  const p = allocTuple(2);
  if (p === 0) {
    decref(a);
    decref(b);
    return 0;
  }
  tupleInit(p, 0, a);
  tupleInit(p, 1, b);
  gcTrack(p);
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
