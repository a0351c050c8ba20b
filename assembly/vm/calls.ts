/**
 * Calls of Python functions: pushing a frame, popping it, handing its result on.
 *
 * The fast way (Calls.enter): the arguments lie where the callee's window begins and become its locals. The general way (pushFunction):
 * a window above the caller's, arguments bound into it (vm/bind.ts). Native code calls run() for a frame of kind STOP.
 */

import { typeLookup } from "../core/attribute.ts";
import { enterNative, leaveNative } from "../core/depth.ts";
import { clearError } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { Breaker } from "../core/interrupt.ts";
import { asMethod } from "../core/methods.ts";
import { decref, decrefAt, incref, increfAt } from "../core/object.ts";
import { endRelayed } from "../core/relay.ts";
import { TUPLE_ITEMS, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { checkInitResult } from "../objects/dunder.ts";
import { excNew } from "../objects/exceptions/base.ts";
import { asFunction, PyFunction } from "../objects/function.ts";
import { newInstance, objectNew } from "../objects/object.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { R } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { bindParameters } from "./bind.ts";
import { goOn } from "./continue.ts";
import { decode } from "./decode.ts";
import { run } from "./driver.ts";
import {
  asFrame,
  clearWindow,
  current,
  depthLeft,
  dropFrame,
  dropWindow,
  Frame,
  FrameKind,
  freeFrames,
  GENERATOR,
  giveCleanFrame,
  giveFrame,
  KIND,
  openChunk,
  setCurrent,
  stackLimit,
  stackTop,
  takeFrame,
  takeFreeFrame,
} from "./frame.ts";
import { detachFrameObject } from "./frameobject.ts";
import { finishGenerator, newGenerator } from "./generator.ts";
import { Slot } from "./quick.ts";
import { leaveRun } from "./unwind.ts";

const PC: usize = offsetof<Frame>("pc");
const REGS: usize = offsetof<Frame>("regs");
const GLOBALS: usize = offsetof<Frame>("globals");
const FUNCTION_GLOBALS: usize = offsetof<PyFunction>("globals");

/** Where call instructions name the slot of their result. */
const CALL_RESULT: usize = 6;

/** Two fields that lie side by side: globals and builtins do in functions as in frames. */
function pair(low: usize, high: usize): u64 {
  return <u64>low | ((<u64>high) << 32);
}

/** Stands for a pc where the loop is told what to go on with: another frame is current, at its `next`. */
export const ENTERED: usize = 1;

/** Flags of code whose frame waits, when it is called, to be resumed. */
export const SUSPENDED: u32 = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** What the dispatch loop inlines: the way of most calls into a Python function and out of it. */
export class Calls {
  /**
   * The function that lies at `at`, if the `nargs` arguments from `args` on, all in temporaries of the caller, become its locals as they lie
   * and a frame is at hand; else 0.
   */
  @inline
  static callee(frame: Frame, at: usize, args: usize, nargs: i32): usize {
    const callable = load<i64>(at);
    if (!isPointer(callable)) return 0;
    const f = asFunction(pointer(callable));
    if (f.type !== typeAt(TypeId.FUNCTION)) return 0;
    if (f.simpleArgs !== nargs) return 0;
    if (frame.generator !== 0) return 0;
    const code = asCode(f.code);
    if (depthLeft <= 0) return 0;
    if (freeFrames === 0) return 0;
    if (code.entry === 0) return 0;
    if (args + code.windowBytes > stackLimit) return 0;
    // Calls count as back edges do: recursion must see interrupts, and leave the loop for V8's optimised one.
    if (!Breaker.passes()) return 0;
    return changetype<usize>(f);
  }

  /** Enters what `callee` gave, whose code this is: its frame, which is current. */
  @inline
  static enter(
    frame: Frame,
    callee: usize,
    code: PyCode,
    at: usize,
    args: usize,
    nargs: i32,
    pc: usize,
  ): Frame {
    store<i64>(at, UNBOUND);
    let slot = args + ((<usize>nargs) << 3);
    const end = args + ((<usize>code.nslots) << 3);
    if (slot < end) {
      do {
        store<i64>(slot, UNBOUND);
        slot += 8;
      } while (slot < end);
    }
    store<u64>(changetype<usize>(frame), pair(pc, pc + 8), PC);
    const record = takeFreeFrame();
    Calls.open(record, asFunction(callee), code, args, load<u16>(pc, CALL_RESULT));
    return asFrame(record);
  }

  /**
   * Fills the record of a function's frame, of kind STORE, and makes it current. The reference to the function is taken over. Its result
   * goes to `dst`.
   */
  @inline
  static open(record: usize, f: PyFunction, code: PyCode, base: usize, dst: usize): void {
    const callee = asFrame(record);
    callee.prev = <u32>current;
    callee.func = <u32>changetype<usize>(f);
    callee.code = <u32>changetype<usize>(code);
    increfAt(changetype<usize>(code));
    callee.temps = code.nslots << 3;
    store<u64>(record, load<u64>(changetype<usize>(f), FUNCTION_GLOBALS), GLOBALS);
    store<u64>(record, pair(base, base + code.windowBytes), REGS);
    store<u64>(record, pair(code.entry, code.entry), PC);
    callee.consts = code.consts + TUPLE_ITEMS;
    callee.dst = <u32>dst;
    setCurrent(record);
  }

  /** Whether `leave` may end the frame: a plain call that nothing was hung on. */
  @inline
  static isSimple(frame: Frame): bool {
    const p = changetype<usize>(frame);
    return (load<u64>(p, KIND) | load<u64>(p, GENERATOR)) === 0;
  }

  /** Ends the frame of a plain call: its result goes to the caller's slot. The caller's frame, which is current again. */
  @inline
  static leave(frame: Frame, v: Value): Frame {
    const regs: usize = frame.regs;
    let slot = regs + frame.temps;
    // Few functions have more than two variables that hold objects: V8 looks at its stack's limit wherever a loop begins.
    if (slot > regs) {
      slot -= 8;
      Slot.drop(slot);
      if (slot > regs) {
        slot -= 8;
        Slot.drop(slot);
        while (slot > regs) {
          slot -= 8;
          Slot.drop(slot);
        }
      }
    }
    const caller = asFrame(frame.prev);
    const dst = frame.dst;
    const func: usize = frame.func;
    const code: usize = frame.code;
    giveCleanFrame(changetype<usize>(frame));
    setCurrent(changetype<usize>(caller));
    Slot.give(caller.regs, dst, v);
    decrefAt(func);
    decrefAt(code);
    return caller;
  }
}

/**
 * What Calls.enter does not serve, if it can be done as quickly: functions whose arguments want defaults, callers that are generators, bound
 * methods, and classes whose __init__ is a plain function. True: the callee's frame is current.
 */
export function enterCall(frame: Frame, at: usize, args: usize, nargs: i32, pc: usize): bool {
  const callable = load<i64>(at);
  if (!isPointer(callable)) return false;
  const p = pointer(callable);
  const type: usize = load<u32>(p, Header.TYPE);
  if (type === typeAt(TypeId.FUNCTION)) return enterFunction(frame, asFunction(p), at, args, nargs, pc);
  return enterOther(frame, p, type, at, args, nargs, pc);
}

/** As enterCall, for a function whose arguments want defaults, or whose caller is a generator. */
function enterFunction(frame: Frame, f: PyFunction, at: usize, args: usize, nargs: i32, pc: usize): bool {
  const base = placeWindow(frame, f, args, nargs);
  if (base === 0) return false;
  store<i64>(at, UNBOUND);
  openCall(frame, f, args, base, nargs, pc);
  return true;
}

/** As enterCall, for bound methods and classes. */
function enterOther(
  frame: Frame,
  p: usize,
  type: usize,
  at: usize,
  args: usize,
  nargs: i32,
  pc: usize,
): bool {
  if (type === typeAt(TypeId.TYPE)) return enterInit(frame, p, at, args, nargs, pc);
  if (type !== typeAt(TypeId.METHOD) || !isExactly(asMethod(p).func, TypeId.FUNCTION)) return false;
  const f = asFunction(pointer(asMethod(p).func));
  const base = placeWindow(frame, f, args - 8, nargs + 1);
  if (base === 0) return false;
  increfAt(changetype<usize>(f));
  store<i64>(at, UNBOUND);
  store<i64>(args - 8, incref(asMethod(p).self));
  decrefAt(p);
  openCall(frame, f, args - 8, base, nargs + 1, pc);
  return true;
}

/** Makes an instance, or an exception, of a class whose __init__ is a plain function, and enters that. */
function enterInit(frame: Frame, cls: usize, at: usize, args: usize, nargs: i32, pc: usize): bool {
  const type = asType(cls);
  const isException = type.new === <u32>excNew.index;
  if ((!isException && type.new !== <u32>objectNew.index) || type.flags & TypeFlag.ABSTRACT) return false;
  const init = typeLookup(type, nameOf(Name.__init__));
  if (!isExactly(init, TypeId.FUNCTION)) return false;
  const f = asFunction(pointer(init));
  const base = placeWindow(frame, f, args - 8, nargs + 1);
  if (base === 0) return false;
  const v = isException ? excNew(cls, args, nargs, 0) : newInstance(cls);
  if (v === ERROR) {
    clearError();
    return false;
  }
  increfAt(pointer(init));
  store<i64>(at, UNBOUND);
  store<i64>(args - 8, v);
  openCall(frame, f, args - 8, base, nargs + 1, pc);
  const callee = asFrame(current);
  callee.kind = FrameKind.INIT;
  callee.extra = incref(v);
  decrefAt(cls);
  return true;
}

/**
 * Where the window of a plain function begins: where its arguments lie, or on the stack if the caller, a generator, keeps its temporaries
 * elsewhere. 0 if the arguments need binding, or a frame cannot be had at once.
 */
function placeWindow(frame: Frame, f: PyFunction, args: usize, nargs: i32): usize {
  const missing = f.simpleArgs - nargs;
  if (missing !== 0) {
    if (missing < 0 || f.defaults === 0 || missing > <i32>tupleLength(f.defaults)) return 0;
  }
  const code = asCode(f.code);
  if (code.entry === 0 || depthLeft <= 0 || freeFrames === 0) return 0;
  const base = frame.generator === 0 ? args : <usize>frame.top;
  return base + code.windowBytes > stackLimit || !Breaker.passes() ? 0 : base;
}

/** Opens the frame of a call that placeWindow has found room for. The reference to the function and those in `args` are taken over. */
function openCall(frame: Frame, f: PyFunction, args: usize, base: usize, nargs: i32, pc: usize): void {
  const code = asCode(f.code);
  let end = base + ((<usize>nargs) << 3);
  if (base !== args) moveArguments(args, base, nargs);
  if (nargs !== f.simpleArgs) end = addDefaults(f, end, f.simpleArgs - nargs);
  clearWindow(end, base + ((<usize>code.nslots) << 3));
  store<u64>(changetype<usize>(frame), pair(pc, pc + 8), PC);
  Calls.open(takeFreeFrame(), f, code, base, load<u16>(pc, CALL_RESULT));
}

/**
 * Enters f, if it is a plain function of one parameter and that can be done at once, with what lies in temporary `self`, which is taken; f stays the caller's.
 * Its result goes to `dst`, above which nothing lies. False: nothing was done.
 */
export function enterWithSelf(frame: Frame, pc: usize, f: PyFunction, self: u32, dst: u32): bool {
  if (f.simpleArgs !== 1) return false;
  const slot = <usize>frame.regs + self;
  const base = placeWindow(frame, f, <usize>frame.regs + dst + 8, 1);
  if (base === 0) return false;
  const code = asCode(f.code);
  store<i64>(base, load<i64>(slot));
  store<i64>(slot, UNBOUND);
  clearWindow(base + 8, base + ((<usize>code.nslots) << 3));
  store<u64>(changetype<usize>(frame), pair(pc, pc + 8), PC);
  increfAt(changetype<usize>(f));
  Calls.open(takeFreeFrame(), f, code, base, dst);
  return true;
}

function moveArguments(from: usize, to: usize, count: i32): void {
  for (let end = from + ((<usize>count) << 3); from < end; from += 8) {
    store<i64>(to, load<i64>(from));
    store<i64>(from, UNBOUND);
    to += 8;
  }
}

/** Puts the last `count` defaults at `to`: the end of them. */
function addDefaults(f: PyFunction, to: usize, count: i32): usize {
  const all = <i32>tupleLength(f.defaults);
  for (let i = all - count; i < all; i++) {
    store<i64>(to, incref(tupleItem(f.defaults, i)));
    to += 8;
  }
  return to;
}

/**
 * Pushes a frame of kind STORE for any Python function, arguments (borrowed) bound; 1 done, 0 with an exception pending. A generator
 * function gives 2 and its generator in `made`. What is due by then is for `settle`.
 */
export function pushFunction(p: usize, args: usize, nargs: i32, kwnames: usize): i32 {
  Breaker.count();
  return pushUncounted(p, args, nargs, kwnames);
}

/** The same for native code, which counts what it calls (core/depth.ts). */
function pushUncounted(p: usize, args: usize, nargs: i32, kwnames: usize): i32 {
  const f = asFunction(p);
  const code = asCode(f.code);
  if (code.entry === 0 && !decode(code)) return 0;
  if (f.simpleArgs === nargs && kwnames === 0 && pushSimple(f, code, args, nargs)) return 1;
  const record = takeFrame();
  if (record === 0) return 0;
  let base = stackTop();
  let chunk: u32 = 0;
  if (base + code.windowBytes > stackLimit) {
    base = openChunk(record, code.windowBytes);
    if (base === 0) {
      giveFrame(record);
      return 0;
    }
    chunk = asFrame(record).chunk;
  }
  const temps = (<usize>code.nslots) << 3;
  clearWindow(base, base + temps);
  increfAt(p);
  Calls.open(record, f, code, base, 0);
  asFrame(record).chunk = chunk;
  if (!bindParameters(f, code, args, nargs, kwnames, base)) {
    abandon(record);
    return 0;
  }
  if (code.flags & SUSPENDED) {
    made = newGenerator(record);
    return made === ERROR ? 0 : 2;
  }
  return 1;
}

/** As pushFunction where the arguments are the parameters, if a frame can be had at once. */
function pushSimple(f: PyFunction, code: PyCode, args: usize, nargs: i32): bool {
  const base = stackTop();
  if (depthLeft <= 0 || freeFrames === 0 || base + code.windowBytes > stackLimit) return false;
  const end = base + ((<usize>nargs) << 3);
  for (let to = base; to < end; to += 8) {
    store<i64>(to, incref(load<i64>(args)));
    args += 8;
  }
  clearWindow(end, base + ((<usize>code.nslots) << 3));
  increfAt(changetype<usize>(f));
  Calls.open(takeFreeFrame(), f, code, base, 0);
  return true;
}

/** The generator that pushFunction made. */
export let made: Value = UNBOUND;

/** Drops the current frame with its window, as if it had never been entered. */
export function abandon(record: usize): void {
  const frame = asFrame(record);
  dropWindow(frame.regs, <usize>frame.regs + frame.temps);
  setCurrent(frame.prev);
  dropFrame(record);
}

/** The call slot of functions: from native code, so a nested loop runs it. */
export function functionCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const pushed = pushUncounted(pointer(self), args, nargs, kwnames);
  if (pushed === 0) return ERROR;
  if (pushed === 2) return made;
  asFrame(current).kind = FrameKind.STOP;
  return run();
}

