/**
 * The type `type`: calling classes, attributes of classes, their life. Making classes: objects/typenew.ts; `__name__`, `__bases__` and
 * the like: objects/typeattributes.ts, objects/typebases.ts.
 */
import { raiseAttributeError, typeLookup } from "../core/attribute.ts";
import { callWithSelf } from "../core/call.ts";
import { dictClear, dictDelete, dictGetStr, dictSetStr, dictSlotOf, newDict } from "../core/dict.ts";
import { fail, failf, formatText, raise, raisef } from "../core/errors.ts";
import { nameOf } from "../core/intern.ts";
import { isInstancePlain, isSubclassPlain } from "../core/isinstance.ts";
import { define, defineClassVector } from "../core/native.ts";
import { decref, decrefAt, decrefField, freeContainer, gcUntrack, incref, visitAt } from "../core/object.ts";
import { isStr, strIs } from "../core/string.ts";
import {
  attributeChanged,
  isData,
  listSubclasses,
  removeFromBases,
  typeModified,
} from "../core/subclasses.ts";
import { setClassGetItem } from "../core/subscript.ts";
import { tupleLength } from "../core/tuple.ts";
import { asType, isSubtype, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, boxBool, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { rawFree } from "../memory/raw.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { typeDir } from "./directory.ts";
import { newGenericAlias } from "./genericalias.ts";
import { listOf } from "./list.ts";
import { linearize } from "./mro.ts";
import { moduleOf, objectInit, objectNew } from "./object.ts";
import { isSlotName, updateSlots } from "./slotupdate.ts";
import { defineTypeAttributes } from "./typeattributes.ts";
import { typeNew } from "./typenew.ts";
import { typeOr } from "./union.ts";

// ---- calling ----

function keywordCount(kwnames: usize): u32 {
  return kwnames === 0 ? 0 : tupleLength(kwnames);
}

/** cls(*args, **kwargs): __new__, then __init__ of what it gave if that is an instance of the class. `type(x)` is special. */
export function typeCall(callee: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const at = pointer(callee);
  if (at === typeAt(TypeId.TYPE)) {
    if (nargs === 1) {
      if (keywordCount(kwnames) === 0) return incref(box(typeOf(load<i64>(args))));
      return raise(Exc.TypeError, "type() takes no keyword arguments");
    }
    if (nargs !== 3) return raise(Exc.TypeError, "type() takes 1 or 3 arguments");
  }
  const type = asType(at);
  if (type.new === 0) return raisef(Exc.TypeError, "cannot create '%N' instances", callee);
  const v = call_indirect<Value>(type.new, at, args, nargs, kwnames);
  if (v === ERROR) return ERROR;
  const made = typeOf(v);
  if (!isSubtype(made, at)) return v;
  const init = asType(made).init;
  if (init === 0 || (init === <u32>objectInit.index && asType(made).new !== <u32>objectNew.index)) return v;
  if (call_indirect<i32>(init, v, args, nargs, kwnames) >= 0) return v;
  decref(v);
  return ERROR;
}

/** PyType.make: the type of a value. */
function typeMake(args: usize, nargs: i32): Value {
  return nargs === 1 ? incref(box(typeOf(load<i64>(args)))) : UNBOUND;
}

function typeInit(_self: Value, _args: usize, nargs: i32, kwnames: usize): i32 {
  if (nargs === 1 && keywordCount(kwnames) !== 0) {
    return fail(Exc.TypeError, "type.__init__() takes no keyword arguments");
  }
  if (nargs !== 1 && nargs !== 3) return fail(Exc.TypeError, "type.__init__() takes 1 or 3 arguments");
  return 0;
}

// ---- attributes ----

/** cls.name: data descriptors of the metaclass, then the class and its bases, then the rest of the metaclass. */
export function typeGetattr(self: Value, name: usize): Value {
  const meta = asType(typeOf(self));
  const metaAttribute = typeLookup(meta, name);
  const metaGet = metaAttribute === UNBOUND ? 0 : asType(typeOf(metaAttribute)).descrGet;
  if (metaGet !== 0 && asType(typeOf(metaAttribute)).descrSet !== 0) {
    return get(metaGet, metaAttribute, self, box(changetype<usize>(meta)));
  }
  const attribute = typeLookup(asType(pointer(self)), name);
  if (attribute !== UNBOUND) {
    const own = asType(typeOf(attribute)).descrGet;
    return own === 0 ? incref(attribute) : get(own, attribute, UNBOUND, self);
  }
  if (metaGet !== 0) return get(metaGet, metaAttribute, self, box(changetype<usize>(meta)));
  if (metaAttribute !== UNBOUND) return incref(metaAttribute);
  return raiseTypeAttribute(self, name);
}

/** The descriptor is kept alive while its __get__ runs. */
function get(slot: u32, attribute: Value, owner: Value, type: Value): Value {
  incref(attribute);
  const result = call_indirect<Value>(slot, attribute, owner, type);
  decref(attribute);
  return result;
}

function raiseTypeAttribute(cls: Value, name: usize): Value {
  return raiseAttributeError("type object '%N' has no attribute '%S'", cls, name);
}

/** cls.name = value, or deletes it with UNBOUND. Slots and caches of the class and its subclasses follow. */
export function typeSetattr(self: Value, name: usize, value: Value): i32 {
  const type = asType(pointer(self));
  if (type.flags & TypeFlag.IMMUTABLE) {
    return failf(Exc.TypeError, "cannot set '%S' attribute of immutable type '%N'", box(name), self);
  }
  const descriptor = typeLookup(asType(typeOf(self)), name);
  const set = descriptor === UNBOUND ? 0 : asType(typeOf(descriptor)).descrSet;
  if (set !== 0) {
    incref(descriptor);
    const result = call_indirect<i32>(set, descriptor, self, value);
    decref(descriptor);
    return result;
  }
  return setInNamespace(self, type, name, value);
}

/** Puts data in place of other data that a class has in its own namespace. False: it is something else, and nothing was done. */
export function replaceData(type: PyType, name: usize, value: Value): bool {
  const old = exchangeData(type, name, value);
  if (old !== UNBOUND) decref(old);
  return old !== UNBOUND;
}

/** As replaceData: what was there, whose reference goes to the caller; UNBOUND if nothing was done. */
export function exchangeData(type: PyType, name: usize, value: Value): Value {
  if (type.flags & TypeFlag.IMMUTABLE || isSlotName(name) || !isData(value)) return UNBOUND;
  const slot = dictSlotOf(type.dict, name);
  if (slot === 0) return UNBOUND;
  const old = load<i64>(slot);
  if (!isData(old)) return UNBOUND;
  store<i64>(slot, incref(value));
  attributeChanged(type, name, value);
  return old;
}

/** Data that a class whose metaclass is `type` has by a name, or inherits: borrowed; UNBOUND for all else. */
export function dataOf(type: PyType, name: usize): Value {
  if (isSlotName(name)) return UNBOUND;
  const v = typeLookup(type, name);
  return isData(v) ? v : UNBOUND;
}

function setInNamespace(self: Value, type: PyType, name: usize, value: Value): i32 {
  if (replaceData(type, name, value)) return 0;
  // The old value dies last, when nothing can see it any more.
  const old = dictGetStr(type.dict, name);
  if (old === ERROR) return -1;
  if (old === UNBOUND && value === UNBOUND) {
    raiseTypeAttribute(self, name);
    return -1;
  }
  incref(old);
  const status = value === UNBOUND ? dictDelete(type.dict, box(name)) : dictSetStr(type.dict, name, value);
  typeModified(type);
  updateSlots(type, name);
  decref(old);
  return status < 0 ? -1 : 0;
}

/** cls[key] where the metaclass has no __getitem__: `__class_getitem__` (PEP 560), and type[…] itself. */
function classGetItem(cls: Value, key: Value): Value {
  if (cls === box(typeAt(TypeId.TYPE))) return newGenericAlias(cls, key);
  const attribute = typeLookup(asType(pointer(cls)), nameOf(Name.__class_getitem__));
  if (attribute === UNBOUND || attribute === NONE) {
    return raisef(Exc.TypeError, "type '%N' is not subscriptable", cls);
  }
  const slot = asType(typeOf(attribute)).descrGet;
  const method = slot === 0 ? incref(attribute) : get(slot, attribute, UNBOUND, cls);
  if (method === ERROR) return ERROR;
  const result = callWithSelf(method, key, 0, 0, 0);
  decref(method);
  return result;
}

// ---- representation ----

function typeRepr(self: Value): Value {
  const type = asType(pointer(self));
  const module = moduleOf(type);
  if (module === ERROR) return ERROR;
  const plain = module === UNBOUND || !isStr(module) || strIs(pointer(module), "builtins");
  const result = plain
    ? formatText("<class '%N'>", self)
    : formatText("<class '%S.%S'>", module, box(<usize>type.qualname));
  decref(module);
  return result;
}

// ---- methods ----

function typeMro(args: usize): Value {
  const mro = linearize(asType(pointer(load<i64>(args))));
  if (mro === ERROR) return ERROR;
  const list = listOf(mro);
  decref(mro);
  return list === 0 ? ERROR : box(list);
}

function typeSubclasses(args: usize): Value {
  const type = asType(pointer(load<i64>(args)));
  const list = listSubclasses(type);
  return list === 0 ? ERROR : box(list);
}

function typePrepare(_args: usize, _nargs: i32, _kwnames: usize): Value {
  const dict = newDict();
  return dict === 0 ? ERROR : box(dict);
}

function truthOrError(answer: i32): Value {
  return answer < 0 ? ERROR : boxBool(answer !== 0);
}

function typeInstanceCheck(args: usize): Value {
  return truthOrError(isInstancePlain(load<i64>(args, 8), load<i64>(args)));
}

function typeSubclassCheck(args: usize): Value {
  return truthOrError(isSubclassPlain(load<i64>(args, 8), load<i64>(args)));
}

function typeSizeof(args: usize): Value {
  const meta = asType(typeOf(load<i64>(args)));
  return small(<i64>meta.basicSize);
}

// ---- life: only heap types are ever traversed or freed ----

function typeTraverse(p: usize, visit: u32): void {
  const type = asType(p);
  if (!(type.flags & TypeFlag.HEAP)) return;
  visitAt(type.name, visit);
  visitAt(type.qualname, visit);
  visitAt(type.base, visit);
  visitAt(type.bases, visit);
  visitAt(type.mro, visit);
  visitAt(type.dict, visit);
  visitAt(type.slotNames, visit);
  const keys: usize = type.keys;
  const count: u32 = keys === 0 ? 0 : load<u32>(keys);
  for (let i: u32 = 0; i < count; i++) visitAt(load<u32>(keys + (i << 2), 4), visit);
}

/** Base and bases stay: they cannot be part of a cycle that the rest does not break, and dealloc needs them. */
function typeClear(p: usize): void {
  const type = asType(p);
  typeModified(type);
  const mro: usize = type.mro;
  type.mro = 0;
  dictClear(type.dict);
  decrefField(mro);
}

function typeDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  const type = asType(p);
  removeFromBases(type);
  decrefField(type.dict);
  decrefField(type.mro);
  decrefField(type.bases);
  decrefField(type.base);
  decrefField(type.slotNames);
  decrefField(type.qualname);
  decrefField(type.name);
  const keys: usize = type.keys;
  const count: u32 = keys === 0 ? 0 : load<u32>(keys);
  for (let i: u32 = 0; i < count; i++) decrefAt(load<u32>(keys + (i << 2), 4));
  rawFree(keys);
  rawFree(type.subclasses);
  // Tier 2 may have seen it.
  type.version = 0;
  freeContainer(p);
}

export function initType(): void {
  const type = asType(typeAt(TypeId.TYPE));
  type.dictOffset = offsetof<PyType>("dict");
  type.weakOffset = offsetof<PyType>("weakrefs");
  type.new = typeNew.index;
  type.make = typeMake.index;
  type.init = typeInit.index;
  type.call = typeCall.index;
  type.getattr = typeGetattr.index;
  type.setattr = typeSetattr.index;
  type.repr = typeRepr.index;
  type.or = typeOr.index;
  type.dealloc = typeDealloc.index;
  type.traverse = typeTraverse.index;
  type.clear = typeClear.index;
  setClassGetItem(classGetItem.index);
  define(type, "mro(self, /)", typeMro);
  define(type, "__subclasses__(self, /)", typeSubclasses);
  define(type, "__instancecheck__(self, instance, /)", typeInstanceCheck);
  define(type, "__subclasscheck__(self, subclass, /)", typeSubclassCheck);
  define(type, "__sizeof__(self, /)", typeSizeof);
  define(type, "__dir__(self, /)", typeDir);
  defineClassVector(type, "__prepare__(type, /, *args, **kwds)", typePrepare);
  defineTypeAttributes(type);
}
