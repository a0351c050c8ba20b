/**
 * str to bytes. A run of characters that the codec does not have goes to the error handler; what lies between is encoded by the
 * kernels of core/text. As in decode.ts, what is known of an encoding lies in an object of its own, since handlers may be functions
 * of the program.
 */

import { newBuilder } from "../../core/builder.ts";
import { ByteBuilder, newByteBuilder } from "../../core/bytebuilder.ts";
import { allocBytes, asBytes, BYTES_DATA, isBytes, newBytes } from "../../core/bytes.ts";
import { raiseException, raiseMemoryError } from "../../core/errors.ts";
import { decref, incref } from "../../core/object.ts";
import { asStr, STR_DATA } from "../../core/string.ts";
import { escapeSize, putEscape } from "../../core/text/ascii.ts";
import { charAt, charBits, copyChars } from "../../core/text/chars.ts";
import { findSurrogate, utf8Encode, utf8Size } from "../../core/text/utf8.ts";
import { utf16Encode, utf16Size, utf32Encode } from "../../core/text/utf16.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { objAlloc, objFree } from "../../memory/arena.ts";
import { Exc } from "../../shared/exceptions.ts";
import { openUnicode } from "../unicode/data.ts";
import { charmapEncode } from "./charmap.ts";
import { writeNameEscape } from "./charnames.ts";
import { moveUnicodeError, newUnicodeError } from "./errors.ts";
import { askHandler, findHandler, replacement, resumeAt, resumeWithin } from "./handlers.ts";
import { Codec, Handler, handlerNamed } from "./names.ts";
import { surrogateWidth } from "./surrogates.ts";
import { utf7Encode } from "./utf7.ts";

/** One call that encodes. */
@unmanaged
class Encoding {
  /** The str (borrowed), and its characters. */
  text: Value;
  data: usize;
  kind: i32;
  length: i32;
  codec: Codec;
  handler: Handler;
  /** The handler's name (borrowed); the function it names and the error handed to it, once there was one (owned). */
  errors: Value;
  callable: Value;
  error: Value;
  /** For CHARMAP (borrowed). */
  mapping: Value;

  char(i: i32): u32 {
    return charAt(this.data, this.kind, i);
  }

  get big(): bool {
    return this.codec === Codec.UTF16_BE || this.codec === Codec.UTF32_BE;
  }

  get wide(): bool {
    return this.codec >= Codec.UTF16 && this.codec <= Codec.UTF32_BE;
  }
}

/** The bytes of the str `v` in `to`; `errors` names the handler, UNBOUND for strict. Bytes, or ERROR. */
export function encode(v: Value, to: Codec, errors: Value): Value {
  const s = asStr(pointer(v));
  const data = pointer(v) + STR_DATA;
  if (s.ascii && to <= Codec.LATIN1) return newBytes(data, s.length);
  if (to === Codec.LATIN1 && s.width === 1) return newBytes(data, s.length);
  if (to === Codec.UTF8 && s.width === 1) return encodeUtf8(data, s.length);
  if (to === Codec.UNICODE_ESCAPE || to === Codec.RAW_UNICODE_ESCAPE) {
    return encodeEscapes(data, s.width, s.length, to === Codec.RAW_UNICODE_ESCAPE);
  }
  if (to === Codec.UTF7) {
    const out = newByteBuilder();
    utf7Encode(out, data, s.width, s.length);
    return out.finish();
  }
  return encodeWith(v, to, errors, UNBOUND);
}

/** The bytes that a str stands for in a mapping (`codecs.charmap_encode`). */
export function encodeMapped(v: Value, mapping: Value, errors: Value): Value {
  return encodeWith(v, Codec.CHARMAP, errors, mapping);
}

/** UTF-8 of text without surrogates: one allocation of the right size. */
function encodeUtf8(data: usize, n: i32): Value {
  const p = allocBytes(utf8Size(data, 1, n));
  if (p === 0) return ERROR;
  utf8Encode(data, 1, n, p + BYTES_DATA);
  return box(p);
}

function encodeWith(v: Value, to: Codec, errors: Value, mapping: Value): Value {
  const at = objAlloc(offsetof<Encoding>());
  if (at === 0) return raiseMemoryError();
  const e = changetype<Encoding>(at);
  const s = asStr(pointer(v));
  e.text = v;
  e.data = pointer(v) + STR_DATA;
  e.kind = s.width;
  e.length = s.length;
  e.codec = to;
  e.handler = handlerNamed(errors);
  e.errors = errors;
  e.callable = UNBOUND;
  e.error = UNBOUND;
  e.mapping = mapping;
  const bytes = encodeRuns(e);
  decref(e.callable);
  decref(e.error);
  objFree(at);
  return bytes;
}

