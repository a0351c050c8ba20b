/**
 * types.GenericAlias: `list[int]` (PEP 585). It stands for its origin in calls and attribute access, and keeps its arguments.
 *
 *     │ refcount │ type │ origin Value │ args u32 │ parameters u32 │ starred u32 │ weakrefs u32 │
 *
 * Type variables among the arguments, and replacing them: objects/substitution.ts.
 */

import { genericGetAttr, getAttrBehind, getAttrOptional, setAttr } from "../core/attribute.ts";
import { Builder, newBuilder } from "../core/builder.ts";
import { call1, callVector } from "../core/call.ts";
import { compareTruth } from "../core/compare.ts";
import { clearError, pendingIs, raise, raisef } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { hashOf } from "../core/hash.ts";
import { allocInstance } from "../core/instance.ts";
import { internText, nameOf, nameValue } from "../core/intern.ts";
import { isList, listAppend, listItem, listLength } from "../core/list.ts";
import { builtinNamed } from "../core/namespace.ts";
import { define, defineClassMethod } from "../core/native.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  increfAt,
  visitAt,
  visitValue,
} from "../core/object.ts";
import { repr, str } from "../core/represent.ts";
import { isStr, strIs } from "../core/string.ts";
import { contains } from "../core/subscript.ts";
import {
  allocTuple,
  emptyTuple,
  finishTuple,
  isTuple,
  newTuple,
  tuple2,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../core/tuple.ts";
import { asType, isSubtype, PyType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  boxBool,
  ELLIPSIS,
  END,
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
import { fieldOf, initRecordIterator, newRecord, setField, takeField } from "./record.ts";
import { builtinReduction, reduction } from "./reduction.ts";
import { collectParameters, substitute } from "./substitution.ts";
import { typeOr } from "./union.ts";

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
  return makeAlias(typeAt(TypeId.GENERIC_ALIAS), origin, key);
}

function makeAlias(type: usize, origin: Value, key: Value): Value {
  const args = argumentTuple(key);
  if (args === 0) return ERROR;
  const p = allocInstance(type);
  if (p === 0) {
    decrefAt(args);
    return ERROR;
  }
  const alias = changetype<PyGenericAlias>(p);
  alias.origin = incref(origin);
  alias.args = <u32>args;
  alias.parameters = 0;
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

/** Type variables among the arguments: a tuple, borrowed, found when it is first asked for; 0 with an exception pending. */
function parametersOf(self: Value): usize {
  if (aliasOf(self).parameters === 0) {
    const found = collectParameters(aliasOf(self).args);
    const other: usize = aliasOf(self).parameters;
    aliasOf(self).parameters = <u32>found;
    decrefField(other);
  }
  return aliasOf(self).parameters;
}

/** Whether v is a generic alias, perhaps of a subclass. */
export function isAlias(v: Value): bool {
  return isSubtype(typeOf(v), typeAt(TypeId.GENERIC_ALIAS));
}

function aliasNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) {
    return raise(Exc.TypeError, "GenericAlias() takes no keyword arguments");
  }
  if (nargs !== 2) return raisef(Exc.TypeError, "GenericAlias expected 2 arguments, got %d", nargs);
  return makeAlias(type, load<i64>(args), load<i64>(args, 8));
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
    const arg = tupleItem(alias.args, i);
    good = isList(arg) ? writeList(out, arg) : writeTypeName(out, arg);
  }
  if (count === 0) out.text("()");
  out.text("]");
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

/** The arguments of a ParamSpec are a list. */
function writeList(out: Builder, list: Value): bool {
  out.text("[");
  for (let i: u32 = 0; i < listLength(pointer(list)); i++) {
    if (i !== 0) out.text(", ");
    const item = incref(listItem(pointer(list), i));
    const good = writeTypeName(out, item);
    decref(item);
    if (!good) return false;
  }
  out.text("]");
  return true;
}

