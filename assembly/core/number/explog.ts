// exp - 1 and log(1 + x) to about 100 bits, in doubled arithmetic, and what follows from them: exponentials, logarithms and
// hyperbolic functions to bases 2, e and 10. AssemblyScript's own differ from the right result in 5 to 14 % of cases.

import { composeF64 } from "./convert.ts";
import { add, addExact, div, mul, mulExact, root, Sum } from "./doubled.ts";

const LN2: f64 = Math.LN2;
const LN2_LO: f64 = 2.3190468138462996e-17;
const INVERSE_LN2: f64 = Math.LOG2E;
const INVERSE_LN2_LO: f64 = 2.0355273740931033e-17;
const INVERSE_LN10: f64 = Math.LOG10E;
const INVERSE_LN10_LO: f64 = 1.098319650216765e-17;
/** ln 2 in three parts; the first ends in zeros, so that its small multiples are exact. */
const LN2_A: f64 = 0.6931471803691238;
const LN2_B: f64 = 1.9082149292687043e-10;
const LN2_C: f64 = 1.8835029794789685e-22;

const THIRD: f64 = 0.3333333333333333;
const THIRD_LO: f64 = 1.850371707708594e-17;
const FIFTH: f64 = 0.2;
const FIFTH_LO: f64 = -1.1102230246251566e-17;

/** Halvings of the argument before the series, undone by doublings after it. */
const HALVINGS: i32 = 6;

/**
 * exp(x + xl) - 1 into Sum, for |x| below 0.4: the series of y = x / 64, doubled six times by e(2y) = e(y)·(e(y) + 2). A plain
 * double is enough for the terms from y^5 / 6! on: they are below 2^-47 of the first.
 */
function smallExpm1(x: f64, xl: f64): void {
  x *= 1.0 / 64.0;
  xl *= 1.0 / 64.0;
  const tail = (x / 6) * (1 + (x / 7) * (1 + (x / 8) * (1 + (x / 9) * (1 + x / 10))));
  // Horner: y·(1 + y/2·(1 + y/3·(1 + y/4·(1 + y/5·(1 + tail)))))
  addExact(1, tail);
  mul(Sum.hi, Sum.lo, x, xl);
  mul(Sum.hi, Sum.lo, FIFTH, FIFTH_LO);
  add(1, 0, Sum.hi, Sum.lo);
  mul(Sum.hi, Sum.lo, 0.25 * x, 0.25 * xl);
  add(1, 0, Sum.hi, Sum.lo);
  mul(Sum.hi, Sum.lo, x, xl);
  mul(Sum.hi, Sum.lo, THIRD, THIRD_LO);
  add(1, 0, Sum.hi, Sum.lo);
  mul(Sum.hi, Sum.lo, 0.5 * x, 0.5 * xl);
  add(1, 0, Sum.hi, Sum.lo);
  mul(Sum.hi, Sum.lo, x, xl);
  for (let i = 0; i < HALVINGS; i++) {
    const hi = Sum.hi;
    const lo = Sum.lo;
    add(hi, lo, 2, 0);
    mul(hi, lo, Sum.hi, Sum.lo);
  }
}

/** The power of two that `reduced` took out. */
let scale: i32 = 0;

/** exp(x + xl) = (1 + Sum) · 2^scale. */
function reduced(x: f64, xl: f64): void {
  const k = nearest<f64>(x * INVERSE_LN2);
  scale = <i32>k;
  if (k === 0) {
    smallExpm1(x, xl);
    return;
  }
  addExact(x, -k * LN2_A);
  const hi = Sum.hi;
  const lo = Sum.lo + xl;
  mulExact(-k, LN2_B);
  add(hi, lo, Sum.hi, Sum.lo);
  // What the first two parts leave of ln 2.
  add(Sum.hi, Sum.lo, -k * LN2_C, 0);
  smallExpm1(Sum.hi, Sum.lo);
}

/** x · 2^k, rounded once, also where the result is subnormal. */
export function scaleBy(x: f64, k: i32): f64 {
  if (k > 1023) {
    x *= 8.98846567431158e307;
    k -= 1023;
    if (k > 1023) {
      x *= 8.98846567431158e307;
      k = min(k - 1023, 1023);
    }
  } else if (k < -1022) {
    // Two steps that leave the rounding to the last one.
    x *= 2.004168360008973e-292;
    k += 969;
    if (k < -1022) {
      x *= 2.004168360008973e-292;
      k = max(k + 969, -1022);
    }
  }
  return x * reinterpret<f64>((<u64>(k + 1023)) << 52);
}

/** (hi + lo) · 2^k as a double, for |hi| from 0.5 to 4: rounded once, also where the result is subnormal. */
export function scaledSum(hi: f64, lo: f64, k: i32): f64 {
  if (k >= -1020) return scaleBy(hi + lo, k);
  // The 53 bits of hi and ten more for lo; what is still lower only matters for not being zero.
  const bits = reinterpret<u64>(hi);
  const field = <i32>((bits >> 52) & 0x7ff);
  let top = ((bits & 0xfffffffffffff) | 0x10000000000000) << 10;
  const fraction = scaleBy(hi < 0 ? -lo : lo, 1085 - field);
  const whole = Math.floor(fraction);
  top += <u64>(<i64>whole);
  const shift = clz<u64>(top);
  const magnitude = composeF64(top << shift, fraction !== whole, <i64>(field - 1085 + k) - <i64>shift);
  return copysign<f64>(magnitude, hi);
}

