/**
 * Dicts and sets: items by key, membership, `get`, `setdefault`, `add`, and loops over dicts. The work itself is the VM's (vm/kernels.ts), which runs no
 * Python code for keys that are small ints, str, or tuples of such, and says so of all others: then the interpreter does the instruction.
 */
import { NOWHERE } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, type Ending, NONE, type Operand } from "../body/context.ts";
import { addressOf, hintedType, isPointer, UNBOUND } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import { type Instruction, readInstruction, unpacksPairOf } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { endLoop } from "./iteration.ts";

/** Entries of dicts: key and value behind the hash (assembly/core/dict.ts). */
const ENTRY_KEY = 8;
const ENTRY_VALUE = 16;

/** Emits `there` for the address, in local q, of the value of a key in the dict at p, and `missing` where it has none or nobody knows. */
function withPlace(context: Context, p: number, key: Operand, there: () => void, missing: () => void): void {
  const { body, q } = context;
  body.get(p);
  context.pushBoxed(key);
  body.call(Import.PLACE_IN_DICT).tee(q).op(W.I32Eqz).if();
  missing();
  body.else();
  there();
  body.end();
}

/** a ← dict b[key] */
export function lowerDictItem(context: Context, i: Instruction, key: Operand): boolean {
  const { body, item, q, slots } = context;
  const p = context.guardType(i.b, TypeId.DICT, i.pc);
  slots.settle();
  const there = () => {
    body.get(q).loadI64().set(item);
    slots.take(item);
    context.freeOperands([{ slot: i.b }, key]);
  };
  withPlace(context, p, key, there, () => context.operateAside(i, i.a));
  context.giveResult(i.a, undefined);
  return true;
}

/** dict a[key] ← c; a key that is new is put in without the interpreter, too. */
export function lowerStoreDictItem(context: Context, i: Instruction, key: Operand): boolean {
  storeItem(context, i, key, [{ slot: i.a }, key]);
  return true;
}

/** MAP_ADD: the same of the dict that a comprehension makes, which stays where it is. */
export function lowerMapAdd(context: Context, i: Instruction): boolean {
  if (context.seen(i.a, TypeId.DICT) === undefined) return false;
  const key = { slot: i.b };
  storeItem(context, i, key, [key]);
  return true;
}

/** dict a[key] ← c; `operands` besides c are used up. */
function storeItem(context: Context, i: Instruction, key: Operand, operands: Operand[]): void {
  const { body, q, slots } = context;
  const p = context.guardType(i.a, TypeId.DICT, i.pc);
  slots.settle();
  const insert = () => {
    body.get(p);
    context.pushBoxed(key);
    slots.pushBoxed(i.c);
    body.call(Import.INSERT_IN_DICT).op(W.I32Eqz).if();
    context.operateAside(i);
    body.else();
    const before = slots.state.copy();
    context.freeOperands([...operands, { slot: i.c }]);
    slots.state = before;
    body.end();
  };
  withPlace(context, p, key, () => context.storeAt({ address: q, offset: 0 }, i.c, operands), insert);
}

/** del a[b] of a dict */
export function lowerDeleteSubscript(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  if (context.seen(i.a, TypeId.DICT) === undefined) return false;
  const p = context.guardType(i.a, TypeId.DICT, i.pc);
  const old = body.scratch(8);
  slots.settle();
  body.get(p);
  slots.pushBoxed(i.b);
  body.call(Import.TAKE_FROM_DICT).tee(old).i64(bitsOf(UNBOUND)).op(W.I64Eq).if();
  context.operateAside(i);
  body.else();
  slots.drop(old);
  context.freeOperands([{ slot: i.a }, { slot: i.b }]);
  body.end();
  return true;
}

/** What can be asked whether something is in it. */
const CONTAINERS = [TypeId.DICT, TypeId.SET, TypeId.FROZENSET, TypeId.STR, TypeId.TUPLE, TypeId.LIST];

