/**
 * Arrays of characters: `kind` is 1, 2 or 4 bytes a character (PEP 393), a length counts characters.
 *
 * Raw memory only: nothing here knows of Python objects, allocates, or checks a bound. Lengths and indexes are i32.
 * Source and destination must not overlap.
 */

/** `memory.copy` costs 5 ns before its first byte; up to this many bytes a loop of 16-byte moves is faster. */
const LOOP_COPY_LIMIT: usize = 96;

/** The character at index `i`. */
export function charAt(p: usize, kind: i32, i: i32): u32 {
  if (kind === 1) return load<u8>(p + <usize>i);
  if (kind === 2) return load<u16>(p + ((<usize>i) << 1));
  return load<u32>(p + ((<usize>i) << 2));
}

/** Sets the character at index `i`, which must fit the kind. */
export function setChar(p: usize, kind: i32, i: i32, c: u32): void {
  if (kind === 1) store<u8>(p + <usize>i, c);
  else if (kind === 2) store<u16>(p + ((<usize>i) << 1), c);
  else store<u32>(p + ((<usize>i) << 2), c);
}

/** The least kind that holds a character, or the OR of many characters. */
export function kindFor(bits: u32): i32 {
  return bits < 0x100 ? 1 : bits < 0x10000 ? 2 : 4;
}

/** Copies `n` bytes, fast for short runs: two moves that may overlap cover every length of their class. */
export function copyBytes(dst: usize, src: usize, n: usize): void {
  if (n > LOOP_COPY_LIMIT) {
    memory.copy(dst, src, n);
    return;
  }
  if (n >= 16) {
    const last = n - 16;
    for (let i: usize = 0; i < last; i += 16) v128.store(dst + i, v128.load(src + i));
    v128.store(dst + last, v128.load(src + last));
  } else if (n >= 8) {
    const tail = load<u64>(src + n - 8);
    store<u64>(dst, load<u64>(src));
    store<u64>(dst + n - 8, tail);
  } else if (n >= 4) {
    const tail = load<u32>(src + n - 4);
    store<u32>(dst, load<u32>(src));
    store<u32>(dst + n - 4, tail);
  } else if (n >= 2) {
    const tail = load<u16>(src + n - 2);
    store<u16>(dst, load<u16>(src));
    store<u16>(dst + n - 2, tail);
  } else if (n !== 0) store<u8>(dst, load<u8>(src));
}

export class Short {
  /** As copyBytes, with the lengths of most words written out in the caller. */
  @inline
  static copy(dst: usize, src: usize, n: usize): void {
    if (n < 4) {
      if (n === 0) return;
      const middle = load<u8>(src + (n >> 1));
      const last = load<u8>(src + n - 1);
      store<u8>(dst, load<u8>(src));
      store<u8>(dst + (n >> 1), middle);
      store<u8>(dst + n - 1, last);
    } else if (n > 16) copyBytes(dst, src, n);
    else if (n <= 8) {
      const tail = load<u32>(src + n - 4);
      store<u32>(dst, load<u32>(src));
      store<u32>(dst + n - 4, tail);
    } else {
      const tail = load<u64>(src + n - 8);
      store<u64>(dst, load<u64>(src));
      store<u64>(dst + n - 8, tail);
    }
  }
}

export class Fresh {
  /**
   * As copyBytes, to the characters of a str just made, which begin 8 bytes behind a multiple of 16 in a block of such multiples: written to its end
   * in words, so that nothing is asked of most lengths. 16 bytes behind the text can be read.
   */
  @inline
  static copy(dst: usize, src: usize, n: usize): void {
    if (isDefined(DEBUG) || n > LOOP_COPY_LIMIT) {
      copyBytes(dst, src, n);
      return;
    }
    store<u64>(dst, load<u64>(src));
    for (let i: usize = 8; i < n; i += 16) v128.store(dst + i, v128.load(src + i));
  }

  /** Makes all of such a str, which is a short one, of one character. */
  @inline
  static fill(dst: usize, c: u8, n: usize): void {
    if (isDefined(DEBUG)) {
      memory.fill(dst, c, n);
      return;
    }
    const block = v128.splat<u8>(c);
    v128.store_lane<u64>(dst, block, 0);
    for (let i: usize = 8; i < n; i += 16) v128.store(dst + i, block);
  }
}

