/**
 * The control flow of the register code that can be reached from one instruction: basic blocks in reverse postorder, their dominators, and
 * which of them are loops (Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm, 2001).
 */
import { R } from "../../assembly/shared/registers.ts";
import {
  type Instruction,
  jumpTarget,
  leaves,
  readInstruction,
  returns,
  unpacksPairOf,
} from "./instructions.ts";
import type { Memory } from "./memory.ts";

/** More instructions than this are not compiled at once. */
const MOST_INSTRUCTIONS = 1500;

export interface Block {
  /** Position in reverse postorder. */
  order: number;
  instructions: Instruction[];
  /** Blocks that its last instruction may go on with: the next one first, if that is one of them. */
  successors: Block[];
  predecessors: Block[];
  dominator: Block;
  /** Blocks that it dominates immediately. */
  dominated: Block[];
  isLoop: boolean;
}

/** Addresses that an instruction may go on with, inside compiled code. */
export function successorsOf(memory: Memory, i: Instruction): number[] {
  if (leaves(i.op) || returns(i.op)) return [];
  const target = jumpTarget(i);
  if (i.op === R.JUMP) return [target as number];
  const next = i.pc + i.size;
  const found = [next];
  if (i.op === R.FOR_ITER && unpacksPairOf(i, readInstruction(memory, next))) found.push(i.pc + 16);
  if (i.op === R.BUILD_SLICE) found.push(i.pc + 16);
  if (target !== undefined && !found.includes(target)) found.push(target);
  return found;
}

/** Blocks in reverse postorder, the one at `start` first; undefined for code that is too long or jumps into loops. */
export function findBlocks(memory: Memory, start: number): Block[] | undefined {
  const reached = reach(memory, start);
  if (reached === undefined) return undefined;
  const blocks = cut(memory, start, reached);
  const ordered = postorder(blocks.get(start) as Block).reverse();
  ordered.forEach((block, i) => {
    block.order = i;
  });
  findDominators(ordered);
  return markLoops(ordered) ? ordered : undefined;
}

function reach(memory: Memory, start: number): Map<number, Instruction> | undefined {
  const reached = new Map<number, Instruction>();
  const waiting = [start];
  for (let pc = waiting.pop(); pc !== undefined; pc = waiting.pop()) {
    if (reached.has(pc)) continue;
    if (reached.size === MOST_INSTRUCTIONS) return undefined;
    const i = readInstruction(memory, pc);
    reached.set(pc, i);
    waiting.push(...successorsOf(memory, i));
  }
  return reached;
}

/** Cuts what was reached into blocks, by their first addresses. */
function cut(memory: Memory, start: number, reached: Map<number, Instruction>): Map<number, Block> {
  const leaders = new Set([start]);
  for (const i of reached.values()) {
    const next = successorsOf(memory, i);
    if (next.length !== 1 || next[0] !== i.pc + i.size) for (const pc of next) leaders.add(pc);
  }
  const blocks = new Map<number, Block>();
  for (const pc of leaders) blocks.set(pc, emptyBlock());
  for (const [pc, block] of blocks) {
    let i = reached.get(pc) as Instruction;
    block.instructions.push(i);
    let next = successorsOf(memory, i);
    while (next.length === 1 && !leaders.has(next[0] as number)) {
      i = reached.get(next[0] as number) as Instruction;
      block.instructions.push(i);
      next = successorsOf(memory, i);
    }
    block.successors = next.map((to) => blocks.get(to) as Block);
    for (const to of block.successors) to.predecessors.push(block);
  }
  return blocks;
}

function emptyBlock(): Block {
  const block = {
    order: 0,
    instructions: [],
    successors: [],
    predecessors: [],
    dominated: [],
    isLoop: false,
  };
  return Object.assign(block, { dominator: undefined as unknown as Block });
}

/** Iterative: code may be long. */
function postorder(first: Block): Block[] {
  const found: Block[] = [];
  const seen = new Set([first]);
  const path: [Block, number][] = [[first, 0]];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = top[0].successors[top[1]++];
    if (next === undefined) {
      found.push(top[0]);
      path.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      path.push([next, 0]);
    }
  }
  return found;
}

function findDominators(ordered: Block[]): void {
  const [first, ...others] = ordered as [Block, ...Block[]];
  first.dominator = first;
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of others) {
      const known = block.predecessors.filter((p) => p.dominator !== undefined);
      const nearest = known.reduce(commonDominator);
      if (block.dominator !== nearest) {
        block.dominator = nearest;
        changed = true;
      }
    }
  }
  for (const block of others) block.dominator.dominated.push(block);
}

function commonDominator(x: Block, y: Block): Block {
  let [a, b] = [x, y];
  while (a !== b) {
    while (a.order > b.order) a = a.dominator;
    while (b.order > a.order) b = b.dominator;
  }
  return a;
}

function dominates(x: Block, y: Block): boolean {
  let block = y;
  while (block.order > x.order) block = block.dominator;
  return block === x;
}

/** False where an edge goes back to a block that does not dominate its source. */
function markLoops(ordered: Block[]): boolean {
  for (const block of ordered) {
    for (const to of block.successors) {
      if (to.order > block.order) continue;
      if (!dominates(to, block)) return false;
      to.isLoop = true;
    }
  }
  return true;
}
