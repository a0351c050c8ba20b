/**
 * The cycle collector: when it runs, and what becomes of what it finds. CPython 3.13's and 3.14.5's rules (gc.c):
 *
 * - A new container is young; what survives a collection moves one generation up. Collecting a generation collects all
 *   younger ones with it.
 * - The young generation is due when the containers made, less those freed since its last collection, exceed its threshold; an
 *   older one when the collections of the next younger exceed its own. The oldest must also have grown by a quarter since
 *   it was last collected (`longLivedPending` against `longLivedTotal`), so that the total work stays linear.
 * - For garbage: weak references die and their callbacks are called, finalizers run (PEP 442), what they brought back to life
 *   stays, the rest is cleared.
 *
 * It runs at a safe point of the dispatch loop (Interrupt.COLLECT) or from gc.collect(), never inside an allocation, and never
 * inside itself. The Python side is modules/gc.ts. Nothing is uncollectable: there are no finalizers of the old kind (tp_del).
 */

import {
  clearMarks,
  findUnreachable,
  listInit,
  listIsEmpty,
  listMerge,
  listSize,
  moveTo,
  nextOf,
  reachableCount,
  release,
  setTrackedWalker,
  visitList,
} from "../core/cycles.ts";
import { errorPending, restoreError, takeError } from "../core/errors.ts";
import { isFinalized, runFinalizer, setTakingApart } from "../core/finalize.ts";
import { spend } from "../core/interrupt.ts";
import {
  decrefAt,
  increfAt,
  requestInterrupt,
  setYoungCount,
  setYoungThreshold,
  YOUNG,
  youngCount,
} from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { UNBOUND } from "../core/value.ts";
import { anyDetached, callDetached, detachWeakrefs, weakHead } from "../core/weakref.ts";
import { monotonicClock } from "../host.ts";
import { trimCaches } from "../memory/arena.ts";
import { checkHeap, HeapFault } from "../memory/check.ts";
import { collectAlways, setCollectAlways } from "../memory/debug.ts";
import { Header, Interrupt } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { reportCollectable, reportDone, reportStart } from "./gcreport.ts";

export const GENERATIONS: i32 = 3;
const OLDEST: i32 = 2;

/** Bits of gc.set_debug. */
export enum GcDebug {
  STATS = 1,
  COLLECTABLE = 2,
  UNCOLLECTABLE = 4,
  SAVEALL = 32,
  LEAK = 38,
}

/** A generation: its list's links (the young list's stand at State.YOUNG instead), then its numbers. */
@unmanaged
export class Generation {
  previous: u32;
  next: u32;
  threshold: i32;
  /** For those but the youngest, whose count is `youngCount`: collections of the next younger one. */
  count: i32;
  collections: u32;
  pad: u32;
  collected: u64;
}

const GENERATION_BYTES: usize = 32;
const TABLE: usize = memory.data(96, 8);
/** Frozen objects, in no generation. */
export const PERMANENT: usize = memory.data(8, 8) + Header.GC_SIZE;
/** Lists for the time of a collection. */
const GARBAGE: usize = memory.data(8, 8) + Header.GC_SIZE;
const SCRATCH: usize = memory.data(8, 8) + Header.GC_SIZE;

if (offsetof<Generation>() !== 32) ERROR("GENERATION_BYTES is out of step with Generation");

let enabled: bool = true;
let collecting: bool = false;
let debug: u32 = 0;
let longLivedTotal: u32 = 0;
let longLivedPending: u32 = 0;
/** (start: bool, generation: i32, collected: u32) => void: calls gc.callbacks. */
let announceIndex: u32 = 0;
/** (p: usize) => void: puts an object into gc.garbage. */
let keepIndex: u32 = 0;

export function generation(i: i32): Generation {
  return changetype<Generation>(TABLE + <usize>i * GENERATION_BYTES);
}

/** The list of a generation. */
export function generationList(i: i32): usize {
  return i === 0 ? YOUNG : TABLE + <usize>i * GENERATION_BYTES + Header.GC_SIZE;
}

/** Lists of containers between collections: the generations', then that of the frozen ones. */
export const LISTS: i32 = 4;
export function listAt(i: i32): usize {
  return i < GENERATIONS ? generationList(i) : PERMANENT;
}

/** Once at boot, after the young list was made. */
export function initCollector(): void {
  for (let i = 1; i < GENERATIONS; i++) listInit(generationList(i));
  listInit(PERMANENT);
  listInit(GARBAGE);
  listInit(SCRATCH);
  setTrackedWalker(visitLists.index);
  resetCollector();
}

