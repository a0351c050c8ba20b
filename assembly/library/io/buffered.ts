/**
 * What BufferedReader, BufferedWriter and BufferedRandom share (CPython: Modules/_io/bufferedio.c): the object, its raw file, positions,
 * closing. Reading: bufferedread.ts; writing: bufferedwrite.ts.
 *
 *     │ attributes, weak references │ raw Value │ absolute i64 │ buffer u32 │ size i32 │ position … │ states u8 … │
 *
 * All positions but `absolute`, the raw file's own, count from the start of the buffer:
 *
 *     position      of the next byte
 *     rawPosition   of the raw file, if what is in the buffer is of use; -1: not known
 *     readEnd       behind the last byte that was read; -1: the buffer holds nothing that was read
 *     writeFrom, writeEnd     what has to be written; writeEnd -1: nothing
 *
 * A raw file that is exactly a FileIO is used without asking its methods.
 */
import { getAttr, getAttrOptional } from "../../core/attribute.ts";
import { newBuilder } from "../../core/builder.ts";
import { callMethod } from "../../core/call.ts";
import {
  catchError,
  clearError,
  errorPending,
  raise,
  raisef,
  raiseMemoryError,
  takeError,
} from "../../core/errors.ts";
import { finalizeFromDealloc } from "../../core/finalize.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { intFromI64 } from "../../core/integer.ts";
import { nameOf } from "../../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef } from "../../core/native.ts";
import { decref, freeObject, gcTrack, gcUntrack, incref, visitValue } from "../../core/object.ts";
import { repr, reprEnter, reprLeave } from "../../core/represent.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import {
  attributeTruth,
  callFor,
  chainError,
  dropBase,
  noneUnless,
  offsetNumber,
  PyFileBase,
  setField,
  ssize,
  unsupported,
  visitBase,
} from "./common.ts";
import { asFileIO, fileSeek, isPlainFileIO, refusePickling, writeFullName } from "./fileio.ts";
import { checkReadable, checkSeekable, checkWritable } from "./iobase.ts";

@unmanaged
export class PyBuffered extends PyFileBase {
  raw: Value;
  /** -1: not known. */
  absolute: i64;
  /** A raw block, 0 before it is needed and when closed. */
  buffer: u32;
  size: i32;
  position: i32;
  rawPosition: i32;
  readEnd: i32;
  writeFrom: i32;
  writeEnd: i32;
  /** Initialized. */
  ok: u8;
  detached: u8;
  readable: u8;
  writable: u8;
  finalizing: u8;
  /** Object and raw file are of exactly the built-in types. */
  fast: u8;
  /** The file's own code is at work: Python code that it calls must not come back. */
  busy: u8;
  /** The buffer was given back. */
  ended: u8;
}

export const BUFFERED_SIZE: u32 = <u32>offsetof<PyBuffered>();

export function asBuffered(v: Value): PyBuffered {
  return changetype<PyBuffered>(pointer(v));
}

export function valueOf(b: PyBuffered): Value {
  return box(changetype<usize>(b));
}

// ---- life ----

export function bufferedNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  memory.fill(p + offsetof<PyFileBase>("dict"), 0, offsetof<PyBuffered>() - offsetof<PyFileBase>("dict"));
  changetype<PyBuffered>(p).raw = UNBOUND;
  gcTrack(p);
  return box(p);
}

/** __init__(raw, buffer_size) of a kind that reads, writes or, at any place, both: 0, or -1 with an exception pending. */
export function initBuffered(
  self: Value,
  signature: NativeDef,
  args: usize,
  nargs: i32,
  kwnames: usize,
  id: TypeId,
  readable: bool,
  writable: bool,
): i32 {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return -1;
  const b = asBuffered(self);
  b.ok = 0;
  b.detached = 0;
  const size = ssize(load<i64>(values, 8));
  const raw = load<i64>(values);
  const able = size !== BAD_INDEX && isAble(raw, readable, writable);
  const good = able && prepare(b, raw, size, id);
  b.readable = readable ? 1 : 0;
  b.writable = writable ? 1 : 0;
  endSlot(signature, values);
  return good ? 0 : -1;
}

