/** What Python sees of frames, and the lines and positions of code objects. Layout: vm/frameobject.ts. */

import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { fail, formatText, raise } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { getIter } from "../core/iterate.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { define } from "../core/native.ts";
import { decref, decrefAt, incref, increfAt } from "../core/object.ts";
import { allocTuple, finishTuple, tupleInit } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, boxBool, ERROR, FALSE, NONE, pointer, small, TRUE, UNBOUND, Value } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { setFrameTrace, traceOpcodes } from "./events.ts";
import { asFrame } from "./frame.ts";
import { newFrameLocals } from "./framelocals.ts";
import { asFrameObject, frameClear, frameObject, holdFrameObject, PyFrame } from "./frameobject.ts";
import { asGenerator, GeneratorState } from "./generator.ts";
import {
  column,
  endColumn,
  endLine,
  line,
  lineOf,
  openPositions,
  readRun,
  runEnd,
  runStart,
} from "./positions.ts";
import { classicOffset } from "./registercode.ts";
import { insSize, readInstruction } from "./verify.ts";

// ---- frames ----

function lastInstruction(f: PyFrame): u32 {
  if (f.record === 0) return f.lasti;
  return classicOffset(asCode(f.code), asFrame(f.record).pc);
}

function frameLasti(self: Value): Value {
  return small(lastInstruction(asFrameObject(pointer(self))));
}

function frameLine(self: Value): Value {
  const f = asFrameObject(pointer(self));
  if (f.lineno !== 0) return small(f.lineno - 1);
  if (isUnstarted(f)) return small(asCode(f.code).firstlineno);
  const found = lineOf(asCode(f.code), lastInstruction(f));
  return found < 0 ? NONE : small(found);
}

/** Whether it is the frame of a generator or coroutine that has not run yet. */
function isUnstarted(f: PyFrame): bool {
  const generator: usize = f.record === 0 ? 0 : asFrame(f.record).generator;
  return generator !== 0 && asGenerator(generator).state === GeneratorState.CREATED;
}

function frameBack(self: Value): Value {
  const f = asFrameObject(pointer(self));
  let back: usize = f.back;
  if (f.record !== 0) {
    const caller: usize = asFrame(f.record).prev;
    if (caller === 0) return NONE;
    back = frameObject(asFrame(caller));
    return back === 0 ? ERROR : box(back);
  }
  if (back === 0) return NONE;
  increfAt(back);
  return box(back);
}

/** f_locals: the namespace of a module or class body, else a proxy for the variables. */
function frameLocals(self: Value): Value {
  const f = asFrameObject(pointer(self));
  if (f.locals === 0 || asCode(f.code).flags & CodeFlag.OPTIMIZED) return newFrameLocals(self);
  increfAt(f.locals);
  return box(<usize>f.locals);
}

function frameClearMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  if (asFrameObject(p).record !== 0) {
    const suspended = asFrame(asFrameObject(p).record).generator !== 0;
    return raise(
      Exc.RuntimeError,
      suspended ? "cannot clear a suspended frame" : "cannot clear an executing frame",
    );
  }
  frameClear(p);
  return NONE;
}

function frameRepr(self: Value): Value {
  const f = asFrameObject(pointer(self));
  const code = asCode(f.code);
  const at: i64 = lineOf(code, lastInstruction(f));
  const text = formatText("<frame at 0x%x, file %R, line %d", pointer(self), box(code.filename), at);
  if (text === ERROR) return ERROR;
  const whole = formatText("%S, code %S>", text, box(code.name));
  decref(text);
  return whole;
}

function frameTrace(self: Value): Value {
  const trace: usize = asFrameObject(pointer(self)).trace;
  return trace === 0 ? NONE : incref(box(trace));
}

/** Deleting it is setting it to None. Only while sys.settrace has a function is it called. */
function setTrace(self: Value, v: Value): i32 {
  setFrameTrace(pointer(self), v === UNBOUND ? NONE : v);
  traceOpcodes(asFrameObject(pointer(self)));
  return 0;
}

function frameTraceLines(self: Value): Value {
  return boxBool(asFrameObject(pointer(self)).traceLines !== 0);
}

function setTraceLines(self: Value, v: Value): i32 {
  if (v === UNBOUND) return fail(Exc.TypeError, "can't delete numeric/char attribute");
  if (v !== TRUE && v !== FALSE) return fail(Exc.TypeError, "attribute value type must be bool");
  const f = asFrameObject(pointer(self));
  f.traceLines = v === TRUE ? 1 : 0;
  holdFrameObject(f);
  return 0;
}

