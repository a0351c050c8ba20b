/**
 * What each instruction of register code becomes. One that has no form of its own here, or whose operands are not what was seen, is done
 * by the interpreter's function for it, which compiled code calls (Import.OPERATE): so nothing is refused.
 *
 * A guard that fails leaves: values go back to memory, and the interpreter does the instruction anew. So guards stand before anything is changed.
 */
import {
  DictLayout,
  FrameLayout,
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
  TypeLayout,
} from "../../assembly/shared/layout.ts";
import { R } from "../../assembly/shared/registers.ts";
import { TypeId } from "../../assembly/shared/types.ts";
import { arithmeticOf, comparisonOf, Form, type Number_ } from "./arithmetic.ts";
import { successorsOf } from "./flow.ts";
import { type Instruction, isCompareJump, jumpTarget, leaves, returns, senseOf } from "./instructions.ts";
import type { Memory } from "./memory.ts";
import { Import, Parameter, type Slots } from "./slots.ts";
import {
  addressOf,
  floatOf,
  intOf,
  isPointer,
  Kind,
  kindOf,
  outcomeOf,
  POINTER_HIGH,
  SPECIAL_TAG,
  State,
  UNBOUND,
} from "./state.ts";
import { type Body, ValueType, W } from "./wasm.ts";

/** Where compiled code goes on after the last instruction of a block. */
export type Ending =
  /** To one place. */
  | { kind: "next"; pc: number }
  /** It has left. */
  | { kind: "left" }
  /** By the i32 on the stack: not 0, to `yes`. */
  | { kind: "branch"; yes: number; no: number }
  /** By the address in a local; where that is none of these, code leaves to it. */
  | { kind: "dispatch"; local: number; to: number[] };

function singleton(which: Singleton): bigint {
  return (BigInt(TagHigh.POINTER) << 48n) | BigInt(SINGLETONS_BASE + which * SINGLETON_SIZE);
}
const TRUE = singleton(Singleton.TRUE);
const FALSE = singleton(Singleton.FALSE);

function typeAddress(id: TypeId): number {
  return TYPES_BASE + id * TYPE_SIZE;
}

/** Places in Compare: `is`, and `is not` behind it. */
const IS = R.IS - R.LT;

/** What a value that is read is: a slot's, or a constant. */
type Operand = { slot: number } | { constant: bigint };

export interface Frame {
  /** Byte offset of the first temporary in the window. */
  temporaries: number;
  /** Address of the constants. */
  constants: number;
  /** Whether it is compiled from its beginning. */
  isFunction: boolean;
  /** The guards emitted so far. */
  exits: Exit[];
  /** What went wrong in code compiled before: by the address of the instruction. */
  lessons: Lessons;
}

/** A guard: where it leaves to. Its number is its place in the list, from 1 on. */
export interface Exit {
  pc: number;
}

/** What guards that failed have taught. */
export interface Lessons {
  /** Whether the instruction at pc is to be compiled so that no guess about its operands is made. */
  isVague(pc: number): boolean;
  /** What lay in a slot when a guard of the instruction at pc failed. */
  seen(pc: number, slot: number): bigint | undefined;
}

export class Lowering {
  private readonly memory: Memory;
  private readonly frame: Frame;
  readonly slots: Slots;
  private readonly body: Body;
  private readonly next: number;
  private readonly item: number;
  private readonly p: number;
  private readonly q: number;

  constructor(memory: Memory, frame: Frame, slots: Slots) {
    this.memory = memory;
    this.frame = frame;
    this.slots = slots;
    this.body = slots.body;
    this.next = this.body.local(ValueType.I32);
    this.item = this.body.local(ValueType.I64);
    this.p = this.body.local(ValueType.I32);
    this.q = this.body.local(ValueType.I32);
  }

  /** Emits an instruction; the ending is for the last one of a block. */
  lower(i: Instruction): Ending {
    if (leaves(i.op)) return this.quit(i.pc);
    if (returns(i.op)) return this.return(i);
    const next: Ending = { kind: "next", pc: i.pc + i.size };
    if (this.simple(i)) return next;
    const target = jumpTarget(i);
    if (i.op === R.JUMP) return { kind: "next", pc: target as number };
    if (target !== undefined) return this.jump(i, target);
    return this.operate(i, successorsOf(this.memory, i));
  }

