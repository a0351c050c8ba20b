/** Square roots of decimals: correctly rounded, half to even, whatever the settings' rounding is. */

import { raiseMemoryError } from "../../core/errors.ts";
import { invalid, nanResult } from "./arithmetic.ts";
import {
  add,
  BASE,
  compare,
  copy,
  cutOff,
  decrease,
  divide,
  divideSmall,
  giveScratch,
  increase,
  isZero,
  Limb,
  multiply,
  scratch,
  shiftLeft,
  shiftRight,
  trim,
  WIDTH,
} from "./limbs.ts";
import {
  copyOf,
  cutDigits,
  Dec,
  drop,
  failed,
  finalize,
  fromWord,
  isInfinite,
  isNan,
  isZeroCoefficient,
  MOST_DIGITS,
  newDecimal,
  none,
  padZeros,
  Rounding,
  Settings,
  settle,
} from "./number.ts";

/** Numbers of so many limbs get their root by Newton's steps from a float. */
const SHORT: i32 = 5;

/** Limbs of the root of n limbs, with room for one more. */
export function rootLimbs(n: i32): i32 {
  return (n + 1) / 2 + 1;
}

/** An overestimate of the root of a, trimmed, from its two or three highest limbs: its count of limbs. */
function estimate(r: usize, a: usize, n: i32): i32 {
  const used = n & 1 ? (n >= 3 ? 3 : 1) : 2;
  let top: f64 = 0;
  for (let i = 0; i < used; i++) top = top * BASE + Limb.get(a, n - 1 - i);
  let word = <u64>(Math.sqrt(top) * (1 + 1e-14)) + 1;
  const zeros = (n - used) / 2;
  for (let i = 0; i < zeros; i++) Limb.set(r, i, 0);
  let count = zeros;
  while (word !== 0) {
    Limb.set(r, count++, <u32>(word % BASE));
    word /= BASE;
  }
  return count;
}

/** r = (r + a / r) / 2, from above to the root; r has n limbs. */
function descend(r: usize, count: i32, a: usize, n: i32): i32 {
  const area = scratch(3 * n + 8);
  if (area === 0) return -1;
  const next = Limb.at(area, n + 2);
  for (;;) {
    if (n < count || !divide(area, 0, a, n, r, count)) break;
    const qn = trim(area, n - count + 1);
    const long = max(qn, count);
    const carry = qn >= count ? add(next, area, qn, r, count) : add(next, r, count, area, qn);
    Limb.set(next, long, carry);
    divideSmall(next, next, long + 1, 2);
    const size = trim(next, long + 1);
    if (compare(next, size, r, count) >= 0) break;
    copy(r, next, size);
    count = size;
  }
  giveScratch(area);
  return count;
}

/** r = the integer part of the root of a (n limbs, trimmed): its count of limbs, -1 with an exception pending. */
function root(r: usize, a: usize, n: i32): i32 {
  if (isZero(a, n)) {
    Limb.set(r, 0, 0);
    return 1;
  }
  if (n <= SHORT) return descend(r, estimate(r, a, n), a, n);
  // The root of the upper half to half the limbs, then one step: (s·B^k + (a / B^k) / s) / 2.
  const k = (n - 2) >> 2;
  const upper = scratch(2 * n + 8);
  if (upper === 0) return -1;
  const quotient = Limb.at(upper, n + 2);
  const count = root(upper, Limb.at(a, 2 * k), n - 2 * k);
  let size = -1;
  if (count > 0 && divide(quotient, 0, Limb.at(a, k), n - k, upper, count)) {
    const qn = trim(quotient, n - k - count + 1);
    for (let i = 0; i < k; i++) Limb.set(r, i, 0);
    copy(Limb.at(r, k), upper, count);
    size = count + k;
    const long = max(size, qn);
    for (let i = size; i < long; i++) Limb.set(r, i, 0);
    const carry = add(r, r, long, quotient, qn);
    Limb.set(r, long, carry);
    divideSmall(r, r, long + 1, 2);
    size = trim(r, long + 1);
  }
  giveScratch(upper);
  return size < 0 ? -1 : correct(r, size, a, n);
}

/** Takes an estimate that is a few too large or too small to the integer part of the root. */
function correct(r: usize, count: i32, a: usize, n: i32): i32 {
  const square = scratch(2 * count + 4);
  if (square === 0) return -1;
  let rising = false;
  for (;;) {
    if (!multiply(square, r, count, r, count)) {
      count = -1;
      break;
    }
    const order = compare(square, trim(square, 2 * count), a, n);
    if (order > 0) {
      decrease(r, count);
      count = trim(r, count);
      if (rising) break;
    } else {
      if (order === 0) break;
      rising = true;
      if (increase(r, count, 1) !== 0) Limb.set(r, count++, 1);
    }
  }
  giveScratch(square);
  return count;
}

export function squareRoot(a: Dec, s: Settings): Dec {
  if (isNan(a)) return nanResult(a, a, s);
  if (a.sign !== 0 && (isInfinite(a) || !isZeroCoefficient(a))) return invalid();
  if (isInfinite(a)) return copyOf(a);
  const ideal = a.exponent >> 1;
  if (isZeroCoefficient(a)) return finalize(fromWord(a.sign, 0, ideal), s);
  return rounded(rootOf(a, ideal, s), s);
}

function rounded(d: Dec, s: Settings): Dec {
  const mode = s.rounding;
  s.rounding = Rounding.HALF_EVEN;
  const result = finalize(d, s);
  s.rounding = mode;
  return result;
}

/** The root to one digit more than the precision; where it is not exact its last digit says so. */
function rootOf(a: Dec, ideal: i64, s: Settings): Dec {
  const odd = (a.exponent & 1) !== 0;
  const length = odd ? (a.digits >> 1) + 1 : (a.digits + 1) >> 1;
  const shift = s.prec + 1 - length;
  const places = 2 * shift + i64(odd);
  if (places > MOST_DIGITS) {
    raiseMemoryError();
    return none();
  }
  const room = a.length + (places > 0 ? <i32>(places / WIDTH) : 0) + 1;
  const c = scratch(room);
  if (c === 0) return none();
  let n: i32;
  let exact = true;
  if (places >= 0) {
    shiftLeft(c, a.limbs, a.length, places);
    n = trim(c, room);
  } else {
    n = shiftRight(c, a.limbs, a.length, -places);
    exact = cutOff === 0;
  }
  const d = newDecimal(rootLimbs(n) + 1);
  const count = failed(d) ? -1 : root(d.limbs, c, n);
  if (count < 0) {
    giveScratch(c);
    drop(d);
    return none();
  }
  settle(d, count);
  d.exponent = ideal - shift;
  const square: bool = exact && isSquare(d, c, n);
  giveScratch(c);
  return finishRoot(d, square, shift);
}

/** Whether d · d is the number of n limbs at c. */
function isSquare(d: Dec, c: usize, n: i32): bool {
  const square = scratch(2 * d.length);
  if (square === 0) return false;
  const good = multiply(square, d.limbs, d.length, d.limbs, d.length);
  const same = good && compare(square, trim(square, 2 * d.length), c, n) === 0;
  giveScratch(square);
  return same;
}

function finishRoot(d: Dec, exact: bool, shift: i64): Dec {
  if (!exact) {
    if (load<u32>(<usize>d.limbs) % 5 === 0) increase(d.limbs, d.length, 1);
    return d;
  }
  if (shift > 0) {
    cutDigits(d, shift);
    d.exponent += shift;
    return d;
  }
  if (padZeros(d, -shift)) {
    return d;
  }
  drop(d);
  return none();
}
