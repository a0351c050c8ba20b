/** Files by their paths: unlink(), rename(), chmod() … */
import { audit } from "../../core/auditing.ts";
import { formatText, raise, raisef } from "../../core/errors.ts";
import { isInt } from "../../core/integer.ts";
import { defineFunction } from "../../core/native.ts";
import { decref } from "../../core/object.ts";
import { isTrue } from "../../core/truth.ts";
import { isTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import {
  ERROR,
  floatValue,
  isFloat,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { truncateFile, wallClock } from "../../host.ts";
import { raiseErrnoOf } from "../../objects/oserrno.ts";
import { fspath } from "../../objects/paths.ts";
import { Exc } from "../../shared/exceptions.ts";
import {
  answered,
  call,
  cInt,
  done,
  hostInt,
  likePath,
  longLong,
  NO_INT,
  noDirFd,
  PathKind,
  pathArgument,
  pathIsBytes,
  unavailable,
} from "./call.ts";

function removeBy(args: usize, method: string): Value {
  const path = load<i64>(args);
  if (!noDirFd(load<i64>(args, 8))) return ERROR;
  const text = pathArgument(path, method, "path");
  if (text === ERROR) return ERROR;
  const result = audit("os.remove", path, small(-1)) ? done(call("unlink", text), path) : ERROR;
  decref(text);
  return result;
}

function unlinkFunction(args: usize): Value {
  return removeBy(args, "unlink");
}

function removeFunction(args: usize): Value {
  return removeBy(args, "remove");
}

/** A call on two paths; errors name both. */
function callOnTwo(name: string, method: string, event: string, src: Value, dst: Value): Value {
  const from = pathArgument(src, method, "src");
  if (from === ERROR) return ERROR;
  const to = pathArgument(dst, method, "dst");
  let result: Value = ERROR;
  if (to !== ERROR && audit(event, src, dst, small(-1))) result = done(call(name, from, to), src, dst);
  if (to !== ERROR) decref(to);
  decref(from);
  return result;
}

function renameFunction(args: usize): Value {
  if (!noDirFd(load<i64>(args, 16)) || !noDirFd(load<i64>(args, 24))) return ERROR;
  return callOnTwo("rename", "rename", "os.rename", load<i64>(args), load<i64>(args, 8));
}

function replaceFunction(args: usize): Value {
  if (!noDirFd(load<i64>(args, 16)) || !noDirFd(load<i64>(args, 24))) return ERROR;
  return callOnTwo("rename", "replace", "os.rename", load<i64>(args), load<i64>(args, 8));
}

function linkFunction(args: usize): Value {
  if (!noDirFd(load<i64>(args, 16)) || !noDirFd(load<i64>(args, 24))) return ERROR;
  const follow = isTrue(load<i64>(args, 32));
  if (follow < 0) return ERROR;
  return callOnTwo("link", "link", "os.link", load<i64>(args), load<i64>(args, 8));
}

function symlinkFunction(args: usize): Value {
  if (!noDirFd(load<i64>(args, 24))) return ERROR;
  return callOnTwo("symlink", "symlink", "os.symlink", load<i64>(args), load<i64>(args, 8));
}

function readlinkFunction(args: usize): Value {
  const path = load<i64>(args);
  if (!noDirFd(load<i64>(args, 8))) return ERROR;
  const text = pathArgument(path, "readlink", "path");
  if (text === ERROR) return ERROR;
  const bytes = pathIsBytes;
  const target = answered(call("readlink", text), path);
  decref(text);
  return likePath(target, bytes);
}

/** chmod(path, mode, *, dir_fd=None, follow_symlinks=True) */
function chmodFunction(args: usize): Value {
  const path = load<i64>(args);
  const mode = cInt(load<i64>(args, 8));
  if (mode === NO_INT || !noDirFd(load<i64>(args, 16))) return ERROR;
  const follow = isTrue(load<i64>(args, 24));
  if (follow < 0) return ERROR;
  if (follow === 0) return unavailable("chmod", "follow_symlinks");
  const text = pathArgument(path, "chmod", "path", PathKind.DESCRIPTOR);
  if (text === ERROR) return ERROR;
  let result: Value = ERROR;
  if (audit("os.chmod", path, small(mode), small(-1))) {
    result = done(call(isSmall(text) ? "fchmod" : "chmod", text, small(mode)), path);
  }
  decref(text);
  return result;
}

function fchmodFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  const mode = fd === NO_INT ? NO_INT : cInt(load<i64>(args, 8));
  return mode === NO_INT ? ERROR : done(call("fchmod", small(fd), small(mode)));
}

/** A user's or group's number, -1: as it is; NO_INT with an exception pending. */
function ownerNumber(v: Value, what: string): i64 {
  if (isInt(v) || asType(typeOf(v)).index !== 0) return longLong(v);
  raisef(Exc.TypeError, "%L should be integer, not %T", <i64>changetype<usize>(what), v);
  return NO_INT;
}

function changeOwner(args: usize, method: string, name: string, kind: PathKind): Value {
  const path = load<i64>(args);
  const uid = ownerNumber(load<i64>(args, 8), "uid");
  const gid = uid === NO_INT ? NO_INT : ownerNumber(load<i64>(args, 16), "gid");
  if (gid === NO_INT) return ERROR;
  const text = pathArgument(path, method, "path", kind);
  if (text === ERROR) return ERROR;
  const result = call(isSmall(text) ? "fchown" : name, text, hostInt(uid), hostInt(gid));
  decref(text);
  return done(result, path);
}

function chownFunction(args: usize): Value {
  if (!noDirFd(load<i64>(args, 24))) return ERROR;
  const follow = isTrue(load<i64>(args, 32));
  if (follow < 0) return ERROR;
  return follow > 0
    ? changeOwner(args, "chown", "chown", PathKind.DESCRIPTOR)
    : changeOwner(args, "chown", "lchown", PathKind.PATH);
}

function lchownFunction(args: usize): Value {
  return changeOwner(args, "lchown", "lchown", PathKind.PATH);
}

function fchownFunction(args: usize): Value {
  const fd = cInt(load<i64>(args));
  if (fd === NO_INT) return ERROR;
  const uid = ownerNumber(load<i64>(args, 8), "uid");
  const gid = uid === NO_INT ? NO_INT : ownerNumber(load<i64>(args, 16), "gid");
  return gid === NO_INT ? ERROR : done(call("fchown", small(fd), hostInt(uid), hostInt(gid)));
}

// ---- utime ----

/** Seconds for the host with nanoseconds behind the point, as a str: `1700000000.123456789`; ERROR. */
function exactTime(ns: i64): Value {
  let seconds = ns / 1000000000;
  let rest = ns % 1000000000;
  if (rest < 0) {
    rest += 1000000000;
    seconds--;
  }
  return formatText("%d %d", seconds, rest);
}

/** A time in seconds, an int or a float, as nanoseconds; NO_INT with an exception pending. */
function timeNumber(v: Value): i64 {
  if (isFloat(v)) return <i64>Math.floor(floatValue(v) * 1e9);
  const seconds = longLong(v, "timestamp out of range for platform time_t");
  return seconds === NO_INT ? NO_INT : seconds * 1000000000;
}

/** utime(path, times=None, *, ns=<unset>, dir_fd=None, follow_symlinks=True) */
function utimeFunction(args: usize): Value {
  const path = load<i64>(args);
  const times = load<i64>(args, 8);
  const ns = load<i64>(args, 16);
  const follow = isTrue(load<i64>(args, 32));
  if (!noDirFd(load<i64>(args, 24)) || follow < 0) return ERROR;
  const given = times !== NONE && times !== UNBOUND;
  if (given && ns !== UNBOUND) {
    return raise(Exc.ValueError, "utime: you may specify either 'times' or 'ns' but not both");
  }
  if (given && !isPair(times)) {
    return raise(Exc.TypeError, "utime: 'times' must be either a tuple of two ints or None");
  }
  if (ns !== UNBOUND && !isPair(ns)) return raise(Exc.TypeError, "utime: 'ns' must be a tuple of two ints");
  // In whole microseconds: a double of so many seconds has no more, and may lie below the clock's whole milliseconds.
  let accessed = <i64>Math.round(wallClock() * 1e6) * 1000;
  let changed = accessed;
  if (given) {
    accessed = timeNumber(tupleItem(pointer(times), 0));
    changed = accessed === NO_INT ? NO_INT : timeNumber(tupleItem(pointer(times), 1));
  } else if (ns !== UNBOUND) {
    accessed = longLong(tupleItem(pointer(ns), 0));
    changed = accessed === NO_INT ? NO_INT : longLong(tupleItem(pointer(ns), 1));
  }
  return changed === NO_INT ? ERROR : setTimes(path, accessed, changed, follow > 0);
}

function isPair(v: Value): bool {
  return isTuple(v) && tupleLength(pointer(v)) === 2;
}

function setTimes(path: Value, accessed: i64, changed: i64, follow: bool): Value {
  const text = pathArgument(path, "utime", "path", PathKind.DESCRIPTOR);
  if (text === ERROR) return ERROR;
  const a = exactTime(accessed);
  const b = a === ERROR ? ERROR : exactTime(changed);
  let result: Value = ERROR;
  if (b !== ERROR && audit("os.utime", path)) {
    const name = isSmall(text) ? "futime" : follow ? "utime" : "lutime";
    result = done(call(name, text, a, b), path);
  }
  if (a !== ERROR) decref(a);
  if (b !== ERROR) decref(b);
  decref(text);
  return result;
}

// ---- access, truncate, fspath ----

/** access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True) */
function accessFunction(args: usize): Value {
  const path = load<i64>(args);
  const mode = cInt(load<i64>(args, 8));
  if (mode === NO_INT || !noDirFd(load<i64>(args, 16))) return ERROR;
  const effective = isTrue(load<i64>(args, 24));
  const follow = isTrue(load<i64>(args, 32));
  if (effective < 0 || follow < 0) return ERROR;
  if (effective > 0) return unavailable("access", "effective_ids");
  if (follow === 0) return unavailable("access", "follow_symlinks");
  const text = pathArgument(path, "access", "path");
  if (text === ERROR) return ERROR;
  const result = call("access", text, small(mode));
  decref(text);
  return answered(result, path);
}

function truncateFunction(args: usize): Value {
  const path = load<i64>(args);
  const length = longLong(load<i64>(args, 8));
  if (length === NO_INT) return ERROR;
  const text = pathArgument(path, "truncate", "path", PathKind.DESCRIPTOR);
  if (text === ERROR || !audit("os.truncate", path, hostInt(length))) return ERROR;
  if (isSmall(text)) {
    const number = truncateFile(<i32>smallValue(text), <f64>length);
    return number < 0 ? raiseErrnoOf(-number, path) : NONE;
  }
  const result = done(call("truncate", text, hostInt(length)), path);
  decref(text);
  return result;
}

function fspathFunction(args: usize): Value {
  return fspath(load<i64>(args));
}

export function defineFiles(dict: usize, module: usize): void {
  defineFunction(dict, module, "unlink(path, *, dir_fd=None)", unlinkFunction);
  defineFunction(dict, module, "remove(path, *, dir_fd=None)", removeFunction);
  defineFunction(dict, module, "rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", renameFunction);
  defineFunction(dict, module, "replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", replaceFunction);
  const link = "link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)";
  defineFunction(dict, module, link, linkFunction);
  defineFunction(
    dict,
    module,
    "symlink(src, dst, target_is_directory=False, *, dir_fd=None)",
    symlinkFunction,
  );
  defineFunction(dict, module, "readlink(path, *, dir_fd=None)", readlinkFunction);
  defineFunction(dict, module, "chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", chmodFunction);
  defineFunction(dict, module, "fchmod(fd, mode)", fchmodFunction);
  defineFunction(dict, module, "chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", chownFunction);
  defineFunction(dict, module, "lchown(path, uid, gid)", lchownFunction);
  defineFunction(dict, module, "fchown(fd, uid, gid)", fchownFunction);
  const utime = "utime(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)";
  defineFunction(dict, module, utime, utimeFunction);
  const access = "access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)";
  defineFunction(dict, module, access, accessFunction);
  defineFunction(dict, module, "truncate(path, length)", truncateFunction);
  defineFunction(dict, module, "fspath(path)", fspathFunction);
}
