/**
 * Descriptors of built-in types: getset_descriptor, member_descriptor (also for `__slots__`), method_descriptor and
 * classmethod_descriptor (CPython: Objects/descrobject.c). Made in core/getset.ts and core/native.ts; slots' wrappers: objects/wrapper.ts.
 */
import { raiseAttributeText, raiseNoAttribute } from "../core/attribute.ts";
import { dictGetStr } from "../core/dict.ts";
import { fail, failf, formatText, raisef, raiseMemoryError, raiseWith } from "../core/errors.ts";
import { asGetset, asMember, defineGetter, Member } from "../core/getset.ts";
import { docstringOf } from "../core/hooks.ts";
import { fitsI64, isInt } from "../core/integer.ts";
import { nameOf } from "../core/intern.ts";
import { callNative, define, NativeDef, newBuiltin, PyMethodDescriptor } from "../core/native.ts";
import { decref, decrefAt, freeContainer, freePlain, gcUntrack, incref, visitAt } from "../core/object.ts";
import { isStr, newStr, strIs } from "../core/string.ts";
import { asType, isSubtype, isType, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import {
  box,
  boxBool,
  boxFloat,
  ERROR,
  FALSE,
  NONE,
  pointer,
  small,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { builtinReduction2 } from "./reduction.ts";
import { signatureText } from "./textsignature.ts";

/** The first fields of all descriptors of built-in types, after name or def. */
@unmanaged
class Descriptor {
  refcount: i32;
  type: u32;
  /** Name (getset, member), or NativeDef. */
  first: u32;
  owner: u32;
}

function asDescriptor(v: Value): Descriptor {
  return changetype<Descriptor>(pointer(v));
}

/** The name, borrowed. */
function nameIn(v: Value): Value {
  const d = asDescriptor(v);
  const method =
    d.type === <u32>typeAt(TypeId.METHOD_DESCRIPTOR) || d.type === <u32>typeAt(TypeId.CLASSMETHOD_DESCRIPTOR);
  return box(method ? <usize>changetype<NativeDef>(<usize>d.first).name : <usize>d.first);
}

/** Whether owner is an instance of the class that the descriptor belongs to; else TypeError. */
function applies(self: Value, owner: Value): bool {
  const d = asDescriptor(self);
  if (isSubtype(typeOf(owner), d.owner)) return true;
  const message = "descriptor '%S' for '%N' objects doesn't apply to a '%T' object";
  raisef(Exc.TypeError, message, nameIn(self), box(<usize>d.owner), owner);
  return false;
}

// ---- attributes common to all ----

function getName(self: Value): Value {
  return incref(nameIn(self));
}

function getQualname(self: Value): Value {
  return formatText("%S.%S", box(<usize>asType(asDescriptor(self).owner).qualname), nameIn(self));
}

function getOwner(self: Value): Value {
  return incref(box(<usize>asDescriptor(self).owner));
}

function getDoc(self: Value): Value {
  const owner: usize = asDescriptor(self).owner;
  return asType(owner).flags & TypeFlag.HEAP ? NONE : docstringOf(box(owner), nameIn(self));
}

/** (getattr, (class, name)) */
function descriptorReduce(args: usize): Value {
  const owner = getOwner(load<i64>(args));
  const name = getName(load<i64>(args));
  const result = builtinReduction2(Name.getattr, owner, name);
  decref(owner);
  decref(name);
  return result;
}

function defineCommon(type: PyType): void {
  defineGetter(type, "__name__", getName);
  defineGetter(type, "__qualname__", getQualname);
  defineGetter(type, "__objclass__", getOwner);
}

function reprWith(self: Value, format: string): Value {
  return formatText(format, nameIn(self), box(<usize>asDescriptor(self).owner));
}

// ---- getset ----

function getsetGet(self: Value, owner: Value, _type: Value): Value {
  if (owner === UNBOUND) return incref(self);
  if (!applies(self, owner)) return ERROR;
  return call_indirect<Value>(asGetset(pointer(self)).get, owner);
}

function getsetSet(self: Value, owner: Value, value: Value): i32 {
  if (!applies(self, owner)) return -1;
  const set = asGetset(pointer(self)).set;
  if (set !== 0) return call_indirect<i32>(set, owner, value);
  const cls = box(<usize>asDescriptor(self).owner);
  return failf(Exc.AttributeError, "attribute '%S' of '%N' objects is not writable", nameIn(self), cls);
}

function getsetRepr(self: Value): Value {
  return reprWith(self, "<attribute '%S' of '%N' objects>");
}

function getsetDoc(self: Value): Value {
  const doc: usize = asGetset(pointer(self)).doc;
  if (doc === 0) return getDoc(self);
  const text = newStr(changetype<string>(doc));
  return text === 0 ? ERROR : box(text);
}

// ---- members ----

/** AttributeError for a slot that is not set: as %T of CPython's own formats, with the class's module. */
function raiseEmptySlot(owner: Value, name: usize): Value {
  const type = asType(typeOf(owner));
  const module = type.flags & TypeFlag.HEAP ? dictGetStr(type.dict, nameOf(Name.__module__)) : UNBOUND;
  if (module === ERROR) return ERROR;
  if (
    module !== UNBOUND &&
    isStr(module) &&
    !strIs(pointer(module), "__main__") &&
    !strIs(pointer(module), "builtins")
  ) {
    const text = formatText(
      "'%S.%S' object has no attribute '%S'",
      module,
      box(<usize>type.qualname),
      box(name),
    );
    return text === ERROR ? ERROR : raiseAttributeText(text, owner, name);
  }
  const plain = formatText("'%S' object has no attribute '%S'", box(<usize>type.qualname), box(name));
  return plain === ERROR ? ERROR : raiseAttributeText(plain, owner, name);
}

function memberGet(self: Value, owner: Value, _type: Value): Value {
  if (owner === UNBOUND) return incref(self);
  if (!applies(self, owner)) return ERROR;
  const m = asMember(pointer(self));
  const at = pointer(owner) + m.offset;
  switch (<Member>m.kind) {
    case Member.VALUE: {
      const v = load<i64>(at);
      return v === UNBOUND ? raiseEmptySlot(owner, m.name) : incref(v);
    }
    case Member.VALUE_OR_NONE: {
      const v = load<i64>(at);
      return v === UNBOUND ? NONE : incref(v);
    }
    case Member.INDEX: {
      const v = load<i64>(at);
      return v === UNBOUND ? small(0) : incref(v);
    }
    case Member.OBJECT:
    case Member.OBJECT_OR_NONE: {
      const p: usize = load<u32>(at);
      if (p !== 0) return incref(box(p));
      return m.kind === <u8>Member.OBJECT ? raiseNoAttribute(owner, m.name) : NONE;
    }
    case Member.I32:
      return small(<i64>load<i32>(at));
    case Member.U32:
      return small(<i64>load<u32>(at));
    case Member.F64:
      return boxFloat(load<f64>(at));
    default:
      return boxBool(load<u8>(at) !== 0);
  }
}

function memberSet(self: Value, owner: Value, value: Value): i32 {
  if (!applies(self, owner)) return -1;
  const m = asMember(pointer(self));
  if (m.readonly) return fail(Exc.AttributeError, "readonly attribute");
  const at = pointer(owner) + m.offset;
  switch (<Member>m.kind) {
    case Member.VALUE:
    case Member.VALUE_OR_NONE:
      return setValue(at, m.name, m.kind === <u8>Member.VALUE, value);
    case Member.OBJECT:
    case Member.OBJECT_OR_NONE:
      return setObject(at, m.name, m.kind === <u8>Member.OBJECT, value);
    case Member.INDEX:
      return setIndex(at, value);
    case Member.BOOL:
      return setBool(at, value);
    default:
      return fail(Exc.AttributeError, "readonly attribute");
  }
}

/** `strict`: deleting what is not set is an error. */
function setValue(at: usize, name: usize, strict: bool, value: Value): i32 {
  const old = load<i64>(at);
  if (value === UNBOUND && old === UNBOUND && strict) return missing(name);
  store<i64>(at, incref(value));
  decref(old);
  return 0;
}

function setObject(at: usize, name: usize, strict: bool, value: Value): i32 {
  const old: usize = load<u32>(at);
  if (value === UNBOUND && old === 0 && strict) return missing(name);
  const none = value === UNBOUND || (value === NONE && !strict);
  store<u32>(at, none ? 0 : <u32>pointer(incref(value)));
  if (old !== 0) decrefAt(old);
  return 0;
}

/** AttributeError whose message is the name: deletion of what is not set. Gives -1. */
function missing(name: usize): i32 {
  raiseWith(Exc.AttributeError, box(name));
  return -1;
}

function setIndex(at: usize, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "can't delete numeric/char attribute");
  if (!isInt(value)) return fail(Exc.TypeError, "an integer is required");
  if (!fitsI64(value)) return fail(Exc.OverflowError, "Python int too large to convert to C ssize_t");
  const old = load<i64>(at);
  store<i64>(at, incref(value));
  decref(old);
  return 0;
}

function setBool(at: usize, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "can't delete numeric/char attribute");
  if (value !== TRUE && value !== FALSE) return fail(Exc.TypeError, "attribute value type must be bool");
  store<u8>(at, value === TRUE ? 1 : 0);
  return 0;
}

