/**
 * `throw` and `close` of generators, coroutines and asynchronous generators, from native code.
 *
 * An exception is raised in the innermost of those that wait for each other in `yield from` or `await` (CPython: _gen_throw, gen_close). Chains of
 * them are gone along in loops, never by recursion: for `throw` their frames are pushed one upon the other, so that the exception, or what is
 * yielded, finds its way out as if they had been resumed one by one; `close` goes along to the end and closes from there.
 */

import { getAttrOptional } from "../core/attribute.ts";
import { call0, call1 } from "../core/call.ts";
import { enterNative, leaveNative } from "../core/depth.ts";
import {
  catchError,
  clearError,
  handled,
  pendingIs,
  raiseBare,
  raiseException,
  raisef,
  restoreError,
  takeError,
} from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { decref, incref } from "../core/object.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { END, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { R } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { loosen, stateOf } from "./chains.ts";
import { wrappedCoroutine } from "./coroutine.ts";
import { run } from "./driver.ts";
import { tellOfThrow } from "./events.ts";
import { asFrame, countDepth, current, Frame, FrameKind } from "./frame.ts";
import { addFirstLine } from "./frameobject.ts";
import {
  asGenerator,
  endsQuietly,
  enter,
  freeFrame,
  GeneratorState,
  hasFrame,
  kindName,
  Mark,
  PyGenerator,
  raiseReused,
  resume,
  takeReturned,
  takeStopValue,
  waitsAt,
  yieldValue,
} from "./generator.ts";
import { watched } from "./tools.ts";
import { outcome, settle } from "./unwind.ts";

/** What a suspended generator delegates to by `yield from` or `await`, borrowed; UNBOUND if it does not. */
export function delegateOf(g: PyGenerator): Value {
  if (stateOf(g) !== GeneratorState.SUSPENDED) return UNBOUND;
  if (g.isMarked(Mark.SHELVED)) loosen(g);
  const next = waitsAt(asFrame(g.record));
  return load<u16>(next) === R.YIELD_FROM ? load<i64>(<usize>g.window + load<u16>(next, 2)) : UNBOUND;
}

/** The generator or coroutine behind what is delegated to; 0 if that is something else. */
function generatorBehind(v: Value): usize {
  if (hasFrame(v)) return pointer(v);
  return isExactly(v, TypeId.COROUTINE_WRAPPER) ? wrappedCoroutine(pointer(v)) : 0;
}

// ---- throw ----

/**
 * Raises the pending exception inside the generator: results as of generatorSend. With `closes` GeneratorExit closes what it delegates to
 * and is raised in itself; else it goes inwards as any exception does.
 */
export function generatorThrow(p: usize, closes: bool = true): Value {
  if (!enterThrown()) return ERROR;
  const result = throwInto(asGenerator(p), closes);
  leaveNative();
  return result;
}

/** enterNative with an exception pending, which gives way where there is no more depth. */
function enterThrown(): bool {
  const thrown = takeError();
  if (enterNative()) {
    restoreError(thrown);
    return true;
  }
  decref(thrown);
  return false;
}

function throwInto(g: PyGenerator, closes: bool): Value {
  loosen(g);
  if (g.state === GeneratorState.SUSPENDED && closes && pendingIs(Exc.GeneratorExit)) {
    const delegate = delegateOf(g);
    if (delegate !== UNBOUND) closeFirst(g, delegate);
    return raiseIn(g) ? runRaising() : ERROR;
  }
  if (!mayRaiseIn(g) || !resume(g, UNBOUND, FrameKind.STOP, 0)) return ERROR;
  const delegate = enterDelegates(false);
  if (watched !== 0 && delegate === UNBOUND) tellOfThrow(asFrame(current));
  return delegate === UNBOUND ? runRaising() : throwIntoIterator(asFrame(current), delegate);
}

/**
 * The pending exception says that what was to be thrown is none. It is the innermost generator that finds out: the exception is raised in those
 * around it only.
 */
