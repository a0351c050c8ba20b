// Decimal digits of doubles: the shortest that read back as the same double (repr), and any number of them exactly
// rounded (format, round). Both give digits and the place of the point; who wants signs, points and exponents lays them
// out (assembly/core/format.ts).
//
// Shortest: R. Giulietti, "The Schubfach way to render doubles" (2020), with a table of powers of 128 bits.
// Exact: the value is an integer part and a binary fraction; digits of the fraction come off nine at a time.

import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { limbsClear, limbsMulSmall } from "./bignum.ts";
import { F64_LIMBS, limbsFromF64 } from "./convert.ts";
import { limbsToDecimal, storeDigits, wordToDecimal } from "./radix.ts";
import { Status } from "./status.ts";
import { tensExact, tensHigh, tensLow, tensReady } from "./tens.ts";
import { mulHigh } from "./words.ts";

/** Where the point stands in the digits last made: value = 0.d1d2d3… · 10^point. */
export class Digits {
  static point: i32 = 0;
}

/** Bytes that `shortestDigits` may write. */
export const SHORTEST_MAX: i32 = 20;

/**
 * The shortest decimal digits, nearest to the value among those of that length, that read back as |x|, x finite.
 * Writes them to `out`, gives their count and sets `Digits.point`. Zero has the digit "0" and point 1.
 */
export function shortestDigits(out: usize, x: f64): i32 {
  const bits = reinterpret<u64>(x) & 0x7fffffffffffffff;
  if (bits === 0) {
    store<u8>(out, 48);
    Digits.point = 1;
    return 1;
  }
  const fraction = bits & 0xfffffffffffff;
  const field = <i32>(bits >> 52);
  const mantissa = field === 0 ? fraction : fraction | 0x10000000000000;
  const exponent = field === 0 ? -1074 : field - 1075;
  if (exponent <= 0 && exponent > -53 && (mantissa & (((<u64>1) << (<u64>-exponent)) - 1)) === 0) {
    return emitShortest(out, mantissa >> <u64>-exponent, 0);
  }
  return schubfach(out, mantissa, exponent, fraction === 0 && field > 1);
}

/** Writes value · 10^exponent without its trailing zeros. */
function emitShortest(out: usize, value: u64, exponent: i32): i32 {
  let count = wordToDecimal(out, value);
  Digits.point = count + exponent;
  while (count > 1 && load<u8>(out + <usize>count - 1) === 48) count--;
  return count;
}

/** `narrow` says that the neighbour below is only half as far away as the one above. */
function schubfach(out: usize, mantissa: u64, exponent: i32, narrow: bool): i32 {
  tensReady();
  const odd = mantissa & 1;
  const k = (exponent * 1262611 - (narrow ? 524031 : 0)) >> 22;
  const h = <u64>(exponent + ((-k * 1741647) >> 19) + 1);
  const high = tensHigh(-k);
  const low = tensExact(-k) ? tensLow(-k) : tensLow(-k) + 1;
  const middle = mantissa << 2;
  const lower = roundToOdd(high, low, (middle - (narrow ? 1 : 2)) << h) + odd;
  const value = roundToOdd(high, low, middle << h);
  const upper = roundToOdd(high, low, (middle + 2) << h) - odd;

  const s = value >> 2;
  if (s >= 10) {
    const tens = s / 10;
    const downInside = lower <= 40 * tens;
    const upInside = 40 * tens + 40 <= upper;
    if (downInside !== upInside) return emitShortest(out, tens + u64(upInside), k + 1);
  }
  const downInside = lower <= 4 * s;
  const upInside = 4 * s + 4 <= upper;
  if (downInside !== upInside) return emitShortest(out, s + u64(upInside), k);
  const half = 4 * s + 2;
  return emitShortest(out, s + u64(value > half || (value === half && (s & 1) !== 0)), k);
}

/** Upper 64 of the 192 bits of (high, low) · factor, the lowest bit set if anything but 0 or 1 was cut off. */
function roundToOdd(high: u64, low: u64, factor: u64): u64 {
  const carry = mulHigh(low, factor);
  const middle = high * factor + carry;
  const top = mulHigh(high, factor) + u64(middle < carry);
  return top | u64(middle > 1);
}

/** Bytes that `exactDigits` may write for the given request: no double has more than 309 + 1,074 digits. */
export function exactDigitsRoom(places: i32): i32 {
  return 309 + min(max(places, 0), 1074) + 32;
}

/**
 * Digits of |x|, x finite, exactly rounded half to even: `places` digits after the point (negative: before it), or where
 * `significant` that many digits from the first non-zero one on. Writes them to `out` (`exactDigitsRoom` bytes) without
 * zeros in front, gives the count and sets `Digits.point`; digits beyond the last one written are zeros. The count is 0
 * where all digits asked for are zeros. A negative status on lack of memory.
 */
export function exactDigits(out: usize, x: f64, places: i32, significant: bool): i32 {
  x = Math.abs(x);
  if (!significant && places >= 0 && places <= 17 && x >= 0.00390625 && x < 9007199254740992.0) {
    return quickFixed(out, x, places);
  }
  const block = rawAlloc((<usize>(2 * F64_LIMBS + 4)) << 2);
  if (block === 0) return Status.NoMemory;
  const count = slowExact(out, x, places, significant, block);
  rawFree(block);
  return count;
}

