/** Writing through a buffer: BufferedWriter, and half of BufferedRandom; BufferedRandom itself. See buffered.ts for the positions. */
import { asView, BufferFlag, viewOf } from "../../core/buffer.ts";
import { bytesAt, bytesCount, isBytes, newBytes, openBytes } from "../../core/bytes.ts";
import { callMethod } from "../../core/call.ts";
import { catchError, raise } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { define, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { PyType } from "../../core/type.ts";
import { isExactly } from "../../core/typeids.ts";
import { ERROR, pointer, small, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import {
  asBuffered,
  checkOpen,
  checkReady,
  enter,
  fillBuffered,
  hasRead,
  hasWritten,
  initBuffered,
  leave,
  moveTo,
  openBuffer,
  PyBuffered,
  rawClosed,
  rawOffset,
  rawSeek,
  setWriteOut,
} from "./buffered.ts";
import { countOf, defineReading } from "./bufferedread.ts";
import { raiseBlocking, wasInterrupted } from "./common.ts";
import { asFileIO, FAILED, fileWrite, isPlainFileIO, WOULD_BLOCK } from "./fileio.ts";
import { openSource } from "./lent.ts";

let writerSignature!: NativeDef;
let randomSignature!: NativeDef;

function writerInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  return initBuffered(self, writerSignature, args, nargs, kwnames, TypeId.IO_WRITER, false, true);
}

function randomInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  return initBuffered(self, randomSignature, args, nargs, kwnames, TypeId.IO_RANDOM, true, true);
}

// ---- the raw file ----

/** Writes at most `count` bytes from `at`: how many, FAILED, WOULD_BLOCK. */
function rawWrite(b: PyBuffered, at: usize, count: i32): i64 {
  const put = isPlainFileIO(b.raw) ? fileWrite(asFileIO(b.raw), at, count) : askRaw(b, at, count);
  if (put > 0 && b.absolute !== -1) b.absolute += put;
  return put;
}

/** write() of a raw file written in Python, from memory that it may keep. */
function askRaw(b: PyBuffered, at: usize, count: i32): i64 {
  const bytes = newBytes(at, count);
  const view = bytes === ERROR ? ERROR : viewOf(bytes, BufferFlag.SIMPLE);
  decref(bytes);
  if (view === ERROR) return FAILED;
  let answer: Value = ERROR;
  do answer = callMethod(b.raw, Name.write, view);
  while (answer === ERROR && wasInterrupted());
  decref(view);
  return countOf(answer, count, "write");
}

/** Writes what has to be written; false with an exception pending, what is left stays. Only inside enter. */
function writeOut(at: usize): bool {
  const b = changetype<PyBuffered>(at);
  if (hasWritten(b) && b.writeFrom !== b.writeEnd) {
    const rewind = rawOffset(b) + (b.position - b.writeFrom);
    if (rewind !== 0) {
      if (rawSeek(b, -(<i64>rewind), 1) < 0) return false;
      b.rawPosition -= rewind;
    }
    while (b.writeFrom < b.writeEnd) {
      const put = rawWrite(b, <usize>b.buffer + b.writeFrom, b.writeEnd - b.writeFrom);
      if (put < 0) return refuse(put, 0);
      b.writeFrom += <i32>put;
      b.rawPosition = b.writeFrom;
      if (!charge(32)) return false;
    }
  }
  b.writeFrom = 0;
  b.writeEnd = -1;
  return true;
}

function refuse(put: i64, written: i64): bool {
  if (put === WOULD_BLOCK) raiseBlocking("write could not complete without blocking", written);
  return false;
}

// ---- write ----

function writeMethod(args: usize): Value {
  const b = asBuffered(load<i64>(args));
  if (!checkReady(b)) return ERROR;
  const count = writeValue(b, load<i64>(args, 8));
  return count < 0 ? ERROR : small(count);
}

/** Writes a bytes-like object: how many bytes, -1 with an exception pending. */
export function writeValue(b: PyBuffered, v: Value): i64 {
  if (!openSource(v) || !enter(b)) return -1;
  const closed = b.ended ? 1 : rawClosed(b);
  let count: i64 = -1;
  if (closed > 0) raise(Exc.ValueError, "write to closed file");
  else if (closed === 0 && openSource(v)) {
    count = putInBuffer(b, bytesAt, bytesCount) ? bytesCount : writeLong(b, v);
  }
  leave(b);
  return count;
}

/** Whether v is a BufferedWriter on a file of the host, both of exactly these types. */
export function isFastWriter(v: Value): bool {
  return isExactly(v, TypeId.IO_WRITER) && asBuffered(v).fast !== 0;
}

