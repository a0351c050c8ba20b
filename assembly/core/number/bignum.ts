// Magnitudes of integers: arrays of 32-bit limbs in linear memory, least significant first, given as a pointer and a
// count of limbs. This file has what takes linear time: comparing, adding, shifting, multiplying and dividing by one
// limb, and bitwise operations. Signs, Python objects and allocation belong to the callers.
//
//     address   p        p+4      p+8            p+4(n-1)
//             ┌────────┬────────┬────────┬ ┄ ─┬────────┐
//             │ limb 0 │ limb 1 │ limb 2 │    │ limb n-1 │   value = Σ limb[i] · 2^(32 i)
//             └────────┴────────┴────────┴ ┄ ─┴────────┘
//
// A count is always the one given: nothing here requires a non-zero top limb unless it says so, and zero may have
// count 0. Loops take two limbs (8 bytes) a step where that is possible.

import { HALVES, halvesMulSmall } from "./halves.ts";
import { LANES, lanesAdd, lanesDone, lanesSub, lanesSubMulSmall } from "./lanes.ts";

/** Bytes in a limb. */
export const LIMB: usize = 4;

/** Bitwise operation of `limbsBitwise`. */
export enum Bitwise {
  And,
  Or,
  Xor,
}

/** Count of limbs without the zeros at the top. */
export function limbsTrim(p: usize, n: i32): i32 {
  while (n > 0 && load<u32>(p + ((<usize>n) << 2) - 4) === 0) n--;
  return n;
}

/** Copies n limbs; the areas may overlap. */
export function limbsCopy(r: usize, a: usize, n: i32): void {
  memory.copy(r, a, (<usize>n) << 2);
}

/** Sets n limbs to zero. */
export function limbsClear(r: usize, n: i32): void {
  memory.fill(r, 0, (<usize>n) << 2);
}

