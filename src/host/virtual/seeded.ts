/** Randomness that is the same for the same seed: for runs that can be repeated, not for secrets. */

const MASK = (1n << 64n) - 1n;

/** A source of randomness that can be copied. */
export interface SeededBytes {
  (count: number): Uint8Array;
  /** One that goes on from where this one is. */
  copy(): SeededBytes;
}

/** Gives bytes, from a seed on: splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). */
export function seededBytes(seed: number | bigint): SeededBytes {
  let state = BigInt(seed) & MASK;
  const next = () => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return z ^ (z >> 31n);
  };
  const give = (count: number) => {
    const words = new BigUint64Array(Math.ceil(count / 8));
    for (let i = 0; i < words.length; i++) words[i] = next();
    return new Uint8Array(words.buffer).subarray(0, count);
  };
  return Object.assign(give, { copy: () => seededBytes(state) });
}
