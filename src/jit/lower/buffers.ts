/**
 * v[k] and v[k] = x of bytes, bytearray and array, by ints in range: the items are numbers that lie in memory as the machine has them (CPython:
 * the getitem and setitem functions of Modules/arraymodule.c).
 */
import { ArrayLayout, BytearrayLayout, BytesLayout } from "../../../assembly/shared/layout.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import type { Context, Operand } from "../body/context.ts";
import type { NumberKind } from "../body/slots.ts";
import { Kind, SMALL } from "../body/state.ts";
import type { Instruction } from "../vm/instructions.ts";
import { Load, Store, ValueType, W } from "../wasm/encoder.ts";
import { findIndex, isIndex } from "./indices.ts";
import { lengthOffset } from "./lengths.ts";

/** How an item lies in memory. */
interface Item {
  /** Its bytes as a power of two. */
  shift: number;
  kind: NumberKind;
  load: Load;
  store: Store;
  /** Bounds of an int, which is read as one of 64 bits with a sign. */
  least: bigint;
  most: bigint;
}

function int(bits: number, load: Load, store: Store, isSigned: boolean): Item {
  const most = (1n << BigInt(isSigned ? bits - 1 : bits)) - 1n;
  const least = isSigned ? -most - 1n : 0n;
  return { shift: Math.log2(bits / 8), kind: Kind.INT, load, store, least, most };
}

function float(shift: number, load: Load, store: Store): Item {
  return { shift, kind: Kind.FLOAT, load, store, least: 0n, most: 0n };
}

const BYTE = int(8, Load.I64U8, Store.I64As8, false);
const LONG = int(32, Load.I64S32, Store.I64As32, true);
const UNSIGNED_LONG = int(32, Load.I64U32, Store.I64As32, false);

/** Items of arrays by typecode; ints of 64 bits may be none of ours, and are looked at when they are read. */
const ITEMS: Record<string, Item> = {
  b: int(8, Load.I64S8, Store.I64As8, true),
  B: BYTE,
  h: int(16, Load.I64S16, Store.I64As16, true),
  H: int(16, Load.I64U16, Store.I64As16, false),
  i: LONG,
  I: UNSIGNED_LONG,
  l: LONG,
  L: UNSIGNED_LONG,
  q: int(64, Load.I64, Store.I64, true),
  Q: int(64, Load.I64, Store.I64, false),
  f: float(2, Load.F32, Store.F32),
  d: float(3, Load.F64, Store.F64),
};

/** What was seen: its type, and what its items are. */
interface Buffer {
  type: TypeId;
  item: Item;
  /** Of an array. */
  typecode: number;
}

function seenBuffer(context: Context, slot: number): Buffer | undefined {
  const seen = context.isHopeless
    ? undefined
    : context.seen(slot, TypeId.BYTES, TypeId.BYTEARRAY, TypeId.ARRAY);
  if (seen === undefined) return undefined;
  if (seen.type !== TypeId.ARRAY) return { type: seen.type, item: BYTE, typecode: 0 };
  if (seen.isHint) return undefined;
  const typecode = context.memory.u32(seen.object + ArrayLayout.TYPECODE);
  const item = ITEMS[String.fromCharCode(typecode)];
  return item && { type: seen.type, item, typecode };
}

/** Pushes the address that the item at a key is reached from with the offset that is given; leaves where there is none. */
function pushPlace(context: Context, slot: number, key: Operand, buffer: Buffer, pc: number): number {
  const { body, exits, q } = context;
  const p = context.guardType(slot, buffer.type, pc);
  if (buffer.type === TypeId.ARRAY) {
    body.get(p).loadI32(ArrayLayout.TYPECODE).i32(buffer.typecode).op(W.I32Ne);
    exits.leaveIf(pc, "TYPECODE");
  }
  findIndex(context, key, () => body.get(p).loadI32(lengthOffset(buffer.type)), pc);
  body.get(p);
  if (buffer.type === TypeId.BYTEARRAY) {
    body.loadI32(BytearrayLayout.BLOCK).get(p).loadI32(BytearrayLayout.START).op(W.I32Add);
  } else if (buffer.type === TypeId.ARRAY) body.loadI32(ArrayLayout.DATA);
  body.get(q);
  if (buffer.item.shift > 0) body.i32(buffer.item.shift).op(W.I32Shl);
  body.op(W.I32Add);
  return buffer.type === TypeId.BYTES ? BytesLayout.DATA : 0;
}

/** a ← b[c] */
export function lowerBufferItem(context: Context, i: Instruction, key: Operand): boolean {
  const { body, slots } = context;
  const buffer = seenBuffer(context, i.b);
  if (buffer === undefined || !isIndex(context, key)) return false;
  const { item } = buffer;
  body.load(item.load, pushPlace(context, i.b, key, buffer, i.pc));
  if (item.kind === Kind.FLOAT) makeCanonical(context, item);
  else if (item.shift === 3) requireSmall(context, item, i.pc);
  context.giveNumber(i.a, item.kind, [{ slot: i.b }, key]);
  if (item.kind === Kind.INT) slots.noteMost(i.a, Math.min(Number(item.most) + 1, SMALL));
  return true;
}

/** What is on the stack stays a float that values may be: of a NaN only the sign is kept (core/value.ts). */
function makeCanonical({ body }: Context, item: Item): void {
  const read = body.scratch(0, ValueType.F64);
  if (item.load === Load.F32) body.op(W.F64PromoteF32);
  body.tee(read).f64(Number.NaN).get(read).op(W.F64Copysign);
  body.get(read).get(read).op(W.F64Eq, W.Select);
}

/** Leaves unless the int on the stack is a small one, and lets it there. */
function requireSmall({ body, exits }: Context, item: Item, pc: number): void {
  const read = body.scratch(0);
  body.tee(read);
  if (item.least === 0n) body.i64(BigInt(SMALL)).op(W.I64GeU);
  else body.i64(15n).op(W.I64Shl).i64(15n).op(W.I64ShrS).get(read).op(W.I64Ne);
  exits.leaveIf(pc, "OVERFLOW");
  body.get(read);
}

/** Leaves unless an item can be the small int in a local. */
function requireInRange({ body, exits }: Context, item: Item, x: number, pc: number): void {
  const isWide = item.shift === 3;
  if (isWide && item.least !== 0n) return;
  body.get(x);
  if (isWide) body.i64(0n).op(W.I64LtS);
  else {
    if (item.least !== 0n) body.i64(-item.least).op(W.I64Add);
    body.i64(item.most - item.least).op(W.I64GtU);
  }
  exits.leaveIf(pc, "OPERAND");
}

/** a[b] ← c */
export function lowerStoreBufferItem(context: Context, i: Instruction, key: Operand): boolean {
  const { body } = context;
  const buffer = seenBuffer(context, i.a);
  const value = { slot: i.c };
  const kind = context.numberKind(value);
  if (buffer === undefined || buffer.type === TypeId.BYTES || !isIndex(context, key)) return false;
  const { item } = buffer;
  if (kind === undefined || (item.kind === Kind.INT && kind !== Kind.INT)) return false;
  const offset = pushPlace(context, i.a, key, buffer, i.pc);
  const at = body.scratch(56, ValueType.I32);
  body.set(at);
  const x = context.number(value, item.kind, i.pc, 2);
  if (item.kind === Kind.INT) requireInRange(context, item, x, i.pc);
  body.get(at).get(x);
  if (item.store === Store.F32) body.op(W.F32DemoteF64);
  body.store(item.store, offset);
  context.freeOperands([{ slot: i.a }, key, value]);
  return true;
}
