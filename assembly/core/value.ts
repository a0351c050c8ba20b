/**
 * Values: the 64-bit boxes that everything passes around (drawn in shared/layout.ts), and nothing about what they point to.
 *
 * A function that returns a Value gives a new reference, or ERROR with the exception pending (core/errors.ts).
 * Arguments are borrowed: the caller keeps its references. `usize` stands for the address of an object.
 */
import { SINGLETON_SIZE, SINGLETONS_BASE, Singleton, Special, TagHigh } from "../shared/layout.ts";

export type Value = i64;

const INT_TAG: i64 = (<i64>TagHigh.INT) << 48;
const POINTER_TAG: i64 = (<i64>TagHigh.POINTER) << 48;
const SPECIAL_TAG: i64 = (<i64>TagHigh.SPECIAL) << 48;

/** An empty variable, a missing argument, "no value": never seen by Python. */
export const UNBOUND: Value = SPECIAL_TAG | Special.UNBOUND;
/** Returned instead of a value when an exception is pending. */
export const ERROR: Value = SPECIAL_TAG | Special.ERROR;
/** Returned by the `next` slot when the iterator is exhausted. */
export const END: Value = SPECIAL_TAG | Special.END;
/** Returned inside the VM only: a frame was pushed, the value comes when it returns. */
export const PUSHED: Value = SPECIAL_TAG | Special.PUSHED;

export const NONE: Value = POINTER_TAG | (SINGLETONS_BASE + Singleton.NONE * SINGLETON_SIZE);
export const FALSE: Value = POINTER_TAG | (SINGLETONS_BASE + Singleton.FALSE * SINGLETON_SIZE);
export const TRUE: Value = POINTER_TAG | (SINGLETONS_BASE + Singleton.TRUE * SINGLETON_SIZE);
export const ELLIPSIS: Value = POINTER_TAG | (SINGLETONS_BASE + Singleton.ELLIPSIS * SINGLETON_SIZE);
export const NOT_IMPLEMENTED: Value =
  POINTER_TAG | (SINGLETONS_BASE + Singleton.NOT_IMPLEMENTED * SINGLETON_SIZE);
/** `typing.NoDefault`. */
export const NO_DEFAULT: Value = POINTER_TAG | (SINGLETONS_BASE + Singleton.NO_DEFAULT * SINGLETON_SIZE);

export function isPointer(v: Value): bool {
  return <u32>(v >>> 32) === (<u32>TagHigh.POINTER) << 16;
}

/** Whether it is an int kept inline (49 bits). A larger int is a pointer. */
export function isSmall(v: Value): bool {
  return <u64>v >= <u64>INT_TAG;
}

export function bothSmall(a: Value, b: Value): bool {
  return <u64>(a & b) >= <u64>INT_TAG;
}

export function isFloat(v: Value): bool {
  return <u64>v < <u64>SPECIAL_TAG;
}

export function smallValue(v: Value): i64 {
  return (v << 15) >> 15;
}

/** Whether i needs no more than 49 bits. */
export function fitsSmall(i: i64): bool {
  return (i << 15) >> 15 === i;
}

/** A small int times 2^15: sums of two such overflow 64 bits exactly where the int needs more than 49. */
export function raised(v: Value): i64 {
  return v << 15;
}

/** The small int whose `raised` this is. */
export function lowered(r: i64): Value {
  return (r >>> 15) | INT_TAG;
}

/** Boxes an int that is known to fit; core/integer.ts boxes any. */
export function small(i: i64): Value {
  return i | INT_TAG;
}

export function floatValue(v: Value): f64 {
  return reinterpret<f64>(v);
}

/** Boxes a float that arithmetic made. One from outside, whose NaN may carry anything, goes through boxForeignFloat. */
export function boxFloat(f: f64): Value {
  return reinterpret<i64>(f);
}

export function boxForeignFloat(f: f64): Value {
  return reinterpret<i64>(canonicalFloat(f));
}

/** The float itself; of a NaN only the sign is kept, for the bits behind it would be read as a tag. */
export function canonicalFloat(f: f64): f64 {
  return f === f ? f : copysign<f64>(<f64>NaN, f);
}

export function boxBool(b: bool): Value {
  return b ? TRUE : FALSE;
}

/** The address of an object: only for a pointer. */
export function pointer(v: Value): usize {
  return <usize>v;
}

/** The value that points to the object at p. */
export function box(p: usize): Value {
  return <i64>p | POINTER_TAG;
}
