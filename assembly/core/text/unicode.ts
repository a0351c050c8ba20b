/**
 * What Python asks about one character, answered as CPython 3.14 does (Objects/unicodectype.c; Unicode 16).
 *
 * Not here: whole strings (objects/), names, decompositions and numeric values beyond digits (`unicodedata`).
 * A code point of 0x110000 or above must not come here; lone surrogates may.
 */
import {
  ALPHA,
  blanks,
  CASE_IGNORABLE,
  CASED,
  caseRecords,
  caseRow,
  DECIMAL,
  DIGIT,
  DIGIT_SHIFT,
  FIRST_WIDE_SPACE,
  flagRecords,
  flagRow,
  ID_CONTINUE,
  ID_START,
  LAST_WIDE_SPACE,
  LINE_BREAK,
  LOWER,
  latinFlags,
  NUMERIC,
  PRINTABLE,
  SPACE,
  SPECIAL,
  specialCases,
  TITLE,
  UPPER,
} from "../../generated/unicode.ts";

export const MAX_CODE_POINT: u32 = 0x10ffff;

/** Words of a case record, and lists of a special mapping, in the order the generator writes them. */
export enum Case {
  LOWER = 0,
  UPPER = 1,
  TITLE = 2,
  FOLD = 3,
}

/** All flags of `c` at once (bits of generated/unicode.ts), for loops that test several. */
export function flagsOf(c: u32): u32 {
  return c < 256
    ? load<u32>(latinFlags + ((<usize>c) << 2))
    : load<u32>(flagRecords + ((<usize>flagRow(c)) << 2));
}

export function isAlpha(c: u32): bool {
  return (flagsOf(c) & ALPHA) !== 0;
}

export function isDecimal(c: u32): bool {
  return (flagsOf(c) & DECIMAL) !== 0;
}

export function isDigit(c: u32): bool {
  return (flagsOf(c) & DIGIT) !== 0;
}

export function isNumeric(c: u32): bool {
  return (flagsOf(c) & NUMERIC) !== 0;
}

/** Letters and everything numeric: every decimal or other digit has the NUMERIC flag too. */
export function isAlnum(c: u32): bool {
  return (flagsOf(c) & (ALPHA | NUMERIC)) !== 0;
}

export function isLower(c: u32): bool {
  return (flagsOf(c) & LOWER) !== 0;
}

export function isUpper(c: u32): bool {
  return (flagsOf(c) & UPPER) !== 0;
}

export function isTitle(c: u32): bool {
  return (flagsOf(c) & TITLE) !== 0;
}

export function isCased(c: u32): bool {
  return (flagsOf(c) & CASED) !== 0;
}

export function isCaseIgnorable(c: u32): bool {
  return (flagsOf(c) & CASE_IGNORABLE) !== 0;
}

export function isSpace(c: u32): bool {
  if (c < 256) return (load<u8>(blanks + <usize>c) & 1) !== 0;
  return c >= FIRST_WIDE_SPACE && c <= LAST_WIDE_SPACE && (flagsOf(c) & SPACE) !== 0;
}

export function isLineBreak(c: u32): bool {
  return (flagsOf(c) & LINE_BREAK) !== 0;
}

/** Whether repr() shows the character as it is. */
export function isPrintable(c: u32): bool {
  return (flagsOf(c) & PRINTABLE) !== 0;
}

/** XID_Start or an underscore. */
export function isIdentifierStart(c: u32): bool {
  return (flagsOf(c) & ID_START) !== 0 || c === 0x5f;
}

/** XID_Continue. */
export function isIdentifierPart(c: u32): bool {
  return (flagsOf(c) & ID_CONTINUE) !== 0;
}

/** The value of a character of category Nd, as int() and float() read it; -1 for any other. */
export function decimalValue(c: u32): i32 {
  const flags = flagsOf(c);
  return flags & DECIMAL ? <i32>(flags >> DIGIT_SHIFT) : -1;
}

/** The value of a decimal digit or of a special one (superscript, circled …); -1 for any other character. */
export function digitValue(c: u32): i32 {
  const flags = flagsOf(c);
  return flags & DIGIT ? <i32>(flags >> DIGIT_SHIFT) : -1;
}

function caseRecord(c: u32): usize {
  return caseRecords + ((<usize>caseRow(c)) << 4);
}

/** The simple (one to one) mapping to lower case, which regular expressions use. */
export function toLower(c: u32): u32 {
  return c + load<i32>(caseRecord(c), Case.LOWER << 2);
}

/** The simple (one to one) mapping to upper case. */
export function toUpper(c: u32): u32 {
  return c + load<i32>(caseRecord(c), Case.UPPER << 2);
}

/** The simple (one to one) mapping to title case. */
export function toTitle(c: u32): u32 {
  return c + load<i32>(caseRecord(c), Case.TITLE << 2);
}

/** What `mapSimple` gives where one character becomes several. */
export const NOT_SIMPLE: u32 = u32.MAX_VALUE;

/** The full mapping of `c` to the case `to` where that is one character; else NOT_SIMPLE, and mapCase tells. */
export function mapSimple(c: u32, to: Case): u32 {
  const record = caseRecord(c);
  if (load<i32>(record, Case.FOLD << 2) >= SPECIAL) return NOT_SIMPLE;
  return c + load<i32>(record + ((<usize>to) << 2));
}

/**
 * Writes the full mapping of `c` to the case `to`, one to three characters, as u32 at `out`; returns how many.
 * Mappings that depend on the context (the final sigma) are the caller's.
 */
export function mapCase(c: u32, to: Case, out: usize): i32 {
  const record = caseRecord(c);
  const fold = load<i32>(record, Case.FOLD << 2);
  if (fold < SPECIAL) {
    store<u32>(out, c + load<i32>(record + ((<usize>to) << 2)));
    return 1;
  }
  const list = specialCases + <usize>((fold - SPECIAL) * 24 + to * 6);
  let count = 0;
  while (count < 3) {
    const mapped: u32 = load<u16>(list + ((<usize>count) << 1));
    if (mapped === 0) break;
    store<u32>(out + ((<usize>count) << 2), mapped);
    count++;
  }
  return count;
}
