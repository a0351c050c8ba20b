/**
 * Frame and traceback objects: what Python sees of frames. Made only when asked for, or when an exception passes.
 *
 * While its frame runs, a frame object points to the record; when the frame ends it takes the named variables with it, for which it has
 * room behind its fields.
 * Attributes: vm/frameattributes.ts.
 */

import { pending, raiseMemoryError } from "../core/errors.ts";
import { asException, isUnseen } from "../core/exception.ts";
import {
  decref,
  decrefAt,
  decrefField,
  gcUntrack,
  increfAt,
  isDying,
  Plain,
  visitAt,
  visitValue,
} from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { asFunction } from "../objects/function.ts";
import { TypeId } from "../shared/types.ts";
import { dropWindow, Frame } from "./frame.ts";
import { isInPlace } from "./inplace.ts";
import { lineOf } from "./positions.ts";
import { classicOffset } from "./registercode.ts";

@unmanaged
export class PyFrame {
  refcount: i32;
  type: u32;
  /** The running frame's record, 0 once it ended. */
  record: u32;
  code: u32;
  globals: u32;
  builtins: u32;
  /** Namespace of module and class bodies, 0 for functions. */
  locals: u32;
  /** The caller's frame object, kept when the frame ended. */
  back: u32;
  /** Named variables of an ended frame: the address of `count` values in the object itself, 0 without. */
  values: u32;
  count: u32;
  /** Offset in the classic code where the frame ended. */
  lasti: u32;
  /** Names set through f_locals that are no variables: a dict, or 0. */
  extraLocals: u32;
  /** A list of values that f_locals replaced while the frame ran, or 0 (vm/framelocals.ts). */
  kept: u32;
  /** Whether the running frame owns a reference, because of one of those two or of what tracing keeps here. */
  held: u32;
  /** f_trace, UNBOUND for none; f_trace_lines and f_trace_opcodes. */
  trace: Value;
  traceLines: u8;
  traceOpcodes: u8;
  pad: u16;
  /** f_lineno while a trace function is told of an event on a line that the place in the code does not give; 0: it does. */
  lineno: i32;
  /** Where the frame shall go on, as assigning f_lineno wants it: an address in register code, or 0. */
  jump: u32;
  /** Whether Python code may have changed variables of the running frame, or may yet: not while only tracebacks refer to it. */
  seen: u32;
  /** What becomes of the object of a running frame when nobody refers to it any more. */
  idle: Idle;
  pad2: u32;
}

/** The object of a frame that catches exceptions is not freed while the frame runs: in a loop the next exception wants it again. */
enum Idle {
  NEVER,
  MAY_BE,
  /** Nobody refers to it: it waits, as new. */
  IS,
}

@unmanaged
export class PyTraceback {
  refcount: i32;
  type: u32;
  next: u32;
  /** 0 in entries that nobody has seen yet (vm/unseen.ts). */
  frame: u32;
  lasti: i32;
  /** Line; 0: to be found from lasti, -1: none. */
  lineno: i32;
  /** What such an entry has of its frame, which has ended: the function and, until there is a frame object, the code; else 0. Owned. */
  func: u32;
  code: u32;
  /** How many values there is room for behind these fields: the named variables, till there is a frame object. */
  room: u32;
  pad: u32;
}

/** Bytes of a traceback object with room for so many variables. */
export function tracebackSize(room: u32): usize {
  return offsetof<PyTraceback>() + ((<usize>room) << 3);
}

export function asFrameObject(p: usize): PyFrame {
  return changetype<PyFrame>(p);
}

export function asTraceback(p: usize): PyTraceback {
  return changetype<PyTraceback>(p);
}

/** The frame object of a frame, made now if need be: borrowed by the frame, the caller gets a reference. 0 with MemoryError pending. */
export function frameObject(frame: Frame): usize {
  const p = objectOf(frame);
  if (p === 0) raiseMemoryError();
  else asFrameObject(p).seen = 1;
  return p;
}

/** Whether variables of a running frame may be other than its code has left them: through its object. */
export function isSeen(frame: Frame): bool {
  return frame.object !== 0 && asFrameObject(frame.object).seen !== 0;
}

