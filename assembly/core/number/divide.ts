// Quotients and remainders of magnitudes. Short quotients or divisors: Knuth's algorithm D (TAOCP 2, 4.3.1). Longer
// ones: the recursive division of Burnikel and Ziegler in the form of Brent and Zimmermann (Modern Computer Arithmetic,
// algorithm 1.8), which turns division into multiplications of half the size.

import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { charge } from "../interrupt.ts";
import {
  limbsAddSame,
  limbsCompareSame,
  limbsCopy,
  limbsDivSmall,
  limbsModSmall,
  limbsShiftLeftBits,
  limbsShiftRightBits,
  limbsSub,
  limbsSubBorrow,
  limbsSubMulSmall,
  limbsSubSame,
} from "./bignum.ts";
import { limbsMulWith, mulScratch } from "./multiply.ts";
import { Status } from "./status.ts";

/** From this many limbs of quotient on, the recursive method is faster. */
const RECURSIVE: i32 = 64;

/** Scratch memory for short operands: none has to be asked for. */
const SHORT_LIMBS: i32 = 96;
const SHORT: usize = memory.data(96 * 4, 8);

/**
 * q[0..an-bn+1) = a div b, r[0..bn) = a mod b, for an >= bn >= 1 and a non-zero top limb of b. Either may be 0 where it
 * is not wanted; q and r overlap no operand.
 */
export function limbsDivMod(q: usize, r: usize, a: usize, an: i32, b: usize, bn: i32): Status {
  const m = an - bn;
  if (bn === 1) {
    if (!charge(an >> 1)) return Status.Interrupted;
    const rest = q !== 0 ? limbsDivSmall(q, a, an, load<u32>(b)) : limbsModSmall(a, an, load<u32>(b));
    if (r !== 0) store<u32>(r, rest);
    return Status.Ok;
  }
  if (m < FEW_DIGITS) return divFewDigits(q, r, a, an, b, bn);
  // One block: the dividend and a limb for the shift, the divisor shifted, the quotient where unwanted, scratch.
  const scratchLimbs = m + 1 >= RECURSIVE ? divScratch(bn) : 0;
  const limbs = an + 1 + bn + (q === 0 ? m + 1 : 0) + scratchLimbs;
  const block = limbs <= SHORT_LIMBS ? SHORT : rawAlloc((<usize>limbs) << 2);
  if (block === 0) return Status.NoMemory;
  const divisor = block + ((<usize>(an + 1)) << 2);
  let scratch = divisor + ((<usize>bn) << 2);
  if (q === 0) {
    q = scratch;
    scratch += (<usize>(m + 1)) << 2;
  }
  const shift = clz<u32>(load<u32>(b + ((<usize>bn) << 2) - 4));
  limbsShiftLeftBits(divisor, b, bn, shift);
  store<u32>(block + ((<usize>an) << 2), limbsShiftLeftBits(block, a, an, shift));
  const status = divNormalized(q, block, m + 1, divisor, bn, scratch);
  if (status === Status.Ok && r !== 0) limbsShiftRightBits(r, block, bn, shift);
  if (block !== SHORT) rawFree(block);
  return status;
}

/** Quotients of at most so many limbs are worked out without shifting the operands. */
const FEW_DIGITS: i32 = 12;

/**
 * As limbsDivMod, by algorithm D with the normalising shift done on no more than the limbs that a digit is estimated from: the other passes
 * over long operands cost more than a few estimates.
 */
function divFewDigits(q: usize, r: usize, a: usize, an: i32, b: usize, bn: i32): Status {
  const m = an - bn + 1;
  if (!charge((m * bn) >> 3)) return Status.Interrupted;
  const block = an < SHORT_LIMBS ? SHORT : rawAlloc((<usize>(an + 1)) << 2);
  if (block === 0) return Status.NoMemory;
  limbsCopy(block, a, an);
  store<u32>(block + ((<usize>an) << 2), 0);
  const shift = <u64>clz<u32>(load<u32>(b + ((<usize>bn) << 2) - 4));
  const top = shiftedPair(b, bn - 1, shift);
  for (let j = m - 1; j >= 0; j--) {
    const row = block + ((<usize>j) << 2);
    const head = row + ((<usize>bn) << 2);
    let digit = digitOf(block, j + bn, shift, top >> 32, top & 0xffffffff);
    if (digit !== 0) {
      const taken = limbsSubMulSmall(row, b, bn, digit);
      if (load<u32>(head) < taken) {
        limbsAddSame(row, row, b, bn);
        digit--;
      }
    }
    store<u32>(head, 0);
    if (q !== 0) store<u32>(q + ((<usize>j) << 2), digit);
  }
  if (r !== 0) limbsCopy(r, block, bn);
  if (block !== SHORT) rawFree(block);
  return Status.Ok;
}

/** Limbs i and i - 1, shifted left by less than 32 bits with what comes from below; what is shifted out at the top is lost. */
function shiftedPair(p: usize, i: i32, shift: u64): u64 {
  const pair = i > 0 ? load<u64>(p + ((<usize>(i - 1)) << 2)) : (<u64>load<u32>(p)) << 32;
  const below: u64 = i > 1 ? load<u32>(p + ((<usize>(i - 2)) << 2)) : 0;
  return (pair << shift) | (below >> (32 - shift));
}

