/**
 * FOR_ITER over the iterators of built-in types that run nothing of Python: characters, bytes, lists backwards, sets; and over enumerate and zip, whose pairs
 * are taken apart, of what has such an iterator or is a range, list or tuple: then there are no pairs, and no calls.
 *
 * The end is always for the interpreter's function, which knows what the iterators are left with.
 */
import {
  BytesLayout,
  CursorLayout,
  EnumerateLayout,
  Header,
  ListLayout,
  RangeIteratorLayout,
  StrLayout,
  TupleLayout,
  ZipLayout,
} from "../../../assembly/shared/layout.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, type Ending, typeAddress } from "../body/context.ts";
import { addressOf, hintOf, INT_TAG, isPointer, Kind, kindOf, UNBOUND } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import { type Instruction, readInstruction, unpacksPairOf } from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { noteTextOfItem, pushCharacter } from "./texts.ts";

/** What an iterator of a step is like. */
interface Kept {
  type: TypeId;
  /** An item like those that it gives, if that is known: no object, but a hint of one. */
  example: bigint | undefined;
}

/** What was seen at a FOR_ITER: the iterator's type, and those that it steps, itself if it is none of pairs. */
export interface Shape {
  type: TypeId;
  parts: Kept[];
}

/** An iterator that is stepped in line: its address is in a local. */
interface Part extends Kept {
  /** Its number among those of a step: each has locals of its own. */
  n: number;
  p: number;
}

/** Where things lie that have an index, and how long they are; of str and bytes a byte for each item. */
interface Sequence {
  type: TypeId;
  length: number;
  items: number;
}

const SEQUENCES = new Map<TypeId, Sequence>([
  [TypeId.LIST_ITERATOR, { type: TypeId.LIST, length: ListLayout.LENGTH, items: ListLayout.ITEMS }],
  [TypeId.LIST_REVERSE_ITERATOR, { type: TypeId.LIST, length: ListLayout.LENGTH, items: ListLayout.ITEMS }],
  [TypeId.TUPLE_ITERATOR, { type: TypeId.TUPLE, length: TupleLayout.LENGTH, items: TupleLayout.ITEMS }],
  [TypeId.STR_ASCII_ITERATOR, { type: TypeId.STR, length: StrLayout.LENGTH, items: StrLayout.DATA }],
  [TypeId.BYTES_ITERATOR, { type: TypeId.BYTES, length: BytesLayout.LENGTH, items: BytesLayout.DATA }],
]);

const PARTS = [...SEQUENCES.keys(), TypeId.RANGE_ITERATOR];

/** Those whose pairs are taken apart. */
const PAIRED = new Set([TypeId.ENUMERATE, TypeId.ZIP]);

/** Those that iteration.ts does not see to by itself. */
const SINGLE = [TypeId.LIST_REVERSE_ITERATOR, TypeId.STR_ASCII_ITERATOR, TypeId.BYTES_ITERATOR];

/** Scratch locals, by the number of the part. */
const ADDRESS = 44;
const SEQUENCE = 46;
const INDEX = 48;
const VALUE = 50;
const COUNTER = 52;

/** Nobody counts further in line. */
const MOST_COUNTED = 2n ** 47n;

/** FOR_ITER over such an iterator; undefined, and nothing emitted, where that is not what was seen. */
export function lowerNativeStep(context: Context, i: Instruction, target: number): Ending | undefined {
  const shape = shapeAt(context, i);
  if (shape === undefined) return undefined;
  if (shape.type === TypeId.SET_ITERATOR) return setStep(context, i, target);
  if (SINGLE.includes(shape.type)) return singleStep(context, i, shape, target);
  if (!unpacksPairOf(i, readInstruction(context.memory, i.pc + i.size))) return undefined;
  return shape.type === TypeId.ZIP
    ? zipStep(context, i, shape, target)
    : enumerateStep(context, i, shape, target);
}

