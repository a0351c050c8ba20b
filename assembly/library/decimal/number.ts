/**
 * The Decimal object: layout, making, rounding to a context's precision and range (General Decimal Arithmetic, "Context" and "Rounding").
 *
 *     Decimal  │ refcount │ type │ exponent i64 │ hash i64 │ digits │ length │ capacity │ kind u8 sign u8 │ limbs │ 4 × u32 │
 *
 * The coefficient is `length` limbs (limbs.ts) at `limbs`: in the object itself where 4 are enough (36 digits), else a block. `digits`
 * counts its decimal digits, 1 for zero. A NaN's coefficient is its payload; without one digits and length are 0.
 * A Decimal is never changed once Python has it.
 */
import { raiseMemoryError } from "../../core/errors.ts";
import { decrefAt, freeObject, increfAt } from "../../core/object.ts";
import { isSubtype } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { isPointer, pointer, Value } from "../../core/value.ts";
import { Cached, objAlloc, objFree } from "../../memory/arena.ts";
import { TypeId } from "../../shared/types.ts";
import {
  BASE,
  clear,
  copy,
  cutOff,
  digitsOf,
  increase,
  Limb,
  limbsFor,
  power10,
  shiftLeft,
  shiftRight,
  trim,
  WIDTH,
} from "./limbs.ts";

export enum Kind {
  FINITE,
  INFINITE,
  QUIET_NAN,
  SIGNALING_NAN,
}

@unmanaged
export class Dec {
  refcount: i32;
  type: u32;
  exponent: i64;
  /** -1: not known. */
  hash: i64;
  digits: i32;
  length: i32;
  capacity: i32;
  kind: u8;
  /** 1: negative. */
  sign: u8;
  pad: u16;
  limbs: u32;
}

const INLINE: usize = offsetof<Dec>();
export const INLINE_LIMBS: i32 = 4;
export const DECIMAL_SIZE: u32 = <u32>INLINE + INLINE_LIMBS * 4;
/** More digits than this are refused with MemoryError: counts of digits fit an i32. */
export const MOST_DIGITS: i64 = 2_000_000_000;

/** No Decimal: an exception is pending. */
export function none(): Dec {
  return changetype<Dec>(0);
}

export function failed(d: Dec): bool {
  return changetype<usize>(d) === 0;
}

export function isDecimal(v: Value): bool {
  return isExactly(v, TypeId.DECIMAL) || (isPointer(v) && isSubtype(typeOf(v), typeAt(TypeId.DECIMAL)));
}

export function asDecimal(v: Value): Dec {
  return changetype<Dec>(pointer(v));
}

// ---- life ----

/** Sets the fields of a fresh object: positive, finite, no coefficient yet, room for 4 limbs. */
export function initDecimal(d: Dec): void {
  d.exponent = 0;
  d.hash = -1;
  d.digits = 0;
  d.length = 0;
  d.capacity = INLINE_LIMBS;
  d.kind = <u8>Kind.FINITE;
  d.sign = 0;
  d.pad = 0;
  d.limbs = <u32>(changetype<usize>(d) + INLINE);
}

/** A Decimal with room for so many limbs, its coefficient not set; none with MemoryError pending. */
export function newDecimal(limbs: i64): Dec {
  const p = Cached.alloc(DECIMAL_SIZE);
  if (p === 0) {
    raiseMemoryError();
    return none();
  }
  // Count 1, and the type, which is immortal.
  store<u64>(p, ((<u64>typeAt(TypeId.DECIMAL)) << 32) | 1);
  const d = changetype<Dec>(p);
  initDecimal(d);
  if (limbs <= INLINE_LIMBS || reserve(d, limbs)) return d;
  decrefAt(p);
  return none();
}

/** Makes room for so many limbs; the coefficient is kept. */
export function reserve(d: Dec, limbs: i64): bool {
  if (limbs <= d.capacity) return true;
  const p = limbs > MOST_DIGITS / WIDTH ? 0 : objAlloc((<usize>limbs) << 2);
  if (p === 0) {
    raiseMemoryError();
    return false;
  }
  copy(p, d.limbs, d.length);
  freeLimbs(d);
  d.limbs = <u32>p;
  d.capacity = <i32>limbs;
  return true;
}

function freeLimbs(d: Dec): void {
  if (<usize>d.limbs !== changetype<usize>(d) + INLINE) objFree(d.limbs);
}

