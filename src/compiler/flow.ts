/**
 * Improves the control-flow graph: constant conditions, jumps to jumps, dead code, copies of short exits, cold handlers
 * at the end, line numbers of instructions that have none of their own. It changes no evaluation order and folds no
 * constants (fold.ts does, while code is emitted).
 *
 * Which line an instruction without a place of its own reports follows CPython's Python/flowgraph.c, so that tracebacks
 * and line events agree.
 */

import { Op } from "../../assembly/shared/opcodes.ts";
import type { Const } from "../bytecode/constants.ts";
import { Block, endsBlock, Instr, isConditional, isJump, JUMP, type Place, SETUP } from "./blocks.ts";
import { truthOf } from "./fold.ts";

/** A block that ends the function and has at most this many instructions is copied to where it is jumped to. */
const MAX_COPIED = 4;

/** Rewrites the graph that starts at `entry`; `consts` gives the meaning of LOAD_CONST operands. */
export function optimize(entry: Block, consts: readonly Const[], firstLine: number): void {
  for (let block: Block | null = entry; block; block = block.next) foldConditions(block, consts);
  markReachable(entry);
  dropUnreachable(entry);
  threadJumps(entry);
  copyExits(entry);
  markReachable(entry);
  dropUnreachable(entry);
  simplifyBlocks(entry);
  moveColdToEnd(entry);
  giveExitsTheirLines(entry);
  spreadPlaces(entry, firstLine);
  dropJumpsToNext(entry);
}

// --- Conditions known beforehand -------------------------------------------------------------------------------

function foldConditions(block: Block, consts: readonly Const[]): void {
  const { instrs } = block;
  const n = instrs.length;
  if (n < 2 || instrs[n - 2].op !== Op.LOAD_CONST) return;
  const jump = instrs[n - 1];
  const load = instrs[n - 2];
  if (!isConditional(jump.op) || jump.op === Op.FOR_ITER) return;
  const truth = truthOf(consts[load.arg]);
  const jumpsOn = jump.op === Op.POP_JUMP_IF_TRUE || jump.op === Op.JUMP_IF_TRUE_OR_POP;
  const keeps = jump.op === Op.JUMP_IF_FALSE_OR_POP || jump.op === Op.JUMP_IF_TRUE_OR_POP;
  if (truth !== jumpsOn) {
    load.toNop();
    jump.toNop();
  } else {
    if (!keeps) load.toNop();
    jump.op = JUMP;
  }
}

// --- Reachability ----------------------------------------------------------------------------------------------

/** Marks what can be reached and counts the ways into each block. */
export function markReachable(entry: Block): void {
  for (let block: Block | null = entry; block; block = block.next) {
    block.reachable = false;
    block.predecessors = 0;
  }
  const work = [entry];
  const reach = (block: Block) => {
    block.predecessors++;
    if (block.reachable) return;
    block.reachable = true;
    work.push(block);
  };
  entry.reachable = true;
  entry.predecessors = 1;
  for (let block = work.pop(); block; block = work.pop()) {
    for (const { target } of block.instrs) if (target) reach(target);
    if (block.next && block.fallsThrough) reach(block.next);
  }
}

function dropUnreachable(entry: Block): void {
  let last = entry;
  for (let block = entry.next; block; block = block.next) {
    if (!block.reachable) continue;
    last.next = block;
    last = block;
  }
  last.next = null;
}

// --- Jumps to jumps --------------------------------------------------------------------------------------------

function threadJumps(entry: Block): void {
  for (let block: Block | null = entry; block; block = block.next) {
    const jump = block.last;
    if (!jump?.target || jump.op === SETUP || jump.op === Op.FOR_ITER) continue;
    // A chain of jumps can be a ring (`while True: pass`), so the number of steps is bounded.
    for (let steps = 0; steps < 32 && threadOnce(jump); steps++);
  }
}

/** Lets a jump whose target begins with a jump go where that one would go. */
function threadOnce(jump: Instr): boolean {
  const block = firstWithCode(jump.target!);
  const next = block?.instrs[0];
  if (!block || !next?.target || next.target === jump.target) return false;
  if (next.op === JUMP) {
    if (jump.op === JUMP && next.place && !samePlaceLine(jump, next)) return false;
    if (jump.op !== JUMP && next.place && !samePlaceLine(jump, next)) return false;
    jump.target = next.target;
    return true;
  }
  return threadKeeping(jump, next, block);
}

/** `a and b or c`: a jump that keeps its value meets one that tests the same value again. */
function threadKeeping(jump: Instr, next: Instr, block: Block): boolean {
  if (jump.op !== Op.JUMP_IF_FALSE_OR_POP && jump.op !== Op.JUMP_IF_TRUE_OR_POP) return false;
  const onTrue = jump.op === Op.JUMP_IF_TRUE_OR_POP;
  const popping = onTrue ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE;
  if (next.op === jump.op) jump.target = next.target;
  else if (next.op === popping) {
    jump.op = popping;
    jump.target = next.target;
  } else if (isConditional(next.op) && next.op !== Op.FOR_ITER && block.instrs.length === 1) {
    jump.op = popping;
    jump.target = block.next;
  } else return false;
  return true;
}

