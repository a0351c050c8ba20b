/** The types tzinfo, which subclasses give its meaning, and timezone, a fixed offset from UTC (CPython: Modules/_datetimemodule.c). */
import { getAttrOptional } from "../../core/attribute.ts";
import { newBuilder } from "../../core/builder.ts";
import { call0 } from "../../core/call.ts";
import { literal, raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { allocInstance } from "../../core/instance.ts";
import { internText } from "../../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, decrefAt, freeObject, gcTrack, incref, newPlain } from "../../core/object.ts";
import { repr } from "../../core/represent.ts";
import { isStr, newStr } from "../../core/string.ts";
import { allocTuple, emptyTuple, finishTuple, tuple1, tuple2, tupleInit } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NONE, NOT_IMPLEMENTED, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { callNamed } from "./calls.ts";
import { addDelta } from "./datetimemath.ts";
import { deltaHash } from "./delta.ts";
import { deltaDifference } from "./deltamath.ts";
import {
  asDelta,
  asMoment,
  asZone,
  deltaOrder,
  isDateTime,
  isDelta,
  PyZone,
  plainDelta,
  zoneDealloc,
} from "./layout.ts";
import { dstOffset, isOffset, refuseOffset, utcOffset, writeOffset } from "./offsets.ts";

// ---- tzinfo ----

function tzinfoNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

function mustOverride(name: string): Value {
  return raisef(Exc.NotImplementedError, "a tzinfo subclass must implement %L()", literal(name));
}

function tzinfoUtcOffset(_args: usize): Value {
  return mustOverride("utcoffset");
}

function tzinfoDst(_args: usize): Value {
  return mustOverride("dst");
}

function tzinfoName(_args: usize): Value {
  return mustOverride("tzname");
}

/** Whether dt is a datetime whose zone is self; else TypeError or ValueError. */
function isOwn(self: Value, dt: Value): bool {
  if (!isDateTime(dt)) raise(Exc.TypeError, "fromutc: argument must be a datetime");
  else if (asMoment(dt).zone !== <u32>pointer(self)) raise(Exc.ValueError, "fromutc: dt.tzinfo is not self");
  else return true;
  return false;
}

/** A datetime in UTC as one in local time, by utcoffset() and dst(): the time that standard time had, then the summer's hour. */
function tzinfoFromUtc(args: usize): Value {
  const self = load<i64>(args);
  const dt = load<i64>(args, 8);
  if (!isOwn(self, dt)) return ERROR;
  const offset = utcOffset(self, dt);
  if (offset === ERROR) return ERROR;
  if (offset === NONE) return raise(Exc.ValueError, "fromutc: non-None utcoffset() result required");
  const result = fromUtcBy(self, dt, offset);
  decref(offset);
  return result;
}

function fromUtcBy(self: Value, dt: Value, offset: Value): Value {
  const dst = dstOffset(self, dt);
  if (dst === ERROR) return ERROR;
  if (dst === NONE) return raise(Exc.ValueError, "fromutc: non-None dst() result required");
  const standard = deltaDifference(asDelta(offset), asDelta(dst));
  decref(dst);
  if (standard === ERROR) return ERROR;
  const moved = addDelta(dt, asDelta(standard), 1);
  decref(standard);
  if (moved === ERROR) return ERROR;
  const summer = dstOffset(self, moved);
  let result: Value = ERROR;
  if (summer === NONE) {
    raise(Exc.ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert");
  } else if (summer !== ERROR) result = addDelta(moved, asDelta(summer), 1);
  decref(summer);
  decref(moved);
  return result;
}

/** (type, __getinitargs__() or (), __getstate__()) */
function tzinfoReduce(args: usize): Value {
  const self = load<i64>(args);
  const name = internText("__getinitargs__");
  if (name === 0) return ERROR;
  const getter = getAttrOptional(self, name);
  decrefAt(name);
  if (getter === ERROR) return ERROR;
  const given = getter === UNBOUND ? incref(box(emptyTuple())) : call0(getter);
  decref(getter);
  const state = given === ERROR ? ERROR : callNamed(self, "__getstate__");
  const result = state === ERROR ? 0 : allocTuple(3);
  if (result === 0) {
    decref(given);
    decref(state);
    return ERROR;
  }
  tupleInit(result, 0, incref(box(typeOf(self))));
  tupleInit(result, 1, given);
  tupleInit(result, 2, state);
  return finishTuple(result);
}

/** Slots and methods of the declared type. */
export function fillTzinfo(type: PyType): void {
  type.new = tzinfoNew.index;
  type.dealloc = freeObject.index;
  define(type, "tzname(self, dt, /)", tzinfoName);
  define(type, "utcoffset(self, dt, /)", tzinfoUtcOffset);
  define(type, "dst(self, dt, /)", tzinfoDst);
  define(type, "fromutc(self, dt, /)", tzinfoFromUtc);
  define(type, "__reduce__(self, /)", tzinfoReduce);
}

// ---- timezone ----

/** timezone.utc, which the type's namespace holds. */
export class Zone {
  static utc: Value = UNBOUND;
}

/** The timezone of an offset (a timedelta) and a name (a str or None): timezone.utc for none at all without a name. ERROR. */
export function newTimezone(offset: Value, name: Value): Value {
  const d = asDelta(offset);
  if (name === NONE && (d.days | d.seconds | d.micro) === 0 && Zone.utc !== UNBOUND) return incref(Zone.utc);
  return isOffset(d) ? makeTimezone(offset, name) : refuseOffset(offset);
}

/** A new timezone in any case. */
export function makeTimezone(offset: Value, name: Value): Value {
  const p = newPlain(typeAt(TypeId.TIMEZONE), offsetof<PyZone>());
  if (p === 0) return raiseMemoryError();
  const z = changetype<PyZone>(p);
  z.offset = <u32>pointer(incref(offset));
  z.name = name === NONE ? 0 : <u32>pointer(incref(name));
  return box(p);
}

let signature!: NativeDef;

function timezoneNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const offset = load<i64>(values);
  const name = load<i64>(values, 8);
  let result: Value = ERROR;
  if (!isDelta(offset)) {
    raisef(Exc.TypeError, "timezone() argument 1 must be datetime.timedelta, not %A", offset);
  } else if (name !== UNBOUND && !isStr(name)) {
    raisef(Exc.TypeError, "timezone() argument 2 must be str, not %A", name);
  } else result = newTimezone(offset, name === UNBOUND ? NONE : name);
  endSlot(signature, values);
  return result;
}

function timezoneCompare(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  if (typeOf(b) !== typeAt(TypeId.TIMEZONE)) return NOT_IMPLEMENTED;
  const same = deltaOrder(asDelta(box(asZone(a).offset)), asDelta(box(asZone(b).offset))) === 0;
  return boxBool(same === (op === Compare.EQ));
}

function timezoneHash(self: Value): i64 {
  return deltaHash(box(asZone(self).offset));
}

/** `UTC`, `UTC+01:00`, or the name that it was given. */
function timezoneText(self: Value): Value {
  const z = asZone(self);
  if (z.name !== 0) return incref(box(z.name));
  const d = asDelta(box(z.offset));
  const out = newBuilder();
  out.text("UTC");
  if ((d.days | d.seconds | d.micro) !== 0) writeOffset(out, d, 58);
  return out.finish();
}

function timezoneRepr(self: Value): Value {
  if (self === Zone.utc) {
    const text = newStr("datetime.timezone.utc");
    return text === 0 ? ERROR : box(text);
  }
  const z = asZone(self);
  const offset = repr(box(z.offset));
  if (offset === ERROR) return ERROR;
  const out = newBuilder();
  out.text("datetime.timezone(");
  out.str(pointer(offset));
  decref(offset);
  const name = z.name === 0 ? UNBOUND : repr(box(z.name));
  if (name === ERROR) {
    out.drop();
    return ERROR;
  }
  if (name !== UNBOUND) {
    out.text(", ");
    out.str(pointer(name));
    decref(name);
  }
  out.char(41);
  return out.finish();
}

/** Whether the argument of a method is a datetime or None; else TypeError. */
function isAsked(dt: Value, method: string): bool {
  if (dt === NONE || isDateTime(dt)) return true;
  const message = "%L(dt) argument must be a datetime instance or None, not %T";
  raisef(Exc.TypeError, message, literal(method), dt);
  return false;
}

function timezoneName(args: usize): Value {
  return isAsked(load<i64>(args, 8), "tzname") ? timezoneText(load<i64>(args)) : ERROR;
}

function timezoneUtcOffset(args: usize): Value {
  if (!isAsked(load<i64>(args, 8), "utcoffset")) return ERROR;
  return incref(box(asZone(load<i64>(args)).offset));
}

function timezoneDst(args: usize): Value {
  return isAsked(load<i64>(args, 8), "dst") ? NONE : ERROR;
}

function timezoneFromUtc(args: usize): Value {
  const self = load<i64>(args);
  const dt = load<i64>(args, 8);
  return isOwn(self, dt) ? addDelta(dt, asDelta(box(asZone(self).offset)), 1) : ERROR;
}

function initArguments(args: usize): Value {
  const z = asZone(load<i64>(args));
  const offset = incref(box(z.offset));
  const p = z.name === 0 ? tuple1(offset) : tuple2(offset, incref(box(z.name)));
  return p === 0 ? ERROR : box(p);
}

/** Slots and methods of the declared type. */
export function fillTimezone(type: PyType): void {
  signature = slotSignature("timezone(offset, name=unset)");
  type.new = timezoneNew.index;
  type.dealloc = zoneDealloc.index;
  type.compare = timezoneCompare.index;
  type.hash = timezoneHash.index;
  type.str = timezoneText.index;
  type.repr = timezoneRepr.index;
  define(type, "tzname(self, dt, /)", timezoneName);
  define(type, "utcoffset(self, dt, /)", timezoneUtcOffset);
  define(type, "dst(self, dt, /)", timezoneDst);
  define(type, "fromutc(self, dt, /)", timezoneFromUtc);
  define(type, "__getinitargs__(self, /)", initArguments);
}

/** A timezone of so many minutes for the namespace: timezone.min and so on. */
export function timezoneOf(minutes: i64): Value {
  const offset = plainDelta(0, minutes * 60, 0);
  const zone = offset === ERROR ? ERROR : makeTimezone(offset, NONE);
  decref(offset);
  return zone;
}
