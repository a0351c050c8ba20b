// The number kernels as a module of their own, for tests (tests/number-kernels.test.ts). Not part of the VM.
import {
  limbsAdd,
  limbsAddCarry,
  limbsAddSame,
  limbsAnyBelow,
  limbsBit,
  limbsBitCount,
  limbsBitLength,
  limbsBitwise,
  limbsClear,
  limbsCompare,
  limbsCompareSame,
  limbsCopy,
  limbsDivSmall,
  limbsModSmall,
  limbsMulSmall,
  limbsShiftLeft,
  limbsShiftLeftBits,
  limbsShiftRight,
  limbsShiftRightBits,
  limbsSub,
  limbsSubBorrow,
  limbsSubMulSmall,
  limbsSubSame,
  limbsTrailingZeros,
  limbsTrim,
} from "../core/number/bignum.ts";

export {
  limbsAdd,
  limbsAddCarry,
  limbsAddSame,
  limbsAnyBelow,
  limbsBit,
  limbsBitCount,
  limbsBitLength,
  limbsBitwise,
  limbsClear,
  limbsCompare,
  limbsCompareSame,
  limbsCopy,
  limbsDivSmall,
  limbsModSmall,
  limbsMulSmall,
  limbsShiftLeft,
  limbsShiftLeftBits,
  limbsShiftRight,
  limbsShiftRightBits,
  limbsSub,
  limbsSubBorrow,
  limbsSubMulSmall,
  limbsSubSame,
  limbsTrailingZeros,
  limbsTrim,
};

import { limbsMul, limbsMulWith, mulScratch } from "../core/number/multiply.ts";

export { limbsMul, limbsMulWith, mulScratch };

import { limbsDivMod } from "../core/number/divide.ts";

export { limbsDivMod };

import {
  gcdWords,
  isqrtLimbs,
  limbsGcd,
  limbsIsqrt,
  limbsPow,
  limbsPowMod,
  powLimbs,
} from "../core/number/power.ts";

export { gcdWords, isqrtLimbs, limbsGcd, limbsIsqrt, limbsPow, limbsPowMod, powLimbs };

import {
  countDigits,
  decimalBound,
  digitValue,
  limbsFromPowerOfTwo,
  limbsFromText,
  limbsToDecimal,
  limbsToPowerOfTwo,
  parseLimbs,
  powerOfTwoDigits,
  storeDigits,
  wordToDecimal,
} from "../core/number/radix.ts";

export {
  countDigits,
  decimalBound,
  digitValue,
  limbsFromPowerOfTwo,
  limbsFromText,
  limbsToDecimal,
  limbsToPowerOfTwo,
  parseLimbs,
  powerOfTwoDigits,
  storeDigits,
  wordToDecimal,
};

import {
  composeF64,
  limbsFromBytes,
  limbsFromF64,
  limbsScaledToF64,
  limbsToBytes,
  limbsToF64,
  limbsTrueDivide,
} from "../core/number/convert.ts";

export {
  composeF64,
  limbsFromBytes,
  limbsFromF64,
  limbsScaledToF64,
  limbsToBytes,
  limbsToF64,
  limbsTrueDivide,
};

import { tensExact, tensHigh, tensLow, tensReady } from "../core/number/tens.ts";

export { tensExact, tensHigh, tensLow, tensReady };

import { exactDigits, exactDigitsRoom, shortestDigits } from "../core/number/digits.ts";

export { exactDigits, exactDigitsRoom, shortestDigits };

import { parseDecimal, parseHex } from "../core/number/parse.ts";

export { parseDecimal, parseHex };

import { power } from "../core/number/libm.ts";

export { power };

import {
  acosh,
  asinh,
  atanh,
  cosh,
  exp2,
  expm1,
  expNegative,
  log1p,
  log2,
  log10,
  scaleBy,
  scaledSum,
  sinh,
  tanh,
} from "../core/number/explog.ts";

export {
  acosh,
  asinh,
  atanh,
  cosh,
  exp2,
  expm1,
  expNegative,
  log1p,
  log2,
  log10,
  scaleBy,
  scaledSum,
  sinh,
  tanh,
};

import {
  cbrt,
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

export { cbrt, erf, erfc, fma, frexp, gamma, ldexp, lgamma, nextAfter, remainder, ulp };

import { Digits } from "../core/number/digits.ts";
export function digitsPoint(): i32 {
  return Digits.point;
}

import { rawAlloc } from "../memory/raw.ts";

export { rawAlloc };

import { FloatResult } from "../core/number/convert.ts";
export function floatResult(): f64 {
  return FloatResult.value;
}
