/**
 * The memoryview type: life, attributes, conversion, search, comparison (CPython: Objects/memoryobject.c). Layout and loans: core/buffer.ts;
 * items by index: memoryviewindex.ts; casts: memoryviewcast.ts; codes of items: memoryviewitems.ts.
 */
import {
  asManaged,
  asView,
  BufferFlag,
  checkView,
  checkViewable,
  copyView,
  endManaged,
  endViewLoan,
  initBuffers,
  isMemoryview,
  lendsBuffer,
  lendView,
  PyMemoryview,
  releaseView,
  shapeAt,
  shapeOf,
  strideAt,
  stridesOf,
  ViewFlag,
  viewOf,
} from "../core/buffer.ts";
import { allocBytes, BYTES_DATA } from "../core/bytes.ts";
import { compareTruth } from "../core/compare.ts";
import { clearError, fail, raise, raisef, raiseMemoryError, formatText as textOf } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { hashOf } from "../core/hash.ts";
import { charge } from "../core/interrupt.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { bindSlot, define, defineClassMethod, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, decrefAt, freeContainer, gcTrack, gcUntrack, incref, visitAt } from "../core/object.ts";
import { asStr, isStr, STR_DATA } from "../core/string.ts";
import { BAD_INDEX, indexClamped, sizeNumber } from "../core/subscript.ts";
import { hashBytes } from "../core/text/siphash.ts";
import { allocTuple, emptyTuple, finishTuple, tupleInit } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import {
  box,
  boxBool,
  END,
  ERROR,
  isPointer,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { initBufferSlots } from "./bufferslots.ts";
import { hexOf } from "./bytesmethods.ts";
import { asCursor, exhaust, initCursor, newCursor } from "./cursor.ts";
import { castMethod } from "./memoryviewcast.ts";
import { formatText, gather, itemCode, viewGetItem, viewItem, viewSetItem } from "./memoryviewindex.ts";
import { Code, codeOf, isByteCode, unpackItem } from "./memoryviewitems.ts";

/** The view that a method was called on. */
function self(args: usize): usize {
  return pointer(load<i64>(args));
}

// ---- life ----

let newSignature!: NativeDef;

function viewNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const view = viewOf(load<i64>(values), BufferFlag.FULL_RO);
  endSlot(newSignature, values);
  return view;
}

function dealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  releaseView(p);
  decrefAt(asView(p).managed);
  freeContainer(p);
}

/**
 * A view in a cycle is released as finalizers are run, before any garbage is taken apart: the end of a loan may be Python's business. So are
 * views that nothing but the ended loan refers to.
 */
function finalize(v: Value): void {
  let p = pointer(v);
  while (asView(p).exports === 0) {
    releaseView(p);
    const m = asManaged(asView(p).managed);
    p = m.inner;
    if (!m.released || p === 0 || load<i32>(p) !== 1) return;
  }
}

function traverse(p: usize, visit: u32): void {
  visitAt(asView(p).managed, visit);
}

function clear(p: usize): void {
  if (asView(p).exports === 0) releaseView(p);
}

function managedDealloc(p: usize): void {
  gcUntrack(p);
  endManaged(p);
  const m = asManaged(p);
  if (m.inner !== 0) decrefAt(m.inner);
  decrefAt(m.owner);
  freeContainer(p);
}

function managedTraverse(p: usize, visit: u32): void {
  visitAt(asManaged(p).owner, visit);
  visitAt(asManaged(p).inner, visit);
}

function managedClear(p: usize): void {
  endManaged(p);
}

function releaseMethod(args: usize): Value {
  const p = self(args);
  if (!(asView(p).flags & ViewFlag.RELEASED) && asView(p).exports > 0) {
    const count: i64 = asView(p).exports;
    const message = count === 1 ? "memoryview has %d exported buffer" : "memoryview has %d exported buffers";
    return raisef(Exc.BufferError, message, count);
  }
  releaseView(p);
  return NONE;
}

function enterMethod(args: usize): Value {
  return checkView(self(args)) ? incref(load<i64>(args)) : ERROR;
}

/** _from_flags(object, flags) */
function fromFlagsMethod(args: usize): Value {
  const flags = sizeNumber(load<i64>(args, 16));
  return flags === BAD_INDEX ? ERROR : viewOf(load<i64>(args, 8), <i32>flags);
}

