/**
 * io.FileIO: a file of the host, not buffered (CPython: Modules/_io/fileio.c).
 *
 *     │ attributes, weak references │ fd i32 │ block size u32 │ abilities u8 … │
 *
 * The name is an attribute, as in CPython. Reads and writes go straight to and from the VM's memory.
 */
import { getAttrOptional, setAttr } from "../../core/attribute.ts";
import { audit } from "../../core/auditing.ts";
import { Builder, newBuilder } from "../../core/builder.ts";
import { allocBytes, asBytes, BYTES_DATA, bytesAt, bytesCount, newBytes } from "../../core/bytes.ts";
import { call2 } from "../../core/call.ts";
import {
  clearError,
  errorPending,
  fail,
  failf,
  raise,
  raisef,
  raiseMemoryError,
  takeError,
} from "../../core/errors.ts";
import { finalizeFromDealloc } from "../../core/finalize.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { fitsI64, intFromI64, intToI64, intToI64Clamped, isInt } from "../../core/integer.ts";
import { nameOf } from "../../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, decrefAt, freeObject, gcTrack, gcUntrack } from "../../core/object.ts";
import { repr, reprEnter, reprLeave } from "../../core/represent.ts";
import { asStr, charAt, isStr, newStr } from "../../core/string.ts";
import { BAD_INDEX } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import { asType, PyType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { reportUnraisable } from "../../core/unraisable.ts";
import { box, boxBool, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { warn, warnOf } from "../../core/warnings.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import {
  closeFile,
  fileStatus,
  isatty,
  openDescriptor,
  readInto,
  seekFile,
  truncateFile,
  writeFrom,
} from "../../host.ts";
import { objRealloc } from "../../memory/arena.ts";
import { raiseErrnoOf } from "../../objects/oserrno.ts";
import { pathText } from "../../objects/paths.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import {
  afterInterrupt,
  chainError,
  dropBase,
  EAGAIN,
  EINTR,
  noneUnless,
  offsetNumber,
  optionalSize,
  PyFileBase,
  unsupported,
  visitBase,
} from "./common.ts";
import { closeBase } from "./iobase.ts";
import { endWritable, openSource, writableBytes, writableCount, writableData } from "./lent.ts";

@unmanaged
export class PyFileIO extends PyFileBase {
  fd: i32;
  blockSize: u32;
  created: u8;
  readable: u8;
  writable: u8;
  appending: u8;
  /** 2: not known. */
  seekable: u8;
  closefd: u8;
  finalizing: u8;
  pad: u8;
}

export const FILE_IO_SIZE: u32 = <u32>offsetof<PyFileIO>();

/** What reads and writes give beside counts. */
export const FAILED: i64 = -1;
export const WOULD_BLOCK: i64 = -2;

/** Flags of open(2), as Linux has them. */
const O_WRONLY: i32 = 1;
const O_RDWR: i32 = 2;
const O_CREAT: i32 = 0o100;
const O_EXCL: i32 = 0o200;
const O_TRUNC: i32 = 0o1000;
const O_APPEND: i32 = 0o2000;
const O_CLOEXEC: i32 = 0o2000000;

const EBADF: i32 = 9;
const EISDIR: i32 = 21;
const ESPIPE: i32 = 29;
const S_IFMT: u32 = 0o170000;
const S_IFDIR: u32 = 0o040000;

export function asFileIO(v: Value): PyFileIO {
  return changetype<PyFileIO>(pointer(v));
}

function fileOf(args: usize): PyFileIO {
  return asFileIO(load<i64>(args));
}

export function isPlainFileIO(v: Value): bool {
  return isExactly(v, TypeId.IO_FILE);
}

// ---- life ----

function fileNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  const f = changetype<PyFileIO>(p);
  f.dict = 0;
  f.weakrefs = 0;
  f.fd = -1;
  f.blockSize = 0;
  setAbilities(f, 0);
  f.closefd = 1;
  f.finalizing = 0;
  f.pad = 0;
  gcTrack(p);
  return box(p);
}

