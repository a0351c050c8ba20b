/** The slots of array: making, comparing, subscripts and assignment, buffers (CPython: Modules/arraymodule.c). Methods: methods.ts. */
import { audit } from "../../core/auditing.ts";
import { BufferFlag, FORMAT_BYTES, lendItems } from "../../core/buffer.ts";
import { isBytearray, isBytes } from "../../core/bytes.ts";
import { compareTruth, orderResult, richCompare } from "../../core/compare.ts";
import { fail, failf, raise, raisef } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { decref, decrefAt, freeObject, gcUntrack, incref } from "../../core/object.ts";
import { adjustSlice, sliceStart, sliceStep, sliceStop, unpackSlice } from "../../core/slice.ts";
import { asStr, charAt, isStr, STR_DATA } from "../../core/string.ts";
import { BAD_INDEX, indexNumber, isSlice } from "../../core/subscript.ts";
import { copyBytes, copyChars, repeatBytes } from "../../core/text/chars.ts";
import { tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, NOT_IMPLEMENTED, pointer, UNBOUND, Value } from "../../core/value.ts";
import { warn } from "../../core/warnings.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { rawFree } from "../../memory/raw.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { Item, isText, itemAt, TypeCode, toItem, typeCode } from "./items.ts";
import { arrayIter } from "./iterator.ts";
import { appendBytes, extendFromItems, methodsOfArray } from "./methods.ts";
import { arrayRepr } from "./repr.ts";
import {
  allocArray,
  arrayBytes,
  asArray,
  Cell,
  canResize,
  isArray,
  PyArray,
  resizeArray,
} from "./storage.ts";

// ---- life ----

/** array(typecode, initializer=()): the slot `new`. */
function arrayNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (type === typeAt(TypeId.ARRAY) && kwnames !== 0 && tupleLength(kwnames) > 0) {
    return raise(Exc.TypeError, "array.array() takes no keyword arguments");
  }
  if (nargs < 1) return raise(Exc.TypeError, "array() takes at least 1 argument (0 given)");
  if (nargs > 2) return raisef(Exc.TypeError, "array() takes at most 2 arguments (%d given)", <i64>nargs);
  const name = load<i64>(args);
  const source = nargs > 1 ? load<i64>(args, 8) : UNBOUND;
  if (!isStr(name))
    return raisef(Exc.TypeError, "array() argument 1 must be a unicode character, not %A", name);
  if (asStr(pointer(name)).length !== 1) {
    const message = "array() argument 1 must be a unicode character, not a string of length %d";
    return raisef(Exc.TypeError, message, <i64>asStr(pointer(name)).length);
  }
  if (!audit("array.__new__", name, source === UNBOUND ? NONE : source)) return ERROR;
  const code = typeCode(charAt(pointer(name), 0));
  if (code === TypeCode.UNICODE && !warnOfUnicode()) return ERROR;
  if (source !== UNBOUND && !isText(code) && !mayInitialize(code, source)) return ERROR;
  if (code === TypeCode.NONE) {
    return raise(Exc.ValueError, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
  }
  return madeFrom(type, code, source);
}

