/**
 * Compression to deflate streams (RFC 1951): finding matches. Blocks and codes: blocks.ts.
 *
 * The window holds twice its size of bytes; when it is full, the upper half moves down. A match must lie no further back than the window
 * less the longest match and a little, so that it never reaches into what has moved away. Positions with the same three bytes are chained:
 * `head` has the last of each hash, `previous` the one before each position (0: none). Each level looks along so much of a chain, and
 * the higher ones wait with a match whether the next position has a longer one (as zlib does, whose limits these are).
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { charge } from "../../core/interrupt.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { adler32, crc32 } from "../checksum.ts";
import { alignBlock, emptyStored, flushBits, flushBlock, putStored, Symbols } from "./blocks.ts";
import { Frame } from "./inflate.ts";

export enum Strategy {
  DEFAULT,
  FILTERED,
  HUFFMAN_ONLY,
  RLE,
  FIXED,
}

export enum Flush {
  NONE,
  PARTIAL,
  SYNC,
  FULL,
  FINISH,
  BLOCK,
}

const MIN_MATCH: u32 = 3;
export const MAX_MATCH: u32 = 258;
/** As much must lie ahead before a match is looked for, unless all input is there. */
const LOOKAHEAD: u32 = MAX_MATCH + MIN_MATCH + 1;
/** A match of three bytes further back than this costs more than it saves. */
const TOO_FAR: u32 = 4096;
const HASH_BITS: u32 = 15;

/** For each level: shorten the search from this length on, wait no longer from this on, stop at, steps along a chain. */
const LEVELS: StaticArray<u16> = [
  0, 0, 0, 0, 4, 4, 8, 4, 4, 5, 16, 8, 4, 6, 32, 32, 4, 4, 16, 16, 8, 16, 32, 32, 8, 16, 128, 128, 8, 32, 128,
  256, 32, 128, 258, 1024, 32, 258, 258, 4096,
];
/** The first level that waits. */
const FIRST_LAZY: i32 = 4;

@unmanaged
export class Deflater {
  frame: Frame;
  level: i32;
  strategy: Strategy;
  windowSize: u32;
  /** Where the parts lie. */
  window: usize;
  previous: usize;
  head: usize;
  symbols: usize;
  /** Symbols of a block at most, and how many there are. */
  symbolRoom: u32;
  symbolCount: u32;
  /** In the window: the position that is worked at, what lies ahead of it, where the block began, what is in the chains. */
  at: u32;
  ahead: u32;
  blockStart: i32;
  inserted: u32;
  matchLength: u32;
  matchStart: u32;
  /** A byte before `at` waits for a longer match. */
  waiting: bool;
  begun: bool;
  ended: bool;
  dictionary: bool;
  dictionaryCheck: u32;
  check: u32;
  total: u32;
  lastFlush: i32;
  fed: bool;
  hold: u64;
  bits: u32;
  size: u32;
}

const HEADER: usize = (offsetof<Deflater>() + 15) & ~15;

/** A new one; null without memory (nothing is raised). */
export function newDeflater(
  frame: Frame,
  level: i32,
  windowBits: u32,
  memLevel: u32,
  strategy: Strategy,
): Deflater | null {
  const windowSize: u32 = 1 << windowBits;
  const symbolRoom: u32 = 1 << (memLevel + 6);
  const windowBytes = <usize>windowSize * 2 + 512;
  const size =
    HEADER +
    windowBytes +
    ((<usize>windowSize) << 1) +
    ((<usize>2) << HASH_BITS) +
    ((<usize>symbolRoom) << 2);
  const p = rawAlloc(size);
  if (p === 0) return null;
  memory.fill(p, 0, size);
  const z = changetype<Deflater>(p);
  z.frame = frame;
  z.level = level;
  z.strategy = strategy;
  z.windowSize = windowSize;
  z.symbolRoom = symbolRoom;
  z.size = <u32>size;
  z.check = frame === Frame.ZLIB ? 1 : 0;
  z.lastFlush = -2;
  place(z);
  return z;
}

function place(z: Deflater): void {
  z.window = changetype<usize>(z) + HEADER;
  z.previous = z.window + <usize>z.windowSize * 2 + 512;
  z.head = z.previous + ((<usize>z.windowSize) << 1);
  z.symbols = z.head + ((<usize>2) << HASH_BITS);
}

