// Functions of doubles beside exponentials and logarithms: cube root, error functions, gamma, and the operations of IEEE 754
// that WebAssembly lacks (fma, remainder, nextafter, frexp, ldexp).

import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { limbsAdd, limbsClear, limbsCompareSame, limbsShiftLeft, limbsSub, limbsTrim } from "./bignum.ts";
import { limbsScaledToF64 } from "./convert.ts";
import { add, div, mul, mulExact, Sum } from "./doubled.ts";
import { expNegative, scaleBy, scaledSum } from "./explog.ts";

const PI: f64 = Math.PI;

/** Newton's step, in doubled arithmetic, from a plain cube root. */
export function cbrt(x: f64): f64 {
  if (x !== x || x === 0 || Math.abs(x) === Infinity) return x;
  // Far from the ends of the range: cbrt(8^k · x) = 2^k · cbrt(x).
  const k = Math.abs(x) < 1e-200 ? 200 : Math.abs(x) > 1e200 ? -200 : 0;
  x = scaleBy(x, 3 * k);
  const y = Math.cbrt(x);
  mulExact(y, y);
  const square = Sum.hi;
  mul(Sum.hi, Sum.lo, y, 0);
  add(Sum.hi, Sum.lo, -x, 0);
  return scaleBy(y - Sum.hi / (3 * square), -k);
}

// ---- error functions ----

/** 2 / sqrt(pi) and 1 / sqrt(pi) */
const TWO_OVER_ROOT_PI: f64 = 1.1283791670955126;
const TWO_OVER_ROOT_PI_LO: f64 = 1.533545961316588e-17;

/** exp(-x²) · 2^-Gauss.scale into Sum, for |x| < 27.3. */
class Gauss {
  static scale: i32 = 0;
}

function gauss(x: f64): void {
  mulExact(x, x);
  Gauss.scale = expNegative(Sum.hi, Sum.lo);
}

/**
 * erf(x) into Sum, for 0 < x < 6: 2/sqrt(pi) · exp(-x²) · Σ 2^n x^(2n+1) / (1·3·…·(2n+1)), whose terms are all positive
 * (Abramowitz and Stegun, 7.1.6).
 */
function erfSeries(x: f64): void {
  mulExact(x, x);
  const square = 2 * Sum.hi;
  const squareLow = 2 * Sum.lo;
  let term = x;
  let termLow: f64 = 0;
  let hi = x;
  let lo: f64 = 0;
  for (let n = 3.0; term > hi * 1e-33; n += 2) {
    mul(term, termLow, square, squareLow);
    div(Sum.hi, Sum.lo, n, 0);
    term = Sum.hi;
    termLow = Sum.lo;
    add(hi, lo, term, termLow);
    hi = Sum.hi;
    lo = Sum.lo;
  }
  gauss(x);
  mul(Sum.hi, Sum.lo, hi, lo);
  mul(Sum.hi, Sum.lo, TWO_OVER_ROOT_PI, TWO_OVER_ROOT_PI_LO);
  const factor = scaleBy(1, Gauss.scale);
  Sum.hi *= factor;
  Sum.lo *= factor;
}

export function erf(x: f64): f64 {
  const a = Math.abs(x);
  if (x !== x || x === 0) return x;
  if (a > 6) return copysign<f64>(1, x);
  if (a < 1e-150) {
    // x² would vanish; what 2/sqrt(pi) lacks does not matter.
    return scaleBy(scaleBy(x, 500) * TWO_OVER_ROOT_PI, -500);
  }
  erfSeries(a);
  return copysign<f64>(Sum.hi + Sum.lo, x);
}

export function erfc(x: f64): f64 {
  if (x !== x) return x;
  if (x > 27.3) return 0;
  if (x < -6) return 2;
  if (x > 4.5) return erfcFraction(x);
  if (Math.abs(x) < 1e-20) return 1;
  erfSeries(Math.abs(x));
  if (x > 0) add(1, 0, -Sum.hi, -Sum.lo);
  else add(1, 0, Sum.hi, Sum.lo);
  return Sum.hi + Sum.lo;
}

