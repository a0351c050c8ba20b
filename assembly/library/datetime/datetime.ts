/** The type datetime (CPython: Modules/_datetimemodule.c). Operators: datetimemath.ts; local time: local.ts. */
import { call1, dropArguments } from "../../core/call.ts";
import { raise, raisef } from "../../core/errors.ts";
import { intFromI64 } from "../../core/integer.ts";
import { latin1 } from "../../core/intern.ts";
import { define, defineClassMethod } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  boxFloat,
  ERROR,
  isSmall,
  NONE,
  pointer,
  smallValue,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { warn } from "../../core/warnings.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { daysInMonth, EPOCH_ORDINAL, ordinalOf } from "./calendar.ts";
import { attribute, callNamed, imported } from "./calls.ts";
import { refuseIso, replaced } from "./date.ts";
import { addDelta, dateTimeOf, fillDateTimeMath } from "./datetimemath.ts";
import { totalSeconds } from "./delta.ts";
import {
  BAD,
  checkDate,
  checkTime,
  checkZone,
  DATETIME_NAMES,
  field,
  intArgument,
  readArguments,
  zoneField,
} from "./fields.ts";
import { Read, readDateTime, readZone } from "./isotext.ts";
import {
  asDelta,
  asMoment,
  asZone,
  DAY_SECONDS,
  deltaSeconds,
  isDate,
  isDateTime,
  isTime,
  momentDealloc,
  momentTraverse,
  newDate,
  newDateTime,
  newTime,
  PyMoment,
  plainDelta,
  replaceZone,
  zoneOf,
} from "./layout.ts";
import { dateTimeOfStamp, momentOf, BAD as NO_MOMENT, readClock, readStamp } from "./local.ts";
import { offsetOf } from "./offsets.ts";
import { dateTimeFromState, isDateTimeState } from "./pickled.ts";
import { defineClock, defineShared, parseWith } from "./shapes.ts";
import { timeTuple, utcTuple } from "./strftime.ts";
import { ctime, isoMoment, reprDateTime, Timespec, timespecOf } from "./text.ts";
import { refuseMidnight } from "./time.ts";
import { newTimezone } from "./timezone.ts";

// ---- making ----

/** The slot `new`: fields, or a state of pickle. */
function dateTimeNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if ((nargs === 1 || nargs === 2) && isDateTimeState(load<i64>(args))) {
    return dateTimeFromState(type, load<i64>(args), nargs === 2 ? load<i64>(args, 8) : NONE);
  }
  if (kwnames === 0 && arePlain(args, nargs)) return fromPlain(type, args, nargs);
  const values = readArguments(args, nargs, kwnames, DATETIME_NAMES, 3);
  if (values === 0) return ERROR;
  const result = fromFields(type, values);
  dropArguments(values);
  return result;
}

/** Whether the arguments are three to seven small ints. */
function arePlain(args: usize, nargs: i32): bool {
  if (nargs < 3 || nargs > 7) return false;
  for (let i = 0; i < nargs; i++) {
    const v = load<i64>(args + (i << 3));
    if (!isSmall(v) || <u64>smallValue(v) > 999_999) return false;
  }
  return true;
}

/** As fromFields, for what arePlain accepts. */
function fromPlain(type: usize, args: usize, nargs: i32): Value {
  const year = smallValue(load<i64>(args));
  const month = smallValue(load<i64>(args, 8));
  const day = smallValue(load<i64>(args, 16));
  const hour: i64 = nargs > 3 ? smallValue(load<i64>(args, 24)) : 0;
  const minute: i64 = nargs > 4 ? smallValue(load<i64>(args, 32)) : 0;
  const second: i64 = nargs > 5 ? smallValue(load<i64>(args, 40)) : 0;
  const micro: i64 = nargs > 6 ? smallValue(load<i64>(args, 48)) : 0;
  if (!checkDate(year, month, day) || !checkTime(hour, minute, second, micro, 0)) return ERROR;
  return newDateTime(type, year, month, day, (hour * 60 + minute) * 60 + second, micro, NONE, 0);
}

function fromFields(type: usize, values: usize): Value {
  const year = field(values, 0, 0);
  const month = field(values, 1, 0);
  const day = field(values, 2, 0);
  const hour = field(values, 3, 0);
  const minute = field(values, 4, 0);
  const second = field(values, 5, 0);
  const micro = field(values, 6, 0);
  const zone = zoneField(values, 7);
  const fold = field(values, 8, 0);
  if (!checkDate(year, month, day) || !checkTime(hour, minute, second, micro, fold) || !checkZone(zone))
    return ERROR;
  return newDateTime(type, year, month, day, (hour * 60 + minute) * 60 + second, micro, zone, fold);
}

