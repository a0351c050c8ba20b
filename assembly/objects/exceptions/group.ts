/** BaseExceptionGroup and ExceptionGroup (PEP 654): making, splitting by type or predicate, deriving. */

import { getAttrOptional, setAttr } from "../../core/attribute.ts";
import { call1, callMethod } from "../../core/call.ts";
import { enterNative, leaveNative } from "../../core/depth.ts";
import { formatText, raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import {
  allocException,
  asException,
  EXC_FIELDS,
  ExcField,
  excField,
  isException,
  isExceptionClass,
  PyException,
  setExcField,
  tracebackOf,
} from "../../core/exception.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { nameOf } from "../../core/intern.ts";
import { isSequence } from "../../core/iterate.ts";
import { allocList, listAppend, listItem, listLength } from "../../core/list.ts";
import { define } from "../../core/native.ts";
import { decref, decrefAt, incref, increfAt } from "../../core/object.ts";
import { isExactSet, newSet, setAdd, setContains } from "../../core/set.ts";
import { isStr, newStr } from "../../core/string.ts";
import { isTrue } from "../../core/truth.ts";
import { isTuple, newTuple, tuple2, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, isSubtype, isType } from "../../core/type.ts";
import { excType, typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { defineGeneric } from "../genericalias.ts";
import { listOf } from "../list.ts";
import { tupleOf } from "../tuple.ts";
import { excInit, setCause } from "./base.ts";

export function isGroup(v: Value): bool {
  return isSubtype(typeOf(v), excType(Exc.BaseExceptionGroup));
}

function isPlainException(v: Value): bool {
  return isSubtype(typeOf(v), excType(Exc.Exception));
}

/** The exceptions of a group: a tuple, borrowed. */
export function groupExceptions(group: Value): usize {
  return pointer(excField(pointer(group), ExcField.GROUP_EXCEPTIONS));
}

// ---- making ----

/** Keywords are refused by __init__. */
function groupNew(type: usize, args: usize, nargs: i32, _kwnames: usize): Value {
  if (nargs !== 2) {
    const message = "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)";
    return raisef(Exc.TypeError, message, nargs);
  }
  const message = load<i64>(args);
  if (!isStr(message)) {
    return raisef(Exc.TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %A", message);
  }
  const exceptions = checkedExceptions(load<i64>(args, 8));
  if (exceptions === ERROR) return ERROR;
  const actual = groupType(type, pointer(exceptions));
  const result = actual === 0 ? ERROR : fillGroup(actual, message, exceptions, args);
  decref(exceptions);
  return result;
}

/** A tuple of the exceptions in a sequence, or ERROR. */
function checkedExceptions(v: Value): Value {
  if (!isSequence(v)) return raise(Exc.TypeError, "second argument (exceptions) must be a sequence");
  const exceptions = tupleOf(v);
  if (exceptions === ERROR) return ERROR;
  const count = tupleLength(pointer(exceptions));
  let bad: bool = false;
  if (count === 0) {
    raise(Exc.ValueError, "second argument (exceptions) must be a non-empty sequence");
    bad = true;
  }
  for (let i: u32 = 0; i < count && !bad; i++) {
    if (isException(tupleItem(pointer(exceptions), i))) continue;
    raisef(Exc.ValueError, "Item %d of second argument (exceptions) is not an exception", i);
    bad = true;
  }
  if (!bad) return exceptions;
  decref(exceptions);
  return ERROR;
}

/** BaseExceptionGroup of nothing but Exceptions is an ExceptionGroup; what derives from Exception can hold only such. 0: TypeError. */
function groupType(type: usize, exceptions: usize): usize {
  let plain: bool = true;
  const count = tupleLength(exceptions);
  for (let i: u32 = 0; i < count; i++) plain = plain && isPlainException(tupleItem(exceptions, i));
  if (type === excType(Exc.BaseExceptionGroup)) return plain ? excType(Exc.ExceptionGroup) : type;
  if (plain || !isSubtype(type, excType(Exc.Exception))) return type;
  if (type === excType(Exc.ExceptionGroup)) {
    raise(Exc.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
  } else raisef(Exc.TypeError, "Cannot nest BaseExceptions in '%N'", box(type));
  return 0;
}

function fillGroup(type: usize, message: Value, exceptions: Value, args: usize): Value {
  const tuple = newTuple(args, 2);
  if (tuple === 0) return ERROR;
  const p = allocException(type, tuple);
  if (p === 0) {
    decrefAt(tuple);
    return raiseMemoryError();
  }
  setExcField(p, ExcField.GROUP_MESSAGE, incref(message));
  setExcField(p, ExcField.GROUP_EXCEPTIONS, incref(exceptions));
  return box(p);
}

function groupStr(self: Value): Value {
  const message = excField(pointer(self), ExcField.GROUP_MESSAGE);
  const count: i64 = tupleLength(groupExceptions(self));
  if (count === 1) return formatText("%S (1 sub-exception)", message);
  return formatText("%S (%d sub-exceptions)", message, count);
}

// ---- what to select by ----

/** A condition: an exception type, a tuple of them, or a callable that is no class. */
function checkMatcher(v: Value): bool {
  let good: bool = isExceptionClass(v);
  if (!good && isTuple(v)) {
    good = true;
    for (let i: u32 = 0; i < tupleLength(pointer(v)); i++) {
      good = good && isExceptionClass(tupleItem(pointer(v), i));
    }
  } else if (!good) good = !isType(v) && asType(typeOf(v)).call !== 0;
  if (!good) {
    raise(
      Exc.TypeError,
      "expected an exception type, a tuple of exception types, or a callable (other than a class)",
    );
  }
  return good;
}

/** Whether an exception meets the condition: 0, 1, -1. A set stands for the exceptions that it holds the ids of (leavesOf). */
function matches(exception: Value, matcher: Value): i32 {
  if (isTuple(matcher) || isType(matcher)) return isOneOf(exception, matcher) ? 1 : 0;
  if (isExactSet(matcher)) return isGroup(exception) ? 0 : setContains(pointer(matcher), leafId(exception));
  const answer = call1(matcher, exception);
  if (answer === ERROR) return -1;
  const truth = isTrue(answer);
  decref(answer);
  return truth;
}

/** Whether an exception is an instance of a class, or of one of a tuple's. What the classes say themselves is not asked for. */
export function isOneOf(exception: Value, type: Value): bool {
  if (!isTuple(type)) return isSubtype(typeOf(exception), pointer(type));
  const p = pointer(type);
  for (let i: u32 = 0; i < tupleLength(p); i++) {
    if (isSubtype(typeOf(exception), pointer(tupleItem(p, i)))) return true;
  }
  return false;
}

// ---- deriving ----

/** A group like `group` with other exceptions (a list, borrowed; empty gives None): traceback, cause, context and notes are kept. */
function subset(group: Value, exceptions: usize): Value {
  if (listLength(exceptions) === 0) return NONE;
  const part = callMethod(group, Name.derive, box(exceptions));
  if (part === ERROR) return ERROR;
  if (!isGroup(part)) {
    decref(part);
    return raise(Exc.TypeError, "derive must return an instance of BaseExceptionGroup");
  }
  copyChain(tracebackOf(asException(pointer(group))), pointer(part), offsetof<PyException>("traceback"));
  copyChain(asException(pointer(group)).context, pointer(part), offsetof<PyException>("context"));
  // Setting a cause, even none, suppresses the context.
  const cause: usize = asException(pointer(group)).cause;
  setCause(part, cause === 0 ? NONE : box(cause));
  if (copyNotes(group, part)) return part;
  decref(part);
  return ERROR;
}

function copyChain(from: usize, part: usize, offset: usize): void {
  const old: usize = load<u32>(part + offset);
  if (from !== 0) increfAt(from);
  store<u32>(part + offset, <u32>from);
  if (old !== 0) decrefAt(old);
}

/** The part gets a copy of the list of notes. */
function copyNotes(group: Value, part: Value): bool {
  const notes = getAttrOptional(group, nameOf(Name.__notes__));
  if (notes === UNBOUND) return true;
  if (notes === ERROR) return false;
  let good: bool = true;
  if (isSequence(notes)) {
    const copy = listOf(notes);
    good = copy !== 0 && setAttr(part, nameOf(Name.__notes__), box(copy)) >= 0;
    if (copy !== 0) decrefAt(copy);
  }
  decref(notes);
  return good;
}

function groupDerive(args: usize): Value {
  const at = memory.data(16);
  store<i64>(at, excField(pointer(load<i64>(args)), ExcField.GROUP_MESSAGE));
  store<i64>(at, load<i64>(args, 8), 8);
  return groupNew(excType(Exc.BaseExceptionGroup), at, 2, 0);
}

// ---- splitting ----

/** Results of splitExceptions: what matched and what did not, each a group, an exception or None (references). */
let matched: Value = UNBOUND;
let others: Value = UNBOUND;

/** Splits an exception, a group at any depth; `wantRest` says whether `others` is to be made. False with an exception pending. */
function splitException(exception: Value, matcher: Value, wantRest: bool): bool {
  const whole = matches(exception, matcher);
  if (whole < 0) return false;
  if (whole > 0 || !isGroup(exception)) {
    matched = whole > 0 ? incref(exception) : NONE;
    others = whole > 0 || !wantRest ? NONE : incref(exception);
    return true;
  }
  if (!enterNative()) return false;
  const good = splitGroup(exception, matcher, wantRest);
  leaveNative();
  return good;
}

function splitGroup(group: Value, matcher: Value, wantRest: bool): bool {
  const yes = allocList();
  const no = yes === 0 ? 0 : allocList();
  let good: bool = no !== 0;
  const exceptions = groupExceptions(group);
  for (let i: u32 = 0; good && i < tupleLength(exceptions); i++) {
    good = splitException(tupleItem(exceptions, i), matcher, wantRest);
    if (!good) break;
    const a = matched;
    const b = others;
    good = (a === NONE || listAppend(yes, a)) && (b === NONE || listAppend(no, b));
    decref(a);
    decref(b);
  }
  const a = good ? subset(group, yes) : ERROR;
  const b = a === ERROR ? ERROR : wantRest ? subset(group, no) : NONE;
  if (yes !== 0) decrefAt(yes);
  if (no !== 0) decrefAt(no);
  if (b === ERROR) {
    if (a !== ERROR) decref(a);
    return false;
  }
  matched = a;
  others = b;
  return true;
}

function groupSplit(args: usize): Value {
  const matcher = load<i64>(args, 8);
  if (!checkMatcher(matcher) || !splitException(load<i64>(args), matcher, true)) return ERROR;
  const result = tuple2(matched, others);
  return result === 0 ? ERROR : box(result);
}

function groupSubgroup(args: usize): Value {
  const matcher = load<i64>(args, 8);
  if (!checkMatcher(matcher) || !splitException(load<i64>(args), matcher, false)) return ERROR;
  return matched;
}

/** The part of a group that matches an exception class or a tuple of them, and the rest, in a tuple (CPython: `split`). */
export function splitByType(group: Value, type: Value): Value {
  return callMethod(group, Name.split, type);
}

// ---- what except* raises ----

function leafId(exception: Value): Value {
  return small(<i64>pointer(exception));
}

/** Adds the ids of the exceptions in a group, at any depth, to a set; of a plain exception, its own. */
function addLeaves(set: usize, exception: Value): bool {
  if (!isGroup(exception)) return setAdd(set, leafId(exception)) >= 0;
  if (!enterNative()) return false;
  const exceptions = groupExceptions(exception);
  let good: bool = true;
  for (let i: u32 = 0; good && i < tupleLength(exceptions); i++) {
    good = addLeaves(set, tupleItem(exceptions, i));
  }
  leaveNative();
  return good;
}

/** The part of `group` that consists of the exceptions in a list (of exceptions and groups), in its structure; None if there are none. */
export function projection(group: Value, kept: usize): Value {
  const set = newSet();
  let good: bool = set !== 0;
  for (let i: u32 = 0; good && i < listLength(kept); i++) good = addLeaves(set, listItem(kept, i));
  good = good && splitException(group, box(set), false);
  if (set !== 0) decrefAt(set);
  return good ? matched : ERROR;
}

/** An exception group of what a list or tuple holds. */
export function groupOf(message: string, exceptions: Value): Value {
  const at = memory.data(16);
  const text = newStr(message);
  if (text === 0) return ERROR;
  store<i64>(at, box(text));
  store<i64>(at, exceptions, 8);
  const group = groupNew(excType(Exc.BaseExceptionGroup), at, 2, 0);
  decrefAt(text);
  return group;
}

export function initExceptionGroups(): void {
  const type = asType(excType(Exc.BaseExceptionGroup));
  type.new = groupNew.index;
  type.init = excInit.index;
  type.str = groupStr.index;
  defineMember(type, "message", EXC_FIELDS + ExcField.GROUP_MESSAGE * 8, Member.VALUE);
  defineMember(type, "exceptions", EXC_FIELDS + ExcField.GROUP_EXCEPTIONS * 8, Member.VALUE);
  define(type, "derive(self, excs, /)", groupDerive);
  define(type, "split(self, matcher_value, /)", groupSplit);
  define(type, "subgroup(self, matcher_value, /)", groupSubgroup);
  defineGeneric(type);
}
