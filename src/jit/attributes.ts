/** Globals, attributes and methods, by what the inline caches beside the instructions say (assembly/shared/registers.ts). */
import { FrameLayout, Header, TypeLayout } from "../../assembly/shared/layout.ts";
import { R } from "../../assembly/shared/registers.ts";
import { bitsOf, type Context, isBuiltIn } from "./context.ts";
import type { Instruction } from "./instructions.ts";
import { ANY_OBJECT, UNBOUND } from "./state.ts";
import { W } from "./wasm.ts";

/** a ← global, name b */
export function lowerGlobal(context: Context, i: Instruction): boolean {
  const { body, memory } = context;
  context.guardVersion(FrameLayout.GLOBALS, memory.u32(i.pc + 8), i.pc);
  if (i.op === R.LOAD_GLOBAL_BUILTIN) context.guardVersion(FrameLayout.BUILTINS, memory.u32(i.pc + 12), i.pc);
  const at = memory.u32(i.pc + 16);
  body.i32(at).loadI64().set(context.item);
  context.giveItem(i.a, memory.value(at), i.pc);
  return true;
}

/** The object that was seen in a slot, if the cache of an instruction is about its type. */
function cachedOwner(context: Context, slot: number, i: Instruction): number | undefined {
  const { memory } = context;
  const owner = context.seenObject(slot);
  if (owner === undefined) return undefined;
  const version = memory.u32(memory.u32(owner + Header.TYPE) + TypeLayout.VERSION);
  return version !== 0 && version === memory.u32(i.pc + 8) ? owner : undefined;
}

/** The local with the address of the object in a slot; leaves unless it is of the type that an owner has, as that type is now. */
function guardOwner(context: Context, slot: number, owner: number, pc: number): number {
  const { body, exits, memory, slots } = context;
  const type = memory.u32(owner + Header.TYPE);
  const p = slots.guardObject(slot, context.failAt(pc));
  // Of another type at that address the version would be another: so both can be asked at once.
  body.get(p).loadI32(Header.TYPE).i32(type).op(W.I32Ne);
  body
    .i32(type)
    .loadI32(TypeLayout.VERSION)
    .i32(memory.u32(type + TypeLayout.VERSION))
    .op(W.I32Ne, W.I32Or);
  exits.leaveIf(pc);
  return p;
}

/** a ← b.name c */
export function lowerAttribute(context: Context, i: Instruction): boolean {
  const { body, memory } = context;
  const owner = cachedOwner(context, i.b, i);
  if (owner === undefined) return false;
  const offset = memory.u32(i.pc + 12);
  const seen = memory.value(owner + offset);
  const p = guardOwner(context, i.b, owner, i.pc);
  body.get(p).loadI64(offset).tee(context.item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  context.exits.leaveIf(i.pc);
  context.giveItem(i.a, seen, i.pc, [{ slot: i.b }]);
  return true;
}

/** a.name c ← b, of an attribute that is set already. */
export function lowerStoreAttribute(context: Context, i: Instruction): boolean {
  const { body, memory, q } = context;
  const owner = cachedOwner(context, i.a, i);
  if (owner === undefined) return false;
  const offset = memory.u32(i.pc + 12);
  const p = guardOwner(context, i.a, owner, i.pc);
  body.get(p).i32(offset).op(W.I32Add).tee(q).loadI64().i64(bitsOf(UNBOUND)).op(W.I64Eq);
  context.exits.leaveIf(i.pc);
  context.storeAt(q, i.b, [{ slot: i.a }], memory.value(owner + offset));
  return true;
}

/** a, a + 8 ← method and self of b.name c */
export function lowerMethod(context: Context, i: Instruction): boolean {
  const { body, memory, slots } = context;
  const owner = cachedOwner(context, i.b, i);
  if (owner === undefined) return false;
  const p = guardOwner(context, i.b, owner, i.pc);
  const dict = memory.i32(i.pc + 12);
  if (dict !== 0) {
    body.get(p).i32(dict).op(W.I32Add).loadI32();
    context.exits.leaveIf(i.pc);
  }
  const self = slots.example(i.b);
  const kept = body.scratch(5);
  const borrows = !slots.holdsReference(i.b) && slots.mayBorrow(i.a + 8);
  if (borrows) slots.pushBoxed(i.b);
  else slots.pushTaken(i.b);
  body.set(kept);
  if (borrows) context.freeIfTemporary(i.b);
  const address = slots.address(i.a + 8);
  body.get(p).set(address).get(kept);
  if (borrows) slots.setBorrowed(i.a + 8, self);
  else slots.setBoxed(i.a + 8, self);
  const type = memory.u32(owner + Header.TYPE);
  slots.note(i.a + 8, isBuiltIn(type) ? type : ANY_OBJECT);
  const method = memory.value(i.pc + 16);
  body.i64(bitsOf(method)).set(context.item);
  context.giveItem(i.a, method, i.pc);
  return true;
}