/** Another in the same state; null without memory. */
export function copyDeflater(from: Deflater): Deflater | null {
  const p = rawAlloc(from.size);
  if (p === 0) return null;
  memory.copy(p, changetype<usize>(from), from.size);
  place(changetype<Deflater>(p));
  return changetype<Deflater>(p);
}

export function freeDeflater(z: Deflater): void {
  rawFree(changetype<usize>(z));
}

/** History before the first byte, which whoever decompresses must have as well. */
export function presetDictionary(z: Deflater, data: usize, n: i32): void {
  z.dictionary = true;
  z.dictionaryCheck = adler32(1, data, n);
  const count = min(<u32>n, z.windowSize);
  memory.copy(z.window, data + <usize>n - count, count);
  z.at = count;
  z.blockStart = count;
  insertUpTo(z, count);
}

// ---- frames ----

function putBig(out: ByteBuilder, value: u32): void {
  for (let shift = 24; shift >= 0; shift -= 8) out.byte((value >> shift) & 255);
}

function putLittle(out: ByteBuilder, value: u32): void {
  for (let shift = 0; shift < 32; shift += 8) out.byte((value >> shift) & 255);
}

/** Effort as headers tell it: least, or some, or most. */
function isQuick(z: Deflater): bool {
  return z.strategy >= Strategy.HUFFMAN_ONLY || z.level < 2;
}

function putHeader(z: Deflater, out: ByteBuilder): void {
  if (z.frame === Frame.GZIP) {
    putLittle(out, 0x00088b1f);
    putLittle(out, 0);
    out.byte(z.level === 9 ? 2 : isQuick(z) ? 4 : 0);
    out.byte(3);
  } else if (z.frame === Frame.ZLIB) {
    const effort = isQuick(z) ? 0 : z.level < 6 ? 1 : z.level === 6 ? 2 : 3;
    let header = ((ctz(z.windowSize) - 8) << 12) | 0x800 | (effort << 6) | (z.dictionary ? 0x20 : 0);
    header += 31 - (header % 31);
    out.byte(header >> 8);
    out.byte(header & 255);
    if (z.dictionary) putBig(out, z.dictionaryCheck);
  }
}

function putTrailer(z: Deflater, out: ByteBuilder): void {
  if (z.frame === Frame.GZIP) {
    putLittle(out, z.check);
    putLittle(out, z.total);
  } else if (z.frame === Frame.ZLIB) putBig(out, z.check);
}

// ---- the driver ----

/** What asks for more to be put out than the last time counts for. */
function rank(flush: i32): i32 {
  return flush * 2 - (flush > Flush.FINISH ? 9 : 0);
}

/** Bytes that are taken between two looks at the interrupts. */
const RUN: i32 = 16384;

/** Takes `n` bytes and appends to `out` what is done; false with an exception pending. The checksum's tables must be open for gzip. */
export function deflate(z: Deflater, data: usize, n: i32, flush: Flush, out: ByteBuilder): bool {
  if (!z.begun) putHeader(z, out);
  z.begun = true;
  if (n > 0) z.fed = true;
  if (z.frame === Frame.GZIP) z.check = crc32(z.check, data, n);
  else if (z.frame === Frame.ZLIB) z.check = adler32(z.check, data, n);
  z.total += n;
  while (n > 0) {
    const count = take(z, data, n);
    data += <usize>count;
    n -= count;
    run(z, n === 0 && flush !== Flush.NONE, out);
    if (!charge(count * (1 + z.level))) return false;
  }
  run(z, flush !== Flush.NONE, out);
  if (flush !== Flush.NONE && (z.fed || flush === Flush.FINISH || rank(flush) > rank(z.lastFlush))) {
    endRun(z, flush, out);
    z.fed = false;
  }
  z.lastFlush = flush;
  return true;
}

/** Puts as much into the window as there is room for: how much. */
function take(z: Deflater, data: usize, n: i32): i32 {
  const size = z.windowSize;
  if (z.at >= size * 2 - LOOKAHEAD) slide(z);
  const filled = z.at + z.ahead;
  const count = min(min(n, RUN), <i32>(size * 2 - filled));
  memory.copy(z.window + filled, data, count);
  z.ahead += count;
  return count;
}

/** Moves the upper half of the window down. */
function slide(z: Deflater): void {
  const size = z.windowSize;
  memory.copy(z.window, z.window + size, <usize>size);
  z.at -= size;
  z.blockStart -= size;
  z.inserted -= min(size, z.inserted);
  z.matchStart -= min(size, z.matchStart);
  for (let at = z.previous; at < z.symbols; at += 2) {
    const position = <u32>load<u16>(at);
    store<u16>(at, position > size ? <u16>(position - size) : 0);
  }
}

