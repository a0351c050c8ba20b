/**
 * Calls of Python functions from compiled code to compiled code: a frame is pushed as Calls.enter does it (assembly/vm/calls.ts), the callee's
 * function in the table called, and the frame taken off again. Whatever is not as it was seen when this was compiled (another function, one that tools
 * watch, a breaker at zero, no room) is done out of line.
 *
 * A callee that is left to the interpreter leaves its frame as the current one: then its caller leaves, too.
 */
import {
  CodeLayout,
  FrameLayout,
  FunctionLayout,
  Header,
  STATE_BASE,
  State as StateWord,
} from "../../assembly/shared/layout.ts";
import { CodeFlag } from "../../assembly/shared/opcodes.ts";
import { NOWHERE, R } from "../../assembly/shared/registers.ts";
import { TypeId } from "../../assembly/shared/types.ts";
import { bitsOf, type Context, typeAddress } from "./context.ts";
import { Global, Import, OWN } from "./imports.ts";
import type { Instruction } from "./instructions.ts";
import { Parameter } from "./slots.ts";
import { ANY_VALUE, outcomeOf, POINTER_HIGH, SPECIAL_TAG, UNBOUND } from "./state.ts";
import { type Body, ValueType, W } from "./wasm.ts";

/** What is known of other code: where calls of it go. */
export interface Callees {
  /** For a code object: its index in the function table, what its frame takes of Wasm's stack, and a value as it returns them. Undefined: not to be compiled. */
  calleeOf(code: number): Callee | undefined;
  /** A number that no other code has, by which a code object is known again where its body was inlined; 0: it is watched. */
  markOf(code: number): number;
  /** Where instances of the type of a version keep the attribute whose name is the n-th of a code object; 0: not known. */
  placeOf(version: number, code: number, name: number): number;
  /** The method of that name, if instances cannot hide it; undefined: not known. */
  methodOf(version: number, code: number, name: number): bigint | undefined;
}

export interface Callee {
  index: number;
  stackBytes: number;
  result: bigint | undefined;
}

/** Most bytes of Wasm's stack that compiled code may take in all: assembly/vm/tier2.ts. */
const MOST_STACK = 256 * 1024;

/** Frames of such code are not on the stack, or not run when they are called. */
export const SUSPENDABLE = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** Where a tuple has its items. */
const TUPLE_ITEMS = 16;

/** Special values by their high 16 bits. */
const SPECIAL_BITS = SPECIAL_TAG >> 48n;

/** What a call is compiled for: one code object, or whatever is found when the call is made (`code` 0). */
interface Target {
  code: number;
  index: number;
  stackBytes: number;
  result: bigint | undefined;
  /** Slot of the first argument, and how many there are. */
  first: number;
  count: number;
}

/** CALL or CALL_METHOD of a Python function that takes its arguments as they lie; false, and nothing emitted, for others. */
export function lowerPythonCall(context: Context, i: Instruction): boolean {
  const target = targetOf(context, i);
  if (target === undefined) return false;
  new PythonCall(context, i, target).emit();
  return true;
}

function targetOf(context: Context, i: Instruction): Target | undefined {
  const { frame, memory, slots } = context;
  if (frame.flags & SUSPENDABLE || frame.inlined) return undefined;
  const seen = context.seen(i.a, TypeId.FUNCTION);
  if (seen === undefined) return undefined;
  const isMethod = i.op === R.CALL_METHOD;
  // Whether there is a self must be sure.
  if (isMethod && slots.type(i.a + 8) === ANY_VALUE) return undefined;
  const place = { first: i.a + 8, count: i.b + (isMethod ? 1 : 0) };
  if (seen.isHint) return { code: 0, index: 0, stackBytes: 0, result: undefined, ...place };
  const code = memory.u32(seen.object + FunctionLayout.CODE);
  if (memory.i32(seen.object + FunctionLayout.SIMPLE_ARGS) !== place.count) return undefined;
  const callee = frame.callees.calleeOf(code);
  if (callee === undefined) return undefined;
  const { index, stackBytes, result } = callee;
  return { code, index, stackBytes, result, ...place };
}

