/**
 * Globals, attributes and methods. Globals as the inline caches beside the instructions have them (assembly/shared/registers.ts); attributes and
 * methods for the types that were seen, four at most: those types are asked for by their versions, which no other type ever has.
 */
import { FrameLayout, Header, TypeLayout } from "../../assembly/shared/layout.ts";
import { R } from "../../assembly/shared/registers.ts";
import { bitsOf, type Context, isBuiltIn } from "./context.ts";
import { Import } from "./imports.ts";
import type { Instruction } from "./instructions.ts";
import { ANY_OBJECT, addressOf, isPointer, UNBOUND } from "./state.ts";
import { ValueType, W } from "./wasm.ts";

/** More types than these at one place are left to the interpreter's caches. */
const MOST_SHAPES = 4;

/** What instances of a type are to an instruction. */
interface Shape {
  /** 0: not known; only its version is. */
  type: number;
  version: number;
  /** Where they keep the attribute. */
  offset: number;
}

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

/** Objects of these types were seen in a slot: by guards that failed, and now; undefined for too many. */
function typesSeen(context: Context, slot: number): number[] | undefined {
  const { memory, slots } = context;
  const types = new Set(context.typesThatFailed(slot));
  const example = slots.isBoxed(slot) ? context.example(slot) : undefined;
  if (example !== undefined && isPointer(example)) types.add(memory.u32(addressOf(example) + Header.TYPE));
  return types.size > MOST_SHAPES || context.isHopeless ? undefined : [...types];
}

/** The types that have the attribute of an instruction at a fixed place: those seen, and the one that its cache is about. */
function shapesOf(context: Context, slot: number, i: Instruction): Shape[] {
  const { frame, memory } = context;
  const shapes: Shape[] = [];
  const name = i.c;
  for (const type of typesSeen(context, slot) ?? []) {
    const offset = frame.callees.placeOf(type, frame.code, name);
    const version = memory.u32(type + TypeLayout.VERSION);
    if (offset !== 0 && version !== 0) shapes.push({ type, version, offset });
  }
  const isCached = i.op === R.LOAD_ATTR_VALUE || i.op === R.STORE_ATTR_VALUE;
  const version = memory.u32(i.pc + 8);
  if (isCached && version !== 0 && shapes.length < MOST_SHAPES && !context.isHopeless) {
    if (!shapes.some((shape) => shape.version === version))
      shapes.push({ type: 0, version, offset: memory.u32(i.pc + 12) });
  }
  return shapes;
}

/** The local with the address of the object in a slot; leaves unless it is of one of the types, as they are now. */
function guardShapes(context: Context, slot: number, shapes: Shape[], pc: number): number {
  const { body, exits, slots } = context;
  const p = slots.guardObject(slot, context.failAt(pc));
  const key = shapes.map(({ version }) => version).join();
  if (slots.isVouched(slot, key)) return p;
  const version = body.scratch(28, ValueType.I32);
  body.get(p).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION).set(version);
  shapes.forEach((shape, n) => {
    body.get(version).i32(shape.version).op(W.I32Ne);
    if (n > 0) body.op(W.I32And);
  });
  exits.leaveIf(pc);
  slots.vouch(slot, key);
  return p;
}

/** As guardShapes: sets local q to the address of the attribute, and item to its value. */
function openAttribute(context: Context, slot: number, shapes: Shape[], pc: number): void {
  const { body, q } = context;
  const p = guardShapes(context, slot, shapes, pc);
  const [{ offset }, ...others] = shapes as [Shape, ...Shape[]];
  body.get(p).i32(offset);
  const different = others.filter((shape) => shape.offset !== offset);
  if (different.length > 0) {
    const version = body.scratch(28, ValueType.I32);
    body.get(p).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION).set(version);
    for (const shape of different) {
      const kept = body.scratch(29, ValueType.I32);
      body.set(kept).i32(shape.offset).get(kept).get(version).i32(shape.version).op(W.I32Eq, W.Select);
    }
  }
  body.op(W.I32Add).tee(q).loadI64().set(context.item);
}

/** What an object that was seen has there. */
function seenValue(context: Context, slot: number, shapes: Shape[]): bigint | undefined {
  const { memory } = context;
  const owner = context.seenObject(slot);
  const type = owner === undefined ? 0 : memory.u32(owner + Header.TYPE);
  const shape = shapes.find((each) => each.type === type);
  return owner === undefined || shape === undefined ? undefined : memory.value(owner + shape.offset);
}

/** a ← b.name c */
export function lowerAttribute(context: Context, i: Instruction): boolean {
  const { body, item } = context;
  const shapes = shapesOf(context, i.b, i);
  if (shapes.length === 0) return false;
  const seen = seenValue(context, i.b, shapes);
  openAttribute(context, i.b, shapes, i.pc);
  body.get(item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  context.exits.leaveIf(i.pc);
  context.giveItem(i.a, seen === UNBOUND ? undefined : seen, i.pc, [{ slot: i.b }]);
  if (seen === undefined || seen === UNBOUND) context.slots.forgetExample(i.a);
  return true;
}

/** a.name c ← b; an attribute that is not set yet may be refused its place. */
export function lowerStoreAttribute(context: Context, i: Instruction): boolean {
  const { body, item, q, slots } = context;
  const shapes = shapesOf(context, i.a, i);
  if (shapes.length === 0) return false;
  const seen = seenValue(context, i.a, shapes);
  openAttribute(context, i.a, shapes, i.pc);
  body.get(item).i64(bitsOf(UNBOUND)).op(W.I64Eq).if();
  body.get(slots.address(i.a)).get(q).call(Import.MAKE_ROOM).op(W.I32Eqz);
  context.exits.leaveIf(i.pc);
  body.end();
  context.storeAt(q, i.b, [{ slot: i.a }], seen === UNBOUND ? undefined : seen);
  return true;
}

/** a, a + 8 ← method and self of b.name c */
export function lowerMethod(context: Context, i: Instruction): boolean {
  const { body, frame, memory, slots } = context;
  const types = typesSeen(context, i.b) ?? [];
  const found = types.map((type) => ({ type, method: frame.callees.methodOf(type, frame.code, i.c) }));
  const [first, ...others] = found.filter(({ method }) => method !== undefined);
  if (first?.method === undefined) return false;
  const same = [first, ...others.filter(({ method }) => method === first.method)];
  const shapes = same.map(({ type }) => ({
    type,
    version: memory.u32(type + TypeLayout.VERSION),
    offset: 0,
  }));
  const dicts = new Set(shapes.map(({ type }) => memory.i32(type + TypeLayout.DICT_OFFSET)));
  const [dict] = dicts;
  if (dicts.size > 1 || dict === undefined || shapes.some(({ version }) => version === 0)) return false;
  const p = guardShapes(context, i.b, shapes, i.pc);
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
  const [{ type }] = shapes as [Shape];
  slots.note(i.a + 8, shapes.length === 1 && isBuiltIn(type) ? type : ANY_OBJECT);
  body.i64(bitsOf(first.method)).set(context.item);
  context.giveItem(i.a, first.method, i.pc);
  return true;
}
