/**
 * The slots of a window in compiled code: ints and floats live unboxed in Wasm locals, other values of temporaries boxed in Wasm locals, those of
 * variables in memory as the interpreter has them. What is emitted here keeps memory and counts such that the interpreter can go on at any
 * instruction, once `spill` has been emitted.
 *
 * A temporary may also hold a value without a reference of its own (BORROWED): its container or variable keeps it alive. That holds as long as
 * nothing is dropped and nothing else of the VM runs; before either, `settle` takes the references.
 */
import {
  CursorLayout,
  Header,
  ListLayout,
  RangeIteratorLayout,
  SINGLETON_SIZE,
  SINGLETONS_BASE,
  Singleton,
  TagHigh,
  TupleLayout,
  TYPE_SIZE,
  TYPES_BASE,
} from "../../../assembly/shared/layout.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { Import } from "../vm/imports.ts";
import { type Body, ValueType, W } from "../wasm/encoder.ts";
import {
  ANY_OBJECT,
  ANY_VALUE,
  INT_TAG,
  isCursor,
  isNumber,
  Kind,
  LIST,
  LIST_ITERATOR,
  NO_SELF,
  POINTER_HIGH,
  RANGES,
  SMALL,
  SPECIAL_TAG,
  type State,
  UNBOUND,
  UNBOUND_INT,
} from "./state.ts";

/**
 * Parameters of a compiled function: the record of its frame, 0 as long as it has none (Context.pushFrame); its window; how many bytes of Wasm's stack
 * its calls may take (lower/calls.ts).
 */
export enum Parameter {
  FRAME_OR_0,
  WINDOW,
  ROOM,
  COUNT,
}

/** How many inlined calls may be inside each other. */
export const DEEPEST_INLINED = 3;

export type NumberKind = Kind.INT | Kind.FLOAT;

/** Emits what leaves if the i32 on the stack is not 0. */
export type Fail = () => void;

/** Of what is never freed. */
function isUncounted(type: number): boolean {
  return type === BOOL_TYPE || type === NONE_TYPE;
}
const BOOL_TYPE = TYPES_BASE + TypeId.BOOL * TYPE_SIZE;

/** Where False lies, and True behind it. */
const BOOLS = SINGLETONS_BASE + Singleton.FALSE * SINGLETON_SIZE;
const FALSE = BigInt.asIntN(64, (BigInt(TagHigh.POINTER) << 48n) | BigInt(BOOLS));
const NONE_TYPE = TYPES_BASE + TypeId.NONE * TYPE_SIZE;

const UNBOUND_BITS = BigInt.asIntN(64, UNBOUND);

/** Wasm locals with the fields of an object that is opened. Of a list they are what memory has, of an iterator memory is stale. */
export interface ListLocals {
  items: number;
  length: number;
}
export interface CursorLocals {
  /** Where the items are, and how many. */
  items: number;
  length: number;
  /** Of the next one. */
  index: number;
}
export interface RangeLocals {
  next: number;
  step: number;
  /** What would be next when none is left. */
  end: number;
  /** What its values are at most, their signs left out. */
  most: number;
}

/** Ranges are opened in steps of so many bits, of so many values. */
const STEP_BITS = 15n;
const COUNT_BITS = 32n;

export class Slots {
  readonly body: Body;
  state: State;
  /** By list: constant indices at which a number was found, or put, in this state since the last call. */
  private readonly numbers = new Map<number, { state: State; calls: number; at: Set<number> }>();
  /** Values that are known, in a state. */
  private readonly constants = new Map<number, { state: State; value: bigint }>();
  /** True or False as 1 or 0, in a state. */
  private readonly truths = new Map<number, { state: State; local: number }>();
  private readonly truthLocals = new Map<number, number>();
  /** By list: the instruction of the block at hand that has looked first how long it is. */
  private readonly looks = new Map<number, number>();
  private readonly lists = new Map<number, ListLocals>();
  private readonly ranges = new Map<number, Omit<RangeLocals, "most">>();
  private readonly cursors = new Map<number, CursorLocals>();
  /** Offset of the first temporary, and where the window that slots are of begins in the unit's: not at 0 in what is inlined. */
  private temporaries: number;
  private base = 0;
  /** The code objects of what is inlined, the innermost first. */
  private codes: number[] = [];
  private readonly ints = new Map<number, number>();
  private readonly floats = new Map<number, number>();
  private readonly words = new Map<number, number>();
  private readonly addresses = new Map<number, number>();
  private readonly scratchWord: number;
  private readonly scratchAddress: number;
  private readonly count: number;
  private readonly old: number;
  /** Locals with the addresses of iterators that are put by, or 0. */
  private readonly parked = new Map<string, number>();
  /** The temporary whose iterator a variable that no code names has, too; -1 for none. */
  shared = -1;
  /** Emits what must be done before the object at the address in a local is freed. */
  beforeDrop: (local: number) => void = () => {};

