/**
 * What `except` blocks begin and end with: which exception is being handled, and whether it is of a class that is named. Not in generators, which
 * keep theirs: vm/ops/exceptions.ts of assembly sees to that.
 */

import { bitsOf, type Context } from "../body/context.ts";
import { ERROR } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import { W } from "../wasm/encoder.ts";
import { SUSPENDABLE } from "./calls.ts";

/** exception a -> previous exception a, exception a + 1 */
export function lowerPushHandled(context: Context, i: Instruction): boolean {
  const { body, frame, item, slots } = context;
  if (frame.flags & SUSPENDABLE) return false;
  slots.pushBoxed(i.a);
  body.call(Import.BEGIN_HANDLING).tee(item).i64(bitsOf(ERROR)).op(W.I64Eq);
  context.exits.leaveIf(i.pc);
  slots.pushTaken(i.a);
  slots.setBoxed(i.a + 8);
  body.get(item);
  slots.setBoxed(i.a);
  for (const slot of [i.a, i.a + 8]) slots.forgetExample(slot);
  return true;
}

/** The exception in temporary a, which is free afterwards, is being handled again; the one that was is dropped. */
export function lowerPopHandled(context: Context, i: Instruction): boolean {
  const { body, frame, item, slots } = context;
  if (frame.flags & SUSPENDABLE) return false;
  slots.pushBoxed(i.a);
  body.call(Import.END_HANDLING).tee(item).i64(bitsOf(ERROR)).op(W.I64Eq);
  context.exits.leaveIf(i.pc);
  slots.handOver(i.a);
  slots.drop(item);
  return true;
}

/** exception a, class a + 1 -> exception a, bool a + 1 */
export function lowerMatch(context: Context, i: Instruction): boolean {
  const { body, next, slots } = context;
  slots.pushBoxed(i.a);
  slots.pushBoxed(i.a + 8);
  body.call(Import.MATCHES).tee(next).i32(0).op(W.I32LtS);
  context.exits.leaveIf(i.pc);
  slots.free(i.a + 8);
  body.get(next);
  context.giveTruth(i.a + 8);
  return true;
}
