/** The type Decimal: making, operators, comparisons, conversions (CPython: Modules/_decimal/_decimal.c). Operations: methods.ts. */

import { getAttr } from "../../core/attribute.ts";
import { newBuilder } from "../../core/builder.ts";
import { call1, call3 } from "../../core/call.ts";
import { asComplex, isComplex, newComplex } from "../../core/complex.ts";
import { raise, raisef } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { fitsI64, intFromI64, intToI64, isInt } from "../../core/integer.ts";
import { internText } from "../../core/intern.ts";
import { intMultiply } from "../../core/intmath.ts";
import { intPowerModulo } from "../../core/intpower.ts";
import { isInstance } from "../../core/isinstance.ts";
import { bindSlot, define, defineClassMethod, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, isStr, newStr } from "../../core/string.ts";
import { tuple1, tuple2 } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  boxBool,
  ERROR,
  floatValue,
  NONE,
  NOT_IMPLEMENTED,
  pointer,
  small,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { floatOf, isAnyFloat } from "../../objects/float.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import {
  add,
  divide,
  divideInteger,
  divmod,
  eitherNan,
  fma,
  multiply,
  nanResult,
  order,
  Rest,
  remainder,
  subtract,
} from "./arithmetic.ts";
import { contextOf, currentContext, finish, noContext, record, roundingOf, signal } from "./context.ts";
import { coefficient, fromFloat, fromInt, hashDecimal, toFloat, toInt, toRatio, toTuple } from "./convert.ts";
import { absolute, plus, quantize, sameQuantum, toIntegral } from "./integral.ts";
import {
  adjusted,
  asDecimal,
  Condition,
  copyOf,
  Dec,
  drop,
  failed,
  finalize,
  fromWord,
  isDecimal,
  isFinite,
  isInfinite,
  isInteger,
  isNan,
  isZeroCoefficient,
  Kind,
  Met,
  none,
  quietNan,
  Rounding,
  Settings,
  share,
  workSettings,
} from "./number.ts";
import { asInstance, BinaryOperation, construct, constructFromFloat, operand } from "./operands.ts";
import { power } from "./power.ts";
import { provided } from "./provided.ts";
import { askNormal } from "./shapes.ts";
import {
  Pair,
  Short,
  shortComparison,
  shortFromText,
  shortProduct,
  shortQuotient,
  shortSum,
  shortToText,
} from "./short.ts";
import { exactSettings, formatDecimal, toText } from "./text.ts";

// ---- making ----

let newSignature!: NativeDef;

function decimalNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const c = contextOf(load<i64>(values, 8));
  const v = load<i64>(values);
  let result: Value = ERROR;
  if (!noContext(c))
    result = v === UNBOUND ? asInstance(type, fromWord(0, 0, 0)) : construct(type, v, true, c);
  endSlot(newSignature, values);
  return result;
}

/** PyType.make */
function decimalMake(args: usize, nargs: i32): Value {
  if (nargs !== 1) return UNBOUND;
  const v = load<i64>(args);
  const quick = isStr(v) ? shortFromText(pointer(v)) : UNBOUND;
  if (quick !== UNBOUND) return quick;
  const c = currentContext();
  return noContext(c) ? ERROR : construct(typeAt(TypeId.DECIMAL), v, true, c);
}

/** A result of a class method of Decimal as an instance of the class it was called on. */
function asClass(cls: Value, v: Value): Value {
  if (v === ERROR || pointer(cls) === typeAt(TypeId.DECIMAL)) return v;
  const result = call1(cls, v);
  decref(v);
  return result;
}

function fromFloatMethod(args: usize): Value {
  const c = currentContext();
  if (noContext(c)) return ERROR;
  return asClass(load<i64>(args), constructFromFloat(typeAt(TypeId.DECIMAL), load<i64>(args, 8), c));
}

function fromNumberMethod(args: usize): Value {
  const v = load<i64>(args, 8);
  const c = currentContext();
  if (noContext(c)) return ERROR;
  if (isInt(v) || isAnyFloat(v)) {
    return asClass(load<i64>(args), constructFromFloat(typeAt(TypeId.DECIMAL), v, c));
  }
  if (isDecimal(v)) return asClass(load<i64>(args), construct(typeAt(TypeId.DECIMAL), v, true, c));
  return raisef(Exc.TypeError, "conversion from %T to Decimal is not supported", v);
}

// ---- operators ----

/** Whether v takes part in arithmetic with a Decimal. */
function isOperand(v: Value): bool {
  return isDecimal(v) || isInt(v);
}

