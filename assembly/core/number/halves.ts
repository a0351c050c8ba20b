// Products with one limb, for which the loop over the limbs waits for nothing but the carry: so the lower and the upper half of the limbs are
// done side by side, each with a carry of its own, and the lower half's is brought into the upper one at the end. Beside eight limbs a step in two
// vectors this takes 0.8 of the time, with a factor of 16 bits 0.65.

/** From this many limbs on, halves are faster than one loop. */
export const HALVES: i32 = 16;

/** The widest factor with which 48 bits of limbs give a product of 64 bits, carry included. */
const NARROW: u32 = 0xffff;
const PIECE: u64 = 0xffff_ffff_ffff;

/** limbsMulSmall for HALVES limbs and more. */
export function halvesMulSmall(r: usize, a: usize, n: i32, factor: u32, carry: u32): u32 {
  return factor <= NARROW ? mulByNarrow(r, a, n, factor, carry) : mulByWide(r, a, n, factor, carry);
}

/** The limbs from a to `end` times factor, plus carry. */
function mulRest(r: usize, a: usize, end: usize, factor: u64, carry: u64): u64 {
  for (; a < end; a += 4, r += 4) {
    carry += <u64>load<u32>(a) * factor;
    store<u32>(r, <u32>carry);
    carry >>= 32;
  }
  return carry;
}

/** Adds carry to the limbs from r to `end`; gives what goes beyond. */
function addCarry(r: usize, end: usize, carry: u64): u64 {
  for (; carry !== 0 && r < end; r += 4) {
    carry += <u64>load<u32>(r);
    store<u32>(r, <u32>carry);
    carry >>= 32;
  }
  return carry;
}

function mulByWide(r: usize, a: usize, n: i32, factor: u64, carry: u64): u32 {
  const half = (<usize>(n >> 3)) << 4;
  const size = (<usize>n) << 2;
  const middle = r + half;
  const end = r + size;
  let x = carry;
  let y: u64 = 0;
  let b = a + half;
  let s = middle;
  for (; r < middle; a += 16, b += 16, r += 16, s += 16) {
    x += <u64>load<u32>(a) * factor;
    y += <u64>load<u32>(b) * factor;
    store<u32>(r, <u32>x);
    store<u32>(s, <u32>y);
    x = <u64>load<u32>(a, 4) * factor + (x >> 32);
    y = <u64>load<u32>(b, 4) * factor + (y >> 32);
    store<u32>(r, <u32>x, 4);
    store<u32>(s, <u32>y, 4);
    x = <u64>load<u32>(a, 8) * factor + (x >> 32);
    y = <u64>load<u32>(b, 8) * factor + (y >> 32);
    store<u32>(r, <u32>x, 8);
    store<u32>(s, <u32>y, 8);
    x = <u64>load<u32>(a, 12) * factor + (x >> 32);
    y = <u64>load<u32>(b, 12) * factor + (y >> 32);
    store<u32>(r, <u32>x, 12);
    store<u32>(s, <u32>y, 12);
    x >>= 32;
    y >>= 32;
  }
  y = mulRest(s, b, b + (end - s), factor, y);
  return <u32>(y + addCarry(middle, end, x));
}

/**
 * In pieces of 48 bits, loaded and stored 64 bits wide: what is stored above a piece is its carry, which the next one overwrites. So each piece
 * is loaded before the one below is stored (r may be a), and what the last pieces of the halves have overwritten is put back.
 */
function mulByNarrow(r: usize, a: usize, n: i32, factor: u64, carry: u64): u32 {
  const half = <usize>((n - 2) / 12) * 24;
  const size = (<usize>n) << 2;
  const middle = r + half;
  const end = r + size;
  let x = carry;
  let y: u64 = 0;
  let b = a + half;
  let s = middle;
  let p = load<u64>(a);
  let q = load<u64>(b);
  const lowest = q * factor;
  for (; r < middle; a += 24, b += 24, r += 24, s += 24) {
    x += (p & PIECE) * factor;
    y += (q & PIECE) * factor;
    p = load<u64>(a, 6);
    q = load<u64>(b, 6);
    store<u64>(r, x);
    store<u64>(s, y);
    x = (p & PIECE) * factor + (x >> 48);
    y = (q & PIECE) * factor + (y >> 48);
    p = load<u64>(a, 12);
    q = load<u64>(b, 12);
    store<u64>(r, x, 6);
    store<u64>(s, y, 6);
    x = (p & PIECE) * factor + (x >> 48);
    y = (q & PIECE) * factor + (y >> 48);
    p = load<u64>(a, 18);
    q = load<u64>(b, 18);
    store<u64>(r, x, 12);
    store<u64>(s, y, 12);
    x = (p & PIECE) * factor + (x >> 48);
    y = (q & PIECE) * factor + (y >> 48);
    p = load<u64>(a, 24);
    q = load<u64>(b, 24);
    store<u64>(r, x, 18);
    store<u64>(s, y, 18);
    x >>= 48;
    y >>= 48;
  }
  store<u16>(middle, <u16>lowest);
  store<u16>(s, <u16>q);
  y = mulRest(s, b, b + (end - s), factor, y);
  return <u32>(y + addCarry(middle, end, x));
}
