/**
 * str to bytes. A run of characters that the codec does not have goes to the error handler; what lies between is encoded by the
 * kernels of core/text.
 */
import { ByteBuilder, newByteBuilder } from "../../core/bytebuilder.ts";
import { allocBytes, BYTES_DATA, newBytes } from "../../core/bytes.ts";
import { asStr, STR_DATA } from "../../core/string.ts";
import { escapeSize, putEscape } from "../../core/text/ascii.ts";
import { charAt, copyChars } from "../../core/text/chars.ts";
import { findSurrogate, utf8Encode, utf8Size } from "../../core/text/utf8.ts";
import { utf16Encode, utf16Size, utf32Encode } from "../../core/text/utf16.ts";
import { box, ERROR, pointer, Value } from "../../core/value.ts";
import { raiseEncodeError } from "./errors.ts";
import { Codec, Handler, handlerNamed, unknownHandler } from "./names.ts";

/** The str being encoded, and its characters. */
let text: Value = ERROR;
let data: usize = 0;
let kind: i32 = 0;
let length: i32 = 0;
let codec: Codec = Codec.UTF8;
let handler: Handler = Handler.STRICT;
let errors: Value = ERROR;

/** The bytes of the str `v` in `to`; `errorsName` names the handler, UNBOUND for strict. Bytes, or ERROR. */
export function encode(v: Value, to: Codec, errorsName: Value): Value {
  text = v;
  const s = asStr(pointer(v));
  data = pointer(v) + STR_DATA;
  kind = s.width;
  length = s.length;
  codec = to;
  errors = errorsName;
  handler = handlerNamed(errorsName);
  if (s.ascii && codec <= Codec.LATIN1) return newBytes(data, length);
  if (codec === Codec.LATIN1 && kind === 1) return newBytes(data, length);
  if (codec === Codec.UNICODE_ESCAPE || codec === Codec.RAW_UNICODE_ESCAPE) return encodeEscapes();
  if (codec === Codec.UTF8 && kind === 1) return encodeUtf8();
  return encodeRuns();
}

/** UTF-8 of text without surrogates: one allocation of the right size. */
function encodeUtf8(): Value {
  const p = allocBytes(utf8Size(data, kind, length));
  if (p === 0) return ERROR;
  utf8Encode(data, kind, length, p + BYTES_DATA);
  return box(p);
}

function encodeRuns(): Value {
  const out = newByteBuilder();
  if (codec === Codec.UTF16 || codec === Codec.UTF32) encodePlain(out, 0xfeff);
  let i = 0;
  while (i < length) {
    const bad = nextBad(i);
    encodeSegment(out, i, bad);
    i = bad;
    if (i === length) break;
    const end = endOfBad(i);
    if (!handle(out, i, end)) {
      out.drop();
      return ERROR;
    }
    i = end;
  }
  return out.finish();
}

// ---- what a codec has ----

function isBad(c: u32): bool {
  if (codec === Codec.ASCII) return c >= 0x80;
  if (codec === Codec.LATIN1) return c >= 0x100;
  return (c & 0xfffff800) === 0xd800;
}

/** Index of the first character from `i` on that the codec does not have, or the length. */
function nextBad(i: i32): i32 {
  if (codec > Codec.LATIN1 || codec === Codec.UTF8) return findSurrogate(data, kind, length, i);
  while (i < length && !isBad(charAt(data, kind, i))) i++;
  return i;
}

/** End of the run of such characters; UTF-16 and UTF-32 report them one by one. */
function endOfBad(i: i32): i32 {
  i++;
  if (codec <= Codec.LATIN1) while (i < length && isBad(charAt(data, kind, i))) i++;
  return i;
}

function isBigEndian(): bool {
  return codec === Codec.UTF16_BE || codec === Codec.UTF32_BE;
}

/** Encodes characters [from, to), all of which the codec has. */
function encodeSegment(out: ByteBuilder, from: i32, to: i32): void {
  const p = data + ((<usize>from) << (kind >> 1));
  const n = to - from;
  if (codec === Codec.UTF8) {
    if (out.reserve(utf8Size(p, kind, n))) out.advance(utf8Encode(p, kind, n, out.end));
  } else if (codec <= Codec.LATIN1) {
    if (!out.reserve(n)) return;
    copyChars(out.end, 1, p, kind, n);
    out.advance(out.end + <usize>n);
  } else if (codec <= Codec.UTF16_BE) {
    if (out.reserve(utf16Size(p, kind, n))) out.advance(utf16Encode(p, kind, n, isBigEndian(), out.end));
  } else if (out.reserve((<i64>n) << 2)) {
    out.advance(utf32Encode(p, kind, n, isBigEndian(), out.end));
  }
}

