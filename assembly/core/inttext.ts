/**
 * Ints as text, both ways: digits in bases 2 to 36, prefixes, underscores, blanks, digits of other scripts, and the limit
 * of sys.set_int_max_str_digits. Messages are CPython's (Objects/longobject.c).
 */
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { INT_MAX_STR_DIGITS } from "../shared/limits.ts";
import { finishInt, limbCount, limbsOf, raiseStatus, WORD_A } from "./bigint.ts";
import { raisef, raiseMemoryError } from "./errors.ts";
import { allocInt, INT_DIGITS, intFromI64, intIsNegative } from "./integer.ts";
import { latin1 } from "./intern.ts";
import { intBitLength } from "./intmath.ts";
import {
  decimalBound,
  digitValue,
  limbsFromPowerOfTwo,
  limbsFromText,
  limbsToDecimal,
  limbsToPowerOfTwo,
  parseLimbs,
  powerOfTwoDigits,
  storeDigits,
} from "./number/radix.ts";
import { freePlain } from "./object.ts";
import { allocStr, asStr, charAt, STR_DATA } from "./string.ts";
import { strFromAscii } from "./substring.ts";
import { decimalValue, isSpace } from "./text/unicode.ts";
import { box, ERROR, isSmall, smallValue, UNBOUND, Value } from "./value.ts";

// ---- the limit ----

let maxStrDigits: i32 = INT_MAX_STR_DIGITS;

/** Most decimal digits that a conversion may have; 0: no limit. */
export function intMaxStrDigits(): i32 {
  return maxStrDigits;
}

export function setIntMaxStrDigits(digits: i32): void {
  maxStrDigits = digits;
}

/** ValueError that the value is too long to be written. Gives false. */
function tooLong(): bool {
  const limit: i64 = maxStrDigits;
  const message =
    "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit";
  raisef(Exc.ValueError, message, limit);
  return false;
}

// ---- writing ----

/** Digits of a magnitude, made by `openDigits`; valid until `closeDigits`. They may be nested only one in the other's call. */
export class IntDigits {
  static data: usize = 0;
  static length: i32 = 0;
  /** Block to free, 0 if the digits lie in the static buffer. */
  static block: usize = 0;
}

/** Room for the 64 binary digits of a word. */
const SHORT: usize = memory.data(72, 8);

/** Writes the digits of |v| in base 2, 8, 10 or 16 (`letters`: 87 for a-f, 55 for A-F). False with an exception pending. */
export function openDigits(v: Value, base: u32, letters: u32): bool {
  if (base === 10 && isSmall(v)) {
    const n = smallValue(v);
    IntDigits.block = 0;
    IntDigits.data = writeDecimal(n) + (n < 0 ? 1 : 0);
    IntDigits.length = <i32>(DECIMAL_END - IntDigits.data);
    return true;
  }
  const limbs = limbsOf(v, WORD_A);
  const n = limbCount(v);
  const shift: i32 = base === 16 ? 4 : base === 8 ? 3 : 1;
  const count = base === 10 ? decimalBound(intBitLength(v)) : powerOfTwoDigits(limbs, n, shift);
  if (base === 10 && maxStrDigits > 0 && count - 2 > <i64>maxStrDigits) return tooLong();
  IntDigits.block = 0;
  IntDigits.data = SHORT;
  if (count > 64) {
    const block = count > 0x7ffffff0 ? 0 : rawAlloc(<usize>count);
    if (block === 0) {
      raiseMemoryError();
      return false;
    }
    IntDigits.block = block;
    IntDigits.data = block;
  }
  return fillDigits(limbs, n, base, shift, letters, <i32>count);
}

function fillDigits(limbs: usize, n: i32, base: u32, shift: i32, letters: u32, count: i32): bool {
  if (base !== 10) {
    limbsToPowerOfTwo(IntDigits.data, count, limbs, n, shift, letters);
    IntDigits.length = count;
    return true;
  }
  const digits = limbsToDecimal(IntDigits.data, limbs, n);
  IntDigits.length = digits;
  if (digits >= 0 && (maxStrDigits === 0 || digits <= maxStrDigits)) return true;
  closeDigits();
  if (digits < 0) raiseStatus(digits);
  else tooLong();
  return false;
}

export function closeDigits(): void {
  if (IntDigits.block !== 0) rawFree(IntDigits.block);
  IntDigits.block = 0;
}

/** The letter of the prefix of a base: b, o or x. */
export function basePrefix(base: u32): u8 {
  return base === 16 ? 120 : base === 8 ? 111 : 98;
}

