/**
 * Finds the depth of the stack at each block of a control-flow graph.
 *
 * A block that can be reached at two depths, or an instruction that takes more than there is, is a bug of the code
 * generator and throws; it is never the program's fault.
 */

import { popsOf, pushesOf, stackEffect } from "../bytecode/opcodes.ts";
import { type Block, JUMP, SETUP } from "./blocks.ts";

/**
 * Sets `startDepth` of each block that can be reached, and turns each SETUP, no longer needed then, into a NOP.
 * The result is the greatest depth anywhere.
 */
export function findDepths(entry: Block): number {
  let deepest = 0;
  const work: Block[] = [];
  const reach = (block: Block, depth: number) => {
    if (block.startDepth === -1) {
      block.startDepth = depth;
      work.push(block);
    } else if (block.startDepth !== depth) {
      throw new Error(`a block is reached at depths ${block.startDepth} and ${depth}`);
    }
  };
  reach(entry, 0);
  for (let block = work.pop(); block; block = work.pop()) {
    let depth = block.startDepth;
    for (const instr of block.instrs) {
      const { op, arg, target } = instr;
      if (op === SETUP) {
        reach(target!, depth - arg + (target!.lasti ? 2 : 1));
        instr.toNop();
      } else if (op === JUMP) reach(target!, depth);
      else {
        if (target) reach(target, depth + stackEffect(op, arg, true));
        const below = depth - popsOf(op, arg);
        if (below < 0) throw new Error(`opcode ${op} takes more than there is`);
        depth = below + pushesOf(op, arg);
      }
      if (depth > deepest) deepest = depth;
    }
    if (block.startDepth > deepest) deepest = block.startDepth;
    if (block.next && block.fallsThrough) reach(block.next, depth);
  }
  return deepest;
}
