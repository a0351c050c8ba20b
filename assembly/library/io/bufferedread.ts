/** Reading through a buffer: BufferedReader, and half of BufferedRandom. See buffered.ts for the positions. */
import { getAttrOptional } from "../../core/attribute.ts";
import { BufferFlag, viewOf } from "../../core/buffer.ts";
import { newByteBuilder } from "../../core/bytebuilder.ts";
import {
  allocBytearray,
  allocBytes,
  asBytes,
  BYTES_DATA,
  bytearrayData,
  emptyBytes,
  isBytes,
  newBytes,
} from "../../core/bytes.ts";
import { call0, callMethod } from "../../core/call.ts";
import { clearError, raise, raiseFromPending, raisef } from "../../core/errors.ts";
import { nameOf } from "../../core/intern.ts";
import { define, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { findChar } from "../../core/text/find.ts";
import { PyType } from "../../core/type.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, END, ERROR, NONE, small, UNBOUND, Value } from "../../core/value.ts";
import { objRealloc } from "../../memory/arena.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import {
  asBuffered,
  available,
  checkOpen,
  defineReadable,
  enter,
  fillBuffered,
  flushAndRewind,
  hasRead,
  initBuffered,
  leave,
  openBuffer,
  PyBuffered,
} from "./buffered.ts";
import { dataOf, lengthOfBytes, optionalSize, ssize, wasInterrupted } from "./common.ts";
import { asFileIO, FAILED, fileRead, isPlainFileIO, WOULD_BLOCK } from "./fileio.ts";
import { endWritable, writableBytes, writableCount, writableData } from "./lent.ts";

let initSignature!: NativeDef;

function readerInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  return initBuffered(self, initSignature, args, nargs, kwnames, TypeId.IO_READER, true, false);
}

// ---- the raw file ----

/** Reads at most `count` bytes to `at`: how many, FAILED, WOULD_BLOCK. */
function rawRead(b: PyBuffered, at: usize, count: i32): i64 {
  const got = isPlainFileIO(b.raw) ? fileRead(asFileIO(b.raw), at, count) : askRaw(b, at, count);
  if (got > 0 && b.absolute !== -1) b.absolute += got;
  return got;
}

/** readinto() of a raw file written in Python, into memory that it may keep. */
function askRaw(b: PyBuffered, at: usize, count: i32): i64 {
  const array = allocBytearray(count);
  if (array === 0) return FAILED;
  memory.fill(bytearrayData(array), 0, count);
  const view = viewOf(box(array), BufferFlag.WRITABLE);
  let answer: Value = ERROR;
  if (view !== ERROR) {
    do answer = callMethod(b.raw, Name.readinto, view);
    while (answer === ERROR && wasInterrupted());
    decref(view);
  }
  const got = countOf(answer, count, "readinto");
  if (got > 0) copyBytes(at, bytearrayData(array), <usize>got);
  decrefAt(array);
  return got;
}

/** What readinto() or write() of a raw file answered (taken over) as a count. */
export function countOf(answer: Value, most: i32, method: string): i64 {
  if (answer === ERROR) return FAILED;
  if (answer === NONE) return WOULD_BLOCK;
  let count = ssize(answer);
  decref(answer);
  if (count === BAD_INDEX && method.length > 5) {
    // What a readinto() gave that is no number is told as the cause.
    raiseFromPending(Exc.OSError, "raw %L() failed", <i64>changetype<usize>(method));
    return FAILED;
  }
  if (count === BAD_INDEX) {
    clearError();
    count = -1;
  }
  if (count >= 0 && count <= most) return count;
  const message = "raw %L() returned invalid length %d (should have been between 0 and %d)";
  raisef(Exc.OSError, message, <i64>changetype<usize>(method), count, <i64>most);
  return FAILED;
}

/** Reads behind what is in the buffer. */
function fillBuffer(b: PyBuffered): i64 {
  if (!openBuffer(b)) return FAILED;
  const start = hasRead(b) ? b.readEnd : 0;
  const got = rawRead(b, <usize>b.buffer + start, b.size - start);
  if (got <= 0) return got;
  b.readEnd = start + <i32>got;
  b.rawPosition = b.readEnd;
  return got;
}

