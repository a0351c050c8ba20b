/**
 * Method resolution order: the C3 linearization (Barrett et al., "A Monotonic Superclass Linearization for Dylan", 1996; PEP 253),
 * and the metaclass's own mro().
 */

import { lookupSpecial } from "../core/attribute.ts";
import { newBuilder } from "../core/builder.ts";
import { call0 } from "../core/call.ts";
import { raise, raisef, raiseMemoryError, raiseWith } from "../core/errors.ts";
import { spend } from "../core/interrupt.ts";
import { allocList, listAppend, listItem, listLength } from "../core/list.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { allocTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype, isType, PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, ERROR, pointer, Value } from "../core/value.ts";
import { rawAllocZeroed, rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { solidBase } from "./layout.ts";
import { tupleOf, tupleOfList } from "./tuple.ts";

/** The resolution order of a class whose bases are set, as its metaclass wants it: a tuple, or ERROR. */
export function computeMro(type: PyType): Value {
  if (type.type === <u32>typeAt(TypeId.TYPE)) return linearize(type);
  const method = lookupSpecial(box(changetype<usize>(type)), Name.mro);
  if (method === ERROR) return ERROR;
  const result = call0(method);
  decref(method);
  if (result === ERROR) return ERROR;
  const mro = tupleOf(result);
  decref(result);
  if (mro === ERROR || checkMro(type, mro)) return mro;
  decref(mro);
  return ERROR;
}

/** What a metaclass's mro() gave must be classes whose layout suits the class. */
function checkMro(type: PyType, mro: Value): bool {
  const solid = solidBase(changetype<usize>(type));
  const count = tupleLength(pointer(mro));
  if (count === 0) {
    raise(Exc.TypeError, "type MRO must not be empty");
    return false;
  }
  for (let i: u32 = 0; i < count; i++) {
    const item = tupleItem(pointer(mro), i);
    if (!isType(item)) {
      raisef(Exc.TypeError, "mro() returned a non-class ('%T')", item);
      return false;
    }
    if (!isSubtype(solid, solidBase(pointer(item)))) {
      raisef(Exc.TypeError, "mro() returned base with unsuitable layout ('%N')", item);
      return false;
    }
  }
  return true;
}

/** The linearization by C3: a tuple, or ERROR with TypeError pending if there is none. */
export function linearize(type: PyType): Value {
  const bases: usize = type.bases;
  const count = tupleLength(bases);
  if (count === 0) return withSelf(type, 0);
  for (let i: u32 = 0; i < count; i++) {
    const mro: usize = asType(pointer(tupleItem(bases, i))).mro;
    // What is made with a class, its attributes' tables and slots, looks at each base more than once.
    if (mro !== 0) spend((<i32>tupleLength(mro)) << 3);
    if (asType(pointer(tupleItem(bases, i))).mro !== 0) continue;
    return raisef(Exc.TypeError, "Cannot extend an incomplete type '%N'", tupleItem(bases, i));
  }
  if (count === 1) return withSelf(type, asType(pointer(tupleItem(bases, 0))).mro);
  if (hasDuplicates(bases)) return ERROR;
  const merged = merge(bases);
  if (merged === 0) return ERROR;
  const mro = tupleOfList(merged);
  decrefAt(merged);
  if (mro === ERROR) return ERROR;
  const result = withSelf(type, pointer(mro));
  decref(mro);
  return result;
}

/** (type, *rest). */
function withSelf(type: PyType, rest: usize): Value {
  const count: u32 = rest === 0 ? 0 : tupleLength(rest);
  const mro = allocTuple(count + 1);
  if (mro === 0) return ERROR;
  tupleInit(mro, 0, incref(box(changetype<usize>(type))));
  for (let i: u32 = 0; i < count; i++) tupleInit(mro, i + 1, incref(tupleItem(rest, i)));
  return finishTuple(mro);
}

function hasDuplicates(bases: usize): bool {
  const count = tupleLength(bases);
  for (let i: u32 = 0; i < count; i++) {
    for (let k = i + 1; k < count; k++) {
      if (tupleItem(bases, i) !== tupleItem(bases, k)) continue;
      raisef(Exc.TypeError, "duplicate base class %N", tupleItem(bases, i));
      return true;
    }
  }
  return false;
}

/** Sequence k to merge: the order of base k, or last the bases themselves. */
function sequenceAt(bases: usize, k: u32): usize {
  return k < tupleLength(bases) ? <usize>asType(pointer(tupleItem(bases, k))).mro : bases;
}

/** Merges the orders of the bases: a list, 0 with an exception pending. */
function merge(bases: usize): usize {
  const count = tupleLength(bases) + 1;
  // How many items of each sequence are taken.
  const taken = rawAllocZeroed(count << 2);
  const result = taken === 0 ? 0 : allocList();
  if (result === 0) {
    rawFree(taken);
    raiseMemoryError();
    return 0;
  }
  while (true) {
    const next = nextClass(bases, count, taken);
    if (next === NOTHING_LEFT) break;
    if (next === 0 || !listAppend(result, box(next))) {
      if (next === 0) raiseInconsistent(bases, count, taken);
      rawFree(taken);
      decrefAt(result);
      return 0;
    }
  }
  rawFree(taken);
  return result;
}

const NOTHING_LEFT: usize = 1;

/** The first head of a sequence that stands in no other's tail, taken from all heads; 0 if there is none. */
function nextClass(bases: usize, count: u32, taken: usize): usize {
  let left = false;
  for (let k: u32 = 0; k < count; k++) {
    const sequence = sequenceAt(bases, k);
    const at = load<u32>(taken + (k << 2));
    if (at >= tupleLength(sequence)) continue;
    left = true;
    const head = tupleItem(sequence, at);
    if (inTails(head, bases, count, taken)) continue;
    takeHeads(head, bases, count, taken);
    return pointer(head);
  }
  return left ? 0 : NOTHING_LEFT;
}

function inTails(cls: Value, bases: usize, count: u32, taken: usize): bool {
  for (let k: u32 = 0; k < count; k++) {
    const sequence = sequenceAt(bases, k);
    for (let i = load<u32>(taken + (k << 2)) + 1; i < tupleLength(sequence); i++) {
      if (tupleItem(sequence, i) === cls) return true;
    }
  }
  return false;
}

function takeHeads(cls: Value, bases: usize, count: u32, taken: usize): void {
  for (let k: u32 = 0; k < count; k++) {
    const sequence = sequenceAt(bases, k);
    const at = load<u32>(taken + (k << 2));
    if (at < tupleLength(sequence) && tupleItem(sequence, at) === cls) store<u32>(taken + (k << 2), at + 1);
  }
}

/** TypeError that names the heads that are left, each once. */
function raiseInconsistent(bases: usize, count: u32, taken: usize): void {
  const heads = allocList();
  if (heads === 0) return;
  const text = newBuilder();
  text.text("Cannot create a consistent method resolution order (MRO) for bases ");
  for (let k: u32 = 0; k < count; k++) {
    const sequence = sequenceAt(bases, k);
    const at = load<u32>(taken + (k << 2));
    if (at >= tupleLength(sequence) || listHas(heads, tupleItem(sequence, at))) continue;
    if (listLength(heads) !== 0) text.text(", ");
    text.str(asType(pointer(tupleItem(sequence, at))).name);
    listAppend(heads, tupleItem(sequence, at));
  }
  decrefAt(heads);
  const message = text.finish();
  if (message === ERROR) return;
  raiseWith(Exc.TypeError, message);
  decref(message);
}

function listHas(list: usize, v: Value): bool {
  for (let i: u32 = 0; i < listLength(list); i++) if (listItem(list, i) === v) return true;
  return false;
}
