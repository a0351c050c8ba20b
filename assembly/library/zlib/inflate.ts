/**
 * Decompression of deflate streams (RFC 1951) with a zlib (RFC 1950) or gzip (RFC 1952) frame or none. It can stop after any byte of input or
 * output and go on later. What it says of bad data are zlib's words.
 *
 * A code is decoded by a table for its first bits, a longer one bit by bit from the counts of codes of each length (canonical Huffman codes:
 * of one length they are consecutive numbers). Bytes that were read ahead but not needed are given back when it stops.
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { charge } from "../../core/interrupt.ts";
import { copyBytes } from "../../core/text/chars.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { adler32, crc32 } from "../checksum.ts";
import {
  DISTANCE_BITS,
  decodeLong,
  END_OF_BLOCK,
  INVALID,
  LENGTH_MASK,
  LITERAL_BITS,
  LITERAL_ENTRIES,
  NEED,
  quickRun,
  Run,
} from "./quick.ts";

/** How a stream is framed. */
export enum Frame {
  RAW,
  ZLIB,
  GZIP,
  /** zlib or gzip, whatever comes. */
  AUTO,
}

/** Where a stream stands: what comes next. */
export enum Mode {
  HEAD,
  GZIP_FIXED,
  GZIP_EXTRA_LENGTH,
  GZIP_EXTRA,
  GZIP_NAME,
  GZIP_COMMENT,
  GZIP_CHECK,
  DICTIONARY_ID,
  /** Stands still until a dictionary is given. */
  DICTIONARY,
  BLOCK,
  STORED_LENGTH,
  STORED,
  TABLE,
  CODE_LENGTHS,
  LENGTHS,
  SYMBOL,
  LITERAL,
  LENGTH_EXTRA,
  DISTANCE,
  DISTANCE_EXTRA,
  MATCH,
  CHECK,
  SIZE,
  DONE,
  BAD,
}

/** What `inflate` gives. */
export enum Inflated {
  /** Of a step: there is more to do. */
  ON = -1,
  /** All input was used; more is needed. */
  INPUT,
  /** The output is full. */
  OUTPUT,
  END,
  DICTIONARY,
  /** `Inflater.message` says what is wrong. */
  BAD,
  /** An exception is pending. */
  FAILED,
}

const WINDOW: u32 = 32768;
const LONGEST_CODE: u32 = 15;

@unmanaged
export class Inflater {
  frame: Frame;
  windowBits: u32;
  mode: Mode;
  last: bool;
  gzip: bool;
  flags: u8;
  pad: u8;
  hold: u64;
  bits: u32;
  check: u32;
  total: u32;
  /** Bytes left of a stored block, of a gzip field, or of a match; the symbol of a literal. */
  left: u32;
  distance: u32;
  symbol: u32;
  literals: u32;
  distances: u32;
  codeLengths: u32;
  have: u32;
  headerCheck: u32;
  /** AS literal. */
  message: u32;
  /** How much history the window holds, and where its next byte goes. */
  history: u32;
  windowAt: u32;
}

const TABLES: usize = offsetof<Inflater>();
/** Tables for the first bits, counts by length, symbols in the order of codes; lengths of the codes of a block; the window. */
const LITERAL_TABLE: usize = TABLES;
const DISTANCE_TABLE: usize = LITERAL_TABLE + (2 << LITERAL_BITS);
const LITERAL_COUNTS: usize = DISTANCE_TABLE + (2 << DISTANCE_BITS);
const DISTANCE_COUNTS: usize = LITERAL_COUNTS + 32;
const LITERAL_SYMBOLS: usize = DISTANCE_COUNTS + 32;
const DISTANCE_SYMBOLS: usize = LITERAL_SYMBOLS + 640;
const LENGTHS: usize = DISTANCE_SYMBOLS + 64;
const WINDOW_AT: usize = LENGTHS + 320;
const INFLATER_SIZE: usize = WINDOW_AT + WINDOW;

/** Order in which the lengths of the codes for lengths are written. */
const ORDER: StaticArray<u8> = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A new one; null without memory (nothing is raised). `windowBits` are the most that the frame may ask for, 0: any. */
export function newInflater(frame: Frame, windowBits: u32): Inflater | null {
  const p = rawAlloc(INFLATER_SIZE);
  if (p === 0) return null;
  memory.fill(p, 0, TABLES);
  const z = changetype<Inflater>(p);
  z.frame = frame;
  z.windowBits = windowBits;
  z.mode = frame === Frame.RAW ? Mode.BLOCK : Mode.HEAD;
  return z;
}

