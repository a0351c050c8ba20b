/**
 * The list object as the core needs it: layout, making, growing. Methods: objects/list.ts.
 *
 *     list    │ refcount │ type │ length u32 │ capacity u32 │ items u32 │ sorting u32 │
 *     items   │ Value × capacity │        a block of the object allocator; 0 while nothing was ever put in
 *
 * Items from `length` on are garbage. While a list is sorted in place, its items are elsewhere (objects/sort.ts).
 */

import { Cached, objAlloc, objFree, objResize } from "../memory/arena.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { allocInstance } from "./instance.ts";
import { charge, spendOnBytes } from "./interrupt.ts";
import { decref, freeContainer, Item, incref, Plain } from "./object.ts";
import { hasFlag, typeAt } from "./typeids.ts";
import { box, UNBOUND, Value } from "./value.ts";

@unmanaged
export class PyList {
  refcount: i32;
  type: u32;
  length: u32;
  capacity: u32;
  items: u32;
  /** Set to 1 by sort, which has taken the items; 0 again when the list has got a block meanwhile. */
  sorting: u32;
}

/** More items than this cannot be asked for: their bytes would not fit a signed 32-bit count. */
export const LIST_MAX: u32 = 0x0fff_fff0;
const MOVE_LIMIT: usize = 128;

export function asList(p: usize): PyList {
  return changetype<PyList>(p);
}

export function isList(v: Value): bool {
  return hasFlag(v, TypeFlag.LIST);
}

class Make {
  /** An empty list with room for `capacity` items, tracked; 0 with MemoryError pending. Written out for what makes lists. */
  @inline
  static list(capacity: u32): usize {
    const p = Plain.make(TypeId.LIST, offsetof<PyList>());
    return p === 0 ? noMemory() : Make.open(p, capacity);
  }

  @inline
  static open(p: usize, capacity: u32): usize {
    const list = asList(p);
    list.length = 0;
    list.capacity = 0;
    list.items = 0;
    list.sorting = 0;
    Plain.track(p);
    if (capacity === 0) return p;
    const items = capacity > LIST_MAX ? 0 : Cached.alloc((<usize>capacity) << 3);
    if (items === 0) {
      decref(box(p));
      return noMemory();
    }
    list.items = <u32>items;
    list.capacity = capacity;
    return p;
  }
}

function noMemory(): usize {
  raiseMemoryError();
  return 0;
}

/** An empty list with room for `capacity` items, tracked; 0 with MemoryError pending. */
export function allocList(capacity: u32 = 0): usize {
  return Make.list(capacity);
}

/** An empty list of a subclass, tracked; 0 with MemoryError pending. */
export function allocListOf(type: usize): usize {
  const p = allocInstance(type);
  return p === 0 ? 0 : Make.open(p, 0);
}

/** A list of `count` values at `items`, with new references; 0 with MemoryError pending. */
export function newList(items: usize, count: u32): usize {
  const p = Make.list(count);
  if (p === 0) return 0;
  const end = items + ((<usize>count) << 3);
  for (let to: usize = asList(p).items; items < end; items += 8, to += 8) {
    store<i64>(to, incref(load<i64>(items)));
  }
  asList(p).length = count;
  return p;
}

/** As newList, of every item `step` bytes from the last. */
export function newListStepped(items: usize, step: isize, count: u32): usize {
  const p = Make.list(count);
  if (p === 0) return 0;
  let to: usize = asList(p).items;
  for (const end = to + ((<usize>count) << 3); to < end; items += step, to += 8) {
    store<i64>(to, incref(load<i64>(items)));
  }
  asList(p).length = count;
  return p;
}

/** A list whose items are to be set at once; 0 with MemoryError pending. */
export function openList(count: u32): usize {
  const p = Make.list(count);
  if (p !== 0) asList(p).length = count;
  return p;
}

/** As newList, taking over the references, if it succeeds, and leaving UNBOUND in their place. */
export function newListOwned(items: usize, count: u32): usize {
  const p = Make.list(count);
  if (p === 0) return 0;
  const end = items + ((<usize>count) << 3);
  for (let to: usize = asList(p).items; items < end; items += 8, to += 8) {
    store<i64>(to, load<i64>(items));
    store<i64>(items, UNBOUND);
  }
  asList(p).length = count;
  return p;
}

/** The list type's dealloc, and that of its subclasses when all they add is gone. */
export function listDealloc(p: usize): void {
  Plain.untrack(p);
  const list = asList(p);
  const items: usize = list.items;
  if (items !== 0) {
    for (let at = items + ((<usize>list.length) << 3); at > items; ) {
      at -= 8;
      Item.drop(load<i64>(at));
    }
    Cached.free(items, (<usize>list.capacity) << 3);
  }
  if (list.type === <u32>typeAt(TypeId.LIST)) Plain.free(TypeId.LIST, p, offsetof<PyList>());
  else freeContainer(p);
}

