/** The attributes of classes that are not in their namespaces: `__name__`, `__module__`, `__doc__`, `__annotations__` (PEP 649) and so on. */

import { call1 } from "../core/call.ts";
import { dictContains, dictDelete, dictGetStr, dictSetStr, isDict, newDict } from "../core/dict.ts";
import { fail, failf, raisef, raiseWith } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { nameOf, nameValue } from "../core/intern.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { asStr, charAt, isStr } from "../core/string.ts";
import { typeModified } from "../core/subclasses.ts";
import { exactStr } from "../core/substring.ts";
import { isTrue } from "../core/truth.ts";
import { emptyTuple } from "../core/tuple.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { encodeObject } from "./codecs.ts";
import { newMappingProxy } from "./mappingproxy.ts";
import { moduleOf } from "./object.ts";
import { typeSignature } from "./textsignature.ts";
import { setBases } from "./typebases.ts";
import { builtinDoc } from "./typedoc.ts";

function typeIn(self: Value): PyType {
  return asType(pointer(self));
}

/** Whether a special attribute may be set: TypeError for built-in types, and for deletion. */
function maySet(self: Value, name: Name, value: Value): bool {
  const message =
    typeIn(self).flags & TypeFlag.IMMUTABLE
      ? "cannot set '%S' attribute of immutable type '%N'"
      : "cannot delete '%S' attribute of immutable type '%N'";
  if (!(typeIn(self).flags & TypeFlag.IMMUTABLE) && value !== UNBOUND) return true;
  raisef(Exc.TypeError, message, nameValue(name), self);
  return false;
}

/** What the class's own namespace has under a name, borrowed; UNBOUND if nothing, ERROR. */
function own(self: Value, name: Name): Value {
  return dictGetStr(typeIn(self).dict, nameOf(name));
}

function setOwn(self: Value, name: Name, value: Value): i32 {
  typeModified(typeIn(self));
  if (value === UNBOUND) return dictDelete(typeIn(self).dict, nameValue(name)) < 0 ? -1 : 0;
  return dictSetStr(typeIn(self).dict, nameOf(name), value);
}

function missing(self: Value, name: Name): Value {
  return raisef(Exc.AttributeError, "type object '%N' has no attribute '%S'", self, nameValue(name));
}

// ---- names ----

function getName(self: Value): Value {
  return incref(box(<usize>typeIn(self).name));
}

function setName(self: Value, value: Value): i32 {
  if (!maySet(self, Name.__name__, value)) return -1;
  if (!isStr(value)) {
    return failf(Exc.TypeError, "can only assign string to %N.__name__, not '%T'", self, value);
  }
  const length = asStr(pointer(value)).length;
  for (let i: u32 = 0; i < length; i++) {
    if (charAt(pointer(value), i) === 0)
      return fail(Exc.ValueError, "type name must not contain null characters");
  }
  const bytes = encodeObject(value, UNBOUND, UNBOUND);
  decref(bytes);
  const name = bytes === ERROR ? ERROR : exactStr(pointer(value));
  if (name === ERROR) return -1;
  const old: usize = typeIn(self).name;
  typeIn(self).name = <u32>pointer(name);
  decrefAt(old);
  return 0;
}

function getQualname(self: Value): Value {
  return incref(box(<usize>typeIn(self).qualname));
}

function setQualname(self: Value, value: Value): i32 {
  if (!maySet(self, Name.__qualname__, value)) return -1;
  if (!isStr(value)) {
    return failf(Exc.TypeError, "can only assign string to %N.__qualname__, not '%T'", self, value);
  }
  const old: usize = typeIn(self).qualname;
  typeIn(self).qualname = <u32>pointer(incref(value));
  decrefAt(old);
  return 0;
}

function getModule(self: Value): Value {
  const module = moduleOf(typeIn(self));
  return module === UNBOUND ? raiseWith(Exc.AttributeError, nameValue(Name.__module__)) : module;
}

function setModule(self: Value, value: Value): i32 {
  if (!maySet(self, Name.__module__, value) || setOwn(self, Name.__module__, value) < 0) return -1;
  // Where it begins was said of the other module.
  const line = nameValue(Name.__firstlineno__);
  return dictContains(typeIn(self).dict, line) > 0 ? dictDelete(typeIn(self).dict, line) : 0;
}

// ---- documentation ----

function getDoc(self: Value): Value {
  const type = typeIn(self);
  if (!(type.flags & TypeFlag.HEAP)) return builtinDoc(type);
  const doc = own(self, Name.__doc__);
  if (doc === UNBOUND) return NONE;
  if (doc === ERROR) return ERROR;
  const get = asType(typeOf(doc)).descrGet;
  return get === 0 ? incref(doc) : call_indirect<Value>(get, doc, UNBOUND, self);
}

