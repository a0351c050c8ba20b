/**
 * Assignment to `cls.__bases__`: the class and all that derive from it get new resolution orders and slots. The new bases must give
 * instances the layout that those in existence have (CPython: type_set_bases).
 */
import { fail, failf } from "../core/errors.ts";
import { decrefAt, incref } from "../core/object.ts";
import { addToBases, removeFromBases, subclassAt, subclassCount, typeModified } from "../core/subclasses.ts";
import { isTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype, isType, PyType } from "../core/type.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { bestBase, solidBase } from "./layout.ts";
import { computeMro } from "./mro.ts";
import { fillSlots } from "./slotupdate.ts";

export function setBases(self: Value, value: Value): i32 {
  const type = asType(pointer(self));
  if (!(type.flags & TypeFlag.HEAP)) {
    return failf(Exc.TypeError, "cannot set '__bases__' attribute of immutable type '%N'", self);
  }
  if (value === UNBOUND)
    return failf(Exc.TypeError, "cannot delete '__bases__' attribute of type '%N'", self);
  if (!isTuple(value)) {
    return failf(Exc.TypeError, "can only assign tuple to %N.__bases__, not %T", self, value);
  }
  if (tupleLength(pointer(value)) === 0) {
    return failf(Exc.TypeError, "can only assign non-empty tuple to %N.__bases__, not ()", self);
  }
  if (!checkItems(self, pointer(value))) return -1;
  const base = bestBase(pointer(value));
  if (base === 0) return -1;
  if (solidBase(base) !== solidBase(type.base) || !sameHeader(asType(base), asType(type.base))) {
    const old = box(<usize>type.base);
    return failf(Exc.TypeError, "__bases__ assignment: '%N' object layout differs from '%N'", box(base), old);
  }
  return exchange(type, pointer(value), base);
}

function sameHeader(a: PyType, b: PyType): bool {
  return a.dictOffset === b.dictOffset && a.weakOffset === b.weakOffset && a.nativeBase === b.nativeBase;
}

function checkItems(self: Value, bases: usize): bool {
  for (let i: u32 = 0; i < tupleLength(bases); i++) {
    const base = tupleItem(bases, i);
    if (!isType(base)) {
      failf(Exc.TypeError, "%N.__bases__ must be tuple of classes, not '%T'", self, base);
      return false;
    }
    if (isSubtype(pointer(base), pointer(self)) || isBasedOn(pointer(base), pointer(self))) {
      fail(Exc.TypeError, "a __bases__ item causes an inheritance cycle");
      return false;
    }
  }
  return true;
}

/** Whether the chain of first bases leads from a class to another: `mro` may be at work, and its old answer not tell. */
function isBasedOn(from: usize, to: usize): bool {
  let p: usize = from;
  while (p !== 0 && p !== to) p = asType(p).base;
  return p === to;
}

function exchange(type: PyType, bases: usize, base: usize): i32 {
  const oldBases: usize = type.bases;
  const oldBase: usize = type.base;
  removeFromBases(type);
  type.bases = <u32>pointer(incref(box(bases)));
  type.base = <u32>pointer(incref(box(base)));
  if (addToBases(type) && newOrders(type)) {
    refill(type);
    decrefAt(oldBases);
    decrefAt(oldBase);
    return 0;
  }
  removeFromBases(type);
  const newBases: usize = type.bases;
  const newBase: usize = type.base;
  type.bases = <u32>oldBases;
  type.base = <u32>oldBase;
  addToBases(type);
  newOrders(type);
  decrefAt(newBases);
  decrefAt(newBase);
  return -1;
}

/** Computes the orders of a class and all that derive from it anew. False with an exception pending: some may be new then. */
function newOrders(type: PyType): bool {
  const mro = computeMro(type);
  if (mro === ERROR) return false;
  const old: usize = type.mro;
  type.mro = <u32>pointer(mro);
  typeModified(type);
  if (old !== 0) decrefAt(old);
  const count = subclassCount(type);
  for (let i: u32 = 0; i < count; i++) if (!newOrders(asType(subclassAt(type, i)))) return false;
  return true;
}

function refill(type: PyType): void {
  typeModified(type);
  fillSlots(type);
  const count = subclassCount(type);
  for (let i: u32 = 0; i < count; i++) refill(asType(subclassAt(type, i)));
}
