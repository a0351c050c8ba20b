/** What wait statuses and numbers of devices say, as Linux makes them, and what os.sysconf knows (CPython: Modules/posixmodule.c). */
import { dictGet, dictSetStr, newDict } from "../../core/dict.ts";
import { raise, raisef } from "../../core/errors.ts";
import { intFromI64 } from "../../core/integer.ts";
import { defineFunction } from "../../core/native.ts";
import { decrefAt } from "../../core/object.ts";
import { isStr } from "../../core/string.ts";
import { indexNumber } from "../../core/subscript.ts";
import { box, boxBool, ERROR, isSmall, NONE, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { endOfWord, internPart, setIn, startOfWord } from "../../core/words.ts";
import { raiseErrnoOf } from "../../objects/oserrno.ts";
import { Exc } from "../../shared/exceptions.ts";
import { answered, call, cInt, NO_INT } from "./call.ts";

// ---- how a process ended, as wait() tells it ----

@final
class Status {
  @inline static exited(s: i32): bool {
    return (s & 0x7f) === 0;
  }

  @inline static stopped(s: i32): bool {
    return (s & 0xff) === 0x7f;
  }

  @inline static signaled(s: i32): bool {
    return !Status.exited(s) && (s & 0x7f) !== 0x7f;
  }

  /** The exit code, or the signal that stopped it. */
  @inline static code(s: i32): i32 {
    return (s >> 8) & 0xff;
  }
}

function wIfExited(args: usize): Value {
  const s = cInt(load<i64>(args));
  return s === NO_INT ? ERROR : boxBool(Status.exited(<i32>s));
}

function wIfSignaled(args: usize): Value {
  const s = cInt(load<i64>(args));
  return s === NO_INT ? ERROR : boxBool(Status.signaled(<i32>s));
}

function wIfStopped(args: usize): Value {
  const s = cInt(load<i64>(args));
  return s === NO_INT ? ERROR : boxBool(Status.stopped(<i32>s));
}

function wIfContinued(args: usize): Value {
  const s = cInt(load<i64>(args));
  return s === NO_INT ? ERROR : boxBool(<i32>s === 0xffff);
}

function wCoreDump(args: usize): Value {
  const s = cInt(load<i64>(args));
  return s === NO_INT ? ERROR : boxBool((<i32>s & 0x80) !== 0);
}

function wExitStatus(args: usize): Value {
  const s = cInt(load<i64>(args));
  return s === NO_INT ? ERROR : small(Status.code(<i32>s));
}

function wTermSig(args: usize): Value {
  const s = cInt(load<i64>(args));
  return s === NO_INT ? ERROR : small(<i32>s & 0x7f);
}

function toExitCode(args: usize): Value {
  const status = cInt(load<i64>(args));
  if (status === NO_INT) return ERROR;
  const s = <i32>status;
  if (Status.exited(s)) return small(Status.code(s));
  if (Status.signaled(s)) return small(-(s & 0x7f));
  if (Status.stopped(s))
    return raisef(Exc.ValueError, "process stopped by delivery of signal %d", Status.code(s));
  return raisef(Exc.ValueError, "invalid wait status: %d", s);
}

// ---- numbers of devices ----

function major(args: usize): Value {
  const device = indexNumber(load<i64>(args));
  return device === NO_INT ? ERROR : small(((device >> 8) & 0xfff) | ((device >> 32) & ~0xfff));
}

function minor(args: usize): Value {
  const device = indexNumber(load<i64>(args));
  return device === NO_INT ? ERROR : small((device & 0xff) | ((device >> 12) & 0xffff_ff00));
}

function makedev(args: usize): Value {
  const high = indexNumber(load<i64>(args));
  const low = high === NO_INT ? NO_INT : indexNumber(load<i64>(args, 8));
  if (low === NO_INT) return ERROR;
  return intFromI64(
    ((high & 0xfff) << 8) | ((high & 0xffff_f000) << 32) | (low & 0xff) | ((low & 0xffff_ff00) << 12),
  );
}

// ---- sysconf ----

const SYSCONF_NAMES: string =
  "SC_ARG_MAX SC_CLK_TCK SC_NGROUPS_MAX SC_OPEN_MAX SC_PAGESIZE SC_PAGE_SIZE SC_IOV_MAX SC_NPROCESSORS_CONF SC_NPROCESSORS_ONLN";
const SYSCONF_NUMBERS: StaticArray<i32> = [0, 2, 3, 4, 30, 30, 60, 83, 84];
/** What they are; -1: it is asked of the host. */
const SYSCONF_VALUES: StaticArray<i32> = [131072, 100, 65536, 1024, 65536, 65536, 1024, -1, -1];
const EINVAL: i32 = 22;

/** The names with their numbers: a dict; 0 with MemoryError pending. */
function namesOfSysconf(): usize {
  const names = newDict();
  let i = 0;
  for (let at = startOfWord(SYSCONF_NAMES, 0); names !== 0 && at < SYSCONF_NAMES.length; i++) {
    const end = endOfWord(SYSCONF_NAMES, at);
    const name = internPart(SYSCONF_NAMES, at, end);
    dictSetStr(names, name, small(SYSCONF_NUMBERS[i]));
    decrefAt(name);
    at = startOfWord(SYSCONF_NAMES, end);
  }
  return names;
}

/** The number that a name stands for; NO_INT with an exception pending. */
function sysconfNumber(v: Value): i64 {
  if (!isStr(v)) {
    if (isSmall(v)) return smallValue(v);
    raise(Exc.TypeError, "configuration names must be strings or integers");
    return NO_INT;
  }
  const names = namesOfSysconf();
  if (names === 0) return NO_INT;
  const number = dictGet(names, v);
  decrefAt(names);
  if (number === UNBOUND) raise(Exc.ValueError, "unrecognized configuration name");
  return number === UNBOUND || number === ERROR ? NO_INT : smallValue(number);
}

function sysconf(args: usize): Value {
  const number = sysconfNumber(load<i64>(args));
  if (number === NO_INT) return ERROR;
  for (let i = 0; i < SYSCONF_NUMBERS.length; i++) {
    if (number !== <i64>SYSCONF_NUMBERS[i]) continue;
    return SYSCONF_VALUES[i] < 0 ? answered(call("cpu_count")) : small(SYSCONF_VALUES[i]);
  }
  return raiseErrnoOf(EINVAL);
}

function schedYield(_args: usize): Value {
  return NONE;
}

export function defineStatuses(dict: usize, module: usize): void {
  defineFunction(dict, module, "WIFEXITED(status)", wIfExited);
  defineFunction(dict, module, "WIFSIGNALED(status)", wIfSignaled);
  defineFunction(dict, module, "WIFSTOPPED(status)", wIfStopped);
  defineFunction(dict, module, "WIFCONTINUED(status)", wIfContinued);
  defineFunction(dict, module, "WCOREDUMP(status, /)", wCoreDump);
  defineFunction(dict, module, "WEXITSTATUS(status)", wExitStatus);
  defineFunction(dict, module, "WSTOPSIG(status)", wExitStatus);
  defineFunction(dict, module, "WTERMSIG(status)", wTermSig);
  defineFunction(dict, module, "waitstatus_to_exitcode(status)", toExitCode);
  defineFunction(dict, module, "major(device, /)", major);
  defineFunction(dict, module, "minor(device, /)", minor);
  defineFunction(dict, module, "makedev(major, minor, /)", makedev);
  defineFunction(dict, module, "sysconf(name, /)", sysconf);
  defineFunction(dict, module, "sched_yield()", schedYield);
  const names = namesOfSysconf();
  if (names !== 0) setIn(dict, "sysconf_names", box(names));
}
