/**
 * Descriptors of the host as functions of the module `_host`, for lib/posix.py. They give what the host gives, an error as its number,
 * negative; only the types of arguments are checked here.
 */
import { allocBytes, BYTES_DATA, bytesAt, bytesCount, newBytes, openBytes } from "../core/bytes.ts";
import { raisef } from "../core/errors.ts";
import { intFromI64, intToI64Clamped, isInt } from "../core/integer.ts";
import { defineFunction } from "../core/native.ts";
import { decrefAt } from "../core/object.ts";
import { boxBool, ERROR, small, Value } from "../core/value.ts";
import { closeFile, isatty, readInto, seekFile, truncateFile, writeFrom } from "../host.ts";
import { Exc } from "../shared/exceptions.ts";

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

/** file_close(fd) */
function fileClose(args: usize): Value {
  return checkInts(args, 0, 1) ? small(closeFile(descriptor(args))) : ERROR;
}

/** file_read(fd, count): bytes. */
function fileRead(args: usize): Value {
  if (!checkInts(args, 0, 2)) return ERROR;
  const count = <u32>max<i64>(0, min<i64>(intToI64Clamped(load<i64>(args, 8)), READ_MAX));
  const p = allocBytes(count);
  if (p === 0) return ERROR;
  const got = readInto(descriptor(args), p + BYTES_DATA, count);
  const result = got < 0 ? small(got) : newBytes(p + BYTES_DATA, got);
  decrefAt(p);
  return result;
}

/** file_write(fd, data): how many bytes were written. */
function fileWrite(args: usize): Value {
  const data = load<i64>(args, 8);
  if (!checkInts(args, 0, 1)) return ERROR;
  if (!openBytes(data)) return raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", data);
  return small(writeFrom(descriptor(args), bytesAt, bytesCount));
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

/** Adds the functions to the module `_host`. */
export function defineFileFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "file_close(fd, /)", fileClose);
  defineFunction(dict, module, "file_read(fd, count, /)", fileRead);
  defineFunction(dict, module, "file_write(fd, data, /)", fileWrite);
  defineFunction(dict, module, "file_seek(fd, offset, whence, /)", fileSeek);
  defineFunction(dict, module, "file_truncate(fd, size, /)", fileTruncate);
  defineFunction(dict, module, "file_is_terminal(fd, /)", fileIsTerminal);
}
