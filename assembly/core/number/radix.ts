// Integers as text in bases 2 to 36, both ways. Powers of two take linear time. The others are cut in halves at powers
// of the base (TAOCP 2, 4.4), so that the cost is that of multiplication and division of long numbers. Text is bytes,
// one a digit; signs, prefixes, underscores and blanks are the callers' business.

import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { charge } from "../interrupt.ts";
import {
  limbsAdd,
  limbsBitLength,
  limbsCompare,
  limbsCopy,
  limbsDivSmall,
  limbsMulSmall,
  limbsTrim,
} from "./bignum.ts";
import { limbsDivMod } from "./divide.ts";
import { limbsMul } from "./multiply.ts";
import { Status } from "./status.ts";

/** Below this many limbs, digits are made by dividing by a power of ten that fills a limb. */
const DECIMAL_SHORT: i32 = 40;
/** Below this many chunks of digits, text is read by multiplying by a power of the base that fills a limb. */
const PARSE_SHORT: i32 = 48;

/** Digits in a chunk: the largest power of the base that fits a limb. Base 10: nine. */
function chunkDigits(base: u32): i32 {
  let digits = 0;
  for (let power: u64 = base; power <= 0xffffffff; power *= base) digits++;
  return digits;
}

/** base^exponent, which fits a limb. */
function smallPower(base: u32, exponent: i32): u32 {
  let power: u32 = 1;
  for (; exponent > 0; exponent--) power *= base;
  return power;
}

/** An upper bound of the count of decimal digits of a value of so many bits; 0.30103 is just above log10(2). */
export function decimalBound(bits: i64): i64 {
  return (bits * 30103) / 100000 + 2;
}

/** Value of an ASCII digit or letter; 99 for anything else. */
export function digitValue(code: u32): u32 {
  if (code - 48 < 10) return code - 48;
  const letter = (code | 32) - 97;
  return letter < 26 ? letter + 10 : 99;
}

// ---------------------------------------------------------------------------------------------- power-of-two bases

/** Count of digits in base 2^shift. 1 for zero. */
export function powerOfTwoDigits(a: usize, n: i32, shift: i32): i64 {
  const bits = limbsBitLength(a, n);
  return bits === 0 ? 1 : (bits + <i64>shift - 1) / <i64>shift;
}

/** Writes the last `count` digits in base 2^shift as ASCII to `out`; `letters` is 87 for a-z, 55 for A-Z. */
export function limbsToPowerOfTwo(out: usize, count: i32, a: usize, n: i32, shift: u32, letters: u32): void {
  let window: u64 = 0;
  let bits: u32 = 0;
  let next = 0;
  const mask: u32 = (1 << shift) - 1;
  for (let i = count - 1; i >= 0; i--) {
    if (bits < shift && next < n) {
      window |= (<u64>load<u32>(a + ((<usize>next) << 2))) << (<u64>bits);
      bits += 32;
      next++;
    }
    const digit = <u32>window & mask;
    store<u8>(out + <usize>i, digit < 10 ? digit + 48 : digit + letters);
    window >>= <u64>shift;
    bits = bits > shift ? bits - shift : 0;
  }
}

/** Reads `count` valid digits in base 2^shift. `r` has count·shift/32 + 1 limbs; gives the trimmed count. */
export function limbsFromPowerOfTwo(r: usize, text: usize, count: i32, shift: u32): i32 {
  let window: u64 = 0;
  let bits: u32 = 0;
  let n = 0;
  for (let i = count - 1; i >= 0; i--) {
    window |= (<u64>digitValue(load<u8>(text + <usize>i))) << (<u64>bits);
    bits += shift;
    if (bits < 32) continue;
    store<u32>(r + (usize(n++) << 2), <u32>window);
    window >>= 32;
    bits -= 32;
  }
  if (bits > 0) store<u32>(r + (usize(n++) << 2), <u32>window);
  return limbsTrim(r, n);
}

// --------------------------------------------------------------------------------------------- powers for the halving

/** base^(unit · 2^i), i below `count`: pointers and limb counts. Each power is a raw block of its own. */
@unmanaged
class Powers {
  base: u32;
  /** Digits of the first power. */
  unit: i32;
  count: i32;
}

const POWERS_MAX: i32 = 32;
const POWER_ENTRY: usize = 8;

function newPowers(base: u32, unit: i32): usize {
  const block = rawAlloc(offsetof<Powers>() + <usize>POWERS_MAX * POWER_ENTRY);
  if (block === 0) return 0;
  const powers = changetype<Powers>(block);
  powers.base = base;
  powers.unit = unit;
  powers.count = 0;
  return block;
}

function powerEntry(powers: usize, i: i32): usize {
  return powers + offsetof<Powers>() + <usize>i * POWER_ENTRY;
}

function powerLimbs(powers: usize, i: i32): usize {
  return load<u32>(powerEntry(powers, i));
}

function powerCount(powers: usize, i: i32): i32 {
  return load<i32>(powerEntry(powers, i), 4);
}