/** What the iterator is like; where nothing is known of it, what one was like that another unit has met. */
function shapeAt(context: Context, i: Instruction): Shape | undefined {
  const { memory, slots } = context;
  const { lessons } = context.frame;
  const seen = context.seen(i.b, TypeId.SET_ITERATOR, TypeId.ENUMERATE, TypeId.ZIP, ...SINGLE);
  if (seen === undefined || seen.isHint) {
    if (seen !== undefined && !PAIRED.has(seen.type)) {
      return { type: seen.type, parts: partsOf(memory, seen.type, 0) as Kept[] };
    }
    const isUnknown = context.isFirstGuess && slots.isBoxed(i.b) && context.seenObject(i.b) === undefined;
    const known = isUnknown ? lessons.shape(i.pc) : undefined;
    return seen === undefined || seen.type === known?.type ? known : undefined;
  }
  const parts = partsOf(memory, seen.type, seen.object);
  if (parts === undefined) return undefined;
  const shape = { type: seen.type, parts };
  lessons.noteShape(i.pc, shape);
  return shape;
}

/** The iterators that one at an address (0: nothing known) steps; undefined if they cannot be stepped in line. */
function partsOf(memory: Memory, type: TypeId, object: number): Kept[] | undefined {
  if (type === TypeId.SET_ITERATOR) return [];
  if (!PAIRED.has(type)) return [{ type, example: exampleOf(memory, type, object) }];
  const held =
    type === TypeId.ENUMERATE ? [memory.u32(object + EnumerateLayout.ITERATOR)] : heldByZip(memory, object);
  const types = held.map((p) => PARTS.find((id) => typeAddress(id) === memory.u32(p + Header.TYPE)));
  if (types.length === 0 || types.includes(undefined)) return undefined;
  return (types as TypeId[]).map((id, n) => ({
    type: id,
    example: exampleOf(memory, id, held[n] as number),
  }));
}

/** Those of a zip of two, none of others. */
function heldByZip(memory: Memory, zip: number): number[] {
  const tuple = memory.u32(zip + ZipLayout.ITERATORS);
  if (memory.u32(tuple + TupleLayout.LENGTH) !== 2) return [];
  return [0, 8].map((offset) => memory.u32(tuple + TupleLayout.ITEMS + offset));
}

/** The iterator has no more, or is not as it was: that is for the interpreter's function. */
function endAside(context: Context, i: Instruction, target: number): void {
  const { slots } = context;
  slots.settle();
  context.operateAside({ ...i, size: target - i.pc });
  slots.vacated(i.b);
}

function setStep(context: Context, i: Instruction, target: number): Ending {
  const { body, item, slots } = context;
  const p = context.guardType(i.b, TypeId.SET_ITERATOR, i.pc);
  body.get(p).call(Import.STEP_SET).tee(item).i64(bitsOf(UNBOUND)).op(W.I64Ne);
  const onYes = () => {
    context.setItem(i.a, undefined);
    slots.forgetTemporaryExample(i.a);
  };
  const onNo = () => endAside(context, i, target);
  return { kind: "branch", yes: i.pc + i.size, no: target, onYes, onNo };
}

function singleStep(context: Context, i: Instruction, { parts }: Shape, target: number): Ending {
  const [kept] = parts as [Kept];
  const part = { ...kept, n: 0, p: context.guardType(i.b, kept.type, i.pc) };
  pushMore(context, part);
  const onYes = () => giveAll(context, i.pc, [part], [i.a]);
  const onNo = () => endAside(context, i, target);
  return { kind: "branch", yes: i.pc + i.size, no: target, onYes, onNo };
}

function enumerateStep(context: Context, i: Instruction, { parts }: Shape, target: number): Ending {
  const { body, slots } = context;
  const p = context.guardType(i.b, TypeId.ENUMERATE, i.pc);
  const part = openPart(context, i.pc, p, EnumerateLayout.ITERATOR, parts[0] as Kept, 0);
  const count = body.scratch(COUNTER);
  pushMore(context, part);
  // What is no small int is below any.
  body.get(p).loadI64(EnumerateLayout.INDEX).tee(count);
  body
    .i64(bitsOf(INT_TAG | (MOST_COUNTED - 1n)))
    .op(W.I64LtU)
    .get(count)
    .i64(bitsOf(INT_TAG))
    .op(W.I64GeU, W.I32And, W.I32And);
  const onYes = () => {
    giveAll(context, i.pc, [part], [i.a], () => {
      body.get(p).get(count).i64(1n).op(W.I64Add).storeI64(EnumerateLayout.INDEX);
    });
    body.get(count).i64(bitsOf(INT_TAG)).op(W.I64Xor);
    slots.setUnboxed(i.a + 8, Kind.INT, INT_TAG);
    slots.noteMost(i.a + 8, Number(MOST_COUNTED));
  };
  const onNo = () => endAside(context, i, target);
  return { kind: "branch", yes: i.pc + 16, no: target, onYes, onNo };
}

