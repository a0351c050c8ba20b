/**
 * Iterators over ranges (CPython: rangeiterobject, longrangeiterobject).
 *
 *     range_iterator       │ refcount │ type │ next i64 │ step i64 │ left i64 │
 *     longrange_iterator   │ refcount │ type │ next Value │ step Value │ left Value │      ints of any size
 *
 * The dispatch loop steps the first kind itself: while `left` is not 0, the item is `next`.
 */
import { compute, isLess, isNegative, minus, plus, times } from "../core/arithmetic.ts";
import { raiseMemoryError } from "../core/errors.ts";
import { intFromI64 } from "../core/integer.ts";
import { define } from "../core/native.ts";
import { decref, freePlain, incref, newPlain } from "../core/object.ts";
import { BAD_INDEX, indexClamped, toIndex } from "../core/subscript.ts";
import { asType, Binary } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, small, Value } from "../core/value.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { iterSelf } from "./cursor.ts";
import { asRange, newRange, rangeItem, rangeLengthValue } from "./range.ts";
import { builtinReduction } from "./reduction.ts";

@unmanaged
export class PyRangeIterator {
  refcount: i32;
  type: u32;
  next: i64;
  step: i64;
  left: i64;
}

export function asRangeIterator(p: usize): PyRangeIterator {
  return changetype<PyRangeIterator>(p);
}

function newIterator(id: TypeId, first: i64, step: i64, left: i64): Value {
  const p = newPlain(typeAt(id), offsetof<PyRangeIterator>());
  if (p === 0) return raiseMemoryError();
  const it = asRangeIterator(p);
  it.next = first;
  it.step = step;
  it.left = left;
  return box(p);
}

/** As newIterator for Values, whose references it takes over, also when it fails or one of them is ERROR. */
function newLongIterator(first: Value, step: Value, left: Value): Value {
  const bad = first === ERROR || step === ERROR || left === ERROR;
  const it = bad ? ERROR : newIterator(TypeId.LONG_RANGE_ITERATOR, first, step, left);
  if (it !== ERROR) return it;
  decref(first);
  decref(step);
  decref(left);
  return ERROR;
}

/** iter(range): the slot. */
export function rangeIter(v: Value): Value {
  const r = asRange(pointer(v));
  if (!r.big) return newIterator(TypeId.RANGE_ITERATOR, r.start, r.step, r.length);
  return newLongIterator(incref(r.start), incref(r.step), incref(r.length));
}

/**
 * Makes a range its own iterator where nobody else has it: `for i in range(n)`. A range is the larger of the two. False if it is not
 * to be: then nothing has changed.
 */
export function rangeBecomesIterator(p: usize): bool {
  const r = asRange(p);
  if (r.refcount !== 1 || r.big) return false;
  const start = r.start;
  const step = r.step;
  const length = r.length;
  const it = asRangeIterator(p);
  it.type = <u32>typeAt(TypeId.RANGE_ITERATOR);
  it.next = start;
  it.step = step;
  it.left = length;
  return true;
}

/** range.__reversed__() */
export function rangeReversed(args: usize): Value {
  const v = load<i64>(args);
  const r = asRange(pointer(v));
  if (!r.big) {
    const last = r.start + (r.length - 1) * r.step;
    const end = r.start - r.step;
    if (r.step > 0 ? end < r.start : end > r.start)
      return newIterator(TypeId.RANGE_ITERATOR, last, -r.step, r.length);
    return newLongIterator(intFromI64(last), intFromI64(-r.step), intFromI64(r.length)); // comes to a number of 65 bits
  }
  const last = minus(r.length, small(1));
  const first = last === ERROR ? ERROR : rangeItem(v, last);
  decref(last);
  return newLongIterator(first, minus(small(0), r.step), rangeLengthValue(r));
}

function next(v: Value): Value {
  const it = asRangeIterator(pointer(v));
  if (it.left === 0) return END;
  const i = it.next;
  it.next = i + it.step;
  it.left--;
  return intFromI64(i);
}

function nextLong(v: Value): Value {
  const it = asRangeIterator(pointer(v));
  if (it.left === small(0)) return END;
  const following = plus(it.next, it.step);
  const left = following === ERROR ? ERROR : minus(it.left, small(1));
  if (left === ERROR) {
    decref(following);
    return ERROR;
  }
  const i = it.next;
  it.next = following;
  decref(it.left);
  it.left = left;
  return i;
}

function deallocLong(p: usize): void {
  const it = asRangeIterator(p);
  decref(it.next);
  decref(it.step);
  decref(it.left);
  freePlain(p);
}

// ---- methods ----

function lengthHint(args: usize): Value {
  return intFromI64(asRangeIterator(pointer(load<i64>(args))).left);
}

function lengthHintLong(args: usize): Value {
  return incref(asRangeIterator(pointer(load<i64>(args))).left);
}

/** (iter, (range of what is left,), None); takes over the three references. */
function reduceTo(first: Value, step: Value, left: Value): Value {
  const stop = compute(incref(first), compute(incref(step), left, Binary.MULTIPLY), Binary.ADD);
  const bad = first === ERROR || step === ERROR || stop === ERROR;
  const range = bad ? ERROR : newRange(first, stop, step);
  decref(first);
  decref(step);
  decref(stop);
  if (range === ERROR) return ERROR;
  const result = builtinReduction(Name.iter, range, NONE);
  decref(range);
  return result;
}

function reduce(args: usize): Value {
  const it = asRangeIterator(pointer(load<i64>(args)));
  return reduceTo(intFromI64(it.next), intFromI64(it.step), intFromI64(it.left));
}

function reduceLong(args: usize): Value {
  const it = asRangeIterator(pointer(load<i64>(args)));
  return reduceTo(incref(it.next), incref(it.step), incref(it.left));
}

function setState(args: usize): Value {
  const state = indexClamped(load<i64>(args, 8));
  if (state === BAD_INDEX) return ERROR;
  const it = asRangeIterator(pointer(load<i64>(args)));
  const skipped = max<i64>(0, min<i64>(state, it.left));
  it.next += skipped * it.step;
  it.left -= skipped;
  return NONE;
}

function setStateLong(args: usize): Value {
  const state = toIndex(load<i64>(args, 8));
  if (state === ERROR) return ERROR;
  const it = asRangeIterator(pointer(load<i64>(args)));
  const skipped = isNegative(state) ? small(0) : incref(isLess(it.left, state) ? it.left : state);
  decref(state);
  const following = compute(incref(it.next), times(skipped, it.step), Binary.ADD);
  const left = compute(incref(it.left), skipped, Binary.SUBTRACT);
  if (following === ERROR || left === ERROR) {
    decref(following);
    decref(left);
    return ERROR;
  }
  decref(it.next);
  decref(it.left);
  it.next = following;
  it.left = left;
  return NONE;
}

export function initRangeIterators(): void {
  const type = asType(typeAt(TypeId.RANGE_ITERATOR));
  type.dealloc = freePlain.index;
  type.iter = iterSelf.index;
  type.next = next.index;
  define(type, "__length_hint__(self, /)", lengthHint);
  define(type, "__reduce__(self, /)", reduce);
  define(type, "__setstate__(self, state, /)", setState);
  const long = asType(typeAt(TypeId.LONG_RANGE_ITERATOR));
  long.dealloc = deallocLong.index;
  long.iter = iterSelf.index;
  long.next = nextLong.index;
  define(long, "__length_hint__(self, /)", lengthHintLong);
  define(long, "__reduce__(self, /)", reduceLong);
  define(long, "__setstate__(self, state, /)", setStateLong);
}
