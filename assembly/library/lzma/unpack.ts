/**
 * Decompression of .xz files (The .xz File Format 1.2) and .lzma files. Headers and chunks are read as wholes, for which the caller keeps input
 * (decompressor.ts); between any two bytes of output it can stop. Refused: filters other than LZMA2.
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { errorPending, raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { TypeId } from "../../shared/types.ts";
import { crc32, openCrc } from "../checksum.ts";
import { Progress, Rest } from "../decompressor.ts";
import { raiseOwn } from "../errors.ts";
import { beginCheck, CHECK_SIZE, Check, checkBytes, checkIs, isSupported, updateCheck } from "./check.ts";
import {
  beginRange,
  Coder,
  closeDictionary,
  Decoded,
  decode,
  endRange,
  forgetDictionary,
  LZMA_SIZE,
  Lzma,
  openDictionary,
  openOutput,
  PROBABILITY_BYTES,
  put,
  resetState,
  setProperties,
} from "./decode.ts";

export enum Format {
  AUTO,
  XZ,
  ALONE,
  RAW,
}

enum Stage {
  START,
  BLOCK,
  CHUNK,
  /** A chunk of LZMA, or one that is as it is. */
  CODED,
  STORED,
  BLOCK_END,
  INDEX,
  FOOTER,
  /** A .lzma file behind its header. */
  ALONE,
  DONE,
}

@unmanaged
export class Unpacker {
  format: Format;
  stage: Stage;
  check: u32;
  streamFlags: u32;
  memoryLimit: u64;
  /** Of the block: sizes that its header gives (all ones: none), and those that were counted. */
  packedWanted: u64;
  unpackedWanted: u64;
  packed: u64;
  unpacked: u64;
  headerSize: u32;
  /** Of the chunk: bytes left in and out. */
  chunkIn: u32;
  chunkOut: u32;
  needsReset: bool;
  needsProperties: bool;
  needsDictionary: bool;
  pad: u8;
  /** Of all blocks, to be found again in the index. */
  blocks: u64;
  packedSum: u64;
  unpackedSum: u64;
  indexSize: u32;
  /** Of a .lzma file: bytes to come, all ones where a mark ends it. */
  pad2: u32;
  alone: u64;
}

const FIELDS: usize = (offsetof<Unpacker>() + 7) & ~7;
const CHECK_AT: usize = FIELDS;
const LZMA_AT: usize = (CHECK_AT + CHECK_SIZE + 7) & ~7;
const SPARE_AT: usize = LZMA_AT + LZMA_SIZE;
const SIZE: usize = SPARE_AT + PROBABILITY_BYTES;
const UNKNOWN: u64 = u64.MAX_VALUE;

function lzmaOf(z: Unpacker): Lzma {
  return changetype<Lzma>(changetype<usize>(z) + LZMA_AT);
}

function checkState(z: Unpacker): usize {
  return changetype<usize>(z) + CHECK_AT;
}

/** A new one; 0 with MemoryError pending. */
export function newUnpacker(format: Format, memoryLimit: u64): usize {
  if (!openCrc()) return 0;
  const p = rawAlloc(SIZE);
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  memory.fill(p, 0, SIZE);
  const z = changetype<Unpacker>(p);
  z.format = format;
  z.memoryLimit = memoryLimit;
  z.check = Check.UNKNOWN;
  return p;
}

export function freeUnpacker(p: usize): void {
  closeDictionary(lzmaOf(changetype<Unpacker>(p)));
  rawFree(p);
}

// ---- errors ----

function failed(message: string): Progress {
  if (!errorPending()) raiseOwn(TypeId.LZMA_ERROR, message);
  return Progress.FAILED;
}

function corrupt(): Progress {
  return failed("Corrupt input data");
}

function noMemory(): Progress {
  raiseMemoryError();
  return Progress.FAILED;
}

// ---- the driver ----

/** Whether so many bytes of input are left; if not, they are waited for. */
function have(count: usize): bool {
  return Coder.end - Coder.from >= count;
}

/** The engine's run (see decompressor.ts). */
export function unpack(p: usize, data: usize, n: i32, out: ByteBuilder, most: i64): Progress {
  const z = changetype<Unpacker>(p);
  Coder.from = data;
  Coder.end = data + <usize>n;
  let progress = Progress.ON;
  while (progress === Progress.ON) progress = step(z, out, most < 0 ? -1 : most - out.length);
  Rest.count = <i32>(data + <usize>n - Coder.from);
  return progress;
}