export function expm1(x: f64): f64 {
  if (x !== x || x === 0) return x;
  if (x > 709.8) return Infinity;
  if (x < -40) return x === -Infinity ? -1 : -1 + 1e-17;
  if (Math.abs(x) < 1e-17) return x;
  reduced(x, 0);
  if (scale === 0) return Sum.hi + Sum.lo;
  add(1, 0, Sum.hi, Sum.lo);
  if (scale > 60) return scaledSum(Sum.hi, Sum.lo, scale);
  const factor = scaleBy(1, scale);
  add(Sum.hi * factor, Sum.lo * factor, -1, 0);
  return Sum.hi + Sum.lo;
}

export function exp2(x: f64): f64 {
  if (x !== x) return x;
  if (x >= 1024) return Infinity;
  if (x < -1076) return 0;
  const k = nearest<f64>(x);
  const rest = x - k;
  mul(rest, 0, LN2, LN2_LO);
  smallExpm1(Sum.hi, Sum.lo);
  add(1, 0, Sum.hi, Sum.lo);
  return scaledSum(Sum.hi, Sum.lo, <i32>k);
}

// ---- hyperbolic functions ----

/** e^|x| into Sum, for |x| up to 40. */
function expOf(x: f64): void {
  reduced(x, 0);
  add(1, 0, Sum.hi, Sum.lo);
  const factor = scaleBy(1, scale);
  Sum.hi *= factor;
  Sum.lo *= factor;
}

/** e^x / 2 for x above 40, where e^-x does not matter. */
function halfExp(x: f64): f64 {
  if (x > 711) return Infinity;
  reduced(x, 0);
  add(1, 0, Sum.hi, Sum.lo);
  return scaledSum(Sum.hi, Sum.lo, scale - 1);
}

export function cosh(x: f64): f64 {
  x = Math.abs(x);
  if (x !== x) return x;
  if (x > 40) return halfExp(x);
  expOf(x);
  const hi = Sum.hi;
  const lo = Sum.lo;
  div(1, 0, hi, lo);
  add(hi, lo, Sum.hi, Sum.lo);
  return 0.5 * (Sum.hi + Sum.lo);
}

/** e^x - 1 into Sum, for 0 <= x <= 40, to full relative precision. */
function expm1Of(x: f64): void {
  reduced(x, 0);
  if (scale === 0) return;
  add(1, 0, Sum.hi, Sum.lo);
  const factor = scaleBy(1, scale);
  add(Sum.hi * factor, Sum.lo * factor, -1, 0);
}

/** (e + e / (e + 1)) / 2 with e = exp(x) - 1 */
export function sinh(x: f64): f64 {
  const a = Math.abs(x);
  if (!(a > 1e-9)) return x;
  if (a > 40) return copysign<f64>(halfExp(a), x);
  expm1Of(a);
  const hi = Sum.hi;
  const lo = Sum.lo;
  add(hi, lo, 1, 0);
  div(hi, lo, Sum.hi, Sum.lo);
  add(hi, lo, Sum.hi, Sum.lo);
  return copysign<f64>(0.5 * (Sum.hi + Sum.lo), x);
}

/** e / (e + 2) with e = exp(2x) - 1 */
export function tanh(x: f64): f64 {
  const a = Math.abs(x);
  if (!(a > 1e-9)) return x;
  if (a > 20) return copysign<f64>(1, x);
  expm1Of(2 * a);
  const hi = Sum.hi;
  const lo = Sum.lo;
  add(hi, lo, 2, 0);
  div(hi, lo, Sum.hi, Sum.lo);
  return copysign<f64>(Sum.hi + Sum.lo, x);
}

// ---- logarithms ----

/** log(1 + x + xl) into Sum, for x from -0.5 to 1: Newton's step from a plain logarithm. */
function smallLog1p(x: f64, xl: f64): void {
  const guess = Math.log1p(x);
  reducedNegative(guess);
  // (1 + x)·(1 + e) - 1 = x + e + x·e, with e = exp(-guess) - 1
  const e = Sum.hi;
  const el = Sum.lo;
  mul(x, xl, e, el);
  add(Sum.hi, Sum.lo, e, el);
  add(Sum.hi, Sum.lo, x, xl);
  add(guess, 0, Sum.hi, Sum.lo);
}

/** exp(-x) - 1 into Sum, for |x| up to 1. */
function reducedNegative(x: f64): void {
  if (Math.abs(x) < 0.4) {
    smallExpm1(-x, 0);
    return;
  }
  smallExpm1(-0.5 * x, 0);
  const hi = Sum.hi;
  const lo = Sum.lo;
  add(hi, lo, 2, 0);
  mul(hi, lo, Sum.hi, Sum.lo);
}

