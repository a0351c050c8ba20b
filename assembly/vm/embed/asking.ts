/** Asking the host about an object of its own. Operands go into the area's slots, the answer comes in the first of them (shared/embed.ts). */
import { enterNative, leaveNative } from "../../core/depth.ts";
import { raise, raiseException, raiseMemoryError, raiseWith } from "../../core/errors.ts";
import { isException } from "../../core/exception.ts";
import { decref, incref } from "../../core/object.ts";
import { sliceStart, sliceStep } from "../../core/slice.ts";
import { ERROR, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { hostOperate } from "../../host.ts";
import { HostOperation, Outcome } from "../../shared/embed.ts";
import { Exc } from "../../shared/exceptions.ts";
import { given, hand } from "./area.ts";

/** What stands for an object of the host's. */
@unmanaged
export class PyHostObject {
  refcount: i32;
  type: u32;
  handle: u32;
  pad: u32;
}

export function handleOf(v: Value): u32 {
  return changetype<PyHostObject>(pointer(v)).handle;
}

/** What the host has answered: a value, UNBOUND for nothing, or ERROR. */
export function answered(outcome: i32): Value {
  leaveNative();
  if (outcome === Outcome.NOTHING) return UNBOUND;
  const v = given(0);
  if (outcome === Outcome.DONE) return v;
  // The host says None where it had no memory for an exception.
  return isException(v) ? raiseException(v) : raiseMemoryError();
}

/** Asks the host something about an object, with up to two operands (UNBOUND: no more). */
export function ask(operation: HostOperation, self: Value, a: Value = UNBOUND, b: Value = UNBOUND): Value {
  if (!enterNative()) return ERROR;
  let count = 0;
  if (a !== UNBOUND) hand(++count, incref(a));
  if (b !== UNBOUND) hand(++count, incref(b));
  return answered(hostOperate(operation, handleOf(self), count));
}

/** As ask, for `count` items that the last unpackSlice and adjustSlice have selected, and what they become (UNBOUND: nothing). */
export function askSlice(operation: HostOperation, self: Value, count: i64, values: Value): Value {
  if (!enterNative()) return ERROR;
  hand(1, small(sliceStart));
  hand(2, small(count));
  // Where one item or none is selected any step will do, and it may be too large.
  hand(3, small(count > 1 ? sliceStep : 1));
  if (values !== UNBOUND) hand(4, incref(values));
  return answered(hostOperate(operation, handleOf(self), values === UNBOUND ? 3 : 4));
}

/** As ask, where only whether it was done matters: 0 or -1; nothing is an error of this kind with `a`. */
export function tell(operation: HostOperation, self: Value, missing: Exc, a: Value, b: Value = UNBOUND): i32 {
  const v = ask(operation, self, a, b);
  if (v === UNBOUND) raiseWith(missing, a);
  if (v === UNBOUND || v === ERROR) return -1;
  decref(v);
  return 0;
}

/** What cannot be missing. */
export function found(v: Value): Value {
  return v === UNBOUND ? raise(Exc.TypeError, "the host's object cannot do that") : v;
}

export function hostLength(self: Value): i64 {
  const v = found(ask(HostOperation.LENGTH, self));
  return v === ERROR ? -1 : smallValue(v);
}
