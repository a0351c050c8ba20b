/**
 * Case of str, bytes and bytearray: lower, upper, casefold, title, capitalize, swapcase. Bytes know ASCII letters only; a str
 * follows the full mappings of Unicode (SpecialCasing.txt), of which one depends on the context: the final sigma.
 */
import { Builder, newBuilder } from "../../core/builder.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { decrefAt } from "../../core/object.ts";
import { asStr, isExactStr, STR_DATA, StrBlock } from "../../core/string.ts";
import { allocAscii, strFromChars } from "../../core/substring.ts";
import { asciiLower, asciiSwapCase, asciiUpper, flipAscii, flipWord } from "../../core/text/ascii.ts";
import { charAt, setChar } from "../../core/text/chars.ts";
import {
  Case,
  isCased,
  isCaseIgnorable,
  isLower,
  isUpper,
  mapCase,
  mapSimple,
  NOT_SIMPLE,
} from "../../core/text/unicode.ts";
import { box, ERROR, pointer, Value } from "../../core/value.ts";
import { allocLike, argument, Family, finishLike, madeData, subject } from "./view.ts";

/** What a method does with each letter. */
enum Change {
  LOWER,
  UPPER,
  FOLD,
  SWAP,
  /** Title case at the start of words, lower case inside. */
  TITLE,
  /** Title case for the first character, lower case for the rest. */
  CAPITALIZE,
}

export function textLower(args: usize): Value {
  const p = shortAscii(args);
  if (p === 0) return change(args, Change.LOWER);
  return flipShort(p, 0x41);
}

export function textUpper(args: usize): Value {
  const p = shortAscii(args);
  if (p === 0) return change(args, Change.UPPER);
  return flipShort(p, 0x61);
}

/** The str that a method was called on if it is exact, ASCII and of two to SHORT characters: most words are. Else 0. */
function shortAscii(args: usize): usize {
  const v = load<i64>(args);
  if (!isExactStr(v)) return 0;
  const p = pointer(v);
  return asStr(p).ascii && asStr(p).length - 2 <= SHORT - 2 ? p : 0;
}

const SHORT: u32 = 32;

/** A copy of such a str with bit 5 changed in the letters of the case that `from` begins, eight at a time. */
function flipShort(p: usize, from: u64): Value {
  const n = asStr(p).length;
  const result = StrBlock.open((STR_DATA + <usize>n + 7) & ~7, n, 1);
  if (result === 0) return raiseMemoryError();
  asStr(result).ascii = 1;
  // The last word may reach seven bytes past the text, in both blocks.
  for (let i: usize = STR_DATA; i < STR_DATA + <usize>n; i += 8) {
    store<u64>(result + i, flipWord(load<u64>(p + i), from));
  }
  return box(result);
}

export function textCasefold(args: usize): Value {
  return change(args, Change.FOLD);
}

export function textSwapCase(args: usize): Value {
  return change(args, Change.SWAP);
}

export function textTitle(args: usize): Value {
  return change(args, Change.TITLE);
}

export function textCapitalize(args: usize): Value {
  return change(args, Change.CAPITALIZE);
}

function change(args: usize, how: Change): Value {
  subject.open(argument(args, 0));
  const n = subject.length;
  const short = subject.ascii && n > 1;
  let p: usize;
  if (short) p = allocAscii(n);
  else {
    if (subject.family === Family.STR && !subject.ascii) return changeUnicode(how);
    p = allocLike(subject.family, n, 1, true);
  }
  if (p === 0) return ERROR;
  const from = subject.data;
  const to = short ? p + STR_DATA : madeData;
  if (how === Change.UPPER) asciiUpper(to, from, n);
  else if (how === Change.SWAP) asciiSwapCase(to, from, n);
  else asciiLower(to, from, n);
  if (how === Change.CAPITALIZE) asciiUpper(to, to, min(n, 1));
  else if (how === Change.TITLE) raiseWordStarts(to, n);
  return short ? box(p) : finishLike(subject.family, p);
}

// ---- ASCII ----

