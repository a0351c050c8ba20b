// Products of 64-bit words that WebAssembly lacks: the upper half, and both halves.

/** Upper 64 bits of x · y. */
export function mulHigh(x: u64, y: u64): u64 {
  const x0 = x & 0xffffffff;
  const x1 = x >> 32;
  const y0 = y & 0xffffffff;
  const y1 = y >> 32;
  const m1 = x1 * y0 + ((x0 * y0) >> 32);
  const m2 = x0 * y1 + (m1 & 0xffffffff);
  return x1 * y1 + (m1 >> 32) + (m2 >> 32);
}
