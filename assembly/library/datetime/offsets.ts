/**
 * What a tzinfo says of a moment: its methods called and their answers checked (CPython: call_tzinfo_method), offsets as text.
 * A `timezone` is asked without a call.
 */
import { Builder } from "../../core/builder.ts";
import { literal, raisef } from "../../core/errors.ts";
import { decref, incref } from "../../core/object.ts";
import { isStr } from "../../core/string.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { callNamed } from "./calls.ts";
import {
  asDelta,
  asZone,
  DAY_SECONDS,
  deltaOrder,
  deltaSeconds,
  isDelta,
  isTime,
  PyDelta,
  PyMoment,
  zoneOf,
} from "./layout.ts";

/** Whether a timedelta is less than a day, either way. */
export function isOffset(d: PyDelta): bool {
  return d.days === 0 || (d.days === -1 && (d.seconds !== 0 || d.micro !== 0));
}

/** ValueError for a timedelta that is no offset. Gives ERROR. */
export function refuseOffset(offset: Value): Value {
  const message =
    "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %R";
  return raisef(Exc.ValueError, message, offset);
}

/** utcoffset() or dst() of a zone (or None) for a datetime or None: a timedelta or None, a reference; ERROR. */
function askOffset(zone: Value, name: string, argument: Value): Value {
  const offset = callNamed(zone, name, argument);
  if (offset === ERROR || offset === NONE) return offset;
  if (!isDelta(offset)) {
    const message = "tzinfo.%L() must return None or timedelta, not '%T'";
    raisef(Exc.TypeError, message, literal(name), offset);
  } else if (isOffset(asDelta(offset))) return offset;
  else refuseOffset(offset);
  decref(offset);
  return ERROR;
}

export function utcOffset(zone: Value, argument: Value): Value {
  if (zone === NONE) return NONE;
  if (isExactly(zone, TypeId.TIMEZONE)) return incref(box(asZone(zone).offset));
  return askOffset(zone, "utcoffset", argument);
}

export function dstOffset(zone: Value, argument: Value): Value {
  if (zone === NONE || isExactly(zone, TypeId.TIMEZONE)) return NONE;
  return askOffset(zone, "dst", argument);
}

/** tzname() of a zone (or None): a str or None, a reference; ERROR. */
export function zoneName(zone: Value, argument: Value): Value {
  if (zone === NONE) return NONE;
  const name = callNamed(zone, "tzname", argument);
  if (name === ERROR || name === NONE || isStr(name)) return name;
  raisef(Exc.TypeError, "tzinfo.tzname() must return None or a string, not '%T'", name);
  decref(name);
  return ERROR;
}

/** What a zone is asked about a moment: the datetime itself, None for a time. */
export function argumentOf(self: Value): Value {
  return isTime(self) ? NONE : self;
}

/** utcoffset() of a datetime or time. */
export function offsetOf(self: Value): Value {
  return utcOffset(zoneOf(changetype<PyMoment>(pointer(self))), argumentOf(self));
}

/** Whether two offsets, timedeltas or None, are the same. */
export function sameOffsets(a: Value, b: Value): bool {
  if (a === b) return true;
  return a !== NONE && b !== NONE && deltaOrder(asDelta(a), asDelta(b)) === 0;
}

// ---- text ----

export function two(out: Builder, n: i64): void {
  out.char(48 + <u32>(n / 10));
  out.char(48 + <u32>(n % 10));
}

/** `+hh:mm[:ss[.ffffff]]` of an offset, with `separator` (0: none) in the place of the colon. */
export function writeOffset(out: Builder, d: PyDelta, separator: u32): void {
  const negative = d.days < 0;
  let micro = d.micro;
  let seconds = deltaSeconds(d);
  if (negative) {
    seconds = -seconds;
    if (micro !== 0) {
      seconds--;
      micro = 1_000_000 - micro;
    }
  }
  out.char(negative ? 45 : 43);
  two(out, (seconds / 3600) % (DAY_SECONDS / 3600));
  if (separator !== 0) out.char(separator);
  two(out, (seconds / 60) % 60);
  if (seconds % 60 === 0 && micro === 0) return;
  if (separator !== 0) out.char(separator);
  two(out, seconds % 60);
  if (micro !== 0) writeFraction(out, micro, 6);
}

/** A dot and so many digits. */
export function writeFraction(out: Builder, n: i32, digits: i32): void {
  out.char(46);
  let unit = digits === 6 ? 100_000 : 100;
  for (; unit > 0; unit /= 10) out.char(48 + <u32>((n / unit) % 10));
}