export function decimalDealloc(p: usize): void {
  freeLimbs(changetype<Dec>(p));
  if (changetype<Dec>(p).type === <u32>typeAt(TypeId.DECIMAL)) Cached.free(p, DECIMAL_SIZE);
  else freeObject(p);
}

export function drop(d: Dec): void {
  if (changetype<usize>(d) !== 0) decrefAt(changetype<usize>(d));
}

export function share(d: Dec): Dec {
  increfAt(changetype<usize>(d));
  return d;
}

/** Copies all but the hash. */
export function assign(to: Dec, from: Dec): bool {
  if (!reserve(to, from.length)) return false;
  copy(to.limbs, from.limbs, from.length);
  to.length = from.length;
  to.digits = from.digits;
  to.exponent = from.exponent;
  to.kind = from.kind;
  to.sign = from.sign;
  return true;
}

/** A copy of the type Decimal; none. */
export function copyOf(a: Dec): Dec {
  const d = newDecimal(a.length);
  if (!failed(d)) assign(d, a);
  return d;
}

/** sign, n and exponent as a Decimal; none. */
export function fromWord(sign: u8, n: u64, exponent: i64): Dec {
  const d = newDecimal(3);
  if (failed(d)) return d;
  setWord(d, n);
  d.sign = sign;
  d.exponent = exponent;
  return d;
}

/** Sets the coefficient (there is room for 3 limbs). */
export function setWord(d: Dec, n: u64): void {
  let length = 0;
  while (n >= BASE) {
    Limb.set(d.limbs, length++, <u32>(n % BASE));
    n /= BASE;
  }
  Limb.set(d.limbs, length++, <u32>n);
  d.length = length;
  d.digits = digitsOf(d.limbs, length);
}

export function infinity(sign: u8): Dec {
  const d = newDecimal(1);
  if (!failed(d)) setInfinity(d, sign);
  return d;
}

export function setInfinity(d: Dec, sign: u8): void {
  d.kind = <u8>Kind.INFINITE;
  d.sign = sign;
  d.exponent = 0;
  d.digits = 0;
  d.length = 0;
}

export function quietNan(): Dec {
  const d = newDecimal(1);
  if (!failed(d)) d.kind = <u8>Kind.QUIET_NAN;
  return d;
}

// ---- questions ----

export function isFinite(d: Dec): bool {
  return d.kind === <u8>Kind.FINITE;
}

export function isInfinite(d: Dec): bool {
  return d.kind === <u8>Kind.INFINITE;
}

export function isNan(d: Dec): bool {
  return d.kind >= <u8>Kind.QUIET_NAN;
}

/** Whether a finite number's coefficient is 0. */
export function isZeroCoefficient(d: Dec): bool {
  return d.length === 1 && load<u32>(<usize>d.limbs) === 0;
}

export function isZeroDec(d: Dec): bool {
  return d.kind === <u8>Kind.FINITE && isZeroCoefficient(d);
}

/** The exponent of the first digit. */
export function adjusted(d: Dec): i64 {
  return d.exponent + d.digits - 1;
}

/** Whether a finite number is an integer. */
export function isInteger(d: Dec): bool {
  if (d.exponent >= 0 || isZeroCoefficient(d)) return true;
  if (d.exponent <= -(<i64>d.digits)) return false;
  const below = -d.exponent;
  const limbs = <i32>(below / WIDTH);
  for (let i = 0; i < limbs; i++) if (Limb.get(d.limbs, i) !== 0) return false;
  const rest = <i32>(below % WIDTH);
  return rest === 0 || Limb.get(d.limbs, limbs) % power10(rest) === 0;
}

export function isOdd(d: Dec): bool {
  return (load<u32>(<usize>d.limbs) & 1) !== 0;
}

// ---- contexts, as computing needs them ----

export enum Rounding {
  UP,
  DOWN,
  CEILING,
  FLOOR,
  HALF_UP,
  HALF_DOWN,
  HALF_EVEN,
  ZERO_FIVE_UP,
}

/** Conditions (General Decimal Arithmetic); several make one signal, see signals.ts. */
export enum Condition {
  CLAMPED = 0x1,
  CONVERSION_SYNTAX = 0x2,
  DIVISION_BY_ZERO = 0x4,
  DIVISION_IMPOSSIBLE = 0x8,
  DIVISION_UNDEFINED = 0x10,
  INEXACT = 0x40,
  INVALID_CONTEXT = 0x80,
  INVALID_OPERATION = 0x100,
  OVERFLOW = 0x800,
  ROUNDED = 0x1000,
  SUBNORMAL = 0x2000,
  UNDERFLOW = 0x4000,
  FLOAT_OPERATION = 0x8000,
}