/** As frameObject, but nothing is raised. */
function objectOf(frame: Frame): usize {
  const p: usize = frame.object;
  if (p === 0) return newFrameObject(frame);
  if (asFrameObject(p).idle === Idle.IS) {
    asFrameObject(p).idle = Idle.MAY_BE;
    store<i32>(p, 1);
    Plain.track(p);
    return p;
  }
  if (isWaitingToBeFreed(p)) {
    asFrameObject(p).record = 0;
    return newFrameObject(frame);
  }
  increfAt(p);
  return p;
}

/** Whether only the deallocations around a frame object (core/object.ts) hold up its own. */
function isWaitingToBeFreed(p: usize): bool {
  return isDying(p) && asFrameObject(p).idle !== Idle.IS;
}

/** Bytes of a frame object: its fields, and the named variables of the code. */
function sizeOf(code: usize): usize {
  return offsetof<PyFrame>() + ((<usize>asCode(code).nslots) << 3);
}

function newFrameObject(frame: Frame): usize {
  const p = makeFrame(frame.code, frame.globals, frame.builtins, frame.locals);
  if (p === 0) return 0;
  asFrameObject(p).record = <u32>changetype<usize>(frame);
  frame.object = <u32>p;
  return p;
}

/** A frame object without a record: whose all references are taken here. 0 if there is no memory. */
function makeFrame(code: u32, globals: u32, builtins: u32, locals: u32): usize {
  const p = Plain.make(TypeId.FRAME, sizeOf(code));
  if (p === 0) return 0;
  const f = asFrameObject(p);
  f.record = 0;
  f.code = code;
  f.globals = globals;
  f.builtins = builtins;
  f.locals = locals;
  f.back = 0;
  f.values = 0;
  f.count = 0;
  f.lasti = 0;
  f.extraLocals = 0;
  f.kept = 0;
  f.held = 0;
  f.trace = UNBOUND;
  f.traceLines = 1;
  f.traceOpcodes = 0;
  f.idle = Idle.NEVER;
  f.lineno = 0;
  f.jump = 0;
  f.seen = 0;
  increfAt(f.code);
  increfAt(f.globals);
  increfAt(f.builtins);
  if (locals !== 0) increfAt(locals);
  Plain.track(p);
  return p;
}

/** Gives an entry that has none its frame object; `back`: that of the caller, 0 for none. False if there is no memory. */
export function frameOfEntry(t: PyTraceback, back: usize): bool {
  const f = asFunction(t.func);
  const p = makeFrame(t.code, f.globals, f.builtins, 0);
  if (p === 0) return false;
  const frame = asFrameObject(p);
  frame.lasti = t.lasti;
  frame.back = <u32>back;
  if (back !== 0) increfAt(back);
  moveVariables(frame, changetype<usize>(t) + offsetof<PyTraceback>(), t.room);
  decrefAt(t.code);
  t.code = 0;
  t.frame = <u32>p;
  return true;
}

/** What f_locals or tracing has put into the object of a running frame stays as long as the frame runs. */
export function holdFrameObject(f: PyFrame): void {
  if (f.record === 0 || f.held) return;
  f.held = 1;
  increfAt(changetype<usize>(f));
}

/** Compiled code ends a frame that has an object: whether that is wanted. One that only waits for the next exception is freed. */
export function isObjectWanted(frame: Frame): bool {
  const f = asFrameObject(frame.object);
  if (f.idle !== Idle.IS) return true;
  frame.object = 0;
  freeFrameObject(f);
  return false;
}

/** The frame ends: its object takes the named variables, and its caller's frame object. */
export function detachFrameObject(frame: Frame): void {
  const f = asFrameObject(frame.object);
  const code = asCode(frame.code);
  frame.object = 0;
  f.record = 0;
  if (f.idle === Idle.IS) {
    freeFrameObject(f);
    return;
  }
  if (isWaitingToBeFreed(changetype<usize>(f))) return;
  f.lasti = classicOffset(code, frame.pc);
  moveVariables(f, frame.regs, code.nslots);
  // f_back of an ended frame stays what it was.
  if (frame.prev !== 0 && frame.generator === 0 && !isInPlace(frame))
    f.back = <u32>objectOf(changetype<Frame>(<usize>frame.prev));
  if (!f.held) return;
  f.held = 0;
  decrefAt(changetype<usize>(f));
}

