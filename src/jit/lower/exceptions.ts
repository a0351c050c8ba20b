/**
 * `raise`, and what `except` blocks begin and end with: which exception is being handled, and whether it is of a class that is named. Those not in
 * generators, which keep theirs: vm/ops/exceptions.ts of assembly sees to that.
 */

import { Header, TypeFlag, TypeLayout } from "../../../assembly/shared/layout.ts";
import { R } from "../../../assembly/shared/registers.ts";
import { bitsOf, type Context, type Ending, type Frame, POINTER_TAG } from "../body/context.ts";
import { goToHandler, isCaught } from "../body/raised.ts";
import { Parameter } from "../body/slots.ts";
import { ERROR } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { SUSPENDABLE } from "./calls.ts";

/** exception a -> previous exception a, exception a + 1 */
export function lowerPushHandled(context: Context, i: Instruction): boolean {
  const { body, frame, item, slots } = context;
  if (frame.flags & SUSPENDABLE) return false;
  slots.pushBoxed(i.a);
  body.call(Import.BEGIN_HANDLING).tee(item).i64(bitsOf(ERROR)).op(W.I64Eq);
  context.exits.leaveIf(i.pc, "REFUSED");
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
  context.exits.leaveIf(i.pc, "REFUSED");
  slots.handOver(i.a);
  slots.drop(item);
  return true;
}

/** exception a, class a + 1 -> exception a, bool a + 1 */
export function lowerMatch(context: Context, i: Instruction): boolean {
  const { body, item, next, slots } = context;
  const type = body.scratch(28, ValueType.I32);
  const exc = slots.guardObject(i.a, context.failAt(i.pc, "TYPE"));
  slots.pushBoxed(i.a + 8);
  body.set(item);
  // As a rule it is of the very class.
  body.get(exc).loadI32(Header.TYPE).tee(type).op(W.I64ExtendI32U).i64(bitsOf(POINTER_TAG)).op(W.I64Or);
  body.get(item).op(W.I64Eq);
  body.get(type).loadI32(TypeLayout.FLAGS).i32(TypeFlag.EXCEPTION).op(W.I32And).i32(0).op(W.I32Ne, W.I32And);
  body.tee(next).op(W.I32Eqz).if();
  slots.pushBoxed(i.a);
  body.get(item).call(Import.MATCHES).set(next);
  body.end();
  body.get(next).i32(0).op(W.I32LtS);
  context.exits.leaveIf(i.pc, "REFUSED");
  slots.free(i.a + 8);
  body.get(next);
  context.giveTruth(i.a + 8);
  return true;
}

/** RAISE and RERAISE: nothing follows but a handler. What is simple is done without records of what ends. */
export function lowerRaise(context: Context, i: Instruction): Ending {
  const { body, frame, slots } = context;
  slots.spill();
  if (mayRaiseHere(context, i)) {
    pushRaised(context, i);
    body.if();
    endInlined(context, frame, i.pc);
    goToHandler(context, i.op === R.RAISE && i.b === 1 ? i.a : undefined);
    body.end();
  }
  context.callOperate(i.pc, [i.pc + i.size]);
  context.giveBack(context.next);
  return { kind: "left" };
}

/** Whether the exception goes from here to the handler of the unit's own code, or leaves for want of one. */
function mayRaiseHere(context: Context, i: Instruction): boolean {
  const isAgain = i.op === R.RERAISE || i.b === 0;
  if (isAgain) return !context.frame.inlined && isCaught(context);
  let pc = i.pc;
  for (let { frame } = context; frame.inlined; frame = frame.inlined.caller) {
    if (frame.callees.handlerOf(frame.code, pc) !== 0) return false;
    pc = frame.inlined.call.pc;
  }
  return i.b === 1;
}

/** Pushes whether the exception is pending by now. */
function pushRaised({ body, frame }: Context, i: Instruction): void {
  if (i.op === R.RAISE && i.b === 0) {
    body.call(Import.RAISE_HANDLED);
    return;
  }
  const slot = frame.base + (i.op === R.RAISE ? i.a : i.a + i.b * 8);
  body.get(Parameter.WINDOW).i32(slot).op(W.I32Add);
  body.call(i.op === R.RAISE ? Import.RAISE_AT : Import.RERAISE_AT);
}

/** Ends the frames of all that is inlined, of which the innermost is at pc. */
function endInlined(context: Context, frame: Frame, pc: number): void {
  const { body, exits, next } = context;
  const { inlined, base, code } = frame;
  if (inlined === undefined) return;
  body
    .get(Parameter.WINDOW)
    .i32(base - 8)
    .op(W.I32Add)
    .i32(code)
    .i32(pc);
  body.call(Import.END_INLINED).op(W.I32Eqz).if();
  exits.pushFrames(frame, pc, body.scratch(24, ValueType.I32));
  body.i32(0).set(next);
  context.giveBack(next);
  body.end();
  endInlined(context, inlined.caller, inlined.call.pc);
}
