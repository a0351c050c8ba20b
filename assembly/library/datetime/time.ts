/** The type time (CPython: Modules/_datetimemodule.c). */
import { dropArguments, takeArguments } from "../../core/call.ts";
import { orderResult } from "../../core/compare.ts";
import { raise, raisef } from "../../core/errors.ts";
import { define, defineClassMethod } from "../../core/native.ts";
import { decref } from "../../core/object.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, NOT_IMPLEMENTED, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { callClass, callNamed } from "./calls.ts";
import { refuseIso, replaced } from "./date.ts";
import { foldlessOffset, hashFields, hashOfDelta } from "./datetimemath.ts";
import { BAD, checkTime, checkZone, field, readArguments, TIME_NAMES, zoneField } from "./fields.ts";
import { Read, readTime, readZone } from "./isotext.ts";
import {
  asDelta,
  asMoment,
  deltaSeconds,
  isTime,
  momentDealloc,
  momentOrder,
  momentTraverse,
  newTime,
  PyMoment,
  zoneOf,
} from "./layout.ts";
import { offsetOf, sameOffsets } from "./offsets.ts";
import { isTimeState, timeFromState } from "./pickled.ts";
import { defineClock, defineShared, parseWith } from "./shapes.ts";
import { isoMoment, NO_DATE, reprTime, Timespec, timespecOf } from "./text.ts";

// ---- making ----

/** A time of checked fields of the type or, by calling it, of a subclass. */
export function timeOf(
  cls: usize,
  hour: i64,
  minute: i64,
  second: i64,
  micro: i64,
  zone: Value,
  fold: i64,
): Value {
  if (cls === typeAt(TypeId.TIME)) {
    if (!checkTime(hour, minute, second, micro, fold) || !checkZone(zone)) return ERROR;
    return newTime(cls, (hour * 60 + minute) * 60 + second, micro, zone, fold);
  }
  const args = takeArguments(6);
  if (args === 0) return ERROR;
  store<i64>(args, small(hour));
  store<i64>(args, small(minute), 8);
  store<i64>(args, small(second), 16);
  store<i64>(args, small(micro), 24);
  store<i64>(args, zone, 32);
  const result = callClass(box(cls), args, 5, fold);
  dropArguments(args);
  return result;
}

/** The slot `new`: fields, or a state of pickle. */
function timeNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if ((nargs === 1 || nargs === 2) && isTimeState(load<i64>(args))) {
    return timeFromState(type, load<i64>(args), nargs === 2 ? load<i64>(args, 8) : NONE);
  }
  const values = readArguments(args, nargs, kwnames, TIME_NAMES, 0);
  if (values === 0) return ERROR;
  const hour = field(values, 0, 0);
  const minute = field(values, 1, 0);
  const second = field(values, 2, 0);
  const micro = field(values, 3, 0);
  const zone = zoneField(values, 4);
  const fold = field(values, 5, 0);
  dropArguments(values);
  if (!checkTime(hour, minute, second, micro, fold) || !checkZone(zone)) return ERROR;
  return newTime(type, (hour * 60 + minute) * 60 + second, micro, zone, fold);
}

function fromIsoFormat(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raise(Exc.TypeError, "fromisoformat: argument must be str");
  const p = pointer(text);
  const from = asStr(p).length > 0 && charAt(p, 0) === 0x54 ? 1 : 0;
  if (!readTime(p, from)) return refuseIso(text);
  if (Read.hour === 24) {
    if ((Read.minute | Read.second | Read.micro) !== 0) return refuseMidnight();
    Read.hour = 0;
  }
  const hour = Read.hour;
  const minute = Read.minute;
  const second = Read.second;
  const micro = Read.micro;
  const zone = readZone();
  if (zone === ERROR) return ERROR;
  const result = timeOf(pointer(load<i64>(args)), hour, minute, second, micro, zone, 0);
  decref(zone);
  return result;
}

/** ValueError for a time after 24:00. Gives ERROR. */
export function refuseMidnight(): Value {
  return raise(Exc.ValueError, "minute, second, and microsecond must be 0 when hour is 24");
}

