/**
 * What the functions of cmath give for infinities, NaNs and signed zeros (C99, annex G; CPython: the tables of Modules/cmathmodule.c). A row for
 * each kind of real part, in it two letters, real and imaginary, for each kind of imaginary part: -inf, negative, -0, +0, positive, inf, nan.
 *
 *     N nan   I i ±inf   Z z ±0   O o ±1   P p ±pi   H h ±pi/2   Q q ±pi/4   T t ±3pi/4   E domain error   . finite: computed
 */
import { result } from "./result.ts";

export const ACOS_TABLE =
  "TIPIPIPiPiTiNI HI........HiNN HI........HiHN HI........HiHN HI........HiNN QIZIZIZiZiQiNI NINNNNNNNNNiNN";
export const ACOSH_TABLE =
  "ItIpIpIPIPITIN Ih........IHNN Ih........IHNH Ih........IHNH Ih........IHNN IqIzIzIZIZIQIN INNNNNNNNNINNN";
export const ASINH_TABLE =
  "iqiziziZiZiQiN ih........iHNN ih........iHNN Ih........IHNN Ih........IHNN IqIzIzIZIZIQIN INNNNzNZNNINNN";
export const ATANH_TABLE =
  "zhzhzhzHzHzHzN zh........zHNN zh........zHzN Zh........ZHZN Zh........ZHNN ZhZhZhZHZHZHZN ZhNNNNNNNNZHNN";
export const COSH_TABLE =
  "EEIIIZIzIiEEIN EE........EENN EE........EENZ EE........EENZ EE........EENN EEIiIzIZIIEEIN NNNNNZNZNNNNNN";
export const EXP_TABLE =
  "ZZZzZzZZZZZZZZ EE........EENN EE........EENN EE........EENN EE........EENN EEIiIzIZIIEEIN NNNNNzNZNNNNNN";
export const LOG_TABLE =
  "ItIpIpIPIPITIN Ih........IHNN Ih........IHNN Ih........IHNN Ih........IHNN IqIzIzIZIZIQIN INNNNNNNNNINNN";
export const SINH_TABLE =
  "EEiiiziZiIEEIN EE........EENN EE........EEZN EE........EEZN EE........EENN EEIiIzIZIIEEIN NNNNNzNZNNNNNN";
export const SQRT_TABLE =
  "IiZiZiZIZIIINI Ii........IINN Ii........IINN Ii........IINN Ii........IINN IiIzIzIZIZIIIN IiNNNNNNNNIINN";
export const TANH_TABLE =
  "oZozozoZoZoZoZ EE........EENN EE........EEzN EE........EEZN EE........EENN OZOzOzOZOZOZOZ NNNNNzNZNNNNNN";
export const RECT_TABLE =
  "EEiIiZiziiEEIN EE........EENN ZZ........ZZZZ ZZ........ZZZZ EE........EENN EEIiIzIZIIEEIN NNNNNZNZNNNNNN";

/** Place of a part among the seven kinds. */
function kindOf(x: f64): i32 {
  if (x !== x) return 6;
  if (x === 0) return reinterpret<u64>(x) >> 63 !== 0 ? 2 : 3;
  const large = Math.abs(x) === Infinity;
  return x < 0 ? (large ? 0 : 1) : large ? 5 : 4;
}

/** The value that a letter stands for. */
function valueOf(letter: u32): f64 {
  switch (letter | 0x20) {
    case 0x69:
      return Infinity;
    case 0x7a:
      return 0;
    case 0x6f:
      return 1;
    case 0x70:
      return Math.PI;
    case 0x68:
      return Math.PI / 2;
    case 0x71:
      return Math.PI / 4;
    case 0x74:
      return 0.75 * Math.PI;
    default:
      return NaN;
  }
}

const DOMAIN: u32 = 0x45;

/** Whether one of the parts is no finite number. */
export function isSpecial(x: f64, y: f64): bool {
  return !Number.isFinite(x) || !Number.isFinite(y);
}

/** Sets the result to what the table has for x + yi. */
export function lookUp(table: string, x: f64, y: f64): void {
  // Rows are 14 letters and a space.
  const at = changetype<usize>(table) + ((<usize>(kindOf(x) * 15 + kindOf(y) * 2)) << 1);
  const real: u32 = load<u16>(at);
  const imag: u32 = load<u16>(at, 2);
  if (real === DOMAIN) result.fail();
  result.set(real < 0x60 ? valueOf(real) : -valueOf(real), imag < 0x60 ? valueOf(imag) : -valueOf(imag));
}
