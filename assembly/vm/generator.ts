/**
 * Generators: a frame whose window lies in a block of its own, run by whoever asks for the next value.
 *
 * The window lies behind the fields of the generator object, the record lives until the generator is closed; resuming pushes the record on top of the current frame, yielding takes it off
 * again. FOR_ITER and YIELD_FROM of a Python frame resume without native recursion, FOR_ITER to any depth, as CPython's does: only
 * calls below it meet the limit; `next`, `send` and `throw` from native
 * code run a nested loop. The exception that the generator is handling when it yields is put aside with it (PEP 3134, CPython's exc_state).
 * Methods and attributes: vm/generatorattributes.ts.
 */

import { getAttrOptional } from "../core/attribute.ts";
import { call0, call1 } from "../core/call.ts";
import {
  catchError,
  clearError,
  handled,
  pending,
  pendingIs,
  raise,
  raiseBare,
  raiseException,
  raiseMemoryError,
  restoreError,
  setHandled,
  takeError,
} from "../core/errors.ts";
import { asException, ExcField, excField } from "../core/exception.ts";
import { finalizeFromDealloc } from "../core/finalize.ts";
import { nameOf } from "../core/intern.ts";
import {
  decref,
  decrefAt,
  decrefField,
  incref,
  increfAt,
  Plain,
  visitAt,
  visitValue,
} from "../core/object.ts";
import { asType } from "../core/type.ts";
import { excType, isExactly, typeAt } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, END, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { asCode } from "../objects/code.ts";
import { asFunction, PyFunction } from "../objects/function.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { R } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { Calls, ENTERED, storeResult } from "./calls.ts";
import { goOn, goOnEnded } from "./continue.ts";
import { run } from "./dispatch.ts";
import {
  asFrame,
  clearWindow,
  closeChunk,
  countDepth,
  countDepths,
  current,
  depthLeft,
  dropWindow,
  Frame,
  FrameKind,
  giveDepth,
  giveFrameUncounted,
  setCurrent,
  stackTop,
  takeDepth,
  takeFreeFrame,
} from "./frame.ts";
import { addFirstLine, asFrameObject, detachFrameObject } from "./frameobject.ts";
import { dropIndex } from "./ops/generatorops.ts";
import { exhausted } from "./ops/iteration.ts";
import { leaveRun } from "./unwind.ts";

export enum GeneratorState {
  CREATED,
  SUSPENDED,
  RUNNING,
  CLOSED,
}

@unmanaged
export class PyGenerator {
  refcount: i32;
  type: u32;
  /** The frame's record and its window, in this object; 0 once closed. */
  record: u32;
  window: u32;
  code: u32;
  name: u32;
  qualname: u32;
  state: u32;
  /** Byte offset in the window where a sent value goes. */
  sendTo: u32;
  weakrefs: u32;
  /** What it delegated to last, perhaps dead: read ahead of the slot that says so, see passThrough. */
  delegate: u32;
  pad: u32;
  /** The exception that the suspended generator is handling, and while it runs the one that its resumer is. UNBOUND: none. */
  own: Value;
  outer: Value;
}

/** `sendTo` of a generator that takes no value when it goes on. */
const NOWHERE: u32 = 0xffff_ffff;

export function asGenerator(p: usize): PyGenerator {
  return changetype<PyGenerator>(p);
}

/** Bytes of a generator with its window. */
function sizeOf(code: usize): usize {
  return offsetof<PyGenerator>() + asCode(code).windowBytes;
}

/** A generator that has no frame yet, not tracked: its code and names set, its window not; 0 without memory (nothing is raised). */
function allocGenerator(f: PyFunction): usize {
  const p = Plain.make(TypeId.GENERATOR, sizeOf(f.code));
  if (p === 0) return 0;
  const g = asGenerator(p);
  g.window = <u32>(p + offsetof<PyGenerator>());
  g.code = f.code;
  g.name = f.name;
  g.qualname = f.qualname;
  increfAt(g.code);
  increfAt(g.name);
  increfAt(g.qualname);
  g.state = GeneratorState.CREATED;
  g.sendTo = 0;
  g.weakrefs = 0;
  g.delegate = 0;
  g.own = UNBOUND;
  g.outer = UNBOUND;
  return p;
}

