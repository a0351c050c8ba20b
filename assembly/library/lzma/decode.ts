/**
 * The LZMA decoder (Igor Pavlov's LZMA specification, in the LZMA SDK): literals and matches by an adaptive binary range coder. It decodes one symbol
 * at a time from input that is all there, and stops when the output is full. The dictionary grows with the output, up to its size.
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { rawAlloc, rawFree, rawRealloc } from "../../memory/raw.ts";
import {
  AFTER_LITERALS,
  ALIGN,
  afterLiteral,
  DISTANCES,
  END_MARK,
  IS_MATCH,
  IS_REP,
  IS_REP_G0,
  IS_REP_G1,
  IS_REP_G2,
  IS_REP0_LONG,
  LENGTHS,
  LITERAL_CODER,
  LITERALS,
  LONG_LENGTHS,
  MIDDLE_LENGTHS,
  MIN_MATCH,
  PROBABILITY_BYTES,
  REP_LENGTHS,
  resetProbabilities,
  SHORT_LENGTHS,
  SLOTS,
  SMALLEST_RANGE,
} from "./model.ts";

/** Everything that a decoder remembers; the probabilities follow. */
@unmanaged
export class Lzma {
  dictionary: usize;
  /** The size asked for, what there is, and where the next byte goes. */
  size: u32;
  room: u32;
  at: u32;
  /** Bytes in the dictionary. */
  history: u32;
  literalBits: u32;
  literalMask: u32;
  positionMask: u32;
  state: u32;
  rep0: u32;
  rep1: u32;
  rep2: u32;
  rep3: u32;
  range: u32;
  code: u32;
  /** Bytes of a match still to copy. */
  left: u32;
  /** Bytes put out since the dictionary was reset, which literals and lengths depend on. */
  position: u32;
}

const FIELDS: usize = (offsetof<Lzma>() + 7) & ~7;
export const LZMA_SIZE: usize = FIELDS + PROBABILITY_BYTES;

/** What `decode` gives. */
export enum Decoded {
  /** The output is full, or as much was decoded as was wanted. */
  FULL,
  /** The mark for the end was read. */
  MARK,
  /** The input ended within a symbol. */
  SHORT,
  BAD,
  /** No memory for the dictionary. */
  MEMORY,
}

const FIRST_ROOM: u32 = 65536;

/** Makes the dictionary of a new decoder, whose fields are zeros; false without memory. */
export function openDictionary(z: Lzma, size: u32): bool {
  z.size = max(size, 4096);
  z.room = min(z.size, FIRST_ROOM);
  z.dictionary = rawAlloc(z.room);
  return z.dictionary !== 0;
}

export function closeDictionary(z: Lzma): void {
  if (z.dictionary !== 0) rawFree(z.dictionary);
  z.dictionary = 0;
}

export function forgetDictionary(z: Lzma): void {
  z.at = 0;
  z.history = 0;
  z.position = 0;
}

/** Takes the byte that says lc, lp and pb; false if it is invalid. */
export function setProperties(z: Lzma, byte: u32): bool {
  if (byte >= 225) return false;
  const lc = byte % 9;
  const lp = (byte / 9) % 5;
  if (lc + lp > 4) return false;
  z.literalBits = lc;
  z.literalMask = (1 << lp) - 1;
  z.positionMask = (1 << (byte / 45)) - 1;
  return true;
}

export function resetState(z: Lzma): void {
  z.state = 0;
  z.rep0 = 0;
  z.rep1 = 0;
  z.rep2 = 0;
  z.rep3 = 0;
  resetProbabilities(changetype<usize>(z) + FIELDS);
}

/** Begins the range coder by its first five bytes; false if they are invalid. */
export function beginRange(z: Lzma, data: usize): bool {
  z.range = 0xffff_ffff;
  z.code = bswap<u32>(load<u32>(data, 1));
  return load<u8>(data) === 0;
}

// ---- the range coder ----

/** The call that runs. */
export class Coder {
  static range: u32 = 0;
  static code: u32 = 0;
  static from: usize = 0;
  static end: usize = 0;
  static short: bool = false;
  static out: usize = 0;
  static outEnd: usize = 0;
}

function normalize(): void {
  if (Coder.range >= SMALLEST_RANGE) return;
  Coder.range <<= 8;
  if (Coder.from === Coder.end) {
    Coder.short = true;
    Coder.code <<= 8;
  } else Coder.code = (Coder.code << 8) | load<u8>(Coder.from++);
}