  /** A guard has failed: leaves to the interpreter, which goes on there. */
  private leave(pc: number): void {
    this.slots.spill();
    this.body.i64(outcomeOf(pc, this.frame.exits.push({ pc }))).op(W.Return);
  }

  /** Leaves to the interpreter as intended. */
  private quit(pc: number): Ending {
    this.slots.spill();
    this.body.i64(outcomeOf(pc, 0)).op(W.Return);
    return { kind: "left" };
  }

  /** Leaves with what a function of vm/ops gave, which lies in a local. Everything is in memory. */
  giveBack(local: number): void {
    this.body.get(local).op(W.I64ExtendI32U).i64(BigInt.asIntN(64, SPECIAL_TAG)).op(W.I64Or, W.Return);
  }

  /**
   * Ends a function's frame: its variables are dropped here, the record is for whoever called this (vm/tier2.ts). A frame that something was hung
   * on, and what is no function's, is for the interpreter.
   */
  private return(i: Instruction): Ending {
    const { body, slots } = this;
    const frame = () => body.get(Parameter.FRAME);
    frame().loadI32(FrameLayout.OBJECT);
    frame().loadI32(FrameLayout.GENERATOR).op(W.I32Or);
    frame().loadI32(FrameLayout.FUNCTION).op(W.I32Eqz, W.I32Or).if();
    this.quit(i.pc);
    body.end();
    const result = body.scratch(8);
    if (i.op === R.RETURN) {
      slots.pushBoxed(i.a);
      body.set(result);
      slots.vacate(i.a);
    } else {
      body.i64(BigInt.asIntN(64, this.memory.value(this.frame.constants + i.wide))).set(result);
      slots.take(result);
    }
    for (let slot = this.frame.temporaries - 8; slot >= 0; slot -= 8) {
      if (slots.kind(slot) === Kind.BOXED) slots.free(slot);
    }
    body.get(result).op(W.Return);
    return { kind: "left" };
  }

  private isTemporary(slot: number): boolean {
    return slot >= this.frame.temporaries;
  }

  private constant(offset: number): bigint {
    return this.memory.value(this.frame.constants + offset);
  }

  // ---- operands ----

  /** The kind of number that an operand is taken for; undefined: none. */
  private numberKind(operand: Operand): Number_ | undefined {
    const kind = "constant" in operand ? kindOf(operand.constant) : this.slotKind(operand.slot);
    return kind === Kind.INT || kind === Kind.FLOAT ? kind : undefined;
  }

  private slotKind(slot: number): Kind {
    const kind = this.slots.kind(slot);
    if (kind !== Kind.BOXED) return kind;
    const example = this.slots.example(slot);
    return example === undefined ? Kind.BOXED : kindOf(example);
  }

  /** A local with the number that an operand is, as `kind`; leaves to pc where it is none. */
  private number(operand: Operand, kind: Number_, pc: number, n: number): number {
    const { body, slots } = this;
    const own = this.numberKind(operand) as Number_;
    if ("slot" in operand) {
      slots.unbox(operand.slot, own, () => this.leave(pc));
      const local = slots.local(operand.slot, own);
      if (own === kind) return local;
      body.get(local);
    } else if (own === Kind.INT) body.i64(intOf(operand.constant));
    else body.f64(floatOf(operand.constant));
    if (own !== kind) body.op(W.F64ConvertI64S);
    const result = body.scratch(n, kind === Kind.INT ? ValueType.I64 : ValueType.F64);
    body.set(result);
    return result;
  }

  private freeIfTemporary(slot: number): void {
    if (this.isTemporary(slot)) this.slots.free(slot);
  }

  // ---- instructions that go on with the next one ----

