/**
 * Powers of decimals. A whole exponent multiplies (exact where that fits the precision); any other goes by exp(y · ln x), computed with enough digits
 * that the result is almost always correctly rounded (CPython's own is no better).
 */
import { divide, invalid, multiply, nanResult, order } from "./arithmetic.ts";
import { exponential, naturalLog } from "./elementary.ts";
import { Limb } from "./limbs.ts";
import {
  adjusted,
  Condition,
  copyOf,
  Dec,
  drop,
  failed,
  finalize,
  fromWord,
  infinity,
  isFinite,
  isInfinite,
  isInteger,
  isNan,
  isZeroCoefficient,
  isZeroDec,
  meet,
  none,
  padZeros,
  Rounding,
  Settings,
  workSettings,
} from "./number.ts";

/** Digits that y · ln x may have before the point, and some more. */
const SPARE: i64 = 19 + 4;

/** Whether a whole number is odd. */
function isOddInteger(y: Dec): bool {
  if (!isFinite(y) || !isInteger(y) || y.exponent > 0) return false;
  const place = -y.exponent;
  const i = <i32>(place / 9);
  if (i >= y.length) return false;
  let limb = Limb.get(y.limbs, i);
  for (let k = place % 9; k > 0; k--) limb /= 10;
  return (limb & 1) !== 0;
}

export function power(x: Dec, y: Dec, s: Settings): Dec {
  if (isNan(x) || isNan(y)) return nanResult(x, y, s);
  const sign: u8 = x.sign !== 0 && isOddInteger(y) ? 1 : 0;
  if (isZeroDec(x)) return powerOfZero(y, sign, s);
  if (x.sign !== 0 && (isInfinite(y) || !isInteger(y))) return invalid();
  if (isInfinite(y)) return powerToInfinity(x, y, sign, s);
  if (isInfinite(x)) {
    if (isZeroCoefficient(y)) return fromWord(sign, 1, 0);
    return y.sign ? fromWord(sign, 0, 0) : infinity(sign);
  }
  if (isZeroCoefficient(y)) return fromWord(sign, 1, 0);
  const one = fromWord(x.sign, 1, 0);
  if (failed(one)) return one;
  const way = order(x, one);
  drop(one);
  if (way === 0) return powerOfOne(x, y, sign, s);
  const bound = outOfRange(x, y, s);
  if (bound !== 0) return finalize(fromWord(sign, 1, bound > 0 ? s.emax + 1 : s.etiny() - 1), s);
  return isInteger(y) ? powerWhole(x, y, sign, s) : powerReal(x, y, s);
}

function powerOfZero(y: Dec, sign: u8, s: Settings): Dec {
  if (isZeroDec(y)) return invalid();
  return y.sign ? infinity(sign) : finalize(fromWord(sign, 0, 0), s);
}

/** 0, 1 or infinity, by the size of x. */
function powerToInfinity(x: Dec, y: Dec, sign: u8, s: Settings): Dec {
  if (isInfinite(x)) return y.sign ? fromWord(sign, 0, 0) : infinity(sign);
  const one = fromWord(0, 1, 0);
  if (failed(one)) return one;
  const way = order(x, one);
  drop(one);
  if (way === 0) {
    meet(Condition.INEXACT | Condition.ROUNDED);
    return onePadded(sign, s.prec - 1);
  }
  return way > 0 === (y.sign === 0) ? infinity(sign) : fromWord(sign, 0, 0);
}

/** 1.000…, with so many zeros. */
function onePadded(sign: u8, zeros: i64): Dec {
  const d = fromWord(sign, 1, 0);
  if (failed(d) || padZeros(d, zeros)) return d;
  drop(d);
  return none();
}

/** ±1 to some power: the zeros that multiplying would give, as far as the precision goes. */
function powerOfOne(x: Dec, y: Dec, sign: u8, s: Settings): Dec {
  if (!isInteger(y)) {
    meet(Condition.INEXACT | Condition.ROUNDED);
    return onePadded(sign, s.prec - 1);
  }
  if (y.sign) return fromWord(sign, 1, 0);
  const zeros = x.exponent === 0 ? 0.0 : -(<f64>x.exponent) * approximate(y);
  if (zeros <= <f64>(s.prec - 1)) return onePadded(sign, <i64>zeros);
  meet(Condition.ROUNDED);
  return onePadded(sign, s.prec - 1);
}

