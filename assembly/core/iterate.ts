/** The iterator protocol. */

import { Exc } from "../shared/exceptions.ts";
import { RangeIteratorLayout, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { NativeDepth } from "./depth.ts";
import { catchError, errorPending, raisef } from "./errors.ts";
import { Breaker } from "./interrupt.ts";
import { listItem, listLength } from "./list.ts";
import { decref, incref } from "./object.ts";
import { tupleItem, tupleLength } from "./tuple.ts";
import { asType } from "./type.ts";
import { isExactly, typeAt, typeOf } from "./typeids.ts";
import { END, ERROR, fitsSmall, pointer, small, UNBOUND, Value } from "./value.ts";

/** Makes iterators over objects that have only __getitem__: objects/iterators.ts sets it at boot. (v: Value) => Value */
let sequenceIteratorIndex: u32 = 0;
export function setSequenceIterator(index: u32): void {
  sequenceIteratorIndex = index;
}

/** iter(v), or ERROR. */
export function getIter(v: Value): Value {
  const type = asType(typeOf(v));
  if (type.iter === 0) {
    return getSequenceIterator(v);
  }
  return checkIterator(call_indirect<Value>(type.iter, v));
}

/** What __iter__ gave (a reference, or ERROR): itself, or ERROR with TypeError pending if it is no iterator. */
export function checkIterator(iterator: Value): Value {
  if (iterator === ERROR || asType(typeOf(iterator)).next !== 0) return iterator;
  raisef(Exc.TypeError, "iter() returned non-iterator of type '%T'", iterator);
  decref(iterator);
  return ERROR;
}

/** The iterator over v[0], v[1] …, or ERROR. */
export function getSequenceIterator(v: Value): Value {
  if (isSequence(v)) return call_indirect<Value>(sequenceIteratorIndex, v);
  return raisef(Exc.TypeError, "'%T' object is not iterable", v);
}

/** Whether subscripting by 0, 1, 2 … makes sense: has __getitem__ and is neither dict nor union (CPython: PySequence_Check). */
export function isSequence(v: Value): bool {
  const type = asType(typeOf(v));
  return type.getItem !== 0 && (type.flags & TypeFlag.DICT) === 0 && !isExactly(v, TypeId.UNION);
}

/**
 * What iterators over something indexed have in common (objects/cursor.ts):
 *
 *     │ refcount │ type │ sequence u32: 0 when exhausted │ 0 │ index i64: of the next item │
 */
@unmanaged
export class PyCursor {
  refcount: i32;
  type: u32;
  sequence: u32;
  pad: u32;
  index: i64;
}

export class Step {
  /** The next item of an iterator over a list, borrowed; UNBOUND at the end and for any other iterator. Written out for what goes through lists. */
  @inline
  static ofList(iterator: Value): Value {
    if (!isExactly(iterator, TypeId.LIST_ITERATOR)) return UNBOUND;
    const it = changetype<PyCursor>(pointer(iterator));
    const list: usize = it.sequence;
    const i = it.index;
    if (list === 0 || i >= <i64>listLength(list)) return UNBOUND;
    it.index = i + 1;
    return listItem(list, <u32>i);
  }

  /** As ofList, for an iterator over a tuple. */
  @inline
  static ofTuple(iterator: Value): Value {
    if (!isExactly(iterator, TypeId.TUPLE_ITERATOR)) return UNBOUND;
    const it = changetype<PyCursor>(pointer(iterator));
    const tuple: usize = it.sequence;
    const i = it.index;
    if (tuple === 0 || i >= <i64>tupleLength(tuple)) return UNBOUND;
    it.index = i + 1;
    return tupleItem(tuple, <u32>i);
  }

  /**
   * The next item of an iterator over a range of small ints; UNBOUND at the end and for any other iterator. A range is as long as it likes, so each
   * step is counted.
   */
  @inline
  static ofRange(iterator: Value): Value {
    if (!isExactly(iterator, TypeId.RANGE_ITERATOR)) return UNBOUND;
    const it = pointer(iterator);
    const left = load<i64>(it, RangeIteratorLayout.LEFT);
    const i = load<i64>(it, RangeIteratorLayout.NEXT);
    if (left === 0 || !fitsSmall(i) || Breaker.isDue()) return UNBOUND;
    Breaker.count();
    store<i64>(it, i + load<i64>(it, RangeIteratorLayout.STEP), RangeIteratorLayout.NEXT);
    store<i64>(it, left - 1, RangeIteratorLayout.LEFT);
    return small(i);
  }
}

export class StepBack {
  /** As Step.ofList, for an iterator that goes through a list backwards. */
  @inline
  static ofList(it: PyCursor): Value {
    const list: usize = it.sequence;
    const i = it.index;
    if (list === 0 || <u64>i >= <u64>listLength(list)) return UNBOUND;
    it.index = i - 1;
    return listItem(list, <u32>i);
  }
}

/** The next value; END when exhausted (no exception pending); ERROR. Lists, ranges and tuples, the most common, are stepped through here. */
export function iterNext(iterator: Value): Value {
  let item = Step.ofList(iterator);
  if (item !== UNBOUND) return incref(item);
  item = Step.ofRange(iterator);
  if (item !== UNBOUND) return item;
  item = Step.ofTuple(iterator);
  if (item !== UNBOUND) return incref(item);
  const slot = asType(typeOf(iterator)).next;
  if (slot === 0) return raisef(Exc.TypeError, "'%T' object is not an iterator", iterator);
  // Iterators over iterators: counted, as they may lie deeper than Wasm's stack.
  if (!NativeDepth.enter()) return ERROR;
  const v = call_indirect<Value>(slot, iterator);
  NativeDepth.leave();
  if (v === ERROR && errorPending() && catchError(Exc.StopIteration)) return END;
  return v;
}

/** iterNext of a generator. */
export function nextOf(generator: Value): Value {
  if (!NativeDepth.enter()) return ERROR;
  const v = call_indirect<Value>(asType(typeAt(TypeId.GENERATOR)).next, generator);
  NativeDepth.leave();
  return v === ERROR && errorPending() && catchError(Exc.StopIteration) ? END : v;
}
