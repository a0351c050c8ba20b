/** Loops over ranges, lists and tuples, taking tuples and lists apart, and adding to a list that a comprehension makes. */
import {
  CursorLayout,
  Header,
  ListLayout,
  RangeIteratorLayout,
  StrLayout,
  TupleLayout,
} from "../../../assembly/shared/layout.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import {
  bitsOf,
  type Context,
  depthIn,
  type Ending,
  POINTER_TAG,
  type Seen,
  typeAddress,
} from "../body/context.ts";
import type { CursorLocals, RangeLocals } from "../body/slots.ts";
import {
  addressOf,
  hintedType,
  hintOf,
  isCursor,
  isPointer,
  Kind,
  kindOf,
  POINTER_HIGH,
  UNBOUND,
} from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import { type Instruction, readInstruction, unpacksPairOf } from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { lowerDictStep } from "./dicts.ts";
import { lowerGeneratorStep } from "./generators.ts";
import { lowerNativeStep } from "./iterators.ts";
import { appendTo } from "./lists.ts";

/** a ← next of the iterator in temporary b, or frees b and jumps */
export function lowerForIter(
  context: Context,
  i: Instruction,
  target: number,
  next: number,
): Ending | undefined {
  const iterator = context.seen(i.b, TypeId.RANGE_ITERATOR, TypeId.LIST_ITERATOR, TypeId.TUPLE_ITERATOR);
  if (iterator === undefined) {
    return (
      lowerNativeStep(context, i, target) ??
      lowerGeneratorStep(context, i, target) ??
      lowerDictStep(context, i, target)
    );
  }
  if (iterator.type === TypeId.RANGE_ITERATOR) return rangeStep(context, i, target, next);
  return sequenceStep(context, i, iterator, target, next);
}

function rangeStep(context: Context, i: Instruction, target: number, next: number): Ending {
  const { body, slots } = context;
  const p = context.guardType(i.b, TypeId.RANGE_ITERATOR, i.pc);
  const opened = slots.openedRange(i.b);
  if (opened !== undefined) return openedRangeStep(context, i, opened, target, next);
  const left = body.scratch(6);
  const value = body.scratch(7);
  body.get(p).loadI64(RangeIteratorLayout.LEFT).tee(left).i64(0n).op(W.I64GtS);
  const onYes = () => {
    body.get(p).loadI64(RangeIteratorLayout.NEXT).set(value);
    body.get(value).i64(15n).op(W.I64Shl).i64(15n).op(W.I64ShrS).get(value).op(W.I64Ne);
    context.exits.leaveIf(i.pc, "OVERFLOW");
    body.get(p).get(left).i64(1n).op(W.I64Sub).storeI64(RangeIteratorLayout.LEFT);
    body.get(p).get(value).get(p).loadI64(RangeIteratorLayout.STEP).op(W.I64Add);
    body.storeI64(RangeIteratorLayout.NEXT).get(value);
    slots.setUnboxed(i.a, Kind.INT);
  };
  return { kind: "branch", yes: next, no: target, onYes, onNo: () => endLoop(context, i.pc, target, i.b) };
}

/** The same where its fields are in locals. */
function openedRangeStep(
  { body, slots }: Context,
  i: Instruction,
  opened: RangeLocals,
  target: number,
  next: number,
): Ending {
  const { next: value, step, end, most } = opened;
  body.get(value).get(end).op(W.I64Ne);
  const onYes = () => {
    body.get(value);
    slots.setUnboxed(i.a, Kind.INT);
    slots.noteMost(i.a, most);
    body.get(value).get(step).op(W.I64Add).set(value);
  };
  return { kind: "branch", yes: next, no: target, onYes, onNo: () => slots.free(i.b) };
}

/** Ends a loop: an iterator that nobody else has is dropped, which of another one the interpreter notes that it is exhausted. */
export function endLoop(context: Context, pc: number, target: number, iterator: number): void {
  const { body, slots } = context;
  slots.settle();
  body.get(slots.address(iterator)).loadI32(Header.REFCOUNT).i32(1).op(W.I32Ne).if();
  context.operateAside({ ...readInstruction(context.memory, pc), size: target - pc });
  body.else();
  slots.free(iterator);
  body.end();
}

