/**
 * Decimals of up to 18 digits, which fit a machine word: sums, products, exact quotients, comparison, texts. Most numbers of most programs are
 * such. Each function gives UNBOUND, with nothing done, where a result would have to be rounded or has an exponent out of range, or where an
 * operand is none of these: then the general way has to be gone, which gives the same where both can be gone.
 */
import { orderResult } from "../../core/compare.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { asStr, newAscii, STR_DATA } from "../../core/string.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, ERROR, isSmall, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { Cached } from "../../memory/arena.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { BASE, Limb } from "./limbs.ts";
import { asDecimal, DECIMAL_SIZE, Dec, initDecimal, Kind, Rounding, Settings } from "./number.ts";

/** Digits of a coefficient that is short: 10^18 is below 2^60, so that sums of two of them fit, too. */
const DIGITS: i32 = 18;

/** Powers of ten. */
const TENS: StaticArray<u64> = [
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
  1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000,
  1000000000000000000,
];

/** Room for two small ints as Decimals. */
const LEFT: usize = memory.data(offsetof<Dec>() + 16, 8);
const RIGHT: usize = memory.data(offsetof<Dec>() + 16, 8);

/** Two operands as short Decimals: themselves, or small ints that stand for some until others are opened. */
export class Pair {
  static left: Dec = changetype<Dec>(0);
  static right: Dec = changetype<Dec>(0);

  /** Sets both; false if one of them is neither. */
  @inline
  static open(x: Value, y: Value): bool {
    if (Short.is(x)) Pair.left = asDecimal(x);
    else if (isSmall(x)) Pair.left = ofInt(smallValue(x), LEFT);
    else return false;
    if (Short.is(y)) Pair.right = asDecimal(y);
    else if (isSmall(y)) Pair.right = ofInt(smallValue(y), RIGHT);
    else return false;
    return true;
  }
}

function ofInt(n: i64, area: usize): Dec {
  const d = changetype<Dec>(area);
  const size = <u64>abs(n);
  const above = size / BASE;
  d.kind = <u8>Kind.FINITE;
  d.sign = u8(n < 0);
  d.exponent = 0;
  d.digits = Short.digitsOf(size);
  d.length = above === 0 ? 1 : 2;
  d.limbs = <u32>(area + offsetof<Dec>());
  Limb.set(d.limbs, 0, <u32>(size - above * BASE));
  Limb.set(d.limbs, 1, <u32>above);
  return d;
}

export class Short {
  /** Whether it is a plain Decimal, finite and short. */
  @inline
  static is(v: Value): bool {
    if (!isExactly(v, TypeId.DECIMAL)) return false;
    const d = asDecimal(v);
    return d.kind === <u8>Kind.FINITE && d.length <= 2;
  }

  @inline
  static coefficient(d: Dec): u64 {
    const low = <u64>Limb.get(d.limbs, 0);
    return d.length === 1 ? low : low + <u64>Limb.get(d.limbs, 1) * BASE;
  }

  @inline
  static digitsOf(n: u64): i32 {
    // The digits of the power of two below n, or one less: log10(2) is 1233 / 4096.
    const m = n | 1;
    const least = <i32>((64 - clz(m)) * 1233) >> 12;
    return least + i32(m >= unchecked(TENS[least]));
  }
}

/** A Decimal of what was computed; UNBOUND if it is not one that the settings let stand as it is, ERROR with MemoryError pending. */
function finished(n: u64, sign: u8, exponent: i64, s: Settings): Value {
  const digits = Short.digitsOf(n);
  const last = exponent + digits - 1;
  if (<i64>digits > s.prec || last > s.emax || last < s.emin || s.clamp !== 0) return UNBOUND;
  return made(n, digits, sign, exponent);
}

function made(n: u64, digits: i32, sign: u8, exponent: i64): Value {
  const p = Cached.alloc(DECIMAL_SIZE);
  if (p === 0) return raiseMemoryError();
  // Count 1, and the type, which is immortal.
  store<u64>(p, ((<u64>typeAt(TypeId.DECIMAL)) << 32) | 1);
  const d = changetype<Dec>(p);
  initDecimal(d);
  d.digits = digits;
  d.sign = sign;
  d.exponent = exponent;
  let length = 0;
  let rest = n;
  while (rest >= BASE) {
    const above = rest / BASE;
    Limb.set(d.limbs, length++, <u32>(rest - above * BASE));
    rest = above;
  }
  Limb.set(d.limbs, length++, <u32>rest);
  d.length = length;
  return box(p);
}

// ---- arithmetic ----

/** The coefficients of two numbers at the lower of their exponents. */
class Aligned {
  static a: u64 = 0;
  static b: u64 = 0;
}

/** Sets Aligned; false if one of them gets too long by it. */
function align(a: Dec, b: Dec): bool {
  let m = Short.coefficient(a);
  let n = Short.coefficient(b);
  const shift = a.exponent - b.exponent;
  if (shift > 0) {
    if (shift > <i64>(DIGITS - a.digits)) return false;
    m *= unchecked(TENS[<i32>shift]);
  } else if (shift < 0) {
    if (shift < <i64>(b.digits - DIGITS)) return false;
    n *= unchecked(TENS[-(<i32>shift)]);
  }
  Aligned.a = m;
  Aligned.b = n;
  return true;
}

