/**
 * Filling the slots of Python classes from what their namespaces and those of their bases define, when a class is made and whenever an
 * attribute that stands for a slot is set or deleted (CPython: update_one_slot, fixup_slot_dispatchers).
 *
 * A slot gets the native function behind a wrapper where all that the class defines or inherits for it is that wrapper, else the function of
 * objects/dunder.ts, else nothing.
 */
import { genericGetAttr, genericSetAttr, typeLookup } from "../core/attribute.ts";
import { nameOf } from "../core/intern.ts";
import { PyMethodDescriptor } from "../core/native.ts";
import { slotRow, slotRowCount } from "../core/slots.ts";
import { asStr, STR_DATA } from "../core/string.ts";
import { subclassAt, subclassCount } from "../core/subclasses.ts";
import { asType, isSubtype, PyType } from "../core/type.ts";
import { isExactly } from "../core/typeids.ts";
import { NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { slotNew } from "./dunder.ts";
import { isNewWrapper } from "./newwrapper.ts";
import { asWrapper } from "./wrapper.ts";

/** Fills all slots of a class that has just been made. Its resolution order must be set. */
export function fillSlots(type: PyType): void {
  for (let i: u32 = 0; i < slotRowCount(); i = fillSlot(type, i));
  fillNew(type);
  updateFlags(type);
}

/**
 * An attribute of a class was set or deleted: if its name stands for slots, fills them again, in the class and in all that derive from
 * it. Versions must have been reset before.
 */
export function updateSlots(type: PyType, name: usize): void {
  if (!isSlotName(name)) return;
  let slotted = name === nameOf(Name.__new__);
  for (let i: u32 = 0; i < slotRowCount(); i++) if (slotRow(i).name === <u32>name) slotted = true;
  if (slotted) refill(type, name);
}

/** Fills the slots that `name` stands for, in a class and its subclasses. */
function refill(type: PyType, name: usize): void {
  if (type.flags & TypeFlag.HEAP) {
    if (name === nameOf(Name.__new__)) fillNew(type);
    for (let i: u32 = 0; i < slotRowCount(); ) {
      const first = i;
      const slot = slotRow(first).slot;
      let named = false;
      for (; i < slotRowCount() && slotRow(i).slot === slot; i++)
        if (slotRow(i).name === <u32>name) named = true;
      if (named) fillSlot(type, first);
    }
    updateFlags(type);
  }
  const count = subclassCount(type);
  for (let i: u32 = 0; i < count; i++) refill(asType(subclassAt(type, i)), name);
}

/** Whether a name may stand for a slot. */
export function isSlotName(name: usize): bool {
  const length = asStr(name).length;
  return length > 4 && load<u16>(name, STR_DATA) === 0x5f5f;
}

/** What one row says about a slot. */
let specific: u32 = 0;
let generic: u32 = 0;
let useGeneric: bool = false;

/** Fills the slot of row `first` and gives the number of the first row of the next slot. */
function fillSlot(type: PyType, first: u32): u32 {
  const slot = slotRow(first).slot;
  specific = 0;
  generic = 0;
  useGeneric = false;
  let i = first;
  for (; i < slotRowCount() && slotRow(i).slot === slot; i++) considerRow(type, i);
  const fn = specific !== 0 && !useGeneric ? specific : generic;
  store<u32>(changetype<usize>(type) + slot, fn);
  return i;
}

function considerRow(type: PyType, i: u32): void {
  const row = slotRow(i);
  const attribute = typeLookup(type, row.name);
  if (attribute === UNBOUND) return;
  if (attribute === NONE && row.name === <u32>nameOf(Name.__hash__)) return;
  if (isExactly(attribute, TypeId.WRAPPER_DESCRIPTOR)) {
    const w = asWrapper(pointer(attribute));
    if (w.row === <u32>changetype<usize>(row) && isSubtype(changetype<usize>(type), w.owner)) {
      generic = row.fn;
      if (specific === 0 || specific === w.fn) specific = w.fn;
      else useGeneric = true;
      return;
    }
    // The same method through another slot (list's + is concat): that slot serves it.
    if (isSubtype(changetype<usize>(type), w.owner) && sameName(w.row, row.name)) return;
  }
  const native = nativeSlot(type, attribute, row.slot);
  if (native !== 0 && (specific === 0 || specific === native)) specific = native;
  else useGeneric = true;
  generic = row.fn;
}

/** A built-in type may define a special method as a plain method beside its slot (dict.__getitem__): that slot; else 0. */
function nativeSlot(type: PyType, attribute: Value, slot: u32): u32 {
  if (!isExactly(attribute, TypeId.METHOD_DESCRIPTOR)) return 0;
  const owner: usize = changetype<PyMethodDescriptor>(pointer(attribute)).owner;
  return isSubtype(changetype<usize>(type), owner) ? load<u32>(owner + slot) : 0;
}

function sameName(row: usize, name: u32): bool {
  return load<u32>(row) === name;
}

/** The `new` slot: the base's as long as __new__ is that of a built-in type. */
function fillNew(type: PyType): void {
  const attribute = typeLookup(type, nameOf(Name.__new__));
  if (attribute === UNBOUND) type.new = asType(type.base).new;
  else type.new = isNewWrapper(attribute) ? asType(type.base).new : <u32>slotNew.index;
}

/** Flags that say in one test what dispatch loop and inline caches want to know of the slots. */
function updateFlags(type: PyType): void {
  setFlag(type, TypeFlag.PLAIN_GETATTR, type.getattr === <u32>genericGetAttr.index);
  setFlag(type, TypeFlag.PLAIN_SETATTR, type.setattr === <u32>genericSetAttr.index);
  setFlag(type, TypeFlag.HAS_DEL, type.finalize !== 0);
}

function setFlag(type: PyType, flag: u32, on: bool): void {
  if (on) type.flags |= flag;
  else type.flags &= ~flag;
}
