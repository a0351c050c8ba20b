/**
 * SHA-2's compression functions (FIPS 180-4). The constants are the first 64 bits of the fractional parts of roots of primes: cube roots for the
 * rounds, square roots for where a state begins. SHA-256 has the upper halves of the same.
 */

const K: StaticArray<u64> = [
  0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
  0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
  0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
  0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
  0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
  0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
  0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
  0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
  0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
  0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
  0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
  0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
  0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
  0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
  0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
  0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
];

/** Square roots of the first eight primes: SHA-512, and SHA-256 by their upper halves. */
const FIRST_ROOTS: StaticArray<u64> = [
  0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1,
  0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
];

/** Of the next eight: SHA-384, and SHA-224 by their lower halves. */
const NEXT_ROOTS: StaticArray<u64> = [
  0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31,
  0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
];

/** Sets the eight words of a new state: of 64 bits if `wide`, for the shorter digest if `short`. */
export function sha2Begin(state: usize, wide: bool, short: bool): void {
  const roots = changetype<usize>(short ? NEXT_ROOTS : FIRST_ROOTS);
  for (let i: usize = 0; i < 8; i++) {
    if (wide) store<u64>(state + (i << 3), load<u64>(roots + (i << 3)));
    else store<u32>(state + (i << 2), load<u32>(roots + (i << 3) + (short ? 0 : 4)));
  }
}

/** The schedule of a block: 64 words of 32 bits or 80 of 64. */
const W = memory.data(640, 8);

class Sha256 {
  @inline
  static sum0(x: u32): u32 {
    return rotr<u32>(x, 2) ^ rotr<u32>(x, 13) ^ rotr<u32>(x, 22);
  }

  @inline
  static sum1(x: u32): u32 {
    return rotr<u32>(x, 6) ^ rotr<u32>(x, 11) ^ rotr<u32>(x, 25);
  }

  @inline
  static mix0(x: u32): u32 {
    return rotr<u32>(x, 7) ^ rotr<u32>(x, 18) ^ (x >> 3);
  }

  @inline
  static mix1(x: u32): u32 {
    return rotr<u32>(x, 17) ^ rotr<u32>(x, 19) ^ (x >> 10);
  }
}

function schedule32(data: usize): void {
  for (let t: usize = 0; t < 64; t += 4) store<u32>(W + t, bswap<u32>(load<u32>(data + t)));
  for (let at = W + 64; at < W + 256; at += 4) {
    const early = load<u32>(at - 64) + Sha256.mix0(load<u32>(at - 60));
    store<u32>(at, early + load<u32>(at - 28) + Sha256.mix1(load<u32>(at - 8)));
  }
}

/** Takes `count` blocks of 64 bytes into the state of eight words of 32 bits. */
export function sha256Blocks(state: usize, data: usize, count: i32): void {
  const k = changetype<usize>(K);
  for (; count > 0; count--, data += 64) {
    schedule32(data);
    let a = load<u32>(state, 0);
    let b = load<u32>(state, 4);
    let c = load<u32>(state, 8);
    let d = load<u32>(state, 12);
    let e = load<u32>(state, 16);
    let f = load<u32>(state, 20);
    let g = load<u32>(state, 24);
    let h = load<u32>(state, 28);
    for (let t: usize = 0; t < 256; t += 32) {
      h += Sha256.sum1(e) + (g ^ (e & (f ^ g))) + load<u32>(k + (t << 1), 4) + load<u32>(W + t, 0);
      d += h;
      h += Sha256.sum0(a) + ((a & b) | (c & (a | b)));
      g += Sha256.sum1(d) + (f ^ (d & (e ^ f))) + load<u32>(k + (t << 1), 12) + load<u32>(W + t, 4);
      c += g;
      g += Sha256.sum0(h) + ((h & a) | (b & (h | a)));
      f += Sha256.sum1(c) + (e ^ (c & (d ^ e))) + load<u32>(k + (t << 1), 20) + load<u32>(W + t, 8);
      b += f;
      f += Sha256.sum0(g) + ((g & h) | (a & (g | h)));
      e += Sha256.sum1(b) + (d ^ (b & (c ^ d))) + load<u32>(k + (t << 1), 28) + load<u32>(W + t, 12);
      a += e;
      e += Sha256.sum0(f) + ((f & g) | (h & (f | g)));
      d += Sha256.sum1(a) + (c ^ (a & (b ^ c))) + load<u32>(k + (t << 1), 36) + load<u32>(W + t, 16);
      h += d;
      d += Sha256.sum0(e) + ((e & f) | (g & (e | f)));
      c += Sha256.sum1(h) + (b ^ (h & (a ^ b))) + load<u32>(k + (t << 1), 44) + load<u32>(W + t, 20);
      g += c;
      c += Sha256.sum0(d) + ((d & e) | (f & (d | e)));
      b += Sha256.sum1(g) + (a ^ (g & (h ^ a))) + load<u32>(k + (t << 1), 52) + load<u32>(W + t, 24);
      f += b;
      b += Sha256.sum0(c) + ((c & d) | (e & (c | d)));
      a += Sha256.sum1(f) + (h ^ (f & (g ^ h))) + load<u32>(k + (t << 1), 60) + load<u32>(W + t, 28);
      e += a;
      a += Sha256.sum0(b) + ((b & c) | (d & (b | c)));
    }
    store<u32>(state, load<u32>(state, 0) + a, 0);
    store<u32>(state, load<u32>(state, 4) + b, 4);
    store<u32>(state, load<u32>(state, 8) + c, 8);
    store<u32>(state, load<u32>(state, 12) + d, 12);
    store<u32>(state, load<u32>(state, 16) + e, 16);
    store<u32>(state, load<u32>(state, 20) + f, 20);
    store<u32>(state, load<u32>(state, 24) + g, 24);
    store<u32>(state, load<u32>(state, 28) + h, 28);
  }
}