/** Copies `n` characters from one kind to another; where the destination is narrower, all of them must fit it. */
export function copyChars(dst: usize, dstKind: i32, src: usize, srcKind: i32, n: i32): void {
  if (dstKind === srcKind) copyBytes(dst, src, (<usize>n) << (dstKind >> 1));
  else if (dstKind > srcKind) widen(dst, dstKind, src, srcKind, n);
  else narrow(dst, dstKind, src, srcKind, n);
}

function widen(dst: usize, dstKind: i32, src: usize, srcKind: i32, n: i32): void {
  if (srcKind === 2) widen16to32(dst, src, n);
  else if (dstKind === 2) widen8to16(dst, src, n);
  else widen8to32(dst, src, n);
}

function widen8to16(dst: usize, src: usize, n: i32): void {
  for (; n >= 8; n -= 8, src += 8, dst += 16) v128.store(dst, v128.load_ext<u8>(src));
  for (; n > 0; n--, src++, dst += 2) store<u16>(dst, load<u8>(src));
}

function widen16to32(dst: usize, src: usize, n: i32): void {
  for (; n >= 4; n -= 4, src += 8, dst += 16) v128.store(dst, v128.load_ext<u16>(src));
  for (; n > 0; n--, src += 2, dst += 4) store<u32>(dst, load<u16>(src));
}

function widen8to32(dst: usize, src: usize, n: i32): void {
  for (; n >= 8; n -= 8, src += 8, dst += 32) {
    const wide = v128.load_ext<u8>(src);
    v128.store(dst, v128.extend_low<u16>(wide));
    v128.store(dst, v128.extend_high<u16>(wide), 16);
  }
  for (; n > 0; n--, src++, dst += 4) store<u32>(dst, load<u8>(src));
}

function narrow(dst: usize, dstKind: i32, src: usize, srcKind: i32, n: i32): void {
  if (srcKind === 2) narrow16to8(dst, src, n);
  else if (dstKind === 2) narrow32to16(dst, src, n);
  else narrow32to8(dst, src, n);
}

function narrow16to8(dst: usize, src: usize, n: i32): void {
  for (; n >= 16; n -= 16, src += 32, dst += 16) {
    v128.store(dst, v128.narrow<u16>(v128.load(src), v128.load(src, 16)));
  }
  for (; n > 0; n--, src += 2, dst++) store<u8>(dst, load<u16>(src));
}

function narrow32to16(dst: usize, src: usize, n: i32): void {
  for (; n >= 8; n -= 8, src += 32, dst += 16) {
    v128.store(dst, v128.narrow<u32>(v128.load(src), v128.load(src, 16)));
  }
  for (; n > 0; n--, src += 4, dst += 2) store<u16>(dst, load<u32>(src));
}

function narrow32to8(dst: usize, src: usize, n: i32): void {
  for (; n >= 16; n -= 16, src += 64, dst += 16) {
    const low = v128.narrow<u32>(v128.load(src), v128.load(src, 16));
    const high = v128.narrow<u32>(v128.load(src, 32), v128.load(src, 48));
    v128.store(dst, v128.narrow<u16>(low, high));
  }
  for (; n > 0; n--, src += 4, dst++) store<u8>(dst, load<u32>(src));
}

/** Sets `n` characters to `c`, which must fit the kind. */
export function fillChars(dst: usize, kind: i32, c: u32, n: i32): void {
  if (kind === 1) fillBytes(dst, c, n);
  else if (kind === 2) fillOf<u16>(dst, <u16>c, n);
  else fillOf<u32>(dst, c, n);
}

/** Up to 32 bytes without the fixed cost of `memory.fill`. */
function fillBytes(dst: usize, c: u32, n: i32): void {
  if (n > 32) {
    memory.fill(dst, <u8>c, n);
    return;
  }
  const end = dst + <usize>n;
  const word = <u64>c * 0x0101_0101_0101_0101;
  for (; dst + 8 <= end; dst += 8) store<u64>(dst, word);
  for (; dst < end; dst++) store<u8>(dst, c);
}

function fillOf<T>(dst: usize, c: T, n: i32): void {
  const end = dst + <usize>n * sizeof<T>();
  for (; dst < end; dst += sizeof<T>()) store<T>(dst, c);
}

/** Replaces every `old` among `n` characters by `fresh`; both fit the kind. */
export function exchangeChars(p: usize, kind: i32, n: i32, old: u32, fresh: u32): void {
  if (kind === 1) exchangeOf<u8>(p, n, <u8>old, <u8>fresh);
  else if (kind === 2) exchangeOf<u16>(p, n, <u16>old, <u16>fresh);
  else exchangeOf<u32>(p, n, old, fresh);
}

