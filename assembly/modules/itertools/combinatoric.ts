/**
 * product, permutations, combinations and combinations_with_replacement: they go through indices into pools of items. The indices are
 * small ints in a list that nobody else sees.
 */
import { raise, raiseMemoryError } from "../../core/errors.ts";
import { isInt } from "../../core/integer.ts";
import { charge } from "../../core/interrupt.ts";
import { allocList, asList, listLength, listReserve } from "../../core/list.ts";
import { bindSlot, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { allocTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "../../core/tuple.ts";
import { box, END, ERROR, NONE, pointer, small, smallValue, TRUE, UNBOUND, Value } from "../../core/value.ts";
import { fieldAt, newRecord, setField } from "../../objects/record.ts";
import { tupleOf } from "../../objects/tuple.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { closeType, iteratorType } from "./declare.ts";

/** A tuple: the pools of product, else the one pool. */
const POOL: u32 = 0;
/** The indices of the next result; UNBOUND when done. */
const INDICES: u32 = 1;
/** permutations: how far each position has turned. */
const CYCLES: u32 = 2;
/** TRUE once the first result was given. */
const STARTED: u32 = 3;
const FIELDS: u32 = 4;

/** A list of `count` small ints: i * step + first. 0 with an exception pending. */
function numbers(count: u32, first: i64, step: i64): usize {
  const list = charge(<i32>(count >> 3)) ? allocList() : 0;
  if (list === 0) return 0;
  if (count > 0 && !listReserve(list, count)) {
    decref(box(list));
    return 0;
  }
  for (let i: u32 = 0; i < count; i++)
    store<i64>(<usize>asList(list).items + (i << 3), small(first + i * step));
  asList(list).length = count;
  return list;
}

function at(list: usize, i: u32): u32 {
  return <u32>smallValue(load<i64>(<usize>asList(list).items + (i << 3)));
}

function put(list: usize, i: u32, n: u32): void {
  store<i64>(<usize>asList(list).items + (i << 3), small(n));
}

/** A record over a pool (reference taken over); `done` from the start. */
function newCombinatoric(type: usize, pool: Value, indices: usize): Value {
  const p = pool === ERROR || indices === 0 ? 0 : newRecord(type);
  if (p === 0) {
    decref(pool);
    if (indices !== 0) decref(box(indices));
    return ERROR;
  }
  setField(p, POOL, pool);
  setField(p, INDICES, box(indices));
  return box(p);
}

/** The items of the pool that the first r indices select. */
function select(pool: usize, indices: usize, r: u32): Value {
  const result = charge(<i32>(r >> 1) + 1) ? allocTuple(r) : 0;
  if (result === 0) return ERROR;
  for (let i: u32 = 0; i < r; i++) tupleInit(result, i, incref(tupleItem(pool, at(indices, i))));
  return finishTuple(result);
}

/** Marks the iterator as done. */
function finish(p: usize): Value {
  setField(p, INDICES, UNBOUND);
  return END;
}

/** Whether this is the first call of next. */
function isFirst(p: usize): bool {
  if (fieldAt(p, STARTED) !== UNBOUND) return false;
  setField(p, STARTED, TRUE);
  return true;
}

// ---- product ----

let productSignature!: NativeDef;

function productNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(productSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const times = sizeNumber(load<i64>(values, 8));
  let result: Value = ERROR;
  if (times !== BAD_INDEX) {
    if (times < 0) raise(Exc.ValueError, "repeat argument cannot be negative");
    else result = newProduct(type, pointer(load<i64>(values)), times);
  }
  endSlot(productSignature, values);
  return result;
}

function newProduct(type: usize, given: usize, times: i64): Value {
  const count = tupleLength(given);
  if (count > 0 && times > i32.MAX_VALUE / 16 / count) return raiseMemoryError();
  const total = count * <u32>times;
  const pools = allocTuple(total);
  if (pools === 0) return ERROR;
  let good = true;
  for (let i: u32 = 0; good && i < total; i++) {
    const pool = i < count ? tupleOf(tupleItem(given, i)) : incref(tupleItem(pools, i - count));
    good = pool !== ERROR;
    if (good) tupleInit(pools, i, pool);
  }
  const all = finishTuple(pools);
  if (good) return newCombinatoric(type, all, numbers(total, 0, 0));
  decref(all);
  return ERROR;
}

function productNext(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, INDICES) === UNBOUND) return END;
  const pools = pointer(fieldAt(p, POOL));
  const indices = pointer(fieldAt(p, INDICES));
  const count = tupleLength(pools);
  if (isFirst(p)) {
    for (let i: u32 = 0; i < count; i++) if (poolLength(pools, i) === 0) return finish(p);
  } else if (!countUp(pools, indices, count)) return finish(p);
  const result = charge(<i32>(count >> 1) + 1) ? allocTuple(count) : 0;
  if (result === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    tupleInit(result, i, incref(tupleItem(pointer(tupleItem(pools, i)), at(indices, i))));
  }
  return finishTuple(result);
}

