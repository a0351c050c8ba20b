/** sys.settrace, sys.setprofile and their like: what they set is a tool as those of sys.monitoring are (vm/events.ts). */
import { audit } from "../core/auditing.ts";
import { callVector } from "../core/call.ts";
import { raisef } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { defineFunction, defineVectorFunction } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { sysAttribute, sysDict } from "../core/state.ts";
import { isTuple, TUPLE_ITEMS, tupleLength } from "../core/tuple.ts";
import { ERROR, NONE, pointer, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { profiler, quiet, setProfiler, setQuiet, setTracer, tracer } from "./events.ts";
import { frozenFunction } from "./frozen.ts";

function setTrace(args: usize): Value {
  if (!audit("sys.settrace")) return ERROR;
  setTracer(load<i64>(args));
  return NONE;
}

function getTrace(_args: usize): Value {
  return incref(tracer());
}

function setProfile(args: usize): Value {
  if (!audit("sys.setprofile")) return ERROR;
  setProfiler(load<i64>(args));
  return NONE;
}

function getProfile(_args: usize): Value {
  return incref(profiler());
}

/** call_tracing(func, args, /): calls a function from a trace function so that it is traced itself. */
function callTracing(args: usize): Value {
  const given = load<i64>(args, 8);
  if (!isTuple(given)) return raisef(Exc.TypeError, "call_tracing() argument 2 must be tuple, not %A", given);
  const outer = quiet;
  setQuiet(0);
  const p = pointer(given);
  const result = callVector(load<i64>(args), p + TUPLE_ITEMS, tupleLength(p), 0);
  setQuiet(outer);
  return result;
}

/** breakpointhook(*args, **kws): lib/_breakpoint.py, which reads the environment. */
function breakpointHook(args: usize, nargs: i32, kwnames: usize): Value {
  const hook = frozenFunction("_breakpoint", "breakpointhook");
  if (hook === ERROR) return ERROR;
  const result = callVector(hook, args, nargs, kwnames);
  decref(hook);
  return result;
}

/** Adds the functions to the namespace of sys. `module` is its name, a str. */
export function initTracing(module: usize): void {
  defineFunction(sysDict, module, "_setprofileallthreads(function, /)", setProfile);
  defineFunction(sysDict, module, "_settraceallthreads(function, /)", setTrace);
  defineVectorFunction(sysDict, module, "breakpointhook(*args, **kwargs)", breakpointHook);
  setIn(sysDict, "__breakpointhook__", incref(sysAttribute(nameOf(Name.breakpointhook))));
  defineFunction(sysDict, module, "call_tracing(func, args, /)", callTracing);
  defineFunction(sysDict, module, "getprofile()", getProfile);
  defineFunction(sysDict, module, "gettrace()", getTrace);
  defineFunction(sysDict, module, "setprofile(function, /)", setProfile);
  defineFunction(sysDict, module, "settrace(function, /)", setTrace);
}
