/**
 * The dict type: slots and methods (CPython: Objects/dictobject.c). The table: core/dict.ts; views: objects/dictviews.ts;
 * iterators: objects/dictiterator.ts; filling from mappings and sequences: objects/dictupdate.ts.
 */
import { Builder, newBuilder } from "../core/builder.ts";
import { call0, callSpecial } from "../core/call.ts";
import { valuesEqual } from "../core/compare.ts";
import {
  ABSENT,
  allocDict,
  dictClear,
  dictContains,
  dictCopy,
  dictDealloc,
  dictDelete,
  dictGet,
  dictGetHashed,
  dictInsertMissing,
  dictInsertNew,
  dictLast,
  dictNext,
  dictPlace,
  dictPop,
  dictPosition,
  dictSet,
  dictSetHashed,
  dictTableBytes,
  dictUsed,
  dictVisit,
  entryHash,
  entryKey,
  entryValue,
  isDict,
  newDict,
  removeEntry,
  UNSURE,
} from "../core/dict.ts";
import { raise, raisef, raiseWith } from "../core/errors.ts";
import { hashOfKey } from "../core/hash.ts";
import { charge } from "../core/interrupt.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { define, defineClassMethod, defineVector } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { repr, reprEnter, reprLeave } from "../core/represent.ts";
import { entryElement, entryElementHash, setNext, setPosition } from "../core/set.ts";
import { newStr } from "../core/string.ts";
import { setItem } from "../core/subscript.ts";
import { tuple2, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
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
} from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { dictIter, dictReversed } from "./dictiterator.ts";
import { dictUpdateFrom } from "./dictupdate.ts";
import { itemsView, keysView, valuesView } from "./dictviews.ts";

// ---- life ----

function dictNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const d = allocDict(type);
  return d === 0 ? ERROR : box(d);
}

/** PyType.make */
function dictMake(args: usize, nargs: i32): Value {
  if (nargs > 1) return UNBOUND;
  const d = newDict();
  if (d === 0) return ERROR;
  if (nargs === 0 || dictUpdateFrom(d, load<i64>(args))) return box(d);
  decref(box(d));
  return ERROR;
}

function dictInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  return updateWith(self, "dict expected at most 1 argument, got %d", args, nargs, kwnames) ? 0 : -1;
}

/** update(*args, **kwargs): at most one positional argument, then the keywords. False with an exception pending. */
function updateWith(self: Value, tooMany: string, args: usize, nargs: i32, kwnames: usize): bool {
  if (nargs > 1) {
    raisef(Exc.TypeError, tooMany, <i64>nargs);
    return false;
  }
  const d = pointer(self);
  if (nargs === 1 && !dictUpdateFrom(d, load<i64>(args))) return false;
  const keywords: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  for (let i: u32 = 0; i < keywords; i++) {
    if (dictSet(d, tupleItem(kwnames, i), load<i64>(args + ((nargs + i) << 3))) < 0) return false;
  }
  return true;
}

function dictTraverse(p: usize, visit: u32): void {
  dictVisit(p, visit);
}

// ---- slots ----

function dictLength(v: Value): i64 {
  return dictUsed(pointer(v));
}

function dictGetItem(v: Value, key: Value): Value {
  const value = dictGet(pointer(v), key);
  if (value === ERROR) return ERROR;
  return value === UNBOUND ? missing(v, key) : incref(value);
}

/** The value for a key that is not there: __missing__ of a subclass, or KeyError. */
function missing(v: Value, key: Value): Value {
  if (!isExactly(v, TypeId.DICT)) {
    const result = callSpecial(v, Name.__missing__, key);
    if (result !== UNBOUND) return result;
  }
  return raiseWith(Exc.KeyError, key);
}

function dictSetItem(v: Value, key: Value, value: Value): i32 {
  if (value !== UNBOUND) return dictSet(pointer(v), key, value);
  const found = dictDelete(pointer(v), key);
  if (found === 0) raiseWith(Exc.KeyError, key);
  return found > 0 ? 0 : -1;
}

function dictContainsSlot(v: Value, key: Value): i32 {
  return dictContains(pointer(v), key);
}

function dictCompare(a: Value, b: Value, op: Compare): Value {
  if (!isDict(a) || !isDict(b) || (op !== Compare.EQ && op !== Compare.NE)) return NOT_IMPLEMENTED;
  const same = dictsEqual(pointer(a), pointer(b));
  return same < 0 ? ERROR : boxBool(same > 0 === (op === Compare.EQ));
}

