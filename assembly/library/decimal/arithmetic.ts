/**
 * Sums, products, quotients and remainders of decimals (General Decimal Arithmetic, "Arithmetic operations"). Operands are borrowed; a result
 * is new, rounded to the settings, or none with an exception pending. What an operation met is in Met.
 */

import { raiseMemoryError } from "../../core/errors.ts";
import {
  add as addLimbs,
  compare as compareLimbs,
  digitAt,
  digitsOf,
  divide as divideLimbs,
  giveScratch,
  increase,
  Limb,
  multiply as multiplyLimbs,
  scratch,
  shiftLeft,
  subtract as subtractLimbs,
  trailingZeros,
  trim,
  WIDTH,
} from "./limbs.ts";
import {
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
  MOST_DIGITS,
  meet,
  newDecimal,
  none,
  padZeros,
  quietNan,
  Rounding,
  Settings,
  settle,
  setZero,
  share,
} from "./number.ts";

// ---- special operands ----

/** A NaN of its payload that is quiet. */
export function quieted(a: Dec, s: Settings): Dec {
  const d = copyOf(a);
  if (failed(d)) return d;
  d.kind = <u8>Kind.QUIET_NAN;
  return finalize(d, s);
}

/** The result where an operand is a NaN: the first signaling one, else the first. */
export function nanResult(a: Dec, b: Dec, s: Settings): Dec {
  if (a.kind === <u8>Kind.SIGNALING_NAN || b.kind === <u8>Kind.SIGNALING_NAN) {
    meet(Condition.INVALID_OPERATION);
    return quieted(a.kind === <u8>Kind.SIGNALING_NAN ? a : b, s);
  }
  return quieted(isNan(a) ? a : b, s);
}

export function eitherNan(a: Dec, b: Dec): bool {
  return isNan(a) || isNan(b);
}

/** What an invalid operation gives. */
export function invalid(condition: Condition = Condition.INVALID_OPERATION): Dec {
  meet(condition);
  return quietNan();
}

// ---- sums ----

/** A coefficient of one digit far below another number: it only has to be there for rounding. */
const TINY: usize = memory.data(offsetof<Dec>() + 16, 8);
const _TINY_B: usize = memory.data(offsetof<Dec>() + 16, 8);

/** A number that stands for a small operand, at `area`. */
function tiny(area: usize, small: Dec, exponent: i64): Dec {
  const d = changetype<Dec>(area);
  d.kind = <u8>Kind.FINITE;
  d.sign = small.sign;
  d.exponent = exponent;
  d.digits = 1;
  d.length = 1;
  d.limbs = <u32>(area + offsetof<Dec>());
  Limb.set(d.limbs, 0, isZeroCoefficient(small) ? 0 : 1);
  return d;
}

/** a + b, or a - b if `flip` is 1. */
export function addSigned(a: Dec, b: Dec, flip: u8, s: Settings): Dec {
  if (a.kind !== <u8>Kind.FINITE || b.kind !== <u8>Kind.FINITE) return addSpecial(a, b, flip, s);
  return finalize(addFinite(a, b, b.sign ^ flip, s), s);
}

export function add(a: Dec, b: Dec, s: Settings): Dec {
  return addSigned(a, b, 0, s);
}

export function subtract(a: Dec, b: Dec, s: Settings): Dec {
  return addSigned(a, b, 1, s);
}

function addSpecial(a: Dec, b: Dec, flip: u8, s: Settings): Dec {
  if (eitherNan(a, b)) return nanResult(a, b, s);
  if (isInfinite(a)) {
    if (isInfinite(b) && a.sign !== (b.sign ^ flip)) return invalid();
    return infinity(a.sign);
  }
  return infinity(b.sign ^ flip);
}

