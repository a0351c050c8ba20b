/**
 * Walks classic bytecode: instructions with their operands, positions, and the exception table, decoded.
 */

import { HAVE_ARGUMENT, Op } from "../../assembly/shared/opcodes.ts";
import type { CodeObject } from "./code.ts";
import { OP_INFO, Operand } from "./opcodes.ts";

export interface Instruction {
  /** Where it starts: at its EXTENDED_ARG, if it has one. */
  offset: number;
  /** Where the next one starts. */
  end: number;
  opcode: number;
  /** 0 where there is none. */
  operand: number;
  /** Where it may jump to, else -1. */
  target: number;
}

/** Source range; columns count UTF-8 bytes from 0 and are -1 where unknown. */
export interface Position {
  lineno: number;
  endLineno: number;
  col: number;
  endCol: number;
}

export interface PositionRun extends Partial<Position> {
  start: number;
  end: number;
}

export interface ExceptionRange {
  start: number;
  end: number;
  target: number;
  depth: number;
  lasti: boolean;
}

/** The instructions in order; an EXTENDED_ARG is part of the one it extends. Throws if the code ends within one. */
export function* instructions(code: Uint8Array): Generator<Instruction> {
  let at = 0;
  while (at < code.length) {
    const offset = at;
    let high = 0;
    let opcode = code[at++];
    if (opcode === Op.EXTENDED_ARG) {
      high = code[at] | (code[at + 1] << 8);
      opcode = code[at + 2];
      at += 3;
    }
    let operand = 0;
    if (opcode >= HAVE_ARGUMENT) {
      operand = (code[at] | (code[at + 1] << 8)) + high * 0x10000;
      at += 2;
    }
    if (at > code.length) throw new Error(`the code ends within the instruction at ${offset}`);
    yield { offset, end: at, opcode, operand, target: targetOf(opcode, operand, at) };
  }
}

function targetOf(opcode: number, operand: number, end: number): number {
  const kind = OP_INFO[opcode]?.operand;
  if (kind === Operand.JumpAbsolute) return operand;
  return kind === Operand.JumpRelative ? end + operand : -1;
}

/** The position table's runs; those without a location have no `lineno`. */
export function* positionRuns(code: CodeObject): Generator<PositionRun> {
  const reader = new VarintReader(code.positions);
  let start = 0;
  let lineno = code.firstlineno;
  while (!reader.done) {
    const head = reader.unsigned();
    const end = start + (head >>> 1);
    if (head & 1) yield { start, end };
    else {
      lineno += reader.signed();
      const endLineno = lineno + reader.unsigned();
      yield { start, end, lineno, endLineno, col: reader.unsigned() - 1, endCol: reader.unsigned() - 1 };
    }
    start = end;
  }
}

/** Where each source line starts in the code: the offsets that `dis` marks. */
export function lineStarts(code: CodeObject): Map<number, number> {
  const starts = new Map<number, number>();
  let last = -1;
  for (const { start, lineno } of positionRuns(code)) {
    if (lineno === undefined || lineno === last) continue;
    last = lineno;
    starts.set(start, lineno);
  }
  return starts;
}

export function exceptionRanges(code: CodeObject): ExceptionRange[] {
  const reader = new VarintReader(code.exceptions);
  const ranges: ExceptionRange[] = [];
  while (!reader.done) {
    const start = reader.unsigned();
    const end = start + reader.unsigned();
    const target = reader.unsigned();
    const depth = reader.unsigned();
    ranges.push({ start, end, target, depth: depth >>> 1, lasti: (depth & 1) === 1 });
  }
  return ranges;
}

class VarintReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  unsigned(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      if (this.done) throw new Error("a table ends within a number");
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
      shift += 7;
    }
  }

  signed(): number {
    const value = this.unsigned();
    return value & 1 ? -(value >>> 1) - 1 : value >>> 1;
  }
}
