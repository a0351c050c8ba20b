/**
 * Assignment to `obj.__class__`: allowed between Python classes whose instances have the same layout (CPython: object_set_class). Inline
 * values move to a dict first. Objects do not move: a class with room for more inline values than the object's memory has gives them up.
 */
import { visitTracked } from "../core/cycles.ts";
import { fail, failf, raise } from "../core/errors.ts";
import { materializeDict } from "../core/instance.ts";
import { decrefAt, increfAt, isDeallocating } from "../core/object.ts";
import { tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype, isType, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { isPointer, pointer, UNBOUND, Value } from "../core/value.ts";
import { objUsable } from "../memory/arena.ts";
import { Exc } from "../shared/exceptions.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { sharedSize } from "./layout.ts";

export function assignClass(self: Value, value: Value): i32 {
  if (value === UNBOUND) return fail(Exc.TypeError, "can't delete __class__ attribute");
  if (!isType(value)) return failf(Exc.TypeError, "__class__ must be set to a class, not '%T' object", value);
  const to = asType(pointer(value));
  const from = asType(typeOf(self));
  const module = typeAt(TypeId.MODULE);
  const modules = isSubtype(typeOf(self), module) && isSubtype(pointer(value), module);
  if (!modules && (from.flags & TypeFlag.IMMUTABLE || to.flags & TypeFlag.IMMUTABLE)) {
    return fail(
      Exc.TypeError,
      "__class__ assignment only supported for mutable types or ModuleType subclasses",
    );
  }
  if (from === to || !isPointer(self)) return 0;
  if (!sameLayout(from, to)) {
    return failf(Exc.TypeError, "__class__ assignment: '%N' object layout differs from '%T'", value, self);
  }
  return exchange(pointer(self), from, to);
}

function nativeBaseOf(type: PyType): usize {
  return type.flags & TypeFlag.HEAP ? <usize>type.nativeBase : changetype<usize>(type);
}

function sameLayout(from: PyType, to: PyType): bool {
  if (nativeBaseOf(from) !== nativeBaseOf(to)) return false;
  if (from.preSize !== to.preSize || from.dictOffset !== to.dictOffset) return false;
  if (from.weakOffset !== to.weakOffset || sharedSize(from) !== sharedSize(to)) return false;
  return sameSlots(slotOwner(from), slotOwner(to));
}

/** The nearest class, from type up, that declares member slots; 0 if none does. */
function slotOwner(type: PyType): usize {
  let t = type;
  while (t.flags & TypeFlag.HEAP) {
    if (t.slotNames !== 0) return changetype<usize>(t);
    t = asType(t.base);
  }
  return 0;
}

/** Whether two classes are one, or declare the same slots over the same base. */
function sameSlots(a: usize, b: usize): bool {
  if (a === b) return true;
  if (a === 0 || b === 0 || asType(a).base !== asType(b).base) return false;
  const x: usize = asType(a).slotNames;
  const y: usize = asType(b).slotNames;
  if (tupleLength(x) !== tupleLength(y)) return false;
  for (let i: u32 = 0; i < tupleLength(x); i++) if (tupleItem(x, i) !== tupleItem(y, i)) return false;
  return true;
}

function exchange(p: usize, from: PyType, to: PyType): i32 {
  if (from.flags & TypeFlag.INLINE_VALUES || to.flags & TypeFlag.INLINE_VALUES) {
    if (!makeFit(p, to) || materializeDict(p, from) === 0) return -1;
    // What lies behind the object's own values was never set.
    for (let at = p + from.basicSize; at < p + to.basicSize; at += 8) store<i64>(at, UNBOUND);
    if (to.flags & TypeFlag.INLINE_VALUES) store<u64>(p + to.valuesOffset - 8, 0);
  }
  increfAt(changetype<usize>(to));
  store<u32>(p, <u32>changetype<usize>(to), Header.TYPE);
  decrefAt(changetype<usize>(from));
  return 0;
}

/** Where instances of the new class are larger than the object's memory, the class does without inline values from now on. */
function makeFit(p: usize, to: PyType): bool {
  if (to.basicSize + to.preSize <= <u32>objUsable(p - to.preSize)) return true;
  if (isDeallocating()) {
    raise(
      Exc.TypeError,
      "__class__ assignment: the new class has room for more attributes, and objects are being freed",
    );
    return false;
  }
  shrinking = changetype<usize>(to);
  failed = false;
  visitTracked(emptyInstance.index);
  if (failed) return false;
  to.basicSize = to.valuesOffset - 8;
  to.valuesCount = 0;
  to.flags &= ~TypeFlag.INLINE_VALUES;
  // Inline caches rely on the values.
  to.version = 0;
  return true;
}

/** The class that loses its inline values, and whether memory for that ran out. */
let shrinking: usize = 0;
let failed: bool = false;

/** Moves the attributes of an instance to a dict. */
function emptyInstance(p: usize): void {
  if (load<u32>(p, Header.TYPE) === shrinking && !failed)
    failed = materializeDict(p, asType(shrinking)) === 0;
}
