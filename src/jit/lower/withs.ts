/**
 * `with` statements whose manager has methods written in Python: these are called as functions are (calls.ts). Which they are, is known by the manager's
 * type (vm/lookupcache.ts). The exit method waits as a bound method, as the interpreter has it, and is taken apart when it is called.
 */
import {
  FunctionLayout,
  Header,
  ManagingLayout,
  MethodLayout,
  TypeLayout,
} from "../../../assembly/shared/layout.ts";
import { R } from "../../../assembly/shared/registers.ts";
import { TypeId } from "../../../assembly/shared/types.ts";
import { bitsOf, type Context, typeAddress } from "../body/context.ts";
import { Parameter } from "../body/slots.ts";
import { POINTER_HIGH, UNBOUND } from "../body/state.ts";
import { Import } from "../vm/imports.ts";
import type { Instruction } from "../vm/instructions.ts";
import { W } from "../wasm/encoder.ts";
import { sourcesFor } from "./arguments.ts";
import { fallbacksOf, PythonCall, type Target } from "./calls.ts";

type Callable = Pick<Target, "code" | "index" | "result" | "defaults" | "sources">;

/** Where a function may be called with self and so many other arguments; undefined for one that wants others, or is not to be compiled. */
function calleeFor(context: Context, f: number, given: number): Callable | undefined {
  const { frame, memory } = context;
  const code = memory.u32(f + FunctionLayout.CODE);
  const isSimple = memory.i32(f + FunctionLayout.SIMPLE_ARGS) === given + 1;
  const sources = isSimple ? undefined : sourcesFor(context, f, given, [], true);
  const callee = isSimple || sources ? frame.callees.calleeOf(code) : undefined;
  if (callee === undefined) return undefined;
  frame.called.add(code);
  const defaults = sources ? fallbacksOf(memory, f, sources) : { missing: 0, all: 0 };
  return { code, index: callee.index, result: callee.result, defaults, ...(sources && { sources }) };
}

/** manager a -> exit method a, what __enter__ gives a + 1 */
export function lowerEnter(context: Context, i: Instruction): boolean {
  const { frame, memory } = context;
  if (frame.inlined || !frame.isOnStack || !context.trusts || context.isHopeless) return false;
  const managing = frame.callees.managingAt(i.pc);
  if (managing === 0) return false;
  const enter = memory.u32(managing + ManagingLayout.ENTER);
  const exit = memory.u32(managing + ManagingLayout.EXIT);
  const callee = calleeFor(context, enter, 0);
  if (callee === undefined || callee.sources) return false;
  const target = { ...callee, first: i.a + 16, count: 1, word: i.a + 8, to: i.a + 8 };
  new Enter(context, i, target, {
    enter,
    exit,
    version: memory.u32(managing + ManagingLayout.VERSION),
  }).emitEnter();
  frame.bound.set(frame.base + i.a, exit);
  return true;
}

/** The call of a method that lies where a `with` has put one. */
export function lowerExit(context: Context, i: Instruction): boolean {
  const { frame } = context;
  const exit = frame.bound.get(frame.base + i.a);
  if (exit === undefined || i.op !== R.CALL || frame.inlined || !frame.isOnStack) return false;
  const callee = calleeFor(context, exit, i.b);
  if (callee === undefined || !context.slots.isBoxed(i.a)) return false;
  const target = { ...callee, first: i.a + 8, count: i.b + 1, word: i.a, to: i.c };
  new Exit(context, i, target, exit).emitExit();
  return true;
}

interface Methods {
  enter: number;
  exit: number;
  version: number;
}

class Enter extends PythonCall {
  private readonly methods: Methods;

  constructor(context: Context, i: Instruction, target: Target, methods: Methods) {
    super(context, i, target);
    this.methods = methods;
  }

  emitEnter(): void {
    const { body, context, i } = this;
    const { slots } = context;
    const { enter, exit, version } = this.methods;
    this.countDown();
    const manager = slots.guardObject(i.a, context.failAt(i.pc, "TYPE"));
    body.get(manager).loadI32(Header.TYPE).loadI32(TypeLayout.VERSION).i32(version).op(W.I32Ne);
    context.exits.leaveIf(i.pc, "CLASS");
    slots.spill();
    body.block().block();
    body.i32(enter).set(this.func);
    this.guardCode();
    body.i32(exit).get(Parameter.WINDOW).loadI64(i.a).call(Import.BIND_FUNCTION).tee(this.callable);
    body.i64(bitsOf(UNBOUND)).op(W.I64Eq).unlikely().brIf(0);
    body
      .get(Parameter.WINDOW)
      .get(Parameter.WINDOW)
      .loadI64(i.a)
      .storeI64(i.a + 16);
    body.get(Parameter.WINDOW).get(this.callable).storeI64(i.a);
    this.call();
    this.end();
    body.br(1).end();
    this.operate();
    body.end();
    slots.forgetTemporary(i.a);
    slots.vacated(i.a + 8);
    this.give();
  }
}

class Exit extends PythonCall {
  private readonly exit: number;

  constructor(context: Context, i: Instruction, target: Target, exit: number) {
    super(context, i, target);
    this.exit = exit;
  }

  emitExit(): void {
    const { body, context, i, self, target } = this;
    const { slots } = context;
    this.countDown();
    slots.spill();
    body.block().block();
    this.guard();
    this.makeRest();
    body.get(context.p).call(Import.UNBIND_METHOD).tee(self).i64(bitsOf(UNBOUND)).op(W.I64Eq);
    this.refuseIf();
    if (target.sources) this.addDefaults();
    else this.moveUp();
    this.call();
    this.end();
    body.br(1).end();
    this.operate();
    body.end();
    for (let slot = i.a; slot <= i.a + i.b * 8; slot += 8) slots.vacated(slot);
    this.give();
  }

  /** The arguments move up, for self comes before them. */
  private moveUp(): void {
    const { body, i, self, target } = this;
    for (let slot = i.a + i.b * 8; slot > i.a; slot -= 8)
      body
        .get(Parameter.WINDOW)
        .get(Parameter.WINDOW)
        .loadI64(slot)
        .storeI64(slot + 8);
    body.get(Parameter.WINDOW).get(self).storeI64(target.first);
  }

  /** Branches to the way out of line unless it is that method: its address is in local p then, the function's in func. */
  protected override guard(): void {
    const { body, context, i } = this;
    body.get(Parameter.WINDOW).loadI64(i.a).tee(this.callable);
    body.i64(32n).op(W.I64ShrU, W.I32WrapI64).i32(POINTER_HIGH).op(W.I32Ne).unlikely().brIf(0);
    body.get(this.callable).op(W.I32WrapI64).tee(context.p).loadI32(Header.TYPE);
    body.i32(typeAddress(TypeId.METHOD)).op(W.I32Ne).unlikely().brIf(0);
    body
      .get(context.p)
      .loadI32(MethodLayout.FUNCTION)
      .tee(this.func)
      .i32(this.exit)
      .op(W.I32Ne)
      .unlikely()
      .brIf(0);
    this.guardCode();
  }
}
