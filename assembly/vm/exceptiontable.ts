/**
 * Reads a code object's exception table (shared/marshal.ts): which handler covers an offset.
 *
 * The verifier and the decoder ask for every instruction, so for them the table is unpacked once and searched by halves; a raise asks once and
 * reads the packed table. Bounds are checked: the table may be damaged. What its entries say is the verifier's business (verify.ts).
 *
 *     unpacked entry   │ start │ end │ target │ depth * 2 + lasti │   u32 each, sorted by start
 */
import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { rawAlloc } from "../memory/raw.ts";
import { KnownHandler, PyCode } from "../objects/code.ts";
import { isPlain, registerAddress } from "./registercode.ts";

const ENTRY: usize = 16;

let end: usize = 0;
let at: usize = 0;

/** The entry that was found. */
export let handlerTarget: u32 = 0;
export let handlerDepth: i32 = 0;
export let handlerLasti: bool = false;
/** Its first instruction, where findHandlerAt has found it. */
export let handlerPc: usize = 0;
/** Its number, -1 if none covers the offset. */
export let handlerIndex: i32 = -1;

function open(code: PyCode): void {
  at = <usize>code.exceptions + BYTES_DATA;
  end = at + asBytes(code.exceptions).length;
}

function varint(): u32 {
  let n: u32 = 0;
  for (let shift = 0; at < end && shift < 32; shift += 7) {
    const byte = <u32>load<u8>(at++);
    n |= (byte & 0x7f) << shift;
    if (byte < 0x80) return n;
  }
  return n;
}

function take(target: u32, depth: u32): void {
  handlerTarget = target;
  handlerDepth = <i32>(depth >> 1);
  handlerLasti = (depth & 1) !== 0;
}

/** A number of the packed table, read without a global: a raise reads many. */
class Packed {
  /** The number at p, and in the upper half how many bytes it takes. */
  @inline
  static read(p: usize): u64 {
    const byte = <u32>load<u8>(p);
    if (byte < 0x80) return <u64>byte | ((<u64>1) << 32);
    const second = <u32>load<u8>(p, 1);
    if (second < 0x80) return <u64>((byte & 0x7f) | (second << 7)) | ((<u64>2) << 32);
    return Packed.readLong(p);
  }

  static readLong(p: usize): u64 {
    at = p;
    const n = varint();
    return <u64>n | ((<u64>(at - p)) << 32);
  }
}

/** Finds the entry that covers an offset of verified code. */
export function findHandler(code: PyCode, offset: u32): bool {
  const table: usize = code.exceptions;
  end = table + BYTES_DATA + asBytes(table).length;
  for (let p = table + BYTES_DATA; p < end; ) {
    const from = Packed.read(p);
    p += <usize>(from >> 32);
    const length = Packed.read(p);
    p += <usize>(length >> 32);
    const target = Packed.read(p);
    p += <usize>(target >> 32);
    const depth = Packed.read(p);
    p += <usize>(depth >> 32);
    // A damaged table ends within an entry.
    if (p > end) return findChecked(code, offset);
    if (offset < <u32>from) return false;
    if (offset - <u32>from >= <u32>length) continue;
    take(<u32>target, <u32>depth);
    return true;
  }
  return false;
}

/** Finds the handler of what a frame's code, verified, does at pc, whose offset is given: sets `handlerPc`, `handlerDepth` and `handlerLasti`. */
export function findHandlerAt(code: PyCode, pc: usize, offset: u32): bool {
  const entry = KnownHandler.at(pc);
  if (load<u32>(entry) !== <u32>pc) {
    const isFound = findHandler(code, offset);
    handlerPc = isFound ? registerAddress(code, pc, handlerTarget) : 0;
    if (!isPlain(code, pc)) return isFound;
    store<u32>(entry, <u32>pc);
    store<u32>(entry, <u32>handlerPc, 4);
    store<u32>(entry, (handlerDepth << 1) | i32(handlerLasti), 8);
    return isFound;
  }
  handlerPc = load<u32>(entry, 4);
  const depth = load<u32>(entry, 8);
  handlerDepth = <i32>(depth >> 1);
  handlerLasti = (depth & 1) !== 0;
  return handlerPc !== 0;
}

/** As findHandler, with bounds checked at each byte. */
function findChecked(code: PyCode, offset: u32): bool {
  open(code);
  while (at < end) {
    const from = varint();
    const length = varint();
    const target = varint();
    const depth = varint();
    if (offset < from) return false;
    if (offset - from >= length) continue;
    take(target, depth);
    return true;
  }
  return false;
}

/** A code object's table, unpacked. */
@unmanaged
export class Handlers {
  entries: usize;
  count: u32;

  start(i: u32): u32 {
    return load<u32>(this.entries + <usize>i * ENTRY);
  }
  end(i: u32): u32 {
    return load<u32>(this.entries + <usize>i * ENTRY, 4);
  }
  target(i: u32): u32 {
    return load<u32>(this.entries + <usize>i * ENTRY, 8);
  }

  /** Finds the entry that covers an offset. */
  find(offset: u32): bool {
    let low: u32 = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.end(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    handlerIndex = -1;
    if (low === this.count || this.start(low) > offset) return false;
    handlerIndex = <i32>low;
    take(this.target(low), load<u32>(this.entries + <usize>low * ENTRY, 12));
    return true;
  }
}

/** Unpacks the table of `code` into `handlers`, whose `entries` the caller frees; false if there is no memory. An end past 32 bits is 0. */
export function unpackHandlers(code: PyCode, handlers: Handlers): bool {
  open(code);
  // An entry takes four bytes at least.
  handlers.entries = rawAlloc(((end - at) / 4 + 1) * ENTRY);
  handlers.count = 0;
  if (handlers.entries === 0) return false;
  while (at < end) {
    const entry = handlers.entries + <usize>handlers.count * ENTRY;
    const start = varint();
    store<u32>(entry, start);
    store<u32>(entry, start + varint(), 4);
    store<u32>(entry, varint(), 8);
    store<u32>(entry, varint(), 12);
    handlers.count++;
  }
  return true;
}
