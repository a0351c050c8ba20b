// Decimal and hexadecimal text to the nearest double, half to even, always correctly rounded. In order of speed: exact
// products of doubles (W. Clinger, 1990); products with 128-bit powers of ten, where
// the lower and the upper bound round to the same double; long integers where they do not. Text is bytes; blanks, underscores and "inf"/"nan" are
// the callers' business.

import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { LIMB } from "./bignum.ts";
import { composeF64, FloatResult, limbsScaledToF64, limbsTrueDivide } from "./convert.ts";
import { limbsMul } from "./multiply.ts";
import { limbsPow, powLimbs } from "./power.ts";
import { digitValue, limbsFromText, parseLimbs } from "./radix.ts";
import { Status } from "./status.ts";
import { TENS_MAX, TENS_MIN, tensExact, tensHigh, tensLow, tensReady } from "./tens.ts";
import { mulHigh } from "./words.ts";

const DOT: u8 = 46;

/** 10^0 to 10^22: the powers of ten that doubles hold exactly. */
const EXACT_TENS: StaticArray<f64> = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
];

/** Digits that can matter to the rounding: those of the longest number halfway between two doubles, and one more. */
const DIGITS_MAX: i32 = 800;

/** What `scanDecimal` found. */
class Decimal {
  /** Where the digits start (the first that is not zero) and how many there are up to the last, the point not counted. */
  static first: usize = 0;
  static count: i32 = 0;
  /** The number is digits · 10^exponent. */
  static exponent: i64 = 0;
  /** The leading (at most 19) digits as a word. */
  static word: u64 = 0;
  /** Where the scan stopped. */
  static end: usize = 0;
}

/**
 * Reads digits [. digits] [e [sign] digits] from text[0..length), the longest prefix of that form; there must be a
 * digit. Sets `FloatResult.value`; gives the count of bytes read, 0 if there is no number, or a negative status.
 */
export function parseDecimal(text: usize, length: i32): i32 {
  if (!scanDecimal(text, text + <usize>length)) return 0;
  const read = <i32>(Decimal.end - text);
  const exponent = Decimal.exponent;
  const count = Decimal.count;
  FloatResult.value = 0.0;
  if (count === 0 || exponent + <i64>count < -330) return read;
  if (exponent + <i64>count > 310) {
    FloatResult.value = Infinity;
    return read;
  }
  const status = decide(<i32>exponent);
  return status === Status.Ok ? read : status;
}

/** Finds the parts of the number; false if there is no digit. */
function scanDecimal(at: usize, end: usize): bool {
  const start = at;
  let digits = 0;
  let exponent: i64 = 0;
  let seenDot = false;
  let word: u64 = 0;
  let count = 0;
  Decimal.first = 0;
  for (; at < end; at++) {
    const code = load<u8>(at);
    if (code === DOT && !seenDot) {
      seenDot = true;
      continue;
    }
    const digit: u32 = <u32>code - 48;
    if (digit > 9) break;
    digits++;
    if (seenDot) exponent--;
    if (count === 0 && digit === 0) continue;
    if (count === 0) Decimal.first = at;
    if (count < 19) word = word * 10 + <u64>digit;
    count++;
  }
  Decimal.end = at;
  Decimal.word = word;
  Decimal.count = count;
  Decimal.exponent = exponent;
  if (digits === 0) return false;
  if (at < end && (load<u8>(at) | 32) === 101) scanExponent(at + 1, end);
  return at > start;
}

/** After the letter e: an exponent, if at least a digit is there. */
function scanExponent(at: usize, end: usize): void {
  let negative = false;
  if (at < end && (load<u8>(at) === 43 || load<u8>(at) === 45)) {
    negative = load<u8>(at) === 45;
    at++;
  }
  let value: i64 = 0;
  const start = at;
  for (; at < end; at++) {
    const digit: u32 = <u32>load<u8>(at) - 48;
    if (digit > 9) break;
    if (value < 1000000000000) value = value * 10 + <i64>digit;
  }
  if (at === start) return;
  Decimal.end = at;
  Decimal.exponent += negative ? -value : value;
}

/** Tries the three ways on what was scanned. */
function decide(exponent: i32): Status {
  const count = Decimal.count;
  const word = Decimal.word;
  if (count <= 19 && word <= 0x20000000000000 && exponent >= -22 && exponent <= 22) {
    const power = EXACT_TENS[abs(exponent)];
    FloatResult.value = exponent < 0 ? <f64>word / power : <f64>word * power;
    return Status.Ok;
  }
  const scale = count > 19 ? exponent + count - 19 : exponent;
  tensReady();
  if (scale >= TENS_MIN && scale <= TENS_MAX) {
    const lower = bound(word, scale, false);
    const exact = count <= 19 && tensExact(scale);
    if (exact || lower === bound(count > 19 ? word + 1 : word, scale, true)) {
      FloatResult.value = lower;
      return Status.Ok;
    }
  }
  return exactly(exponent);
}

