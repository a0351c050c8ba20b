/** JSON strings: how they are written, and how they are read (CPython: Modules/_json.c; RFC 8259). */
import { Builder } from "../../core/builder.ts";
import { charge } from "../../core/interrupt.ts";
import { asStr, charAt, STR_DATA } from "../../core/string.ts";
import { substring } from "../../core/substring.ts";
import { charAt as charIn } from "../../core/text/chars.ts";
import { ERROR, Value } from "../../core/value.ts";
import { raiseDecodeError } from "./errors.ts";

const QUOTE: u32 = 34;
const BACKSLASH: u32 = 92;

// ---- writing ----

/** What follows the backslash for a character that has an escape of its own; 0 for others. */
function shortEscape(c: u32): u32 {
  switch (c) {
    case 8:
      return 98;
    case 9:
      return 116;
    case 10:
      return 110;
    case 12:
      return 102;
    case 13:
      return 114;
    case QUOTE:
    case BACKSLASH:
      return c;
    default:
      return 0;
  }
}

/** Writes a str as JSON, quotes included; beyond ASCII only where `asciiOnly` is false. */
export function writeString(out: Builder, p: usize, asciiOnly: bool): void {
  const s = asStr(p);
  const length = s.length;
  out.char(QUOTE);
  if (s.width === 1) {
    const data = p + STR_DATA;
    let from: u32 = 0;
    for (let i: u32 = 0; i < length; i++) {
      const c: u32 = load<u8>(data + i);
      if (c >= 32 && c !== QUOTE && c !== BACKSLASH && (c < 127 || !asciiOnly)) continue;
      out.slice(p, from, i);
      writeEscaped(out, c);
      from = i + 1;
    }
    out.slice(p, from, length);
  } else writeWide(out, p, length, asciiOnly);
  out.char(QUOTE);
}

function writeWide(out: Builder, p: usize, length: u32, asciiOnly: bool): void {
  for (let i: u32 = 0; i < length; i++) {
    const c = charAt(p, i);
    if (c < 32 || c === QUOTE || c === BACKSLASH || (asciiOnly && c > 126)) writeEscaped(out, c);
    else out.char(c);
  }
}

function writeEscaped(out: Builder, c: u32): void {
  const short = shortEscape(c);
  out.char(BACKSLASH);
  if (short !== 0) {
    out.char(short);
    return;
  }
  if (c >= 0x10000) {
    // A pair of surrogates.
    writeUnit(out, 0xd800 + ((c - 0x10000) >> 10));
    out.char(BACKSLASH);
    writeUnit(out, 0xdc00 + (c & 0x3ff));
  } else writeUnit(out, c);
}

function writeUnit(out: Builder, unit: u32): void {
  out.char(117);
  out.hex(unit, 4);
}

// ---- reading ----

/** Where the text of the last string read by scanString ends: the index behind its closing quote. */
export let stringEnd: i32 = 0;

/** The index of the first character from `i` on that ends a plain run: a quote, a backslash or (if strict) a control character. */
function endOfRun(p: usize, i: i32, length: i32, strict: bool): i32 {
  const data = p + STR_DATA;
  const width: i32 = asStr(p).width;
  if (width === 1) {
    for (; i < length; i++) {
      const c: u32 = load<u8>(data + i);
      if (c === QUOTE || c === BACKSLASH || (c < 32 && strict)) return i;
    }
    return i;
  }
  for (; i < length; i++) {
    const c = charIn(data, width, i);
    if (c === QUOTE || c === BACKSLASH || (c < 32 && strict)) return i;
  }
  return i;
}

/** How long the string without escapes from `begin` on is, whose closing quote it is; -1 where there is more to it. */
export function plainLength(p: usize, begin: i32, strict: bool): i32 {
  const length = <i32>asStr(p).length;
  const end = endOfRun(p, begin, length, strict);
  return end < length && charAt(p, end) === QUOTE ? end - begin : -1;
}

/**
 * The string of the document at p (a str) from `begin` on, the index behind its opening quote; its end is in stringEnd. ERROR with
 * JSONDecodeError pending.
 */
export function scanString(p: usize, begin: i32, strict: bool, out: Builder): Value {
  const length = <i32>asStr(p).length;
  let at = begin;
  while (true) {
    const end = endOfRun(p, at, length, strict);
    if (end === length) return refuse(out, "Unterminated string starting at", p, begin - 1);
    const c = charAt(p, end);
    if (c === QUOTE && at === begin) {
      // All of it is one run.
      out.drop();
      stringEnd = end + 1;
      return substring(p, begin, end);
    }
    out.slice(p, at, end);
    if (c === QUOTE) break;
    if (c !== BACKSLASH) return refuse(out, "Invalid control character at", p, end);
    if (end + 1 === length) return refuse(out, "Unterminated string starting at", p, begin - 1);
    at = readEscape(p, end + 1, length, out);
    if (at < 0) return refuse(out, message(), p, -1 - at);
    if (!charge(1)) {
      out.drop();
      return ERROR;
    }
  }
  stringEnd = endOfRun(p, at, length, strict) + 1;
  return out.finish();
}

function refuse(out: Builder, text: string, p: usize, position: i32): Value {
  out.drop();
  return raiseDecodeError(text, p, position);
}

/** Whether the escape that readEscape refused last was one of `\u`. */
let badUnit = false;

function message(): string {
  return badUnit ? "Invalid \\uXXXX escape" : "Invalid \\escape";
}

/** Reads what follows a backslash, at `i`: the index behind it; -1 less the place of an error if it is none (badUnit says which). */
function readEscape(p: usize, i: i32, length: i32, out: Builder): i32 {
  const c = charAt(p, i);
  if (c === 117) return readUnits(p, i + 1, length, out);
  badUnit = false;
  const plain = unescaped(c);
  if (plain === 0) return -i;
  out.char(plain);
  return i + 1;
}

/** The character that `\c` stands for, 0 if there is no such escape. */
function unescaped(c: u32): u32 {
  switch (c) {
    case 98:
      return 8;
    case 102:
      return 12;
    case 110:
      return 10;
    case 114:
      return 13;
    case 116:
      return 9;
    case QUOTE:
    case BACKSLASH:
    case 47:
      return c;
    default:
      return 0;
  }
}

/** Four hexadecimal digits at `i`, and a second escape where the first is the upper half of a pair. */
function readUnits(p: usize, i: i32, length: i32, out: Builder): i32 {
  badUnit = true;
  let c = unitAt(p, i, length);
  if (c < 0) return -i;
  i += 4;
  if ((c & 0xfc00) === 0xd800 && i + 6 < length && charAt(p, i) === BACKSLASH && charAt(p, i + 1) === 117) {
    const low = unitAt(p, i + 2, length);
    if (low < 0) return -2 - i;
    if ((low & 0xfc00) === 0xdc00) {
      c = 0x10000 + ((c & 0x3ff) << 10) + (low & 0x3ff);
      i += 6;
    }
  }
  out.char(<u32>c);
  return i;
}

/** The number of four hexadecimal digits, which must not be the document's last; -1 if they are not there. */
function unitAt(p: usize, i: i32, length: i32): i32 {
  if (i + 4 >= length) return -1;
  let unit = 0;
  for (const end = i + 4; i < end; i++) {
    const c = charAt(p, i);
    const letter = c | 32;
    if (c - 48 < 10) unit = (unit << 4) + <i32>(c - 48);
    else if (letter >= 97 && letter <= 102) unit = (unit << 4) + <i32>(letter - 87);
    else return -1;
  }
  return unit;
}
