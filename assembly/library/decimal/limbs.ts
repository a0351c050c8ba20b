/**
 * Magnitudes of decimals: rows of u32 limbs in base 10^9, least significant first. Nothing here knows of signs, exponents or contexts.
 *
 * Additions, multiplication by columns and division follow Knuth, The Art of Computer Programming, vol. 2, 4.3.1; long products
 * A. Karatsuba's way. What takes long is charged; a function that may fail gives false with an exception pending.
 */
import { raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";

export const BASE: u32 = 1_000_000_000;
/** Decimal digits of a limb. */
export const WIDTH: i32 = 9;
/** From so many limbs on products are made of smaller products. */
const KARATSUBA: i32 = 40;
/** Sums of products are cut back before they reach this, a multiple of the base. */
const CUT: u64 = 8_000_000_000_000_000_000;
const CUT_LIMBS: u64 = 8_000_000_000;

const POWERS: StaticArray<u32> = [1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000];

/** 10^k, k from 0 to 9. */
export function power10(k: i32): u32 {
  return unchecked(POWERS[k]);
}

export class Limb {
  @inline
  static get(p: usize, i: i32): u32 {
    return load<u32>(p + ((<usize>i) << 2));
  }

  @inline
  static set(p: usize, i: i32, x: u32): void {
    store<u32>(p + ((<usize>i) << 2), x);
  }

  @inline
  static at(p: usize, i: i32): usize {
    return p + ((<usize>i) << 2);
  }
}

/** Decimal digits of a number below 10^9; 1 for 0. */
export function countDigits(x: u32): i32 {
  // 1233 / 4096 is a little more than log10(2).
  const n = ((32 - <i32>clz(x | 1)) * 1233) >> 12;
  return n + i32(x >= power10(n) || n === 0);
}

/** Limbs that so many digits need, at least one. */
export function limbsFor(digits: i64): i32 {
  return digits <= 0 ? 1 : <i32>((digits + 8) / 9);
}

/** Count of limbs without leading zeros, at least 1. */
export function trim(p: usize, n: i32): i32 {
  while (n > 1 && Limb.get(p, n - 1) === 0) n--;
  return n;
}

/** Decimal digits of a trimmed magnitude. */
export function digitsOf(p: usize, n: i32): i32 {
  return (n - 1) * WIDTH + countDigits(Limb.get(p, n - 1));
}

export function isZero(p: usize, n: i32): bool {
  for (let i = 0; i < n; i++) if (Limb.get(p, i) !== 0) return false;
  return true;
}

export function copy(r: usize, a: usize, n: i32): void {
  for (let i = 0; i < n; i++) Limb.set(r, i, Limb.get(a, i));
}

export function clear(r: usize, n: i32): void {
  // memory.fill has a price of its own, and most often there is nothing to clear, or a limb or two.
  if (n > 16) memory.fill(r, 0, (<usize>n) << 2);
  else for (let i = 0; i < n; i++) Limb.set(r, i, 0);
}

/** Order of two trimmed magnitudes: -1, 0, 1. */
export function compare(a: usize, an: i32, b: usize, bn: i32): i32 {
  if (an !== bn) return an < bn ? -1 : 1;
  for (let i = an - 1; i >= 0; i--) {
    const x = Limb.get(a, i);
    const y = Limb.get(b, i);
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

/** Scratch lies one upon the other here as long as there is room: most operations need a few limbs, and an allocation costs more than they. */
const STACK_LIMBS: i64 = 1024;
const STACK: usize = memory.data(1024 * 4, 8);
let stackTop: i64 = 0;

/** Scratch for `n` limbs: 0 with MemoryError pending. Give back with giveScratch, the last first. */
export function scratch(n: i64): usize {
  if (n <= STACK_LIMBS - stackTop) {
    const p = STACK + ((<usize>stackTop) << 2);
    stackTop += n;
    return p;
  }
  const p = n > 0x1fff_0000 ? 0 : rawAlloc((<usize>n) << 2);
  if (p === 0) raiseMemoryError();
  return p;
}

export function giveScratch(p: usize): void {
  if (p - STACK < (<usize>STACK_LIMBS) << 2) stackTop = <i64>((p - STACK) >> 2);
  else rawFree(p);
}

// ---- sums ----

/** r = a + b, an ≥ bn, of an limbs; the carry. r may be a or b. */
export function add(r: usize, a: usize, an: i32, b: usize, bn: i32): u32 {
  let carry: u32 = 0;
  for (let i = 0; i < bn; i++) {
    const sum = Limb.get(a, i) + Limb.get(b, i) + carry;
    carry = u32(sum >= BASE);
    Limb.set(r, i, carry ? sum - BASE : sum);
  }
  for (let i = bn; i < an; i++) {
    const sum = Limb.get(a, i) + carry;
    carry = u32(sum >= BASE);
    Limb.set(r, i, carry ? sum - BASE : sum);
  }
  return carry;
}

/** r = a - b, a ≥ b, of an limbs; the borrow (0 then). r may be a or b. */
export function subtract(r: usize, a: usize, an: i32, b: usize, bn: i32): u32 {
  let borrow: u32 = 0;
  for (let i = 0; i < bn; i++) {
    const x = Limb.get(a, i);
    const y = Limb.get(b, i) + borrow;
    borrow = u32(x < y);
    Limb.set(r, i, borrow ? x + BASE - y : x - y);
  }
  for (let i = bn; i < an; i++) {
    const x = Limb.get(a, i);
    const y = borrow;
    borrow = u32(x < y);
    Limb.set(r, i, borrow ? x + BASE - y : x - y);
  }
  return borrow;
}

/** Adds x < 10^9 in place; the carry. */
export function increase(r: usize, n: i32, x: u32): u32 {
  for (let i = 0; i < n && x !== 0; i++) {
    const sum = Limb.get(r, i) + x;
    x = u32(sum >= BASE);
    Limb.set(r, i, x ? sum - BASE : sum);
  }
  return x;
}

/** Subtracts 1 in place from a number that is not 0. */
export function decrease(r: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    const x = Limb.get(r, i);
    if (x !== 0) {
      Limb.set(r, i, x - 1);
      return;
    }
    Limb.set(r, i, BASE - 1);
  }
}

// ---- one limb ----

/** r = a · x + carry, of n limbs; the limb above. */
export function multiplySmall(r: usize, a: usize, n: i32, x: u32, carry: u32): u32 {
  let high: u64 = carry;
  for (let i = 0; i < n; i++) {
    const product = <u64>Limb.get(a, i) * x + high;
    high = product / BASE;
    Limb.set(r, i, <u32>(product - high * BASE));
  }
  return <u32>high;
}

/** q = a / x; the remainder. q may be a. */
export function divideSmall(q: usize, a: usize, n: i32, x: u32): u32 {
  let rest: u64 = 0;
  for (let i = n - 1; i >= 0; i--) {
    const part = rest * BASE + Limb.get(a, i);
    const quotient = part / x;
    Limb.set(q, i, <u32>quotient);
    rest = part - quotient * x;
  }
  return <u32>rest;
}

// ---- products ----

/** r = a · b of an + bn limbs, by columns; r is neither a nor b. */
function multiplyColumns(r: usize, a: usize, an: i32, b: usize, bn: i32): void {
  let carry: u64 = 0;
  for (let k = 0; k < an + bn - 1; k++) {
    const first = max(0, k - bn + 1);
    const last = min(k, an - 1);
    let sum = carry;
    let above: u64 = 0;
    let p = Limb.at(a, first);
    let q = Limb.at(b, k - first);
    const end = Limb.at(a, last);
    for (; p <= end; p += 4, q -= 4) {
      sum += <u64>load<u32>(p) * load<u32>(q);
      if (sum >= CUT) {
        sum -= CUT;
        above += CUT_LIMBS;
      }
    }
    const high = sum / BASE;
    Limb.set(r, k, <u32>(sum - high * BASE));
    carry = high + above;
  }
  Limb.set(r, an + bn - 1, <u32>carry);
}

/** Products of half as many limbs are charged one by one within larger ones; whether that was refused: then the product is none. */
const LONG: i32 = 4096;
let isGivenUp: bool = false;
/** Products of limbs that are charged at once. */
const CHARGED: i32 = 50_000;

/**
 * r = a · b for n limbs each: with a = a1·B^h + a0 and b likewise, the middle is (a0 + a1)(b0 + b1) less the outer products.
 * `work` has room for karatsubaRoom(n) limbs.
 */
function karatsuba(r: usize, a: usize, b: usize, n: i32, work: usize): void {
  if (n < KARATSUBA) {
    multiplyColumns(r, a, n, b, n);
    return;
  }
  // Three such calls take about n² / 100 units.
  if (n < LONG && n >= LONG >> 1 && !isGivenUp) isGivenUp = !charge((n * n) >> 7);
  if (isGivenUp) return;
  const low = n >> 1;
  const high = n - low;
  const size = high + 1;
  karatsuba(r, a, b, low, work);
  karatsuba(Limb.at(r, 2 * low), Limb.at(a, low), Limb.at(b, low), high, work);
  const sumA = work;
  const sumB = Limb.at(sumA, size);
  const middle = Limb.at(sumB, size);
  Limb.set(sumA, high, add(sumA, Limb.at(a, low), high, a, low));
  Limb.set(sumB, high, add(sumB, Limb.at(b, low), high, b, low));
  karatsuba(middle, sumA, sumB, size, Limb.at(middle, 2 * size));
  subtract(middle, middle, 2 * size, r, 2 * low);
  subtract(middle, middle, 2 * size, Limb.at(r, 2 * low), 2 * high);
  // What lies above high + low + 1 limbs of the middle is zero.
  add(Limb.at(r, low), Limb.at(r, low), 2 * n - low, middle, min(trim(middle, 2 * size), 2 * n - low));
}

function karatsubaRoom(n: i64): i64 {
  return 8 * n + 512;
}

/** r = a · b of an + bn limbs; r is neither a nor b. */
export function multiply(r: usize, a: usize, an: i32, b: usize, bn: i32): bool {
  if (an < bn) return multiply(r, b, bn, a, an);
  if (bn < LONG >> 1 && <i64>an * bn > 50_000 && !charge(<i32>min<i64>((<i64>an * bn) >> 7, 1 << 28)))
    return false;
  if (bn === 1) {
    Limb.set(r, an, multiplySmall(r, a, an, Limb.get(b, 0), 0));
    return true;
  }
  if (bn < KARATSUBA) {
    multiplyColumns(r, a, an, b, bn);
    return true;
  }
  const work = scratch(karatsubaRoom(bn) + 3 * bn);
  if (work === 0) return false;
  isGivenUp = false;
  if (an === bn) karatsuba(r, a, b, an, work);
  else multiplyBlocks(r, a, an, b, bn, work);
  giveScratch(work);
  return !isGivenUp;
}

/** The longer factor in pieces of bn limbs. */
function multiplyBlocks(r: usize, a: usize, an: i32, b: usize, bn: i32, work: usize): void {
  const product = work;
  const piece = Limb.at(product, 2 * bn);
  const rest = Limb.at(piece, bn);
  clear(r, an + bn);
  for (let i = 0; i < an && !isGivenUp; i += bn) {
    const count = min(bn, an - i);
    let part = Limb.at(a, i);
    if (count < bn) {
      copy(piece, part, count);
      clear(Limb.at(piece, count), bn - count);
      part = piece;
    }
    karatsuba(product, part, b, bn, rest);
    add(Limb.at(r, i), Limb.at(r, i), an + bn - i, product, count + bn);
  }
}

// ---- quotients ----

/**
 * a = q · b + r: q of an - bn + 1 limbs, r of bn limbs; an ≥ bn, b's highest limb is not 0. q and r are neither a nor b; q may be 0 if
 * only the remainder is wanted, r may be 0.
 */
export function divide(q: usize, r: usize, a: usize, an: i32, b: usize, bn: i32): bool {
  if (bn === 1) {
    const quotient = q !== 0 ? q : scratch(an);
    if (quotient === 0) return false;
    const rest = divideSmall(quotient, a, an, Limb.get(b, 0));
    if (r !== 0) Limb.set(r, 0, rest);
    if (q === 0) giveScratch(quotient);
    return true;
  }
  const u = scratch(<i64>an + 1 + bn);
  if (u === 0) return false;
  const v = Limb.at(u, an + 1);
  const factor = BASE / (Limb.get(b, bn - 1) + 1);
  Limb.set(u, an, multiplySmall(u, a, an, factor, 0));
  multiplySmall(v, b, bn, factor, 0);
  const isDone = divideLong(q, u, an, v, bn);
  if (r !== 0) divideSmall(r, u, bn, factor);
  giveScratch(u);
  return isDone;
}

/** Algorithm D: u, of an + 1 limbs, becomes the remainder by v, whose highest limb is at least half the base. False if it was stopped. */
function divideLong(q: usize, u: usize, an: i32, v: usize, bn: i32): bool {
  const top: u64 = Limb.get(v, bn - 1);
  const next: u64 = Limb.get(v, bn - 2);
  let work = 0;
  for (let j = an - bn; j >= 0; j--) {
    work += bn;
    if (work > CHARGED) {
      if (!charge(work >> 1)) return false;
      work = 0;
    }
    const part = <u64>Limb.get(u, j + bn) * BASE + Limb.get(u, j + bn - 1);
    let digit = part / top;
    let rest = part - digit * top;
    while (digit >= BASE || digit * next > rest * BASE + Limb.get(u, j + bn - 2)) {
      digit--;
      rest += top;
      if (rest >= BASE) break;
    }
    const row = Limb.at(u, j);
    if (digit !== 0 && subtractMultiple(row, v, bn, <u32>digit)) {
      digit--;
      const carry = add(row, row, bn, v, bn);
      Limb.set(row, bn, Limb.get(row, bn) + carry - (Limb.get(row, bn) + carry >= BASE ? BASE : 0));
    }
    if (q !== 0) Limb.set(q, j, <u32>digit);
  }
  return true;
}

/** u -= v · x over n + 1 limbs of u; whether it went below zero. */
function subtractMultiple(u: usize, v: usize, n: i32, x: u32): bool {
  let carry: u64 = 0;
  for (let i = 0; i < n; i++) {
    const product = <u64>Limb.get(v, i) * x + carry;
    carry = product / BASE;
    const low = <u32>(product - carry * BASE);
    const have = Limb.get(u, i);
    if (have < low) {
      Limb.set(u, i, have + BASE - low);
      carry++;
    } else Limb.set(u, i, have - low);
  }
  const have = Limb.get(u, n);
  const low = <u32>carry;
  Limb.set(u, n, have < low ? have + BASE - low : have - low);
  return have < low;
}

// ---- powers of ten ----

/** r = a · 10^k, of n + k / 9 + 1 limbs. r may be a. */
export function shiftLeft(r: usize, a: usize, n: i32, k: i64): void {
  const limbs = <i32>(k / WIDTH);
  const digits = <i32>(k % WIDTH);
  if (digits === 0) {
    for (let i = n - 1; i >= 0; i--) Limb.set(r, i + limbs, Limb.get(a, i));
    Limb.set(r, n + limbs, 0);
  } else {
    const up = power10(digits);
    const down = power10(WIDTH - digits);
    let high: u32 = 0;
    for (let i = n - 1; i >= 0; i--) {
      const x = Limb.get(a, i);
      const upper = x / down;
      Limb.set(r, i + limbs + 1, high + upper);
      high = (x - upper * down) * up;
    }
    Limb.set(r, limbs, high);
  }
  clear(r, limbs);
}

/** What shiftRight cut off: its first digit, with 1 and 6 for 0 and 5 that more digits follow. */
export let cutOff: i32 = 0;

/** r = a / 10^k rounded down, of n - k / 9 limbs at least 1: their count, trimmed. r may be a. Sets cutOff. */
export function shiftRight(r: usize, a: usize, n: i32, k: i64): i32 {
  const limbs64 = k / WIDTH;
  if (limbs64 >= n) return shiftAllOut(r, a, n, k);
  const limbs = <i32>limbs64;
  const digits = <i32>(k % WIDTH);
  noteCut(a, n, limbs, digits);
  const count = n - limbs;
  if (digits === 0) {
    for (let i = 0; i < count; i++) Limb.set(r, i, Limb.get(a, i + limbs));
    return trim(r, count);
  }
  const down = power10(digits);
  const up = power10(WIDTH - digits);
  let low = Limb.get(a, limbs) / down;
  for (let i = 0; i < count - 1; i++) {
    const x = Limb.get(a, i + limbs + 1);
    const upper = x / down;
    Limb.set(r, i, low + (x - upper * down) * up);
    low = upper;
  }
  Limb.set(r, count - 1, low);
  return trim(r, count);
}

/** All digits go: what is cut off begins with the number, or with zeros before it. */
function shiftAllOut(r: usize, a: usize, n: i32, k: i64): i32 {
  if (k === <i64>n * WIDTH) noteCut(a, n, n, 0);
  else cutOff = isZero(a, n) ? 0 : 1;
  Limb.set(r, 0, 0);
  return 1;
}

/** Sets cutOff for the digits below limb `limbs`, digit `digits`. */
function noteCut(a: usize, n: i32, limbs: i32, digits: i32): void {
  let first: u32 = 0;
  let more = false;
  let below = limbs;
  if (digits > 0) {
    const unit = power10(digits - 1);
    const part = Limb.get(a, limbs) % (unit * 10);
    first = part / unit;
    more = part % unit !== 0;
  } else if (limbs > 0) {
    below = limbs - 1;
    const part = Limb.get(a, below);
    first = part / 100_000_000;
    more = part % 100_000_000 !== 0;
  }
  if (!more && (first === 0 || first === 5)) more = below > 0 && !isZero(a, min(below, n));
  cutOff = <i32>first + i32(more && (first === 0 || first === 5));
}

/** Trailing zeros of a magnitude that is not 0. */
export function trailingZeros(a: usize, n: i32): i64 {
  let i = 0;
  while (i < n - 1 && Limb.get(a, i) === 0) i++;
  let x = Limb.get(a, i);
  let count = <i64>i * WIDTH;
  while (x % 10 === 0 && x !== 0) {
    x /= 10;
    count++;
  }
  return count;
}

/** The digit at 10^place; 0 beyond the highest. */
export function digitAt(a: usize, n: i32, place: i64): u32 {
  const i = place / WIDTH;
  return i >= n ? 0 : (Limb.get(a, <i32>i) / power10(<i32>(place % WIDTH))) % 10;
}

/** Writes a magnitude of `digits` digits as ASCII at `out`. */
export function writeDigits(out: usize, a: usize, n: i32, digits: i32): void {
  let at = out + <usize>digits;
  for (let i = 0; i < n && at > out; i++) {
    let x = Limb.get(a, i);
    for (let k = 0; k < WIDTH && at > out; k++) {
      store<u8>(--at, 48 + <u8>(x % 10));
      x /= 10;
    }
  }
}

/** Reads `count` ASCII digits into `limbsFor(count)` limbs: their count, trimmed. */
export function readDigits(r: usize, text: usize, count: i32): i32 {
  let n = 0;
  for (let end = count; end > 0; end -= WIDTH) {
    let x: u32 = 0;
    for (let i = max(0, end - WIDTH); i < end; i++) x = x * 10 + load<u8>(text + <usize>i) - 48;
    Limb.set(r, n++, x);
  }
  if (n === 0) Limb.set(r, n++, 0);
  return trim(r, n);
}
