/**
 * The buffer protocol (PEP 3118, PEP 688): how an object lends its memory. The lender is told when it is done with, and must not move or
 * free the memory before. Natives that only look at bytes, and run no Python code while they do, use openBytes of core/bytes.ts instead.
 *
 * A type that lends memory has a getBuffer slot, which counts a loan and leaves what it lends in `Lent`, and a releaseBuffer slot if
 * it has to know the end (CPython: bf_getbuffer, bf_releasebuffer). One loan may serve many memoryviews:
 *
 *     managedbuffer   │ refcount │ type │ owner u32 │ inner u32 │ views i32 │ released u32 │
 *     memoryview      │ refcount │ type │ managed u32 │ exports i32 │ data u32 │ length i32 │ itemSize i32 │ format u32 │
 *                     │ ndim i32 │ flags u32 │ hash i64 │ weakrefs u32 │ 0 │ shape i32 × ndim │ strides i32 × ndim │
 *
 * `inner` is the memoryview that a Python class gave from `__buffer__`, 0 if the owner is native. `exports` counts the loans that
 * the memoryview itself has made. A format is its characters in a word, the first lowest: one of the struct module's codes,
 * an "@" before it perhaps.
 */
import { rawAlloc, rawFree, rawRealloc } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { Interrupt } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { setOpened, setOtherBytes } from "./bytes.ts";
import { nativeDepth } from "./depth.ts";
import { fail, failf, raise, raiseMemoryError, restoreError, takeError } from "./errors.ts";
import { decrefAt, gcTrack, increfAt, newContainer, requestInterrupt } from "./object.ts";
import { isPythonSlot } from "./slots.ts";
import { asType } from "./type.ts";
import { isExactly, typeAt, typeOf } from "./typeids.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "./value.ts";

/** What a borrower asks for; those of CPython's inspect.BufferFlags that matter here. */
export enum BufferFlag {
  SIMPLE = 0,
  WRITABLE = 0x1,
  FORMAT = 0x4,
  ND = 0x8,
  STRIDES = 0x18,
  C_CONTIGUOUS = 0x38,
  F_CONTIGUOUS = 0x58,
  ANY_CONTIGUOUS = 0x98,
  INDIRECT = 0x118,
  /** Everything, to be read. */
  FULL_RO = 0x11c,
}

/** The format of plain bytes. */
export const FORMAT_BYTES: u32 = 0x42;

@unmanaged
export class PyManagedBuffer {
  refcount: i32;
  type: u32;
  owner: u32;
  inner: u32;
  views: i32;
  released: u32;
}

export enum ViewFlag {
  READONLY = 1,
  RELEASED = 2,
  /** Given to `__release_buffer__`: no other view may be made of it. */
  RESTRICTED = 4,
  C_CONTIGUOUS = 8,
  F_CONTIGUOUS = 16,
  /** What a view made of another one takes over. */
  COPIED = 25,
}

@unmanaged
export class PyMemoryview {
  refcount: i32;
  type: u32;
  managed: u32;
  exports: i32;
  data: u32;
  length: i32;
  itemSize: i32;
  format: u32;
  ndim: i32;
  flags: u32;
  /** -1: not known. */
  hash: i64;
  weakrefs: u32;
  pad: u32;
}

const SHAPE: usize = offsetof<PyMemoryview>();

export function asView(p: usize): PyMemoryview {
  return changetype<PyMemoryview>(p);
}

export function asManaged(p: usize): PyManagedBuffer {
  return changetype<PyManagedBuffer>(p);
}

export function isMemoryview(v: Value): bool {
  return isExactly(v, TypeId.MEMORYVIEW);
}

/** Address of the shape of a view; its strides follow. */
export function shapeOf(p: usize): usize {
  return p + SHAPE;
}

export function stridesOf(p: usize): usize {
  return p + SHAPE + ((<usize>asView(p).ndim) << 2);
}

export function shapeAt(p: usize, dimension: i32): i32 {
  return load<i32>(shapeOf(p) + ((<usize>dimension) << 2));
}

export function strideAt(p: usize, dimension: i32): i32 {
  return load<i32>(stridesOf(p) + ((<usize>dimension) << 2));
}

// ---- lending ----

/** What a getBuffer slot leaves: (v: Value, flags: i32) => i32, 0 or -1. */
export class Lent {
  static data: usize = 0;
  static length: i32 = 0;
  static itemSize: i32 = 1;
  static format: u32 = FORMAT_BYTES;
  static readonly: bool = false;
  /** The view whose shape and strides count, 0 for one dimension of items. */
  static like: usize = 0;
  /** The memoryview that `__buffer__` of a Python class gave, a reference; 0 else. */
  static inner: usize = 0;
}

