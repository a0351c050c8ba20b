/**
 * The math module: functions of one or two floats, constants, and the table of everything (CPython: Modules/mathmodule.c).
 * Integers: modules/mathint.ts; sums and norms: modules/mathsum.ts; the numerics: core/number.
 */
import { callSpecial } from "../core/call.ts";
import { dictSetStr } from "../core/dict.ts";
import { raise, raisef } from "../core/errors.ts";
import { floatToInt } from "../core/floatmath.ts";
import { fitsI64, intIsNegative, intIsZero, intToI64, isInt } from "../core/integer.ts";
import { internText } from "../core/intern.ts";
import { intCompare, intToF64 } from "../core/intmath.ts";
import { defineFunction } from "../core/native.ts";
import * as explog from "../core/number/explog.ts";
import { power } from "../core/number/libm.ts";
import {
  cbrt,
  Exponent,
  erf,
  erfc,
  fma,
  frexp,
  gamma,
  ldexp,
  lgamma,
  nextAfter,
  remainder,
  ulp,
} from "../core/number/special.ts";
import { decref, decrefAt } from "../core/object.ts";
import { toIndex } from "../core/subscript.ts";
import { tuple2 } from "../core/tuple.ts";
import {
  box,
  boxBool,
  boxFloat,
  ERROR,
  floatValue,
  isFloat,
  isSmall,
  NONE,
  small,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { RealArgument, toReal } from "../objects/float.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { defineMathInt, intLogParts, LogParts } from "./mathint.ts";
import { defineMathSums } from "./mathsum.ts";

type Unary = (x: f64) => f64;

// ---- functions of one float ----

/** f(x); OverflowError where a finite x gives infinity. */
function ranged(args: usize, f: Unary): Value {
  const x = toReal(load<i64>(args));
  if (RealArgument.failed) return ERROR;
  const result = f(x);
  if (Math.abs(result) === Infinity && Number.isFinite(x)) return raiseMathRange();
  return boxFloat(result);
}

/** f(x); ValueError with the message where x is outside the domain: where f gives NaN for what is none, or a pole. */
function bounded(args: usize, f: Unary, message: string): Value {
  const x = toReal(load<i64>(args));
  if (RealArgument.failed) return ERROR;
  const result = f(x);
  if ((result !== result && x === x) || (Math.abs(result) === Infinity && Number.isFinite(x))) {
    return raisef(Exc.ValueError, message, boxFloat(x));
  }
  return boxFloat(result);
}

function raiseMathRange(): Value {
  return raise(Exc.OverflowError, "math range error");
}

function raiseMathDomain(): Value {
  return raise(Exc.ValueError, "math domain error");
}

const FINITE = "expected a finite input, got %R";
const UNIT = "expected a number in range from -1 up to 1, got %R";

const acos = (args: usize): Value => bounded(args, (x) => Math.acos(x), UNIT);
const asin = (args: usize): Value => bounded(args, (x) => Math.asin(x), UNIT);
const atan = (args: usize): Value => ranged(args, (x) => Math.atan(x));
const acosh = (args: usize): Value =>
  bounded(args, (x) => explog.acosh(x), "expected argument value not less than 1, got %R");
const asinh = (args: usize): Value => ranged(args, (x) => explog.asinh(x));
const atanh = (args: usize): Value =>
  bounded(args, (x) => explog.atanh(x), "expected a number between -1 and 1, got %R");
const cosFn = (args: usize): Value => bounded(args, (x) => Math.cos(x), FINITE);
const sinFn = (args: usize): Value => bounded(args, (x) => Math.sin(x), FINITE);
const tanFn = (args: usize): Value => bounded(args, (x) => Math.tan(x), FINITE);
const coshFn = (args: usize): Value => ranged(args, (x) => explog.cosh(x));
const sinhFn = (args: usize): Value => ranged(args, (x) => explog.sinh(x));
const tanhFn = (args: usize): Value => ranged(args, (x) => explog.tanh(x));
const expFn = (args: usize): Value => ranged(args, (x) => Math.exp(x));
const exp2Fn = (args: usize): Value => ranged(args, (x) => explog.exp2(x));
const expm1Fn = (args: usize): Value => ranged(args, (x) => explog.expm1(x));
const log1pFn = (args: usize): Value =>
  bounded(args, (x) => explog.log1p(x), "expected argument value > -1, got %R");
const sqrtFn = (args: usize): Value =>
  bounded(args, (x) => Math.sqrt(x), "expected a nonnegative input, got %R");
const cbrtFn = (args: usize): Value => ranged(args, (x) => cbrt(x));
const erfFn = (args: usize): Value => ranged(args, (x) => erf(x));
const erfcFn = (args: usize): Value => ranged(args, (x) => erfc(x));
const fabsFn = (args: usize): Value => ranged(args, (x) => Math.abs(x));
const degreesFn = (args: usize): Value => plain(args, (x) => x * (180.0 / Math.PI));
const radiansFn = (args: usize): Value => plain(args, (x) => x * (Math.PI / 180.0));
const ulpFn = (args: usize): Value => plain(args, (x) => ulp(x));

/** f(x), whatever it is. */
function plain(args: usize, f: Unary): Value {
  const x = toReal(load<i64>(args));
  return RealArgument.failed ? ERROR : boxFloat(f(x));
}

const POLE = "expected a noninteger or positive integer, got %R";

function gammaFn(args: usize): Value {
  const x = toReal(load<i64>(args));
  if (RealArgument.failed) return ERROR;
  const result = gamma(x);
  if (x === 0 || (result !== result && x === x)) return raisef(Exc.ValueError, POLE, boxFloat(x));
  if (Math.abs(result) === Infinity && Number.isFinite(x)) return raiseMathRange();
  return boxFloat(result);
}

function lgammaFn(args: usize): Value {
  const x = toReal(load<i64>(args));
  if (RealArgument.failed) return ERROR;
  const result = lgamma(x);
  if (result === Infinity && Number.isFinite(x)) {
    return x <= 0 && x === Math.floor(x) ? raisef(Exc.ValueError, POLE, boxFloat(x)) : raiseMathRange();
  }
  return boxFloat(result);
}

// ---- logarithms, of ints of any size ----

/** f(v), where f(mantissa · 2^exponent) = f(mantissa) + exponent · f(2). ERROR for what is not positive. */
function logarithm(v: Value, f: Unary): Value {
  if (isInt(v)) return logarithmOfInt(v, f);
  const x = toReal(v);
  if (RealArgument.failed) return ERROR;
  if (x <= 0) return raisef(Exc.ValueError, "expected a positive input, got %R", boxFloat(x));
  return boxFloat(f(x));
}

function logarithmOfInt(v: Value, f: Unary): Value {
  if (intIsNegative(v) || intIsZero(v)) return raise(Exc.ValueError, "expected a positive input");
  const x = intToF64(v);
  if (x !== Infinity) return boxFloat(f(x));
  intLogParts(v);
  return boxFloat(f(LogParts.mantissa) + f(2.0) * LogParts.exponent);
}

/** log(x[, base]) */
function logFn(args: usize): Value {
  const numerator = logarithm(load<i64>(args), (x) => Math.log(x));
  if (numerator === ERROR || load<i64>(args, 8) === UNBOUND) return numerator;
  const denominator = logarithm(load<i64>(args, 8), (x) => Math.log(x));
  if (denominator === ERROR) return ERROR;
  if (floatValue(denominator) === 0) return raise(Exc.ZeroDivisionError, "division by zero");
  return boxFloat(floatValue(numerator) / floatValue(denominator));
}

const log2Fn = (args: usize): Value => logarithm(load<i64>(args), (x) => explog.log2(x));
const log10Fn = (args: usize): Value => logarithm(load<i64>(args), (x) => explog.log10(x));

// ---- functions of two floats ----

/** The arguments of a function of two floats; false with an exception pending. */
class Two {
  static x: f64 = 0;
  static y: f64 = 0;
}

function openTwo(args: usize): bool {
  const x = toReal(load<i64>(args));
  if (RealArgument.failed) return false;
  const y = toReal(load<i64>(args, 8));
  Two.x = x;
  Two.y = y;
  return !RealArgument.failed;
}

function atan2Fn(args: usize): Value {
  return openTwo(args) ? boxFloat(Math.atan2(Two.x, Two.y)) : ERROR;
}

function copysignFn(args: usize): Value {
  if (!openTwo(args)) return ERROR;
  return boxFloat(copysign<f64>(Two.x, Two.y));
}

function fmodFn(args: usize): Value {
  if (!openTwo(args)) return ERROR;
  const x = Two.x;
  const y = Two.y;
  if (Math.abs(y) === Infinity && Number.isFinite(x)) return boxFloat(x);
  if (x === x && y === y && (y === 0 || Math.abs(x) === Infinity)) return raiseMathDomain();
  return boxFloat(x % y);
}

function remainderFn(args: usize): Value {
  if (!openTwo(args)) return ERROR;
  const x = Two.x;
  const y = Two.y;
  if (x !== x || y !== y) return boxFloat(NaN);
  if (y === 0 || Math.abs(x) === Infinity) return raiseMathDomain();
  return boxFloat(remainder(x, y));
}

function powFn(args: usize): Value {
  if (!openTwo(args)) return ERROR;
  const x = Two.x;
  const y = Two.y;
  const result = power(x, y);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return boxFloat(result);
  if (result !== result) return raiseMathDomain();
  if (Math.abs(result) !== Infinity) return boxFloat(result);
  return x === 0 ? raiseMathDomain() : raiseMathRange();
}

/** nextafter(x, y, /, *, steps=None) */
function nextAfterFn(args: usize): Value {
  if (!openTwo(args)) return ERROR;
  const x = Two.x;
  const y = Two.y;
  const steps = load<i64>(args, 16);
  if (steps === NONE) {
    // C's nextafter() keeps the sign of the side it comes from; counting steps ends at y itself.
    const next = nextAfter(x, y, 1);
    return boxFloat(next === 0 && x !== y ? copysign<f64>(next, x) : next);
  }
  const count = toIndex(steps);
  if (count === ERROR) return ERROR;
  const negative = intIsNegative(count);
  const n: u64 = fitsI64(count) ? <u64>intToI64(count) : u64.MAX_VALUE;
  decref(count);
  if (negative) return raise(Exc.ValueError, "steps must be a non-negative integer");
  return boxFloat(nextAfter(x, y, n));
}

/** isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0) */
function isCloseFn(args: usize): Value {
  if (!openTwo(args)) return ERROR;
  const a = Two.x;
  const b = Two.y;
  const relative = optionalReal(load<i64>(args, 16), 1e-9);
  if (RealArgument.failed) return ERROR;
  const absolute = optionalReal(load<i64>(args, 24), 0);
  if (RealArgument.failed) return ERROR;
  if (relative < 0 || absolute < 0) return raise(Exc.ValueError, "tolerances must be non-negative");
  if (a === b) return boxBool(true);
  if (Math.abs(a) === Infinity || Math.abs(b) === Infinity) return boxBool(false);
  const distance = Math.abs(b - a);
  return boxBool(
    distance <= Math.abs(relative * b) || distance <= Math.abs(relative * a) || distance <= absolute,
  );
}

function optionalReal(v: Value, otherwise: f64): f64 {
  if (v !== UNBOUND) return toReal(v);
  RealArgument.failed = false;
  return otherwise;
}

function fmaFn(args: usize): Value {
  if (!openTwo(args)) return ERROR;
  const x = Two.x;
  const y = Two.y;
  const z = toReal(load<i64>(args, 16));
  if (RealArgument.failed) return ERROR;
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) {
    // A product of finite numbers is no infinity yet: only the sum is rounded.
    const result = Number.isFinite(x) && Number.isFinite(y) ? z : x * y + z;
    const given = x === x && y === y && z === z;
    return result !== result && given ? raise(Exc.ValueError, "invalid operation in fma") : boxFloat(result);
  }
  const result = fma(x, y, z);
  if (result !== result) return raise(Exc.MemoryError, "");
  return Math.abs(result) === Infinity ? raise(Exc.OverflowError, "overflow in fma") : boxFloat(result);
}

