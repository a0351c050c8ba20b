/** Methods of str, bytes and bytearray that cut into parts: split, rsplit, splitlines, partition, rpartition. */

import { raise, raisef } from "../../core/errors.ts";
import { spend } from "../../core/interrupt.ts";
import { allocList, asList, listAppendOwned } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { strFromAscii } from "../../core/substring.ts";
import { charAt } from "../../core/text/chars.ts";
import { find, rfind } from "../../core/text/find.ts";
import { isLineBreak, isSpace } from "../../core/text/unicode.ts";
import { isTrue } from "../../core/truth.ts";
import { openTuple, trackContainers, tupleInit } from "../../core/tuple.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { blanks } from "../../generated/unicode.ts";
import { Exc } from "../../shared/exceptions.ts";
import { countArgument, needBytes } from "./arguments.ts";
import { quickPartition, quickSplit, quickSplitBlanks } from "./quick.ts";
import { isBlank } from "./trim.ts";
import { argument, Family, first, subject } from "./view.ts";

/** The list being made, 0 after a failure (which dropped it). */
let parts: usize = 0;

/** Adds a new part to the list. */
function add(part: Value): void {
  if (part === ERROR || !listAppendOwned(parts, part)) {
    decrefAt(parts);
    parts = 0;
  }
}

function addPart(from: i32, to: i32): void {
  if (parts === 0) return;
  const part = subject.part(from, to);
  const list = asList(parts);
  const n = list.length;
  if (part !== ERROR && n < list.capacity) {
    store<i64>(<usize>list.items + ((<usize>n) << 3), part);
    list.length = n + 1;
  } else add(part);
}

class Part {
  /** addPart for ASCII characters, written out where most words are cut: less than the whole text. */
  @inline
  static addAscii(start: usize, n: i32): void {
    const part = strFromAscii(start, n);
    const list = asList(parts);
    const length = list.length;
    if (part !== ERROR && length < list.capacity) {
      store<i64>(<usize>list.items + ((<usize>length) << 3), part);
      list.length = length + 1;
    } else add(part);
  }
}

function takeParts(): Value {
  spend(subject.length >> 4);
  return parts === 0 ? ERROR : box(parts);
}

export function textSplit(args: usize): Value {
  const v = argument(args, 1) === NONE ? quickSplitBlanks(args) : quickSplit(args);
  if (v !== UNBOUND) return v;
  if (!openSplit(args)) return ERROR;
  if (argument(args, 1) === NONE) splitBlanks();
  else splitAt();
  return takeParts();
}

export function textRsplit(args: usize): Value {
  if (!openSplit(args)) return ERROR;
  if (argument(args, 1) === NONE) rsplitBlanks();
  else rsplitAt();
  return reversed(takeParts());
}

let cuts: i64 = 0;

/** Opens self and the separator, reads how often to cut at most, and begins the list. */
function openSplit(args: usize): bool {
  const most = countArgument(argument(args, 2));
  if (most === BAD_INDEX) return false;
  subject.open(argument(args, 0));
  const separator = argument(args, 1);
  if (separator !== NONE) {
    if (!first.openLike(subject, separator)) {
      if (subject.family !== Family.STR) needBytes(separator);
      else raisef(Exc.TypeError, "must be str or None, not %T", separator);
      return false;
    }
    if (!notEmpty()) return false;
  }
  cuts = most < 0 ? i64.MAX_VALUE : most;
  parts = allocList(<u32>min<i64>(cuts, PREALLOCATED - 1) + 1);
  return parts !== 0;
}

/** Room for parts at first, or one more than there are cuts (CPython: PREALLOC_SIZE). */
const PREALLOCATED: i64 = 12;

function notEmpty(): bool {
  if (first.length !== 0) return true;
  raise(Exc.ValueError, "empty separator");
  return false;
}

/** Whether the character at this address is white space. */
function isBlankAt<T>(at: usize, bit: u32): bool {
  if (sizeof<T>() === 1) return (load<u8>(blanks + load<u8>(at)) & bit) !== 0;
  return isSpace(<u32>load<T>(at));
}