/** A class by its qualified name, None as itself, `...` as such, anything else by its repr. False with an exception pending. */
export function writeTypeName(out: Builder, v: Value): bool {
  if (v === ELLIPSIS || v === box(typeAt(TypeId.NONE))) {
    out.text(v === ELLIPSIS ? "..." : "None");
    return true;
  }
  const parameterized = isParameterized(v);
  if (parameterized < 0) return false;
  const named = parameterized ? UNBOUND : writeQualifiedName(out, v);
  if (named !== UNBOUND) return named !== ERROR;
  const text = repr(v);
  if (text === ERROR) return false;
  out.str(pointer(text));
  decref(text);
  return true;
}

/** Whether it looks like a generic alias: 0, 1, -1. */
function isParameterized(v: Value): i32 {
  const origin = getAttrOptional(v, nameOf(Name.__origin__));
  decref(origin);
  if (origin === UNBOUND || origin === ERROR) return origin === ERROR ? -1 : 0;
  const args = getAttrOptional(v, nameOf(Name.__args__));
  decref(args);
  return args === ERROR ? -1 : args !== UNBOUND ? 1 : 0;
}

/** Writes module.qualname if v has both, a builtin without module: NONE done, UNBOUND it has not, ERROR. */
function writeQualifiedName(out: Builder, v: Value): Value {
  const qualname = getAttrOptional(v, nameOf(Name.__qualname__));
  if (qualname === ERROR || qualname === UNBOUND) return qualname;
  const module = getAttrOptional(v, nameOf(Name.__module__));
  let result: Value = ERROR;
  if (module === UNBOUND || module === NONE) result = UNBOUND;
  else if (module !== ERROR && writeNames(out, module, qualname)) result = NONE;
  decref(qualname);
  decref(module);
  return result;
}

function writeNames(out: Builder, module: Value, qualname: Value): bool {
  if (!isStr(module) || !strIs(pointer(module), "builtins")) {
    if (!writeStr(out, module)) return false;
    out.text(".");
  }
  return writeStr(out, qualname);
}

function writeStr(out: Builder, v: Value): bool {
  const text = str(v);
  if (text === ERROR) return false;
  out.str(pointer(text));
  decref(text);
  return true;
}

// ---- standing for the origin ----

/** Attributes that are the alias's own; all others are the origin's. */
const OWN_NAMES: StaticArray<i32> = [
  Name.__class__,
  Name.__origin__,
  Name.__args__,
  Name.__unpacked__,
  Name.__parameters__,
  Name.__typing_unpacked_tuple_args__,
  Name.__mro_entries__,
  Name.__reduce_ex__,
  Name.__reduce__,
];
/** These an alias shall not seem to have because its origin has them. */
const BLOCKED_NAMES: StaticArray<i32> = [Name.__bases__, Name.__copy__, Name.__deepcopy__];

function isOwn(name: usize): bool {
  for (let i = 0; i < OWN_NAMES.length; i++) if (name === nameOf(OWN_NAMES[i])) return true;
  for (let i = 0; i < BLOCKED_NAMES.length; i++) if (name === nameOf(BLOCKED_NAMES[i])) return true;
  return false;
}

function aliasGetattr(self: Value, name: usize): Value {
  return isOwn(name) ? genericGetAttr(self, name) : getAttrBehind(aliasOf(self).origin, name);
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
  const p = newRecord(typeAt(TypeId.GENERIC_ALIAS_ITERATOR));
  if (p === 0) return ERROR;
  setField(p, 0, incref(self));
  return box(p);
}

function iteratorNext(self: Value): Value {
  const alias = takeField(pointer(self), 0);
  if (alias === UNBOUND) return END;
  const starred = starredCopy(alias);
  decref(alias);
  return starred;
}

function starredCopy(self: Value): Value {
  const copy = makeAlias(typeAt(TypeId.GENERIC_ALIAS), aliasOf(self).origin, box(<usize>aliasOf(self).args));
  if (copy !== ERROR) aliasOf(copy).starred = 1;
  return copy;
}

function iteratorReduce(args: usize): Value {
  const alias = fieldOf(load<i64>(args), 0);
  return builtinReduction(Name.iter, alias === UNBOUND ? box(emptyTuple()) : alias);
}