/** Another in the same state; null without memory. */
export function copyInflater(from: Inflater): Inflater | null {
  const p = rawAlloc(INFLATER_SIZE);
  if (p === 0) return null;
  memory.copy(p, changetype<usize>(from), INFLATER_SIZE);
  return changetype<Inflater>(p);
}

export function freeInflater(z: Inflater): void {
  rawFree(changetype<usize>(z));
}

// ---- the window ----

/** Remembers the end of what was put out. */
function remember(z: Inflater, from: usize, end: usize): void {
  if (end - from > WINDOW) from = end - WINDOW;
  const window = changetype<usize>(z) + WINDOW_AT;
  const count = <u32>(end - from);
  const first = min(count, WINDOW - z.windowAt);
  memory.copy(window + z.windowAt, from, first);
  memory.copy(window, from + first, count - first);
  z.windowAt = (z.windowAt + count) & (WINDOW - 1);
  z.history = min(WINDOW, z.history + count);
}

/** History before the first byte, or what the stream asks for; false if it is not the dictionary that the stream names. */
export function setDictionary(z: Inflater, data: usize, n: i32): bool {
  if (z.mode === Mode.DICTIONARY) {
    if (adler32(1, data, n) !== z.headerCheck) return false;
    z.mode = Mode.BLOCK;
  }
  remember(z, data, data + <usize>n);
  return true;
}

// ---- tables ----

enum Built {
  GOOD,
  INCOMPLETE,
  OVERFULL,
}

/** Where the next code of each length goes. */
const offsets = memory.data(32, 2);

/** Makes a table for codes of the `n` lengths at `lengths`. */
function build(lengths: usize, n: u32, table: usize, bits: u32, counts: usize, symbols: usize): Built {
  memory.fill(counts, 0, 32);
  for (let i: u32 = 0; i < n; i++) {
    const at = counts + ((<usize>load<u8>(lengths + i)) << 1);
    store<u16>(at, load<u16>(at) + 1);
  }
  let left: i32 = 1;
  for (let length: usize = 1; length < 16; length++) {
    left = (left << 1) - <i32>load<u16>(counts + (length << 1));
    if (left < 0) return Built.OVERFULL;
  }
  store<u16>(offsets, 0, 2);
  for (let length: usize = 1; length < 15; length++) {
    const at = length << 1;
    store<u16>(offsets + at, load<u16>(offsets + at) + load<u16>(counts + at), 2);
  }
  for (let i: u32 = 0; i < n; i++) {
    const at = offsets + ((<usize>load<u8>(lengths + i)) << 1);
    if (at === offsets) continue;
    store<u16>(symbols + ((<usize>load<u16>(at)) << 1), <u16>i);
    store<u16>(at, load<u16>(at) + 1);
  }
  fillTable(table, bits, counts, symbols);
  return left > 0 ? Built.INCOMPLETE : Built.GOOD;
}

/** Entries for all codes of no more than `bits` bits; 0 elsewhere. */
function fillTable(table: usize, bits: u32, counts: usize, symbols: usize): void {
  const size: u32 = 1 << bits;
  memory.fill(table, 0, (<usize>size) << 1);
  let code: u32 = 0;
  for (let length: u32 = 1; length <= bits; length++) {
    for (let count = load<u16>(counts + (length << 1)); count > 0; count--) {
      const entry = <u16>(((<u32>load<u16>(symbols)) << 4) | length);
      symbols += 2;
      for (let at = reversed(code, length); at < size; at += 1 << length)
        store<u16>(table + (at << 1), entry);
      code++;
    }
    code <<= 1;
  }
}

/** The lowest `length` bits the other way round. */
function reversed(code: u32, length: u32): u32 {
  let result: u32 = 0;
  for (; length > 0; length--) {
    result = (result << 1) | (code & 1);
    code >>= 1;
  }
  return result;
}

// ---- reading ----

/** Bytes of input that the last call did not use. */
export function inputLeft(): i32 {
  return <i32>(Run.end - Run.from);
}

