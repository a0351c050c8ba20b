/**
 * collections.OrderedDict (CPython: Objects/odictobject.c): a dict, whose table is in order anyway, that can move entries and knows when its
 * order has changed.
 *
 *     │ the fields of a dict │ state u32 │ __dict__ u32 │ weakrefs u32 │ 0 │
 *
 * `state` changes with every key that comes, goes or moves by way of the OrderedDict's own methods: iterators compare it.
 */
import { getAttrOptional } from "../../core/attribute.ts";
import { Builder, newBuilder } from "../../core/builder.ts";
import { call0, call1, callMethod } from "../../core/call.ts";
import { valuesEqual } from "../../core/compare.ts";
import {
  allocDict,
  dictClear,
  dictCopy,
  dictDealloc,
  dictDelete,
  dictEntry,
  dictFill,
  dictFirst,
  dictGet,
  dictLast,
  dictMoveToEnd,
  dictMoveToStart,
  dictNext,
  dictPopHashed,
  dictPosition,
  dictSet,
  dictTableBytes,
  dictUsed,
  dictVisit,
  entryKey,
  isDict,
  newDict,
  PyDict,
  removeEntry,
} from "../../core/dict.ts";
import { errorPending, fail, failf, raise, raisef, raiseWith } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { hashOf } from "../../core/hash.ts";
import { nameOf } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { define, defineClassMethod, defineVector } from "../../core/native.ts";
import { decref, decrefField, gcUntrack, incref, visitAt } from "../../core/object.ts";
import { reprEnter, reprLeave } from "../../core/represent.ts";
import { newStr } from "../../core/string.ts";
import { contains, getItem, setItem } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import {
  allocTuple,
  emptyTuple,
  finishTuple,
  tuple2,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../../core/tuple.ts";
import { asType, isSubtype, PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  boxBool,
  END,
  ERROR,
  isPointer,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { writeRepr } from "../../objects/dict.ts";
import { dictUpdateFrom } from "../../objects/dictupdate.ts";
import { newView } from "../../objects/dictviews.ts";
import { getInstanceDict, replaceInstanceDict } from "../../objects/instancedict.ts";
import { stateOf } from "../../objects/objectreduce.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { orderedIter, orderedReversed } from "./ordereditems.ts";

const STATE: usize = offsetof<PyDict>();
const ATTRIBUTES: usize = STATE + 4;
const WEAKREFS: usize = STATE + 8;
export const ORDERED_SIZE: u32 = <u32>STATE + 16;

/** A number that changes with the order. */
export function stateIn(d: usize): u32 {
  return load<u32>(d + STATE);
}

function changed(d: usize): void {
  store<u32>(d + STATE, stateIn(d) + 1);
}

function isOrdered(v: Value): bool {
  return isPointer(v) && isSubtype(typeOf(v), typeAt(TypeId.ORDERED_DICT));
}

function isExact(v: Value): bool {
  return isExactly(v, TypeId.ORDERED_DICT);
}

// ---- life ----

function orderedNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const d = allocDict(type);
  if (d === 0) return ERROR;
  store<u64>(d + STATE, 0);
  store<u64>(d + WEAKREFS, 0);
  return box(d);
}

function dropAttributes(p: usize): void {
  const attributes: usize = load<u32>(p + ATTRIBUTES);
  store<u32>(p + ATTRIBUTES, 0);
  decrefField(attributes);
}

function orderedDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  dropAttributes(p);
  dictDealloc(p);
}

function orderedTraverse(p: usize, visit: u32): void {
  visitAt(load<u32>(p + ATTRIBUTES), visit);
  dictVisit(p, visit);
}

function orderedClear(p: usize): void {
  dropAttributes(p);
  changed(p);
  dictClear(p);
}

// ---- setting ----

function orderedSetItem(v: Value, key: Value, value: Value): i32 {
  const d = pointer(v);
  const before = dictUsed(d);
  if (value !== UNBOUND) {
    const done = dictSet(d, key, value);
    if (dictUsed(d) !== before) changed(d);
    return done;
  }
  const found = dictDelete(d, key);
  if (found === 0) raiseWith(Exc.KeyError, key);
  if (found > 0) changed(d);
  return found > 0 ? 0 : -1;
}

/** target[key] = value, as a subclass has it. */
function put(target: Value, key: Value, value: Value): bool {
  return (
    (isExact(target) ? orderedSetItem(target, key, value) : setItem(target, key, value)) >= 0 && charge(4)
  );
}

