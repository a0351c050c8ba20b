/** SHA-1's compression function (FIPS 180-4). */

class Sha1 {
  @inline
  static choose(x: u32, y: u32, z: u32): u32 {
    return z ^ (x & (y ^ z));
  }

  @inline
  static parity(x: u32, y: u32, z: u32): u32 {
    return x ^ y ^ z;
  }

  @inline
  static majority(x: u32, y: u32, z: u32): u32 {
    return (x & y) | (z & (x | y));
  }
}

/** The schedule of a block: 80 words. */
const W = memory.data(320, 4);

function schedule(data: usize): void {
  for (let t: usize = 0; t < 64; t += 4) store<u32>(W + t, bswap<u32>(load<u32>(data + t)));
  for (let at = W + 64; at < W + 320; at += 4) {
    const word = load<u32>(at - 12) ^ load<u32>(at - 32) ^ load<u32>(at - 56) ^ load<u32>(at - 64);
    store<u32>(at, rotl<u32>(word, 1));
  }
}

/** Takes `count` blocks of 64 bytes into the state of five words. */
export function sha1Blocks(state: usize, data: usize, count: i32): void {
  for (; count > 0; count--, data += 64) {
    schedule(data);
    let a = load<u32>(state);
    let b = load<u32>(state, 4);
    let c = load<u32>(state, 8);
    let d = load<u32>(state, 12);
    let e = load<u32>(state, 16);
    for (let t: usize = 0; t < 80; t += 20) {
      e += rotl<u32>(a, 5) + Sha1.choose(b, c, d) + 0x5a827999 + load<u32>(W + t, 0);
      b = rotl<u32>(b, 30);
      d += rotl<u32>(e, 5) + Sha1.choose(a, b, c) + 0x5a827999 + load<u32>(W + t, 4);
      a = rotl<u32>(a, 30);
      c += rotl<u32>(d, 5) + Sha1.choose(e, a, b) + 0x5a827999 + load<u32>(W + t, 8);
      e = rotl<u32>(e, 30);
      b += rotl<u32>(c, 5) + Sha1.choose(d, e, a) + 0x5a827999 + load<u32>(W + t, 12);
      d = rotl<u32>(d, 30);
      a += rotl<u32>(b, 5) + Sha1.choose(c, d, e) + 0x5a827999 + load<u32>(W + t, 16);
      c = rotl<u32>(c, 30);
    }
    for (let t: usize = 80; t < 160; t += 20) {
      e += rotl<u32>(a, 5) + Sha1.parity(b, c, d) + 0x6ed9eba1 + load<u32>(W + t, 0);
      b = rotl<u32>(b, 30);
      d += rotl<u32>(e, 5) + Sha1.parity(a, b, c) + 0x6ed9eba1 + load<u32>(W + t, 4);
      a = rotl<u32>(a, 30);
      c += rotl<u32>(d, 5) + Sha1.parity(e, a, b) + 0x6ed9eba1 + load<u32>(W + t, 8);
      e = rotl<u32>(e, 30);
      b += rotl<u32>(c, 5) + Sha1.parity(d, e, a) + 0x6ed9eba1 + load<u32>(W + t, 12);
      d = rotl<u32>(d, 30);
      a += rotl<u32>(b, 5) + Sha1.parity(c, d, e) + 0x6ed9eba1 + load<u32>(W + t, 16);
      c = rotl<u32>(c, 30);
    }
    for (let t: usize = 160; t < 240; t += 20) {
      e += rotl<u32>(a, 5) + Sha1.majority(b, c, d) + 0x8f1bbcdc + load<u32>(W + t, 0);
      b = rotl<u32>(b, 30);
      d += rotl<u32>(e, 5) + Sha1.majority(a, b, c) + 0x8f1bbcdc + load<u32>(W + t, 4);
      a = rotl<u32>(a, 30);
      c += rotl<u32>(d, 5) + Sha1.majority(e, a, b) + 0x8f1bbcdc + load<u32>(W + t, 8);
      e = rotl<u32>(e, 30);
      b += rotl<u32>(c, 5) + Sha1.majority(d, e, a) + 0x8f1bbcdc + load<u32>(W + t, 12);
      d = rotl<u32>(d, 30);
      a += rotl<u32>(b, 5) + Sha1.majority(c, d, e) + 0x8f1bbcdc + load<u32>(W + t, 16);
      c = rotl<u32>(c, 30);
    }
    for (let t: usize = 240; t < 320; t += 20) {
      e += rotl<u32>(a, 5) + Sha1.parity(b, c, d) + 0xca62c1d6 + load<u32>(W + t, 0);
      b = rotl<u32>(b, 30);
      d += rotl<u32>(e, 5) + Sha1.parity(a, b, c) + 0xca62c1d6 + load<u32>(W + t, 4);
      a = rotl<u32>(a, 30);
      c += rotl<u32>(d, 5) + Sha1.parity(e, a, b) + 0xca62c1d6 + load<u32>(W + t, 8);
      e = rotl<u32>(e, 30);
      b += rotl<u32>(c, 5) + Sha1.parity(d, e, a) + 0xca62c1d6 + load<u32>(W + t, 12);
      d = rotl<u32>(d, 30);
      a += rotl<u32>(b, 5) + Sha1.parity(c, d, e) + 0xca62c1d6 + load<u32>(W + t, 16);
      c = rotl<u32>(c, 30);
    }
    store<u32>(state, load<u32>(state) + a);
    store<u32>(state, load<u32>(state, 4) + b, 4);
    store<u32>(state, load<u32>(state, 8) + c, 8);
    store<u32>(state, load<u32>(state, 12) + d, 12);
    store<u32>(state, load<u32>(state, 16) + e, 16);
  }
}