/** The sum of two finite numbers, the second of the sign given; not yet rounded. */
function addFinite(a: Dec, b: Dec, signB: u8, s: Settings): Dec {
  if (a.exponent === b.exponent) return addAligned(a, a.limbs, a.length, b, a.sign, signB, s);
  const aIsBig = a.exponent > b.exponent;
  const big = aIsBig ? a : b;
  let small = aIsBig ? b : a;
  if (!isZeroCoefficient(big)) {
    let exponent = big.exponent - 1;
    exponent += big.digits > s.prec ? 0 : big.digits - s.prec - 1;
    if (adjusted(small) < exponent) small = tiny(TINY, small, exponent);
  } else if (adjusted(small) < big.exponent && big.exponent - small.exponent > s.prec * 2 + 40) {
    // Zero at a far larger exponent: the small one is the sum.
    return zeroPlus(small, big, aIsBig ? signB : a.sign, aIsBig ? a.sign : signB, s);
  }
  const shift = big.exponent - small.exponent;
  if (shift > MOST_DIGITS) return noRoom();
  const room = big.length + <i32>(shift / WIDTH) + 1;
  if (room <= 24) {
    shiftLeft(ALIGNED, big.limbs, big.length, shift);
    return addAligned(
      small,
      ALIGNED,
      trim(ALIGNED, room),
      small,
      aIsBig ? a.sign : signB,
      aIsBig ? signB : a.sign,
      s,
    );
  }
  const aligned = scratch(room);
  if (aligned === 0) return none();
  shiftLeft(aligned, big.limbs, big.length, shift);
  const d = addAligned(
    small,
    aligned,
    trim(aligned, room),
    small,
    aIsBig ? a.sign : signB,
    aIsBig ? signB : a.sign,
    s,
  );
  giveScratch(aligned);
  return d;
}

const ALIGNED: usize = memory.data(24 * 4, 8);

function noRoom(): Dec {
  raiseMemoryError();
  return none();
}

function zeroPlus(small: Dec, _zero: Dec, sign: u8, zeroSign: u8, s: Settings): Dec {
  const d = copyOf(small);
  if (failed(d)) return d;
  d.sign = sign;
  if (isZeroCoefficient(d)) d.sign = zeroSignOf(sign, zeroSign, s);
  return d;
}

function zeroSignOf(a: u8, b: u8, s: Settings): u8 {
  if (a === b) return a;
  return s.rounding === Rounding.FLOOR ? 1 : 0;
}

/** The sum of xn limbs at x, of sign signX, and the coefficient of y, both at the exponent of `at`. */
function addAligned(at: Dec, x: usize, xn: i32, y: Dec, signX: u8, signY: u8, s: Settings): Dec {
  const yn = y.length;
  const d = newDecimal(max(xn, yn) + 1);
  if (failed(d)) return d;
  d.exponent = at.exponent;
  if (signX === signY) {
    d.sign = signX;
    const n = max(xn, yn);
    const carry = xn >= yn ? addLimbs(d.limbs, x, xn, y.limbs, yn) : addLimbs(d.limbs, y.limbs, yn, x, xn);
    if (carry) Limb.set(d.limbs, n, 1);
    d.length = carry ? n + 1 : n;
    d.digits = digitsOf(d.limbs, d.length);
    return d;
  }
  const order = compareLimbs(x, xn, y.limbs, yn);
  if (order >= 0) subtractLimbs(d.limbs, x, xn, y.limbs, yn);
  else subtractLimbs(d.limbs, y.limbs, yn, x, xn);
  d.sign = order > 0 ? signX : order < 0 ? signY : zeroSignOf(signX, signY, s);
  settle(d, max(xn, yn));
  return d;
}

// ---- products ----

export function multiply(a: Dec, b: Dec, s: Settings): Dec {
  return finalize(multiplyExact(a, b, s), s);
}

/** The product before it is rounded. */
export function multiplyExact(a: Dec, b: Dec, s: Settings): Dec {
  if (a.kind !== <u8>Kind.FINITE || b.kind !== <u8>Kind.FINITE) return multiplySpecial(a, b, s);
  const n = a.length + b.length;
  const d = newDecimal(n);
  if (failed(d)) return d;
  d.sign = a.sign ^ b.sign;
  d.exponent = a.exponent + b.exponent;
  if (!multiplyLimbs(d.limbs, a.limbs, a.length, b.limbs, b.length)) {
    drop(d);
    return none();
  }
  settle(d, n);
  return d;
}

