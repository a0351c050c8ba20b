// The 128 leading bits of the powers of ten from 10^-342 to 10^324, which the shortest-digits and the parsing kernels
// multiply by. A table of 10.4 KB that would weigh on the download is computed instead, exactly, when a float is first
// printed or parsed (about 0.2 ms): upwards by multiplying 1 by five, downwards by dividing a long power of two by five.

import { limbsClear, limbsDivSmall, limbsMulSmall, limbsTrim } from "./bignum.ts";

/** Least and greatest exponent in the table. */
export const TENS_MIN: i32 = -342;
export const TENS_MAX: i32 = 324;

const ENTRY: usize = 16;
const TABLE: usize = memory.data(10672);
/** Limbs to compute in: 5^342 has 795 bits, and 128 bits of quotient are to be exact. */
const WORK: i32 = 32;
const WORKSPACE: usize = memory.data(132);

class Tens {
  static ready: bool = false;
}

/** Upper 64 bits of the normalised power, the highest bit set; `tensReady` must have been called. */
export function tensHigh(exponent: i32): u64 {
  return load<u64>(TABLE + <usize>(exponent - TENS_MIN) * ENTRY, 8);
}

/** Lower 64 bits; all 128 are truncated, not rounded. */
export function tensLow(exponent: i32): u64 {
  return load<u64>(TABLE + <usize>(exponent - TENS_MIN) * ENTRY);
}

/** Whether 128 bits hold the power exactly. */
export function tensExact(exponent: i32): bool {
  return exponent >= 0 && exponent <= 55;
}

/** Fills the table at the first call. */
export function tensReady(): void {
  if (Tens.ready) return;
  Tens.ready = true;
  limbsClear(WORKSPACE, WORK);
  store<u32>(WORKSPACE, 1);
  let n = 1;
  for (let exponent = 0; exponent <= TENS_MAX; exponent++) {
    keep(exponent, n);
    const carry = limbsMulSmall(WORKSPACE, WORKSPACE, n, 5, 0);
    if (carry !== 0) store<u32>(WORKSPACE + (usize(n++) << 2), carry);
  }
  limbsClear(WORKSPACE, WORK);
  store<u32>(WORKSPACE + ((<usize>(WORK - 1)) << 2), 0x80000000);
  n = WORK;
  for (let exponent = -1; exponent >= TENS_MIN; exponent--) {
    limbsDivSmall(WORKSPACE, WORKSPACE, n, 5);
    n = limbsTrim(WORKSPACE, n);
    keep(exponent, n);
  }
}

/** Enters the leading 128 bits of the n limbs in the workspace. */
function keep(exponent: i32, n: i32): void {
  const end = WORKSPACE + ((<usize>n) << 2);
  const shift = clz<u32>(load<u32>(end - 4));
  const entry = TABLE + <usize>(exponent - TENS_MIN) * ENTRY;
  for (let i = 0; i < 4; i++) {
    const upper: u32 = i < n ? load<u32>(end - 4 * <usize>(i + 1)) : 0;
    const lower: u32 = i + 1 < n ? load<u32>(end - 4 * <usize>(i + 2)) : 0;
    const limb = shift === 0 ? upper : (upper << shift) | (lower >> (32 - shift));
    store<u32>(entry + 12 - 4 * <usize>i, limb);
  }
}