/** Sets all pairs that an iterable gives (CPython: mutablemapping_add_pairs). */
function putPairs(target: Value, pairs: Value): bool {
  const iterator = getIter(pairs);
  if (iterator === ERROR) return false;
  let good: bool = true;
  while (good) {
    const pair = iterNext(iterator);
    if (pair === END) break;
    good = pair !== ERROR && putPair(target, pair);
    decref(pair);
  }
  decref(iterator);
  return good;
}

function putPair(target: Value, pair: Value): bool {
  const iterator = getIter(pair);
  if (iterator === ERROR) return false;
  const key = iterNext(iterator);
  if (key === END) fail(Exc.ValueError, "need more than 0 values to unpack");
  const value = key === END || key === ERROR ? ERROR : iterNext(iterator);
  if (value === END) fail(Exc.ValueError, "need more than 1 value to unpack");
  let good: bool = value !== END && value !== ERROR;
  if (good) {
    const third = iterNext(iterator);
    if (third !== END && third !== ERROR) {
      decref(third);
      fail(Exc.ValueError, "too many values to unpack (expected 2)");
    }
    good = third === END && put(target, key, value);
  }
  decref(iterator);
  decref(key);
  decref(value);
  return good;
}

/** Sets what a mapping or an iterable of pairs has (CPython: mutablemapping_update_arg). */
function updateFrom(target: Value, source: Value): bool {
  if (isExactly(source, TypeId.DICT)) return putMethod(target, source, Name.items);
  const keys = getAttrOptional(source, nameOf(Name.keys));
  if (keys === ERROR) return false;
  if (keys !== UNBOUND) {
    const names = call0(keys);
    decref(keys);
    const good = names !== ERROR && putKeys(target, source, names);
    decref(names);
    return good;
  }
  const items = getAttrOptional(source, nameOf(Name.items));
  if (items === ERROR) return false;
  if (items === UNBOUND) return putPairs(target, source);
  decref(items);
  return putMethod(target, source, Name.items);
}

function putMethod(target: Value, source: Value, method: Name): bool {
  const items = callMethod(source, method);
  const good = items !== ERROR && putPairs(target, items);
  decref(items);
  return good;
}

function putKeys(target: Value, source: Value, keys: Value): bool {
  const iterator = getIter(keys);
  if (iterator === ERROR) return false;
  let good: bool = true;
  while (good) {
    const key = iterNext(iterator);
    if (key === END) break;
    const value = key === ERROR ? ERROR : getItem(source, key);
    good = value !== ERROR && put(target, key, value);
    decref(key);
    decref(value);
  }
  decref(iterator);
  return good;
}

function updateWith(self: Value, args: usize, nargs: i32, kwnames: usize): bool {
  if (nargs === 1 && !updateFrom(self, load<i64>(args))) return false;
  const keywords: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  for (let i: u32 = 0; i < keywords; i++) {
    if (!put(self, tupleItem(kwnames, i), load<i64>(args + ((<usize>nargs + i) << 3)))) return false;
  }
  return true;
}

function orderedInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (nargs > 1) return failf(Exc.TypeError, "expected at most 1 argument, got %d", nargs);
  return updateWith(self, args, nargs, kwnames) ? 0 : -1;
}

function updateMethod(args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs > 2) {
    return raisef(Exc.TypeError, "update() takes at most 1 positional argument (%d given)", <i64>nargs - 1);
  }
  return updateWith(load<i64>(args), args + 8, nargs - 1, kwnames) ? NONE : ERROR;
}

function setdefaultMethod(args: usize): Value {
  const self = load<i64>(args);
  const key = load<i64>(args, 8);
  const fresh = load<i64>(args, 16);
  if (isExact(self)) {
    const value = dictGet(pointer(self), key);
    if (value !== UNBOUND) return incref(value);
  } else {
    const there = contains(self, key);
    if (there !== 0) return there < 0 ? ERROR : getItem(self, key);
  }
  return put(self, key, fresh) ? incref(fresh) : ERROR;
}

// ---- taking, moving ----

/** Takes an entry out: (key, value) */
function takePair(d: usize, e: usize): Value {
  const key = incref(entryKey(e));
  const value = removeEntry(d, e);
  changed(d);
  const pair = tuple2(key, value);
  return pair === 0 ? ERROR : box(pair);
}

