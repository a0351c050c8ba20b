/**
 * `super().method`: the class is in a cell, the types that self was of are known, and what they find behind the class is asked of the VM when this
 * is compiled. The call of `super` and the instruction that loads the method are one, as in the interpreter (vm/ops/callops.ts).
 */
import { CellLayout, CodeLayout, TupleLayout, TypeLayout } from "../../../assembly/shared/layout.ts";
import { NOWHERE, R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, type Ending, NONE } from "../body/context.ts";
import { Parameter } from "../body/slots.ts";
import { ANY_OBJECT, ANY_VALUE, addressOf, isPointer, NO_SELF } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import { behindSuperMethod, type Instruction, readInstruction } from "../vm/instructions.ts";
import { W } from "../wasm/encoder.ts";
import { chooseMethod, guardShapes, type Method, typesSeen } from "./attributes.ts";

/** The variable that self is in. */
const SELF = 0;

/** Most types of self at one place. */
const MOST_TYPES = 4;

/** The slot with the cell of the class, and what it holds; undefined where there is none, or it is empty. */
function classOf(context: Context): { slot: number; cls: bigint } | undefined {
  const { frame, memory } = context;
  const { callees, closure, code } = frame;
  const slot = closure === 0 ? -1 : callees.classCellOf(code);
  if (slot < 0) return undefined;
  const length = memory.u32(closure + TupleLayout.LENGTH);
  const n = slot - (memory.u32(code + CodeLayout.NSLOTS) - length);
  const cls = memory.value(addressOf(memory.value(closure + TupleLayout.ITEMS + n * 8)) + CellLayout.VALUE);
  return isPointer(cls) ? { slot: slot * 8, cls } : undefined;
}

/** What the types of self find behind a class. */
function methodsBehind(context: Context, cls: bigint, name: number): Method[] {
  const { frame, memory } = context;
  const methods: Method[] = [];
  for (const type of typesSeen(context, SELF) ?? []) {
    const version = memory.u32(type + TypeLayout.VERSION);
    const method = version === 0 ? undefined : frame.callees.superMethodOf(cls, type, frame.code, name);
    if (method !== undefined) methods.push({ type, version, offset: 0, method, dict: 0 });
  }
  return methods.slice(0, MOST_TYPES);
}

/** CALL of super without arguments, and the LOAD_METHOD behind it; undefined, and nothing emitted, where that is not sure enough. */
export function lowerSuperMethod(context: Context, i: Instruction): Ending | undefined {
  const { body, frame, memory, slots } = context;
  const behind = i.op === R.CALL ? behindSuperMethod(memory, i) : undefined;
  if (behind === undefined || frame.inlined || !context.trusts || context.isHopeless) return undefined;
  const found = classOf(context);
  if (found === undefined || memory.u32(frame.code + CodeLayout.ARGCOUNT) === 0) return undefined;
  const load = readInstruction(memory, i.pc + i.size);
  const methods = methodsBehind(context, found.cls, load.c);
  if (methods.length === 0) return undefined;
  const self = guardShapes(context, SELF, methods, i.pc);
  slots.pushBoxed(found.slot);
  body.op(W.I32WrapI64).loadI64(CellLayout.VALUE).i64(bitsOf(found.cls)).op(W.I64Ne);
  context.exits.leaveIf(i.pc, "VALUE");
  slots.free(i.a);
  const method = chooseMethod(context, self, methods);
  slots.pushBoxed(SELF);
  const example = slots.example(SELF);
  const kept = body.scratch(5);
  body.set(kept);
  const borrows = slots.mayBorrow(load.a + 8);
  if (!borrows) slots.take(kept);
  const address = slots.address(load.a + 8);
  body.get(self).set(address).get(kept);
  if (borrows) slots.setBorrowed(load.a + 8, example);
  else slots.setBoxed(load.a + 8, example);
  slots.note(load.a + 8, ANY_OBJECT);
  context.giveItem(load.a, method, i.pc);
  return { kind: "next", pc: behind };
}

/** The call of BaseException's `__init__`, by super as a rule, where `__new__` has done it all. */
export function lowerExceptionInit(context: Context, i: Instruction): boolean {
  const { body, frame, item, slots } = context;
  const wrapper = i.op === R.CALL_METHOD ? context.seenObject(i.a) : undefined;
  if (wrapper === undefined || !context.isA(wrapper, TypeId.WRAPPER_DESCRIPTOR)) return false;
  if (
    slots.type(i.a + 8) === ANY_VALUE ||
    slots.type(i.a + 8) === NO_SELF ||
    !frame.callees.isExceptionInit(wrapper)
  )
    return false;
  slots.pushBoxed(i.a);
  body.op(W.I32WrapI64).i32(wrapper).op(W.I32Ne);
  context.exits.leaveIf(i.pc, "VALUE");
  slots.spill();
  slots.pushBoxed(i.a + 8);
  body
    .get(Parameter.WINDOW)
    .i32(i.a + 16 + frame.base)
    .op(W.I32Add)
    .i32(i.b);
  body.call(Import.IS_INITIALIZED).op(W.I32Eqz);
  context.exits.leaveIf(i.pc, "REFUSED");
  for (let slot = i.a; slot < i.a + 16 + i.b * 8; slot += 8) slots.free(slot);
  if (i.c === NOWHERE) return true;
  body.i64(bitsOf(NONE)).set(item);
  context.setItem(i.c, NONE);
  return true;
}
