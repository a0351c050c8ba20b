/**
 * What a deque is: a ring of values that grows by doubling (CPython has a list of blocks: Modules/_collectionsmodule.c; of that only the
 * behaviour is here).
 *
 *     deque   │ refcount │ type │ items u32 │ capacity u32 │ head u32 │ length u32 │ version u32 │ weakrefs u32 │ maxlen i64 │
 *     items   │ Value × capacity │     a power of two, 0 while nothing was ever put in; item i is at (head + i) & (capacity - 1)
 *
 * `version` counts changes of the length, so that iterations notice them. Slots that hold no item are not valid.
 */

import { raise, raiseMemoryError } from "../../core/errors.ts";
import { allocInstance } from "../../core/instance.ts";
import { spend } from "../../core/interrupt.ts";
import { allocItems } from "../../core/list.ts";
import { decref, gcTrack } from "../../core/object.ts";
import { isSubtype } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { isPointer, pointer, Value } from "../../core/value.ts";
import { objFree } from "../../memory/arena.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";

@unmanaged
export class PyDeque {
  refcount: i32;
  type: u32;
  items: u32;
  capacity: u32;
  head: u32;
  length: u32;
  version: u32;
  weakrefs: u32;
  /** -1: no limit. */
  maxlen: i64;
}

const FIRST_CAPACITY: u32 = 8;
/** Items at most. */
const MOST: u32 = 1 << 27;

export function asDeque(v: Value): PyDeque {
  return changetype<PyDeque>(pointer(v));
}

export function isDeque(v: Value): bool {
  return isPointer(v) && isSubtype(typeOf(v), typeAt(TypeId.DEQUE));
}

/** An empty deque of this type or subclass; null with MemoryError pending. */
export function allocDeque(type: usize, maxlen: i64): PyDeque {
  const p = allocInstance(type);
  const d = changetype<PyDeque>(p);
  if (p === 0) return d;
  d.items = 0;
  d.capacity = 0;
  d.head = 0;
  d.length = 0;
  d.version = 0;
  d.weakrefs = 0;
  d.maxlen = maxlen;
  gcTrack(p);
  return d;
}

export class Ring {
  /** Where item i is. */
  @inline
  static slot(d: PyDeque, i: u32): usize {
    return <usize>d.items + ((<usize>((d.head + i) & (d.capacity - 1))) << 3);
  }

  /** Item i, borrowed. */
  @inline
  static at(d: PyDeque, i: u32): Value {
    return load<i64>(Ring.slot(d, i));
  }
}

/** Makes room for one more; false with MemoryError pending. */
function reserve(d: PyDeque): bool {
  if (d.length < d.capacity) return true;
  const capacity = d.capacity === 0 ? FIRST_CAPACITY : d.capacity * 2;
  const items = capacity > MOST ? 0 : allocItems(capacity);
  if (items === 0) {
    raiseMemoryError();
    return false;
  }
  const first = min(d.length, d.capacity - d.head);
  memory.copy(items, <usize>d.items + ((<usize>d.head) << 3), (<usize>first) << 3);
  memory.copy(items + ((<usize>first) << 3), d.items, (<usize>(d.length - first)) << 3);
  objFree(d.items);
  d.items = <u32>items;
  d.capacity = capacity;
  d.head = 0;
  return true;
}

/** Appends a value, taking over the reference, also when it fails. With a limit, the first item goes. */
export function append(d: PyDeque, v: Value): bool {
  if (!reserve(d)) {
    decref(v);
    return false;
  }
  d.version++;
  store<i64>(Ring.slot(d, d.length++), v);
  if (<i64>d.length > d.maxlen && d.maxlen >= 0) decref(takeFirst(d));
  return true;
}

/** As append, at the other end. */
export function appendLeft(d: PyDeque, v: Value): bool {
  if (!reserve(d)) {
    decref(v);
    return false;
  }
  d.version++;
  d.head = (d.head - 1) & (d.capacity - 1);
  d.length++;
  store<i64>(Ring.slot(d, 0), v);
  if (<i64>d.length > d.maxlen && d.maxlen >= 0) decref(takeLast(d));
  return true;
}

/** Takes the first of at least one item out: its reference. */
export function takeFirst(d: PyDeque): Value {
  const v = Ring.at(d, 0);
  d.head = (d.head + 1) & (d.capacity - 1);
  d.length--;
  d.version++;
  return v;
}

/** As takeFirst, at the other end. */
export function takeLast(d: PyDeque): Value {
  d.length--;
  d.version++;
  return Ring.at(d, d.length);
}

/** Takes item i out: its reference. */
export function takeAt(d: PyDeque, i: u32): Value {
  const v = Ring.at(d, i);
  spend(<i32>(min(i, d.length - i) >> 2));
  if (i < d.length >> 1) {
    for (let at = i; at > 0; at--) store<i64>(Ring.slot(d, at), Ring.at(d, at - 1));
    d.head = (d.head + 1) & (d.capacity - 1);
  } else for (let at = i + 1; at < d.length; at++) store<i64>(Ring.slot(d, at - 1), Ring.at(d, at));
  d.length--;
  d.version++;
  return v;
}

/** Puts a value before item i (or at the end), taking over the reference if it succeeds. */
export function insertAt(d: PyDeque, i: u32, v: Value): bool {
  if (!reserve(d)) return false;
  d.version++;
  spend(<i32>(min(i, d.length - i) >> 2));
  if (i < d.length >> 1) {
    d.head = (d.head - 1) & (d.capacity - 1);
    d.length++;
    for (let at: u32 = 0; at < i; at++) store<i64>(Ring.slot(d, at), Ring.at(d, at + 1));
  } else {
    d.length++;
    for (let at = d.length - 1; at > i; at--) store<i64>(Ring.slot(d, at), Ring.at(d, at - 1));
  }
  store<i64>(Ring.slot(d, i), v);
  return true;
}

/** Turns the ring by n places to the right (the last items become the first). */
export function rotate(d: PyDeque, n: i64): void {
  const length = <i64>d.length;
  if (length < 2) return;
  n %= length;
  if (n < 0) n += length;
  if (n * 2 > length) {
    for (let left = length - n; left > 0; left--) {
      const v = takeFirst(d);
      store<i64>(Ring.slot(d, d.length++), v);
    }
  } else {
    for (let left = n; left > 0; left--) {
      const v = takeLast(d);
      d.head = (d.head - 1) & (d.capacity - 1);
      d.length++;
      store<i64>(Ring.slot(d, 0), v);
    }
  }
  d.version++;
}

/** Empties the deque. The items are dropped when it is empty already. */
export function clear(d: PyDeque): void {
  const items: usize = d.items;
  const capacity = d.capacity;
  const head = d.head;
  const length = d.length;
  d.items = 0;
  d.capacity = 0;
  d.head = 0;
  d.length = 0;
  d.version++;
  for (let i: u32 = 0; i < length; i++)
    decref(load<i64>(items + ((<usize>((head + i) & (capacity - 1))) << 3)));
  objFree(items);
}

/** RuntimeError "deque mutated during iteration". */
export function raiseMutated(): Value {
  return raise(Exc.RuntimeError, "deque mutated during iteration");
}