function operator(x: Value, y: Value, op: BinaryOperation): Value {
  if (!isOperand(x) || !isOperand(y)) return NOT_IMPLEMENTED;
  const c = currentContext();
  if (noContext(c)) return ERROR;
  const a = isDecimal(x) ? share(asDecimal(x)) : fromInt(x);
  if (failed(a)) return ERROR;
  const b = isDecimal(y) ? share(asDecimal(y)) : fromInt(y);
  if (failed(b)) {
    drop(a);
    return ERROR;
  }
  Met.bits = 0;
  const result = finish(op(a, b, c), c);
  drop(a);
  drop(b);
  return result;
}

function addSlot(x: Value, y: Value): Value {
  if (Pair.open(x, y)) {
    const c = currentContext();
    const sum = noContext(c) ? ERROR : shortSum(Pair.left, Pair.right, 0, c);
    if (sum !== UNBOUND) return sum;
  }
  return operator(x, y, add);
}

function subtractSlot(x: Value, y: Value): Value {
  if (Pair.open(x, y)) {
    const c = currentContext();
    const difference = noContext(c) ? ERROR : shortSum(Pair.left, Pair.right, 1, c);
    if (difference !== UNBOUND) return difference;
  }
  return operator(x, y, subtract);
}

function multiplySlot(x: Value, y: Value): Value {
  if (Pair.open(x, y)) {
    const c = currentContext();
    const product = noContext(c) ? ERROR : shortProduct(Pair.left, Pair.right, c);
    if (product !== UNBOUND) return product;
  }
  return operator(x, y, multiply);
}

function divideSlot(x: Value, y: Value): Value {
  if (Pair.open(x, y)) {
    const c = currentContext();
    const quotient = noContext(c) ? ERROR : shortQuotient(Pair.left, Pair.right, c);
    if (quotient !== UNBOUND) return quotient;
  }
  return operator(x, y, divide);
}

function floorDivideSlot(x: Value, y: Value): Value {
  return operator(x, y, divideInteger);
}

function moduloSlot(x: Value, y: Value): Value {
  return operator(x, y, remainder);
}

function divmodSlot(x: Value, y: Value): Value {
  if (!isOperand(x) || !isOperand(y)) return NOT_IMPLEMENTED;
  const c = currentContext();
  return noContext(c) ? ERROR : divmodOf(x, y, c);
}

/** divmod(x, y) as a tuple. */
export function divmodOf(x: Value, y: Value, c: Settings): Value {
  const a = operand(x);
  const b = failed(a) ? a : operand(y);
  Met.bits = 0;
  const quotient = failed(b) ? none() : divmod(a, b, c);
  drop(a);
  drop(b);
  if (failed(quotient)) return ERROR;
  const rest = Rest.value;
  if (!record(c)) {
    drop(quotient);
    drop(rest);
    return ERROR;
  }
  const pair = tuple2(box(changetype<usize>(quotient)), box(changetype<usize>(rest)));
  return pair === 0 ? ERROR : box(pair);
}

function powerSlot(x: Value, y: Value, modulus: Value): Value {
  if (!isOperand(x) || !isOperand(y)) return NOT_IMPLEMENTED;
  if (modulus !== NONE && !isOperand(modulus)) return NOT_IMPLEMENTED;
  const c = currentContext();
  return noContext(c) ? ERROR : powerModulo(x, y, modulus, c);
}

/** x ** y, modulo a third unless that is None. */
export function powerModulo(x: Value, y: Value, modulus: Value, c: Settings): Value {
  const a = operand(x);
  const b = failed(a) ? a : operand(y);
  const m = failed(b) || modulus === NONE ? none() : operand(modulus);
  Met.bits = 0;
  let result: Value = ERROR;
  if (!failed(b) && modulus === NONE) result = finish(power(a, b, c), c);
  else if (!failed(m)) result = finish(wholePower(a, b, m, c), c);
  drop(a);
  drop(b);
  drop(m);
  return result;
}

function isWhole(d: Dec): bool {
  return isFinite(d) && isInteger(d);
}

/** The first signaling NaN of three operands, else the first NaN. */
function nanOfThree(a: Dec, b: Dec, m: Dec, c: Settings): Dec {
  const early = a.kind === <u8>Kind.SIGNALING_NAN || b.kind === <u8>Kind.SIGNALING_NAN;
  if (early || (m.kind !== <u8>Kind.SIGNALING_NAN && eitherNan(a, b))) return nanResult(a, b, c);
  return nanResult(m, m, c);
}

