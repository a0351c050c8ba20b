/**
 * The functions of cmath for finite numbers: after W. Kahan, "Branch cuts for complex elementary functions, or much ado about nothing's sign bit",
 * 1987, with the scalings of CPython's Modules/cmathmodule.c where a step would overflow or lose what is subnormal. Each takes the parts and sets
 * `result`; the rest of a plane comes from tables (special.ts).
 */
import {
  asinh,
  log1p,
  cosh as realCosh,
  sinh as realSinh,
  tanh as realTanh,
} from "../../core/number/explog.ts";
import { ldexp } from "../../core/number/special.ts";
import { result } from "./result.ts";
import {
  ACOS_TABLE,
  ACOSH_TABLE,
  ASINH_TABLE,
  ATANH_TABLE,
  COSH_TABLE,
  EXP_TABLE,
  isSpecial,
  LOG_TABLE,
  lookUp,
  RECT_TABLE,
  SINH_TABLE,
  SQRT_TABLE,
  TANH_TABLE,
} from "./special.ts";

/** A quarter of the largest double. */
const LARGE: f64 = f64.MAX_VALUE / 4;
const SQRT_LARGE: f64 = Math.sqrt(LARGE);
const LOG_LARGE: f64 = Math.log(LARGE);
const SMALLEST_NORMAL: f64 = 2.2250738585072014e-308;
const SQRT_SMALLEST: f64 = Math.sqrt(SMALLEST_NORMAL);
const LN2: f64 = Math.LN2;
const LN10: f64 = Math.LN10;
/** Subnormal parts are scaled by this power of 2 and a square root by half of it. */
const UP: i32 = 53;
const DOWN: i32 = -27;

function isNegative(x: f64): bool {
  return reinterpret<u64>(x) >> 63 !== 0;
}

function copySign(x: f64, y: f64): f64 {
  return copysign<f64>(x, y);
}

/** ln of |x + yi| where that may overflow. */
function logOfLarge(x: f64, y: f64): f64 {
  return Math.log(Math.hypot(x / 2, y / 2)) + LN2 * 2;
}

function isLarge(x: f64, y: f64): bool {
  return Math.abs(x) > LARGE || Math.abs(y) > LARGE;
}

export function sqrt(x: f64, y: f64): void {
  if (isSpecial(x, y)) return lookUp(SQRT_TABLE, x, y);
  if (x === 0 && y === 0) return result.set(0, y);
  let ax = Math.abs(x);
  const ay = Math.abs(y);
  let s: f64;
  if (ax < SMALLEST_NORMAL && ay < SMALLEST_NORMAL) {
    ax = ldexp(ax, UP);
    s = ldexp(Math.sqrt(ax + Math.hypot(ax, ldexp(ay, UP))), DOWN);
  } else {
    ax /= 8;
    s = 2 * Math.sqrt(ax + Math.hypot(ax, ay / 8));
  }
  const d = ay / (2 * s);
  if (x >= 0) result.set(s, copySign(d, y));
  else result.set(d, copySign(s, y));
}

/** The roots of both numbers whose product most inverse functions look at. */
class Roots {
  static ar: f64 = 0;
  static ai: f64 = 0;
  static br: f64 = 0;
  static bi: f64 = 0;

  static take(ax: f64, ay: f64, bx: f64, by: f64): void {
    sqrt(ax, ay);
    Roots.ar = result.real;
    Roots.ai = result.imag;
    sqrt(bx, by);
    Roots.br = result.real;
    Roots.bi = result.imag;
  }
}

export function acos(x: f64, y: f64): void {
  if (isSpecial(x, y)) return lookUp(ACOS_TABLE, x, y);
  if (isLarge(x, y)) {
    const size = logOfLarge(x, y);
    return result.set(Math.atan2(Math.abs(y), x), x < 0 ? -copySign(size, y) : copySign(size, -y));
  }
  Roots.take(1 - x, -y, 1 + x, y);
  result.set(2 * Math.atan2(Roots.ar, Roots.br), asinh(Roots.br * Roots.ai - Roots.bi * Roots.ar));
}

