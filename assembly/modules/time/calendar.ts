/**
 * Moments and calendar dates: the proleptic Gregorian calendar by Howard Hinnant's algorithms ("chrono-Compatible Low-Level Date
 * Algorithms"), local time by what the host knows of its zone.
 */
import { utcOffset } from "../../host.ts";

export const DAY: i64 = 86400;

/** A date and time of day, set by `breakDown` or by their reader; as C's struct tm, but months and days of the year from 1. */
export let year: i64 = 0;
export let month: i32 = 1;
export let day: i32 = 1;
export let hour: i32 = 0;
export let minute: i32 = 0;
export let second: i32 = 0;
/** Monday is 0. */
export let weekday: i32 = 0;
export let yearday: i32 = 1;
export let isDst: i32 = 0;
/** Seconds east of UTC. */
export let offset: i32 = 0;

export function setDate(y: i64, m: i32, d: i32): void {
  year = y;
  month = m;
  day = d;
}

export function setTime(h: i32, m: i32, s: i32): void {
  hour = h;
  minute = m;
  second = s;
}

export function setDerived(week: i32, ofYear: i32, dst: i32): void {
  weekday = week;
  yearday = ofYear;
  isDst = dst;
}

export function setOffset(seconds: i32): void {
  offset = seconds;
}

export function floorDiv(a: i64, b: i64): i64 {
  const q = a / b;
  return a % b !== 0 && a < 0 !== b < 0 ? q - 1 : q;
}

/** Days since 1970-01-01; any month and day, which count on into the next year or month. */
export function daysFrom(y: i64, m: i64, d: i64): i64 {
  y += floorDiv(m - 1, 12);
  m = m - 1 - floorDiv(m - 1, 12) * 12 + 1;
  if (m <= 2) y--;
  const era = floorDiv(y, 400);
  const ofEra = y - era * 400;
  const ofYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5;
  return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear + d - 719469;
}

/** Sets the fields to the date and time so many seconds since 1970, taken as they are. */
export function breakDown(seconds: i64): void {
  const days = floorDiv(seconds, DAY);
  const rest = <i32>(seconds - days * DAY);
  const z = days + 719468;
  const era = floorDiv(z, 146097);
  const ofEra = z - era * 146097;
  const yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
  const ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const shifted = (5 * ofYear + 2) / 153;
  const m = <i32>(shifted < 10 ? shifted + 3 : shifted - 9);
  setDate(yearOfEra + era * 400 + (m <= 2 ? 1 : 0), m, <i32>(ofYear - (153 * shifted + 2) / 5 + 1));
  setTime(rest / 3600, (rest / 60) % 60, rest % 60);
  setDerived(<i32>(days + 3 - floorDiv(days + 3, 7) * 7), <i32>(days - daysFrom(year, 1, 1)) + 1, 0);
  offset = 0;
}

// ---- the local zone ----

/** Offsets of the year that a moment is in: what winter has is the standard. */
export let standardOffset: i32 = 0;
export let summerOffset: i32 = 0;

/** Sets the two offsets for the year of a moment. */
export function findOffsets(seconds: i64): void {
  breakDown(seconds);
  const january = utcOffset(<f64>(daysFrom(year, 1, 1) * DAY));
  const july = utcOffset(<f64>(daysFrom(year, 7, 1) * DAY));
  standardOffset = min(january, july);
  summerOffset = max(january, july);
}

/** As breakDown, in local time. */
export function breakDownLocally(seconds: i64): void {
  findOffsets(seconds);
  const east = utcOffset(<f64>seconds);
  breakDown(seconds + east);
  isDst = east !== standardOffset ? 1 : 0;
  offset = east;
}

/** The moment of local date and time in `seconds` as if they were UTC; dst: 0 standard time, 1 summer time, -1 not known. */
export function fromLocal(seconds: i64, dst: i32): i64 {
  findOffsets(seconds);
  if (dst === 0 || standardOffset === summerOffset) return seconds - standardOffset;
  if (dst > 0) return seconds - summerOffset;
  const guess = seconds - utcOffset(<f64>(seconds - standardOffset));
  const east = utcOffset(<f64>guess);
  return seconds - east;
}
