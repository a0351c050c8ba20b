/**
 * Objects as such: the header, reference counts, making and freeing. What an object holds is its type's business.
 *
 *     plain object   │ refcount i32 │ type u32 │ fields …
 *     container      │ gc_prev u32 │ gc_next u32 │ refcount │ type │ fields …      the address is that of refcount
 *     of heap type   │ weakrefs u32 │ dict u32 │ gc_prev │ gc_next │ refcount │ type │ fields …
 *
 * Counts are exact: the last decref runs the type's dealloc at once. A negative count marks an immortal object
 * (singletons, built-in types, interned names of the VM); no count of it ever changes.
 * Deallocations of containers nested deeper than DEALLOC_DEPTH_LIMIT are queued, so that freeing never recurses deeply
 * (CPython: trashcan).
 *
 * A dealloc that has to do all of it goes in this order: `finalize` (core/finalize.ts), gcUntrack, weak references
 * (core/weakref.ts), the fields, freeContainer.
 */
import { Cached, objAlloc, objFree } from "../memory/arena.ts";
import { collectAlways } from "../memory/debug.ts";
import {
  Header,
  Interrupt,
  SINGLETONS_BASE,
  STATE_BASE,
  State,
  TYPES_BASE,
  TypeFlag,
} from "../shared/layout.ts";
import { DEALLOC_DEPTH_LIMIT } from "../shared/limits.ts";
import { TypeId } from "../shared/types.ts";
import { noteBehind, reachAgain, subtractFirst, traversedPlace, visitsAll } from "./cycles.ts";
import { initFields } from "./instance.ts";
import { internForget } from "./intern.ts";
import { expireBreaker } from "./interrupt.ts";
import { listDealloc } from "./list.ts";
import { asStr } from "./string.ts";
import { asType, PyType } from "./type.ts";
import { typeAt } from "./typeids.ts";
import { box, isPointer, pointer, Value } from "./value.ts";

/**
 * Where the collector's links stand, as numbers to add: `load<u32>(p + GC_NEXT)`. As an immediate offset, which is unsigned, a
 * negative number would trap.
 */
export const GC_PREV: usize = <usize>Header.GC_PREV;
export const GC_NEXT: usize = <usize>Header.GC_NEXT;

export const IMMORTAL: i32 = i32.MIN_VALUE >> 1;

@unmanaged
export class PyObject {
  refcount: i32;
  type: u32;
}

/** Memory for an object of `size` bytes with count 1, fields not set; 0 if there is none (raise MemoryError then). */
export function newPlain(type: usize, size: usize): usize {
  const p = objAlloc(size);
  if (p === 0) return 0;
  store<i32>(p, 1, Header.REFCOUNT);
  store<u32>(p, type, Header.TYPE);
  increfType(type);
  return p;
}

/** As newPlain for a container of a type with HAVE_GC, not yet tracked: call gcTrack once its fields are set. */
export function newContainer(type: usize, size: usize): usize {
  const preSize = asType(type).preSize;
  const block = Cached.alloc(size + preSize);
  if (block === 0) return 0;
  const spare = asType(type).spare;
  if (spare !== 0 && !collectAlways) asType(type).spare = spare - 1;
  else if (++youngCount > youngThreshold) requestInterrupt(Interrupt.COLLECT);
  const p = block + preSize;
  if (preSize > <u32>Header.GC_SIZE) store<u64>(block, 0);
  store<u32>(p + GC_PREV, 0);
  store<u32>(p + GC_NEXT, 0);
  store<i32>(p, 1, Header.REFCOUNT);
  store<u32>(p, type, Header.TYPE);
  if (asType(type).flags & TypeFlag.HEAP) initFields(p, asType(type));
  increfType(type);
  return p;
}

/**
 * The life of containers of the commonest built-in types, written out where they are made and freed: all is known of such a type
 * but its count of spare objects. Their size is a constant, or known from the object.
 */
