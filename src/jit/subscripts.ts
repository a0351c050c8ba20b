/** v[k] and v[k] = x of lists, tuples and bytes by ints in range. Everything else is done out of line. */
import { ListLayout, TupleLayout } from "../../assembly/shared/layout.ts";
import { R } from "../../assembly/shared/registers.ts";
import { TypeId } from "../../assembly/shared/types.ts";
import type { Context, Operand } from "./context.ts";
import type { Instruction } from "./instructions.ts";
import { intOf, Kind, kindOf } from "./state.ts";
import { W } from "./wasm.ts";

/** A list or tuple: where its length and items are. */
class Sequence {
  private readonly context: Context;
  readonly type: TypeId;

  constructor(context: Context, object: number) {
    this.context = context;
    this.type = context.isA(object, TypeId.LIST) ? TypeId.LIST : TypeId.TUPLE;
  }

  /** Pushes the length of the one whose address is in a local. */
  pushLength(p: number): void {
    const offset = this.type === TypeId.LIST ? ListLayout.LENGTH : TupleLayout.LENGTH;
    this.context.body.get(p).loadI32(offset);
  }

  /** Pushes the address of its first item; what is to be added to that for an item is given. */
  pushItems(p: number): number {
    const { body } = this.context;
    body.get(p);
    if (this.type === TypeId.TUPLE) return TupleLayout.ITEMS;
    body.loadI32(ListLayout.ITEMS);
    return 0;
  }

  /** Kinds of items that it has now are those that it will have: an example, if a few of them are all of one kind. */
  example(object: number, key: Operand): bigint | undefined {
    const { memory } = this.context;
    const isList = this.type === TypeId.LIST;
    const length = memory.u32(object + (isList ? ListLayout.LENGTH : TupleLayout.LENGTH));
    const items = isList ? memory.u32(object + ListLayout.ITEMS) : object + TupleLayout.ITEMS;
    if ("constant" in key) {
      const n = Number(intOf(key.constant));
      const at = n < 0 ? n + length : n;
      return at >= 0 && at < length ? memory.value(items + at * 8) : undefined;
    }
    if (length === 0) return undefined;
    const found: bigint[] = [];
    for (let n = 0; n < SAMPLES; n++) {
      found.push(memory.value(items + Math.floor((n * (length - 1)) / (SAMPLES - 1)) * 8));
    }
    const [first, ...others] = found as [bigint, ...bigint[]];
    return others.every((value) => kindOf(value) === kindOf(first)) ? first : undefined;
  }
}

/** How many items are looked at to guess the kind of all. */
const SAMPLES = 5;

/** Sets local q to the index that a key means in a sequence of the length on the stack; leaves where there is no such item. */
function findIndex(context: Context, key: Operand, pushLength: () => void, pc: number): void {
  const { body, exits, q } = context;
  if ("constant" in key) {
    const n = Number(intOf(key.constant));
    if (n >= 0) body.i32(n).set(q).get(q);
    else {
      pushLength();
      body.i32(n).op(W.I32Add).tee(q);
    }
    pushLength();
    body.op(W.I32GeU);
    exits.leaveIf(pc);
    return;
  }
  const index = context.number(key, Kind.INT, pc, 1);
  const seen = context.slots.example(key.slot);
  if (seen !== undefined && kindOf(seen) === Kind.INT && intOf(seen) < 0n) {
    // Negative ones are expected, too.
    const from = body.scratch(6);
    pushLength();
    body.op(W.I64ExtendI32U).i64(0n).get(index).i64(0n).op(W.I64LtS, W.Select).get(index).op(W.I64Add);
    body.tee(from);
    pushLength();
    body.op(W.I64ExtendI32U, W.I64GeU);
    exits.leaveIf(pc);
    body.get(from).op(W.I32WrapI64).set(q);
    return;
  }
  body.get(index);
  pushLength();
  body.op(W.I64ExtendI32U, W.I64GeU);
  exits.leaveIf(pc);
  body.get(index).op(W.I32WrapI64).set(q);
}

function keyOf(context: Context, i: Instruction): Operand {
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

/** a ← b[c] */
export function lowerSubscript(context: Context, i: Instruction): boolean {
  const { body, q } = context;
  const key = keyOf(context, i);
  const object = context.seen(i.b, TypeId.LIST, TypeId.TUPLE);
  if (object === undefined || context.numberKind(key) !== Kind.INT) return false;
  const sequence = new Sequence(context, object);
  const p = context.guardType(i.b, sequence.type, i.pc);
  findIndex(context, key, () => sequence.pushLength(p), i.pc);
  const offset = sequence.pushItems(p);
  body.get(q).i32(3).op(W.I32Shl, W.I32Add).loadI64(offset).set(context.item);
  context.giveItem(i.a, sequence.example(object, key), i.pc, [{ slot: i.b }, key]);
  return true;
}

/** a[b] ← c */
export function lowerStoreSubscript(context: Context, i: Instruction): boolean {
  const { body, q } = context;
  const key = keyOf(context, i);
  if (context.seen(i.a, TypeId.LIST) === undefined || context.numberKind(key) !== Kind.INT) return false;
  const p = context.guardType(i.a, TypeId.LIST, i.pc);
  findIndex(context, key, () => body.get(p).loadI32(ListLayout.LENGTH), i.pc);
  body.get(p).loadI32(ListLayout.ITEMS).get(q).i32(3).op(W.I32Shl, W.I32Add).set(q);
  context.freeOperands([key]);
  context.storeAt(q, i.c, [{ slot: i.a }]);
  return true;
}
