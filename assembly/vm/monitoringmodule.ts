/**
 * sys.monitoring (PEP 669): tools say which events they want, and what is to be called for each. What they ask for is kept in vm/tools.ts.
 * CPython: Python/instrumentation.c. There the events of BRANCH are those of both branches; so they are here.
 */
import { newDict } from "../core/dict.ts";
import { literal, raise, raisef } from "../core/errors.ts";
import { internText } from "../core/intern.ts";
import { defineFunction } from "../core/native.ts";
import { incref } from "../core/object.ts";
import { sysDict } from "../core/state.ts";
import { isStr } from "../core/string.ts";
import { indexNumber } from "../core/subscript.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { asCode, decodedCode, PyCode } from "../objects/code.ts";
import { moduleDict, newModule } from "../objects/module.ts";
import { newInstance } from "../objects/object.ts";
import { newNamespace } from "../objects/simplenamespace.ts";
import { Exc } from "../shared/exceptions.ts";
import { MonitorEvent, Tool } from "../shared/monitoring.ts";
import { TypeId } from "../shared/types.ts";
import { eventName, setMarks } from "./events.ts";
import { restartEvents } from "./instrument.ts";
import {
  callbackOf,
  clearEventsOf,
  eventsOf,
  globalEvents,
  setCallback,
  setEventsOf,
  setGlobalEvents,
  setToolName,
  toolName,
} from "./tools.ts";

const BAD: i64 = i64.MIN_VALUE;
/** Events that may be asked for everywhere, and in one code object. */
const KNOWN: i64 = (1 << MonitorEvent.COUNT) - 1;
const BRANCHES: u32 = (1 << MonitorEvent.BRANCH_LEFT) | (1 << MonitorEvent.BRANCH_RIGHT);
const BRANCH: u32 = 1 << MonitorEvent.BRANCH;
const ENDS_OF_CALLS: u32 = (1 << MonitorEvent.C_RETURN) | (1 << MonitorEvent.C_RAISE);
const LOCAL: u32 = ((1 << MonitorEvent.RAISE) - 1) | BRANCH | ENDS_OF_CALLS;

/** A C int; BAD with an exception pending. */
function number(v: Value): i64 {
  const n = indexNumber(v);
  if (n === BAD || (n >= i32.MIN_VALUE && n <= i32.MAX_VALUE)) return n;
  raise(Exc.OverflowError, "Python int too large to convert to C int");
  return BAD;
}

/** The number of a tool; BAD with an exception pending. */
function toolArgument(v: Value): i64 {
  const tool = number(v);
  if (tool === BAD || (tool >= 0 && tool < Tool.MONITORS)) return tool;
  raisef(Exc.ValueError, "invalid tool %d (must be between 0 and 5)", tool);
  return BAD;
}

function isInUse(tool: u32): bool {
  if (toolName(tool) !== UNBOUND) return true;
  raisef(Exc.ValueError, "tool %d is not in use", <i64>tool);
  return false;
}

/** use_tool_id(tool_id, name, /) */
function useTool(args: usize): Value {
  const tool = toolArgument(load<i64>(args));
  if (tool === BAD) return ERROR;
  const name = load<i64>(args, 8);
  if (!isStr(name)) return raise(Exc.ValueError, "tool name must be a str");
  if (toolName(<u32>tool) !== UNBOUND) return raisef(Exc.ValueError, "tool %d is already in use", tool);
  setToolName(<u32>tool, name);
  return NONE;
}

/** clear_tool_id(tool_id, /): it asks for nothing any more, and nothing is called for it. */
function clearTool(args: usize): Value {
  const tool = toolArgument(load<i64>(args));
  if (tool === BAD) return ERROR;
  if (toolName(<u32>tool) !== UNBOUND) clearRequests(<u32>tool);
  return NONE;
}

function clearRequests(tool: u32): void {
  for (let event: u32 = 0; event < <u32>MonitorEvent.COUNT; event++) setCallback(tool, event, UNBOUND);
  for (let p = decodedCode; p !== 0; p = asCode(p).nextDecoded) clearEventsOf(asCode(p), tool);
  setGlobalEvents(tool, 0);
}

/** free_tool_id(tool_id, /) */
function freeTool(args: usize): Value {
  if (clearTool(args) === ERROR) return ERROR;
  setToolName(<u32>indexNumber(load<i64>(args)), UNBOUND);
  return NONE;
}

/** get_tool(tool_id, /): its name or None. */
function getTool(args: usize): Value {
  const tool = toolArgument(load<i64>(args));
  if (tool === BAD) return ERROR;
  const name = toolName(<u32>tool);
  return name === UNBOUND ? NONE : incref(name);
}

/** register_callback(tool_id, event, func, /): what was called before, or None. */
function registerCallback(args: usize): Value {
  const tool = toolArgument(load<i64>(args));
  if (tool === BAD) return ERROR;
  const events = number(load<i64>(args, 8));
  if (events === BAD) return ERROR;
  if (events <= 0 || popcnt<i64>(events) !== 1) {
    return raise(Exc.ValueError, "The callback can only be set for one event at a time");
  }
  const event = <u32>ctz<i64>(events);
  if (event >= <u32>MonitorEvent.COUNT) return raisef(Exc.ValueError, "invalid event %d", events);
  const callback = load<i64>(args, 16);
  const old = callbackOf(<u32>tool, event);
  const previous = old === UNBOUND ? NONE : incref(old);
  setCallback(<u32>tool, event, callback === NONE ? UNBOUND : callback);
  return previous;
}

/** get_events(tool_id, /) */
function getEvents(args: usize): Value {
  const tool = toolArgument(load<i64>(args));
  return tool === BAD ? ERROR : small(globalEvents(<u32>tool) & ~ENDS_OF_CALLS);
}

