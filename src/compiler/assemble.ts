/**
 * Turns an improved control-flow graph into bytes: offsets, operands, position and exception tables.
 *
 * It expects a graph whose depths are known (depth.ts) and changes nothing of what the code does.
 */

import { HAVE_ARGUMENT, Op } from "../../assembly/shared/opcodes.ts";
import { OP_INFO } from "../bytecode/opcodes.ts";
import { ByteWriter } from "../bytecode/writer.ts";
import { type Block, isJump, JUMP, type Place } from "./blocks.ts";

/** One buffer for all: assembling is synchronous, and a module has thousands of small tables. */
const out = new ByteWriter(1 << 14);

export interface Assembled {
  code: Uint8Array;
  positions: Uint8Array;
  exceptions: Uint8Array;
}

/** Assembles the graph that starts at `entry`; without ranges, positions are lines only. */
export function assemble(entry: Block, firstLine: number, ranges: boolean): Assembled {
  const sizes = placeBlocks(entry);
  return {
    code: writeCode(entry, sizes),
    positions: writePositions(entry, sizes, firstLine, ranges),
    exceptions: writeExceptions(entry, sizes),
  };
}

// --- Offsets ---------------------------------------------------------------------------------------------------

/**
 * Gives each block its offset. The result says how many bytes each instruction takes, in order: an operand that needs an
 * EXTENDED_ARG moves what follows, so this goes on until nothing grows any more.
 */
function placeBlocks(entry: Block): Uint8Array {
  let count = 0;
  for (let block: Block | null = entry; block; block = block.next) count += block.instrs.length;
  const sizes = new Uint8Array(count);
  for (;;) {
    let offset = 0;
    let i = 0;
    for (let block: Block | null = entry; block; block = block.next) {
      block.offset = offset;
      for (const { op, arg } of block.instrs) {
        if (sizes[i] === 0) sizes[i] = op < HAVE_ARGUMENT ? 1 : arg > 0xffff ? 6 : 3;
        offset += sizes[i++];
      }
    }
    if (offset <= 0xffff || !growJumps(entry, sizes)) return sizes;
  }
}

function growJumps(entry: Block, sizes: Uint8Array): boolean {
  let grown = false;
  let i = 0;
  for (let block: Block | null = entry; block; block = block.next) {
    let at = block.offset;
    for (const each of block.instrs) {
      at += sizes[i];
      if (each.target && sizes[i] === 3 && jumpOperand(each.op, each.target, at) > 0xffff) {
        sizes[i] = 6;
        grown = true;
      }
      i++;
    }
  }
  return grown;
}

function jumpOperand(op: number, target: Block, end: number): number {
  const forward = op === Op.FOR_ITER || (op === JUMP && target.offset >= end);
  if (!forward) return target.offset;
  if (target.offset < end) throw new Error("FOR_ITER would jump backwards");
  return target.offset - end;
}

function writeCode(entry: Block, sizes: Uint8Array): Uint8Array {
  let i = 0;
  for (let block: Block | null = entry; block; block = block.next) {
    for (const each of block.instrs) {
      const size = sizes[i++];
      const end = out.length + size;
      let { op, arg } = each;
      if (each.target && isJump(op)) arg = jumpOperand(op, each.target, end);
      if (op === JUMP) op = each.target!.offset >= end ? Op.JUMP_FORWARD : Op.JUMP_ABSOLUTE;
      if (!OP_INFO[op]) throw new Error(`no such opcode: ${op}`);
      if (size === 6) {
        out.u8(Op.EXTENDED_ARG);
        out.u16(arg >>> 16);
      }
      out.u8(op);
      if (size > 1) out.u16(arg & 0xffff);
    }
  }
  return out.finish();
}

// --- Tables ----------------------------------------------------------------------------------------------------

/** Instructions one after the other with the same place share an entry. */
function writePositions(entry: Block, sizes: Uint8Array, firstLine: number, ranges: boolean): Uint8Array {
  const isSame = ranges ? samePlace : sameLine;
  let i = 0;
  let length = 0;
  let place: Place = null;
  let line = firstLine;
  const flush = () => {
    if (length === 0) return;
    if (place === null) {
      out.varint(length * 2 + 1);
      return;
    }
    out.varint(length * 2);
    out.svarint(place.lineno - line);
    out.varint(ranges ? Math.max(place.end_lineno - place.lineno, 0) : 0);
    out.varint(ranges ? place.col_offset + 1 : 0);
    out.varint(ranges ? place.end_col_offset + 1 : 0);
    line = place.lineno;
  };
  for (let block: Block | null = entry; block; block = block.next) {
    for (const each of block.instrs) {
      if (each.place !== place && !isSame(each.place, place)) {
        flush();
        length = 0;
        place = each.place;
      }
      length += sizes[i++];
    }
  }
  flush();
  return out.finish();
}

function sameLine(a: Place, b: Place): boolean {
  return a?.lineno === b?.lineno;
}

function samePlace(a: Place, b: Place): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.lineno === b.lineno &&
    a.col_offset === b.col_offset &&
    a.end_col_offset === b.end_col_offset &&
    a.end_lineno === b.end_lineno
  );
}

function writeExceptions(entry: Block, sizes: Uint8Array): Uint8Array {
  let i = 0;
  let at = 0;
  let handler: Block | null = null;
  let start = 0;
  const flush = (end: number) => {
    if (!handler || start === end) return;
    out.varint(start);
    out.varint(end - start);
    out.varint(handler.offset);
    out.varint((handler.startDepth - (handler.lasti ? 2 : 1)) * 2 + (handler.lasti ? 1 : 0));
  };
  for (let block: Block | null = entry; block; block = block.next) {
    for (const each of block.instrs) {
      if (each.handler !== handler) {
        flush(at);
        start = at;
        handler = each.handler;
      }
      at += sizes[i++];
    }
  }
  flush(at);
  return out.finish();
}