/** The text of an int in base 2, 8, 10 or 16, with the prefix of the base if wanted. */
export function intToText(v: Value, base: u32, prefix: bool): Value {
  if (!openDigits(v, base, 87)) return ERROR;
  const negative = intIsNegative(v);
  const head = i32(negative) + (prefix ? 2 : 0);
  const p = allocStr(head + IntDigits.length, 1);
  if (p !== 0) {
    let at = p + STR_DATA;
    if (negative) store<u8>(at++, 45);
    if (prefix) {
      store<u8>(at, 48);
      store<u8>(at, basePrefix(base), 1);
      at += 2;
    }
    memory.copy(at, IntDigits.data, IntDigits.length);
    asStr(p).ascii = 1;
  }
  closeDigits();
  return p === 0 ? ERROR : box(p);
}

/** repr() and str() of an int. */
export function intRepr(v: Value): Value {
  if (!isSmall(v)) return intToText(v, 10, false);
  const i = smallValue(v);
  if (<u64>i < 10) return box(latin1(48 + <u32>i));
  const at = writeDecimal(i);
  return strFromAscii(at, <i32>(DECIMAL_END - at));
}

/** Where the digits of writeDecimal end. */
export const DECIMAL_END: usize = SHORT + 24;

/** Writes the decimal digits of i, and its sign, up to DECIMAL_END; gives where they begin. Valid until the next int is written. */
export function writeDecimal(i: i64): usize {
  let at = DECIMAL_END;
  let rest = <u64>abs(i);
  while (rest >= 1000000000) {
    const upper = rest / 1000000000;
    at -= 9;
    storeDigits(at, <u32>(rest - upper * 1000000000), 9);
    rest = upper;
  }
  let low = <u32>rest;
  do {
    const upper = low / 10;
    store<u8>(--at, <u8>(48 + low - upper * 10));
    low = upper;
  } while (low !== 0);
  if (i < 0) store<u8>(--at, 45);
  return at;
}

// ---- reading ----

function isBlank(c: u32): bool {
  return c === 32 || (c >= 9 && c <= 13);
}

/** What `scanInt` found: digits without underscores lie from `first` on, or 0 digits for text that is no int. */
class Scan {
  static at: usize = 0;
  static end: usize = 0;
  static negative: bool = false;
  static base: u32 = 10;
}

/** Takes blanks at both ends and the sign off. */
function trimAndSign(data: usize, length: i32): void {
  let at = data;
  let end = data + <usize>length;
  while (at < end && isBlank(load<u8>(at))) at++;
  while (end > at && isBlank(load<u8>(end - 1))) end--;
  Scan.negative = at < end && load<u8>(at) === 45;
  if (at < end && (load<u8>(at) === 45 || load<u8>(at) === 43)) at++;
  Scan.at = at;
  Scan.end = end;
}

/** Settles the base (0: by the prefix) and takes the prefix off. False if it cannot be. */
function takePrefix(base: u32): bool {
  const at = Scan.at;
  const left = Scan.end - at;
  let named: u32 = 0;
  if (left >= 2 && load<u8>(at) === 48) {
    const letter = <u32>load<u8>(at, 1) | 32;
    named = letter === 120 ? 16 : letter === 111 ? 8 : letter === 98 ? 2 : 0;
  }
  if (named !== 0 && (base === 0 || base === named)) {
    Scan.at += 2;
    if (Scan.at < Scan.end && load<u8>(Scan.at) === 95) Scan.at++;
    Scan.base = named;
    return true;
  }
  Scan.base = base === 0 ? 10 : base;
  return base !== 0 || left === 0 || load<u8>(at) !== 48 || allZeros();
}

/** In base 0, a literal with zeros in front must be zero. */
function allZeros(): bool {
  for (let at = Scan.at; at < Scan.end; at++) {
    const c = load<u8>(at);
    if (c !== 48 && c !== 95) return false;
  }
  return true;
}

/** Checks digits and single underscores between them; the count of digits, 0 if it is no number. */
function countValidDigits(): i32 {
  let count = 0;
  let afterDigit = false;
  for (let at = Scan.at; at < Scan.end; at++) {
    const c = load<u8>(at);
    if (c === 95) {
      if (!afterDigit) return 0;
      afterDigit = false;
      continue;
    }
    if (digitValue(c) >= Scan.base) return 0;
    afterDigit = true;
    count++;
  }
  return afterDigit ? count : 0;
}

/**
 * The int that bytes of ASCII text spell in base 2 to 36, or 0 for "as its prefix says"; UNBOUND if they spell none;
 * ERROR with an exception pending.
 */