/**
 * x > 4.5: exp(-x²)/sqrt(pi) / (x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))) (Abramowitz and Stegun, 7.1.14), from the end.
 */
function erfcFraction(x: f64): f64 {
  let hi = x;
  let lo: f64 = 0;
  for (let n = 50; n > 0; n--) {
    div(0.5 * n, 0, hi, lo);
    add(x, 0, Sum.hi, Sum.lo);
    hi = Sum.hi;
    lo = Sum.lo;
  }
  gauss(x);
  mul(Sum.hi, Sum.lo, 0.5 * TWO_OVER_ROOT_PI, 0.5 * TWO_OVER_ROOT_PI_LO);
  div(Sum.hi, Sum.lo, hi, lo);
  // Below 1: brought near 1 for the scaling.
  return scaledSum(Sum.hi * 16, Sum.lo * 16, Gauss.scale - 4);
}

// ---- gamma ----

// Lanczos's approximation with g = 6.0246… and 13 terms, as CPython's math module has it (coefficients: Boost, after
// V. Toth and G. Pugh), in the same order of operations, so that results agree.
const LANCZOS_G: f64 = 6.02468004077673;
const LANCZOS_G_LESS_HALF: f64 = 5.52468004077673;
const LANCZOS_TOP: StaticArray<f64> = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028,
  1439720407.3117216, 248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348,
  8071.672002365816, 210.82427775157936, 2.5066282746310002,
];
const LANCZOS_BOTTOM: StaticArray<f64> = [
  0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0,
  32670.0, 1925.0, 66.0, 1.0,
];
/** Factorials that are exact. */
const GAMMA_WHOLE: i32 = 23;

function lanczosSum(x: f64): f64 {
  let top: f64 = 0;
  let bottom: f64 = 0;
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      top = top * x + unchecked(LANCZOS_TOP[i]);
      bottom = bottom * x + unchecked(LANCZOS_BOTTOM[i]);
    }
  } else {
    for (let i = 0; i < 13; i++) {
      top = top / x + unchecked(LANCZOS_TOP[i]);
      bottom = bottom / x + unchecked(LANCZOS_BOTTOM[i]);
    }
  }
  return top / bottom;
}

/** sin(pi·x), exact in its sign and zeros. */
function sinPi(x: f64): f64 {
  const y = Math.abs(x) % 2;
  const quarter = <i32>Math.floor(2 * y + 0.5);
  let r: f64;
  if (quarter === 0) r = Math.sin(PI * y);
  else if (quarter === 1) r = Math.cos(PI * (y - 0.5));
  else if (quarter === 2) r = Math.sin(PI * (1 - y));
  else if (quarter === 3) r = -Math.cos(PI * (y - 1.5));
  else r = Math.sin(PI * (y - 2));
  return copysign<f64>(1, x) * r;
}

/** The gamma function. NaN for poles and -inf (a domain error), infinity where it is too large. */
export function gamma(x: f64): f64 {
  if (x !== x || x === Infinity) return x;
  if (x === -Infinity) return NaN;
  if (x === 0) return copysign<f64>(Infinity, x);
  if (x === Math.floor(x)) {
    if (x < 0) return NaN;
    if (x <= GAMMA_WHOLE) return factorial(<i32>x - 1);
  }
  const a = Math.abs(x);
  if (a < 1e-20) return 1 / x;
  if (a > 200) return x < 0 ? 0 / sinPi(x) : Infinity;
  return lanczosGamma(x, a);
}