/** The moment of Stamp in a zone, local time without one. */
function inZone(cls: Value, zone: Value): Value {
  const utc = dateTimeOfStamp(pointer(cls), zone === NONE, zone);
  if (utc === ERROR || zone === NONE) return utc;
  const result = fromUtc(utc, zone);
  decref(utc);
  return result;
}

function fromTimestamp(args: usize): Value {
  const zone = load<i64>(args, 16);
  return checkZone(zone) && readStamp(load<i64>(args, 8)) ? inZone(load<i64>(args), zone) : ERROR;
}

function utcFromTimestamp(args: usize): Value {
  const message =
    "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).";
  if (!warn(Exc.DeprecationWarning, message) || !readStamp(load<i64>(args, 8))) return ERROR;
  return dateTimeOfStamp(pointer(load<i64>(args)), false, NONE);
}

function now(args: usize): Value {
  const zone = load<i64>(args, 8);
  if (!checkZone(zone)) return ERROR;
  readClock();
  return inZone(load<i64>(args), zone);
}

function utcNow(args: usize): Value {
  const message =
    "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).";
  if (!warn(Exc.DeprecationWarning, message)) return ERROR;
  readClock();
  return dateTimeOfStamp(pointer(load<i64>(args)), false, NONE);
}

function combine(args: usize): Value {
  const date = load<i64>(args, 8);
  const time = load<i64>(args, 16);
  if (!isDate(date)) return raisef(Exc.TypeError, "combine() argument 1 must be datetime.date, not %A", date);
  if (!isTime(time)) return raisef(Exc.TypeError, "combine() argument 2 must be datetime.time, not %A", time);
  const d = asMoment(date);
  const t = asMoment(time);
  const zone = load<i64>(args, 24);
  return dateTimeOf(
    pointer(load<i64>(args)),
    d.year,
    d.month,
    d.day,
    t.hour,
    t.minute,
    t.second,
    t.micro,
    zone === UNBOUND ? zoneOf(t) : zone,
    t.fold,
  );
}

function fromIsoFormat(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raise(Exc.TypeError, "fromisoformat: argument must be str");
  if (!readDateTime(pointer(text))) return refuseIso(text);
  const zone = readZone();
  if (zone === ERROR) return ERROR;
  const result = takeMidnight() ? fromRead(pointer(load<i64>(args)), zone) : ERROR;
  decref(zone);
  return result;
}

function fromRead(cls: usize, zone: Value): Value {
  return dateTimeOf(
    cls,
    Read.year,
    Read.month,
    Read.day,
    Read.hour,
    Read.minute,
    Read.second,
    Read.micro,
    zone,
    0,
  );
}

/** 24:00 is midnight of the next day; false with ValueError pending for a later time. Days that are none are left to be refused. */
function takeMidnight(): bool {
  if (Read.hour !== 24 || Read.month < 1 || Read.month > 12) return true;
  const most = daysInMonth(Read.year, Read.month);
  if (Read.day > most) return true;
  if ((Read.minute | Read.second | Read.micro) !== 0) return refuseMidnight() !== ERROR;
  Read.hour = 0;
  if (++Read.day <= most) return true;
  Read.day = 1;
  if (++Read.month <= 12) return true;
  Read.month = 1;
  Read.year++;
  return true;
}

function strptime(args: usize): Value {
  return parseWith(args, "_strptime_datetime_datetime");
}

// ---- parts ----

function dateMethod(args: usize): Value {
  const m = asMoment(load<i64>(args));
  return newDate(typeAt(TypeId.DATE), m.year, m.month, m.day);
}

function timeMethod(args: usize): Value {
  const m = asMoment(load<i64>(args));
  return newTime(typeAt(TypeId.TIME), m.clock(), m.micro, NONE, m.fold);
}

function timeWithZone(args: usize): Value {
  const m = asMoment(load<i64>(args));
  return newTime(typeAt(TypeId.TIME), m.clock(), m.micro, zoneOf(m), m.fold);
}

