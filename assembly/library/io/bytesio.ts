/**
 * io.BytesIO: a file in memory (CPython: Modules/_io/bytesio.c).
 *
 *     │ attributes, weak references │ buffer u32 │ length u32 │ position i64 │ exports i32 │ 0 │
 *
 * `buffer` is a bytes object whose length is the room there is; the first `length` bytes are the file's. It is shared with whoever has
 * got it by getvalue() or gave it, until something is written. 0: closed.
 */
import { BufferFlag, lendBytes, viewOf } from "../../core/buffer.ts";
import {
  allocBytes,
  asBytes,
  BYTES_DATA,
  BYTES_MAX,
  bytesAt,
  bytesCount,
  emptyBytes,
  newBytes,
} from "../../core/bytes.ts";
import { fail, raise, raisef, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { intFromI64 } from "../../core/integer.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { allocList, listAppendOwned } from "../../core/list.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import {
  decref,
  decrefAt,
  freeObject,
  gcTrack,
  gcUntrack,
  increfAt,
  newContainer,
  visitAt,
} from "../../core/object.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { findChar } from "../../core/text/find.ts";
import { allocTuple, finishTuple, isTuple, tupleInit, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  boxBool,
  END,
  ERROR,
  FALSE,
  NONE,
  pointer,
  small,
  TRUE,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { objRealloc } from "../../memory/arena.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { dropBase, noneUnless, optionalSize, PyFileBase, ssize, visitBase } from "./common.ts";
import { baseIter } from "./iobase.ts";
import { endWritable, openSource, writableBytes, writableCount, writableData } from "./lent.ts";
import { attributeState, setAttributeState, statePosition } from "./states.ts";

@unmanaged
class PyBytesIO extends PyFileBase {
  buffer: u32;
  length: u32;
  position: i64;
  exports: i32;
  pad: u32;
}

export const BYTES_IO_SIZE: u32 = <u32>offsetof<PyBytesIO>();

function asBytesIO(v: Value): PyBytesIO {
  return changetype<PyBytesIO>(pointer(v));
}

function fileOf(args: usize): PyBytesIO {
  return asBytesIO(load<i64>(args));
}

// ---- life ----

function bytesNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  const f = changetype<PyBytesIO>(p);
  f.dict = 0;
  f.weakrefs = 0;
  f.buffer = <u32>emptyBytes();
  f.length = 0;
  f.position = 0;
  f.exports = 0;
  f.pad = 0;
  gcTrack(p);
  return box(p);
}

let initSignature!: NativeDef;

function bytesInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const done = initFrom(self, load<i64>(values));
  endSlot(initSignature, values);
  return done ? 0 : -1;
}

function initFrom(self: Value, initial: Value): bool {
  const f = asBytesIO(self);
  f.length = 0;
  f.position = 0;
  if (!checkExports(f)) return false;
  if (f.buffer === 0) f.buffer = <u32>emptyBytes();
  if (initial === NONE || initial === UNBOUND) return true;
  if (isExactly(initial, TypeId.BYTES)) {
    shareBuffer(f, pointer(initial));
    f.length = asBytes(pointer(initial)).length;
    return true;
  }
  const good = writeValue(f, initial) >= 0;
  f.position = 0;
  return good;
}

function bytesDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  dropBuffer(changetype<PyBytesIO>(p));
  dropBase(p);
  freeObject(p);
}

function dropBuffer(f: PyBytesIO): void {
  const old: usize = f.buffer;
  f.buffer = 0;
  if (old !== 0) decrefAt(old);
}

/** Takes a bytes object for the buffer, shared. */
function shareBuffer(f: PyBytesIO, p: usize): void {
  increfAt(p);
  dropBuffer(f);
  f.buffer = <u32>p;
}

// ---- the buffer ----

function checkOpen(f: PyBytesIO): bool {
  if (f.buffer !== 0) return true;
  raise(Exc.ValueError, "I/O operation on closed file.");
  return false;
}

function checkExports(f: PyBytesIO): bool {
  if (f.exports === 0) return true;
  raise(Exc.BufferError, "Existing exports of data: object cannot be re-sized");
  return false;
}

function dataAt(f: PyBytesIO): usize {
  return <usize>f.buffer + BYTES_DATA;
}

function isShared(f: PyBytesIO): bool {
  return asBytes(f.buffer).refcount !== 1;
}