  /** Emits an instruction that has a form of its own and is no jump; false for others. */
  private simple(i: Instruction): boolean {
    const arithmetic = arithmeticOf(i.op);
    if (arithmetic !== undefined) return this.arithmetic(i);
    if (i.op >= R.LT && i.op <= R.IS_NOT) return this.comparison(i);
    switch (i.op) {
      case R.NOP:
        return true;
      case R.COPY:
        this.copy(i.a, i.b);
        return true;
      case R.MOVE:
        this.move(i.a, i.b);
        return true;
      case R.CONST:
        this.load(i.a, this.memory.value(this.frame.constants + i.wide));
        return true;
      case R.CLEAR:
        if (this.isTemporary(i.a)) this.slots.free(i.a);
        else this.slots.unbind(i.a);
        return true;
      case R.CHECK:
        return this.slots.kind(i.a) === Kind.INT || this.slots.kind(i.a) === Kind.FLOAT;
      case R.NEGATIVE:
        return this.negative(i);
      case R.SUBSCR:
        return this.subscript(i, { slot: i.c });
      case R.SUBSCR_K:
        return this.subscript(i, { constant: this.constant(i.c) });
      case R.STORE_SUBSCR:
        return this.storeSubscript(i, { slot: i.b });
      case R.STORE_SUBSCR_K:
        return this.storeSubscript(i, { constant: this.constant(i.b) });
      case R.LOAD_GLOBAL_MODULE:
        this.global(i, false);
        return true;
      case R.LOAD_GLOBAL_BUILTIN:
        this.global(i, true);
        return true;
      case R.LOAD_ATTR_VALUE:
        return this.attribute(i);
      case R.STORE_ATTR_VALUE:
        return this.storeAttribute(i);
      default:
        return false;
    }
  }

  private arithmetic(i: Instruction): boolean {
    const lowering = arithmeticOf(i.op) as NonNullable<ReturnType<typeof arithmeticOf>>;
    const { form } = lowering;
    const x: Operand = form === Form.FIRST_CONSTANT ? { constant: this.constant(i.b) } : { slot: i.b };
    const y: Operand = form === Form.SECOND_CONSTANT ? { constant: this.constant(i.c) } : { slot: i.c };
    const [kx, ky] = [this.numberKind(x), this.numberKind(y)];
    if (kx === undefined || ky === undefined) return false;
    const result = lowering.result(kx, ky);
    if (result === undefined) return false;
    const kind = kx === ky ? kx : Kind.FLOAT;
    const operands = { x: this.number(x, kind, i.pc, 1), y: this.number(y, kind, i.pc, 2) };
    lowering.emit(this.body, kind, { ...operands, fail: () => this.leave(i.pc) });
    this.setResult(i, result, [x, y]);
    return true;
  }

  /** The unboxed result on the stack goes to slot a, operands are used up. */
  private setResult(i: Instruction, kind: Number_, operands: Operand[]): void {
    this.slots.setUnboxed(i.a, kind);
    for (const operand of operands) {
      if ("slot" in operand && operand.slot !== i.a) this.freeIfTemporary(operand.slot);
    }
  }

  private negative(i: Instruction): boolean {
    const x: Operand = { slot: i.b };
    if (this.numberKind(x) !== Kind.FLOAT) return false;
    this.body.get(this.number(x, Kind.FLOAT, i.pc, 1)).op(W.F64Neg);
    this.setResult(i, Kind.FLOAT, [x]);
    return true;
  }

  /** Pushes whether x is y; `not`: whether it is not. */
  private identity(not: boolean, x: Operand, y: Operand): void {
    const { body, slots } = this;
    const truth = body.scratch(3, ValueType.I32);
    for (const operand of [x, y]) {
      if ("slot" in operand) slots.pushBoxed(operand.slot);
      else body.i64(BigInt.asIntN(64, operand.constant));
    }
    body.op(not ? W.I64Ne : W.I64Eq).set(truth);
    for (const operand of [x, y]) if ("slot" in operand) this.freeIfTemporary(operand.slot);
    body.get(truth);
  }