/** A set of events as it is kept; BAD with an exception pending. `what` it is for messages, `known` what may be in it. */
function eventSet(v: Value, what: string, known: i64): i64 {
  const events = number(v);
  if (events === BAD) return BAD;
  if (events < 0 || (events & ~known) !== 0) {
    raisef(Exc.ValueError, "invalid %L 0x%x", literal(what), <i64>(<u32>events));
    return BAD;
  }
  let kept = <u32>events;
  if ((kept & ENDS_OF_CALLS) !== 0) {
    const all: u32 = ENDS_OF_CALLS | (1 << MonitorEvent.CALL);
    if ((kept & all) !== all) {
      raise(Exc.ValueError, "cannot set C_RETURN or C_RAISE events independently");
      return BAD;
    }
  }
  // The ends of calls are told to who wants calls and has a callback for them.
  if ((kept & (1 << MonitorEvent.CALL)) !== 0) kept |= ENDS_OF_CALLS;
  if ((kept & BRANCH) !== 0) kept = (kept & ~BRANCH) | BRANCHES;
  return kept;
}

/** set_events(tool_id, event_set, /) */
function setEvents(args: usize): Value {
  const tool = toolArgument(load<i64>(args));
  if (tool === BAD) return ERROR;
  const events = eventSet(load<i64>(args, 8), "event set", KNOWN);
  if (events === BAD || !isInUse(<u32>tool)) return ERROR;
  if (globalEvents(<u32>tool) !== <u32>events) setGlobalEvents(<u32>tool, <u32>events);
  return NONE;
}

/** The code object that an argument is; none with an exception pending. */
function codeArgument(v: Value): PyCode | null {
  if (isExactly(v, TypeId.CODE)) return asCode(pointer(v));
  raise(Exc.TypeError, "code must be a code object");
  return null;
}

/** get_local_events(tool_id, code, /) */
function getLocalEvents(args: usize): Value {
  const tool = toolArgument(load<i64>(args));
  if (tool === BAD) return ERROR;
  const code = codeArgument(load<i64>(args, 8));
  if (code === null) return ERROR;
  return small(eventsOf(code, <u32>tool) & ~ENDS_OF_CALLS);
}

/** set_local_events(tool_id, code, event_set, /) */
function setLocalEvents(args: usize): Value {
  const tool = toolArgument(load<i64>(args));
  if (tool === BAD) return ERROR;
  const code = codeArgument(load<i64>(args, 8));
  if (code === null) return ERROR;
  const events = eventSet(load<i64>(args, 16), "local event set", LOCAL);
  if (events === BAD || !isInUse(<u32>tool)) return ERROR;
  if (eventsOf(code, <u32>tool) === <u32>events) return NONE;
  return setEventsOf(code, <u32>tool, <u32>events) ? NONE : raise(Exc.MemoryError, "");
}

function restart(_args: usize): Value {
  restartEvents();
  return NONE;
}

/** _all_events(): for each event that some tool wants everywhere, which tools: a bit each. */
function allEvents(_args: usize): Value {
  const dict = newDict();
  for (let event: u32 = 0; event < <u32>(MonitorEvent.RERAISE + 1) && dict !== 0; event++) {
    let tools: i64 = 0;
    for (let tool: u32 = 0; tool < <u32>Tool.COUNT; tool++)
      tools |= (<i64>((globalEvents(tool) >> event) & 1)) << tool;
    if (tools !== 0) setIn(dict, eventName(event), small(tools));
  }
  return dict === 0 ? ERROR : box(dict);
}

// ---- the namespace ----

function events(): Value {
  const dict = newDict();
  for (let event = 0; event < MonitorEvent.COUNT; event++) setIn(dict, eventName(event), small(1 << event));
  setIn(dict, "NO_EVENTS", small(0));
  return newNamespace(dict);
}

function addFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "_all_events()", allEvents);
  defineFunction(dict, module, "clear_tool_id(tool_id, /)", clearTool);
  defineFunction(dict, module, "free_tool_id(tool_id, /)", freeTool);
  defineFunction(dict, module, "get_events(tool_id, /)", getEvents);
  defineFunction(dict, module, "get_local_events(tool_id, code, /)", getLocalEvents);
  defineFunction(dict, module, "get_tool(tool_id, /)", getTool);
  defineFunction(dict, module, "register_callback(tool_id, event, func, /)", registerCallback);
  defineFunction(dict, module, "restart_events()", restart);
  defineFunction(dict, module, "set_events(tool_id, event_set, /)", setEvents);
  defineFunction(dict, module, "set_local_events(tool_id, code, event_set, /)", setLocalEvents);
  defineFunction(dict, module, "use_tool_id(tool_id, name, /)", useTool);
}

/** Adds `monitoring` to the namespace of sys; false without memory. */
export function initMonitoring(): bool {
  const name = internText("sys.monitoring");
  const module = name === 0 ? ERROR : newModule(box(name));
  if (module === ERROR) return false;
  const dict = moduleDict(pointer(module));
  addFunctions(dict, name);
  setIn(dict, "events", events());
  setIn(dict, "DEBUGGER_ID", small(0));
  setIn(dict, "COVERAGE_ID", small(1));
  setIn(dict, "PROFILER_ID", small(2));
  setIn(dict, "OPTIMIZER_ID", small(5));
  const disable = newInstance(typeAt(TypeId.OBJECT));
  const missing = newInstance(typeAt(TypeId.OBJECT));
  if (disable === ERROR || missing === ERROR) return false;
  setMarks(disable, missing);
  setIn(dict, "DISABLE", incref(disable));
  setIn(dict, "MISSING", incref(missing));
  setIn(sysDict, "monitoring", module);
  return true;
}