class PythonCall {
  private readonly context: Context;
  private readonly body: Body;
  private readonly i: Instruction;
  private readonly target: Target;
  /** Locals: the function, 0 once its reference has gone; the callee's window and frame; what it gives. */
  private readonly func: number;
  /** Where no code is known: its code, index in the function table, bytes of Wasm's stack. */
  private readonly code: number;
  private readonly index: number;
  private readonly stack: number;
  private readonly window: number;
  private readonly record: number;
  private readonly value: number;

  constructor(context: Context, i: Instruction, target: Target) {
    this.context = context;
    this.body = context.body;
    this.i = i;
    this.target = target;
    this.func = this.body.scratch(20, ValueType.I32);
    this.code = this.body.scratch(32, ValueType.I32);
    this.index = this.body.scratch(33, ValueType.I32);
    this.stack = this.body.scratch(34, ValueType.I32);
    this.window = this.body.scratch(21, ValueType.I32);
    this.record = this.body.scratch(22, ValueType.I32);
    this.value = this.body.scratch(23);
  }

  emit(): void {
    const { body, context, i } = this;
    const { slots } = context;
    slots.spill();
    body.block().block();
    this.guard();
    this.push();
    this.call();
    this.pop();
    body.br(1).end();
    this.aside();
    body.end();
    for (let slot = i.a; slot < this.target.first + this.target.count * 8; slot += 8) slots.vacated(slot);
    this.give();
  }

  /** Pushes the address of the callee's code. */
  private pushCode(): void {
    const { code } = this.target;
    if (code === 0) this.body.get(this.code);
    else this.body.i32(code);
  }

  /** Pushes a word of the callee's code that never changes. */
  private pushWord(field: CodeLayout): void {
    const { code } = this.target;
    if (code === 0) this.body.get(this.code).loadI32(field);
    else this.body.i32(this.context.memory.u32(code + field));
  }

  /** Pushes what the callee takes of Wasm's stack. */
  private pushStack(): void {
    const { code, stackBytes } = this.target;
    if (code === 0) this.body.get(this.stack);
    else this.body.i32(stackBytes);
  }

  /** Branches to the way out of line unless the call can be made as it is emitted. */
  private guard(): void {
    const { body, i, target } = this;
    const high = i.a + 4;
    body.get(Parameter.WINDOW).loadI32(high).i32(POINTER_HIGH).op(W.I32Ne).brIf(0);
    body.get(Parameter.WINDOW).loadI32(i.a).tee(this.func).loadI32(Header.TYPE);
    body.i32(typeAddress(TypeId.FUNCTION)).op(W.I32Ne).brIf(0);
    this.guardCode();
    this.pushCode();
    body.loadI32(CodeLayout.ENTRY);
    this.pushCode();
    body.i32(CodeLayout.ENTRANCE).op(W.I32Add, W.I32Ne).brIf(0);
    body.globalGet(Global.DEPTH_LEFT).i32(0).op(W.I32LeS).brIf(0);
    body.globalGet(Global.FREE_FRAMES).tee(this.record).op(W.I32Eqz).brIf(0);
    body.get(Parameter.WINDOW).i32(target.first).op(W.I32Add).tee(this.window);
    this.pushWord(CodeLayout.WINDOW_BYTES);
    body.op(W.I32Add).globalGet(Global.STACK_LIMIT).op(W.I32GtU).brIf(0);
    body.globalGet(Global.STACK_USED).i32(MOST_STACK);
    this.pushStack();
    body.op(W.I32Sub, W.I32GtU).brIf(0);
    const left = body.scratch(8, ValueType.I32);
    body.i32(STATE_BASE).i32(STATE_BASE).loadI32(StateWord.BREAKER).i32(1).op(W.I32Sub).tee(left);
    body.storeI32(StateWord.BREAKER).get(left).i32(0).op(W.I32LeS).brIf(0);
  }

