/** stat() and its like: what the file system knows of files. */
import { intFromI64, intFromU64 } from "../../core/integer.ts";
import { defineFunction } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { isTrue } from "../../core/truth.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import {
  box,
  boxFloat,
  ERROR,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { setIn } from "../../core/words.ts";
import { statInto } from "../../host.ts";
import { newStruct, newStructType, structItem, structSet } from "../../objects/structseq.ts";
import { answered, call, cInt, NO_INT, noDirFd, PathKind, pathArgument, raiseNamed } from "./call.ts";

const STAT_FIELDS: string =
  "st_mode st_ino st_dev st_nlink st_uid st_gid st_size -st_atime -st_mtime -st_ctime st_atime st_mtime st_ctime st_atime_ns st_mtime_ns st_ctime_ns st_blksize st_blocks st_rdev";
const VFS_FIELDS: string =
  "f_bsize f_frsize f_blocks f_bfree f_bavail f_files f_ffree f_favail f_flag f_namemax f_fsid";

let statType: usize = 0;
let vfsType: usize = 0;

/**
 * What statInto writes, i64 each: mode, inode, device, links, user, group, size, nanoseconds of the last access, change of content and change of
 * status, size of a block, blocks, device that the file is.
 */
const found: usize = memory.data(104, 8);

function whole(i: i32): i64 {
  return load<i64>(found + ((<usize>i) << 3));
}

/** Seconds, rounded down. */
function secondsOf(ns: i64): i64 {
  const seconds = ns / 1000000000;
  return ns % 1000000000 < 0 ? seconds - 1 : seconds;
}

/** Makes a stat_result of what statInto has written. */
function statResult(): Value {
  const v = newStruct(statType);
  if (v === ERROR) return ERROR;
  for (let i = 0; i < 7; i++)
    structSet(v, i, i === 1 || i === 2 ? intFromU64(whole(i)) : intFromI64(whole(i)));
  for (let i = 0; i < 3; i++) {
    const ns = whole(7 + i);
    const seconds = secondsOf(ns);
    structSet(v, 7 + i, intFromI64(seconds));
    structSet(v, 10 + i, boxFloat(<f64>seconds + 1e-9 * <f64>(ns - seconds * 1000000000)));
    structSet(v, 13 + i, intFromI64(ns));
    structSet(v, 16 + i, intFromI64(whole(10 + i)));
  }
  return v;
}

/** stat of a path (a str) or a descriptor (a small int), taken over; errors name `path`. */
export function statOf(target: Value, follow: bool, path: Value): Value {
  if (target === ERROR) return ERROR;
  const number = isSmall(target)
    ? statInto(0, <i32>smallValue(target), follow, found)
    : statInto(pointer(target), -1, follow, found);
  decref(target);
  return number < 0 ? raiseNamed(-number, path) : statResult();
}

/** As statOf for a path, UNBOUND if there is no such file. */
export function statIfThere(target: Value, follow: bool, path: Value): Value {
  const number = statInto(pointer(target), -1, follow, found);
  if (number === -ENOENT) return UNBOUND;
  return number < 0 ? raiseNamed(-number, path) : statResult();
}

const ENOENT: i32 = 2;

/** stat(path, *, dir_fd=None, follow_symlinks=True) */
function statFunction(args: usize): Value {
  const path = load<i64>(args);
  if (!noDirFd(load<i64>(args, 8))) return ERROR;
  const follow = isTrue(load<i64>(args, 16));
  if (follow < 0) return ERROR;
  return statOf(pathArgument(path, "stat", "path", PathKind.DESCRIPTOR), follow > 0, path);
}

function lstatFunction(args: usize): Value {
  const path = load<i64>(args);
  if (!noDirFd(load<i64>(args, 8))) return ERROR;
  return statOf(pathArgument(path, "lstat", "path"), false, path);
}

function fstatFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  return fd === NO_INT ? ERROR : statOf(small(fd), true, UNBOUND);
}

// ---- file systems ----

function vfsResult(given: Value): Value {
  if (given === ERROR) return ERROR;
  const v = newStruct(vfsType);
  if (v !== ERROR) {
    for (let i: u32 = 0; i < tupleLength(pointer(given)); i++)
      structSet(v, i, incref(tupleItem(pointer(given), i)));
  }
  decref(given);
  return v;
}

function statvfsFunction(args: usize): Value {
  const path = load<i64>(args);
  const target = pathArgument(path, "statvfs", "path", PathKind.DESCRIPTOR);
  if (target === ERROR) return ERROR;
  const given = isSmall(target) ? call("fstatvfs", target) : call("statvfs", target);
  decref(target);
  return vfsResult(answered(given, path));
}

function fstatvfsFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  return fd === NO_INT ? ERROR : vfsResult(answered(call("fstatvfs", small(fd))));
}

/** os.stat_result(sequence): the exact times are the whole ones where they are not given. */
function statNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const v = call_indirect<Value>(structNewIndex, type, args, nargs, kwnames);
  if (v === ERROR) return ERROR;
  for (let i: u32 = 7; i < 10; i++) {
    if (structItem(v, i + 3) === NONE) structSet(v, i + 3, incref(structItem(v, i)));
  }
  return v;
}

let structNewIndex: u32 = 0;

export function defineStat(dict: usize, module: usize): void {
  statType = newStructType("os", "stat_result", STAT_FIELDS, 10, true);
  structNewIndex = asType(statType).new;
  asType(statType).new = statNew.index;
  vfsType = newStructType("os", "statvfs_result", VFS_FIELDS, 10, true);
  setIn(dict, "stat_result", box(statType));
  setIn(dict, "statvfs_result", box(vfsType));
  defineFunction(dict, module, "stat(path, *, dir_fd=None, follow_symlinks=True)", statFunction);
  defineFunction(dict, module, "lstat(path, *, dir_fd=None)", lstatFunction);
  defineFunction(dict, module, "fstat(fd)", fstatFunction);
  defineFunction(dict, module, "statvfs(path)", statvfsFunction);
  defineFunction(dict, module, "fstatvfs(fd, /)", fstatvfsFunction);
}