  /** Pushes whether x cmp y, of numbers or by identity; false, and nothing emitted, for other operands. */
  private compare(n: number, x: Operand, y: Operand, pc: number): boolean {
    if (n >= IS) {
      this.identity(n > IS, x, y);
      return true;
    }
    const [kx, ky] = [this.numberKind(x), this.numberKind(y)];
    if (kx === undefined || ky === undefined) return false;
    const kind = kx === ky ? kx : Kind.FLOAT;
    const op = comparisonOf(n, kind);
    if (op === undefined) return false;
    const [a, b] = [this.number(x, kind, pc, 1), this.number(y, kind, pc, 2)];
    this.body.get(a).get(b).op(op);
    for (const operand of [x, y]) if ("slot" in operand) this.freeIfTemporary(operand.slot);
    return true;
  }

  private comparison(i: Instruction): boolean {
    const { body } = this;
    if (!this.compare(i.op - R.LT, { slot: i.b }, { slot: i.c }, i.pc)) return false;
    const truth = body.scratch(3, ValueType.I32);
    body.set(truth).i64(BigInt.asIntN(64, TRUE)).i64(BigInt.asIntN(64, FALSE)).get(truth).op(W.Select);
    this.slots.setBoxed(i.a, TRUE);
    return true;
  }

  private load(slot: number, value: bigint): void {
    const { body, slots } = this;
    const kind = kindOf(value);
    if (kind === Kind.INT) {
      body.i64(intOf(value));
      slots.setUnboxed(slot, kind, value);
    } else if (kind === Kind.FLOAT) {
      body.f64(floatOf(value));
      slots.setUnboxed(slot, kind, value);
    } else {
      body.i64(BigInt.asIntN(64, value)).set(this.item);
      slots.take(this.item);
      body.get(this.item);
      slots.setBoxed(slot, value);
    }
  }

  private copy(to: number, from: number): void {
    const { body, slots } = this;
    const kind = slots.kind(from);
    if (to === from) return;
    if (kind === Kind.INT || kind === Kind.FLOAT) {
      body.get(slots.local(from, kind));
      slots.setUnboxed(to, kind, slots.example(from));
      return;
    }
    body.get(Parameter.WINDOW).loadI64(from).set(this.item);
    slots.take(this.item);
    body.get(this.item);
    slots.setBoxed(to, slots.example(from));
  }

  private move(to: number, from: number): void {
    const { body, slots } = this;
    const kind = slots.kind(from);
    const example = slots.example(from);
    if (kind === Kind.INT || kind === Kind.FLOAT) {
      body.get(slots.local(from, kind));
      slots.setUnboxed(to, kind, example);
      slots.free(from);
      return;
    }
    body.get(Parameter.WINDOW).loadI64(from).set(this.item);
    slots.vacate(from);
    body.get(this.item);
    slots.setBoxed(to, example);
  }

  // ---- items ----

  /** What was seen in slot: the address of an object of that type; undefined for all else. */
  private exampleOf(slot: number, ...types: TypeId[]): number | undefined {
    const example = this.slots.kind(slot) === Kind.BOXED ? this.slots.example(slot) : undefined;
    if (example === undefined || !isPointer(example)) return undefined;
    const p = addressOf(example);
    return types.some((id) => this.memory.u32(p + Header.TYPE) === typeAddress(id)) ? p : undefined;
  }

  /** Sets local p to the object in a slot; leaves unless it is of the type whose address is given. */
  private guardType(slot: number, type: number, pc: number): void {
    const { body } = this;
    body
      .get(Parameter.WINDOW)
      .loadI32(slot + 4)
      .i32(POINTER_HIGH)
      .op(W.I32Ne)
      .if();
    this.leave(pc);
    body.end();
    body.get(Parameter.WINDOW).loadI32(slot).tee(this.p).loadI32(Header.TYPE).i32(type).op(W.I32Ne).if();
    this.leave(pc);
    body.end();
  }

  /** Sets local q to the address of the item of the sequence in p; leaves where there is none. */
  private findItem(key: number, isList: boolean, pc: number): void {
    const { body } = this;
    const length = isList ? ListLayout.LENGTH : TupleLayout.LENGTH;
    body.get(key).get(this.p).loadI32(length).op(W.I64ExtendI32U, W.I64GeU).if();
    this.leave(pc);
    body.end();
    body.get(this.p);
    if (isList) body.loadI32(ListLayout.ITEMS);
    else body.i32(TupleLayout.ITEMS).op(W.I32Add);
    body.get(key).op(W.I32WrapI64).i32(3).op(W.I32Shl, W.I32Add).set(this.q);
  }

