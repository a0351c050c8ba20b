/**
 * Blocks of a deflate stream (RFC 1951, 3.2): as they are, by the fixed codes or by codes of their own, whichever is shortest.
 *
 * Lengths of codes are found by Moffat and Katajainen's in-place method (1995) over the symbols sorted by how often they occur, then
 * cut to the most bits allowed, longer codes being paid for by lengthening the least frequent of the shorter ones.
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { Deflater, Strategy } from "./deflate.ts";

const LITERALS: u32 = 286;
const DISTANCES: u32 = 30;
const CODES: u32 = 19;
const END_OF_BLOCK: u32 = 256;

/** Of each alphabet: how often a symbol occurs (u32), then its code and length (u16 each). */
const literalCounts = memory.data(288 * 4, 4);
const distanceCounts = memory.data(32 * 4, 4);
const codeCounts = memory.data(20 * 4, 4);
const literalCodes = memory.data(288 * 4, 4);
const distanceCodes = memory.data(32 * 4, 4);
const codeCodes = memory.data(20 * 4, 4);
/** Symbols to sort, their frequency above their number (u64); work space of the same order (u32). */
const sorted = memory.data(288 * 8, 8);
const work = memory.data(288 * 4, 4);
const perLength = memory.data(64 * 4, 4);
/** Lengths of both alphabets as they are written: symbol, and its extra bits above. */
const runs = memory.data(320 * 2, 2);
const lengths = memory.data(320);

const ORDER: StaticArray<u8> = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

export class Symbols {
  /** A literal, or a distance in the upper half and a length less 3. */
  @inline
  static add(z: Deflater, symbol: u32): void {
    store<u32>(z.symbols + ((<usize>z.symbolCount) << 2), symbol);
    z.symbolCount++;
  }

  /** Number of extra bits of a length less 3. */
  @inline
  static lengthExtra(length: u32): u32 {
    return length < 8 || length === 255 ? 0 : 29 - clz(length);
  }

  @inline
  static lengthCode(length: u32, extra: u32): u32 {
    return length === 255 ? 285 : 257 + (length < 8 ? length : (extra << 2) + (length >> extra));
  }

  /** Number of extra bits of a distance less 1. */
  @inline
  static distanceExtra(distance: u32): u32 {
    return distance < 4 ? 0 : 30 - clz(distance);
  }

  @inline
  static distanceCode(distance: u32, extra: u32): u32 {
    return distance < 4 ? distance : (extra << 1) + (distance >> extra);
  }
}

// ---- bits ----

class Put {
  @inline
  static bits(z: Deflater, out: ByteBuilder, value: u32, count: u32): void {
    z.hold |= (<u64>value) << z.bits;
    z.bits += count;
    if (z.bits >= 32) Put.words(z, out);
  }

  static words(z: Deflater, out: ByteBuilder): void {
    if (out.reserve(4)) {
      store<u32>(out.end, <u32>z.hold);
      out.length += 4;
    }
    z.hold >>= 32;
    z.bits -= 32;
  }

  /** A code and its length, as they lie in a table. */
  @inline
  static code(z: Deflater, out: ByteBuilder, entry: u32): void {
    Put.bits(z, out, entry & 0xffff, entry >> 16);
  }
}

/** Writes the whole bytes; with `all` also a last one that is not full. */
export function flushBits(z: Deflater, out: ByteBuilder, all: bool): void {
  while (z.bits >= 8 || (all && z.bits > 0)) {
    out.byte(<u32>z.hold & 255);
    z.hold >>= 8;
    z.bits = z.bits > 8 ? z.bits - 8 : 0;
  }
}

export function putBytes(out: ByteBuilder, data: usize, length: u32): void {
  out.bytes(data, length);
}

// ---- blocks ----

