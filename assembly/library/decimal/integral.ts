/**
 * Operations on digits and exponents: quantize, to integers, next numbers, shifts, logical operations, total order, classes (General Decimal
 * Arithmetic, "Miscellaneous operations"). Conventions: arithmetic.ts.
 */
import { add, eitherNan, invalid, nanResult, order, orderOfSizes, stripTo } from "./arithmetic.ts";
import { cutOff, digitAt, Limb, limbsFor, power10, WIDTH } from "./limbs.ts";
import {
  addOne,
  adjusted,
  Condition,
  copyOf,
  cutDigits,
  Dec,
  drop,
  failed,
  finalize,
  fromWord,
  infinity,
  isFinite,
  isInfinite,
  isNan,
  isZeroCoefficient,
  isZeroDec,
  Kind,
  Met,
  meet,
  newDecimal,
  none,
  padZeros,
  Rounding,
  roundsUp,
  Settings,
  settle,
  setZero,
  workSettings,
} from "./number.ts";

// ---- exponents ----

/** Rounds a coefficient to another exponent: conditions are met by the caller's rules. */
function rescale(d: Dec, exponent: i64, rounding: i32): i32 {
  if (d.exponent >= exponent) return padZeros(d, d.exponent - exponent) ? 0 : -1;
  cutDigits(d, exponent - d.exponent);
  const cut = cutOff;
  d.exponent = exponent;
  if (roundsUp(d, cut, rounding) && !addOne(d)) return -1;
  return cut !== 0 ? 2 : 1;
}

/** a with the exponent of b. */
export function quantize(a: Dec, b: Dec, s: Settings): Dec {
  if (!isFinite(a) || !isFinite(b)) {
    if (eitherNan(a, b)) return nanResult(a, b, s);
    return isInfinite(a) && isInfinite(b) ? copyOf(a) : invalid();
  }
  if (b.exponent > s.emax || b.exponent < s.etiny()) return invalid();
  const d = copyOf(a);
  if (failed(d)) return d;
  if (isZeroCoefficient(d)) {
    d.exponent = b.exponent;
    return finalize(d, s);
  }
  if (adjusted(a) - b.exponent + 1 > s.prec) {
    drop(d);
    return invalid();
  }
  const cut = rescale(d, b.exponent, s.rounding);
  if (cut < 0) {
    drop(d);
    return none();
  }
  if (d.digits > s.prec || adjusted(d) > s.emax) {
    drop(d);
    return invalid();
  }
  if (cut > 0) meet(cut > 1 ? Condition.ROUNDED | Condition.INEXACT : Condition.ROUNDED);
  return finalize(d, s);
}

/** Whether both have one exponent, or are both infinite or NaNs. */
export function sameQuantum(a: Dec, b: Dec): bool {
  if (isNan(a) || isNan(b)) return isNan(a) && isNan(b);
  if (isInfinite(a) || isInfinite(b)) return isInfinite(a) && isInfinite(b);
  return a.exponent === b.exponent;
}

/** The nearest integer by the settings' rounding; `exact`: says where it was not one. */
export function toIntegral(a: Dec, exact: bool, s: Settings): Dec {
  if (isNan(a)) return nanResult(a, a, s);
  const d = copyOf(a);
  if (failed(d) || !isFinite(d) || d.exponent >= 0) return d;
  if (isZeroCoefficient(d)) {
    d.exponent = 0;
    return d;
  }
  const cut = rescale(d, 0, s.rounding);
  if (cut < 0) {
    drop(d);
    return none();
  }
  if (exact && cut > 0) meet(cut > 1 ? Condition.ROUNDED | Condition.INEXACT : Condition.ROUNDED);
  return d;
}

/** Without trailing zeros. */
export function normalize(a: Dec, s: Settings): Dec {
  if (isNan(a)) return nanResult(a, a, s);
  const d = finalize(copyOf(a), s);
  if (failed(d) || !isFinite(d)) return d;
  if (isZeroCoefficient(d)) d.exponent = 0;
  else stripTo(d, s.clamp ? s.etop() : s.emax);
  // Digits that were taken off a subnormal number do not make it another.
  return finalize(d, s);
}

