/**
 * What is known at each instruction of verified code: which locals are certainly bound, and what kinds of values the stack holds. Forward data
 * flow over the classic code.
 *
 * Two uses. The decoder leaves out the check of a local that is bound. And code is refused that would hand an operation what it cannot
 * take: an empty slot (LOAD_FAST_AND_CLEAR and LOAD_METHOD push them), a FOR_ITER of what is no iterator, names of keywords that are no names.
 * What the operations look at themselves when they run (vm/ops) is not checked here.
 *
 * Facts are kept at jump targets and handlers only; between them the walk carries the state along. A row of facts is one bit a local,
 * then a byte for each value on the stack:
 *
 *     row   │ bound: u64 × words │ kinds: u8 × depth, padded to 8 │
 *
 * Joining two ways keeps what both have. Each row can lose a fact only so often, so the worklist comes to an end.
 */
import { raiseMemoryError } from "../core/errors.ts";
import { isExactStr } from "../core/string.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { isExactly } from "../core/typeids.ts";
import { pointer } from "../core/value.ts";
import { rawAlloc, rawAllocZeroed, rawFree } from "../memory/raw.ts";
import { PyCode } from "../objects/code.ts";
import { fallsThrough, jumpEffect, OperandKind, operandKind, pops, pushes } from "../shared/effects.ts";
import { CodeFlag, Op } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { handlerDepth, handlerIndex, handlerLasti, handlerTarget } from "./exceptiontable.ts";
import { Analysis, insOp, insOperand, insSize, readInstruction, refuse } from "./verify.ts";

enum Kind {
  /** Any object. */
  VALUE,
  /** An iterator: GET_ITER has seen to that. */
  ITERATOR,
  /** A tuple of strs, from the constants. */
  KEYWORDS,
  /** An object, or nothing. */
  MAYBE,
}

/** How far the walk is with a target. */
enum Progress {
  UNREACHED,
  VISITED,
  /** In the worklist. */
  WAITING,
}

let code: PyCode = changetype<PyCode>(0);
let a: Analysis = changetype<Analysis>(0);
let words: u32 = 0;
/** For each classic offset that is a target: place of its row among `rows` (u32), and its Progress (u8). */
let rowOf: usize = 0;
let progress: usize = 0;
let rows: usize = 0;
/** One byte for each load: the local is bound. */
let bound: usize = 0;
/** The state of the walk: as a row, with room for the deepest stack. */
let state: usize = 0;
let kinds: usize = 0;
let depth: i32 = 0;
/** Entry of the exception table whose handler has seen the present state, -1 if none has. */
let seenBy: i32 = -1;
/** The offset that is being looked at. */
let faulty: u32 = 0;

/** Finds the facts; false with ValueError (the code is refused) or MemoryError pending. closeKinds is due in either case. */
export function analyseKinds(target: PyCode, analysis: Analysis): bool {
  code = target;
  a = analysis;
  words = (code.nlocals + 63) >> 6;
  if (!open()) {
    raiseMemoryError();
    return false;
  }
  a.workCount = 0;
  startState();
  join(0);
  while (a.workCount > 0) {
    const at = load<u32>(a.work + (--a.workCount << 2));
    store<u8>(progress + at, Progress.VISITED);
    if (walk(at)) continue;
    refuse(code, faulty);
    return false;
  }
  return true;
}

export function closeKinds(): void {
  rawFree(rowOf);
  rawFree(progress);
  rawFree(rows);
  rawFree(bound);
  rawFree(state);
  rowOf = 0;
  progress = 0;
  rows = 0;
  bound = 0;
  state = 0;
}

/** Whether the local loaded (or deleted) by the instruction at this classic offset is certainly bound. */
export function isBoundAt(at: u32): bool {
  return load<u8>(bound + at) !== 0;
}

function open(): bool {
  rowOf = rawAlloc((<usize>a.length) << 2);
  progress = rawAllocZeroed(a.length);
  bound = rawAllocZeroed(a.length);
  state = rawAlloc(((<usize>words) << 3) + code.stacksize + 8);
  if (rowOf === 0 || progress === 0 || bound === 0 || state === 0) return false;
  kinds = state + ((<usize>words) << 3);
  const size = placeRows();
  if (size > 0x7fff_ffff) return false;
  rows = rawAlloc(<usize>size);
  return rows !== 0;
}

/** Gives each target its row; bytes of all. */
function placeRows(): u64 {
  let size: u64 = 0;
  for (let at: u32 = 0; at < a.length; at++) {
    if (at !== 0 && !a.isTarget(at)) continue;
    store<u32>(rowOf + ((<usize>at) << 2), <u32>size);
    size += ((<u64>words) << 3) + ((a.depth(at) + 7) & ~7);
  }
  return size;
}

// ---- the state ----

/** Parameters are bound at the start, but for those that move into cells; the stack is empty. */
function startState(): void {
  memory.fill(state, 0, (<usize>words) << 3);
  let count = code.argcount + code.kwonlyargcount;
  if (code.flags & CodeFlag.VARARGS) count++;
  if (code.flags & CodeFlag.VARKEYWORDS) count++;
  for (let i: u32 = 0; i < count; i++) setBound(i, true);
  for (let i: u32 = 0; i < tupleLength(code.cellvars); i++) {
    const name = tupleItem(code.cellvars, i);
    for (let k: u32 = 0; k < count; k++) if (tupleItem(code.varnames, k) === name) setBound(k, false);
  }
  depth = 0;
}

