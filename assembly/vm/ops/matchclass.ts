/**
 * Class patterns: whether the subject is an instance, and its attributes for the patterns inside the parentheses (PEP 634). In stack
 * form: subject, class, tuple of the names of keyword patterns. Method: match_class in Python/ceval.c of CPython.
 */
import { getAttrOptional, typeLookup } from "../../core/attribute.ts";
import { dropArguments, takeArguments } from "../../core/call.ts";
import { failf, raise } from "../../core/errors.ts";
import { internedCopy, nameOf } from "../../core/intern.ts";
import { isInstance } from "../../core/isinstance.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { isExactStr, strEquals } from "../../core/string.ts";
import { isTuple, newTupleOwned, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, isSubtype, isType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { dropValues, failed, moveReversed } from "./matching.ts";
import { aOf, begin, bOf, dropSlots, read, write } from "./operands.ts";

/** Built-in types whose one positional pattern is for the whole instance, and what derives from them. */
const MATCHES_ITSELF: u32 =
  TypeFlag.INT |
  TypeFlag.FLOAT |
  TypeFlag.STR |
  TypeFlag.BYTES |
  TypeFlag.LIST |
  TypeFlag.TUPLE |
  TypeFlag.DICT |
  TypeFlag.SET;

/** MATCH_CLASS: subject class names -> tuple of attributes, or None. b counts the positional patterns. */
export function matchClass(frame: Frame, pc: usize): usize {
  const count = attributeCount(frame, pc);
  const into = count < 0 ? 0 : takeArguments(count);
  if (into === 0) return 0;
  const known = collect(frame, pc, into);
  let attributes = NONE;
  if (known > 0) {
    const tuple = newTupleOwned(into, count);
    attributes = tuple === 0 ? ERROR : count === 0 ? incref(box(tuple)) : box(tuple);
    if (tuple === 0) dropValues(into, count);
  }
  dropArguments(into);
  if (known < 0 || attributes === ERROR) return 0;
  dropSlots(frame, aOf(pc), 3);
  write(frame, aOf(pc), attributes);
  return pc + 8;
}

/** MATCH_CLASS_INTO: the same with the attributes on the stack, the first on top; None and a jump if it is no match. */
export function matchClassInto(frame: Frame, pc: usize): usize {
  const count = attributeCount(frame, pc);
  const into = count < 0 ? 0 : takeArguments(count);
  if (into === 0) return 0;
  const known = collect(frame, pc, into);
  if (known >= 0) dropSlots(frame, aOf(pc), 3);
  if (known > 0) moveReversed(<usize>frame.regs + aOf(pc), into, count);
  dropArguments(into);
  if (known !== 0) return known > 0 ? pc + 8 : 0;
  write(frame, aOf(pc), NONE);
  return failed(pc);
}

/** How many attributes are wanted; -1 with an exception pending if the names are none. */
function attributeCount(frame: Frame, pc: usize): i32 {
  begin(frame, pc);
  const names = read(frame, aOf(pc) + 16);
  if (isTuple(names)) return bOf(pc) + tupleLength(pointer(names));
  raise(Exc.SystemError, "names of a class pattern must be a tuple");
  return -1;
}

/** References to the attributes: 1; 0 if it is no match; -1 with an exception pending. */
function collect(frame: Frame, pc: usize, into: usize): i32 {
  const a = aOf(pc);
  const subject = read(frame, a);
  const cls = read(frame, a + 8);
  const names = pointer(read(frame, a + 16));
  if (!isType(cls)) return failf(Exc.TypeError, "called match pattern must be a class");
  const known = isInstance(subject, cls);
  if (known <= 0) return known;
  const positional = bOf(pc);
  if (positional === 0) return byNames(subject, cls, 0, 0, names, into);
  const matchArgs = matchArgsOf(cls);
  if (matchArgs === ERROR) return -1;
  const result = byBoth(subject, cls, matchArgs, positional, names, into);
  decref(matchArgs);
  return result;
}

/** `__match_args__` of a class: a tuple (a reference), UNBOUND if there is none, ERROR. */
function matchArgsOf(cls: Value): Value {
  const name = nameOf(Name.__match_args__);
  let found: Value;
  // Most built-in types have none: no AttributeError need be made to find that out.
  if (isExactly(cls, TypeId.TYPE) && typeLookup(asType(pointer(cls)), name) === UNBOUND) found = UNBOUND;
  else found = getAttrOptional(cls, name);
  if (found === UNBOUND || found === ERROR || isExactly(found, TypeId.TUPLE)) return found;
  failf(Exc.TypeError, "%N.__match_args__ must be a tuple (got %T)", cls, found);
  decref(found);
  return ERROR;
}

function matchesItself(cls: Value): bool {
  if (asType(pointer(cls)).flags & MATCHES_ITSELF) return true;
  return isSubtype(pointer(cls), typeAt(TypeId.BYTEARRAY));
}

/** Positional patterns by __match_args__ (or the subject itself, where that is UNBOUND), then those with names. */
function byBoth(subject: Value, cls: Value, matchArgs: Value, n: u32, names: usize, into: usize): i32 {
  const itself = matchArgs === UNBOUND && matchesItself(cls);
  const allowed: u32 = itself ? 1 : matchArgs === UNBOUND ? 0 : tupleLength(pointer(matchArgs));
  if (allowed < n) {
    const message =
      allowed === 1
        ? "%N() accepts %d positional sub-pattern (%d given)"
        : "%N() accepts %d positional sub-patterns (%d given)";
    return failf(Exc.TypeError, message, cls, allowed, n);
  }
  if (itself) {
    store<i64>(into, incref(subject));
    return byNames(subject, cls, 0, 0, names, into, 1);
  }
  const args = pointer(matchArgs);
  for (let i: u32 = 0; i < n; i++) {
    const name = tupleItem(args, i);
    let result: i32 = -1;
    if (!isExactStr(name)) failf(Exc.TypeError, "__match_args__ elements must be strings (got %T)", name);
    else if (isNewName(cls, name, args, i, 0, 0)) result = attribute(subject, name, into, i);
    if (result > 0) continue;
    dropValues(into, i);
    return result;
  }
  return byNames(subject, cls, args, n, names, into, n);
}

/** Attributes for the names, after `filled` values; the first `n` of __match_args__ (`args`) have been asked for. */
function byNames(
  subject: Value,
  cls: Value,
  args: usize,
  n: u32,
  names: usize,
  into: usize,
  filled: u32 = 0,
): i32 {
  const count = tupleLength(names);
  for (let i: u32 = 0; i < count; i++) {
    const name = tupleItem(names, i);
    let result: i32 = -1;
    if (!isExactStr(name)) failf(Exc.SystemError, "names of a class pattern must be strings");
    else if (isNewName(cls, name, args, n, names, i)) result = attribute(subject, name, into, filled + i);
    if (result > 0) continue;
    dropValues(into, filled + i);
    return result;
  }
  return 1;
}

/** Whether an attribute is not among the first `n` of `args` and the first `m` of `names`; false with TypeError pending. */
function isNewName(cls: Value, name: Value, args: usize, n: u32, names: usize, m: u32): bool {
  if (!isAmong(name, args, n) && !isAmong(name, names, m)) return true;
  failf(Exc.TypeError, "%N() got multiple sub-patterns for attribute %R", cls, name);
  return false;
}

function isAmong(name: Value, tuple: usize, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) {
    if (strEquals(pointer(tupleItem(tuple, i)), pointer(name))) return true;
  }
  return false;
}

/** Puts an attribute of the subject at the i-th place: 1; 0 if it has none; -1. */
function attribute(subject: Value, name: Value, into: usize, i: u32): i32 {
  const interned = internedCopy(name);
  if (interned === 0) return -1;
  const v = getAttrOptional(subject, interned);
  decrefAt(interned);
  if (v === ERROR) return -1;
  if (v === UNBOUND) return 0;
  store<i64>(into + ((<usize>i) << 3), v);
  return 1;
}