function zipStep(context: Context, i: Instruction, shape: Shape, target: number): Ending {
  const { body, exits } = context;
  const p = context.guardType(i.b, TypeId.ZIP, i.pc);
  const tuple = context.q;
  body.get(p).loadI32(ZipLayout.ITERATORS).tee(tuple).loadI32(TupleLayout.LENGTH).i32(2).op(W.I32Ne);
  exits.leaveIf(i.pc, "LENGTH");
  const parts = shape.parts.map((kept, n) =>
    openPart(context, i.pc, tuple, TupleLayout.ITEMS + n * 8, kept, n),
  );
  const [first, second] = parts as [Part, Part];
  // The same iterator twice would give its item twice.
  body.get(first.p).get(second.p).op(W.I32Eq);
  exits.leaveIf(i.pc, "VALUE");
  pushMore(context, first);
  pushMore(context, second);
  body.op(W.I32And);
  const onYes = () => giveAll(context, i.pc, parts, [i.a + 8, i.a]);
  const onNo = () => endAside(context, i, target);
  return { kind: "branch", yes: i.pc + 16, no: target, onYes, onNo };
}

/** The iterator in a field of the object at a local: leaves if it is of another type. */
function openPart(context: Context, pc: number, holder: number, field: number, kept: Kept, n: number): Part {
  const { body } = context;
  const p = body.scratch(ADDRESS + n, ValueType.I32);
  body.get(holder).loadI32(field).tee(p).loadI32(Header.TYPE).i32(typeAddress(kept.type)).op(W.I32Ne);
  context.exits.leaveIf(pc, "TYPE");
  return { ...kept, n, p };
}

/** What is known of the items of the iterator at an address by the one that it gave last, if all are likely to be of a kind. */
function exampleOf(memory: Memory, type: TypeId, iterator: number): bigint | undefined {
  if (type === TypeId.STR_ASCII_ITERATOR) return hintOf(TypeId.STR);
  if (type === TypeId.BYTES_ITERATOR || type === TypeId.RANGE_ITERATOR) return INT_TAG;
  const { length, items } = SEQUENCES.get(type) as Sequence;
  const sequence = iterator === 0 ? 0 : memory.u32(iterator + CursorLayout.SEQUENCE);
  const count = sequence === 0 ? 0 : memory.u32(sequence + length);
  if (count === 0) return undefined;
  const start = isList(type) ? memory.u32(sequence + items) : sequence + items;
  const at = Math.min(Math.max(memory.u32(iterator + CursorLayout.INDEX) - 1, 0), count - 1);
  const [value, first] = [memory.value(start + at * 8), memory.value(start)];
  if (kindOf(value) !== kindOf(first)) return undefined;
  if (!isPointer(value)) return value;
  const address = memory.u32(addressOf(value) + Header.TYPE);
  const known = HINTED.find((id) => typeAddress(id) === address);
  return known === undefined ? undefined : hintOf(known);
}

/** Types of items of which it pays to know. */
const HINTED = [TypeId.STR, TypeId.LIST, TypeId.DICT, TypeId.SET];

function isList(type: TypeId): boolean {
  return type === TypeId.LIST_ITERATOR || type === TypeId.LIST_REVERSE_ITERATOR;
}

