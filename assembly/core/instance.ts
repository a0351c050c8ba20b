/**
 * Attributes of instances of Python classes: inline values first, a dict only when they must have one.
 *
 * A heap type with INLINE_VALUES has a table of keys shared by its instances: the names that were ever set on one, in order.
 *
 *     keys       │ count u32 │ name u32 × INLINE_VALUES_MAX │           interned str objects, owned
 *     instance   … │ top u32 │ 0 │ value 0 │ value 1 │ …               at valuesOffset - 8; UNBOUND where not set
 *
 * Attribute i of an instance is its value i. `top` is one more than the highest index ever set: a new attribute goes inline only
 * at or above it, so that order of insertion is order of index. Whatever does not fit (more names than values, deletion and
 * setting again, `__dict__` asked for) moves all attributes to a dict, at dictOffset, for good; the values are UNBOUND then.
 * So an inline cache needs one check, of the type's version, and one load; UNBOUND sends it here.
 */
import { rawAllocZeroed } from "../memory/raw.ts";
import { TypeFlag } from "../shared/layout.ts";
import { INLINE_VALUES_MAX } from "../shared/limits.ts";
import { dictAllStr, dictDelete, dictGetStr, dictResize, dictSetStr, newDict } from "./dict.ts";
import { raiseMemoryError } from "./errors.ts";
import { decref, decrefAt, incref, increfAt, newContainer, newPlain } from "./object.ts";
import { asType, PyType } from "./type.ts";
import { typeOf } from "./typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "./value.ts";

/** Gives a heap type its table of keys; false if there is no memory (then it works with dicts). */
export function initKeys(type: PyType): bool {
  type.keys = <u32>rawAllocZeroed(4 + (INLINE_VALUES_MAX << 2));
  return type.keys !== 0;
}

/** Index of an interned name among a type's keys; -1 if it is not there. */
export function keyIndex(keys: usize, name: usize): i32 {
  const count = load<u32>(keys);
  for (let i: u32 = 0; i < count; i++) if (load<u32>(keys + (i << 2), 4) === name) return i;
  return -1;
}

/** As keyIndex, adding the name if there is room; -1 if not. */
function keyIndexOrNew(type: PyType, name: usize): i32 {
  const keys: usize = type.keys;
  const found = keyIndex(keys, name);
  if (found >= 0) return found;
  const count = load<u32>(keys);
  if (count >= type.valuesCount) return -1;
  increfAt(name);
  store<u32>(keys + (count << 2), <u32>name, 4);
  store<u32>(keys, count + 1);
  // Inline caches of methods rely on no instance having an attribute of that name.
  type.version = 0;
  return count;
}

/** The dict of an instance, 0 while it has none. Only if the type has a dictOffset. */
export function instanceDict(p: usize, type: PyType): usize {
  return load<u32>(p + type.dictOffset);
}

function hasInline(type: PyType): bool {
  return (type.flags & TypeFlag.INLINE_VALUES) !== 0;
}

/** Whether looking a name up in the instance may call an __eq__: its dict has keys that are no plain strs. */
export function askingRuns(p: usize, type: PyType): bool {
  const dict = type.dictOffset === 0 ? 0 : instanceDict(p, type);
  return dict !== 0 && !dictAllStr(dict);
}

/** Attribute in the instance itself, borrowed; UNBOUND if not there, ERROR. The name is interned. */
export function instanceGet(p: usize, type: PyType, name: usize): Value {
  if (type.dictOffset === 0) return UNBOUND;
  const dict = instanceDict(p, type);
  if (dict !== 0) return dictGetStr(dict, name);
  if (!hasInline(type)) return UNBOUND;
  const i = keyIndex(type.keys, name);
  return i < 0 ? UNBOUND : load<i64>(p + type.valuesOffset + (i << 3));
}

/** Sets (or, with UNBOUND, deletes) an attribute in the instance: 1 done, 0 was not there to delete or has no place, -1 error. */
export function instanceSet(p: usize, type: PyType, name: usize, value: Value): i32 {
  if (type.dictOffset === 0) return 0;
  let dict = instanceDict(p, type);
  if (dict === 0) {
    if (hasInline(type)) {
      const done = setInline(p, type, name, value);
      if (done >= 0) return done;
    }
    if (value === UNBOUND && !hasInline(type)) return 0;
    dict = materializeDict(p, type);
    if (dict === 0) return -1;
  }
  if (value === UNBOUND) return dictDelete(dict, box(name));
  return dictSetStr(dict, name, value) < 0 ? -1 : 1;
}

