/**
 * types.GenericAlias: `list[int]` (PEP 585). It stands for its origin in calls and attribute access, and keeps its arguments.
 *
 *     │ refcount │ type │ origin Value │ args u32 │ parameters u32 │ starred u32 │ weakrefs u32 │
 *
 * Refused: substituting type variables (`list[T][int]`) until type variables exist; subscripting an alias without parameters is an error
 * anyway.
 */

import { genericGetAttr, getAttr, getAttrOptional, setAttr } from "../core/attribute.ts";
import { Builder, newBuilder } from "../core/builder.ts";
import { callVector } from "../core/call.ts";
import { compareTruth } from "../core/compare.ts";
import { clearError, pendingIs, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { hashOf } from "../core/hash.ts";
import { internText, nameOf } from "../core/intern.ts";
import { getIter } from "../core/iterate.ts";
import { define, defineClassMethod } from "../core/native.ts";
import {
  decref,
  decrefAt,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  increfAt,
  newContainer,
  visitAt,
  visitValue,
} from "../core/object.ts";
import { repr } from "../core/represent.ts";
import { isStr, strIs } from "../core/string.ts";
import {
  allocTuple,
  finishTuple,
  isTuple,
  newTuple,
  tuple1,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../core/tuple.ts";
import { asType, PyType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import {
  box,
  boxBool,
  ELLIPSIS,
  ERROR,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { reduction } from "./reduction.ts";
import { aliasOr } from "./union.ts";

@unmanaged
class PyGenericAlias {
  refcount: i32;
  type: u32;
  origin: Value;
  /** Tuples. */
  args: u32;
  parameters: u32;
  starred: u32;
  weakrefs: u32;
}

export const GENERIC_ALIAS_SIZE: u32 = <u32>offsetof<PyGenericAlias>();

function aliasOf(v: Value): PyGenericAlias {
  return changetype<PyGenericAlias>(pointer(v));
}

/** origin[key], both borrowed; key may be a tuple of arguments. A reference, or ERROR. */
export function newGenericAlias(origin: Value, key: Value): Value {
  const args = argumentTuple(key);
  if (args === 0) return ERROR;
  const parameters = collectParameters(args);
  const p = parameters === 0 ? 0 : newContainer(typeAt(TypeId.GENERIC_ALIAS), offsetof<PyGenericAlias>());
  if (p === 0) {
    decrefAt(args);
    if (parameters === 0) return ERROR;
    decrefAt(parameters);
    return raiseMemoryError();
  }
  const alias = changetype<PyGenericAlias>(p);
  alias.origin = incref(origin);
  alias.args = <u32>args;
  alias.parameters = <u32>parameters;
  alias.starred = 0;
  alias.weakrefs = 0;
  gcTrack(p);
  return box(p);
}

/** A tuple as it is, anything else in a tuple of its own: a reference, 0 with MemoryError pending. */
function argumentTuple(key: Value): usize {
  if (isTuple(key)) {
    increfAt(pointer(key));
    return pointer(key);
  }
  const at = memory.data(8);
  store<i64>(at, key);
  return newTuple(at, 1);
}

/** Type variables among the arguments (what has `__typing_subst__`), each once: a tuple, 0 with an exception pending. */
function collectParameters(args: usize): usize {
  const count = tupleLength(args);
  const found = allocTuple(count);
  if (found === 0 || count === 0) return found;
  let used: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const item = tupleItem(args, i);
    const mark = getAttrOptional(item, nameOf(Name.__typing_subst__));
    if (mark === ERROR) {
      dropPart(found, used);
      return 0;
    }
    if (mark === UNBOUND) continue;
    decref(mark);
    let seen: bool = false;
    for (let k: u32 = 0; k < used; k++) if (tupleItem(found, k) === item) seen = true;
    if (!seen) tupleInit(found, used++, incref(item));
  }
  const result = newTuple(found + 16, used);
  dropPart(found, used);
  return result;
}

/** Frees a tuple that was not finished. */
function dropPart(tuple: usize, _used: u32): void {
  decrefAt(pointer(finishTuple(tuple)));
}

function aliasNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0) return raise(Exc.TypeError, "GenericAlias() takes no keyword arguments");
  if (nargs !== 2) return raisef(Exc.TypeError, "GenericAlias expected 2 arguments, got %d", nargs);
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

// ---- representation ----

function aliasRepr(self: Value): Value {
  const alias = aliasOf(self);
  const out = newBuilder();
  if (alias.starred) out.text("*");
  let good: bool = writeTypeName(out, alias.origin);
  out.text("[");
  const count = tupleLength(alias.args);
  for (let i: u32 = 0; good && i < count; i++) {
    if (i !== 0) out.text(", ");
    good = writeTypeName(out, tupleItem(alias.args, i));
  }
  if (count === 0) out.text("()");
  out.text("]");
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

/** A class by its qualified name, None as itself, `...` as such, anything else by its repr. False with an exception pending. */
export function writeTypeName(out: Builder, v: Value): bool {
  if (v === ELLIPSIS) {
    out.text("...");
    return true;
  }
  const plain = v === NONE || isExactly(v, TypeId.GENERIC_ALIAS) ? UNBOUND : qualifiedName(out, v);
  if (plain === ERROR) return false;
  if (plain === NONE) return true;
  const text = v === box(typeAt(TypeId.NONE)) ? UNBOUND : repr(v);
  if (text === UNBOUND) {
    out.text("None");
    return true;
  }
  if (text === ERROR) return false;
  out.str(pointer(text));
  decref(text);
  return true;
}

/** Writes module.qualname if v has both and is no builtin: NONE done, UNBOUND it has not, ERROR. */
function qualifiedName(out: Builder, v: Value): Value {
  if (v === box(typeAt(TypeId.NONE))) return UNBOUND;
  const qualname = getAttrOptional(v, nameOf(Name.__qualname__));
  if (qualname === ERROR || qualname === UNBOUND) return qualname;
  const module = getAttrOptional(v, nameOf(Name.__module__));
  if (module === ERROR) {
    decref(qualname);
    return ERROR;
  }
  const good = isStr(qualname) && module !== UNBOUND && module !== NONE;
  if (good) {
    if (isStr(module) && !strIs(pointer(module), "builtins")) {
      out.str(pointer(module));
      out.text(".");
    }
    out.str(pointer(qualname));
  }
  decref(qualname);
  decref(module);
  return good ? NONE : UNBOUND;
}

// ---- standing for the origin ----

/** Attributes that are the alias's own; all other public ones are the origin's. */
function isOwn(name: usize): bool {
  return (
    name === nameOf(Name.__class__) ||
    name === nameOf(Name.__origin__) ||
    name === nameOf(Name.__args__) ||
    name === nameOf(Name.__parameters__) ||
    name === nameOf(Name.__unpacked__) ||
    name === nameOf(Name.__typing_unpacked_tuple_args__) ||
    name === nameOf(Name.__mro_entries__) ||
    name === nameOf(Name.__reduce_ex__) ||
    name === nameOf(Name.__reduce__) ||
    name === nameOf(Name.__copy__) ||
    name === nameOf(Name.__deepcopy__)
  );
}

function aliasGetattr(self: Value, name: usize): Value {
  return isOwn(name) ? genericGetAttr(self, name) : getAttr(aliasOf(self).origin, name);
}

/** list[int](…) is list(…), which is told what it was called through if it can keep that. */
function aliasCall(callee: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const v = callVector(aliasOf(callee).origin, args, nargs, kwnames);
  if (v === ERROR || setAttr(v, nameOf(Name.__orig_class__), callee) >= 0) return v;
  if (pendingIs(Exc.AttributeError) || pendingIs(Exc.TypeError)) {
    clearError();
    return v;
  }
  decref(v);
  return ERROR;
}

function aliasMroEntries(args: usize): Value {
  const p = allocTuple(1);
  if (p === 0) return ERROR;
  tupleInit(p, 0, incref(aliasOf(load<i64>(args)).origin));
  return finishTuple(p);
}

function aliasInstanceCheck(_args: usize): Value {
  return raise(Exc.TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}

function aliasSubclassCheck(_args: usize): Value {
  return raise(Exc.TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}

/** Iteration gives the alias unpacked, once: `tuple[*list[int]]` (PEP 646). */
function aliasIter(self: Value): Value {
  const starred = newGenericAlias(aliasOf(self).origin, box(<usize>aliasOf(self).args));
  if (starred === ERROR) return ERROR;
  aliasOf(starred).starred = 1;
  const only = tuple1(starred);
  if (only === 0) return ERROR;
  const iterator = getIter(box(only));
  decrefAt(only);
  return iterator;
}

function aliasGetItem(self: Value, _key: Value): Value {
  if (tupleLength(aliasOf(self).parameters) === 0)
    return raisef(Exc.TypeError, "%R is not a generic class", self);
  return raise(Exc.NotImplementedError, "substituting type variables in a generic alias");
}

// ---- comparison, copying ----

function aliasCompare(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  if (!isExactly(a, TypeId.GENERIC_ALIAS) || !isExactly(b, TypeId.GENERIC_ALIAS)) return NOT_IMPLEMENTED;
  const x = aliasOf(a);
  const y = aliasOf(b);
  let same: i32 = x.starred === y.starred ? 1 : 0;
  if (same > 0) same = compareTruth(x.origin, y.origin, Compare.EQ);
  if (same > 0) same = compareTruth(box(<usize>x.args), box(<usize>y.args), Compare.EQ);
  return same < 0 ? ERROR : boxBool(same > 0 === (op === Compare.EQ));
}

function aliasHash(v: Value): i64 {
  const origin = hashOf(aliasOf(v).origin);
  if (origin === -1) return -1;
  const args = hashOf(box(<usize>aliasOf(v).args));
  if (args === -1) return -1;
  const hash = origin ^ args;
  return hash === -1 ? -2 : hash;
}

function aliasReduce(args: usize): Value {
  const alias = aliasOf(load<i64>(args));
  const p = allocTuple(2);
  if (p === 0) return ERROR;
  tupleInit(p, 0, incref(alias.origin));
  tupleInit(p, 1, incref(box(<usize>alias.args)));
  const pair = finishTuple(p);
  const result = reduction(box(typeAt(TypeId.GENERIC_ALIAS)), pair);
  decref(pair);
  return result;
}

function getUnpacked(self: Value): Value {
  return boxBool(aliasOf(self).starred !== 0);
}

function aliasTraverse(p: usize, visit: u32): void {
  const alias = changetype<PyGenericAlias>(p);
  visitValue(alias.origin, visit);
  visitAt(alias.args, visit);
  visitAt(alias.parameters, visit);
}

function aliasDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  const alias = changetype<PyGenericAlias>(p);
  decref(alias.origin);
  decrefAt(alias.args);
  decrefAt(alias.parameters);
  freeContainer(p);
}

/** `list[int]`: `__class_getitem__` of all built-in types that are generic. */
function aliasOfClass(args: usize): Value {
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

/** Built-in types that can be subscripted (those outside the core do it themselves, with aliasOfClass). */
const GENERIC_TYPES: StaticArray<i32> = [
  TypeId.LIST,
  TypeId.TUPLE,
  TypeId.DICT,
  TypeId.SET,
  TypeId.FROZENSET,
  TypeId.ENUMERATE,
  TypeId.MEMORYVIEW,
  TypeId.GENERATOR,
  TypeId.COROUTINE,
  TypeId.ASYNC_GENERATOR,
  TypeId.WEAKREF,
  TypeId.STATICMETHOD,
  TypeId.CLASSMETHOD,
  TypeId.MAPPING_PROXY,
  TypeId.IT_CHAIN,
];

function defineClassGetItems(): void {
  for (let i = 0; i < GENERIC_TYPES.length; i++) {
    const type = asType(typeAt(GENERIC_TYPES[i]));
    if (type.dict !== 0) defineGeneric(type);
  }
}

/** Makes a built-in type subscriptable. */
export function defineGeneric(type: PyType): void {
  defineClassMethod(type, "__class_getitem__(type, object, /)", aliasOfClass);
}

export function initGenericAlias(): void {
  defineClassGetItems();
  const type = asType(typeAt(TypeId.GENERIC_ALIAS));
  type.module = <u32>internText("types");
  type.weakOffset = offsetof<PyGenericAlias>("weakrefs");
  type.new = aliasNew.index;
  type.repr = aliasRepr.index;
  type.getattr = aliasGetattr.index;
  type.call = aliasCall.index;
  type.getItem = aliasGetItem.index;
  type.iter = aliasIter.index;
  type.compare = aliasCompare.index;
  type.hash = aliasHash.index;
  type.or = aliasOr.index;
  type.dealloc = aliasDealloc.index;
  type.traverse = aliasTraverse.index;
  defineMember(type, "__origin__", offsetof<PyGenericAlias>("origin"), Member.VALUE);
  defineMember(type, "__args__", offsetof<PyGenericAlias>("args"), Member.OBJECT);
  defineMember(type, "__parameters__", offsetof<PyGenericAlias>("parameters"), Member.OBJECT);
  defineGetter(type, "__unpacked__", getUnpacked);
  define(type, "__mro_entries__(self, bases, /)", aliasMroEntries);
  define(type, "__instancecheck__(self, instance, /)", aliasInstanceCheck);
  define(type, "__subclasscheck__(self, cls, /)", aliasSubclassCheck);
  define(type, "__reduce__(self, /)", aliasReduce);
}