class Sha512 {
  @inline
  static sum0(x: u64): u64 {
    return rotr<u64>(x, 28) ^ rotr<u64>(x, 34) ^ rotr<u64>(x, 39);
  }

  @inline
  static sum1(x: u64): u64 {
    return rotr<u64>(x, 14) ^ rotr<u64>(x, 18) ^ rotr<u64>(x, 41);
  }

  @inline
  static mix0(x: u64): u64 {
    return rotr<u64>(x, 1) ^ rotr<u64>(x, 8) ^ (x >> 7);
  }

  @inline
  static mix1(x: u64): u64 {
    return rotr<u64>(x, 19) ^ rotr<u64>(x, 61) ^ (x >> 6);
  }
}

function schedule64(data: usize): void {
  for (let t: usize = 0; t < 128; t += 8) store<u64>(W + t, bswap<u64>(load<u64>(data + t)));
  for (let at = W + 128; at < W + 640; at += 8) {
    const early = load<u64>(at - 128) + Sha512.mix0(load<u64>(at - 120));
    store<u64>(at, early + load<u64>(at - 56) + Sha512.mix1(load<u64>(at - 16)));
  }
}

/** Takes `count` blocks of 128 bytes into the state of eight words of 64 bits. */
export function sha512Blocks(state: usize, data: usize, count: i32): void {
  const k = changetype<usize>(K);
  for (; count > 0; count--, data += 128) {
    schedule64(data);
    let a = load<u64>(state, 0);
    let b = load<u64>(state, 8);
    let c = load<u64>(state, 16);
    let d = load<u64>(state, 24);
    let e = load<u64>(state, 32);
    let f = load<u64>(state, 40);
    let g = load<u64>(state, 48);
    let h = load<u64>(state, 56);
    for (let t: usize = 0; t < 640; t += 64) {
      h += Sha512.sum1(e) + (g ^ (e & (f ^ g))) + load<u64>(k + t, 0) + load<u64>(W + t, 0);
      d += h;
      h += Sha512.sum0(a) + ((a & b) | (c & (a | b)));
      g += Sha512.sum1(d) + (f ^ (d & (e ^ f))) + load<u64>(k + t, 8) + load<u64>(W + t, 8);
      c += g;
      g += Sha512.sum0(h) + ((h & a) | (b & (h | a)));
      f += Sha512.sum1(c) + (e ^ (c & (d ^ e))) + load<u64>(k + t, 16) + load<u64>(W + t, 16);
      b += f;
      f += Sha512.sum0(g) + ((g & h) | (a & (g | h)));
      e += Sha512.sum1(b) + (d ^ (b & (c ^ d))) + load<u64>(k + t, 24) + load<u64>(W + t, 24);
      a += e;
      e += Sha512.sum0(f) + ((f & g) | (h & (f | g)));
      d += Sha512.sum1(a) + (c ^ (a & (b ^ c))) + load<u64>(k + t, 32) + load<u64>(W + t, 32);
      h += d;
      d += Sha512.sum0(e) + ((e & f) | (g & (e | f)));
      c += Sha512.sum1(h) + (b ^ (h & (a ^ b))) + load<u64>(k + t, 40) + load<u64>(W + t, 40);
      g += c;
      c += Sha512.sum0(d) + ((d & e) | (f & (d | e)));
      b += Sha512.sum1(g) + (a ^ (g & (h ^ a))) + load<u64>(k + t, 48) + load<u64>(W + t, 48);
      f += b;
      b += Sha512.sum0(c) + ((c & d) | (e & (c | d)));
      a += Sha512.sum1(f) + (h ^ (f & (g ^ h))) + load<u64>(k + t, 56) + load<u64>(W + t, 56);
      e += a;
      a += Sha512.sum0(b) + ((b & c) | (d & (b | c)));
    }
    store<u64>(state, load<u64>(state, 0) + a, 0);
    store<u64>(state, load<u64>(state, 8) + b, 8);
    store<u64>(state, load<u64>(state, 16) + c, 16);
    store<u64>(state, load<u64>(state, 24) + d, 24);
    store<u64>(state, load<u64>(state, 32) + e, 32);
    store<u64>(state, load<u64>(state, 40) + f, 40);
    store<u64>(state, load<u64>(state, 48) + g, 48);
    store<u64>(state, load<u64>(state, 56) + h, 56);
  }
}
