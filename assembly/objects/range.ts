/**
 * The range type (CPython: Objects/rangeobject.c). Iterators: objects/rangeiterator.ts.
 *
 *     │ refcount │ type │ start i64 │ stop i64 │ step i64 │ length i64 │ big u32 │ 0 │
 *
 * With `big` set, the four are Values (ints of any size); else all of them fit in 64 bits, and they are the numbers.
 */
import { compute, isLess, isNegative, minus } from "../core/arithmetic.ts";
import { Builder, newBuilder } from "../core/builder.ts";
import { valuesEqual } from "../core/compare.ts";
import { fail, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { hashOf } from "../core/hash.ts";
import { fitsI64, intFromI64, intToI64, isInt } from "../core/integer.ts";
import { charge } from "../core/interrupt.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, freePlain, incref } from "../core/object.ts";
import { repr } from "../core/represent.ts";
import { isSlice, toIndex } from "../core/subscript.ts";
import { tuple3 } from "../core/tuple.ts";
import { asType, Binary } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import {
  bothSmall,
  box,
  boxBool,
  END,
  ERROR,
  FALSE,
  isSmall,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  smallValue,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { Cached } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { rangeIter, rangeReversed } from "./rangeiterator.ts";
import { reduction } from "./reduction.ts";
import { firstIndex, indexStep, lastIndex, sliceIndices } from "./slice.ts";

@unmanaged
export class PyRange {
  refcount: i32;
  type: u32;
  start: i64;
  stop: i64;
  step: i64;
  length: i64;
  big: u32;
  pad: u32;
}

export function asRange(p: usize): PyRange {
  return changetype<PyRange>(p);
}

// ---- making ----

let newSignature!: NativeDef;

/** range(start, stop, step) of ints (borrowed; step not 0): a reference, or ERROR. */
export function newRange(start: Value, stop: Value, step: Value): Value {
  if (fitsI64(start) && fitsI64(stop) && fitsI64(step)) {
    const first = intToI64(start);
    const by = intToI64(step);
    const length = countSteps(first, intToI64(stop), by);
    if (length <= <u64>i64.MAX_VALUE && by !== i64.MIN_VALUE && !leavesI64(first, <i64>length, by)) {
      return smallRange(first, intToI64(stop), by, <i64>length);
    }
  }
  const length = lengthOfBig(start, stop, step);
  if (length === ERROR) return ERROR;
  const p = allocRange();
  if (p === 0) {
    decref(length);
    return ERROR;
  }
  const r = asRange(p);
  r.start = incref(start);
  r.stop = incref(stop);
  r.step = incref(step);
  r.length = length;
  r.big = 1;
  r.pad = 0;
  return box(p);
}

function allocRange(): usize {
  // Its type is immortal: it is not counted.
  const p = Cached.alloc(offsetof<PyRange>());
  if (p === 0) raiseMemoryError();
  else store<u64>(p, 1 | ((<u64>typeAt(TypeId.RANGE)) << 32));
  return p;
}

function smallRange(start: i64, stop: i64, step: i64, length: i64): Value {
  const p = allocRange();
  if (p === 0) return ERROR;
  const r = asRange(p);
  r.start = start;
  r.stop = stop;
  r.step = step;
  r.length = length;
  r.big = 0;
  r.pad = 0;
  return box(p);
}

/** How many steps lead from start up (or down) to stop. */
function countSteps(start: i64, stop: i64, step: i64): u64 {
  if (step > 0) return start < stop ? (<u64>stop - <u64>start - 1) / <u64>step + 1 : 0;
  return stop < start ? (<u64>start - <u64>stop - 1) / (0 - <u64>step) + 1 : 0;
}

/** Whether the number behind the last one, which iterators come to, needs more than 64 bits. */
function leavesI64(start: i64, length: i64, step: i64): bool {
  if (length === 0) return false;
  const end = start + length * step;
  return step > 0 ? end < start : end > start;
}

function lengthOfBig(start: Value, stop: Value, step: Value): Value {
  const down = isNegative(step);
  const low = down ? stop : start;
  const high = down ? start : stop;
  if (!isLess(low, high)) return small(0);
  const span = compute(minus(high, low), small(1), Binary.SUBTRACT);
  const size = down ? minus(small(0), step) : incref(step);
  return compute(compute(span, size, Binary.FLOOR_DIVIDE), small(1), Binary.ADD);
}

/** range(start, stop) of numbers that are small ints, or ERROR. */
export function rangeBetween(start: i64, stop: i64): Value {
  return smallRange(start, stop, 1, max<i64>(stop - start, 0));
}

/** PyType.make: one or two small ints, what nearly every loop has. */
function rangeMake(args: usize, nargs: i32): Value {
  const first = load<i64>(args);
  if (nargs === 1 && isSmall(first)) return rangeBetween(0, smallValue(first));
  if (nargs !== 2 || !bothSmall(first, load<i64>(args, 8))) return UNBOUND;
  return rangeBetween(smallValue(first), smallValue(load<i64>(args, 8)));
}

function rangeNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const first = load<i64>(values);
  const second = load<i64>(values, 8);
  const step = load<i64>(values, 16);
  const result = second === UNBOUND ? ofIndices(small(0), first, step) : ofIndices(first, second, step);
  endSlot(newSignature, values);
  return result;
}

/** range of anything with __index__. */
function ofIndices(a: Value, b: Value, c: Value): Value {
  const start = toIndex(a);
  if (start === ERROR) return ERROR;
  const stop = toIndex(b);
  const step = stop === ERROR ? ERROR : toIndex(c);
  let result: Value = ERROR;
  if (step === small(0)) raise(Exc.ValueError, "range() arg 3 must not be zero");
  else if (step !== ERROR) result = newRange(start, stop, step);
  decref(start);
  decref(stop);
  decref(step);
  return result;
}

function rangeDealloc(p: usize): void {
  const r = asRange(p);
  if (r.big) {
    decref(r.start);
    decref(r.stop);
    decref(r.step);
    decref(r.length);
  }
  freePlain(p);
}

// ---- fields as Values ----

function asValue(r: PyRange, field: i64): Value {
  return r.big ? incref(field) : intFromI64(field);
}

/** len() as an int of any size: a reference, or ERROR. */
export function rangeLengthValue(r: PyRange): Value {
  return asValue(r, r.length);
}

function getStart(v: Value): Value {
  const r = asRange(pointer(v));
  return asValue(r, r.start);
}

function getStop(v: Value): Value {
  const r = asRange(pointer(v));
  return asValue(r, r.stop);
}

function getStep(v: Value): Value {
  const r = asRange(pointer(v));
  return asValue(r, r.step);
}

/** The fields are members in CPython, and say so. */
function refuseSet(_v: Value, _value: Value): i32 {
  return fail(Exc.AttributeError, "readonly attribute");
}

/** start + i * step for any int i (borrowed), or ERROR. */
export function rangeItem(v: Value, i: Value): Value {
  const r = asRange(pointer(v));
  if (!r.big && isSmall(i) && <u64>smallValue(i) < <u64>r.length) {
    return intFromI64(r.start + smallValue(i) * r.step);
  }
  return compute(getStart(v), compute(incref(i), getStep(v), Binary.MULTIPLY), Binary.ADD);
}

// ---- slots ----

function rangeLength(v: Value): i64 {
  const r = asRange(pointer(v));
  if (!r.big) return r.length;
  if (fitsI64(r.length)) return intToI64(r.length);
  return fail(Exc.OverflowError, "Python int too large to convert to C ssize_t");
}

function rangeBool(v: Value): i32 {
  const r = asRange(pointer(v));
  return (r.big ? r.length !== small(0) : r.length !== 0) ? 1 : 0;
}

function rangeGetItem(v: Value, key: Value): Value {
  if (isSlice(key)) return rangeSlice(v, pointer(key));
  if (!isInt(key) && asType(typeOf(key)).index === 0) {
    return raisef(Exc.TypeError, "range indices must be integers or slices, not %T", key);
  }
  const length = rangeLengthValue(asRange(pointer(v)));
  let i = toIndex(key);
  if (i !== ERROR && isNegative(i)) i = compute(i, incref(length), Binary.ADD);
  let result: Value = ERROR;
  if (i !== ERROR && length !== ERROR) {
    if (isNegative(i) || !isLess(i, length)) raise(Exc.IndexError, "range object index out of range");
    else result = rangeItem(v, i);
  }
  decref(i);
  decref(length);
  return result;
}

function rangeSlice(v: Value, slice: usize): Value {
  const length = rangeLengthValue(asRange(pointer(v)));
  if (length === ERROR) return ERROR;
  const good = sliceIndices(slice, length);
  decref(length);
  if (!good) return ERROR;
  const first = firstIndex;
  const last = lastIndex;
  const by = indexStep;
  const start = rangeItem(v, first);
  const stop = rangeItem(v, last);
  const step = compute(getStep(v), incref(by), Binary.MULTIPLY);
  const failed = start === ERROR || stop === ERROR || step === ERROR;
  const result = failed ? ERROR : newRange(start, stop, step);
  decref(first);
  decref(last);
  decref(by);
  decref(start);
  decref(stop);
  decref(step);
  return result;
}

/** Whether v is an int or bool proper: then membership is arithmetic. */
function isPlainInt(v: Value): bool {
  return isSmall(v) || v === TRUE || v === FALSE || isExactly(v, TypeId.INT);
}

/** Place of an int in a range, from 0; UNBOUND if it is not there; ERROR. */
function placeOf(v: Value, item: Value): Value {
  const r = asRange(pointer(v));
  if (r.big) return placeInBig(v, item);
  if (!fitsI64(item)) return UNBOUND;
  const i = intToI64(item);
  const up = r.step > 0;
  if (up ? i < r.start || i >= r.stop : i > r.start || i <= r.stop) return UNBOUND;
  const distance: u64 = up ? <u64>i - <u64>r.start : <u64>r.start - <u64>i;
  const step: u64 = up ? <u64>r.step : 0 - <u64>r.step;
  return distance % step === 0 ? intFromI64(<i64>(distance / step)) : UNBOUND;
}

function placeInBig(v: Value, item: Value): Value {
  const r = asRange(pointer(v));
  const down = isNegative(r.step);
  const outside = down
    ? isLess(r.start, item) || !isLess(r.stop, item)
    : isLess(item, r.start) || !isLess(item, r.stop);
  if (outside) return UNBOUND;
  const distance = minus(item, r.start);
  const rest = compute(incref(distance), incref(r.step), Binary.MODULO);
  if (rest === small(0)) return compute(distance, incref(r.step), Binary.FLOOR_DIVIDE);
  decref(distance);
  if (rest === ERROR) return ERROR;
  decref(rest);
  return UNBOUND;
}

function rangeContains(v: Value, item: Value): i32 {
  if (!isPlainInt(item)) {
    const i = searchAll(v, item, false);
    return i === -1 ? -1 : i >= 0 ? 1 : 0;
  }
  const place = placeOf(v, item);
  if (place === ERROR) return -1;
  decref(place);
  return place === UNBOUND ? 0 : 1;
}

const MISSING: i64 = -2;

/** Compares every item: place of the first equal one, or how many are equal. MISSING if none (place), -1 on error. */
function searchAll(v: Value, item: Value, counting: bool): i64 {
  const iterator = getIter(v);
  if (iterator === ERROR) return -1;
  let count: i64 = 0;
  let result: i64 = -1;
  for (let i: i64 = 0; ; i++) {
    const x = iterNext(iterator);
    if (x === END) {
      result = counting ? count : MISSING;
      break;
    }
    const same = x === ERROR ? -1 : valuesEqual(x, item);
    decref(x);
    if (same < 0 || !charge(4)) break;
    if (same > 0) {
      count++;
      if (!counting) {
        result = i;
        break;
      }
    }
  }
  decref(iterator);
  return result;
}

function rangeCompare(a: Value, b: Value, op: Compare): Value {
  if (!isExactly(b, TypeId.RANGE) || !isExactly(a, TypeId.RANGE)) return NOT_IMPLEMENTED;
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  const same = sameItems(a, b);
  return same < 0 ? ERROR : boxBool(same > 0 === (op === Compare.EQ));
}

/** Ranges are equal if they give the same items: 0, 1, -1. */
function sameItems(a: Value, b: Value): i32 {
  const x = asRange(pointer(a));
  const y = asRange(pointer(b));
  if (!x.big && !y.big) {
    if (x.length !== y.length) return 0;
    if (x.length === 0) return 1;
    if (x.start !== y.start) return 0;
    return x.length === 1 || x.step === y.step ? 1 : 0;
  }
  const p = keyOf(a);
  const q = p === ERROR ? ERROR : keyOf(b);
  const same = q === ERROR ? -1 : valuesEqual(p, q);
  decref(p);
  decref(q);
  return same;
}

/** What equality and hash look at: (length, start or None, step or None). */
function keyOf(v: Value): Value {
  const r = asRange(pointer(v));
  const length = rangeLengthValue(r);
  const empty = length === small(0);
  const start = empty ? NONE : getStart(v);
  const step = empty || length === small(1) ? NONE : getStep(v);
  const bad = length === ERROR || start === ERROR || step === ERROR;
  const p = tuple3(length, start, step);
  if (p === 0) return ERROR;
  if (!bad) return box(p);
  decref(box(p));
  return ERROR;
}

function rangeHash(v: Value): i64 {
  const key = keyOf(v);
  if (key === ERROR) return -1;
  const hash = hashOf(key);
  decref(key);
  return hash;
}

function rangeRepr(v: Value): Value {
  const out = newBuilder();
  out.text("range(");
  let good = writeInt(out, getStart(v));
  out.text(", ");
  good = good && writeInt(out, getStop(v));
  const step = getStep(v);
  if (step !== small(1)) {
    out.text(", ");
    good = good && writeInt(out, step);
  }
  out.char(41);
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

/** Writes an int, taking over the reference; false with an exception pending. */
function writeInt(out: Builder, v: Value): bool {
  const text = v === ERROR ? ERROR : repr(v);
  decref(v);
  if (text === ERROR) return false;
  out.str(pointer(text));
  decref(text);
  return true;
}

// ---- methods ----

function countMethod(args: usize): Value {
  const v = load<i64>(args);
  const item = load<i64>(args, 8);
  if (isPlainInt(item)) {
    const found = rangeContains(v, item);
    return found < 0 ? ERROR : small(found);
  }
  const count = searchAll(v, item, true);
  return count < 0 ? ERROR : small(count);
}

function indexMethod(args: usize): Value {
  const v = load<i64>(args);
  const item = load<i64>(args, 8);
  if (isPlainInt(item)) {
    const place = placeOf(v, item);
    return place === UNBOUND ? raise(Exc.ValueError, "range.index(x): x not in range") : place;
  }
  const i = searchAll(v, item, false);
  if (i >= 0) return small(i);
  return i === MISSING ? raise(Exc.ValueError, "sequence.index(x): x not in sequence") : ERROR;
}

function reduceMethod(args: usize): Value {
  const v = load<i64>(args);
  const fields = tuple3(getStart(v), getStop(v), getStep(v));
  if (fields === 0) return ERROR;
  const result = reduction(box(typeAt(TypeId.RANGE)), box(fields));
  decref(box(fields));
  return result;
}

export function initRange(): void {
  const type = asType(typeAt(TypeId.RANGE));
  newSignature = slotSignature("range(start, stop=<unset>, step=1, /)");
  type.new = rangeNew.index;
  type.make = rangeMake.index;
  type.dealloc = rangeDealloc.index;
  type.repr = rangeRepr.index;
  type.hash = rangeHash.index;
  type.compare = rangeCompare.index;
  type.iter = rangeIter.index;
  type.length = rangeLength.index;
  type.getItem = rangeGetItem.index;
  type.contains = rangeContains.index;
  type.bool = rangeBool.index;
  defineGetter(type, "start", getStart, refuseSet);
  defineGetter(type, "stop", getStop, refuseSet);
  defineGetter(type, "step", getStep, refuseSet);
  define(type, "count(self, object, /)", countMethod);
  define(type, "index(self, object, /)", indexMethod);
  define(type, "__reversed__(self, /)", rangeReversed);
  define(type, "__reduce__(self, /)", reduceMethod);
}
