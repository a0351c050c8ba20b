/**
 * Generators, coroutines and asynchronous generators: a frame whose window lies in a block of its own, run by whoever asks for the next
 * value.
 *
 * The window lies behind the fields of the generator object, the record lives until the generator is closed; resuming pushes the record on top of the current frame, yielding takes it off
 * again. FOR_ITER and YIELD_FROM of a Python frame resume without native recursion, FOR_ITER to any depth, as CPython's does: only
 * calls below it meet the limit; `next`, `send` and `throw` from native
 * code run a nested loop. The exception that the generator is handling when it yields is put aside with it (PEP 3134, CPython's exc_state).
 *
 * A coroutine is a generator that awaits by YIELD_FROM. An asynchronous generator yields in two ways: what it awaits goes outwards, as
 * from a coroutine; its own values (YIELD_ASYNC) are results of the step that awaits them (vm/asyncgenerator.ts).
 * `throw` and `close`: vm/generatorthrow.ts. Methods and attributes: vm/generatorattributes.ts.
 */

import { originDepth } from "../core/asyncstate.ts";
import { asBytes } from "../core/bytes.ts";
import { call1 } from "../core/call.ts";
import { NativeDepth } from "../core/depth.ts";
import {
  clearError,
  handled,
  literal,
  pendingIs,
  raise,
  raiseBare,
  raiseException,
  raiseFromPending,
  raisef,
  raiseMemoryError,
  restoreError,
  setHandled,
  takeError,
} from "../core/errors.ts";
import { ExcField, excField } from "../core/exception.ts";
import { finalizeFromDealloc } from "../core/finalize.ts";
import { Breaker } from "../core/interrupt.ts";
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
import { sinkTakes } from "../core/sink.ts";
import { asType, PyType } from "../core/type.ts";
import { excType, isExactly, typeAt } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, END, ERROR, isPointer, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { asCode } from "../objects/code.ts";
import { asFunction, PyFunction } from "../objects/function.ts";
import { Exc } from "../shared/exceptions.ts";
import { Header } from "../shared/layout.ts";
import { CodeFlag } from "../shared/opcodes.ts";
import { NOWHERE, R } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { closeStep, finalizeByHook } from "./asyncgenerator.ts";
import { Calls, ENTERED, storeResult } from "./calls.ts";
import { isLinked, link, loosen, resumeChain, stateOf, suspendChain, unlink } from "./chains.ts";
import { goOn, goOnEnded } from "./continue.ts";
import { originOf, warnNeverAwaited } from "./coroutine.ts";
import { run } from "./driver.ts";
import { tellOfDelegatedYield, tellOfEnd } from "./events.ts";
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
  freeFrames,
  giveDepth,
  giveFrameUncounted,
  setCurrent,
  stackTop,
  takeDepth,
  takeFreeFrame,
} from "./frame.ts";
import { asFrameObject, detachFrameObject } from "./frameobject.ts";
import { delegateOf, generatorClose } from "./generatorthrow.ts";
import { dropIndex } from "./ops/generatorops.ts";
import { exhausted } from "./ops/iteration.ts";
import { Slot } from "./quick.ts";
import { isPlain } from "./registercode.ts";
import { goOnResumed, isYielded, Resumptions, Steps } from "./resumptions.ts";
import { visitShelf } from "./shelf.ts";
import { enterLoop, leaveLoop } from "./threads.ts";
import { stackFor } from "./tier2.ts";
import { watched } from "./tools.ts";
import { leaveRun, outcome, settle } from "./unwind.ts";

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
  state: u8;
  /** Mark bits. */
  marks: u8;
  /** Of an asynchronous generator: something awaits a step of it, which is not over. */
  isStepping: bool;
  /** How many `except` blocks its frame is in. */
  handling: u8;
  /** Byte offset in the window where a sent value goes, or NOWHERE. Of one that is SHELVED: the record of the last frame on its shelf. */
  sendTo: u32;
  weakrefs: u32;
  /** Of a chain (vm/chains.ts), all borrowed: its outermost generator, 0 if there is no chain; of that one while it waits, the innermost, else 0. */
  root: u32;
  innermost: u32;
  /** How far inside of the chain: 0 at its root. */
  level: u32;
  /** Of a coroutine: cr_origin, a tuple; of an asynchronous generator: the finalizer hook that it has met. 0: none. */
  origin: u32;
  /** The exception that the suspended generator is handling, and while it runs the one that its resumer is. UNBOUND: none. */
  own: Value;
  outer: Value;

  @inline
  become(state: GeneratorState): void {
    this.state = <u8>state;
  }

  mark(mark: Mark): void {
    this.marks |= <u8>mark;
  }

  unmark(mark: Mark): void {
    this.marks &= ~(<u8>mark);
  }

  isMarked(mark: Mark): bool {
    return (this.marks & <u8>mark) !== 0;
  }
}

