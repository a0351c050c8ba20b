/**
 * Tells tools of events: what sys.settrace and sys.setprofile set first, then monitors from the highest number on, as CPython orders them.
 *
 * A callback is called from native code, by a nested loop; while it runs, nothing is told (`quiet`), so these nest no deeper. The frame that
 * the event is about is the current one, with `pc` set. CPython: Python/instrumentation.c, Python/legacy_tracing.c, Python/sysmodule.c.
 */
import { bind } from "../core/attribute.ts";
import { call3, callVector, dropArguments, takeArguments } from "../core/call.ts";
import { clearError, errorPending, literal, raisef, restoreError, takeError } from "../core/errors.ts";
import { asException, tracebackOf } from "../core/exception.ts";
import { atFinish } from "../core/finish.ts";
import { internText } from "../core/intern.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { tuple3 } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { excType, isExactly, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { MonitorEvent, Tool } from "../shared/monitoring.ts";
import { TypeId } from "../shared/types.ts";
import { Frame } from "./frame.ts";
import { asFrameObject, frameObject, holdFrameObject, PyFrame } from "./frameobject.ts";
import { isOwnFrame } from "./frozen.ts";
import { switchOffSlot } from "./instrument.ts";
import { lineOfCall } from "./positions.ts";
import { classicOffset, isPlain } from "./registercode.ts";
import { callbackOf, globalEvents, setCallback, setEventsOf, setGlobalEvents, toolsFor } from "./tools.ts";

/** Callbacks that run: none is told of what they do. */
export let quiet: i32 = 0;
/** The event that a trace function is being told of, -1 for none: f_lineno may be set at some. */
export let tracedEvent: i32 = -1;

/** The record of the frame that the trace function is told of. */
export let tracedFrame: usize = 0;

export function setQuiet(callbacks: i32): void {
  quiet = callbacks;
}

// ---- functions of sys.setprofile and sys.settrace ----

let profileFunction: Value = UNBOUND;
let traceFunction: Value = UNBOUND;

/** What calls, returns and, for profilers, calls of native code are made known by. */
const CALL_EVENTS: u32 =
  (1 << MonitorEvent.PY_START) |
  (1 << MonitorEvent.PY_RESUME) |
  (1 << MonitorEvent.PY_THROW) |
  (1 << MonitorEvent.PY_RETURN) |
  (1 << MonitorEvent.PY_YIELD) |
  (1 << MonitorEvent.PY_UNWIND);
const PROFILE_EVENTS: u32 =
  CALL_EVENTS | (1 << MonitorEvent.CALL) | (1 << MonitorEvent.C_RETURN) | (1 << MonitorEvent.C_RAISE);
const TRACE_EVENTS: u32 =
  CALL_EVENTS |
  (1 << MonitorEvent.LINE) |
  (1 << MonitorEvent.JUMP) |
  (1 << MonitorEvent.BRANCH_RIGHT) |
  (1 << MonitorEvent.RAISE) |
  (1 << MonitorEvent.STOP_ITERATION);

export function profiler(): Value {
  return profileFunction === UNBOUND ? NONE : profileFunction;
}

export function tracer(): Value {
  return traceFunction === UNBOUND ? NONE : traceFunction;
}

function forgetFunctions(): void {
  setProfiler(NONE);
  setTracer(NONE);
  quiet = 0;
}

/** sys.setprofile: None for nothing. */
export function setProfiler(f: Value): void {
  if (f !== NONE) atFinish(forgetFunctions.index);
  const old = profileFunction;
  profileFunction = f === NONE ? UNBOUND : incref(f);
  decref(old);
  const events = f === NONE ? 0 : PROFILE_EVENTS;
  if (globalEvents(Tool.PROFILE) !== events) setGlobalEvents(Tool.PROFILE, events);
}

/** sys.settrace: None for nothing. */
export function setTracer(f: Value): void {
  if (f !== NONE) atFinish(forgetFunctions.index);
  const old = traceFunction;
  traceFunction = f === NONE ? UNBOUND : incref(f);
  decref(old);
  const events = f === NONE ? 0 : TRACE_EVENTS;
  if (globalEvents(Tool.TRACE) !== events) setGlobalEvents(Tool.TRACE, events);
}