  private subscript(i: Instruction, key: Operand): boolean {
    const { body, memory } = this;
    const container = this.exampleOf(i.b, TypeId.LIST, TypeId.TUPLE);
    if (container === undefined || this.numberKind(key) !== Kind.INT) return false;
    const isList = memory.u32(container + Header.TYPE) === typeAddress(TypeId.LIST);
    const index = this.number(key, Kind.INT, i.pc, 1);
    this.guardType(i.b, typeAddress(isList ? TypeId.LIST : TypeId.TUPLE), i.pc);
    this.findItem(index, isList, i.pc);
    body.get(this.q).loadI64().set(this.item);
    const example = this.exampleItem(container, isList, key);
    this.giveItem(i.a, example, i.pc, () => {
      if (i.b !== i.a) this.freeIfTemporary(i.b);
      if ("slot" in key && key.slot !== i.a) this.freeIfTemporary(key.slot);
    });
    return true;
  }

  /** An item that a container has now: that at the key if it is a constant, else the first. */
  private exampleItem(container: number, isList: boolean, key: Operand): bigint | undefined {
    const { memory } = this;
    const length = memory.u32(container + (isList ? ListLayout.LENGTH : TupleLayout.LENGTH));
    const items = isList ? memory.u32(container + ListLayout.ITEMS) : container + TupleLayout.ITEMS;
    const n = "constant" in key ? Number(intOf(key.constant)) : 0;
    return n >= 0 && n < length ? memory.value(items + n * 8) : undefined;
  }

  /** The borrowed value in `item` goes to a slot, unboxed if it is of the kind seen; operands are freed in between. */
  private giveItem(to: number, example: bigint | undefined, pc: number, free: () => void): void {
    const { body, slots } = this;
    const kind = example === undefined ? Kind.BOXED : kindOf(example);
    if (kind === Kind.INT || kind === Kind.FLOAT) {
      slots.guardKind(this.item, kind, () => this.leave(pc));
      body.get(this.item);
      slots.unboxTop(kind);
      const kept = body.scratch(4, kind === Kind.INT ? ValueType.I64 : ValueType.F64);
      body.set(kept);
      free();
      body.get(kept);
      slots.setUnboxed(to, kind, example);
      return;
    }
    slots.take(this.item);
    const kept = body.scratch(5);
    body.get(this.item).set(kept);
    free();
    body.get(kept);
    slots.setBoxed(to, example);
  }

  private storeSubscript(i: Instruction, key: Operand): boolean {
    if (this.isTemporary(i.a) || this.exampleOf(i.a, TypeId.LIST) === undefined) return false;
    if (this.numberKind(key) !== Kind.INT) return false;
    const index = this.number(key, Kind.INT, i.pc, 1);
    this.guardType(i.a, typeAddress(TypeId.LIST), i.pc);
    this.findItem(index, true, i.pc);
    this.storeAt(i.c);
    if ("slot" in key) this.freeIfTemporary(key.slot);
    return true;
  }

  /** Stores the value of a slot, which is used up, at the address in local q, and drops what was there. */
  private storeAt(from: number): void {
    const { body, slots } = this;
    slots.pushBoxed(from);
    body.set(this.item);
    if (this.isTemporary(from)) slots.vacate(from);
    else if (slots.kind(from) === Kind.BOXED) slots.take(this.item);
    const old = body.scratch(5);
    body.get(this.q).loadI64().set(old);
    body.get(this.q).get(this.item).storeI64();
    slots.drop(old);
  }

  // ---- names and attributes ----

  private global(i: Instruction, isBuiltin: boolean): void {
    const { body, memory } = this;
    this.guardVersion(FrameLayout.GLOBALS, memory.u32(i.pc + 8), i.pc);
    if (isBuiltin) this.guardVersion(FrameLayout.BUILTINS, memory.u32(i.pc + 12), i.pc);
    const at = memory.u32(i.pc + 16);
    body.i32(at).loadI64().set(this.item);
    this.giveItem(i.a, memory.value(at), i.pc, () => {});
  }

