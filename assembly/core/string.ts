/**
 * The str object as the rest of the core needs it: layout, making, interning, equality, hash. Methods: objects/str.ts.
 *
 *     │ refcount │ type │ hash i64 (-1: not known) │ length u32 │ width u8 │ ascii u8 │ interned u8 │ 0 │ characters … │
 *
 * PEP 393: characters take 1, 2 or 4 bytes, always the fewest that hold the largest one, so equal strings have equal bytes.
 */

import { Cached } from "../memory/arena.ts";
import { StrLayout, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { copyBytes } from "./text/chars.ts";
import { compareChars, equalBytes, Words } from "./text/compare.ts";
import { hashBytes } from "./text/siphash.ts";
import { hasFlag, isExactly, typeAt } from "./typeids.ts";
import { pointer, Value } from "./value.ts";

@unmanaged
export class PyStr {
  refcount: i32;
  type: u32;
  hash: i64;
  length: u32;
  width: u8;
  ascii: u8;
  /** 1: this very object is in the table of interned strings. */
  interned: u8;
  pad: u8;
}

/** Offset of the characters. */
export const STR_DATA: usize = 24;

if (offsetof<PyStr>("length") !== <usize>StrLayout.LENGTH) ERROR("StrLayout is out of step with PyStr");
if (offsetof<PyStr>("width") !== <usize>StrLayout.WIDTH) ERROR("StrLayout is out of step with PyStr");
if (offsetof<PyStr>("ascii") !== <usize>StrLayout.ASCII) ERROR("StrLayout is out of step with PyStr");
if (STR_DATA !== <usize>StrLayout.DATA) ERROR("StrLayout is out of step with PyStr");

export function asStr(p: usize): PyStr {
  return changetype<PyStr>(p);
}

/** Whether v is a str or an instance of a subclass. */
export function isStr(v: Value): bool {
  return hasFlag(v, TypeFlag.STR);
}

export function isExactStr(v: Value): bool {
  return isExactly(v, TypeId.STR);
}

/**
 * A str of `length` characters of `width` bytes, characters not set; the caller sets them and `ascii` if width is 1 and all are
 * below 128. 0 with MemoryError pending.
 */
export function allocStr(length: u32, width: u32): usize {
  const size = <u64>length * width + STR_DATA;
  const p = size > 0x7fff_fff0 ? 0 : StrBlock.open(<usize>size, length, width);
  if (p === 0) raiseMemoryError();
  return p;
}

/** As allocStr, but nothing is raised. */
export function allocStrQuietly(length: u32, width: u32): usize {
  const size = <u64>length * width + STR_DATA;
  return size > 0x7fff_fff0 ? 0 : StrBlock.open(<usize>size, length, width);
}

/** Count 1 and the type. */
const FRESH_HEADER: u64 = 1 | ((<u64>typeAt(TypeId.STR)) << 32);
if (offsetof<PyStr>("width") !== offsetof<PyStr>("length") + 4) ERROR("StrBlock.open sets width with length");

export class StrBlock {
  /** allocStrQuietly for a size in bytes that is none too large, written out in the caller. */
  @inline
  static open(size: usize, length: u32, width: u32): usize {
    const p = Cached.alloc(size);
    if (p !== 0) {
      // All fields in three moves: a str is what most programs make most of. Its type is immortal, so it is not counted.
      store<u64>(p, FRESH_HEADER);
      store<i64>(p, -1, offsetof<PyStr>("hash"));
      store<u64>(p, <u64>length | ((<u64>width) << 32), offsetof<PyStr>("length"));
    }
    return p;
  }

  /** As `open`, for characters of one byte that are all ASCII. */
  @inline
  static openAscii(length: u32): usize {
    const p = Cached.alloc(STR_DATA + <usize>length);
    if (p !== 0) {
      store<u64>(p, FRESH_HEADER);
      store<i64>(p, -1, offsetof<PyStr>("hash"));
      store<u64>(p, <u64>length | ASCII_KIND, offsetof<PyStr>("length"));
    }
    return p;
  }
}

/** Width 1 and the mark of ASCII, as they lie behind the length. */
const ASCII_KIND: u64 = 0x101_0000_0000;
if (offsetof<PyStr>("ascii") !== offsetof<PyStr>("length") + 5) ERROR("ASCII_KIND is out of step with PyStr");

/** The character at index i, which must be in range. */
export function charAt(p: usize, i: u32): u32 {
  const width = asStr(p).width;
  if (width === 1) return load<u8>(p + i, STR_DATA);
  if (width === 2) return load<u16>(p + (i << 1), STR_DATA);
  return load<u32>(p + (i << 2), STR_DATA);
}

/** A new str of ASCII bytes at `data`; 0 with MemoryError pending. */
export function newAscii(data: usize, length: u32): usize {
  const p = length > 0x7fff_0000 ? 0 : StrBlock.openAscii(length);
  if (p === 0) raiseMemoryError();
  else copyBytes(p + STR_DATA, data, length);
  return p;
}

/** All bits that are set in any of `count` UTF-16 units. */
function bitsOf(units: usize, count: i32): u32 {
  let seen: u64 = 0;
  let i = 0;
  for (; i + 4 <= count; i += 4) seen |= load<u64>(units + (i << 1));
  for (; i < count; i++) seen |= <u64>load<u16>(units + (i << 1));
  seen |= seen >> 32;
  return (<u32>seen | (<u32>seen >> 16)) & 0xffff;
}

/** Copies units below 256 as bytes, four at a time: messages of exceptions are made so. */
function narrow(to: usize, units: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    let four = load<u64>(units + (i << 1));
    four = (four | (four >> 8)) & 0x0000_ffff_0000_ffff;
    store<u32>(to + i, <u32>(four | (four >> 16)));
  }
  for (; i < count; i++) store<u8>(to + i, <u8>load<u16>(units + (i << 1)));
}