function firstWithCode(start: Block): Block | null {
  let block: Block | null = start;
  while (block && block.instrs.length === 0) block = block.next;
  return block;
}

function samePlaceLine(a: Instr, b: Instr): boolean {
  return a.place !== null && b.place !== null && a.place.lineno === b.place.lineno;
}

// --- Copies of short exits -------------------------------------------------------------------------------------

function copyExits(entry: Block): void {
  for (let block: Block | null = entry; block; block = block.next) {
    const jump = block.last;
    if (jump?.op !== JUMP) continue;
    const target = firstWithCode(jump.target!);
    if (!target || target === block || !isShortExit(target)) continue;
    jump.toNop();
    for (const each of target.instrs) block.instrs.push(each.clone());
  }
}

function isShortExit(block: Block): boolean {
  const { last } = block;
  return last !== undefined && last.op !== JUMP && endsBlock(last.op) && block.instrs.length <= MAX_COPIED;
}

// --- Within blocks ---------------------------------------------------------------------------------------------

function simplifyBlocks(entry: Block): void {
  for (let block: Block | null = entry; block; block = block.next) {
    for (let i = 0; i + 1 < block.instrs.length; i++) unpackOwnTuple(block.instrs, i);
    for (let i = 0; i < block.instrs.length; i++) i = shortenSwaps(block.instrs, i);
  }
}

/** `a, b = x, y` needs no tuple: two or three values are exchanged on the stack, or stored in another order. */
function unpackOwnTuple(instrs: Instr[], i: number): void {
  const [build, unpack] = [instrs[i], instrs[i + 1]];
  if (build.op !== Op.BUILD_TUPLE || unpack.op !== Op.UNPACK_SEQUENCE || build.arg !== unpack.arg) return;
  const count = build.arg;
  if (count < 1 || count > 3) return;
  build.toNop();
  unpack.toNop();
  if (count === 1 || storesInAnotherOrder(instrs, i + 2, count)) return;
  unpack.op = count === 2 ? Op.ROT_TWO : Op.SWAP;
  unpack.arg = count === 2 ? 0 : 3;
}

/** Stores into different locals may be exchanged, since no one sees the moment between them. */
function storesInAnotherOrder(instrs: Instr[], at: number, count: number): boolean {
  const stores = instrs.slice(at, at + count);
  if (stores.length < count || stores.some((each) => each.op !== Op.STORE_FAST)) return false;
  if (new Set(stores.map((each) => each.arg)).size < count) return false;
  const last = at + count - 1;
  [instrs[at], instrs[last]] = [instrs[last], instrs[at]];
  return true;
}

/**
 * A run of SWAPs from `start` on, as captures of patterns end with, brings the top of the stack into some order: that takes at most one
 * SWAP for each value that moves, and one more for each cycle without the top. Gives the end of the run.
 */
function shortenSwaps(instrs: Instr[], start: number): number {
  let end = start;
  for (; end < instrs.length && (instrs[end].op === Op.SWAP || instrs[end].op === Op.NOP); end++);
  const run = instrs.slice(start, end).filter((each) => each.op === Op.SWAP);
  if (run.length < 2) return end;
  const needed = swapsTo(orderAfter(run.map((each) => each.arg)));
  if (needed.length >= run.length) return end;
  for (const [i, each] of run.entries()) {
    if (i < needed.length) each.arg = needed[i];
    else each.toNop();
  }
  return end;
}

/** [i]: which value, counted from the top before the SWAPs, is the i-th from the top after them. */
function orderAfter(swaps: readonly number[]): number[] {
  const order = Array.from({ length: Math.max(...swaps) }, (_, i) => i);
  for (const n of swaps) [order[0], order[n - 1]] = [order[n - 1], order[0]];
  return order;
}

/** The shortest row of SWAPs that gives this order. It is found backwards: what undoes the order, from the last one on. */
function swapsTo(order: number[]): number[] {
  const swaps: number[] = [];
  for (;;) {
    // The value on top goes where it belongs; if it is there, one from another cycle comes up.
    const to = order[0] !== 0 ? order[0] : order.findIndex((value, i) => value !== i);
    if (to < 0) return swaps.reverse();
    [order[0], order[to]] = [order[to], order[0]];
    swaps.push(to + 1);
  }
}

// --- Cold code -------------------------------------------------------------------------------------------------

/** Code that only handlers reach goes to the end, in the order it had. */
function moveColdToEnd(entry: Block): void {
  markWarm(entry);
  for (let block: Block | null = entry; block; block = block.next) {
    const { next } = block;
    if (next && block.warm !== next.warm && block.fallsThrough) jumpExplicitly(block, next);
  }
  const chains = { warm: new Block(), cold: new Block() };
  const ends = { ...chains };
  for (let block: Block | null = entry; block; block = block.next) {
    const side = block.warm ? "warm" : "cold";
    ends[side] = ends[side].next = block;
  }
  ends.cold.next = null;
  ends.warm.next = chains.cold.next;
}