/** write() of such a file, of bytes that lie where Python code does not change them; false with an exception pending. */
export function fastWrite(v: Value, data: usize, count: i32): bool {
  const b = asBuffered(v);
  if (!checkOpen(b, "write to closed file") || !enter(b)) return false;
  const good = putInBuffer(b, data, count) || writeRun(b, data, count) >= 0;
  leave(b);
  return good;
}

/** flush() of such a file. */
export function fastFlush(v: Value): bool {
  const b = asBuffered(v);
  if (!checkOpen(b, "flush of closed file") || !enter(b)) return false;
  const good = writeOut(changetype<usize>(b));
  leave(b);
  return good;
}

/** Puts bytes into the buffer if there is room for them all. */
function putInBuffer(b: PyBuffered, data: usize, count: i32): bool {
  if (!hasRead(b) && !hasWritten(b)) {
    b.position = 0;
    b.rawPosition = 0;
  }
  if (count > b.size - b.position || count >= b.size || !openBuffer(b)) return false;
  copyBytes(<usize>b.buffer + b.position, data, count);
  if (!hasWritten(b) || b.writeFrom > b.position) b.writeFrom = b.position;
  moveTo(b, b.position + count);
  if (b.writeEnd < b.position) b.writeEnd = b.position;
  return true;
}

/** Writes what does not fit: its memory is borrowed while Python code may run. */
function writeLong(b: PyBuffered, v: Value): i64 {
  const loan = isBytes(v) ? incref(v) : viewOf(v, BufferFlag.SIMPLE);
  if (loan === ERROR) return -1;
  if (isBytes(v)) openBytes(v);
  const data = isBytes(v) ? bytesAt : <usize>asView(pointer(loan)).data;
  const count = writeRun(b, data, isBytes(v) ? bytesCount : asView(pointer(loan)).length);
  decref(loan);
  return count;
}

function writeRun(b: PyBuffered, data: usize, count: i32): i64 {
  if (!openBuffer(b)) return -1;
  if (!writeOut(changetype<usize>(b))) return catchError(Exc.BlockingIOError) ? keepAll(b, data, count) : -1;
  const ahead = rawOffset(b);
  if (ahead !== 0) {
    if (rawSeek(b, -(<i64>ahead), 1) < 0) return -1;
    b.rawPosition -= ahead;
  }
  let written = 0;
  while (count - written > b.size) {
    const put = rawWrite(b, data + written, count - written);
    if (put === WOULD_BLOCK) return keepSome(b, data + written, count - written, written);
    if (put < 0 || !charge(32)) return -1;
    written += <i32>put;
  }
  if (b.readable) b.readEnd = -1;
  keep(b, data + written, count - written);
  return count;
}

/** The buffer holds these bytes, which have to be written, and nothing else. */
function keep(b: PyBuffered, data: usize, count: i32): void {
  copyBytes(b.buffer, data, count);
  b.writeFrom = 0;
  b.writeEnd = count;
  moveTo(b, count);
  b.rawPosition = 0;
}

/** The raw file takes nothing more now: as much as the buffer holds is kept, the rest refused. */
function keepSome(b: PyBuffered, data: usize, count: i32, written: i32): i64 {
  const kept = min(count, b.size);
  keep(b, data, kept);
  if (kept === count) return written + kept;
  refuse(WOULD_BLOCK, written + kept);
  return -1;
}

/** As keepSome, where even what was in the buffer could not be written. */
function keepAll(b: PyBuffered, data: usize, count: i32): i64 {
  if (b.readable) b.readEnd = -1;
  memory.copy(b.buffer, b.buffer + b.writeFrom, b.writeEnd - b.writeFrom);
  b.writeEnd -= b.writeFrom;
  b.rawPosition -= b.writeFrom;
  b.position -= b.writeFrom;
  b.writeFrom = 0;
  const kept = min(count, b.size - b.writeEnd);
  copyBytes(<usize>b.buffer + b.writeEnd, data, kept);
  b.writeEnd += kept;
  b.position += kept;
  if (kept === count) return count;
  refuse(WOULD_BLOCK, kept);
  return -1;
}

export function fillWriter(type: PyType): void {
  writerSignature = slotSignature("BufferedWriter(raw, buffer_size=131072)");
  setWriteOut(writeOut.index);
  fillBuffered(type, true);
  type.init = writerInit.index;
  define(type, "write(self, buffer, /)", writeMethod);
}

export function fillRandom(type: PyType): void {
  randomSignature = slotSignature("BufferedRandom(raw, buffer_size=131072)");
  fillBuffered(type, true);
  type.init = randomInit.index;
  define(type, "write(self, buffer, /)", writeMethod);
  defineReading(type);
}
