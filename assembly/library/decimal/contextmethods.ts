/** Methods of Context: the operations again, for any operands, in that context. */
import { raise } from "../../core/errors.ts";
import { isInt } from "../../core/integer.ts";
import { define } from "../../core/native.ts";
import { incref } from "../../core/object.ts";
import { PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { boxBool, ERROR, Value } from "../../core/value.ts";
import { floatOf, isAnyFloat } from "../../objects/float.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import {
  add,
  divide,
  divideInteger,
  fma,
  multiply,
  remainder,
  remainderNear,
  subtract,
} from "./arithmetic.ts";
import { asContext, finish } from "./context.ts";
import { fromFloat, fromInt } from "./convert.ts";
import { classOf, divmodOf, powerModulo, radixOf } from "./decimal.ts";
import { decimalLog, exponential, naturalLog } from "./elementary.ts";
import {
  absolute,
  logb,
  logicalInvert,
  nextToward,
  normalize,
  quantize,
  sameQuantum,
  scaleb,
} from "./integral.ts";
import { drop, failed, finalize, isDecimal, Met } from "./number.ts";
import { construct, contextMethod, contextMethodOfTwo, contextQuestion, operand } from "./operands.ts";
import { squareRoot } from "./roots.ts";
import {
  alwaysCanonical,
  applied,
  askFinite,
  askInfinite,
  askNan,
  askNormal,
  askQuiet,
  askSignaling,
  askSigned,
  askSubnormal,
  askZero,
  compareQuiet,
  compareSignal,
  compareTotal,
  compareTotalMag,
  copied,
  copyAbs,
  copyNegate,
  copySign,
  integralExact,
  integralValue,
  logicalAnd,
  logicalOr,
  logicalXor,
  maximum,
  maximumMag,
  minimum,
  minimumMag,
  minus,
  nextMinus,
  nextPlus,
  plusOf,
  rotate,
  shift,
} from "./shapes.ts";
import { toText } from "./text.ts";

function expIn(args: usize): Value {
  return contextMethod(args, exponential);
}

function lnIn(args: usize): Value {
  return contextMethod(args, naturalLog);
}

function log10In(args: usize): Value {
  return contextMethod(args, decimalLog);
}

function logbIn(args: usize): Value {
  return contextMethod(args, logb);
}

function logicalInvertIn(args: usize): Value {
  return contextMethod(args, logicalInvert);
}

function nextMinusIn(args: usize): Value {
  return contextMethod(args, nextMinus);
}

function nextPlusIn(args: usize): Value {
  return contextMethod(args, nextPlus);
}

function normalizeIn(args: usize): Value {
  return contextMethod(args, normalize);
}

function sqrtIn(args: usize): Value {
  return contextMethod(args, squareRoot);
}

function absIn(args: usize): Value {
  return contextMethod(args, absolute);
}

function minusIn(args: usize): Value {
  return contextMethod(args, minus);
}

function plusIn(args: usize): Value {
  return contextMethod(args, plusOf);
}

function toIntegralExactIn(args: usize): Value {
  return contextMethod(args, integralExact);
}

function toIntegralValueIn(args: usize): Value {
  return contextMethod(args, integralValue);
}

function toIntegralIn(args: usize): Value {
  return contextMethod(args, integralValue);
}

function copyAbsIn(args: usize): Value {
  return contextMethod(args, copyAbs);
}

function copyNegateIn(args: usize): Value {
  return contextMethod(args, copyNegate);
}

function copyDecimalIn(args: usize): Value {
  return contextMethod(args, copied);
}

function compareIn(args: usize): Value {
  return contextMethodOfTwo(args, compareQuiet);
}

function compareSignalIn(args: usize): Value {
  return contextMethodOfTwo(args, compareSignal);
}

function compareTotalIn(args: usize): Value {
  return contextMethodOfTwo(args, compareTotal);
}

function compareTotalMagIn(args: usize): Value {
  return contextMethodOfTwo(args, compareTotalMag);
}

function maxIn(args: usize): Value {
  return contextMethodOfTwo(args, maximum);
}

function maxMagIn(args: usize): Value {
  return contextMethodOfTwo(args, maximumMag);
}

function minIn(args: usize): Value {
  return contextMethodOfTwo(args, minimum);
}

function minMagIn(args: usize): Value {
  return contextMethodOfTwo(args, minimumMag);
}

function nextTowardIn(args: usize): Value {
  return contextMethodOfTwo(args, nextToward);
}

function remainderNearIn(args: usize): Value {
  return contextMethodOfTwo(args, remainderNear);
}

function rotateIn(args: usize): Value {
  return contextMethodOfTwo(args, rotate);
}

