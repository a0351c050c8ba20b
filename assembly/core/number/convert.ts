// Magnitudes to and from doubles and bytes. Doubles come out correctly rounded (half to even), subnormal ones too;
// what is too large comes out as infinity, and the caller says OverflowError.

import { rawAlloc, rawFree } from "../../memory/raw.ts";
import {
  limbsAnyBelow,
  limbsBitLength,
  limbsClear,
  limbsShiftLeft,
  limbsShiftRight,
  limbsTrim,
} from "./bignum.ts";
import { limbsDivMod } from "./divide.ts";
import { Status } from "./status.ts";

/** Limbs that hold the integer part of any double. */
export const F64_LIMBS: i32 = 34;

/**
 * The double nearest to top · 2^exponent (and a little more, if `sticky`): half to even. `top` has its highest bit set.
 */
export function composeF64(top: u64, sticky: bool, exponent: i64): f64 {
  const e = exponent + 63;
  if (e > 1023) return Infinity;
  let drop: i64 = 11;
  if (e < -1022) drop += -1022 - e;
  if (drop > 64) return 0.0;
  let mantissa: u64 = drop === 64 ? 0 : top >> <u64>drop;
  const half = u64(1) << u64(drop - 1);
  if ((top & half) !== 0 && ((top & (half - 1)) !== 0 || sticky || (mantissa & 1) !== 0)) mantissa++;
  // The hidden bit adds 1 to the exponent field; so does a carry out of the rounding.
  if (e >= -1022) mantissa += (<u64>(e + 1022)) << 52;
  return reinterpret<f64>(mantissa);
}

/** The 64 bits from the top of a trimmed, non-zero magnitude, the highest bit set. */
function topBits(a: usize, n: i32): u64 {
  const at = a + ((<usize>n) << 2);
  const high: u64 = load<u32>(at - 4);
  const middle: u64 = n > 1 ? load<u32>(at - 8) : 0;
  const low: u64 = n > 2 ? load<u32>(at - 12) : 0;
  const shift = clz<u64>(high) - 32;
  const pair = ((high << 32) | middle) << shift;
  return shift === 0 ? pair : pair | (low >> (32 - shift));
}

/** a · 2^exponent (and a little more, if `sticky`) as the nearest double. */
export function limbsScaledToF64(a: usize, n: i32, exponent: i64, sticky: bool): f64 {
  n = limbsTrim(a, n);
  if (n === 0) return 0.0;
  const lost = limbsBitLength(a, n) - 64;
  if (lost > 0 && limbsAnyBelow(a, n, lost) !== 0) sticky = true;
  return composeF64(topBits(a, n), sticky, exponent + lost);
}

/** The nearest double, infinity if too large. */
export function limbsToF64(a: usize, n: i32): f64 {
  return limbsScaledToF64(a, n, 0, false);
}

/** The integer part of |x|, x finite: r has F64_LIMBS limbs; gives the trimmed count. */
export function limbsFromF64(r: usize, x: f64): i32 {
  const bits = reinterpret<u64>(x) & 0x7fffffffffffffff;
  const field = <i64>(bits >> 52);
  if (field < 1023) return 0;
  const mantissa = (bits & 0xfffffffffffff) | 0x10000000000000;
  const exponent = field - 1075;
  if (exponent <= 0) {
    store<u64>(r, mantissa >> <u64>-exponent);
    return limbsTrim(r, 2);
  }
  limbsClear(r, F64_LIMBS);
  const at = r + ((<usize>(exponent >> 5)) << 2);
  const shift = <u64>(exponent & 31);
  store<u64>(at, mantissa << shift);
  if (shift !== 0) store<u32>(at, <u32>(mantissa >> (64 - shift)), 8);
  return limbsTrim(r, F64_LIMBS);
}

/** Result of the last `limbsTrueDivide` or other kernel that gives a status and a double. */
export class FloatResult {
  static value: f64 = 0.0;
}

/**
 * `FloatResult.value` = the double nearest to a / b · 2^exponent, for b not zero: a quotient of 66 or 67 bits is
 * divided out; its last bits and the remainder decide the rounding.
 */
export function limbsTrueDivide(a: usize, an: i32, b: usize, bn: i32, exponent: i64): Status {
  an = limbsTrim(a, an);
  bn = limbsTrim(b, bn);
  FloatResult.value = 0.0;
  if (an === 0) return Status.Ok;
  const shift = 66 - (limbsBitLength(a, an) - limbsBitLength(b, bn));
  const room = max(an, bn) + 5;
  const block = rawAlloc((<usize>(room + bn + 8)) << 2);
  if (block === 0) return Status.NoMemory;
  const rest = block + ((<usize>room) << 2);
  const quotient = rest + ((<usize>bn) << 2);
  let sticky = false;
  let n = an - <i32>(-shift >> 5);
  if (shift >= 0) {
    limbsShiftLeft(block, a, an, shift);
    n = an + <i32>(shift >> 5) + 1;
  } else sticky = limbsShiftRight(block, a, an, -shift) !== 0;
  n = limbsTrim(block, n);
  const status = limbsDivMod(quotient, rest, block, n, b, bn);
  if (status === Status.Ok) {
    if (limbsTrim(rest, bn) !== 0) sticky = true;
    FloatResult.value = limbsScaledToF64(quotient, n - bn + 1, exponent - shift, sticky);
  }
  rawFree(block);
  return status;
}

/**
 * Writes the value as `length` bytes in two's complement, `little` end first or last. False if it does not fit: for
 * unsigned a negative value never does.
 */
export function limbsToBytes(
  out: usize,
  length: i32,
  a: usize,
  n: i32,
  negative: bool,
  little: bool,
  signed: bool,
): bool {
  n = limbsTrim(a, n);
  if (negative && !signed) return false;
  const bits = limbsBitLength(a, n);
  const room = <i64>length * 8 - (signed ? 1 : 0);
  if (bits !== 0 && bits > room && !(negative && isMinimum(a, n, bits, room))) return false;
  let carry: u32 = negative ? 1 : 0;
  const mask: u32 = negative ? 0xff : 0;
  for (let i = 0; i < length; i++) {
    const limb = i >> 2;
    const byte: u32 = limb < n ? load<u8>(a + <usize>i) : 0;
    carry += (byte ^ mask) & 0xff;
    store<u8>(out + <usize>(little ? i : length - 1 - i), <u8>carry);
    carry >>= 8;
  }
  return true;
}

/** Whether the magnitude is 2^room, whose negative just fits. */
function isMinimum(a: usize, n: i32, bits: i64, room: i64): bool {
  return bits === room + 1 && limbsAnyBelow(a, n, room) === 0;
}

/**
 * Reads `length` bytes; r has length/4 + 1 limbs, all are written. Gives 1 if the value is negative (`signed` only); r
 * has its magnitude.
 */
export function limbsFromBytes(r: usize, bytes: usize, length: i32, little: bool, signed: bool): bool {
  const n = (length >> 2) + 1;
  const last = little ? length - 1 : 0;
  const negative = signed && length > 0 && load<i8>(bytes + <usize>last) < 0;
  const mask: u32 = negative ? 0xff : 0;
  let carry: u32 = negative ? 1 : 0;
  limbsClear(r, n);
  for (let i = 0; i < length; i++) {
    carry += <u32>load<u8>(bytes + <usize>(little ? i : length - 1 - i)) ^ mask;
    store<u8>(r + <usize>i, <u8>carry);
    carry >>= 8;
  }
  if (carry !== 0) store<u8>(r + <usize>length, 1);
  return negative;
}
