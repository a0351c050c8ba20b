/**
 * The inner loop of decompression: literals and matches as long as there is input and room for the longest, so that nothing need be asked
 * for each. Bits and places are locals here. Whatever is unusual (the end of a block, bad codes, matches that reach back beyond the output at
 * hand) is left to inflate.ts, which goes on at the same symbol.
 *
 * Method: one load of 64 bits fills the reservoir to 56 at least, and a length with its distance takes 48 at most (as E. Biggers's libdeflate
 * does it). What lies in the reservoir above the count of bits is input that will be read again.
 */

export const LITERAL_BITS: u32 = 10;
export const DISTANCE_BITS: u32 = 9;
export const END_OF_BLOCK: u32 = 256;
/** An entry of a table: a symbol, and below it the length of its code. Those of literals are the smallest; 0: a longer code. */
export const LENGTH_MASK: u32 = 15;
export const LITERAL_ENTRIES: u32 = END_OF_BLOCK << 4;

/** What decoding gives where bits are missing, and where no code has these. */
export const NEED: u32 = 0xffff_fffe;
export const INVALID: u32 = 0xffff_ffff;

/** Input and output of the call that runs. */
export class Run {
  static begin: usize = 0;
  static from: usize = 0;
  static end: usize = 0;
  static out: usize = 0;
  static outEnd: usize = 0;
  /** Where the output begins that the window does not have yet, and that of this call, from which matches can be copied, too. */
  static start: usize = 0;
  static base: usize = 0;
  /** The reservoir, as quickRun takes and leaves it. */
  static hold: u64 = 0;
  static bits: u32 = 0;
}