/** Gives the generator its frame, the current one, which is taken off the stack. */
function suspendNew(p: usize, frame: Frame): void {
  const g = asGenerator(p);
  g.record = <u32>changetype<usize>(frame);
  setCurrent(frame.prev);
  giveDepth();
  frame.prev = 0;
  frame.generator = <u32>p;
  frame.regs = g.window;
  Plain.track(p);
}

/** Turns the current frame, freshly bound, into a suspended generator: the generator, or ERROR. The frame is popped. */
export function newGenerator(record: usize): Value {
  const frame = asFrame(record);
  const p = allocGenerator(asFunction(frame.func));
  if (p === 0) {
    dropWindow(frame.regs, <usize>frame.regs + frame.temps);
    setCurrent(frame.prev);
    giveDepth();
    dropRecord(record);
    return raiseMemoryError();
  }
  moveWindow(frame, asGenerator(p).window, asCode(frame.code).windowBytes);
  if (frame.chunk !== 0) closeChunk(record);
  suspendNew(p, frame);
  return box(p);
}

/**
 * A generator of a function whose parameters `nargs` arguments at `args` fill as they lie; these references and the one to the function are
 * taken over. UNBOUND without memory, nothing done.
 */
export function openGenerator(f: PyFunction, args: usize, nargs: i32): Value {
  const p = allocGenerator(f);
  if (p === 0) return UNBOUND;
  const code = asCode(f.code);
  let to: usize = asGenerator(p).window;
  const end = to + code.windowBytes;
  for (const last = to + ((<usize>nargs) << 3); to < last; to += 8) {
    store<i64>(to, load<i64>(args));
    store<i64>(args, UNBOUND);
    args += 8;
  }
  clearWindow(to, end);
  Calls.open(takeFreeFrame(), f, code, asGenerator(p).window, 0);
  suspendNew(p, asFrame(current));
  return box(p);
}

function moveWindow(frame: Frame, window: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 8) {
    store<i64>(window + at, at < <usize>frame.temps ? load<i64>(<usize>frame.regs + at) : UNBOUND);
    store<i64>(<usize>frame.regs + at, UNBOUND);
  }
}

/** Drops what a record owns, its depth not counted. */
function dropRecord(record: usize): void {
  const frame = asFrame(record);
  const func: usize = frame.func;
  const code: usize = frame.code;
  if (frame.chunk !== 0) closeChunk(record);
  giveFrameUncounted(record);
  decrefField(func);
  decrefAt(code);
}

// ---- resuming ----

/**
 * Pushes the generator's frame, to run with `sent` (a reference; UNBOUND to raise the pending exception instead). `kind` and `dst` say where
 * its yields go. False with an exception pending: ValueError if it runs already, RecursionError.
 */
export function resume(g: PyGenerator, sent: Value, kind: FrameKind, dst: u32): bool {
  if (g.state === GeneratorState.RUNNING) {
    if (sent !== UNBOUND) decref(sent);
    clearError();
    raise(Exc.ValueError, "generator already executing");
    return false;
  }
  if (kind === FrameKind.FOR_ITER) countDepth();
  else if (!takeDepth()) {
    if (sent !== UNBOUND) decref(sent);
    return false;
  }
  if (g.state === GeneratorState.SUSPENDED && sent !== UNBOUND && g.sendTo !== NOWHERE)
    store<i64>(<usize>g.window + g.sendTo, sent);
  else if (sent !== UNBOUND) decref(sent);
  enter(g, stackTop(), kind, dst);
  if (sent !== UNBOUND) passThrough();
  return true;
}

/** Whether a running generator counts a reference for its running: some instructions of a frame hold what they resume. */
function isHeld(kind: FrameKind): bool {
  return kind === FrameKind.STOP || kind >= FrameKind.CONTINUE;
}

/** Puts the generator's frame on top of the current one; the depth is counted already. */
function enter(g: PyGenerator, top: usize, kind: FrameKind, dst: u32): void {
  const frame = asFrame(g.record);
  g.state = GeneratorState.RUNNING;
  if (isHeld(kind) && kind !== FrameKind.SEND) increfAt(changetype<usize>(g));
  frame.prev = <u32>current;
  frame.top = <u32>top;
  frame.kind = kind;
  frame.dst = dst;
  setCurrent(changetype<usize>(frame));
  if (handled !== UNBOUND) g.outer = incref(handled);
  if (g.own !== UNBOUND) {
    decref(setHandled(g.own));
    g.own = UNBOUND;
  }
}

