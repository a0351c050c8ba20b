/**
 * UTF-8 (RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF), with CPython's idea of where an error is.
 *
 * Decoding takes two passes: `utf8Scan` validates and measures up to the first error, then `utf8Decode` fills a string
 * of just the right length and kind. A caller with an error handler repeats that behind each error. Nothing allocates.
 */
import { charAt, charBits, copyBytes } from "./chars.ts";

/** What is wrong at the place where a scan stopped, and CPython's words for it in `utf8Message`. */
export enum Utf8Error {
  START_BYTE = 0,
  CONTINUATION_BYTE = 1,
  END_OF_DATA = 2,
}

/** Results of the last `utf8Scan`: characters in the valid part, and the OR of them (see `kindFor`). */
export let utf8Length: i32 = 0;
export let utf8Bits: u32 = 0;

/** Result of the last `utf8ErrorLength`. */
export let utf8Error: Utf8Error = Utf8Error.START_BYTE;

export function utf8Message(error: Utf8Error): string {
  if (error === Utf8Error.START_BYTE) return "invalid start byte";
  if (error === Utf8Error.CONTINUATION_BYTE) return "invalid continuation byte";
  return "unexpected end of data";
}

/** How many of the `n` bytes at `p` are valid UTF-8 from the start; all of them if there is no error. */
export function utf8Scan(p: usize, n: i32): i32 {
  const start = p;
  const end = p + <usize>n;
  let length = 0;
  let bits: u32 = 0;
  while (p < end) {
    const lead: u32 = load<u8>(p);
    if (lead < 0x80) {
      const next = skipAscii(p, end);
      length += <i32>(next - p);
      bits |= 0x7f;
      p = next;
      continue;
    }
    if (lead >= 0xe0) {
      const after = skipThrees(p, end);
      if (after !== p) {
        length += <i32>(after - p) / 3;
        bits |= threeBits;
        p = after;
        continue;
      }
    }
    const size = sequenceSize(p, end);
    if (size === 0) break;
    bits |= decodeSequence(p, size);
    p += <usize>size;
    length++;
  }
  utf8Length = length;
  utf8Bits = bits;
  return <i32>(p - start);
}

/** The OR of the characters that skipThrees has passed last. */
let threeBits: u32 = 0;

/** Behind the valid sequences of three bytes from `p` on, as far as four bytes can be read at once: the text of many languages is of them. */
function skipThrees(p: usize, end: usize): usize {
  let bits: u32 = 0;
  for (; p + 4 <= end; p += 3) {
    const word = load<u32>(p);
    if (!Three.is(word)) break;
    const c = Three.character(word);
    if (c < 0x800 || (c & 0xf800) === 0xd800) break;
    bits |= c;
  }
  threeBits = bits;
  return p;
}

/** Sequences of three bytes, in the low bytes of a word. */
class Three {
  /** Whether lead and continuation bytes are where they should be. */
  @inline
  static is(word: u32): bool {
    return (word & 0xc0c0f0) === 0x8080e0;
  }

  @inline
  static character(word: u32): u32 {
    return ((word & 0x0f) << 12) | ((word >> 2) & 0xfc0) | ((word >> 16) & 0x3f);
  }
}

/** The first byte at or after `p` that is not ASCII, or `end`. */
function skipAscii(p: usize, end: usize): usize {
  for (; p + 16 <= end; p += 16) {
    const high = v128.bitmask<i8>(v128.load(p));
    if (high !== 0) return p + <usize>ctz(high);
  }
  while (p < end && load<i8>(p) >= 0) p++;
  return p;
}

function isContinuation(p: usize): bool {
  return (load<u8>(p) & 0xc0) === 0x80;
}

/**
 * Whether the second byte may follow the lead byte (Unicode, table 3-7): beside being a continuation byte it must make
 * the sequence neither overlong nor a surrogate nor greater than U+10FFFF.
 */
function secondFits(lead: u32, second: u32): bool {
  if ((second & 0xc0) !== 0x80) return false;
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  if (lead === 0xf4) return second < 0x90;
  return true;
}

