/** The math module's functions of ints: comb, factorial, gcd, isqrt, lcm, perm (CPython: Modules/mathintegermodule.c). */
import { finishKernel, limbCount, limbsOf, WORD_A, WORD_B } from "../core/bigint.ts";
import { literal, raise, raisef } from "../core/errors.ts";
import {
  allocInt,
  fitsI64,
  INT_DIGITS,
  intFromI64,
  intIsNegative,
  intIsZero,
  intToI64,
} from "../core/integer.ts";
import { charge } from "../core/interrupt.ts";
import {
  intAbsolute,
  intCompare,
  intExact,
  intFloorDivide,
  intLeftShift,
  intMultiply,
  intSubtract,
} from "../core/intmath.ts";
import { defineFunction, defineVectorFunction } from "../core/native.ts";
import { limbsBitLength } from "../core/number/bignum.ts";
import { limbsScaledToF64 } from "../core/number/convert.ts";
import { gcdWords, isqrtLimbs, limbsGcd, limbsIsqrt } from "../core/number/power.ts";
import { Status } from "../core/number/status.ts";
import { decref, incref } from "../core/object.ts";
import { toIndex } from "../core/subscript.ts";
import { tupleLength } from "../core/tuple.ts";
import { bothSmall, ERROR, isSmall, NONE, small, smallValue, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";

// ---- for logarithms ----

/** A positive int as mantissa · 2^exponent, the mantissa from 0.5 to 1. */
export class LogParts {
  static mantissa: f64 = 0;
  static exponent: f64 = 0;
}

export function intLogParts(v: Value): void {
  const limbs = limbsOf(v, WORD_A);
  const bits = limbsBitLength(limbs, limbCount(v));
  LogParts.mantissa = limbsScaledToF64(limbs, limbCount(v), -bits, false);
  LogParts.exponent = <f64>bits;
}

// ---- divisors ----

/** gcd of two ints, not negative; ERROR. */
export function intGcd(a: Value, b: Value): Value {
  if (bothSmall(a, b)) return small(<i64>gcdWords(<u64>abs(smallValue(a)), <u64>abs(smallValue(b))));
  if (intIsZero(a)) return intAbsolute(b);
  if (intIsZero(b)) return intAbsolute(a);
  if (limbCount(a) < limbCount(b)) return intGcd(b, a);
  const n = limbCount(a);
  const p = allocInt(n + 1);
  if (p === 0) return ERROR;
  const count = limbsGcd(p + INT_DIGITS, limbsOf(a, WORD_A), n, limbsOf(b, WORD_B), limbCount(b));
  return finishKernel(p, count, false, count < 0 ? <Status>count : Status.Ok);
}

/** Folds the ints among the arguments by f, from `start`. */
function fold(args: usize, nargs: i32, start: Value, f: (a: Value, b: Value) => Value): Value {
  let result = start;
  for (let i = 0; i < nargs && result !== ERROR; i++) {
    const item = toIndex(load<i64>(args + ((<usize>i) << 3)));
    const next = item === ERROR ? ERROR : f(result, item);
    decref(item);
    decref(result);
    result = next;
  }
  return result;
}

function gcdFn(args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) return noKeywords("gcd");
  if (nargs === 2 && bothSmall(load<i64>(args), load<i64>(args, 8)))
    return intGcd(load<i64>(args), load<i64>(args, 8));
  return fold(args, nargs, small(0), intGcd);
}

function noKeywords(name: string): Value {
  return raisef(Exc.TypeError, "math.%L() takes no keyword arguments", literal(name));
}

function intLcm(a: Value, b: Value): Value {
  if (intIsZero(a) || intIsZero(b)) return small(0);
  const divisor = intGcd(a, b);
  if (divisor === ERROR) return ERROR;
  const part = intFloorDivide(a, divisor);
  decref(divisor);
  if (part === ERROR) return ERROR;
  const signed = intMultiply(part, b);
  decref(part);
  if (signed === ERROR) return ERROR;
  const result = intAbsolute(signed);
  decref(signed);
  return result;
}

function lcmFn(args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) return noKeywords("lcm");
  return fold(args, nargs, small(1), intLcm);
}

// ---- square root ----

function isqrtFn(args: usize): Value {
  const v = toIndex(load<i64>(args));
  if (v === ERROR) return ERROR;
  let result: Value;
  if (intIsNegative(v)) result = raise(Exc.ValueError, "isqrt() argument must be nonnegative");
  else result = intIsqrt(v);
  decref(v);
  return result;
}

function intIsqrt(v: Value): Value {
  if (isSmall(v)) {
    const n = smallValue(v);
    return small(<i64>Math.sqrt(<f64>n));
  }
  const n = limbCount(v);
  if (n === 0) return small(0);
  const limbs = isqrtLimbs(n);
  const p = allocInt(limbs);
  if (p === 0) return ERROR;
  return finishKernel(p, limbs, false, limbsIsqrt(p + INT_DIGITS, limbsOf(v, WORD_A), n));
}

// ---- products of ranges ----

/** a · b, both taken over; ERROR if either is. */
function consume(a: Value, b: Value): Value {
  const result = a === ERROR || b === ERROR ? ERROR : intMultiply(a, b);
  decref(a);
  decref(b);
  return result;
}

/** first · (first + step) · … · last, below 2^32 each, in halves so that long factors meet long factors. */
function productOfRange(first: i64, last: i64, step: i64): Value {
  const count = (last - first) / step + 1;
  if (count <= 0) return small(1);
  if (count <= 8) {
    if (!charge(1)) return ERROR;
    let product: Value = small(1);
    let word: i64 = 1;
    for (let i = first; i <= last; i += step) {
      if (clz<i64>(word) + clz<i64>(i) <= 64) {
        product = consume(product, intFromI64(word));
        word = 1;
      }
      word *= i;
    }
    return consume(product, intFromI64(word));
  }
  const middle = first + (count / 2) * step;
  return consume(productOfRange(first, middle - step, step), productOfRange(middle, last, step));
}