function step(z: Unpacker, out: ByteBuilder, room: i64): Progress {
  switch (z.stage) {
    case Stage.START:
      return start(z);
    case Stage.BLOCK:
      return blockHeader(z);
    case Stage.CHUNK:
      return chunkHeader(z);
    case Stage.CODED:
    case Stage.STORED:
      return chunk(z, out, room);
    case Stage.BLOCK_END:
      return blockEnd(z);
    case Stage.INDEX:
      return index(z);
    case Stage.FOOTER:
      return footer(z);
    default:
      return aloneData(z, out, room);
  }
}

const XZ_MAGIC: u64 = 0x005a587a37fd;
const UNSUPPORTED = "Input format not supported by decoder";

function start(z: Unpacker): Progress {
  if (!have(1)) return Progress.INPUT;
  if (z.format === Format.ALONE || (z.format === Format.AUTO && load<u8>(Coder.from) !== 0xfd)) {
    return aloneHeader(z);
  }
  // The magic is refused by its first wrong byte.
  const count = min<usize>(6, Coder.end - Coder.from);
  for (let i: usize = 0; i < count; i++) {
    if (<u64>load<u8>(Coder.from + i) !== ((XZ_MAGIC >> (i << 3)) & 255)) return failed(UNSUPPORTED);
  }
  if (!have(12)) return Progress.INPUT;
  if (crc32(0, Coder.from + 6, 2) !== load<u32>(Coder.from, 8)) return corrupt();
  z.streamFlags = load<u16>(Coder.from, 6);
  z.check = z.streamFlags >> 8;
  if ((z.streamFlags & 0xf0ff) !== 0) return failed("Invalid or unsupported options");
  Coder.from += 12;
  z.stage = Stage.BLOCK;
  return isSupported(z.check) ? Progress.ON : failed("Unsupported integrity check");
}

/** Whether a decoder with such a dictionary is within the limit. */
function isAllowed(z: Unpacker, dictionary: u64): bool {
  return dictionary + SIZE <= z.memoryLimit;
}

function openLzma(z: Unpacker, dictionary: u64): Progress {
  if (!isAllowed(z, dictionary)) return failed("Memory usage limit exceeded");
  if (dictionary > 0x7fff0000) return noMemory();
  closeDictionary(lzmaOf(z));
  forgetDictionary(lzmaOf(z));
  return openDictionary(lzmaOf(z), <u32>dictionary) ? Progress.ON : noMemory();
}

// ---- .lzma ----

function aloneHeader(z: Unpacker): Progress {
  if (!have(18)) {
    // The first byte alone says that most other files are none.
    return setProperties(lzmaOf(z), load<u8>(Coder.from)) ? Progress.INPUT : failed(UNSUPPORTED);
  }
  const size = load<u64>(Coder.from, 5);
  const dictionary = load<u32>(Coder.from, 1);
  if (!setProperties(lzmaOf(z), load<u8>(Coder.from))) return failed(UNSUPPORTED);
  if (size !== UNKNOWN && size >> 38 !== 0) return failed(UNSUPPORTED);
  z.check = Check.NONE;
  z.alone = size;
  resetState(lzmaOf(z));
  const progress = openLzma(z, dictionary);
  if (progress !== Progress.ON) return progress;
  if (!beginRange(lzmaOf(z), Coder.from + 13)) return corrupt();
  Coder.from += 18;
  z.stage = Stage.ALONE;
  return Progress.ON;
}

/** Output that is made room for at a time. */
const STRETCH: i64 = 65536;

function aloneData(z: Unpacker, out: ByteBuilder, room: i64): Progress {
  if (z.alone === 0) return aloneEnd(z);
  let size = room < 0 ? STRETCH : min(room, STRETCH);
  if (size === 0) return Progress.OUTPUT;
  if (z.alone !== UNKNOWN) size = min<i64>(size, z.alone);
  if (!openOutput(out, size)) return noMemory();
  const begin = Coder.out;
  const result = decode(lzmaOf(z), false, changetype<usize>(z) + SPARE_AT);
  const made = Coder.out - begin;
  out.advance(Coder.out);
  if (z.alone !== UNKNOWN) z.alone -= made;
  if (!charge(<i32>made * 8 + 1)) return Progress.FAILED;
  switch (result) {
    case Decoded.FULL:
      return Progress.ON;
    case Decoded.MARK:
      return z.alone === UNKNOWN ? aloneEnd(z) : corrupt();
    case Decoded.SHORT:
      return Progress.INPUT;
    case Decoded.MEMORY:
      return noMemory();
    default:
      return corrupt();
  }
}

function aloneEnd(z: Unpacker): Progress {
  z.alone = 0;
  if (lzmaOf(z).range < 1 << 24 && !have(1)) return Progress.INPUT;
  if (!endRange(lzmaOf(z))) return corrupt();
  z.stage = Stage.DONE;
  return Progress.END;
}