function replace(args: usize): Value {
  const self = load<i64>(args);
  const m = asMoment(self);
  const year = replaced(args, 1, m.year);
  const month = year === BAD ? BAD : replaced(args, 2, m.month);
  const day = month === BAD ? BAD : replaced(args, 3, m.day);
  const hour = day === BAD ? BAD : replaced(args, 4, m.hour);
  const minute = hour === BAD ? BAD : replaced(args, 5, m.minute);
  const second = minute === BAD ? BAD : replaced(args, 6, m.second);
  const micro = second === BAD ? BAD : replaced(args, 7, m.micro);
  const fold = micro === BAD ? BAD : replaced(args, 9, m.fold);
  if (fold === BAD) return ERROR;
  const given = load<i64>(args, 64);
  const zone = given === UNBOUND ? zoneOf(m) : given;
  return dateTimeOf(typeOf(self), year, month, day, hour, minute, second, micro, zone, fold);
}

function timeTupleMethod(args: usize): Value {
  return timeTuple(load<i64>(args));
}

/** The datetime less its offset; itself (a reference) if there is none. */
function inUtc(self: Value): Value {
  const offset = offsetOf(self);
  if (offset === ERROR) return ERROR;
  if (offset === NONE) return incref(self);
  const result = addDelta(self, asDelta(offset), -1);
  decref(offset);
  return result;
}

/** Says that a subclass's constructor made something else. */
const NOT_ONE: string = "a subclass of datetime has made an instance of another class";

function utcTupleMethod(args: usize): Value {
  const utc = inUtc(load<i64>(args));
  if (utc === ERROR) return ERROR;
  const result = isDateTime(utc) ? utcTuple(utc) : raise(Exc.TypeError, NOT_ONE);
  decref(utc);
  return result;
}

// ---- moments ----

/** Seconds since 1970 of the date and clock as if they were UTC. */
function plainSeconds(m: PyMoment): i64 {
  return (ordinalOf(m.year, m.month, m.day) - EPOCH_ORDINAL) * DAY_SECONDS + m.clock();
}

/** timestamp(): of local time where there is no zone. */
function timestamp(args: usize): Value {
  const self = load<i64>(args);
  const m = asMoment(self);
  if (m.zone === 0) {
    const moment = momentOf(m);
    return moment === NO_MOMENT ? ERROR : boxFloat(<f64>moment + <f64>m.micro / 1e6);
  }
  const offset = offsetOf(self);
  if (offset === ERROR) return ERROR;
  if (offset === NONE) return raise(Exc.TypeError, "can't subtract offset-naive and offset-aware datetimes");
  const d = asDelta(offset);
  const since = plainDelta(0, plainSeconds(m) - deltaSeconds(d), <i64>m.micro - d.micro);
  decref(offset);
  const result = since === ERROR ? ERROR : totalSeconds(asDelta(since));
  decref(since);
  return result;
}

/** The local zone at a moment: a timezone with the host's name for it. */
function localZone(moment: i64): Value {
  const localtime = imported("time", "localtime");
  if (localtime === ERROR) return ERROR;
  const stamp = intFromI64(moment);
  const fields = stamp === ERROR ? ERROR : call1(localtime, stamp);
  decref(stamp);
  decref(localtime);
  if (fields === ERROR) return ERROR;
  const name = attribute(fields, "tm_zone");
  const east = name === ERROR ? ERROR : attribute(fields, "tm_gmtoff");
  decref(fields);
  const seconds = east === ERROR ? BAD : intArgument(east);
  decref(east);
  const offset = seconds === BAD ? ERROR : plainDelta(0, seconds, 0);
  const zone = offset === ERROR ? ERROR : newTimezone(offset, name);
  decref(offset);
  decref(name);
  return zone;
}

/** The local zone of a local time. In a gap or fold: by the moment that its fold says. */
function localZoneOf(m: PyMoment): Value {
  let moment = momentOf(m);
  if (moment === NO_MOMENT) return ERROR;
  m.fold ^= 1;
  const other = momentOf(m);
  m.fold ^= 1;
  if (other === NO_MOMENT) return ERROR;
  if (other !== moment && other > moment === (m.fold !== 0)) moment = other;
  return localZone(moment);
}

/** astimezone(tz=None): the same moment in another zone, the local one by default. */
function asTimezone(args: usize): Value {
  const self = load<i64>(args);
  const given = load<i64>(args, 8);
  if (!checkZone(given)) return ERROR;
  const m = asMoment(self);
  if (given !== NONE && m.zone === <u32>pointer(given)) return incref(self);
  const utc = utcOf(self);
  if (utc === ERROR) return ERROR;
  const zone = given === NONE ? localZone(plainSeconds(asMoment(utc))) : incref(given);
  let result: Value = ERROR;
  if (zone !== ERROR) {
    replaceZone(utc, zone);
    result = fromUtc(utc, zone);
  }
  decref(zone);
  decref(utc);
  return result;
}

