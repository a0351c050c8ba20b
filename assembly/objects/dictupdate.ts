/** dict.update: filling a dict from another, from any mapping, or from a sequence of pairs (CPython: dict_merge, PyDict_MergeFromSeq2). */

import { getAttr, getAttrOptional } from "../core/attribute.ts";
import { call1, callMethod } from "../core/call.ts";
import {
  dictContains,
  dictFill,
  dictNext,
  dictPosition,
  dictResize,
  dictSet,
  dictSetHashed,
  dictUsed,
  entryHash,
  entryKey,
  entryValue,
  isDict,
} from "../core/dict.ts";
import { failf, formatText, pendingIs, raise, raiseWith, restoreError, takeError } from "../core/errors.ts";
import { internText, nameOf } from "../core/intern.ts";
import { charge } from "../core/interrupt.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { asList, listItem, listLength } from "../core/list.ts";
import { decref, decrefAt, incref, increfAt } from "../core/object.ts";
import { setPlainPair } from "../core/plainentries.ts";
import { iterNextInto, sunkCarry } from "../core/sink.ts";
import { getItem } from "../core/subscript.ts";
import { TUPLE_ITEMS, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, END, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Sink } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { listOf } from "./list.ts";

/** d.update(other): a dict, anything with keys(), or an iterable of pairs. False with an exception pending. */
export function dictUpdateFrom(d: usize, other: Value): bool {
  if (isExactly(other, TypeId.DICT)) return mergeDict(d, pointer(other));
  if (isExactly(other, TypeId.GENERATOR) || isExactly(other, TypeId.LIST)) return mergePairs(d, other);
  const keys = getAttrOptional(other, nameOf(Name.keys));
  if (keys === ERROR) return false;
  if (keys === UNBOUND) return mergePairs(d, other);
  decref(keys);
  return dictMerge(d, other);
}

/** As dictUpdateFrom, for a mapping: what `**mapping` in a dict display does. AttributeError pending if it has no keys(). */
export function dictMerge(d: usize, mapping: Value): bool {
  return isPlainDict(mapping) ? mergeDict(d, pointer(mapping)) : mergeMapping(d, mapping, false);
}

/** As dictMerge, for the keywords of a call: KeyError of a key that is there already. */
export function dictMergeNew(d: usize, mapping: Value): bool {
  if (!isPlainDict(mapping)) return mergeMapping(d, mapping, true);
  const other = pointer(mapping);
  for (let e = dictNext(other, 0); e !== 0; e = dictNext(other, dictPosition(other, e) + 1)) {
    if (!isNewKey(d, entryKey(e)) || dictSet(d, entryKey(e), entryValue(e)) < 0) return false;
  }
  return true;
}

/** False with KeyError pending if the key is there. */
function isNewKey(d: usize, key: Value): bool {
  const present = dictContains(d, key);
  if (present > 0) raiseWith(Exc.KeyError, key);
  return present === 0;
}

/** A dict, or a subclass that iterates as dicts do. */
function isPlainDict(v: Value): bool {
  return isDict(v) && asType(typeOf(v)).iter === asType(typeAt(TypeId.DICT)).iter;
}

function mergeDict(d: usize, other: usize): bool {
  const count = dictUsed(other);
  if (d === other || count === 0) return true;
  if (!charge(<i32>count)) return false;
  if (dictUsed(d) === 0) return dictFill(d, other);
  if (count > dictUsed(d) && !dictResize(d, dictUsed(d) + count)) return false;
  let pos: u32 = 0;
  while (true) {
    const e = dictNext(other, pos);
    if (e === 0) return true;
    pos = dictPosition(other, e) + 1;
    const key = incref(entryKey(e));
    const value = incref(entryValue(e));
    const good = dictSetHashed(d, key, entryHash(e), value) >= 0;
    decref(key);
    decref(value);
    if (!good) return false;
    if (dictUsed(other) !== count) {
      raise(Exc.RuntimeError, "dict mutated during update");
      return false;
    }
  }
}

