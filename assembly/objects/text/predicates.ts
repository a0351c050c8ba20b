/** isalpha, isdigit, islower … of str, bytes and bytearray. Bytes of 0x80 and above are nothing at all. */
import { spendOnBytes } from "../../core/interrupt.ts";
import { charAt, isAscii } from "../../core/text/chars.ts";
import { flagsOf, isIdentifierPart, isIdentifierStart } from "../../core/text/unicode.ts";
import { boxBool, Value } from "../../core/value.ts";
import {
  ALPHA,
  DECIMAL,
  DIGIT,
  LOWER,
  NUMERIC,
  PRINTABLE,
  SPACE,
  TITLE,
  UPPER,
} from "../../generated/unicode.ts";
import { isBytesSpace } from "./trim.ts";
import { argument, Family, subject } from "./view.ts";

/** The flags of the subject's character at index i. */
function flagsAt(i: i32): u32 {
  const c = charAt(subject.data, subject.kind, i);
  if (subject.family === Family.STR) return flagsOf(c);
  if (c >= 0x80) return 0;
  return (flagsOf(c) & ~SPACE) | (isBytesSpace(c) ? SPACE : 0);
}

/** Whether each of the characters has one of these flags. */
function all(args: usize, flags: u32, ofEmpty: bool): Value {
  subject.open(argument(args, 0));
  const n = subject.length;
  if (n === 0) return boxBool(ofEmpty);
  spendOnBytes((<usize>n) << 2);
  if (subject.family === Family.STR && subject.kind === 1) {
    const data = subject.data;
    for (let i = 0; i < n; i++) if (!(flagsOf(load<u8>(data + <usize>i)) & flags)) return boxBool(false);
    return boxBool(true);
  }
  for (let i = 0; i < n; i++) if (!(flagsAt(i) & flags)) return boxBool(false);
  return boxBool(true);
}

export function textIsAlpha(args: usize): Value {
  return all(args, ALPHA, false);
}

export function textIsAlnum(args: usize): Value {
  return all(args, ALPHA | NUMERIC, false);
}

export function textIsDecimal(args: usize): Value {
  return all(args, DECIMAL, false);
}

export function textIsDigit(args: usize): Value {
  return all(args, DIGIT, false);
}

export function textIsNumeric(args: usize): Value {
  return all(args, NUMERIC, false);
}

export function textIsSpace(args: usize): Value {
  return all(args, SPACE, false);
}

export function textIsPrintable(args: usize): Value {
  return all(args, PRINTABLE, true);
}

export function textIsAscii(args: usize): Value {
  subject.open(argument(args, 0));
  if (subject.family === Family.STR) return boxBool(subject.ascii);
  return boxBool(isAscii(subject.data, subject.length));
}

/** Whether some character has the flag and none has one of those that `spoil` it. */
function cased(args: usize, wanted: u32, spoil: u32): Value {
  subject.open(argument(args, 0));
  let found = false;
  for (let i = 0; i < subject.length; i++) {
    const flags = flagsAt(i);
    if (flags & spoil) return boxBool(false);
    if (flags & wanted) found = true;
  }
  return boxBool(found);
}

export function textIsLower(args: usize): Value {
  return cased(args, LOWER, UPPER | TITLE);
}

export function textIsUpper(args: usize): Value {
  return cased(args, UPPER, LOWER | TITLE);
}

/** Whether every word starts with a capital and goes on without, and there is a word. */
export function textIsTitle(args: usize): Value {
  subject.open(argument(args, 0));
  let inWord = false;
  let found = false;
  for (let i = 0; i < subject.length; i++) {
    const flags = flagsAt(i);
    const capital = (flags & (UPPER | TITLE)) !== 0;
    const small = !capital && (flags & LOWER) !== 0;
    if (capital ? inWord : small && !inWord) return boxBool(false);
    inWord = capital || small;
    if (inWord) found = true;
  }
  return boxBool(found);
}

export function strIsIdentifier(args: usize): Value {
  subject.open(argument(args, 0));
  const n = subject.length;
  if (n === 0 || !isIdentifierStart(charAt(subject.data, subject.kind, 0))) return boxBool(false);
  for (let i = 1; i < n; i++) {
    if (!isIdentifierPart(charAt(subject.data, subject.kind, i))) return boxBool(false);
  }
  return boxBool(true);
}
