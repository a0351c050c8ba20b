/**
 * BLAKE2b and BLAKE2s (RFC 7693): compression, and the state after a parameter block.
 *
 * Both use the first words of SHA-2's states as constants, and ten permutations of the sixteen words of a block.
 */
import { sha2Begin } from "./sha2.ts";

/** Ten permutations, a word's number in four bits, the first lowest. */
const SIGMA: StaticArray<u64> = [
  0xfedcba9876543210, 0x357b20c16df984ae, 0x491763eadf250c8b, 0x8f04a562ebcd1397, 0xd386cb1efa427509,
  0x91ef57d438b0a6c2, 0xb8293670a4def15c, 0xa2684f05931ce7bd, 0x5a417d2c803b9ef6, 0x0dc3e9bf5167482a,
];

/** The sixteen working words, and the eight constants. */
const V = memory.data(128, 8);
const IV = memory.data(64, 8);

class Mix {
  /** The mixing function G for words of 64 bits at offsets a, b, c, d of V. */
  @inline
  static wide(a: usize, b: usize, c: usize, d: usize, x: u64, y: u64): void {
    let va = load<u64>(V + a) + load<u64>(V + b) + x;
    let vd = rotr<u64>(load<u64>(V + d) ^ va, 32);
    let vc = load<u64>(V + c) + vd;
    let vb = rotr<u64>(load<u64>(V + b) ^ vc, 24);
    va += vb + y;
    vd = rotr<u64>(vd ^ va, 16);
    vc += vd;
    vb = rotr<u64>(vb ^ vc, 63);
    store<u64>(V + a, va);
    store<u64>(V + b, vb);
    store<u64>(V + c, vc);
    store<u64>(V + d, vd);
  }

  /** The same for words of 32 bits. */
  @inline
  static narrow(a: usize, b: usize, c: usize, d: usize, x: u32, y: u32): void {
    let va = load<u32>(V + a) + load<u32>(V + b) + x;
    let vd = rotr<u32>(load<u32>(V + d) ^ va, 16);
    let vc = load<u32>(V + c) + vd;
    let vb = rotr<u32>(load<u32>(V + b) ^ vc, 12);
    va += vb + y;
    vd = rotr<u32>(vd ^ va, 8);
    vc += vd;
    vb = rotr<u32>(vb ^ vc, 7);
    store<u32>(V + a, va);
    store<u32>(V + b, vb);
    store<u32>(V + c, vc);
    store<u32>(V + d, vd);
  }

  /** The word of a block that number `i` of a permutation names. */
  @inline
  static word64(data: usize, sigma: u64, i: u64): u64 {
    return load<u64>(data + ((<usize>((sigma >> (i << 2)) & 15)) << 3));
  }

  @inline
  static word32(data: usize, sigma: u64, i: u64): u32 {
    return load<u32>(data + ((<usize>((sigma >> (i << 2)) & 15)) << 2));
  }
}

/** Takes one block into the state of eight words: `total` bytes were taken with it; `last`: 0, or all ones for the last block. */
export function blake2bBlock(state: usize, data: usize, total: u64, last: u64, lastNode: u64): void {
  memory.copy(V, state, 64);
  sha2Begin(V + 64, true, false);
  store<u64>(V, load<u64>(V, 96) ^ total, 96);
  store<u64>(V, load<u64>(V, 112) ^ last, 112);
  store<u64>(V, load<u64>(V, 120) ^ lastNode, 120);
  for (let round = 0; round < 12; round++) {
    const s = unchecked(SIGMA[round < 10 ? round : round - 10]);
    Mix.wide(0, 32, 64, 96, Mix.word64(data, s, 0), Mix.word64(data, s, 1));
    Mix.wide(8, 40, 72, 104, Mix.word64(data, s, 2), Mix.word64(data, s, 3));
    Mix.wide(16, 48, 80, 112, Mix.word64(data, s, 4), Mix.word64(data, s, 5));
    Mix.wide(24, 56, 88, 120, Mix.word64(data, s, 6), Mix.word64(data, s, 7));
    Mix.wide(0, 40, 80, 120, Mix.word64(data, s, 8), Mix.word64(data, s, 9));
    Mix.wide(8, 48, 88, 96, Mix.word64(data, s, 10), Mix.word64(data, s, 11));
    Mix.wide(16, 56, 64, 104, Mix.word64(data, s, 12), Mix.word64(data, s, 13));
    Mix.wide(24, 32, 72, 112, Mix.word64(data, s, 14), Mix.word64(data, s, 15));
  }
  for (let i: usize = 0; i < 64; i += 8) {
    store<u64>(state + i, load<u64>(state + i) ^ load<u64>(V + i) ^ load<u64>(V + i, 64));
  }
}

/** As blake2bBlock, for words of 32 bits. */
export function blake2sBlock(state: usize, data: usize, total: u64, last: u32, lastNode: u32): void {
  memory.copy(V, state, 32);
  sha2Begin(V + 32, false, false);
  store<u64>(V, load<u64>(V, 48) ^ total, 48);
  store<u32>(V, load<u32>(V, 56) ^ last, 56);
  store<u32>(V, load<u32>(V, 60) ^ lastNode, 60);
  for (let round = 0; round < 10; round++) {
    const s = unchecked(SIGMA[round]);
    Mix.narrow(0, 16, 32, 48, Mix.word32(data, s, 0), Mix.word32(data, s, 1));
    Mix.narrow(4, 20, 36, 52, Mix.word32(data, s, 2), Mix.word32(data, s, 3));
    Mix.narrow(8, 24, 40, 56, Mix.word32(data, s, 4), Mix.word32(data, s, 5));
    Mix.narrow(12, 28, 44, 60, Mix.word32(data, s, 6), Mix.word32(data, s, 7));
    Mix.narrow(0, 20, 40, 60, Mix.word32(data, s, 8), Mix.word32(data, s, 9));
    Mix.narrow(4, 24, 44, 48, Mix.word32(data, s, 10), Mix.word32(data, s, 11));
    Mix.narrow(8, 28, 32, 52, Mix.word32(data, s, 12), Mix.word32(data, s, 13));
    Mix.narrow(12, 16, 36, 56, Mix.word32(data, s, 14), Mix.word32(data, s, 15));
  }
  for (let i: usize = 0; i < 32; i += 4) {
    store<u32>(state + i, load<u32>(state + i) ^ load<u32>(V + i) ^ load<u32>(V + i, 32));
  }
}

/** Sets a new state by a parameter block: of 64 bytes if `wide`, else of 32. */
export function blake2Begin(state: usize, parameters: usize, wide: bool): void {
  sha2Begin(IV, wide, false);
  const size: usize = wide ? 64 : 32;
  for (let i: usize = 0; i < size; i += 8) {
    store<u64>(state + i, load<u64>(IV + i) ^ load<u64>(parameters + i));
  }
}