  /** The same for the function's code. */
  private guardCode(): void {
    const { body, target } = this;
    body.get(this.func).loadI32(FunctionLayout.CODE);
    if (target.code !== 0) {
      body.i32(target.code).op(W.I32Ne).brIf(0);
      body.i32(target.code).loadI32(CodeLayout.ENTRANCE_INDEX).i32(target.index).op(W.I32Ne).brIf(0);
      return;
    }
    body.tee(this.code).loadI32(CodeLayout.ENTRANCE_INDEX).tee(this.index).op(W.I32Eqz).brIf(0);
    // What it will be after the call may be something else.
    body.get(this.code).loadI32(CodeLayout.ENTRANCE).i32(16).op(W.I32ShrU).set(this.stack);
    body.get(this.func).loadI32(FunctionLayout.SIMPLE_ARGS).i32(target.count).op(W.I32Ne).brIf(0);
  }

  /** Variables that are no parameters have no value as yet. */
  private unbindVariables(): void {
    const { body, target, window } = this;
    const unbound = bitsOf(UNBOUND);
    if (target.code !== 0) {
      const slots = this.context.memory.u32(target.code + CodeLayout.NSLOTS);
      for (let n = target.count; n < slots; n++)
        body
          .get(window)
          .i64(unbound)
          .storeI64(n << 3);
      return;
    }
    const at = body.scratch(8, ValueType.I32);
    body.get(window);
    this.pushWord(CodeLayout.NSLOTS);
    body.i32(3).op(W.I32Shl, W.I32Add).set(at);
    body.block().loop();
    body
      .get(at)
      .get(window)
      .i32(target.count << 3)
      .op(W.I32Add, W.I32GtU, W.I32Eqz)
      .brIf(1);
    body.get(at).i32(8).op(W.I32Sub).tee(at).i64(unbound).storeI64().br(0);
    body.end().end();
  }

  /** As Calls.enter and Calls.open do it. */
  private push(): void {
    const { body, i } = this;
    body.get(Parameter.WINDOW).i64(bitsOf(UNBOUND)).storeI64(i.a);
    this.unbindVariables();
    body
      .get(Parameter.FRAME)
      .i64(pair(i.pc, i.pc + 8))
      .storeI64(FrameLayout.PC);
    const record = () => body.get(this.record);
    record().loadI32(FrameLayout.PREVIOUS).globalSet(Global.FREE_FRAMES);
    body.globalGet(Global.DEPTH_LEFT).i32(1).op(W.I32Sub).globalSet(Global.DEPTH_LEFT);
    record().get(Parameter.FRAME).storeI32(FrameLayout.PREVIOUS);
    record().get(this.func).storeI32(FrameLayout.FUNCTION);
    this.count(1);
    record().get(this.func).loadI64(FunctionLayout.GLOBALS).storeI64(FrameLayout.GLOBALS);
    record().get(this.window).storeI32(FrameLayout.WINDOW);
    record().get(this.window);
    this.pushWord(CodeLayout.WINDOW_BYTES);
    body.op(W.I32Add).storeI32(FrameLayout.TOP);
    this.describe();
    record().globalSet(Global.CURRENT);
  }

  /** Fills the part of the record that the code determines. */
  private describe(): void {
    const { body, i, target } = this;
    const word = (field: CodeLayout) => this.context.memory.u32(target.code + field);
    const record = () => body.get(this.record);
    if (target.code !== 0) {
      const plain = word(CodeLayout.PLAIN);
      record()
        .i64(pair(target.code, word(CodeLayout.NSLOTS) << 3))
        .storeI64(FrameLayout.CODE);
      record().i64(pair(plain, plain)).storeI64(FrameLayout.PC);
      record()
        .i64(pair(word(CodeLayout.CONSTS) + TUPLE_ITEMS, i.c))
        .storeI64(FrameLayout.CONSTANTS);
      return;
    }
    record().get(this.code).storeI32(FrameLayout.CODE);
    record();
    this.pushWord(CodeLayout.NSLOTS);
    body.i32(3).op(W.I32Shl).storeI32(FrameLayout.TEMPORARIES);
    for (const field of [FrameLayout.PC, FrameLayout.NEXT]) {
      record();
      this.pushWord(CodeLayout.PLAIN);
      body.storeI32(field);
    }
    record();
    this.pushWord(CodeLayout.CONSTS);
    body.i32(TUPLE_ITEMS).op(W.I32Add).storeI32(FrameLayout.CONSTANTS);
    record().i32(i.c).storeI32(FrameLayout.RESULT);
  }

