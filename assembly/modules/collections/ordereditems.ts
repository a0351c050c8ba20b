/**
 * Views and iterators of OrderedDict (CPython: Objects/odictobject.c). Views are those of dict with iterators of their own, which notice when
 * the order changes:
 *
 *     iterator   │ refcount │ type │ dict u32: 0 when exhausted │ state u32 │ used i32 │ pos u32 │ kind u32 │ 0 │
 */
import {
  dictFilled,
  dictFirst,
  dictNext,
  dictPosition,
  dictPrevious,
  dictUsed,
  entryKey,
  entryValue,
} from "../../core/dict.ts";
import { raise, raiseMemoryError } from "../../core/errors.ts";
import { internText } from "../../core/intern.ts";
import { define } from "../../core/native.ts";
import {
  decrefAt,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  increfAt,
  newContainer,
  visitAt,
} from "../../core/object.ts";
import { declare, openType, ready } from "../../core/ready.ts";
import { tuple2 } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, END, ERROR, pointer, Value } from "../../core/value.ts";
import { iterSelf } from "../../objects/cursor.ts";
import { asDictView, PyDictView } from "../../objects/dictviews.ts";
import { listOf } from "../../objects/list.ts";
import { builtinReduction } from "../../objects/reduction.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { stateIn } from "./ordered.ts";

enum Kind {
  KEYS = 0,
  VALUES = 1,
  ITEMS = 2,
  REVERSED = 4,
}

@unmanaged
class Iterator {
  refcount: i32;
  type: u32;
  dict: u32;
  state: u32;
  /** Length when it began; -1 once it has changed. */
  used: i32;
  pos: u32;
  kind: u32;
  pad: u32;
}

function asIterator(v: Value): Iterator {
  return changetype<Iterator>(pointer(v));
}

function newIterator(dict: usize, kind: u32): Value {
  const p = newContainer(typeAt(TypeId.ORDERED_ITERATOR), offsetof<Iterator>());
  if (p === 0) return raiseMemoryError();
  const it = changetype<Iterator>(p);
  increfAt(dict);
  it.dict = <u32>dict;
  it.state = stateIn(dict);
  it.used = <i32>dictUsed(dict);
  it.pos = kind & Kind.REVERSED ? dictFilled(dict) : positionOfFirst(dict);
  it.kind = kind;
  it.pad = 0;
  gcTrack(p);
  return box(p);
}

/** Where iteration begins: behind what was taken off the front. */
function positionOfFirst(dict: usize): u32 {
  const first = dictFirst(dict);
  return first === 0 ? 0 : dictPosition(dict, first);
}

function exhaust(it: Iterator): void {
  const dict: usize = it.dict;
  it.dict = 0;
  decrefField(dict);
}

function iteratorNext(v: Value): Value {
  const it = asIterator(v);
  const d: usize = it.dict;
  if (d === 0) return END;
  if (stateIn(d) !== it.state) {
    exhaust(it);
    return raise(Exc.RuntimeError, "OrderedDict mutated during iteration");
  }
  if (<i32>dictUsed(d) !== it.used) {
    it.used = -1;
    return raise(Exc.RuntimeError, "OrderedDict changed size during iteration");
  }
  const backwards = (it.kind & Kind.REVERSED) !== 0;
  const e = backwards ? dictPrevious(d, it.pos) : dictNext(d, it.pos);
  if (e === 0) {
    exhaust(it);
    return END;
  }
  it.pos = backwards ? dictPosition(d, e) : dictPosition(d, e) + 1;
  const kind = it.kind & ~Kind.REVERSED;
  if (kind === Kind.KEYS) return incref(entryKey(e));
  if (kind === Kind.VALUES) return incref(entryValue(e));
  const pair = tuple2(incref(entryKey(e)), incref(entryValue(e)));
  return pair === 0 ? ERROR : box(pair);
}

function iteratorDealloc(p: usize): void {
  gcUntrack(p);
  decrefField(changetype<Iterator>(p).dict);
  freeContainer(p);
}

function iteratorTraverse(p: usize, visit: u32): void {
  visitAt(changetype<Iterator>(p).dict, visit);
}

function iteratorClear(p: usize): void {
  exhaust(changetype<Iterator>(p));
}

/** (iter, ([what is left],)): the iterator itself is not moved. */
function iteratorReduce(args: usize): Value {
  const it = asIterator(load<i64>(args));
  const p = newContainer(it.type, offsetof<Iterator>());
  if (p === 0) return raiseMemoryError();
  memory.copy(p + 8, changetype<usize>(it) + 8, offsetof<Iterator>() - 8);
  if (it.dict !== 0) increfAt(it.dict);
  gcTrack(p);
  const list = listOf(box(p));
  decrefAt(p);
  if (list === 0) return ERROR;
  const result = builtinReduction(Name.iter, box(list));
  decrefAt(list);
  return result;
}

/** iter(OrderedDict): the slot. */
export function orderedIter(v: Value): Value {
  return newIterator(pointer(v), Kind.KEYS);
}

/** OrderedDict.__reversed__() */
export function orderedReversed(args: usize): Value {
  return newIterator(pointer(load<i64>(args)), Kind.KEYS | Kind.REVERSED);
}

function kindOf(view: Value): u32 {
  const type = typeOf(view);
  if (type === typeAt(TypeId.ORDERED_KEYS)) return Kind.KEYS;
  return type === typeAt(TypeId.ORDERED_VALUES) ? Kind.VALUES : Kind.ITEMS;
}

function viewIter(v: Value): Value {
  return newIterator(asDictView(pointer(v)).dict, kindOf(v));
}

function viewReversed(args: usize): Value {
  const v = load<i64>(args);
  return newIterator(asDictView(pointer(v)).dict, kindOf(v) | Kind.REVERSED);
}

function open(id: TypeId, name: string, base: TypeId, size: u32): PyType {
  declare(id, name, base, TypeFlag.HAVE_GC | TypeFlag.DISALLOW_NEW, size);
  const type = asType(typeAt(id));
  type.module = <u32>internText("builtins");
  openType(type);
  return type;
}

function makeView(id: TypeId, name: string, base: TypeId): void {
  const type = open(id, name, base, offsetof<PyDictView>());
  type.iter = viewIter.index;
  define(type, "__reversed__(self, /)", viewReversed);
  ready(type);
}

/** Makes the types of views and of their iterator. */
export function initOrderedItems(): void {
  makeView(TypeId.ORDERED_KEYS, "odict_keys", TypeId.DICT_KEYS);
  makeView(TypeId.ORDERED_VALUES, "odict_values", TypeId.DICT_VALUES);
  makeView(TypeId.ORDERED_ITEMS, "odict_items", TypeId.DICT_ITEMS);
  const iterator = open(TypeId.ORDERED_ITERATOR, "odict_iterator", TypeId.OBJECT, offsetof<Iterator>());
  iterator.iter = iterSelf.index;
  iterator.next = iteratorNext.index;
  iterator.dealloc = iteratorDealloc.index;
  iterator.traverse = iteratorTraverse.index;
  iterator.clear = iteratorClear.index;
  define(iterator, "__reduce__(self, /)", iteratorReduce);
  ready(iterator);
}
