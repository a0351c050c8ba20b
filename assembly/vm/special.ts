/**
 * Special methods that an instruction reaches, as frames of their own instead of native calls: so that they take no Wasm stack.
 *
 * An operation out of line asks pushMethod to call `x.__add__(y)` or the like. It leaves its operands where they are; when the method
 * has returned, vm/continue.ts gives the result to the instruction, which goes on at the step it named: it stores the result, jumps,
 * or tries the next method. Only functions written in Python are pushed; for all else the type's slot is called, as native code does.
 */
import { typeLookup, typeLookupName } from "../core/attribute.ts";
import { nameOf } from "../core/intern.ts";
import { markPythonSlot, Shape, slotRow, slotRowCount } from "../core/slots.ts";
import { asType, Binary, PyType } from "../core/type.ts";
import { isExactly, typeOf } from "../core/typeids.ts";
import { isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
import { slotNew } from "../objects/dunder.ts";
import { asFunction } from "../objects/function.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { made, pushFunction } from "./calls.ts";
import { goOn } from "./continue.ts";
import { asFrame, current, Frame, FrameKind } from "./frame.ts";
import { openFrom } from "./generator.ts";
import { Special } from "./lookupcache.ts";
import { begin } from "./ops/operands.ts";

/** Arguments of the method being pushed; it has its own references when pushFunction returns. */
const scratch = memory.data(32, 8);

/**
 * Calls method (borrowed, as typeLookup found it, or the `property` has it) with self and up to three arguments in a frame of its own; its result goes
 * to the frame's instruction at `step`. False: it is no Python function and nothing was done. True: the operation gives 0 to the loop (the frame
 * is current, or an exception is pending).
 */
export function pushMethod(
  frame: Frame,
  pc: usize,
  step: u32,
  method: Value,
  self: Value,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
  property: usize = 0,
): bool {
  if (!isExactly(method, TypeId.FUNCTION)) return false;
  store<i64>(scratch, self);
  store<i64>(scratch, a, 8);
  store<i64>(scratch, b, 16);
  store<i64>(scratch, c, 24);
  const count = a === UNBOUND ? 1 : b === UNBOUND ? 2 : c === UNBOUND ? 3 : 4;
  begin(frame, pc);
  const generator = openFrom(asFunction(pointer(method)), scratch, count);
  if (generator !== UNBOUND) {
    goOn(frame, step, generator);
    return true;
  }
  const pushed = pushFunction(pointer(method), scratch, count, 0);
  if (pushed === 2) goOn(frame, step, made);
  else if (pushed === 1) {
    const callee = asFrame(current);
    callee.kind = FrameKind.CONTINUE;
    callee.dst = step;
    note(pc, self, pointer(method), step, property);
  }
  return true;
}

/** What a reflected method of a number's subclass is asked after depends on the other operand's type: that is not for tier 2. */
const REFLECTED: u32 = 3;
const NUMBERS: u32 = TypeFlag.INT | TypeFlag.FLOAT;

/** Tells tier 2 what an instruction calls for instances of the type of self. */
function note(pc: usize, self: Value, func: usize, step: u32, property: usize): void {
  if (!isPointer(self)) return;
  const type = asType(typeOf(self));
  if (!(type.flags & TypeFlag.HEAP) || (step === REFLECTED && type.flags & NUMBERS)) return;
  Special.note(pc, type, func, step, property);
}

/** As pushMethod, for the special method of a name. */
export function pushSpecial(
  frame: Frame,
  pc: usize,
  step: u32,
  name: Name,
  self: Value,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
): bool {
  return pushMethod(frame, pc, step, typeLookupName(self, name), self, a, b);
}

// ---- the methods behind the number slots ----

const OPERATIONS: u32 = 16;
/** Interned names: `__add__` …, then `__radd__` …, then `__iadd__` …, by Binary. */
const names = memory.data(192, 4);

enum Form {
  PLAIN,
  REFLECTED,
  INPLACE,
}

const FIRST: u32 = <u32>offsetof<PyType>("add");
const FIRST_INPLACE: u32 = <u32>offsetof<PyType>("inplaceAdd");

/** Reads the names from the table of slots, at boot. __new__ has no row there, its slot being no method of instances. */
export function initSpecial(): void {
  markPythonSlot(slotNew.index);
  for (let i: u32 = 0; i < slotRowCount(); i++) {
    const row = slotRow(i);
    const inplace = (row.slot - FIRST_INPLACE) >> 2;
    const plain = (row.slot - FIRST) >> 2;
    if (row.fn === 0) continue;
    if (row.slot >= FIRST_INPLACE && inplace <= <u32>Binary.POWER) setName(Form.INPLACE, inplace, row.name);
    else if (row.slot >= FIRST && plain <= <u32>Binary.POWER) {
      const reflected = row.shape === Shape.REFLECTED || row.shape === Shape.REFLECTED_POWER;
      setName(reflected ? Form.REFLECTED : Form.PLAIN, plain, row.name);
    }
  }
}

function setName(form: Form, op: u32, name: u32): void {
  store<u32>(names + ((form * OPERATIONS + op) << 2), name);
}

function methodOf(v: Value, form: Form, op: Binary): Value {
  return typeLookup(asType(typeOf(v)), load<u32>(names + ((form * OPERATIONS + <u32>op) << 2)));
}

/** The method for `v op other` on v's type, borrowed; UNBOUND if there is none. */
export function plainMethod(v: Value, op: Binary): Value {
  return methodOf(v, Form.PLAIN, op);
}

export function reflectedMethod(v: Value, op: Binary): Value {
  return methodOf(v, Form.REFLECTED, op);
}

export function inplaceMethod(v: Value, op: Binary): Value {
  return methodOf(v, Form.INPLACE, op);
}

/** The method of a unary operation or the like. */
export function specialMethod(v: Value, name: Name): Value {
  return typeLookup(asType(typeOf(v)), nameOf(name));
}
