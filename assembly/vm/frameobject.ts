/**
 * Frame and traceback objects: what Python sees of frames. Made only when asked for, or when an exception passes.
 *
 * While its frame runs, a frame object points to the record; when the frame ends it takes the named variables with it.
 * Attributes: vm/frameattributes.ts.
 */

import { raiseMemoryError, restoreError, takeError } from "../core/errors.ts";
import { asException } from "../core/exception.ts";
import {
  decrefAt,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  increfAt,
  newContainer,
  visitAt,
  visitValue,
} from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { pointer, UNBOUND } from "../core/value.ts";
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { TypeId } from "../shared/types.ts";
import { dropWindow, Frame } from "./frame.ts";
import { lineOf } from "./positions.ts";

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
  /** Named variables of an ended frame: `count` values. */
  values: u32;
  count: u32;
  /** Offset in the classic code where the frame ended. */
  lasti: u32;
  /** Names set through f_locals that are no variables: a dict, or 0. */
  extraLocals: u32;
  /** A list of values that f_locals replaced while the frame ran, or 0 (vm/framelocals.ts). */
  kept: u32;
  /** Whether the running frame owns a reference, because of one of those two. */
  held: u32;
}

@unmanaged
export class PyTraceback {
  refcount: i32;
  type: u32;
  next: u32;
  frame: u32;
  lasti: i32;
  /** Line; 0: to be found from lasti, -1: none. */
  lineno: i32;
}

export function asFrameObject(p: usize): PyFrame {
  return changetype<PyFrame>(p);
}

export function asTraceback(p: usize): PyTraceback {
  return changetype<PyTraceback>(p);
}

/** The frame object of a frame, made now if need be: borrowed by the frame, the caller gets a reference. 0 with MemoryError pending. */
export function frameObject(frame: Frame): usize {
  if (frame.object !== 0) {
    increfAt(frame.object);
    return frame.object;
  }
  const p = newContainer(typeAt(TypeId.FRAME), offsetof<PyFrame>());
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  const f = asFrameObject(p);
  f.record = <u32>changetype<usize>(frame);
  f.code = frame.code;
  f.globals = frame.globals;
  f.builtins = frame.builtins;
  f.locals = frame.locals;
  f.back = 0;
  f.values = 0;
  f.count = 0;
  f.lasti = 0;
  f.extraLocals = 0;
  f.kept = 0;
  f.held = 0;
  increfAt(f.code);
  increfAt(f.globals);
  increfAt(f.builtins);
  if (f.locals !== 0) increfAt(f.locals);
  frame.object = <u32>p;
  gcTrack(p);
  return p;
}

/** What f_locals has put into the object of a running frame stays as long as the frame runs. */
export function holdFrameObject(f: PyFrame): void {
  if (f.record === 0 || f.held) return;
  f.held = 1;
  increfAt(changetype<usize>(f));
}

/** The frame ends: its object takes the named variables, and its caller's frame object. Without memory it loses the variables. */
export function detachFrameObject(frame: Frame): void {
  const f = asFrameObject(frame.object);
  const code = asCode(frame.code);
  frame.object = 0;
  f.record = 0;
  f.lasti = load<u32>(<usize>code.offsets + ((<usize>frame.pc - code.entry) >> 1));
  if (takeVariables(f, frame, code) && frame.prev !== 0 && frame.generator === 0)
    keepBack(f, changetype<Frame>(<usize>frame.prev));
  if (!f.held) return;
  f.held = 0;
  decrefAt(changetype<usize>(f));
}

function takeVariables(f: PyFrame, frame: Frame, code: PyCode): bool {
  const values = rawAlloc(((<usize>code.nslots) << 3) + 8);
  if (values === 0) return false;
  for (let i: u32 = 0; i < code.nslots; i++) {
    const slot = <usize>frame.regs + (i << 3);
    store<i64>(values + (i << 3), load<i64>(slot));
    store<i64>(slot, UNBOUND);
  }
  f.values = <u32>values;
  f.count = code.nslots;
  return true;
}

/** f_back of an ended frame stays what it was. */
function keepBack(f: PyFrame, caller: Frame): void {
  const saved = takeError();
  const back = frameObject(caller);
  if (back !== 0) f.back = <u32>back;
  if (saved !== UNBOUND) restoreError(saved);
}

/** The offset of an entry for a frame that has not run yet: there is no instruction, only a line. */
const NOT_STARTED: i32 = -1;

/** As addTraceback, for a frame that an exception ends before its first instruction: the line is that of the `def`. */
export function addFirstLine(frame: Frame): void {
  addEntry(frame, NOT_STARTED, asCode(frame.code).firstlineno);
}

/** Puts an entry for this frame in front of the pending exception's traceback. Without memory the entry is left out. */
export function addTraceback(frame: Frame, offset: u32): void {
  addEntry(frame, <i32>offset, 0);
}

function addEntry(frame: Frame, lasti: i32, lineno: i32): void {
  const exc = takeError();
  const object = frameObject(frame);
  const p = object === 0 ? 0 : newContainer(typeAt(TypeId.TRACEBACK), offsetof<PyTraceback>());
  if (p === 0) {
    decrefField(object);
    restoreError(exc);
    return;
  }
  const t = asTraceback(p);
  const e = asException(pointer(exc));
  t.next = e.traceback;
  t.frame = <u32>object;
  t.lasti = lasti;
  t.lineno = lineno;
  e.traceback = <u32>p;
  gcTrack(p);
  restoreError(exc);
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
  for (let i: u32 = 0; i < f.count; i++) visitValue(load<i64>(<usize>f.values + (i << 3)), visit);
}

/** frame.clear() and the collector's clear: drops the variables of an ended frame. */
export function frameClear(p: usize): void {
  const f = asFrameObject(p);
  const values: usize = f.values;
  const back: usize = f.back;
  const extra: usize = f.extraLocals;
  const kept: usize = f.kept;
  const count = f.count;
  f.values = 0;
  f.count = 0;
  f.back = 0;
  f.extraLocals = 0;
  f.kept = 0;
  if (values !== 0) {
    dropWindow(values, values + ((<usize>count) << 3));
    rawFree(values);
  }
  decrefField(back);
  decrefField(extra);
  decrefField(kept);
}

function frameDealloc(p: usize): void {
  gcUntrack(p);
  const f = asFrameObject(p);
  if (f.record !== 0) changetype<Frame>(<usize>f.record).object = 0;
  frameClear(p);
  decrefAt(f.code);
  decrefAt(f.globals);
  decrefAt(f.builtins);
  decrefField(f.locals);
  freeContainer(p);
}

function tracebackTraverse(p: usize, visit: u32): void {
  visitAt(asTraceback(p).next, visit);
  visitAt(asTraceback(p).frame, visit);
}

function tracebackClear(p: usize): void {
  const t = asTraceback(p);
  const next: usize = t.next;
  t.next = 0;
  decrefField(next);
}

function tracebackDealloc(p: usize): void {
  gcUntrack(p);
  tracebackClear(p);
  decrefField(asTraceback(p).frame);
  freeContainer(p);
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
