/** The tuple type: slots, methods, iterator (CPython: Objects/tupleobject.c). Making tuples: core/tuple.ts. */

import { newBuilder } from "../core/builder.ts";
import { orderResult, valuesEqual } from "../core/compare.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { Hash, hashOf } from "../core/hash.ts";
import { charge, spend } from "../core/interrupt.ts";
import { getIter } from "../core/iterate.ts";
import { allocList, asList, LIST_MAX, listLength } from "../core/list.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, gcIsTracked, gcTrack, incref, visitRange } from "../core/object.ts";
import { repr, reprEnter, reprLeave } from "../core/represent.ts";
import { adjustSlice, clipIndex, sliceStart, sliceStep, unpackSlice } from "../core/slice.ts";
import { newStr } from "../core/string.ts";
import { BAD_INDEX, indexClamped, indexNumber, isSlice } from "../core/subscript.ts";
import {
  allocTuple,
  allocTupleOf,
  finishTuple,
  isTuple,
  Mixed,
  newTuple,
  TUPLE_ITEMS,
  tuple1,
  tupleDealloc,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import {
  bothSmall,
  box,
  END,
  ERROR,
  isSmall,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { asCursor, cursorOf, exhaust, initCursor, newCursor } from "./cursor.ts";
import { appendAll, copyItems, decide, listOf, repeatItems, searchBound } from "./list.ts";
import { builtinReduction } from "./reduction.ts";

// ---- life ----

let newSignature!: NativeDef;

/** A tuple of what an iterable gives (an exact tuple is its own copy): a reference, or ERROR (CPython: PySequence_Tuple). */
export function tupleOf(iterable: Value): Value {
  if (isExactly(iterable, TypeId.TUPLE)) return incref(iterable);
  if (isExactly(iterable, TypeId.LIST)) return tupleOfList(pointer(iterable));
  const list = asType(typeOf(iterable)).flags & TypeFlag.HEAP ? iteratedList(iterable) : listOf(iterable);
  if (list === 0) return ERROR;
  const result = tupleOfList(list);
  decref(box(list));
  return result;
}

/** A list of what an object of a class gives, which nobody asks how much that is; 0 with an exception pending. */
function iteratedList(iterable: Value): usize {
  const iterator = getIter(iterable);
  const list = iterator === ERROR ? 0 : allocList();
  const isWhole: bool = list !== 0 && appendAll(list, iterator);
  decref(iterator);
  if (isWhole || list === 0) return list;
  decref(box(list));
  return 0;
}

/** A tuple of a list's items, or ERROR. */
export function tupleOfList(list: usize): Value {
  const p = newTuple(asList(list).items, listLength(list));
  return p === 0 ? ERROR : box(p);
}

function tupleNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 1 && kwnames === 0) return instanceOf(type, tupleOf(load<i64>(args)));
  // Keywords are the business of a subclass's __init__.
  const ownInit = asType(type).init !== asType(typeAt(TypeId.TUPLE)).init;
  const values = bindSlot(newSignature, args, nargs, ownInit ? 0 : kwnames);
  if (values === 0) return ERROR;
  const iterable = load<i64>(values);
  const plain = iterable === UNBOUND ? emptyValue() : tupleOf(iterable);
  endSlot(newSignature, values);
  return instanceOf(type, plain);
}

/** A tuple (its reference is taken over, or ERROR) as one of the type. */
function instanceOf(type: usize, plain: Value): Value {
  if (plain === ERROR || type === typeAt(TypeId.TUPLE)) return plain;
  const result = copyAs(type, pointer(plain));
  decref(plain);
  return result;
}

/** PyType.make */
function tupleMake(args: usize, nargs: i32): Value {
  return nargs === 1 ? tupleOf(load<i64>(args)) : UNBOUND;
}

function emptyValue(): Value {
  return box(allocTuple(0));
}

/** The same items in an instance of a subclass. */
function copyAs(type: usize, from: usize): Value {
  const length = tupleLength(from);
  const p = allocTupleOf(type, length);
  if (p === 0) return ERROR;
  for (let i: u32 = 0; i < length; i++) tupleInit(p, i, incref(tupleItem(from, i)));
  gcTrack(p);
  return box(p);
}

function tupleTraverse(p: usize, visit: u32): void {
  const items = p + TUPLE_ITEMS;
  visitRange(items, items + ((<usize>tupleLength(p)) << 3), 8, visit);
}

// ---- slots ----

function tupleHash(v: Value): i64 {
  const p = pointer(v);
  const length = tupleLength(p);
  spend(<i32>(length >> 1));
  let acc = Mixed.START;
  for (let i: u32 = 0; i < length; i++) {
    const item = tupleItem(p, i);
    let hash = Hash.quick(item);
    if (hash === -1) hash = hashOf(item);
    if (hash === -1) return -1;
    acc = Mixed.add(acc, hash);
  }
  return Mixed.finish(acc, length);
}

