/**
 * Compression to .xz, .lzma and raw streams (The .xz File Format 1.2): containers and chunks. What is put in goes through the filters of the chain,
 * each of which may keep a tail back, and into the window; the coder works as soon as enough lies ahead.
 *
 *     packer   │ fields │ Chain │ check │ Window, Coding, RangeState │ probabilities │ tails of the filters │ buffer of the range coder │
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { crc32, openCrc } from "../checksum.ts";
import { beginFilter, Filter } from "./branch.ts";
import {
  CHAIN_SIZE,
  Chain,
  filterOf,
  lzmaByte,
  putLastProperties,
  putSimpleProperties,
  TAILS_SIZE,
  throughFilters,
} from "./chain.ts";
import { beginCheck, CHECK_SIZE, checkBytes, updateCheck, writeCheck } from "./check.ts";
import { Coding, codeSymbol, LOOKAHEAD, putEndMark, resetCoding } from "./encode.ts";
import { closeWindow, fillWindow, openWindow, Window } from "./matches.ts";
import { PROBABILITY_BYTES } from "./model.ts";
import {
  closeRange,
  openRange,
  Range,
  RangeState,
  rangeBytes,
  restoreRange,
  saveRange,
} from "./rangecoder.ts";
import { Format } from "./unpack.ts";

@unmanaged
export class Packer {
  format: Format;
  check: u32;
  ended: bool;
  /** The stream's header was written; the block's. */
  begun: bool;
  inBlock: bool;
  /** Of the chunk: whether it has begun, where in the window, how many bytes. */
  inChunk: bool;
  chunkBytes: u32;
  /** What the next chunk has to reset: 3 all, 2 properties and states, 1 states. */
  reset: u32;
  headerSize: u32;
  /** Bytes of the block, before and after compression. */
  unpacked: u64;
  packed: u64;
}

const CHAIN_AT: usize = (offsetof<Packer>() + 7) & ~7;
const CHECK_AT: usize = CHAIN_AT + CHAIN_SIZE;
const WINDOW_AT: usize = (CHECK_AT + CHECK_SIZE + 7) & ~7;
const CODING_AT: usize = (WINDOW_AT + offsetof<Window>() + 7) & ~7;
const RANGE_AT: usize = (CODING_AT + offsetof<Coding>() + 7) & ~7;
const MODEL_AT: usize = (RANGE_AT + offsetof<RangeState>() + 7) & ~7;
const TAILS_AT: usize = MODEL_AT + PROBABILITY_BYTES;
const BUFFER_AT: usize = (TAILS_AT + TAILS_SIZE + 7) & ~7;
/** A chunk has so many bytes at most; a symbol, some 20. */
const CHUNK_BYTES: u32 = 1 << 16;
const SYMBOL_BYTES: u32 = 64;
const BUFFER: usize = <usize>CHUNK_BYTES + 256;
const SIZE: usize = BUFFER_AT + BUFFER;
/** Bytes before compression that a chunk has at most. */
const MOST_UNPACKED: u32 = (1 << 21) - 273;

export function chainOf(z: Packer): Chain {
  return changetype<Chain>(changetype<usize>(z) + CHAIN_AT);
}
function windowOf(z: Packer): Window {
  return changetype<Window>(changetype<usize>(z) + WINDOW_AT);
}
function codingOf(z: Packer): Coding {
  return changetype<Coding>(changetype<usize>(z) + CODING_AT);
}
function rangeOf(z: Packer): RangeState {
  return changetype<RangeState>(changetype<usize>(z) + RANGE_AT);
}
function bufferOf(z: Packer): usize {
  return changetype<usize>(z) + BUFFER_AT;
}
function checkState(z: Packer): usize {
  return changetype<usize>(z) + CHECK_AT;
}

/** A new one, whose chain has yet to be set; null with MemoryError pending. */
export function newPacker(format: Format, check: u32): Packer | null {
  openCrc();
  const p = rawAlloc(SIZE);
  if (p === 0) {
    raiseMemoryError();
    return null;
  }
  memory.fill(p, 0, BUFFER_AT);
  const z = changetype<Packer>(p);
  z.format = format;
  z.check = check;
  return z;
}

/** Readies it for a chain; false with MemoryError pending. */
export function openPacker(z: Packer): bool {
  const chain = chainOf(z);
  // A depth of 0 leaves it to the length that is good enough.
  const depth = chain.depth === 0 ? 4 + (chain.nice >> 2) : chain.depth;
  if (!openWindow(windowOf(z), chain.dictionary, chain.nice, depth)) {
    raiseMemoryError();
    return false;
  }
  const coding = codingOf(z);
  coding.literalBits = chain.lc;
  coding.literalMask = (1 << chain.lp) - 1;
  coding.positionMask = (1 << chain.pb) - 1;
  for (let i: u32 = 0; i < chain.count; i++) beginFilter(filterOf(chain, i));
  beginCheck(checkState(z), z.check);
  z.reset = 3;
  Range.model = changetype<usize>(z) + MODEL_AT;
  resetCoding(coding);
  if (!chain.two) {
    openRange(bufferOf(z));
    saveRange(rangeOf(z));
  }
  return true;
}