class Bits {
  /** Reads as many bytes as fit. */
  @inline
  static refill(z: Inflater): void {
    if (Run.from + 8 <= Run.end && z.bits < 56) {
      z.hold |= load<u64>(Run.from) << z.bits;
      const count = (63 - z.bits) >> 3;
      Run.from += count;
      z.bits += count << 3;
      z.hold &= ((<u64>1) << z.bits) - 1;
      return;
    }
    while (z.bits < 56 && Run.from < Run.end) {
      z.hold |= (<u64>load<u8>(Run.from++)) << z.bits;
      z.bits += 8;
    }
  }

  /** Whether there are so many bits. */
  @inline
  static have(z: Inflater, count: u32): bool {
    if (z.bits < count) Bits.refill(z);
    return z.bits >= count;
  }

  @inline
  static take(z: Inflater, count: u32): u32 {
    const value = <u32>(z.hold & (((<u64>1) << count) - 1));
    z.hold >>= count;
    z.bits -= count;
    return value;
  }
}

/** What was read ahead goes back. */
function giveBack(z: Inflater): void {
  const count = min(z.bits >> 3, <u32>(Run.from - Run.begin));
  Run.from -= count;
  z.bits -= count << 3;
  z.hold &= ((<u64>1) << z.bits) - 1;
}

function bad(z: Inflater, message: string): Inflated {
  z.mode = Mode.BAD;
  z.message = <u32>changetype<usize>(message);
  return Inflated.BAD;
}

// ---- the driver ----

/** Output is made room for so many bytes at a time, at first and at most. */
const FIRST_ROOM: i64 = 16384;

/**
 * Decompresses `n` bytes at `data`, appending at most `most` bytes to `out` (negative: no limit). `inputLeft` then says what was not used.
 * The checksum's tables must be open for gzip.
 */
export function inflate(z: Inflater, data: usize, n: i32, out: ByteBuilder, most: i64): Inflated {
  Run.from = data;
  Run.begin = data;
  Run.end = data + <usize>n;
  let produced: i64 = 0;
  let result = Inflated.OUTPUT;
  while (result === Inflated.OUTPUT) {
    let room = max(FIRST_ROOM, <i64>out.length);
    if (most >= 0) room = min(room, most - produced);
    if (!out.reserve(room)) return Inflated.FAILED;
    const begin = out.length;
    result = fillRoom(z, out, room, <usize>produced);
    produced += out.length - begin;
    if (!charge(<i32>((out.length - begin) >> 2) + 1)) return Inflated.FAILED;
    if (most >= 0 && produced >= most) break;
  }
  if (result !== Inflated.INPUT) giveBack(z);
  return result;
}

/** Steps until the room is full or something else stops. `produced` bytes in front of it are of the same call. */
function fillRoom(z: Inflater, out: ByteBuilder, room: i64, produced: usize): Inflated {
  Run.start = out.end;
  Run.base = Run.start - produced;
  Run.out = Run.start;
  Run.outEnd = Run.start + <usize>room;
  let result = step(z);
  while (result === Inflated.ON) result = step(z);
  settle(z);
  out.advance(Run.out);
  return result;
}

/** The end of a run over one stretch of output: check sum and window. */
function settle(z: Inflater): void {
  const made = <i32>(Run.out - Run.start);
  if (made === 0) return;
  if (z.frame !== Frame.RAW)
    z.check = z.gzip ? crc32(z.check, Run.start, made) : adler32(z.check, Run.start, made);
  z.total += made;
  remember(z, Run.start, Run.out);
  Run.start = Run.out;
}

function step(z: Inflater): Inflated {
  if (z.mode >= Mode.SYMBOL && z.mode <= Mode.MATCH) return codesStep(z);
  if (z.mode >= Mode.CHECK) return endStep(z);
  return z.mode < Mode.BLOCK ? headerStep(z) : blockStep(z);
}

// ---- headers ----