/** The power of two that `logOf` took out. */
let logScale: f64 = 0;

/** log(x) = Sum + logScale · ln 2, for x + xl > 0 and finite; the sum is between -0.35 and 0.35. */
function logParts(x: f64, xl: f64): void {
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984.0;
    xl *= 18014398509481984.0;
    k = -54;
  }
  const bits = reinterpret<u64>(x);
  k += <i32>(bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  let factor = m / x;
  if (m > Math.SQRT2) {
    m *= 0.5;
    factor *= 0.5;
    k++;
  }
  logScale = k;
  smallLog1p(m - 1, xl * factor);
}

/** log(x + xl) into Sum. */
function logOf(x: f64, xl: f64): void {
  logParts(x, xl);
  const hi = Sum.hi;
  const lo = Sum.lo;
  mul(logScale, 0, LN2, LN2_LO);
  add(Sum.hi, Sum.lo, hi, lo);
}

/** What every logarithm gives for arguments that are not positive and finite; 0 for those that are. */
function logSpecial(x: f64): f64 {
  if (x !== x || x === Infinity) return x;
  if (x < 0) return NaN;
  return x === 0 ? -Infinity : 0;
}

export function log2(x: f64): f64 {
  const special = logSpecial(x);
  if (special !== 0) return special;
  logParts(x, 0);
  mul(Sum.hi, Sum.lo, INVERSE_LN2, INVERSE_LN2_LO);
  add(Sum.hi, Sum.lo, logScale, 0);
  return Sum.hi + Sum.lo;
}

export function log10(x: f64): f64 {
  const special = logSpecial(x);
  if (special !== 0) return special;
  logOf(x, 0);
  mul(Sum.hi, Sum.lo, INVERSE_LN10, INVERSE_LN10_LO);
  return Sum.hi + Sum.lo;
}

export function log1p(x: f64): f64 {
  if (!(Math.abs(x) > 1e-17)) return x;
  if (x <= -1) return x === -1 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (x > -0.5 && x < 1) smallLog1p(x, 0);
  else {
    addExact(1, x);
    logOf(Sum.hi, Sum.lo);
  }
  return Sum.hi + Sum.lo;
}

// ---- inverse hyperbolic functions ----

/** log1p(a + a² / (1 + sqrt(1 + a²))) */
export function asinh(x: f64): f64 {
  const a = Math.abs(x);
  if (!(a > 1e-9) || a === Infinity) return x;
  if (a > 1e15) {
    logOf(a, 0);
    add(Sum.hi, Sum.lo, LN2, LN2_LO);
    return copysign<f64>(Sum.hi + Sum.lo, x);
  }
  mulExact(a, a);
  const square = Sum.hi;
  const squareLow = Sum.lo;
  add(square, squareLow, 1, 0);
  root(Sum.hi, Sum.lo);
  add(Sum.hi, Sum.lo, 1, 0);
  div(square, squareLow, Sum.hi, Sum.lo);
  add(Sum.hi, Sum.lo, a, 0);
  logOnePlus();
  return copysign<f64>(Sum.hi + Sum.lo, x);
}

/** log(1 + Sum) into Sum, for Sum >= 0. */
function logOnePlus(): void {
  if (Sum.hi < 1) smallLog1p(Sum.hi, Sum.lo);
  else {
    add(Sum.hi, Sum.lo, 1, 0);
    logOf(Sum.hi, Sum.lo);
  }
}

/** log1p(t + sqrt(2t + t²)) with t = x - 1 */
export function acosh(x: f64): f64 {
  if (!(x >= 1)) return NaN;
  if (x === Infinity) return x;
  if (x > 1e15) {
    logOf(x, 0);
    add(Sum.hi, Sum.lo, LN2, LN2_LO);
    return Sum.hi + Sum.lo;
  }
  const t = x - 1;
  const tl = -1 - (t - x);
  if (t === 0) return 0;
  add(t, tl, 2, 0);
  mul(Sum.hi, Sum.lo, t, tl);
  root(Sum.hi, Sum.lo);
  add(Sum.hi, Sum.lo, t, tl);
  logOnePlus();
  return Sum.hi + Sum.lo;
}

/** log1p(2a / (1 - a)) / 2 */
export function atanh(x: f64): f64 {
  const a = Math.abs(x);
  if (!(a > 1e-9)) return x;
  if (a >= 1) return a === 1 ? copysign<f64>(Infinity, x) : NaN;
  addExact(1, -a);
  div(2 * a, 0, Sum.hi, Sum.lo);
  logOnePlus();
  return copysign<f64>(0.5 * (Sum.hi + Sum.lo), x);
}

/** e^-(x + xl) into Sum, for 0 <= x <= 740: also the power of two to scale it by. */
export function expNegative(x: f64, xl: f64): i32 {
  reduced(-x, -xl);
  add(1, 0, Sum.hi, Sum.lo);
  return scale;
}
