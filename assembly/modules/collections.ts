/** The module _collections: deque, defaultdict, OrderedDict, the fields of named tuples, and the counting behind Counter. */

import { typeLookup } from "../core/attribute.ts";
import { callMethod } from "../core/call.ts";
import { dictGetHashed, dictSetHashed, dictSetStr, isDict } from "../core/dict.ts";
import { hashOf } from "../core/hash.ts";
import { internText, nameOf } from "../core/intern.ts";
import { charge } from "../core/interrupt.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { defineFunction } from "../core/native.ts";
import { binary } from "../core/number.ts";
import { decref } from "../core/object.ts";
import { countPlain } from "../core/plainentries.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { iterNextInto } from "../core/sink.ts";
import { setItem } from "../core/subscript.ts";
import { asType, Binary, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { declareRecord, initRecord, initRecordIterator } from "../objects/record.ts";
import { Sink, TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { DEFAULTDICT_SIZE, fillDefaultdict } from "./collections/defaultdict.ts";
import { DEQUE_SIZE, fillDeque } from "./collections/deque.ts";
import {
  DEQUE_ITERATOR_FIELDS,
  fillDequeIterator,
  nextBackwards,
  nextForwards,
} from "./collections/dequeiterator.ts";
import { fillOrdered, ORDERED_SIZE } from "./collections/ordered.ts";
import { initOrderedItems } from "./collections/ordereditems.ts";
import { fillTupleGetter, TUPLE_GETTER_FIELDS } from "./collections/tuplegetter.ts";

/** _count_elements(mapping, iterable): adds 1 to the value of each element. */
function countElements(args: usize): Value {
  const mapping = load<i64>(args);
  const iterator = getIter(load<i64>(args, 8));
  if (iterator === ERROR) return ERROR;
  // A subclass that changes neither lookup is counted in as a dict.
  const plain = isDict(mapping) && usesDictGet(mapping);
  let good: bool = true;
  while (good) {
    const key = plain ? iterNextInto(iterator, Sink.COUNTS, pointer(mapping)) : iterNext(iterator);
    if (key === END) break;
    good = key !== ERROR && (plain ? countInDict(mapping, key) : countInMapping(mapping, key)) && charge(2);
    decref(key);
  }
  decref(iterator);
  return good ? NONE : ERROR;
}

/** Whether a type's `get` and `__setitem__` are dict's own (CPython asks the same). */
function usesDictGet(mapping: Value): bool {
  const type = asType(typeOf(mapping));
  const dict = asType(typeAt(TypeId.DICT));
  if (type === dict) return true;
  return inherits(type, dict, Name.get) && inherits(type, dict, Name.__setitem__);
}

function inherits(type: PyType, base: PyType, name: Name): bool {
  return typeLookup(type, nameOf(name)) === typeLookup(base, nameOf(name));
}

function countInDict(mapping: Value, key: Value): bool {
  if (countPlain(pointer(mapping), key)) return true;
  // Its TypeError does not say what the hash was wanted for.
  const hash = hashOf(key);
  if (hash === -1) return false;
  const old = dictGetHashed(pointer(mapping), key, hash);
  if (old === ERROR) return false;
  let count = small(1);
  if (old !== UNBOUND) {
    count = binary(old, count, Binary.ADD);
  }
  if (count === ERROR) return false;
  const good = dictSetHashed(pointer(mapping), key, hash, count) >= 0;
  decref(count);
  return good;
}

function countInMapping(mapping: Value, key: Value): bool {
  const old = callMethod(mapping, Name.get, key, small(0));
  const count = old === ERROR ? ERROR : binary(old, small(1), Binary.ADD);
  decref(old);
  const good = count !== ERROR && setItem(mapping, key, count) >= 0;
  decref(count);
  return good;
}

function open(dict: usize, id: TypeId, module: string): PyType {
  const type = asType(typeAt(id));
  type.module = <u32>internText(module);
  openType(type);
  dictSetStr(dict, type.name, box(changetype<usize>(type)));
  return type;
}

function addIterator(dict: usize, id: TypeId, name: string, next: u32): void {
  declareRecord(id, name, 0, DEQUE_ITERATOR_FIELDS);
  const type = open(dict, id, "_collections");
  initRecordIterator(id, next);
  fillDequeIterator(type);
  ready(type);
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initCollections(dict: usize, module: usize): void {
  const own = TypeFlag.HAVE_GC | TypeFlag.BASETYPE;
  declare(TypeId.DEQUE, "deque", TypeId.OBJECT, own | TypeFlag.SEQUENCE, DEQUE_SIZE);
  const deque = open(dict, TypeId.DEQUE, "collections");
  fillDeque(deque);
  ready(deque);
  addIterator(dict, TypeId.DEQUE_ITERATOR, "_deque_iterator", nextForwards.index);
  addIterator(dict, TypeId.DEQUE_REVERSE_ITERATOR, "_deque_reverse_iterator", nextBackwards.index);
  declare(TypeId.DEFAULTDICT, "defaultdict", TypeId.DICT, own, DEFAULTDICT_SIZE);
  const defaultdict = open(dict, TypeId.DEFAULTDICT, "collections");
  fillDefaultdict(defaultdict);
  ready(defaultdict);
  declare(TypeId.ORDERED_DICT, "OrderedDict", TypeId.DICT, own, ORDERED_SIZE);
  const ordered = open(dict, TypeId.ORDERED_DICT, "collections");
  fillOrdered(ordered);
  ready(ordered);
  initOrderedItems();
  declareRecord(TypeId.TUPLE_GETTER, "_tuplegetter", 0, TUPLE_GETTER_FIELDS);
  const getter = open(dict, TypeId.TUPLE_GETTER, "collections");
  initRecord(TypeId.TUPLE_GETTER);
  fillTupleGetter(getter);
  ready(getter);
  defineFunction(dict, module, "_count_elements(mapping, iterable, /)", countElements);
}
