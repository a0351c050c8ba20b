/**
 * Coroutines awaited, and generators delegated to, where they are called: `await f(x)` and `yield from f(x)` enter f as a plain call would, and no
 * coroutine or generator is made. Most coroutines return without ever waiting, and cost what a call costs.
 *
 * Such a frame has no generator, but code of a coroutine or generator: that tells it. Its caller stands at the YIELD_FROM, which the result
 * goes to. Only when it yields, runs YIELD_FROM itself, or handles an exception, does it get the object that it should have had, and so do those that
 * it was awaited by in turn (`leavePlaces`): their windows move off the stack, and the objects lie where each caller expects them. Python code
 * cannot tell the difference: nobody but the caller has the object before that.
 *
 * It is not done where the difference would show: in an `except` block (the coroutine keeps an exception of its own), while frames are
 * watched, and while the origins of coroutines are kept.
 */

import { originDepth } from "../core/asyncstate.ts";
import { handled, literal, pendingIs, raiseMemoryError } from "../core/errors.ts";
import { Breaker } from "../core/interrupt.ts";
import { Plain } from "../core/object.ts";
import { box, NONE, UNBOUND } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { asFunction, PyFunction } from "../objects/function.ts";
import { Exc } from "../shared/exceptions.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { R } from "../shared/registers.ts";
import { Calls, storeResult } from "./calls.ts";
import { link } from "./chains.ts";
import {
  asFrame,
  clearWindow,
  depthLeft,
  Frame,
  FrameKind,
  freeFrames,
  stackLimit,
  takeFreeFrame,
} from "./frame.ts";
import { allocGenerator, asGenerator, GeneratorState, replaceStop } from "./generator.ts";
import { aOf, cOf, opOf } from "./ops/operands.ts";
import { watched } from "./tools.ts";

/** Flags of code that makes something other than a plain call; COROUTINE or GENERATOR alone is what can run in place. */
const KINDS: u32 = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;
const IN_PLACE: u32 = CodeFlag.GENERATOR | CodeFlag.COROUTINE;

/** Bytes from GET_AWAITABLE or GET_YIELD_FROM_ITER to the YIELD_FROM that mostly follows, behind the None that is sent first. */
const TO_YIELD_FROM: usize = 16;

/** Whether a frame is that of a coroutine, or a generator, which has no object. */
export function isInPlace(frame: Frame): bool {
  return frame.generator === 0 && (asCode(frame.code).flags & IN_PLACE) !== 0;
}

/**
 * The YIELD_FROM that delegates to what lies in slot a and the instruction at pc, `get` (GET_AWAITABLE or GET_YIELD_FROM_ITER), looks at; 0 if
 * other instructions stand there.
 */
export function yieldFromBehind(frame: Frame, pc: usize, a: u32, get: R): usize {
  const none = pc + 8;
  const yieldFrom = pc + TO_YIELD_FROM;
  if (opOf(pc) !== get || opOf(none) !== R.CONST || opOf(yieldFrom) !== R.YIELD_FROM) return 0;
  if (aOf(pc) !== a || aOf(yieldFrom) !== a || aOf(none) !== a + 8) return 0;
  return load<i64>(<usize>frame.consts + load<u32>(none, 4)) === NONE ? yieldFrom : 0;
}

/**
 * Enters the function f of a coroutine or generator, called at pc with arguments that fill its parameters as they lie, if the call's result is awaited, or
 * delegated to, at once: true, and its frame is current. The references to f and those in `args` are taken over. False: nothing was done.
 */
export function enterInPlace(frame: Frame, pc: usize, f: PyFunction, args: usize, nargs: i32): bool {
  const code = asCode(f.code);
  const kind = code.flags & KINDS;
  if ((kind !== CodeFlag.COROUTINE && kind !== CodeFlag.GENERATOR) || handled !== UNBOUND) return false;
  if (watched !== 0 || originDepth !== 0 || (frame.generator === 0 && !isInPlace(frame))) return false;
  const slot = cOf(pc);
  const get = kind === CodeFlag.COROUTINE ? R.GET_AWAITABLE : R.GET_YIELD_FROM_ITER;
  const yieldFrom = yieldFromBehind(frame, pc + 8, slot, get);
  if (yieldFrom === 0) return false;
  const base = frame.generator === 0 ? args : <usize>frame.top;
  if (base + code.windowBytes > stackLimit || depthLeft <= 0 || freeFrames === 0 || Breaker.count())
    return false;
  const end = base + ((<usize>nargs) << 3);
  if (base !== args) {
    for (let to = base; to < end; to += 8) {
      store<i64>(to, load<i64>(args));
      store<i64>(args, UNBOUND);
      args += 8;
    }
  }
  clearWindow(end, base + ((<usize>code.nslots) << 3));
  frame.pc = <u32>yieldFrom;
  frame.next = <u32>yieldFrom + 8;
  Calls.open(takeFreeFrame(), f, code, base, slot);
  return true;
}

/**
 * Gives a coroutine, or generator, to the current frame, which runs in place, and to those that await it in place. Their windows are elsewhere afterwards. False
 * with MemoryError pending: some may have got theirs, and all can go on.
 */
export function leavePlaces(frame: Frame): bool {
  let levels: u32 = 0;
  let outer = frame;
  while (isInPlace(outer)) {
    if (!makeCoroutine(outer)) return false;
    levels++;
    outer = asFrame(outer.prev);
  }
  linkAll(frame, outer, levels);
  return true;
}

/** The coroutines that `levels` frames from `frame` outwards have got, the last being awaited by `outer`: they are a chain. */
function linkAll(frame: Frame, outer: Frame, levels: u32): void {
  if (levels === 0) return;
  let outermost = frame;
  while (<usize>outermost.prev !== changetype<usize>(outer)) outermost = asFrame(outermost.prev);
  const first = asGenerator(outermost.generator);
  link(outer, first);
  if (first.root === 0) return;
  for (let level = first.level + levels; frame !== outer; frame = asFrame(frame.prev)) {
    const g = asGenerator(frame.generator);
    g.root = first.root;
    g.level = --level;
  }
}

function makeCoroutine(frame: Frame): bool {
  const f = asFunction(frame.func);
  const p = allocGenerator(frame.code, f.name, f.qualname);
  if (p === 0) {
    raiseMemoryError();
    return false;
  }
  const g = asGenerator(p);
  moveWindow(frame.regs, g.window, asCode(frame.code).windowBytes);
  g.become(GeneratorState.RUNNING);
  g.record = <u32>changetype<usize>(frame);
  frame.generator = <u32>p;
  frame.regs = g.window;
  frame.kind = FrameKind.YIELD_FROM;
  Plain.track(p);
  storeResult(asFrame(frame.prev), frame.dst, box(p));
  return true;
}

function moveWindow(from: usize, to: usize, bytes: usize): void {
  for (const end = from + bytes; from < end; from += 8) {
    store<i64>(to, load<i64>(from));
    store<i64>(from, UNBOUND);
    to += 8;
  }
}

/** The pending exception has left a frame that ran in place, of a coroutine or not: StopIteration becomes a RuntimeError, as when it leaves any. */
export function raisedInPlace(isCoroutine: bool): void {
  if (!pendingIs(Exc.StopIteration)) return;
  replaceStop(literal(isCoroutine ? "coroutine" : "generator"), "StopIteration");
}