  private guardVersion(dict: FrameLayout, version: number, pc: number): void {
    const { body } = this;
    body.get(Parameter.FRAME).loadI32(dict).loadI32(DictLayout.VERSION).i32(version).op(W.I32Ne).if();
    this.leave(pc);
    body.end();
  }

  /** Sets local q to the address of an attribute's value in the object in a slot; leaves where the cache does not say. */
  private findAttribute(slot: number, i: Instruction): number | undefined {
    const { body, memory, slots } = this;
    const example = slots.kind(slot) === Kind.BOXED ? slots.example(slot) : undefined;
    if (example === undefined || !isPointer(example)) return undefined;
    const version = memory.u32(i.pc + 8);
    const owner = addressOf(example);
    if (memory.u32(memory.u32(owner + Header.TYPE) + TypeLayout.VERSION) !== version) return undefined;
    body
      .get(Parameter.WINDOW)
      .loadI32(slot + 4)
      .i32(POINTER_HIGH)
      .op(W.I32Ne)
      .if();
    this.leave(i.pc);
    body.end();
    body.get(Parameter.WINDOW).loadI32(slot).tee(this.p).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION);
    body.i32(version).op(W.I32Ne).if();
    this.leave(i.pc);
    body.end();
    const offset = memory.u32(i.pc + 12);
    body.get(this.p).i32(offset).op(W.I32Add).set(this.q);
    body.get(this.q).loadI64().tee(this.item).i64(BigInt.asIntN(64, UNBOUND)).op(W.I64Eq).if();
    this.leave(i.pc);
    body.end();
    return owner + offset;
  }

  private attribute(i: Instruction): boolean {
    const seen = this.findAttribute(i.b, i);
    if (seen === undefined) return false;
    this.giveItem(i.a, this.memory.value(seen), i.pc, () => {
      if (i.b !== i.a) this.freeIfTemporary(i.b);
    });
    return true;
  }

  private storeAttribute(i: Instruction): boolean {
    if (this.isTemporary(i.a) || this.findAttribute(i.a, i) === undefined) return false;
    this.storeAt(i.b);
    return true;
  }

  // ---- jumps ----

  private jump(i: Instruction, target: number): Ending {
    const next = i.pc + i.size;
    if (isCompareJump(i.op)) {
      const n = (i.op - R.JUMP_LT) % 10;
      const hasConstant = i.op >= R.JUMP_LT_K;
      const y: Operand = hasConstant ? { constant: this.constant(i.b) } : { slot: i.b };
      if (this.compare(n, { slot: i.a }, y, i.pc)) {
        return senseOf(i)
          ? { kind: "branch", yes: target, no: next }
          : { kind: "branch", yes: next, no: target };
      }
      return this.operate(i, [next, target]);
    }
    if (i.op === R.JUMP_TRUE || i.op === R.JUMP_FALSE) {
      const kind = this.slots.kind(i.a);
      if (kind === Kind.INT || kind === Kind.FLOAT) {
        const local = this.slots.local(i.a, kind);
        if (kind === Kind.INT) this.body.get(local).i64(0n).op(W.I64Ne);
        else this.body.get(local).f64(0).op(W.F64Ne);
        this.freeIfTemporary(i.a);
        const [yes, no] = i.op === R.JUMP_TRUE ? [target, next] : [next, target];
        return { kind: "branch", yes, no };
      }
      return this.truthJump(i, target, next);
    }
    if (i.op === R.FOR_ITER) return this.forIter(i, target, next);
    return this.operate(i, [next, target]);
  }

  /** A jump by a value in memory: True and False are told here. */
  private truthJump(i: Instruction, target: number, next: number): Ending {
    const { body } = this;
    const [yes, no] = i.op === R.JUMP_TRUE ? [target, next] : [next, target];
    const go = this.next;
    body.get(Parameter.WINDOW).loadI64(i.a).tee(this.item).i64(BigInt.asIntN(64, TRUE)).op(W.I64Eq).if();
    body.i32(yes).set(go).else();
    body.get(this.item).i64(BigInt.asIntN(64, FALSE)).op(W.I64Eq).if();
    body.i32(no).set(go).else();
    this.callOperate(i.pc);
    body.end().end();
    return { kind: "dispatch", local: go, to: [next, target] };
  }

  private forIter(i: Instruction, target: number, next: number): Ending {
    const iterator = this.exampleOf(i.b, TypeId.RANGE_ITERATOR);
    if (iterator === undefined) return this.operate(i, successorsOf(this.memory, i));
    return this.rangeStep(i, target, next);
  }

  private rangeStep(i: Instruction, target: number, next: number): Ending {
    const { body } = this;
    this.guardType(i.b, typeAddress(TypeId.RANGE_ITERATOR), i.pc);
    const left = body.scratch(6);
    const value = body.scratch(7);
    body.get(this.p).loadI64(RangeIteratorLayout.LEFT).tee(left).i64(0n).op(W.I64LeS).if();
    // The interpreter ends the loop: what goes on at the target finds everything in memory.
    this.callOperate(i.pc);
    body.get(this.next).i32(target).op(W.I32Ne).if();
    this.giveBack(this.next);
    body.end();
    body.else();
    body.get(this.p).loadI64(RangeIteratorLayout.NEXT).set(value);
    body.get(value).i64(15n).op(W.I64Shl).i64(15n).op(W.I64ShrS).get(value).op(W.I64Ne).if();
    this.leave(i.pc);
    body.end();
    body.get(this.p).get(left).i64(1n).op(W.I64Sub).storeI64(RangeIteratorLayout.LEFT);
    body.get(this.p).get(value).get(this.p).loadI64(RangeIteratorLayout.STEP).op(W.I64Add);
    body.storeI64(RangeIteratorLayout.NEXT);
    body.i32(0).set(this.next).end();
    const exhausted = this.slots.state.copy();
    exhausted.kinds[i.b >> 3] = Kind.EMPTY;
    this.exhausted = exhausted;
    body.get(value);
    this.slots.setUnboxed(i.a, Kind.INT);
    body.get(this.next).op(W.I32Eqz);
    return { kind: "branch", yes: next, no: target };
  }

  /** After a loop has ended: what is known at its target. Taken once. */
  private exhausted: State | undefined;

  /** What is known where an ending goes: as here, save for the end of a loop. */
  stateAt(ending: Ending, pc: number): State {
    if (ending.kind === "branch" && pc === ending.no && this.exhausted !== undefined) return this.exhausted;
    return this.slots.state;
  }

  endBlock(): void {
    this.exhausted = undefined;
  }

  // ---- out of line ----

  /** Sets `next` to what the interpreter's function for the instruction at pc gives. */
  private callOperate(pc: number): void {
    const { body } = this;
    this.slots.spill();
    body.get(Parameter.FRAME).i32(pc).call(Import.OPERATE).set(this.next);
    // Whoever holds the frame may have changed its variables: the interpreter goes on.
    body.get(Parameter.FRAME).loadI32(FrameLayout.OBJECT).if();
    this.giveBack(this.next);
    body.end();
  }

  private operate(i: Instruction, to: number[]): Ending {
    this.callOperate(i.pc);
    this.noteWritten(i);
    const [only, ...others] = to as [number, ...number[]];
    if (others.length > 0) return { kind: "dispatch", local: this.next, to };
    this.body.get(this.next).i32(only).op(W.I32Ne).if();
    this.giveBack(this.next);
    this.body.end();
    return { kind: "next", pc: only };
  }

  /** The interpreter has done an instruction: temporaries, and variables that it names, are what memory says. */
  private noteWritten(i: Instruction): void {
    const { slots } = this;
    const all = slots.state.kinds.length << 3;
    for (let slot = this.frame.temporaries; slot < all; slot += 8) slots.forgetTemporary(slot);
    for (const slot of [i.a, i.b, i.c])
      if (slot < this.frame.temporaries && slot % 8 === 0) slots.forget(slot);
  }
}
