/** What type.__new__ does to the namespace of a class before anybody sees it. */
import { callerGlobals } from "../core/caller.ts";
import { dictContains, dictDelete, dictGetStr, dictSetStr } from "../core/dict.ts";
import { raisef, raiseMemoryError } from "../core/errors.ts";
import { newGetset } from "../core/getset.ts";
import { nameOf, nameValue } from "../core/intern.ts";
import { newMethodWrapper } from "../core/methods.ts";
import { decref, decrefAt, incref, increfAt } from "../core/object.ts";
import { isStr } from "../core/string.ts";
import { PyType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { asCell } from "./function.ts";
import { getInstanceDict, getInstanceWeakref, setInstanceDict } from "./instancedict.ts";

/** `__qualname__`, `__module__`, methods that are static or of the class without saying so, the cell of `__class__`. */
export function fillNamespace(type: PyType): bool {
  return (
    setQualname(type) &&
    setModule(type) &&
    wrapMethod(type, Name.__new__, TypeId.STATICMETHOD) &&
    wrapMethod(type, Name.__init_subclass__, TypeId.CLASSMETHOD) &&
    wrapMethod(type, Name.__class_getitem__, TypeId.CLASSMETHOD) &&
    hideHash(type) &&
    fillCell(type, Name.__classcell__, box(changetype<usize>(type))) &&
    fillCell(type, Name.__classdictcell__, box(<usize>type.dict))
  );
}

function setQualname(type: PyType): bool {
  const qualname = dictGetStr(type.dict, nameOf(Name.__qualname__));
  if (qualname === ERROR) return false;
  if (qualname === UNBOUND) return true;
  if (!isStr(qualname)) {
    raisef(Exc.TypeError, "type __qualname__ must be a str, not %T", qualname);
    return false;
  }
  incref(qualname);
  decrefAt(type.qualname);
  type.qualname = <u32>pointer(qualname);
  return dictDelete(type.dict, nameValue(Name.__qualname__)) >= 0;
}

/** The module is that of the frame that makes the class. */
function setModule(type: PyType): bool {
  const present = dictContains(type.dict, nameValue(Name.__module__));
  if (present !== 0) return present > 0;
  const globals = callerGlobals();
  if (globals === 0) return true;
  const module = dictGetStr(globals, nameOf(Name.__name__));
  if (module === ERROR) return false;
  return module === UNBOUND || dictSetStr(type.dict, nameOf(Name.__module__), module) >= 0;
}

/** A class without a docstring has None; not before its slots are there, of which `__doc__` may be one. */
export function setDoc(type: PyType): bool {
  const present = dictContains(type.dict, nameValue(Name.__doc__));
  if (present !== 0) return present > 0;
  return dictSetStr(type.dict, nameOf(Name.__doc__), NONE) >= 0;
}

/** Wraps a plain function of this name in a staticmethod or classmethod. */
function wrapMethod(type: PyType, name: Name, wrapper: TypeId): bool {
  const found = dictGetStr(type.dict, nameOf(name));
  if (found === ERROR) return false;
  if (!isExactly(found, TypeId.FUNCTION)) return true;
  const wrapped = newMethodWrapper(typeAt(wrapper), found);
  if (wrapped === ERROR) return false;
  const status = dictSetStr(type.dict, nameOf(name), wrapped);
  decref(wrapped);
  return status >= 0;
}

/** A class that defines equality and no hash has none. */
function hideHash(type: PyType): bool {
  const equal = dictContains(type.dict, nameValue(Name.__eq__));
  const hash = dictContains(type.dict, nameValue(Name.__hash__));
  if (equal < 0 || hash < 0) return false;
  return equal === 0 || hash > 0 || dictSetStr(type.dict, nameOf(Name.__hash__), NONE) >= 0;
}

/** Puts v into the cell that the compiler left in the namespace under this name, and takes it out. */
function fillCell(type: PyType, name: Name, v: Value): bool {
  const cell = dictGetStr(type.dict, nameOf(name));
  if (cell === ERROR) return false;
  if (cell === UNBOUND) return true;
  if (!isExactly(cell, TypeId.CELL)) {
    const message = "%S must be a nonlocal cell, not %R";
    raisef(Exc.TypeError, message, nameValue(name), box(typeOf(cell)));
    return false;
  }
  const c = asCell(pointer(cell));
  const old = c.value;
  c.value = incref(v);
  decref(old);
  return dictDelete(type.dict, nameValue(name)) >= 0;
}

/** Gives a class that adds them to its instances the attributes `__dict__` and `__weakref__`. */
export function addInstanceAttributes(type: PyType, dict: bool, weak: bool): bool {
  const set = <u32>setInstanceDict.index;
  if (dict && !addAttribute(type, Name.__dict__, <u32>getInstanceDict.index, set)) return false;
  return !weak || addAttribute(type, Name.__weakref__, <u32>getInstanceWeakref.index, 0);
}

function addAttribute(type: PyType, name: Name, get: u32, set: u32): bool {
  const present = dictContains(type.dict, nameValue(name));
  if (present !== 0) return present > 0;
  increfAt(nameOf(name));
  const p = newGetset(changetype<usize>(type), nameOf(name), get, set);
  if (p === 0) {
    raiseMemoryError();
    return false;
  }
  const status = dictSetStr(type.dict, nameOf(name), box(p));
  decrefAt(p);
  return status >= 0;
}