/** a ** b % m for whole numbers, b not negative. */
function wholePower(a: Dec, b: Dec, m: Dec, c: Settings): Dec {
  if (isNan(a) || isNan(b) || isNan(m)) return nanOfThree(a, b, m, c);
  const bad =
    !isWhole(a) ||
    !isWhole(b) ||
    !isWhole(m) ||
    (b.sign !== 0 && !isZeroCoefficient(b)) ||
    isZeroCoefficient(m) ||
    (isZeroCoefficient(a) && isZeroCoefficient(b)) ||
    adjusted(m) >= c.prec;
  if (bad) {
    Met.bits |= Condition.INVALID_OPERATION;
    return quietNan();
  }
  const odd = !isZeroCoefficient(b) && isOddWhole(b);
  const modulus = integerOf(m);
  const base = modulus === ERROR ? ERROR : residueOf(a, modulus);
  const exponent = base === ERROR ? ERROR : integerOf(b);
  const n = exponent === ERROR ? ERROR : intPowerModulo(base, exponent, modulus);
  decref(base);
  decref(exponent);
  decref(modulus);
  if (n === ERROR) return none();
  const d = fromInt(n);
  decref(n);
  if (!failed(d) && a.sign !== 0 && odd) d.sign = 1;
  return finalize(d, c);
}

/** The magnitude of a whole number as an int that is the same modulo another: zeros behind it need not be written out. */
function residueOf(a: Dec, modulus: Value): Value {
  if (a.exponent <= 0) return integerOf(a);
  const exponent = intFromI64(a.exponent);
  const zeros = exponent === ERROR ? ERROR : intPowerModulo(small(10), exponent, modulus);
  decref(exponent);
  const n = zeros === ERROR ? ERROR : coefficient(a);
  const result = n === ERROR ? ERROR : intMultiply(n, zeros);
  decref(zeros);
  decref(n);
  return result;
}

/** The magnitude of a whole number as an int. */
function integerOf(d: Dec): Value {
  const whole = toIntegral(d, false, workSettings(1, 1, Rounding.DOWN));
  if (failed(whole)) return ERROR;
  whole.sign = 0;
  const n = toInt(whole);
  drop(whole);
  return n;
}

function isOddWhole(d: Dec): bool {
  const whole = toIntegral(d, false, workSettings(1, 1, Rounding.DOWN));
  if (failed(whole)) return false;
  const odd = whole.exponent === 0 && (load<u32>(<usize>whole.limbs) & 1) !== 0;
  drop(whole);
  return odd;
}

function sign(v: Value, flip: u8): Value {
  const c = currentContext();
  if (noContext(c)) return ERROR;
  Met.bits = 0;
  return finish(plus(asDecimal(v), flip, c), c);
}

function negativeSlot(v: Value): Value {
  return sign(v, 1);
}

function positiveSlot(v: Value): Value {
  return sign(v, 0);
}

function absoluteSlot(v: Value): Value {
  const c = currentContext();
  if (noContext(c)) return ERROR;
  Met.bits = 0;
  return finish(absolute(asDecimal(v), c), c);
}

function boolSlot(v: Value): i32 {
  const d = asDecimal(v);
  return i32(!isFinite(d) || !isZeroCoefficient(d));
}

// ---- comparisons ----

/** The other operand of a comparison as a Decimal; none: not comparable (`comparable` false) or an exception is pending. */
function comparand(v: Value, equality: bool, c: Settings): Dec {
  comparable = true;
  if (isDecimal(v)) return share(asDecimal(v));
  if (isInt(v)) return fromInt(v);
  let x: f64 = 0;
  if (isAnyFloat(v)) x = floatOf(v);
  else if (equality && isComplex(v) && asComplex(v).imag === 0) x = asComplex(v).real;
  else {
    comparable = false;
    return none();
  }
  // Equality with a float is no error, whatever is trapped.
  if (equality) c.flags |= Condition.FLOAT_OPERATION;
  else if (!signal(c, Condition.FLOAT_OPERATION)) return none();
  return fromFloat(x);
}

let comparable: bool = false;

