/** What is known where each block of a unit begins, found by going through all of them, to a fixed point, without writing anything. */
import { RangeIteratorLayout } from "../../assembly/shared/layout.ts";
import { R } from "../../assembly/shared/registers.ts";
import type { Ending, Frame } from "./body/context.ts";
import { type Block, isBefore } from "./body/flow.ts";
import type { Invariants } from "./body/invariants.ts";
import { Parameter, Slots } from "./body/slots.ts";
import {
  addressOf,
  isCursor,
  isNumber,
  isPointer,
  Kind,
  LARGE_RANGE,
  LIST,
  RANGE_ITERATOR,
  RANGES,
  SMALL_RANGE,
  type State,
} from "./body/state.ts";
import { Lowering } from "./lower/table.ts";
import { forTargets, type Instruction } from "./vm/instructions.ts";
import type { Memory } from "./vm/memory.ts";
import { Body } from "./wasm/encoder.ts";

/** What is known at the start of each block, whatever way leads there. */
export function solve(
  memory: Memory,
  parts: Frame,
  blocks: Block[],
  entry: State,
  invariants: Invariants,
): Map<Block, State> {
  const states = new Map([[blocks[0] as Block, openHead(blocks[0] as Block, entry, memory, true)]]);
  const waiting = new Set([blocks[0] as Block]);
  const slots = new Slots(new Body(Parameter.COUNT, false), entry, parts.temporaries);
  const lowering = new Lowering(memory, parts, slots);
  // In the order of the blocks, so that few are looked at before all that leads to them.
  for (let block = first(blocks, waiting); block !== undefined; block = first(blocks, waiting)) {
    waiting.delete(block);
    const start = states.get(block) as State;
    slots.resume(start.copy());
    lowering.wanted = new Map();
    const { body } = slots;
    const { calls } = body;
    const ending = lowerBlock(lowering, block);
    const calling = new Set(body.calls === calls ? [] : block.successors);
    for (const handler of block.handlers) {
      if (!states.has(handler))
        states.set(handler, slots.state.inMemory(parts.windowBytes >> 3, parts.temporaries >> 3));
      if (noteKinds(handler, slots.state, parts.temporaries >> 3)) waiting.add(handler);
    }
    const { frame: last } = lowering;
    for (const to of targetsOf(ending)) {
      lowering.open(last);
      const next = block.successors.find((b) => b.instructions[0]?.pc === to) as Block;
      const known = states.get(next);
      const callsBefore = body.calls;
      const state = lowering.stateAt(ending, to);
      if (body.calls !== callsBefore) calling.add(next);
      const isFirst = isBefore(block, next);
      if (known === undefined) states.set(next, openHead(next, state.copy(), memory, isFirst));
      if (known === undefined || known.merge(state, isWayIn(block, next), isFirst)) waiting.add(next);
    }
    invariants.note(block, lowering.wanted, calling);
  }
  return states;
}

/**
 * Where a loop begins lists are opened, and the range that it goes through: if nothing in the loop closes them, that is done in front of it. Elsewhere is
 * opened what is opened on all ways there.
 */
function openHead(
  { isLoop, instructions, frame }: Block,
  state: State,
  memory: Memory,
  isFirst: boolean,
): State {
  if (!isLoop) return state;
  const [{ op, pc, b }] = instructions as [Instruction];
  const iterator = op === R.FOR_ITER && !frame.lessons.isVague(pc) ? b + frame.base : -1;
  if (op === R.FOR_ITER && isFirst && frame.inlined === undefined) makeTargetsLazy(memory, frame, pc, state);
  state.types.forEach((type, i) => {
    if (state.opened[i] !== 0) return;
    if (type === LIST) state.opened[i] = 1;
    else if (type === RANGE_ITERATOR && i << 3 === iterator) {
      const isSmall = !frame.lessons.hasFailed(pc) && isSmallRange(memory, state.examples[i]);
      state.opened[i] = isSmall ? SMALL_RANGE : LARGE_RANGE;
    } else if (isCursor(type) && i << 3 === iterator && !frame.lessons.hasFailed(pc)) state.opened[i] = 1;
  });
  return state;
}

