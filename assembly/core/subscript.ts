/** len, v[k], v[k] = x, del v[k], x in v; and turning a value into an index. */
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { valuesEqual } from "./compare.ts";
import { catchError, failf, raisef } from "./errors.ts";
import {
  allocInt,
  asInt,
  fitsI64,
  INT_DIGITS,
  intFromI64,
  intToI64,
  intToI64Clamped,
  isInt,
} from "./integer.ts";
import { getIter, iterNext } from "./iterate.ts";
import { decref, incref } from "./object.ts";
import { asType } from "./type.ts";
import { isExactly, typeAt, typeOf } from "./typeids.ts";
import { box, END, ERROR, isSmall, pointer, smallValue, UNBOUND, Value } from "./value.ts";

/** Makes `list[int]` for a class with __class_getitem__: set by objects/type.ts at boot. (type, key) => Value */
let classGetItemIndex: u32 = 0;
export function setClassGetItem(index: u32): void {
  classGetItemIndex = index;
}

/** len(v); -1 with an exception pending. */
export function lengthOf(v: Value): i64 {
  const slot = asType(typeOf(v)).length;
  if (slot === 0) return failf(Exc.TypeError, "object of type '%T' has no len()", v);
  return call_indirect<i64>(slot, v);
}

/** v[key], or ERROR. */
export function getItem(v: Value, key: Value): Value {
  const type = typeOf(v);
  const slot = asType(type).getItem;
  if (slot !== 0) return call_indirect<Value>(slot, v, key);
  if (asType(type).flags & TypeFlag.TYPE) return call_indirect<Value>(classGetItemIndex, v, key);
  return raisef(Exc.TypeError, "'%T' object is not subscriptable", v);
}

/** v[key] = value; value UNBOUND deletes. 0 or -1. */
export function setItem(v: Value, key: Value, value: Value): i32 {
  const slot = asType(typeOf(v)).setItem;
  if (slot !== 0) return call_indirect<i32>(slot, v, key, value);
  if (value === UNBOUND) return refuseDeletion(v, key);
  return failf(Exc.TypeError, "'%T' object does not support item assignment", v);
}

/** CPython asks a sequence first, if the key is an index, and that one says it shorter. */
function refuseDeletion(v: Value, key: Value): i32 {
  const type = asType(typeOf(v));
  const sequence = (type.flags & TypeFlag.HEAP) !== 0 || type.length !== 0 || type.contains !== 0;
  if (!sequence || asType(typeOf(key)).index === 0) {
    return failf(Exc.TypeError, "'%T' object does not support item deletion", v);
  }
  return failf(Exc.TypeError, "'%T' object doesn't support item deletion", v);
}

/** item in v: 0, 1, -1. */
export function contains(v: Value, item: Value): i32 {
  const slot = asType(typeOf(v)).contains;
  if (slot !== 0) return call_indirect<i32>(slot, v, item);
  return containsByIteration(v, item);
}

/** item in v, by iterating over v. */
export function containsByIteration(v: Value, item: Value): i32 {
  if (asType(typeOf(v)).iter === 0 && asType(typeOf(v)).getItem === 0) {
    return failf(Exc.TypeError, "argument of type '%T' is not a container or iterable", v);
  }
  const iterator = getIter(v);
  if (iterator === ERROR) {
    if (!catchError(Exc.TypeError)) return -1;
    return failf(Exc.TypeError, "argument of type '%T' is not a container or iterable", v);
  }
  let result: i32 = 0;
  while (result === 0) {
    const x = iterNext(iterator);
    if (x === END) break;
    if (x === ERROR) result = -1;
    else {
      result = valuesEqual(x, item);
      decref(x);
    }
  }
  decref(iterator);
  return result;
}

/** The int that stands for v where an index is wanted (__index__), of exactly that type: a reference, or ERROR. */
export function toIndex(v: Value): Value {
  if (isSmall(v)) return v;
  if (isInt(v)) return plainInt(v);
  const slot = asType(typeOf(v)).index;
  if (slot === 0) return raisef(Exc.TypeError, "'%T' object cannot be interpreted as an integer", v);
  const i = call_indirect<Value>(slot, v);
  if (i === ERROR || isSmall(i)) return i;
  const plain = plainInt(i);
  decref(i);
  return plain;
}

/** An int of the same value that is of no subclass: a reference, or ERROR. */
function plainInt(v: Value): Value {
  if (isExactly(v, TypeId.INT)) return incref(v);
  if (fitsI64(v)) return intFromI64(intToI64(v));
  const size = asInt(pointer(v)).size;
  const count = <u32>abs(size);
  const p = allocInt(count);
  if (p === 0) return ERROR;
  memory.copy(p + INT_DIGITS, pointer(v) + INT_DIGITS, (<usize>count) << 2);
  asInt(p).size = size;
  return box(p);
}

/** Result of indexNumber and indexClamped when they fail, and only then: the number itself is given as its neighbour. */
export const BAD_INDEX: i64 = i64.MIN_VALUE;

/** v as an i64 index: IndexError "cannot fit 'int' into an index-sized integer" if it is too large. BAD_INDEX on error. */
export function indexNumber(v: Value): i64 {
  if (isSmall(v)) return smallValue(v);
  const i = toIndex(v);
  if (i === ERROR) return BAD_INDEX;
  if (!fitsI64(i)) {
    decref(i);
    failf(Exc.IndexError, "cannot fit '%T' into an index-sized integer", v);
    return BAD_INDEX;
  }
  const n = intToI64(i);
  decref(i);
  return n === BAD_INDEX ? BAD_INDEX + 1 : n;
}

/** v as an i64 count: as indexNumber, but OverflowError (as the repetition of a sequence has it). BAD_INDEX on error. */
export function countNumber(v: Value): i64 {
  return numberOr(v, "cannot fit '%T' into an index-sized integer");
}

/** v as an i64 argument of a native: as indexNumber, with the OverflowError of C's ssize_t. BAD_INDEX on error. */
export function sizeNumber(v: Value): i64 {
  return numberOr(v, "Python int too large to convert to C ssize_t");
}

function numberOr(v: Value, message: string): i64 {
  if (isSmall(v)) return smallValue(v);
  const n = indexNumber(v);
  if (n === BAD_INDEX && catchError(Exc.IndexError)) failf(Exc.OverflowError, message, v);
  return n;
}

/** v as an i64, cut to the range instead of failing (slice bounds). BAD_INDEX with an exception pending if v is no index. */
export function indexClamped(v: Value): i64 {
  if (isSmall(v)) return smallValue(v);
  const i = toIndex(v);
  if (i === ERROR) return BAD_INDEX;
  const n = intToI64Clamped(i);
  decref(i);
  return n === BAD_INDEX ? BAD_INDEX + 1 : n;
}

/** Whether v is a slice (never subclassed). */
export function isSlice(v: Value): bool {
  return typeOf(v) === typeAt(TypeId.SLICE);
}