/**
 * The generator just resumed waits in a `yield from` another suspended one: that is resumed too, and so on inwards, without running the
 * instruction of each. The value sent, which lies behind the receiver of the first, is put where the innermost wants it.
 */
function passThrough(): void {
  let frame = asFrame(current);
  let pc: usize = frame.next;
  if (load<u16>(pc) !== R.YIELD_FROM) return;
  let at = <usize>frame.regs + load<u16>(pc, 2) + 8;
  const sent = load<i64>(at);
  store<i64>(at, UNBOUND);
  const top = frame.top;
  const limit = depthLeft;
  let levels: i32 = 0;
  let outer = asGenerator(frame.generator);
  while (levels < limit && load<u16>(pc) === R.YIELD_FROM) {
    const dst = <u32>load<u16>(pc, 2);
    const receiver = load<i64>(<usize>frame.regs + dst);
    if (!isExactly(receiver, TypeId.GENERATOR)) break;
    // Through `delegate` the chain is one load a level; the way over frame, instruction and slot only confirms it.
    let g = asGenerator(outer.delegate);
    if (box(changetype<usize>(g)) !== receiver) {
      g = asGenerator(pointer(receiver));
      outer.delegate = <u32>changetype<usize>(g);
    }
    if (g.state !== GeneratorState.SUSPENDED || g.sendTo === NOWHERE || g.own !== UNBOUND) break;
    frame.pc = <u32>pc;
    frame.next = <u32>pc + 8;
    // As `enter` does it, with what is the same for all levels done once.
    const inner = asFrame(g.record);
    g.state = GeneratorState.RUNNING;
    if (handled !== UNBOUND) g.outer = incref(handled);
    inner.prev = <u32>changetype<usize>(frame);
    inner.top = top;
    inner.kind = FrameKind.YIELD_FROM;
    inner.dst = dst;
    levels++;
    outer = g;
    frame = inner;
    pc = frame.next;
    at = <usize>g.window + g.sendTo;
  }
  store<i64>(at, sent);
  setCurrent(changetype<usize>(frame));
  countDepths(levels);
}

/** FOR_ITER resumes a generator, if it is suspended and nothing else is to be seen to: true, and its frame is current. */
export function resumeInLoop(caller: Frame, pc: usize, p: usize): bool {
  const g = asGenerator(p);
  if (g.state > <u32>GeneratorState.SUSPENDED || g.own !== UNBOUND) return false;
  countDepth();
  // None, which is immortal, goes to where a sent value would.
  const takes = g.state === GeneratorState.SUSPENDED && g.sendTo !== NOWHERE;
  if (takes) store<i64>(<usize>g.window + g.sendTo, NONE);
  caller.pc = <u32>pc;
  caller.next = <u32>pc + 8;
  enter(g, caller.top, FrameKind.FOR_ITER, load<u16>(pc, 2));
  if (takes) passThrough();
  return true;
}

/**
 * YIELD_VALUE to an instruction that has the value stored and no more, from a generator that handles no exception of its own: true, and the
 * resumer is current.
 */
export function yieldToLoop(frame: Frame, pc: usize): bool {
  const kind = <FrameKind>frame.kind;
  if ((kind !== FrameKind.FOR_ITER && kind !== FrameKind.SEND) || frame.generator === 0) return false;
  const g = asGenerator(frame.generator);
  if (handled !== g.outer) return false;
  const from = load<u16>(pc, 2);
  const slot = <usize>frame.regs + from;
  const v = load<i64>(slot);
  store<i64>(slot, UNBOUND);
  frame.pc = <u32>pc;
  frame.next = <u32>pc + 8;
  g.sendTo = from;
  g.state = GeneratorState.SUSPENDED;
  decref(g.outer);
  g.outer = UNBOUND;
  const caller = asFrame(frame.prev);
  setCurrent(changetype<usize>(caller));
  frame.prev = 0;
  giveDepth();
  const to = <usize>caller.regs + frame.dst;
  const old = load<i64>(to);
  store<i64>(to, v);
  decref(old);
  if (kind === FrameKind.SEND) decrefAt(changetype<usize>(g));
  return true;
}

/** The generator's frame gives up control: what it was handling goes aside, its resumer's comes back. */
function suspendHandled(g: PyGenerator): void {
  if (handled !== g.outer) {
    g.own = setHandled(g.outer);
  } else {
    decref(g.outer);
  }
  g.outer = UNBOUND;
}