// ---- parts of floats ----

/** A tuple of two values; both are taken over. */
function pair(a: Value, b: Value): Value {
  const p = tuple2(a, b);
  return p === 0 ? ERROR : box(p);
}

function frexpFn(args: usize): Value {
  const x = toReal(load<i64>(args));
  if (RealArgument.failed) return ERROR;
  const mantissa = frexp(x);
  return pair(boxFloat(mantissa), small(Exponent.value));
}

function modfFn(args: usize): Value {
  const x = toReal(load<i64>(args));
  if (RealArgument.failed) return ERROR;
  if (Math.abs(x) === Infinity) return pair(boxFloat(copysign<f64>(0, x)), boxFloat(x));
  const whole = trunc<f64>(x);
  const fraction = x === x ? copysign<f64>(x - whole, x) : x;
  return pair(boxFloat(fraction), boxFloat(x === x ? copysign<f64>(whole, x) : x));
}

function ldexpFn(args: usize): Value {
  const x = toReal(load<i64>(args));
  if (RealArgument.failed) return ERROR;
  const exponent = load<i64>(args, 8);
  if (!isInt(exponent)) return raise(Exc.TypeError, "Expected an int as second argument to ldexp.");
  // Beyond this the result is the same.
  const low = intCompare(exponent, small(-100000)) < 0;
  const high = intCompare(exponent, small(100000)) > 0;
  const result = ldexp(x, low ? -100000 : high ? 100000 : <i32>intToI64(exponent));
  if (Math.abs(result) === Infinity && Number.isFinite(x)) return raiseMathRange();
  return boxFloat(result);
}

