/**
 * BaseException: making, arguments, text, traceback and chain, notes (CPython: Objects/exceptions.c). Layout: core/exception.ts. Kinds that
 * have fields of their own are in the files beside this one; objects/exceptions/table.ts declares them all.
 */

import { setAttr } from "../../core/attribute.ts";
import { dictCopy, dictNext, dictPosition, entryKey, entryValue, isDict } from "../../core/dict.ts";
import { fail, failf, formatText, keepSpare, raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import {
  allocException,
  asException,
  EXC_FIELDS,
  fieldsEnd,
  isException,
  isUnseen,
  PyException,
  tracebackOf,
} from "../../core/exception.ts";
import { defineGetter } from "../../core/getset.ts";
import { hasValues, materializeDict } from "../../core/instance.ts";
import { emptyStr, internedCopy } from "../../core/intern.ts";
import { define } from "../../core/native.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeContainer,
  gcUntrack,
  incref,
  increfAt,
  Plain,
  visitAt,
  visitValue,
} from "../../core/object.ts";
import { str } from "../../core/represent.ts";
import { PyWrapperDescriptor } from "../../core/slots.ts";
import { isStr } from "../../core/string.ts";
import { newTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { excType, isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, FALSE, NONE, pointer, TRUE, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { getInstanceDict, setInstanceDict } from "../instancedict.ts";
import { reduction } from "../reduction.ts";
import { tupleOf } from "../tuple.ts";
import { addNote } from "./notes.ts";

export function exceptionOf(self: Value): PyException {
  return asException(pointer(self));
}

// ---- making ----

export function excNew(type: usize, args: usize, nargs: i32, _kwnames: usize): Value {
  const tuple = newTuple(args, nargs);
  if (tuple === 0) return ERROR;
  const p = allocException(type, tuple);
  if (p !== 0) return box(p);
  decrefAt(tuple);
  return raiseMemoryError();
}

/**
 * Whether calling a class of exceptions does no more than excNew, which puts the arguments into `args`: excInit would find them there. Not
 * with keywords, which it refuses.
 */
export function isMadeByNew(type: PyType): bool {
  return type.new === <u32>excNew.index && type.init === <u32>excInit.index;
}

export function hasKeywords(kwnames: usize): bool {
  return kwnames !== 0 && tupleLength(kwnames) !== 0;
}

export function excInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (hasKeywords(kwnames)) return failf(Exc.TypeError, "%T() takes no keyword arguments", self);
  return setArguments(self, args, nargs);
}

/** self.args = the values at args. 0 or -1. Where `new` has put the same there, as nearly always, nothing is made. */
export function setArguments(self: Value, args: usize, nargs: i32): i32 {
  if (hasArguments(exceptionOf(self).args, args, nargs)) return 0;
  const tuple = newTuple(args, nargs);
  if (tuple === 0) return -1;
  const e = exceptionOf(self);
  const old: usize = e.args;
  e.args = <u32>tuple;
  decrefAt(old);
  return 0;
}

/** Whether a wrapper descriptor is `__init__` of BaseException, as most exceptions inherit it. */
export function isExceptionInit(descriptor: usize): bool {
  return changetype<PyWrapperDescriptor>(descriptor).fn === <u32>excInit.index;
}

/** Whether that has nothing to do for these arguments, since `new` has put them where they belong. */
export function isInitialized(self: Value, args: usize, nargs: i32): bool {
  return isException(self) && hasArguments(exceptionOf(self).args, args, nargs);
}

function hasArguments(tuple: usize, args: usize, nargs: i32): bool {
  if (tupleLength(tuple) !== <u32>nargs) return false;
  for (let i = 0; i < nargs; i++) {
    if (tupleItem(tuple, i) !== load<i64>(args + (i << 3))) return false;
  }
  return true;
}

// ---- text ----

export function excStr(self: Value): Value {
  const args: usize = exceptionOf(self).args;
  const count = tupleLength(args);
  if (count === 0) return incref(box(emptyStr()));
  return str(count === 1 ? tupleItem(args, 0) : box(args));
}

export function excRepr(self: Value): Value {
  const args: usize = exceptionOf(self).args;
  const name = box(asType(typeOf(self)).name);
  if (tupleLength(args) === 1) return formatText("%S(%R)", name, tupleItem(args, 0));
  return formatText("%S%R", name, box(args));
}

// ---- life ----

function excTraverse(p: usize, visit: u32): void {
  const e = asException(p);
  visitAt(e.args, visit);
  if (isUnseen(e.traceback)) {
    const type = asType(typeAt(TypeId.TRACEBACK));
    call_indirect<void>(type.traverse, <usize>e.traceback, visit);
  } else visitAt(e.traceback, visit);
  visitAt(e.context, visit);
  visitAt(e.cause, visit);
  visitAt(e.dict, visit);
  const end = fieldsEnd(p);
  for (let at = p + EXC_FIELDS; at < end; at += 8) visitValue(load<i64>(at), visit);
}

function excClear(p: usize): void {
  for (let at = offsetof<PyException>("traceback"); at <= offsetof<PyException>("dict"); at += 4) {
    const old: usize = load<u32>(p + at);
    store<u32>(p + at, 0);
    decrefField(old);
  }
  const end = fieldsEnd(p);
  for (let at = p + EXC_FIELDS; at < end; at += 8) {
    const old = load<i64>(at);
    store<i64>(at, UNBOUND);
    decref(old);
  }
}

/** As excClear, without unsetting what nobody will see again. */
function excDealloc(p: usize): void {
  if (keepSpare(p)) return;
  gcUntrack(p);
  const e = asException(p);
  const type = asType(e.type);
  const traceback: usize = e.traceback;
  if (traceback !== 0) {
    // Of one that nobody has seen there is no other reference.
    if (isUnseen(traceback)) call_indirect<void>(asType(typeAt(TypeId.TRACEBACK)).dealloc, traceback);
    else decrefAt(traceback);
  }
  // Most have none of these, which lie side by side.
  if (load<u64>(p, offsetof<PyException>("context")) !== 0) {
    decrefField(e.context);
    decrefField(e.cause);
  }
  decrefField(e.dict);
  const end = fieldsEnd(p);
  for (let at = p + EXC_FIELDS; at < end; at += 8) decref(load<i64>(at));
  decrefField(e.args);
  if (type.flags & TypeFlag.HEAP) freeContainer(p);
  else Plain.freeOf(e.type, p, type.basicSize);
}

// ---- attributes ----

/** Puts an object or nothing (0) into a field that holds an address; drops the old one. */
function replace(p: usize, offset: usize, fresh: usize): void {
  const old: usize = load<u32>(p + offset);
  if (fresh !== 0) increfAt(fresh);
  store<u32>(p + offset, <u32>fresh);
  decrefField(old);
}

function orNone(p: usize): Value {
  return p === 0 ? NONE : incref(box(p));
}

function getArgs(self: Value): Value {
  return incref(box(<usize>exceptionOf(self).args));
}

function setArgs(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "args may not be deleted");
  const tuple = tupleOf(value);
  if (tuple === ERROR) return -1;
  replace(pointer(self), offsetof<PyException>("args"), pointer(tuple));
  decref(tuple);
  return 0;
}

