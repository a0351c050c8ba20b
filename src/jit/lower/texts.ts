/** Texts are put together: sums of two, formatted values, and the parts of an f-string. None of this runs Python code. */
import { STATE_BASE, State, StrLayout } from "../../../assembly/shared/layout.ts";
import { FormatValue } from "../../../assembly/shared/opcodes.ts";
import { R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, type Operand, POINTER_TAG, typeAddress } from "../body/context.ts";
import { Parameter } from "../body/slots.ts";
import { addressOf, hintOf, isPointer, Kind, UNBOUND } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { operandsOf } from "./arithmetic.ts";

const STR = typeAddress(TypeId.STR);

/** Whether what an operand is, is taken to be a str. */
export function isText(context: Context, x: Operand): boolean {
  if ("slot" in x) return context.seen(x.slot, TypeId.STR) !== undefined;
  return isPointer(x.constant) && context.isA(addressOf(x.constant), TypeId.STR);
}

/** Pushes the address of a str; leaves to pc where it is none. */
export function pushText(context: Context, x: Operand, pc: number): void {
  if ("slot" in x) context.body.get(context.guardType(x.slot, TypeId.STR, pc));
  else context.body.i32(addressOf(x.constant));
}

/** Replaces the sum of a Latin-1 str's address and an index by the str of the character there, which lives for ever. */
export function pushCharacter(context: Context): void {
  context.body.loadU8(StrLayout.DATA);
  pushCharacterOf(context);
}

/** The same of its code, below 256. */
export function pushCharacterOf({ body, memory }: Context): void {
  body
    .i32(2)
    .op(W.I32Shl)
    .loadI32(memory.u32(STATE_BASE + State.CHARACTERS));
  body.op(W.I64ExtendI32U).i64(bitsOf(POINTER_TAG)).op(W.I64Or);
}

/** The value in `item`, a str, lies in a slot. */
export function noteTextOfItem({ body, item, slots }: Context, slot: number): void {
  body.get(item).op(W.I32WrapI64).set(slots.address(slot));
  slots.note(slot, STR);
}

/** Takes the str on the stack, just made, into `item`; leaves if there is none. */
function takeText({ body, exits, item }: Context, pc: number): void {
  body.tee(item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  exits.leaveIf(pc, "REFUSED");
}

/** Sets a slot to the str in `item`, whose reference is given. */
function noteText(context: Context, to: number): void {
  context.giveResult(to, hintOf(TypeId.STR));
  noteTextOfItem(context, to);
}

/** The str just made, on the stack, is the result; leaves if there is none. Operands are used up. */
export function giveText(context: Context, i: Instruction, to: number, operands: Operand[]): boolean {
  takeText(context, i.pc);
  context.freeOperands(operands, to);
  noteText(context, to);
  return true;
}

/** a ← b + c of two str, constants or not; in b itself, if a is that and nobody else has it. */
export function lowerTextSum(context: Context, i: Instruction): boolean {
  const isInPlace = i.op === R.INPLACE_ADD || i.op === R.INPLACE_ADD_K;
  if (!isInPlace && i.op !== R.ADD && i.op !== R.ADD_K && i.op !== R.K_ADD) return false;
  const [x, y] = operandsOf(context, i) as [Operand, Operand];
  if (!isText(context, x) || !isText(context, y)) return false;
  if (isInPlace && "slot" in x && x.slot === i.a && appendText(context, i, x.slot, y)) return true;
  pushText(context, x, i.pc);
  pushText(context, y, i.pc);
  context.body.call(Import.JOIN_TEXTS);
  return giveText(context, i, i.a, [x, y]);
}

/** Appends a str to the one in a slot, if the reference there is the slot's own. */
function appendText(context: Context, i: Instruction, slot: number, y: Operand): boolean {
  const { body, slots } = context;
  if (slots.kind(slot) !== Kind.BOXED && slots.kind(slot) !== Kind.OWNED) return false;
  const p = context.guardType(slot, TypeId.STR, i.pc);
  const q = body.scratch(30, ValueType.I32);
  pushText(context, y, i.pc);
  body.set(q);
  // What is borrowed of the slot would see the text change.
  slots.settle("slot" in y ? [y.slot] : []);
  body.get(p).get(q).call(Import.APPEND_TEXTS);
  takeText(context, i.pc);
  slots.handOver(slot);
  context.freeOperands([y], slot);
  noteText(context, slot);
  return true;
}

/** a ← the text of a, by the spec behind it if there is one, for numbers and texts */
export function lowerFormat(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  const x = { slot: i.a };
  const spec = { slot: i.a + 8 };
  const hasSpec = (i.b & FormatValue.SPEC) !== 0;
  const conversion: FormatValue = i.b & FormatValue.ASCII;
  const kind = context.numberKind(x);
  const isPlain = conversion === FormatValue.NONE || (conversion === FormatValue.STR && !hasSpec);
  if (!isPlain || (kind === undefined && !isText(context, x))) return false;
  if (!hasSpec && kind === undefined) {
    context.guardType(i.a, TypeId.STR, i.pc);
    return true;
  }
  if (hasSpec && !isText(context, spec)) return false;
  if (kind !== undefined) slots.unbox(i.a, kind, context.failAt(i.pc, "NUMBER"));
  else context.guardType(i.a, TypeId.STR, i.pc);
  if (hasSpec) context.guardType(spec.slot, TypeId.STR, i.pc);
  slots.pushBoxed(i.a);
  if (hasSpec) slots.pushBoxed(spec.slot);
  else body.i64(bitsOf(UNBOUND));
  body.call(Import.FORMAT_PLAIN);
  return giveText(context, i, i.a, hasSpec ? [spec] : []);
}

/** a ← one text of b that lie from slot c on */
export function lowerBuildString(context: Context, i: Instruction): boolean {
  const { body, frame, slots } = context;
  if (i.b === 0) return false;
  slots.spill();
  body
    .get(Parameter.WINDOW)
    .i32(i.c + frame.base)
    .op(W.I32Add)
    .i32(i.b)
    .call(Import.BUILD_TEXT);
  takeText(context, i.pc);
  for (let slot = i.c; slot < i.c + i.b * 8; slot += 8) slots.vacated(slot);
  noteText(context, i.a);
  return true;
}
