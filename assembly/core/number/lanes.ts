// The loops of bignum.ts that take long, over eight limbs a step in two vectors. A carry leaves a vector as a lane of -1 (or -2), and all lanes take
// theirs from the one below at once. That is wrong only where a lane that takes a carry gives one because of it, one time in 2^30: there each
// loop stops, and its caller goes on limb by limb. So does it with the last limbs. What each loop has done is in `lanesDone`, what goes on from
// there it gives.

/** Bytes of limbs that a loop has done. */
export let lanesDone: usize = 0;

/** From this many limbs on, the loops here are faster. */
export const LANES: i32 = 16;

class Vector {
  /** The lanes of `high`, each one up, and above them in the lowest the highest of `low`. */
  @inline
  static up(low: v128, high: v128): v128 {
    return v128.shuffle<i32>(low, high, 3, 4, 5, 6);
  }

  @inline
  static evens(p: v128, q: v128): v128 {
    return v128.shuffle<i32>(p, q, 0, 2, 4, 6);
  }

  @inline
  static odds(p: v128, q: v128): v128 {
    return v128.shuffle<i32>(p, q, 1, 3, 5, 7);
  }

  /** Whether a lane that has taken a carry is 0 now, so that it should have given one. */
  @inline
  static ripples(taken: v128, sum: v128): v128 {
    return v128.and(taken, v128.eq<i32>(sum, v128.splat<i32>(0)));
  }
}

/** limbsAddSame. */
export function lanesAdd(r: usize, a: usize, b: usize, n: i32): u64 {
  let over = v128.splat<i32>(0);
  const start = a;
  for (const end = a + ((<usize>(n & ~7)) << 2); a < end; a += 32, b += 32, r += 32) {
    const x = v128.load(a);
    const xSum = v128.add<i32>(x, v128.load(b));
    const xOver = v128.lt<u32>(xSum, x);
    const xTaken = Vector.up(over, xOver);
    const xResult = v128.sub<i32>(xSum, xTaken);
    const y = v128.load(a, 16);
    const ySum = v128.add<i32>(y, v128.load(b, 16));
    const yOver = v128.lt<u32>(ySum, y);
    const yTaken = Vector.up(xOver, yOver);
    const yResult = v128.sub<i32>(ySum, yTaken);
    if (v128.any_true(v128.or(Vector.ripples(xTaken, xResult), Vector.ripples(yTaken, yResult)))) break;
    v128.store(r, xResult);
    v128.store(r, yResult, 16);
    over = yOver;
  }
  lanesDone = a - start;
  return -(<i64>v128.extract_lane<i32>(over, 3));
}

/** limbsSubSame. */
export function lanesSub(r: usize, a: usize, b: usize, n: i32): u64 {
  let under = v128.splat<i32>(0);
  const start = a;
  for (const end = a + ((<usize>(n & ~7)) << 2); a < end; a += 32, b += 32, r += 32) {
    const x = v128.load(a);
    const xRest = v128.sub<i32>(x, v128.load(b));
    const xUnder = v128.lt<u32>(x, xRest);
    const xTaken = Vector.up(under, xUnder);
    const y = v128.load(a, 16);
    const yRest = v128.sub<i32>(y, v128.load(b, 16));
    const yUnder = v128.lt<u32>(y, yRest);
    const yTaken = Vector.up(xUnder, yUnder);
    if (v128.any_true(v128.or(Vector.ripples(xTaken, xRest), Vector.ripples(yTaken, yRest)))) break;
    v128.store(r, v128.add<i32>(xRest, xTaken));
    v128.store(r, v128.add<i32>(yRest, yTaken), 16);
    under = yUnder;
  }
  lanesDone = a - start;
  return -(<i64>v128.extract_lane<i32>(under, 3));
}

/** limbsSubMulSmall: lanes give up to -2. */
export function lanesSubMulSmall(r: usize, a: usize, n: i32, factor: u32): u64 {
  const f = v128.splat<i32>(factor);
  let high = v128.splat<i32>(0);
  let under = high;
  const start = a;
  for (const end = a + ((<usize>(n & ~3)) << 2); a < end; a += 16, r += 16) {
    const x = v128.load(a);
    const x01 = v128.extmul_low<u32>(x, f);
    const x23 = v128.extmul_high<u32>(x, f);
    const nextHigh = Vector.odds(x01, x23);
    const low = Vector.evens(x01, x23);
    const carried = Vector.up(high, nextHigh);
    const old = v128.load(r);
    const first = v128.sub<i32>(old, low);
    const rest = v128.sub<i32>(first, carried);
    const nextUnder = v128.add<i32>(v128.lt<u32>(old, low), v128.lt<u32>(first, carried));
    const result = v128.add<i32>(rest, Vector.up(under, nextUnder));
    if (v128.any_true(v128.gt<u32>(result, rest))) break;
    v128.store(r, result);
    high = nextHigh;
    under = nextUnder;
  }
  lanesDone = a - start;
  return <u64>v128.extract_lane<u32>(high, 3) - <u64>(<i64>v128.extract_lane<i32>(under, 3));
}
