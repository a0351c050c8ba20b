/** Making functions, cells and closures. */

import { raise } from "../../core/errors.ts";
import { incref, increfAt } from "../../core/object.ts";
import { tupleLength } from "../../core/tuple.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, pointer, UNBOUND, Value } from "../../core/value.ts";
import { asCode, PyCode } from "../../objects/code.ts";
import { asFunction, newCell, newFunction } from "../../objects/function.ts";
import { Exc } from "../../shared/exceptions.ts";
import { MakeFunction } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { copyClosure } from "../calls.ts";
import { Frame } from "../frame.ts";
import { isClosure } from "../introspect.ts";
import { aOf, begin, bOf, dropSlots, write } from "./operands.ts";

/** Stack form: the optional parts that flags b name, then the code object. */
export function makeFunction(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const flags = bOf(pc);
  const a = aOf(pc);
  const count = 1 + <u32>popcnt<u32>(flags);
  const at = <usize>frame.regs + a;
  const code = load<i64>(at + ((count - 1) << 3));
  if (!isExactly(code, TypeId.CODE) || !partsFit(at, flags, asCode(pointer(code)))) {
    raise(Exc.SystemError, "bad parts of a function");
    return 0;
  }
  const p = newFunction(pointer(code), frame.globals, frame.builtins);
  if (p === 0) return 0;
  setParts(p, at, flags);
  dropSlots(frame, a, count);
  write(frame, a, box(p));
  return pc + 8;
}

/** Each part must be of its kind: the bytecode may be hostile. */
function partsFit(at: usize, flags: u32, code: PyCode): bool {
  if (flags & MakeFunction.DEFAULTS) {
    if (!isExactly(load<i64>(at), TypeId.TUPLE)) return false;
    at += 8;
  }
  if (flags & MakeFunction.KWDEFAULTS) {
    if (!isExactly(load<i64>(at), TypeId.DICT)) return false;
    at += 8;
  }
  if (flags & MakeFunction.ANNOTATE) at += 8;
  return !(flags & MakeFunction.CLOSURE) || isClosure(load<i64>(at), tupleLength(code.freevars));
}

function setParts(p: usize, at: usize, flags: u32): void {
  const f = asFunction(p);
  if (flags & MakeFunction.DEFAULTS) {
    f.defaults = part(at);
    at += 8;
  }
  if (flags & MakeFunction.KWDEFAULTS) {
    f.kwdefaults = part(at);
    at += 8;
  }
  if (flags & MakeFunction.ANNOTATE) {
    f.annotate = incref(load<i64>(at));
    at += 8;
  }
  if (flags & MakeFunction.CLOSURE) f.closure = part(at);
}

function part(at: usize): u32 {
  const p = pointer(load<i64>(at));
  increfAt(p);
  return <u32>p;
}

/** Prologue: cell variable in slot a; if b is not 0, the parameter b - 1 moves into it. */
export function makeCell(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  let v: Value = UNBOUND;
  const parameter = bOf(pc);
  if (parameter !== 0) {
    const slot = <usize>frame.regs + ((parameter - 1) << 3);
    v = load<i64>(slot);
    store<i64>(slot, UNBOUND);
  }
  const cell = newCell(v);
  if (cell === 0) return 0;
  write(frame, aOf(pc), box(cell));
  return pc + 8;
}

/** Prologue: b cells of the closure go to slots a …; code that expects another closure than it has is refused. */
export function copyClosureCells(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  if (copyClosure(frame, <usize>frame.regs + aOf(pc), bOf(pc))) return pc + 8;
  raise(Exc.SystemError, "bad closure");
  return 0;
}
