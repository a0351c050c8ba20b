// Products and squares of magnitudes. Below KARATSUBA limbs the schoolbook method, in pieces that fill 64 bits (four
// 32-bit products each); above, Karatsuba's (Knuth, TAOCP 2, 4.3.3). Operands of unlike lengths are cut into blocks of
// the shorter one's length. Measured for 32,000 bits: 64-bit pieces take 0.45 of the time of 32-bit ones.

import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { charge } from "../interrupt.ts";
import {
  limbsAdd,
  limbsAddCarry,
  limbsAddSame,
  limbsClear,
  limbsCompareSame,
  limbsMulSmall,
  limbsSubBorrow,
  limbsSubSame,
} from "./bignum.ts";
import { Status } from "./status.ts";

/** From this many limbs on, Karatsuba's method is faster than the schoolbook's (squares: twice as many). */
const KARATSUBA: i32 = 48;

/** Limbs of scratch memory that `limbsMulWith` needs for a shorter operand of n limbs. */
export function mulScratch(n: i32): i32 {
  return n < KARATSUBA ? 0 : 8 * n + 160;
}

/** r[0..an+bn) = a · b. r overlaps neither operand. The operands may be the same. */
export function limbsMul(r: usize, a: usize, an: i32, b: usize, bn: i32): Status {
  const limbs = mulScratch(min(an, bn));
  if (limbs === 0) return limbsMulWith(r, a, an, b, bn, 0);
  const scratch = rawAlloc((<usize>limbs) << 2);
  if (scratch === 0) return Status.NoMemory;
  const status = limbsMulWith(r, a, an, b, bn, scratch);
  rawFree(scratch);
  return status;
}

/** `limbsMul` with scratch memory of `mulScratch(min(an, bn))` limbs given by the caller. */
export function limbsMulWith(r: usize, a: usize, an: i32, b: usize, bn: i32, scratch: usize): Status {
  if (an < bn) return limbsMulWith(r, b, bn, a, an, scratch);
  if (bn < KARATSUBA) return mulShort(r, a, an, b, bn);
  if (an === bn) return multiplySame(r, a, b, an, scratch);
  return mulBlocks(r, a, an, b, bn, scratch);
}

/** Rows of more limbs than this are charged one by one. */
const LONG_ROW: i32 = 1 << 16;

/** A product whose shorter operand is below the threshold. */
function mulShort(r: usize, a: usize, an: i32, b: usize, bn: i32): Status {
  if (bn === 0) {
    limbsClear(r, an);
    return Status.Ok;
  }
  if (an > LONG_ROW) return mulBasic(r, a, an, b, bn) ? Status.Ok : Status.Interrupted;
  if (!charge((an * bn) >> 4)) return Status.Interrupted;
  if (a === b && an === bn) squareBasic(r, a, an);
  else mulBasic(r, a, an, b, bn);
  return Status.Ok;
}

/** an > bn >= KARATSUBA: products of blocks of bn limbs, added up. */
function mulBlocks(r: usize, a: usize, an: i32, b: usize, bn: i32, scratch: usize): Status {
  const product = scratch;
  const deeper = scratch + ((<usize>(2 * bn)) << 2);
  let status = multiplySame(r, a, b, bn, deeper);
  if (status !== Status.Ok) return status;
  limbsClear(r + ((<usize>(2 * bn)) << 2), an - bn);
  for (let done = bn; done < an; ) {
    const n = min(bn, an - done);
    const at = (<usize>done) << 2;
    status =
      n === bn
        ? multiplySame(product, a + at, b, bn, deeper)
        : limbsMulWith(product, b, bn, a + at, n, deeper);
    if (status !== Status.Ok) return status;
    limbsAdd(r + at, r + at, an + bn - done, product, n + bn);
    done += n;
  }
  return Status.Ok;
}

