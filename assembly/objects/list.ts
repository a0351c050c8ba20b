/** The list type: slots and methods (CPython: Objects/listobject.c). Slices of lists: objects/listslice.ts; sort: objects/sort.ts. */

import { newBuilder } from "../core/builder.ts";
import { orderResult, richCompare, valuesEqual } from "../core/compare.ts";
import { fail, failf, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { intFromI64 } from "../core/integer.ts";
import { latin1 } from "../core/intern.ts";
import { charge, spendOnBytes } from "../core/interrupt.ts";
import { getIter } from "../core/iterate.ts";
import { lengthHint } from "../core/lengthhint.ts";
import {
  allocList,
  allocListOf,
  asList,
  isList,
  LIST_MAX,
  listAppendOwned,
  listClear,
  listDealloc,
  listItem,
  listLength,
  listReserve,
  listResize,
  moveItems,
  newList,
} from "../core/list.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, incref, visitRange } from "../core/object.ts";
import { repr, reprEnter, reprLeave } from "../core/represent.ts";
import { iterNextInto } from "../core/sink.ts";
import { clipIndex } from "../core/slice.ts";
import { asStr, charAt, isExactStr, newStr, STR_DATA, strEquals } from "../core/string.ts";
import { BAD_INDEX, indexClamped, indexNumber, isSlice, sizeNumber } from "../core/subscript.ts";
import { charStr } from "../core/substring.ts";
import { TUPLE_ITEMS, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import {
  bothSmall,
  box,
  boxBool,
  END,
  ERROR,
  isPointer,
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
import { Sink, TypeFlag } from "../shared/layout.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { appendView } from "./dictviews.ts";
import { listIter, listReversed } from "./listiterator.ts";
import { listGetSlice, listSetSlice } from "./listslice.ts";
import { asRange, PyRange } from "./range.ts";
import { listSortMethod } from "./sort.ts";

// ---- life ----

let initSignature!: NativeDef;

function listNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocListOf(type);
  return p === 0 ? ERROR : box(p);
}

/** PyType.make */
function listMake(args: usize, nargs: i32): Value {
  if (nargs > 1) return UNBOUND;
  const p = nargs === 0 ? allocList() : listOf(load<i64>(args));
  return p === 0 ? ERROR : box(p);
}

function listInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (nargs === 1 && kwnames === 0) {
    listClear(pointer(self));
    return listExtend(pointer(self), load<i64>(args)) ? 0 : -1;
  }
  // Keywords are the business of a subclass's __new__.
  const ownNew = asType(typeOf(self)).new !== asType(typeAt(TypeId.LIST)).new;
  const values = bindSlot(initSignature, args, nargs, ownNew ? 0 : kwnames);
  if (values === 0) return -1;
  const iterable = load<i64>(values);
  listClear(pointer(self));
  const good = iterable === UNBOUND || listExtend(pointer(self), iterable);
  endSlot(initSignature, values);
  return good ? 0 : -1;
}

function listTraverse(p: usize, visit: u32): void {
  const items: usize = asList(p).items;
  visitRange(items, items + ((<usize>listLength(p)) << 3), 8, visit);
}

// ---- extending ----

/** Appends all that an iterable gives; false with an exception pending (what was appended stays). */
export function listExtend(p: usize, iterable: Value): bool {
  if (isExactly(iterable, TypeId.LIST)) {
    const other = pointer(iterable);
    return appendItems(p, asList(other).items, listLength(other), other === p);
  }
  if (isExactly(iterable, TypeId.TUPLE)) {
    const other = pointer(iterable);
    return appendItems(p, other + TUPLE_ITEMS, tupleLength(other), false);
  }
  if (isExactly(iterable, TypeId.RANGE) && !asRange(pointer(iterable)).big) {
    return appendRange(p, asRange(pointer(iterable)));
  }
  if (isExactly(iterable, TypeId.STR)) return appendCharacters(p, pointer(iterable));
  // A generator is its own iterator, and gives no hint of its length.
  if (isExactly(iterable, TypeId.GENERATOR)) {
    incref(iterable);
    const good = appendAll(p, iterable) && listResize(p, listLength(p));
    decref(iterable);
    return good;
  }
  const done = appendView(p, iterable);
  if (done !== 0) return done > 0;
  const iterator = getIter(iterable);
  if (iterator === ERROR) return false;
  const good = appendIterator(p, iterable, iterator);
  decref(iterator);
  return good;
}

/** Appends `count` borrowed values; `own`: they are the list's own items, which move when it grows. */
function appendItems(p: usize, items: usize, count: u32, own: bool): bool {
  const length = listLength(p);
  if (count === 0) return true;
  if (!charge(<i32>(count >> 3)) || !listResize(p, length + count)) return false;
  const from = own ? <usize>asList(p).items : items;
  const to = <usize>asList(p).items + (length << 3);
  copyItems(to, from, count);
  return true;
}

/** Appends the characters of a str. */
function appendCharacters(p: usize, text: usize): bool {
  const length = listLength(p);
  const count = asStr(text).length;
  if (count === 0) return true;
  if (count > LIST_MAX - length) {
    raiseMemoryError();
    return false;
  }
  if (!charge(<i32>(count >> 3)) || !listReserve(p, length + count)) return false;
  let to = <usize>asList(p).items + (length << 3);
  for (let i: u32 = 0; i < count; i++) {
    const character =
      asStr(text).width === 1 ? box(latin1(load<u8>(text + i, STR_DATA))) : charStr(charAt(text, i));
    if (character === ERROR) return false;
    store<i64>(to, character);
    to += 8;
    asList(p).length = length + i + 1;
  }
  return true;
}

/** Appends the numbers of a range, whose bounds are within i64. */
function appendRange(p: usize, range: PyRange): bool {
  const length = listLength(p);
  const count = range.length;
  if (count > <i64>LIST_MAX - length) {
    raiseMemoryError();
    return false;
  }
  if (count === 0) return true;
  if (!charge(<i32>(count >> 3))) return false;
  // A block of its own gets no room to grow, as CPython has it.
  if (length === 0 && !listReserve(p, (<u32>count + 1) & ~1)) return false;
  if (!listResize(p, length + <u32>count)) return false;
  let to = <usize>asList(p).items + (length << 3);
  let i = range.start;
  for (let left = count; left > 0; left--, i += range.step, to += 8) {
    const v = intFromI64(i);
    store<i64>(to, v);
    if (v === ERROR) return cutOff(p, length + <u32>(count - left));
  }
  return true;
}

/** Leaves the items before `length`; those from there on are not set. */
function cutOff(p: usize, length: u32): bool {
  listResize(p, length);
  return false;
}

function appendIterator(p: usize, iterable: Value, iterator: Value): bool {
  const hint = lengthHint(iterable, 0);
  if (hint < 0) return false;
  // More than any number says must be a lie: CPython ignores that, and refuses what is only too large.
  const isLie = hint > i64.MAX_VALUE - <i64>listLength(p);
  const wanted = hint + listLength(p);
  if (!isLie && wanted > <i64>LIST_MAX) {
    raiseMemoryError();
    return false;
  }
  if (hint > 8 && !isLie && !listReserve(p, <u32>wanted)) return false;
  if (!appendAll(p, iterator)) return false;
  return listResize(p, listLength(p));
}

/** Appends what is left in an iterator; false with an exception pending. */
export function appendAll(p: usize, iterator: Value): bool {
  let uncharged = 0;
  while (true) {
    const item = iterNextInto(iterator, Sink.LIST, p);
    if (item === END) return true;
    if (item === ERROR || !listAppendOwned(p, item)) return false;
    if (++uncharged < 16) continue;
    uncharged = 0;
    if (!charge(16)) return false;
  }
}

/** A new list of what an iterable gives; 0 with an exception pending (CPython: PySequence_List). */
export function listOf(iterable: Value): usize {
  const p = allocList();
  if (p === 0 || listExtend(p, iterable)) return p;
  decref(box(p));
  return 0;
}

// ---- subscripts ----

function listLengthSlot(v: Value): i64 {
  return listLength(pointer(v));
}

/** An index argument as a number from 0, -1 with an exception pending if it is no index or out of range. */
function checkedIndex(p: usize, key: Value, message: string): i64 {
  let i: i64;
  if (isSmall(key)) i = smallValue(key);
  else {
    if (asType(typeOf(key)).index === 0) {
      return failf(Exc.TypeError, "list indices must be integers or slices, not %T", key);
    }
    i = indexNumber(key);
    if (i === BAD_INDEX) return -1;
  }
  const length: i64 = listLength(p);
  if (i < 0) i += length;
  return i >= 0 && i < length ? i : fail(Exc.IndexError, message);
}

function listGetItem(v: Value, key: Value): Value {
  if (isSlice(key)) return listGetSlice(pointer(v), pointer(key));
  const i = checkedIndex(pointer(v), key, "list index out of range");
  return i < 0 ? ERROR : incref(listItem(pointer(v), <u32>i));
}

function listSetItemSlot(v: Value, key: Value, value: Value): i32 {
  if (isSlice(key)) return listSetSlice(pointer(v), pointer(key), value) ? 0 : -1;
  const p = pointer(v);
  const i = checkedIndex(p, key, "list assignment index out of range");
  if (i < 0) return -1;
  if (value === UNBOUND) {
    decref(takeOut(p, <u32>i));
    return 0;
  }
  const slot = <usize>asList(p).items + ((<usize>i) << 3);
  const old = load<i64>(slot);
  store<i64>(slot, incref(value));
  decref(old);
  return 0;
}

/** Removes item i, which is in range, and gives its reference to the caller. */
function takeOut(p: usize, i: u32): Value {
  const items = <usize>asList(p).items;
  const slot = items + (i << 3);
  const v = load<i64>(slot);
  const length = listLength(p) - 1;
  moveItems(slot, slot + 8, length - i);
  listResize(p, length);
  return v;
}

function listContains(v: Value, item: Value): i32 {
  const p = pointer(v);
  const i = findFrom(p, item, 0, i64.MAX_VALUE);
  return i >= 0 ? 1 : i === MISSING ? 0 : -1;
}

const MISSING: i64 = -2;

/** First index in [from, to) of an item equal to v; MISSING, or -1 with an exception pending. The list may change meanwhile. */
function findFrom(p: usize, v: Value, from: i64, to: i64): i64 {
  for (let i = from; i < to && i < <i64>listLength(p); i++) {
    if ((i & 63) === 63 && !charge(64)) return -1;
    const item = listItem(p, <u32>i);
    // Small ints that are not the same are not equal.
    if (item !== v && bothSmall(item, v)) continue;
    const same = equalsItem(p, <u32>i, v);
    if (same !== 0) return same > 0 ? i : -1;
  }
  return MISSING;
}

function equalsItem(p: usize, i: u32, v: Value): i32 {
  const item = listItem(p, i);
  if (item === v) return 1;
  incref(item);
  const same = valuesEqual(item, v);
  decref(item);
  return same;
}

// ---- operators ----

function listConcat(a: Value, b: Value): Value {
  if (!isList(b)) return raisef(Exc.TypeError, 'can only concatenate list (not "%T") to list', b);
  if (!charge(<i32>((listLength(pointer(a)) + listLength(pointer(b))) >> 3))) return ERROR;
  const first = listLength(pointer(a));
  const second = listLength(pointer(b));
  const p = allocList(first + second);
  if (p === 0) return ERROR;
  const to: usize = asList(p).items;
  copyItems(to, asList(pointer(a)).items, first);
  copyItems(to + ((<usize>first) << 3), asList(pointer(b)).items, second);
  asList(p).length = first + second;
  return box(p);
}

/** Copies `count` values, with new references. */
export function copyItems(to: usize, from: usize, count: u32): void {
  for (const end = from + ((<usize>count) << 3); from < end; from += 8, to += 8) {
    store<i64>(to, incref(load<i64>(from)));
  }
}

function listInplaceConcat(a: Value, b: Value): Value {
  return listExtend(pointer(a), b) ? incref(a) : ERROR;
}

function listRepeat(a: Value, count: i64): Value {
  const length = listLength(pointer(a));
  if (length === 0 || count <= 0) {
    const empty = allocList();
    return empty === 0 ? ERROR : box(empty);
  }
  if (count > <i64>LIST_MAX / length) return raiseMemoryError();
  const total = length * <u32>count;
  if (!charge(<i32>(total >> 3))) return ERROR;
  const p = allocList(total);
  if (p === 0) return ERROR;
  repeatItems(asList(pointer(a)).items, min(length, listLength(pointer(a))), asList(p).items, total);
  asList(p).length = total;
  return box(p);
}

/** Fills `total` values at `to` with the `length` values at `from` over and over, taking references. May be in place. */
export function repeatItems(from: usize, length: u32, to: usize, total: u32): void {
  if (length === 1) {
    const v = load<i64>(from);
    const end = to + ((<usize>total) << 3);
    if (isPointer(v)) for (; to < end; to += 8) store<i64>(to, incref(v));
    else for (; to < end; to += 8) store<i64>(to, v);
    return;
  }
  for (let i: u32 = 0, k: u32 = 0; i < total; i++) {
    store<i64>(to + (i << 3), incref(load<i64>(from + (k << 3))));
    if (++k === length) k = 0;
  }
}

function listInplaceRepeat(a: Value, count: i64): Value {
  const p = pointer(a);
  const length = listLength(p);
  if (length === 0 || count === 1) return incref(a);
  if (count < 1) {
    listClear(p);
    return incref(a);
  }
  if (count > <i64>LIST_MAX / length) return raiseMemoryError();
  const total = length * <u32>count;
  if (!charge(<i32>(total >> 3)) || !listResize(p, total)) return ERROR;
  const items: usize = asList(p).items;
  repeatItems(items, length, items + (length << 3), total - length);
  return incref(a);
}

/** How many values at two addresses are the very same before the first that differ, `n` at most. */
function samePrefix(a: usize, b: usize, n: u32): u32 {
  let i: u32 = 0;
  for (; i + 2 <= n; i += 2, a += 16, b += 16) {
    if (!v128.all_true<i64>(v128.eq<i64>(v128.load(a), v128.load(b)))) break;
  }
  return i;
}

function listCompare(a: Value, b: Value, op: Compare): Value {
  if (!isList(a) || !isList(b)) return NOT_IMPLEMENTED;
  const p = pointer(a);
  const q = pointer(b);
  if (listLength(p) !== listLength(q)) {
    if (op === Compare.EQ) return boxBool(false);
    if (op === Compare.NE) return boxBool(true);
  }
  const same = samePrefix(asList(p).items, asList(q).items, min(listLength(p), listLength(q)));
  if (!charge(<i32>(same >> 3))) return ERROR;
  for (let i = same; i < listLength(p) && i < listLength(q); i++) {
    if ((i & 63) === 63 && !charge(16)) return ERROR;
    const x = listItem(p, i);
    const y = listItem(q, i);
    if (x === y) continue;
    if (bothSmall(x, y)) return decide(x, y, op);
    if (isExactStr(x) && isExactStr(y)) {
      if (strEquals(pointer(x), pointer(y))) continue;
      return decide(x, y, op);
    }
    incref(x);
    incref(y);
    const equal = valuesEqual(x, y);
    // An __eq__ may have made the lists shorter: then their lengths decide.
    const over = i >= listLength(p) || i >= listLength(q);
    const result = equal < 0 ? ERROR : equal > 0 || over ? UNBOUND : decide(x, y, op);
    decref(x);
    decref(y);
    if (result !== UNBOUND) return result;
  }
  const m = listLength(p);
  const n = listLength(q);
  return orderResult(m < n ? -1 : m > n ? 1 : 0, op);
}

/** The result of comparing sequences that differ first in x and y. */
export function decide(x: Value, y: Value, op: Compare): Value {
  if (op === Compare.EQ) return boxBool(false);
  if (op === Compare.NE) return boxBool(true);
  return richCompare(x, y, op);
}

function listRepr(v: Value): Value {
  const p = pointer(v);
  if (listLength(p) === 0) return textValue("[]");
  if (reprEnter(v)) return textValue("[...]");
  const out = newBuilder();
  out.char(91);
  for (let i: u32 = 0; i < listLength(p); i++) {
    if (i > 0) out.text(", ");
    const item = incref(listItem(p, i));
    const text = repr(item);
    decref(item);
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
  out.char(93);
  return out.finish();
}

/** A new str of a literal, as a Value; ERROR with MemoryError pending. */
function textValue(text: string): Value {
  const p = newStr(text);
  return p === 0 ? ERROR : box(p);
}

// ---- methods ----

function listAppendMethod(args: usize): Value {
  const list = asList(pointer(load<i64>(args)));
  const v = incref(load<i64>(args, 8));
  const length = list.length;
  if (length === list.capacity) return listAppendOwned(changetype<usize>(list), v) ? NONE : ERROR;
  store<i64>(<usize>list.items + (length << 3), v);
  list.length = length + 1;
  return NONE;
}

function listClearMethod(args: usize): Value {
  listClear(pointer(load<i64>(args)));
  return NONE;
}

function listCopyMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  if (!charge(<i32>(listLength(p) >> 3))) return ERROR;
  const copy = newList(asList(p).items, listLength(p));
  return copy === 0 ? ERROR : box(copy);
}

function listCountMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const v = load<i64>(args, 8);
  let count: i64 = 0;
  for (let i: u32 = 0; i < listLength(p); i++) {
    const same = equalsItem(p, i, v);
    if (same < 0) return ERROR;
    count += same;
    if ((i & 63) === 63 && !charge(64)) return ERROR;
  }
  return small(count);
}