/** A bit by the probability at an address. */
function bit(at: usize): u32 {
  normalize();
  const probability = <u32>load<u16>(at);
  const bound = (Coder.range >> 11) * probability;
  if (Coder.code < bound) {
    Coder.range = bound;
    store<u16>(at, <u16>(probability + ((2048 - probability) >> 5)));
    return 0;
  }
  Coder.range -= bound;
  Coder.code -= bound;
  store<u16>(at, <u16>(probability - (probability >> 5)));
  return 1;
}

function bitOf(z: Lzma, i: u32): u32 {
  return bit(changetype<usize>(z) + FIELDS + ((<usize>i) << 1));
}

/** A number of `count` bits by a tree of probabilities, the highest bit first. */
function tree(z: Lzma, first: u32, count: u32): u32 {
  let m: u32 = 1;
  for (let i: u32 = 0; i < count; i++) m = (m << 1) | bitOf(z, first + m);
  return m - (1 << count);
}

/** The same with the lowest bit first. */
function reverseTree(z: Lzma, first: u32, count: u32): u32 {
  let m: u32 = 1;
  let value: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const b = bitOf(z, first + m);
    m = (m << 1) | b;
    value |= b << i;
  }
  return value;
}

/** Bits that are as often 0 as 1. */
function directBits(count: u32): u32 {
  let value: u32 = 0;
  for (; count > 0; count--) {
    normalize();
    Coder.range >>= 1;
    const one = Coder.code >= Coder.range;
    if (one) Coder.code -= Coder.range;
    value = (value << 1) | u32(one);
  }
  return value;
}

// ---- symbols ----

function lengthOf(z: Lzma, coder: u32, position: u32): u32 {
  if (bitOf(z, coder) === 0) return tree(z, coder + SHORT_LENGTHS + (position << 3), 3);
  if (bitOf(z, coder + 1) === 0) return 8 + tree(z, coder + MIDDLE_LENGTHS + (position << 3), 3);
  return 16 + tree(z, coder + LONG_LENGTHS, 8);
}

/** The byte that was put out `distance` + 1 before. */
function byteBack(z: Lzma, distance: u32): u32 {
  const at = z.at > distance ? z.at - distance - 1 : z.at + z.room - distance - 1;
  return load<u8>(z.dictionary + at);
}

function literalOf(z: Lzma): u32 {
  const before = z.history > 0 ? byteBack(z, 0) : 0;
  const context = ((z.position & z.literalMask) << z.literalBits) | (before >> (8 - z.literalBits));
  const coder = LITERALS + LITERAL_CODER * context;
  let symbol: u32 = 1;
  if (z.state >= AFTER_LITERALS) {
    // After a match the byte is likely not the one that would have continued it.
    let match = byteBack(z, z.rep0);
    while (symbol < 0x100) {
      const matchBit = (match >> 7) & 1;
      match <<= 1;
      const b = bitOf(z, coder + ((1 + matchBit) << 8) + symbol);
      symbol = (symbol << 1) | b;
      if (matchBit !== b) break;
    }
  }
  while (symbol < 0x100) symbol = (symbol << 1) | bitOf(z, coder + symbol);
  z.state = afterLiteral(z.state);
  return symbol & 255;
}

/** A new distance, for a match whose length is `length` more than the least. */
function distanceOf(z: Lzma, length: u32): u32 {
  const slot = tree(z, SLOTS + (min<u32>(length, 3) << 6), 6);
  if (slot < 4) return slot;
  const count = (slot >> 1) - 1;
  const distance = (2 | (slot & 1)) << count;
  if (slot < 14) return distance + reverseTree(z, DISTANCES + distance - slot, count);
  return distance + (directBits(count - 4) << 4) + reverseTree(z, ALIGN, 4);
}

/** One of the last four distances; sets how much to copy. */
function repeatMatch(z: Lzma, position: u32): void {
  if (bitOf(z, IS_REP_G0 + z.state) === 0) {
    if (bitOf(z, IS_REP0_LONG + (z.state << 4) + position) === 0) {
      z.state = z.state < AFTER_LITERALS ? 9 : 11;
      z.left = 1;
      return;
    }
  } else {
    let distance = z.rep1;
    if (bitOf(z, IS_REP_G1 + z.state) !== 0) {
      distance = z.rep2;
      if (bitOf(z, IS_REP_G2 + z.state) !== 0) {
        distance = z.rep3;
        z.rep3 = z.rep2;
      }
      z.rep2 = z.rep1;
    }
    z.rep1 = z.rep0;
    z.rep0 = distance;
  }
  z.left = lengthOf(z, REP_LENGTHS, position) + MIN_MATCH;
  z.state = z.state < AFTER_LITERALS ? 8 : 11;
}