/** A block of at most 65,535 bytes as they are. */
export function putStored(z: Deflater, data: usize, length: u32, last: bool, out: ByteBuilder): void {
  Put.bits(z, out, last ? 1 : 0, 3);
  flushBits(z, out, true);
  const sizes = length | (~length << 16);
  for (let shift = 0; shift < 32; shift += 8) out.byte((sizes >> shift) & 255);
  putBytes(out, data, length);
}

/** Brings the stream to a whole byte, by an empty block that decompressors can be found again at. */
export function emptyStored(z: Deflater, out: ByteBuilder): void {
  putStored(z, 0, 0, false, out);
}

/** An empty block of the fixed codes: ten bits that push out what was before. */
export function alignBlock(z: Deflater, out: ByteBuilder): void {
  Put.bits(z, out, 2, 10);
}

/** Writes the symbols since the last block, which stand for `length` bytes at `data` (0: no longer there). */
export function flushBlock(z: Deflater, data: usize, length: u32, last: bool, out: ByteBuilder): void {
  countSymbols(z);
  makeLengths(literalCounts, LITERALS, 15, literalCodes);
  makeLengths(distanceCounts, DISTANCES, 15, distanceCodes);
  const runCount = countRuns();
  makeLengths(codeCounts, CODES, 7, codeCodes);
  let codeCount: u32 = CODES;
  while (codeCount > 4 && lengthIn(codeCodes, unchecked(ORDER[codeCount - 1])) === 0) codeCount--;
  const own: u32 = 14 + codeCount * 3 + runBits(runCount) + symbolBits();
  const fixed = fixedBits();
  const extra = extraBits();
  const best = min(own, fixed) + extra;
  if (data !== 0 && length <= 0xffff && (length + 4) * 8 <= best + 10 && z.strategy !== Strategy.FIXED) {
    putStored(z, data, length, last, out);
  } else if (fixed <= own || z.strategy === Strategy.FIXED) {
    Put.bits(z, out, 2 + (last ? 1 : 0), 3);
    fixedCodes();
    putSymbols(z, out);
  } else {
    Put.bits(z, out, 4 + (last ? 1 : 0), 3);
    putTables(z, codeCount, runCount, out);
    makeCodes(literalCodes, LITERALS);
    makeCodes(distanceCodes, DISTANCES);
    putSymbols(z, out);
  }
  z.symbolCount = 0;
}

function count(table: usize, symbol: u32): void {
  const at = table + ((<usize>symbol) << 2);
  store<u32>(at, load<u32>(at) + 1);
}

function countSymbols(z: Deflater): void {
  memory.fill(literalCounts, 0, 288 * 4);
  memory.fill(distanceCounts, 0, 32 * 4);
  const end = z.symbols + ((<usize>z.symbolCount) << 2);
  for (let at = z.symbols; at < end; at += 4) {
    const symbol = load<u32>(at);
    const distance = symbol >> 16;
    if (distance === 0) count(literalCounts, symbol);
    else {
      const length = symbol & 0xffff;
      count(literalCounts, Symbols.lengthCode(length, Symbols.lengthExtra(length)));
      count(distanceCounts, Symbols.distanceCode(distance - 1, Symbols.distanceExtra(distance - 1)));
    }
  }
  count(literalCounts, END_OF_BLOCK);
}

function countOf(table: usize, symbol: u32): u32 {
  return load<u32>(table + ((<usize>symbol) << 2));
}

function lengthIn(table: usize, symbol: u32): u32 {
  return load<u16>(table + ((<usize>symbol) << 2), 2);
}

/** Bits of all symbols by their own codes, extra bits not counted. */
function symbolBits(): u32 {
  let bits: u32 = 0;
  for (let i: u32 = 0; i < LITERALS; i++) bits += countOf(literalCounts, i) * lengthIn(literalCodes, i);
  for (let i: u32 = 0; i < DISTANCES; i++) bits += countOf(distanceCounts, i) * lengthIn(distanceCodes, i);
  return bits;
}

/** The lengths of RFC 1951, 3.2.6. */
function fixedLength(symbol: u32): u32 {
  return symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
}