/** The next bytes of the buffer as an object. */
function takeBytes(b: PyBuffered, count: i32): Value {
  const v = newBytes(<usize>b.buffer + b.position, count);
  if (v !== ERROR) b.position += count;
  return v;
}

/** A bytes object that was made too large, cut (taken over). */
function cutTo(p: usize, count: i32): Value {
  if (count < 2) {
    const short = newBytes(p + BYTES_DATA, count);
    decrefAt(p);
    return short;
  }
  if (<i32>asBytes(p).length === count) return box(p);
  const moved = objRealloc(p, BYTES_DATA + <usize>count);
  const kept = moved === 0 ? p : moved;
  asBytes(kept).length = count;
  return box(kept);
}

function prepareToRead(b: PyBuffered): bool {
  if (b.writable && !flushAndRewind(b)) return false;
  b.readEnd = -1;
  return true;
}

// ---- read ----

function readMethod(args: usize): Value {
  const b = asBuffered(load<i64>(args));
  const size = optionalSize(load<i64>(args, 8));
  if (size === BAD_INDEX) return ERROR;
  if (size < -1) return raise(Exc.ValueError, "read length must be non-negative or -1");
  if (!checkOpen(b, "read of closed file")) return ERROR;
  if (size >= 0 && size <= available(b)) return takeBytes(b, <i32>size);
  if (!enter(b)) return ERROR;
  const result = size < 0 ? readRest(b) : readCount(b, size);
  leave(b);
  return result;
}

/** All that is left. */
function readRest(b: PyBuffered): Value {
  const count = available(b);
  const held = count > 0 ? takeBytes(b, count) : UNBOUND;
  if (held === ERROR) return ERROR;
  const rest = prepareToRead(b) ? readAllRaw(b) : ERROR;
  if (held === UNBOUND || rest === ERROR) {
    decref(held);
    return rest;
  }
  if (rest === NONE || lengthOfBytes(rest) === 0) {
    decref(rest);
    return held;
  }
  const out = newByteBuilder();
  out.bytes(dataOf(held), count);
  out.bytes(dataOf(rest), lengthOfBytes(rest));
  decref(held);
  decref(rest);
  return out.finish();
}

/** What readall() of the raw file gives, or read() until there is no more: bytes or None. */
function readAllRaw(b: PyBuffered): Value {
  const readall = getAttrOptional(b.raw, nameOf(Name.readall));
  if (readall === ERROR) return ERROR;
  if (readall === UNBOUND) return readRepeatedly(b);
  const rest = call0(readall);
  decref(readall);
  if (rest === ERROR || rest === NONE) return rest;
  if (!isBytes(rest)) {
    decref(rest);
    return raise(Exc.TypeError, "readall() should return bytes");
  }
  if (b.absolute !== -1) b.absolute += lengthOfBytes(rest);
  return rest;
}

function readRepeatedly(b: PyBuffered): Value {
  const out = newByteBuilder();
  while (true) {
    const part = callMethod(b.raw, Name.read);
    if (part === ERROR || (part !== NONE && !isBytes(part))) {
      if (part !== ERROR) raise(Exc.TypeError, "read() should return bytes");
      decref(part);
      out.drop();
      return ERROR;
    }
    const count = part === NONE ? 0 : lengthOfBytes(part);
    if (count === 0) {
      if (out.length > 0) {
        decref(part);
        return out.finish();
      }
      out.drop();
      return part;
    }
    out.bytes(dataOf(part), count);
    decref(part);
    if (b.absolute !== -1) b.absolute += count;
  }
}

