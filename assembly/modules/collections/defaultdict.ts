/**
 * collections.defaultdict: a dict that makes missing values (CPython: Modules/_collectionsmodule.c).
 *
 *     │ the fields of a dict │ factory Value │     None: a missing key is an error
 */
import { newBuilder } from "../../core/builder.ts";
import { call0, call2, callMethod } from "../../core/call.ts";
import { allocDict, dictClear, dictDealloc, dictSet, dictVisit, isDict, PyDict } from "../../core/dict.ts";
import { fail, raiseWith } from "../../core/errors.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { getIter } from "../../core/iterate.ts";
import { define, defineClassMethod } from "../../core/native.ts";
import { decref, gcUntrack, incref, visitValue } from "../../core/object.ts";
import { repr, reprEnter, reprLeave } from "../../core/represent.ts";
import { newStr } from "../../core/string.ts";
import { allocTuple, emptyTuple, finishTuple, tuple1, tupleInit } from "../../core/tuple.ts";
import { asType, isSubtype, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isPointer, NONE, NOT_IMPLEMENTED, pointer, Value } from "../../core/value.ts";
import { newGenericAlias } from "../../objects/genericalias.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";

const FACTORY: usize = offsetof<PyDict>();
export const DEFAULTDICT_SIZE: u32 = <u32>FACTORY + 8;

function factoryOf(v: Value): Value {
  return load<i64>(pointer(v) + FACTORY);
}

function setFactory(p: usize, v: Value): void {
  const old = load<i64>(p + FACTORY);
  store<i64>(p + FACTORY, incref(v));
  decref(old);
}

function defaultdictNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const d = allocDict(type);
  if (d === 0) return ERROR;
  store<i64>(d + FACTORY, NONE);
  return box(d);
}

function defaultdictInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const factory = nargs > 0 ? load<i64>(args) : NONE;
  if (factory !== NONE && asType(typeOf(factory)).call === 0) {
    return fail(Exc.TypeError, "first argument must be callable or None");
  }
  setFactory(pointer(self), factory);
  const init = asType(typeAt(TypeId.DICT)).init;
  return nargs > 0
    ? call_indirect<i32>(init, self, args + 8, nargs - 1, kwnames)
    : call_indirect<i32>(init, self, args, nargs, kwnames);
}

function defaultdictDealloc(p: usize): void {
  gcUntrack(p);
  decref(load<i64>(p + FACTORY));
  store<i64>(p + FACTORY, NONE);
  dictDealloc(p);
}

function defaultdictTraverse(p: usize, visit: u32): void {
  visitValue(load<i64>(p + FACTORY), visit);
  dictVisit(p, visit);
}

function defaultdictClear(p: usize): void {
  setFactory(p, NONE);
  dictClear(p);
}

/** __missing__(key): makes the value, and keeps it. */
function missing(args: usize): Value {
  const self = load<i64>(args);
  const key = load<i64>(args, 8);
  const factory = factoryOf(self);
  if (factory === NONE) return raiseWith(Exc.KeyError, key);
  incref(factory);
  const value = call0(factory);
  decref(factory);
  if (value === ERROR || dictSet(pointer(self), key, value) >= 0) return value;
  decref(value);
  return ERROR;
}

function defaultdictRepr(v: Value): Value {
  const inner = call_indirect<Value>(asType(typeAt(TypeId.DICT)).repr, v);
  const factory = inner === ERROR ? ERROR : factoryText(v);
  if (factory === ERROR) {
    decref(inner);
    return ERROR;
  }
  const out = newBuilder();
  out.str(asType(typeOf(v)).name);
  out.char(40);
  out.str(pointer(factory));
  out.text(", ");
  out.str(pointer(inner));
  out.char(41);
  decref(factory);
  decref(inner);
  return out.finish();
}

function factoryText(v: Value): Value {
  const factory = factoryOf(v);
  if (factory === NONE) return repr(NONE);
  if (isPointer(factory) && reprEnter(factory)) {
    const dots = newStr("...");
    return dots === 0 ? ERROR : box(dots);
  }
  const text = repr(factory);
  reprLeave();
  return text;
}

function isDefaultdict(v: Value): bool {
  return isPointer(v) && isSubtype(typeOf(v), typeAt(TypeId.DEFAULTDICT));
}

/** a | b, one of which is a defaultdict: its type and factory are the result's. */
function defaultdictOr(a: Value, b: Value): Value {
  const own = isDefaultdict(a) ? a : b;
  if (!isDict(a) || !isDict(b)) return NOT_IMPLEMENTED;
  const result = call2(box(typeOf(own)), factoryOf(own), a);
  if (result === ERROR) return ERROR;
  const done = callMethod(result, Name.update, b);
  decref(done);
  if (done !== ERROR) return result;
  decref(result);
  return ERROR;
}

function copyMethod(args: usize): Value {
  const self = load<i64>(args);
  return call2(box(typeOf(self)), factoryOf(self), self);
}

/** (type, () or (factory,), None, None, iterator over the items) */
function reduceMethod(args: usize): Value {
  const self = load<i64>(args);
  const factory = factoryOf(self);
  const items = callMethod(self, Name.items);
  const iterator = items === ERROR ? ERROR : getIter(items);
  decref(items);
  if (iterator === ERROR) return ERROR;
  const given = factory === NONE ? emptyTuple() : tuple1(incref(factory));
  const result = given === 0 ? 0 : allocTuple(5);
  if (result === 0) {
    decref(iterator);
    if (given !== 0) decref(box(given));
    return ERROR;
  }
  tupleInit(result, 0, incref(box(typeOf(self))));
  tupleInit(result, 1, box(given));
  tupleInit(result, 2, NONE);
  tupleInit(result, 3, NONE);
  tupleInit(result, 4, iterator);
  return finishTuple(result);
}

function classGetItem(args: usize): Value {
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

/** Slots and methods of the declared type. */
export function fillDefaultdict(type: PyType): void {
  type.new = defaultdictNew.index;
  type.init = defaultdictInit.index;
  type.dealloc = defaultdictDealloc.index;
  type.traverse = defaultdictTraverse.index;
  type.clear = defaultdictClear.index;
  type.repr = defaultdictRepr.index;
  type.or = defaultdictOr.index;
  defineMember(type, "default_factory", FACTORY, Member.VALUE_OR_NONE, false);
  define(type, "__missing__(self, key, /)", missing);
  define(type, "copy(self, /)", copyMethod);
  define(type, "__copy__(self, /)", copyMethod);
  define(type, "__reduce__(self, /)", reduceMethod);
  defineClassMethod(type, "__class_getitem__(type, object, /)", classGetItem);
}
