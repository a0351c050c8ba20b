/**
 * Generators in compiled code: behind each YIELD_VALUE begins a compiled function of its own, which runs to the next one (src/jit/generators.ts). So whoever
 * resumes a generator calls a function and gets the value, and no loop turns. Which function that is, is looked up here by the instruction that the
 * frame goes on with; what is not here the interpreter does.
 *
 *     entry   │ pc u32 │ index in the function table u32 │ bytes of Wasm's stack u32 │ 0 │
 *
 * A table of entries, each at the place that its address has; one that another needs is overwritten.
 */

import { decref, decrefAt } from "../core/object.ts";
import { isExactly } from "../core/typeids.ts";
import { box, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { hotLoop } from "../host.ts";
import { asCode } from "../objects/code.ts";
import { enumerated, takeSmallIndex } from "../objects/enumerate.ts";
import { TagHigh } from "../shared/layout.ts";
import { NOWHERE, R } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { ENTERED } from "./calls.ts";
import { asFrame, countDepth, current, depthLeft, Frame, FrameKind } from "./frame.ts";
import { isSeen } from "./frameobject.ts";
import {
  asGenerator,
  finishGenerator,
  GeneratorState,
  PyGenerator,
  Turns,
  yieldCompiled,
} from "./generator.ts";
import { forgetLent, takeBack } from "./lentwindows.ts";
import { isCounted } from "./limits.ts";
import { Slot } from "./quick.ts";
import { isPlain } from "./registercode.ts";
import {
  FINISHED,
  isCompilingAll,
  MOST_STACK,
  noteLeft,
  operate,
  runFrame,
  setStackUsed,
  stackFor,
  stackUsed,
} from "./tier2.ts";

const ENTRIES: u32 = 512;
const ENTRY_SHIFT: u32 = 4;
const TABLE: usize = memory.data(8192);

/** In place of an index: there may be something to compile by now. */
const WANTED: u32 = 0xffff_ffff;
/** So many times what is wanted is gone without, for compiling takes its time. */
const PATIENCE: u32 = 64;
let asked: u32 = 0;

function entryAt(pc: usize): usize {
  return TABLE + (((<u32>pc >> 3) & (ENTRIES - 1)) << ENTRY_SHIFT);
}

/** A suspended frame that goes on at pc does so by the compiled code at an index; 0: it is not to be compiled; WANTED. */
export function setResumption(pc: usize, index: u32, stack: u32): void {
  const at = entryAt(pc);
  store<u32>(at, <u32>pc);
  store<u32>(at, index, 4);
  store<u32>(at, stack, 8);
}

/** Register code has been freed, or all compiled code has gone, or is not to be used. */
export function clearResumptions(start: usize, bytes: usize): void {
  const end = TABLE + ((<usize>ENTRIES) << ENTRY_SHIFT);
  for (let at = TABLE; at < end; at += (<usize>1) << ENTRY_SHIFT) {
    if (<usize>load<u32>(at) - start < bytes) store<u32>(at, 0);
  }
}

export class Resumptions {
  /** The entry of what a suspended frame goes on with; 0 if that is the interpreter's business. `asks`: compiled code wants to know. */
  @inline
  static find(frame: Frame, asks: bool): usize {
    const at = entryAt(frame.next);
    if (load<u32>(at) !== frame.next) return asks ? ask(frame, at) : 0;
    const index = load<u32>(at, 4);
    if (index === WANTED) return ask(frame, at);
    return index === 0 ? 0 : at;
  }
}

function ask(frame: Frame, at: usize): usize {
  const code = asCode(frame.code);
  if (isCounted || !isPlain(code, frame.next)) return 0;
  if (!isCompilingAll() && ++asked % PATIENCE !== 0) return 0;
  // It is to be told of when it is freed.
  if (code.heat === 0) code.heat = 1;
  hotLoop(changetype<usize>(frame), frame.next);
  if (load<u32>(at) !== frame.next) return 0;
  const index = load<u32>(at, 4);
  return index === 0 || index === WANTED ? 0 : at;
}

/** The current frame, a generator's just resumed, goes on, by compiled code if there is any: ENTERED, or 0 for settle. */
export function goOnResumed(asks: bool): usize {
  const frame = asFrame(current);
  // What waited on a shelf runs in place again.
  if (frame.generator === 0) return ENTERED;
  const at = Resumptions.find(frame, asks);
  if (at === 0) return ENTERED;
  const next = runFrame(frame, load<u32>(at, 4), load<u32>(at, 8));
  return next === 0 ? 0 : ENTERED;
}

/** Compiled code for where a frame goes on, at once after it has yielded: its index, 0 for none. */
export function resumptionOf(frame: Frame): u32 {
  const at = Resumptions.find(frame, false);
  return at === 0 ? 0 : load<u32>(at, 4);
}

/** What compiled code is told to go on with, as a value that is none. */
function outcome(next: usize): i64 {
  return ((<i64>TagHigh.SPECIAL) << 48) | <i64>next;
}

/** A step of a generator by compiled code, written out where it is done for each item. */
export class Steps {
  /**
   * The instruction at pc resumes a generator by the compiled code of an entry; its value goes to slot `dst`, and the frame is to go on at its `next`. The
   * value (a reference), or a special value with ENTERED, or 0 for settle.
   */
  @inline
  static by(at: usize, g: PyGenerator, frame: Frame, pc: usize, sent: Value, kind: FrameKind, dst: u32): i64 {
    const inner = asFrame(g.record);
    const index = load<u32>(at, 4);
    countDepth();
    if (g.state === GeneratorState.SUSPENDED && g.sendTo !== NOWHERE) {
      store<i64>(<usize>g.window + g.sendTo, sent);
    } else if (kind === FrameKind.SEND) decref(sent);
    frame.pc = <u32>pc;
    Turns.begin(g, inner, frame.top, kind, dst);
    const before = stackUsed;
    const v = call_indirect<i64>(index, changetype<usize>(inner), inner.regs, MOST_STACK - before);
    setStackUsed(before);
    if (!isYielded(v)) {
      const next = min(noteLeft(inner, index, v), ENTERED);
      takeBack(inner);
      return outcome(next);
    }
    if (inner.regs !== g.window) takeBack(inner);
    if (g.handling === 0) {
      Turns.end(g, inner);
      if (kind === FrameKind.SEND) decrefAt(changetype<usize>(g));
      return v;
    }
    yieldCompiled(inner, v);
    return outcome(ENTERED);
  }

  /** The entry by which the generator v is to be resumed, if it is one that waits for its next value; else 0. */
  @inline
  static entryOf(v: Value): usize {
    if (!isExactly(v, TypeId.GENERATOR)) return 0;
    const g = asGenerator(pointer(v));
    if (g.state > <u32>GeneratorState.SUSPENDED || g.own !== UNBOUND) return 0;
    const at = Resumptions.find(asFrame(g.record), true);
    return at !== 0 && stackFor(load<u32>(at, 8)) ? at : 0;
  }
}

/** RETURN of a generator in compiled code, its variables dropped: v (a reference) is what it returns. What the compiled code gives. */
export function finishCompiled(frame: Frame, v: Value): i64 {
  forgetLent(frame);
  return outcome(finishGenerator(frame, v)) | ((<i64>FINISHED) << 32);
}

/** Whether compiled code of a generator, or a step, has given a value, and not what comes next. */
export function isYielded(v: i64): bool {
  return <u32>(v >>> 48) !== TagHigh.SPECIAL;
}

/**
 * FOR_ITER of compiled code over the generator at p: the value that it yields (a reference), or a special value with the instruction to go on with, what a
 * function of vm/ops gave.
 */
export function stepGenerator(frame: Frame, pc: usize, p: usize): i64 {
  const at = Steps.entryOf(box(p));
  if (at === 0) return stepAside(frame, pc, pc + 8);
  frame.next = <u32>pc + 8;
  const dst = <u32>load<u16>(pc, 2);
  const v = Steps.by(at, asGenerator(p), frame, pc, NONE, FrameKind.FOR_ITER, dst);
  return stepped(frame, dst, v);
}

/**
 * CALL or CALL_METHOD of compiled code: `next(g)` or `g.send(v)` of the generator that lies behind what is called. The same; a value that nobody wants is
 * given all the same.
 */
export function stepByCall(frame: Frame, pc: usize): i64 {
  const slot = <usize>frame.regs + load<u16>(pc, 2);
  const g = asGenerator(pointer(load<i64>(slot, 8)));
  const isSend = <R>load<u16>(pc) === R.CALL_METHOD;
  const sent = isSend ? load<i64>(slot, 16) : NONE;
  const dst = <u32>load<u16>(pc, 6);
  const at = Steps.entryOf(box(changetype<usize>(g)));
  if (at === 0 || depthLeft <= 0 || (g.state === GeneratorState.CREATED && sent !== NONE)) {
    const next = operate(frame, pc);
    return next !== pc + 8 || isSeen(frame) ? outcome(next) : taken(frame, dst);
  }
  // The generator's reference goes over to its running frame, and the value's to its window.
  store<i64>(slot, UNBOUND, 8);
  if (isSend) store<i64>(slot, UNBOUND, 16);
  Slot.put(slot, UNBOUND);
  frame.next = <u32>pc + 8;
  return stepped(frame, dst, Steps.by(at, g, frame, pc, sent, FrameKind.SEND, dst));
}

/** The same of the enumerate object at p, whose pair is taken apart by the next instruction: the index lies where that puts it. */
export function stepEnumerated(frame: Frame, pc: usize, p: usize): i64 {
  const v = enumerated(box(p));
  const at = Steps.entryOf(v);
  const index = at === 0 ? -1 : takeSmallIndex(box(p));
  if (index < 0) return stepAside(frame, pc, pc + 16);
  store<i64>(<usize>frame.regs + load<u16>(pc, 2), small(index), 8);
  frame.next = <u32>pc + 16;
  const dst = <u32>load<u16>(pc, 2);
  return stepped(frame, dst, Steps.by(at, asGenerator(pointer(v)), frame, pc, NONE, FrameKind.FOR_ITER, dst));
}

/** A step has given v, or the generator has ended and the loop, too; whoever holds the frame may have changed its variables: then the interpreter goes on. */
function stepped(frame: Frame, dst: u32, v: i64): i64 {
  if (isSeen(frame)) {
    if (!isYielded(v)) return v;
    Slot.give(frame.regs, dst, v);
    return outcome(frame.next);
  }
  const isEnd = !isYielded(v) && <u32>v === ENTERED && current === changetype<usize>(frame);
  return isEnd ? outcome(frame.next) : v;
}

/** The same by the interpreter's function for it. */
function stepAside(frame: Frame, pc: usize, expected: usize): i64 {
  const next = operate(frame, pc);
  if (next !== expected || isSeen(frame)) return outcome(next);
  return taken(frame, load<u16>(pc, 2));
}

/** What lies in a slot, which is empty then. */
function taken(frame: Frame, dst: u32): Value {
  if (dst === NOWHERE) return NONE;
  const slot = <usize>frame.regs + dst;
  const v = load<i64>(slot);
  store<i64>(slot, UNBOUND);
  return v;
}