enum Ability {
  CREATED = 1,
  READABLE = 2,
  WRITABLE = 4,
  APPENDING = 8,
}

function setAbilities(f: PyFileIO, bits: u32): void {
  f.created = bits & Ability.CREATED ? 1 : 0;
  f.readable = bits & Ability.READABLE ? 1 : 0;
  f.writable = bits & Ability.WRITABLE ? 1 : 0;
  f.appending = bits & Ability.APPENDING ? 1 : 0;
  f.seekable = 2;
}

let initSignature!: NativeDef;

function fileInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  let good: bool = false;
  const mode = load<i64>(values, 8);
  const closefd = isTrue(load<i64>(values, 16));
  if (!isStr(mode)) raisef(Exc.TypeError, "FileIO() argument 'mode' must be str, not %A", mode);
  else if (closefd >= 0)
    good = open(self, load<i64>(values), pointer(mode), closefd > 0, load<i64>(values, 24));
  endSlot(initSignature, values);
  return good ? 0 : -1;
}

/** Closes what the object had open, then opens the file; false with an exception pending. */
function open(self: Value, file: Value, mode: usize, closefd: bool, opener: Value): bool {
  const f = asFileIO(self);
  if (f.fd >= 0) {
    if (f.closefd) {
      if (!closeDescriptor(f)) return false;
    } else f.fd = -1;
  }
  const given = descriptorOf(file);
  if (given === -2) return false;
  let path: Value = UNBOUND;
  if (given < 0) {
    path = pathText(file);
    if (path === ERROR) return false;
  }
  const flags = parseMode(f, mode);
  let good = flags >= 0 && audit("open", file, box(mode), small(flags));
  if (good) {
    f.closefd = closefd ? 1 : 0;
    if (given >= 0) f.fd = given;
    else good = openPath(f, file, path, flags, closefd, opener);
  }
  decref(path);
  if (!good) return false;
  if (examine(f, file) && setAttr(self, nameOf(Name.name), file) >= 0 && toEnd(f)) return true;
  if (given >= 0) f.fd = -1;
  else if (f.fd >= 0) {
    const kept = takeError();
    if (!closeDescriptor(f)) clearError();
    chainError(kept);
  }
  return false;
}

/** The descriptor that an int is; -1: it is no int that can be one; -2: an exception is pending. */
function descriptorOf(file: Value): i32 {
  if (!isInt(file)) return -1;
  if (isExactly(file, TypeId.BOOL) && !warn(Exc.RuntimeWarning, "bool is used as a file descriptor"))
    return -2;
  if (!fitsI64(file)) return -1;
  const fd = intToI64(file);
  if (fd > i32.MAX_VALUE || fd < i32.MIN_VALUE) return -1;
  if (fd >= 0) return <i32>fd;
  fail(Exc.ValueError, "negative file descriptor");
  return -2;
}

/** Sets the abilities that a mode gives: the flags to open with, -1 with ValueError pending. */
function parseMode(f: PyFileIO, mode: usize): i32 {
  let bits: u32 = 0;
  let flags = 0;
  let kinds = 0;
  let plus = 0;
  for (let i: u32 = 0; i < asStr(mode).length; i++) {
    const c = charAt(mode, i);
    if (c === 0x72) bits |= Ability.READABLE;
    else if (c === 0x77 || c === 0x61 || c === 0x78) {
      bits |= Ability.WRITABLE;
      flags |= O_CREAT | (c === 0x77 ? O_TRUNC : c === 0x61 ? O_APPEND : O_EXCL);
      if (c === 0x61) bits |= Ability.APPENDING;
      if (c === 0x78) bits |= Ability.CREATED;
    } else if (c === 0x2b) {
      plus++;
      continue;
    } else if (c === 0x62) continue;
    else return failf(Exc.ValueError, "invalid mode: %S", box(mode));
    kinds++;
  }
  if (kinds !== 1 || plus > 1) {
    const message = "Must have exactly one of create/read/write/append mode and at most one plus";
    return fail(Exc.ValueError, message);
  }
  if (plus > 0) bits |= Ability.READABLE | Ability.WRITABLE;
  setAbilities(f, bits);
  const both: u32 = Ability.READABLE | Ability.WRITABLE;
  return flags | O_CLOEXEC | ((bits & both) === both ? O_RDWR : bits & Ability.WRITABLE ? O_WRONLY : 0);
}