function popitemMethod(args: usize): Value {
  const d = pointer(load<i64>(args));
  const last = isTrue(load<i64>(args, 8));
  if (last < 0) return ERROR;
  const e = last > 0 ? dictLast(d) : dictFirst(d);
  return e === 0 ? raise(Exc.KeyError, "dictionary is empty") : takePair(d, e);
}

function popMethod(args: usize): Value {
  const d = pointer(load<i64>(args));
  const key = load<i64>(args, 8);
  const hash = hashOf(key);
  const value = hash === -1 ? ERROR : dictPopHashed(d, key, hash);
  if (value === ERROR) return ERROR;
  if (value !== UNBOUND) {
    changed(d);
    return value;
  }
  const otherwise = load<i64>(args, 16);
  return otherwise === UNBOUND ? raiseWith(Exc.KeyError, key) : incref(otherwise);
}

function moveToEnd(args: usize): Value {
  const d = pointer(load<i64>(args));
  const key = load<i64>(args, 8);
  const last = isTrue(load<i64>(args, 16));
  if (last < 0) return ERROR;
  const hash = hashOf(key);
  if (hash === -1) return ERROR;
  const e = dictEntry(d, key, hash);
  if (e === 0) return errorPending() ? ERROR : raiseWith(Exc.KeyError, key);
  if (!(last > 0 ? dictMoveToEnd(d, e) : dictMoveToStart(d, e))) return ERROR;
  changed(d);
  return NONE;
}

function clearMethod(args: usize): Value {
  const d = pointer(load<i64>(args));
  changed(d);
  dictClear(d);
  return NONE;
}

// ---- copies, comparison, text ----

function copyMethod(args: usize): Value {
  const self = load<i64>(args);
  if (isExact(self)) {
    const copy = orderedNew(typeAt(TypeId.ORDERED_DICT), 0, 0, 0);
    if (copy === ERROR || dictFill(pointer(copy), pointer(self))) return copy;
    decref(copy);
    return ERROR;
  }
  const copy = call0(box(typeOf(self)));
  const keys = copy === ERROR ? ERROR : orderedIter(self);
  const good = keys !== ERROR && putKeys(copy, self, keys);
  decref(keys);
  if (good) return copy;
  decref(copy);
  return ERROR;
}

/** OrderedDict.fromkeys(iterable, value=None) */
function fromkeysMethod(args: usize): Value {
  const result = call0(load<i64>(args));
  const iterator = result === ERROR ? ERROR : getIter(load<i64>(args, 8));
  let good: bool = iterator !== ERROR;
  while (good) {
    const key = iterNext(iterator);
    if (key === END) break;
    good = key !== ERROR && setItem(result, key, load<i64>(args, 16)) >= 0 && charge(4);
    decref(key);
  }
  decref(iterator);
  if (good) return result;
  decref(result);
  return ERROR;
}

function orderedCompare(a: Value, b: Value, op: Compare): Value {
  if (!isOrdered(a) || !isDict(b) || (op !== Compare.EQ && op !== Compare.NE)) return NOT_IMPLEMENTED;
  const plain = call_indirect<Value>(asType(typeAt(TypeId.DICT)).compare, a, b, Compare.EQ);
  if (plain === ERROR) return ERROR;
  let same = isTrue(plain);
  decref(plain);
  if (same > 0 && isOrdered(b)) same = sameOrder(pointer(a), pointer(b));
  return same < 0 ? ERROR : boxBool(same > 0 === (op === Compare.EQ));
}

/** Whether two OrderedDicts have equal keys in the same order: 0, 1, -1. */
function sameOrder(a: usize, b: usize): i32 {
  const aState = stateIn(a);
  const bState = stateIn(b);
  let p = dictNext(a, 0);
  let q = dictNext(b, 0);
  while (p !== 0 && q !== 0) {
    const aPosition = dictPosition(a, p);
    const bPosition = dictPosition(b, q);
    const x = incref(entryKey(p));
    const y = incref(entryKey(q));
    const same = valuesEqual(x, y);
    decref(x);
    decref(y);
    if (same < 0 || !charge(1)) return -1;
    if (stateIn(a) !== aState || stateIn(b) !== bState) {
      return fail(Exc.RuntimeError, "OrderedDict mutated during iteration");
    }
    if (same === 0) return 0;
    p = dictNext(a, aPosition + 1);
    q = dictNext(b, bPosition + 1);
  }
  return p === q ? 1 : 0;
}

