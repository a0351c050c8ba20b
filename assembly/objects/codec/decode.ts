/**
 * bytes to str. Each codec scans as far as the bytes are valid and decodes that in one go; what stopped it goes to the error
 * handler. Escapes of Python literals: unescape.ts; UTF-7: utf7.ts; what a mapping decodes: charmap.ts.
 *
 * Handlers that a program has registered may do anything: decode other bytes, put another object into the error. So what is known
 * of a decoding lies in an object of its own, and after each such handler it goes on in the object that the error holds then.
 */

import { Builder, newBuilder } from "../../core/builder.ts";
import { asBytes, BYTES_DATA, isBytes, newBytes } from "../../core/bytes.ts";
import { fail, raiseException, raiseMemoryError } from "../../core/errors.ts";
import { decref, incref } from "../../core/object.ts";
import { strFromChars } from "../../core/substring.ts";
import { escapeSize, putEscape } from "../../core/text/ascii.ts";
import { isAscii } from "../../core/text/chars.ts";
import {
  Utf8Error,
  utf8Bits,
  utf8Decode,
  utf8Error,
  utf8ErrorLength,
  utf8Length,
  utf8Message,
  utf8Scan,
} from "../../core/text/utf8.ts";
import {
  utf16Decode,
  utf16Scan,
  utf32Decode,
  utf32Scan,
  WideError,
  wideBits,
  wideError,
  wideErrorLength,
  wideLength,
  wideMessage,
} from "../../core/text/utf16.ts";
import { ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { objAlloc, objFree } from "../../memory/arena.ts";
import { Exc } from "../../shared/exceptions.ts";
import { charmapDecode } from "./charmap.ts";
import { errorObject, moveUnicodeError, newUnicodeError } from "./errors.ts";
import { askHandler, findHandler, replacement, resumeAt, resumeWithin } from "./handlers.ts";
import { Codec, Handler, handlerNamed } from "./names.ts";
import { decodeSurrogate, surrogateWidth } from "./surrogates.ts";
import {
  invalidEscape,
  unescape,
  unescapeErrorEnd,
  unescapeErrorReason,
  warnInvalidEscape,
} from "./unescape.ts";
import { utf7Decode, utf7ErrorEnd, utf7ErrorReason } from "./utf7.ts";

/** One call that decodes. */
@unmanaged
class Decoding {
  /** The bytes. */
  source: usize;
  length: i32;
  codec: Codec;
  handler: Handler;
  /** Whether no more bytes will come: else what they could complete is left. */
  final: bool;
  /** The handler's name (borrowed); the function it names and the error handed to it, once there was one (owned). */
  errors: Value;
  callable: Value;
  error: Value;
  /** The bytes object that the error has held since then (owned). */
  held: Value;
  /** For CHARMAP (borrowed). */
  mapping: Value;
  /** What the last step met: behind which byte decoding goes on, 0 if what is left is incomplete; and what it is (a literal). */
  errorEnd: i32;
  reason: usize;
  /** The first unknown escape, -1 for none. */
  wrongEscape: i32;

  stop(end: i32, reason: string): void {
    this.errorEnd = end;
    this.reason = changetype<usize>(reason);
  }
}

/** How many bytes the last call has decoded, and in which order where it was to find that out (0: none said). */
export let consumed: i32 = 0;
export let byteOrder: i32 = 0;

/** The str of `n` bytes at `data` in `from`; `errors` names the handler, UNBOUND for strict. Str, or ERROR. */
export function decode(data: usize, n: i32, from: Codec, errors: Value): Value {
  return decodePart(data, n, from, errors, true);
}

/** As decode; if not `final`, an incomplete character at the end is left: `consumed` says where. */
export function decodePart(data: usize, n: i32, from: Codec, errors: Value, final: bool): Value {
  consumed = n;
  if (from <= Codec.ASCII && isAscii(data, n)) return strFromChars(data, 1, n);
  if (from === Codec.LATIN1) return strFromChars(data, 1, n);
  return decodeWith(data, n, from, errors, final, UNBOUND);
}

/** The str that bytes stand for in a mapping (`codecs.charmap_decode`). */
export function decodeMapped(data: usize, n: i32, mapping: Value, errors: Value): Value {
  consumed = n;
  return decodeWith(data, n, Codec.CHARMAP, errors, true, mapping);
}

function decodeWith(data: usize, n: i32, from: Codec, errors: Value, final: bool, mapping: Value): Value {
  const at = objAlloc(offsetof<Decoding>());
  if (at === 0) return raiseMemoryError();
  const d = changetype<Decoding>(at);
  d.source = data;
  d.length = n;
  d.codec = from;
  d.handler = handlerNamed(errors);
  d.final = final;
  d.errors = errors;
  d.callable = UNBOUND;
  d.error = UNBOUND;
  d.held = UNBOUND;
  d.mapping = mapping;
  d.wrongEscape = -1;
  const text = decodeAll(d, skipMark(d));
  decref(d.callable);
  decref(d.error);
  decref(d.held);
  objFree(at);
  return text;
}

/** UTF-16 and UTF-32 without byte order: a mark says which, without one it is little endian. Where the text begins. */
function skipMark(d: Decoding): i32 {
  byteOrder = 0;
  if (d.codec === Codec.UTF16) {
    const mark: u32 = d.length < 2 ? 0 : load<u16>(d.source);
    byteOrder = mark === 0xfffe ? 1 : mark === 0xfeff ? -1 : 0;
    d.codec = mark === 0xfffe ? Codec.UTF16_BE : Codec.UTF16_LE;
    return byteOrder === 0 ? 0 : 2;
  }
  if (d.codec === Codec.UTF32) {
    const mark = d.length < 4 ? 0 : load<u32>(d.source);
    byteOrder = mark === 0xfffe0000 ? 1 : mark === 0xfeff ? -1 : 0;
    d.codec = mark === 0xfffe0000 ? Codec.UTF32_BE : Codec.UTF32_LE;
    return byteOrder === 0 ? 0 : 4;
  }
  return 0;
}

function decodeAll(d: Decoding, start: i32): Value {
  const out = newBuilder();
  for (let i = start; i >= 0; i = handle(d, out, i)) {
    const done = step(d, out, i);
    if (done < 0) break;
    i += done;
    if (i === d.length || d.errorEnd === 0) return finish(d, out, i);
  }
  out.drop();
  return ERROR;
}

function finish(d: Decoding, out: Builder, end: i32): Value {
  const text = out.finish();
  const order = byteOrder;
  if (text !== ERROR && d.wrongEscape >= 0 && !warnInvalidEscape(d.wrongEscape)) {
    decref(text);
    return ERROR;
  }
  byteOrder = order;
  consumed = end;
  return text;
}

/**
 * Decodes as much as is valid from byte `i` on and says how many bytes that is, -1 with an exception pending. Sets the error if that
 * is not all.
 */
function step(d: Decoding, out: Builder, i: i32): i32 {
  const p = d.source + <usize>i;
  const n = d.length - i;
  if (d.codec === Codec.UTF8) return stepUtf8(d, out, p, n);
  if (d.codec === Codec.ASCII) return stepAscii(d, out, p, n);
  if (d.codec <= Codec.UTF16_BE) return stepWide(d, out, p, n, true);
  if (d.codec <= Codec.UTF32_BE) return stepWide(d, out, p, n, false);
  let end = 0;
  if (d.codec === Codec.CHARMAP) {
    end = charmapDecode(out, d.mapping, d.source, i, d.length);
    if (end < 0) return -1;
    d.stop(end + 1, "character maps to <undefined>");
  } else if (d.codec === Codec.UTF7) {
    end = utf7Decode(out, d.source, i, d.length, d.final);
    d.stop(utf7ErrorEnd, utf7ErrorReason);
  } else {
    end = unescape(out, d.source, i, d.length, d.codec === Codec.RAW_UNICODE_ESCAPE, d.final);
    d.stop(unescapeErrorEnd, unescapeErrorReason);
    if (d.wrongEscape < 0) d.wrongEscape = invalidEscape;
  }
  return end - i;
}

function stepUtf8(d: Decoding, out: Builder, p: usize, n: i32): i32 {
  const valid = utf8Scan(p, n);
  if (out.reserve(utf8Length, utf8Bits)) {
    utf8Decode(p, valid, out.data + out.length * out.width, out.width);
    out.wrote(utf8Length, utf8Bits);
  }
  if (valid < n) {
    const bad = p + <usize>valid;
    const end = <i32>(bad - d.source) + utf8ErrorLength(bad, d.source + <usize>d.length);
    const incomplete = utf8Error === Utf8Error.END_OF_DATA || isHalfSurrogate(bad, n - valid);
    d.stop(!d.final && incomplete ? 0 : end, utf8Message(utf8Error));
  }
  return valid;
}

/** Whether two bytes at the end begin a surrogate, which "surrogatepass" might want. */
function isHalfSurrogate(p: usize, left: i32): bool {
  return left === 2 && load<u8>(p) === 0xed && <u32>load<u8>(p, 1) - 0xa0 < 0x20;
}

function stepAscii(d: Decoding, out: Builder, p: usize, n: i32): i32 {
  let valid = 0;
  while (valid < n && load<u8>(p + <usize>valid) < 0x80) valid++;
  out.ascii(p, valid);
  d.stop(<i32>(p - d.source) + valid + 1, "ordinal not in range(128)");
  return valid;
}

function stepWide(d: Decoding, out: Builder, p: usize, n: i32, units: bool): i32 {
  const big = d.codec === Codec.UTF16_BE || d.codec === Codec.UTF32_BE;
  const valid = units ? utf16Scan(p, n, big) : utf32Scan(p, n, big);
  if (out.reserve(wideLength, wideBits)) {
    const to = out.data + out.length * out.width;
    if (units) utf16Decode(p, valid, big, to, out.width);
    else utf32Decode(p, valid, big, to, out.width);
    out.wrote(wideLength, wideBits);
  }
  const end = <i32>(p - d.source) + valid + wideErrorLength;
  const incomplete = wideError === WideError.TRUNCATED || wideError === WideError.END_OF_DATA;
  d.stop(!d.final && incomplete ? 0 : end, wideMessage(wideError));
  return valid;
}

// ---- error handlers ----

/** Writes what the handler makes of the bytes from `i` to the error's end; where to go on, -1 with an exception pending. */
function handle(d: Decoding, out: Builder, i: i32): i32 {
  const end = d.errorEnd;
  switch (d.handler) {
    case Handler.IGNORE:
      return end;
    case Handler.REPLACE:
      out.char(0xfffd);
      return end;
    case Handler.BACKSLASH_REPLACE:
      for (let k = i; k < end; k++) putEscapeOf(out, byteAt(d, k));
      return end;
    case Handler.SURROGATE_ESCAPE:
      return escapeBytes(d, out, i);
    case Handler.SURROGATE_PASS:
      return passSurrogate(d, out, i);
    case Handler.XML_CHAR_REF_REPLACE:
    case Handler.NAME_REPLACE:
      return fail(Exc.TypeError, "don't know how to handle UnicodeDecodeError in error callback");
    case Handler.UNKNOWN:
      return ask(d, out, i);
    default:
      return refuse(d, i);
  }
}

/** Makes the error, or moves it on, so that it tells of the bytes from `i` on; false without memory. */
function tell(d: Decoding, i: i32): bool {
  const reason = changetype<string>(d.reason);
  if (d.error !== UNBOUND) return moveUnicodeError(d.error, i, d.errorEnd, reason);
  const bytes = newBytes(d.source, d.length);
  if (bytes === ERROR) return false;
  const error = newUnicodeError(Exc.UnicodeDecodeError, d.codec, bytes, i, d.errorEnd, reason);
  decref(bytes);
  if (error === ERROR) return false;
  d.error = error;
  return true;
}

function refuse(d: Decoding, i: i32): i32 {
  if (tell(d, i)) raiseException(incref(d.error));
  return -1;
}

/** Lets a handler that a program has registered decide. */
function ask(d: Decoding, out: Builder, i: i32): i32 {
  if (d.callable === UNBOUND) {
    const found = findHandler(d.errors);
    if (found === ERROR) return -1;
    d.callable = found;
  }
  if (!tell(d, i)) return -1;
  if (!askHandler(d.callable, d.error, false, "decoding error handler must return (str, int) tuple"))
    return -1;
  const text = replacement;
  const position = resumeAt;
  const next = changeSource(d) ? resumeWithin(position, d.length) : -1;
  if (next >= 0) out.str(pointer(text));
  decref(text);
  return next;
}

/** Goes over to the object that the error now has: the program may have put in another. */
function changeSource(d: Decoding): bool {
  const object = errorObject(d.error);
  if (object === UNBOUND || !isBytes(object))
    return fail(Exc.TypeError, "object attribute must be bytes") > 0;
  const old = d.held;
  d.held = incref(object);
  decref(old);
  d.source = pointer(object) + BYTES_DATA;
  d.length = asBytes(pointer(object)).length;
  return true;
}

function byteAt(d: Decoding, i: i32): u32 {
  return load<u8>(d.source + <usize>i);
}

const escape = memory.data(10, 2);

function putEscapeOf(out: Builder, byte: u32): void {
  putEscape(escape, byte);
  out.ascii(escape, escapeSize(byte));
}

/** PEP 383: a byte of 0x80 or above becomes U+DC00 plus itself; ASCII bytes cannot be smuggled. */
function escapeBytes(d: Decoding, out: Builder, i: i32): i32 {
  let k = i;
  for (; k < d.errorEnd && byteAt(d, k) >= 0x80; k++) out.char(0xdc00 + byteAt(d, k));
  return k > i ? k : refuse(d, i);
}

/** A surrogate encoded as if it were a character. */
function passSurrogate(d: Decoding, out: Builder, i: i32): i32 {
  const c = decodeSurrogate(d.source + <usize>i, d.length - i, d.codec);
  if (c === 0) return refuse(d, i);
  out.char(c);
  return i + surrogateWidth(d.codec);
}