function visitLists(visit: u32): void {
  for (let i = 0; i < LISTS; i++) visitList(listAt(i), visit);
  visitList(GARBAGE, visit);
  visitList(SCRATCH, visit);
}

/** The types of which CPython 3.13 keeps freed instances, and how many: until the next full collection. */
const SPARE_TYPES: StaticArray<TypeId> = [TypeId.LIST, TypeId.DICT, TypeId.TUPLE, TypeId.SLICE];
const SPARE_LIMITS: StaticArray<u32> = [80, 80, 2000, 1];

function emptySpares(): void {
  for (let i = 0; i < SPARE_TYPES.length; i++) {
    const type = asType(typeAt(SPARE_TYPES[i]));
    type.spare = 0;
    type.spareLimit = SPARE_LIMITS[i];
  }
}

/** Undoes what a program has set: thresholds, switches, frozen objects. */
export function resetCollector(): void {
  unfreezeAll();
  generation(0).threshold = 2000;
  generation(1).threshold = 10;
  generation(2).threshold = 10;
  debug = 0;
  enabled = true;
  emptySpares();
  armCollector();
}

/** () => void: gives back what the VM keeps for reuse, after a full collection. */
let trimIndex: u32 = 0;
export function setTrimmer(index: u32): void {
  trimIndex = index;
}

/** What modules/gc.ts does for the collector. */
export function setCollectorHooks(announce: u32, keep: u32): void {
  announceIndex = announce;
  keepIndex = keep;
}

// ---- settings ----

export function setCollectorEnabled(on: bool): void {
  enabled = on;
  armCollector();
}

export function isCollectorEnabled(): bool {
  return enabled;
}

export function setGcDebug(flags: u32): void {
  debug = flags;
}

export function gcDebug(): u32 {
  return debug;
}

export function setGcThreshold(i: i32, threshold: i32): void {
  generation(i).threshold = threshold;
  if (i === 0) armCollector();
}

export function gcCount(i: i32): i32 {
  return i === 0 ? youngCount : generation(i).count;
}

/** The debug switch of memory/debug.ts: a collection at the next safe point after each allocation of a container. */
export function collectAtEveryAllocation(on: bool): void {
  setCollectAlways(on);
  armCollector();
}

/** Tells core/object.ts when to ask for a collection: threshold 0 and `gc.disable()` switch asking off. */
function armCollector(): void {
  const threshold = generation(0).threshold;
  if (collectAlways) setYoungThreshold(-1);
  else setYoungThreshold(enabled && threshold !== 0 ? threshold : i32.MAX_VALUE);
  if (collectAlways) requestInterrupt(Interrupt.COLLECT);
}

// ---- running ----

/** At a safe point, when a collection was asked for: collects the oldest generation that is due, if any. */
export function collectDue(): void {
  if (!enabled && !collectAlways) return;
  const due = oldestDue();
  if (due >= 0) collectGeneration(due);
}

function oldestDue(): i32 {
  for (let i = OLDEST; i >= 0; i--) {
    if (gcCount(i) <= generation(i).threshold) continue;
    if (i === OLDEST && !oftenEnough()) continue;
    return i;
  }
  return collectAlways ? 0 : -1;
}

/** The quarter rule. While each allocation collects, a small heap does without it, so that its old objects are looked at too. */
function oftenEnough(): bool {
  return longLivedPending >= longLivedTotal >> 2 || (collectAlways && longLivedTotal < SMALL_HEAP);
}

const SMALL_HEAP: u32 = 20000;

/** Collects a generation and all younger ones: how many unreachable objects were found. 0 at once if a collection is running. */
export function collectGeneration(number: i32): u32 {
  if (collecting) return 0;
  collecting = true;
  const pending = takeError();
  if (announceIndex !== 0) call_indirect<void>(announceIndex, <bool>true, number, <u32>0);
  const start = debug & GcDebug.STATS ? monotonicClock() : 0.0;
  if (debug & GcDebug.STATS) reportStart(number);
  const list = mergeYounger(number);
  findUnreachable(list, GARBAGE, number === OLDEST && listIsEmpty(PERMANENT));
  clearMarks(GARBAGE);
  spend((<i32>min<u32>(reachableCount, 1 << 20)) << 3);
  const collected = disposeOfGarbage(promote(number, list, reachableCount));
  if (debug & GcDebug.STATS) reportDone(collected, monotonicClock() - start);
  if (number === OLDEST) {
    if (isDefined(DEBUG)) assert(checkHeap() === HeapFault.None, "the heap is damaged");
    emptySpares();
    if (trimIndex !== 0) call_indirect<void>(trimIndex);
    trimCaches();
  }
  if (errorPending()) reportUnraisable("Exception ignored in garbage collection");
  const g = generation(number);
  g.collections++;
  g.collected += collected;
  if (announceIndex !== 0) call_indirect<void>(announceIndex, <bool>false, number, collected);
  collecting = false;
  if (pending !== UNBOUND) restoreError(pending);
  return collected;
}

