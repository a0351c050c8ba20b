/**
 * Frames: a small record for each running call, and the stack of values that their windows lie on.
 *
 *     window   │ locals │ cells │ free variables │ temporaries (the classic stack, one slot a depth) │
 *
 * A window begins where the caller put the arguments, so they become the callee's locals uncopied. Two rules make everything else
 * simple: a temporary that is not in use never holds a pointer, and memory above the topmost window holds none. So a store into any slot may drop
 * the old value without asking, and unwinding drops what it finds.
 *
 * Stack memory comes in chunks; a window that does not fit starts a new chunk, and its arguments are copied there. Frame records come
 * from a free list. Both live in our heap: depth is bounded by the recursion limit and by memory, never by Wasm's stack.
 */

import { raise, raiseMemoryError } from "../core/errors.ts";
import { decrefAt, decrefField, visitAt, visitRange } from "../core/object.ts";
import { isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
import { rawAlloc, rawFree, rawKeep } from "../memory/raw.ts";
import { pauseTraces } from "../memory/trace.ts";
import { Exc } from "../shared/exceptions.ts";
import { RECURSION_LIMIT } from "../shared/limits.ts";

/** What happens with a frame's result. */
export enum FrameKind {
  /** Stored in the caller's slot `dst`. */
  STORE,
  /** run() returns it to native code. */
  STOP,
  /** `__init__`: must be None; the instance waits in `extra` and is the result. */
  INIT,
  /** A generator resumed by FOR_ITER: yields go to `dst`, its end jumps. */
  FOR_ITER,
  /** A generator resumed by YIELD_FROM of the caller. */
  YIELD_FROM,
  /** Given to the caller's instruction, which goes on with it: vm/continue.ts. `dst` is the step. */
  CONTINUE,
  /** A generator resumed by a call of `next` or `send`, which owns a reference to it: yields go to `dst`, its end is StopIteration. */
  SEND,
  /** Given to the object in `extra`, which is called with it; what that gives is stored in `dst` (core/relay.ts). */
  RELAY,
}

/** Fields that a call sets or tests together lie side by side, so that it does so in words of 64 bits: see vm/calls.ts. */
@unmanaged
export class Frame {
  /** Next in the free list, else the frame that called this one (0 at the bottom). */
  prev: u32;
  /** Owned references: the function (0 for module code) and the code. */
  func: u32;
  code: u32;
  /** Byte offset of the first temporary in the window: slots below are named variables. */
  temps: u32;
  /** Borrowed from the function, or owned if there is none. */
  globals: u32;
  builtins: u32;
  /** The window, and where free stack begins while this frame runs. */
  regs: u32;
  top: u32;
  /** The instruction being run, and the one to go on with after a call. */
  pc: u32;
  next: u32;
  /** Address of the constants. */
  consts: u32;
  /** Byte offset in the caller's window. */
  dst: u32;
  /** This and the three behind it are zero in free records, `locals` too: a plain call sets none of them. */
  kind: u32;
  /** The frame object that Python holds (borrowed), 0 while nobody asked. */
  object: u32;
  /** The generator whose frame this is (borrowed), 0 for others. */
  generator: u32;
  /** Chunk that this window opened, 0 if it lies in its caller's. */
  chunk: u32;
  extra: Value;
  /** Owned: the namespace of class and module bodies, 0 in functions. */
  locals: u32;
  /** The chunk limit to restore when `chunk` is dropped. */
  savedLimit: u32;
  /** The line last seen by instrumented code, which sets it when it begins: see vm/ops/trace.ts. */
  line: i32;
}

/** kind and object; generator and chunk. */
export const KIND: usize = offsetof<Frame>("kind");
export const GENERATOR: usize = offsetof<Frame>("generator");

/** Records are allocated by the batch, in a chain: next u32 │ 0 │ records … */
const BATCH: u32 = 64;
const BATCH_HEADER: usize = 8;
const CHUNK: usize = 64 * 1024;

/** The frame that runs, 0 if none. */
export let current: usize = 0;
/** End of the chunk that the topmost window lies in. */
export let stackLimit: usize = 0;
let stackBase: usize = 0;
/** Records that wait to be taken, linked through `prev`. */
export let freeFrames: usize = 0;
let batches: usize = 0;
let chunkSize: usize = CHUNK;
/** Calls that may still be made before RecursionError. */
export let depthLeft: i32 = RECURSION_LIMIT;
export let recursionLimit: i32 = RECURSION_LIMIT;

export function setCurrent(frame: usize): void {
  current = frame;
}

export function asFrame(p: usize): Frame {
  return changetype<Frame>(p);
}

export function initFrames(): bool {
  stackBase = rawAlloc(CHUNK);
  if (stackBase === 0) return false;
  stackLimit = stackBase + CHUNK;
  clearWindow(stackBase, stackLimit);
  return moreFrames();
}

/** What each thread has of its own here, in five words: saved before another goes on. */
export function saveStack(to: usize): void {
  store<u32>(to, <u32>current);
  store<u32>(to, <u32>stackLimit, 4);
  store<u32>(to, <u32>stackBase, 8);
  store<u32>(to, <u32>chunkSize, 12);
  store<i32>(to, callDepth(), 16);
}

export function restoreStack(from: usize): void {
  current = load<u32>(from);
  stackLimit = load<u32>(from, 4);
  stackBase = load<u32>(from, 8);
  chunkSize = load<u32>(from, 12);
  depthLeft = recursionLimit - load<i32>(from, 16);
}

/** Begins a new stack, without calls, in place of the one in use; false with MemoryError pending. */
export function openStack(): bool {
  const base = rawAlloc(CHUNK);
  if (base === 0) {
    raiseMemoryError();
    return false;
  }
  current = 0;
  stackBase = base;
  stackLimit = base + CHUNK;
  chunkSize = CHUNK;
  depthLeft = recursionLimit;
  clearWindow(stackBase, stackLimit);
  return true;
}

/** Gives back the stack in use, on which nothing lies; another is to be restored. */
export function dropStack(): void {
  rawFree(stackBase);
}

/** Where free stack begins. */
export function stackTop(): usize {
  return current === 0 ? stackBase : <usize>asFrame(current).top;
}

/** Calls (p: usize) => void for containers that the calls under way hold: variables and functions, or the globals of a module. */
export function visitHeld(visit: u32): void {
  for (let p = current; p !== 0; p = asFrame(p).prev) {
    const f = asFrame(p);
    // A generator's window is visited with it.
    if (f.generator !== 0) continue;
    visitRange(f.regs, <usize>f.regs + f.temps, 8, visit);
    visitAt(f.func !== 0 ? f.func : f.globals, visit);
  }
}

export function callDepth(): i32 {
  return recursionLimit - depthLeft;
}

/** Sets sys.setrecursionlimit; the caller has checked it. */
export function setRecursionLimit(limit: i32): void {
  depthLeft += limit - recursionLimit;
  recursionLimit = limit;
}

function newBatch(): usize {
  const before = pauseTraces(true);
  const block = rawKeep(rawAlloc(BATCH_HEADER + BATCH * offsetof<Frame>()));
  pauseTraces(before);
  return block;
}

function moreFrames(): bool {
  const block = newBatch();
  if (block !== 0) useBatch(block);
  return block !== 0;
}

function useBatch(block: usize): void {
  store<u32>(block, <u32>batches);
  batches = block;
  memory.fill(block + BATCH_HEADER, 0, BATCH * offsetof<Frame>());
  for (let i: u32 = 0; i < BATCH; i++) freeAgain(frameOf(block, i));
}

/** Batches put by for calls whose records are only made when somebody asks for them (vm/tier2.ts), linked as all are. */
let spareBatches: usize = 0;
let spareCount: u32 = 0;
const MOST_SPARE: u32 = 16;

/** How many records can be had for certain, whatever memory there is. */
export function certainFrames(): u32 {
  while (spareCount < MOST_SPARE) {
    const block = newBatch();
    if (block === 0) break;
    store<u32>(block, <u32>spareBatches);
    spareBatches = block;
    spareCount++;
  }
  return spareCount * BATCH;
}

/** As takeFreeFrame, of the records that certainFrames has promised. */
export function takeCertainFrame(): usize {
  if (freeFrames === 0 && !moreFrames()) {
    const block = spareBatches;
    spareBatches = load<u32>(block);
    spareCount--;
    useBatch(block);
  }
  return takeFreeFrame();
}

function frameOf(batch: usize, i: u32): usize {
  return batch + BATCH_HEADER + i * offsetof<Frame>();
}

function freeAgain(p: usize): void {
  asFrame(p).prev = <u32>freeFrames;
  freeFrames = p;
}

/** Stands in `kind` of the free records while trimFrames looks for them. */
const IS_FREE: u32 = 0xffff_ffff;

/** Gives batches back of which no record is in use, save the oldest: full collections do this. */
export function trimFrames(): void {
  for (let p = freeFrames; p !== 0; p = asFrame(p).prev) asFrame(p).kind = IS_FREE;
  freeFrames = 0;
  let link: usize = 0;
  for (let batch = batches; batch !== 0; ) {
    const next: usize = load<u32>(batch);
    if (next !== 0 && isUnused(batch)) {
      if (link === 0) batches = next;
      else store<u32>(link, <u32>next);
      rawFree(batch);
    } else {
      collectFree(batch);
      link = batch;
    }
    batch = next;
  }
}

function isUnused(batch: usize): bool {
  for (let i: u32 = 0; i < BATCH; i++) if (asFrame(frameOf(batch, i)).kind !== IS_FREE) return false;
  return true;
}

/** Enters the free records of a batch in the list anew. */
function collectFree(batch: usize): void {
  for (let i: u32 = 0; i < BATCH; i++) {
    const p = frameOf(batch, i);
    if (asFrame(p).kind !== IS_FREE) continue;
    asFrame(p).kind = 0;
    freeAgain(p);
  }
}

/** Calls `action` for every record in use: of frames that run, and of generators that wait. */
export function eachFrame(action: (record: usize) => void): void {
  for (let p = freeFrames; p !== 0; p = asFrame(p).prev) asFrame(p).kind = IS_FREE;
  for (let batch = batches; batch !== 0; batch = load<u32>(batch)) {
    for (let i: u32 = 0; i < BATCH; i++) {
      if (asFrame(frameOf(batch, i)).kind !== IS_FREE) action(frameOf(batch, i));
    }
  }
  for (let p = freeFrames; p !== 0; p = asFrame(p).prev) asFrame(p).kind = 0;
}

/** A frame record, fields not set; 0 with RecursionError or MemoryError pending. */
export function takeFrame(): usize {
  if (depthLeft <= 0) {
    raise(Exc.RecursionError, "maximum recursion depth exceeded");
    return 0;
  }
  if (freeFrames === 0 && !moreFrames()) {
    raiseMemoryError();
    return 0;
  }
  return takeFreeFrame();
}

/** As takeFrame where the caller has seen that depthLeft and freeFrames allow it. */
export function takeFreeFrame(): usize {
  depthLeft--;
  const p = freeFrames;
  freeFrames = asFrame(p).prev;
  return p;
}

export function giveFrame(p: usize): void {
  depthLeft++;
  giveFrameUncounted(p);
}

/** As giveFrame, for a frame whose depth was not counted (a suspended generator's). */
export function giveFrameUncounted(p: usize): void {
  store<u64>(p, 0, KIND);
  store<u64>(p, 0, GENERATOR);
  asFrame(p).locals = 0;
  freeAgain(p);
}

/** As giveFrame, for a frame that is as clean as free ones are: a plain call's (Frame.kind). */
export function giveCleanFrame(p: usize): void {
  depthLeft++;
  freeAgain(p);
}

export function takeDepth(): bool {
  if (depthLeft <= 0) {
    raise(Exc.RecursionError, "maximum recursion depth exceeded");
    return false;
  }
  depthLeft--;
  return true;
}

/** Takes a level that may go beyond the limit: the frame exists already, and calls made from it will meet the limit. */
export function countDepth(): void {
  depthLeft--;
}

/** As countDepth for several levels at once; a negative number gives them back. */
export function countDepths(levels: i32): void {
  depthLeft -= levels;
}

export function giveDepth(): void {
  depthLeft++;
}

/** Fills memory with UNBOUND: a fresh window, or a fresh chunk. */
export function clearWindow(from: usize, to: usize): void {
  for (; from < to; from += 8) store<i64>(from, UNBOUND);
}

/** Drops the values in [from, to) and leaves no pointer behind. */
export function dropWindow(from: usize, to: usize): void {
  while (to > from) {
    to -= 8;
    const v = load<i64>(to);
    if (isPointer(v)) {
      store<i64>(to, UNBOUND);
      decrefAt(pointer(v));
    }
  }
}

/** Opens a new chunk with room for `bytes`: its address, recorded in the frame; 0 with MemoryError pending. */
export function openChunk(frame: usize, bytes: usize): usize {
  if (chunkSize < 16 << 20) chunkSize <<= 1;
  let size = chunkSize;
  if (size < bytes) size = bytes;
  const before = pauseTraces(true);
  let chunk = rawAlloc(size);
  if (chunk === 0 && size > bytes) {
    size = bytes;
    chunk = rawAlloc(size);
  }
  pauseTraces(before);
  if (chunk === 0) {
    raiseMemoryError();
    return 0;
  }
  clearWindow(chunk, chunk + size);
  const f = asFrame(frame);
  f.chunk = <u32>chunk;
  f.savedLimit = <u32>stackLimit;
  stackLimit = chunk + size;
  return chunk;
}

/** Gives the chunk back that this frame opened. */
export function closeChunk(frame: usize): void {
  const f = asFrame(frame);
  rawFree(f.chunk);
  stackLimit = f.savedLimit;
  f.chunk = 0;
  if (chunkSize > CHUNK) chunkSize >>= 1;
}

/** Drops what the frame record itself owns (not its window), and gives the record back. */
export function dropFrame(p: usize): void {
  const f = asFrame(p);
  const func: usize = f.func;
  const code: usize = f.code;
  const locals: usize = f.locals;
  const globals: usize = f.globals;
  const builtins: usize = f.builtins;
  if (f.chunk !== 0) closeChunk(p);
  giveFrame(p);
  if (func !== 0) decrefAt(func);
  else {
    decrefAt(globals);
    decrefAt(builtins);
  }
  decrefAt(code);
  decrefField(locals);
}