  constructor(body: Body, state: State, temporaries: number) {
    this.body = body;
    this.state = state;
    this.temporaries = temporaries;
    this.scratchWord = body.local(ValueType.I64);
    this.scratchAddress = body.local(ValueType.I32);
    this.count = body.local(ValueType.I32);
    this.old = body.local(ValueType.I64);
  }

  /** Slots are those of another window from now on. */
  open(base: number, temporaries: number, codes: number[]): void {
    this.base = base;
    this.temporaries = temporaries;
    this.codes = codes;
  }

  /** Runs `action` for each slot of the unit's window with its kind. */
  private forAll(action: (slot: number, kind: Kind, i: number) => void): void {
    const { base } = this;
    this.base = 0;
    this.state.kinds.forEach((kind, i) => {
      action(i << 3, kind, i);
    });
    this.base = base;
  }

  private indexOf(slot: number): number {
    return (slot + this.base) >> 3;
  }

  /** Pushes what memory holds for a slot. */
  private load(slot: number): void {
    this.body.get(Parameter.WINDOW).loadI64(slot + this.base);
  }

  /** Makes memory hold nothing for a slot. */
  private clear(slot: number): void {
    this.body
      .get(Parameter.WINDOW)
      .i64(UNBOUND_BITS)
      .storeI64(slot + this.base);
  }

  isTemporary(slot: number): boolean {
    return slot >= this.temporaries;
  }

  kind(slot: number): Kind {
    return this.state.kinds[this.indexOf(slot)] as Kind;
  }

  /** What the unboxed int in a slot is at most, its sign left out. */
  most(slot: number): number {
    return this.state.most[this.indexOf(slot)] as number;
  }

  noteMost(slot: number, most: number): void {
    this.state.most[this.indexOf(slot)] = most;
  }

  /** The kind of unboxed number that a slot holds; undefined for all else. */
  number(slot: number): NumberKind | undefined {
    const kind = this.kind(slot);
    return kind === Kind.INT || kind === Kind.FLOAT ? kind : undefined;
  }

  /** Whether a slot is a temporary with a reference of its own, which goes when it is freed. */
  holdsReference(slot: number): boolean {
    return this.isTemporary(slot) && (this.kind(slot) === Kind.OWNED || this.kind(slot) === Kind.BOXED);
  }

  /** Whether any of the slots from `from` on, below `end`, may hold a reference. */
  holdsAny(from: number, end: number): boolean {
    for (let slot = from; slot < end; slot += 8) if (this.isBoxed(slot)) return true;
    return false;
  }

  /** Whether the value of a slot is one that memory, or a Wasm local, holds boxed. */
  isBoxed(slot: number): boolean {
    const kind = this.kind(slot);
    return kind >= Kind.OWNED || kind === Kind.BOXED;
  }

  example(slot: number): bigint | undefined {
    return this.state.examples[this.indexOf(slot)];
  }

  setExample(slot: number, example: bigint | undefined): void {
    this.state.examples[this.indexOf(slot)] = example;
  }

  /** The address of the type that the slot's value is known to be of exactly; ANY_OBJECT, ANY_VALUE. */
  type(slot: number): number {
    return this.state.types[this.indexOf(slot)] as number;
  }

  /** Without another example the old one stays: variables mostly keep their types. */
  private become(slot: number, kind: Kind, example?: bigint): void {
    const i = this.indexOf(slot);
    this.numbers.delete(i);
    this.looks.delete(i);
    this.constants.delete(i);
    this.truths.delete(i);
    this.state.kinds[i] = kind;
    this.state.types[i] = ANY_VALUE;
    this.state.opened[i] = 0;
    this.state.most[i] = SMALL;
    this.state.unbound[i] = false;
    this.state.versions[i] = undefined;
    if (example !== undefined) this.state.examples[i] = example;
  }

  private localOf(locals: Map<number, number>, slot: number, type: ValueType): number {
    const i = this.indexOf(slot);
    let found = locals.get(i);
    if (found === undefined) {
      found = this.body.local(type);
      locals.set(i, found);
    }
    return found;
  }

  /** The Wasm local of a slot that is of this kind. */
  local(slot: number, kind: NumberKind): number {
    return kind === Kind.INT
      ? this.localOf(this.ints, slot, ValueType.I64)
      : this.localOf(this.floats, slot, ValueType.F64);
  }

  private word(slot: number): number {
    return this.localOf(this.words, slot, ValueType.I64);
  }

  /** The Wasm local with the address of the object in a slot, if guardObject has found one. */
  address(slot: number): number {
    return this.localOf(this.addresses, slot, ValueType.I32);
  }

  // ---- reading ----

