/** Arithmetic on Python ints of any size for code that computes with Values: ranges, slice indices, counters. */
import { Compare } from "../shared/opcodes.ts";
import { compareTruth } from "./compare.ts";
import { binary } from "./number.ts";
import { decref, incref } from "./object.ts";
import { Binary } from "./type.ts";
import { ERROR, small, Value } from "./value.ts";

/** a op b; takes over both references. ERROR if either is ERROR, so calls can be nested. */
export function compute(a: Value, b: Value, op: Binary): Value {
  const result = a === ERROR || b === ERROR ? ERROR : binary(a, b, op);
  decref(a);
  decref(b);
  return result;
}

/** As compute, for borrowed values. */
export function plus(a: Value, b: Value): Value {
  return compute(incref(a), incref(b), Binary.ADD);
}

export function minus(a: Value, b: Value): Value {
  return compute(incref(a), incref(b), Binary.SUBTRACT);
}

export function times(a: Value, b: Value): Value {
  return compute(incref(a), incref(b), Binary.MULTIPLY);
}

/** Order of two ints (borrowed): whether a < b. Ints compare without errors, so there is none to report. */
export function isLess(a: Value, b: Value): bool {
  return compareTruth(a, b, Compare.LT) > 0;
}

export function isNegative(v: Value): bool {
  return isLess(v, small(0));
}
