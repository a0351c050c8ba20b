/** `__slots__`: reading and checking the names, and the attributes that the class gets for them (CPython: type_new_slots). */
import { dictContains, dictGetStr, dictSetStr } from "../core/dict.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { Member, newMember } from "../core/getset.ts";
import { internedCopy, nameOf } from "../core/intern.ts";
import { allocList, asList, listAppend, listClear, listLength } from "../core/list.ts";
import { decref, decrefAt, increfAt } from "../core/object.ts";
import { asStr, charAt, isStr, strEquals } from "../core/string.ts";
import { strConcat, substring } from "../core/substring.ts";
import { isIdentifierPart, isIdentifierStart } from "../core/text/unicode.ts";
import { newTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, PyType } from "../core/type.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { hasItems } from "./layout.ts";
import { listSort } from "./sort.ts";
import { tupleOf } from "./tuple.ts";

/** What the `__slots__` of a class asked for besides members. */
export let slotsAddDict: bool = false;
export let slotsAddWeak: bool = false;

/** The `__slots__` in a class's namespace as a tuple (a reference); UNBOUND if there is none, ERROR. */
export function readSlots(dict: usize): Value {
  const slots = dictGetStr(dict, nameOf(Name.__slots__));
  if (slots === ERROR || slots === UNBOUND) return slots;
  if (!isStr(slots)) return tupleOf(slots);
  const at = memory.data(8);
  store<i64>(at, slots);
  const one = newTuple(at, 1);
  return one === 0 ? ERROR : box(one);
}

/**
 * The names of member slots: mangled, sorted, checked, as a tuple (a reference), or ERROR. Sets slotsAddDict and slotsAddWeak where the
 * class asked for `__dict__` and `__weakref__`, which it may have if `mayAdd…` says so.
 */
export function checkSlots(type: PyType, slots: Value, mayAddDict: bool, mayAddWeak: bool): Value {
  slotsAddDict = false;
  slotsAddWeak = false;
  const count = tupleLength(pointer(slots));
  const base = asType(type.base);
  const isText = (base.flags & TypeFlag.STR) !== 0;
  // CPython's types have a varying number of items, the members of their own slots.
  if (count !== 0 && !isText && (hasItems(base) || base.flags & TypeFlag.TYPE)) return refuseNonempty(type);
  const names = allocList();
  if (names === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    if (!addSlot(type, names, tupleItem(pointer(slots), i), mayAddDict, mayAddWeak)) {
      decrefAt(names);
      return ERROR;
    }
  }
  let result: usize = 0;
  if (isText && listLength(names) !== 0) {
    // Characters lie in the object itself: no field can follow them, so the attributes go to a dict.
    slotsAddDict = mayAddDict;
    listClear(names);
  }
  if (listSort(names, NONE, false)) result = newTuple(asList(names).items, listLength(names));
  decrefAt(names);
  return result === 0 ? ERROR : box(result);
}

function refuseNonempty(type: PyType): Value {
  return raisef(Exc.TypeError, "nonempty __slots__ not supported for subtype of '%N'", box(<usize>type.base));
}

function addSlot(type: PyType, names: usize, slot: Value, mayAddDict: bool, mayAddWeak: bool): bool {
  if (!isSlotName(slot)) return false;
  if (strEquals(pointer(slot), nameOf(Name.__dict__))) {
    if (!mayAddDict || slotsAddDict) return refuse("__dict__ slot disallowed: we already got one");
    slotsAddDict = true;
    return true;
  }
  if (strEquals(pointer(slot), nameOf(Name.__weakref__))) {
    if (!mayAddWeak || slotsAddWeak) return refuse("__weakref__ slot disallowed: we already got one");
    slotsAddWeak = true;
    return true;
  }
  const name = mangle(type.name, slot);
  if (name === 0) return false;
  const good = !conflicts(type, name, slot) && listAppend(names, box(name));
  decrefAt(name);
  return good;
}

function refuse(message: string): bool {
  raise(Exc.TypeError, message);
  return false;
}

function isSlotName(slot: Value): bool {
  if (!isStr(slot)) {
    raisef(Exc.TypeError, "__slots__ items must be strings, not '%T'", slot);
    return false;
  }
  return isIdentifier(pointer(slot)) || refuse("__slots__ must be identifiers");
}

/** Whether the text of a str is an identifier (or a keyword). */
function isIdentifier(p: usize): bool {
  const length = asStr(p).length;
  if (length === 0 || !isIdentifierStart(charAt(p, 0))) return false;
  for (let i: u32 = 1; i < length; i++) if (!isIdentifierPart(charAt(p, i))) return false;
  return true;
}

/** A slot may not have the name of a class attribute, except those that the class statement itself put there. */
function conflicts(type: PyType, name: usize, slot: Value): bool {
  const present = dictContains(type.dict, box(name));
  if (present === 0) return false;
  const special =
    name === nameOf(Name.__qualname__) ||
    name === nameOf(Name.__classcell__) ||
    name === nameOf(Name.__classdictcell__);
  if (present > 0 && special) return false;
  if (present > 0) raisef(Exc.ValueError, "%R in __slots__ conflicts with class variable", slot);
  return true;
}

/**
 * A private name `__x` in class `_C` is `_C__x`: leading underscores of the class's name are left out, and a class of underscores only
 * mangles nothing. The interned name, a reference; 0 with MemoryError pending.
 */
function mangle(cls: usize, slot: Value): usize {
  const name = pointer(slot);
  const length = asStr(name).length;
  const isPrivate =
    length > 2 &&
    charAt(name, 0) === 95 &&
    charAt(name, 1) === 95 &&
    !(charAt(name, length - 1) === 95 && charAt(name, length - 2) === 95);
  let skip: u32 = 0;
  while (skip < asStr(cls).length && charAt(cls, skip) === 95) skip++;
  if (!isPrivate || skip === asStr(cls).length) return internedCopy(slot);
  const bare = substring(cls, skip, asStr(cls).length);
  if (bare === ERROR) return 0;
  const prefixed = strConcat(nameOf(Name._), pointer(bare));
  decref(bare);
  if (prefixed === ERROR) return 0;
  const mangled = strConcat(pointer(prefixed), name);
  decref(prefixed);
  if (mangled === ERROR) return 0;
  const interned = internedCopy(mangled);
  decref(mangled);
  return interned;
}

/** Puts a member descriptor into the class's namespace for each of its slots, which lie from `offset`. */
export function addMembers(type: PyType, offset: u32): bool {
  const names: usize = type.slotNames;
  if (names === 0) return true;
  const count = tupleLength(names);
  for (let i: u32 = 0; i < count; i++) {
    const name = pointer(tupleItem(names, i));
    increfAt(name);
    const member = newMember(changetype<usize>(type), name, offset + i * 8, Member.VALUE, false);
    if (member === 0) {
      decrefAt(name);
      raiseMemoryError();
      return false;
    }
    const status = dictSetStr(type.dict, name, box(member));
    decrefAt(member);
    if (status < 0) return false;
  }
  return true;
}
