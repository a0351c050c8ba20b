/** collections.deque: slots and methods (CPython: Modules/_collectionsmodule.c). The ring itself: ring.ts; iterators: dequeiterator.ts. */
import { newBuilder } from "../../core/builder.ts";
import { call1, call2 } from "../../core/call.ts";
import { orderResult, valuesEqual } from "../../core/compare.ts";
import { raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { isInt } from "../../core/integer.ts";
import { charge, spend } from "../../core/interrupt.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { LIST_MAX } from "../../core/list.ts";
import { bindSlot, define, defineClassMethod, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, freeContainer, gcUntrack, incref, visitValue } from "../../core/object.ts";
import { repr, reprEnter, reprLeave } from "../../core/represent.ts";
import { newStr } from "../../core/string.ts";
import { BAD_INDEX, indexNumber, sizeNumber } from "../../core/subscript.ts";
import { allocTuple, emptyTuple, finishTuple, tuple2, tupleInit } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  boxBool,
  END,
  ERROR,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { newGenericAlias } from "../../objects/genericalias.ts";
import { decide, searchBound } from "../../objects/list.ts";
import { stateOf } from "../../objects/objectreduce.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { dequeIter, dequeReversed } from "./dequeiterator.ts";
import {
  allocDeque,
  append,
  appendLeft,
  asDeque,
  clear,
  insertAt,
  isDeque,
  PyDeque,
  Ring,
  raiseMutated,
  rotate,
  takeAt,
  takeFirst,
  takeLast,
} from "./ring.ts";

export const DEQUE_SIZE: u32 = <u32>offsetof<PyDeque>();

// ---- life ----

function dequeNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const d = allocDeque(type, -1);
  return changetype<usize>(d) === 0 ? ERROR : box(changetype<usize>(d));
}

let initSignature!: NativeDef;

function dequeInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const good = initFrom(asDeque(self), load<i64>(values), load<i64>(values, 8));
  endSlot(initSignature, values);
  return good ? 0 : -1;
}

function initFrom(d: PyDeque, iterable: Value, limit: Value): bool {
  let maxlen: i64 = -1;
  if (limit !== NONE) {
    if (!isInt(limit)) {
      raise(Exc.TypeError, "an integer is required");
      return false;
    }
    maxlen = sizeNumber(limit);
    if (maxlen === BAD_INDEX) return false;
    if (maxlen < 0) {
      raise(Exc.ValueError, "maxlen must be non-negative");
      return false;
    }
  }
  d.maxlen = maxlen;
  if (d.length > 0) clear(d);
  return iterable === UNBOUND || extend(d, iterable, false);
}

function dequeDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  clear(changetype<PyDeque>(p));
  freeContainer(p);
}

function dequeClear(p: usize): void {
  clear(changetype<PyDeque>(p));
}

function dequeTraverse(p: usize, visit: u32): void {
  const d = changetype<PyDeque>(p);
  for (let i: u32 = 0; i < d.length; i++) visitValue(Ring.at(d, i), visit);
}

/** Appends all that an iterable gives, on the left or on the right; false with an exception pending. */
function extend(d: PyDeque, iterable: Value, left: bool): bool {
  if (iterable === box(changetype<usize>(d))) {
    const copy = copyOf(d);
    if (copy === ERROR) return false;
    const good = extend(d, copy, left);
    decref(copy);
    return good;
  }
  const iterator = getIter(iterable);
  if (iterator === ERROR) return false;
  let good: bool = true;
  while (good) {
    const v = iterNext(iterator);
    if (v === END) break;
    good = v !== ERROR && (left ? appendLeft(d, v) : append(d, v)) && charge(2);
  }
  decref(iterator);
  return good;
}

/** A plain deque with the same items and the same limit, or ERROR. */
function copyOf(d: PyDeque): Value {
  const copy = allocDeque(typeAt(TypeId.DEQUE), d.maxlen);
  if (changetype<usize>(copy) === 0) return ERROR;
  for (let i: u32 = 0; i < d.length; i++) {
    if (append(copy, incref(Ring.at(d, i)))) continue;
    decref(box(changetype<usize>(copy)));
    return ERROR;
  }
  return box(changetype<usize>(copy));
}

// ---- slots ----

function dequeLength(v: Value): i64 {
  return asDeque(v).length;
}

