/**
 * bytes and bytearray objects as the core needs them: layout, making, and reading anything that is like bytes.
 * Methods: objects/bytes.ts, objects/bytearray.ts and what they share.
 *
 *     bytes       │ refcount │ type │ hash i64 (-1: not known) │ length u32 │ 0 │ bytes … │
 *     bytearray   │ refcount │ type │ length u32 │ capacity u32 │ block u32 │ start u32 │ exports i32 │ 0 │
 *
 * A bytearray's bytes begin at block + start, so that removing from the front moves nothing; `capacity` counts from there.
 * While `exports` is not zero somebody holds the address of its bytes, and it must not be resized.
 */
import { Cached } from "../memory/arena.ts";
import { rawAlloc, rawFree, rawRealloc } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { raise, raiseMemoryError } from "./errors.ts";
import { IMMORTAL, newPlain } from "./object.ts";
import { copyBytes, Short } from "./text/chars.ts";
import { hashBytes } from "./text/siphash.ts";
import { isSubtype } from "./type.ts";
import { hasFlag, isExactly, typeAt, typeOf } from "./typeids.ts";
import { box, ERROR, isPointer, pointer, Value } from "./value.ts";

@unmanaged
export class PyBytes {
  refcount: i32;
  type: u32;
  hash: i64;
  length: u32;
  pad: u32;
}

/** Offset of the bytes. */
export const BYTES_DATA: usize = 24;

@unmanaged
export class PyBytearray {
  refcount: i32;
  type: u32;
  length: u32;
  capacity: u32;
  /** Memory of the raw allocator, 0 while it never had any. */
  block: u32;
  start: u32;
  exports: i32;
  pad: u32;
}

/** The most bytes that an object holds. */
export const BYTES_MAX: i64 = 0x7fffffe0;

export function asBytes(p: usize): PyBytes {
  return changetype<PyBytes>(p);
}

export function asBytearray(p: usize): PyBytearray {
  return changetype<PyBytearray>(p);
}

/** Whether v is a bytes object or an instance of a subclass. */
export function isBytes(v: Value): bool {
  return hasFlag(v, TypeFlag.BYTES);
}

/** Whether v is a bytearray or an instance of a subclass. */
export function isBytearray(v: Value): bool {
  return isPointer(v) && isSubtype(typeOf(v), typeAt(TypeId.BYTEARRAY));
}

// ---- bytes ----

const cache: usize = memory.data(257 * 4, 4);

/** Makes the immortal objects of one byte and of none; once at boot. */
export function initBytes(): bool {
  for (let i = 0; i < 257; i++) {
    const p = allocBytes(i < 256 ? 1 : 0);
    if (p === 0) return false;
    if (i < 256) store<u8>(p, i, BYTES_DATA);
    asBytes(p).refcount = IMMORTAL;
    store<u32>(cache + ((<usize>i) << 2), p);
  }
  return true;
}

/** The immortal object of one byte. */
export function byteObject(byte: u32): usize {
  return load<u32>(cache + ((<usize>byte) << 2));
}

export function emptyBytes(): usize {
  return byteObject(256);
}

/** A bytes object whose bytes the caller sets; 0 with MemoryError pending. */
export function allocBytes(length: i64): usize {
  const p = length > BYTES_MAX ? 0 : Cached.alloc(BYTES_DATA + <usize>length);
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  store<u64>(p, FRESH_HEADER);
  const b = asBytes(p);
  b.hash = -1;
  b.length = <u32>length;
  b.pad = 0;
  return p;
}

/** Count 1 and the type, which is immortal. */
const FRESH_HEADER: u64 = 1 | ((<u64>typeAt(TypeId.BYTES)) << 32);

/** A bytes object of the `n` bytes at `data`. */
export function newBytes(data: usize, n: i32): Value {
  if (n === 0) return box(emptyBytes());
  if (n === 1) return box(byteObject(load<u8>(data)));
  const p = allocBytes(n);
  if (p === 0) return ERROR;
  Short.copy(p + BYTES_DATA, data, n);
  return box(p);
}

/** The hash of a bytes object, computed once. Never -1. */
export function bytesHash(p: usize): i64 {
  const b = asBytes(p);
  if (b.hash === -1) b.hash = hashBytes(p + BYTES_DATA, b.length);
  return b.hash;
}

// ---- bytearray ----

/** Where the bytes of a bytearray are. Any resize may move them. */
export function bytearrayData(p: usize): usize {
  return <usize>asBytearray(p).block + asBytearray(p).start;
}

