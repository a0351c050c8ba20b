/** Operators and comparisons: constants among their operands have forms of their own. */
import { MonitorEvent } from "../../shared/monitoring.ts";
import { Op } from "../../shared/opcodes.ts";
import { R } from "../../shared/registers.ts";
import { BORROWING } from "../registercode.ts";
import { insOp, insOperand, insSize } from "../verify.ts";
import { branchesTo, emit, slot } from "./emission.ts";
import { joinsJump, resultSlot } from "./follow.ts";
import { Input } from "./input.ts";
import { isCopy } from "./output.ts";
import { popConstant, popSlot, Stack, secondIsConstant, spillBelow, topIsConstant } from "./stack.ts";

/** Register operation of each classic binary operation; _K and K_ forms are its neighbours where it has them. */
function binaryRegister(op: i32): R {
  switch (op) {
    case Op.BINARY_ADD:
      return R.ADD;
    case Op.BINARY_SUBTRACT:
      return R.SUB;
    case Op.BINARY_MULTIPLY:
      return R.MUL;
    case Op.BINARY_FLOOR_DIVIDE:
      return R.FLOORDIV;
    case Op.BINARY_MODULO:
      return R.MOD;
    case Op.BINARY_TRUE_DIVIDE:
      return R.TRUEDIV;
    case Op.BINARY_AND:
      return R.AND;
    case Op.BINARY_OR:
      return R.OR;
    case Op.BINARY_XOR:
      return R.XOR;
    case Op.BINARY_LSHIFT:
      return R.LSHIFT;
    case Op.BINARY_RSHIFT:
      return R.RSHIFT;
    case Op.BINARY_MATRIX_MULTIPLY:
      return R.MATMUL;
    case Op.BINARY_POWER:
      return R.POWER;
    case Op.BINARY_SUBSCR:
      return R.SUBSCR;
    case Op.INPLACE_ADD:
      return R.INPLACE_ADD;
    case Op.INPLACE_SUBTRACT:
      return R.INPLACE_SUB;
    case Op.INPLACE_MULTIPLY:
      return R.INPLACE_MUL;
    case Op.INPLACE_FLOOR_DIVIDE:
      return R.INPLACE_FLOORDIV;
    case Op.INPLACE_MODULO:
      return R.INPLACE_MOD;
    case Op.INPLACE_TRUE_DIVIDE:
      return R.INPLACE_TRUEDIV;
    case Op.INPLACE_AND:
      return R.INPLACE_AND;
    case Op.INPLACE_OR:
      return R.INPLACE_OR;
    case Op.INPLACE_XOR:
      return R.INPLACE_XOR;
    case Op.INPLACE_LSHIFT:
      return R.INPLACE_LSHIFT;
    case Op.INPLACE_RSHIFT:
      return R.INPLACE_RSHIFT;
    case Op.INPLACE_MATRIX_MULTIPLY:
      return R.INPLACE_MATMUL;
    default:
      return R.INPLACE_POWER;
  }
}

function hasConstantForm(op: R): bool {
  return op !== R.MATMUL && op !== R.INPLACE_MATMUL;
}

export function binaryInstruction(classic: i32): void {
  const op = binaryRegister(classic);
  const reflected = op === R.ADD || op === R.SUB || op === R.MUL;
  if (topIsConstant() && hasConstantForm(op)) {
    const c = popConstant();
    const b = popSlot();
    const a = resultSlot();
    emit(op + 1, a, b, c);
  } else if (reflected && secondIsConstant()) {
    const c = popSlot();
    const b = popConstant();
    const a = resultSlot();
    emit(op + 2, a, b, c);
  } else {
    const c = popSlot();
    const b = popSlot();
    const a = resultSlot();
    emit(op, a, b, c);
  }
}

export function unaryInstruction(op: R): void {
  const b = popSlot();
  const a = resultSlot();
  emit(op, a, b);
}

/** A comparison, joined with the conditional jump that follows. */
export function compareInstruction(cmp: u32): void {
  if (joinsJump()) {
    compareJump(cmp);
    return;
  }
  const c = popSlot();
  const b = popSlot();
  const a = resultSlot();
  emit(R.LT + cmp, a, b, c);
}

function compareJump(cmp: u32): void {
  const sense: u32 = insOp === Op.POP_JUMP_IF_TRUE ? 1 : 0;
  const target = insOperand;
  if (isCopy()) slot(MonitorEvent.INSTRUCTION, Input.next | BORROWING);
  Input.next += insSize;
  if (topIsConstant()) {
    const b = popConstant();
    const a = popSlot();
    spillBelow(Stack.depth);
    emit(R.JUMP_LT_K + cmp, a, b, sense);
  } else {
    const b = popSlot();
    const a = popSlot();
    spillBelow(Stack.depth);
    emit(R.JUMP_LT + cmp, a, b, sense);
  }
  branchesTo(target);
}
