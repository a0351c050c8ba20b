/** Calls of the system (src/host/posix.ts), and the arguments that the functions of posix have in common: paths, descriptors, dir_fd. */
import { getAttrOptional, typeLookupName } from "../../core/attribute.ts";
import { Builder, newBuilder } from "../../core/builder.ts";
import { isBytes } from "../../core/bytes.ts";
import { call0 } from "../../core/call.ts";
import { raise, raisef } from "../../core/errors.ts";
import { fitsI64, intToI64, isInt } from "../../core/integer.ts";
import { nameOf } from "../../core/intern.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, isStr, newStr, STR_DATA } from "../../core/string.ts";
import { toIndex } from "../../core/subscript.ts";
import { findChar } from "../../core/text/find.ts";
import { isTuple, tupleItem } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isSmall, NONE, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { warn } from "../../core/warnings.ts";
import { systemCall } from "../../host.ts";
import { raiseErrnoOf } from "../../objects/oserrno.ts";
import { bytesOfText, fspath, textOfBytes } from "../../objects/paths.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { answer } from "../hostmodule.ts";

// ---- calls ----

/** The error's number of the last call that gave UNBOUND. */
export let failure: i32 = 0;

/** Makes a call with up to four arguments, strs or ints: its answer (a reference), UNBOUND with its error in `failure`, ERROR. */
export function call(
  name: string,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
  d: Value = UNBOUND,
): Value {
  const out = newBuilder();
  putArgument(out, a);
  if (b !== UNBOUND) {
    out.char(0);
    putArgument(out, b);
  }
  if (c !== UNBOUND) {
    out.char(0);
    putArgument(out, c);
  }
  if (d !== UNBOUND) {
    out.char(0);
    putArgument(out, d);
  }
  const args = out.finish();
  const label = args === ERROR ? 0 : newStr(name);
  if (label === 0) {
    if (args !== ERROR) decref(args);
    return ERROR;
  }
  const given = answer(systemCall(label, pointer(args)));
  decrefAt(label);
  decref(args);
  if (given === ERROR) return ERROR;
  if (!isTuple(given)) {
    failure = isSmall(given) ? <i32>smallValue(given) : EIO;
    decref(given);
    return UNBOUND;
  }
  const result = incref(tupleItem(pointer(given), 0));
  decref(given);
  return result;
}

const EIO: i32 = 5;

function putArgument(out: Builder, v: Value): void {
  if (v === UNBOUND) return;
  if (isStr(v)) out.str(pointer(v));
  else out.decimal(smallValue(v));
}

/** The answer of a call, or OSError with its error and these names. */
export function answered(result: Value, path: Value = UNBOUND, path2: Value = UNBOUND): Value {
  return result === UNBOUND ? raiseNamed(failure, path, path2) : result;
}

/** Raises OSError with an error's number, naming paths as what they stand for. Gives ERROR. */
export function raiseNamed(number: i32, path: Value, path2: Value = UNBOUND): Value {
  const first = named(path);
  const second = first === ERROR ? ERROR : named(path2);
  if (second !== ERROR) {
    raiseErrnoOf(number, first, second);
    decref(second);
  }
  if (first !== ERROR) decref(first);
  return ERROR;
}

function named(path: Value): Value {
  return path !== UNBOUND && isPathLike(path) ? fspath(path) : incref(path);
}

/** As answered, for calls that give nothing: None. */
export function done(result: Value, path: Value = UNBOUND, path2: Value = UNBOUND): Value {
  const given = answered(result, path, path2);
  if (given === ERROR) return ERROR;
  decref(given);
  return NONE;
}

// ---- paths ----

/** What a path argument may be beside a path. */
export enum PathKind {
  PATH = 0,
  DESCRIPTOR = 1,
  NONE = 2,
  BOTH = 3,
}

/** Whether the last path was bytes. */
export let pathIsBytes: bool = false;

/**
 * A path argument as a str for the host (a reference), or a descriptor as a small int; ERROR. `name` is what messages call it: "stat: path"
 * is split at its colon for ValueError.
 */
