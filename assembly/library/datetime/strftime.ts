/**
 * strftime of dates and times: what only they know (`%f`, `%z`, `%:z`, `%Z`) is put into the format, the rest is the module time's
 * (CPython: wrap_strftime). And the struct_times that it is made by.
 */
import { Builder, newBuilder } from "../../core/builder.ts";
import { raise } from "../../core/errors.ts";
import { importNamed } from "../../core/importing.ts";
import { emptyStr, latin1 } from "../../core/intern.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, charAt, isExactStr, isStr, newStr } from "../../core/string.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, Value } from "../../core/value.ts";
import { setDate, setDerived, setOffset, setTime } from "../../modules/time/calendar.ts";
import { formatTime } from "../../modules/time/format.ts";
import { checkFields, readTuple, structTime } from "../../modules/time/tuples.ts";
import { newStruct, structSet } from "../../objects/structseq.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { dayOfYear, ordinalOf, weekdayOf } from "./calendar.ts";
import { callNamed } from "./calls.ts";
import { asDelta, asMoment, isDateTime, isTime, PyMoment, zoneOf } from "./layout.ts";
import { argumentOf, dstOffset, offsetOf, writeOffset, zoneName } from "./offsets.ts";

const PERCENT: u32 = 0x25;
const COLON: u32 = 0x3a;

/** Whether a format has a directive that formatTime cannot know. */
function needsFields(format: usize): bool {
  const length = asStr(format).length;
  for (let i: u32 = 0; i + 1 < length; i++) {
    if (charAt(format, i) !== PERCENT) continue;
    const c = charAt(format, ++i);
    if (c === 0x66 || c === 0x7a || c === 0x5a || c === COLON) return true;
  }
  return false;
}

/** The format with those directives written out: a str, or ERROR. */
function filledFormat(self: Value, format: usize): Value {
  const out = newBuilder();
  const length = asStr(format).length;
  for (let i: u32 = 0; i < length; i++) {
    const c = charAt(format, i);
    const next = i + 1 < length ? charAt(format, i + 1) : 0;
    let good: bool = true;
    if (c !== PERCENT || next === 0) {
      out.char(c);
      continue;
    }
    i++;
    if (next === 0x66) writeMicro(out, self);
    else if (next === 0x7a) good = writeItsOffset(out, self, 0);
    else if (next === 0x5a) good = writeItsName(out, self);
    else if (next === COLON && i + 1 < length && charAt(format, i + 1) === 0x7a) {
      i++;
      good = writeItsOffset(out, self, COLON);
    } else {
      out.char(c);
      out.char(next);
    }
    if (!good) {
      out.drop();
      return ERROR;
    }
  }
  return out.finish();
}

function hasClock(self: Value): bool {
  return isDateTime(self) || isTime(self);
}

function writeMicro(out: Builder, self: Value): void {
  const micro: i64 = hasClock(self) ? asMoment(self).micro : 0;
  for (let unit: i64 = 100_000; unit > 0; unit /= 10) out.char(48 + <u32>((micro / unit) % 10));
}

/** Writes the offset, nothing where there is none; false with an exception pending. */
function writeItsOffset(out: Builder, self: Value, separator: u32): bool {
  if (!hasClock(self)) return true;
  const offset = offsetOf(self);
  if (offset === ERROR) return false;
  if (offset !== NONE) writeOffset(out, asDelta(offset), separator);
  decref(offset);
  return true;
}

/** Writes a text, its per cent signs doubled. */
function writeDoubled(out: Builder, p: usize): void {
  for (let i: u32 = 0; i < asStr(p).length; i++) {
    const c = charAt(p, i);
    out.char(c);
    if (c === PERCENT) out.char(c);
  }
}

/** By the replace() of a subclass of str: a reference, or ERROR. */
function doubledBy(name: Value): Value {
  const twice = newStr("%%");
  if (twice === 0) return ERROR;
  const doubled = callNamed(name, "replace", box(latin1(PERCENT)), box(twice));
  decrefAt(twice);
  return doubled;
}