function getTraceback(self: Value): Value {
  return orNone(tracebackOf(exceptionOf(self)));
}

function setTraceback(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "__traceback__ may not be deleted");
  if (value !== NONE && !isExactly(value, TypeId.TRACEBACK)) {
    return fail(Exc.TypeError, "__traceback__ must be a traceback or None");
  }
  replace(pointer(self), offsetof<PyException>("traceback"), value === NONE ? 0 : pointer(value));
  return 0;
}

function getContext(self: Value): Value {
  return orNone(exceptionOf(self).context);
}

function setContext(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "__context__ may not be deleted");
  if (value !== NONE && !isException(value)) {
    return fail(Exc.TypeError, "exception context must be None or derive from BaseException");
  }
  replace(pointer(self), offsetof<PyException>("context"), value === NONE ? 0 : pointer(value));
  return 0;
}

function getCause(self: Value): Value {
  return orNone(exceptionOf(self).cause);
}

function setCauseAttribute(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "__cause__ may not be deleted");
  if (value !== NONE && !isException(value)) {
    return fail(Exc.TypeError, "exception cause must be None or derive from BaseException");
  }
  setCause(self, value);
  return 0;
}

/** `raise … from cause` (an exception or None): from now on the context is not shown. */
export function setCause(self: Value, cause: Value): void {
  replace(pointer(self), offsetof<PyException>("cause"), cause === NONE ? 0 : pointer(cause));
  exceptionOf(self).suppressContext = 1;
}

