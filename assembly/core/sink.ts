/**
 * Where a generator's values go while native code wants all of them: `list(x for …)`, `sum(…)`, `any(…)`.
 *
 * Each value that a native asks a generator for costs a nested dispatch loop. So the native says beforehand what it does with plain values:
 * as long as the generator yields such, YIELD_VALUE leaves them here and goes on as if None had been sent to it. All else, and the end,
 * comes to the native as iterNext gives it. Nothing is taken whose taking could run Python code: nobody can tell the difference.
 */

import { TypeId } from "../shared/types.ts";
import { clearError } from "./errors.ts";
import { iterNext } from "./iterate.ts";
import { asList, listResize } from "./list.ts";
import { isExactly } from "./typeids.ts";
import {
  FALSE,
  floatValue,
  isFloat,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  TRUE,
  Value,
} from "./value.ts";

/** What becomes of the values. */
export enum Sink {
  /** Appended to the list at `state` as far as it has room. */
  LIST,
  /** Small ints are added to `state`. */
  INTS,
  /** Floats are added to the float that `state` is, with their rounding errors in `carry`. */
  FLOATS,
  /** Those plainly false are dropped. */
  FALSE,
  /** Those plainly true are dropped. */
  TRUE,
}

/** The generator that the sink is for, 0 for none. */
let source: usize = 0;
let kind: Sink = Sink.LIST;
let state: i64 = 0;
let carry: f64 = 0;

/** What the sink's state was at the end of the last iterNextInto. */
export let sunk: i64 = 0;
export let sunkCarry: f64 = 0;

/**
 * As iterNext for a generator, whose plain values are left in a sink, which begins in this state. What came of it is in `sunk`. For any other
 * iterator it is iterNext, and `sunk` has no meaning.
 */
export function iterNextInto(iterator: Value, into: Sink, from: i64, fromCarry: f64 = 0): Value {
  if (!isExactly(iterator, TypeId.GENERATOR)) return iterNext(iterator);
  const outerSource = source;
  const outerKind = kind;
  const outerState = state;
  const outerCarry = carry;
  source = pointer(iterator);
  kind = into;
  state = from;
  carry = fromCarry;
  const v = iterNext(iterator);
  sunk = state;
  sunkCarry = carry;
  source = outerSource;
  kind = outerKind;
  state = outerState;
  carry = outerCarry;
  return v;
}

/** Whether the sink takes over the reference to what the generator at `generator` yields to native code. */
export function sinkTakes(generator: usize, v: Value): bool {
  if (generator !== source) return false;
  switch (kind) {
    case Sink.LIST: {
      const list = asList(<usize>state);
      const n = list.length;
      if (n === list.capacity) {
        if (!listResize(changetype<usize>(list), n + 1)) {
          // Whoever wants the values asks for the room again, and tells.
          clearError();
          return false;
        }
      } else list.length = n + 1;
      store<i64>(<usize>list.items + ((<usize>n) << 3), v);
      list.length = n + 1;
      return true;
    }
    case Sink.INTS: {
      if (!isSmall(v)) return false;
      const addend = smallValue(v);
      const sum = state + addend;
      if (((state ^ sum) & (addend ^ sum)) < 0) return false;
      state = sum;
      return true;
    }
    case Sink.FLOATS:
      if (!isFloat(v)) return false;
      addFloat(floatValue(v));
      return true;
    case Sink.FALSE:
      return v === FALSE || v === NONE || v === small(0);
    default:
      return v === TRUE || (isSmall(v) && v !== small(0));
  }
}

/** One step of the summation of modules/builtin/sum.ts. */
function addFloat(x: f64): void {
  const high = reinterpret<f64>(state);
  const sum = high + x;
  carry += abs<f64>(high) >= abs<f64>(x) ? high - sum + x : x - sum + high;
  state = reinterpret<i64>(sum);
}