export const MAX_PREC: i64 = 999_999_999_999_999_999;
export const MAX_EMAX: i64 = 999_999_999_999_999_999;
export const MIN_EMIN: i64 = -999_999_999_999_999_999;
export const MIN_ETINY: i64 = MIN_EMIN - (MAX_PREC - 1);

/** What operations read of a context; Context objects begin so (context.ts). */
@unmanaged
export class Settings {
  refcount: i32;
  type: u32;
  prec: i64;
  emax: i64;
  emin: i64;
  rounding: i32;
  clamp: i32;
  capitals: i32;
  traps: u32;
  flags: u32;
  pad: u32;

  etiny(): i64 {
    return this.emin - (this.prec - 1);
  }

  etop(): i64 {
    return this.emax - (this.prec - 1);
  }
}

/** The conditions that the operation at hand has met so far. */
export class Met {
  static bits: u32 = 0;
}

export function meet(bits: u32): void {
  Met.bits |= bits;
}

/** Settings of the widest range, for steps of an operation; `slot` tells several apart. */
export function workSettings(slot: i32, prec: i64, rounding: Rounding): Settings {
  const s = changetype<Settings>(workArea + <usize>slot * offsetof<Settings>());
  s.prec = prec;
  s.emax = MAX_EMAX;
  s.emin = MIN_EMIN;
  s.rounding = rounding;
  s.clamp = 0;
  return s;
}

const workArea: usize = memory.data(4 * 64, 8);

// ---- rounding ----

/** Whether what was cut off (limbs.ts) makes the coefficient one larger. */
export function roundsUp(d: Dec, cut: i32, rounding: i32): bool {
  switch (rounding) {
    case Rounding.DOWN:
      return false;
    case Rounding.HALF_UP:
      return cut >= 5;
    case Rounding.HALF_EVEN:
      return cut > 5 || (cut === 5 && isOdd(d));
    case Rounding.CEILING:
      return cut !== 0 && d.sign === 0;
    case Rounding.FLOOR:
      return cut !== 0 && d.sign !== 0;
    case Rounding.HALF_DOWN:
      return cut > 5;
    case Rounding.UP:
      return cut !== 0;
    default:
      return cut !== 0 && load<u32>(<usize>d.limbs) % 5 === 0;
  }
}

/** Cuts k digits off in place; what was cut is in cutOff. */
export function cutDigits(d: Dec, k: i64): void {
  d.length = shiftRight(d.limbs, d.limbs, d.length, k);
  d.digits = digitsOf(d.limbs, d.length);
}

/** Adds one to the coefficient; there is room, since digits were cut off or reserved. */
export function addOne(d: Dec): bool {
  if (increase(d.limbs, d.length, 1) !== 0) {
    if (!reserve(d, d.length + 1)) return false;
    Limb.set(d.limbs, d.length++, 1);
  }
  d.digits = digitsOf(d.limbs, d.length);
  return true;
}

/** The largest coefficient of so many digits. */
function setNines(d: Dec, digits: i64): bool {
  const length = limbsFor(digits);
  if (!reserve(d, length)) return false;
  for (let i = 0; i < length; i++) Limb.set(d.limbs, i, BASE - 1);
  const top = <i32>(digits - <i64>(length - 1) * WIDTH);
  Limb.set(d.limbs, length - 1, power10(top) - 1);
  d.length = length;
  d.digits = <i32>digits;
  return true;
}

/** Takes a finite result that is too large to what the rounding makes of it: infinity, or the largest number. */
function overflow(d: Dec, s: Settings): bool {
  meet(Condition.OVERFLOW | Condition.INEXACT | Condition.ROUNDED);
  const r = s.rounding;
  const stays =
    r === Rounding.DOWN ||
    r === Rounding.ZERO_FIVE_UP ||
    (r === Rounding.CEILING && d.sign !== 0) ||
    (r === Rounding.FLOOR && d.sign === 0);
  if (!stays) {
    setInfinity(d, d.sign);
    return true;
  }
  d.exponent = s.etop();
  return setNines(d, s.prec);
}

/** Rounds up where it must, after k digits were cut off; a further digit that comes of it is cut off again. */
function applyRounding(d: Dec, cut: i32, s: Settings): bool {
  if (!roundsUp(d, cut, s.rounding)) return true;
  if (!addOne(d)) return false;
  if (d.digits <= s.prec) return true;
  cutDigits(d, 1);
  d.exponent++;
  return checkExponent(d, s);
}

