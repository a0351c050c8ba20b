/**
 * Arithmetic of ints of any size: values in, values out. Operands are ints or instances of subclasses (bool included),
 * borrowed; results are exact ints. Words that fit 64 bits are computed as such, all others by the kernels in
 * core/number. CPython's semantics and messages: Objects/longobject.c.
 */
import { Exc } from "../shared/exceptions.ts";
import {
  finishInt,
  finishKernel,
  intFromLimbs,
  isExactInt,
  limbCount,
  limbsOf,
  raiseStatus,
  WORD_A,
  WORD_B,
} from "./bigint.ts";
import { raise, raiseMemoryError } from "./errors.ts";
import {
  allocInt,
  asInt,
  fitsI64,
  INT_DIGITS,
  intFromI64,
  intFromU64,
  intIsNegative,
  intIsZero,
  intToI64,
} from "./integer.ts";
import { spendOnBytes } from "./interrupt.ts";
import {
  Bitwise,
  limbsAdd,
  limbsAddCarry,
  limbsAnd,
  limbsBitLength,
  limbsBitwise,
  limbsClear,
  limbsCompare,
  limbsShiftLeft,
  limbsShiftRight,
  limbsSub,
  limbsTrim,
} from "./number/bignum.ts";
import { FloatResult, limbsToF64, limbsTrueDivide } from "./number/convert.ts";
import { limbsDivMod } from "./number/divide.ts";
import { limbsMul } from "./number/multiply.ts";
import { limbsPow, powLimbs } from "./number/power.ts";
import { Status } from "./number/status.ts";
import { mulHigh } from "./number/words.ts";
import { decref, incref } from "./object.ts";
import { ShortDivision, shortDivide } from "./shortmath.ts";
import { bothSmall, box, boxFloat, ERROR, isSmall, pointer, small, smallValue, Value } from "./value.ts";

// ---- words ----

/** Whether v is not negative and below 2^64. */
function fitsU64(v: Value): bool {
  if (isSmall(v)) return smallValue(v) >= 0;
  return <u32>asInt(pointer(v)).size <= 2;
}

/** The value of what `fitsU64` accepts. */
function toU64(v: Value): u64 {
  if (isSmall(v)) return <u64>smallValue(v);
  const limbs = pointer(v) + INT_DIGITS;
  const size = asInt(pointer(v)).size;
  return size === 2 ? load<u64>(limbs) : size === 1 ? load<u32>(limbs) : 0;
}

/** The product of two words, as an int of four limbs at most. */
function multiplyWords(x: u64, y: u64): Value {
  const high = mulHigh(x, y);
  if (high === 0) return intFromU64(x * y);
  const p = allocInt(4);
  if (p === 0) return ERROR;
  store<u64>(p, x * y, INT_DIGITS);
  store<u64>(p, high, INT_DIGITS + 8);
  if (high >> 32 === 0) asInt(p).size = 3;
  return box(p);
}

// ---- sums ----

export function intAdd(a: Value, b: Value): Value {
  if (bothSmall(a, b)) return intFromI64(smallValue(a) + smallValue(b));
  if (fitsU64(a) && fitsU64(b)) {
    const x = toU64(a);
    const sum = x + toU64(b);
    if (sum >= x) return intFromU64(sum);
  }
  return addSigned(a, b, intIsNegative(a), intIsNegative(b));
}

export function intSubtract(a: Value, b: Value): Value {
  if (bothSmall(a, b)) return intFromI64(smallValue(a) - smallValue(b));
  if (fitsU64(a) && fitsU64(b)) {
    const x = toU64(a);
    const y = toU64(b);
    if (x >= y) return intFromU64(x - y);
  }
  return addSigned(a, b, intIsNegative(a), !intIsNegative(b));
}