function fixedBits(): u32 {
  let bits: u32 = 0;
  for (let i: u32 = 0; i < LITERALS; i++) bits += countOf(literalCounts, i) * fixedLength(i);
  for (let i: u32 = 0; i < DISTANCES; i++) bits += countOf(distanceCounts, i) * 5;
  return bits;
}

/** Extra bits of all lengths and distances. */
function extraBits(): u32 {
  let bits: u32 = 0;
  for (let i: u32 = 265; i < 285; i++) bits += countOf(literalCounts, i) * ((i - 261) >> 2);
  for (let i: u32 = 4; i < DISTANCES; i++) bits += countOf(distanceCounts, i) * ((i >> 1) - 1);
  return bits;
}

function fixedCodes(): void {
  for (let i: u32 = 0; i < 288; i++) store<u16>(literalCodes + ((<usize>i) << 2), <u16>fixedLength(i), 2);
  for (let i: u32 = 0; i < DISTANCES; i++) store<u16>(distanceCodes + ((<usize>i) << 2), 5, 2);
  makeCodes(literalCodes, 288);
  makeCodes(distanceCodes, DISTANCES);
}

/** Writes the symbols by the codes that are made, and the end of the block. */
function putSymbols(z: Deflater, out: ByteBuilder): void {
  const end = z.symbols + ((<usize>z.symbolCount) << 2);
  for (let at = z.symbols; at < end; at += 4) {
    const symbol = load<u32>(at);
    const distance = symbol >> 16;
    if (distance === 0) {
      Put.code(z, out, load<u32>(literalCodes + ((<usize>symbol) << 2)));
      continue;
    }
    const length = symbol & 0xffff;
    const lengthExtra = Symbols.lengthExtra(length);
    Put.code(z, out, load<u32>(literalCodes + ((<usize>Symbols.lengthCode(length, lengthExtra)) << 2)));
    if (lengthExtra !== 0) Put.bits(z, out, length & ((1 << lengthExtra) - 1), lengthExtra);
    const extra = Symbols.distanceExtra(distance - 1);
    Put.code(z, out, load<u32>(distanceCodes + ((<usize>Symbols.distanceCode(distance - 1, extra)) << 2)));
    if (extra !== 0) Put.bits(z, out, (distance - 1) & ((1 << extra) - 1), extra);
  }
  Put.code(z, out, load<u32>(literalCodes + (END_OF_BLOCK << 2)));
}

// ---- tables of lengths ----

/** One more than the last symbol that has a code, at least `least`. */
function used(table: usize, n: u32, least: u32): u32 {
  while (n > least && lengthIn(table, n - 1) === 0) n--;
  return n;
}

/** Puts both alphabets' lengths into runs and counts the symbols for them: how many runs there are. */
function countRuns(): u32 {
  const literals = used(literalCodes, LITERALS, 257);
  const distances = used(distanceCodes, DISTANCES, 1);
  const n = literals + distances;
  for (let i: u32 = 0; i < literals; i++) store<u8>(lengths + i, <u8>lengthIn(literalCodes, i));
  for (let i: u32 = 0; i < distances; i++) store<u8>(lengths + literals + i, <u8>lengthIn(distanceCodes, i));
  memory.fill(codeCounts, 0, 20 * 4);
  let runCount: u32 = 0;
  for (let i: u32 = 0; i < n; ) {
    const length = load<u8>(lengths + i);
    let same: u32 = 1;
    while (i + same < n && load<u8>(lengths + i + same) === length) same++;
    i += same;
    runCount = addRun(runCount, length, same);
  }
  return runCount;
}

