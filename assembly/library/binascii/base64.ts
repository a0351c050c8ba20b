/** Base64 (RFC 4648) and its strictness as CPython's binascii has it. */
import { newByteBuilder } from "../../core/bytebuilder.ts";
import { allocBytes, BYTES_DATA, bytesAt, bytesCount, emptyBytes } from "../../core/bytes.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { isTrue } from "../../core/truth.ts";
import { box, ERROR, Value } from "../../core/value.ts";
import { TypeId } from "../../shared/types.ts";
import { openAsciiSource, openSource } from "../arguments.ts";
import { raiseOwn } from "../errors.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PAD: u32 = 0x3d;
const NOT_BASE64: u32 = 255;

/** The alphabet as bytes, then for each byte what it stands for; filled when first needed. */
const letters = memory.data(64);
const values = memory.data(256);
let filled = false;

function fillTables(): void {
  if (filled) return;
  filled = true;
  memory.fill(values, <u8>NOT_BASE64, 256);
  for (let i: u32 = 0; i < 64; i++) {
    const letter = load<u16>(changetype<usize>(ALPHABET) + (i << 1));
    store<u8>(letters + i, <u8>letter);
    store<u8>(values + letter, <u8>i);
  }
}

class Letter {
  /** The letter for the lowest six bits. */
  @inline
  static of(bits: u32): u32 {
    return load<u8>(letters + (bits & 63));
  }
}

/** b2a_base64(data, newline) */
export function toBase64(args: usize): Value {
  const newline = isTrue(load<i64>(args, 8));
  if (newline < 0 || !openSource(load<i64>(args))) return ERROR;
  fillTables();
  const size = ((<i64>bytesCount + 2) / 3) * 4 + newline;
  if (size === 0) return box(emptyBytes());
  const p = charge(bytesCount >> 4) ? allocBytes(size) : 0;
  if (p === 0) return ERROR;
  encode(p + BYTES_DATA, bytesAt, bytesCount, newline !== 0);
  return box(p);
}

function encode(to: usize, data: usize, n: i32, newline: bool): void {
  const end = data + <usize>n;
  for (; data + 3 <= end; data += 3, to += 4) {
    const bits = ((<u32>load<u8>(data)) << 16) | ((<u32>load<u8>(data, 1)) << 8) | load<u8>(data, 2);
    const low = Letter.of(bits >> 18) | (Letter.of(bits >> 12) << 8);
    store<u32>(to, low | (Letter.of(bits >> 6) << 16) | (Letter.of(bits) << 24));
  }
  if (data < end) {
    const two = end - data === 2;
    const bits = ((<u32>load<u8>(data)) << 16) | (two ? (<u32>load<u8>(data, 1)) << 8 : 0);
    const third = two ? Letter.of(bits >> 6) : PAD;
    store<u32>(to, Letter.of(bits >> 18) | (Letter.of(bits >> 12) << 8) | (third << 16) | (PAD << 24));
    to += 4;
  }
  if (newline) store<u8>(to, 10);
}

/** a2b_base64(data, strict_mode) */
export function fromBase64(args: usize): Value {
  const strict = isTrue(load<i64>(args, 8));
  if (strict < 0 || !openAsciiSource(load<i64>(args)) || !charge(bytesCount >> 4)) return ERROR;
  fillTables();
  const out = newByteBuilder();
  if (!out.reserve((<i64>bytesCount * 3) / 4 + 3)) {
    out.drop();
    return raiseMemoryError();
  }
  const end = decode(out.end, bytesAt, bytesCount, strict !== 0);
  if (end === 0) {
    out.drop();
    return ERROR;
  }
  out.advance(end);
  return out.finish();
}

function malformed(message: string): usize {
  raiseOwn(TypeId.BINASCII_ERROR, message);
  return 0;
}

/** Decodes, passing over what is no letter unless `strict`: where the output ends, 0 with an exception pending. */
function decode(to: usize, data: usize, n: i32, strict: bool): usize {
  const start = to;
  let bits: u32 = 0;
  let letter = 0;
  let pads = 0;
  let padded = false;
  for (let i = 0; i < n; i++) {
    if (letter === 0 && !padded) {
      while (i + 4 <= n && decodeFour(to, data + <usize>i)) {
        i += 4;
        to += 3;
      }
      if (i === n) break;
    }
    const c: u32 = load<u8>(data + <usize>i);
    if (c === PAD) {
      padded = true;
      if (strict && letter === 0) return malformed(i === 0 ? LEADING : "Excess padding not allowed");
      if (letter < 2 || letter + ++pads < 4) continue;
      if (strict && i + 1 < n) return malformed("Excess data after padding");
      return to;
    }
    const value: u32 = load<u8>(values + c);
    if (value === NOT_BASE64) {
      if (strict) return malformed("Only base64 data is allowed");
      continue;
    }
    if (strict && padded) return malformed("Discontinuous padding not allowed");
    pads = 0;
    bits = (bits << 6) | value;
    // The first letter of four completes no byte.
    if (letter > 0) store<u8>(to++, <u8>(bits >> ((3 - letter) << 1)));
    letter = (letter + 1) & 3;
  }
  if (letter === 0) return to;
  if (letter > 1) return malformed("Incorrect padding");
  const message =
    "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4";
  raiseOwn(TypeId.BINASCII_ERROR, message, (<i64>(to - start) / 3) * 4 + 1);
  return 0;
}

const LEADING = "Leading padding not allowed";

/** Four letters to three bytes (a fourth is spoilt); false if they are not all letters. */
function decodeFour(to: usize, data: usize): bool {
  const a: u32 = load<u8>(values + load<u8>(data));
  const b: u32 = load<u8>(values + load<u8>(data, 1));
  const c: u32 = load<u8>(values + load<u8>(data, 2));
  const d: u32 = load<u8>(values + load<u8>(data, 3));
  if ((a | b | c | d) === NOT_BASE64) return false;
  store<u8>(to, <u8>((a << 2) | (b >> 4)));
  store<u8>(to, <u8>((b << 4) | (c >> 2)), 1);
  store<u8>(to, <u8>((c << 6) | d), 2);
  return true;
}
