/**
 * UTF-7 (RFC 2152) as CPython reads and writes it: what it may leave as it is it does, and a "~" or "\" is read though it would not be
 * written. Between "+" and the end of a shifted run characters are UTF-16 in modified base64.
 */
import { Builder } from "../../core/builder.ts";
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { charAt } from "../../core/text/chars.ts";

/** What stopped `utf7Decode` and the end of the wrong bytes; 0 where more could complete them. */
export let utf7ErrorEnd: i32 = 0;
export let utf7ErrorReason: string = "";

const PLUS: u32 = 0x2b;
const MINUS: u32 = 0x2d;

/** The value of a base64 digit; -1 for any other byte. */
function base64Value(c: u32): i32 {
  if (c - 0x41 < 26) return c - 0x41;
  if (c - 0x61 < 26) return c - 0x61 + 26;
  if (c - 0x30 < 10) return c - 0x30 + 52;
  return c === PLUS ? 62 : c === 0x2f ? 63 : -1;
}

function base64Digit(value: u32): u32 {
  if (value < 26) return 0x41 + value;
  if (value < 52) return 0x61 + value - 26;
  if (value < 62) return 0x30 + value - 52;
  return value === 62 ? PLUS : 0x2f;
}

/** Whether a character is written as it is: printable ASCII but "+", "\" and "~", and tab, line feed, carriage return. */
function isDirect(c: u32): bool {
  if (c < 0x20) return c === 9 || c === 10 || c === 13;
  return c < 0x7e && c !== PLUS && c !== 0x5c;
}

// ---- decoding ----

/** The shifted run that is being read: bits that do not make a unit yet, and a high surrogate that waits for its other half. */
let bits: i32 = 0;
let buffer: u32 = 0;
let surrogate: u32 = 0;

function stop(at: i32, end: i32, reason: string): i32 {
  utf7ErrorEnd = end;
  utf7ErrorReason = reason;
  return at;
}

/** Decodes bytes [i, n) and gives the index at which it stopped: `n`, or that of bytes that are wrong or not complete. */
export function utf7Decode(out: Builder, source: usize, i: i32, n: i32, final: bool): i32 {
  while (i < n) {
    const c: u32 = load<u8>(source + <usize>i);
    if (c > 0x7f) return stop(i, i + 1, "unexpected special character");
    if (c !== PLUS) {
      out.char(c);
      i++;
      continue;
    }
    const next: u32 = i + 1 < n ? load<u8>(source + <usize>i + 1) : 0;
    if (i + 1 < n && next === MINUS) {
      out.char(PLUS);
      i += 2;
      continue;
    }
    if (i + 1 < n && base64Value(next) < 0) return stop(i, i + 2, "ill-formed sequence");
    const length = out.length;
    const end = decodeRun(out, source, i + 1, n);
    if (end < 0) return stop(i, -end, utf7ErrorReason);
    if (end === n && !closed) {
      if (!final) {
        out.length = length;
        return stop(i, 0, "");
      }
      if (surrogate !== 0 || bits >= 6 || (bits > 0 && buffer !== 0)) {
        return stop(i, n, "unterminated shift sequence");
      }
    }
    i = end;
  }
  return n;
}

/** Whether the run that was read last has ended before the bytes did. */
let closed: bool = false;

/** Reads a run from index i on: where it ends, or minus the end of what is wrong with it. */
function decodeRun(out: Builder, source: usize, i: i32, n: i32): i32 {
  bits = 0;
  buffer = 0;
  surrogate = 0;
  closed = false;
  for (; i < n; i++) {
    const c: u32 = load<u8>(source + <usize>i);
    const value = base64Value(c);
    if (value < 0) return endRun(out, c, i);
    buffer = (buffer << 6) | value;
    bits += 6;
    if (bits < 16) continue;
    bits -= 16;
    takeUnit(out, (buffer >> bits) & 0xffff);
    buffer &= (1 << bits) - 1;
  }
  return n;
}

function takeUnit(out: Builder, unit: u32): void {
  if (surrogate !== 0) {
    const high = surrogate;
    surrogate = 0;
    if ((unit & 0xfc00) === 0xdc00) {
      out.char(0x10000 + ((high & 0x3ff) << 10) + (unit & 0x3ff));
      return;
    }
    out.char(high);
  }
  if ((unit & 0xfc00) === 0xd800) surrogate = unit;
  else out.char(unit);
}

/** The run ends before the byte at index i, which is swallowed if it is "-". */
function endRun(out: Builder, c: u32, i: i32): i32 {
  closed = true;
  if (bits >= 6) {
    utf7ErrorReason = "partial character in base64 sequence";
    return -(i + 1);
  }
  if (bits > 0 && buffer !== 0) {
    utf7ErrorReason = "non-zero padding bits in shift sequence";
    return -(i + 1);
  }
  if (surrogate !== 0 && c < 0x80 && c !== PLUS) out.char(surrogate);
  return c === MINUS ? i + 1 : i;
}

// ---- encoding ----

/** Writes `n` characters of `kind`. Every character has a form, surrogates too. */
export function utf7Encode(out: ByteBuilder, data: usize, kind: i32, n: i32): void {
  let shifted: bool = false;
  bits = 0;
  buffer = 0;
  for (let i = 0; i < n; i++) {
    const c = charAt(data, kind, i);
    if (isDirect(c)) {
      if (shifted) {
        flush(out);
        if (base64Value(c) >= 0 || c === MINUS) out.byte(MINUS);
        shifted = false;
      }
      out.byte(c);
    } else if (c === PLUS && !shifted) {
      out.byte(PLUS);
      out.byte(MINUS);
    } else {
      if (!shifted) out.byte(PLUS);
      shifted = true;
      putShifted(out, c);
    }
  }
  if (!shifted) return;
  flush(out);
  out.byte(MINUS);
}

/** The last bits of a run, filled up with zeros. */
function flush(out: ByteBuilder): void {
  if (bits > 0) out.byte(base64Digit((buffer << (6 - bits)) & 0x3f));
  bits = 0;
  buffer = 0;
}

function putShifted(out: ByteBuilder, c: u32): void {
  if (c >= 0x10000) {
    putUnit(out, 0xd800 + ((c - 0x10000) >> 10));
    putUnit(out, 0xdc00 + (c & 0x3ff));
  } else putUnit(out, c);
}

function putUnit(out: ByteBuilder, unit: u32): void {
  buffer = (buffer << 16) | unit;
  for (bits += 16; bits >= 6; ) {
    bits -= 6;
    out.byte(base64Digit((buffer >> bits) & 0x3f));
  }
  buffer &= (1 << bits) - 1;
}