/** A frame object without a record takes its variables. */
function moveVariables(f: PyFrame, from: usize, count: u32): void {
  const values = changetype<usize>(f) + offsetof<PyFrame>();
  moveValues(from, values, count);
  f.values = <u32>values;
  f.count = count;
}

/** Moves values to where nothing of worth lies. */
function moveValues(from: usize, to: usize, count: u32): void {
  for (const end = from + ((<usize>count) << 3); from < end; from += 8) {
    store<i64>(to, load<i64>(from));
    store<i64>(from, UNBOUND);
    to += 8;
  }
}

/** The offset of an entry for a frame that has not run yet: there is no instruction, only a line. */
const NOT_STARTED: i32 = -1;

/** As addTraceback, for a frame that an exception ends before its first instruction: the line is that of the `def`. */
export function addFirstLine(frame: Frame): void {
  addEntry(frame, NOT_STARTED, asCode(frame.code).firstlineno);
}

/**
 * Puts an entry for this frame in front of the pending exception's traceback. Without memory the entry is left out. The collector is not told of
 * it before it is seen (vm/unseen.ts).
 */
export function addTraceback(frame: Frame, offset: u32): void {
  addEntry(frame, <i32>offset, 0);
}

/** The frame has caught an exception. A generator's may never end. The object waits already where there was no memory for an entry of the traceback. */
export function keepFrameObject(frame: Frame): void {
  if (frame.object === 0 || frame.generator !== 0) return;
  const f = asFrameObject(frame.object);
  if (f.idle === Idle.NEVER) f.idle = Idle.MAY_BE;
}

function addEntry(frame: Frame, lasti: i32, lineno: i32): void {
  const object = objectOf(frame);
  const p = object === 0 ? 0 : Plain.make(TypeId.TRACEBACK, offsetof<PyTraceback>());
  if (p === 0) {
    decrefField(object);
    return;
  }
  const t = asTraceback(p);
  const e = asException(pointer(pending));
  t.next = e.traceback;
  t.frame = <u32>object;
  t.lasti = lasti;
  t.lineno = lineno;
  t.func = 0;
  t.code = 0;
  t.room = 0;
  e.traceback = <u32>p;
}

/** tb_lineno. */
export function tracebackLine(t: PyTraceback): i32 {
  if (t.lineno === 0) t.lineno = lineOf(asCode(asFrameObject(t.frame).code), t.lasti);
  return t.lineno;
}

function frameTraverse(p: usize, visit: u32): void {
  const f = asFrameObject(p);
  visitAt(f.code, visit);
  visitAt(f.globals, visit);
  visitAt(f.builtins, visit);
  visitAt(f.locals, visit);
  visitAt(f.back, visit);
  visitAt(f.extraLocals, visit);
  visitAt(f.kept, visit);
  visitValue(f.trace, visit);
  for (let i: u32 = 0; i < f.count; i++) visitValue(load<i64>(<usize>f.values + (i << 3)), visit);
}

/** frame.clear() and the collector's clear: drops the variables of an ended frame. */
export function frameClear(p: usize): void {
  const f = asFrameObject(p);
  const values: usize = f.values;
  const back: usize = f.back;
  const extra: usize = f.extraLocals;
  const kept: usize = f.kept;
  const trace = f.trace;
  const count = f.count;
  f.values = 0;
  f.count = 0;
  f.back = 0;
  f.extraLocals = 0;
  f.kept = 0;
  f.trace = UNBOUND;
  dropWindow(values, values + ((<usize>count) << 3));
  decrefField(back);
  decrefField(extra);
  decrefField(kept);
  decref(trace);
}

