/** isinstance() of a class whose metaclass is `type`: decided when it is compiled, for the types that were seen; which of them it is, is asked here. */
import { Header, TypeLayout } from "../../../assembly/shared/layout.ts";
import { NOWHERE } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { type Context, isBuiltIn, typeAddress } from "../body/context.ts";
import { Kind } from "../body/state.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { guardShapes, type Shape, typesSeen } from "./attributes.ts";
import type { Call } from "./lists.ts";

/** A type that was seen, and whether its instances are instances of the class. */
interface Answer extends Shape {
  isInstance: boolean;
}

/** One for each type that x may be of; undefined where they are not known, or it is not the same for all instances of one. */
function answersFor(context: Context, x: number, cls: number): Answer[] | undefined {
  const { frame, memory } = context;
  const answers: Answer[] = [];
  for (const type of typesOf(context, x)) {
    const isInstance = frame.callees.areInstances(type, cls);
    if (isInstance === undefined) return undefined;
    answers.push({ type, version: memory.u32(type + TypeLayout.VERSION), offset: 0, isInstance });
  }
  const canBeTold = answers.length === 1 && isBuiltIn((answers[0] as Answer).type);
  return answers.length > 0 && (canBeTold || answers.every(({ version }) => version !== 0))
    ? answers
    : undefined;
}

function typesOf(context: Context, x: number): number[] {
  const kind = context.numberKind({ slot: x });
  if (kind !== undefined) return [typeAddress(kind === Kind.INT ? TypeId.INT : TypeId.FLOAT)];
  return typesSeen(context, x) ?? [];
}

/** Leaves unless x is of one of the types; the address of the object, undefined for a number. */
function guardTypes(context: Context, x: number, answers: Answer[], pc: number): number | undefined {
  const kind = context.numberKind({ slot: x });
  if (kind !== undefined) {
    context.number({ slot: x }, kind, pc, 1);
    return undefined;
  }
  const [{ type }] = answers as [Answer];
  if (isBuiltIn(type) && answers.length === 1)
    return context.slots.guardType(x, type, context.failAt(pc, "TYPE"));
  return guardShapes(context, x, answers, pc);
}

export function isInstance(call: Call): boolean {
  const { context, i, args, operands } = call;
  const { body } = context;
  const [x, classSlot] = args as [number, number];
  const cls = args.length === 2 && i.c !== NOWHERE ? context.seenObject(classSlot) : undefined;
  if (cls === undefined || !context.isA(cls, TypeId.TYPE)) return false;
  const answers = answersFor(context, x, cls);
  if (answers === undefined) return false;
  call.identify();
  // A class whose metaclass is `type` never gets another.
  context.guardObject(classSlot, cls);
  const p = guardTypes(context, x, answers, i.pc);
  const instances = answers.filter((answer) => answer.isInstance);
  const truth = body.scratch(58, ValueType.I32);
  if (p === undefined || instances.length === 0 || instances.length === answers.length) {
    body.i32(instances.length > 0 ? 1 : 0).set(truth);
  } else {
    const version = body.scratch(28, ValueType.I32);
    body.get(p).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION).set(version);
    instances.forEach((answer, n) => {
      body.get(version).i32(answer.version).op(W.I32Eq);
      if (n > 0) body.op(W.I32Or);
    });
    body.set(truth);
  }
  context.freeOperands(operands, i.c);
  body.get(truth);
  context.giveTruth(i.c);
  return true;
}