/** The place that an index means, counted from the end where negative; -1 with IndexError pending. */
function placeOf(d: PyDeque, key: Value): i64 {
  if (asType(typeOf(key)).index === 0) {
    raisef(Exc.TypeError, "sequence index must be integer, not '%T'", key);
    return -1;
  }
  let i = indexNumber(key);
  if (i === BAD_INDEX) return -1;
  if (i < 0) i += d.length;
  if (i >= 0 && i < <i64>d.length) return i;
  raise(Exc.IndexError, "deque index out of range");
  return -1;
}

function dequeGetItem(v: Value, key: Value): Value {
  const i = placeOf(asDeque(v), key);
  return i < 0 ? ERROR : incref(Ring.at(asDeque(v), <u32>i));
}

function dequeSetItem(v: Value, key: Value, value: Value): i32 {
  const d = asDeque(v);
  const i = placeOf(d, key);
  if (i < 0) return -1;
  if (value === UNBOUND) {
    decref(takeAt(d, <u32>i));
    return 0;
  }
  const slot = Ring.slot(d, <u32>i);
  const old = load<i64>(slot);
  store<i64>(slot, incref(value));
  decref(old);
  return 0;
}

const MISSING: i64 = -1;
const FAILED: i64 = -2;

/** Place of the first item in [from, to) that is equal to v: MISSING, or FAILED with an exception pending. */
function findItem(d: PyDeque, v: Value, from: i64, to: i64): i64 {
  const version = d.version;
  for (let i = from; i < to; i++) {
    const item = incref(Ring.at(d, <u32>i));
    const same = valuesEqual(item, v);
    decref(item);
    if (same > 0) return i;
    if (same < 0 || !charge(2)) return FAILED;
    if (d.version !== version) {
      raiseMutated();
      return FAILED;
    }
  }
  return MISSING;
}

function dequeContains(v: Value, item: Value): i32 {
  const i = findItem(asDeque(v), item, 0, asDeque(v).length);
  return i === FAILED ? -1 : i === MISSING ? 0 : 1;
}

function dequeRepr(v: Value): Value {
  if (reprEnter(v)) {
    const dots = newStr("[...]");
    return dots === 0 ? ERROR : box(dots);
  }
  const list = listOfItems(v);
  const text = list === ERROR ? ERROR : repr(list);
  decref(list);
  reprLeave();
  if (text === ERROR) return ERROR;
  const out = newBuilder();
  out.str(asType(typeOf(v)).name);
  out.char(40);
  out.str(pointer(text));
  decref(text);
  if (asDeque(v).maxlen >= 0) {
    out.text(", maxlen=");
    out.decimal(asDeque(v).maxlen);
  }
  out.char(41);
  return out.finish();
}

function listOfItems(v: Value): Value {
  return call1(box(typeAt(TypeId.LIST)), v);
}

function dequeCompare(a: Value, b: Value, op: Compare): Value {
  if (!isDeque(a) || !isDeque(b)) return NOT_IMPLEMENTED;
  const p = asDeque(a);
  const q = asDeque(b);
  if (p === q) return orderResult(0, op);
  if (p.length !== q.length) {
    if (op === Compare.EQ) return boxBool(false);
    if (op === Compare.NE) return boxBool(true);
  }
  const pVersion = p.version;
  const qVersion = q.version;
  for (let i: u32 = 0; i < p.length && i < q.length; i++) {
    const x = incref(Ring.at(p, i));
    const y = incref(Ring.at(q, i));
    const same = valuesEqual(x, y);
    const result = same < 0 ? ERROR : same > 0 ? UNBOUND : decide(x, y, op);
    decref(x);
    decref(y);
    if (result !== UNBOUND) return result;
    if (p.version !== pVersion || q.version !== qVersion) return raiseMutated();
  }
  return orderResult(p.length < q.length ? -1 : p.length > q.length ? 1 : 0, op);
}

function dequeConcat(a: Value, b: Value): Value {
  if (!isDeque(b)) return raisef(Exc.TypeError, 'can only concatenate deque (not "%T") to deque', b);
  const copy = copied(a);
  if (copy === ERROR || extend(asDeque(copy), b, false)) return copy;
  decref(copy);
  return ERROR;
}

function dequeInplaceConcat(a: Value, b: Value): Value {
  return extend(asDeque(a), b, false) ? incref(a) : ERROR;
}

function dequeRepeat(a: Value, count: i64): Value {
  const copy = copied(a);
  if (copy === ERROR) return ERROR;
  const result = dequeInplaceRepeat(copy, count);
  decref(copy);
  return result;
}

