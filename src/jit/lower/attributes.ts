/**
 * Globals, attributes and methods. Globals as the inline caches beside the instructions have them (assembly/shared/registers.ts); attributes and
 * methods for the types that were seen, six at most: those types are asked for by their versions, which no other type ever has.
 */
import {
  CodeLayout,
  DictLayout,
  FrameLayout,
  FunctionLayout,
  Getter,
  Header,
  MethodDescriptorLayout,
  ModuleLayout,
  TupleLayout,
  TypeFlag,
  TypeLayout,
} from "../../../assembly/shared/layout.ts";
import { R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, isBuiltIn, typeAddress } from "../body/context.ts";
import {
  ANY_OBJECT,
  addressOf,
  hintedType,
  hintOf,
  INT_TAG,
  isPointer,
  POINTER_HIGH,
  UNBOUND,
} from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import {
  giveWithoutSelf,
  lowerClassAttribute,
  lowerClassFunction,
  lowerClassValue,
  lowerStoreClassData,
  mayLackSelf,
} from "./classattributes.ts";

/** More types than these at one place are left to the interpreter's caches. */
const MOST_SHAPES = 6;

/** Attributes of instances are read and written in the plain way. */
const PLAIN = TypeFlag.PLAIN_GETATTR | TypeFlag.PLAIN_SETATTR;

/** What instances of a type are to an instruction. */
export interface Shape {
  /** 0: not known; only its version is. */
  type: number;
  version: number;
  /** Where they keep the attribute. */
  offset: number;
}

/** a ← global, name b */
export function lowerGlobal(context: Context, i: Instruction): boolean {
  const { body, memory } = context;
  context.guardVersion(FrameLayout.GLOBALS, memory.u32(i.pc + 8));
  if (i.op === R.LOAD_GLOBAL_BUILTIN) context.guardVersion(FrameLayout.BUILTINS, memory.u32(i.pc + 12));
  const at = memory.u32(i.pc + 16);
  if (loadKnown(context, i, at)) return true;
  body.i32(at).loadI64().set(context.item);
  context.giveItem(i.a, memory.value(at), i.pc);
  return true;
}

/** global, name b ← a, if there is one already. */
export function lowerStoreGlobal(context: Context, i: Instruction): boolean {
  const { body, frame, memory, q } = context;
  const { globals } = frame.inlined ?? frame;
  const version = memory.u32(globals + DictLayout.VERSION);
  if (version === 0 || memory.u32(globals + Header.TYPE) !== typeAddress(TypeId.DICT)) return false;
  const name = memory.value(memory.u32(frame.code + CodeLayout.NAMES) + TupleLayout.ITEMS + i.b * 8);
  const at = frame.callees.placeInDict(globals, name);
  if (at === 0) return false;
  context.guardVersion(FrameLayout.GLOBALS, version);
  body.i32(at).set(q);
  context.storeAt({ address: q, offset: 0 }, i.a, [], memory.value(at));
  return true;
}

/** The same of what is known to be a certain object of a built-in type all through a loop. */
function loadKnown(context: Context, i: Instruction, at: number): boolean {
  const { body, memory, slots } = context;
  const value = memory.value(at);
  if (!isPointer(value) || !slots.mayBorrow(i.a)) return false;
  const type = memory.u32(addressOf(value) + Header.TYPE);
  if (!isBuiltIn(type) || !context.holds({ kind: "value", at, value, type })) return false;
  body.i64(bitsOf(value));
  slots.setBorrowed(i.a, value);
  body.i32(addressOf(value)).set(slots.address(i.a));
  slots.note(i.a, type);
  slots.noteConstant(i.a, value);
  return true;
}

