/**
 * Operators on exact ints of a few limbs, the usual size of what does not fit a word: hashes, keys, fixed-point numbers, products of words.
 * Written out from the operands to the finished object, because for these the calls between the parts of core/intmath.ts take longer than the work;
 * results are made in place and no scratch memory is needed. Gives UNBOUND for all else. (A loop step `x + i` with 100 bits: 88 ns by the
 * general way.)
 */
import { Cached } from "../memory/arena.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { asInt, INT_DIGITS, PyInt } from "./integer.ts";
import { freePlain } from "./object.ts";
import { Binary } from "./type.ts";
import { isExactly, typeAt } from "./typeids.ts";
import { box, ERROR, fitsSmall, isSmall, pointer, small, smallValue, UNBOUND, Value } from "./value.ts";

/** Operands have at most so many limbs. */
const LIMBS_MAX: i32 = 64;
/** Products have at most so many single products. */
const PRODUCTS_MAX: i32 = 64;

/** An operand: its limbs, how many, and its sign. */
@unmanaged
class Magnitude {
  at: usize;
  count: i32;
  negative: bool;

  /** Opens an exact int; a small one is written to `word`. False if it is no such int or has too many limbs. */
  @inline
  open(v: Value, word: usize): bool {
    if (isSmall(v)) {
      const n = smallValue(v);
      const size = n < 0 ? -n : n;
      store<i64>(word, size);
      this.at = word;
      this.count = size === 0 ? 0 : size >>> 32 === 0 ? 1 : 2;
      this.negative = n < 0;
      return true;
    }
    if (!isExactly(v, TypeId.INT)) return false;
    const size = asInt(pointer(v)).size;
    this.at = pointer(v) + INT_DIGITS;
    this.count = size < 0 ? -size : size;
    this.negative = size < 0;
    return this.count <= LIMBS_MAX;
  }
}

const left: Magnitude = changetype<Magnitude>(memory.data(offsetof<Magnitude>(), 8));
const right: Magnitude = changetype<Magnitude>(memory.data(offsetof<Magnitude>(), 8));
const LEFT_WORD: usize = memory.data(8, 8);
const RIGHT_WORD: usize = memory.data(8, 8);

/** Count 1 and the type, which is immortal. */
const FRESH_HEADER: u64 = 1 | ((<u64>typeAt(TypeId.INT)) << 32);

class Made {
  /** An int object with room for so many limbs, its size not set; 0 with MemoryError pending. */
  @inline
  static alloc(limbs: i32): usize {
    const p = Cached.alloc(INT_DIGITS + ((<usize>limbs) << 2));
    if (p === 0) raiseMemoryError();
    else store<u64>(p, FRESH_HEADER);
    return p;
  }

  /** The int of the first `n` limbs of the object at p: without zeros at the top, inline if it fits. */
  @inline
  static finish(p: usize, n: i32, negative: bool): Value {
    const limbs = p + INT_DIGITS;
    while (n > 0 && load<u32>(limbs + ((<usize>n) << 2) - 4) === 0) n--;
    store<u64>(p, <u64>(<u32>(negative ? -n : n)), offsetof<PyInt>("size"));
    return n > 2 ? box(p) : demote(p, n, negative);
  }
}

/** As Made.finish for two limbs at most. */
function demote(p: usize, n: i32, negative: bool): Value {
  const size: u64 = n === 0 ? 0 : n === 1 ? load<u32>(p, INT_DIGITS) : load<u64>(p, INT_DIGITS);
  const value = negative ? -(<i64>size) : <i64>size;
  if (size >> 63 !== 0 || !fitsSmall(value)) return box(p);
  freePlain(p);
  return small(value);
}

function limb(at: usize, i: i32): u64 {
  return load<u32>(at + ((<usize>i) << 2));
}

function setLimb(at: usize, i: i32, limb: u64): void {
  store<u32>(at + ((<usize>i) << 2), <u32>limb);
}

