/** The math module's sums, products and norms: dist, fsum, hypot, prod, sumprod (CPython: Modules/mathmodule.c). */

import { raise, raiseMemoryError } from "../core/errors.ts";
import { isInt } from "../core/integer.ts";
import { charge } from "../core/interrupt.ts";
import { intToF64 } from "../core/intmath.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { defineFunction } from "../core/native.ts";
import { add, addExact, mulExact, root, Sum } from "../core/number/doubled.ts";
import { scaleBy } from "../core/number/explog.ts";
import { Exponent, frexp } from "../core/number/special.ts";
import { binary } from "../core/number.ts";
import { decref, incref } from "../core/object.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { Binary } from "../core/type.ts";
import { boxFloat, END, ERROR, floatValue, isFloat, pointer, small, Value } from "../core/value.ts";
import { rawAlloc, rawFree, rawRealloc } from "../memory/raw.ts";
import { RealArgument, toReal } from "../objects/float.ts";
import { Exc } from "../shared/exceptions.ts";

// ---- a growing array of doubles ----

@unmanaged
class Doubles {
  data: usize;
  count: i32;
  room: i32;

  at(i: i32): f64 {
    return load<f64>(this.data + ((<usize>i) << 3));
  }

  set(i: i32, x: f64): void {
    store<f64>(this.data + ((<usize>i) << 3), x);
  }

  /** Appends; false with MemoryError pending. */
  push(x: f64): bool {
    if (this.count === this.room) {
      const larger = rawRealloc(this.data, (<usize>this.room) << 4);
      if (larger === 0) {
        raiseMemoryError();
        return false;
      }
      this.data = larger;
      this.room *= 2;
    }
    this.set(this.count++, x);
    return true;
  }

  drop(): void {
    rawFree(this.data);
    rawFree(changetype<usize>(this));
  }
}

/** A new array; null with MemoryError pending. */
function newDoubles(): Doubles | null {
  const p = rawAlloc(offsetof<Doubles>());
  const data = p === 0 ? 0 : rawAlloc(32 * 8);
  if (data === 0) {
    if (p !== 0) rawFree(p);
    raiseMemoryError();
    return null;
  }
  const doubles = changetype<Doubles>(p);
  doubles.data = data;
  doubles.count = 0;
  doubles.room = 32;
  return doubles;
}

/** Appends all items of an iterable, as reals; false with an exception pending. */
function collect(doubles: Doubles, iterable: Value): bool {
  const iterator = getIter(iterable);
  if (iterator === ERROR) return false;
  let good: bool = true;
  while (good) {
    const item = iterNext(iterator);
    if (item === END) break;
    good = item !== ERROR;
    if (!good) break;
    const x = toReal(item);
    decref(item);
    good = !RealArgument.failed && doubles.push(x) && charge(2);
  }
  decref(iterator);
  return good;
}

// ---- norms ----

/**
 * The length of a vector: scaled by a power of two to be near 1, squares summed in doubled precision, one rounding at the
 * end. Infinity wins over NaN.
 */
function norm(v: Doubles): f64 {
  let largest: f64 = 0;
  let unordered: bool = false;
  for (let i = 0; i < v.count; i++) {
    const x = Math.abs(v.at(i));
    if (x !== x) unordered = true;
    else largest = Math.max(largest, x);
  }
  if (largest === Infinity) return Infinity;
  if (unordered) return NaN;
  if (largest === 0) return 0;
  frexp(largest);
  return scaledNorm(v, Exponent.value);
}

function scaledNorm(v: Doubles, exponent: i32): f64 {
  let hi: f64 = 0;
  let lo: f64 = 0;
  for (let i = 0; i < v.count; i++) {
    const x = scaleBy(v.at(i), -exponent);
    mulExact(x, x);
    add(hi, lo, Sum.hi, Sum.lo);
    hi = Sum.hi;
    lo = Sum.lo;
  }
  root(hi, lo);
  return scaleBy(Sum.hi + Sum.lo, exponent);
}

