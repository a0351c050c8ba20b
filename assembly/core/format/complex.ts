/** Formatting complex numbers: two floats, the second always with a sign, padded as one text (CPython: Python/formatter_unicode.c). */

import { Exc } from "../../shared/exceptions.ts";
import { Builder, newBuilder } from "../builder.ts";
import { raise } from "../errors.ts";
import { decref } from "../object.ts";
import { asStr } from "../string.ts";
import { ERROR, pointer, Value } from "../value.ts";
import { closeFloat, FloatStyle, openFloat, splitBody } from "./float.ts";
import { writeNumber } from "./layout.ts";
import { Mark, parseSpec, spec, unknownFormatCode } from "./spec.ts";

const E: u32 = 0x65;
const F: u32 = 0x66;
const G: u32 = 0x67;
const N: u32 = 0x6e;
/** The style of repr: the shortest digits. */
const R: u32 = 0x72;

/** format(v, text) for a complex of these parts, `text` not empty: a str, or ERROR. */
export function formatComplex(v: Value, real: f64, imag: f64, text: usize): Value {
  if (!parseSpec(v, text, 0, <i32>asStr(text).length, 0, Mark.RIGHT)) return ERROR;
  const lower = spec.type | 0x20;
  if (spec.type !== 0 && spec.type !== N && lower !== E && lower !== F && lower !== G) {
    return unknownFormatCode(v);
  }
  if (spec.fill === Mark.ZERO) {
    return raise(Exc.ValueError, "Zero padding is not allowed in complex format specifier");
  }
  if (spec.align === Mark.AFTER_SIGN) {
    return raise(Exc.ValueError, "'=' alignment flag is not allowed in complex format specifier");
  }
  return pad(bothParts(real, imag));
}

/** `real±imagj` without padding. Where no type is given it looks like the repr. */
function bothParts(real: f64, imag: f64): Value {
  const width = spec.width;
  const sign = spec.sign;
  const like = spec.type === 0;
  const alone = like && reinterpret<u64>(real) === 0;
  spec.width = 0;
  const out = newBuilder();
  if (like && !alone) out.char(40);
  let good = alone || writePart(out, real);
  if (!alone) spec.sign = Mark.PLUS;
  good = good && writePart(out, imag);
  out.char(106);
  if (like && !alone) out.char(41);
  spec.width = width;
  spec.sign = sign;
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

/** One float as `spec` says; false with MemoryError pending. */
function writePart(out: Builder, x: f64): bool {
  let style = spec.alternate ? FloatStyle.ALTERNATE : FloatStyle.NONE;
  if (spec.noNegativeZero) style |= FloatStyle.NO_NEGATIVE_ZERO;
  let type = spec.type | 0x20;
  let precision = spec.precision;
  if (spec.type === 0) type = precision < 0 ? R : G;
  else if (spec.type === N) type = G;
  else if (spec.type < 0x60) style |= FloatStyle.UPPER;
  if (precision < 0) precision = type === R ? 0 : 6;
  if (!openFloat(x, type, precision, style)) return false;
  splitBody();
  writeNumber(out);
  closeFloat();
  return true;
}

/** Takes over the text. */
function pad(text: Value): Value {
  if (text === ERROR) return ERROR;
  const room = spec.width - <i32>asStr(pointer(text)).length;
  if (room <= 0) return text;
  const left = spec.align === Mark.RIGHT ? room : spec.align === Mark.CENTRE ? room >> 1 : 0;
  const out = newBuilder();
  out.repeat(spec.fill, left);
  out.str(pointer(text));
  out.repeat(spec.fill, room - left);
  decref(text);
  return out.finish();
}