const one = memory.data(4, 4);

/** Encodes one character that the codec has, or a surrogate as it is. */
function encodePlain(out: ByteBuilder, c: u32): void {
  if (!out.reserve(4)) return;
  store<u32>(one, c);
  if (codec === Codec.UTF8) out.advance(utf8Encode(one, 4, 1, out.end));
  else if (codec <= Codec.LATIN1) out.byte(c);
  else if (codec <= Codec.UTF16_BE) out.advance(utf16Encode(one, 4, 1, isBigEndian(), out.end));
  else out.advance(utf32Encode(one, 4, 1, isBigEndian(), out.end));
}

// ---- error handlers (PEP 293, PEP 383) ----

/** Writes what the handler makes of characters [from, to); false with an exception pending. */
function handle(out: ByteBuilder, from: i32, to: i32): bool {
  switch (handler) {
    case Handler.IGNORE:
      return true;
    case Handler.UNKNOWN:
      unknownHandler(errors);
      return false;
    case Handler.STRICT:
      return refuse(from, to);
    case Handler.SURROGATE_ESCAPE:
      return escapeSurrogates(out, from, to);
    case Handler.SURROGATE_PASS:
      if (codec !== Codec.UTF8 && codec <= Codec.LATIN1) return refuse(from, to);
      break;
    default:
  }
  for (let i = from; i < to; i++) replaceChar(out, charAt(data, kind, i));
  return true;
}

function replaceChar(out: ByteBuilder, c: u32): void {
  if (handler === Handler.SURROGATE_PASS) encodePlain(out, c);
  else if (handler === Handler.REPLACE) encodePlain(out, 0x3f);
  else if (handler === Handler.BACKSLASH_REPLACE) putEscapeOf(out, c);
  else putCharRef(out, c);
}

/** Bytes that decoding smuggled through as U+DC80 to U+DCFF come out again; anything else is an error. */
function escapeSurrogates(out: ByteBuilder, from: i32, to: i32): bool {
  for (let i = from; i < to; i++) {
    const c = charAt(data, kind, i);
    if (c < 0xdc80 || c > 0xdcff || (codec > Codec.LATIN1 && codec !== Codec.UTF8)) return refuse(i, to);
    out.byte(c & 0xff);
  }
  return true;
}

function refuse(from: i32, to: i32): bool {
  raiseEncodeError(codec, text, from, to, reason());
  return false;
}

function reason(): string {
  if (codec === Codec.ASCII) return "ordinal not in range(128)";
  if (codec === Codec.LATIN1) return "ordinal not in range(256)";
  return "surrogates not allowed";
}

const escape = memory.data(10, 2);

/** `\xff`, `\uffff` or `\Uffffffff` in the codec. */
function putEscapeOf(out: ByteBuilder, c: u32): void {
  const end = putEscape(escape, c);
  for (let p = escape; p < end; p++) encodePlain(out, load<u8>(p));
}

/** `&#1234;` in the codec. */
function putCharRef(out: ByteBuilder, c: u32): void {
  encodePlain(out, 0x26);
  encodePlain(out, 0x23);
  let power: u32 = 1;
  while (c / power >= 10) power *= 10;
  for (; power !== 0; power /= 10) encodePlain(out, 0x30 + ((c / power) % 10));
  encodePlain(out, 0x3b);
}

// ---- unicode_escape, raw_unicode_escape ----

/** ASCII text that a Python literal would read as the same str; the raw form leaves Latin-1 and backslashes alone. */
function encodeEscapes(): Value {
  const raw = codec === Codec.RAW_UNICODE_ESCAPE;
  const out = newByteBuilder();
  for (let i = 0; i < length; i++) {
    const c = charAt(data, kind, i);
    const plain = raw ? c < 0x100 : c >= 0x20 && c < 0x7f && c !== 0x5c;
    const short: u32 = raw ? 0 : shortEscape(c);
    if (plain) out.byte(c);
    else if (short !== 0) {
      out.byte(0x5c);
      out.byte(short);
    } else {
      putEscape(escape, c);
      out.bytes(escape, escapeSize(c));
    }
  }
  return out.finish();
}

function shortEscape(c: u32): u32 {
  if (c === 9) return 0x74;
  if (c === 10) return 0x6e;
  if (c === 13) return 0x72;
  return c === 0x5c ? 0x5c : 0;
}