/** A frame that has a trace function wants to be told of instructions: all frames of its code report them. */
export function traceOpcodes(f: PyFrame): void {
  if (f.trace !== UNBOUND && f.traceOpcodes)
    setEventsOf(asCode(f.code), Tool.TRACE, 1 << MonitorEvent.INSTRUCTION);
}

// ---- telling ----

/**
 * Tells `tools` of an event; false with an exception pending. Callbacks get the code and the first `count` of x, y and z. `slot` is the
 * address of the event's slot, 0 if it has none.
 */
export function tell(
  frame: Frame,
  event: MonitorEvent,
  tools: u32,
  slot: usize,
  count: i32,
  x: Value,
  y: Value = UNBOUND,
  z: Value = UNBOUND,
): bool {
  if ((tools >> Tool.TRACE) & 1 && !tellTracer(frame, event, y)) return false;
  if ((tools >> Tool.PROFILE) & 1 && !tellProfiler(frame, event, y, z)) return false;
  for (let tool: i32 = Tool.MONITORS - 1; tool >= 0; tool--) {
    if ((tools >> tool) & 1 && !tellMonitor(frame, tool, event, slot, count, x, y, z)) return false;
  }
  return true;
}

/** The callback of BRANCH serves both branches where they have none of their own. */
function monitorCallback(tool: u32, event: MonitorEvent): Value {
  const own = callbackOf(tool, event);
  if (own !== UNBOUND || (event !== MonitorEvent.BRANCH_LEFT && event !== MonitorEvent.BRANCH_RIGHT))
    return own;
  return callbackOf(tool, MonitorEvent.BRANCH);
}

function tellMonitor(
  frame: Frame,
  tool: u32,
  event: MonitorEvent,
  slot: usize,
  count: i32,
  x: Value,
  y: Value,
  z: Value,
): bool {
  const callback = monitorCallback(tool, event);
  if (callback === UNBOUND) return true;
  const args = takeArguments(4);
  if (args === 0) return false;
  store<i64>(args, box(frame.code));
  store<i64>(args, x, 8);
  store<i64>(args, y, 16);
  store<i64>(args, z, 24);
  incref(callback);
  quiet++;
  const result = callVector(callback, args, count + 1, 0);
  quiet--;
  decref(callback);
  dropArguments(args);
  if (result === ERROR) return false;
  decref(result);
  return result !== disableValue() || disable(frame, tool, event, slot);
}

/** sys.monitoring.DISABLE and MISSING: two objects, made by vm/monitoringmodule.ts. */
let DISABLE: Value = UNBOUND;
let MISSING: Value = UNBOUND;

function disableValue(): Value {
  return DISABLE;
}

export function missing(): Value {
  return MISSING;
}

export function setMarks(disable: Value, missing: Value): void {
  DISABLE = disable;
  MISSING = missing;
}

/** A callback wants no more of an event: at this place, if it is one of places. */
function disable(frame: Frame, tool: u32, event: MonitorEvent, slot: usize): bool {
  if (slot !== 0) {
    switchOffSlot(asCode(frame.code), slot, tool);
    return true;
  }
  if (event === MonitorEvent.STOP_ITERATION || event === MonitorEvent.PY_YIELD) return true;
  setCallback(tool, event, UNBOUND);
  raisef(Exc.ValueError, "Cannot disable %L events. Callback removed.", literal(eventName(event)));
  return false;
}

const EVENT_NAMES: StaticArray<string> = [
  "PY_START",
  "PY_RESUME",
  "PY_RETURN",
  "PY_YIELD",
  "CALL",
  "LINE",
  "INSTRUCTION",
  "JUMP",
  "BRANCH_LEFT",
  "BRANCH_RIGHT",
  "STOP_ITERATION",
  "RAISE",
  "EXCEPTION_HANDLED",
  "PY_UNWIND",
  "PY_THROW",
  "RERAISE",
  "C_RETURN",
  "C_RAISE",
  "BRANCH",
];

export function eventName(event: i32): string {
  return EVENT_NAMES[event];
}

// ---- sys.setprofile ----