  /** Pushes the boxed value of a slot, borrowed. */
  pushBoxed(slot: number): void {
    const { body } = this;
    switch (this.kind(slot)) {
      case Kind.INT:
        this.pushBoxedInt(slot);
        break;
      case Kind.FLOAT:
        body.get(this.local(slot, Kind.FLOAT)).op(W.I64ReinterpretF64);
        break;
      case Kind.OWNED:
      case Kind.BORROWED:
      case Kind.LAZY:
        body.get(this.word(slot));
        break;
      default:
        this.load(slot);
    }
  }

  private pushBoxedInt(slot: number): void {
    const { body } = this;
    const local = this.local(slot, Kind.INT);
    const mayBeUnbound = this.isUnbound(slot);
    if (mayBeUnbound) body.i64(UNBOUND_BITS);
    body.get(local).i64(INT_TAG).op(W.I64Or);
    if (mayBeUnbound) body.get(local).i64(UNBOUND_INT).op(W.I64Eq, W.Select);
  }

  /** Of a variable that memory holds, whether it is unbound; of an unboxed one, whether it may be. */
  private isUnbound(slot: number): boolean {
    return this.state.unbound[this.indexOf(slot)] as boolean;
  }

  /** `fail` if a variable is unbound. */
  guardBound(slot: number, fail: Fail): void {
    const { body } = this;
    const kind = this.kind(slot);
    const isAsked = kind === Kind.BOXED || kind === Kind.LAZY || kind === Kind.EMPTY;
    if (!isAsked && !this.isUnbound(slot)) return;
    if (kind === Kind.INT) body.get(this.local(slot, kind)).i64(UNBOUND_INT).op(W.I64Eq);
    else {
      this.pushBoxed(slot);
      body.i64(UNBOUND_BITS).op(W.I64Eq);
    }
    fail();
    if (isNumber(kind)) this.state.unbound[this.indexOf(slot)] = false;
  }

  /** What is unbound in memory becomes a number that is. */
  private unboxUnbound(slot: number, kind: NumberKind): void {
    const { body } = this;
    if (kind === Kind.INT) body.i64(UNBOUND_INT);
    else body.i64(UNBOUND_BITS).op(W.F64ReinterpretI64);
    body.set(this.local(slot, kind));
    this.become(slot, kind);
    this.state.unbound[this.indexOf(slot)] = true;
  }

  /**
   * Pushes the boxed value of a slot with a reference: a temporary is moved out of, and holds nothing afterwards; of a variable's value one more
   * is taken.
   */
  pushTaken(slot: number): void {
    const { body } = this;
    const kind = this.kind(slot);
    const i = this.indexOf(slot);
    if (this.state.hasStale(i)) this.storeOpened(i);
    this.pushBoxed(slot);
    const isLent = kind === Kind.BORROWED || (this.isBoxed(slot) && !this.isTemporary(slot));
    if (isLent && !isUncounted(this.type(slot))) {
      body.set(this.scratchWord);
      this.take(this.scratchWord, this.type(slot) !== ANY_VALUE ? this.address(slot) : undefined);
      body.get(this.scratchWord);
    }
    if (!this.isTemporary(slot)) return;
    if (kind === Kind.BOXED) this.clear(slot);
    this.become(slot, Kind.EMPTY);
  }

  /**
   * Makes a slot one of a kind, if its value is: else `fail` is what to do. What it held is no pointer then, so memory may go stale.
   */
  unbox(slot: number, kind: NumberKind, fail: Fail): void {
    if (this.kind(slot) === kind) return;
    if (this.isUnbound(slot) && !isNumber(this.kind(slot))) {
      this.unboxUnbound(slot, kind);
      return;
    }
    const { body } = this;
    this.pushBoxed(slot);
    body.set(this.scratchWord);
    this.guardKind(this.scratchWord, kind, fail);
    body.get(this.scratchWord);
    this.unboxTop(kind);
    body.set(this.local(slot, kind));
    this.become(slot, kind, this.example(slot));
  }

  /** `fail` if memory holds a reference for a slot: what lives for ever may lie about. */
  guardEmpty(slot: number, fail: Fail): void {
    const { body } = this;
    const at = slot + this.base;
    body
      .get(Parameter.WINDOW)
      .loadI32(at + 4)
      .i32(POINTER_HIGH)
      .op(W.I32Eq)
      .if();
    body.get(Parameter.WINDOW).loadI32(at).loadI32(Header.REFCOUNT).i32(0).op(W.I32GeS);
    fail();
    body.end();
  }

  /** `fail` unless the boxed value in a local is of this kind. */
  guardKind(local: number, kind: NumberKind, fail: Fail): void {
    const { body } = this;
    if (kind === Kind.INT) body.get(local).i64(INT_TAG).op(W.I64LtU);
    else body.get(local).i64(SPECIAL_TAG).op(W.I64GeU);
    fail();
  }

