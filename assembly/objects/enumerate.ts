/** enumerate and reversed (CPython: Objects/enumobject.c). Both are records (objects/record.ts). */

import { plus } from "../core/arithmetic.ts";
import { lookupSpecial, typeLookupName } from "../core/attribute.ts";
import { call0 } from "../core/call.ts";
import { catchError, raise, raisef } from "../core/errors.ts";
import { getIter, isSequence, iterNext, Step } from "../core/iterate.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { strIs } from "../core/string.ts";
import { BAD_INDEX, getItem, indexClamped, lengthOf, toIndex } from "../core/subscript.ts";
import { emptyTuple, tuple2, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  END,
  ERROR,
  fitsSmall,
  isPointer,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { EnumerateLayout, Header } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { pairOrParts } from "./pair.ts";
import {
  fieldAt,
  fieldOf,
  initRecordIterator,
  newRecord,
  setField,
  setSmallField,
  takeField,
} from "./record.ts";
import { reduction, reduction1 } from "./reduction.ts";

// ---- enumerate ----

const ITERATOR: u32 = (EnumerateLayout.ITERATOR - Header.SIZE) >> 3;
/** The next index: an int of any size. */
const INDEX: u32 = (EnumerateLayout.INDEX - Header.SIZE) >> 3;
/** The pair given last. */
const PAIR: u32 = 2;
export const ENUMERATE_FIELDS: u32 = 3;

let enumerateSignature!: NativeDef;

function enumerateNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const given = nargs + (kwnames === 0 ? 0 : <i32>tupleLength(kwnames));
  if (given === 0) return raise(Exc.TypeError, "enumerate() missing required argument 'iterable'");
  if (given > 2) return raisef(Exc.TypeError, "enumerate() takes at most 2 arguments (%d given)", <i64>given);
  if (!checkNames(kwnames)) return ERROR;
  const values = bindSlot(enumerateSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const start = toIndex(load<i64>(values, 8));
  const result = start === ERROR ? ERROR : newEnumerate(type, load<i64>(values), start);
  endSlot(enumerateSignature, values);
  return result;
}

/** PyType.make */
function enumerateMake(args: usize, nargs: i32): Value {
  return nargs === 1 ? newEnumerate(typeAt(TypeId.ENUMERATE), load<i64>(args), small(0)) : UNBOUND;
}

/** PyType.make */
function reversedMake(args: usize, nargs: i32): Value {
  return nargs === 1 ? newReversed(typeAt(TypeId.REVERSED), load<i64>(args)) : UNBOUND;
}

/** Whether the keywords are ones that enumerate has; else TypeError. */
function checkNames(kwnames: usize): bool {
  for (let i: u32 = 0; kwnames !== 0 && i < tupleLength(kwnames); i++) {
    const name = tupleItem(kwnames, i);
    if (strIs(pointer(name), "iterable") || strIs(pointer(name), "start")) continue;
    raisef(Exc.TypeError, "'%S' is an invalid keyword argument for enumerate()", name);
    return false;
  }
  return true;
}

/** Takes over the reference to start. */
function newEnumerate(type: usize, iterable: Value, start: Value): Value {
  const iterator = getIter(iterable);
  const p = iterator === ERROR ? 0 : newRecord(type);
  if (p === 0) {
    decref(iterator);
    decref(start);
    return ERROR;
  }
  setField(p, ITERATOR, iterator);
  setField(p, INDEX, start);
  return box(p);
}

function enumerateNext(v: Value): Value {
  return enumerateStep(v, 0);
}

/** The next pair, or its parts (pairOrParts). */
export function enumerateStep(v: Value, at: usize): Value {
  const item = iterNext(fieldAt(pointer(v), ITERATOR));
  return item === END || item === ERROR ? item : enumeratedPair(v, item, at);
}

export class EnumerateStep {
  /** The parts of the next pair of an enumerate object over a list, put where enumerateStep puts them; false: nothing was done. */
  @inline
  static overList(v: Value, at: usize): bool {
    const p = pointer(v);
    const index = fieldAt(p, INDEX);
    if (!isSmall(index) || !fitsSmall(smallValue(index) + 1)) return false;
    const item = Step.ofList(fieldAt(p, ITERATOR));
    if (item === UNBOUND) return false;
    setSmallField(p, INDEX, small(smallValue(index) + 1));
    store<i64>(at, incref(item));
    store<i64>(at, index, 8);
    return true;
  }
}

/** What an exact enumerate object goes through, borrowed; UNBOUND for any other object. */
export function enumerated(v: Value): Value {
  return isExactly(v, TypeId.ENUMERATE) ? fieldOf(v, ITERATOR) : UNBOUND;
}

/** Takes the next index, if it is small and so is the one after it; else -1. Indices are small ints or larger, never negative here. */
export function takeSmallIndex(v: Value): i64 {
  const index = fieldOf(v, INDEX);
  if (!isSmall(index) || smallValue(index) < 0 || !fitsSmall(smallValue(index) + 1)) return -1;
  setField(pointer(v), INDEX, small(smallValue(index) + 1));
  return smallValue(index);
}

/** Gives the index back that takeSmallIndex took: there was no item for it. */
export function giveIndex(v: Value): void {
  setField(pointer(v), INDEX, small(smallValue(fieldOf(v, INDEX)) - 1));
}

/** The next pair of an enumerate object, or its parts: the item (taken over) with its index. */
export function enumeratedPair(v: Value, item: Value, at: usize): Value {
  const p = pointer(v);
  const index = fieldAt(p, INDEX);
  const next =
    isSmall(index) && fitsSmall(smallValue(index) + 1) ? small(smallValue(index) + 1) : plus(index, small(1));
  if (next === ERROR) {
    decref(item);
    return ERROR;
  }
  const last = fieldAt(p, PAIR);
  const pair = pairOrParts(at, last, incref(index), item);
  setField(p, INDEX, next);
  if (pair !== last && isPointer(pair)) setField(p, PAIR, incref(pair));
  return pair;
}

function enumerateReduce(args: usize): Value {
  const v = load<i64>(args);
  const p = pointer(v);
  const fields = tuple2(incref(fieldAt(p, ITERATOR)), incref(fieldAt(p, INDEX)));
  if (fields === 0) return ERROR;
  const result = reduction(box(typeOf(v)), box(fields));
  decref(box(fields));
  return result;
}

// ---- reversed ----

/** UNBOUND when exhausted. */
const SEQUENCE: u32 = 0;
/** Index of the next item, a small int. */
const POSITION: u32 = 1;
export const REVERSED_FIELDS: u32 = 2;

let reversedSignature!: NativeDef;

function reversedNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(reversedSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = newReversed(type, load<i64>(values));
  endSlot(reversedSignature, values);
  return result;
}

/** reversed(v): what v.__reversed__() gives, else an iterator over indices from the last. */
function newReversed(type: usize, v: Value): Value {
  const declared = typeLookupName(v, Name.__reversed__);
  if (declared === NONE || (declared === UNBOUND && !isSequence(v))) {
    return raisef(Exc.TypeError, "'%T' object is not reversible", v);
  }
  if (declared !== UNBOUND) {
    const method = lookupSpecial(v, Name.__reversed__);
    const result = method === ERROR ? ERROR : call0(method);
    decref(method);
    return result;
  }
  const length = lengthOf(v);
  const p = length < 0 ? 0 : newRecord(type);
  if (p === 0) return ERROR;
  setField(p, SEQUENCE, incref(v));
  setField(p, POSITION, small(length - 1));
  return box(p);
}

function reversedNext(v: Value): Value {
  const p = pointer(v);
  const position = fieldAt(p, POSITION);
  if (fieldAt(p, SEQUENCE) === UNBOUND) return END;
  if (smallValue(position) >= 0) {
    const sequence = incref(fieldAt(p, SEQUENCE));
    const item = getItem(sequence, position);
    decref(sequence);
    if (item !== ERROR) {
      setField(p, POSITION, small(smallValue(position) - 1));
      return item;
    }
    if (!catchError(Exc.IndexError) && !catchError(Exc.StopIteration)) return ERROR;
  }
  setField(p, POSITION, small(-1));
  decref(takeField(p, SEQUENCE));
  return END;
}

function reversedLengthHint(args: usize): Value {
  const p = pointer(load<i64>(args));
  if (fieldAt(p, SEQUENCE) === UNBOUND) return small(0);
  const length = lengthOf(fieldAt(p, SEQUENCE));
  if (length < 0) return ERROR;
  const left = smallValue(fieldAt(p, POSITION)) + 1;
  return small(length < left ? 0 : left);
}

function reversedReduce(args: usize): Value {
  const v = load<i64>(args);
  const sequence = fieldAt(pointer(v), SEQUENCE);
  const type = box(typeOf(v));
  if (sequence === UNBOUND) return reduction1(type, box(emptyTuple()));
  return reduction1(type, sequence, fieldAt(pointer(v), POSITION));
}

function reversedSetState(args: usize): Value {
  const state = indexClamped(load<i64>(args, 8));
  if (state === BAD_INDEX) return ERROR;
  const p = pointer(load<i64>(args));
  if (fieldAt(p, SEQUENCE) === UNBOUND) return NONE;
  const length = lengthOf(fieldAt(p, SEQUENCE));
  if (length < 0) return ERROR;
  setField(p, POSITION, small(max<i64>(-1, min<i64>(state, length - 1))));
  return NONE;
}

export function initEnumerate(): void {
  enumerateSignature = slotSignature("enumerate(iterable, start=0)");
  reversedSignature = slotSignature("reversed(object, /)");
  const enumerate = asType(typeAt(TypeId.ENUMERATE));
  initRecordIterator(TypeId.ENUMERATE, enumerateNext.index);
  enumerate.new = enumerateNew.index;
  enumerate.make = enumerateMake.index;
  define(enumerate, "__reduce__(self, /)", enumerateReduce);
  const reversed = asType(typeAt(TypeId.REVERSED));
  initRecordIterator(TypeId.REVERSED, reversedNext.index);
  reversed.new = reversedNew.index;
  reversed.make = reversedMake.index;
  define(reversed, "__length_hint__(self, /)", reversedLengthHint);
  define(reversed, "__reduce__(self, /)", reversedReduce);
  define(reversed, "__setstate__(self, state, /)", reversedSetState);
}