function encodeRuns(e: Encoding): Value {
  const out = newByteBuilder();
  if (e.codec === Codec.UTF16 || e.codec === Codec.UTF32) putChar(e, out, 0xfeff);
  let i = 0;
  while (i < e.length) {
    const bad = e.codec === Codec.CHARMAP ? mapRun(e, out, i) : encodeRun(e, out, i);
    if (bad < 0) break;
    if (bad === e.length) return out.finish();
    const end = endOfBad(e, bad);
    if (end < 0) break;
    i = handle(e, out, bad, end);
    if (i < 0) break;
  }
  if (i === e.length) return out.finish();
  out.drop();
  return ERROR;
}

// ---- what a codec has ----

/** Encodes from character i as far as the codec has them: the index of the first that it has not, or the length. */
function encodeRun(e: Encoding, out: ByteBuilder, i: i32): i32 {
  const bad = nextBad(e, i);
  const p = e.data + ((<usize>i) << (e.kind >> 1));
  const n = bad - i;
  if (e.codec === Codec.UTF8) {
    if (out.reserve(utf8Size(p, e.kind, n))) out.advance(utf8Encode(p, e.kind, n, out.end));
  } else if (e.codec <= Codec.LATIN1) {
    if (out.reserve(n)) {
      copyChars(out.end, 1, p, e.kind, n);
      out.advance(out.end + <usize>n);
    }
  } else if (e.codec <= Codec.UTF16_BE) {
    if (out.reserve(utf16Size(p, e.kind, n))) out.advance(utf16Encode(p, e.kind, n, e.big, out.end));
  } else if (out.reserve((<i64>n) << 2)) {
    out.advance(utf32Encode(p, e.kind, n, e.big, out.end));
  }
  return bad;
}

/** As encodeRun, for a mapping; -1 with an exception pending. */
function mapRun(e: Encoding, out: ByteBuilder, i: i32): i32 {
  for (; i < e.length; i++) {
    const status = charmapEncode(out, e.mapping, e.char(i));
    if (status <= 0) return status < 0 ? -1 : i;
  }
  return i;
}

function isBad(e: Encoding, c: u32): bool {
  if (e.codec === Codec.ASCII) return c >= 0x80;
  if (e.codec === Codec.LATIN1) return c >= 0x100;
  return (c & 0xfffff800) === 0xd800;
}

/** Index of the first character from `i` on that the codec does not have, or the length. */
function nextBad(e: Encoding, i: i32): i32 {
  if (e.codec > Codec.LATIN1 || e.codec === Codec.UTF8) return findSurrogate(e.data, e.kind, e.length, i);
  while (i < e.length && !isBad(e, e.char(i))) i++;
  return i;
}

/** End of the run of such characters; UTF-16 and UTF-32 report them one by one. -1 with an exception pending. */
function endOfBad(e: Encoding, i: i32): i32 {
  i++;
  if (e.codec === Codec.CHARMAP) return endOfUnmapped(e, i);
  if (!e.wide) while (i < e.length && isBad(e, e.char(i))) i++;
  return i;
}

function endOfUnmapped(e: Encoding, i: i32): i32 {
  let status = 0;
  const probe = newByteBuilder();
  while (i < e.length) {
    status = charmapEncode(probe, e.mapping, e.char(i));
    if (status !== 0) break;
    i++;
  }
  probe.drop();
  return status < 0 ? -1 : i;
}

const one = memory.data(4, 4);

/** Encodes one character that the codec has, or a surrogate as it is. */
function putChar(e: Encoding, out: ByteBuilder, c: u32): void {
  if (!out.reserve(4)) return;
  store<u32>(one, c);
  if (e.codec === Codec.UTF8) out.advance(utf8Encode(one, 4, 1, out.end));
  else if (e.codec <= Codec.LATIN1) out.byte(c);
  else if (e.codec <= Codec.UTF16_BE) out.advance(utf16Encode(one, 4, 1, e.big, out.end));
  else out.advance(utf32Encode(one, 4, 1, e.big, out.end));
}

// ---- error handlers (PEP 293, PEP 383) ----

/** Writes what the handler makes of characters [from, to): where to go on, -1 with an exception pending. */
function handle(e: Encoding, out: ByteBuilder, from: i32, to: i32): i32 {
  switch (e.handler) {
    case Handler.IGNORE:
      return to;
    case Handler.UNKNOWN:
      return ask(e, out, from, to);
    case Handler.STRICT:
      return refuse(e, from, to);
    case Handler.SURROGATE_ESCAPE:
      return escapeSurrogates(e, out, from, to);
    case Handler.SURROGATE_PASS:
      if (surrogateWidth(e.codec) === 0) return refuse(e, from, to);
      for (let i = from; i < to; i++) putChar(e, out, e.char(i));
      return to;
    default:
      return replace(e, out, from, to);
  }
}

