/** The module _weakref, on which lib/weakref.py is built (CPython: Modules/_weakref.c). */
import { dictDelete, dictGet, dictSetStr, isDict } from "../core/dict.ts";
import { errorPending, raise } from "../core/errors.ts";
import { internText } from "../core/intern.ts";
import { allocList, listAppend } from "../core/list.ts";
import { defineFunction } from "../core/native.ts";
import { decrefAt, isDying } from "../core/object.ts";
import { asType, isSubtype } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, isPointer, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { asWeakref, countWeakrefs, weakHead, weakTarget } from "../core/weakref.ts";
import { referTo } from "../objects/weakref.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";

/** The head of v's list of weak references; 0 if it cannot have any. */
function headOf(v: Value): usize {
  return isPointer(v) ? weakHead(pointer(v)) : 0;
}

function getWeakrefCount(args: usize): Value {
  const head = headOf(load<i64>(args));
  return small(head === 0 ? 0 : countWeakrefs(head));
}

function getWeakrefs(args: usize): Value {
  const list = allocList();
  if (list === 0) return ERROR;
  const head = headOf(load<i64>(args));
  if (head === 0) return box(list);
  for (let w: usize = load<u32>(head); w !== 0; w = asWeakref(w).next) {
    if (!isDying(w) && !listAppend(list, box(w))) {
      decrefAt(list);
      return ERROR;
    }
  }
  return box(list);
}

function proxy(args: usize): Value {
  const v = load<i64>(args);
  const callable = asType(typeOf(v)).call !== 0;
  const type = typeAt(callable ? TypeId.WEAK_CALLABLE_PROXY : TypeId.WEAK_PROXY);
  return referTo(type, v, load<i64>(args, 8));
}

/** Deletes a key whose value is a dead weak reference, and only then: what the callbacks of weak dicts do. */
function removeDead(args: usize): Value {
  const dict = load<i64>(args);
  const key = load<i64>(args, 8);
  if (!isDict(dict)) return raise(Exc.TypeError, "_remove_dead_weakref() argument 1 must be dict");
  const value = dictGet(pointer(dict), key);
  if (value === UNBOUND || value === ERROR) return errorPending() ? ERROR : NONE;
  if (!isPointer(value) || !isSubtype(typeOf(value), typeAt(TypeId.WEAKREF))) {
    return raise(Exc.TypeError, "not a weakref");
  }
  if (weakTarget(pointer(value)) !== 0) return NONE;
  return dictDelete(pointer(dict), key) < 0 ? ERROR : NONE;
}

function addType(dict: usize, name: string, id: TypeId): void {
  const key = internText(name);
  dictSetStr(dict, key, box(typeAt(id)));
  decrefAt(key);
}

/** Fills the module's namespace. `module` is its name, a str. */
export function initWeakrefModule(dict: usize, module: usize): void {
  defineFunction(dict, module, "getweakrefcount(object, /)", getWeakrefCount);
  defineFunction(dict, module, "getweakrefs(object, /)", getWeakrefs);
  defineFunction(dict, module, "proxy(object, callback=None, /)", proxy);
  defineFunction(dict, module, "_remove_dead_weakref(dct, key, /)", removeDead);
  addType(dict, "ref", TypeId.WEAKREF);
  addType(dict, "ReferenceType", TypeId.WEAKREF);
  addType(dict, "ProxyType", TypeId.WEAK_PROXY);
  addType(dict, "CallableProxyType", TypeId.WEAK_CALLABLE_PROXY);
}