/** 1 done, 0 not there to delete, -1 does not fit inline. */
function setInline(p: usize, type: PyType, name: usize, value: Value): i32 {
  const i = value === UNBOUND ? keyIndex(type.keys, name) : keyIndexOrNew(type, name);
  if (i < 0) return value === UNBOUND ? 0 : -1;
  const slot = p + type.valuesOffset + (i << 3);
  const old = load<i64>(slot);
  if (old === UNBOUND) {
    if (value === UNBOUND) return 0;
    const top = p + type.valuesOffset - 8;
    if (<u32>i < load<u32>(top)) return -1;
    store<u32>(top, i + 1);
  }
  store<i64>(slot, incref(value));
  decref(old);
  return 1;
}

/** Whether an inline value of the instance was ever set. */
export function hasValues(p: usize, type: PyType): bool {
  return hasInline(type) && load<u32>(p + type.valuesOffset - 8) !== 0;
}

/** The instance's dict (borrowed), made now if need be: the attributes move there. 0 with MemoryError pending. */
export function materializeDict(p: usize, type: PyType): usize {
  const present = instanceDict(p, type);
  if (present !== 0) return present;
  const dict = newDict();
  if (dict === 0) return 0;
  if (hasInline(type) && !copyValues(p, type, dict)) {
    decrefAt(dict);
    return 0;
  }
  if (hasInline(type)) dropValues(p, type);
  store<u32>(p + type.dictOffset, <u32>dict);
  return dict;
}

/** So many a dict's first table holds. */
const LEAST_KEYS: u32 = 5;

function copyValues(p: usize, type: PyType, dict: usize): bool {
  const count = load<u32>(type.keys);
  // Made large enough at once: a record of logging has 22 attributes.
  if (load<u32>(p + type.valuesOffset - 8) > LEAST_KEYS && !dictResize(dict, count)) return false;
  for (let i: u32 = 0; i < count; i++) {
    const v = load<i64>(p + type.valuesOffset + (i << 3));
    if (v !== UNBOUND && dictSetStr(dict, load<u32>(type.keys + (i << 2), 4), v) < 0) return false;
  }
  return true;
}

/** Unsets all inline values (dealloc and clear of instances use it too). */
export function dropValues(p: usize, type: PyType): void {
  for (let i: u32 = 0; i < type.valuesCount; i++) {
    const slot = p + type.valuesOffset + (i << 3);
    const old = load<i64>(slot);
    store<i64>(slot, UNBOUND);
    decref(old);
  }
}

/** The object's __dict__ as a value (a reference), or ERROR; UNBOUND if its type has none. */
export function dictOf(v: Value): Value {
  const type = asType(typeOf(v));
  if (type.dictOffset === 0) return UNBOUND;
  const dict = materializeDict(pointer(v), type);
  if (dict === 0) return ERROR;
  increfAt(dict);
  return box(dict);
}

/** Sets all slots and inline values of a fresh instance of a heap type to unset. newContainer does it. */
export function initFields(p: usize, type: PyType): void {
  const end = p + type.basicSize;
  for (let at = p + type.fieldsOffset; at < end; at += 8) store<i64>(at, UNBOUND);
  if (type.flags & TypeFlag.INLINE_VALUES) store<u64>(p + type.valuesOffset - 8, 0);
}

/**
 * An instance of a type made by calling it, perhaps a subclass written in Python: header set, slots and attributes unset, the
 * fields of the built-in base (its first basicSize bytes) not set. Not tracked. 0 with MemoryError pending.
 */
export function allocInstance(type: usize): usize {
  const t = asType(type);
  const p = t.flags & TypeFlag.HAVE_GC ? newContainer(type, t.basicSize) : newPlain(type, t.basicSize);
  if (p === 0) raiseMemoryError();
  return p;
}

/** Bytes that belong to the nearest built-in base. */
export function builtinSize(t: PyType): u32 {
  while (t.flags & TypeFlag.HEAP) t = asType(t.base);
  return t.basicSize;
}