function tupleCompare(a: Value, b: Value, op: Compare): Value {
  if (!isTuple(a) || !isTuple(b)) return NOT_IMPLEMENTED;
  const p = pointer(a);
  const q = pointer(b);
  const m = tupleLength(p);
  const n = tupleLength(q);
  const shorter = min(m, n);
  for (let i: u32 = 0; i < shorter; i++) {
    if ((i & 63) === 63 && !charge(16)) return ERROR;
    const x = tupleItem(p, i);
    const y = tupleItem(q, i);
    if (x === y) continue;
    if (bothSmall(x, y)) return decide(x, y, op);
    const same = valuesEqual(x, y);
    if (same < 0) return ERROR;
    if (same === 0) return decide(x, y, op);
  }
  return orderResult(m < n ? -1 : m > n ? 1 : 0, op);
}

function tupleLengthSlot(v: Value): i64 {
  return tupleLength(pointer(v));
}

function tupleGetItem(v: Value, key: Value): Value {
  if (isSlice(key)) return tupleSlice(v, pointer(key));
  let i: i64;
  if (isSmall(key)) i = smallValue(key);
  else {
    if (asType(typeOf(key)).index === 0) {
      return raisef(Exc.TypeError, "tuple indices must be integers or slices, not %T", key);
    }
    i = indexNumber(key);
    if (i === BAD_INDEX) return ERROR;
  }
  const length: i64 = tupleLength(pointer(v));
  if (i < 0) i += length;
  if (i < 0 || i >= length) return raise(Exc.IndexError, "tuple index out of range");
  return incref(tupleItem(pointer(v), <u32>i));
}

function tupleSlice(v: Value, slice: usize): Value {
  return unpackSlice(slice) ? tupleRange(pointer(v)) : ERROR;
}

/** A tuple of what the unpacked slice (core/slice.ts) selects. */
export function tupleRange(p: usize): Value {
  const length = tupleLength(p);
  const count = <u32>adjustSlice(length);
  if (count === length && sliceStep === 1 && isExactly(box(p), TypeId.TUPLE)) return incref(box(p));
  const from = p + TUPLE_ITEMS + ((<usize>sliceStart) << 3);
  if (sliceStep === 1) {
    const part = newTuple(from, count);
    if (part === 0) return ERROR;
    return gcIsTracked(part) ? box(part) : finishTuple(part);
  }
  const step = (<isize>sliceStep) << 3;
  const result = allocTuple(count);
  if (result === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) tupleInit(result, i, incref(load<i64>(from + i * step)));
  return finishTuple(result);
}

const MISSING: i64 = -2;

/** First index in [from, to) of an item equal to v; MISSING, or -1 with an exception pending. */
function findFrom(p: usize, v: Value, from: i64, to: i64): i64 {
  for (let i = from; i < to; i++) {
    if ((i & 63) === 63 && !charge(64)) return -1;
    const item = tupleItem(p, <u32>i);
    if (item === v) return i;
    if (bothSmall(item, v)) continue;
    const same = valuesEqual(item, v);
    if (same !== 0) return same > 0 ? i : -1;
  }
  return MISSING;
}

function tupleContains(v: Value, item: Value): i32 {
  const i = findFrom(pointer(v), item, 0, tupleLength(pointer(v)));
  return i >= 0 ? 1 : i === MISSING ? 0 : -1;
}

function tupleConcat(a: Value, b: Value): Value {
  if (!isTuple(b)) return raisef(Exc.TypeError, 'can only concatenate tuple (not "%T") to tuple', b);
  const p = pointer(a);
  const q = pointer(b);
  const m = tupleLength(p);
  const n = tupleLength(q);
  if (n === 0 && isExactly(a, TypeId.TUPLE)) return incref(a);
  if (m === 0 && isExactly(b, TypeId.TUPLE)) return incref(b);
  const result = allocTuple(m + n);
  if (result === 0) return ERROR;
  copyItems(result + TUPLE_ITEMS, p + TUPLE_ITEMS, m);
  copyItems(result + TUPLE_ITEMS + ((<usize>m) << 3), q + TUPLE_ITEMS, n);
  return finishTuple(result);
}

function tupleRepeat(a: Value, count: i64): Value {
  const length = tupleLength(pointer(a));
  if ((length === 0 || count === 1) && isExactly(a, TypeId.TUPLE)) return incref(a);
  if (length === 0 || count <= 0) return emptyValue();
  if (count > <i64>LIST_MAX / length) return raiseMemoryError();
  const total = length * <u32>count;
  if (!charge(<i32>(total >> 3))) return ERROR;
  const result = allocTuple(total);
  if (result === 0) return ERROR;
  repeatItems(pointer(a) + TUPLE_ITEMS, length, result + TUPLE_ITEMS, total);
  return finishTuple(result);
}

