/** Methods of lists: append, pop and insert where storage need be neither made nor given back, and few items have to make room. */
import { ListLayout } from "../../../assembly/shared/layout.ts";
import { NOWHERE } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, NONE, type Operand } from "../body/context.ts";
import { Kind } from "../body/state.ts";
import type { Instruction } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";

/** A call of a native whose arguments lie in slots, self first. */
export interface Call {
  context: Context;
  i: Instruction;
  args: number[];
  /** The slots that are free afterwards. */
  operands: Operand[];
  /** Leaves unless it is the method that was seen which is called. */
  identify(): void;
}

/** More items than these are moved out of line. */
const MOST_MOVED = 32;

/** A list whose length, and what else is asked, is in Wasm locals. */
interface Opened {
  p: number;
  length: number;
  items: number;
}

function open({ context, i }: Call, list: number): Opened {
  const { body } = context;
  const p = context.guardType(list, TypeId.LIST, i.pc);
  const [length, items] = [body.scratch(42, ValueType.I32), body.scratch(43, ValueType.I32)];
  body.get(p).loadI32(ListLayout.LENGTH).set(length);
  return { p, length, items };
}

/** Does a call out of line if the i32 on the stack is not 0, else what `inLine` emits; the result, with a reference, is in `item` then. */
function doEither({ context, i }: Call, inLine: () => void): void {
  const { body } = context;
  body.unlikely().if();
  context.operateAside(i, i.c);
  body.else();
  inLine();
  body.end();
}

/** The result is None. */
function giveNone({ context, i }: Call): boolean {
  if (i.c === NOWHERE) return true;
  context.body.i64(bitsOf(NONE)).set(context.item);
  context.setItem(i.c, NONE);
  return true;
}

export function append(call: Call): boolean {
  const { context, i, args, operands } = call;
  const [list, value] = args as [number, number];
  if (args.length !== 2 || context.seen(list, TypeId.LIST) === undefined) return false;
  call.identify();
  const p = context.guardType(list, TypeId.LIST, i.pc);
  appendTo(context, i, p, value, operands, i.c);
  return giveNone(call);
}

/**
 * Appends the value of a slot to the list whose address is in local p; out of line where it has no room: then the instruction leaves its result in
 * `result`. Operands are used up.
 */
export function appendTo(
  context: Context,
  i: Instruction,
  p: number,
  from: number,
  operands: Operand[],
  result = NOWHERE,
): void {
  const { body, q, slots } = context;
  slots.settle(slotsOf(operands));
  body.get(p).loadI32(ListLayout.LENGTH).tee(q).get(p).loadI32(ListLayout.CAPACITY).op(W.I32GeU);
  body.unlikely().if();
  context.operateAside(i, result);
  body.else();
  const value = body.scratch(5);
  slots.pushTaken(from);
  body.set(value).get(p).loadI32(ListLayout.ITEMS).get(q).i32(3).op(W.I32Shl, W.I32Add).get(value).storeI64();
  body.get(p).get(q).i32(1).op(W.I32Add).storeI32(ListLayout.LENGTH);
  context.freeOperands(operands);
  body.end();
}

function slotsOf(operands: Operand[]): number[] {
  return operands.flatMap((operand) => ("slot" in operand ? [operand.slot] : []));
}

/** Copies an item from the address in one local to that in another, where both go on by so many bytes. */
function moveItem({ body }: Context, to: number, from: number, step: number): void {
  body.get(to).get(from).loadI64().storeI64();
  for (const local of [to, from]) body.get(local).i32(step).op(W.I32Add).set(local);
}