function setBound(i: u32, on: bool): void {
  const p = state + ((<usize>i >> 6) << 3);
  const bit = (<u64>1) << (i & 63);
  store<u64>(p, on ? load<u64>(p) | bit : load<u64>(p) & ~bit);
}

function isBound(i: u32): bool {
  return (load<u64>(state + ((<usize>i >> 6) << 3)) & ((<u64>1) << (i & 63))) !== 0;
}

/** Kind of the i-th value from the top (0: the top itself). */
function top(i: i32): Kind {
  return load<u8>(kinds + (depth - 1 - i));
}

function setTop(i: i32, kind: Kind): void {
  store<u8>(kinds + (depth - 1 - i), <u8>kind);
}

function push(kind: Kind): void {
  depth++;
  setTop(0, kind);
}

function isValue(i: i32): bool {
  return top(i) !== Kind.MAYBE;
}

/** Whether the top n are all objects. */
function areValues(n: i32): bool {
  for (let i = 0; i < n; i++) if (!isValue(i)) return false;
  return true;
}

// ---- rows ----

/** Control may go to the target `at` with the present state. False if its stack has another depth. */
function join(at: u32): bool {
  if (a.depth(at) !== depth) return false;
  const row = rows + load<u32>(rowOf + ((<usize>at) << 2));
  const stack = row + ((<usize>words) << 3);
  const mark = load<u8>(progress + at);
  if (mark === Progress.UNREACHED) {
    memory.copy(row, state, ((<usize>words) << 3) + depth);
    queue(at);
    return true;
  }
  let changed = false;
  for (let i: usize = 0; i < (<usize>words) << 3; i += 8) {
    const old = load<u64>(row + i);
    const both = old & load<u64>(state + i);
    if (both !== old) changed = true;
    store<u64>(row + i, both);
  }
  for (let i = 0; i < depth; i++) {
    const old = load<u8>(stack + i);
    const both = common(<Kind>old, <Kind>load<u8>(kinds + i));
    if (<u8>both !== old) changed = true;
    store<u8>(stack + i, <u8>both);
  }
  if (changed && mark !== Progress.WAITING) queue(at);
  return true;
}

function queue(at: u32): void {
  store<u8>(progress + at, Progress.WAITING);
  store<u32>(a.work + (a.workCount++ << 2), at);
}

function common(x: Kind, y: Kind): Kind {
  if (x === y) return x;
  return x === Kind.MAYBE || y === Kind.MAYBE ? Kind.MAYBE : Kind.VALUE;
}

/** The handler of the instruction at `at` may be entered with the present state. */
function joinHandler(at: u32): bool {
  if (!a.findHandler(at)) {
    seenBy = -1;
    return true;
  }
  if (handlerIndex === seenBy) return true;
  seenBy = handlerIndex;
  const before = depth;
  const kept = handlerDepth;
  const saved = load<u16>(kinds + kept);
  depth = kept;
  if (handlerLasti) push(Kind.VALUE);
  push(Kind.VALUE);
  const fits = join(handlerTarget);
  depth = before;
  store<u16>(kinds + kept, saved);
  return fits;
}

// ---- the walk ----

/** Follows the code from a target on to the next one, or to where it goes elsewhere. */
function walk(at: u32): bool {
  depth = a.depth(at);
  memory.copy(state, rows + load<u32>(rowOf + ((<usize>at) << 2)), ((<usize>words) << 3) + depth);
  seenBy = -1;
  while (true) {
    faulty = at;
    readInstruction(a.bytes, a.length, at);
    const op = insOp;
    const operand = insOperand;
    const next = at + insSize;
    if (!joinHandler(at) || !step(op, operand, at, next)) return false;
    if (!fallsThrough(op)) return true;
    at = next;
    if (a.isTarget(at)) return join(at);
  }
}

/** One instruction: looks at what it takes, changes the state. */
function step(op: i32, operand: i32, at: u32, next: u32): bool {
  const kind = operandKind(op);
  if (kind === OperandKind.JUMP_ABSOLUTE) return jump(op, operand);
  if (kind === OperandKind.JUMP_RELATIVE) return jump(op, next + operand);
  if (kind === OperandKind.LOCAL) return localStep(op, operand, at, next);
  if (moveStep(op, operand)) return true;
  const taken = consumed(op, operand);
  if (!takes(op, operand, taken) || !clearOfHandler(at, taken)) return false;
  const given = taken - pops(op, operand) + pushes(op, operand);
  depth -= taken;
  for (let i = 0; i < given; i++) push(Kind.VALUE);
  refine(op, operand);
  return true;
}