function compareSlot(x: Value, y: Value, op: Compare): Value {
  const c = currentContext();
  if (noContext(c)) return ERROR;
  if (Pair.open(x, y)) {
    const result = shortComparison(Pair.left, Pair.right, op);
    if (result !== UNBOUND) return result;
  }
  const equality = op === Compare.EQ || op === Compare.NE;
  let a = share(asDecimal(x));
  let b = comparand(y, equality, c);
  if (failed(b) && !comparable) {
    const rational = isInstance(y, provided("rational"));
    if (rational <= 0) {
      drop(a);
      return rational < 0 ? ERROR : NOT_IMPLEMENTED;
    }
    b = numeratorOf(y);
    a = failed(b) ? a : timesDenominator(a, y);
  }
  if (failed(a) || failed(b)) {
    drop(a);
    drop(b);
    return ERROR;
  }
  const result = compareDecimals(a, b, op, equality, c);
  drop(a);
  drop(b);
  return result;
}

/** An int attribute of a rational number as a Decimal. */
function part(v: Value, name: string): Dec {
  const text = internText(name);
  if (text === 0) return none();
  const n = getAttr(v, text);
  decrefAt(text);
  if (n === ERROR) return none();
  const d = isInt(n) ? fromInt(n) : none();
  if (!isInt(n)) raise(Exc.TypeError, "numerator and denominator must be ints");
  decref(n);
  return d;
}

function numeratorOf(v: Value): Dec {
  return part(v, "numerator");
}

/** a times the denominator of v, exactly; takes a over. */
function timesDenominator(a: Dec, v: Value): Dec {
  if (!isFinite(a)) return a;
  const d = part(v, "denominator");
  if (failed(d)) {
    drop(a);
    return d;
  }
  const product = multiply(a, d, exactSettings());
  drop(a);
  drop(d);
  return product;
}

function compareDecimals(a: Dec, b: Dec, op: Compare, equality: bool, c: Settings): Value {
  if (eitherNan(a, b)) {
    const signals = a.kind === <u8>Kind.SIGNALING_NAN || b.kind === <u8>Kind.SIGNALING_NAN;
    if ((signals || !equality) && !signal(c, Condition.INVALID_OPERATION)) return ERROR;
    return boxBool(op === Compare.NE);
  }
  const way = order(a, b);
  switch (op) {
    case Compare.LT:
      return boxBool(way < 0);
    case Compare.LE:
      return boxBool(way <= 0);
    case Compare.EQ:
      return boxBool(way === 0);
    case Compare.NE:
      return boxBool(way !== 0);
    case Compare.GT:
      return boxBool(way > 0);
    default:
      return boxBool(way >= 0);
  }
}

function hashSlot(v: Value): i64 {
  return hashDecimal(v, asDecimal(v));
}

// ---- to other types ----

function strSlot(v: Value): Value {
  const c = currentContext();
  if (noContext(c)) return ERROR;
  const quick = Short.is(v) ? shortToText(asDecimal(v)) : UNBOUND;
  return quick !== UNBOUND ? quick : toText(asDecimal(v), false, c.capitals !== 0);
}

function reprSlot(v: Value): Value {
  const text = strSlot(v);
  if (text === ERROR) return ERROR;
  const out = newBuilder();
  out.text("Decimal('");
  out.str(pointer(text));
  out.text("')");
  decref(text);
  return out.finish();
}

/** The integer that rounding gives, as an int. */
function toWhole(v: Value, rounding: Rounding): Value {
  const d = asDecimal(v);
  if (isNan(d)) return raise(Exc.ValueError, "cannot convert NaN to integer");
  if (isInfinite(d)) return raise(Exc.OverflowError, "cannot convert Infinity to integer");
  const whole = toIntegral(d, false, workSettings(1, 1, rounding));
  if (failed(whole)) return ERROR;
  const n = toInt(whole);
  drop(whole);
  return n;
}

function intSlot(v: Value): Value {
  return toWhole(v, Rounding.DOWN);
}

function truncMethod(args: usize): Value {
  return toWhole(load<i64>(args), Rounding.DOWN);
}

function floorMethod(args: usize): Value {
  return toWhole(load<i64>(args), Rounding.FLOOR);
}

function ceilMethod(args: usize): Value {
  return toWhole(load<i64>(args), Rounding.CEILING);
}

function floatSlot(v: Value): Value {
  return toFloat(asDecimal(v));
}

function complexMethod(args: usize): Value {
  const x = toFloat(asDecimal(load<i64>(args)));
  return x === ERROR ? ERROR : newComplex(floatValue(x), 0);
}

