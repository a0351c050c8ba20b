/**
 * Asynchronous generators (PEP 525), beyond what they have in common with generators: the awaitables that `asend`, `__anext__`, `athrow` and
 * `aclose` give, and the hooks of event loops. CPython: Objects/genobject.c.
 *
 * Such an awaitable is a step of its generator: it runs it until it yields a value of its own, which is the step's result, or ends, which is
 * StopAsyncIteration. One step at a time; a step is awaited once. What sends into one gets, as from generatorSend, a value that the generator
 * yields because it awaits something; END with the step's result (takeReturned); or ERROR. `await` of asend and __anext__ pushes the
 * generator's frame itself (vm/ops/asyncops.ts).
 */

import { finalizer, firstIter } from "../core/asyncstate.ts";
import { call1 } from "../core/call.ts";
import { NativeDepth } from "../core/depth.ts";
import {
  catchError,
  clearError,
  pendingIs,
  raise,
  raiseBare,
  raiseMemoryError,
  restoreError,
} from "../core/errors.ts";
import { finalizeFromDealloc } from "../core/finalize.ts";
import { nameOf } from "../core/intern.ts";
import { decref, decrefAt, incref, Plain, visitAt, visitValue } from "../core/object.ts";
import { tupleItem } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, END, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Header } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { warnMethodNeverAwaited } from "./coroutine.ts";
import {
  asGenerator,
  GeneratorState,
  generatorSend,
  Mark,
  PyGenerator,
  raiseReturned,
  setReturned,
  takeReturned,
} from "./generator.ts";
import { thrown } from "./generatorattributes.ts";
import { generatorThrow } from "./generatorthrow.ts";

export enum StepState {
  INIT,
  ITERATING,
  CLOSED,
}

/** async_generator_asend and async_generator_athrow: │ refcount │ type │ generator u32 │ state u32 │ value │ */
@unmanaged
export class PyStep {
  refcount: i32;
  type: u32;
  generator: u32;
  state: u32;
  /** What is sent; or the arguments of athrow() in a tuple, UNBOUND for aclose(). */
  value: Value;
}

export function asStep(p: usize): PyStep {
  return changetype<PyStep>(p);
}

function isAclose(s: PyStep): bool {
  return s.value === UNBOUND;
}

function generatorOf(s: PyStep): PyGenerator {
  return asGenerator(s.generator);
}

// ---- hooks ----

/** The generator meets the hooks, if it has not yet: before its first step is even awaited. False with an exception pending. */
function meetHooks(g: PyGenerator): bool {
  if (g.isMarked(Mark.HOOKED)) return true;
  g.mark(Mark.HOOKED);
  if (finalizer !== UNBOUND) g.origin = <u32>pointer(incref(finalizer));
  if (firstIter === UNBOUND) return true;
  const hook = incref(firstIter);
  const result = call1(hook, box(changetype<usize>(g)));
  decref(hook);
  decref(result);
  return result !== ERROR;
}

/** An unfinished generator dies: its hook sees to it. */
export function finalizeByHook(g: PyGenerator): void {
  const self = box(changetype<usize>(g));
  const hook = incref(box(<usize>g.origin));
  const result = call1(hook, self);
  if (result === ERROR) reportUnraisable("Exception ignored while finalizing generator", self);
  decref(result);
  decref(hook);
}

// ---- making steps ----

/** A step of a generator (ERROR without memory, or if a hook raises); `value` is a reference. */
export function newStep(id: TypeId, generator: Value, value: Value): Value {
  const met = meetHooks(asGenerator(pointer(generator)));
  const p = met ? Plain.makeOf(typeAt(id), offsetof<PyStep>()) : 0;
  if (p === 0) {
    decref(value);
    return met ? raiseMemoryError() : ERROR;
  }
  const s = asStep(p);
  s.generator = <u32>pointer(incref(generator));
  s.state = StepState.INIT;
  s.value = value;
  Plain.track(p);
  return box(p);
}

/** __anext__() */
export function asyncNext(self: Value): Value {
  return newStep(TypeId.ASYNC_GENERATOR_ASEND, self, NONE);
}

