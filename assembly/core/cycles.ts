/**
 * Finding cyclic garbage among containers: the graph part of the collector, as CPython does it (its
 * InternalDocs/garbage_collector.md). Generations, finalizers and weak references are core/collector.ts's business.
 *
 * Containers stand in doubly linked lists through GC_NEXT and GC_PREV, 8 and 4 bytes before the object; a list's head is the
 * address behind two such words. To see what of a list nothing outside refers to:
 *
 *   1. Each object's count of references is copied into GC_PREV (above the flags), and COLLECTING is set. Where the list has all that
 *      is tracked, this is done when the second step comes to the object first (subtractAll).
 *   2. Each object is traversed, and one is taken off the copy of every COLLECTING object it refers to. What is left of a copy are
 *      references from outside the list.
 *   3. The list is walked: an object with references left is reachable, and so is all it refers to; others go to a
 *      second list for the time being and come back if something reachable refers to them.
 *
 * GC_PREV is a pointer again afterwards. Only what stays in the second list keeps COLLECTING; there, until
 * clearMarks, bit 0 of GC_NEXT is set. No step needs memory or recurses.
 */
import { Header, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { asList, listLength } from "./list.ts";
import {
  GC_IN_PLACE,
  GC_NEXT,
  GC_ONE,
  GC_PREV,
  GC_UNREACHABLE,
  GC_WALKED,
  GcFlag,
  gcIsTracked,
  gcUntrack,
  VISIT_REACHABLE,
  VISIT_SUBTRACT,
  visitRange,
} from "./object.ts";
import { tupleItem, tupleLength } from "./tuple.ts";
import { asType } from "./type.ts";
import { typeAt } from "./typeids.ts";
import { isPointer, pointer } from "./value.ts";

const FLAGS: u32 = 7;

// ---- lists ----

export function listInit(list: usize): void {
  store<u32>(list + GC_NEXT, <u32>list);
  store<u32>(list + GC_PREV, <u32>list);
}

/** (visit: u32) => void: calls a (p: usize) => void for every tracked object. The collector, which knows all lists, sets it at boot. */
let trackedWalker: u32 = 0;

export function setTrackedWalker(index: u32): void {
  trackedWalker = index;
}

export function visitTracked(visit: u32): void {
  call_indirect<void>(trackedWalker, visit);
}

/** As visitTracked, for one list. The visitor may make objects but free none. */
export function visitList(list: usize, visit: u32): void {
  let p = nextOf(list);
  while (p !== list) {
    const next = nextOf(p);
    call_indirect<void>(visit, p);
    p = next;
  }
}

export function listIsEmpty(list: usize): bool {
  return nextOf(list) === list;
}

/** The first object, or the list itself if it is empty. */
export function nextOf(p: usize): usize {
  return load<u32>(p + GC_NEXT);
}

function previousOf(p: usize): usize {
  return load<u32>(p + GC_PREV) & ~FLAGS;
}

/** Sets the link to the previous object and keeps the flags. */
function setPrevious(p: usize, previous: usize): void {
  store<u32>(p + GC_PREV, <u32>previous | (load<u32>(p + GC_PREV) & FLAGS));
}

export function listSize(list: usize): u32 {
  let size: u32 = 0;
  for (let p = nextOf(list); p !== list; p = nextOf(p)) size++;
  return size;
}

/** Appends an object that is in no list. */
export function append(list: usize, p: usize): void {
  const last = previousOf(list);
  store<u32>(last + GC_NEXT, <u32>p);
  setPrevious(p, last);
  store<u32>(p + GC_NEXT, <u32>list);
  setPrevious(list, p);
}

/** Moves an object from the list it is in to the end of another. */
export function moveTo(list: usize, p: usize): void {
  const next = nextOf(p);
  const previous = previousOf(p);
  store<u32>(previous + GC_NEXT, <u32>next);
  setPrevious(next, previous);
  append(list, p);
}

/** Moves all objects of one list to the end of another. */
export function listMerge(from: usize, to: usize): void {
  if (listIsEmpty(from)) return;
  const first = nextOf(from);
  const last = previousOf(from);
  const end = previousOf(to);
  store<u32>(end + GC_NEXT, <u32>first);
  setPrevious(first, end);
  store<u32>(last + GC_NEXT, <u32>to);
  setPrevious(to, last);
  listInit(from);
}

// ---- marks ----

export function isCollecting(p: usize): bool {
  return (load<u32>(p + GC_PREV) & GcFlag.COLLECTING) !== 0;
}

function clearCollecting(p: usize): void {
  store<u32>(p + GC_PREV, load<u32>(p + GC_PREV) & ~(<u32>GcFlag.COLLECTING));
}

/** Takes the marks of `findUnreachable` off GC_NEXT, so that the list is an ordinary one; COLLECTING stays. */
export function clearMarks(list: usize): void {
  for (let p = nextOf(list); p !== list; p = nextOf(p)) {
    store<u32>(p + GC_NEXT, load<u32>(p + GC_NEXT) & ~GC_UNREACHABLE);
  }
}

/** Moves one object out of the collection. */
export function release(list: usize, p: usize): void {
  moveTo(list, p);
  clearCollecting(p);
}

// ---- the three steps ----

/** Asks the type to visit all that an object refers to. Lists, which are many, are visited here. */
function traverse(p: usize, visit: u32): void {
  const type: usize = load<u32>(p, Header.TYPE);
  if (type === typeAt(TypeId.LIST)) {
    const items: usize = asList(p).items;
    visitRange(items, items + ((<usize>listLength(p)) << 3), 8, visit);
    return;
  }
  const slot = asType(type).traverse;
  if (slot !== 0) call_indirect<void>(slot, p, visit);
}

/** Immortal objects have no count: they leave the collector, and what they refer to is held from outside. */
function copyCounts(list: usize): void {
  for (let p = nextOf(list); p !== list; ) {
    const next = nextOf(p);
    const count = load<i32>(p, Header.REFCOUNT);
    if (count < 0) gcUntrack(p);
    else copyCount(p, <u32>count);
    p = next;
  }
}

function copyCount(p: usize, count: u32): void {
  store<u32>(p + GC_PREV, copiedCount(count, load<u32>(p + GC_PREV)));
}

function copiedCount(count: u32, word: u32): u32 {
  return (count * GC_ONE) | (word & GcFlag.FINALIZED) | GcFlag.COLLECTING;
}

/** Takes what the list's objects refer to off the copied counts (core/object.ts does that, at VISIT_SUBTRACT). */
function subtractInternal(list: usize): void {
  for (let p = nextOf(list); p !== list; p = nextOf(p)) traverse(p, VISIT_SUBTRACT);
}

/** Whether the list being collected has all tracked objects, whose counts are copied when a reference, or the walk, comes to them. */
export let visitsAll: bool = false;
/** GC_IN_PLACE if the object being traversed is reachable where it stands, else 0: what it refers to further on is so, too. */
export let traversedPlace: u32 = 0;
/** Whether it refers to something before it that may not be reachable there. */
let refersBack: bool = false;
/** (visit: u32) => void: calls a (p: usize) => void for objects that are certainly held from outside of all lists. */
let rootWalker: u32 = 0;

export function setRootWalker(index: u32): void {
  rootWalker = index;
}

/** What stands in GC_PREV of an object that no reference has come to so far; 0 if the collection does not concern it. */
function firstCount(child: usize, word: u32): u32 {
  if (!gcIsTracked(child)) return 0;
  const count = load<i32>(child, Header.REFCOUNT);
  return count < 0 ? 0 : copiedCount(count, word);
}

/** visitAt's call for the first reference to an object. */
export function subtractFirst(child: usize, word: u32): void {
  const first = firstCount(child, word);
  if (first !== 0) store<u32>(child + GC_PREV, (first - GC_ONE) | traversedPlace);
}

/** visitAt's call for a reference to what has been walked, and is not known to be reachable where it stands. */
export function noteBehind(): void {
  refersBack = true;
}

function markRoot(p: usize): void {
  const word = load<u32>(p + GC_PREV);
  const first = isCollecting(p) ? word : firstCount(p, word);
  if (first !== 0) store<u32>(p + GC_PREV, first | GC_IN_PLACE);
}

/**
 * copyCounts and subtractInternal at once. What is found to be reachable where it stands, from roots or from such an object before it, needs no
 * second look at what it refers to, unless that stands before it and is none of these: then its GC_WALKED is taken off again.
 */
function subtractAll(list: usize): void {
  visitsAll = true;
  if (rootWalker !== 0) call_indirect<void>(rootWalker, <u32>markRoot.index);
  let previous = list;
  for (let p = nextOf(list); p !== list; p = nextOf(previous)) {
    let word = load<u32>(p + GC_PREV);
    if (!(word & GcFlag.COLLECTING)) {
      const count = load<i32>(p, Header.REFCOUNT);
      if (count < 0) {
        takeOut(p, previous, word);
        continue;
      }
      word = copiedCount(count, word);
    }
    store<u32>(p + GC_PREV, word | GC_WALKED);
    traversedPlace = word & GC_IN_PLACE;
    refersBack = false;
    traverse(p, VISIT_SUBTRACT);
    if (refersBack && traversedPlace !== 0) store<u32>(p + GC_PREV, load<u32>(p + GC_PREV) & ~GC_WALKED);
    previous = p;
  }
  traversedPlace = 0;
  visitsAll = false;
}

/** Takes an object that is being walked out of the list, and of the collector. */
function takeOut(p: usize, previous: usize, word: u32): void {
  store<u32>(previous + GC_NEXT, load<u32>(p + GC_NEXT));
  store<u32>(p + GC_NEXT, 0);
  store<u32>(p + GC_PREV, word & GcFlag.FINALIZED);
}

/** The list being walked by `moveUnreachable`, for its visitor. */
let reachable: usize = 0;

/** visitAt's call while a reachable object is traversed: what it refers to looked unreachable, or may have done so later. */
export function reachAgain(child: usize, word: u32): void {
  const next = load<u32>(child + GC_NEXT);
  if (!(next & GC_UNREACHABLE)) {
    store<u32>(child + GC_PREV, word | GC_ONE);
    return;
  }
  // Take it out of the other list, whose links are in order, and walk it again.
  const after: usize = next & ~GC_UNREACHABLE;
  const before = previousOf(child);
  store<u32>(before + GC_NEXT, next);
  setPrevious(after, before);
  store<u32>(child + GC_PREV, GC_ONE | (word & FLAGS));
  appendCounted(child);
}

/** Appends to the walked list an object whose GC_PREV is still a count. */
function appendCounted(p: usize): void {
  const last = previousOf(reachable);
  store<u32>(last + GC_NEXT, <u32>p);
  store<u32>(p + GC_NEXT, <u32>reachable);
  setPrevious(reachable, p);
}

/** How many objects the last findUnreachable has left in its list. */
export let reachableCount: u32 = 0;

/**
 * Splits a list whose counts have been subtracted: what nothing reachable refers to moves to `unreachable`, marked. Tuples that can never
 * be part of a cycle are taken out: a tuple does not change, so one that holds no tracked container never will. (Dicts and the
 * rest stay tracked, as in CPython 3.14.) That is done in this walk, because another over a million objects took a sixth of a
 * collection's time.
 */
function moveUnreachable(list: usize, unreachable: usize): void {
  const tuple = typeAt(TypeId.TUPLE);
  reachable = list;
  reachableCount = 0;
  let previous = list;
  // While it is walked, the marked list's head is marked like its objects: the last one's GC_NEXT leads to it.
  store<u32>(unreachable + GC_NEXT, <u32>unreachable | GC_UNREACHABLE);
  for (let p = nextOf(list); p !== list; p = nextOf(previous)) {
    const word = load<u32>(p + GC_PREV);
    if (word >= GC_ONE || word & GC_IN_PLACE) {
      // Else subtractAll has done with it.
      if (!(word & GC_IN_PLACE && word & GC_WALKED)) traverse(p, VISIT_REACHABLE);
      if (load<u32>(p, Header.TYPE) === tuple && isAtomicTuple(p)) {
        store<u32>(previous + GC_NEXT, load<u32>(p + GC_NEXT));
        store<u32>(p + GC_NEXT, 0);
        store<u32>(p + GC_PREV, word & GcFlag.FINALIZED);
        continue;
      }
      store<u32>(p + GC_PREV, <u32>previous | (word & GcFlag.FINALIZED));
      previous = p;
      reachableCount++;
      continue;
    }
    store<u32>(previous + GC_NEXT, load<u32>(p + GC_NEXT));
    const last = previousOf(unreachable);
    store<u32>(last + GC_NEXT, <u32>p | GC_UNREACHABLE);
    store<u32>(p + GC_PREV, <u32>last | (word & FLAGS));
    store<u32>(p + GC_NEXT, <u32>unreachable | GC_UNREACHABLE);
    setPrevious(unreachable, p);
  }
  setPrevious(list, previous);
  store<u32>(unreachable + GC_NEXT, load<u32>(unreachable + GC_NEXT) & ~GC_UNREACHABLE);
}

/**
 * Moves what cannot be reached from outside `list` to the empty list `unreachable`, marked: call clearMarks before using it.
 * What stays in `list` is in its order, save that what was found reachable late stands at its end. `isAll`: no other list has tracked objects.
 */
export function findUnreachable(list: usize, unreachable: usize, isAll: bool): void {
  if (isAll) subtractAll(list);
  else {
    copyCounts(list);
    subtractInternal(list);
  }
  moveUnreachable(list, unreachable);
}

// ---- checking ----

/** Told of each container that is referred to more often than its count says. (p: usize) => void */
let lowCountReporter: u32 = 0;

function visitChecked(child: usize): void {
  const word = load<u32>(child + GC_PREV);
  if (!(word & GcFlag.COLLECTING)) return;
  if (word >= GC_ONE) store<u32>(child + GC_PREV, word - GC_ONE);
  else call_indirect<void>(lowCountReporter, child);
}

/** First step of a check of several lists: copies the counts of one. */
export function beginCountCheck(list: usize): void {
  copyCounts(list);
}

/** Second step: reports what the objects of a list refer to more often than is counted. */
export function checkCounts(list: usize, report: u32): void {
  lowCountReporter = report;
  const visit = visitChecked.index;
  for (let p = nextOf(list); p !== list; p = nextOf(p)) traverse(p, visit);
}

/** Last step: makes GC_PREV a pointer again. */
export function endCountCheck(list: usize): void {
  let previous = list;
  for (let p = nextOf(list); p !== list; p = nextOf(p)) {
    store<u32>(p + GC_PREV, <u32>previous | (load<u32>(p + GC_PREV) & GcFlag.FINALIZED));
    previous = p;
  }
  setPrevious(list, previous);
}

// ---- untracking ----

function isAtomicTuple(p: usize): bool {
  const length = tupleLength(p);
  for (let i: u32 = 0; i < length; i++) {
    const item = tupleItem(p, i);
    if (isPointer(item) && mayBeTracked(pointer(item))) return false;
  }
  return true;
}

/** Whether an object is tracked or may be later: containers, save tuples that were untracked. */
function mayBeTracked(p: usize): bool {
  const type: usize = load<u32>(p, Header.TYPE);
  if (!(asType(type).flags & TypeFlag.HAVE_GC)) return false;
  return type !== typeAt(TypeId.TUPLE) || gcIsTracked(p);
}
