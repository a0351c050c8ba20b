/** The check sums of xz: CRC-32, CRC-64 (ECMA-182) and SHA-256. */
import { crc32 } from "../checksum.ts";
import { Algorithm, beginHash, HASH_SIZE, PyHash, updateHash, writeDigest } from "../hash/algorithms.ts";

export enum Check {
  NONE = 0,
  CRC32 = 1,
  CRC64 = 4,
  SHA256 = 10,
  LAST = 15,
  UNKNOWN = 16,
}

/** Bytes of a check: by its number, known or not. */
export function checkBytes(check: u32): u32 {
  return check === 0 ? 0 : check < 4 ? 4 : check < 7 ? 8 : check < 10 ? 16 : check < 13 ? 32 : 64;
}

export function isSupported(check: i64): bool {
  return check === Check.NONE || check === Check.CRC32 || check === Check.CRC64 || check === Check.SHA256;
}

const table = memory.data(2048, 8);
let filled = false;

function fillTable(): void {
  if (filled) return;
  filled = true;
  for (let i: u64 = 0; i < 256; i++) {
    let crc = i;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >> 1) ^ 0xc96c5795d7870f42 : crc >> 1;
    store<u64>(table + ((<usize>i) << 3), crc);
  }
}

/** State of a check: the number so far, then a hash object. */
export const CHECK_SIZE: usize = 8 + HASH_SIZE;

export function beginCheck(state: usize, check: u32): void {
  store<u64>(state, 0);
  if (check === Check.SHA256) beginHash(changetype<PyHash>(state + 8), Algorithm.SHA256);
  if (check === Check.CRC64) fillTable();
}

/** Takes `n` bytes; false with an exception pending. */
export function updateCheck(state: usize, check: u32, data: usize, n: i32): bool {
  if (check === Check.SHA256) return updateHash(changetype<PyHash>(state + 8), data, n);
  if (check === Check.CRC32) store<u64>(state, crc32(<u32>load<u64>(state), data, n));
  if (check === Check.CRC64) {
    let crc = ~load<u64>(state);
    for (let i = 0; i < n; i++) {
      const byte = (crc ^ load<u8>(data + <usize>i)) & 255;
      crc = (crc >> 8) ^ load<u64>(table + ((<usize>byte) << 3));
    }
    store<u64>(state, ~crc);
  }
  return true;
}

const digest = memory.data(32, 8);

/** Whether the check is the one given at `data`. */
export function checkIs(state: usize, check: u32, data: usize): bool {
  if (check === Check.CRC32) return load<u32>(data) === <u32>load<u64>(state);
  if (check === Check.CRC64) return load<u64>(data) === load<u64>(state);
  if (check !== Check.SHA256) return true;
  writeDigest(changetype<PyHash>(state + 8), digest, 32);
  return memory.compare(digest, data, 32) === 0;
}

/** Writes the check, `checkBytes` long. */
export function writeCheck(state: usize, check: u32, to: usize): void {
  if (check === Check.CRC32) store<u32>(to, <u32>load<u64>(state));
  if (check === Check.CRC64) store<u64>(to, load<u64>(state));
  if (check === Check.SHA256) writeDigest(changetype<PyHash>(state + 8), to, 32);
}
