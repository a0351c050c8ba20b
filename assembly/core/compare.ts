/** Rich comparison (PEP 207) and identity-or-equality, as containers compare their items. */
import { Exc } from "../shared/exceptions.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { NativeDepth } from "./depth.ts";
import { literal, raisef } from "./errors.ts";
import { decref } from "./object.ts";
import { strEquals, strOrder } from "./string.ts";
import { isTrue } from "./truth.ts";
import { tupleItem, tupleLength } from "./tuple.ts";
import { asType, isSubtype } from "./type.ts";
import { isExactly, typeOf } from "./typeids.ts";
import {
  bothSmall,
  boxBool,
  ERROR,
  floatValue,
  isFloat,
  isPointer,
  NOT_IMPLEMENTED,
  pointer,
  smallValue,
  Value,
} from "./value.ts";

/** The operation with its operands exchanged: a < b is b > a. */
export function reflected(op: Compare): Compare {
  switch (op) {
    case Compare.LT:
      return Compare.GT;
    case Compare.LE:
      return Compare.GE;
    case Compare.GT:
      return Compare.LT;
    case Compare.GE:
      return Compare.LE;
    default:
      return op;
  }
}

/** Text of the operator, for messages. */
export function compareSign(op: Compare): string {
  switch (op) {
    case Compare.LT:
      return "<";
    case Compare.LE:
      return "<=";
    case Compare.EQ:
      return "==";
    case Compare.NE:
      return "!=";
    case Compare.GT:
      return ">";
    default:
      return ">=";
  }
}

/** The result of comparing machine values, for slots: compareResult(a < b ? -1 : …, op). */
export function orderResult(order: i32, op: Compare): Value {
  return boxBool(orderTruth(order, op) !== 0);
}

/** For each Compare three bits: what the operation says of less, equal, greater. */
const TRUTHS: u32 = 1 | (3 << 3) | (2 << 6) | (5 << 9) | (4 << 12) | (6 << 15);

/** Truth of `op` for values in this order (negative, 0, positive). */
function orderTruth(order: i32, op: Compare): i32 {
  return (TRUTHS >> (<u32>op * 3 + (order < 0 ? 0 : order === 0 ? 1 : 2))) & 1;
}

/** Truth of a op b for two exact str. */
export function strTruth(a: usize, b: usize, op: Compare): i32 {
  if (op === Compare.EQ) return i32(strEquals(a, b));
  if (op === Compare.NE) return i32(!strEquals(a, b));
  return orderTruth(strOrder(a, b), op);
}

/** a op b for the six rich comparisons: any value, or ERROR (CPython: PyObject_RichCompare). */
export function richCompare(a: Value, b: Value, op: Compare): Value {
  if (bothSmall(a, b)) return boxBool(orderTruth(smallOrder(a, b), op) !== 0);
  if (isExactly(a, TypeId.STR) && isExactly(b, TypeId.STR)) {
    return boxBool(strTruth(pointer(a), pointer(b), op) !== 0);
  }
  if (!NativeDepth.enter()) return ERROR;
  const result = compareSlots(a, b, op);
  NativeDepth.leave();
  return result;
}

function compareSlots(a: Value, b: Value, op: Compare): Value {
  const ta = typeOf(a);
  const tb = typeOf(b);
  const sa = asType(ta).compare;
  const sb = asType(tb).compare;
  let tried = false;
  if (ta !== tb && sb !== 0 && isSubtype(tb, ta)) {
    tried = true;
    const result = call_indirect<Value>(sb, b, a, reflected(op));
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (sa !== 0) {
    const result = call_indirect<Value>(sa, a, b, op);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (!tried && sb !== 0) {
    const result = call_indirect<Value>(sb, b, a, reflected(op));
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return compareRest(a, b, op);
}

/** a op b where no type knows: identity, or TypeError. */
export function compareRest(a: Value, b: Value, op: Compare): Value {
  if (op === Compare.EQ) return boxBool(a === b);
  if (op === Compare.NE) return boxBool(a !== b);
  return raisef(
    Exc.TypeError,
    "'%L' not supported between instances of '%T' and '%T'",
    literal(compareSign(op)),
    a,
    b,
  );
}

/** Of values whose order only Python code may tell. */
export const UNKNOWN_ORDER: i32 = 2;

/**
 * Whether a < b for small ints, floats, and exact tuples whose first items that differ are such: 0, 1, or UNKNOWN_ORDER. Runs no Python
 * code.
 */
export function plainLess(a: Value, b: Value): i32 {
  if (bothSmall(a, b)) return i32(a << 15 < b << 15);
  if (isFloat(a) && isFloat(b)) return i32(floatValue(a) < floatValue(b));
  if (!isExactly(a, TypeId.TUPLE) || !isExactly(b, TypeId.TUPLE)) return UNKNOWN_ORDER;
  const m = tupleLength(pointer(a));
  const n = tupleLength(pointer(b));
  const shorter = min(min(m, n), MOST_PLAIN);
  for (let i: u32 = 0; i < shorter; i++) {
    const x = tupleItem(pointer(a), i);
    const y = tupleItem(pointer(b), i);
    if (x === y) continue;
    if (bothSmall(x, y)) return i32(x << 15 < y << 15);
    // Floats that are unequal may be no numbers.
    if (isFloat(x) && isFloat(y) && floatValue(x) !== floatValue(y))
      return i32(floatValue(x) < floatValue(y));
    return UNKNOWN_ORDER;
  }
  return shorter === MOST_PLAIN ? UNKNOWN_ORDER : i32(m < n);
}

/** Longer tuples are compared by what counts the work. */
const MOST_PLAIN: u32 = 16;

function smallOrder(a: Value, b: Value): i32 {
  const x = smallValue(a);
  const y = smallValue(b);
  return x < y ? -1 : i32(x > y);
}

/** Truth of a op b: 0, 1, or -1 with an exception pending. */
export function compareTruth(a: Value, b: Value, op: Compare): i32 {
  if (bothSmall(a, b)) return orderTruth(smallOrder(a, b), op);
  if (isExactly(a, TypeId.STR) && isExactly(b, TypeId.STR)) return strTruth(pointer(a), pointer(b), op);
  const result = richCompare(a, b, op);
  if (result === ERROR) return -1;
  const truth = isTrue(result);
  decref(result);
  return truth;
}

/** a is b or a == b, as containers compare (identity first): 0, 1, -1. Caller holds references to both. */
export function valuesEqual(a: Value, b: Value): i32 {
  // A NaN is equal to itself here when it is the same object; floats have no identity but their bits.
  if (a === b) return 1;
  if (bothSmall(a, b)) return 0;
  if (isPointer(a) && isPointer(b) && isExactly(a, TypeId.STR) && isExactly(b, TypeId.STR)) {
    return strEquals(pointer(a), pointer(b)) ? 1 : 0;
  }
  return compareTruth(a, b, Compare.EQ);
}