/**
 * n! is 2^(n - ones in n) times its odd part, the product over i of all odd numbers up to n / 2^i (P. Luschny): the numbers
 * above n / 2^(i+1) are new to each i.
 */
function factorial(n: i64): Value {
  let inner: Value = small(1);
  let outer: Value = small(1);
  for (let i = 62 - <i32>clz<i64>(n | 1); i >= 0; i--) {
    const below = n >> (i + 1);
    inner = consume(inner, productOfRange((below + 1) | 1, ((n >> i) - 1) | 1, 2));
    outer = consume(outer, incref(inner));
    if (outer === ERROR) break;
  }
  decref(inner);
  if (outer === ERROR) return ERROR;
  const result = intLeftShift(outer, small(n - popcnt<i64>(n)));
  decref(outer);
  return result;
}

function factorialOf(v: Value): Value {
  const n = toIndex(v);
  if (n === ERROR) return ERROR;
  const negative = intIsNegative(n);
  const count = isSmall(n) ? smallValue(n) : i64.MAX_VALUE;
  decref(n);
  if (negative) return raise(Exc.ValueError, "factorial() not defined for negative values");
  if (count > i32.MAX_VALUE) {
    return raisef(Exc.OverflowError, "factorial() argument should not exceed %d", i32.MAX_VALUE);
  }
  return factorial(count);
}

function factorialFn(args: usize): Value {
  return factorialOf(load<i64>(args));
}

// ---- choices ----

/** n · (n-1) · … of k factors (or divided by k!), n of any size: in halves. */
function choices(n: Value, k: i64, ordered: bool): Value {
  if (k === 0) return small(1);
  if (k === 1) return intExact(n);
  if (isSmall(n)) {
    const word = choicesWord(smallValue(n), k, ordered);
    if (word !== 0) return intFromI64(word);
  }
  if (!charge(1)) return ERROR;
  const half = k / 2;
  const rest = intSubtract(n, small(half));
  if (rest === ERROR) return ERROR;
  const upper = choices(n, half, ordered);
  const lower = upper === ERROR ? ERROR : choices(rest, k - half, ordered);
  decref(rest);
  const product = consume(upper, lower);
  if (ordered || product === ERROR) return product;
  // C(n, k) = C(n, h)·C(n-h, k-h) / C(k, h)
  const divisor = choices(small(k), half, false);
  const result = divisor === ERROR ? ERROR : intFloorDivide(product, divisor);
  decref(product);
  decref(divisor);
  return result;
}

/** The same in words; 0 where it does not fit. */
function choicesWord(n: i64, k: i64, ordered: bool): i64 {
  if (k > 64) return 0;
  let product: i64 = 1;
  for (let i: i64 = 0; i < k; i++) {
    if (clz<i64>(product) + clz<i64>(n - i) <= 64) return 0;
    product *= n - i;
    if (!ordered) product /= i + 1;
  }
  return product;
}

/** n and k as ints, checked: 0 done, -1 with an exception pending. Both are new references. */
class Choice {
  static n: Value = ERROR;
  static k: Value = ERROR;
}

function openChoice(args: usize): bool {
  const n = toIndex(load<i64>(args));
  if (n === ERROR) return false;
  const k = toIndex(load<i64>(args, 8));
  Choice.n = n;
  Choice.k = k;
  if (k !== ERROR) {
    if (!intIsNegative(n) && !intIsNegative(k)) return true;
    const message = intIsNegative(n)
      ? "n must be a non-negative integer"
      : "k must be a non-negative integer";
    raise(Exc.ValueError, message);
  }
  decref(n);
  decref(k);
  return false;
}

function combFn(args: usize): Value {
  if (!openChoice(args)) return ERROR;
  const n = Choice.n;
  const k = Choice.k;
  let result: Value;
  if (intCompare(k, n) > 0) result = small(0);
  else {
    // The smaller of k and n - k.
    const other = intSubtract(n, k);
    if (other === ERROR) result = ERROR;
    else result = chooseBy(n, intCompare(other, k) < 0 ? other : k, false);
    decref(other);
  }
  decref(n);
  decref(k);
  return result;
}

function chooseBy(n: Value, k: Value, ordered: bool): Value {
  if (fitsI64(k)) return choices(n, intToI64(k), ordered);
  const message = ordered ? "k must not exceed %d" : "min(n - k, k) must not exceed %d";
  return raisef(Exc.OverflowError, message, i64.MAX_VALUE);
}

/** perm(n, k=None, /) */
function permFn(args: usize): Value {
  if (load<i64>(args, 8) === NONE) return factorialOf(load<i64>(args));
  if (!openChoice(args)) return ERROR;
  const n = Choice.n;
  const k = Choice.k;
  const result = intCompare(k, n) > 0 ? small(0) : chooseBy(n, k, true);
  decref(n);
  decref(k);
  return result;
}

export function defineMathInt(dict: usize, module: usize): void {
  defineFunction(dict, module, "comb(n, k, /)", combFn);
  defineFunction(dict, module, "factorial(n, /)", factorialFn);
  defineVectorFunction(dict, module, "gcd(*integers)", gcdFn);
  defineFunction(dict, module, "isqrt(n, /)", isqrtFn);
  defineVectorFunction(dict, module, "lcm(*integers)", lcmFn);
  defineFunction(dict, module, "perm(n, k=None, /)", permFn);
}
