/**
 * What classes have, for their instances or for themselves, without binding it: data, static methods, functions; and class methods, called on the class.
 * The VM has noted for the class's version where it is (ClassPlace), so nothing is looked for.
 */
import {
  ClassPlace,
  CodeLayout,
  DictLayout,
  Header,
  MethodCache,
  StrLayout,
  TupleLayout,
  TypeFlag,
  TypeLayout,
} from "../../../assembly/shared/layout.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, POINTER_TAG, type Seen } from "../body/context.ts";
import {
  ANY_OBJECT,
  addressOf,
  INT_TAG,
  isNumber,
  isPointer,
  Kind,
  kindOf,
  NO_SELF,
  POINTER_HIGH,
  SPECIAL_TAG,
  UNBOUND,
} from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { guardShapes, noteCalled, typesSeen } from "./attributes.ts";
import type { ClassEntry } from "./calls.ts";

/** What instances of a type find. */
interface Found {
  type: number;
  version: number;
  offset: number;
  entry: ClassEntry;
}

/** What was found, and is in `item`; undefined where that is not the same each time. */
interface Opened {
  example: bigint | undefined;
}

const OF_INSTANCES = [ClassPlace.DATA, ClassPlace.STATIC];
const OF_CLASSES = [ClassPlace.DATA, ClassPlace.STATIC, ClassPlace.FUNCTION];

function entryFor(
  { frame }: Context,
  version: number,
  name: number,
  kinds: ClassPlace[],
): ClassEntry | undefined {
  if (version === 0) return undefined;
  for (const kind of kinds) {
    const entry = frame.callees.inClass(version, frame.code, name, kind);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** What is there now. */
function currentOf({ memory }: Context, { kind, at }: ClassEntry): bigint {
  return kind === ClassPlace.FUNCTION ? POINTER_TAG | BigInt(at) : memory.value(at);
}

/** What of a value is guarded: its type, or the kind of number. */
function sortOf({ memory }: Context, value: bigint): number {
  return isPointer(value) ? memory.u32(addressOf(value) + Header.TYPE) : kindOf(value);
}

/** Sets item to what the classes of the object in a slot, those that were seen, have by the name of an instruction. */
function openOfInstances(context: Context, i: Instruction, kinds: ClassPlace[]): Opened | undefined {
  const { body, exits, item, memory } = context;
  const found: Found[] = [];
  for (const type of typesSeen(context, i.b) ?? []) {
    const version = memory.u32(type + TypeLayout.VERSION);
    const entry = entryFor(context, version, i.c, kinds);
    if (entry !== undefined) found.push({ type, version, offset: 0, entry });
  }
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  const values = found.map(({ entry }) => currentOf(context, entry));
  const [value] = values as [bigint];
  const ownDict = (each: Found) => memory.i32(each.type + TypeLayout.DICT_OFFSET);
  const isAlike = (each: Found, n: number) =>
    each.entry.kind === first.entry.kind &&
    ownDict(each) === ownDict(first) &&
    (first.entry.kind !== ClassPlace.DATA ||
      sortOf(context, values[n + 1] as bigint) === sortOf(context, value));
  if (!others.every(isAlike) || !found.every(({ entry }) => isStillData(context, entry))) return undefined;
  const p = guardShapes(context, i.b, found, i.pc);
  if (ownDict(first) !== 0) {
    body.get(p).i32(ownDict(first)).op(W.I32Add).loadI32();
    exits.leaveIf(i.pc, "OWN_DICT");
  }
  for (const entry of new Map(found.map((each) => [each.entry.dict, each.entry])).values())
    guardDict(context, i, entry);
  const different = others.filter(({ entry }) => entry.at !== first.entry.at);
  if (different.length > 0)
    body.get(p).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION).set(body.scratch(28, ValueType.I32));
  body.i32(first.entry.at);
  const at = body.scratch(29, ValueType.I32);
  for (const { entry, version } of different) {
    body.set(at).i32(entry.at).get(at).get(body.scratch(28, ValueType.I32)).i32(version);
    body.op(W.I32Eq, W.Select);
  }
  body.loadI64().set(item);
  if (first.entry.kind === ClassPlace.DATA) guardSort(context, i, value);
  else for (const each of values) noteCalled(context, each);
  return { example: first.entry.kind === ClassPlace.DATA || different.length === 0 ? value : undefined };
}

/** Whether data still lies where it was when that was noted, and is no object whose class may become one of descriptors. */
function isStillData(context: Context, entry: ClassEntry): boolean {
  const { memory } = context;
  if (entry.kind !== ClassPlace.DATA) return true;
  const value = currentOf(context, entry);
  const flags = isPointer(value) ? memory.u32(sortOf(context, value) + TypeLayout.FLAGS) : 0;
  return memory.u32(entry.dict + DictLayout.VERSION) !== 0 && (flags & TypeFlag.HEAP) === 0;
}

/** Leaves unless data lies where it did. */
function guardDict({ body, exits, memory }: Context, i: Instruction, { dict }: ClassEntry): void {
  if (dict === 0) return;
  body
    .i32(dict)
    .loadI32(DictLayout.VERSION)
    .i32(memory.u32(dict + DictLayout.VERSION))
    .op(W.I32Ne);
  exits.leaveIf(i.pc, "NAMESPACE");
}

/** Leaves unless data in item is an object of the type seen, which is none of descriptors; numbers are guarded where they are given. */
function guardSort(context: Context, i: Instruction, example: bigint): void {
  const { body, exits, item } = context;
  if (!isPointer(example)) return;
  body.get(item).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Ne);
  exits.leaveIf(i.pc, "TYPE");
  body.get(item).op(W.I32WrapI64).loadI32(Header.TYPE).i32(sortOf(context, example)).op(W.I32Ne);
  exits.leaveIf(i.pc, "TYPE");
}

