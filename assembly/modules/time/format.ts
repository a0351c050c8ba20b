/**
 * strftime and asctime in the C locale. Directives, their modifiers (`E`, `O`), flags (`-`, `_`, `0`, `^`, `#`) and widths are
 * glibc's; what is no directive stays as it is.
 */
import { Builder, newBuilder } from "../../core/builder.ts";
import { decref } from "../../core/object.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { pointer, UNBOUND, Value } from "../../core/value.ts";
import {
  DAY,
  day,
  daysFrom,
  floorDiv,
  fromLocal,
  hour,
  isDst,
  minute,
  month,
  offset,
  second,
  weekday,
  year,
  yearday,
} from "./calendar.ts";

const DAYS: StaticArray<string> = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];
const MONTHS: StaticArray<string> = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Flag before a directive, and least width; 0 for none. */
let flag: u32 = 0;
let width: i32 = 0;

const MINUS: u32 = 0x2d;
const UNDERSCORE: u32 = 0x5f;
const ZERO: u32 = 0x30;
const CARET: u32 = 0x5e;
const HASH: u32 = 0x23;
const PERCENT: u32 = 0x25;
const SPACE: u32 = 0x20;

function isFlag(c: u32): bool {
  return c === MINUS || c === UNDERSCORE || c === ZERO || c === CARET || c === HASH;
}

/** Seven characters of a name's beginning, or all of it. */
function name(out: Builder, text: string, most: i32): void {
  const count = min(most, text.length);
  pad(out, count, SPACE);
  for (let i = 0; i < count; i++) {
    const c = <u32>text.charCodeAt(i);
    out.char(flag === CARET || flag === HASH ? upper(c) : c);
  }
}

const ALL: i32 = 99;

function upper(c: u32): u32 {
  return c >= 0x61 && c <= 0x7a ? c - 32 : c;
}

/** Blanks or zeros before what has `count` characters. */
function pad(out: Builder, count: i32, filler: u32): void {
  if (flag === MINUS) return;
  const by = flag === ZERO ? ZERO : flag === UNDERSCORE ? SPACE : filler;
  for (let i = count; i < width; i++) out.char(by);
}

/** A number with at least `digits` digits, filled with zeros or blanks. */
function number(out: Builder, n: i64, digits: i32, filler: u32): void {
  let count = 1;
  for (let rest = (n < 0 ? -n : n) / 10; rest > 0; rest /= 10) count++;
  if (n < 0) count++;
  const by = flag === ZERO ? ZERO : flag === UNDERSCORE ? SPACE : filler;
  const least = flag === MINUS ? 0 : max(digits, width);
  if (by === ZERO && n < 0) {
    out.char(MINUS);
    n = -n;
  }
  for (let i = count; i < least; i++) out.char(by);
  out.decimal(n);
}

function two(out: Builder, n: i64): void {
  number(out, n, 2, ZERO);
}

// ---- weeks ----

/** Number of the week that begins with a given weekday (Monday 0): days before the first such are week 0. */
function weekFrom(first: i32): i32 {
  return (yearday + 6 - ((weekday - first + 7) % 7)) / 7;
}

let isoYear: i64 = 0;
let isoWeek: i32 = 0;

/** Sets the ISO 8601 year and week. */
function findIsoWeek(): void {
  isoYear = year;
  isoWeek = (yearday - weekday + 9) / 7;
  if (isoWeek < 1) {
    isoYear--;
    isoWeek = weeksOf(isoYear);
  } else if (isoWeek > weeksOf(year)) {
    isoYear++;
    isoWeek = 1;
  }
}

/** A year has 53 weeks where it begins or ends on a Thursday. */
function weeksOf(y: i64): i32 {
  return weekdayOf(y, 1, 1) === 3 || weekdayOf(y, 12, 31) === 3 ? 53 : 52;
}

function weekdayOf(y: i64, m: i64, d: i64): i32 {
  const days = daysFrom(y, m, d) + 3;
  return <i32>(days - floorDiv(days, 7) * 7);
}

// ---- directives ----

function hour12(): i32 {
  return hour % 12 === 0 ? 12 : hour % 12;
}

/** Writes a few directives that others stand for. */
function group(out: Builder, directives: string): void {
  flag = 0;
  width = 0;
  for (let i = 0; i < directives.length; i++) {
    const c = <u32>directives.charCodeAt(i);
    if ((c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a)) directive(out, c, UNBOUND);
    else out.char(c);
  }
}