/** Objects of these types were seen in a slot: by guards that failed, and now; undefined for too many. */
export function typesSeen(context: Context, slot: number): number[] | undefined {
  const { memory, slots } = context;
  const types = new Set(context.typesThatFailed(slot));
  const example = slots.isBoxed(slot) ? context.example(slot) : undefined;
  const hinted = example === undefined ? undefined : hintedType(example);
  if (hinted !== undefined) types.add(typeAddress(hinted));
  else if (example !== undefined && isPointer(example))
    types.add(memory.u32(addressOf(example) + Header.TYPE));
  if (types.size > MOST_SHAPES || context.isHopeless) return undefined;
  const met = new Set([...types, ...context.typesMet()]);
  const all = new Set([...met, ...context.typesOfVariable(slot)]);
  const chosen = [...([all, met].find((some) => some.size <= MOST_SHAPES) ?? types)];
  context.noteTypes(slot, chosen);
  return chosen;
}

/**
 * The types that have the attribute of an instruction at a fixed place: those seen, and the one that its cache is about. What the VM has noted by
 * version may have been overwritten; what that cache has not.
 */
function shapesOf(context: Context, slot: number, i: Instruction): Shape[] {
  const { frame, memory } = context;
  const shapes: Shape[] = [];
  const isCached = i.op === R.LOAD_ATTR_VALUE || i.op === R.STORE_ATTR_VALUE;
  const cached = { type: 0, version: isCached ? memory.u32(i.pc + 8) : 0, offset: memory.u32(i.pc + 12) };
  for (const type of typesSeen(context, slot) ?? []) {
    const version = memory.u32(type + TypeLayout.VERSION);
    const isPlain = (memory.u32(type + TypeLayout.FLAGS) & PLAIN) === PLAIN;
    if (!isPlain || version === 0) continue;
    const offset =
      version === cached.version ? cached.offset : frame.callees.placeOf(version, frame.code, i.c);
    if (offset !== 0) shapes.push({ type, version, offset });
  }
  if (cached.version !== 0 && shapes.length < MOST_SHAPES && !context.isHopeless) {
    if (!shapes.some(({ version }) => version === cached.version)) shapes.push(cached);
  }
  return shapes;
}

/** The local with the address of the object in a slot; leaves unless it is of one of the types, as they are now. */
export function guardShapes(context: Context, slot: number, shapes: Shape[], pc: number): number {
  const { body, exits, slots } = context;
  const p = slots.guardObject(slot, context.failAt(pc, "TYPE"));
  if (shapes.length === 1 && slots.type(slot) === shapes[0]?.type) return p;
  const versions = shapes.map(({ version }) => version);
  if (slots.versions(slot)?.every((known) => versions.includes(known))) return p;
  const version = body.scratch(28, ValueType.I32);
  body.get(p).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION).set(version);
  shapes.forEach((shape, n) => {
    body.get(version).i32(shape.version).op(W.I32Ne);
    if (n > 0) body.op(W.I32And);
  });
  exits.leaveIf(pc, "CLASS");
  slots.noteVersions(slot, versions);
  return p;
}

/** As guardShapes: sets local q to the address of the attribute, and item to its value. */
function openAttribute(context: Context, slot: number, shapes: Shape[], pc: number): void {
  const { body, q, slots } = context;
  const p = guardShapes(context, slot, shapes, pc);
  const known = slots.versions(slot);
  const possible = shapes.filter(({ version }) => known?.includes(version) ?? true);
  const [{ offset }, ...others] = (possible.length > 0 ? possible : shapes) as [Shape, ...Shape[]];
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
  const example = context.slots.isBoxed(slot) ? context.example(slot) : undefined;
  if (example === undefined || !isPointer(example)) return undefined;
  const owner = addressOf(example);
  const type = memory.u32(owner + Header.TYPE);
  const shape = shapes.find((each) => each.type === type);
  return shape && memory.value(owner + shape.offset);
}