function sequenceStep(
  context: Context,
  i: Instruction,
  iterator: Seen,
  target: number,
  next: number,
): Ending {
  const { body, item, memory } = context;
  const isList = iterator.type === TypeId.LIST_ITERATOR;
  const p = context.guardType(i.b, iterator.type, i.pc);
  const example = seenItem(memory, iterator);
  const asPair =
    example !== undefined && unpacksPairOf(i, readInstruction(memory, next)) && isPair(context, example);
  const cursor = context.slots.openedCursor(i.b);
  const { ask, load, advance } = cursor ? openedCursor(context, cursor) : closedCursor(context, p, isList);
  ask();
  const onYes = () => {
    load();
    if (asPair) {
      guardPair(context, i.pc);
      advance();
      givePair(context, i.a, addressOf(example as bigint));
    } else {
      context.guardItem(example, i.pc);
      const isLazy = example !== undefined && kindOf(example) === Kind.BOXED && context.mayBeLazy(i.a, i.pc);
      if (isLazy) {
        body.get(item);
        context.slots.setLazy(i.a, context.failAt(i.pc, "LAST"), example);
      }
      advance();
      if (!isLazy) context.setItem(i.a, example);
    }
  };
  const yes = asPair ? i.pc + 16 : next;
  return { kind: "branch", yes, no: target, onYes, onNo: () => endSequence(context, i, p, target) };
}

/** Ends a loop through a list or tuple that somebody else has, too: inside of another loop the iterator is put by. */
function endSequence(context: Context, i: Instruction, p: number, target: number): void {
  const { body, p: sequence, slots } = context;
  const parked = parkedFor(context, i.pc, i.b, slots.type(i.b), 2);
  if (parked === undefined) {
    endLoop(context, i.pc, target, i.b);
    return;
  }
  const count = body.scratch(20, ValueType.I32);
  slots.settle();
  body.get(p).loadI32(CursorLayout.SEQUENCE).tee(sequence).loadI32(Header.REFCOUNT).tee(count);
  body.i32(1).op(W.I32GtS).get(p).loadI32(Header.REFCOUNT).i32(1).op(W.I32Eq, W.I32And);
  body.get(parked).op(W.I32Eqz, W.I32And).if();
  const before = slots.state.copy();
  body.get(sequence).get(count).i32(1).op(W.I32Sub).storeI32(Header.REFCOUNT);
  body.get(p).i32(0).storeI32(CursorLayout.SEQUENCE).get(p).set(parked);
  slots.handOver(i.b);
  body.else();
  slots.state = before;
  endLoop(context, i.pc, target, i.b);
  body.end();
}

/** The local of an iterator of this type that is put by for a slot; undefined if the instruction at pc is in fewer loops. */
function parkedFor(
  { body, frame, slots }: Context,
  pc: number,
  slot: number,
  type: number,
  depth: number,
): number | undefined {
  if (depthIn(frame.loops, frame, pc) < depth) return undefined;
  const key = `${slot + frame.base} ${type}`;
  if (!body.records) frame.parked.add(key);
  return slots.parkedLocal(key);
}

/** What a step of an iterator over a list or tuple consists of. */
interface CursorStep {
  /** Pushes whether there is an item more. */
  ask(): void;
  /** Sets `item` to that. */
  load(): void;
  advance(): void;
}

/** The iterator whose address is in local p. */
function closedCursor({ body, item, p: sequence }: Context, p: number, isList: boolean): CursorStep {
  const index = body.scratch(6);
  return {
    ask() {
      // At its end the sequence is null, whose length reads as 0.
      body.get(p).loadI32(CursorLayout.SEQUENCE).set(sequence).get(p).loadI64(CursorLayout.INDEX).tee(index);
      body.get(sequence).loadI32(isList ? ListLayout.LENGTH : TupleLayout.LENGTH);
      body.op(W.I64ExtendI32U, W.I64LtS);
    },
    load() {
      body.get(sequence);
      if (isList) body.loadI32(ListLayout.ITEMS);
      body.get(index).op(W.I32WrapI64).i32(3).op(W.I32Shl, W.I32Add);
      body.loadI64(isList ? 0 : TupleLayout.ITEMS).set(item);
    },
    advance: () => void body.get(p).get(index).i64(1n).op(W.I64Add).storeI64(CursorLayout.INDEX),
  };
}

/** The same where its fields are in locals. */
function openedCursor({ body, item }: Context, { items, length, index }: CursorLocals): CursorStep {
  return {
    ask: () => void body.get(index).get(length).op(W.I32LtU),
    load: () => void body.get(items).get(index).i32(3).op(W.I32Shl, W.I32Add).loadI64().set(item),
    advance: () => void body.get(index).i32(1).op(W.I32Add).set(index),
  };
}

