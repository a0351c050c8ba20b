/**
 * Shelves: where the frames that run in place (vm/inplace.ts) wait. Most of what is awaited waits once and returns; so a YIELD_VALUE in such a frame makes no
 * coroutines of it and of those around it, but puts their windows aside, each in a block that could become one, and takes them back onto the stack when the chain
 * (vm/chains.ts) that they end is resumed.
 *
 *     resumer ─ root ─ … ─ generator, SHELVED ─ frame in place ─ … ─ frame in place, which yielded
 *
 * The generator around them keeps the record of the last. While they lie there, the `regs` of each record is its window in the block and `top` how far that began
 * behind the one around it. Frames that wait a second time become coroutines: else each turn of a long chain would move all of it.
 *
 * Nobody may see the difference: where a chain is taken apart, the blocks become the coroutines that they stand for, which needs no memory. The collector
 * visits what lies in them with the generator around; whoever asks it for objects gets them all made first (`surfaceAll`).
 */

import { handled } from "../core/errors.ts";
import { Plain, visitAt, visitValue } from "../core/object.ts";
import { typeAt } from "../core/typeids.ts";
import { box, END, UNBOUND } from "../core/value.ts";
import { Cached } from "../memory/arena.ts";
import { asCode } from "../objects/code.ts";
import { asFunction } from "../objects/function.ts";
import { Header } from "../shared/layout.ts";
import { NOWHERE } from "../shared/registers.ts";
import { storeResult } from "./calls.ts";
import { loosen, suspendAround, waitInYieldFrom } from "./chains.ts";
import { asFrame, clearWindow, countDepths, eachFrame, Frame, FrameKind } from "./frame.ts";
import {
  asGenerator,
  fillGenerator,
  GeneratorState,
  handOut,
  Mark,
  PyGenerator,
  sizeOf,
  typeOfCall,
} from "./generator.ts";
import { aOf, bOf, take } from "./ops/operands.ts";
import { watched } from "./tools.ts";

/** What lies in the block of the frame that yielded, where a generator has other things. */
@unmanaged
class Shelf {
  /** How many frames there are, how far behind the first the window of this one begins, and where all end. */
  levels: i32;
  distance: u32;
  bytes: u32;
  /** Slot of this frame for what is sent, or NOWHERE. */
  sendTo: u32;
}

/** Nothing was done. */
export const NOT_SHELVED: usize = 2;

/** Lies in the slot for the result while frames run that have waited before; when they end, the result takes its place. */
const WAITED = END;

const WINDOW: usize = offsetof<PyGenerator>();

function blockOf(frame: Frame): usize {
  return <usize>frame.regs - WINDOW;
}

function shelfOf(frame: Frame): Shelf {
  return changetype<Shelf>(blockOf(frame));
}

/** The record that `g` keeps of the last frame of its shelf. */
function lastOn(g: PyGenerator): Frame {
  return asFrame(g.sendTo);
}

// ---- putting aside ----

/** YIELD_VALUE at pc of a frame that runs in place: ENTERED, or 0 for settle; NOT_SHELVED where it and those around have to become coroutines. */
export function yieldInPlace(frame: Frame, pc: usize): usize {
  if (watched !== 0 || handled !== UNBOUND) return NOT_SHELVED;
  let first = frame;
  let outer = frame;
  let levels: i32 = 0;
  do {
    if (outer.object !== 0) return NOT_SHELVED;
    first = outer;
    outer = asFrame(outer.prev);
    levels++;
  } while (outer.generator === 0);
  const g = asGenerator(outer.generator);
  if (g.handling !== 0 || (g.root === 0 && outer.kind === FrameKind.YIELD_FROM)) return NOT_SHELVED;
  if (load<i64>(<usize>outer.regs + first.dst) === WAITED || !makeBlocks(frame, outer)) return NOT_SHELVED;
  const v = take(frame, bOf(pc));
  const base: usize = first.regs;
  const distance = <usize>frame.regs - base;
  const bytes = moveAside(frame, outer, base);
  frame.next = <u32>pc + 8;
  const shelf = shelfOf(frame);
  shelf.levels = levels;
  shelf.distance = <u32>distance;
  shelf.bytes = bytes;
  shelf.sendTo = aOf(pc);
  const root = suspendAround(g);
  g.mark(Mark.SHELVED);
  g.sendTo = <u32>changetype<usize>(frame);
  countDepths(-levels);
  return handOut(changetype<usize>(root), v, <FrameKind>asFrame(root.record).kind, asFrame(root.record).dst);
}

/** A block for each frame, which its `top` names meanwhile; false, and nothing is done, without memory. */
function makeBlocks(frame: Frame, outer: Frame): bool {
  for (let f = frame; f !== outer; f = asFrame(f.prev)) {
    const block = Cached.alloc(sizeOf(f.code) + <usize>Header.GC_SIZE);
    if (block === 0) {
      dropBlocks(frame, f);
      return false;
    }
    f.top = <u32>(block + <usize>Header.GC_SIZE);
  }
  return true;
}

function dropBlocks(frame: Frame, end: Frame): void {
  for (let f = frame; f !== end; f = asFrame(f.prev)) {
    dropBlock(f.top, f.code);
    f.top = f.regs + asCode(f.code).windowBytes;
  }
}

