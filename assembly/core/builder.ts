/**
 * A growing text: what repr, join, format and error messages write into.
 *
 * It grows the str object itself: one byte a character until a wider one comes (PEP 393), a half more room each time, and
 * `finish` cuts the object to its length. A lack of memory is remembered and reported once, by `finish`. Whoever does not
 * finish a builder must `drop` it.
 */
import { objAlloc, objFree, objRealloc } from "../memory/arena.ts";
import { raiseMemoryError } from "./errors.ts";
import { emptyStr, latin1 } from "./intern.ts";
import { allocStrQuietly, asStr, STR_DATA } from "./string.ts";
import { charBits, copyChars, fillChars, kindFor, Short, setChar } from "./text/chars.ts";
import { box, Value } from "./value.ts";

/** Characters of room at first: most texts are shorter. */
const INITIAL: u32 = 72;
/** What is not longer than this is copied when it is done, which is faster than to cut its object. */
const CUT_BY_COPY: u32 = 96;
/** More room than this need not be given back. */
const SLACK: u32 = 16;

/**
 * One builder and the room that it begins with lie ready, for nearly all texts are made one after the other: that saves four calls of the
 * allocator a text. Whoever needs another meanwhile has it allocated.
 */
const ready = memory.data(offsetof<Builder>(), 8);
const READY_ROOM: u32 = 256;
const readyObject = memory.data(24 + 256, 16);
if (STR_DATA !== 24) ERROR("readyObject is out of step with PyStr");
let isReady: bool = true;

@unmanaged
export class Builder {
  /** The str object that grows, 0 if there was no memory for it. */
  object: usize;
  /** Where its characters are. */
  data: usize;
  length: u32;
  /** In characters. */
  capacity: u32;
  width: u32;
  /** All characters or-ed together. */
  seen: u32;
  failed: bool;

  /** One character. */
  @inline char(code: u32): void {
    if (code < 0x80 && this.width === 1 && this.length < this.capacity) {
      store<u8>(this.data + this.length, code);
      this.length++;
    } else this.wideChar(code);
  }

  private wideChar(code: u32): void {
    if (!this.reserve(1, code)) return;
    this.seen |= code;
    setChar(this.data, this.width, this.length++, code);
  }

  /** The same character `count` times. */
  repeat(code: u32, count: u32): void {
    if (count === 0 || !this.reserve(count, code)) return;
    this.seen |= code;
    fillChars(this.data + this.length * this.width, this.width, code, count);
    this.length += count;
  }

  /** A literal of the VM. */
  text(literal: string): void {
    const source = changetype<usize>(literal);
    for (let i = 0; i < literal.length; i++) this.char(load<u16>(source + ((<usize>i) << 1)));
  }

  /** A whole str object. */
  str(p: usize): void {
    this.slice(p, 0, asStr(p).length);
  }

  /** Characters [from, to) of a str object. */
  slice(p: usize, from: u32, to: u32): void {
    const s = asStr(p);
    const data = p + STR_DATA + from * s.width;
    if (s.ascii) this.chars(data, 1, to - from, 0);
    else this.chars(data, s.width, to - from, charBits(data, s.width, to - from));
  }

  /** ASCII bytes. */
  ascii(data: usize, count: u32): void {
    this.chars(data, 1, count, 0);
  }

