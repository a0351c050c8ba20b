/** v[k] and v[k] = x: items of lists, tuples and str by ints in range; of dicts see dicts.ts, of bytes and arrays buffers.ts. Everything else is done out of line. */
import { ListLayout, StrLayout, TupleLayout } from "../../../assembly/shared/layout.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import type { Context, Operand } from "../body/context.ts";
import { addressOf, hintOf, intOf, isPointer, kindOf } from "../body/state.ts";
import type { Instruction } from "../vm/instructions.ts";
import { W } from "../wasm/encoder.ts";
import { lowerBufferItem, lowerStoreBufferItem } from "./buffers.ts";
import { lowerDictItem, lowerStoreDictItem } from "./dicts.ts";
import { findIndex, isIndex, keyOf } from "./indices.ts";
import { lengthOffset } from "./lengths.ts";
import { lowerConstantSlice } from "./slices.ts";
import { noteTextOfItem, pushCharacter } from "./texts.ts";

/** A list or tuple: where its length and items are. */
class Sequence {
  private readonly context: Context;
  readonly type: TypeId;

  constructor(context: Context, type: TypeId) {
    this.context = context;
    this.type = type;
  }

  /** Pushes the length of the one whose address is in a local. */
  pushLength(p: number): void {
    this.context.body.get(p).loadI32(lengthOffset(this.type));
  }

  /**
   * Pushes the address from which, with the offset that is given, the item at a key of the one in a slot is reached; its address is in local p. Leaves
   * where there is no such item.
   */
  pushPlace(slot: number, p: number, key: Operand, pc: number): number {
    const { body, q, slots } = this.context;
    const isList = this.type === TypeId.LIST;
    const list = isList ? slots.openList(slot) : undefined;
    const items = list?.items ?? p;
    const pushLength = () => (list ? void body.get(list.length) : this.pushLength(p));
    const base = isList ? 0 : TupleLayout.ITEMS;
    const n = "constant" in key ? Number(intOf(key.constant)) : -1;
    if (n >= 0) {
      const { frame, isFirstGuess } = this.context;
      const farthest = isFirstGuess ? frame.farthest : new Map<number, number>();
      const look = isList ? slots.indexToLookFor(slot, n, pc, farthest) : n;
      if (look !== undefined) {
        body.i32(look);
        pushLength();
        body.op(W.I32GeU);
        this.context.exits.leaveIf(pc, "INDEX");
      }
      body.get(items);
      return base + n * 8;
    }
    findIndex(this.context, key, pushLength, pc);
    body.get(items).get(q).i32(3).op(W.I32Shl, W.I32Add);
    return base;
  }

  /** Kinds of items that it has now are those that it will have: an example, if a few of them are all of one kind. */
  example(object: number, key: Operand): bigint | undefined {
    const { memory } = this.context;
    const isList = this.type === TypeId.LIST;
    const length = memory.u32(object + lengthOffset(this.type));
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

/** a ← b[c] */
export function lowerSubscript(context: Context, i: Instruction): boolean {
  const { slots } = context;
  const key = keyOf(context, i);
  if ("constant" in key && isPointer(key.constant) && context.isA(addressOf(key.constant), TypeId.SLICE))
    return lowerConstantSlice(context, i, addressOf(key.constant));
  const seen = context.seen(i.b, TypeId.LIST, TypeId.TUPLE, TypeId.STR, TypeId.DICT);
  if (seen === undefined) return lowerBufferItem(context, i, key);
  if (seen.type === TypeId.DICT) return lowerDictItem(context, i, key);
  if (!isIndex(context, key)) return false;
  if (seen.type === TypeId.STR) return character(context, i, key);
  const sequence = new Sequence(context, seen.type);
  const p = context.guardType(i.b, seen.type, i.pc);
  const offset = sequence.pushPlace(i.b, p, key, i.pc);
  const example = seen.isHint ? undefined : sequence.example(seen.object, key);
  context.giveItemAt(offset, i.a, example, [{ slot: i.b }, key]);
  if ("constant" in key && seen.type === TypeId.LIST && i.a !== i.b && slots.number(i.a) !== undefined)
    slots.noteNumber(i.b, Number(intOf(key.constant)));
  return true;
}

/** A character of a Latin-1 str: such are made once and for all. */
function character(context: Context, i: Instruction, key: Operand): boolean {
  const { body, q } = context;
  const p = context.guardType(i.b, TypeId.STR, i.pc);
  body.get(p).loadU8(StrLayout.WIDTH).i32(1).op(W.I32Ne);
  context.exits.leaveIf(i.pc, "TEXT");
  findIndex(context, key, () => body.get(p).loadI32(StrLayout.LENGTH), i.pc);
  body.get(p).get(q).op(W.I32Add);
  pushCharacter(context);
  body.set(context.item);
  context.setItem(i.a, hintOf(TypeId.STR), [{ slot: i.b }, key]);
  noteTextOfItem(context, i.a);
  return true;
}

/** a[b] ← c */
export function lowerStoreSubscript(context: Context, i: Instruction): boolean {
  const { body, q, slots } = context;
  const key = keyOf(context, i);
  const seen = context.seen(i.a, TypeId.LIST, TypeId.DICT);
  if (seen?.type === TypeId.DICT) return lowerStoreDictItem(context, i, key);
  if (seen === undefined) return lowerStoreBufferItem(context, i, key);
  if (!isIndex(context, key)) return false;
  const p = context.guardType(i.a, TypeId.LIST, i.pc);
  const sequence = new Sequence(context, seen.type);
  const offset = sequence.pushPlace(i.a, p, key, i.pc);
  body.set(q);
  const example = seen.isHint ? undefined : sequence.example(seen.object, key);
  const index = "constant" in key ? Number(intOf(key.constant)) : undefined;
  const known = index !== undefined && slots.hasNumber(i.a, index);
  const isNumber = slots.number(i.c) !== undefined;
  if (!isNumber) slots.forgetNumbers();
  context.storeAt({ address: q, offset }, i.c, [{ slot: i.a }, key], example, known);
  if (isNumber && index !== undefined && slots.isBoxed(i.a)) slots.noteNumber(i.a, index);
  return true;
}
