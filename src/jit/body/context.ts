/** What the lowerings of all families of instructions share: operands, guards, results, and the way out of line. */
import {
  CodeLayout,
  FrameLayout,
  FrameObjectLayout,
  Header,
  MEMORY_BASE,
  SINGLETON_SIZE,
  SINGLETONS_BASE,
  Singleton,
  type Sink,
  TagHigh,
  TYPE_SIZE,
  TYPES_BASE,
} from "../../../assembly/shared/layout.ts";
import { NOWHERE, R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import type { Callees, Defaults } from "../lower/calls.ts";
import type { Shape } from "../lower/iterators.ts";
import { Global, Import, outOfLine } from "../vm/imports.ts";
import { deadFrom, type Instruction, readInstruction, resultOf } from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { type Body, ValueType, W } from "../wasm/encoder.ts";
import { type Exit, Exits } from "./exits.ts";
import type { Floats } from "./floats.ts";
import type { Guard } from "./guards.ts";
import { guardInvariant, type Invariant, keyOf } from "./invariants.ts";
import { catchGiven } from "./raised.ts";
import { type Fail, type NumberKind, Parameter, type Slots } from "./slots.ts";
import {
  ANY_OBJECT,
  ANY_VALUE,
  addressOf,
  floatOf,
  hintedType,
  INT_TAG,
  intOf,
  isPointer,
  Kind,
  kindOf,
  POINTER_HIGH,
  SPECIAL_TAG,
} from "./state.ts";

/** Where compiled code goes on after the last instruction of a block. */
export type Ending =
  /** To one place. */
  | { kind: "next"; pc: number }
  /** It has left. */
  | { kind: "left" }
  /** By the i32 on the stack: not 0, to `yes`. On the way there `onYes` is emitted, on the other `onNo`. */
  | { kind: "branch"; yes: number; no: number; onYes?: () => void; onNo?: () => void }
  /** By the address in a local; where that is none of these, code leaves to it. */
  | { kind: "dispatch"; local: number; to: number[] };

export const POINTER_TAG = BigInt(TagHigh.POINTER) << 48n;

function singleton(which: Singleton): bigint {
  return POINTER_TAG | BigInt(SINGLETONS_BASE + which * SINGLETON_SIZE);
}
export const TRUE = singleton(Singleton.TRUE);
export const FALSE = singleton(Singleton.FALSE);
export const NONE = singleton(Singleton.NONE);

/** The same as Wasm has it. */
export function bitsOf(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

export function typeAddress(id: TypeId): number {
  return TYPES_BASE + id * TYPE_SIZE;
}

/** Whether a type is one of those that never change. */
export function isBuiltIn(type: number): boolean {
  return type < MEMORY_BASE;
}
export const BOOL_TYPE = typeAddress(TypeId.BOOL);

/** What a value that is read is: a slot's, or a constant. */
export type Operand = { slot: number } | { constant: bigint };

/** A word of memory: a local with an address, and so many bytes more. */
interface Place {
  address: number;
  offset: number;
}

/** A call whose callee's body stands in its place. */
export interface Inlined {
  caller: Frame;
  call: Instruction;
  /** How many such calls it is inside of, itself counted. */
  level: number;
  /** Arguments, self counted. */
  count: number;
  /** What it takes of the function's defaults. */
  defaults: Defaults;
  /** Number by which the code is known: see Callees.markOf. */
  mark: number;
  /** The function's namespaces. */
  globals: number;
  builtins: number;
}

/** A function's code in a unit: the one that it begins with, or one that is inlined. */
export interface Frame {
  /** Its first instruction, and where its window begins in the unit's, and how long it is. */
  start: number;
  base: number;
  windowBytes: number;
  /** The call in whose place it stands; undefined for the one that the unit begins with. */
  inlined: Inlined | undefined;
  /** Byte offset of the first temporary in the window. */
  temporaries: number;
  /** Address of the constants. */
  constants: number;
  /** Address of the code object, and its flags. */
  code: number;
  flags: number;
  /** What follows is of the unit: whether its window lies on the stack, and those of what it calls above it. */
  isOnStack: boolean;
  /** Whether it is compiled from its beginning. */
  isFunction: boolean;
  /** What follows is of the unit: whether its frame may be without a record. */
  isVirtual: boolean;
  /** Its index in the function table. */
  index: number;
  /** Bytes of its window, and of that with the windows of all that is inlined. */
  ownBytes: number;
  extent: number;
  /** The namespaces of its function. */
  globals: number;
  builtins: number;
  /** The cells of its function, in a tuple: as it was when it was compiled. 0 for none. */
  closure: number;
  callees: Callees;
  /** Values like those that it returns. */
  results: (bigint | undefined)[];
  /** Instructions that are done out of line, always. */
  aside: R[];
  /** Where it goes on after it has yielded. */
  yields: Set<number>;
  /** Where the values go that it yields, if there is such a place: then it goes on behind a YIELD_VALUE. */
  sink: Sink | undefined;
  /** By slots of the unit: the function that is called by the method there, in which the `with` at hand will end. */
  bound: Map<number, number>;
  /** Code that is called, not in its place. */
  called: Set<number>;
  /** The guards emitted so far. */
  exits: Exit[];
  /** Constants in loops. */
  floats: Floats;
  /** Where its loops begin and end. */
  loops: Span[];
  /**
   * Where loops inside of others leave their iterators for the next time, as long as nothing is called: names of Wasm locals that hold one that is ours
   * alone and goes through nothing, or 0. All of them are known before anything is emitted.
   */
  parked: Set<string>;
  /** See Slots.indexToLookFor. */
  farthest: Map<number, number>;
  /** What went wrong in code compiled before: by the address of the instruction. */
  lessons: Lessons;
}

/** First and last instruction of a loop. */
export type Span = [number, number];

/** In how many loops the instruction at pc of a frame is. */
export function depthIn(loops: Span[], { inlined }: Frame, pc: number): number {
  const here = loops.filter(([first, last]) => first <= pc && pc <= last).length;
  return inlined === undefined ? here : here + depthIn(loops, inlined.caller, inlined.call.pc);
}

/** What guards that failed have taught. */
export interface Lessons {
  /** Whether a guard of the instruction at pc has failed often. */
  hasFailed(pc: number): boolean;
  /** Whether the instruction at pc is to be compiled so that no guess about its operands is made. */
  isVague(pc: number): boolean;
  /** What lay in a slot when a guard of the instruction at pc failed. */
  seen(pc: number, slot: number): bigint | undefined;
  /** Whether guards that were taken out of the loop that begins at pc have failed. */
  isLost(pc: number): boolean;
  /** Whether guards of the instruction at pc have failed in so many versions that it is not worth guessing any more. */
  isHopeless(pc: number): boolean;
  /** Types of what lay there whenever one failed. */
  types(pc: number, slot: number): number[];
  /**
   * Code for objects of these types in a slot is emitted for the instruction at pc: if it fails for others, these are not forgotten. `start`: the first
   * instruction of the code whose variable it is; 0 for a temporary.
   */
  noteTypes(pc: number, slot: number, types: number[], start: number): void;
  /** Whether variables of the FOR_ITER at pc had the last references to their old values, often: known to all units. */
  isOwning(pc: number): boolean;
  /** What the iterator at the FOR_ITER at pc was like, and what it is like now: known to all units. */
  shape(pc: number): Shape | undefined;
  noteShape(pc: number, shape: Shape): void;
  /** Types of what lay in a variable, of the code whose first instruction is at `start`, when a guard of any instruction failed that names it. */
  variableTypes(start: number, slot: number): number[];
}

/** An object that was seen; `isHint`: one that will be made of the object at that address, 0 for nothing known. */
export interface Seen {
  type: TypeId;
  object: number;
  isHint: boolean;
}

/** Most bytes of Wasm's stack that compiled code may take in all: assembly/vm/tier2.ts. */
const MOST_STACK = 256 * 1024;

export class Context {
  readonly memory: Memory;
  frame: Frame;
  readonly slots: Slots;
  readonly body: Body;
  readonly exits: Exits;
  /** Labels of the handlers of the block at hand that are compiled, by their first instructions: undefined where a branch cannot go there. */
  handlers = new Map<number, number | undefined>();
  /** What holds in the block at hand since it was asked in front of a loop around it; and what might be asked there. */
  known: ReadonlySet<string> = new Set();
  wanted = new Map<string, Invariant>();
  /** Whether what was seen may be relied on for the instruction at hand: not where a guard of it has failed. */
  trusts = true;
  /** Whether one has failed. */
  private hasFailed = false;
  /** The instruction at hand. */
  pc = 0;
  /** Locals: what a function of the VM gives as the next instruction, an item, addresses. */
  readonly next: number;
  readonly item: number;
  readonly p: number;
  readonly q: number;

  constructor(memory: Memory, frame: Frame, slots: Slots) {
    this.memory = memory;
    this.frame = frame;
    this.slots = slots;
    this.body = slots.body;
    this.exits = new Exits(slots, frame);
    slots.beforeDrop = (local) => this.pushFrameToDrop(local);
    this.next = this.body.local(ValueType.I32);
    this.item = this.body.local(ValueType.I64);
    this.p = this.body.local(ValueType.I32);
    this.q = this.body.local(ValueType.I32);
  }

  /** Goes on with the code of a frame: slots are its own from now on. */
  open(frame: Frame): void {
    this.frame = frame;
    this.exits.frame = frame;
    const codes: number[] = [];
    for (let f = frame; f.inlined; f = f.inlined.caller) codes.push(f.code);
    this.slots.open(frame.base, frame.temporaries, codes);
  }

  /** What is emitted is part of the instruction at pc. */
  at(pc: number): void {
    this.pc = pc;
  }

  /** An instruction is about to be emitted. */
  protected begin(pc: number): void {
    const { lessons } = this.frame;
    this.pc = pc;
    this.hasFailed = lessons.hasFailed(pc);
    this.trusts = !lessons.isVague(pc);
  }

  /** Comes back to an instruction, the last of its block, after others have been emitted. */
  reopen(frame: Frame, pc: number, handlers: Map<number, number | undefined>): void {
    this.open(frame);
    this.begin(pc);
    this.handlers = handlers;
  }

  /** What a slot was last seen to hold. */
  example(slot: number): bigint | undefined {
    return this.frame.lessons.seen(this.pc, slot) ?? this.slots.example(slot);
  }

  /** Whether no guard of the instruction at hand has failed yet. */
  get isFirstGuess(): boolean {
    return !this.hasFailed;
  }

  /** Whether nothing that is asked of objects for the instruction at hand has come true. */
  get isHopeless(): boolean {
    return this.frame.lessons.isHopeless(this.pc);
  }

  /** Types of objects in a slot for which a guard of the instruction at hand has failed. */
  typesThatFailed(slot: number): number[] {
    return this.frame.lessons.types(this.pc, slot);
  }

  /** The instruction at hand serves these types. */
  noteTypes(slot: number, types: number[]): void {
    const start = this.isTemporary(slot) ? 0 : this.memory.u32(this.frame.code + CodeLayout.PLAIN);
    this.frame.lessons.noteTypes(this.pc, slot, types, start);
  }

  /** Types of objects that the instruction at hand has met in the interpreter. */
  typesMet(): number[] {
    return this.frame.callees.typesAt(this.pc);
  }

  /** The same of any instruction that names the variable. */
  typesOfVariable(slot: number): number[] {
    const start = this.memory.u32(this.frame.code + CodeLayout.PLAIN);
    return this.frame.lessons.variableTypes(start, slot);
  }

  isTemporary(slot: number): boolean {
    return this.slots.isTemporary(slot);
  }

  constant(offset: number): bigint {
    return this.memory.value(this.frame.constants + offset);
  }

  /** What a guard of the instruction at pc does where it fails: the interpreter does that instruction. */
  failAt(pc: number, guard: Guard): Fail {
    return () => this.exits.leaveIf(pc, guard);
  }

  /** Leaves to the interpreter as intended. */
  quit(pc: number): Ending {
    this.slots.spill();
    this.exits.leave(this.frame, pc, 0);
    return { kind: "left" };
  }

  /** Where the unit's own code is that the instruction at pc, at hand as a rule, belongs to, or is inlined in. */
  ownPc(pc = this.pc): number {
    let own = pc;
    for (let { inlined } = this.frame; inlined; { inlined } = inlined.caller) own = inlined.call.pc;
    return own;
  }

  /** Makes sure that the unit's own frame has a record. */
  pushFrame(): void {
    this.exits.pushFrame(this.frame, this.ownPc());
  }

  /** The same if the object at the address in a local, to be freed, is not one that dies without anybody noticing. */
  private pushFrameToDrop(local: number): void {
    const { body, exits, frame } = this;
    this.noteRoom();
    if (!frame.isVirtual) return;
    body.get(Parameter.FRAME_OR_0).op(W.I32Eqz).if();
    body.i32(0).get(Parameter.WINDOW).i32(this.ownPc()).get(local);
    body.call(Import.FRAME_TO_DROP).set(Parameter.FRAME_OR_0);
    if (frame.extent !== frame.ownBytes) {
      body.get(Parameter.FRAME_OR_0).if();
      exits.reserve(frame);
      body.end();
    }
    body.end();
  }

  /** Compares the tag of the value on Wasm's stack, which it takes, with that of special values: leaves 1 or 0. */
  compareWithSpecial(compare: W.I64Eq | W.I64Ne = W.I64Eq): void {
    this.body
      .i64(48n)
      .op(W.I64ShrU)
      .i64(SPECIAL_TAG >> 48n)
      .op(compare);
  }

  /** What is done out of line may run compiled code. */
  noteRoom(): void {
    this.body.i32(MOST_STACK).get(Parameter.ROOM).op(W.I32Sub).globalSet(Global.STACK_USED);
  }

  /** Leaves with what a function of vm/ops gave, which lies in a local. Everything is in memory. */
  giveBack(local: number): void {
    catchGiven(this, local);
    if (this.frame.isVirtual) {
      this.body.get(Parameter.FRAME_OR_0).get(local).i32(this.frame.index);
      this.body.call(Import.LEAVE_WITH).op(W.Return);
      return;
    }
    this.body.get(local).op(W.I64ExtendI32U).i64(bitsOf(SPECIAL_TAG)).op(W.I64Or, W.Return);
  }

  /** Leaves with what a function of vm/ops gave, in local next, unless that is the instruction at pc. */
  giveBackUnless(pc: number): void {
    this.body.get(this.next).i32(pc).op(W.I32Ne).unlikely().if();
    this.giveBack(this.next);
    this.body.end();
  }

  // ---- operands ----

  /** The kind of number that an operand is taken for; undefined: none. */
  numberKind(operand: Operand): NumberKind | undefined {
    const kind = "constant" in operand ? kindOf(operand.constant) : this.slotKind(operand.slot);
    return kind === Kind.INT || kind === Kind.FLOAT ? kind : undefined;
  }

  private slotKind(slot: number): Kind {
    const { slots } = this;
    // Code may begin where a temporary is in use: what is no reference is in memory then, and the slot is taken for an empty one.
    const isInMemory = slots.kind(slot) === Kind.EMPTY || slots.isBoxed(slot);
    if (!isInMemory) return slots.kind(slot);
    if (!this.trusts) return Kind.BOXED;
    const example = this.example(slot);
    return example === undefined || slots.type(slot) >= ANY_OBJECT ? Kind.BOXED : kindOf(example);
  }

  /** Kinds that two operands are taken for. One of which nothing is known is taken to be of the other's kind. */
  numberKinds(x: Operand, y: Operand): [NumberKind | undefined, NumberKind | undefined] {
    const [kx, ky] = [this.numberKind(x), this.numberKind(y)];
    if (kx === undefined && ky !== undefined && this.isUnknown(x)) return [this.guess(x, ky), ky];
    if (ky === undefined && kx !== undefined && this.isUnknown(y)) return [kx, this.guess(y, kx)];
    return [kx, ky];
  }

  private isUnknown(operand: Operand): boolean {
    if (!("slot" in operand) || !this.trusts || this.slots.type(operand.slot) >= ANY_OBJECT) return false;
    return this.example(operand.slot) === undefined;
  }

  private guess(operand: Operand, kind: NumberKind): NumberKind {
    if ("slot" in operand) this.slots.setExample(operand.slot, kind === Kind.INT ? INT_TAG : 0n);
    return kind;
  }

  /** A local with the number that an operand is, as `kind`; leaves to pc where it is none. */
  number(operand: Operand, kind: NumberKind, pc: number, n: number): number {
    const { body, slots } = this;
    const own = this.numberKind(operand) as NumberKind;
    if ("slot" in operand) {
      slots.unbox(operand.slot, own, this.failAt(pc, "NUMBER"));
      const local = slots.local(operand.slot, own);
      if (own === kind) return local;
      body.get(local).op(W.F64ConvertI64S);
    } else if (kind === Kind.INT) body.i64(intOf(operand.constant));
    else {
      const { constant } = operand;
      this.pushFloat(own === Kind.INT ? Number(intOf(constant)) : floatOf(constant));
    }
    const result = body.scratch(n, kind === Kind.INT ? ValueType.I64 : ValueType.F64);
    body.set(result);
    return result;
  }

  /** Pushes a float. */
  pushFloat(value: number): void {
    const kept = this.frame.floats.local(this.body, value);
    if (kept === undefined) this.body.f64(value);
    else this.body.get(kept);
  }

  pushBoxed(operand: Operand): void {
    if ("slot" in operand) this.slots.pushBoxed(operand.slot);
    else this.body.i64(bitsOf(operand.constant));
  }

  freeIfTemporary(slot: number): void {
    if (this.isTemporary(slot)) this.slots.free(slot);
  }

  /** Operands are used up, save for the slot that has the result. */
  freeOperands(operands: Operand[], result?: number): void {
    for (const operand of operands) {
      if ("slot" in operand && operand.slot !== result) this.freeIfTemporary(operand.slot);
    }
  }

  // ---- what was seen, and guards of it ----

  /** The address of the object that a slot held when it was looked at last; undefined for all else. */
  seenObject(slot: number): number | undefined {
    const example = this.trusts && this.slots.isBoxed(slot) ? this.example(slot) : undefined;
    return example !== undefined && isPointer(example) ? addressOf(example) : undefined;
  }

  /** The same of an object that is exactly of one of these types, or of which that is expected. */
  seen(slot: number, ...types: TypeId[]): Seen | undefined {
    const { memory, slots } = this;
    const example = this.trusts && slots.isBoxed(slot) ? this.example(slot) : undefined;
    if (example === undefined) return undefined;
    const hinted = hintedType(example);
    if (hinted === undefined && !isPointer(example)) return undefined;
    const object = addressOf(example);
    const address = hinted === undefined ? memory.u32(object + Header.TYPE) : typeAddress(hinted);
    const known = slots.type(slot);
    if (known > ANY_OBJECT && known !== address) return undefined;
    const type = types.find((id) => typeAddress(id) === address);
    return type === undefined ? undefined : { type, object, isHint: hinted !== undefined };
  }

  isA(object: number, type: TypeId): boolean {
    return this.memory.u32(object + Header.TYPE) === typeAddress(type);
  }

  /** Leaves to the instruction at hand unless a slot holds the object at an address. */
  guardObject(slot: number, object: number): void {
    const { body, slots } = this;
    slots.pushBoxed(slot);
    body.i64(bitsOf(POINTER_TAG | BigInt(object))).op(W.I64Ne);
    this.exits.leaveIf(this.pc, "VALUE");
  }

  /** The local with the address of the object in a slot; leaves unless it is exactly of that built-in type. */
  guardType(slot: number, type: TypeId, pc: number): number {
    return this.slots.guardType(slot, typeAddress(type), this.failAt(pc, "TYPE"));
  }

  /** Whether something holds since it was asked in front of a loop. */
  holds(invariant: Invariant): boolean {
    const key = keyOf(invariant);
    if (!this.body.records) this.wanted.set(key, invariant);
    return this.known.has(key);
  }

  /** Leaves to the instruction at hand unless something holds. */
  ensure(invariant: Invariant): void {
    if (!this.holds(invariant)) guardInvariant(this.body, invariant, this.failAt(this.pc, "NAMESPACE"));
  }

  /** Leaves unless the namespace at an offset of the frame has this version. */
  guardVersion(dict: FrameLayout, version: number): void {
    const { globals, builtins } = this.frame.inlined ?? this.frame;
    this.ensure({ kind: "version", dict: dict === FrameLayout.GLOBALS ? globals : builtins, version });
  }

  // ---- results ----

  /** Sets a slot to the unboxed number on the stack; operands are used up. */
  giveNumber(to: number, kind: NumberKind, operands: Operand[], example?: bigint): void {
    const { body } = this;
    const kept = body.scratch(4, kind === Kind.INT ? ValueType.I64 : ValueType.F64);
    const busy = operands.some((x) => "slot" in x && this.isTemporary(x.slot) && this.slots.isBoxed(x.slot));
    if (busy) body.set(kept);
    this.freeOperands(operands, to);
    if (busy) body.get(kept);
    this.slots.setUnboxed(to, kind, example);
  }

  /** Sets a slot to True or False by the i32 on the stack; operands have been used up. */
  giveTruth(to: number): void {
    const { body, slots } = this;
    const truth = body.scratch(3, ValueType.I32);
    const address = slots.address(to);
    body.set(truth).i32(addressOf(TRUE)).i32(addressOf(FALSE)).get(truth).op(W.Select).tee(address);
    body.op(W.I64ExtendI32U).i64(bitsOf(POINTER_TAG)).op(W.I64Or);
    slots.setBoxed(to, TRUE);
    slots.note(to, BOOL_TYPE);
    body.get(truth);
    slots.noteTruth(to);
  }

  private itemKind(example: bigint | undefined): Kind {
    return example === undefined || this.hasFailed ? Kind.BOXED : kindOf(example);
  }

  /** Sets a slot to the value in `item`, whose reference is given. What it is shows when it is used. */
  giveResult(to: number, example: bigint | undefined): void {
    this.body.get(this.item);
    this.slots.setBoxed(to, example);
    this.slots.setExample(to, example);
  }

  /** Whether a value may well be an int or a float. */
  mayBeNumber(operand: Operand): boolean {
    if ("constant" in operand) return this.numberKind(operand) !== undefined;
    const example = this.example(operand.slot);
    if (this.slots.type(operand.slot) !== ANY_VALUE) return false;
    return example === undefined || kindOf(example) !== Kind.BOXED;
  }

  /** Leaves unless the value in `item` is of the kind seen, if that is a kind of number. */
  guardItem(example: bigint | undefined, pc: number): void {
    const kind = this.itemKind(example);
    if (kind === Kind.INT || kind === Kind.FLOAT)
      this.slots.guardKind(this.item, kind, this.failAt(pc, "NUMBER"));
  }

  /** Sets a slot to the value in `item`, which guardItem has looked at, without a reference of its own. Operands are used up. */
  setItem(to: number, example: bigint | undefined, operands: Operand[] = []): void {
    const { body, slots } = this;
    const kind = this.itemKind(example);
    body.get(this.item);
    if (kind === Kind.INT || kind === Kind.FLOAT) {
      slots.unboxTop(kind);
      this.giveNumber(to, kind, operands, example);
      return;
    }
    if (slots.mayBorrow(to) && !operands.some((x) => "slot" in x && slots.holdsReference(x.slot))) {
      this.freeOperands(operands, to);
      slots.setBorrowed(to, example);
      return;
    }
    const kept = body.scratch(5);
    body.set(kept);
    slots.take(kept);
    this.freeOperands(operands, to);
    body.get(kept);
    slots.setBoxed(to, example);
  }

  /** Whether a variable may get a value of a loop without a reference of its own: where the old one's is seldom the last. */
  mayBeLazy(to: number, loop: number): boolean {
    return this.isFirstGuess && !this.frame.lessons.isOwning(loop) && this.slots.mayBeLazy(to);
  }

  /** The same of the value that lies so many bytes behind the address on the stack. */
  giveItemAt(offset: number, to: number, example: bigint | undefined, operands: Operand[]): void {
    const { body } = this;
    const at = body.scratch(56, ValueType.I32);
    body.tee(at).loadI64(offset).set(this.item);
    this.guardItem(example, this.pc);
    if (this.itemKind(example) !== Kind.FLOAT) {
      this.setItem(to, example, operands);
      return;
    }
    // Read once more: that takes less than the way from one kind of register to the other.
    body.get(at).loadF64(offset);
    this.giveNumber(to, Kind.FLOAT, operands, example);
  }

  giveItem(to: number, example: bigint | undefined, pc: number, operands: Operand[] = []): void {
    this.guardItem(example, pc);
    this.setItem(to, example, operands);
  }

  /**
   * Stores the value of a slot, which is used up, at a place, and drops what was there; `seen` is what was there lately. Then operands
   * are used up. Nothing of the instruction may have been done. `isSure`: there is a number.
   */
  storeAt(place: Place, from: number, operands: Operand[] = [], seen?: bigint, isSure = false): void {
    const { body, slots } = this;
    const old = body.scratch(5);
    const value = body.scratch(8);
    // Without a reference to drop nothing is called, for which V8 would keep all that is at hand in memory.
    const isNumber = isSure || this.itemKind(seen) !== Kind.BOXED;
    const { address, offset } = place;
    if (!isSure) body.get(address).loadI64(offset).set(old);
    if (isNumber && !isSure) {
      body.get(old).i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Eq);
      this.exits.leaveIf(this.pc, "REPLACED");
    }
    if (slots.number(from) === Kind.FLOAT) {
      body.get(address).get(slots.local(from, Kind.FLOAT)).storeF64(offset);
      this.freeIfTemporary(from);
    } else {
      slots.pushTaken(from);
      body.set(value).get(address).get(value).storeI64(offset);
    }
    // What is borrowed costs nothing if it is not there when something is dropped.
    const isBorrowed = (x: Operand) => "slot" in x && slots.kind(x.slot) === Kind.BORROWED;
    this.freeOperands(operands.filter(isBorrowed));
    if (!isNumber) slots.drop(old);
    this.freeOperands(operands);
  }

  // ---- out of line ----

  /** Sets `next` to what the interpreter's function for the instruction at pc gives: in inlined code, one of `expected`, else it leaves. */
  callOperate(pc: number, expected: number[]): void {
    const { body } = this;
    this.slots.spill();
    const op: R = this.memory.u16(pc);
    if (this.frame.inlined) {
      this.operateInlined(pc, op, this.frame.inlined.level, expected);
      return;
    }
    this.exits.pushFrame(this.frame, pc);
    this.noteRoom();
    body.get(Parameter.FRAME_OR_0).i32(pc).call(outOfLine(op)).set(this.next);
    // Whoever holds the frame may have changed its variables: the interpreter goes on.
    this.ifSeen(() => this.giveBack(this.next));
  }

  /** Emits what is to be done if somebody holds the frame, which has a record, who may have changed its variables. */
  ifSeen(action: () => void): void {
    const { body } = this;
    const object = body.scratch(28, ValueType.I32);
    body.get(Parameter.FRAME_OR_0).loadI32(FrameLayout.OBJECT).tee(object).if();
    body.get(object).loadI32(FrameObjectLayout.SEEN).if();
    action();
    body.end().end();
  }

  /** The same where the frame must be made first. */
  private operateInlined(pc: number, op: R, level: number, expected: number[]): void {
    const { body, exits, frame, next } = this;
    const record = body.scratch(24, ValueType.I32);
    const [first, second] = expected as [number, number?];
    exits.pushFrames(frame, pc, record);
    this.noteRoom();
    body.get(record).get(record).i32(pc).call(outOfLine(op)).set(next);
    body
      .i32(level)
      .get(next)
      .i32(first)
      .i32(second ?? first);
    body.call(Import.POP_INLINED).tee(next).i32(1).op(W.I32LeS).if();
    this.giveBack(next);
    body.end();
  }

  /**
   * Does an instruction out of line in an arm of an `if`, where the other arm does it in line: what is known stays as it is, and its result, if it has
   * one, is in `item`, with a reference. Nothing may be borrowed but what it uses up. The other arm uses up the same operands.
   */
  operateAside(i: Instruction, result = NOWHERE): void {
    const { slots } = this;
    const before = slots.state.copy();
    this.callOperate(i.pc, [i.pc + i.size]);
    this.giveBackUnless(i.pc + i.size);
    if (result !== NOWHERE) slots.fetch(result, this.item);
    slots.state = before;
    slots.unspill();
  }

  /** Does an instruction out of line; `to`: where it may go on. `isSlower`: than it would be in the interpreter. */
  operate(i: Instruction, to: number[], isSlower = true): Ending {
    // The interpreter steps most iterators out of line, too.
    if (isSlower && i.op !== R.FOR_ITER) this.frame.aside.push(i.op);
    this.callOperate(i.pc, to);
    this.noteWritten(i, deadFrom(i, this.frame.temporaries));
    // The two are done as one where that is possible (vm/ops/slicing.ts).
    if (i.op === R.BUILD_SLICE) this.noteWritten(readInstruction(this.memory, i.pc + i.size));
    const [only, ...others] = to as [number, ...number[]];
    if (others.length > 0) return { kind: "dispatch", local: this.next, to };
    this.giveBackUnless(only);
    return { kind: "next", pc: only };
  }

  /**
   * The interpreter has done an instruction: variables that it may write to, and temporaries from the lowest that it names on (those below it are not
   * touched), are what memory says; those that hold nothing by then, from `dead` on, are empty.
   */
  private noteWritten(i: Instruction, dead = this.frame.windowBytes): void {
    const { slots } = this;
    const all = this.frame.windowBytes;
    const named = [i.a, i.b, i.c].filter((slot) => slot % 8 === 0 && slot < all);
    const result = resultOf(i);
    const written = result === "unknown" ? named : [result ?? all];
    for (const slot of written) if (!this.isTemporary(slot)) slots.forget(slot);
    const lowest = Math.min(...named.filter((slot) => this.isTemporary(slot)), all);
    for (let slot = Math.min(lowest, dead); slot < all; slot += 8) {
      slots.forgetTemporary(slot);
      if (slot >= dead) slots.vacated(slot);
    }
  }
}
