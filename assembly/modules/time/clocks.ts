/**
 * Clocks by number: time.clock_gettime and its kin, with the numbers that Linux gives them. Refused: setting a clock, which the host lets
 * nobody do, and clocks of one thread, which it does not have.
 */
import { raise, raisef } from "../../core/errors.ts";
import { fitsI64, intFromI64, intToI64 } from "../../core/integer.ts";
import { defineFunction } from "../../core/native.ts";
import { decref } from "../../core/object.ts";
import { toIndex } from "../../core/subscript.ts";
import { boxFloat, ERROR, isSmall, small, smallValue, Value } from "../../core/value.ts";
import { setIn } from "../../core/words.ts";
import { monotonicClock, processTime, wallClock } from "../../host.ts";
import { isAnyFloat } from "../../objects/float.ts";
import { raiseErrno } from "../../objects/oserrno.ts";
import { Exc } from "../../shared/exceptions.ts";

enum Clock {
  REALTIME,
  MONOTONIC,
  PROCESS_CPUTIME_ID,
  MONOTONIC_RAW = 4,
  BOOTTIME = 7,
}

const EPERM: i32 = 1;
const EINVAL: i32 = 22;

/** No time: an exception is pending. */
const NO_TIME: f64 = -Infinity;

/** The number of a clock; -1 with TypeError pending, or -2 for one that cannot be. */
function clockNumber(v: Value): i64 {
  const index = toIndex(v);
  if (index === ERROR) {
    raisef(Exc.TypeError, "clk_id should be integer, not %T", v);
    return -1;
  }
  const number = isSmall(index) ? smallValue(index) : i64.MAX_VALUE;
  decref(index);
  if (number === <i64>(<i32>number)) return number < 0 ? -2 : number;
  raisef(Exc.TypeError, "clk_id should be integer, not %T", v);
  return -1;
}

/** What a clock shows, in seconds; NO_TIME. */
function timeOf(v: Value): f64 {
  const number = clockNumber(v);
  if (number === -1) return NO_TIME;
  switch (<i32>number) {
    case Clock.REALTIME:
      return wallClock();
    case Clock.MONOTONIC:
    case Clock.MONOTONIC_RAW:
    case Clock.BOOTTIME:
      return monotonicClock();
    case Clock.PROCESS_CPUTIME_ID:
      return processTime();
    default:
      raiseErrno(EINVAL);
      return NO_TIME;
  }
}

/** clock_gettime(clk_id, /) */
function getTime(args: usize): Value {
  const seconds = timeOf(load<i64>(args));
  return seconds === NO_TIME ? ERROR : boxFloat(seconds);
}

/** clock_gettime_ns(clk_id, /) */
function getTimeNs(args: usize): Value {
  const seconds = timeOf(load<i64>(args));
  return seconds === NO_TIME ? ERROR : intFromI64(<i64>(seconds * 1e9));
}

/** clock_getres(clk_id, /): what get_clock_info says of the same clock. */
function getResolution(args: usize): Value {
  const seconds = timeOf(load<i64>(args));
  if (seconds === NO_TIME) return ERROR;
  return boxFloat(load<i64>(args) === small(Clock.REALTIME) ? 1e-3 : 1e-6);
}

/** clock_settime(clk_id, time, /) */
function setTime(args: usize): Value {
  if (clockNumber(load<i64>(args)) === -1) return ERROR;
  if (!isAnyFloat(load<i64>(args, 8))) {
    const index = toIndex(load<i64>(args, 8));
    if (index === ERROR) {
      return raisef(
        Exc.TypeError,
        "'%T' object cannot be interpreted as an integer or float",
        load<i64>(args, 8),
      );
    }
    decref(index);
  }
  return raiseErrno(EPERM);
}

/** clock_settime_ns(clk_id, time, /) */
function setTimeNs(args: usize): Value {
  if (clockNumber(load<i64>(args)) === -1) return ERROR;
  const index = toIndex(load<i64>(args, 8));
  if (index === ERROR) return ERROR;
  const fits = fitsI64(index) && intToI64(index) !== i64.MIN_VALUE;
  decref(index);
  return fits ? raiseErrno(EPERM) : raise(Exc.OverflowError, "timestamp too large to convert to C PyTime_t");
}

/** Adds the functions and the clocks' numbers. */
export function initClocks(dict: usize, module: usize): void {
  defineFunction(dict, module, "clock_gettime(clk_id, /)", getTime);
  defineFunction(dict, module, "clock_gettime_ns(clk_id, /)", getTimeNs);
  defineFunction(dict, module, "clock_getres(clk_id, /)", getResolution);
  defineFunction(dict, module, "clock_settime(clk_id, time, /)", setTime);
  defineFunction(dict, module, "clock_settime_ns(clk_id, time, /)", setTimeNs);
  setIn(dict, "CLOCK_REALTIME", small(Clock.REALTIME));
  setIn(dict, "CLOCK_MONOTONIC", small(Clock.MONOTONIC));
  setIn(dict, "CLOCK_PROCESS_CPUTIME_ID", small(Clock.PROCESS_CPUTIME_ID));
  setIn(dict, "CLOCK_MONOTONIC_RAW", small(Clock.MONOTONIC_RAW));
  setIn(dict, "CLOCK_BOOTTIME", small(Clock.BOOTTIME));
}