function isAble(raw: Value, readable: bool, writable: bool): bool {
  if (readable && writable && !checkSeekable(raw)) return false;
  return (!readable || checkReadable(raw)) && (!writable || checkWritable(raw));
}

/** Sets all but the abilities, on a raw file with the abilities wanted; false with an exception pending. */
function prepare(b: PyBuffered, raw: Value, size: i64, id: TypeId): bool {
  b.ok = 0;
  b.detached = 0;
  if (size <= 0 || size > i32.MAX_VALUE) {
    raise(Exc.ValueError, "buffer size must be strictly positive");
    return false;
  }
  setField(changetype<usize>(b) + offsetof<PyBuffered>("raw"), incref(raw));
  rawFree(b.buffer);
  b.buffer = 0;
  b.ended = 0;
  b.size = <i32>size;
  b.position = 0;
  b.rawPosition = 0;
  b.readEnd = -1;
  b.writeFrom = 0;
  b.writeEnd = -1;
  b.fast = b.type === <u32>typeAt(id) && isPlainFileIO(raw) ? 1 : 0;
  b.absolute = -1;
  if (rawTell(b) < 0) clearError();
  b.ok = 1;
  return true;
}

/** The buffer itself: allocated when first needed. False with MemoryError pending. */
export function openBuffer(b: PyBuffered): bool {
  if (b.buffer !== 0) return true;
  b.buffer = <u32>rawAlloc(b.size);
  if (b.buffer !== 0) return true;
  raiseMemoryError();
  return false;
}

export function bufferedDealloc(p: usize): void {
  changetype<PyBuffered>(p).finalizing = 1;
  if (!finalizeFromDealloc(p)) return;
  gcUntrack(p);
  clearWeakrefs(p);
  bufferedClear(p);
  rawFree(changetype<PyBuffered>(p).buffer);
  freeObject(p);
}

export function bufferedClear(p: usize): void {
  changetype<PyBuffered>(p).ok = 0;
  setField(p + offsetof<PyBuffered>("raw"), UNBOUND);
  dropBase(p);
}

export function bufferedTraverse(p: usize, visit: u32): void {
  visitBase(p, visit);
  visitValue(changetype<PyBuffered>(p).raw, visit);
}

// ---- checks ----

export function checkReady(b: PyBuffered): bool {
  if (b.ok) return true;
  raise(
    Exc.ValueError,
    b.detached ? "raw stream has been detached" : "I/O operation on uninitialized object",
  );
  return false;
}

/** Whether the raw file is closed: 1, 0, -1 with an exception pending. */
export function rawClosed(b: PyBuffered): i32 {
  if (b.fast) return asFileIO(b.raw).fd < 0 ? 1 : 0;
  return attributeTruth(b.raw, Name.closed);
}

/** False with ValueError pending where the file is closed, unless something is left to read. */
export function checkOpen(b: PyBuffered, message: string): bool {
  if (!checkReady(b)) return false;
  const closed = b.ended ? 1 : rawClosed(b);
  if (closed === 0 || (closed > 0 && available(b) > 0)) return true;
  if (closed > 0) raise(Exc.ValueError, message);
  return false;
}

/** Begins work in which Python code may run; false with RuntimeError pending where some is going on. */
export function enter(b: PyBuffered): bool {
  if (b.busy) {
    raisef(Exc.RuntimeError, "reentrant call inside %R", valueOf(b));
    return false;
  }
  b.busy = 1;
  return true;
}

export function leave(b: PyBuffered): void {
  b.busy = 0;
}

// ---- positions ----

export function hasRead(b: PyBuffered): bool {
  return b.readable !== 0 && b.readEnd !== -1;
}

