/** EVENT: a slot of instrumented code (vm/instrument.ts) at which some tool is to be told of something. */
import { callVector, dropArguments, takeArguments } from "../../core/call.ts";
import { dictUsed } from "../../core/dict.ts";
import { restoreError, takeError } from "../../core/errors.ts";
import { Breaker } from "../../core/interrupt.ts";
import { asMethod } from "../../core/methods.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { ERROR, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { asCode } from "../../objects/code.ts";
import { MonitorEvent, Tool } from "../../shared/monitoring.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { storeResult } from "../calls.ts";
import { missing, quiet, tell, tellOfLoop } from "../events.ts";
import { Frame } from "../frame.ts";
import { asFrameObject } from "../frameobject.ts";
import { isOwnFrame } from "../frozen.ts";
import { chooseEntry } from "../instrument.ts";
import { serveInterrupts } from "../interrupts.ts";
import { lineOf } from "../positions.ts";
import { classicOffset, lineOfSlot } from "../registercode.ts";
import { isCurrent, toolsFor } from "../tools.ts";
import { reenter } from "../unwind.ts";
import { keywordNames, makeTuple, refuseParts, spread } from "./callops.ts";
import { aOf, begin, bOf, cOf, constant, dropSlots, opOf, read } from "./operands.ts";

/** A frame that has begun, and has seen no line yet. */
const NO_LINE: i32 = -1;

function factOf(pc: usize): u32 {
  return load<u32>(pc, 4);
}

export function eventOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const event = <MonitorEvent>load<u8>(pc, 2);
  // Lines are followed even when nobody is to be told: the frame of a callback may go on when that has ended.
  if (event === MonitorEvent.PY_START) frame.line = NO_LINE;
  if (event === MonitorEvent.LINE) {
    const isSame = frame.line === lineOfSlot(pc);
    frame.line = lineOfSlot(pc);
    if (isSame) return pc + 8;
  }
  if (quiet !== 0 || isOwnFrame(frame)) return pc + 8;
  const tools = toolsFor(asCode(frame.code), event) & ~(<u32>load<u8>(pc, 3));
  if (tools === 0) {
    if (!isCurrent(asCode(frame.code))) chooseEntry(asCode(frame.code));
    return pc + 8;
  }
  if (event === MonitorEvent.CALL) return callEvent(frame, pc, tools);
  if (!report(frame, pc, event, tools)) return 0;
  return goOnBehind(frame, pc + 8);
}

/** Goes on at `next`, or where a trace function has sent the frame, in the copy that tools want now. */
function goOnBehind(frame: Frame, next: usize): usize {
  if (frame.object !== 0 && asFrameObject(frame.object).jump !== 0) {
    next = asFrameObject(frame.object).jump;
    asFrameObject(frame.object).jump = 0;
  }
  if (!Breaker.isDue()) return next;
  frame.next = <u32>next;
  if (!serveInterrupts()) return 0;
  reenter();
  return 0;
}

/** Tells of an event with what its callbacks get besides the code; false with an exception pending. */
function report(frame: Frame, pc: usize, event: MonitorEvent, tools: u32): bool {
  const offset = small(classicOffset(asCode(frame.code), pc));
  switch (event) {
    case MonitorEvent.LINE:
    case MonitorEvent.INSTRUCTION:
      return tell(frame, event, tools, pc, 1, small(lineOfSlot(pc)));
    case MonitorEvent.PY_RETURN:
    case MonitorEvent.PY_YIELD:
      return reportValue(frame, pc, event, tools, offset);
    case MonitorEvent.JUMP:
    case MonitorEvent.BRANCH_RIGHT:
      if ((tools >> Tool.TRACE) & 1 && !isLoop(frame, pc)) tools &= ~(1 << Tool.TRACE);
      if (!tell(frame, event, tools, pc, 2, offset, small(factOf(pc)))) return false;
      return !((tools >> Tool.TRACE) & 1) || tellOfLoop(frame);
    case MonitorEvent.BRANCH_LEFT:
      return tell(frame, event, tools, pc, 2, offset, small(factOf(pc)));
    default:
      return tell(frame, event, tools, pc, 1, offset);
  }
}

/** Whether a jump leads back to where its line began, so that no other line begins there: loops end by branches too. */
function isLoop(frame: Frame, pc: usize): bool {
  const code = asCode(frame.code);
  const offset = classicOffset(code, pc);
  return factOf(pc) < offset && lineOf(code, factOf(pc)) === lineOf(code, offset);
}

/** What the instruction returns or yields, borrowed. */
function toBeGiven(frame: Frame, pc: usize): Value {
  switch (opOf(pc)) {
    case R.RETURN_CONST:
      return constant(frame, load<u32>(pc, 4));
    case R.YIELD_VALUE:
      return read(frame, bOf(pc));
    default:
      return read(frame, aOf(pc));
  }
}

/** What the instruction behind the slot returns or yields. */
function reportValue(frame: Frame, pc: usize, event: MonitorEvent, tools: u32, offset: Value): bool {
  const next = pc + 8;
  const v = incref(toBeGiven(frame, next));
  const told = tell(frame, event, tools, pc, 2, offset, v);
  decref(v);
  return told;
}

// ---- calls ----

/** What is called, as the event shows it: a bound method is its function, with self as the first argument. */
let callable: Value = UNBOUND;
let first: Value = UNBOUND;

