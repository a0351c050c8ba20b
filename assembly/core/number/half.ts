// IEEE 754 half precision (binary16): 1 bit of sign, 5 of exponent, 10 of fraction.

/** The double that the 16 bits stand for. */
export function halfToF64(bits: u32): f64 {
  const sign: f64 = bits >> 15 !== 0 ? -1.0 : 1.0;
  const exponent = <i32>((bits >> 10) & 31);
  const fraction = <f64>(bits & 1023);
  if (exponent === 31) return fraction === 0 ? sign * Infinity : <f64>NaN;
  // 2^-24 is the smallest; a power of two as a double is its exponent field.
  if (exponent === 0) return sign * fraction * 5.960464477539063e-8;
  return sign * (1024.0 + fraction) * reinterpret<f64>((<u64>(exponent - 25 + 1023)) << 52);
}

/** The half nearest to x (to even), or -1 if a finite x is too large. */
export function halfFromF64(x: f64): i32 {
  const bits = reinterpret<u64>(x);
  const sign = (<i32>(bits >> 63)) << 15;
  const size = Math.abs(x);
  if (x !== x) return 0x7e00;
  if (size === Infinity) return sign | 0x7c00;
  const exponent = max(<i32>((bits >> 52) & 0x7ff) - 1023, -14);
  // In units of the last place; nearest() rounds half to even, and a carry runs into the exponent.
  const units = <i32>nearest<f64>(size * reinterpret<f64>((<u64>(10 - exponent + 1023)) << 52));
  const half = units < 1024 ? units : ((exponent + 14) << 10) + units;
  return exponent > 15 || half >= 0x7c00 ? -1 : sign | half;
}
