/**
 * The format specification mini-language, parsed once for all types (PEP 3101, 378, 515, 682; CPython 3.14's
 * Python/formatter_unicode.c):
 *
 *     [[fill]align][sign]["z"]["#"]["0"][width][grouping]["." [precision][grouping]][type]
 *
 * What an option means for a type, and which it refuses, is that type's business: core/number's writers for int and float,
 * objects/strformat.ts for str. The result lies in one static record, `spec`: read it before anything calls Python.
 */
import { Exc } from "../../shared/exceptions.ts";
import { raise, raisef } from "../errors.ts";
import { decref } from "../object.ts";
import { asStr, charAt } from "../string.ts";
import { substring } from "../substring.ts";
import { decimalValue } from "../text/unicode.ts";
import { ERROR, Value } from "../value.ts";
import { findKnown, keepKnown } from "./known.ts";

/** What stands between groups of digits, before the point or (3.14) behind it. */
export enum Grouping {
  NONE,
  /** A comma between groups of three. */
  COMMA,
  /** An underscore between groups of three. */
  UNDERSCORE,
  /** An underscore between groups of four: bases 2, 8 and 16. */
  UNDERSCORE_FOUR,
}

/** Characters of the language. */
export enum Mark {
  NONE = 0,
  SPACE = 0x20,
  HASH = 0x23,
  PERCENT = 0x25,
  PLUS = 0x2b,
  COMMA = 0x2c,
  MINUS = 0x2d,
  POINT = 0x2e,
  ZERO = 0x30,
  LEFT = 0x3c,
  /** Padding goes between sign and digits. */
  AFTER_SIGN = 0x3d,
  RIGHT = 0x3e,
  CENTRE = 0x5e,
  UNDERSCORE = 0x5f,
  LOWER_Z = 0x7a,
}

@unmanaged
export class FormatSpec {
  /** Character that pads; a space by default. */
  fill: u32;
  /** Mark.LEFT, RIGHT, AFTER_SIGN or CENTRE: the default of the type if the text names none. */
  align: u32;
  /** Mark.PLUS, MINUS, SPACE or NONE. */
  sign: u32;
  /** -1 if there is none. */
  width: i32;
  /** -1 if there is none. */
  precision: i32;
  grouping: Grouping;
  /** Grouping of the digits behind the point. */
  fractionGrouping: Grouping;
  /** The type character, or the type's default. */
  type: u32;
  /** `z`: a negative zero is written as a positive one. */
  noNegativeZero: bool;
  /** `#` */
  alternate: bool;
}

/** What the last successful `parseSpec` found; as long as known.ts copies. */
export const spec: FormatSpec = changetype<FormatSpec>(memory.data(48, 16));

let text: usize = 0;
let at: i32 = 0;
let end: i32 = 0;

function peek(): u32 {
  return at < end ? charAt(text, at) : 0;
}

/** Moves on if `c` comes next. */
function accept(c: u32): bool {
  if (at >= end || peek() !== c) return false;
  at++;
  return true;
}

function isAlign(c: u32): bool {
  return c === Mark.LEFT || c === Mark.RIGHT || c === Mark.AFTER_SIGN || c === Mark.CENTRE;
}

/**
 * Parses characters [from, to) of the str at `source` as the specification for `v`, into `spec`. `defaultType` is taken
 * where no type is given, `defaultAlign` (Mark.LEFT or Mark.RIGHT) where no alignment is. False with ValueError pending.
 */
export function parseSpec(
  v: Value,
  source: usize,
  from: i32,
  to: i32,
  defaultType: u32,
  defaultAlign: u32,
): bool {
  const short = from < to && to - from <= 8 && asStr(source).ascii !== 0;
  if (!short) return parse(v, source, from, to, defaultType, defaultAlign);
  if (findKnown(source + <usize>to, to - from, defaultType, defaultAlign)) return true;
  if (!parse(v, source, from, to, defaultType, defaultAlign)) return false;
  keepKnown();
  return true;
}

function parse(v: Value, source: usize, from: i32, to: i32, defaultType: u32, defaultAlign: u32): bool {
  text = source;
  at = from;
  end = to;
  const filled = parseAlign(defaultAlign);
  parseFlags(filled, defaultAlign);
  if (!parseWidth() || !parsePrecision()) return false;
  if (end - at > 1) return badSpec(v, from);
  spec.type = at < end ? peek() : defaultType;
  return checkGrouping();
}

const FILLED: i32 = 1;
const ALIGNED: i32 = 2;

/** `[[fill]align]`: which of the two the text gives, as a set of bits. */
function parseAlign(defaultAlign: u32): i32 {
  spec.fill = Mark.SPACE;
  spec.align = defaultAlign;
  if (end - at >= 2 && isAlign(charAt(text, at + 1))) {
    spec.fill = peek();
    spec.align = charAt(text, at + 1);
    at += 2;
    return FILLED | ALIGNED;
  }
  if (!isAlign(peek())) return 0;
  spec.align = peek();
  at++;
  return ALIGNED;
}

