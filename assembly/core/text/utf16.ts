/**
 * UTF-16 and UTF-32 in either byte order, with CPython's idea of where an error is. Decoding takes two passes, as in
 * utf8.ts: scan to measure up to the first error, then decode. Byte order marks are the caller's.
 */
import { charAt } from "./chars.ts";

/** What is wrong at the place where a scan stopped, and CPython's words for it in `wideMessage`. */
export enum WideError {
  NONE = 0,
  TRUNCATED = 1,
  /** A high surrogate in the last unit. */
  END_OF_DATA = 2,
  /** A low surrogate that follows no high one. */
  LONE_LOW = 3,
  /** A high surrogate that no low one follows. */
  LONE_HIGH = 4,
  SURROGATE = 5,
  OUT_OF_RANGE = 6,
}

/** Results of the last scan: characters in the valid part, the OR of them, what stopped it, and its length in bytes. */
export let wideLength: i32 = 0;
export let wideBits: u32 = 0;
export let wideError: WideError = WideError.NONE;
export let wideErrorLength: i32 = 0;

export function wideMessage(error: WideError): string {
  if (error === WideError.TRUNCATED) return "truncated data";
  if (error === WideError.END_OF_DATA) return "unexpected end of data";
  if (error === WideError.LONE_LOW) return "illegal encoding";
  if (error === WideError.LONE_HIGH) return "illegal UTF-16 surrogate";
  if (error === WideError.SURROGATE) return "code point in surrogate code point range(0xd800, 0xe000)";
  return "code point not in range(0x110000)";
}

function unit16(p: usize, big: bool): u32 {
  const unit: u32 = load<u16>(p);
  return big ? ((unit & 0xff) << 8) | (unit >> 8) : unit;
}

function unit32(p: usize, big: bool): u32 {
  const unit = load<u32>(p);
  return big ? bswap<u32>(unit) : unit;
}

function isHigh(unit: u32): bool {
  return (unit & 0xfffffc00) === 0xd800;
}

function isLow(unit: u32): bool {
  return (unit & 0xfffffc00) === 0xdc00;
}

function joinSurrogates(high: u32, low: u32): u32 {
  return 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff);
}

function stop(error: WideError, length: i32): void {
  wideError = error;
  wideErrorLength = length;
}

/** How many of the `n` bytes at `p` are valid UTF-16 from the start. Sets the `wide…` results. */
export function utf16Scan(p: usize, n: i32, big: bool): i32 {
  let i = plainUnits(p, n, big);
  let bits = plainBits;
  let length = i >> 1;
  wideError = WideError.NONE;
  while (i < n) {
    if (n - i < 2) {
      stop(WideError.TRUNCATED, n - i);
      break;
    }
    const unit = unit16(p + <usize>i, big);
    if ((unit & 0xfffff800) !== 0xd800) {
      bits |= unit;
      i += 2;
    } else {
      if (!pairAt(p + <usize>i, n - i, big)) break;
      bits |= 0x10000;
      i += 4;
    }
    length++;
  }
  wideLength = length;
  wideBits = bits;
  return i;
}

/** Sixteen bytes with the two bytes of each unit exchanged where the order is big endian. */
class Units {
  @inline
  static load(p: usize, big: bool): v128 {
    const units = v128.load(p);
    return big ? v128.or(v128.shl<i16>(units, 8), v128.shr<u16>(units, 8)) : units;
  }
}

/** The OR of the units that plainUnits has passed last. */
let plainBits: u32 = 0;

/** How many bytes from `p` on are units without surrogates, as far as eight can be looked at at once. */
function plainUnits(p: usize, n: i32, big: bool): i32 {
  const mask = i16x8.splat(<i16>0xf800);
  const surrogate = i16x8.splat(<i16>0xd800);
  let all = i64x2.splat(0);
  let i = 0;
  for (; i + 16 <= n; i += 16) {
    const units = Units.load(p + <usize>i, big);
    if (v128.any_true(v128.eq<i16>(v128.and(units, mask), surrogate))) break;
    all = v128.or(all, units);
  }
  const half = v128.extract_lane<i64>(all, 0) | v128.extract_lane<i64>(all, 1);
  const quarter = <u32>(half >> 32) | <u32>half;
  plainBits = (quarter | (quarter >> 16)) & 0xffff;
  return i;
}

