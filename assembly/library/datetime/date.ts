/** The type date (CPython: Modules/_datetimemodule.c). */
import { call3, dropArguments } from "../../core/call.ts";
import { orderResult } from "../../core/compare.ts";
import { catchError, raise, raisef } from "../../core/errors.ts";
import { defineIntGetter } from "../../core/getset.ts";
import { define, defineClassMethod } from "../../core/native.ts";
import { freeObject } from "../../core/object.ts";
import { asStr, isStr } from "../../core/string.ts";
import { hashBytes } from "../../core/text/siphash.ts";
import { PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  boxFloat,
  ERROR,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { wallClock } from "../../host.ts";
import { day, month, year } from "../../modules/time/calendar.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import {
  firstMonday,
  fromIsoWeek,
  fromOrdinal,
  IsoFault,
  MAX_ORDINAL,
  nearMonth,
  ordinalOf,
  weekdayOf,
  YearMonthDay,
} from "./calendar.ts";
import { callNamed } from "./calls.ts";
import { dateTimeOf } from "./datetimemath.ts";
import { BAD, checkDate, DATE_NAMES, field, intArgument, readArguments, refuseYear } from "./fields.ts";
import { newIsoCalendarDate } from "./isocalendar.ts";
import { Read, readDate } from "./isotext.ts";
import {
  asDelta,
  asMoment,
  floorDivide,
  isDate,
  isDateTime,
  isDelta,
  newDate,
  PyMoment,
  plainDelta,
} from "./layout.ts";
import { breakStamp, readWholeStamp, splitSeconds } from "./local.ts";
import { dateFromState, isDateState } from "./pickled.ts";
import { defineShared, parseWith } from "./shapes.ts";
import { timeTuple } from "./strftime.ts";
import { ctime, isoDate, reprDate } from "./text.ts";

// ---- making ----

/** A date of checked fields, of the class: a subclass is called. */
export function dateOf(cls: Value, y: i64, m: i64, d: i64): Value {
  if (pointer(cls) === typeAt(TypeId.DATE))
    return checkDate(y, m, d) ? newDate(pointer(cls), y, m, d) : ERROR;
  if (pointer(cls) === typeAt(TypeId.DATETIME)) return dateTimeOf(pointer(cls), y, m, d, 0, 0, 0, 0, NONE, 0);
  return call3(cls, small(y), small(m), small(d));
}

/** The slot `new`: fields, or a state of pickle. */
function dateNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 1 && isDateState(load<i64>(args))) return dateFromState(type, load<i64>(args));
  const values = readArguments(args, nargs, kwnames, DATE_NAMES, 3);
  if (values === 0) return ERROR;
  const y = field(values, 0, 0);
  const m = field(values, 1, 0);
  const d = field(values, 2, 0);
  dropArguments(values);
  return checkDate(y, m, d) ? newDate(type, y, m, d) : ERROR;
}

function fromTimestamp(args: usize): Value {
  return readWholeStamp(load<i64>(args, 8)) ? dateOfStamp(load<i64>(args)) : ERROR;
}

function dateOfStamp(cls: Value): Value {
  return breakStamp(true) ? dateOf(cls, year, month, day) : ERROR;
}

/** By the class's own fromtimestamp(), unless it is date itself. */
function today(args: usize): Value {
  const cls = load<i64>(args);
  if (pointer(cls) !== typeAt(TypeId.DATE)) return callNamed(cls, "fromtimestamp", boxFloat(wallClock()));
  return splitSeconds(Math.floor(wallClock())) ? dateOfStamp(cls) : ERROR;
}

function fromOrdinalMethod(args: usize): Value {
  const ordinal = intArgument(load<i64>(args, 8));
  if (ordinal === BAD) return ERROR;
  if (ordinal < 1) return raise(Exc.ValueError, "ordinal must be >= 1");
  fromOrdinal(ordinal);
  return dateOf(load<i64>(args), YearMonthDay.year, YearMonthDay.month, YearMonthDay.day);
}

