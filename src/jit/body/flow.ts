/**
 * The control flow of the register code that can be reached from one instruction: basic blocks in reverse postorder, their dominators, and
 * which of them are loops (Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm, 2001).
 */
import { R } from "../../../assembly/shared/registers.ts";
import {
  behindSuperMethod,
  type Instruction,
  isCall,
  jumpTarget,
  leaves,
  movedRange,
  readInstruction,
  returns,
  unpacksPairOf,
  YIELD_SIZE,
} from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import type { Frame } from "./context.ts";
import type { Kind } from "./state.ts";

/** More instructions than this are not compiled at once. */
export const MOST_INSTRUCTIONS = 1500;

export interface Block {
  /** Position in reverse postorder. */
  order: number;
  instructions: Instruction[];
  /** Whose code it is. */
  frame: Frame;
  /** Its last instruction is a call that may be done by this body in its place, which is its first successor then. */
  inlined: Frame | undefined;
  /** Blocks that its last instruction may go on with: the next one first, if that is one of them. */
  successors: Block[];
  /** Where it goes when one of its instructions raises, as far as that is compiled: these begin with everything in memory. */
  handlers: Block[];
  isHandler: boolean;
  /** Of a handler: kinds that the variables have wherever it is reached from; undefined before that is known. */
  kinds: Kind[] | undefined;
  predecessors: Block[];
  dominator: Block;
  /** Blocks that it dominates immediately. */
  dominated: Block[];
  isLoop: boolean;
}

/** Addresses that an instruction may go on with, inside compiled code. `sinks`: what it yields may go into a sink. */
export function successorsOf(memory: Memory, i: Instruction, sinks = false): number[] {
  if (sinks && i.op === R.YIELD_VALUE) return [i.pc + YIELD_SIZE];
  if (leaves(i.op) || returns(i.op)) return [];
  const target = jumpTarget(i);
  if (i.op === R.JUMP) return [target as number];
  const next = i.pc + i.size;
  const found = [next];
  if (i.op === R.FOR_ITER && unpacksPairOf(i, readInstruction(memory, next))) found.push(i.pc + 16);
  if (i.op === R.BUILD_SLICE) {
    found.push(i.pc + 16);
    const moved = movedRange(memory, i);
    if (moved !== undefined) found.push(moved.set.pc + moved.set.size);
  }
  const method = behindSuperMethod(memory, i);
  if (method !== undefined) found.push(method);
  if (target !== undefined && !found.includes(target)) found.push(target);
  return found;
}

/** Which calls are replaced by the callee's body, by their addresses. */
type Choice = (frame: Frame, reached: Map<number, Instruction>) => Map<number, Frame>;

/** The first instruction of the handler of what the frame that a unit begins with does at pc, 0 for none. */
export type HandlerOf = (pc: number) => number;

/** How many instructions more there may be. */
interface Room {
  left: number;
}

/** Blocks in reverse postorder, the frame's first one first; undefined for code that is too long or jumps into loops. */
export function findBlocks(
  memory: Memory,
  frame: Frame,
  choose: Choice,
  handlerOf: HandlerOf,
): Block[] | undefined {
  const found = blocksOf(memory, frame, choose, handlerOf, { left: MOST_INSTRUCTIONS });
  if (found === undefined) return undefined;
  const ordered = postorder(apart(found)).reverse();
  ordered.forEach((block, i) => {
    block.order = i;
    for (const to of following(block)) to.predecessors.push(block);
  });
  findDominators(ordered);
  return markLoops(ordered) ? ordered : undefined;
}

function following(block: Block): Block[] {
  return [...block.successors, ...block.handlers];
}

const NO_HANDLER: HandlerOf = () => 0;

/**
 * The first block of a frame's code, with what is inlined in it; after it has returned, `after` follows. `handler`: where it goes when what is inlined
 * raises.
 */
function blocksOf(
  memory: Memory,
  frame: Frame,
  choose: Choice,
  handlerOf: HandlerOf,
  room: Room,
  after?: Block,
  handler?: Block,
): Block | undefined {
  const reached = reach(memory, frame.start, room, handlerOf, sinksOf(frame));
  if (reached === undefined) return undefined;
  const calls = choose(frame, reached);
  const blocks = cut(memory, frame, reached, calls, handlerOf);
  if (handler !== undefined) for (const block of blocks.values()) block.handlers = [handler];
  for (const block of blocks.values()) {
    const last = block.instructions.at(-1) as Instruction;
    if (after !== undefined && returns(last.op)) block.successors = [after];
    const callee = calls.get(last.pc);
    const caught = handler ?? blocks.get(handlerOf(last.pc));
    const [next] = block.successors;
    const body = callee && blocksOf(memory, callee, choose, NO_HANDLER, room, next, caught);
    if (body === undefined) continue;
    block.inlined = callee;
    block.successors.unshift(body);
  }
  return blocks.get(frame.start);
}

function sinksOf(frame: Frame): boolean {
  return frame.sink !== undefined && frame.inlined === undefined;
}