/** The sum of two magnitudes with the signs given. */
function addSigned(a: Value, b: Value, aNegative: bool, bNegative: bool): Value {
  const x = limbsOf(a, WORD_A);
  const y = limbsOf(b, WORD_B);
  const xn = limbCount(a);
  const yn = limbCount(b);
  if (aNegative === bNegative) {
    return xn >= yn ? addMagnitudes(x, xn, y, yn, aNegative) : addMagnitudes(y, yn, x, xn, aNegative);
  }
  if (limbsCompare(x, xn, y, yn) >= 0) return subMagnitudes(x, xn, y, yn, aNegative);
  return subMagnitudes(y, yn, x, xn, bNegative);
}

function addMagnitudes(x: usize, xn: i32, y: usize, yn: i32, negative: bool): Value {
  const p = allocInt(xn + 1);
  if (p === 0) return ERROR;
  const r = p + INT_DIGITS;
  store<u32>(r + ((<usize>xn) << 2), limbsAdd(r, x, xn, y, yn));
  return finishInt(p, xn + 1, negative);
}

function subMagnitudes(x: usize, xn: i32, y: usize, yn: i32, negative: bool): Value {
  const p = allocInt(xn);
  if (p === 0) return ERROR;
  limbsSub(p + INT_DIGITS, x, xn, y, yn);
  return finishInt(p, xn, negative);
}

export function intNegative(v: Value): Value {
  if (isSmall(v)) return intFromI64(-smallValue(v));
  return intFromLimbs(limbsOf(v, WORD_A), limbCount(v), !intIsNegative(v));
}

export function intAbsolute(v: Value): Value {
  return intIsNegative(v) ? intNegative(v) : intExact(v);
}

/** ~v = -v - 1. */
export function intInvert(v: Value): Value {
  if (isSmall(v)) return small(~smallValue(v));
  const negative = intNegative(v);
  if (negative === ERROR) return ERROR;
  const result = intSubtract(negative, small(1));
  decref(negative);
  return result;
}

/** The exact int of the same value: v itself unless its type is a subclass. */
export function intExact(v: Value): Value {
  if (isSmall(v)) return v;
  const n = limbCount(v);
  // Exact heap ints have at least 49 bits; whatever is shorter belongs to a subclass.
  if (isExactInt(v)) return incref(v);
  return intFromLimbs(limbsOf(v, WORD_A), n, intIsNegative(v));
}

// ---- products ----

export function intMultiply(a: Value, b: Value): Value {
  if (fitsI64(a) && fitsI64(b)) {
    const x = intToI64(a);
    const y = intToI64(b);
    // Together at most 63 bits: the product fits.
    if (clz<i64>(abs(x)) + clz<i64>(abs(y)) > 64) return intFromI64(x * y);
  }
  if (fitsU64(a) && fitsU64(b)) return multiplyWords(toU64(a), toU64(b));
  const xn = limbCount(a);
  const yn = limbCount(b);
  if (xn === 0 || yn === 0) return small(0);
  const p = allocInt(xn + yn);
  if (p === 0) return ERROR;
  const x = limbsOf(a, WORD_A);
  const status = limbsMul(p + INT_DIGITS, x, xn, a === b ? x : limbsOf(b, WORD_B), yn);
  return finishKernel(p, xn + yn, intIsNegative(a) !== intIsNegative(b), status);
}

// ---- division ----

/** Results of the last `divide`: new references, or ERROR where it was not wanted or failed. */
export class Division {
  static quotient: Value = ERROR;
  static remainder: Value = ERROR;
}

/** Floor division and its remainder, whichever are wanted, into `Division`. False with an exception pending. */
export function intDivide(a: Value, b: Value, wantQuotient: bool, wantRemainder: bool): bool {
  if (intIsZero(b)) {
    raise(Exc.ZeroDivisionError, "division by zero");
    return false;
  }
  if (fitsI64(a) && fitsI64(b)) return divideWords(intToI64(a), intToI64(b));
  if (shortDivide(a, b)) return keepDivision(ShortDivision.quotient, ShortDivision.remainder);
  const xn = limbCount(a);
  const yn = limbCount(b);
  if (limbsCompare(limbsOf(a, WORD_A), xn, limbsOf(b, WORD_B), yn) < 0) return divideBySmaller(a, b);
  return divideLimbs(a, xn, b, yn, wantQuotient, wantRemainder);
}

