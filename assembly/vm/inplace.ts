/**
 * Coroutines awaited, and generators delegated to, where they are called: `await f(x)` and `yield from f(x)` enter f as a plain call would, and no
 * coroutine or generator is made. Most coroutines return without ever waiting, and cost what a call costs.
 *
 * Such a frame has no generator, but code of a coroutine or generator: that tells it. Its caller stands at the YIELD_FROM, which the result
 * goes to. When it yields its window is put aside (vm/shelf.ts). Only when it yields again, runs YIELD_FROM itself, or handles an exception, does it get the object that it
 * should have had, and so do those that it was awaited by in turn (`leavePlaces`): their windows move off the stack, and the objects lie where each caller expects
 * them. Python code cannot tell the difference: nobody but the caller has the object before that.
 *
 * It is not done where the difference would show: in an `except` block (the coroutine keeps an exception of its own), while frames are
 * watched, and while the origins of coroutines are kept.
 */

import { originDepth } from "../core/asyncstate.ts";
import { typeLookupName } from "../core/attribute.ts";
import { handled, literal, pendingIs, raiseMemoryError } from "../core/errors.ts";
import { Breaker } from "../core/interrupt.ts";
import { incref, increfAt, Plain } from "../core/object.ts";
import { isExactly } from "../core/typeids.ts";
import { box, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { asFunction, PyFunction } from "../objects/function.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { R } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
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
  return opOf(pc) === get && aOf(pc) === a ? yieldFromNext(frame, pc, a) : 0;
}

/** The same where that instruction is not looked at. */
export function yieldFromNext(frame: Frame, pc: usize, a: u32): usize {
  const none = pc + 8;
  const yieldFrom = pc + TO_YIELD_FROM;
  if (opOf(none) !== R.CONST || opOf(yieldFrom) !== R.YIELD_FROM) return 0;
  if (aOf(yieldFrom) !== a || aOf(none) !== a + 8) return 0;
  return load<i64>(<usize>frame.consts + load<u32>(none, 4)) === NONE ? yieldFrom : 0;
}

/** Whether what a frame calls may run in place as things are. */
function isPossible(frame: Frame): bool {
  if (handled !== UNBOUND || watched !== 0 || originDepth !== 0) return false;
  return frame.generator !== 0 || isInPlace(frame);
}

/**
 * Enters the function f of a coroutine or generator, called at pc with arguments that fill its parameters as they lie, if the call's result is awaited, or
 * delegated to, at once: true, and its frame is current. The references to f and those in `args` are taken over. False: nothing was done.
 */
export function enterInPlace(frame: Frame, pc: usize, f: PyFunction, args: usize, nargs: i32): bool {
  const code = asCode(f.code);
  const kind = code.flags & KINDS;
  if ((kind !== CodeFlag.COROUTINE && kind !== CodeFlag.GENERATOR) || !isPossible(frame)) return false;
  const slot = cOf(pc);
  const get = kind === CodeFlag.COROUTINE ? R.GET_AWAITABLE : R.GET_YIELD_FROM_ITER;
  const yieldFrom = yieldFromBehind(frame, pc + 8, slot, get);
  if (yieldFrom === 0) return false;
  const base = frame.generator === 0 ? args : <usize>frame.top;
  if (!hasRoom(base, code)) return false;
  const end = base + ((<usize>nargs) << 3);
  if (base !== args) {
    for (let to = base; to < end; to += 8) {
      store<i64>(to, load<i64>(args));
      store<i64>(args, UNBOUND);
      args += 8;
    }
  }
  open(frame, yieldFrom, f, base, end, slot);
  return true;
}

/**
 * GET_ANEXT at pc of an iterator whose __anext__ is a plain coroutine function: enters that, if what it gives is awaited at once, as enterInPlace
 * does.
 */
export function enterNextInPlace(frame: Frame, pc: usize, iterator: Value): bool {
  const method = typeLookupName(iterator, Name.__anext__);
  if (!isExactly(method, TypeId.FUNCTION) || !isPossible(frame)) return false;
  const f = asFunction(pointer(method));
  const code = asCode(f.code);
  if (f.simpleArgs !== -3 || code.entry === 0 || (code.flags & KINDS) !== CodeFlag.COROUTINE) return false;
  const slot = aOf(pc) + 8;
  const yieldFrom = yieldFromNext(frame, pc, slot);
  const base = frame.generator === 0 ? <usize>frame.regs + slot + 8 : <usize>frame.top;
  if (yieldFrom === 0 || !hasRoom(base, code)) return false;
  store<i64>(base, incref(iterator));
  increfAt(changetype<usize>(f));
  open(frame, yieldFrom, f, base, base + 8, slot);
  return true;
}

/**
 * GET_AWAITABLE at pc of an object whose __await__ is a plain generator function, in temporary a: enters that, if it is awaited at once, as enterInPlace
 * does. The object goes over to its window.
 */
export function enterAwaitInPlace(frame: Frame, pc: usize, awaitable: Value): bool {
  const method = typeLookupName(awaitable, Name.__await__);
  if (!isExactly(method, TypeId.FUNCTION) || !isPossible(frame)) return false;
  const f = asFunction(pointer(method));
  const code = asCode(f.code);
  if (f.simpleArgs !== -3 || code.entry === 0) return false;
  if ((code.flags & (KINDS | CodeFlag.ITERABLE_COROUTINE)) !== CodeFlag.GENERATOR) return false;
  const slot = aOf(pc);
  const yieldFrom = yieldFromNext(frame, pc, slot);
  const base = frame.generator === 0 ? <usize>frame.regs + slot + 8 : <usize>frame.top;
  if (yieldFrom === 0 || !hasRoom(base, code)) return false;
  store<i64>(<usize>frame.regs + slot, UNBOUND);
  store<i64>(base, awaitable);
  increfAt(changetype<usize>(f));
  open(frame, yieldFrom, f, base, base + 8, slot);
  return true;
}

/** Whether code can have a window at an address and a frame at once. If so this counts as a call. */
function hasRoom(base: usize, code: PyCode): bool {
  if (base + code.windowBytes > stackLimit || depthLeft <= 0 || freeFrames === 0) return false;
  return Breaker.passes();
}

/** Opens the frame of f, whose arguments lie at `base` up to `end`; its result goes to a slot of the frame that stands at its YIELD_FROM. */
function open(frame: Frame, yieldFrom: usize, f: PyFunction, base: usize, end: usize, slot: u32): void {
  const code = asCode(f.code);
  clearWindow(end, base + ((<usize>code.nslots) << 3));
  frame.pc = <u32>yieldFrom;
  frame.next = <u32>yieldFrom + 8;
  Calls.open(takeFreeFrame(), f, code, base, slot);
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