// ---- to ints ----

function floorFn(args: usize): Value {
  const v = load<i64>(args);
  if (isFloat(v)) return floatToInt(Math.floor(floatValue(v)));
  if (isSmall(v)) return v;
  const result = callSpecial(v, Name.__floor__);
  if (result !== UNBOUND) return result;
  const x = toReal(v);
  return RealArgument.failed ? ERROR : floatToInt(Math.floor(x));
}

function ceilFn(args: usize): Value {
  const v = load<i64>(args);
  if (isFloat(v)) return floatToInt(Math.ceil(floatValue(v)));
  if (isSmall(v)) return v;
  const result = callSpecial(v, Name.__ceil__);
  if (result !== UNBOUND) return result;
  const x = toReal(v);
  return RealArgument.failed ? ERROR : floatToInt(Math.ceil(x));
}

function truncFn(args: usize): Value {
  const v = load<i64>(args);
  if (isFloat(v)) return floatToInt(floatValue(v));
  if (isSmall(v)) return v;
  const result = callSpecial(v, Name.__trunc__);
  if (result !== UNBOUND) return result;
  return raisef(Exc.TypeError, "type %T doesn't define __trunc__ method", v);
}

// ---- tests ----

function isFiniteFn(args: usize): Value {
  const x = toReal(load<i64>(args));
  return RealArgument.failed ? ERROR : boxBool(Number.isFinite(x));
}