/** Whether the surrogate at `p`, with `n` bytes left, begins a pair; says what is wrong if not. */
function pairAt(p: usize, n: i32, big: bool): bool {
  if (isLow(unit16(p, big))) stop(WideError.LONE_LOW, 2);
  else if (n < 4) stop(WideError.END_OF_DATA, n);
  else if (!isLow(unit16(p + 2, big))) stop(WideError.LONE_HIGH, 2);
  else return true;
  return false;
}

/** Decodes `n` bytes that `utf16Scan` found valid to characters of `kind`, which must hold them all. */
export function utf16Decode(p: usize, n: i32, big: bool, dst: usize, kind: i32): void {
  const end = p + <usize>n;
  if (kind === 1) {
    // Nothing above U+00FF: no surrogates.
    for (; p + 16 <= end; p += 16, dst += 8) {
      const units = Units.load(p, big);
      store<u64>(dst, v128.extract_lane<i64>(v128.narrow<u16>(units, units), 0));
    }
  } else if (kind === 2) {
    for (; p + 16 <= end; p += 16, dst += 16) v128.store(dst, Units.load(p, big));
  }
  while (p < end) {
    let c = unit16(p, big);
    p += 2;
    if (isHigh(c)) {
      c = joinSurrogates(c, unit16(p, big));
      p += 2;
    }
    dst = put(dst, kind, c);
  }
}

/** How many of the `n` bytes at `p` are valid UTF-32 from the start. Sets the `wide…` results. */
export function utf32Scan(p: usize, n: i32, big: bool): i32 {
  let i = 0;
  let bits: u32 = 0;
  wideError = WideError.NONE;
  while (i < n) {
    if (n - i < 4) {
      stop(WideError.TRUNCATED, n - i);
      break;
    }
    const c = unit32(p + <usize>i, big);
    if (c > 0x10ffff || (c & 0xfffff800) === 0xd800) {
      stop(c > 0x10ffff ? WideError.OUT_OF_RANGE : WideError.SURROGATE, 4);
      break;
    }
    bits |= c;
    i += 4;
  }
  wideLength = i >> 2;
  wideBits = bits;
  return i;
}

/** Decodes `n` bytes that `utf32Scan` found valid to characters of `kind`, which must hold them all. */
export function utf32Decode(p: usize, n: i32, big: bool, dst: usize, kind: i32): void {
  for (const end = p + <usize>n; p < end; p += 4) dst = put(dst, kind, unit32(p, big));
}

function put(dst: usize, kind: i32, c: u32): usize {
  if (kind === 1) store<u8>(dst, c);
  else if (kind === 2) store<u16>(dst, c);
  else store<u32>(dst, c);
  return dst + <usize>kind;
}

/** How many bytes `n` characters take in UTF-16. May exceed an i32. */
export function utf16Size(p: usize, kind: i32, n: i32): i64 {
  let units: i64 = n;
  if (kind === 4) for (let i = 0; i < n; i++) units += i64(charAt(p, 4, i) > 0xffff);
  return units << 1;
}

/** Encodes `n` characters in UTF-16 and returns the end of what it wrote; surrogates as they are. */
export function utf16Encode(p: usize, kind: i32, n: i32, big: bool, dst: usize): usize {
  let i = 0;
  if (kind < 4) {
    for (; i + 8 <= n; i += 8, dst += 16) {
      const units = kind === 1 ? v128.load_ext<u8>(p + <usize>i) : v128.load(p + ((<usize>i) << 1));
      v128.store(dst, big ? v128.or(v128.shl<i16>(units, 8), v128.shr<u16>(units, 8)) : units);
    }
  }
  for (; i < n; i++) {
    const c = charAt(p, kind, i);
    if (c < 0x10000) dst = putUnit16(dst, c, big);
    else {
      dst = putUnit16(dst, 0xd7c0 + (c >> 10), big);
      dst = putUnit16(dst, 0xdc00 | (c & 0x3ff), big);
    }
  }
  return dst;
}

function putUnit16(dst: usize, unit: u32, big: bool): usize {
  store<u16>(dst, big ? (unit << 8) | (unit >> 8) : unit);
  return dst + 2;
}

/** Encodes `n` characters in UTF-32 and returns the end of what it wrote; surrogates as they are. */
export function utf32Encode(p: usize, kind: i32, n: i32, big: bool, dst: usize): usize {
  for (let i = 0; i < n; i++, dst += 4) {
    const c = charAt(p, kind, i);
    store<u32>(dst, big ? bswap<u32>(c) : c);
  }
  return dst;
}