function toReadonlyMethod(args: usize): Value {
  const p = self(args);
  const q = checkViewable(p) ? copyView(asView(p).managed, p) : 0;
  if (q === 0) return ERROR;
  asView(q).flags |= ViewFlag.READONLY;
  gcTrack(q);
  return box(q);
}

// ---- attributes ----

function objGetter(v: Value): Value {
  const p = pointer(v);
  return checkView(p) ? incref(box(<usize>asManaged(asView(p).managed).owner)) : ERROR;
}

/** A number of the view, or ERROR. */
function number(v: Value, n: i64): Value {
  return checkView(pointer(v)) ? small(n) : ERROR;
}

function nbytesGetter(v: Value): Value {
  return number(v, asView(pointer(v)).length);
}

function itemsizeGetter(v: Value): Value {
  return number(v, asView(pointer(v)).itemSize);
}

function ndimGetter(v: Value): Value {
  return number(v, asView(pointer(v)).ndim);
}

function formatGetter(v: Value): Value {
  return checkView(pointer(v)) ? formatText(pointer(v)) : ERROR;
}

/** A flag, or whether any of several is set. */
function flag(v: Value, bits: u32): Value {
  return checkView(pointer(v)) ? boxBool((asView(pointer(v)).flags & bits) !== 0) : ERROR;
}

function readonlyGetter(v: Value): Value {
  return flag(v, ViewFlag.READONLY);
}

function cContiguousGetter(v: Value): Value {
  return flag(v, ViewFlag.C_CONTIGUOUS);
}

function fContiguousGetter(v: Value): Value {
  return flag(v, ViewFlag.F_CONTIGUOUS);
}

function contiguousGetter(v: Value): Value {
  return flag(v, ViewFlag.C_CONTIGUOUS | ViewFlag.F_CONTIGUOUS);
}

/** A tuple of `ndim` words. */
function words(v: Value, at: usize): Value {
  if (!checkView(pointer(v))) return ERROR;
  const n = asView(pointer(v)).ndim;
  const p = allocTuple(n);
  if (p === 0) return ERROR;
  for (let i = 0; i < n; i++) tupleInit(p, i, small(<i64>load<i32>(at + ((<usize>i) << 2))));
  return finishTuple(p);
}

function shapeGetter(v: Value): Value {
  return words(v, shapeOf(pointer(v)));
}

function stridesGetter(v: Value): Value {
  return words(v, stridesOf(pointer(v)));
}

/** No item is reached through a pointer. */
function suboffsetsGetter(v: Value): Value {
  return checkView(pointer(v)) ? incref(box(emptyTuple())) : ERROR;
}

// ---- conversion ----

function toListMethod(args: usize): Value {
  const p = self(args);
  const code = checkView(p) ? itemCode(p) : Code.NONE;
  return code === Code.NONE ? ERROR : listOf(p, 0, asView(p).data, code);
}

/** The items of dimensions from `dimension` on as nested lists. */
function listOf(p: usize, dimension: i32, at: usize, code: Code): Value {
  if (dimension === asView(p).ndim) return unpackItem(at, code);
  const list = allocList();
  if (list === 0) return ERROR;
  const stride = strideAt(p, dimension);
  const count = shapeAt(p, dimension);
  for (let i = 0; i < count; i++, at += <usize>stride) {
    const item = listOf(p, dimension + 1, at, code);
    if (item === ERROR || !listAppendOwned(list, item) || ((i & 1023) === 0 && !charge(1024))) {
      decrefAt(list);
      return ERROR;
    }
  }
  return box(list);
}

/** tobytes(order): "C", "F", or "A", which is "F" where the view is laid out so and "C" else. */
function toBytesMethod(args: usize): Value {
  const p = self(args);
  const order = load<i64>(args, 8);
  if (order !== NONE && !isStr(order)) {
    return raisef(Exc.TypeError, "tobytes() argument 'order' must be str or None, not %A", order);
  }
  if (!checkView(p)) return ERROR;
  const letter: u32 = order === NONE ? 67 : orderLetter(pointer(order));
  if (letter === 0) return raise(Exc.ValueError, "order must be 'C', 'F' or 'A'");
  const onlyF =
    (asView(p).flags & (ViewFlag.C_CONTIGUOUS | ViewFlag.F_CONTIGUOUS)) === <u32>ViewFlag.F_CONTIGUOUS;
  return bytesOfView(p, letter === 70 || (letter === 65 && onlyF));
}

