/**
 * Operators of timedelta. What fits is computed in 64 bits, as microseconds: 292,000 years, most of what anybody has; the rest, and
 * products and quotients by large numbers, with Python's ints.
 */
import { compute } from "../../core/arithmetic.ts";
import { raise, raisef } from "../../core/errors.ts";
import { fitsI64, intFromI64, intIsNegative, intToI64, isInt } from "../../core/integer.ts";
import { Division, intDivide, intFloorDivide, intModulo, intTrueDivide } from "../../core/intmath.ts";
import { decref, incref } from "../../core/object.ts";
import { isTuple, tuple2, tupleItem, tupleLength } from "../../core/tuple.ts";
import { Binary, PyType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, ERROR, NOT_IMPLEMENTED, pointer, small, Value } from "../../core/value.ts";
import { isAnyFloat } from "../../objects/float.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { callNamed } from "./calls.ts";
import {
  asDelta,
  DAY_SECONDS,
  deltaSeconds,
  floorDivide,
  isDelta,
  MILLION,
  newDelta,
  PyDelta,
  plainDelta,
} from "./layout.ts";

/** Days of which the microseconds fit 64 bits, and their double does. */
const SHORT_DAYS: i32 = 50_000_000;

function isShort(d: PyDelta): bool {
  return d.days < SHORT_DAYS && d.days > -SHORT_DAYS;
}

/** The microseconds of a short timedelta. */
function shortMicro(d: PyDelta): i64 {
  return deltaSeconds(d) * MILLION + d.micro;
}

/** The microseconds of a timedelta; the most that there is for a long one. */
export function shortMicroseconds(d: PyDelta): i64 {
  return isShort(d) ? shortMicro(d) : i64.MAX_VALUE;
}

/** The microseconds of a timedelta: an int, or ERROR. */
export function microseconds(d: PyDelta): Value {
  if (isShort(d)) return intFromI64(shortMicro(d));
  const whole = compute(intFromI64(deltaSeconds(d)), small(MILLION), Binary.MULTIPLY);
  return compute(whole, small(d.micro), Binary.ADD);
}

function fromShort(micro: i64): Value {
  const days = floorDivide(micro, DAY_SECONDS * MILLION);
  return plainDelta(days, 0, micro - days * DAY_SECONDS * MILLION);
}

/** A timedelta of that type of so many microseconds, an int that is taken over (or ERROR). */
export function fromMicroseconds(type: usize, micro: Value): Value {
  if (micro === ERROR) return ERROR;
  const good = intDivide(micro, dayMicro(), true, true);
  decref(micro);
  if (!good) return ERROR;
  const days = Division.quotient;
  const rest = Division.remainder;
  const result = fitsI64(days)
    ? newDelta(type, intToI64(days), 0, intToI64(rest))
    : raise(Exc.OverflowError, "Python int too large to convert to C int");
  decref(days);
  decref(rest);
  return result;
}

/** A day in microseconds. */
function dayMicro(): Value {
  return small(DAY_SECONDS * MILLION);
}

// ---- sums ----

function deltaAdd(a: Value, b: Value): Value {
  if (!isDelta(a) || !isDelta(b)) return NOT_IMPLEMENTED;
  const x = asDelta(a);
  const y = asDelta(b);
  return plainDelta(<i64>x.days + y.days, <i64>x.seconds + y.seconds, <i64>x.micro + y.micro);
}

/** a - b for timedeltas. */
export function deltaDifference(x: PyDelta, y: PyDelta): Value {
  return plainDelta(<i64>x.days - y.days, <i64>x.seconds - y.seconds, <i64>x.micro - y.micro);
}

function deltaSubtract(a: Value, b: Value): Value {
  if (!isDelta(a) || !isDelta(b)) return NOT_IMPLEMENTED;
  return deltaDifference(asDelta(a), asDelta(b));
}

function deltaNegative(v: Value): Value {
  const d = asDelta(v);
  return plainDelta(-(<i64>d.days), -(<i64>d.seconds), -(<i64>d.micro));
}

/** The timedelta itself, or a plain one where it is of a subclass. */
function deltaPositive(v: Value): Value {
  const d = asDelta(v);
  if (isExactly(v, TypeId.TIMEDELTA)) return incref(v);
  return plainDelta(d.days, d.seconds, d.micro);
}

function deltaAbsolute(v: Value): Value {
  return asDelta(v).days < 0 ? deltaNegative(v) : deltaPositive(v);
}

// ---- products and quotients ----

function deltaMultiply(a: Value, b: Value): Value {
  if (!isDelta(a)) return isDelta(b) ? deltaMultiply(b, a) : NOT_IMPLEMENTED;
  const d = asDelta(a);
  if (isInt(b)) return multiplyByInt(d, b);
  return isAnyFloat(b) ? byRatio(d, b, 0) : NOT_IMPLEMENTED;
}

function multiplyByInt(d: PyDelta, n: Value): Value {
  if (fitsI64(n)) {
    const k = intToI64(n);
    // Seconds times this fit, and so do days.
    if (k < 1 << 40 && k > -(1 << 40))
      return plainDelta(<i64>d.days * k, <i64>d.seconds * k, <i64>d.micro * k);
  }
  return fromMicroseconds(typeAt(TypeId.TIMEDELTA), compute(microseconds(d), incref(n), Binary.MULTIPLY));
}

