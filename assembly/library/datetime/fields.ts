/**
 * Fields that a program gives: reading the arguments of the constructors, whose errors name no function (CPython reads them by
 * PyArg_ParseTupleAndKeywords without a name), and checking their ranges.
 */
import { takeArguments } from "../../core/call.ts";
import { fail, failf, literal, raisef } from "../../core/errors.ts";
import { fitsI64, intToI64 } from "../../core/integer.ts";
import { decref } from "../../core/object.ts";
import { strIs } from "../../core/string.ts";
import { toIndex } from "../../core/subscript.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { ERROR, isSmall, NONE, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { daysInMonth } from "./calendar.ts";
import { isTzinfo, MAX_YEAR, MIN_YEAR } from "./layout.ts";

export const DATE_NAMES: StaticArray<string> = ["year", "month", "day"];
export const TIME_NAMES: StaticArray<string> = ["hour", "minute", "second", "microsecond", "tzinfo", "fold"];
export const DATETIME_NAMES: StaticArray<string> = [
  "year",
  "month",
  "day",
  "hour",
  "minute",
  "second",
  "microsecond",
  "tzinfo",
  "fold",
];

/** What intArgument gives when an exception is pending. */
export const BAD: i64 = i64.MIN_VALUE;

/** v as a C int; BAD with an exception pending. */
export function intArgument(v: Value): i64 {
  if (isSmall(v)) {
    const n = smallValue(v);
    if (n === <i64>(<i32>n)) return n;
  }
  const index = toIndex(v);
  if (index === ERROR) return BAD;
  const n: i64 = fitsI64(index) ? intToI64(index) : BAD;
  decref(index);
  if (n >= i32.MIN_VALUE && n <= i32.MAX_VALUE) return n;
  if (n === BAD) fail(Exc.OverflowError, "Python int too large to convert to C long");
  else if (n > 0) fail(Exc.OverflowError, "signed integer is greater than maximum");
  else fail(Exc.OverflowError, "signed integer is less than minimum");
  return BAD;
}

/**
 * Reads the arguments of a constructor: one value for each name, in room to be given back with dropArguments; 0 with an exception pending. Ints
 * are small ints there, what is not given is UNBOUND, `tzinfo` is as it came (borrowed). The first `required` must be there; `fold` is given by
 * name only.
 */
export function readArguments(
  args: usize,
  nargs: i32,
  kwnames: usize,
  names: StaticArray<string>,
  required: i32,
): usize {
  const count = names.length;
  const positional = count > 3 ? count - 1 : count;
  const keywords: i32 = kwnames === 0 ? 0 : <i32>tupleLength(kwnames);
  if (!checkCount(nargs, keywords, count, positional)) return 0;
  const values = takeArguments(count);
  if (values === 0) return 0;
  let used = 0;
  for (let i = 0; i < count; i++) {
    const name = unchecked(names[i]);
    let v: Value = i < nargs ? load<i64>(args + (i << 3)) : UNBOUND;
    const at = keywords > used ? placeOf(name, kwnames, keywords) : -1;
    if (at >= 0) {
      used++;
      if (v !== UNBOUND)
        return refuse("argument for function given by name ('%L') and position (%d)", name, i);
      v = load<i64>(args + ((nargs + at) << 3));
    }
    if (v === UNBOUND) {
      if (i < required) return refuse("function missing required argument '%L' (pos %d)", name, i);
    } else if (i !== positional - 1 || count === 3) {
      const n = intArgument(v);
      if (n === BAD) return 0;
      v = small(n);
    }
    store<i64>(values + (i << 3), v);
  }
  return used === keywords || refuseUnknown(kwnames, names) ? values : 0;
}

function refuse(message: string, name: string, i: i32): usize {
  raisef(Exc.TypeError, message, literal(name), <i64>i + 1);
  return 0;
}

function checkCount(nargs: i32, keywords: i32, count: i32, positional: i32): bool {
  if (nargs + keywords > count) {
    const message =
      nargs === 0
        ? "function takes at most %d keyword arguments (%d given)"
        : "function takes at most %d arguments (%d given)";
    return failf(Exc.TypeError, message, <i64>count, <i64>nargs + keywords) >= 0;
  }
  if (nargs <= positional) return true;
  const message = "function takes at most %d positional arguments (%d given)";
  return failf(Exc.TypeError, message, <i64>positional, <i64>nargs) >= 0;
}

/** Place of a name among keywords, -1 if it is not there. */
function placeOf(name: string, kwnames: usize, count: i32): i32 {
  for (let k = 0; k < count; k++) if (strIs(pointer(tupleItem(kwnames, k)), name)) return k;
  return -1;
}

/** TypeError for the first keyword that is none of the names: false. */
function refuseUnknown(kwnames: usize, names: StaticArray<string>): bool {
  for (let k: u32 = 0; k < tupleLength(kwnames); k++) {
    const word = tupleItem(kwnames, k);
    let known: bool = false;
    for (let i = 0; !known && i < names.length; i++) known = strIs(pointer(word), unchecked(names[i]));
    if (known) continue;
    return failf(Exc.TypeError, "this function got an unexpected keyword argument '%S'", word) >= 0;
  }
  return true;
}

/** Value i of those read, `fallback` where it is not given. */
export function field(values: usize, i: i32, fallback: i64): i64 {
  const v = load<i64>(values + (i << 3));
  return v === UNBOUND ? fallback : smallValue(v);
}

/** The tzinfo among those read: None where it is not given. */
export function zoneField(values: usize, i: i32): Value {
  const v = load<i64>(values + (i << 3));
  return v === UNBOUND ? NONE : v;
}

// ---- ranges ----

/** Whether year, month and day are a date; else ValueError. */
export function checkDate(year: i64, month: i64, day: i64): bool {
  if (year < MIN_YEAR || year > MAX_YEAR) return refuseYear(year);
  if (month < 1 || month > 12) return failf(Exc.ValueError, "month must be in 1..12, not %d", month) >= 0;
  const most = daysInMonth(year, month);
  if (day >= 1 && day <= most) return true;
  const message = "day %d must be in range 1..%d for month %d in year %d";
  return failf(Exc.ValueError, message, day, most, month, year) >= 0;
}

export function refuseYear(year: i64): bool {
  return failf(Exc.ValueError, "year must be in %d..%d, not %d", MIN_YEAR, MAX_YEAR, year) >= 0;
}

/** Whether the fields are a time of day; else ValueError. */
export function checkTime(hour: i64, minute: i64, second: i64, micro: i64, fold: i64): bool {
  if (hour < 0 || hour > 23) return failf(Exc.ValueError, "hour must be in 0..23, not %d", hour) >= 0;
  if (minute < 0 || minute > 59) return failf(Exc.ValueError, "minute must be in 0..59, not %d", minute) >= 0;
  if (second < 0 || second > 59) return failf(Exc.ValueError, "second must be in 0..59, not %d", second) >= 0;
  if (micro < 0 || micro > 999999) {
    return failf(Exc.ValueError, "microsecond must be in 0..999999, not %d", micro) >= 0;
  }
  if (fold === 0 || fold === 1) return true;
  return failf(Exc.ValueError, "fold must be either 0 or 1, not %d", fold) >= 0;
}

/** Whether v is a tzinfo or None; else TypeError. */
export function checkZone(v: Value): bool {
  if (v === NONE || isTzinfo(v)) return true;
  const message = "tzinfo argument must be None or of a tzinfo subclass, not type '%T'";
  return failf(Exc.TypeError, message, v) >= 0;
}