/** Room for `size` bytes in a buffer of its own; the length stays. An eighth more than asked where it grows by little. */
function reserve(f: PyBytesIO, size: i64): bool {
  const room: i64 = asBytes(f.buffer).length;
  if (size <= room && !isShared(f)) {
    // Whoever shared it may have asked for its hash.
    asBytes(f.buffer).hash = -1;
    return true;
  }
  let wanted = size;
  if (size > room && size * 8 <= room * 9) wanted = size + (size >> 3) + (size < 9 ? 3 : 6);
  else if (size > room && room > 0) wanted = size + 1;
  return resize(f, min<i64>(max<i64>(wanted, f.length), max<i64>(size, BYTES_MAX)));
}

/** A buffer of exactly `room` bytes that nobody shares. */
function resize(f: PyBytesIO, room: i64): bool {
  if (!isShared(f) && room > 1 && room <= BYTES_MAX) {
    const moved = objRealloc(f.buffer, BYTES_DATA + <usize>room);
    if (moved !== 0) {
      f.buffer = <u32>moved;
      asBytes(moved).length = <u32>room;
      asBytes(moved).hash = -1;
      return true;
    }
  }
  const fresh = allocBytes(room);
  if (fresh === 0) return false;
  copyBytes(fresh + BYTES_DATA, dataAt(f), <usize>min<i64>(room, f.length));
  dropBuffer(f);
  f.buffer = <u32>fresh;
  return true;
}

/** The bytes of the file, as an object that is shared from now on. */
function wholeValue(f: PyBytesIO): Value {
  if (asBytes(f.buffer).length !== f.length) {
    if (f.exports > 0) return newBytes(dataAt(f), f.length);
    if (f.length < 2) {
      const short = newBytes(dataAt(f), f.length);
      if (short === ERROR) return ERROR;
      dropBuffer(f);
      f.buffer = <u32>pointer(short);
    } else if (!resize(f, f.length)) return ERROR;
  }
  increfAt(f.buffer);
  return box(f.buffer);
}

// ---- reading ----

/** How many bytes `size` (negative: all) means from the position on. */
function available(f: PyBytesIO, size: i64): i32 {
  const left = max<i64>(<i64>f.length - f.position, 0);
  return <i32>(size < 0 || size > left ? left : size);
}

/** Takes `count` bytes. */
function take(f: PyBytesIO, count: i32): Value {
  if (count > 1 && f.position === 0 && <u32>count === asBytes(f.buffer).length && f.exports === 0) {
    f.position = count;
    increfAt(f.buffer);
    return box(f.buffer);
  }
  const at = dataAt(f) + <usize>f.position;
  if (count > 0) f.position += count;
  return newBytes(at, count);
}

/** How long the next line is, at most `size` (negative: whatever it is). */
function lineLength(f: PyBytesIO, size: i64): i32 {
  const most = available(f, size);
  if (most === 0) return 0;
  const newline = findChar(dataAt(f) + <usize>f.position, 1, most, 10);
  return newline < 0 ? most : newline + 1;
}

function readMethod(args: usize): Value {
  const f = fileOf(args);
  const size = optionalSize(load<i64>(args, 8));
  if (size === BAD_INDEX || !checkOpen(f)) return ERROR;
  return take(f, available(f, size));
}

function readlineMethod(args: usize): Value {
  const f = fileOf(args);
  const size = optionalSize(load<i64>(args, 8));
  if (size === BAD_INDEX || !checkOpen(f)) return ERROR;
  return take(f, lineLength(f, size));
}

function bytesNext(self: Value): Value {
  const f = asBytesIO(self);
  if (!checkOpen(f)) return ERROR;
  const count = lineLength(f, -1);
  return count === 0 ? END : take(f, count);
}

function readlinesMethod(args: usize): Value {
  const f = fileOf(args);
  const hint = load<i64>(args, 8);
  let most: i64 = 0;
  if (hint !== NONE) {
    if (asType(typeOf(hint)).index === 0) {
      return raisef(Exc.TypeError, "integer argument expected, got '%T'", hint);
    }
    most = ssize(hint);
  }
  const list = most === BAD_INDEX || !checkOpen(f) ? 0 : allocList();
  if (list === 0) return ERROR;
  for (let total: i64 = 0; most <= 0 || total < most; ) {
    const count = lineLength(f, -1);
    if (count === 0) break;
    const line = take(f, count);
    if (line === ERROR || !listAppendOwned(list, line)) {
      decrefAt(list);
      return ERROR;
    }
    total += count;
  }
  return box(list);
}

function readintoMethod(args: usize): Value {
  const loan = writableBytes(load<i64>(args, 8));
  if (loan === ERROR) return ERROR;
  const f = fileOf(args);
  let result: Value = ERROR;
  if (checkOpen(f)) {
    const count = available(f, writableCount(loan));
    copyBytes(writableData(loan), dataAt(f) + <usize>f.position, count);
    f.position += count;
    result = small(count);
  }
  endWritable(loan);
  return result;
}

