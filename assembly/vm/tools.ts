/**
 * What tools want to be told of running code: the events they asked for everywhere, and in single code objects (PEP 669). sys.setprofile and
 * sys.settrace are tools too, as in CPython (Python/legacy_tracing.c).
 *
 * Nothing here runs anything: vm/events.ts tells the tools, vm/instrument.ts puts the slots into the code.
 */
import { atFinish } from "../core/finish.ts";
import { decref, incref } from "../core/object.ts";
import { UNBOUND, Value } from "../core/value.ts";
import { rawAllocZeroed } from "../memory/raw.ts";
import { asInstrumented, Instrumented, PyCode } from "../objects/code.ts";
import { MonitorEvent, Tool } from "../shared/monitoring.ts";

/** Events that any tool wants anywhere: a bit each. 0: nobody watches, and nothing need be looked at. */
export let watched: u32 = 0;
/** Counts the changes: slots were set for one of these. */
export let toolsVersion: u32 = 1;

/** Of each tool the events asked for everywhere. */
const GLOBAL_EVENTS: usize = memory.data(32);
/** Of each monitor its name, UNBOUND if it is free, and its callbacks by event. */
const NAMES: usize = memory.data(48, 8);
const CALLBACKS: usize = memory.data(912, 8);
/** Events that any code object was ever asked for by itself. */
let localEvents: u32 = 0;

/** Events that slots in the code stand for, or that frames of instrumented code alone report. */
const SLOT_EVENTS: u32 = (1 << MonitorEvent.RAISE) - 1;

let isReady: bool = false;

/** All names and callbacks are UNBOUND at first. */
function makeReady(): void {
  if (isReady) return;
  isReady = true;
  for (let p: usize = 0; p < 48; p += 8) store<i64>(NAMES + p, UNBOUND);
  for (let p: usize = 0; p < 912; p += 8) store<i64>(CALLBACKS + p, UNBOUND);
}

function replaceAt(p: usize, v: Value): void {
  makeReady();
  if (v !== UNBOUND) atFinish(forgetTools.index);
  const old = load<i64>(p);
  store<i64>(p, v === UNBOUND ? UNBOUND : incref(v));
  decref(old);
}

function forgetTools(): void {
  for (let p: usize = 0; p < 48; p += 8) replaceAt(NAMES + p, UNBOUND);
  for (let p: usize = 0; p < 912; p += 8) replaceAt(CALLBACKS + p, UNBOUND);
  memory.fill(GLOBAL_EVENTS, 0, 32);
  localEvents = 0;
  noteChange();
}

// ---- names and callbacks ----

/** The name of a monitor, borrowed; UNBOUND while nobody uses the number. */
export function toolName(tool: u32): Value {
  return isReady ? load<i64>(NAMES + (tool << 3)) : UNBOUND;
}

export function setToolName(tool: u32, name: Value): void {
  replaceAt(NAMES + (tool << 3), name);
}

function callbackPlace(tool: u32, event: u32): usize {
  return CALLBACKS + ((<usize>(tool * MonitorEvent.COUNT + event)) << 3);
}

/** A monitor's callback for an event, borrowed; UNBOUND for none. */
export function callbackOf(tool: u32, event: u32): Value {
  return isReady ? load<i64>(callbackPlace(tool, event)) : UNBOUND;
}

export function setCallback(tool: u32, event: u32, callback: Value): void {
  replaceAt(callbackPlace(tool, event), callback);
}

// ---- events ----

export function globalEvents(tool: u32): u32 {
  return load<u32>(GLOBAL_EVENTS + (tool << 2));
}

export function setGlobalEvents(tool: u32, events: u32): void {
  store<u32>(GLOBAL_EVENTS + (tool << 2), events);
  noteChange();
}

function localPlace(code: PyCode, tool: u32): usize {
  return <usize>code.instrumented + offsetof<Instrumented>("local0") + ((<usize>tool) << 2);
}

export function eventsOf(code: PyCode, tool: u32): u32 {
  return code.instrumented === 0 ? 0 : load<u32>(localPlace(code, tool));
}

/** Asks for events in one code object; false without memory, nothing raised. */
export function setEventsOf(code: PyCode, tool: u32, events: u32): bool {
  if (!makeRecord(code)) return false;
  store<u32>(localPlace(code, tool), events);
  atFinish(forgetTools.index);
  localEvents |= events;
  noteChange();
  return true;
}

/** Takes back what a tool asked for in single code objects. */
export function clearEventsOf(code: PyCode, tool: u32): void {
  if (code.instrumented !== 0) store<u32>(localPlace(code, tool), 0);
}

/** Makes the record of a code object's copy; false without memory. */
export function makeRecord(code: PyCode): bool {
  if (code.instrumented === 0) code.instrumented = <u32>rawAllocZeroed(offsetof<Instrumented>());
  return code.instrumented !== 0;
}

/** Tools that want an event of a code object: a bit each. */
export function toolsFor(code: PyCode, event: u32): u32 {
  let tools: u32 = 0;
  for (let tool: u32 = 0; tool < <u32>Tool.COUNT; tool++) {
    tools |= (((globalEvents(tool) | eventsOf(code, tool)) >> event) & 1) << tool;
  }
  return tools;
}

/** Whether any tool wants events that a code object's instructions report. */
export function isWatched(code: PyCode): bool {
  let events: u32 = 0;
  for (let tool: u32 = 0; tool < <u32>Tool.COUNT; tool++) events |= globalEvents(tool) | eventsOf(code, tool);
  return (events & SLOT_EVENTS) !== 0;
}

/** Whether the slots of a copy are set for what tools want now. */
export function isCurrent(code: PyCode): bool {
  return asInstrumented(code.instrumented).version === toolsVersion;
}

/** Set by vm/instrument.ts: () => void, called when tools want something else than before. */
let changeIndex: u32 = 0;
export function setChangeHook(index: u32): void {
  changeIndex = index;
}

export function noteChange(): void {
  toolsVersion++;
  watched = localEvents;
  for (let tool: u32 = 0; tool < <u32>Tool.COUNT; tool++) watched |= globalEvents(tool);
  if (changeIndex !== 0) call_indirect<void>(changeIndex);
}
