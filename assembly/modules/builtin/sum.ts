/**
 * sum(): ints and floats are added without objects while that is exact enough. Floats are added with compensation (Neumaier's variant
 * of Kahan's summation), as CPython since 3.12.
 */
import { asBytes, BYTES_DATA, isBytearray, isBytes } from "../../core/bytes.ts";
import { asComplex, newComplex } from "../../core/complex.ts";
import { raise } from "../../core/errors.ts";
import { intFromI64 } from "../../core/integer.ts";
import { charge } from "../../core/interrupt.ts";
import { intToFiniteF64 } from "../../core/intmath.ts";
import { getIter, iterNext, Step } from "../../core/iterate.ts";
import { binary } from "../../core/number.ts";
import { decref, incref } from "../../core/object.ts";
import { iterNextInto, sunk, sunkCarry } from "../../core/sink.ts";
import { isStr } from "../../core/string.ts";
import { Binary } from "../../core/type.ts";
import { isExactly } from "../../core/typeids.ts";
import {
  boxFloat,
  END,
  ERROR,
  FALSE,
  floatValue,
  isFloat,
  isSmall,
  pointer,
  smallValue,
  TRUE,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Sink } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";

/** What a stage of the summation leaves: the total (a reference), and the item it could not add, END or ERROR. */
let total: Value = ERROR;
let item: Value = END;

/** sum(iterable, start): start is borrowed. */
export function sum(iterable: Value, start: Value): Value {
  if (isExactly(iterable, TypeId.BYTES) && isSmall(start))
    return sumBytes(pointer(iterable), smallValue(start));
  const iterator = getIter(iterable);
  if (iterator === ERROR) return ERROR;
  const result = !checkStart(start) ? ERROR : sumIterator(iterator, incref(start));
  decref(iterator);
  return result;
}

/** The bytes are added where they lie. */
function sumBytes(p: usize, start: i64): Value {
  const n: u32 = asBytes(p).length;
  if (!charge(<i32>(n >> 4) + 1)) return ERROR;
  let total = start;
  for (let i: usize = 0; i < <usize>n; i++) total += load<u8>(p + i, BYTES_DATA);
  return intFromI64(total);
}