/** As openOfInstances, of the class itself that was seen in a slot. */
function openOfClass(context: Context, i: Instruction, kinds: ClassPlace[]): Opened | undefined {
  const { body, exits, item, memory } = context;
  const cls = context.isFirstGuess ? context.seen(i.b, TypeId.TYPE) : undefined;
  if (cls === undefined || cls.isHint) return undefined;
  const version = memory.u32(cls.object + TypeLayout.VERSION);
  const entry = entryFor(context, version, i.c, kinds);
  if (entry === undefined || !isStillData(context, entry)) return undefined;
  const value = currentOf(context, entry);
  context.guardObject(i.b, cls.object);
  body.i32(cls.object).loadI32(TypeLayout.VERSION).i32(version).op(W.I32Ne);
  exits.leaveIf(i.pc, "CLASS");
  guardDict(context, i, entry);
  if (entry.kind === ClassPlace.FUNCTION) body.i64(bitsOf(value)).set(item);
  else body.i32(entry.at).loadI64().set(item);
  if (entry.kind === ClassPlace.DATA) guardSort(context, i, value);
  else noteCalled(context, value);
  return { example: value };
}

/** a ← what b's class has as c */
export function lowerClassValue(context: Context, i: Instruction): boolean {
  const found = openOfInstances(context, i, OF_INSTANCES);
  if (found !== undefined) giveOpened(context, i, found);
  return found !== undefined;
}

/** a ← what the class in b has as c */
export function lowerClassAttribute(context: Context, i: Instruction): boolean {
  const found = openOfClass(context, i, OF_CLASSES);
  if (found === undefined) return lowerAnyClass(context, i);
  giveOpened(context, i, found);
  return true;
}

function giveOpened(context: Context, i: Instruction, { example }: Opened): void {
  context.giveItem(i.a, example, i.pc, [{ slot: i.b }]);
  if (example === undefined) context.slots.forgetTemporaryExample(i.a);
}

/** a, a + 8 ← a function that the class in b, or b's class, has as c: with the class as self, or without self */
export function lowerClassFunction(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  if (!mayLackSelf(context, i)) return false;
  const method = openOfClass(context, i, [ClassPlace.CLASS_METHOD]);
  if (method !== undefined) {
    const kept = body.scratch(5);
    slots.pushBoxed(i.b);
    body.set(kept);
    const self = slots.example(i.b);
    context.freeIfTemporary(i.b);
    body
      .get(kept)
      .op(W.I32WrapI64)
      .set(slots.address(i.a + 8))
      .get(kept);
    slots.setBorrowed(i.a + 8, self);
    slots.note(i.a + 8, ANY_OBJECT);
    context.giveItem(i.a, method.example, i.pc);
    return true;
  }
  const found = openOfClass(context, i, OF_CLASSES) ?? openOfInstances(context, i, OF_INSTANCES);
  if (found !== undefined) giveWithoutSelf(context, i, found.example);
  return found !== undefined;
}

/** Whether what LOAD_METHOD gives needs no references: it is in a namespace or class, whose owner is held by something else. */
export function mayLackSelf({ slots }: Context, i: Instruction): boolean {
  return slots.mayBorrow(i.a) && slots.mayBorrow(i.a + 8) && !slots.holdsReference(i.b);
}

/** LOAD_METHOD of what is in item, without self. */
export function giveWithoutSelf(context: Context, i: Instruction, example: bigint | undefined): void {
  const { body, slots } = context;
  giveOpened(context, i, { example });
  body.i64(bitsOf(UNBOUND));
  slots.setBorrowed(i.a + 8);
  slots.note(i.a + 8, NO_SELF);
}

