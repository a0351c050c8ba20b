// Elementary functions of doubles, where AssemblyScript's own are not good enough or do not exist.

/** x to the power y, as the C library has it: 1 to any power is 1, NaN included. */
export function power(x: f64, y: f64): f64 {
  return x ** y;
}
