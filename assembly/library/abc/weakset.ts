/**
 * Sets of classes that are held weakly, as a field of a record: set objects of weak references, each of which takes itself out when its
 * class dies (CPython: _in_weak_set and _add_to_weak_set of Modules/_abc.c). A field that is UNBOUND is an empty set.
 */
import { NativeDef, newBuiltin } from "../../core/native.ts";
import { decref, decrefAt, incref, increfAt } from "../../core/object.ts";
import {
  entryElement,
  newSet,
  setAdd,
  setClear,
  setContains,
  setDiscard,
  setMerge,
  setNext,
  setPosition,
  setUsed,
} from "../../core/set.ts";
import { allocTuple, finishTuple, tupleInit } from "../../core/tuple.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, isPointer, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { asWeakref, sharedWeakref, weakHead, weakTarget } from "../../core/weakref.ts";
import { fieldAt, setField } from "../../objects/record.ts";
import { referTo } from "../../objects/weakref.ts";
import { TypeId } from "../../shared/types.ts";

/** The callback of the weak references: bound to a weak reference to their set, it is called with the one whose class died. */
export function forget(args: usize): Value {
  const set = weakTarget(pointer(load<i64>(args)));
  if (set === 0) return NONE;
  increfAt(set);
  const done = setDiscard(set, load<i64>(args, 8));
  decrefAt(set);
  return done < 0 ? ERROR : NONE;
}

/** Whether a class is in the set: 0, 1, -1. What cannot be referenced weakly is in none. */
export function weakSetHolds(p: usize, field: u32, cls: Value): i32 {
  const set = fieldAt(p, field);
  if (set === UNBOUND || setUsed(pointer(set)) === 0) return 0;
  const head = isPointer(cls) ? weakHead(pointer(cls)) : 0;
  if (head === 0) return 0;
  const shared = sharedWeakref(head, typeAt(TypeId.WEAKREF));
  if (shared !== 0 && load<i32>(shared) !== 0) return setContains(pointer(set), box(shared));
  const ref = referTo(typeAt(TypeId.WEAKREF), cls, UNBOUND);
  if (ref === ERROR) return -1;
  const found = setContains(pointer(set), ref);
  decref(ref);
  return found;
}

/** Adds a class: false with an exception pending. `callback` is the native `forget`. */
export function weakSetAdd(p: usize, field: u32, cls: Value, callback: NativeDef): bool {
  if (fieldAt(p, field) === UNBOUND) {
    const made = newSet();
    if (made === 0) return false;
    setField(p, field, box(made));
  }
  const set = fieldAt(p, field);
  const home = referTo(typeAt(TypeId.WEAKREF), set, UNBOUND);
  if (home === ERROR) return false;
  const bound = newBuiltin(callback, home, UNBOUND);
  decref(home);
  const ref = bound === 0 ? ERROR : referTo(typeAt(TypeId.WEAKREF), cls, box(bound));
  if (bound !== 0) decrefAt(bound);
  const done = ref === ERROR ? -1 : setAdd(pointer(set), ref);
  decref(ref);
  return done >= 0;
}

export function weakSetClear(p: usize, field: u32): void {
  const set = fieldAt(p, field);
  if (set !== UNBOUND) setClear(pointer(set));
}

/** The weak references in it, as a tuple; 0 with MemoryError pending. What is done with the classes may change the set. */
export function weakSetReferences(p: usize, field: u32): usize {
  const set = fieldAt(p, field);
  const count: u32 = set === UNBOUND ? 0 : setUsed(pointer(set));
  const references = allocTuple(count);
  if (references === 0 || count === 0) return references;
  let e = setNext(pointer(set), 0);
  for (let i: u32 = 0; i < count; i++) {
    tupleInit(references, i, incref(entryElement(e)));
    e = setNext(pointer(set), setPosition(pointer(set), e) + 1);
  }
  finishTuple(references);
  return references;
}

/** The class that a weak reference of the set means, borrowed; 0 if it is dead. */
export function referencedClass(ref: Value): usize {
  return asWeakref(pointer(ref)).object === 0 ? 0 : weakTarget(pointer(ref));
}

/** A new set of all its weak references, or ERROR. */
export function weakSetCopy(p: usize, field: u32): Value {
  const copy = newSet();
  if (copy === 0) return ERROR;
  const set = fieldAt(p, field);
  if (set === UNBOUND || setMerge(copy, pointer(set)) >= 0) return box(copy);
  decrefAt(copy);
  return ERROR;
}