/** What `for` gives to variables is expected to be borrowed all through the loop; what comes from its end says if it is not. */
function makeTargetsLazy(memory: Memory, { temporaries, lessons }: Frame, pc: number, state: State): void {
  if (lessons.hasFailed(pc) || lessons.isOwning(pc)) return;
  for (const target of forTargets(memory, pc)) {
    if (
      target.slot < temporaries &&
      state.kinds[target.slot >> 3] === Kind.BOXED &&
      !state.unbound[target.slot >> 3] &&
      !lessons.hasFailed(target.pc)
    )
      state.kinds[target.slot >> 3] = Kind.LAZY;
  }
}

/** Whether a range iterator that was seen, if one was, is one of small numbers. */
function isSmallRange(memory: Memory, example: bigint | undefined): boolean {
  if (example === undefined || !isPointer(example)) return true;
  const p = addressOf(example);
  const most = BigInt(RANGES[SMALL_RANGE] as number);
  const next = BigInt.asIntN(64, memory.value(p + RangeIteratorLayout.NEXT));
  const step = BigInt.asIntN(64, memory.value(p + RangeIteratorLayout.STEP));
  const end = next + step * BigInt.asIntN(64, memory.value(p + RangeIteratorLayout.LEFT));
  return [next, end].every((value) => value <= most && value >= -most);
}

/**
 * Whether a block leads to a loop's head from outside. So does what stands before it in the code: where a unit begins with the inner one of two loops, the
 * outer one goes back to the same head.
 */
function isWayIn(from: Block, { isLoop, order, frame, instructions }: Block): boolean {
  if (!isLoop || order > from.order) return isLoop;
  const last = from.instructions.at(-1) as Instruction;
  return from.frame === frame && last.pc < (instructions[0] as Instruction).pc;
}

/** A block after which variables are as in `state` may lead to a handler; true if that changes what is expected there. */
function noteKinds(handler: Block, state: State, variables: number): boolean {
  const kinds = state.kinds
    .slice(0, variables)
    .map((kind, i) => (isNumber(kind) && !state.unbound[i] ? kind : Kind.BOXED));
  const known = handler.kinds;
  handler.kinds = known?.map((kind, i) => (kind === kinds[i] ? kind : Kind.BOXED)) ?? kinds;
  return known === undefined || handler.kinds.some((kind, i) => kind !== known[i]);
}

/** The first of the blocks that wait. */
function first(blocks: Block[], waiting: Set<Block>): Block | undefined {
  return waiting.size === 0 ? undefined : blocks.find((block) => waiting.has(block));
}

/** Emits a block. */
export function lowerBlock(lowering: Lowering, block: Block): Ending {
  const { instructions, inlined } = block;
  let ending: Ending = { kind: "left" };
  lowering.open(block.frame);
  lowering.slots.beginBlock();
  if (block.kinds) unboxVariables(lowering, block.kinds, instructions[0] as Instruction);
  for (const i of instructions) ending = lowering.lower(i, i === instructions.at(-1) ? inlined : undefined);
  return ending;
}

/** At the beginning of a handler: numbers are unboxed again, so that they stay it in a loop that the handler is in. */
function unboxVariables(lowering: Lowering, kinds: Kind[], { pc }: Instruction): void {
  if (lowering.frame.lessons.hasFailed(pc)) return;
  kinds.forEach((kind, i) => {
    if (isNumber(kind)) lowering.slots.unbox(i << 3, kind, lowering.failAt(pc, "NUMBER"));
  });
}

function targetsOf(ending: Ending): number[] {
  switch (ending.kind) {
    case "left":
      return [];
    case "next":
      return [ending.pc];
    case "branch":
      return [ending.yes, ending.no];
    default:
      return ending.to;
  }
}
