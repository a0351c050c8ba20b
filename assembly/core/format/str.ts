/** Formatting str: width, fill, alignment and precision (CPython: format_string_internal). */
import { Exc } from "../../shared/exceptions.ts";
import { newBuilder } from "../builder.ts";
import { raise } from "../errors.ts";
import { str } from "../represent.ts";
import { asStr, STR_DATA } from "../string.ts";
import { exactStr, substring } from "../substring.ts";
import { ERROR, pointer, Value } from "../value.ts";
import { padAscii } from "./layout.ts";
import { Mark, parseSpec, spec, unknownFormatCode } from "./spec.ts";

const TYPE_S: u32 = 0x73;

/** format(v, specification) for a str and its subclasses: a str, or ERROR. */
export function formatStr(v: Value, specification: Value): Value {
  const text = pointer(specification);
  const length = asStr(text).length;
  if (length === 0) return str(v);
  if (!parseSpec(v, text, 0, length, TYPE_S, Mark.LEFT)) return ERROR;
  if (spec.type !== TYPE_S) return unknownFormatCode(v);
  const refusal = refusedOption();
  if (refusal.length !== 0) return raise(Exc.ValueError, refusal);
  return pad(pointer(v));
}

/** What is wrong with `spec` for a str; the empty text if nothing is. */
function refusedOption(): string {
  if (spec.sign === Mark.SPACE) return "Space not allowed in string format specifier";
  if (spec.sign !== Mark.NONE) return "Sign not allowed in string format specifier";
  if (spec.noNegativeZero) return "Negative zero coercion (z) not allowed in string format specifier";
  if (spec.alternate) return "Alternate form (#) not allowed in string format specifier";
  if (spec.align === Mark.AFTER_SIGN) return "'=' alignment not allowed in string format specifier";
  return "";
}

/** The str at p, cut to the precision and padded to the width of `spec`. */
function pad(p: usize): Value {
  const length = <i32>asStr(p).length;
  const kept = spec.precision >= 0 ? min(spec.precision, length) : length;
  const room = spec.width - kept;
  if (room <= 0) return kept === length ? exactStr(p) : substring(p, 0, kept);
  const left = spec.align === Mark.RIGHT ? room : spec.align === Mark.CENTRE ? room >> 1 : 0;
  const fill = spec.fill;
  if (asStr(p).ascii && fill < 0x80 && spec.precision < 0) return padAscii(p + STR_DATA, length);
  const out = newBuilder();
  out.repeat(fill, left);
  out.slice(p, 0, kept);
  out.repeat(fill, room - left);
  return out.finish();
}