/** Whether a slot should hold a class that has data by the name of an instruction. */
function hasClassData({ frame }: Context, cls: Seen | undefined, i: Instruction): boolean {
  return cls !== undefined && !cls.isHint && frame.callees.hasClassData(cls.object, frame.code, i.c);
}

/** The same of what is more than one class: where the data is, is asked for each time. */
function lowerAnyClass(context: Context, i: Instruction): boolean {
  const { body, frame, item } = context;
  if (!hasClassData(context, context.seen(i.b, TypeId.TYPE), i)) return false;
  const cls = context.guardType(i.b, TypeId.TYPE, i.pc);
  body.get(cls).i32(frame.code).i32(i.c).call(Import.CLASS_DATA).tee(item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  context.exits.leaveIf(i.pc, "BOUND");
  context.freeOperands([{ slot: i.b }], i.a);
  context.giveResult(i.a, undefined);
  return true;
}

/** Where a class of its own has a number by the name of an instruction, and nothing derives from it, nor does the name say more than that. */
interface Counter {
  cls: number;
  version: number;
  entry: ClassEntry;
  name: number;
}

function counterFor(context: Context, i: Instruction): Counter | undefined {
  const { frame, memory } = context;
  const cls = context.isFirstGuess ? context.seen(i.a, TypeId.TYPE) : undefined;
  if (cls === undefined || cls.isHint || context.numberKind({ slot: i.b }) === undefined) return undefined;
  const word = (field: TypeLayout) => memory.u32(cls.object + field);
  const version = word(TypeLayout.VERSION);
  const entry = entryFor(context, version, i.c, [ClassPlace.DATA]);
  if (entry === undefined || entry.dict !== word(TypeLayout.DICT) || word(TypeLayout.SUBCLASSES) !== 0)
    return undefined;
  if (memory.u32(entry.dict + DictLayout.VERSION) === 0 || word(TypeLayout.FLAGS) & TypeFlag.IMMUTABLE)
    return undefined;
  const name = addressOf(
    memory.value(memory.u32(frame.code + CodeLayout.NAMES) + TupleLayout.ITEMS + i.c * 8),
  );
  const isSpecial = memory.u16(name + StrLayout.DATA) === UNDERSCORES;
  if (isSpecial || !isNumber(kindOf(memory.value(entry.at)))) return undefined;
  return { cls: cls.object, version, entry, name };
}

/** Two of them, in front of the names that types look at. */
const UNDERSCORES = 0x5f5f;

/** Counters kept on a class: one number takes another's place, and the method cache is told. */
function lowerCounter(context: Context, i: Instruction): boolean {
  const { body, exits, frame, item, slots } = context;
  const counter = counterFor(context, i);
  if (counter === undefined) return false;
  const { cls, version, entry, name } = counter;
  slots.unbox(
    i.b,
    context.numberKind({ slot: i.b }) as Kind.INT | Kind.FLOAT,
    context.failAt(i.pc, "NUMBER"),
  );
  context.guardObject(i.a, cls);
  body.i32(cls).loadI32(TypeLayout.VERSION).i32(version).op(W.I32Ne);
  body.i32(cls).loadI32(TypeLayout.SUBCLASSES).op(W.I32Or);
  exits.leaveIf(i.pc, "CLASS");
  guardDict(context, i, entry);
  body.i32(entry.at).loadI64().i64(bitsOf(SPECIAL_TAG)).op(W.I64Sub);
  body.i64(INT_TAG - SPECIAL_TAG).op(W.I64LtU);
  exits.leaveIf(i.pc, "NUMBER");
  slots.pushBoxed(i.b);
  body.set(item);
  body.i32(entry.at).get(item).storeI64();
  const place =
    frame.callees.methodCache +
    (((Math.imul(version, 31) ^ (name >>> 4)) & MethodCache.MASK) >>> 0) * MethodCache.ENTRY;
  body.i32(place).loadI64();
  body
    .i64(bitsOf((BigInt(name) << 32n) | BigInt(version)))
    .op(W.I64Eq)
    .if();
  body.i32(place).get(item).storeI64(8).end();
  context.freeOperands([{ slot: i.a }, { slot: i.b }]);
  return true;
}

/** STORE_ATTR of a class that has data there already: nothing but that changes. */
export function lowerStoreClassData(context: Context, i: Instruction): boolean {
  if (lowerCounter(context, i)) return true;
  const { body, frame, item, slots } = context;
  if (!hasClassData(context, context.seen(i.a, TypeId.TYPE), i)) return false;
  const cls = context.guardType(i.a, TypeId.TYPE, i.pc);
  body.get(cls).i32(frame.code).i32(i.c);
  slots.pushBoxed(i.b);
  body.call(Import.EXCHANGE_CLASS_DATA).tee(item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  context.exits.leaveIf(i.pc, "BOUND");
  slots.drop(item);
  context.freeOperands([{ slot: i.a }, { slot: i.b }]);
  return true;
}