function strptime(args: usize): Value {
  return parseWith(args, "_strptime_datetime_time");
}

// ---- slots ----

function timeCompare(a: Value, b: Value, op: Compare): Value {
  if (!isTime(b)) return NOT_IMPLEMENTED;
  const x = asMoment(a);
  const y = asMoment(b);
  if (x.zone === y.zone) return orderResult(momentOrder(x, y), op);
  const offset = offsetOf(a);
  if (offset === ERROR) return ERROR;
  const other = offsetOf(b);
  const result = other === ERROR ? ERROR : compareWith(x, offset, y, other, op);
  decref(offset);
  decref(other);
  return result;
}

/** Compares times of different zones with these offsets. */
function compareWith(x: PyMoment, offset: Value, y: PyMoment, other: Value, op: Compare): Value {
  if (sameOffsets(offset, other)) return orderResult(momentOrder(x, y), op);
  if (offset === NONE || other === NONE) {
    if (op === Compare.EQ || op === Compare.NE) return orderResult(1, op);
    return raise(Exc.TypeError, "can't compare offset-naive and offset-aware times");
  }
  const difference = x.clock() - deltaSeconds(asDelta(offset)) - y.clock() + deltaSeconds(asDelta(other));
  if (difference !== 0) return orderResult(difference < 0 ? -1 : 1, op);
  return orderResult(x.micro < y.micro ? -1 : i32(x.micro > y.micro), op);
}

function timeHash(self: Value): i64 {
  const m = asMoment(self);
  if (m.hash !== -1) return m.hash;
  const offset = m.zone === 0 ? NONE : foldlessOffset(self);
  if (offset === ERROR) return -1;
  if (offset === NONE) m.hash = hashFields(m);
  else {
    const d = asDelta(offset);
    m.hash = hashOfDelta(-(<i64>d.days), <i64>m.clock() - d.seconds, <i64>m.micro - d.micro);
    decref(offset);
  }
  return m.hash;
}

/** By isoformat(), which a subclass may have. */
function timeStr(self: Value): Value {
  if (!isExactly(self, TypeId.TIME)) return callNamed(self, "isoformat");
  return isoMoment(self, NO_DATE, Timespec.AUTO);
}

// ---- methods ----

function isoFormat(args: usize): Value {
  const name = load<i64>(args, 8);
  if (!isStr(name)) return raisef(Exc.TypeError, "isoformat() argument 1 must be str, not %A", name);
  const spec = timespecOf(name);
  return spec === Timespec.UNKNOWN ? ERROR : isoMoment(load<i64>(args), NO_DATE, spec);
}

function replace(args: usize): Value {
  const self = load<i64>(args);
  const m = asMoment(self);
  const hour = replaced(args, 1, m.hour);
  const minute = hour === BAD ? BAD : replaced(args, 2, m.minute);
  const second = minute === BAD ? BAD : replaced(args, 3, m.second);
  const micro = second === BAD ? BAD : replaced(args, 4, m.micro);
  const fold = micro === BAD ? BAD : replaced(args, 6, m.fold);
  if (fold === BAD) return ERROR;
  const zone = load<i64>(args, 40);
  return timeOf(typeOf(self), hour, minute, second, micro, zone === UNBOUND ? zoneOf(m) : zone, fold);
}

/** Slots and methods of the declared type. */
export function fillTime(type: PyType): void {
  type.new = timeNew.index;
  type.dealloc = momentDealloc.index;
  type.traverse = momentTraverse.index;
  type.compare = timeCompare.index;
  type.hash = timeHash.index;
  type.repr = reprTime.index;
  type.str = timeStr.index;
  defineClassMethod(type, "fromisoformat(type, string, /)", fromIsoFormat);
  defineClassMethod(type, "strptime(type, string, format, /)", strptime);
  define(type, "isoformat(self, /, timespec='auto')", isoFormat);
  define(
    type,
    "replace(self, /, hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)",
    replace,
  );
  define(
    type,
    "__replace__(self, /, hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)",
    replace,
  );
  defineShared(type);
  defineClock(type);
}