function setDict(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "cannot delete __dict__");
  return setInstanceDict(self, value);
}

function getSuppress(self: Value): Value {
  return boxBool(exceptionOf(self).suppressContext !== 0);
}

function setSuppress(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "can't delete numeric/char attribute");
  if (value !== TRUE && value !== FALSE) return fail(Exc.TypeError, "attribute value type must be bool");
  exceptionOf(self).suppressContext = value === TRUE ? 1 : 0;
  return 0;
}

// ---- methods ----

function withTraceback(args: usize): Value {
  const self = load<i64>(args);
  return setTraceback(self, load<i64>(args, 8)) < 0 ? ERROR : incref(self);
}

function addNoteMethod(args: usize): Value {
  const note = load<i64>(args, 8);
  if (!isStr(note)) return raisef(Exc.TypeError, "add_note() argument must be str, not %A", note);
  return addNote(load<i64>(args), note) ? NONE : ERROR;
}

/** The dict of attributes, borrowed; UNBOUND if none was ever set, ERROR. */
export function attributesOf(self: Value): Value {
  const p = pointer(self);
  const type = asType(typeOf(self));
  const dict = exceptionOf(self).dict;
  if (dict !== 0) return box(dict);
  if (!hasValues(p, type)) return UNBOUND;
  const made = materializeDict(p, type);
  return made === 0 ? ERROR : box(made);
}

/** (type, args) or, with attributes, (type, args, dict). */
export function excReduce(args: usize): Value {
  const self = load<i64>(args);
  const attributes = attributesOf(self);
  if (attributes === ERROR) return ERROR;
  return reduction(box(typeOf(self)), box(<usize>exceptionOf(self).args), attributes);
}

function excSetState(args: usize): Value {
  const self = load<i64>(args);
  const state = load<i64>(args, 8);
  if (state === NONE) return NONE;
  if (!isDict(state)) return raise(Exc.TypeError, "state is not a dictionary");
  const items = dictCopy(pointer(state));
  if (items === 0) return ERROR;
  let good: bool = true;
  for (let e = dictNext(items, 0); good && e !== 0; e = dictNext(items, dictPosition(items, e) + 1)) {
    good = setStateItem(self, entryKey(e), entryValue(e));
  }
  decrefAt(items);
  return good ? NONE : ERROR;
}

function setStateItem(self: Value, key: Value, value: Value): bool {
  if (!isStr(key)) {
    raisef(Exc.TypeError, "attribute name must be string, not '%T'", key);
    return false;
  }
  const name = internedCopy(key);
  if (name === 0) return false;
  const status = setAttr(self, name, value);
  decrefAt(name);
  return status >= 0;
}

export function initBaseException(): void {
  const type = asType(excType(Exc.BaseException));
  type.dictOffset = offsetof<PyException>("dict");
  type.new = excNew.index;
  type.init = excInit.index;
  type.dealloc = excDealloc.index;
  type.traverse = excTraverse.index;
  type.clear = excClear.index;
  type.str = excStr.index;
  type.repr = excRepr.index;
  defineGetter(type, "__dict__", getInstanceDict, setDict);
  defineGetter(type, "args", getArgs, setArgs);
  defineGetter(type, "__traceback__", getTraceback, setTraceback);
  defineGetter(type, "__context__", getContext, setContext);
  defineGetter(type, "__cause__", getCause, setCauseAttribute);
  defineGetter(type, "__suppress_context__", getSuppress, setSuppress);
  define(type, "__reduce__(self, /)", excReduce);
  define(type, "__setstate__(self, state, /)", excSetState);
  define(type, "with_traceback(self, tb, /)", withTraceback);
  define(type, "add_note(self, note, /)", addNoteMethod);
}