function frameDealloc(p: usize): void {
  gcUntrack(p);
  const f = asFrameObject(p);
  const record: usize = f.record;
  if (record !== 0) changetype<Frame>(record).object = 0;
  if ((f.values | f.extraLocals | f.kept) !== 0 || f.trace !== UNBOUND) frameClear(p);
  if (f.idle === Idle.NEVER || record === 0 || changetype<Frame>(record).object !== 0) {
    freeFrameObject(f);
    return;
  }
  Resting.begin(f);
  changetype<Frame>(record).object = <u32>p;
}

/** The object of a running frame that has caught an exception, while nobody refers to it. */
class Resting {
  @inline
  static begin(f: PyFrame): void {
    f.idle = Idle.IS;
    f.lineno = 0;
    f.jump = 0;
    f.seen = 0;
    f.traceLines = 1;
    f.traceOpcodes = 0;
  }

  /** Drops a reference to a frame object: nearly always the last one to that of the frame that has caught the exception, on which nothing was hung. */
  @inline
  static drop(p: usize): void {
    const f = asFrameObject(p);
    const isLast = f.refcount === 1 && f.idle === Idle.MAY_BE && f.record !== 0;
    if (!isLast || (f.extraLocals | f.kept) !== 0 || f.trace !== UNBOUND) {
      decrefAt(p);
      return;
    }
    f.refcount = 0;
    gcUntrack(p);
    Resting.begin(f);
  }
}

function freeFrameObject(f: PyFrame): void {
  const p = changetype<usize>(f);
  const code: usize = f.code;
  const globals: usize = f.globals;
  const builtins: usize = f.builtins;
  const locals: usize = f.locals;
  Plain.free(TypeId.FRAME, p, sizeOf(code));
  decrefAt(code);
  decrefAt(globals);
  decrefAt(builtins);
  decrefField(locals);
}

/** Entries that nobody has seen are their exception's: with one, all such behind it are traversed. */
function tracebackTraverse(p: usize, visit: u32): void {
  while (true) {
    const t = asTraceback(p);
    visitAt(t.frame, visit);
    visitAt(t.func, visit);
    visitAt(t.code, visit);
    const values = p + offsetof<PyTraceback>();
    const count = t.frame === 0 ? t.room : 0;
    for (let i: u32 = 0; i < count; i++) visitValue(load<i64>(values + (i << 3)), visit);
    p = t.next;
    if (!isUnseen(p)) break;
  }
  visitAt(p, visit);
}

function tracebackClear(p: usize): void {
  const t = asTraceback(p);
  const next: usize = t.next;
  t.next = 0;
  decrefField(next);
}

/**
 * Frees a chain of entries as far as nobody else holds it, the innermost first: so in one loop, which takes them from the collector and turns
 * their links round, and another that frees them.
 */
function tracebackDealloc(p: usize): void {
  let outer: usize = 0;
  let t = p;
  while (true) {
    Plain.untrack(t);
    const next: usize = asTraceback(t).next;
    asTraceback(t).next = <u32>outer;
    if (next === 0 || load<i32>(next) !== 1) {
      decrefField(next);
      break;
    }
    store<i32>(next, 0);
    outer = t;
    t = next;
  }
  while (t !== 0) {
    outer = asTraceback(t).next;
    const frame: usize = asTraceback(t).frame;
    const func: usize = asTraceback(t).func;
    const code: usize = asTraceback(t).code;
    const room = asTraceback(t).room;
    if (frame === 0) {
      for (let at = t + ((<usize>room) << 3); at > t; at -= 8) {
        const v = load<i64>(at, offsetof<PyTraceback>() - 8);
        if (isPointer(v)) decrefAt(pointer(v));
      }
    }
    Plain.free(TypeId.TRACEBACK, t, tracebackSize(room));
    if (frame !== 0) Resting.drop(frame);
    decrefField(func);
    decrefField(code);
    t = outer;
  }
}

export function initFrameObjects(): void {
  const f = asType(typeAt(TypeId.FRAME));
  f.dealloc = frameDealloc.index;
  f.traverse = frameTraverse.index;
  f.clear = frameClear.index;
  const t = asType(typeAt(TypeId.TRACEBACK));
  t.dealloc = tracebackDealloc.index;
  t.traverse = tracebackTraverse.index;
  t.clear = tracebackClear.index;
}