// ---- .xz: blocks ----

/** A number in groups of seven bits, the lowest first; `Number.good` is false if it goes beyond `end` or 63 bits. */
class Number {
  static at: usize = 0;
  static good: bool = true;

  static read(end: usize): u64 {
    let value: u64 = 0;
    for (let shift = 0; shift < 63; shift += 7) {
      if (Number.at >= end) break;
      const byte = <u64>load<u8>(Number.at++);
      value |= (byte & 127) << shift;
      if (byte < 128) {
        if (byte === 0 && shift > 0) break;
        return value;
      }
    }
    Number.good = false;
    return 0;
  }
}

function blockHeader(z: Unpacker): Progress {
  if (!have(1)) return Progress.INPUT;
  const size = (<u32>load<u8>(Coder.from) + 1) << 2;
  if (size === 4) {
    z.stage = Stage.INDEX;
    return Progress.ON;
  }
  if (!have(size)) return Progress.INPUT;
  const end = Coder.from + size - 4;
  if (crc32(0, Coder.from, size - 4) !== load<u32>(end)) return corrupt();
  const flags = <u32>load<u8>(Coder.from, 1);
  // One filter, LZMA2.
  if (flags & 0x3f) return failed("Invalid or unsupported options");
  Number.at = Coder.from + 2;
  Number.good = true;
  z.packedWanted = flags & 0x40 ? Number.read(end) : UNKNOWN;
  z.unpackedWanted = flags & 0x80 ? Number.read(end) : UNKNOWN;
  const filter = Number.read(end);
  const propertyBytes = Number.read(end);
  if (!Number.good || Number.at >= end) return corrupt();
  const bits = <u32>load<u8>(Number.at);
  if (filter !== 0x21 || propertyBytes !== 1 || bits > 40) return failed("Invalid or unsupported options");
  for (let at = Number.at + 1; at < end; at++)
    if (load<u8>(at)) return failed("Invalid or unsupported options");
  Coder.from += size;
  z.headerSize = size;
  z.packed = 0;
  z.unpacked = 0;
  z.needsDictionary = true;
  z.needsReset = true;
  z.needsProperties = true;
  beginCheck(checkState(z), z.check);
  z.stage = Stage.CHUNK;
  // Two or three times a power of two.
  return openLzma(z, bits === 40 ? 0xffff_ffff : (<u64>(2 | (bits & 1))) << ((bits >> 1) + 11));
}

function chunkHeader(z: Unpacker): Progress {
  if (!have(1)) return Progress.INPUT;
  const control = <u32>load<u8>(Coder.from);
  const coded = control >= 0x80;
  const size: usize = control === 0 ? 1 : !coded ? 3 : control >= 0xc0 ? 6 : 5;
  if (control > 2 && !coded) return corrupt();
  if (!have(size)) return Progress.INPUT;
  if (control === 0) {
    Coder.from++;
    z.packed++;
    z.stage = Stage.BLOCK_END;
    return Progress.ON;
  }
  const low = <u32>bswap<u16>(load<u16>(Coder.from, 1)) + 1;
  if (!coded) {
    if (control === 1) z.needsDictionary = false;
    if (z.needsDictionary) return corrupt();
    if (control === 1) forgetDictionary(lzmaOf(z));
    z.chunkIn = low;
    z.chunkOut = low;
    z.stage = Stage.STORED;
  } else {
    z.chunkOut = ((control & 0x1f) << 16) + low;
    z.chunkIn = <u32>bswap<u16>(load<u16>(Coder.from, 3)) + 1;
    if (!have(size + z.chunkIn)) return Progress.INPUT;
    if (!beginChunk(z, control, Coder.from + 5, Coder.from + size)) return corrupt();
    z.stage = Stage.CODED;
  }
  Coder.from += size;
  z.packed += size + z.chunkIn;
  if (coded) {
    Coder.from += 5;
    z.chunkIn -= 5;
  }
  return Progress.ON;
}

/** Resets what the control byte says, and begins the range coder; false if something is missing or wrong. */
function beginChunk(z: Unpacker, control: u32, properties: usize, data: usize): bool {
  const lzma = lzmaOf(z);
  const reset = (control >> 5) & 3;
  if (reset === 3) {
    forgetDictionary(lzma);
    z.needsDictionary = false;
  }
  if (reset >= 2) {
    if (!setProperties(lzma, load<u8>(properties))) return false;
    z.needsProperties = false;
  }
  if (reset >= 1) {
    resetState(lzma);
    z.needsReset = false;
  }
  if (z.needsDictionary || z.needsProperties || z.needsReset) return false;
  return z.chunkIn >= 5 && beginRange(lzma, data);
}

