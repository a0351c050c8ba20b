/** Iterators that pass on some of another's items: compress, dropwhile, filterfalse, islice, takewhile. */
import { clearError, raise } from "../../core/errors.ts";
import { fitsI64, intToI64 } from "../../core/integer.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext, Step } from "../../core/iterate.ts";
import { bindSlot, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { toIndex } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import { box, END, ERROR, NONE, pointer, small, smallValue, TRUE, UNBOUND, Value } from "../../core/value.ts";
import { fieldAt, newRecord, setField, setSmallField, takeField } from "../../objects/record.ts";
import { callForTruth, nextWhere } from "../../objects/zip.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { closeType, iteratorType } from "./declare.ts";

// ---- compress ----

const DATA: u32 = 0;
const SELECTORS: u32 = 1;

let compressSignature!: NativeDef;

function compressNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(compressSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const data = getIter(load<i64>(values));
  const selectors = data === ERROR ? ERROR : getIter(load<i64>(values, 8));
  endSlot(compressSignature, values);
  return pairRecord(type, data, selectors);
}

/** A record whose first two fields are these references; ERROR (and both dropped) if one of them is or there is no memory. */
function pairRecord(type: usize, a: Value, b: Value): Value {
  const p = a === ERROR || b === ERROR ? 0 : newRecord(type);
  if (p === 0) {
    decref(a);
    decref(b);
    return ERROR;
  }
  setField(p, 0, a);
  setField(p, 1, b);
  return box(p);
}

function compressNext(v: Value): Value {
  const p = pointer(v);
  while (true) {
    const item = iterNext(fieldAt(p, DATA));
    if (item === END || item === ERROR) return item;
    const selector = iterNext(fieldAt(p, SELECTORS));
    const truth = selector === END || selector === ERROR ? -1 : isTrue(selector);
    decref(selector);
    if (truth > 0) return item;
    decref(item);
    if (truth < 0) return selector === END ? END : ERROR;
    if (!charge(2)) return ERROR;
  }
}

// ---- dropwhile, takewhile, filterfalse: a predicate and an iterator ----

const PREDICATE: u32 = 0;
const ITERATOR: u32 = 1;
/** dropwhile: TRUE once it passes everything on; takewhile: once it has stopped. */
const DECIDED: u32 = 2;

let dropwhileSignature!: NativeDef;
let takewhileSignature!: NativeDef;
let filterfalseSignature!: NativeDef;

function predicateNew(signature: NativeDef, type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const predicate = incref(load<i64>(values));
  const iterator = getIter(load<i64>(values, 8));
  endSlot(signature, values);
  return pairRecord(type, predicate, iterator);
}

function dropwhileNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  return predicateNew(dropwhileSignature, type, args, nargs, kwnames);
}

function takewhileNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  return predicateNew(takewhileSignature, type, args, nargs, kwnames);
}

function filterfalseNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  return predicateNew(filterfalseSignature, type, args, nargs, kwnames);
}

function dropwhileNext(v: Value): Value {
  const p = pointer(v);
  while (true) {
    const item = iterNext(fieldAt(p, ITERATOR));
    if (item === END || item === ERROR || fieldAt(p, DECIDED) !== UNBOUND) return item;
    const truth = callForTruth(fieldAt(p, PREDICATE), item);
    if (truth === 0) {
      setField(p, DECIDED, TRUE);
      return item;
    }
    decref(item);
    if (truth < 0 || !charge(2)) return ERROR;
  }
}

function takewhileNext(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, DECIDED) !== UNBOUND) return END;
  const item = iterNext(fieldAt(p, ITERATOR));
  if (item === END || item === ERROR) return item;
  const truth = callForTruth(fieldAt(p, PREDICATE), item);
  if (truth > 0) return item;
  decref(item);
  if (truth < 0) return ERROR;
  setField(p, DECIDED, TRUE);
  return END;
}

function filterfalseNext(v: Value): Value {
  return nextWhere(fieldAt(pointer(v), ITERATOR), fieldAt(pointer(v), PREDICATE), false);
}

// ---- islice ----

/** UNBOUND when it is done, beside ITERATOR. */
const NEXT: u32 = 0;
/** Index to stop at; UNBOUND: none. */
const STOP: u32 = 2;
const STEP: u32 = 3;
/** Items taken from the iterator so far. */
const TAKEN: u32 = 4;

let isliceSignature!: NativeDef;

const BAD: i64 = -2;
const NO_LIMIT: i64 = -1;

/** What is no number, or too large, or -1: CPython cannot tell these apart. */
const NO_NUMBER: i64 = -3;

/** An index for islice: NO_LIMIT for None, NO_NUMBER, or BAD if it is negative otherwise. */
function bound(v: Value): i64 {
  if (v === NONE) return NO_LIMIT;
  const i = toIndex(v);
  if (i === ERROR) {
    clearError();
    return NO_NUMBER;
  }
  const n: i64 = fitsI64(i) ? intToI64(i) : -1;
  decref(i);
  return n === -1 ? NO_NUMBER : n < 0 ? BAD : n;
}

function isliceNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(isliceSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = newIslice(type, load<i64>(values), values);
  endSlot(isliceSignature, values);
  return result;
}

/** `values`: iterable, then stop alone, or start, stop and perhaps step. */
function newIslice(type: usize, iterable: Value, values: usize): Value {
  const second = load<i64>(values, 16);
  const alone = second === UNBOUND;
  const start = alone ? NO_LIMIT : bound(load<i64>(values, 8));
  const stop = bound(alone ? load<i64>(values, 8) : second);
  if (stop === NO_NUMBER) {
    return raise(
      Exc.ValueError,
      "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
    );
  }
  if (start < NO_LIMIT || stop === BAD) {
    return raise(Exc.ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  const given = load<i64>(values, 24);
  const step = given === UNBOUND || given === NONE ? 1 : bound(given);
  if (step < 1) return raise(Exc.ValueError, "Step for islice() must be a positive integer or None.");
  const iterator = getIter(iterable);
  const p = iterator === ERROR ? 0 : newRecord(type);
  if (p === 0) {
    decref(iterator);
    return ERROR;
  }
  setField(p, ITERATOR, iterator);
  setField(p, NEXT, small(min<i64>(max<i64>(start, 0), LARGEST)));
  if (stop !== NO_LIMIT) setField(p, STOP, small(min<i64>(stop, LARGEST)));
  setField(p, STEP, small(min<i64>(step, LARGEST)));
  setField(p, TAKEN, small(0));
  return box(p);
}

/** Nobody counts so far: larger bounds are as good as this one, and sums of two fit a small int. */
const LARGEST: i64 = 1 << 46;

function isliceNext(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, ITERATOR) === UNBOUND) return END;
  const iterator = incref(fieldAt(p, ITERATOR));
  const limit = fieldAt(p, STOP);
  const stop = limit === UNBOUND ? LARGEST : smallValue(limit);
  const at = smallValue(fieldAt(p, NEXT));
  if (at < stop && fieldAt(p, TAKEN) === small(at)) {
    // The next item of a list is the one wanted.
    const quick = Step.ofList(iterator);
    if (quick !== UNBOUND) {
      setSmallField(p, TAKEN, small(at + 1));
      setSmallField(p, NEXT, small(min<i64>(at + smallValue(fieldAt(p, STEP)), stop)));
      decref(iterator);
      return incref(quick);
    }
  }
  const item = skipTo(p, iterator, stop);
  decref(iterator);
  if (item === END || item === ERROR) {
    decref(takeField(p, ITERATOR));
    return item;
  }
  const next = smallValue(fieldAt(p, NEXT)) + smallValue(fieldAt(p, STEP));
  setSmallField(p, NEXT, small(min<i64>(next, stop)));
  return item;
}

/** Passes over the items before NEXT and gives that one; END if it is not before `stop`. */
function skipTo(p: usize, iterator: Value, stop: i64): Value {
  const next = smallValue(fieldAt(p, NEXT));
  let taken = smallValue(fieldAt(p, TAKEN));
  while (taken < next) {
    const skipped = iterNext(iterator);
    if (skipped === END || skipped === ERROR) return skipped;
    decref(skipped);
    if (!charge(1)) return ERROR;
    setSmallField(p, TAKEN, small(++taken));
  }
  if (taken >= stop) return END;
  const item = iterNext(iterator);
  if (item !== END && item !== ERROR) setSmallField(p, TAKEN, small(taken + 1));
  return item;
}

export function declareSelecting(): void {
  compressSignature = slotSignature("compress(data, selectors)");
  dropwhileSignature = slotSignature("dropwhile(predicate, iterable, /)");
  takewhileSignature = slotSignature("takewhile(predicate, iterable, /)");
  filterfalseSignature = slotSignature("filterfalse(function, iterable, /)");
  isliceSignature = slotSignature("islice(iterable, start, stop=<unset>, step=<unset>, /)");
  closeType(iteratorType(TypeId.IT_COMPRESS, "compress", 2, compressNew.index, compressNext.index));
  closeType(iteratorType(TypeId.IT_DROPWHILE, "dropwhile", 3, dropwhileNew.index, dropwhileNext.index));
  closeType(
    iteratorType(TypeId.IT_FILTERFALSE, "filterfalse", 2, filterfalseNew.index, filterfalseNext.index),
  );
  closeType(iteratorType(TypeId.IT_ISLICE, "islice", 5, isliceNew.index, isliceNext.index));
  closeType(iteratorType(TypeId.IT_TAKEWHILE, "takewhile", 3, takewhileNew.index, takewhileNext.index));
}