/** What is noted of a generator, most of asynchronous ones. */
export enum Mark {
  /** It has met the hooks of sys.set_asyncgen_hooks. */
  HOOKED = 1,
  /** It has ended, or is to: aclose() does nothing any more. */
  ENDED = 2,
  /** It waits for what ran in place, whose frames lie on a shelf (vm/shelf.ts). */
  SHELVED = 4,
}

export function asGenerator(p: usize): PyGenerator {
  return changetype<PyGenerator>(p);
}

/** Bytes of a generator with its window. */
export function sizeOf(code: usize): usize {
  return offsetof<PyGenerator>() + asCode(code).windowBytes;
}

/** What a call of code with such flags makes. */
export function typeOfCall(flags: u32): TypeId {
  if (flags & CodeFlag.ASYNC_GENERATOR) return TypeId.ASYNC_GENERATOR;
  return flags & CodeFlag.COROUTINE ? TypeId.COROUTINE : TypeId.GENERATOR;
}

/** "generator" or the like, for messages: an argument of `%L`. */
export function kindName(g: PyGenerator): Value {
  if (g.type === <u32>typeAt(TypeId.COROUTINE)) return literal("coroutine");
  return literal(g.type === <u32>typeAt(TypeId.GENERATOR) ? "generator" : "async generator");
}

/** Whether v is what `yield from` and `await` run by its frame: a generator or a coroutine. */
export function hasFrame(v: Value): bool {
  if (!isPointer(v)) return false;
  const type = load<u32>(pointer(v), Header.TYPE);
  return type === typeAt(TypeId.GENERATOR) || type === typeAt(TypeId.COROUTINE);
}

/**
 * A generator that has no frame yet, not tracked: its code and names set, its window not; 0 without memory (nothing is raised). What is
 * given by address stays the caller's.
 */
export function allocGenerator(code: usize, name: usize, qualname: usize): usize {
  const p = Plain.makeOf(typeAt(typeOfCall(asCode(code).flags)), sizeOf(code));
  if (p !== 0) fillGenerator(p, code, name, qualname);
  return p;
}

/** The same for an object that is there. */
export function fillGenerator(p: usize, code: usize, name: usize, qualname: usize): void {
  const g = asGenerator(p);
  g.window = <u32>(p + offsetof<PyGenerator>());
  g.code = <u32>code;
  g.name = <u32>name;
  g.qualname = <u32>qualname;
  increfAt(g.code);
  increfAt(g.name);
  increfAt(g.qualname);
  g.become(GeneratorState.CREATED);
  g.marks = 0;
  g.isStepping = false;
  g.handling = 0;
  g.sendTo = 0;
  g.weakrefs = 0;
  g.root = 0;
  g.innermost = 0;
  g.origin = 0;
  g.own = UNBOUND;
  g.outer = UNBOUND;
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
  if (originDepth > 0 && g.type === <u32>typeAt(TypeId.COROUTINE)) g.origin = <u32>originOf(current);
}

/**
 * Turns the current frame, freshly bound, into a suspended generator: the generator, or ERROR. The frame is popped. It may be that of a
 * module which awaits, and then has no function.
 */