export function freePacker(z: Packer): void {
  closeWindow(windowOf(z));
  rawFree(changetype<usize>(z));
}

// ---- the driver ----

/** Bytes that are taken between two looks at the interrupts. */
const STRETCH: i32 = 4096;

/** Writes what stands before everything: at once, as liblzma does. */
export function packBegin(z: Packer, out: ByteBuilder): void {
  if (z.begun) return;
  z.begun = true;
  if (z.format === Format.XZ) putStreamHeader(z, out);
  else if (z.format === Format.ALONE) putAloneHeader(z, out);
}

/** Takes `n` bytes and appends to `out` what is done; false with an exception pending. */
export function packMore(z: Packer, data: usize, n: i32, out: ByteBuilder): bool {
  packBegin(z, out);
  if (n > 0 && z.format === Format.XZ && !z.inBlock) putBlockHeader(z, out);
  const chain = chainOf(z);
  const room = chain.count === 0 ? 0 : rawAlloc(<usize>STRETCH + TAILS_SIZE);
  if (chain.count !== 0 && room === 0) return raised();
  let good: bool = true;
  while (good && n > 0) {
    const count = min(n, STRETCH);
    z.unpacked += count;
    good = updateCheck(checkState(z), z.check, data, count);
    if (good) good = room === 0 ? feed(z, data, count, out) : filtered(z, room, data, count, false, out);
    good = good && charge(count * 16);
    data += <usize>count;
    n -= count;
  }
  if (room !== 0) rawFree(room);
  return good;
}

function raised(): bool {
  raiseMemoryError();
  return false;
}

/** Ends it; false with an exception pending. */
export function packEnd(z: Packer, out: ByteBuilder): bool {
  packBegin(z, out);
  const chain = chainOf(z);
  if (chain.count !== 0) {
    const room = rawAlloc(TAILS_SIZE);
    if (room === 0) return raised();
    const good = filtered(z, room, 0, 0, true, out);
    rawFree(room);
    if (!good) return false;
  }
  z.ended = true;
  if (z.format === Format.XZ && !z.inBlock) {
    putIndexAndFooter(z, out);
    return true;
  }
  work(z, true, out);
  restoreRange(rangeOf(z));
  if (chain.two) {
    endChunk(z, out);
    putByte(z, out, 0);
  } else endStream(z, out);
  if (z.format === Format.XZ) endBlock(z, out);
  return true;
}

/** Sends bytes through the filters, at `room`, and on. */
function filtered(z: Packer, room: usize, data: usize, n: u32, last: bool, out: ByteBuilder): bool {
  memory.copy(room, data, n);
  const tails = changetype<usize>(z) + TAILS_AT;
  return feed(z, room, throughFilters(chainOf(z), tails, room, n, true, last), out);
}

/** Puts bytes into the window and codes what can be. */
function feed(z: Packer, data: usize, n: u32, out: ByteBuilder): bool {
  const w = windowOf(z);
  while (n > 0) {
    const count = fillWindow(w, data, n);
    if (count < 0) return raised();
    data += <usize>count;
    n -= <u32>count;
    work(z, false, out);
  }
  return true;
}

/** Codes what lies ahead; up to its end if `all`. */
function work(z: Packer, all: bool, out: ByteBuilder): void {
  const w = windowOf(z);
  const c = codingOf(z);
  const two = chainOf(z).two;
  const enough: u32 = all ? 1 : LOOKAHEAD;
  Range.model = changetype<usize>(z) + MODEL_AT;
  restoreRange(rangeOf(z));
  const buffer = bufferOf(z);
  while (w.ahead >= enough) {
    if (two && !z.inChunk) beginChunk(z);
    const at = w.at;
    codeSymbol(c, w);
    z.chunkBytes += w.at - at;
    const full = rangeBytes(buffer) > CHUNK_BYTES - SYMBOL_BYTES;
    if (two ? full || z.chunkBytes >= MOST_UNPACKED : full) {
      if (two) endChunk(z, out);
      else drain(z, out);
    }
  }
  saveRange(rangeOf(z));
}

/** Of a stream without chunks: writes out what the buffer has. */
function drain(z: Packer, out: ByteBuilder): void {
  const buffer = bufferOf(z);
  out.bytes(buffer, <u32>(Range.at - buffer));
  Range.at = buffer;
}

function endStream(z: Packer, out: ByteBuilder): void {
  Range.model = changetype<usize>(z) + MODEL_AT;
  putEndMark(codingOf(z));
  closeRange();
  drain(z, out);
}

// ---- chunks of LZMA2 ----

function beginChunk(z: Packer): void {
  z.inChunk = true;
  z.chunkBytes = 0;
  // Room for the header, which is written at the end.
  openRange(bufferOf(z));
  if (z.reset > 0) resetCoding(codingOf(z));
}

