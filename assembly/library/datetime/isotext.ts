/**
 * Reading ISO 8601, as `fromisoformat` takes it: dates by month or week, with dashes or without, times with colons or without, offsets.
 * Years have four digits, and no day is given by its number in the year (CPython: parse_isoformat_date, parse_isoformat_time).
 */
import { decref } from "../../core/object.ts";
import { asStr, charAt, STR_DATA } from "../../core/string.ts";
import { ERROR, NONE, Value } from "../../core/value.ts";
import { fromIsoWeek, IsoFault, YearMonthDay } from "./calendar.ts";
import { plainDelta } from "./layout.ts";
import { newTimezone } from "./timezone.ts";

const COLON: u32 = 0x3a;
const DASH: u32 = 0x2d;
const LETTER_W: u32 = 0x57;
const LETTER_Z: u32 = 0x5a;

/** What was read: a date, a time, an offset. */
export class Read {
  static year: i64 = 0;
  static month: i64 = 0;
  static day: i64 = 0;
  static hour: i64 = 0;
  static minute: i64 = 0;
  static second: i64 = 0;
  static micro: i64 = 0;
  static hasOffset: bool = false;
  /** In microseconds. */
  static offset: i64 = 0;
}

/** The str that is read, and where its part that is read ends. */
let text: usize = 0;
let at: i32 = 0;
let end: i32 = 0;

function peek(i: i32): u32 {
  return i < end ? charAt(text, <u32>i) : 0;
}

function isDigit(c: u32): bool {
  return c >= 0x30 && c <= 0x39;
}

/** Reads exactly so many digits: the number, -1 if there are none. */
function digits(count: i32): i64 {
  let n: i64 = 0;
  for (let i = 0; i < count; i++) {
    const c = peek(at++);
    if (!isDigit(c)) return -1;
    n = n * 10 + <i64>(c - 0x30);
  }
  return n;
}

// ---- dates ----

/** Reads a date of 7, 8 or 10 characters; whether it is one by its form (its numbers may be out of range, but not a week's). */
export function readDate(p: usize, length: i32): bool {
  text = p;
  at = 0;
  end = length;
  Read.year = digits(4);
  if (Read.year < 0) return false;
  const dashed = peek(at) === DASH;
  if (dashed) at++;
  if (peek(at) === LETTER_W) return readWeek(dashed);
  Read.month = digits(2);
  if (Read.month < 0) return false;
  if (dashed && peek(at++) !== DASH) return false;
  Read.day = digits(2);
  return Read.day >= 0 && at === end;
}

function readWeek(dashed: bool): bool {
  at++;
  const week = digits(2);
  if (week < 0) return false;
  let weekday: i64 = 1;
  if (at < end) {
    if (dashed && peek(at++) !== DASH) return false;
    weekday = digits(1);
    if (weekday < 0) return false;
  }
  if (at !== end || fromIsoWeek(Read.year, week, weekday) !== IsoFault.NONE) return false;
  Read.year = YearMonthDay.year;
  Read.month = YearMonthDay.month;
  Read.day = YearMonthDay.day;
  return true;
}

/**
 * Where the date ends and a separator stands, in a text of at least seven characters. With weeks it may be either of two places: a dash
 * or a digit may be the separator, and the number of digits decides.
 */
function separatorPlace(p: usize, length: i32): i32 {
  text = p;
  end = length;
  if (length === 7) return 7;
  if (peek(4) === DASH) {
    if (peek(5) !== LETTER_W) return 10;
    if (length > 8 && peek(8) === DASH) {
      if (length === 9) return -1;
      return length > 10 && isDigit(peek(10)) ? 8 : 10;
    }
    return 8;
  }
  if (peek(4) !== LETTER_W) return 8;
  let i = 7;
  while (i < length && isDigit(peek(i))) i++;
  if (i < 9) return i;
  return (i & 1) === 0 ? 7 : 8;
}

// ---- times ----

/** How a clock ended. */
enum Ending {
  BAD,
  AT_END,
  MORE,
}

let clockHour: i64 = 0;
let clockMinute: i64 = 0;
let clockSecond: i64 = 0;
let clockMicro: i64 = 0;

/** Reads `hh[:mm[:ss[.ffffff]]]` up to `stop`, from `at`. */
function readClock(stop: i32): Ending {
  clockHour = 0;
  clockMinute = 0;
  clockSecond = 0;
  clockMicro = 0;
  let colons: bool = true;
  for (let i = 0; i < 3; i++) {
    const n = digits(2);
    if (n < 0) return Ending.BAD;
    if (i === 0) clockHour = n;
    else if (i === 1) clockMinute = n;
    else clockSecond = n;
    const c = peek(at++);
    if (i === 0) colons = c === COLON;
    if (at >= stop) return c === 0 ? Ending.AT_END : Ending.MORE;
    if (colons && c === COLON) {
      if (i === 2) return Ending.BAD;
    } else if (c === 0x2e || c === 0x2c) {
      if (i < 2) return Ending.BAD;
    } else if (!colons) at--;
    else return Ending.BAD;
  }
  return readFraction(stop);
}