/** `exactDigits` for 2^-8 <= x < 2^53: the fraction, of at most 60 bits, is a fixed-point word. */
function quickFixed(out: usize, x: f64, places: i32): i32 {
  const bits = reinterpret<u64>(x);
  const scale = 1075 - (bits >> 52);
  const mantissa = (bits & 0xfffffffffffff) | 0x10000000000000;
  const mask = ((<u64>1) << scale) - 1;
  const integer = mantissa >> scale;
  let fraction = mantissa & mask;
  let count = integer === 0 ? 0 : wordToDecimal(out, integer);
  Digits.point = count;
  for (let i = 0; i < places; i++) {
    fraction *= 10;
    store<u8>(out + usize(count++), <u8>(48 + (fraction >> scale)));
    fraction &= mask;
  }
  fraction <<= 1;
  const half = mask + 1;
  if (fraction > half || (fraction === half && lastIsOdd(out, count))) count = roundUp(out, count);
  return dropZerosInFront(out, count);
}

function lastIsOdd(out: usize, count: i32): bool {
  return count > 0 && (load<u8>(out + <usize>(count - 1)) & 1) !== 0;
}

/** Adds one to the last of `count` digits; nines become a 1 and zeros, one place higher. Gives the new count. */
function roundUp(out: usize, count: i32): i32 {
  let i = count;
  while (i > 0 && load<u8>(out + <usize>(i - 1)) === 57) store<u8>(out + usize(--i), 48);
  if (i > 0) {
    const at = out + <usize>(i - 1);
    store<u8>(at, load<u8>(at) + 1);
    return count;
  }
  store<u8>(out, 49);
  Digits.point++;
  return max(count, 1);
}

function dropZerosInFront(out: usize, count: i32): i32 {
  let zeros = 0;
  while (zeros < count && load<u8>(out + <usize>zeros) === 48) zeros++;
  if (zeros > 0) memory.copy(out, out + <usize>zeros, count - zeros);
  Digits.point -= zeros;
  return count - zeros;
}

/** The general case: makes one digit more than wanted, if there are so many, and rounds. */
function slowExact(out: usize, x: f64, places: i32, significant: bool, block: usize): i32 {
  const integerN = limbsFromF64(block, x);
  let count = integerN === 0 ? 0 : limbsToDecimal(out, block, integerN);
  if (count < 0) return count;
  Digits.point = count;
  const fraction = block + ((<usize>F64_LIMBS) << 2);
  let from = fractionLimbs(fraction, x);
  let wanted = significant ? places : count + places;
  while (count <= wanted && from < F64_LIMBS) {
    const at = fraction + ((<usize>from) << 2);
    storeDigits(out + <usize>count, limbsMulSmall(at, at, F64_LIMBS - from, 1000000000, 0), 9);
    while (from < F64_LIMBS && load<u32>(fraction + ((<usize>from) << 2)) === 0) from++;
    if (count > 0) count += 9;
    else {
      count = dropZerosInFront(out, 9);
      if (!significant) wanted = Digits.point + places;
    }
  }
  return roundAt(out, count, wanted, from < F64_LIMBS);
}

/** Rounds to `wanted` of `count` digits, half to even; `more` says that not only zeros follow. Gives the new count. */
function roundAt(out: usize, count: i32, wanted: i32, more: bool): i32 {
  if (wanted >= count) return count;
  if (wanted < 0) return 0;
  const next = load<u8>(out + <usize>wanted);
  for (let i = wanted + 1; i < count && !more; i++) more = load<u8>(out + <usize>i) !== 48;
  const up = next > 53 || (next === 53 && (more || lastIsOdd(out, wanted)));
  return up ? roundUp(out, wanted) : wanted;
}

/**
 * The fraction of |x| as F64_LIMBS limbs below the point; gives the number of its lowest limb that is not zero,
 * F64_LIMBS if there is none.
 */
function fractionLimbs(fraction: usize, x: f64): i32 {
  const bits = reinterpret<u64>(x);
  const field = <i32>(bits >> 52);
  const exponent = field === 0 ? -1074 : field - 1075;
  let mantissa = field === 0 ? bits : (bits & 0xfffffffffffff) | 0x10000000000000;
  if (exponent >= 0) return F64_LIMBS;
  if (exponent > -64) mantissa &= ((<u64>1) << (<u64>-exponent)) - 1;
  limbsClear(fraction, F64_LIMBS + 2);
  const place = F64_LIMBS * 32 + exponent;
  const shift = <u64>(place & 31);
  let from = place >> 5;
  const at = fraction + ((<usize>from) << 2);
  store<u64>(at, mantissa << shift);
  if (shift !== 0) store<u32>(at, <u32>(mantissa >> (64 - shift)), 8);
  while (from < F64_LIMBS && load<u32>(fraction + ((<usize>from) << 2)) === 0) from++;
  return from;
}
