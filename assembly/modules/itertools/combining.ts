/** Iterators that join or regroup others: accumulate, batched, chain, pairwise, starmap, zip_longest. */

import { call2, callVector, dropArguments, takeArguments } from "../../core/call.ts";
import { raise } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext, Step } from "../../core/iterate.ts";
import { allocList, asList, listAppendOwned, listLength } from "../../core/list.ts";
import { bindSlot, defineClassMethod, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { binary } from "../../core/number.ts";
import { decref, incref } from "../../core/object.ts";
import { strIs } from "../../core/string.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import {
  allocTuple,
  finishTuple,
  newTuple,
  TUPLE_ITEMS,
  tuple2,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../../core/tuple.ts";
import { Binary } from "../../core/type.ts";
import {
  box,
  END,
  ERROR,
  fitsSmall,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  TRUE,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { newGenericAlias } from "../../objects/genericalias.ts";
import { fieldAt, newRecord, setField, setSmallField, takeField } from "../../objects/record.ts";
import { tupleOf } from "../../objects/tuple.ts";
import { iteratorsOver } from "../../objects/zip.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { closeType, iteratorType } from "./declare.ts";

// ---- accumulate ----

const ITERATOR: u32 = 0;
/** UNBOUND: add. */
const FUNCTION: u32 = 1;
/** What was given last, UNBOUND at the start. */
const TOTAL: u32 = 2;
/** A first value, given before the iterator is asked. */
const INITIAL: u32 = 3;

let accumulateSignature!: NativeDef;

function accumulateNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(accumulateSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const iterator = getIter(load<i64>(values));
  const p = iterator === ERROR ? 0 : newRecord(type);
  if (p === 0) decref(iterator);
  else {
    const f = load<i64>(values, 8);
    const initial = load<i64>(values, 16);
    setField(p, ITERATOR, iterator);
    if (f !== NONE) setField(p, FUNCTION, incref(f));
    if (initial !== NONE) setField(p, INITIAL, incref(initial));
  }
  endSlot(accumulateSignature, values);
  return p === 0 ? ERROR : box(p);
}

function accumulateNext(v: Value): Value {
  const p = pointer(v);
  const initial = takeField(p, INITIAL);
  if (initial !== UNBOUND) {
    setField(p, TOTAL, incref(initial));
    return initial;
  }
  const item = iterNext(fieldAt(p, ITERATOR));
  if (item === END || item === ERROR) return item;
  const total = fieldAt(p, TOTAL);
  if (isSmall(total) && isSmall(item) && fieldAt(p, FUNCTION) === UNBOUND) {
    const sum = smallValue(total) + smallValue(item);
    if (fitsSmall(sum)) {
      setSmallField(p, TOTAL, small(sum));
      return small(sum);
    }
  }
  let result = item;
  if (total !== UNBOUND) {
    const f = fieldAt(p, FUNCTION);
    incref(total);
    result = f === UNBOUND ? binary(total, item, Binary.ADD) : call2(f, total, item);
    decref(total);
    decref(item);
    if (result === ERROR) return ERROR;
  }
  setField(p, TOTAL, incref(result));
  return result;
}

// ---- batched ----

/** Beside ITERATOR: size of a batch, and TRUE if the last must be full. */
const SIZE: u32 = 1;
const STRICT: u32 = 2;

let batchedSignature!: NativeDef;

function batchedNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(batchedSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = newBatched(type, load<i64>(values), load<i64>(values, 8), load<i64>(values, 16));
  endSlot(batchedSignature, values);
  return result;
}

function newBatched(type: usize, iterable: Value, n: Value, strictly: Value): Value {
  const size = sizeNumber(n);
  const strict = size === BAD_INDEX ? -1 : isTrue(strictly);
  if (strict < 0) return ERROR;
  if (size < 1) return raise(Exc.ValueError, "n must be at least one");
  const iterator = getIter(iterable);
  const p = iterator === ERROR ? 0 : newRecord(type);
  if (p === 0) {
    decref(iterator);
    return ERROR;
  }
  setField(p, ITERATOR, iterator);
  setField(p, SIZE, small(min<i64>(size, i32.MAX_VALUE)));
  if (strict > 0) setField(p, STRICT, TRUE);
  return box(p);
}

function batchedNext(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, ITERATOR) === UNBOUND) return END;
  const iterator = incref(fieldAt(p, ITERATOR));
  const size = smallValue(fieldAt(p, SIZE));
  const list = allocList();
  let item: Value = list === 0 ? ERROR : END;
  while (list !== 0 && <i64>listLength(list) < size) {
    item = iterNext(iterator);
    if (item === END || item === ERROR) break;
    if (!listAppendOwned(list, item) || !charge(1)) {
      item = ERROR;
      break;
    }
  }
  decref(iterator);
  const result = item === ERROR ? ERROR : batchOf(p, list, size);
  if (result === END || result === ERROR) decref(takeField(p, ITERATOR));
  if (list !== 0) decref(box(list));
  return result;
}

