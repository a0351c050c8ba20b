/** The abstract classes _IOBase, _RawIOBase, _BufferedIOBase and _TextIOBase (CPython: Modules/_io/iobase.c, bufferedio.c, textio.c). */
import { getAttrOptional, setAttr } from "../../core/attribute.ts";
import { newByteBuilder } from "../../core/bytebuilder.ts";
import { allocBytearray, asBytearray, bytearrayData, isBytes, newBytes } from "../../core/bytes.ts";
import { call1, callMethod } from "../../core/call.ts";
import { clearError, raise, raiseBare, raisef, takeError } from "../../core/errors.ts";
import { finalizeFromDealloc } from "../../core/finalize.ts";
import { defineGetter } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { nameOf } from "../../core/intern.ts";
import { beginUnseenWork, endUnseenWork } from "../../core/interrupt.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { allocList, listAppendOwned } from "../../core/list.ts";
import { define } from "../../core/native.ts";
import { decref, decrefAt, freeObject, gcTrack, gcUntrack, incref } from "../../core/object.ts";
import { isStr } from "../../core/string.ts";
import { BAD_INDEX, lengthOf } from "../../core/subscript.ts";
import { findChar } from "../../core/text/find.ts";
import { isTrue } from "../../core/truth.ts";
import { PyType } from "../../core/type.ts";
import { reportUnraisable } from "../../core/unraisable.ts";
import { box, boxBool, END, ERROR, FALSE, NONE, small, TRUE, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { getInstanceDict, setInstanceDict } from "../../objects/instancedict.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import {
  asFileBase,
  attributeTruth,
  bytesResult,
  callFor,
  chainError,
  DEFAULT_BUFFER_SIZE,
  dataOf,
  dropBase,
  lengthOfBytes,
  noneUnless,
  optionalSize,
  PyFileBase,
  selfOf,
  ssize,
  unsupported,
  visitBase,
  wasInterrupted,
} from "./common.ts";
import { endWritable, writableBytes, writableCount, writableData } from "./lent.ts";

// ---- life ----

function baseNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  asFileBase(p).dict = 0;
  asFileBase(p).weakrefs = 0;
  gcTrack(p);
  return box(p);
}

function baseDealloc(p: usize): void {
  if (!finalizeFromDealloc(p)) return;
  gcUntrack(p);
  clearWeakrefs(p);
  dropBase(p);
  freeObject(p);
}

/** __del__: closes what is open. An error is reported, not raised. */
export function finalizeFile(self: Value): void {
  const closed = getAttrOptional(self, nameOf(Name.closed));
  // What cannot say whether it is closed was never open.
  if (closed === UNBOUND) return;
  const truth = closed === ERROR ? -1 : isTrue(closed);
  if (closed !== ERROR) decref(closed);
  if (truth < 0) clearError();
  if (truth !== 0) return;
  if (setAttr(self, nameOf(Name._finalizing), TRUE) < 0) clearError();
  beginUnseenWork();
  const done = callFor(self, Name.close);
  endUnseenWork();
  if (!done) reportUnraisable("Exception ignored while finalizing file", self);
}

// ---- checks ----

/** Whether close() of the base has run. */
function baseClosed(self: Value): i32 {
  const found = getAttrOptional(self, nameOf(Name.__IOBase_closed));
  if (found === ERROR) return -1;
  decref(found);
  return found === UNBOUND ? 0 : 1;
}

/** False with ValueError pending for a file that says it is closed. */
export function checkNotClosed(self: Value): bool {
  const closed = attributeTruth(self, Name.closed);
  if (closed > 0) raise(Exc.ValueError, "I/O operation on closed file.");
  return closed === 0;
}

/** False with UnsupportedOperation pending unless self.name() is True itself. */
function checkAbility(self: Value, name: Name, message: string): bool {
  const answer = callMethod(self, name);
  if (answer === ERROR) return false;
  decref(answer);
  if (answer === TRUE) return true;
  unsupported(message);
  return false;
}

function checkClosedMethod(args: usize): Value {
  return noneUnless(checkNotClosed(load<i64>(args)));
}

export function checkSeekable(self: Value): bool {
  return checkAbility(self, Name.seekable, "File or stream is not seekable.");
}