function dropBlock(p: usize, code: usize): void {
  Cached.free(p - <usize>Header.GC_SIZE, sizeOf(code) + <usize>Header.GC_SIZE);
}

/** Moves the windows of all frames from `frame` outwards into their blocks, which are left where the next one begins. Gives where the last of them ends. */
function moveAside(frame: Frame, outer: Frame, base: usize): u32 {
  let last: usize = 0;
  let live: usize = asCode(frame.code).windowBytes;
  for (let f = frame; f !== outer; ) {
    const around = asFrame(f.prev);
    const regs: usize = f.regs;
    const end = regs - base + asCode(f.code).windowBytes;
    if (end > last) last = end;
    let to = <usize>f.top + WINDOW;
    f.regs = <u32>to;
    for (let from = regs; from < regs + live; from += 8) {
      store<i64>(to, load<i64>(from));
      store<i64>(from, UNBOUND);
      to += 8;
    }
    live = around === outer ? 0 : regs - <usize>around.regs;
    f.top = <u32>live;
    f = around;
  }
  return <u32>last;
}

// ---- taking back ----

/** How many frames lie on the shelf of g. */
export function levelsOn(g: PyGenerator): i32 {
  return shelfOf(lastOn(g)).levels;
}

/** Bytes of stack that they want. */
export function bytesOn(g: PyGenerator): usize {
  return shelfOf(lastOn(g)).bytes;
}

/** The frames on the shelf of g are on the stack again, from `base` on. The slot for what is sent to the last, which is given; 0: it wants nothing. */
export function takeFromShelf(g: PyGenerator, base: usize): usize {
  const frame = lastOn(g);
  const outer = asFrame(g.record);
  const shelf = shelfOf(frame);
  let regs = base + shelf.distance;
  const slot = shelf.sendTo === NOWHERE ? 0 : regs + shelf.sendTo;
  let live: usize = asCode(frame.code).windowBytes;
  let dst: u32 = 0;
  for (let f = frame; f !== outer; f = asFrame(f.prev)) {
    let from: usize = f.regs;
    const p = from - WINDOW;
    for (let to = regs; to < regs + live; to += 8) {
      store<i64>(to, load<i64>(from));
      from += 8;
    }
    live = f.top;
    f.regs = <u32>regs;
    f.top = <u32>regs + asCode(f.code).windowBytes;
    regs -= live;
    dst = f.dst;
    dropBlock(p, f.code);
  }
  store<i64>(<usize>outer.regs + dst, WAITED);
  g.unmark(Mark.SHELVED);
  return slot;
}

/** The record of the last frame on the shelf of g. */
export function lastFrameOn(g: PyGenerator): usize {
  return changetype<usize>(lastOn(g));
}

// ---- becoming coroutines ----

/** What lies on the shelf of g becomes what it stands for, all running, and linked by their frames. The innermost generator. */
export function leaveShelf(g: PyGenerator): PyGenerator {
  const frame = lastOn(g);
  const outer = asFrame(g.record);
  const sendTo = shelfOf(frame).sendTo;
  let live: usize = asCode(frame.code).windowBytes;
  for (let f = frame; f !== outer; f = asFrame(f.prev)) {
    clearWindow(<usize>f.regs + live, <usize>f.regs + asCode(f.code).windowBytes);
    live = f.top;
  }
  for (let f = frame; f !== outer; f = asFrame(f.prev)) makeCoroutine(f);
  g.unmark(Mark.SHELVED);
  waitInYieldFrom(g, outer);
  const innermost = asGenerator(frame.generator);
  innermost.sendTo = sendTo;
  return innermost;
}

/** The block that the window of a frame lies in becomes its generator. */
function makeCoroutine(frame: Frame): void {
  const p = blockOf(frame);
  const f = asFunction(frame.func);
  Plain.begin(typeAt(typeOfCall(asCode(frame.code).flags)), p - <usize>Header.GC_SIZE);
  fillGenerator(p, frame.code, f.name, f.qualname);
  const g = asGenerator(p);
  g.become(GeneratorState.RUNNING);
  g.record = <u32>changetype<usize>(frame);
  frame.generator = <u32>p;
  frame.kind = FrameKind.YIELD_FROM;
  Plain.track(p);
  storeResult(asFrame(frame.prev), frame.dst, box(p));
}

/** The collector traverses g: what lies on its shelf is its own. */
export function visitShelf(g: PyGenerator, visit: u32): void {
  const frame = lastOn(g);
  const outer = asFrame(g.record);
  let live: usize = asCode(frame.code).windowBytes;
  for (let f = frame; f !== outer; f = asFrame(f.prev)) {
    visitAt(f.func, visit);
    for (let slot: usize = f.regs; slot < <usize>f.regs + live; slot += 8) visitValue(load<i64>(slot), visit);
    live = f.top;
  }
}

/** Makes the coroutines that lie on shelves anywhere. */
export function surfaceAll(): void {
  eachFrame(surface);
}

function surface(record: usize): void {
  const generator: usize = asFrame(record).generator;
  if (generator !== 0 && asGenerator(generator).isMarked(Mark.SHELVED)) loosen(asGenerator(generator));
}
