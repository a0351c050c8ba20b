/**
 * The register code being made: words of 8 bytes, the classic offset that each belongs to, and jumps that are set when all places are known.
 * For a copy with slots (vm/instrument.ts) it is noted which words the plain code has too.
 */
import { rawAlloc, rawFree, rawRealloc } from "../../memory/raw.ts";
import { Instrumented } from "../../objects/code.ts";
import { R } from "../../shared/registers.ts";

/** Marks of jump targets in a copy: the target of a branch, which is to get its way; an address in the copy itself. */
export const BRANCH: u32 = 0x4000_0000;
export const WAY: u32 = 0x8000_0000;

export class Output {
  static start: usize = 0;
  static length: u32 = 0;
  static capacity: u32 = 0;
  /** Classic offset of each word, and the one that words to come belong to. */
  static offsets: usize = 0;
  static origin: u32 = 0;
  /** Place in the register code of each classic offset (u32), and the jumps to set (pairs of u32: place, target). */
  static starts: usize = 0;
  static fixups: usize = 0;
  static fixupCount: u32 = 0;
  static fixupCapacity: u32 = 0;
  /** Memory has run out, or the code is none. */
  static failed: bool = false;
  /** Some jump of the copy goes too far for its instruction. */
  static tooFar: bool = false;

  /** The copy with slots that is being made, 0 for plain code. */
  static copy: Instrumented = changetype<Instrumented>(0);
  /** Of each word of the copy: Instrumented.words. Words that are in the plain code too, so far; whether those to come are none of them. */
  static words: usize = 0;
  static plainWords: u32 = 0;
  static isSlot: bool = false;
}

export function isCopy(): bool {
  return changetype<usize>(Output.copy) !== 0;
}

/** Begins with no word, for classic code of so many bytes; Output.failed without memory. */
export function openOutput(classicLength: u32): void {
  Output.capacity = 4096;
  Output.length = 0;
  Output.fixupCount = 0;
  Output.fixupCapacity = 64;
  Output.start = rawAlloc(Output.capacity);
  Output.offsets = rawAlloc(Output.capacity >> 1);
  Output.starts = rawAlloc((<usize>classicLength + 1) << 2);
  Output.fixups = rawAlloc((<usize>Output.fixupCapacity) << 3);
  Output.words = isCopy() ? rawAlloc(Output.capacity >> 1) : 0;
  Output.plainWords = 0;
  Output.isSlot = false;
  Output.tooFar = false;
  Output.failed =
    Output.start === 0 ||
    Output.offsets === 0 ||
    Output.starts === 0 ||
    Output.fixups === 0 ||
    (isCopy() && Output.words === 0);
}

/** Frees what only decoding needs, and all if it has come to nothing. */
export function closeOutput(): bool {
  rawFree(Output.starts);
  rawFree(Output.fixups);
  if (!Output.failed && !Output.tooFar) return true;
  rawFree(Output.start);
  rawFree(Output.offsets);
  if (Output.words !== 0) rawFree(Output.words);
  return false;
}

function reserve(bytes: u32): bool {
  if (Output.length + bytes <= Output.capacity) return !Output.failed;
  const grown = Output.capacity * 2;
  const newOut = rawRealloc(Output.start, grown);
  if (newOut !== 0) Output.start = newOut;
  const newOffsets = rawRealloc(Output.offsets, grown >> 1);
  if (newOffsets !== 0) Output.offsets = newOffsets;
  if (newOut === 0 || newOffsets === 0 || !reserveWords(grown)) Output.failed = true;
  else Output.capacity = grown;
  return !Output.failed;
}

function reserveWords(grown: u32): bool {
  if (!isCopy()) return true;
  const table = rawRealloc(Output.words, grown >> 1);
  if (table !== 0) Output.words = table;
  return table !== 0;
}

/** The words of the last instruction, or of its cache, are counted in the copy. */
function countWord(): void {
  if (!isCopy()) return;
  store<u32>(Output.words + (Output.length >> 1), (Output.plainWords << 1) | <u32>Output.isSlot);
  if (!Output.isSlot) Output.plainWords++;
}

export function emitWord(op: R, a: u32, b: u32, c: u32): void {
  if (!reserve(8)) return;
  const p = Output.start + Output.length;
  store<u16>(p, <u16>op);
  store<u16>(p, <u16>a, 2);
  store<u16>(p, <u16>b, 4);
  store<u16>(p, <u16>c, 6);
  store<u32>(Output.offsets + (Output.length >> 1), Output.origin);
  countWord();
  Output.length += 8;
}

/** Words for an inline cache behind the last instruction. */
export function emitCache(bytes: u32): void {
  for (let i: u32 = 0; i < bytes; i += 8) {
    if (!reserve(8)) return;
    store<u64>(Output.start + Output.length, 0);
    store<u32>(Output.offsets + (Output.length >> 1), Output.origin);
    countWord();
    Output.length += 8;
  }
}

/** The last instruction jumps to a classic offset. */
export function jumpsTo(target: u32): void {
  if (Output.fixupCount === Output.fixupCapacity) {
    Output.fixupCapacity *= 2;
    const grown = rawRealloc(Output.fixups, (<usize>Output.fixupCapacity) << 3);
    if (grown === 0) {
      Output.failed = true;
      return;
    }
    Output.fixups = grown;
  }
  store<u32>(Output.fixups + ((<usize>Output.fixupCount) << 3), Output.length - 8);
  store<u32>(Output.fixups + ((<usize>Output.fixupCount) << 3), target, 4);
  Output.fixupCount++;
}

export function patchJumps(): void {
  for (let i: u32 = 0; i < Output.fixupCount; i++) {
    const from = load<u32>(Output.fixups + ((<usize>i) << 3));
    const goal = load<u32>(Output.fixups + ((<usize>i) << 3), 4);
    const target = goal & WAY ? goal & ~WAY : load<u32>(Output.starts + (goal << 2));
    const distance = <i32>target - <i32>(from + 8);
    const p = Output.start + from;
    const op = <R>load<u16>(p);
    if (op >= R.JUMP_LT && op <= R.JUMP_IS_NOT_K) {
      if (distance >> 3 > 0x3fff || distance >> 3 < -0x4000) Output.tooFar = true;
      store<u16>(p, <u16>(((distance >> 3) << 1) | (load<u16>(p, 6) & 1)), 6);
    } else if (op === R.FOR_ITER || op >= R.MATCH_LENGTH) store<u16>(p, <u16>(distance >> 3), 6);
    else store<i32>(p, distance, 4);
  }
}