export class Plain {
  /** newContainer for a built-in type that is no heap type. */
  @inline
  static make(id: TypeId, size: usize): usize {
    return Plain.makeOf(typeAt(id), size);
  }

  /** As make, for a type by its address. */
  @inline
  static makeOf(type: usize, size: usize): usize {
    const block = Cached.alloc(size + <usize>Header.GC_SIZE);
    if (block === 0) return 0;
    Plain.begin(type, block);
    return block + <usize>Header.GC_SIZE;
  }

  /** A block, which there was before, begins to be an object. */
  @inline
  static begin(type: usize, block: usize): void {
    const spare = asType(type).spare;
    if (spare !== 0 && !collectAlways) asType(type).spare = spare - 1;
    else if (++youngCount > youngThreshold) requestInterrupt(Interrupt.COLLECT);
    store<u64>(block, 0);
    store<u64>(block, ((<u64>type) << 32) | 1, <usize>Header.GC_SIZE);
  }

  /** gcTrack for an object just made: it has no flags. */
  @inline
  static track(p: usize): void {
    const last: usize = load<u32>(YOUNG + GC_PREV);
    store<u32>(last + GC_NEXT, <u32>p);
    store<u64>(p + GC_PREV, ((<u64>YOUNG) << 32) | <u64>last);
    store<u32>(YOUNG + GC_PREV, <u32>p);
  }

  /** gcUntrack before the object is freed. */
  @inline
  static untrack(p: usize): void {
    const next: usize = load<u32>(p + GC_NEXT);
    if (next === 0) return;
    const prev: usize = load<u32>(p + GC_PREV) & ~GC_FLAGS;
    store<u32>(prev + GC_NEXT, <u32>next);
    store<u32>(next + GC_PREV, <u32>prev | (load<u32>(next + GC_PREV) & GC_FLAGS));
  }

  /** freeContainer for what `make` made, untracked. */
  @inline
  static free(id: TypeId, p: usize, size: usize): void {
    Plain.freeOf(typeAt(id), p, size);
  }

  @inline
  static freeOf(type: usize, p: usize, size: usize): void {
    Cached.free(p - <usize>Header.GC_SIZE, size + <usize>Header.GC_SIZE);
    const spare = asType(type).spare;
    if (spare < asType(type).spareLimit) asType(type).spare = spare + 1;
    else if (youngCount > 0) youngCount--;
  }
}

/** Gives the memory of a plain object back and drops its type: the last step of a dealloc. */
export function freePlain(p: usize): void {
  const type: usize = load<u32>(p, Header.TYPE);
  objFree(p);
  decrefAt(type);
}

/** As freePlain for a container, which must be untracked. */
export function freeContainer(p: usize): void {
  const type: usize = load<u32>(p, Header.TYPE);
  Cached.freeAny(p - asType(type).preSize);
  const spare = asType(type).spare;
  if (spare < asType(type).spareLimit) asType(type).spare = spare + 1;
  else if (youngCount > 0) youngCount--;
  decrefAt(type);
}

/** Frees an object made by newPlain or newContainer, by its type's flag (for deallocs that subclasses share). */
export function freeObject(p: usize): void {
  if (asType(load<u32>(p, Header.TYPE)).flags & TypeFlag.HAVE_GC) freeContainer(p);
  else freePlain(p);
}

/** More references than a program can hold: what lies there is no count. */
const TOO_MANY: i32 = 1 << 29;

/** In the debug build: stops the VM unless a live object is at p, or one that is being freed. */
function checkObject(p: usize): void {
  assert(p >= <usize>SINGLETONS_BASE && (p & 7) === 0, "the address of an object is wrong");
  const count = load<i32>(p, Header.REFCOUNT);
  assert(count < TOO_MANY && (count >= 0 || count === IMMORTAL), "the count of an object is wrong");
  const type: usize = load<u32>(p, Header.TYPE);
  assert(type >= <usize>TYPES_BASE && (type & 7) === 0, "the type of an object is wrong");
  const meta: usize = load<u32>(type, Header.TYPE);
  // At boot strings are made before types are declared.
  if (meta === 0 || asType(meta).flags === 0) return;
  assert((asType(meta).flags & TypeFlag.TYPE) !== 0, "the type of an object is none");
}

