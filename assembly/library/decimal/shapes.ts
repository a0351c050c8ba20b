/** Operations in the shapes that methods take them in (operands.ts). */
import {
  choose,
  compareNumbers,
  fromOrder,
  Logical,
  logical,
  moveDigits,
  nextBeside,
  plus,
  toIntegral,
  totalOrder,
  totalOrderOfSizes,
} from "./integral.ts";
import {
  adjusted,
  copyOf,
  Dec,
  failed,
  finalize,
  isFinite,
  isInfinite,
  isNan,
  isZeroCoefficient,
  Kind,
  Settings,
} from "./number.ts";

export function nextMinus(a: Dec, s: Settings): Dec {
  return nextBeside(a, false, s);
}

export function nextPlus(a: Dec, s: Settings): Dec {
  return nextBeside(a, true, s);
}

export function minus(a: Dec, s: Settings): Dec {
  return plus(a, 1, s);
}

export function plusOf(a: Dec, s: Settings): Dec {
  return plus(a, 0, s);
}

export function integralExact(a: Dec, s: Settings): Dec {
  return toIntegral(a, true, s);
}

export function integralValue(a: Dec, s: Settings): Dec {
  return toIntegral(a, false, s);
}

export function copied(a: Dec, _s: Settings): Dec {
  return copyOf(a);
}

/** Rounded to the context, and nothing else. */
export function applied(a: Dec, s: Settings): Dec {
  return finalize(copyOf(a), s);
}

export function copyAbs(a: Dec, _s: Settings): Dec {
  const d = copyOf(a);
  if (!failed(d)) d.sign = 0;
  return d;
}

export function copyNegate(a: Dec, _s: Settings): Dec {
  const d = copyOf(a);
  if (!failed(d)) d.sign ^= 1;
  return d;
}

export function copySign(a: Dec, b: Dec, _s: Settings): Dec {
  const d = copyOf(a);
  if (!failed(d)) d.sign = b.sign;
  return d;
}

export function compareQuiet(a: Dec, b: Dec, s: Settings): Dec {
  return compareNumbers(a, b, false, s);
}

export function compareSignal(a: Dec, b: Dec, s: Settings): Dec {
  return compareNumbers(a, b, true, s);
}

export function compareTotal(a: Dec, b: Dec, _s: Settings): Dec {
  return fromOrder(totalOrder(a, b));
}

export function compareTotalMag(a: Dec, b: Dec, _s: Settings): Dec {
  return fromOrder(totalOrderOfSizes(a, b));
}

export function maximum(a: Dec, b: Dec, s: Settings): Dec {
  return choose(a, b, true, false, s);
}

export function maximumMag(a: Dec, b: Dec, s: Settings): Dec {
  return choose(a, b, true, true, s);
}

export function minimum(a: Dec, b: Dec, s: Settings): Dec {
  return choose(a, b, false, false, s);
}

export function minimumMag(a: Dec, b: Dec, s: Settings): Dec {
  return choose(a, b, false, true, s);
}

export function rotate(a: Dec, b: Dec, s: Settings): Dec {
  return moveDigits(a, b, true, s);
}

export function shift(a: Dec, b: Dec, s: Settings): Dec {
  return moveDigits(a, b, false, s);
}

export function logicalAnd(a: Dec, b: Dec, s: Settings): Dec {
  return logical(a, b, Logical.AND, s);
}

export function logicalOr(a: Dec, b: Dec, s: Settings): Dec {
  return logical(a, b, Logical.OR, s);
}

export function logicalXor(a: Dec, b: Dec, s: Settings): Dec {
  return logical(a, b, Logical.XOR, s);
}

// ---- questions ----

export function alwaysCanonical(_a: Dec, _s: Settings): bool {
  return true;
}

export function askFinite(a: Dec, _s: Settings): bool {
  return isFinite(a);
}

export function askInfinite(a: Dec, _s: Settings): bool {
  return isInfinite(a);
}

export function askNan(a: Dec, _s: Settings): bool {
  return isNan(a);
}

export function askQuiet(a: Dec, _s: Settings): bool {
  return a.kind === <u8>Kind.QUIET_NAN;
}

export function askSignaling(a: Dec, _s: Settings): bool {
  return a.kind === <u8>Kind.SIGNALING_NAN;
}

export function askSigned(a: Dec, _s: Settings): bool {
  return a.sign !== 0;
}

export function askZero(a: Dec, _s: Settings): bool {
  return isFinite(a) && isZeroCoefficient(a);
}

export function askNormal(a: Dec, s: Settings): bool {
  return isFinite(a) && !isZeroCoefficient(a) && adjusted(a) >= s.emin;
}

export function askSubnormal(a: Dec, s: Settings): bool {
  return isFinite(a) && !isZeroCoefficient(a) && adjusted(a) < s.emin;
}