/** The exponent of the first digit, as a number. */
export function logb(a: Dec, s: Settings): Dec {
  if (isNan(a)) return nanResult(a, a, s);
  if (isInfinite(a)) return infinity(0);
  if (isZeroCoefficient(a)) {
    meet(Condition.DIVISION_BY_ZERO);
    return infinity(1);
  }
  const exponent = adjusted(a);
  return finalize(fromWord(exponent < 0 ? 1 : 0, <u64>abs(exponent), 0), s);
}

/** A small integer as an i64; `limit` + 1 beyond ±limit, in `wordOutside` whether it was none. */
let wordValid: bool = false;

function integerWord(a: Dec, limit: i64): i64 {
  wordValid = false;
  if (!isFinite(a) || a.exponent !== 0) return 0;
  if (a.digits > 18) return 0;
  let n: i64 = 0;
  for (let i = a.length - 1; i >= 0; i--) n = n * 1_000_000_000 + Limb.get(a.limbs, i);
  if (n > limit) return 0;
  wordValid = true;
  return a.sign ? -n : n;
}

/** a · 10^b. */
export function scaleb(a: Dec, b: Dec, s: Settings): Dec {
  if (eitherNan(a, b)) return nanResult(a, b, s);
  const k = integerWord(b, 2 * (s.emax + s.prec));
  if (!wordValid) return invalid();
  const d = copyOf(a);
  if (failed(d) || !isFinite(d)) return d;
  d.exponent += k;
  return finalize(d, s);
}

// ---- digits ----

/** The digits of a moved by b places, within the precision; `around`: those that leave come in at the other end. */
export function moveDigits(a: Dec, b: Dec, around: bool, s: Settings): Dec {
  if (eitherNan(a, b)) return nanResult(a, b, s);
  let k = integerWord(b, s.prec);
  if (!wordValid) return invalid();
  const d = copyOf(a);
  if (failed(d) || !isFinite(d)) return d;
  const prec = s.prec;
  keepLowest(d, prec);
  if (!around) {
    if (k < 0) cutDigits(d, -k);
    else shiftWithin(d, k, prec);
    return failedMove(d) ? none() : d;
  }
  if (k < 0) k += prec;
  return rotate(d, k, prec);
}

function failedMove(d: Dec): bool {
  if (d.length !== 0) return false;
  drop(d);
  return true;
}

/** Keeps so many of the lowest digits. */
function keepLowest(d: Dec, digits: i64): void {
  if (d.digits <= digits) return;
  if (digits <= 0) {
    setZero(d);
    return;
  }
  const length = limbsFor(digits);
  const top = <i32>(digits - <i64>(length - 1) * WIDTH);
  Limb.set(d.limbs, length - 1, Limb.get(d.limbs, length - 1) % power10(top));
  settle(d, length);
}

/** Moves up by k; what leaves the precision is lost. Without memory the length is 0. */
function shiftWithin(d: Dec, k: i64, prec: i64): void {
  keepLowest(d, prec - k);
  const exponent = d.exponent;
  if (!padZeros(d, k)) d.length = 0;
  d.exponent = exponent;
}

/** Moves up by k of `prec` places, around. Takes d over. */
function rotate(d: Dec, k: i64, prec: i64): Dec {
  const high = copyOf(d);
  if (failed(high)) {
    drop(d);
    return high;
  }
  cutDigits(high, prec - k);
  shiftWithin(d, k, prec);
  let result = none();
  if (d.length !== 0) {
    const s = workSettings(3, prec + 1, Rounding.DOWN);
    high.exponent = d.exponent;
    high.sign = d.sign;
    const met = Met.bits;
    result = add(d, high, s);
    Met.bits = met;
    if (!failed(result)) result.sign = d.sign;
  }
  drop(high);
  drop(d);
  return result;
}

export enum Logical {
  AND,
  OR,
  XOR,
}