export function complexAcosh(x: f64, y: f64): void {
  if (isSpecial(x, y)) return lookUp(ACOSH_TABLE, x, y);
  if (isLarge(x, y)) return result.set(logOfLarge(x, y), Math.atan2(y, x));
  Roots.take(x - 1, y, x + 1, y);
  result.set(asinh(Roots.ar * Roots.br + Roots.ai * Roots.bi), 2 * Math.atan2(Roots.ai, Roots.br));
}

export function complexAsinh(x: f64, y: f64): void {
  if (isSpecial(x, y)) return lookUp(ASINH_TABLE, x, y);
  if (isLarge(x, y)) {
    const size = logOfLarge(x, y);
    return result.set(y >= 0 ? copySign(size, x) : -copySign(size, -x), Math.atan2(y, Math.abs(x)));
  }
  Roots.take(1 + y, -x, 1 - y, x);
  result.set(
    asinh(Roots.ar * Roots.bi - Roots.br * Roots.ai),
    Math.atan2(y, Roots.ar * Roots.br - Roots.ai * Roots.bi),
  );
}

/** asin z = -i asinh iz */
export function asin(x: f64, y: f64): void {
  complexAsinh(-y, x);
  result.set(result.imag, -result.real);
}

export function complexAtanh(x: f64, y: f64): void {
  if (isSpecial(x, y)) return lookUp(ATANH_TABLE, x, y);
  if (isNegative(x)) {
    complexAtanh(-x, -y);
    return result.set(-result.real, -result.imag);
  }
  const ay = Math.abs(y);
  if (x > SQRT_LARGE || ay > SQRT_LARGE) {
    const h = Math.hypot(x / 2, y / 2);
    return result.set(x / 4 / h / h, -copySign(Math.PI / 2, -y));
  }
  if (x === 1 && ay < SQRT_SMALLEST) {
    if (ay === 0) {
      result.fail();
      return result.set(Infinity, y);
    }
    return result.set(
      -Math.log(Math.sqrt(ay) / Math.sqrt(Math.hypot(ay, 2))),
      copySign(Math.atan2(2, -ay) / 2, y),
    );
  }
  result.set(
    log1p((4 * x) / ((1 - x) * (1 - x) + ay * ay)) / 4,
    -Math.atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2,
  );
}

/** atan z = -i atanh iz */
export function atan(x: f64, y: f64): void {
  complexAtanh(-y, x);
  result.set(result.imag, -result.real);
}

export function log(x: f64, y: f64): void {
  if (isSpecial(x, y)) return lookUp(LOG_TABLE, x, y);
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const angle = Math.atan2(y, x);
  if (isLarge(x, y)) return result.set(Math.log(Math.hypot(ax / 2, ay / 2)) + LN2, angle);
  if (ax < SMALLEST_NORMAL && ay < SMALLEST_NORMAL) {
    if (ax > 0 || ay > 0) {
      return result.set(Math.log(Math.hypot(ldexp(ax, UP), ldexp(ay, UP))) - UP * LN2, angle);
    }
    result.fail();
    return result.set(-Infinity, angle);
  }
  const h = Math.hypot(ax, ay);
  if (h < 0.71 || h > 1.73) return result.set(Math.log(h), angle);
  // Near 1, |z|² - 1 is exact enough.
  const most = max(ax, ay);
  const least = min(ax, ay);
  result.set(log1p((most - 1) * (most + 1) + least * least) / 2, angle);
}

export function log10(x: f64, y: f64): void {
  log(x, y);
  result.set(result.real / LN10, result.imag / LN10);
}