/**
 * Runs a code object in namespaces (module and class bodies, exec, eval): its value, or ERROR. `locals` is any mapping; closure is the
 * address of a tuple of cells, 0 if the code has no free variables.
 */
export function runCode(code: PyCode, globals: usize, builtins: usize, locals: usize, closure: usize): Value {
  if (!enterNative()) return ERROR;
  const result = pushCode(code, globals, builtins, locals, closure) ? runPushed(code) : ERROR;
  leaveNative();
  return result;
}

function runPushed(code: PyCode): Value {
  if (code.flags & SUSPENDED) return newGenerator(current);
  asFrame(current).kind = FrameKind.STOP;
  return run();
}

/** Pushes the frame of a code object, as runCode runs it; false with an exception pending. */
export function pushCode(code: PyCode, globals: usize, builtins: usize, locals: usize, closure: usize): bool {
  Breaker.count();
  if (code.entry === 0 && !decode(code)) return false;
  const record = takeFrame();
  if (record === 0) return false;
  let base = stackTop();
  const callee = asFrame(record);
  if (base + code.windowBytes > stackLimit) {
    base = openChunk(record, code.windowBytes);
    if (base === 0) {
      giveFrame(record);
      return false;
    }
  }
  clearWindow(base, base + ((<usize>code.nslots) << 3));
  callee.prev = <u32>current;
  callee.func = 0;
  callee.code = <u32>changetype<usize>(code);
  callee.globals = <u32>globals;
  callee.builtins = <u32>builtins;
  callee.locals = <u32>locals;
  increfAt(callee.code);
  increfAt(globals);
  increfAt(builtins);
  if (locals !== 0) increfAt(locals);
  callee.regs = <u32>base;
  callee.top = <u32>(base + code.windowBytes);
  callee.pc = code.entry;
  callee.next = code.entry;
  callee.consts = code.consts + TUPLE_ITEMS;
  callee.temps = code.nslots << 3;
  callee.extra = closure === 0 ? UNBOUND : box(closure);
  setCurrent(record);
  return true;
}

