/**
 * The life of instances of Python classes: what their layout adds to that of the built-in base, freed and traversed here; the base's own
 * functions do the rest (CPython: subtype_dealloc, subtype_traverse, subtype_clear).
 *
 *     weakrefs │ dict │ gc links │ header │ fields of the built-in base │ slots … │ top │ inline values … │
 */
import { finalizeFromDealloc } from "../core/finalize.ts";
import { decref, decrefAt, decrefField, freeObject, gcUntrack, visitAt, visitRange } from "../core/object.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { isPointer, pointer, UNBOUND } from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";

/** Where instances of heap types keep their dict and the head of their weak references, if the class added them. */
export const HEAP_DICT_OFFSET: i32 = -12;
export const HEAP_WEAK_OFFSET: i32 = -16;

/** The word before the inline values, which is no value but would read as a float; 0 if there are none. */
function topWord(p: usize, type: PyType): usize {
  return type.flags & TypeFlag.INLINE_VALUES ? p + type.valuesOffset - 8 : 0;
}

/** Drops slots and inline values, and unsets them. */
function dropFields(p: usize, type: PyType): void {
  const end = p + type.basicSize;
  const top = topWord(p, type);
  for (let at = p + type.fieldsOffset; at < end; at += 8) {
    if (at === top) continue;
    const v = load<i64>(at);
    store<i64>(at, UNBOUND);
    decref(v);
  }
}

function dropOwnDict(p: usize, type: PyType): void {
  if (type.dictOffset !== HEAP_DICT_OFFSET) return;
  const dict: usize = load<u32>(p + HEAP_DICT_OFFSET);
  store<u32>(p + HEAP_DICT_OFFSET, 0);
  decrefField(dict);
}

export function heapDealloc(p: usize): void {
  const type = asType(load<u32>(p, Header.TYPE));
  if (type.finalize !== 0 && !finalizeFromDealloc(p)) return;
  if (type.flags & TypeFlag.HAVE_GC) gcUntrack(p);
  if (type.weakOffset !== 0 && load<u32>(p + type.weakOffset) !== 0) clearWeakrefs(p);
  // The top word is no pointer either.
  const end = p + type.basicSize;
  for (let at = p + type.fieldsOffset; at < end; at += 8) {
    const v = load<i64>(at);
    if (!isPointer(v)) continue;
    store<i64>(at, UNBOUND);
    decrefAt(pointer(v));
  }
  if (type.dictOffset === HEAP_DICT_OFFSET && load<u32>(p + HEAP_DICT_OFFSET) !== 0) dropOwnDict(p, type);
  if (type.nativeBase === <u32>typeAt(TypeId.OBJECT)) freeObject(p);
  else call_indirect<void>(asType(type.nativeBase).dealloc, p);
}

export function heapTraverse(p: usize, visit: u32): void {
  const at: usize = load<u32>(p, Header.TYPE);
  const type = asType(at);
  visitAt(at, visit);
  let fields = p + type.fieldsOffset;
  const top = topWord(p, type);
  if (top !== 0) {
    if (fields < top) visitRange(fields, top, 8, visit);
    fields = top + 8;
  }
  visitRange(fields, p + type.basicSize, 8, visit);
  if (type.dictOffset === HEAP_DICT_OFFSET) visitAt(load<u32>(p + HEAP_DICT_OFFSET), visit);
  const traverse = asType(type.nativeBase).traverse;
  if (traverse !== 0) call_indirect<void>(traverse, p, visit);
}

export function heapClear(p: usize): void {
  const type = asType(load<u32>(p, Header.TYPE));
  dropFields(p, type);
  dropOwnDict(p, type);
  const clear = asType(type.nativeBase).clear;
  if (clear !== 0) call_indirect<void>(clear, p);
}