function newMatch(z: Lzma, position: u32): void {
  z.rep3 = z.rep2;
  z.rep2 = z.rep1;
  z.rep1 = z.rep0;
  const length = lengthOf(z, LENGTHS, position);
  z.rep0 = distanceOf(z, length);
  z.left = length + MIN_MATCH;
  z.state = z.state < AFTER_LITERALS ? 7 : 10;
}

/** Decodes one symbol: a literal is put out, of a match its length and distance are set. */
function symbolStep(z: Lzma): Decoded {
  const position = z.position & z.positionMask;
  if (bitOf(z, IS_MATCH + (z.state << 4) + position) === 0) {
    const byte = literalOf(z);
    if (Coder.short) return Decoded.SHORT;
    return put(z, byte) ? Decoded.FULL : Decoded.MEMORY;
  }
  if (bitOf(z, IS_REP + z.state) !== 0) repeatMatch(z, position);
  else newMatch(z, position);
  if (Coder.short) return Decoded.SHORT;
  if (z.rep0 === END_MARK) {
    z.left = 0;
    return Decoded.MARK;
  }
  return z.rep0 < z.history ? Decoded.FULL : Decoded.BAD;
}

// ---- output ----

/** Puts a byte out and into the dictionary; false without memory to let that grow. */
export function put(z: Lzma, byte: u32): bool {
  if (z.at === z.room && !wrap(z)) return false;
  store<u8>(z.dictionary + z.at, <u8>byte);
  z.at++;
  if (z.history < z.size) z.history++;
  z.position++;
  store<u8>(Coder.out++, <u8>byte);
  return true;
}

/** The dictionary is full: it grows, or goes on at its beginning. */
function wrap(z: Lzma): bool {
  if (z.room === z.size) {
    z.at = 0;
    return true;
  }
  const room = z.room > z.size >> 1 ? z.size : z.room << 1;
  const block = rawRealloc(z.dictionary, room);
  if (block === 0) return false;
  z.dictionary = block;
  z.room = room;
  return true;
}

function copyMatch(z: Lzma): bool {
  for (; z.left > 0 && Coder.out < Coder.outEnd; z.left--) {
    if (!put(z, byteBack(z, z.rep0))) return false;
  }
  return true;
}

/** The fewest bytes that any symbol needs to be read without a look at where the input ends. */
export const SYMBOL_BYTES: usize = 24;

const saved: usize = memory.data(18 * 4 + 8, 8);

/**
 * Decodes from Coder.from until the output is full. `whole`: all input is there; else a symbol that it cuts off is undone, with the copy of the
 * probabilities that is made for it at `spare`.
 */
export function decode(z: Lzma, whole: bool, spare: usize): Decoded {
  Coder.range = z.range;
  Coder.code = z.code;
  Coder.short = false;
  let result = Decoded.FULL;
  while (result === Decoded.FULL) {
    if (!copyMatch(z)) return Decoded.MEMORY;
    if (Coder.out === Coder.outEnd) break;
    const risky = !whole && Coder.end - Coder.from < SYMBOL_BYTES;
    const from = Coder.from;
    if (risky) {
      z.range = Coder.range;
      z.code = Coder.code;
      memory.copy(saved, changetype<usize>(z), offsetof<Lzma>());
      memory.copy(spare, changetype<usize>(z) + FIELDS, PROBABILITY_BYTES);
    }
    result = symbolStep(z);
    if (result === Decoded.SHORT && risky) {
      memory.copy(changetype<usize>(z), saved, offsetof<Lzma>());
      memory.copy(changetype<usize>(z) + FIELDS, spare, PROBABILITY_BYTES);
      Coder.from = from;
      return result;
    }
  }
  z.range = Coder.range;
  z.code = Coder.code;
  return result;
}

/** The last bit needs one more byte perhaps; whether the coder ends as it must. */
export function endRange(z: Lzma): bool {
  Coder.range = z.range;
  Coder.code = z.code;
  Coder.short = false;
  normalize();
  z.range = Coder.range;
  z.code = Coder.code;
  return Coder.code === 0;
}

/** Room in `out` for the call that runs, at most `most` bytes; false without memory. */
export function openOutput(out: ByteBuilder, most: i64): bool {
  if (!out.reserve(most)) return false;
  Coder.out = out.end;
  Coder.outEnd = Coder.out + <usize>most;
  return true;
}
