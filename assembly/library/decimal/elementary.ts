/**
 * exp, ln and log10 of decimals, correctly rounded: computed in fixed point with digits to spare, and again with more of them while what is
 * left over does not say how to round (A. Ziv, "Fast evaluation of elementary mathematical functions with correctly rounded last bit", 1991).
 *
 * A fixed-point number of width w is w limbs of fraction and, above, one limb of integer. exp halves its argument k times, sums Taylor's
 * series and squares k times; ln takes a float's logarithm and improves it by Halley's method, y + 2 (m - e^y) / (m + e^y), which triples the
 * digits each time; ln 10 is 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161).
 */

import { raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { rawAlloc, rawFree, rawKeep } from "../../memory/raw.ts";
import { invalid, nanResult, subtract as subtractDecimals } from "./arithmetic.ts";
import {
  add,
  BASE,
  clear,
  compare,
  copy,
  divide,
  divideSmall,
  giveScratch,
  increase,
  Limb,
  limbsFor,
  multiply,
  multiplySmall,
  scratch,
  shiftLeft,
  shiftRight,
  subtract,
  trim,
  WIDTH,
} from "./limbs.ts";
import {
  adjusted,
  Condition,
  Dec,
  drop,
  failed,
  finalize,
  fromWord,
  infinity,
  isInfinite,
  isNan,
  isZeroCoefficient,
  Met,
  meet,
  newDecimal,
  none,
  Rounding,
  Settings,
  settle,
  workSettings,
} from "./number.ts";

/** Precisions beyond this are refused with MemoryError: the work would not end. */
const MOST_PRECISION: i64 = 200_000_000;

// ---- fixed point ----

/** r = a · b for width w; `product` has room for 2w + 2 limbs; r may be a or b. */
function multiplyFixed(r: usize, a: usize, b: usize, w: i32, product: usize): bool {
  const an = trim(a, w + 1);
  const bn = trim(b, w + 1);
  clear(product, 2 * w + 2);
  if (!multiply(product, a, an, b, bn)) return false;
  copy(r, Limb.at(product, w), w + 1);
  return true;
}

/** How often exp halves its argument for width w. */
function halvings(w: i32): i32 {
  return 6 + <i32>(Math.sqrt(<f64>w) * 3);
}

/** r = e^x for 0 ≤ x < 10 and width w; `work` has room for 4w + 8 limbs. The error is below 10^6 units of the last limb for w < 10^5. */
function expFixed(r: usize, x: usize, w: i32, work: usize): bool {
  const y = work;
  const term = Limb.at(y, w + 1);
  const product = Limb.at(term, w + 1);
  const k = halvings(w);
  copy(y, x, w + 1);
  for (let left = k; left > 0; left -= 29) divideSmall(y, y, w + 1, 1 << (<u32>min(left, 29)));
  clear(r, w);
  Limb.set(r, w, 1);
  copy(term, r, w + 1);
  for (let n: u32 = 1; ; n++) {
    if (!multiplyFixed(term, term, y, w, product)) return false;
    divideSmall(term, term, w + 1, n);
    const size = trim(term, w + 1);
    if (size === 1 && Limb.get(term, 0) === 0) break;
    add(r, r, w + 1, term, size);
  }
  for (let i = 0; i < k; i++) if (!multiplyFixed(r, r, r, w, product)) return false;
  return true;
}

// ---- ln 10 ----

let tenLimbs: usize = 0;
let tenWidth: i32 = 0;

/** Adds factor · artanh(1 / n) to r; `work` has room for 2w + 2 limbs. */
function addArtanh(r: usize, n: u32, factor: u32, w: i32, work: usize): bool {
  const power = work;
  const term = Limb.at(work, w + 1);
  clear(power, w);
  Limb.set(power, w, factor);
  divideSmall(power, power, w + 1, n);
  let size = trim(power, w + 1);
  for (let k: u32 = 1; size > 1 || Limb.get(power, 0) !== 0; k += 2) {
    if ((k & 63) === 63 && !charge(w >> 1)) return false;
    divideSmall(term, power, size, k);
    add(r, r, w + 1, term, size);
    divideSmall(power, power, size, n * n);
    size = trim(power, size);
  }
  return true;
}

/** ln 10 of at least width w, kept for the next time: where its limbs of exactly width w begin; 0 with an exception pending. */
function lnTen(w: i32): usize {
  if (w > tenWidth) {
    const width = w + 2;
    const limbs = rawAlloc((<usize>width + 1) << 2);
    const work = limbs === 0 ? 0 : scratch(2 * width + 2);
    if (limbs === 0) raiseMemoryError();
    if (work === 0) {
      rawFree(limbs);
      return 0;
    }
    clear(limbs, width + 1);
    const good: bool =
      addArtanh(limbs, 31, 46, width, work) &&
      addArtanh(limbs, 49, 34, width, work) &&
      addArtanh(limbs, 161, 20, width, work);
    giveScratch(work);
    if (!good) {
      rawFree(limbs);
      return 0;
    }
    rawFree(tenLimbs);
    tenLimbs = rawKeep(limbs);
    tenWidth = width;
  }
  return Limb.at(tenLimbs, tenWidth - w);
}

// ---- between decimals and fixed point ----

/** |a| < 10^(9 · whole) as fixed point of width w: w + whole limbs, with room for one more. */
function toFixed(r: usize, a: Dec, w: i32, whole: i32): void {
  const places = a.exponent + <i64>w * WIDTH;
  clear(r, w + whole + 1);
  if (places >= 0) shiftLeft(r, a.limbs, a.length, places);
  else if (-places <= <i64>a.length * WIDTH) shiftRight(r, a.limbs, a.length, -places);
}

/** Units of the lowest limb that computing may be wrong by. */
const ERROR_UNITS: u32 = 100_000_000;

/**
 * The n limbs at v, correct to ERROR_UNITS, times 10^exponent as a Decimal that rounds as the exact value does; none where that is not certain
 * (`uncertain`) or an exception is pending.
 */
function certain(v: usize, n: i32, exponent: i64, sign: u8, s: Settings): Dec {
  uncertain = false;
  const low = nearby(v, n, exponent, sign, s, false);
  const high = failed(low) ? none() : nearby(v, n, exponent, sign, s, true);
  if (failed(high)) {
    drop(low);
    return none();
  }
  const same =
    low.exponent === high.exponent && compare(low.limbs, low.length, high.limbs, high.length) === 0;
  drop(low);
  drop(high);
  if (!same) {
    uncertain = true;
    return none();
  }
  const d = newDecimal(n);
  if (failed(d)) return d;
  copy(d.limbs, v, n);
  if (load<u32>(<usize>d.limbs) % 5 === 0) Limb.set(d.limbs, 0, Limb.get(d.limbs, 0) + 1);
  settle(d, n);
  d.sign = sign;
  d.exponent = exponent;
  return d;
}

let uncertain: bool = false;

/** The value less or more the error, rounded to the precision. */
function nearby(v: usize, n: i32, exponent: i64, sign: u8, s: Settings, above: bool): Dec {
  const d = newDecimal(n + 1);
  if (failed(d)) return d;
  copy(d.limbs, v, n);
  Limb.set(d.limbs, n, 0);
  Limb.set(UNIT, 0, ERROR_UNITS);
  if (above) increase(d.limbs, n + 1, ERROR_UNITS);
  else if (compare(d.limbs, trim(d.limbs, n), UNIT, 1) > 0) subtract(d.limbs, d.limbs, n, UNIT, 1);
  settle(d, n + 1);
  d.sign = sign;
  d.exponent = exponent;
  const met = Met.bits;
  const result = finalize(d, workSettings(1, s.prec, s.rounding));
  Met.bits = met;
  return result;
}

const UNIT: usize = memory.data(8, 8);

/** Limbs of fraction for so many digits, one limb to spare; more each time. */
function widthFor(digits: i64, attempt: i32): i32 {
  return limbsFor(digits) + 2 + attempt * (2 + limbsFor(digits) / 4);
}

function tooPrecise(s: Settings): bool {
  if (s.prec <= MOST_PRECISION) return false;
  raiseMemoryError();
  return true;
}

// ---- exp ----

/** A result that finalize makes an overflow of, or an underflow. */
function beyond(sign: u8, above: bool, s: Settings): Dec {
  meet(Condition.INEXACT | Condition.ROUNDED);
  return finalize(fromWord(sign, 1, above ? s.emax + 1 : s.etiny() - 1), s);
}

/** 1 and a little, or a little less: e^a for an a that the precision does not show. */
function besideOne(a: Dec, s: Settings): Dec {
  const n = limbsFor(s.prec + 3);
  const d = newDecimal(n + 1);
  if (failed(d)) return d;
  clear(d.limbs, n + 1);
  Limb.set(d.limbs, 0, 1);
  shiftLeft(d.limbs, d.limbs, 1, s.prec + 2);
  if (a.sign) {
    subtract(d.limbs, d.limbs, n + 1, ONE, 1);
  } else increase(d.limbs, n + 1, 1);
  settle(d, n + 1);
  d.exponent = -(s.prec + 2);
  return finalize(d, s);
}

const ONE: usize = memory.data(8, 8);

export function exponential(a: Dec, s: Settings): Dec {
  Limb.set(ONE, 0, 1);
  if (isNan(a)) return nanResult(a, a, s);
  if (isInfinite(a)) return a.sign ? fromWord(0, 0, 0) : infinity(0);
  if (isZeroCoefficient(a)) return finalize(fromWord(0, 1, 0), s);
  if (tooPrecise(s)) return none();
  if (adjusted(a) > 19) return beyond(0, a.sign === 0, s);
  if (adjusted(a) < -(s.prec + 2)) return besideOne(a, s);
  let d = none();
  let attempt = 0;
  do {
    d = expAttempt(a, widthFor(s.prec, attempt++), s);
  } while (uncertain);
  return finalize(d, s);
}

/** e^a = 10^n · e^r with n = ⌊a / ln 10⌋, width w; see certain. */
function expAttempt(a: Dec, w: i32, s: Settings): Dec {
  uncertain = false;
  // n has up to 20 digits: ln 10 needs as many more.
  const wide = w + 3;
  const ten = lnTen(wide);
  const area = ten === 0 ? 0 : scratch(<i64>9 * wide + 64);
  if (area === 0) return none();
  const x = area;
  const rest = Limb.at(x, wide + 5);
  const quotient = Limb.at(rest, wide + 2);
  const result = Limb.at(quotient, 8);
  const work = Limb.at(result, wide + 2);
  toFixed(x, a, wide, 3);
  const xn = trim(x, wide + 3);
  let n: i64 = 0;
  let good: bool = true;
  if (xn > wide) {
    good = divide(quotient, rest, x, xn, ten, wide + 1);
    for (let i = xn - wide - 1; i >= 0; i--) n = n * BASE + Limb.get(quotient, i);
  } else copy(rest, x, wide + 1);
  if (good && a.sign) {
    n = -n - 1;
    subtract(rest, ten, wide + 1, rest, wide + 1);
  }
  good = good && expFixed(result, Limb.at(rest, 3), w, work);
  const d = good ? certain(result, w + 1, n - <i64>w * WIDTH, 0, s) : none();
  giveScratch(area);
  return d;
}

// ---- ln ----

/** The coefficient of a as a fixed-point number from 0.32 to 3.17: a = it · 10^(the result). */
function scaleOf(a: Dec): i64 {
  const limb =
    <f64>Limb.get(a.limbs, a.length - 1) * BASE + (a.length > 1 ? Limb.get(a.limbs, a.length - 2) : 0);
  let top = limb;
  while (top >= 10) top /= 10;
  return adjusted(a) + (top >= 3.16 ? 1 : 0);
}

/** y, negative where the sign is 1, = ln of the fixed-point number m, 0.3 < m < 3.2; `below` says that m < 1. */
function lnFixed(y: usize, m: usize, w: i32, below: bool): bool {
  const area = scratch(<i64>12 * w + 64);
  if (area === 0) return false;
  const start = Math.abs(
    Math.log(<f64>Limb.get(m, w) + (<f64>Limb.get(m, w - 1) * BASE + Limb.get(m, w - 2)) * 1e-18),
  );
  clear(y, w + 1);
  Limb.set(y, w, <u32>start);
  Limb.set(y, w - 1, <u32>((start - Math.floor(start)) * 1e9));
  let good: bool = true;
  for (let limbs = 1; good && limbs < 2 * w; limbs *= 3)
    good = improve(y, m, w, min(w, limbs * 3 + 2), below, area);
  giveScratch(area);
  return good;
}

/** One of Halley's steps for the highest `v` limbs of fraction. */
function improve(y: usize, m: usize, w: i32, v: i32, below: bool, area: usize): bool {
  const from = w - v;
  const power = area;
  const sum = Limb.at(power, v + 1);
  const difference = Limb.at(sum, v + 2);
  const work = Limb.at(difference, 2 * v + 2);
  const top = Limb.at(m, from);
  clear(y, from);
  if (!expFixed(power, Limb.at(y, from), v, work)) return false;
  // For m < 1 y is -ln m: m · e^y is compared with 1; else e^y with m.
  let other = top;
  if (below) {
    if (!multiplyFixed(power, power, top, v, work)) return false;
    other = sum;
    clear(sum, v);
    Limb.set(sum, v, 1);
  }
  const up = compare(power, trim(power, v + 1), other, trim(other, v + 1)) < 0;
  const high = Limb.at(difference, v);
  clear(difference, v);
  if (up) subtract(high, other, v + 1, power, v + 1);
  else subtract(high, power, v + 1, other, v + 1);
  add(sum, other, v + 1, power, v + 1);
  const n = trim(difference, 2 * v + 1);
  const bn = trim(sum, v + 1);
  if (n < bn) return true;
  if (!divide(work, 0, difference, n, sum, bn)) return false;
  const whole = trim(work, n - bn + 1);
  Limb.set(work, whole, multiplySmall(work, work, whole, 2, 0));
  const size = trim(work, whole + 1);
  if (up) add(Limb.at(y, from), Limb.at(y, from), v + 1, work, size);
  else subtract(Limb.at(y, from), Limb.at(y, from), v + 1, work, size);
  return true;
}

/** How many places ln a begins below 1 where a is near 1. */
function placesNearOne(a: Dec): i64 {
  const one = fromWord(0, 1, 0);
  if (failed(one)) return -1;
  const met = Met.bits;
  const difference = subtractDecimals(
    a,
    one,
    workSettings(1, a.digits + 4 + abs(adjusted(a)), Rounding.DOWN),
  );
  Met.bits = met;
  drop(one);
  if (failed(difference)) return -1;
  const places = max<i64>(0, -adjusted(difference));
  drop(difference);
  return places;
}

/** What ln and log10 say of special operands and zero; UNKNOWN for the rest. */
const UNKNOWN: usize = 1;

function logSpecial(a: Dec, s: Settings): Dec {
  if (isNan(a)) return nanResult(a, a, s);
  if (!isInfinite(a) && isZeroCoefficient(a)) return infinity(1);
  if (a.sign) return invalid();
  if (isInfinite(a)) return infinity(0);
  return tooPrecise(s) ? none() : changetype<Dec>(UNKNOWN);
}

function isOne(a: Dec): bool {
  return adjusted(a) === 0 && isPowerOfTen(a);
}

export function isPowerOfTen(a: Dec): bool {
  const top = Limb.get(a.limbs, a.length - 1);
  for (let i = 0; i < a.length - 1; i++) if (Limb.get(a.limbs, i) !== 0) return false;
  let power: u32 = 1;
  while (power < top) power *= 10;
  return power === top;
}

export function naturalLog(a: Dec, s: Settings): Dec {
  const special = logSpecial(a, s);
  if (changetype<usize>(special) !== UNKNOWN) return special;
  if (isOne(a)) return fromWord(0, 0, 0);
  return logarithm(a, false, s);
}

export function decimalLog(a: Dec, s: Settings): Dec {
  const special = logSpecial(a, s);
  if (changetype<usize>(special) !== UNKNOWN) return special;
  if (isPowerOfTen(a)) {
    const n = adjusted(a);
    return finalize(fromWord(n < 0 ? 1 : 0, <u64>abs(n), 0), s);
  }
  return logarithm(a, true, s);
}

function logarithm(a: Dec, byTen: bool, s: Settings): Dec {
  const scale = scaleOf(a);
  const near = scale === 0 ? placesNearOne(a) : 0;
  if (near < 0) return none();
  if (near > MOST_PRECISION) {
    raiseMemoryError();
    return none();
  }
  let d = none();
  let attempt = 0;
  do {
    d = logAttempt(a, scale, widthFor(s.prec + near, attempt++), byTen, s);
  } while (uncertain);
  return finalize(d, s);
}

/** ln a = scale · ln 10 + ln m, divided by ln 10 if `byTen`; width w; see certain. */
function logAttempt(a: Dec, scale: i64, w: i32, byTen: bool, s: Settings): Dec {
  uncertain = false;
  const wide = w + 3;
  const ten = lnTen(wide);
  const area = ten === 0 ? 0 : scratch(<i64>8 * wide + 64);
  if (area === 0) return none();
  const m = area;
  const y = Limb.at(m, wide + 3);
  const total = Limb.at(y, wide + 2);
  const quotient = Limb.at(total, 2 * wide + 8);
  const exponent = a.exponent;
  a.exponent = exponent - scale;
  toFixed(m, a, wide, 1);
  a.exponent = exponent;
  const below = Limb.get(m, wide) === 0;
  let d = none();
  if (lnFixed(y, m, wide, below)) {
    let n = wide + 4;
    const sign = combine(total, y, ten, scale, wide, below);
    let v = total;
    let good: bool = true;
    if (byTen) {
      const shifted = quotient;
      clear(shifted, wide);
      copy(Limb.at(shifted, wide), total, n);
      const xn = trim(shifted, wide + n);
      good = xn > wide && divide(total, 0, shifted, xn, ten, wide + 1);
      if (good) {
        n = trim(total, xn - wide);
        v = total;
      }
    } else n = trim(total, n);
    // The lowest limbs, which ln 10 times the scale has spoilt, are left out.
    if (good) d = n > 3 ? certain(Limb.at(v, 3), n - 3, <i64>(3 - wide) * WIDTH, sign, s) : none();
    if (good && n <= 3) uncertain = true;
  }
  giveScratch(area);
  return d;
}

/** total = |scale · ln 10 ± y| of wide + 4 limbs; its sign. */
function combine(total: usize, y: usize, ten: usize, scale: i64, wide: i32, below: bool): u8 {
  clear(total, wide + 4);
  const size = <u64>abs(scale);
  Limb.set(FACTOR, 0, <u32>(size % BASE));
  Limb.set(FACTOR, 1, <u32>((size / BASE) % BASE));
  Limb.set(FACTOR, 2, <u32>(size / BASE / BASE));
  for (let i = 0; i < 3; i++) {
    const x = Limb.get(FACTOR, i);
    if (x === 0) continue;
    let carry: u64 = 0;
    for (let j = 0; j <= wide; j++) {
      const sum = <u64>Limb.get(ten, j) * x + Limb.get(total, i + j) + carry;
      carry = sum / BASE;
      Limb.set(total, i + j, <u32>(sum - carry * BASE));
    }
    increase(Limb.at(total, i + wide + 1), 3 - i, <u32>carry);
  }
  const negative: u8 = scale < 0 ? 1 : 0;
  const negativeY: u8 = below ? 1 : 0;
  if (scale === 0) {
    copy(total, y, wide + 1);
    return negativeY;
  }
  // |ln m| is below ln 10, so the scale has the sign.
  if (negative === negativeY) add(total, total, wide + 4, y, wide + 1);
  else subtract(total, total, wide + 4, y, wide + 1);
  return negative;
}

const FACTOR: usize = memory.data(16, 8);
