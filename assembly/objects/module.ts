/**
 * Module objects.
 *
 *     │ refcount │ type │ dict u32 │ weakrefs u32 │
 */

import { genericGet, getAttr, getAttrOptional, raiseAttributeText } from "../core/attribute.ts";
import { call0, call1 } from "../core/call.ts";
import { dictClear, dictDelete, dictGetStr, dictSetStr, isDict, newDict } from "../core/dict.ts";
import { fail, formatText, raise, raisef } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { allocInstance } from "../core/instance.ts";
import { internText, nameOf, nameValue } from "../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  visitAt,
} from "../core/object.ts";
import { repr } from "../core/represent.ts";
import { isStr, strIs } from "../core/string.ts";
import { isTrue } from "../core/truth.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, TRUE, UNBOUND, Value } from "../core/value.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { objectDirOfDict } from "./directory.ts";
import { listOf } from "./list.ts";
import { missingAttribute } from "./modulemissing.ts";

@unmanaged
class PyModule {
  refcount: i32;
  type: u32;
  dict: u32;
  weakrefs: u32;
}

export const MODULE_SIZE: u32 = <u32>offsetof<PyModule>();

/** Where a module keeps its namespace. */
export const MODULE_DICT: usize = offsetof<PyModule>("dict");

/** The namespace of a module, a dict, borrowed. */
export function moduleDict(p: usize): usize {
  return changetype<PyModule>(p).dict;
}

/** A module of this name (a str, borrowed), its attributes set to None: a reference, or ERROR. */
export function newModule(name: Value): Value {
  const module = emptyModule();
  if (module === ERROR || nameModule(module, name)) return module;
  decref(module);
  return ERROR;
}

/** A module without a name, its namespace empty: a reference, or ERROR. */
export function emptyModule(): Value {
  return moduleNew(typeAt(TypeId.MODULE), 0, 0, 0);
}

/** Sets the attributes that every module has; false with an exception pending. */
export function nameModule(module: Value, name: Value): bool {
  return setNames(module, name, NONE);
}

function moduleNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const dict = newDict();
  const p = dict === 0 ? 0 : allocInstance(type);
  if (p === 0) {
    if (dict !== 0) decrefAt(dict);
    return ERROR;
  }
  changetype<PyModule>(p).dict = <u32>dict;
  changetype<PyModule>(p).weakrefs = 0;
  gcTrack(p);
  return box(p);
}

function setNames(module: Value, name: Value, doc: Value): bool {
  const dict = moduleDict(pointer(module));
  return (
    dictSetStr(dict, nameOf(Name.__name__), name) >= 0 &&
    dictSetStr(dict, nameOf(Name.__doc__), doc) >= 0 &&
    dictSetStr(dict, nameOf(Name.__package__), NONE) >= 0 &&
    dictSetStr(dict, nameOf(Name.__loader__), NONE) >= 0 &&
    dictSetStr(dict, nameOf(Name.__spec__), NONE) >= 0
  );
}

let signature!: NativeDef;

function moduleInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return -1;
  const name = load<i64>(values);
  let good: bool = false;
  if (isStr(name)) good = setNames(self, name, load<i64>(values, 8));
  else raisef(Exc.TypeError, "module() argument 'name' must be str, not %T", name);
  endSlot(signature, values);
  return good ? 0 : -1;
}

/** The name, borrowed; UNBOUND if it is no str. */
function nameIn(self: Value): Value {
  const name = dictGetStr(moduleDict(pointer(self)), nameOf(Name.__name__));
  return name !== ERROR && name !== UNBOUND && isStr(name) ? name : UNBOUND;
}

/** Attributes of the module, then its own function __getattr__ (PEP 562). */
function moduleGetattr(self: Value, name: usize): Value {
  const own = genericGet(self, name);
  if (own !== UNBOUND) return own;
  const fallback = dictGetStr(moduleDict(pointer(self)), nameOf(Name.__getattr__));
  if (fallback === ERROR) return ERROR;
  if (fallback !== UNBOUND) return call1(fallback, box(name));
  const known = nameIn(self);
  if (known === UNBOUND) {
    const plain = formatText("module has no attribute '%S'", box(name));
    return plain === ERROR ? ERROR : raiseAttributeText(plain, self, name);
  }
  const text = missingAttribute(moduleDict(pointer(self)), known, box(name));
  return text === ERROR ? ERROR : raiseAttributeText(text, self, name);
}

