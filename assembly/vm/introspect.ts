/** Namespaces of running frames, and running code in given ones: globals(), locals(), exec, eval, sys._getframe. */
import { dictSetStr, isDict, newDict } from "../core/dict.ts";
import { raise } from "../core/errors.ts";
import { builtinsDict } from "../core/namespace.ts";
import { decrefAt, incref, increfAt } from "../core/object.ts";
import { isTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { isExactly } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { dictUpdateFrom } from "../objects/dictupdate.ts";
import { asCell, builtinsOf } from "../objects/function.ts";
import { Exc } from "../shared/exceptions.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { runCode } from "./calls.ts";
import { asFrame, current, Frame } from "./frame.ts";
import { asFrameObject, frameObject } from "./frameobject.ts";
import { byThread, handledBy, topFrame } from "./threads.ts";

/** The globals of the running frame, borrowed; 0 if none runs. */
export function currentGlobals(): usize {
  return current === 0 ? 0 : <usize>asFrame(current).globals;
}

/**
 * locals(): the namespace of a module or class body itself, a fresh dict of the variables of a function (PEP 667), or of a
 * comprehension that is a part of a module's or class's code.
 */
export function currentLocals(): Value {
  if (current === 0) return raise(Exc.SystemError, "frame does not exist");
  const frame = asFrame(current);
  if (isNamespace(asCode(frame.code), frame.locals, frame.regs)) {
    increfAt(frame.locals);
    return box(frame.locals);
  }
  return localsSnapshot(frame);
}

/** Whether the variables of a frame are those of its namespace: not a function's, nor while a comprehension in it has its own. */
export function isNamespace(code: PyCode, locals: usize, window: usize): bool {
  if (locals === 0 || code.flags & CodeFlag.OPTIMIZED) return false;
  if (window === 0) return true;
  for (let i: u32 = 0; i < code.nlocals; i++)
    if (load<i64>(window + ((<usize>i) << 3)) !== UNBOUND) return false;
  return true;
}

/** A fresh dict of a function frame's bound variables, and of names set through f_locals that are none. */
export function localsSnapshot(frame: Frame): Value {
  const dict = newDict();
  if (dict === 0) return ERROR;
  const extra: usize = frame.object === 0 ? 0 : <usize>asFrameObject(frame.object).extraLocals;
  const isDone = addVariables(dict, asCode(frame.code), frame.regs);
  if (isDone && (extra === 0 || dictUpdateFrom(dict, box(extra)))) return box(dict);
  decrefAt(dict);
  return ERROR;
}

/** Adds the bound variables of a window to a dict, parameters that are cells where they stand among the parameters. */
export function addVariables(dict: usize, code: PyCode, window: usize): bool {
  for (let i: u32 = 0; i < code.nslots; i++) {
    let v = variable(code, window, i);
    const name = variableName(code, i);
    if (i >= code.nlocals && isShownBefore(code, window, i, name)) continue;
    if (i < code.nlocals && v === UNBOUND) {
      const cell = placeOf(code.cellvars, name);
      if (cell >= 0) v = variable(code, window, code.nlocals + cell);
    }
    if (v !== UNBOUND && dictSetStr(dict, name, v) < 0) return false;
  }
  return true;
}

/** Whether cell or free variable i is also a local: a parameter, or a variable that a comprehension has at the moment. */
function isShownBefore(code: PyCode, window: usize, i: u32, name: usize): bool {
  const place = placeOf(code.varnames, name);
  if (place < 0) return false;
  return i < code.nlocals + tupleLength(code.cellvars) || variable(code, window, place) !== UNBOUND;
}

/** Place of an interned name in a tuple, -1 if it is not there. */
function placeOf(names: usize, name: usize): i32 {
  for (let i: u32 = 0; i < tupleLength(names); i++) if (pointer(tupleItem(names, i)) === name) return i;
  return -1;
}

/** Value of named variable i of a window, borrowed: a cell's contents for cells; UNBOUND. */
export function variable(code: PyCode, window: usize, i: u32): Value {
  const v = load<i64>(window + ((<usize>i) << 3));
  if (i < code.nlocals || v === UNBOUND) return v;
  return isExactly(v, TypeId.CELL) ? asCell(pointer(v)).value : UNBOUND;
}

/** Name of named variable i: locals, cell variables, free variables. */
export function variableName(code: PyCode, i: u32): usize {
  if (i < code.nlocals) return pointer(tupleItem(code.varnames, i));
  const cells = tupleLength(code.cellvars);
  const k = i - code.nlocals;
  return pointer(k < cells ? tupleItem(code.cellvars, k) : tupleItem(code.freevars, k - cells));
}

/** What exec and eval do with a code object; closure UNBOUND for none. */
export function executeCode(code: Value, globals: Value, locals: Value, closure: Value): Value {
  const c = asCode(pointer(code));
  const free = tupleLength(c.freevars);
  const given = closure === UNBOUND ? 0 : pointer(closure);
  if (!isDict(globals)) return raise(Exc.TypeError, "globals must be a dict");
  const g = pointer(globals);
  return runCode(c, g, builtinsOf(g, builtinsDict), pointer(locals), free === 0 ? 0 : given);
}

/** Whether a value is a tuple of as many cells as code wants. */
export function isClosure(closure: Value, count: u32): bool {
  if (closure === UNBOUND || !isTuple(closure) || tupleLength(pointer(closure)) !== count) return false;
  for (let i: u32 = 0; i < count; i++) {
    if (!isExactly(tupleItem(pointer(closure), i), TypeId.CELL)) return false;
  }
  return true;
}

function recordAt(depth: i32): usize {
  let frame = current;
  for (; frame !== 0 && depth > 0; depth--) frame = asFrame(frame).prev;
  return frame;
}

/** The globals of the frame that many calls below the running one, borrowed; 0 if there is none. */
export function globalsAt(depth: i32): usize {
  const frame = recordAt(depth);
  return frame === 0 ? 0 : <usize>asFrame(frame).globals;
}

/** sys._getframe(depth): the frame object, or ValueError. */
export function frameAt(depth: i32): Value {
  const frame = recordAt(depth);
  if (frame === 0) return raise(Exc.ValueError, "call stack is not deep enough");
  const p = frameObject(asFrame(frame));
  return p === 0 ? ERROR : box(p);
}

/** sys._current_frames(): the topmost frame of each thread. */
export function threadFrames(): Value {
  return byThread((thread: usize): Value => {
    const frame = topFrame(thread);
    const p = frame === 0 ? 0 : frameObject(asFrame(frame));
    return p !== 0 ? box(p) : frame === 0 ? UNBOUND : ERROR;
  });
}

/** sys._current_exceptions(): the exception that each thread handles, or None. */
export function threadExceptions(): Value {
  return byThread((thread: usize): Value => {
    const exception = handledBy(thread);
    return exception === UNBOUND ? NONE : incref(exception);
  });
}
