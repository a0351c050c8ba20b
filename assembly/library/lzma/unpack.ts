/**
 * Decompression of .xz files (The .xz File Format 1.2), .lzma files and raw streams. Headers and chunks are read as wholes, for which the caller keeps
 * input (decompressor.ts); between any two bytes of output it can stop. What filters are to undo is decoded into a stage of its own, from which
 * it is handed out.
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { errorPending, raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { TypeId } from "../../shared/types.ts";
import { crc32, openCrc } from "../checksum.ts";
import { Progress, Rest } from "../decompressor.ts";
import { raiseOwn } from "../errors.ts";
import { beginFilter, FilterId } from "./branch.ts";
import {
  CHAIN_SIZE,
  Chain,
  filterOf,
  lzmaByte,
  TAILS_SIZE,
  takeProperties,
  throughFilters,
} from "./chain.ts";
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
  put,
  resetState,
  setProperties,
} from "./decode.ts";
import { PROBABILITY_BYTES } from "./model.ts";

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
  /** Before a stream without chunks, and in it. */
  RAW,
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
  /** Where filtered bytes lie (0: nothing is filtered), how many there are, and how many were handed out. */
  stageAt: usize;
  /** Of a .lzma file: bytes to come, all ones where a mark ends it. */
  alone: u64;
  ready: u32;
  given: u32;
}

const FIELDS: usize = (offsetof<Unpacker>() + 7) & ~7;
const CHAIN_AT: usize = FIELDS;
const TAILS_AT: usize = CHAIN_AT + CHAIN_SIZE;
const CHECK_AT: usize = (TAILS_AT + TAILS_SIZE + 7) & ~7;
const LZMA_AT: usize = (CHECK_AT + CHECK_SIZE + 7) & ~7;
const SPARE_AT: usize = LZMA_AT + LZMA_SIZE;
const SIZE: usize = SPARE_AT + PROBABILITY_BYTES;
const UNKNOWN: u64 = u64.MAX_VALUE;

function lzmaOf(z: Unpacker): Lzma {
  return changetype<Lzma>(changetype<usize>(z) + LZMA_AT);
}

/** The filters of the block, or of the raw stream. */
export function chainOf(z: Unpacker): Chain {
  return changetype<Chain>(changetype<usize>(z) + CHAIN_AT);
}

function checkState(z: Unpacker): usize {
  return changetype<usize>(z) + CHECK_AT;
}

/** A new one; 0 with MemoryError pending. */
export function newUnpacker(format: Format, memoryLimit: u64): usize {
  openCrc();
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
  closeStage(changetype<Unpacker>(p));
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
  if (z.ready > 0) return handOut(z, out, room);
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
    case Stage.RAW:
      return rawStart(z);
    default:
      return aloneData(z, out, room);
  }
}

const XZ_MAGIC: u64 = 0x005a587a37fd;
const OPTIONS = "Invalid or unsupported options";
const UNSUPPORTED = "Input format not supported by decoder";