/** As the import system wants it: from __spec__ where there is one, else by name, file and loader. */
function moduleRepr(self: Value): Value {
  const dict = moduleDict(pointer(self));
  const spec = dictGetStr(dict, nameOf(Name.__spec__));
  if (spec === ERROR) return ERROR;
  if (spec !== UNBOUND && spec !== NONE) return reprOfSpec(spec);
  const name = nameIn(self);
  const file = dictGetStr(dict, nameOf(Name.__file__));
  if (file === ERROR) return ERROR;
  const shown = name === UNBOUND ? formatText("'?'") : repr(name);
  if (shown === ERROR) return ERROR;
  const text = reprWithName(dict, shown, file);
  decref(shown);
  return text;
}

function reprWithName(dict: usize, name: Value, file: Value): Value {
  if (file !== UNBOUND && isStr(file)) return formatText("<module %S from %R>", name, file);
  const loader = dictGetStr(dict, nameOf(Name.__loader__));
  if (loader === ERROR) return ERROR;
  if (loader !== UNBOUND && loader !== NONE) return formatText("<module %S (%R)>", name, loader);
  return formatText("<module %S>", name);
}

/** By a spec's name, origin and whether that is a file; by its loader where it has no origin. */
function reprOfSpec(spec: Value): Value {
  const name = specAttribute(spec, Name.name);
  const origin = name === ERROR ? ERROR : specAttribute(spec, Name.origin);
  const located = origin === ERROR ? ERROR : specAttribute(spec, Name.has_location);
  const loader = located === ERROR ? ERROR : specAttribute(spec, Name.loader);
  let text: Value = ERROR;
  if (loader !== ERROR) {
    if (origin === NONE) {
      text = loader === NONE ? formatText("<module %R>", name) : reprWithLoader(name, loader);
    } else if (located === TRUE) text = formatText("<module %R from %R>", name, origin);
    else text = formatText("<module %R (%s)>", name, origin);
  }
  decref(name);
  decref(origin);
  decref(located);
  decref(loader);
  return text;
}

/** Of a module without an origin: a namespace package shows where its folders are. */
function reprWithLoader(name: Value, loader: Value): Value {
  if (!strIs(asType(typeOf(loader)).name, "NamespaceLoader")) {
    return formatText("<module %R (%R)>", name, loader);
  }
  const attribute = internText("_path");
  const path = attribute === 0 ? ERROR : getAttr(loader, attribute);
  if (attribute !== 0) decrefAt(attribute);
  const folders = path === ERROR ? 0 : listOf(path);
  decref(path);
  if (folders === 0) return ERROR;
  const text = formatText("<module %R (namespace) from %R>", name, box(folders));
  decrefAt(folders);
  return text;
}

/** An attribute of a spec, None where it is missing. */
function specAttribute(spec: Value, name: Name): Value {
  const v = getAttrOptional(spec, nameOf(name));
  return v === UNBOUND ? NONE : v;
}

/** dir(module): its __dir__ if it has one, else the names in it. */
function moduleDir(args: usize): Value {
  const found = getAttr(load<i64>(args), nameOf(Name.__dict__));
  if (found === ERROR) return ERROR;
  const result = isDict(found)
    ? dirOfDict(pointer(found))
    : raise(Exc.TypeError, "<module>.__dict__ is not a dictionary");
  decref(found);
  return result;
}

/** The names in a module's dict, or what its own __dir__ says. */
function dirOfDict(dict: usize): Value {
  const own = dictGetStr(dict, nameOf(Name.__dir__));
  if (own === ERROR) return ERROR;
  if (own !== UNBOUND) return call0(own);
  return objectDirOfDict(dict);
}

// ---- annotations (PEP 649) ----

/** The function that computes the annotations; None, which is kept, where there is none. */
function getAnnotate(self: Value): Value {
  const dict = moduleDict(pointer(self));
  const found = dictGetStr(dict, nameOf(Name.__annotate__));
  if (found !== UNBOUND) return found === ERROR ? ERROR : incref(found);
  return dictSetStr(dict, nameOf(Name.__annotate__), NONE) < 0 ? ERROR : NONE;
}

