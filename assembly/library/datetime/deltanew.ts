/**
 * timedelta(days, seconds, …): any ints and floats. Ints of a usual size, and floats of one, are summed up in 64 bits; larger
 * ones as Python's ints. The parts of floats below a microsecond are added at the end, and rounded half to even (CPython: delta_new).
 */
import { compute } from "../../core/arithmetic.ts";
import { literal, raisef } from "../../core/errors.ts";
import { floatToInt } from "../../core/floatmath.ts";
import { intFromI64, isInt } from "../../core/integer.ts";
import { intExact } from "../../core/intmath.ts";
import { bindSlot, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { incref } from "../../core/object.ts";
import { Binary } from "../../core/type.ts";
import { ERROR, isSmall, small, smallValue, Value } from "../../core/value.ts";
import { floatOf, isAnyFloat } from "../../objects/float.ts";
import { Exc } from "../../shared/exceptions.ts";
import { fromMicroseconds } from "./deltamath.ts";
import { newDelta } from "./layout.ts";

const COUNT: i32 = 7;
const NAMES: StaticArray<string> = [
  "days",
  "seconds",
  "microseconds",
  "milliseconds",
  "minutes",
  "hours",
  "weeks",
];
/** Microseconds of each. */
const UNITS: StaticArray<i64> = [
  86_400_000_000, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000, 604_800_000_000,
];
/** Each as so many days, seconds or microseconds. */
const FACTORS: StaticArray<i64> = [1, 1, 1, 1000, 60, 3600, 7];
/** Which of the three that is. */
const PLACES: StaticArray<i32> = [0, 1, 2, 2, 1, 1, 0];
/** In the order in which CPython adds them: the smallest unit first. */
const ORDER: StaticArray<i32> = [2, 3, 1, 4, 5, 0, 6];

/** Whole parts of floats below this are exact, and their products fit 64 bits; small ints do. */
const MOST: f64 = 281474976710656;

/** The sum so far: whole days, seconds and microseconds, and what of a microsecond is left over. */
class Sum {
  static days: i64 = 0;
  static seconds: i64 = 0;
  static micro: i64 = 0;
  static rest: f64 = 0;
}

function addTo(place: i32, n: i64): void {
  if (place === 0) Sum.days += n;
  else if (place === 1) Sum.seconds += n;
  else Sum.micro += n;
}

/** Adds what a float has behind the point, in units of so many microseconds. */
function addFraction(fraction: f64, unit: i64): void {
  const micro = <f64>unit * fraction;
  const whole = Math.trunc(micro);
  Sum.micro += <i64>whole;
  Sum.rest += micro - whole;
}

/** Adds up all values if they are of a usual size; false if not. */
function addQuickly(values: usize): bool {
  Sum.days = 0;
  Sum.seconds = 0;
  Sum.micro = 0;
  Sum.rest = 0;
  for (let k = 0; k < COUNT; k++) {
    const i = unchecked(ORDER[k]);
    const v = load<i64>(values + (i << 3));
    if (isSmall(v)) {
      addTo(unchecked(PLACES[i]), smallValue(v) * unchecked(FACTORS[i]));
      continue;
    }
    if (!isAnyFloat(v)) return false;
    const x = floatOf(v);
    if (!(Math.abs(x) < MOST)) return false;
    const whole = Math.trunc(x);
    addTo(unchecked(PLACES[i]), <i64>whole * unchecked(FACTORS[i]));
    if (x !== whole) addFraction(x - whole, unchecked(UNITS[i]));
  }
  return true;
}

/** What is left over as whole microseconds: to the nearest, half so that the sum with `micro` is even. */
function roundedRest(odd: bool): i64 {
  let whole = Math.floor(Sum.rest);
  const above = Sum.rest - whole;
  if (above > 0.5 || (above === 0.5 && (<i64>whole & 1) !== i64(odd))) whole += 1;
  return <i64>whole;
}

/** The sum of all values as an int of microseconds, without what is left over; ERROR. */
function addSlowly(values: usize): Value {
  Sum.rest = 0;
  let total: Value = small(0);
  for (let k = 0; k < COUNT && total !== ERROR; k++) {
    const i = unchecked(ORDER[k]);
    const v = load<i64>(values + (i << 3));
    const unit = unchecked(UNITS[i]);
    if (isInt(v)) total = compute(total, compute(intExact(v), small(unit), Binary.MULTIPLY), Binary.ADD);
    else if (isAnyFloat(v)) {
      const x = floatOf(v);
      const whole = Math.trunc(x);
      total = compute(total, compute(floatToInt(whole), small(unit), Binary.MULTIPLY), Binary.ADD);
      Sum.micro = 0;
      if (x !== whole) addFraction(x - whole, unit);
      total = compute(total, intFromI64(Sum.micro), Binary.ADD);
    } else {
      const message = "unsupported type for timedelta %L component: %T";
      return compute(total, raisef(Exc.TypeError, message, literal(unchecked(NAMES[i])), v), Binary.ADD);
    }
  }
  return total;
}

let signature!: NativeDef;

/** The slot `new`. */
export function deltaNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  let result: Value;
  if (addQuickly(values)) {
    if (Sum.rest !== 0) Sum.micro += roundedRest((Sum.micro & 1) !== 0);
    result = newDelta(type, Sum.days, Sum.seconds, Sum.micro);
  } else {
    let total = addSlowly(values);
    if (total !== ERROR && Sum.rest !== 0) {
      const odd = compute(incref(total), small(1), Binary.AND) === small(1);
      total = compute(total, intFromI64(roundedRest(odd)), Binary.ADD);
    }
    result = fromMicroseconds(type, total);
  }
  endSlot(signature, values);
  return result;
}

/** Makes the signature of the constructor. */
export function openDeltaNew(): void {
  const text = "__new__(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)";
  signature = slotSignature(text);
}
