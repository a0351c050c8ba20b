/** Keys of subscripts that are ints: which item of a sequence one means. */
import { R } from "../../../assembly/shared/registers.ts";
import type { Context, Operand } from "../body/context.ts";
import { intOf, Kind, kindOf } from "../body/state.ts";
import type { Instruction } from "../vm/instructions.ts";
import { W } from "../wasm/encoder.ts";

/** Constant indices beyond are left to the interpreter, which will find no such item. */
const FAR = 1 << 20;

/** No sequence is longer. */
const LONGEST = 2 ** 32;

/** Sets local q to the index that a key means in a sequence of the length on the stack; leaves where there is no such item. */
export function findIndex(context: Context, key: Operand, pushLength: () => void, pc: number): void {
  const { body, exits, q } = context;
  if ("constant" in key) {
    pushLength();
    body
      .i32(Number(intOf(key.constant)))
      .op(W.I32Add)
      .tee(q);
    pushLength();
    body.op(W.I32GeU);
    exits.leaveIf(pc, "INDEX");
    return;
  }
  const index = context.number(key, Kind.INT, pc, 1);
  const seen = context.example(key.slot);
  if (seen !== undefined && kindOf(seen) === Kind.INT && intOf(seen) < 0n) {
    // Negative ones are expected, too.
    const from = body.scratch(6);
    pushLength();
    body.op(W.I64ExtendI32U).i64(0n).get(index).i64(0n).op(W.I64LtS, W.Select).get(index).op(W.I64Add);
    body.tee(from);
    pushLength();
    body.op(W.I64ExtendI32U, W.I64GeU);
    exits.leaveIf(pc, "INDEX");
    body.get(from).op(W.I32WrapI64).set(q);
    return;
  }
  body.get(index);
  pushLength();
  body.op(W.I64ExtendI32U, W.I64GeU);
  exits.leaveIf(pc, "INDEX");
  context.slots.noteMost(key.slot, Math.min(context.slots.most(key.slot), LONGEST));
  body.get(index).op(W.I32WrapI64).set(q);
}

/** The key of a subscript that is read or written. */
export function keyOf(context: Context, i: Instruction): Operand {
  switch (i.op) {
    case R.SUBSCR:
      return { slot: i.c };
    case R.SUBSCR_K:
      return { constant: context.constant(i.c) };
    case R.STORE_SUBSCR:
      return { slot: i.b };
    default:
      return { constant: context.constant(i.b) };
  }
}

/** Whether a key is an int that an item may have. */
export function isIndex(context: Context, key: Operand): boolean {
  if (context.numberKind(key) !== Kind.INT) return false;
  return !("constant" in key) || Math.abs(Number(intOf(key.constant))) < FAR;
}
