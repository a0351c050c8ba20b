/** float.hex and float.fromhex (CPython: Objects/floatobject.c). */
import { raise } from "../core/errors.ts";
import { readWord, writeRepr } from "../core/floattext.ts";
import { FloatResult } from "../core/number/convert.ts";
import { parseHex } from "../core/number/parse.ts";
import { wordToDecimal } from "../core/number/radix.ts";
import { asStr, isStr, newAscii, STR_DATA } from "../core/string.ts";
import { box, boxFloat, ERROR, pointer, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";

const TEXT: usize = memory.data(40, 8);

/** The text of float.hex: sign, 0x, one digit, 13 digits of the fraction, p and the exponent. */
export function floatHex(x: f64): Value {
  let at = TEXT;
  if (!Number.isFinite(x)) at += <usize>writeRepr(TEXT, x);
  else {
    const bits = reinterpret<u64>(x);
    if (bits >> 63 !== 0) store<u8>(at++, 45);
    at = putMagnitude(at, bits & 0xfffffffffffff, <i32>((bits >> 52) & 0x7ff));
  }
  const p = newAscii(TEXT, <u32>(at - TEXT));
  return p === 0 ? ERROR : box(p);
}

function putMagnitude(at: usize, fraction: u64, field: i32): usize {
  const zero = field === 0 && fraction === 0;
  store<u8>(at, 48);
  store<u8>(at, 120, 1);
  store<u8>(at, field === 0 ? 48 : 49, 2);
  store<u8>(at, 46, 3);
  at += 4;
  for (let shift = 48; shift >= (zero ? 48 : 0); shift -= 4) {
    const digit = <u8>((fraction >> shift) & 15);
    store<u8>(at++, digit < 10 ? 48 + digit : 87 + digit);
  }
  const exponent = zero ? 0 : max(field, 1) - 1023;
  store<u8>(at, 112);
  store<u8>(at, exponent < 0 ? 45 : 43, 1);
  return at + 2 + <usize>wordToDecimal(at + 2, abs(exponent));
}

/** The float that a str spells in hexadecimal, or ERROR. */
export function floatFromHex(text: Value): Value {
  if (!isStr(text)) return raise(Exc.TypeError, "bad argument type for built-in operation");
  // Neither digits nor blanks of other scripts count.
  const data = pointer(text) + STR_DATA;
  const isPlain = asStr(pointer(text)).ascii !== 0;
  if (!isPlain || !readHex(data, data + <usize>asStr(pointer(text)).length))
    return raise(Exc.ValueError, "invalid hexadecimal floating-point string");
  if (tooLarge) return raise(Exc.OverflowError, "hexadecimal value too large to represent as a float");
  return boxFloat(FloatResult.value);
}

/** Whether digits, not a word, gave infinity. */
let tooLarge: bool = false;

function isBlank(c: u32): bool {
  return c === 32 || (c >= 9 && c <= 13);
}

/** blanks [sign] (inf | nan | [0x] digits) blanks; sets `FloatResult.value`. */
function readHex(at: usize, end: usize): bool {
  while (at < end && isBlank(load<u8>(at))) at++;
  while (end > at && isBlank(load<u8>(end - 1))) end--;
  const negative = at < end && load<u8>(at) === 45;
  if (at < end && (load<u8>(at) === 45 || load<u8>(at) === 43)) at++;
  tooLarge = false;
  if (!readWord(at, <i32>(end - at))) {
    if (end - at > 2 && load<u8>(at) === 48 && (load<u8>(at, 1) | 32) === 120) at += 2;
    const read = parseHex(at, <i32>(end - at));
    if (read === 0 || <usize>read !== end - at) return false;
    tooLarge = FloatResult.value === Infinity;
  }
  if (negative) FloatResult.value = -FloatResult.value;
  return true;
}