function putByte(z: Packer, out: ByteBuilder, byte: u32): void {
  out.byte(byte);
  z.packed++;
}

/** Writes the open chunk, or its bytes as they are where coding has not made them fewer. */
function endChunk(z: Packer, out: ByteBuilder): void {
  if (!z.inChunk) return;
  z.inChunk = false;
  closeRange();
  const buffer = bufferOf(z);
  const size = <u32>(Range.at - buffer);
  const n = z.chunkBytes;
  if (size >= n) return storeChunk(z, out, n);
  const last = n - 1;
  out.byte(0x80 | (z.reset << 5) | (last >> 16));
  out.byte((last >> 8) & 255);
  out.byte(last & 255);
  out.byte((size - 1) >> 8);
  out.byte((size - 1) & 255);
  if (z.reset >= 2) out.byte(lzmaByte(chainOf(z)));
  out.bytes(buffer, size);
  z.packed += (z.reset >= 2 ? 6 : 5) + size;
  z.reset = 0;
}

/** The coder's states are of bytes that were not written by it: they have to be reset. */
function storeChunk(z: Packer, out: ByteBuilder, n: u32): void {
  const w = windowOf(z);
  out.byte(z.reset === 3 ? 1 : 2);
  out.byte(((n - 1) >> 8) & 255);
  out.byte((n - 1) & 255);
  out.bytes(w.data + (w.at - n), n);
  z.packed += 3 + n;
  z.reset = z.reset >= 2 ? 2 : 1;
}

// ---- containers ----

function putLittle(out: ByteBuilder, value: u64, bytes: u32): void {
  for (let i: u32 = 0; i < bytes; i++) out.byte(<u32>(value >> (i << 3)) & 255);
}

/** A number in groups of seven bits, the lowest first. */
function putNumber(out: ByteBuilder, value: u64): void {
  for (; value >= 128; value >>= 7) out.byte((<u32>value & 127) | 128);
  out.byte(<u32>value);
}

/** The checksum of what was put out from `from` on. */
function putCrc(out: ByteBuilder, from: u32): void {
  if (!out.failed) putLittle(out, crc32(0, out.data + from, <i32>(out.length - from)), 4);
}

function putStreamHeader(z: Packer, out: ByteBuilder): void {
  putLittle(out, 0x005a587a37fd, 6);
  const flags = out.length;
  out.byte(0);
  out.byte(z.check);
  putCrc(out, flags);
}

/** Such a file's dictionary is two or three times a power of two. */
function putAloneHeader(z: Packer, out: ByteBuilder): void {
  const size = chainOf(z).dictionary;
  const power = 31 - <u32>clz(size);
  const half: u32 = (<u32>3) << (power - 1);
  out.byte(lzmaByte(chainOf(z)));
  const rounded: u64 =
    size === (<u32>1) << power
      ? size
      : size <= half
        ? half
        : power === 31
          ? u32.MAX_VALUE
          : (<u64>2) << power;
  putLittle(out, rounded, 4);
  // The length is not known: a mark ends it.
  putLittle(out, u64.MAX_VALUE, 8);
}

function putBlockHeader(z: Packer, out: ByteBuilder): void {
  const chain = chainOf(z);
  const begin = out.length;
  z.inBlock = true;
  out.byte(0);
  out.byte(chain.count);
  for (let i: u32 = 0; i <= chain.count; i++) {
    const f: Filter = filterOf(chain, i);
    const last = i === chain.count;
    putNumber(out, last ? 0x21 : f.id);
    const size = out.length;
    out.byte(0);
    if (last) putLastProperties(chain, out);
    else putSimpleProperties(f, out);
    if (!out.failed) store<u8>(out.data + size, <u8>(out.length - size - 1));
  }
  while ((out.length - begin) & 3 && !out.failed) out.byte(0);
  z.headerSize = out.length - begin + 4;
  if (!out.failed) store<u8>(out.data + begin, <u8>((z.headerSize >> 2) - 1));
  putCrc(out, begin);
}

function endBlock(z: Packer, out: ByteBuilder): void {
  for (let n = z.packed; n & 3; n++) out.byte(0);
  const size = checkBytes(z.check);
  if (out.reserve(size)) {
    writeCheck(checkState(z), z.check, out.end);
    out.length += size;
  }
  putIndexAndFooter(z, out);
}

function putIndexAndFooter(z: Packer, out: ByteBuilder): void {
  const begin = out.length;
  out.byte(0);
  out.byte(z.inBlock ? 1 : 0);
  if (z.inBlock) {
    putNumber(out, z.headerSize + z.packed + checkBytes(z.check));
    putNumber(out, z.unpacked);
  }
  while ((out.length - begin) & 3 && !out.failed) out.byte(0);
  putCrc(out, begin);
  const footer = memory.data(6);
  store<u32>(footer, ((out.length - begin) >> 2) - 1);
  store<u16>(footer, <u16>(z.check << 8), 4);
  putLittle(out, crc32(0, footer, 6), 4);
  out.bytes(footer, 6);
  putLittle(out, 0x5a59, 2);
}
