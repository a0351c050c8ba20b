/**
 * Assigning f_lineno: a trace function sends its frame to another line (CPython: Objects/frameobject.c, frame_lineno_set_impl).
 *
 * The stack must fit: what the code at the line expects on it must be there, of the same kind, and what lies above is dropped. So the kinds
 * that the stack holds at each instruction are found first, in one walk over the classic code after another until nothing new is known.
 * A stack is an i64, three bits an entry, the top lowest. Where the decoder keeps entries elsewhere than in their temporaries (slots
 * marked `isBorrowing`) there is no jumping to, and none from there that keeps any.
 */
import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { clearError, fail, failf, literal, setHandled } from "../core/errors.ts";
import { decref, incref } from "../core/object.ts";
import { indexNumber } from "../core/subscript.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { isSubtype } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { NONE, UNBOUND, Value } from "../core/value.ts";
import { warn } from "../core/warnings.ts";
import { rawAlloc, rawFree } from "../memory/raw.ts";
import { asCode, asInstrumented, PyCode } from "../objects/code.ts";
import { fallsThrough, pops, pushes } from "../shared/effects.ts";
import { Exc } from "../shared/exceptions.ts";
import { MonitorEvent } from "../shared/monitoring.ts";
import { Op } from "../shared/opcodes.ts";
import { R } from "../shared/registers.ts";
import { TypeId } from "../shared/types.ts";
import { tracedEvent, tracedFrame } from "./events.ts";
import { findHandler, handlerDepth, handlerLasti, handlerTarget } from "./exceptiontable.ts";
import { asFrame, dropWindow, Frame } from "./frame.ts";
import { PyFrame } from "./frameobject.ts";
import { asGenerator } from "./generator.ts";
import { classicOffset, isBorrowing, isJumpTarget, isPlain, lineOfSlot } from "./registercode.ts";
import { insOp, insOperand, insSize, readInstruction } from "./verify.ts";

enum Kind {
  NONE,
  ITERATOR,
  // an exception, or what POP_EXCEPT puts back
  EXCEPT,
  OBJECT,
  // an object or nothing
  NULL,
  // an offset, for RERAISE
  LASTI,
}

/** Stacks that are none. */
const UNKNOWN: i64 = -1;
const TOO_DEEP: i64 = -2;
/** Entries that fit. */
const MOST: i64 = (<i64>1) << 60;

let stacks: usize = 0;
let changed: bool = false;

function stackAt(at: u32): i64 {
  return load<i64>(stacks + ((<usize>at) << 3));
}

function note(at: u32, stack: i64): void {
  if (stackAt(at) !== UNKNOWN) return;
  store<i64>(stacks + ((<usize>at) << 3), stack);
  changed = true;
}

function push(stack: i64, kind: Kind): i64 {
  return stack < 0 || stack >= MOST ? TOO_DEEP : (stack << 3) | <i64>kind;
}

function pop(stack: i64, count: i32): i64 {
  if (stack < 0) return stack;
  for (; count > 0; count--) stack >>= 3;
  return stack;
}

function topOf(stack: i64): Kind {
  return <Kind>(stack & 7);
}

function depthOf(stack: i64): i32 {
  let depth = 0;
  for (; stack > 0; stack >>= 3) depth++;
  return depth;
}

/** Entry n below the top. */
function below(stack: i64, n: i32): i64 {
  return (stack >> (3 * n)) & 7;
}

/** Exchanges the top with the entry n below it. */
function exchange(stack: i64, n: i32): i64 {
  if (stack < 0) return stack;
  const x = below(stack, 0);
  const y = below(stack, n);
  return (stack & ~7 & ~((<i64>7) << (3 * n))) | y | (x << (3 * n));
}

/** Finds the stacks at all instructions that can be reached; false without memory. */
function markStacks(code: PyCode): bool {
  const bytes = <usize>code.code + BYTES_DATA;
  const length = asBytes(code.code).length;
  stacks = rawAlloc((<usize>length + 1) << 3);
  if (stacks === 0) return false;
  for (let at: u32 = 0; at <= length; at++) store<i64>(stacks + ((<usize>at) << 3), UNKNOWN);
  store<i64>(stacks, 0);
  do {
    changed = false;
    for (let at: u32 = 0; at < length && readInstruction(bytes, length, at); at += insSize) {
      const size = insSize;
      if (stackAt(at) !== UNKNOWN) step(code, at, at + size, length);
      readInstruction(bytes, length, at);
    }
  } while (changed);
  return true;
}

/** What an instruction that can be reached makes reachable. */
function step(code: PyCode, at: u32, next: u32, length: u32): void {
  const stack = stackAt(at);
  const op = insOp;
  const n = insOperand;
  if (findHandler(code, at)) {
    let handler = pop(stack, depthOf(stack) - handlerDepth);
    if (handlerLasti) handler = push(handler, Kind.LASTI);
    note(handlerTarget, push(handler, Kind.EXCEPT));
  }
  switch (op) {
    case Op.JUMP_ABSOLUTE:
      note(n, stack);
      return;
    case Op.JUMP_FORWARD:
      note(next + n, stack);
      return;
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
      note(n, pop(stack, 1));
      break;
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
      note(n, stack);
      break;
    case Op.FOR_ITER:
      note(next + n, pop(stack, 1));
      break;
  }
  if (fallsThrough(op) && next < length) note(next, after(stack, op, n));
}