/** r[0..2n) = a · b, both of n limbs, with 2n + 128 limbs of scratch. */
function multiplySame(r: usize, a: usize, b: usize, n: i32, scratch: usize): Status {
  if (n < (a === b ? 2 * KARATSUBA : KARATSUBA)) return mulShort(r, a, n, b, n);
  return karatsuba(r, a, b, n, scratch);
}

/**
 * With a = a1·B^h + a0 and b likewise: a·b = a1·b1·B^2h + (a1·b1 + a0·b0 - (a0-a1)·(b0-b1))·B^h + a0·b0.
 * The differences stand in r until the outer products overwrite them.
 */
function karatsuba(r: usize, a: usize, b: usize, n: i32, scratch: usize): Status {
  const h = (n + 1) >> 1;
  const top = n - h;
  const half = (<usize>h) << 2;
  const deeper = scratch + 2 * half;

  let negative = absoluteDifference(r, a, a + half, h, top);
  let factor = r;
  if (a !== b) {
    factor = r + half;
    negative = negative !== absoluteDifference(factor, b, b + half, h, top);
  } else negative = false;
  let status = multiplySame(scratch, r, factor, h, deeper);
  if (status !== Status.Ok) return status;
  status = multiplySame(r, a, b, h, deeper);
  if (status !== Status.Ok) return status;
  status = multiplySame(r + 2 * half, a + half, b + half, top, deeper);
  if (status !== Status.Ok) return status;

  let carry: i32;
  if (negative) carry = limbsAddSame(scratch, scratch, r, 2 * h);
  else carry = -(<i32>limbsSubSame(scratch, r, scratch, 2 * h));
  carry += limbsAdd(scratch, scratch, 2 * h, r + 2 * half, 2 * top);
  carry += limbsAddSame(r + half, r + half, scratch, 2 * h);
  const rest = 2 * n - 3 * h;
  if (rest > 0) addSmall(r + 3 * half, rest, carry);
  return Status.Ok;
}

/** r[0..h) = |low - high|, high being of n <= h limbs; says whether low < high. */
function absoluteDifference(r: usize, low: usize, high: usize, h: i32, n: i32): bool {
  let extra = n;
  while (extra < h && load<u32>(low + ((<usize>extra) << 2)) === 0) extra++;
  if (extra === h && limbsCompareSame(low, high, n) < 0) {
    limbsSubSame(r, high, low, n);
    limbsClear(r + ((<usize>n) << 2), h - n);
    return true;
  }
  const borrow = limbsSubSame(r, low, high, n);
  const rest = (<usize>n) << 2;
  limbsSubBorrow(r + rest, low + rest, h - n, borrow);
  return false;
}

/** r[0..n) += value, which is -1, 0, 1 or 2. */
function addSmall(r: usize, n: i32, value: i32): void {
  if (value < 0) limbsSubBorrow(r, r, n, 1);
  for (; value > 0; value--) limbsAddCarry(r, r, n, 1);
}

/** Schoolbook: r[0..an+bn) = a · b with an >= bn >= 1; false if a long one was interrupted. */
function mulBasic(r: usize, a: usize, an: i32, b: usize, bn: i32): bool {
  if (bn === 1) {
    store<u32>(r + ((<usize>an) << 2), limbsMulSmall(r, a, an, load<u32>(b), 0));
    return true;
  }
  limbsClear(r, an);
  let i = 0;
  for (; i + 2 <= bn; i += 2) {
    if (an > LONG_ROW && !charge(an >> 3)) return false;
    addMulRow(r + ((<usize>i) << 2), a, an, load<u64>(b + ((<usize>i) << 2)));
  }
  if (i < bn) {
    const row = r + ((<usize>i) << 2);
    store<u32>(row + ((<usize>an) << 2), addMulSmall(row, a, an, load<u32>(b + ((<usize>i) << 2))));
  }
  return true;
}