/** Whether all digits are 0 or 1, and nothing else is there. */
function isLogical(a: Dec): bool {
  if (!isFinite(a) || a.sign !== 0 || a.exponent !== 0) return false;
  for (let i: i64 = 0; i < a.digits; i++) if (digitAt(a.limbs, a.length, i) > 1) return false;
  return true;
}

/** The digits of a and b combined, of at most the precision. */
export function logical(a: Dec, b: Dec, op: Logical, s: Settings): Dec {
  if (!isLogical(a) || !isLogical(b)) return invalid();
  return logicalDigits(a, b, op, min<i64>(s.prec, max(a.digits, b.digits)));
}

function logicalDigits(a: Dec, b: Dec, op: Logical, digits: i64): Dec {
  const d = newDecimal(limbsFor(digits));
  if (failed(d)) return d;
  const n = limbsFor(digits);
  let place: i64 = 0;
  for (let i = 0; i < n; i++) {
    let limb: u32 = 0;
    for (let k = 0; k < WIDTH && place < digits; k++, place++) {
      const x = digitAt(a.limbs, a.length, place);
      const y = digitAt(b.limbs, b.length, place);
      const z = op === Logical.AND ? x & y : op === Logical.OR ? x | y : x ^ y;
      limb += z * power10(k);
    }
    Limb.set(d.limbs, i, limb);
  }
  settle(d, n);
  return d;
}

/** Each of the precision's digits turned around. */
export function logicalInvert(a: Dec, s: Settings): Dec {
  if (!isLogical(a)) return invalid();
  const ones = newDecimal(limbsFor(s.prec));
  if (failed(ones)) return ones;
  const n = limbsFor(s.prec);
  for (let i = 0; i < n; i++) Limb.set(ones.limbs, i, 111_111_111);
  settle(ones, n);
  keepLowest(ones, s.prec);
  const d = logicalDigits(a, ones, Logical.XOR, s.prec);
  drop(ones);
  return d;
}

// ---- the numbers beside ----

/** The next number above (or below). */
export function nextBeside(a: Dec, up: bool, s: Settings): Dec {
  if (isNan(a)) return nanResult(a, a, s);
  if (isInfinite(a)) {
    if ((a.sign === 0) === up) return copyOf(a);
    return largest(a.sign, s);
  }
  const work = workSettings(2, s.prec, up ? Rounding.CEILING : Rounding.FLOOR);
  work.emax = s.emax;
  work.emin = s.emin;
  work.clamp = s.clamp;
  const met = Met.bits;
  // A number between two of the context has the nearer one beside it.
  let d = finalize(copyOf(a), work);
  if (!failed(d) && order(d, a) === 0) {
    drop(d);
    const least = fromWord(up ? 0 : 1, 1, s.etiny() - 1);
    d = failed(least) ? least : add(a, least, work);
    drop(least);
  }
  Met.bits = met;
  return d;
}

/** The largest number of a sign. */
function largest(sign: u8, s: Settings): Dec {
  const d = newDecimal(limbsFor(s.prec));
  if (failed(d)) return d;
  const n = limbsFor(s.prec);
  for (let i = 0; i < n; i++) Limb.set(d.limbs, i, 999_999_999);
  settle(d, n);
  keepLowest(d, s.prec);
  d.sign = sign;
  d.exponent = s.etop();
  return d;
}

/** The next number from a towards b. */
export function nextToward(a: Dec, b: Dec, s: Settings): Dec {
  if (eitherNan(a, b)) return nanResult(a, b, s);
  const way = order(a, b);
  if (way === 0) {
    const same = copyOf(a);
    if (!failed(same)) same.sign = b.sign;
    return same;
  }
  const d = nextBeside(a, way < 0, s);
  if (failed(d)) return d;
  if (isInfinite(d)) meet(Condition.OVERFLOW | Condition.ROUNDED | Condition.INEXACT);
  else if (adjusted(d) < s.emin) {
    meet(Condition.UNDERFLOW | Condition.SUBNORMAL | Condition.ROUNDED | Condition.INEXACT);
    if (isZeroCoefficient(d)) meet(Condition.CLAMPED);
  }
  return d;
}