function dequeInplaceRepeat(a: Value, count: i64): Value {
  const d = asDeque(a);
  const length = d.length;
  if (count <= 0 || length === 0) {
    if (length > 0) clear(d);
    return incref(a);
  }
  // Of more rounds than fill the limit, only the last are seen.
  if (d.maxlen >= 0 && count > d.maxlen / length + 1) count = skipRounds(d, count);
  if (d.maxlen < 0 && count > <i64>(LIST_MAX / length)) return raiseMemoryError();
  const total = <u64>length * <u64>count;
  for (let i: u64 = length; i < total; i++) {
    if (!append(d, incref(Ring.at(d, d.length - length))) || !charge(1)) return ERROR;
  }
  return incref(a);
}

/** How many rounds of repetition give the same as `count`. */
function skipRounds(d: PyDeque, count: i64): i64 {
  return d.maxlen / d.length + 2 < count ? d.maxlen / d.length + 2 : count;
}

// ---- methods ----

function appendMethod(args: usize): Value {
  return append(asDeque(load<i64>(args)), incref(load<i64>(args, 8))) ? NONE : ERROR;
}

function appendLeftMethod(args: usize): Value {
  return appendLeft(asDeque(load<i64>(args)), incref(load<i64>(args, 8))) ? NONE : ERROR;
}

function extendMethod(args: usize): Value {
  return extend(asDeque(load<i64>(args)), load<i64>(args, 8), false) ? NONE : ERROR;
}

function extendLeftMethod(args: usize): Value {
  return extend(asDeque(load<i64>(args)), load<i64>(args, 8), true) ? NONE : ERROR;
}

function popMethod(args: usize): Value {
  const d = asDeque(load<i64>(args));
  return d.length === 0 ? raise(Exc.IndexError, "pop from an empty deque") : takeLast(d);
}

function popLeftMethod(args: usize): Value {
  const d = asDeque(load<i64>(args));
  return d.length === 0 ? raise(Exc.IndexError, "pop from an empty deque") : takeFirst(d);
}

function clearMethod(args: usize): Value {
  clear(asDeque(load<i64>(args)));
  return NONE;
}

/** A deque of the same type, items and limit, or ERROR. */
function copied(self: Value): Value {
  const d = asDeque(self);
  const type = box(typeOf(self));
  if (type === box(typeAt(TypeId.DEQUE))) return copyOf(d);
  const copy = d.maxlen < 0 ? call1(type, self) : call2(type, self, small(d.maxlen));
  if (copy === ERROR || isDeque(copy)) return copy;
  const result = raisef(Exc.TypeError, "%N() must return a deque, not %T", type, copy);
  decref(copy);
  return result;
}

function copyMethod(args: usize): Value {
  return copied(load<i64>(args));
}

function countMethod(args: usize): Value {
  const d = asDeque(load<i64>(args));
  const version = d.version;
  let count: i64 = 0;
  for (let i: u32 = 0; i < d.length; i++) {
    const item = incref(Ring.at(d, i));
    const same = valuesEqual(item, load<i64>(args, 8));
    decref(item);
    if (same < 0 || !charge(2)) return ERROR;
    count += same;
    if (d.version !== version) return raiseMutated();
  }
  return small(count);
}

function indexMethod(args: usize): Value {
  const d = asDeque(load<i64>(args));
  const v = load<i64>(args, 8);
  let from = load<i64>(args, 16) === UNBOUND ? 0 : searchBound(load<i64>(args, 16));
  if (from === BAD_INDEX) return ERROR;
  let to = searchBound(load<i64>(args, 24));
  if (to === BAD_INDEX) return ERROR;
  const length: i64 = d.length;
  if (from < 0) from = max<i64>(from + length, 0);
  if (to < 0) to = max<i64>(to + length, 0);
  const i = findItem(d, v, from, min(to, length));
  if (i >= 0) return small(i);
  return i === MISSING ? raise(Exc.ValueError, "deque.index(x): x not in deque") : ERROR;
}

function insertMethod(args: usize): Value {
  const d = asDeque(load<i64>(args));
  let i = sizeNumber(load<i64>(args, 8));
  if (i === BAD_INDEX) return ERROR;
  if (<i64>d.length === d.maxlen) return raise(Exc.IndexError, "deque already at its maximum size");
  const length: i64 = d.length;
  i = i < 0 ? max<i64>(i + length, 0) : min(i, length);
  return insertAt(d, <u32>i, incref(load<i64>(args, 16))) ? NONE : ERROR;
}

