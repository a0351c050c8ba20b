/**
 * Arithmetic of floats with Python's rules: the sign of remainders, zero division, powers with CPython's special cases,
 * rounding, exact comparison with ints, hashes (CPython: Objects/floatobject.c, Python/pyhash.c).
 */

import { rawAlloc, rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { intFromLimbs, raiseStatus } from "./bigint.ts";
import { raise, raiseException, raisef, raiseMemoryError } from "./errors.ts";
import { allocException } from "./exception.ts";
import { HASH_MODULUS } from "./hash.ts";
import { fitsI64, intFromI64, intIsNegative, intToI64 } from "./integer.ts";
import { intCompare, intToF64 } from "./intmath.ts";
import { F64_LIMBS, FloatResult, limbsFromF64 } from "./number/convert.ts";
import { Digits, exactDigits, exactDigitsRoom } from "./number/digits.ts";
import { power } from "./number/libm.ts";
import { parseDecimal } from "./number/parse.ts";
import { wordToDecimal } from "./number/radix.ts";
import { decref, decrefAt } from "./object.ts";
import { newStr } from "./string.ts";
import { tuple2 } from "./tuple.ts";
import { excType } from "./typeids.ts";
import { box, boxFloat, ERROR, small, Value } from "./value.ts";

// ---- division ----

/** Remainder with the sign of the divisor, y not 0. */
export function floatModulo(x: f64, y: f64): f64 {
  let rest = x % y;
  if (rest !== 0) {
    if (y < 0 !== rest < 0) rest += y;
    return rest;
  }
  return copysign<f64>(0.0, y);
}

/** Quotient rounded down, y not 0; consistent with `floatModulo`. */
export function floatFloorDivide(x: f64, y: f64): f64 {
  const rest = x % y;
  let quotient = (x - rest) / y;
  if (rest !== 0 && y < 0 !== rest < 0) quotient -= 1.0;
  if (quotient === 0) return copysign<f64>(0.0, x / y);
  const down = Math.floor(quotient);
  return quotient - down > 0.5 ? down + 1.0 : down;
}

// ---- powers ----

/** OverflowError as the C library words it: errno ERANGE and its text. Gives ERROR. */
export function raiseRange(): Value {
  const text = newStr("Numerical result out of range");
  if (text === 0) return ERROR;
  const pair = tuple2(small(34), box(text));
  if (pair === 0) return ERROR;
  const p = allocException(excType(Exc.OverflowError), pair);
  if (p !== 0) return raiseException(box(p));
  decrefAt(pair);
  return raiseMemoryError();
}

/** A negative base with a fractional exponent has a complex power: the complex type sets this. (x: f64, y: f64) => Value */
let complexPowerIndex: u32 = 0;
export function setComplexPower(index: u32): void {
  complexPowerIndex = index;
}

/** x ** y, or ERROR. */
export function floatPower(x: f64, y: f64): Value {
  if (x === 0 && y < 0 && y !== -Infinity) return raise(Exc.ZeroDivisionError, "zero to a negative power");
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && y !== Math.floor(y)) {
    if (complexPowerIndex !== 0) return call_indirect<Value>(complexPowerIndex, x, y);
    return raise(Exc.ValueError, "negative number cannot be raised to a fractional power");
  }
  const result = power(x, y);
  if (Math.abs(result) === Infinity && Number.isFinite(x) && Number.isFinite(y)) return raiseRange();
  return boxFloat(result);
}

// ---- to ints ----

/** The int of a float cut towards zero, or ERROR. */
export function floatToInt(x: f64): Value {
  if (Math.abs(x) < 9.2e18) return intFromI64(<i64>x);
  if (x !== x) return raise(Exc.ValueError, "cannot convert float NaN to integer");
  if (!Number.isFinite(x)) return raise(Exc.OverflowError, "cannot convert float infinity to integer");
  const block = rawAlloc((<usize>F64_LIMBS) << 2);
  if (block === 0) return raiseMemoryError();
  const n = limbsFromF64(block, x);
  const result = intFromLimbs(block, n, x < 0);
  rawFree(block);
  return result;
}