/** Appends the next power: the first one, or the square of the last. */
function growPowers(powers: usize): Status {
  const table = changetype<Powers>(powers);
  const i = table.count;
  let limbs: usize;
  let n: i32;
  if (i === 0) {
    const chunk = chunkDigits(table.base);
    limbs = rawAlloc((<usize>(table.unit / chunk + 2)) << 2);
    if (limbs === 0) return Status.NoMemory;
    n = firstPower(limbs, table.base, table.unit, chunk);
  } else {
    const before = powerCount(powers, i - 1);
    limbs = rawAlloc((<usize>(2 * before)) << 2);
    if (limbs === 0) return Status.NoMemory;
    const root = powerLimbs(powers, i - 1);
    const status = limbsMul(limbs, root, before, root, before);
    if (status !== Status.Ok) {
      rawFree(limbs);
      return status;
    }
    n = limbsTrim(limbs, 2 * before);
  }
  store<u32>(powerEntry(powers, i), <u32>limbs);
  store<i32>(powerEntry(powers, i), n, 4);
  table.count = i + 1;
  return Status.Ok;
}

/** base^unit into `limbs`; gives the count. */
function firstPower(limbs: usize, base: u32, unit: i32, chunk: i32): i32 {
  let n = 1;
  store<u32>(limbs, 1);
  for (let left = unit; left > 0; ) {
    const digits = min(left, chunk);
    const carry = limbsMulSmall(limbs, limbs, n, smallPower(base, digits), 0);
    if (carry !== 0) store<u32>(limbs + (usize(n++) << 2), carry);
    left -= digits;
  }
  return n;
}

function freePowers(powers: usize): void {
  for (let i = changetype<Powers>(powers).count - 1; i >= 0; i--) rawFree(powerLimbs(powers, i));
  rawFree(powers);
}

// ------------------------------------------------------------------------------------------------------ decimal text

/** "00", "01", … "99": two digits at a time. */
function storePair(out: usize, value: u32): void {
  const tens = value / 10;
  store<u8>(out, 48 + tens);
  store<u8>(out, 48 + value - tens * 10, 1);
}

/** Writes `count` decimal digits of a value below 10^count, zeros in front. */
export function storeDigits(out: usize, value: u32, count: i32): void {
  let at = out + <usize>count;
  for (; count >= 2; count -= 2) {
    const quotient = value / 100;
    at -= 2;
    storePair(at, value - quotient * 100);
    value = quotient;
  }
  if (count === 1) store<u8>(at - 1, 48 + value);
}

/** Count of decimal digits; 1 for zero. */
export function countDigits(value: u64): i32 {
  let digits = 1;
  while (value >= 10000) {
    value /= 10000;
    digits += 4;
  }
  const rest = <u32>value;
  return digits + i32(rest >= 10) + i32(rest >= 100) + i32(rest >= 1000);
}

/** Writes a 64-bit value in decimal; gives the count of digits. */
export function wordToDecimal(out: usize, value: u64): i32 {
  const digits = countDigits(value);
  let at = digits;
  while (value > 0xffffffff) {
    const quotient = value / 1000000000;
    at -= 9;
    storeDigits(out + <usize>at, <u32>(value - quotient * 1000000000), 9);
    value = quotient;
  }
  storeDigits(out, <u32>value, at);
  return digits;
}

/**
 * Writes the value in decimal to `out`, which has room for `decimalBound(bit length)` bytes. Gives the count of digits
 * or a negative status.
 */
export function limbsToDecimal(out: usize, a: usize, n: i32): i32 {
  n = limbsTrim(a, n);
  if (n <= 2) return wordToDecimal(out, n === 2 ? load<u64>(a) : n === 1 ? load<u32>(a) : 0);
  const bound = <i32>decimalBound(limbsBitLength(a, n));
  const copy = rawAlloc((<usize>n) << 2);
  if (copy === 0) return Status.NoMemory;
  limbsCopy(copy, a, n);
  const status = n < DECIMAL_SHORT ? shortDecimal(out, bound, copy, n) : longDecimal(out, bound, copy, n);
  rawFree(copy);
  if (status !== Status.Ok) return status;
  let zeros = 0;
  while (load<u8>(out + <usize>zeros) === 48) zeros++;
  if (zeros > 0) memory.copy(out, out + <usize>zeros, bound - zeros);
  return bound - zeros;
}

/** Writes exactly `count` digits of a value below 10^count; destroys a. */
function shortDecimal(out: usize, count: i32, a: usize, n: i32): Status {
  if (!charge((n * n) >> 3)) return Status.Interrupted;
  while (count > 0) {
    n = limbsTrim(a, n);
    const digits = min(count, 9);
    count -= digits;
    storeDigits(out + <usize>count, limbsDivSmall(a, a, n, 1000000000), digits);
  }
  return Status.Ok;
}