function increfType(type: usize): void {
  const count = load<i32>(type, Header.REFCOUNT);
  if (count >= 0) store<i32>(type, count + 1, Header.REFCOUNT);
}

/** Takes a reference to the object at p. */
export function increfAt(p: usize): void {
  if (isDefined(DEBUG)) checkObject(p);
  const count = load<i32>(p, Header.REFCOUNT);
  if (count >= 0) store<i32>(p, count + 1, Header.REFCOUNT);
}

/** Drops a reference to the object at p. */
export function decrefAt(p: usize): void {
  if (isDefined(DEBUG)) checkObject(p);
  const count = load<i32>(p, Header.REFCOUNT);
  if (count > 1) store<i32>(p, count - 1, Header.REFCOUNT);
  else if (count === 1) dealloc(p);
}

/** Takes a reference to whatever v is, and returns v. */
export function incref(v: Value): Value {
  if (isPointer(v)) increfAt(pointer(v));
  return v;
}

/** As decrefAt, written out: `dealloc` has two callers, so that it is not inlined and these two are small enough to be. */
export function decref(v: Value): void {
  if (!isPointer(v)) return;
  const p = pointer(v);
  const count = load<i32>(p, Header.REFCOUNT);
  if (count > 1) store<i32>(p, count - 1, Header.REFCOUNT);
  else if (count === 1) dealloc(p);
}

export class Item {
  /** decref of what a list or tuple held, which often is a str: all that takes is written out. */
  @inline
  static drop(v: Value): void {
    if (!isPointer(v)) return;
    const p = pointer(v);
    const count = load<i32>(p, Header.REFCOUNT);
    if (count > 1) store<i32>(p, count - 1, Header.REFCOUNT);
    else if (count === 1) {
      if (load<u32>(p, Header.TYPE) === typeAt(TypeId.STR)) {
        if (!asStr(p).interned) {
          Cached.freeAny(p);
          return;
        }
      }
      dealloc(p);
    }
  }
}

/** Drops a reference kept in a field as an address, 0 for none. */
export function decrefField(p: usize): void {
  if (p !== 0) decrefAt(p);
}

let deallocDepth: i32 = 0;
/** What it was below those of the running thread, and where they begin to be queued. */
let deallocBase: i32 = 0;
let deallocLimit: i32 = DEALLOC_DEPTH_LIMIT;
/** Containers that wait to be freed, linked through GC_PREV: they are untracked, and their count stays 0. */
let deallocQueue: usize = 0;
/** Deallocations nested in each other of all threads, before one of a thread that is in some already is queued in any case. */
const DEALLOC_DEPTH_IN_ALL: i32 = 4 * DEALLOC_DEPTH_LIMIT;

/**
 * The last reference is gone: runs the type's dealloc, now or, deep down, when the deallocations around it are done. What holds nothing
 * and is of a built-in type (a str, a large int, a range and its iterator) is freed here.
 */
export function dealloc(p: usize): void {
  const type = asType(load<u32>(p, Header.TYPE));
  if (changetype<usize>(type) === typeAt(TypeId.STR)) {
    if (asStr(p).interned) internForget(p);
    Cached.freeAny(p);
    return;
  }
  if (holdsNothing(type)) {
    objFree(p);
    return;
  }
  store<i32>(p, 0, Header.REFCOUNT);
  if (deallocDepth >= deallocLimit && type.flags & TypeFlag.HAVE_GC) {
    gcUntrack(p);
    // The flags stay: a finalizer that ran must not run again.
    store<u32>(p + GC_PREV, <u32>deallocQueue | (load<u32>(p + GC_PREV) & GC_FLAGS));
    deallocQueue = p;
    return;
  }
  deallocDepth++;
  if (changetype<usize>(type) === typeAt(TypeId.LIST)) listDealloc(p);
  else call_indirect<void>(type.dealloc, p);
  deallocDepth--;
  if (deallocDepth === deallocBase && deallocQueue !== 0) emptyDeallocQueue();
}

