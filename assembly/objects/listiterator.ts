/** Iterators over lists, forwards and backwards (CPython: listiterobject, listreviterobject). Layout: objects/cursor.ts. */
import { allocList, listItem, listLength } from "../core/list.ts";
import { define } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { BAD_INDEX, indexClamped } from "../core/subscript.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, small, Value } from "../core/value.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { asCursor, cursorOf, exhaust, initCursor, newCursor } from "./cursor.ts";
import { builtinReduction } from "./reduction.ts";

/** iter(list): the slot. */
export function listIter(v: Value): Value {
  return newCursor(TypeId.LIST_ITERATOR, v, 0);
}

/** list.__reversed__() */
export function listReversed(args: usize): Value {
  const v = load<i64>(args);
  return newCursor(TypeId.LIST_REVERSE_ITERATOR, v, <i64>listLength(pointer(v)) - 1);
}

function next(v: Value): Value {
  const it = asCursor(pointer(v));
  const list: usize = it.sequence;
  if (list === 0) return END;
  const i = it.index;
  if (i >= <i64>listLength(list)) return exhaust(it);
  it.index = i + 1;
  return incref(listItem(list, <u32>i));
}

function nextBackwards(v: Value): Value {
  const it = asCursor(pointer(v));
  const list: usize = it.sequence;
  if (list === 0) return END;
  const i = it.index;
  if (i < 0 || i >= <i64>listLength(list)) return exhaust(it);
  it.index = i - 1;
  return incref(listItem(list, <u32>i));
}

function lengthHint(args: usize): Value {
  const it = cursorOf(args);
  if (it.sequence === 0) return small(0);
  return small(max<i64>(<i64>listLength(it.sequence) - it.index, 0));
}

function lengthHintBackwards(args: usize): Value {
  const it = cursorOf(args);
  const left = it.index + 1;
  return small(it.sequence === 0 || left > <i64>listLength(it.sequence) ? 0 : left);
}

function reduce(args: usize): Value {
  const it = cursorOf(args);
  if (it.sequence === 0) return reduceEmpty();
  return builtinReduction(Name.iter, box(<usize>it.sequence), small(it.index));
}

function reduceBackwards(args: usize): Value {
  const it = cursorOf(args);
  if (it.sequence === 0) return reduceEmpty();
  return builtinReduction(Name.reversed, box(<usize>it.sequence), small(it.index));
}

function reduceEmpty(): Value {
  const list = allocList();
  if (list === 0) return ERROR;
  const result = builtinReduction(Name.iter, box(list));
  decref(box(list));
  return result;
}

/** Sets the index to a given state, cut to `least` … and the length. */
function setIndex(args: usize, least: i64, beyond: i64): Value {
  const state = indexClamped(load<i64>(args, 8));
  if (state === BAD_INDEX) return ERROR;
  const it = cursorOf(args);
  if (it.sequence === 0) return NONE;
  it.index = max<i64>(least, min<i64>(state, <i64>listLength(it.sequence) - beyond));
  return NONE;
}

function setState(args: usize): Value {
  return setIndex(args, 0, 0);
}

function setStateBackwards(args: usize): Value {
  return setIndex(args, -1, 1);
}

export function initListIterators(): void {
  const forwards = asType(typeAt(TypeId.LIST_ITERATOR));
  initCursor(forwards);
  forwards.next = next.index;
  define(forwards, "__length_hint__(self, /)", lengthHint);
  define(forwards, "__reduce__(self, /)", reduce);
  define(forwards, "__setstate__(self, state, /)", setState);
  const backwards = asType(typeAt(TypeId.LIST_REVERSE_ITERATOR));
  initCursor(backwards);
  backwards.next = nextBackwards.index;
  define(backwards, "__length_hint__(self, /)", lengthHintBackwards);
  define(backwards, "__reduce__(self, /)", reduceBackwards);
  define(backwards, "__setstate__(self, state, /)", setStateBackwards);
}