/** d[key] = mapping[key] for key in mapping.keys(); `fresh`: a key that is there already is refused, before its value is asked for. */
function mergeMapping(d: usize, mapping: Value, fresh: bool): bool {
  const keys = callMethod(mapping, Name.keys);
  if (keys === ERROR) return false;
  const iterator = getIter(keys);
  decref(keys);
  if (iterator === ERROR) return false;
  let good: bool = true;
  while (good) {
    const key = iterNext(iterator);
    if (key === END) break;
    const wanted = key !== ERROR && (!fresh || isNewKey(d, key));
    const value = wanted ? getItem(mapping, key) : ERROR;
    good = value !== ERROR && dictSet(d, key, value) >= 0 && charge(4);
    decref(key);
    decref(value);
  }
  decref(iterator);
  return good;
}

/** d[key] = value for (key, value) in pairs */
function mergePairs(d: usize, pairs: Value): bool {
  if (isExactly(pairs, TypeId.LIST)) return mergeList(d, pointer(pairs));
  const iterator = getIter(pairs);
  if (iterator === ERROR) return false;
  const generated = isExactly(iterator, TypeId.GENERATOR);
  let good: bool = true;
  for (let i: i64 = 0; good; i++) {
    const pair = iterNextInto(iterator, Sink.PAIRS, d, <f64>i);
    if (generated) i = <i64>sunkCarry;
    if (pair === END) break;
    good = pair !== ERROR && setPair(d, pair, i) && charge(4);
    decref(pair);
  }
  decref(iterator);
  return good;
}

/** As mergePairs of an exact list, which may change meanwhile: without an iterator. */
function mergeList(d: usize, list: usize): bool {
  let good: bool = true;
  increfAt(list);
  for (let i: u32 = 0; good && i < listLength(list); i++) {
    const pair = incref(listItem(list, i));
    good = setPair(d, pair, i) && charge(4);
    decref(pair);
  }
  decrefAt(list);
  return good;
}

/** Sets what element number i of the sequence says. */
function setPair(d: usize, pair: Value, i: i64): bool {
  if (setPlainPair(d, pair)) return true;
  if (isExactly(pair, TypeId.TUPLE) && tupleLength(pointer(pair)) === 2) {
    // The tuple, which the caller holds, holds both.
    return dictSet(d, load<i64>(pointer(pair), TUPLE_ITEMS), load<i64>(pointer(pair), TUPLE_ITEMS + 8)) >= 0;
  }
  const sequence = pairItems(pair, i);
  if (sequence === ERROR) return false;
  const tuple = isExactly(sequence, TypeId.TUPLE);
  const p = pointer(sequence);
  const items = tuple ? p + TUPLE_ITEMS : <usize>asList(p).items;
  const length = tuple ? tupleLength(p) : listLength(p);
  let good = false;
  if (length === 2) {
    const key = incref(load<i64>(items));
    const value = incref(load<i64>(items, 8));
    good = dictSet(d, key, value) >= 0;
    decref(key);
    decref(value);
  } else {
    const message = "dictionary update sequence element #%d has length %d; 2 is required";
    failf(Exc.ValueError, message, i, length);
  }
  decref(sequence);
  return good;
}

/** The element as a list or tuple: a reference, or ERROR. */
function pairItems(pair: Value, i: i64): Value {
  if (isExactly(pair, TypeId.TUPLE) || isExactly(pair, TypeId.LIST)) return incref(pair);
  const list = listOf(pair);
  if (list !== 0) return box(list);
  if (pendingIs(Exc.TypeError)) explain(i);
  return ERROR;
}

/** CPython 3.14 words it so: the message without the type, and a note that says which element. */
function explain(i: i64): void {
  raise(Exc.TypeError, "object is not iterable");
  const exc = takeError();
  const note = formatText("Cannot convert dictionary update sequence element #%d to a sequence", i);
  if (note === ERROR) {
    decref(exc);
    return;
  }
  const name = internText("add_note");
  const add = name === 0 ? ERROR : getAttr(exc, name);
  const done = add === ERROR ? ERROR : call1(add, note);
  if (name !== 0) decrefAt(name);
  decref(add);
  decref(note);
  if (done === ERROR) {
    decref(exc);
    return;
  }
  decref(done);
  restoreError(exc);
}
