/**
 * The hash functions, by one form: a state, whole blocks taken into it, an end. What each is: a row of facts.
 *
 *     hash   │ refcount │ type │ algorithm u32 │ filled u32 │ total u64 │ digestSize u32 │ lastNode u32 │ state 200 bytes │ block 168 bytes │
 *
 * `filled` bytes wait in the block for more. BLAKE2 keeps a full block back, since it must know the last.
 */
import { charge } from "../../core/interrupt.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { blake2bBlock, blake2sBlock } from "./blake2.ts";
import { keccak } from "./keccak.ts";
import { md5Blocks } from "./md5.ts";
import { sha1Blocks } from "./sha1.ts";
import { sha2Begin, sha256Blocks, sha512Blocks } from "./sha2.ts";

export enum Algorithm {
  MD5,
  SHA1,
  SHA224,
  SHA256,
  SHA384,
  SHA512,
  SHA3_224,
  SHA3_256,
  SHA3_384,
  SHA3_512,
  SHAKE_128,
  SHAKE_256,
  BLAKE2B,
  BLAKE2S,
  COUNT,
}

/** Bytes of digest and of a block; the first are 0 where the caller says how many. */
const SIZES: StaticArray<i32> = [
  16, 64, 20, 64, 28, 64, 32, 64, 48, 128, 64, 128, 28, 144, 32, 136, 48, 104, 64, 72, 0, 168, 0, 136, 64,
  128, 32, 64,
];

export function digestSizeOf(algorithm: Algorithm): i32 {
  return unchecked(SIZES[algorithm << 1]);
}

export function blockSizeOf(algorithm: Algorithm): i32 {
  return unchecked(SIZES[(algorithm << 1) + 1]);
}

@unmanaged
export class PyHash {
  refcount: i32;
  type: u32;
  algorithm: Algorithm;
  filled: u32;
  total: u64;
  digestSize: u32;
  lastNode: u32;
}

const STATE: usize = offsetof<PyHash>();
const STATE_BYTES: usize = 200;
const BLOCK: usize = STATE + STATE_BYTES;
export const HASH_SIZE: usize = BLOCK + 168;

export function stateAt(h: PyHash): usize {
  return changetype<usize>(h) + STATE;
}

function blockAt(h: PyHash): usize {
  return changetype<usize>(h) + BLOCK;
}

function isBlake2(algorithm: Algorithm): bool {
  return algorithm >= Algorithm.BLAKE2B;
}

export function isShake(algorithm: Algorithm): bool {
  return algorithm === Algorithm.SHAKE_128 || algorithm === Algorithm.SHAKE_256;
}

/** Whether it absorbs into Keccak's state: SHA-3 and SHAKE. */
function isSponge(algorithm: Algorithm): bool {
  return algorithm >= Algorithm.SHA3_224 && algorithm <= Algorithm.SHAKE_256;
}

// ---- begin ----

/** Sets everything behind the header of a new object; BLAKE2's state is the caller's. */
export function beginHash(h: PyHash, algorithm: Algorithm): void {
  h.algorithm = algorithm;
  h.filled = 0;
  h.total = 0;
  h.digestSize = digestSizeOf(algorithm);
  h.lastNode = 0;
  memory.fill(stateAt(h), 0, STATE_BYTES);
  const state = stateAt(h);
  if (algorithm <= Algorithm.SHA1) {
    store<u64>(state, 0xefcdab8967452301);
    store<u64>(state, 0x1032547698badcfe, 8);
    if (algorithm === Algorithm.SHA1) store<u32>(state, 0xc3d2e1f0, 16);
  } else if (algorithm <= Algorithm.SHA512) {
    sha2Begin(
      state,
      algorithm >= Algorithm.SHA384,
      algorithm === Algorithm.SHA224 || algorithm === Algorithm.SHA384,
    );
  }
}

// ---- blocks ----

/** Takes `count` whole blocks into the state. */
function compress(h: PyHash, data: usize, count: i32): void {
  const state = stateAt(h);
  const algorithm = h.algorithm;
  if (algorithm === Algorithm.MD5) md5Blocks(state, data, count);
  else if (algorithm === Algorithm.SHA1) sha1Blocks(state, data, count);
  else if (algorithm <= Algorithm.SHA256) sha256Blocks(state, data, count);
  else if (algorithm <= Algorithm.SHA512) sha512Blocks(state, data, count);
  else if (isSponge(algorithm)) absorb(state, data, count, blockSizeOf(algorithm));
  else {
    const size = blockSizeOf(algorithm);
    for (; count > 0; count--, data += size) {
      h.total += size;
      blake2Block(h, data, false);
    }
  }
}

function absorb(state: usize, data: usize, count: i32, rate: usize): void {
  for (; count > 0; count--, data += rate) {
    for (let i: usize = 0; i < rate; i += 8)
      store<u64>(state + i, load<u64>(state + i) ^ load<u64>(data + i));
    keccak(state);
  }
}