/** Makes the first letter of each run of letters upper case. */
function raiseWordStarts(p: usize, n: i32): void {
  let inWord: bool = false;
  for (let i = 0; i < n; i++, p++) {
    const c: u32 = load<u8>(p);
    const letter = (c | 0x20) - 0x61 < 26;
    if (letter && !inWord) store<u8>(p, c & ~0x20);
    inWord = letter;
  }
}

// ---- Unicode ----

const mapped = memory.data(12, 4);

/** Most texts keep their length and width: those are written in one go. */
function changeUnicode(how: Change): Value {
  const kind = subject.kind;
  const n = subject.length;
  const p = allocLike(Family.STR, n, kind, false);
  if (p === 0) return ERROR;
  const limit: u32 = kind === 1 ? 0xff : kind === 2 ? 0xffff : 0x10ffff;
  const isPlain = how <= Change.UPPER;
  const from: u8 = how === Change.UPPER ? 0x61 : 0x41;
  let inWord: bool = false;
  for (let i = 0; i < n; i++) {
    if (isPlain && kind === 1) {
      i = flipAscii(madeData, subject.data, i, n, from);
      if (i === n) break;
    }
    const c = charAt(subject.data, kind, i);
    if (c < 0x80 && isPlain) {
      setChar(madeData, kind, i, c - <u32>from < 26 ? c ^ 0x20 : c);
      continue;
    }
    const to = changeAt(c, i, how, inWord);
    const changed = to < 0 ? c : c === CAPITAL_SIGMA ? NOT_SIMPLE : mapSimple(c, to);
    if (changed > limit) {
      decrefAt(p);
      return changeSlowly(how);
    }
    setChar(madeData, kind, i, changed);
    if (how === Change.TITLE) inWord = isCased(c);
  }
  // Of what is not ASCII nothing in Latin-1 becomes that.
  if (kind === 1 && n > 1) return box(p);
  const result = strFromChars(madeData, kind, n);
  decrefAt(p);
  return result;
}

/** The case that the character c at index i goes to; -1: it stays. */
function changeAt(c: u32, i: i32, how: Change, inWord: bool): i32 {
  switch (how) {
    case Change.LOWER:
      return Case.LOWER;
    case Change.UPPER:
      return Case.UPPER;
    case Change.FOLD:
      return Case.FOLD;
    case Change.SWAP:
      return isUpper(c) ? Case.LOWER : isLower(c) ? Case.UPPER : -1;
    case Change.TITLE:
      return inWord ? Case.LOWER : Case.TITLE;
    default:
      return i === 0 ? Case.TITLE : Case.LOWER;
  }
}

/** Any text, character by character. */
function changeSlowly(how: Change): Value {
  const out = newBuilder();
  let inWord: bool = false;
  for (let i = 0; i < subject.length; i++) {
    const c = charAt(subject.data, subject.kind, i);
    const to = changeAt(c, i, how, inWord);
    if (to < 0) out.char(c);
    else if (to === Case.LOWER) putLower(out, c, i);
    else put(out, c, to);
    if (how === Change.TITLE) inWord = isCased(c);
  }
  return out.finish();
}

function put(out: Builder, c: u32, to: Case): void {
  const count = mapCase(c, to, mapped);
  for (let i = 0; i < count; i++) out.char(load<u32>(mapped + ((<usize>i) << 2)));
}

const CAPITAL_SIGMA: u32 = 0x3a3;
const SMALL_SIGMA: u32 = 0x3c3;
const FINAL_SIGMA: u32 = 0x3c2;

/** The character at index i of the subject in lower case. */
function putLower(out: Builder, c: u32, i: i32): void {
  if (c === CAPITAL_SIGMA) out.char(endsWord(i) ? FINAL_SIGMA : SMALL_SIGMA);
  else put(out, c, Case.LOWER);
}

/** Whether a cased letter stands before index i and none behind it, case-ignorable characters aside (Final_Sigma). */
function endsWord(i: i32): bool {
  let j = i - 1;
  while (j >= 0 && isCaseIgnorable(charAt(subject.data, subject.kind, j))) j--;
  if (j < 0 || !isCased(charAt(subject.data, subject.kind, j))) return false;
  j = i + 1;
  while (j < subject.length && isCaseIgnorable(charAt(subject.data, subject.kind, j))) j++;
  return j === subject.length || !isCased(charAt(subject.data, subject.kind, j));
}
