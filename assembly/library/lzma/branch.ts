/**
 * Filters of .xz before LZMA (The .xz File Format 1.2, 5.3.2 and 5.3.3): differences of bytes, and branch targets of machine code made absolute, which
 * then repeat. Each works in place on as much as it can tell about, and leaves a tail that it needs to see more of.
 */

export enum FilterId {
  DELTA = 3,
  X86 = 4,
  POWERPC = 5,
  IA64 = 6,
  ARM = 7,
  ARMTHUMB = 8,
  SPARC = 9,
  LZMA2 = 0x21,
}

/** A filter at work; for DELTA the last 256 bytes follow. */
@unmanaged
export class Filter {
  id: u32;
  /** Of DELTA the distance, of the others where the first byte lies in the program. */
  value: u32;
  position: u32;
  /** X86: where the last opcode of a call was, and which bytes before looked like one. */
  last: u32;
  mask: u32;
  pad: u32;
}

const HISTORY: usize = offsetof<Filter>();
export const FILTER_SIZE: usize = HISTORY + 256;
/** Bytes left over at most. */
export const MOST_LEFT: u32 = 16;

/** What `value` must be a multiple of. */
export function alignmentOf(id: u32): u32 {
  return id === FilterId.X86 || id === FilterId.DELTA
    ? 1
    : id === FilterId.ARMTHUMB
      ? 2
      : id === FilterId.IA64
        ? 16
        : 4;
}

export function beginFilter(f: Filter): void {
  f.position = f.id === FilterId.DELTA ? 0 : f.value;
  f.last = f.value - 5;
  f.mask = 0;
  memory.fill(changetype<usize>(f) + HISTORY, 0, 256);
}

/** Codes or decodes bytes in place: how many of them are done. */
export function runFilter(f: Filter, data: usize, n: u32, coding: bool): u32 {
  if (f.id === FilterId.DELTA) return differences(f, data, n, coding);
  const done = f.id === FilterId.X86 ? x86(f, data, n, coding) : branches(f, data, n, coding);
  f.position += done;
  return done;
}

function differences(f: Filter, data: usize, n: u32, coding: bool): u32 {
  const history = changetype<usize>(f) + HISTORY;
  for (let i: u32 = 0; i < n; i++) {
    const before = load<u8>(history + ((f.position - f.value) & 255));
    const byte = load<u8>(data + i);
    const other = coding ? byte - before : byte + before;
    store<u8>(history + (f.position++ & 255), coding ? byte : other);
    store<u8>(data + i, other);
  }
  return n;
}

function branches(f: Filter, data: usize, n: u32, coding: bool): u32 {
  const id = f.id;
  const size: u32 = id === FilterId.IA64 ? 16 : 4;
  const step = id === FilterId.ARMTHUMB ? 2 : size;
  let i: u32 = 0;
  for (; i + size <= n; i += step) {
    const at = data + i;
    const place = f.position + i;
    if (id === FilterId.ARMTHUMB) i += thumb(at, place, coding);
    else if (id === FilterId.ARM) arm(at, place, coding);
    else if (id === FilterId.POWERPC) powerpc(at, place, coding);
    else if (id === FilterId.SPARC) sparc(at, place, coding);
    else ia64(at, place, coding);
  }
  return i;
}

/** From relative to absolute, or back. */
function moved(target: u32, place: u32, coding: bool): u32 {
  return coding ? target + place : target - place;
}

function arm(at: usize, place: u32, coding: bool): void {
  const word = load<u32>(at);
  if (word >> 24 !== 0xeb) return;
  const target = moved((word & 0xffffff) << 2, place + 8, coding);
  store<u32>(at, 0xeb000000 | ((target >> 2) & 0xffffff));
}

/** BL in two halves: how many more bytes it took. */
function thumb(at: usize, place: u32, coding: bool): u32 {
  const first = <u32>load<u16>(at);
  const second = <u32>load<u16>(at, 2);
  if ((first & 0xf800) !== 0xf000 || (second & 0xf800) !== 0xf800) return 0;
  const target = moved((((first & 0x7ff) << 11) | (second & 0x7ff)) << 1, place + 4, coding) >> 1;
  store<u16>(at, <u16>(0xf000 | ((target >> 11) & 0x7ff)));
  store<u16>(at, <u16>(0xf800 | (target & 0x7ff)), 2);
  return 2;
}