function aliasGetItem(self: Value, key: Value): Value {
  const parameters = parametersOf(self);
  const args = parameters === 0 ? 0 : substitute(self, aliasOf(self).args, parameters, key);
  if (args === 0) return ERROR;
  const result = newGenericAlias(aliasOf(self).origin, box(args));
  decrefAt(args);
  if (result !== ERROR) aliasOf(result).starred = aliasOf(self).starred;
  return result;
}

// ---- comparison, copying ----

function aliasCompare(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  if (!isAlias(a) || !isAlias(b)) return NOT_IMPLEMENTED;
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

/** One that is unpacked is what iterating over the alias as it was gives. */
function aliasReduce(args: usize): Value {
  const self = load<i64>(args);
  if (aliasOf(self).starred) return reduceStarred(self);
  const pair = tuple2(incref(aliasOf(self).origin), incref(box(<usize>aliasOf(self).args)));
  if (pair === 0) return ERROR;
  const result = reduction(box(typeAt(TypeId.GENERIC_ALIAS)), box(pair));
  decrefAt(pair);
  return result;
}

function reduceStarred(self: Value): Value {
  const plain = newGenericAlias(aliasOf(self).origin, box(<usize>aliasOf(self).args));
  const iterator = plain === ERROR ? ERROR : aliasIter(plain);
  decref(plain);
  if (iterator === ERROR) return ERROR;
  const result = builtinReduction(Name.next, iterator);
  decref(iterator);
  return result;
}

/** Names of the origin, and the alias's own. */
function aliasDir(args: usize): Value {
  const self = load<i64>(args);
  const dir = builtinNamed(Name.dir);
  const names = dir === ERROR ? ERROR : call1(dir, aliasOf(self).origin);
  decref(dir);
  if (names === ERROR || !isList(names)) return names;
  for (let i = 0; i < OWN_NAMES.length; i++) {
    const name = nameValue(OWN_NAMES[i]);
    const known = contains(names, name);
    if (known > 0 || (known === 0 && listAppend(pointer(names), name))) continue;
    decref(names);
    return ERROR;
  }
  return names;
}

function getParameters(self: Value): Value {
  const parameters = parametersOf(self);
  return parameters === 0 ? ERROR : incref(box(parameters));
}

/** The arguments of an unpacked tuple, which may stand in place of it; else None. */
function getUnpackedTupleArgs(self: Value): Value {
  const alias = aliasOf(self);
  const unpacked = alias.starred !== 0 && alias.origin === box(typeAt(TypeId.TUPLE));
  return unpacked ? incref(box(<usize>alias.args)) : NONE;
}

/** What v.__typing_unpacked_tuple_args__ is: a reference; UNBOUND if there is no such attribute, ERROR. */
export function unpackedTupleArgs(v: Value): Value {
  if (isExactly(v, TypeId.GENERIC_ALIAS)) return getUnpackedTupleArgs(v);
  return getAttrOptional(v, nameOf(Name.__typing_unpacked_tuple_args__));
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
  decrefField(alias.parameters);
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
  type.or = typeOr.index;
  type.dealloc = aliasDealloc.index;
  type.traverse = aliasTraverse.index;
  defineMember(type, "__origin__", offsetof<PyGenericAlias>("origin"), Member.VALUE);
  defineMember(type, "__args__", offsetof<PyGenericAlias>("args"), Member.OBJECT);
  defineGetter(type, "__parameters__", getParameters);
  defineGetter(type, "__typing_unpacked_tuple_args__", getUnpackedTupleArgs);
  defineGetter(type, "__unpacked__", getUnpacked);
  define(type, "__mro_entries__(self, bases, /)", aliasMroEntries);
  define(type, "__instancecheck__(self, instance, /)", aliasInstanceCheck);
  define(type, "__subclasscheck__(self, cls, /)", aliasSubclassCheck);
  define(type, "__reduce__(self, /)", aliasReduce);
  define(type, "__dir__(self, /)", aliasDir);
  initRecordIterator(TypeId.GENERIC_ALIAS_ITERATOR, iteratorNext.index);
  const iterator = asType(typeAt(TypeId.GENERIC_ALIAS_ITERATOR));
  define(iterator, "__reduce__(self, /)", iteratorReduce);
}
