/**
 * Compression to bzip2 streams. Runs of four and more bytes are cut short, blocks sorted by their rotations (sort.ts), moved to the front, and
 * coded by two to six tables, each group of fifty symbols by that which suits it best.
 */
import { ByteBuilder } from "../../core/bytebuilder.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { makeLengths } from "../zlib/blocks.ts";
import { BzipCrc, openBzipCrc } from "./crc.ts";
import { sortRoom, sortRotations } from "./sort.ts";

const GROUP: u32 = 50;
const LONGEST: u32 = 17;
/** How often the tables are fitted to the groups that use them. */
const ROUNDS: i32 = 4;
const SYMBOLS: u32 = 258;

@unmanaged
export class Packer {
  level: u32;
  /** Bytes of a block at most, the block, and how many there are. */
  room: u32;
  block: usize;
  length: u32;
  /** The byte that came last, and how often; -1: none. */
  last: i32;
  same: u32;
  sum: u32;
  allChecks: u32;
  begun: bool;
  ended: bool;
  pad: u16;
  bits: u32;
  hold: u64;
}

/** A new one of level 1 to 9; null without memory. */
export function newPacker(level: u32): Packer | null {
  openBzipCrc();
  const room = level * 100000;
  const p = rawAlloc(offsetof<Packer>());
  const block = p === 0 ? 0 : rawAlloc(room);
  if (block === 0) {
    if (p !== 0) rawFree(p);
    return null;
  }
  memory.fill(p, 0, offsetof<Packer>());
  const z = changetype<Packer>(p);
  z.level = level;
  // bzip2 leaves some room for a run that is being gathered.
  z.room = room - 19;
  z.block = block;
  z.last = -1;
  z.sum = 0xffff_ffff;
  return z;
}

export function freePacker(z: Packer): void {
  rawFree(z.block);
  rawFree(changetype<usize>(z));
}

// ---- bits ----

function put(z: Packer, out: ByteBuilder, value: u32, count: u32): void {
  z.hold = (z.hold << count) | value;
  z.bits += count;
  while (z.bits >= 8) {
    z.bits -= 8;
    out.byte(<u32>(z.hold >> z.bits) & 255);
  }
}

function putWord(z: Packer, out: ByteBuilder, value: u32): void {
  put(z, out, value >> 16, 16);
  put(z, out, value & 0xffff, 16);
}

function begin(z: Packer, out: ByteBuilder): void {
  if (z.begun) return;
  z.begun = true;
  put(z, out, 0x425a, 16);
  put(z, out, 0x6830 + z.level, 16);
}

// ---- input ----

/** Takes `n` bytes; false with an exception pending. */
export function packMore(z: Packer, data: usize, n: i32, out: ByteBuilder): bool {
  begin(z, out);
  for (let i = 0; i < n; i++) {
    const byte = <i32>load<u8>(data + <usize>i);
    if (byte !== z.last || z.same === 255) {
      endRun(z);
      if (z.length >= z.room && !putBlock(z, out)) return false;
      z.last = byte;
      z.same = 0;
    }
    z.same++;
    z.sum = BzipCrc.add(z.sum, byte);
  }
  return charge(n);
}

/** Puts the run that was gathered into the block: at most four bytes, then how many more there are. */
function endRun(z: Packer): void {
  if (z.last < 0) return;
  const count = min<u32>(z.same, 4);
  memory.fill(z.block + z.length, <u8>z.last, count);
  z.length += count;
  if (count === 4) store<u8>(z.block + z.length++, <u8>(z.same - 4));
  z.last = -1;
  z.same = 0;
}

/** Ends the stream; false with an exception pending. */
export function packEnd(z: Packer, out: ByteBuilder): bool {
  begin(z, out);
  endRun(z);
  z.ended = true;
  if (z.length > 0 && !putBlock(z, out)) return false;
  put(z, out, 0x177245, 24);
  put(z, out, 0x385090, 24);
  putWord(z, out, z.allChecks);
  if (z.bits > 0) put(z, out, 0, 8 - z.bits);
  return true;
}

// ---- blocks ----

/** Compresses the block that was gathered. */
function putBlock(z: Packer, out: ByteBuilder): bool {
  const n = z.length;
  const room = rawAlloc(sortRoom(n));
  if (room === 0) {
    raiseMemoryError();
    return false;
  }
  const good = sortRotations(z.block, n, room);
  if (good) writeBlock(z, room, n, out);
  rawFree(room);
  z.length = 0;
  z.sum = 0xffff_ffff;
  return good;
}