/** x rounded half to even, as a float. */
export function roundToEven(x: f64): f64 {
  return nearest<f64>(x);
}

/** round(x, places) for finite x, as CPython: the nearest decimal of so many places, then the nearest double. ERROR if too large. */
export function floatRound(x: f64, places: i64): Value {
  // Beyond these every digit is kept, or none is.
  if (places > 323) return boxFloat(x);
  if (places < -308) return boxFloat(copysign<f64>(0.0, x));
  const room = exactDigitsRoom(<i32>places);
  const block = rawAlloc(<usize>room + 32);
  if (block === 0) return raiseMemoryError();
  const result = roundDecimal(block, x, <i32>places);
  rawFree(block);
  return result;
}

function roundDecimal(block: usize, x: f64, places: i32): Value {
  const count = exactDigits(block, x, places, false);
  if (count < 0) return raiseStatus(count);
  if (count === 0) return boxFloat(copysign<f64>(0.0, x));
  // digits · 10^(point - count), written as text for the parser.
  let at = block + <usize>count;
  const exponent = Digits.point - count;
  store<u8>(at++, 101);
  if (exponent < 0) store<u8>(at++, 45);
  at += <usize>wordToDecimal(at, abs(exponent));
  const read = parseDecimal(block, <i32>(at - block));
  if (read < 0) return raiseStatus(read);
  const rounded = FloatResult.value;
  if (rounded === Infinity) return raise(Exc.OverflowError, "rounded value too large to represent");
  return boxFloat(copysign<f64>(rounded, x));
}

// ---- comparing with ints ----

/** Order of an unordered pair. */
export const UNORDERED: i32 = 2;

/** -1, 0, 1 as x < i, x = i, x > i, exactly; UNORDERED for NaN; -2 with an exception pending. */
export function floatCompareInt(x: f64, i: Value): i32 {
  if (x !== x) return UNORDERED;
  if (Math.abs(x) === Infinity) return x > 0 ? 1 : -1;
  if (fitsI64(i)) {
    const n = intToI64(i);
    if (<u64>abs(n) >> 53 === 0) return x < <f64>n ? -1 : x > <f64>n ? 1 : 0;
  }
  const y = intToF64(i);
  if (Math.abs(y) === Infinity) return intIsNegative(i) ? 1 : -1;
  if (x !== y) return x < y ? -1 : 1;
  // The int was rounded to x: both are integers, compared as such.
  const whole = floatToInt(x);
  if (whole === ERROR) return -2;
  const order = intCompare(whole, i);
  decref(whole);
  return order;
}

// ---- hash ----

/** The hash of a float: equal to that of an equal int; for others the residue of the fraction modulo 2^61 - 1. */
export function floatHash(x: f64): i64 {
  if (x !== x) return 0;
  if (Math.abs(x) === Infinity) return x > 0 ? 314159 : -314159;
  const bits = reinterpret<u64>(x);
  const field = <i32>((bits >> 52) & 0x7ff);
  const mantissa = field === 0 ? bits & 0xfffffffffffff : (bits & 0xfffffffffffff) | 0x10000000000000;
  // mantissa · 2^exponent, and 2^61 is 1.
  let turn = (max(field, 1) - 1075) % 61;
  if (turn < 0) turn += 61;
  const modulus = <u64>HASH_MODULUS;
  let residue = ((mantissa << (<u64>turn)) & modulus) | (turn === 0 ? 0 : mantissa >> <u64>(61 - turn));
  if (residue === modulus) residue = 0;
  const hash = x < 0 ? -(<i64>residue) : <i64>residue;
  return hash === -1 ? -2 : hash;
}

/** TypeError for something that is no real number. Gives ERROR. */
export function raiseNotReal(v: Value): Value {
  return raisef(Exc.TypeError, "must be real number, not %T", v);
}