function openPath(f: PyFileIO, file: Value, path: Value, flags: i32, closefd: bool, opener: Value): bool {
  if (!closefd) {
    raise(Exc.ValueError, "Cannot use closefd=False with file name");
    return false;
  }
  if (opener !== NONE) return openBy(f, file, flags, opener);
  do {
    f.fd = openDescriptor(pointer(path), flags, 0o666);
    if (f.fd !== -EINTR) break;
  } while (afterInterrupt());
  if (f.fd >= 0) return true;
  const number = -f.fd;
  f.fd = -1;
  if (!errorPending()) raiseErrnoOf(number, file);
  return false;
}

function openBy(f: PyFileIO, file: Value, flags: i32, opener: Value): bool {
  const fd = call2(opener, file, small(flags));
  if (fd === ERROR) return false;
  if (!isInt(fd)) raise(Exc.TypeError, "expected integer from opener");
  else {
    f.fd = <i32>max<i64>(i32.MIN_VALUE, min<i64>(intToI64Clamped(fd), i32.MAX_VALUE));
    if (f.fd < 0) {
      raisef(Exc.ValueError, "opener returned %d", f.fd);
      f.fd = -1;
    }
  }
  decref(fd);
  return f.fd >= 0;
}

/** What fileStatus writes: mode, block size, size. */
const status: usize = memory.data(16, 8);

/** Looks at what was opened: a folder is refused. */
function examine(f: PyFileIO, file: Value): bool {
  const answer = fileStatus(f.fd, status);
  if (answer === -EBADF) {
    raiseErrnoOf(EBADF);
    return false;
  }
  f.blockSize = 0;
  if (answer < 0) return true;
  if ((load<u32>(status) & S_IFMT) === S_IFDIR) {
    raiseErrnoOf(EISDIR, file);
    return false;
  }
  f.blockSize = load<u32>(status, 4);
  return true;
}

/** A file that is appended to begins at its end. */
function toEnd(f: PyFileIO): bool {
  if (!f.appending) return true;
  const at = seekFile(f.fd, 0, 2);
  if (at >= 0 || at === -ESPIPE) return true;
  raiseErrnoOf(<i32>-at);
  return false;
}

function fileDealloc(p: usize): void {
  changetype<PyFileIO>(p).finalizing = 1;
  if (!finalizeFromDealloc(p)) return;
  gcUntrack(p);
  clearWeakrefs(p);
  dropBase(p);
  freeObject(p);
}

/** Closes the descriptor; false with OSError pending. */
function closeDescriptor(f: PyFileIO): bool {
  const fd = f.fd;
  f.fd = -1;
  if (fd < 0) return true;
  const answer = closeFile(fd);
  if (answer >= 0) return true;
  raiseErrnoOf(-answer);
  return false;
}

/** A file of the host on a descriptor that stays open, for the standard streams; ERROR. */
export function standardFile(type: usize, fd: i32, writable: bool, name: Value): Value {
  const v = fileNew(type, 0, 0, 0);
  if (v === ERROR) return ERROR;
  const f = asFileIO(v);
  f.fd = fd;
  f.closefd = 0;
  setAbilities(f, writable ? Ability.WRITABLE : Ability.READABLE);
  if (setAttr(v, nameOf(Name.name), name) >= 0) return v;
  decref(v);
  return ERROR;
}

// ---- closing ----

/** Warns of a file that nobody has closed. */
function warnUnclosed(f: PyFileIO, source: Value): void {
  if (f.fd < 0 || !f.closefd) return;
  const kept = takeError();
  if (!warnOf(source, Exc.ResourceWarning, "unclosed file %R", source)) {
    reportUnraisable("Exception ignored in", box(changetype<usize>(f)));
  }
  if (kept !== UNBOUND) chainError(kept);
}