function memberRepr(self: Value): Value {
  return reprWith(self, "<member '%S' of '%N' objects>");
}

/** getset and member descriptors hold a name and a class. */
function attributeTraverse(p: usize, visit: u32): void {
  const d = changetype<Descriptor>(p);
  visitAt(d.first, visit);
  visitAt(d.owner, visit);
}

function attributeDealloc(p: usize): void {
  gcUntrack(p);
  const d = changetype<Descriptor>(p);
  decrefAt(d.first);
  decrefAt(d.owner);
  freeContainer(p);
}

// ---- methods ----

function defOf(self: Value): NativeDef {
  return changetype<NativeDef>(<usize>changetype<PyMethodDescriptor>(pointer(self)).def);
}

function bound(self: Value, to: Value): Value {
  const p = newBuiltin(defOf(self), to, UNBOUND);
  return p === 0 ? raiseMemoryError() : box(p);
}

function methodGet(self: Value, owner: Value, _type: Value): Value {
  if (owner === UNBOUND) return incref(self);
  return applies(self, owner) ? bound(self, owner) : ERROR;
}

function methodCall(callee: Value, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 0) {
    const cls = box(<usize>asDescriptor(callee).owner);
    return raisef(Exc.TypeError, "unbound method %N.%S() needs an argument", cls, nameIn(callee));
  }
  if (!applies(callee, load<i64>(args))) return ERROR;
  return callNative(defOf(callee), args, nargs, kwnames);
}