/** For a getBuffer slot: lends a run of bytes. 0, or -1 with BufferError pending. */
export function lendBytes(data: usize, length: i32, readonly: bool, flags: i32): i32 {
  if (readonly && flags & BufferFlag.WRITABLE) return fail(Exc.BufferError, "Object is not writable.");
  lendItems(data, length, 1, FORMAT_BYTES, readonly);
  return 0;
}

/** For a getBuffer slot: lends `length` bytes of items. */
export function lendItems(data: usize, length: i32, itemSize: i32, format: u32, readonly: bool): void {
  Lent.data = data;
  Lent.length = length;
  Lent.itemSize = itemSize;
  Lent.format = format;
  Lent.readonly = readonly;
  Lent.like = 0;
  Lent.inner = 0;
}

/** Whether v lends memory (CPython: PyObject_CheckBuffer). */
export function lendsBuffer(v: Value): bool {
  return isPointer(v) && asType(typeOf(v)).getBuffer !== 0;
}

/** The release of a Python class, which has `__release_buffer__`: (owner: usize, inner: usize) => void. Set by objects/bufferslots.ts. */
let pythonRelease: u32 = 0;
export function setPythonRelease(index: u32): void {
  pythonRelease = index;
}

/** Borrows by a getBuffer slot `fn`: a managedbuffer with no views yet, and what it lends in Lent; 0 with an exception pending. */
export function borrowBy(fn: u32, v: Value, flags: i32): usize {
  if (call_indirect<i32>(fn, v, flags) < 0) return 0;
  const p = newContainer(typeAt(TypeId.MANAGED_BUFFER), offsetof<PyManagedBuffer>());
  if (p === 0) {
    endLoan(pointer(v), Lent.inner);
    if (Lent.inner !== 0) decrefAt(Lent.inner);
    raiseMemoryError();
    return 0;
  }
  const m = asManaged(p);
  increfAt(pointer(v));
  m.owner = <u32>pointer(v);
  m.inner = <u32>Lent.inner;
  m.views = 0;
  m.released = 0;
  gcTrack(p);
  return p;
}

/** Tells the lender that a loan is over. */
function endLoan(owner: usize, inner: usize): void {
  if (inner !== 0) asView(inner).exports--;
  const type = asType(typeOf(box(owner)));
  const release = type.releaseBuffer;
  if (release === 0) return;
  if (isPythonSlot(release)) call_indirect<void>(pythonRelease, owner, inner);
  else if (inner === 0) call_indirect<void>(release, box(owner));
}

/** The last view is gone. */
export function endManaged(p: usize): void {
  const m = asManaged(p);
  if (m.released) return;
  m.released = 1;
  endLoan(m.owner, m.inner);
}

/** As releaseView, where the lender's own slot `release` is asked for and not what a Python class has made of it. */
export function releaseViewBy(p: usize, release: u32): void {
  const m = asManaged(asView(p).managed);
  if (m.views > 1 || m.released || m.inner !== 0) return releaseView(p);
  asView(p).flags |= ViewFlag.RELEASED;
  m.views = 0;
  m.released = 1;
  call_indirect<void>(release, box(<usize>m.owner));
}

function dropView(managed: usize): void {
  if (--asManaged(managed).views === 0) endManaged(managed);
}

// ---- making views ----

/** A view of `ndim` dimensions on a loan, its shape and strides not set; 0 with MemoryError pending. The caller tracks it. */
export function allocView(managed: usize, ndim: i32): usize {
  const p = newContainer(typeAt(TypeId.MEMORYVIEW), SHAPE + ((<usize>ndim) << 3));
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  const view = asView(p);
  increfAt(managed);
  asManaged(managed).views++;
  view.managed = <u32>managed;
  view.exports = 0;
  view.ndim = ndim;
  view.hash = -1;
  view.weakrefs = 0;
  view.pad = 0;
  return p;
}

/** Works out which way the items of a view whose shape and strides are set lie without gaps. */
export function setContiguity(p: usize): void {
  const view = asView(p);
  view.flags &= ~(ViewFlag.C_CONTIGUOUS | ViewFlag.F_CONTIGUOUS);
  let empty = false;
  for (let i = 0; i < view.ndim; i++) if (shapeAt(p, i) === 0) empty = true;
  if (empty || followsStrides(p, view.ndim - 1, -1)) view.flags |= ViewFlag.C_CONTIGUOUS;
  if (empty || followsStrides(p, 0, 1)) view.flags |= ViewFlag.F_CONTIGUOUS;
}