function splitBlanks(): void {
  if (subject.kind === 1) splitBlanksOf<u8>();
  else if (subject.kind === 2) splitBlanksOf<u16>();
  else splitBlanksOf<u32>();
}

function splitBlanksOf<T>(): void {
  const shift = sizeof<T>() >> 1;
  const bit: u32 = subject.family === Family.STR ? 1 : 2;
  const data = subject.data;
  const end = data + ((<usize>subject.length) << shift);
  let at = data;
  while (parts !== 0) {
    while (at < end && isBlankAt<T>(at, bit)) at += sizeof<T>();
    if (at === end) return;
    const start = <i32>((at - data) >> shift);
    if (cuts-- === 0) {
      addPart(start, subject.length);
      return;
    }
    do at += sizeof<T>();
    while (at < end && !isBlankAt<T>(at, bit));
    addPart(start, <i32>((at - data) >> shift));
  }
}

function blankAt(i: i32): bool {
  return isBlank(subject, charAt(subject.data, subject.kind, i));
}

/** From the end; the list is in reverse. */
function rsplitBlanks(): void {
  let i = subject.length;
  while (parts !== 0) {
    while (i > 0 && blankAt(i - 1)) i--;
    if (i === 0) return;
    if (cuts-- === 0) {
      addPart(0, i);
      return;
    }
    const end = i;
    while (i > 0 && !blankAt(i - 1)) i--;
    addPart(i, end);
  }
}

/** Whether the separator cannot occur at a glance: then CPython gives the very object, of whatever subclass. */
function isBeyond(): bool {
  return subject.family === Family.STR && (first.kind > subject.kind || first.length > subject.length);
}

function splitAt(): void {
  if (isBeyond()) {
    add(incref(subject.value));
    return;
  }
  if (first.length === 1 && cuts > i32.MAX_VALUE && first.kind <= subject.kind) {
    const separator = charAt(first.data, first.kind, 0);
    if (subject.kind === 1) splitAtChar<u8>(<u8>separator);
    else if (subject.kind === 2) splitAtChar<u16>(<u16>separator);
    else splitAtChar<u32>(separator);
    return;
  }
  const n = subject.length;
  let start = 0;
  while (parts !== 0) {
    const at =
      cuts-- <= 0 ? -1 : find(subject.data, subject.kind, n, first.data, first.kind, first.length, start);
    addPart(start, at < 0 ? n : at);
    if (at < 0) return;
    start = at + first.length;
  }
}

/** At every place of one character, a block of 16, 8 or 4 at a time. */
function splitAtChar<T>(separator: T): void {
  const lanes = 16 / <i32>sizeof<T>();
  const wanted = v128.splat<T>(separator);
  const ascii = sizeof<T>() === 1 && subject.ascii;
  const data = subject.data;
  const n = subject.length;
  let start = 0;
  let i = 0;
  for (; i + lanes <= n && parts !== 0; i += lanes) {
    let hits = v128.bitmask<T>(v128.eq<T>(v128.load(data + <usize>i * sizeof<T>()), wanted));
    for (; hits !== 0 && parts !== 0; hits &= hits - 1) {
      const at = i + <i32>ctz(hits);
      if (ascii) Part.addAscii(data + <usize>start, at - start);
      else addPart(start, at);
      start = at + 1;
    }
  }
  for (; i < n && parts !== 0; i++) {
    if (load<T>(data + <usize>i * sizeof<T>()) !== separator) continue;
    if (ascii) Part.addAscii(data + <usize>start, i - start);
    else addPart(start, i);
    start = i + 1;
  }
  addPart(start, n);
}

/** From the end; the list is in reverse. */
function rsplitAt(): void {
  if (isBeyond()) {
    add(incref(subject.value));
    return;
  }
  let end = subject.length;
  while (parts !== 0) {
    const at =
      cuts-- <= 0 ? -1 : rfind(subject.data, subject.kind, end, first.data, first.kind, first.length);
    addPart(at < 0 ? 0 : at + first.length, end);
    if (at < 0) return;
    end = at;
  }
}