// ---- writing ----

/** Writes a bytes-like object at the position: how many bytes, -1 with an exception pending. */
function writeValue(f: PyBytesIO, v: Value): i64 {
  if (!checkOpen(f) || !checkExports(f) || !openSource(v)) return -1;
  // A Python class's own __buffer__ may have run.
  if (!checkOpen(f) || !checkExports(f)) return -1;
  const count = bytesCount;
  if (count === 0) return 0;
  // The source may be a view of what must move.
  if (f.position + count > BYTES_MAX) return fail(Exc.OverflowError, "new buffer size too large");
  const end = f.position + count;
  if (!reserve(f, max<i64>(end, f.length))) return -1;
  if (f.position > <i64>f.length) memory.fill(dataAt(f) + f.length, 0, <usize>(f.position - f.length));
  copyBytes(dataAt(f) + <usize>f.position, bytesAt, count);
  f.position = end;
  if (end > <i64>f.length) f.length = <u32>end;
  return count;
}

function writeMethod(args: usize): Value {
  const count = writeValue(fileOf(args), load<i64>(args, 8));
  return count < 0 ? ERROR : small(count);
}

function writelinesMethod(args: usize): Value {
  const f = fileOf(args);
  const iterator = checkOpen(f) ? getIter(load<i64>(args, 8)) : ERROR;
  if (iterator === ERROR) return ERROR;
  let good: bool = true;
  while (good) {
    const line = iterNext(iterator);
    if (line === END) break;
    good = line !== ERROR && writeValue(f, line) >= 0;
    decref(line);
  }
  decref(iterator);
  return noneUnless(good);
}

function truncateMethod(args: usize): Value {
  const f = fileOf(args);
  if (!checkOpen(f) || !checkExports(f)) return ERROR;
  let size = f.position;
  const given = load<i64>(args, 8);
  if (given !== NONE) {
    size = optionalSize(given);
    if (size === BAD_INDEX) return ERROR;
    if (size < 0) return raisef(Exc.ValueError, "negative size value %d", size);
  }
  if (size < <i64>f.length) {
    f.length = <u32>size;
    if (size < <i64>(asBytes(f.buffer).length >> 1) && !isShared(f) && !resize(f, max<i64>(size, 2)))
      return ERROR;
  }
  return intFromI64(size);
}

// ---- position ----

function seekMethod(args: usize): Value {
  const f = fileOf(args);
  const offset = ssize(load<i64>(args, 8));
  const whence = offset === BAD_INDEX ? BAD_INDEX : ssize(load<i64>(args, 16));
  if (whence === BAD_INDEX || !checkOpen(f)) return ERROR;
  if (whence === 0 && offset < 0) return raisef(Exc.ValueError, "negative seek value %d", offset);
  if (whence < 0 || whence > 2) {
    return raisef(Exc.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence);
  }
  const base: i64 = whence === 0 ? 0 : whence === 1 ? f.position : f.length;
  if (offset > i64.MAX_VALUE - base) return raise(Exc.OverflowError, "new position too large");
  f.position = max<i64>(base + offset, 0);
  return intFromI64(f.position);
}

function tellMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? intFromI64(fileOf(args).position) : ERROR;
}

// ---- the rest ----

function closeMethod(args: usize): Value {
  if (!checkExports(fileOf(args))) return ERROR;
  dropBuffer(fileOf(args));
  return NONE;
}

function getvalueMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? wholeValue(fileOf(args)) : ERROR;
}

function trueMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? TRUE : ERROR;
}

function isattyMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? FALSE : ERROR;
}

function flushMethod(args: usize): Value {
  return noneUnless(checkOpen(fileOf(args)));
}

function getClosed(self: Value): Value {
  return boxBool(asBytesIO(self).buffer === 0);
}

function sizeofMethod(args: usize): Value {
  const f = fileOf(args);
  const own: i64 = asType(typeOf(load<i64>(args))).basicSize;
  return small(own + (f.buffer === 0 || isShared(f) ? 0 : <i64>asBytes(f.buffer).length + 33));
}

/** (value, position, attributes) */
function getstateMethod(args: usize): Value {
  const self = load<i64>(args);
  const value = getvalueMethod(args);
  const attributes = value === ERROR ? ERROR : attributeState(self);
  const state = attributes === ERROR ? 0 : allocTuple(3);
  if (state === 0) {
    decref(value);
    return ERROR;
  }
  tupleInit(state, 0, value);
  tupleInit(state, 1, intFromI64(asBytesIO(self).position));
  tupleInit(state, 2, attributes);
  return finishTuple(state);
}