/** The stack behind an instruction that goes on. */
function after(stack: i64, op: i32, n: i32): i64 {
  switch (op) {
    case Op.GET_ITER:
    case Op.GET_YIELD_FROM_ITER:
    case Op.GET_AITER:
      return push(pop(stack, 1), Kind.ITERATOR);
    case Op.FOR_ITER:
      return push(stack, Kind.OBJECT);
    case Op.PUSH_EXC_INFO:
      return push(stack, Kind.EXCEPT);
    case Op.LIST_APPEND:
    case Op.SET_ADD:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE:
      return pop(stack, 1);
    case Op.MAP_ADD:
      return pop(stack, 2);
    case Op.CHECK_EXC_MATCH:
      return push(pop(stack, 1), Kind.OBJECT);
    case Op.WITH_EXCEPT_START:
      return push(stack, Kind.OBJECT);
    case Op.LOAD_METHOD:
      return push(push(pop(stack, 1), Kind.OBJECT), Kind.NULL);
    case Op.LOAD_FAST_AND_CLEAR:
      return push(stack, Kind.NULL);
    case Op.COPY:
      return push(stack, <Kind>below(stack, n - 1));
    case Op.DUP_TOP:
      return push(stack, topOf(stack));
    case Op.DUP_TOP_TWO:
      return push(push(stack, <Kind>below(stack, 1)), topOf(stack));
    case Op.SWAP:
      return exchange(stack, n - 1);
    case Op.ROT_TWO:
      return exchange(stack, 1);
    case Op.ROT_THREE:
      return exchange(exchange(stack, 1), 2);
    case Op.ROT_FOUR:
      return exchange(exchange(exchange(stack, 1), 2), 3);
    default: {
      let result = pop(stack, pops(op, n));
      for (let i = pushes(op, n); i > 0; i--) result = push(result, Kind.OBJECT);
      return result;
    }
  }
}

// ---- whether one stack serves where another is expected ----

function fitsKind(from: Kind, to: Kind): bool {
  if (to === Kind.OBJECT) return from !== Kind.NULL;
  return to === Kind.NULL || from === to;
}

function fits(from: i64, to: i64): bool {
  if (from < 0 || to < 0) return false;
  from = pop(from, depthOf(from) - depthOf(to));
  for (; from > 0 && to > 0; from >>= 3) {
    if (!fitsKind(topOf(from), topOf(to))) return false;
    to >>= 3;
  }
  return to === 0;
}

function explain(target: i64): string {
  if (target === TOO_DEEP) return "stack is too deep to analyze";
  if (target === UNKNOWN) return "can't jump into an exception handler, or code may be unreachable";
  switch (topOf(target)) {
    case Kind.EXCEPT:
      return "can't jump into an 'except' block as there's no exception";
    case Kind.LASTI:
      return "can't jump into a re-raising block as there's no location";
    case Kind.ITERATOR:
      return "can't jump into the body of a for loop";
    default:
      return "incompatible stacks";
  }
}

// ---- the jump ----

/** f_lineno = v. */
export function setFrameLine(f: PyFrame, v: Value): i32 {
  if (v === UNBOUND) return fail(Exc.AttributeError, "cannot delete attribute");
  if (!isSubtype(typeOf(v), typeAt(TypeId.INT))) return fail(Exc.ValueError, "lineno must be an integer");
  if (!mayJump(f)) return -1;
  const code = asCode(f.code);
  const wanted = indexNumber(v);
  clearError();
  if (wanted < <i64>code.firstlineno) {
    return failf(Exc.ValueError, "line %d comes before the current code block", wanted);
  }
  const line = firstLineFrom(code, wanted);
  if (line < 0) return failf(Exc.ValueError, "line %d comes after the current code block", wanted);
  if (!markStacks(code)) return fail(Exc.MemoryError, "");
  const done = jumpTo(asFrame(f.record), f, code, line);
  rawFree(stacks);
  return done;
}

/** Whether the event that is being told allows the frame to go elsewhere. */
function mayJump(f: PyFrame): bool {
  let message = "";
  if (tracedEvent < 0 || f.record === 0 || tracedFrame !== <usize>f.record) {
    message = "f_lineno can only be set in a trace function";
  } else if (tracedEvent === MonitorEvent.PY_START) {
    message = "can't jump from the 'call' trace event of a new frame";
  } else if (!isJumpEvent(tracedEvent)) message = "can only jump from a 'line' trace event";
  if (message.length === 0) return true;
  fail(Exc.ValueError, message);
  return false;
}

