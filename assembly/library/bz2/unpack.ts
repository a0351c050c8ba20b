/**
 * Decompression of bzip2 streams: blocks of Huffman codes in groups of fifty, moved to the front, Burrows-Wheeler transformed, runs cut short.
 *
 * What comes before a block's symbols is read as a whole and begun again when input was missing; after each symbol the decoder can stop, and after
 * each byte of output. Input that was not used is the caller's to keep (decompressor.ts). Refused: the randomised blocks of versions before 0.9.5.
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { raise, raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Progress, Rest } from "../decompressor.ts";
import { BzipCrc, openBzipCrc } from "./crc.ts";

enum Stage {
  STREAM,
  BLOCK,
  SYMBOLS,
  OUTPUT,
  DONE,
}

const TABLE_BITS: u32 = 10;
const LONGEST: u32 = 20;
const _MOST_SYMBOLS: u32 = 258;
const MOST_SELECTORS: u32 = 18002;
const GROUP: i32 = 50;
const RUN_B: u32 = 1;

@unmanaged
class Unpacker {
  stage: Stage;
  /** Bit in the first byte where the next item begins. */
  bit: u32;
  /** Bytes of a block at most, and the transformed block: a byte and above it the place of its successor. */
  room: u32;
  block: usize;
  length: u32;
  origin: u32;
  check: u32;
  allChecks: u32;
  sum: u32;
  symbols: u32;
  tables: u32;
  selectors: u32;
  /** The group that is being decoded, and symbols left of it. */
  group: u32;
  groupLeft: i32;
  /** A run of the first symbol in the making: its length so far and the value of the next digit. */
  run: u32;
  digit: u32;
  /** Output: where it stands, bytes left, the last byte, how often it came, repeats still to put out. */
  place: u32;
  left: u32;
  last: i32;
  same: u32;
  repeat: u32;
  pad: u32;
}

/** Behind the fields: for each of six tables lookup entries, counts by length and symbols in the order of codes; selectors; order; byte counts. */
const TABLES: usize = (offsetof<Unpacker>() + 7) & ~7;
const COUNTS: usize = <usize>(2 << TABLE_BITS);
const CODES: usize = COUNTS + 64;
const TABLE_SIZE: usize = CODES + 544;
const SELECTORS: usize = TABLES + TABLE_SIZE * 6;
const FRONT: usize = SELECTORS + 18008;
const BYTE_COUNTS: usize = FRONT + 256;
const SIZE: usize = BYTE_COUNTS + 1024;

/** A new one; 0 without memory. */
export function newUnpacker(): usize {
  openBzipCrc();
  const p = rawAlloc(SIZE);
  if (p !== 0) memory.fill(p, 0, SIZE);
  return p;
}

export function freeUnpacker(p: usize): void {
  const z = changetype<Unpacker>(p);
  if (z.block !== 0) rawFree(z.block);
  rawFree(p);
}

// ---- bits, most significant first ----

class In {
  static data: usize = 0;
  /** Positions in bits. */
  static at: u64 = 0;
  static end: u64 = 0;
  /** More was wanted than there is. */
  static short: bool = false;

  /** The next `count` bits (at most 25), zeros behind the end; nothing is taken. */
  static peek(count: u32): u32 {
    const at = In.data + <usize>(In.at >> 3);
    const skip = <u32>(In.at & 7);
    let word: u32 = 0;
    if (In.at + 32 <= In.end) word = bswap<u32>(load<u32>(at));
    else {
      const limit = In.data + <usize>(In.end >> 3);
      for (let i: usize = 0; i < 4; i++) word = (word << 8) | (at + i < limit ? load<u8>(at + i) : 0);
    }
    return (word << skip) >> (32 - count);
  }

  static take(count: u32): u32 {
    if (In.at + count > In.end) {
      In.short = true;
      return 0;
    }
    const value = In.peek(count);
    In.at += count;
    return value;
  }

  static word(): u32 {
    const high = In.take(16);
    return (high << 16) | In.take(16);
  }
}

function invalid(): Progress {
  raise(Exc.OSError, "Invalid data stream");
  return Progress.FAILED;
}