/** `[sign]["z"]["#"]["0"]`; the zero means "fill with zeros behind the sign" where nothing else was said. */
function parseFlags(given: i32, defaultAlign: u32): void {
  spec.sign = Mark.NONE;
  const c = peek();
  if (c === Mark.PLUS || c === Mark.MINUS || c === Mark.SPACE) {
    spec.sign = c;
    at++;
  }
  spec.noNegativeZero = accept(Mark.LOWER_Z);
  spec.alternate = accept(Mark.HASH);
  if (given & FILLED || !accept(Mark.ZERO)) return;
  spec.fill = Mark.ZERO;
  if (!(given & ALIGNED) && defaultAlign === Mark.RIGHT) spec.align = Mark.AFTER_SIGN;
}

/** `[width][grouping]` */
function parseWidth(): bool {
  spec.width = parseNumber();
  if (spec.width === OVERFLOW) return false;
  spec.grouping = parseGrouping();
  return spec.grouping !== BOTH_GROUPINGS;
}

/** `["." [precision][grouping]]`, of which at least one must follow the point. */
function parsePrecision(): bool {
  spec.precision = -1;
  spec.fractionGrouping = Grouping.NONE;
  if (!accept(Mark.POINT)) return true;
  spec.precision = parseNumber();
  if (spec.precision === OVERFLOW) return false;
  spec.fractionGrouping = parseGrouping();
  if (spec.fractionGrouping === BOTH_GROUPINGS) return false;
  if (spec.precision >= 0 || spec.fractionGrouping !== Grouping.NONE) return true;
  raise(Exc.ValueError, "Format specifier missing precision");
  return false;
}

const OVERFLOW: i32 = -2;

/** A number in decimal digits of any script; -1 if there is none; OVERFLOW with ValueError pending. */
function parseNumber(): i32 {
  const start = at;
  let value: i64 = 0;
  for (let digit = decimalValue(peek()); digit >= 0; digit = decimalValue(peek())) {
    value = value * 10 + digit;
    if (value > i32.MAX_VALUE) {
      raise(Exc.ValueError, "Too many decimal digits in format string");
      return OVERFLOW;
    }
    at++;
  }
  return at === start ? -1 : <i32>value;
}

const BOTH_GROUPINGS: i32 = -1;

/** `,` or `_` or nothing; BOTH_GROUPINGS with ValueError pending. */
function parseGrouping(): Grouping {
  const comma = accept(Mark.COMMA);
  const underscore = accept(Mark.UNDERSCORE);
  if (underscore && (comma || peek() === Mark.COMMA)) {
    raise(Exc.ValueError, "Cannot specify both ',' and '_'.");
    return BOTH_GROUPINGS;
  }
  return comma ? Grouping.COMMA : underscore ? Grouping.UNDERSCORE : Grouping.NONE;
}

function badSpec(v: Value, from: i32): bool {
  const given = substring(text, from, end);
  if (given === ERROR) return false;
  raisef(Exc.ValueError, "Invalid format specifier '%S' for object of type '%T'", given, v);
  decref(given);
  return false;
}

const B: u32 = 0x62;
const D: u32 = 0x64;
const E: u32 = 0x65;
const F: u32 = 0x66;
const G: u32 = 0x67;
const N: u32 = 0x6e;
const O: u32 = 0x6f;
const X: u32 = 0x78;

/** Grouping goes with decimal types; the underscore with the other bases as well, in fours. */
function checkGrouping(): bool {
  const type = spec.type;
  if (spec.grouping !== Grouping.NONE) {
    const lower = type | 0x20;
    const decimal =
      type === 0 || type === D || lower === E || lower === F || lower === G || type === Mark.PERCENT;
    if (!decimal) {
      const based = type === B || type === O || lower === X;
      if (!based || spec.grouping === Grouping.COMMA) return badGrouping(spec.grouping);
      spec.grouping = Grouping.UNDERSCORE_FOUR;
    }
  }
  if (type === N && spec.fractionGrouping !== Grouping.NONE) return badGrouping(spec.fractionGrouping);
  return true;
}

function badGrouping(grouping: Grouping): bool {
  const sign: i64 = grouping === Grouping.COMMA ? Mark.COMMA : Mark.UNDERSCORE;
  if (isPlain(spec.type)) raisef(Exc.ValueError, "Cannot specify '%c' with '%c'.", sign, spec.type);
  else raisef(Exc.ValueError, "Cannot specify '%c' with '\\x%x'.", sign, spec.type);
  return false;
}

/** Whether messages show a type character as it is. */
function isPlain(c: u32): bool {
  return c > 32 && c < 128;
}

/** ValueError for a type character that the type of v does not know. Gives ERROR. */
export function unknownFormatCode(v: Value): Value {
  if (isPlain(spec.type)) {
    return raisef(Exc.ValueError, "Unknown format code '%c' for object of type '%T'", spec.type, v);
  }
  return raisef(Exc.ValueError, "Unknown format code '\\x%x' for object of type '%T'", spec.type, v);
}