function multiplySpecial(a: Dec, b: Dec, s: Settings): Dec {
  if (eitherNan(a, b)) return nanResult(a, b, s);
  if (isZeroDec(a) || isZeroDec(b)) return invalid();
  return infinity(a.sign ^ b.sign);
}

/** a · b + c, rounded once. */
export function fma(a: Dec, b: Dec, c: Dec, s: Settings): Dec {
  if (c.kind === <u8>Kind.FINITE && a.kind === <u8>Kind.FINITE && b.kind === <u8>Kind.FINITE) {
    const product = multiplyExact(a, b, s);
    if (failed(product)) return product;
    const d = add(product, c, s);
    drop(product);
    return d;
  }
  return fmaSpecial(a, b, c, s);
}

/** An invalid product is the result, whatever is added to it. */
function fmaSpecial(a: Dec, b: Dec, c: Dec, s: Settings): Dec {
  const product = multiplyExact(a, b, s);
  if (failed(product) || Met.bits & Condition.INVALID_OPERATION) return product;
  const d = add(product, c, s);
  drop(product);
  return d;
}

// ---- quotients ----

export function divide(a: Dec, b: Dec, s: Settings): Dec {
  if (a.kind !== <u8>Kind.FINITE || b.kind !== <u8>Kind.FINITE) return divideSpecial(a, b, s);
  const sign = a.sign ^ b.sign;
  if (isZeroCoefficient(b)) {
    if (isZeroCoefficient(a)) return invalid(Condition.DIVISION_UNDEFINED);
    meet(Condition.DIVISION_BY_ZERO);
    return infinity(sign);
  }
  if (isZeroCoefficient(a)) return finalize(fromWord(sign, 0, a.exponent - b.exponent), s);
  return finalize(divideFinite(a, b, sign, s), s);
}

function divideSpecial(a: Dec, b: Dec, s: Settings): Dec {
  if (eitherNan(a, b)) return nanResult(a, b, s);
  const sign = a.sign ^ b.sign;
  if (isInfinite(a)) return isInfinite(b) ? invalid() : infinity(sign);
  meet(Condition.CLAMPED);
  return fromWord(sign, 0, s.etiny());
}

/** A quotient of at least prec + 1 digits; where it is not exact its last digit says so. */
function divideFinite(a: Dec, b: Dec, sign: u8, s: Settings): Dec {
  let shift = <i64>b.digits - a.digits + s.prec + 1;
  // Whole limbs are shifted sooner than digits; finalize cuts what is too much.
  if (shift > 0) shift = ((shift + WIDTH - 1) / WIDTH) * WIDTH;
  if (shift > MOST_DIGITS) return noRoom();
  const ideal = a.exponent - b.exponent;
  const up = max<i64>(shift, 0);
  const down = shift < 0 ? -shift : 0;
  const an = a.length + <i32>(up / WIDTH) + 1;
  const bn = b.length + <i32>(down / WIDTH) + 1;
  const area = scratch(<i64>an + 2 * bn);
  if (area === 0) return none();
  const divisor = Limb.at(area, an);
  const rest = Limb.at(divisor, bn);
  shiftLeft(area, a.limbs, a.length, up);
  shiftLeft(divisor, b.limbs, b.length, down);
  const x = trim(area, an);
  const y = trim(divisor, bn);
  const n = max(1, x - y + 1);
  const d = newDecimal(n);
  if (!failed(d) && divideInto(d, area, x, divisor, y, rest)) {
    giveScratch(area);
    d.sign = sign;
    d.exponent = ideal - shift;
    if (exact) stripTo(d, ideal);
    else if (load<u32>(<usize>d.limbs) % 5 === 0) increase(d.limbs, d.length, 1);
    return d;
  }
  giveScratch(area);
  drop(d);
  return none();
}

/** Whether the last division left nothing. */
let exact: bool = false;