/** Whether an object's dealloc waits or runs: its count is 0, and nobody may refer to it again. */
export function isDying(p: usize): bool {
  return load<i32>(p, Header.REFCOUNT) === 0;
}

/** Whether all that is left of an instance of this very type is its block. A built-in type is immortal: no reference to it is dropped. */
function holdsNothing(type: PyType): bool {
  if (type.refcount > 0 || type.flags & TypeFlag.HAVE_GC) return false;
  return type.dealloc === <u32>freePlain.index || type.dealloc === <u32>freeObject.index;
}

/** Whether objects are being freed, some of which may be in no list of the collector any more. */
export function isDeallocating(): bool {
  return deallocDepth > 0;
}

/** Another thread is to run: notes (8 bytes) how it stands with the running one's deallocations. */
export function saveDeallocs(to: usize): void {
  store<i32>(to, deallocBase);
  store<u32>(to, <u32>deallocQueue, 4);
}

/** Goes on with those of a thread. Unless some are `onStack`, it begins anew above what other threads are in the middle of. */
export function restoreDeallocs(from: usize, onStack: bool): void {
  deallocBase = onStack ? load<i32>(from) : deallocDepth;
  deallocLimit = min(deallocBase + DEALLOC_DEPTH_LIMIT, max(DEALLOC_DEPTH_IN_ALL, deallocBase + 1));
  deallocQueue = load<u32>(from, 4);
}

function emptyDeallocQueue(): void {
  while (deallocQueue !== 0) {
    const p = deallocQueue;
    const word = load<u32>(p + GC_PREV);
    deallocQueue = word & ~GC_FLAGS;
    store<u32>(p + GC_PREV, word & GC_FLAGS);
    deallocDepth++;
    call_indirect<void>(asType(load<u32>(p, Header.TYPE)).dealloc, p);
    deallocDepth--;
  }
}

// ---- the collector's list of containers ----

/** The list of the youngest generation. */
export const YOUNG: usize = STATE_BASE + State.YOUNG + Header.GC_SIZE;

/** Low bits of GC_PREV. */
export enum GcFlag {
  // __del__ has run (PEP 442)
  FINALIZED = 1,
  // in the generation being collected; the upper bits may be a count of references, not an address
  COLLECTING = 2,
}
const GC_FLAGS: u32 = 7;

/** Containers made less containers freed since the last young collection. */
export let youngCount: i32 = 0;
/** Above this a collection is due; i32.MAX_VALUE while the collector is disabled. */
export let youngThreshold: i32 = 2000;
export function setYoungCount(count: i32): void {
  youngCount = count;
}
export function setYoungThreshold(threshold: i32): void {
  youngThreshold = threshold;
}

/** Makes the list of young containers empty; once at boot. */
export function initYoungList(): void {
  store<u32>(YOUNG + GC_NEXT, <u32>YOUNG);
  store<u32>(YOUNG + GC_PREV, <u32>YOUNG);
}

/** Hands the container at p to the collector. All its fields must be valid. */
export function gcTrack(p: usize): void {
  const last: usize = load<u32>(YOUNG + GC_PREV);
  store<u32>(last + GC_NEXT, <u32>p);
  store<u32>(p + GC_PREV, <u32>last | (load<u32>(p + GC_PREV) & GC_FLAGS));
  store<u32>(p + GC_NEXT, <u32>YOUNG);
  store<u32>(YOUNG + GC_PREV, <u32>p);
}

export function gcIsTracked(p: usize): bool {
  return load<u32>(p + GC_NEXT) !== 0;
}

