/**
 * Calls of classes: the instance is made, and `__init__` called as functions are (calls.ts), without a frame's record. Self and the arguments need room
 * that the instruction has not: so they lie one slot further up, and the instance waits where the class was.
 *
 *     a   instance │ word │ self │ arguments …        the word says that it is so: CONSTRUCTS
 *
 * Which `__init__` is meant is known by the version of the class. What is made otherwise, or not at once, is called out of line (assembly/vm/constructors.ts).
 */
import { FunctionLayout, Header, TypeFlag, TypeLayout } from "../../../assembly/shared/layout.ts";
import { NOWHERE, R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, NONE, POINTER_TAG } from "../body/context.ts";
import { Parameter } from "../body/slots.ts";
import { addressOf, Kind, UNBOUND } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import type { Memory } from "../vm/memory.ts";
import { ValueType, W } from "../wasm/encoder.ts";
import { namesIn, sourcesFor } from "./arguments.ts";
import { CONSTRUCTS, fallbacksOf, namesOf, PythonCall, type Target } from "./calls.ts";

interface Class {
  address: number;
  version: number;
  init: number;
  isException: boolean;
}

/** CALL of a class; false, and nothing emitted, for what is none that is made so. */
export function lowerConstruction(context: Context, i: Instruction): boolean {
  const { frame, memory } = context;
  const address = context.seen(i.a, TypeId.TYPE)?.object;
  if (address === undefined || i.op === R.CALL_METHOD) return false;
  if (!frame.isOnStack || frame.inlined || !context.isFirstGuess) return false;
  const init = frame.callees.initOf(address);
  if (init === 0) return false;
  const names = i.op === R.CALL_KW ? namesOf(context, i) : undefined;
  if (i.op === R.CALL_KW && (names === undefined || isExceptionClass(memory, address))) return false;
  const keywords = names === undefined ? [] : namesIn(memory, addressOf(names.tuple));
  const code = memory.u32(init + FunctionLayout.CODE);
  const sources = sourcesFor(context, init, i.b, keywords, true);
  const callee = sources && frame.callees.calleeOf(code);
  if (sources === undefined || callee === undefined) return false;
  frame.called.add(code);
  const defaults = fallbacksOf(memory, init, sources);
  const place = { first: i.a + 16, count: sources.length, word: i.a + 8, to: i.c };
  const target = { code, index: callee.index, result: undefined, defaults, sources, names, ...place };
  new Construction(context, i, target, {
    address,
    version: memory.u32(address + TypeLayout.VERSION),
    init,
    isException: isExceptionClass(memory, address),
  }).emit();
  return true;
}

function isExceptionClass(memory: Memory, cls: number): boolean {
  return (memory.u32(cls + TypeLayout.FLAGS) & TypeFlag.EXCEPTION) !== 0;
}

/** Pushes an exception of a class, made of so many arguments, which lie in memory from a slot on: UNBOUND where there is none. */
function pushException({ body, frame }: Context, cls: number, first: number, count: number): void {
  body.i32(cls);
  body
    .get(Parameter.WINDOW)
    .i32(first + frame.base)
    .op(W.I32Add)
    .i32(count);
  body.call(Import.MAKE_EXCEPTION);
}

/** As in assembly/vm/constructors.ts: what a class makes of arguments, running nothing. */
enum Made {
  OTHER,
  /** An exception of any. */
  EXCEPTION,
  /** An instance of none. */
  INSTANCE,
}

/** CALL of a class that only makes an instance; false, and nothing emitted, for others. */
export function lowerMaking(context: Context, i: Instruction): boolean {
  const { body, frame, item, memory, slots } = context;
  const address = context.seen(i.a, TypeId.TYPE)?.object;
  if (address === undefined || i.op !== R.CALL || !context.isFirstGuess) return false;
  const made: Made = frame.callees.madeBy(address);
  if (made === Made.OTHER || (made === Made.INSTANCE && i.b !== 0)) return false;
  context.guardObject(i.a, address);
  body
    .i32(address)
    .loadI32(TypeLayout.VERSION)
    .i32(memory.u32(address + TypeLayout.VERSION))
    .op(W.I32Ne);
  context.exits.leaveIf(i.pc, "CLASS");
  slots.spill();
  if (made === Made.EXCEPTION) pushException(context, address, i.a + 8, i.b);
  else body.i32(address).call(Import.MAKE_INSTANCE);
  body.tee(item).i64(bitsOf(UNBOUND)).op(W.I64Eq);
  context.exits.leaveIf(i.pc, undefined);
  const kept = body.scratch(38);
  body.get(item).set(kept);
  for (let slot = i.a; slot <= i.a + i.b * 8; slot += 8) slots.free(slot);
  if (i.c === NOWHERE) {
    slots.drop(kept);
    return true;
  }
  body.get(kept).set(item);
  context.giveResult(i.c, undefined);
  return true;
}

class Construction extends PythonCall {
  private readonly cls: Class;
  /** Whether the callee's record was made; before the call, the address of the class. */
  private readonly isRecorded: number;

  constructor(context: Context, i: Instruction, target: Target, cls: Class) {
    super(context, i, target, CONSTRUCTS);
    this.cls = cls;
    this.isRecorded = this.body.scratch(39, ValueType.I32);
  }

  protected override guard(): void {
    const { body } = this;
    const { address, version, init, isException } = this.cls;
    body
      .get(this.callable)
      .i64(bitsOf(POINTER_TAG | BigInt(address)))
      .op(W.I64Ne)
      .unlikely()
      .brIf(0);
    body.i32(address).loadI32(TypeLayout.VERSION).i32(version).op(W.I32Ne).unlikely().brIf(0);
    body.i32(init).set(this.func);
    this.guardCode();
    const isOurs = this.kind !== Kind.BORROWED;
    if (isOurs) {
      body.i32(address).set(this.isRecorded);
      this.guardCount(this.isRecorded);
    }
    this.makeRest();
    if (isException) pushException(this.context, address, this.i.a + 8, this.i.b);
    else body.i32(address).call(Import.MAKE_INSTANCE);
    body.tee(this.self).i64(bitsOf(UNBOUND)).op(W.I64Eq);
    this.refuseIf();
    if (isOurs) this.dropCount(this.isRecorded);
    body.get(this.self).op(W.I32WrapI64).i32(2).storeI32(Header.REFCOUNT);
    body.get(Parameter.WINDOW).get(this.self).storeI64(this.i.a);
  }

  protected override end(): void {
    const { body, context, i, isRecorded, value } = this;
    this.pushIsRecorded();
    body.tee(isRecorded).unlikely().if();
    this.takeRecordOff();
    body.end();
    body.get(value).i64(bitsOf(NONE)).op(W.I64Ne).unlikely().if();
    context.noteRoom();
    context.pushFrame();
    body.get(Parameter.FRAME_OR_0).i32(i.pc).get(value).call(Import.REFUSE_INIT_RESULT).set(context.next);
    context.giveBack(context.next);
    body.end();
    body.get(Parameter.WINDOW).loadI64(i.a).set(value);
    body.get(Parameter.WINDOW).i64(bitsOf(UNBOUND)).storeI64(i.a);
    body.get(isRecorded).unlikely().if();
    this.leaveIfSeen();
    body.end();
  }
}
