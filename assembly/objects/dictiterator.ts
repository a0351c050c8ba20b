/**
 * Iterators over dicts: keys, values or items, forwards or backwards (CPython: dictiterobject).
 *
 *     │ refcount │ type │ dict u32: 0 when exhausted │ used i32: length when it began, -1 once it has changed │ pos u32 │ left u32 │ pair │
 *
 * `pos` is the position in the table to go on from (backwards: one more than that). The layout is the dispatch loop's business too.
 */
import {
  dictFilled,
  dictFirst,
  dictNext,
  dictPosition,
  dictPrevious,
  dictUsed,
  Entries,
  entryKey,
  entryValue,
} from "../core/dict.ts";
import { raise, raiseMemoryError } from "../core/errors.ts";
import { allocList } from "../core/list.ts";
import { define } from "../core/native.ts";
import {
  decref,
  decrefField,
  gcTrack,
  incref,
  newContainer,
  Plain,
  visitAt,
  visitValue,
} from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, END, ERROR, isPointer, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { iterSelf } from "./cursor.ts";
import { appendAll } from "./list.ts";
import { pairOrParts } from "./pair.ts";
import { builtinReduction } from "./reduction.ts";

@unmanaged
export class PyDictIterator {
  refcount: i32;
  type: u32;
  dict: u32;
  used: i32;
  pos: u32;
  left: u32;
  /** The pair given last (objects/pair.ts), UNBOUND if none: only of iterators over items. */
  pair: Value;
}

export function asDictIterator(p: usize): PyDictIterator {
  return changetype<PyDictIterator>(p);
}

/** An iterator of the given type over a dict (borrowed), or ERROR. */
export function newDictIterator(id: TypeId, dict: Value): Value {
  const p = Plain.make(id, offsetof<PyDictIterator>());
  if (p === 0) return raiseMemoryError();
  incref(dict);
  const it = asDictIterator(p);
  it.dict = <u32>pointer(dict);
  it.used = <i32>dictUsed(pointer(dict));
  it.pos = isBackwards(id) ? dictFilled(pointer(dict)) : 0;
  it.left = dictUsed(pointer(dict));
  it.pair = UNBOUND;
  Plain.track(p);
  return box(p);
}

function isBackwards(id: TypeId): bool {
  return id >= TypeId.DICT_REVERSE_KEY_ITERATOR && id <= TypeId.DICT_REVERSE_ITEM_ITERATOR;
}

/** iter(dict): the slot. */
export function dictIter(v: Value): Value {
  return newDictIterator(TypeId.DICT_KEY_ITERATOR, v);
}

/** dict.__reversed__() */
export function dictReversed(args: usize): Value {
  return newDictIterator(TypeId.DICT_REVERSE_KEY_ITERATOR, load<i64>(args));
}

/** Lets the dict go. */
function exhaust(it: PyDictIterator): usize {
  const dict: usize = it.dict;
  it.dict = 0;
  decrefField(dict);
  return 0;
}

let failed = false;

/** The next entry; 0 at the end or, with `failed` set, with RuntimeError pending. */
function step(it: PyDictIterator, backwards: bool): usize {
  failed = false;
  const d: usize = it.dict;
  if (d === 0) return 0;
  if (it.used !== <i32>dictUsed(d)) {
    it.used = -1;
    return refuse("dictionary changed size during iteration");
  }
  const e = backwards ? dictPrevious(d, it.pos) : it.pos === 0 ? dictFirst(d) : dictNext(d, it.pos);
  if (e === 0) return exhaust(it);
  if (it.left === 0) return refuse("dictionary keys changed during iteration");
  it.left--;
  it.pos = backwards ? dictPosition(d, e) : dictPosition(d, e) + 1;
  return e;
}

function refuse(message: string): usize {
  raise(Exc.RuntimeError, message);
  failed = true;
  return 0;
}

export class Forwards {
  /** step for what is all right and goes forwards; 0: ask step. */
  @inline
  static step(it: PyDictIterator): usize {
    const d: usize = it.dict;
    if (d === 0 || it.used !== <i32>dictUsed(d) || it.left === 0) return 0;
    const e = Entries.next(d, it.pos);
    if (e === 0) return 0;
    it.left--;
    it.pos = dictPosition(d, e) + 1;
    return e;
  }

  /** The next entry, whatever there is to say: `next(iter(dict))` need not look at what was deleted at the front each time. */
  @inline
  static any(it: PyDictIterator): usize {
    if (it.pos !== 0) {
      const e = Forwards.step(it);
      return e !== 0 ? e : step(it, false);
    }
    const d: usize = it.dict;
    if (d === 0 || it.used !== <i32>dictUsed(d) || it.left === 0) return step(it, false);
    const e = dictFirst(d);
    it.left--;
    it.pos = dictPosition(d, e) + 1;
    return e;
  }
}

/** What `next` gives when step gave no entry. */
function noEntry(): Value {
  return failed ? ERROR : END;
}

