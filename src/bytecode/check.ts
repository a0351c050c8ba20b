/**
 * Checks that classic bytecode is sound: opcodes and operands exist, jumps go to instructions, the stack has one depth at each
 * instruction and never runs empty or over its size, handlers fit. It finds mistakes of our compiler in tests; the VM verifies
 * what it loads by itself.
 */

import { Compare, Op } from "../../assembly/shared/opcodes.ts";
import type { CodeObject } from "./code.ts";
import { ConstKind } from "./constants.ts";
import {
  type ExceptionRange,
  exceptionRanges,
  type Instruction,
  instructions,
  positionRuns,
} from "./instructions.ts";
import { OP_INFO, Operand, popsOf, pushesOf, stackEffect } from "./opcodes.ts";

/** What is wrong with a code object and those inside it; empty if nothing is. */
export function checkCode(code: CodeObject): string[] {
  const problems = new Checker(code).run();
  for (const each of code.consts) if (each.kind === ConstKind.Code) problems.push(...checkCode(each.code));
  return problems;
}

class Checker {
  private readonly problems: string[] = [];
  private readonly byOffset = new Map<number, Instruction>();
  private readonly depths = new Map<number, number>();
  private ranges: ExceptionRange[] = [];

  constructor(private readonly code: CodeObject) {}

  run(): string[] {
    for (const each of instructions(this.code.code)) this.byOffset.set(each.offset, each);
    for (const each of this.byOffset.values()) this.checkOperand(each);
    this.ranges = exceptionRanges(this.code);
    this.checkRanges();
    this.checkPositions();
    if (this.problems.length === 0) this.checkDepths();
    return this.problems;
  }

  private problem(offset: number, text: string): void {
    this.problems.push(`${this.code.qualname} at ${offset}: ${text}`);
  }

  private checkOperand({ offset, opcode, operand, target }: Instruction): void {
    const info = OP_INFO[opcode];
    if (!info) return this.problem(offset, `no opcode ${opcode}`);
    const limit = this.limitOf(info.operand);
    if (operand >= limit) this.problem(offset, `${Op[opcode]} ${operand} is past the end of its table`);
    if (target >= 0 && !this.byOffset.has(target)) this.problem(offset, `jumps into nowhere (${target})`);
  }

  private limitOf(operand: Operand): number {
    const { code } = this;
    switch (operand) {
      case Operand.Const:
        return code.consts.length;
      case Operand.Name:
        return code.names.length;
      case Operand.Local:
        return code.varnames.length;
      case Operand.Cell:
        return code.cellvars.length + code.freevars.length;
      case Operand.Compare:
        return Compare.IS_NOT + 1;
      default:
        return Number.POSITIVE_INFINITY;
    }
  }

  private checkRanges(): void {
    let last = 0;
    for (const { start, end, target } of this.ranges) {
      if (start < last || end <= start) this.problem(start, "exception ranges overlap or are out of order");
      last = end;
      if (!this.byOffset.has(start)) this.problem(start, "an exception range starts within an instruction");
      if (end !== this.code.code.length && !this.byOffset.has(end)) {
        this.problem(end, "an exception range ends within an instruction");
      }
      if (!this.byOffset.has(target)) this.problem(start, `no handler at ${target}`);
    }
  }

  private checkPositions(): void {
    let end = 0;
    for (const run of positionRuns(this.code)) {
      end = run.end;
      if (run.start !== 0 && !this.byOffset.has(run.start))
        this.problem(run.start, "a position starts within an instruction");
    }
    if (end !== this.code.code.length)
      this.problem(end, "the position table has another length than the code");
  }

  private checkDepths(): void {
    const work: number[] = [];
    const reach = (from: number, offset: number, depth: number) => {
      const known = this.depths.get(offset);
      if (known === undefined) {
        this.depths.set(offset, depth);
        work.push(offset);
      } else if (known !== depth)
        this.problem(from, `reaches ${offset} at depth ${depth}, others at ${known}`);
    };
    reach(0, 0, 0);
    for (let offset = work.pop(); offset !== undefined; offset = work.pop()) this.step(offset, reach);
  }

  private step(offset: number, reach: (from: number, offset: number, depth: number) => void): void {
    const each = this.byOffset.get(offset);
    if (!each) return this.problem(offset, "control runs off the end");
    const { opcode, operand, target, end } = each;
    const depth = this.depths.get(offset)!;
    const below = depth - popsOf(opcode, operand);
    const after = below + pushesOf(opcode, operand);
    if (below < 0) return this.problem(offset, `${Op[opcode]} finds only ${depth} values`);
    if (Math.max(depth, after) > this.code.stacksize) this.problem(offset, "the stack grows over its size");
    if (target >= 0) reach(offset, target, depth + stackEffect(opcode, operand, true));
    if (!OP_INFO[opcode]!.ends) reach(offset, end, after);
    const range = this.ranges.find(({ start, end: last }) => start <= offset && offset < last);
    if (!range) return;
    if (range.depth > depth)
      this.problem(offset, `the handler wants ${range.depth} values, there are ${depth}`);
    reach(offset, range.target, range.depth + (range.lasti ? 2 : 1));
  }
}
