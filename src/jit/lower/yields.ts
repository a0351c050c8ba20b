/**
 * YIELD_VALUE and RETURN of generators. A YIELD_VALUE ends the function that it is compiled in, with the value: everything is in the generator's window by
 * then. But while native code wants all values (`sum(…)`, `list(…)`, `any(…)`), and has said what becomes of them (assembly/core/sink.ts), that is done
 * here, and the generator goes on at once: then its loop is one in Wasm, too.
 *
 * Which sink a unit is compiled for is what was seen when it was first compiled; for another one the value is given as ever.
 */
import {
  CodeLayout,
  FrameLayout,
  ListLayout,
  Sink,
  STATE_BASE,
  State as StateWord,
} from "../../../assembly/shared/layout.ts";
import { CodeFlag } from "../../../assembly/shared/opcodes.ts";
import { NOWHERE, R } from "../../../assembly/shared/registers.ts";
import {
  BOOL_TYPE,
  bitsOf,
  type Context,
  type Ending,
  FALSE,
  type Frame,
  NONE,
  TRUE,
} from "../body/context.ts";
import { Parameter } from "../body/slots.ts";
import { INT_TAG, Kind, SPECIAL_TAG } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import { type Instruction, readInstruction, YIELD_SIZE } from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { ValueType, W } from "../wasm/encoder.ts";

/** Whether the frames of code are those of generators proper. */
export function isGenerator(flags: number): boolean {
  const kinds = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;
  return (flags & kinds) === CodeFlag.GENERATOR;
}

/** Whether a YIELD_VALUE of a frame has a form here. */
export function canYield(frame: Frame): boolean {
  return frame.inlined === undefined && isGenerator(frame.flags);
}

/** The sink that the values of a running generator's frame go into, if there is one. */
export function sinkOf(memory: Memory, frame: number): Sink | undefined {
  const generator = memory.u32(frame + FrameLayout.GENERATOR);
  const source = memory.u32(STATE_BASE + StateWord.SINK_SOURCE);
  return generator !== 0 && source === generator ? memory.u32(STATE_BASE + StateWord.SINK_KIND) : undefined;
}

/** The temporary in which the code of a generator expression has what it loops over, as has its only parameter; -1 for other code. */
export function sharedIterator(memory: Memory, code: number): number {
  let i = readInstruction(memory, memory.u32(code + CodeLayout.PLAIN));
  if (i.op === R.COPY_CLOSURE) i = readInstruction(memory, i.pc + i.size);
  const copy = readInstruction(memory, i.pc + i.size);
  return i.op === R.CHECK_ITERATOR && copy.op === R.COPY && copy.b === i.a ? copy.a : -1;
}

/** YIELD_VALUE: the value in slot b is what the function gives, if no sink takes it; who has called it takes the frame off. */
export function lowerYield(context: Context, i: Instruction): Ending {
  const { body, frame, slots } = context;
  const kind = slots.number(i.b);
  const isTruth = slots.type(i.b) === BOOL_TYPE;
  const number = body.scratch(38, kind === Kind.FLOAT ? ValueType.F64 : ValueType.I64);
  if (kind !== undefined) body.get(slots.local(i.b, kind)).set(number);
  const value = body.scratch(8);
  slots.pushTaken(i.b);
  body.set(value);
  frame.yields.add(i.pc + YIELD_SIZE);
  if (frame.sink === undefined) {
    giveValue(context, i, value);
    return { kind: "left" };
  }
  body.block().block();
  body.i32(STATE_BASE).loadI32(StateWord.SINK_SOURCE);
  body.get(Parameter.FRAME_OR_0).loadI32(FrameLayout.GENERATOR).op(W.I32Ne);
  body.i32(STATE_BASE).loadI32(StateWord.SINK_KIND).i32(frame.sink).op(W.I32Ne, W.I32Or).brIf(0);
  TAKERS[frame.sink]({ context, value, number, kind, isTruth });
  body.end();
  const before = slots.state.copy();
  giveValue(context, i, value);
  slots.resume(before);
  body.end();
  if (i.a !== NOWHERE) {
    body.i64(bitsOf(NONE)).set(context.item);
    context.setItem(i.a, NONE);
  }
  return { kind: "next", pc: i.pc + YIELD_SIZE };
}

function giveValue({ body, slots }: Context, i: Instruction, value: number): void {
  slots.spill();
  body.get(Parameter.FRAME_OR_0).i32(i.pc).storeI32(FrameLayout.PC);
  body.get(value).op(W.Return);
}

/** What is yielded: boxed with a reference, and unboxed if it is known to be a number. */
interface Yielded {
  context: Context;
  value: number;
  number: number;
  kind: Kind.INT | Kind.FLOAT | undefined;
  isTruth: boolean;
}

/** Emits what takes a value and goes to label 1; where the sink does not take it code goes on, or to label 0. */
type Taker = (yielded: Yielded) => void;

const GIVEN = 0;
const TAKEN = 1;

function takeIntoList({ context, value }: Yielded): void {
  const { body, p, q } = context;
  body.i32(STATE_BASE).loadI32(StateWord.SINK_STATE).tee(p).loadI32(ListLayout.LENGTH).tee(q);
  body.get(p).loadI32(ListLayout.CAPACITY).op(W.I32Eq).if();
  body.get(Parameter.FRAME_OR_0).loadI32(FrameLayout.GENERATOR).get(value).call(Import.SINK_TAKES);
  body
    .brIf(TAKEN + 1)
    .br(GIVEN + 1)
    .end();
  body.get(p).loadI32(ListLayout.ITEMS).get(q).i32(3).op(W.I32Shl, W.I32Add).get(value).storeI64();
  body.get(p).get(q).i32(1).op(W.I32Add).storeI32(ListLayout.LENGTH).br(TAKEN);
}