/** -1, 0 or 1 as a < b, a = b, a > b; both have n limbs. */
export function limbsCompareSame(a: usize, b: usize, n: i32): i32 {
  for (let i = ((<usize>n) << 2) - 4; n > 0; n--, i -= 4) {
    const x = load<u32>(a + i);
    const y = load<u32>(b + i);
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

/** -1, 0 or 1 as a < b, a = b, a > b; zeros at the top are allowed. */
export function limbsCompare(a: usize, an: i32, b: usize, bn: i32): i32 {
  an = limbsTrim(a, an);
  bn = limbsTrim(b, bn);
  if (an !== bn) return an < bn ? -1 : 1;
  return limbsCompareSame(a, b, an);
}

/** Length in bits; 0 for zero. */
export function limbsBitLength(p: usize, n: i32): i64 {
  n = limbsTrim(p, n);
  if (n === 0) return 0;
  return ((<i64>n) << 5) - <i64>clz<u32>(load<u32>(p + ((<usize>n) << 2) - 4));
}

/** Number of one bits. */
export function limbsBitCount(p: usize, n: i32): i64 {
  let count: i64 = 0;
  const end = p + ((<usize>n) << 2);
  for (; p < end; p += 4) count += <i64>popcnt<u32>(load<u32>(p));
  return count;
}

/** Number of zero bits below the lowest one bit; the value is not zero. */
export function limbsTrailingZeros(p: usize): i64 {
  let count: i64 = 0;
  while (load<u32>(p) === 0) {
    p += 4;
    count += 32;
  }
  return count + <i64>ctz<u32>(load<u32>(p));
}

/** The bit of the given number (0 above the top). */
export function limbsBit(p: usize, n: i32, bit: i64): u32 {
  const i = <i32>(bit >> 5);
  if (i >= n) return 0;
  return (load<u32>(p + ((<usize>i) << 2)) >> <u32>(bit & 31)) & 1;
}

/** r[0..n) = a + carry (0 or 1); gives the carry out. r may be a. */
export function limbsAddCarry(r: usize, a: usize, n: i32, carry: u32): u32 {
  let i = 0;
  for (; carry !== 0 && i < n; i++) {
    const at = (<usize>i) << 2;
    const sum = load<u32>(a + at) + 1;
    store<u32>(r + at, sum);
    carry = sum === 0 ? 1 : 0;
  }
  if (r !== a && i < n) limbsCopy(r + ((<usize>i) << 2), a + ((<usize>i) << 2), n - i);
  return carry;
}

/** r[0..n) = a - borrow (0 or 1); gives the borrow out. r may be a. */
export function limbsSubBorrow(r: usize, a: usize, n: i32, borrow: u32): u32 {
  let i = 0;
  for (; borrow !== 0 && i < n; i++) {
    const at = (<usize>i) << 2;
    const limb = load<u32>(a + at);
    store<u32>(r + at, limb - 1);
    borrow = limb === 0 ? 1 : 0;
  }
  if (r !== a && i < n) limbsCopy(r + ((<usize>i) << 2), a + ((<usize>i) << 2), n - i);
  return borrow;
}

/** r[0..n) = a + b, both of n limbs; gives the carry. r may be a or b. */
export function limbsAddSame(r: usize, a: usize, b: usize, n: i32): u32 {
  let carry: u64 = 0;
  if (n >= LANES) {
    carry = lanesAdd(r, a, b, n);
    a += lanesDone;
    b += lanesDone;
    r += lanesDone;
    n -= <i32>(lanesDone >> 2);
  }
  const pairs = a + ((<usize>(n & ~1)) << 2);
  while (a < pairs) {
    const x = load<u64>(a);
    const sum = x + load<u64>(b);
    const total = sum + carry;
    carry = u64(sum < x) | u64(total < sum);
    store<u64>(r, total);
    a += 8;
    b += 8;
    r += 8;
  }
  if (n & 1) {
    carry += <u64>load<u32>(a) + <u64>load<u32>(b);
    store<u32>(r, <u32>carry);
    carry >>= 32;
  }
  return <u32>carry;
}

/** r[0..n) = a - b, both of n limbs; gives the borrow. r may be a or b. */
export function limbsSubSame(r: usize, a: usize, b: usize, n: i32): u32 {
  let borrow: u64 = 0;
  if (n >= LANES) {
    borrow = lanesSub(r, a, b, n);
    a += lanesDone;
    b += lanesDone;
    r += lanesDone;
    n -= <i32>(lanesDone >> 2);
  }
  const pairs = a + ((<usize>(n & ~1)) << 2);
  while (a < pairs) {
    const x = load<u64>(a);
    const y = load<u64>(b);
    const difference = x - y;
    store<u64>(r, difference - borrow);
    borrow = u64(x < y) | u64(difference < borrow);
    a += 8;
    b += 8;
    r += 8;
  }
  if (n & 1) {
    const difference = <u64>load<u32>(a) - <u64>load<u32>(b) - borrow;
    store<u32>(r, <u32>difference);
    borrow = difference >> 63;
  }
  return <u32>borrow;
}

/** r[0..an) = a + b with an >= bn; gives the carry. r may be a or b. */
export function limbsAdd(r: usize, a: usize, an: i32, b: usize, bn: i32): u32 {
  const carry = limbsAddSame(r, a, b, bn);
  const rest = (<usize>bn) << 2;
  return limbsAddCarry(r + rest, a + rest, an - bn, carry);
}

/** r[0..an) = a - b with an >= bn; gives the borrow. r may be a or b. */
export function limbsSub(r: usize, a: usize, an: i32, b: usize, bn: i32): u32 {
  const borrow = limbsSubSame(r, a, b, bn);
  const rest = (<usize>bn) << 2;
  return limbsSubBorrow(r + rest, a + rest, an - bn, borrow);
}

/** r[0..n) = a · factor + carry; gives the top limb. r may be a. */
export function limbsMulSmall(r: usize, a: usize, n: i32, factor: u32, carry: u32): u32 {
  if (n >= HALVES) return halvesMulSmall(r, a, n, factor, carry);
  let high: u64 = carry;
  for (const end = a + ((<usize>n) << 2); a < end; a += 4, r += 4) {
    high += <u64>load<u32>(a) * <u64>factor;
    store<u32>(r, <u32>high);
    high >>= 32;
  }
  return <u32>high;
}

/** r[0..n) -= a · factor; gives what is to be taken from r[n]. By pairs of limbs, whose products do not wait for the carry: 12 % faster. */
export function limbsSubMulSmall(r: usize, a: usize, n: i32, factor: u32): u32 {
  const f = <u64>factor;
  let carry: u64 = 0;
  if (n >= LANES) {
    carry = lanesSubMulSmall(r, a, n, factor);
    a += lanesDone;
    r += lanesDone;
    n -= <i32>(lanesDone >> 2);
  }
  for (const end = a + ((<usize>(n >> 1)) << 3); a < end; a += 8, r += 8) {
    const pair = load<u64>(a);
    const low = pair * f;
    const high = (pair >> 32) * f + (((pair & 0xffffffff) * f) >> 32);
    const taken = low + carry;
    const limbs = load<u64>(r);
    store<u64>(r, limbs - taken);
    carry = (high >> 32) + u64(taken < low) + u64(limbs < taken);
  }
  if (n & 1) {
    carry += <u64>load<u32>(a) * f;
    const limb = load<u32>(r);
    const low = <u32>carry;
    store<u32>(r, limb - low);
    carry = (carry >> 32) + u64(limb < low);
  }
  return <u32>carry;
}

/** From this many limbs on, divisions by one limb multiply by its reciprocal. */
const RECIPROCAL: i32 = 8;

/**
 * limbsDivSmall for two limbs and more, the divisor shifted so that its top bit is set, and what is divided with it (N. Möller and T. Granlund,
 * Improved division by invariant integers, 2011, algorithm 4): two products a limb, where a division takes longer.
 */
function divByReciprocal(q: usize, a: usize, n: i32, divisor: u32): u32 {
  const shift = <u64>clz<u32>(divisor);
  const d = (<u64>divisor) << shift;
  const reciprocal = u64.MAX_VALUE / d - ((<u64>1) << 32);
  let upper: u64 = load<u32>(a + ((<usize>n) << 2) - 4);
  let rest = (upper << shift) >> 32;
  for (let i = n - 1; i >= 0; i--) {
    const lower: u64 = i > 0 ? load<u32>(a + ((<usize>(i - 1)) << 2)) : 0;
    const limb = (((upper << 32) | lower) << shift) >> 32;
    upper = lower;
    const estimate = reciprocal * rest + ((rest << 32) | limb);
    let digit = <u32>(estimate >> 32) + 1;
    let left = <u32>limb - digit * <u32>d;
    if (left > <u32>estimate) {
      digit--;
      left += <u32>d;
    }
    if (left >= <u32>d) {
      digit++;
      left -= <u32>d;
    }
    store<u32>(q + ((<usize>i) << 2), digit);
    rest = left;
  }
  return <u32>(rest >> shift);
}

/** q[0..n) = a div divisor; gives the remainder. q may be a. */
export function limbsDivSmall(q: usize, a: usize, n: i32, divisor: u32): u32 {
  if (n >= RECIPROCAL) return divByReciprocal(q, a, n, divisor);
  let rest: u64 = 0;
  for (let i = n - 1; i >= 0; i--) {
    const at = (<usize>i) << 2;
    const part = (rest << 32) | <u64>load<u32>(a + at);
    const digit = part / <u64>divisor;
    store<u32>(q + at, <u32>digit);
    rest = part - digit * <u64>divisor;
  }
  return <u32>rest;
}

/** a mod divisor. */
export function limbsModSmall(a: usize, n: i32, divisor: u32): u32 {
  let rest: u64 = 0;
  for (let i = n - 1; i >= 0; i--) {
    rest = ((rest << 32) | <u64>load<u32>(a + ((<usize>i) << 2))) % <u64>divisor;
  }
  return <u32>rest;
}

/** r[0..n) = a << bits with bits < 32; gives what was shifted out. r may be a, or lie above it. */
export function limbsShiftLeftBits(r: usize, a: usize, n: i32, bits: u32): u32 {
  if (bits === 0) {
    limbsCopy(r, a, n);
    return 0;
  }
  if (n === 0) return 0;
  const back: u32 = 32 - bits;
  let upper = load<u32>(a + ((<usize>n) << 2) - 4);
  const out = upper >> back;
  for (let i = n - 1; i > 0; i--) {
    const lower = load<u32>(a + ((<usize>i) << 2) - 4);
    store<u32>(r + ((<usize>i) << 2), (upper << bits) | (lower >> back));
    upper = lower;
  }
  store<u32>(r, upper << bits);
  return out;
}

/** r[0..n) = a >> bits with bits < 32; the bits shifted out are lost. r may be a, or lie below it. */
export function limbsShiftRightBits(r: usize, a: usize, n: i32, bits: u32): void {
  if (bits === 0) {
    limbsCopy(r, a, n);
    return;
  }
  if (n === 0) return;
  const back: u32 = 32 - bits;
  let lower = load<u32>(a);
  for (let i = 1; i < n; i++) {
    const upper = load<u32>(a + ((<usize>i) << 2));
    store<u32>(r + ((<usize>i) << 2) - 4, (lower >> bits) | (upper << back));
    lower = upper;
  }
  store<u32>(r + ((<usize>n) << 2) - 4, lower >> bits);
}

/** r = a << bits: r has room for n + bits/32 + 1 limbs, and all of them are written. r is not a. */
export function limbsShiftLeft(r: usize, a: usize, n: i32, bits: i64): void {
  const whole = <i32>(bits >> 5);
  limbsClear(r, whole);
  const to = r + ((<usize>whole) << 2);
  store<u32>(to + ((<usize>n) << 2), limbsShiftLeftBits(to, a, n, <u32>(bits & 31)));
}

/** r[0..n - bits/32) = a >> bits, for bits < 32 n. r may be a. Gives 1 if a one bit was lost. */
export function limbsShiftRight(r: usize, a: usize, n: i32, bits: i64): u32 {
  const whole = <i32>(bits >> 5);
  const lost = limbsAnyBelow(a, n, bits);
  limbsShiftRightBits(r, a + ((<usize>whole) << 2), n - whole, <u32>(bits & 31));
  return lost;
}

/** 1 if any of the lowest `bits` bits is set. */
export function limbsAnyBelow(a: usize, n: i32, bits: i64): u32 {
  if (bits >= (<i64>n) << 5) return limbsTrim(a, n) !== 0 ? 1 : 0;
  const whole = <i32>(bits >> 5);
  if (limbsTrim(a, whole) !== 0) return 1;
  const rest = <u32>(bits & 31);
  if (rest === 0) return 0;
  return (load<u32>(a + ((<usize>whole) << 2)) & (((<u32>1) << rest) - 1)) !== 0 ? 1 : 0;
}

/**
 * r = a op b in two's complement of unlimited width; `aNegative` and `bNegative` give the signs of the operands. r has
 * room for max(an, bn) + 1 limbs, all of them are written, and r may be a or b. Gives 1 if the result is negative; r
 * then holds its magnitude.
 */
export function limbsBitwise(
  op: Bitwise,
  r: usize,
  a: usize,
  an: i32,
  aNegative: bool,
  b: usize,
  bn: i32,
  bNegative: bool,
): bool {
  const n = max(an, bn) + 1;
  const aMask: u32 = aNegative ? 0xffffffff : 0;
  const bMask: u32 = bNegative ? 0xffffffff : 0;
  const negative = combine(op, aMask, bMask) !== 0;
  const rMask: u32 = negative ? 0xffffffff : 0;
  let aCarry: u64 = aNegative ? 1 : 0;
  let bCarry: u64 = bNegative ? 1 : 0;
  let rCarry: u64 = negative ? 1 : 0;
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 2;
    aCarry += <u64>((i < an ? load<u32>(a + at) : 0) ^ aMask);
    bCarry += <u64>((i < bn ? load<u32>(b + at) : 0) ^ bMask);
    rCarry += <u64>(combine(op, <u32>aCarry, <u32>bCarry) ^ rMask);
    store<u32>(r + at, <u32>rCarry);
    aCarry >>= 32;
    bCarry >>= 32;
    rCarry >>= 32;
  }
  return negative;
}

/** r[0..n) = a & b. r may be a or b. */
export function limbsAnd(r: usize, a: usize, b: usize, n: i32): void {
  for (let i: usize = 0; i < (<usize>n) << 2; i += 4) store<u32>(r + i, load<u32>(a + i) & load<u32>(b + i));
}

function combine(op: Bitwise, x: u32, y: u32): u32 {
  if (op === Bitwise.And) return x & y;
  if (op === Bitwise.Or) return x | y;
  return x ^ y;
}
