/**
 * Equality and order of character arrays (see chars.ts for kinds). Order is by code point, as Python's is.
 */
import { spendOnBytes } from "../interrupt.ts";
import { charAt } from "./chars.ts";

/** Texts longer than this many bytes are compared sixteen bytes at a time. */
const LONG: u32 = 64;

/** Whether two runs of `n` bytes are equal. */
export function equalBytes(a: usize, b: usize, n: usize): bool {
  if (n < 16) return equalShort(a, b, n);
  const last = n - 16;
  spendOnBytes(n);
  for (let i: usize = 0; i < last; i += 16) {
    if (v128.any_true(v128.xor(v128.load(a + i), v128.load(b + i)))) return false;
  }
  return !v128.any_true(v128.xor(v128.load(a + last), v128.load(b + last)));
}

/** Below 16 bytes: two loads that may overlap cover every length of their class. */
function equalShort(a: usize, b: usize, n: usize): bool {
  if (n >= 8) {
    const end = n - 8;
    return load<u64>(a) === load<u64>(b) && load<u64>(a + end) === load<u64>(b + end);
  }
  if (n >= 4) {
    const end = n - 4;
    return load<u32>(a) === load<u32>(b) && load<u32>(a + end) === load<u32>(b + end);
  }
  if (n === 0) return true;
  const half = n >> 1;
  return (
    load<u8>(a) === load<u8>(b) &&
    load<u8>(a + half) === load<u8>(b + half) &&
    load<u8>(a + n - 1) === load<u8>(b + n - 1)
  );
}

/** Whether `n` characters of `a` equal those of `b`. */
export function equalChars(a: usize, aKind: i32, b: usize, bKind: i32, n: i32): bool {
  if (aKind === bKind) return equalBytes(a, b, (<usize>n) << (aKind >> 1));
  return commonPrefix(a, aKind, b, bKind, n) === n;
}

/** How many characters at the start of `a` and `b` agree, at most `n`. */
export function commonPrefix(a: usize, aKind: i32, b: usize, bKind: i32, n: i32): i32 {
  if (aKind === bKind) {
    const shift = aKind >> 1;
    return <i32>(commonBytes(a, b, (<usize>n) << shift) >> shift);
  }
  let i = 0;
  while (i < n && charAt(a, aKind, i) === charAt(b, bKind, i)) i++;
  return i;
}

function commonBytes(a: usize, b: usize, n: usize): usize {
  // Texts that are sorted mostly differ at once.
  if (n !== 0 && load<u8>(a) !== load<u8>(b)) return 0;
  let i: usize = 0;
  for (; i + 16 <= n; i += 16) {
    const same = v128.bitmask<i8>(v128.eq<i8>(v128.load(a + i), v128.load(b + i)));
    if (same !== 0xffff) return i + <usize>ctz(~same);
  }
  if (i + 8 <= n) {
    const unlike = load<u64>(a + i) ^ load<u64>(b + i);
    if (unlike !== 0) return i + (<usize>ctz<u64>(unlike) >> 3);
    i += 8;
  }
  if (i + 4 <= n) {
    const unlike = load<u32>(a + i) ^ load<u32>(b + i);
    if (unlike !== 0) return i + (<usize>ctz<u32>(unlike) >> 3);
    i += 4;
  }
  while (i < n && load<u8>(a + i) === load<u8>(b + i)) i++;
  return i;
}

/** -1, 0 or 1 as the string `a` of `n` characters sorts before, with or after the string `b` of `m`. */
export function compareChars(a: usize, aKind: i32, n: i32, b: usize, bKind: i32, m: i32): i32 {
  const shorter = min(n, m);
  const same = commonPrefix(a, aKind, b, bKind, shorter);
  if (same < shorter) return charAt(a, aKind, same) < charAt(b, bKind, same) ? -1 : 1;
  return i32(n > m) - i32(n < m);
}

export class Words {
  /**
   * Whether `n` bytes are equal, in steps of eight. The last may reach seven bytes past the end, as in `order`. Written out for lookups,
   * which find what they look for: short texts, that differ nowhere.
   */
  @inline
  static same(a: usize, b: usize, n: u32): bool {
    if (n > LONG) return equalBytes(a, b, n);
    while (n > 8) {
      if (load<u64>(a) !== load<u64>(b)) return false;
      a += 8;
      b += 8;
      n -= 8;
    }
    return n === 0 || (load<u64>(a) ^ load<u64>(b)) << ((8 - n) << 3) === 0;
  }

  /** The same for at most sixteen bytes, without a loop; false for more. */
  @inline
  static sameTwo(a: usize, b: usize, n: u32): bool {
    if (n > 8) {
      if (n > 16) return false;
      if (load<u64>(a) !== load<u64>(b)) return false;
      a += 8;
      b += 8;
      n -= 8;
    }
    return n === 0 || (load<u64>(a) ^ load<u64>(b)) << ((8 - n) << 3) === 0;
  }

  /**
   * Negative, 0 or positive as the bytes at `a` sort before, with or after those at `b`, in steps of eight bytes: the last may reach
   * seven bytes past the end. Both addresses are multiples of 8, as characters of a str are. Written out for sort.
   */
  @inline
  static order(a: usize, n: u32, b: usize, m: u32): i32 {
    const shorter = min(n, m);
    for (let i: u32 = 0; i < shorter; i += 8) {
      let unlike = load<u64>(a + i) ^ load<u64>(b + i);
      const left = shorter - i;
      if (left < 8) unlike &= ((<u64>1) << (left << 3)) - 1;
      if (unlike !== 0) {
        const at = i + (<u32>ctz<u64>(unlike) >> 3);
        return <i32>load<u8>(a + at) - <i32>load<u8>(b + at);
      }
    }
    return <i32>n - <i32>m;
  }
}
