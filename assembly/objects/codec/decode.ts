/**
 * bytes to str. Each codec scans as far as the bytes are valid and decodes that in one go; what stopped it goes to the error
 * handler. Escapes of Python literals: unescape.ts.
 */
import { Builder, newBuilder } from "../../core/builder.ts";
import { raise } from "../../core/errors.ts";
import { strFromChars } from "../../core/substring.ts";
import { escapeSize, putEscape } from "../../core/text/ascii.ts";
import { isAscii } from "../../core/text/chars.ts";
import {
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
  wideBits,
  wideError,
  wideErrorLength,
  wideLength,
  wideMessage,
} from "../../core/text/utf16.ts";
import { ERROR, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { raiseDecodeError } from "./errors.ts";
import { Codec, Handler, handlerNamed, unknownHandler } from "./names.ts";
import { unescape, unescapeErrorEnd, unescapeErrorReason } from "./unescape.ts";

/** The bytes being decoded. */
let source: usize = 0;
let length: i32 = 0;
let codec: Codec = Codec.UTF8;
let handler: Handler = Handler.STRICT;
let errors: Value = ERROR;

/** The error that the last step met: what it is, and behind which byte decoding goes on. */
let errorEnd: i32 = 0;
let errorReason: string = "";

/** The str of `n` bytes at `data` in `from`; `errorsName` names the handler, UNBOUND for strict. Str, or ERROR. */
export function decode(data: usize, n: i32, from: Codec, errorsName: Value): Value {
  if (from <= Codec.ASCII && isAscii(data, n)) return strFromChars(data, 1, n);
  if (from === Codec.LATIN1) return strFromChars(data, 1, n);
  source = data;
  length = n;
  codec = from;
  errors = errorsName;
  handler = handlerNamed(errorsName);
  return decodeAll(skipMark());
}

/** UTF-16 and UTF-32 without byte order: a mark says which, without one it is little endian. Where the text begins. */
function skipMark(): i32 {
  if (codec === Codec.UTF16) {
    const mark: u32 = length < 2 ? 0 : load<u16>(source);
    codec = mark === 0xfffe ? Codec.UTF16_BE : Codec.UTF16_LE;
    return mark === 0xfffe || mark === 0xfeff ? 2 : 0;
  }
  if (codec === Codec.UTF32) {
    const mark = length < 4 ? 0 : load<u32>(source);
    codec = mark === 0xfffe0000 ? Codec.UTF32_BE : Codec.UTF32_LE;
    return mark === 0xfffe0000 || mark === 0xfeff ? 4 : 0;
  }
  return 0;
}

function decodeAll(start: i32): Value {
  const out = newBuilder();
  let i = start;
  while (true) {
    i += step(out, i);
    if (i === length) return out.finish();
    const next = handle(out, i);
    if (next < 0) {
      out.drop();
      return ERROR;
    }
    i = next;
  }
}

/** Decodes as much as is valid from byte `i` on and says how many bytes that is; sets the error if that is not all. */
function step(out: Builder, i: i32): i32 {
  const p = source + <usize>i;
  const n = length - i;
  if (codec === Codec.UTF8) return stepUtf8(out, p, n);
  if (codec === Codec.ASCII) return stepAscii(out, p, n);
  if (codec <= Codec.UTF16_BE) return stepWide(out, p, n, true);
  if (codec <= Codec.UTF32_BE) return stepWide(out, p, n, false);
  const done = unescape(out, source, i, length, codec === Codec.RAW_UNICODE_ESCAPE);
  errorEnd = unescapeErrorEnd;
  errorReason = unescapeErrorReason;
  return done - i;
}

function stepUtf8(out: Builder, p: usize, n: i32): i32 {
  const valid = utf8Scan(p, n);
  if (out.reserve(utf8Length, utf8Bits)) {
    utf8Decode(p, valid, out.data + out.length * out.width, out.width);
    out.wrote(utf8Length, utf8Bits);
  }
  if (valid < n) {
    const bad = p + <usize>valid;
    errorEnd = <i32>(bad - source) + utf8ErrorLength(bad, source + <usize>length);
    errorReason = utf8Message(utf8Error);
  }
  return valid;
}

function stepAscii(out: Builder, p: usize, n: i32): i32 {
  let valid = 0;
  while (valid < n && load<u8>(p + <usize>valid) < 0x80) valid++;
  out.ascii(p, valid);
  errorEnd = <i32>(p - source) + valid + 1;
  errorReason = "ordinal not in range(128)";
  return valid;
}

function stepWide(out: Builder, p: usize, n: i32, units: bool): i32 {
  const big = codec === Codec.UTF16_BE || codec === Codec.UTF32_BE;
  const valid = units ? utf16Scan(p, n, big) : utf32Scan(p, n, big);
  if (out.reserve(wideLength, wideBits)) {
    const to = out.data + out.length * out.width;
    if (units) utf16Decode(p, valid, big, to, out.width);
    else utf32Decode(p, valid, big, to, out.width);
    out.wrote(wideLength, wideBits);
  }
  errorEnd = <i32>(p - source) + valid + wideErrorLength;
  errorReason = wideMessage(wideError);
  return valid;
}

// ---- error handlers ----

/** Writes what the handler makes of the bytes from `i` to `errorEnd`; where to go on, -1 with an exception pending. */
function handle(out: Builder, i: i32): i32 {
  switch (handler) {
    case Handler.IGNORE:
      return errorEnd;
    case Handler.REPLACE:
      out.char(0xfffd);
      return errorEnd;
    case Handler.BACKSLASH_REPLACE:
      for (let k = i; k < errorEnd; k++) putEscapeOf(out, byteAt(k));
      return errorEnd;
    case Handler.SURROGATE_ESCAPE:
      return escapeBytes(out, i);
    case Handler.SURROGATE_PASS:
      return passSurrogate(out, i);
    case Handler.XML_CHAR_REF_REPLACE:
      raise(Exc.TypeError, "don't know how to handle UnicodeDecodeError in error callback");
      return -1;
    case Handler.UNKNOWN:
      unknownHandler(errors);
      return -1;
    default:
      return refuse(i);
  }
}

function refuse(i: i32): i32 {
  raiseDecodeError(codec, source, length, i, errorEnd, errorReason);
  return -1;
}

function byteAt(i: i32): u32 {
  return load<u8>(source + <usize>i);
}

const escape = memory.data(10, 2);

function putEscapeOf(out: Builder, byte: u32): void {
  putEscape(escape, byte);
  out.ascii(escape, escapeSize(byte));
}

/** PEP 383: a byte of 0x80 or above becomes U+DC00 plus itself; ASCII bytes cannot be smuggled. */
function escapeBytes(out: Builder, i: i32): i32 {
  let k = i;
  for (; k < errorEnd && byteAt(k) >= 0x80; k++) out.char(0xdc00 + byteAt(k));
  return k > i ? k : refuse(i);
}

/** A surrogate encoded as if it were a character. */
function passSurrogate(out: Builder, i: i32): i32 {
  const p = source + <usize>i;
  const left = length - i;
  let c: u32 = 0;
  let size = 0;
  if (codec === Codec.UTF8 && left >= 3) {
    c = ((byteAt(i) & 0x0f) << 12) | ((byteAt(i + 1) & 0x3f) << 6) | (byteAt(i + 2) & 0x3f);
    const shaped = byteAt(i) === 0xed && (byteAt(i + 1) & 0xc0) === 0x80 && (byteAt(i + 2) & 0xc0) === 0x80;
    if (shaped) size = 3;
  } else if ((codec === Codec.UTF16_LE || codec === Codec.UTF16_BE) && left >= 2) {
    const unit: u32 = load<u16>(p);
    c = codec === Codec.UTF16_BE ? ((unit & 0xff) << 8) | (unit >> 8) : unit;
    size = 2;
  } else if ((codec === Codec.UTF32_LE || codec === Codec.UTF32_BE) && left >= 4) {
    c = codec === Codec.UTF32_BE ? bswap<u32>(load<u32>(p)) : load<u32>(p);
    size = 4;
  }
  if (size === 0 || (c & 0xfffff800) !== 0xd800) return refuse(i);
  out.char(c);
  return i + size;
}