/** The code of C, F or A; 0 for other texts. */
function orderLetter(text: usize): u32 {
  if (asStr(text).length !== 1 || !asStr(text).ascii) return 0;
  const letter: u32 = load<u8>(text, STR_DATA);
  return letter === 65 || letter === 67 || letter === 70 ? letter : 0;
}

/** All items as bytes, one behind the other. */
function bytesOfView(p: usize, fortran: bool): Value {
  const bytes = allocBytes(asView(p).length);
  if (bytes === 0) return ERROR;
  gather(bytes + BYTES_DATA, p, fortran);
  return box(bytes);
}

/** bytes(v) for what lends memory, whether its items lie close together or not: a bytes object, or ERROR. */
export function bytesOfLender(v: Value): Value {
  const view = viewOf(v, BufferFlag.FULL_RO);
  if (view === ERROR) return ERROR;
  const bytes = bytesOfView(pointer(view), false);
  decref(view);
  return bytes;
}

function hexMethod(args: usize): Value {
  const p = self(args);
  if (!checkView(p)) return ERROR;
  if (asView(p).flags & ViewFlag.C_CONTIGUOUS)
    return hexOf(load<i64>(args), load<i64>(args, 8), load<i64>(args, 16));
  const bytes = bytesOfView(p, false);
  if (bytes === ERROR) return ERROR;
  const text = hexOf(bytes, load<i64>(args, 8), load<i64>(args, 16));
  decref(bytes);
  return text;
}

// ---- search ----

function countMethod(args: usize): Value {
  const p = self(args);
  const code = checkView(p) ? itemCode(p) : Code.NONE;
  if (code === Code.NONE) return ERROR;
  if (asView(p).ndim === 0) return raise(Exc.TypeError, "invalid indexing of 0-dim memory");
  if (asView(p).ndim !== 1) {
    return raise(Exc.NotImplementedError, "multi-dimensional sub-views are not implemented");
  }
  let count: i64 = 0;
  for (let i = 0; i < shapeAt(p, 0); i++) {
    const same = equalsItem(p, i, code, load<i64>(args, 8));
    if (same < 0) return ERROR;
    count += same;
  }
  return small(count);
}

/** Whether item i is equal to v; -1 with an exception pending. */
function equalsItem(p: usize, i: i32, code: Code, v: Value): i32 {
  if (!charge(1) || !checkView(p)) return -1;
  const item = unpackItem(asView(p).data + <usize>(i * strideAt(p, 0)), code);
  if (item === ERROR) return -1;
  const same = compareTruth(item, v, Compare.EQ);
  decref(item);
  return same;
}

function indexMethod(args: usize): Value {
  const p = self(args);
  const code = checkView(p) ? itemCode(p) : Code.NONE;
  if (code === Code.NONE) return ERROR;
  if (asView(p).ndim === 0) return raise(Exc.TypeError, "invalid lookup on 0-dim memory");
  if (asView(p).ndim !== 1) {
    return raise(Exc.NotImplementedError, "multi-dimensional lookup is not implemented");
  }
  const start = bound(load<i64>(args, 16));
  if (start === BAD_INDEX) return ERROR;
  const stop = load<i64>(args, 24) === UNBOUND ? i64.MAX_VALUE : bound(load<i64>(args, 24));
  if (stop === BAD_INDEX || !checkView(p)) return ERROR;
  const count: i64 = shapeAt(p, 0);
  const from = start < 0 ? max<i64>(start + count, 0) : start;
  const to = min<i64>(stop < 0 ? stop + count : stop, count);
  for (let i = from; i < to; i++) {
    const same = equalsItem(p, <i32>i, code, load<i64>(args, 8));
    if (same !== 0) return same < 0 ? ERROR : small(i);
  }
  return raise(Exc.ValueError, "memoryview.index(x): x not found");
}