export function hasWritten(b: PyBuffered): bool {
  return b.writable !== 0 && b.writeEnd !== -1;
}

/** How many bytes wait in the buffer to be read. */
export function available(b: PyBuffered): i32 {
  return hasRead(b) ? b.readEnd - b.position : 0;
}

/** How far the raw file is ahead of the position. */
export function rawOffset(b: PyBuffered): i32 {
  return (hasRead(b) || hasWritten(b)) && b.rawPosition >= 0 ? b.rawPosition - b.position : 0;
}

export function moveTo(b: PyBuffered, position: i32): void {
  b.position = position;
  if (hasRead(b) && b.readEnd < position) b.readEnd = position;
}

/** What a raw file gave as a position (taken over): it, kept as the absolute one; -1 with an exception pending. */
function keepPosition(b: PyBuffered, v: Value): i64 {
  if (v === ERROR) return -1;
  const at = offsetNumber(v);
  decref(v);
  if (at >= 0) {
    b.absolute = at;
    return at;
  }
  if (!errorPending()) raisef(Exc.OSError, "Raw stream returned invalid position %d", at);
  return -1;
}

/** Position of the raw file as it says; -1 with an exception pending. */
export function rawTell(b: PyBuffered): i64 {
  if (isPlainFileIO(b.raw)) {
    const at = fileSeek(asFileIO(b.raw), 0, 1);
    if (at >= 0) b.absolute = at;
    return at;
  }
  return keepPosition(b, callMethod(b.raw, Name.tell));
}

export function rawSeek(b: PyBuffered, target: i64, whence: i32): i64 {
  if (isPlainFileIO(b.raw)) {
    const at = fileSeek(asFileIO(b.raw), target, whence);
    if (at >= 0) b.absolute = at;
    return at;
  }
  const offset = intFromI64(target);
  const at = keepPosition(b, callMethod(b.raw, Name.seek, offset, small(whence)));
  decref(offset);
  return at;
}

/** Position of the raw file; -1 with an exception pending. */
function knownTell(b: PyBuffered): i64 {
  return b.absolute !== -1 ? b.absolute : rawTell(b);
}

// ---- flushing: each kind of file sets its own ----

/** Writes what has to be written: (b) => bool, set by bufferedwrite.ts. */
let writeOut: u32 = 0;
export function setWriteOut(index: u32): void {
  writeOut = index;
}

/** Writes out, and puts the raw file where the position is; false with an exception pending. Only inside enter. */
export function flushAndRewind(b: PyBuffered): bool {
  if (!call_indirect<bool>(writeOut, changetype<usize>(b))) return false;
  if (!b.readable) return true;
  const good = rawSeek(b, -(<i64>rawOffset(b)), 1) >= 0;
  b.readEnd = -1;
  return good;
}

function flushMethod(args: usize): Value {
  const b = asBuffered(load<i64>(args));
  if (!checkOpen(b, "flush of closed file") || !enter(b)) return ERROR;
  const good = flushAndRewind(b);
  leave(b);
  return noneUnless(good);
}

/** flush() of a BufferedReader is the raw file's. */
function simpleFlush(args: usize): Value {
  const b = asBuffered(load<i64>(args));
  return checkReady(b) ? callMethod(b.raw, Name.flush) : ERROR;
}

// ---- closing ----

function closeMethod(args: usize): Value {
  const self = load<i64>(args);
  const b = asBuffered(self);
  if (!checkReady(b)) return ERROR;
  const closed = b.ended ? 1 : rawClosed(b);
  if (closed !== 0) return closed < 0 ? ERROR : NONE;
  if (b.finalizing) decref(deallocWarn(b, self));
  const flushed = callFor(self, Name.flush);
  const kept = flushed ? UNBOUND : takeError();
  if (!enter(b)) return kept === UNBOUND ? ERROR : chainError(kept);
  const done = callMethod(b.raw, Name.close);
  leave(b);
  rawFree(b.buffer);
  b.buffer = 0;
  b.ended = 1;
  b.readEnd = 0;
  b.position = 0;
  if (kept === UNBOUND) return done;
  if (done !== ERROR) decref(done);
  return chainError(kept);
}