function warnOfUnicode(): bool {
  return warn(Exc.DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16");
}

/** Whether the source is no text, which arrays of numbers refuse. */
function mayInitialize(code: TypeCode, source: Value): bool {
  if (isStr(source)) {
    raisef(Exc.TypeError, "cannot use a str to initialize an array with typecode '%c'", <i64>code);
    return false;
  }
  if (!isArray(source) || !isText(<TypeCode>asArray(source).code)) return true;
  raisef(Exc.TypeError, "cannot use a unicode array to initialize an array with typecode '%c'", <i64>code);
  return false;
}

function madeFrom(type: usize, code: TypeCode, source: Value): Value {
  const p = allocArray(type, code, 0);
  if (p === 0) return ERROR;
  if (source === UNBOUND || fill(changetype<PyArray>(p), source)) return box(p);
  decrefAt(p);
  return ERROR;
}

function fill(a: PyArray, source: Value): bool {
  if (isStr(source)) return appendText(a, pointer(source));
  if (isBytes(source) || isBytearray(source)) return appendBytes(a, source);
  if (isArray(source) && (asArray(source).code === a.code || isText(<TypeCode>asArray(source).code))) {
    return appendArray(a, asArray(source));
  }
  return extendFromItems(a, source);
}

/** Appends the characters of a str. */
export function appendText(a: PyArray, text: usize): bool {
  const length = a.length;
  const count = asStr(text).length;
  if (count === 0) return true;
  if (!resizeArray(a, <i64>length + count)) return false;
  copyChars(Cell.at(a, length), 4, text + STR_DATA, asStr(text).width, count);
  return true;
}

/** Appends the items of an array whose items are as large; it may be the same array. */
export function appendArray(a: PyArray, other: PyArray): bool {
  const length = a.length;
  const count = other.length;
  if (!resizeArray(a, <i64>length + count)) return false;
  copyBytes(Cell.at(a, length), other.data, <usize>count * <usize>a.itemSize);
  return true;
}

function arrayDealloc(p: usize): void {
  const a = changetype<PyArray>(p);
  if (asType(a.type).flags & TypeFlag.HAVE_GC) gcUntrack(p);
  clearWeakrefs(p);
  if (a.data !== 0) rawFree(a.data);
  freeObject(p);
}

// ---- buffers ----

/** The getBuffer slot. */
function lend(v: Value, flags: i32): i32 {
  const a = asArray(v);
  const code: u32 = isText(<TypeCode>a.code) ? TypeCode.WIDE : a.code;
  lendItems(a.data, arrayBytes(a), a.itemSize, flags & BufferFlag.FORMAT ? code : FORMAT_BYTES, false);
  a.exports++;
  return 0;
}

function endLoan(v: Value): void {
  asArray(v).exports--;
}

// ---- reading ----

function arrayLength(v: Value): i64 {
  return asArray(v).length;
}

/** The place that an index means, -1 with an exception pending. */
function placeOf(a: PyArray, key: Value, message: string): i64 {
  if (asType(typeOf(key)).index === 0) return failf(Exc.TypeError, "array indices must be integers");
  let i = indexNumber(key);
  if (i === BAD_INDEX) return -1;
  if (i < 0) i += a.length;
  return i >= 0 && i < <i64>a.length ? i : fail(Exc.IndexError, message);
}

function getItem(self: Value, key: Value): Value {
  const a = asArray(self);
  if (isSlice(key)) return unpackSlice(pointer(key)) ? sliceOf(a) : ERROR;
  const i = placeOf(a, key, "array index out of range");
  return i < 0 ? ERROR : itemAt(Cell.at(a, i), <TypeCode>a.code);
}

/** An array of the items that the slice unpacked last selects. */
function sliceOf(a: PyArray): Value {
  const count = adjustSlice(a.length);
  const p = allocArray(typeAt(TypeId.ARRAY), <TypeCode>a.code, count);
  if (p === 0) return ERROR;
  const made = changetype<PyArray>(p);
  if (sliceStep === 1) copyBytes(made.data, Cell.at(a, sliceStart), arrayBytes(made));
  else
    copyEvery(
      made.data,
      a.itemSize,
      Cell.at(a, sliceStart),
      <i32>sliceStep * a.itemSize,
      <i32>count,
      a.itemSize,
    );
  return box(p);
}

/** Copies `count` items of `size` bytes that lie `fromStep` bytes apart to where they lie `toStep` apart. */
function copyEvery(to: usize, toStep: i32, from: usize, fromStep: i32, count: i32, size: i32): void {
  for (let i = 0; i < count; i++, to += toStep, from += fromStep) memory.copy(to, from, size);
}

function contains(self: Value, v: Value): i32 {
  const i = findItem(self, v, 0, i64.MAX_VALUE);
  return i === FAILED ? -1 : i32(i >= 0);
}

export const MISSING: i64 = -1;
export const FAILED: i64 = -2;

/** Place of the first item in [from, to) that is equal to v: MISSING, or FAILED with an exception pending. The array may change meanwhile. */
export function findItem(self: Value, v: Value, from: i64, to: i64): i64 {
  const a = asArray(self);
  for (let i = from; i < to && i < <i64>a.length; i++) {
    const item = itemAt(Cell.at(a, i), <TypeCode>a.code);
    const same = item === ERROR ? -1 : compareTruth(item, v, Compare.EQ);
    decref(item);
    if (same > 0) return i;
    if (same < 0 || !charge(1)) return FAILED;
  }
  return MISSING;
}

function compare(self: Value, other: Value, op: Compare): Value {
  if (!isArray(self) || !isArray(other)) return NOT_IMPLEMENTED;
  const a = asArray(self);
  const b = asArray(other);
  if (a.length !== b.length && (op === Compare.EQ || op === Compare.NE)) {
    return orderResult(1, op);
  }
  for (let i: i64 = 0; i < <i64>a.length && i < <i64>b.length; i++) {
    const result = compareItems(a, b, i, op);
    if (result !== UNBOUND) return result;
    if (!charge(1)) return ERROR;
  }
  return orderResult(a.length < b.length ? -1 : i32(a.length > b.length), op);
}

/** What the items at i decide; UNBOUND if they are equal. */
function compareItems(a: PyArray, b: PyArray, i: i64, op: Compare): Value {
  const x = itemAt(Cell.at(a, i), <TypeCode>a.code);
  if (x === ERROR) return ERROR;
  const y = itemAt(Cell.at(b, i), <TypeCode>b.code);
  const same = y === ERROR ? -1 : compareTruth(x, y, Compare.EQ);
  let result: Value = UNBOUND;
  if (same < 0) result = ERROR;
  else if (same === 0) {
    if (op === Compare.EQ || op === Compare.NE) result = orderResult(1, op);
    else result = richCompare(x, y, op);
  }
  decref(x);
  decref(y);
  return result;
}

// ---- making others ----

function concat(self: Value, other: Value): Value {
  if (!isArray(other)) return raisef(Exc.TypeError, 'can only append array (not "%T") to array', other);
  const a = asArray(self);
  const b = asArray(other);
  if (a.code !== b.code) return badArgument();
  const p = allocArray(typeAt(TypeId.ARRAY), <TypeCode>a.code, <i64>a.length + b.length);
  if (p === 0) return ERROR;
  const made = changetype<PyArray>(p);
  copyBytes(made.data, a.data, arrayBytes(a));
  copyBytes(Cell.at(made, a.length), b.data, arrayBytes(b));
  return box(p);
}

function badArgument(): Value {
  return raise(Exc.TypeError, "bad argument type for built-in operation");
}

function repeat(self: Value, count: i64): Value {
  const a = asArray(self);
  const rounds = clippedCount(a, count);
  const p = allocArray(typeAt(TypeId.ARRAY), <TypeCode>a.code, rounds * a.length);
  if (p === 0) return ERROR;
  if (rounds > 0) repeatBytes(changetype<PyArray>(p).data, a.data, arrayBytes(a), <i32>rounds);
  return box(p);
}

/** How many rounds to make: more than fit any memory are cut to what is refused. */
function clippedCount(a: PyArray, count: i64): i64 {
  return count <= 0 || a.length === 0 ? 0 : min<i64>(count, i32.MAX_VALUE);
}

function inplaceConcat(self: Value, other: Value): Value {
  if (!isArray(other)) return raisef(Exc.TypeError, 'can only extend array with array (not "%T")', other);
  if (asArray(other).code !== asArray(self).code) {
    return raise(Exc.TypeError, "can only extend with array of same kind");
  }
  return appendArray(asArray(self), asArray(other)) ? incref(self) : ERROR;
}

function inplaceRepeat(self: Value, count: i64): Value {
  const a = asArray(self);
  const length = a.length;
  if (length === 0) return incref(self);
  const rounds = clippedCount(a, count);
  const unit = arrayBytes(a);
  if (!resizeArray(a, rounds * length)) return ERROR;
  if (rounds > 1) repeatBytes(Cell.at(a, length), a.data, unit, <i32>rounds - 1);
  return incref(self);
}

// ---- assignment ----

/** self[key] = value; UNBOUND deletes. */
function setItem(self: Value, key: Value, value: Value): i32 {
  const a = asArray(self);
  if (isSlice(key)) return setSlice(self, key, value);
  const message = "array assignment index out of range";
  const i = placeOf(a, key, message);
  if (i < 0) return -1;
  if (value === UNBOUND) return splice(a, i, i + 1, 0, 0) ? 0 : -1;
  if (!toItem(value, <TypeCode>a.code)) return -1;
  // Again: converting the value may have run code that shortened the array.
  if (i >= <i64>a.length) return fail(Exc.IndexError, message);
  Item.put(Cell.at(a, i), a.itemSize);
  return 0;
}

function setSlice(self: Value, key: Value, value: Value): i32 {
  const a = asArray(self);
  if (!unpackSlice(pointer(key))) return -1;
  if (value === UNBOUND) return assignSlice(a, 0, 0, true) ? 0 : -1;
  if (!isArray(value)) {
    return failf(Exc.TypeError, 'can only assign array (not "%T") to array slice', value);
  }
  const b = asArray(value);
  if (b.code !== a.code) {
    badArgument();
    return -1;
  }
  if (value !== self) return assignSlice(a, b.data, b.length, false) ? 0 : -1;
  const copy = copyOf(b);
  if (copy === ERROR) return -1;
  const good = assignSlice(a, asArray(copy).data, b.length, false);
  decref(copy);
  return good ? 0 : -1;
}

/** An array of the plain type with the same items, or ERROR. */
export function copyOf(a: PyArray): Value {
  const p = allocArray(typeAt(TypeId.ARRAY), <TypeCode>a.code, a.length);
  if (p === 0) return ERROR;
  copyBytes(changetype<PyArray>(p).data, a.data, arrayBytes(a));
  return box(p);
}

/** Assigns `n` items that lie elsewhere to the slice unpacked last. */
function assignSlice(a: PyArray, data: usize, n: i64, deletion: bool): bool {
  const count = adjustSlice(a.length);
  const step = sliceStep;
  const start = sliceStart;
  if (step === 1) return splice(a, start, max(start, sliceStop), data, n);
  if (deletion) return deleteEvery(a, start, step, count);
  if (n !== count) {
    raisef(Exc.ValueError, "attempt to assign array of size %d to extended slice of size %d", n, count);
    return false;
  }
  copyEvery(Cell.at(a, start), <i32>step * a.itemSize, data, a.itemSize, <i32>count, a.itemSize);
  return true;
}

/** Puts `n` items from `data`, which must not lie in the array itself, in the place of [from, to). */
export function splice(a: PyArray, from: i64, to: i64, data: usize, n: i64): bool {
  const length = <i64>a.length;
  const change = n - (to - from);
  if (change !== 0 && !canResize(a)) return false;
  if (change > 0 && !resizeArray(a, length + change)) return false;
  if (change !== 0 && to < length) {
    memory.copy(Cell.at(a, to + change), Cell.at(a, to), <usize>(length - to) * <usize>a.itemSize);
  }
  if (change < 0) resizeArray(a, length + change);
  copyBytes(Cell.at(a, from), data, <usize>n * <usize>a.itemSize);
  return true;
}

/** Deletes `count` items that lie `step` apart. */
function deleteEvery(a: PyArray, start: i64, step: i64, count: i64): bool {
  if (count === 0) return true;
  if (!canResize(a)) return false;
  if (step < 0) {
    start += (count - 1) * step;
    step = -step;
  }
  const length = <i64>a.length;
  let to = start;
  for (let k: i64 = 0; k < count; k++) {
    // The run between this deleted item and the next moves down.
    const from = start + k * step + 1;
    const end = k === count - 1 ? length : from + step - 1;
    memory.copy(Cell.at(a, to), Cell.at(a, from), <usize>(end - from) * <usize>a.itemSize);
    to += end - from;
  }
  return resizeArray(a, length - count);
}

/** Slots and methods of the declared type. */
export function fillArray(type: PyType): void {
  type.new = arrayNew.index;
  type.dealloc = arrayDealloc.index;
  type.repr = arrayRepr.index;
  type.compare = compare.index;
  type.iter = arrayIter.index;
  type.length = arrayLength.index;
  type.getItem = getItem.index;
  type.setItem = setItem.index;
  type.contains = contains.index;
  type.concat = concat.index;
  type.inplaceConcat = inplaceConcat.index;
  type.repeat = repeat.index;
  type.inplaceRepeat = inplaceRepeat.index;
  type.getBuffer = lend.index;
  type.releaseBuffer = endLoan.index;
  type.weakOffset = <i32>offsetof<PyArray>("weakrefs");
  methodsOfArray(type);
}