function divideInto(d: Dec, x: usize, xn: i32, y: usize, yn: i32, rest: usize): bool {
  if (xn < yn) {
    setZero(d);
    exact = false;
    return true;
  }
  if (!divideLimbs(d.limbs, rest, x, xn, y, yn)) return false;
  exact = trim(rest, yn) === 1 && Limb.get(rest, 0) === 0;
  settle(d, xn - yn + 1);
  return true;
}

/** Takes trailing zeros off, up to the exponent that an exact quotient should have. */
export function stripTo(d: Dec, ideal: i64): void {
  if (d.exponent >= ideal || isZeroCoefficient(d)) return;
  const k = min<i64>(trailingZeros(d.limbs, d.length), ideal - d.exponent);
  if (k === 0) return;
  cutDigits(d, k);
  d.exponent += k;
}

/** The second result of divideWhole. */
export class Rest {
  static value: Dec = changetype<Dec>(0);
}

/** The integer part of a / b, and what is left in Rest.value; neither is rounded yet. Finite operands, b is not 0. */
function divideWhole(a: Dec, b: Dec, s: Settings): Dec {
  const ideal = min(a.exponent, b.exponent);
  const sign = a.sign ^ b.sign;
  const difference = adjusted(a) - adjusted(b);
  if (isZeroCoefficient(a) || difference < 0) return wholeOfSmall(a, sign, ideal, s);
  return divideSizes(a, b, sign, ideal, s);
}

/** As divideWhole, also where |a| may be a little less than |b|. */
function divideSizes(a: Dec, b: Dec, sign: u8, ideal: i64, s: Settings): Dec {
  if (adjusted(a) - adjusted(b) > s.prec) return impossible();
  const up = a.exponent - ideal;
  const down = b.exponent - ideal;
  if (up > MOST_DIGITS || down > MOST_DIGITS) return noRoom();
  const x = copyOf(a);
  const y = failed(x) ? none() : copyOf(b);
  if (!failed(y) && padZeros(x, up) && padZeros(y, down)) return divideAligned(x, y, sign, ideal, s);
  drop(x);
  drop(y);
  return none();
}

function impossible(): Dec {
  Rest.value = quietNan();
  if (failed(Rest.value)) return none();
  const d = invalid(Condition.DIVISION_IMPOSSIBLE);
  if (failed(d)) drop(Rest.value);
  return d;
}

/** |a| < |b|: the quotient is 0, a is left. */
function wholeOfSmall(a: Dec, sign: u8, ideal: i64, s: Settings): Dec {
  const rest = copyOf(a);
  if (failed(rest)) return none();
  // What does not fit the precision is rounded: only the exponent nearest to the ideal one is wanted.
  const k = isZeroCoefficient(rest)
    ? rest.exponent - ideal
    : min(rest.exponent - ideal, max<i64>(0, s.prec - rest.digits));
  const d = padZeros(rest, k) ? fromWord(sign, 0, 0) : none();
  if (failed(d)) drop(rest);
  Rest.value = rest;
  return d;
}

/** Divides integers, x of no fewer digits than y; takes both over. */
function divideAligned(x: Dec, y: Dec, sign: u8, ideal: i64, s: Settings): Dec {
  if (x.length < y.length) {
    drop(y);
    x.exponent = ideal;
    Rest.value = x;
    const zero = fromWord(sign, 0, 0);
    if (failed(zero)) drop(x);
    return zero;
  }
  const d = newDecimal(x.length - y.length + 1);
  const rest = failed(d) ? none() : newDecimal(y.length);
  const good: bool = !failed(rest) && divideLimbs(d.limbs, rest.limbs, x.limbs, x.length, y.limbs, y.length);
  if (good) {
    settle(d, x.length - y.length + 1);
    settle(rest, y.length);
    rest.sign = x.sign;
    rest.exponent = ideal;
    d.sign = sign;
  }
  drop(x);
  drop(y);
  if (good && d.digits <= s.prec) {
    Rest.value = rest;
    return d;
  }
  drop(d);
  drop(rest);
  return good ? impossible() : none();
}