function fromIsoFormat(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raise(Exc.TypeError, "fromisoformat: argument must be str");
  const length = <i32>asStr(pointer(text)).length;
  if ((length !== 7 && length !== 8 && length !== 10) || !readDate(pointer(text), length))
    return refuseIso(text);
  return dateOf(load<i64>(args), Read.year, Read.month, Read.day);
}

/** ValueError for a text that is no date or time. Gives ERROR. */
export function refuseIso(text: Value): Value {
  return raisef(Exc.ValueError, "Invalid isoformat string: %R", text);
}

/** A component of fromisocalendar(); BAD with an exception pending. */
function isoComponent(v: Value): i64 {
  const n = intArgument(v);
  if (n === BAD && catchError(Exc.OverflowError))
    raise(Exc.ValueError, "ISO calendar component out of range");
  return n;
}

function fromIsoCalendar(args: usize): Value {
  const y = isoComponent(load<i64>(args, 8));
  const week = y === BAD ? BAD : isoComponent(load<i64>(args, 16));
  const weekday = week === BAD ? BAD : isoComponent(load<i64>(args, 24));
  if (weekday === BAD) return ERROR;
  switch (fromIsoWeek(y, week, weekday)) {
    case IsoFault.YEAR:
      refuseYear(y);
      return ERROR;
    case IsoFault.WEEK:
      return raisef(Exc.ValueError, "Invalid week: %d", week);
    case IsoFault.WEEKDAY:
      return raisef(Exc.ValueError, "Invalid weekday: %d (range is [1, 7])", weekday);
    default:
      return dateOf(load<i64>(args), YearMonthDay.year, YearMonthDay.month, YearMonthDay.day);
  }
}

function strptime(args: usize): Value {
  return parseWith(args, "_strptime_datetime_date");
}

// ---- operators ----

function ordinalOfDate(m: PyMoment): i64 {
  return ordinalOf(m.year, m.month, m.day);
}

function addDays(date: Value, days: i64): Value {
  const m = asMoment(date);
  const isPlain = m.type === <u32>typeAt(TypeId.DATE);
  if (isPlain && nearMonth(m.year, m.month, <i64>m.day + days))
    return newDate(m.type, YearMonthDay.year, YearMonthDay.month, YearMonthDay.day);
  const ordinal = ordinalOfDate(m) + days;
  if (ordinal < 1 || ordinal > MAX_ORDINAL) return raise(Exc.OverflowError, "date value out of range");
  fromOrdinal(ordinal);
  if (isPlain) return newDate(m.type, YearMonthDay.year, YearMonthDay.month, YearMonthDay.day);
  return dateOf(box(typeOf(date)), YearMonthDay.year, YearMonthDay.month, YearMonthDay.day);
}

function dateAdd(a: Value, b: Value): Value {
  if (isExactly(a, TypeId.DATE) && isExactly(b, TypeId.TIMEDELTA)) return addDays(a, asDelta(b).days);
  if (isDateTime(a) || isDateTime(b)) return NOT_IMPLEMENTED;
  if (isDate(a)) return isDelta(b) ? addDays(a, asDelta(b).days) : NOT_IMPLEMENTED;
  return isDelta(a) ? addDays(b, asDelta(a).days) : NOT_IMPLEMENTED;
}

function dateSubtract(a: Value, b: Value): Value {
  if (isDateTime(a) || isDateTime(b) || !isDate(a)) return NOT_IMPLEMENTED;
  if (isDate(b)) return plainDelta(ordinalOfDate(asMoment(a)) - ordinalOfDate(asMoment(b)), 0, 0);
  return isDelta(b) ? addDays(a, -(<i64>asDelta(b).days)) : NOT_IMPLEMENTED;
}

/** A date is not compared with a datetime, though that is one. */
function dateCompare(a: Value, b: Value, op: Compare): Value {
  if (!isDate(b) || isDateTime(b)) return NOT_IMPLEMENTED;
  const x = asMoment(a).dateKey();
  const y = asMoment(b).dateKey();
  return orderResult(x < y ? -1 : i32(x > y), op);
}

function dateHash(self: Value): i64 {
  const m = asMoment(self);
  if (m.hash === -1) m.hash = hashBytes(changetype<usize>(m) + offsetof<PyMoment>("day"), 4);
  return m.hash;
}

