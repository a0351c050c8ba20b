/**
 * Which locals are certainly bound where they are loaded: forward data flow over the classic code, so that the decoder leaves the check of
 * most loads out. Facts are kept at instructions that are jump targets only; between them the walk carries the state along.
 *
 * State: one bit a local. Entering a block twice keeps the bits that both have; until nothing changes.
 */
import { rawAlloc, rawAllocZeroed, rawFree } from "../memory/raw.ts";
import { PyCode } from "../objects/code.ts";
import { fallsThrough, OperandKind, operandKind } from "../shared/effects.ts";
import { CodeFlag, Op } from "../shared/opcodes.ts";
import { findHandler, handlerTarget, openTable } from "./exceptiontable.ts";
import { Analysis, insOp, insOperand, insSize, readInstruction } from "./verify.ts";

let words: u32 = 0;
/** Row of facts of a target (u32 index + 1), by classic offset; rows of `words` u64. */
let rowOf: usize = 0;
let rows: usize = 0;
/** One byte for each load: the local is bound. */
let bound: usize = 0;
let state: usize = 0;
let changed: bool = false;

/** Finds the facts; false if there is no memory. */
export function analyseBound(code: PyCode, a: Analysis): bool {
  words = (code.nlocals + 63) >> 6;
  if (words === 0) return true;
  const targets = countTargets(a);
  rowOf = rawAllocZeroed((<usize>a.length) << 2);
  rows = rawAlloc((<usize>((targets + 1) * words)) << 3);
  bound = rawAllocZeroed(a.length);
  state = rawAlloc((<usize>words) << 3);
  if (rowOf === 0 || rows === 0 || bound === 0 || state === 0) return false;
  memory.fill(rows, 0xff, (<usize>((targets + 1) * words)) << 3);
  numberTargets(a);
  openTable(code);
  changed = true;
  while (changed) {
    changed = false;
    walk(code, a);
  }
  return true;
}

export function closeBound(): void {
  if (rowOf !== 0) rawFree(rowOf);
  if (rows !== 0) rawFree(rows);
  if (bound !== 0) rawFree(bound);
  if (state !== 0) rawFree(state);
  rowOf = 0;
  rows = 0;
  bound = 0;
  state = 0;
}

/** Whether the local loaded (or deleted) by the instruction at this classic offset is certainly bound. */
export function isBoundAt(at: u32, local: u32): bool {
  return bound !== 0 && local >= 0 && load<u8>(bound + at) !== 0;
}

function countTargets(a: Analysis): u32 {
  let count: u32 = 0;
  for (let at: u32 = 0; at < a.length; at++) if (a.isTarget(at)) count++;
  return count;
}

function numberTargets(a: Analysis): void {
  let count: u32 = 0;
  for (let at: u32 = 0; at < a.length; at++) if (a.isTarget(at)) store<u32>(rowOf + (at << 2), ++count);
}

function rowAt(at: u32): usize {
  return rows + ((<usize>(load<u32>(rowOf + (at << 2)) - 1) * words) << 3);
}

/** Parameters are bound at the start. */
function start(code: PyCode): void {
  memory.fill(state, 0, (<usize>words) << 3);
  let count = code.argcount + code.kwonlyargcount;
  if (code.flags & CodeFlag.VARARGS) count++;
  if (code.flags & CodeFlag.VARKEYWORDS) count++;
  for (let i: u32 = 0; i < count; i++) set(i);
}

function set(i: u32): void {
  const p = state + ((<usize>i >> 6) << 3);
  store<u64>(p, load<u64>(p) | ((<u64>1) << (i & 63)));
}

function unset(i: u32): void {
  const p = state + ((<usize>i >> 6) << 3);
  store<u64>(p, load<u64>(p) & ~((<u64>1) << (i & 63)));
}

function isSet(i: u32): bool {
  return (load<u64>(state + ((<usize>i >> 6) << 3)) & ((<u64>1) << (i & 63))) !== 0;
}

/** Control may go to a target with the present state: its facts keep what both have. */
function meet(at: u32): void {
  const row = rowAt(at);
  for (let i: u32 = 0; i < words; i++) {
    const old = load<u64>(row + (i << 3));
    const both = old & load<u64>(state + (i << 3));
    if (both !== old) {
      store<u64>(row + (i << 3), both);
      changed = true;
    }
  }
}

function walk(code: PyCode, a: Analysis): void {
  start(code);
  let reachable = true;
  let next: u32 = 0;
  for (let at: u32 = 0; at < a.length; at = next) {
    readInstruction(a.bytes, a.length, at);
    next = at + insSize;
    const op = insOp;
    const operand = insOperand;
    if (a.depth(at) < 0) {
      reachable = false;
      continue;
    }
    if (a.isTarget(at)) {
      if (reachable) meet(at);
      memory.copy(state, rowAt(at), (<usize>words) << 3);
    }
    if (findHandler(at)) meet(handlerTarget);
    step(op, operand, at);
    if (findHandler(at)) meet(handlerTarget);
    const kind = operandKind(op);
    if (kind === OperandKind.JUMP_ABSOLUTE) meet(operand);
    else if (kind === OperandKind.JUMP_RELATIVE) meet(next + operand);
    reachable = fallsThrough(op);
  }
}

function step(op: i32, local: u32, at: u32): void {
  switch (op) {
    case Op.LOAD_FAST:
      store<u8>(bound + at, isSet(local) ? 1 : 0);
      // A load that did not raise proves it bound.
      set(local);
      return;
    case Op.STORE_FAST:
      set(local);
      return;
    case Op.DELETE_FAST:
      store<u8>(bound + at, isSet(local) ? 1 : 0);
      unset(local);
      return;
    case Op.LOAD_FAST_AND_CLEAR:
      unset(local);
      return;
    default:
  }
}