/** `size` bytes or what there is: whole blocks straight from the raw file, the rest through the buffer. None if it would block. */
function readCount(b: PyBuffered, size: i64): Value {
  const p = allocBytes(max<i64>(size, 2));
  if (p === 0) return ERROR;
  const held = available(b);
  copyBytes(p + BYTES_DATA, <usize>b.buffer + b.position, held);
  b.position += held;
  let written: i64 = held;
  let got: i64 = prepareToRead(b) ? 1 : FAILED;
  while (got > 0 && size - written >= b.size) {
    const left = size - written;
    const whole = <i32>min<i64>(left - (left % b.size), 0x100_0000);
    got = rawRead(b, p + BYTES_DATA + <usize>written, whole);
    if (got > 0) written += got;
  }
  if (got > 0) {
    b.position = 0;
    b.rawPosition = 0;
    b.readEnd = 0;
  }
  while (got > 0 && written < size && b.readEnd < b.size) {
    got = fillBuffer(b);
    if (got <= 0) break;
    const count = <i32>min<i64>(got, size - written);
    copyBytes(p + BYTES_DATA + <usize>written, <usize>b.buffer + b.position, count);
    b.position += count;
    written += count;
  }
  if (got >= 0 || (got === WOULD_BLOCK && written > 0)) return cutTo(p, <i32>written);
  decrefAt(p);
  return got === FAILED ? ERROR : NONE;
}

function read1Method(args: usize): Value {
  const b = asBuffered(load<i64>(args));
  let size = ssize(load<i64>(args, 8));
  if (size === BAD_INDEX || !checkOpen(b, "read of closed file")) return ERROR;
  if (size < 0) size = b.size;
  return readOnce(b, size);
}

/** What is in the buffer, or what one read of the raw file gives. */
function readOnce(b: PyBuffered, size: i64): Value {
  if (size === 0) return box(emptyBytes());
  const held = available(b);
  if (held > 0) return takeBytes(b, <i32>min<i64>(size, held));
  if (!enter(b)) return ERROR;
  const p = allocBytes(max<i64>(size, 2));
  let got: i64 = FAILED;
  if (p !== 0 && prepareToRead(b)) got = rawRead(b, p + BYTES_DATA, <i32>size);
  leave(b);
  if (got !== FAILED) return cutTo(p, <i32>max<i64>(got, 0));
  if (p !== 0) decrefAt(p);
  return ERROR;
}

/** Whether v is a BufferedReader on a file of the host, both of exactly these types. */
export function isFastReader(v: Value): bool {
  return isExactly(v, TypeId.IO_READER) && asBuffered(v).fast !== 0;
}

/** read1() of a buffered file that can be read. */
export function fastRead1(v: Value, size: i32): Value {
  return checkOpen(asBuffered(v), "read of closed file") ? readOnce(asBuffered(v), size) : ERROR;
}

function peekMethod(args: usize): Value {
  const b = asBuffered(load<i64>(args));
  if (ssize(load<i64>(args, 8)) === BAD_INDEX) return ERROR;
  if (!checkOpen(b, "peek of closed file") || !enter(b)) return ERROR;
  const result = !b.writable || flushAndRewind(b) ? peek(b) : ERROR;
  leave(b);
  return result;
}

function peek(b: PyBuffered): Value {
  let count: i64 = available(b);
  if (count === 0) {
    b.readEnd = -1;
    count = fillBuffer(b);
    if (count === FAILED) return ERROR;
    if (count === WOULD_BLOCK) count = 0;
    b.position = 0;
  }
  return newBytes(<usize>b.buffer + b.position, <i32>count);
}

// ---- readinto ----

function readintoMethod(args: usize): Value {
  return readInto(load<i64>(args), load<i64>(args, 8), false);
}

function readinto1Method(args: usize): Value {
  return readInto(load<i64>(args), load<i64>(args, 8), true);
}

function readInto(self: Value, buffer: Value, once: bool): Value {
  const b = asBuffered(self);
  const loan = writableBytes(buffer, once ? "readinto1" : "readinto");
  if (loan === ERROR) return ERROR;
  const result = checkOpen(b, "readinto of closed file") ? fillGiven(b, loan, once) : ERROR;
  endWritable(loan);
  return result;
}

