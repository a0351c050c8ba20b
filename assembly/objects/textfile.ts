import { newBuilder } from "../core/builder.ts";
import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { callMethod } from "../core/call.ts";
import { clearError, formatText, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { Hook, hookIndex } from "../core/hooks.ts";
import { intToI64Clamped } from "../core/integer.ts";
import { emptyStr } from "../core/intern.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { define } from "../core/native.ts";
import { decref, freePlain, incref, newPlain } from "../core/object.ts";
import { asStr, isStr, newStr, STR_DATA } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { substring } from "../core/substring.ts";
import { copyBytes } from "../core/text/chars.ts";
import { findSurrogate, utf8Encode, utf8Size } from "../core/text/utf8.ts";
import { isTrue } from "../core/truth.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, boxBool, END, ERROR, FALSE, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { isatty, write } from "../host.ts";
import { objFree, objRealloc } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { encode } from "./codec/encode.ts";
import { Codec } from "./codec/names.ts";
import { iterSelf } from "./cursor.ts";
import { raiseErrno } from "./oserrno.ts";

@unmanaged
export class PyTextFile {
  refcount: i32;
  type: u32;
  fd: i32;
  flags: u32;
  buffer: u32;
  length: u32;
  capacity: u32;
  start: u32;
  name: Value;
  errors: Value;
  line: Value;
  /** `errors` as the file was made with. */
  firstErrors: Value;
  /** The buffered file of bytes that `buffer` gave (library/io), UNBOUND while nobody asked. */
  below: Value;
}

enum FileFlag {
  WRITABLE = 1,
  /** Written out at every newline. */
  LINES = 2,
  /** Written out at once. */
  THROUGH = 4,
  CLOSED = 8,
  /** Input has ended. */
  AT_END = 16,
}

/** Whether something may be waiting to be written. */
let isWaiting: bool = false;

export function isOutputWaiting(): bool {
  const was = isWaiting;
  isWaiting = false;
  return was;
}

/** Output is written when this much has gathered. */
const FULL: u32 = 16384;
const CHUNK: u32 = 8192;

function asFile(p: usize): PyTextFile {
  return changetype<PyTextFile>(p);
}

/** Whether v is a file of the VM on a terminal. */
export function isTerminal(v: Value): bool {
  return isTextFile(v) && isatty(asFile(pointer(v)).fd);
}

export function isTextFile(v: Value): bool {
  return isExactly(v, TypeId.TEXT_FILE);
}

/** A file of the host: `errors` names what is done with lone surrogates. ERROR with MemoryError pending. */
export function newTextFile(fd: i32, writable: bool, name: string, errors: string): Value {
  const p = newPlain(typeAt(TypeId.TEXT_FILE), offsetof<PyTextFile>());
  if (p === 0) return raiseMemoryError();
  const f = asFile(p);
  f.fd = fd;
  f.flags = writable ? FileFlag.WRITABLE : 0;
  f.buffer = 0;
  f.capacity = 0;
  f.name = box(newStr(name));
  f.firstErrors = box(newStr(errors));
  f.errors = incref(f.firstErrors);
  f.line = UNBOUND;
  f.below = UNBOUND;
  resetFields(f);
  return box(p);
}

/** Nothing is buffered, nothing reconfigured. */
function resetFields(f: PyTextFile): void {
  const lines = f.fd === 2 || isatty(f.fd);
  f.flags = (f.flags & FileFlag.WRITABLE) | (lines ? FileFlag.LINES : 0);
  f.length = 0;
  f.start = 0;
}

/** Writes out a standard stream and makes it what it was after boot, for the next program. Errors are dropped. */
export function resetTextFile(p: usize): void {
  const f = asFile(p);
  if (!flushFile(p)) clearError();
  dropBelow(p);
  resetFields(f);
  objFree(f.buffer);
  f.buffer = 0;
  f.capacity = 0;
  const errors = f.errors;
  const line = f.line;
  f.errors = incref(f.firstErrors);
  f.line = UNBOUND;
  decref(errors);
  decref(line);
}

/** Drops the file of bytes; what waits in it is written. */
export function dropBelow(p: usize): void {
  const f = asFile(p);
  const below = f.below;
  f.below = UNBOUND;
  decref(below);
}

function fileDealloc(p: usize): void {
  const f = asFile(p);
  if (f.flags & FileFlag.WRITABLE) flushFile(p);
  dropBelow(p);
  objFree(f.buffer);
  decref(f.name);
  decref(f.errors);
  decref(f.firstErrors);
  decref(f.line);
  freePlain(p);
}

function checkOpen(f: PyTextFile): bool {
  if (!(f.flags & FileFlag.CLOSED)) return true;
  raise(Exc.ValueError, "I/O operation on closed file.");
  return false;
}

function reserve(f: PyTextFile, count: u32): bool {
  isWaiting = true;
  if (f.length + count <= f.capacity) return true;
  const capacity = max<u32>(f.length + count, FULL + CHUNK);
  const buffer = objRealloc(f.buffer, capacity);
  if (buffer === 0) {
    raiseMemoryError();
    return false;
  }
  f.buffer = <u32>buffer;
  f.capacity = capacity;
  return true;
}

// ---- output ----

/**
 * Writes what has gathered, behind what waits in the file of bytes below; false with OSError pending. What could not be written is lost, so
 * that it is not tried for ever.
 */
export function flushFile(p: usize): bool {
  const f = asFile(p);
  if (f.below !== UNBOUND && f.flags & FileFlag.WRITABLE) {
    const done = callMethod(f.below, Name.flush);
    if (done === ERROR) return false;
    decref(done);
  }
  let at: u32 = 0;
  const length = f.length;
  while (at < length) {
    const written = write(f.fd, <usize>f.buffer + at, length - at);
    if (written < 0) {
      f.length = 0;
      raiseErrno(-written);
      return false;
    }
    at += written;
  }
  f.length = 0;
  return true;
}

/** Writes a str; false with an exception pending. */
export function writeText(p: usize, text: usize): bool {
  const f = asFile(p);
  if (!checkOpen(f)) return false;
  if (!(f.flags & FileFlag.WRITABLE)) {
    raise(Exc.OSError, "not writable");
    return false;
  }
  const s = asStr(text);
  if (s.width > 1 && findSurrogate(text + STR_DATA, s.width, s.length, 0) >= 0) {
    const bytes = encode(box(text), Codec.UTF8, f.errors);
    if (bytes === ERROR) return false;
    const good = writeBytes(f, pointer(bytes) + BYTES_DATA, asBytes(pointer(bytes)).length);
    decref(bytes);
    return good;
  }
  if (s.ascii) return writeBytes(f, text + STR_DATA, s.length);
  const size = utf8Size(text + STR_DATA, s.width, s.length);
  if (!reserve(f, <u32>size)) return false;
  const start = <usize>f.buffer + f.length;
  utf8Encode(text + STR_DATA, s.width, s.length, start);
  f.length += <u32>size;
  return afterWrite(f, start, <u32>size);
}

function writeBytes(f: PyTextFile, data: usize, count: u32): bool {
  if (!reserve(f, count)) return false;
  const start = <usize>f.buffer + f.length;
  copyBytes(start, data, count);
  f.length += count;
  return afterWrite(f, start, count);
}

/** The bytes at `start` have just been added: flushes if that is due. */
function afterWrite(f: PyTextFile, start: usize, count: u32): bool {
  let due = f.length >= FULL || (f.flags & FileFlag.THROUGH) !== 0;
  if (!due && f.flags & FileFlag.LINES) {
    for (let i = count; i-- > 0 && !due; ) due = load<u8>(start + i) === 10;
  }
  return !due || flushFile(changetype<usize>(f));
}

/** Writes one byte, for print's separators; false with an exception pending. */
export function writeByte(p: usize, byte: u32): bool {
  const f = asFile(p);
  const slot = memory.data(1);
  store<u8>(slot, <u8>byte);
  return checkOpen(f) && writeBytes(f, slot, 1);
}

// ---- input ----

function checkReadable(f: PyTextFile): bool {
  if (!checkOpen(f)) return false;
  if (!(f.flags & FileFlag.WRITABLE)) return true;
  raise(Exc.OSError, "not readable");
  return false;
}

/** Characters of the line that have not been read. */
function unread(f: PyTextFile): u32 {
  return f.line === UNBOUND ? 0 : asStr(pointer(f.line)).length - f.start;
}

/** Gets the next line if the last one has been read: 1, 0 at the end of input, -1. */
function fill(f: PyTextFile): i32 {
  if (unread(f) > 0) return 1;
  if (f.flags & FileFlag.AT_END) return 0;
  const hook = hookIndex(Hook.READ_LINE);
  const line = hook === 0 ? ERROR : call_indirect<Value>(hook, box(emptyStr()));
  if (line === ERROR) return -1;
  if (line === NONE) {
    f.flags |= FileFlag.AT_END;
    return 0;
  }
  decref(f.line);
  f.line = line;
  f.start = 0;
  return unread(f) > 0 ? 1 : 0;
}

/** The next characters of the line, at most `limit` (negative: all). */
function take(f: PyTextFile, limit: i64): Value {
  const left = unread(f);
  const count = limit < 0 || limit > <i64>left ? left : <u32>limit;
  const text = substring(pointer(f.line), f.start, f.start + count);
  f.start += count;
  return text;
}

/** A line with its newline, at most `limit` characters (negative: all); the empty str at the end; ERROR. */
export function readLine(p: usize, limit: i64): Value {
  const f = asFile(p);
  if (!checkReadable(f)) return ERROR;
  const more = limit === 0 ? 0 : fill(f);
  if (more < 0) return ERROR;
  return more > 0 ? take(f, limit) : box(emptyStr());
}

/** `count` characters, or all that is left if it is negative. */
function readText(f: PyTextFile, count: i64): Value {
  if (!checkReadable(f)) return ERROR;
  const out = newBuilder();
  for (let left = count; left !== 0; ) {
    const more = fill(f);
    if (more === 0) break;
    const part = more < 0 ? ERROR : take(f, left);
    if (part === ERROR) {
      out.drop();
      return ERROR;
    }
    if (left > 0) left -= asStr(pointer(part)).length;
    out.str(pointer(part));
    decref(part);
  }
  return out.finish();
}

// ---- methods ----

function fileOf(args: usize): PyTextFile {
  return asFile(pointer(load<i64>(args)));
}

function writeMethod(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raisef(Exc.TypeError, "write() argument must be str, not %T", text);
  return writeText(pointer(load<i64>(args)), pointer(text)) ? small(asStr(pointer(text)).length) : ERROR;
}

function writelinesMethod(args: usize): Value {
  const iterator = getIter(load<i64>(args, 8));
  if (iterator === ERROR) return ERROR;
  let good: bool = true;
  while (good) {
    const line = iterNext(iterator);
    if (line === END) break;
    good = line !== ERROR;
    if (good && !isStr(line)) {
      raisef(Exc.TypeError, "write() argument must be str, not %T", line);
      good = false;
    }
    good = good && writeText(pointer(load<i64>(args)), pointer(line));
    decref(line);
  }
  decref(iterator);
  return good ? NONE : ERROR;
}

function flushMethod(args: usize): Value {
  if (!checkOpen(fileOf(args))) return ERROR;
  if (!(fileOf(args).flags & FileFlag.WRITABLE)) return NONE;
  return flushFile(pointer(load<i64>(args))) ? NONE : ERROR;
}

/** An optional size: None and negative numbers mean no limit. i64.MIN_VALUE with TypeError pending. */
function sizeArgument(v: Value): i64 {
  if (v === NONE) return -1;
  const i = toIndex(v);
  if (i === ERROR) return i64.MIN_VALUE;
  const n = intToI64Clamped(i);
  decref(i);
  return max<i64>(n, -1);
}

function readlineMethod(args: usize): Value {
  const limit = sizeArgument(load<i64>(args, 8));
  return limit === i64.MIN_VALUE ? ERROR : readLine(pointer(load<i64>(args)), limit);
}

function readMethod(args: usize): Value {
  const count = sizeArgument(load<i64>(args, 8));
  return count === i64.MIN_VALUE ? ERROR : readText(fileOf(args), count);
}

function readlinesMethod(args: usize): Value {
  const list = allocList();
  if (list === 0) return ERROR;
  while (true) {
    const line = readLine(pointer(load<i64>(args)), -1);
    if (line !== ERROR && asStr(pointer(line)).length === 0) return box(list);
    if (line === ERROR || !listAppendOwned(list, line)) {
      decref(box(list));
      return ERROR;
    }
  }
}

function fileNext(v: Value): Value {
  const line = readLine(pointer(v), -1);
  return line !== ERROR && asStr(pointer(line)).length === 0 ? END : line;
}

function closeMethod(args: usize): Value {
  const f = fileOf(args);
  if (f.flags & FileFlag.CLOSED) return NONE;
  const good = !(f.flags & FileFlag.WRITABLE) || flushFile(changetype<usize>(f));
  f.flags |= FileFlag.CLOSED;
  return good ? NONE : ERROR;
}

function enterMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? incref(load<i64>(args)) : ERROR;
}

function isattyMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? boxBool(isatty(fileOf(args).fd)) : ERROR;
}

function filenoMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? small(fileOf(args).fd) : ERROR;
}

function readableMethod(args: usize): Value {
  return boxBool(!(fileOf(args).flags & FileFlag.WRITABLE));
}

function writableMethod(args: usize): Value {
  return boxBool((fileOf(args).flags & FileFlag.WRITABLE) !== 0);
}

function seekableMethod(_args: usize): Value {
  return FALSE;
}

/** reconfigure(line_buffering=…, write_through=…, errors=…): the rest cannot be changed. */
function reconfigureMethod(args: usize): Value {
  const f = fileOf(args);
  if (f.flags & FileFlag.WRITABLE && !flushFile(changetype<usize>(f))) return ERROR;
  const lines = load<i64>(args, 32);
  const through = load<i64>(args, 40);
  if (!setFlag(f, FileFlag.LINES, lines) || !setFlag(f, FileFlag.THROUGH, through)) return ERROR;
  const errors = load<i64>(args, 16);
  if (isStr(errors)) {
    const old = f.errors;
    f.errors = incref(errors);
    decref(old);
  }
  return NONE;
}

function setFlag(f: PyTextFile, flag: u32, v: Value): bool {
  if (v === NONE) return true;
  const on = isTrue(v);
  if (on < 0) return false;
  f.flags = on > 0 ? f.flags | flag : f.flags & ~flag;
  return true;
}