function setZeroAt(d: Dec, exponent: i64): void {
  d.exponent = exponent;
  meet(Condition.CLAMPED);
}

/** Takes the exponent of a finite result into the context's range; false with MemoryError pending. */
function checkExponent(d: Dec, s: Settings): bool {
  const adjust = adjusted(d);
  if (adjust > s.emax) {
    if (!isZeroCoefficient(d)) return overflow(d, s);
    setZeroAt(d, s.clamp ? s.etop() : s.emax);
    return true;
  }
  if (s.clamp && d.exponent > s.etop()) return clampDown(d, s, adjust);
  if (adjust >= s.emin) return true;
  const etiny = s.etiny();
  if (isZeroCoefficient(d)) {
    if (d.exponent < etiny) setZeroAt(d, etiny);
    return true;
  }
  meet(Condition.SUBNORMAL);
  return d.exponent >= etiny || roundSubnormal(d, s, etiny);
}

function roundSubnormal(d: Dec, s: Settings, etiny: i64): bool {
  cutDigits(d, etiny - d.exponent);
  const cut = cutOff;
  d.exponent = etiny;
  if (!applyRounding(d, cut, s)) return false;
  meet(Condition.ROUNDED);
  if (cut === 0) return true;
  meet(Condition.INEXACT | Condition.UNDERFLOW);
  if (isZeroCoefficient(d)) meet(Condition.CLAMPED);
  return true;
}

/** With `clamp` the exponent is at most Etop: zeros follow the coefficient instead. */
function clampDown(d: Dec, s: Settings, adjust: i64): bool {
  if (!padZeros(d, d.exponent - s.etop())) return false;
  meet(Condition.CLAMPED);
  if (!isZeroCoefficient(d) && adjust < s.emin) meet(Condition.SUBNORMAL);
  return true;
}

/** Lowers the exponent by k, with as many zeros behind the coefficient. */
export function padZeros(d: Dec, k: i64): bool {
  d.exponent -= k;
  if (isZeroCoefficient(d) || k === 0) return true;
  const room = d.length + k / WIDTH + 1;
  if (!reserve(d, room)) return false;
  shiftLeft(d.limbs, d.limbs, d.length, k);
  d.length = trim(d.limbs, <i32>room);
  d.digits += <i32>k;
  return true;
}

/** A NaN's payload has at most so many digits: the lowest are kept. */
function cropPayload(d: Dec, s: Settings): void {
  const most = s.prec - s.clamp;
  if (d.digits <= most) return;
  if (most === 0) {
    d.digits = 0;
    d.length = 0;
    return;
  }
  const length = limbsFor(most);
  const rest = <i32>(most - <i64>(length - 1) * WIDTH);
  Limb.set(d.limbs, length - 1, Limb.get(d.limbs, length - 1) % power10(rest));
  d.length = trim(d.limbs, length);
  d.digits = digitsOf(d.limbs, d.length);
  if (!isZeroCoefficient(d)) return;
  d.length = 0;
  d.digits = 0;
}

/** Rounds a result, not yet seen by anybody, to precision and range; gives it on, or drops it with MemoryError pending. */
export function finalize(d: Dec, s: Settings): Dec {
  if (failed(d)) return d;
  if (!isFinite(d)) {
    if (isNan(d)) cropPayload(d, s);
    return d;
  }
  if (!checkExponent(d, s) || !checkDigits(d, s)) {
    drop(d);
    return none();
  }
  return d;
}

function checkDigits(d: Dec, s: Settings): bool {
  if (d.kind !== <u8>Kind.FINITE || d.digits <= s.prec) return true;
  const k = d.digits - s.prec;
  cutDigits(d, k);
  const cut = cutOff;
  d.exponent += k;
  meet(cut !== 0 ? Condition.ROUNDED | Condition.INEXACT : Condition.ROUNDED);
  return applyRounding(d, cut, s);
}

/** Sets length and digits of a coefficient that was written into `n` limbs. */
export function settle(d: Dec, n: i32): void {
  d.length = trim(d.limbs, n);
  d.digits = digitsOf(d.limbs, d.length);
}

/** The coefficient 0. */
export function setZero(d: Dec): void {
  clear(d.limbs, 1);
  d.length = 1;
  d.digits = 1;
}