function isInfFn(args: usize): Value {
  const x = toReal(load<i64>(args));
  return RealArgument.failed ? ERROR : boxBool(Math.abs(x) === Infinity);
}

function isNanFn(args: usize): Value {
  const x = toReal(load<i64>(args));
  return RealArgument.failed ? ERROR : boxBool(x !== x);
}

// ---- the module ----

function setFloat(dict: usize, name: string, x: f64): bool {
  const text = internText(name);
  if (text === 0) return false;
  const done = dictSetStr(dict, text, boxFloat(x)) >= 0;
  decrefAt(text);
  return done;
}

/** Fills the module's namespace. `module` is its name, a str. */
export function initMath(dict: usize, module: usize): void {
  defineFunction(dict, module, "acos(x, /)", acos);
  defineFunction(dict, module, "acosh(x, /)", acosh);
  defineFunction(dict, module, "asin(x, /)", asin);
  defineFunction(dict, module, "asinh(x, /)", asinh);
  defineFunction(dict, module, "atan(x, /)", atan);
  defineFunction(dict, module, "atan2(y, x, /)", atan2Fn);
  defineFunction(dict, module, "atanh(x, /)", atanh);
  defineFunction(dict, module, "cbrt(x, /)", cbrtFn);
  defineFunction(dict, module, "ceil(x, /)", ceilFn);
  defineFunction(dict, module, "copysign(x, y, /)", copysignFn);
  defineFunction(dict, module, "cos(x, /)", cosFn);
  defineFunction(dict, module, "cosh(x, /)", coshFn);
  defineFunction(dict, module, "degrees(x, /)", degreesFn);
  defineFunction(dict, module, "erf(x, /)", erfFn);
  defineFunction(dict, module, "erfc(x, /)", erfcFn);
  defineFunction(dict, module, "exp(x, /)", expFn);
  defineFunction(dict, module, "exp2(x, /)", exp2Fn);
  defineFunction(dict, module, "expm1(x, /)", expm1Fn);
  defineFunction(dict, module, "fabs(x, /)", fabsFn);
  defineFunction(dict, module, "floor(x, /)", floorFn);
  defineFunction(dict, module, "fma(x, y, z, /)", fmaFn);
  defineFunction(dict, module, "fmod(x, y, /)", fmodFn);
  defineFunction(dict, module, "frexp(x, /)", frexpFn);
  defineFunction(dict, module, "gamma(x, /)", gammaFn);
  defineFunction(dict, module, "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isCloseFn);
  defineFunction(dict, module, "isfinite(x, /)", isFiniteFn);
  defineFunction(dict, module, "isinf(x, /)", isInfFn);
  defineFunction(dict, module, "isnan(x, /)", isNanFn);
  defineFunction(dict, module, "ldexp(x, i, /)", ldexpFn);
  defineFunction(dict, module, "lgamma(x, /)", lgammaFn);
  defineFunction(dict, module, "log(x, base=math.e, /)", logFn);
  defineFunction(dict, module, "log10(x, /)", log10Fn);
  defineFunction(dict, module, "log1p(x, /)", log1pFn);
  defineFunction(dict, module, "log2(x, /)", log2Fn);
  defineFunction(dict, module, "modf(x, /)", modfFn);
  defineFunction(dict, module, "nextafter(x, y, /, *, steps=None)", nextAfterFn);
  defineFunction(dict, module, "pow(x, y, /)", powFn);
  defineFunction(dict, module, "radians(x, /)", radiansFn);
  defineFunction(dict, module, "remainder(x, y, /)", remainderFn);
  defineFunction(dict, module, "sin(x, /)", sinFn);
  defineFunction(dict, module, "sinh(x, /)", sinhFn);
  defineFunction(dict, module, "sqrt(x, /)", sqrtFn);
  defineFunction(dict, module, "tan(x, /)", tanFn);
  defineFunction(dict, module, "tanh(x, /)", tanhFn);
  defineFunction(dict, module, "trunc(x, /)", truncFn);
  defineFunction(dict, module, "ulp(x, /)", ulpFn);
  defineMathInt(dict, module);
  defineMathSums(dict, module);
  setFloat(dict, "pi", Math.PI);
  setFloat(dict, "e", Math.E);
  setFloat(dict, "tau", 2 * Math.PI);
  setFloat(dict, "inf", Infinity);
  setFloat(dict, "nan", NaN);
}
