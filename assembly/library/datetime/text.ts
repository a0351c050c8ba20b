/** Dates and times as text: ISO 8601, ctime, repr. */
import { Builder, newBuilder } from "../../core/builder.ts";
import { raise } from "../../core/errors.ts";
import { decref } from "../../core/object.ts";
import { repr } from "../../core/represent.ts";
import { isStr, STR_DATA, strIs } from "../../core/string.ts";
import { allocAscii } from "../../core/substring.ts";
import { asType, PyType } from "../../core/type.ts";
import { box, ERROR, NONE, pointer, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { ordinalOf, weekdayOf } from "./calendar.ts";
import { asDelta, asMoment, isDateTime, PyMoment, zoneOf } from "./layout.ts";
import { offsetOf, two, writeOffset } from "./offsets.ts";

/** A type as reprs have it: a built-in one with its module. */
export function writeTypeName(out: Builder, type: PyType): void {
  if (!(type.flags & TypeFlag.HEAP)) out.text("datetime.");
  out.str(type.name);
}

// ---- ISO 8601 ----

export enum Timespec {
  AUTO,
  HOURS,
  MINUTES,
  SECONDS,
  MILLISECONDS,
  MICROSECONDS,
  UNKNOWN,
}

const TIMESPECS: StaticArray<string> = [
  "auto",
  "hours",
  "minutes",
  "seconds",
  "milliseconds",
  "microseconds",
];

/** The timespec of that name, a str; UNKNOWN with ValueError pending. */
export function timespecOf(name: Value): Timespec {
  for (let i = 0; i < TIMESPECS.length; i++) {
    if (strIs(pointer(name), unchecked(TIMESPECS[i]))) return <Timespec>i;
  }
  raise(Exc.ValueError, "Unknown timespec value");
  return Timespec.UNKNOWN;
}

function digits2(at: usize, n: u32): void {
  const tens = n / 10;
  store<u16>(at, <u16>(0x3030 + tens + ((n - tens * 10) << 8)));
}

function digits4(at: usize, n: u32): void {
  const high = n / 100;
  digits2(at, high);
  digits2(at + 2, n - high * 100);
}

const ISO_DATE: i32 = 10;

/** Puts `yyyy-mm-dd` at an address. */
function putDate(at: usize, m: PyMoment): void {
  digits4(at, m.year);
  store<u8>(at, 45, 4);
  digits2(at + 5, m.month);
  store<u8>(at, 45, 7);
  digits2(at + 8, m.day);
}

/** `yyyy-mm-dd` */
export function isoDate(m: PyMoment): Value {
  const p = allocAscii(ISO_DATE);
  if (p === 0) return ERROR;
  putDate(p + STR_DATA, m);
  return box(p);
}

/** Room for a date, a separator and a clock. */
const room: usize = memory.data(32);

/** Puts the clock at an address: where it ends. */
function putClock(at: usize, m: PyMoment, spec: Timespec): usize {
  if (spec === Timespec.AUTO) spec = m.micro === 0 ? Timespec.SECONDS : Timespec.MICROSECONDS;
  digits2(at, m.hour);
  if (spec === Timespec.HOURS) return at + 2;
  store<u8>(at, 58, 2);
  digits2(at + 3, m.minute);
  if (spec === Timespec.MINUTES) return at + 5;
  store<u8>(at, 58, 5);
  digits2(at + 6, m.second);
  if (spec === Timespec.SECONDS) return at + 8;
  store<u8>(at, 46, 8);
  const thousandths = m.micro / 1000;
  digits2(at + 9, thousandths / 10);
  store<u8>(at, 48 + <u8>(thousandths % 10), 11);
  if (spec === Timespec.MILLISECONDS) return at + 12;
  const rest = m.micro % 1000;
  store<u8>(at, 48 + <u8>(rest / 100), 12);
  digits2(at + 13, rest % 100);
  return at + 15;
}

/** Instead of a separator: there is no date. */
export const NO_DATE: i32 = -1;

/** A datetime by ISO 8601 with a separator, or a time; the offset behind, if there is one. */
export function isoMoment(self: Value, separator: i32, spec: Timespec): Value {
  const offset = offsetOf(self);
  if (offset === ERROR) return ERROR;
  const m = asMoment(self);
  let at = room;
  if (separator !== NO_DATE) {
    putDate(at, m);
    store<u8>(at, <u8>separator, ISO_DATE);
    at += ISO_DATE + 1;
  }
  const count = <i32>(putClock(at, m, spec) - room);
  if (offset === NONE && separator < 0x80) {
    const p = allocAscii(count);
    if (p === 0) return ERROR;
    memory.copy(p + STR_DATA, room, count);
    return box(p);
  }
  const out = newBuilder();
  if (separator < 0x80) out.ascii(room, count);
  else {
    out.ascii(room, ISO_DATE);
    out.char(separator);
    out.ascii(at, count - ISO_DATE - 1);
  }
  if (offset !== NONE) writeOffset(out, asDelta(offset), 58);
  decref(offset);
  return out.finish();
}

// ---- ctime ----

const DAY_NAMES: string = "MonTueWedThuFriSatSun";
const MONTH_NAMES: string = "JanFebMarAprMayJunJulAugSepOctNovDec";

function writeName(out: Builder, names: string, i: i32): void {
  for (let k = i * 3; k < i * 3 + 3; k++) out.char(<u32>names.charCodeAt(k));
}

/** `Wed Jan  1 05:00:00 2020`; at midnight for a date. */
export function ctime(self: Value): Value {
  const m = asMoment(self);
  const clock = isDateTime(self) ? m.clock() : 0;
  const out = newBuilder();
  writeName(out, DAY_NAMES, <i32>weekdayOf(ordinalOf(m.year, m.month, m.day)));
  out.char(32);
  writeName(out, MONTH_NAMES, <i32>m.month - 1);
  out.char(32);
  if (m.day < 10) out.char(32);
  out.decimal(m.day);
  out.char(32);
  two(out, clock / 3600);
  out.char(58);
  two(out, (clock / 60) % 60);
  out.char(58);
  two(out, clock % 60);
  out.char(32);
  two(out, <i64>m.year / 100);
  two(out, <i64>m.year % 100);
  return out.finish();
}

// ---- repr ----

function writeNext(out: Builder, n: i64): void {
  out.text(", ");
  out.decimal(n);
}

/** Hour, minute and what of second and microsecond is not zero. */
function writeClock(out: Builder, m: PyMoment): void {
  out.decimal(m.hour);
  writeNext(out, m.minute);
  if (m.second !== 0 || m.micro !== 0) writeNext(out, m.second);
  if (m.micro !== 0) writeNext(out, m.micro);
}

function writeDate(out: Builder, m: PyMoment): void {
  writeTypeName(out, asType(m.type));
  out.char(40);
  out.decimal(m.year);
  writeNext(out, m.month);
  writeNext(out, m.day);
}

function writeFold(out: Builder, m: PyMoment): void {
  if (m.fold !== 0) out.text(", fold=1");
}

/** Writes `, tzinfo=…` if there is a zone; false with an exception pending. */
function writeZone(out: Builder, m: PyMoment): bool {
  if (m.zone === 0) return true;
  const text = repr(zoneOf(m));
  if (text === ERROR) return false;
  out.text(", tzinfo=");
  if (isStr(text)) out.str(pointer(text));
  decref(text);
  return true;
}

function finishRepr(out: Builder, good: bool): Value {
  if (good) {
    out.char(41);
    return out.finish();
  }
  out.drop();
  return ERROR;
}

/** `datetime.date(2020, 1, 1)` */
export function reprDate(self: Value): Value {
  const out = newBuilder();
  writeDate(out, asMoment(self));
  return finishRepr(out, true);
}

/** `datetime.datetime(2020, 1, 1, 0, 0, fold=1, tzinfo=…)` */
export function reprDateTime(self: Value): Value {
  const m = asMoment(self);
  const out = newBuilder();
  writeDate(out, m);
  out.text(", ");
  writeClock(out, m);
  writeFold(out, m);
  return finishRepr(out, writeZone(out, m));
}

/** `datetime.time(1, 0, tzinfo=…, fold=1)` */
export function reprTime(self: Value): Value {
  const m = asMoment(self);
  const out = newBuilder();
  writeTypeName(out, asType(m.type));
  out.char(40);
  writeClock(out, m);
  const good = writeZone(out, m);
  writeFold(out, m);
  return finishRepr(out, good);
}