/** The bytes in the sequence at `p`, which starts with a byte that is not ASCII; 0 if it is not valid. */
function sequenceSize(p: usize, end: usize): i32 {
  const lead: u32 = load<u8>(p);
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (p + <usize>size > end || !secondFits(lead, load<u8>(p, 1))) return 0;
  if (size > 2 && !isContinuation(p + 2)) return 0;
  if (size > 3 && !isContinuation(p + 3)) return 0;
  return size;
}

/** The character of a valid sequence of two, three or four bytes. */
function decodeSequence(p: usize, size: i32): u32 {
  const lead: u32 = load<u8>(p);
  const second: u32 = load<u8>(p, 1) & 0x3f;
  if (size === 2) return ((lead & 0x1f) << 6) | second;
  const third: u32 = load<u8>(p, 2) & 0x3f;
  if (size === 3) return ((lead & 0x0f) << 12) | (second << 6) | third;
  return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | (load<u8>(p, 3) & 0x3f);
}

/**
 * At a place that does not start a valid sequence (where `utf8Scan` stopped short of `end`): how many bytes belong to
 * the error, 1 to 3. Sets `utf8Error`; with END_OF_DATA, more input could still make the sequence valid.
 */
export function utf8ErrorLength(p: usize, end: usize): i32 {
  const lead: u32 = load<u8>(p);
  if (lead < 0xc2 || lead > 0xf4) {
    utf8Error = Utf8Error.START_BYTE;
    return 1;
  }
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let good = 1;
  while (good < size) {
    const next = p + <usize>good;
    if (next >= end) {
      utf8Error = Utf8Error.END_OF_DATA;
      return good;
    }
    if (good === 1 ? !secondFits(lead, load<u8>(next)) : !isContinuation(next)) break;
    good++;
  }
  utf8Error = Utf8Error.CONTINUATION_BYTE;
  return good;
}

/** Decodes `n` bytes that `utf8Scan` found valid to characters of `kind`, which must hold them all. */
export function utf8Decode(p: usize, n: i32, dst: usize, kind: i32): void {
  if (kind === 1) decodeTo<u8>(p, p + <usize>n, dst);
  else if (kind === 2) decodeTo<u16>(p, p + <usize>n, dst);
  else decodeTo<u32>(p, p + <usize>n, dst);
}

function decodeTo<T>(p: usize, end: usize, dst: usize): void {
  while (p < end) {
    const lead: u32 = load<u8>(p);
    if (lead < 0x80) {
      const run = skipAscii(p, end) - p;
      if (sizeof<T>() === 1) copyBytes(dst, p, run);
      else for (let i: usize = 0; i < run; i++) store<T>(dst + i * sizeof<T>(), <T>load<u8>(p + i));
      p += run;
      dst += run * sizeof<T>();
      continue;
    }
    if (sizeof<T>() > 1) {
      for (; p + 4 <= end && Three.is(load<u32>(p)); p += 3, dst += sizeof<T>()) {
        store<T>(dst, <T>Three.character(load<u32>(p)));
      }
      if (p === end || load<i8>(p) >= 0) continue;
    }
    const first: u32 = load<u8>(p);
    const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    store<T>(dst, <T>decodeSequence(p, size));
    dst += sizeof<T>();
    p += <usize>size;
  }
}

/** How many bytes `n` characters take in UTF-8, surrogates counted as three. May exceed an i32. */
export function utf8Size(p: usize, kind: i32, n: i32): i64 {
  if (kind === 1) return sizeOf8(p, n);
  return kind === 2 ? sizeOf<u16>(p, n) : sizeOf<u32>(p, n);
}

function sizeOf<T>(p: usize, n: i32): i64 {
  let size: i64 = n;
  const end = p + <usize>n * sizeof<T>();
  if (sizeof<T>() === 2) {
    const two = i16x8.splat(0x80);
    const three = i16x8.splat(0x800);
    for (; p + 16 <= end; p += 16) {
      const units = v128.load(p);
      size += popcnt(v128.bitmask<i16>(v128.ge<u16>(units, two)));
      size += popcnt(v128.bitmask<i16>(v128.ge<u16>(units, three)));
    }
  }
  for (; p < end; p += sizeof<T>()) {
    const c = <u32>load<T>(p);
    size += i32(c >= 0x80) + i32(c >= 0x800) + i32(c >= 0x10000);
  }
  return size;
}

