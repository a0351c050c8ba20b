/**
 * What iterators over something indexed have in common: their layout and life. Their `next` is their owner's.
 *
 * The layout is declared in core/iterate.ts.
 */
import { raiseMemoryError } from "../core/errors.ts";
import { PyCursor } from "../core/iterate.ts";
import {
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitAt,
} from "../core/object.ts";
import { PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, END, pointer, Value } from "../core/value.ts";
import { TypeId } from "../shared/types.ts";

export { PyCursor };

export function asCursor(p: usize): PyCursor {
  return changetype<PyCursor>(p);
}

/** The cursor that the first argument of a method is. */
export function cursorOf(args: usize): PyCursor {
  return asCursor(pointer(load<i64>(args)));
}

/** An iterator of this type over a sequence (borrowed), or ERROR. */
export function newCursor(id: TypeId, sequence: Value, index: i64): Value {
  const p = newContainer(typeAt(id), offsetof<PyCursor>());
  if (p === 0) return raiseMemoryError();
  incref(sequence);
  const it = asCursor(p);
  it.sequence = <u32>pointer(sequence);
  it.pad = 0;
  it.index = index;
  gcTrack(p);
  return box(p);
}

/** The iterator is done: lets its sequence go. Gives END. */
export function exhaust(it: PyCursor): Value {
  const sequence: usize = it.sequence;
  it.sequence = 0;
  decrefField(sequence);
  return END;
}

/** iter() of an iterator: itself. */
export function iterSelf(v: Value): Value {
  return incref(v);
}

function cursorDealloc(p: usize): void {
  gcUntrack(p);
  decrefField(asCursor(p).sequence);
  freeContainer(p);
}

function cursorTraverse(p: usize, visit: u32): void {
  visitAt(asCursor(p).sequence, visit);
}

/** Sets the slots that all such iterators share. */
export function initCursor(type: PyType): void {
  type.dealloc = cursorDealloc.index;
  type.traverse = cursorTraverse.index;
  type.iter = iterSelf.index;
}
