import { charge } from "../core/interrupt.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { define } from "../core/native.ts";
import { decref } from "../core/object.ts";
import { isSet, newSet, setAdd, setUsed } from "../core/set.ts";
import { contains, lengthOf } from "../core/subscript.ts";
import { isSubtype, PyType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, boxBool, END, ERROR, isPointer, NOT_IMPLEMENTED, pointer, Value } from "../core/value.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { newSetFrom } from "./set.ts";
import { differenceUpdate, symmetricUpdate, updateFrom } from "./setops.ts";

function isViewSet(v: Value): bool {
  if (!isPointer(v)) return false;
  return isSubtype(typeOf(v), typeAt(TypeId.DICT_KEYS)) || isSubtype(typeOf(v), typeAt(TypeId.DICT_ITEMS));
}

/** A set of what an operand gives: ERROR on failure. */
function asNewSet(v: Value): Value {
  return newSetFrom(typeAt(TypeId.SET), v);
}

function finish(set: Value, good: bool): Value {
  if (good) return set;
  decref(set);
  return ERROR;
}

function viewOr(a: Value, b: Value): Value {
  const set = asNewSet(a);
  return set === ERROR ? ERROR : finish(set, updateFrom(pointer(set), b));
}

function viewSubtract(a: Value, b: Value): Value {
  const set = asNewSet(a);
  return set === ERROR ? ERROR : finish(set, differenceUpdate(pointer(set), b));
}

function viewXor(a: Value, b: Value): Value {
  const set = asNewSet(a);
  return set === ERROR ? ERROR : finish(set, symmetricUpdate(pointer(set), b));
}

/** Walks over the other operand, or the smaller of two views, and keeps what is in the view. */
function viewAnd(a: Value, b: Value): Value {
  let view = isViewSet(a) ? a : b;
  let source = isViewSet(a) ? b : a;
  const size = lengthOf(view);
  if (isExactly(source, TypeId.SET) && size <= <i64>setUsed(pointer(source))) {
    const walked = view;
    view = source;
    source = walked;
  } else if (isViewSet(source) && lengthOf(source) > size) {
    const larger = source;
    source = view;
    view = larger;
  }
  const result = newSet();
  if (result === 0) return ERROR;
  return finish(box(result), collectCommon(source, view, result));
}

function collectCommon(source: Value, container: Value, target: usize): bool {
  const iterator = getIter(source);
  if (iterator === ERROR) return false;
  let good: bool = true;
  while (good) {
    const item = iterNext(iterator);
    if (item === END) break;
    const found = item === ERROR ? -1 : contains(container, item);
    good = found === 0 || (found > 0 && setAdd(target, item) >= 0);
    decref(item);
    good = good && charge(4);
  }
  decref(iterator);
  return good;
}

/** Whether every item of a is in b: 0, 1, -1. */
function allIn(a: Value, b: Value): i32 {
  const outside = anyIn(a, b, 0);
  return outside < 0 ? -1 : 1 - outside;
}

/** Whether a has an item whose membership in b is `wanted`: 0, 1, -1. */
function anyIn(a: Value, b: Value, wanted: i32): i32 {
  const iterator = getIter(a);
  let result = iterator === ERROR ? -1 : 0;
  while (result === 0) {
    const item = iterNext(iterator);
    if (item === END) break;
    const found = item === ERROR ? -1 : contains(b, item);
    decref(item);
    if (found < 0 || !charge(4)) result = -1;
    else if (found === wanted) result = 1;
  }
  decref(iterator);
  return result;
}

function viewCompare(a: Value, b: Value, op: Compare): Value {
  if (!isSet(b) && !isViewSet(b)) return NOT_IMPLEMENTED;
  const m = lengthOf(a);
  const n = lengthOf(b);
  if (m < 0 || n < 0) return ERROR;
  let answer = 0;
  if (op === Compare.EQ || op === Compare.NE) {
    answer = m === n ? allIn(a, b) : 0;
    if (op === Compare.NE && answer >= 0) answer = 1 - answer;
  } else if (op === Compare.LT || op === Compare.LE) {
    answer = m < n || (op === Compare.LE && m === n) ? allIn(a, b) : 0;
  } else {
    answer = m > n || (op === Compare.GE && m === n) ? allIn(b, a) : 0;
  }
  return answer < 0 ? ERROR : boxBool(answer > 0);
}

function isdisjointMethod(args: usize): Value {
  const v = load<i64>(args);
  const other = load<i64>(args, 8);
  if (v === other) return boxBool(lengthOf(v) === 0);
  const swapped = (isSet(other) || isViewSet(other)) && lengthOf(other) > lengthOf(v);
  const found = swapped ? anyIn(v, other, 1) : anyIn(other, v, 1);
  return found < 0 ? ERROR : boxBool(found === 0);
}

export function defineViewAlgebra(type: PyType): void {
  type.or = viewOr.index;
  type.and = viewAnd.index;
  type.subtract = viewSubtract.index;
  type.xor = viewXor.index;
  type.compare = viewCompare.index;
  define(type, "isdisjoint(self, other, /)", isdisjointMethod);
}