function deallocWarnMethod(args: usize): Value {
  warnUnclosed(fileOf(args), load<i64>(args, 8));
  return NONE;
}

function closeMethod(args: usize): Value {
  const self = load<i64>(args);
  const f = asFileIO(self);
  const done = closeBase(self);
  if (!f.closefd) {
    f.fd = -1;
    return done;
  }
  const kept = done === ERROR ? takeError() : UNBOUND;
  if (f.finalizing) warnUnclosed(f, self);
  const closed = closeDescriptor(f);
  if (kept !== UNBOUND) return chainError(kept);
  return noneUnless(closed);
}

// ---- checks ----

function checkOpen(f: PyFileIO): bool {
  if (f.fd >= 0) return true;
  raise(Exc.ValueError, "I/O operation on closed file");
  return false;
}

function checkReadable(f: PyFileIO): bool {
  if (!checkOpen(f)) return false;
  if (f.readable) return true;
  unsupported("File not open for reading");
  return false;
}

function checkWritable(f: PyFileIO): bool {
  if (!checkOpen(f)) return false;
  if (f.writable) return true;
  unsupported("File not open for writing");
  return false;
}

// ---- reading and writing ----

/** Most bytes of one read or write: signals are looked at in between. */
const MOST: i64 = 0x100_0000;

/** Reads at most `count` bytes to `at`: how many, FAILED with an exception pending, WOULD_BLOCK. */
export function fileRead(f: PyFileIO, at: usize, count: i64): i64 {
  if (!checkReadable(f)) return FAILED;
  while (true) {
    const got = readInto(f.fd, at, <u32>min<i64>(count, MOST));
    if (got >= 0) return got;
    if (got === -EAGAIN) return WOULD_BLOCK;
    if (got !== -EINTR) {
      raiseErrnoOf(-got);
      return FAILED;
    }
    if (!afterInterrupt()) return FAILED;
  }
}

/** Writes at most `count` bytes from `at`: how many, FAILED with an exception pending, WOULD_BLOCK. */
export function fileWrite(f: PyFileIO, at: usize, count: i64): i64 {
  if (!checkWritable(f)) return FAILED;
  while (true) {
    const put = writeFrom(f.fd, at, <u32>min<i64>(count, MOST));
    if (put >= 0) return put;
    if (put === -EAGAIN) return WOULD_BLOCK;
    if (put !== -EINTR) {
      raiseErrnoOf(-put);
      return FAILED;
    }
    if (!afterInterrupt()) return FAILED;
  }
}

/** A count as a result: None where it would block. */
function counted(count: i64): Value {
  if (count === FAILED) return ERROR;
  return count === WOULD_BLOCK ? NONE : small(count);
}

function readintoMethod(args: usize): Value {
  const f = fileOf(args);
  if (!checkReadable(f)) return ERROR;
  const loan = writableBytes(load<i64>(args, 8));
  if (loan === ERROR) return ERROR;
  const count = fileRead(f, writableData(loan), writableCount(loan));
  endWritable(loan);
  return counted(count);
}

function writeMethod(args: usize): Value {
  const f = fileOf(args);
  if (!checkWritable(f) || !openSource(load<i64>(args, 8))) return ERROR;
  return counted(fileWrite(f, bytesAt, bytesCount));
}

function readMethod(args: usize): Value {
  const f = fileOf(args);
  if (!checkReadable(f)) return ERROR;
  const size = optionalSize(load<i64>(args, 8));
  if (size === BAD_INDEX) return ERROR;
  if (size < 0) return readAll(f);
  const p = allocBytes(max<i64>(size, 2));
  if (p === 0) return ERROR;
  return shortened(p, fileRead(f, p + BYTES_DATA, size));
}

/** The first `count` bytes of a bytes object just made (taken over), None where that would block; ERROR. */
function shortened(p: usize, count: i64): Value {
  if (count < 2) {
    const result = count < 0 ? counted(count) : newBytes(p + BYTES_DATA, <i32>count);
    decrefAt(p);
    return result;
  }
  if (<i64>asBytes(p).length === count) return box(p);
  const cut = objRealloc(p, BYTES_DATA + <usize>count);
  const kept = cut === 0 ? p : cut;
  asBytes(kept).length = <u32>count;
  return box(kept);
}

