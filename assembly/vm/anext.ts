/**
 * The built-in functions `aiter` and `anext`, and what `anext` with a default gives: an awaitable that awaits __anext__()'s and has the default as its
 * result where that raises StopAsyncIteration. CPython: Python/bltinmodule.c, Objects/iterobject.c.
 */

import { callMethod } from "../core/call.ts";
import { catchError, raisef, raiseMemoryError } from "../core/errors.ts";
import { define, defineFunction } from "../core/native.ts";
import { decref, incref, Plain, visitValue } from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { awaitIterator, coroutineAwait } from "./coroutine.ts";
import { raiseReturned, raiseStop, setReturned } from "./generator.ts";

/** │ refcount │ type │ awaitable │ fallback │ */
@unmanaged
class PyAnext {
  refcount: i32;
  type: u32;
  awaitable: Value;
  fallback: Value;
}

function asAnext(p: usize): PyAnext {
  return changetype<PyAnext>(p);
}

// ---- the functions ----

function builtinAiter(args: usize): Value {
  const v = load<i64>(args);
  const slot = asType(typeOf(v)).aiter;
  if (slot === 0) return raisef(Exc.TypeError, "'%T' object is not an async iterable", v);
  const iterator = call_indirect<Value>(slot, v);
  if (iterator === ERROR || asType(typeOf(iterator)).anext !== 0) return iterator;
  raisef(Exc.TypeError, "aiter() returned not an async iterator of type '%T'", iterator);
  decref(iterator);
  return ERROR;
}

function builtinAnext(args: usize): Value {
  const v = load<i64>(args);
  const slot = asType(typeOf(v)).anext;
  if (slot === 0) return raisef(Exc.TypeError, "'%T' object is not an async iterator", v);
  const awaitable = call_indirect<Value>(slot, v);
  const fallback = load<i64>(args, 8);
  return awaitable === ERROR || fallback === UNBOUND ? awaitable : newAnext(awaitable, incref(fallback));
}

function newAnext(awaitable: Value, fallback: Value): Value {
  const p = Plain.make(TypeId.ANEXT_AWAITABLE, offsetof<PyAnext>());
  if (p === 0) {
    decref(awaitable);
    decref(fallback);
    return raiseMemoryError();
  }
  asAnext(p).awaitable = awaitable;
  asAnext(p).fallback = fallback;
  Plain.track(p);
  return box(p);
}

// ---- awaiting ----

/** What runs the awaitable: an iterator, for a coroutine its wrapper. Made anew each time, as CPython does. */
function iteratorOf(p: usize): Value {
  const iterator = awaitIterator(asAnext(p).awaitable);
  if (iterator === ERROR || asType(typeOf(iterator)).next !== 0) return iterator;
  const wrapper = coroutineAwait(iterator);
  decref(iterator);
  return wrapper;
}

/** StopAsyncIteration is the end by the default. */
function orFallback(p: usize, result: Value): Value {
  if (result !== ERROR || !catchError(Exc.StopAsyncIteration)) return result;
  return raiseStop(incref(asAnext(p).fallback));
}

function anextNext(self: Value): Value {
  const p = pointer(self);
  const iterator = iteratorOf(p);
  if (iterator === ERROR) return ERROR;
  let result = call_indirect<Value>(asType(typeOf(iterator)).next, iterator);
  if (result === END) {
    setReturned(NONE);
    result = raiseReturned();
  }
  decref(iterator);
  return orFallback(p, result);
}

/** send, throw or close of what runs the awaitable. */
function forward(args: usize, name: Name, a: Value, b: Value = UNBOUND, c: Value = UNBOUND): Value {
  const p = pointer(load<i64>(args));
  const iterator = iteratorOf(p);
  if (iterator === ERROR) return ERROR;
  const result = callMethod(iterator, name, a, b, c);
  decref(iterator);
  return orFallback(p, result);
}

function anextSend(args: usize): Value {
  return forward(args, Name.send, load<i64>(args, 8));
}

function anextThrow(args: usize): Value {
  return forward(args, Name.throw_, load<i64>(args, 8), load<i64>(args, 16), load<i64>(args, 24));
}

function anextClose(args: usize): Value {
  return forward(args, Name.close, UNBOUND);
}

// ---- the type ----

function anextIter(self: Value): Value {
  return incref(self);
}

function anextTraverse(p: usize, visit: u32): void {
  visitValue(asAnext(p).awaitable, visit);
  visitValue(asAnext(p).fallback, visit);
}

function anextDealloc(p: usize): void {
  Plain.untrack(p);
  const awaitable = asAnext(p).awaitable;
  const fallback = asAnext(p).fallback;
  Plain.free(TypeId.ANEXT_AWAITABLE, p, offsetof<PyAnext>());
  decref(awaitable);
  decref(fallback);
}

export function initAnext(): void {
  const t = asType(typeAt(TypeId.ANEXT_AWAITABLE));
  t.dealloc = anextDealloc.index;
  t.traverse = anextTraverse.index;
  t.iter = anextIter.index;
  t.next = anextNext.index;
  t.await = anextIter.index;
  define(t, "send(self, object, /)", anextSend);
  define(t, "throw(self, type, value=unset, traceback=unset, /)", anextThrow);
  define(t, "close(self, /)", anextClose);
}

/** Adds the functions to the namespace of `builtins`. */
export function defineAsyncFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "aiter(async_iterable, /)", builtinAiter);
  defineFunction(dict, module, "anext(aiterator, default=<unrepresentable>, /)", builtinAnext);
}