/**
 * YIELD_VALUE and YIELD_FROM: takes the generator's frame off and hands v (a reference) to the resumer; generators that delegate to it
 * yield it in turn. The frame goes on at `next`, with the value sent to it in slot `sendTo`. Gives ENTERED, or 0 for settle.
 */
export function yieldValue(frame: Frame, v: Value, next: usize, sendTo: u32): usize {
  let levels: i32 = 1;
  while (frame.kind === FrameKind.YIELD_FROM) {
    const outer = asFrame(frame.prev);
    suspend(frame, next, sendTo);
    levels++;
    frame = outer;
    next = frame.pc;
    sendTo = <u32>load<u16>(next, 2) + 8;
  }
  const g = frame.generator;
  const kind = <FrameKind>frame.kind;
  const dst = frame.dst;
  const resumer = asFrame(frame.prev);
  suspend(frame, next, sendTo);
  setCurrent(changetype<usize>(resumer));
  countDepths(-levels);
  if (kind === FrameKind.FOR_ITER) {
    storeResult(resumer, dst, v);
    return ENTERED;
  }
  if (kind === FrameKind.SEND) {
    storeResult(resumer, dst, v);
    decrefAt(g);
    return ENTERED;
  }
  if (kind === FrameKind.STOP) leaveRun(v);
  else goOn(resumer, dst, v);
  decrefAt(g);
  return 0;
}

/** Takes the frame of a generator off, which goes on as yieldValue says. What runs then, and how deep, is the caller's business. */
function suspend(frame: Frame, next: usize, sendTo: u32): void {
  const g = asGenerator(frame.generator);
  frame.next = <u32>next;
  frame.prev = 0;
  g.sendTo = sendTo;
  g.state = GeneratorState.SUSPENDED;
  if (handled !== g.outer || handled !== UNBOUND) suspendHandled(g);
}

/** RETURN of a generator's frame, its window dropped already: v (a reference) is the value of the StopIteration. ENTERED, or 0 for settle. */
export function finishGenerator(frame: Frame, v: Value): usize {
  const g = asGenerator(frame.generator);
  const caller = asFrame(frame.prev);
  const kind = <FrameKind>frame.kind;
  const dst = frame.dst;
  endGenerator(g, frame);
  if (!isHeld(kind)) {
    if (kind === FrameKind.FOR_ITER) endLoop(caller, v);
    else storeResult(caller, dst, v);
    return ENTERED;
  }
  if (kind === FrameKind.STOP) {
    returned = v;
    leaveRun(END);
  } else if (kind === FrameKind.CONTINUE) goOnEnded(caller, v);
  else raiseStop(v);
  decrefAt(changetype<usize>(g));
  return 0;
}

/** Value that the generator returned, when run() gave END (a reference). */
export let returned: Value = UNBOUND;

export function takeReturned(): Value {
  const v = returned;
  returned = UNBOUND;
  return v;
}

/** FOR_ITER of the caller: its iterator is exhausted, and the value it returned not wanted. */
function endLoop(caller: Frame, v: Value): void {
  decref(v);
  dropIndex(caller);
  caller.next = <u32>exhausted(caller, caller.pc);
}

/** The pending exception leaves a generator's frame, its window dropped already. */
export function generatorRaised(frame: Frame): void {
  const g = asGenerator(frame.generator);
  const kind = <FrameKind>frame.kind;
  endGenerator(g, frame);
  if (kind === FrameKind.FOR_ITER) dropIndex(asFrame(current));
  if (pendingIs(Exc.StopIteration)) replaceStopIteration();
  if (isHeld(kind)) decrefAt(changetype<usize>(g));
}

/** PEP 479: a StopIteration that leaves a generator becomes a RuntimeError. */
function replaceStopIteration(): void {
  const cause = takeError();
  raise(Exc.RuntimeError, "generator raised StopIteration");
  const e = asException(pointer(pending));
  decrefField(e.cause);
  decrefField(e.context);
  e.cause = <u32>pointer(cause);
  e.context = <u32>pointer(incref(cause));
  e.suppressContext = 1;
}

/** Takes the frame off the stack and frees it: the generator is closed. */
function endGenerator(g: PyGenerator, frame: Frame): void {
  suspendHandled(g);
  setCurrent(frame.prev);
  giveDepth();
  freeFrame(g);
}

