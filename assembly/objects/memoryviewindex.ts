/** Reading and setting parts of a memoryview by index, slice and tuple (CPython: memory_subscript, memory_ass_sub). */
import {
  asView,
  BufferFlag,
  checkView,
  checkViewable,
  copyView,
  isMemoryview,
  lendsBuffer,
  PyMemoryview,
  setContiguity,
  shapeAt,
  shapeOf,
  strideAt,
  stridesOf,
  ViewFlag,
  viewOf,
} from "../core/buffer.ts";
import { fail, failf, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { decref, decrefAt, gcTrack, incref } from "../core/object.ts";
import { adjustSlice, sliceStart, sliceStep, unpackSlice } from "../core/slice.ts";
import { BAD_INDEX, indexNumber, isSlice } from "../core/subscript.ts";
import { strFromAscii } from "../core/substring.ts";
import { isTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { box, ELLIPSIS, ERROR, isSmall, pointer, UNBOUND, Value } from "../core/value.ts";
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { Code, codeOf, packItem, storePacked, unpackItem } from "./memoryviewitems.ts";

/** The code of the items; Code.NONE with NotImplementedError pending if it is none that can be read. */
export function itemCode(p: usize): Code {
  const code = codeOf(asView(p).format);
  if (code !== Code.NONE) return code;
  const format = formatText(p);
  // CPython takes any single character for a code, and finds out later that it knows none such.
  const single = asView(p).format < 256;
  const message = single ? "memoryview: format %S not supported" : "memoryview: unsupported format %S";
  if (format !== ERROR) raisef(Exc.NotImplementedError, message, format);
  decref(format);
  return code;
}

/** The format as a str. */
export function formatText(p: usize): Value {
  let n = 0;
  const at = p + offsetof<PyMemoryview>("format");
  while (n < 4 && load<u8>(at + <usize>n) !== 0) n++;
  return strFromAscii(at, n);
}

// ---- places ----

/** The address of item `index` of a dimension whose first is at `at`; 0 with IndexError pending. */
function place(p: usize, at: usize, dimension: i32, index: i64): usize {
  const count: i64 = shapeAt(p, dimension);
  const i = index < 0 ? index + count : index;
  if (i < 0 || i >= count) {
    failf(Exc.IndexError, "index out of bounds on dimension %d", dimension + 1);
    return 0;
  }
  return at + <usize>(<i32>i * strideAt(p, dimension));
}

/** The address of the item that a tuple of indices names; 0 with an exception pending. */
function placeOfTuple(p: usize, key: usize): usize {
  const count = tupleLength(key);
  const ndim = asView(p).ndim;
  if (<i32>count > ndim) {
    const message = "cannot index %d-dimension view with %d-element tuple";
    failf(Exc.TypeError, message, <i64>ndim, <i64>count);
    return 0;
  }
  let at: usize = asView(p).data;
  for (let i = 0; i < ndim; i++) {
    const index = indexNumber(tupleItem(key, i));
    if (index === BAD_INDEX || !checkView(p)) return 0;
    at = place(p, at, i, index);
    if (at === 0) return 0;
  }
  return at;
}

/** How many entries of a tuple are indices, or slices: all of them or none. */
function allIndices(key: usize): bool {
  for (let i: u32 = 0; i < tupleLength(key); i++) if (!isIndex(tupleItem(key, i))) return false;
  return true;
}

function allSlices(key: usize): bool {
  for (let i: u32 = 0; i < tupleLength(key); i++) if (!isSlice(tupleItem(key, i))) return false;
  return tupleLength(key) !== 0;
}

function isIndex(v: Value): bool {
  return isSmall(v) || asType(typeOf(v)).index !== 0;
}

function isEmptyTuple(v: Value): bool {
  return isTuple(v) && tupleLength(pointer(v)) === 0;
}

// ---- reading ----

/** view[key] */
export function viewGetItem(v: Value, key: Value): Value {
  const p = pointer(v);
  if (!checkView(p)) return ERROR;
  if (asView(p).ndim === 0) {
    if (key === ELLIPSIS) return incref(v);
    if (isEmptyTuple(key)) return unpackAt(p, asView(p).data);
    return raise(Exc.TypeError, "invalid indexing of 0-dim memory");
  }
  if (isIndex(key)) return itemAt(p, key);
  if (isSlice(key)) return part(p, key);
  if (isTuple(key)) {
    if (allIndices(pointer(key))) return itemOfTuple(p, pointer(key));
    if (allSlices(pointer(key))) {
      return raise(Exc.NotImplementedError, "multi-dimensional slicing is not implemented");
    }
  }
  return raise(Exc.TypeError, "memoryview: invalid slice key");
}

function unpackAt(p: usize, at: usize): Value {
  const code = itemCode(p);
  return code === Code.NONE ? ERROR : unpackItem(at, code);
}

function itemAt(p: usize, key: Value): Value {
  const index = indexNumber(key);
  if (index === BAD_INDEX || !checkView(p)) return ERROR;
  return viewItem(p, index);
}

/** view[index] */
export function viewItem(p: usize, index: i64): Value {
  const code = itemCode(p);
  if (code === Code.NONE) return ERROR;
  if (asView(p).ndim === 0) return raise(Exc.TypeError, "invalid indexing of 0-dim memory");
  if (asView(p).ndim !== 1) {
    return raise(Exc.NotImplementedError, "multi-dimensional sub-views are not implemented");
  }
  const at = place(p, asView(p).data, 0, index);
  return at === 0 ? ERROR : unpackItem(at, code);
}

function itemOfTuple(p: usize, key: usize): Value {
  if (<i32>tupleLength(key) < asView(p).ndim) {
    return raise(Exc.NotImplementedError, "sub-views are not implemented");
  }
  const at = placeOfTuple(p, key);
  return at === 0 ? ERROR : unpackAt(p, at);
}

/** view[slice]: a view of some of the first dimension. */
function part(p: usize, key: Value): Value {
  if (!checkViewable(p)) return ERROR;
  // Made first: what the `__index__` of a bound does to the other view does not concern it.
  const q = copyView(asView(p).managed, p);
  if (q === 0) return ERROR;
  if (!unpackSlice(pointer(key))) {
    decrefAt(q);
    return ERROR;
  }
  const count = adjustSlice(shapeAt(p, 0));
  const start = sliceStart;
  const step = sliceStep;
  const view = asView(q);
  const stride = strideAt(p, 0);
  view.data += <u32>(<i32>start * stride);
  store<i32>(shapeOf(q), <i32>count);
  // A step beyond what fits reaches no second item.
  store<i32>(stridesOf(q), count > 1 ? <i32>(step * stride) : clampStep(step) * stride);
  setLength(q);
  setContiguity(q);
  gcTrack(q);
  return box(q);
}

function clampStep(step: i64): i32 {
  return <i32>max<i64>(-0x100000, min<i64>(step, 0x100000));
}

/** The bytes of all items, from the shape. */
function setLength(p: usize): void {
  let length: i32 = asView(p).itemSize;
  for (let i = 0; i < asView(p).ndim; i++) length *= shapeAt(p, i);
  asView(p).length = length;
}

// ---- setting ----

/** view[key] = value; UNBOUND deletes, which is refused. */
export function viewSetItem(v: Value, key: Value, value: Value): i32 {
  const p = pointer(v);
  if (!checkView(p)) return -1;
  const code = itemCode(p);
  if (code === Code.NONE) return -1;
  if (asView(p).flags & ViewFlag.READONLY) return fail(Exc.TypeError, "cannot modify read-only memory");
  if (value === UNBOUND) return fail(Exc.TypeError, "cannot delete memory");
  if (asView(p).ndim === 0) {
    if (key !== ELLIPSIS && !isEmptyTuple(key)) {
      return fail(Exc.TypeError, "invalid indexing of 0-dim memory");
    }
    return setAt(p, asView(p).data, value, code);
  }
  if (isIndex(key)) return setIndex(p, key, value, code);
  if (isSlice(key) && asView(p).ndim === 1) return setPart(v, key, value);
  if (isSlice(key) || (isTuple(key) && allSlices(pointer(key)))) {
    const message = "memoryview slice assignments are currently restricted to ndim = 1";
    return fail(Exc.NotImplementedError, message);
  }
  if (isTuple(key) && allIndices(pointer(key))) return setTuple(p, pointer(key), value, code);
  return fail(Exc.TypeError, "memoryview: invalid slice key");
}

/** Stores the value at an address of the view's, unless packing it has released the view. */
function setAt(p: usize, at: usize, value: Value, code: Code): i32 {
  if (!packItem(value, code) || !checkView(p)) return -1;
  storePacked(at, code);
  return 0;
}

function setIndex(p: usize, key: Value, value: Value, code: Code): i32 {
  if (asView(p).ndim > 1) return fail(Exc.NotImplementedError, "sub-views are not implemented");
  const index = indexNumber(key);
  if (index === BAD_INDEX || !checkView(p)) return -1;
  const at = place(p, asView(p).data, 0, index);
  return at === 0 ? -1 : setAt(p, at, value, code);
}

function setTuple(p: usize, key: usize, value: Value, code: Code): i32 {
  if (<i32>tupleLength(key) < asView(p).ndim) {
    return fail(Exc.NotImplementedError, "sub-views are not implemented");
  }
  const at = placeOfTuple(p, key);
  return at === 0 ? -1 : setAt(p, at, value, code);
}

/** view[slice] = what lends as many items of the same format. */
function setPart(v: Value, key: Value, value: Value): i32 {
  if (!isMemoryview(value) && !lendsBuffer(value)) {
    return failf(Exc.TypeError, "a bytes-like object is required, not '%T'", value);
  }
  const source = viewOf(value, BufferFlag.FULL_RO);
  if (source === ERROR) return -1;
  const target = checkView(pointer(v)) ? part(pointer(v), key) : ERROR;
  const good = target !== ERROR && checkView(pointer(v));
  const status = good ? copyItems(pointer(target), pointer(source)) : -1;
  decref(target);
  decref(source);
  return status;
}

/** Copies between two views of one dimension, which may share memory. */
function copyItems(to: usize, from: usize): i32 {
  const count = shapeAt(to, 0);
  if (asView(from).ndim !== 1 || shapeAt(from, 0) !== count || !sameFormat(to, from)) {
    const message = "memoryview assignment: lvalue and rvalue have different structures";
    return fail(Exc.ValueError, message);
  }
  const both = asView(to).flags & asView(from).flags & ViewFlag.C_CONTIGUOUS;
  if (both) memory.copy(asView(to).data, asView(from).data, asView(to).length);
  else if (count > 0) return copyThrough(to, from);
  return 0;
}

function sameFormat(a: usize, b: usize): bool {
  const x = codeOf(asView(a).format);
  return x === codeOf(asView(b).format) && asView(a).itemSize === asView(b).itemSize;
}

/** By way of a block of their own: nothing is overwritten before it is read. */
function copyThrough(to: usize, from: usize): i32 {
  const block = rawAlloc(asView(from).length);
  if (block === 0) {
    raiseMemoryError();
    return -1;
  }
  gather(block, from, false);
  const size = asView(to).itemSize;
  let at: usize = asView(to).data;
  for (let i = 0; i < shapeAt(to, 0); i++, at += <usize>strideAt(to, 0)) {
    memory.copy(at, block + <usize>(i * size), size);
  }
  rawFree(block);
  return 0;
}

// ---- all items ----

/** Copies all items one behind the other, in C's order or Fortran's. */
export function gather(to: usize, p: usize, fortran: bool): void {
  const at: usize = asView(p).data;
  if (asView(p).flags & (fortran ? ViewFlag.F_CONTIGUOUS : ViewFlag.C_CONTIGUOUS)) {
    memory.copy(to, at, asView(p).length);
  } else if (fortran) gatherColumns(to, p, asView(p).ndim - 1, at);
  else gatherRows(to, p, 0, at);
}

/** In C's order: the last index moves fastest. */
function gatherRows(to: usize, p: usize, dimension: i32, at: usize): usize {
  const size = asView(p).itemSize;
  if (dimension === asView(p).ndim) {
    memory.copy(to, at, size);
    return to + <usize>size;
  }
  const stride = strideAt(p, dimension);
  const count = shapeAt(p, dimension);
  for (let i = 0; i < count; i++, at += <usize>stride) to = gatherRows(to, p, dimension + 1, at);
  return to;
}

/** In Fortran's order: the first index moves fastest. */
function gatherColumns(to: usize, p: usize, dimension: i32, at: usize): usize {
  const size = asView(p).itemSize;
  if (dimension < 0) {
    memory.copy(to, at, size);
    return to + <usize>size;
  }
  const stride = strideAt(p, dimension);
  const count = shapeAt(p, dimension);
  for (let i = 0; i < count; i++, at += <usize>stride) to = gatherColumns(to, p, dimension - 1, at);
  return to;
}
