/**
 * Slices that are used up at once, whose bounds are ints or None: v[a:b:c] of lists, str and tuples, list[a:b] = list, and list[a:b] = list[c:d:e],
 * which needs no list between. Everything else is done out of line.
 */
import { ListLayout, SliceLayout } from "../../../assembly/shared/layout.ts";
import { R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, type Ending, NONE, type Operand, typeAddress } from "../body/context.ts";
import { hintOf, intOf, Kind, kindOf, UNBOUND } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import { type Instruction, movedRange, readInstruction } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";

/** A bound: what a slot holds and so much more, or a constant. */
interface Bound {
  slot?: number;
  plus: bigint;
  /** Whether it is None. */
  isNone: boolean;
}

/** What stands for None, as unpackSlice has it (assembly/core/slice.ts). */
const MOST = (1n << 63n) - 1n;

/** A BUILD_SLICE and the subscript that follows it. */
export function lowerSlice(context: Context, i: Instruction): Ending | undefined {
  const bounds = Array.from({ length: i.b }, (_, n) => boundOf(context, i.c + n * 8));
  if (!bounds.every((bound) => bound !== undefined)) return undefined;
  const use = readInstruction(context.memory, i.pc + i.size);
  if (use.op === R.SUBSCR && use.c === i.a)
    return lowerMove(context, i, use, bounds) ?? lowerGet(context, i, use, bounds);
  return use.op === R.STORE_SUBSCR && use.b === i.a ? lowerSet(context, i, use, bounds) : undefined;
}

/** The bound in a slot; undefined where that may be neither an int nor None. */
function boundOf(context: Context, slot: number): Bound | undefined {
  const { slots } = context;
  if (slots.isBoxed(slot) && slots.type(slot) === typeAddress(TypeId.NONE)) return { plus: 0n, isNone: true };
  return context.numberKind({ slot }) === Kind.INT ? { slot, plus: 0n, isNone: false } : undefined;
}

/** Leaves unless what is taken for an int is one. */
function guardBounds(context: Context, bounds: Bound[], pc: number): void {
  for (const { slot } of bounds) if (slot !== undefined) context.number({ slot }, Kind.INT, pc, 1);
}

/** Pushes start, stop and step, of which two or three are given, as unpackSlice has them. */
function pushBounds(context: Context, bounds: Bound[], pc: number, withStep = true): void {
  const { body } = context;
  const [start, stop, step] = bounds as [Bound, Bound, Bound?];
  const by = body.scratch(35);
  if (step === undefined || step.isNone) body.i64(1n);
  else pushInt(context, step, pc);
  body.set(by);
  const rows: [Bound, bigint, bigint][] = [
    [start, 0n, MOST],
    [stop, MOST, -MOST],
  ];
  for (const [bound, forwards, backwards] of rows) {
    if (!bound.isNone) pushInt(context, bound, pc);
    else body.i64(backwards).i64(forwards).get(by).i64(0n).op(W.I64LtS, W.Select);
  }
  if (withStep) body.get(by);
}

function pushInt(context: Context, { slot, plus }: Bound, pc: number): void {
  const { body } = context;
  if (slot === undefined) {
    body.i64(plus);
    return;
  }
  body.get(context.number({ slot }, Kind.INT, pc, 1));
  if (plus !== 0n) body.i64(plus).op(W.I64Add);
}

function operandsOf(i: Instruction, ...slots: number[]): { slot: number }[] {
  return [...Array.from({ length: i.b }, (_, n) => i.c + n * 8), ...slots].map((slot) => ({ slot }));
}

/** v[a:b:c] */
function lowerGet(context: Context, i: Instruction, use: Instruction, bounds: Bound[]): Ending | undefined {
  if (!getSlice(context, i, use, bounds, operandsOf(i, use.b))) return undefined;
  return { kind: "next", pc: use.pc + use.size };
}

/** The same where the slice is a constant. */
export function lowerConstantSlice(context: Context, i: Instruction, slice: number): boolean {
  const { memory } = context;
  const values = [SliceLayout.START, SliceLayout.STOP, SliceLayout.STEP].map((field) =>
    constantBound(memory.value(slice + field)),
  );
  const bounds = values.filter((bound) => bound !== undefined);
  return bounds.length === values.length && getSlice(context, i, i, bounds, [{ slot: i.b }]);
}

/** Emits it for instructions that begin with i and of which `use` has the result; false, and nothing emitted, where that should not be a slice. */
function getSlice(
  context: Context,
  i: Instruction,
  use: Instruction,
  bounds: Bound[],
  operands: Operand[],
): boolean {
  const { body } = context;
  const seen = context.seen(use.b, TypeId.LIST, TypeId.STR, TypeId.TUPLE);
  if (seen === undefined) return false;
  const p = context.guardType(use.b, seen.type, i.pc);
  guardBounds(context, bounds, i.pc);
  body.get(p);
  pushBounds(context, bounds, i.pc);
  body.call(seen.type === TypeId.LIST ? Import.SLICE_LIST : Import.SLICE_SEQUENCE).tee(context.item);
  body.i64(bitsOf(UNBOUND)).op(W.I64Eq);
  context.exits.leaveIf(i.pc, undefined);
  context.freeOperands(operands, use.a);
  context.giveResult(use.a, hintOf(seen.type, seen.isHint ? 0 : seen.object));
  return true;
}

