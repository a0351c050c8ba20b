/**
 * A growing text: what repr, join, format and error messages write into. Starts at one byte a character and widens when a
 * larger one comes (PEP 393), so the finished str is one copy. Failures are kept and reported once, by finish.
 */
import { rawAlloc, rawFree, rawRealloc } from "../memory/raw.ts";
import { copyBytes } from "./bytesops.ts";
import { raiseMemoryError } from "./errors.ts";
import { emptyStr } from "./intern.ts";
import { incref } from "./object.ts";
import { allocStr, asStr, charAt, STR_DATA } from "./string.ts";
import { box, ERROR, pointer, Value } from "./value.ts";

const INITIAL: u32 = 64;

@unmanaged
export class Builder {
  data: usize;
  length: u32;
  /** In characters. */
  capacity: u32;
  width: u32;
  /** All characters or-ed together: below 128 means ASCII. */
  seen: u32;
  failed: bool;

  /** One character. */
  char(code: u32): void {
    if (!this.reserve(1, code)) return;
    this.seen |= code;
    this.put(this.length++, code);
  }

  @inline private put(at: u32, code: u32): void {
    if (this.width === 1) store<u8>(this.data + at, <u8>code);
    else if (this.width === 2) store<u16>(this.data + (at << 1), <u16>code);
    else store<u32>(this.data + (at << 2), code);
  }

  /** A literal of the VM. */
  text(literal: string): void {
    for (let i = 0; i < literal.length; i++) this.char(load<u16>(changetype<usize>(literal) + (i << 1)));
  }

  /** A whole str object. */
  str(p: usize): void {
    this.slice(p, 0, asStr(p).length);
  }

  /** Characters [from, to) of a str object. */
  slice(p: usize, from: u32, to: u32): void {
    const width = <u32>asStr(p).width;
    const count = to - from;
    if (!this.reserve(count, width === 1 ? 0 : width === 2 ? 0x100 : 0x10000)) return;
    this.seen |= asStr(p).ascii ? 0 : 0x80;
    if (width === this.width) {
      copyBytes(this.data + this.length * width, p + STR_DATA + from * width, count * width);
    } else {
      for (let i: u32 = 0; i < count; i++) this.put(this.length + i, charAt(p, from + i));
    }
    this.length += count;
  }

  /** ASCII bytes. */
  ascii(data: usize, count: u32): void {
    if (!this.reserve(count, 0)) return;
    for (let i: u32 = 0; i < count; i++) this.put(this.length + i, load<u8>(data + i));
    this.length += count;
  }

  /** An integer in decimal. */
  decimal(n: i64): void {
    if (n < 0) this.char(45);
    let rest: u64 = n < 0 ? 0 - <u64>n : <u64>n;
    let power: u64 = 1;
    while (rest / power >= 10) power *= 10;
    for (; power !== 0; power /= 10) {
      this.char(48 + <u32>(rest / power));
      rest %= power;
    }
  }

  /** Lower-case hexadecimal digits, at least `digits` of them. */
  hex(n: u64, digits: i32): void {
    for (let shift = 60; shift >= 0; shift -= 4) {
      const digit = <u32>(n >> shift) & 15;
      if (digit === 0 && n >> shift === 0 && shift >= digits * 4) continue;
      this.char(digit < 10 ? 48 + digit : 87 + digit);
    }
  }

  /** Room for `count` more characters, the largest of which is like `code`. */
  reserve(count: u32, code: u32): bool {
    if (this.failed) return false;
    const width: u32 = code < 0x100 ? 1 : code < 0x10000 ? 2 : 4;
    if (width <= this.width && this.length + count <= this.capacity) return true;
    return this.grow(<u64>this.length + count, width > this.width ? width : this.width);
  }

  private grow(needed: u64, width: u32): bool {
    let capacity: u64 = needed > this.capacity ? needed + (needed >> 1) : this.capacity;
    if (capacity * width > 0x7fff_fff0) capacity = needed;
    const size = capacity * width;
    let data: usize = 0;
    if (size <= 0x7fff_fff0) {
      data = width === this.width ? rawRealloc(this.data, <usize>size) : rawAlloc(<usize>size);
    }
    if (data === 0) {
      this.failed = true;
      return false;
    }
    if (width !== this.width) this.widenInto(data, width);
    this.data = data;
    this.width = width;
    this.capacity = <u32>capacity;
    return true;
  }

  private widenInto(data: usize, width: u32): void {
    const old = this.data;
    const oldWidth = this.width;
    for (let i: u32 = 0; i < this.length; i++) {
      const code: u32 = oldWidth === 1 ? load<u8>(old + i) : load<u16>(old + (i << 1));
      if (width === 2) store<u16>(data + (i << 1), <u16>code);
      else store<u32>(data + (i << 2), code);
    }
    rawFree(old);
  }

  /** Ends it: the str, or ERROR with MemoryError pending. The builder is gone afterwards. */
  finish(): Value {
    let result: Value = ERROR;
    if (this.failed) raiseMemoryError();
    else if (this.length === 0) result = box(emptyStr());
    else result = this.toStr();
    this.drop();
    return incrementIfEmpty(result);
  }

  private toStr(): Value {
    const p = allocStr(this.length, this.width);
    if (p === 0) return ERROR;
    copyBytes(p + STR_DATA, this.data, this.length * this.width);
    asStr(p).ascii = this.width === 1 && this.seen < 128 ? 1 : 0;
    return box(p);
  }

  /** Gives it up (after an error elsewhere). */
  drop(): void {
    if (this.data !== 0) rawFree(this.data);
    rawFree(changetype<usize>(this));
  }
}

function incrementIfEmpty(v: Value): Value {
  return v !== ERROR && pointer(v) === emptyStr() ? incref(v) : v;
}

/** A new, empty text. Never 0: out of memory, a shared one that has failed already. */
export function newBuilder(): Builder {
  const p = rawAlloc(offsetof<Builder>());
  if (p === 0) return failedBuilder();
  const b = changetype<Builder>(p);
  b.data = rawAlloc(INITIAL);
  b.length = 0;
  b.capacity = INITIAL;
  b.width = 1;
  b.seen = 0;
  b.failed = b.data === 0;
  return b;
}

const failedData = memory.data(32);

/** rawFree ignores addresses below the heap, so dropping this one is harmless. */
function failedBuilder(): Builder {
  const b = changetype<Builder>(failedData);
  b.data = 0;
  b.length = 0;
  b.capacity = 0;
  b.width = 1;
  b.failed = true;
  return b;
}
