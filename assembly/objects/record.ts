/**
 * Objects whose fields are all Values: enumerate, zip, map, the iterators of itertools, operator's getters.
 *
 *     │ refcount │ type │ field 0 │ field 1 │ …
 *
 * A field that is not set is UNBOUND. Their life is the same for all of them, so it is here; subclasses may follow with fields of
 * their own. Counters in fields are small ints.
 */
import { allocInstance, builtinSize } from "../core/instance.ts";
import { decref, freeObject, gcTrack, gcUntrack, visitValue } from "../core/object.ts";
import { declare } from "../core/ready.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, pointer, UNBOUND, Value } from "../core/value.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { iterSelf } from "./cursor.ts";

const FIRST: usize = Header.SIZE;

/** Declares such a type with `count` fields; `flags` beside HAVE_GC. */
export function declareRecord(id: TypeId, name: string, flags: u32, count: u32): void {
  declare(id, name, TypeId.OBJECT, flags | TypeFlag.HAVE_GC, <u32>FIRST + count * 8);
}

/** A record of this type or subclass with no field set, tracked; 0 with MemoryError pending. */
export function newRecord(type: usize): usize {
  const p = allocInstance(type);
  if (p === 0) return 0;
  const end = p + builtinSize(asType(type));
  for (let at = p + FIRST; at < end; at += 8) store<i64>(at, UNBOUND);
  gcTrack(p);
  return p;
}

/** A field, borrowed. */
export function fieldAt(p: usize, i: u32): Value {
  return load<i64>(p + (i << 3), FIRST);
}

export function fieldOf(v: Value, i: u32): Value {
  return load<i64>(pointer(v) + (i << 3), FIRST);
}

/** Replaces a field, taking over the reference. */
export function setField(p: usize, i: u32, v: Value): void {
  const slot = p + (i << 3);
  const old = load<i64>(slot, FIRST);
  store<i64>(slot, v, FIRST);
  decref(old);
}

/** Replaces a field that holds a small int by another. */
export function setSmallField(p: usize, i: u32, v: Value): void {
  store<i64>(p + (i << 3), v, FIRST);
}

/** Empties a field and gives its reference to the caller; UNBOUND if it was not set. */
export function takeField(p: usize, i: u32): Value {
  const slot = p + (i << 3);
  const v = load<i64>(slot, FIRST);
  store<i64>(slot, UNBOUND, FIRST);
  return v;
}

function recordClear(p: usize): void {
  const end = p + builtinSize(asType(typeOf(box(p))));
  for (let at = p + FIRST; at < end; at += 8) {
    const v = load<i64>(at);
    store<i64>(at, UNBOUND);
    decref(v);
  }
}

function recordDealloc(p: usize): void {
  gcUntrack(p);
  recordClear(p);
  freeObject(p);
}

function recordTraverse(p: usize, visit: u32): void {
  const end = p + builtinSize(asType(typeOf(box(p))));
  for (let at = p + FIRST; at < end; at += 8) visitValue(load<i64>(at), visit);
}

/** Sets the slots of a record type's life. */
export function initRecord(id: TypeId): void {
  const type = asType(typeAt(id));
  type.dealloc = recordDealloc.index;
  type.traverse = recordTraverse.index;
  type.clear = recordClear.index;
}

/** As initRecord, for an iterator with its `next`. */
export function initRecordIterator(id: TypeId, next: u32): void {
  initRecord(id);
  const type = asType(typeAt(id));
  type.iter = iterSelf.index;
  type.next = next;
}
