/** The state of dates and times as pickles have it: bytes, or a str of such characters from pickles of Python 2 (PEP 307). */
import { asBytes, BYTES_DATA, isBytes, newBytes } from "../../core/bytes.ts";
import { fail, failf, literal } from "../../core/errors.ts";
import { decref, incref } from "../../core/object.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { tuple1, tuple2 } from "../../core/tuple.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, Value } from "../../core/value.ts";
import { reduction } from "../../objects/reduction.ts";
import { Exc } from "../../shared/exceptions.ts";
import { asMoment, isDate, isDateTime, isTzinfo, newDate, newDateTime, newTime, PyMoment } from "./layout.ts";

const DATE_BYTES: i32 = 4;
const TIME_BYTES: i32 = 6;
const DATETIME_BYTES: i32 = 10;
/** Stands for the fold in a byte whose number is small; from protocol 4 on. */
const FOLD: u32 = 0x80;

/** The bytes of a state. */
const state: usize = memory.data(10);

function byte(i: usize): u32 {
  return load<u8>(state + i);
}

// ---- reading ----

/** Whether v could be a state of so many bytes, whose byte `at` says so: at most `most` without the fold, and at least `least`. */
function isState(v: Value, count: i32, at: u32, least: u32, most: u32, fold: u32): bool {
  let c: u32;
  if (isBytes(v)) {
    if (asBytes(pointer(v)).length !== <u32>count) return false;
    c = load<u8>(pointer(v) + BYTES_DATA + at);
  } else {
    if (!isStr(v) || asStr(pointer(v)).length !== <u32>count) return false;
    c = charAt(pointer(v), at);
  }
  c &= ~fold;
  return c >= least && c <= most;
}

/** Copies the bytes of what isState has accepted; false with ValueError pending. `what` names the type. */
function openState(v: Value, count: i32, what: string): bool {
  const p = pointer(v);
  if (isBytes(v)) {
    memory.copy(state, p + BYTES_DATA, count);
    return true;
  }
  for (let i = 0; i < count; i++) {
    const c = charAt(p, i);
    if (c > 0xff) {
      const message =
        "Failed to encode latin1 string when unpickling a %L object. pickle.load(data, encoding='latin1') is assumed.";
      return failf(Exc.ValueError, message, literal(what)) >= 0;
    }
    store<u8>(state + <usize>i, <u8>c);
  }
  return true;
}

export function isDateState(v: Value): bool {
  return isState(v, DATE_BYTES, 2, 1, 12, 0);
}

export function isDateTimeState(v: Value): bool {
  return isState(v, DATETIME_BYTES, 2, 1, 12, FOLD);
}

export function isTimeState(v: Value): bool {
  return isState(v, TIME_BYTES, 0, 0, 23, FOLD);
}

export function dateFromState(type: usize, v: Value): Value {
  if (!openState(v, DATE_BYTES, "date")) return ERROR;
  return newDate(type, (byte(0) << 8) | byte(1), byte(2), byte(3));
}

function isZone(zone: Value): bool {
  return zone === NONE || isTzinfo(zone) || fail(Exc.TypeError, "bad tzinfo state arg") >= 0;
}

function micro(at: usize): u32 {
  return (byte(at) << 16) | (byte(at + 1) << 8) | byte(at + 2);
}

/** Sets the clock as it is: nobody checks pickles. */
function setClock(v: Value, hour: u32, minute: u32, second: u32): Value {
  if (v === ERROR) return ERROR;
  const m = asMoment(v);
  m.hour = <u8>hour;
  m.minute = <u8>minute;
  m.second = <u8>second;
  return v;
}

export function dateTimeFromState(type: usize, v: Value, zone: Value): Value {
  if (!openState(v, DATETIME_BYTES, "datetime") || !isZone(zone)) return ERROR;
  const year = (byte(0) << 8) | byte(1);
  const made = newDateTime(type, year, byte(2) & ~FOLD, byte(3), 0, micro(7), zone, byte(2) >> 7);
  return setClock(made, byte(4), byte(5), byte(6));
}

export function timeFromState(type: usize, v: Value, zone: Value): Value {
  if (!openState(v, TIME_BYTES, "time") || !isZone(zone)) return ERROR;
  return setClock(newTime(type, 0, micro(3), zone, byte(0) >> 7), byte(0) & ~FOLD, byte(1), byte(2));
}

// ---- writing ----

function putDate(m: PyMoment): void {
  store<u8>(state, <u8>(m.year >> 8));
  store<u8>(state, <u8>m.year, 1);
  store<u8>(state, m.month, 2);
  store<u8>(state, m.day, 3);
}

function putClock(at: usize, m: PyMoment): void {
  store<u8>(at, m.hour);
  store<u8>(at, m.minute, 1);
  store<u8>(at, m.second, 2);
  store<u8>(at, <u8>(m.micro >> 16), 3);
  store<u8>(at, <u8>(m.micro >> 8), 4);
  store<u8>(at, <u8>m.micro, 5);
}

/** (type, (state,)) or (type, (state, tzinfo)) of a date, datetime or time, as a protocol has it. */
export function reduceMoment(self: Value, protocol: i64): Value {
  const m = asMoment(self);
  const dated = isDate(self);
  const plain = dated && !isDateTime(self);
  if (dated) putDate(m);
  if (!plain) {
    putClock(dated ? state + DATE_BYTES : state, m);
    const marked: usize = dated ? 2 : 0;
    if (m.fold !== 0 && protocol > 3) store<u8>(state + marked, <u8>(byte(marked) | FOLD));
  }
  const bytes = newBytes(state, plain ? DATE_BYTES : dated ? DATETIME_BYTES : TIME_BYTES);
  if (bytes === ERROR) return ERROR;
  const args = plain || m.zone === 0 ? tuple1(bytes) : tuple2(bytes, incref(box(m.zone)));
  if (args === 0) return ERROR;
  const result = reduction(box(typeOf(self)), box(args));
  decref(box(args));
  return result;
}