/** a ← b.name c */
export function lowerAttribute(context: Context, i: Instruction): boolean {
  if (lowerClassAttribute(context, i)) return true;
  const { body, item } = context;
  const inModule = openModule(context, i);
  if (inModule !== undefined) {
    context.giveItem(i.a, inModule, i.pc, [{ slot: i.b }]);
    return true;
  }
  const shapes = shapesOf(context, i.b, i);
  if (shapes.length === 0)
    return lowerComputed(context, i) || lowerBoundMethod(context, i) || lowerClassValue(context, i);
  if (!context.isFirstGuess) {
    giveOrAsk(context, i, shapes);
    return true;
  }
  const seen = seenValue(context, i.b, shapes);
  openAttribute(context, i.b, shapes, i.pc);
  body.get(item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  context.exits.leaveIf(i.pc, "BOUND");
  context.giveItem(i.a, seen === UNBOUND ? undefined : seen, i.pc, [{ slot: i.b }]);
  if (seen === undefined || seen === UNBOUND) context.slots.forgetTemporaryExample(i.a);
  return true;
}

/**
 * The same after a guard has failed: where a type that was seen keeps it elsewhere, or an instance has not set it yet whose class has a default, that is asked
 * for out of line.
 */
function giveOrAsk(context: Context, i: Instruction, shapes: Shape[]): void {
  const { body, item, slots } = context;
  slots.settle();
  if (typesSeen(context, i.b)?.every((type) => shapes.some((shape) => shape.type === type)))
    openAttribute(context, i.b, shapes, i.pc);
  else findAttribute(context, i.b, shapes);
  body.get(item).i64(bitsOf(UNBOUND)).op(W.I64Eq).if();
  context.operateAside(i, i.a);
  body.else();
  slots.take(item);
  context.freeOperands([{ slot: i.b }]);
  body.end();
  context.giveResult(i.a, undefined);
}

/** Sets item to the value of the attribute, UNBOUND where that is not to be found so. */
function findAttribute({ body, item, p, slots }: Context, slot: number, shapes: Shape[]): void {
  const version = body.scratch(28, ValueType.I32);
  const value = body.scratch(8);
  slots.pushBoxed(slot);
  body.set(value).i64(bitsOf(UNBOUND)).set(item);
  body.get(value).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Eq).if();
  body.get(value).op(W.I32WrapI64).tee(p).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION).set(version);
  for (const shape of shapes) {
    body.get(version).i32(shape.version).op(W.I32Eq).if();
    body.get(p).loadI64(shape.offset).set(item).end();
  }
  body.end();
}

/** a ← what b's type computes for b as c: an item of the tuple that b is, or an int by a function that runs nothing else */
function lowerComputed(context: Context, i: Instruction): boolean {
  const { body, exits, frame, item, memory, slots } = context;
  const shapes: Shape[] = [];
  const getters = new Set<number>();
  for (const type of typesSeen(context, i.b) ?? []) {
    const version = memory.u32(type + TypeLayout.VERSION);
    const isPlain = version !== 0 && (memory.u32(type + TypeLayout.FLAGS) & TypeFlag.PLAIN_GETATTR) !== 0;
    const getter = isPlain ? frame.callees.getterOf(version, frame.code, i.c) : 0;
    if (getter === 0) continue;
    shapes.push({ type, version, offset: 0 });
    getters.add(getter);
  }
  const [getter, other] = getters;
  if (getter === undefined || other !== undefined || (getter & (Getter.ITEM | Getter.INT)) === 0)
    return false;
  const rest = getter & (Getter.INT - 1);
  if ((getter & Getter.ITEM) === 0) {
    guardShapes(context, i.b, shapes, i.pc);
    body.i32(rest);
    slots.pushBoxed(i.b);
    body.call(Import.COMPUTE_INT).set(item);
    context.giveItem(i.a, INT_TAG, i.pc, [{ slot: i.b }]);
    return true;
  }
  const offset = TupleLayout.ITEMS + rest * 8;
  const example = context.seenObject(i.b);
  const isTuple = shapes.some(
    ({ type }) => example !== undefined && memory.u32(example + Header.TYPE) === type,
  );
  const isSeen = example !== undefined && isTuple && memory.u32(example + TupleLayout.LENGTH) > rest;
  const seen = isSeen ? memory.value(example + offset) : undefined;
  const p = guardShapes(context, i.b, shapes, i.pc);
  body.i32(rest).get(p).loadI32(TupleLayout.LENGTH).op(W.I32LtU, W.I32Eqz);
  exits.leaveIf(i.pc, "INDEX");
  body.get(p).loadI64(offset).set(item);
  context.giveItem(i.a, seen, i.pc, [{ slot: i.b }]);
  if (seen === undefined) slots.forgetTemporaryExample(i.a);
  return true;
}

