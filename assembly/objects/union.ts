/**
 * Unions of types: `int | None` (PEP 604), typing.Union.
 *
 *     │ refcount │ type │ args u32 │ weakrefs u32 │        a tuple: flat, each type once, at least two
 */

import { newBuilder } from "../core/builder.ts";
import { valuesEqual } from "../core/compare.ts";
import { raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { hashOf } from "../core/hash.ts";
import { internText } from "../core/intern.ts";
import { isInstance, isSubclass } from "../core/isinstance.ts";
import { allocList, asList, listAppend, listItem, listLength } from "../core/list.ts";
import { define } from "../core/native.ts";
import {
  decrefAt,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  newContainer,
  visitAt,
} from "../core/object.ts";
import { emptyTuple, newTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, boxBool, ERROR, NONE, NOT_IMPLEMENTED, pointer, Value } from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { writeTypeName } from "./genericalias.ts";

@unmanaged
class PyUnion {
  refcount: i32;
  type: u32;
  args: u32;
  weakrefs: u32;
}

export const UNION_SIZE: u32 = <u32>offsetof<PyUnion>();

function argsOf(v: Value): usize {
  return changetype<PyUnion>(pointer(v)).args;
}

/** What may stand beside | in a union: None, a class, a generic alias, a union. */
function unionable(v: Value): bool {
  return v === NONE || isType(v) || isExactly(v, TypeId.GENERIC_ALIAS) || isExactly(v, TypeId.UNION);
}

/** `type.__or__`, and those of generic aliases and unions. */
export function typeOr(a: Value, b: Value): Value {
  if (!unionable(a) || !unionable(b)) return NOT_IMPLEMENTED;
  const members = allocList(2);
  if (members === 0) return ERROR;
  const result = addMember(members, a) && addMember(members, b) ? makeUnion(members) : ERROR;
  decrefAt(members);
  return result;
}

export function aliasOr(a: Value, b: Value): Value {
  return typeOr(a, b);
}

/** Adds a member, the members of a union each, unless it is there. None stands for its type. */
function addMember(members: usize, v: Value): bool {
  if (isExactly(v, TypeId.UNION)) {
    const args = argsOf(v);
    for (let i: u32 = 0; i < tupleLength(args); i++)
      if (!addMember(members, tupleItem(args, i))) return false;
    return true;
  }
  if (v === NONE) v = box(typeAt(TypeId.NONE));
  for (let i: u32 = 0; i < listLength(members); i++) {
    const same = valuesEqual(listItem(members, i), v);
    if (same !== 0) return same > 0;
  }
  return listAppend(members, v);
}

/** The union of a list of members; the member itself if it is one. */
function makeUnion(members: usize): Value {
  if (listLength(members) === 1) return incref(listItem(members, 0));
  const args = newTuple(asList(members).items, listLength(members));
  const p = args === 0 ? 0 : newContainer(typeAt(TypeId.UNION), offsetof<PyUnion>());
  if (p === 0) {
    if (args === 0) return ERROR;
    decrefAt(args);
    return raiseMemoryError();
  }
  changetype<PyUnion>(p).args = <u32>args;
  changetype<PyUnion>(p).weakrefs = 0;
  gcTrack(p);
  return box(p);
}

function unionRepr(self: Value): Value {
  const args = argsOf(self);
  const out = newBuilder();
  for (let i: u32 = 0; i < tupleLength(args); i++) {
    if (i !== 0) out.text(" | ");
    if (writeTypeName(out, tupleItem(args, i))) continue;
    out.drop();
    return ERROR;
  }
  return out.finish();
}

/** Whether every member of one is a member of the other: 0, 1, -1. */
function covers(a: usize, b: usize): i32 {
  for (let i: u32 = 0; i < tupleLength(b); i++) {
    let found: i32 = 0;
    for (let k: u32 = 0; found === 0 && k < tupleLength(a); k++) {
      found = valuesEqual(tupleItem(a, k), tupleItem(b, i));
    }
    if (found <= 0) return found;
  }
  return 1;
}

function unionCompare(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  if (!isExactly(a, TypeId.UNION) || !isExactly(b, TypeId.UNION)) return NOT_IMPLEMENTED;
  let same: i32 = tupleLength(argsOf(a)) === tupleLength(argsOf(b)) ? 1 : 0;
  if (same > 0) same = covers(argsOf(a), argsOf(b));
  return same < 0 ? ERROR : boxBool(same > 0 === (op === Compare.EQ));
}

/** The order of the members does not matter. */
function unionHash(v: Value): i64 {
  const args = argsOf(v);
  let hash: i64 = 0;
  for (let i: u32 = 0; i < tupleLength(args); i++) {
    const h = hashOf(tupleItem(args, i));
    if (h === -1) return -1;
    hash ^= h * 0x9e3779b1 + (h >> 17);
  }
  return hash === -1 ? -2 : hash;
}

function unionInstanceCheck(args: usize): Value {
  const members = argsOf(load<i64>(args));
  for (let i: u32 = 0; i < tupleLength(members); i++) {
    const found = isInstance(load<i64>(args, 8), tupleItem(members, i));
    if (found !== 0) return found < 0 ? ERROR : boxBool(true);
  }
  return boxBool(false);
}

function unionSubclassCheck(args: usize): Value {
  const members = argsOf(load<i64>(args));
  if (!isType(load<i64>(args, 8))) return raise(Exc.TypeError, "issubclass() arg 1 must be a class");
  for (let i: u32 = 0; i < tupleLength(members); i++) {
    const found = isSubclass(load<i64>(args, 8), tupleItem(members, i));
    if (found !== 0) return found < 0 ? ERROR : boxBool(true);
  }
  return boxBool(false);
}

function unionTraverse(p: usize, visit: u32): void {
  visitAt(changetype<PyUnion>(p).args, visit);
}

function unionDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  decrefAt(changetype<PyUnion>(p).args);
  freeContainer(p);
}

function getName(_self: Value): Value {
  return incref(box(<usize>asType(typeAt(TypeId.UNION)).name));
}

function getOrigin(_self: Value): Value {
  return box(typeAt(TypeId.UNION));
}

/** No type variables can be among the members yet. */
function getParameters(_self: Value): Value {
  return box(emptyTuple());
}

function unionGetItem(self: Value, _key: Value): Value {
  return raisef(Exc.TypeError, "%R is not a generic class", self);
}

export function initUnion(): void {
  const type = asType(typeAt(TypeId.UNION));
  type.module = <u32>internText("typing");
  type.weakOffset = offsetof<PyUnion>("weakrefs");
  type.repr = unionRepr.index;
  type.getItem = unionGetItem.index;
  type.or = typeOr.index;
  type.compare = unionCompare.index;
  type.hash = unionHash.index;
  type.dealloc = unionDealloc.index;
  type.traverse = unionTraverse.index;
  defineMember(type, "__args__", offsetof<PyUnion>("args"), Member.OBJECT);
  defineGetter(type, "__name__", getName);
  defineGetter(type, "__qualname__", getName);
  defineGetter(type, "__origin__", getOrigin);
  defineGetter(type, "__parameters__", getParameters);
  define(type, "__instancecheck__(self, instance, /)", unionInstanceCheck);
  define(type, "__subclasscheck__(self, cls, /)", unionSubclassCheck);
}