function chunk(z: Unpacker, out: ByteBuilder, room: i64): Progress {
  if (z.chunkOut === 0) return chunkEnd(z);
  const stored = z.stage === Stage.STORED;
  let size = min<i64>(room < 0 ? STRETCH : min(room, STRETCH), z.chunkOut);
  if (stored) size = min<i64>(size, Coder.end - Coder.from);
  if (size === 0) return room === 0 ? Progress.OUTPUT : Progress.INPUT;
  if (!openOutput(out, size)) return noMemory();
  const begin = Coder.out;
  const result = stored ? copyStored(z, <usize>size) : decodeChunk(z);
  const made = <u32>(Coder.out - begin);
  out.advance(Coder.out);
  z.chunkOut -= made;
  z.unpacked += made;
  if (result === Decoded.MEMORY) return noMemory();
  if (result !== Decoded.FULL) return corrupt();
  if (!updateCheck(checkState(z), z.check, out.end - made, made)) return Progress.FAILED;
  return charge(<i32>made * 8 + 1) ? Progress.ON : Progress.FAILED;
}

function copyStored(z: Unpacker, n: usize): Decoded {
  for (let i: usize = 0; i < n; i++) if (!put(lzmaOf(z), load<u8>(Coder.from + i))) return Decoded.MEMORY;
  Coder.from += n;
  return Decoded.FULL;
}

/** All input of the chunk is there, and no more is looked at. */
function decodeChunk(z: Unpacker): Decoded {
  const end = Coder.end;
  const begin = Coder.from;
  Coder.end = begin + z.chunkIn;
  const result = decode(lzmaOf(z), true, 0);
  z.chunkIn -= <u32>(Coder.from - begin);
  Coder.end = end;
  return result;
}

function chunkEnd(z: Unpacker): Progress {
  if (z.stage === Stage.CODED) {
    const end = Coder.end;
    Coder.end = Coder.from + z.chunkIn;
    const good = lzmaOf(z).left === 0 && endRange(lzmaOf(z)) && Coder.from === Coder.end;
    Coder.end = end;
    if (!good) return corrupt();
  }
  z.stage = Stage.CHUNK;
  return Progress.ON;
}

function blockEnd(z: Unpacker): Progress {
  const padding = <u32>(-z.packed & 3);
  const size = checkBytes(z.check);
  if (!have(padding + size)) return Progress.INPUT;
  for (let i: usize = 0; i < padding; i++) if (load<u8>(Coder.from + i)) return corrupt();
  if (z.packedWanted !== UNKNOWN && z.packedWanted !== z.packed) return corrupt();
  if (z.unpackedWanted !== UNKNOWN && z.unpackedWanted !== z.unpacked) return corrupt();
  if (!checkIs(checkState(z), z.check, Coder.from + padding)) return corrupt();
  Coder.from += padding + size;
  z.blocks++;
  z.packedSum += z.headerSize + z.packed + size;
  z.unpackedSum += z.unpacked;
  z.stage = Stage.BLOCK;
  return Progress.ON;
}

// ---- .xz: the end ----

/** The list of all blocks must say what was found. */
function index(z: Unpacker): Progress {
  Number.at = Coder.from + 1;
  Number.good = true;
  const count = Number.read(Coder.end);
  if (Number.good && count !== z.blocks) return corrupt();
  let packed: u64 = 0;
  let unpacked: u64 = 0;
  for (let i: u64 = 0; Number.good && i < count; i++) {
    packed += Number.read(Coder.end);
    unpacked += Number.read(Coder.end);
  }
  if (!Number.good) return Number.at < Coder.end ? corrupt() : Progress.INPUT;
  const length = Number.at - Coder.from;
  const size = (length + 3) & ~3;
  if (!have(size + 4)) return Progress.INPUT;
  for (let at = length; at < size; at++) if (load<u8>(Coder.from + at)) return corrupt();
  if (packed !== z.packedSum || unpacked !== z.unpackedSum) return corrupt();
  if (crc32(0, Coder.from, <i32>size) !== load<u32>(Coder.from + size)) return corrupt();
  Coder.from += size + 4;
  z.indexSize = <u32>size + 4;
  z.stage = Stage.FOOTER;
  return Progress.ON;
}

function footer(z: Unpacker): Progress {
  if (!have(12)) return Progress.INPUT;
  const at = Coder.from;
  if (load<u16>(at, 10) !== 0x5a59 || crc32(0, at + 4, 6) !== load<u32>(at)) return corrupt();
  if ((load<u32>(at, 4) + 1) << 2 !== z.indexSize || <u32>load<u16>(at, 8) !== z.streamFlags)
    return corrupt();
  Coder.from += 12;
  z.stage = Stage.DONE;
  return Progress.END;
}