function methodRepr(self: Value): Value {
  return reprWith(self, "<method '%S' of '%N' objects>");
}

function methodSignature(self: Value): Value {
  return signatureText(defOf(self));
}

// ---- methods of the class ----

function classMethodGet(self: Value, owner: Value, type: Value): Value {
  const cls = type === UNBOUND || type === NONE ? box(typeOf(owner)) : type;
  if (!isType(cls)) {
    return raisef(
      Exc.TypeError,
      "descriptor '%S' for type '%N' needs a type, not a '%T' as arg 2",
      nameIn(self),
      box(<usize>asDescriptor(self).owner),
      cls,
    );
  }
  if (!isSubtype(pointer(cls), asDescriptor(self).owner)) {
    return raisef(
      Exc.TypeError,
      "descriptor '%S' requires a subtype of '%N' but received '%N'",
      nameIn(self),
      box(<usize>asDescriptor(self).owner),
      cls,
    );
  }
  return bound(self, cls);
}

function classMethodCall(callee: Value, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 0) {
    const cls = box(<usize>asDescriptor(callee).owner);
    return raisef(Exc.TypeError, "descriptor '%S' of '%N' object needs an argument", nameIn(callee), cls);
  }
  const method = classMethodGet(callee, UNBOUND, load<i64>(args));
  if (method === ERROR) return ERROR;
  decref(method);
  return callNative(defOf(callee), args, nargs, kwnames);
}

export function initDescriptors(): void {
  const getset = asType(typeAt(TypeId.GETSET_DESCRIPTOR));
  getset.descrGet = getsetGet.index;
  getset.descrSet = getsetSet.index;
  getset.repr = getsetRepr.index;
  getset.dealloc = attributeDealloc.index;
  getset.traverse = attributeTraverse.index;
  defineCommon(getset);
  defineGetter(getset, "__doc__", getsetDoc);
  const member = asType(typeAt(TypeId.MEMBER_DESCRIPTOR));
  member.descrGet = memberGet.index;
  member.descrSet = memberSet.index;
  member.repr = memberRepr.index;
  member.dealloc = attributeDealloc.index;
  member.traverse = attributeTraverse.index;
  defineCommon(member);
  define(member, "__reduce__(self, /)", descriptorReduce);
  defineGetter(member, "__doc__", getDoc);
  const method = asType(typeAt(TypeId.METHOD_DESCRIPTOR));
  method.flags |= TypeFlag.METHOD_DESCRIPTOR;
  method.descrGet = methodGet.index;
  method.call = methodCall.index;
  method.repr = methodRepr.index;
  method.dealloc = freePlain.index;
  defineCommon(method);
  define(method, "__reduce__(self, /)", descriptorReduce);
  defineGetter(method, "__doc__", getDoc);
  defineGetter(method, "__text_signature__", methodSignature);
  const classMethod = asType(typeAt(TypeId.CLASSMETHOD_DESCRIPTOR));
  classMethod.descrGet = classMethodGet.index;
  classMethod.call = classMethodCall.index;
  classMethod.repr = methodRepr.index;
  classMethod.dealloc = freePlain.index;
  defineCommon(classMethod);
  defineGetter(classMethod, "__doc__", getDoc);
  defineGetter(classMethod, "__text_signature__", methodSignature);
}
