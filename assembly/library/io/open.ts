/** open(): which layers a file gets (CPython: Modules/_io/_iomodule.c). */
import { setAttr } from "../../core/attribute.ts";
import {
  call1,
  call2,
  call4,
  callMethod,
  callVector,
  dropArguments,
  takeArguments,
} from "../../core/call.ts";
import { raise, raisef, takeError } from "../../core/errors.ts";
import { isInt } from "../../core/integer.ts";
import { nameOf } from "../../core/intern.ts";
import { decref, incref } from "../../core/object.ts";
import { asStr, charAt, isStr, newStr, STR_DATA } from "../../core/string.ts";
import { toIndex } from "../../core/subscript.ts";
import { findChar } from "../../core/text/find.ts";
import { asType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { warn } from "../../core/warnings.ts";
import { isatty } from "../../host.ts";
import { fspath } from "../../objects/paths.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { chainError, DEFAULT_BUFFER_SIZE, ssize } from "./common.ts";
import { asFileIO, fileBlockSize, standardFile } from "./fileio.ts";

/** Letters of a mode. */
enum Mode {
  CREATE = 1,
  READ = 2,
  WRITE = 4,
  APPEND = 8,
  KINDS = 15,
  PLUS = 16,
  TEXT = 32,
  BINARY = 64,
}

const LETTERS: string = "xrwa+tb";

/** The letters of a mode as bits; -1 with ValueError pending. */
function modeBits(mode: usize): i32 {
  let bits = 0;
  for (let i: u32 = 0; i < asStr(mode).length; i++) {
    const c = charAt(mode, i);
    let bit = 0;
    for (let k = 0; k < 7; k++) if (load<u16>(changetype<usize>(LETTERS) + (k << 1)) === c) bit = 1 << k;
    if (bit === 0 || bits & bit) {
      raisef(Exc.ValueError, "invalid mode: %R", box(mode));
      return -1;
    }
    bits |= bit;
  }
  return bits;
}

function refuse(message: string): bool {
  raise(Exc.ValueError, message);
  return false;
}

function checkMode(bits: i32, encoding: Value, errors: Value, newline: Value): bool {
  if (bits & Mode.TEXT && bits & Mode.BINARY) return refuse("can't have text and binary mode at once");
  if (popcnt(bits & Mode.KINDS) > 1) {
    return refuse("must have exactly one of create/read/write/append mode");
  }
  if (!(bits & Mode.BINARY)) return true;
  if (encoding !== NONE) return refuse("binary mode doesn't take an encoding argument");
  if (errors !== NONE) return refuse("binary mode doesn't take an errors argument");
  return newline === NONE || refuse("binary mode doesn't take a newline argument");
}

function checkTextArgument(v: Value, name: string): bool {
  if (v === NONE) return true;
  const label = <i64>changetype<usize>(name);
  if (!isStr(v)) {
    raisef(Exc.TypeError, "open() argument '%L' must be str or None, not %A", label, v);
    return false;
  }
  const s = asStr(pointer(v));
  if (findChar(pointer(v) + STR_DATA, s.width, s.length, 0) < 0) return true;
  return refuse("embedded null character");
}

/** The arguments of open(), all eight given (borrowed): the file, or ERROR. */
export function openFile(args: usize): Value {
  const mode = load<i64>(args, 8);
  if (!isStr(mode)) return raisef(Exc.TypeError, "open() argument 'mode' must be str, not %A", mode);
  const buffering = ssizeOfInt(load<i64>(args, 16));
  if (buffering === i64.MIN_VALUE) return ERROR;
  const encoding = load<i64>(args, 24);
  const errors = load<i64>(args, 32);
  const newline = load<i64>(args, 40);
  if (!checkTextArgument(encoding, "encoding") || !checkTextArgument(errors, "errors")) return ERROR;
  if (!checkTextArgument(newline, "newline")) return ERROR;
  const path = isNumber(load<i64>(args)) ? incref(load<i64>(args)) : fspath(load<i64>(args));
  if (path === ERROR) return ERROR;
  const bits = modeBits(pointer(mode));
  const good = bits >= 0 && checkMode(bits, encoding, errors, newline) && warnLines(bits, buffering);
  const raw = good ? openRaw(path, bits, load<i64>(args, 48), load<i64>(args, 56)) : ERROR;
  decref(path);
  return raw === ERROR ? ERROR : addLayers(raw, bits, buffering, args);
}

/** As C's int: buffering. */
function ssizeOfInt(v: Value): i64 {
  const i = toIndex(v);
  if (i === ERROR) return i64.MIN_VALUE;
  decref(i);
  const n = ssize(v);
  if (n >= i32.MIN_VALUE && n <= i32.MAX_VALUE) return n;
  if (n !== i64.MIN_VALUE) raise(Exc.OverflowError, "Python int too large to convert to C int");
  return i64.MIN_VALUE;
}

function isNumber(v: Value): bool {
  return isInt(v) || asType(typeOf(v)).index !== 0;
}

function warnLines(bits: i32, buffering: i64): bool {
  if (!(bits & Mode.BINARY) || buffering !== 1) return true;
  const message =
    "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
  return warn(Exc.RuntimeWarning, message);
}

/** The mode of the raw file by the bits of its kind and plus. What has no kind is refused by FileIO. */
const RAW_MODES: StaticArray<string> = [
  "",
  "x",
  "r",
  "",
  "w",
  "",
  "",
  "",
  "a",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  "+",
  "x+",
  "r+",
  "",
  "w+",
  "",
  "",
  "",
  "a+",
];

function openRaw(path: Value, bits: i32, closefd: Value, opener: Value): Value {
  const mode = newStr(RAW_MODES[(bits & Mode.KINDS) | (bits & Mode.PLUS)]);
  if (mode === 0) return ERROR;
  const raw = call4(box(typeAt(TypeId.IO_FILE)), path, box(mode), closefd, opener);
  decref(box(mode));
  return raw;
}

/** Buffer and text over a raw file (taken over); closed again where that fails. */
function addLayers(raw: Value, bits: i32, buffering: i64, args: usize): Value {
  let file = raw;
  let lines = false;
  if (buffering === 1 || (buffering < 0 && isatty(asFileIO(raw).fd))) {
    lines = true;
    buffering = -1;
  }
  if (buffering < 0) {
    buffering = max<i64>(min<i64>(fileBlockSize(asFileIO(raw)), 8192 * 1024), DEFAULT_BUFFER_SIZE);
  }
  if (buffering === 0) {
    if (bits & Mode.BINARY) return raw;
    refuse("can't have unbuffered text I/O");
    return closed(file);
  }
  const layer: i32 =
    bits & Mode.PLUS ? TypeId.IO_RANDOM : bits & Mode.READ ? TypeId.IO_READER : TypeId.IO_WRITER;
  const buffer = call2(box(typeAt(layer)), raw, small(buffering));
  if (buffer === ERROR) return closed(file);
  decref(raw);
  file = buffer;
  if (bits & Mode.BINARY) return file;
  const text = makeText(buffer, args, lines);
  if (text === ERROR) return closed(file);
  decref(buffer);
  file = text;
  return setAttr(text, nameOf(Name.mode), load<i64>(args, 8)) < 0 ? closed(file) : text;
}

function makeText(buffer: Value, args: usize, lines: bool): Value {
  const room = takeArguments(5);
  if (room === 0) return ERROR;
  store<i64>(room, buffer);
  for (let i = 8; i <= 24; i += 8) store<i64>(room + i, load<i64>(args + 16 + i));
  store<i64>(room, boxBool(lines), 32);
  const text = callVector(box(typeAt(TypeId.IO_TEXT)), room, 5, 0);
  dropArguments(room);
  return text;
}

/** Closes what was opened (taken over) after an error. */
function closed(file: Value): Value {
  const kept = takeError();
  const done = callMethod(file, Name.close);
  if (done !== ERROR) decref(done);
  decref(file);
  return chainError(kept);
}

/** open_code(path) */
export function openCode(args: usize): Value {
  const path = load<i64>(args);
  if (!isStr(path)) return raisef(Exc.TypeError, "open_code() argument 'path' must be str, not %A", path);
  const raw = openRaw(path, Mode.READ | Mode.BINARY, boxBool(true), NONE);
  return raw === ERROR ? ERROR : addLayers(raw, Mode.READ | Mode.BINARY, -1, args);
}

/** text_encoding(encoding, stacklevel=2): the name of what a function uses that was given none. */
export function textEncoding(args: usize): Value {
  const encoding = load<i64>(args);
  if (encoding !== NONE && encoding !== UNBOUND) return incref(encoding);
  const p = newStr("locale");
  return p === 0 ? ERROR : box(p);
}

/** The buffered file of bytes that a standard stream stands on. */
export function streamBuffer(fd: i32, name: Value): Value {
  const raw = standardFile(typeAt(TypeId.IO_FILE), fd, fd !== 0, name);
  if (raw === ERROR) return ERROR;
  const buffer = call1(box(typeAt(fd === 0 ? TypeId.IO_READER : TypeId.IO_WRITER)), raw);
  decref(raw);
  return buffer;
}