/** Takes the container from the collector: the first step of a container's dealloc. Harmless if it is not tracked. */
export function gcUntrack(p: usize): void {
  const next: usize = load<u32>(p + GC_NEXT);
  if (next === 0) return;
  const prevWord = load<u32>(p + GC_PREV);
  const prev: usize = prevWord & ~GC_FLAGS;
  store<u32>(prev + GC_NEXT, <u32>next);
  store<u32>(next + GC_PREV, <u32>prev | (load<u32>(next + GC_PREV) & GC_FLAGS));
  store<u32>(p + GC_NEXT, 0);
  store<u32>(p + GC_PREV, prevWord & GC_FLAGS);
}

/** Asks the dispatch loop to serve an interrupt at its next back edge or call. */
export function requestInterrupt(bit: u32): void {
  store<u32>(STATE_BASE, load<u32>(STATE_BASE, State.INTERRUPTS) | bit, State.INTERRUPTS);
  expireBreaker();
}

/** What visitors of every reference get the values by that are not containers; 0: nobody asks. (v: Value) => void */
let visitOther: u32 = 0;
export function setVisitOther(index: u32): void {
  visitOther = index;
}

/**
 * `visit` of the collector's two passes over all references. They are done here, and in line where values stand in a row: with a call of
 * each, a collection of a million objects took a fifth longer.
 */
export const VISIT_SUBTRACT: u32 = 0xffff_ffff;
export const VISIT_REACHABLE: u32 = 0xffff_fffe;
/** One reference, in the copy of an object's count that GC_PREV holds during a collection (core/cycles.ts). */
export const GC_ONE: u32 = 16;
/** Flags beside that count: the object is reachable where it stands in the list; its references have been taken off. */
export const GC_IN_PLACE: u32 = 4;
export const GC_WALKED: u32 = 8;
/** Bit of GC_NEXT during a collection: the object is in the list of what looks unreachable. */
export const GC_UNREACHABLE: u32 = 1;

class Visit {
  /** A container that one of those two passes has come to. */
  @inline
  static collect(child: usize, visit: u32): void {
    let word = load<u32>(child + GC_PREV);
    if (visit === VISIT_SUBTRACT) {
      if (!(word & GcFlag.COLLECTING)) {
        if (visitsAll) subtractFirst(child, word);
        return;
      }
      if (!(word & GC_WALKED)) word |= traversedPlace;
      else if (!(word & GC_IN_PLACE)) noteBehind();
      store<u32>(child + GC_PREV, word - GC_ONE);
    } else if (word & GcFlag.COLLECTING && (word < GC_ONE || load<u32>(child + GC_NEXT) & GC_UNREACHABLE)) {
      reachAgain(child, word);
    }
  }

  @inline
  static isContainer(child: usize): bool {
    return (asType(load<u32>(child, Header.TYPE)).flags & TypeFlag.HAVE_GC) !== 0;
  }
}

/** For traverse: visits the object that a field holds, 0 for none. */
export function visitAt(child: usize, visit: u32): void {
  if (child === 0) return;
  if (!Visit.isContainer(child)) {
    if (visitOther !== 0) call_indirect<void>(visitOther, box(child));
  } else if (visit >= VISIT_REACHABLE) Visit.collect(child, visit);
  else call_indirect<void>(visit, child);
}

/** For traverse: visits a value held. */
export function visitValue(v: Value, visit: u32): void {
  if (isPointer(v)) visitAt(pointer(v), visit);
  else if (visitOther !== 0) call_indirect<void>(visitOther, v);
}

/** For traverse: visits the values that stand between two addresses, one every `step` bytes. */
export function visitRange(at: usize, end: usize, step: usize, visit: u32): void {
  if (visit < VISIT_REACHABLE) {
    for (; at < end; at += step) visitValue(load<i64>(at), visit);
    return;
  }
  for (; at < end; at += step) {
    const v = load<i64>(at);
    if (isPointer(v) && Visit.isContainer(pointer(v))) Visit.collect(pointer(v), visit);
  }
}

/** Whether the visitor wants no values but containers. */
export function visitsContainers(): bool {
  return visitOther === 0;
}