function isJumpEvent(event: i32): bool {
  return (
    event === MonitorEvent.LINE ||
    event === MonitorEvent.JUMP ||
    event === MonitorEvent.PY_RESUME ||
    event === MonitorEvent.PY_YIELD
  );
}

/** Whether a word of the copy is a slot where a line begins. */
function isLineSlot(pc: usize, word: usize): bool {
  return (load<u32>(word) & 1) !== 0 && load<u16>(pc) !== R.JUMP && load<u8>(pc, 2) === MonitorEvent.LINE;
}

/** The first line with code that is not before `wanted`; -1 if there is none. */
function firstLineFrom(code: PyCode, wanted: i64): i32 {
  const copy = asInstrumented(code.instrumented);
  let best: i32 = -1;
  let word: usize = copy.words;
  for (let pc: usize = copy.entry; pc < <usize>copy.entry + copy.main; pc += 8) {
    if (isLineSlot(pc, word)) {
      const line = lineOfSlot(pc);
      if (<i64>line >= wanted && (best < 0 || line < best)) best = line;
    }
    word += 4;
  }
  return best;
}

/** Goes to the place on a line whose stack fits and keeps most; 0, or -1 with ValueError pending. */
function jumpTo(frame: Frame, f: PyFrame, code: PyCode, line: i32): i32 {
  if (isPlain(code, frame.pc)) return fail(Exc.ValueError, "f_lineno can only be set in a trace function");
  const copy = asInstrumented(code.instrumented);
  const from = presentStack(code, frame.pc);
  let best: i64 = -1;
  let goal: usize = 0;
  let message = "cannot find bytecode for specified line";
  let word: usize = copy.words;
  for (let pc: usize = copy.entry; pc < <usize>copy.entry + copy.main; pc += 8) {
    const isOnLine = isLineSlot(pc, word) && lineOfSlot(pc) === line;
    word += 4;
    if (!isOnLine) continue;
    const target = stackAt(classicOffset(code, pc));
    if (!isJumpTarget(pc) || !fits(from, target)) message = explain(target);
    else if (target > best) {
      best = target;
      goal = pc;
    }
  }
  if (goal === 0) return fail(Exc.ValueError, message);
  if (!bindLocals(frame, code)) return -1;
  dropAbove(frame, code, from, best);
  frame.pc = <u32>goal;
  frame.line = line;
  f.jump = <u32>goal + 8;
  return 0;
}

/** What lies on the stack at a slot for certain: nothing where the decoder keeps entries elsewhere. */
function presentStack(code: PyCode, pc: usize): i64 {
  const event = load<u8>(pc, 2);
  if ((event === MonitorEvent.LINE || event === MonitorEvent.INSTRUCTION) && isBorrowing(pc)) return 0;
  const stack = stackAt(classicOffset(code, pc));
  // What was or is to be yielded, or has been sent.
  return event === MonitorEvent.PY_RESUME || event === MonitorEvent.PY_YIELD ? pop(stack, 1) : stack;
}

/** Variables that code may take for bound become None, with a warning; false with an exception pending. */
function bindLocals(frame: Frame, code: PyCode): bool {
  let unbound: i64 = 0;
  const end = <usize>frame.regs + ((<usize>code.nlocals) << 3);
  for (let slot: usize = frame.regs; slot < end; slot += 8) if (isUnbound(code, frame, slot)) unbound++;
  if (unbound === 0) return true;
  const message = "assigning None to %d unbound local%L";
  if (!warn(Exc.RuntimeWarning, message, unbound, literal(unbound === 1 ? "" : "s"))) return false;
  for (let slot: usize = frame.regs; slot < end; slot += 8)
    if (isUnbound(code, frame, slot)) store<i64>(slot, NONE);
  return true;
}

/** Whether a local is unbound that has not moved into a cell. */
function isUnbound(code: PyCode, frame: Frame, slot: usize): bool {
  if (load<i64>(slot) !== UNBOUND) return false;
  const name = tupleItem(code.varnames, <u32>((slot - frame.regs) >> 3));
  for (let i: u32 = 0; i < tupleLength(code.cellvars); i++)
    if (tupleItem(code.cellvars, i) === name) return false;
  return true;
}

/** Drops the entries of the stack above those to be kept; exceptions that were being handled are those before again. */
function dropAbove(frame: Frame, code: PyCode, from: i64, kept: i64): void {
  const temps = <usize>frame.regs + frame.temps;
  let depth = depthOf(from);
  for (const floor = depthOf(kept); depth > floor; depth--) {
    if (topOf(from) === Kind.EXCEPT) putBack(frame, temps + ((<usize>depth - 1) << 3));
    from = pop(from, 1);
  }
  dropWindow(temps + ((<usize>depth) << 3), <usize>frame.regs + code.windowBytes);
}

/** As POP_EXCEPT does. */
function putBack(frame: Frame, slot: usize): void {
  let previous = load<i64>(slot);
  store<i64>(slot, UNBOUND);
  if (previous === UNBOUND && frame.generator !== 0) previous = incref(asGenerator(frame.generator).outer);
  decref(setHandled(previous));
}