/** An item of what an iterator goes through: the one that it gave last, if there is one. */
function seenItem(memory: Memory, iterator: Seen): bigint | undefined {
  const { object, isHint } = iterator;
  const isList = iterator.type === TypeId.LIST_ITERATOR;
  const sequence = isHint ? object : memory.u32(object + CursorLayout.SEQUENCE);
  if (sequence === 0) return undefined;
  const length = memory.u32(sequence + (isList ? ListLayout.LENGTH : TupleLayout.LENGTH));
  const items = isList ? memory.u32(sequence + ListLayout.ITEMS) : sequence + TupleLayout.ITEMS;
  const at = isHint ? 0 : Math.max(memory.u32(object + CursorLayout.INDEX) - 1, 0);
  if (at >= length) return undefined;
  const [value, first] = [memory.value(items + at * 8), memory.value(items)];
  return kindOf(value) === kindOf(first) ? value : undefined;
}

function isPair(context: Context, value: bigint): boolean {
  if (!isPointer(value) || !context.isA(addressOf(value), TypeId.TUPLE)) return false;
  return context.memory.u32(addressOf(value) + TupleLayout.LENGTH) === 2;
}

/** Sets local q to the address of the tuple in `item`; leaves unless it is one of two items, whose kinds are as seen. */
function guardPair(context: Context, pc: number): void {
  const { body, exits, item, q } = context;
  body.get(item).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Ne);
  exits.leaveIf(pc, "TYPE");
  // The length stands behind the type: one look is for both.
  const expected = (2n << 32n) | BigInt(typeAddress(TypeId.TUPLE));
  body.get(item).op(W.I32WrapI64).tee(q).loadI64(Header.TYPE).i64(expected).op(W.I64Ne);
  exits.leaveIf(pc, "LENGTH");
}

/** Puts the parts of the pair at q where UNPACK_SEQUENCE does: the first above the second. */
function givePair(context: Context, a: number, seen: number): void {
  const { body, item, memory, q } = context;
  for (const n of [0, 1]) {
    const offset = TupleLayout.ITEMS + n * 8;
    body.get(q).loadI64(offset).set(item);
    const value = memory.value(seen + offset);
    // A number is told by its kind when it is used: here it is too late to leave.
    context.setItem(a + 8 - n * 8, isPointer(value) ? value : undefined);
    if (!isPointer(value)) context.slots.setExample(a + 8 - n * 8, value);
  }
}

/** a …: the items of the list or tuple in a, the first one last. */
export function lowerUnpack(context: Context, i: Instruction): boolean {
  const { body, memory, slots, item } = context;
  const seen = context.seen(i.a, TypeId.TUPLE, TypeId.LIST);
  if (seen === undefined || i.b === 0) return false;
  const { object, isHint } = seen;
  const isList = seen.type === TypeId.LIST;
  const length = isList ? ListLayout.LENGTH : TupleLayout.LENGTH;
  if (isHint ? !context.isFirstGuess : memory.u32(object + length) !== i.b) return false;
  const p = context.guardType(i.a, isList ? TypeId.LIST : TypeId.TUPLE, i.pc);
  body.get(p).loadI32(length).i32(i.b).op(W.I32Ne);
  context.exits.leaveIf(i.pc, "LENGTH");
  const items = context.q;
  body.get(p);
  if (isList) body.loadI32(ListLayout.ITEMS);
  body.set(items);
  // Of what is not there yet nothing is known but its type.
  const from = isHint ? 0 : isList ? memory.u32(object + ListLayout.ITEMS) : object + TupleLayout.ITEMS;
  // The last one takes the place of what is taken apart.
  const borrowed = !slots.holdsReference(i.a);
  for (let n = 0; n < i.b; n++) {
    const slot = i.a + (i.b - 1 - n) * 8;
    body
      .get(items)
      .loadI64(n * 8 + (isList ? 0 : TupleLayout.ITEMS))
      .set(item);
    const value = from === 0 ? undefined : memory.value(from + n * 8);
    if (!borrowed) {
      slots.take(item);
      body.get(item);
      slots.setBoxed(slot, value);
    } else context.setItem(slot, value !== undefined && isPointer(value) ? value : undefined);
    slots.setExample(slot, value);
  }
  return true;
}