export function nextKey(v: Value): Value {
  const it = asDictIterator(pointer(v));
  const e = Forwards.any(it);
  return e !== 0 ? incref(entryKey(e)) : noEntry();
}

export function nextValue(v: Value): Value {
  const it = asDictIterator(pointer(v));
  const e = Forwards.any(it);
  return e !== 0 ? incref(entryValue(e)) : noEntry();
}

/** The next entry, forwards; 0 at the end of the dict, 1 where `next` is to say what is wrong, or that it has ended before. */
export function nextEntry(it: PyDictIterator): usize {
  const e = Forwards.step(it);
  if (e !== 0) return e;
  return isAtEnd(it) ? 0 : 1;
}

/** Whether an iterator has come to the end of its dict, and that is as it was. */
function isAtEnd(it: PyDictIterator): bool {
  const d: usize = it.dict;
  return d !== 0 && it.used === <i32>dictUsed(d) && it.left === 0 && dictNext(d, it.pos) === 0;
}

/** Ends an iterator that is at its end; false: `next` is to say what there is to say. */
export function endsHere(it: PyDictIterator): bool {
  if (!isAtEnd(it)) return false;
  exhaust(it);
  return true;
}

function nextItem(v: Value): Value {
  return dictItemStep(v, 0);
}

/** The next (key, value), or its parts (pairOrParts). */
export function dictItemStep(v: Value, at: usize): Value {
  const it = asDictIterator(pointer(v));
  const e = Forwards.any(it);
  return e !== 0 ? pairOf(it, e, at) : noEntry();
}

/** (key, value), in the pair given last if nobody kept it. */
function pairOf(it: PyDictIterator, e: usize, at: usize): Value {
  const last = it.pair;
  const pair = pairOrParts(at, last, incref(entryKey(e)), incref(entryValue(e)));
  if (pair !== last && isPointer(pair)) {
    it.pair = incref(pair);
    decref(last);
  }
  return pair;
}

function previousKey(v: Value): Value {
  const e = step(asDictIterator(pointer(v)), true);
  return e !== 0 ? incref(entryKey(e)) : noEntry();
}

function previousValue(v: Value): Value {
  const e = step(asDictIterator(pointer(v)), true);
  return e !== 0 ? incref(entryValue(e)) : noEntry();
}

function previousItem(v: Value): Value {
  const it = asDictIterator(pointer(v));
  const e = step(it, true);
  return e !== 0 ? pairOf(it, e, 0) : noEntry();
}

function dealloc(p: usize): void {
  Plain.untrack(p);
  decrefField(asDictIterator(p).dict);
  decref(asDictIterator(p).pair);
  Plain.freeOf(<usize>asDictIterator(p).type, p, offsetof<PyDictIterator>());
}

function traverse(p: usize, visit: u32): void {
  visitAt(asDictIterator(p).dict, visit);
  visitValue(asDictIterator(p).pair, visit);
}

function lengthHint(args: usize): Value {
  const it = asDictIterator(pointer(load<i64>(args)));
  return small(it.dict !== 0 && it.used === <i32>dictUsed(it.dict) ? it.left : 0);
}

/** (iter, ([what is left],)): the iterator itself is not moved. */
function reduce(args: usize): Value {
  const self = pointer(load<i64>(args));
  const p = newContainer(asDictIterator(self).type, offsetof<PyDictIterator>());
  if (p === 0) return raiseMemoryError();
  memory.copy(p + 8, self + 8, offsetof<PyDictIterator>() - 8);
  asDictIterator(p).pair = UNBOUND;
  if (asDictIterator(p).dict !== 0) incref(box(<usize>asDictIterator(p).dict));
  gcTrack(p);
  const list = allocList();
  const good = list !== 0 && appendAll(list, box(p));
  decref(box(p));
  const result = good ? builtinReduction(Name.iter, box(list)) : ERROR;
  if (list !== 0) decref(box(list));
  return result;
}

function initIterator(id: TypeId, next: u32): void {
  const type = asType(typeAt(id));
  type.dealloc = dealloc.index;
  type.traverse = traverse.index;
  type.iter = iterSelf.index;
  type.next = next;
  define(type, "__length_hint__(self, /)", lengthHint);
  define(type, "__reduce__(self, /)", reduce);
}

export function initDictIterators(): void {
  initIterator(TypeId.DICT_KEY_ITERATOR, nextKey.index);
  initIterator(TypeId.DICT_VALUE_ITERATOR, nextValue.index);
  initIterator(TypeId.DICT_ITEM_ITERATOR, nextItem.index);
  initIterator(TypeId.DICT_REVERSE_KEY_ITERATOR, previousKey.index);
  initIterator(TypeId.DICT_REVERSE_VALUE_ITERATOR, previousValue.index);
  initIterator(TypeId.DICT_REVERSE_ITEM_ITERATOR, previousItem.index);
}