function readallMethod(args: usize): Value {
  return checkReadable(fileOf(args)) ? readAll(fileOf(args)) : ERROR;
}

/** As much as the file has left, as far as that can be told, and one byte more to see its end. */
function expectedSize(f: PyFileIO): i64 {
  if (fileStatus(f.fd, status) < 0) return SMALL_READ;
  const size = <i64>load<f64>(status, 8);
  const at = size > 0 ? <i64>seekFile(f.fd, 0, 1) : -1;
  return at >= 0 && size >= at ? size - at + 1 : SMALL_READ;
}

const SMALL_READ: i64 = 8192;

/** All that is left: bytes, None if nothing is there and more may come. */
export function readAll(f: PyFileIO): Value {
  let room = max<i64>(expectedSize(f), 2);
  let p = allocBytes(room);
  if (p === 0) return ERROR;
  let count: i64 = 0;
  while (true) {
    if (count === room) {
      room += max<i64>(room >> (room > 65536 ? 3 : 0), SMALL_READ);
      const grown = room > i32.MAX_VALUE ? 0 : objRealloc(p, BYTES_DATA + <usize>room);
      if (grown === 0) {
        decrefAt(p);
        return raiseMemoryError();
      }
      p = grown;
      asBytes(p).length = <u32>room;
    }
    const got = fileRead(f, p + BYTES_DATA + <usize>count, room - count);
    if (got <= 0) {
      if (got < 0 && (got === FAILED || count === 0)) count = got;
      break;
    }
    count += got;
  }
  return shortened(p, count);
}

// ---- position ----

/** Seeks: the new position, -1 with an exception pending. */
export function fileSeek(f: PyFileIO, offset: i64, whence: i32): i64 {
  if (!checkOpen(f)) return -1;
  const at = seekFile(f.fd, <f64>offset, whence);
  if (at >= 0) return <i64>at;
  raiseErrnoOf(<i32>-at);
  return -1;
}

function seekMethod(args: usize): Value {
  const f = fileOf(args);
  if (!checkOpen(f)) return ERROR;
  const given = load<i64>(args, 8);
  if (!isInt(given) && asType(typeOf(given)).index === 0) {
    return raisef(Exc.TypeError, "'%T' object cannot be interpreted as an integer", given);
  }
  const offset = offsetNumber(given);
  const whence = offset === BAD_INDEX ? BAD_INDEX : offsetNumber(load<i64>(args, 16));
  if (whence === BAD_INDEX) return ERROR;
  const at = fileSeek(f, offset, <i32>whence);
  return at < 0 ? ERROR : intFromI64(at);
}

function tellMethod(args: usize): Value {
  const at = fileSeek(fileOf(args), 0, 1);
  return at < 0 ? ERROR : intFromI64(at);
}

function truncateMethod(args: usize): Value {
  const f = fileOf(args);
  if (!checkWritable(f)) return ERROR;
  const given = load<i64>(args, 8);
  const size = given === NONE ? fileSeek(f, 0, 1) : offsetNumber(given);
  if (size === BAD_INDEX || (given === NONE && size < 0)) return ERROR;
  const answer = truncateFile(f.fd, <f64>size);
  return answer < 0 ? raiseErrnoOf(-answer) : intFromI64(size);
}

// ---- questions ----

function filenoMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? small(fileOf(args).fd) : ERROR;
}

function readableMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? boxBool(fileOf(args).readable !== 0) : ERROR;
}

function writableMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? boxBool(fileOf(args).writable !== 0) : ERROR;
}

function seekableMethod(args: usize): Value {
  const f = fileOf(args);
  if (!checkOpen(f)) return ERROR;
  if (f.seekable === 2) f.seekable = seekFile(f.fd, 0, 1) >= 0 ? 1 : 0;
  return boxBool(f.seekable !== 0);
}

