/** What the classes of _io share: the layout they begin with, checks, sizes, errors. */
import { getAttrOptional } from "../../core/attribute.ts";
import { asBytes, BYTES_DATA, isBytes } from "../../core/bytes.ts";
import { call1, call3, callMethod } from "../../core/call.ts";
import { newDict } from "../../core/dict.ts";
import {
  clearError,
  errorPending,
  formatText,
  pending,
  pendingIs,
  raise,
  raiseException,
  raisef,
  restoreError,
} from "../../core/errors.ts";
import { asException, ExcField, excField } from "../../core/exception.ts";
import { fitsI64, intToI64 } from "../../core/integer.ts";
import { internText, nameOf } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { decref, decrefAt, decrefField, incref, visitAt } from "../../core/object.ts";
import { newStr } from "../../core/string.ts";
import { BAD_INDEX, toIndex } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import { tuple2 } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { excType, typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isSmall, NONE, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { setIn } from "../../core/words.ts";
import { Exc } from "../../shared/exceptions.ts";
import { BREAKER_PERIOD } from "../../shared/limits.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";

/** io.DEFAULT_BUFFER_SIZE */
export const DEFAULT_BUFFER_SIZE: i32 = 131072;

/** What every file begins with: its attributes and its weak references. */
@unmanaged
export class PyFileBase {
  refcount: i32;
  type: u32;
  dict: u32;
  weakrefs: u32;
}

export function asFileBase(p: usize): PyFileBase {
  return changetype<PyFileBase>(p);
}

/** For traverse and dealloc of every file. */
export function visitBase(p: usize, visit: u32): void {
  visitAt(asFileBase(p).dict, visit);
}

export function dropBase(p: usize): void {
  const dict: usize = asFileBase(p).dict;
  asFileBase(p).dict = 0;
  decrefField(dict);
}

/** Replaces a field that holds a Value, taking over the reference. */
export function setField(slot: usize, v: Value): void {
  const old = load<i64>(slot);
  store<i64>(slot, v);
  decref(old);
}

// ---- errors ----

/** io.UnsupportedOperation: a class, made at boot. */
let unsupportedClass: Value = UNBOUND;

/** Makes io.UnsupportedOperation in the namespace of _io. */
export function initUnsupported(dict: usize): void {
  const name = box(newStr("UnsupportedOperation"));
  const bases = tuple2(box(excType(Exc.OSError)), box(excType(Exc.ValueError)));
  const namespace = newDict();
  setIn(namespace, "__module__", box(internText("io")));
  unsupportedClass = call3(box(typeAt(TypeId.TYPE)), name, box(bases), box(namespace));
  decref(name);
  setIn(dict, "UnsupportedOperation", unsupportedClass);
}

/** Raises io.UnsupportedOperation. Gives ERROR. */
export function unsupported(message: string): Value {
  const text = newStr(message);
  if (text === 0) return ERROR;
  const exc = call1(unsupportedClass, box(text));
  decrefAt(text);
  return exc === ERROR ? ERROR : raiseException(exc);
}

/** Raises BlockingIOError(EAGAIN, message, count). Gives ERROR. */
export function raiseBlocking(message: string, count: i64): Value {
  const text = newStr(message);
  if (text === 0) return ERROR;
  const exc = call3(box(excType(Exc.BlockingIOError)), small(EAGAIN), box(text), small(count));
  decrefAt(text);
  return exc === ERROR ? ERROR : raiseException(exc);
}

export const EINTR: i32 = 4;
export const EAGAIN: i32 = 11;

/** After a system call that a signal has ended: lets handlers run. False with an exception pending. */
export function afterInterrupt(): bool {
  return charge(BREAKER_PERIOD);
}

/** Whether the pending exception is InterruptedError, which is dropped then: the call is to be made again (PEP 475). */
export function wasInterrupted(): bool {
  if (!pendingIs(Exc.InterruptedError)) return false;
  if (excField(pointer(pending), ExcField.OS_ERRNO) !== small(EINTR)) return false;
  clearError();
  return true;
}

/** `kept` (taken over) was pending when something more was tried: what that has raised gets it as its context. Gives ERROR. */
export function chainError(kept: Value): Value {
  if (!errorPending()) return restoreError(kept);
  const e = asException(pointer(pending));
  decrefField(e.context);
  e.context = <u32>pointer(kept);
  return ERROR;
}

// ---- arguments and results ----

/** A size that may be None (then -1); BAD_INDEX with an exception pending. */
export function optionalSize(v: Value): i64 {
  if (v === NONE || v === UNBOUND) return -1;
  if (isSmall(v)) return smallValue(v);
  if (asType(typeOf(v)).index === 0) {
    raisef(Exc.TypeError, "argument should be integer or None, not '%T'", v);
    return BAD_INDEX;
  }
  return ssize(v);
}

/** An int that fits 64 bits, as C's Py_ssize_t: BAD_INDEX with TypeError or OverflowError pending. */
export function ssize(v: Value): i64 {
  if (isSmall(v)) return smallValue(v);
  const i = toIndex(v);
  if (i === ERROR) return BAD_INDEX;
  if (!fitsI64(i)) {
    decref(i);
    raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
    return BAD_INDEX;
  }
  const n = intToI64(i);
  decref(i);
  return n === BAD_INDEX ? BAD_INDEX + 1 : n;
}

/** A position that a file was asked for or answered; BAD_INDEX with an exception pending. */
export function offsetNumber(v: Value): i64 {
  const i = toIndex(v);
  if (i === ERROR) return BAD_INDEX;
  if (!fitsI64(i)) {
    decref(i);
    raisef(Exc.OverflowError, "cannot fit '%T' into an offset-sized integer", v);
    return BAD_INDEX;
  }
  const n = intToI64(i);
  decref(i);
  return n === BAD_INDEX ? BAD_INDEX + 1 : n;
}

/** Whether v.name is true: 1, 0, -1 with an exception pending. */
export function attributeTruth(v: Value, name: Name): i32 {
  const found = getAttrOptional(v, nameOf(name));
  if (found === ERROR) return -1;
  if (found === UNBOUND) {
    raisef(Exc.AttributeError, "'%T' object has no attribute '%S'", v, box(nameOf(name)));
    return -1;
  }
  const truth = isTrue(found);
  decref(found);
  return truth;
}

/** Whether v.name() is true: 1, 0, -1 with an exception pending. */
export function callTruth(v: Value, name: Name): i32 {
  const result = callMethod(v, name);
  if (result === ERROR) return -1;
  const truth = isTrue(result);
  decref(result);
  return truth;
}

/** v.name() for its effect; false with an exception pending. */
export function callFor(v: Value, name: Name, a: Value = UNBOUND): bool {
  const result = callMethod(v, name, a);
  decref(result);
  return result !== ERROR;
}

/** Where the bytes of a bytes object begin. */
export function dataOf(v: Value): usize {
  return pointer(v) + BYTES_DATA;
}

export function lengthOfBytes(v: Value): i32 {
  return asBytes(pointer(v)).length;
}

/** Checks what a read() gave: bytes (the reference goes on), or ERROR with TypeError pending. */
export function bytesResult(v: Value, message: string): Value {
  if (v === ERROR || isBytes(v)) return v;
  const text = formatText(message, v);
  decref(v);
  if (text === ERROR) return ERROR;
  const exc = call1(box(excType(Exc.OSError)), text);
  decref(text);
  return exc === ERROR ? ERROR : raiseException(exc);
}

/** None, as a result. */
export function noneUnless(good: bool): Value {
  return good ? NONE : ERROR;
}

/** A new reference to what a method returns itself. */
export function selfOf(args: usize): Value {
  return incref(load<i64>(args));
}