/** Both results of divmod where an operand is special or b is 0; none in `handled` cases means an exception. */
function divmodSpecial(a: Dec, b: Dec, s: Settings): Dec {
  const sign = a.sign ^ b.sign;
  if (eitherNan(a, b)) {
    const d = nanResult(a, b, s);
    if (!failed(d)) Rest.value = share(d);
    return d;
  }
  let quotient: Dec;
  let rest: Dec;
  if (isInfinite(a)) {
    meet(Condition.INVALID_OPERATION);
    quotient = isInfinite(b) ? quietNan() : infinity(sign);
    rest = quietNan();
  } else if (isInfinite(b)) {
    quotient = fromWord(sign, 0, 0);
    rest = finalize(copyOf(a), s);
  } else if (isZeroCoefficient(a)) {
    quotient = invalid(Condition.DIVISION_UNDEFINED);
    rest = quietNan();
  } else {
    meet(Condition.DIVISION_BY_ZERO | Condition.INVALID_OPERATION);
    quotient = infinity(sign);
    rest = quietNan();
  }
  if (!failed(quotient) && !failed(rest)) {
    Rest.value = rest;
    return quotient;
  }
  drop(quotient);
  drop(rest);
  return none();
}

/** The quotient; the remainder is in Rest.value, a reference of the caller's. */
export function divmod(a: Dec, b: Dec, s: Settings): Dec {
  if (!isFinite(a) || !isFinite(b) || isZeroCoefficient(b)) return divmodSpecial(a, b, s);
  const d = divideWhole(a, b, s);
  if (failed(d)) return d;
  Rest.value = finalize(Rest.value, s);
  if (failed(Rest.value)) {
    drop(d);
    return none();
  }
  const quotient = finalize(d, s);
  if (failed(quotient)) drop(Rest.value);
  return quotient;
}

/** The integer part of a / b. */
export function divideInteger(a: Dec, b: Dec, s: Settings): Dec {
  if (eitherNan(a, b)) return nanResult(a, b, s);
  const sign = a.sign ^ b.sign;
  if (isInfinite(a)) return isInfinite(b) ? invalid() : infinity(sign);
  if (isInfinite(b)) return fromWord(sign, 0, 0);
  if (isZeroCoefficient(b)) {
    if (isZeroCoefficient(a)) return invalid(Condition.DIVISION_UNDEFINED);
    meet(Condition.DIVISION_BY_ZERO);
    return infinity(sign);
  }
  const d = divideWhole(a, b, s);
  if (failed(d)) return d;
  drop(Rest.value);
  return finalize(d, s);
}

/** a less the integer part of a / b times b, of the sign of a. */
export function remainder(a: Dec, b: Dec, s: Settings): Dec {
  if (eitherNan(a, b)) return nanResult(a, b, s);
  if (isInfinite(a)) return invalid();
  if (isInfinite(b)) return finalize(copyOf(a), s);
  if (isZeroCoefficient(b)) {
    return invalid(isZeroCoefficient(a) ? Condition.DIVISION_UNDEFINED : Condition.INVALID_OPERATION);
  }
  const d = divideWhole(a, b, s);
  if (failed(d)) return d;
  drop(d);
  return finalize(Rest.value, s);
}

/** As remainder, for the integer nearest to a / b (the even one of two): of either sign. */
export function remainderNear(a: Dec, b: Dec, s: Settings): Dec {
  if (eitherNan(a, b)) return nanResult(a, b, s);
  if (isInfinite(a)) return invalid();
  if (isInfinite(b)) return finalize(copyOf(a), s);
  if (isZeroCoefficient(b)) {
    return invalid(isZeroCoefficient(a) ? Condition.DIVISION_UNDEFINED : Condition.INVALID_OPERATION);
  }
  const ideal = min(a.exponent, b.exponent);
  if (isZeroCoefficient(a) || adjusted(a) - adjusted(b) < -1) return nearOfSmall(a, ideal, s);
  const d = divideSizes(a, b, 0, ideal, s);
  if (failed(d)) return d;
  const rest = Rest.value;
  if (isNan(d)) {
    drop(d);
    return rest;
  }
  const odd = (load<u32>(<usize>d.limbs) & 1) !== 0;
  const full = d.digits === s.prec && isAllNines(d);
  drop(d);
  return nearer(rest, b, odd, full, s);
}