function localStep(op: i32, local: i32, at: u32, next: u32): bool {
  switch (op) {
    case Op.LOAD_FAST:
      store<u8>(bound + at, <u8>isBound(local));
      // A load that did not raise proves it bound; before a loop it proves an iterator (CHECK_ITERATOR).
      setBound(local, true);
      readInstruction(a.bytes, a.length, next);
      push(insOp === Op.FOR_ITER ? Kind.ITERATOR : Kind.VALUE);
      return true;
    case Op.STORE_FAST:
      setBound(local, isValue(0));
      depth--;
      break;
    case Op.DELETE_FAST:
      store<u8>(bound + at, <u8>isBound(local));
      setBound(local, false);
      break;
    default: // LOAD_FAST_AND_CLEAR
      push(isBound(local) ? Kind.VALUE : Kind.MAYBE);
      setBound(local, false);
  }
  seenBy = -1;
  return true;
}

/** Instructions that only move or drop values, whatever they are, and raise nothing; false for all others. */
function moveStep(op: i32, n: i32): bool {
  switch (op) {
    case Op.NOP:
      return true;
    case Op.POP_TOP:
      depth--;
      return true;
    case Op.DUP_TOP:
      push(top(0));
      return true;
    case Op.COPY:
      push(top(n - 1));
      return true;
    case Op.DUP_TOP_TWO:
      push(top(1));
      push(top(1));
      return true;
    case Op.SWAP:
      exchange(0, n - 1);
      return true;
    case Op.ROT_TWO:
      exchange(0, 1);
      return true;
    case Op.ROT_THREE:
      exchange(0, 1);
      exchange(1, 2);
      return true;
    case Op.ROT_FOUR:
      exchange(0, 1);
      exchange(1, 2);
      exchange(2, 3);
      return true;
    default:
      return false;
  }
}

function exchange(i: i32, k: i32): void {
  const kind = top(i);
  setTop(i, top(k));
  setTop(k, kind);
  seenBy = -1;
}

function jump(op: i32, target: u32): bool {
  const before = depth;
  switch (op) {
    case Op.JUMP_ABSOLUTE:
    case Op.JUMP_FORWARD:
      return join(target);
    case Op.FOR_ITER:
      if (top(0) !== Kind.ITERATOR) return false;
      break;
    default:
      if (!isValue(0)) return false;
  }
  depth += jumpEffect(op);
  if (!join(target)) return false;
  depth = before;
  if (op === Op.FOR_ITER) push(Kind.VALUE);
  else depth--;
  return true;
}

/** How many values from the top an instruction really takes off: some name others below that stay where they are. */
function consumed(op: i32, operand: i32): i32 {
  switch (op) {
    case Op.LIST_APPEND:
    case Op.SET_ADD:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE:
    case Op.CHECK_EXC_MATCH:
    case Op.RERAISE:
      return 1;
    case Op.MAP_ADD:
      return 2;
    case Op.IMPORT_FROM:
    case Op.PUSH_EXC_INFO:
    case Op.WITH_EXCEPT_START:
    case Op.GET_ANEXT:
      return 0;
    default:
      return pops(op, operand);
  }
}

/** Whether the values are there that the instruction reads. */
function takes(op: i32, operand: i32, taken: i32): bool {
  switch (op) {
    case Op.POP_EXCEPT:
      return true;
    case Op.RERAISE:
    case Op.WITH_EXCEPT_START:
      return isValue(0) && (op === Op.RERAISE || isValue(3));
    case Op.CALL_METHOD:
      return areValues(operand) && isValue(operand + 1);
    case Op.CALL_FUNCTION_KW:
      return top(0) === Kind.KEYWORDS && areValues(taken);
    case Op.LIST_APPEND:
    case Op.SET_ADD:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_UPDATE:
      return isValue(0) && isValue(operand);
    case Op.MAP_ADD:
      return areValues(2) && isValue(operand + 1);
    case Op.DICT_MERGE:
      return areValues(4);
    case Op.CHECK_EXC_MATCH:
      return areValues(2);
    case Op.IMPORT_FROM:
    case Op.PUSH_EXC_INFO:
    case Op.GET_ANEXT:
      return isValue(0);
    default:
      return areValues(taken);
  }
}

/** A handler finds the values below its depth as they were: what it covers must not take them. */
function clearOfHandler(at: u32, taken: i32): bool {
  return !a.findHandler(at) || depth - taken >= handlerDepth;
}

/** What is known of the values just pushed. */
function refine(op: i32, operand: i32): void {
  switch (op) {
    case Op.GET_ITER:
      setTop(0, Kind.ITERATOR);
      return;
    case Op.LOAD_CONST:
      if (isKeywords(operand)) setTop(0, Kind.KEYWORDS);
      return;
    case Op.LOAD_METHOD:
      setTop(0, Kind.MAYBE);
      return;
    case Op.PUSH_EXC_INFO:
      setTop(1, Kind.MAYBE);
      seenBy = -1;
      return;
    default:
  }
}

function isKeywords(i: u32): bool {
  const v = tupleItem(code.consts, i);
  if (!isExactly(v, TypeId.TUPLE)) return false;
  for (let k: u32 = 0; k < tupleLength(pointer(v)); k++) {
    if (!isExactStr(tupleItem(pointer(v), k))) return false;
  }
  return true;
}
