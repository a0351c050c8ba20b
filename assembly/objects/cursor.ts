/**
 * What iterators over something indexed have in common: their layout and life. Their `next` is their owner's.
 *
 * The layout is declared in core/iterate.ts.
 */
import { raiseMemoryError } from "../core/errors.ts";
import { PyCursor } from "../core/iterate.ts";
import { decrefField, incref, Plain, visitAt } from "../core/object.ts";
import { PyType } from "../core/type.ts";
import { box, END, ERROR, pointer, Value } from "../core/value.ts";
import { TypeId } from "../shared/types.ts";

export { PyCursor };

export function asCursor(p: usize): PyCursor {
  return changetype<PyCursor>(p);
}

/** The cursor that the first argument of a method is. */
export function cursorOf(args: usize): PyCursor {
  return asCursor(pointer(load<i64>(args)));
}

export class Cursor {
  /** An iterator of this type from the start of a sequence, whose reference it takes over unless it fails: then ERROR. */
  @inline
  static over(id: TypeId, sequence: Value): Value {
    const p = Plain.make(id, offsetof<PyCursor>());
    if (p === 0) return raiseMemoryError();
    store<u64>(p, <u64>(<u32>pointer(sequence)), offsetof<PyCursor>("sequence"));
    store<i64>(p, 0, offsetof<PyCursor>("index"));
    Plain.track(p);
    return box(p);
  }
}

/** An iterator of this type over a sequence (borrowed), or ERROR. */
export function newCursor(id: TypeId, sequence: Value, index: i64): Value {
  const it = Cursor.over(id, sequence);
  if (it === ERROR) return ERROR;
  incref(sequence);
  asCursor(pointer(it)).index = index;
  return it;
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
  Plain.untrack(p);
  decrefField(asCursor(p).sequence);
  Plain.freeOf(<usize>asCursor(p).type, p, offsetof<PyCursor>());
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