function writeBlock(z: Packer, order: usize, n: u32, out: ByteBuilder): void {
  const check = ~z.sum;
  z.allChecks = rotl<u32>(z.allChecks, 1) ^ check;
  put(z, out, 0x314159, 24);
  put(z, out, 0x265359, 24);
  putWord(z, out, check);
  put(z, out, 0, 1);
  let origin: u32 = 0;
  // The last byte of each rotation, in the place of where it begins.
  for (let i: u32 = 0; i < n; i++) {
    const start = load<u32>(order + ((<usize>i) << 2));
    if (start === 0) origin = i;
    store<u32>(order + ((<usize>i) << 2), load<u8>(z.block + (start === 0 ? n : start) - 1));
  }
  put(z, out, origin, 24);
  const used = putUsed(z, out);
  const count = moveToFront(order, n, used);
  putTables(z, order, count, used + 2, out);
}

const isUsed = memory.data(256);
const front = memory.data(256);
const counts = memory.data(258 * 4, 4);

/** Writes which bytes occur, and sets `front` to them: how many. */
function putUsed(z: Packer, out: ByteBuilder): u32 {
  memory.fill(isUsed, 0, 256);
  for (let i: u32 = 0; i < z.length; i++) store<u8>(isUsed + load<u8>(z.block + i), 1);
  let rows: u32 = 0;
  for (let i: u32 = 0; i < 256; i++) if (load<u8>(isUsed + i)) rows |= 0x8000 >> (i >> 4);
  put(z, out, rows, 16);
  let used: u32 = 0;
  for (let row: u32 = 0; row < 16; row++) {
    let bytes: u32 = 0;
    for (let i: u32 = 0; i < 16; i++) {
      const byte = (row << 4) | i;
      if (!load<u8>(isUsed + byte)) continue;
      bytes |= 0x8000 >> i;
      store<u8>(front + used, <u8>byte);
      used++;
    }
    if (bytes !== 0) put(z, out, bytes, 16);
  }
  return used;
}

/** Turns the words at `symbols` from bytes into symbols, in place, counting them: how many there are. */
function moveToFront(symbols: usize, n: u32, used: u32): u32 {
  memory.fill(counts, 0, SYMBOLS * 4);
  let made: u32 = 0;
  let run: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const byte = load<u32>(symbols + ((<usize>i) << 2));
    let place: u32 = 0;
    while (<u32>load<u8>(front + place) !== byte) place++;
    if (place === 0) {
      run++;
      continue;
    }
    made = addRun(symbols, made, run);
    run = 0;
    memory.copy(front + 1, front, place);
    store<u8>(front, <u8>byte);
    made = addSymbol(symbols, made, place + 1);
  }
  made = addRun(symbols, made, run);
  return addSymbol(symbols, made, used + 1);
}

function addSymbol(symbols: usize, made: u32, symbol: u32): u32 {
  store<u32>(symbols + ((<usize>made) << 2), symbol);
  const at = counts + ((<usize>symbol) << 2);
  store<u32>(at, load<u32>(at) + 1);
  return made + 1;
}

/** A run of the first byte, in digits 1 and 2, the lowest first. */
function addRun(symbols: usize, made: u32, run: u32): u32 {
  while (run > 0) {
    made = addSymbol(symbols, made, (run - 1) & 1);
    run = (run - 1) >> 1;
  }
  return made;
}

// ---- tables ----

/** Codes of six tables: for each symbol a code (u16, not used here) and a length (u16); how often each table's symbols occur. */
const tables = memory.data(6 * 258 * 4, 4);
const uses = memory.data(6 * 258 * 4, 4);
const selectors = memory.data(18002);

function tableAt(t: u32): usize {
  return tables + <usize>(t * SYMBOLS * 4);
}

function lengthOf(t: u32, symbol: u32): u32 {
  return load<u16>(tableAt(t) + ((<usize>symbol) << 2), 2);
}