/** The instructions that can be reached from one; undefined if there is no room for them. */
export function reach(
  memory: Memory,
  start: number,
  room: Room,
  handlerOf = NO_HANDLER,
  sinks = false,
): Map<number, Instruction> | undefined {
  const reached = new Map<number, Instruction>();
  const waiting = [start];
  for (let pc = waiting.pop(); pc !== undefined; pc = waiting.pop()) {
    if (reached.has(pc)) continue;
    if (room.left-- === 0) return undefined;
    const i = readInstruction(memory, pc);
    reached.set(pc, i);
    waiting.push(...successorsOf(memory, i, sinks));
    const handler = handlerOf(pc);
    if (handler !== 0) waiting.push(handler);
  }
  return reached;
}

/** Cuts what was reached into blocks, by their first addresses. */
function cut(
  memory: Memory,
  frame: Frame,
  reached: Map<number, Instruction>,
  calls: Map<number, Frame>,
  handlerOf: HandlerOf,
): Map<number, Block> {
  const sinks = sinksOf(frame);
  const leaders = new Set([frame.start]);
  const handlers = new Set([...reached.keys()].map(handlerOf).filter((pc) => pc !== 0));
  for (const pc of handlers) leaders.add(pc);
  for (const i of reached.values()) {
    const next = successorsOf(memory, i, sinks);
    const isEnd = next.length !== 1 || next[0] !== i.pc + i.size || calls.has(i.pc);
    if (isEnd) for (const pc of next) leaders.add(pc);
  }
  const blocks = new Map<number, Block>();
  for (const pc of leaders) blocks.set(pc, emptyBlock(frame));
  for (const [pc, block] of blocks) {
    let i = reached.get(pc) as Instruction;
    block.instructions.push(i);
    let next = successorsOf(memory, i, sinks);
    while (next.length === 1 && !leaders.has(next[0] as number)) {
      i = reached.get(next[0] as number) as Instruction;
      block.instructions.push(i);
      next = successorsOf(memory, i, sinks);
    }
    block.successors = next.map((to) => blocks.get(to) as Block);
    const caught = new Set(block.instructions.map((one) => handlerOf(one.pc)).filter((to) => to !== 0));
    block.handlers = [...caught].map((to) => blocks.get(to) as Block);
    block.isHandler = handlers.has(pc);
  }
  return blocks;
}

function emptyBlock(frame: Frame): Block {
  const block = {
    order: 0,
    frame,
    inlined: undefined,
    instructions: [],
    successors: [],
    handlers: [],
    isHandler: false,
    kinds: undefined,
    predecessors: [],
    dominated: [],
    isLoop: false,
  };
  return Object.assign(block, { dominator: undefined as unknown as Block });
}

/** Larger loops are not written twice. */
const MOST_COPIED = 300;

/**
 * Where code begins with the inner one of two loops, the outer one would go back to the same head, and nothing would be known of the inner one that does
 * not hold in the outer one. So the loop that the code begins with is written once more, for the rest of the outer one's way round: if it asks for
 * globals, which need be asked once only where nothing is called.
 */
function apart(first: Block): Block {
  const blocks = postorder(first);
  const before = blocks.filter((block) => block.successors.includes(first) && isBefore(block, first));
  if (before.length === 0) return first;
  const backs = blocks.filter((block) => following(block).includes(first) && !isBefore(block, first));
  if (backs.length === 0) return first;
  const loop = new Set([first]);
  const waiting = [...backs];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (loop.has(block)) continue;
    loop.add(block);
    const inner = block;
    waiting.push(...blocks.filter((other) => following(other).includes(inner)));
  }
  const size = [...loop].reduce((sum, { instructions }) => sum + instructions.length, 0);
  if (
    [...loop].some(calls) ||
    ![...loop].some(asksGlobals) ||
    size > MOST_COPIED ||
    before.some((block) => loop.has(block))
  )
    return first;
  const copies = new Map<Block, Block>();
  for (const block of loop) copies.set(block, { ...block, predecessors: [], dominated: [] });
  const copied = (block: Block) => copies.get(block) ?? block;
  for (const copy of copies.values()) {
    copy.successors = copy.successors.map(copied);
    copy.handlers = copy.handlers.map(copied);
  }
  return copied(first);
}

/** Whether something is called in a block, save what is done in its place. */
function calls({ instructions, inlined }: Block): boolean {
  return instructions.some(({ op }, i) => isCall(op) && !(inlined && i === instructions.length - 1));
}

function asksGlobals({ instructions }: Block): boolean {
  return instructions.some(({ op }) => op === R.LOAD_GLOBAL_MODULE || op === R.LOAD_GLOBAL_BUILTIN);
}

/** Whether a block stands before another one in the same code. */
export function isBefore(block: Block, other: Block): boolean {
  const last = block.instructions.at(-1) as Instruction;
  return block.frame === other.frame && last.pc < (other.instructions[0] as Instruction).pc;
}

/** Iterative: code may be long. */
function postorder(first: Block): Block[] {
  const found: Block[] = [];
  const seen = new Set([first]);
  const path: [Block, number][] = [[first, 0]];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = following(top[0])[top[1]++];
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
    for (const to of following(block)) {
      if (to.order > block.order) continue;
      if (!dominates(to, block)) return false;
      to.isLoop = true;
    }
  }
  return true;
}
