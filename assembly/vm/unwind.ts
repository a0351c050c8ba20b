/**
 * What the loop does after an operation out of line gave no next instruction: leave, go on in another frame, or unwind to a handler.
 *
 * Unwinding adds a traceback entry for each frame it passes, finds the handler of the frame's instruction in the exception table, drops
 * the temporaries above its depth and pushes the exception; without a handler the frame ends. It stops at a frame that native
 * code entered, which gets ERROR.
 */

import { clearError, errorPending, raiseBare, takeError } from "../core/errors.ts";
import { Breaker, setBreaker, spend } from "../core/interrupt.ts";
import { decref } from "../core/object.ts";
import { ERROR, isSmall, small, smallValue, UNBOUND, Value } from "../core/value.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { MonitorEvent } from "../shared/monitoring.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { R } from "../shared/registers.ts";
import { goOnRaised } from "./continue.ts";
import { tellOfError } from "./events.ts";
import { findHandlerAt, handlerDepth, handlerLasti, handlerPc } from "./exceptiontable.ts";
import {
  asFrame,
  closeChunk,
  current,
  dropFrame,
  dropWindow,
  Frame,
  FrameKind,
  giveFrame,
  setCurrent,
} from "./frame.ts";
import { addTraceback, detachFrameObject, keepFrameObject } from "./frameobject.ts";
import { generatorRaised } from "./generator.ts";
import { isInPlace, raisedInPlace } from "./inplace.ts";
import { areCopies, noteReturnToNative } from "./instrument.ts";
import { serveInterrupts } from "./interrupts.ts";
import { ending } from "./limits.ts";
import { aOf, bOf } from "./ops/operands.ts";
import { classicOffset, registerAddress } from "./registercode.ts";
import { watched } from "./tools.ts";
import { Unseen } from "./unseen.ts";

/** What run() returns when settle says to leave. */
export let outcome: Value = UNBOUND;
let leaving: bool = false;
let again: bool = false;
/** Set by RERAISE: the frame has its traceback entry already. */
let reraising: bool = false;

export function markReraise(): void {
  reraising = true;
}

/** The loop shall return v to native code. */
export function leaveRun(v: Value): void {
  outcome = v;
  leaving = true;
  if (areCopies) noteReturnToNative();
}

/** The loop shall return to its driver and be called again (so that V8's optimised code takes over). */
export function reenter(): void {
  again = true;
}

/** Whether settle has something to do: else the current frame just goes on. */
export function isUnsettled(): bool {
  return leaving || again || errorPending();
}

/** Sets things right for the loop; true: return `outcome`. False: go on with the current frame at its `next`. */
export function settle(): bool {
  if (leaving) {
    leaving = false;
    return true;
  }
  while (errorPending() || (!again && Breaker.isDue())) {
    if (!errorPending()) serveBetween();
    else if (unwind()) {
      // A handler may lead back to what raised: it counts as a back edge, so that no loop escapes the interrupts.
      Breaker.count();
    } else {
      outcome = ERROR;
      return true;
    }
  }
  if (again) {
    again = false;
    outcome = UNBOUND;
    return true;
  }
  return false;
}

/** How often in a row what was due has been served here: where functions are called by instructions of all kinds, or handlers begin. */
let turns: i32 = 0;
const MOST_TURNS: i32 = 6;

/**
 * What is due is served, and may raise in the current frame where that goes on. Back edges come in turn with this, and tier 2 is to see them: so the next step is the
 * last, unless there seem to be none. Then the loop is left and entered again here.
 */
function serveBetween(): void {
  const frame = asFrame(current);
  frame.pc = frame.next;
  if (!serveInterrupts()) return;
  if (++turns < MOST_TURNS) setBreaker(1);
  else {
    turns = 0;
    reenter();
  }
}

/** Whether `settle` has more to do than to go to a handler. */
export function isBusy(): bool {
  return leaving || again || ending || watched !== 0;
}

/**
 * An exception is pending in what a frame's compiled code does, and the frame has a handler: goes to the first handler, which is ready to run in the current
 * frame then. False, nothing done, where `settle` has more to do than that.
 */
export function unwindToHandler(): bool {
  return !isBusy() && unwind();
}

/**
 * The same where the handler of the current frame is known: at `handler`, which the exception is given to at `slot` of the window, an odd number where the
 * offset goes in front. False: as above.
 */
export function unwindTo(frame: Frame, slot: u32, handler: usize): bool {
  if (isBusy()) return false;
  const code = asCode(frame.code);
  const offset = classicOffset(code, frame.pc);
  const isReraised = reraising;
  reraising = false;
  spend(1);
  if (!isReraised) addTraceback(frame, offset);
  keepFrameObject(frame);
  frame.next = <u32>handler;
  const lasti = slot & 1 ? small(placeOf(frame, offset)) : UNBOUND;
  land(<usize>frame.regs + (slot & ~1), <usize>frame.regs + code.windowBytes, lasti);
  return true;
}

