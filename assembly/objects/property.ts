/**
 * property (CPython: propertyobject).
 *
 *     │ refcount │ type │ get Value │ set Value │ delete Value │ doc Value │ name Value │ docFromGetter u32 │ 0 │
 *
 * Absent functions are UNBOUND. A docstring taken from the getter is taken anew by copies (`@x.getter`).
 */
import { getAttrOptional, getAttrOptionalBehind, setAttr } from "../core/attribute.ts";
import { call1, call2, callVector, dropArguments, takeArguments } from "../core/call.ts";
import { clearError, literal, pendingIs, raise, raisef } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { allocInstance } from "../core/instance.ts";
import { nameOf } from "../core/intern.ts";
import { bindSlot, define, defineVector, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, freeContainer, gcTrack, gcUntrack, incref, visitValue } from "../core/object.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, FALSE, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { abstractFlag } from "./classmethod.ts";

@unmanaged
class PyProperty {
  refcount: i32;
  type: u32;
  getter: Value;
  setter: Value;
  deleter: Value;
  doc: Value;
  name: Value;
  docFromGetter: u32;
  pad: u32;
}

/** Where a property keeps its getter; its setter follows. */
export const PROPERTY_GETTER: usize = offsetof<PyProperty>("getter");
const FIRST: usize = PROPERTY_GETTER;
const LAST: usize = offsetof<PyProperty>("name");

function asProperty(p: usize): PyProperty {
  return changetype<PyProperty>(p);
}

function propertyOf(v: Value): PyProperty {
  return asProperty(pointer(v));
}

// ---- making ----

function propertyNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  for (let at = FIRST; at <= LAST; at += 8) store<i64>(p + at, UNBOUND);
  asProperty(p).docFromGetter = 0;
  gcTrack(p);
  return box(p);
}

let signature!: NativeDef;

function propertyInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return -1;
  const status = setFunctions(self, values);
  endSlot(signature, values);
  return status;
}

function setField(self: Value, offset: usize, v: Value): void {
  const at = pointer(self) + offset;
  const old = load<i64>(at);
  store<i64>(at, v === NONE ? UNBOUND : incref(v));
  decref(old);
}

/** Takes over fget, fset, fdel and doc. */
function setFunctions(self: Value, values: usize): i32 {
  setField(self, offsetof<PyProperty>("getter"), load<i64>(values));
  setField(self, offsetof<PyProperty>("setter"), load<i64>(values, 8));
  setField(self, offsetof<PyProperty>("deleter"), load<i64>(values, 16));
  setField(self, offsetof<PyProperty>("name"), UNBOUND);
  const p = propertyOf(self);
  p.docFromGetter = 0;
  let doc = load<i64>(values, 24);
  incref(doc);
  if (doc === NONE && p.getter !== UNBOUND) {
    doc = getAttrOptional(p.getter, nameOf(Name.__doc__));
    if (doc === ERROR) return -1;
    if (doc === UNBOUND) doc = NONE;
    p.docFromGetter = doc === NONE ? 0 : 1;
  }
  const status = storeDoc(self, doc);
  decref(doc);
  return status;
}

/**
 * A subclass keeps the docstring among its attributes, for its class has a __doc__ that would hide the field. One that has no place
 * for it drops what was given, but refuses a getter's.
 */
function storeDoc(self: Value, doc: Value): i32 {
  if (isExactly(self, TypeId.PROPERTY)) {
    setField(self, offsetof<PyProperty>("doc"), doc);
    return 0;
  }
  const status = setAttr(self, nameOf(Name.__doc__), doc);
  if (status >= 0 || propertyOf(self).docFromGetter !== 0 || !pendingIs(Exc.AttributeError)) return status;
  clearError();
  return 0;
}

// ---- descriptor ----

/** The getter of an exact property, borrowed; UNBOUND if it has none. */
export function propertyGetter(v: Value): Value {
  return propertyOf(v).getter;
}

/** The setter or, to delete, the deleter of an exact property, borrowed; UNBOUND if it has none. */
export function propertySetter(v: Value, deletes: bool): Value {
  return deletes ? propertyOf(v).deleter : propertyOf(v).setter;
}

function propertyGet(self: Value, owner: Value, _type: Value): Value {
  if (owner === UNBOUND || owner === NONE) return incref(self);
  const getter = propertyOf(self).getter;
  if (getter === UNBOUND) return refuse(self, owner, "getter");
  incref(getter);
  const result = call1(getter, owner);
  decref(getter);
  return result;
}

function propertySet(self: Value, owner: Value, value: Value): i32 {
  const p = propertyOf(self);
  const fn = value === UNBOUND ? p.deleter : p.setter;
  if (fn === UNBOUND) {
    refuse(self, owner, value === UNBOUND ? "deleter" : "setter");
    return -1;
  }
  incref(fn);
  const result = value === UNBOUND ? call1(fn, owner) : call2(fn, owner, value);
  decref(fn);
  if (result === ERROR) return -1;
  decref(result);
  return 0;
}

function refuse(self: Value, owner: Value, what: string): Value {
  const name = propertyName(self);
  if (name === ERROR) return ERROR;
  const cls = box(<usize>asType(typeOf(owner)).qualname);
  if (name !== UNBOUND) {
    raisef(Exc.AttributeError, "property %R of %R object has no %L", name, cls, literal(what));
  } else raisef(Exc.AttributeError, "property of %R object has no %L", cls, literal(what));
  decref(name);
  return ERROR;
}

