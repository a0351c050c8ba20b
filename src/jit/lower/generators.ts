/**
 * Generators resumed by compiled code. Behind a YIELD_VALUE (yields.ts) the generator goes on by another function: a unit of its own, found by that address
 * (assembly/vm/resumptions.ts). A loop over a generator calls it without the interpreter.
 *
 * Not for frames of coroutines, whose YIELD_VALUE may have to give them an object first, nor in what is inlined.
 */
import { CodeLayout } from "../../../assembly/shared/layout.ts";
import { NOWHERE, R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import type { Context, Ending } from "../body/context.ts";
import { MOST_INSTRUCTIONS, reach } from "../body/flow.ts";
import { Parameter } from "../body/slots.ts";
import { ANY_VALUE, INT_TAG } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import {
  type Instruction,
  jumpTarget,
  readInstruction,
  unpacksPairOf,
  YIELD_SIZE,
} from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { W } from "../wasm/encoder.ts";
import { resumesGenerator } from "./natives.ts";
import { isGenerator } from "./yields.ts";

/** Whether a suspended frame of the code may go on at pc: behind a YIELD_VALUE, or at its beginning. */
export function isResumption(memory: Memory, code: number, pc: number): boolean {
  if (!isGenerator(memory.u32(code + CodeLayout.FLAGS))) return false;
  const first = memory.u32(code + CodeLayout.PLAIN);
  return pc === first || (pc > first && memory.u16(pc - YIELD_SIZE) === R.YIELD_VALUE);
}

/** Where a generator goes on after it has yielded in the loop that begins at pc. */
export function yieldsIn(memory: Memory, pc: number): number[] {
  const reached = [...(reach(memory, pc, { left: MOST_INSTRUCTIONS }, undefined, true)?.values() ?? [])];
  const ends = reached.filter((i) => jumpTarget(i) === pc && i.pc >= pc).map((i) => i.pc);
  const last = Math.max(...ends, 0);
  const yields = reached.filter((i) => i.op === R.YIELD_VALUE && i.pc >= pc && i.pc <= last);
  return yields.map((i) => i.pc + YIELD_SIZE);
}

/**
 * `g.send(v)` and `next(g)`: the generator is resumed without the interpreter. False, and nothing emitted, where that is not what is called, or what was
 * seen.
 */
export function lowerResumption(context: Context, i: Instruction): boolean {
  const { body, frame, slots } = context;
  const generator = i.a + 8;
  const isMethod = i.op === R.CALL_METHOD;
  if (frame.inlined || i.b !== 1 || !resumesGenerator(context, i)) return false;
  const callable = context.seenObject(i.a) as number;
  if (!context.isA(callable, isMethod ? TypeId.METHOD_DESCRIPTOR : TypeId.BUILTIN)) return false;
  if (isMethod && slots.type(generator) === ANY_VALUE) return false;
  if (context.seen(generator, TypeId.GENERATOR) === undefined) return false;
  context.guardType(generator, TypeId.GENERATOR, i.pc);
  context.guardObject(i.a, callable);
  slots.spill();
  const result = body.scratch(23);
  context.exits.pushFrame(frame, i.pc);
  context.noteRoom();
  body.get(Parameter.FRAME_OR_0).i32(i.pc).call(Import.STEP_BY_CALL).tee(result);
  context.compareWithSpecial();
  body.if();
  body.get(result).op(W.I32WrapI64).set(context.next);
  context.giveBack(context.next);
  body.end();
  for (let slot = i.a; slot <= generator + (isMethod ? 8 : 0); slot += 8) slots.vacated(slot);
  if (i.c === NOWHERE) slots.drop(result);
  else {
    body.get(result).set(context.item);
    context.giveResult(i.c, undefined);
  }
  return true;
}

/** FOR_ITER over a generator, or an enumerate object whose pairs are taken apart; undefined, and nothing emitted, where that is not what was seen. */
export function lowerGeneratorStep(context: Context, i: Instruction, target: number): Ending | undefined {
  const { body, frame, memory, slots } = context;
  const seen = frame.inlined ? undefined : context.seen(i.b, TypeId.GENERATOR, TypeId.ENUMERATE);
  if (seen === undefined) return undefined;
  const isPair = seen.type === TypeId.ENUMERATE;
  const next = i.pc + i.size;
  if (isPair && !unpacksPairOf(i, readInstruction(memory, next))) return undefined;
  const p = context.guardType(i.b, seen.type, i.pc);
  slots.spill();
  const result = body.scratch(23);
  context.exits.pushFrame(frame, i.pc);
  context.noteRoom();
  body.get(Parameter.FRAME_OR_0).i32(i.pc).get(p);
  body.call(isPair ? Import.STEP_ENUMERATED : Import.STEP_GENERATOR).tee(result);
  context.compareWithSpecial(W.I64Ne);
  const onYes = () => {
    body.get(result).set(context.item);
    context.giveResult(i.a, undefined);
    if (!isPair) return;
    slots.forgetTemporary(i.a + 8);
    slots.setExample(i.a + 8, INT_TAG);
  };
  const onNo = () => {
    body.get(result).op(W.I32WrapI64).set(context.next);
    context.giveBackUnless(target);
    slots.vacated(i.b);
  };
  return { kind: "branch", yes: isPair ? i.pc + 16 : next, no: target, onYes, onNo };
}