function longDecimal(out: usize, count: i32, a: usize, n: i32): Status {
  const powers = newPowers(10, 18 * 9);
  if (powers === 0) return Status.NoMemory;
  let status = Status.Ok;
  // A power of more than half the length suffices.
  do status = growPowers(powers);
  while (status === Status.Ok && 2 * powerCount(powers, changetype<Powers>(powers).count - 1) < n + 1);
  if (status === Status.Ok)
    status = splitDecimal(out, count, a, n, powers, changetype<Powers>(powers).count - 1);
  freePowers(powers);
  return status;
}

/** Writes exactly `count` digits, dividing by power `level` and those below it; destroys a. */
function splitDecimal(out: usize, count: i32, a: usize, n: i32, powers: usize, level: i32): Status {
  n = limbsTrim(a, n);
  if (n < DECIMAL_SHORT) return shortDecimal(out, count, a, n);
  const power = powerLimbs(powers, level);
  const powerN = powerCount(powers, level);
  if (limbsCompare(a, n, power, powerN) < 0) return splitDecimal(out, count, a, n, powers, level - 1);
  const lowDigits = changetype<Powers>(powers).unit << level;
  const quotientN = n - powerN + 1;
  const block = rawAlloc((<usize>(quotientN + powerN)) << 2);
  if (block === 0) return Status.NoMemory;
  const rest = block + ((<usize>quotientN) << 2);
  let status = limbsDivMod(block, rest, a, n, power, powerN);
  const upper = count - lowDigits;
  if (status === Status.Ok) status = splitDecimal(out, upper, block, quotientN, powers, level);
  if (status === Status.Ok)
    status = splitDecimal(out + <usize>upper, lowDigits, rest, powerN, powers, level - 1);
  rawFree(block);
  return status;
}

// --------------------------------------------------------------------------------------------------- text to integers

/** Limbs that suffice for `count` digits in the base. */
export function parseLimbs(count: i32, base: u32): i32 {
  return count / chunkDigits(base) + 2;
}

/**
 * Reads `count` valid digits in a base that is no power of two into r, which has `parseLimbs` limbs. Gives the trimmed
 * count of limbs or a negative status.
 */
export function limbsFromText(r: usize, text: usize, count: i32, base: u32): i32 {
  const chunk = chunkDigits(base);
  if (count <= chunk * PARSE_SHORT) return parseShort(r, text, count, base, chunk);
  const powers = newPowers(base, chunk * (PARSE_SHORT >> 1));
  if (powers === 0) return Status.NoMemory;
  let status = Status.Ok;
  do status = growPowers(powers);
  while (status === Status.Ok && changetype<Powers>(powers).unit << changetype<Powers>(powers).count < count);
  const n =
    status === Status.Ok ? parseSplit(r, text, count, powers, changetype<Powers>(powers).count - 1) : status;
  freePowers(powers);
  return n;
}

function parseShort(r: usize, text: usize, count: i32, base: u32, chunk: i32): i32 {
  if (!charge(count >> 2)) return Status.Interrupted;
  let n = 0;
  for (let done = 0; done < count; ) {
    const rest = (count - done) % chunk;
    const digits = rest === 0 ? chunk : rest;
    let value: u32 = 0;
    for (const end = done + digits; done < end; done++) {
      value = value * base + digitValue(load<u8>(text + <usize>done));
    }
    const carry = limbsMulSmall(r, r, n, smallPower(base, digits), value);
    if (carry !== 0) store<u32>(r + (usize(n++) << 2), carry);
  }
  return n;
}

/** The digits above place unit·2^level times that power, plus those below it. */
function parseSplit(r: usize, text: usize, count: i32, powers: usize, level: i32): i32 {
  const table = changetype<Powers>(powers);
  const chunk = chunkDigits(table.base);
  if (count <= chunk * PARSE_SHORT) return parseShort(r, text, count, table.base, chunk);
  const lowDigits = table.unit << level;
  if (count <= lowDigits) return parseSplit(r, text, count, powers, level - 1);
  const highDigits = count - lowDigits;
  const highLimbs = parseLimbs(highDigits, table.base);
  const block = rawAlloc((<usize>(highLimbs + parseLimbs(lowDigits, table.base))) << 2);
  if (block === 0) return Status.NoMemory;
  const low = block + ((<usize>highLimbs) << 2);
  const n = joinParts(r, text, highDigits, lowDigits, powers, level, block, low);
  rawFree(block);
  return n;
}

function joinParts(
  r: usize,
  text: usize,
  highDigits: i32,
  lowDigits: i32,
  powers: usize,
  level: i32,
  high: usize,
  low: usize,
): i32 {
  const highN = parseSplit(high, text, highDigits, powers, level - 1);
  if (highN < 0) return highN;
  const lowN = parseSplit(low, text + <usize>highDigits, lowDigits, powers, level - 1);
  if (lowN <= 0 && highN === 0) return lowN;
  if (lowN < 0) return lowN;
  if (highN === 0) {
    limbsCopy(r, low, lowN);
    return lowN;
  }
  const powerN = powerCount(powers, level);
  const status = limbsMul(r, high, highN, powerLimbs(powers, level), powerN);
  if (status !== Status.Ok) return status;
  const n = highN + powerN;
  limbsAdd(r, r, n, low, lowN);
  return limbsTrim(r, n);
}
