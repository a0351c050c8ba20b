/** Attribute access: lookup along the method resolution order, the method cache, the descriptor protocol. */

import { Exc } from "../shared/exceptions.ts";
import { MethodCache, TypeFlag } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { enterNative, leaveNative } from "./depth.ts";
import { dictAllStr, dictGetStr } from "./dict.ts";
import { clearError, formatText, pending, pendingIs, raisef, raiseWith } from "./errors.ts";
import { ExcField, excField, setExcField } from "./exception.ts";
import { atFinish } from "./finish.ts";
import { askingRuns, instanceGet, instanceSet } from "./instance.ts";
import { nameOf } from "./intern.ts";
import { decref, decrefAt, incref, increfAt } from "./object.ts";
import { strHash } from "./string.ts";
import { tupleItem, tupleLength } from "./tuple.ts";
import { asType, PyType } from "./type.ts";
import { typeOf } from "./typeids.ts";
import { box, ERROR, isPointer, pointer, UNBOUND, Value } from "./value.ts";

// ---- lookup in types, through the method cache ----

/**
 * Method cache: 4096 × │ version u32 │ name u32 │ value i64 (borrowed; the type's dict holds it) │. Versions never come back. Compiled code knows it, too
 * (src/jit/lower/classattributes.ts).
 */
const cache = memory.data(4096 * 16, 16);

export function methodCache(): usize {
  return cache;
}

let nextVersion: u32 = 0;

/** The type's version, given now if it has none. */
export function typeVersion(type: PyType): u32 {
  if (type.version === 0) type.version = ++nextVersion;
  return type.version;
}

function entryOf(version: u32, name: usize): usize {
  return cache + (((version * 31) ^ (<u32>name >> 4)) & MethodCache.MASK) * MethodCache.ENTRY;
}

/** Puts a value that has replaced another into the method cache, if it has an entry: see attributeChanged in core/subclasses.ts. */
export function updateLookup(type: PyType, name: usize, value: Value): void {
  const entry = entryOf(type.version, name);
  if (load<u32>(entry) !== type.version || load<u32>(entry, 4) !== name) return;
  if (tupleItem(type.mro, 0) === box(changetype<usize>(type))) store<i64>(entry, value, 8);
  else store<u32>(entry, 0);
}

/** Makes the method cache forget an attribute of a type whose version stays. */
export function forgetLookup(type: PyType, name: usize): void {
  const entry = entryOf(type.version, name);
  if (load<u32>(entry) === type.version && load<u32>(entry, 4) === name) store<u32>(entry, 0);
}

/** The attribute `name` (interned) of a type or its bases, borrowed; UNBOUND if there is none. Never fails. */
export function typeLookup(type: PyType, name: usize): Value {
  const version = typeVersion(type);
  const entry = entryOf(version, name);
  if (load<u32>(entry) === version && load<u32>(entry, 4) === name) return load<i64>(entry, 8);
  const found = lookupMro(type, name);
  store<u32>(entry, version);
  store<u32>(entry, <u32>name, 4);
  store<i64>(entry, found, 8);
  return found;
}

function lookupMro(type: PyType, name: usize): Value {
  strHash(name);
  const mro: usize = type.mro;
  if (mro === 0) return UNBOUND;
  const count = tupleLength(mro);
  for (let i: u32 = 0; i < count; i++) {
    const dict: usize = asType(pointer(tupleItem(mro, i))).dict;
    if (!dictAllStr(dict)) return lookupOdd(type, i, name);
    const v = dictGetStr(dict, name);
    if (v !== UNBOUND) return v;
  }
  return UNBOUND;
}

/** lookupMro from class i on, where a namespace has keys with an __eq__ of their own, which may give the class other bases. */
function lookupOdd(type: PyType, i: u32, name: usize): Value {
  const mro: usize = type.mro;
  increfAt(mro);
  const count = tupleLength(mro);
  let v: Value = UNBOUND;
  for (; i < count && v === UNBOUND; i++) {
    v = dictGetStr(asType(pointer(tupleItem(mro, i))).dict, name);
    if (v !== ERROR) continue;
    clearError();
    v = UNBOUND;
  }
  keepOrder(mro);
  return v;
}

