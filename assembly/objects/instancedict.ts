/** `__dict__` and `__weakref__` of instances: what the getset descriptors of a class do. */
import { isDict, newDict } from "../core/dict.ts";
import { fail, failf, raisef } from "../core/errors.ts";
import { dictOf, materializeDict } from "../core/instance.ts";
import { decrefAt, increfAt } from "../core/object.ts";
import { asType, isType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { box, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { weakHead } from "../core/weakref.ts";
import { Exc } from "../shared/exceptions.ts";

export function getInstanceDict(self: Value): Value {
  const dict = dictOf(self);
  if (dict !== UNBOUND) return dict;
  return raisef(Exc.AttributeError, "This object has no __dict__");
}

/** obj.__dict__ = dict; deleting it leaves an empty one. */
export function setInstanceDict(self: Value, value: Value): i32 {
  const type = asType(typeOf(self));
  if (isType(self)) {
    // A metaclass may derive from a class that has the descriptor; what classes keep is not in a dict of the instance.
    return failf(Exc.AttributeError, "attribute '__dict__' of 'type' objects is not writable");
  }
  if (type.dictOffset === 0) return failf(Exc.AttributeError, "This object has no __dict__");
  if (value !== UNBOUND && !isDict(value)) {
    return failf(Exc.TypeError, "__dict__ must be set to a dictionary, not a '%T'", value);
  }
  const old = materializeDict(pointer(self), type);
  if (old === 0) return -1;
  let dict: usize;
  if (value === UNBOUND) {
    dict = newDict();
    if (dict === 0) return -1;
  } else {
    dict = pointer(value);
    increfAt(dict);
  }
  store<u32>(pointer(self) + type.dictOffset, <u32>dict);
  decrefAt(old);
  return 0;
}

/** As setInstanceDict where the dict cannot be deleted (CPython: PyObject_GenericSetDict). */
export function replaceInstanceDict(self: Value, value: Value): i32 {
  return value === UNBOUND ? fail(Exc.TypeError, "cannot delete __dict__") : setInstanceDict(self, value);
}

/** The first weak reference to an object, None if there is none. */
export function getInstanceWeakref(self: Value): Value {
  const head = weakHead(pointer(self));
  const first: usize = head === 0 ? 0 : <usize>load<u32>(head);
  if (first === 0) return NONE;
  increfAt(first);
  return box(first);
}