/** Pushes whether there is one more item; sets what `load` and `advance` need. */
function pushMore({ body }: Context, { type, n, p }: Part): void {
  const index = body.scratch(INDEX + n);
  if (type === TypeId.RANGE_ITERATOR) {
    body.get(p).loadI64(RangeIteratorLayout.LEFT).tee(index).i64(0n).op(W.I64GtS);
    return;
  }
  const { type: of, length } = SEQUENCES.get(type) as Sequence;
  const sequence = body.scratch(SEQUENCE + n, ValueType.I32);
  body.get(p).loadI32(CursorLayout.SEQUENCE).set(sequence).get(p).loadI64(CursorLayout.INDEX).tee(index);
  // At its end the sequence is null, whose length reads as 0; backwards the index is below 0 then.
  body.get(sequence).loadI32(length).op(W.I64ExtendI32U, W.I64LtU);
  if (of === TypeId.BYTES) {
    body.get(sequence).loadI32(Header.TYPE).i32(typeAddress(of)).op(W.I32Eq, W.I32And);
  }
}

/** Sets `item` to the item, borrowed; leaves where it is not of the kind that is expected. */
function load(context: Context, pc: number, { type, n, p, example }: Part): void {
  const { body, item } = context;
  const index = body.scratch(INDEX + n);
  const value = body.scratch(VALUE + n);
  if (type === TypeId.RANGE_ITERATOR) {
    body.get(p).loadI64(RangeIteratorLayout.NEXT).set(value);
    body.get(value).i64(15n).op(W.I64Shl).i64(15n).op(W.I64ShrS).get(value).op(W.I64Ne);
    context.exits.leaveIf(pc, "OVERFLOW");
    return;
  }
  const sequence = body.scratch(SEQUENCE + n, ValueType.I32);
  const { items } = SEQUENCES.get(type) as Sequence;
  body.get(sequence);
  if (type === TypeId.STR_ASCII_ITERATOR) {
    body.get(index).op(W.I32WrapI64, W.I32Add);
    pushCharacter(context);
  } else if (type === TypeId.BYTES_ITERATOR) {
    body.get(index).op(W.I32WrapI64, W.I32Add).loadU8(items).op(W.I64ExtendI32U);
  } else {
    if (isList(type)) body.loadI32(items);
    body.get(index).op(W.I32WrapI64).i32(3).op(W.I32Shl, W.I32Add);
    body
      .loadI64(isList(type) ? 0 : items)
      .tee(item)
      .set(value);
    context.guardItem(example, pc);
    return;
  }
  body.set(value);
}

function advance({ body }: Context, { type, n, p }: Part): void {
  const index = body.scratch(INDEX + n);
  if (type === TypeId.RANGE_ITERATOR) {
    body.get(p).get(index).i64(1n).op(W.I64Sub).storeI64(RangeIteratorLayout.LEFT);
    body
      .get(p)
      .get(body.scratch(VALUE + n))
      .get(p)
      .loadI64(RangeIteratorLayout.STEP);
    body.op(W.I64Add).storeI64(RangeIteratorLayout.NEXT);
    return;
  }
  const step = type === TypeId.LIST_REVERSE_ITERATOR ? -1n : 1n;
  body.get(p).get(index).i64(step).op(W.I64Add).storeI64(CursorLayout.INDEX);
}

/** Steps all parts and puts their items into slots. Until all are loaded nothing has changed. */
function giveAll(context: Context, pc: number, parts: Part[], to: number[], onAdvance = () => {}): void {
  const { body, slots } = context;
  for (const part of parts) load(context, pc, part);
  for (const part of parts) advance(context, part);
  onAdvance();
  parts.forEach(({ type, n, example }, k) => {
    const slot = to[k] as number;
    const value = body.get(body.scratch(VALUE + n));
    if (type === TypeId.RANGE_ITERATOR || type === TypeId.BYTES_ITERATOR) {
      slots.setUnboxed(slot, Kind.INT, INT_TAG);
      if (type === TypeId.BYTES_ITERATOR) slots.noteMost(slot, 255);
      return;
    }
    value.set(context.item);
    context.setItem(slot, example);
    if (example === undefined) slots.forgetTemporaryExample(slot);
    if (type === TypeId.STR_ASCII_ITERATOR) noteTextOfItem(context, slot);
  });
}