/** True: a handler is ready to run in the current frame. False: native code gets the exception. */
function unwind(): bool {
  while (true) {
    const frame = asFrame(current);
    const code = asCode(frame.code);
    const offset = classicOffset(code, frame.pc);
    const isReraised = reraising;
    reraising = false;
    spend(1);
    const isCaught = !ending && !inPrologue(frame) && findHandlerAt(code, frame.pc, offset);
    if (!isCaught && !isReraised && endUnseen(frame, code, offset)) continue;
    if (!isReraised) addTraceback(frame, offset);
    const isTold = watched !== 0;
    if (isTold) tellOfError(frame, isReraised ? MonitorEvent.RERAISE : MonitorEvent.RAISE);
    if (isCaught) {
      if (watched !== 0) tellOfError(frame, MonitorEvent.EXCEPTION_HANDLED);
      // What is told finds handlers of its own, and may be told no more afterwards.
      if (isTold) findHandlerAt(code, frame.pc, offset);
      keepFrameObject(frame);
      enterHandler(frame, code, placeOf(frame, offset));
      return true;
    }
    const place = placeOf(frame, offset);
    if (place !== offset) frame.pc = <u32>registerAddress(code, frame.pc, place);
    if (watched !== 0) tellOfError(frame, MonitorEvent.PY_UNWIND);
    const kind = <FrameKind>frame.kind;
    const step = frame.dst;
    leaveFrame(frame, kind);
    if (kind === FrameKind.STOP) {
      if (areCopies) noteReturnToNative();
      return false;
    }
    if (kind === FrameKind.CONTINUE && goOnRaised(asFrame(current), step)) return true;
  }
}

/** Drops all calls of the running thread, whose handlers are not asked. */
export function endFrames(): void {
  while (current !== 0) {
    if (!errorPending()) raiseBare(Exc.SystemExit);
    leaveFrame(asFrame(current), <FrameKind>asFrame(current).kind);
  }
  clearError();
}

/** Where the exception came up: some RERAISE has the offset below it, and f_lasti and f_lineno are to say that. */
function placeOf(frame: Frame, offset: u32): u32 {
  if (load<u16>(frame.pc) !== R.RERAISE || bOf(frame.pc) === 0) return offset;
  const place = load<i64>(<usize>frame.regs + aOf(frame.pc));
  return isSmall(place) ? <u32>smallValue(place) : offset;
}

/** Making the cells of a frame failed: the handler of the first instruction is not entered yet, for it may use them. */
function inPrologue(frame: Frame): bool {
  const op = <R>load<u16>(frame.pc);
  return op === R.MAKE_CELL || op === R.COPY_CLOSURE;
}

function enterHandler(frame: Frame, code: PyCode, offset: u32): void {
  const temps = <usize>frame.regs + frame.temps;
  const slot = temps + ((<usize>handlerDepth) << 3);
  frame.next = <u32>handlerPc;
  land(slot, <usize>frame.regs + code.windowBytes, handlerLasti ? small(offset) : UNBOUND);
}

/** Drops temporaries from `slot` on to the end of the window, and puts there what a handler finds: the pending exception, behind `lasti` if that is wanted. */
function land(from: usize, end: usize, lasti: Value): void {
  let slot = from;
  dropWindow(slot, end);
  if (lasti !== UNBOUND) {
    store<i64>(slot, lasti);
    slot += 8;
  }
  store<i64>(slot, takeError());
}

/** Whether all that is left of a frame that an exception ends may go into an entry of its traceback: a plain function's. */
function mayEndUnseen(frame: Frame, code: PyCode): bool {
  if (frame.object !== 0 || frame.generator !== 0 || frame.func === 0 || watched !== 0 || ending)
    return false;
  const kind = <FrameKind>frame.kind;
  if (kind !== FrameKind.STORE && kind !== FrameKind.INIT && kind !== FrameKind.RELAY) return false;
  return (code.flags & (CodeFlag.COROUTINE | CodeFlag.GENERATOR)) === 0;
}

/** Ends a frame because of the pending exception, which comes up in its caller then; false if that is to be done as for others. */
function endUnseen(frame: Frame, code: PyCode, offset: u32): bool {
  if (!mayEndUnseen(frame, code)) return false;
  dropWindow(<usize>frame.regs + frame.temps, <usize>frame.regs + code.windowBytes);
  // A finalizer may have asked for the frame.
  if (frame.object !== 0 || !Unseen.add(frame.func, code, frame.regs, offset)) return false;
  if (frame.kind !== FrameKind.STORE) decref(frame.extra);
  setCurrent(frame.prev);
  if (frame.chunk !== 0) closeChunk(changetype<usize>(frame));
  giveFrame(changetype<usize>(frame));
  return true;
}

/** Ends a frame because of the pending exception. */
function leaveFrame(frame: Frame, kind: FrameKind): void {
  if (frame.object !== 0) detachFrameObject(frame);
  dropWindow(frame.regs, <usize>frame.regs + asCode(frame.code).windowBytes);
  if (frame.generator !== 0) {
    generatorRaised(frame);
    return;
  }
  if (kind === FrameKind.INIT || kind === FrameKind.RELAY) decref(frame.extra);
  const inPlace = isInPlace(frame);
  const isCoroutine = inPlace && (asCode(frame.code).flags & CodeFlag.COROUTINE) !== 0;
  setCurrent(frame.prev);
  dropFrame(changetype<usize>(frame));
  if (inPlace) raisedInPlace(isCoroutine);
}