/** Works through what lies ahead; up to its end if `all`. */
function run(z: Deflater, all: bool, out: ByteBuilder): void {
  if (z.level === 0) storedRun(z, out);
  else if (z.strategy === Strategy.HUFFMAN_ONLY) literalRun(z, out);
  else if (z.strategy === Strategy.RLE) repeatRun(z, all, out);
  else if (z.level < FIRST_LAZY) quickRun(z, all, out);
  else lazyRun(z, all, out);
}

/** Ends the block, and what else `flush` asks for. */
function endRun(z: Deflater, flush: Flush, out: ByteBuilder): void {
  if (z.waiting) {
    literal(z, z.at - 1, out);
    z.waiting = false;
  }
  z.matchLength = MIN_MATCH - 1;
  const last = flush === Flush.FINISH;
  if (last || z.blockStart < <i32>z.at) endBlock(z, last, out);
  if (flush === Flush.PARTIAL) alignBlock(z, out);
  else if (flush === Flush.SYNC || flush === Flush.FULL) emptyStored(z, out);
  if (flush === Flush.FULL) {
    memory.fill(z.head, 0, (<usize>2) << HASH_BITS);
    z.inserted = z.at;
  }
  if (last) {
    flushBits(z, out, true);
    putTrailer(z, out);
    z.ended = true;
  } else flushBits(z, out, false);
}

/** Writes the block up to here. */
function endBlock(z: Deflater, last: bool, out: ByteBuilder): void {
  const length = <u32>(<i32>z.at - z.blockStart);
  const data: usize = z.blockStart >= 0 ? z.window + <usize>z.blockStart : 0;
  if (z.level === 0) putStored(z, data, length, last, out);
  else flushBlock(z, data, length, last, out);
  z.blockStart = z.at;
}

// ---- symbols ----

function literal(z: Deflater, at: u32, out: ByteBuilder): void {
  Symbols.add(z, load<u8>(z.window + at));
  if (z.symbolCount === z.symbolRoom - 1) {
    const here = z.at;
    z.at = at + 1;
    endBlock(z, false, out);
    z.at = here;
  }
}

/** A match of `length` bytes at `at`, `distance` before. */
function match(z: Deflater, at: u32, length: u32, distance: u32, out: ByteBuilder): void {
  Symbols.add(z, (distance << 16) | (length - MIN_MATCH));
  if (z.symbolCount === z.symbolRoom - 1) {
    const here = z.at;
    z.at = at + length;
    endBlock(z, false, out);
    z.at = here;
  }
}

// ---- chains ----

/** Puts the positions before `end` into their chains, as far as three bytes are there. */
function insertUpTo(z: Deflater, end: u32): void {
  const mask = z.windowSize - 1;
  const stop = min(end, z.at + z.ahead - min(z.at + z.ahead, MIN_MATCH - 1));
  for (let at = z.inserted; at < stop; at++) {
    const slot = z.head + (Chain.hash(z.window + at) << 1);
    store<u16>(z.previous + ((at & mask) << 1), load<u16>(slot));
    store<u16>(slot, <u16>at);
  }
  z.inserted = max(z.inserted, stop);
}

class Chain {
  @inline
  static hash(at: usize): u32 {
    return ((load<u32>(at) & 0xffffff) * 0x9e3779b1) >> (32 - HASH_BITS);
  }
}

/** The last position with the same hash as `at`, which is put into its chain; 0 if it is none or too far back. */
function candidate(z: Deflater, at: u32): u32 {
  if (z.ahead < MIN_MATCH) return 0;
  insertUpTo(z, at);
  const found = <u32>load<u16>(z.head + (Chain.hash(z.window + at) << 1));
  insertUpTo(z, at + 1);
  return found !== 0 && at - found <= z.windowSize - LOOKAHEAD ? found : 0;
}

/** Looks along the chain from `from` for a match longer than `best`: its length (or `best`), where it begins in matchStart. */
function longest(z: Deflater, from: u32, best: u32): u32 {
  const row = z.level << 2;
  let chain = <u32>unchecked(LEVELS[row + 3]);
  if (best >= <u32>unchecked(LEVELS[row])) chain >>= 2;
  const most = min(MAX_MATCH, z.ahead);
  const enough = min(<u32>unchecked(LEVELS[row + 2]), most);
  const mask = z.windowSize - 1;
  const reach = z.windowSize - LOOKAHEAD;
  const limit = z.at > reach ? z.at - reach : 0;
  const here = z.window + z.at;
  if (best >= most) return best;
  for (let position = from; position > limit && chain > 0; chain--) {
    const other = z.window + position;
    if (load<u16>(other + best - 1) === load<u16>(here + best - 1) && load<u16>(other) === load<u16>(here)) {
      const length = same(other, here, most);
      if (length > best) {
        best = length;
        z.matchStart = position;
        if (best >= enough) return best;
      }
    }
    position = load<u16>(z.previous + ((position & mask) << 1));
  }
  return best;
}

