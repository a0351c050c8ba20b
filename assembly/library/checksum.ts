/**
 * CRC-32 (ISO 3309, as zlib, gzip and PNG use it), the CRC of binhex, and Adler-32 (RFC 1950). The table of CRC-32 is made when first needed:
 * eight tables of 256 words, by which eight bytes are taken at a time ("slicing by 8": Kounavis and Berry, 2005).
 */
const POLYNOMIAL: u32 = 0xedb88320;
const TABLE_BYTES: usize = 1024;

/** The tables, at a place known when the code is compiled: a look-up need not add it. Whether they are filled. */
const TABLES = memory.data(1024 * 8, 16);
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
  for (let at = block + TABLE_BYTES; at < block + TABLE_BYTES * 8; at += 4) {
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

  /** The word of table `k` for byte `i` of `word`: one shift brings the byte to four times its value. */
  @inline
  static word(k: usize, word: u32, i: u32): u32 {
    return Table.at(k, (i === 0 ? word << 2 : word >> (i * 8 - 2)) & 0x3fc);
  }
}

/** CRC-32 of `n` bytes after others whose CRC is `crc`. Only after openCrc. */
export function crc32(crc: u32, data: usize, n: i32): u32 {
  crc = ~crc;
  const end = data + <usize>n;
  for (; data + 8 <= end; data += 8) {
    const low = load<u32>(data) ^ crc;
    const high = load<u32>(data, 4);
    crc =
      Table.word(7, low, 0) ^
      Table.word(6, low, 1) ^
      Table.word(5, low, 2) ^
      Table.word(4, low, 3) ^
      Table.word(3, high, 0) ^
      Table.word(2, high, 1) ^
      Table.word(1, high, 2) ^
      Table.word(0, high, 3);
  }
  for (; data < end; data++) crc = (crc >> 8) ^ Table.word(0, crc ^ load<u8>(data), 0);
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