/** The engine's run (see decompressor.ts). */
export function unpack(p: usize, data: usize, n: i32, out: ByteBuilder, most: i64): Progress {
  const z = changetype<Unpacker>(p);
  In.data = data;
  In.at = z.bit;
  In.end = (<u64>n) << 3;
  let progress = Progress.ON;
  while (progress === Progress.ON) {
    const begin = In.at;
    In.short = false;
    switch (z.stage) {
      case Stage.STREAM:
        progress = beginStream(z);
        break;
      case Stage.BLOCK:
        progress = beginBlock(z);
        break;
      case Stage.SYMBOLS:
        progress = decodeSymbols(z);
        break;
      default:
        progress = putOut(z, out, most);
    }
    if (In.short && z.stage <= Stage.BLOCK) In.at = begin;
    if (In.short) progress = Progress.INPUT;
  }
  if (progress === Progress.END) In.at = (In.at + 7) & ~7;
  z.bit = <u32>(In.at & 7);
  Rest.count = n - <i32>(In.at >> 3);
  return progress;
}

// ---- headers ----

function beginStream(z: Unpacker): Progress {
  const magic = In.word();
  if (In.short) return Progress.ON;
  const level = (magic & 255) - 48;
  if (magic >> 8 !== 0x425a68 || level < 1 || level > 9) return invalid();
  z.room = level * 100000;
  z.block = rawAlloc((<usize>z.room) << 2);
  if (z.block === 0) {
    raiseMemoryError();
    return Progress.FAILED;
  }
  z.stage = Stage.BLOCK;
  return Progress.ON;
}

function beginBlock(z: Unpacker): Progress {
  const high = In.take(24);
  const low = In.take(24);
  const check = In.word();
  if (In.short) return Progress.ON;
  if (high === 0x177245 && low === 0x385090) {
    if (check !== z.allChecks) return invalid();
    z.stage = Stage.DONE;
    return Progress.END;
  }
  if (high !== 0x314159 || low !== 0x265359) return invalid();
  z.check = check;
  const randomised = In.take(1);
  z.origin = In.take(24);
  const symbols = readUsed(z);
  if (In.short) return Progress.ON;
  if (randomised !== 0 || symbols === 0 || z.origin >= z.room) return invalid();
  z.symbols = symbols + 2;
  z.tables = In.take(3);
  z.selectors = In.take(15);
  if (In.short) return Progress.ON;
  if (z.tables < 2 || z.tables > 6 || z.selectors === 0) return invalid();
  if (!readSelectors(z) || !readTables(z)) return In.short ? Progress.ON : invalid();
  z.length = 0;
  z.group = 0;
  z.groupLeft = GROUP;
  z.run = 0;
  z.digit = 1;
  memory.fill(changetype<usize>(z) + BYTE_COUNTS, 0, 1024);
  z.stage = Stage.SYMBOLS;
  return Progress.ON;
}

/** Which bytes occur, into the order that symbols are numbers of: how many. */
function readUsed(z: Unpacker): u32 {
  const rows = In.take(16);
  const front = changetype<usize>(z) + FRONT;
  let count: u32 = 0;
  for (let row: u32 = 0; row < 16; row++) {
    if (!((rows >> (15 - row)) & 1)) continue;
    const bytes = In.take(16);
    for (let i: u32 = 0; i < 16; i++) {
      if (!((bytes >> (15 - i)) & 1)) continue;
      store<u8>(front + count, <u8>((row << 4) | i));
      count++;
    }
  }
  return count;
}

/** Which table each group uses: numbers of a list whose last used goes to the front. */
function readSelectors(z: Unpacker): bool {
  let order: u32 = 0x543210;
  for (let i: u32 = 0; i < z.selectors; i++) {
    let j: u32 = 0;
    while (In.take(1) === 1) j++;
    if (In.short || j >= z.tables) return false;
    const shift = j << 2;
    const table = (order >> shift) & 15;
    const mask: u32 = (1 << shift) - 1;
    order = (order & ~((mask << 4) | 15)) | ((order & mask) << 4) | table;
    // More than a block can have are passed over, as bzip2 does.
    if (i < MOST_SELECTORS) store<u8>(changetype<usize>(z) + SELECTORS + i, <u8>table);
  }
  z.selectors = min(z.selectors, MOST_SELECTORS);
  return true;
}