function sizeOf8(p: usize, n: i32): i64 {
  let size: i64 = n;
  const end = p + <usize>n;
  for (; p + 16 <= end; p += 16) size += popcnt(v128.bitmask<i8>(v128.load(p)));
  for (; p < end; p++) size += load<u8>(p) >> 7;
  return size;
}

/** Encodes `n` characters and returns the end of what it wrote. A surrogate becomes its three bytes ("surrogatepass"). */
export function utf8Encode(p: usize, kind: i32, n: i32, dst: usize): usize {
  if (kind === 1 && charBits(p, 1, n) < 0x80) {
    copyBytes(dst, p, n);
    return dst + <usize>n;
  }
  if (kind === 1) return encodeOf<u8>(p, n, dst);
  return kind === 2 ? encodeOf<u16>(p, n, dst) : encodeOf<u32>(p, n, dst);
}

function encodeOf<T>(p: usize, n: i32, dst: usize): usize {
  for (const end = p + <usize>n * sizeof<T>(); p < end; p += sizeof<T>()) {
    const c = <u32>load<T>(p);
    if (c < 0x80) store<u8>(dst++, c);
    else if (c < 0x800) {
      store<u16>(dst, 0x80c0 | (c >> 6) | ((c & 0x3f) << 8));
      dst += 2;
    } else if (sizeof<T>() === 2) {
      store<u16>(dst, 0x80e0 | (c >> 12) | ((c & 0xfc0) << 2));
      store<u8>(dst, 0x80 | (c & 0x3f), 2);
      dst += 3;
    } else dst = utf8Put(dst, c);
  }
  return dst;
}

/** Writes one character in UTF-8 and returns the address behind it. */
export function utf8Put(dst: usize, c: u32): usize {
  if (c < 0x80) {
    store<u8>(dst, c);
    return dst + 1;
  }
  if (c < 0x800) {
    store<u8>(dst, 0xc0 | (c >> 6));
    store<u8>(dst, 0x80 | (c & 0x3f), 1);
    return dst + 2;
  }
  if (c < 0x10000) {
    store<u8>(dst, 0xe0 | (c >> 12));
    store<u8>(dst, 0x80 | ((c >> 6) & 0x3f), 1);
    store<u8>(dst, 0x80 | (c & 0x3f), 2);
    return dst + 3;
  }
  store<u8>(dst, 0xf0 | (c >> 18));
  store<u8>(dst, 0x80 | ((c >> 12) & 0x3f), 1);
  store<u8>(dst, 0x80 | ((c >> 6) & 0x3f), 2);
  store<u8>(dst, 0x80 | (c & 0x3f), 3);
  return dst + 4;
}

/** The index of the first surrogate at or after `from` among `n` characters, or `n`: UTF-8 can't encode it. */
export function findSurrogate(p: usize, kind: i32, n: i32, from: i32): i32 {
  if (kind === 1) return n;
  if (kind === 2) from = skipNonSurrogates(p, n, from);
  for (let i = from; i < n; i++) if ((charAt(p, kind, i) & 0xfffff800) === 0xd800) return i;
  return n;
}

/** The first of eight characters of two bytes, from `from` on, among which a surrogate is; or where fewer than eight are left. */
function skipNonSurrogates(p: usize, n: i32, from: i32): i32 {
  const mask = i16x8.splat(<i16>0xf800);
  const surrogate = i16x8.splat(<i16>0xd800);
  let i = from;
  for (; i + 8 <= n; i += 8) {
    const units = v128.load(p + ((<usize>i) << 1));
    if (v128.any_true(v128.eq<i16>(v128.and(units, mask), surrogate))) break;
  }
  return i;
}