function addRun(runCount: u32, length: u32, same: u32): u32 {
  if (length !== 0) {
    runCount = addSymbol(runCount, length, 0);
    same--;
  }
  while (same > 2) {
    // 16 repeats the last length 3 to 6 times; 17 and 18 are 3 to 10 and 11 to 138 zeros.
    const long = length === 0 && same > 10;
    const most: u32 = length !== 0 ? 6 : long ? 138 : 10;
    const part = min(same, most);
    runCount = addSymbol(runCount, length !== 0 ? 16 : long ? 18 : 17, part - (long ? 11 : 3));
    same -= part;
  }
  for (; same > 0; same--) runCount = addSymbol(runCount, length, 0);
  return runCount;
}

function addSymbol(runCount: u32, symbol: u32, extra: u32): u32 {
  store<u16>(runs + ((<usize>runCount) << 1), <u16>(symbol | (extra << 8)));
  count(codeCounts, symbol);
  return runCount + 1;
}

function runExtra(symbol: u32): u32 {
  return symbol < 16 ? 0 : symbol === 16 ? 2 : symbol === 17 ? 3 : 7;
}

function runBits(runCount: u32): u32 {
  let bits: u32 = 0;
  for (let i: u32 = 0; i < runCount; i++) {
    const symbol = <u32>load<u8>(runs + ((<usize>i) << 1));
    bits += lengthIn(codeCodes, symbol) + runExtra(symbol);
  }
  return bits;
}

function putTables(z: Deflater, codeCount: u32, runCount: u32, out: ByteBuilder): void {
  Put.bits(z, out, used(literalCodes, LITERALS, 257) - 257, 5);
  Put.bits(z, out, used(distanceCodes, DISTANCES, 1) - 1, 5);
  Put.bits(z, out, codeCount - 4, 4);
  for (let i: u32 = 0; i < codeCount; i++) Put.bits(z, out, lengthIn(codeCodes, unchecked(ORDER[i])), 3);
  makeCodes(codeCodes, CODES);
  for (let i: u32 = 0; i < runCount; i++) {
    const symbol = <u32>load<u8>(runs + ((<usize>i) << 1));
    Put.code(z, out, load<u32>(codeCodes + ((<usize>symbol) << 2)));
    const extra = runExtra(symbol);
    if (extra !== 0) Put.bits(z, out, load<u8>(runs + ((<usize>i) << 1), 1), extra);
  }
}

// ---- codes ----

/**
 * Sets the lengths (in the upper half of each word of `table`) of an alphabet's codes by how often its symbols occur, at most `most` bits.
 * Two codes at least, as zlib makes them; at most 288 symbols.
 */
export function makeLengths(counts: usize, n: u32, most: u32, table: usize): void {
  let m: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    store<u32>(table + ((<usize>i) << 2), 0);
    const often = countOf(counts, i);
    if (often === 0) continue;
    store<u64>(sorted + ((<usize>m) << 3), ((<u64>often) << 32) | i);
    m++;
  }
  for (let i: u32 = 0; m < 2; i++) {
    if (countOf(counts, i) !== 0) continue;
    store<u64>(sorted + ((<usize>m) << 3), ((<u64>1) << 32) | i);
    m++;
  }
  sortSymbols(m);
  for (let i: u32 = 0; i < m; i++)
    store<u32>(work + ((<usize>i) << 2), load<u32>(sorted + ((<usize>i) << 3), 4));
  lengthsInPlace(m);
  memory.fill(perLength, 0, 64 * 4);
  for (let i: u32 = 0; i < m; i++) count(perLength, min<u32>(load<u32>(work + ((<usize>i) << 2)), 63));
  limitLengths(most);
  // The most frequent last: they get the shortest codes.
  let i = m;
  for (let length: u32 = 1; length <= most; length++) {
    for (let left = countOf(perLength, length); left > 0; left--) {
      i--;
      const symbol = load<u32>(sorted + ((<usize>i) << 3));
      store<u16>(table + ((<usize>symbol) << 2), <u16>length, 2);
    }
  }
}

