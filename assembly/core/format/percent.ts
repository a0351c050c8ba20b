/** Numbers in `%` formatting of str and bytes: the conversions d i u o x X e E f F g G (CPython: Objects/unicodeobject.c). */
import { Builder } from "../builder.ts";
import { intIsNegative } from "../integer.ts";
import { closeDigits, IntDigits, openDigits } from "../inttext.ts";
import { Value } from "../value.ts";
import { closeFloat, FloatStyle, openFloat, splitBody } from "./float.ts";
import { NumberParts, writeNumber } from "./layout.ts";
import { Grouping, Mark, spec } from "./spec.ts";

/** Flags of a `%` conversion, a set of bits. */
export enum PercentFlag {
  /** `-` */
  LEFT = 1,
  /** `+` */
  SIGN = 2,
  /** ` ` */
  BLANK = 4,
  /** `#` */
  ALTERNATE = 8,
  /** `0` */
  ZERO = 16,
}

/** The layout that the flags mean. */
function setSpec(flags: i32, width: i32): void {
  const zero = (flags & PercentFlag.ZERO) !== 0 && (flags & PercentFlag.LEFT) === 0;
  spec.fill = zero ? Mark.ZERO : Mark.SPACE;
  spec.align = flags & PercentFlag.LEFT ? Mark.LEFT : zero ? Mark.AFTER_SIGN : Mark.RIGHT;
  spec.sign = flags & PercentFlag.SIGN ? Mark.PLUS : flags & PercentFlag.BLANK ? Mark.SPACE : Mark.NONE;
  spec.width = width;
  spec.grouping = Grouping.NONE;
  spec.fractionGrouping = Grouping.NONE;
}

/**
 * Writes an int by conversion d, i, u, o, x or X. `flags` is a set of PercentFlag bits; width and precision are -1 where
 * not given. False with an exception pending.
 */
export function percentInt(
  out: Builder,
  v: Value,
  conversion: u32,
  flags: i32,
  width: i32,
  precision: i32,
): bool {
  const lower = conversion | 0x20;
  const base: u32 = lower === 0x78 ? 16 : lower === 0x6f ? 8 : 10;
  if (!openDigits(v, base, conversion === 0x58 ? 55 : 87)) return false;
  setSpec(flags, width);
  NumberParts.negative = intIsNegative(v);
  NumberParts.prefix = (flags & PercentFlag.ALTERNATE) !== 0 && base !== 10 ? conversion : 0;
  NumberParts.digits = IntDigits.data;
  NumberParts.digitCount = IntDigits.length;
  NumberParts.tailCount = 0;
  NumberParts.leastDigits = max(precision, 0);
  writeNumber(out);
  NumberParts.leastDigits = 0;
  closeDigits();
  return true;
}

/** Writes a float by conversion e, E, f, F, g or G, as `percentInt`. */
export function percentFloat(
  out: Builder,
  x: f64,
  conversion: u32,
  flags: i32,
  width: i32,
  precision: i32,
): bool {
  let style = conversion < 0x60 ? FloatStyle.UPPER : FloatStyle.NONE;
  if (flags & PercentFlag.ALTERNATE) style |= FloatStyle.ALTERNATE;
  if (!openFloat(x, conversion | 0x20, precision < 0 ? 6 : precision, style)) return false;
  setSpec(flags, width);
  splitBody();
  writeNumber(out);
  closeFloat();
  return true;
}
