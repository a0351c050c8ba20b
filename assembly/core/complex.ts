/**
 * The complex object and arithmetic on pairs of doubles (CPython: Objects/complexobject.c). Where one operand is real it is
 * taken as such and not as a complex number with imaginary part 0, as C99's annex G has it and CPython since 3.14: so signs of
 * zeros and infinities survive. Methods: objects/complex.ts; text: objects/complextext.ts, core/format/complex.ts.
 *
 *     │ refcount │ type │ real f64 │ imag f64 │
 */
import { TypeId } from "../shared/types.ts";
import { raiseMemoryError } from "./errors.ts";
import { power } from "./number/libm.ts";
import { newPlain } from "./object.ts";
import { isSubtype } from "./type.ts";
import { typeAt, typeOf } from "./typeids.ts";
import { box, canonicalFloat, isPointer, pointer, Value } from "./value.ts";

@unmanaged
export class PyComplex {
  refcount: i32;
  type: u32;
  real: f64;
  imag: f64;
}

export function asComplex(v: Value): PyComplex {
  return changetype<PyComplex>(pointer(v));
}

/** Whether v is a complex or an instance of a subclass. */
export function isComplex(v: Value): bool {
  return isPointer(v) && isSubtype(typeOf(v), typeAt(TypeId.COMPLEX));
}

/** NaNs are made canonical, as those of floats are. */
export function setParts(p: usize, real: f64, imag: f64): void {
  changetype<PyComplex>(p).real = canonicalFloat(real);
  changetype<PyComplex>(p).imag = canonicalFloat(imag);
}

/** A new complex, or ERROR. */
export function newComplex(real: f64, imag: f64): Value {
  const p = newPlain(typeAt(TypeId.COMPLEX), offsetof<PyComplex>());
  if (p === 0) return raiseMemoryError();
  setParts(p, real, imag);
  return box(p);
}

/** Outcome of division and power. */
export enum ComplexStatus {
  OK,
  /** Division by zero, or a power of zero that would need it. */
  ZERO,
  /** Finite operands, infinite result. */
  RANGE,
}

/** What the functions below leave. */
export class Pair {
  static real: f64 = 0;
  static imag: f64 = 0;
}

function give(real: f64, imag: f64): void {
  Pair.real = real;
  Pair.imag = imag;
}

/** 1 or 0 with the sign of x, as x is infinite or not. */
function boxed(x: f64): f64 {
  return copysign<f64>(abs<f64>(x) === Infinity ? 1.0 : 0.0, x);
}

/** x, or a zero of its sign if it is no number. */
function withoutNaN(x: f64): f64 {
  return x === x ? x : copysign<f64>(0.0, x);
}

function isInfinite(x: f64): bool {
  return abs<f64>(x) === Infinity;
}

/** (a + bi)(c + di) */
export function multiplyPairs(a: f64, b: f64, c: f64, d: f64): void {
  give(a * c - b * d, a * d + b * c);
  if (Pair.real !== Pair.real && Pair.imag !== Pair.imag) recoverProduct(a, b, c, d);
}

/** An infinite factor, or an overflow on the way, gives an infinity and not two NaNs (C99, G.5.1). */
function recoverProduct(a: f64, b: f64, c: f64, d: f64): void {
  let again = false;
  if (isInfinite(a) || isInfinite(b)) {
    a = boxed(a);
    b = boxed(b);
    c = withoutNaN(c);
    d = withoutNaN(d);
    again = true;
  }
  if (isInfinite(c) || isInfinite(d)) {
    c = boxed(c);
    d = boxed(d);
    a = withoutNaN(a);
    b = withoutNaN(b);
    again = true;
  }
  if (!again && (isInfinite(a * c) || isInfinite(b * d) || isInfinite(a * d) || isInfinite(b * c))) {
    a = withoutNaN(a);
    b = withoutNaN(b);
    c = withoutNaN(c);
    d = withoutNaN(d);
    again = true;
  }
  if (again) give(Infinity * (a * c - b * d), Infinity * (a * d + b * c));
}