/** Sets the counts, and moves the younger generations into the one to be collected. */
function mergeYounger(number: i32): usize {
  if (number < OLDEST) generation(number + 1).count++;
  setYoungCount(0);
  for (let i = 1; i <= number; i++) generation(i).count = 0;
  const list = generationList(number);
  for (let i = 0; i < number; i++) listMerge(generationList(i), list);
  return list;
}

/** Moves the survivors up; answers in which list they are now. */
function promote(number: i32, list: usize, survivors: u32): usize {
  if (number === OLDEST) {
    longLivedPending = 0;
    longLivedTotal = survivors;
    return list;
  }
  if (number === OLDEST - 1) longLivedPending += survivors;
  const older = generationList(number + 1);
  listMerge(list, older);
  return older;
}

/** What was found unreachable dies, or lives on among the survivors. How many objects die. */
function disposeOfGarbage(survivors: usize): u32 {
  if (listIsEmpty(GARBAGE)) return 0;
  if (debug & GcDebug.COLLECTABLE) {
    for (let p = nextOf(GARBAGE); p !== GARBAGE; p = nextOf(p)) reportCollectable(p);
  }
  // Where no Python code runs nothing can come back to life, and there is no need to look.
  if (killWeakrefs()) {
    callDetached();
    finalizeGarbage();
    keepResurrected(survivors);
  }
  const found = listSize(GARBAGE);
  clearGarbage(survivors);
  return found;
}

/**
 * Weak references to garbage die; those that are not garbage themselves wait for their callbacks to be called. Whether there are any
 * or finalizers to run.
 */
function killWeakrefs(): bool {
  let finalizers = false;
  for (let p = nextOf(GARBAGE); p !== GARBAGE; p = nextOf(p)) {
    const head = weakHead(p);
    if (head !== 0 && load<u32>(head) !== 0) detachWeakrefs(head, true);
    if (asType(load<u32>(p, Header.TYPE)).finalize !== 0) finalizers = true;
  }
  return finalizers || anyDetached();
}

/** Runs each finalizer once. Finalizers may free other garbage, so objects are taken one by one off the list's head. */
function finalizeGarbage(): void {
  while (!listIsEmpty(GARBAGE)) {
    const p = nextOf(GARBAGE);
    moveTo(SCRATCH, p);
    if (asType(load<u32>(p, Header.TYPE)).finalize === 0 || isFinalized(p)) continue;
    increfAt(p);
    runFinalizer(p);
    decrefAt(p);
  }
}

/** Looks again, because finalizers may have made references: what is reachable now joins the survivors. */
function keepResurrected(survivors: usize): void {
  findUnreachable(SCRATCH, GARBAGE, false);
  clearMarks(GARBAGE);
  listMerge(SCRATCH, survivors);
}

/** Breaks the cycles: each object's `clear` drops what it holds, and the counts do the rest. */
function clearGarbage(survivors: usize): void {
  setTakingApart(true);
  while (!listIsEmpty(GARBAGE)) {
    const p = nextOf(GARBAGE);
    if (debug & GcDebug.SAVEALL) call_indirect<void>(keepIndex, p);
    else clearObject(p);
    if (nextOf(GARBAGE) === p) release(survivors, p);
  }
  setTakingApart(false);
}

function clearObject(p: usize): void {
  const clear = asType(load<u32>(p, Header.TYPE)).clear;
  if (clear === 0) return;
  increfAt(p);
  call_indirect<void>(clear, p);
  if (errorPending()) reportUnraisable("Exception ignored in garbage collection");
  decrefAt(p);
}

// ---- frozen objects ----

/** Moves all tracked objects where no collection looks. */
export function freezeAll(): void {
  for (let i = 0; i < GENERATIONS; i++) {
    listMerge(generationList(i), PERMANENT);
    generation(i).count = 0;
  }
  setYoungCount(0);
}

/** Moves frozen objects into the oldest generation. */
export function unfreezeAll(): void {
  listMerge(PERMANENT, generationList(OLDEST));
}
