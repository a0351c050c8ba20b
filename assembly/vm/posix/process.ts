/** The process and its system: environment, identity, randomness, times. What would make or signal other processes is not here. */

import { getAttr } from "../../core/attribute.ts";
import { audit } from "../../core/auditing.ts";
import { isBytes } from "../../core/bytes.ts";
import { call1 } from "../../core/call.ts";
import { dictSet, newDict } from "../../core/dict.ts";
import { raise } from "../../core/errors.ts";
import { importNamed } from "../../core/importing.ts";
import { internText } from "../../core/intern.ts";
import { defineFunction } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, STR_DATA } from "../../core/string.ts";
import { indexNumber } from "../../core/subscript.ts";
import { findChar } from "../../core/text/find.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { typeAt } from "../../core/typeids.ts";
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
import { monotonicClock, processTime } from "../../host.ts";
import { raiseErrnoOf, strerror } from "../../objects/oserrno.ts";
import { bytesOfText, fspath, textOfBytes } from "../../objects/paths.ts";
import { newStruct, newStructType, structSet } from "../../objects/structseq.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { answered, call, cInt, done, NO_INT } from "./call.ts";

// ---- environment ----

/** The environment as a dict of bytes; 0 with an exception pending. */
function environment(): usize {
  const pairs = answered(call("environ"));
  const dict = pairs === ERROR ? 0 : newDict();
  let good: bool = dict !== 0;
  for (let i: u32 = 0; good && i < tupleLength(pointer(pairs)); i++) {
    const pair = pointer(tupleItem(pointer(pairs), i));
    const name = bytesOfText(tupleItem(pair, 0));
    const value = name === ERROR ? ERROR : bytesOfText(tupleItem(pair, 1));
    good = value !== ERROR && dictSet(dict, name, value) >= 0;
    if (name !== ERROR) decref(name);
    if (value !== ERROR) decref(value);
  }
  if (pairs !== ERROR) decref(pairs);
  if (good) return dict;
  if (dict !== 0) decrefAt(dict);
  return 0;
}

/** The environment as it is when it is asked for: `_host.environ()`, too, which does without the module. */
export function createEnviron(_args: usize): Value {
  const dict = environment();
  return dict === 0 ? ERROR : box(dict);
}

/** Puts into a module just made what belongs to one program; false with an exception pending. */
export function preparePosix(dict: usize): bool {
  const own = environment();
  if (own === 0) return false;
  setIn(dict, "environ", box(own));
  return true;
}

/** A name or value of the environment as a str; ERROR. */
function variable(v: Value): Value {
  const path = fspath(v);
  if (path === ERROR) return ERROR;
  const text = isBytes(path) ? textOfBytes(path) : incref(path);
  decref(path);
  if (text === ERROR) return ERROR;
  if (!has(text, 0)) return text;
  decref(text);
  return raise(Exc.ValueError, "embedded null byte");
}

function has(text: Value, c: u32): bool {
  const s = asStr(pointer(text));
  return findChar(pointer(text) + STR_DATA, s.width, s.length, c) >= 0;
}

const EQUALS: u32 = 0x3d;
const EINVAL: i32 = 22;

function putenvFunction(args: usize): Value {
  const name = variable(load<i64>(args));
  const value = name === ERROR ? ERROR : variable(load<i64>(args, 8));
  let result: Value = ERROR;
  if (value !== ERROR) {
    if (has(name, EQUALS)) raise(Exc.ValueError, "illegal environment variable name");
    else if (asStr(pointer(name)).length === 0) raiseErrnoOf(EINVAL);
    else if (audit("os.putenv", load<i64>(args), load<i64>(args, 8)))
      result = done(call("putenv", name, value));
    decref(value);
  }
  if (name !== ERROR) decref(name);
  return result;
}

function unsetenvFunction(args: usize): Value {
  const name = variable(load<i64>(args));
  if (name === ERROR) return ERROR;
  let result: Value = ERROR;
  if (has(name, EQUALS) || asStr(pointer(name)).length === 0) raiseErrnoOf(EINVAL);
  else if (audit("os.unsetenv", load<i64>(args))) result = done(call("unsetenv", name));
  decref(name);
  return result;
}

// ---- identity ----

/** One of the numbers of the process. */
function identity(i: u32): Value {
  const ids = answered(call("ids"));
  if (ids === ERROR) return ERROR;
  const id = incref(tupleItem(pointer(ids), i));
  decref(ids);
  return id;
}

/** Kept from the first call on: logging asks for each record, and a call of the host costs what a hundred of ours do. */
let processId: Value = UNBOUND;

function getpid(_args: usize): Value {
  if (processId === UNBOUND) {
    const id = identity(0);
    if (!isSmall(id)) return id;
    processId = id;
  }
  return processId;
}

function getppid(_args: usize): Value {
  return identity(1);
}

function getuid(_args: usize): Value {
  return identity(2);
}

function geteuid(_args: usize): Value {
  return identity(3);
}

function getgid(_args: usize): Value {
  return identity(4);
}

function getegid(_args: usize): Value {
  return identity(5);
}

