/** Comparisons, and jumps by them and by the truth of a value. */
import { StrLayout } from "../../../assembly/shared/layout.ts";
import { R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import {
  BOOL_TYPE,
  bitsOf,
  type Context,
  type Ending,
  FALSE,
  NONE,
  type Operand,
  TRUE,
} from "../body/context.ts";
import { ANY_VALUE, addressOf, hintOf, INT_TAG, Kind } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import { type Instruction, senseOf } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { comparisonOf } from "./arithmetic.ts";
import { compareMember } from "./dicts.ts";
import { LENGTHS } from "./lengths.ts";
import { isText, pushText } from "./texts.ts";

/** Places in Compare: `in` and `is`, and the contrary behind each. */
const IN = R.IN - R.LT;
const IS = R.IS - R.LT;

/** Pushes whether x cmp y, of numbers, texts, by identity or membership; false, and nothing emitted, for other operands. Operands are used up. */
function compare(context: Context, n: number, x: Operand, y: Operand, pc: number): boolean {
  const { body } = context;
  if (n >= IN && n < IS) return compareMember(context, n === IN, x, y, pc);
  if (n >= IS) {
    const truth = body.scratch(3, ValueType.I32);
    context.pushBoxed(x);
    context.pushBoxed(y);
    body.op(n > IS ? W.I64Ne : W.I64Eq).set(truth);
    context.freeOperands([x, y]);
    body.get(truth);
    return true;
  }
  if (n !== R.EQ - R.LT && n !== R.NE - R.LT) guessInts(context, [x, y]);
  const [kx, ky] = context.numberKinds(x, y);
  if (kx === undefined || ky === undefined) return compareTexts(context, n, x, y, pc);
  const kind = kx === ky ? kx : Kind.FLOAT;
  const op = comparisonOf(n, kind);
  if (op === undefined) return false;
  const [a, b] = [context.number(x, kind, pc, 1), context.number(y, kind, pc, 2)];
  body.get(a).get(b).op(op);
  context.freeOperands([x, y]);
  return true;
}

/** Whether nothing is known of an operand, nor has a guess about it been wrong. */
function isUnknown(context: Context, x: Operand): boolean {
  const { slots } = context;
  if (!("slot" in x) || !context.isFirstGuess || !slots.isBoxed(x.slot)) return false;
  return slots.type(x.slot) === ANY_VALUE && context.example(x.slot) === undefined;
}

/** Of two values nothing is known of, which are ordered: they will be ints. */
function guessInts(context: Context, operands: Operand[]): void {
  if (!operands.every((x) => isUnknown(context, x))) return;
  for (const x of operands) if ("slot" in x) context.slots.setExample(x.slot, INT_TAG);
}

/** What nothing is known of and is compared with a text will be one. */
function guessText(context: Context, x: Operand, other: Operand): void {
  if ("slot" in x && isText(context, other) && isUnknown(context, x))
    context.slots.setExample(x.slot, hintOf(TypeId.STR));
}

/** == and != of two str: the same object, or the same text. */
function compareTexts(context: Context, n: number, x: Operand, y: Operand, pc: number): boolean {
  const { body } = context;
  const isEqual = n === R.EQ - R.LT;
  if (!isEqual && n !== R.NE - R.LT) return false;
  guessText(context, x, y);
  guessText(context, y, x);
  if (!isText(context, x) || !isText(context, y)) return false;
  const truth = body.scratch(3, ValueType.I32);
  const [p, q] = [body.scratch(30, ValueType.I32), body.scratch(31, ValueType.I32)];
  pushText(context, x, pc);
  body.set(p);
  pushText(context, y, pc);
  body.tee(q).get(p).op(W.I32Eq).tee(truth).op(W.I32Eqz);
  body.get(p).loadI32(StrLayout.LENGTH).get(q).loadI32(StrLayout.LENGTH).op(W.I32Eq, W.I32And).if();
  // Most that differ do so in the first byte, whatever their width; an empty one has none.
  body.get(p).loadU8(StrLayout.DATA).get(q).loadU8(StrLayout.DATA).op(W.I32Eq);
  body.get(p).loadI32(StrLayout.LENGTH).op(W.I32Eqz, W.I32Or).if();
  body.get(p).get(q).call(Import.SAME_TEXT).set(truth).end().end();
  context.freeOperands([x, y]);
  body.get(truth);
  if (!isEqual) body.op(W.I32Eqz);
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
  if (!pushTruth(context, i.b, i.pc) && !guessTruth(context, i.b, i.pc)) return false;
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
  const truth = slots.truth(slot);
  if (truth !== undefined) body.get(truth);
  else if (kind === Kind.INT)
    body
      .get(context.number(operand, kind, pc, 1))
      .i64(0n)
      .op(W.I64Ne);
  else if (kind === Kind.FLOAT)
    body
      .get(context.number(operand, kind, pc, 1))
      .f64(0)
      .op(W.F64Ne);
  else if (slots.type(slot) === BOOL_TYPE || context.seen(slot, TypeId.BOOL) !== undefined)
    body
      .get(context.guardType(slot, TypeId.BOOL, pc))
      .i32(addressOf(TRUE))
      .op(W.I32Eq);
  else return pushHasItems(context, slot, pc);
  context.freeIfTemporary(slot);
  return true;
}

/** The same of what is not known: it is taken to be a bool. */
function guessTruth(context: Context, slot: number, pc: number): boolean {
  if (!isUnknown(context, { slot })) return false;
  context.body
    .get(context.guardType(slot, TypeId.BOOL, pc))
    .i32(addressOf(TRUE))
    .op(W.I32Eq);
  context.freeIfTemporary(slot);
  return true;
}

/** The same of what is true unless it is empty. */
function pushHasItems(context: Context, slot: number, pc: number): boolean {
  const { body } = context;
  const found = LENGTHS.find(([type]) => context.seen(slot, type) !== undefined);
  if (found === undefined) return false;
  const truth = body.scratch(3, ValueType.I32);
  body
    .get(context.guardType(slot, found[0], pc))
    .loadI32(found[1])
    .set(truth);
  context.freeIfTemporary(slot);
  body.get(truth);
  return true;
}

/** tests and consumes a */
export function lowerTruthJump(context: Context, i: Instruction, target: number, next: number): Ending {
  const { body, slots } = context;
  const [yes, no] = i.op === R.JUMP_TRUE ? [target, next] : [next, target];
  if (pushTruth(context, i.a, i.pc) || guessTruth(context, i.a, i.pc)) return { kind: "branch", yes, no };
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
  const isBool = slots.type(i.a) === BOOL_TYPE || context.seen(i.a, TypeId.BOOL) !== undefined;
  if (!isBool && !isUnknown(context, { slot: i.a })) return undefined;
  const truth = slots.truth(i.a);
  if (truth !== undefined) body.get(truth).i32(1);
  else body.get(context.guardType(i.a, TypeId.BOOL, i.pc)).i32(addressOf(TRUE));
  body.op(i.op === R.KEEP_TRUE ? W.I32Ne : W.I32Eq);
  return { kind: "branch", yes: next, no: target, onYes: () => slots.free(i.a) };
}