// ---- what all steps do ----

/** The step that lies where a frame awaited it is over. Nothing is done if no step lies there. */
export function closeStep(v: Value): void {
  if (isExactly(v, TypeId.ASYNC_GENERATOR_ASEND)) asStep(pointer(v)).state = StepState.CLOSED;
}

/** Notes what a generator gave to its step: END and ERROR end the step. */
function noteResult(g: PyGenerator, result: Value): Value {
  if (result === ERROR) {
    g.isStepping = false;
    if (pendingIs(Exc.StopAsyncIteration) || pendingIs(Exc.GeneratorExit)) g.mark(Mark.ENDED);
  } else if (result === END) g.isStepping = false;
  return result;
}

function closeIfEnded(s: PyStep, result: Value): Value {
  if (result === ERROR || result === END) s.state = StepState.CLOSED;
  return result;
}

/** A step begins, unless another is not over: false with RuntimeError pending. */
function begin(s: PyStep): bool {
  const g = generatorOf(s);
  if (g.isStepping) {
    s.state = StepState.CLOSED;
    raiseStepping(s);
    return false;
  }
  s.state = StepState.ITERATING;
  g.isStepping = true;
  return true;
}

function raiseStepping(s: PyStep): void {
  clearError();
  if (s.type === <u32>typeAt(TypeId.ASYNC_GENERATOR_ASEND)) {
    raise(Exc.RuntimeError, "anext(): asynchronous generator is already running");
  } else if (isAclose(s)) raise(Exc.RuntimeError, "aclose(): asynchronous generator is already running");
  else raise(Exc.RuntimeError, "athrow(): asynchronous generator is already running");
}

function raiseReused(s: PyStep): Value {
  clearError();
  return s.type === <u32>typeAt(TypeId.ASYNC_GENERATOR_ASEND)
    ? raise(Exc.RuntimeError, "cannot reuse already awaited __anext__()/asend()")
    : raise(Exc.RuntimeError, "cannot reuse already awaited aclose()/athrow()");
}

/** step.send(v) */
export function stepSend(p: usize, v: Value): Value {
  const s = asStep(p);
  if (s.state === StepState.CLOSED) return raiseReused(s);
  if (!NativeDepth.enter()) return ERROR;
  const result = s.type === <u32>typeAt(TypeId.ASYNC_GENERATOR_ATHROW) ? athrowSend(s, v) : nextSend(s, v);
  NativeDepth.leave();
  return result;
}

function nextSend(s: PyStep, v: Value): Value {
  const first = s.state === StepState.INIT;
  if (first && !begin(s)) return ERROR;
  const g = generatorOf(s);
  g.isStepping = true;
  const sent = first && v === NONE ? s.value : v;
  return closeIfEnded(s, noteResult(g, generatorSend(changetype<usize>(g), sent)));
}

/** step.throw(the pending exception) */
export function stepThrow(p: usize): Value {
  const s = asStep(p);
  if (s.state === StepState.CLOSED) return raiseReused(s);
  if (s.state === StepState.INIT && !begin(s)) return ERROR;
  const result = generatorThrow(s.generator);
  if (s.type === <u32>typeAt(TypeId.ASYNC_GENERATOR_ATHROW) && isAclose(s)) return acloseResult(s, result);
  return closeIfEnded(s, noteResult(generatorOf(s), result));
}

/** step.close(): None, or ERROR. */
export function stepClose(p: usize): Value {
  if (asStep(p).state === StepState.CLOSED) return NONE;
  raiseBare(Exc.GeneratorExit);
  const result = stepThrow(p);
  if (result === END) {
    decref(takeReturned());
    return NONE;
  }
  if (result === ERROR) {
    const isEnd =
      catchError(Exc.StopIteration) || catchError(Exc.StopAsyncIteration) || catchError(Exc.GeneratorExit);
    return isEnd ? NONE : ERROR;
  }
  decref(result);
  return raise(Exc.RuntimeError, "coroutine ignored GeneratorExit");
}

// ---- athrow and aclose ----

