/** Decimals from and to ints, floats and tuples; hashes. */
import { finishInt, freeing, limbCount, limbsOf, raiseStatus, WORD_A } from "../../core/bigint.ts";
import { raise, raiseMemoryError } from "../../core/errors.ts";
import { FloatText, floatFromAscii } from "../../core/floattext.ts";
import { HASH_MODULUS, hashIdentity } from "../../core/hash.ts";
import {
  allocInt,
  fitsI64,
  INT_DIGITS,
  intFromI64,
  intFromU64,
  intIsNegative,
  intToI64,
  isInt,
} from "../../core/integer.ts";
import { latin1 } from "../../core/intern.ts";
import { intFloorDivide, intLeftShift, intMultiply, intPower } from "../../core/intmath.ts";
import { isList, listItem, listLength } from "../../core/list.ts";
import { limbsBitLength } from "../../core/number/bignum.ts";
import { FloatResult } from "../../core/number/convert.ts";
import { decimalBound, limbsFromText, limbsToDecimal, parseLimbs } from "../../core/number/radix.ts";
import { mulHigh } from "../../core/number/words.ts";
import { decref, freePlain } from "../../core/object.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import {
  allocTuple,
  finishTuple,
  isTuple,
  tuple2,
  tuple3,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../../core/tuple.ts";
import { box, boxFloat, ERROR, pointer, small, Value } from "../../core/value.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { intGcd } from "../../modules/mathint.ts";
import { Exc } from "../../shared/exceptions.ts";
import { digitAt, Limb, limbsFor, readDigits, writeDigits } from "./limbs.ts";
import {
  Dec,
  failed,
  fromWord,
  infinity,
  isFinite,
  isInfinite,
  isNan,
  isZeroCoefficient,
  Kind,
  MOST_DIGITS,
  newDecimal,
  none,
  quietNan,
  settle,
} from "./number.ts";

// ---- ints ----

/** The int v exactly; none. */
export function fromInt(v: Value): Dec {
  if (fitsI64(v)) {
    const n = intToI64(v);
    return fromWord(n < 0 ? 1 : 0, n < 0 ? 0 - <u64>n : <u64>n, 0);
  }
  return fromLongInt(v);
}

function fromLongInt(v: Value): Dec {
  const limbs = limbsOf(v, WORD_A);
  const n = limbCount(v);
  const bound = decimalBound(limbsBitLength(limbs, n));
  const text = bound > MOST_DIGITS ? 0 : rawAlloc(<usize>bound);
  if (text === 0) {
    raiseMemoryError();
    return none();
  }
  const count = limbsToDecimal(text, limbs, n);
  let d = none();
  if (count < 0) raiseStatus(count);
  else d = newDecimal(limbsFor(count));
  if (!failed(d)) {
    settle(d, readDigits(d.limbs, text, count));
    d.sign = intIsNegative(v) ? 1 : 0;
  }
  rawFree(text);
  return d;
}

/** The coefficient, without its sign, as an int. */
export function coefficient(d: Dec): Value {
  if (d.digits <= 18) {
    return intFromU64(<u64>(d.length > 1 ? Limb.get(d.limbs, 1) : 0) * 1_000_000_000 + Limb.get(d.limbs, 0));
  }
  const text = rawAlloc(d.digits);
  if (text === 0) return raiseMemoryError();
  writeDigits(text, d.limbs, d.length, d.digits);
  const p = allocInt(parseLimbs(d.digits, 10));
  if (p === 0) return freeing(text, ERROR);
  const n = limbsFromText(p + INT_DIGITS, text, d.digits, 10);
  rawFree(text);
  if (n >= 0) return finishInt(p, n, false);
  freePlain(p);
  return raiseStatus(n);
}

/** 10^k as an int. */
function tenTo(k: i64): Value {
  const exponent = intFromI64(k);
  if (exponent === ERROR) return ERROR;
  const result = intPower(small(10), exponent);
  decref(exponent);
  return result;
}

/** Takes both over. */
function product(a: Value, b: Value): Value {
  const result = a === ERROR || b === ERROR ? ERROR : intMultiply(a, b);
  decref(a);
  decref(b);
  return result;
}

function signed(v: Value, sign: u8): Value {
  return sign ? product(v, small(-1)) : v;
}

/** A whole number (no fraction is looked at: exponent ≥ 0) as an int. */
export function toInt(d: Dec): Value {
  let n = coefficient(d);
  if (d.exponent > 0 && !isZeroCoefficient(d)) n = product(n, tenTo(d.exponent));
  return signed(n, d.sign);
}