/** A new str from an AssemblyScript literal (UTF-16, no surrogates, as all literals of the VM); 0 with MemoryError pending. */
export function newStr(text: string): usize {
  const length = text.length;
  const source = changetype<usize>(text);
  const seen = bitsOf(source, length);
  if (seen < 256) {
    const p = allocStr(length, 1);
    if (p === 0) return 0;
    narrow(p + STR_DATA, source, length);
    asStr(p).ascii = seen < 128 ? 1 : 0;
    return p;
  }
  const p = allocStr(length, 2);
  if (p !== 0) copyBytes(p + STR_DATA, source, length << 1);
  return p;
}

/** The hash of a str, computed once. Never -1. */
export function strHash(p: usize): i64 {
  const s = asStr(p);
  if (s.hash !== -1) return s.hash;
  const hash = hashBytes(p + STR_DATA, s.length * s.width);
  s.hash = hash;
  return hash;
}

/** Whether two str objects have the same text. */
export function strEquals(a: usize, b: usize): bool {
  if (a === b) return true;
  const s = asStr(a);
  const t = asStr(b);
  if (s.length !== t.length || s.width !== t.width) return false;
  // Most texts that differ do so at once.
  if (s.length !== 0 && load<u8>(a, STR_DATA) !== load<u8>(b, STR_DATA)) return false;
  return equalBytes(a + STR_DATA, b + STR_DATA, s.length * s.width);
}

export class Text {
  /** Whether two str objects of the same hash, which are not one, have the same text: they nearly always have. Written out for lookups. */
  @inline
  static same(a: usize, b: usize): bool {
    const kinds = load<u64>(a, offsetof<PyStr>("length")) ^ load<u64>(b, offsetof<PyStr>("length"));
    if (kinds & LENGTH_AND_WIDTH) return false;
    return Words.same(a + STR_DATA, b + STR_DATA, asStr(a).length * asStr(a).width);
  }

  /** The same as far as a look at two words tells: false for longer texts. */
  @inline
  static sameShort(a: usize, b: usize): bool {
    const kinds = load<u64>(a, offsetof<PyStr>("length")) ^ load<u64>(b, offsetof<PyStr>("length"));
    if (kinds & LENGTH_AND_WIDTH) return false;
    return Words.sameTwo(a + STR_DATA, b + STR_DATA, asStr(a).length * asStr(a).width);
  }
}

/** The bits of these fields in the eight bytes from the length on. */
const LENGTH_AND_WIDTH: u64 = 0xff_ffff_ffff;

/** Negative, 0 or positive as the text of one str sorts before, with or after that of another. */
export function strOrder(a: usize, b: usize): i32 {
  const s = asStr(a);
  const t = asStr(b);
  if (s.width === 1 && t.width === 1) return Words.order(a + STR_DATA, s.length, b + STR_DATA, t.length);
  return compareChars(a + STR_DATA, s.width, s.length, b + STR_DATA, t.width, t.length);
}

/** Whether a str has the text of a literal of ASCII characters. */
export function strIs(p: usize, text: string): bool {
  const length = text.length;
  if (asStr(p).length !== length || asStr(p).width !== 1) return false;
  for (let i = 0; i < length; i++) {
    if (load<u8>(p + i, STR_DATA) !== load<u16>(changetype<usize>(text) + (i << 1))) return false;
  }
  return true;
}

/** The address of the str that v is. */
export function strOf(v: Value): usize {
  return pointer(v);
}