/** Whether each stride is the product of the extents before it, going from dimension `first` by `step`. */
function followsStrides(p: usize, first: i32, step: i32): bool {
  const view = asView(p);
  let expected: i64 = view.itemSize;
  for (let i = first; i >= 0 && i < view.ndim; i += step) {
    if (shapeAt(p, i) > 1 && strideAt(p, i) !== <i32>expected) return false;
    expected *= shapeAt(p, i);
  }
  return true;
}

/** Another view of what the view at `from` shows; 0 with MemoryError pending. */
export function copyView(managed: usize, from: usize): usize {
  const source = asView(from);
  const p = allocView(managed, source.ndim);
  if (p === 0) return 0;
  const view = asView(p);
  view.data = source.data;
  view.length = source.length;
  view.itemSize = source.itemSize;
  view.format = source.format;
  view.flags = source.flags & ViewFlag.COPIED;
  memory.copy(shapeOf(p), shapeOf(from), (<usize>source.ndim) << 3);
  return p;
}

/** A view on a loan just made, of what Lent says. Takes over the reference to the loan; 0 gives ERROR. */
export function firstView(managed: usize): Value {
  if (managed === 0) return ERROR;
  const p = Lent.like !== 0 ? copyView(managed, Lent.like) : flatView(managed);
  if (p !== 0) {
    asView(p).format = Lent.format;
    gcTrack(p);
  } else endManaged(managed);
  decrefAt(managed);
  return p === 0 ? ERROR : box(p);
}

function flatView(managed: usize): usize {
  const p = allocView(managed, 1);
  if (p === 0) return 0;
  const view = asView(p);
  view.data = <u32>Lent.data;
  view.length = Lent.length;
  view.itemSize = Lent.itemSize;
  view.format = Lent.format;
  view.flags = (Lent.readonly ? ViewFlag.READONLY : 0) | ViewFlag.C_CONTIGUOUS | ViewFlag.F_CONTIGUOUS;
  store<i32>(shapeOf(p), Lent.length / Lent.itemSize);
  store<i32>(stridesOf(p), Lent.itemSize);
  return p;
}

/** False with ValueError pending for a view that was released. */
export function checkView(p: usize): bool {
  if (!(asView(p).flags & ViewFlag.RELEASED)) return true;
  raise(Exc.ValueError, "operation forbidden on released memoryview object");
  return false;
}

/** As checkView, also for one that no view may be made of. */
export function checkViewable(p: usize): bool {
  if (!checkView(p)) return false;
  if (!(asView(p).flags & ViewFlag.RESTRICTED)) return true;
  raise(Exc.ValueError, "cannot create new view on restricted memoryview");
  return false;
}

/** memoryview(v), asking its owner for `flags`; ERROR with TypeError, BufferError or ValueError pending. */
export function viewOf(v: Value, flags: i32): Value {
  if (isMemoryview(v)) {
    const p = checkViewable(pointer(v)) ? copyView(asView(pointer(v)).managed, pointer(v)) : 0;
    if (p === 0) return ERROR;
    gcTrack(p);
    return box(p);
  }
  const slot = isPointer(v) ? asType(typeOf(v)).getBuffer : 0;
  if (slot === 0) {
    failf(Exc.TypeError, "memoryview: a bytes-like object is required, not '%T'", v);
    return ERROR;
  }
  return firstView(borrowBy(slot, v, flags));
}

/** Lets go of the memory; the view is of no use any more. */
export function releaseView(p: usize): void {
  const view = asView(p);
  if (view.flags & ViewFlag.RELEASED) return;
  view.flags |= ViewFlag.RELEASED;
  dropView(view.managed);
}

/** The getBuffer slot of memoryview. */
export function lendView(v: Value, flags: i32): i32 {
  const p = pointer(v);
  const view = asView(p);
  if (!checkViewable(p)) return -1;
  const isC = (view.flags & ViewFlag.C_CONTIGUOUS) !== 0;
  const isF = (view.flags & ViewFlag.F_CONTIGUOUS) !== 0;
  if (flags & BufferFlag.WRITABLE && view.flags & ViewFlag.READONLY) return refuse("writable");
  if (has(flags, BufferFlag.C_CONTIGUOUS) && !isC) return refuse("C-contiguous");
  if (has(flags, BufferFlag.F_CONTIGUOUS) && !isF) return refuse("Fortran contiguous");
  if (has(flags, BufferFlag.ANY_CONTIGUOUS) && !isC && !isF) return refuse("contiguous");
  if (!has(flags, BufferFlag.STRIDES) && !isC) return refuse("C-contiguous");
  if (!has(flags, BufferFlag.ND) && flags & BufferFlag.FORMAT) {
    const message = "memoryview: cannot cast to unsigned bytes if the format flag is present";
    return fail(Exc.BufferError, message);
  }
  const format = flags & BufferFlag.FORMAT ? view.format : FORMAT_BYTES;
  lendItems(view.data, view.length, view.itemSize, format, (view.flags & ViewFlag.READONLY) !== 0);
  if (has(flags, BufferFlag.ND)) Lent.like = p;
  view.exports++;
  return 0;
}

