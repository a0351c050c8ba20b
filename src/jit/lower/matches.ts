/** What patterns of `match` ask first: the kind and length of the subject. All else of them is for the interpreter's functions. */
import { Header, TypeFlag, TypeLayout } from "../../../assembly/shared/layout.ts";
import { MatchLength } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { type Context, type Ending, typeAddress } from "../body/context.ts";
import { ANY_VALUE, hintOf, POINTER_HIGH } from "../body/state.ts";
import type { Instruction } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { lengthOffset } from "./lengths.ts";

/** Types whose length is read where it lies. */
const SEQUENCES = [TypeId.TUPLE, TypeId.LIST];
const MAPPINGS = [TypeId.DICT];

/**
 * MATCH_LENGTH: to `target` unless what a holds is a sequence, or a mapping, of the length that b says. Undefined, and nothing emitted, where types have come
 * that must be asked for their length. Subjects of one `match` differ in type: nothing is guessed.
 */
export function lowerMatchLength(
  context: Context,
  i: Instruction,
  target: number,
  next: number,
): Ending | undefined {
  const { body, exits, slots } = context;
  if (!context.isFirstGuess) return undefined;
  if (slots.number(i.a) !== undefined) return { kind: "next", pc: target };
  const isMapping = (i.b & MatchLength.MAPPING) !== 0;
  const known = isMapping ? MAPPINGS : SEQUENCES;
  const [value, p] = [body.scratch(8), body.scratch(30, ValueType.I32)];
  const [type, length] = [body.scratch(28, ValueType.I32), body.scratch(31, ValueType.I32)];
  slots.pushBoxed(i.a);
  body.tee(value).op(W.I32WrapI64).set(p);
  // So long is nothing, and no pattern.
  body.i32(-1).set(length);
  body.get(value).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Eq).if().block();
  for (const id of known) {
    body.get(p).loadI32(Header.TYPE).tee(type).i32(typeAddress(id)).op(W.I32Eq).if();
    body.get(p).loadI32(lengthOffset(id)).set(length).br(1).end();
  }
  body
    .get(type)
    .loadI32(TypeLayout.FLAGS)
    .i32(isMapping ? TypeFlag.MAPPING : TypeFlag.SEQUENCE)
    .op(W.I32And);
  exits.leaveIf(i.pc, "TYPE");
  body.end().end();
  const size = i.b >> MatchLength.SHIFT;
  body
    .get(length)
    .i32(size)
    .op(i.b & MatchLength.AT_LEAST ? W.I32GeS : W.I32Eq);
  const onYes = () => {
    if (slots.type(i.a) === ANY_VALUE && context.example(i.a) === undefined)
      slots.setExample(i.a, hintOf(isMapping ? TypeId.DICT : TypeId.TUPLE));
  };
  return { kind: "branch", yes: next, no: target, onYes };
}
