// Elementary functions of doubles, where AssemblyScript's own are not good enough or do not exist.

/** x to the power y, as the C library has it: 1 to any power is 1, NaN included. */
export function power(x: f64, y: f64): f64 {
  // JavaScript's power, which AssemblyScript's follows, says NaN here.
  if (x === 1 || (x === -1 && Math.abs(y) === Infinity)) return 1;
  return x ** y;
}
