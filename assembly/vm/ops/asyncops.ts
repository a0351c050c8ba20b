/**
 * await, async for, async with: instructions in stack form. What Python code has to say to them (__await__, __anext__ …) runs in frames of
 * its own, as everywhere (vm/special.ts); what `await` delegates to is run by YIELD_FROM (vm/ops/iteration.ts).
 */
import { raise, raiseFromPending, raisef, restoreError } from "../../core/errors.ts";
import { isException } from "../../core/exception.ts";
import { decref, incref } from "../../core/object.ts";
import { isPythonSlot } from "../../core/slots.ts";
import { asType, isSubtype } from "../../core/type.ts";
import { excType, isExactly, typeOf } from "../../core/typeids.ts";
import { ERROR, NONE, pointer, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { Awaits } from "../../shared/opcodes.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { asStep, asyncNext, StepState } from "../asyncgenerator.ts";
import { ENTERED } from "../calls.ts";
import { awaitIterator, checkAwaitIterator, isCoroutine, isFreeToAwait } from "../coroutine.ts";
import { Frame, FrameKind } from "../frame.ts";
import { asGenerator, GeneratorState, resume, startDelegate, yieldAsync } from "../generator.ts";
import { enterAwaitInPlace, enterNextInPlace, yieldFromBehind, yieldFromNext } from "../inplace.ts";
import { pushSpecial } from "../special.ts";
import { markReraise } from "../unwind.ts";
import { aOf, begin, bOf, dropSlots, Operand, read, take } from "./operands.ts";

// ---- GET_AWAITABLE ----

/** GET_AWAITABLE: v -> the iterator that `await v` runs. */
export function getAwaitable(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const v = read(frame, aOf(pc));
  if (isCoroutine(v)) {
    if (startAwaited(frame, pc, v)) return ENTERED;
    return isFreeToAwait(v) ? pc + 8 : 0;
  }
  const slot = asType(typeOf(v)).await;
  if (slot === 0) return refuseAwait(v, bOf(pc));
  if (isPythonSlot(slot) && enterAwaitInPlace(frame, pc, v)) return ENTERED;
  if (isPythonSlot(slot) && pushSpecial(frame, pc, 0, Name.__await__, v)) return 0;
  const iterator = call_indirect<Value>(slot, v);
  return iterator === ERROR ? 0 : finishAwaitable(frame, pc, iterator);
}

/** What __await__ gave (a reference). */
export function finishAwaitable(frame: Frame, pc: usize, iterator: Value): usize {
  const a = aOf(pc);
  const checked = checkAwaitIterator(iterator);
  if (checked === ERROR) return 0;
  Operand.write(frame, a, checked);
  if (isExactly(checked, TypeId.GENERATOR) && startAwaited(frame, pc, checked)) return 0;
  return pc + 8;
}

/** Starts what is awaited without further instructions, if it has not run yet: true, and its frame is current. */
function startAwaited(frame: Frame, pc: usize, v: Value): bool {
  const g = asGenerator(pointer(v));
  if (g.state !== GeneratorState.CREATED) return false;
  const yieldFrom = frame.generator === 0 ? 0 : yieldFromBehind(frame, pc, aOf(pc), R.GET_AWAITABLE);
  return yieldFrom !== 0 && startDelegate(frame, yieldFrom, g);
}

function refuseAwait(v: Value, from: u32): usize {
  if (from === Awaits.AENTER || from === Awaits.AEXIT) {
    const message =
      from === Awaits.AENTER
        ? "'async with' received an object from __aenter__ that does not implement __await__: %T"
        : "'async with' received an object from __aexit__ that does not implement __await__: %T";
    raisef(Exc.TypeError, message, v);
  } else raisef(Exc.TypeError, "'%T' object can't be awaited", v);
  return 0;
}

// ---- async for ----

/** GET_AITER: iterable -> its asynchronous iterator. */
export function getAsyncIterator(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const v = read(frame, aOf(pc));
  const slot = asType(typeOf(v)).aiter;
  if (slot === 0) {
    raisef(Exc.TypeError, "'async for' requires an object with __aiter__ method, got %T", v);
    return 0;
  }
  if (isPythonSlot(slot) && pushSpecial(frame, pc, 0, Name.__aiter__, v)) return 0;
  const iterator = call_indirect<Value>(slot, v);
  return iterator === ERROR ? 0 : finishAsyncIterator(frame, pc, iterator);
}

/** What __aiter__ gave (a reference). */
export function finishAsyncIterator(frame: Frame, pc: usize, iterator: Value): usize {
  if (asType(typeOf(iterator)).anext !== 0) {
    Operand.write(frame, aOf(pc), iterator);
    return pc + 8;
  }
  raisef(
    Exc.TypeError,
    "'async for' received an object from __aiter__ that does not implement __anext__: %T",
    iterator,
  );
  decref(iterator);
  return 0;
}

/** At which GET_ANEXT waits: for what __anext__ gives, then for what the __await__ of that gives. */
export enum NextStep {
  ANEXT,
  AWAIT,
}

/** GET_ANEXT: iterator -> iterator and what awaiting its next value runs. */
export function getAsyncNext(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const v = read(frame, aOf(pc));
  if (isExactly(v, TypeId.ASYNC_GENERATOR)) {
    const step = asyncNext(v);
    if (step === ERROR) return 0;
    Operand.write(frame, aOf(pc) + 8, step);
    return startStep(frame, pc, step);
  }
  const slot = asType(typeOf(v)).anext;
  if (slot === 0) {
    raisef(Exc.TypeError, "'async for' requires an iterator with __anext__ method, got %T", v);
    return 0;
  }
  if (isPythonSlot(slot) && enterNextInPlace(frame, pc, v)) return ENTERED;
  if (isPythonSlot(slot) && pushSpecial(frame, pc, NextStep.ANEXT, Name.__anext__, v)) return 0;
  const awaitable = call_indirect<Value>(slot, v);
  return awaitable === ERROR ? 0 : continueAsyncNext(frame, pc, NextStep.ANEXT, awaitable);
}

/** Starts the step of an asynchronous generator that GET_ANEXT has made, if the next instructions do no more than await it. */
function startStep(frame: Frame, pc: usize, step: Value): usize {
  const yieldFrom = frame.generator === 0 ? 0 : yieldFromNext(frame, pc, aOf(pc) + 8);
  if (yieldFrom === 0) return pc + 8;
  begin(frame, yieldFrom);
  const next = resumeStep(frame, yieldFrom, step, NONE);
  return next <= ENTERED ? next : pc + 8;
}

/** What __anext__, or the __await__ of what that gave, has given (a reference). */
export function continueAsyncNext(frame: Frame, pc: usize, step: u32, v: Value): usize {
  const at = aOf(pc) + 8;
  let iterator: Value;
  if (step === NextStep.AWAIT) iterator = checkAwaitIterator(v);
  else {
    Operand.write(frame, at, v);
    const slot = asType(typeOf(v)).await;
    if (isPythonSlot(slot) && pushSpecial(frame, pc, NextStep.AWAIT, Name.__await__, v)) return 0;
    iterator = awaitIterator(v);
  }
  if (iterator === ERROR) {
    refuseNext(read(frame, at));
    return 0;
  }
  Operand.write(frame, at, iterator);
  return pc + 8;
}

/** __anext__ gave what cannot be awaited: why is the cause of the error. */
export function refuseNext(awaitable: Value): void {
  raiseFromPending(Exc.TypeError, "'async for' received an invalid object from __anext__: %T", awaitable);
}

/** END_ASYNC_FOR: iterator exc -> nothing, if exc says that the loop is over. */
export function endAsyncFor(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const exc = read(frame, a + 8);
  if (!isException(exc)) {
    raise(Exc.SystemError, "cannot end a loop by what is no exception");
    return 0;
  }
  if (isSubtype(typeOf(exc), excType(Exc.StopAsyncIteration))) {
    dropSlots(frame, a, 2);
    return pc + 8;
  }
  restoreError(incref(exc));
  markReraise();
  return 0;
}

// ---- asynchronous generators ----

/** YIELD_ASYNC: the value is in b, the one sent back goes to a or nowhere. */
export function yieldAsyncOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  if (frame.generator === 0) {
    raise(Exc.SystemError, "yield in a frame that is no generator's");
    return 0;
  }
  return yieldAsync(frame, take(frame, bOf(pc)), pc + 8, aOf(pc));
}

/**
 * YIELD_FROM of a step of an asynchronous generator that can go on: its frame is pushed, ENTERED, or 0 with an exception pending. `sent`
 * (a reference) is taken over. 2, nothing done: the step has to be asked as any iterator is.
 */
export function resumeStep(frame: Frame, pc: usize, receiver: Value, sent: Value): usize {
  const s = asStep(pointer(receiver));
  const g = asGenerator(s.generator);
  if (s.state === StepState.CLOSED) return 2;
  const first = s.state === StepState.INIT;
  if (first && g.isStepping) return 2;
  const v = first && sent === NONE ? s.value : sent;
  const goesOn = g.state === GeneratorState.SUSPENDED || (g.state === GeneratorState.CREATED && v === NONE);
  if (!goesOn) return 2;
  if (v !== sent) incref(v);
  s.state = StepState.ITERATING;
  g.isStepping = true;
  frame.next = <u32>pc + 8;
  if (resume(g, v, FrameKind.YIELD_FROM, aOf(pc))) return ENTERED;
  s.state = StepState.CLOSED;
  g.isStepping = false;
  return 0;
}