function tellProfiler(frame: Frame, event: MonitorEvent, y: Value, z: Value): bool {
  switch (event) {
    case MonitorEvent.PY_START:
    case MonitorEvent.PY_RESUME:
    case MonitorEvent.PY_THROW:
      return callProfiler(frame, "call", NONE);
    case MonitorEvent.PY_RETURN:
    case MonitorEvent.PY_YIELD:
      return callProfiler(frame, "return", y);
    case MonitorEvent.PY_UNWIND:
      return callProfiler(frame, "return", NONE);
    case MonitorEvent.CALL:
      return tellOfNative(frame, "c_call", y, z);
    case MonitorEvent.C_RETURN:
      return tellOfNative(frame, "c_return", y, z);
    case MonitorEvent.C_RAISE:
      return tellOfNative(frame, "c_exception", y, z);
    default:
      return true;
  }
}

/** Only built-in functions count; a built-in method is told of as bound to its first argument. */
function tellOfNative(frame: Frame, what: string, callable: Value, first: Value): bool {
  if (isExactly(callable, TypeId.BUILTIN)) return callProfiler(frame, what, callable);
  const ofClass = isExactly(callable, TypeId.CLASSMETHOD_DESCRIPTOR);
  if ((!ofClass && !isExactly(callable, TypeId.METHOD_DESCRIPTOR)) || first === MISSING) return true;
  const get = asType(typeOf(callable)).descrGet;
  const bound = ofClass ? call_indirect<Value>(get, callable, UNBOUND, first) : bind(callable, first);
  if (bound === ERROR) return false;
  const told = callProfiler(frame, what, bound);
  decref(bound);
  return told;
}

function callProfiler(frame: Frame, what: string, arg: Value): bool {
  const function_ = profileFunction;
  if (function_ === UNBOUND) return true;
  const result = callWithFrame(frame, function_, what, arg);
  if (result === ERROR) {
    setProfiler(NONE);
    return false;
  }
  decref(result);
  return true;
}

/** function(frame, what, arg), or ERROR. */
function callWithFrame(frame: Frame, callable: Value, what: string, arg: Value): Value {
  const object = frameObject(frame);
  if (object === 0) return ERROR;
  const name = internText(what);
  if (name === 0) {
    decrefAt(object);
    return ERROR;
  }
  incref(callable);
  quiet++;
  const result = call3(callable, box(object), box(name), arg);
  quiet--;
  decref(callable);
  decrefAt(name);
  decrefAt(object);
  return result;
}

// ---- sys.settrace ----

function tellTracer(frame: Frame, event: MonitorEvent, y: Value): bool {
  switch (event) {
    case MonitorEvent.PY_START:
    case MonitorEvent.PY_RESUME:
    case MonitorEvent.PY_THROW:
      return callTracer(
        frame,
        event,
        "call",
        NONE,
        event === MonitorEvent.PY_START ? lineOfCall(asCode(frame.code)) : -1,
      );
    case MonitorEvent.PY_RETURN:
    case MonitorEvent.PY_YIELD:
      return callTracer(frame, event, "return", y, -1);
    case MonitorEvent.PY_UNWIND:
      return callTracer(frame, event, "return", NONE, -1);
    case MonitorEvent.LINE:
      return !wants(frame, true) || callTracer(frame, event, "line", NONE, -1);
    case MonitorEvent.INSTRUCTION:
      return !wants(frame, false) || callTracer(frame, event, "opcode", NONE, -1);
    case MonitorEvent.RAISE:
    case MonitorEvent.STOP_ITERATION:
      return !isTraced(frame) || tellOfException(frame, event, y);
    default:
      return true;
  }
}

function isTraced(frame: Frame): bool {
  return traceFunction !== UNBOUND && frame.object !== 0 && asFrameObject(frame.object).trace !== UNBOUND;
}

/** f_trace_lines or f_trace_opcodes of a frame that has a trace function. */
function wants(frame: Frame, lines: bool): bool {
  if (!isTraced(frame)) return false;
  const f = asFrameObject(frame.object);
  return lines ? f.traceLines !== 0 : f.traceOpcodes !== 0;
}

/** A jump back to where the line began: its trace function is told as if another line had begun. */
export function tellOfLoop(frame: Frame): bool {
  return !wants(frame, true) || callTracer(frame, MonitorEvent.JUMP, "line", NONE, -1);
}