// ---- attributes ----

function getName(v: Value): Value {
  return incref(asFile(pointer(v)).name);
}

function getErrors(v: Value): Value {
  return incref(asFile(pointer(v)).errors);
}

function getEncoding(_v: Value): Value {
  const p = newStr("utf-8");
  return p === 0 ? ERROR : box(p);
}

function getMode(v: Value): Value {
  const p = newStr(asFile(pointer(v)).flags & FileFlag.WRITABLE ? "w" : "r");
  return p === 0 ? ERROR : box(p);
}

/** The file of bytes: made when first asked for. */
function getBuffer(v: Value): Value {
  const f = asFile(pointer(v));
  if (f.below === UNBOUND) {
    const hook = hookIndex(Hook.STREAM_BUFFER);
    const below = hook === 0 ? ERROR : call_indirect<Value>(hook, f.fd, f.name);
    if (below === ERROR) return ERROR;
    f.below = below;
  }
  return incref(f.below);
}

function getClosed(v: Value): Value {
  return boxBool((asFile(pointer(v)).flags & FileFlag.CLOSED) !== 0);
}

function getLineBuffering(v: Value): Value {
  return boxBool((asFile(pointer(v)).flags & FileFlag.LINES) !== 0);
}

function getWriteThrough(v: Value): Value {
  return boxBool((asFile(pointer(v)).flags & FileFlag.THROUGH) !== 0);
}