function batchOf(p: usize, list: usize, size: i64): Value {
  const count = listLength(list);
  if (count === 0) return END;
  if (<i64>count < size && fieldAt(p, STRICT) !== UNBOUND) {
    return raise(Exc.ValueError, "batched(): incomplete batch");
  }
  const batch = newTuple(asList(list).items, count);
  return batch === 0 ? ERROR : box(batch);
}

// ---- chain ----

/** Iterator over the iterables; UNBOUND when done. */
const SOURCE: u32 = 0;
/** Iterator over the iterable at hand. */
const ACTIVE: u32 = 1;

let chainSignature!: NativeDef;

function chainNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0 && tupleLength(kwnames) > 0) {
    return raise(Exc.TypeError, "chain() takes no keyword arguments");
  }
  const values = bindSlot(chainSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const source = getIter(load<i64>(values));
  endSlot(chainSignature, values);
  return newChain(type, source);
}

/** Takes over the reference to the source. */
function newChain(type: usize, source: Value): Value {
  const p = source === ERROR ? 0 : newRecord(type);
  if (p === 0) {
    decref(source);
    return ERROR;
  }
  setField(p, SOURCE, source);
  return box(p);
}

/** chain.from_iterable(iterable) */
function fromIterable(args: usize): Value {
  return newChain(pointer(load<i64>(args)), getIter(load<i64>(args, 8)));
}

function chainNext(v: Value): Value {
  const p = pointer(v);
  const quick = Step.ofList(fieldAt(p, ACTIVE));
  if (quick !== UNBOUND) return incref(quick);
  while (fieldAt(p, SOURCE) !== UNBOUND) {
    if (fieldAt(p, ACTIVE) === UNBOUND) {
      const iterable = iterNext(fieldAt(p, SOURCE));
      const iterator = iterable === END || iterable === ERROR ? ERROR : getIter(iterable);
      decref(iterable);
      if (iterator === ERROR) {
        decref(takeField(p, SOURCE));
        return iterable === END ? END : ERROR;
      }
      setField(p, ACTIVE, iterator);
    }
    const item = iterNext(fieldAt(p, ACTIVE));
    if (item !== END) return item;
    decref(takeField(p, ACTIVE));
    if (!charge(2)) return ERROR;
  }
  return END;
}

function classGetItem(args: usize): Value {
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

// ---- pairwise ----

/** Beside ITERATOR: the item before. */
const OLD: u32 = 1;

let pairwiseSignature!: NativeDef;

function pairwiseNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(pairwiseSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const iterator = getIter(load<i64>(values));
  endSlot(pairwiseSignature, values);
  return newChain(type, iterator);
}

function pairwiseNext(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, ITERATOR) === UNBOUND) return END;
  const iterator = incref(fieldAt(p, ITERATOR));
  let old = incref(fieldAt(p, OLD));
  if (old === UNBOUND) {
    old = iterNext(iterator);
    if (old !== END && old !== ERROR) setField(p, OLD, incref(old));
  }
  const item = old === END || old === ERROR ? old : iterNext(iterator);
  decref(iterator);
  if (item === END || item === ERROR) {
    if (old !== item) decref(old);
    decref(takeField(p, ITERATOR));
    decref(takeField(p, OLD));
    return item;
  }
  setField(p, OLD, incref(item));
  const pair = tuple2(old, item);
  return pair === 0 ? ERROR : box(pair);
}

// ---- starmap ----

let starmapSignature!: NativeDef;

function starmapNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(starmapSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const f = load<i64>(values);
  const result = newChain(type, getIter(load<i64>(values, 8)));
  if (result !== ERROR) setField(pointer(result), FUNCTION, incref(f));
  endSlot(starmapSignature, values);
  return result;
}

