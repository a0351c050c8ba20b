/** What Python sees of frames. Layout: vm/frameobject.ts. */

import { fail, formatText, raise } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { define } from "../core/native.ts";
import { decref, incref, increfAt } from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, boxBool, ERROR, FALSE, NONE, pointer, small, TRUE, UNBOUND, Value } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { loosen, stateOf } from "./chains.ts";
import { initCodePositions } from "./codepositions.ts";
import { setFrameTrace, traceOpcodes } from "./events.ts";
import { asFrame } from "./frame.ts";
import { newFrameLocals, windowOf } from "./framelocals.ts";
import { asFrameObject, frameClear, frameObject, holdFrameObject, PyFrame } from "./frameobject.ts";
import { asGenerator, clearUnstarted, GeneratorState } from "./generator.ts";
import { isNamespace } from "./introspect.ts";
import { setFrameLine } from "./jumps.ts";
import { lineOf } from "./positions.ts";
import { classicOffset } from "./registercode.ts";

// ---- frames ----

function lastInstruction(f: PyFrame): u32 {
  if (f.record === 0) return f.lasti;
  return classicOffset(asCode(f.code), asFrame(f.record).pc);
}

function frameCode(self: Value): Value {
  return incref(box(asFrameObject(pointer(self)).code));
}

function frameGlobals(self: Value): Value {
  return incref(box(asFrameObject(pointer(self)).globals));
}

function frameBuiltins(self: Value): Value {
  return incref(box(asFrameObject(pointer(self)).builtins));
}

/** f_generator: whose frame it is, None for that of a plain call. */
function frameGenerator(self: Value): Value {
  const record: usize = asFrameObject(pointer(self)).record;
  const generator: usize = record === 0 ? 0 : asFrame(record).generator;
  return generator === 0 ? NONE : incref(box(generator));
}

/** -1 while a trace function is told of the call, before the first instruction. */
function frameLasti(self: Value): Value {
  if (asFrameObject(pointer(self)).lineno !== 0) return small(-1);
  return small(lastInstruction(asFrameObject(pointer(self))));
}

function frameLine(self: Value): Value {
  const f = asFrameObject(pointer(self));
  if (f.lineno !== 0) return small(f.lineno - 1);
  if (isUnstarted(f)) return small(asCode(f.code).firstlineno);
  const found = lineOf(asCode(f.code), lastInstruction(f));
  return found < 0 ? NONE : small(found);
}

function setLine(self: Value, v: Value): i32 {
  asFrameObject(pointer(self)).seen = 1;
  return setFrameLine(asFrameObject(pointer(self)), v);
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
    // The frames of a chain that waits are linked, which is nobody's business.
    if (asFrame(f.record).generator !== 0) loosen(asGenerator(asFrame(f.record).generator));
    const caller: usize = asFrame(f.record).prev;
    if (caller === 0) return NONE;
    back = frameObject(asFrame(caller));
    return back === 0 ? ERROR : box(back);
  }
  if (back === 0) return NONE;
  increfAt(back);
  return box(back);
}

/** f_locals: the namespace of a module or class body, else a proxy for the variables (of a comprehension in it too). */
function frameLocals(self: Value): Value {
  const f = asFrameObject(pointer(self));
  f.seen = 1;
  if (!isNamespace(asCode(f.code), f.locals, windowOf(f))) return newFrameLocals(self);
  increfAt(f.locals);
  return box(<usize>f.locals);
}

function frameClearMethod(args: usize): Value {
  const p = pointer(load<i64>(args));
  const record: usize = asFrameObject(p).record;
  if (record === 0) frameClear(p);
  else {
    const generator: usize = asFrame(record).generator;
    const state = generator === 0 ? GeneratorState.RUNNING : stateOf(asGenerator(generator));
    if (state === GeneratorState.RUNNING) {
      return raise(Exc.RuntimeError, "cannot clear an executing frame");
    }
    if (state === GeneratorState.SUSPENDED) {
      return raise(Exc.RuntimeError, "cannot clear a suspended frame");
    }
    clearUnstarted(asGenerator(generator));
  }
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
  const trace = asFrameObject(pointer(self)).trace;
  return trace === UNBOUND ? NONE : incref(trace);
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
  defineGetter(type, "f_code", frameCode);
  defineGetter(type, "f_globals", frameGlobals);
  defineGetter(type, "f_builtins", frameBuiltins);
  defineGetter(type, "f_generator", frameGenerator);
  defineGetter(type, "f_back", frameBack);
  defineGetter(type, "f_lasti", frameLasti);
  defineGetter(type, "f_lineno", frameLine, setLine);
  defineGetter(type, "f_locals", frameLocals);
  defineGetter(type, "f_trace", frameTrace, setTrace);
  defineGetter(type, "f_trace_lines", frameTraceLines, setTraceLines);
  defineGetter(type, "f_trace_opcodes", frameTraceOpcodes, setTraceOpcodes);
  define(type, "clear(self, /)", frameClearMethod);
}

export function initFrameAttributeTypes(): void {
  initFrameAttributes();
  initCodePositions();
}
