/**
 * The proleptic Gregorian calendar: days by their ordinal (1 January of the year 1 is 1) and ISO 8601 weeks. The calendar's
 * arithmetic is that of the module time (Howard Hinnant's).
 */
import { daysFrom } from "../../modules/time/calendar.ts";
import { floorDivide, MAX_YEAR } from "./layout.ts";

/** Days from 1 January 1 to 1 January 1970, plus one. */
export const EPOCH_ORDINAL: i64 = 719163;
export const MAX_ORDINAL: i64 = 3652059;

const MONTH_DAYS: StaticArray<i32> = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const BEFORE_MONTH: StaticArray<i32> = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export function isLeap(year: i64): bool {
  return (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month from 1 to 12. */
export function daysInMonth(year: i64, month: i64): i64 {
  return month === 2 && isLeap(year) ? 29 : unchecked(MONTH_DAYS[<i32>month]);
}

/** A month has no fewer days. */
const LEAST_DAYS: i64 = 28;

/**
 * Sets YearMonthDay to a day counted from the beginning of a month, if it is one of that month, of the one before, or of the next one's first: else false.
 * A pickle may have the year 0, which is none of the calendar.
 */
export function nearMonth(year: i64, month: i64, day: i64): bool {
  if (day > LEAST_DAYS) {
    const days = daysInMonth(year, month);
    if (day > days) {
      day -= days;
      if (day > LEAST_DAYS) return false;
      if (++month > 12) {
        month = 1;
        if (++year > MAX_YEAR) return false;
      }
    }
  } else if (day < 1) {
    if (--month < 1) {
      month = 12;
      year--;
    }
    day += daysInMonth(year, month);
    if (day < 1) return false;
  }
  YearMonthDay.year = year;
  YearMonthDay.month = month;
  YearMonthDay.day = day;
  return year >= 1;
}

/** Number of the day in its year, from 1. */
export function dayOfYear(year: i64, month: i64, day: i64): i64 {
  return <i64>unchecked(BEFORE_MONTH[<i32>month]) + i64(month > 2 && isLeap(year)) + day;
}

export function ordinalOf(year: i64, month: i64, day: i64): i64 {
  // Years that are not negative, so that division rounds down; a pickle may have the year 0.
  const y = <u32>(year + 399);
  return <i64>(y * 365 + (y >> 2) - y / 100 + y / 400) - DAYS_BEFORE + dayOfYear(year, month, day);
}

/** Days of 400 years. */
const DAYS_BEFORE: i64 = 146097;

/** A date, set by `fromOrdinal` and `fromIsoWeek`. */
export class YearMonthDay {
  static year: i64 = 0;
  static month: i64 = 0;
  static day: i64 = 0;
}

/** Sets YearMonthDay to the day of an ordinal, of which no year is asked to be in range. */
export function fromOrdinal(ordinal: i64): void {
  // Years are counted from March, so that leap days come last.
  const z = ordinal + 305;
  // Most are no larger than 32 bits, whose division is the quicker.
  const eras = <u64>z <= u32.MAX_VALUE ? <i64>(<u32>z / 146097) : floorDivide(z, 146097);
  const ofEra = <u32>(z - eras * 146097);
  const yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
  const ofYear = ofEra - (365 * yearOfEra + (yearOfEra >> 2) - yearOfEra / 100);
  const shifted = (5 * ofYear + 2) / 153;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  YearMonthDay.year = eras * 400 + <i64>yearOfEra + i64(month <= 2);
  YearMonthDay.month = month;
  YearMonthDay.day = <i64>(ofYear - (153 * shifted + 2) / 5 + 1);
}

/** Seconds since 1970 of a date and time in UTC. */
export function secondsOf(year: i64, month: i64, day: i64, clock: i64): i64 {
  return daysFrom(year, month, day) * 86400 + clock;
}

/** Monday is 0. */
export function weekdayOf(ordinal: i64): i64 {
  return ordinal + 6 - floorDivide(ordinal + 6, 7) * 7;
}

/** Ordinal of the Monday that the first ISO week of a year begins with: that week has the year's first Thursday. */
export function firstMonday(year: i64): i64 {
  const first = ordinalOf(year, 1, 1);
  const weekday = weekdayOf(first);
  return first - weekday + (weekday > 3 ? 7 : 0);
}

/** Why a year, week and weekday are no date. */
export enum IsoFault {
  NONE,
  YEAR,
  WEEK,
  WEEKDAY,
}

/** Sets YearMonthDay to a weekday (Monday is 1) of an ISO week. */
export function fromIsoWeek(year: i64, week: i64, weekday: i64): IsoFault {
  if (year < 1 || year > MAX_YEAR) return IsoFault.YEAR;
  if (week <= 0 || week > 53 || (week === 53 && !hasLongYear(year))) return IsoFault.WEEK;
  if (weekday < 1 || weekday > 7) return IsoFault.WEEKDAY;
  fromOrdinal(firstMonday(year) + (week - 1) * 7 + weekday - 1);
  return IsoFault.NONE;
}

/** A year has 53 weeks if it begins on a Thursday, or on a Wednesday and is a leap year. */
function hasLongYear(year: i64): bool {
  const weekday = weekdayOf(ordinalOf(year, 1, 1));
  return weekday === 3 || (weekday === 2 && isLeap(year));
}