/** Its name: the one that __set_name__ gave, else that of the getter; a reference, UNBOUND, or ERROR. */
function propertyName(self: Value): Value {
  const p = propertyOf(self);
  if (p.name !== UNBOUND) return incref(p.name);
  return p.getter === UNBOUND ? UNBOUND : getAttrOptionalBehind(p.getter, nameOf(Name.__name__));
}

// ---- methods and attributes ----

/** A copy with one function exchanged (UNBOUND: kept). */
function copyWith(self: Value, getter: Value, setter: Value, deleter: Value): Value {
  const p = propertyOf(self);
  const args = takeArguments(4);
  if (args === 0) return ERROR;
  const kept = getter === UNBOUND || getter === NONE ? p.getter : getter;
  store<i64>(args, orNone(kept));
  store<i64>(args, orNone(setter === UNBOUND || setter === NONE ? p.setter : setter), 8);
  store<i64>(args, orNone(deleter === UNBOUND || deleter === NONE ? p.deleter : deleter), 16);
  const fromGetter = p.docFromGetter !== 0 && kept !== UNBOUND;
  store<i64>(args, fromGetter ? NONE : orNone(p.doc), 24);
  const copy = callVector(box(typeOf(self)), args, 4, 0);
  dropArguments(args);
  if (copy !== ERROR && asType(typeOf(copy)).descrGet === <u32>propertyGet.index && p.name !== UNBOUND) {
    setField(copy, offsetof<PyProperty>("name"), p.name);
  }
  return copy;
}

function orNone(v: Value): Value {
  return v === UNBOUND ? NONE : v;
}

function withGetter(args: usize): Value {
  return copyWith(load<i64>(args), load<i64>(args, 8), UNBOUND, UNBOUND);
}

function withSetter(args: usize): Value {
  return copyWith(load<i64>(args), UNBOUND, load<i64>(args, 8), UNBOUND);
}

function withDeleter(args: usize): Value {
  return copyWith(load<i64>(args), UNBOUND, UNBOUND, load<i64>(args, 8));
}

function setNameMethod(args: usize, nargs: i32, _kwnames: usize): Value {
  if (nargs !== 3) {
    const message = "__set_name__() takes 2 positional arguments but %d were given";
    return raisef(Exc.TypeError, message, <i64>nargs - 1);
  }
  setName(load<i64>(args), load<i64>(args, 16));
  return NONE;
}

function getName(self: Value): Value {
  const name = propertyName(self);
  return name === UNBOUND ? raise(Exc.AttributeError, "'property' object has no attribute '__name__'") : name;
}

/** None is a name like another. */
function setName(self: Value, value: Value): i32 {
  const p = propertyOf(self);
  const old = p.name;
  p.name = incref(value);
  decref(old);
  return 0;
}

function getDoc(self: Value): Value {
  return incref(orNone(propertyOf(self).doc));
}

function setDoc(self: Value, value: Value): i32 {
  setField(self, offsetof<PyProperty>("doc"), value);
  return 0;
}

function getAbstract(self: Value): Value {
  const p = propertyOf(self);
  let flag = abstractFlag(p.getter);
  if (flag === FALSE) flag = abstractFlag(p.setter);
  if (flag === FALSE) flag = abstractFlag(p.deleter);
  return flag;
}

// ---- life ----

function propertyTraverse(p: usize, visit: u32): void {
  for (let at = FIRST; at <= LAST; at += 8) visitValue(load<i64>(p + at), visit);
}

function propertyClear(p: usize): void {
  for (let at = FIRST; at <= LAST; at += 8) {
    const old = load<i64>(p + at);
    store<i64>(p + at, UNBOUND);
    decref(old);
  }
}

function propertyDealloc(p: usize): void {
  gcUntrack(p);
  propertyClear(p);
  freeContainer(p);
}

export const PROPERTY_SIZE: u32 = <u32>offsetof<PyProperty>();

export function initProperty(): void {
  const type = asType(typeAt(TypeId.PROPERTY));
  signature = slotSignature("property(fget=None, fset=None, fdel=None, doc=None)");
  type.new = propertyNew.index;
  type.init = propertyInit.index;
  type.descrGet = propertyGet.index;
  type.descrSet = propertySet.index;
  type.dealloc = propertyDealloc.index;
  type.traverse = propertyTraverse.index;
  type.clear = propertyClear.index;
  defineMember(type, "fget", offsetof<PyProperty>("getter"), Member.VALUE_OR_NONE);
  defineMember(type, "fset", offsetof<PyProperty>("setter"), Member.VALUE_OR_NONE);
  defineMember(type, "fdel", offsetof<PyProperty>("deleter"), Member.VALUE_OR_NONE);
  defineGetter(type, "__doc__", getDoc, setDoc);
  defineGetter(type, "__name__", getName, setName);
  defineGetter(type, "__isabstractmethod__", getAbstract);
  define(type, "getter(self, object, /)", withGetter);
  define(type, "setter(self, object, /)", withSetter);
  define(type, "deleter(self, object, /)", withDeleter);
  defineVector(type, "__set_name__(self, owner, name, /)", setNameMethod);
}
