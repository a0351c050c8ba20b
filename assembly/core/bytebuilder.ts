/**
 * A growing bytes object: what encoders and `%` of bytes write into. As a Builder (builder.ts) it remembers a lack of memory and
 * reports it once, by `finish`; who does not finish one must `drop` it.
 */
import { objAlloc, objFree, objRealloc } from "../memory/arena.ts";
import { TypeId } from "../shared/types.ts";
import { asBytes, BYTES_DATA, BYTES_MAX, byteObject, emptyBytes } from "./bytes.ts";
import { raiseMemoryError } from "./errors.ts";
import { newPlain } from "./object.ts";
import { copyBytes } from "./text/chars.ts";
import { typeAt } from "./typeids.ts";
import { box, ERROR, Value } from "./value.ts";

const INITIAL: u32 = 72;

@unmanaged
export class ByteBuilder {
  /** The bytes object that grows, 0 if there was no memory for it. */
  object: usize;
  data: usize;
  length: u32;
  capacity: u32;
  failed: bool;

  @inline byte(byte: u32): void {
    if (this.length >= this.capacity && !this.reserve(1)) return;
    store<u8>(this.data + this.length, byte);
    this.length++;
  }

  bytes(data: usize, count: u32): void {
    if (!this.reserve(count)) return;
    copyBytes(this.data + this.length, data, count);
    this.length += count;
  }

  /** The same byte `count` times. */
  repeat(byte: u32, count: u32): void {
    if (!this.reserve(count)) return;
    memory.fill(this.data + this.length, <u8>byte, count);
    this.length += count;
  }

  /** Where the next byte goes; after `reserve`, `advance` says how far a writer came. */
  get end(): usize {
    return this.data + this.length;
  }

  advance(end: usize): void {
    this.length = <u32>(end - this.data);
  }

  /** Room for `count` more bytes. */
  reserve(count: i64): bool {
    const needed = count + this.length;
    if (needed <= <i64>this.capacity) return true;
    if (this.failed) return false;
    if (
      needed <= BYTES_MAX &&
      (this.resize(min<i64>(needed + (needed >> 1), BYTES_MAX)) || this.resize(needed))
    ) {
      return true;
    }
    this.failed = true;
    this.capacity = this.length;
    return false;
  }

  private resize(capacity: i64): bool {
    const object = objRealloc(this.object, BYTES_DATA + <usize>capacity);
    if (object === 0) return false;
    this.object = object;
    this.data = object + BYTES_DATA;
    this.capacity = <u32>capacity;
    return true;
  }

  /** Ends it: the bytes object, or ERROR with MemoryError pending. The builder is gone afterwards. */
  finish(): Value {
    const length = this.length;
    if (this.failed || length < 2) {
      const failed = this.failed;
      const short = failed || length === 0 ? emptyBytes() : byteObject(load<u8>(this.data));
      this.drop();
      return failed ? raiseMemoryError() : box(short);
    }
    asBytes(this.object).length = length;
    const cut = objRealloc(this.object, BYTES_DATA + length);
    const object = cut === 0 ? this.object : cut;
    this.free();
    return box(object);
  }

  /** Ends it with what went into it, or gives it up where that is not good: ERROR then, what is pending stays. */
  finishIf(good: bool): Value {
    if (good) return this.finish();
    this.drop();
    return ERROR;
  }

  /** Gives it up (after an error elsewhere). */
  drop(): void {
    objFree(this.object);
    this.free();
  }

  private free(): void {
    if (changetype<usize>(this) !== failedData) objFree(changetype<usize>(this));
  }
}

/** Serves when there is no memory for a builder. */
const failedData = memory.data(offsetof<ByteBuilder>(), 8);

/** A new, empty one. Never 0: out of memory, a shared one that has failed already. */
export function newByteBuilder(): ByteBuilder {
  const p = objAlloc(offsetof<ByteBuilder>());
  const b = changetype<ByteBuilder>(p === 0 ? failedData : p);
  b.object = p === 0 ? 0 : newPlain(typeAt(TypeId.BYTES), BYTES_DATA + INITIAL);
  b.data = b.object + BYTES_DATA;
  b.length = 0;
  b.failed = b.object === 0;
  b.capacity = b.failed ? 0 : INITIAL;
  if (!b.failed) {
    asBytes(b.object).hash = -1;
    asBytes(b.object).pad = 0;
  }
  return b;
}
