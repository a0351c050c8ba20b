/** join of str, bytes and bytearray: over any iterable, in one allocation. */
import { holdsBuffers } from "../../core/buffer.ts";
import { bytesAt, bytesCount, openBytes } from "../../core/bytes.ts";
import { catchError, fail, raise, raisef } from "../../core/errors.ts";
import { getIter } from "../../core/iterate.ts";
import { allocList, asList, isList } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, isExactStr, isStr, STR_DATA, strOf } from "../../core/string.ts";
import { allocAscii, exactStr } from "../../core/substring.ts";
import { copyBytes, copyChars, Short } from "../../core/text/chars.ts";
import { TUPLE_ITEMS, tupleLength } from "../../core/tuple.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { appendAll } from "../list.ts";
import { allocLike, argument, Family, finishLike, madeData, subject } from "./view.ts";

/** The values of an iterable: what is exactly a list or tuple as it is (with a reference), anything else collected into a list. */
function sequenceOf(iterable: Value): Value {
  if (isExactly(iterable, TypeId.LIST) || isExactly(iterable, TypeId.TUPLE)) return incref(iterable);
  const iterator = getIter(iterable);
  if (iterator === ERROR) {
    if (catchError(Exc.TypeError)) raise(Exc.TypeError, "can only join an iterable");
    return ERROR;
  }
  const list = allocList();
  const good = list !== 0 && appendAll(list, iterator);
  decref(iterator);
  if (good) return box(list);
  if (list !== 0) decrefAt(list);
  return ERROR;
}

let items: usize = 0;
let count: i32 = 0;

/** Finds the items of a list or tuple. */
function openItems(sequence: Value): void {
  const p = pointer(sequence);
  const list = isList(sequence);
  items = list ? <usize>asList(p).items : p + TUPLE_ITEMS;
  count = list ? asList(p).length : tupleLength(p);
}

function item(i: i32): Value {
  return load<i64>(items + ((<usize>i) << 3));
}

export function textJoin(args: usize): Value {
  const self = argument(args, 0);
  const sequence = sequenceOf(argument(args, 1));
  if (sequence === ERROR) return ERROR;
  openItems(sequence);
  subject.open(self);
  const result = subject.family === Family.STR ? joinStr() : joinBytes(sequence);
  decref(sequence);
  return result;
}

// ---- str ----

/** All is an exact ASCII str, and more than one: joined without looking at it twice. UNBOUND for all else. */
function joinAscii(): Value {
  if (count < 2 || !subject.ascii) return UNBOUND;
  let length = <i64>subject.length * (count - 1);
  const end = items + ((<usize>count) << 3);
  for (let at = items; at < end; at += 8) {
    const v = load<i64>(at);
    if (!isExactStr(v) || !asStr(pointer(v)).ascii) return UNBOUND;
    length += asStr(pointer(v)).length;
  }
  if (length < 2 || length > MOST_ASCII) return UNBOUND;
  const p = allocAscii(<u32>length);
  if (p === 0) return ERROR;
  fillBytes(p + STR_DATA);
  return box(p);
}

/** Longer texts are made by allocLike. */
const MOST_ASCII: i64 = 0x4000_0000;

function joinStr(): Value {
  const joined = joinAscii();
  if (joined !== UNBOUND) return joined;
  if (count === 0) return subject.empty();
  if (count === 1 && isExactly(item(0), TypeId.STR)) return incref(item(0));
  let length: i64 = <i64>subject.length * (count - 1);
  let kind = count > 1 ? subject.kind : 1;
  let ascii = count === 1 || subject.ascii;
  for (let i = 0; i < count; i++) {
    const v = item(i);
    if (!isExactStr(v) && !isStr(v))
      return notJoinable("sequence item %d: expected str instance, %T found", i, v);
    const s = asStr(strOf(v));
    length += s.length;
    kind = max<i32>(kind, s.width);
    if (!s.ascii) ascii = false;
  }
  if (count === 1) return exactStr(strOf(item(0)));
  const p = allocLike(Family.STR, length, kind, ascii);
  if (p === 0) return ERROR;
  fillStr(madeData, kind);
  return finishLike(Family.STR, p);
}

function fillStr(to: usize, kind: i32): void {
  if (kind === 1) {
    fillBytes(to);
    return;
  }
  const shift = <usize>(kind >> 1);
  for (let i = 0; i < count; i++) {
    if (i > 0) {
      copyChars(to, kind, subject.data, subject.kind, subject.length);
      to += (<usize>subject.length) << shift;
    }
    const p = strOf(item(i));
    const s = asStr(p);
    copyChars(to, kind, p + STR_DATA, s.width, s.length);
    to += (<usize>s.length) << shift;
  }
}

/** As fillStr for characters of one byte: many are joined one by one, or by one. */
function fillBytes(to: usize): void {
  const data = subject.data;
  const between = <usize>subject.length;
  const end = items + ((<usize>count) << 3);
  for (let at = items; at < end; at += 8) {
    if (at !== items && between !== 0) {
      if (between === 1) store<u8>(to, load<u8>(data));
      else Short.copy(to, data, between);
      to += between;
    }
    const p = pointer(load<i64>(at));
    const length = <usize>asStr(p).length;
    if (length === 1) store<u8>(to, load<u8>(p, STR_DATA));
    else Short.copy(to, p + STR_DATA, length);
    to += length;
  }
}

function notJoinable(message: string, i: i32, v: Value): Value {
  return raisef(Exc.TypeError, message, i, v);
}

// ---- bytes and bytearray ----

/** Bytes of the items joined; -1 with TypeError or RuntimeError pending. */
function lengthOfItems(sequence: Value): i64 {
  let length: i64 = 0;
  const expected = count;
  for (let i = 0; i < count; i++) {
    const v = item(i);
    if (!isPointer(v) || !openBytes(v)) {
      notJoinable("sequence item %d: expected a bytes-like object, %T found", i, v);
      return -1;
    }
    length += bytesCount;
    // A `__buffer__` in Python may have joined others, or changed the list.
    if (holdsBuffers()) openItems(sequence);
    if (count !== expected) return fail(Exc.RuntimeError, "sequence changed size during iteration");
  }
  if (holdsBuffers()) subject.openOther(subject.value);
  return length + <i64>subject.length * (count - 1);
}

function joinBytes(sequence: Value): Value {
  if (count === 0) return subject.empty();
  if (count === 1 && subject.family === Family.BYTES && isExactly(item(0), TypeId.BYTES))
    return incref(item(0));
  let length = lengthOfItems(sequence);
  // A `__buffer__` in Python may have changed what was measured before it; now all are held.
  if (length >= 0 && holdsBuffers()) length = lengthOfItems(sequence);
  if (length < 0) return ERROR;
  const p = allocLike(subject.family, length, 1, false);
  if (p === 0) return ERROR;
  let to = madeData;
  for (let i = 0; i < count; i++) {
    if (i > 0) {
      copyBytes(to, subject.data, subject.length);
      to += <usize>subject.length;
    }
    openBytes(item(i));
    copyBytes(to, bytesAt, bytesCount);
    to += <usize>bytesCount;
  }
  return finishLike(subject.family, p);
}
