/** builtin_function_or_method: functions of modules (`len`) and bound methods of built-in types (`[].append`). */

import { dictGet } from "../core/dict.ts";
import { formatText } from "../core/errors.ts";
import { defineGetter } from "../core/getset.ts";
import { hashAddress } from "../core/hash.ts";
import { docstringOf } from "../core/hooks.ts";
import { callNative, callNativeWithSelf, define, NativeDef, PyBuiltin } from "../core/native.ts";
import { decref, freeContainer, gcUntrack, incref, visitValue } from "../core/object.ts";
import { modulesDict } from "../core/state.ts";
import { asType, isType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, boxBool, isPointer, NONE, NOT_IMPLEMENTED, pointer, UNBOUND, Value } from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { Name } from "../shared/names.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { builtinReduction2 } from "./reduction.ts";
import { signatureText } from "./textsignature.ts";

export function asBuiltin(p: usize): PyBuiltin {
  return changetype<PyBuiltin>(p);
}

function defOf(v: Value): NativeDef {
  return changetype<NativeDef>(<usize>asBuiltin(pointer(v)).def);
}

export function builtinCall(callee: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const f = asBuiltin(pointer(callee));
  if (f.self === UNBOUND) return callNative(defOf(callee), args, nargs, kwnames);
  return callNativeWithSelf(defOf(callee), f.self, args, nargs, kwnames);
}

/** What a method is bound to: of a static method its type (which stands where the module of a function does); UNBOUND for functions. */
function receiverOf(f: PyBuiltin): Value {
  return f.self === UNBOUND && f.module !== UNBOUND && isType(f.module) ? f.module : f.self;
}

function builtinRepr(self: Value): Value {
  const receiver = receiverOf(asBuiltin(pointer(self)));
  const name = box(<usize>defOf(self).name);
  if (receiver === UNBOUND) return formatText("<built-in function %S>", name);
  const address: i64 = isPointer(receiver) ? <i64>pointer(receiver) : receiver;
  return formatText("<built-in method %S of %T object at 0x%x>", name, receiver, address);
}

function getName(self: Value): Value {
  return incref(box(<usize>defOf(self).name));
}

/** "len", "list.append", "dict.fromkeys". */
function getQualname(self: Value): Value {
  const receiver = receiverOf(asBuiltin(pointer(self)));
  const name = box(<usize>defOf(self).name);
  if (receiver === UNBOUND) return incref(name);
  const type = isType(receiver) ? pointer(receiver) : typeOf(receiver);
  return formatText("%S.%S", box(<usize>asType(type).qualname), name);
}

function getModule(self: Value): Value {
  const module = asBuiltin(pointer(self)).module;
  return module === UNBOUND || isType(module) ? NONE : incref(module);
}

function getSelf(self: Value): Value {
  const f = asBuiltin(pointer(self));
  if (f.self !== UNBOUND) return incref(f.self);
  if (receiverOf(f) !== UNBOUND) return NONE;
  return f.module === UNBOUND ? NONE : moduleNamed(f.module);
}

/** A function of a module is bound to the module, which is found under its name as long as it is there; else None. */
function moduleNamed(name: Value): Value {
  const module = modulesDict === 0 ? UNBOUND : dictGet(modulesDict, name);
  return module === UNBOUND ? NONE : incref(module);
}

function getDoc(self: Value): Value {
  const f = asBuiltin(pointer(self));
  const receiver = receiverOf(f);
  const name = box(<usize>defOf(self).name);
  if (receiver === UNBOUND) return f.module === UNBOUND ? NONE : docstringOf(f.module, name);
  return docstringOf(isType(receiver) ? receiver : box(typeOf(receiver)), name);
}

function getSignature(self: Value): Value {
  return signatureText(defOf(self));
}

function builtinCompare(a: Value, b: Value, op: Compare): Value {
  if (op !== Compare.EQ && op !== Compare.NE) return NOT_IMPLEMENTED;
  if (!isExactly(a, TypeId.BUILTIN) || !isExactly(b, TypeId.BUILTIN)) return NOT_IMPLEMENTED;
  const x = asBuiltin(pointer(a));
  const y = asBuiltin(pointer(b));
  return boxBool((x.def === y.def && x.self === y.self) === (op === Compare.EQ));
}

function builtinHash(v: Value): i64 {
  const f = asBuiltin(pointer(v));
  const hash = hashAddress(f.def) ^ (isPointer(f.self) ? hashAddress(pointer(f.self)) : f.self);
  return hash === -1 ? -2 : hash;
}

/** A function is pickled by its name, a method as (getattr, (self, name)). */
function builtinReduce(args: usize): Value {
  const f = asBuiltin(pointer(load<i64>(args)));
  const name = getName(load<i64>(args));
  const receiver = receiverOf(f);
  if (receiver === UNBOUND) return name;
  const result = builtinReduction2(Name.getattr, receiver, name);
  decref(name);
  return result;
}

function builtinTraverse(p: usize, visit: u32): void {
  visitValue(asBuiltin(p).self, visit);
  visitValue(asBuiltin(p).module, visit);
}

function builtinDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  decref(asBuiltin(p).self);
  decref(asBuiltin(p).module);
  freeContainer(p);
}

export function initBuiltin(): void {
  const type = asType(typeAt(TypeId.BUILTIN));
  type.weakOffset = offsetof<PyBuiltin>("weakrefs");
  type.call = builtinCall.index;
  type.repr = builtinRepr.index;
  type.compare = builtinCompare.index;
  type.hash = builtinHash.index;
  type.dealloc = builtinDealloc.index;
  type.traverse = builtinTraverse.index;
  defineGetter(type, "__name__", getName);
  defineGetter(type, "__qualname__", getQualname);
  defineGetter(type, "__module__", getModule);
  defineGetter(type, "__self__", getSelf);
  defineGetter(type, "__doc__", getDoc);
  defineGetter(type, "__text_signature__", getSignature);
  define(type, "__reduce__(self, /)", builtinReduce);
}
