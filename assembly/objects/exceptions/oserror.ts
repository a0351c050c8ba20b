/**
 * OSError: errno, text and file names; calling OSError itself gives the subclass for the error number (PEP 3151). A subclass with an __init__
 * of its own is filled by that, all others by __new__, so that both ways of overriding work.
 */

import { fail, failf, formatText, raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { allocException, ExcField, excField, setExcField } from "../../core/exception.ts";
import { defineGetter } from "../../core/getset.ts";
import { fitsI64, intFromI64, intToI64, isInt } from "../../core/integer.ts";
import { define } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { indexNumber } from "../../core/subscript.ts";
import { emptyTuple, newTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { excType, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isSmall, NONE, pointer, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { reduction } from "../reduction.ts";
import { attributesOf, exceptionOf, excNew, excStr, hasKeywords } from "./base.ts";
import { replaceField } from "./keywords.ts";
import { defineField } from "./simple.ts";

/** Linux error numbers and the exceptions that stand for them. */
const ERRNO_EXCEPTIONS: StaticArray<i32> = [
  1,
  Exc.PermissionError, // EPERM
  2,
  Exc.FileNotFoundError, // ENOENT
  3,
  Exc.ProcessLookupError, // ESRCH
  4,
  Exc.InterruptedError, // EINTR
  10,
  Exc.ChildProcessError, // ECHILD
  11,
  Exc.BlockingIOError, // EAGAIN, EWOULDBLOCK
  13,
  Exc.PermissionError, // EACCES
  17,
  Exc.FileExistsError, // EEXIST
  20,
  Exc.NotADirectoryError, // ENOTDIR
  21,
  Exc.IsADirectoryError, // EISDIR
  32,
  Exc.BrokenPipeError, // EPIPE
  103,
  Exc.ConnectionAbortedError, // ECONNABORTED
  104,
  Exc.ConnectionResetError, // ECONNRESET
  108,
  Exc.BrokenPipeError, // ESHUTDOWN
  110,
  Exc.TimeoutError, // ETIMEDOUT
  111,
  Exc.ConnectionRefusedError, // ECONNREFUSED
  114,
  Exc.BlockingIOError, // EALREADY
  115,
  Exc.BlockingIOError, // EINPROGRESS
];

/** The exception type for an error number; OSError for most. */
function typeForErrno(errno: Value): usize {
  const count = ERRNO_EXCEPTIONS.length;
  for (let i = 0; i < count && isSmall(errno); i += 2) {
    if (smallValue(errno) === <i64>ERRNO_EXCEPTIONS[i]) return excType(ERRNO_EXCEPTIONS[i + 1]);
  }
  return excType(Exc.OSError);
}

/** Whether __init__ fills the exception: it is overridden, and __new__ is not. */
function usesInit(type: usize): bool {
  return asType(type).init !== <u32>osInit.index && asType(type).new === <u32>osNew.index;
}

function osNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (usesInit(type)) {
    const p = allocException(type, emptyTuple());
    return p === 0 ? raiseMemoryError() : box(p);
  }
  if (hasKeywords(kwnames)) return raisef(Exc.TypeError, "%N() takes no keyword arguments", box(type));
  if (type === excType(Exc.OSError) && nargs >= 2 && nargs <= 5) type = typeForErrno(load<i64>(args));
  const v = excNew(type, args, nargs, 0);
  if (v === ERROR || fill(v, args, nargs)) return v;
  decref(v);
  return ERROR;
}

function osInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const type = typeOf(self);
  if (!usesInit(type)) return 0;
  if (hasKeywords(kwnames)) return failf(Exc.TypeError, "%T() takes no keyword arguments", self);
  return fill(self, args, nargs) ? 0 : -1;
}

/** (errno, strerror[, filename[, winerror[, filename2]]]): any other number of arguments is kept as it is. */
function fill(self: Value, args: usize, nargs: i32): bool {
  let kept = nargs;
  if (nargs >= 2 && nargs <= 5) {
    replaceField(self, ExcField.OS_ERRNO, load<i64>(args));
    replaceField(self, ExcField.OS_STRERROR, load<i64>(args, 8));
    const name = nargs > 2 ? load<i64>(args, 16) : NONE;
    if (name !== NONE) {
      if (isBlocking(self) && isInt(name)) {
        const written = indexNumber(name);
        replaceField(self, ExcField.OS_WRITTEN, name);
        if (written < 0) return false;
      } else {
        replaceField(self, ExcField.OS_FILENAME, name);
        if (nargs > 4 && load<i64>(args, 32) !== NONE) {
          replaceField(self, ExcField.OS_FILENAME2, load<i64>(args, 32));
        }
        kept = 2;
      }
    }
  }
  const tuple = newTuple(args, kept);
  if (tuple === 0) return false;
  const e = exceptionOf(self);
  const old: usize = e.args;
  e.args = <u32>tuple;
  decrefAt(old);
  return true;
}

function isBlocking(self: Value): bool {
  return typeOf(self) === excType(Exc.BlockingIOError);
}

function osStr(self: Value): Value {
  const p = pointer(self);
  const errno = orNone(excField(p, ExcField.OS_ERRNO));
  const text = orNone(excField(p, ExcField.OS_STRERROR));
  const name = excField(p, ExcField.OS_FILENAME);
  const name2 = excField(p, ExcField.OS_FILENAME2);
  if (name !== UNBOUND) {
    if (name2 !== UNBOUND) return formatText("[Errno %s] %s: %R -> %R", errno, text, name, name2);
    return formatText("[Errno %s] %s: %R", errno, text, name);
  }
  if (excField(p, ExcField.OS_ERRNO) === UNBOUND || excField(p, ExcField.OS_STRERROR) === UNBOUND) {
    return excStr(self);
  }
  return formatText("[Errno %s] %s", errno, text);
}

function orNone(v: Value): Value {
  return v === UNBOUND ? NONE : v;
}

/** The file names are arguments again. */
function osReduce(args: usize): Value {
  const self = load<i64>(args);
  const p = pointer(self);
  const e = exceptionOf(self);
  const state = attributesOf(self);
  if (state === ERROR) return ERROR;
  const name = excField(p, ExcField.OS_FILENAME);
  const count = tupleLength(e.args);
  if (name === UNBOUND || count !== 2) return reduction(box(typeOf(self)), box(<usize>e.args), state);
  const items = memory.data(40);
  const name2 = excField(p, ExcField.OS_FILENAME2);
  store<i64>(items, tupleItem(e.args, 0));
  store<i64>(items, tupleItem(e.args, 1), 8);
  store<i64>(items, name, 16);
  store<i64>(items, NONE, 24);
  store<i64>(items, name2, 32);
  const tuple = newTuple(items, name2 === UNBOUND ? 3 : 5);
  if (tuple === 0) return ERROR;
  const result = reduction(box(typeOf(self)), box(tuple), state);
  decrefAt(tuple);
  return result;
}

function getWritten(self: Value): Value {
  const written = excField(pointer(self), ExcField.OS_WRITTEN);
  if (written === UNBOUND) return raise(Exc.AttributeError, "characters_written");
  return incref(written);
}

function setWritten(self: Value, value: Value): i32 {
  const p = pointer(self);
  const old = excField(p, ExcField.OS_WRITTEN);
  if (value === UNBOUND) {
    if (old === UNBOUND) return fail(Exc.AttributeError, "characters_written");
    setExcField(p, ExcField.OS_WRITTEN, UNBOUND);
    decref(old);
    return 0;
  }
  if (!isInt(value) || !fitsI64(value)) {
    return failf(Exc.TypeError, "'%T' object cannot be interpreted as an integer", value);
  }
  setExcField(p, ExcField.OS_WRITTEN, intFromI64(intToI64(value)));
  decref(old);
  return 0;
}

export function initOSError(): void {
  const type: PyType = asType(excType(Exc.OSError));
  type.new = osNew.index;
  type.init = osInit.index;
  type.str = osStr.index;
  defineField(type, "errno", ExcField.OS_ERRNO);
  defineField(type, "strerror", ExcField.OS_STRERROR);
  defineField(type, "filename", ExcField.OS_FILENAME);
  defineField(type, "filename2", ExcField.OS_FILENAME2);
  defineGetter(type, "characters_written", getWritten, setWritten);
  define(type, "__reduce__(self, /)", osReduce);
}
