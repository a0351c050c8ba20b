/**
 * f_locals of function frames, read and written through (PEP 667): what lib/_framelocals.py is made of.
 *
 * A variable that is written while its frame runs may be one that an instruction, or native code that it called, has borrowed. So the
 * value it had lives on in `kept` of the frame object, as CPython's does. Variables are never unset here: the decoder relies on it.
 */
import { call1 } from "../core/call.ts";
import { newDict } from "../core/dict.ts";
import { raisef } from "../core/errors.ts";
import { allocList, listAppend } from "../core/list.ts";
import { defineFunction } from "../core/native.ts";
import { decref, decrefAt, incref, increfAt } from "../core/object.ts";
import { isStr, strEquals } from "../core/string.ts";
import { isExactly } from "../core/typeids.ts";
import { box, boxBool, ERROR, FALSE, pointer, TRUE, UNBOUND, Value } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { dictUpdateFrom } from "../objects/dictupdate.ts";
import { PyCell } from "../objects/function.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { asFrame } from "./frame.ts";
import { asFrameObject, holdFrameObject, PyFrame } from "./frameobject.ts";
import { frozenFunction } from "./frozen.ts";
import { addVariables, variableName } from "./introspect.ts";

/** A proxy for the variables of a frame object, which need not be a function's. */
export function newFrameLocals(frame: Value): Value {
  const type = frozenFunction("_framelocals", "FrameLocalsProxy");
  const proxy = type === ERROR ? ERROR : call1(type, frame);
  decref(type);
  return proxy;
}

/** Checks the first argument: the frame object, null with TypeError pending. */
function frameArgument(args: usize): PyFrame | null {
  const v = load<i64>(args);
  if (isExactly(v, TypeId.FRAME)) return asFrameObject(pointer(v));
  raisef(Exc.TypeError, "expect frame, not %T", v);
  return null;
}

/** Where the variables of a frame lie, ended or not; 0 if it has none any more. */
export function windowOf(f: PyFrame): usize {
  return f.record !== 0 ? <usize>asFrame(f.record).regs : <usize>f.values;
}

/** frame_locals(frame): a fresh dict of the variables that are bound, then of the names that are no variables. */
function frameLocals(args: usize): Value {
  const f = frameArgument(args);
  const dict = f === null ? 0 : newDict();
  if (f === null || dict === 0) return ERROR;
  const window = windowOf(f);
  const isDone = window === 0 || addVariables(dict, asCode(f.code), window);
  if (isDone && (f.extraLocals === 0 || dictUpdateFrom(dict, box(<usize>f.extraLocals)))) return box(dict);
  decrefAt(dict);
  return ERROR;
}

/**
 * Where the value of a variable stands: in the window or in its cell; 0 if the frame has none of that name. The cell counts for a
 * parameter that is one too, once the frame has made it.
 */
function slotOf(f: PyFrame, name: Value): usize {
  const window = windowOf(f);
  if (window === 0 || !isStr(name)) return 0;
  const code = asCode(f.code);
  for (let i = code.nslots; i-- > 0; ) {
    if (!strEquals(variableName(code, i), pointer(name))) continue;
    const slot = window + ((<usize>i) << 3);
    if (i < code.nlocals) return slot;
    const cell = load<i64>(slot);
    if (isExactly(cell, TypeId.CELL)) return pointer(cell) + offsetof<PyCell>("value");
  }
  return 0;
}

/** has_frame_local(frame, name): whether a variable of that name is bound. */
function hasFrameLocal(args: usize): Value {
  const f = frameArgument(args);
  if (f === null) return ERROR;
  const slot = slotOf(f, load<i64>(args, 8));
  return boxBool(slot !== 0 && load<i64>(slot) !== UNBOUND);
}

/** set_frame_local(frame, name, value): False if the frame has no variable of that name. */
function setFrameLocal(args: usize): Value {
  const f = frameArgument(args);
  if (f === null) return ERROR;
  const slot = slotOf(f, load<i64>(args, 8));
  if (slot === 0) return FALSE;
  const old = load<i64>(slot);
  if (f.record !== 0 && old !== UNBOUND && !keep(f, old)) return ERROR;
  store<i64>(slot, incref(load<i64>(args, 16)));
  decref(old);
  return TRUE;
}

/** Keeps a value alive as long as the frame object; false with MemoryError pending. */
function keep(f: PyFrame, v: Value): bool {
  if (f.kept === 0) f.kept = <u32>allocList();
  holdFrameObject(f);
  return f.kept !== 0 && listAppend(f.kept, v);
}

/** frame_extras(frame): the dict of names that are no variables. */
function frameExtras(args: usize): Value {
  const f = frameArgument(args);
  if (f === null) return ERROR;
  if (f.extraLocals === 0) f.extraLocals = <u32>newDict();
  if (f.extraLocals === 0) return ERROR;
  holdFrameObject(f);
  increfAt(f.extraLocals);
  return box(<usize>f.extraLocals);
}

/** Adds the functions to the module `_host`. */
export function defineFrameLocals(dict: usize, module: usize): void {
  defineFunction(dict, module, "frame_locals(frame, /)", frameLocals);
  defineFunction(dict, module, "has_frame_local(frame, name, /)", hasFrameLocal);
  defineFunction(dict, module, "set_frame_local(frame, name, value, /)", setFrameLocal);
  defineFunction(dict, module, "frame_extras(frame, /)", frameExtras);
}
