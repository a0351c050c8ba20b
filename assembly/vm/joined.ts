/**
 * Recognises what patterns compile to (src/compiler/codegen/patterns.ts), so that the decoder can make one instruction of it:
 *
 *     MATCH_SEQUENCE, POP_JUMP_IF_FALSE f, GET_LEN, LOAD_CONST n, COMPARE_OP, POP_JUMP_IF_FALSE f       MATCH_LENGTH
 *     MATCH_CLASS, DUP_TOP, LOAD_CONST None, COMPARE_OP is not, POP_JUMP_IF_FALSE f, UNPACK_SEQUENCE    MATCH_CLASS_INTO
 *     MATCH_KEYS, the same                                                                             MATCH_KEYS_INTO
 *
 * Nothing may jump into the middle. It only looks: code of any other form runs instruction by instruction, with the same result.
 */

import { tupleItem } from "../core/tuple.ts";
import { isSmall, NONE, smallValue, Value } from "../core/value.ts";
import { PyCode } from "../objects/code.ts";
import { Compare, Op } from "../shared/opcodes.ts";
import { MatchLength, R } from "../shared/registers.ts";
import { Analysis, insOp, insOperand, insSize, readInstruction } from "./verify.ts";

/** What was found: the joined operation, its operand b, where its jump goes, where the code goes on, its effect on the stack. */
export let joinedOperation: R = R.NOP;
export let joinedOperand: u32 = 0;
export let joinedTarget: u32 = 0;
export let joinedEnd: u32 = 0;
export let joinedTaken: u32 = 0;
export let joinedGiven: u32 = 0;

/** Longest sequence that is joined: what operand b of MATCH_LENGTH can hold. */
const MAX_LENGTH: i64 = 0x3fff;

let analysis: Analysis = changetype<Analysis>(0);
let at: u32 = 0;
/** Operand of the instruction that `follows` has just passed. */
let operand: u32 = 0;

/** Whether what follows the instruction `op` of a pattern, from the offset `next` on, can be joined with it. */
export function findJoined(code: PyCode, a: Analysis, op: R, n: u32, next: u32): bool {
  analysis = a;
  at = next;
  if (op === R.MATCH_SEQUENCE || op === R.MATCH_MAPPING) return findLength(code, op);
  return findUnpacked(code, op, n, next);
}

/** Passes the next instruction if it is `op` and can only be reached from the one before it. */
function follows(op: i32): bool {
  if (at >= analysis.length || analysis.isTarget(at) || analysis.depth(at) < 0) return false;
  if (!readInstruction(analysis.bytes, analysis.length, at) || insOp !== op) return false;
  operand = insOperand;
  at += insSize;
  return true;
}

function constant(code: PyCode): Value {
  return tupleItem(code.consts, operand);
}

function findLength(code: PyCode, op: R): bool {
  if (!follows(Op.POP_JUMP_IF_FALSE)) return false;
  joinedTarget = operand;
  if (!follows(Op.GET_LEN) || !follows(Op.LOAD_CONST)) return false;
  const length = constant(code);
  if (!isSmall(length) || <u64>smallValue(length) > <u64>MAX_LENGTH) return false;
  if (!follows(Op.COMPARE_OP)) return false;
  const cmp = operand;
  if (cmp !== Compare.EQ && cmp !== Compare.GE) return false;
  if (!follows(Op.POP_JUMP_IF_FALSE) || operand !== joinedTarget) return false;
  joinedOperation = R.MATCH_LENGTH;
  joinedOperand = (<u32>smallValue(length)) << MatchLength.SHIFT;
  if (cmp === Compare.GE) joinedOperand |= MatchLength.AT_LEAST;
  if (op === R.MATCH_MAPPING) joinedOperand |= MatchLength.MAPPING;
  return found(1, 1);
}

function findUnpacked(code: PyCode, op: R, n: u32, _next: u32): bool {
  if (!follows(Op.DUP_TOP) || !follows(Op.LOAD_CONST) || constant(code) !== NONE) return false;
  if (!follows(Op.COMPARE_OP) || operand !== Compare.IS_NOT) return false;
  if (!follows(Op.POP_JUMP_IF_FALSE)) return false;
  joinedTarget = operand;
  if (!follows(Op.UNPACK_SEQUENCE) || operand > 0xffff) return false;
  if (op === R.MATCH_KEYS) {
    joinedOperation = R.MATCH_KEYS_INTO;
    joinedOperand = operand;
    return found(2, 2 + operand);
  }
  joinedOperation = R.MATCH_CLASS_INTO;
  joinedOperand = n;
  return found(3, operand);
}

/** The jump must go forward: one that goes back has interrupts to count. */
function found(taken: u32, given: u32): bool {
  if (joinedTarget < at) return false;
  joinedEnd = at;
  joinedTaken = taken;
  joinedGiven = given;
  return true;
}