/** Reads digits of a second; those after the sixth do not count. */
function readFraction(stop: i32): Ending {
  const count = min(stop - at, 6);
  const n = digits(count);
  if (n < 0) return Ending.BAD;
  clockMicro = n;
  for (let i = count; i < 6; i++) clockMicro *= 10;
  while (isDigit(peek(at))) at++;
  return at >= end ? Ending.AT_END : Ending.MORE;
}

/** Reads a time from place `from` on, perhaps with an offset; whether it is one by its form. */
export function readTime(p: usize, from: i32): bool {
  text = p;
  at = from;
  end = <i32>asStr(p).length;
  Read.hasOffset = false;
  Read.offset = 0;
  let zone = from;
  while (zone < end && !isZoneSign(peek(zone))) zone++;
  const ending = readClock(zone);
  if (ending === Ending.BAD) return false;
  Read.hour = clockHour;
  Read.minute = clockMinute;
  Read.second = clockSecond;
  Read.micro = clockMicro;
  if (zone === end) return ending === Ending.AT_END;
  Read.hasOffset = true;
  if (peek(zone) === LETTER_Z) return zone + 1 === end;
  at = zone + 1;
  if (readClock(end) !== Ending.AT_END) return false;
  const seconds = (clockHour * 60 + clockMinute) * 60 + clockSecond;
  Read.offset = seconds * 1_000_000 + clockMicro;
  if (peek(zone) === DASH) Read.offset = -Read.offset;
  return true;
}

function isZoneSign(c: u32): bool {
  return c === 0x2b || c === DASH || c === LETTER_Z;
}

/** Two digits of ASCII at an address; over 99 if they are none. */
function pair(at: usize): i64 {
  const tens = <u32>load<u8>(at) - 0x30;
  const ones = <u32>load<u8>(at, 1) - 0x30;
  return tens <= 9 && ones <= 9 ? <i64>(tens * 10 + ones) : 100;
}

const USUAL: i32 = 19;
const PRECISE: i32 = 26;

/** Reads `yyyy-mm-dd?hh:mm:ss` or `yyyy-mm-dd?hh:mm:ss.ffffff`, as isoformat() writes them; whether it is that. */
function readUsual(at: usize, length: i32): bool {
  if (load<u8>(at, 4) !== 0x2d || load<u8>(at, 7) !== 0x2d) return false;
  if (load<u8>(at, 13) !== 0x3a || load<u8>(at, 16) !== 0x3a) return false;
  const century = pair(at);
  const ofCentury = pair(at + 2);
  Read.month = pair(at + 5);
  Read.day = pair(at + 8);
  Read.hour = pair(at + 11);
  Read.minute = pair(at + 14);
  Read.second = pair(at + 17);
  Read.year = century * 100 + ofCentury;
  Read.micro = 0;
  if (length === PRECISE) {
    if (load<u8>(at, 19) !== 0x2e) return false;
    const first = pair(at + 20);
    const second = pair(at + 22);
    const third = pair(at + 24);
    if (max(first, max(second, third)) >= 100) return false;
    Read.micro = (first * 100 + second) * 100 + third;
  }
  Read.hasOffset = false;
  const largest = max(max(century, ofCentury), max(Read.month, Read.day));
  return max(largest, max(Read.hour, max(Read.minute, Read.second))) < 100;
}

/** Reads a date and perhaps a time; whether it is that by its form. */
export function readDateTime(p: usize): bool {
  const length = <i32>asStr(p).length;
  const isUsual = length === USUAL || length === PRECISE;
  if (isUsual && asStr(p).ascii && readUsual(p + STR_DATA, length)) return true;
  if (length < 7) return false;
  const place = separatorPlace(p, length);
  if (place < 0 || place > length || !readDate(p, place)) return false;
  Read.hour = 0;
  Read.minute = 0;
  Read.second = 0;
  Read.micro = 0;
  Read.hasOffset = false;
  // A date may end in a separator only before a time.
  if (length === place) return true;
  return length - place > 1 && readTime(p, place + 1);
}

/** The zone that was read: a timezone or None, a reference; ERROR. */
export function readZone(): Value {
  if (!Read.hasOffset) return NONE;
  const offset = plainDelta(0, 0, Read.offset);
  if (offset === ERROR) return ERROR;
  const zone = newTimezone(offset, NONE);
  decref(offset);
  return zone;
}
