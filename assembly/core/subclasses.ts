/**
 * Which classes derive directly from a class, and what changes when a class changes.
 *
 *     subclasses   │ count u32 │ capacity u32 │ type u32 × capacity │        addresses borrowed, oldest first
 *
 * A class leaves the lists of its bases when it dies, so the addresses are always live. (CPython keeps weak references instead.)
 */

import { rawAlloc, rawFree, rawKeep, rawRealloc } from "../memory/raw.ts";
import { TypeFlag } from "../shared/layout.ts";
import { forgetLookup, updateLookup } from "./attribute.ts";
import { raiseMemoryError } from "./errors.ts";
import { spend } from "./interrupt.ts";
import { allocList, listAppend } from "./list.ts";
import { decrefAt, isDying } from "./object.ts";
import { tupleItem, tupleLength } from "./tuple.ts";
import { asType, PyType } from "./type.ts";
import { typeOf } from "./typeids.ts";
import { box, pointer, UNBOUND, Value } from "./value.ts";

const HEADER: usize = 8;
const INITIAL: u32 = 4;

export function subclassCount(type: PyType): u32 {
  return type.subclasses === 0 ? 0 : load<u32>(type.subclasses);
}

/** Direct subclass i of a type, borrowed. */
export function subclassAt(type: PyType, i: u32): usize {
  return load<u32>(<usize>type.subclasses + (i << 2), HEADER);
}

/** A list of the direct subclasses, but for those that are dying; 0 with MemoryError pending. */
export function listSubclasses(type: PyType): usize {
  const list = allocList(subclassCount(type));
  if (list === 0) return 0;
  for (let i: u32 = 0; i < subclassCount(type); i++) {
    const p = subclassAt(type, i);
    if (isDying(p) || listAppend(list, box(p))) continue;
    decrefAt(list);
    return 0;
  }
  return list;
}

/** Enters a class in the list of one of its bases. False with MemoryError pending. */
export function addSubclass(base: PyType, type: usize): bool {
  let list: usize = base.subclasses;
  const count = subclassCount(base);
  if (list === 0 || load<u32>(list, 4) === count) {
    const capacity = count === 0 ? INITIAL : count * 2;
    const size = HEADER + ((<usize>capacity) << 2);
    const grown = list === 0 ? rawAlloc(size) : rawRealloc(list, size);
    if (grown === 0) {
      raiseMemoryError();
      return false;
    }
    // The list of a built-in class lives as long as the class.
    list = base.refcount < 0 ? rawKeep(grown) : grown;
    store<u32>(list, capacity, 4);
    base.subclasses = <u32>list;
  }
  store<u32>(list + (count << 2), <u32>type, HEADER);
  store<u32>(list, count + 1);
  return true;
}

/** Takes a class off the list of one of its bases; nothing if it is not there. */
export function removeSubclass(base: PyType, type: usize): void {
  const count = subclassCount(base);
  const list: usize = base.subclasses;
  for (let i: i32 = <i32>count - 1; i >= 0; i--) {
    if (load<u32>(list + (i << 2), HEADER) !== <u32>type) continue;
    const at = list + HEADER + (i << 2);
    memory.copy(at, at + 4, ((<usize>count - i) << 2) - 4);
    // A stale address would make the buffer look like an object to the audit.
    store<u32>(list + ((count - 1) << 2), 0, HEADER);
    store<u32>(list, count - 1);
    if (count === 1) {
      rawFree(list);
      base.subclasses = 0;
    }
    return;
  }
}

/** Enters a class in the lists of all bases in its tuple. False with MemoryError pending, the class in none of them. */
export function addToBases(type: PyType): bool {
  const bases: usize = type.bases;
  const count = tupleLength(bases);
  for (let i: u32 = 0; i < count; i++) {
    if (!addSubclass(asType(pointer(tupleItem(bases, i))), changetype<usize>(type))) {
      removeFromBases(type);
      return false;
    }
  }
  return true;
}

export function removeFromBases(type: PyType): void {
  const bases: usize = type.bases;
  if (bases === 0) return;
  const count = tupleLength(bases);
  for (let i: u32 = 0; i < count; i++) {
    removeSubclass(asType(pointer(tupleItem(bases, i))), changetype<usize>(type));
  }
}

/**
 * Says that an attribute of a class has come, gone or changed: it and all that derive from it lose their versions, so that method cache
 * and inline caches miss. (A subclass may have a version while its base has none.)
 */
export function typeModified(type: PyType): void {
  type.version = 0;
  const count = subclassCount(type);
  spend((<i32>count) << 1);
  for (let i: u32 = 0; i < count; i++) typeModified(asType(subclassAt(type, i)));
}

/**
 * As typeModified where `value` has replaced another in a class and both are data (isData): counters kept on a class change often. Inline
 * caches hold methods, and places in instances that no data descriptor hides, so they stay as they are; only the method cache must know.
 */
export function attributeChanged(type: PyType, name: usize, value: Value): void {
  updateLookup(type, name, value);
  forgetBelow(type, name);
}

function forgetBelow(type: PyType, name: usize): void {
  const count = subclassCount(type);
  spend((<i32>count) << 2);
  for (let i: u32 = 0; i < count; i++) {
    const derived = asType(subclassAt(type, i));
    forgetLookup(derived, name);
    forgetBelow(derived, name);
  }
}

/** Whether a value in a class is what instances get from it: neither a descriptor nor a method. */
export function isData(v: Value): bool {
  if (v === UNBOUND) return false;
  const type = asType(typeOf(v));
  return type.descrGet === 0 && type.descrSet === 0 && !(type.flags & TypeFlag.METHOD_DESCRIPTOR);
}
