/**
 * Slots of built-in types as methods: wrapper descriptors (`int.__add__`) and, bound, method-wrappers (`(1).__add__`).
 *
 *     method-wrapper   │ refcount │ type │ descriptor u32 │ 0 │ self Value │
 *
 * How a wrapper turns arguments into those of the slot, and the slot's result into an object: objects/wrapcall.ts.
 */
import { dictGetStr, dictSetStr } from "../core/dict.ts";
import { formatText, raisef, raiseMemoryError } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { hashAddress } from "../core/hash.ts";
import { docstringOf } from "../core/hooks.ts";
import { nameOf } from "../core/intern.ts";
import { define } from "../core/native.ts";
import {
  decref,
  decrefAt,
  freeContainer,
  freePlain,
  gcTrack,
  gcUntrack,
  incref,
  increfAt,
  newContainer,
  newPlain,
  visitValue,
} from "../core/object.ts";
import { PyWrapperDescriptor, Shape, SlotRow, slotRow, slotRowCount } from "../core/slots.ts";
import { newStr } from "../core/string.ts";
import { asType, isSubtype, PyType } from "../core/type.ts";
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
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { addNew } from "./newwrapper.ts";
import { builtinReduction2 } from "./reduction.ts";
import { lateDoc } from "./typedoc.ts";
import { callSlot, slotSignature } from "./wrapcall.ts";

@unmanaged
class MethodWrapper {
  refcount: i32;
  type: u32;
  descriptor: u32;
  pad: u32;
  self: Value;
}

export function asWrapper(p: usize): PyWrapperDescriptor {
  return changetype<PyWrapperDescriptor>(p);
}

function rowOf(descriptor: usize): SlotRow {
  return changetype<SlotRow>(<usize>asWrapper(descriptor).row);
}

/** The name of the method, borrowed. */
function rowName(w: PyWrapperDescriptor): Value {
  return box(<usize>changetype<SlotRow>(<usize>w.row).name);
}

// ---- making them ----

/** Puts a wrapper into a type's namespace for each slot that it fills and whose name it does not define. Called by `ready`. */
export function addWrappers(at: usize): void {
  const type = asType(at);
  for (let i: u32 = 0; i < slotRowCount(); i++) {
    const row = slotRow(i);
    const fn = load<u32>(at + row.slot);
    if (fn === 0 || row.shape === Shape.NO_WRAPPER) continue;
    if (dictGetStr(type.dict, row.name) !== UNBOUND) continue;
    const p = newPlain(typeAt(TypeId.WRAPPER_DESCRIPTOR), offsetof<PyWrapperDescriptor>());
    const w = asWrapper(p);
    w.row = <u32>changetype<usize>(row);
    w.owner = <u32>at;
    w.fn = fn;
    w.pad = 0;
    dictSetStr(type.dict, row.name, box(p));
    decrefAt(p);
  }
  addNew(type);
  addDoc(type);
  if (type.compare !== 0 && type.hash === 0) dictSetStr(type.dict, nameOf(Name.__hash__), NONE);
}

/** Every class has `__doc__`. */
function addDoc(type: PyType): void {
  if (dictGetStr(type.dict, nameOf(Name.__doc__)) === UNBOUND) {
    dictSetStr(type.dict, nameOf(Name.__doc__), lateDoc());
  }
}

function newMethodWrapper(descriptor: usize, self: Value): Value {
  const p = newContainer(typeAt(TypeId.METHOD_WRAPPER), offsetof<MethodWrapper>());
  if (p === 0) return raiseMemoryError();
  const w = changetype<MethodWrapper>(p);
  increfAt(descriptor);
  w.descriptor = <u32>descriptor;
  w.pad = 0;
  w.self = incref(self);
  gcTrack(p);
  return box(p);
}

// ---- wrapper descriptors ----

function wrapperGet(self: Value, owner: Value, _type: Value): Value {
  if (owner === UNBOUND) return incref(self);
  const w = asWrapper(pointer(self));
  if (!isSubtype(typeOf(owner), w.owner)) {
    return raisef(
      Exc.TypeError,
      "descriptor '%S' for '%N' objects doesn't apply to a '%T' object",
      rowName(w),
      box(<usize>w.owner),
      owner,
    );
  }
  return newMethodWrapper(pointer(self), owner);
}

/** descriptor(self, …): the dispatch loop calls it too, for `super().__init__(…)` and the like. */
export function wrapperCall(callee: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const w = asWrapper(pointer(callee));
  if (nargs === 0) {
    const message = "descriptor '%S' of '%N' object needs an argument";
    return raisef(Exc.TypeError, message, rowName(w), box(<usize>w.owner));
  }
  const self = load<i64>(args);
  if (!isSubtype(typeOf(self), w.owner)) {
    const message = "descriptor '%S' requires a '%N' object but received a '%T'";
    return raisef(Exc.TypeError, message, rowName(w), box(<usize>w.owner), self);
  }
  return callSlot(rowOf(pointer(callee)), w.fn, self, args + 8, nargs - 1, kwnames);
}