/**
 * word · 10^exponent rounded to a double, from the leading 128 bits of the power: of the product as it is, which is
 * exact or too small, or of one that is certainly too large. If both agree, the double is right.
 */
function bound(word: u64, exponent: i32, above: bool): f64 {
  const shift = clz<u64>(word);
  word <<= shift;
  const factor = tensHigh(exponent);
  const carry = mulHigh(word, tensLow(exponent));
  let low = word * factor + carry;
  let high = mulHigh(word, factor) + u64(low < carry);
  let sticky = low !== 0 || word * tensLow(exponent) !== 0;
  if (above) {
    low += 2;
    if (low < 2) high++;
    sticky = true;
  }
  let scale = <i64>((exponent * 1741647) >> 19) + 1 - <i64>shift;
  if (high >> 63 === 0) {
    high = (high << 1) | (low >> 63);
    sticky = low << 1 !== 0 || sticky;
    scale--;
  }
  return composeF64(high, sticky, scale);
}

/** The digits as a long integer, times or divided by a power of five (and of two). */
function exactly(exponent: i32): Status {
  const count = min(Decimal.count, DIGITS_MAX);
  const cut = Decimal.count > count;
  const power = exponent + (Decimal.count - count) - i32(cut);
  const room = parseLimbs(count + 1, 10);
  const fiveRoom = <i32>powLimbs(3, abs(power)) + 1;
  // One block: the digits as text, then as limbs, a power of five, the product of both.
  const block = rawAlloc(<usize>(2 * (room + fiveRoom)) * LIMB + <usize>count + 16);
  if (block === 0) return Status.NoMemory;
  const limbs = block;
  const five = limbs + <usize>room * LIMB;
  const product = five + <usize>fiveRoom * LIMB;
  const text = product + <usize>(room + fiveRoom) * LIMB;
  copyDigits(text, count);
  // The digits left out are not all zeros, or make no difference: any non-zero digit stands for them.
  if (cut) store<u8>(text + <usize>count, 49);
  let status = Status.Ok;
  const n = limbsFromText(limbs, text, count + i32(cut), 10);
  if (n < 0) status = n;
  else if (power === 0) FloatResult.value = limbsScaledToF64(limbs, n, 0, false);
  else status = scaleByTens(limbs, n, power, five, product);
  rawFree(block);
  return status;
}

/** `FloatResult.value` = limbs · 10^power, power not 0. */
function scaleByTens(limbs: usize, n: i32, power: i32, five: usize, product: usize): Status {
  store<u32>(product, 5);
  const fiveN = limbsPow(five, product, 1, abs(power));
  if (fiveN < 0) return fiveN;
  if (power < 0) return limbsTrueDivide(limbs, n, five, fiveN, power);
  const status = limbsMul(product, limbs, n, five, fiveN);
  FloatResult.value = limbsScaledToF64(product, n + fiveN, power, false);
  return status;
}

/** Copies the first `count` digits from the first that is not zero, without the point. */
function copyDigits(out: usize, count: i32): void {
  let from = Decimal.first;
  for (let i = 0; i < count; from++) {
    const code = load<u8>(from);
    if (code !== DOT) store<u8>(out + usize(i++), code);
  }
}

/**
 * Reads hexdigits [. hexdigits] [p [sign] digits], the longest prefix of that form, as float.fromhex has it behind the
 * sign and the prefix 0x; there must be a digit. Result as in `parseDecimal`; infinity if too large.
 */
export function parseHex(text: usize, length: i32): i32 {
  const end = text + <usize>length;
  let word: u64 = 0;
  let exponent: i64 = 0;
  let sticky = false;
  let seenDot = false;
  let digits = 0;
  let at = text;
  for (; at < end; at++) {
    const code = load<u8>(at);
    if (code === DOT && !seenDot) {
      seenDot = true;
      continue;
    }
    const digit = digitValue(code);
    if (digit > 15) break;
    digits++;
    if (seenDot) exponent -= 4;
    if (word >> 60 === 0) word = (word << 4) | <u64>digit;
    else {
      exponent += 4;
      if (digit !== 0) sticky = true;
    }
  }
  if (digits === 0) return 0;
  Decimal.end = at;
  Decimal.exponent = exponent;
  if (at < end && (load<u8>(at) | 32) === 112) scanExponent(at + 1, end);
  const shift = clz<u64>(word);
  FloatResult.value = word === 0 ? 0.0 : composeF64(word << shift, sticky, Decimal.exponent - <i64>shift);
  return <i32>(Decimal.end - text);
}
