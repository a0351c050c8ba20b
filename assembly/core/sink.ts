/**
 * Where a generator's values go while native code wants all of them: `list(x for …)`, `sum(…)`, `any(…)`.
 *
 * Each value that a native asks a generator for costs a nested dispatch loop. So the native says beforehand what it does with plain values:
 * as long as the generator yields such, YIELD_VALUE leaves them here and goes on as if None had been sent to it. All else, and the end,
 * comes to the native as iterNext gives it. Nothing is taken whose taking could run Python code: nobody can tell the difference.
 */

import { Sink, STATE_BASE, State } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { clearError } from "./errors.ts";
import { iterNext, nextOf } from "./iterate.ts";
import { asList, listResize } from "./list.ts";
import { decref } from "./object.ts";
import { countPlain, setPlainPair } from "./plainentries.ts";
import { setAddPlain } from "./set.ts";
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

/** The sink at hand, which compiled code reads and writes, too (src/jit/lower/yields.ts): see `State`. */
@unmanaged
class Current {
  source: u32;
  kind: u32;
  state: i64;
  carry: f64;
}

if (offsetof<Current>("carry") !== State.SINK_CARRY - State.SINK_SOURCE) ERROR("State.SINK_CARRY");

const at: Current = changetype<Current>(<usize>(STATE_BASE + State.SINK_SOURCE));

/** What the sink's state was at the end of the last iterNextInto. */
export let sunk: i64 = 0;
export let sunkCarry: f64 = 0;

/**
 * As iterNext for a generator, whose plain values are left in a sink, which begins in this state. What came of it is in `sunk`. For any other
 * iterator it is iterNext, and `sunk` has no meaning.
 */
export function iterNextInto(iterator: Value, into: Sink, from: i64, fromCarry: f64 = 0): Value {
  if (!isExactly(iterator, TypeId.GENERATOR)) return iterNext(iterator);
  const outerSource = at.source;
  const outerKind = at.kind;
  const outerState = at.state;
  const outerCarry = at.carry;
  at.source = <u32>pointer(iterator);
  at.kind = into;
  at.state = from;
  at.carry = fromCarry;
  const v = nextOf(iterator);
  sunk = at.state;
  sunkCarry = at.carry;
  at.source = outerSource;
  at.kind = outerKind;
  at.state = outerState;
  at.carry = outerCarry;
  return v;
}

/** Whether the sink takes over the reference to what the generator at `generator` yields to native code. */
export function sinkTakes(generator: usize, v: Value): bool {
  if (<u32>generator !== at.source) return false;
  switch (at.kind) {
    case Sink.LIST: {
      const list = asList(<usize>at.state);
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
      if (!isSmall(v) && v !== TRUE && v !== FALSE) return false;
      const addend: i64 = isSmall(v) ? smallValue(v) : v === TRUE ? 1 : 0;
      const sum = at.state + addend;
      if (((at.state ^ sum) & (addend ^ sum)) < 0) return false;
      at.state = sum;
      return true;
    }
    case Sink.FLOATS:
      if (!isFloat(v) && !isSmall(v)) return false;
      addFloat(isFloat(v) ? floatValue(v) : <f64>smallValue(v));
      return true;
    case Sink.FALSE:
      return v === FALSE || v === NONE || v === small(0);
    case Sink.LEAST:
      if (!areAlike(v, at.state)) return false;
      if (isFloat(v) ? floatValue(v) < floatValue(at.state) : smallValue(v) < smallValue(at.state))
        at.state = v;
      return true;
    case Sink.GREATEST:
      if (!areAlike(v, at.state)) return false;
      if (isFloat(v) ? floatValue(v) > floatValue(at.state) : smallValue(v) > smallValue(at.state))
        at.state = v;
      return true;
    case Sink.SET:
      if (!setAddPlain(<usize>at.state, v)) {
        // As above.
        clearError();
        return false;
      }
      decref(v);
      return true;
    case Sink.PAIRS:
      if (!setPlainPair(<usize>at.state, v)) return false;
      at.carry += 1;
      decref(v);
      return true;
    case Sink.COUNTS:
      if (!countPlain(<usize>at.state, v)) return false;
      decref(v);
      return true;
    default:
      return v === TRUE || (isSmall(v) && v !== small(0));
  }
}

/** Whether both are small ints, or both floats. */
function areAlike(x: Value, y: Value): bool {
  return isSmall(x) ? isSmall(y) : isFloat(x) && isFloat(y);
}

/** One step of the summation of modules/builtin/sum.ts. */
function addFloat(x: f64): void {
  const high = reinterpret<f64>(at.state);
  const sum = high + x;
  at.carry += abs<f64>(high) >= abs<f64>(x) ? high - sum + x : x - sum + high;
  at.state = reinterpret<i64>(sum);
}
