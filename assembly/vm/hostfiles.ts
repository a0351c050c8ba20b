/**
 * Open files, for lib/_files.py: what the host can do, as functions of the module `_host`. They give what the host gives, an error as its
 * number, negative; only the types of arguments are checked here.
 */
import { isBytes } from "../core/bytes.ts";
import { call2, callVector } from "../core/call.ts";
import { raisef } from "../core/errors.ts";
import { intFromI64, intToI64Clamped, isInt } from "../core/integer.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { defineFunction } from "../core/native.ts";
import { decref, decrefAt } from "../core/object.ts";
import { asStr, isStr, STR_DATA } from "../core/string.ts";
import { substring } from "../core/substring.ts";
import { findChar } from "../core/text/find.ts";
import { box, boxBool, ERROR, pointer, small, Value } from "../core/value.ts";
import { closeFile, isatty, openFile, readFrom, seekFile, truncateFile, writeTo } from "../host.ts";
import { Exc } from "../shared/exceptions.ts";
import { frozenFunction, hideOwnFrames } from "./frozen.ts";
import { answer } from "./hostmodule.ts";

/** Most bytes that one read asks of the host. */
const READ_MAX: i64 = 1 << 24;

/** Checks that arguments `from` to below `to` are ints; false with TypeError pending. */
function checkInts(args: usize, from: i32, to: i32): bool {
  for (let i = from; i < to; i++) {
    const v = load<i64>(args + ((<usize>i) << 3));
    if (isInt(v)) continue;
    raisef(Exc.TypeError, "expected int, not %T", v);
    return false;
  }
  return true;
}

/** A descriptor: out of range none has it. */
function descriptor(args: usize): i32 {
  return <i32>max<i64>(-1, min<i64>(intToI64Clamped(load<i64>(args)), i32.MAX_VALUE));
}

/** file_open(path, mode): a descriptor. */
function fileOpen(args: usize): Value {
  const path = load<i64>(args);
  const mode = load<i64>(args, 8);
  if (!isStr(path)) return raisef(Exc.TypeError, "expected str, not %T", path);
  if (!isStr(mode)) return raisef(Exc.TypeError, "expected str, not %T", mode);
  return small(openFile(pointer(path), pointer(mode)));
}

/** file_close(fd) */
function fileClose(args: usize): Value {
  return checkInts(args, 0, 1) ? small(closeFile(descriptor(args))) : ERROR;
}

/** file_read(fd, count): bytes. */
function fileRead(args: usize): Value {
  if (!checkInts(args, 0, 2)) return ERROR;
  const count = max<i64>(0, min<i64>(intToI64Clamped(load<i64>(args, 8)), READ_MAX));
  return answer(readFrom(descriptor(args), <u32>count));
}

/** file_write(fd, data): how many bytes were written. */
function fileWrite(args: usize): Value {
  const data = load<i64>(args, 8);
  if (!checkInts(args, 0, 1)) return ERROR;
  if (!isBytes(data)) return raisef(Exc.TypeError, "expected bytes, not %T", data);
  return small(writeTo(descriptor(args), pointer(data)));
}

/** file_seek(fd, offset, whence): the new position. */
function fileSeek(args: usize): Value {
  if (!checkInts(args, 0, 3)) return ERROR;
  const offset = <f64>intToI64Clamped(load<i64>(args, 8));
  const whence = <i32>max<i64>(0, min<i64>(intToI64Clamped(load<i64>(args, 16)), 3));
  return intFromI64(<i64>seekFile(descriptor(args), offset, whence));
}

/** file_truncate(fd, size) */
function fileTruncate(args: usize): Value {
  if (!checkInts(args, 0, 2)) return ERROR;
  return small(truncateFile(descriptor(args), <f64>intToI64Clamped(load<i64>(args, 8))));
}

/** file_is_terminal(fd) */
function fileIsTerminal(args: usize): Value {
  return checkInts(args, 0, 1) ? boxBool(isatty(descriptor(args))) : ERROR;
}

/** split_lines(text, start): the lines of a str that end in "\n", from index `start` on, as a list. */
function splitLines(args: usize): Value {
  const text = load<i64>(args);
  if (!isStr(text)) return raisef(Exc.TypeError, "expected str, not %T", text);
  if (!checkInts(args, 1, 2)) return ERROR;
  const p = pointer(text);
  const width: i32 = asStr(p).width;
  const n: i32 = asStr(p).length;
  let from = <i32>max<i64>(0, min<i64>(intToI64Clamped(load<i64>(args, 8)), n));
  const list = allocList();
  while (list !== 0) {
    const data = p + STR_DATA + ((<usize>from) << (width >> 1));
    const end = from + findChar(data, width, n - from, LINE_FEED) + 1;
    if (end === from) break;
    const line = substring(p, from, end);
    if (line === ERROR || !listAppendOwned(list, line)) {
      decrefAt(list);
      return ERROR;
    }
    from = end;
  }
  return list === 0 ? ERROR : box(list);
}

const LINE_FEED: u32 = 10;

/** Adds the functions to the module `_host`. */
export function defineFileFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "file_open(path, mode, /)", fileOpen);
  defineFunction(dict, module, "file_close(fd, /)", fileClose);
  defineFunction(dict, module, "file_read(fd, count, /)", fileRead);
  defineFunction(dict, module, "file_write(fd, data, /)", fileWrite);
  defineFunction(dict, module, "file_seek(fd, offset, whence, /)", fileSeek);
  defineFunction(dict, module, "file_truncate(fd, size, /)", fileTruncate);
  defineFunction(dict, module, "file_is_terminal(fd, /)", fileIsTerminal);
  defineFunction(dict, module, "split_lines(text, start, /)", splitLines);
}

/** builtins.open: lib/_open.py, given all its arguments. */
export function openHook(args: usize): Value {
  const open = frozenFunction("_open", "open");
  const file = open === ERROR ? ERROR : callVector(open, args, 8, 0);
  decref(open);
  if (file === ERROR) hideOwnFrames();
  return file;
}

/** `buffer` of a standard stream. */
export function streamBuffer(fd: i32, name: Value): Value {
  const make = frozenFunction("_open", "standard_buffer");
  const file = make === ERROR ? ERROR : call2(make, small(fd), name);
  decref(make);
  return file;
}
