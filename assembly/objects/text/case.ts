/**
 * Case of str, bytes and bytearray: lower, upper, casefold, title, capitalize, swapcase. Bytes know ASCII letters only; a str
 * follows the full mappings of Unicode (SpecialCasing.txt), of which one depends on the context: the final sigma.
 */
import { Builder, newBuilder } from "../../core/builder.ts";
import { asciiLower, asciiSwapCase, asciiUpper } from "../../core/text/ascii.ts";
import { charAt } from "../../core/text/chars.ts";
import { Case, isCased, isCaseIgnorable, isLower, isUpper, mapCase } from "../../core/text/unicode.ts";
import { ERROR, Value } from "../../core/value.ts";
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
  return change(args, Change.LOWER);
}

export function textUpper(args: usize): Value {
  return change(args, Change.UPPER);
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
  if (subject.family === Family.STR && !subject.ascii) return changeUnicode(how);
  const p = allocLike(subject.family, subject.length, 1, true);
  if (p === 0) return ERROR;
  changeAscii(madeData, how);
  return finishLike(subject.family, p);
}

// ---- ASCII ----

function changeAscii(to: usize, how: Change): void {
  const from = subject.data;
  const n = subject.length;
  if (how === Change.UPPER) asciiUpper(to, from, n);
  else if (how === Change.SWAP) asciiSwapCase(to, from, n);
  else asciiLower(to, from, n);
  if (how === Change.CAPITALIZE) asciiUpper(to, to, min(n, 1));
  else if (how === Change.TITLE) raiseWordStarts(to, n);
}

/** Makes the first letter of each run of letters upper case. */
function raiseWordStarts(p: usize, n: i32): void {
  let inWord = false;
  for (let i = 0; i < n; i++, p++) {
    const c: u32 = load<u8>(p);
    const letter = (c | 0x20) - 0x61 < 26;
    if (letter && !inWord) store<u8>(p, c & ~0x20);
    inWord = letter;
  }
}

// ---- Unicode ----

const mapped = memory.data(12, 4);

function changeUnicode(how: Change): Value {
  const out = newBuilder();
  let inWord: bool = false;
  for (let i = 0; i < subject.length; i++) {
    const c = charAt(subject.data, subject.kind, i);
    switch (how) {
      case Change.UPPER:
        put(out, c, Case.UPPER);
        break;
      case Change.FOLD:
        put(out, c, Case.FOLD);
        break;
      case Change.SWAP:
        if (isUpper(c)) putLower(out, c, i);
        else if (isLower(c)) put(out, c, Case.UPPER);
        else out.char(c);
        break;
      case Change.TITLE:
        if (inWord) putLower(out, c, i);
        else put(out, c, Case.TITLE);
        inWord = isCased(c);
        break;
      case Change.CAPITALIZE:
        if (i === 0) put(out, c, Case.TITLE);
        else putLower(out, c, i);
        break;
      default:
        putLower(out, c, i);
    }
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