/** hypot(*coordinates) */
function hypotFn(args: usize): Value {
  const values = pointer(load<i64>(args));
  const v = newDoubles();
  if (v === null) return ERROR;
  let good: bool = true;
  for (let i: u32 = 0; i < tupleLength(values) && good; i++) {
    const x = toReal(tupleItem(values, i));
    good = !RealArgument.failed && v.push(x);
  }
  const result = good ? boxFloat(norm(v)) : ERROR;
  v.drop();
  return result;
}

/** dist(p, q, /) */
function distFn(args: usize): Value {
  const p = newDoubles();
  if (p === null) return ERROR;
  const q = newDoubles();
  let result: Value = ERROR;
  if (q !== null) {
    if (collect(p, load<i64>(args)) && collect(q, load<i64>(args, 8))) result = distance(p, q);
    q.drop();
  }
  p.drop();
  return result;
}

function distance(p: Doubles, q: Doubles): Value {
  if (p.count !== q.count) {
    return raise(Exc.ValueError, "both points must have the same number of dimensions");
  }
  for (let i = 0; i < p.count; i++) p.set(i, p.at(i) - q.at(i));
  return boxFloat(norm(p));
}

// ---- fsum ----

/** fsum(seq, /): exact partial sums that do not overlap (J. Shewchuk, 1997). */
function fsumFn(args: usize): Value {
  const partials = newDoubles();
  if (partials === null) return ERROR;
  const iterator = getIter(load<i64>(args));
  let good: bool = iterator !== ERROR;
  let infinities: f64 = 0;
  let specials: f64 = 0;
  while (good) {
    const item = iterNext(iterator);
    if (item === END) break;
    good = item !== ERROR;
    if (!good) break;
    const x = toReal(item);
    decref(item);
    if (RealArgument.failed || !charge(2)) good = false;
    else if (Number.isFinite(x)) good = addPartial(partials, x);
    else {
      specials += x;
      if (x === x) infinities += x;
    }
  }
  if (iterator !== ERROR) decref(iterator);
  let result: Value = ERROR;
  if (good) {
    if (infinities !== infinities) result = raise(Exc.ValueError, "-inf + inf in fsum");
    else if (specials !== 0) result = boxFloat(specials);
    else result = boxFloat(roundPartials(partials));
  }
  partials.drop();
  return result;
}

/** Adds a finite number to the partial sums; false with an exception pending. */
function addPartial(partials: Doubles, x: f64): bool {
  let kept = 0;
  for (let i = 0; i < partials.count; i++) {
    let y = partials.at(i);
    if (Math.abs(x) < Math.abs(y)) {
      const swap = x;
      x = y;
      y = swap;
    }
    const sum = x + y;
    const low = y - (sum - x);
    if (low !== 0) partials.set(kept++, low);
    x = sum;
  }
  partials.count = kept;
  if (x === 0) return true;
  if (!Number.isFinite(x)) {
    raise(Exc.OverflowError, "intermediate overflow in fsum");
    return false;
  }
  return partials.push(x);
}

/** The sum of the partials, rounded once, half to even. */
function roundPartials(partials: Doubles): f64 {
  let n = partials.count;
  if (n === 0) return 0;
  let hi = partials.at(--n);
  let lo: f64 = 0;
  while (n > 0) {
    const x = hi;
    const y = partials.at(--n);
    hi = x + y;
    lo = y - (hi - x);
    if (lo !== 0) break;
  }
  // Half a unit, and more of the same sign below: the tie was none.
  if (n > 0 && ((lo < 0 && partials.at(n - 1) < 0) || (lo > 0 && partials.at(n - 1) > 0))) {
    const twice = lo * 2;
    const next = hi + twice;
    if (twice === next - hi) hi = next;
  }
  return hi;
}

// ---- products ----

/** prod(iterable, /, *, start=1) */
function prodFn(args: usize): Value {
  const iterator = getIter(load<i64>(args));
  if (iterator === ERROR) return ERROR;
  let result = incref(load<i64>(args, 8));
  while (result !== ERROR) {
    const item = iterNext(iterator);
    if (item === END) break;
    const next = item === ERROR || !charge(2) ? ERROR : binary(result, item, Binary.MULTIPLY);
    decref(item);
    decref(result);
    result = next;
  }
  decref(iterator);
  return result;
}