/** appends b to the list in a */
export function lowerListAppend(context: Context, i: Instruction): boolean {
  if (context.seen(i.a, TypeId.LIST) === undefined) return false;
  const p = context.guardType(i.a, TypeId.LIST, i.pc);
  appendTo(context, i, p, i.b, []);
  return true;
}

/** a ← iter(b) of a list or tuple, or of a range that is used up. */
export function lowerGetIter(context: Context, i: Instruction): boolean {
  const { body, item, slots } = context;
  if (getItself(context, i)) return true;
  const seen = context.seen(i.b, TypeId.LIST, TypeId.TUPLE, TypeId.RANGE);
  const hint = iteratorHint(context, i);
  const isOwn = slots.holdsReference(i.b);
  if (seen === undefined || hint === undefined || (seen.type === TypeId.RANGE && !isOwn)) return false;
  const p = context.guardType(i.b, seen.type, i.pc);
  const iterator = typeAddress(hintedType(hint) as TypeId);
  const parked = isOwn || !isCursor(iterator) ? undefined : parkedFor(context, i.pc, i.a, iterator, 1);
  if (parked !== undefined) {
    body.get(parked).if();
    restart(context, parked, p);
    body.else();
  }
  body
    .get(p)
    .i32(isOwn ? 1 : 0)
    .call(Import.MAKE_ITERATOR)
    .tee(item)
    .i64(bitsOf(UNBOUND))
    .op(W.I64Eq);
  context.exits.leaveIf(i.pc, "REFUSED");
  if (parked !== undefined) body.end();
  if (isOwn) slots.handOver(i.b);
  else context.freeIfTemporary(i.b);
  context.giveResult(i.a, hint);
  body.get(item).op(W.I32WrapI64).set(slots.address(i.a));
  slots.note(i.a, iterator);
  return true;
}

/** Sets `item` to the iterator that was put by, which begins with the sequence whose address is in local p. */
function restart({ body, item }: Context, parked: number, p: number): void {
  const count = body.scratch(20, ValueType.I32);
  body.get(p).loadI32(Header.REFCOUNT).tee(count).i32(0).op(W.I32GeS).if();
  body.get(p).get(count).i32(1).op(W.I32Add).storeI32(Header.REFCOUNT).end();
  body.get(parked).get(p).storeI32(CursorLayout.SEQUENCE);
  body.get(parked).i64(0n).storeI64(CursorLayout.INDEX);
  body.get(parked).op(W.I64ExtendI32U).i64(bitsOf(POINTER_TAG)).op(W.I64Or).set(item);
  body.i32(0).set(parked);
}

/** Types of iterators: iter() of one is itself. */
const ITSELF = [
  TypeId.GENERATOR,
  TypeId.ZIP,
  TypeId.ENUMERATE,
  TypeId.MAP,
  TypeId.FILTER,
  TypeId.REVERSED,
  TypeId.LIST_REVERSE_ITERATOR,
  TypeId.RANGE_ITERATOR,
  TypeId.LIST_ITERATOR,
  TypeId.TUPLE_ITERATOR,
  TypeId.SET_ITERATOR,
  TypeId.STR_ASCII_ITERATOR,
  TypeId.BYTES_ITERATOR,
  TypeId.DICT_KEY_ITERATOR,
  TypeId.DICT_VALUE_ITERATOR,
  TypeId.DICT_ITEM_ITERATOR,
];

/** a ← iter(b) of an iterator */
function getItself(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  const seen = context.seen(i.b, ...ITSELF);
  if (seen === undefined) return false;
  context.guardType(i.b, seen.type, i.pc);
  const example = slots.example(i.b);
  const value = body.scratch(8);
  slots.pushTaken(i.b);
  body.tee(value);
  slots.setBoxed(i.a, example);
  body.get(value).op(W.I32WrapI64).set(slots.address(i.a));
  slots.note(i.a, typeAddress(seen.type));
  return true;
}

/** CHECK_ITERATOR: that what a generator expression was given is an iterator. */
export function lowerCheckIterator(context: Context, i: Instruction): boolean {
  const seen = context.seen(i.a, ...ITSELF);
  if (seen === undefined) return false;
  context.guardType(i.a, seen.type, i.pc);
  return true;
}

