/** Floats as text, both ways: repr, float("…"), hexadecimal (CPython: Python/pystrtod.c, Objects/floatobject.c). */
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { raiseStatus } from "./bigint.ts";
import { raiseMemoryError } from "./errors.ts";
import { AsciiText, closeAscii, openAscii } from "./inttext.ts";
import { FloatResult } from "./number/convert.ts";
import { Digits, shortestDigits } from "./number/digits.ts";
import { parseDecimal } from "./number/parse.ts";
import { wordToDecimal } from "./number/radix.ts";
import { newAscii } from "./string.ts";
import { box, ERROR, Value } from "./value.ts";

/** Bytes that `writeRepr` may write. */
export const REPR_MAX: i32 = 32;
const TEXT: usize = memory.data(REPR_MAX, 8);
const DIGITS: usize = memory.data(24, 8);

/** repr() and str() of a float. */
export function floatRepr(x: f64): Value {
  const p = newAscii(TEXT, writeRepr(TEXT, x));
  return p === 0 ? ERROR : box(p);
}

/** Writes repr(x) at `out` (REPR_MAX bytes); gives the length. */
export function writeRepr(out: usize, x: f64): i32 {
  const bits = reinterpret<u64>(x);
  if (x !== x) return writeWord(out, 0x6e616e);
  let at = out;
  if (bits >> 63 !== 0) store<u8>(at++, 45);
  if (Math.abs(x) === Infinity) return <i32>(at - out) + writeWord(at, 0x666e69);
  const count = shortestDigits(DIGITS, x);
  const point = Digits.point;
  at = point > 16 || point < -3 ? putExponential(at, count, point) : putFixed(at, count, point);
  return <i32>(at - out);
}

/** Three ASCII letters, the first lowest. */
function writeWord(out: usize, letters: u32): i32 {
  store<u16>(out, <u16>letters);
  store<u8>(out, <u8>(letters >> 16), 2);
  return 3;
}

function putZeros(at: usize, count: i32): usize {
  for (; count > 0; count--) store<u8>(at++, 48);
  return at;
}

function putDigits(at: usize, from: i32, to: i32): usize {
  memory.copy(at, DIGITS + <usize>from, to - from);
  return at + <usize>(to - from);
}

/** digits with the point behind the first `point`, at least one digit on either side. */
function putFixed(at: usize, count: i32, point: i32): usize {
  if (point <= 0) {
    store<u8>(at++, 48);
    store<u8>(at++, 46);
    return putDigits(putZeros(at, -point), 0, count);
  }
  const before = min(count, point);
  at = putZeros(putDigits(at, 0, before), point - before);
  store<u8>(at++, 46);
  return count > point ? putDigits(at, point, count) : putZeros(at, 1);
}

function putExponential(at: usize, count: i32, point: i32): usize {
  at = putDigits(at, 0, 1);
  if (count > 1) {
    store<u8>(at++, 46);
    at = putDigits(at, 1, count);
  }
  return putExponent(at, point - 1, 101);
}

/** `e+05`: letter, sign, at least two digits. */
export function putExponent(at: usize, exponent: i32, letter: u8): usize {
  store<u8>(at, letter);
  store<u8>(at, exponent < 0 ? 45 : 43, 1);
  at += 2;
  const magnitude = abs(exponent);
  if (magnitude < 10) store<u8>(at++, 48);
  return at + <usize>wordToDecimal(at, magnitude);
}

// ---- reading ----

/** Outcome of reading a float. */
export enum FloatText {
  /** `FloatResult.value` is set. */
  Read,
  /** The text is no float. */
  Invalid,
  /** An exception is pending. */
  Failed,
}

function isBlank(c: u32): bool {
  return c === 32 || (c >= 9 && c <= 13);
}

/** Reads what float() accepts of a str: blanks around, underscores between digits, digits of any script, inf and nan. */
export function floatFromStr(p: usize): FloatText {
  if (!openAscii(p)) return FloatText.Failed;
  const result = floatFromAscii(AsciiText.data, AsciiText.length);
  closeAscii();
  return result;
}

/** `floatFromStr` for bytes of ASCII. */
export function floatFromAscii(data: usize, length: i32): FloatText {
  let at = data;
  let end = data + <usize>length;
  while (at < end && isBlank(load<u8>(at))) at++;
  while (end > at && isBlank(load<u8>(end - 1))) end--;
  for (let i = at; i < end; i++) if (load<u8>(i) === 95) return withoutUnderscores(at, end);
  return readSigned(at, end);
}

/** Each underscore must stand between digits. */
function withoutUnderscores(at: usize, end: usize): FloatText {
  const block = rawAlloc(end - at);
  if (block === 0) {
    raiseMemoryError();
    return FloatText.Failed;
  }
  let to = block;
  let previous: u32 = 0;
  let result = FloatText.Read;
  for (; at < end; at++) {
    const c: u32 = load<u8>(at);
    if (c === 95 ? previous - 48 > 9 : previous === 95 && c - 48 > 9) result = FloatText.Invalid;
    if (c !== 95) store<u8>(to++, <u8>c);
    previous = c;
  }
  if (previous === 95) result = FloatText.Invalid;
  if (result === FloatText.Read) result = readSigned(block, to);
  rawFree(block);
  return result;
}

/** [sign] number, the whole of the text. */
function readSigned(at: usize, end: usize): FloatText {
  const negative = at < end && load<u8>(at) === 45;
  if (at < end && (load<u8>(at) === 45 || load<u8>(at) === 43)) at++;
  const length = <i32>(end - at);
  const read = readWord(at, length) ? length : parseDecimal(at, length);
  if (read < 0) {
    raiseStatus(read);
    return FloatText.Failed;
  }
  if (read === 0 || read !== length) return FloatText.Invalid;
  if (negative) FloatResult.value = -FloatResult.value;
  return FloatText.Read;
}

/** "inf", "infinity", "nan" in any case. */
export function readWord(at: usize, length: i32): bool {
  if (matches(at, length, "nan")) FloatResult.value = NaN;
  else if (matches(at, length, "inf") || matches(at, length, "infinity")) FloatResult.value = Infinity;
  else return false;
  return true;
}

/** Length of "infinity", "inf" or "nan" at the front of a text, its value in FloatResult; 0 if it begins with none. */
export function readWordPrefix(at: usize, length: i32): i32 {
  const n = length >= 8 && matches(at, 8, "infinity") ? 8 : min(length, 3);
  return readWord(at, n) ? n : 0;
}

function matches(at: usize, length: i32, word: string): bool {
  if (length !== word.length) return false;
  for (let i = 0; i < length; i++) {
    if ((load<u8>(at + <usize>i) | 32) !== load<u16>(changetype<usize>(word) + ((<usize>i) << 1)))
      return false;
  }
  return true;
}
