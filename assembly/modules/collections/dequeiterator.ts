/** Iterators over deques, forwards and backwards. Records (objects/record.ts). */
import { raisef } from "../../core/errors.ts";
import { define } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { tuple2, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, END, ERROR, pointer, small, smallValue, Value } from "../../core/value.ts";
import { fieldAt, fieldOf, newRecord, setField, setSmallField } from "../../objects/record.ts";
import { reduction } from "../../objects/reduction.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { asDeque, isDeque, Ring, raiseMutated } from "./ring.ts";

enum Field {
  DEQUE,
  /** How many items have been given. */
  GIVEN,
  /** How many are left, at most. */
  LEFT,
  /** The deque's version when the iteration began. */
  VERSION,
  COUNT,
}

export const DEQUE_ITERATOR_FIELDS: u32 = Field.COUNT;

function newIterator(type: usize, deque: Value, given: i64): Value {
  const p = newRecord(type);
  if (p === 0) return ERROR;
  const length: i64 = asDeque(deque).length;
  const start = max<i64>(0, min(given, length));
  setField(p, Field.DEQUE, incref(deque));
  setField(p, Field.GIVEN, small(start));
  setField(p, Field.LEFT, small(length - start));
  setField(p, Field.VERSION, small(asDeque(deque).version));
  return box(p);
}

/** iter(deque): the slot. */
export function dequeIter(v: Value): Value {
  return newIterator(typeAt(TypeId.DEQUE_ITERATOR), v, 0);
}

/** deque.__reversed__() */
export function dequeReversed(args: usize): Value {
  return newIterator(typeAt(TypeId.DEQUE_REVERSE_ITERATOR), load<i64>(args), 0);
}

/** The types can be called: (deque, how many items to leave out). */
export function dequeIteratorNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const name = box(<usize>asType(type).name);
  if (nargs < 1 || nargs > 2 || (kwnames !== 0 && tupleLength(kwnames) > 0)) {
    return raisef(Exc.TypeError, "%S expected 1 or 2 arguments, got %d", name, <i64>nargs);
  }
  const deque = load<i64>(args);
  if (!isDeque(deque)) {
    return raisef(Exc.TypeError, "%S() argument 1 must be collections.deque, not %T", name, deque);
  }
  const given = nargs === 2 ? sizeNumber(load<i64>(args, 8)) : 0;
  return given === BAD_INDEX ? ERROR : newIterator(type, deque, given);
}

function next(v: Value, backwards: bool): Value {
  const p = pointer(v);
  const d = asDeque(fieldAt(p, Field.DEQUE));
  if (<i64>d.version !== smallValue(fieldAt(p, Field.VERSION))) {
    setSmallField(p, Field.LEFT, small(0));
    return raiseMutated();
  }
  const left = smallValue(fieldAt(p, Field.LEFT));
  if (left <= 0) return END;
  const given = smallValue(fieldAt(p, Field.GIVEN));
  setSmallField(p, Field.GIVEN, small(given + 1));
  setSmallField(p, Field.LEFT, small(left - 1));
  return incref(Ring.at(d, backwards ? d.length - 1 - <u32>given : <u32>given));
}

export function nextForwards(v: Value): Value {
  return next(v, false);
}

export function nextBackwards(v: Value): Value {
  return next(v, true);
}

function lengthHint(args: usize): Value {
  return fieldOf(load<i64>(args), Field.LEFT);
}

function reduce(args: usize): Value {
  const self = load<i64>(args);
  const given = tuple2(incref(fieldOf(self, Field.DEQUE)), fieldOf(self, Field.GIVEN));
  if (given === 0) return ERROR;
  const result = reduction(box(typeOf(self)), box(given));
  decref(box(given));
  return result;
}

export function fillDequeIterator(type: PyType): void {
  type.new = dequeIteratorNew.index;
  define(type, "__length_hint__(self, /)", lengthHint);
  define(type, "__reduce__(self, /)", reduce);
}
