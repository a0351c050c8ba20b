/**
 * Methods and attributes of generators, coroutines, asynchronous generators, and of what these are awaited by. What the methods do:
 * vm/generator.ts, vm/generatorthrow.ts, vm/coroutine.ts, vm/asyncgenerator.ts.
 */

import { call0, call1 } from "../core/call.ts";
import { fail, formatText, raise, raisef, restoreError, takeError } from "../core/errors.ts";
import { asException, isException, isExceptionClass } from "../core/exception.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { define, defineResuming } from "../core/native.ts";
import { decref, decrefAt, decrefField, incref } from "../core/object.ts";
import { isStr } from "../core/string.ts";
import { tuple3 } from "../core/tuple.ts";
import { asType, isSubtype, PyType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, boxBool, END, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { warn } from "../core/warnings.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { newStep, stepClose, stepSend, stepThrow } from "./asyncgenerator.ts";
import { stateOf } from "./chains.ts";
import { wrappedCoroutine } from "./coroutine.ts";
import { asFrame } from "./frame.ts";
import { frameObject } from "./frameobject.ts";
import {
  asGenerator,
  GeneratorState,
  generatorSend,
  generatorSendCounted,
  PyGenerator,
  raiseReturned,
} from "./generator.ts";
import { delegateOf, generatorClose, generatorThrow, throwRefused } from "./generatorthrow.ts";

// ---- methods ----

/** What a method that resumes gives to Python: the end is StopIteration with its value. */
export function sent(result: Value): Value {
  return result === END ? raiseReturned() : result;
}

/** g.send(v): the dispatch loop does this itself where it can. */
export function generatorSendMethod(args: usize): Value {
  return sent(generatorSendCounted(pointer(load<i64>(args)), load<i64>(args, 8)));
}

const THROW_MESSAGE: string =
  "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";

const ATHROW_MESSAGE: string =
  "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.";

/** throw(type[, value[, traceback]]) or throw(exception). */
function generatorThrowMethod(args: usize): Value {
  if (!isPassable(args)) return ERROR;
  const p = pointer(load<i64>(args));
  return sent(makeThrown(args) ? generatorThrow(p) : throwRefused(p));
}

/** Makes the exception pending that the arguments of a method `throw` name; false with another one pending. */
export function takeThrown(args: usize): bool {
  return isPassable(args) && makeThrown(args);
}

/** Warns of more than one argument; false with the warning pending as an exception. */
function isPassable(args: usize): bool {
  return load<i64>(args, 16) === UNBOUND || warn(Exc.DeprecationWarning, THROW_MESSAGE);
}

function makeThrown(args: usize): bool {
  const exc = thrown(load<i64>(args, 8), load<i64>(args, 16), load<i64>(args, 24));
  if (exc === ERROR) return false;
  restoreError(exc);
  return true;
}

/** The exception to throw (a reference), or ERROR with TypeError pending. */
export function thrown(type: Value, value: Value, traceback: Value): Value {
  if (traceback !== UNBOUND && traceback !== NONE && !isExactly(traceback, TypeId.TRACEBACK)) {
    return raise(Exc.TypeError, "throw() third argument must be a traceback object");
  }
  let exc: Value = ERROR;
  if (isException(type)) {
    if (value !== UNBOUND && value !== NONE) {
      return raise(Exc.TypeError, "instance exception may not have a separate value");
    }
    exc = incref(type);
  } else if (isExceptionClass(type)) {
    exc = instantiated(type, value);
  } else {
    return raisef(
      Exc.TypeError,
      "exceptions must be classes or instances deriving from BaseException, not %T",
      type,
    );
  }
  if (exc !== ERROR && traceback !== UNBOUND && traceback !== NONE) {
    const e = asException(pointer(exc));
    decrefField(e.traceback);
    e.traceback = <u32>pointer(incref(traceback));
  }
  return exc;
}

/** The instance of a class to throw; if it cannot be made, the error is thrown in its place (a reference). */
function instantiated(type: Value, value: Value): Value {
  const exc = value === UNBOUND || value === NONE ? call0(type) : instanceFrom(type, value);
  if (exc === ERROR) return takeError();
  if (isException(exc)) return exc;
  raisef(Exc.TypeError, "calling %R should have returned an instance of BaseException, not %T", type, exc);
  decref(exc);
  return takeError();
}

/** An instance of the class for throw(type, value): the value itself if it is one, else the class called with it. */
function instanceFrom(type: Value, value: Value): Value {
  return isSubtype(typeOf(value), pointer(type)) ? incref(value) : call1(type, value);
}

function generatorCloseMethod(args: usize): Value {
  return generatorClose(pointer(load<i64>(args)));
}

// ---- coroutine_wrapper ----

function wrapped(v: Value): usize {
  return wrappedCoroutine(pointer(v));
}

function wrapperIter(self: Value): Value {
  return incref(self);
}

function wrapperNext(self: Value): Value {
  return sent(generatorSend(wrapped(self), NONE));
}

function wrapperSendMethod(args: usize): Value {
  return sent(generatorSendCounted(wrapped(load<i64>(args)), load<i64>(args, 8)));
}

function wrapperThrowMethod(args: usize): Value {
  return takeThrown(args) ? sent(generatorThrow(wrapped(load<i64>(args)))) : ERROR;
}

function wrapperCloseMethod(args: usize): Value {
  return generatorClose(wrapped(load<i64>(args)));
}

// ---- asynchronous generators and their steps ----

function asendMethod(args: usize): Value {
  return newStep(TypeId.ASYNC_GENERATOR_ASEND, load<i64>(args), incref(load<i64>(args, 8)));
}

/** athrow(type[, value[, traceback]]) or athrow(exception) */
function athrowMethod(args: usize): Value {
  if (load<i64>(args, 16) !== UNBOUND && !warn(Exc.DeprecationWarning, ATHROW_MESSAGE)) return ERROR;
  const kept = tuple3(incref(load<i64>(args, 8)), orNone(args, 16), orNone(args, 24));
  return kept === 0 ? ERROR : newStep(TypeId.ASYNC_GENERATOR_ATHROW, load<i64>(args), box(kept));
}

function orNone(args: usize, at: usize): Value {
  const v = load<i64>(args + at);
  return v === UNBOUND ? NONE : incref(v);
}

function acloseMethod(args: usize): Value {
  return newStep(TypeId.ASYNC_GENERATOR_ATHROW, load<i64>(args), UNBOUND);
}

function stepSendMethod(args: usize): Value {
  return sent(stepSend(pointer(load<i64>(args)), load<i64>(args, 8)));
}

function stepThrowMethod(args: usize): Value {
  return takeThrown(args) ? sent(stepThrow(pointer(load<i64>(args)))) : ERROR;
}

function stepCloseMethod(args: usize): Value {
  return stepClose(pointer(load<i64>(args)));
}

// ---- attributes ----

function generatorRunning(self: Value): Value {
  return boxBool(stateOf(asGenerator(pointer(self))) === GeneratorState.RUNNING);
}

function generatorSuspended(self: Value): Value {
  return boxBool(stateOf(asGenerator(pointer(self))) === GeneratorState.SUSPENDED);
}

function generatorFrame(self: Value): Value {
  const g = asGenerator(pointer(self));
  if (g.record === 0) return NONE;
  const p = frameObject(asFrame(g.record));
  return p === 0 ? ERROR : box(p);
}

function generatorCode(self: Value): Value {
  return incref(box(<usize>asGenerator(pointer(self)).code));
}

function generatorDelegate(self: Value): Value {
  const v = delegateOf(asGenerator(pointer(self)));
  return v === UNBOUND ? NONE : incref(v);
}

function generatorRepr(self: Value): Value {
  const g = asGenerator(pointer(self));
  const kind = box(<usize>asType(g.type).name);
  const head = formatText("<%S object", kind);
  if (head === ERROR) return ERROR;
  const whole = formatText("%S %S at 0x%x>", head, box(g.qualname), pointer(self));
  decref(head);
  return whole;
}

function setGeneratorName(self: Value, v: Value): i32 {
  return setText(pointer(self) + offsetof<PyGenerator>("name"), v, "__name__ must be set to a string object");
}

function setGeneratorQualname(self: Value, v: Value): i32 {
  return setText(
    pointer(self) + offsetof<PyGenerator>("qualname"),
    v,
    "__qualname__ must be set to a string object",
  );
}

function setText(slot: usize, v: Value, message: string): i32 {
  if (v === UNBOUND || !isStr(v)) return fail(Exc.TypeError, message);
  const old: usize = load<u32>(slot);
  store<u32>(slot, <u32>pointer(incref(v)));
  decrefAt(old);
  return 0;
}

function getGeneratorName(self: Value): Value {
  return incref(box(asGenerator(pointer(self)).name));
}

function getGeneratorQualname(self: Value): Value {
  return incref(box(asGenerator(pointer(self)).qualname));
}

// ---- the types ----

function defineNames(id: TypeId): PyType {
  const type = asType(typeAt(id));
  type.repr = generatorRepr.index;
  defineGetter(type, "__name__", getGeneratorName, setGeneratorName);
  defineGetter(type, "__qualname__", getGeneratorQualname, setGeneratorQualname);
  return type;
}

function defineGenerator(): void {
  const type = defineNames(TypeId.GENERATOR);
  defineResuming(type, "send(self, value, /)", generatorSendMethod);
  define(type, "throw(self, type, value=unset, traceback=unset, /)", generatorThrowMethod);
  define(type, "close(self, /)", generatorCloseMethod);
  defineGetter(type, "gi_running", generatorRunning);
  defineGetter(type, "gi_suspended", generatorSuspended);
  defineGetter(type, "gi_frame", generatorFrame);
  defineGetter(type, "gi_yieldfrom", generatorDelegate);
  defineGetter(type, "gi_code", generatorCode);
}

function defineCoroutine(): void {
  const type = defineNames(TypeId.COROUTINE);
  defineResuming(type, "send(self, object, /)", generatorSendMethod);
  define(type, "throw(self, type, value=unset, traceback=unset, /)", generatorThrowMethod);
  define(type, "close(self, /)", generatorCloseMethod);
  defineGetter(type, "cr_running", generatorRunning);
  defineGetter(type, "cr_suspended", generatorSuspended);
  defineGetter(type, "cr_frame", generatorFrame);
  defineGetter(type, "cr_await", generatorDelegate);
  defineGetter(type, "cr_code", generatorCode);
  defineMember(type, "cr_origin", offsetof<PyGenerator>("origin"), Member.OBJECT_OR_NONE, true);
}

function defineWrapper(): void {
  const type = asType(typeAt(TypeId.COROUTINE_WRAPPER));
  type.iter = wrapperIter.index;
  type.next = wrapperNext.index;
  define(type, "send(self, object, /)", wrapperSendMethod);
  define(type, "throw(self, type, value=unset, traceback=unset, /)", wrapperThrowMethod);
  define(type, "close(self, /)", wrapperCloseMethod);
}

function defineAsyncGenerator(): void {
  const type = defineNames(TypeId.ASYNC_GENERATOR);
  define(type, "asend(self, object, /)", asendMethod);
  define(type, "athrow(self, type, value=unset, traceback=unset, /)", athrowMethod);
  define(type, "aclose(self, /)", acloseMethod);
  defineMember(type, "ag_running", offsetof<PyGenerator>("isStepping"), Member.BOOL, true);
  defineGetter(type, "ag_suspended", generatorSuspended);
  defineGetter(type, "ag_frame", generatorFrame);
  defineGetter(type, "ag_await", generatorDelegate);
  defineGetter(type, "ag_code", generatorCode);
}

function defineStep(id: TypeId): void {
  const type = asType(typeAt(id));
  define(type, "send(self, object, /)", stepSendMethod);
  define(type, "throw(self, type, value=unset, traceback=unset, /)", stepThrowMethod);
  define(type, "close(self, /)", stepCloseMethod);
}

export function initGeneratorAttributes(): void {
  defineGenerator();
  defineCoroutine();
  defineWrapper();
  defineAsyncGenerator();
  defineStep(TypeId.ASYNC_GENERATOR_ASEND);
  defineStep(TypeId.ASYNC_GENERATOR_ATHROW);
}