function setDoc(self: Value, value: Value): i32 {
  return maySet(self, Name.__doc__, value) ? setOwn(self, Name.__doc__, value) : -1;
}

function getTextSignature(self: Value): Value {
  const type = asType(pointer(self));
  return type.flags & TypeFlag.HEAP ? NONE : typeSignature(type);
}

// ---- structure ----

function getBases(self: Value): Value {
  return incref(box(<usize>typeIn(self).bases));
}

function getMro(self: Value): Value {
  const mro: usize = typeIn(self).mro;
  return mro === 0 ? NONE : incref(box(mro));
}

function getDict(self: Value): Value {
  return newMappingProxy(box(<usize>typeIn(self).dict));
}

/** Bits that programs look at in CPython's `__flags__`: what they say, where CPython has them. */
function getFlags(self: Value): Value {
  const flags = typeIn(self).flags;
  let bits: i64 = 1 << 12;
  if (flags & TypeFlag.SEQUENCE) bits |= 1 << 5;
  if (flags & TypeFlag.MAPPING) bits |= 1 << 6;
  if (flags & TypeFlag.DISALLOW_NEW) bits |= 1 << 7;
  if (flags & TypeFlag.IMMUTABLE) bits |= 1 << 8;
  if (flags & TypeFlag.HEAP || pointer(self) === typeAt(TypeId.GENERIC)) bits |= 1 << 9; // copyreg looks for the first that is not
  if (flags & TypeFlag.BASETYPE) bits |= 1 << 10;
  if (flags & TypeFlag.HAVE_GC) bits |= 1 << 14;
  if (flags & TypeFlag.ABSTRACT) bits |= 1 << 20;
  if (flags & TypeFlag.INT) bits |= 1 << 24;
  if (flags & TypeFlag.LIST) bits |= 1 << 25;
  if (flags & TypeFlag.TUPLE) bits |= 1 << 26;
  if (flags & TypeFlag.BYTES) bits |= 1 << 27;
  if (flags & TypeFlag.STR) bits |= 1 << 28;
  if (flags & TypeFlag.DICT) bits |= 1 << 29;
  if (flags & TypeFlag.EXCEPTION) bits |= 1 << 30;
  if (flags & TypeFlag.TYPE) bits |= (<i64>1) << 31;
  return small(bits);
}

function getAbstract(self: Value): Value {
  // `type` has the descriptor itself under this name in its namespace.
  const found = pointer(self) === typeAt(TypeId.TYPE) ? UNBOUND : own(self, Name.__abstractmethods__);
  if (found === UNBOUND) return missing(self, Name.__abstractmethods__);
  return found === ERROR ? ERROR : incref(found);
}

/** Instances of a class that has any abstract methods cannot be made. */
function setAbstract(self: Value, value: Value): i32 {
  const found = own(self, Name.__abstractmethods__);
  if (value === UNBOUND && found === UNBOUND) {
    missing(self, Name.__abstractmethods__);
    return -1;
  }
  const abstract = value === UNBOUND ? 0 : isTrue(value);
  if (abstract < 0 || setOwn(self, Name.__abstractmethods__, value) < 0) return -1;
  if (abstract) typeIn(self).flags |= TypeFlag.ABSTRACT;
  else typeIn(self).flags &= ~TypeFlag.ABSTRACT;
  return 0;
}

function getTypeParams(self: Value): Value {
  const found = pointer(self) === typeAt(TypeId.TYPE) ? UNBOUND : own(self, Name.__type_params__);
  if (found === UNBOUND) return incref(box(emptyTuple()));
  return found === ERROR ? ERROR : incref(found);
}

function setTypeParams(self: Value, value: Value): i32 {
  return maySet(self, Name.__type_params__, value) ? setOwn(self, Name.__type_params__, value) : -1;
}

// ---- annotations ----

/** The function that computes the annotations, under the name a program gave it or that of the compiler; UNBOUND if none. */
function annotateFunction(self: Value): Value {
  const found = own(self, Name.__annotate__);
  return found === UNBOUND ? own(self, Name.__annotate_func__) : found;
}

/** None is kept for a class that has no such function. */
function getAnnotate(self: Value): Value {
  if (!(typeIn(self).flags & TypeFlag.HEAP)) return missing(self, Name.__annotate__);
  const found = annotateFunction(self);
  if (found === ERROR) return ERROR;
  if (found === UNBOUND) return setOwn(self, Name.__annotate_func__, NONE) < 0 ? ERROR : NONE;
  const get = asType(typeOf(found)).descrGet;
  return get === 0 ? incref(found) : call_indirect<Value>(get, found, UNBOUND, self);
}