function powerpc(at: usize, place: u32, coding: bool): void {
  const word = bswap<u32>(load<u32>(at));
  if ((word & 0xfc000003) !== 0x48000001) return;
  const target = moved(word & 0x03fffffc, place, coding);
  store<u32>(at, bswap<u32>(0x48000001 | (target & 0x03fffffc)));
}

function sparc(at: usize, place: u32, coding: bool): void {
  const word = bswap<u32>(load<u32>(at));
  if (word >> 22 !== 0x100 && word >> 22 !== 0x1ff) return;
  const target = moved(word << 2, place, coding) >> 2;
  const sign = (0 - ((target >> 22) & 1)) << 22;
  store<u32>(at, bswap<u32>(0x40000000 | (sign & 0x3fffffff) | (target & 0x3fffff)));
}

/** Which of the three slots of a bundle hold branches: for each template a bit for each slot. */
const BUNDLES: StaticArray<u8> = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 6, 6, 0, 0, 7, 7, 4, 4, 0, 0, 4, 4, 0, 0,
];

function ia64(at: usize, place: u32, coding: bool): void {
  const slots = <u32>unchecked(BUNDLES[load<u8>(at) & 31]);
  for (let slot: u32 = 0; slot < 3; slot++) {
    if (((slots >> slot) & 1) === 0) continue;
    const bit = 5 + slot * 41;
    const word = at + (bit >> 3);
    const shift = bit & 7;
    // Of six bytes; the slot's instruction is in the upper 41 bits.
    const whole = <u64>load<u32>(word) | ((<u64>load<u16>(word, 4)) << 32);
    let code = whole >> shift;
    if (((code >> 37) & 15) !== 5 || ((code >> 9) & 7) !== 0) continue;
    const offset = <u32>((code >> 13) & 0xfffff) | ((<u32>((code >> 36) & 1)) << 20);
    const target = moved(offset << 4, place, coding) >> 4;
    code &= ~((<u64>0x8fffff) << 13);
    code |= ((<u64>(target & 0xfffff)) << 13) | ((<u64>(target & 0x100000)) << 16);
    const result = (whole & (((<u64>1) << shift) - 1)) | (code << shift);
    store<u32>(word, <u32>result);
    store<u16>(word, <u16>(result >> 32), 4);
  }
}

/** The highest byte of most offsets is one of these. */
function isSign(byte: u32): bool {
  return byte === 0 || byte === 255;
}

/** By what lies before an opcode, seen in `mask`: how many bytes of its operand are another's. */
const OVERLAPS: StaticArray<u8> = [0, 1, 2, 2, 3, 3, 3, 3];

/** CALL and JMP with 32 bits: what looks like one may be an operand of the one before, so that some are left alone. */
function x86(f: Filter, data: usize, n: u32, coding: bool): u32 {
  if (n < 5) return 0;
  let mask = f.mask;
  let last = f.last;
  if (f.position - last > 5) last = f.position - 5;
  let i: u32 = 0;
  while (i <= n - 5) {
    const at = data + i;
    if ((load<u8>(at) & 0xfe) !== 0xe8) {
      i++;
      continue;
    }
    const place = f.position + i;
    const gap = place - last;
    last = place;
    if (gap > 5) mask = 0;
    else for (let k: u32 = 0; k < gap; k++) mask = (mask & 0x77) << 1;
    const high = load<u8>(at, 4);
    const seen = (mask >> 1) & 7;
    if (isSign(high) && mask >> 1 < 16 && seen !== 3 && seen < 5) {
      const target = x86Target(load<u32>(at, 1), place + 5, mask, coding);
      store<u32>(at, target, 1);
      i += 5;
      mask = 0;
    } else {
      i++;
      mask |= isSign(high) ? 0x11 : 1;
    }
  }
  f.mask = mask;
  f.last = last;
  return i;
}

function x86Target(operand: u32, place: u32, mask: u32, coding: bool): u32 {
  let target = moved(operand, place, coding);
  if (mask !== 0) {
    const shared = (<u32>unchecked(OVERLAPS[mask >> 1])) << 3;
    while (isSign((target >> (24 - shared)) & 255)) {
      operand = target ^ ((1 << (32 - shared)) - 1);
      target = moved(operand, place, coding);
    }
  }
  // Bit 24 is the sign.
  return (target & 0x1ffffff) | (0 - (target & 0x1000000));
}