/** The order that lookupOdd walked last: what it found would go with the classes in it. */
let walkedOrder: usize = 0;

/** Takes over a reference to an order, for as long as nobody else may rely on what was found in it. */
function keepOrder(mro: usize): void {
  const last = walkedOrder;
  walkedOrder = mro;
  if (last !== 0) decrefAt(last);
  else if (mro !== 0) atFinish(dropOrder.index);
}

function dropOrder(): void {
  keepOrder(0);
}

/** The attribute of v's type, borrowed, not bound: how dunder methods are found. UNBOUND if there is none. */
export function typeLookupName(v: Value, name: Name): Value {
  return typeLookup(asType(typeOf(v)), nameOf(name));
}

/** Binds what typeLookup found to v: a new reference, or ERROR. */
export function bind(attribute: Value, v: Value): Value {
  const get = asType(typeOf(attribute)).descrGet;
  if (get === 0) return incref(attribute);
  return call_indirect<Value>(get, attribute, v, box(typeOf(v)));
}

/** A special method of v, bound (a new reference); UNBOUND if its type has none; ERROR. */
export function lookupSpecial(v: Value, name: Name): Value {
  const attribute = typeLookupName(v, name);
  return attribute === UNBOUND ? UNBOUND : bind(attribute, v);
}

// ---- get ----

/** v.name, or ERROR. The name is an interned str. */
export function getAttr(v: Value, name: usize): Value {
  const slot = asType(typeOf(v)).getattr;
  if (slot === 0) return genericGetAttr(v, name);
  const result = call_indirect<Value>(slot, v, name);
  if (result === ERROR) noteAttribute(v, name);
  return result;
}

/** A pending AttributeError that does not say what was wanted of whom is told. */
export function noteAttribute(v: Value, name: usize): void {
  if (!pendingIs(Exc.AttributeError)) return;
  const exc = pointer(pending);
  if (excField(exc, ExcField.ATTRIBUTE_NAME) !== UNBOUND || excField(exc, ExcField.ATTRIBUTE_OBJ) !== UNBOUND)
    return;
  setExcField(exc, ExcField.ATTRIBUTE_NAME, incref(box(name)));
  setExcField(exc, ExcField.ATTRIBUTE_OBJ, incref(v));
}

/** v.name for a name of the VM. */
export function getAttrName(v: Value, name: Name): Value {
  return getAttr(v, nameOf(name));
}

/** v.name; UNBOUND if it raises AttributeError; ERROR for other exceptions. */
export function getAttrOptional(v: Value, name: usize): Value {
  const type = asType(typeOf(v));
  const generic = type.getattr === 0 || type.getattr === genericGetAttrIndex();
  const result = generic ? genericGet(v, name) : call_indirect<Value>(type.getattr, v, name);
  if (result === ERROR && pendingIs(Exc.AttributeError)) {
    clearError();
    return UNBOUND;
  }
  return result;
}

/** getAttr of an object that another one's lookup asks: such chains may be as long as a program makes them. */
export function getAttrBehind(v: Value, name: usize): Value {
  if (!enterNative()) return ERROR;
  const result = getAttr(v, name);
  leaveNative();
  return result;
}

/** Likewise getAttrOptional. */
export function getAttrOptionalBehind(v: Value, name: usize): Value {
  if (!enterNative()) return ERROR;
  const result = getAttrOptional(v, name);
  leaveNative();
  return result;
}

function genericGetAttrIndex(): u32 {
  return <u32>genericGetAttr.index;
}

/** object.__getattribute__: the slot of most types. */
export function genericGetAttr(v: Value, name: usize): Value {
  const result = genericGet(v, name);
  return result === UNBOUND ? raiseNoAttribute(v, name) : result;
}