function bound(v: Value): i64 {
  if (!isPointer(v) || asType(<usize>load<u32>(pointer(v), 4)).index !== 0) return indexClamped(v);
  raise(Exc.TypeError, "slice indices must be integers or have an __index__ method");
  return BAD_INDEX;
}

// ---- slots ----

function length(v: Value): i64 {
  const p = pointer(v);
  if (!checkView(p)) return -1;
  if (asView(p).ndim === 0) return fail(Exc.TypeError, "0-dim memory has no length");
  return shapeAt(p, 0);
}

function repr(v: Value): Value {
  const released = (asView(pointer(v)).flags & ViewFlag.RELEASED) !== 0;
  return textOf(released ? "<released memory at 0x%x>" : "<memory at 0x%x>", <i64>pointer(v));
}

/** That of equal bytes; only of what cannot change. */
function hash(v: Value): i64 {
  const p = pointer(v);
  const view = asView(p);
  if (view.hash !== -1) return view.hash;
  if (!checkView(p)) return -1;
  if (!(view.flags & ViewFlag.READONLY))
    return fail(Exc.ValueError, "cannot hash writable memoryview object");
  if (!isByteCode(codeOf(view.format))) {
    return fail(Exc.ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  // What is lent as unchangeable may belong to an object that has no hash.
  if (hashOf(box(<usize>asManaged(view.managed).owner)) === -1) return -1;
  const block = rawAlloc(max(view.length, 1));
  if (block === 0) {
    raiseMemoryError();
    return -1;
  }
  gather(block, p, false);
  view.hash = hashBytes(block, view.length);
  rawFree(block);
  return view.hash;
}

function compare(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  const p = pointer(a);
  let equal: i32;
  if (asView(p).flags & ViewFlag.RELEASED) equal = a === b ? 1 : 0;
  else if (isMemoryview(b)) {
    if (asView(pointer(b)).flags & ViewFlag.RELEASED) equal = 0;
    else equal = equalViews(a, b);
  } else {
    if (!lendsBuffer(b)) return NOT_IMPLEMENTED;
    const other = viewOf(b, BufferFlag.FULL_RO);
    if (other === ERROR) {
      clearError();
      return NOT_IMPLEMENTED;
    }
    equal = asView(p).flags & ViewFlag.RELEASED ? 0 : equalViews(a, other);
    decref(other);
  }
  return equal < 0 ? ERROR : boxBool((equal === 1) === (op === Compare.EQ));
}

/** Whether two views have the same shape and equal items; formats may differ. 0, 1 or -1. */
function equalViews(a: Value, b: Value): i32 {
  const p = pointer(a);
  const q = pointer(b);
  if (asView(p).ndim !== asView(q).ndim) return 0;
  for (let i = 0; i < asView(p).ndim; i++) if (shapeAt(p, i) !== shapeAt(q, i)) return 0;
  const x = codeOf(asView(p).format);
  const y = codeOf(asView(q).format);
  if (x === Code.NONE || y === Code.NONE) return 0;
  const plain = x === y && x !== Code.FLOAT && x !== Code.DOUBLE && x !== Code.HALF && x !== Code.BOOL;
  return equalParts(p, q, 0, asView(p).data, asView(q).data, plain ? Code.NONE : x, y);
}

/** Items of dimensions from `dimension` on; with a code of NONE they are compared as bytes. */
function equalParts(p: usize, q: usize, dimension: i32, a: usize, b: usize, x: Code, y: Code): i32 {
  if (dimension === asView(p).ndim)
    return x === Code.NONE ? equalBytes(a, b, asView(p).itemSize) : equalItems(a, b, x, y);
  const count = shapeAt(p, dimension);
  const aStride = strideAt(p, dimension);
  const bStride = strideAt(q, dimension);
  for (let i = 0; i < count; i++) {
    const same = equalParts(p, q, dimension + 1, a, b, x, y);
    if (same !== 1) return same;
    if ((i & 1023) === 1023 && !charge(1024)) return -1;
    a += <usize>aStride;
    b += <usize>bStride;
  }
  return 1;
}

function equalBytes(a: usize, b: usize, n: i32): i32 {
  for (let i = 0; i < n; i++) if (load<u8>(a + <usize>i) !== load<u8>(b + <usize>i)) return 0;
  return 1;
}

function equalItems(a: usize, b: usize, x: Code, y: Code): i32 {
  const left = unpackItem(a, x);
  const right = unpackItem(b, y);
  const same = left === ERROR || right === ERROR ? -1 : compareTruth(left, right, Compare.EQ);
  decref(left);
  decref(right);
  return same;
}

/** iter(view) */
function iter(v: Value): Value {
  const p = pointer(v);
  if (!checkView(p)) return ERROR;
  const code = itemCode(p);
  if (code === Code.NONE) return ERROR;
  if (asView(p).ndim === 0) return raise(Exc.TypeError, "invalid indexing of 0-dim memory");
  if (asView(p).ndim !== 1) {
    return raise(Exc.NotImplementedError, "multi-dimensional sub-views are not implemented");
  }
  return newCursor(TypeId.MEMORY_ITERATOR, v, 0);
}

function next(v: Value): Value {
  const it = asCursor(pointer(v));
  const p: usize = it.sequence;
  if (p === 0) return END;
  if (it.index >= shapeAt(p, 0)) return exhaust(it);
  if (!checkView(p)) return ERROR;
  return viewItem(p, it.index++);
}

function setSlots(): void {
  const type = asType(typeAt(TypeId.MEMORYVIEW));
  type.new = viewNew.index;
  type.dealloc = dealloc.index;
  type.traverse = traverse.index;
  type.clear = clear.index;
  type.repr = repr.index;
  type.hash = hash.index;
  type.compare = compare.index;
  type.iter = iter.index;
  type.length = length.index;
  type.getItem = viewGetItem.index;
  type.setItem = viewSetItem.index;
  type.getBuffer = lendView.index;
  type.releaseBuffer = endViewLoan.index;
  type.weakOffset = <i32>offsetof<PyMemoryview>("weakrefs");
  const managed = asType(typeAt(TypeId.MANAGED_BUFFER));
  managed.dealloc = managedDealloc.index;
  managed.traverse = managedTraverse.index;
  managed.clear = managedClear.index;
}

function defineGetters(): void {
  const type = asType(typeAt(TypeId.MEMORYVIEW));
  defineGetter(type, "obj", objGetter);
  defineGetter(type, "nbytes", nbytesGetter);
  defineGetter(type, "itemsize", itemsizeGetter);
  defineGetter(type, "ndim", ndimGetter);
  defineGetter(type, "format", formatGetter);
  defineGetter(type, "readonly", readonlyGetter);
  defineGetter(type, "shape", shapeGetter);
  defineGetter(type, "strides", stridesGetter);
  defineGetter(type, "suboffsets", suboffsetsGetter);
  defineGetter(type, "c_contiguous", cContiguousGetter);
  defineGetter(type, "f_contiguous", fContiguousGetter);
  defineGetter(type, "contiguous", contiguousGetter);
}

/** After the type is ready: it has no `__del__` for Python to see. */
export function finishMemoryview(): void {
  asType(typeAt(TypeId.MEMORYVIEW)).finalize = finalize.index;
}

export function initMemoryview(): void {
  initBuffers();
  initBufferSlots();
  newSignature = slotSignature("memoryview(object)");
  setSlots();
  defineGetters();
  const type = asType(typeAt(TypeId.MEMORYVIEW));
  define(type, "cast(self, /, format, shape=<unrepresentable>)", castMethod);
  define(type, "count(self, value, /)", countMethod);
  define(type, "hex(self, /, sep=<unrepresentable>, bytes_per_sep=1)", hexMethod);
  define(type, "index(self, value, start=0, stop=sys.maxsize, /)", indexMethod);
  define(type, "release(self, /)", releaseMethod);
  define(type, "tobytes(self, /, order='C')", toBytesMethod);
  define(type, "tolist(self, /)", toListMethod);
  define(type, "toreadonly(self, /)", toReadonlyMethod);
  define(type, "__enter__(self, /)", enterMethod);
  define(type, "__exit__(self, /, *args)", releaseMethod);
  defineClassMethod(type, "_from_flags(type, object, flags)", fromFlagsMethod);
  const iterator = asType(typeAt(TypeId.MEMORY_ITERATOR));
  initCursor(iterator);
  iterator.next = next.index;
}
