// Powers, modular powers, integer square roots and greatest common divisors of magnitudes.

import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { charge } from "../interrupt.ts";
import {
  limbsAdd,
  limbsBit,
  limbsBitLength,
  limbsClear,
  limbsCompare,
  limbsCopy,
  limbsShiftLeft,
  limbsShiftRight,
  limbsSubBorrow,
  limbsTrim,
} from "./bignum.ts";
import { limbsDivMod } from "./divide.ts";
import { limbsMul } from "./multiply.ts";
import { Status } from "./status.ts";

/** Limbs that suffice for a value of `bits` bits to the power of `exponent`; -1 when that is beyond 2^30 limbs. */
export function powLimbs(bits: i64, exponent: i64): i64 {
  if (bits <= 1) return 2;
  if (exponent > ((<i64>1) << 35) / bits) return -1;
  return ((bits * exponent) >> 5) + 2;
}

/**
 * r = a to the power of exponent >= 1, a not zero and trimmed; r has `powLimbs` limbs. Gives the count of limbs written
 * or a negative status. Squares and multiplies from the top bit of the exponent down.
 */
export function limbsPow(r: usize, a: usize, an: i32, exponent: i64): i32 {
  const limbs = <i32>powLimbs(limbsBitLength(a, an), exponent);
  const other = rawAlloc((<usize>limbs) << 2);
  if (other === 0) return Status.NoMemory;
  let x = r;
  let y = other;
  limbsCopy(x, a, an);
  let n = an;
  let status = Status.Ok;
  for (let bit = 62 - <i32>clz<i64>(exponent); bit >= 0 && status === Status.Ok; bit--) {
    status = limbsMul(y, x, n, x, n);
    n = limbsTrim(y, 2 * n);
    if (status === Status.Ok && ((exponent >> bit) & 1) !== 0) {
      status = limbsMul(x, y, n, a, an);
      n = limbsTrim(x, n + an);
    } else {
      const swap = x;
      x = y;
      y = swap;
    }
  }
  if (x !== r && status === Status.Ok) limbsCopy(r, x, n);
  rawFree(other);
  return status === Status.Ok ? n : status;
}

/** Working memory of `limbsPowMod`. */
@unmanaged
class Modular {
  modulus: usize;
  n: i32;
  /** The running power, n limbs. */
  value: usize;
  /** A product, 2n limbs. */
  product: usize;
  /** A quotient is not wanted, a remainder goes here first, n limbs. */
  rest: usize;
}

/**
 * r[0..mn) = a ^ e mod m, for trimmed m of mn limbs and any a, e. Left to right in windows of 5 bits for long exponents
 * (Handbook of Applied Cryptography, 14.82), of 1 bit for short ones.
 */
export function limbsPowMod(r: usize, a: usize, an: i32, e: usize, en: i32, m: usize, mn: i32): Status {
  const width: i32 = en > 8 ? 5 : 1;
  const entries = 1 << width;
  const n: usize = (<usize>mn) << 2;
  const block = rawAlloc(offsetof<Modular>() + n * (4 + <usize>entries) + 16);
  if (block === 0) return Status.NoMemory;
  const state = changetype<Modular>(block);
  state.modulus = m;
  state.n = mn;
  state.value = block + offsetof<Modular>();
  state.rest = state.value + n;
  state.product = state.rest + n;
  const table = state.product + 2 * n;
  let status = fillPowers(state, table, entries, a, an);
  if (status === Status.Ok) status = powWindows(state, table, width, e, en);
  if (status === Status.Ok) limbsCopy(r, state.value, mn);
  rawFree(block);
  return status;
}

/** table[i] = a^i mod m. */
function fillPowers(state: Modular, table: usize, entries: i32, a: usize, an: i32): Status {
  const n = state.n;
  const size = (<usize>n) << 2;
  limbsClear(table, n);
  if (n > 1 || load<u32>(state.modulus) !== 1) store<u32>(table, 1);
  let status = reduce(state, table + size, a, an);
  for (let i = 2; i < entries && status === Status.Ok; i++) {
    const to = table + <usize>i * size;
    status = multiplyMod(state, to, to - size, table + size);
  }
  return status;
}

function powWindows(state: Modular, table: usize, width: i32, e: usize, en: i32): Status {
  const n = state.n;
  const size = (<usize>n) << 2;
  limbsCopy(state.value, table, n);
  const bits = limbsBitLength(e, en);
  let bit = ((bits + <i64>width - 1) / <i64>width) * <i64>width;
  let first = true;
  while (bit > 0) {
    bit -= width;
    let digit: u32 = 0;
    for (let i = width - 1; i >= 0; i--) digit = (digit << 1) | limbsBit(e, en, bit + <i64>i);
    const entry = table + <usize>digit * size;
    if (first) {
      limbsCopy(state.value, entry, n);
      first = false;
      continue;
    }
    for (let i = 0; i < width; i++) {
      const status = multiplyMod(state, state.value, state.value, state.value);
      if (status !== Status.Ok) return status;
    }
    if (digit === 0) continue;
    const status = multiplyMod(state, state.value, state.value, entry);
    if (status !== Status.Ok) return status;
  }
  return Status.Ok;
}

