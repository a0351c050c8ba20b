/**
 * Methods of str, bytes and bytearray that look for something: find, index, count, startswith, removeprefix …
 * bytes and bytearray look for a single byte too, given as an int.
 */

import { openBytes } from "../../core/bytes.ts";
import { clearError, errorPending, fail, literal, raise, raisef } from "../../core/errors.ts";
import { fitsI64, intToI64, isInt } from "../../core/integer.ts";
import { spend } from "../../core/interrupt.ts";
import { decref, incref } from "../../core/object.ts";
import { asStr, isExactStr, isStr, STR_DATA } from "../../core/string.ts";
import { toIndex } from "../../core/subscript.ts";
import { strContains } from "../../core/substring.ts";
import { equalBytes, equalChars } from "../../core/text/compare.ts";
import { count as countIn, find as findIn, rfind as rfindIn } from "../../core/text/find.ts";
import { isTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NONE, pointer, small, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { needBytes } from "./arguments.ts";
import {
  applyBounds,
  boundsOfAll,
  givenEnd,
  givenStart,
  high,
  low,
  readBounds,
  restoreBounds,
} from "./bounds.ts";
import { cut, isNarrow } from "./quick.ts";
import { argument, Family, first, subject, View } from "./view.ts";

/** The byte of a needle that is an int. */
const byteNeedle = memory.data(1);

/** Whether argument 1 is a str if self is one; else TypeError. Bounds are read after it. */
function fits(args: usize, method: string): bool {
  const needle = argument(args, 1);
  if (!isStr(argument(args, 0)) || isStr(needle)) return true;
  raisef(Exc.TypeError, "%L() argument 1 must be str, not %A", literal(method), needle);
  return false;
}

/** Opens `subject` and `first` for the common call: of a str with a str, without bounds. False: nothing is done. */
function openPlain(args: usize): bool {
  const self = argument(args, 0);
  const needle = argument(args, 1);
  if (argument(args, 2) !== NONE || argument(args, 3) !== NONE) return false;
  if (!isExactStr(self) || !isExactStr(needle)) return false;
  subject.openStr(self);
  first.openStr(needle);
  boundsOfAll(subject.length);
  return true;
}

/** Opens `subject` and, as `first`, what shall be found in it. False with TypeError or ValueError pending. */
export function openSearch(self: Value, needle: Value, method: string): bool {
  const isText = isStr(self);
  if (isText && !isStr(needle)) {
    raisef(Exc.TypeError, "%L() argument 1 must be str, not %A", literal(method), needle);
    return false;
  }
  const start = givenStart;
  const end = givenEnd;
  if (!isText && !openBytes(needle) && (errorPending() || !readByte(needle))) return false;
  restoreBounds(start, end);
  subject.open(self);
  if (isText) first.openStr(needle);
  else if (!first.openLike(subject, needle)) {
    first.data = byteNeedle;
    first.length = 1;
    first.kind = 1;
  }
  return true;
}

/** Reads an int of one byte into `byteNeedle`. */
function readByte(v: Value): bool {
  if (!isInt(v) && asType(typeOf(v)).index === 0) {
    raisef(Exc.TypeError, "argument should be integer or bytes-like object, not '%T'", v);
    return false;
  }
  const byte = byteValue(v);
  store<u8>(byteNeedle, <u8>byte);
  return byte >= 0;
}

/** The value of an int from 0 to 255; -1 with ValueError or TypeError pending. */
export function byteValue(v: Value): i32 {
  const index = toIndex(v);
  if (index === ERROR) return -1;
  const value = fitsI64(index) ? intToI64(index) : -1;
  decref(index);
  if (value >= 0 && value < 256) return <i32>value;
  return fail(Exc.ValueError, "byte must be in range(0, 256)");
}

/** Whether `__index__` gives a number: `in` takes any failure of it for a wrong type. */
function isByteIndex(v: Value): bool {
  const index = asType(typeOf(v)).index === 0 ? ERROR : toIndex(v);
  if (index === ERROR) clearError();
  else decref(index);
  return index !== ERROR;
}

const FORWARDS: bool = true;
const BACKWARDS: bool = false;

/** The index of argument 1 in self within the bounds of arguments 2 and 3; -1 if it is not there, -2 with an exception pending. */
function search(args: usize, method: string, forwards: bool): i32 {
  if (!openPlain(args)) {
    if (!fits(args, method) || !readBounds(argument(args, 2), argument(args, 3))) return -2;
    if (!openSearch(argument(args, 0), argument(args, 1), method)) return -2;
    applyBounds(subject.length);
    if (low > high) return -1;
  }
  const data = subject.at(low);
  const at = forwards
    ? findIn(data, subject.kind, high - low, first.data, first.kind, first.length, 0)
    : rfindIn(data, subject.kind, high - low, first.data, first.kind, first.length);
  return at < 0 ? -1 : at + low;
}

function found(at: i32): Value {
  return at === -2 ? ERROR : small(at);
}

function foundOrError(at: i32): Value {
  if (at >= 0) return small(at);
  if (at === -2) return ERROR;
  return raise(
    Exc.ValueError,
    subject.family === Family.STR ? "substring not found" : "subsection not found",
  );
}

export function textFind(args: usize): Value {
  return found(search(args, "find", FORWARDS));
}

export function textRfind(args: usize): Value {
  return found(search(args, "rfind", BACKWARDS));
}

export function textIndex(args: usize): Value {
  return foundOrError(search(args, "index", FORWARDS));
}

export function textRindex(args: usize): Value {
  return foundOrError(search(args, "rindex", BACKWARDS));
}

export function textCount(args: usize): Value {
  if (!openPlain(args)) {
    if (!fits(args, "count") || !readBounds(argument(args, 2), argument(args, 3))) return ERROR;
    if (!openSearch(argument(args, 0), argument(args, 1), "count")) return ERROR;
    applyBounds(subject.length);
  }
  const n = high - low;
  if (n < 0) return small(0);
  if (first.length === 0) return small(n + 1);
  const data = subject.at(low);
  return small(countIn(data, subject.kind, n, first.data, first.kind, first.length, i32.MAX_VALUE));
}

/** `needle in self`: 0, 1 or -1. */
export function textContains(self: Value, needle: Value): i32 {
  if (isExactStr(self) && isExactStr(needle)) return i32(strContains(pointer(self), pointer(needle)));
  if (isStr(self)) {
    if (!isStr(needle)) {
      raisef(Exc.TypeError, "'in <string>' requires string as left operand, not %T", needle);
      return -1;
    }
  } else if (!openBytes(needle) && !isInt(needle)) {
    if (errorPending()) return -1;
    if (!isByteIndex(needle)) {
      raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", needle);
      return -1;
    }
  }
  if (!openSearch(self, needle, "")) return -1;
  const at = findIn(subject.data, subject.kind, subject.length, first.data, first.kind, first.length, 0);
  return i32(at >= 0);
}

// ---- at the ends ----

/** Whether `affix` stands at the start or the end of characters [low, high) of `view`. */
function hasAffix(view: View, affix: View, atStart: bool): bool {
  const n = affix.length;
  if (n > high - low || affix.kind > view.kind) return false;
  return equalChars(view.at(atStart ? low : high - n), view.kind, affix.data, affix.kind, n);
}

export function textStartsWith(args: usize): Value {
  return testAffix(args, true);
}

export function textEndsWith(args: usize): Value {
  return testAffix(args, false);
}

function testAffix(args: usize, atStart: bool): Value {
  if (openPlain(args)) return boxBool(hasAffix(subject, first, atStart));
  if (!readBounds(argument(args, 2), argument(args, 3))) return ERROR;
  subject.open(argument(args, 0));
  const affix = argument(args, 1);
  if (first.openLike(subject, affix)) return boxBool(hasAffixWithin(atStart));
  if (errorPending()) return ERROR;
  if (!isTuple(affix)) return badAffix(affix, atStart);
  const items = pointer(affix);
  const count = tupleLength(items);
  for (let i: u32 = 0; i < count; i++) {
    const item = tupleItem(items, i);
    spend(4);
    if (!first.openLike(subject, item)) return badAffixItem(item, atStart);
    if (hasAffixWithin(atStart)) return boxBool(true);
  }
  return boxBool(false);
}

/** Whether the part of `subject` within the bounds begins or ends with `first`. */
function hasAffixWithin(atStart: bool): bool {
  applyBounds(subject.length);
  return low <= high && hasAffix(subject, first, atStart);
}

function badAffix(affix: Value, atStart: bool): Value {
  const method = literal(atStart ? "startswith" : "endswith");
  if (subject.family === Family.STR) {
    return raisef(Exc.TypeError, "%L first arg must be str or a tuple of str, not %T", method, affix);
  }
  return raisef(Exc.TypeError, "%L first arg must be bytes or a tuple of bytes, not %T", method, affix);
}

function badAffixItem(item: Value, atStart: bool): Value {
  if (subject.family !== Family.STR) return needBytes(item);
  const method = literal(atStart ? "startswith" : "endswith");
  return raisef(Exc.TypeError, "tuple for %L must only contain str, not %T", method, item);
}

export function textRemovePrefix(args: usize): Value {
  return removeAffix(args, true);
}

export function textRemoveSuffix(args: usize): Value {
  return removeAffix(args, false);
}

/** removeprefix or removesuffix of a str of characters of one byte by another, without views. */
function removeNarrow(p: usize, affix: usize, atStart: bool): Value {
  const length = <usize>asStr(p).length;
  const n = <usize>asStr(affix).length;
  const data = p + STR_DATA;
  const rest = length - n;
  if (n > length || !equalBytes(atStart ? data : data + rest, affix + STR_DATA, <i32>n))
    return incref(box(p));
  return atStart ? cut(p, data + n, data + length) : cut(p, data, data + rest);
}

function removeAffix(args: usize, atStart: bool): Value {
  const self = argument(args, 0);
  const affix = argument(args, 1);
  if (isNarrow(self) && isNarrow(affix)) return removeNarrow(pointer(self), pointer(affix), atStart);
  subject.open(self);
  if (!first.openLike(subject, affix)) {
    if (subject.family !== Family.STR) return needBytes(affix);
    const method = literal(atStart ? "removeprefix" : "removesuffix");
    return raisef(Exc.TypeError, "%L() argument must be str, not %A", method, affix);
  }
  boundsOfAll(subject.length);
  if (first.length === 0 || !hasAffix(subject, first, atStart)) return subject.copy();
  return atStart
    ? subject.part(first.length, subject.length)
    : subject.part(0, subject.length - first.length);
}