function checkStart(start: Value): bool {
  if (isStr(start)) raise(Exc.TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  else if (isBytes(start)) raise(Exc.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
  else if (isBytearray(start)) raise(Exc.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
  else return true;
  return false;
}

/** Adds all that the iterator gives; takes over the reference to start. */
function sumIterator(iterator: Value, start: Value): Value {
  let result = start;
  while (true) {
    if (isSmall(result)) sumInts(iterator, smallValue(result));
    else if (isFloat(result)) sumFloats(iterator, floatValue(result));
    else if (isExactly(result, TypeId.COMPLEX)) sumComplexes(iterator, result);
    else {
      // The iterator may run another sum: what is kept is noted after it.
      item = iterNext(iterator);
      total = result;
    }
    result = total;
    const next = item;
    if (next === END) return result;
    const added = next === ERROR || result === ERROR ? ERROR : binary(result, next, Binary.ADD);
    decref(result);
    decref(next);
    if (added === ERROR || !charge(2)) {
      decref(added);
      return ERROR;
    }
    result = added;
  }
}

/** Adds small ints and bools while the total fits 64 bits. */
function sumInts(iterator: Value, start: i64): void {
  let n = start;
  let count = 0;
  const sinks = isExactly(iterator, TypeId.GENERATOR);
  while (true) {
    let v = Step.ofList(iterator);
    if (v !== UNBOUND) incref(v);
    else if (sinks) {
      v = iterNextInto(iterator, Sink.INTS, n);
      n = sunk;
    } else v = iterNext(iterator);
    let addend: i64 = 0;
    if (isSmall(v)) addend = smallValue(v);
    else if (v === TRUE || v === FALSE) addend = v === TRUE ? 1 : 0;
    else {
      item = v;
      break;
    }
    const next = n + addend;
    if (((n ^ next) & (addend ^ next)) < 0) {
      item = v;
      break;
    }
    n = next;
    if ((++count & 63) === 0 && !charge(64)) {
      item = ERROR;
      break;
    }
  }
  const kept = item;
  total = intFromI64(n);
  item = kept;
}

/** The two sums of `sumComplexes`, each with its correction. */
@unmanaged
class Carried {
  high: f64;
  low: f64;

  start(x: f64): void {
    this.high = x;
    this.low = 0;
  }

  add(x: f64): void {
    const next = this.high + x;
    this.low += abs<f64>(this.high) >= abs<f64>(x) ? this.high - next + x : x - next + this.high;
    this.high = next;
  }

  value(): f64 {
    return correct(this.high, this.low);
  }
}

const realSum: Carried = changetype<Carried>(memory.data(offsetof<Carried>(), 8));
const imagSum: Carried = changetype<Carried>(memory.data(offsetof<Carried>(), 8));

/** A sum and its correction. An infinite or undefined one comes of an overflow: the plain sum is right then. */
function correct(high: f64, low: f64): f64 {
  return low !== 0 && Number.isFinite(low) ? high + low : high;
}

/** Adds complex numbers, and what is real, as sumFloats does; takes over the reference to start. */
function sumComplexes(iterator: Value, start: Value): void {
  realSum.start(asComplex(start).real);
  imagSum.start(asComplex(start).imag);
  decref(start);
  do {
    const real = realSum.high;
    const imag = imagSum.high;
    const realLow = realSum.low;
    const imagLow = imagSum.low;
    // The iterator may run another sum.
    item = iterNext(iterator);
    realSum.high = real;
    imagSum.high = imag;
    realSum.low = realLow;
    imagSum.low = imagLow;
  } while (addComplex(item));
  const kept = item;
  total = newComplex(realSum.value(), imagSum.value());
  item = kept;
}

/** Adds a number to the two sums, taking over the reference; false if `item` is left to the caller. */
function addComplex(v: Value): bool {
  if (isFloat(v)) realSum.add(floatValue(v));
  else if (isSmall(v)) realSum.add(<f64>smallValue(v));
  else if (isExactly(v, TypeId.COMPLEX)) {
    realSum.add(asComplex(v).real);
    imagSum.add(asComplex(v).imag);
    decref(v);
  } else if (isExactly(v, TypeId.INT)) {
    const x = intToFiniteF64(v);
    decref(v);
    item = ERROR;
    if (x !== x) return false;
    realSum.add(x);
  } else return false;
  if (charge(1)) return true;
  item = ERROR;
  return false;
}

/** Adds floats, and ints as floats, carrying the rounding error of each step along. */
function sumFloats(iterator: Value, start: f64): void {
  let high = start;
  let low: f64 = 0;
  let count = 0;
  const sinks = isExactly(iterator, TypeId.GENERATOR);
  while (true) {
    let v = Step.ofList(iterator);
    if (v !== UNBOUND) incref(v);
    else if (sinks) {
      v = iterNextInto(iterator, Sink.FLOATS, reinterpret<i64>(high), low);
      high = reinterpret<f64>(sunk);
      low = sunkCarry;
    } else v = iterNext(iterator);
    let x: f64 = 0;
    if (isFloat(v)) x = floatValue(v);
    else if (isSmall(v)) x = <f64>smallValue(v);
    else if (isExactly(v, TypeId.INT)) {
      x = intToFiniteF64(v);
      decref(v);
      if (x !== x) {
        item = ERROR;
        break;
      }
    } else {
      item = v;
      break;
    }
    const next = high + x;
    low += abs<f64>(high) >= abs<f64>(x) ? high - next + x : x - next + high;
    high = next;
    if ((++count & 63) === 0 && !charge(64)) {
      item = ERROR;
      break;
    }
  }
  total = boxFloat(correct(high, low));
}