/** Warm is what control reaches without an exception, or by that which ends an `async for`. */
function markWarm(entry: Block): void {
  for (let block: Block | null = entry; block; block = block.next) block.warm = false;
  entry.warm = true;
  const work = [entry];
  for (let block = work.pop(); block; block = work.pop()) {
    const { last, next } = block;
    if (last?.target && isJump(last.op)) warm(last.target);
    for (const { op, target } of block.instrs) {
      if (op === SETUP && firstWithCode(target!)?.instrs[0].op === Op.END_ASYNC_FOR) warm(target!);
    }
    if (next && block.fallsThrough) warm(next);
  }
  function warm(block: Block): void {
    if (block.warm) return;
    block.warm = true;
    work.push(block);
  }
}

/** Control that went on into `after` jumps there, since something else will stand between. */
function jumpExplicitly(block: Block, after: Block): void {
  const jump = new Block();
  jump.warm = block.warm;
  jump.reachable = true;
  jump.predecessors = 1;
  const { last } = block;
  const into = last && isConditional(last.op) ? jump : block;
  into.instrs.push(new Instr(JUMP, 0, null, after, last?.handler ?? null));
  if (into === jump) {
    jump.next = after;
    block.next = jump;
  }
}

// --- Places ----------------------------------------------------------------------------------------------------

/**
 * An exit without a line of its own (the `return None` at the end) that several ways lead to is written out for each
 * jump, so that each copy can report the line it was left from.
 */
function giveExitsTheirLines(entry: Block): void {
  for (let block: Block | null = entry; block; block = block.next) {
    const jump = block.last;
    if (!jump?.target || !isJump(jump.op)) continue;
    const exit = firstWithCode(jump.target)!;
    if (exit.predecessors < 2 || !isExitWithoutPlace(exit)) continue;
    const copy = new Block();
    copy.instrs = exit.instrs.map((each) => each.clone());
    copy.instrs[0].place = jump.place;
    copy.warm = exit.warm;
    copy.reachable = true;
    copy.predecessors = 1;
    exit.predecessors--;
    copy.next = exit.next;
    exit.next = copy;
    jump.target = copy;
  }
  for (let block: Block | null = entry; block; block = block.next) {
    const { last, next } = block;
    const exit = next && block.fallsThrough ? firstWithCode(next) : null;
    if (last && exit && isExitWithoutPlace(exit)) exit.instrs[0].place = last.place;
  }
}

function isExitWithoutPlace(block: Block): boolean {
  const { last } = block;
  if (!last || last.op === JUMP || !endsBlock(last.op)) return false;
  return block.instrs.every((each) => each.place === null);
}

/** An instruction without a place takes over that of the only instruction that can come before it. */
function spreadPlaces(entry: Block, firstLine: number): void {
  const first = { lineno: firstLine, end_lineno: firstLine, col_offset: -1, end_col_offset: -1 };
  for (let block: Block | null = entry; block; block = block.next) {
    // CPython's code begins with an instruction of the first line.
    let place: Place = block === entry ? first : null;
    for (const each of block.instrs) {
      if (each.place === null) each.place = place;
      else place = each.place;
    }
    const { last, next } = block;
    if (!last) continue;
    if (next && block.fallsThrough) inherit(next, place);
    if (last.target && isJump(last.op)) inherit(last.target, place);
  }
  for (let block: Block | null = entry; block; block = block.next) {
    const { last } = block;
    if (last && last.place === null && (last.op === Op.RETURN_VALUE || last.op === Op.RAISE_VARARGS)) {
      last.place = first;
    }
  }
}

function inherit(target: Block, place: Place): void {
  let block = target;
  while (block.instrs.length === 0 && block.next && block.predecessors === 1) block = block.next;
  const first = block.instrs[0];
  if (block.predecessors === 1 && first && first.place === null) first.place = place;
}

// --- What does nothing -----------------------------------------------------------------------------------------

function dropJumpsToNext(entry: Block): void {
  for (let block: Block | null = entry; block; block = block.next) {
    const { last } = block;
    if (last?.op !== JUMP || !block.next) continue;
    if (firstWithCode(last.target!) === firstWithCode(block.next)) last.toNop();
  }
}

/** Drops NOPs. One stays only where it is all there is of its line (`pass`). */
export function dropNops(entry: Block): void {
  for (let block: Block | null = entry; block; block = block.next) {
    const { instrs } = block;
    let kept = 0;
    let lastLine = -1;
    for (let i = 0; i < instrs.length; i++) {
      const each = instrs[i];
      if (each.op === Op.NOP && isIdle(each, instrs[i + 1], block, lastLine)) continue;
      if (each.place) lastLine = each.place.lineno;
      instrs[kept++] = each;
    }
    instrs.length = kept;
  }
}

function isIdle(nop: Instr, next: Instr | undefined, block: Block, lastLine: number): boolean {
  const { place } = nop;
  if (place === null || place.lineno === lastLine) return true;
  if (next) {
    if (next.place === null) next.place = place;
    return next.place.lineno === place.lineno;
  }
  const after = block.next && firstWithCode(block.next);
  return after?.instrs[0].place?.lineno === place.lineno;
}