function setAnnotate(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "cannot delete __annotate__ attribute");
  if (typeIn(self).flags & TypeFlag.IMMUTABLE) {
    const name = nameValue(Name.__annotate__);
    return failf(Exc.TypeError, "cannot set '%S' attribute of immutable type '%N'", name, self);
  }
  if (value !== NONE && asType(typeOf(value)).call === 0) {
    return fail(Exc.TypeError, "__annotate__ must be callable or None");
  }
  if (setOwn(self, Name.__annotate_func__, value) < 0) return -1;
  if (value === NONE) return 0;
  return setOwn(self, Name.__annotations_cache__, UNBOUND);
}

function getAnnotations(self: Value): Value {
  if (!(typeIn(self).flags & TypeFlag.HEAP)) return missing(self, Name.__annotations__);
  let found = own(self, Name.__annotations__);
  if (found === UNBOUND) found = own(self, Name.__annotations_cache__);
  if (found === ERROR) return ERROR;
  if (found !== UNBOUND) {
    const get = asType(typeOf(found)).descrGet;
    return get === 0 ? incref(found) : call_indirect<Value>(get, found, UNBOUND, self);
  }
  const made = computeAnnotations(self);
  if (made === ERROR || setOwn(self, Name.__annotations_cache__, made) >= 0) return made;
  decref(made);
  return ERROR;
}

function computeAnnotations(self: Value): Value {
  const annotate = getAnnotate(self);
  if (annotate === ERROR) return ERROR;
  if (asType(typeOf(annotate)).call === 0) {
    decref(annotate);
    const dict = newDict();
    return dict === 0 ? ERROR : box(dict);
  }
  // Format.VALUE of annotationlib.
  const result = call1(annotate, small(1));
  decref(annotate);
  if (result === ERROR || isDict(result)) return result;
  raisef(Exc.TypeError, "__annotate__ returned non-dict of type '%T'", result);
  decref(result);
  return ERROR;
}

function setAnnotations(self: Value, value: Value): i32 {
  if (typeIn(self).flags & TypeFlag.IMMUTABLE) {
    const name = nameValue(Name.__annotations__);
    return failf(Exc.TypeError, "cannot set '%S' attribute of immutable type '%N'", name, self);
  }
  const plain = own(self, Name.__annotations__);
  const cached = own(self, Name.__annotations_cache__);
  if (plain === ERROR || cached === ERROR) return -1;
  if (value === UNBOUND && plain === UNBOUND && cached === UNBOUND) {
    raiseWith(Exc.AttributeError, nameValue(Name.__annotations__));
    return -1;
  }
  const target = plain !== UNBOUND ? Name.__annotations__ : Name.__annotations_cache__;
  if (setOwn(self, target, value) < 0) return -1;
  if (setOwn(self, Name.__annotate_func__, UNBOUND) < 0) return -1;
  return setOwn(self, Name.__annotate__, UNBOUND);
}

export function defineTypeAttributes(type: PyType): void {
  defineGetter(type, "__name__", getName, setName);
  defineGetter(type, "__qualname__", getQualname, setQualname);
  defineGetter(type, "__module__", getModule, setModule);
  defineGetter(type, "__doc__", getDoc, setDoc);
  defineGetter(type, "__text_signature__", getTextSignature);
  defineGetter(type, "__bases__", getBases, setBases);
  defineMember(type, "__base__", offsetof<PyType>("base"), Member.OBJECT_OR_NONE);
  defineGetter(type, "__mro__", getMro);
  defineGetter(type, "__dict__", getDict);
  defineGetter(type, "__flags__", getFlags);
  defineGetter(type, "__abstractmethods__", getAbstract, setAbstract);
  defineGetter(type, "__type_params__", getTypeParams, setTypeParams);
  defineGetter(type, "__annotate__", getAnnotate, setAnnotate);
  defineGetter(type, "__annotations__", getAnnotations, setAnnotations);
  defineMember(type, "__basicsize__", offsetof<PyType>("basicSize"), Member.U32);
  defineMember(type, "__itemsize__", offsetof<PyType>("itemSize"), Member.U32);
  defineMember(type, "__dictoffset__", offsetof<PyType>("dictOffset"), Member.I32);
  defineMember(type, "__weakrefoffset__", offsetof<PyType>("weakOffset"), Member.I32);
}
