/**
 * Decodes classic bytecode into register code, once, when a code object first runs.
 *
 * The decoder walks the code in order with an abstract stack. An entry is a temporary (its value lies in the slot of its depth), a local
 * or a constant that was pushed but not yet read: LOAD_FAST and LOAD_CONST emit nothing. The instruction that consumes an entry
 * names the local or constant as its operand, and a STORE_FAST right after it becomes its result slot. So
 * `LOAD_FAST a; LOAD_FAST b; BINARY_ADD; STORE_FAST c` is one instruction.
 *
 * A borrowed local is read late. Entries become temporaries ("spilled") before anything could make that visible:
 * a store to that local, a jump or a jump's target, and, where a handler may unwind to them, everything below its depth.
 * A local that may be unbound is checked where the classic code loads it (vm/kinds.ts says which).
 *
 * For tools that watch the code it is decoded once more, into the same words with slots for events between them (vm/instrument.ts).
 */

import { clearError, raise, raiseMemoryError } from "../core/errors.ts";
import { isTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { pointer } from "../core/value.ts";
import { rawAlloc, rawFree, rawRealloc } from "../memory/raw.ts";
import { Instrumented, linkDecoded, PyCode } from "../objects/code.ts";
import { isBinaryOp } from "../shared/effects.ts";
import { Exc } from "../shared/exceptions.ts";
import { MonitorEvent } from "../shared/monitoring.ts";
import { CodeFlag, Op } from "../shared/opcodes.ts";
import { NOWHERE, R } from "../shared/registers.ts";
import { handlerDepth } from "./exceptiontable.ts";
import { chooseEntry } from "./instrument.ts";
import {
  findJoined,
  joinedEnd,
  joinedGiven,
  joinedOperand,
  joinedOperation,
  joinedTaken,
  joinedTarget,
} from "./joined.ts";
import { analyseKinds, closeKinds, isBoundAt } from "./kinds.ts";
import { openPositions, line as positionLine, readRun, runEnd } from "./positions.ts";
import { BORROWING, ENTERED_ONLY } from "./registercode.ts";
import { Analysis, insOp, insOperand, insSize, readInstruction, verify } from "./verify.ts";

const TEMPORARY: u32 = 0xffff_ffff;
const CONSTANT: u32 = 0x8000_0000;
/** No offset. */
const NOTHING: u32 = 0xffff_ffff;
/** Marks of jump targets in the copy: the target of a branch, which is to get its way; an address in the copy itself. */
const BRANCH: u32 = 0x4000_0000;
const WAY: u32 = 0x8000_0000;
/**
 * Classic code longer than this gets jumps with 32-bit distances everywhere. A byte becomes at most three instructions (ROT_FOUR), so a distance
 * below it fits the 15 bits that a comparison has.
 */
const NEAR: u32 = 5000;

let code: PyCode = changetype<PyCode>(0);
let analysis: Analysis = changetype<Analysis>(0);
/** The abstract stack: a u32 an entry. */
let stack: usize = 0;
let depth: u32 = 0;
/** Register code so far, and the classic offset of each 8 bytes of it. */
let out: usize = 0;
let offsets: usize = 0;
let length: u32 = 0;
let capacity: u32 = 0;
/** Start in register code of each classic offset (u32), and the jumps to set when all are known (pairs of u32). */
let starts: usize = 0;
let fixups: usize = 0;
let fixupCount: u32 = 0;
let fixupCapacity: u32 = 0;
let failed: bool = false;
/** Classic offset that instructions emitted belong to, of the instruction being decoded, and of the next one. */
let origin: u32 = 0;
let at: u32 = 0;
let next: u32 = 0;

/** The copy with slots that is being made, 0 for plain code. */
let copy: Instrumented = changetype<Instrumented>(0);
/** Of each 8 bytes of the copy: Instrumented.words. Words that are in the plain code too, so far; whether those to come are. */
let words: usize = 0;
let plainWords: u32 = 0;
let isSlot: bool = false;
/** Where the next instruction's line and those behind it come from: the line of the last one that has any. */
let codeLine: i32 = -1;
/** The STORE_FAST that resultSlot took, its offset; NOTHING if the instruction stored none. */
let taken: u32 = NOTHING;
/** Some jump of the copy goes too far for its instruction. */
let tooFar: bool = false;

/** Makes `code` ready to run; false with an exception pending. */
export function decode(target: PyCode): bool {
  if (target.entry !== 0) return true;
  if (target.plain === 0 && !decodeInto(target, changetype<Instrumented>(0))) return false;
  chooseEntry(target);
  return true;
}

/** Makes the copy of decoded code that has slots; false if that cannot be done, nothing raised. */
export function decodeInstrumented(target: PyCode, to: Instrumented): bool {
  tooFar = false;
  if (decodeInto(target, to)) return true;
  clearError();
  return false;
}

function decodeInto(target: PyCode, to: Instrumented): bool {
  copy = to;
  analysis = verify(target);
  if (changetype<usize>(analysis) === 0) return false;
  if (!analyseKinds(target, analysis)) {
    closeKinds();
    analysis.drop();
    return false;
  }
  code = target;
  open();
  if (!failed) translate();
  if (!failed && isCopy()) wayOfBranches();
  if (!failed) patchJumps();
  const done = close();
  analysis.drop();
  if (!done) raiseMemoryError();
  return done;
}

function open(): void {
  capacity = 4096;
  length = 0;
  depth = 0;
  fixupCount = 0;
  fixupCapacity = 64;
  out = rawAlloc(capacity);
  offsets = rawAlloc(capacity >> 1);
  stack = rawAlloc((<usize>code.stacksize + 4) << 2);
  starts = rawAlloc((<usize>analysis.length + 1) << 2);
  fixups = rawAlloc((<usize>fixupCapacity) << 3);
  failed = out === 0 || offsets === 0 || stack === 0 || starts === 0 || fixups === 0;
  words = 0;
  if (!isCopy()) return;
  words = rawAlloc(capacity >> 1);
  if (words === 0) failed = true;
  plainWords = 0;
  isSlot = false;
  codeLine = -1;
  taken = NOTHING;
  openPositions(code);
}

function isCopy(): bool {
  return changetype<usize>(copy) !== 0;
}

function close(): bool {
  closeKinds();
  rawFree(stack);
  rawFree(starts);
  rawFree(fixups);
  if (failed || tooFar) {
    rawFree(out);
    rawFree(offsets);
    if (words !== 0) rawFree(words);
    return false;
  }
  if (isCopy()) {
    copy.entry = <u32>out;
    copy.bytes = length;
    copy.offsets = <u32>offsets;
    copy.words = <u32>words;
    return true;
  }
  code.windowBytes = (code.nslots + code.stacksize) << 3;
  code.registerBytes = length;
  code.offsets = <u32>offsets;
  code.plain = <u32>out;
  linkDecoded(code);
  return true;
}

// ---- emission ----

function reserve(bytes: u32): bool {
  if (length + bytes <= capacity) return !failed;
  const grown = capacity * 2;
  const newOut = rawRealloc(out, grown);
  if (newOut !== 0) out = newOut;
  const newOffsets = rawRealloc(offsets, grown >> 1);
  if (newOffsets !== 0) offsets = newOffsets;
  if (newOut === 0 || newOffsets === 0 || !reserveWords(grown)) failed = true;
  else capacity = grown;
  return !failed;
}

function reserveWords(grown: u32): bool {
  if (!isCopy()) return true;
  const table = rawRealloc(words, grown >> 1);
  if (table !== 0) words = table;
  return table !== 0;
}

/** The words of the last instruction, or of its cache, are counted in the copy. */
function countWord(): void {
  if (!isCopy()) return;
  store<u32>(words + (length >> 1), (plainWords << 1) | <u32>isSlot);
  if (!isSlot) plainWords++;
}

function emit(op: R, a: u32 = 0, b: u32 = 0, c: u32 = 0): void {
  if (isCopy()) slotsBefore(op);
  emitWord(op, a, b, c);
  if (isCopy() && (op === R.YIELD_VALUE || op === R.YIELD_ASYNC)) slot(MonitorEvent.PY_RESUME);
}

function emitWord(op: R, a: u32, b: u32, c: u32): void {
  if (!reserve(8)) return;
  const p = out + length;
  store<u16>(p, <u16>op);
  store<u16>(p, <u16>a, 2);
  store<u16>(p, <u16>b, 4);
  store<u16>(p, <u16>c, 6);
  store<u32>(offsets + (length >> 1), origin);
  countWord();
  length += 8;
}

// ---- slots for events ----

/** A slot for an event, with a fact about it that needs no more than 32 bits. */
function slot(event: MonitorEvent, fact: u32 = 0): void {
  isSlot = true;
  emitWord(R.EVENT, event, 0, 0);
  if (!failed) store<u32>(out + length - 4, fact);
  isSlot = false;
}

/** Slots in front of each classic instruction. */
function slotsOf(at: u32, isEntered: bool, isJoined: bool = false): void {
  const line = lineAt(at);
  const borrows = isJoined || isAnyBorrowed() ? BORROWING : 0;
  const begins = line === codeLine ? ENTERED_ONLY : 0;
  if (isEntered) codeLine = -1;
  if (line >= 0) {
    if (line !== codeLine) slot(MonitorEvent.LINE, <u32>line | borrows | begins);
    codeLine = line;
  }
  slot(MonitorEvent.INSTRUCTION, at | borrows);
}

/** Whether an entry of the stack is no temporary yet. */
function isAnyBorrowed(): bool {
  for (let i: u32 = 0; i < depth; i++) if (entry(i) !== TEMPORARY) return true;
  return false;
}

/** The line of an offset; offsets are asked for in order. */
function lineAt(at: u32): i32 {
  while (runEnd <= at) if (!readRun()) return -1;
  return positionLine;
}

function slotsBefore(op: R): void {
  switch (op) {
    case R.CALL:
    case R.CALL_METHOD:
    case R.CALL_KW:
    case R.CALL_EX:
      slot(MonitorEvent.CALL);
      return;
    case R.RETURN:
    case R.RETURN_CONST:
      slot(MonitorEvent.PY_RETURN);
      return;
    case R.YIELD_VALUE:
    case R.YIELD_ASYNC:
      slot(MonitorEvent.PY_YIELD);
      return;
    case R.YIELD_FROM:
      // Only who resumes the generator comes by the slot.
      isSlot = true;
      emitWord(R.JUMP, 0, 8, 0);
      slot(MonitorEvent.PY_RESUME);
  }
}

/** The last instruction branches: if it does not, it runs into a slot; if it does, through one behind the code (wayOfBranches). */
function branchesTo(target: u32): void {
  jumpsTo(target);
  if (!isCopy() || failed) return;
  store<u32>(fixups + ((<usize>fixupCount - 1) << 3), target | BRANCH, 4);
  slot(MonitorEvent.BRANCH_LEFT, next);
}

/** The ways of taken branches: a slot, and a jump to the target. */
function wayOfBranches(): void {
  copy.main = length;
  const count = fixupCount;
  for (let i: u32 = 0; i < count && !failed; i++) {
    const target = load<u32>(fixups + ((<usize>i) << 3), 4);
    if (!(target & BRANCH)) continue;
    origin = load<u32>(offsets + (load<u32>(fixups + ((<usize>i) << 3)) >> 1));
    store<u32>(fixups + ((<usize>i) << 3), length | WAY, 4);
    const goal = load<u32>(starts + ((target & ~BRANCH) << 2));
    const goalWord = load<u32>(words + (goal >> 1)) | 1;
    slot(MonitorEvent.BRANCH_RIGHT, target & ~BRANCH);
    if (!failed) store<u32>(words + ((length - 8) >> 1), goalWord);
    emitWord(R.JUMP, 0, 0, 0);
    if (!failed) store<u32>(words + ((length - 8) >> 1), goalWord);
    jumpsTo(target & ~BRANCH);
  }
}

/** An instruction with a 32-bit operand at +4. */
function emitWide(op: R, a: u32, wide: u32): void {
  emit(op, a);
  if (!failed) store<u32>(out + length - 4, wide);
}

/** Words for an inline cache behind the last instruction. */
function emitCache(bytes: u32): void {
  for (let i: u32 = 0; i < bytes; i += 8) {
    if (!reserve(8)) return;
    store<u64>(out + length, 0);
    store<u32>(offsets + (length >> 1), origin);
    countWord();
    length += 8;
  }
}

/** The last instruction jumps to a classic offset. */
function jumpsTo(target: u32): void {
  if (fixupCount === fixupCapacity) {
    fixupCapacity *= 2;
    const grown = rawRealloc(fixups, (<usize>fixupCapacity) << 3);
    if (grown === 0) {
      failed = true;
      return;
    }
    fixups = grown;
  }
  store<u32>(fixups + ((<usize>fixupCount) << 3), length - 8);
  store<u32>(fixups + ((<usize>fixupCount) << 3), target, 4);
  fixupCount++;
}

function patchJumps(): void {
  for (let i: u32 = 0; i < fixupCount; i++) {
    const from = load<u32>(fixups + ((<usize>i) << 3));
    const goal = load<u32>(fixups + ((<usize>i) << 3), 4);
    const target = goal & WAY ? goal & ~WAY : load<u32>(starts + (goal << 2));
    const distance = <i32>target - <i32>(from + 8);
    const p = out + from;
    const op = <R>load<u16>(p);
    if (op >= R.JUMP_LT && op <= R.JUMP_IS_NOT_K) {
      if (distance >> 3 > 0x3fff || distance >> 3 < -0x4000) tooFar = true;
      store<u16>(p, <u16>(((distance >> 3) << 1) | (load<u16>(p, 6) & 1)), 6);
    } else if (op === R.FOR_ITER || op >= R.MATCH_LENGTH) store<u16>(p, <u16>(distance >> 3), 6);
    else store<i32>(p, distance, 4);
  }
}

// ---- the abstract stack ----

function entry(i: u32): u32 {
  return load<u32>(stack + (i << 2));
}

function setEntry(i: u32, e: u32): void {
  store<u32>(stack + (i << 2), e);
}

function push(e: u32): void {
  setEntry(depth++, e);
}

/** Slot of the temporary of a depth, of a local, of a cell. */
function temporary(i: u32): u32 {
  return (code.nslots + i) << 3;
}
function local(i: u32): u32 {
  return i << 3;
}
function cell(i: u32): u32 {
  return (code.nlocals + i) << 3;
}

/** Makes entry i a temporary. */
function spill(i: u32): void {
  const e = entry(i);
  if (e === TEMPORARY) return;
  if (e & CONSTANT) emitWide(R.CONST, temporary(i), (e & ~CONSTANT) << 3);
  else emit(R.COPY, temporary(i), local(e));
  setEntry(i, TEMPORARY);
}

function spillBelow(count: u32): void {
  for (let i: u32 = 0; i < count; i++) spill(i);
}

/** A store to local i comes: what was pushed of it must be the old value. */
function spillLocal(i: u32): void {
  for (let k: u32 = 0; k < depth; k++) if (entry(k) === i) spill(k);
}

/** Pops an entry for an operand that may be a local or a temporary: its slot. */
function popSlot(): u32 {
  depth--;
  if (entry(depth) & CONSTANT) spill(depth);
  const e = entry(depth);
  return e === TEMPORARY ? temporary(depth) : local(e);
}

function topIsConstant(): bool {
  const e = entry(depth - 1);
  return e !== TEMPORARY && (e & CONSTANT) !== 0 && (e & ~CONSTANT) < 8192;
}

function popConstant(): u32 {
  return (entry(--depth) & ~CONSTANT) << 3;
}

/**
 * Slot for a result that the stack gets: that of the local, if a STORE_FAST follows and takes it, which is skipped then. Called when the
 * operands are popped and before the instruction is emitted.
 */
function resultSlot(): u32 {
  if (next < analysis.length && !analysis.isTarget(next) && analysis.depth(next) >= 0) {
    if (readInstruction(analysis.bytes, analysis.length, next) && insOp === Op.STORE_FAST) {
      spillLocal(insOperand);
      taken = next;
      next += insSize;
      return local(insOperand);
    }
  }
  push(TEMPORARY);
  return temporary(depth - 1);
}

/** As resultSlot: whether a POP_TOP follows, which is skipped then. */
function isDropped(): bool {
  if (next >= analysis.length || analysis.isTarget(next) || analysis.depth(next) < 0) return false;
  if (!readInstruction(analysis.bytes, analysis.length, next) || insOp !== Op.POP_TOP) return false;
  taken = next;
  next += insSize;
  return true;
}

/** Spills the top `count` entries, for instructions in stack form; slot of the lowest. */
function stackForm(count: u32): u32 {
  for (let i = depth - count; i < depth; i++) spill(i);
  return temporary(depth - count);
}

/** Replaces the top `taken` entries by `given` temporaries. */
function replace(taken: u32, given: u32): void {
  depth -= taken;
  for (let i: u32 = 0; i < given; i++) push(TEMPORARY);
}

// ---- the walk ----

function translate(): void {
  prologue();
  let reachable = true;
  for (at = 0; at < analysis.length && !failed; at = next) {
    readInstruction(analysis.bytes, analysis.length, at);
    next = at + insSize;
    const known = analysis.depth(at);
    if (known < 0) {
      reachable = false;
      store<u32>(starts + (at << 2), length);
      continue;
    }
    if (analysis.isTarget(at) || !reachable) {
      if (reachable) spillBelow(depth);
      setDepth(known);
    }
    store<u32>(starts + (at << 2), length);
    origin = at;
    if (isCopy()) slotsOf(at, !reachable || analysis.isTarget(at));
    if (analysis.findHandler(at)) spillBelow(min<u32>(handlerDepth, depth));
    readInstruction(analysis.bytes, analysis.length, at);
    const op = insOp;
    instruction(op, insOperand);
    if (isCopy() && taken !== NOTHING) {
      origin = taken;
      slotsOf(taken, false, true);
    }
    taken = NOTHING;
    reachable =
      op !== Op.RETURN_VALUE &&
      op !== Op.JUMP_ABSOLUTE &&
      op !== Op.JUMP_FORWARD &&
      op !== Op.RAISE_VARARGS &&
      op !== Op.RERAISE;
  }
  store<u32>(starts + (analysis.length << 2), length);
}

function setDepth(known: i32): void {
  depth = known;
  for (let i: u32 = 0; i < depth; i++) setEntry(i, TEMPORARY);
}

/** Arguments that are cells move into them; the closure's cells are copied in. */
function prologue(): void {
  origin = 0;
  const cells = code.nslots - code.nlocals;
  const free = load<u32>(<usize>code.freevars, 8);
  for (let i: u32 = 0; i < cells - free; i++) emit(R.MAKE_CELL, cell(i), cellArgument(i));
  if (free !== 0) emit(R.COPY_CLOSURE, cell(cells - free), free);
  if (isCopy()) slot(MonitorEvent.PY_START);
}

/** Number of the local that has the same name as cell variable i, plus one; 0 if there is none. */
function cellArgument(i: u32): u32 {
  const name = load<i64>(<usize>code.cellvars + (i << 3), 16);
  for (let k: u32 = 0; k < code.nlocals; k++) {
    if (load<i64>(<usize>code.varnames + (k << 3), 16) === name) return k + 1;
  }
  return 0;
}

function instruction(op: i32, operand: u32): void {
  if (isBinaryOp(op)) {
    binaryInstruction(op);
    return;
  }
  switch (op) {
    case Op.NOP:
      return;
    case Op.LOAD_FAST:
      if (!isBoundAt(at)) emit(R.CHECK, local(operand), operand);
      if (feedsLoop()) emit(R.CHECK_ITERATOR, local(operand));
      push(operand);
      return;
    case Op.LOAD_CONST:
      push(CONSTANT | operand);
      return;
    case Op.STORE_FAST:
      storeFast(operand);
      return;
    case Op.DELETE_FAST:
      spillLocal(operand);
      if (!isBoundAt(at)) emit(R.CHECK, local(operand), operand);
      emit(R.CLEAR, local(operand));
      return;
    case Op.LOAD_FAST_AND_CLEAR:
      spillLocal(operand);
      emit(R.MOVE, temporary(depth), local(operand));
      push(TEMPORARY);
      return;
    case Op.POP_TOP:
      if (entry(--depth) === TEMPORARY) emit(R.CLEAR, temporary(depth));
      return;
    case Op.DUP_TOP:
      duplicate(1);
      return;
    case Op.COPY:
      duplicate(operand);
      return;
    case Op.DUP_TOP_TWO:
      duplicate(2);
      duplicate(2);
      return;
    case Op.SWAP:
      exchange(depth - operand, depth - 1);
      return;
    case Op.ROT_TWO:
      if (joins(Op.STORE_ATTR)) {
        rotatedAttributeStore(insOperand);
        return;
      }
      exchange(depth - 2, depth - 1);
      return;
    case Op.ROT_THREE:
      if (joins(Op.STORE_SUBSCR)) {
        rotatedSubscriptStore();
        return;
      }
      exchange(depth - 2, depth - 1);
      exchange(depth - 3, depth - 2);
      return;
    case Op.ROT_FOUR:
      exchange(depth - 2, depth - 1);
      exchange(depth - 3, depth - 2);
      exchange(depth - 4, depth - 3);
      return;
    case Op.UNARY_NEGATIVE:
      unaryInstruction(R.NEGATIVE);
      return;
    case Op.UNARY_POSITIVE:
      unaryInstruction(R.POSITIVE);
      return;
    case Op.UNARY_INVERT:
      unaryInstruction(R.INVERT);
      return;
    case Op.UNARY_NOT:
      unaryInstruction(R.NOT);
      return;
    case Op.GET_ITER:
      unaryInstruction(R.GET_ITER);
      return;
    case Op.COMPARE_OP:
      compareInstruction(operand);
      return;
    case Op.RETURN_VALUE:
      if (topIsConstant()) emitWide(R.RETURN_CONST, 0, popConstant());
      else emit(R.RETURN, popSlot());
      return;
    default:
      otherInstruction(op, operand);
  }
}

/** Whether FOR_ITER comes next: a generator expression's `.0`, which any caller may have given. */
function feedsLoop(): bool {
  return readInstruction(analysis.bytes, analysis.length, next) && insOp === Op.FOR_ITER;
}

function storeFast(i: u32): void {
  depth--;
  const e = entry(depth);
  spillLocal(i);
  if (e === TEMPORARY) emit(R.MOVE, local(i), temporary(depth));
  else if (e & CONSTANT) emitWide(R.CONST, local(i), (e & ~CONSTANT) << 3);
  else if (e !== i) emit(R.COPY, local(i), local(e));
}

/** Pushes the n-th entry from the top again. */
function duplicate(n: u32): void {
  const e = entry(depth - n);
  if (e !== TEMPORARY) {
    push(e);
    return;
  }
  emit(R.COPY, temporary(depth), temporary(depth - n));
  push(TEMPORARY);
}

/** Exchanges two entries; i is the lower one. */
function exchange(i: u32, k: u32): void {
  if (i === k) return;
  const low = entry(i);
  const high = entry(k);
  if (low === TEMPORARY && high === TEMPORARY) {
    emit(R.SWAP, temporary(i), temporary(k));
    return;
  }
  if (low === TEMPORARY) emit(R.MOVE, temporary(k), temporary(i));
  else if (high === TEMPORARY) emit(R.MOVE, temporary(i), temporary(k));
  setEntry(i, high);
  setEntry(k, low);
}

// ---- operators ----

/** Register operation of each classic binary operation; _K and K_ forms are its neighbours where it has them. */
function binaryRegister(op: i32): R {
  switch (op) {
    case Op.BINARY_ADD:
      return R.ADD;
    case Op.BINARY_SUBTRACT:
      return R.SUB;
    case Op.BINARY_MULTIPLY:
      return R.MUL;
    case Op.BINARY_FLOOR_DIVIDE:
      return R.FLOORDIV;
    case Op.BINARY_MODULO:
      return R.MOD;
    case Op.BINARY_TRUE_DIVIDE:
      return R.TRUEDIV;
    case Op.BINARY_AND:
      return R.AND;
    case Op.BINARY_OR:
      return R.OR;
    case Op.BINARY_XOR:
      return R.XOR;
    case Op.BINARY_LSHIFT:
      return R.LSHIFT;
    case Op.BINARY_RSHIFT:
      return R.RSHIFT;
    case Op.BINARY_MATRIX_MULTIPLY:
      return R.MATMUL;
    case Op.BINARY_POWER:
      return R.POWER;
    case Op.BINARY_SUBSCR:
      return R.SUBSCR;
    case Op.INPLACE_ADD:
      return R.INPLACE_ADD;
    case Op.INPLACE_SUBTRACT:
      return R.INPLACE_SUB;
    case Op.INPLACE_MULTIPLY:
      return R.INPLACE_MUL;
    case Op.INPLACE_FLOOR_DIVIDE:
      return R.INPLACE_FLOORDIV;
    case Op.INPLACE_MODULO:
      return R.INPLACE_MOD;
    case Op.INPLACE_TRUE_DIVIDE:
      return R.INPLACE_TRUEDIV;
    case Op.INPLACE_AND:
      return R.INPLACE_AND;
    case Op.INPLACE_OR:
      return R.INPLACE_OR;
    case Op.INPLACE_XOR:
      return R.INPLACE_XOR;
    case Op.INPLACE_LSHIFT:
      return R.INPLACE_LSHIFT;
    case Op.INPLACE_RSHIFT:
      return R.INPLACE_RSHIFT;
    case Op.INPLACE_MATRIX_MULTIPLY:
      return R.INPLACE_MATMUL;
    default:
      return R.INPLACE_POWER;
  }
}

function hasConstantForm(op: R): bool {
  return op !== R.MATMUL && op !== R.INPLACE_MATMUL;
}

function secondIsConstant(): bool {
  const e = entry(depth - 2);
  return e !== TEMPORARY && (e & CONSTANT) !== 0 && (e & ~CONSTANT) < 8192;
}

function binaryInstruction(classic: i32): void {
  const op = binaryRegister(classic);
  const reflected = op === R.ADD || op === R.SUB || op === R.MUL;
  if (topIsConstant() && hasConstantForm(op)) {
    const c = popConstant();
    const b = popSlot();
    const a = resultSlot();
    emit(op + 1, a, b, c);
  } else if (reflected && secondIsConstant()) {
    const c = popSlot();
    const b = popConstant();
    const a = resultSlot();
    emit(op + 2, a, b, c);
  } else {
    const c = popSlot();
    const b = popSlot();
    const a = resultSlot();
    emit(op, a, b, c);
  }
}

function unaryInstruction(op: R): void {
  const b = popSlot();
  const a = resultSlot();
  emit(op, a, b);
}

/** A comparison, joined with the conditional jump that follows. */
function compareInstruction(cmp: u32): void {
  if (joinsJump()) {
    compareJump(cmp);
    return;
  }
  const c = popSlot();
  const b = popSlot();
  const a = resultSlot();
  emit(R.LT + cmp, a, b, c);
}

/** Whether a POP_JUMP_IF_… comes next that only this comparison reaches, near enough for a 15-bit distance. */
function joinsJump(): bool {
  if (analysis.length > NEAR || next >= analysis.length || analysis.isTarget(next)) return false;
  readInstruction(analysis.bytes, analysis.length, next);
  return insOp === Op.POP_JUMP_IF_FALSE || insOp === Op.POP_JUMP_IF_TRUE;
}

function compareJump(cmp: u32): void {
  const sense: u32 = insOp === Op.POP_JUMP_IF_TRUE ? 1 : 0;
  const target = insOperand;
  if (isCopy()) slot(MonitorEvent.INSTRUCTION, next | BORROWING);
  next += insSize;
  if (topIsConstant()) {
    const b = popConstant();
    const a = popSlot();
    spillBelow(depth);
    emit(R.JUMP_LT_K + cmp, a, b, sense);
  } else {
    const b = popSlot();
    const a = popSlot();
    spillBelow(depth);
    emit(R.JUMP_LT + cmp, a, b, sense);
  }
  branchesTo(target);
}

// ---- the rest ----

function conditionalJump(op: R, target: u32): void {
  const a = popSlot();
  spillBelow(depth);
  emit(op, a);
  branchesTo(target);
}

function keepingJump(op: R, target: u32): void {
  spillBelow(depth);
  depth--;
  emit(op, temporary(depth));
  branchesTo(target);
}

function jump(target: u32): void {
  spillBelow(depth);
  if (isCopy()) slot(MonitorEvent.JUMP, target);
  emitWide(R.JUMP, 0, 0);
  jumpsTo(target);
}

/** FOR_ITER's distance has 16 bits: in long code it jumps to a jump. */
function forIter(target: u32): void {
  spillBelow(depth);
  const iterator = temporary(depth - 1);
  const far = analysis.length > NEAR;
  const a = resultSlot();
  emit(R.FOR_ITER, a, iterator, far ? 1 : 0);
  if (far) {
    emitWide(R.JUMP, 0, 8);
    emitWide(R.JUMP, 0, 0);
  }
  branchesTo(target);
}

/** An instruction in stack form: `taken` entries become `given` temporaries. */
function stackInstruction(op: R, taken: u32, given: u32, b: u32 = 0, c: u32 = 0): void {
  const a = stackForm(taken);
  emit(op, a, b, c);
  replace(taken, given);
}

function build(op: R, count: u32, n: u32): void {
  const c = stackForm(count);
  depth -= count;
  const a = resultSlot();
  emit(op, a, n, c);
}

/** Callable and arguments lie in temporaries; the result may go elsewhere. */
function callInstruction(op: R, taken: u32, n: u32): void {
  const a = stackForm(taken);
  depth -= taken;
  const c = isDropped() ? NOWHERE : resultSlot();
  emit(op, a, n, c);
}

function attributeLoad(name: u32): void {
  const b = popSlot();
  const a = resultSlot();
  emit(R.LOAD_ATTR, a, b, name);
  emitCache(8);
}

function attributeStore(name: u32): void {
  const a = popSlot();
  const b = popSlot();
  emit(R.STORE_ATTR, a, b, name);
  emitCache(8);
}

// `x.a += 1` and `x[i] += 1` end by rotating the result below the operands that were kept for storing it: no need to move it.

/** Whether the instruction to come is `op` and only this one leads to it: then it is taken as read, and decoded here. */
function joins(op: i32): bool {
  if (next >= analysis.length || analysis.isTarget(next) || analysis.depth(next) < 0) return false;
  if (!readInstruction(analysis.bytes, analysis.length, next) || insOp !== op) return false;
  origin = next;
  if (isCopy()) slotsOf(next, false, true);
  next += insSize;
  return true;
}

/** ROT_TWO and STORE_ATTR: owner value -> */
function rotatedAttributeStore(name: u32): void {
  const b = popSlot();
  const a = popSlot();
  emit(R.STORE_ATTR, a, b, name);
  emitCache(8);
}

/** ROT_THREE and STORE_SUBSCR: container key value -> */
function rotatedSubscriptStore(): void {
  const c = popSlot();
  const constant = topIsConstant();
  const b = constant ? popConstant() : popSlot();
  const a = popSlot();
  emit(constant ? R.STORE_SUBSCR_K : R.STORE_SUBSCR, a, b, c);
}

function methodLoad(name: u32): void {
  const b = popSlot();
  emit(R.LOAD_METHOD, temporary(depth), b, name);
  emitCache(16);
  push(TEMPORARY);
  push(TEMPORARY);
}

function globalLoad(name: u32): void {
  const a = resultSlot();
  emit(R.LOAD_GLOBAL, a, name);
  emitCache(16);
}

function yieldInstruction(): void {
  const isAsync = (code.flags & CodeFlag.ASYNC_GENERATOR) !== 0;
  const b = popSlot();
  spillBelow(depth);
  const wanted = !isDropped();
  emit(isAsync ? R.YIELD_ASYNC : R.YIELD_VALUE, wanted ? temporary(depth) : NOWHERE, b);
  if (wanted) push(TEMPORARY);
}

function appendInstruction(op: R, operand: u32): void {
  const b = popSlot();
  spill(depth - operand);
  emit(op, temporary(depth - operand), b);
}

function otherInstruction(op: i32, n: u32): void {
  switch (op) {
    case Op.JUMP_ABSOLUTE:
      jump(n);
      return;
    case Op.JUMP_FORWARD:
      jump(next + n);
      return;
    case Op.POP_JUMP_IF_FALSE:
      conditionalJump(R.JUMP_FALSE, n);
      return;
    case Op.POP_JUMP_IF_TRUE:
      conditionalJump(R.JUMP_TRUE, n);
      return;
    case Op.JUMP_IF_FALSE_OR_POP:
      keepingJump(R.KEEP_FALSE, n);
      return;
    case Op.JUMP_IF_TRUE_OR_POP:
      keepingJump(R.KEEP_TRUE, n);
      return;
    case Op.FOR_ITER:
      forIter(next + n);
      return;
    case Op.LOAD_ATTR:
      attributeLoad(n);
      return;
    case Op.STORE_ATTR:
      attributeStore(n);
      return;
    case Op.LOAD_METHOD:
      methodLoad(n);
      return;
    case Op.LOAD_GLOBAL:
      globalLoad(n);
      return;
    case Op.CALL_FUNCTION:
      callInstruction(R.CALL, n + 1, n);
      return;
    case Op.CALL_METHOD:
      callInstruction(R.CALL_METHOD, n + 2, n);
      return;
    case Op.CALL_FUNCTION_KW:
      callInstruction(R.CALL_KW, n + 2, n);
      return;
    case Op.CALL_FUNCTION_EX:
      callInstruction(R.CALL_EX, n ? 3 : 2, n);
      return;
    case Op.STORE_SUBSCR: {
      const constant = topIsConstant();
      const b = constant ? popConstant() : popSlot();
      const a = popSlot();
      const c = popSlot();
      emit(constant ? R.STORE_SUBSCR_K : R.STORE_SUBSCR, a, b, c);
      return;
    }
    case Op.DELETE_SUBSCR: {
      const b = popSlot();
      const a = popSlot();
      emit(R.DELETE_SUBSCR, a, b);
      return;
    }
    case Op.LOAD_CLOSURE:
      emit(R.COPY, temporary(depth), cell(n));
      push(TEMPORARY);
      return;
    case Op.LOAD_DEREF:
      emit(R.LOAD_DEREF, resultSlot(), cell(n));
      return;
    case Op.STORE_DEREF:
      emit(R.STORE_DEREF, cell(n), popSlot());
      return;
    case Op.DELETE_DEREF:
      emit(R.DELETE_DEREF, cell(n));
      return;
    case Op.LIST_APPEND:
      appendInstruction(R.LIST_APPEND, n);
      return;
    case Op.SET_ADD:
      appendInstruction(R.SET_ADD, n);
      return;
    case Op.MAP_ADD: {
      const c = popSlot();
      const b = popSlot();
      spill(depth - n);
      emit(R.MAP_ADD, temporary(depth - n), b, c);
      return;
    }
    case Op.BUILD_TUPLE:
      build(R.BUILD_TUPLE, n, n);
      return;
    case Op.BUILD_LIST:
      build(R.BUILD_LIST, n, n);
      return;
    case Op.BUILD_SET:
      build(R.BUILD_SET, n, n);
      return;
    case Op.BUILD_MAP:
      build(R.BUILD_MAP, n * 2, n);
      return;
    case Op.BUILD_STRING:
      build(R.BUILD_STRING, n, n);
      return;
    case Op.BUILD_SLICE:
      build(R.BUILD_SLICE, n, n);
      return;
    case Op.BUILD_CONST_KEY_MAP:
      stackInstruction(R.BUILD_CONST_KEY_MAP, n + 1, 1, n);
      return;
    case Op.FORMAT_VALUE:
      stackInstruction(R.FORMAT_VALUE, n & 4 ? 2 : 1, 1, n);
      return;
    default:
      stackOperation(op, n);
  }
}

/** Operations that are rare or long: all in stack form. */
function stackOperation(op: i32, n: u32): void {
  switch (op) {
    case Op.UNPACK_SEQUENCE:
      stackInstruction(R.UNPACK_SEQUENCE, 1, n, n);
      return;
    case Op.UNPACK_EX:
      stackInstruction(R.UNPACK_EX, 1, (n & 0xff) + (n >> 8) + 1, n & 0xff, n >> 8);
      return;
    case Op.LIST_EXTEND:
      extendInstruction(R.LIST_EXTEND, n);
      return;
    case Op.SET_UPDATE:
      extendInstruction(R.SET_UPDATE, n);
      return;
    case Op.DICT_UPDATE:
      extendInstruction(R.DICT_UPDATE, n);
      return;
    case Op.DICT_MERGE:
      stackInstruction(R.DICT_MERGE, 4, 3);
      return;
    case Op.LIST_TO_TUPLE:
      stackInstruction(R.LIST_TO_TUPLE, 1, 1);
      return;
    case Op.LOAD_NAME:
      stackInstruction(R.LOAD_NAME, 0, 1, n);
      return;
    case Op.STORE_NAME:
      stackInstruction(R.STORE_NAME, 1, 0, n);
      return;
    case Op.DELETE_NAME:
      stackInstruction(R.DELETE_NAME, 0, 0, n);
      return;
    case Op.STORE_GLOBAL:
      stackInstruction(R.STORE_GLOBAL, 1, 0, n);
      return;
    case Op.DELETE_GLOBAL:
      stackInstruction(R.DELETE_GLOBAL, 0, 0, n);
      return;
    case Op.DELETE_ATTR:
      stackInstruction(R.DELETE_ATTR, 1, 0, n);
      return;
    case Op.IMPORT_NAME:
      stackInstruction(R.IMPORT_NAME, 2, 1, n);
      return;
    case Op.IMPORT_FROM:
      stackInstruction(R.IMPORT_FROM, 1, 2, n);
      return;
    case Op.IMPORT_STAR:
      stackInstruction(R.IMPORT_STAR, 1, 0);
      return;
    case Op.MAKE_FUNCTION:
      stackInstruction(R.MAKE_FUNCTION, functionParts(n), 1, n);
      return;
    case Op.LOAD_BUILD_CLASS:
      stackInstruction(R.LOAD_BUILD_CLASS, 0, 1);
      return;
    case Op.LOAD_NOT_IMPLEMENTED_ERROR:
      stackInstruction(R.LOAD_NOT_IMPLEMENTED_ERROR, 0, 1);
      return;
    case Op.LOAD_ASSERTION_ERROR:
      stackInstruction(R.LOAD_ASSERTION_ERROR, 0, 1);
      return;
    case Op.LOAD_LOCALS:
      stackInstruction(R.LOAD_LOCALS, 0, 1);
      return;
    case Op.LOAD_CLASSDEREF:
      stackInstruction(R.LOAD_CLASSDEREF, 0, 1, n, cell(n));
      return;
    case Op.LOAD_FROM_DICT_OR_GLOBALS:
      stackInstruction(R.LOAD_FROM_DICT_OR_GLOBALS, 1, 1, n);
      return;
    case Op.LOAD_FROM_DICT_OR_DEREF:
      stackInstruction(R.LOAD_FROM_DICT_OR_DEREF, 1, 1, n, cell(n));
      return;
    case Op.PRINT_EXPR:
      stackInstruction(R.PRINT_EXPR, 1, 0);
      return;
    case Op.CALL_INTRINSIC_1:
      stackInstruction(R.CALL_INTRINSIC_1, 1, 1, n);
      return;
    case Op.CALL_INTRINSIC_2:
      stackInstruction(R.CALL_INTRINSIC_2, 2, 1, n);
      return;
    case Op.BUILD_INTERPOLATION:
      stackInstruction(R.BUILD_INTERPOLATION, n & 4 ? 3 : 2, 1, n);
      return;
    case Op.BUILD_TEMPLATE:
      stackInstruction(R.BUILD_TEMPLATE, 2, 1);
      return;
    case Op.RAISE_VARARGS:
      stackInstruction(R.RAISE, n, 0, n);
      return;
    case Op.RERAISE:
      stackInstruction(R.RERAISE, n + 1, 0, n);
      return;
    case Op.PUSH_EXC_INFO:
      stackInstruction(R.PUSH_EXC_INFO, 1, 2);
      return;
    case Op.POP_EXCEPT:
      stackInstruction(R.POP_EXCEPT, 1, 0);
      return;
    case Op.CHECK_EXC_MATCH:
      stackInstruction(R.CHECK_EXC_MATCH, 2, 2);
      return;
    case Op.BEFORE_WITH:
      stackInstruction(R.BEFORE_WITH, 1, 2);
      return;
    case Op.BEFORE_ASYNC_WITH:
      stackInstruction(R.BEFORE_ASYNC_WITH, 1, 2);
      return;
    case Op.WITH_EXCEPT_START:
      stackInstruction(R.WITH_EXCEPT_START, 4, 5);
      return;
    case Op.GET_LEN:
      stackInstruction(R.GET_LEN, 1, 2);
      return;
    case Op.MATCH_SEQUENCE:
      patternInstruction(R.MATCH_SEQUENCE, n, 1, 2);
      return;
    case Op.MATCH_MAPPING:
      patternInstruction(R.MATCH_MAPPING, n, 1, 2);
      return;
    case Op.MATCH_KEYS:
      patternInstruction(R.MATCH_KEYS, n, 2, 3);
      return;
    case Op.MATCH_CLASS:
      patternInstruction(R.MATCH_CLASS, n, 3, 1);
      return;
    case Op.CHECK_EG_MATCH:
      stackInstruction(R.CHECK_EG_MATCH, 2, 2);
      return;
    case Op.PREP_RERAISE_STAR:
      stackInstruction(R.PREP_RERAISE_STAR, 2, 1);
      return;
    case Op.GET_YIELD_FROM_ITER:
      stackInstruction(R.GET_YIELD_FROM_ITER, 1, 1);
      return;
    case Op.GET_AWAITABLE:
      stackInstruction(R.GET_AWAITABLE, 1, 1, n);
      return;
    case Op.GET_AITER:
      stackInstruction(R.GET_AITER, 1, 1);
      return;
    case Op.GET_ANEXT:
      stackInstruction(R.GET_ANEXT, 1, 2);
      return;
    case Op.END_ASYNC_FOR:
      stackInstruction(R.END_ASYNC_FOR, 2, 0);
      return;
    case Op.YIELD_VALUE:
      yieldInstruction();
      return;
    case Op.YIELD_FROM:
      spillBelow(depth);
      stackInstruction(R.YIELD_FROM, 2, 1);
      return;
    default:
      raise(Exc.SystemError, "unknown opcode");
      failed = true;
  }
}

/** Part of a pattern: with the jumps (and the unpacking) that follow it one instruction, where they are as the compiler makes them. */
function patternInstruction(op: R, n: u32, taken: u32, given: u32): void {
  const joins = analysis.length <= NEAR && findJoined(code, analysis, op, n, next);
  if (!joins || (op === R.MATCH_CLASS && joinedGiven !== n + namesOnTop())) {
    stackInstruction(op, taken, given, n);
    return;
  }
  const a = stackForm(taken);
  spillBelow(depth - taken);
  next = joinedEnd;
  emit(joinedOperation, a, joinedOperand);
  branchesTo(joinedTarget);
  replace(joinedTaken, joinedGiven);
}

/** How many names the constant tuple on top has; more than there can be if it is none. */
function namesOnTop(): u32 {
  const e = entry(depth - 1);
  if (e === TEMPORARY || (e & CONSTANT) === 0) return u32.MAX_VALUE >> 1;
  const names = tupleItem(code.consts, e & ~CONSTANT);
  return isTuple(names) ? tupleLength(pointer(names)) : u32.MAX_VALUE >> 1;
}

function functionParts(flags: u32): u32 {
  return 1 + <u32>popcnt<u32>(flags);
}

/** A container n below the top takes in the top entry: a is the container, b the slot of what is added. */
function extendInstruction(op: R, n: u32): void {
  const added = stackForm(1);
  spill(depth - 1 - n);
  emit(op, temporary(depth - 1 - n), added);
  depth--;
}
