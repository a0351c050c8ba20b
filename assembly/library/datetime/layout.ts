/**
 * How the objects of datetime lie in memory, and making them from fields that are known to be right.
 *
 *     date       │ refcount │ type │ hash i64 │ day u8 │ month u8 │ year u16 │ 0 u32 │
 *     datetime   │ refcount │ type │ hash i64 │ day u8 │ month u8 │ year u16 │ second u8 │ minute u8 │ hour u8 │ fold u8 │ micro u32 │ zone u32 │
 *     time       as a datetime of the year 0
 *     timedelta  │ refcount │ type │ hash i64 │ days i32 │ seconds i32 │ micro i32 │ 0 │
 *     timezone   │ refcount │ type │ offset u32 │ name u32 │
 *
 * Read as words, a date and a time of day compare as numbers. `hash` is -1 until somebody asks; `zone` the address of a tzinfo,
 * 0 for None.
 */
import { raisef } from "../../core/errors.ts";
import { allocInstance } from "../../core/instance.ts";
import {
  decrefField,
  freeObject,
  gcIsTracked,
  gcTrack,
  gcUntrack,
  increfAt,
  visitAt,
} from "../../core/object.ts";
import { asType, isSubtype } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isPointer, NONE, pointer, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";

@unmanaged
export class PyMoment {
  refcount: i32;
  type: u32;
  hash: i64;
  day: u8;
  month: u8;
  year: u16;
  second: u8;
  minute: u8;
  hour: u8;
  fold: u8;
  micro: u32;
  zone: u32;

  /** The date as a number: later dates are larger. */
  @inline dateKey(): u32 {
    return load<u32>(changetype<usize>(this), offsetof<PyMoment>("day"));
  }

  /** Hour, minute and second as a number. */
  @inline clockKey(): u32 {
    return load<u32>(changetype<usize>(this), offsetof<PyMoment>("second")) & 0xff_ffff;
  }

  /** Seconds since midnight. */
  @inline clock(): i32 {
    return <i32>this.hour * 3600 + <i32>this.minute * 60 + <i32>this.second;
  }
}

export const DATE_SIZE: u32 = <u32>offsetof<PyMoment>("micro");
export const MOMENT_SIZE: u32 = <u32>offsetof<PyMoment>();

@unmanaged
export class PyDelta {
  refcount: i32;
  type: u32;
  hash: i64;
  days: i32;
  seconds: i32;
  micro: i32;
  pad: u32;
}

@unmanaged
export class PyZone {
  refcount: i32;
  type: u32;
  /** A timedelta. */
  offset: u32;
  /** A str, 0 for none. */
  name: u32;
}

export function asMoment(v: Value): PyMoment {
  return changetype<PyMoment>(pointer(v));
}

export function asDelta(v: Value): PyDelta {
  return changetype<PyDelta>(pointer(v));
}

export function asZone(v: Value): PyZone {
  return changetype<PyZone>(pointer(v));
}

function isKind(v: Value, id: TypeId): bool {
  return isPointer(v) && isSubtype(typeOf(v), typeAt(id));
}

export function isDate(v: Value): bool {
  return isKind(v, TypeId.DATE);
}

export function isDateTime(v: Value): bool {
  return isKind(v, TypeId.DATETIME);
}

export function isTime(v: Value): bool {
  return isKind(v, TypeId.TIME);
}

export function isDelta(v: Value): bool {
  return isKind(v, TypeId.TIMEDELTA);
}

export function isTzinfo(v: Value): bool {
  return isKind(v, TypeId.TZINFO);
}

export const MIN_YEAR: i64 = 1;
export const MAX_YEAR: i64 = 9999;
export const MAX_DAYS: i64 = 999_999_999;
export const DAY_SECONDS: i64 = 86400;
export const MILLION: i64 = 1_000_000;

// ---- making ----

/** A date, or an instance of a subclass without calling it: the fields are right. ERROR with MemoryError pending. */
export function newDate(type: usize, year: i64, month: i64, day: i64): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  const m = changetype<PyMoment>(p);
  m.hash = -1;
  setDate(m, year, month, day);
  store<u32>(p, 0, offsetof<PyMoment>("second"));
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

function setDate(m: PyMoment, year: i64, month: i64, day: i64): void {
  m.day = <u8>day;
  m.month = <u8>month;
  m.year = <u16>year;
}

/** A datetime or time all of whose fields but the date and the clock are set; its zone is 0. 0 with MemoryError pending. */
function allocMoment(type: usize, micro: i64, fold: i64): PyMoment {
  const p = allocInstance(type);
  const m = changetype<PyMoment>(p);
  if (p === 0) return m;
  m.hash = -1;
  m.micro = <u32>micro;
  m.fold = <u8>fold;
  m.zone = 0;
  return m;
}

