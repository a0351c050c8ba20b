/** Datetimes compared, added to and subtracted, with their offsets (CPython: datetime_richcompare, datetime_add, datetime_subtract). */
import { dropArguments, takeArguments } from "../../core/call.ts";
import { orderResult } from "../../core/compare.ts";
import { raise } from "../../core/errors.ts";
import { decref } from "../../core/object.ts";
import { hashBytes } from "../../core/text/siphash.ts";
import { PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, NOT_IMPLEMENTED, small, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { fromOrdinal, MAX_ORDINAL, nearMonth, ordinalOf, YearMonthDay } from "./calendar.ts";
import { callClass } from "./calls.ts";
import { deltaHash } from "./delta.ts";
import { checkDate, checkTime, checkZone } from "./fields.ts";
import {
  asDelta,
  asMoment,
  DAY_SECONDS,
  deltaSeconds,
  floorDivide,
  Kind,
  MILLION,
  momentOrder,
  newDateTime,
  PyDelta,
  PyMoment,
  plainDelta,
  zoneOf,
} from "./layout.ts";
import { offsetOf, sameOffsets } from "./offsets.ts";

// ---- making ----

/** A datetime of checked fields; a subclass is called. */
export function dateTimeOf(
  cls: usize,
  year: i64,
  month: i64,
  day: i64,
  hour: i64,
  minute: i64,
  second: i64,
  micro: i64,
  zone: Value,
  fold: i64,
): Value {
  if (cls === typeAt(TypeId.DATETIME)) {
    if (!checkDate(year, month, day) || !checkTime(hour, minute, second, micro, fold) || !checkZone(zone))
      return ERROR;
    return newDateTime(cls, year, month, day, (hour * 60 + minute) * 60 + second, micro, zone, fold);
  }
  const args = takeArguments(9);
  if (args === 0) return ERROR;
  store<i64>(args, small(year));
  store<i64>(args, small(month), 8);
  store<i64>(args, small(day), 16);
  store<i64>(args, small(hour), 24);
  store<i64>(args, small(minute), 32);
  store<i64>(args, small(second), 40);
  store<i64>(args, small(micro), 48);
  store<i64>(args, zone, 56);
  const result = callClass(box(cls), args, 8, fold);
  dropArguments(args);
  return result;
}

/** The datetime so many seconds (from midnight of the day `ordinal`) and microseconds on; OverflowError outside of the calendar. */
export function dateTimeAt(cls: usize, ordinal: i64, seconds: i64, micro: i64, zone: Value): Value {
  const carry = floorDivide(micro, MILLION);
  micro -= carry * MILLION;
  seconds += carry;
  const days = floorDivide(seconds, DAY_SECONDS);
  seconds -= days * DAY_SECONDS;
  ordinal += days;
  if (ordinal < 1 || ordinal > MAX_ORDINAL) return raise(Exc.OverflowError, "date value out of range");
  fromOrdinal(ordinal);
  const year = YearMonthDay.year;
  if (cls === typeAt(TypeId.DATETIME)) {
    return newDateTime(cls, year, YearMonthDay.month, YearMonthDay.day, seconds, micro, zone, 0);
  }
  const minutes = seconds / 60;
  return dateTimeOf(
    cls,
    year,
    YearMonthDay.month,
    YearMonthDay.day,
    minutes / 60,
    minutes % 60,
    seconds % 60,
    micro,
    zone,
    0,
  );
}

/** dt + d, or with `sign` -1 dt - d: of the same class and zone. */
export function addDelta(dt: Value, d: PyDelta, sign: i64): Value {
  const m = asMoment(dt);
  if (m.type === <u32>typeAt(TypeId.DATETIME)) {
    const micro = <i64>m.micro + sign * d.micro;
    const second = micro < 0 ? -1 : i64(micro >= MILLION);
    const clock = <i64>m.clock() + sign * d.seconds + second;
    const midnight = clock < 0 ? -1 : i64(clock >= DAY_SECONDS);
    const day = <i64>m.day + sign * d.days + midnight;
    if (nearMonth(m.year, m.month, day)) {
      return newDateTime(
        m.type,
        YearMonthDay.year,
        YearMonthDay.month,
        YearMonthDay.day,
        clock - midnight * DAY_SECONDS,
        micro - second * MILLION,
        zoneOf(m),
        0,
      );
    }
  }
  const ordinal = ordinalOf(m.year, m.month, m.day) + sign * d.days;
  return dateTimeAt(typeOf(dt), ordinal, sign * d.seconds + m.clock(), sign * d.micro + m.micro, zoneOf(m));
}

// ---- sums ----

function dateTimeAdd(a: Value, b: Value): Value {
  if (Kind.is(a, TypeId.DATETIME))
    return Kind.is(b, TypeId.TIMEDELTA) ? addDelta(a, asDelta(b), 1) : NOT_IMPLEMENTED;
  return Kind.is(a, TypeId.TIMEDELTA) ? addDelta(b, asDelta(a), 1) : NOT_IMPLEMENTED;
}

function dateTimeSubtract(a: Value, b: Value): Value {
  if (!Kind.is(a, TypeId.DATETIME)) return NOT_IMPLEMENTED;
  if (Kind.is(b, TypeId.DATETIME)) return difference(a, b);
  return Kind.is(b, TypeId.TIMEDELTA) ? addDelta(a, asDelta(b), -1) : NOT_IMPLEMENTED;
}

/** Difference of the dates and clocks of two datetimes, less `seconds` and `micro`. */
function plainDifference(x: PyMoment, y: PyMoment, seconds: i64, micro: i64): Value {
  const days = ordinalOf(x.year, x.month, x.day) - ordinalOf(y.year, y.month, y.day);
  return plainDelta(days, <i64>x.clock() - y.clock() - seconds, <i64>x.micro - y.micro - micro);
}

/** a - b for datetimes: of their moments in UTC, unless they have the same zone. */
export function difference(a: Value, b: Value): Value {
  const x = asMoment(a);
  const y = asMoment(b);
  if (x.zone === y.zone) return plainDifference(x, y, 0, 0);
  const offset = offsetOf(a);
  if (offset === ERROR) return ERROR;
  const other = offsetOf(b);
  let result: Value = ERROR;
  if (other !== ERROR) {
    if ((offset === NONE) !== (other === NONE)) {
      raise(Exc.TypeError, "can't subtract offset-naive and offset-aware datetimes");
    } else if (offset === NONE) result = plainDifference(x, y, 0, 0);
    else {
      const d = asDelta(offset);
      const e = asDelta(other);
      result = plainDifference(x, y, deltaSeconds(d) - deltaSeconds(e), <i64>d.micro - e.micro);
    }
  }
  decref(offset);
  decref(other);
  return result;
}

// ---- comparisons ----

function dateTimeCompare(a: Value, b: Value, op: Compare): Value {
  if (!Kind.is(b, TypeId.DATETIME)) return NOT_IMPLEMENTED;
  const x = asMoment(a);
  const y = asMoment(b);
  if (x.zone === y.zone) return orderResult(momentOrder(x, y), op);
  const offset = offsetOf(a);
  if (offset === ERROR) return ERROR;
  const other = offsetOf(b);
  const result = other === ERROR ? ERROR : compareWith(a, offset, b, other, op);
  decref(offset);
  decref(other);
  return result;
}

/** Compares datetimes of different zones with these offsets. */
function compareWith(a: Value, offset: Value, b: Value, other: Value, op: Compare): Value {
  const equality = op === Compare.EQ || op === Compare.NE;
  let result: i32;
  if (sameOffsets(offset, other)) result = momentOrder(asMoment(a), asMoment(b));
  else if (offset === NONE || other === NONE) {
    if (equality) return orderResult(1, op);
    return raise(Exc.TypeError, "can't compare offset-naive and offset-aware datetimes");
  } else {
    const delta = difference(a, b);
    if (delta === ERROR) return ERROR;
    const d = asDelta(delta);
    result = d.days !== 0 ? d.days : d.seconds | d.micro;
    decref(delta);
  }
  if (equality && result === 0) {
    const apart = isAmbiguous(a, offset);
    result = apart !== 0 ? apart : isAmbiguous(b, other);
    if (result < 0) return ERROR;
  }
  return orderResult(result, op);
}

/** Whether the other fold has another offset: such times equal none of another zone (PEP 495). -1 with an exception pending. */
function isAmbiguous(v: Value, offset: Value): i32 {
  const m = asMoment(v);
  const other = newDateTime(
    typeAt(TypeId.DATETIME),
    m.year,
    m.month,
    m.day,
    m.clock(),
    m.micro,
    zoneOf(m),
    m.fold === 0 ? 1 : 0,
  );
  if (other === ERROR) return -1;
  const its = offsetOf(other);
  decref(other);
  if (its === ERROR) return -1;
  const same = sameOffsets(offset, its);
  decref(its);
  return same ? 0 : 1;
}

// ---- hash ----

/** The fields of a moment, of which the fold does not count. */
const fields: usize = memory.data(12);

/** Hash of the fields of a datetime or time as they stand. */
export function hashFields(m: PyMoment): i64 {
  store<u32>(fields, m.dateKey());
  store<u32>(fields, m.clockKey(), 4);
  store<u32>(fields, m.micro, 8);
  return hashBytes(fields, 12);
}

/** The offset of a moment with fold 0, by which it is hashed: a timedelta or None, a reference; ERROR. */
export function foldlessOffset(self: Value): Value {
  const m = asMoment(self);
  if (m.fold === 0) return offsetOf(self);
  const plain = newDateTime(typeOf(self), m.year, m.month, m.day, m.clock(), m.micro, zoneOf(m), 0);
  const offset = plain === ERROR ? ERROR : offsetOf(plain);
  decref(plain);
  return offset;
}

/** The slot `hash`: what is equal in UTC has the same. */
function dateTimeHash(self: Value): i64 {
  const m = asMoment(self);
  if (m.hash !== -1) return m.hash;
  const offset = m.zone === 0 ? NONE : foldlessOffset(self);
  if (offset === ERROR) return -1;
  if (offset === NONE) m.hash = hashFields(m);
  else {
    const d = asDelta(offset);
    const days = ordinalOf(m.year, m.month, m.day) - d.days;
    m.hash = hashOfDelta(days, <i64>m.clock() - d.seconds, <i64>m.micro - d.micro);
    decref(offset);
  }
  return m.hash;
}

/** The hash of a timedelta of these parts; -1 with an exception pending. */
export function hashOfDelta(days: i64, seconds: i64, micro: i64): i64 {
  const delta = plainDelta(days, seconds, micro);
  if (delta === ERROR) return -1;
  const hash = deltaHash(delta);
  decref(delta);
  return hash;
}

/** Sets the slots of operators. */
export function fillDateTimeMath(type: PyType): void {
  type.add = dateTimeAdd.index;
  type.subtract = dateTimeSubtract.index;
  type.compare = dateTimeCompare.index;
  type.hash = dateTimeHash.index;
}