/** Writes what a directive stands for; false if it is none. `zone` is the zone's name, UNBOUND for none. */
function directive(out: Builder, c: u32, zone: Value): bool {
  switch (c) {
    case 0x61: // a
      name(out, DAYS[weekday], 3);
      return true;
    case 0x41: // A
      name(out, DAYS[weekday], ALL);
      return true;
    case 0x62: // b
    case 0x68: // h
      name(out, MONTHS[month - 1], 3);
      return true;
    case 0x42: // B
      name(out, MONTHS[month - 1], ALL);
      return true;
    case 0x63: // c
      group(out, "a b e T Y");
      return true;
    case 0x43: // C
      two(out, floorDiv(year, 100));
      return true;
    case 0x64: // d
      two(out, day);
      return true;
    case 0x44: // D
    case 0x78: // x
      group(out, "m/d/y");
      return true;
    case 0x65: // e
      number(out, day, 2, SPACE);
      return true;
    case 0x46: // F
      group(out, "Y-m-d");
      return true;
    case 0x48: // H
      two(out, hour);
      return true;
    case 0x49: // I
      two(out, hour12());
      return true;
    case 0x6a: // j
      number(out, yearday, 3, ZERO);
      return true;
    case 0x6b: // k
      number(out, hour, 2, SPACE);
      return true;
    case 0x6c: // l
      number(out, hour12(), 2, SPACE);
      return true;
    case 0x6d: // m
      two(out, month);
      return true;
    case 0x4d: // M
      two(out, minute);
      return true;
    case 0x6e: // n
      out.char(10);
      return true;
    case 0x70: // p
      name(out, hour < 12 ? "AM" : "PM", 2);
      return true;
    case 0x50: // P
      name(out, hour < 12 ? "am" : "pm", 2);
      return true;
    case 0x72: // r
      group(out, "I:M:S p");
      return true;
    case 0x52: // R
      group(out, "H:M");
      return true;
    case 0x73: // s
      number(out, moment(), 1, ZERO);
      return true;
    case 0x53: // S
      two(out, second);
      return true;
    case 0x74: // t
      out.char(9);
      return true;
    case 0x54: // T
    case 0x58: // X
      group(out, "H:M:S");
      return true;
    default:
      return weekOrZone(out, c, zone);
  }
}

function weekOrZone(out: Builder, c: u32, zone: Value): bool {
  switch (c) {
    case 0x67: // g
      findIsoWeek();
      two(out, isoYear - floorDiv(isoYear, 100) * 100);
      return true;
    case 0x47: // G
      findIsoWeek();
      number(out, isoYear, 4, ZERO);
      return true;
    case 0x56: // V
      findIsoWeek();
      two(out, isoWeek);
      return true;
    case 0x75: // u
      number(out, weekday + 1, 1, ZERO);
      return true;
    case 0x77: // w
      number(out, (weekday + 1) % 7, 1, ZERO);
      return true;
    case 0x55: // U
      two(out, weekFrom(6));
      return true;
    case 0x57: // W
      two(out, weekFrom(0));
      return true;
    case 0x79: // y
      two(out, year - floorDiv(year, 100) * 100);
      return true;
    case 0x59: // Y
      number(out, year, 4, ZERO);
      return true;
    case 0x7a: // z
      out.char(offset < 0 ? MINUS : 0x2b);
      flag = 0;
      number(out, (abs(offset) / 3600) * 100 + ((abs(offset) / 60) % 60), 4, ZERO);
      return true;
    case 0x5a: // Z
      if (zone !== UNBOUND && isStr(zone)) out.str(pointer(zone));
      return true;
    default:
      return false;
  }
}

function moment(): i64 {
  return fromLocal(daysFrom(year, month, day) * DAY + hour * 3600 + minute * 60 + second, isDst);
}

/** The fields as a format has it: a str, or ERROR. Takes over `zone`. */
export function formatTime(format: usize, zone: Value): Value {
  const out = newBuilder();
  const length = asStr(format).length;
  let at: u32 = 0;
  while (at < length) {
    const c = charAt(format, at++);
    if (c === PERCENT) at = oneDirective(out, format, at, zone);
    else out.char(c);
  }
  decref(zone);
  return out.finish();
}

/** Reads flags, width and modifier after a per cent sign; where the format goes on. */
function oneDirective(out: Builder, format: usize, start: u32, zone: Value): u32 {
  const length = asStr(format).length;
  let at = start;
  flag = 0;
  width = 0;
  while (at < length && isFlag(charAt(format, at))) flag = charAt(format, at++);
  while (at < length && charAt(format, at) >= 0x30 && charAt(format, at) <= 0x39) {
    width = min(width * 10 + <i32>charAt(format, at++) - 0x30, 1000);
  }
  if (at < length && (charAt(format, at) === 0x45 || charAt(format, at) === 0x4f)) at++;
  if (at < length) {
    const c = charAt(format, at++);
    if (c === PERCENT) {
      out.char(c);
      return at;
    }
    if (directive(out, c, zone)) return at;
  }
  out.char(PERCENT);
  out.slice(format, start, at);
  return at;
}

/** "Sun Sep  9 01:46:40 2001" */
export function ascTime(): Value {
  const out = newBuilder();
  flag = 0;
  width = 0;
  name(out, DAYS[weekday], 3);
  out.char(SPACE);
  name(out, MONTHS[month - 1], 3);
  out.char(SPACE);
  number(out, day, 2, SPACE);
  out.char(SPACE);
  group(out, "H:M:S");
  out.char(SPACE);
  out.decimal(year);
  return out.finish();
}
