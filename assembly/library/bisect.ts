/** The module `_bisect` (CPython: Modules/_bisectmodule.c): where a value belongs in a sorted sequence, and putting it there. */

import { getAttr } from "../core/attribute.ts";
import { call1, call2 } from "../core/call.ts";
import { compareTruth } from "../core/compare.ts";
import { catchError, raise, raisef } from "../core/errors.ts";
import { intFromI64 } from "../core/integer.ts";
import { internText } from "../core/intern.ts";
import { asList, listItem, listLength, listResize, moveItems } from "../core/list.ts";
import { defineFunction } from "../core/native.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { BAD_INDEX, getItem, indexNumber, lengthOf, sizeNumber } from "../core/subscript.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeOf } from "../core/typeids.ts";
import { ERROR, isSmall, NONE, pointer, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";

/** a[i], a reference. A list is looked at again each time: comparing may change it. */
function itemAt(a: Value, i: i64): Value {
  if (!isExactly(a, TypeId.LIST)) return itemByNumber(a, i);
  if (i >= <i64>listLength(pointer(a))) return raise(Exc.IndexError, "list index out of range");
  return incref(listItem(pointer(a), <u32>i));
}

function itemByNumber(a: Value, i: i64): Value {
  const index = intFromI64(i);
  if (index === ERROR) return ERROR;
  const item = getItem(a, index);
  decref(index);
  return item;
}

/** Whether `a` has items by number: false with TypeError pending for what has only a length, or items by key. */
function checkSequence(a: Value): bool {
  const type = asType(typeOf(a));
  if (type.getItem === 0) {
    raisef(Exc.TypeError, "'%T' object does not support indexing", a);
    return false;
  }
  if (type.flags & TypeFlag.DICT) {
    raisef(Exc.TypeError, "%T is not a sequence", a);
    return false;
  }
  return true;
}

/** The end of the search: `hi`, or the length of `a`; BAD_INDEX with an exception pending. */
function endOf(a: Value, hi: Value): i64 {
  if (hi === NONE) {
    const length = lengthOf(a);
    return length < 0 ? BAD_INDEX : length;
  }
  if (!isSmall(hi) && asType(typeOf(hi)).index === 0) {
    raisef(Exc.TypeError, "argument should be integer or None, not '%T'", hi);
    return BAD_INDEX;
  }
  const end = indexNumber(hi);
  if (end === BAD_INDEX && catchError(Exc.IndexError)) {
    raisef(Exc.OverflowError, "cannot fit '%T' into an index-sized integer", hi);
  }
  // As CPython has it: no end can be told from none given.
  return end === -1 ? endOf(a, NONE) : end;
}

/** Where x goes: right of what is equal to it, or left. -1 with an exception pending. */
function search(a: Value, x: Value, from: Value, to: Value, key: Value, right: bool): i64 {
  let lo = sizeNumber(from);
  if (lo === BAD_INDEX) return -1;
  let hi = endOf(a, to);
  if (hi === BAD_INDEX) return -1;
  if (lo < 0) {
    raise(Exc.ValueError, "lo must be non-negative");
    return -1;
  }
  if (!checkSequence(a)) return -1;
  while (lo < hi) {
    const middle = <i64>(<u64>(lo + hi) >> 1);
    const below = isBelow(a, middle, x, key, right);
    if (below < 0) return -1;
    if (below) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

/** Whether the place of x is after item i: 0, 1, -1. */
function isBelow(a: Value, i: i64, x: Value, key: Value, right: bool): i32 {
  let item = itemAt(a, i);
  if (item === ERROR) return -1;
  if (key !== NONE) {
    const by = call1(key, item);
    decref(item);
    if (by === ERROR) return -1;
    item = by;
  }
  const less = right ? compareTruth(x, item, Compare.LT) : compareTruth(item, x, Compare.LT);
  decref(item);
  return less < 0 ? -1 : right ? 1 - less : less;
}

function bisect(args: usize, right: bool): Value {
  const at = search(
    load<i64>(args),
    load<i64>(args, 8),
    load<i64>(args, 16),
    load<i64>(args, 24),
    load<i64>(args, 32),
    right,
  );
  return at < 0 ? ERROR : intFromI64(at);
}

function insort(args: usize, right: bool): Value {
  const a = load<i64>(args);
  const x = load<i64>(args, 8);
  const key = load<i64>(args, 32);
  const by = key === NONE ? incref(x) : call1(key, x);
  if (by === ERROR) return ERROR;
  const at = search(a, by, load<i64>(args, 16), load<i64>(args, 24), key, right);
  decref(by);
  return at < 0 ? ERROR : insert(a, at, x);
}

function insert(a: Value, at: i64, x: Value): Value {
  if (!isExactly(a, TypeId.LIST)) return insertByMethod(a, at, x);
  const p = pointer(a);
  const length = listLength(p);
  const place = <u32>min<i64>(at, length);
  if (!listResize(p, length + 1)) return ERROR;
  const slot = <usize>asList(p).items + (place << 3);
  moveItems(slot + 8, slot, length - place);
  store<i64>(slot, incref(x));
  return NONE;
}

function insertByMethod(a: Value, at: i64, x: Value): Value {
  const name = internText("insert");
  if (name === 0) return ERROR;
  const method = getAttr(a, name);
  decrefAt(name);
  if (method === ERROR) return ERROR;
  const index = intFromI64(at);
  const result = index === ERROR ? ERROR : call2(method, index, x);
  decref(index);
  decref(method);
  decref(result);
  return result === ERROR ? ERROR : NONE;
}

function bisectRight(args: usize): Value {
  return bisect(args, true);
}

function bisectLeft(args: usize): Value {
  return bisect(args, false);
}

function insortRight(args: usize): Value {
  return insort(args, true);
}

function insortLeft(args: usize): Value {
  return insort(args, false);
}

/** Fills the module's namespace; `module` is its name, a str. */
export function initBisect(dict: usize, module: usize): void {
  defineFunction(dict, module, "bisect_right(a, x, lo=0, hi=None, *, key=None)", bisectRight);
  defineFunction(dict, module, "bisect_left(a, x, lo=0, hi=None, *, key=None)", bisectLeft);
  defineFunction(dict, module, "insort_right(a, x, lo=0, hi=None, *, key=None)", insortRight);
  defineFunction(dict, module, "insort_left(a, x, lo=0, hi=None, *, key=None)", insortLeft);
}