/** a + b, or a - b if `flip` is 1. */
export function shortSum(a: Dec, b: Dec, flip: u8, s: Settings): Value {
  if (!align(a, b)) return UNBOUND;
  const m = Aligned.a;
  const n = Aligned.b;
  const exponent = min(a.exponent, b.exponent);
  const sign = b.sign ^ flip;
  if (a.sign === sign) return finished(m + n, sign, exponent, s);
  if (m === n) return finished(0, u8(s.rounding === Rounding.FLOOR), exponent, s);
  return m > n ? finished(m - n, a.sign, exponent, s) : finished(n - m, sign, exponent, s);
}

export function shortProduct(a: Dec, b: Dec, s: Settings): Value {
  if (a.digits + b.digits > DIGITS) return UNBOUND;
  return finished(Short.coefficient(a) * Short.coefficient(b), a.sign ^ b.sign, a.exponent + b.exponent, s);
}

/** a / b where that is a short number, exactly. */
export function shortQuotient(a: Dec, b: Dec, s: Settings): Value {
  const m = Short.coefficient(a);
  const n = Short.coefficient(b);
  if (m === 0 || n === 0) return UNBOUND;
  const sign = a.sign ^ b.sign;
  const exponent = a.exponent - b.exponent;
  const whole = m / n;
  if (whole * n === m) return finished(whole, sign, exponent, s);
  const shift = DIGITS - a.digits;
  const long = m * unchecked(TENS[shift]);
  const quotient = long / n;
  if (quotient * n !== long) return UNBOUND;
  return strippedQuotient(quotient, sign, exponent - shift, s);
}

/** Without the zeros at the end: a quotient that is no whole number has all its digits behind the ideal exponent. */
function strippedQuotient(n: u64, sign: u8, exponent: i64, s: Settings): Value {
  for (let k = 8; k > 0; ) {
    const shorter = n / unchecked(TENS[k]);
    if (shorter * unchecked(TENS[k]) === n) {
      n = shorter;
      exponent += k;
    } else k >>= 1;
  }
  return finished(n, sign, exponent, s);
}

/** a op b for two finite numbers. */
export function shortComparison(a: Dec, b: Dec, op: Compare): Value {
  if (!align(a, b)) return UNBOUND;
  const m = a.sign ? -(<i64>Aligned.a) : <i64>Aligned.a;
  const n = b.sign ? -(<i64>Aligned.b) : <i64>Aligned.b;
  return orderResult(i32(m > n) - i32(m < n), op);
}

// ---- texts ----

/** The longest text that is read here: a sign, digits and a point. */
const LONGEST: u32 = <u32>DIGITS + 2;

/** A Decimal from digits with a sign and a point at most. */
export function shortFromText(text: usize): Value {
  const length = asStr(text).length;
  if (length > LONGEST || !asStr(text).ascii) return UNBOUND;
  let at = text + STR_DATA;
  const end = at + <usize>length;
  const mark: u32 = length === 0 ? 0 : load<u8>(at);
  if (mark === 43 || mark === 45) at++;
  let n: u64 = 0;
  let digits = 0;
  let point: usize = 0;
  for (; at < end; at++) {
    const digit = <u32>load<u8>(at) - 48;
    if (digit < 10) {
      n = n * 10 + digit;
      digits++;
    } else if (digit === POINT && point === 0) point = at;
    else return UNBOUND;
  }
  if (digits === 0 || digits > DIGITS) return UNBOUND;
  const exponent: i64 = point === 0 ? 0 : -(<i64>(end - point) - 1);
  return made(n, Short.digitsOf(n), u8(mark === 45), exponent);
}

/** The character "." less "0", unsigned. */
const POINT: u32 = <u32>(46 - 48);

/** A sign, a point, five zeros in front and one for the whole part, and the digits. */
const TEXT: usize = memory.data(32, 8);

/** str() of a finite number that is shown without an exponent. */
export function shortToText(d: Dec): Value {
  const count = d.digits;
  const fraction = -d.exponent;
  if (fraction < 0 || fraction - <i64>count > 5) return UNBOUND;
  const behind = <i32>fraction;
  const ahead = max(1, count - behind);
  const sign = <i32>d.sign;
  const length = sign + ahead + (behind === 0 ? 0 : behind + 1);
  let n = Short.coefficient(d);
  let at = TEXT + <usize>length;
  for (let i = 0; i < behind; i++) n = putDigit(--at, n);
  if (behind !== 0) store<u8>(--at, 46);
  for (let i = 0; i < ahead; i++) n = putDigit(--at, n);
  if (sign) store<u8>(--at, 45);
  const p = newAscii(TEXT, length);
  return p === 0 ? ERROR : box(p);
}

/** Writes the last digit of n; gives the others. */
function putDigit(at: usize, n: u64): u64 {
  const rest = n / 10;
  store<u8>(at, 48 + <u32>(n - rest * 10));
  return rest;
}