function tellOfException(frame: Frame, event: MonitorEvent, exc: Value): bool {
  const traceback: usize = tracebackOf(asException(pointer(exc)));
  const arg = tuple3(incref(box(typeOf(exc))), incref(exc), traceback === 0 ? NONE : incref(box(traceback)));
  if (arg === 0) return false;
  const told = callTracer(frame, event, "exception", box(arg), -1);
  decrefAt(arg);
  return told;
}

/** Calls the trace function: sys.settrace's for calls, else the frame's own; what it gives is the frame's from now on. */
function callTracer(frame: Frame, event: MonitorEvent, what: string, arg: Value, line: i32): bool {
  const isCall = what === "call";
  if (!isCall && !isTraced(frame)) return true;
  const callable = isCall ? traceFunction : asFrameObject(frame.object).trace;
  if (callable === UNBOUND) return true;
  const object = frameObject(frame);
  if (object === 0) return false;
  const f = asFrameObject(object);
  const outer = tracedEvent;
  const outerFrame = tracedFrame;
  tracedEvent = event;
  tracedFrame = changetype<usize>(frame);
  f.lineno = line + 1;
  const result = callWithFrame(frame, callable, what, arg);
  tracedEvent = outer;
  tracedFrame = outerFrame;
  f.lineno = 0;
  if (result === ERROR) {
    setFrameTrace(object, NONE);
    setTracer(NONE);
  } else if (result !== NONE) {
    setFrameTrace(object, result);
    decref(result);
  }
  decrefAt(object);
  return result !== ERROR;
}

/** f_trace of a frame object; None for none. */
export function setFrameTrace(p: usize, function_: Value): void {
  const f = asFrameObject(p);
  const old = f.trace;
  f.trace = function_ === NONE ? UNBOUND : incref(function_);
  if (function_ !== NONE) holdFrameObject(f);
  decref(old);
}

// ---- exceptions ----

/** Tells of an event of the pending exception, which stays pending unless a callback raises another. */
export function tellOfError(frame: Frame, event: MonitorEvent): void {
  if (quiet !== 0 || !errorPending() || isOwnFrame(frame)) return;
  const code = asCode(frame.code);
  const tools = toolsFor(code, event);
  if (tools === 0) return;
  const exc = takeError();
  const offset = small(classicOffset(code, frame.pc));
  if (tell(frame, event, tools, 0, 2, offset, exc)) {
    clearError();
    restoreError(exc);
  } else decref(exc);
}

/** A generator that the frame's instruction had resumed has ended with a value (borrowed): false with an exception pending. */
export function tellOfEnd(frame: Frame, v: Value): bool {
  if (quiet !== 0 || isOwnFrame(frame)) return true;
  const code = asCode(frame.code);
  const tools = toolsFor(code, MonitorEvent.STOP_ITERATION);
  if (tools === 0) return true;
  const args = takeArguments(1);
  if (args === 0) return false;
  store<i64>(args, v);
  const exc = callVector(box(excType(Exc.StopIteration)), args, v === NONE ? 0 : 1, 0);
  dropArguments(args);
  if (exc === ERROR) return false;
  const offset = small(classicOffset(code, frame.pc));
  const told = tell(frame, MonitorEvent.STOP_ITERATION, tools, 0, 2, offset, exc);
  decref(exc);
  return told;
}

/** A generator's frame has been resumed by throw(): the pending exception is about to be raised in it. */
export function tellOfThrow(frame: Frame): void {
  tellOfError(frame, MonitorEvent.PY_THROW);
}

/** A frame's YIELD_FROM lets a value through (a reference, dropped if a callback raises): false with an exception pending. */
export function tellOfDelegatedYield(frame: Frame, v: Value): bool {
  const code = asCode(frame.code);
  const tools = quiet !== 0 || isPlain(code, frame.pc) ? 0 : toolsFor(code, MonitorEvent.PY_YIELD);
  if (tools === 0) return true;
  const offset = small(classicOffset(code, frame.pc));
  if (tell(frame, MonitorEvent.PY_YIELD, tools, 0, 2, offset, v)) return true;
  decref(v);
  return false;
}
