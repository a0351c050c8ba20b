/** How operations out of line read their operands: slots from the instruction, temporaries consumed afterwards. */
import { decref } from "../../core/object.ts";
import { isPointer, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Frame } from "../frame.ts";
import { Slot } from "../quick.ts";

export function opOf(pc: usize): i32 {
  return load<u16>(pc);
}
export function aOf(pc: usize): u32 {
  return load<u16>(pc, 2);
}
export function bOf(pc: usize): u32 {
  return load<u16>(pc, 4);
}
export function cOf(pc: usize): u32 {
  return load<u16>(pc, 6);
}

/** Notes the instruction as the one that runs: for line numbers and handlers. Every operation out of line begins with it. */
export function begin(frame: Frame, pc: usize): void {
  frame.pc = <u32>pc;
}

/** The value in a slot, borrowed. */
export function read(frame: Frame, slot: u32): Value {
  return load<i64>(<usize>frame.regs + slot);
}

/** A constant, borrowed. */
export function constant(frame: Frame, offset: u32): Value {
  return load<i64>(<usize>frame.consts + offset);
}

/** Stores a value whose reference is given into a slot, and drops what was there. */
export function write(frame: Frame, slot: u32, v: Value): void {
  Slot.put(<usize>frame.regs + slot, v);
}

/** The operand in this slot has been used: a temporary is free from now on. */
export function consume(frame: Frame, slot: u32): void {
  if (slot >= frame.temps) empty(<usize>frame.regs + slot);
}

/** Apart from consume, so that this one's question is inlined. */
function empty(p: usize): void {
  const v = load<i64>(p);
  store<i64>(p, UNBOUND);
  decref(v);
}

/** The same, written out where an instruction does little else. */
export class Operand {
  @inline
  static write(frame: Frame, slot: u32, v: Value): void {
    Slot.put(<usize>frame.regs + slot, v);
  }

  @inline
  static consume(frame: Frame, slot: u32): void {
    if (slot >= frame.temps) Slot.put(<usize>frame.regs + slot, UNBOUND);
  }
}

/** Moves the value out of a temporary, or takes a reference to a local's. */
export function take(frame: Frame, slot: u32): Value {
  const p = <usize>frame.regs + slot;
  const v = load<i64>(p);
  if (slot >= frame.temps) store<i64>(p, UNBOUND);
  else if (isPointer(v)) {
    const q = pointer(v);
    const count = load<i32>(q);
    if (count >= 0) store<i32>(q, count + 1);
  }
  return v;
}

/** Drops `count` temporaries from a slot on. */
export function dropSlots(frame: Frame, slot: u32, count: u32): void {
  let p = <usize>frame.regs + slot;
  for (let i: u32 = 0; i < count; i++) {
    const v = load<i64>(p);
    store<i64>(p, UNBOUND);
    decref(v);
    p += 8;
  }
}