/** Same keys with equal values: 0, 1, -1. */
function dictsEqual(a: usize, b: usize): i32 {
  if (dictUsed(a) !== dictUsed(b)) return 0;
  let pos: u32 = 0;
  while (true) {
    const e = dictNext(a, pos);
    if (e === 0) return 1;
    pos = dictPosition(a, e) + 1;
    const key = incref(entryKey(e));
    const value = incref(entryValue(e));
    const other = dictGetHashed(b, key, entryHash(e));
    let same = 0;
    if (other === ERROR) same = -1;
    else if (other !== UNBOUND) {
      incref(other);
      same = valuesEqual(other, value);
      decref(other);
    }
    decref(key);
    decref(value);
    if (same <= 0) return same;
    if ((pos & 63) === 63 && !charge(64)) return -1;
  }
}

function dictOr(a: Value, b: Value): Value {
  if (!isDict(a) || !isDict(b)) return NOT_IMPLEMENTED;
  const copy = dictCopy(pointer(a));
  if (copy === 0) return ERROR;
  if (dictUpdateFrom(copy, b)) return box(copy);
  decref(box(copy));
  return ERROR;
}

function dictInplaceOr(a: Value, b: Value): Value {
  return dictUpdateFrom(pointer(a), b) ? incref(a) : ERROR;
}