function listExtendMethod(args: usize): Value {
  return listExtend(pointer(load<i64>(args)), load<i64>(args, 8)) ? NONE : ERROR;
}

/** Bounds of index(): like slice bounds, but None is not one; not given: to the end. BAD_INDEX with TypeError pending. */
export function searchBound(v: Value): i64 {
  if (v === UNBOUND) return i64.MAX_VALUE;
  if (!isSmall(v) && asType(typeOf(v)).index === 0) {
    fail(Exc.TypeError, "slice indices must be integers or have an __index__ method");
    return BAD_INDEX;
  }
  return indexClamped(v);
}

function listIndexMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const start = searchBound(load<i64>(args, 16));
  const stop = start === BAD_INDEX ? start : searchBound(load<i64>(args, 24));
  if (stop === BAD_INDEX) return ERROR;
  const length: i64 = listLength(p);
  const i = findFrom(p, load<i64>(args, 8), clipIndex(start, length), clipLow(stop, length));
  if (i >= 0) return small(i);
  return i === MISSING ? raise(Exc.ValueError, "list.index(x): x not in list") : ERROR;
}

function clipLow(i: i64, length: i64): i64 {
  return i < 0 ? max<i64>(i + length, 0) : i;
}

/** CPython makes `__getitem__` of list and dict a method, not a wrapper of the slot. */
function listGetItemMethod(args: usize): Value {
  return listGetItem(load<i64>(args), load<i64>(args, 8));
}

function listInsertMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const index = sizeNumber(load<i64>(args, 8));
  if (index === BAD_INDEX) return ERROR;
  const length = listLength(p);
  const at = <u32>clipIndex(index, length);
  if (!listResize(p, length + 1)) return ERROR;
  const slot = <usize>asList(p).items + (at << 3);
  moveItems(slot + 8, slot, length - at);
  store<i64>(slot, incref(load<i64>(args, 16)));
  return NONE;
}

/** Removes the last of at least two items: no block has to be given back. */
function takeLast(p: usize): Value {
  const list = asList(p);
  const length = list.length - 1;
  const v = load<i64>(<usize>list.items + (length << 3));
  if (length >= list.capacity >> 1) list.length = length;
  else listResize(p, length);
  return v;
}

function listPopMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const key = load<i64>(args, 8);
  let i = isSmall(key) ? smallValue(key) : sizeNumber(key);
  if (i === BAD_INDEX) return ERROR;
  const length: i64 = listLength(p);
  if (i === -1 && length > 1) return takeLast(p);
  if (length === 0) return raise(Exc.IndexError, "pop from empty list");
  if (i < 0) i += length;
  if (i < 0 || i >= length) return raise(Exc.IndexError, "pop index out of range");
  return takeOut(p, <u32>i);
}

function listRemoveMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const i = findFrom(p, load<i64>(args, 8), 0, i64.MAX_VALUE);
  if (i === MISSING) return raise(Exc.ValueError, "list.remove(x): x not in list");
  if (i < 0) return ERROR;
  // The comparison may have shortened the list.
  if (i < <i64>listLength(p)) decref(takeOut(p, <u32>i));
  return NONE;
}

function listReverseMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  spendOnBytes((<usize>listLength(p)) << 3);
  reverseItems(asList(p).items, listLength(p));
  return NONE;
}

/** Turns `count` values at `items` round. */
export function reverseItems(items: usize, count: u32): void {
  if (count < 2) return;
  let low = items;
  let high = items + ((count - 1) << 3);
  for (; low < high; low += 8, high -= 8) {
    const v = load<i64>(low);
    store<i64>(low, load<i64>(high));
    store<i64>(high, v);
  }
}

function listSizeof(args: usize): Value {
  const p = pointer(load<i64>(args));
  return small(<i64>asType(typeOf(load<i64>(args))).basicSize + ((<i64>asList(p).capacity) << 3));
}

export function initList(): void {
  const type = asType(typeAt(TypeId.LIST));
  type.flags |= TypeFlag.BASETYPE | TypeFlag.SEQUENCE;
  initSignature = slotSignature("list(iterable=(), /)");
  type.new = listNew.index;
  type.make = listMake.index;
  type.init = listInit.index;
  type.dealloc = listDealloc.index;
  type.traverse = listTraverse.index;
  type.clear = listClear.index;
  type.repr = listRepr.index;
  type.compare = listCompare.index;
  type.iter = listIter.index;
  type.length = listLengthSlot.index;
  type.getItem = listGetItem.index;
  type.setItem = listSetItemSlot.index;
  type.contains = listContains.index;
  type.concat = listConcat.index;
  type.inplaceConcat = listInplaceConcat.index;
  type.repeat = listRepeat.index;
  type.inplaceRepeat = listInplaceRepeat.index;
  define(type, "__getitem__(self, index, /)", listGetItemMethod);
  define(type, "append(self, object, /)", listAppendMethod);
  define(type, "clear(self, /)", listClearMethod);
  define(type, "copy(self, /)", listCopyMethod);
  define(type, "count(self, value, /)", listCountMethod);
  define(type, "extend(self, iterable, /)", listExtendMethod);
  define(type, "index(self, value, start=0, stop=sys.maxsize, /)", listIndexMethod);
  define(type, "insert(self, index, object, /)", listInsertMethod);
  define(type, "pop(self, index=-1, /)", listPopMethod);
  define(type, "remove(self, value, /)", listRemoveMethod);
  define(type, "reverse(self, /)", listReverseMethod);
  define(type, "sort(self, *, key=None, reverse=False)", listSortMethod);
  define(type, "__reversed__(self, /)", listReversed);
  define(type, "__sizeof__(self, /)", listSizeof);
}