/** Three doubles whose sum is the total of float products so far. */
class Triple {
  static used: bool = false;
  static hi: f64 = 0;
  static lo: f64 = 0;
  static tiny: f64 = 0;
}

/** sumprod(p, q, /): exact for ints; floats are summed in threefold precision and rounded once. */
function sumprodFn(args: usize): Value {
  const p = getIter(load<i64>(args));
  if (p === ERROR) return ERROR;
  const q = getIter(load<i64>(args, 8));
  if (q === ERROR) {
    decref(p);
    return ERROR;
  }
  const result = sumOfProducts(p, q);
  decref(p);
  decref(q);
  return result;
}

/** The state of Triple is put aside while items are fetched: that may run Python code. */
function sumOfProducts(p: Value, q: Value): Value {
  let total: Value = small(0);
  let used: bool = false;
  let hi: f64 = 0;
  let lo: f64 = 0;
  let tiny: f64 = 0;
  while (total !== ERROR) {
    const x = iterNext(p);
    const y = x === ERROR ? ERROR : iterNext(q);
    if (x === END || y === END || x === ERROR || y === ERROR) {
      const bad = x === ERROR || y === ERROR;
      if (!bad && x !== y) raise(Exc.ValueError, "Inputs are not the same length");
      decref(x);
      decref(y);
      if (bad || x !== y) {
        decref(total);
        return ERROR;
      }
      break;
    }
    Triple.hi = hi;
    Triple.lo = lo;
    Triple.tiny = tiny;
    if (!charge(2)) {
      decref(x);
      decref(y);
      decref(total);
      return ERROR;
    }
    if (bothReal(x, y) && addProduct(realOf(x), realOf(y))) {
      used = true;
      hi = Triple.hi;
      lo = Triple.lo;
      tiny = Triple.tiny;
      decref(x);
      decref(y);
      continue;
    }
    if (used) total = plus(total, boxFloat(tripleValue(hi, lo, tiny)));
    used = false;
    hi = 0;
    lo = 0;
    tiny = 0;
    total = total === ERROR ? ERROR : plus(total, binary(x, y, Binary.MULTIPLY));
    decref(x);
    decref(y);
  }
  return used && total !== ERROR ? plus(total, boxFloat(tripleValue(hi, lo, tiny))) : total;
}

/** a + b; both are taken over. */
function plus(a: Value, b: Value): Value {
  const result = b === ERROR ? ERROR : binary(a, b, Binary.ADD);
  decref(a);
  decref(b);
  return result;
}

/** Whether one is a float and the other a float or an int. */
function bothReal(x: Value, y: Value): bool {
  if (isFloat(x)) return isFloat(y) || isInt(y);
  return isFloat(y) && isInt(x);
}

function realOf(v: Value): f64 {
  return isFloat(v) ? floatValue(v) : intToF64(v);
}

/** Adds x·y to the triple; false if that is not finite. */
function addProduct(x: f64, y: f64): bool {
  mulExact(x, y);
  const product = Sum.hi;
  const productLow = Sum.lo;
  addExact(Triple.hi, product);
  const hi = Sum.hi;
  const rest = Sum.lo;
  if (!Number.isFinite(hi) || !Number.isFinite(productLow)) return false;
  addExact(Triple.lo, productLow);
  const lo = Sum.hi;
  const first = Sum.lo;
  addExact(lo, rest);
  Triple.hi = hi;
  Triple.lo = Sum.hi;
  Triple.tiny += first + Sum.lo;
  return true;
}

function tripleValue(hi: f64, lo: f64, tiny: f64): f64 {
  addExact(lo, tiny);
  const last = Sum.hi;
  const lastLow = Sum.lo;
  addExact(hi, last);
  return Sum.hi + (lastLow + Sum.lo);
}

export function defineMathSums(dict: usize, module: usize): void {
  defineFunction(dict, module, "dist(p, q, /)", distFn);
  defineFunction(dict, module, "fsum(seq, /)", fsumFn);
  defineFunction(dict, module, "hypot(*coordinates)", hypotFn);
  defineFunction(dict, module, "prod(iterable, /, *, start=1)", prodFn);
  defineFunction(dict, module, "sumprod(p, q, /)", sumprodFn);
}