/** x op y for exact ints of few limbs: a reference, UNBOUND, or ERROR with MemoryError pending. */
export function shortOperation(x: Value, y: Value, op: Binary): Value {
  if (!left.open(x, LEFT_WORD) || !right.open(y, RIGHT_WORD)) return UNBOUND;
  switch (op) {
    case Binary.ADD:
      return addSigned(right.negative);
    case Binary.SUBTRACT:
      return addSigned(!right.negative);
    case Binary.MULTIPLY:
      return multiply();
    case Binary.FLOOR_DIVIDE:
      return right.count === 1 ? divideByLimb() : UNBOUND;
    case Binary.MODULO:
      return right.count === 1 ? remainderByLimb() : UNBOUND;
    case Binary.RSHIFT:
      return isSmall(y) ? shiftRight(smallValue(y)) : UNBOUND;
    case Binary.LSHIFT:
      return isSmall(y) ? shiftLeft(smallValue(y)) : UNBOUND;
    case Binary.AND:
      return and();
    case Binary.OR:
    case Binary.XOR:
      return left.count >= right.count ? join(left, right, op) : join(right, left, op);
    default:
      return UNBOUND;
  }
}

/** -1, 0 or 1 as the magnitude of `left` is below, equal to or above that of `right`. */
function order(): i32 {
  if (left.count !== right.count) return left.count < right.count ? -1 : 1;
  for (let i = left.count - 1; i >= 0; i--) {
    const a = limb(left.at, i);
    const b = limb(right.at, i);
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

/** left + right, where `right` has the sign given. */
function addSigned(negative: bool): Value {
  if (left.negative === negative) {
    return left.count >= right.count ? sum(left, right, negative) : sum(right, left, negative);
  }
  return order() >= 0 ? difference(left, right, left.negative) : difference(right, left, negative);
}

/** Two limbs at once. */
function pair(at: usize, i: i32): u64 {
  return load<u64>(at + ((<usize>i) << 2));
}

function setPair(at: usize, i: i32, limbs: u64): void {
  store<u64>(at + ((<usize>i) << 2), limbs);
}

/** The sum of two magnitudes, the longer one first; by pairs of limbs, the last of which may be half empty. */
function sum(a: Magnitude, b: Magnitude, negative: bool): Value {
  const m = a.count;
  const n = b.count;
  const p = Made.alloc(m + 1);
  if (p === 0) return ERROR;
  const to = p + INT_DIGITS;
  const from = a.at;
  const other = b.at;
  let carry: u64 = 0;
  let i = 0;
  for (; i < n; i += 2) {
    const x = i + 1 < m ? pair(from, i) : limb(from, i);
    const y = i + 1 < n ? pair(other, i) : limb(other, i);
    const partial = x + y;
    const total = partial + carry;
    carry = u64(partial < x) | u64(total < partial);
    setPair(to, i, total);
  }
  for (; i < m; i += 2) {
    const total = (i + 1 < m ? pair(from, i) : limb(from, i)) + carry;
    carry = u64(total < carry);
    setPair(to, i, total);
  }
  // An odd count has its carry in the upper half of the last pair.
  if (!(m & 1)) setLimb(to, m, carry);
  return Made.finish(p, m + 1, negative);
}

/** The difference of two magnitudes, the larger one first; by pairs. */
function difference(a: Magnitude, b: Magnitude, negative: bool): Value {
  const m = a.count;
  const n = b.count;
  const p = Made.alloc(m + 1);
  if (p === 0) return ERROR;
  const to = p + INT_DIGITS;
  const from = a.at;
  const other = b.at;
  let borrow: u64 = 0;
  let i = 0;
  for (; i < n; i += 2) {
    const x = i + 1 < m ? pair(from, i) : limb(from, i);
    const y = i + 1 < n ? pair(other, i) : limb(other, i);
    const partial = x - y;
    setPair(to, i, partial - borrow);
    borrow = u64(x < y) | u64(partial < borrow);
  }
  for (; i < m; i += 2) {
    const x = i + 1 < m ? pair(from, i) : limb(from, i);
    setPair(to, i, x - borrow);
    borrow = u64(x < borrow);
  }
  return Made.finish(p, m, negative);
}

/** The first row of a product: m limbs times one, m + 1 limbs in all; by pairs. */
function firstRow(to: usize, m: i32, factor: u64): void {
  const from = left.at;
  let carry: u64 = 0;
  let i = 0;
  for (; i + 1 < m; i += 2) {
    const x = pair(from, i);
    const low = (x & 0xffffffff) * factor + carry;
    const high = (x >> 32) * factor + (low >> 32);
    setPair(to, i, (low & 0xffffffff) | (high << 32));
    carry = high >> 32;
  }
  if (i < m) {
    carry += limb(from, i) * factor;
    setLimb(to, i++, carry);
    carry >>= 32;
  }
  setLimb(to, i, carry);
}

/** The product, row by row. */
function multiply(): Value {
  const m = left.count;
  const n = right.count;
  if (m * n > PRODUCTS_MAX) return UNBOUND;
  const p = Made.alloc(m + max(n, 1));
  if (p === 0) return ERROR;
  const to = p + INT_DIGITS;
  firstRow(to, m, n === 0 ? 0 : limb(right.at, 0));
  for (let j = 1; j < n; j++) {
    const factor = limb(right.at, j);
    const row = to + ((<usize>j) << 2);
    let carry: u64 = 0;
    for (let i = 0; i < m; i++) {
      carry += limb(left.at, i) * factor + limb(row, i);
      setLimb(row, i, carry);
      carry >>= 32;
    }
    setLimb(row, m, carry);
  }
  return Made.finish(p, m + n, left.negative !== right.negative);
}

/** Results of shortDivide: new references, or ERROR with MemoryError pending. */
export class ShortDivision {
  static quotient: Value = ERROR;
  static remainder: Value = ERROR;
}

/** Floor division and its remainder by one limb into ShortDivision; false, nothing done, for any other operands. */
export function shortDivide(x: Value, y: Value): bool {
  if (!left.open(x, LEFT_WORD) || !right.open(y, RIGHT_WORD) || right.count !== 1) return false;
  const negative = left.negative !== right.negative;
  ShortDivision.quotient = divideByLimb();
  const rest = negative && restOfLimb !== 0 ? limb(right.at, 0) - restOfLimb : restOfLimb;
  ShortDivision.remainder = small(right.negative ? -(<i64>rest) : <i64>rest);
  return true;
}

/** What divideByLimb has left over of the magnitude. */
let restOfLimb: u64 = 0;

/** Floor division by one limb. */
function divideByLimb(): Value {
  const divisor = limb(right.at, 0);
  const n = left.count;
  const p = Made.alloc(n + 1);
  if (p === 0) return ERROR;
  const to = p + INT_DIGITS;
  let rest: u64 = 0;
  for (let i = n - 1; i >= 0; i--) {
    const part = (rest << 32) | limb(left.at, i);
    const digit = part / divisor;
    setLimb(to, i, digit);
    rest = part - digit * divisor;
  }
  setLimb(to, n, 0);
  restOfLimb = rest;
  const negative = left.negative !== right.negative;
  // Rounds down.
  for (let i = 0, carry: u64 = negative && rest !== 0 ? 1 : 0; carry !== 0; i++) {
    carry += limb(to, i);
    setLimb(to, i, carry);
    carry >>= 32;
  }
  return Made.finish(p, n + 1, negative);
}

/** The remainder of a division by one limb, with the sign of the divisor. */
function remainderByLimb(): Value {
  const divisor = limb(right.at, 0);
  let rest: u64 = 0;
  for (let i = left.count - 1; i >= 0; i--) rest = ((rest << 32) | limb(left.at, i)) % divisor;
  if (rest !== 0 && left.negative !== right.negative) rest = divisor - rest;
  return small(right.negative ? -(<i64>rest) : <i64>rest);
}

function shiftRight(by: i64): Value {
  if (by < 0) return UNBOUND;
  const whole = <i32>min<i64>(by >> 5, LIMBS_MAX);
  const n = left.count - whole;
  if (n <= 0) return small(left.negative && left.count > 0 ? -1 : 0);
  const bits = <u64>(by & 31);
  const p = Made.alloc(n + 1);
  if (p === 0) return ERROR;
  const to = p + INT_DIGITS;
  const from = left.at + ((<usize>whole) << 2);
  for (let i = 0; i < n - 1; i++) setLimb(to, i, (limb(from, i) | (limb(from, i + 1) << 32)) >> bits);
  setLimb(to, n - 1, limb(from, n - 1) >> bits);
  setLimb(to, n, 0);
  // Rounds down: a negative number that loses bits grows.
  if (left.negative && losesBits(whole, bits)) {
    for (let i = 0, carry: u64 = 1; carry !== 0; i++) {
      carry += limb(to, i);
      setLimb(to, i, carry);
      carry >>= 32;
    }
  }
  return Made.finish(p, n + 1, left.negative);
}

/** Whether any bit of `left` below limb `whole`, or among the lowest `bits` of that, is set. */
function losesBits(whole: i32, bits: u64): bool {
  for (let i = 0; i < whole; i++) if (limb(left.at, i) !== 0) return true;
  return (limb(left.at, whole) & (((<u64>1) << bits) - 1)) !== 0;
}

function shiftLeft(by: i64): Value {
  if (by < 0 || by > 32 * LIMBS_MAX) return UNBOUND;
  const whole = <i32>(by >> 5);
  const bits = <u64>(by & 31);
  const n = left.count;
  const p = Made.alloc(n + whole + 1);
  if (p === 0) return ERROR;
  const to = p + INT_DIGITS;
  for (let i = 0; i < whole; i++) setLimb(to, i, 0);
  let carry: u64 = 0;
  for (let i = 0; i < n; i++) {
    carry |= limb(left.at, i) << bits;
    setLimb(to, i + whole, carry);
    carry >>= 32;
  }
  setLimb(to, n + whole, carry);
  return Made.finish(p, n + whole + 1, left.negative);
}

/** left & right, neither negative. */
function and(): Value {
  if (left.negative || right.negative) return UNBOUND;
  const n = min(left.count, right.count);
  if (n <= 1) return small(n === 0 ? 0 : <i64>(limb(left.at, 0) & limb(right.at, 0)));
  const p = Made.alloc(n);
  if (p === 0) return ERROR;
  const to = p + INT_DIGITS;
  for (let i = 0; i < n; i++) setLimb(to, i, limb(left.at, i) & limb(right.at, i));
  return Made.finish(p, n, false);
}

/** a | b or a ^ b, neither negative, the longer one first. */
function join(a: Magnitude, b: Magnitude, op: Binary): Value {
  if (a.negative || b.negative) return UNBOUND;
  const p = Made.alloc(a.count);
  if (p === 0) return ERROR;
  const to = p + INT_DIGITS;
  for (let i = 0; i < b.count; i++) {
    const x = limb(a.at, i);
    const y = limb(b.at, i);
    setLimb(to, i, op === Binary.OR ? x | y : x ^ y);
  }
  for (let i = b.count; i < a.count; i++) setLimb(to, i, limb(a.at, i));
  return Made.finish(p, a.count, false);
}

/** Whether x op y, for exact ints of few limbs; -1 for any others. */
export function shortCompare(x: Value, y: Value, op: Compare): i32 {
  if (!left.open(x, LEFT_WORD) || !right.open(y, RIGHT_WORD)) return -1;
  let sign: i32;
  if (left.negative !== right.negative) sign = left.negative ? -1 : 1;
  else sign = left.negative ? -order() : order();
  switch (op) {
    case Compare.LT:
      return i32(sign < 0);
    case Compare.LE:
      return i32(sign <= 0);
    case Compare.EQ:
      return i32(sign === 0);
    case Compare.NE:
      return i32(sign !== 0);
    case Compare.GT:
      return i32(sign > 0);
    default:
      return i32(sign >= 0);
  }
}