function getNewlines(_v: Value): Value {
  return NONE;
}

function fileRepr(v: Value): Value {
  const f = asFile(pointer(v));
  const message =
    f.flags & FileFlag.WRITABLE
      ? "<_io.TextIOWrapper name=%R mode='w' encoding='utf-8'>"
      : "<_io.TextIOWrapper name=%R mode='r' encoding='utf-8'>";
  return formatText(message, f.name);
}

export function initTextFile(): void {
  const type = asType(typeAt(TypeId.TEXT_FILE));
  type.dealloc = fileDealloc.index;
  type.repr = fileRepr.index;
  type.iter = iterSelf.index;
  type.next = fileNext.index;
  define(type, "write(self, text, /)", writeMethod);
  define(type, "writelines(self, lines, /)", writelinesMethod);
  define(type, "flush(self, /)", flushMethod);
  define(type, "read(self, size=-1, /)", readMethod);
  define(type, "readline(self, size=-1, /)", readlineMethod);
  define(type, "readlines(self, hint=-1, /)", readlinesMethod);
  define(type, "close(self, /)", closeMethod);
  define(type, "__enter__(self, /)", enterMethod);
  define(type, "__exit__(self, /, *args)", closeMethod);
  define(type, "isatty(self, /)", isattyMethod);
  define(type, "fileno(self, /)", filenoMethod);
  define(type, "readable(self, /)", readableMethod);
  define(type, "writable(self, /)", writableMethod);
  define(type, "seekable(self, /)", seekableMethod);
  define(
    type,
    "reconfigure(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
    reconfigureMethod,
  );
  defineGetter(type, "buffer", getBuffer);
  defineGetter(type, "name", getName);
  defineGetter(type, "errors", getErrors);
  defineGetter(type, "encoding", getEncoding);
  defineGetter(type, "mode", getMode);
  defineGetter(type, "closed", getClosed);
  defineGetter(type, "line_buffering", getLineBuffering);
  defineGetter(type, "write_through", getWriteThrough);
  defineGetter(type, "newlines", getNewlines);
}