function setstateMethod(args: usize): Value {
  const self = load<i64>(args);
  const state = load<i64>(args, 8);
  if (!isTuple(state) || tupleLength(pointer(state)) < 3) {
    const message = "%T.__setstate__ argument should be 3-tuple, got %T";
    return raisef(Exc.TypeError, message, self, state);
  }
  const f = asBytesIO(self);
  if (!checkOpen(f) || !checkExports(f)) return ERROR;
  dropBuffer(f);
  f.buffer = <u32>emptyBytes();
  f.length = 0;
  f.position = 0;
  if (writeValue(f, tupleItem(pointer(state), 0)) < 0) return ERROR;
  const position = statePosition(tupleItem(pointer(state), 1));
  if (position < 0) return ERROR;
  f.position = position;
  return noneUnless(setAttributeState(self, tupleItem(pointer(state), 2)));
}

// ---- the buffer that getbuffer() shows ----

@unmanaged
class PyBytesIOBuffer {
  refcount: i32;
  type: u32;
  source: u32;
  pad: u32;
}

export const BYTES_IO_BUFFER_SIZE: u32 = <u32>offsetof<PyBytesIOBuffer>();

function getbufferMethod(args: usize): Value {
  if (!checkOpen(fileOf(args))) return ERROR;
  const p = newContainer(typeAt(TypeId.IO_BYTES_BUFFER), offsetof<PyBytesIOBuffer>());
  if (p === 0) return raiseMemoryError();
  changetype<PyBytesIOBuffer>(p).source = <u32>changetype<usize>(fileOf(args));
  increfAt(changetype<PyBytesIOBuffer>(p).source);
  gcTrack(p);
  const view = viewOf(box(p), BufferFlag.FULL_RO);
  decrefAt(p);
  return view;
}

function lend(v: Value, flags: i32): i32 {
  const f = changetype<PyBytesIO>(<usize>changetype<PyBytesIOBuffer>(pointer(v)).source);
  if (f.exports === 0 && isShared(f) && !resize(f, f.length)) return -1;
  if (lendBytes(dataAt(f), f.length, false, flags) < 0) return -1;
  f.exports++;
  return 0;
}

function endLoan(v: Value): void {
  changetype<PyBytesIO>(<usize>changetype<PyBytesIOBuffer>(pointer(v)).source).exports--;
}

function bufferDealloc(p: usize): void {
  gcUntrack(p);
  decrefAt(changetype<PyBytesIOBuffer>(p).source);
  freeObject(p);
}

function bufferTraverse(p: usize, visit: u32): void {
  visitAt(changetype<PyBytesIOBuffer>(p).source, visit);
}

export function fillBytesIOBuffer(type: PyType): void {
  type.dealloc = bufferDealloc.index;
  type.traverse = bufferTraverse.index;
  type.getBuffer = lend.index;
  type.releaseBuffer = endLoan.index;
}

// ---- filling ----

export function fillBytesIO(type: PyType): void {
  initSignature = slotSignature("BytesIO(initial_bytes=b'')");
  type.new = bytesNew.index;
  type.init = bytesInit.index;
  type.dealloc = bytesDealloc.index;
  type.traverse = visitBase.index;
  type.clear = dropBase.index;
  type.iter = baseIter.index;
  type.next = bytesNext.index;
  define(type, "readable(self, /)", trueMethod);
  define(type, "writable(self, /)", trueMethod);
  define(type, "seekable(self, /)", trueMethod);
  define(type, "close(self, /)", closeMethod);
  define(type, "flush(self, /)", flushMethod);
  define(type, "isatty(self, /)", isattyMethod);
  define(type, "tell(self, /)", tellMethod);
  define(type, "write(self, b, /)", writeMethod);
  define(type, "writelines(self, lines, /)", writelinesMethod);
  define(type, "read1(self, size=-1, /)", readMethod);
  define(type, "readinto(self, buffer, /)", readintoMethod);
  define(type, "readline(self, size=-1, /)", readlineMethod);
  define(type, "readlines(self, size=None, /)", readlinesMethod);
  define(type, "read(self, size=-1, /)", readMethod);
  define(type, "getbuffer(self, /)", getbufferMethod);
  define(type, "getvalue(self, /)", getvalueMethod);
  define(type, "seek(self, pos, whence=0, /)", seekMethod);
  define(type, "truncate(self, size=None, /)", truncateMethod);
  define(type, "__getstate__(self, /)", getstateMethod);
  define(type, "__setstate__(self, object, /)", setstateMethod);
  define(type, "__sizeof__(self, /)", sizeofMethod);
  defineGetter(type, "closed", getClosed);
}
