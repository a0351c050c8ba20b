/**
 * What is raised in compiled code: where it goes on, if the code that the unit begins with has a handler, and how it leaves, if not. Everything is in memory
 * by then. Handlers are compiled once something was raised there often; until then it is made known that they would have been of use.
 */
import { FrameLayout } from "../../../assembly/shared/layout.ts";
import { UNWOUND } from "../../../assembly/shared/registers.ts";
import { Global, Import } from "../vm/imports.ts";
import { W } from "../wasm/encoder.ts";
import type { Context, Frame } from "./context.ts";
import { Parameter } from "./slots.ts";
import { outcomeOf } from "./state.ts";

/** The handler of the instruction at hand, in the code that the unit begins with. */
interface Handler {
  /** Its first instruction. */
  pc: number;
  /** The instruction of that code that is at hand, or that what is at hand is inlined in. */
  from: number;
  /** Where the exception goes: see Callees.handlerSlotOf. */
  slot: number;
  /** The depth inside which a branch goes there; undefined where it is not compiled. */
  label: number | undefined;
  /** It is compiled, but no branch can go there. */
  isOutOfReach: boolean;
}

/** The code that the unit begins with. */
function ownFrame({ frame }: Context): Frame {
  let own = frame;
  while (own.inlined) own = own.inlined.caller;
  return own;
}

function handlerOf(context: Context): Handler | undefined {
  const { code, callees } = ownFrame(context);
  const from = context.ownPc();
  const pc = callees.handlerOf(code, from);
  if (pc === 0) return undefined;
  const label = context.handlers.get(pc);
  const isOutOfReach = label === undefined && context.handlers.has(pc);
  return { pc, from, slot: callees.handlerSlotOf(code, from), label, isOutOfReach };
}

/** Whether something raised by the instruction at hand goes on in compiled code. */
export function isCaught(context: Context): boolean {
  return handlerOf(context)?.label !== undefined;
}

/** What a function of vm/ops gave lies in a local; 0: something was raised, which goes to the handler. */
export function catchGiven(context: Context, local: number): void {
  const handler = handlerOf(context);
  if (handler === undefined || handler.isOutOfReach) return;
  const { body } = context;
  body.get(local).op(W.I32Eqz).if();
  if (handler.label !== undefined) {
    body.get(Parameter.WINDOW).i32(handler.from).i32(handler.slot).i32(handler.pc);
    body.call(Import.CATCH_IN).set(local);
    goOn(context, handler, local);
  } else leaveRaised(context);
  body.end();
}

/** Goes on at the handler if its address is in a local. */
function goOn({ body, exits, frame }: Context, { pc, label }: Handler, local: number): void {
  body.get(local).i32(pc).op(W.I32Eq).if();
  if (frame.isVirtual) body.globalGet(Global.CURRENT).set(Parameter.FRAME_OR_0);
  exits.reserve(frame);
  body.br(body.depth - (label as number)).end();
}

/** Leaves with an exception that a handler which is not compiled is for. The frame has a record. */
function leaveRaised({ body, frame, pc }: Context): void {
  const { code, base, exits } = frame;
  const number = exits.push({ pc, code, base, guards: [], isRaise: true });
  if (!frame.isVirtual) body.i64(outcomeOf(0, number)).op(W.Return);
  else {
    body.get(Parameter.FRAME_OR_0).i32(number).i32(frame.index);
    body.call(Import.LEAVE_RAISED).op(W.Return);
  }
}

/**
 * An exception is pending that came up in the unit's own code, or has ended all that was inlined or called there: goes to the handler, or leaves. `used`:
 * temporaries from this slot on hold nothing; undefined: they may.
 */
export function goToHandler(context: Context, used: number | undefined): void {
  const { body, exits, next } = context;
  const own = ownFrame(context);
  const from = context.ownPc();
  const handler = handlerOf(context);
  if (handler === undefined) {
    const isUnknown = context.frame.inlined !== undefined || used === undefined;
    const isInUse = isUnknown || context.slots.holdsAny(own.temporaries, used);
    body.get(Parameter.FRAME_OR_0).get(Parameter.WINDOW).i32(from);
    body.i32(isInUse ? 1 : 0);
    body.call(Import.UNWIND_AT).op(W.Return);
    return;
  }
  exits.pushFrame(own, from);
  body.get(Parameter.FRAME_OR_0).i32(from);
  if (handler.label !== undefined) {
    body.i32(handler.slot).i32(handler.pc).call(Import.CATCH_AT).set(next);
    goOn(context, handler, next);
    body.get(next).op(W.I64ExtendI32U).i64(outcomeOf(0, 0)).op(W.I64Or, W.Return);
  } else {
    body.storeI32(FrameLayout.PC);
    if (handler.isOutOfReach) body.i64(outcomeOf(0, 0)).op(W.Return);
    else leaveRaised(context);
  }
}

/**
 * What was called has left with the value in a local: if it has raised, and there is a handler, code goes on there; else it leaves, too. `used`: as above.
 * `note`: what is to be done first where it has ended by that.
 */
export function giveBackCalled(
  context: Context,
  value: number,
  used: number | undefined,
  note: () => void,
): void {
  const { body, next } = context;
  body.get(value).op(W.I32WrapI64).tee(next).i32(UNWOUND).op(W.I32Eq).if();
  note();
  goToHandler(context, used);
  body.end();
  if (handlerOf(context) !== undefined) {
    body.get(next).op(W.I32Eqz).if();
    context.giveBack(next);
    body.end();
  }
  body.get(value).op(W.Return);
}