/** The digit estimated from the limbs of the dividend from i down, and the two uppermost of the shifted divisor: at most 1 too large. */
function digitOf(a: usize, i: i32, shift: u64, top: u64, next: u64): u32 {
  const upper = shiftedPair(a, i, shift);
  let digit: u64 = upper >> 32 >= top ? 0xffffffff : upper / top;
  let rest = upper - digit * top;
  const third = shiftedPair(a, i - 1, shift) & 0xffffffff;
  while (rest >> 32 === 0 && digit * next > ((rest << 32) | third)) {
    digit--;
    rest += top;
  }
  return <u32>digit;
}

function divScratch(bn: i32): i32 {
  return bn + 2 + mulScratch(bn);
}

/**
 * a[0..bn+m) by b with the top bit of b set and a < b·B^m: q gets m limbs, the remainder is left in a[0..bn). Cut into
 * quotients of at most bn limbs, from the top.
 */
function divNormalized(q: usize, a: usize, m: i32, b: usize, bn: i32, scratch: usize): Status {
  while (m > 0) {
    const piece = m > bn ? (m % bn === 0 ? bn : m % bn) : m;
    m -= piece;
    const at = (<usize>m) << 2;
    const high = divRecursive(q + at, a + at, piece, b, bn, scratch);
    if (high < 0) return <Status>high;
  }
  return Status.Ok;
}

/**
 * a[0..bn+m) by b, bn >= m >= 1, top bit of b set: m limbs to q, the remainder in a[0..bn), zeros above. Gives the limb
 * of the quotient above those m (0, 1 or 2), or a negative status.
 */
function divRecursive(q: usize, a: usize, m: i32, b: usize, bn: i32, scratch: usize): i32 {
  if (m < RECURSIVE) return charge((m * bn) >> 3) ? divBasic(q, a, m, b, bn) : Status.Interrupted;
  const k = m >> 1;
  const part = (<usize>k) << 2;
  let high = divRecursive(q + part, a + 2 * part, m - k, b + part, bn - k, scratch);
  if (high < 0) return high;
  high = takeLowPart(q + part, m - k, high, a + part, b, k, bn, scratch);
  if (high < 0) return high;
  let low = divRecursive(q, a + part, k, b + part, bn - k, scratch);
  if (low < 0) return low;
  low = takeLowPart(q, k, low, a, b, k, bn, scratch);
  if (low < 0) return low;
  return high + <i32>limbsAddTo(q + part, m - k, <u32>low);
}

/**
 * After a division by the upper limbs of b alone: takes the quotient (qn limbs and `high`) times the lowest k limbs of
 * b from a[0..bn), and puts right a quotient that was too large. Gives the corrected `high`, or a negative status.
 */
function takeLowPart(q: usize, qn: i32, high: i32, a: usize, b: usize, k: i32, bn: i32, scratch: usize): i32 {
  const n = qn + k;
  const status = limbsMulWith(scratch, q, qn, b, k, scratch + ((<usize>n) << 2));
  if (status !== Status.Ok) return status;
  let borrow = <i32>limbsSub(a, a, bn, scratch, n);
  for (let times = high; times > 0; times--) {
    const at = (<usize>qn) << 2;
    borrow += <i32>limbsSub(a + at, a + at, bn - qn, b, k);
  }
  while (borrow > 0) {
    borrow -= <i32>limbsAddSame(a, a, b, bn);
    high -= <i32>limbsSubBorrow(q, q, qn, 1);
  }
  return high;
}

/** r[0..n) += value; gives the carry. */
function limbsAddTo(r: usize, n: i32, value: u32): u32 {
  for (let i = 0; value !== 0 && i < n; i++) {
    const at = r + ((<usize>i) << 2);
    const sum = load<u32>(at) + value;
    value = u32(sum < value);
    store<u32>(at, sum);
  }
  return value;
}

/** Knuth's algorithm D, with the contract of `divRecursive` for any m >= 1, bn >= 1. */
function divBasic(q: usize, a: usize, m: i32, b: usize, bn: i32): i32 {
  const top: u64 = load<u32>(b + ((<usize>bn) << 2) - 4);
  const next: u64 = bn > 1 ? load<u32>(b + ((<usize>bn) << 2) - 8) : 0;
  const upper = a + ((<usize>m) << 2);
  let high = 0;
  while (limbsCompareSame(upper, b, bn) >= 0) {
    limbsSubSame(upper, upper, b, bn);
    high++;
  }
  for (let j = m - 1; j >= 0; j--) {
    const row = a + ((<usize>j) << 2);
    const head = row + ((<usize>bn) << 2);
    const digit = bn > 1 ? quotientDigit(head, top, next) : <u32>(load<u64>(head - 4) / top);
    const taken = limbsSubMulSmall(row, b, bn, digit);
    const left = load<u32>(head);
    store<u32>(head, 0);
    store<u32>(q + ((<usize>j) << 2), digit);
    if (left < taken) {
      limbsAddSame(row, row, b, bn);
      store<u32>(q + ((<usize>j) << 2), digit - 1);
    }
  }
  return high;
}

/** The digit estimated from three limbs of the dividend, `head` the uppermost, and two of the divisor: at most 1 too large. */
function quotientDigit(head: usize, top: u64, next: u64): u32 {
  const upper = load<u64>(head - 4);
  let digit: u64 = upper >> 32 >= top ? 0xffffffff : upper / top;
  let rest = upper - digit * top;
  const third: u64 = load<u32>(head - 8);
  while (rest >> 32 === 0 && digit * next > ((rest << 32) | third)) {
    digit--;
    rest += top;
  }
  return <u32>digit;
}
