/** What `except*` is made of (PEP 654): splitting the exception for a clause, and what is raised in the end. In stack form. */
import { raise, raisef, restoreError, setHandled, takeError } from "../../core/errors.ts";
import { asException, isException } from "../../core/exception.ts";
import { allocList, isList, listAppend, listItem, listLength } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { isTuple, tuple1, tupleItem, tupleLength } from "../../core/tuple.ts";
import { isSubtype } from "../../core/type.ts";
import { excType, isExactly } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, Value } from "../../core/value.ts";
import { asCode } from "../../objects/code.ts";
import { groupOf, isGroup, isOneOf, projection, splitByType } from "../../objects/exceptions/group.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { addTraceback } from "../frameobject.ts";
import { classicOffset } from "../registercode.ts";
import { checkCaught } from "./exceptions.ts";
import { aOf, begin, read, write } from "./operands.ts";

// ---- a clause ----

/** The part of an exception that a clause takes, and the rest (references). */
let matched: Value = NONE;
let rest: Value = NONE;

/** CHECK_EG_MATCH: exc types -> rest matched */
export function checkGroupMatch(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const exc = read(frame, a);
  const type = read(frame, a + 8);
  if (!checkCaught(type) || !checkNoGroups(type) || !split(frame, exc, type)) return 0;
  // Writing drops the exception: nothing of what was split off may be lost by that.
  const mine = matched;
  const left = rest;
  if (mine !== NONE) decref(setHandled(incref(mine)));
  write(frame, a, left);
  write(frame, a + 8, mine);
  return pc + 8;
}

function isGroupClass(type: Value): bool {
  return isSubtype(pointer(type), excType(Exc.BaseExceptionGroup));
}

/** A clause cannot name exception groups; false with TypeError pending. */
function checkNoGroups(type: Value): bool {
  let found: bool = false;
  if (isTuple(type)) {
    const p = pointer(type);
    for (let i: u32 = 0; i < tupleLength(p); i++) found = found || isGroupClass(tupleItem(p, i));
  } else found = isGroupClass(type);
  if (found) {
    raise(Exc.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
  }
  return !found;
}

function split(frame: Frame, exc: Value, type: Value): bool {
  if (exc !== NONE && !isException(exc)) {
    raise(Exc.SystemError, "cannot split what is no exception");
    return false;
  }
  if (exc !== NONE && isOneOf(exc, type)) {
    rest = NONE;
    matched = isGroup(exc) ? incref(exc) : wrap(frame, exc);
    return matched !== ERROR;
  }
  if (exc !== NONE && isGroup(exc)) return splitGroup(exc, type);
  matched = NONE;
  rest = incref(exc);
  return true;
}

/** A group around a naked exception, as if it had come up here. */
function wrap(frame: Frame, exc: Value): Value {
  const tuple = tuple1(incref(exc));
  if (tuple === 0) return ERROR;
  const group = groupOf("", box(tuple));
  decrefAt(tuple);
  if (group === ERROR) return ERROR;
  restoreError(group);
  addTraceback(frame, classicOffset(asCode(frame.code), frame.pc));
  return takeError();
}

function splitGroup(group: Value, type: Value): bool {
  const pair = splitByType(group, type);
  if (pair === ERROR) return false;
  if (!isExactly(pair, TypeId.TUPLE)) {
    raisef(Exc.TypeError, "%T.split must return a tuple, not %T", group, pair);
  } else if (tupleLength(pointer(pair)) < 2) {
    const count = tupleLength(pointer(pair));
    raisef(Exc.TypeError, "%T.split must return a 2-tuple, got tuple of size %d", group, count);
  } else {
    matched = incref(tupleItem(pointer(pair), 0));
    rest = incref(tupleItem(pointer(pair), 1));
    decref(pair);
    return true;
  }
  decref(pair);
  return false;
}

// ---- the end of the statement ----

/** PREP_RERAISE_STAR: exc list -> exc */
export function prepareReraise(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const original = read(frame, a);
  const list = read(frame, a + 8);
  if (!isException(original) || !isList(list)) {
    raise(Exc.SystemError, "cannot put together what is no exception");
    return 0;
  }
  const result = toRaise(original, pointer(list));
  if (result === ERROR) return 0;
  write(frame, a + 8, NONE);
  write(frame, a, result);
  return pc + 8;
}

/** The exception that leaves the statement (a reference), or None. The list has what the clauses raised, and what was left over or None. */
function toRaise(original: Value, list: usize): Value {
  const count = listLength(list);
  if (count === 0) return NONE;
  // A naked exception that was wrapped: only one clause can have run.
  if (!isGroup(original)) return incref(listItem(list, 0));
  const raised = allocList();
  const again = raised === 0 ? 0 : allocList();
  const result = again !== 0 && sort(original, list, raised, again) ? join(original, raised, again) : ERROR;
  if (raised !== 0) decrefAt(raised);
  if (again !== 0) decrefAt(again);
  return result;
}

/** Puts what was raised anew into one list, parts of the original that go on into the other. */
function sort(original: Value, list: usize, raised: usize, again: usize): bool {
  for (let i: u32 = 0; i < listLength(list); i++) {
    const exc = listItem(list, i);
    if (exc === NONE) continue;
    if (!isException(exc)) {
      raise(Exc.SystemError, "cannot raise what is no exception");
      return false;
    }
    if (!listAppend(isPartOf(exc, original) ? again : raised, exc)) return false;
  }
  return true;
}

/** Parts that `split` makes have traceback, cause and context of the whole. */
function isPartOf(exc: Value, original: Value): bool {
  if (!isGroup(exc)) return false;
  const a = asException(pointer(exc));
  const b = asException(pointer(original));
  return a.traceback === b.traceback && a.cause === b.cause && a.context === b.context;
}

function join(original: Value, raised: usize, again: usize): Value {
  const reraised = projection(original, again);
  if (reraised === ERROR || listLength(raised) === 0) return reraised;
  const good = reraised === NONE || listAppend(raised, reraised);
  decref(reraised);
  if (!good) return ERROR;
  return listLength(raised) === 1 ? incref(listItem(raised, 0)) : groupOf("", box(raised));
}