function headerStep(z: Inflater): Inflated {
  switch (z.mode) {
    case Mode.HEAD:
      return headStep(z);
    case Mode.GZIP_FIXED:
      // Time, extra flags and system, of which nothing is kept.
      return skipField(z, 6) ? next(z, Mode.GZIP_EXTRA_LENGTH) : Inflated.INPUT;
    case Mode.GZIP_EXTRA_LENGTH:
      if (!(z.flags & 4)) return next(z, Mode.GZIP_NAME);
      if (!Bits.have(z, 16)) return Inflated.INPUT;
      z.left = takeHeader(z, 2);
      return next(z, Mode.GZIP_EXTRA);
    case Mode.GZIP_EXTRA:
      for (; z.left > 0; z.left--) {
        if (!Bits.have(z, 8)) return Inflated.INPUT;
        takeHeader(z, 1);
      }
      return next(z, Mode.GZIP_NAME);
    case Mode.GZIP_NAME:
      return skipText(z, 8) ? next(z, Mode.GZIP_COMMENT) : Inflated.INPUT;
    case Mode.GZIP_COMMENT:
      return skipText(z, 16) ? next(z, Mode.GZIP_CHECK) : Inflated.INPUT;
    case Mode.GZIP_CHECK:
      if (z.flags & 2) {
        if (!Bits.have(z, 16)) return Inflated.INPUT;
        if (Bits.take(z, 16) !== (z.headerCheck & 0xffff)) return bad(z, "header crc mismatch");
      }
      z.check = 0;
      return next(z, Mode.BLOCK);
    case Mode.DICTIONARY_ID:
      if (!Bits.have(z, 32)) return Inflated.INPUT;
      z.headerCheck = bswap<u32>(Bits.take(z, 32));
      z.check = 1;
      return next(z, Mode.DICTIONARY);
    default:
      return Inflated.DICTIONARY;
  }
}

function next(z: Inflater, mode: Mode): Inflated {
  z.mode = mode;
  z.have = 0;
  return Inflated.ON;
}

const byteRoom = memory.data(8, 8);

/** Takes bytes of a gzip header, which its own check sum counts. */
function takeHeader(z: Inflater, count: u32): u32 {
  const value = Bits.take(z, count << 3);
  store<u32>(byteRoom, value);
  z.headerCheck = crc32(z.headerCheck, byteRoom, count);
  return value;
}

/** Passes over `count` bytes, of which `have` are behind already; false if there are not enough yet. */
function skipField(z: Inflater, count: u32): bool {
  for (; z.have < count; z.have++) {
    if (!Bits.have(z, 8)) return false;
    takeHeader(z, 1);
  }
  return true;
}

/** Passes over a text up to its zero, if the flag says that there is one. */
function skipText(z: Inflater, flag: u32): bool {
  if (!(z.flags & flag)) return true;
  while (Bits.have(z, 8)) if (takeHeader(z, 1) === 0) return true;
  return false;
}

/** The first two bytes: what frame it is. */
function headStep(z: Inflater): Inflated {
  if (!Bits.have(z, 16)) return Inflated.INPUT;
  if (z.frame !== Frame.ZLIB && (z.hold & 0xffff) === 0x8b1f) {
    // Method and flags as well.
    if (!Bits.have(z, 32)) return Inflated.INPUT;
    takeHeader(z, 2);
    const method = takeHeader(z, 1);
    const flags = takeHeader(z, 1);
    if (method !== 8) return bad(z, "unknown compression method");
    if (flags & 0xe0) return bad(z, "unknown header flags set");
    z.gzip = true;
    z.flags = <u8>flags;
    return next(z, Mode.GZIP_FIXED);
  }
  const method = <u32>z.hold & 255;
  const flags = (<u32>z.hold >> 8) & 255;
  if (z.frame === Frame.GZIP || ((method << 8) | flags) % 31 !== 0) return bad(z, "incorrect header check");
  if ((method & 15) !== 8) return bad(z, "unknown compression method");
  const most: u32 = z.windowBits === 0 ? 15 : z.windowBits;
  if ((method >> 4) + 8 > most) return bad(z, "invalid window size");
  Bits.take(z, 16);
  z.check = 1;
  return next(z, flags & 0x20 ? Mode.DICTIONARY_ID : Mode.BLOCK);
}

// ---- blocks ----

function blockStep(z: Inflater): Inflated {
  switch (z.mode) {
    case Mode.BLOCK:
      return beginBlock(z);
    case Mode.STORED_LENGTH: {
      if (!Bits.have(z, 32)) return Inflated.INPUT;
      const length = Bits.take(z, 16);
      if (Bits.take(z, 16) !== (length ^ 0xffff)) return bad(z, "invalid stored block lengths");
      z.left = length;
      return next(z, Mode.STORED);
    }
    case Mode.STORED:
      return copyStored(z);
    case Mode.TABLE:
      if (!Bits.have(z, 14)) return Inflated.INPUT;
      z.literals = Bits.take(z, 5) + 257;
      z.distances = Bits.take(z, 5) + 1;
      z.codeLengths = Bits.take(z, 4) + 4;
      if (z.literals > 286 || z.distances > 30) return bad(z, "too many length or distance symbols");
      memory.fill(lengthsOf(z), 0, 320);
      return next(z, Mode.CODE_LENGTHS);
    case Mode.CODE_LENGTHS:
      return readCodeLengths(z);
    default:
      return readLengths(z);
  }
}