/** Writes the name of the zone, its per cent signs doubled. */
function writeItsName(out: Builder, self: Value): bool {
  if (!hasClock(self)) return true;
  const name = zoneName(zoneOf(asMoment(self)), argumentOf(self));
  if (name === ERROR) return false;
  if (name === NONE) return true;
  if (isExactStr(name)) {
    writeDoubled(out, pointer(name));
    decref(name);
    return true;
  }
  const doubled = doubledBy(name);
  decref(name);
  if (doubled === ERROR) return false;
  const good = isStr(doubled);
  if (good) out.str(pointer(doubled));
  else raise(Exc.TypeError, "tzname.replace() did not return a string");
  decref(doubled);
  return good;
}

// ---- fields for the module time ----

/** 1 in summer time, 0 not, -1 not known, -2 with an exception pending. */
function summerOf(self: Value): i32 {
  if (!isDateTime(self)) return -1;
  const dst = dstOffset(zoneOf(asMoment(self)), self);
  if (dst === ERROR) return -2;
  if (dst === NONE) return -1;
  const d = asDelta(dst);
  const summer = (d.days | d.seconds | d.micro) !== 0;
  decref(dst);
  return i32(summer);
}

/** Sets the fields to those of a date, datetime or (in the year 1900) time. */
function setFields(self: Value, summer: i32): void {
  const m = asMoment(self);
  const clock = hasClock(self);
  setTime(clock ? m.hour : 0, clock ? m.minute : 0, clock ? m.second : 0);
  setOffset(0);
  if (isTime(self)) {
    setDate(1900, 1, 1);
    setDerived(0, 1, summer);
  } else setDay(m, summer);
}

function setDay(m: PyMoment, summer: i32): void {
  const weekday = <i32>weekdayOf(ordinalOf(m.year, m.month, m.day));
  setDate(m.year, m.month, m.day);
  setDerived(weekday, <i32>dayOfYear(m.year, m.month, m.day), summer);
}

/** self.strftime(format): a str, or ERROR. A subclass's fields are those of its own timetuple(). */
export function strftime(self: Value, format: usize): Value {
  const own = isExactly(self, TypeId.DATETIME) || isExactly(self, TypeId.DATE) || isTime(self);
  const summer = own ? summerOf(self) : -1;
  const tuple = own ? NONE : callNamed(self, "timetuple");
  if (summer === -2 || tuple === ERROR) return ERROR;
  const filled = needsFields(format) ? filledFormat(self, format) : incref(box(format));
  // Only now: what was called for the format may have used the fields of the module time.
  let good: bool = filled !== ERROR;
  if (own) setFields(self, summer);
  else good = good && readTuple(tuple, "strftime") && checkFields();
  const result = good ? formatTime(pointer(filled), box(emptyStr())) : ERROR;
  decref(filled);
  decref(tuple);
  return result;
}

// ---- struct_time ----

/** A struct_time of a date and clock: nothing of a zone. */
function structOf(m: PyMoment, clock: i32, summer: i32): Value {
  if (structTime === 0) {
    const module = importNamed("time");
    if (module === ERROR) return ERROR;
    decref(module);
  }
  const v = newStruct(structTime);
  if (v === ERROR) return ERROR;
  structSet(v, 0, small(m.year));
  structSet(v, 1, small(m.month));
  structSet(v, 2, small(m.day));
  structSet(v, 3, small(clock / 3600));
  structSet(v, 4, small((clock / 60) % 60));
  structSet(v, 5, small(clock % 60));
  structSet(v, 6, small(weekdayOf(ordinalOf(m.year, m.month, m.day))));
  structSet(v, 7, small(dayOfYear(m.year, m.month, m.day)));
  structSet(v, 8, small(summer));
  return v;
}

/** timetuple() of a date or datetime. */
export function timeTuple(self: Value): Value {
  const summer = summerOf(self);
  if (summer === -2) return ERROR;
  const m = asMoment(self);
  return structOf(m, isDateTime(self) ? m.clock() : 0, summer);
}

/** As timeTuple for a datetime that is in UTC already. */
export function utcTuple(self: Value): Value {
  const m = asMoment(self);
  return structOf(m, m.clock(), 0);
}