function deallocWarn(b: PyBuffered, source: Value): Value {
  if (b.ok && b.raw !== UNBOUND) {
    const done = callMethod(b.raw, Name._dealloc_warn, source);
    if (done === ERROR) clearError();
    else decref(done);
  }
  return NONE;
}

function deallocWarnMethod(args: usize): Value {
  return deallocWarn(asBuffered(load<i64>(args)), load<i64>(args, 8));
}

function detachMethod(args: usize): Value {
  const self = load<i64>(args);
  const b = asBuffered(self);
  if (!checkReady(b) || !callFor(self, Name.flush)) return ERROR;
  const raw = b.raw;
  b.raw = UNBOUND;
  b.detached = 1;
  b.ok = 0;
  return raw;
}

// ---- questions that the raw file answers ----

function askRaw(args: usize, name: Name): Value {
  const b = asBuffered(load<i64>(args));
  return checkReady(b) ? callMethod(b.raw, name) : ERROR;
}

function seekableMethod(args: usize): Value {
  return askRaw(args, Name.seekable);
}

function readableMethod(args: usize): Value {
  return askRaw(args, Name.readable);
}

function writableMethod(args: usize): Value {
  return askRaw(args, Name.writable);
}

function filenoMethod(args: usize): Value {
  return askRaw(args, Name.fileno);
}

function isattyMethod(args: usize): Value {
  return askRaw(args, Name.isatty);
}

function rawAttribute(self: Value, name: Name): Value {
  const b = asBuffered(self);
  return checkReady(b) ? getAttr(b.raw, nameOf(name)) : ERROR;
}

function getName(self: Value): Value {
  return rawAttribute(self, Name.name);
}

function getMode(self: Value): Value {
  return rawAttribute(self, Name.mode);
}

function getClosed(self: Value): Value {
  const b = asBuffered(self);
  if (!checkReady(b)) return ERROR;
  const closed = rawClosed(b);
  return closed < 0 ? ERROR : boxBool(closed > 0);
}

function sizeofMethod(args: usize): Value {
  const self = load<i64>(args);
  return small(
    <i64>asType(typeOf(self)).basicSize + (asBuffered(self).buffer === 0 ? 0 : asBuffered(self).size),
  );
}

/** <type> or <type name=…>, for files on others. */
function bufferedRepr(self: Value): Value {
  let name = getAttrOptional(self, nameOf(Name.name));
  if (name === ERROR) {
    // As of a file that was detached.
    if (!catchError(Exc.ValueError)) return ERROR;
    name = UNBOUND;
  }
  let shown: Value = UNBOUND;
  if (name !== UNBOUND) {
    if (reprEnter(self)) {
      decref(name);
      return raisef(Exc.RuntimeError, "reentrant call inside %T.__repr__", self);
    }
    shown = repr(name);
    reprLeave();
    decref(name);
    if (shown === ERROR) return ERROR;
  }
  const out = newBuilder();
  out.char(0x3c);
  writeFullName(out, self);
  if (shown !== UNBOUND) {
    out.text(" name=");
    out.str(pointer(shown));
    decref(shown);
  }
  out.char(0x3e);
  return out.finish();
}

// ---- position of the file ----

function tellMethod(args: usize): Value {
  const b = asBuffered(load<i64>(args));
  if (!checkReady(b)) return ERROR;
  const at = rawTell(b);
  return at < 0 ? ERROR : intFromI64(max<i64>(at - rawOffset(b), 0));
}

