/** Bytes as they would stand in a bytes literal: `codecs.escape_encode` and `escape_decode`. */
import { ByteBuilder, newByteBuilder } from "../../core/bytebuilder.ts";
import { raise, raisef } from "../../core/errors.ts";
import { decref } from "../../core/object.ts";
import { strIs, strOf } from "../../core/string.ts";
import { digitOf, hexDigit } from "../../core/text/ascii.ts";
import { ERROR, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { simpleEscape, warnInvalidByteEscape } from "./unescape.ts";

const BACKSLASH: u32 = 0x5c;
const LOWER_X: u32 = 0x78;

/** Escapes backslashes, quotes (') and what is not printable ASCII. Bytes, or ERROR. */
export function byteEscape(data: usize, n: i32): Value {
  const out = newByteBuilder();
  for (let i = 0; i < n; i++) {
    const c: u32 = load<u8>(data + <usize>i);
    const short: u32 =
      c === 9 ? 0x74 : c === 10 ? 0x6e : c === 13 ? 0x72 : c === BACKSLASH || c === 0x27 ? c : 0;
    if (short !== 0) {
      out.byte(BACKSLASH);
      out.byte(short);
    } else if (c >= 0x20 && c < 0x7f) out.byte(c);
    else {
      out.byte(BACKSLASH);
      out.byte(LOWER_X);
      out.byte(hexDigit(c >> 4));
      out.byte(hexDigit(c & 15));
    }
  }
  return out.finish();
}

/** The first unknown escape of the last call, -1 for none. */
let wrong: i32 = -1;

/** Bytes with their escapes resolved, or ERROR with ValueError pending. */
export function byteUnescape(data: usize, n: i32, errors: Value): Value {
  const out = newByteBuilder();
  wrong = -1;
  let i = 0;
  while (i < n && i >= 0) {
    const c: u32 = load<u8>(data + <usize>i);
    if (c === BACKSLASH) i = unescapeByte(out, data, i, n, errors);
    else {
      out.byte(c);
      i++;
    }
  }
  if (i < 0) {
    out.drop();
    return ERROR;
  }
  const bytes = out.finish();
  if (bytes === ERROR || wrong < 0 || warnInvalidByteEscape(wrong)) return bytes;
  decref(bytes);
  return ERROR;
}

/** The escape at index i: index behind it, or -1. */
function unescapeByte(out: ByteBuilder, data: usize, i: i32, n: i32, errors: Value): i32 {
  if (i + 1 === n) {
    raise(Exc.ValueError, "Trailing \\ in string");
    return -1;
  }
  const c: u32 = load<u8>(data + <usize>i + 1);
  const simple = simpleEscape(c);
  if (c === 10) return i + 2;
  if (simple !== 0) out.byte(simple);
  else if (c === LOWER_X) return hexEscape(out, data, i, n, errors);
  else if (c - 0x30 < 8) return octalEscape(out, data, i + 1, n);
  else {
    if (wrong < 0) wrong = c;
    out.byte(BACKSLASH);
    out.byte(c);
  }
  return i + 2;
}

function octalEscape(out: ByteBuilder, data: usize, i: i32, n: i32): i32 {
  const end = min(i + 3, n);
  let value: u32 = 0;
  while (i < end && <u32>load<u8>(data + <usize>i) - 0x30 < 8) {
    value = (value << 3) | (<u32>load<u8>(data + <usize>i) - 0x30);
    i++;
  }
  if (value > 0xff && wrong < 0) wrong = value;
  out.byte(value & 0xff);
  return i;
}

function hexEscape(out: ByteBuilder, data: usize, i: i32, n: i32, errors: Value): i32 {
  const high = i + 2 < n ? digitOf(load<u8>(data + <usize>i + 2)) : 99;
  const low = i + 3 < n ? digitOf(load<u8>(data + <usize>i + 3)) : 99;
  if (high < 16 && low < 16) {
    out.byte((high << 4) | low);
    return i + 4;
  }
  if (errors === UNBOUND || strIs(strOf(errors), "strict")) {
    raisef(Exc.ValueError, "invalid \\x escape at position %d", i);
    return -1;
  }
  if (strIs(strOf(errors), "replace")) out.byte(0x3f);
  else if (!strIs(strOf(errors), "ignore")) {
    raisef(Exc.ValueError, "decoding error; unknown error handling code: %S", errors);
    return -1;
  }
  return high < 16 ? i + 3 : i + 2;
}
