/** iter() of objects with only __getitem__, and iter(callable, sentinel) (CPython: Objects/iterobject.c). */
import { call0 } from "../core/call.ts";
import { valuesEqual } from "../core/compare.ts";
import { catchError, raise } from "../core/errors.ts";
import { intFromI64 } from "../core/integer.ts";
import { setSequenceIterator } from "../core/iterate.ts";
import { define } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { BAD_INDEX, getItem, indexClamped, lengthOf } from "../core/subscript.ts";
import { emptyTuple } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, END, ERROR, NONE, NOT_IMPLEMENTED, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { asCursor, cursorOf, exhaust, initCursor, newCursor } from "./cursor.ts";
import { fieldAt, initRecordIterator, newRecord, setField, takeField } from "./record.ts";
import { builtinReduction, builtinReduction2 } from "./reduction.ts";

// ---- sequences ----

function newSequenceIterator(v: Value): Value {
  return newCursor(TypeId.SEQUENCE_ITERATOR, v, 0);
}

/** v[0], v[1] … until IndexError or StopIteration. */
function nextOfSequence(v: Value): Value {
  const it = asCursor(pointer(v));
  if (it.sequence === 0) return END;
  if (it.index === i64.MAX_VALUE) return raise(Exc.OverflowError, "iter index too large");
  const index = intFromI64(it.index);
  const sequence = incref(box(<usize>it.sequence));
  const item = index === ERROR ? ERROR : getItem(sequence, index);
  decref(index);
  decref(sequence);
  if (item !== ERROR) it.index++;
  else if (catchError(Exc.IndexError) || catchError(Exc.StopIteration)) return exhaust(it);
  return item;
}

function sequenceLengthHint(args: usize): Value {
  const it = cursorOf(args);
  if (it.sequence === 0) return small(0);
  const sequence = box(<usize>it.sequence);
  if (asType(typeOf(sequence)).length === 0) return NOT_IMPLEMENTED;
  const length = lengthOf(sequence);
  return length < 0 ? ERROR : intFromI64(max<i64>(length - it.index, 0));
}

function sequenceReduce(args: usize): Value {
  const it = cursorOf(args);
  if (it.sequence === 0) return builtinReduction(Name.iter, box(emptyTuple()));
  const index = intFromI64(it.index);
  if (index === ERROR) return ERROR;
  const result = builtinReduction(Name.iter, box(<usize>it.sequence), index);
  decref(index);
  return result;
}

function sequenceSetState(args: usize): Value {
  const state = indexClamped(load<i64>(args, 8));
  if (state === BAD_INDEX) return ERROR;
  if (cursorOf(args).sequence !== 0) cursorOf(args).index = max<i64>(state, 0);
  return NONE;
}

// ---- callables ----

/** Fields of a callable_iterator: both UNBOUND when it is exhausted. */
const CALLABLE: u32 = 0;
const SENTINEL: u32 = 1;
export const CALLABLE_ITERATOR_FIELDS: u32 = 2;

/** iter(callable, sentinel), or ERROR. */
export function newCallableIterator(callable: Value, sentinel: Value): Value {
  const p = newRecord(typeAt(TypeId.CALLABLE_ITERATOR));
  if (p === 0) return ERROR;
  setField(p, CALLABLE, incref(callable));
  setField(p, SENTINEL, incref(sentinel));
  return box(p);
}

function nextOfCallable(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, CALLABLE) === UNBOUND) return END;
  const callable = incref(fieldAt(p, CALLABLE));
  const sentinel = incref(fieldAt(p, SENTINEL));
  const result = call0(callable);
  let same = -1;
  if (result !== ERROR) same = valuesEqual(sentinel, result);
  else if (catchError(Exc.StopIteration)) same = 1;
  decref(callable);
  decref(sentinel);
  // The call may have taken the iterator to its end.
  if (same === 0 && fieldAt(p, CALLABLE) !== UNBOUND) return result;
  decref(result);
  if (same < 0) return ERROR;
  decref(takeField(p, CALLABLE));
  decref(takeField(p, SENTINEL));
  return END;
}

function callableReduce(args: usize): Value {
  const p = pointer(load<i64>(args));
  if (fieldAt(p, CALLABLE) === UNBOUND) return builtinReduction(Name.iter, box(emptyTuple()));
  return builtinReduction2(Name.iter, fieldAt(p, CALLABLE), fieldAt(p, SENTINEL));
}

export function initIterators(): void {
  setSequenceIterator(newSequenceIterator.index);
  const sequence = asType(typeAt(TypeId.SEQUENCE_ITERATOR));
  initCursor(sequence);
  sequence.next = nextOfSequence.index;
  define(sequence, "__length_hint__(self, /)", sequenceLengthHint);
  define(sequence, "__reduce__(self, /)", sequenceReduce);
  define(sequence, "__setstate__(self, state, /)", sequenceSetState);
  initRecordIterator(TypeId.CALLABLE_ITERATOR, nextOfCallable.index);
  define(asType(typeAt(TypeId.CALLABLE_ITERATOR)), "__reduce__(self, /)", callableReduce);
}