/** (numerator, denominator) in lowest terms. */
export function toRatio(d: Dec): Value {
  if (isInfinite(d)) return raise(Exc.OverflowError, "cannot convert Infinity to integer ratio");
  if (isNan(d)) return raise(Exc.ValueError, "cannot convert NaN to integer ratio");
  if (d.exponent >= 0 || isZeroCoefficient(d)) return pair(toInt(d), small(1));
  const n = signed(coefficient(d), d.sign);
  const m = n === ERROR ? ERROR : tenTo(-d.exponent);
  const divisor = m === ERROR ? ERROR : intGcd(n, m);
  const result = divisor === ERROR ? ERROR : pair(intFloorDivide(n, divisor), intFloorDivide(m, divisor));
  decref(n);
  decref(m);
  decref(divisor);
  return result;
}

/** A tuple of two; takes both over. */
function pair(a: Value, b: Value): Value {
  if (a === ERROR || b === ERROR) {
    decref(a);
    decref(b);
    return ERROR;
  }
  const t = tuple2(a, b);
  return t === 0 ? ERROR : box(t);
}

// ---- floats ----

/** The value of a float exactly; none. */
export function fromFloat(x: f64): Dec {
  const bits = reinterpret<u64>(x);
  const sign: u8 = <u8>(bits >> 63);
  if (x !== x) return signedNan(sign);
  if (Math.abs(x) === Infinity) return infinity(sign);
  let exponent = <i64>((bits >> 52) & 0x7ff);
  let n = bits & 0xf_ffff_ffff_ffff;
  if (exponent === 0) exponent = 1;
  else n |= 0x10_0000_0000_0000;
  exponent -= 1075;
  if (n === 0) return fromWord(sign, 0, 0);
  const zeros = ctz<u64>(n);
  n >>= zeros;
  exponent += <i64>zeros;
  if (exponent === 0) return fromWord(sign, n, 0);
  // n · 2^e; with e < 0 that is n · 5^-e · 10^e.
  const power = exponent > 0 ? intLeftShift(small(1), small(exponent)) : intPower(small(5), small(-exponent));
  const whole = product(intFromU64(n), power);
  if (whole === ERROR) return none();
  const d = fromInt(whole);
  decref(whole);
  if (failed(d)) return d;
  d.sign = sign;
  if (exponent < 0) d.exponent = exponent;
  return d;
}

function signedNan(sign: u8): Dec {
  const d = quietNan();
  if (!failed(d)) d.sign = sign;
  return d;
}

/** The nearest float: a float value, or ERROR. */
export function toFloat(d: Dec): Value {
  if (isNan(d)) {
    if (d.kind === <u8>Kind.SIGNALING_NAN) {
      return raise(Exc.ValueError, "cannot convert signaling NaN to float");
    }
    return boxFloat(d.sign ? -NaN : NaN);
  }
  if (isInfinite(d)) return boxFloat(d.sign ? -Infinity : Infinity);
  const text = rawAlloc(<usize>d.digits + 32);
  if (text === 0) return raiseMemoryError();
  writeDigits(text, d.limbs, d.length, d.digits);
  const end = putExponent(text + <usize>d.digits, d.exponent);
  const outcome = floatFromAscii(text, <i32>(end - text));
  rawFree(text);
  if (outcome !== FloatText.Read) return ERROR;
  return boxFloat(d.sign ? -FloatResult.value : FloatResult.value);
}

/** Writes E and an exponent; beyond what floats have it may be any far number. */
function putExponent(at: usize, exponent: i64): usize {
  let n = min<i64>(abs(exponent), 9_999_999_999);
  store<u8>(at++, 69);
  store<u8>(at++, exponent < 0 ? 45 : 43);
  for (let i = 9; i >= 0; i--) {
    store<u8>(at + <usize>i, 48 + <u8>(n % 10));
    n /= 10;
  }
  return at + 10;
}

// ---- tuples ----

/** (sign, digits, exponent), or a letter for the exponent: the values of DecimalTuple, a plain tuple. */
export function toTuple(d: Dec): Value {
  const count = isInfinite(d) ? 1 : d.digits;
  const digits = allocTuple(count);
  if (digits === 0) return ERROR;
  for (let i = 0; i < count; i++) {
    const digit = isInfinite(d) ? 0 : digitAt(d.limbs, d.length, count - 1 - i);
    tupleInit(digits, i, small(digit));
  }
  finishTuple(digits);
  let exponent: Value;
  if (isFinite(d)) exponent = intFromI64(d.exponent);
  else exponent = box(latin1(isInfinite(d) ? 70 : d.kind === <u8>Kind.SIGNALING_NAN ? 78 : 110));
  if (exponent === ERROR) {
    decref(box(digits));
    return ERROR;
  }
  const t = tuple3(small(d.sign), box(digits), exponent);
  return t === 0 ? ERROR : box(t);
}

function isSequence(v: Value): bool {
  return isTuple(v) || isList(v);
}

function countOf(v: Value): u32 {
  return isTuple(v) ? tupleLength(pointer(v)) : listLength(pointer(v));
}