export function intFromAscii(data: usize, length: i32, base: u32): Value {
  trimAndSign(data, length);
  if (!takePrefix(base)) return UNBOUND;
  const count = countValidDigits();
  if (count === 0) return UNBOUND;
  const powerOfTwo = popcnt<u32>(Scan.base) === 1;
  if (!powerOfTwo && maxStrDigits > 0 && count > maxStrDigits) {
    const message =
      "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit";
    return raisef(Exc.ValueError, message, maxStrDigits, count);
  }
  if (count <= 9) return shortInt();
  return powerOfTwo ? powerOfTwoInt(count) : longInt(count);
}

/** At most nine digits: below 36^9, which fits 49 bits. */
function shortInt(): Value {
  let value: i64 = 0;
  for (let at = Scan.at; at < Scan.end; at++) {
    const c = load<u8>(at);
    if (c !== 95) value = value * Scan.base + digitValue(c);
  }
  return intFromI64(Scan.negative ? -value : value);
}

/** The digits without underscores: where they lie, in `block` if there are any underscores. */
function plainDigits(block: usize, count: i32): usize {
  if (Scan.end - Scan.at === <usize>count) return Scan.at;
  let to = block;
  for (let at = Scan.at; at < Scan.end; at++) {
    const c = load<u8>(at);
    if (c !== 95) store<u8>(to++, c);
  }
  return block;
}

function powerOfTwoInt(count: i32): Value {
  const shift = ctz<u32>(Scan.base);
  const limbs = ((<i64>count * shift) >> 5) + 1;
  return makeInt(count, limbs, shift);
}

function longInt(count: i32): Value {
  return makeInt(count, parseLimbs(count, Scan.base), 0);
}

/** Reads the digits into a new int of so many limbs; `shift` is 0 for a base that is no power of two. */
function makeInt(count: i32, limbs: i64, shift: u32): Value {
  const block = rawAlloc(<usize>count);
  if (block === 0) return raiseMemoryError();
  const p = allocInt(<u32>limbs);
  if (p === 0) {
    rawFree(block);
    return ERROR;
  }
  const digits = plainDigits(block, count);
  const negative = Scan.negative;
  const r = p + INT_DIGITS;
  const n =
    shift !== 0 ? limbsFromPowerOfTwo(r, digits, count, shift) : limbsFromText(r, digits, count, Scan.base);
  rawFree(block);
  if (n >= 0) return finishInt(p, n, negative);
  freePlain(p);
  return raiseStatus(n);
}

// ---- text of any script ----

/** ASCII text made of a str by `openAscii`, for parsers of numbers; valid until `closeAscii`. */
export class AsciiText {
  static data: usize = 0;
  static length: i32 = 0;
  static block: usize = 0;
}

/** Shows a str as ASCII: digits of any script as 0-9, blanks as spaces, what else there is as `?`. False: MemoryError. */
export function openAscii(p: usize): bool {
  const length = asStr(p).length;
  AsciiText.block = 0;
  AsciiText.length = length;
  AsciiText.data = p + STR_DATA;
  if (asStr(p).ascii) return true;
  const block = rawAlloc(length);
  if (block === 0) {
    raiseMemoryError();
    return false;
  }
  for (let i: u32 = 0; i < length; i++) store<u8>(block + i, asciiOf(charAt(p, i)));
  AsciiText.block = block;
  AsciiText.data = block;
  return true;
}

function asciiOf(c: u32): u8 {
  if (c < 128) return <u8>c;
  if (isSpace(c)) return 32;
  const digit = decimalValue(c);
  return digit >= 0 ? <u8>(48 + digit) : 63;
}

export function closeAscii(): void {
  if (AsciiText.block !== 0) rawFree(AsciiText.block);
  AsciiText.block = 0;
}

/** The number that nine decimal digits of ASCII at most spell, without blanks, sign or underscore; -1 for any other str. */
export function fewDigits(p: usize): i64 {
  const length = asStr(p).length;
  if (length - 1 >= 9 || !asStr(p).ascii) return -1;
  let value: u32 = 0;
  for (let at = p, end = p + length; at < end; at++) {
    const digit = <u32>load<u8>(at, STR_DATA) - 48;
    if (digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** `intFromAscii` for a str. */
export function intFromStr(p: usize, base: u32): Value {
  if (!openAscii(p)) return ERROR;
  const result = intFromAscii(AsciiText.data, AsciiText.length, base);
  closeAscii();
  return result;
}
