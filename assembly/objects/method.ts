/** Bound methods: a callable and its first argument (CPython: Objects/classobject.c). Layout: core/methods.ts. */
import { genericGet, getAttr, getAttrBehind, getAttrOptional } from "../core/attribute.ts";
import { callWithSelf } from "../core/call.ts";
import { valuesEqual } from "../core/compare.ts";
import { formatText, raise, raisef } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { hashAddress, hashOf } from "../core/hash.ts";
import { nameOf } from "../core/intern.ts";
import { asMethod, newMethod, PyMethod } from "../core/methods.ts";
import { builtinNamed } from "../core/namespace.ts";
import { define } from "../core/native.ts";
import { decref, decrefAt, incref, Plain, visitValue } from "../core/object.ts";
import { isStr } from "../core/string.ts";
import { tuple2 } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  boxBool,
  ERROR,
  isPointer,
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

/** The function's. */
function methodDoc(self: Value): Value {
  return getAttrBehind(asMethod(pointer(self)).func, nameOf(Name.__doc__));
}

/** types.MethodType(function, instance, /) */
function methodNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0) return raise(Exc.TypeError, "method() takes no keyword arguments");
  if (nargs !== 2) return raisef(Exc.TypeError, "method expected 2 arguments, got %d", nargs);
  const func = load<i64>(args);
  const self = load<i64>(args, 8);
  if (asType(typeOf(func)).call === 0) return raise(Exc.TypeError, "first argument must be callable");
  if (self === NONE) return raise(Exc.TypeError, "instance must not be None");
  return newMethod(func, self);
}

export function methodCall(callee: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const m = asMethod(pointer(callee));
  return callWithSelf(m.func, m.self, args, nargs, kwnames);
}

/** Attributes of the method itself, then those of its function. */
function methodGetattr(self: Value, name: usize): Value {
  const own = genericGet(self, name);
  return own === UNBOUND ? getAttrBehind(asMethod(pointer(self)).func, name) : own;
}

/** A method in a class stays bound to what it was. */
function methodGet(self: Value, _owner: Value, _type: Value): Value {
  return incref(self);
}

function methodRepr(self: Value): Value {
  const m = asMethod(pointer(self));
  let name = getAttrOptional(m.func, nameOf(Name.__qualname__));
  if (name === UNBOUND) name = getAttrOptional(m.func, nameOf(Name.__name__));
  if (name === ERROR) return ERROR;
  const result =
    name !== UNBOUND && isStr(name)
      ? formatText("<bound method %S of %R>", name, m.self)
      : formatText("<bound method ? of %R>", m.self);
  decref(name);
  return result;
}

/** Equal: equal functions, the same self. */
function methodCompare(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  if (!isExactly(a, TypeId.METHOD) || !isExactly(b, TypeId.METHOD)) return NOT_IMPLEMENTED;
  const x = asMethod(pointer(a));
  const y = asMethod(pointer(b));
  const same = x.self === y.self ? valuesEqual(x.func, y.func) : 0;
  return same < 0 ? ERROR : boxBool(same > 0 === (op === Compare.EQ));
}

function methodHash(v: Value): i64 {
  const m = asMethod(pointer(v));
  const func = hashOf(m.func);
  if (func === -1) return -1;
  const hash = func ^ (isPointer(m.self) ? hashAddress(pointer(m.self)) : m.self);
  return hash === -1 ? -2 : hash;
}

/** (getattr, (self, name)) */
function methodReduce(args: usize): Value {
  const m = asMethod(pointer(load<i64>(args)));
  const name = getAttr(m.func, nameOf(Name.__name__));
  if (name === ERROR) return ERROR;
  const pair = tuple2(incref(m.self), name);
  const getattr = pair === 0 ? ERROR : builtinNamed(Name.getattr);
  const result = getattr === ERROR ? ERROR : reduction(getattr, box(pair));
  if (pair !== 0) decrefAt(pair);
  if (getattr !== ERROR) decref(getattr);
  return result;
}

function methodTraverse(p: usize, visit: u32): void {
  visitValue(asMethod(p).func, visit);
  visitValue(asMethod(p).self, visit);
}

function methodDealloc(p: usize): void {
  Plain.untrack(p);
  if (asMethod(p).weakrefs !== 0) clearWeakrefs(p);
  const func = asMethod(p).func;
  const self = asMethod(p).self;
  Plain.free(TypeId.METHOD, p, offsetof<PyMethod>());
  decref(func);
  decref(self);
}

export function initMethod(): void {
  const type = asType(typeAt(TypeId.METHOD));
  type.weakOffset = offsetof<PyMethod>("weakrefs");
  type.new = methodNew.index;
  type.call = methodCall.index;
  type.getattr = methodGetattr.index;
  type.descrGet = methodGet.index;
  type.repr = methodRepr.index;
  type.compare = methodCompare.index;
  type.hash = methodHash.index;
  type.dealloc = methodDealloc.index;
  type.traverse = methodTraverse.index;
  defineGetter(type, "__doc__", methodDoc);
  defineMember(type, "__func__", offsetof<PyMethod>("func"), Member.VALUE);
  defineMember(type, "__self__", offsetof<PyMethod>("self"), Member.VALUE);
  define(type, "__reduce__(self, /)", methodReduce);
}