function tupleRepr(v: Value): Value {
  const p = pointer(v);
  const length = tupleLength(p);
  if (length === 0) return literalText("()");
  if (reprEnter(v)) return literalText("(...)");
  const out = newBuilder();
  out.char(40);
  for (let i: u32 = 0; i < length; i++) {
    if (i > 0) out.text(", ");
    const text = repr(tupleItem(p, i));
    if (text === ERROR || !charge(8)) {
      decref(text);
      out.drop();
      reprLeave();
      return ERROR;
    }
    out.str(pointer(text));
    decref(text);
  }
  reprLeave();
  if (length === 1) out.char(44);
  out.char(41);
  return out.finish();
}

function literalText(text: string): Value {
  const p = newStr(text);
  return p === 0 ? ERROR : box(p);
}

// ---- methods ----

function tupleCountMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const v = load<i64>(args, 8);
  const length = tupleLength(p);
  let count: i64 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const same = valuesEqual(tupleItem(p, i), v);
    if (same < 0) return ERROR;
    count += same;
    if ((i & 63) === 63 && !charge(64)) return ERROR;
  }
  return small(count);
}

function tupleIndexMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const start = searchBound(load<i64>(args, 16));
  const stop = start === BAD_INDEX ? start : searchBound(load<i64>(args, 24));
  if (stop === BAD_INDEX) return ERROR;
  const length: i64 = tupleLength(p);
  const i = findFrom(p, load<i64>(args, 8), clipIndex(start, length), clipIndex(stop, length));
  if (i >= 0) return small(i);
  return i === MISSING ? raise(Exc.ValueError, "tuple.index(x): x not in tuple") : ERROR;
}

function tupleGetNewArgs(args: usize): Value {
  const p = pointer(load<i64>(args));
  const plain = newTuple(p + TUPLE_ITEMS, tupleLength(p));
  if (plain === 0) return ERROR;
  const result = tuple1(box(plain));
  return result === 0 ? ERROR : box(result);
}

function tupleSizeof(args: usize): Value {
  return small(<i64>TUPLE_ITEMS + ((<i64>tupleLength(pointer(load<i64>(args)))) << 3));
}

// ---- iterator ----

function tupleIter(v: Value): Value {
  return newCursor(TypeId.TUPLE_ITERATOR, v, 0);
}

function iteratorNext(v: Value): Value {
  const it = asCursor(pointer(v));
  const p: usize = it.sequence;
  if (p === 0) return END;
  const i = it.index;
  if (i >= <i64>tupleLength(p)) return exhaust(it);
  it.index = i + 1;
  return incref(tupleItem(p, <u32>i));
}

function iteratorLengthHint(args: usize): Value {
  const it = cursorOf(args);
  return small(it.sequence === 0 ? 0 : <i64>tupleLength(it.sequence) - it.index);
}

function iteratorReduce(args: usize): Value {
  const it = cursorOf(args);
  if (it.sequence === 0) return builtinReduction(Name.iter, emptyValue());
  return builtinReduction(Name.iter, box(<usize>it.sequence), small(it.index));
}

function iteratorSetState(args: usize): Value {
  const state = indexClamped(load<i64>(args, 8));
  if (state === BAD_INDEX) return ERROR;
  const it = cursorOf(args);
  if (it.sequence !== 0) it.index = max<i64>(0, min<i64>(state, tupleLength(it.sequence)));
  return NONE;
}

export function initTupleType(): void {
  const type = asType(typeAt(TypeId.TUPLE));
  newSignature = slotSignature("tuple(iterable=(), /)");
  type.new = tupleNew.index;
  type.make = tupleMake.index;
  type.dealloc = tupleDealloc.index;
  type.traverse = tupleTraverse.index;
  type.repr = tupleRepr.index;
  type.hash = tupleHash.index;
  type.compare = tupleCompare.index;
  type.iter = tupleIter.index;
  type.length = tupleLengthSlot.index;
  type.getItem = tupleGetItem.index;
  type.contains = tupleContains.index;
  type.concat = tupleConcat.index;
  type.repeat = tupleRepeat.index;
  define(type, "count(self, value, /)", tupleCountMethod);
  define(type, "index(self, value, start=0, stop=sys.maxsize, /)", tupleIndexMethod);
  define(type, "__getnewargs__(self, /)", tupleGetNewArgs);
  define(type, "__sizeof__(self, /)", tupleSizeof);
  const iterator = asType(typeAt(TypeId.TUPLE_ITERATOR));
  initCursor(iterator);
  iterator.next = iteratorNext.index;
  define(iterator, "__length_hint__(self, /)", iteratorLengthHint);
  define(iterator, "__reduce__(self, /)", iteratorReduce);
  define(iterator, "__setstate__(self, state, /)", iteratorSetState);
}