// ---- order ----

/** -1, 0, 1 as a Decimal, or the NaN. `signals`: a quiet NaN is invalid, too. */
export function compareNumbers(a: Dec, b: Dec, signals: bool, s: Settings): Dec {
  if (eitherNan(a, b)) {
    if (signals) meet(Condition.INVALID_OPERATION);
    return nanResult(a, b, s);
  }
  return fromOrder(order(a, b));
}

export function fromOrder(order: i32): Dec {
  return fromWord(order < 0 ? 1 : 0, <u64>abs(order), 0);
}

/** A place in the total order beside the value: numbers, then infinities, signaling and quiet NaNs. */
function rank(a: Dec): i32 {
  if (a.kind === <u8>Kind.QUIET_NAN) return 3;
  if (a.kind === <u8>Kind.SIGNALING_NAN) return 2;
  return 0;
}

/** Order by representation: no two different ones are equal. */
export function totalOrder(a: Dec, b: Dec): i32 {
  if (a.sign !== b.sign) return a.sign ? -1 : 1;
  const size = totalOrderOfSizes(a, b);
  return a.sign ? -size : size;
}

/** The same without signs. */
export function totalOrderOfSizes(a: Dec, b: Dec): i32 {
  const x = rank(a);
  const y = rank(b);
  if (x !== y) return x < y ? -1 : 1;
  if (x !== 0) return orderOfPayloads(a, b);
  if (isInfinite(a) || isInfinite(b)) return i32(isInfinite(a)) - i32(isInfinite(b));
  const zeroA = isZeroCoefficient(a);
  const zeroB = isZeroCoefficient(b);
  let result = zeroA || zeroB ? i32(zeroB) - i32(zeroA) : orderOfSizes(a, b);
  if (result === 0 && a.exponent !== b.exponent) result = a.exponent < b.exponent ? -1 : 1;
  return result;
}

function orderOfPayloads(a: Dec, b: Dec): i32 {
  if (a.length !== b.length) return a.length < b.length ? -1 : 1;
  for (let i = a.length - 1; i >= 0; i--) {
    const x = Limb.get(a.limbs, i);
    const y = Limb.get(b.limbs, i);
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

/** The larger (or smaller) of two; one quiet NaN counts for nothing. `sizes`: by magnitude. */
export function choose(a: Dec, b: Dec, larger: bool, sizes: bool, s: Settings): Dec {
  const nanA = a.kind === <u8>Kind.QUIET_NAN;
  const nanB = b.kind === <u8>Kind.QUIET_NAN;
  if (nanA && !isNan(b)) return finalize(copyOf(b), s);
  if (nanB && !isNan(a)) return finalize(copyOf(a), s);
  if (eitherNan(a, b)) return nanResult(a, b, s);
  let way = sizes ? orderOfMagnitudes(a, b) : order(a, b);
  if (way === 0) way = totalOrder(a, b);
  return finalize(copyOf(way > 0 === larger ? a : b), s);
}

/** Order of the magnitudes of two numbers that are no NaNs. */
function orderOfMagnitudes(a: Dec, b: Dec): i32 {
  if (isInfinite(a) || isInfinite(b)) return i32(isInfinite(a)) - i32(isInfinite(b));
  const zeroA = isZeroCoefficient(a);
  const zeroB = isZeroCoefficient(b);
  if (zeroA || zeroB) return i32(zeroB) - i32(zeroA);
  return orderOfSizes(a, b);
}

// ---- signs ----

/** 0 + a, or 0 - a, rounded. */
export function plus(a: Dec, flip: u8, s: Settings): Dec {
  if (isNan(a)) return nanResult(a, a, s);
  const d = copyOf(a);
  if (failed(d)) return d;
  d.sign ^= flip;
  if (isZeroDec(d)) d.sign = s.rounding === Rounding.FLOOR && d.sign !== 0 ? 1 : 0;
  return finalize(d, s);
}

export function absolute(a: Dec, s: Settings): Dec {
  if (isNan(a)) return nanResult(a, a, s);
  return plus(a, a.sign, s);
}