function frameTraceOpcodes(self: Value): Value {
  return boxBool(asFrameObject(pointer(self)).traceOpcodes !== 0);
}

function setTraceOpcodes(self: Value, v: Value): i32 {
  if (v !== TRUE && v !== FALSE) return fail(Exc.TypeError, "attribute value type must be bool");
  const f = asFrameObject(pointer(self));
  f.traceOpcodes = v === TRUE ? 1 : 0;
  holdFrameObject(f);
  traceOpcodes(f);
  return 0;
}

function initFrameAttributes(): void {
  const type = asType(typeAt(TypeId.FRAME));
  type.repr = frameRepr.index;
  defineMember(type, "f_code", offsetof<PyFrame>("code"), Member.OBJECT);
  defineMember(type, "f_globals", offsetof<PyFrame>("globals"), Member.OBJECT);
  defineMember(type, "f_builtins", offsetof<PyFrame>("builtins"), Member.OBJECT);
  defineGetter(type, "f_back", frameBack);
  defineGetter(type, "f_lasti", frameLasti);
  defineGetter(type, "f_lineno", frameLine);
  defineGetter(type, "f_locals", frameLocals);
  defineGetter(type, "f_trace", frameTrace, setTrace);
  defineGetter(type, "f_trace_lines", frameTraceLines, setTraceLines);
  defineGetter(type, "f_trace_opcodes", frameTraceOpcodes, setTraceOpcodes);
  define(type, "clear(self, /)", frameClearMethod);
}

// ---- code positions ----

function optional(n: i32): Value {
  return n < 0 ? NONE : small(n);
}

/** An iterator over a list of tuples, the list taken over (0: an exception is pending). */
function iterate(list: usize): Value {
  if (list === 0) return ERROR;
  const iterator = getIter(box(list));
  decrefAt(list);
  return iterator;
}

function tupleOf3(a: Value, b: Value, c: Value): Value {
  const p = allocTuple(3);
  if (p === 0) return ERROR;
  tupleInit(p, 0, a);
  tupleInit(p, 1, b);
  tupleInit(p, 2, c);
  return finishTuple(p);
}

/** co_lines(): (start, end, line) for each stretch of one line. */
function codeLines(args: usize): Value {
  const code = asCode(pointer(load<i64>(args)));
  const list = allocList();
  if (list === 0) return ERROR;
  openPositions(code);
  let from: u32 = 0;
  let to: u32 = 0;
  let last: i32 = -2;
  while (readRun()) {
    if (line !== last && to > from && !appendLine(list, from, to, last)) return ERROR;
    if (line !== last) from = runStart;
    last = line;
    to = runEnd;
  }
  if (to > from && !appendLine(list, from, to, last)) return ERROR;
  return iterate(list);
}

function appendLine(list: usize, from: u32, to: u32, at: i32): bool {
  const entry = tupleOf3(small(from), small(to), optional(at));
  if (entry !== ERROR && listAppendOwned(list, entry)) return true;
  decrefAt(list);
  return false;
}

/** co_positions(): (line, end line, column, end column) of each instruction. */
function codePositions(args: usize): Value {
  const code = asCode(pointer(load<i64>(args)));
  const list = allocList();
  if (list === 0) return ERROR;
  const bytes = <usize>code.code + BYTES_DATA;
  const length = asBytes(code.code).length;
  openPositions(code);
  let more = readRun();
  for (let at: u32 = 0; at < length && readInstruction(bytes, length, at); at += insSize) {
    while (more && at >= runEnd) more = readRun();
    const p = allocTuple(4);
    if (p === 0) return dropList(list);
    tupleInit(p, 0, more ? optional(line) : NONE);
    tupleInit(p, 1, more ? optional(endLine) : NONE);
    tupleInit(p, 2, more ? optional(column) : NONE);
    tupleInit(p, 3, more ? optional(endColumn) : NONE);
    if (!listAppendOwned(list, finishTuple(p))) return dropList(list);
  }
  return iterate(list);
}

function dropList(list: usize): Value {
  decrefAt(list);
  return ERROR;
}

export function initFrameAttributeTypes(): void {
  initFrameAttributes();
  const code = asType(typeAt(TypeId.CODE));
  define(code, "co_lines(self, /)", codeLines);
  define(code, "co_positions(self, /)", codePositions);
}