function putTables(z: Packer, symbols: usize, count: u32, alphabet: u32, out: ByteBuilder): void {
  const n: u32 = count < 200 ? 2 : count < 600 ? 3 : count < 1200 ? 4 : count < 2400 ? 5 : 6;
  firstTables(n, count, alphabet);
  const groups = (count + GROUP - 1) / GROUP;
  for (let round = 0; round < ROUNDS; round++) fitTables(symbols, count, n, alphabet);
  put(z, out, n, 3);
  put(z, out, groups, 15);
  putSelectors(z, groups, out);
  for (let t: u32 = 0; t < n; t++) putLengths(z, t, alphabet, out);
  for (let t: u32 = 0; t < n; t++) makeCodes(tableAt(t), alphabet);
  for (let i: u32 = 0; i < count; i++) {
    const t = load<u8>(selectors + i / GROUP);
    const entry = tableAt(t) + ((<usize>load<u32>(symbols + ((<usize>i) << 2))) << 2);
    put(z, out, load<u32>(codes + (entry - tables)), load<u16>(entry, 2));
  }
}

/** Tables to begin with: each is good for a part of the alphabet that occurs about as often as the others. */
function firstTables(n: u32, count: u32, alphabet: u32): void {
  let first: u32 = 0;
  let left = count;
  for (let t = n; t > 0; t--) {
    const wanted = left / t;
    let sum: u32 = 0;
    let end = first;
    for (; end < alphabet && (sum < wanted || t === 1); end++) sum += load<u32>(counts + ((<usize>end) << 2));
    for (let s: u32 = 0; s < alphabet; s++) {
      store<u16>(tableAt(t - 1) + ((<usize>s) << 2), s >= first && s < end ? 0 : 15, 2);
    }
    first = end;
    left -= sum;
  }
}

/** Chooses for each group the table by which it is shortest, then makes each table anew for its groups. */
function fitTables(symbols: usize, count: u32, n: u32, alphabet: u32): void {
  memory.fill(uses, 0, <usize>(n * SYMBOLS * 4));
  for (let begin: u32 = 0; begin < count; begin += GROUP) {
    const end = min(begin + GROUP, count);
    let best: u32 = 0;
    let cost: u32 = u32.MAX_VALUE;
    for (let t: u32 = 0; t < n; t++) {
      let bits: u32 = 0;
      for (let i = begin; i < end; i++) bits += lengthOf(t, load<u32>(symbols + ((<usize>i) << 2)));
      if (bits >= cost) continue;
      cost = bits;
      best = t;
    }
    store<u8>(selectors + begin / GROUP, <u8>best);
    for (let i = begin; i < end; i++) {
      const at = uses + <usize>(best * SYMBOLS * 4) + ((<usize>load<u32>(symbols + ((<usize>i) << 2))) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
  for (let t: u32 = 0; t < n; t++) {
    const own = uses + <usize>(t * SYMBOLS * 4);
    // Every symbol has a code, also where it does not occur.
    for (let s: u32 = 0; s < alphabet; s++) {
      const at = own + ((<usize>s) << 2);
      store<u32>(at, max<u32>(1, load<u32>(at)));
    }
    makeLengths(own, alphabet, LONGEST, tableAt(t));
  }
}

/** The tables of the groups, each by its place in a list whose last used goes to the front. */
function putSelectors(z: Packer, groups: u32, out: ByteBuilder): void {
  let order: u32 = 0x543210;
  for (let i: u32 = 0; i < groups; i++) {
    const t = <u32>load<u8>(selectors + i);
    let place: u32 = 0;
    while (((order >> (place << 2)) & 15) !== t) place++;
    const shift = place << 2;
    const mask: u32 = (1 << shift) - 1;
    order = (order & ~((mask << 4) | 15)) | ((order & mask) << 4) | t;
    for (; place > 0; place--) put(z, out, 1, 1);
    put(z, out, 0, 1);
  }
}

/** Lengths as steps up (10) and down (11) from the one before. */
function putLengths(z: Packer, t: u32, alphabet: u32, out: ByteBuilder): void {
  let length = lengthOf(t, 0);
  put(z, out, length, 5);
  for (let s: u32 = 0; s < alphabet; s++) {
    const wanted = lengthOf(t, s);
    for (; length < wanted; length++) put(z, out, 2, 2);
    for (; length > wanted; length--) put(z, out, 3, 2);
    put(z, out, 0, 1);
  }
}

/** The codes of all tables (u32), beside `tables`. */
const codes = memory.data(6 * 258 * 4, 4);

function makeCodes(table: usize, alphabet: u32): void {
  let code: u32 = 0;
  for (let length: u32 = 1; length <= LONGEST; length++) {
    for (let s: u32 = 0; s < alphabet; s++) {
      const entry = table + ((<usize>s) << 2);
      if (<u32>load<u16>(entry, 2) !== length) continue;
      store<u32>(codes + (entry - tables), code);
      code++;
    }
    code <<= 1;
  }
}