/** How many bytes are the same at both places, at most `most`. */
function same(a: usize, b: usize, most: u32): u32 {
  for (let i: u32 = 0; i < most; i += 8) {
    const difference = load<u64>(a + i) ^ load<u64>(b + i);
    if (difference !== 0) return min(most, i + <u32>(ctz(difference) >> 3));
  }
  return most;
}

// ---- the ways of the levels ----

/** Level 0: bytes as they are. */
function storedRun(z: Deflater, out: ByteBuilder): void {
  z.at += z.ahead;
  z.inserted = z.at;
  z.ahead = 0;
  if (<i32>z.at - z.blockStart >= <i32>(z.windowSize - LOOKAHEAD)) endBlock(z, false, out);
}

function literalRun(z: Deflater, out: ByteBuilder): void {
  for (; z.ahead > 0; z.ahead--) {
    z.at++;
    literal(z, z.at - 1, out);
  }
  z.inserted = z.at;
}

/** Only runs of one byte are matches. */
function repeatRun(z: Deflater, all: bool, out: ByteBuilder): void {
  while (z.ahead > 0 && (all || z.ahead > MAX_MATCH)) {
    const here = z.window + z.at;
    const length: u32 = z.at > 0 ? same(here - 1, here, min(MAX_MATCH, z.ahead)) : 0;
    const count: u32 = length >= MIN_MATCH ? length : 1;
    z.at += count;
    z.ahead -= count;
    if (count === 1) literal(z, z.at - 1, out);
    else match(z, z.at - count, count, 1, out);
  }
  z.inserted = z.at;
}

/** Takes the first match that is good enough. */
function quickRun(z: Deflater, all: bool, out: ByteBuilder): void {
  while (z.ahead > 0 && (all || z.ahead >= LOOKAHEAD)) {
    const from = candidate(z, z.at);
    const length: u32 = from === 0 ? 0 : longest(z, from, MIN_MATCH - 1);
    if (length < MIN_MATCH) {
      z.at++;
      z.ahead--;
      literal(z, z.at - 1, out);
      continue;
    }
    const distance = z.at - z.matchStart;
    z.at += length;
    z.ahead -= length;
    match(z, z.at - length, length, distance, out);
    // Of long matches only the start is found again.
    if (length > <u32>unchecked(LEVELS[(z.level << 2) + 1])) z.inserted = z.at;
  }
}

/** Keeps a match back until the next position has none that is longer. */
function lazyRun(z: Deflater, all: bool, out: ByteBuilder): void {
  const lazy = <u32>unchecked(LEVELS[(z.level << 2) + 1]);
  while (z.ahead > 0 && (all || z.ahead >= LOOKAHEAD)) {
    const before = z.waiting ? max(z.matchLength, MIN_MATCH - 1) : MIN_MATCH - 1;
    const distanceBefore = z.at - 1 - z.matchStart;
    const from = candidate(z, z.at);
    let length: u32 = MIN_MATCH - 1;
    if (from !== 0 && before < lazy) {
      length = longest(z, from, before);
      if (length <= before) length = MIN_MATCH - 1;
      else if (isPoor(z, length)) length = MIN_MATCH - 1;
    }
    if (before >= MIN_MATCH && length <= before) {
      // The match that waited begins one byte back.
      z.waiting = false;
      z.matchLength = MIN_MATCH - 1;
      z.at += before - 1;
      z.ahead -= before - 1;
      match(z, z.at - before, before, distanceBefore, out);
      continue;
    }
    if (z.waiting) literal(z, z.at - 1, out);
    z.waiting = true;
    z.matchLength = length;
    z.at++;
    z.ahead--;
  }
}

/** Whether a match costs more than its bytes. */
function isPoor(z: Deflater, length: u32): bool {
  if (z.strategy === Strategy.FILTERED && length <= 5) return true;
  return length === MIN_MATCH && z.at - z.matchStart > TOO_FAR;
}
