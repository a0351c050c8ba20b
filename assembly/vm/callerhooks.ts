/** Answers what native code asks about the Python frame that called it (core/caller.ts). */
import { setCallerHooks } from "../core/caller.ts";
import { fail } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { isType } from "../core/type.ts";
import { isExactly } from "../core/typeids.ts";
import { box, pointer, UNBOUND, Value } from "../core/value.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { asCell } from "../objects/function.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { runBody } from "./calls.ts";
import { asFrame, current, Frame } from "./frame.ts";
import { currentGlobals } from "./introspect.ts";

export function initCallerHooks(): void {
  setCallerHooks(currentGlobals.index, superArguments.index, runClassBody.index);
}

/** CPython: super_init_without_args. */
function superArguments(to: usize): i32 {
  if (current === 0) return fail(Exc.RuntimeError, "super(): no current frame");
  const frame = asFrame(current);
  const code = asCode(frame.code);
  if (code.argcount === 0) return fail(Exc.RuntimeError, "super(): no arguments");
  const self = firstArgument(frame, code);
  if (self === UNBOUND) return fail(Exc.RuntimeError, "super(): arg[0] deleted");
  const cell = classCell(frame, code);
  if (cell === UNBOUND) return fail(Exc.RuntimeError, "super(): __class__ cell not found");
  const type = asCell(pointer(cell)).value;
  if (type === UNBOUND) return fail(Exc.RuntimeError, "super(): empty __class__ cell");
  if (!isType(type)) return fail(Exc.RuntimeError, "super(): __class__ is not a type");
  store<i64>(to, type);
  store<i64>(to, self, 8);
  return 0;
}

/** The first parameter, which may have moved into a cell. */
function firstArgument(frame: Frame, code: PyCode): Value {
  const v = load<i64>(frame.regs);
  if (v !== UNBOUND) return v;
  const name = tupleItem(code.varnames, 0);
  for (let i: u32 = 0; i < tupleLength(code.cellvars); i++) {
    if (tupleItem(code.cellvars, i) !== name) continue;
    const cell = load<i64>(<usize>frame.regs + ((code.nlocals + i) << 3));
    return isExactly(cell, TypeId.CELL) ? asCell(pointer(cell)).value : UNBOUND;
  }
  return UNBOUND;
}

/** The cell of the free variable `__class__`. */
function classCell(frame: Frame, code: PyCode): Value {
  const wanted = box(nameOf(Name.__class__));
  const first = code.nlocals + tupleLength(code.cellvars);
  for (let i: u32 = 0; i < tupleLength(code.freevars); i++) {
    if (tupleItem(code.freevars, i) !== wanted) continue;
    const cell = load<i64>(<usize>frame.regs + ((first + i) << 3));
    return isExactly(cell, TypeId.CELL) ? cell : UNBOUND;
  }
  return UNBOUND;
}

function runClassBody(func: Value, namespace: Value): Value {
  return runBody(pointer(func), pointer(namespace));
}