function dictRepr(v: Value): Value {
  if (dictUsed(pointer(v)) === 0) return literalText("{}");
  if (reprEnter(v)) return literalText("{...}");
  const out = newBuilder();
  out.char(123);
  const good = writeItems(out, pointer(v));
  reprLeave();
  out.char(125);
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

function literalText(text: string): Value {
  const p = newStr(text);
  return p === 0 ? ERROR : box(p);
}

function writeItems(out: Builder, d: usize): bool {
  let pos: u32 = 0;
  while (true) {
    const e = dictNext(d, pos);
    if (e === 0) return true;
    if (pos > 0) out.text(", ");
    pos = dictPosition(d, e) + 1;
    const key = incref(entryKey(e));
    const value = incref(entryValue(e));
    let good = writeRepr(out, key);
    out.text(": ");
    good = good && writeRepr(out, value);
    decref(key);
    decref(value);
    if (!good || !charge(8)) return false;
  }
}

/** Writes repr(v); false with an exception pending. */
export function writeRepr(out: Builder, v: Value): bool {
  const text = repr(v);
  if (text === ERROR) return false;
  out.str(pointer(text));
  decref(text);
  return true;
}

// ---- methods ----

function clearMethod(args: usize): Value {
  dictClear(pointer(load<i64>(args)));
  return NONE;
}

function copyMethod(args: usize): Value {
  const copy = dictCopy(pointer(load<i64>(args)));
  return copy === 0 ? ERROR : box(copy);
}

function getMethod(args: usize): Value {
  const place = dictPlace(pointer(load<i64>(args)), load<i64>(args, 8));
  if (place !== UNSURE) return incref(place === 0 ? load<i64>(args, 16) : load<i64>(place));
  const value = dictGet(pointer(load<i64>(args)), load<i64>(args, 8));
  return value === UNBOUND ? incref(load<i64>(args, 16)) : incref(value);
}

function setdefaultMethod(args: usize): Value {
  const d = pointer(load<i64>(args));
  const key = load<i64>(args, 8);
  const place = dictPlace(d, key);
  if (place > UNSURE) return incref(load<i64>(place));
  if (place === ABSENT) {
    const fresh = load<i64>(args, 16);
    return dictInsertMissing(d, key, fresh) < 0 ? ERROR : incref(fresh);
  }
  const hash = hashOfKey(key);
  if (hash === -1) return ERROR;
  const value = dictGetHashed(d, key, hash);
  if (value !== UNBOUND) return incref(value);
  const fresh = load<i64>(args, 16);
  return dictInsertNew(d, key, hash, fresh) < 0 ? ERROR : incref(fresh);
}

function popMethod(args: usize): Value {
  const key = load<i64>(args, 8);
  // An empty dict does not even ask for the hash.
  const value = dictUsed(pointer(load<i64>(args))) === 0 ? UNBOUND : dictPop(pointer(load<i64>(args)), key);
  if (value !== UNBOUND) return value;
  const otherwise = load<i64>(args, 16);
  return otherwise === UNBOUND ? raiseWith(Exc.KeyError, key) : incref(otherwise);
}

function popitemMethod(args: usize): Value {
  const d = pointer(load<i64>(args));
  const last = dictLast(d);
  if (last === 0) return raise(Exc.KeyError, "popitem(): dictionary is empty");
  const key = incref(entryKey(last));
  const value = removeEntry(d, last);
  const pair = tuple2(key, value);
  return pair === 0 ? ERROR : box(pair);
}

function updateMethod(args: usize, nargs: i32, kwnames: usize): Value {
  const message = "update expected at most 1 argument, got %d";
  return updateWith(load<i64>(args), message, args + 8, nargs - 1, kwnames) ? NONE : ERROR;
}

/** dict.fromkeys(iterable, value=None) */
function fromkeysMethod(args: usize): Value {
  const result = call0(load<i64>(args));
  if (result === ERROR) return ERROR;
  if (setAll(result, load<i64>(args, 8), load<i64>(args, 16))) return result;
  decref(result);
  return ERROR;
}

/** target[key] = value for each key of an iterable. */
function setAll(target: Value, keys: Value, value: Value): bool {
  const plain = isExactly(target, TypeId.DICT);
  if (plain && (isExactly(keys, TypeId.SET) || isExactly(keys, TypeId.FROZENSET))) {
    return setAllOfSet(pointer(target), pointer(keys), value);
  }
  const iterator = getIter(keys);
  if (iterator === ERROR) return false;
  let good: bool = true;
  while (good) {
    const key = iterNext(iterator);
    if (key === END) break;
    if (key === ERROR) good = false;
    else {
      good = (plain ? dictSet(pointer(target), key, value) : setItem(target, key, value)) >= 0 && charge(4);
      decref(key);
    }
  }
  decref(iterator);
  return good;
}

/** setAll for the elements of a set, whose hashes are known. */
function setAllOfSet(target: usize, keys: usize, value: Value): bool {
  for (let e = setNext(keys, 0); e !== 0; ) {
    const at = setPosition(keys, e) + 1;
    const key = incref(entryElement(e));
    const result = dictSetHashed(target, key, entryElementHash(e), value);
    decref(key);
    if (result < 0 || !charge(4)) return false;
    e = setNext(keys, at);
  }
  return true;
}

function keysMethod(args: usize): Value {
  return keysView(load<i64>(args));
}

function valuesMethod(args: usize): Value {
  return valuesView(load<i64>(args));
}

function itemsMethod(args: usize): Value {
  return itemsView(load<i64>(args));
}

function containsMethod(args: usize): Value {
  const found = dictContains(pointer(load<i64>(args)), load<i64>(args, 8));
  return found < 0 ? ERROR : boxBool(found > 0);
}

function getItemMethod(args: usize): Value {
  return dictGetItem(load<i64>(args), load<i64>(args, 8));
}

function sizeofMethod(args: usize): Value {
  const v = load<i64>(args);
  return small(<i64>asType(typeOf(v)).basicSize + dictTableBytes(pointer(v)));
}

export function initDictType(): void {
  const type = asType(typeAt(TypeId.DICT));
  type.new = dictNew.index;
  type.make = dictMake.index;
  type.init = dictInit.index;
  type.dealloc = dictDealloc.index;
  type.traverse = dictTraverse.index;
  type.clear = dictClear.index;
  type.repr = dictRepr.index;
  type.compare = dictCompare.index;
  type.iter = dictIter.index;
  type.length = dictLength.index;
  type.getItem = dictGetItem.index;
  type.setItem = dictSetItem.index;
  type.contains = dictContainsSlot.index;
  type.or = dictOr.index;
  type.inplaceOr = dictInplaceOr.index;
  define(type, "__contains__(self, key, /)", containsMethod);
  define(type, "__getitem__(self, key, /)", getItemMethod);
  define(type, "__reversed__(self, /)", dictReversed);
  define(type, "__sizeof__(self, /)", sizeofMethod);
  define(type, "clear(self, /)", clearMethod);
  define(type, "copy(self, /)", copyMethod);
  defineClassMethod(type, "fromkeys(type, iterable, value=None, /)", fromkeysMethod);
  define(type, "get(self, key, default=None, /)", getMethod);
  define(type, "items(self, /)", itemsMethod);
  define(type, "keys(self, /)", keysMethod);
  define(type, "pop(self, key, default=<unrepresentable>, /)", popMethod);
  define(type, "popitem(self, /)", popitemMethod);
  define(type, "setdefault(self, key, default=None, /)", setdefaultMethod);
  defineVector(type, "update(self, /, *args, **kwargs)", updateMethod);
  define(type, "values(self, /)", valuesMethod);
}
