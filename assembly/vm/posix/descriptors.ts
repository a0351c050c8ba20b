/** Open files by their descriptors: open(), read(), write() … */
import { audit } from "../../core/auditing.ts";
import { asView, BufferFlag, lendsBuffer, releaseView, ViewFlag, viewOf } from "../../core/buffer.ts";
import { allocBytes, BYTES_DATA, bytesAt, bytesCount, newBytes, openBytes } from "../../core/bytes.ts";
import { errorPending, raisef } from "../../core/errors.ts";
import { intFromI64 } from "../../core/integer.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { defineFunction } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { isTrue } from "../../core/truth.ts";
import { tuple2, tupleItem } from "../../core/tuple.ts";
import { box, boxBool, END, ERROR, NONE, pointer, small, Value } from "../../core/value.ts";
import { setIn } from "../../core/words.ts";
import {
  closeFile,
  duplicateFile,
  duplicateFileTo,
  fileStatus,
  isatty,
  openDescriptor,
  openPipe,
  readInto,
  seekFile,
  truncateFile,
  writeFrom,
} from "../../host.ts";
import { raiseErrnoOf } from "../../objects/oserrno.ts";
import { newStruct, newStructType, structSet } from "../../objects/structseq.ts";
import { Exc } from "../../shared/exceptions.ts";
import { BREAKER_PERIOD } from "../../shared/limits.ts";
import {
  answered,
  call,
  cInt,
  done,
  fileNumber,
  longLong,
  NO_INT,
  noDirFd,
  pathArgument,
  textOf,
} from "./call.ts";

const EINTR: i32 = 4;
const EINVAL: i32 = 22;
const O_CLOEXEC: i32 = 0o2000000;
/** Most bytes that one read or write moves. */
const MOST: i64 = 0x100_0000;

/** A count or a descriptor as a result, an error's number as OSError. */
function result(number: i64): Value {
  return number < 0 ? raiseErrnoOf(<i32>-number) : intFromI64(number);
}

/** open(path, flags, mode=0o777, *, dir_fd=None) */
function openFunction(args: usize): Value {
  const path = load<i64>(args);
  const flags = cInt(load<i64>(args, 8));
  const mode = flags === NO_INT ? NO_INT : cInt(load<i64>(args, 16));
  if (mode === NO_INT || !noDirFd(load<i64>(args, 24))) return ERROR;
  const text = pathArgument(path, "open", "path");
  if (text === ERROR) return ERROR;
  if (!audit("open", path, NONE, small(flags))) {
    decref(text);
    return ERROR;
  }
  let fd: i32;
  do fd = openDescriptor(pointer(text), <i32>flags | O_CLOEXEC, <i32>mode);
  while (fd === -EINTR && charge(BREAKER_PERIOD));
  decref(text);
  if (fd === -EINTR && errorPending()) return ERROR;
  return fd < 0 ? raiseErrnoOf(-fd, path) : small(fd);
}

function closeFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  if (fd === NO_INT) return ERROR;
  const number = closeFile(<i32>fd);
  return number < 0 ? raiseErrnoOf(-number) : NONE;
}

function closerangeFunction(args: usize): Value {
  const low = cInt(load<i64>(args));
  const high = low === NO_INT ? NO_INT : cInt(load<i64>(args, 8));
  if (high === NO_INT) return ERROR;
  for (let fd = max<i64>(low, 0); fd < high; fd++) {
    closeFile(<i32>fd);
    if (!charge(16)) return ERROR;
  }
  return NONE;
}

// ---- reading and writing ----

/** Reads to memory: how many bytes, -1 with an exception pending. */
function readTo(fd: i32, at: usize, count: i64): i64 {
  while (true) {
    const got = readInto(fd, at, <u32>min<i64>(count, MOST));
    if (got >= 0) return got;
    if (got !== -EINTR) raiseErrnoOf(-got);
    if (got !== -EINTR || !charge(BREAKER_PERIOD)) return -1;
  }
}

/** Writes from memory: how many bytes, -1 with an exception pending. */
function writeBytes(fd: i32, at: usize, count: i64): i64 {
  while (true) {
    const put = writeFrom(fd, at, <u32>min<i64>(count, MOST));
    if (put >= 0) return put;
    if (put !== -EINTR) raiseErrnoOf(-put);
    if (put !== -EINTR || !charge(BREAKER_PERIOD)) return -1;
  }
}

function readFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  const count = fd === NO_INT ? NO_INT : longLong(load<i64>(args, 8));
  return count === NO_INT ? ERROR : readBytes(<i32>fd, count);
}

function readBytes(fd: i32, count: i64): Value {
  if (count < 0) return raiseErrnoOf(EINVAL);
  const p = allocBytes(min<i64>(max<i64>(count, 2), MOST));
  if (p === 0) return ERROR;
  const got = readTo(fd, p + BYTES_DATA, count);
  const v = got < 0 ? ERROR : newBytes(p + BYTES_DATA, <i32>got);
  decrefAt(p);
  return v;
}

function readintoFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  if (fd === NO_INT) return ERROR;
  const view = writableView(load<i64>(args, 8));
  if (view === ERROR) return ERROR;
  const got = readTo(<i32>fd, asView(pointer(view)).data, asView(pointer(view)).length);
  endView(view);
  return got < 0 ? ERROR : small(got);
}

function writableView(v: Value): Value {
  const view = lendsBuffer(v) ? viewOf(v, BufferFlag.WRITABLE) : ERROR;
  if (view !== ERROR && !(asView(pointer(view)).flags & ViewFlag.READONLY)) return view;
  if (view !== ERROR) endView(view);
  return raisef(Exc.TypeError, "readinto() argument 2 must be read-write bytes-like object, not %A", v);
}

function endView(view: Value): void {
  releaseView(pointer(view));
  decref(view);
}

/** Opens a bytes-like argument; false with an exception pending. */
function source(v: Value): bool {
  if (openBytes(v)) return true;
  if (!errorPending()) raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", v);
  return false;
}

function writeFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  if (fd === NO_INT || !source(load<i64>(args, 8))) return ERROR;
  const put = writeBytes(<i32>fd, bytesAt, bytesCount);
  return put < 0 ? ERROR : small(put);
}

// ---- at a place, and several at once ----

/** Goes to a place for one read or write: the place before, -1 with OSError pending. */
function visit(fd: i32, offset: i64): i64 {
  const before = seekFile(fd, 0, 1);
  const there = before < 0 ? before : seekFile(fd, <f64>offset, 0);
  if (there >= 0) return <i64>before;
  raiseErrnoOf(<i32>-there);
  return -1;
}

function preadFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  const count = fd === NO_INT ? NO_INT : longLong(load<i64>(args, 8));
  const offset = count === NO_INT ? NO_INT : longLong(load<i64>(args, 16));
  if (offset === NO_INT) return ERROR;
  const before = visit(<i32>fd, offset);
  if (before < 0) return ERROR;
  const v = readBytes(<i32>fd, count);
  seekFile(<i32>fd, <f64>before, 0);
  return v;
}

function pwriteFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  const offset = fd === NO_INT ? NO_INT : longLong(load<i64>(args, 16));
  if (offset === NO_INT || !source(load<i64>(args, 8))) return ERROR;
  const before = visit(<i32>fd, offset);
  if (before < 0) return ERROR;
  const put = writeBytes(<i32>fd, bytesAt, bytesCount);
  seekFile(<i32>fd, <f64>before, 0);
  return put < 0 ? ERROR : small(put);
}

/** readv(fd, buffers) and writev(fd, buffers): until one is not filled or not written whole. */
function vectored(args: usize, writes: bool): Value {
  const fd = cInt(load<i64>(args));
  const iterator = fd === NO_INT ? ERROR : getIter(load<i64>(args, 8));
  if (iterator === ERROR) return ERROR;
  let total: i64 = 0;
  let good: bool = true;
  while (good) {
    const buffer = iterNext(iterator);
    if (buffer === END) break;
    good = buffer !== ERROR;
    if (!good) break;
    const moved = writes ? writeOne(<i32>fd, buffer) : readOne(<i32>fd, buffer);
    decref(buffer);
    good = moved >= 0;
    total += moved & 0xffffffff;
    if (good && moved >> 32 !== 0) break;
  }
  decref(iterator);
  return good ? intFromI64(total) : ERROR;
}

const SHORT: i64 = 1 << 32;

/** How many bytes were moved, and SHORT if that is not all; -1 with an exception pending. */
function writeOne(fd: i32, buffer: Value): i64 {
  if (!source(buffer)) return -1;
  const count = bytesCount;
  const put = writeBytes(fd, bytesAt, count);
  return put < 0 || put === count ? put : put | SHORT;
}

function readOne(fd: i32, buffer: Value): i64 {
  const view = writableView(buffer);
  if (view === ERROR) return -1;
  const room = asView(pointer(view)).length;
  const got = readTo(fd, asView(pointer(view)).data, room);
  endView(view);
  return got < 0 || got === room ? got : got | SHORT;
}

function readvFunction(args: usize): Value {
  return vectored(args, false);
}

function writevFunction(args: usize): Value {
  return vectored(args, true);
}

// ---- position and size ----

function lseekFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  const position = fd === NO_INT ? NO_INT : longLong(load<i64>(args, 8));
  const whence = position === NO_INT ? NO_INT : cInt(load<i64>(args, 16));
  return whence === NO_INT ? ERROR : result(<i64>seekFile(<i32>fd, <f64>position, <i32>whence));
}

function ftruncateFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  const length = fd === NO_INT ? NO_INT : longLong(load<i64>(args, 8));
  if (length === NO_INT) return ERROR;
  const number = length < 0 ? -EINVAL : truncateFile(<i32>fd, <f64>length);
  return number < 0 ? raiseErrnoOf(-number) : NONE;
}