/** A bytearray whose `length` bytes the caller sets; 0 with MemoryError pending. */
export function allocBytearray(length: i64): usize {
  const block = length === 0 ? 0 : length > BYTES_MAX ? 0 : rawAlloc(<usize>length);
  const p = block === 0 && length !== 0 ? 0 : newPlain(typeAt(TypeId.BYTEARRAY), offsetof<PyBytearray>());
  if (p === 0) {
    if (block !== 0) rawFree(block);
    raiseMemoryError();
    return 0;
  }
  initBytearray(p);
  const b = asBytearray(p);
  b.block = block;
  b.length = <u32>length;
  b.capacity = <u32>length;
  return p;
}

/** Makes the fields of a new object those of an empty bytearray. */
export function initBytearray(p: usize): void {
  memory.fill(
    p + offsetof<PyBytearray>("length"),
    0,
    offsetof<PyBytearray>() - offsetof<PyBytearray>("length"),
  );
}

/** A bytearray of the `n` bytes at `data`. */
export function newBytearray(data: usize, n: i32): Value {
  const p = allocBytearray(n);
  if (p === 0) return ERROR;
  copyBytes(bytearrayData(p), data, n);
  return box(p);
}

/** False with BufferError pending while the bytes are lent out. */
export function canResize(p: usize): bool {
  if (asBytearray(p).exports === 0) return true;
  raise(Exc.BufferError, "Existing exports of data: object cannot be re-sized");
  return false;
}

/**
 * Changes the length; bytes that are new are not set. A small growth takes an eighth more than asked, so that appending is linear, a
 * large one what is asked; memory is given back when less than half is used (as CPython, which counts a zero byte behind the last).
 * False with MemoryError or BufferError pending.
 */
export function resizeBytearray(p: usize, length: i64): bool {
  const b = asBytearray(p);
  if (length === <i64>b.length) return true;
  if (!canResize(p)) return false;
  if (length > BYTES_MAX) {
    raiseMemoryError();
    return false;
  }
  const capacity: i64 = b.capacity;
  const room = bytearrayRoom(p);
  if (length > capacity) {
    const more = length * 8 <= room * 9 ? (length >> 3) + (length < 9 ? 2 : 5) : 0;
    return reallocate(b, length, min<i64>(length + more, BYTES_MAX));
  }
  if (length < room >> 1) return reallocate(b, length, length);
  b.length = <u32>length;
  return true;
}

/** What CPython has allocated at this point: one more than can be used, nothing for a bytearray that never had any bytes. */
export function bytearrayRoom(p: usize): i64 {
  const b = asBytearray(p);
  return b.block === 0 ? 0 : <i64>b.start + b.capacity + 1;
}

/** Moves the bytes to the front of the block and makes the block `size` bytes. */
function reallocate(b: PyBytearray, length: i64, size: i64): bool {
  if (b.start !== 0) {
    // Bytes may have been cut off the front by now, and the length not be the new one yet.
    memory.copy(b.block, b.block + b.start, <usize>min<i64>(b.length, length));
    b.capacity += b.start;
    b.start = 0;
  }
  if (size === 0) {
    rawFree(b.block);
    b.block = 0;
    b.capacity = 0;
  } else if (size !== <i64>b.capacity) {
    const block = b.block === 0 ? rawAlloc(<usize>size) : rawRealloc(b.block, <usize>size);
    if (block === 0) {
      raiseMemoryError();
      return false;
    }
    b.block = block;
    b.capacity = <u32>size;
  }
  b.length = <u32>length;
  return true;
}

// ---- anything like bytes ----

/** Where the bytes of the last object that `openBytes` accepted are, and how many. */
export let bytesAt: usize = 0;
export let bytesCount: i32 = 0;

/** Opens other objects that export bytes (memoryview): set by their owner. (v: Value) => bool, calling setOpened */
let otherBytes: u32 = 0;
export function setOtherBytes(index: u32): void {
  otherBytes = index;
}
export function setOpened(data: usize, count: i32): void {
  bytesAt = data;
  bytesCount = count;
}

/** Finds the bytes of a bytes-like object: good until it changes or dies. False, nothing pending, if v is none. */
export function openBytes(v: Value): bool {
  if (isExactly(v, TypeId.BYTES) || isBytes(v)) {
    setOpened(pointer(v) + BYTES_DATA, asBytes(pointer(v)).length);
    return true;
  }
  if (isExactly(v, TypeId.BYTEARRAY) || isBytearray(v)) {
    setOpened(bytearrayData(pointer(v)), asBytearray(pointer(v)).length);
    return true;
  }
  return otherBytes !== 0 && isPointer(v) && call_indirect<bool>(otherBytes, v);
}