  /** Counts a reference to the code. */
  private count(by: number): void {
    const { body } = this;
    this.pushCode();
    this.pushCode();
    body.loadI32(Header.REFCOUNT).i32(by).op(W.I32Add).storeI32(Header.REFCOUNT);
  }

  private call(): void {
    const { body } = this;
    const { code } = this.target;
    const { frame } = this.context;
    this.take(W.I32Add);
    body.get(this.record).get(this.window);
    if (code === frame.code && frame.isFunction) body.call(OWN);
    else {
      this.pushIndex();
      body.callIndirect(OWN);
    }
    body.set(this.value);
    this.take(W.I32Sub);
    body.get(this.value).i64(48n).op(W.I64ShrU).i64(SPECIAL_BITS).op(W.I64Eq).if();
    body.get(this.record);
    this.pushIndex();
    body.get(this.value).call(Import.LEAVE_CALLEE).set(this.context.next);
    this.context.giveBack(this.context.next);
    body.end();
  }

  private pushIndex(): void {
    if (this.target.code === 0) this.body.get(this.index);
    else this.body.i32(this.target.index);
  }

  private take(op: W): void {
    this.body.globalGet(Global.STACK_USED);
    this.pushStack();
    this.body.op(op).globalSet(Global.STACK_USED);
  }

  /** As Calls.leave; the callee has dropped its variables. References to function and code go at once if they are not the last. */
  private pop(): void {
    const { body, i } = this;
    body.get(this.record).globalGet(Global.FREE_FRAMES).storeI32(FrameLayout.PREVIOUS);
    body.get(this.record).globalSet(Global.FREE_FRAMES);
    body.globalGet(Global.DEPTH_LEFT).i32(1).op(W.I32Add).globalSet(Global.DEPTH_LEFT);
    body.get(Parameter.FRAME).globalSet(Global.CURRENT);
    body.get(Parameter.FRAME).loadI32(FrameLayout.OBJECT).if();
    body.get(Parameter.FRAME).i32(i.c).get(this.value).get(this.func);
    this.pushCode();
    body
      .call(Import.GIVE_RESULT)
      .i64(outcomeOf(i.pc + 8, 0))
      .op(W.Return);
    body.end();
    const count = body.scratch(8, ValueType.I32);
    body.get(this.func).loadI32(Header.REFCOUNT).tee(count).i32(1).op(W.I32GtS).if();
    body.get(this.func).get(count).i32(1).op(W.I32Sub).storeI32(Header.REFCOUNT);
    this.count(-1);
    body.i32(0).set(this.func).end();
  }

  /** The same out of line; the result is taken from its slot. */
  private aside(): void {
    const { body, context, i } = this;
    context.callOperate(i.pc, [i.pc + 8]);
    context.giveBackUnless(i.pc + 8);
    body.i32(0).set(this.func);
    if (i.c === NOWHERE) body.i64(0n).set(this.value);
    else {
      body.get(Parameter.WINDOW).loadI64(i.c).set(this.value);
      body.get(Parameter.WINDOW).i64(bitsOf(UNBOUND)).storeI64(i.c);
    }
  }

  private give(): void {
    const { body, i, target } = this;
    const { slots } = this.context;
    if (i.c === NOWHERE) slots.drop(this.value);
    else {
      body.get(this.value);
      slots.setBoxed(i.c, target.result);
      if (target.result === undefined) slots.forgetExample(i.c);
    }
    body.get(this.func).if();
    body.get(this.func).call(Import.DECREF);
    this.pushCode();
    body.call(Import.DECREF).end();
  }
}

/** Two words side by side. */
function pair(low: number, high: number): bigint {
  return BigInt.asIntN(64, BigInt(low >>> 0) | (BigInt(high >>> 0) << 32n));
}