/** By isoformat(), which a subclass may have. */
function dateStr(self: Value): Value {
  return isExactly(self, TypeId.DATE) ? isoDate(asMoment(self)) : callNamed(self, "isoformat");
}

// ---- methods ----

function isoFormat(args: usize): Value {
  return isoDate(asMoment(load<i64>(args)));
}

function ctimeMethod(args: usize): Value {
  return ctime(load<i64>(args));
}

function timeTupleMethod(args: usize): Value {
  return timeTuple(load<i64>(args));
}

function toOrdinal(args: usize): Value {
  return small(ordinalOfDate(asMoment(load<i64>(args))));
}

function weekday(args: usize): Value {
  return small(weekdayOf(ordinalOfDate(asMoment(load<i64>(args)))));
}

function isoWeekday(args: usize): Value {
  return small(weekdayOf(ordinalOfDate(asMoment(load<i64>(args)))) + 1);
}

/** The ISO year, week and weekday: days belong to the year of their week's Thursday. */
function isoCalendar(args: usize): Value {
  const m = asMoment(load<i64>(args));
  const ordinal = ordinalOfDate(m);
  let y: i64 = m.year;
  let first = firstMonday(y);
  if (ordinal < first) first = firstMonday(--y);
  else if (ordinal - first >= 364 && ordinal >= firstMonday(y + 1)) first = firstMonday(++y);
  const week = floorDivide(ordinal - first, 7);
  return newIsoCalendarDate(small(y), small(week + 1), small(ordinal - first - week * 7 + 1));
}

/** Value i of a method's arguments as an int, `fallback` where it is not given; BAD with an exception pending. */
export function replaced(args: usize, i: usize, fallback: i64): i64 {
  const v = load<i64>(args + (i << 3));
  return v === UNBOUND ? fallback : intArgument(v);
}

function replace(args: usize): Value {
  const self = load<i64>(args);
  const old = asMoment(self);
  const y = replaced(args, 1, old.year);
  const m = y === BAD ? BAD : replaced(args, 2, old.month);
  const d = m === BAD ? BAD : replaced(args, 3, old.day);
  return d === BAD ? ERROR : dateOf(box(typeOf(self)), y, m, d);
}

function getYear(v: Value): Value {
  return small(asMoment(v).year);
}

function getMonth(v: Value): Value {
  return small(asMoment(v).month);
}

function getDay(v: Value): Value {
  return small(asMoment(v).day);
}

/** Slots and methods of the declared type. */
export function fillDate(type: PyType): void {
  type.new = dateNew.index;
  type.dealloc = freeObject.index;
  type.add = dateAdd.index;
  type.subtract = dateSubtract.index;
  type.compare = dateCompare.index;
  type.hash = dateHash.index;
  type.repr = reprDate.index;
  type.str = dateStr.index;
  defineIntGetter(type, "year", getYear);
  defineIntGetter(type, "month", getMonth);
  defineIntGetter(type, "day", getDay);
  defineClassMethod(type, "fromtimestamp(type, timestamp, /)", fromTimestamp);
  defineClassMethod(type, "fromordinal(type, ordinal, /)", fromOrdinalMethod);
  defineClassMethod(type, "fromisoformat(type, string, /)", fromIsoFormat);
  defineClassMethod(type, "fromisocalendar(type, /, year, week, day)", fromIsoCalendar);
  defineClassMethod(type, "strptime(type, string, format, /)", strptime);
  defineClassMethod(type, "today(type, /)", today);
  define(type, "ctime(self, /)", ctimeMethod);
  define(type, "timetuple(self, /)", timeTupleMethod);
  define(type, "isocalendar(self, /)", isoCalendar);
  define(type, "isoformat(self, /)", isoFormat);
  define(type, "isoweekday(self, /)", isoWeekday);
  define(type, "toordinal(self, /)", toOrdinal);
  define(type, "weekday(self, /)", weekday);
  define(type, "replace(self, /, year=unchanged, month=unchanged, day=unchanged)", replace);
  define(type, "__replace__(self, /, year=unchanged, month=unchanged, day=unchanged)", replace);
  defineShared(type);
}
