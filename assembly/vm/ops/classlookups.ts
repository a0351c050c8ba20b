/**
 * What instructions find in classes, for their instances or for the classes themselves, without binding more than a method: noted for compiled code
 * (ClassPlace).
 */

import { typeLookup } from "../../core/attribute.ts";
import { dictAllStr, dictGetStr } from "../../core/dict.ts";
import { keyIndex } from "../../core/instance.ts";
import { asMethodWrapper, newMethod } from "../../core/methods.ts";
import { incref } from "../../core/object.ts";
import { attributeChanged } from "../../core/subclasses.ts";
import { asType, PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { isPointer, isSmall, pointer, UNBOUND, Value } from "../../core/value.ts";
import { isSlotName } from "../../objects/slotupdate.ts";
import { ClassPlace, Header, TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { NotedData, noteInClass, noteMethod, notePlace } from "../lookupcache.ts";

/**
 * What the owner's class has by a name, if that wants no more than binding (a reference): a function, a static method's function, data. UNBOUND for all
 * else, ERROR.
 */
export function classAttribute(pc: usize, owner: Value, name: usize): Value {
  const type = asType(load<u32>(pointer(owner), Header.TYPE));
  if (!(type.flags & TypeFlag.PLAIN_GETATTR) || !(type.flags & TypeFlag.HEAP)) return UNBOUND;
  const attribute = typeLookup(type, name);
  if (attribute === UNBOUND || isHidden(owner, type, name)) return UNBOUND;
  if (isExactly(attribute, TypeId.FUNCTION)) {
    notePlace(pc, changetype<usize>(type));
    noteMethod(type, name, attribute);
    return newMethod(attribute, owner);
  }
  const v = unboundValue(type, name, attribute);
  if (v === UNBOUND) return UNBOUND;
  notePlace(pc, changetype<usize>(type));
  return incref(v);
}

/** What an attribute of a class is where it is not bound, for the class and its instances alike (borrowed); UNBOUND for others. */
function unboundValue(type: PyType, name: usize, attribute: Value): Value {
  if (isExactly(attribute, TypeId.STATICMETHOD)) {
    noteInClass(type, name, ClassPlace.STATIC);
    return asMethodWrapper(pointer(attribute)).callable;
  }
  const kind = asType(typeOf(attribute));
  // A class written in Python may become one of descriptors.
  if (kind.descrGet !== 0 || kind.descrSet !== 0 || kind.flags & TypeFlag.HEAP) return UNBOUND;
  noteInClass(type, name, ClassPlace.DATA);
  return attribute;
}

/** Whether an instance may have an attribute of its own by that name. */
export function isHidden(owner: Value, type: PyType, name: usize): bool {
  if (type.dictOffset === 0) return false;
  if ((type.flags & TypeFlag.INLINE_VALUES) !== 0 && keyIndex(type.keys, name) >= 0) return true;
  const dict: usize = load<u32>(pointer(owner) + type.dictOffset);
  return dict !== 0 && (!dictAllStr(dict) || dictGetStr(dict, name) !== UNBOUND);
}

/**
 * An attribute of a class that is a function, a method of a built-in type, a static method or no descriptor, and of a name that `type` does not have (a
 * reference); else UNBOUND.
 */
export function classValue(cls: PyType, name: usize): Value {
  if (typeLookup(asType(typeAt(TypeId.TYPE)), name) !== UNBOUND) return UNBOUND;
  const v = typeLookup(cls, name);
  if (v === UNBOUND) return UNBOUND;
  const kind = typeOf(v);
  if (kind === typeAt(TypeId.FUNCTION)) noteInClass(cls, name, ClassPlace.FUNCTION);
  else if (kind !== typeAt(TypeId.METHOD_DESCRIPTOR)) {
    const found = unboundValue(cls, name, v);
    if (found === UNBOUND && asType(kind).descrGet !== 0) return UNBOUND;
    if (found !== UNBOUND) return incref(found);
  }
  return incref(v);
}

/** The same by what has been noted of data: where most counters and constants of classes are found. UNBOUND also where it has to be looked for. */
export function knownClassValue(cls: PyType, name: usize): Value {
  // Of names with underscores the metaclass may have more to say.
  const slot = isSlotName(name) ? 0 : NotedData.slot(cls.version, name);
  if (slot === 0) return UNBOUND;
  const v = load<i64>(slot);
  if (!isPointer(v)) return v;
  // Its class, if written in Python, may be one of descriptors by now.
  return asType(load<u32>(pointer(v), Header.TYPE)).flags & TypeFlag.HEAP ? UNBOUND : incref(v);
}

/** Puts a small int in place of another that a class has in its own namespace, and that is known. False: it is something else, and nothing was done. */
export function replaceKnown(cls: PyType, name: usize, v: Value): bool {
  if (!isSmall(v) || cls.flags & TypeFlag.IMMUTABLE || isSlotName(name)) return false;
  const slot = NotedData.ownSlot(cls, name);
  if (slot === 0 || !isSmall(load<i64>(slot))) return false;
  store<i64>(slot, v);
  attributeChanged(cls, name, v);
  return true;
}

/** What a class method of the owner, a class, calls with the class in front (a reference): no bound method is made of it. Else UNBOUND. */
export function classMethod(owner: Value, name: usize): Value {
  if (!isExactly(owner, TypeId.TYPE) || typeLookup(asType(typeAt(TypeId.TYPE)), name) !== UNBOUND)
    return UNBOUND;
  const v = typeLookup(asType(pointer(owner)), name);
  if (isExactly(v, TypeId.CLASSMETHOD_DESCRIPTOR)) return incref(v);
  if (!isExactly(v, TypeId.CLASSMETHOD)) return UNBOUND;
  noteInClass(asType(pointer(owner)), name, ClassPlace.CLASS_METHOD);
  const callable = asMethodWrapper(pointer(v)).callable;
  return isExactly(callable, TypeId.FUNCTION) ? incref(callable) : UNBOUND;
}