export function checkReadable(self: Value): bool {
  return checkAbility(self, Name.readable, "File or stream is not readable.");
}

export function checkWritable(self: Value): bool {
  return checkAbility(self, Name.writable, "File or stream is not writable.");
}

function checkSeekableMethod(args: usize): Value {
  return checkSeekable(load<i64>(args)) ? TRUE : ERROR;
}

function checkReadableMethod(args: usize): Value {
  return checkReadable(load<i64>(args)) ? TRUE : ERROR;
}

function checkWritableMethod(args: usize): Value {
  return checkWritable(load<i64>(args)) ? TRUE : ERROR;
}

// ---- _IOBase ----

function seekMethod(_args: usize): Value {
  return unsupported("seek");
}

function tellMethod(args: usize): Value {
  return callMethod(load<i64>(args), Name.seek, small(0), small(1));
}

function truncateMethod(_args: usize): Value {
  return unsupported("truncate");
}

function filenoMethod(_args: usize): Value {
  return unsupported("fileno");
}

function flushMethod(args: usize): Value {
  const closed = baseClosed(load<i64>(args));
  if (closed < 0) return ERROR;
  return closed > 0 ? raise(Exc.ValueError, "I/O operation on closed file.") : NONE;
}

/** Flushes first; the file is closed then, whatever came of that. */
export function closeBase(self: Value): Value {
  const closed = baseClosed(self);
  if (closed !== 0) return closed < 0 ? ERROR : NONE;
  const good = callFor(self, Name.flush);
  const kept = good ? UNBOUND : takeError();
  const marked = setAttr(self, nameOf(Name.__IOBase_closed), TRUE) >= 0;
  if (good) return noneUnless(marked);
  return chainError(kept);
}

function closeMethod(args: usize): Value {
  return closeBase(load<i64>(args));
}

function isattyMethod(args: usize): Value {
  return checkNotClosed(load<i64>(args)) ? FALSE : ERROR;
}

function noMethod(_args: usize): Value {
  return FALSE;
}

function enterMethod(args: usize): Value {
  return checkNotClosed(load<i64>(args)) ? selfOf(args) : ERROR;
}

function exitMethod(args: usize): Value {
  return callMethod(load<i64>(args), Name.close);
}

function getClosed(self: Value): Value {
  const closed = baseClosed(self);
  return closed < 0 ? ERROR : boxBool(closed > 0);
}

// ---- lines ----

/** How many bytes to ask for next: up to the newline that peek() shows, 1 where it shows nothing; 0 with an exception pending. */
function readAhead(peek: Value, limit: i64): i64 {
  let ahead: Value = ERROR;
  do ahead = call1(peek, small(1));
  while (ahead === ERROR && wasInterrupted());
  ahead = bytesResult(ahead, "peek() should have returned a bytes object, not '%T'");
  if (ahead === ERROR) return 0;
  let count: i64 = lengthOfBytes(ahead);
  if (limit >= 0 && count > limit) count = limit;
  const newline = findChar(dataOf(ahead), 1, <i32>count, 10);
  decref(ahead);
  return newline >= 0 ? newline + 1 : max<i64>(count, 1);
}

