/**
 * The range coder of LZMA, which writes: bits by adaptive probabilities. What it has written lies in a buffer; of `low`, the part that a carry
 * may still change is kept back: a byte, and how many bytes of 255 follow it.
 */
import { SMALLEST_RANGE } from "./model.ts";

/** The coder that works; `RangeState` keeps it meanwhile. */
export class Range {
  static low: u64 = 0;
  static range: u32 = 0;
  static kept: u32 = 0;
  static keptCount: u32 = 0;
  /** Where the next byte goes. */
  static at: usize = 0;
  /** Where the probabilities are. */
  static model: usize = 0;
}

@unmanaged
export class RangeState {
  low: u64;
  range: u32;
  kept: u32;
  keptCount: u32;
  at: usize;
  pad: u32;
}

export function saveRange(state: RangeState): void {
  state.low = Range.low;
  state.range = Range.range;
  state.kept = Range.kept;
  state.keptCount = Range.keptCount;
  state.at = Range.at;
}

export function restoreRange(state: RangeState): void {
  Range.low = state.low;
  Range.range = state.range;
  Range.kept = state.kept;
  Range.keptCount = state.keptCount;
  Range.at = state.at;
}

/** Begins to write at an address. */
export function openRange(at: usize): void {
  Range.low = 0;
  Range.range = 0xffff_ffff;
  Range.kept = 0;
  Range.keptCount = 1;
  Range.at = at;
}

/** Writes all that is left. */
export function closeRange(): void {
  for (let i = 0; i < 5; i++) shiftLow();
}

/** Bytes there would be behind `from` if it were closed now. */
export function rangeBytes(from: usize): u32 {
  return <u32>(Range.at - from) + Range.keptCount + 4;
}

function shiftLow(): void {
  const carry = <u32>(Range.low >> 32);
  if (<u32>Range.low < 0xff00_0000 || carry !== 0) {
    let byte = Range.kept;
    for (; Range.keptCount > 0; Range.keptCount--) {
      store<u8>(Range.at++, <u8>(byte + carry));
      byte = 255;
    }
    Range.kept = (<u32>Range.low >> 24) & 255;
  }
  Range.keptCount++;
  Range.low = (<u64>(<u32>Range.low & 0x00ff_ffff)) << 8;
}

/** A bit by the probability number `i`. */
export function putBit(i: u32, bit: u32): void {
  const at = Range.model + ((<usize>i) << 1);
  const probability = <u32>load<u16>(at);
  const bound = (Range.range >> 11) * probability;
  if (bit === 0) {
    Range.range = bound;
    store<u16>(at, <u16>(probability + ((2048 - probability) >> 5)));
  } else {
    Range.low += bound;
    Range.range -= bound;
    store<u16>(at, <u16>(probability - (probability >> 5)));
  }
  if (Range.range < SMALLEST_RANGE) {
    Range.range <<= 8;
    shiftLow();
  }
}

/** A number of `count` bits by a tree of probabilities, the highest bit first. */
export function putTree(first: u32, count: u32, value: u32): void {
  let m: u32 = 1;
  for (let i = count; i > 0; ) {
    i--;
    const bit = (value >> i) & 1;
    putBit(first + m, bit);
    m = (m << 1) | bit;
  }
}

/** The same with the lowest bit first. */
export function putReverseTree(first: u32, count: u32, value: u32): void {
  let m: u32 = 1;
  for (let i: u32 = 0; i < count; i++) {
    const bit = (value >> i) & 1;
    putBit(first + m, bit);
    m = (m << 1) | bit;
  }
}

/** Bits that are as often 0 as 1. */
export function putDirect(value: u32, count: u32): void {
  for (let i = count; i > 0; ) {
    i--;
    Range.range >>= 1;
    if ((value >> i) & 1) Range.low += Range.range;
    if (Range.range < SMALLEST_RANGE) {
      Range.range <<= 8;
      shiftLow();
    }
  }
}