function divideWords(x: i64, y: i64): bool {
  // i64.MIN_VALUE / -1 would trap; its quotient is 2^63.
  if (y === -1) return keepDivision(x === i64.MIN_VALUE ? intFromU64(<u64>x) : intFromI64(-x), small(0));
  let quotient = x / y;
  let remainder = x % y;
  if (remainder !== 0 && (remainder ^ y) < 0) {
    remainder += y;
    quotient--;
  }
  return keepDivision(intFromI64(quotient), intFromI64(remainder));
}

/** Stores both results; false if one is ERROR (the other is dropped). */
function keepDivision(quotient: Value, remainder: Value): bool {
  Division.quotient = quotient;
  Division.remainder = remainder;
  if (quotient !== ERROR && remainder !== ERROR) return true;
  decref(quotient);
  decref(remainder);
  return false;
}

/** |a| < |b|: the quotient is 0 or -1. */
function divideBySmaller(a: Value, b: Value): bool {
  if (intIsZero(a) || intIsNegative(a) === intIsNegative(b)) return keepDivision(small(0), intExact(a));
  return keepDivision(small(-1), intAdd(a, b));
}

function divideLimbs(a: Value, xn: i32, b: Value, yn: i32, wantQuotient: bool, wantRemainder: bool): bool {
  const n = xn - yn + 1;
  const negative = intIsNegative(a) !== intIsNegative(b);
  // One limb more: rounding down may carry.
  const q = wantQuotient ? allocInt(n + 1) : 0;
  // Rounding needs to know whether anything is left over.
  const wantRest = wantRemainder || negative;
  const r = wantRest ? allocInt(yn) : 0;
  if ((wantRest && r === 0) || (wantQuotient && q === 0)) return dropBoth(q, r);
  const x = limbsOf(a, WORD_A);
  const y = limbsOf(b, WORD_B);
  const quotient = q === 0 ? 0 : q + INT_DIGITS;
  const remainder = r === 0 ? 0 : r + INT_DIGITS;
  const status = limbsDivMod(quotient, remainder, x, xn, y, yn);
  if (status !== Status.Ok) {
    raiseStatus(status);
    return dropBoth(q, r);
  }
  const down = negative && limbsTrim(remainder, yn) !== 0;
  if (down) limbsSub(remainder, y, yn, remainder, yn);
  let first: Value = small(0);
  if (q !== 0) {
    store<u32>(quotient + ((<usize>n) << 2), down ? limbsAddCarry(quotient, quotient, n, 1) : 0);
    first = finishInt(q, n + 1, negative);
  }
  let second: Value = small(0);
  if (wantRemainder) second = finishInt(r, yn, intIsNegative(b));
  else if (r !== 0) finishInt(r, 0, false);
  return keepDivision(first, second);
}

function dropBoth(q: usize, r: usize): bool {
  if (q !== 0) finishInt(q, 0, false);
  if (r !== 0) finishInt(r, 0, false);
  return false;
}

export function intFloorDivide(a: Value, b: Value): Value {
  if (!intDivide(a, b, true, false)) return ERROR;
  decref(Division.remainder);
  return Division.quotient;
}

export function intModulo(a: Value, b: Value): Value {
  if (!intDivide(a, b, false, true)) return ERROR;
  decref(Division.quotient);
  return Division.remainder;
}

/** a / b as the nearest double. */
export function intTrueDivide(a: Value, b: Value): Value {
  if (intIsZero(b)) return raise(Exc.ZeroDivisionError, "division by zero");
  if (isExactDouble(a) && isExactDouble(b)) return boxFloat(<f64>intToI64(a) / <f64>intToI64(b));
  const status = limbsTrueDivide(limbsOf(a, WORD_A), limbCount(a), limbsOf(b, WORD_B), limbCount(b), 0);
  if (status !== Status.Ok) return raiseStatus(status);
  const result = FloatResult.value;
  if (result === Infinity) return raise(Exc.OverflowError, "integer division result too large for a float");
  return boxFloat(intIsNegative(a) !== intIsNegative(b) ? -result : result);
}

