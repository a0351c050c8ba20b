/**
 * ASCII's letters and digits: case of byte strings and ASCII text 16 bytes at a time, hexadecimal digits, escapes.
 * Bytes of 0x80 and above are left alone. Source and destination may be the same.
 */

/** Eight bytes with bit 5 changed in the letters of the case that `from` ("a" or "A") begins. */
export function flipWord(word: u64, from: u64): u64 {
  const ones: u64 = 0x0101_0101_0101_0101;
  // In each byte the highest bit tells whether its low seven bits reach `from`, and whether they are beyond the 26 letters.
  const low = word & (ones * 0x7f);
  const letters = (low + ones * (0x80 - from)) & ~(low + ones * (0x80 - 26 - from)) & ~word & (ones * 0x80);
  return word ^ (letters >> 2);
}

/** Sets or clears bit 5 of the letters of `n` bytes whose lower case form lies in `a` to `z`, where `from` is "a" or "A". */
function flipCase(dst: usize, src: usize, n: i32, from: u8): void {
  const end = src + <usize>n;
  const low = v128.splat<u8>(from);
  const bit = v128.splat<u8>(0x20);
  for (; src + 16 <= end; src += 16, dst += 16) {
    const block = v128.load(src);
    const letters = v128.lt<u8>(v128.sub<u8>(block, low), v128.splat<u8>(26));
    v128.store(dst, v128.xor(block, v128.and(letters, bit)));
  }
  for (; src + 8 <= end; src += 8, dst += 8) store<u64>(dst, flipWord(load<u64>(src), from));
  if (src + 4 <= end) {
    store<u32>(dst, <u32>flipWord(load<u32>(src), from));
    src += 4;
    dst += 4;
  }
  for (; src < end; src++, dst++) {
    const c: u32 = load<u8>(src);
    store<u8>(dst, c - <u32>from < 26 ? c ^ 0x20 : c);
  }
}

/**
 * As flipCase, from index i of `n` bytes on as far as all are ASCII, by blocks of 16: the index of the first that is not, or of what is left behind the last
 * block.
 */
export function flipAscii(dst: usize, src: usize, i: i32, n: i32, from: u8): i32 {
  const low = v128.splat<u8>(from);
  const bit = v128.splat<u8>(0x20);
  for (; i + 16 <= n; i += 16) {
    const block = v128.load(src + <usize>i);
    const letters = v128.lt<u8>(v128.sub<u8>(block, low), v128.splat<u8>(26));
    v128.store(dst + <usize>i, v128.xor(block, v128.and(letters, bit)));
    const others = v128.bitmask<u8>(block);
    if (others !== 0) return i + <i32>ctz(others);
  }
  return i;
}

export function asciiLower(dst: usize, src: usize, n: i32): void {
  flipCase(dst, src, n, 0x41);
}

export function asciiUpper(dst: usize, src: usize, n: i32): void {
  flipCase(dst, src, n, 0x61);
}

export function asciiSwapCase(dst: usize, src: usize, n: i32): void {
  const end = src + <usize>n;
  for (; src < end; src++, dst++) {
    const c: u32 = load<u8>(src);
    store<u8>(dst, (c | 0x20) - 0x61 < 26 ? c ^ 0x20 : c);
  }
}

/** The digit (0 to 9, a to f) for a value below 16. */
export function hexDigit(value: u32): u32 {
  return value < 10 ? 0x30 + value : 0x57 + value;
}

/** The value of a digit of any base up to 36, in either case; 36 or more for anything else. */
export function digitOf(c: u32): u32 {
  if (c - 0x30 < 10) return c - 0x30;
  const letter = (c | 0x20) - 0x61;
  return letter < 26 ? letter + 10 : 99;
}

/** How many characters `putEscape` writes for `c`. */
export function escapeSize(c: u32): i32 {
  return c < 0x100 ? 4 : c < 0x10000 ? 6 : 10;
}

/** Writes `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, whichever is the shortest that holds `c`, and returns the address behind it. */
export function putEscape(dst: usize, c: u32): usize {
  const size = escapeSize(c);
  store<u8>(dst, 0x5c);
  store<u8>(dst, size === 4 ? 0x78 : size === 6 ? 0x75 : 0x55, 1);
  return putHex(dst + 2, c, size - 2);
}

/** Writes the last `digits` hexadecimal digits of `value` and returns the address behind them. */
export function putHex(dst: usize, value: u32, digits: i32): usize {
  for (let i = digits - 1; i >= 0; i--) {
    store<u8>(dst + <usize>i, hexDigit(value & 15));
    value >>= 4;
  }
  return dst + <usize>digits;
}