/** list[a:b] = list */
function lowerSet(context: Context, i: Instruction, use: Instruction, bounds: Bound[]): Ending | undefined {
  const { body, slots } = context;
  if (i.b !== 2 || [use.a, use.c].some((slot) => context.seen(slot, TypeId.LIST) === undefined))
    return undefined;
  const [p, other] = [use.a, use.c].map((slot) => context.guardType(slot, TypeId.LIST, i.pc)) as [
    number,
    number,
  ];
  guardBounds(context, bounds, i.pc);
  slots.settle();
  body.get(p);
  pushBounds(context, bounds, i.pc, false);
  body
    .get(other)
    .i32(slots.holdsReference(use.c) ? 1 : 0)
    .call(Import.ASSIGN_SLICE)
    .op(W.I32Eqz)
    .if();
  // The two are done as one there, too.
  context.operateAside({ ...i, size: 16 });
  body.else();
  context.freeOperands(operandsOf(i, use.a, use.c));
  body.end();
  return { kind: "next", pc: use.pc + use.size };
}

/** list[a:b] = list[c:d:e] */
function lowerMove(context: Context, i: Instruction, get: Instruction, from: Bound[]): Ending | undefined {
  const { body } = context;
  const found = context.isFirstGuess ? movedRange(context.memory, i) : undefined;
  if (
    found === undefined ||
    [found.set.a, get.b].some((slot) => context.seen(slot, TypeId.LIST) === undefined)
  )
    return undefined;
  const to = boundsOf(context, found);
  if (to === undefined) return undefined;
  const [p, other] = [found.set.a, get.b].map((slot) => context.guardType(slot, TypeId.LIST, i.pc)) as [
    number,
    number,
  ];
  guardBounds(context, [...from, ...to], i.pc);
  // Items that go may be borrowed.
  context.slots.settle();
  const isReversal = beginReversal(context, p, other, from, to, i.pc);
  body.get(p);
  pushBounds(context, to, i.pc, false);
  body.get(other);
  pushBounds(context, from, i.pc);
  body.call(Import.MOVE_SLICE).op(W.I32Eqz);
  context.exits.leaveIf(i.pc, "REFUSED");
  if (isReversal) body.end();
  context.freeOperands(operandsOf(i, get.b, found.set.a));
  return { kind: "next", pc: found.set.pc + found.set.size };
}

/** More items than these are reversed out of line. */
const MOST_REVERSED = 64n;

/**
 * Of what may be v[:n + 1] = v[n::-1]: emits the reversal of a few items, and an `else` for all other cases, which the caller ends. False, and nothing
 * emitted, of what cannot be that.
 */
function beginReversal(
  context: Context,
  p: number,
  other: number,
  from: Bound[],
  to: Bound[],
  pc: number,
): boolean {
  const { body } = context;
  const [start, stop, step] = from as [Bound, Bound, Bound?];
  const [first, end] = to as [Bound, Bound];
  if (step === undefined || !stop.isNone || !first.isNone || start.isNone || end.isNone || step.isNone)
    return false;
  const last = body.scratch(6);
  const [low, high] = [body.scratch(38, ValueType.I32), body.scratch(39, ValueType.I32)];
  const item = body.scratch(8);
  pushInt(context, start, pc);
  body.set(last).get(p).get(other).op(W.I32Eq);
  pushInt(context, step, pc);
  body.i64(-1n).op(W.I64Eq, W.I32And);
  pushInt(context, end, pc);
  body.get(last).i64(1n).op(W.I64Add, W.I64Eq, W.I32And);
  body.get(last).i64(MOST_REVERSED).op(W.I64LtU, W.I32And);
  body.get(last).get(p).loadI32(ListLayout.LENGTH).op(W.I64ExtendI32U, W.I64LtU, W.I32And).if();
  body
    .get(p)
    .loadI32(ListLayout.ITEMS)
    .tee(low)
    .get(last)
    .op(W.I32WrapI64)
    .i32(3)
    .op(W.I32Shl, W.I32Add)
    .set(high);
  body.loop().get(high).get(low).op(W.I32GtU).if();
  body.get(low).loadI64().set(item).get(low).get(high).loadI64().storeI64().get(high).get(item).storeI64();
  body.get(low).i32(8).op(W.I32Add).set(low).get(high).i32(8).op(W.I32Sub).set(high).br(1);
  body.end().end().else();
  return true;
}

/** What instructions that movedRange allows make of each slot that they set, in the end those of the bounds. */
function boundsOf(
  context: Context,
  { between, build }: { between: Instruction[]; build: Instruction },
): Bound[] | undefined {
  const made = new Map<number, Bound | undefined>();
  const read = (slot: number) => (made.has(slot) ? made.get(slot) : boundOf(context, slot));
  for (const { op, a, b, c, wide } of between) {
    const constant = context.constant(op === R.CONST ? wide : c);
    if (op === R.CONST) made.set(a, constantBound(constant));
    else if (op === R.COPY) made.set(a, read(b));
    else {
      const bound = read(b);
      const by = kindOf(constant) === Kind.INT && bound?.isNone === false ? intOf(constant) : undefined;
      if (by === undefined || bound === undefined) return undefined;
      made.set(a, { ...bound, plus: bound.plus + (op === R.ADD_K ? by : -by) });
    }
  }
  const bounds = [read(build.c), read(build.c + 8)];
  return bounds.every((bound) => bound !== undefined) ? bounds : undefined;
}

function constantBound(value: bigint): Bound | undefined {
  if (value === NONE) return { plus: 0n, isNone: true };
  return kindOf(value) === Kind.INT ? { plus: intOf(value), isNone: false } : undefined;
}