function getgroups(_args: usize): Value {
  const groups = answered(call("groups"));
  if (groups === ERROR) return ERROR;
  const list = call1(box(typeAt(TypeId.LIST)), groups);
  decref(groups);
  return list;
}

function getlogin(_args: usize): Value {
  return answered(call("login"));
}

// ---- the system ----

function umaskFunction(args: usize): Value {
  const mask = cInt(load<i64>(args));
  return mask === NO_INT ? ERROR : answered(call("umask", small(mask & 0o777)));
}

function urandomFunction(args: usize): Value {
  const size = indexNumber(load<i64>(args));
  if (size === NO_INT) return ERROR;
  if (size < 0) return raise(Exc.ValueError, "negative argument not allowed");
  return answered(call("urandom", small(min<i64>(size, 1 << 48))));
}

function cpuCount(_args: usize): Value {
  return answered(call("cpu_count"));
}

let unameType: usize = 0;
let timesType: usize = 0;

/** A structure of what a call has answered. */
function structOf(type: usize, given: Value): Value {
  if (given === ERROR) return ERROR;
  const v = newStruct(type);
  if (v !== ERROR) {
    for (let i: u32 = 0; i < tupleLength(pointer(given)); i++)
      structSet(v, i, incref(tupleItem(pointer(given), i)));
  }
  decref(given);
  return v;
}

function unameFunction(_args: usize): Value {
  return structOf(unameType, answered(call("uname")));
}

function getloadavg(_args: usize): Value {
  return answered(call("loadavg"));
}

function timesFunction(_args: usize): Value {
  const v = newStruct(timesType);
  if (v === ERROR) return ERROR;
  for (let i: u32 = 0; i < 5; i++)
    structSet(v, i, boxFloat(i === 0 ? processTime() : i === 4 ? monotonicClock() : 0));
  return v;
}

function strerrorFunction(args: usize): Value {
  const code = cInt(load<i64>(args));
  return code === NO_INT ? ERROR : strerror(<i32>code);
}

// ---- the end ----

function exitFunction(args: usize): Value {
  const status = cInt(load<i64>(args));
  return status === NO_INT ? ERROR : done(call("exit", small(status & 0xff)));
}

const SIGABRT: i64 = 6;

function abortFunction(_args: usize): Value {
  return done(call("exit", small(128 + SIGABRT)));
}

/** kill(pid, signal): to this process only. */
function killFunction(args: usize): Value {
  const pid = cInt(load<i64>(args));
  const number = pid === NO_INT ? NO_INT : cInt(load<i64>(args, 8));
  if (number === NO_INT || !audit("os.kill", load<i64>(args), load<i64>(args, 8))) return ERROR;
  const own = identity(0);
  if (own === ERROR) return ERROR;
  if (smallValue(own) !== pid) return raiseErrnoOf(EPERM);
  if (number === 0) return NONE;
  const module = importNamed("_signal");
  const name = module === ERROR ? 0 : internText("raise_signal");
  const f = name === 0 ? ERROR : getAttr(module, name);
  if (name !== 0) decrefAt(name);
  if (module !== ERROR) decref(module);
  const result = f === ERROR ? ERROR : call1(f, small(number));
  if (f !== ERROR) decref(f);
  return result;
}

const EPERM: i32 = 1;

export function defineProcess(dict: usize, module: usize): void {
  unameType = newStructType("posix", "uname_result", "sysname nodename release version machine", 5, true);
  timesType = newStructType(
    "posix",
    "times_result",
    "user system children_user children_system elapsed",
    5,
    true,
  );
  setIn(dict, "uname_result", box(unameType));
  setIn(dict, "times_result", box(timesType));
  defineFunction(dict, module, "_create_environ()", createEnviron);
  defineFunction(dict, module, "putenv(name, value, /)", putenvFunction);
  defineFunction(dict, module, "unsetenv(name, /)", unsetenvFunction);
  defineFunction(dict, module, "getpid()", getpid);
  defineFunction(dict, module, "getppid()", getppid);
  defineFunction(dict, module, "getuid()", getuid);
  defineFunction(dict, module, "geteuid()", geteuid);
  defineFunction(dict, module, "getgid()", getgid);
  defineFunction(dict, module, "getegid()", getegid);
  defineFunction(dict, module, "getgroups()", getgroups);
  defineFunction(dict, module, "getlogin()", getlogin);
  defineFunction(dict, module, "umask(mask, /)", umaskFunction);
  defineFunction(dict, module, "urandom(size, /)", urandomFunction);
  defineFunction(dict, module, "cpu_count()", cpuCount);
  defineFunction(dict, module, "uname()", unameFunction);
  defineFunction(dict, module, "getloadavg()", getloadavg);
  defineFunction(dict, module, "times()", timesFunction);
  defineFunction(dict, module, "strerror(code, /)", strerrorFunction);
  defineFunction(dict, module, "_exit(status)", exitFunction);
  defineFunction(dict, module, "abort()", abortFunction);
  defineFunction(dict, module, "kill(pid, signal, /)", killFunction);
}
