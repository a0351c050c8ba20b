/**
 * Formatting floats: the presentation types e, f, g, n, % and none (CPython: Python/pystrtod.c, format_float_internal).
 * `openFloat` writes the number as ASCII without sign into a scratch block; layout.ts pads it.
 */
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { raiseStatus } from "../bigint.ts";
import { Builder, newBuilder } from "../builder.ts";
import { raiseMemoryError } from "../errors.ts";
import { floatRepr, putExponent } from "../floattext.ts";
import { Digits, exactDigits, exactDigitsRoom, SHORTEST_MAX, shortestDigits } from "../number/digits.ts";
import { str } from "../represent.ts";
import { asStr } from "../string.ts";
import { ERROR, isFloat, Value } from "../value.ts";
import { isOnlyPadded, NumberParts, padAscii, writeNumber } from "./layout.ts";
import { Mark, parseSpec, spec, unknownFormatCode } from "./spec.ts";

/** How a float is to be written, beside its precision. */
export enum FloatStyle {
  NONE = 0,
  /** Keep the point and trailing zeros (#). */
  ALTERNATE = 1,
  /** At least one digit behind the point where there is no exponent. */
  ADD_DOT_0 = 2,
  /** A negative zero is written as a positive one (z). */
  NO_NEGATIVE_ZERO = 4,
  UPPER = 8,
}

/** What `openFloat` made; valid until `closeFloat`. */
export class FloatBody {
  static block: usize = 0;
  static data: usize = 0;
  static length: i32 = 0;
  static negative: bool = false;
}

/** Room for what has no more than about 200 digits behind the point. */
const SHORT_SIZE: i32 = 1200;
const SHORT: usize = memory.data(1200, 8);

const E: u32 = 0x65;
const F: u32 = 0x66;
const G: u32 = 0x67;
const N: u32 = 0x6e;
/** The style of repr: the shortest digits. */
const R: u32 = 0x72;

/**
 * Writes |x| in style `type`: e, f or g with `precision`, or r. `style` is a set of FloatStyle bits. False with
 * MemoryError pending.
 */
export function openFloat(x: f64, type: u32, precision: i32, style: i32): bool {
  const room = exactDigitsRoom(precision);
  // Digits, then the text: at most 310 places before the point, the precision behind it, an exponent.
  const size = <u64>room + SHORTEST_MAX + 400 + <u64>max(precision, 0);
  const block = size <= <u64>SHORT_SIZE ? SHORT : size > 0x7ffffff0 ? 0 : rawAlloc(<usize>size);
  if (block === 0) {
    raiseMemoryError();
    return false;
  }
  FloatBody.block = block;
  FloatBody.data = block + <usize>(room + SHORTEST_MAX);
  FloatBody.negative = reinterpret<u64>(x) >> 63 !== 0 && x === x;
  if (Number.isFinite(x)) return writeFinite(x, type, precision, style);
  const word =
    x !== x ? (style & FloatStyle.UPPER ? "NAN" : "nan") : style & FloatStyle.UPPER ? "INF" : "inf";
  for (let i = 0; i < 3; i++) store<u8>(FloatBody.data + <usize>i, <u8>word.charCodeAt(i));
  FloatBody.length = 3;
  return true;
}

export function closeFloat(): void {
  if (FloatBody.block !== SHORT) rawFree(FloatBody.block);
}

function writeFinite(x: f64, type: u32, precision: i32, style: i32): bool {
  const digits = FloatBody.block;
  if (type === G && precision === 0) precision = 1;
  let count: i32;
  if (type === R) count = shortestDigits(digits, x);
  else count = exactDigits(digits, x, type === E ? precision + 1 : precision, type !== F);
  if (count < 0) {
    closeFloat();
    raiseStatus(count);
    return false;
  }
  let point = Digits.point;
  if (count === 0) {
    point = type === F ? -precision : 1;
    if (style & FloatStyle.NO_NEGATIVE_ZERO) FloatBody.negative = false;
  }
  if (x === 0 && style & FloatStyle.NO_NEGATIVE_ZERO) FloatBody.negative = false;
  writeDigits(digits, count, point, type, precision, style);
  return true;
}

/** Whether an exponent is written: always, never, or outside the range of the style. */
function usesExponent(point: i32, type: u32, precision: i32, style: i32): bool {
  if (type === E) return true;
  if (type === F) return false;
  if (type === R) return point <= -4 || point > 16;
  return point <= -4 || point > precision - (style & FloatStyle.ADD_DOT_0 ? 1 : 0);
}

