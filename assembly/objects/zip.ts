/** zip, map and filter (CPython: Python/bltinmodule.c). All are records (objects/record.ts). */
import { call1, dropArguments, takeArguments } from "../core/call.ts";
import { failf, literal, raise, raisef } from "../core/errors.ts";
import { charge } from "../core/interrupt.ts";
import { getIter, iterNext, PyCursor, Step } from "../core/iterate.ts";
import { listLength } from "../core/list.ts";
import { bindSlot, callWithRoom, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { isTrue } from "../core/truth.ts";
import {
  allocTuple,
  finishTuple,
  TUPLE_ITEMS,
  tuple2,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, END, ERROR, isPointer, NONE, pointer, TRUE, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Header, ZipLayout } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { pairOrParts } from "./pair.ts";
import { fieldAt, fieldOf, initRecordIterator, newRecord, setField } from "./record.ts";
import { reduction } from "./reduction.ts";

// ---- what zip and map share ----

/** A tuple of iterators over items [from, …) of a tuple: a reference, or ERROR. */
export function iteratorsOver(iterables: usize, from: u32): Value {
  return iteratorsAt(iterables + TUPLE_ITEMS + (from << 3), tupleLength(iterables) - from);
}

/** The same for `count` values at an address. */
function iteratorsAt(values: usize, count: u32): Value {
  const p = allocTuple(count);
  if (p === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    const iterator = getIter(load<i64>(values + (i << 3)));
    if (iterator === ERROR) {
      decref(finishTuple(p));
      return ERROR;
    }
    tupleInit(p, i, iterator);
  }
  return finishTuple(p);
}

/**
 * With strict=True, iterator i has ended: END if all of them have, else ValueError (PEP 618). `name` is that of the function.
 */
function checkStrict(iterators: usize, i: u32, name: string): Value {
  if (i > 0) return refuse(name, i, "shorter");
  const count = tupleLength(iterators);
  for (let k: u32 = 1; k < count; k++) {
    const item = iterNext(tupleItem(iterators, k));
    if (item === END) continue;
    if (item === ERROR) return ERROR;
    decref(item);
    return refuse(name, k, "longer");
  }
  return END;
}

function refuse(name: string, i: u32, what: string): Value {
  const message =
    i === 1 ? "%L() argument 2 is %L than argument 1" : "%L() argument %d is %L than arguments 1-%d";
  if (i === 1) failf(Exc.ValueError, message, literal(name), literal(what));
  else failf(Exc.ValueError, message, literal(name), <i64>i + 1, literal(what), <i64>i);
  return ERROR;
}

// ---- zip ----

const ITERATORS: u32 = (ZipLayout.ITERATORS - Header.SIZE) >> 3;
const STRICT: u32 = 1;
/** The pair given last; for zip of other numbers of iterables, unused. */
const PAIR: u32 = 2;
export const ZIP_FIELDS: u32 = 3;

let zipSignature!: NativeDef;

/** Whether there are more keywords than the one that there is; then TypeError is pending. */
function tooManyKeywords(name: string, kwnames: usize): bool {
  const count = kwnames === 0 ? 0 : tupleLength(kwnames);
  if (count < 2) return false;
  raisef(Exc.TypeError, "%L() takes at most 1 keyword argument (%d given)", literal(name), <i64>count);
  return true;
}

function zipNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (tooManyKeywords("zip", kwnames)) return ERROR;
  const values = bindSlot(zipSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const strict = isTrue(load<i64>(values, 8));
  const iterators = strict < 0 ? ERROR : iteratorsOver(pointer(load<i64>(values)), 0);
  endSlot(zipSignature, values);
  const p = iterators === ERROR ? 0 : newRecord(type);
  if (p === 0) {
    decref(iterators);
    return ERROR;
  }
  setField(p, ITERATORS, iterators);
  if (strict > 0) setField(p, STRICT, TRUE);
  return box(p);
}

/** PyType.make */
function zipMake(args: usize, nargs: i32): Value {
  const iterators = iteratorsAt(args, nargs);
  const p = iterators === ERROR ? 0 : newRecord(typeAt(TypeId.ZIP));
  if (p === 0) {
    decref(iterators);
    return ERROR;
  }
  setField(p, ITERATORS, iterators);
  return box(p);
}

/** How many iterables a zip has. */
export function zipWidth(v: Value): u32 {
  return tupleLength(pointer(fieldOf(v, ITERATORS)));
}

function zipNext(v: Value): Value {
  const p = pointer(v);
  const iterators = pointer(fieldAt(p, ITERATORS));
  const count = tupleLength(iterators);
  if (count === 2) return zipStep(v, 0);
  if (count === 0) return END;
  const result = allocTuple(count);
  if (result === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    const item = iterNext(tupleItem(iterators, i));
    if (item === END || item === ERROR) {
      decref(finishTuple(result));
      return item === ERROR || fieldAt(p, STRICT) === UNBOUND ? item : checkStrict(iterators, i, "zip");
    }
    tupleInit(result, i, item);
  }
  return finishTuple(result);
}

export class ZipStep {
  /** The parts of the next pair of a zip of two lists, put where zipStep puts them; false: nothing was done. */
  @inline
  static overLists(v: Value, at: usize): bool {
    const iterators = pointer(fieldOf(v, ITERATORS));
    if (tupleLength(iterators) !== 2) return false;
    const second = tupleItem(iterators, 1);
    // Both or none: the first has been stepped once the second is asked. The same iterator twice would give its item twice.
    if (!hasMore(second) || second === tupleItem(iterators, 0)) return false;
    const a = Step.ofList(tupleItem(iterators, 0));
    if (a === UNBOUND) return false;
    store<i64>(at, incref(Step.ofList(second)));
    store<i64>(at, incref(a), 8);
    return true;
  }
}

/** Whether it is an iterator over a list that has another item. */
function hasMore(iterator: Value): bool {
  if (!isExactly(iterator, TypeId.LIST_ITERATOR)) return false;
  const it = changetype<PyCursor>(pointer(iterator));
  return it.sequence !== 0 && it.index < <i64>listLength(<usize>it.sequence);
}

/** The next pair of a zip of two, or its parts (pairOrParts). */
export function zipStep(v: Value, at: usize): Value {
  const p = pointer(v);
  const iterators = pointer(fieldAt(p, ITERATORS));
  const a = iterNext(tupleItem(iterators, 0));
  if (a === ERROR) return ERROR;
  const strict = fieldAt(p, STRICT) !== UNBOUND;
  if (a === END) return strict ? checkStrict(iterators, 0, "zip") : END;
  const b = iterNext(tupleItem(iterators, 1));
  if (b === ERROR || b === END) {
    decref(a);
    return b === END && strict ? checkStrict(iterators, 1, "zip") : b;
  }
  const last = fieldAt(p, PAIR);
  const pair = pairOrParts(at, last, a, b);
  if (pair !== last && isPointer(pair)) setField(p, PAIR, incref(pair));
  return pair;
}

function zipReduce(args: usize): Value {
  const v = load<i64>(args);
  const p = pointer(v);
  return reduction(box(typeOf(v)), fieldAt(p, ITERATORS), fieldAt(p, STRICT));
}

/** __setstate__ of zip and map: whether it is strict. */
function setStrict(args: usize): Value {
  const strict = isTrue(load<i64>(args, 8));
  if (strict < 0) return ERROR;
  setField(pointer(load<i64>(args)), STRICT, strict > 0 ? TRUE : UNBOUND);
  return NONE;
}

// ---- map ----

/** Beside ITERATORS and STRICT. */
const FUNCTION: u32 = 2;
export const MAP_FIELDS: u32 = 3;

let mapSignature!: NativeDef;

function mapNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (tooManyKeywords("map", kwnames)) return ERROR;
  const values = bindSlot(mapSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const given = pointer(load<i64>(values));
  const strict = isTrue(load<i64>(values, 8));
  let p: usize = 0;
  if (strict >= 0) {
    if (tupleLength(given) < 2) raise(Exc.TypeError, "map() must have at least two arguments.");
    else p = newMap(type, given, strict > 0);
  }
  endSlot(mapSignature, values);
  return p === 0 ? ERROR : box(p);
}

/** PyType.make */
function mapMake(args: usize, nargs: i32): Value {
  if (nargs < 2) return UNBOUND;
  const iterators = iteratorsAt(args + 8, nargs - 1);
  const p = iterators === ERROR ? 0 : newRecord(typeAt(TypeId.MAP));
  if (p === 0) {
    decref(iterators);
    return ERROR;
  }
  setField(p, ITERATORS, iterators);
  setField(p, FUNCTION, incref(load<i64>(args)));
  return box(p);
}

function newMap(type: usize, given: usize, strict: bool): usize {
  const iterators = iteratorsOver(given, 1);
  const p = iterators === ERROR ? 0 : newRecord(type);
  if (p === 0) {
    decref(iterators);
    return 0;
  }
  setField(p, ITERATORS, iterators);
  setField(p, FUNCTION, incref(tupleItem(given, 0)));
  if (strict) setField(p, STRICT, TRUE);
  return p;
}

function mapNext(v: Value): Value {
  const p = pointer(v);
  const iterators = pointer(fieldAt(p, ITERATORS));
  const count = tupleLength(iterators);
  if (count === 1) return mapOne(p, tupleItem(iterators, 0));
  const room = takeArguments(count + 1);
  if (room === 0) return ERROR;
  const args = room + 8;
  let result = END;
  let taken: u32 = 0;
  for (; taken < count; taken++) {
    const item = iterNext(tupleItem(iterators, taken));
    if (item === END || item === ERROR) {
      result = item;
      break;
    }
    store<i64>(args + (taken << 3), item);
  }
  if (taken === count) result = callWithRoom(fieldAt(p, FUNCTION), args, count);
  for (let i: u32 = 0; i < taken; i++) decref(load<i64>(args + (i << 3)));
  dropArguments(room);
  if (result !== END || fieldAt(p, STRICT) === UNBOUND) return result;
  return checkStrict(iterators, taken, "map");
}

/** The next result of a map over one iterable, whose natural end is all that strictness asks for. */
function mapOne(p: usize, iterator: Value): Value {
  const item = iterNext(iterator);
  if (item === END || item === ERROR) return item;
  const room = takeArguments(2);
  if (room === 0) {
    decref(item);
    return ERROR;
  }
  store<i64>(room, item, 8);
  const result = callWithRoom(fieldAt(p, FUNCTION), room + 8, 1);
  dropArguments(room);
  decref(item);
  return result;
}

/** (map, (function, iterator, …)), with True as third item if it is strict. */
function mapReduce(args: usize): Value {
  const v = load<i64>(args);
  const p = pointer(v);
  const iterators = pointer(fieldAt(p, ITERATORS));
  const count = tupleLength(iterators);
  const given = allocTuple(count + 1);
  if (given === 0) return ERROR;
  tupleInit(given, 0, incref(fieldAt(p, FUNCTION)));
  for (let i: u32 = 0; i < count; i++) tupleInit(given, i + 1, incref(tupleItem(iterators, i)));
  finishTuple(given);
  const result = reduction(box(typeOf(v)), box(given), fieldAt(p, STRICT));
  decref(box(given));
  return result;
}

// ---- filter ----

const ITERATOR: u32 = 0;
const PREDICATE: u32 = 1;
export const FILTER_FIELDS: u32 = 2;

let filterSignature!: NativeDef;

function filterNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(filterSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const iterator = getIter(load<i64>(values, 8));
  const p = iterator === ERROR ? 0 : newRecord(type);
  if (p !== 0) {
    setField(p, ITERATOR, iterator);
    setField(p, PREDICATE, incref(load<i64>(values)));
  } else decref(iterator);
  endSlot(filterSignature, values);
  return p === 0 ? ERROR : box(p);
}

function filterNext(v: Value): Value {
  return nextWhere(fieldAt(pointer(v), ITERATOR), fieldAt(pointer(v), PREDICATE), true);
}

/** The next item of an iterator for which the predicate (None: the item itself) is true, or is not; END; ERROR. */
export function nextWhere(iterator: Value, predicate: Value, wanted: bool): Value {
  const direct = predicate === NONE || predicate === box(typeAt(TypeId.BOOL));
  while (true) {
    const item = iterNext(iterator);
    if (item === END || item === ERROR) return item;
    const truth = direct ? isTrue(item) : callForTruth(predicate, item);
    if (truth >= 0 && truth > 0 === wanted) return item;
    decref(item);
    if (truth < 0 || !charge(2)) return ERROR;
  }
}

/** Truth of f(x): 0, 1, -1. */
export function callForTruth(f: Value, x: Value): i32 {
  const result = call1(f, x);
  if (result === ERROR) return -1;
  const truth = isTrue(result);
  decref(result);
  return truth;
}

function filterReduce(args: usize): Value {
  const v = load<i64>(args);
  const p = pointer(v);
  const given = tuple2(incref(fieldAt(p, PREDICATE)), incref(fieldAt(p, ITERATOR)));
  if (given === 0) return ERROR;
  const result = reduction(box(typeOf(v)), box(given));
  decref(box(given));
  return result;
}

export function initZip(): void {
  zipSignature = slotSignature("zip(*iterables, strict=False)");
  mapSignature = slotSignature("map(*args, strict=False)");
  filterSignature = slotSignature("filter(function, iterable, /)");
  const zip = asType(typeAt(TypeId.ZIP));
  initRecordIterator(TypeId.ZIP, zipNext.index);
  zip.new = zipNew.index;
  zip.make = zipMake.index;
  define(zip, "__reduce__(self, /)", zipReduce);
  define(zip, "__setstate__(self, state, /)", setStrict);
  const map = asType(typeAt(TypeId.MAP));
  initRecordIterator(TypeId.MAP, mapNext.index);
  map.new = mapNew.index;
  map.make = mapMake.index;
  define(map, "__reduce__(self, /)", mapReduce);
  define(map, "__setstate__(self, state, /)", setStrict);
  const filter = asType(typeAt(TypeId.FILTER));
  initRecordIterator(TypeId.FILTER, filterNext.index);
  filter.new = filterNew.index;
  define(filter, "__reduce__(self, /)", filterReduce);
}