function scalebIn(args: usize): Value {
  return contextMethodOfTwo(args, scaleb);
}

function shiftIn(args: usize): Value {
  return contextMethodOfTwo(args, shift);
}

function logicalAndIn(args: usize): Value {
  return contextMethodOfTwo(args, logicalAnd);
}

function logicalOrIn(args: usize): Value {
  return contextMethodOfTwo(args, logicalOr);
}

function logicalXorIn(args: usize): Value {
  return contextMethodOfTwo(args, logicalXor);
}

function copySignIn(args: usize): Value {
  return contextMethodOfTwo(args, copySign);
}

function addIn(args: usize): Value {
  return contextMethodOfTwo(args, add);
}

function subtractIn(args: usize): Value {
  return contextMethodOfTwo(args, subtract);
}

function multiplyIn(args: usize): Value {
  return contextMethodOfTwo(args, multiply);
}

function divideIn(args: usize): Value {
  return contextMethodOfTwo(args, divide);
}

function divideIntIn(args: usize): Value {
  return contextMethodOfTwo(args, divideInteger);
}

function remainderIn(args: usize): Value {
  return contextMethodOfTwo(args, remainder);
}

function quantizeIn(args: usize): Value {
  return contextMethodOfTwo(args, quantize);
}

function isCanonicalIn(args: usize): Value {
  if (!isDecimal(load<i64>(args, 8))) return raise(Exc.TypeError, "argument must be a Decimal");
  return contextQuestion(args, alwaysCanonical);
}

function isFiniteIn(args: usize): Value {
  return contextQuestion(args, askFinite);
}

function isInfiniteIn(args: usize): Value {
  return contextQuestion(args, askInfinite);
}

function isNanIn(args: usize): Value {
  return contextQuestion(args, askNan);
}

function isQnanIn(args: usize): Value {
  return contextQuestion(args, askQuiet);
}

function isSnanIn(args: usize): Value {
  return contextQuestion(args, askSignaling);
}

function isSignedIn(args: usize): Value {
  return contextQuestion(args, askSigned);
}

function isZeroIn(args: usize): Value {
  return contextQuestion(args, askZero);
}

function isNormalIn(args: usize): Value {
  return contextQuestion(args, askNormal);
}

function isSubnormalIn(args: usize): Value {
  return contextQuestion(args, askSubnormal);
}

// ---- what has a shape of its own: (context, …) ----

function createDecimal(args: usize): Value {
  return construct(typeAt(TypeId.DECIMAL), load<i64>(args, 8), false, asContext(load<i64>(args)));
}

function createFromFloat(args: usize): Value {
  const c = asContext(load<i64>(args));
  const v = load<i64>(args, 8);
  Met.bits = 0;
  if (isInt(v)) return finish(finalize(fromInt(v), c), c);
  if (!isAnyFloat(v)) return raise(Exc.TypeError, "argument must be int or float");
  return finish(finalize(fromFloat(floatOf(v)), c), c);
}

function fmaIn(args: usize): Value {
  const c = asContext(load<i64>(args));
  const a = operand(load<i64>(args, 8));
  const b = failed(a) ? a : operand(load<i64>(args, 16));
  const third = failed(b) ? b : operand(load<i64>(args, 24));
  Met.bits = 0;
  const result = failed(third) ? ERROR : finish(fma(a, b, third, c), c);
  drop(a);
  drop(b);
  drop(third);
  return result;
}

function divmodIn(args: usize): Value {
  return divmodOf(load<i64>(args, 8), load<i64>(args, 16), asContext(load<i64>(args)));
}

function powerIn(args: usize): Value {
  return powerModulo(
    load<i64>(args, 8),
    load<i64>(args, 16),
    load<i64>(args, 24),
    asContext(load<i64>(args)),
  );
}

function sameQuantumIn(args: usize): Value {
  const a = operand(load<i64>(args, 8));
  const b = failed(a) ? a : operand(load<i64>(args, 16));
  const result = failed(b) ? ERROR : boxBool(sameQuantum(a, b));
  drop(a);
  drop(b);
  return result;
}

function radixIn(_args: usize): Value {
  return radixOf();
}

function classIn(args: usize): Value {
  const a = operand(load<i64>(args, 8));
  if (failed(a)) return ERROR;
  const result = classOf(a, asContext(load<i64>(args)));
  drop(a);
  return result;
}

function textIn(args: usize, engineering: bool): Value {
  const a = operand(load<i64>(args, 8));
  if (failed(a)) return ERROR;
  const result = toText(a, engineering, asContext(load<i64>(args)).capitals !== 0);
  drop(a);
  return result;
}

function toSciString(args: usize): Value {
  return textIn(args, false);
}