function poolLength(pools: usize, i: u32): u32 {
  return tupleLength(pointer(tupleItem(pools, i)));
}

/** The next combination, the last index moving fastest; false after the last one. */
function countUp(pools: usize, indices: usize, count: u32): bool {
  for (let i = count; i-- > 0; ) {
    const next = at(indices, i) + 1;
    if (next < poolLength(pools, i)) {
      put(indices, i, next);
      return true;
    }
    put(indices, i, 0);
  }
  return false;
}

// ---- combinations ----

let combinationsSignature!: NativeDef;
let replacementSignature!: NativeDef;

const BAD: i64 = -1;

/** r for combinations of a pool, if it is not negative; BAD with an exception pending. */
function checkSize(r: i64): i64 {
  if (r >= 0) return r;
  raise(Exc.ValueError, "r must be non-negative");
  return BAD;
}

function combinationsNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  return newCombinations(combinationsSignature, false, type, args, nargs, kwnames);
}

function replacementNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  return newCombinations(replacementSignature, true, type, args, nargs, kwnames);
}

function newCombinations(
  signature: NativeDef,
  replacing: bool,
  type: usize,
  args: usize,
  nargs: i32,
  kwnames: usize,
): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const given = sizeNumber(load<i64>(values, 8));
  const pool = given === BAD_INDEX ? ERROR : tupleOf(load<i64>(values));
  const r = pool === ERROR ? BAD : checkSize(given);
  let result: Value = ERROR;
  if (r === BAD) decref(pool);
  else {
    const n: i64 = tupleLength(pointer(pool));
    const none = replacing ? n === 0 && r > 0 : r > n;
    const count: u32 = none ? 0 : <u32>min<i64>(r, i32.MAX_VALUE);
    result = newCombinatoric(type, pool, numbers(count, 0, replacing ? 0 : 1));
    if (result !== ERROR && none) finish(pointer(result));
  }
  endSlot(signature, values);
  return result;
}

function combinationsNext(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, INDICES) === UNBOUND) return END;
  const pool = pointer(fieldAt(p, POOL));
  const indices = pointer(fieldAt(p, INDICES));
  const r = listLength(indices);
  if (!isFirst(p)) {
    // The last index that can still go up; those behind it follow it closely.
    const room = tupleLength(pool) - r;
    let i = r;
    while (i > 0 && at(indices, i - 1) === i - 1 + room) i--;
    if (i === 0) return finish(p);
    let n = at(indices, i - 1) + 1;
    for (let k = i - 1; k < r; k++) put(indices, k, n++);
  }
  return select(pool, indices, r);
}