function fsyncFunction(args: usize): Value {
  const fd = fileNumber(load<i64>(args));
  return fd === NO_INT ? ERROR : done(call("fsync", small(fd)));
}

// ---- what they are ----

function isattyFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  return fd === NO_INT ? ERROR : boxBool(isatty(<i32>fd));
}

function dupFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  return fd === NO_INT ? ERROR : result(duplicateFile(<i32>fd));
}

/** dup2(fd, fd2, inheritable=True): as there are no other processes, nothing inherits */
function dup2Function(args: usize): Value {
  const fd = cInt(load<i64>(args));
  if (fd === NO_INT) return ERROR;
  const target = cInt(load<i64>(args, 8));
  if (target === NO_INT) return ERROR;
  return result(duplicateFileTo(<i32>fd, <i32>target));
}

function pipeFunction(_args: usize): Value {
  const read = openPipe();
  if (read < 0) return raiseErrnoOf(-read);
  const pair = tuple2(small(read), small(read + 1));
  return pair === 0 ? ERROR : box(pair);
}

/** False with OSError pending unless the descriptor is open. */
function checkDescriptor(v: Value): bool {
  const fd = cInt(v);
  if (fd === NO_INT) return false;
  const number = fileStatus(<i32>fd, status);
  if (number >= 0) return true;
  raiseErrnoOf(-number);
  return false;
}

const status: usize = memory.data(16, 8);

/** Programs that are started would have the standard streams: but there are none. */
function getInheritable(args: usize): Value {
  return checkDescriptor(load<i64>(args)) ? boxBool(cInt(load<i64>(args)) < 3) : ERROR;
}

function setInheritable(args: usize): Value {
  return checkDescriptor(load<i64>(args)) && isTrue(load<i64>(args, 8)) >= 0 ? NONE : ERROR;
}

function getBlocking(args: usize): Value {
  return checkDescriptor(load<i64>(args)) ? boxBool(true) : ERROR;
}

/** The encoding of a terminal; None for what is none. */
function deviceEncoding(args: usize): Value {
  const fd = cInt(load<i64>(args));
  if (fd === NO_INT) return ERROR;
  return isatty(<i32>fd) ? textOf("UTF-8") : NONE;
}

let sizeType: usize = 0;

function terminalSize(args: usize): Value {
  const fd = cInt(load<i64>(args));
  if (fd === NO_INT) return ERROR;
  const found = answered(call("terminal_size", small(fd)));
  const v = found === ERROR ? ERROR : newStruct(sizeType);
  if (v !== ERROR) {
    for (let i: u32 = 0; i < 2; i++) structSet(v, i, incref(tupleItem(pointer(found), i)));
  }
  if (found !== ERROR) decref(found);
  return v;
}

export function defineDescriptors(dict: usize, module: usize): void {
  sizeType = newStructType("os", "terminal_size", "columns lines", 2, true);
  setIn(dict, "terminal_size", box(sizeType));
  defineFunction(dict, module, "open(path, flags, mode=511, *, dir_fd=None)", openFunction);
  defineFunction(dict, module, "close(fd)", closeFunction);
  defineFunction(dict, module, "closerange(fd_low, fd_high, /)", closerangeFunction);
  defineFunction(dict, module, "read(fd, length, /)", readFunction);
  defineFunction(dict, module, "readinto(fd, buffer, /)", readintoFunction);
  defineFunction(dict, module, "write(fd, data, /)", writeFunction);
  defineFunction(dict, module, "pread(fd, length, offset, /)", preadFunction);
  defineFunction(dict, module, "pwrite(fd, buffer, offset, /)", pwriteFunction);
  defineFunction(dict, module, "readv(fd, buffers, /)", readvFunction);
  defineFunction(dict, module, "writev(fd, buffers, /)", writevFunction);
  defineFunction(dict, module, "lseek(fd, position, whence, /)", lseekFunction);
  defineFunction(dict, module, "ftruncate(fd, length, /)", ftruncateFunction);
  defineFunction(dict, module, "fsync(fd)", fsyncFunction);
  defineFunction(dict, module, "fdatasync(fd)", fsyncFunction);
  defineFunction(dict, module, "isatty(fd, /)", isattyFunction);
  defineFunction(dict, module, "dup(fd, /)", dupFunction);
  defineFunction(dict, module, "dup2(fd, fd2, inheritable=True)", dup2Function);
  defineFunction(dict, module, "pipe()", pipeFunction);
  defineFunction(dict, module, "get_inheritable(fd, /)", getInheritable);
  defineFunction(dict, module, "set_inheritable(fd, inheritable, /)", setInheritable);
  defineFunction(dict, module, "get_blocking(fd, /)", getBlocking);
  defineFunction(dict, module, "device_encoding(fd)", deviceEncoding);
  defineFunction(dict, module, "get_terminal_size(fd=1, /)", terminalSize);
}
