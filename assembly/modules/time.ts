/**
 * The module `time`: clocks, sleep and the calendar. Dates: time/calendar.ts; tuples: time/tuples.ts; strftime: time/format.ts;
 * strptime: the library's _strptime. No clock can be set, and none is a thread's.
 */

import { getAttr } from "../core/attribute.ts";
import { call2 } from "../core/call.ts";
import { newDict } from "../core/dict.ts";
import { errorPending, raise, raisef } from "../core/errors.ts";
import { importModule } from "../core/importing.ts";
import { fitsI64, intFromI64, intToI64 } from "../core/integer.ts";
import { nameOf } from "../core/intern.ts";
import { charge, sleepsInTurn, timeLimit } from "../core/interrupt.ts";
import { defineFunction } from "../core/native.ts";
import { decref } from "../core/object.ts";
import { isStr, newAscii, newStr, strIs } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { tuple2 } from "../core/tuple.ts";
import { box, boxBool, boxFloat, ERROR, NONE, pointer, small, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { monotonicClock, processTime, sleep, wallClock, zoneName } from "../host.ts";
import { floatOf, isAnyFloat } from "../objects/float.ts";
import { raiseErrno } from "../objects/oserrno.ts";
import { newNamespace } from "../objects/simplenamespace.ts";
import { Exc } from "../shared/exceptions.ts";
import { BREAKER_PERIOD } from "../shared/limits.ts";
import { Name } from "../shared/names.ts";
import {
  breakDown,
  breakDownLocally,
  DAY,
  day,
  daysFrom,
  findOffsets,
  fromLocal,
  hour,
  isDst,
  minute,
  month,
  offset,
  second,
  setOffset,
  standardOffset,
  summerOffset,
  year,
} from "./time/calendar.ts";
import { initClocks } from "./time/clocks.ts";
import { ascTime, formatTime } from "./time/format.ts";
import {
  checkFields,
  initStructTime,
  newStructTime,
  readOffset,
  readTuple,
  structTime,
  zoneOf,
} from "./time/tuples.ts";

// ---- clocks ----

function nanoseconds(seconds: f64): Value {
  return intFromI64(<i64>(seconds * 1e9));
}

function timeTime(_args: usize): Value {
  return boxFloat(wallClock());
}
function timeTimeNs(_args: usize): Value {
  return nanoseconds(wallClock());
}
function timeMonotonic(_args: usize): Value {
  return boxFloat(monotonicClock());
}
function timeMonotonicNs(_args: usize): Value {
  return nanoseconds(monotonicClock());
}
function timeProcess(_args: usize): Value {
  return boxFloat(processTime());
}
function timeProcessNs(_args: usize): Value {
  return nanoseconds(processTime());
}

/** get_clock_info(name) */
function clockInfo(args: usize): Value {
  const v = load<i64>(args);
  if (!isStr(v)) return raisef(Exc.TypeError, "get_clock_info() argument 1 must be str, not %A", v);
  const clock = pointer(v);
  if (strIs(clock, "time")) return clockFacts("Date.now()", false, true, 1e-3);
  if (strIs(clock, "monotonic") || strIs(clock, "perf_counter")) {
    return clockFacts("performance.now()", true, false, 1e-6);
  }
  if (strIs(clock, "process_time")) return clockFacts("process.cpuUsage()", true, false, 1e-6);
  return raise(Exc.ValueError, "unknown clock");
}

function clockFacts(implementation: string, monotonic: bool, adjustable: bool, resolution: f64): Value {
  const fields = newDict();
  if (fields === 0) return ERROR;
  setIn(fields, "implementation", textValue(implementation));
  setIn(fields, "monotonic", boxBool(monotonic));
  setIn(fields, "adjustable", boxBool(adjustable));
  setIn(fields, "resolution", boxFloat(resolution));
  return newNamespace(fields);
}

function textValue(literal: string): Value {
  const p = newStr(literal);
  return p === 0 ? ERROR : box(p);
}

/** Longest sleep: what CPython can count in nanoseconds. */
const LONGEST_SLEEP: f64 = 9223372036;

/** sleep(seconds): a number that is not negative. */
function timeSleep(args: usize): Value {
  const v = load<i64>(args);
  const seconds = isAnyFloat(v) ? floatOf(v) : wholeSeconds(v);
  if (seconds === REFUSED) return ERROR;
  if (seconds !== seconds) return raise(Exc.ValueError, "Invalid value NaN (not a number)");
  if (abs(seconds) > LONGEST_SLEEP) {
    if (isAnyFloat(v)) return raise(Exc.OverflowError, "timestamp out of range for platform time_t");
    return raise(Exc.OverflowError, "timestamp too large to convert to C PyTime_t");
  }
  if (seconds < 0) return raise(Exc.ValueError, "sleep length must be non-negative");
  if (sleepsInTurn(seconds)) return NONE;
  sleep(timeLimit === Infinity ? seconds : min(seconds, max(timeLimit - monotonicClock(), 0)));
  return charge(BREAKER_PERIOD) ? NONE : ERROR;
}

/** An exception is pending. */
const REFUSED: f64 = -Infinity;

/** An int as a number; REFUSED. */
function wholeSeconds(v: Value): f64 {
  const index = toIndex(v);
  if (index === ERROR) {
    raisef(Exc.TypeError, "'%T' object cannot be interpreted as an integer or float", v);
    return REFUSED;
  }
  const seconds: f64 = fitsI64(index) ? <f64>intToI64(index) : Infinity;
  decref(index);
  return seconds;
}

// ---- moments ----

/** Seconds from which on no year fits a C int, before and after 1970. */
const LATEST: i64 = 67768036191676799;
const EARLIEST: i64 = -67768040609740800;
/** "Value too large for defined data type". */
const EOVERFLOW: i32 = 75;
const BAD: i64 = i64.MIN_VALUE;

/** An optional moment in whole seconds; BAD with an exception pending. */
function momentArgument(v: Value): i64 {
  if (v === NONE) return <i64>Math.floor(wallClock());
  const seconds = isAnyFloat(v) ? floorOf(floatOf(v)) : intMoment(v);
  if (seconds === BAD || (seconds >= EARLIEST && seconds <= LATEST)) return seconds;
  raiseErrno(EOVERFLOW);
  return BAD;
}

function floorOf(f: f64): i64 {
  if (f !== f) raise(Exc.ValueError, "Invalid value NaN (not a number)");
  else if (abs(f) < 9.2e18) return <i64>Math.floor(f);
  else raise(Exc.OverflowError, "timestamp out of range for platform time_t");
  return BAD;
}

function intMoment(v: Value): i64 {
  const index = toIndex(v);
  if (index === ERROR) return BAD;
  const fits = fitsI64(index);
  const seconds: i64 = fits ? intToI64(index) : BAD;
  decref(index);
  if (!fits) raise(Exc.OverflowError, "timestamp out of range for platform time_t");
  return seconds;
}

/** gmtime(seconds=None, /) */
function gmTime(args: usize): Value {
  const seconds = momentArgument(load<i64>(args));
  if (seconds === BAD) return ERROR;
  breakDown(seconds);
  return newStructTime(textValue("UTC"));
}

/** localtime(seconds=None, /) */
function localTime(args: usize): Value {
  const seconds = momentArgument(load<i64>(args));
  if (seconds === BAD) return ERROR;
  breakDownLocally(seconds);
  return newStructTime(nameOfZone(offset));
}

/** mktime(tuple, /) */
function makeTime(args: usize): Value {
  if (!readTuple(load<i64>(args), "mktime")) return ERROR;
  const clock = <i64>hour * 3600 + <i64>minute * 60 + second;
  return boxFloat(<f64>fromLocal(daysFrom(year, month, day) * DAY + clock, isDst));
}

/** Sets the fields from an optional tuple, the present time without one, checked. */
function fieldsArgument(v: Value, caller: string): bool {
  if (v !== NONE) return readTuple(v, caller) && checkFields();
  breakDownLocally(<i64>Math.floor(wallClock()));
  return true;
}

/** asctime(tuple=None, /) */
function asctime(args: usize): Value {
  return fieldsArgument(load<i64>(args), "asctime") ? ascTime() : ERROR;
}

/** ctime(seconds=None, /) */
function ctime(args: usize): Value {
  const seconds = momentArgument(load<i64>(args));
  if (seconds === BAD) return ERROR;
  breakDownLocally(seconds);
  return ascTime();
}

/** strftime(format, tuple=None, /). A plain tuple is in local time, and its own flag says which. */
function strftime(args: usize): Value {
  const format = load<i64>(args);
  const v = load<i64>(args, 8);
  if (!isStr(format)) return raisef(Exc.TypeError, "strftime() argument 1 must be str, not %A", format);
  if (!fieldsArgument(v, "strftime")) return ERROR;
  let zone: Value = NONE;
  if (v !== NONE && readOffset(v)) zone = zoneOf(v);
  else if (errorPending()) return ERROR;
  else if (v !== NONE) setOffset(isDst > 0 ? zoneSummer : zoneStandard);
  if (zone === NONE) zone = nameOfZone(offset);
  return zone === ERROR ? ERROR : formatTime(pointer(format), zone);
}

/** strptime(string, format, /): the library's _strptime does it. */
function strptime(args: usize): Value {
  const module = importModule(Name._strptime);
  const parse = module === ERROR ? ERROR : getAttr(module, nameOf(Name._strptime_time));
  decref(module);
  if (parse === ERROR) return ERROR;
  const result = call2(parse, load<i64>(args), load<i64>(args, 8));
  decref(parse);
  return result;
}

// ---- the local zone ----

/** Seconds east of UTC, this year. */
let zoneStandard: i32 = 0;
let zoneSummer: i32 = 0;

const LONGEST_NAME: u32 = 64;
const nameBytes: usize = memory.data(64);

/** The name of the local zone while it is so far from UTC: a str, or ERROR. */
function nameOfZone(east: i32): Value {
  if (zoneStandard === 0 && zoneSummer === 0) return textValue("UTC");
  const p = newAscii(nameBytes, zoneName(east, nameBytes, LONGEST_NAME));
  return p === 0 ? ERROR : box(p);
}

/** Adds what the host knows of its zone to a program's namespace; false with an exception pending. */
export function prepareTime(dict: usize): bool {
  findOffsets(<i64>Math.floor(wallClock()));
  zoneStandard = standardOffset;
  zoneSummer = summerOffset;
  setIn(dict, "timezone", small(-zoneStandard));
  setIn(dict, "altzone", small(-zoneSummer));
  setIn(dict, "daylight", small(zoneStandard === zoneSummer ? 0 : 1));
  const standard = nameOfZone(zoneStandard);
  const summer = standard === ERROR ? ERROR : nameOfZone(zoneSummer);
  if (summer === ERROR) {
    decref(standard);
    return false;
  }
  const names = tuple2(standard, summer);
  if (names !== 0) setIn(dict, "tzname", box(names));
  return names !== 0;
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initTime(dict: usize, module: usize): void {
  defineFunction(dict, module, "time()", timeTime);
  defineFunction(dict, module, "time_ns()", timeTimeNs);
  defineFunction(dict, module, "monotonic()", timeMonotonic);
  defineFunction(dict, module, "monotonic_ns()", timeMonotonicNs);
  defineFunction(dict, module, "perf_counter()", timeMonotonic);
  defineFunction(dict, module, "perf_counter_ns()", timeMonotonicNs);
  defineFunction(dict, module, "process_time()", timeProcess);
  defineFunction(dict, module, "process_time_ns()", timeProcessNs);
  defineFunction(dict, module, "get_clock_info(name, /)", clockInfo);
  defineFunction(dict, module, "sleep(seconds, /)", timeSleep);
  defineFunction(dict, module, "gmtime(seconds=None, /)", gmTime);
  defineFunction(dict, module, "localtime(seconds=None, /)", localTime);
  defineFunction(dict, module, "mktime(seconds_tuple, /)", makeTime);
  defineFunction(dict, module, "asctime(time_tuple=None, /)", asctime);
  defineFunction(dict, module, "ctime(seconds=None, /)", ctime);
  defineFunction(dict, module, "strftime(format, time_tuple=None, /)", strftime);
  defineFunction(dict, module, "strptime(string, format='%a %b %d %H:%M:%S %Y', /)", strptime);
  initClocks(dict, module);
  setIn(dict, "_STRUCT_TM_ITEMS", small(11));
  if (initStructTime()) setIn(dict, "struct_time", box(structTime));
}
