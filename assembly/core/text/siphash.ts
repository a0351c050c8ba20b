/**
 * SipHash-1-3 of bytes (Aumasson and Bernstein, 2012; PEP 456): keyed, so that nobody who does not know the key can
 * prepare strings that collide in a dict. A string's bytes are canonical for its characters (the least kind), so equal
 * strings hash equal; str and bytes of the same ASCII text do too, as in CPython.
 */
import { spendOnBytes } from "../interrupt.ts";

let key0: u64 = 0;
let key1: u64 = 0;

/** Sets the process's key. Before anything is hashed, or all is hashed again; zeros are PYTHONHASHSEED=0. */
export function setHashKey(k0: u64, k1: u64): void {
  key0 = k0;
  key1 = k1;
}

/** The hash of `n` bytes as `hash()` shows it: 0 for none, never -1. */
export function hashBytes(p: usize, n: i32): i64 {
  if (n === 0) return 0;
  const hash = keyedHash(key0, key1, p, n);
  return hash === -1 ? -2 : hash;
}

/** SipHash-1-3 of `n` bytes. */
export function keyedHash(key0: u64, key1: u64, p: usize, n: i32): i64 {
  let v0: u64 = key0 ^ (((<u64>0x736f6d65) << 32) | 0x70736575);
  let v1: u64 = key1 ^ (((<u64>0x646f7261) << 32) | 0x6e646f6d);
  let v2: u64 = key0 ^ (((<u64>0x6c796765) << 32) | 0x6e657261);
  let v3: u64 = key1 ^ (((<u64>0x74656462) << 32) | 0x79746573);
  const rounds = (n >> 3) + 1;
  spendOnBytes(n);
  // The last word is the tail below the length byte; then comes finalisation with three rounds more.
  for (let i = 0; i < rounds + 3; i++) {
    let word: u64 = 0;
    if (i < rounds) word = i === rounds - 1 ? ((<u64>n) << 56) | tail(p, n & 7) : load<u64>(p);
    else if (i === rounds) v2 ^= 0xff;
    p += 8;
    v3 ^= word;
    v0 += v1;
    v2 += v3;
    v1 = rotl(v1, 13) ^ v0;
    v3 = rotl(v3, 16) ^ v2;
    v0 = rotl(v0, 32) + v3;
    v2 += v1;
    v3 = rotl(v3, 21) ^ v0;
    v1 = rotl(v1, 17) ^ v2;
    v2 = rotl(v2, 32);
    v0 ^= word;
  }
  return <i64>(v0 ^ v1 ^ v2 ^ v3);
}

/** The `n` (0 to 7) bytes at `p` as a little-endian number. */
function tail(p: usize, n: i32): u64 {
  if (n >= 4) return <u64>load<u32>(p) | ((<u64>load<u32>(p + <usize>n - 4)) << (8 * (n - 4)));
  if (n === 0) return 0;
  const half = n >> 1;
  return (
    <u64>load<u8>(p) |
    ((<u64>load<u8>(p + <usize>half)) << (8 * half)) |
    ((<u64>load<u8>(p + <usize>(n - 1))) << (8 * (n - 1)))
  );
}