export function throwRefused(p: usize): Value {
  const g = asGenerator(p);
  loosen(g);
  if (generatorBehind(delegateOf(g)) === 0 || !enterThrown()) return ERROR;
  let result: Value = ERROR;
  if (resume(g, UNBOUND, FrameKind.STOP, 0)) {
    enterDelegates(true);
    result = runRaising();
  }
  leaveNative();
  return result;
}

/**
 * Runs the current frame, a generator's, from the pending exception on. Its context is what the generator handles itself, or one of those
 * around that it is thrown through.
 */
function runRaising(): Value {
  if (handled === UNBOUND) return run();
  for (let frame = asFrame(current); ; frame = asFrame(frame.prev)) {
    if (asGenerator(frame.generator).handling !== 0) {
      raiseException(takeError());
      break;
    }
    if (frame.kind !== FrameKind.YIELD_FROM) break;
  }
  return run();
}

/** Pushes the generator's frame, to raise the pending exception in it; false if that cannot be. */
function raiseIn(g: PyGenerator): bool {
  if (!resume(g, UNBOUND, FrameKind.STOP, 0)) return false;
  if (watched !== 0) tellOfThrow(asFrame(current));
  return true;
}

/** False, with what is to be raised pending, where no frame is there to raise it in. */
function mayRaiseIn(g: PyGenerator): bool {
  if (g.state === GeneratorState.CREATED) {
    addFirstLine(asFrame(g.record));
    freeFrame(g);
    return false;
  }
  if (g.state !== GeneratorState.CLOSED) return true;
  if (g.type === <u32>typeAt(TypeId.COROUTINE)) {
    clearError();
    raiseReused();
  }
  return false;
}

/**
 * The generator just resumed delegates to another suspended one: that one's frame is pushed too, and so on. The result is what the innermost
 * delegates to, borrowed; UNBOUND if the exception is to be raised in it. With `spared` the innermost generator is not entered.
 */
function enterDelegates(spared: bool): Value {
  while (true) {
    const frame = asFrame(current);
    const pc = waitsAt(frame);
    if (load<u16>(pc) !== R.YIELD_FROM) return UNBOUND;
    const dst = <u32>load<u16>(pc, 2);
    const delegate = load<i64>(<usize>frame.regs + dst);
    frame.pc = <u32>pc;
    const p = generatorBehind(delegate);
    if (p === 0) return delegate;
    const g = asGenerator(p);
    if (spared && generatorBehind(delegateOf(g)) === 0) return UNBOUND;
    loosen(g);
    if (g.state === GeneratorState.RUNNING) raiseRunning(g);
    if (g.state === GeneratorState.RUNNING || !mayRaiseIn(g)) return UNBOUND;
    frame.next = <u32>pc + 8;
    countDepth();
    enter(g, frame.top, FrameKind.YIELD_FROM, dst);
  }
}

function raiseRunning(g: PyGenerator): void {
  clearError();
  raisef(Exc.ValueError, "%L already executing", kindName(g));
}

/** The exception goes to an iterator by its method `throw`, if it has one; the generator whose frame this is takes what comes of that. */
function throwIntoIterator(frame: Frame, iterator: Value): Value {
  const pc = waitsAt(frame);
  const a = <u32>load<u16>(pc, 2);
  incref(iterator);
  const result = callThrow(iterator);
  decref(iterator);
  if (result !== ERROR) {
    yieldValue(frame, result, pc, a + 8);
    settle();
    return outcome;
  }
  if (pendingIs(Exc.StopIteration)) {
    const slot = <usize>frame.regs + a;
    decref(load<i64>(slot));
    store<i64>(slot, takeStopValue());
    frame.next = <u32>pc + 8;
  }
  return run();
}

