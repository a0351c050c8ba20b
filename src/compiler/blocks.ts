/**
 * The control-flow graph of one code object, as the code generator builds it: basic blocks of instructions.
 *
 * A jump names the Block it goes to. The handler of exceptions is written on each instruction when it is emitted, since the
 * generator knows at each point which `try` it is in; a SETUP at the region's start tells the depth of the stack there.
 * Two instructions exist only here: SETUP, and JUMP, whose direction the assembler finds out.
 */

import { Op } from "../../assembly/shared/opcodes.ts";
import type { Positioned } from "../syntax/ast.ts";
import { spend } from "../syntax/index.ts";

/** Unconditional jump in either direction. */
export const JUMP = 256;

/**
 * Start of a region whose handler is `target`; `arg` counts the values on top of the stack that belong to the region, so
 * that the handler does not find them.
 */
export const SETUP = 257;

/** The place that an instruction is reported at; `null` takes over the place of the instruction before it. */
export type Place = Positioned | null;

export class Instr {
  constructor(
    public op: number,
    public arg: number,
    public place: Place,
    public target: Block | null,
    public handler: Block | null,
  ) {}

  /** A copy, for a block that is written out twice. */
  clone(): Instr {
    return new Instr(this.op, this.arg, this.place, this.target, this.handler);
  }

  toNop(): void {
    this.op = Op.NOP;
    this.arg = 0;
    this.target = null;
  }
}

export class Block {
  instrs: Instr[] = [];
  /** The block that stands after this one. */
  next: Block | null = null;
  /** Where a handler starts: with `lasti`, the offset of the raising instruction lies below the exception. */
  isHandler = false;
  lasti = false;

  // What the passes of flow.ts and assemble.ts find out:
  predecessors = 0;
  reachable = false;
  warm = false;
  startDepth = -1;
  offset = 0;

  get last(): Instr | undefined {
    return this.instrs[this.instrs.length - 1];
  }

  /** Whether control can go from this block to `next`. */
  get fallsThrough(): boolean {
    const { last } = this;
    return last === undefined || !endsBlock(last.op);
  }
}

/** Whether an instruction never goes on with the next one. */
export function endsBlock(op: number): boolean {
  switch (op) {
    case JUMP:
    case Op.RETURN_VALUE:
    case Op.RAISE_VARARGS:
    case Op.RERAISE:
      return true;
    default:
      return false;
  }
}

export function isConditional(op: number): boolean {
  switch (op) {
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
    case Op.FOR_ITER:
      return true;
    default:
      return false;
  }
}

/** Whether an instruction names a block to jump to (SETUP names its handler, which is no jump). */
export function isJump(op: number): boolean {
  return op === JUMP || isConditional(op);
}

/** The blocks of one code object while they are being emitted, in the order of the source. */
export class Graph {
  readonly entry = new Block();
  current = this.entry;
  /** Handler of what is emitted next. */
  handler: Block | null = null;

  emit(op: number, arg: number, place: Place, target: Block | null = null): void {
    spend(30);
    const last = this.current.last;
    if (last !== undefined && (endsBlock(last.op) || isConditional(last.op))) this.use(new Block());
    this.current.instrs.push(new Instr(op, arg, place, target, this.handler));
  }

  /** What is emitted next stands at `label`. */
  use(label: Block): void {
    this.current.next = label;
    this.current = label;
  }

  /** Starts a protected region: until `handler` is set back, what is emitted is caught by `target`. */
  protect(target: Block, place: Place, own = 0): void {
    target.isHandler = true;
    this.emit(SETUP, own, place, target);
    this.handler = target;
  }
}
