/**
 * Iterators over str, bytes and bytearray (CPython: unicodeiterobject, striterobject, bytesiterobject). Layout: cursor.ts.
 * They are one implementation under four types, as CPython names them.
 */

import { asBytes, BYTES_DATA, bytesAt, bytesCount, openBytes } from "../core/bytes.ts";
import { emptyStr, latin1 } from "../core/intern.ts";
import { define } from "../core/native.ts";
import { asStr, charAt, isStr, STR_DATA } from "../core/string.ts";
import { BAD_INDEX, indexClamped } from "../core/subscript.ts";
import { charStr } from "../core/substring.ts";
import { emptyTuple } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, small, Value } from "../core/value.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { asCursor, cursorOf, exhaust, initCursor, newCursor, PyCursor } from "./cursor.ts";
import { builtinReduction } from "./reduction.ts";

/** The type of the iterators over a str. */
export function strIteratorType(v: Value): TypeId {
  return asStr(pointer(v)).ascii ? TypeId.STR_ASCII_ITERATOR : TypeId.STR_ITERATOR;
}

/** iter(str): the slot. */
export function strIter(v: Value): Value {
  return newCursor(strIteratorType(v), v, 0);
}

/** Whether an iterator over a str has no more characters. */
export function isBehindText(it: PyCursor): bool {
  return it.sequence === 0 || it.index >= <i64>asStr(it.sequence).length;
}

/** iter(bytes), iter(bytearray): the slots. */
export function bytesIter(v: Value): Value {
  return newCursor(TypeId.BYTES_ITERATOR, v, 0);
}

export function bytearrayIter(v: Value): Value {
  return newCursor(TypeId.BYTEARRAY_ITERATOR, v, 0);
}

function nextCharacter(v: Value): Value {
  const it = asCursor(pointer(v));
  const p: usize = it.sequence;
  if (p === 0) return END;
  const i = it.index;
  if (i >= <i64>asStr(p).length) return exhaust(it);
  it.index = i + 1;
  return charStr(charAt(p, <u32>i));
}

/** The next character of an ASCII str: immortal, so it is as good as a reference. */
function nextAscii(v: Value): Value {
  const it = asCursor(pointer(v));
  const text: usize = it.sequence;
  const i = it.index;
  if (text === 0 || i >= <i64>asStr(text).length) return exhaust(it);
  it.index = i + 1;
  return box(latin1(load<u8>(text + <usize>i, STR_DATA)));
}

function nextByte(v: Value): Value {
  const it = asCursor(pointer(v));
  if (it.sequence === 0) return END;
  if (isExactly(box(<usize>it.sequence), TypeId.BYTES)) {
    const p: usize = it.sequence;
    const i = it.index;
    if (i >= <i64>asBytes(p).length) return exhaust(it);
    it.index = i + 1;
    return small(load<u8>(p + <usize>i, BYTES_DATA));
  }
  openBytes(box(<usize>it.sequence));
  const i = it.index;
  if (i >= bytesCount) return exhaust(it);
  it.index = i + 1;
  return small(load<u8>(bytesAt + <usize>i));
}

/** Length of what the iterator goes over, 0 when it is exhausted. */
function lengthOf(it: PyCursor): i64 {
  const p: usize = it.sequence;
  if (p === 0) return 0;
  if (isStr(box(p))) return asStr(p).length;
  openBytes(box(p));
  return bytesCount;
}

function lengthHint(args: usize): Value {
  const it = cursorOf(args);
  return small(max<i64>(0, lengthOf(it) - it.index));
}

function setState(args: usize): Value {
  const state = indexClamped(load<i64>(args, 8));
  if (state === BAD_INDEX) return ERROR;
  const it = cursorOf(args);
  if (it.sequence !== 0) it.index = max<i64>(0, min<i64>(state, lengthOf(it)));
  return NONE;
}

/** (iter, (sequence,), index); an exhausted iterator is one over nothing: "" for str, () for bytes, as CPython has it. */
function reduce(args: usize): Value {
  const it = cursorOf(args);
  if (it.sequence !== 0) return builtinReduction(Name.iter, box(<usize>it.sequence), small(it.index));
  const text = it.type === typeAt(TypeId.STR_ITERATOR) || it.type === typeAt(TypeId.STR_ASCII_ITERATOR);
  return builtinReduction(Name.iter, box(text ? emptyStr() : emptyTuple()));
}

function init(id: TypeId, next: u32): void {
  const type = asType(typeAt(id));
  initCursor(type);
  type.next = next;
  define(type, "__length_hint__(self, /)", lengthHint);
  define(type, "__reduce__(self, /)", reduce);
  define(type, "__setstate__(self, state, /)", setState);
}

export function initTextIterators(): void {
  init(TypeId.STR_ITERATOR, nextCharacter.index);
  init(TypeId.STR_ASCII_ITERATOR, nextAscii.index);
  init(TypeId.BYTES_ITERATOR, nextByte.index);
  init(TypeId.BYTEARRAY_ITERATOR, nextByte.index);
}
