/**
 * The int object as the core needs it: boxing machine integers and reading them back. Arithmetic: objects/int.ts.
 *
 * An int of at most 49 bits is never a heap object, so that equal small ints are one value. A larger one is
 *
 *     │ refcount │ type │ size i32: digits, negative for a negative int │ 0 │ digits: |size| × u32, least significant first │
 *
 * An instance of a subclass of int is always such an object, of any value (bool: the two singletons, size 0 or 1).
 */
import { Cached } from "../memory/arena.ts";
import { IntLayout, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { newPlain } from "./object.ts";
import { hasFlag, typeAt } from "./typeids.ts";
import {
  box,
  FALSE,
  fitsSmall,
  isPointer,
  isSmall,
  pointer,
  small,
  smallValue,
  TRUE,
  Value,
} from "./value.ts";

@unmanaged
export class PyInt {
  refcount: i32;
  type: u32;
  size: i32;
  pad: u32;
}

export const INT_DIGITS: usize = 16;
if (offsetof<PyInt>("size") !== <usize>IntLayout.SIZE) ERROR("IntLayout is out of step with PyInt");
if (INT_DIGITS !== <usize>IntLayout.DIGITS) ERROR("IntLayout is out of step with PyInt");

export function asInt(p: usize): PyInt {
  return changetype<PyInt>(p);
}

/** Whether v is an int or an instance of a subclass (bool included). */
export function isInt(v: Value): bool {
  return isSmall(v) || hasFlag(v, TypeFlag.INT);
}

/** A heap int of `count` digits, not set; 0 with MemoryError pending. */
export function allocInt(count: u32): usize {
  const size = <u64>count * 4 + INT_DIGITS;
  const p = size > 0x7fff_fff0 ? 0 : newPlain(typeAt(TypeId.INT), <usize>size);
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  asInt(p).size = <i32>count;
  asInt(p).pad = 0;
  return p;
}

/** The int of any i64; ERROR with MemoryError pending. */
export function intFromI64(i: i64): Value {
  if (fitsSmall(i)) return small(i);
  return fromMagnitude(i < 0 ? 0 - <u64>i : <u64>i, i < 0);
}

export function intFromU64(i: u64): Value {
  if (i >> 48 === 0) return small(<i64>i);
  return fromMagnitude(i, false);
}

/** Count 1 and the type, which is immortal. */
const FRESH_HEADER: u64 = 1 | ((<u64>typeAt(TypeId.INT)) << 32);

/** An int beyond 49 bits: a block for two digits, whether it needs the second or not. */
function fromMagnitude(magnitude: u64, negative: bool): Value {
  const p = Cached.alloc(INT_DIGITS + 8);
  if (p === 0) return raiseMemoryError();
  const count = magnitude >> 32 !== 0 ? 2 : 1;
  store<u64>(p, FRESH_HEADER);
  store<u64>(p, <u64>(<u32>(negative ? -count : count)), offsetof<PyInt>("size"));
  store<u64>(p, magnitude, INT_DIGITS);
  return box(p);
}

/** Whether intToI64 can give the value of this int. */
export function fitsI64(v: Value): bool {
  if (isSmall(v) || v === TRUE || v === FALSE) return true;
  const size = asInt(pointer(v)).size;
  const count = size < 0 ? -size : size;
  if (count < 2) return true;
  if (count > 2) return false;
  const high = load<u32>(pointer(v), INT_DIGITS + 4);
  return high >> 31 === 0 || (size < 0 && high === 0x8000_0000 && load<u32>(pointer(v), INT_DIGITS) === 0);
}

/** The value of an int for which fitsI64 holds. */
export function intToI64(v: Value): i64 {
  if (isSmall(v)) return smallValue(v);
  const size = asInt(pointer(v)).size;
  if (size === 0) return 0;
  let magnitude: u64 = load<u32>(pointer(v), INT_DIGITS);
  if (size === 2 || size === -2) magnitude |= (<u64>load<u32>(pointer(v), INT_DIGITS + 4)) << 32;
  return size < 0 ? <i64>(0 - magnitude) : <i64>magnitude;
}

/** The value, cut to the range of i64 if it is outside (what slices and repeat counts want). */
export function intToI64Clamped(v: Value): i64 {
  if (fitsI64(v)) return intToI64(v);
  return asInt(pointer(v)).size < 0 ? i64.MIN_VALUE : i64.MAX_VALUE;
}

export function intIsNegative(v: Value): bool {
  return isSmall(v) ? smallValue(v) < 0 : isPointer(v) && asInt(pointer(v)).size < 0;
}

export function intIsZero(v: Value): bool {
  return isSmall(v) ? smallValue(v) === 0 : asInt(pointer(v)).size === 0;
}
