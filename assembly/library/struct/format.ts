/**
 * Formats of the struct module, taken apart once (CPython: prepare_s in Modules/_struct.c):
 *
 *     item   │ op u8 │ character u8 │ native u8 │ 0 │ offset i32 │ size i32 │ count i32 │
 *
 * `count` items of `size` bytes lie one after the other from `offset` on; a text (s, p) is one item of `size` bytes. Padding needs no item.
 * Refused: characters that are no codes, sizes beyond 2^31 - 1 bytes. Sizes are those of CPython for Wasm: long and pointers have 4 bytes.
 */

import { raiseMemoryError } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { findChar } from "../../core/text/find.ts";
import { rawAlloc, rawFree, rawRealloc } from "../../memory/raw.ts";
import { TypeId } from "../../shared/types.ts";
import { refuseOwn } from "../errors.ts";

/** What is done with an item; BIG is added where its bytes lie in big endian and there is more than one. */
export enum Op {
  NONE,
  PAD,
  STRING,
  PASCAL,
  CHAR,
  BOOL,
  S8,
  U8,
  S16,
  U16,
  S32,
  U32,
  S64,
  U64,
  F16,
  F32,
  F64,
  C64,
  C128,
  POINTER,
  BIG = 32,
}

/** For each code its character, op, size, and whether only native formats have it. */
const CODES: StaticArray<i32> = [
  0x78,
  Op.PAD,
  1,
  0,
  0x62,
  Op.S8,
  1,
  0,
  0x42,
  Op.U8,
  1,
  0,
  0x63,
  Op.CHAR,
  1,
  0,
  0x73,
  Op.STRING,
  1,
  0,
  0x70,
  Op.PASCAL,
  1,
  0,
  0x68,
  Op.S16,
  2,
  0,
  0x48,
  Op.U16,
  2,
  0,
  0x69,
  Op.S32,
  4,
  0,
  0x49,
  Op.U32,
  4,
  0,
  0x6c,
  Op.S32,
  4,
  0,
  0x4c,
  Op.U32,
  4,
  0,
  0x6e,
  Op.S32,
  4,
  1,
  0x4e,
  Op.U32,
  4,
  1,
  0x71,
  Op.S64,
  8,
  0,
  0x51,
  Op.U64,
  8,
  0,
  0x3f,
  Op.BOOL,
  1,
  0,
  0x65,
  Op.F16,
  2,
  0,
  0x66,
  Op.F32,
  4,
  0,
  0x64,
  Op.F64,
  8,
  0,
  0x46,
  Op.C64,
  8,
  0,
  0x44,
  Op.C128,
  16,
  0,
  0x50,
  Op.POINTER,
  4,
  1,
];
const ROW: i32 = 4;

@unmanaged
export class FormatItem {
  op: u8;
  character: u8;
  native: u8;
  pad: u8;
  offset: i32;
  size: i32;
  count: i32;
}

export function itemOf(items: usize, i: i32): FormatItem {
  return changetype<FormatItem>(items + ((<usize>i) << 4));
}

/** What `parseFormat` has found. */
export class Parsed {
  /** The items (owned by the caller, of the raw allocator), 0 if there are none. */
  static items: usize = 0;
  static itemCount: i32 = 0;
  /** Bytes in all. */
  static size: i64 = 0;
  /** Values to pack or unpack. */
  static values: i64 = 0;
}

let room: i32 = 0;

/** Takes `length` characters apart; false with struct.error or MemoryError pending. */
export function parseFormat(text: usize, length: i32): bool {
  Parsed.items = 0;
  Parsed.itemCount = 0;
  Parsed.size = 0;
  Parsed.values = 0;
  room = 0;
  if (findChar(text, 1, length, 0) >= 0) return refused("embedded null character") > 0;
  const first = length > 0 ? load<u8>(text) : 0;
  const native = !isOrder(first) || first === 0x40;
  const big = first === 0x3e || first === 0x21;
  let at = isOrder(first) ? 1 : 0;
  while (at < length) {
    at = parseItem(text, at, length, native, big);
    if (at >= 0 && charge(1)) continue;
    if (Parsed.items !== 0) rawFree(Parsed.items);
    Parsed.items = 0;
    return false;
  }
  return true;
}

/** @ = < > ! */
function isOrder(c: u32): bool {
  return c === 0x40 || c === 0x3d || c === 0x3c || c === 0x3e || c === 0x21;
}

function isDigit(c: u32): bool {
  return c - 48 < 10;
}

/** Parses what begins at `at`: where the next begins, or -1. */
function parseItem(text: usize, at: i32, length: i32, native: bool, big: bool): i32 {
  let c: u32 = load<u8>(text + at++);
  if (c === 32 || c - 9 < 5) return at;
  let count: i64 = 1;
  if (isDigit(c)) {
    count = c - 48;
    while (at < length && isDigit(load<u8>(text + at))) {
      count = count * 10 + load<u8>(text + at++) - 48;
      if (count > <i64>i32.MAX_VALUE) return refused("total struct size too long");
    }
    if (at === length) return refused("repeat count given without format specifier");
    c = load<u8>(text + at++);
  }
  const row = rowOf(c, native);
  if (row < 0) return refused("bad char in struct format");
  return addItem(row, count, native, big) ? at : -1;
}

function refused(message: string): i32 {
  refuseOwn(TypeId.STRUCT_ERROR, message);
  return -1;
}

/** Index of a code's row, -1 if it is none. */
function rowOf(c: u32, native: bool): i32 {
  for (let i = 0; i < CODES.length; i += ROW) {
    if (<u32>unchecked(CODES[i]) === c && (native || unchecked(CODES[i + 3]) === 0)) return i;
  }
  return -1;
}

function addItem(row: i32, count: i64, native: bool, big: bool): bool {
  const op: Op = unchecked(CODES[row + 1]);
  const unit = unchecked(CODES[row + 2]);
  const complex = op === Op.C64 || op === Op.C128;
  const alignment: i64 = native ? (complex ? unit / 2 : unit) : 1;
  const offset = (Parsed.size + alignment - 1) & -alignment;
  Parsed.size = offset + count * unit;
  if (Parsed.size > <i64>i32.MAX_VALUE) return refused("total struct size too long") > 0;
  const text = op === Op.STRING || op === Op.PASCAL;
  if (op === Op.PAD || (count === 0 && !text)) return true;
  if (Parsed.itemCount === room && !grow()) return false;
  const item = itemOf(Parsed.items, Parsed.itemCount++);
  item.op = <u8>(big && unit > 1 ? op + Op.BIG : op);
  item.character = <u8>unchecked(CODES[row]);
  item.native = native ? 1 : 0;
  item.pad = 0;
  item.offset = <i32>offset;
  item.size = text ? <i32>count : unit;
  item.count = text ? 1 : <i32>count;
  Parsed.values += item.count;
  return true;
}

function grow(): bool {
  room = room === 0 ? 4 : room * 2;
  const size = (<usize>room) << 4;
  const block = Parsed.items === 0 ? rawAlloc(size) : rawRealloc(Parsed.items, size);
  if (block === 0) {
    raiseMemoryError();
    return false;
  }
  Parsed.items = block;
  return true;
}