export function exp(x: f64, y: f64): void {
  if (isSpecial(x, y)) {
    if (Math.abs(x) === Infinity && Number.isFinite(y) && y !== 0) {
      const size = x > 0 ? Infinity : 0.0;
      return result.set(copySign(size, Math.cos(y)), copySign(size, Math.sin(y)));
    }
    return lookUp(EXP_TABLE, x, y);
  }
  if (x > LOG_LARGE) {
    const l = Math.exp(x - 1);
    result.set(l * Math.cos(y) * Math.E, l * Math.sin(y) * Math.E);
  } else {
    const l = Math.exp(x);
    result.set(l * Math.cos(y), l * Math.sin(y));
  }
  result.checkRange();
}

export function cosh(x: f64, y: f64): void {
  if (isSpecial(x, y)) {
    if (Math.abs(x) === Infinity && Number.isFinite(y) && y !== 0) {
      const imag = copySign(Infinity, Math.sin(y));
      return result.set(copySign(Infinity, Math.cos(y)), x > 0 ? imag : -imag);
    }
    return lookUp(COSH_TABLE, x, y);
  }
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copySign(1, x);
    result.set(Math.cos(y) * realCosh(less) * Math.E, Math.sin(y) * realSinh(less) * Math.E);
  } else result.set(Math.cos(y) * realCosh(x), Math.sin(y) * realSinh(x));
  result.checkRange();
}

export function sinh(x: f64, y: f64): void {
  if (isSpecial(x, y)) {
    if (Math.abs(x) === Infinity && Number.isFinite(y) && y !== 0) {
      const real = copySign(Infinity, Math.cos(y));
      return result.set(x > 0 ? real : -real, copySign(Infinity, Math.sin(y)));
    }
    return lookUp(SINH_TABLE, x, y);
  }
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copySign(1, x);
    result.set(Math.cos(y) * realSinh(less) * Math.E, Math.sin(y) * realCosh(less) * Math.E);
  } else result.set(Math.cos(y) * realSinh(x), Math.sin(y) * realCosh(x));
  result.checkRange();
}

export function tanh(x: f64, y: f64): void {
  if (isSpecial(x, y)) {
    if (Math.abs(x) === Infinity && Number.isFinite(y) && y !== 0) {
      return result.set(x > 0 ? 1 : -1, copySign(0, 2 * Math.sin(y) * Math.cos(y)));
    }
    return lookUp(TANH_TABLE, x, y);
  }
  if (Math.abs(x) > LOG_LARGE) {
    return result.set(copySign(1, x), 4 * Math.sin(y) * Math.cos(y) * Math.exp(-2 * Math.abs(x)));
  }
  const tx = realTanh(x);
  const ty = Math.tan(y);
  const cx = 1 / realCosh(x);
  const product = tx * ty;
  const bottom = 1 + product * product;
  result.set((tx * (1 + ty * ty)) / bottom, (ty / bottom) * cx * cx);
}

/** cos z = cosh iz */
export function cos(x: f64, y: f64): void {
  cosh(-y, x);
}

/** sin z = -i sinh iz */
export function sin(x: f64, y: f64): void {
  sinh(-y, x);
  result.set(result.imag, -result.real);
}

/** tan z = -i tanh iz */
export function tan(x: f64, y: f64): void {
  tanh(-y, x);
  result.set(result.imag, -result.real);
}

/** From polar coordinates. */
export function rect(r: f64, phi: f64): void {
  if (isSpecial(r, phi)) {
    if (Math.abs(r) === Infinity && Number.isFinite(phi) && phi !== 0) {
      const real = copySign(Infinity, Math.cos(phi));
      const imag = copySign(Infinity, Math.sin(phi));
      return r > 0 ? result.set(real, imag) : result.set(-real, -imag);
    }
    return lookUp(RECT_TABLE, r, phi);
  }
  // An angle of 0 keeps its sign in the imaginary part.
  if (phi === 0) result.set(r, r * phi);
  else result.set(r * Math.cos(phi), r * Math.sin(phi));
}
