/** pow(a, b, modulus) of ints, negative exponents by the modular inverse (CPython: long_pow). */
import { Exc } from "../shared/exceptions.ts";
import { finishKernel, limbCount, limbsOf, WORD_A, WORD_B, WORD_C } from "./bigint.ts";
import { raise } from "./errors.ts";
import { allocInt, INT_DIGITS, intIsNegative, intIsZero } from "./integer.ts";
import { Division, intAdd, intDivide, intModulo, intMultiply, intNegative, intSubtract } from "./intmath.ts";
import { limbsPowMod } from "./number/power.ts";
import { decref, incref } from "./object.ts";
import { ERROR, isSmall, small, smallValue, Value } from "./value.ts";

/** pow(a, b, modulus), with the sign of the modulus; ERROR. */
export function intPowerModulo(a: Value, b: Value, modulus: Value): Value {
  if (intIsZero(modulus)) return raise(Exc.ValueError, "pow() 3rd argument cannot be 0");
  const negative = intIsNegative(modulus);
  const m = negative ? intNegative(modulus) : incref(modulus);
  if (m === ERROR) return ERROR;
  let result = intIsNegative(b) ? inversePower(a, b, m) : positivePower(a, b, m);
  decref(m);
  if (negative && result !== ERROR && !intIsZero(result)) {
    const shifted = intAdd(result, modulus);
    decref(result);
    result = shifted;
  }
  return result;
}

/** b < 0: the power of the inverse. */
function inversePower(a: Value, b: Value, m: Value): Value {
  const inverse = intInverse(a, m);
  if (inverse === ERROR) return ERROR;
  const exponent = intNegative(b);
  const result = exponent === ERROR ? ERROR : positivePower(inverse, exponent, m);
  decref(inverse);
  decref(exponent);
  return result;
}

/** m > 0, b >= 0. */
function positivePower(a: Value, b: Value, m: Value): Value {
  if (isSmall(a) && isSmall(b) && isSmall(m) && smallValue(m) <= WORD_MODULUS) {
    return small(powerOfWords(smallValue(a), smallValue(b), smallValue(m)));
  }
  const base = intModulo(a, m);
  if (base === ERROR) return ERROR;
  const n = limbCount(m);
  const p = allocInt(n);
  if (p === 0) {
    decref(base);
    return ERROR;
  }
  const limbs = limbsOf(base, WORD_A);
  const exponent = limbsOf(b, WORD_B);
  const modulus = limbsOf(m, WORD_C);
  const status = limbsPowMod(p + INT_DIGITS, limbs, limbCount(base), exponent, limbCount(b), modulus, n);
  decref(base);
  return finishKernel(p, n, false, status);
}

/** Up to this modulus the product of two residues fits 64 bits. */
const WORD_MODULUS: i64 = 1 << 32;

function powerOfWords(a: i64, exponent: i64, m: i64): i64 {
  const modulus = <u64>m;
  let base = <u64>(a % m < 0 ? (a % m) + m : a % m);
  let result = 1 % modulus;
  for (; exponent !== 0; exponent >>= 1) {
    if ((exponent & 1) !== 0) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

/** The inverse of a modulo m > 0 by Euclid's extended algorithm; ERROR. */
function intInverse(a: Value, m: Value): Value {
  let b: Value = small(1);
  let c: Value = small(0);
  let x = intModulo(a, m);
  let n = incref(m);
  // Invariant: x = b·a and n = c·a modulo m.
  while (x !== ERROR && b !== ERROR && c !== ERROR && n !== ERROR && !intIsZero(n)) {
    if (!intDivide(x, n, true, true)) {
      decref(x);
      x = ERROR;
      break;
    }
    const product = intMultiply(Division.quotient, c);
    const rest = Division.remainder;
    const next = product === ERROR ? ERROR : intSubtract(b, product);
    decref(Division.quotient);
    decref(product);
    decref(x);
    decref(b);
    x = n;
    n = rest;
    b = c;
    c = next;
  }
  const good = x !== ERROR && b !== ERROR && c !== ERROR && n !== ERROR;
  const invertible = x === small(1);
  decref(x);
  decref(n);
  decref(c);
  if (good && invertible) return b;
  decref(b);
  return good ? raise(Exc.ValueError, "base is not invertible for the given modulus") : ERROR;
}