function factorial(n: i32): f64 {
  let product: f64 = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

function lanczosGamma(x: f64, a: f64): f64 {
  const y = a + LANCZOS_G_LESS_HALF;
  // How far rounding has put y off.
  let z = a > LANCZOS_G_LESS_HALF ? y - a - LANCZOS_G_LESS_HALF : y - LANCZOS_G_LESS_HALF - a;
  z = (z * LANCZOS_G) / y;
  if (x < 0) {
    let r = ((-PI / sinPi(a) / a) * Math.exp(y)) / lanczosSum(a);
    r -= z * r;
    if (a < 140) return r / y ** (a - 0.5);
    const half = y ** (a / 2 - 0.25);
    return r / half / half;
  }
  let r = lanczosSum(a) / Math.exp(y);
  r += z * r;
  if (a < 140) return r * y ** (a - 0.5);
  const half = y ** (a / 2 - 0.25);
  return r * half * half;
}

/** log|gamma(x)|; infinity for poles (a domain error) and where it is too large. */
export function lgamma(x: f64): f64 {
  if (x !== x) return x;
  if (Math.abs(x) === Infinity) return Infinity;
  if (x === Math.floor(x) && x <= 2) return x <= 0 ? Infinity : 0;
  const a = Math.abs(x);
  if (a < 1e-20) return -Math.log(a);
  let r = Math.log(lanczosSum(a)) - LANCZOS_G;
  r += (a - 0.5) * (Math.log(a + LANCZOS_G - 0.5) - 1);
  if (x < 0) r = 1.1447298858494002 - Math.log(Math.abs(sinPi(a))) - Math.log(a) - r;
  return r;
}

// ---- operations of IEEE 754 ----

/** The exponent that `frexp` found. */
export class Exponent {
  static value: i32 = 0;
}

/** The mantissa, 0.5 to 1, of finite x ≠ 0, its exponent in `Exponent`; others give themselves and 0. */
export function frexp(x: f64): f64 {
  Exponent.value = 0;
  if (x === 0 || !Number.isFinite(x)) return x;
  let bits = reinterpret<u64>(x);
  let field = <i32>((bits >> 52) & 0x7ff);
  if (field === 0) {
    bits = reinterpret<u64>(x * 18014398509481984.0);
    field = <i32>((bits >> 52) & 0x7ff) - 54;
  }
  Exponent.value = field - 1022;
  return reinterpret<f64>((bits & 0x800fffffffffffff) | 0x3fe0000000000000);
}

/** x · 2^exponent, rounded once; infinity if too large. */
export function ldexp(x: f64, exponent: i32): f64 {
  if (x === 0 || !Number.isFinite(x)) return x;
  const mantissa = frexp(x);
  const total = <i64>Exponent.value + <i64>exponent;
  if (total > 1100) return copysign<f64>(Infinity, x);
  if (total < -1100) return copysign<f64>(0, x);
  return scaledSum(mantissa * 2, 0, <i32>total - 1);
}

/** The double `steps` places from x towards y; y where it is reached sooner. */
export function nextAfter(x: f64, y: f64, steps: u64): f64 {
  if (x !== x) return x;
  if (y !== y || x === y) return y;
  if (steps === 0) return x;
  const from = reinterpret<u64>(x);
  const to = reinterpret<u64>(y);
  const sign: u64 = 0x8000000000000000;
  const a = from & ~sign;
  const b = to & ~sign;
  if (((from ^ to) & sign) !== 0) {
    // Through zero.
    if (a + b <= steps) return y;
    return a < steps ? reinterpret<f64>((to & sign) | (steps - a)) : reinterpret<f64>(from - steps);
  }
  if (b >= a) return b - a <= steps ? y : reinterpret<f64>(from + steps);
  return a - b <= steps ? y : reinterpret<f64>(from - steps);
}

/** The value of the lowest bit of x. */
export function ulp(x: f64): f64 {
  if (x !== x) return x;
  const bits = reinterpret<u64>(x) & 0x7fffffffffffffff;
  if (bits >= 0x7ff0000000000000) return Infinity;
  const field = max<u64>(bits >> 52, 1);
  if (field > 52) return reinterpret<f64>((field - 52) << 52);
  return reinterpret<f64>((<u64>1) << (field - 1));
}

/** x - n·y with n the integer nearest to x/y, the even one of two; y not 0, x finite. */
export function remainder(x: f64, y: f64): f64 {
  const a = Math.abs(x);
  const b = Math.abs(y);
  if (b === Infinity) return x;
  const m = a % b;
  const c = b - m;
  let r: f64;
  if (m < c) r = m;
  else if (m > c) r = -c;
  else r = m - 2.0 * ((0.5 * (a - m)) % b);
  return copysign<f64>(1, x) * r;
}

/** Limbs of the exact sum in `fma`: products reach from 2^-2148 to 2^2047. */
const FMA_LIMBS: i32 = 136;
const FMA_BASE: i32 = -2150;

/** x·y + z rounded once, all finite; infinity if too large. NaN without memory. */
export function fma(x: f64, y: f64, z: f64): f64 {
  const block = rawAlloc((<usize>(2 * FMA_LIMBS + 4)) << 2);
  if (block === 0) return NaN;
  const result = fixedPointFma(block, x, y, z);
  rawFree(block);
  return result;
}

function mantissaOf(x: f64): u64 {
  const bits = reinterpret<u64>(x);
  return ((bits >> 52) & 0x7ff) === 0 ? bits & 0xfffffffffffff : (bits & 0xfffffffffffff) | 0x10000000000000;
}

function exponentOf(x: f64): i32 {
  return max(<i32>((reinterpret<u64>(x) >> 52) & 0x7ff), 1) - 1075;
}

/** The exact product and the exact z as fixed-point numbers, added or subtracted, rounded by the kernel. */
function fixedPointFma(block: usize, x: f64, y: f64, z: f64): f64 {
  const other = block + ((<usize>FMA_LIMBS) << 2);
  const scratch = other + ((<usize>FMA_LIMBS) << 2);
  const product = multiplyMantissas(scratch, mantissaOf(x), mantissaOf(y));
  placeLimbs(block, scratch, product, exponentOf(x) + exponentOf(y));
  store<u64>(scratch, mantissaOf(z));
  placeLimbs(other, scratch, 2, exponentOf(z));
  const negative = (reinterpret<u64>(x) ^ reinterpret<u64>(y)) >> 63 !== 0;
  const zNegative = reinterpret<u64>(z) >> 63 !== 0;
  if (negative === zNegative) limbsAdd(block, block, FMA_LIMBS, other, FMA_LIMBS);
  else {
    const order = limbsCompareSame(block, other, FMA_LIMBS);
    if (order === 0) return 0;
    if (order < 0) {
      limbsSub(block, other, FMA_LIMBS, block, FMA_LIMBS);
      return signed(limbsScaledToF64(block, FMA_LIMBS, FMA_BASE, false), zNegative);
    }
    limbsSub(block, block, FMA_LIMBS, other, FMA_LIMBS);
  }
  return signed(limbsScaledToF64(block, FMA_LIMBS, FMA_BASE, false), negative);
}

function signed(x: f64, negative: bool): f64 {
  return negative ? -x : x;
}

/** Four limbs of the product of two mantissas. */
function multiplyMantissas(out: usize, a: u64, b: u64): i32 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const low = a0 * b0;
  const middle = a1 * b0 + (low >> 32);
  const cross = a0 * b1 + (middle & 0xffffffff);
  store<u64>(out, (cross << 32) | (low & 0xffffffff));
  store<u64>(out, a1 * b1 + (middle >> 32) + (cross >> 32), 8);
  return 4;
}

/** A number of FMA_LIMBS limbs: `n` limbs times 2^(exponent - FMA_BASE). */
function placeLimbs(out: usize, limbs: usize, n: i32, exponent: i32): void {
  limbsClear(out, FMA_LIMBS);
  limbsShiftLeft(out, limbs, limbsTrim(limbs, n), exponent - FMA_BASE);
}