function itemOf(v: Value, i: u32): Value {
  return isTuple(v) ? tupleItem(pointer(v), i) : listItem(pointer(v), i);
}

function refuse(message: string): Dec {
  raise(Exc.ValueError, message);
  return none();
}

/** The number that a tuple or list of sign, digits and exponent tells; not yet checked against any range. */
export function fromTuple(v: Value): Dec {
  if (countOf(v) !== 3) return refuse("argument must be a sequence of length 3");
  const sign = itemOf(v, 0);
  if (!isInt(sign) || !fitsI64(sign) || <u64>intToI64(sign) > 1) {
    return refuse("sign must be an integer with the value 0 or 1");
  }
  const negative = <u8>intToI64(sign);
  const last = itemOf(v, 2);
  let kind = Kind.FINITE;
  let exponent: i64 = 0;
  if (isStr(last)) {
    const letter = asStr(pointer(last)).length === 1 ? charAt(pointer(last), 0) : 0;
    if (letter === 70) return infinity(negative);
    if (letter !== 110 && letter !== 78) {
      return refuse("string argument in the third position must be 'F', 'n' or 'N'");
    }
    kind = letter === 78 ? Kind.SIGNALING_NAN : Kind.QUIET_NAN;
  } else {
    if (!isInt(last)) return refuse("exponent must be an integer");
    if (!fitsI64(last)) {
      raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
      return none();
    }
    exponent = intToI64(last);
  }
  const d = digitsFrom(itemOf(v, 1));
  if (failed(d)) return d;
  d.sign = negative;
  d.kind = <u8>kind;
  d.exponent = max<i64>(-4_000_000_000_000_000_000, min<i64>(4_000_000_000_000_000_000, exponent));
  if (kind !== Kind.FINITE && isZeroCoefficient(d)) {
    d.length = 0;
    d.digits = 0;
  }
  return d;
}

function digitsFrom(v: Value): Dec {
  if (!isSequence(v)) return refuse("coefficient must be a tuple of digits");
  const count = countOf(v);
  const text = rawAlloc(count + 1);
  if (text === 0) {
    raiseMemoryError();
    return none();
  }
  for (let i: u32 = 0; i < count; i++) {
    const digit = itemOf(v, i);
    if (!isInt(digit) || !fitsI64(digit) || <u64>intToI64(digit) > 9) {
      rawFree(text);
      return refuse("coefficient must be a tuple of digits");
    }
    store<u8>(text + i, 48 + <u8>intToI64(digit));
  }
  const d = newDecimal(limbsFor(count));
  if (!failed(d)) settle(d, readDigits(d.limbs, text, count));
  rawFree(text);
  return d;
}

// ---- hashes: the value modulo 2^61 - 1, as for all numbers ----

/** a · b modulo 2^61 - 1. */
function multiplyModulo(a: u64, b: u64): u64 {
  const low = a * b;
  const high = mulHigh(a, b);
  let r = (low & <u64>HASH_MODULUS) + ((low >> 61) | (high << 3));
  r = (r & <u64>HASH_MODULUS) + (r >> 61);
  return r >= <u64>HASH_MODULUS ? r - <u64>HASH_MODULUS : r;
}

function powerModulo(base: u64, exponent: u64): u64 {
  let result: u64 = 1;
  for (; exponent !== 0; exponent >>= 1) {
    if (exponent & 1) result = multiplyModulo(result, base);
    base = multiplyModulo(base, base);
  }
  return result;
}

/** 10 times this is 1 modulo 2^61 - 1. */
const INVERSE_TEN: u64 = 2075258708292324556;
const HASH_INFINITY: i64 = 314159;

/** The hash; -1 with an exception pending. `v` is the Decimal as a value. */
export function hashDecimal(v: Value, d: Dec): i64 {
  if (d.hash !== -1) return d.hash;
  if (isNan(d)) {
    if (d.kind === <u8>Kind.QUIET_NAN) return hashIdentity(v);
    raise(Exc.TypeError, "Cannot hash a signaling NaN value");
    return -1;
  }
  let hash: i64 = HASH_INFINITY;
  if (isFinite(d)) {
    let r: u64 = 0;
    for (let i = d.length - 1; i >= 0; i--) {
      r = multiplyModulo(r, 1_000_000_000) + Limb.get(d.limbs, i);
      if (r >= <u64>HASH_MODULUS) r -= <u64>HASH_MODULUS;
    }
    const ten: u64 = d.exponent >= 0 ? 10 : INVERSE_TEN;
    hash = <i64>multiplyModulo(r, powerModulo(ten, <u64>abs(d.exponent)));
  }
  if (d.sign) hash = -hash;
  d.hash = hash === -1 ? -2 : hash;
  return d.hash;
}
