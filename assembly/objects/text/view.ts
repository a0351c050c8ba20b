/**
 * What str, bytes and bytearray have in common for their methods: an array of characters of one, two or four bytes.
 *
 * A method opens its object and its arguments as views, works on the characters by core/text, and makes its result in the
 * object's own family: a str gives str, a bytearray gives bytearray. The three views below are static; a method must have
 * converted every argument that may run Python code (`__index__`) before it opens them.
 */
import { holdsBuffers } from "../../core/buffer.ts";
import {
  allocBytearray,
  allocBytes,
  BYTES_DATA,
  bytearrayData,
  bytesAt,
  bytesCount,
  isBytes,
  newBytearray,
  newBytes,
  openBytes,
} from "../../core/bytes.ts";
import { emptyStr, latin1 } from "../../core/intern.ts";
import { decrefAt, increfAt } from "../../core/object.ts";
import { asStr, isExactStr, isStr, STR_DATA } from "../../core/string.ts";
import { allocLong, strFromAscii, substring } from "../../core/substring.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, ERROR, pointer, Value } from "../../core/value.ts";
import { TypeId } from "../../shared/types.ts";

export enum Family {
  STR,
  BYTES,
  BYTEARRAY,
}

@unmanaged
export class View {
  /** The object, borrowed. */
  value: Value;
  data: usize;
  kind: i32;
  length: i32;
  family: Family;
  /** All characters are known to be below 128. */
  ascii: bool;

  /** Opens the object that a method was called on: a str, bytes or bytearray. */
  @inline
  open(v: Value): void {
    if (isExactStr(v)) this.openStr(v);
    else this.openOther(v);
  }

  openOther(v: Value): void {
    if (isStr(v)) this.openStr(v);
    else {
      openBytes(v);
      this.setBytes(v, isBytes(v) ? Family.BYTES : Family.BYTEARRAY);
    }
  }

  @inline
  openStr(v: Value): void {
    const s = asStr(pointer(v));
    this.value = v;
    this.data = pointer(v) + STR_DATA;
    this.kind = s.width;
    this.length = s.length;
    this.family = Family.STR;
    this.ascii = s.ascii !== 0;
  }

  setBytes(v: Value, family: Family): void {
    this.value = v;
    this.data = bytesAt;
    this.kind = 1;
    this.length = bytesCount;
    this.family = family;
    this.ascii = false;
  }

  /** Opens an argument that must be of the family of `self`: a str for a str, else anything like bytes. False if it is not. */
  openLike(self: View, v: Value): bool {
    if (self.family === Family.STR) {
      if (!isExactStr(v) && !isStr(v)) return false;
      this.openStr(v);
      return true;
    }
    if (!openBytes(v)) return false;
    if (holdsBuffers()) this.reopen(self, v);
    else this.setBytes(v, Family.BYTES);
    return true;
  }

  /** Opens v after its `__buffer__`, a Python method, may have changed what was opened before: that is opened again, too. */
  private reopen(self: View, v: Value): void {
    this.setBytes(v, Family.BYTES);
    self.openOther(self.value);
    if (this === second && openBytes(first.value)) first.setBytes(first.value, Family.BYTES);
  }

  /** The address of the character at index i. */
  @inline at(i: i32): usize {
    return this.data + ((<usize>i) << (this.kind >> 1));
  }

  /** A new object of the family from characters [from, to). The whole of an exact str or bytes is that object itself. */
  @inline
  part(from: i32, to: i32): Value {
    if (this.ascii && to - from !== this.length) return strFromAscii(this.data + <usize>from, to - from);
    return this.anyPart(from, to);
  }

  anyPart(from: i32, to: i32): Value {
    if (this.family === Family.STR) return substring(pointer(this.value), from, to);
    const data = this.data + <usize>from;
    if (this.family === Family.BYTEARRAY) return newBytearray(data, to - from);
    if (to - from === this.length && isExactly(this.value, TypeId.BYTES)) return this.whole();
    return newBytes(data, to - from);
  }

  /** All of it as an exact object of the family: a copy of a bytearray, otherwise the same object if it can be. */
  copy(): Value {
    return this.part(0, this.length);
  }

  private whole(): Value {
    increfAt(pointer(this.value));
    return this.value;
  }

  /** An empty object of the family. */
  empty(): Value {
    return this.part(0, 0);
  }
}

/** The object of the method, and its first and second argument. */
export const subject: View = changetype<View>(memory.data(offsetof<View>(), 8));
export const first: View = changetype<View>(memory.data(offsetof<View>(), 8));
export const second: View = changetype<View>(memory.data(offsetof<View>(), 8));

/** Argument i of a native method; 0 is self. */
export function argument(args: usize, i: i32): Value {
  return load<i64>(args + ((<usize>i) << 3));
}

/** Address of the characters of the object that `allocLike` made last. */
export let madeData: usize = 0;
export function madeAt(data: usize): void {
  madeData = data;
}

/**
 * A new object of the family for `length` characters, which the caller writes at `madeData`; for a str they must need
 * just the kind given. 0 with MemoryError pending.
 */
export function allocLike(family: Family, length: i64, kind: i32, ascii: bool): usize {
  let p: usize;
  if (family === Family.STR) {
    p = allocLong(length, kind);
    madeData = p + STR_DATA;
    if (p !== 0) asStr(p).ascii = ascii ? 1 : 0;
  } else if (family === Family.BYTES) {
    p = allocBytes(length);
    madeData = p + BYTES_DATA;
  } else {
    p = allocBytearray(length);
    if (p !== 0) madeData = bytearrayData(p);
  }
  return p;
}

/** The finished object that `allocLike` began: short strings are the immortal ones. Takes over the reference; 0 gives ERROR. */
export function finishLike(family: Family, p: usize): Value {
  if (p === 0) return ERROR;
  if (family !== Family.STR || asStr(p).length > 1 || asStr(p).width !== 1) return box(p);
  const short = asStr(p).length === 0 ? emptyStr() : latin1(load<u8>(p, STR_DATA));
  decrefAt(p);
  return box(short);
}