function isattyMethod(args: usize): Value {
  return checkOpen(fileOf(args)) ? boxBool(isatty(fileOf(args).fd)) : ERROR;
}

/** The mode as a literal. */
function modeText(f: PyFileIO): string {
  if (f.created) return f.readable ? "xb+" : "xb";
  if (f.appending) return f.readable ? "ab+" : "ab";
  if (f.readable) return f.writable ? "rb+" : "rb";
  return "wb";
}

function getMode(self: Value): Value {
  const p = newStr(modeText(asFileIO(self)));
  return p === 0 ? ERROR : box(p);
}

function getClosed(self: Value): Value {
  return boxBool(asFileIO(self).fd < 0);
}

function getClosefd(self: Value): Value {
  return boxBool(asFileIO(self).closefd !== 0);
}

/** What open() makes a buffer as large as. */
export function fileBlockSize(f: PyFileIO): i64 {
  return f.blockSize > 1 ? f.blockSize : DEFAULT_BLOCK;
}

const DEFAULT_BLOCK: i64 = 8192;

function getBlockSize(self: Value): Value {
  return small(fileBlockSize(asFileIO(self)));
}

/** The name of v's type as C calls it: with its module for what is built in. */
export function writeFullName(out: Builder, v: Value): void {
  const type = asType(typeOf(v));
  if (!(type.flags & TypeFlag.HEAP)) out.text("_io.");
  out.str(type.name);
}

function fileRepr(self: Value): Value {
  const f = asFileIO(self);
  const name = f.fd < 0 ? UNBOUND : getAttrOptional(self, nameOf(Name.name));
  if (name === ERROR) return ERROR;
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
  if (f.fd < 0) out.text(" [closed]>");
  else {
    if (shown !== UNBOUND) {
      out.text(" name=");
      out.str(pointer(shown));
    } else {
      out.text(" fd=");
      out.decimal(f.fd);
    }
    out.text(" mode='");
    out.text(modeText(f));
    out.text(f.closefd ? "' closefd=True>" : "' closefd=False>");
  }
  decref(shown);
  return out.finish();
}

/** __getstate__ of files that cannot be pickled. */
export function refusePickling(args: usize): Value {
  const out = newBuilder();
  out.text("cannot pickle '");
  writeFullName(out, load<i64>(args));
  out.text("' instances");
  const text = out.finish();
  if (text === ERROR) return ERROR;
  raisef(Exc.TypeError, "%S", text);
  decref(text);
  return ERROR;
}

export function fillFileIO(type: PyType): void {
  initSignature = slotSignature("FileIO(file, mode='r', closefd=True, opener=None)");
  type.new = fileNew.index;
  type.init = fileInit.index;
  type.dealloc = fileDealloc.index;
  type.traverse = visitBase.index;
  type.clear = dropBase.index;
  type.repr = fileRepr.index;
  define(type, "read(self, size=-1, /)", readMethod);
  define(type, "readall(self, /)", readallMethod);
  define(type, "readinto(self, buffer, /)", readintoMethod);
  define(type, "write(self, b, /)", writeMethod);
  define(type, "seek(self, pos, whence=0, /)", seekMethod);
  define(type, "tell(self, /)", tellMethod);
  define(type, "truncate(self, size=None, /)", truncateMethod);
  define(type, "close(self, /)", closeMethod);
  define(type, "seekable(self, /)", seekableMethod);
  define(type, "readable(self, /)", readableMethod);
  define(type, "writable(self, /)", writableMethod);
  define(type, "fileno(self, /)", filenoMethod);
  define(type, "isatty(self, /)", isattyMethod);
  define(type, "_isatty_open_only(self, /)", isattyMethod);
  define(type, "_dealloc_warn(self, object, /)", deallocWarnMethod);
  define(type, "__getstate__(self, /)", refusePickling);
  defineGetter(type, "closed", getClosed);
  defineGetter(type, "closefd", getClosefd);
  defineGetter(type, "mode", getMode);
  defineGetter(type, "_blksize", getBlockSize);
  defineMember(type, "_finalizing", offsetof<PyFileIO>("finalizing"), Member.BOOL, false);
}