function nearOfSmall(a: Dec, ideal: i64, s: Settings): Dec {
  const d = wholeOfSmall(a, 0, ideal, s);
  if (failed(d)) return d;
  drop(d);
  return finalize(Rest.value, s);
}

function isAllNines(d: Dec): bool {
  for (let i = 0; i < d.digits; i++) if (digitAt(d.limbs, d.length, i) !== 9) return false;
  return true;
}

/**
 * Takes b off the rest where the rest is more than half of it, or half and the quotient odd; if then the quotient would have too many
 * digits (`full`) the division is impossible. Takes the rest over.
 */
function nearer(rest: Dec, b: Dec, odd: bool, full: bool, s: Settings): Dec {
  const size = copyOf(b);
  if (failed(size) || !padZeros(size, max<i64>(0, b.exponent - rest.exponent))) {
    drop(size);
    drop(rest);
    return none();
  }
  const twice = newDecimal(rest.length + 1);
  if (failed(twice)) {
    drop(size);
    drop(rest);
    return none();
  }
  const carry = addLimbs(twice.limbs, rest.limbs, rest.length, rest.limbs, rest.length);
  if (carry) Limb.set(twice.limbs, rest.length, 1);
  settle(twice, carry ? rest.length + 1 : rest.length);
  const order = compareLimbs(twice.limbs, twice.length, size.limbs, size.length);
  drop(twice);
  if (order > 0 || (order === 0 && odd)) {
    if (full) {
      drop(size);
      drop(rest);
      return invalid(Condition.DIVISION_IMPOSSIBLE);
    }
    const sign = rest.sign;
    subtractLimbs(size.limbs, size.limbs, size.length, rest.limbs, rest.length);
    settle(size, size.length);
    size.sign = sign ^ 1;
    size.exponent = rest.exponent;
    drop(rest);
    return finalize(size, s);
  }
  drop(size);
  return finalize(rest, s);
}

// ---- order ----

/** Order of two numbers that are no NaNs: -1, 0, 1. */
export function order(a: Dec, b: Dec): i32 {
  if (isInfinite(a)) {
    if (isInfinite(b) && a.sign === b.sign) return 0;
    return a.sign ? -1 : 1;
  }
  if (isInfinite(b)) return b.sign ? 1 : -1;
  const zeroA = isZeroCoefficient(a);
  const zeroB = isZeroCoefficient(b);
  if (zeroA || zeroB) {
    if (zeroA && zeroB) return 0;
    if (zeroA) return b.sign ? 1 : -1;
    return a.sign ? -1 : 1;
  }
  if (a.sign !== b.sign) return a.sign ? -1 : 1;
  const size = orderOfSizes(a, b);
  return a.sign ? -size : size;
}

/** Order of the magnitudes of two finite numbers that are not 0. */
export function orderOfSizes(a: Dec, b: Dec): i32 {
  if (a.exponent === b.exponent) return compareLimbs(a.limbs, a.length, b.limbs, b.length);
  const x = adjusted(a);
  const y = adjusted(b);
  if (x !== y) return x < y ? -1 : 1;
  // Same first place: the one of the higher exponent has fewer digits.
  if (a.exponent < b.exponent) return -orderOfAligned(b, a);
  return orderOfAligned(a, b);
}

/** Compares digit by digit from the top: a has fewer digits. */
function orderOfAligned(a: Dec, b: Dec): i32 {
  const shift = b.digits - a.digits;
  for (let i = a.digits - 1; i >= 0; i--) {
    const x = digitAt(a.limbs, a.length, i);
    const y = digitAt(b.limbs, b.length, i + shift);
    if (x !== y) return x < y ? -1 : 1;
  }
  return trailingZeros(b.limbs, b.length) < shift ? -1 : 0;
}
