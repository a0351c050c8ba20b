/** Operators on anything but the ints and floats that the loop serves itself, comparisons and conditional jumps. */
import { compareTruth, richCompare } from "../../core/compare.ts";
import { binary, inplace, invert, negative, positive } from "../../core/number.ts";
import { decref, incref } from "../../core/object.ts";
import { appendInPlace } from "../../core/strappend.ts";
import { contains } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import { Binary } from "../../core/type.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, boxBool, ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { STATE_BASE, State } from "../../shared/layout.ts";
import { Compare } from "../../shared/opcodes.ts";
import { R } from "../../shared/registers.ts";
import { TypeId } from "../../shared/types.ts";
import { Frame } from "../frame.ts";
import { serveInterrupts } from "../interrupts.ts";
import { reenter } from "../unwind.ts";
import { aOf, begin, bOf, cOf, constant, consume, opOf, read, write } from "./operands.ts";

/** Which operation a register operation is, and the form of its operands. */
function operationOf(op: i32): Binary {
  switch (op) {
    case R.ADD:
    case R.ADD_K:
    case R.K_ADD:
    case R.INPLACE_ADD:
    case R.INPLACE_ADD_K:
      return Binary.ADD;
    case R.SUB:
    case R.SUB_K:
    case R.K_SUB:
    case R.INPLACE_SUB:
    case R.INPLACE_SUB_K:
      return Binary.SUBTRACT;
    case R.MUL:
    case R.MUL_K:
    case R.K_MUL:
    case R.INPLACE_MUL:
    case R.INPLACE_MUL_K:
      return Binary.MULTIPLY;
    case R.FLOORDIV:
    case R.FLOORDIV_K:
    case R.INPLACE_FLOORDIV:
    case R.INPLACE_FLOORDIV_K:
      return Binary.FLOOR_DIVIDE;
    case R.MOD:
    case R.MOD_K:
    case R.INPLACE_MOD:
    case R.INPLACE_MOD_K:
      return Binary.MODULO;
    case R.TRUEDIV:
    case R.TRUEDIV_K:
    case R.INPLACE_TRUEDIV:
    case R.INPLACE_TRUEDIV_K:
      return Binary.TRUE_DIVIDE;
    case R.AND:
    case R.AND_K:
    case R.INPLACE_AND:
    case R.INPLACE_AND_K:
      return Binary.AND;
    case R.OR:
    case R.OR_K:
    case R.INPLACE_OR:
    case R.INPLACE_OR_K:
      return Binary.OR;
    case R.XOR:
    case R.XOR_K:
    case R.INPLACE_XOR:
    case R.INPLACE_XOR_K:
      return Binary.XOR;
    case R.LSHIFT:
    case R.LSHIFT_K:
    case R.INPLACE_LSHIFT:
    case R.INPLACE_LSHIFT_K:
      return Binary.LSHIFT;
    case R.RSHIFT:
    case R.RSHIFT_K:
    case R.INPLACE_RSHIFT:
    case R.INPLACE_RSHIFT_K:
      return Binary.RSHIFT;
    case R.MATMUL:
    case R.INPLACE_MATMUL:
      return Binary.MATMUL;
    default:
      return Binary.POWER;
  }
}

/** Whether the second operand is a constant: the _K forms. */
function hasConstant(op: i32): bool {
  if (op >= R.INPLACE_ADD) {
    if (op < R.INPLACE_MATMUL) return ((op - R.INPLACE_ADD) & 1) === 1;
    return op === R.INPLACE_POWER_K;
  }
  if (op < R.FLOORDIV) return op === R.ADD_K || op === R.SUB_K || op === R.MUL_K;
  if (op < R.MATMUL) return ((op - R.FLOORDIV) & 1) === 1;
  return op === R.POWER_K;
}

/** a ← b op c of any form. */
export function binaryOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const op = opOf(pc);
  const left = op === R.K_ADD || op === R.K_SUB || op === R.K_MUL;
  const right = hasConstant(op);
  const b = bOf(pc);
  const c = cOf(pc);
  if (
    (op === R.INPLACE_ADD || op === R.INPLACE_ADD_K) &&
    aOf(pc) === b &&
    isExactly(read(frame, b), TypeId.STR)
  ) {
    return appendText(frame, pc, right ? constant(frame, c) : read(frame, c), right);
  }
  const x = incref(left ? constant(frame, b) : read(frame, b));
  const y = incref(right ? constant(frame, c) : read(frame, c));
  const operation = operationOf(op);
  const result = op >= R.INPLACE_ADD ? inplace(x, y, operation) : binary(x, y, operation);
  dropPair(x, y);
  if (result === ERROR) return 0;
  if (!left) consume(frame, b);
  if (!right) consume(frame, c);
  write(frame, aOf(pc), result);
  return pc + 8;
}

