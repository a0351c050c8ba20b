/** Answers what native code asks about the Python frame that called it (core/caller.ts). */
import { setCallerHooks } from "../core/caller.ts";
import { fail, failf } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { isType } from "../core/type.ts";
import { isExactly } from "../core/typeids.ts";
import { pointer, UNBOUND, Value } from "../core/value.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { asCell } from "../objects/function.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { runBody } from "./calls.ts";
import { asFrame, current, Frame } from "./frame.ts";

function globals(): usize {
  return current === 0 ? 0 : <usize>asFrame(current).globals;
}

/** The first argument of the frame's function; UNBOUND if it was deleted. It may have moved into a cell. */
function firstArgument(frame: Frame, code: PyCode): Value {
  const v = load<i64>(frame.regs);
  if (v !== UNBOUND) return v;
  const name = tupleItem(code.varnames, 0);
  for (let i: u32 = 0; i < tupleLength(code.cellvars); i++) {
    if (tupleItem(code.cellvars, i) === name) return cellContents(frame, code, i);
  }
  return UNBOUND;
}

/** Contents of cell i, cell variables first; UNBOUND if it is empty or not made yet. */
function cellContents(frame: Frame, code: PyCode, i: u32): Value {
  const cell = load<i64>(<usize>frame.regs + ((code.nlocals + i) << 3));
  return isExactly(cell, TypeId.CELL) ? asCell(pointer(cell)).value : UNBOUND;
}

/** See superArguments in core/caller.ts. */
export function superArguments(to: usize): i32 {
  if (current === 0) return fail(Exc.RuntimeError, "super(): no current frame");
  const frame = asFrame(current);
  const code = asCode(frame.code);
  if (code.argcount === 0) return fail(Exc.RuntimeError, "super(): no arguments");
  const first = firstArgument(frame, code);
  if (first === UNBOUND) return fail(Exc.RuntimeError, "super(): arg[0] deleted");
  const cells = tupleLength(code.cellvars);
  for (let i: u32 = 0; i < tupleLength(code.freevars); i++) {
    if (pointer(tupleItem(code.freevars, i)) !== nameOf(Name.__class__)) continue;
    const cls = cellContents(frame, code, cells + i);
    if (cls === UNBOUND) return fail(Exc.RuntimeError, "super(): empty __class__ cell");
    if (!isType(cls)) return failf(Exc.RuntimeError, "super(): __class__ is not a type (%T)", cls);
    store<i64>(to, cls);
    store<i64>(to, first, 8);
    return 0;
  }
  return fail(Exc.RuntimeError, "super(): __class__ cell not found");
}

function classBody(func: Value, namespace: Value): Value {
  return runBody(pointer(func), pointer(namespace));
}

export function initCaller(): void {
  setCallerHooks(globals.index, superArguments.index, classBody.index);
}