/** pop() of a list that keeps its storage, and pop(index) where few items follow. */
export function pop(call: Call): boolean {
  const { context, i, args, operands } = call;
  const { body, item, slots } = context;
  const [list, key] = args as [number, number?];
  if (args.length > 2 || context.seen(list, TypeId.LIST) === undefined) return false;
  if (key !== undefined && context.numberKind({ slot: key }) !== Kind.INT) return false;
  const example = poppedExample(context, list);
  call.identify();
  const { p, length, items } = open(call, list);
  const [at, end] = [body.scratch(44, ValueType.I32), body.scratch(45, ValueType.I32)];
  const index = key === undefined ? undefined : context.number({ slot: key }, Kind.INT, i.pc, 1);
  slots.settle(slotsOf(operands));
  body.get(length).i32(1).op(W.I32Sub).set(length);
  // What keeps less than half its storage gives that back.
  body.get(length).i32(1).op(W.I32LtS).get(length).get(p).loadI32(ListLayout.CAPACITY);
  body.i32(1).op(W.I32ShrU, W.I32LtU, W.I32Or);
  if (index !== undefined) {
    body.get(index).get(length).op(W.I64ExtendI32U, W.I64GtU, W.I32Or);
    body.get(length).get(index).op(W.I32WrapI64, W.I32Sub).i32(MOST_MOVED).op(W.I32GtU, W.I32Or);
  }
  doEither(call, () => {
    body.get(p).loadI32(ListLayout.ITEMS).set(items);
    body.get(items).get(length).i32(3).op(W.I32Shl, W.I32Add).set(end);
    if (index === undefined) body.get(end).loadI64().set(item);
    else {
      body.get(items).get(index).op(W.I32WrapI64).i32(3).op(W.I32Shl, W.I32Add).tee(at).loadI64().set(item);
      body.get(at).i32(8).op(W.I32Add).set(items);
      body.loop().get(at).get(end).op(W.I32LtU).if();
      moveItem(context, at, items, 8);
      body.br(1).end().end();
    }
    body.get(p).get(length).storeI32(ListLayout.LENGTH);
    context.freeOperands(operands);
    if (i.c === NOWHERE) slots.drop(item);
  });
  if (i.c !== NOWHERE) context.giveResult(i.c, example);
  return true;
}

/** A value like that which is popped: the first one that the list has now. */
function poppedExample(context: Context, list: number): bigint | undefined {
  const { memory } = context;
  const seen = context.seen(list, TypeId.LIST);
  if (seen === undefined || seen.isHint || memory.u32(seen.object + ListLayout.LENGTH) === 0)
    return undefined;
  return memory.value(memory.u32(seen.object + ListLayout.ITEMS));
}

/** insert(index, value) where there is room, and few items follow. */
export function insert(call: Call): boolean {
  const { context, i, args, operands } = call;
  const { body, slots } = context;
  const [list, key, from] = args as [number, number, number];
  if (args.length !== 3 || context.seen(list, TypeId.LIST) === undefined) return false;
  if (context.numberKind({ slot: key }) !== Kind.INT) return false;
  call.identify();
  const { p, length, items } = open(call, list);
  const [at, end] = [body.scratch(44, ValueType.I32), body.scratch(45, ValueType.I32)];
  const index = context.number({ slot: key }, Kind.INT, i.pc, 1);
  slots.settle(slotsOf(operands));
  body.get(length).get(p).loadI32(ListLayout.CAPACITY).op(W.I32GeU);
  body.get(index).get(length).op(W.I64ExtendI32U, W.I64GtU, W.I32Or);
  body.get(length).get(index).op(W.I32WrapI64, W.I32Sub).i32(MOST_MOVED).op(W.I32GtU, W.I32Or);
  doEither(call, () => {
    const value = body.scratch(5);
    body.get(p).loadI32(ListLayout.ITEMS).tee(items).get(length).i32(3).op(W.I32Shl, W.I32Add).set(end);
    body.get(items).get(index).op(W.I32WrapI64).i32(3).op(W.I32Shl, W.I32Add).set(at);
    body.get(end).i32(8).op(W.I32Sub).set(items);
    body.loop().get(end).get(at).op(W.I32GtU).if();
    moveItem(context, end, items, -8);
    body.br(1).end().end();
    slots.pushTaken(from);
    body.set(value).get(at).get(value).storeI64();
    body.get(p).get(length).i32(1).op(W.I32Add).storeI32(ListLayout.LENGTH);
    context.freeOperands(operands);
  });
  return giveNone(call);
}