function setAnnotate(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "cannot delete __annotate__ attribute");
  if (value !== NONE && asType(typeOf(value)).call === 0) {
    return fail(Exc.TypeError, "__annotate__ must be callable or None");
  }
  const dict = moduleDict(pointer(self));
  if (dictSetStr(dict, nameOf(Name.__annotate__), value) < 0) return -1;
  if (value === NONE) return 0;
  return dictDelete(dict, nameValue(Name.__annotations__)) < 0 ? -1 : 0;
}

/** They are kept, unless more may come: while the module is being imported. */
function getAnnotations(self: Value): Value {
  const dict = moduleDict(pointer(self));
  const present = dictGetStr(dict, nameOf(Name.__annotations__));
  if (present === ERROR) return ERROR;
  if (present !== UNBOUND) return incref(present);
  const importing = isBeingImported(dict);
  const fresh = importing < 0 ? ERROR : computeAnnotations(dict);
  if (fresh === ERROR || importing || dictSetStr(dict, nameOf(Name.__annotations__), fresh) >= 0)
    return fresh;
  decref(fresh);
  return ERROR;
}

/** By its spec: 0, 1, -1. */
function isBeingImported(dict: usize): i32 {
  const spec = dictGetStr(dict, nameOf(Name.__spec__));
  if (spec === ERROR || spec === UNBOUND || spec === NONE) return spec === ERROR ? -1 : 0;
  const mark = getAttrOptional(spec, nameOf(Name._initializing));
  if (mark === ERROR) return -1;
  const result = mark === UNBOUND ? 0 : isTrue(mark);
  decref(mark);
  return result;
}

function computeAnnotations(dict: usize): Value {
  const annotate = dictGetStr(dict, nameOf(Name.__annotate__));
  if (annotate === ERROR) return ERROR;
  if (annotate === UNBOUND || asType(typeOf(annotate)).call === 0) {
    const empty = newDict();
    return empty === 0 ? ERROR : box(empty);
  }
  incref(annotate);
  // Format.VALUE of annotationlib.
  const result = call1(annotate, small(1));
  decref(annotate);
  if (result === ERROR || isDict(result)) return result;
  raisef(Exc.TypeError, "__annotate__ returned non-dict of type '%T'", result);
  decref(result);
  return ERROR;
}

/** What is set or deleted is no longer what the function would compute. */
function setAnnotations(self: Value, value: Value): i32 {
  const dict = moduleDict(pointer(self));
  if (value !== UNBOUND) {
    if (dictSetStr(dict, nameOf(Name.__annotations__), value) < 0) return -1;
  } else {
    const done = dictDelete(dict, nameValue(Name.__annotations__));
    if (done <= 0) return done === 0 ? fail(Exc.AttributeError, "__annotations__") : -1;
  }
  return dictDelete(dict, nameValue(Name.__annotate__)) < 0 ? -1 : 0;
}

function moduleTraverse(p: usize, visit: u32): void {
  visitAt(changetype<PyModule>(p).dict, visit);
}

function moduleClear(p: usize): void {
  dictClear(moduleDict(p));
}

function moduleDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  decrefField(changetype<PyModule>(p).dict);
  freeContainer(p);
}

export function initModule(): void {
  const type = asType(typeAt(TypeId.MODULE));
  signature = slotSignature("module(name, doc=None)");
  type.dictOffset = offsetof<PyModule>("dict");
  type.weakOffset = offsetof<PyModule>("weakrefs");
  type.new = moduleNew.index;
  type.init = moduleInit.index;
  type.getattr = moduleGetattr.index;
  type.repr = moduleRepr.index;
  type.dealloc = moduleDealloc.index;
  type.traverse = moduleTraverse.index;
  type.clear = moduleClear.index;
  defineMember(type, "__dict__", offsetof<PyModule>("dict"), Member.OBJECT);
  defineGetter(type, "__annotate__", getAnnotate, setAnnotate);
  defineGetter(type, "__annotations__", getAnnotations, setAnnotations);
  define(type, "__dir__(self, /)", moduleDir);
}