function lengthsOf(z: Inflater): usize {
  return changetype<usize>(z) + LENGTHS;
}

function beginBlock(z: Inflater): Inflated {
  if (z.last) {
    // What is left of the byte is padding.
    Bits.take(z, z.bits & 7);
    return next(z, Mode.CHECK);
  }
  if (!Bits.have(z, 3)) return Inflated.INPUT;
  z.last = Bits.take(z, 1) !== 0;
  switch (Bits.take(z, 2)) {
    case 0:
      Bits.take(z, z.bits & 7);
      return next(z, Mode.STORED_LENGTH);
    case 1:
      fixedTables(z);
      return next(z, Mode.SYMBOL);
    case 2:
      return next(z, Mode.TABLE);
    default:
      return bad(z, "invalid block type");
  }
}

function copyStored(z: Inflater): Inflated {
  for (; z.left > 0 && z.bits >= 8; z.left--) {
    if (Run.out === Run.outEnd) return Inflated.OUTPUT;
    store<u8>(Run.out++, <u8>Bits.take(z, 8));
  }
  if (z.left > 0) {
    const count = min(<usize>z.left, min(Run.end - Run.from, Run.outEnd - Run.out));
    copyBytes(Run.out, Run.from, count);
    Run.from += count;
    Run.out += count;
    z.left -= <u32>count;
    if (z.left > 0) return Run.out === Run.outEnd ? Inflated.OUTPUT : Inflated.INPUT;
  }
  return next(z, Mode.BLOCK);
}

/** The codes of RFC 1951, 3.2.6. */
function fixedTables(z: Inflater): void {
  const lengths = lengthsOf(z);
  memory.fill(lengths, 8, 144);
  memory.fill(lengths + 144, 9, 112);
  memory.fill(lengths + 256, 7, 24);
  memory.fill(lengths + 280, 8, 8);
  memory.fill(lengths + 288, 5, 32);
  buildLiterals(z, 288);
  buildDistances(z, lengths + 288, 32);
}

function buildLiterals(z: Inflater, n: u32): Built {
  const p = changetype<usize>(z);
  return build(p + LENGTHS, n, p + LITERAL_TABLE, LITERAL_BITS, p + LITERAL_COUNTS, p + LITERAL_SYMBOLS);
}

function buildDistances(z: Inflater, lengths: usize, n: u32): Built {
  const p = changetype<usize>(z);
  return build(lengths, n, p + DISTANCE_TABLE, DISTANCE_BITS, p + DISTANCE_COUNTS, p + DISTANCE_SYMBOLS);
}

/** The codes by which lengths are written: they stand where those of distances will. */
function readCodeLengths(z: Inflater): Inflated {
  for (; z.have < z.codeLengths; z.have++) {
    if (!Bits.have(z, 3)) return Inflated.INPUT;
    store<u8>(lengthsOf(z) + unchecked(ORDER[z.have]), <u8>Bits.take(z, 3));
  }
  const built = buildDistances(z, lengthsOf(z), 19);
  // As zlib has it, of no codes at all each bit is a length of 0.
  const none = load<u16>(changetype<usize>(z), DISTANCE_COUNTS) === 19;
  for (let i: usize = 0; none && i < 1 << DISTANCE_BITS; i++) {
    store<u16>(changetype<usize>(z) + (i << 1), 1, DISTANCE_TABLE);
  }
  if (built !== Built.GOOD && !none) return bad(z, "invalid code lengths set");
  return next(z, Mode.LENGTHS);
}