/** Bytes that decoding smuggled through as U+DC80 to U+DCFF come out again; anything else is an error. */
function escapeSurrogates(e: Encoding, out: ByteBuilder, from: i32, to: i32): i32 {
  for (let i = from; i < to; i++) {
    const c = e.char(i);
    if (c < 0xdc80 || c > 0xdcff || e.wide) return refuse(e, e.codec === Codec.CHARMAP ? from : i, to);
    out.byte(c & 0xff);
  }
  return to;
}

/** The handlers that put other characters in place of each. */
function replace(e: Encoding, out: ByteBuilder, from: i32, to: i32): i32 {
  if (e.handler === Handler.NAME_REPLACE && !openUnicode()) return -1;
  const text = newBuilder();
  for (let i = from; i < to; i++) {
    const c = e.char(i);
    if (e.handler === Handler.REPLACE) text.char(0x3f);
    else if (e.handler === Handler.XML_CHAR_REF_REPLACE) {
      text.text("&#");
      text.decimal(c);
      text.char(0x3b);
    } else if (e.handler !== Handler.NAME_REPLACE || !writeNameEscape(text, c)) {
      putEscape(escape, c);
      text.ascii(escape, escapeSize(c));
    }
  }
  const made = text.finish();
  if (made === ERROR) return -1;
  const good = put(e, out, made, from, to);
  decref(made);
  return good ? to : -1;
}

/** Lets a handler that a program has registered decide. */
function ask(e: Encoding, out: ByteBuilder, from: i32, to: i32): i32 {
  if (e.callable === UNBOUND) {
    const found = findHandler(e.errors);
    if (found === ERROR) return -1;
    e.callable = found;
  }
  if (!tell(e, from, to)) return -1;
  if (!askHandler(e.callable, e.error, true, "encoding error handler must return (str/bytes, int) tuple"))
    return -1;
  const text = replacement;
  const next = resumeWithin(resumeAt, e.length);
  const good = next >= 0 && put(e, out, text, from, to);
  decref(text);
  return good ? next : -1;
}

/** Writes what stands for characters [from, to): bytes as they are, a str encoded; what the codec has not either is an error. */
function put(e: Encoding, out: ByteBuilder, text: Value, from: i32, to: i32): bool {
  if (isBytes(text)) {
    const p = pointer(text);
    const n = asBytes(p).length;
    if (e.wide && n % surrogateWidth(e.codec) !== 0) return refuse(e, from, to) > 0;
    out.bytes(p + BYTES_DATA, n);
    return true;
  }
  const p = pointer(text) + STR_DATA;
  const s = asStr(pointer(text));
  const width: i32 = s.width;
  const n: i32 = s.length;
  const limit: u32 = e.codec === Codec.LATIN1 ? 0x100 : 0x80;
  if (e.codec !== Codec.CHARMAP && charBits(p, width, n) >= limit) return refuse(e, from, to) > 0;
  for (let i = 0; i < n; i++) {
    const c = charAt(p, width, i);
    if (e.codec !== Codec.CHARMAP) putChar(e, out, c);
    else {
      const status = charmapEncode(out, e.mapping, c);
      if (status <= 0) return status < 0 ? false : refuse(e, from, to) > 0;
    }
  }
  return true;
}

/** Makes the error, or moves it on, so that it tells of characters [from, to); false without memory. */
function tell(e: Encoding, from: i32, to: i32): bool {
  if (e.error !== UNBOUND) return moveUnicodeError(e.error, from, to, reason(e));
  const error = newUnicodeError(Exc.UnicodeEncodeError, e.codec, e.text, from, to, reason(e));
  if (error === ERROR) return false;
  e.error = error;
  return true;
}

function refuse(e: Encoding, from: i32, to: i32): i32 {
  if (tell(e, from, to)) raiseException(incref(e.error));
  return -1;
}

function reason(e: Encoding): string {
  if (e.codec === Codec.ASCII) return "ordinal not in range(128)";
  if (e.codec === Codec.LATIN1) return "ordinal not in range(256)";
  return e.codec === Codec.CHARMAP ? "character maps to <undefined>" : "surrogates not allowed";
}

const escape = memory.data(10, 2);

// ---- unicode_escape, raw_unicode_escape ----

/** ASCII text that a Python literal would read as the same str; the raw form leaves Latin-1 and backslashes alone. */
function encodeEscapes(data: usize, kind: i32, length: i32, raw: bool): Value {
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
