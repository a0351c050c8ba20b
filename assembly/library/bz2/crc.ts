/** The check sum of bzip2: CRC-32 with the most significant bit first. Its table is made when first needed. */
const table = memory.data(1024, 4);
let filled = false;

export function openBzipCrc(): void {
  if (filled) return;
  filled = true;
  for (let i: u32 = 0; i < 256; i++) {
    let crc = i << 24;
    for (let k = 0; k < 8; k++) crc = crc >> 31 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
    store<u32>(table + (i << 2), crc);
  }
}

export class BzipCrc {
  /** The sum (begun with all ones, inverted at the end) with one more byte. */
  @inline
  static add(crc: u32, byte: u32): u32 {
    return (crc << 8) ^ load<u32>(table + ((<usize>((crc >> 24) ^ byte)) << 2));
  }
}
