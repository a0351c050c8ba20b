/** Keccak-f[1600], the permutation of SHA-3 (FIPS 202), on 25 words of 64 bits. */

/** A bit or some for each of the 24 rounds, from a shift register. */
const ROUNDS: StaticArray<u64> = [
  0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b,
  0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088,
  0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
  0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
  0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
];

/** The state after the steps rho and pi. */
const B = memory.data(200, 8);

class Keccak {
  /** The parity of a column that begins at `at`. */
  @inline
  static column(at: usize): u64 {
    return load<u64>(at) ^ load<u64>(at, 40) ^ load<u64>(at, 80) ^ load<u64>(at, 120) ^ load<u64>(at, 160);
  }
}

export function keccak(a: usize): void {
  for (let round = 0; round < 24; round++) {
    const c0 = Keccak.column(a + 0);
    const c1 = Keccak.column(a + 8);
    const c2 = Keccak.column(a + 16);
    const c3 = Keccak.column(a + 24);
    const c4 = Keccak.column(a + 32);
    const d0 = c4 ^ rotl<u64>(c1, 1);
    const d1 = c0 ^ rotl<u64>(c2, 1);
    const d2 = c1 ^ rotl<u64>(c3, 1);
    const d3 = c2 ^ rotl<u64>(c4, 1);
    const d4 = c3 ^ rotl<u64>(c0, 1);
    store<u64>(B, rotl<u64>(load<u64>(a, 0) ^ d0, 0), 0);
    store<u64>(B, rotl<u64>(load<u64>(a, 48) ^ d1, 44), 8);
    store<u64>(B, rotl<u64>(load<u64>(a, 96) ^ d2, 43), 16);
    store<u64>(B, rotl<u64>(load<u64>(a, 144) ^ d3, 21), 24);
    store<u64>(B, rotl<u64>(load<u64>(a, 192) ^ d4, 14), 32);
    store<u64>(B, rotl<u64>(load<u64>(a, 24) ^ d3, 28), 40);
    store<u64>(B, rotl<u64>(load<u64>(a, 72) ^ d4, 20), 48);
    store<u64>(B, rotl<u64>(load<u64>(a, 80) ^ d0, 3), 56);
    store<u64>(B, rotl<u64>(load<u64>(a, 128) ^ d1, 45), 64);
    store<u64>(B, rotl<u64>(load<u64>(a, 176) ^ d2, 61), 72);
    store<u64>(B, rotl<u64>(load<u64>(a, 8) ^ d1, 1), 80);
    store<u64>(B, rotl<u64>(load<u64>(a, 56) ^ d2, 6), 88);
    store<u64>(B, rotl<u64>(load<u64>(a, 104) ^ d3, 25), 96);
    store<u64>(B, rotl<u64>(load<u64>(a, 152) ^ d4, 8), 104);
    store<u64>(B, rotl<u64>(load<u64>(a, 160) ^ d0, 18), 112);
    store<u64>(B, rotl<u64>(load<u64>(a, 32) ^ d4, 27), 120);
    store<u64>(B, rotl<u64>(load<u64>(a, 40) ^ d0, 36), 128);
    store<u64>(B, rotl<u64>(load<u64>(a, 88) ^ d1, 10), 136);
    store<u64>(B, rotl<u64>(load<u64>(a, 136) ^ d2, 15), 144);
    store<u64>(B, rotl<u64>(load<u64>(a, 184) ^ d3, 56), 152);
    store<u64>(B, rotl<u64>(load<u64>(a, 16) ^ d2, 62), 160);
    store<u64>(B, rotl<u64>(load<u64>(a, 64) ^ d3, 55), 168);
    store<u64>(B, rotl<u64>(load<u64>(a, 112) ^ d4, 39), 176);
    store<u64>(B, rotl<u64>(load<u64>(a, 120) ^ d0, 41), 184);
    store<u64>(B, rotl<u64>(load<u64>(a, 168) ^ d1, 2), 192);
    for (let y: usize = 0; y < 200; y += 40) {
      store<u64>(a + y, load<u64>(B + y, 0) ^ (~load<u64>(B + y, 8) & load<u64>(B + y, 16)), 0);
      store<u64>(a + y, load<u64>(B + y, 8) ^ (~load<u64>(B + y, 16) & load<u64>(B + y, 24)), 8);
      store<u64>(a + y, load<u64>(B + y, 16) ^ (~load<u64>(B + y, 24) & load<u64>(B + y, 32)), 16);
      store<u64>(a + y, load<u64>(B + y, 24) ^ (~load<u64>(B + y, 32) & load<u64>(B + y, 0)), 24);
      store<u64>(a + y, load<u64>(B + y, 32) ^ (~load<u64>(B + y, 0) & load<u64>(B + y, 8)), 32);
    }
    store<u64>(a, load<u64>(a) ^ unchecked(ROUNDS[round]));
  }
}