function toEngString(args: usize): Value {
  return textIn(args, true);
}

function canonicalIn(args: usize): Value {
  const v = load<i64>(args, 8);
  return isDecimal(v) ? incref(v) : raise(Exc.TypeError, "argument must be a Decimal");
}

function applyIn(args: usize): Value {
  return contextMethod(args, applied);
}

export function fillContextMethods(type: PyType): void {
  define(type, "exp(self, x, /)", expIn);
  define(type, "ln(self, x, /)", lnIn);
  define(type, "log10(self, x, /)", log10In);
  define(type, "logb(self, x, /)", logbIn);
  define(type, "logical_invert(self, x, /)", logicalInvertIn);
  define(type, "next_minus(self, x, /)", nextMinusIn);
  define(type, "next_plus(self, x, /)", nextPlusIn);
  define(type, "normalize(self, x, /)", normalizeIn);
  define(type, "sqrt(self, x, /)", sqrtIn);
  define(type, "abs(self, x, /)", absIn);
  define(type, "minus(self, x, /)", minusIn);
  define(type, "plus(self, x, /)", plusIn);
  define(type, "to_integral_exact(self, x, /)", toIntegralExactIn);
  define(type, "to_integral_value(self, x, /)", toIntegralValueIn);
  define(type, "to_integral(self, x, /)", toIntegralIn);
  define(type, "copy_abs(self, x, /)", copyAbsIn);
  define(type, "copy_negate(self, x, /)", copyNegateIn);
  define(type, "copy_decimal(self, x, /)", copyDecimalIn);
  define(type, "compare(self, x, y, /)", compareIn);
  define(type, "compare_signal(self, x, y, /)", compareSignalIn);
  define(type, "compare_total(self, x, y, /)", compareTotalIn);
  define(type, "compare_total_mag(self, x, y, /)", compareTotalMagIn);
  define(type, "max(self, x, y, /)", maxIn);
  define(type, "max_mag(self, x, y, /)", maxMagIn);
  define(type, "min(self, x, y, /)", minIn);
  define(type, "min_mag(self, x, y, /)", minMagIn);
  define(type, "next_toward(self, x, y, /)", nextTowardIn);
  define(type, "remainder_near(self, x, y, /)", remainderNearIn);
  define(type, "rotate(self, x, y, /)", rotateIn);
  define(type, "scaleb(self, x, y, /)", scalebIn);
  define(type, "shift(self, x, y, /)", shiftIn);
  define(type, "logical_and(self, x, y, /)", logicalAndIn);
  define(type, "logical_or(self, x, y, /)", logicalOrIn);
  define(type, "logical_xor(self, x, y, /)", logicalXorIn);
  define(type, "copy_sign(self, x, y, /)", copySignIn);
  define(type, "add(self, x, y, /)", addIn);
  define(type, "subtract(self, x, y, /)", subtractIn);
  define(type, "multiply(self, x, y, /)", multiplyIn);
  define(type, "divide(self, x, y, /)", divideIn);
  define(type, "divide_int(self, x, y, /)", divideIntIn);
  define(type, "remainder(self, x, y, /)", remainderIn);
  define(type, "quantize(self, x, y, /)", quantizeIn);
  define(type, "is_canonical(self, x, /)", isCanonicalIn);
  define(type, "is_finite(self, x, /)", isFiniteIn);
  define(type, "is_infinite(self, x, /)", isInfiniteIn);
  define(type, "is_nan(self, x, /)", isNanIn);
  define(type, "is_qnan(self, x, /)", isQnanIn);
  define(type, "is_snan(self, x, /)", isSnanIn);
  define(type, "is_signed(self, x, /)", isSignedIn);
  define(type, "is_zero(self, x, /)", isZeroIn);
  define(type, "is_normal(self, x, /)", isNormalIn);
  define(type, "is_subnormal(self, x, /)", isSubnormalIn);
  define(type, "create_decimal(self, num='0', /)", createDecimal);
  define(type, "create_decimal_from_float(self, f, /)", createFromFloat);
  define(type, "fma(self, x, y, z, /)", fmaIn);
  define(type, "divmod(self, x, y, /)", divmodIn);
  define(type, "power(self, /, a, b, modulo=None)", powerIn);
  define(type, "same_quantum(self, x, y, /)", sameQuantumIn);
  define(type, "radix(self, /)", radixIn);
  define(type, "number_class(self, x, /)", classIn);
  define(type, "to_sci_string(self, x, /)", toSciString);
  define(type, "to_eng_string(self, x, /)", toEngString);
  define(type, "canonical(self, x, /)", canonicalIn);
  define(type, "_apply(self, object, /)", applyIn);
}