/** What iterators of built-in types are of. */
const ITERATORS = new Map([
  [TypeId.RANGE, TypeId.RANGE_ITERATOR],
  [TypeId.LIST, TypeId.LIST_ITERATOR],
  [TypeId.TUPLE, TypeId.TUPLE_ITERATOR],
  [TypeId.DICT, TypeId.DICT_KEY_ITERATOR],
  [TypeId.DICT_KEYS, TypeId.DICT_KEY_ITERATOR],
  [TypeId.DICT_VALUES, TypeId.DICT_VALUE_ITERATOR],
  [TypeId.DICT_ITEMS, TypeId.DICT_ITEM_ITERATOR],
  [TypeId.SET, TypeId.SET_ITERATOR],
  [TypeId.FROZENSET, TypeId.SET_ITERATOR],
  [TypeId.BYTES, TypeId.BYTES_ITERATOR],
  [TypeId.STR, TypeId.STR_ASCII_ITERATOR],
]);

/** iter(b) of what kind of thing will be. */
export function iteratorHint(context: Context, i: Instruction): bigint | undefined {
  const seen = context.seen(i.b, ...ITERATORS.keys());
  if (seen === undefined) return undefined;
  const isOther =
    seen.type === TypeId.STR && !seen.isHint && !context.memory.unit(seen.object + StrLayout.ASCII, 1);
  if (isOther) return undefined;
  const isSequence = seen.type === TypeId.LIST || seen.type === TypeId.TUPLE;
  return hintOf(ITERATORS.get(seen.type) as TypeId, seen.isHint || !isSequence ? 0 : seen.object);
}

/** a ← tuple of b values that lie from slot c on */
export function lowerBuildTuple(context: Context, i: Instruction): boolean {
  const { body, slots } = context;
  if (i.b === 0 || i.b > MOST_ITEMS) return false;
  const tuple = body.scratch(33, ValueType.I32);
  body.i32(i.b).call(Import.NEW_TUPLE).tee(tuple).op(W.I32Eqz);
  context.exits.leaveIf(i.pc, "REFUSED");
  let mayCycle = false;
  for (let n = 0; n < i.b; n++) {
    const slot = i.c + n * 8;
    if (slots.number(slot) === undefined && !ATOMS.has(slots.type(slot))) mayCycle = true;
    putItem(context, slot, tuple, TupleLayout.ITEMS + n * 8);
  }
  if (mayCycle) body.get(tuple).call(Import.TRACK_TUPLE);
  giveContainer(context, i.a, tuple, TypeId.TUPLE);
  return true;
}

/** a ← list of b values that lie from slot c on. */
export function lowerBuildList(context: Context, i: Instruction): boolean {
  const { body } = context;
  if (i.b > MOST_ITEMS) return false;
  const list = body.scratch(33, ValueType.I32);
  body.i32(i.b).call(Import.NEW_LIST).tee(list).op(W.I32Eqz);
  context.exits.leaveIf(i.pc, "REFUSED");
  if (i.b > 0) body.get(list).loadI32(ListLayout.ITEMS).set(context.q);
  for (let n = 0; n < i.b; n++) putItem(context, i.c + n * 8, context.q, n * 8);
  giveContainer(context, i.a, list, TypeId.LIST);
  return true;
}

/** a ← a dict without items. */
export function lowerBuildMap(context: Context, i: Instruction): boolean {
  const { body } = context;
  if (i.b !== 0) return false;
  const dict = body.scratch(33, ValueType.I32);
  body.call(Import.NEW_DICT).tee(dict).op(W.I32Eqz);
  context.exits.leaveIf(i.pc, "REFUSED");
  giveContainer(context, i.a, dict, TypeId.DICT);
  return true;
}

/** The value of a slot, which is used up, goes to memory at a local's address. */
function putItem({ body, slots }: Context, slot: number, address: number, offset: number): void {
  const value = body.scratch(8);
  slots.pushTaken(slot);
  body.set(value).get(address).get(value).storeI64(offset);
}

/** A slot gets the container just made, whose address is in a local. */
function giveContainer(context: Context, to: number, address: number, type: TypeId): void {
  const { body, item, slots } = context;
  body.get(address).op(W.I64ExtendI32U).i64(bitsOf(POINTER_TAG)).op(W.I64Or).set(item);
  context.giveResult(to, hintOf(type));
  body.get(address).set(slots.address(to));
  slots.note(to, typeAddress(type));
}

/** Longer ones are made at length anyway. */
const MOST_ITEMS = 8;

/** Types of what refers to nothing. */
const ATOMS = new Set([TypeId.STR, TypeId.BOOL, TypeId.NONE].map(typeAddress));