function findCall(frame: Frame, pc: usize): void {
  const at = <usize>frame.regs + aOf(pc);
  callable = load<i64>(at);
  first = missing();
  if (opOf(pc) === R.CALL_EX) {
    const args = load<i64>(at, 8);
    if (isExactly(args, TypeId.TUPLE) && tupleLength(pointer(args)) !== 0)
      first = tupleItem(pointer(args), 0);
    return;
  }
  const hasSelf = opOf(pc) === R.CALL_METHOD && load<i64>(at, 8) !== UNBOUND;
  if (isExactly(callable, TypeId.METHOD) && !hasSelf) {
    const method = asMethod(pointer(callable));
    callable = method.func;
    first = method.self;
    return;
  }
  const skip: usize = opOf(pc) === R.CALL_METHOD && !hasSelf ? 16 : 8;
  const count = bOf(pc) + (hasSelf ? 1 : 0);
  if (count !== 0) first = load<i64>(at + skip);
}

/** CALL, and what else is called than functions of Python is called here, so that its end can be told. */
function callEvent(frame: Frame, pc: usize, tools: u32): usize {
  const call = pc + 8;
  if (opOf(call) === R.CALL_EX && !isExactly(read(frame, aOf(call) + 8), TypeId.TUPLE)) {
    if (!makeTuple(frame, aOf(call))) return 0;
  }
  findCall(frame, call);
  const function_ = incref(callable);
  const argument = incref(first);
  const next = callBetween(frame, pc, call, tools, function_, argument);
  decref(function_);
  decref(argument);
  return next;
}

function callBetween(
  frame: Frame,
  pc: usize,
  call: usize,
  tools: u32,
  function_: Value,
  first: Value,
): usize {
  const code = asCode(frame.code);
  const offset = small(classicOffset(code, pc));
  if (!tell(frame, MonitorEvent.CALL, tools, pc, 3, offset, function_, first)) return 0;
  const ends = toolsFor(code, MonitorEvent.C_RETURN) & toolsFor(code, MonitorEvent.CALL);
  const raises = toolsFor(code, MonitorEvent.C_RAISE) & toolsFor(code, MonitorEvent.CALL);
  if ((ends | raises) === 0 || isExactly(function_, TypeId.FUNCTION)) return goOnBehind(frame, call);
  // Profilers are told of the ends of built-in functions alone: classes and callable objects go on as they are.
  if ((ends | raises) === 1 << Tool.PROFILE && !isNativeFunction(function_)) return goOnBehind(frame, call);
  frame.pc = <u32>call;
  if (!callHere(frame, call)) {
    if (raises !== 0) tellOfCallEnd(frame, MonitorEvent.C_RAISE, raises, offset, function_, first);
    return 0;
  }
  // What was called may have changed who is to be told.
  const told = ends & toolsFor(code, MonitorEvent.C_RETURN);
  if (told !== 0 && !tell(frame, MonitorEvent.C_RETURN, told, 0, 3, offset, function_, first)) return 0;
  return goOnBehind(frame, call + 8);
}

function isNativeFunction(v: Value): bool {
  const kind = typeOf(v);
  return (
    kind === typeAt(TypeId.BUILTIN) ||
    kind === typeAt(TypeId.METHOD_DESCRIPTOR) ||
    kind === typeAt(TypeId.CLASSMETHOD_DESCRIPTOR)
  );
}

/** Tells that a call has raised; the exception stays pending unless a callback raises another. */
function tellOfCallEnd(
  frame: Frame,
  event: MonitorEvent,
  tools: u32,
  offset: Value,
  function_: Value,
  first: Value,
): void {
  const exc = takeError();
  if (tell(frame, event, tools, 0, 3, offset, function_, first)) restoreError(exc);
  else decref(exc);
}

/** Makes the call to its end, by a nested loop where that is Python's; false with an exception pending. */
function callHere(frame: Frame, pc: usize): bool {
  const op = opOf(pc);
  if (op === R.CALL_EX) return callExpandedHere(frame, pc);
  const a = aOf(pc);
  const at = <usize>frame.regs + a;
  let skip: u32 = 1;
  let nargs = bOf(pc);
  let names: usize = 0;
  let slots = nargs + 1;
  if (op === R.CALL_METHOD) {
    slots++;
    if (load<i64>(at, 8) === UNBOUND) skip = 2;
    else nargs++;
  } else if (op === R.CALL_KW) {
    names = pointer(load<i64>(at + 8 + (nargs << 3)));
    if (tupleLength(names) > nargs) {
      refuseParts(frame, pc);
      return false;
    }
    nargs -= tupleLength(names);
    slots++;
  }
  const result = callVector(load<i64>(at), at + (skip << 3), nargs, names);
  if (result === ERROR) return false;
  dropSlots(frame, a, slots);
  storeResult(frame, cOf(pc), result);
  return true;
}

/** The same with arguments from a tuple and, perhaps, a dict. */
function callExpandedHere(frame: Frame, pc: usize): bool {
  const at = <usize>frame.regs + aOf(pc);
  const withKeywords = bOf(pc) !== 0;
  if (withKeywords && !isExactly(load<i64>(at, 16), TypeId.DICT)) {
    refuseParts(frame, pc);
    return false;
  }
  const tuple = pointer(load<i64>(at, 8));
  const dict = withKeywords ? pointer(load<i64>(at, 16)) : 0;
  const keywords = dict === 0 ? 0 : dictUsed(dict);
  const names = keywords === 0 ? 0 : keywordNames(dict);
  if (keywords !== 0 && names === 0) return false;
  const count = tupleLength(tuple) + keywords;
  const args = takeArguments(count);
  let result: Value = ERROR;
  if (args !== 0) {
    spread(args, tuple, dict);
    result = callVector(load<i64>(at), args, tupleLength(tuple), names);
    for (let i: u32 = 0; i < count; i++) decref(load<i64>(args + (i << 3)));
    dropArguments(args);
  }
  if (names !== 0) decrefAt(names);
  if (result === ERROR) return false;
  dropSlots(frame, aOf(pc), withKeywords ? 3 : 2);
  storeResult(frame, cOf(pc), result);
  return true;
}
