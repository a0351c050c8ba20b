/**
 * Timestamps and local time: POSIX seconds to dates and back, by what the host knows of its zone. Where clocks are put back a local time
 * comes twice, and `fold` tells which (PEP 495).
 */
import { fail, raisef } from "../../core/errors.ts";
import { fitsI64, intToI64 } from "../../core/integer.ts";
import { decref } from "../../core/object.ts";
import { toIndex } from "../../core/subscript.ts";
import { asType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { ERROR, Value } from "../../core/value.ts";
import { utcOffset, wallClock } from "../../host.ts";
import { breakDown, day, hour, minute, month, second, year } from "../../modules/time/calendar.ts";
import { floatOf, isAnyFloat } from "../../objects/float.ts";
import { raiseErrno } from "../../objects/oserrno.ts";
import { Exc } from "../../shared/exceptions.ts";
import { secondsOf } from "./calendar.ts";
import { dateTimeOf } from "./datetimemath.ts";
import { refuseYear } from "./fields.ts";
import { PyMoment } from "./layout.ts";

/** A timestamp that was read. */
export class Stamp {
  static seconds: i64 = 0;
  static micro: i64 = 0;
}

/** First second of the year 1, and of the year 10000. */
const FIRST: i64 = -62135596800;
const END: i64 = 253402300800;
/** Seconds from which on no year fits a C int. */
const LATEST: i64 = 67768036191676799;
const EARLIEST: i64 = -67768040609740800;
/** "Value too large for defined data type" */
const EOVERFLOW: i32 = 75;
/** What local gives when an exception is pending. */
export const BAD: i64 = i64.MIN_VALUE;
/** The most that local time is put back, generously. */
const LONGEST_FOLD: i64 = 86400;

function refuseRange(): bool {
  return fail(Exc.OverflowError, "timestamp out of range for platform time_t") >= 0;
}

/** Reads an int or float into Stamp, microseconds rounded half to even. False with an exception pending. */
export function readStamp(v: Value): bool {
  if (isAnyFloat(v)) return splitSeconds(floatOf(v));
  if (asType(typeOf(v)).index === 0) {
    raisef(Exc.TypeError, "argument must be int or float, not %T", v);
    return false;
  }
  return readWhole(v);
}

/** As readStamp, in whole seconds, rounded down. */
export function readWholeStamp(v: Value): bool {
  if (!isAnyFloat(v)) return readWhole(v);
  return checkNumber(floatOf(v)) && setStamp(Math.floor(floatOf(v)), 0);
}

function readWhole(v: Value): bool {
  const index = toIndex(v);
  if (index === ERROR) return false;
  const fits = fitsI64(index);
  if (fits) Stamp.seconds = intToI64(index);
  Stamp.micro = 0;
  decref(index);
  return fits || refuseRange();
}

function checkNumber(x: f64): bool {
  return x === x || fail(Exc.ValueError, "Invalid value NaN (not a number)") >= 0;
}

/** Sets Stamp to a number of seconds. */
export function splitSeconds(x: f64): bool {
  if (!checkNumber(x)) return false;
  let whole = Math.trunc(x);
  let micro: f64 = nearest((x - whole) * 1e6);
  if (micro >= 1e6) {
    micro -= 1e6;
    whole += 1;
  } else if (micro < 0) {
    micro += 1e6;
    whole -= 1;
  }
  return setStamp(whole, <i64>micro);
}

function setStamp(whole: f64, micro: i64): bool {
  if (!(whole >= -9223372036854775808.0 && whole < 9223372036854775808.0)) return refuseRange();
  Stamp.seconds = <i64>whole;
  Stamp.micro = micro;
  return true;
}

/** Breaks the seconds of a stamp, local or not, down into the fields of modules/time/calendar.ts. False with an exception pending. */
export function breakStamp(local: bool): bool {
  const seconds = Stamp.seconds;
  if (seconds < EARLIEST || seconds > LATEST) {
    raiseErrno(EOVERFLOW);
    return false;
  }
  breakDown(local ? seconds + utcOffset(<f64>seconds) : seconds);
  return true;
}

/** The moment of Stamp as a datetime, local without a zone: its fields, not converted by the zone. */
export function dateTimeOfStamp(cls: usize, local: bool, zone: Value): Value {
  if (!breakStamp(local)) return ERROR;
  const y = year;
  const mo = month;
  const d = day;
  const h = hour;
  const mi = minute;
  const s = second;
  let fold: i64 = 0;
  if (local && y >= 1 && y <= 9999) {
    fold = foldOf(Stamp.seconds, secondsOf(y, mo, d, (h * 60 + mi) * 60 + s));
    if (fold === BAD) return ERROR;
  }
  return dateTimeOf(cls, y, mo, d, h, mi, s, Stamp.micro, zone, fold);
}

/** 1 if a local time, in seconds, has been a moment before: clocks were put back since. BAD with an exception pending. */
function foldOf(moment: i64, its: i64): i64 {
  const before = localOf(moment - LONGEST_FOLD);
  if (before === BAD) return BAD;
  const change = its - before - LONGEST_FOLD;
  if (change >= 0) return 0;
  const probe = localOf(moment + change);
  return probe === BAD ? BAD : i64(probe === its);
}

/** Local time of a moment in seconds as if it were UTC; ValueError outside of the years that there are (BAD). */
function localOf(moment: i64): i64 {
  const local = moment + utcOffset(<f64>moment);
  if (local >= FIRST && local < END) return local;
  breakDown(local);
  refuseYear(year);
  return BAD;
}

/** The moment of a date and clock in local time; BAD with an exception pending. Where it is in a gap, by the offset before it. */
export function momentOf(m: PyMoment): i64 {
  const fold = m.fold !== 0;
  const t = secondsOf(m.year, m.month, m.day, m.clock());
  const lt = localOf(t);
  if (lt === BAD) return BAD;
  const a = lt - t;
  const u1 = t - a;
  const t1 = localOf(u1);
  if (t1 === BAD) return BAD;
  let b: i64;
  if (t1 === t) {
    // One solution: perhaps there is an earlier or a later one.
    const other = fold ? u1 + LONGEST_FOLD : u1 - LONGEST_FOLD;
    const its = localOf(other);
    if (its === BAD) return BAD;
    b = its - other;
    if (a === b) return u1;
  } else b = t1 - u1;
  const u2 = t - b;
  const t2 = localOf(u2);
  if (t2 === BAD) return BAD;
  if (t2 === t) return u2;
  if (t1 === t) return u1;
  return fold ? min(u1, u2) : max(u1, u2);
}

/** Sets Stamp to the present moment. */
export function readClock(): void {
  splitSeconds(wallClock());
}
