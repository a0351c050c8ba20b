/**
 * A list of addresses in few bytes, for the snapshot: each is written as its distance from the last one in units of ALIGNMENT, signed LEB128. Most take a
 * byte or two, where addresses would take four that do not compress. There is one cursor: who writes or reads a list does nothing else meanwhile.
 */

const ALIGNMENT_BITS: usize = 3;
/** Bytes that an address takes at most. */
export const MOST_BYTES: usize = 5;

let place: usize = 0;
/** The last address that was written or read. */
let last: usize = 0;

/** Begins to write or read at a place. */
export function openAddresses(at: usize): void {
  place = at;
  last = 0;
}

/** Where the next address goes or comes from. */
export function addressesEnd(): usize {
  return place;
}

export function writeAddress(address: usize): void {
  let distance = <isize>(address - last) >> ALIGNMENT_BITS;
  last = address;
  // The sixth bit of the last byte is the sign.
  while (distance < -64 || distance > 63) {
    store<u8>(place++, <u8>(distance | 0x80));
    distance >>= 7;
  }
  store<u8>(place++, <u8>(distance & 0x7f));
}

export function readAddress(): usize {
  let distance: isize = 0;
  let shift: isize = 0;
  let byte: u8;
  do {
    byte = load<u8>(place++);
    distance |= (<isize>(byte & 0x7f)) << shift;
    shift += 7;
  } while (byte & 0x80);
  if (byte & 0x40 && shift < 32) distance |= -1 << shift;
  last += distance << ALIGNMENT_BITS;
  return last;
}