function start(z: Unpacker): Progress {
  if (!have(1)) return Progress.INPUT;
  if (z.format === Format.ALONE || (z.format === Format.AUTO && load<u8>(Coder.from) !== 0xfd)) {
    return aloneHeader(z);
  }
  if (!have(12)) return Progress.INPUT;
  if ((load<u64>(Coder.from) & 0xffffffffffff) !== XZ_MAGIC) return failed(UNSUPPORTED);
  if (crc32(0, Coder.from + 6, 2) !== load<u32>(Coder.from, 8)) return corrupt();
  z.streamFlags = load<u16>(Coder.from, 6);
  z.check = z.streamFlags >> 8;
  if ((z.streamFlags & 0xf0ff) !== 0) return failed(OPTIONS);
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

// ---- filters ----

/** Readies the filters of the chain; false without memory. */
function openStage(z: Unpacker): bool {
  const chain = chainOf(z);
  closeStage(z);
  if (chain.count === 0) return true;
  for (let i: u32 = 0; i < chain.count; i++) beginFilter(filterOf(chain, i));
  memory.fill(changetype<usize>(z) + TAILS_AT, 0, TAILS_SIZE);
  z.stageAt = rawAlloc(<usize>STRETCH + TAILS_SIZE);
  return z.stageAt !== 0;
}

function closeStage(z: Unpacker): void {
  if (z.stageAt !== 0) rawFree(z.stageAt);
  z.stageAt = 0;
}

/** Undoes the filters for `n` bytes at the stage; `last`: no more come. False with an exception pending. */
function unfilter(z: Unpacker, n: u32, last: bool): bool {
  if (z.stageAt === 0) return true;
  z.ready = throughFilters(chainOf(z), changetype<usize>(z) + TAILS_AT, z.stageAt, n, false, last);
  z.given = 0;
  return counted(z, z.stageAt, z.ready);
}

/** Counts bytes of the block in its check. */
function counted(z: Unpacker, data: usize, n: u32): bool {
  z.unpacked += n;
  return updateCheck(checkState(z), z.check, data, n);
}

function handOut(z: Unpacker, out: ByteBuilder, room: i64): Progress {
  const n = room < 0 ? z.ready : <u32>min<i64>(room, z.ready);
  if (n === 0) return Progress.OUTPUT;
  out.bytes(z.stageAt + z.given, n);
  if (out.failed) return noMemory();
  z.given += n;
  z.ready -= n;
  return Progress.ON;
}

/** How much may be decoded at once. */
function stretchOf(z: Unpacker, room: i64): i64 {
  return z.stageAt !== 0 || room < 0 ? STRETCH : min(room, STRETCH);
}

/** Room for what is decoded next: at the stage, or where it is wanted. */
function openTarget(z: Unpacker, out: ByteBuilder, size: i64): bool {
  if (z.stageAt === 0) return openOutput(out, size);
  Coder.out = z.stageAt;
  Coder.outEnd = Coder.out + <usize>size;
  return true;
}

/** Takes what was decoded since then; false with an exception pending. */
function closeTarget(z: Unpacker, out: ByteBuilder, begin: usize): bool {
  const made = <u32>(Coder.out - begin);
  if (z.stageAt !== 0) return unfilter(z, made, false);
  out.advance(Coder.out);
  return counted(z, begin, made);
}

// ---- raw ----

/** Readies a stream without a header, whose chain is set; false with an exception pending. */
export function openRaw(z: Unpacker): bool {
  const chain = chainOf(z);
  z.check = Check.NONE;
  z.alone = UNKNOWN;
  z.stage = chain.two ? Stage.CHUNK : Stage.RAW;
  z.needsDictionary = true;
  z.needsReset = true;
  z.needsProperties = true;
  if (!chain.two) {
    setProperties(lzmaOf(z), lzmaByte(chain));
    resetState(lzmaOf(z));
  }
  if (openLzma(z, chain.dictionary) === Progress.FAILED) return false;
  if (openStage(z)) return true;
  raiseMemoryError();
  return false;
}

function rawStart(z: Unpacker): Progress {
  if (!have(5)) return Progress.INPUT;
  if (!beginRange(lzmaOf(z), Coder.from)) return corrupt();
  Coder.from += 5;
  z.stage = Stage.ALONE;
  return Progress.ON;
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
  let size = stretchOf(z, room);
  if (size === 0) return Progress.OUTPUT;
  if (z.alone !== UNKNOWN) size = min<i64>(size, z.alone);
  if (!openTarget(z, out, size)) return noMemory();
  const begin = Coder.out;
  const result = decode(lzmaOf(z), false, changetype<usize>(z) + SPARE_AT);
  const made = Coder.out - begin;
  if (!closeTarget(z, out, begin)) return Progress.FAILED;
  if (z.alone !== UNKNOWN) z.alone -= made;
  if (!charge(<i32>made * 8 + 1)) return Progress.FAILED;
  switch (result) {
    case Decoded.FULL:
      return Progress.ON;
    case Decoded.MARK:
      if (z.alone !== UNKNOWN) return corrupt();
      z.alone = 0;
      return Progress.ON;
    case Decoded.SHORT:
      return Progress.INPUT;
    case Decoded.MEMORY:
      return noMemory();
    default:
      return corrupt();
  }
}

function aloneEnd(z: Unpacker): Progress {
  if (!unfilter(z, 0, true)) return Progress.FAILED;
  if (z.ready > 0) return Progress.ON;
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
  if (flags & 0x3c) return failed(OPTIONS);
  Number.at = Coder.from + 2;
  Number.good = true;
  z.packedWanted = flags & 0x40 ? Number.read(end) : UNKNOWN;
  z.unpackedWanted = flags & 0x80 ? Number.read(end) : UNKNOWN;
  const chain = chainOf(z);
  chain.count = 0;
  for (let i: u32 = 0; i <= (flags & 3); i++) {
    const filter = Number.read(end);
    const count = Number.read(end);
    if (!Number.good || count > end - Number.at) return corrupt();
    // LZMA2 stands at the end, and nowhere else.
    if ((filter === FilterId.LZMA2) !== (i === (flags & 3))) return failed(OPTIONS);
    if (!takeProperties(chain, filter, Number.at, <u32>count)) return failed(OPTIONS);
    Number.at += <usize>count;
  }
  for (let at = Number.at; at < end; at++) if (load<u8>(at)) return failed(OPTIONS);
  Coder.from += size;
  z.headerSize = size;
  z.packed = 0;
  z.unpacked = 0;
  z.needsDictionary = true;
  z.needsReset = true;
  z.needsProperties = true;
  beginCheck(checkState(z), z.check);
  z.stage = Stage.CHUNK;
  return openStage(z) ? openLzma(z, chain.dictionary) : noMemory();
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
    return unfilter(z, 0, true) ? Progress.ON : Progress.FAILED;
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
  let size = min<i64>(stretchOf(z, room), z.chunkOut);
  if (stored) size = min<i64>(size, Coder.end - Coder.from);
  if (size === 0) return room === 0 ? Progress.OUTPUT : Progress.INPUT;
  if (!openTarget(z, out, size)) return noMemory();
  const begin = Coder.out;
  const result = stored ? copyStored(z, <usize>size) : decodeChunk(z);
  const made = <u32>(Coder.out - begin);
  if (!closeTarget(z, out, begin)) return Progress.FAILED;
  z.chunkOut -= made;
  if (result === Decoded.MEMORY) return noMemory();
  if (result !== Decoded.FULL) return corrupt();
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
  if (z.format === Format.RAW) {
    z.stage = Stage.DONE;
    return Progress.END;
  }
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
