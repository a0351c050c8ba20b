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
import { raisef, raiseMemoryError } from "../../core/errors.ts";
import { allocInstance } from "../../core/instance.ts";
import {
  decrefField,
  freeObject,
  gcIsTracked,
  gcTrack,
  increfAt,
  Plain,
  visitAt,
} from "../../core/object.ts";
import { asType, isSubtype } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isPointer, NONE, pointer, Value } from "../../core/value.ts";
import { Cached } from "../../memory/arena.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header, TypeFlag } from "../../shared/layout.ts";
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

/** Whether v is of one of the types or of a subclass; the type itself is known without a call. */
export class Kind {
  @inline
  static is(v: Value, id: TypeId): bool {
    if (!isPointer(v)) return false;
    const type: usize = load<u32>(pointer(v), Header.TYPE);
    return type === typeAt(id) || isSubtype(type, typeAt(id));
  }
}

export function isDate(v: Value): bool {
  return Kind.is(v, TypeId.DATE);
}

export function isDateTime(v: Value): bool {
  return Kind.is(v, TypeId.DATETIME);
}

export function isTime(v: Value): bool {
  return Kind.is(v, TypeId.TIME);
}

export function isDelta(v: Value): bool {
  return Kind.is(v, TypeId.TIMEDELTA);
}

export function isTzinfo(v: Value): bool {
  return Kind.is(v, TypeId.TZINFO);
}

export const MIN_YEAR: i64 = 1;
export const MAX_YEAR: i64 = 9999;
export const MAX_DAYS: i64 = 999_999_999;
export const DAY_SECONDS: i64 = 86400;
export const MILLION: i64 = 1_000_000;

// ---- making ----

/** Memory for an object: that of an own type of a size known beforehand (without the collector), or an instance of a subclass. */
class Block {
  @inline
  static plain(type: usize, id: TypeId, size: usize): usize {
    if (type !== typeAt(id)) return allocInstance(type);
    const p = Cached.alloc(size);
    if (p === 0) {
      raiseMemoryError();
      return 0;
    }
    // Count 1, and the type, which is immortal.
    store<u64>(p, ((<u64>type) << 32) | 1);
    return p;
  }

  @inline
  static container(type: usize, id: TypeId, size: usize): usize {
    if (type !== typeAt(id)) return allocInstance(type);
    const p = Plain.makeOf(type, size);
    if (p === 0) raiseMemoryError();
    return p;
  }
}

/** A date, or an instance of a subclass without calling it: the fields are right. ERROR with MemoryError pending. */
export function newDate(type: usize, year: i64, month: i64, day: i64): Value {
  const p = Block.plain(type, TypeId.DATE, DATE_BYTES);
  if (p === 0) return ERROR;
  const m = changetype<PyMoment>(p);
  m.hash = -1;
  setDate(m, year, month, day);
  store<u32>(p, 0, offsetof<PyMoment>("second"));
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

const DATE_BYTES: usize = 24;

function setDate(m: PyMoment, year: i64, month: i64, day: i64): void {
  m.day = <u8>day;
  m.month = <u8>month;
  m.year = <u16>year;
}

function setClock(m: PyMoment, clock: i32): void {
  const minutes = clock / 60;
  const hours = minutes / 60;
  m.hour = <u8>hours;
  m.minute = <u8>(minutes - hours * 60);
  m.second = <u8>(clock - minutes * 60);
}

/** Sets the zone (a tzinfo or None, borrowed) of a moment just made: the moment. */
function finishMoment(m: PyMoment, zone: Value): Value {
  const p = changetype<usize>(m);
  m.hash = -1;
  m.zone = 0;
  if (zone !== NONE) {
    increfAt(pointer(zone));
    m.zone = <u32>pointer(zone);
    if (isContainer(zone) && !(asType(m.type).flags & TypeFlag.HEAP)) gcTrack(p);
  }
  // Else only subclasses can have cycles: a zone that the collector does not know leads nowhere.
  if (asType(m.type).flags & TypeFlag.HEAP) gcTrack(p);
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
  const p = Block.container(type, TypeId.DATETIME, MOMENT_SIZE);
  if (p === 0) return ERROR;
  const m = changetype<PyMoment>(p);
  setDate(m, year, month, day);
  setClock(m, <i32>clock);
  m.fold = <u8>fold;
  m.micro = <u32>micro;
  return finishMoment(m, zone);
}

/** A time of that type. */
export function newTime(type: usize, clock: i64, micro: i64, zone: Value, fold: i64): Value {
  const p = Block.container(type, TypeId.TIME, MOMENT_SIZE);
  if (p === 0) return ERROR;
  const m = changetype<PyMoment>(p);
  setDate(m, 0, 0, 0);
  setClock(m, <i32>clock);
  m.fold = <u8>fold;
  m.micro = <u32>micro;
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
  const p = Block.plain(type, TypeId.TIMEDELTA, offsetof<PyDelta>());
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

/** The order of two datetimes as they stand, or of two times, which all have the same date. */
export function momentOrder(x: PyMoment, y: PyMoment): i32 {
  if (x.dateKey() !== y.dateKey()) return x.dateKey() < y.dateKey() ? -1 : 1;
  if (x.clockKey() !== y.clockKey()) return x.clockKey() < y.clockKey() ? -1 : 1;
  return x.micro < y.micro ? -1 : i32(x.micro > y.micro);
}

/** A timedelta without microseconds in seconds; those are floored away otherwise. */
export function deltaSeconds(d: PyDelta): i64 {
  return <i64>d.days * DAY_SECONDS + d.seconds;
}

// ---- life ----

/** Of datetimes and times, which have one size, and their subclasses. */
export function momentDealloc(p: usize): void {
  const type: usize = load<u32>(p, Header.TYPE);
  Plain.untrack(p);
  decrefField(changetype<PyMoment>(p).zone);
  if (asType(type).flags & TypeFlag.HEAP) freeObject(p);
  else Plain.freeOf(type, p, MOMENT_SIZE);
}

export function momentTraverse(p: usize, visit: u32): void {
  visitAt(changetype<PyMoment>(p).zone, visit);
}

export function zoneDealloc(p: usize): void {
  decrefField(changetype<PyZone>(p).offset);
  decrefField(changetype<PyZone>(p).name);
  freeObject(p);
}
