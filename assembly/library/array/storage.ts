/**
 * What an array is: a block of machine values and what the typecode says of them. Conversion of items: items.ts.
 *
 *     array   │ refcount │ type │ code u32 │ itemSize i32 │ data u32 │ length u32 │ capacity u32 │ exports i32 │ weakrefs u32 │ 0 │
 *
 * `length` and `capacity` count items. While `exports` is not zero somebody holds the address of the items, which must not move then.
 */
import { BYTES_MAX } from "../../core/bytes.ts";
import { raise, raiseMemoryError } from "../../core/errors.ts";
import { allocInstance } from "../../core/instance.ts";
import { decrefAt, gcTrack } from "../../core/object.ts";
import { asType, isSubtype } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { isPointer, pointer, Value } from "../../core/value.ts";
import { rawAlloc, rawFree, rawRealloc } from "../../memory/raw.ts";
import { Exc } from "../../shared/exceptions.ts";
import { ArrayLayout, TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { itemSize, TypeCode } from "./items.ts";

@unmanaged
export class PyArray {
  refcount: i32;
  type: u32;
  /** TypeCode */
  code: u32;
  itemSize: i32;
  data: u32;
  length: u32;
  capacity: u32;
  exports: i32;
  weakrefs: u32;
  pad: u32;
}

// What compiled code reads (src/jit/lower/buffers.ts).
if (offsetof<PyArray>("code") !== ArrayLayout.TYPECODE) ERROR("ArrayLayout.TYPECODE");
if (offsetof<PyArray>("data") !== ArrayLayout.DATA) ERROR("ArrayLayout.DATA");
if (offsetof<PyArray>("length") !== ArrayLayout.LENGTH) ERROR("ArrayLayout.LENGTH");

export function asArray(v: Value): PyArray {
  return changetype<PyArray>(pointer(v));
}

export function isArray(v: Value): bool {
  return isPointer(v) && isSubtype(typeOf(v), typeAt(TypeId.ARRAY));
}

/** An array of this type or subclass with `length` items, which the caller sets; 0 with MemoryError pending. */
export function allocArray(type: usize, code: TypeCode, length: i64): usize {
  const p = allocInstance(type);
  if (p === 0) return 0;
  const a = changetype<PyArray>(p);
  a.code = code;
  a.itemSize = itemSize(code);
  a.data = 0;
  a.length = 0;
  a.capacity = 0;
  a.exports = 0;
  a.weakrefs = 0;
  a.pad = 0;
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  if (length === 0 || reallocate(a, length, length)) return p;
  decrefAt(p);
  return 0;
}

export class Cell {
  /** Where item i is. */
  @inline
  static at(a: PyArray, i: i64): usize {
    return <usize>a.data + <usize>i * <usize>a.itemSize;
  }
}

/** Bytes of all items. */
export function arrayBytes(a: PyArray): i32 {
  return <i32>a.length * a.itemSize;
}

/** False with BufferError pending while the items are lent out. */
export function canResize(a: PyArray): bool {
  if (a.exports === 0) return true;
  raise(Exc.BufferError, "cannot resize an array that is exporting buffers");
  return false;
}

/**
 * Changes the length; items that are new are not set. Grows by a sixteenth more than asked for, as CPython (array_resize), and gives
 * memory back when 16 items or more have gone. False with BufferError or MemoryError pending.
 */
export function resizeArray(a: PyArray, length: i64): bool {
  if (length === <i64>a.length) return true;
  if (!canResize(a)) return false;
  if (length <= <i64>a.capacity && <i64>a.length < length + 16) {
    a.length = <u32>length;
    return true;
  }
  return reallocate(a, length, length === 0 ? 0 : (length >> 4) + (a.length < 8 ? 3 : 7) + length);
}

function reallocate(a: PyArray, length: i64, capacity: i64): bool {
  const most = BYTES_MAX / a.itemSize;
  if (capacity > most) capacity = most;
  const size = <usize>capacity * <usize>a.itemSize;
  let block: usize = 0;
  if (capacity === 0) rawFree(a.data);
  else if (length <= capacity) block = a.data === 0 ? rawAlloc(size) : rawRealloc(a.data, size);
  if (block === 0 && length !== 0) {
    raiseMemoryError();
    return false;
  }
  a.data = <u32>block;
  a.capacity = <u32>capacity;
  a.length = <u32>length;
  return true;
}
