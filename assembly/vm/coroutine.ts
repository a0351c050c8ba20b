/**
 * Coroutines, beyond what they have in common with generators (vm/generator.ts): what `await` delegates to, the iterator that
 * `coroutine.__await__()` gives, where a coroutine was made, and the warning that nobody ever awaited it. PEP 492; CPython: Objects/genobject.c.
 */

import { originDepth } from "../core/asyncstate.ts";
import { getAttrOptional } from "../core/attribute.ts";
import { call1 } from "../core/call.ts";
import { dictGetStr } from "../core/dict.ts";
import { clearError, errorPending, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { internText } from "../core/intern.ts";
import { decref, decrefAt, decrefField, incref, increfAt, Plain, visitAt } from "../core/object.ts";
import { modulesDict } from "../core/state.ts";
import { allocTuple, finishTuple, tuple3, tupleInit } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { warnOf } from "../core/warnings.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { asFrame } from "./frame.ts";
import { asGenerator, PyGenerator } from "./generator.ts";
import { delegateOf } from "./generatorthrow.ts";
import { lineOf } from "./positions.ts";
import { classicOffset } from "./registercode.ts";

// ---- what can be awaited ----

/** Whether v is awaited by running its own frame: a coroutine, or a generator that `types.coroutine` has marked. */
export function isCoroutine(v: Value): bool {
  if (isExactly(v, TypeId.COROUTINE)) return true;
  if (!isExactly(v, TypeId.GENERATOR)) return false;
  return (asCode(asGenerator(pointer(v)).code).flags & CodeFlag.ITERABLE_COROUTINE) !== 0;
}

/** What `await v` delegates to (a reference): v itself if it is a coroutine, else what its __await__ gives. */
export function awaitIterator(v: Value): Value {
  if (isCoroutine(v)) return incref(v);
  const slot = asType(typeOf(v)).await;
  if (slot === 0) return raisef(Exc.TypeError, "'%T' object can't be awaited", v);
  const iterator = call_indirect<Value>(slot, v);
  return iterator === ERROR ? ERROR : checkAwaitIterator(iterator);
}

/** What __await__() gave (a reference), or ERROR if that can be awaited by nobody. */
export function checkAwaitIterator(iterator: Value): Value {
  if (isCoroutine(iterator)) raise(Exc.TypeError, "__await__() returned a coroutine");
  else if (asType(typeOf(iterator)).next === 0) {
    raisef(Exc.TypeError, "__await__() returned non-iterator of type '%T'", iterator);
  } else return iterator;
  decref(iterator);
  return ERROR;
}

/** False with RuntimeError pending if a coroutine, about to be awaited, waits in an `await` itself: somebody else runs it. */
export function isFreeToAwait(coroutine: Value): bool {
  if (!isExactly(coroutine, TypeId.COROUTINE)) return true;
  if (delegateOf(asGenerator(pointer(coroutine))) === UNBOUND) return true;
  raise(Exc.RuntimeError, "coroutine is being awaited already");
  return false;
}

// ---- coroutine_wrapper ----

/** │ refcount │ type │ coroutine u32 │ 0 │ */
@unmanaged
class PyCoroutineWrapper {
  refcount: i32;
  type: u32;
  coroutine: u32;
  pad: u32;
}

/** The coroutine that a wrapper runs. */
export function wrappedCoroutine(p: usize): usize {
  return changetype<PyCoroutineWrapper>(p).coroutine;
}

/** coroutine.__await__() */
export function coroutineAwait(self: Value): Value {
  const p = Plain.make(TypeId.COROUTINE_WRAPPER, offsetof<PyCoroutineWrapper>());
  if (p === 0) return raiseMemoryError();
  changetype<PyCoroutineWrapper>(p).coroutine = <u32>pointer(incref(self));
  Plain.track(p);
  return box(p);
}

function wrapperTraverse(p: usize, visit: u32): void {
  visitAt(changetype<PyCoroutineWrapper>(p).coroutine, visit);
}

function wrapperDealloc(p: usize): void {
  Plain.untrack(p);
  const coroutine = wrappedCoroutine(p);
  Plain.free(TypeId.COROUTINE_WRAPPER, p, offsetof<PyCoroutineWrapper>());
  decrefField(coroutine);
}

// ---- where it was made ----

/** cr_origin: (file, line, name) of the frame and those that called it, as many as `sys` was told to keep. 0 where there is no memory. */
export function originOf(frame: usize): usize {
  let count: u32 = 0;
  for (let f = frame; f !== 0 && count < <u32>originDepth; f = asFrame(f).prev) count++;
  const p = allocTuple(count);
  if (p === 0) {
    clearError();
    return 0;
  }
  for (let i: u32 = 0; i < count; i++) {
    const entry = placeOf(frame);
    tupleInit(p, i, entry === 0 ? NONE : box(entry));
    frame = asFrame(frame).prev;
  }
  finishTuple(p);
  clearError();
  return p;
}

function placeOf(frame: usize): usize {
  const code = asCode(asFrame(frame).code);
  const line = lineOf(code, classicOffset(code, asFrame(frame).pc));
  increfAt(code.filename);
  increfAt(code.name);
  return tuple3(box(code.filename), small(line), box(code.name));
}

// ---- never awaited ----

/** The coroutine dies before it ever ran. `warnings`, if the program has it, tells where it was made too. */
export function warnNeverAwaited(g: PyGenerator): void {
  const self = box(changetype<usize>(g));
  const teller = warningsFunction();
  if (teller !== UNBOUND) {
    decref(teller === ERROR ? ERROR : call1(teller, self));
    decref(teller);
  } else warnOf(self, Exc.RuntimeWarning, "coroutine '%S' was never awaited", box(g.qualname));
  if (errorPending()) reportUnraisable("Exception ignored while finalizing coroutine", self);
}

/** warnings._warn_unawaited_coroutine (a reference); UNBOUND where nobody has imported `warnings`. */
function warningsFunction(): Value {
  const module = lookUp("warnings");
  if (module === UNBOUND || module === ERROR) return UNBOUND;
  const name = internText("_warn_unawaited_coroutine");
  const found = name === 0 ? ERROR : getAttrOptional(module, name);
  decrefField(name);
  return found;
}

function lookUp(module: string): Value {
  const name = internText(module);
  if (name === 0) return ERROR;
  const found = dictGetStr(modulesDict, name);
  decrefAt(name);
  return found;
}

/** "coroutine method 'asend' of 'f' was never awaited" */
export function warnMethodNeverAwaited(method: Value, g: PyGenerator, self: Value): void {
  warnOf(self, Exc.RuntimeWarning, "coroutine method %R of %R was never awaited", method, box(g.qualname));
  if (errorPending()) {
    reportUnraisable("Exception ignored while finalizing async generator", box(changetype<usize>(g)));
  }
}

export function initCoroutine(): void {
  asType(typeAt(TypeId.COROUTINE)).await = coroutineAwait.index;
  const t = asType(typeAt(TypeId.COROUTINE_WRAPPER));
  t.doc = <u32>changetype<usize>("A wrapper object implementing __await__ for coroutines.");
  t.dealloc = wrapperDealloc.index;
  t.traverse = wrapperTraverse.index;
}