function addInt({ context, value, number, kind, isTruth }: Yielded): void {
  const { body } = context;
  if (kind === Kind.FLOAT) return;
  if (isTruth) body.get(value).i64(bitsOf(TRUE)).op(W.I64Eq, W.I64ExtendI32U).set(number);
  else if (kind === undefined) {
    body.get(value).i64(INT_TAG).op(W.I64LtU).brIf(GIVEN);
    body.get(value);
    context.slots.unboxTop(Kind.INT);
    body.set(number);
  }
  const state = body.scratch(39);
  const sum = body.scratch(40);
  body.i32(STATE_BASE).loadI64(StateWord.SINK_STATE).tee(state).get(number).op(W.I64Add).set(sum);
  body.get(state).get(sum).op(W.I64Xor).get(number).get(sum).op(W.I64Xor, W.I64And);
  body.i64(0n).op(W.I64LtS).brIf(GIVEN);
  body.i32(STATE_BASE).get(sum).storeI64(StateWord.SINK_STATE).br(TAKEN);
}

/** One step of the summation of assembly/modules/builtin/sum.ts. */
function addFloat({ context, value, number, kind, isTruth }: Yielded): void {
  const { body } = context;
  if (isTruth) return;
  const x = body.scratch(41, ValueType.F64);
  if (kind === Kind.FLOAT) body.get(number);
  else if (kind === Kind.INT) body.get(number).op(W.F64ConvertI64S);
  else {
    body.get(value).i64(SPECIAL_TAG).op(W.I64GeU).brIf(GIVEN);
    body.get(value);
    context.slots.unboxTop(Kind.FLOAT);
  }
  body.set(x);
  const high = body.scratch(42, ValueType.F64);
  const sum = body.scratch(43, ValueType.F64);
  body.i32(STATE_BASE).loadF64(StateWord.SINK_STATE).tee(high).get(x).op(W.F64Add).set(sum);
  body.i32(STATE_BASE).i32(STATE_BASE).loadF64(StateWord.SINK_CARRY);
  body.get(high).get(sum).op(W.F64Sub).get(x).op(W.F64Add);
  body.get(x).get(sum).op(W.F64Sub).get(high).op(W.F64Add);
  body.get(high).op(W.F64Abs).get(x).op(W.F64Abs, W.F64Ge, W.Select);
  body.op(W.F64Add, W.I64ReinterpretF64).storeI64(StateWord.SINK_CARRY);
  body.i32(STATE_BASE).get(sum).op(W.I64ReinterpretF64).storeI64(StateWord.SINK_STATE).br(TAKEN);
}

function dropFalse({ context, value, number, kind, isTruth }: Yielded): void {
  const { body } = context;
  const drop = (constant: bigint) => body.get(value).i64(bitsOf(constant)).op(W.I64Eq).brIf(TAKEN);
  if (kind === Kind.INT) body.get(number).op(W.I64Eqz).brIf(TAKEN);
  else if (kind === undefined) {
    drop(FALSE);
    if (!isTruth) drop(NONE);
    if (!isTruth) drop(INT_TAG);
  }
}

function dropTrue({ context, value, number, kind, isTruth }: Yielded): void {
  const { body } = context;
  if (kind === Kind.INT) body.get(number).op(W.I64Eqz, W.I32Eqz).brIf(TAKEN);
  else if (kind === undefined) {
    body.get(value).i64(bitsOf(TRUE)).op(W.I64Eq).brIf(TAKEN);
    // A small int above or below 0.
    if (!isTruth) body.get(value).i64(bitsOf(INT_TAG)).op(W.I64GtU).brIf(TAKEN);
  }
}

/** The value takes the place of the state, if it is beyond it: by one of these comparisons. */
function keepBeyond(int: W, float: W): Taker {
  return ({ context, value, number, kind, isTruth }) => {
    const { body, slots } = context;
    if (isTruth) return;
    const state = body.scratch(39);
    body.i32(STATE_BASE).loadI64(StateWord.SINK_STATE).set(state);
    if (kind === Kind.FLOAT) {
      body.get(state).i64(SPECIAL_TAG).op(W.I64GeU).brIf(GIVEN);
      body.get(number).get(state);
      slots.unboxTop(Kind.FLOAT);
      body.op(float).if();
    } else {
      for (const x of kind === undefined ? [state, value] : [state]) {
        body.get(x).i64(INT_TAG).op(W.I64LtU).brIf(GIVEN);
      }
      // As both are tagged alike, their order is that of the numbers once the tag is shifted out.
      for (const x of [value, state]) body.get(x).i64(15n).op(W.I64Shl);
      body.op(int).if();
    }
    body.i32(STATE_BASE).get(value).storeI64(StateWord.SINK_STATE).end().br(TAKEN);
  };
}

function takeByVm({ context, value }: Yielded): void {
  const { body } = context;
  body.get(Parameter.FRAME_OR_0).loadI32(FrameLayout.GENERATOR).get(value).call(Import.SINK_TAKES);
  body.brIf(TAKEN);
}

const TAKERS: Record<Sink, Taker> = {
  [Sink.LIST]: takeIntoList,
  [Sink.INTS]: addInt,
  [Sink.FLOATS]: addFloat,
  [Sink.FALSE]: dropFalse,
  [Sink.TRUE]: dropTrue,
  [Sink.LEAST]: keepBeyond(W.I64LtS, W.F64Lt),
  [Sink.GREATEST]: keepBeyond(W.I64GtS, W.F64Gt),
  [Sink.SET]: takeByVm,
  [Sink.PAIRS]: takeByVm,
  [Sink.COUNTS]: takeByVm,
};
