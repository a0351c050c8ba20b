/**
 * CRC-32 (ISO 3309, as zlib, gzip and PNG use it), the CRC of binhex, and Adler-32 (RFC 1950). The table of CRC-32 is made when first needed:
 * sixteen tables of 256 words, by which sixteen bytes are taken at a time ("slicing by 8" of Kounavis and Berry, 2005, twice as wide).
 */
const POLYNOMIAL: u32 = 0xedb88320;
const TABLE_BYTES: usize = 1024;
const TABLE_COUNT: usize = 16;

/** The tables, at a place known when the code is compiled: a look-up need not add it. Whether they are filled. */
const TABLES = memory.data(1024 * 16, 16);
let filled: bool = false;

/** Fills the tables if they are not yet. */
export function openCrc(): void {
  if (filled) return;
  filled = true;
  const block = TABLES;
  for (let i: u32 = 0; i < 256; i++) {
    let crc = i;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >> 1) ^ POLYNOMIAL : crc >> 1;
    store<u32>(block + (i << 2), crc);
  }
  // Table k + 1 has one zero byte more behind the byte than table k.
  for (let at = block + TABLE_BYTES; at < block + TABLE_BYTES * TABLE_COUNT; at += 4) {
    const crc = load<u32>(at - TABLE_BYTES);
    store<u32>(at, (crc >> 8) ^ load<u32>(block + ((crc & 255) << 2)));
  }
}

class Table {
  /** The word of table `k` at an offset: four times a byte. */
  @inline
  static at(k: usize, offset: u32): u32 {
    return load<u32>(<usize>offset + (TABLES + k * TABLE_BYTES));
  }

  /** The words for the four bytes of `word`, the last of them table `k`'s. One shift brings a byte to four times its value. */
  @inline
  static words(k: usize, word: u32): u32 {
    return (
      Table.at(k + 3, (word << 2) & 0x3fc) ^
      Table.at(k + 2, (word >> 6) & 0x3fc) ^
      Table.at(k + 1, (word >> 14) & 0x3fc) ^
      Table.at(k, (word >> 22) & 0x3fc)
    );
  }
}

/** CRC-32 of `n` bytes after others whose CRC is `crc`. Only after openCrc. */
export function crc32(crc: u32, data: usize, n: i32): u32 {
  crc = ~crc;
  const end = data + <usize>n;
  for (; data + 16 <= end; data += 16) {
    crc =
      Table.words(12, load<u32>(data) ^ crc) ^
      Table.words(8, load<u32>(data, 4)) ^
      Table.words(4, load<u32>(data, 8)) ^
      Table.words(0, load<u32>(data, 12));
  }
  for (; data < end; data++) crc = (crc >> 8) ^ Table.at(0, ((crc ^ load<u8>(data)) << 2) & 0x3fc);
  return ~crc;
}

/** CRC-CCITT with the polynomial 0x1021, most significant bit first. */
export function crcHqx(crc: u32, data: usize, n: i32): u32 {
  for (let i = 0; i < n; i++) {
    crc ^= (<u32>load<u8>(data + <usize>i)) << 8;
    for (let k = 0; k < 8; k++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  return crc;
}

/** The largest prime below 2^16, and the most bytes whose sums fit 32 bits before they are reduced (RFC 1950 explains 5552). */
const ADLER_BASE: u32 = 65521;
const ADLER_RUN: usize = 5552;

/** Adler-32 of `n` bytes after others whose sum is `sum` (1 for none). */
export function adler32(sum: u32, data: usize, n: i32): u32 {
  let a = sum & 0xffff;
  let b = sum >> 16;
  const end = data + <usize>n;
  while (data < end) {
    const stop = min(end, data + ADLER_RUN);
    for (; data + 8 <= stop; data += 8) {
      // The sums after eight bytes at once: no addition waits for the one before it.
      const low = load<u32>(data);
      const high = load<u32>(data, 4);
      const even = (low & 0xff_00ff) + (high & 0xff_00ff);
      const odd = ((low >> 8) & 0xff_00ff) + ((high >> 8) & 0xff_00ff);
      const weighted =
        (low & 255) * 8 +
        ((low >> 8) & 255) * 7 +
        ((low >> 16) & 255) * 6 +
        (low >> 24) * 5 +
        (high & 255) * 4 +
        ((high >> 8) & 255) * 3 +
        ((high >> 16) & 255) * 2 +
        (high >> 24);
      const pairs = even + odd;
      b += (a << 3) + weighted;
      a += (pairs & 0xffff) + (pairs >> 16);
    }
    for (; data < stop; data++) {
      a += load<u8>(data);
      b += a;
    }
    a %= ADLER_BASE;
    b %= ADLER_BASE;
  }
  return a | (b << 16);
}