function exchangeOf<T>(p: usize, n: i32, old: T, fresh: T): void {
  const end = p + <usize>n * sizeof<T>();
  const wanted = v128.splat<T>(old);
  const put = v128.splat<T>(fresh);
  for (; p + 16 <= end; p += 16) {
    const block = v128.load(p);
    v128.store(p, v128.bitselect(put, block, v128.eq<T>(block, wanted)));
  }
  for (; p < end; p += sizeof<T>()) if (load<T>(p) === old) store<T>(p, fresh);
}

/** Writes `n` characters that lie `step` apart from index `start` on, side by side at `dst`, in the same kind. */
export function gatherChars(dst: usize, src: usize, kind: i32, start: i32, step: i32, n: i32): void {
  if (kind === 1) gatherOf<u8>(dst, src, start, step, n);
  else if (kind === 2) gatherOf<u16>(dst, src, start, step, n);
  else gatherOf<u32>(dst, src, start, step, n);
}

function gatherOf<T>(dst: usize, src: usize, start: i32, step: i32, n: i32): void {
  let from = src + <usize>start * sizeof<T>();
  const stride = <usize>(step * <i32>sizeof<T>());
  const end = dst + <usize>n * sizeof<T>();
  for (; dst < end; dst += sizeof<T>(), from += stride) store<T>(dst, load<T>(from));
}

/** Writes the `unit` bytes at `src` `count` times from `dst` on, doubling what is there already. */
export function repeatBytes(dst: usize, src: usize, unit: usize, count: i32): void {
  const total = unit * <usize>count;
  if (total === 0) return;
  if (unit === 1) {
    memory.fill(dst, load<u8>(src), total);
    return;
  }
  copyBytes(dst, src, unit);
  let done = unit;
  while (done < total) {
    const step = min(done, total - done);
    copyBytes(dst + done, dst, step);
    done += step;
  }
}

/**
 * The bits that occur in any of `n` characters: below 0x80 all are ASCII, below 0x100 all are Latin-1, and so on, as
 * `kindFor` reads it. Stops early once the kind cannot become smaller, so do not use it as a maximum.
 */
export function charBits(p: usize, kind: i32, n: i32): u32 {
  if (kind === 1) return bitsOf<u8>(p, n, 0x80);
  if (kind === 2) return bitsOf<u16>(p, n, 0x100);
  return bitsOf<u32>(p, n, 0x10000);
}

function bitsOf<T>(p: usize, n: i32, enough: u32): u32 {
  const end = p + <usize>n * sizeof<T>();
  let bits: u32 = 0;
  for (; p + 64 <= end; p += 64) {
    const first = v128.or(v128.load(p), v128.load(p, 16));
    const second = v128.or(v128.load(p, 32), v128.load(p, 48));
    bits |= lanesOr<T>(v128.or(first, second));
    if (bits >= enough) return bits;
  }
  for (; p + 16 <= end; p += 16) bits |= lanesOr<T>(v128.load(p));
  for (; p < end; p += sizeof<T>()) bits |= <u32>load<T>(p);
  return bits;
}

function lanesOr<T>(v: v128): u32 {
  const wide = i64x2.extract_lane(v, 0) | i64x2.extract_lane(v, 1);
  let bits = <u32>wide | <u32>(wide >> 32);
  if (sizeof<T>() <= 2) bits = (bits | (bits >> 16)) & 0xffff;
  if (sizeof<T>() === 1) bits = (bits | (bits >> 8)) & 0xff;
  return bits;
}

/** The high bit of each of eight bytes. */
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/** Whether all of `n` bytes are below 0x80. */
export function isAscii(p: usize, n: i32): bool {
  if (n > 64) return charBits(p, 1, n) < 0x80;
  if (n >= 16) {
    const last = p + <usize>n - 16;
    for (; p < last; p += 16) if (v128.bitmask<u8>(v128.load(p)) !== 0) return false;
    return v128.bitmask<u8>(v128.load(last)) === 0;
  }
  // Words that may overlap.
  if (n >= 8) return ((load<u64>(p) | load<u64>(p + <usize>n - 8)) & HIGH_BITS) === 0;
  if (n >= 4) return ((load<u32>(p) | load<u32>(p + <usize>n - 4)) & <u32>HIGH_BITS) === 0;
  let bits: u32 = 0;
  for (const end = p + <usize>n; p < end; p++) bits |= <u32>load<u8>(p);
  return bits < 0x80;
}
