/** Comparisons, and jumps by them and by the truth of a value. */
import { R } from "../../assembly/shared/registers.ts";
import { comparisonOf } from "./arithmetic.ts";
import { BOOL_TYPE, bitsOf, type Context, type Ending, FALSE, NONE, type Operand, TRUE } from "./context.ts";
import { type Instruction, senseOf } from "./instructions.ts";
import { addressOf, Kind } from "./state.ts";
import { ValueType, W } from "./wasm.ts";

/** Places in Compare: `is`, and `is not` behind it. */
const IS = R.IS - R.LT;

/** Pushes whether x cmp y, of numbers or by identity; false, and nothing emitted, for other operands. Operands are used up. */
function compare(context: Context, n: number, x: Operand, y: Operand, pc: number): boolean {
  const { body } = context;
  if (n >= IS) {
    const truth = body.scratch(3, ValueType.I32);
    context.pushBoxed(x);
    context.pushBoxed(y);
    body.op(n > IS ? W.I64Ne : W.I64Eq).set(truth);
    context.freeOperands([x, y]);
    body.get(truth);
    return true;
  }
  const [kx, ky] = [context.numberKind(x), context.numberKind(y)];
  if (kx === undefined || ky === undefined) return false;
  const kind = kx === ky ? kx : Kind.FLOAT;
  const op = comparisonOf(n, kind);
  if (op === undefined) return false;
  const [a, b] = [context.number(x, kind, pc, 1), context.number(y, kind, pc, 2)];
  body.get(a).get(b).op(op);
  context.freeOperands([x, y]);
  return true;
}

/** a ← b cmp c */
export function lowerComparison(context: Context, i: Instruction): boolean {
  if (!compare(context, i.op - R.LT, { slot: i.b }, { slot: i.c }, i.pc)) return false;
  context.giveTruth(i.a);
  return true;
}

/** a ← not b */
export function lowerNot(context: Context, i: Instruction): boolean {
  if (!pushTruth(context, i.b, i.pc)) return false;
  context.body.op(W.I32Eqz);
  context.giveTruth(i.a);
  return true;
}

/** if (a cmp b) is the sense bit of c, jump */
export function lowerCompareJump(
  context: Context,
  i: Instruction,
  target: number,
  next: number,
): Ending | undefined {
  const n = (i.op - R.JUMP_LT) % (R.JUMP_LT_K - R.JUMP_LT);
  const y: Operand = i.op >= R.JUMP_LT_K ? { constant: context.constant(i.b) } : { slot: i.b };
  if (!compare(context, n, { slot: i.a }, y, i.pc)) return undefined;
  return senseOf(i) ? { kind: "branch", yes: target, no: next } : { kind: "branch", yes: next, no: target };
}

/** Pushes whether a slot's value is true, if it is a number or a bool; false, and nothing emitted, for all else. The slot is used up. */
function pushTruth(context: Context, slot: number, pc: number): boolean {
  const { body, slots } = context;
  const operand = { slot };
  const kind = context.numberKind(operand);
  if (kind === Kind.INT)
    body
      .get(context.number(operand, kind, pc, 1))
      .i64(0n)
      .op(W.I64Ne);
  else if (kind === Kind.FLOAT)
    body
      .get(context.number(operand, kind, pc, 1))
      .f64(0)
      .op(W.F64Ne);
  else if (slots.type(slot) === BOOL_TYPE) body.get(slots.address(slot)).i32(addressOf(TRUE)).op(W.I32Eq);
  else return false;
  context.freeIfTemporary(slot);
  return true;
}

/** tests and consumes a */
export function lowerTruthJump(context: Context, i: Instruction, target: number, next: number): Ending {
  const { body, slots } = context;
  const [yes, no] = i.op === R.JUMP_TRUE ? [target, next] : [next, target];
  if (pushTruth(context, i.a, i.pc)) return { kind: "branch", yes, no };
  // True, False and None are told here, all else by the interpreter.
  slots.spill();
  const value = body.scratch(5);
  slots.pushBoxed(i.a);
  body.tee(value).i64(bitsOf(TRUE)).op(W.I64Eq).if();
  body.i32(yes).set(context.next).else();
  body.get(value).i64(bitsOf(FALSE)).op(W.I64Eq).get(value).i64(bitsOf(NONE)).op(W.I64Eq, W.I32Or).if();
  body.i32(no).set(context.next).else();
  context.callOperate(i.pc, [next, target]);
  body.end().end();
  if (context.isTemporary(i.a)) slots.forgetTemporary(i.a);
  return { kind: "dispatch", local: context.next, to: [next, target] };
}

/** tests a, keeps it if it jumps: of what is known to be a bool. */
export function lowerKeepJump(
  context: Context,
  i: Instruction,
  target: number,
  next: number,
): Ending | undefined {
  const { body, slots } = context;
  if (slots.type(i.a) !== BOOL_TYPE) return undefined;
  body
    .get(slots.address(i.a))
    .i32(addressOf(TRUE))
    .op(i.op === R.KEEP_TRUE ? W.I32Ne : W.I32Eq);
  return { kind: "branch", yes: next, no: target, onYes: () => slots.free(i.a) };
}