function orderedRepr(v: Value): Value {
  if (reprEnter(v)) {
    const dots = newStr("...");
    return dots === 0 ? ERROR : box(dots);
  }
  const out = newBuilder();
  const good = writeOrdered(out, v);
  reprLeave();
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

function writeOrdered(out: Builder, v: Value): bool {
  out.str(asType(typeOf(v)).name);
  out.char(40);
  let good: bool = true;
  if (dictUsed(pointer(v)) !== 0) {
    const plain = isExact(v) ? dictCopy(pointer(v)) : plainItems(v);
    good = plain !== 0 && writeRepr(out, box(plain));
    decrefField(plain);
  }
  out.char(41);
  return good;
}

/** A dict of what items() of a subclass gives; 0 with an exception pending. */
function plainItems(v: Value): usize {
  const items = callMethod(v, Name.items);
  const plain = items === ERROR ? 0 : newDict();
  const good = plain !== 0 && dictUpdateFrom(plain, items);
  decref(items);
  if (good) return plain;
  decrefField(plain);
  return 0;
}

/** a | b, one of which is an OrderedDict: its type is the result's. */
function orderedOr(a: Value, b: Value): Value {
  const own = isOrdered(a) ? a : b;
  if (!isDict(own === a ? b : a)) return NOT_IMPLEMENTED;
  const result = call1(box(typeOf(own)), a);
  if (result === ERROR || updateFrom(result, b)) return result;
  decref(result);
  return ERROR;
}

function orderedInplaceOr(a: Value, b: Value): Value {
  return updateFrom(a, b) ? incref(a) : ERROR;
}

/** (type, (), state, None, iterator over the items) */
function reduceMethod(args: usize): Value {
  const self = load<i64>(args);
  const state = stateOf(self, false);
  const items = state === ERROR ? ERROR : callMethod(self, Name.items);
  const iterator = items === ERROR ? ERROR : getIter(items);
  decref(items);
  const result = iterator === ERROR ? 0 : allocTuple(5);
  if (result === 0) {
    decref(state);
    decref(iterator);
    return ERROR;
  }
  tupleInit(result, 0, incref(box(typeOf(self))));
  tupleInit(result, 1, box(emptyTuple()));
  tupleInit(result, 2, state);
  tupleInit(result, 3, NONE);
  tupleInit(result, 4, iterator);
  return finishTuple(result);
}

function sizeofMethod(args: usize): Value {
  const v = load<i64>(args);
  return small(<i64>asType(typeOf(v)).basicSize + dictTableBytes(pointer(v)));
}

function keysMethod(args: usize): Value {
  return newView(TypeId.ORDERED_KEYS, load<i64>(args));
}

function valuesMethod(args: usize): Value {
  return newView(TypeId.ORDERED_VALUES, load<i64>(args));
}

function itemsMethod(args: usize): Value {
  return newView(TypeId.ORDERED_ITEMS, load<i64>(args));
}

/** Slots and methods of the declared type. */
export function fillOrdered(type: PyType): void {
  type.dictOffset = <i32>ATTRIBUTES;
  type.weakOffset = <i32>WEAKREFS;
  type.new = orderedNew.index;
  type.init = orderedInit.index;
  type.dealloc = orderedDealloc.index;
  type.traverse = orderedTraverse.index;
  type.clear = orderedClear.index;
  type.repr = orderedRepr.index;
  type.compare = orderedCompare.index;
  type.iter = orderedIter.index;
  type.setItem = orderedSetItem.index;
  type.or = orderedOr.index;
  type.inplaceOr = orderedInplaceOr.index;
  defineGetter(type, "__dict__", getInstanceDict, replaceInstanceDict);
  define(type, "__reversed__(self, /)", orderedReversed);
  define(type, "__reduce__(self, /)", reduceMethod);
  define(type, "__sizeof__(self, /)", sizeofMethod);
  define(type, "clear(self, /)", clearMethod);
  define(type, "copy(self, /)", copyMethod);
  defineClassMethod(type, "fromkeys(type, iterable, value=None)", fromkeysMethod);
  define(type, "items(self, /)", itemsMethod);
  define(type, "keys(self, /)", keysMethod);
  define(type, "move_to_end(self, key, last=True)", moveToEnd);
  define(type, "pop(self, key, default=<unrepresentable>)", popMethod);
  define(type, "popitem(self, last=True)", popitemMethod);
  define(type, "setdefault(self, key, default=None)", setdefaultMethod);
  defineVector(type, "update(self, /, *args, **kwargs)", updateMethod);
  define(type, "values(self, /)", valuesMethod);
}
