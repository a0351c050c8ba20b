/**
 * unicode_escape and raw_unicode_escape: escapes of Python literals in Latin-1 bytes (Language Reference, "String and Bytes
 * literals"). Escapes that do not exist stay as they are.
 */
import { Builder } from "../../core/builder.ts";
import { literal } from "../../core/errors.ts";
import { decref } from "../../core/object.ts";
import { strFromChars } from "../../core/substring.ts";
import { digitOf } from "../../core/text/ascii.ts";
import { ERROR } from "../../core/value.ts";
import { warn } from "../../core/warnings.ts";
import { Exc } from "../../shared/exceptions.ts";
import { codeOfName } from "./charnames.ts";

/** What stopped `unescape`, and the end of the wrong escape; 0 for one that more bytes could complete. */
export let unescapeErrorEnd: i32 = 0;
export let unescapeErrorReason: string = "";

/** Value of the first escape that does not exist, a character or an octal number beyond a byte; -1 for none. */
export let invalidEscape: i32 = -1;

const BACKSLASH: u32 = 0x5c;
const LOWER_U: u32 = 0x75;
const UPPER_U: u32 = 0x55;
const LOWER_X: u32 = 0x78;
const UPPER_N: u32 = 0x4e;

let source: usize = 0;
let length: i32 = 0;
/** Whether no more bytes will come. */
let last: bool = true;
/** Where the escape begins that is being read. */
let escapeStart: i32 = 0;

function byteAt(i: i32): u32 {
  return i < length ? load<u8>(source + <usize>i) : 0;
}

/** Decodes bytes [i, n) and gives the index at which it stopped: `n`, or that of an escape that is wrong. */
export function unescape(out: Builder, data: usize, i: i32, n: i32, raw: bool, final: bool): i32 {
  source = data;
  length = n;
  last = final;
  invalidEscape = -1;
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

/** As fail, for what more bytes could complete if it goes as far as the last one. */
function failShort(end: i32, reason: string): i32 {
  return fail(end === length && !last ? 0 : end, reason);
}

/** Warns of an escape that does not exist (as `invalidEscape` has it); false with an exception pending. */
export function warnInvalidEscape(escape: i32): bool {
  return warnEscape(escape, "");
}

/** As warnInvalidEscape, of one in bytes. */
export function warnInvalidByteEscape(escape: i32): bool {
  return warnEscape(escape, "b");
}

function warnEscape(escape: i32, prefix: string): bool {
  const wide = escape > 0xff;
  if (wide) {
    store<u8>(octal, 0x30 + (escape >> 6));
    store<u8>(octal, 0x30 + ((escape >> 3) & 7), 1);
    store<u8>(octal, 0x30 + (escape & 7), 2);
  } else store<u8>(octal, escape);
  const text = strFromChars(octal, 1, wide ? 3 : 1);
  const plain = '%L"\\%S" is an invalid escape sequence. Such sequences will not work in the future. ';
  const number = '%L"\\%S" is an invalid octal escape sequence. Such sequences will not work in the future. ';
  const good = text !== ERROR && warn(Exc.DeprecationWarning, wide ? number : plain, literal(prefix), text);
  decref(text);
  return good;
}

const octal = memory.data(3);

function fail(end: i32, reason: string): i32 {
  unescapeErrorEnd = end;
  unescapeErrorReason = reason;
  return -1;
}

/** The escape at index i: index behind it, or -1. */
function plainEscape(out: Builder, i: i32): i32 {
  if (i + 1 === length) return failShort(length, "\\ at end of string");
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
  if (c === UPPER_N) return namedEscape(out, i);
  if (invalidEscape < 0) invalidEscape = c;
  out.char(BACKSLASH);
  out.char(c);
  return i + 2;
}

/** The character of a one-letter escape, 0 if it is none. */
export function simpleEscape(c: u32): u32 {
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
  if (c > 0xff && invalidEscape < 0) invalidEscape = c;
  out.char(c);
  return i;
}

/** Hexadecimal digits behind the two characters at index i. */
function hexEscape(out: Builder, i: i32, digits: i32, truncated: string): i32 {
  let c: u32 = 0;
  for (let k = i + 2; k < i + 2 + digits; k++) {
    const digit = digitOf(byteAt(k));
    if (k >= length || digit > 15) return failShort(k, truncated);
    c = (c << 4) | digit;
  }
  if (c > 0x10ffff) return fail(i + 2 + digits, "illegal Unicode character");
  out.char(c);
  return i + 2 + digits;
}

/** `\N{name}` */
function namedEscape(out: Builder, i: i32): i32 {
  let end = i + 2;
  if (end === length) return failShort(end, "malformed \\N character escape");
  if (byteAt(end) !== 0x7b) return fail(end, "malformed \\N character escape");
  while (end < length && byteAt(end) !== 0x7d) end++;
  if (end === length) return failShort(end, "malformed \\N character escape");
  if (end === i + 3) return fail(end, "malformed \\N character escape");
  const c = codeOfName(source + <usize>i + 3, end - i - 3);
  if (c < 0) return fail(end + 1, "unknown Unicode character name");
  out.char(c);
  return end + 1;
}

/** In the raw form only `\u` and `\U` are escapes, and only behind an odd number of backslashes. */
function rawEscape(out: Builder, i: i32): i32 {
  let end = i;
  while (byteAt(end) === BACKSLASH && end < length) end++;
  const odd = ((end - i) & 1) !== 0;
  const escapes = odd && (byteAt(end) === LOWER_U || byteAt(end) === UPPER_U);
  const cut = odd && end === length && !last;
  const plain = escapes || cut ? end - 1 : end;
  for (let k = i; k < plain; k++) out.char(BACKSLASH);
  escapeStart = end - 1;
  if (cut) return fail(0, "");
  if (!escapes) return end;
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
