/** The module `time`: clocks and sleep. Calendar functions (gmtime, strftime …) are not there yet. */
import { fail, raise } from "../core/errors.ts";
import { fitsI64, intFromI64, intToI64, isInt } from "../core/integer.ts";
import { defineFunction } from "../core/native.ts";
import { boxFloat, ERROR, NONE, Value } from "../core/value.ts";
import { monotonicClock, processTime, sleep, wallClock } from "../host.ts";
import { floatOf, isAnyFloat } from "../objects/float.ts";
import { Exc } from "../shared/exceptions.ts";

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

/** sleep(seconds): a number that is not negative. */
function timeSleep(args: usize): Value {
  const v = load<i64>(args);
  let seconds: f64 = -1;
  if (isAnyFloat(v)) seconds = floatOf(v);
  else if (isInt(v) && fitsI64(v)) seconds = <f64>intToI64(v);
  else {
    fail(Exc.TypeError, "'sleep' takes a number of seconds");
    return ERROR;
  }
  if (seconds !== seconds) return raise(Exc.ValueError, "Invalid value NaN (not a number)");
  if (seconds < 0) return raise(Exc.ValueError, "sleep length must be non-negative");
  sleep(seconds);
  return NONE;
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
  defineFunction(dict, module, "sleep(seconds, /)", timeSleep);
}