function starmapNext(v: Value): Value {
  const p = pointer(v);
  const item = iterNext(fieldAt(p, ITERATOR));
  if (item === END || item === ERROR) return item;
  const args = tupleOf(item);
  decref(item);
  if (args === ERROR) return ERROR;
  const result = callTuple(fieldAt(p, FUNCTION), pointer(args));
  decref(args);
  return result;
}

/** f(*args): the items are copied, as a callee may write behind its arguments. */
function callTuple(f: Value, args: usize): Value {
  const count = tupleLength(args);
  const window = takeArguments(count);
  if (window === 0) return ERROR;
  memory.copy(window, args + TUPLE_ITEMS, (<usize>count) << 3);
  const result = callVector(f, window, count, 0);
  dropArguments(window);
  return result;
}

// ---- zip_longest ----

/** A tuple; an iterator that has ended is replaced by None. */
const ITERATORS: u32 = 0;
/** How many have not ended. */
const RUNNING: u32 = 1;
const FILL: u32 = 2;

let zipLongestSignature!: NativeDef;

function onlyFill(kwnames: usize): bool {
  const count = tupleLength(kwnames);
  return count === 0 || (count === 1 && strIs(pointer(tupleItem(kwnames, 0)), "fillvalue"));
}

function zipLongestNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0 && !onlyFill(kwnames)) {
    return raise(Exc.TypeError, "zip_longest() got an unexpected keyword argument");
  }
  const values = bindSlot(zipLongestSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const iterators = iteratorsOver(pointer(load<i64>(values)), 0);
  const result = newChain(type, iterators);
  if (result !== ERROR) {
    setField(pointer(result), RUNNING, small(tupleLength(pointer(iterators))));
    setField(pointer(result), FILL, incref(load<i64>(values, 8)));
  }
  endSlot(zipLongestSignature, values);
  return result;
}

function zipLongestNext(v: Value): Value {
  const p = pointer(v);
  const iterators = pointer(fieldAt(p, ITERATORS));
  const count = tupleLength(iterators);
  if (fieldAt(p, RUNNING) === small(0)) return END;
  const result = allocTuple(count);
  if (result === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    const item = nextOrFill(p, iterators, i);
    if (item === END || item === ERROR) {
      decref(finishTuple(result));
      return item;
    }
    tupleInit(result, i, item);
  }
  return finishTuple(result);
}

/** The next item of iterator i, the fill value if it has ended; END if it was the last to end; ERROR. */
function nextOrFill(p: usize, iterators: usize, i: u32): Value {
  const iterator = tupleItem(iterators, i);
  if (iterator === NONE) return incref(fieldAt(p, FILL));
  const item = iterNext(iterator);
  if (item === ERROR) {
    setField(p, RUNNING, small(0));
    return ERROR;
  }
  if (item !== END) return item;
  const running = smallValue(fieldAt(p, RUNNING)) - 1;
  setField(p, RUNNING, small(running));
  if (running <= 0) return END;
  tupleInit(iterators, i, NONE);
  decref(iterator);
  return incref(fieldAt(p, FILL));
}

export function declareCombining(): void {
  accumulateSignature = slotSignature("accumulate(iterable, func=None, *, initial=None)");
  batchedSignature = slotSignature("batched(iterable, n, *, strict=False)");
  chainSignature = slotSignature("chain(*iterables)");
  pairwiseSignature = slotSignature("pairwise(iterable, /)");
  starmapSignature = slotSignature("starmap(function, iterable, /)");
  zipLongestSignature = slotSignature("zip_longest(*iterables, fillvalue=None)");
  closeType(iteratorType(TypeId.IT_ACCUMULATE, "accumulate", 4, accumulateNew.index, accumulateNext.index));
  closeType(iteratorType(TypeId.IT_BATCHED, "batched", 3, batchedNew.index, batchedNext.index));
  const chain = iteratorType(TypeId.IT_CHAIN, "chain", 2, chainNew.index, chainNext.index);
  defineClassMethod(chain, "from_iterable(type, iterable, /)", fromIterable);
  defineClassMethod(chain, "__class_getitem__(type, item, /)", classGetItem);
  closeType(chain);
  closeType(iteratorType(TypeId.IT_PAIRWISE, "pairwise", 2, pairwiseNew.index, pairwiseNext.index));
  closeType(iteratorType(TypeId.IT_STARMAP, "starmap", 2, starmapNew.index, starmapNext.index));
  closeType(iteratorType(TypeId.IT_ZIP_LONGEST, "zip_longest", 3, zipLongestNew.index, zipLongestNext.index));
}
