/** struct_time, and reading dates and times from tuples of Python's. */
import { fail, literal, raise, raisef } from "../../core/errors.ts";
import { fitsI64, intFromI64, intToI64 } from "../../core/integer.ts";
import { decref, incref } from "../../core/object.ts";
import { toIndex } from "../../core/subscript.ts";
import { isTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { newStruct, newStructType, structSet } from "../../objects/structseq.ts";
import { Exc } from "../../shared/exceptions.ts";
import {
  day,
  hour,
  isDst,
  minute,
  month,
  offset,
  second,
  setDate,
  setDerived,
  setOffset,
  setTime,
  weekday,
  year,
  yearday,
} from "./calendar.ts";

const FIELDS: string =
  "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst tm_zone tm_gmtoff";
/** Fields that a tuple shows. */
export const ITEMS: u32 = 9;

/** The type time.struct_time. */
export let structTime: usize = 0;

export function initStructTime(): bool {
  structTime = newStructType("time", "struct_time", FIELDS, ITEMS, true);
  return structTime !== 0;
}

/** A struct_time of the fields; `zone` is a str, taken over. */
export function newStructTime(zone: Value): Value {
  const v = newStruct(structTime);
  if (v === ERROR) {
    decref(zone);
    return ERROR;
  }
  structSet(v, 0, intFromI64(year));
  structSet(v, 1, small(month));
  structSet(v, 2, small(day));
  structSet(v, 3, small(hour));
  structSet(v, 4, small(minute));
  structSet(v, 5, small(second));
  structSet(v, 6, small(weekday));
  structSet(v, 7, small(yearday));
  structSet(v, 8, small(isDst));
  structSet(v, 9, zone);
  structSet(v, 10, small(offset));
  return v;
}

const BAD: i64 = i64.MIN_VALUE;

/** An item as a C int; BAD with an exception pending. */
function intItem(tuple: usize, i: u32): i64 {
  const index = toIndex(tupleItem(tuple, i));
  if (index === ERROR) return BAD;
  const n: i64 = fitsI64(index) ? intToI64(index) : i64.MAX_VALUE;
  decref(index);
  // C counts years from 1900.
  const least: i64 = i === 0 ? <i64>i32.MIN_VALUE + 1900 : i32.MIN_VALUE;
  if (n >= least && n <= i32.MAX_VALUE) return n;
  if (i === 0 && n !== i64.MAX_VALUE) raise(Exc.OverflowError, "year out of range");
  else raise(Exc.OverflowError, "Python int too large to convert to C int");
  return BAD;
}

/** Sets the fields from a tuple, unchecked; false with an exception pending. `caller` is the function's name, for messages. */
export function readTuple(v: Value, caller: string): bool {
  if (!isTuple(v)) {
    raise(Exc.TypeError, "Tuple or struct_time argument required");
    return false;
  }
  const p = pointer(v);
  if (tupleLength(p) !== ITEMS) {
    raisef(Exc.TypeError, "%L(): illegal time tuple argument", literal(caller));
    return false;
  }
  for (let i: u32 = 0; i < ITEMS; i++) {
    const n = intItem(p, i);
    if (n === BAD) return false;
    store<i64>(items + (i << 3), n);
  }
  setDate(load<i64>(items), item(1), item(2));
  setTime(item(3), item(4), item(5));
  setDerived(item(6), item(7), item(8));
  setOffset(0);
  return true;
}

const items: usize = memory.data(72);

function item(i: usize): i32 {
  return <i32>load<i64>(items + (i << 3));
}

/** Checks what was read as strftime and asctime want it; zero stands for the first month, day, day of the year. */
export function checkFields(): bool {
  if (month < 0 || month > 12) return outOfRange("month");
  if (day < 0 || day > 31) return outOfRange("day of month");
  if (hour < 0 || hour > 23) return outOfRange("hour");
  if (minute < 0 || minute > 59) return outOfRange("minute");
  if (second < 0 || second > 61) return outOfRange("seconds");
  if (weekday < -1) return outOfRange("day of week");
  if (yearday < 0 || yearday > 366) return outOfRange("day of year");
  setDate(year, max(month, 1), max(day, 1));
  setDerived(((weekday % 7) + 7) % 7, max(yearday, 1), isDst);
  return true;
}

function outOfRange(what: string): bool {
  raisef(Exc.ValueError, "%L out of range", literal(what));
  return false;
}

/** Field tm_zone of a struct_time, a reference; UNBOUND where there is none. */
export function zoneOf(v: Value): Value {
  const p = pointer(v);
  if (load<u32>(p, 4) !== <u32>structTime) return UNBOUND;
  const zone = tupleItem(p, ITEMS);
  return incref(zone);
}

/** Field tm_gmtoff of a struct_time; false where there is none, or with an exception pending. */
export function readOffset(v: Value): bool {
  const p = pointer(v);
  if (load<u32>(p, 4) !== <u32>structTime) return false;
  const east = tupleItem(p, ITEMS + 1);
  const index = east === NONE ? ERROR : toIndex(east);
  if (index === ERROR) return false;
  setOffset(<i32>intToI64(index));
  decref(index);
  return true;
}

/** Refuses a moment that no year of a C int holds. */
export function failRange(): i32 {
  return fail(Exc.OverflowError, "timestamp out of range for platform time_t");
}
