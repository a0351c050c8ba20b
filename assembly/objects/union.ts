/**
 * Unions of types: `int | None` (PEP 604), `typing.Union[…]`. Layout: core/union.ts.
 *
 * Members are told apart by hash and equality. Those without a hash (`Union[list[[]], int]`) are compared one by one, and make the union
 * unhashable. `type | type` wants types on both sides; where a union or a type variable is asked, typing.py says what else may stand
 * there (a str, for one).
 */

import { genericGetAttr, getAttr } from "../core/attribute.ts";
import { newBuilder } from "../core/builder.ts";
import { richCompare, valuesEqual } from "../core/compare.ts";
import { clearError, raise, raisef } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { hashOf } from "../core/hash.ts";
import { allocInstance } from "../core/instance.ts";
import { internText, nameOf } from "../core/intern.ts";
import { allocList, asList, listAppend, listItem, listLength } from "../core/list.ts";
import { define, defineClassMethod } from "../core/native.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  visitAt,
} from "../core/object.ts";
import { allocSet, setAddHashed, setContainsHashed } from "../core/set.ts";
import { isTuple, newTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { asUnion, PyUnion, unionArgs } from "../core/union.ts";
import { box, boxBool, ERROR, NONE, NOT_IMPLEMENTED, pointer, TRUE, Value } from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { isAlias, writeTypeName } from "./genericalias.ts";
import { collectParameters, substitute } from "./substitution.ts";
import { checkType } from "./typing/library.ts";

export const UNION_SIZE: u32 = <u32>offsetof<PyUnion>();

/** What may stand beside | in a union without asking typing.py: None, a class, a generic alias, a union, a type alias. */
function unionable(v: Value): bool {
  if (v === NONE || isType(v) || isAlias(v)) return true;
  return isExactly(v, TypeId.UNION) || isExactly(v, TypeId.TYPE_ALIAS);
}

// ---- making ----

/** `type.__or__`, and that of generic aliases and type aliases. */
export function typeOr(a: Value, b: Value): Value {
  return unionable(a) && unionable(b) ? unionOfTwo(a, b) : NOT_IMPLEMENTED;
}

/** The union of two, each checked by typing.py if need be: `|` of unions and of type variables. */
export function unionOfTwo(a: Value, b: Value): Value {
  const draft = newDraft();
  if (draft === ERROR) return ERROR;
  return finishDraft(draft, addMember(draft, a) && addMember(draft, b));
}

/** `typing.Union[key]`. */
function unionOf(key: Value): Value {
  const draft = newDraft();
  if (draft === ERROR) return ERROR;
  let good: bool = true;
  if (!isTuple(key)) good = addMember(draft, key);
  else {
    const count = tupleLength(pointer(key));
    for (let i: u32 = 0; good && i < count; i++) good = addMember(draft, tupleItem(pointer(key), i));
  }
  return finishDraft(draft, good);
}

/** A union in the making: its args are a list, and it is not tracked yet. ERROR without memory. */
function newDraft(): Value {
  const p = allocInstance(typeAt(TypeId.UNION));
  if (p === 0) return ERROR;
  const union = changetype<PyUnion>(p);
  union.hashable = 0;
  union.unhashable = 0;
  union.parameters = 0;
  union.weakrefs = 0;
  union.args = <u32>allocList(2);
  if (union.args !== 0) union.hashable = <u32>allocSet(typeAt(TypeId.FROZENSET));
  if (union.hashable !== 0) return box(p);
  decref(box(p));
  return ERROR;
}

/** Adds a member, the members of a union each, unless it is there. None stands for its type. */
function addMember(draft: Value, v: Value): bool {
  if (v === NONE) return addUnless(draft, box(typeAt(TypeId.NONE)));
  if (isExactly(v, TypeId.UNION)) {
    const args = unionArgs(v);
    for (let i: u32 = 0; i < tupleLength(args); i++) if (!addUnless(draft, tupleItem(args, i))) return false;
    return true;
  }
  if (unionable(v)) return addUnless(draft, v);
  const checked = checkType(v, "Union[arg, ...]: each arg must be a type.");
  if (checked === ERROR) return false;
  const good = addUnless(draft, checked);
  decref(checked);
  return good;
}

function addUnless(draft: Value, v: Value): bool {
  const union = asUnion(draft);
  const hash = hashOf(v);
  if (hash === -1) {
    clearError();
    return addUnhashable(union, v);
  }
  const known = setContainsHashed(union.hashable, v, hash);
  if (known !== 0) return known > 0;
  return setAddHashed(union.hashable, v, hash) >= 0 && listAppend(union.args, v);
}

function addUnhashable(union: PyUnion, v: Value): bool {
  if (union.unhashable === 0) {
    union.unhashable = <u32>allocList(1);
    if (union.unhashable === 0) return false;
  }
  const found = listHas(union.unhashable, v);
  if (found !== 0) return found > 0;
  return listAppend(union.unhashable, v) && listAppend(union.args, v);
}

function listHas(list: usize, v: Value): i32 {
  for (let i: u32 = 0; i < listLength(list); i++) {
    const same = valuesEqual(listItem(list, i), v);
    if (same !== 0) return same;
  }
  return 0;
}

/** The union, the only member itself if there is but one; ERROR, also if the members were not `good`. Takes the draft. */
function finishDraft(draft: Value, good: bool): Value {
  const union = asUnion(draft);
  const list: usize = union.args;
  const count = listLength(list);
  if (good && count > 1) {
    const args = newTuple(asList(list).items, count);
    if (args !== 0) {
      union.args = <u32>args;
      decrefAt(list);
      gcTrack(pointer(draft));
      return draft;
    }
  }
  let result: Value = ERROR;
  if (good && count === 1) result = incref(listItem(list, 0));
  else if (good && count === 0) raise(Exc.TypeError, "Cannot take a Union of no types.");
  decref(draft);
  return result;
}

// ---- representation, comparison ----

function unionRepr(self: Value): Value {
  const args = unionArgs(self);
  const out = newBuilder();
  for (let i: u32 = 0; i < tupleLength(args); i++) {
    if (i !== 0) out.text(" | ");
    if (writeTypeName(out, tupleItem(args, i))) continue;
    out.drop();
    return ERROR;
  }
  return out.finish();
}

function unionCompare(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  if (!isExactly(a, TypeId.UNION) || !isExactly(b, TypeId.UNION)) return NOT_IMPLEMENTED;
  const x = asUnion(a);
  const y = asUnion(b);
  const hashed = richCompare(box(<usize>x.hashable), box(<usize>y.hashable), Compare.EQ);
  if (hashed === ERROR) return ERROR;
  let same: i32 = hashed === TRUE ? 1 : 0;
  decref(hashed);
  if (same > 0) same = sameItems(x.unhashable, y.unhashable);
  return same < 0 ? ERROR : boxBool(same > 0 === (op === Compare.EQ));
}

/** Whether two lists without doubles have the same items: 0, 1, -1. */
function sameItems(a: usize, b: usize): i32 {
  if (a === 0 || b === 0) return a === b ? 1 : 0;
  if (listLength(a) !== listLength(b)) return 0;
  for (let i: u32 = 0; i < listLength(a); i++) {
    const found = listHas(b, listItem(a, i));
    if (found <= 0) return found;
  }
  return 1;
}

/** The order of the members does not matter. */
function unionHash(v: Value): i64 {
  const unhashable: usize = asUnion(v).unhashable;
  if (unhashable === 0) return hashOf(box(<usize>asUnion(v).hashable));
  const count = listLength(unhashable);
  for (let i: u32 = 0; i < count; i++) if (hashOf(listItem(unhashable, i)) === -1) return -1;
  raisef(Exc.TypeError, "union contains %d unhashable elements", <i64>count);
  return -1;
}

// ---- type variables ----

/** A tuple, borrowed, found when it is first asked for; 0 with an exception pending. */
function parametersOf(self: Value): usize {
  const union = asUnion(self);
  if (union.parameters === 0) {
    const found = collectParameters(union.args);
    const other: usize = union.parameters;
    union.parameters = <u32>found;
    decrefField(other);
  }
  return union.parameters;
}

function getParameters(self: Value): Value {
  const parameters = parametersOf(self);
  return parameters === 0 ? ERROR : incref(box(parameters));
}

function unionGetItem(self: Value, key: Value): Value {
  const parameters = parametersOf(self);
  const args = parameters === 0 ? 0 : substitute(self, unionArgs(self), parameters, key);
  if (args === 0) return ERROR;
  const result = unionOf(box(args));
  decrefAt(args);
  return result;
}

function classGetItem(args: usize): Value {
  return unionOf(load<i64>(args, 8));
}

// ---- attributes and life ----

function unionMroEntries(args: usize): Value {
  return raisef(Exc.TypeError, "Cannot subclass %R", load<i64>(args));
}

/** A union has the module of its type, which dir() does not show. */
function unionGetattr(self: Value, name: usize): Value {
  if (name === nameOf(Name.__module__)) return getAttr(box(typeAt(TypeId.UNION)), name);
  return genericGetAttr(self, name);
}

function getName(_self: Value): Value {
  return incref(box(<usize>asType(typeAt(TypeId.UNION)).name));
}

function getOrigin(_self: Value): Value {
  return box(typeAt(TypeId.UNION));
}

function unionTraverse(p: usize, visit: u32): void {
  const union = changetype<PyUnion>(p);
  visitAt(union.args, visit);
  visitAt(union.hashable, visit);
  visitAt(union.unhashable, visit);
  visitAt(union.parameters, visit);
}

function unionDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  const union = changetype<PyUnion>(p);
  decrefField(union.args);
  decrefField(union.hashable);
  decrefField(union.unhashable);
  decrefField(union.parameters);
  freeContainer(p);
}

export function initUnion(): void {
  const type = asType(typeAt(TypeId.UNION));
  type.module = <u32>internText("typing");
  type.weakOffset = offsetof<PyUnion>("weakrefs");
  type.repr = unionRepr.index;
  type.getattr = unionGetattr.index;
  type.getItem = unionGetItem.index;
  type.or = unionOfTwo.index;
  type.compare = unionCompare.index;
  type.hash = unionHash.index;
  type.dealloc = unionDealloc.index;
  type.traverse = unionTraverse.index;
  defineMember(type, "__args__", offsetof<PyUnion>("args"), Member.OBJECT);
  defineGetter(type, "__name__", getName);
  defineGetter(type, "__qualname__", getName);
  defineGetter(type, "__origin__", getOrigin);
  defineGetter(type, "__parameters__", getParameters);
  define(type, "__mro_entries__(self, object, /)", unionMroEntries);
  defineClassMethod(type, "__class_getitem__(type, object, /)", classGetItem);
}