/** Sorts by frequency: shell sort, whose gaps are Ciura's. */
function sortSymbols(n: u32): void {
  for (let g = 0; g < GAPS.length; g++) {
    const gap: u32 = unchecked(GAPS[g]);
    for (let i = gap; i < n; i++) {
      const item = load<u64>(sorted + ((<usize>i) << 3));
      let at = i;
      for (; at >= gap && load<u64>(sorted + ((<usize>(at - gap)) << 3)) > item; at -= gap) {
        store<u64>(sorted + ((<usize>at) << 3), load<u64>(sorted + ((<usize>(at - gap)) << 3)));
      }
      store<u64>(sorted + ((<usize>at) << 3), item);
    }
  }
}

const GAPS: StaticArray<u8> = [132, 57, 23, 10, 4, 1];

class Work {
  @inline
  static at(i: i32): u32 {
    return load<u32>(work + ((<usize>i) << 2));
  }

  @inline
  static set(i: i32, value: u32): void {
    store<u32>(work + ((<usize>i) << 2), value);
  }
}

/** Turns `n` frequencies in rising order into lengths of codes in falling order. */
function lengthsInPlace(n: i32): void {
  let leaf = 0;
  let root = 0;
  for (let next = 0; next < n - 1; next++) {
    let sum: u32 = 0;
    for (let k = 0; k < 2; k++) {
      if (leaf >= n || (root < next && Work.at(root) < Work.at(leaf))) {
        sum += Work.at(root);
        Work.set(root++, next);
      } else sum += Work.at(leaf++);
    }
    Work.set(next, sum);
  }
  // Depths of the inner nodes from those of their parents, then of the leaves.
  Work.set(n - 2, 0);
  for (let next = n - 3; next >= 0; next--) Work.set(next, Work.at(Work.at(next)) + 1);
  let available = 1;
  let depth: u32 = 0;
  let place = n - 1;
  for (root = n - 2; available > 0; depth++) {
    let inner = 0;
    for (; root >= 0 && Work.at(root) === depth; root--) inner++;
    for (; available > inner; available--) Work.set(place--, depth);
    available = inner * 2;
  }
}

/** Cuts lengths to `most` bits: the codes of all together must still fill the tree exactly. */
function limitLengths(most: u32): void {
  for (let length = most + 1; length < 64; length++) {
    const at = perLength + ((<usize>most) << 2);
    store<u32>(at, load<u32>(at) + countOf(perLength, length));
  }
  let total: u32 = 0;
  for (let length = most; length > 0; length--) total += countOf(perLength, length) << (most - length);
  for (; total > 1 << most; total--) {
    const last = perLength + ((<usize>most) << 2);
    store<u32>(last, load<u32>(last) - 1);
    let length = most - 1;
    while (countOf(perLength, length) === 0) length--;
    const at = perLength + ((<usize>length) << 2);
    store<u32>(at, load<u32>(at) - 1);
    store<u32>(at, load<u32>(at, 4) + 2, 4);
  }
}

const nextCode = memory.data(64, 4);

/** Gives each symbol of a table its code, the first bit lowest, by the lengths of all. */
function makeCodes(table: usize, n: u32): void {
  memory.fill(perLength, 0, 64);
  for (let i: u32 = 0; i < n; i++) count(perLength, lengthIn(table, i));
  let code: u32 = 0;
  store<u32>(perLength, 0);
  for (let length: u32 = 1; length < 16; length++) {
    code = (code + countOf(perLength, length - 1)) << 1;
    store<u32>(nextCode + ((<usize>length) << 2), code);
  }
  for (let i: u32 = 0; i < n; i++) {
    const length = lengthIn(table, i);
    if (length === 0) continue;
    const at = nextCode + ((<usize>length) << 2);
    const own = load<u32>(at);
    store<u32>(at, own + 1);
    store<u16>(table + ((<usize>i) << 2), <u16>reversed(own, length));
  }
}

function reversed(code: u32, length: u32): u32 {
  let result: u32 = 0;
  for (; length > 0; length--) {
    result = (result << 1) | (code & 1);
    code >>= 1;
  }
  return result;
}