/** r = x · y mod m. */
function multiplyMod(state: Modular, r: usize, x: usize, y: usize): Status {
  const n = state.n;
  // All limbs are looked at, be the value as short as it may.
  if (!charge(1 + (n >> 4))) return Status.Interrupted;
  const xn = limbsTrim(x, n);
  const yn = limbsTrim(y, n);
  const status = limbsMul(state.product, x, xn, y, yn);
  return status === Status.Ok ? reduce(state, r, state.product, xn + yn) : status;
}

/** r[0..n) = a mod m. */
function reduce(state: Modular, r: usize, a: usize, an: i32): Status {
  const n = state.n;
  an = limbsTrim(a, an);
  if (an < n) {
    limbsCopy(r, a, an);
    limbsClear(r + ((<usize>an) << 2), n - an);
    return Status.Ok;
  }
  const status = limbsDivMod(0, state.rest, a, an, state.modulus, n);
  limbsCopy(r, state.rest, n);
  return status;
}

/** Limbs of the square root of n limbs. */
export function isqrtLimbs(n: i32): i32 {
  return (n >> 1) + 1;
}

/**
 * r[0..isqrtLimbs(n)) = floor(sqrt(a)), a trimmed and not zero. Newton's method with a precision that doubles at each
 * step, so that the cost is that of the last division (Dickinson's scheme, as in CPython's math.isqrt).
 */
export function limbsIsqrt(r: usize, a: usize, n: i32): Status {
  const size = (<usize>(n + 4)) << 2;
  const block = rawAlloc(5 * size);
  if (block === 0) return Status.NoMemory;
  const status = isqrtSteps(r, a, n, block, size);
  rawFree(block);
  return status;
}

function isqrtSteps(r: usize, a: usize, n: i32, block: usize, size: usize): Status {
  const shifted = block + size;
  const quotient = shifted + size;
  const rest = quotient + size;
  const half = (limbsBitLength(a, n) - 1) >> 1;
  let root = block;
  let next = rest + size;
  let rootLimbs = 1;
  store<u32>(root, 1);
  let precision: i64 = 0;
  for (let s = 63 - <i32>clz<i64>(half); s >= 0; s--) {
    const before = precision;
    precision = half >> s;
    // next = (root << precision-before-1) + (a >> 2 half - before - precision + 1) div root
    const down = 2 * half - before - precision + 1;
    limbsShiftRight(shifted, a, n, down);
    const shiftedLimbs = limbsTrim(shifted, n - <i32>(down >> 5));
    const status = limbsDivMod(quotient, rest, shifted, shiftedLimbs, root, rootLimbs);
    if (status !== Status.Ok) return status;
    const quotientLimbs = limbsTrim(quotient, shiftedLimbs - rootLimbs + 1);
    const up = precision - before - 1;
    limbsShiftLeft(next, root, rootLimbs, up);
    const limbs = limbsTrim(next, rootLimbs + <i32>(up >> 5) + 1);
    rootLimbs = addInto(next, limbs, quotient, quotientLimbs);
    const swap = root;
    root = next;
    next = swap;
  }
  // root is the answer or one more.
  const status = limbsMul(shifted, root, rootLimbs, root, rootLimbs);
  if (status !== Status.Ok) return status;
  if (limbsCompare(shifted, 2 * rootLimbs, a, n) > 0) limbsSubBorrow(root, root, rootLimbs, 1);
  rootLimbs = limbsTrim(root, rootLimbs);
  limbsClear(r, isqrtLimbs(n));
  limbsCopy(r, root, rootLimbs);
  return Status.Ok;
}

/** r[0..n) += b, with room for one more limb than the longer; gives the new count. */
function addInto(r: usize, n: i32, b: usize, bn: i32): i32 {
  if (n < bn) {
    limbsClear(r + ((<usize>n) << 2), bn - n);
    n = bn;
  }
  const carry = limbsAdd(r, r, n, b, bn);
  if (carry === 0) return n;
  store<u32>(r + ((<usize>n) << 2), carry);
  return n + 1;
}