/** (a + bi) / (c + di) by Smith's algorithm (CACM 116): scaled by the larger part of the divisor. */
export function dividePairs(a: f64, b: f64, c: f64, d: f64): ComplexStatus {
  if (abs<f64>(c) >= abs<f64>(d)) {
    if (c === 0) return ComplexStatus.ZERO;
    const ratio = d / c;
    const divisor = c + d * ratio;
    give((a + b * ratio) / divisor, (b - a * ratio) / divisor);
  } else if (abs<f64>(d) >= abs<f64>(c)) {
    const ratio = c / d;
    const divisor = c * ratio + d;
    give((a * ratio + b) / divisor, (b * ratio - a) / divisor);
  } else give(NaN, NaN);
  if (Pair.real !== Pair.real && Pair.imag !== Pair.imag) recoverQuotient(a, b, c, d);
  return ComplexStatus.OK;
}

/** Infinite by finite is infinite, finite by infinite is zero (C99, G.5.1). */
function recoverQuotient(a: f64, b: f64, c: f64, d: f64): void {
  if ((isInfinite(a) || isInfinite(b)) && Number.isFinite(c) && Number.isFinite(d)) {
    const x = boxed(a);
    const y = boxed(b);
    give(Infinity * (x * c + y * d), Infinity * (y * c - x * d));
  } else if ((isInfinite(c) || isInfinite(d)) && Number.isFinite(a) && Number.isFinite(b)) {
    const x = boxed(c);
    const y = boxed(d);
    give(0.0 * (a * x + b * y), 0.0 * (b * x - a * y));
  }
}

/** a / (c + di), a real. */
export function divideReal(a: f64, c: f64, d: f64): ComplexStatus {
  if (abs<f64>(c) >= abs<f64>(d)) {
    if (c === 0) return ComplexStatus.ZERO;
    const ratio = d / c;
    const divisor = c + d * ratio;
    give(a / divisor, (-a * ratio) / divisor);
  } else if (abs<f64>(d) >= abs<f64>(c)) {
    const ratio = c / d;
    const divisor = c * ratio + d;
    give((a * ratio) / divisor, -a / divisor);
  } else give(NaN, NaN);
  const lost = Pair.real !== Pair.real && Pair.imag !== Pair.imag;
  if (lost && Number.isFinite(a) && (isInfinite(c) || isInfinite(d))) {
    give(0.0 * (a * boxed(c)), 0.0 * (-a * boxed(d)));
  }
  return ComplexStatus.OK;
}

/** (a + bi) / c, c real. */
export function divideByReal(a: f64, b: f64, c: f64): ComplexStatus {
  if (c === 0) return ComplexStatus.ZERO;
  give(a / c, b / c);
  return ComplexStatus.OK;
}

/** The largest exponent that is multiplied out. */
const SMALL_EXPONENT: f64 = 100;

/** (a + bi) ** (c + di) */
export function powerOfPairs(a: f64, b: f64, c: f64, d: f64): ComplexStatus {
  let status = ComplexStatus.OK;
  if (d === 0 && c === Math.floor(c) && abs<f64>(c) <= SMALL_EXPONENT) status = integerPower(a, b, <i32>c);
  else status = polarPower(a, b, c, d);
  if (status !== ComplexStatus.OK) return status;
  return isInfinite(Pair.real) || isInfinite(Pair.imag) ? ComplexStatus.RANGE : ComplexStatus.OK;
}

function integerPower(a: f64, b: f64, n: i32): ComplexStatus {
  squareAndMultiply(a, b, abs(n));
  return n > 0 ? ComplexStatus.OK : dividePairs(1.0, 0.0, Pair.real, Pair.imag);
}

function squareAndMultiply(a: f64, b: f64, n: i32): void {
  let real: f64 = 1;
  let imag: f64 = 0;
  for (let mask = 1; n >= mask; mask <<= 1) {
    if (n & mask) {
      multiplyPairs(real, imag, a, b);
      real = Pair.real;
      imag = Pair.imag;
    }
    multiplyPairs(a, b, a, b);
    a = Pair.real;
    b = Pair.imag;
  }
  give(real, imag);
}

/** By absolute value and angle. */
function polarPower(a: f64, b: f64, c: f64, d: f64): ComplexStatus {
  give(c === 0 && d === 0 ? 1.0 : 0.0, 0.0);
  if (c === 0 && d === 0) return ComplexStatus.OK;
  if (a === 0 && b === 0) return d !== 0 || c < 0 ? ComplexStatus.ZERO : ComplexStatus.OK;
  const size = Math.hypot(a, b);
  const angle = Math.atan2(b, a);
  let length = power(size, c);
  let phase = angle * c;
  if (d !== 0) {
    length *= Math.exp(-angle * d);
    phase += d * Math.log(size);
  }
  give(length * Math.cos(phase), length * Math.sin(phase));
  return ComplexStatus.OK;
}