function seekMethod(args: usize): Value {
  const b = asBuffered(load<i64>(args));
  const whence = ssize(load<i64>(args, 16));
  if (whence === BAD_INDEX || !checkReady(b)) return ERROR;
  if (whence < 0 || whence > 4) return raisef(Exc.ValueError, "whence value %d unsupported", whence);
  if (!checkOpen(b, "seek of closed file") || !checkSeekable(b.raw)) return ERROR;
  const target = offsetNumber(load<i64>(args, 8));
  if (target === BAD_INDEX) return ERROR;
  if (whence < 2 && b.readable) {
    const near = seekInBuffer(b, target, <i32>whence);
    if (near !== -1) return near < 0 ? ERROR : intFromI64(near);
  }
  if (!enter(b)) return ERROR;
  const at = seekAway(b, target, <i32>whence);
  leave(b);
  return at < 0 ? ERROR : intFromI64(at);
}

/** Seeks to what lies in the buffer: the position, -1 if it does not, -2 with an exception pending. */
function seekInBuffer(b: PyBuffered, target: i64, whence: i32): i64 {
  const current = knownTell(b);
  if (current < 0) return -2;
  const left = available(b);
  if (left <= 0) return -1;
  const offset = whence === 0 ? target - (current - rawOffset(b)) : target;
  if (offset < -(<i64>b.position) || offset > left) return -1;
  b.position += <i32>offset;
  return current - left + offset;
}

function seekAway(b: PyBuffered, target: i64, whence: i32): i64 {
  if (b.writable && !call_indirect<bool>(writeOut, changetype<usize>(b))) return -1;
  const at = rawSeek(b, whence === 1 ? target - rawOffset(b) : target, whence);
  b.rawPosition = -1;
  if (at >= 0 && b.readable) b.readEnd = -1;
  return at;
}

function truncateMethod(args: usize): Value {
  const b = asBuffered(load<i64>(args));
  if (!checkOpen(b, "truncate of closed file")) return ERROR;
  if (!b.writable) return unsupported("truncate");
  if (!enter(b)) return ERROR;
  let result: Value = ERROR;
  if (flushAndRewind(b)) {
    result = callMethod(b.raw, Name.truncate, load<i64>(args, 8));
    if (result !== ERROR && rawTell(b) < 0) clearError();
  }
  leave(b);
  return result;
}

/** What the three classes have in common; `size` of their initializer is checked by it. */
export function fillBuffered(type: PyType, writable: bool): void {
  type.new = bufferedNew.index;
  type.dealloc = bufferedDealloc.index;
  type.traverse = bufferedTraverse.index;
  type.clear = bufferedClear.index;
  type.repr = bufferedRepr.index;
  define(type, "detach(self, /)", detachMethod);
  define(type, "flush(self, /)", writable ? flushMethod : simpleFlush);
  define(type, "close(self, /)", closeMethod);
  define(type, "seekable(self, /)", seekableMethod);
  if (writable) define(type, "writable(self, /)", writableMethod);
  define(type, "fileno(self, /)", filenoMethod);
  define(type, "isatty(self, /)", isattyMethod);
  define(type, "_dealloc_warn(self, source, /)", deallocWarnMethod);
  define(type, "__getstate__(self, /)", refusePickling);
  define(type, "__sizeof__(self, /)", sizeofMethod);
  define(type, "seek(self, target, whence=0, /)", seekMethod);
  define(type, "tell(self, /)", tellMethod);
  define(type, "truncate(self, pos=None, /)", truncateMethod);
  defineGetter(type, "closed", getClosed);
  defineGetter(type, "name", getName);
  defineGetter(type, "mode", getMode);
  defineMember(type, "raw", offsetof<PyBuffered>("raw"), Member.VALUE_OR_NONE);
  defineMember(type, "_finalizing", offsetof<PyBuffered>("finalizing"), Member.BOOL, false);
}

export function defineReadable(type: PyType): void {
  define(type, "readable(self, /)", readableMethod);
}