export function pathArgument(
  v: Value,
  method: string,
  argument: string,
  kind: PathKind = PathKind.PATH,
): Value {
  pathIsBytes = false;
  const label = <i64>changetype<usize>(method);
  const what = <i64>changetype<usize>(argument);
  if (kind & PathKind.DESCRIPTOR && isNumber(v)) return descriptorArgument(v);
  if (!isStr(v) && !isBytes(v) && !isPathLike(v)) {
    const wanted: string =
      kind === PathKind.BOTH
        ? "%L: %L should be string, bytes, os.PathLike, integer or None, not %T"
        : kind === PathKind.DESCRIPTOR
          ? "%L: %L should be string, bytes, os.PathLike or integer, not %T"
          : kind === PathKind.NONE
            ? "%L: %L should be string, bytes, os.PathLike or None, not %T"
            : "%L: %L should be string, bytes or os.PathLike, not %T";
    return raisef(Exc.TypeError, wanted, label, what, v);
  }
  const path = fspath(v);
  if (path === ERROR) return ERROR;
  pathIsBytes = isBytes(path);
  const text = pathIsBytes ? textOfBytes(path) : incref(path);
  decref(path);
  if (text === ERROR) return ERROR;
  const s = asStr(pointer(text));
  if (findChar(pointer(text) + STR_DATA, s.width, s.length, 0) < 0) return text;
  decref(text);
  return raisef(Exc.ValueError, "%L: embedded null character in %L", label, what);
}

function isNumber(v: Value): bool {
  return isInt(v) || asType(typeOf(v)).index !== 0;
}

function isPathLike(v: Value): bool {
  const method = typeLookupName(v, Name.__fspath__);
  return method !== UNBOUND && method !== NONE;
}

/** A descriptor given for a path: a small int, or ERROR. */
function descriptorArgument(v: Value): Value {
  if (isExactly(v, TypeId.BOOL) && !warn(Exc.RuntimeWarning, "bool is used as a file descriptor"))
    return ERROR;
  const fd = cInt(v);
  return fd === NO_INT ? ERROR : small(fd);
}

/** A name that the host gave as the kind of text that was asked with: takes the reference over. */
export function likePath(text: Value, asBytes: bool): Value {
  if (!asBytes || text === ERROR) return text;
  const bytes = bytesOfText(text);
  decref(text);
  return bytes;
}

// ---- numbers ----

export const NO_INT: i64 = i64.MIN_VALUE;

/** An int that C's int holds; NO_INT with an exception pending. */
export function cInt(v: Value): i64 {
  const n = longLong(v, "Python int too large to convert to C int");
  if (n === NO_INT || (n >= i32.MIN_VALUE && n <= i32.MAX_VALUE)) return n;
  raise(
    Exc.OverflowError,
    n < 0 ? "Python int too small to convert to C int" : "Python int too large to convert to C int",
  );
  return NO_INT;
}

/** An int of at most 64 bits; NO_INT with an exception pending. */
export function longLong(v: Value, message: string = "Python int too large to convert to C long"): i64 {
  const i = toIndex(v);
  if (i === ERROR) return NO_INT;
  if (fitsI64(i)) {
    const n = intToI64(i);
    decref(i);
    return n === NO_INT ? NO_INT + 1 : n;
  }
  decref(i);
  raise(Exc.OverflowError, message);
  return NO_INT;
}

/** The host's ints are small ones. */
export function hostInt(n: i64): Value {
  return small(max<i64>(-MOST, min<i64>(n, MOST)));
}

const MOST: i64 = 1 << 48;

/** A descriptor, or what has fileno(): NO_INT with an exception pending. */
export function fileNumber(v: Value): i64 {
  if (isInt(v)) return cInt(v);
  const method = getAttrOptional(v, nameOf(Name.fileno));
  if (method === ERROR) return NO_INT;
  if (method === UNBOUND) {
    raise(Exc.TypeError, "argument must be an int, or have a fileno() method.");
    return NO_INT;
  }
  const fd = call0(method);
  decref(method);
  if (fd === ERROR) return NO_INT;
  let n = NO_INT;
  if (!isInt(fd)) raise(Exc.TypeError, "fileno() returned a non-integer");
  else n = cInt(fd);
  decref(fd);
  if (n >= 0 || n === NO_INT) return n;
  raisef(Exc.ValueError, "file descriptor cannot be a negative integer (%d)", n);
  return NO_INT;
}

// ---- what the platform lacks ----

/** False with an exception pending unless dir_fd is None. */
export function noDirFd(v: Value): bool {
  if (v === NONE || v === UNBOUND) return true;
  if (!isNumber(v)) raisef(Exc.TypeError, "argument should be integer or None, not %T", v);
  else raise(Exc.NotImplementedError, "dir_fd unavailable on this platform");
  return false;
}

export function unavailable(method: string, argument: string): Value {
  const message = "%L: %L unavailable on this platform";
  return raisef(
    Exc.NotImplementedError,
    message,
    <i64>changetype<usize>(method),
    <i64>changetype<usize>(argument),
  );
}

/** The str of a literal, for calls; ERROR. */
export function textOf(literal: string): Value {
  const p = newStr(literal);
  return p === 0 ? ERROR : box(p);
}