function fillGiven(b: PyBuffered, loan: Value, once: bool): Value {
  const room = writableCount(loan);
  const to = writableData(loan);
  let written = min(available(b), room);
  if (written > 0) {
    copyBytes(to, <usize>b.buffer + b.position, written);
    b.position += written;
  }
  if (written === room && hasRead(b) && written + available(b) > 0) return small(written);
  if (!enter(b)) return ERROR;
  let got: i64 = prepareToRead(b) ? 0 : FAILED;
  b.position = 0;
  while (got !== FAILED && written < room) {
    got = 0;
    if (room - written > b.size) got = rawRead(b, to + written, room - written);
    else if (!once || written === 0) {
      got = fillBuffer(b);
      if (got > 0) {
        got = min<i64>(got, room - written);
        copyBytes(to + written, <usize>b.buffer + b.position, <usize>got);
        b.position += <i32>got;
      }
    }
    if (got <= 0) break;
    written += <i32>got;
    if (once) break;
  }
  leave(b);
  if (got === FAILED) return ERROR;
  return got === WOULD_BLOCK && written === 0 ? NONE : small(written);
}

// ---- lines ----

function readlineMethod(args: usize): Value {
  const limit = optionalSize(load<i64>(args, 8));
  return limit === BAD_INDEX ? ERROR : readLine(asBuffered(load<i64>(args)), limit);
}

/** A line of at most `limit` bytes (negative: whatever its length); empty at the end. */
function readLine(b: PyBuffered, limit: i64): Value {
  if (!checkOpen(b, "readline of closed file")) return ERROR;
  const count = lineIn(b, limit);
  if (count > 0) return takeBytes(b, count);
  if (limit === 0) return box(emptyBytes());
  if (!enter(b)) return ERROR;
  const line = readLongLine(b, limit);
  leave(b);
  return line;
}

/** Length of the line that lies whole in the buffer, or of `limit` bytes of it; 0 if more is to be read. */
function lineIn(b: PyBuffered, limit: i64): i32 {
  const held = available(b);
  if (held === 0) return 0;
  const most = <i32>(limit >= 0 ? min<i64>(limit, held) : held);
  const newline = findChar(<usize>b.buffer + b.position, 1, most, 10);
  if (newline >= 0) return newline + 1;
  return limit >= 0 && most === limit ? most : 0;
}

function readLongLine(b: PyBuffered, limit: i64): Value {
  const out = newByteBuilder();
  const held = available(b);
  out.bytes(<usize>b.buffer + b.position, held);
  b.position += held;
  let good = !b.writable || flushAndRewind(b);
  while (good) {
    b.readEnd = -1;
    const got = fillBuffer(b);
    if (got <= 0) {
      good = got !== FAILED;
      break;
    }
    b.position = 0;
    let count = lineIn(b, limit < 0 ? -1 : limit - out.length);
    const ended = count > 0;
    if (!ended) count = <i32>got;
    out.bytes(b.buffer, count);
    b.position = count;
    if (ended) break;
  }
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

function bufferedNext(self: Value): Value {
  let line: Value;
  if (isExactly(self, TypeId.IO_READER) || isExactly(self, TypeId.IO_RANDOM)) {
    line = readLine(asBuffered(self), -1);
  } else {
    line = callMethod(self, Name.readline);
    if (line !== ERROR && !isBytes(line)) {
      raisef(Exc.OSError, "readline() should have returned a bytes object, not '%T'", line);
      decref(line);
      return ERROR;
    }
  }
  return line === ERROR || lengthOfBytes(line) > 0 ? line : END;
}

export function defineReading(type: PyType): void {
  type.next = bufferedNext.index;
  defineReadable(type);
  define(type, "read(self, size=-1, /)", readMethod);
  define(type, "peek(self, size=0, /)", peekMethod);
  define(type, "read1(self, size=-1, /)", read1Method);
  define(type, "readinto(self, buffer, /)", readintoMethod);
  define(type, "readinto1(self, buffer, /)", readinto1Method);
  define(type, "readline(self, size=-1, /)", readlineMethod);
}

export function fillReader(type: PyType): void {
  initSignature = slotSignature("BufferedReader(raw, buffer_size=131072)");
  fillBuffered(type, false);
  type.init = readerInit.index;
  defineReading(type);
}