function wrapperRepr(self: Value): Value {
  const w = asWrapper(pointer(self));
  return formatText("<slot wrapper '%S' of '%N' objects>", rowName(w), box(<usize>w.owner));
}

function wrapperName(self: Value): Value {
  return incref(rowName(asWrapper(descriptorOf(self))));
}

function wrapperQualname(self: Value): Value {
  const w = asWrapper(descriptorOf(self));
  return formatText("%S.%S", box(<usize>asType(w.owner).qualname), rowName(w));
}

function wrapperOwner(self: Value): Value {
  return incref(box(<usize>asWrapper(descriptorOf(self)).owner));
}

function wrapperDoc(self: Value): Value {
  const w = descriptorOf(self);
  return docstringOf(box(<usize>asWrapper(w).owner), box(<usize>rowOf(w).name));
}

function wrapperSignature(self: Value): Value {
  const text = newStr(slotSignature(rowOf(descriptorOf(self)).shape));
  return text === 0 ? ERROR : box(text);
}

/** The descriptor of a wrapper descriptor (itself) or of a method-wrapper. */
function descriptorOf(v: Value): usize {
  if (isExactly(v, TypeId.WRAPPER_DESCRIPTOR)) return pointer(v);
  return changetype<MethodWrapper>(pointer(v)).descriptor;
}

// ---- method-wrappers ----

function boundCall(callee: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const w = changetype<MethodWrapper>(pointer(callee));
  const fn = asWrapper(w.descriptor).fn;
  return callSlot(rowOf(w.descriptor), fn, w.self, args, nargs, kwnames);
}

function boundRepr(self: Value): Value {
  const w = changetype<MethodWrapper>(pointer(self));
  const name = rowName(asWrapper(w.descriptor));
  const address: i64 = isPointer(w.self) ? <i64>pointer(w.self) : w.self;
  return formatText("<method-wrapper '%S' of %T object at 0x%x>", name, w.self, address);
}

function boundSelf(self: Value): Value {
  return incref(changetype<MethodWrapper>(pointer(self)).self);
}

function boundCompare(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  if (!isExactly(a, TypeId.METHOD_WRAPPER) || !isExactly(b, TypeId.METHOD_WRAPPER)) return NOT_IMPLEMENTED;
  const x = changetype<MethodWrapper>(pointer(a));
  const y = changetype<MethodWrapper>(pointer(b));
  const same = x.descriptor === y.descriptor && x.self === y.self;
  return boxBool(same === (op === Compare.EQ));
}

function boundHash(v: Value): i64 {
  const w = changetype<MethodWrapper>(pointer(v));
  const self = isPointer(w.self) ? pointer(w.self) : 0;
  const hash = hashAddress(w.descriptor) ^ hashAddress(self);
  return hash === -1 ? -2 : hash;
}

function boundTraverse(p: usize, visit: u32): void {
  visitValue(changetype<MethodWrapper>(p).self, visit);
}

function boundDealloc(p: usize): void {
  gcUntrack(p);
  const w = changetype<MethodWrapper>(p);
  decrefAt(w.descriptor);
  decref(w.self);
  freeContainer(p);
}

/** (getattr, (class, name)), or with the object that it is bound to. */
function reduce(args: usize): Value {
  const p = pointer(load<i64>(args));
  if (isExactly(load<i64>(args), TypeId.WRAPPER_DESCRIPTOR)) {
    return builtinReduction2(Name.getattr, box(asWrapper(p).owner), rowName(asWrapper(p)));
  }
  const w = changetype<MethodWrapper>(p);
  return builtinReduction2(Name.getattr, w.self, rowName(asWrapper(w.descriptor)));
}

function defineCommon(type: PyType): void {
  define(type, "__reduce__(self, /)", reduce);
  defineGetter(type, "__name__", wrapperName);
  defineGetter(type, "__qualname__", wrapperQualname);
  defineGetter(type, "__objclass__", wrapperOwner);
  defineGetter(type, "__doc__", wrapperDoc);
  defineGetter(type, "__text_signature__", wrapperSignature);
}

export function initWrapper(): void {
  const descriptor = asType(typeAt(TypeId.WRAPPER_DESCRIPTOR));
  descriptor.dealloc = freePlain.index;
  descriptor.descrGet = wrapperGet.index;
  descriptor.call = wrapperCall.index;
  descriptor.repr = wrapperRepr.index;
  defineCommon(descriptor);
  const bound = asType(typeAt(TypeId.METHOD_WRAPPER));
  bound.dealloc = boundDealloc.index;
  bound.traverse = boundTraverse.index;
  bound.call = boundCall.index;
  bound.repr = boundRepr.index;
  bound.compare = boundCompare.index;
  bound.hash = boundHash.index;
  defineCommon(bound);
  defineGetter(bound, "__self__", boundSelf);
}