/** Whether a double holds the int exactly because it has at most 53 bits. */
function isExactDouble(v: Value): bool {
  return fitsI64(v) && <u64>abs(intToI64(v)) >> 53 === 0;
}

/** The nearest double; infinity if it is too large. */
export function intToF64(v: Value): f64 {
  if (fitsI64(v)) return <f64>intToI64(v);
  const magnitude = limbsToF64(limbsOf(v, WORD_A), limbCount(v));
  return intIsNegative(v) ? -magnitude : magnitude;
}

/** `intToF64`, but OverflowError where it is too large: then NaN with the exception pending. */
export function intToFiniteF64(v: Value): f64 {
  const x = intToF64(v);
  if (Math.abs(x) !== Infinity) return x;
  raise(Exc.OverflowError, "int too large to convert to float");
  return NaN;
}

// ---- powers ----

/** a ** b for b >= 0. */
export function intPower(a: Value, b: Value): Value {
  if (intIsZero(b)) return small(1);
  if (fitsI64(a)) {
    const x = intToI64(a);
    const odd = (load<u32>(limbsOf(b, WORD_B)) & 1) !== 0;
    if (x === 0 || x === 1) return small(x);
    if (x === -1) return small(odd ? -1 : 1);
    if (!fitsI64(b)) return raiseMemoryError();
    const magnitude = x < 0 ? 0 - <u64>x : <u64>x;
    if (popcnt<u64>(magnitude) === 1) return powerOfTwo(ctz<u64>(magnitude), intToI64(b), x < 0 && odd);
    if (intToI64(b) <= 62) {
      const result = powerWord(x, intToI64(b));
      if (result !== 0) return intFromI64(result);
    }
  } else if (!fitsI64(b)) return raiseMemoryError();
  return powerLimbs(a, intToI64(b));
}

/** x ** exponent if that fits 63 bits at every step, else 0. */
function powerWord(x: i64, exponent: i64): i64 {
  let result: i64 = 1;
  while (exponent !== 0) {
    if ((exponent & 1) !== 0) {
      if (clz<i64>(abs(result)) + clz<i64>(abs(x)) <= 64) return 0;
      result *= x;
    }
    exponent >>= 1;
    if (exponent === 0) break;
    if (2 * clz<i64>(abs(x)) <= 64) return 0;
    x *= x;
  }
  return result;
}

/** ±2 ** (bits · exponent). */
function powerOfTwo(bits: i64, exponent: i64, negative: bool): Value {
  if (exponent > ((<i64>1) << 36) / bits) return raiseMemoryError();
  const places = bits * exponent;
  if (places < 48) return small(negative ? -((<i64>1) << places) : (<i64>1) << places);
  const n = <u32>(places >> 5) + 1;
  const p = allocInt(n);
  if (p === 0) return ERROR;
  limbsClear(p + INT_DIGITS, n);
  store<u32>(p + INT_DIGITS + ((<usize>(n - 1)) << 2), u32(1) << u32(places & 31));
  return finishInt(p, n, negative);
}

function powerLimbs(a: Value, exponent: i64): Value {
  const x = limbsOf(a, WORD_A);
  const n = limbCount(a);
  const limbs = powLimbs(limbsBitLength(x, n), exponent);
  if (limbs < 0 || limbs > 0x10000000) return raiseMemoryError();
  const p = allocInt(<u32>limbs);
  if (p === 0) return ERROR;
  const count = limbsPow(p + INT_DIGITS, x, n, exponent);
  const status: Status = count < 0 ? count : Status.Ok;
  return finishKernel(p, count, intIsNegative(a) && (exponent & 1) !== 0, status);
}

// ---- bits ----