/** d * f or (`by` 1) d / f for a float f, by its ratio of ints, rounded half to even. */
function byRatio(d: PyDelta, f: Value, by: u32): Value {
  const ratio = callNamed(f, "as_integer_ratio");
  if (ratio === ERROR) return ERROR;
  if (!isRatio(ratio)) {
    decref(ratio);
    return ERROR;
  }
  const times = incref(tupleItem(pointer(ratio), by));
  const over = incref(tupleItem(pointer(ratio), 1 - by));
  decref(ratio);
  const product = compute(microseconds(d), times, Binary.MULTIPLY);
  const result = product === ERROR ? ERROR : divideAny(product, over);
  decref(product);
  decref(over);
  return fromMicroseconds(typeAt(TypeId.TIMEDELTA), result);
}

/** Whether a subclass's as_integer_ratio() has given a pair; else TypeError or ValueError. */
function isRatio(v: Value): bool {
  if (isTuple(v) && tupleLength(pointer(v)) === 2) return true;
  if (isTuple(v)) raise(Exc.ValueError, "as_integer_ratio() must return a 2-tuple");
  else raisef(Exc.TypeError, "unexpected return type from as_integer_ratio(): expected tuple, not '%T'", v);
  return false;
}

/** As divideNearest, for what may be no ints. */
function divideAny(a: Value, b: Value): Value {
  if (isInt(a) && isInt(b)) return divideNearest(a, b);
  return raise(Exc.TypeError, "non-integer arguments in division");
}

/** a / b as the nearest int, half to even. */
function divideNearest(a: Value, b: Value): Value {
  if (!intDivide(a, b, true, true)) return ERROR;
  const quotient = Division.quotient;
  // The remainder has the sign of b: 2r against b says which is nearer.
  const twice = compute(Division.remainder, small(2), Binary.MULTIPLY);
  const excess = compute(twice, incref(b), Binary.SUBTRACT);
  const sign = compute(excess, incref(b), Binary.MULTIPLY);
  const odd = compute(incref(quotient), small(1), Binary.AND);
  const up = sign === small(0) ? odd === small(1) : isPositive(sign);
  if (sign === ERROR || odd === ERROR) {
    decref(sign);
    decref(quotient);
    return ERROR;
  }
  decref(sign);
  return up ? compute(quotient, small(1), Binary.ADD) : quotient;
}

function isPositive(n: Value): bool {
  return fitsI64(n) ? intToI64(n) > 0 : !intIsNegative(n);
}

/** op of the microseconds of two timedeltas: an int or a float. */
function ofMicroseconds(x: PyDelta, y: PyDelta, op: (a: Value, b: Value) => Value): Value {
  const a = microseconds(x);
  const b = a === ERROR ? ERROR : microseconds(y);
  const result = b === ERROR ? ERROR : op(a, b);
  decref(a);
  decref(b);
  return result;
}

function deltaTrueDivide(a: Value, b: Value): Value {
  if (!isDelta(a)) return NOT_IMPLEMENTED;
  const d = asDelta(a);
  if (isDelta(b)) return ofMicroseconds(d, asDelta(b), intTrueDivide);
  if (isAnyFloat(b)) return byRatio(d, b, 1);
  if (!isInt(b)) return NOT_IMPLEMENTED;
  const micro = microseconds(d);
  const result = micro === ERROR ? ERROR : divideNearest(micro, b);
  decref(micro);
  return fromMicroseconds(typeAt(TypeId.TIMEDELTA), result);
}

function deltaFloorDivide(a: Value, b: Value): Value {
  if (!isDelta(a)) return NOT_IMPLEMENTED;
  const d = asDelta(a);
  if (isDelta(b)) {
    const n = asDelta(b);
    // Whole seconds or not, short ones need no objects.
    if (isShort(d) && isShort(n) && shortMicro(n) > 0)
      return intFromI64(floorDivide(shortMicro(d), shortMicro(n)));
    return ofMicroseconds(d, n, intFloorDivide);
  }
  if (!isInt(b)) return NOT_IMPLEMENTED;
  const micro = microseconds(d);
  const result = micro === ERROR ? ERROR : intFloorDivide(micro, b);
  decref(micro);
  return fromMicroseconds(typeAt(TypeId.TIMEDELTA), result);
}

function deltaModulo(a: Value, b: Value): Value {
  if (!isDelta(a) || !isDelta(b)) return NOT_IMPLEMENTED;
  const x = asDelta(a);
  const y = asDelta(b);
  if (isShort(x) && isShort(y) && shortMicro(y) > 0) {
    const n = shortMicro(y);
    return fromShort(shortMicro(x) - floorDivide(shortMicro(x), n) * n);
  }
  return fromMicroseconds(typeAt(TypeId.TIMEDELTA), ofMicroseconds(x, y, intModulo));
}

function deltaDivmod(a: Value, b: Value): Value {
  if (!isDelta(a) || !isDelta(b)) return NOT_IMPLEMENTED;
  const quotient = deltaFloorDivide(a, b);
  const rest = quotient === ERROR ? ERROR : deltaModulo(a, b);
  if (rest === ERROR) {
    decref(quotient);
    return ERROR;
  }
  const pair = tuple2(quotient, rest);
  return pair === 0 ? ERROR : box(pair);
}

/** Sets the slots of operators. */
export function fillDeltaMath(type: PyType): void {
  type.add = deltaAdd.index;
  type.subtract = deltaSubtract.index;
  type.multiply = deltaMultiply.index;
  type.trueDivide = deltaTrueDivide.index;
  type.floorDivide = deltaFloorDivide.index;
  type.modulo = deltaModulo.index;
  type.divmod = deltaDivmod.index;
  type.negative = deltaNegative.index;
  type.positive = deltaPositive.index;
  type.absolute = deltaAbsolute.index;
}