function dropPair(x: Value, y: Value): void {
  decref(x);
  decref(y);
}

/** `s += t` for str: the left operand is moved out of its slot, so that it can grow in place if nobody else holds it. */
function appendText(frame: Frame, pc: usize, y: Value, right: bool): usize {
  const slot = <usize>frame.regs + bOf(pc);
  const x = load<i64>(slot);
  if (!isExactly(y, TypeId.STR)) {
    const result = inplace(x, y, Binary.ADD);
    if (result === ERROR) return 0;
    write(frame, aOf(pc), result);
  } else {
    store<i64>(slot, UNBOUND);
    const p = appendInPlace(pointer(x), pointer(y));
    if (p === 0) {
      store<i64>(slot, x);
      return 0;
    }
    store<i64>(slot, box(p));
  }
  if (!right) consume(frame, cOf(pc));
  return pc + 8;
}

export function unaryOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const b = bOf(pc);
  const x = incref(read(frame, b));
  const result = unaryResult(opOf(pc), x);
  decref(x);
  if (result === ERROR) return 0;
  consume(frame, b);
  write(frame, aOf(pc), result);
  return pc + 8;
}

function unaryResult(op: i32, x: Value): Value {
  switch (op) {
    case R.NEGATIVE:
      return negative(x);
    case R.POSITIVE:
      return positive(x);
    case R.INVERT:
      return invert(x);
    default: {
      const truth = isTrue(x);
      return truth < 0 ? ERROR : boxBool(!truth);
    }
  }
}

/** a ← b cmp c */
export function compareOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const cmp = <Compare>(opOf(pc) - R.LT);
  const b = bOf(pc);
  const c = cOf(pc);
  const x = incref(read(frame, b));
  const y = incref(read(frame, c));
  const result = cmp <= Compare.GE ? richCompare(x, y, cmp) : truthValue(otherTruth(x, y, cmp));
  dropPair(x, y);
  if (result === ERROR) return 0;
  consume(frame, b);
  consume(frame, c);
  write(frame, aOf(pc), result);
  return pc + 8;
}

function truthValue(truth: i32): Value {
  return truth < 0 ? ERROR : boxBool(truth !== 0);
}

/** Truth of in, not in, is, is not: 0, 1, -1. */
function otherTruth(x: Value, y: Value, cmp: Compare): i32 {
  switch (cmp) {
    case Compare.IS:
      return x === y ? 1 : 0;
    case Compare.IS_NOT:
      return x !== y ? 1 : 0;
    default: {
      const found = contains(y, x);
      return found < 0 ? -1 : cmp === Compare.IN ? found : 1 - found;
    }
  }
}

/** Compare and jump, for what the loop does not serve. */
export function compareAndJump(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const op = opOf(pc);
  const withConstant = op >= R.JUMP_LT_K;
  const cmp = <Compare>(op - (withConstant ? R.JUMP_LT_K : R.JUMP_LT));
  const a = aOf(pc);
  const b = bOf(pc);
  const x = incref(read(frame, a));
  const y = incref(withConstant ? constant(frame, b) : read(frame, b));
  const truth = cmp <= Compare.GE ? compareTruth(x, y, cmp) : otherTruth(x, y, cmp);
  dropPair(x, y);
  if (truth < 0) return 0;
  consume(frame, a);
  if (!withConstant) consume(frame, b);
  const c = <i32>load<i16>(pc, 6);
  return truth === (c & 1) ? jumpTo(frame, pc + 8, (c >> 1) << 3) : pc + 8;
}

/** JUMP_TRUE, JUMP_FALSE, KEEP_TRUE, KEEP_FALSE */
export function truthJump(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const op = opOf(pc);
  const a = aOf(pc);
  const x = incref(read(frame, a));
  const truth = isTrue(x);
  decref(x);
  if (truth < 0) return 0;
  const wanted = op === R.JUMP_TRUE || op === R.KEEP_TRUE ? 1 : 0;
  const jumps = truth === wanted;
  const keeps = op === R.KEEP_TRUE || op === R.KEEP_FALSE;
  if (!keeps || !jumps) consume(frame, a);
  return jumps ? jumpTo(frame, pc + 8, load<i32>(pc, 4)) : pc + 8;
}

/** Takes a jump; backwards it counts the breaker, as the loop does for its own. */
function jumpTo(frame: Frame, from: usize, distance: i32): usize {
  const target = from + distance;
  if (distance >= 0) return target;
  const left = load<i32>(STATE_BASE, State.BREAKER) - 1;
  store<i32>(STATE_BASE, left, State.BREAKER);
  if (left > 0) return target;
  frame.next = <u32>target;
  if (serveInterrupts()) reenter();
  return 0;
}