/** Turns a list round in place. */
function reversed(list: Value): Value {
  if (list === ERROR) return ERROR;
  const items: usize = asList(pointer(list)).items;
  const n = asList(pointer(list)).length;
  for (let i: u32 = 0, j = n - 1; i < n >> 1; i++, j--) {
    const low = items + (i << 3);
    const high = items + (j << 3);
    const item = load<i64>(low);
    store<i64>(low, load<i64>(high));
    store<i64>(high, item);
  }
  return list;
}

// ---- lines ----

/** Whether a line ends before the character: bytes know only line feed and carriage return. */
function endsLine(c: u32): bool {
  return subject.family === Family.STR ? isLineBreak(c) : c === 10 || c === 13;
}

/** The first index from i on, below n, before whose character a line ends; n if there is none. */
function nextLineEnd(i: i32, n: i32): i32 {
  if (subject.kind === 1) {
    // No line ends between the last of the separators of ASCII and next line: as signed bytes, all candidates are below the blank.
    const data = subject.data;
    while (i < n) {
      if (i + 16 <= n) {
        const hits = v128.bitmask<i8>(v128.lt<i8>(v128.load(data + <usize>i), v128.splat<i8>(0x20)));
        i += hits === 0 ? 16 : <i32>ctz(hits);
        if (hits === 0) continue;
      }
      const c: u32 = load<u8>(data + <usize>i);
      if ((c < 0x20 || c >= 0x85) && endsLine(c)) break;
      i++;
    }
    return i;
  }
  while (i < n && !endsLine(charAt(subject.data, subject.kind, i))) i++;
  return i;
}

export function textSplitLines(args: usize): Value {
  const keep = isTrue(argument(args, 1));
  if (keep < 0) return ERROR;
  subject.open(argument(args, 0));
  parts = allocList();
  const n = subject.length;
  let i = 0;
  while (i < n && parts !== 0) {
    const start = i;
    i = nextLineEnd(i, n);
    const end = i;
    if (i < n) {
      const c = charAt(subject.data, subject.kind, i++);
      if (c === 13 && i < n && charAt(subject.data, subject.kind, i) === 10) i++;
    }
    addPart(start, keep ? i : end);
  }
  return takeParts();
}

// ---- partition ----

export function textPartition(args: usize): Value {
  const v = quickPartition(args);
  return v !== UNBOUND ? v : partition(args, true);
}

export function textRpartition(args: usize): Value {
  return partition(args, false);
}

/** (before, separator, after) at the first or last separator; where there is none, the whole is first or last. */
function partition(args: usize, forwards: bool): Value {
  const self = argument(args, 0);
  const separator = argument(args, 1);
  subject.open(self);
  if (!first.openLike(subject, separator)) {
    if (subject.family !== Family.STR) return needBytes(separator);
    return raisef(Exc.TypeError, "must be str, not %T", separator);
  }
  if (!notEmpty()) return ERROR;
  const n = subject.length;
  const m = first.length;
  const at = forwards
    ? find(subject.data, subject.kind, n, first.data, first.kind, m, 0)
    : rfind(subject.data, subject.kind, n, first.data, first.kind, m);
  if (at >= 0) return triple(subject.part(0, at), separatorPart(separator, at), subject.part(at + m, n));
  const whole = subject.family === Family.BYTEARRAY ? subject.copy() : incref(self);
  if (forwards) return triple(whole, subject.empty(), subject.empty());
  return triple(subject.empty(), subject.empty(), whole);
}

/** The separator in the result: the very object given, but for a bytearray a bytearray. */
function separatorPart(separator: Value, at: i32): Value {
  if (subject.family === Family.BYTEARRAY) return subject.part(at, at + first.length);
  return incref(separator);
}

/** A tuple of three, taking over the references; ERROR if one of them failed. */
function triple(a: Value, b: Value, c: Value): Value {
  const failed = a === ERROR || b === ERROR || c === ERROR;
  const p = failed ? 0 : openTuple(3);
  if (p === 0) {
    if (a !== ERROR) decref(a);
    if (b !== ERROR) decref(b);
    if (c !== ERROR) decref(c);
    return ERROR;
  }
  tupleInit(p, 0, a);
  tupleInit(p, 1, b);
  tupleInit(p, 2, c);
  trackContainers(p);
  return box(p);
}