/** A finite number's magnitude as a float. */
function approximate(d: Dec): f64 {
  let x: f64 = 0;
  const from = max(0, d.length - 3);
  for (let i = d.length - 1; i >= from; i--) x = x * 1e9 + Limb.get(d.limbs, i);
  const exponent = d.exponent + <i64>from * 9;
  return exponent > 400 ? Infinity : x * 10 ** <f64>exponent;
}

/** log10 of a finite number's magnitude, as a float. */
function approximateLog(d: Dec): f64 {
  let x: f64 = 0;
  const from = max(0, d.length - 3);
  for (let i = d.length - 1; i >= from; i--) x = x * 1e9 + Limb.get(d.limbs, i);
  return Math.log10(x) + <f64>(d.exponent + <i64>from * 9);
}

/** 1: the power is surely too large, -1: too small, 0: neither is sure. */
function outOfRange(x: Dec, y: Dec, s: Settings): i32 {
  const digits = approximateLog(x) * approximate(y) * (y.sign ? -1 : 1);
  const room = Math.abs(digits) * 1e-14 + 2;
  if (digits - room > <f64>s.emax + 1) return 1;
  return digits + room < <f64>s.etiny() - 1 ? -1 : 0;
}

/** x^y by squaring from the highest bit, for a whole y below 2^63 (a larger one is out of range, or x is ±1 within any precision). */
function powerWhole(x: Dec, y: Dec, sign: u8, s: Settings): Dec {
  if (adjusted(y) > 17) return powerReal(x, y, s);
  const work = workSettings(0, s.prec + y.digits + y.exponent + 2 + (y.sign ? 1 : 0), Rounding.HALF_EVEN);
  const base = y.sign ? inverse(x, work) : copyOf(x);
  if (failed(base)) return base;
  const n = <u64>approximateExactly(y);
  let result = copyOf(base);
  for (let bit = 62 - <i32>clz<u64>(n); bit >= 0 && !failed(result); bit--) {
    result = replaced(result, multiply(result, result, work));
    if (!failed(result) && (n >> bit) & 1) result = replaced(result, multiply(result, base, work));
    if (!failed(result) && (!isFinite(result) || isZeroCoefficient(result))) break;
  }
  drop(base);
  if (failed(result)) return result;
  result.sign = sign;
  return finalize(result, s);
}

function replaced(old: Dec, result: Dec): Dec {
  drop(old);
  return result;
}

function inverse(x: Dec, s: Settings): Dec {
  const one = fromWord(0, 1, 0);
  if (failed(one)) return one;
  const d = divide(one, x, s);
  drop(one);
  return d;
}

/** The magnitude of a whole number below 10^18. */
function approximateExactly(y: Dec): i64 {
  let n: i64 = 0;
  const skip = y.exponent < 0 ? -y.exponent : 0;
  for (let i = y.length - 1; i >= 0; i--) {
    let limb = Limb.get(y.limbs, i);
    const below = <i64>i * 9;
    if (below >= skip) {
      n = n * 1_000_000_000 + limb;
      continue;
    }
    let kept = min<i64>(9, skip - below);
    let unit: i64 = 1;
    for (; kept > 0; kept--) limb /= 10;
    for (let k = max<i64>(0, 9 - (skip - below)); k > 0; k--) unit *= 10;
    n = n * unit + limb;
    break;
  }
  for (let k: i64 = 0; k < y.exponent; k++) n *= 10;
  return n;
}

/** e^(y · ln |x|); the sign is that of a power with an even exponent. */
function powerReal(x: Dec, y: Dec, s: Settings): Dec {
  const prec = max<i64>(x.digits, s.prec) + SPARE;
  const size = copyOf(x);
  if (failed(size)) return size;
  size.sign = 0;
  const log = naturalLog(size, workSettings(0, prec, Rounding.HALF_EVEN));
  drop(size);
  if (failed(log)) return log;
  const product = multiply(log, y, workSettings(0, prec, Rounding.HALF_EVEN));
  drop(log);
  if (failed(product)) return product;
  // A last digit that is neither 0 nor 5 keeps the second rounding from being misled by the first.
  const work = workSettings(0, s.prec + 4, Rounding.ZERO_FIVE_UP);
  const d = exponential(product, work);
  drop(product);
  meet(Condition.INEXACT | Condition.ROUNDED);
  return filledUp(d, s);
}

/** An inexact power shows all digits of the precision. */
function filledUp(d: Dec, s: Settings): Dec {
  if (failed(d)) return d;
  if (isFinite(d) && !isZeroCoefficient(d) && d.digits < s.prec && !padZeros(d, s.prec - d.digits)) {
    drop(d);
    return none();
  }
  return finalize(d, s);
}
