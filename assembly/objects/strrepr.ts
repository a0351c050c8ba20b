/**
 * repr() of str, bytes and bytearray, and the escapes of ascii(). Quotes are single unless the text has single ones and no double
 * ones. Others write a str's repr into a text of theirs by `reprStrInto`.
 */
import { Builder, newBuilder } from "../core/builder.ts";
import { bytesAt, bytesCount, openBytes } from "../core/bytes.ts";
import { decref } from "../core/object.ts";
import { repr } from "../core/represent.ts";
import { asStr, STR_DATA } from "../core/string.ts";
import { allocAscii } from "../core/substring.ts";
import { escapeSize, putEscape } from "../core/text/ascii.ts";
import { charAt, copyBytes } from "../core/text/chars.ts";
import { findChar } from "../core/text/find.ts";
import { isPrintable } from "../core/text/unicode.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { box, ERROR, pointer, Value } from "../core/value.ts";

const SINGLE: u32 = 0x27;
const DOUBLE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;

/** A place for one escape. */
const escape = memory.data(10, 2);

function quoteFor(data: usize, kind: i32, n: i32): u32 {
  return findChar(data, kind, n, SINGLE) >= 0 && findChar(data, kind, n, DOUBLE) < 0 ? DOUBLE : SINGLE;
}

/** Writes `\n`, `\\`, `\'` … if the character has such a short escape. */
function shortEscape(out: Builder, c: u32, quote: u32): bool {
  let letter: u32;
  if (c === quote || c === BACKSLASH) letter = c;
  else if (c === 9) letter = 0x74;
  else if (c === 10) letter = 0x6e;
  else if (c === 13) letter = 0x72;
  else return false;
  out.char(BACKSLASH);
  out.char(letter);
  return true;
}

function longEscape(out: Builder, c: u32): void {
  putEscape(escape, c);
  out.ascii(escape, escapeSize(c));
}

/** Writes the repr of the str at p. */
export function reprStrInto(out: Builder, p: usize): void {
  const s = asStr(p);
  const data = p + STR_DATA;
  const kind = s.width;
  const n = <i32>s.length;
  const quote = quoteFor(data, kind, n);
  out.char(quote);
  let done = 0;
  for (let i = 0; i < n; i++) {
    const c = charAt(data, kind, i);
    if (c !== quote && c !== BACKSLASH && (c < 0x7f ? c >= 0x20 : isPrintable(c))) continue;
    out.slice(p, done, i);
    done = i + 1;
    if (!shortEscape(out, c, quote)) longEscape(out, c);
  }
  out.slice(p, done, n);
  out.char(quote);
}

/** Whether `n` ASCII characters stand in single quotes as they are. */
function isPlain(data: usize, n: i32): bool {
  for (let i = 0; i < n; i++) {
    const c: u32 = load<u8>(data + <usize>i);
    if (c < 0x20 || c === 0x7f || c === SINGLE || c === BACKSLASH) return false;
  }
  return true;
}

/** repr(str): the slot. */
export function strRepr(v: Value): Value {
  const s = asStr(pointer(v));
  const data = pointer(v) + STR_DATA;
  if (s.ascii && isPlain(data, s.length)) return quoted(data, s.length);
  const out = newBuilder();
  reprStrInto(out, pointer(v));
  return out.finish();
}

/** The ASCII text between single quotes. */
function quoted(data: usize, n: u32): Value {
  const p = allocAscii(n + 2);
  if (p === 0) return ERROR;
  const to = p + STR_DATA;
  store<u8>(to, SINGLE);
  copyBytes(to + 1, data, n);
  store<u8>(to + 1 + n, SINGLE);
  return box(p);
}

/** Writes `b'…'` for the `n` bytes at `data`; `both`: single quotes are escaped even between double ones. */
function reprBytesInto(out: Builder, data: usize, n: i32, both: bool): void {
  const quote = quoteFor(data, 1, n);
  out.char(0x62);
  out.char(quote);
  for (let i = 0; i < n; i++) {
    const c: u32 = load<u8>(data + <usize>i);
    if (shortEscape(out, c, both && c === SINGLE ? SINGLE : quote)) continue;
    if (c >= 0x20 && c < 0x7f) out.char(c);
    else longEscape(out, c);
  }
  out.char(quote);
}

/** repr(bytes): the slot. */
export function bytesRepr(v: Value): Value {
  const out = newBuilder();
  openBytes(v);
  reprBytesInto(out, bytesAt, bytesCount, false);
  return out.finish();
}

/** repr(bytearray): the slot. Subclasses show their own name; CPython escapes every single quote here. */
export function bytearrayRepr(v: Value): Value {
  const out = newBuilder();
  out.str(asType(typeOf(v)).name);
  out.char(0x28);
  openBytes(v);
  reprBytesInto(out, bytesAt, bytesCount, true);
  out.char(0x29);
  return out.finish();
}

/** ascii(v): the repr with every character outside ASCII escaped. */
export function asciiRepr(v: Value): Value {
  const text = repr(v);
  if (text === ERROR || asStr(pointer(text)).ascii) return text;
  const p = pointer(text);
  const out = newBuilder();
  for (let i: u32 = 0; i < asStr(p).length; i++) {
    const c = charAt(p + STR_DATA, asStr(p).width, i);
    if (c < 0x80) out.char(c);
    else longEscape(out, c);
  }
  decref(text);
  return out.finish();
}