export class EmptiedList {
  /** Frees a list whose items have been taken out of it, written out for what unpacks. */
  @inline
  static free(p: usize): void {
    Plain.untrack(p);
    const items: usize = asList(p).items;
    if (items !== 0) Cached.free(items, (<usize>asList(p).capacity) << 3);
    Plain.free(TypeId.LIST, p, offsetof<PyList>());
  }
}

export function listLength(p: usize): u32 {
  return asList(p).length;
}

/** An item, borrowed; i in range. */
export function listItem(p: usize, i: u32): Value {
  return load<i64>(<usize>asList(p).items + (i << 3));
}

/** Replaces an item, taking over the reference; i in range. */
export function listSetItem(p: usize, i: u32, v: Value): void {
  const slot = <usize>asList(p).items + (i << 3);
  const old = load<i64>(slot);
  store<i64>(slot, v);
  decref(old);
}

/** Makes room for exactly `capacity` items if there is less; false with MemoryError pending. */
export function listReserve(p: usize, capacity: u32): bool {
  const list = asList(p);
  if (list.capacity >= capacity) return true;
  if (capacity > LIST_MAX) {
    raiseMemoryError();
    return false;
  }
  const items = objResize(list.items, (<usize>list.capacity) << 3, (<usize>capacity) << 3);
  if (items === 0) {
    raiseMemoryError();
    return false;
  }
  list.items = <u32>items;
  list.capacity = capacity;
  list.sorting = 0;
  return true;
}

/**
 * Sets the length, with room for it: grows by an eighth and six, shrinks when less than half is used (CPython: list_resize). New
 * items are not set; items cut off must have been dropped. False with MemoryError pending, nothing changed.
 */
export function listResize(p: usize, length: u32): bool {
  const list = asList(p);
  const capacity = list.capacity;
  if (length <= capacity && length >= capacity >> 1) {
    list.length = length;
    return true;
  }
  if (length === 0) {
    objFree(list.items);
    list.items = 0;
    list.capacity = 0;
    list.length = 0;
    return true;
  }
  let wanted = (length + (length >> 3) + 6) & ~3;
  if (length > list.length && length - list.length > wanted - length) wanted = (length + 3) & ~3;
  const items = length > LIST_MAX ? 0 : objResize(list.items, (<usize>capacity) << 3, (<usize>wanted) << 3);
  if (items === 0) {
    if (length <= capacity) {
      // Shrinking needs no memory: the block stays as large as it is.
      list.length = length;
      return true;
    }
    raiseMemoryError();
    return false;
  }
  list.items = <u32>items;
  list.capacity = wanted;
  list.length = length;
  list.sorting = 0;
  return true;
}

/** Appends v, taking a reference of its own; false with MemoryError pending. */
export function listAppend(p: usize, v: Value): bool {
  incref(v);
  return listAppendOwned(p, v);
}

/** Appends v, taking over the caller's reference, also when it fails. */
export function listAppendOwned(p: usize, v: Value): bool {
  const list = asList(p);
  const length = list.length;
  if (length < list.capacity) {
    store<i64>(<usize>list.items + (length << 3), v);
    list.length = length + 1;
    return true;
  }
  const goesOn = length < MANY || charge(<i32>(length >> 4));
  if (!goesOn || !listResize(p, length + 1)) {
    decref(v);
    return false;
  }
  store<i64>(<usize>list.items + (length << 3), v);
  return true;
}

/** Where a list grows that has so many items, natives that make lists hear of limits. */
const MANY: u32 = 4096;

/** Empties the list. The items are dropped when it is empty already. */
export function listClear(p: usize): void {
  const list = asList(p);
  const items: usize = list.items;
  const length = list.length;
  list.length = 0;
  list.capacity = 0;
  list.items = 0;
  dropItems(items, length);
}

/** Drops `count` references at `items` and the block. */
export function dropItems(items: usize, count: u32): void {
  for (let i = count; i-- > 0; ) decref(load<i64>(items + (i << 3)));
  objFree(items);
}

/**
 * Moves `count` values up or down by one place or more; the ranges may overlap. Short ones in a loop: memory.copy has to be called,
 * which takes as long as a dozen words.
 */
export function moveItems(to: usize, from: usize, count: u32): void {
  const bytes = (<usize>count) << 3;
  if (bytes > MOVE_LIMIT) {
    memory.copy(to, from, bytes);
    spendOnBytes(bytes);
  } else if (to < from) for (let i: usize = 0; i < bytes; i += 8) store<i64>(to + i, load<i64>(from + i));
  else {
    for (let i = bytes; i > 0; ) {
      i -= 8;
      store<i64>(to + i, load<i64>(from + i));
    }
  }
}

/** A block for `count` values, outside any list; 0 with MemoryError pending. */
export function allocItems(count: u32): usize {
  const block = count > LIST_MAX ? 0 : objAlloc(max<usize>((<usize>count) << 3, 8));
  if (block === 0) raiseMemoryError();
  return block;
}