/** A code longer than the table knows: its entry as of a table, NEED or INVALID. */
export function decodeLong(hold: u64, bits: u32, counts: usize, symbols: usize): u32 {
  let code: i32 = 0;
  let first: i32 = 0;
  let index: i32 = 0;
  for (let length: u32 = 1; length < 16; length++) {
    if (length > bits) return NEED;
    code |= <i32>((hold >> (length - 1)) & 1);
    const count = <i32>load<u16>(counts + (length << 1));
    if (code - count < first) {
      return ((<u32>load<u16>(symbols + ((<usize>(index + (code - first))) << 1))) << 4) | length;
    }
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return INVALID;
}

/** For each length symbol from 257 on, and each distance symbol: the least value, and above it (from bit 16) the number of extra bits. */
const LENGTHS: StaticArray<u32> = [
  3, 4, 5, 6, 7, 8, 9, 10, 0x1000b, 0x1000d, 0x1000f, 0x10011, 0x20013, 0x20017, 0x2001b, 0x2001f, 0x30023,
  0x3002b, 0x30033, 0x3003b, 0x40043, 0x40053, 0x40063, 0x40073, 0x50083, 0x500a3, 0x500c3, 0x500e3, 258,
];
const DISTANCES: StaticArray<u32> = [
  1, 2, 3, 4, 0x10005, 0x10007, 0x20009, 0x2000d, 0x30011, 0x30019, 0x40021, 0x40031, 0x50041, 0x50061,
  0x60081, 0x600c1, 0x70101, 0x70181, 0x80201, 0x80301, 0x90401, 0x90601, 0xa0801, 0xa0c01, 0xb1001, 0xb1801,
  0xc2001, 0xc3001, 0xd4001, 0xd6001,
];
const LENGTH_SYMBOLS: u32 = 29;
const DISTANCE_SYMBOLS: u32 = 30;

/** Input that a turn may read; output that it may write: literals, the longest match and what is copied beyond its end. */
const INPUT_MARGIN: usize = 8;
const OUTPUT_MARGIN: usize = 320;
/** Bits that a length and a distance may take. */
const PAIR_BITS: u32 = 48;

class Table {
  @inline
  static entry(table: usize, hold: u64, bits: u32): u32 {
    return load<u16>(table + ((<usize>hold & ((1 << bits) - 1)) << 1));
  }

  /** The lowest bits. */
  @inline
  static low(hold: u64, count: u32): u32 {
    return <u32>hold & ((1 << count) - 1);
  }
}

/** Decodes symbols with the tables of a block, each with counts and symbols of its longer codes, between `Run.from` and `Run.out`. */
export function quickRun(
  literals: usize,
  literalCounts: usize,
  literalSymbols: usize,
  distances: usize,
  distanceCounts: usize,
  distanceSymbols: usize,
): void {
  let from = Run.from;
  let out = Run.out;
  if (Run.end - from < INPUT_MARGIN || Run.outEnd - out < OUTPUT_MARGIN) return;
  const lastFrom = Run.end - INPUT_MARGIN;
  const lastOut = Run.outEnd - OUTPUT_MARGIN;
  const base = Run.base;
  let hold = Run.hold;
  let bits = Run.bits;
  while (from <= lastFrom && out <= lastOut) {
    hold |= load<u64>(from) << bits;
    from += (63 - bits) >> 3;
    bits |= 56;
    let entry = Table.entry(literals, hold, LITERAL_BITS);
    while (entry - 1 < LITERAL_ENTRIES - 1 && bits >= PAIR_BITS) {
      store<u8>(out++, <u8>(entry >> 4));
      hold >>= entry & LENGTH_MASK;
      bits -= entry & LENGTH_MASK;
      entry = Table.entry(literals, hold, LITERAL_BITS);
    }
    if (bits < PAIR_BITS) continue;
    if (entry === 0) entry = decodeLong(hold, bits, literalCounts, literalSymbols);
    const code = entry & LENGTH_MASK;
    if (entry < LITERAL_ENTRIES) {
      store<u8>(out++, <u8>(entry >> 4));
      hold >>= code;
      bits -= code;
      continue;
    }
    const symbol = (entry >> 4) - END_OF_BLOCK - 1;
    if (symbol >= LENGTH_SYMBOLS) break;
    const lengthRow = unchecked(LENGTHS[symbol]);
    let rest = hold >> code;
    const length = (lengthRow & 0xffff) + Table.low(rest, lengthRow >> 16);
    rest >>= lengthRow >> 16;
    let distanceEntry = Table.entry(distances, rest, DISTANCE_BITS);
    if (distanceEntry === 0) distanceEntry = decodeLong(rest, 15, distanceCounts, distanceSymbols);
    if (distanceEntry >> 4 >= DISTANCE_SYMBOLS) break;
    rest >>= distanceEntry & LENGTH_MASK;
    const distanceRow = unchecked(DISTANCES[distanceEntry >> 4]);
    const distance = (distanceRow & 0xffff) + Table.low(rest, distanceRow >> 16);
    if (distance > out - base) break;
    hold = rest >> (distanceRow >> 16);
    bits -= code + (lengthRow >> 16) + (distanceEntry & LENGTH_MASK) + (distanceRow >> 16);
    repeat(out, distance, length);
    out += length;
  }
  Run.from = from;
  Run.out = out;
  Run.bits = bits;
  Run.hold = hold & (((<u64>1) << bits) - 1);
}

/** Copies `count` bytes from `distance` before; up to 15 more are overwritten. */
function repeat(to: usize, distance: usize, count: u32): void {
  const end = to + <usize>count;
  let from = to - distance;
  if (distance >= 16) {
    for (; to < end; to += 16, from += 16) v128.store(to, v128.load(from));
  } else if (distance >= 8) {
    for (; to < end; to += 8, from += 8) store<u64>(to, load<u64>(from));
  } else if (distance === 1) {
    const byte = i8x16.splat(load<i8>(from));
    for (; to < end; to += 16) v128.store(to, byte);
  } else {
    for (; to < end; to++, from++) store<u8>(to, load<u8>(from));
  }
}