export function newGenerator(record: usize): Value {
  const frame = asFrame(record);
  const code = asCode(frame.code);
  const f = asFunction(frame.func);
  const named = frame.func !== 0;
  const p = allocGenerator(frame.code, named ? f.name : code.name, named ? f.qualname : code.qualname);
  if (!named) incref(frame.extra);
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
  const p = allocGenerator(f.code, f.name, f.qualname);
  if (p === 0) return UNBOUND;
  Breaker.count();
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

/**
 * As openGenerator, for any function and arguments that stay the caller's; UNBOUND too where the function makes no generator, or not of
 * these arguments as they lie.
 */
export function openFrom(f: PyFunction, args: usize, nargs: i32): Value {
  if (f.simpleArgs !== -2 - nargs || asCode(f.code).entry === 0) return UNBOUND;
  if (depthLeft <= 0 || freeFrames === 0) return UNBOUND;
  for (let i = 0; i < nargs; i++) incref(load<i64>(args + (i << 3)));
  increfAt(changetype<usize>(f));
  const v = openGenerator(f, args, nargs);
  if (v !== UNBOUND) return v;
  for (let i = 0; i < nargs; i++) decref(load<i64>(args + (i << 3)));
  decrefAt(changetype<usize>(f));
  return UNBOUND;
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
  if (func === 0) dropNamespaces(frame);
  giveFrameUncounted(record);
  decrefField(func);
  decrefAt(code);
}

/** What the frame of a module owns. */
function dropNamespaces(frame: Frame): void {
  const locals: usize = frame.locals;
  decref(frame.extra);
  decrefAt(frame.globals);
  decrefAt(frame.builtins);
  decrefField(locals);
}

// ---- resuming ----

/**
 * Pushes the generator's frame, to run with `sent` (a reference; UNBOUND to raise the pending exception instead). `kind` and `dst` say where
 * its yields go. False with an exception pending: ValueError if it runs already, RecursionError.
 */
export function resume(g: PyGenerator, sent: Value, kind: FrameKind, dst: u32): bool {
  if (g.innermost !== 0 && resumeChain(g, sent, stackTop(), kind, dst)) return true;
  if (stateOf(g) === GeneratorState.RUNNING) {
    if (sent !== UNBOUND) decref(sent);
    clearError();
    raisef(Exc.ValueError, "%L already executing", kindName(g));
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

/**
 * As resume, for `send` to a suspended generator that has no exception put aside, where the depth allows it: its reference goes over to its running frame,
 * the one to `sent` to its window. False, nothing done, where a chain has to be resumed step by step.
 */
export function resumeBySend(g: PyGenerator, sent: Value, top: usize, dst: u32): bool {
  if (g.innermost !== 0) return resumeChain(g, sent, top, FrameKind.SEND, dst);
  countDepth();
  if (g.sendTo !== NOWHERE) store<i64>(<usize>g.window + g.sendTo, sent);
  else decref(sent);
  const frame = asFrame(g.record);
  Turns.begin(g, frame, top, FrameKind.SEND, dst);
  if (load<u16>(frame.next) === R.YIELD_FROM) passThrough();
  return true;
}

/**
 * A generator that has not run yet starts for a YIELD_FROM of the current frame, which names its slot: true, and its frame is current. False,
 * nothing done, where the recursion limit is near.
 */
export function startDelegate(frame: Frame, yieldFrom: usize, g: PyGenerator): bool {
  if (depthLeft <= 0) return false;
  countDepth();
  frame.pc = <u32>yieldFrom;
  frame.next = <u32>yieldFrom + 8;
  enter(g, frame.top, FrameKind.YIELD_FROM, load<u16>(yieldFrom, 2));
  return true;
}

/** Whether a running generator counts a reference for its running: some instructions of a frame hold what they resume. */
export function isHeld(kind: FrameKind): bool {
  return kind === FrameKind.STOP || kind >= FrameKind.CONTINUE;
}

/** Puts the generator's frame on top of the current one; the depth is counted already. */
export function enter(g: PyGenerator, top: usize, kind: FrameKind, dst: u32): void {
  if (isHeld(kind) && kind !== FrameKind.SEND) increfAt(changetype<usize>(g));
  if (kind === FrameKind.YIELD_FROM) link(asFrame(current), g);
  Turns.begin(g, asFrame(g.record), top, kind, dst);
  if (g.own !== UNBOUND) {
    decref(setHandled(g.own));
    g.own = UNBOUND;
  }
}

/** Going into a generator's frame and out of it: written out where that is done for each item. */
export class Turns {
  /** The frame of g, which has no exception put aside, is current on top of the one that is. */
  @inline
  static begin(g: PyGenerator, frame: Frame, top: usize, kind: FrameKind, dst: u32): void {
    g.become(GeneratorState.RUNNING);
    frame.prev = <u32>current;
    frame.top = <u32>top;
    frame.kind = kind;
    frame.dst = dst;
    setCurrent(changetype<usize>(frame));
    if (handled !== UNBOUND) g.outer = incref(handled);
  }

  /** The current frame has yielded at its pc: it is taken off, and its resumer is current. No exception of its own is handled. */
  @inline
  static end(g: PyGenerator, frame: Frame): void {
    const pc = <usize>frame.pc;
    frame.next = <u32>pc + 8;
    g.sendTo = load<u16>(pc, 2);
    g.become(GeneratorState.SUSPENDED);
    if (g.outer !== UNBOUND) dropOuter(g);
    setCurrent(frame.prev);
    frame.prev = 0;
    giveDepth();
  }
}

function dropOuter(g: PyGenerator): void {
  decref(g.outer);
  g.outer = UNBOUND;
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
  while (levels < limit && load<u16>(pc) === R.YIELD_FROM) {
    const dst = <u32>load<u16>(pc, 2);
    const receiver = load<i64>(<usize>frame.regs + dst);
    if (!hasFrame(receiver)) break;
    const g = asGenerator(pointer(receiver));
    if (g.innermost !== 0) loosen(g);
    if (g.state !== GeneratorState.SUSPENDED || g.own !== UNBOUND) break;
    frame.pc = <u32>pc;
    frame.next = <u32>pc + 8;
    // As `enter` does it, with what is the same for all levels done once.
    const inner = asFrame(g.record);
    link(frame, g);
    g.become(GeneratorState.RUNNING);
    if (handled !== UNBOUND) g.outer = incref(handled);
    inner.prev = <u32>changetype<usize>(frame);
    inner.top = top;
    inner.kind = FrameKind.YIELD_FROM;
    inner.dst = dst;
    levels++;
    frame = inner;
    pc = frame.next;
    at = g.sendTo === NOWHERE ? 0 : <usize>g.window + g.sendTo;
  }
  if (at !== 0) store<i64>(at, sent);
  else decref(sent);
  setCurrent(changetype<usize>(frame));
  countDepths(levels);
}

/** FOR_ITER resumes a generator, if it is suspended and nothing else is to be seen to: ENTERED or 0; else NOT_RESUMED, and nothing is done. */
export function resumeInLoop(caller: Frame, pc: usize, p: usize): usize {
  const g = asGenerator(p);
  if (g.state > <u32>GeneratorState.SUSPENDED || g.own !== UNBOUND) return NOT_RESUMED;
  caller.next = <u32>pc + 8;
  if (g.innermost !== 0) {
    caller.pc = <u32>pc;
    return resume(g, NONE, FrameKind.FOR_ITER, load<u16>(pc, 2)) ? ENTERED : 0;
  }
  const at = Resumptions.find(asFrame(g.record), false);
  if (at !== 0 && stackFor(load<u32>(at, 8))) return stepInLoop(at, g, caller, pc);
  countDepth();
  // None, which is immortal, goes to where a sent value would.
  const takes = g.state === GeneratorState.SUSPENDED && g.sendTo !== NOWHERE;
  if (takes) store<i64>(<usize>g.window + g.sendTo, NONE);
  caller.pc = <u32>pc;
  enter(g, caller.top, FrameKind.FOR_ITER, load<u16>(pc, 2));
  if (takes) passThrough();
  return ENTERED;
}

function stepInLoop(at: usize, g: PyGenerator, caller: Frame, pc: usize): usize {
  const dst = <u32>load<u16>(pc, 2);
  const v = Steps.by(at, g, caller, pc, NONE, FrameKind.FOR_ITER, dst);
  if (!isYielded(v)) return <usize>(<u32>v);
  storeResult(caller, dst, v);
  return ENTERED;
}

/** No address of an instruction. */
export const NOT_RESUMED: usize = 2;

/**
 * YIELD_VALUE to an instruction that has the value stored and no more, from a generator that handles no exception of its own: true, and the
 * resumer is current.
 */
export function yieldToLoop(frame: Frame, pc: usize): bool {
  const kind = <FrameKind>frame.kind;
  if ((kind !== FrameKind.FOR_ITER && kind !== FrameKind.SEND) || frame.generator === 0) return false;
  const g = asGenerator(frame.generator);
  if (g.handling !== 0) return false;
  const v = Slot.take(frame, frame.regs, pc, 4);
  frame.pc = <u32>pc;
  const caller = asFrame(frame.prev);
  Turns.end(g, frame);
  storeResult(caller, frame.dst, v);
  if (kind === FrameKind.SEND) decrefAt(changetype<usize>(g));
  return true;
}

/**
 * Compiled code has yielded v (a reference) at the pc of its frame, the current one: ENTERED, 0 for settle, or the instruction that it goes on with, since
 * the native code that wanted the value has it already.
 */
export function yieldCompiled(frame: Frame, v: Value): usize {
  const g = asGenerator(frame.generator);
  const pc: usize = frame.pc;
  const kind = <FrameKind>frame.kind;
  const sendTo = <u32>load<u16>(pc, 2);
  if (kind === FrameKind.STOP && sinkTakes(frame.generator, v)) {
    if (sendTo !== NOWHERE) store<i64>(<usize>frame.regs + sendTo, NONE);
    return pc + 8;
  }
  if ((kind !== FrameKind.FOR_ITER && kind !== FrameKind.SEND) || g.handling !== 0) {
    return yieldValue(frame, v, pc + 8, sendTo);
  }
  const caller = asFrame(frame.prev);
  Turns.end(g, frame);
  storeResult(caller, frame.dst, v);
  if (kind === FrameKind.SEND) decrefAt(changetype<usize>(g));
  return ENTERED;
}

/** The generator's frame gives up control: what it was handling goes aside, its resumer's comes back. */
function suspendHandled(g: PyGenerator): void {
  if (g.handling !== 0) g.own = setHandled(g.outer);
  else if (handled === g.outer) decref(g.outer);
  else decref(setHandled(g.outer));
  g.outer = UNBOUND;
}

/**
 * YIELD_VALUE and YIELD_FROM: takes the generator's frame off and hands v (a reference) to the resumer; generators that delegate to it
 * yield it in turn. The frame goes on at `next`, with the value sent to it in slot `sendTo`. Gives ENTERED, or 0 for settle.
 */
export function yieldValue(frame: Frame, v: Value, next: usize, sendTo: u32): usize {
  const inner = asGenerator(frame.generator);
  if (isLinked(inner)) {
    const p: usize = inner.root;
    const outermost = suspendChain(inner, next, sendTo);
    return handOut(p, v, <FrameKind>outermost.kind, outermost.dst);
  }
  let levels: i32 = 1;
  if (watched !== 0 && load<u16>(next) === R.YIELD_FROM) {
    if (!tellOfDelegatedYield(frame, v)) return 0;
    next = resumption(frame, next);
  }
  while (frame.kind === FrameKind.YIELD_FROM) {
    const outer = asFrame(frame.prev);
    suspend(frame, next, sendTo);
    levels++;
    frame = outer;
    next = frame.pc;
    sendTo = <u32>load<u16>(next, 2) + 8;
    if (watched === 0) continue;
    setCurrent(changetype<usize>(frame));
    if (!tellOfDelegatedYield(frame, v)) {
      countDepths(1 - levels);
      return 0;
    }
    next = resumption(frame, next);
  }
  const g = frame.generator;
  const kind = <FrameKind>frame.kind;
  const dst = frame.dst;
  const resumer = asFrame(frame.prev);
  suspend(frame, next, sendTo);
  setCurrent(changetype<usize>(resumer));
  countDepths(-levels);
  return handOut(g, v, kind, dst);
}

/** Gives what the generator g has yielded (a reference) to its resumer, whose frame is current. ENTERED, or 0 for settle. */
export function handOut(g: usize, v: Value, kind: FrameKind, dst: u32): usize {
  const resumer = asFrame(current);
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

/** Where a frame goes on whose YIELD_FROM has let a value through: in instrumented code at the slot in front. */
function resumption(frame: Frame, pc: usize): usize {
  return isPlain(asCode(frame.code), pc) ? pc : pc - 8;
}

/** The instruction at which a suspended frame goes on, behind such a slot. */
export function waitsAt(frame: Frame): usize {
  const next: usize = frame.next;
  const op = load<u16>(next);
  return (op === R.EVENT || op === R.NOP) && load<u16>(next, 8) === R.YIELD_FROM ? next + 8 : next;
}

/** Takes the frame of a generator off, which goes on as yieldValue says. What runs then, and how deep, is the caller's business. */
function suspend(frame: Frame, next: usize, sendTo: u32): void {
  const g = asGenerator(frame.generator);
  unlink(g, frame);
  frame.next = <u32>next;
  frame.prev = 0;
  g.sendTo = sendTo;
  g.become(GeneratorState.SUSPENDED);
  if (handled !== g.outer || handled !== UNBOUND) suspendHandled(g);
}

/** RETURN of a generator's frame, its window dropped already: v (a reference) is the value of the StopIteration. ENTERED, or 0 for settle. */
export function finishGenerator(frame: Frame, v: Value): usize {
  const g = asGenerator(frame.generator);
  const caller = asFrame(frame.prev);
  const kind = <FrameKind>frame.kind;
  const dst = frame.dst;
  endGenerator(g, frame);
  if (g.type === <u32>typeAt(TypeId.ASYNC_GENERATOR)) return finishAsync(g, kind, dst, v);
  if (!isHeld(kind)) {
    if (watched !== 0 && !tellOfEnd(caller, v)) {
      decref(v);
      if (kind === FrameKind.FOR_ITER) dropIndex(caller);
      return 0;
    }
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

/** An asynchronous generator has ended: who awaits the step gets StopAsyncIteration. Gives 0. */
function finishAsync(g: PyGenerator, kind: FrameKind, dst: u32, v: Value): usize {
  decref(v);
  raiseBare(Exc.StopAsyncIteration);
  g.mark(Mark.ENDED);
  if (kind === FrameKind.STOP) leaveRun(ERROR);
  else endStep(g, dst);
  if (isHeld(kind)) decrefAt(changetype<usize>(g));
  return 0;
}

/** YIELD_ASYNC: as yieldValue, for a value of an asynchronous generator's own. */
export function yieldAsync(frame: Frame, v: Value, next: usize, sendTo: u32): usize {
  const g = asGenerator(frame.generator);
  const kind = <FrameKind>frame.kind;
  const dst = frame.dst;
  const resumer = asFrame(frame.prev);
  suspend(frame, next, sendTo);
  setCurrent(changetype<usize>(resumer));
  giveDepth();
  if (kind === FrameKind.YIELD_FROM) {
    endStep(g, dst);
    storeResult(resumer, dst, v);
    return ENTERED;
  }
  returned = v;
  leaveRun(END);
  decrefAt(changetype<usize>(g));
  return 0;
}

/** The step of an asynchronous generator that the current frame awaits, by what lies in its slot `dst`, is over. */
function endStep(g: PyGenerator, dst: u32): void {
  g.isStepping = false;
  closeStep(load<i64>(<usize>asFrame(current).regs + dst));
}

/** Value that the generator returned, when run() gave END (a reference). */
export let returned: Value = UNBOUND;

export function setReturned(v: Value): void {
  returned = v;
}

export function takeReturned(): Value {
  const v = returned;
  returned = UNBOUND;
  return v;
}

/** FOR_ITER of the caller: its iterator is exhausted, and the value it returned not wanted. */
function endLoop(caller: Frame, v: Value): void {
  decref(v);
  const pc: usize = caller.pc;
  if (!isExactly(load<i64>(<usize>caller.regs + load<u16>(pc, 4)), TypeId.GENERATOR)) dropIndex(caller);
  caller.next = <u32>exhausted(caller, pc);
}

/** The pending exception leaves a generator's frame, its window dropped already. */
export function generatorRaised(frame: Frame): void {
  const g = asGenerator(frame.generator);
  const kind = <FrameKind>frame.kind;
  const dst = frame.dst;
  endGenerator(g, frame);
  if (kind === FrameKind.FOR_ITER) dropIndex(asFrame(current));
  if (pendingIs(Exc.StopIteration)) replaceStop(kindName(g), "StopIteration");
  if (g.type === <u32>typeAt(TypeId.ASYNC_GENERATOR)) asyncRaised(g, kind, dst);
  if (isHeld(kind)) decrefAt(changetype<usize>(g));
}

function asyncRaised(g: PyGenerator, kind: FrameKind, dst: u32): void {
  if (pendingIs(Exc.StopAsyncIteration)) replaceStop(kindName(g), "StopAsyncIteration");
  if (pendingIs(Exc.GeneratorExit)) g.mark(Mark.ENDED);
  if (kind === FrameKind.YIELD_FROM) endStep(g, dst);
}

/** PEP 479: what would say that a generator has ended becomes a RuntimeError when it is raised in it. */
export function replaceStop(kind: Value, name: string): void {
  raiseFromPending(Exc.RuntimeError, "%L raised %L", kind, literal(name));
}

/** Takes the frame off the stack and frees it: the generator is closed. Its window is dropped already, and its frame object gone. */
function endGenerator(g: PyGenerator, frame: Frame): void {
  if (handled !== g.outer || handled !== UNBOUND) suspendHandled(g);
  unlink(g, frame);
  setCurrent(frame.prev);
  giveDepth();
  const own = g.own;
  g.become(GeneratorState.CLOSED);
  g.record = 0;
  g.window = 0;
  g.own = UNBOUND;
  dropRecord(changetype<usize>(frame));
  decref(own);
}

export function freeFrame(g: PyGenerator): void {
  loosen(g);
  const record: usize = g.record;
  const window: usize = g.window;
  const own = g.own;
  g.become(GeneratorState.CLOSED);
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
 * ERROR. A value other than None cannot be sent to one that has not started. Of an asynchronous generator END is a value that it yields,
 * other results are what it awaits, and its end is StopAsyncIteration.
 */
export function generatorSend(p: usize, v: Value): Value {
  const g = asGenerator(p);
  if (g.state === GeneratorState.CLOSED) return sendToClosed(g);
  if (g.state === GeneratorState.CREATED && v !== NONE) {
    return raisef(Exc.TypeError, "can't send non-None value to a just-started %L", kindName(g));
  }
  if (!resume(g, incref(v), FrameKind.STOP, 0)) return ERROR;
  enterLoop();
  const next = goOnResumed(false);
  leaveLoop();
  return next === 0 && settle() && outcome !== UNBOUND ? outcome : run();
}

/** The same for natives that nobody has counted (core/depth.ts). */
export function generatorSendCounted(p: usize, v: Value): Value {
  if (!NativeDepth.enter()) return ERROR;
  const result = generatorSend(p, v);
  NativeDepth.leave();
  return result;
}

/** A generator is exhausted from then on; a coroutine must not be awaited twice. */
function sendToClosed(g: PyGenerator): Value {
  if (g.type === <u32>typeAt(TypeId.COROUTINE)) return raiseReused();
  if (g.type === <u32>typeAt(TypeId.ASYNC_GENERATOR)) return raiseBare(Exc.StopAsyncIteration);
  returned = NONE;
  return END;
}

export function raiseReused(): Value {
  return raise(Exc.RuntimeError, "cannot reuse already awaited coroutine");
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
  visitAt(g.origin, visit);
  if (g.record === 0) return;
  const frame = asFrame(g.record);
  if (g.isMarked(Mark.SHELVED)) visitShelf(g, visit);
  visitAt(frame.func, visit);
  if (frame.func === 0) {
    visitAt(frame.globals, visit);
    visitAt(frame.builtins, visit);
    visitAt(frame.locals, visit);
    visitValue(frame.extra, visit);
  }
  if (frame.object !== 0 && asFrameObject(frame.object).held) visitAt(frame.object, visit);
  const end = <usize>g.window + asCode(g.code).windowBytes;
  for (let slot: usize = g.window; slot < end; slot += 8) visitValue(load<i64>(slot), visit);
}

function generatorClear(p: usize): void {
  const g = asGenerator(p);
  if (stateOf(g) !== GeneratorState.RUNNING) freeFrame(g);
}

/**
 * PEP 442: a suspended generator is closed before it dies, or given to the hook that its event loop has set; of a coroutine that never ran the
 * program is warned. Errors are reported, not raised.
 */
function generatorFinalize(self: Value): void {
  const g = asGenerator(pointer(self));
  if (!wantsEnd(g)) return;
  const saved = takeError();
  if (g.type === <u32>typeAt(TypeId.ASYNC_GENERATOR) && g.origin !== 0 && !g.isMarked(Mark.ENDED)) {
    finalizeByHook(g);
  } else if (g.type === <u32>typeAt(TypeId.COROUTINE) && g.state === GeneratorState.CREATED) {
    warnNeverAwaited(g);
  } else {
    const result = generatorClose(pointer(self));
    if (result === ERROR) reportUnraisable("Exception ignored while closing generator", self);
    else decref(result);
  }
  if (saved !== UNBOUND) restoreError(saved);
}

/** frame.clear() of one that has not run yet: as if it died, but for the object; a coroutine loses its arguments, and can still be awaited. */
export function clearUnstarted(g: PyGenerator): void {
  generatorFinalize(box(changetype<usize>(g)));
  if (g.window !== 0) dropWindow(g.window, <usize>g.window + (asCode(g.code).nslots << 3));
}

/** Whether it is not indifferent that this generator dies: it may have something to clean up, or is a coroutine that was forgotten. */
function wantsEnd(g: PyGenerator): bool {
  if (g.state === GeneratorState.CREATED) return g.type !== <u32>typeAt(TypeId.GENERATOR);
  return stateOf(g) === GeneratorState.SUSPENDED;
}

/**
 * Whether a suspended generator ends without any of its code running: it handles no exceptions, and waits for nobody else (CPython: gen_close). Most of those
 * that a native or a loop stops asking are such.
 */
export function endsQuietly(g: PyGenerator): bool {
  if (g.state !== GeneratorState.SUSPENDED || watched !== 0) return false;
  if (g.type !== <u32>typeAt(TypeId.GENERATOR) || asBytes(asCode(g.code).exceptions).length !== 0)
    return false;
  return delegateOf(g) === UNBOUND;
}

function generatorDealloc(p: usize): void {
  if (wantsEnd(asGenerator(p)) && !endsQuietly(asGenerator(p)) && !finalizeFromDealloc(p)) return;
  Plain.untrack(p);
  if (asGenerator(p).weakrefs !== 0) clearWeakrefs(p);
  const g = asGenerator(p);
  if (g.record !== 0) freeFrame(g);
  const code: usize = g.code;
  const name: usize = g.name;
  const qualname: usize = g.qualname;
  const origin: usize = g.origin;
  Plain.freeOf(g.type, p, sizeOf(code));
  decrefAt(code);
  decrefAt(name);
  decrefAt(qualname);
  decrefField(origin);
}

function fillType(id: TypeId): PyType {
  const t = asType(typeAt(id));
  t.dealloc = generatorDealloc.index;
  t.traverse = generatorTraverse.index;
  t.clear = generatorClear.index;
  t.finalize = generatorFinalize.index;
  t.weakOffset = <i32>offsetof<PyGenerator>("weakrefs");
  return t;
}

export function initGenerator(): void {
  const t = fillType(TypeId.GENERATOR);
  t.iter = generatorIter.index;
  t.next = generatorNext.index;
  fillType(TypeId.COROUTINE);
  fillType(TypeId.ASYNC_GENERATOR);
}
