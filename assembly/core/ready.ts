/**
 * Declaring built-in types. At boot each type is declared (name, base, flags, size: all before any is filled), its owner in objects/
 * sets slots and methods, then `ready` inherits what is missing from the base and puts slot wrappers into its namespace.
 */

import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { genericGetAttr, genericSetAttr } from "./attribute.ts";
import { newDict } from "./dict.ts";
import { internText } from "./intern.ts";
import { IMMORTAL } from "./object.ts";
import { addToBases } from "./subclasses.ts";
import { allocTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "./tuple.ts";
import { asType, PyType } from "./type.ts";
import { typeAt } from "./typeids.ts";
import { box } from "./value.ts";

const FIRST_SLOT: usize = offsetof<PyType>("new");
const LAST_SLOT: usize = offsetof<PyType>("inplacePower");
/** Flags that a type takes over from its base. */
export const INHERITED: u32 =
  TypeFlag.INT |
  TypeFlag.LIST |
  TypeFlag.TUPLE |
  TypeFlag.BYTES |
  TypeFlag.STR |
  TypeFlag.DICT |
  TypeFlag.EXCEPTION |
  TypeFlag.TYPE |
  TypeFlag.FLOAT |
  TypeFlag.SET |
  TypeFlag.HAVE_GC |
  TypeFlag.SEQUENCE |
  TypeFlag.MAPPING;

/** Adds wrappers of slots (`__add__` …) to a type's namespace: objects/wrapper.ts sets it at boot. (type: usize) => void */
let addWrappersIndex: u32 = 0;
export function setAddWrappers(index: u32): void {
  addWrappersIndex = index;
}

/** A built-in type with its name and place in the hierarchy; slots all empty. `base` is the address of a declared type, 0 for object. */
export function declareType(at: usize, name: string, base: usize, flags: u32, basicSize: u32): PyType {
  const type = asType(at);
  // Strings are made and dropped while types are declared.
  const dealloc = type.dealloc;
  memory.fill(at, 0, offsetof<PyType>());
  type.dealloc = dealloc;
  type.refcount = IMMORTAL;
  type.type = <u32>typeAt(TypeId.TYPE);
  type.flags = flags | TypeFlag.IMMUTABLE | (base === 0 ? 0 : asType(base).flags & INHERITED);
  type.name = <u32>internText(name);
  type.qualname = type.name;
  type.base = <u32>base;
  // A multiple of 8, so that slots of subclasses can follow without a gap.
  type.basicSize = (basicSize + 7) & ~7;
  type.preSize = type.flags & TypeFlag.HAVE_GC ? 8 : 0;
  if (base !== 0) {
    type.dictOffset = asType(base).dictOffset;
    type.weakOffset = asType(base).weakOffset;
  }
  return type;
}

/** Declares one of the types of TypeId. */
export function declare(id: TypeId, name: string, base: TypeId, flags: u32, basicSize: u32): PyType {
  return declareType(typeAt(id), name, id === TypeId.OBJECT ? 0 : typeAt(base), flags, basicSize);
}

/** Gives a declared type its namespace and its resolution order, so that methods can be defined. */
export function openType(type: PyType): void {
  type.dict = <u32>newDict();
  const base: usize = type.base;
  const count: u32 = base === 0 ? 0 : tupleLength(asType(base).mro);
  const mro = allocTuple(count + 1);
  tupleInit(mro, 0, box(changetype<usize>(type)));
  for (let i: u32 = 0; i < count; i++) tupleInit(mro, i + 1, tupleItem(asType(base).mro, i));
  finishTuple(mro);
  type.mro = <u32>mro;
  const bases = allocTuple(base === 0 ? 0 : 1);
  if (base !== 0) tupleInit(bases, 0, box(base));
  finishTuple(bases);
  type.bases = <u32>bases;
  addToBases(type);
}

/** Inherits slots from the base (which must be ready) and adds the slot wrappers. */
export function ready(type: PyType): void {
  if (addWrappersIndex !== 0) call_indirect<void>(addWrappersIndex, changetype<usize>(type));
  const ownNew = type.new !== 0;
  if (type.base !== 0) {
    inheritSlots(type, asType(type.base));
    if (type.dictOffset === 0) type.dictOffset = asType(type.base).dictOffset;
    if (type.weakOffset === 0) type.weakOffset = asType(type.base).weakOffset;
  }
  // Instances with a layout of their own are not made by object.__new__.
  if (!ownNew && type.base === <u32>typeAt(TypeId.OBJECT)) type.flags |= TypeFlag.DISALLOW_NEW;
  if (type.flags & TypeFlag.DISALLOW_NEW) type.new = 0;
  if (type.getattr === <u32>genericGetAttr.index) type.flags |= TypeFlag.PLAIN_GETATTR;
  if (type.setattr === <u32>genericSetAttr.index) type.flags |= TypeFlag.PLAIN_SETATTR;
  type.flags |= TypeFlag.READY;
}

/** Copies the base's slots where the type has none; a type that defines equality does not inherit the hash. */
export function inheritSlots(type: PyType, base: PyType): void {
  const to = changetype<usize>(type);
  const from = changetype<usize>(base);
  const ownCompare = type.compare !== 0;
  const ownHash = type.hash !== 0;
  for (let at = FIRST_SLOT; at <= LAST_SLOT; at += 4) {
    if (load<u32>(to + at) === 0) store<u32>(to + at, load<u32>(from + at));
  }
  if (ownCompare && !ownHash) type.hash = 0;
}