/** Sets the zone (a tzinfo or None, borrowed) of a moment just made, which may be 0: the moment, or ERROR. */
function finishMoment(m: PyMoment, zone: Value): Value {
  const p = changetype<usize>(m);
  if (p === 0) return ERROR;
  if (zone !== NONE) {
    increfAt(pointer(zone));
    m.zone = <u32>pointer(zone);
  }
  // A zone that the collector knows may lead back here; else only subclasses can have cycles.
  if (asType(m.type).flags & TypeFlag.HEAP || isContainer(zone)) gcTrack(p);
  return box(p);
}

function isContainer(zone: Value): bool {
  return zone !== NONE && (asType(typeOf(zone)).flags & TypeFlag.HAVE_GC) !== 0;
}

/** A datetime of that type; `clock` are seconds since midnight, `zone` a tzinfo or None. */
export function newDateTime(
  type: usize,
  year: i64,
  month: i64,
  day: i64,
  clock: i64,
  micro: i64,
  zone: Value,
  fold: i64,
): Value {
  const m = allocMoment(type, micro, fold);
  if (changetype<usize>(m) === 0) return ERROR;
  setDate(m, year, month, day);
  setClock(m, <i32>clock);
  return finishMoment(m, zone);
}

function setClock(m: PyMoment, clock: i32): void {
  m.hour = <u8>(clock / 3600);
  m.minute = <u8>((clock / 60) % 60);
  m.second = <u8>(clock % 60);
}

/** A time of that type. */
export function newTime(type: usize, clock: i64, micro: i64, zone: Value, fold: i64): Value {
  const m = allocMoment(type, micro, fold);
  if (changetype<usize>(m) === 0) return ERROR;
  setDate(m, 0, 0, 0);
  setClock(m, <i32>clock);
  return finishMoment(m, zone);
}

/** Gives a moment that nobody else knows another zone, a tzinfo. */
export function replaceZone(v: Value, zone: Value): void {
  const m = asMoment(v);
  const old: usize = m.zone;
  increfAt(pointer(zone));
  m.zone = <u32>pointer(zone);
  decrefField(old);
  if (isContainer(zone) && !gcIsTracked(pointer(v))) gcTrack(pointer(v));
}

/** The zone of a moment, borrowed; None for none. */
export function zoneOf(m: PyMoment): Value {
  return m.zone === 0 ? NONE : box(m.zone);
}

/** a / b rounded down, for b > 0. */
export function floorDivide(a: i64, b: i64): i64 {
  const q = a / b;
  return q * b > a ? q - 1 : q;
}

/** A timedelta of any numbers of days, seconds and microseconds; OverflowError if it is too long. */
export function newDelta(type: usize, days: i64, seconds: i64, micro: i64): Value {
  if (<u64>micro >= <u64>MILLION) {
    const carry = floorDivide(micro, MILLION);
    seconds += carry;
    micro -= carry * MILLION;
  }
  if (<u64>seconds >= <u64>DAY_SECONDS) {
    const carry = floorDivide(seconds, DAY_SECONDS);
    days += carry;
    seconds -= carry * DAY_SECONDS;
  }
  if (days > MAX_DAYS || days < -MAX_DAYS) return refuseDays(days);
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  const d = changetype<PyDelta>(p);
  d.hash = -1;
  d.days = <i32>days;
  d.seconds = <i32>seconds;
  d.micro = <i32>micro;
  d.pad = 0;
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

function refuseDays(days: i64): Value {
  if (days > i32.MAX_VALUE || days < i32.MIN_VALUE) {
    return raisef(Exc.OverflowError, "Python int too large to convert to C int");
  }
  return raisef(Exc.OverflowError, "days=%d; must have magnitude <= %d", days, MAX_DAYS);
}

/** A plain timedelta. */
export function plainDelta(days: i64, seconds: i64, micro: i64): Value {
  return newDelta(typeAt(TypeId.TIMEDELTA), days, seconds, micro);
}

/** Negative, 0, positive: the order of two timedeltas. */
export function deltaOrder(a: PyDelta, b: PyDelta): i32 {
  if (a.days !== b.days) return a.days < b.days ? -1 : 1;
  if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
  return a.micro < b.micro ? -1 : i32(a.micro > b.micro);
}

/** A timedelta without microseconds in seconds; those are floored away otherwise. */
export function deltaSeconds(d: PyDelta): i64 {
  return <i64>d.days * DAY_SECONDS + d.seconds;
}

// ---- life ----

export function momentDealloc(p: usize): void {
  gcUntrack(p);
  decrefField(changetype<PyMoment>(p).zone);
  freeObject(p);
}

export function momentTraverse(p: usize, visit: u32): void {
  visitAt(changetype<PyMoment>(p).zone, visit);
}

export function zoneDealloc(p: usize): void {
  decrefField(changetype<PyZone>(p).offset);
  decrefField(changetype<PyZone>(p).name);
  freeObject(p);
}