/** The releaseBuffer slot of memoryview. */
export function endViewLoan(v: Value): void {
  asView(pointer(v)).exports--;
}

function has(flags: i32, wanted: BufferFlag): bool {
  return (flags & wanted) === wanted;
}

function refuse(what: string): i32 {
  return failf(Exc.BufferError, "memoryview: underlying buffer is not %L", <i64>changetype<usize>(what));
}

// ---- loans held until the next safe point ----
//
// A native that takes the bytes of an object whose class is Python's borrows them here: the loan ends when the dispatch loop is next
// at a safe point, at the latest before the next call. Loans made by natives that are still running, below a nested loop, are left alone.
//
//     entry   │ managedbuffer u32 │ native depth i32 │

let held: usize = 0;
let heldCount: i32 = 0;
let heldRoom: i32 = 0;

function heldAt(i: i32): usize {
  return held + ((<usize>i) << 3);
}

/** The managedbuffer of a loan of v made and held before, 0 if there is none. */
function findHeld(v: Value): usize {
  for (let i = heldCount - 1; i >= 0; i--) {
    const p = load<u32>(heldAt(i));
    if (asManaged(p).owner === <u32>pointer(v)) return p;
  }
  return 0;
}

/** Borrows from v, whose `__buffer__` is Python's, until the next safe point; 0 with an exception pending. */
function hold(v: Value, slot: u32): usize {
  const known = findHeld(v);
  if (known !== 0) return known;
  const p = borrowBy(slot, v, BufferFlag.SIMPLE);
  if (p === 0) return 0;
  asManaged(p).views = 1;
  if (heldCount === heldRoom && !growHeld()) {
    dropView(p);
    decrefAt(p);
    raiseMemoryError();
    return 0;
  }
  store<u32>(heldAt(heldCount), <u32>p);
  store<i32>(heldAt(heldCount), nativeDepth(), 4);
  heldCount++;
  requestInterrupt(Interrupt.BUFFERS);
  return p;
}

function growHeld(): bool {
  const room = max(heldRoom * 2, 4);
  const block = held === 0 ? rawAlloc((<usize>room) << 3) : rawRealloc(held, (<usize>room) << 3);
  if (block === 0) return false;
  held = block;
  heldRoom = room;
  return true;
}

/** A nested loop is left: the native that it served comes to a safe point next. */
export function rememberHeld(): void {
  if (heldCount > 0) requestInterrupt(Interrupt.BUFFERS);
}

/** Whether a Python class has lent bytes to a native that may still be running. */
export function holdsBuffers(): bool {
  return heldCount > 0;
}

/** At a safe point: ends the loans of natives that are done. A pending exception stays. */
export function releaseHeld(): void {
  const pending = takeError();
  let first = heldCount;
  while (first > 0 && load<i32>(heldAt(first - 1), 4) >= nativeDepth()) first--;
  // The oldest first. What Python does meanwhile may put others behind them, and take those away again.
  for (let count = heldCount - first; count > 0; count--) {
    const p = load<u32>(heldAt(first));
    heldCount--;
    memory.copy(heldAt(first), heldAt(first + 1), (<usize>(heldCount - first)) << 3);
    dropView(p);
    decrefAt(p);
  }
  if (heldCount === 0 && held !== 0) {
    rawFree(held);
    held = 0;
    heldRoom = 0;
  }
  if (pending !== UNBOUND) restoreError(pending);
}

/** openBytes for what is neither bytes nor bytearray: false if v lends no contiguous bytes; an exception may be pending that says why. */
function openLent(v: Value): bool {
  const slot = asType(typeOf(v)).getBuffer;
  if (slot === 0) return false;
  if (isPythonSlot(slot)) {
    const p = hold(v, slot);
    if (p === 0) return false;
    const view = asView(asManaged(p).inner);
    setOpened(view.data, view.length);
    return true;
  }
  if (call_indirect<i32>(slot, v, BufferFlag.SIMPLE) < 0) return false;
  setOpened(Lent.data, Lent.length);
  const release = asType(typeOf(v)).releaseBuffer;
  if (release !== 0) call_indirect<void>(release, v);
  return true;
}

/** Once at boot. */
export function initBuffers(): void {
  setOtherBytes(openLent.index);
}