const lengths = memory.data(264);
const offsets = memory.data(96, 4);

function readTables(z: Unpacker): bool {
  for (let t: u32 = 0; t < z.tables; t++) {
    let length = In.take(5);
    for (let i: u32 = 0; i < z.symbols; i++) {
      while (In.take(1) === 1) length += In.take(1) === 0 ? 1 : -1;
      if (In.short || length < 1 || length > LONGEST) return false;
      store<u8>(lengths + i, <u8>length);
    }
    if (!buildTable(changetype<usize>(z) + TABLES + t * TABLE_SIZE, z.symbols)) return false;
  }
  return true;
}

/** Makes lookup entries for the codes of up to TABLE_BITS bits, and counts and symbols for the longer ones. */
function buildTable(table: usize, n: u32): bool {
  memory.fill(table, 0, TABLE_SIZE);
  for (let i: u32 = 0; i < n; i++) {
    const at = table + COUNTS + ((<usize>load<u8>(lengths + i)) << 1);
    store<u16>(at, load<u16>(at) + 1);
  }
  let place: u32 = 0;
  let code: u32 = 0;
  for (let length: u32 = 1; length <= LONGEST; length++) {
    store<u32>(offsets + ((<usize>length) << 2), place);
    const count = <u32>load<u16>(table + COUNTS + ((<usize>length) << 1));
    code = (code << 1) + count;
    if (code > 1 << length) return false;
    place += count;
  }
  for (let i: u32 = 0; i < n; i++) {
    const at = offsets + ((<usize>load<u8>(lengths + i)) << 2);
    store<u16>(table + CODES + ((<usize>load<u32>(at)) << 1), <u16>i);
    store<u32>(at, load<u32>(at) + 1);
  }
  fillLookup(table);
  return true;
}

function fillLookup(table: usize): void {
  let at = table;
  let symbols = table + CODES;
  for (let length: u32 = 1; length <= TABLE_BITS; length++) {
    for (let count = load<u16>(table + COUNTS + ((<usize>length) << 1)); count > 0; count--) {
      const entry = <u16>(((<u32>load<u16>(symbols)) << 5) | length);
      symbols += 2;
      for (let k: u32 = 1 << (TABLE_BITS - length); k > 0; k--) {
        store<u16>(at, entry);
        at += 2;
      }
    }
  }
}

// ---- symbols ----

const NONE: u32 = 0xffff_ffff;

/** The next symbol by a table; NONE where bits are missing or no code has them. */
function symbol(table: usize): u32 {
  const bits = In.peek(LONGEST);
  const entry: u32 = load<u16>(table + ((<usize>(bits >> (LONGEST - TABLE_BITS))) << 1));
  let length = entry & 31;
  let found = entry >> 5;
  if (entry === 0) {
    let first: u32 = 0;
    let index: u32 = 0;
    found = NONE;
    for (length = 1; length <= LONGEST; length++) {
      const count = <u32>load<u16>(table + COUNTS + ((<usize>length) << 1));
      const code = bits >> (LONGEST - length);
      if (code - first < count) {
        found = load<u16>(table + CODES + ((<usize>(index + code - first)) << 1));
        break;
      }
      index += count;
      first = (first + count) << 1;
    }
  }
  if (In.at + min(length, LONGEST) > In.end) {
    In.short = true;
    return NONE;
  }
  In.at += length;
  return found;
}

function decodeSymbols(z: Unpacker): Progress {
  const end = z.symbols - 1;
  for (let steps = 0; steps < 10000; steps++) {
    if (z.groupLeft === 0) {
      z.group++;
      z.groupLeft = GROUP;
    }
    if (z.group >= z.selectors) return invalid();
    const selector = load<u8>(changetype<usize>(z) + SELECTORS + z.group);
    const s = symbol(changetype<usize>(z) + TABLES + <usize>selector * TABLE_SIZE);
    if (s === NONE) return In.short ? Progress.ON : invalid();
    z.groupLeft--;
    if (s <= RUN_B) {
      // Runs are numbers in digits 1 and 2, the lowest first.
      if (z.digit > z.room) return invalid();
      z.run += z.digit << s;
      z.digit <<= 1;
      continue;
    }
    if (z.run > 0 && !putRun(z)) return invalid();
    if (s === end) return endSymbols(z);
    if (z.length >= z.room) return invalid();
    put(z, toFront(z, s - 1));
  }
  return charge(10000) ? Progress.ON : Progress.FAILED;
}

