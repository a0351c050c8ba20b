/**
 * unicode_escape and raw_unicode_escape: escapes of Python literals in Latin-1 bytes (Language Reference, "String and Bytes
 * literals"). Escapes that do not exist stay as they are. `\N{…}` needs the names of `unicodedata`, which the VM has not.
 */
import { Builder } from "../../core/builder.ts";
import { digitOf } from "../../core/text/ascii.ts";

/** What stopped `unescape`, and the end of the wrong escape. */
export let unescapeErrorEnd: i32 = 0;
export let unescapeErrorReason: string = "";

const BACKSLASH: u32 = 0x5c;
const LOWER_U: u32 = 0x75;
const UPPER_U: u32 = 0x55;
const LOWER_X: u32 = 0x78;
const UPPER_N: u32 = 0x4e;

let source: usize = 0;
let length: i32 = 0;
/** Where the escape begins that is being read. */
let escapeStart: i32 = 0;

function byteAt(i: i32): u32 {
  return i < length ? load<u8>(source + <usize>i) : 0;
}

/** Decodes bytes [i, n) and gives the index at which it stopped: `n`, or that of an escape that is wrong. */
export function unescape(out: Builder, data: usize, i: i32, n: i32, raw: bool): i32 {
  source = data;
  length = n;
  while (i < n) {
    const c = byteAt(i);
    if (c !== BACKSLASH) {
      out.char(c);
      i++;
      continue;
    }
    escapeStart = i;
    const next = raw ? rawEscape(out, i) : plainEscape(out, i);
    if (next < 0) return escapeStart;
    i = next;
  }
  return n;
}

function fail(end: i32, reason: string): i32 {
  unescapeErrorEnd = end;
  unescapeErrorReason = reason;
  return -1;
}

/** The escape at index i: index behind it, or -1. */
function plainEscape(out: Builder, i: i32): i32 {
  if (i + 1 === length) return fail(length, "\\ at end of string");
  const c = byteAt(i + 1);
  if (c === 10) return i + 2;
  const simple = simpleEscape(c);
  if (simple !== 0) {
    out.char(simple);
    return i + 2;
  }
  if (c - 0x30 < 8) return octalEscape(out, i + 1);
  if (c === LOWER_X) return hexEscape(out, i, 2, "truncated \\xXX escape");
  if (c === LOWER_U) return hexEscape(out, i, 4, "truncated \\uXXXX escape");
  if (c === UPPER_U) return hexEscape(out, i, 8, "truncated \\UXXXXXXXX escape");
  if (c === UPPER_N) return namedEscape(i);
  out.char(BACKSLASH);
  out.char(c);
  return i + 2;
}

/** The character of a one-letter escape, 0 if it is none. */
function simpleEscape(c: u32): u32 {
  switch (c) {
    case 0x5c:
    case 0x27:
    case 0x22:
      return c;
    case 0x61:
      return 7;
    case 0x62:
      return 8;
    case 0x66:
      return 12;
    case 0x6e:
      return 10;
    case 0x72:
      return 13;
    case 0x74:
      return 9;
    case 0x76:
      return 11;
    default:
      return 0;
  }
}

/** One to three octal digits from index i on. */
function octalEscape(out: Builder, i: i32): i32 {
  let c: u32 = 0;
  const end = min(i + 3, length);
  while (i < end && byteAt(i) - 0x30 < 8) c = (c << 3) | (byteAt(i++) - 0x30);
  out.char(c);
  return i;
}

/** Hexadecimal digits behind the two characters at index i. */
function hexEscape(out: Builder, i: i32, digits: i32, truncated: string): i32 {
  let c: u32 = 0;
  for (let k = i + 2; k < i + 2 + digits; k++) {
    const digit = digitOf(byteAt(k));
    if (k >= length || digit > 15) return fail(k, truncated);
    c = (c << 4) | digit;
  }
  if (c > 0x10ffff) return fail(i + 2 + digits, "illegal Unicode character");
  out.char(c);
  return i + 2 + digits;
}

function namedEscape(i: i32): i32 {
  let end = i + 2;
  if (byteAt(end) === 0x7b) while (end < length && byteAt(end) !== 0x7d) end++;
  if (end === i + 2 || end === length) return fail(end, "malformed \\N character escape");
  return fail(end + 1, "\\N escapes not supported (can't load unicodedata module)");
}

/** In the raw form only `\u` and `\U` are escapes, and only behind an odd number of backslashes. */
function rawEscape(out: Builder, i: i32): i32 {
  let end = i;
  while (byteAt(end) === BACKSLASH && end < length) end++;
  const escapes = ((end - i) & 1) !== 0 && (byteAt(end) === LOWER_U || byteAt(end) === UPPER_U);
  const last = escapes ? end - 1 : end;
  for (let k = i; k < last; k++) out.char(BACKSLASH);
  if (!escapes) return end;
  escapeStart = end - 1;
  return rawHexEscape(out, end - 1);
}

function rawHexEscape(out: Builder, i: i32): i32 {
  const long = byteAt(i + 1) === UPPER_U;
  const next = hexEscape(
    out,
    i,
    long ? 8 : 4,
    long ? "truncated \\UXXXXXXXX escape" : "truncated \\uXXXX escape",
  );
  if (next < 0 && unescapeErrorReason === "illegal Unicode character") {
    unescapeErrorReason = "\\Uxxxxxxxx out of range";
  }
  return next;
}
