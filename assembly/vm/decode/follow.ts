/** What follows the instruction being decoded, and may be done by it. */
import { Op } from "../../shared/opcodes.ts";
import { insOp, insOperand, insSize, readInstruction } from "../verify.ts";
import { Input, NEAR } from "./input.ts";
import { isCopy, Output } from "./output.ts";
import { slotsOf } from "./slots.ts";
import { local, push, Stack, spillLocal, TEMPORARY, temporary } from "./stack.ts";

/**
 * Slot for a result that the stack gets: that of the local, if a STORE_FAST follows and takes it, which is skipped then. Called when the
 * operands are popped and before the instruction is emitted.
 */
export function resultSlot(): u32 {
  if (
    Input.next < Input.analysis.length &&
    !Input.analysis.isTarget(Input.next) &&
    Input.analysis.depth(Input.next) >= 0
  ) {
    if (readInstruction(Input.analysis.bytes, Input.analysis.length, Input.next) && insOp === Op.STORE_FAST) {
      spillLocal(insOperand);
      Input.taken = Input.next;
      Input.next += insSize;
      return local(insOperand);
    }
  }
  push(TEMPORARY);
  return temporary(Stack.depth - 1);
}

/** As resultSlot: whether a POP_TOP follows, which is skipped then. */
export function isDropped(): bool {
  if (
    Input.next >= Input.analysis.length ||
    Input.analysis.isTarget(Input.next) ||
    Input.analysis.depth(Input.next) < 0
  )
    return false;
  if (!readInstruction(Input.analysis.bytes, Input.analysis.length, Input.next) || insOp !== Op.POP_TOP)
    return false;
  Input.taken = Input.next;
  Input.next += insSize;
  return true;
}

// `x.a += 1` and `x[i] += 1` end by rotating the result below the operands that were kept for storing it: no need to move it.

/** Whether the instruction to come is `op` and only this one leads to it: then it is taken as read, and decoded here. */
export function joins(op: i32): bool {
  if (
    Input.next >= Input.analysis.length ||
    Input.analysis.isTarget(Input.next) ||
    Input.analysis.depth(Input.next) < 0
  )
    return false;
  if (!readInstruction(Input.analysis.bytes, Input.analysis.length, Input.next) || insOp !== op) return false;
  Output.origin = Input.next;
  if (isCopy()) slotsOf(Input.next, false, true);
  Input.next += insSize;
  return true;
}

/** Whether a POP_JUMP_IF_… comes next that only this comparison reaches, near enough for a 15-bit distance. */
export function joinsJump(): bool {
  if (
    Input.analysis.length > NEAR ||
    Input.next >= Input.analysis.length ||
    Input.analysis.isTarget(Input.next)
  )
    return false;
  readInstruction(Input.analysis.bytes, Input.analysis.length, Input.next);
  return insOp === Op.POP_JUMP_IF_FALSE || insOp === Op.POP_JUMP_IF_TRUE;
}

/** Whether FOR_ITER comes next: a generator expression's `.0`, which any caller may have given. */
export function feedsLoop(): bool {
  return readInstruction(Input.analysis.bytes, Input.analysis.length, Input.next) && insOp === Op.FOR_ITER;
}
