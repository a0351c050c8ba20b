/** Methods of Decimal that do one operation: rows of operation and shape. The others: decimal.ts. */
import { define } from "../../core/native.ts";
import { PyType } from "../../core/type.ts";
import { boxBool, ERROR, Value } from "../../core/value.ts";
import { remainderNear } from "./arithmetic.ts";
import { contextOf, noContext } from "./context.ts";
import { decimalLog, exponential, naturalLog } from "./elementary.ts";
import { logb, logicalInvert, nextToward, normalize, scaleb } from "./integral.ts";
import { asDecimal, Settings } from "./number.ts";
import { method, methodOfTwo } from "./operands.ts";
import { squareRoot } from "./roots.ts";
import {
  alwaysCanonical,
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
  copySign,
  logicalAnd,
  logicalOr,
  logicalXor,
  maximum,
  maximumMag,
  minimum,
  minimumMag,
  nextMinus,
  nextPlus,
  rotate,
  shift,
} from "./shapes.ts";

function expMethod(args: usize): Value {
  return method(args, exponential);
}

function lnMethod(args: usize): Value {
  return method(args, naturalLog);
}

function log10Method(args: usize): Value {
  return method(args, decimalLog);
}

function logbMethod(args: usize): Value {
  return method(args, logb);
}

function logicalInvertMethod(args: usize): Value {
  return method(args, logicalInvert);
}

function nextMinusMethod(args: usize): Value {
  return method(args, nextMinus);
}

function nextPlusMethod(args: usize): Value {
  return method(args, nextPlus);
}

function normalizeMethod(args: usize): Value {
  return method(args, normalize);
}

function sqrtMethod(args: usize): Value {
  return method(args, squareRoot);
}

function compareMethod(args: usize): Value {
  return methodOfTwo(args, compareQuiet);
}

function compareSignalMethod(args: usize): Value {
  return methodOfTwo(args, compareSignal);
}

function compareTotalMethod(args: usize): Value {
  return methodOfTwo(args, compareTotal);
}

function compareTotalMagMethod(args: usize): Value {
  return methodOfTwo(args, compareTotalMag);
}

function maxMethod(args: usize): Value {
  return methodOfTwo(args, maximum);
}

function maxMagMethod(args: usize): Value {
  return methodOfTwo(args, maximumMag);
}

function minMethod(args: usize): Value {
  return methodOfTwo(args, minimum);
}

function minMagMethod(args: usize): Value {
  return methodOfTwo(args, minimumMag);
}

function nextTowardMethod(args: usize): Value {
  return methodOfTwo(args, nextToward);
}

function remainderNearMethod(args: usize): Value {
  return methodOfTwo(args, remainderNear);
}

function rotateMethod(args: usize): Value {
  return methodOfTwo(args, rotate);
}

function scalebMethod(args: usize): Value {
  return methodOfTwo(args, scaleb);
}

function shiftMethod(args: usize): Value {
  return methodOfTwo(args, shift);
}

function logicalAndMethod(args: usize): Value {
  return methodOfTwo(args, logicalAnd);
}

function logicalOrMethod(args: usize): Value {
  return methodOfTwo(args, logicalOr);
}

function logicalXorMethod(args: usize): Value {
  return methodOfTwo(args, logicalXor);
}

function copySignMethod(args: usize): Value {
  return methodOfTwo(args, copySign);
}

function isCanonicalMethod(args: usize): Value {
  return boxBool(alwaysCanonical(asDecimal(load<i64>(args)), changetype<Settings>(0)));
}

function isFiniteMethod(args: usize): Value {
  return boxBool(askFinite(asDecimal(load<i64>(args)), changetype<Settings>(0)));
}

function isInfiniteMethod(args: usize): Value {
  return boxBool(askInfinite(asDecimal(load<i64>(args)), changetype<Settings>(0)));
}

function isNanMethod(args: usize): Value {
  return boxBool(askNan(asDecimal(load<i64>(args)), changetype<Settings>(0)));
}

function isQnanMethod(args: usize): Value {
  return boxBool(askQuiet(asDecimal(load<i64>(args)), changetype<Settings>(0)));
}

function isSnanMethod(args: usize): Value {
  return boxBool(askSignaling(asDecimal(load<i64>(args)), changetype<Settings>(0)));
}

function isSignedMethod(args: usize): Value {
  return boxBool(askSigned(asDecimal(load<i64>(args)), changetype<Settings>(0)));
}

function isZeroMethod(args: usize): Value {
  return boxBool(askZero(asDecimal(load<i64>(args)), changetype<Settings>(0)));
}

function isNormalMethod(args: usize): Value {
  const c = contextOf(load<i64>(args, 8));
  return noContext(c) ? ERROR : boxBool(askNormal(asDecimal(load<i64>(args)), c));
}

function isSubnormalMethod(args: usize): Value {
  const c = contextOf(load<i64>(args, 8));
  return noContext(c) ? ERROR : boxBool(askSubnormal(asDecimal(load<i64>(args)), c));
}

export function fillMethods(type: PyType): void {
  define(type, "exp(self, /, context=None)", expMethod);
  define(type, "ln(self, /, context=None)", lnMethod);
  define(type, "log10(self, /, context=None)", log10Method);
  define(type, "logb(self, /, context=None)", logbMethod);
  define(type, "logical_invert(self, /, context=None)", logicalInvertMethod);
  define(type, "next_minus(self, /, context=None)", nextMinusMethod);
  define(type, "next_plus(self, /, context=None)", nextPlusMethod);
  define(type, "normalize(self, /, context=None)", normalizeMethod);
  define(type, "sqrt(self, /, context=None)", sqrtMethod);
  define(type, "compare(self, /, other, context=None)", compareMethod);
  define(type, "compare_signal(self, /, other, context=None)", compareSignalMethod);
  define(type, "compare_total(self, /, other, context=None)", compareTotalMethod);
  define(type, "compare_total_mag(self, /, other, context=None)", compareTotalMagMethod);
  define(type, "max(self, /, other, context=None)", maxMethod);
  define(type, "max_mag(self, /, other, context=None)", maxMagMethod);
  define(type, "min(self, /, other, context=None)", minMethod);
  define(type, "min_mag(self, /, other, context=None)", minMagMethod);
  define(type, "next_toward(self, /, other, context=None)", nextTowardMethod);
  define(type, "remainder_near(self, /, other, context=None)", remainderNearMethod);
  define(type, "rotate(self, /, other, context=None)", rotateMethod);
  define(type, "scaleb(self, /, other, context=None)", scalebMethod);
  define(type, "shift(self, /, other, context=None)", shiftMethod);
  define(type, "logical_and(self, /, other, context=None)", logicalAndMethod);
  define(type, "logical_or(self, /, other, context=None)", logicalOrMethod);
  define(type, "logical_xor(self, /, other, context=None)", logicalXorMethod);
  define(type, "copy_sign(self, /, other, context=None)", copySignMethod);
  define(type, "is_canonical(self, /)", isCanonicalMethod);
  define(type, "is_finite(self, /)", isFiniteMethod);
  define(type, "is_infinite(self, /)", isInfiniteMethod);
  define(type, "is_nan(self, /)", isNanMethod);
  define(type, "is_qnan(self, /)", isQnanMethod);
  define(type, "is_snan(self, /)", isSnanMethod);
  define(type, "is_signed(self, /)", isSignedMethod);
  define(type, "is_zero(self, /)", isZeroMethod);
  define(type, "is_normal(self, /, context=None)", isNormalMethod);
  define(type, "is_subnormal(self, /, context=None)", isSubnormalMethod);
}