/** As genericGetAttr, but UNBOUND where there is no such attribute (an AttributeError of a property is raised, though). */
export function genericGet(v: Value, name: usize): Value {
  const type = asType(typeOf(v));
  const attribute = typeLookup(type, name);
  let get: u32 = 0;
  if (attribute !== UNBOUND) {
    const kind = asType(typeOf(attribute));
    get = kind.descrGet;
    if (get !== 0 && kind.descrSet !== 0) return callGet(get, attribute, v, type);
  }
  if (isPointer(v)) {
    if (attribute !== UNBOUND && askingRuns(pointer(v), type)) return genericGetHeld(v, name, attribute, get);
    const own = instanceGet(pointer(v), type, name);
    if (own === ERROR) return ERROR;
    if (own !== UNBOUND) return incref(own);
  }
  if (attribute === UNBOUND) return UNBOUND;
  return get !== 0 ? callGet(get, attribute, v, type) : incref(attribute);
}

/** The end of genericGet where keys of the instance's dict have an __eq__ of their own: it may take the class's attribute away. */
function genericGetHeld(v: Value, name: usize, attribute: Value, get: u32): Value {
  const type = asType(typeOf(v));
  incref(attribute);
  const own = instanceGet(pointer(v), type, name);
  let result = own;
  if (own === UNBOUND) result = get !== 0 ? callGet(get, attribute, v, type) : incref(attribute);
  else incref(own);
  decref(attribute);
  return result;
}

/** The descriptor is kept alive while its __get__ runs. */
function callGet(get: u32, attribute: Value, v: Value, type: PyType): Value {
  incref(attribute);
  const result = call_indirect<Value>(get, attribute, v, box(changetype<usize>(type)));
  decref(attribute);
  return result;
}

/** AttributeError "'T' object has no attribute 'name'", with its name and obj set. Gives ERROR. */
export function raiseNoAttribute(v: Value, name: usize): Value {
  return raiseAttributeError("'%T' object has no attribute '%S'", v, name);
}

/** AttributeError with a message of %T (v) and %S (name), with its name and obj set. Gives ERROR. */
export function raiseAttributeError(message: string, v: Value, name: usize): Value {
  const text = formatText(message, v, box(name));
  return text === ERROR ? ERROR : raiseAttributeText(text, v, name);
}

/** AttributeError with this message (a str, taken over), its name and obj set. Gives ERROR. */
export function raiseAttributeText(text: Value, v: Value, name: usize): Value {
  raiseWith(Exc.AttributeError, text);
  decref(text);
  noteAttribute(v, name);
  return ERROR;
}

// ---- set and delete ----

/** v.name = value; UNBOUND deletes. 0 or -1. */
export function setAttr(v: Value, name: usize, value: Value): i32 {
  const slot = asType(typeOf(v)).setattr;
  if (slot === 0) return genericSetAttr(v, name, value);
  return call_indirect<i32>(slot, v, name, value);
}

/** object.__setattr__ and __delattr__: the slot of most types. */
export function genericSetAttr(v: Value, name: usize, value: Value): i32 {
  const type = asType(typeOf(v));
  const attribute = typeLookup(type, name);
  if (attribute !== UNBOUND) {
    const set = asType(typeOf(attribute)).descrSet;
    if (set !== 0) {
      incref(attribute);
      const result = call_indirect<i32>(set, attribute, v, value);
      decref(attribute);
      return result;
    }
  }
  if (isPointer(v)) {
    const done = instanceSet(pointer(v), type, name, value);
    if (done !== 0) return done < 0 ? -1 : 0;
  }
  if (attribute !== UNBOUND && type.dictOffset === 0) {
    raisef(Exc.AttributeError, "'%T' object attribute '%S' is read-only", v, box(name));
  } else if (type.dictOffset === 0) {
    raiseAttributeError(
      "'%T' object has no attribute '%S' and no __dict__ for setting new attributes",
      v,
      name,
    );
  } else if (type.flags & TypeFlag.INLINE_VALUES) {
    // As CPython: where values may lie in the instance, the error says no more than its message.
    raisef(Exc.AttributeError, "'%T' object has no attribute '%S'", v, box(name));
  } else raiseNoAttribute(v, name);
  return -1;
}
