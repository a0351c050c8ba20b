/** Loops over bytes that the whole core uses: copy, compare, keyed hash. Searching and transcoding: core/text/. */

/** Copies; the ranges may not overlap. memory.copy has a fixed cost of some 5 ns, so short runs are copied in a loop. */
export function copyBytes(to: usize, from: usize, length: usize): void {
  if (length >= 96) {
    memory.copy(to, from, length);
    return;
  }
  let i: usize = 0;
  for (; i + 8 <= length; i += 8) store<u64>(to + i, load<u64>(from + i));
  for (; i < length; i++) store<u8>(to + i, load<u8>(from + i));
}

export function equalBytes(a: usize, b: usize, length: usize): bool {
  let i: usize = 0;
  for (; i + 8 <= length; i += 8) if (load<u64>(a + i) !== load<u64>(b + i)) return false;
  for (; i < length; i++) if (load<u8>(a + i) !== load<u8>(b + i)) return false;
  return true;
}

let key0: u64 = 0x736f6d6570736575;
let key1: u64 = 0x646f72616e646f6d;

/** Sets the key of hashBytes: once, before the first string is hashed (PYTHONHASHSEED, or the host's random numbers). */
export function setHashKey(k0: u64, k1: u64): void {
  key0 = k0;
  key1 = k1;
}

/** SipHash-1-3 (Aumasson, Bernstein) of the bytes; 0 for none and never -1, as CPython's. */
export function hashBytes(data: usize, length: usize): i64 {
  if (length === 0) return 0;
  let v0 = key0 ^ 0x736f6d6570736575;
  let v1 = key1 ^ 0x646f72616e646f6d;
  let v2 = key0 ^ 0x6c7967656e657261;
  let v3 = key1 ^ 0x7465646279746573;
  let left = length;
  let last: u64 = (<u64>length) << 56;
  while (true) {
    let m: u64;
    const final = left < 8;
    if (final) {
      for (let i: usize = 0; i < left; i++) last |= (<u64>load<u8>(data + i)) << (i << 3);
      m = last;
    } else {
      m = load<u64>(data);
      data += 8;
      left -= 8;
    }
    v3 ^= m;
    v0 += v1;
    v2 += v3;
    v1 = rotl<u64>(v1, 13) ^ v0;
    v3 = rotl<u64>(v3, 16) ^ v2;
    v0 = rotl<u64>(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = rotl<u64>(v1, 17) ^ v2;
    v3 = rotl<u64>(v3, 21) ^ v0;
    v2 = rotl<u64>(v2, 32);
    v0 ^= m;
    if (final) break;
  }
  v2 ^= 0xff;
  for (let i = 0; i < 3; i++) {
    v0 += v1;
    v2 += v3;
    v1 = rotl<u64>(v1, 13) ^ v0;
    v3 = rotl<u64>(v3, 16) ^ v2;
    v0 = rotl<u64>(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = rotl<u64>(v1, 17) ^ v2;
    v3 = rotl<u64>(v3, 21) ^ v0;
    v2 = rotl<u64>(v2, 32);
  }
  const hash = <i64>(v0 ^ v1 ^ v2 ^ v3);
  return hash === -1 ? -2 : hash;
}
