// Elementary functions of doubles, where AssemblyScript's own are not good enough or do not exist.

/** x to the power y, as the C library has it: pow(1, NaN) and pow(NaN, 0) are 1. */
export function power(x: f64, y: f64): f64 {
  return x ** y;
}