/** Lays the digits out: position i of the number is digit i, zeros beyond those there are; the point stands before `point`. */
function writeDigits(digits: usize, count: i32, point: i32, type: u32, precision: i32, style: i32): void {
  const exponential = usesExponent(point, type, precision, style);
  const exponent = point - 1;
  let end = count;
  if (type === E) end = precision + 1;
  else if (type === F) end = point + precision;
  else if (style & FloatStyle.ALTERNATE) end = max(precision, count);
  else while (end > 0 && load<u8>(digits + <usize>(end - 1)) === 48) end--;
  if (exponential) point = 1;
  end = max(end, !exponential && style & FloatStyle.ADD_DOT_0 ? point + 1 : point);
  let at = FloatBody.data;
  for (let i = point <= 0 ? point - 1 : 0; i < end; i++) {
    if (i === point) store<u8>(at++, Mark.POINT);
    store<u8>(at++, i >= 0 && i < count ? load<u8>(digits + <usize>i) : 48);
  }
  if (style & FloatStyle.ALTERNATE && end === point) store<u8>(at++, Mark.POINT);
  if (exponential) at = putExponent(at, exponent, style & FloatStyle.UPPER ? 69 : 101);
  FloatBody.length = <i32>(at - FloatBody.data);
}

/** Cuts the open float into parts for the layout: the digits in front, and the rest. */
export function splitBody(): void {
  let n = 0;
  while (n < FloatBody.length && <u32>load<u8>(FloatBody.data + <usize>n) - 48 < 10) n++;
  NumberParts.negative = FloatBody.negative;
  NumberParts.prefix = 0;
  NumberParts.digits = FloatBody.data;
  NumberParts.digitCount = n;
  NumberParts.tail = FloatBody.data + <usize>n;
  NumberParts.tailCount = FloatBody.length - n;
}

/** format(v, text) for a float of value x: a str, or ERROR. */
export function formatFloat(v: Value, x: f64, text: usize): Value {
  const length = asStr(text).length;
  if (length === 0) return isFloat(v) ? floatRepr(x) : str(v);
  if (!parseSpec(v, text, 0, <i32>length, 0, Mark.RIGHT)) return ERROR;
  return formatBySpec(v, x);
}

/** Writes the float x as characters [from, to) of the str at `text` say; false with an exception pending. */
export function writeFloat(out: Builder, v: Value, x: f64, text: usize, from: i32, to: i32): bool {
  return parseSpec(v, text, from, to, 0, Mark.RIGHT) && writeBySpec(out, v, x);
}

/** The float x laid out as `spec` says; v is named in the message about an unknown type. */
export function formatBySpec(v: Value, x: f64): Value {
  if (!openBySpec(v, x)) return ERROR;
  const text = isOnlyPadded() ? padBody() : layBodyOut();
  closeFloat();
  return text;
}

/** As formatBySpec, written; false with an exception pending. */
export function writeBySpec(out: Builder, v: Value, x: f64): bool {
  if (!openBySpec(v, x)) return false;
  splitBody();
  writeNumber(out);
  closeFloat();
  return true;
}

function openBySpec(v: Value, x: f64): bool {
  let type = spec.type | 0x20;
  let style = spec.alternate ? FloatStyle.ALTERNATE : FloatStyle.NONE;
  if (spec.noNegativeZero) style |= FloatStyle.NO_NEGATIVE_ZERO;
  let precision = spec.precision;
  const percent = spec.type === Mark.PERCENT;
  if (percent) {
    type = F;
    x *= 100.0;
  } else if (spec.type === 0) {
    style |= FloatStyle.ADD_DOT_0;
    type = precision < 0 ? R : G;
  } else if (spec.type === N) type = G;
  else if (type !== E && type !== F && type !== G) {
    unknownFormatCode(v);
    return false;
  } else if (spec.type < 0x60) style |= FloatStyle.UPPER;
  if (precision < 0) precision = type === R ? 0 : 6;
  if (!openFloat(x, type, precision, style)) return false;
  if (percent) store<u8>(FloatBody.data + usize(FloatBody.length++), Mark.PERCENT);
  return true;
}

/** The open float padded. The byte in front of its digits is free for a sign. */
function padBody(): Value {
  const sign: usize = FloatBody.negative ? 1 : 0;
  if (sign) store<u8>(FloatBody.data - 1, Mark.MINUS);
  return padAscii(FloatBody.data - sign, FloatBody.length + <i32>sign);
}

function layBodyOut(): Value {
  splitBody();
  const out = newBuilder();
  writeNumber(out);
  return out.finish();
}