function readLengths(z: Inflater): Inflated {
  const lengths = lengthsOf(z);
  const n = z.literals + z.distances;
  while (z.have < n) {
    Bits.refill(z);
    const entry = distanceEntry(z);
    if (entry === NEED) return Inflated.INPUT;
    if (entry === INVALID) return bad(z, "invalid code lengths set");
    const symbol = entry >> 4;
    const size = entry & LENGTH_MASK;
    if (symbol < 16) {
      Bits.take(z, size);
      store<u8>(lengths + z.have++, <u8>symbol);
      continue;
    }
    // 16: the last length, 17 and 18: zeros; how often is in 2, 3 or 7 bits.
    const extra: u32 = symbol === 16 ? 2 : symbol === 17 ? 3 : 7;
    if (!Bits.have(z, size + extra)) return Inflated.INPUT;
    Bits.take(z, size);
    const count = Bits.take(z, extra) + (symbol === 18 ? 11 : 3);
    if (z.have + count > n || (symbol === 16 && z.have === 0)) return bad(z, "invalid bit length repeat");
    memory.fill(lengths + z.have, symbol === 16 ? load<u8>(lengths + z.have - 1) : 0, count);
    z.have += count;
  }
  return finishTables(z);
}

function finishTables(z: Inflater): Inflated {
  const lengths = lengthsOf(z);
  if (load<u8>(lengths, 256) === 0) return bad(z, "invalid code -- missing end-of-block");
  const literals = buildLiterals(z, z.literals);
  if (literals === Built.OVERFULL || (literals === Built.INCOMPLETE && !isSingle(z, LITERAL_COUNTS))) {
    return bad(z, "invalid literal/lengths set");
  }
  const distances = buildDistances(z, lengths + z.literals, z.distances);
  if (distances === Built.OVERFULL || (distances === Built.INCOMPLETE && !isSingle(z, DISTANCE_COUNTS))) {
    return bad(z, "invalid distances set");
  }
  return next(z, Mode.SYMBOL);
}

/** Whether there is at most one code, of one bit: the only incomplete set that is allowed. */
function isSingle(z: Inflater, counts: usize): bool {
  const at = changetype<usize>(z) + counts;
  for (let length: usize = 2; length < 16; length++) if (load<u16>(at + (length << 1)) !== 0) return false;
  return load<u16>(at, 2) <= 1;
}

// ---- codes ----

/** Entry of the code for a distance that comes next; refill first. */
function distanceEntry(z: Inflater): u32 {
  const p = changetype<usize>(z);
  const entry: u32 = load<u16>(p + ((<usize>(z.hold & ((1 << DISTANCE_BITS) - 1))) << 1), DISTANCE_TABLE);
  if (entry === 0) return decodeLong(z.hold, z.bits, p + DISTANCE_COUNTS, p + DISTANCE_SYMBOLS);
  return (entry & LENGTH_MASK) > z.bits ? NEED : entry;
}

function literalEntry(z: Inflater): u32 {
  const p = changetype<usize>(z);
  const entry: u32 = load<u16>(p + ((<usize>(z.hold & ((1 << LITERAL_BITS) - 1))) << 1), LITERAL_TABLE);
  if (entry === 0) return decodeLong(z.hold, z.bits, p + LITERAL_COUNTS, p + LITERAL_SYMBOLS);
  return (entry & LENGTH_MASK) > z.bits ? NEED : entry;
}

function runQuickly(z: Inflater): void {
  const p = changetype<usize>(z);
  Run.hold = z.hold;
  Run.bits = z.bits;
  quickRun(
    p + LITERAL_TABLE,
    p + LITERAL_COUNTS,
    p + LITERAL_SYMBOLS,
    p + DISTANCE_TABLE,
    p + DISTANCE_COUNTS,
    p + DISTANCE_SYMBOLS,
  );
  z.hold = Run.hold;
  z.bits = Run.bits;
}

/** What can be done quickly; then literals until something else comes. */
function symbolStep(z: Inflater): Inflated {
  runQuickly(z);
  Bits.refill(z);
  let entry = literalEntry(z);
  for (; entry < LITERAL_ENTRIES; entry = literalEntry(z)) {
    Bits.take(z, entry & LENGTH_MASK);
    if (Run.out === Run.outEnd) {
      z.symbol = entry >> 4;
      z.mode = Mode.LITERAL;
      return Inflated.OUTPUT;
    }
    store<u8>(Run.out++, <u8>(entry >> 4));
    if (z.bits < LONGEST_CODE) Bits.refill(z);
  }
  if (entry === NEED) return Inflated.INPUT;
  const symbol = entry >> 4;
  if (entry === INVALID || symbol > 285) return bad(z, "invalid literal/length code");
  Bits.take(z, entry & LENGTH_MASK);
  if (symbol === END_OF_BLOCK) return next(z, Mode.BLOCK);
  z.symbol = symbol - 257;
  z.mode = Mode.LENGTH_EXTRA;
  return Inflated.ON;
}