function freeFrame(g: PyGenerator): void {
  const record: usize = g.record;
  const window: usize = g.window;
  const own = g.own;
  g.state = GeneratorState.CLOSED;
  g.record = 0;
  g.window = 0;
  g.own = UNBOUND;
  if (record !== 0 && asFrame(record).object !== 0) detachFrameObject(asFrame(record));
  if (window !== 0) dropWindow(window, window + asCode(g.code).windowBytes);
  if (record !== 0) dropRecord(record);
  decref(own);
}

// ---- from native code ----

/**
 * Sends a value (borrowed) into a generator from native code: what it yields; END when it returns (takeReturned has the value);
 * ERROR. A value other than None cannot be sent to one that has not started.
 */
export function generatorSend(p: usize, v: Value): Value {
  const g = asGenerator(p);
  if (g.state === GeneratorState.CLOSED) {
    returned = NONE;
    return END;
  }
  if (g.state === GeneratorState.CREATED && v !== NONE) {
    return raise(Exc.TypeError, "can't send non-None value to a just-started generator");
  }
  if (!resume(g, incref(v), FrameKind.STOP, 0)) return ERROR;
  return run();
}

/** Raises the pending exception inside the generator, from native code: as generatorSend. */
export function generatorThrow(p: usize): Value {
  const g = asGenerator(p);
  if (g.state === GeneratorState.CREATED) {
    addFirstLine(asFrame(g.record));
    freeFrame(g);
  }
  if (g.state === GeneratorState.CLOSED) return ERROR;
  const delegate = delegateOf(g);
  if (delegate !== UNBOUND) return throwIntoDelegate(p, delegate);
  if (!resume(g, UNBOUND, FrameKind.STOP, 0)) return ERROR;
  return run();
}

/** What a suspended generator delegates to by `yield from`, borrowed; UNBOUND if it does not. */
export function delegateOf(g: PyGenerator): Value {
  if (g.state !== GeneratorState.SUSPENDED) return UNBOUND;
  const next: usize = asFrame(g.record).next;
  return load<u16>(next) === R.YIELD_FROM ? load<i64>(<usize>g.window + load<u16>(next, 2)) : UNBOUND;
}

/** The delegate takes the exception instead (CPython: _gen_throw); what it gives is the generator's or goes on in it. */
function throwIntoDelegate(p: usize, delegate: Value): Value {
  const g = asGenerator(p);
  incref(delegate);
  const closing = pendingIs(Exc.GeneratorExit);
  const result = closing ? closeDelegate(delegate) : delegateThrow(delegate);
  decref(delegate);
  if (result === UNBOUND || result === ERROR) {
    if (result === ERROR && pendingIs(Exc.StopIteration)) return goOnAfterDelegate(g, takeStopValue());
    return resume(g, UNBOUND, FrameKind.STOP, 0) ? run() : ERROR;
  }
  return result === END ? goOnAfterDelegate(g, takeReturned()) : result;
}

/** GeneratorExit: the delegate is closed, then the exception is raised in the generator itself (UNBOUND), or what close raised (ERROR). */
function closeDelegate(delegate: Value): Value {
  const exit = takeError();
  let result: Value = NONE;
  if (isExactly(delegate, TypeId.GENERATOR)) result = generatorClose(pointer(delegate));
  else {
    const close = getAttrOptional(delegate, nameOf(Name.close));
    if (close === ERROR) result = ERROR;
    else if (close !== UNBOUND) {
      result = call0(close);
      decref(close);
    }
  }
  if (result === ERROR) {
    decref(exit);
    return ERROR;
  }
  decref(result);
  restoreError(exit);
  return UNBOUND;
}

function delegateThrow(delegate: Value): Value {
  if (isExactly(delegate, TypeId.GENERATOR)) return generatorThrow(pointer(delegate));
  const exc = takeError();
  const method = getAttrOptional(delegate, nameOf(Name.throw_));
  if (method === UNBOUND) {
    restoreError(exc);
    return UNBOUND;
  }
  let result: Value = ERROR;
  if (method !== ERROR) {
    result = call1(method, exc);
    decref(method);
  }
  decref(exc);
  return result;
}

/** The delegate has ended with a value (a reference): the generator goes on behind its `yield from`. */
function goOnAfterDelegate(g: PyGenerator, v: Value): Value {
  const frame = asFrame(g.record);
  const slot = <usize>g.window + load<u16>(<usize>frame.next, 2);
  decref(load<i64>(slot));
  store<i64>(slot, v);
  frame.next += 8;
  g.sendTo = NOWHERE;
  return resume(g, NONE, FrameKind.STOP, 0) ? run() : ERROR;
}