export function intLeftShift(a: Value, b: Value): Value {
  if (intIsNegative(b)) return raise(Exc.ValueError, "negative shift count");
  if (intIsZero(a)) return small(0);
  if (!fitsI64(b)) return raise(Exc.OverflowError, "too many digits in integer");
  const count = intToI64(b);
  if (isSmall(a) && count < 15) return intFromI64(smallValue(a) << count);
  if (count > (<i64>1) << 35) return raiseMemoryError();
  const n = limbCount(a);
  const limbs = n + <i32>(count >> 5) + 1;
  const p = allocInt(limbs);
  if (p === 0) return ERROR;
  limbsShiftLeft(p + INT_DIGITS, limbsOf(a, WORD_A), n, count);
  return finishInt(p, limbs, intIsNegative(a));
}

export function intRightShift(a: Value, b: Value): Value {
  if (intIsNegative(b)) return raise(Exc.ValueError, "negative shift count");
  const count = fitsI64(b) ? intToI64(b) : i64.MAX_VALUE;
  if (fitsI64(a)) return intFromI64(intToI64(a) >> min(count, 63));
  const n = limbCount(a);
  const negative = intIsNegative(a);
  const left = n - <i32>min(count >> 5, <i64>n);
  if (left === 0) return small(negative ? -1 : 0);
  const p = allocInt(left + 1);
  if (p === 0) return ERROR;
  const r = p + INT_DIGITS;
  const lost = limbsShiftRight(r, limbsOf(a, WORD_A), n, count);
  // Rounds down: a negative number that loses bits grows.
  store<u32>(r + ((<usize>left) << 2), negative ? limbsAddCarry(r, r, left, lost) : 0);
  return finishInt(p, left + 1, negative);
}

export function intBitwise(a: Value, b: Value, op: Bitwise): Value {
  if (fitsI64(a) && fitsI64(b)) {
    const x = intToI64(a);
    const y = intToI64(b);
    return intFromI64(op === Bitwise.And ? x & y : op === Bitwise.Or ? x | y : x ^ y);
  }
  if (op === Bitwise.And && !intIsNegative(a) && !intIsNegative(b)) return andMagnitudes(a, b);
  if (fitsU64(a) && fitsU64(b)) {
    const x = toU64(a);
    const y = toU64(b);
    return intFromU64(op === Bitwise.Or ? x | y : x ^ y);
  }
  const xn = limbCount(a);
  const yn = limbCount(b);
  const n = max(xn, yn) + 1;
  const p = allocInt(n);
  if (p === 0) return ERROR;
  const x = limbsOf(a, WORD_A);
  const y = limbsOf(b, WORD_B);
  const negative = limbsBitwise(op, p + INT_DIGITS, x, xn, intIsNegative(a), y, yn, intIsNegative(b));
  return finishInt(p, n, negative);
}

/** a & b, neither negative: only the limbs of the shorter count. */
function andMagnitudes(a: Value, b: Value): Value {
  const n = min(limbCount(a), limbCount(b));
  const x = limbsOf(a, WORD_A);
  const y = limbsOf(b, WORD_B);
  if (n <= 2) {
    const word: u64 = n === 2 ? load<u64>(x) & load<u64>(y) : n === 1 ? load<u32>(x) & load<u32>(y) : 0;
    return intFromU64(word);
  }
  const p = allocInt(n);
  if (p === 0) return ERROR;
  limbsAnd(p + INT_DIGITS, x, y, n);
  return finishInt(p, n, false);
}

/** Length in bits of the magnitude. */
export function intBitLength(v: Value): i64 {
  if (isSmall(v)) return 64 - clz<i64>(abs(smallValue(v)));
  return limbsBitLength(limbsOf(v, WORD_A), limbCount(v));
}

// ---- comparing ----

/** -1, 0 or 1 as a < b, a = b, a > b. */
export function intCompare(a: Value, b: Value): i32 {
  if (fitsI64(a) && fitsI64(b)) {
    const x = intToI64(a);
    const y = intToI64(b);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  const negative = intIsNegative(a);
  if (negative !== intIsNegative(b)) return negative ? -1 : 1;
  spendOnBytes((<usize>limbCount(a)) << 2);
  const order = limbsCompare(limbsOf(a, WORD_A), limbCount(a), limbsOf(b, WORD_B), limbCount(b));
  return negative ? -order : order;
}