/** iterator.throw(the pending exception), or ERROR with that exception pending still. */
function callThrow(iterator: Value): Value {
  const exc = takeError();
  const method = getAttrOptional(iterator, nameOf(Name.throw_));
  if (method === UNBOUND) {
    restoreError(exc);
    return ERROR;
  }
  let result: Value = ERROR;
  if (method !== ERROR) {
    result = call1(method, exc);
    decref(method);
  }
  decref(exc);
  return result;
}

// ---- close ----

/** Closes a generator (PEP 342): GeneratorExit is raised in it. The value it returned (a reference, None mostly), or ERROR. */
export function generatorClose(p: usize): Value {
  const g = asGenerator(p);
  loosen(g);
  if (g.state === GeneratorState.CLOSED) return NONE;
  if (g.state === GeneratorState.CREATED || endsQuietly(g)) {
    freeFrame(g);
    return NONE;
  }
  if (!enterNative()) return ERROR;
  const result = g.state === GeneratorState.RUNNING ? closeHere(g) : closeOutwards(goInwards(g));
  leaveNative();
  return result;
}

/**
 * The innermost of a chain of suspended generators. Those around it count as running from now on, since they cannot be resumed meanwhile, and
 * the way back is kept in the `prev` of their frames.
 */
function goInwards(outermost: PyGenerator): PyGenerator {
  let g = outermost;
  while (true) {
    const p = generatorBehind(delegateOf(g));
    if (p === 0) return g;
    loosen(asGenerator(p));
    if (asGenerator(p).state !== GeneratorState.SUSPENDED) return g;
    g.become(GeneratorState.RUNNING);
    asFrame(asGenerator(p).record).prev = g.record;
    g = asGenerator(p);
  }
}

/** Closes a chain from its innermost generator on. An exception that leaves one of them is raised in the next. */
function closeOutwards(innermost: PyGenerator): Value {
  let g = innermost;
  const delegate = delegateOf(g);
  let closed: Value = NONE;
  if (delegate !== UNBOUND) closed = closeDelegate(g, delegate);
  while (true) {
    const frame = asFrame(g.record);
    const outer: usize = frame.prev;
    frame.prev = 0;
    if (closed === ERROR) closed = closeHere(g);
    else {
      decref(closed);
      raiseBare(Exc.GeneratorExit);
      closed = closeHere(g);
    }
    if (outer === 0) return closed;
    g = asGenerator(asFrame(outer).generator);
    g.become(GeneratorState.SUSPENDED);
  }
}

/** Raises the pending exception in a generator that is to end by it: the value it returned, or ERROR. */
function closeHere(g: PyGenerator): Value {
  const result = raiseIn(g) ? runRaising() : ERROR;
  if (result === END) return takeReturned();
  if (result !== ERROR) {
    decref(result);
    return raisef(Exc.RuntimeError, "%L ignored GeneratorExit", kindName(g));
  }
  return catchError(Exc.GeneratorExit) || catchError(Exc.StopIteration) ? NONE : ERROR;
}

/** What a generator delegates to is closed before GeneratorExit, which is pending, is raised in itself; or what that raised is. */
function closeFirst(g: PyGenerator, delegate: Value): void {
  const exit = takeError();
  const closed = closeDelegate(g, delegate);
  if (closed === ERROR) decref(exit);
  else {
    decref(closed);
    restoreError(exit);
  }
}

/** Closes what a suspended generator delegates to, which counts as running meanwhile. A reference, or ERROR. */
function closeDelegate(g: PyGenerator, delegate: Value): Value {
  g.become(GeneratorState.RUNNING);
  incref(delegate);
  const result = closeIterator(delegate);
  decref(delegate);
  g.become(GeneratorState.SUSPENDED);
  return result;
}

function closeIterator(iterator: Value): Value {
  const p = generatorBehind(iterator);
  if (p !== 0) return generatorClose(p);
  const close = getAttrOptional(iterator, nameOf(Name.close));
  if (close === ERROR) reportUnraisable("Exception ignored in", iterator);
  if (close === UNBOUND || close === ERROR) return NONE;
  const result = call0(close);
  decref(close);
  return result;
}