/** The moment of a datetime, of local time if it has no offset, in UTC: of the same class. */
function utcOf(self: Value): Value {
  let offset = offsetOf(self);
  if (offset === NONE) {
    const local = localZoneOf(asMoment(self));
    if (local === ERROR) return ERROR;
    offset = callNamed(local, "utcoffset", self);
    decref(local);
  }
  if (offset === ERROR) return ERROR;
  const result = addDelta(self, asDelta(offset), -1);
  decref(offset);
  if (result === ERROR || isDateTime(result)) return result;
  decref(result);
  return raise(Exc.TypeError, NOT_ONE);
}

/** zone.fromutc() of a datetime in UTC that has the zone. */
function fromUtc(utc: Value, zone: Value): Value {
  if (!isExactly(zone, TypeId.TIMEZONE) || !isDateTime(utc)) return callNamed(zone, "fromutc", utc);
  const offset = asDelta(box(asZone(zone).offset));
  const isUtc = (offset.days | offset.seconds | offset.micro) === 0;
  return isUtc && isExactly(utc, TypeId.DATETIME) ? incref(utc) : addDelta(utc, offset, 1);
}

// ---- texts ----

/** By isoformat(), which a subclass may have. */
function dateTimeStr(self: Value): Value {
  if (isExactly(self, TypeId.DATETIME)) return isoMoment(self, 32, Timespec.AUTO);
  return callNamed(self, "isoformat", box(latin1(32)));
}

function isoFormat(args: usize): Value {
  const separator = load<i64>(args, 8);
  const name = load<i64>(args, 16);
  if (!isStr(separator)) {
    return raisef(Exc.TypeError, "isoformat() argument 1 must be a unicode character, not %A", separator);
  }
  const length: i64 = asStr(pointer(separator)).length;
  if (length !== 1) {
    const message = "isoformat() argument 1 must be a unicode character, not a string of length %d";
    return raisef(Exc.TypeError, message, length);
  }
  if (!isStr(name)) return raisef(Exc.TypeError, "isoformat() argument 2 must be str, not %A", name);
  const spec = timespecOf(name);
  if (spec === Timespec.UNKNOWN) return ERROR;
  return isoMoment(load<i64>(args), <i32>charAt(pointer(separator), 0), spec);
}

function ctimeMethod(args: usize): Value {
  return ctime(load<i64>(args));
}

/** Slots and methods of the declared type. */
export function fillDateTime(type: PyType): void {
  type.new = dateTimeNew.index;
  type.dealloc = momentDealloc.index;
  type.traverse = momentTraverse.index;
  type.repr = reprDateTime.index;
  type.str = dateTimeStr.index;
  fillDateTimeMath(type);
  defineClassMethod(type, "now(type, /, tz=None)", now);
  defineClassMethod(type, "utcnow(type, /)", utcNow);
  defineClassMethod(type, "fromtimestamp(type, /, timestamp, tz=None)", fromTimestamp);
  defineClassMethod(type, "utcfromtimestamp(type, timestamp, /)", utcFromTimestamp);
  defineClassMethod(type, "strptime(type, string, format, /)", strptime);
  defineClassMethod(type, "combine(type, /, date, time, tzinfo=unchanged)", combine);
  defineClassMethod(type, "fromisoformat(type, string, /)", fromIsoFormat);
  define(type, "date(self, /)", dateMethod);
  define(type, "time(self, /)", timeMethod);
  define(type, "timetz(self, /)", timeWithZone);
  define(type, "ctime(self, /)", ctimeMethod);
  define(type, "timetuple(self, /)", timeTupleMethod);
  define(type, "timestamp(self, /)", timestamp);
  define(type, "utctimetuple(self, /)", utcTupleMethod);
  define(type, "isoformat(self, /, sep='T', timespec='auto')", isoFormat);
  define(type, "astimezone(self, /, tz=None)", asTimezone);
  define(
    type,
    "replace(self, /, year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)",
    replace,
  );
  define(
    type,
    "__replace__(self, /, year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)",
    replace,
  );
  defineShared(type);
  defineClock(type);
}