/** Runs a function's code with `locals` as its namespace: class bodies. Its value, or ERROR. */
export function runBody(func: usize, locals: usize): Value {
  const f = asFunction(func);
  return runCode(asCode(f.code), f.globals, f.builtins, locals, f.closure);
}

/** Copies the closure's cells into the window: the first instruction of code with free variables. */
export function copyClosure(frame: Frame, slot: usize, count: u32): bool {
  const closure = frame.func !== 0 ? <usize>asFunction(frame.func).closure : closureOf(frame);
  if (closure === 0) return false;
  for (let i: u32 = 0; i < count; i++) {
    const cell = tupleItem(closure, i);
    increfAt(pointer(cell));
    store<i64>(slot + (i << 3), cell);
  }
  return true;
}

function closureOf(frame: Frame): usize {
  return frame.extra === UNBOUND ? 0 : pointer(frame.extra);
}

/** A variable that is returned was moved out of its slot: f_locals is to show it all the same. */
function keepReturned(frame: Frame, v: Value, pc: usize): void {
  const slot = load<u16>(pc, 2);
  if (load<u16>(pc) === R.RETURN && slot < frame.temps) store<i64>(<usize>frame.regs + slot, incref(v));
}

/** RETURN of a frame that Calls.leave does not serve: ENTERED, or 0 for settle. */
export function finishReturn(frame: Frame, v: Value, pc: usize): usize {
  frame.pc = <u32>pc;
  if (frame.object !== 0) {
    keepReturned(frame, v, pc);
    detachFrameObject(frame);
  }
  dropWindow(frame.regs, <usize>frame.regs + frame.temps);
  const caller = asFrame(frame.prev);
  if (frame.generator !== 0) return finishGenerator(frame, v);
  const kind = <FrameKind>frame.kind;
  const dst = frame.dst;
  const extra = frame.extra;
  setCurrent(frame.prev);
  dropFrame(changetype<usize>(frame));
  return deliver(caller, kind, dst, v, extra);
}

/** Hands the result of an ended frame to the caller's frame, or to native code. `extra` is the instance of an __init__. */
export function deliver(caller: Frame, kind: FrameKind, dst: u32, v: Value, extra: Value): usize {
  switch (kind) {
    case FrameKind.STOP:
      leaveRun(v);
      return 0;
    case FrameKind.INIT:
      if (checkInitResult(v)) {
        storeResult(caller, dst, extra);
        return ENTERED;
      }
      decref(extra);
      return 0;
    case FrameKind.CONTINUE:
      goOn(caller, dst, v);
      return 0;
    case FrameKind.RELAY: {
      const result = endRelayed(extra, v);
      if (result === ERROR) return 0;
      storeResult(caller, dst, result);
      return ENTERED;
    }
    default:
      storeResult(caller, dst, v);
      return ENTERED;
  }
}

/** Puts a result into a slot of the caller's window, or drops it where that is NOWHERE. */
export function storeResult(caller: Frame, dst: u32, v: Value): void {
  Slot.give(caller.regs, dst, v);
}