/** readline() of anything that has read(), and peek() perhaps. */
function readlineMethod(args: usize): Value {
  const self = load<i64>(args);
  const size = optionalSize(load<i64>(args, 8));
  if (size === BAD_INDEX) return ERROR;
  const peek = getAttrOptional(self, nameOf(Name.peek));
  if (peek === ERROR) return ERROR;
  const out = newByteBuilder();
  let good: bool = true;
  while (size < 0 || <i64>out.length < size) {
    const wanted = peek === UNBOUND ? 1 : readAhead(peek, size < 0 ? -1 : size - out.length);
    let part: Value = ERROR;
    if (wanted > 0) {
      do part = callMethod(self, Name.read, small(wanted));
      while (part === ERROR && wasInterrupted());
    }
    part = bytesResult(part, "read() should have returned a bytes object, not '%T'");
    good = part !== ERROR;
    if (!good) break;
    const count = lengthOfBytes(part);
    out.bytes(dataOf(part), count);
    const ended = count === 0 || load<u8>(dataOf(part) + count - 1) === 10;
    decref(part);
    if (ended) break;
  }
  decref(peek);
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

function baseNext(self: Value): Value {
  const line = callMethod(self, Name.readline);
  if (line === ERROR) return ERROR;
  const count = lengthOf(line);
  if (count > 0) return line;
  decref(line);
  return count < 0 ? ERROR : END;
}

export function baseIter(self: Value): Value {
  return checkNotClosed(self) ? incref(self) : ERROR;
}

/** readlines(hint=-1): ends once there are more than `hint` characters. */
function readlinesMethod(args: usize): Value {
  const hint = optionalSize(load<i64>(args, 8));
  const iterator = hint === BAD_INDEX ? ERROR : getIter(load<i64>(args));
  if (iterator === ERROR) return ERROR;
  const list = allocList();
  let good: bool = list !== 0;
  let total: i64 = 0;
  while (good) {
    const line = iterNext(iterator);
    if (line === END) break;
    const count = line === ERROR || hint <= 0 ? 0 : lengthOf(line);
    good = line !== ERROR && count >= 0;
    if (good) good = listAppendOwned(list, line);
    else decref(line);
    total += count;
    if (hint > 0 && total > hint) break;
  }
  decref(iterator);
  if (good) return box(list);
  if (list !== 0) decrefAt(list);
  return ERROR;
}

function writelinesMethod(args: usize): Value {
  const self = load<i64>(args);
  const iterator = checkNotClosed(self) ? getIter(load<i64>(args, 8)) : ERROR;
  if (iterator === ERROR) return ERROR;
  let good: bool = true;
  while (good) {
    const line = iterNext(iterator);
    if (line === END) break;
    good = line !== ERROR;
    if (!good) break;
    do good = callFor(self, Name.write, line);
    while (!good && wasInterrupted());
    decref(line);
  }
  decref(iterator);
  return noneUnless(good);
}

// ---- _RawIOBase ----

/** read(size=-1) by readinto(), or by readall(). */
function rawRead(args: usize): Value {
  const self = load<i64>(args);
  const size = optionalSize(load<i64>(args, 8));
  if (size === BAD_INDEX) return ERROR;
  if (size < 0) return callMethod(self, Name.readall);
  const array = allocBytearray(size);
  if (array === 0) return ERROR;
  memory.fill(bytearrayData(array), 0, <usize>size);
  const answer = callMethod(self, Name.readinto, box(array));
  let result: Value = answer;
  if (answer !== ERROR && answer !== NONE) {
    const count = ssize(answer);
    decref(answer);
    if (count === BAD_INDEX) result = ERROR;
    else if (count < 0 || count > <i64>asBytearray(array).length) {
      const message = "readinto returned %d outside buffer size %d";
      result = raisef(Exc.ValueError, message, count, asBytearray(array).length);
    } else result = newBytes(bytearrayData(array), <i32>count);
  }
  decrefAt(array);
  return result;
}

/** All that read() gives until it gives nothing; None if it gives None at first. */
function rawReadall(args: usize): Value {
  const self = load<i64>(args);
  const out = newByteBuilder();
  while (true) {
    const part = callMethod(self, Name.read, small(DEFAULT_BUFFER_SIZE));
    if (part === ERROR && wasInterrupted()) continue;
    if (part === NONE) {
      if (out.length > 0) break;
      out.drop();
      return NONE;
    }
    if (part === ERROR || !isBytes(part)) {
      out.drop();
      decref(part);
      return part === ERROR ? ERROR : raise(Exc.TypeError, "read() should return bytes");
    }
    const count = lengthOfBytes(part);
    out.bytes(dataOf(part), count);
    decref(part);
    if (count === 0) break;
  }
  return out.finish();
}

function notImplemented(_args: usize): Value {
  return raiseBare(Exc.NotImplementedError);
}

// ---- _BufferedIOBase ----

function bufferedDetach(_args: usize): Value {
  return unsupported("detach");
}

function bufferedRead(_args: usize): Value {
  return unsupported("read");
}

function bufferedRead1(_args: usize): Value {
  return unsupported("read1");
}

function bufferedWrite(_args: usize): Value {
  return unsupported("write");
}

function bufferedReadinto(args: usize): Value {
  return readIntoBy(load<i64>(args), load<i64>(args, 8), Name.read);
}

function bufferedReadinto1(args: usize): Value {
  return readIntoBy(load<i64>(args), load<i64>(args, 8), Name.read1);
}

/** Fills a buffer by read() or read1(). */
function readIntoBy(self: Value, buffer: Value, name: Name): Value {
  const loan = writableBytes(buffer);
  if (loan === ERROR) return ERROR;
  const room = writableCount(loan);
  const part = callMethod(self, name, small(room));
  let result: Value = ERROR;
  if (part !== ERROR && !isBytes(part)) raise(Exc.TypeError, "read() should return bytes");
  else if (part !== ERROR) {
    const count = lengthOfBytes(part);
    if (count > room) {
      const message = "read() returned too much data: %d bytes requested, %d returned";
      raisef(Exc.ValueError, message, room, count);
    } else {
      memory.copy(writableData(loan), dataOf(part), count);
      result = small(count);
    }
  }
  decref(part);
  endWritable(loan);
  return result;
}

// ---- _TextIOBase ----

function textReadline(_args: usize): Value {
  return unsupported("readline");
}

function textWrite(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raisef(Exc.TypeError, "write() argument 1 must be str, not %A", text);
  return unsupported("write");
}

function getNone(_self: Value): Value {
  return NONE;
}

// ---- filling ----

export const FILE_BASE_SIZE: u32 = <u32>offsetof<PyFileBase>();

export function fillBase(type: PyType): void {
  type.new = baseNew.index;
  type.dealloc = baseDealloc.index;
  type.traverse = visitBase.index;
  type.clear = dropBase.index;
  type.finalize = finalizeFile.index;
  type.iter = baseIter.index;
  type.next = baseNext.index;
  type.dictOffset = <i32>offsetof<PyFileBase>("dict");
  type.weakOffset = <i32>offsetof<PyFileBase>("weakrefs");
  define(type, "seek(self, offset, whence=0, /)", seekMethod);
  define(type, "tell(self, /)", tellMethod);
  define(type, "truncate(self, size=None, /)", truncateMethod);
  define(type, "flush(self, /)", flushMethod);
  define(type, "close(self, /)", closeMethod);
  define(type, "seekable(self, /)", noMethod);
  define(type, "readable(self, /)", noMethod);
  define(type, "writable(self, /)", noMethod);
  define(type, "_checkClosed(self, /)", checkClosedMethod);
  define(type, "_checkSeekable(self, /)", checkSeekableMethod);
  define(type, "_checkReadable(self, /)", checkReadableMethod);
  define(type, "_checkWritable(self, /)", checkWritableMethod);
  define(type, "fileno(self, /)", filenoMethod);
  define(type, "isatty(self, /)", isattyMethod);
  define(type, "__enter__(self, /)", enterMethod);
  define(type, "__exit__(self, /, *args)", exitMethod);
  define(type, "readline(self, size=-1, /)", readlineMethod);
  define(type, "readlines(self, hint=-1, /)", readlinesMethod);
  define(type, "writelines(self, lines, /)", writelinesMethod);
  defineGetter(type, "closed", getClosed);
  defineGetter(type, "__dict__", getInstanceDict, setInstanceDict);
}

export function fillRawBase(type: PyType): void {
  define(type, "read(self, size=-1, /)", rawRead);
  define(type, "readall(self, /)", rawReadall);
  define(type, "readinto(self, buffer, /)", notImplemented);
  define(type, "write(self, b, /)", notImplemented);
}

export function fillBufferedBase(type: PyType): void {
  define(type, "detach(self, /)", bufferedDetach);
  define(type, "read(self, size=-1, /)", bufferedRead);
  define(type, "read1(self, size=-1, /)", bufferedRead1);
  define(type, "readinto(self, buffer, /)", bufferedReadinto);
  define(type, "readinto1(self, buffer, /)", bufferedReadinto1);
  define(type, "write(self, b, /)", bufferedWrite);
}

export function fillTextBase(type: PyType): void {
  define(type, "detach(self, /)", bufferedDetach);
  define(type, "read(self, size=-1, /)", bufferedRead);
  define(type, "readline(self, size=-1, /)", textReadline);
  define(type, "write(self, s, /)", textWrite);
  defineGetter(type, "encoding", getNone);
  defineGetter(type, "newlines", getNone);
  defineGetter(type, "errors", getNone);
}