function athrowSend(s: PyStep, v: Value): Value {
  const g = generatorOf(s);
  if (g.state === GeneratorState.CLOSED) {
    s.state = StepState.CLOSED;
    setReturned(NONE);
    return END;
  }
  if (s.state === StepState.INIT) return beginThrow(s, g, v);
  const result = generatorSend(changetype<usize>(g), v);
  return isAclose(s) ? acloseResult(s, result) : noteResult(g, result);
}

/** The first time that athrow() or aclose() is awaited: the exception is raised in the generator. */
function beginThrow(s: PyStep, g: PyGenerator, v: Value): Value {
  if (!g.isStepping) {
    if (g.isMarked(Mark.ENDED)) {
      s.state = StepState.CLOSED;
      return raiseBare(Exc.StopAsyncIteration);
    }
    if (v !== NONE) {
      return raise(Exc.RuntimeError, "can't send non-None value to a just-started coroutine");
    }
  }
  if (!begin(s)) return ERROR;
  if (isAclose(s)) {
    g.mark(Mark.ENDED);
    raiseBare(Exc.GeneratorExit);
    return acloseResult(s, generatorThrow(changetype<usize>(g), false));
  }
  const args = pointer(s.value);
  const exc = thrown(tupleItem(args, 0), tupleItem(args, 1), tupleItem(args, 2));
  if (exc === ERROR) return closeIfEnded(s, noteResult(g, ERROR));
  restoreError(exc);
  return closeIfEnded(s, noteResult(g, generatorThrow(changetype<usize>(g), false)));
}

/** What the generator gave to aclose(): it shall end, and by which of the two exceptions does not matter. */
function acloseResult(s: PyStep, result: Value): Value {
  if (result !== END && result !== ERROR) return result;
  generatorOf(s).isStepping = false;
  s.state = StepState.CLOSED;
  if (result === END) {
    decref(takeReturned());
    return raise(Exc.RuntimeError, "async generator ignored GeneratorExit");
  }
  if (!catchError(Exc.StopAsyncIteration) && !catchError(Exc.GeneratorExit)) return ERROR;
  setReturned(NONE);
  return END;
}

// ---- the types ----

function stepIter(self: Value): Value {
  return incref(self);
}

function stepNext(self: Value): Value {
  const result = stepSend(pointer(self), NONE);
  return result === END ? raiseReturned() : result;
}

function stepTraverse(p: usize, visit: u32): void {
  visitAt(asStep(p).generator, visit);
  visitValue(asStep(p).value, visit);
}

/** A step that was never awaited is mostly a mistake: the program is warned. */
function stepFinalize(self: Value): void {
  const s = asStep(pointer(self));
  if (s.state !== StepState.INIT) return;
  let method = Name.asend;
  if (s.type === <u32>typeAt(TypeId.ASYNC_GENERATOR_ATHROW)) {
    method = isAclose(s) ? Name.aclose : Name.athrow;
  }
  warnMethodNeverAwaited(box(nameOf(method)), generatorOf(s), self);
}

function stepDealloc(p: usize): void {
  if (asStep(p).state === StepState.INIT && !finalizeFromDealloc(p)) return;
  Plain.untrack(p);
  const generator: usize = asStep(p).generator;
  const value = asStep(p).value;
  Plain.freeOf(load<u32>(p, Header.TYPE), p, offsetof<PyStep>());
  decrefAt(generator);
  decref(value);
}

function fillStep(id: TypeId): void {
  const t = asType(typeAt(id));
  t.dealloc = stepDealloc.index;
  t.traverse = stepTraverse.index;
  t.finalize = stepFinalize.index;
  t.iter = stepIter.index;
  t.next = stepNext.index;
  t.await = stepIter.index;
}

export function initAsyncGenerator(): void {
  fillStep(TypeId.ASYNC_GENERATOR_ASEND);
  fillStep(TypeId.ASYNC_GENERATOR_ATHROW);
  const t = asType(typeAt(TypeId.ASYNC_GENERATOR));
  t.aiter = stepIter.index;
  t.anext = asyncNext.index;
}