function put(z: Unpacker, byte: u32): void {
  store<u32>(z.block + ((<usize>z.length) << 2), byte);
  z.length++;
  const at = changetype<usize>(z) + BYTE_COUNTS + ((<usize>byte) << 2);
  store<u32>(at, load<u32>(at) + 1);
}

/** The bytes of a run, which are the first of the order. */
function putRun(z: Unpacker): bool {
  if (z.run > z.room - z.length) return false;
  const byte = load<u8>(changetype<usize>(z) + FRONT);
  for (; z.run > 0; z.run--) put(z, byte);
  z.digit = 1;
  return true;
}

/** Byte `i` of the order, which becomes the first. */
function toFront(z: Unpacker, i: u32): u32 {
  const front = changetype<usize>(z) + FRONT;
  const byte = load<u8>(front + i);
  memory.copy(front + 1, front, i);
  store<u8>(front, byte);
  return byte;
}

/** All symbols are there: links each byte to its successor. */
function endSymbols(z: Unpacker): Progress {
  if (z.origin >= z.length) return invalid();
  const counts = changetype<usize>(z) + BYTE_COUNTS;
  let sum: u32 = 0;
  for (let i: usize = 0; i < 1024; i += 4) {
    const count = load<u32>(counts + i);
    store<u32>(counts + i, sum);
    sum += count;
  }
  for (let i: u32 = 0; i < z.length; i++) {
    const at = counts + ((<usize>load<u8>(z.block + ((<usize>i) << 2))) << 2);
    const place = load<u32>(at);
    store<u32>(at, place + 1);
    const slot = z.block + ((<usize>place) << 2);
    store<u32>(slot, (load<u32>(slot) & 255) | (i << 8));
  }
  z.place = load<u32>(z.block + ((<usize>z.origin) << 2)) >> 8;
  z.left = z.length;
  z.last = -1;
  z.same = 0;
  z.repeat = 0;
  z.sum = 0xffff_ffff;
  z.stage = Stage.OUTPUT;
  return charge(<i32>z.length >> 1) ? Progress.ON : Progress.FAILED;
}

// ---- output ----

/** Bytes that room is made for at a time. */
const STRETCH: i64 = 65536;

function putOut(z: Unpacker, out: ByteBuilder, most: i64): Progress {
  while (z.left > 0 || z.repeat > 0) {
    let room = STRETCH;
    if (most >= 0) room = min(room, most - out.length);
    if (room <= 0) return Progress.OUTPUT;
    if (!out.reserve(room)) {
      raiseMemoryError();
      return Progress.FAILED;
    }
    out.advance(fillStretch(z, out.end, out.end + <usize>room));
    if (!charge(<i32>room)) return Progress.FAILED;
  }
  if (~z.sum !== z.check) return invalid();
  z.allChecks = rotl<u32>(z.allChecks, 1) ^ z.check;
  z.stage = Stage.BLOCK;
  return Progress.ON;
}

/** Writes until `end` or the end of the block; after four equal bytes comes how many more there are. */
function fillStretch(z: Unpacker, to: usize, end: usize): usize {
  let sum = z.sum;
  let place = z.place;
  while (to < end) {
    if (z.repeat > 0) {
      z.repeat--;
      store<u8>(to++, <u8>z.last);
      sum = BzipCrc.add(sum, z.last);
      continue;
    }
    if (z.left === 0) break;
    const entry = load<u32>(z.block + ((<usize>place) << 2));
    place = entry >> 8;
    z.left--;
    const byte = <i32>(entry & 255);
    if (z.same === 4) {
      z.repeat = byte;
      z.same = 0;
      continue;
    }
    z.same = byte === z.last ? z.same + 1 : 1;
    z.last = byte;
    store<u8>(to++, <u8>byte);
    sum = BzipCrc.add(sum, byte);
  }
  z.sum = sum;
  z.place = place;
  return to;
}
