/** Values that go from one place to another: constants, variables, cells. */
import {
  CellLayout,
  FrameLayout,
  FunctionLayout,
  Header,
  TupleLayout,
} from "../../../assembly/shared/layout.ts";
import { bitsOf, type Context, isBuiltIn } from "../body/context.ts";
import { type NumberKind, Parameter } from "../body/slots.ts";
import { ANY_OBJECT, addressOf, floatOf, intOf, Kind, kindOf, UNBOUND } from "../body/state.ts";
import { forOf, type Instruction } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";

/** a ← constant */
export function lowerConstant(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  const value = context.memory.value(context.frame.constants + i.wide);
  const kind = kindOf(value);
  if (kind === Kind.INT) body.i64(intOf(value));
  else if (kind === Kind.FLOAT) context.pushFloat(floatOf(value));
  else {
    body.i64(bitsOf(value)).set(context.item);
    context.giveItem(i.a, value, i.pc);
    const type = context.memory.u32(addressOf(value) + Header.TYPE);
    if (!isBuiltIn(type)) return true;
    body.i32(addressOf(value)).set(slots.address(i.a));
    slots.note(i.a, type);
    return true;
  }
  slots.setUnboxed(i.a, kind, value);
  if (kind === Kind.INT) slots.noteMost(i.a, Math.abs(Number(intOf(value))));
  return true;
}

/** a ← b, with a new reference */
export function lowerCopy(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  const kind = slots.number(i.b);
  if (i.a === i.b) return true;
  if (kind !== undefined) {
    body.get(slots.local(i.b, kind));
    slots.setUnboxed(i.a, kind, slots.example(i.b));
    slots.noteMost(i.a, slots.most(i.b));
    return true;
  }
  slots.pushBoxed(i.b);
  body.set(context.item);
  if (!(slots.kind(i.b) === Kind.OWNED && context.isTemporary(i.b)) && slots.mayBorrow(i.a)) {
    body.get(context.item);
    slots.setBorrowed(i.a, slots.example(i.b));
    return true;
  }
  slots.take(context.item);
  body.get(context.item);
  slots.setBoxed(i.a, slots.example(i.b));
  return true;
}

/** a ← b, b is free afterwards */
export function lowerMove(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  const kind = slots.number(i.b);
  const example = slots.example(i.b);
  if (kind !== undefined) {
    body.get(slots.local(i.b, kind));
    slots.setUnboxed(i.a, kind, example);
    slots.noteMost(i.a, slots.most(i.b));
    slots.free(i.b);
    return true;
  }
  const loop = slots.kind(i.b) === Kind.BORROWED ? forOf(context.memory, i.pc) : undefined;
  if (loop !== undefined && context.mayBeLazy(i.a, loop)) {
    slots.pushBoxed(i.b);
    slots.setLazy(i.a, context.failAt(i.pc, "LAST"), example);
    slots.free(i.b);
    return true;
  }
  slots.pushTaken(i.b);
  slots.setBoxed(i.a, example);
  return true;
}

/** What was moved out of a temporary: a number, or a value with its reference. */
interface Moved {
  kind: NumberKind | undefined;
  local: number;
  type: number;
  example: bigint | undefined;
}

function moveOut({ body, slots }: Context, slot: number, n: number): Moved {
  const kind = slots.number(slot);
  const local = body.scratch(n, kind === Kind.FLOAT ? ValueType.F64 : ValueType.I64);
  const moved = { kind, local, type: slots.type(slot), example: slots.example(slot) };
  if (kind === undefined) slots.pushTaken(slot);
  else body.get(slots.local(slot, kind));
  body.set(local);
  slots.handOver(slot);
  return moved;
}

function moveIn({ body, slots }: Context, slot: number, { kind, local, type, example }: Moved): void {
  body.get(local);
  if (kind !== undefined) slots.setUnboxed(slot, kind);
  else slots.setBoxed(slot);
  slots.setExample(slot, example);
  if (kind !== undefined || type <= ANY_OBJECT) return;
  body.get(local).op(W.I32WrapI64).set(slots.address(slot));
  slots.note(slot, type);
}

/** exchanges temporaries a and b */
export function lowerSwap(context: Context, i: Instruction): boolean {
  const { slots } = context;
  if (!slots.isTemporary(i.a) || !slots.isTemporary(i.b)) return false;
  const [a, b] = [moveOut(context, i.a, 53), moveOut(context, i.b, 54)];
  moveIn(context, i.a, b);
  moveIn(context, i.b, a);
  return true;
}

/** drops what a holds */
export function lowerClear(context: Context, i: Instruction): boolean {
  if (context.isTemporary(i.a)) context.slots.free(i.a);
  else context.slots.unbind(i.a);
  return true;
}

/** Leaves if a variable is unbound. */
export function lowerCheck(context: Context, i: Instruction): boolean {
  context.slots.guardBound(i.a, context.failAt(i.pc, "BOUND"));
  return true;
}

/** Sets local p to the address of the cell in a slot of the frame, which is never anything else. */
function openCell(context: Context, slot: number): void {
  context.slots.pushBoxed(slot);
  context.body.op(W.I32WrapI64).set(context.p);
}

/** cells a … ← those of the function: at the beginning of its code */
export function lowerCopyClosure(context: Context, i: Instruction): boolean {
  const { body, frame, item, memory, p, slots } = context;
  if (frame.inlined || frame.closure === 0) return false;
  const pushRecorded = () => body.get(Parameter.FRAME_OR_0).loadI32(FrameLayout.FUNCTION).set(p);
  if (!frame.isVirtual) pushRecorded();
  else {
    body.get(Parameter.FRAME_OR_0).if();
    pushRecorded();
    body.else();
    body.get(Parameter.WINDOW).i32(8).op(W.I32Sub).loadI32().set(p);
    body.end();
  }
  body.get(p).op(W.I32Eqz);
  context.exits.leaveIf(i.pc, "FUNCTION");
  body.get(p).loadI32(FunctionLayout.CLOSURE).tee(p).op(W.I32Eqz);
  body.get(p).loadI32(TupleLayout.LENGTH).i32(i.b).op(W.I32LtS, W.I32Or);
  context.exits.leaveIf(i.pc, "FUNCTION");
  for (let n = 0; n < i.b; n++) {
    const [slot, place] = [i.a + n * 8, TupleLayout.ITEMS + n * 8];
    body.get(p).loadI64(place).set(item);
    slots.take(item);
    body.get(Parameter.WINDOW).get(item).storeI64(slot);
    slots.forget(slot);
    slots.setExample(slot, memory.value(frame.closure + place));
  }
  return true;
}

/** a ← cell b */
export function lowerLoadDeref(context: Context, i: Instruction): boolean {
  const { body, memory } = context;
  const cell = context.seenObject(i.b);
  openCell(context, i.b);
  body.get(context.p).loadI64(CellLayout.VALUE).tee(context.item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  context.exits.leaveIf(i.pc, "BOUND");
  const example = cell === undefined ? undefined : memory.value(cell + CellLayout.VALUE);
  context.giveItem(i.a, example, i.pc);
  return true;
}

/** cell a ← b */
export function lowerStoreDeref(context: Context, i: Instruction): boolean {
  openCell(context, i.a);
  context.storeAt({ address: context.p, offset: CellLayout.VALUE }, i.b);
  return true;
}