function replacementNext(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, INDICES) === UNBOUND) return END;
  const pool = pointer(fieldAt(p, POOL));
  const indices = pointer(fieldAt(p, INDICES));
  const r = listLength(indices);
  if (!isFirst(p)) {
    const last = tupleLength(pool) - 1;
    let i = r;
    while (i > 0 && at(indices, i - 1) === last) i--;
    if (i === 0) return finish(p);
    const n = at(indices, i - 1) + 1;
    for (let k = i - 1; k < r; k++) put(indices, k, n);
  }
  return select(pool, indices, r);
}

// ---- permutations ----

/** How many items each permutation has: the length of CYCLES. */
let permutationsSignature!: NativeDef;

function permutationsNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(permutationsSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const given = load<i64>(values, 8);
  const pool = tupleOf(load<i64>(values));
  let r: i64 = BAD;
  if (pool !== ERROR) {
    if (given === NONE) r = tupleLength(pointer(pool));
    else if (!isInt(given)) raise(Exc.TypeError, "Expected int as r");
    else {
      const number = sizeNumber(given);
      if (number !== BAD_INDEX) r = checkSize(number);
    }
  }
  endSlot(permutationsSignature, values);
  if (r === BAD) {
    decref(pool);
    return ERROR;
  }
  return newPermutations(type, pool, r);
}

function newPermutations(type: usize, pool: Value, r: i64): Value {
  const n = tupleLength(pointer(pool));
  const none = r > <i64>n;
  const cycles = numbers(none ? 0 : <u32>r, n, -1);
  if (cycles === 0) {
    decref(pool);
    return ERROR;
  }
  const result = newCombinatoric(type, pool, numbers(n, 0, 1));
  if (result === ERROR) {
    decref(box(cycles));
    return ERROR;
  }
  setField(pointer(result), CYCLES, box(cycles));
  if (none) finish(pointer(result));
  return result;
}

function permutationsNext(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, INDICES) === UNBOUND) return END;
  const pool = pointer(fieldAt(p, POOL));
  const indices = pointer(fieldAt(p, INDICES));
  const cycles = pointer(fieldAt(p, CYCLES));
  const r = listLength(cycles);
  if (!isFirst(p) && !permute(indices, cycles, r)) return finish(p);
  return select(pool, indices, r);
}

/** The next arrangement in lexicographic order of places; false after the last one. */
function permute(indices: usize, cycles: usize, r: u32): bool {
  const n = listLength(indices);
  for (let i = r; i-- > 0; ) {
    const left = at(cycles, i) - 1;
    if (left === 0) {
      rotateLeft(indices, i, n);
      put(cycles, i, n - i);
      continue;
    }
    put(cycles, i, left);
    const swapped = at(indices, n - left);
    put(indices, n - left, at(indices, i));
    put(indices, i, swapped);
    return true;
  }
  return false;
}

/** Moves the index at `from` to the end. */
function rotateLeft(indices: usize, from: u32, n: u32): void {
  const first = at(indices, from);
  for (let k = from; k + 1 < n; k++) put(indices, k, at(indices, k + 1));
  put(indices, n - 1, first);
}

export function declareCombinatoric(): void {
  productSignature = slotSignature("product(*iterables, repeat=1)");
  combinationsSignature = slotSignature("combinations(iterable, r)");
  replacementSignature = slotSignature("combinations_with_replacement(iterable, r)");
  permutationsSignature = slotSignature("permutations(iterable, r=None)");
  const combine = combinationsNew.index;
  const permutate = permutationsNew.index;
  closeType(iteratorType(TypeId.IT_PRODUCT, "product", FIELDS, productNew.index, productNext.index));
  closeType(iteratorType(TypeId.IT_COMBINATIONS, "combinations", FIELDS, combine, combinationsNext.index));
  closeType(
    iteratorType(
      TypeId.IT_COMBINATIONS_WITH_REPLACEMENT,
      "combinations_with_replacement",
      FIELDS,
      replacementNew.index,
      replacementNext.index,
    ),
  );
  closeType(iteratorType(TypeId.IT_PERMUTATIONS, "permutations", FIELDS, permutate, permutationsNext.index));
}
