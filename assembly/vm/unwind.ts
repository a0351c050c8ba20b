/**
 * What the loop does after an operation out of line gave no next instruction: leave, go on in another frame, or unwind to a handler.
 *
 * Unwinding adds a traceback entry for each frame it passes, finds the handler of the frame's instruction in the exception table, drops
 * the temporaries above its depth and pushes the exception; without a handler the frame ends. It stops at a frame that native
 * code entered, which gets ERROR.
 */

import { errorPending, takeError } from "../core/errors.ts";
import { Breaker } from "../core/interrupt.ts";
import { decref } from "../core/object.ts";
import { ERROR, small, UNBOUND, Value } from "../core/value.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { R } from "../shared/registers.ts";
import { goOnRaised } from "./continue.ts";
import { findHandler, handlerDepth, handlerLasti, handlerTarget } from "./exceptiontable.ts";
import { asFrame, current, dropFrame, dropWindow, Frame, FrameKind, setCurrent } from "./frame.ts";
import { addTraceback, detachFrameObject } from "./frameobject.ts";
import { generatorRaised } from "./generator.ts";
import { serveInterrupts } from "./interrupts.ts";

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
}

/** The loop shall return to its driver and be called again (so that V8's optimised code takes over). */
export function reenter(): void {
  again = true;
}

/** Sets things right for the loop; true: return `outcome`. False: go on with the current frame at its `next`. */
export function settle(): bool {
  if (leaving) {
    leaving = false;
    return true;
  }
  while (errorPending()) {
    if (!unwind()) {
      outcome = ERROR;
      return true;
    }
    // A handler may lead back to what raised: it counts as a back edge, so that no loop escapes the interrupts.
    countEdge();
  }
  if (again) {
    again = false;
    outcome = UNBOUND;
    return true;
  }
  return false;
}

/** Counts down the breaker; what is due is served, and may raise in the handler. */
function countEdge(): void {
  if (!Breaker.count()) return;
  const frame = asFrame(current);
  frame.pc = frame.next;
  serveInterrupts();
}

/** Offset in the classic code of an instruction of the register code. */
export function classicOffset(code: PyCode, pc: usize): u32 {
  return load<u32>(<usize>code.offsets + ((pc - code.entry) >> 1));
}

/** The first register instruction of what the classic code has at `offset`: offsets only grow. */
function registerAddress(code: PyCode, offset: u32): usize {
  let low: u32 = 0;
  let high = code.registerBytes >> 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(<usize>code.offsets + (middle << 2)) < offset) low = middle + 1;
    else high = middle;
  }
  return <usize>code.entry + (low << 3);
}

/** True: a handler is ready to run in the current frame. False: native code gets the exception. */
function unwind(): bool {
  while (true) {
    const frame = asFrame(current);
    const code = asCode(frame.code);
    const offset = classicOffset(code, frame.pc);
    if (reraising) reraising = false;
    else addTraceback(frame, offset);
    if (!inPrologue(frame) && findHandler(code, offset)) {
      enterHandler(frame, code, offset);
      return true;
    }
    const kind = <FrameKind>frame.kind;
    const step = frame.dst;
    leaveFrame(frame, kind);
    if (kind === FrameKind.STOP) return false;
    if (kind === FrameKind.CONTINUE && goOnRaised(asFrame(current), step)) return true;
  }
}

/** Making the cells of a frame failed: the handler of the first instruction is not entered yet, for it may use them. */
function inPrologue(frame: Frame): bool {
  const op = <R>load<u16>(frame.pc);
  return op === R.MAKE_CELL || op === R.COPY_CLOSURE;
}

function enterHandler(frame: Frame, code: PyCode, offset: u32): void {
  const temps = <usize>frame.regs + frame.temps;
  let slot = temps + ((<usize>handlerDepth) << 3);
  dropWindow(slot, <usize>frame.regs + code.windowBytes);
  if (handlerLasti) {
    store<i64>(slot, small(offset));
    slot += 8;
  }
  store<i64>(slot, takeError());
  frame.next = <u32>registerAddress(code, handlerTarget);
}

/** Ends a frame because of the pending exception. */
function leaveFrame(frame: Frame, kind: FrameKind): void {
  if (frame.object !== 0) detachFrameObject(frame);
  dropWindow(frame.regs, <usize>frame.regs + asCode(frame.code).windowBytes);
  if (frame.generator !== 0) {
    generatorRaised(frame);
    return;
  }
  if (kind === FrameKind.INIT) decref(frame.extra);
  setCurrent(frame.prev);
  dropFrame(changetype<usize>(frame));
}