function roundMethod(args: usize): Value {
  const places = load<i64>(args, 8);
  if (places === UNBOUND) return toWhole(load<i64>(args), Rounding.HALF_EVEN);
  if (!isInt(places)) return raise(Exc.TypeError, "optional arg must be an integer");
  if (!fitsI64(places)) return raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
  const c = currentContext();
  if (noContext(c)) return ERROR;
  const unit = fromWord(0, 1, -max<i64>(-i64.MAX_VALUE, intToI64(places)));
  if (failed(unit)) return ERROR;
  Met.bits = 0;
  const result = finish(quantize(asDecimal(load<i64>(args)), unit, c), c);
  drop(unit);
  return result;
}

function formatMethod(args: usize): Value {
  const text = load<i64>(args, 8);
  if (!isStr(text)) return raise(Exc.TypeError, "format argument must be str");
  const c = currentContext();
  if (noContext(c)) return ERROR;
  if (asStr(pointer(text)).length === 0) return toText(asDecimal(load<i64>(args)), false, c.capitals !== 0);
  return formatDecimal(load<i64>(args), asDecimal(load<i64>(args)), pointer(text), c);
}

function engineering(args: usize): Value {
  const c = contextOf(load<i64>(args, 8));
  return noContext(c) ? ERROR : toText(asDecimal(load<i64>(args)), true, c.capitals !== 0);
}

function asTuple(args: usize): Value {
  const t = toTuple(asDecimal(load<i64>(args)));
  if (t === ERROR) return ERROR;
  const p = pointer(t);
  const result = call3(provided("tuple"), load<i64>(p, 16), load<i64>(p, 24), load<i64>(p, 32));
  decref(t);
  return result;
}

function asRatio(args: usize): Value {
  return toRatio(asDecimal(load<i64>(args)));
}

function reduce(args: usize): Value {
  const self = load<i64>(args);
  const text = toText(asDecimal(self), false, true);
  if (text === ERROR) return ERROR;
  const inner = tuple1(text);
  if (inner === 0) return ERROR;
  const outer = tuple2(incref(box(typeOf(self))), box(inner));
  return outer === 0 ? ERROR : box(outer);
}

// ---- methods of their own shape ----

function itself(args: usize): Value {
  return incref(load<i64>(args));
}

function getReal(v: Value): Value {
  return incref(v);
}

function getImag(_v: Value): Value {
  const d = fromWord(0, 0, 0);
  return failed(d) ? ERROR : box(changetype<usize>(d));
}

function adjustedMethod(args: usize): Value {
  const d = asDecimal(load<i64>(args));
  return small(isFinite(d) && !isZeroCoefficient(d) ? adjusted(d) : isFinite(d) ? d.exponent : 0);
}

function copyAbsMethod(args: usize): Value {
  const d = copyOf(asDecimal(load<i64>(args)));
  if (failed(d)) return ERROR;
  d.sign = 0;
  return box(changetype<usize>(d));
}

function copyNegateMethod(args: usize): Value {
  const d = copyOf(asDecimal(load<i64>(args)));
  if (failed(d)) return ERROR;
  d.sign ^= 1;
  return box(changetype<usize>(d));
}

function fmaMethod(args: usize): Value {
  const c = contextOf(load<i64>(args, 24));
  if (noContext(c)) return ERROR;
  const b = operand(load<i64>(args, 8));
  const third = failed(b) ? b : operand(load<i64>(args, 16));
  Met.bits = 0;
  const result = failed(third) ? ERROR : finish(fma(asDecimal(load<i64>(args)), b, third, c), c);
  drop(b);
  drop(third);
  return result;
}

export function radixOf(): Value {
  const d = fromWord(0, 10, 0);
  return failed(d) ? ERROR : box(changetype<usize>(d));
}

function radixMethod(_args: usize): Value {
  return radixOf();
}

/** number_class: the name of what kind of number it is. */
export function classOf(d: Dec, c: Settings): Value {
  let name: string;
  if (isNan(d)) name = d.kind === <u8>Kind.SIGNALING_NAN ? "sNaN" : "NaN";
  else if (isInfinite(d)) name = d.sign ? "-Infinity" : "+Infinity";
  else if (isZeroCoefficient(d)) name = d.sign ? "-Zero" : "+Zero";
  else if (askNormal(d, c)) name = d.sign ? "-Normal" : "+Normal";
  else name = d.sign ? "-Subnormal" : "+Subnormal";
  const p = newStr(name);
  return p === 0 ? ERROR : box(p);
}

function classMethod(args: usize): Value {
  const c = contextOf(load<i64>(args, 8));
  return noContext(c) ? ERROR : classOf(asDecimal(load<i64>(args)), c);
}

