/** The abstract stack: what the classic code would have pushed. */
import { R } from "../../shared/registers.ts";
import { emit, emitWide } from "./emission.ts";
import { Input } from "./input.ts";

/** An entry that lies in the slot of its depth. Others are the number of a local, or that of a constant with CONSTANT. */
export const TEMPORARY: u32 = 0xffff_ffff;
export const CONSTANT: u32 = 0x8000_0000;
/** Constants whose number fits an operand. */
const NEAR_CONSTANTS: u32 = 8192;

export class Stack {
  /** A u32 an entry. */
  static entries: usize = 0;
  static depth: u32 = 0;
}

export function entry(i: u32): u32 {
  return load<u32>(Stack.entries + (i << 2));
}

export function setEntry(i: u32, e: u32): void {
  store<u32>(Stack.entries + (i << 2), e);
}

export function push(e: u32): void {
  setEntry(Stack.depth++, e);
}

/** Slot of the temporary of a depth, of a local, of a cell. */
export function temporary(i: u32): u32 {
  return (Input.code.nslots + i) << 3;
}

export function local(i: u32): u32 {
  return i << 3;
}

export function cell(i: u32): u32 {
  return (Input.code.nlocals + i) << 3;
}

export function setDepth(known: i32): void {
  Stack.depth = known;
  for (let i: u32 = 0; i < Stack.depth; i++) setEntry(i, TEMPORARY);
}

/** Whether an entry of the stack is no temporary yet. */
export function isAnyBorrowed(): bool {
  for (let i: u32 = 0; i < Stack.depth; i++) if (entry(i) !== TEMPORARY) return true;
  return false;
}

/** Makes entry i a temporary. */
export function spill(i: u32): void {
  const e = entry(i);
  if (e === TEMPORARY) return;
  if (e & CONSTANT) emitWide(R.CONST, temporary(i), (e & ~CONSTANT) << 3);
  else emit(R.COPY, temporary(i), local(e));
  setEntry(i, TEMPORARY);
}

export function spillBelow(count: u32): void {
  for (let i: u32 = 0; i < count; i++) spill(i);
}

/** A store to local i comes: what was pushed of it must be the old value. */
export function spillLocal(i: u32): void {
  for (let k: u32 = 0; k < Stack.depth; k++) if (entry(k) === i) spill(k);
}

/** Pops an entry for an operand that may be a local or a temporary: its slot. */
export function popSlot(): u32 {
  Stack.depth--;
  if (entry(Stack.depth) & CONSTANT) spill(Stack.depth);
  const e = entry(Stack.depth);
  return e === TEMPORARY ? temporary(Stack.depth) : local(e);
}

export function topIsConstant(): bool {
  return isNearConstant(Stack.depth - 1);
}

export function secondIsConstant(): bool {
  return isNearConstant(Stack.depth - 2);
}

function isNearConstant(i: u32): bool {
  const e = entry(i);
  return e !== TEMPORARY && (e & CONSTANT) !== 0 && (e & ~CONSTANT) < NEAR_CONSTANTS;
}

export function popConstant(): u32 {
  return (entry(--Stack.depth) & ~CONSTANT) << 3;
}

/** Spills the top `count` entries, for instructions in stack form; slot of the lowest. */
export function stackForm(count: u32): u32 {
  for (let i = Stack.depth - count; i < Stack.depth; i++) spill(i);
  return temporary(Stack.depth - count);
}

/** Replaces the top `taken` entries by `given` temporaries. */
export function replace(taken: u32, given: u32): void {
  Stack.depth -= taken;
  for (let i: u32 = 0; i < given; i++) push(TEMPORARY);
}