function blake2Block(h: PyHash, data: usize, last: bool): void {
  const mark: u64 = last ? u64.MAX_VALUE : 0;
  const node: u64 = last && h.lastNode !== 0 ? u64.MAX_VALUE : 0;
  if (h.algorithm === Algorithm.BLAKE2B) blake2bBlock(stateAt(h), data, h.total, mark, node);
  else blake2sBlock(stateAt(h), data, h.total, <u32>mark, <u32>node);
}

/** Blocks that are taken between two looks at the interrupts, and what a block of 64 bytes costs. */
const RUN: i32 = 256;
const BLOCK_CHARGE: i32 = 20;

/** Takes `n` bytes; false with an exception pending, as the work is charged. */
export function updateHash(h: PyHash, data: usize, n: i32): bool {
  const size = blockSizeOf(h.algorithm);
  const keep = isBlake2(h.algorithm);
  if (!keep) h.total += n;
  if (h.filled > 0) {
    const count = min(size - <i32>h.filled, n);
    copyBytes(blockAt(h) + h.filled, data, count);
    h.filled += count;
    data += <usize>count;
    n -= count;
    if (<i32>h.filled < size || (keep && n === 0)) return true;
    compress(h, blockAt(h), 1);
    h.filled = 0;
  }
  while (n > size || (n === size && !keep)) {
    const count = min((keep ? n - 1 : n) / size, RUN);
    compress(h, data, count);
    data += <usize>(count * size);
    n -= count * size;
    if (!charge(count * BLOCK_CHARGE)) return false;
  }
  copyBytes(blockAt(h), data, n);
  h.filled = n;
  return true;
}

// ---- end ----

/** A copy of the object that is being ended. */
const ending = memory.data(400, 8);

/** Writes the digest of what was taken so far to `to`: `size` bytes. False with an exception pending. */
export function writeDigest(hash: PyHash, to: usize, size: u32): bool {
  memory.copy(ending, changetype<usize>(hash), HASH_SIZE);
  const h = changetype<PyHash>(ending);
  if (isSponge(h.algorithm)) return squeeze(h, to, size);
  if (isBlake2(h.algorithm)) {
    h.total += h.filled;
    memory.fill(blockAt(h) + h.filled, 0, <usize>blockSizeOf(h.algorithm) - h.filled);
    blake2Block(h, blockAt(h), true);
  } else {
    padLength(h);
    turnState(h);
  }
  memory.copy(to, stateAt(h), size);
  return true;
}

/** A bit, zeros, and the length in bits at the end of the last block. */
function padLength(h: PyHash): void {
  const size = blockSizeOf(h.algorithm);
  const block = blockAt(h);
  const lengthBytes: u32 = size >> 3;
  store<u8>(block + h.filled++, 0x80);
  memory.fill(block + h.filled, 0, <usize>size - h.filled);
  if (h.filled > <u32>size - lengthBytes) {
    compress(h, block, 1);
    memory.fill(block, 0, size);
  }
  const bits = h.total << 3;
  store<u64>(block + <usize>size - 8, h.algorithm === Algorithm.MD5 ? bits : bswap<u64>(bits));
  if (lengthBytes === 16) store<u64>(block + 112, bswap<u64>(h.total >> 61));
  compress(h, block, 1);
}

/** SHA's words are written in big endian. */
function turnState(h: PyHash): void {
  const state = stateAt(h);
  if (h.algorithm === Algorithm.MD5) return;
  if (h.algorithm <= Algorithm.SHA256) {
    for (let i: usize = 0; i < 32; i += 4) store<u32>(state + i, bswap<u32>(load<u32>(state + i)));
  } else {
    for (let i: usize = 0; i < 64; i += 8) store<u64>(state + i, bswap<u64>(load<u64>(state + i)));
  }
}

/** What is put behind the message: the domain of the function and the first bit of the padding. */
export function suffixOf(algorithm: Algorithm): u32 {
  return isShake(algorithm) ? 0x1f : 0x06;
}

function squeeze(h: PyHash, to: usize, size: u32): bool {
  const rate: u32 = blockSizeOf(h.algorithm);
  const block = blockAt(h);
  memory.fill(block + h.filled, 0, rate - h.filled);
  store<u8>(block + h.filled, <u8>suffixOf(h.algorithm));
  store<u8>(block + rate - 1, load<u8>(block + rate - 1) | 0x80);
  absorb(stateAt(h), block, 1, rate);
  let done = min(rate, size);
  memory.copy(to, stateAt(h), done);
  while (done < size) {
    keccak(stateAt(h));
    const count = min(rate, size - done);
    memory.copy(to + done, stateAt(h), count);
    done += count;
    if (!charge(BLOCK_CHARGE * 3)) return false;
  }
  return true;
}