/** r[0..n+2) = r[0..n) + a · factor. */
function addMulRow(r: usize, a: usize, n: i32, factor: u64): void {
  const f0 = factor & 0xffffffff;
  const f1 = factor >> 32;
  let carry: u64 = 0;
  const end = a + ((<usize>(n & ~1)) << 2);
  while (a < end) {
    const x = load<u64>(a);
    const x0 = x & 0xffffffff;
    const x1 = x >> 32;
    const low = x0 * f0;
    const m1 = x1 * f0 + (low >> 32);
    const m2 = x0 * f1 + (m1 & 0xffffffff);
    let high = x1 * f1 + (m1 >> 32) + (m2 >> 32);
    const part = ((m2 << 32) | (low & 0xffffffff)) + carry;
    high += u64(part < carry);
    const old = load<u64>(r);
    const sum = part + old;
    store<u64>(r, sum);
    carry = high + u64(sum < old);
    a += 8;
    r += 8;
  }
  if (n & 1) {
    const x: u64 = load<u32>(a);
    const low = x * f0 + (carry & 0xffffffff) + <u64>load<u32>(r);
    const middle = x * f1 + (carry >> 32) + (low >> 32);
    store<u32>(r, <u32>low);
    store<u64>(r, middle, 4);
  } else store<u64>(r, carry);
}

/** r[0..n) += a · factor; gives the carry out. */
function addMulSmall(r: usize, a: usize, n: i32, factor: u32): u32 {
  let carry: u64 = 0;
  for (const end = a + ((<usize>n) << 2); a < end; a += 4, r += 4) {
    carry += <u64>load<u32>(a) * <u64>factor + <u64>load<u32>(r);
    store<u32>(r, <u32>carry);
    carry >>= 32;
  }
  return <u32>carry;
}

/** Schoolbook square: the products of unlike limbs once, doubled, and the squares of the limbs added. */
function squareBasic(r: usize, a: usize, n: i32): void {
  if (n < 8) {
    mulBasic(r, a, n, a, n);
    return;
  }
  const even = n & ~1;
  limbsClear(r, 2 * n);
  for (let i = 0; i + 2 < even; i += 2) {
    const at = (<usize>i) << 2;
    addMulRow(r + 2 * at + 8, a + at + 8, even - i - 2, load<u64>(a + at));
  }
  doubleAndSquare(r, a, even);
  if (n & 1) {
    const at = (<usize>even) << 2;
    const top = load<u32>(a + at);
    for (let twice = 0; twice < 2; twice++) {
      const carry: u64 = addMulSmall(r + at, a, even, top);
      store<u64>(r + 2 * at, load<u64>(r + 2 * at) + carry);
    }
    store<u64>(r + 2 * at, load<u64>(r + 2 * at) + <u64>top * <u64>top);
  }
}

/** r[0..2n) = 2 r + Σ (64-bit piece i)² · 2^(128 i), n even. */
function doubleAndSquare(r: usize, a: usize, n: i32): void {
  let carry: u64 = 0;
  let topBit: u64 = 0;
  for (const end = a + ((<usize>n) << 2); a < end; a += 8, r += 16) {
    const x = load<u64>(a);
    const x0 = x & 0xffffffff;
    const x1 = x >> 32;
    const low = x0 * x0;
    const cross = x0 * x1;
    const m1 = (low >> 32) + (cross & 0xffffffff) * 2;
    const high = x1 * x1 + (cross >> 32) * 2 + (m1 >> 32);
    const square = (m1 << 32) | (low & 0xffffffff);

    const r0 = load<u64>(r);
    const r1 = load<u64>(r, 8);
    const d0 = (r0 << 1) | topBit;
    const d1 = (r1 << 1) | (r0 >> 63);
    topBit = r1 >> 63;
    const s0 = d0 + square;
    const t0 = s0 + carry;
    const c0 = u64(s0 < d0) + u64(t0 < s0);
    const s1 = d1 + high;
    const t1 = s1 + c0;
    carry = u64(s1 < d1) + u64(t1 < s1);
    store<u64>(r, t0);
    store<u64>(r, t1, 8);
  }
}