/** Pushes whether x is in y, or is not; false, and nothing emitted, where y is none of the containers that can tell. Operands are used up. */
export function compareMember(context: Context, isIn: boolean, x: Operand, y: Operand, pc: number): boolean {
  const { body } = context;
  const isKnown =
    "slot" in y
      ? context.seen(y.slot, ...CONTAINERS) !== undefined
      : isPointer(y.constant) && CONTAINERS.some((type) => context.isA(addressOf(y.constant), type));
  if (!isKnown) return false;
  const truth = body.scratch(3, ValueType.I32);
  context.pushBoxed(x);
  context.pushBoxed(y);
  body.call(Import.HOLDS).tee(truth).i32(1).op(W.I32GtU);
  context.exits.leaveIf(pc, "KEY");
  context.freeOperands([x, y]);
  body.get(truth);
  if (!isIn) body.op(W.I32Eqz);
  return true;
}

/** dict.get(key, default) and dict.setdefault: `kernel` gives the result, or UNBOUND where the interpreter is to see to it. */
export function lowerDictMethod(
  context: Context,
  i: Instruction,
  args: number[],
  operands: Operand[],
  kernel: Import,
): boolean {
  const { body, item, slots } = context;
  const [dict, key, otherwise] = args as [number, number, number?];
  const p = context.guardType(dict, TypeId.DICT, i.pc);
  slots.settle();
  body.get(p);
  slots.pushBoxed(key);
  if (otherwise === undefined) body.i64(bitsOf(NONE));
  else slots.pushBoxed(otherwise);
  body.call(kernel).tee(item).i64(bitsOf(UNBOUND)).op(W.I64Eq).if();
  context.operateAside(i, i.c);
  body.else();
  const expected = otherwise === undefined ? undefined : context.example(otherwise);
  context.freeOperands(operands);
  body.end();
  // An object that was seen may be gone by the time somebody asks for it.
  const isGood = expected !== undefined && (hintedType(expected) !== undefined || !isPointer(expected));
  context.giveResult(i.c, isGood ? expected : undefined);
  return true;
}

/** set.add(x) */
export function lowerSetAdd(context: Context, i: Instruction, args: number[], operands: Operand[]): boolean {
  const { body, slots } = context;
  const [set, element] = args as [number, number];
  const p = context.guardType(set, TypeId.SET, i.pc);
  slots.settle();
  body.get(p);
  slots.pushBoxed(element);
  body.call(Import.ADD_TO_SET).op(W.I32Eqz).if();
  context.operateAside(i, i.c);
  body.else();
  context.freeOperands(operands);
  body.end();
  if (i.c === NOWHERE) return true;
  body.i64(bitsOf(NONE)).set(context.item);
  context.setItem(i.c, NONE);
  return true;
}

/** FOR_ITER over a dict, its values, or items that are taken apart; undefined, and nothing emitted, where that is not what was seen. */
export function lowerDictStep(context: Context, i: Instruction, target: number): Ending | undefined {
  const { body, item, memory } = context;
  const kinds = [TypeId.DICT_KEY_ITERATOR, TypeId.DICT_VALUE_ITERATOR, TypeId.DICT_ITEM_ITERATOR];
  const seen = context.seen(i.b, ...kinds);
  const next = i.pc + i.size;
  const isPair = seen?.type === TypeId.DICT_ITEM_ITERATOR;
  if (seen === undefined || (isPair && !unpacksPairOf(i, readInstruction(memory, next)))) return undefined;
  const p = context.guardType(i.b, seen.type, i.pc);
  const entry = body.scratch(32, ValueType.I32);
  body.get(p).call(Import.STEP_DICT).tee(entry).i32(1).op(W.I32Eq);
  context.exits.leaveIf(i.pc, "KEY");
  body.get(entry);
  const give = (slot: number, offset: number) => {
    body.get(entry).loadI64(offset).set(item);
    context.setItem(slot, undefined);
    context.slots.forgetTemporaryExample(slot);
  };
  const onYes = () => {
    if (isPair) give(i.a + 8, ENTRY_KEY);
    give(i.a, seen.type === TypeId.DICT_KEY_ITERATOR ? ENTRY_KEY : ENTRY_VALUE);
  };
  const onNo = () => endLoop(context, i.pc, target, i.b);
  return { kind: "branch", yes: isPair ? i.pc + 16 : next, no: target, onYes, onNo };
}
