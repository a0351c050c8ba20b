/**
 * Assignment to `cls.__bases__`: the class and all that derive from it get new resolution orders and slots. The new bases must give
 * instances the layout that those in existence have (CPython: type_set_bases).
 */
import { fail, failf } from "../core/errors.ts";
import { allocList, listAppendOwned, listItem, listLength } from "../core/list.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import {
  addToBases,
  listSubclasses,
  removeFromBases,
  subclassAt,
  subclassCount,
  typeModified,
} from "../core/subclasses.ts";
import { isTuple, tuple3, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype, isType, PyType } from "../core/type.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
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
  if (isCollected(base) !== isCollected(type.base)) {
    const old = box(<usize>type.base);
    return failf(Exc.TypeError, "__bases__ assignment: '%N' deallocator differs from '%N'", box(base), old);
  }
  if (solidBase(base) !== solidBase(type.base) || !sameHeader(asType(base), asType(type.base))) {
    const old = box(<usize>type.base);
    return failf(Exc.TypeError, "__bases__ assignment: '%N' object layout differs from '%N'", box(base), old);
  }
  return exchange(type, pointer(value), base);
}

function isCollected(type: usize): bool {
  return (asType(type).flags & TypeFlag.HAVE_GC) !== 0;
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

/**
 * Gives the class its new bases, and all that derive from it new orders. A metaclass's mro() is called for each and may assign bases
 * itself: then the inner assignment holds, whatever becomes of this one.
 */
function exchange(type: PyType, bases: usize, base: usize): i32 {
  const oldBases: usize = type.bases;
  const oldBase: usize = type.base;
  removeFromBases(type);
  type.bases = <u32>pointer(incref(box(bases)));
  type.base = <u32>pointer(incref(box(base)));
  const changed = addToBases(type) ? allocList() : 0;
  const done = changed !== 0 && newOrders(type, changed);
  if (!done && changed !== 0) takeBack(changed);
  if (changed !== 0) decrefAt(changed);
  if (done && type.bases === <u32>bases) refill(type);
  if (done || type.bases !== <u32>bases) {
    decrefAt(oldBases);
    decrefAt(oldBase);
    return done ? 0 : -1;
  }
  removeFromBases(type);
  type.bases = <u32>oldBases;
  type.base = <u32>oldBase;
  addToBases(type);
  typeModified(type);
  decrefAt(bases);
  decrefAt(base);
  return -1;
}

/**
 * Computes the orders of a class and all that derive from it anew, and adds (class, new order, old order) to `changed` for each. False with
 * an exception pending. Where mro() itself has led to a new order, that one stays.
 */
function newOrders(type: PyType, changed: usize): bool {
  const old: Value = incref(orderOf(type)); // none yet: the class is being made
  const mro = computeMro(type);
  if (mro === ERROR || orderOf(type) !== old) {
    decref(old);
    decref(mro);
    return mro !== ERROR;
  }
  decref(old); // the class itself has it still
  const row = tuple3(incref(box(changetype<usize>(type))), incref(mro), incref(old));
  if (row === 0 || !listAppendOwned(changed, box(row))) {
    decref(mro);
    return false;
  }
  type.mro = <u32>pointer(mro);
  typeModified(type);
  decref(old);
  return newOrdersBelow(type, changed);
}

/** A class's order; None while it has none. */
function orderOf(type: PyType): Value {
  return type.mro === 0 ? NONE : box(<usize>type.mro);
}

/** newOrders for the direct subclasses: those of now, since mro() may change which there are. */
function newOrdersBelow(type: PyType, changed: usize): bool {
  const below = listSubclasses(type);
  if (below === 0) return false;
  let done: bool = true;
  for (let i: u32 = 0; done && i < listLength(below); i++) {
    done = newOrders(asType(pointer(listItem(below, i))), changed);
  }
  decrefAt(below);
  return done;
}

/** Puts back the orders that newOrders replaced, but for those that have been replaced again. */
function takeBack(changed: usize): void {
  for (let i = listLength(changed); i-- > 0; ) {
    const row = pointer(listItem(changed, i));
    const type = asType(pointer(tupleItem(row, 0)));
    if (type.mro !== <u32>pointer(tupleItem(row, 1))) continue;
    type.mro = tupleItem(row, 2) === NONE ? 0 : <u32>pointer(incref(tupleItem(row, 2)));
    decref(tupleItem(row, 1));
    typeModified(type);
  }
}

function refill(type: PyType): void {
  typeModified(type);
  fillSlots(type);
  const count = subclassCount(type);
  for (let i: u32 = 0; i < count; i++) refill(asType(subclassAt(type, i)));
}
