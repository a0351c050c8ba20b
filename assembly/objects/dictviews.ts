/**
 * Views of dicts: what keys(), values() and items() give (PEP 3106). Their set operations: objects/dictviewsets.ts.
 *
 *     │ refcount │ type │ dict u32 │ 0 │
 */
import { newBuilder } from "../core/builder.ts";
import { valuesEqual } from "../core/compare.ts";
import {
  dictContains,
  dictGet,
  dictNext,
  dictPosition,
  dictUsed,
  entryKey,
  entryValue,
} from "../core/dict.ts";
import { raiseMemoryError } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { charge } from "../core/interrupt.ts";
import { getIter } from "../core/iterate.ts";
import { allocList, asList, listLength, listResize } from "../core/list.ts";
import { define } from "../core/native.ts";
import { decref, incref, Plain, visitAt } from "../core/object.ts";
import { reprEnter, reprLeave } from "../core/represent.ts";
import { newStr } from "../core/string.ts";
import { isTuple, tuple2, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { TypeId } from "../shared/types.ts";
import { writeRepr } from "./dict.ts";
import { newDictIterator } from "./dictiterator.ts";
import { defineViewAlgebra } from "./dictviewsets.ts";
import { appendAll } from "./list.ts";
import { newMappingProxy } from "./mappingproxy.ts";

@unmanaged
export class PyDictView {
  refcount: i32;
  type: u32;
  dict: u32;
  pad: u32;
}

export function asDictView(p: usize): PyDictView {
  return changetype<PyDictView>(p);
}

/** A view of one of the types of views over a dict: a reference, or ERROR. */
export function newView(id: TypeId, dict: Value): Value {
  const p = Plain.make(id, offsetof<PyDictView>());
  if (p === 0) return raiseMemoryError();
  incref(dict);
  asDictView(p).dict = <u32>pointer(dict);
  asDictView(p).pad = 0;
  Plain.track(p);
  return box(p);
}

export function keysView(dict: Value): Value {
  return newView(TypeId.DICT_KEYS, dict);
}

export function valuesView(dict: Value): Value {
  return newView(TypeId.DICT_VALUES, dict);
}

export function itemsView(dict: Value): Value {
  return newView(TypeId.DICT_ITEMS, dict);
}

/**
 * Appends all that a dict or one of its views has to a list, without an iterator: as nothing runs meanwhile, the dict stays as it is.
 * -1 with an exception pending; 0: it is neither, and nothing was done.
 */
export function appendView(list: usize, v: Value): i32 {
  const type = typeOf(v);
  const isDict = type === typeAt(TypeId.DICT);
  const items = type === typeAt(TypeId.DICT_ITEMS);
  const values = type === typeAt(TypeId.DICT_VALUES);
  if (!isDict && !items && !values && type !== typeAt(TypeId.DICT_KEYS)) return 0;
  const d = isDict ? pointer(v) : <usize>asDictView(pointer(v)).dict;
  // What is due may change both: they are looked at afterwards.
  if (!charge(<i32>(dictUsed(d) >> 2))) return -1;
  let n = listLength(list);
  if (!listResize(list, n + dictUsed(d))) return -1;
  asList(list).length = n;
  let at = <usize>asList(list).items + ((<usize>n) << 3);
  for (let e = dictNext(d, 0); e !== 0; e = dictNext(d, dictPosition(d, e) + 1), at += 8) {
    let item = values ? entryValue(e) : entryKey(e);
    if (items) {
      const pair = tuple2(incref(entryKey(e)), incref(entryValue(e)));
      if (pair === 0) return -1;
      item = box(pair);
    } else incref(item);
    store<i64>(at, item);
    asList(list).length = ++n;
  }
  return 1;
}

function dictOfView(v: Value): Value {
  return box(<usize>asDictView(pointer(v)).dict);
}

function getMapping(v: Value): Value {
  return newMappingProxy(dictOfView(v));
}

function dealloc(p: usize): void {
  Plain.untrack(p);
  decref(box(<usize>asDictView(p).dict));
  Plain.freeOf(<usize>asDictView(p).type, p, offsetof<PyDictView>());
}

function traverse(p: usize, visit: u32): void {
  visitAt(asDictView(p).dict, visit);
}

// ---- slots ----

function viewLength(v: Value): i64 {
  return dictUsed(asDictView(pointer(v)).dict);
}

function viewIter(v: Value): Value {
  return dictIteratorOver(v, typeOf(v));
}

/** iter() of an exact dict or a view of one, by its type; UNBOUND for any other. */
export function dictIteratorOver(v: Value, type: usize): Value {
  if (type === typeAt(TypeId.DICT)) return newDictIterator(TypeId.DICT_KEY_ITERATOR, v);
  if (type === typeAt(TypeId.DICT_ITEMS)) return newDictIterator(TypeId.DICT_ITEM_ITERATOR, dictOfView(v));
  if (type === typeAt(TypeId.DICT_VALUES)) return newDictIterator(TypeId.DICT_VALUE_ITERATOR, dictOfView(v));
  if (type === typeAt(TypeId.DICT_KEYS)) return newDictIterator(TypeId.DICT_KEY_ITERATOR, dictOfView(v));
  return UNBOUND;
}

function viewReversed(args: usize): Value {
  const v = load<i64>(args);
  const type = typeOf(v);
  let id = TypeId.DICT_REVERSE_ITEM_ITERATOR;
  if (type === typeAt(TypeId.DICT_KEYS)) id = TypeId.DICT_REVERSE_KEY_ITERATOR;
  else if (type === typeAt(TypeId.DICT_VALUES)) id = TypeId.DICT_REVERSE_VALUE_ITERATOR;
  return newDictIterator(id, dictOfView(v));
}

function keysContain(v: Value, key: Value): i32 {
  return dictContains(asDictView(pointer(v)).dict, key);
}

function itemsContain(v: Value, item: Value): i32 {
  if (!isTuple(item) || tupleLength(pointer(item)) !== 2) return 0;
  const found = dictGet(asDictView(pointer(v)).dict, tupleItem(pointer(item), 0));
  if (found === ERROR) return -1;
  if (found === UNBOUND) return 0;
  incref(found);
  const same = valuesEqual(found, tupleItem(pointer(item), 1));
  decref(found);
  return same;
}

/** `dict_keys([…])`: the type's name around a list of the items. */
function viewRepr(v: Value): Value {
  if (reprEnter(v)) return literalText("...");
  const result = reprOfList(v);
  reprLeave();
  return result;
}

function literalText(text: string): Value {
  const p = newStr(text);
  return p === 0 ? ERROR : box(p);
}

function reprOfList(v: Value): Value {
  const iterator = getIter(v);
  if (iterator === ERROR) return ERROR;
  const list = allocList();
  const out = newBuilder();
  out.str(asType(typeOf(v)).name);
  out.char(40);
  const good = list !== 0 && appendAll(list, iterator) && writeRepr(out, box(list));
  out.char(41);
  decref(iterator);
  if (list !== 0) decref(box(list));
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

function initView(id: TypeId): void {
  const type = asType(typeAt(id));
  type.dealloc = dealloc.index;
  type.traverse = traverse.index;
  type.repr = viewRepr.index;
  type.iter = viewIter.index;
  type.length = viewLength.index;
  define(type, "__reversed__(self, /)", viewReversed);
  defineGetter(type, "mapping", getMapping);
}

export function initDictViews(): void {
  initView(TypeId.DICT_KEYS);
  initView(TypeId.DICT_VALUES);
  initView(TypeId.DICT_ITEMS);
  const keys = asType(typeAt(TypeId.DICT_KEYS));
  keys.contains = keysContain.index;
  defineViewAlgebra(keys);
  const items = asType(typeAt(TypeId.DICT_ITEMS));
  items.contains = itemsContain.index;
  defineViewAlgebra(items);
}