  /** The local with the address of the object in a slot; `fail` if it is none. */
  guardObject(slot: number, fail: Fail): number {
    const { body } = this;
    const address = this.address(slot);
    if (this.type(slot) !== ANY_VALUE && this.type(slot) !== NO_SELF) return address;
    this.pushBoxed(slot);
    body.tee(this.scratchWord).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Ne);
    fail();
    body.get(this.scratchWord).op(W.I32WrapI64).set(address);
    this.state.types[this.indexOf(slot)] = ANY_OBJECT;
    return address;
  }

  /** As guardObject; `fail` also unless it is exactly of the built-in type at this address. */
  guardType(slot: number, type: number, fail: Fail): number {
    if (type === BOOL_TYPE) return this.guardBool(slot, fail);
    const address = this.guardObject(slot, fail);
    if (this.type(slot) === type) return address;
    this.body.get(address).loadI32(Header.TYPE).i32(type).op(W.I32Ne);
    fail();
    this.state.types[this.indexOf(slot)] = type;
    return address;
  }

  /** The same of bool, of which there are two, side by side: nothing is read. */
  private guardBool(slot: number, fail: Fail): number {
    const { body } = this;
    const address = this.address(slot);
    const known = this.type(slot);
    if (known === BOOL_TYPE) return address;
    const isObject = known !== ANY_VALUE && known !== NO_SELF;
    if (isObject) body.get(address).i32(BOOLS).op(W.I32Sub).i32(~SINGLETON_SIZE).op(W.I32And);
    else {
      this.pushBoxed(slot);
      body.tee(this.scratchWord).i64(FALSE).op(W.I64Sub).i64(~BigInt(SINGLETON_SIZE)).op(W.I64And);
      body.i64(0n).op(W.I64Ne);
    }
    fail();
    if (!isObject) body.get(this.scratchWord).op(W.I32WrapI64).set(address);
    this.state.types[this.indexOf(slot)] = BOOL_TYPE;
    return address;
  }

  /** The versions of the types that the object in a slot may be of, as far as was asked and nothing has been called since. */
  versions(slot: number): readonly number[] | undefined {
    this.closeLists();
    return this.state.versions[this.indexOf(slot)];
  }

  noteVersions(slot: number, versions: readonly number[]): void {
    this.closeLists();
    this.state.versions[this.indexOf(slot)] = versions;
  }

  /** Notes that the value of a slot, whose address its local holds, is exactly of a built-in type. */
  note(slot: number, type: number): void {
    this.state.types[this.indexOf(slot)] = type;
  }

  noteConstant(slot: number, value: bigint): void {
    this.constants.set(this.indexOf(slot), { state: this.state, value });
  }

  /** The value that a slot is known to have in the block at hand. */
  constant(slot: number): bigint | undefined {
    const known = this.constants.get(this.indexOf(slot));
    return known?.state === this.state ? known.value : undefined;
  }

  /** The value of a slot is True or False by the i32 on the stack. */
  noteTruth(slot: number): void {
    const local = this.localOf(this.truthLocals, slot, ValueType.I32);
    this.body.set(local);
    this.truths.set(this.indexOf(slot), { state: this.state, local });
  }

  /** The local that says which of the two a slot is known to hold in the block at hand. */
  truth(slot: number): number | undefined {
    const known = this.truths.get(this.indexOf(slot));
    return known?.state === this.state ? known.local : undefined;
  }

  // ---- objects that are opened ----

  /** What was found out of lists and types before something was called, no longer holds. */
  closeLists(): void {
    const { state, body } = this;
    if (state.calls === body.calls) return;
    state.calls = body.calls;
    state.versions.length = 0;
    for (let i = 0; i < state.opened.length; i++) {
      const type = state.types[i] as number;
      if (state.opened[i] === 0 || (type !== LIST && !isCursor(type))) continue;
      if (type !== LIST) this.storeOpened(i);
      state.opened[i] = 0;
    }
  }

  /** Goes on with a state whose lists were closed if anything was called since they were opened: nothing was on the way here. */
  resume(state: State): void {
    this.state = state;
    state.calls = this.body.calls;
  }

  /** The locals with the items and the length of the list in a slot, whose address its local holds. */
  openList(slot: number): ListLocals {
    this.closeLists();
    const i = this.indexOf(slot);
    const { body } = this;
    let locals = this.lists.get(i);
    if (locals === undefined) {
      locals = { items: body.local(ValueType.I32), length: body.local(ValueType.I32) };
      this.lists.set(i, locals);
    }
    if (this.state.opened[i] !== 0) return locals;
    const p = this.address(slot);
    body.get(p).loadI32(ListLayout.ITEMS).set(locals.items);
    body.get(p).loadI32(ListLayout.LENGTH).set(locals.length);
    this.state.opened[i] = 1;
    return locals;
  }

  /**
   * The index at which the list in a slot, which is opened, must be seen to have an item, so that it has one at `index` for the instruction at pc;
   * undefined where that is known. One look in a block is for all: `farthest` has for the instruction that looks first what others ask for later.
   */
  indexToLookFor(slot: number, index: number, pc: number, farthest: Map<number, number>): number | undefined {
    const { opened } = this.state;
    const i = this.indexOf(slot);
    const had = opened[i] as number;
    if (index + 1 < had) return undefined;
    const first = had > 1 ? this.looks.get(i) : undefined;
    if (first === undefined) this.looks.set(i, pc);
    else farthest.set(first, Math.max(index, farthest.get(first) ?? 0));
    const found = Math.max(index, farthest.get(pc) ?? 0);
    opened[i] = found + 2;
    return found;
  }

  /** Another block begins. */
  beginBlock(): void {
    this.looks.clear();
  }

  /** The item at a constant index of the list in a slot is a number. */
  noteNumber(slot: number, index: number): void {
    const i = this.indexOf(slot);
    const { state, body } = this;
    const known = this.numbers.get(i);
    if (known?.state === state && known.calls === body.calls) known.at.add(index);
    else this.numbers.set(i, { state, calls: body.calls, at: new Set([index]) });
  }

  /** Whether that is so. */
  hasNumber(slot: number, index: number): boolean {
    const known = this.numbers.get(this.indexOf(slot));
    return known?.state === this.state && known.calls === this.body.calls && known.at.has(index);
  }

  /** Something else than a number is put into a list. */
  forgetNumbers(): void {
    this.numbers.clear();
  }

  /** The locals of the range iterator in a slot, if it is opened. */
  openedRange(slot: number): RangeLocals | undefined {
    const i = this.indexOf(slot);
    const most = RANGES[this.state.opened[i] as number];
    return this.state.hasStale(i) && most !== undefined ? { ...this.rangeLocals(i), most } : undefined;
  }

  private rangeLocals(i: number): Omit<RangeLocals, "most"> {
    let locals = this.ranges.get(i);
    if (locals === undefined) {
      const [next, step, end] = [0, 0, 0].map(() => this.body.local(ValueType.I64)) as [
        number,
        number,
        number,
      ];
      locals = { next, step, end };
      this.ranges.set(i, locals);
    }
    return locals;
  }

  /**
   * Takes the fields of the range iterator in a slot, which nobody else has, into locals: `fail` if somebody has, or if it is one of larger numbers than
   * `opened` stands for.
   */
  private openRange(slot: number, opened: number, fail: Fail): void {
    const { body } = this;
    const i = this.indexOf(slot);
    const p = this.address(slot);
    const { next, step, end } = this.rangeLocals(i);
    const isMore = (local: number, most: bigint) => {
      body
        .get(local)
        .i64(most)
        .op(W.I64Add)
        .i64(most * 2n)
        .op(W.I64GtU);
    };
    const most = BigInt(RANGES[opened] as number);
    body.get(p).loadI32(Header.REFCOUNT).i32(this.ownersOf(slot)).op(W.I32Ne);
    body.get(p).loadI64(RangeIteratorLayout.LEFT).tee(end).i64(COUNT_BITS).op(W.I64ShrU, W.I64Eqz, W.I32Eqz);
    body.op(W.I32Or).get(p).loadI64(RangeIteratorLayout.STEP).set(step);
    isMore(step, 1n << STEP_BITS);
    body.op(W.I32Or).get(p).loadI64(RangeIteratorLayout.NEXT).set(next);
    isMore(next, most);
    body.op(W.I32Or).get(next).get(end).get(step).op(W.I64Mul, W.I64Add).set(end);
    isMore(end, most);
    body.op(W.I32Or);
    fail();
    this.state.opened[i] = opened;
  }

  /** The locals of the iterator over a list or tuple in a slot, if it is opened. */
  openedCursor(slot: number): CursorLocals | undefined {
    this.closeLists();
    const i = this.indexOf(slot);
    return this.state.hasStale(i) && isCursor(this.type(slot)) ? this.cursorLocals(i) : undefined;
  }

  private cursorLocals(i: number): CursorLocals {
    let locals = this.cursors.get(i);
    if (locals === undefined) {
      const [items, length, index] = [0, 0, 0].map(() => this.body.local(ValueType.I32)) as [
        number,
        number,
        number,
      ];
      locals = { items, length, index };
      this.cursors.set(i, locals);
    }
    return locals;
  }

  /** Takes the fields of the iterator over a list or tuple in a slot into locals: `fail` if somebody else has it. */
  private openCursor(slot: number, fail: Fail): void {
    const { body } = this;
    const i = this.indexOf(slot);
    const p = this.address(slot);
    const { items, length, index } = this.cursorLocals(i);
    const isList = this.type(slot) === LIST_ITERATOR;
    body.get(p).loadI32(Header.REFCOUNT).i32(this.ownersOf(slot)).op(W.I32Ne);
    fail();
    // At its end the sequence is null, whose length reads as 0. No index is more than lengths are.
    body.get(p).loadI32(CursorLayout.SEQUENCE).tee(items);
    body.loadI32(isList ? ListLayout.LENGTH : TupleLayout.LENGTH).set(length);
    body.get(items);
    if (isList) body.loadI32(ListLayout.ITEMS);
    else body.i32(TupleLayout.ITEMS).op(W.I32Add);
    body.set(items).get(p).loadI32(CursorLayout.INDEX).set(index);
    this.state.opened[i] = 1;
  }

  /** How many references there are to an iterator that nobody else has. */
  private ownersOf(slot: number): number {
    return slot + this.base === this.shared ? 2 : 1;
  }

  /** Puts back what an iterator is at. */
  private storeOpened(i: number): void {
    const p = this.localOf(this.addresses, (i << 3) - this.base, ValueType.I32);
    if (!isCursor(this.state.types[i] as number)) this.storeRange(i, p);
    else this.body.get(p).get(this.cursorLocals(i).index).op(W.I64ExtendI32U).storeI64(CursorLayout.INDEX);
  }

  private storeRange(i: number, p: number): void {
    const { body } = this;
    const { next, step, end } = this.rangeLocals(i);
    body.get(p).get(end).get(next).op(W.I64Sub).get(step).op(W.I64DivS).storeI64(RangeIteratorLayout.LEFT);
    body.get(p).get(next).storeI64(RangeIteratorLayout.NEXT);
  }

  /** Opens what is opened at the start of a block: all else is as it is there. `fail`: where that cannot be. */
  openAll({ opened }: State, fail: Fail): void {
    const { base } = this;
    this.base = 0;
    this.closeLists();
    for (let i = 0; i < opened.length; i++) {
      if (opened[i] === 0 || this.state.opened[i] !== 0) continue;
      if (this.state.types[i] === LIST) this.openList(i << 3);
      else if (isCursor(this.state.types[i] as number)) this.openCursor(i << 3, fail);
      else this.openRange(i << 3, opened[i] as number, fail);
    }
    this.base = base;
  }

  /** Turns the boxed value on the stack, which is of this kind, into an unboxed one. */
  unboxTop(kind: NumberKind): void {
    if (kind === Kind.INT) this.body.i64(15n).op(W.I64Shl).i64(15n).op(W.I64ShrS);
    else this.body.op(W.F64ReinterpretI64);
  }

  // ---- writing ----

  /** Takes the unboxed value on the stack for a slot. */
  setUnboxed(slot: number, kind: NumberKind, example?: bigint): void {
    this.body.set(this.local(slot, kind));
    this.release(slot);
    this.become(slot, kind, example);
  }

  /** Takes the boxed value on the stack, whose reference is given, for a slot. */
  setBoxed(slot: number, example?: bigint): void {
    const { body } = this;
    // Variables of what is inlined are in memory only where somebody may look.
    if (this.isTemporary(slot) || this.base > 0) {
      body.set(this.scratchWord);
      this.release(slot);
      body.get(this.scratchWord).set(this.word(slot));
      this.become(slot, Kind.OWNED, example);
      return;
    }
    const held = this.isInMemory(slot) && !this.isUnbound(slot);
    body.set(this.scratchWord);
    if (held) {
      this.load(slot);
      body.set(this.old);
    }
    body.get(Parameter.WINDOW).get(this.scratchWord).storeI64(slot);
    this.become(slot, Kind.BOXED, example);
    if (held) this.drop(this.old);
  }

  /** Whether a slot may get a borrowed value: a temporary that holds nothing to drop. */
  mayBorrow(slot: number): boolean {
    return this.isTemporary(slot) && !this.holdsReference(slot);
  }

  /** Takes the boxed value on the stack for a slot that mayBorrow, without a reference: something else keeps it alive. */
  setBorrowed(slot: number, example?: bigint): void {
    const { body } = this;
    body.set(this.word(slot));
    this.become(slot, Kind.BORROWED, example);
  }

  // ---- iterators for the next time ----

  /** See Frame.parked. */
  park(keys: Iterable<string>): void {
    for (const key of keys) this.parked.set(key, this.body.local(ValueType.I32));
  }

  parkedLocal(key: string): number | undefined {
    return this.parked.get(key);
  }

  /** Frees all iterators that are put by. */
  unpark(): void {
    const { body } = this;
    for (const local of this.parked.values())
      body.get(local).unlikely().if().get(local).call(Import.DECREF).i32(0).set(local).end();
  }

  /** Whether memory may hold a reference for a slot. */
  isInMemory(slot: number): boolean {
    return this.kind(slot) === Kind.BOXED;
  }

  /** Whether a variable may get a value that something else keeps alive, as long as nothing is dropped: not if it had one that is only its own, perhaps. */
  mayBeLazy(slot: number): boolean {
    const mayOwn = this.kind(slot) === Kind.BOXED && !this.isUnbound(slot);
    return !this.isTemporary(slot) && this.base === 0 && !mayOwn;
  }

  /** Makes variables that memory holds LAZY where they are so at the start of a block that this leads to. `fail`: where one holds the last reference. */
  makeLazy({ kinds }: State, fail: Fail): void {
    this.forAll((slot, kind, i) => {
      if (kinds[i] !== Kind.LAZY || kind !== Kind.BOXED || this.state.unbound[i]) return;
      this.load(slot);
      this.body.set(this.word(slot));
      this.giveUp(slot, fail);
      this.state.kinds[i] = Kind.LAZY;
    });
  }

  /** Takes the boxed value on the stack for a variable that mayBeLazy. `fail`: where the old one is to be freed, before anything has changed. */
  setLazy(slot: number, fail: Fail, example?: bigint): void {
    const { body } = this;
    const word = this.word(slot);
    if (this.isInMemory(slot) && !this.isUnbound(slot)) {
      body.set(this.scratchWord);
      this.giveUp(slot, fail);
      body.get(this.scratchWord).set(word);
    } else body.set(word);
    this.become(slot, Kind.LAZY, example);
  }

  /** Gives up the reference that memory holds for a slot; `fail` if that is the last one to an object. */
  private giveUp(slot: number, fail: Fail): void {
    const { body } = this;
    const [p, at] = [this.scratchAddress, slot + this.base];
    body
      .get(Parameter.WINDOW)
      .loadI32(at + 4)
      .i32(POINTER_HIGH)
      .op(W.I32Eq)
      .if();
    body.get(Parameter.WINDOW).loadI32(at).tee(p).loadI32(Header.REFCOUNT).tee(this.count);
    body.i32(1).op(W.I32Eq);
    fail();
    body.get(this.count).i32(0).op(W.I32GtS).if();
    body.get(p).get(this.count).i32(1).op(W.I32Sub).storeI32(Header.REFCOUNT).end();
    this.clear(slot);
    body.end();
  }

  /** The variable whose value is borrowed has a reference of its own, in memory, from now on. */
  private settleLazy(i: number): void {
    const { body } = this;
    const word = this.word((i << 3) - this.base);
    this.take(word);
    body
      .get(Parameter.WINDOW)
      .get(word)
      .storeI64(i << 3);
    this.state.kinds[i] = Kind.BOXED;
  }

  /** Drops what a slot holds; no pointer is left in memory. */
  private release(slot: number): void {
    const { body } = this;
    const kind = this.kind(slot);
    if (this.isInMemory(slot)) {
      if (this.isUnbound(slot)) return;
      this.load(slot);
      body.set(this.old);
      this.clear(slot);
    } else if (kind === Kind.OWNED) body.get(this.word(slot)).set(this.old);
    else return;
    const isCounted = !isUncounted(this.type(slot));
    this.become(slot, Kind.EMPTY);
    if (isCounted) this.drop(this.old);
  }

  /** The value of a temporary has been used up. */
  free(slot: number): void {
    this.release(slot);
    this.become(slot, Kind.EMPTY);
  }

  /** Makes a variable unbound. */
  unbind(slot: number): void {
    const inMemory = this.isInMemory(slot);
    this.release(slot);
    if (!inMemory) this.clear(slot);
    this.becomeUnbound(slot);
  }

  private becomeUnbound(slot: number): void {
    this.become(slot, Kind.BOXED);
    this.state.unbound[this.indexOf(slot)] = true;
  }

  /** The reference of a temporary has gone to somebody else. */
  handOver(slot: number): void {
    if (this.kind(slot) === Kind.BOXED) this.clear(slot);
    this.become(slot, Kind.EMPTY);
  }

  /** What a temporary held was moved away by what was emitted: memory holds no pointer. */
  vacated(slot: number): void {
    this.become(slot, Kind.EMPTY);
  }

  /** A variable of what is inlined, without a value as yet. */
  beginUnbound(slot: number): void {
    this.clear(slot);
    this.becomeUnbound(slot);
    this.forgetExample(slot);
  }

  /** What was seen in a slot says nothing of what it holds now. */
  forgetExample(slot: number): void {
    this.state.examples[this.indexOf(slot)] = undefined;
  }

  /** The same of a temporary: variables mostly keep their types. */
  forgetTemporaryExample(slot: number): void {
    if (this.isTemporary(slot)) this.forgetExample(slot);
  }

  /** An instruction out of line may have written to a variable. */
  forget(slot: number): void {
    this.become(slot, Kind.BOXED);
  }

  /** The same of a temporary: what was seen there last was something else. */
  forgetTemporary(slot: number): void {
    this.become(slot, Kind.BOXED);
    this.state.examples[this.indexOf(slot)] = undefined;
  }

  // ---- references ----

  /** Takes a reference to the boxed value in a local; `address`: a local with its address, if it is known to be an object. */
  take(local: number, address?: number): void {
    const { body } = this;
    const p = address ?? this.openPointer(local);
    body.get(p).loadI32(Header.REFCOUNT).tee(this.count).i32(0).op(W.I32GeS).if();
    body.get(p).get(this.count).i32(1).op(W.I32Add).storeI32(Header.REFCOUNT);
    body.end();
    if (address === undefined) body.end();
  }

  /** Drops a reference to the boxed value in a local: all that is borrowed is settled first, since anything may happen then. */
  drop(local: number): void {
    this.settle();
    const { body } = this;
    const p = this.openPointer(local);
    body.get(p).loadI32(Header.REFCOUNT).tee(this.count).i32(1).op(W.I32GtS).if();
    body.get(p).get(this.count).i32(1).op(W.I32Sub).storeI32(Header.REFCOUNT);
    // What lives for ever has a count below 0.
    body.else().get(this.count).i32(1).op(W.I32Eq).if();
    this.beforeDrop(p);
    body.get(p);
    if (this.codes.length === 0) body.call(Import.DECREF);
    else {
      for (let n = 0; n < DEEPEST_INLINED; n++) body.i32(this.codes[n] ?? 0);
      body.call(Import.DECREF_INLINED);
    }
    body.end().end().end();
  }

  /** Opens an `if` of the boxed value in a local being an object; gives the local with its address. */
  private openPointer(local: number): number {
    const { body } = this;
    body.get(local).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Eq).if();
    body.get(local).op(W.I32WrapI64).set(this.scratchAddress);
    return this.scratchAddress;
  }

  /** Takes references to all that is borrowed, save in some slots. */
  settle(except: number[] = []): void {
    const kept = except.map((slot) => this.indexOf(slot));
    this.forAll((slot, kind, i) => {
      if (kind === Kind.LAZY) this.settleLazy(i);
      if (kind !== Kind.BORROWED || kept.includes(i)) return;
      if (!isUncounted(this.state.types[i] as number)) this.take(this.word(slot));
      this.state.kinds[i] = Kind.OWNED;
    });
  }

  // ---- leaving ----

  /** Puts every value where the interpreter has it. Numbers stay unboxed here, too; other temporaries are in memory from then on. */
  spill(): void {
    this.settle();
    this.unpark();
    this.storeAllOpened();
    this.forAll((slot, kind, i) => {
      // What was settled is there.
      if (kind !== Kind.BOXED && kind !== Kind.LAZY && kind !== Kind.EMPTY) this.store(slot);
      if (kind === Kind.OWNED) this.state.kinds[i] = Kind.BOXED;
    });
  }

  private storeAllOpened(): void {
    for (let i = 0; i < this.state.kinds.length; i++) if (this.state.hasStale(i)) this.storeOpened(i);
  }

  /** After `spill` in an arm of an `if`: what Wasm locals hold is no longer memory's too. A temporary that memory lacks by now was used up. */
  unspill(): void {
    this.forAll((slot, kind) => {
      if (kind === Kind.OWNED || kind === Kind.BORROWED) this.clear(slot);
    });
  }

  /** Moves what memory holds for a slot to a local. */
  fetch(slot: number, to: number): void {
    this.load(slot);
    this.body.set(to);
    this.clear(slot);
  }

  private store(slot: number): void {
    this.body.get(Parameter.WINDOW);
    this.pushBoxed(slot);
    this.body.storeI64(slot + this.base);
  }

  /** Makes what is known here what is known at the start of a block that this leads to. */
  convert(to: State): void {
    const { body } = this;
    this.forAll((slot, kind, i) => {
      if (this.state.hasStale(i) && !to.hasStale(i)) this.storeOpened(i);
      const wanted = to.kinds[i] as Kind;
      if (kind === Kind.BOXED && this.state.unbound[i] && isNumber(wanted)) this.unboxUnbound(slot, wanted);
      if (wanted === Kind.LAZY && kind !== Kind.LAZY) {
        // Memory holds no pointer for a number.
        this.pushBoxed(slot);
        body.set(this.word(slot));
      }
      if (kind === Kind.LAZY && wanted !== Kind.LAZY) this.settleLazy(i);
      if (kind === wanted || kind === Kind.BOXED || kind >= Kind.LAZY || kind === Kind.EMPTY) return;
      if (wanted === Kind.LAZY) return;
      if (kind === Kind.BORROWED) this.take(this.word(slot));
      if (wanted !== Kind.OWNED) this.store(slot);
    });
  }
}
