/** Formatting ints: the presentation types b, c, d, n, o, x, X; those of floats are passed on (format_long_internal). */
import { Exc } from "../../shared/exceptions.ts";
import { Builder, newBuilder } from "../builder.ts";
import { raise } from "../errors.ts";
import { fitsI64, intIsNegative, intToI64 } from "../integer.ts";
import { intToFiniteF64 } from "../intmath.ts";
import { closeDigits, DECIMAL_END, IntDigits, openDigits, writeDecimal } from "../inttext.ts";
import { str } from "../represent.ts";
import { asStr } from "../string.ts";
import { ERROR, isSmall, pointer, smallValue, Value } from "../value.ts";
import { formatBySpec, writeBySpec } from "./float.ts";
import { isOnlyPadded, NumberParts, padAscii, writeNumber } from "./layout.ts";
import { Mark, parseSpec, spec, unknownFormatCode } from "./spec.ts";

const C: u32 = 0x63;
const D: u32 = 0x64;
const N: u32 = 0x6e;
const UPPER_X: u32 = 0x58;

/** format(v, specification): a str, or ERROR. */
export function formatInt(v: Value, specification: Value): Value {
  const text = pointer(specification);
  const length = asStr(text).length;
  if (length === 0) return str(v);
  if (!parseSpec(v, text, 0, <i32>length, D, Mark.RIGHT)) return ERROR;
  return isFloatType(spec.type) ? formatAsFloat(v) : formatAsInt(v);
}

function isFloatType(type: u32): bool {
  const lower = type | 0x20;
  return (lower >= 0x65 && lower <= 0x67) || type === Mark.PERCENT;
}

function formatAsFloat(v: Value): Value {
  const x = intToFiniteF64(v);
  return x !== x ? ERROR : formatBySpec(v, x);
}

/** The base that a type character stands for, 0 for none. */
function baseOf(type: u32): u32 {
  if (type === D || type === N) return 10;
  if (type === 0x62) return 2;
  if (type === 0x6f) return 8;
  return (type | 0x20) === 0x78 ? 16 : 0;
}

function formatAsInt(v: Value): Value {
  const base = checkedBase(v);
  if (base === 10 && isSmall(v) && isOnlyPadded()) {
    const at = writeDecimal(smallValue(v));
    return padAscii(at, <i32>(DECIMAL_END - at));
  }
  const out = newBuilder();
  if (base >= 0 && writeInt(out, v, base)) return out.finish();
  out.drop();
  return ERROR;
}

/** The base for an int laid out by `spec`, 0 for a character; -1 with ValueError pending. */
function checkedBase(v: Value): i32 {
  const base = baseOf(spec.type);
  if (base === 0 && spec.type !== C) unknownFormatCode(v);
  else if (spec.precision >= 0) raise(Exc.ValueError, "Precision not allowed in integer format specifier");
  else if (spec.noNegativeZero)
    raise(Exc.ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
  else return base;
  return -1;
}

/** Writes v in a base that checkedBase gave; false with an exception pending. */
function writeInt(out: Builder, v: Value, base: u32): bool {
  if (base === 0) return writeCharacter(out, v);
  if (!openDigits(v, base, spec.type === UPPER_X ? 55 : 87)) return false;
  NumberParts.negative = intIsNegative(v);
  NumberParts.prefix = spec.alternate && base !== 10 ? spec.type : 0;
  NumberParts.digits = IntDigits.data;
  NumberParts.digitCount = IntDigits.length;
  NumberParts.tailCount = 0;
  writeNumber(out);
  closeDigits();
  return true;
}

/** Writes a small int as characters [from, to) of the str at `text` say; false with an exception pending. */
export function writeSmall(out: Builder, v: Value, text: usize, from: i32, to: i32): bool {
  if (!parseSpec(v, text, from, to, D, Mark.RIGHT)) return false;
  if (isFloatType(spec.type)) return writeBySpec(out, v, <f64>smallValue(v));
  const base = checkedBase(v);
  return base >= 0 && writeInt(out, v, base);
}

/** Type c: the character of that code, padded as text. False with an exception pending. */
function writeCharacter(out: Builder, v: Value): bool {
  if (spec.sign !== Mark.NONE) {
    return refuse("Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    return refuse("Alternate form (#) not allowed with integer format specifier 'c'");
  }
  const code = fitsI64(v) ? intToI64(v) : -1;
  if (!fitsI64(v)) raise(Exc.OverflowError, "Python int too large to convert to C long");
  else if (code < 0 || code > 0x10ffff) raise(Exc.OverflowError, "%c arg not in range(0x110000)");
  if (code < 0 || code > 0x10ffff) return false;
  const padding = max(spec.width - 1, 0);
  const before = spec.align === Mark.LEFT ? 0 : spec.align === Mark.CENTRE ? padding >> 1 : padding;
  for (let i = 0; i < before; i++) out.char(spec.fill);
  out.char(<u32>code);
  for (let i = before; i < padding; i++) out.char(spec.fill);
  return true;
}

/** Raises ValueError. Gives false. */
function refuse(message: string): bool {
  raise(Exc.ValueError, message);
  return false;
}