function codesStep(z: Inflater): Inflated {
  switch (z.mode) {
    case Mode.SYMBOL:
      return symbolStep(z);
    case Mode.LITERAL:
      if (Run.out === Run.outEnd) return Inflated.OUTPUT;
      store<u8>(Run.out++, <u8>z.symbol);
      z.mode = Mode.SYMBOL;
      return Inflated.ON;
    case Mode.LENGTH_EXTRA: {
      // The first eight lengths stand for themselves; then four for each number of extra bits. The last is 258 alone.
      const symbol = z.symbol;
      const extra = symbol < 8 || symbol === 28 ? 0 : (symbol >> 2) - 1;
      if (!Bits.have(z, extra)) return Inflated.INPUT;
      z.left = symbol === 28 ? 258 : symbol < 8 ? symbol + 3 : ((4 + (symbol & 3)) << extra) + 3;
      z.left += Bits.take(z, extra);
      z.mode = Mode.DISTANCE;
      return Inflated.ON;
    }
    case Mode.DISTANCE: {
      Bits.refill(z);
      const entry = distanceEntry(z);
      if (entry === NEED) return Inflated.INPUT;
      if (entry === INVALID || entry >> 4 > 29) return bad(z, "invalid distance code");
      Bits.take(z, entry & LENGTH_MASK);
      z.symbol = entry >> 4;
      z.mode = Mode.DISTANCE_EXTRA;
      return Inflated.ON;
    }
    case Mode.DISTANCE_EXTRA: {
      const symbol = z.symbol;
      const extra = symbol < 4 ? 0 : (symbol >> 1) - 1;
      if (!Bits.have(z, extra)) return Inflated.INPUT;
      z.distance = (symbol < 4 ? symbol + 1 : ((2 + (symbol & 1)) << extra) + 1) + Bits.take(z, extra);
      if (z.distance > z.history + <u32>(Run.out - Run.start)) return bad(z, "invalid distance too far back");
      z.mode = Mode.MATCH;
      return Inflated.ON;
    }
    default:
      return copyMatch(z);
  }
}

/** Copies from what this call has put out, or from the window. */
function copyMatch(z: Inflater): Inflated {
  while (z.left > 0) {
    if (Run.out === Run.outEnd) return Inflated.OUTPUT;
    let count = min(z.left, <u32>(Run.outEnd - Run.out));
    if (z.distance > <u32>(Run.out - Run.base)) {
      const made = <u32>(Run.out - Run.start);
      const at = (z.windowAt - (z.distance - made)) & (WINDOW - 1);
      count = min(count, min(z.distance - made, WINDOW - at));
      copyBytes(Run.out, changetype<usize>(z) + WINDOW_AT + at, count);
    } else copyNear(Run.out, z.distance, count);
    Run.out += count;
    z.left -= count;
  }
  z.mode = Mode.SYMBOL;
  return Inflated.ON;
}

/** Copies `count` bytes from `distance` before; they may overlap, and then repeat. */
function copyNear(to: usize, distance: u32, count: u32): void {
  const from = to - distance;
  if (distance === 1) memory.fill(to, load<u8>(from), count);
  else if (distance >= count) copyBytes(to, from, count);
  else for (let i: usize = 0; i < count; i++) store<u8>(to + i, load<u8>(from + i));
}

// ---- the end ----

function endStep(z: Inflater): Inflated {
  if (z.mode === Mode.BAD) return Inflated.BAD;
  if (z.mode === Mode.CHECK && z.frame !== Frame.RAW) {
    if (!Bits.have(z, 32)) return Inflated.INPUT;
    settle(z);
    const given = Bits.take(z, 32);
    if ((z.gzip ? given : bswap<u32>(given)) !== z.check) return bad(z, "incorrect data check");
    if (z.gzip) return next(z, Mode.SIZE);
  } else if (z.mode === Mode.SIZE) {
    if (!Bits.have(z, 32)) return Inflated.INPUT;
    if (Bits.take(z, 32) !== z.total) return bad(z, "incorrect length check");
  }
  z.mode = Mode.DONE;
  return Inflated.END;
}