/** Closes a generator (PEP 342): GeneratorExit is raised in it. The value it returned (a reference, None mostly), or ERROR. */
export function generatorClose(p: usize): Value {
  const g = asGenerator(p);
  if (g.state === GeneratorState.CLOSED) return NONE;
  if (g.state === GeneratorState.CREATED) {
    freeFrame(g);
    return NONE;
  }
  raise(Exc.GeneratorExit, "");
  const result = generatorThrow(p);
  if (result === END) return takeReturned();
  if (result !== ERROR) {
    decref(result);
    return raise(Exc.RuntimeError, "generator ignored GeneratorExit");
  }
  return catchError(Exc.GeneratorExit) || catchError(Exc.StopIteration) ? NONE : ERROR;
}

/** The `next` slot. A value that the generator returns goes along with a StopIteration. */
function generatorNext(self: Value): Value {
  const result = generatorSend(pointer(self), NONE);
  return result === END && returned !== NONE ? raiseReturned() : result;
}

/** Raises StopIteration with the value that a generator has just returned. Gives ERROR. */
export function raiseReturned(): Value {
  return raiseStop(takeReturned());
}

/** Raises StopIteration with a value (a reference). Gives ERROR. */
export function raiseStop(v: Value): Value {
  if (v === NONE) return raiseBare(Exc.StopIteration);
  // Made by its class: a tuple is one argument.
  const exc = call1(box(excType(Exc.StopIteration)), v);
  decref(v);
  return exc === ERROR ? ERROR : raiseException(exc);
}

function generatorIter(self: Value): Value {
  return incref(self);
}

/** Value of a pending StopIteration, which is dropped (a reference). */
export function takeStopValue(): Value {
  const exc = takeError();
  const v = excField(pointer(exc), ExcField.STOP_VALUE);
  const result = v === UNBOUND ? NONE : incref(v);
  decref(exc);
  return result;
}

function generatorTraverse(p: usize, visit: u32): void {
  const g = asGenerator(p);
  visitAt(g.code, visit);
  visitAt(g.name, visit);
  visitAt(g.qualname, visit);
  visitValue(g.own, visit);
  visitValue(g.outer, visit);
  if (g.record === 0) return;
  const frame = asFrame(g.record);
  visitAt(frame.func, visit);
  if (frame.object !== 0 && asFrameObject(frame.object).held) visitAt(frame.object, visit);
  const end = <usize>g.window + asCode(g.code).windowBytes;
  for (let slot: usize = g.window; slot < end; slot += 8) visitValue(load<i64>(slot), visit);
}

function generatorClear(p: usize): void {
  const g = asGenerator(p);
  if (g.state !== GeneratorState.RUNNING) freeFrame(g);
}

/** PEP 442: a suspended generator is closed before it dies; errors are reported, not raised. */
function generatorFinalize(self: Value): void {
  const g = asGenerator(pointer(self));
  if (g.state !== GeneratorState.SUSPENDED) return;
  const saved = takeError();
  const result = generatorClose(pointer(self));
  if (result === ERROR) reportUnraisable("Exception ignored while closing generator", self);
  else decref(result);
  if (saved !== UNBOUND) restoreError(saved);
}

function generatorDealloc(p: usize): void {
  if (asGenerator(p).state === GeneratorState.SUSPENDED && !finalizeFromDealloc(p)) return;
  Plain.untrack(p);
  if (asGenerator(p).weakrefs !== 0) clearWeakrefs(p);
  const g = asGenerator(p);
  freeFrame(g);
  const code: usize = g.code;
  const name: usize = g.name;
  const qualname: usize = g.qualname;
  Plain.free(TypeId.GENERATOR, p, sizeOf(code));
  decrefAt(code);
  decrefAt(name);
  decrefAt(qualname);
}

export function initGenerator(): void {
  const t = asType(typeAt(TypeId.GENERATOR));
  t.dealloc = generatorDealloc.index;
  t.traverse = generatorTraverse.index;
  t.clear = generatorClear.index;
  t.finalize = generatorFinalize.index;
  t.iter = generatorIter.index;
  t.next = generatorNext.index;
  t.weakOffset = <i32>offsetof<PyGenerator>("weakrefs");
}