function sameQuantumMethod(args: usize): Value {
  const c = contextOf(load<i64>(args, 16));
  if (noContext(c)) return ERROR;
  const b = operand(load<i64>(args, 8));
  if (failed(b)) return ERROR;
  const same = sameQuantum(asDecimal(load<i64>(args)), b);
  drop(b);
  return boxBool(same);
}

/** Settings of a context with another rounding mode; none with an exception pending. */
function withRounding(c: Settings, rounding: Value): Settings {
  if (noContext(c) || rounding === NONE) return c;
  const mode = roundingOf(rounding);
  if (mode < 0) return changetype<Settings>(0);
  const s = workSettings(1, c.prec, <Rounding>mode);
  s.emax = c.emax;
  s.emin = c.emin;
  s.clamp = c.clamp;
  return s;
}

function quantizeMethod(args: usize): Value {
  const c = contextOf(load<i64>(args, 24));
  const s = withRounding(c, load<i64>(args, 16));
  if (noContext(s)) return ERROR;
  const b = operand(load<i64>(args, 8));
  if (failed(b)) return ERROR;
  Met.bits = 0;
  const result = finish(quantize(asDecimal(load<i64>(args)), b, s), c);
  drop(b);
  return result;
}

function integral(args: usize, exact: bool): Value {
  const c = contextOf(load<i64>(args, 16));
  const s = withRounding(c, load<i64>(args, 8));
  if (noContext(s)) return ERROR;
  Met.bits = 0;
  return finish(toIntegral(asDecimal(load<i64>(args)), exact, s), c);
}

function integralValueMethod(args: usize): Value {
  return integral(args, false);
}

function integralExactMethod(args: usize): Value {
  return integral(args, true);
}

// ---- the type ----

export function fillDecimal(type: PyType): void {
  newSignature = slotSignature("Decimal(value=0.0, context=None)");
  type.new = decimalNew.index;
  type.make = decimalMake.index;
  type.repr = reprSlot.index;
  type.str = strSlot.index;
  type.hash = hashSlot.index;
  type.compare = compareSlot.index;
  type.bool = boolSlot.index;
  type.int = intSlot.index;
  type.float = floatSlot.index;
  type.negative = negativeSlot.index;
  type.positive = positiveSlot.index;
  type.absolute = absoluteSlot.index;
  type.add = addSlot.index;
  type.subtract = subtractSlot.index;
  type.multiply = multiplySlot.index;
  type.trueDivide = divideSlot.index;
  type.floorDivide = floorDivideSlot.index;
  type.modulo = moduloSlot.index;
  type.divmod = divmodSlot.index;
  type.power = powerSlot.index;
  defineGetter(type, "real", getReal);
  defineGetter(type, "imag", getImag);
  defineClassMethod(type, "from_float(cls, f, /)", fromFloatMethod);
  defineClassMethod(type, "from_number(cls, number, /)", fromNumberMethod);
  define(type, "__trunc__(self, /)", truncMethod);
  define(type, "__floor__(self, /)", floorMethod);
  define(type, "__ceil__(self, /)", ceilMethod);
  define(type, "__complex__(self, /)", complexMethod);
  define(type, "__round__(self, ndigits=0.0, /)", roundMethod);
  define(type, "__format__(self, format_spec, /)", formatMethod);
  define(type, "__copy__(self, /)", itself);
  define(type, "__deepcopy__(self, memo, /)", itself);
  define(type, "__reduce__(self, /)", reduce);
  define(type, "adjusted(self, /)", adjustedMethod);
  define(type, "as_tuple(self, /)", asTuple);
  define(type, "as_integer_ratio(self, /)", asRatio);
  define(type, "canonical(self, /)", itself);
  define(type, "conjugate(self, /)", itself);
  define(type, "copy_abs(self, /)", copyAbsMethod);
  define(type, "copy_negate(self, /)", copyNegateMethod);
  define(type, "fma(self, /, other, third, context=None)", fmaMethod);
  define(type, "radix(self, /)", radixMethod);
  define(type, "number_class(self, /, context=None)", classMethod);
  define(type, "same_quantum(self, /, other, context=None)", sameQuantumMethod);
  define(type, "quantize(self, /, exp, rounding=None, context=None)", quantizeMethod);
  define(type, "to_integral(self, /, rounding=None, context=None)", integralValueMethod);
  define(type, "to_integral_value(self, /, rounding=None, context=None)", integralValueMethod);
  define(type, "to_integral_exact(self, /, rounding=None, context=None)", integralExactMethod);
  define(type, "to_eng_string(self, /, context=None)", engineering);
}