/** Greatest common divisor of two words. */
export function gcdWords(a: u64, b: u64): u64 {
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/**
 * r = gcd(a, b) of trimmed magnitudes with an >= bn; r has an + 1 limbs. Gives the count of limbs or a negative status.
 * Lehmer's method (TAOCP 2, 4.5.2, algorithm L) on the leading 62 bits.
 */
export function limbsGcd(r: usize, a: usize, an: i32, b: usize, bn: i32): i32 {
  const size = (<usize>(an + 2)) << 2;
  const block = rawAlloc(4 * size);
  if (block === 0) return Status.NoMemory;
  const n = gcdSteps(r, a, an, b, bn, block, size);
  rawFree(block);
  return n;
}

function gcdSteps(r: usize, a: usize, an: i32, b: usize, bn: i32, block: usize, size: usize): i32 {
  let x = block;
  let y = block + size;
  let u = y + size;
  let v = u + size;
  limbsCopy(x, a, an);
  limbsCopy(y, b, bn);
  let xn = an;
  let yn = bn;
  if (limbsCompare(x, xn, y, yn) < 0) {
    x = y;
    y = block;
    xn = bn;
    yn = an;
  }
  while (yn > 2) {
    if (!findCofactors(x, xn, y, yn)) {
      const status = limbsDivMod(0, u, x, xn, y, yn);
      if (status !== Status.Ok) return status;
      const swap = x;
      x = y;
      y = u;
      u = swap;
      xn = yn;
      yn = limbsTrim(y, xn);
      continue;
    }
    if (!charge(xn >> 2)) return Status.Interrupted;
    limbsClear(y + ((<usize>yn) << 2), xn - yn);
    const first = Cofactors.odd ? y : x;
    const second = Cofactors.odd ? x : y;
    subtractProducts(u, Cofactors.a, first, Cofactors.b, second, xn);
    subtractProducts(v, Cofactors.d, second, Cofactors.c, first, xn);
    const oldX = x;
    const oldY = y;
    x = u;
    y = v;
    u = oldX;
    v = oldY;
    yn = limbsTrim(y, xn);
    xn = limbsTrim(x, xn);
  }
  return gcdTail(r, x, xn, y, yn, u);
}

/** The end of the work: y has at most two limbs. */
function gcdTail(r: usize, x: usize, xn: i32, y: usize, yn: i32, rest: usize): i32 {
  if (yn === 0) {
    limbsCopy(r, x, xn);
    return xn;
  }
  const status = limbsDivMod(0, rest, x, xn, y, yn);
  if (status !== Status.Ok) return status;
  const divisor: u64 = yn > 1 ? load<u64>(y) : load<u32>(y);
  const other: u64 = yn > 1 ? load<u64>(rest) : load<u32>(rest);
  store<u64>(r, gcdWords(divisor, other));
  return limbsTrim(r, 2);
}

/** What `findCofactors` found: the new pair is a·x - b·y and d·y - c·x; with `odd`, x and y change places there. */
class Cofactors {
  static a: i64 = 0;
  static b: i64 = 0;
  static c: i64 = 0;
  static d: i64 = 0;
  static odd: bool = false;
}

/**
 * Runs Euclid's algorithm on the leading 60 bits of x and those of y at the same place, as long as the quotients are
 * certainly those of the whole numbers (Jebelean's condition). False if not one step was certain.
 */
function findCofactors(x: usize, xn: i32, y: usize, yn: i32): bool {
  const shift = limbsBitLength(x, xn) - 60;
  let p = bitsFrom(x, xn, shift);
  let q = bitsFrom(y, yn, shift);
  let a: i64 = 1;
  let b: i64 = 0;
  let c: i64 = 0;
  let d: i64 = 1;
  let count = 0;
  while (q !== c) {
    const quotient = (p + (a - 1)) / (q - c);
    const s = b + quotient * d;
    const t = p - quotient * q;
    if (s > t) break;
    p = q;
    q = t;
    const next = a + quotient * c;
    a = d;
    b = c;
    c = s;
    d = next;
    count++;
  }
  Cofactors.a = a;
  Cofactors.b = b;
  Cofactors.c = c;
  Cofactors.d = d;
  Cofactors.odd = (count & 1) !== 0;
  return count > 0;
}

/** The value shifted right by `shift` > 0 bits; at most 60 bits are left. */
function bitsFrom(p: usize, n: i32, shift: i64): i64 {
  const whole = <i32>(shift >> 5);
  const bits = <u64>(shift & 31);
  const at = p + ((<usize>whole) << 2);
  const low: u64 = whole < n ? load<u32>(at) : 0;
  const middle: u64 = whole + 1 < n ? load<u32>(at, 4) : 0;
  const high: u64 = whole + 2 < n ? load<u32>(at, 8) : 0;
  const upper = bits === 0 ? 0 : high << (64 - bits);
  return <i64>((((middle << 32) | low) >> bits) | upper);
}

/** r[0..n) = a·x - b·y, which is not negative; a and b are below 2^31. */
function subtractProducts(r: usize, a: i64, x: usize, b: i64, y: usize, n: i32): void {
  let carry: i64 = 0;
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 2;
    carry += a * <i64>load<u32>(x + at) - b * <i64>load<u32>(y + at);
    store<u32>(r + at, <u32>carry);
    carry >>= 32;
  }
}