function removeMethod(args: usize): Value {
  const d = asDeque(load<i64>(args));
  const version = d.version;
  const length = d.length;
  for (let i: u32 = 0; i < length; i++) {
    const item = incref(Ring.at(d, i));
    const same = valuesEqual(item, load<i64>(args, 8));
    decref(item);
    if (same < 0 || !charge(2)) return ERROR;
    if (d.version !== version) return raise(Exc.IndexError, "deque mutated during iteration");
    if (same === 0) continue;
    decref(takeAt(d, i));
    return NONE;
  }
  return raise(Exc.ValueError, "deque.remove(x): x not in deque");
}

function reverseMethod(args: usize): Value {
  const d = asDeque(load<i64>(args));
  spend(<i32>(d.length >> 2));
  for (let i: u32 = 0, j = d.length - 1; i < d.length >> 1; i++, j--) {
    const v = Ring.at(d, i);
    store<i64>(Ring.slot(d, i), Ring.at(d, j));
    store<i64>(Ring.slot(d, j), v);
  }
  return NONE;
}

function rotateMethod(args: usize): Value {
  const n = sizeNumber(load<i64>(args, 8));
  if (n === BAD_INDEX) return ERROR;
  rotate(asDeque(load<i64>(args)), n);
  return NONE;
}

/** (type, () or ((), maxlen), state, iterator over the items) */
function reduceMethod(args: usize): Value {
  const self = load<i64>(args);
  const d = asDeque(self);
  const result = allocTuple(4);
  if (result === 0) return ERROR;
  const given = d.maxlen < 0 ? emptyTuple() : tuple2(box(emptyTuple()), small(d.maxlen));
  tupleInit(result, 0, incref(box(typeOf(self))));
  tupleInit(result, 1, given === 0 ? NONE : box(given));
  const state = stateOf(self, false);
  tupleInit(result, 2, state === ERROR ? NONE : state);
  const items = getIter(self);
  tupleInit(result, 3, items === ERROR ? NONE : items);
  const v = finishTuple(result);
  if (given !== 0 && state !== ERROR && items !== ERROR) return v;
  decref(v);
  return ERROR;
}

function sizeofMethod(args: usize): Value {
  const self = load<i64>(args);
  return small(<i64>asType(typeOf(self)).basicSize + ((<i64>asDeque(self).capacity) << 3));
}

function getMaxlen(self: Value): Value {
  return asDeque(self).maxlen < 0 ? NONE : small(asDeque(self).maxlen);
}

function classGetItem(args: usize): Value {
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

/** Slots and methods of the declared type. */
export function fillDeque(type: PyType): void {
  initSignature = slotSignature("deque(iterable=(), maxlen=None)");
  type.new = dequeNew.index;
  type.init = dequeInit.index;
  type.dealloc = dequeDealloc.index;
  type.traverse = dequeTraverse.index;
  type.clear = dequeClear.index;
  type.repr = dequeRepr.index;
  type.compare = dequeCompare.index;
  type.iter = dequeIter.index;
  type.length = dequeLength.index;
  type.getItem = dequeGetItem.index;
  type.setItem = dequeSetItem.index;
  type.contains = dequeContains.index;
  type.concat = dequeConcat.index;
  type.inplaceConcat = dequeInplaceConcat.index;
  type.repeat = dequeRepeat.index;
  type.inplaceRepeat = dequeInplaceRepeat.index;
  type.weakOffset = <i32>offsetof<PyDeque>("weakrefs");
  defineGetter(type, "maxlen", getMaxlen);
  define(type, "append(self, item, /)", appendMethod);
  define(type, "appendleft(self, item, /)", appendLeftMethod);
  define(type, "clear(self, /)", clearMethod);
  define(type, "copy(self, /)", copyMethod);
  define(type, "__copy__(self, /)", copyMethod);
  define(type, "count(self, value, /)", countMethod);
  define(type, "extend(self, iterable, /)", extendMethod);
  define(type, "extendleft(self, iterable, /)", extendLeftMethod);
  define(type, "index(self, value, start=<unset>, stop=<unset>, /)", indexMethod);
  define(type, "insert(self, index, value, /)", insertMethod);
  define(type, "pop(self, /)", popMethod);
  define(type, "popleft(self, /)", popLeftMethod);
  define(type, "remove(self, value, /)", removeMethod);
  define(type, "reverse(self, /)", reverseMethod);
  define(type, "rotate(self, n=1, /)", rotateMethod);
  define(type, "__reduce__(self, /)", reduceMethod);
  define(type, "__reversed__(self, /)", dequeReversed);
  define(type, "__sizeof__(self, /)", sizeofMethod);
  defineClassMethod(type, "__class_getitem__(type, object, /)", classGetItem);
}