  /** Characters of any kind; `bits` is what charBits says of them. */
  chars(data: usize, kind: i32, count: u32, bits: u32): void {
    if (!this.reserve(count, bits)) return;
    this.seen |= bits;
    copyChars(this.data + this.length * this.width, this.width, data, kind, count);
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

  /** Room for `count` more characters, none of which is wider than `code`; the caller writes them, then says `wrote`. */
  reserve(count: u32, code: u32): bool {
    const width = <u32>kindFor(code);
    if (width <= this.width && count <= this.capacity - this.length) return true;
    return this.grow(<u64>this.length + count, max(width, this.width));
  }

  /** Says that `count` characters, `bits` of them all, were written into the room of `reserve`. */
  wrote(count: u32, bits: u32): void {
    this.length += count;
    this.seen |= bits;
  }

  private grow(needed: u64, width: u32): bool {
    if (this.failed) return false;
    const capacity = needed > this.capacity ? needed + (needed >> 1) : this.capacity;
    if (!this.resize(capacity, width) && !this.resize(needed, width)) {
      this.failed = true;
      // Every further write must come here.
      this.capacity = this.length;
      return false;
    }
    return true;
  }

  private resize(capacity: u64, width: u32): bool {
    const size = capacity * width + STR_DATA;
    if (size > 0x7fff_fff0) return false;
    if (width !== this.width) return this.widen(<u32>capacity, width);
    if (this.object === readyObject) return this.widen(<u32>capacity, width);
    const object = objRealloc(this.object, <usize>size);
    if (object === 0) return false;
    this.setObject(object, <u32>capacity);
    return true;
  }

  private widen(capacity: u32, width: u32): bool {
    const object = allocStrQuietly(capacity, width);
    if (object === 0) return false;
    copyChars(object + STR_DATA, width, this.data, this.width, this.length);
    freeRoom(this.object);
    this.width = width;
    this.setObject(object, capacity);
    return true;
  }

  private setObject(object: usize, capacity: u32): void {
    this.object = object;
    this.data = object + STR_DATA;
    this.capacity = capacity;
  }

  /** Ends it: the str, or ERROR with MemoryError pending. The builder is gone afterwards. */
  finish(): Value {
    const length = this.length;
    if (!this.failed && (length > 1 || (length === 1 && this.width !== 1))) {
      const object = this.cut();
      this.free();
      return object === 0 ? raiseMemoryError() : box(object);
    }
    const failed = this.failed;
    const short = failed || length === 0 ? 0 : load<u8>(this.data);
    this.drop();
    if (failed) return raiseMemoryError();
    return box(length === 0 ? emptyStr() : latin1(short));
  }

  /** The str of its own length; 0 without memory, which only happens where the text lies in the room that is ready. */
  private cut(): usize {
    const object = this.object;
    if (object === readyObject) return this.copied();
    const s = asStr(object);
    s.length = this.length;
    s.width = <u8>this.width;
    s.ascii = this.width === 1 && this.seen < 0x80 ? 1 : 0;
    if ((this.capacity - this.length) * this.width <= SLACK) return object;
    const bytes = this.length * this.width;
    if (bytes > CUT_BY_COPY) {
      const cut = objRealloc(object, STR_DATA + bytes);
      return cut === 0 ? object : cut;
    }
    const copy = allocStrQuietly(this.length, this.width);
    if (copy === 0) return object;
    asStr(copy).ascii = s.ascii;
    Short.copy(copy + STR_DATA, this.data, bytes);
    objFree(object);
    return copy;
  }

  private copied(): usize {
    const copy = allocStrQuietly(this.length, 1);
    if (copy === 0) return 0;
    asStr(copy).ascii = this.seen < 0x80 ? 1 : 0;
    Short.copy(copy + STR_DATA, this.data, this.length);
    return copy;
  }

  /** Gives it up (after an error elsewhere). */
  drop(): void {
    freeRoom(this.object);
    this.free();
  }

  private free(): void {
    const p = changetype<usize>(this);
    if (p === ready) isReady = true;
    else if (p !== failedData) objFree(p);
  }
}

function freeRoom(object: usize): void {
  if (object !== readyObject) objFree(object);
}

/** A new, empty text. Never 0: out of memory, a shared one that has failed already. */
export function newBuilder(): Builder {
  if (isReady) {
    isReady = false;
    return begun(ready, readyObject, READY_ROOM);
  }
  const p = objAlloc(offsetof<Builder>());
  return p === 0 ? failedBuilder() : begun(p, allocStrQuietly(INITIAL, 1), INITIAL);
}

function begun(p: usize, object: usize, capacity: u32): Builder {
  const b = changetype<Builder>(p);
  b.object = object;
  b.data = object + STR_DATA;
  b.length = 0;
  b.capacity = object === 0 ? 0 : capacity;
  b.width = 1;
  b.seen = 0;
  b.failed = object === 0;
  return b;
}

/** Serves when there is no memory for a builder. */
const failedData = memory.data(offsetof<Builder>(), 8);

function failedBuilder(): Builder {
  const b = changetype<Builder>(failedData);
  b.object = 0;
  b.length = 0;
  b.capacity = 0;
  b.width = 1;
  b.failed = true;
  return b;
}