/** a ← the function that b's type has as c, bound to b */
function lowerBoundMethod(context: Context, i: Instruction): boolean {
  const { body, exits, item, memory, slots } = context;
  const [first, ...others] = methodsOf(context, i);
  if (first === undefined || others.some(({ method }) => method !== first.method)) return false;
  const f = addressOf(first.method);
  if (memory.u32(f + Header.TYPE) !== typeAddress(TypeId.FUNCTION)) return false;
  const shapes = [first, ...others.filter((each) => each.dict === first.dict)];
  const p = guardShapes(context, i.b, shapes, i.pc);
  if (first.dict !== 0) {
    body.get(p).i32(first.dict).op(W.I32Add).loadI32();
    exits.leaveIf(i.pc, "OWN_DICT");
  }
  body.i32(f);
  slots.pushBoxed(i.b);
  body.call(Import.BIND_FUNCTION).tee(item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  exits.leaveIf(i.pc, undefined);
  context.freeOperands([{ slot: i.b }], i.a);
  context.giveResult(i.a, hintOf(TypeId.METHOD, f));
  return true;
}

/** Sets item to what the module in a slot has by the name of an instruction, of which this gives an example; undefined where that is not known. */
function openModule(context: Context, i: Instruction): bigint | undefined {
  const { body, item, memory } = context;
  const version = memory.u32(i.pc + 8);
  const at = memory.u32(i.pc + 12);
  const isCached = (i.op === R.LOAD_ATTR || i.op === R.LOAD_METHOD) && version !== 0 && at !== 0;
  if (!isCached || context.isHopeless || context.seen(i.b, TypeId.MODULE) === undefined) return undefined;
  const module = context.guardType(i.b, TypeId.MODULE, i.pc);
  body.get(module).loadI32(ModuleLayout.DICT).loadI32(DictLayout.VERSION).i32(version).op(W.I32Ne);
  context.exits.leaveIf(i.pc, "NAMESPACE");
  body.i32(at).loadI64().set(item);
  return memory.value(at);
}

/** a, a + 8 ← what the module in b has as c, and no self */
function lowerModuleFunction(context: Context, i: Instruction): boolean {
  if (!mayLackSelf(context, i)) return false;
  const found = openModule(context, i);
  if (found !== undefined) giveWithoutSelf(context, i, found);
  return found !== undefined;
}

/** a.name c ← b; an attribute that is not set yet may be refused its place. */
export function lowerStoreAttribute(context: Context, i: Instruction): boolean {
  if (lowerStoreClassData(context, i)) return true;
  const { body, item, q, slots } = context;
  const shapes = shapesOf(context, i.a, i);
  if (shapes.length === 0) return false;
  const seen = seenValue(context, i.a, shapes);
  openAttribute(context, i.a, shapes, i.pc);
  body.get(item).i64(bitsOf(UNBOUND)).op(W.I64Eq).if();
  body.get(slots.address(i.a)).get(q).call(Import.MAKE_ROOM).op(W.I32Eqz);
  context.exits.leaveIf(i.pc, "REFUSED");
  body.end();
  context.storeAt({ address: q, offset: 0 }, i.b, [{ slot: i.a }], seen === UNBOUND ? undefined : seen);
  return true;
}

/** What instances of a type call by the name of an instruction, and where they keep a dict of their own, which must not be there. */
export interface Method extends Shape {
  method: bigint;
  dict: number;
}

/** The built-in type that the cached method of an instruction is of; 0 for others. */
function ownerOf(memory: Memory, i: Instruction): number {
  const method = addressOf(memory.value(i.pc + 16));
  if (memory.u32(method + Header.TYPE) !== typeAddress(TypeId.METHOD_DESCRIPTOR)) return 0;
  const owner = memory.u32(method + MethodDescriptorLayout.OWNER);
  return memory.u32(owner + TypeLayout.VERSION) === memory.u32(i.pc + 8) ? owner : 0;
}

/** The method for each type that was seen, and for the one that the instruction's cache is about. */
function methodsOf(context: Context, i: Instruction): Method[] {
  const { frame, memory } = context;
  const methods: Method[] = [];
  const isCached = i.op === R.LOAD_METHOD_CACHED;
  const cached = {
    type: ownerOf(memory, i),
    offset: 0,
    version: memory.u32(i.pc + 8),
    dict: memory.i32(i.pc + 12),
  };
  for (const type of typesSeen(context, i.b) ?? []) {
    const version = memory.u32(type + TypeLayout.VERSION);
    const known = frame.callees.methodOf(version, frame.code, i.c);
    const method = known ?? (isCached && version === cached.version ? memory.value(i.pc + 16) : undefined);
    const dict = memory.i32(type + TypeLayout.DICT_OFFSET);
    if (method !== undefined && version !== 0) methods.push({ type, version, offset: 0, method, dict });
  }
  if (isCached && cached.version !== 0 && methods.length < MOST_SHAPES && !context.isHopeless) {
    if (!methods.some(({ version }) => version === cached.version))
      methods.push({ ...cached, method: memory.value(i.pc + 16) });
  }
  return methods;
}

/** What is a function will be called. */
export function noteCalled({ memory, frame }: Context, callable: bigint): void {
  const f = addressOf(callable);
  if (!isPointer(callable) || memory.u32(f + Header.TYPE) !== typeAddress(TypeId.FUNCTION)) return;
  frame.called.add(memory.u32(f + FunctionLayout.CODE));
}

/** Sets item to the method for the version of the object whose address is in local p; gives an example of it. */
export function chooseMethod(context: Context, p: number, shapes: Method[]): bigint {
  const { body, item } = context;
  const [{ method }, ...others] = shapes as [Method, ...Method[]];
  body.i64(bitsOf(method)).set(item);
  for (const { type, method } of shapes) if (type !== 0) noteCalled(context, method);
  const different = others.filter((shape) => shape.method !== method);
  if (different.length === 0) return method;
  const version = body.scratch(28, ValueType.I32);
  body.get(p).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION).set(version);
  for (const shape of different) {
    body.i64(bitsOf(shape.method)).get(item).get(version).i32(shape.version);
    body.op(W.I32Eq, W.Select).set(item);
  }
  return hintOf(TypeId.FUNCTION);
}

/** a, a + 8 ← method and self of b.name c */
export function lowerMethod(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  if (lowerModuleFunction(context, i) || lowerClassFunction(context, i)) return true;
  const [first, ...others] = methodsOf(context, i);
  if (first === undefined) return false;
  const { dict, type } = first;
  const shapes = [first, ...others.filter((each) => each.dict === dict)];
  const p = guardShapes(context, i.b, shapes, i.pc);
  if (dict !== 0) {
    body.get(p).i32(dict).op(W.I32Add).loadI32();
    context.exits.leaveIf(i.pc, "OWN_DICT");
  }
  const self = slots.example(i.b);
  const versions = slots.versions(i.b);
  const method = chooseMethod(context, p, shapes);
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
  slots.note(i.a + 8, shapes.length === 1 && type !== 0 && isBuiltIn(type) ? type : ANY_OBJECT);
  if (versions) slots.noteVersions(i.a + 8, versions);
  context.giveItem(i.a, method, i.pc);
  return true;
}
