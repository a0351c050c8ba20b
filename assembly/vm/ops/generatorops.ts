/**
 * Generators that instructions make and resume by themselves: the frame is pushed, no native code stands between, which would run a loop of
 * its own. Calls of generator functions and of `async def` ones, `next(g)`, `g.send(v)`, and FOR_ITER over `enumerate(g)`. What they get from the generator comes
 * back through vm/continue.ts.
 */

import { raiseMemoryError } from "../../core/errors.ts";
import { Breaker } from "../../core/interrupt.ts";
import { asMethod } from "../../core/methods.ts";
import { NativeDef } from "../../core/native.ts";
import { decref, decrefAt, incref, increfAt } from "../../core/object.ts";
import { isExactly } from "../../core/typeids.ts";
import { NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { builtinNext } from "../../modules/builtin/iteration.ts";
import { asCode } from "../../objects/code.ts";
import { enumerated, enumeratedPair, giveIndex, takeSmallIndex } from "../../objects/enumerate.ts";
import { asFunction, PyFunction } from "../../objects/function.ts";
import { TypeId } from "../../shared/types.ts";
import { ENTERED, storeResult } from "../calls.ts";
import { depthLeft, Frame, FrameKind, freeFrames } from "../frame.ts";
import {
  asGenerator,
  GeneratorState,
  openGenerator,
  PyGenerator,
  resume,
  resumeBySend,
} from "../generator.ts";
import { generatorSendMethod } from "../generatorattributes.ts";
import { enterInPlace } from "../inplace.ts";
import { Slot } from "../quick.ts";
import { goOnResumed } from "../resumptions.ts";
import { advanced, exhausted, unpacksPair } from "./iteration.ts";
import { aOf, begin, bOf, cOf, read } from "./operands.ts";

/** At which a call waits for what Python code gives. */
export enum CallStep {
  // __new__ was called: __init__ comes next
  NEW,
  // a generator was resumed: what it yields is the result, the last argument when it has ended
  RESUMED_OR_DEFAULT,
  // the code of exec has run, whose value nobody wants
  EXECUTED,
  // that of eval, whose value is the result
  EVALUATED,
  // the body of a class has run
  CLASS_BODY,
}

/** At which a FOR_ITER waits. */
export enum IterStep {
  // __next__ was called
  NEXT,
  // the generator of an enumerate object was resumed
  ENUMERATE,
}

/** What these say if it has done nothing. */
export const NOT_CALLED: usize = 2;

/**
 * Calls the generator or coroutine function that lies at `at`, if its parameters take `nargs` arguments as they lie. What it makes is the
 * call's result. ENTERED if it is awaited, or delegated to, at once, and runs already.
 */
export function callGeneratorFunction(frame: Frame, pc: usize, at: usize, args: usize, nargs: i32): usize {
  const f = asFunction(pointer(load<i64>(at)));
  if (!makesGenerator(f, nargs)) return NOT_CALLED;
  store<i64>(at, UNBOUND);
  return enterOrMake(frame, pc, f, args, nargs);
}

/** The same for a bound method that is one, if it is a bound method at all. */
export function callGeneratorMethod(frame: Frame, pc: usize, at: usize, args: usize, nargs: i32): usize {
  const callable = load<i64>(at);
  if (!isExactly(callable, TypeId.METHOD)) return NOT_CALLED;
  const method = asMethod(pointer(callable));
  if (!isExactly(method.func, TypeId.FUNCTION)) return NOT_CALLED;
  const f = asFunction(pointer(method.func));
  if (!makesGenerator(f, nargs + 1)) return NOT_CALLED;
  increfAt(changetype<usize>(f));
  store<i64>(at, UNBOUND);
  store<i64>(args - 8, incref(method.self));
  decref(callable);
  return enterOrMake(frame, pc, f, args - 8, nargs + 1);
}

/** Whether a call of f with so many arguments makes a generator, or coroutine, at once. */
function makesGenerator(f: PyFunction, nargs: i32): bool {
  if (f.simpleArgs !== -2 - nargs || asCode(f.code).entry === 0) return false;
  return !Breaker.isDue() && depthLeft > 0 && freeFrames !== 0;
}

/** The references to f and those in `args` are taken over. */
function enterOrMake(frame: Frame, pc: usize, f: PyFunction, args: usize, nargs: i32): usize {
  if (enterInPlace(frame, pc, f, args, nargs)) return ENTERED;
  begin(frame, pc);
  const v = openGenerator(f, args, nargs);
  if (v !== UNBOUND) {
    storeResult(frame, cOf(pc), v);
    return pc + 8;
  }
  decrefAt(changetype<usize>(f));
  raiseMemoryError();
  return 0;
}

/** Whether a native is `next` or a generator's `send` and is called with a generator that can go on. */
export function isResumption(def: NativeDef, args: usize, nargs: i32): bool {
  const isNext = def.fn === <u32>builtinNext.index;
  if ((!isNext && def.fn !== <u32>generatorSendMethod.index) || nargs < 1) return false;
  const v = load<i64>(args);
  if (!isExactly(v, TypeId.GENERATOR) && (isNext || !isExactly(v, TypeId.COROUTINE))) return false;
  return mayGoOn(asGenerator(pointer(v)), isNext ? NONE : load<i64>(args, 8));
}

function mayGoOn(g: PyGenerator, sent: Value): bool {
  return g.state === GeneratorState.SUSPENDED || (g.state === GeneratorState.CREATED && sent === NONE);
}

/**
 * The call that isResumption has found, of what lies at `at`: the generator's frame is pushed. Without a default of `next` the arguments are
 * not wanted any more: the generator's reference goes over to its running frame.
 */
export function resumeByCall(
  frame: Frame,
  pc: usize,
  def: NativeDef,
  at: usize,
  args: usize,
  nargs: i32,
): usize {
  begin(frame, pc);
  frame.next = <u32>pc + 8;
  const g = asGenerator(pointer(load<i64>(args)));
  const isNext = def.fn === <u32>builtinNext.index;
  if (isNext && nargs === 2) {
    return resume(g, NONE, FrameKind.CONTINUE, CallStep.RESUMED_OR_DEFAULT) ? goOnResumed(false) : 0;
  }
  const sent = isNext ? NONE : load<i64>(args, 8);
  if (!isNext) store<i64>(args, UNBOUND, 8);
  store<i64>(args, UNBOUND);
  Slot.put(at, UNBOUND);
  if (resume(g, sent, FrameKind.SEND, cOf(pc))) return goOnResumed(false);
  decrefAt(changetype<usize>(g));
  return 0;
}

/**
 * `send` of a generator or coroutine, or `next` of a generator, that waits, if nothing else is to be seen to: ENTERED, or 0 for settle. Else NOT_CALLED, and
 * nothing is done.
 */
export function resumeInPlace(
  frame: Frame,
  pc: usize,
  def: NativeDef,
  at: usize,
  args: usize,
  nargs: i32,
): usize {
  let sent = NONE;
  if (def.fn === <u32>generatorSendMethod.index && nargs === 2) sent = load<i64>(args, 8);
  else if (def.fn !== <u32>builtinNext.index || nargs !== 1) return NOT_CALLED;
  else if (!isExactly(load<i64>(args), TypeId.GENERATOR)) return NOT_CALLED;
  const g = asGenerator(pointer(load<i64>(args)));
  if (g.state !== GeneratorState.SUSPENDED || g.own !== UNBOUND || depthLeft <= 0) return NOT_CALLED;
  frame.pc = <u32>pc;
  frame.next = <u32>pc + 8;
  if (!resumeBySend(g, sent, frame.top, cOf(pc))) return NOT_CALLED;
  if (nargs === 2) store<i64>(args, UNBOUND, 8);
  store<i64>(args, UNBOUND);
  Slot.put(at, UNBOUND);
  return goOnResumed(false);
}

/**
 * FOR_ITER over an enumerate object around a generator that can go on: ENTERED, or 0 with an exception pending. Nothing is done, and 2 is the
 * answer, for all else.
 */
export function resumeEnumerated(frame: Frame, pc: usize, iterator: Value): usize {
  const v = enumerated(iterator);
  if (!isExactly(v, TypeId.GENERATOR)) return 2;
  const g = asGenerator(pointer(v));
  if (!mayGoOn(g, NONE)) return 2;
  const index = unpacksPair(pc) && depthLeft > 0 ? takeSmallIndex(iterator) : -1;
  if (index >= 0) {
    // The parts of the pair, as UNPACK_SEQUENCE would leave them: the item comes by itself.
    store<i64>(<usize>frame.regs + aOf(pc), small(index), 8);
    frame.next = <u32>pc + 16;
    return resume(g, NONE, FrameKind.FOR_ITER, aOf(pc)) ? goOnResumed(false) : 0;
  }
  frame.next = <u32>pc + 8;
  return resume(g, NONE, FrameKind.CONTINUE, IterStep.ENUMERATE) ? goOnResumed(false) : 0;
}

/** A generator that FOR_ITER had resumed gave no item: an index that waits for one is taken back. */
export function dropIndex(frame: Frame): void {
  const pc: usize = frame.pc;
  const iterator = read(frame, bOf(pc));
  if (!isExactly(iterator, TypeId.ENUMERATE)) return;
  store<i64>(<usize>frame.regs + aOf(pc), UNBOUND, 8);
  giveIndex(iterator);
}

/** FOR_ITER goes on with what Python code gave (a reference). */
export function continueForIter(frame: Frame, pc: usize, step: u32, v: Value): usize {
  if (step === IterStep.NEXT) return advanced(frame, pc, v);
  const at = unpacksPair(pc) ? <usize>frame.regs + aOf(pc) : 0;
  return advanced(frame, pc, enumeratedPair(read(frame, bOf(pc)), v, at));
}

/** FOR_ITER: the generator has ended, with a value that nobody wants. */
export function endForIter(frame: Frame, pc: usize, v: Value): usize {
  decref(v);
  return exhausted(frame, pc);
}
