/**
 * The pickle being written: bytes in frames of some 64 KB (PEP 3154), and the memo: which objects were written, by address.
 *
 *     memo   │ address u32 │ index u32 │ × 2^n      0 for an empty place
 *
 * The memo holds its objects, so that no address comes twice. Picklers do not nest in one another's state: a dump that begins while another runs
 * has its own Output.
 */
import { ByteBuilder, newByteBuilder } from "../../core/bytebuilder.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { allocList, asList, listResize } from "../../core/list.ts";
import { decrefAt, incref, increfAt } from "../../core/object.ts";
import { box, Value } from "../../core/value.ts";
import { objAlloc, objFree } from "../../memory/arena.ts";
import { rawAllocZeroed, rawFree } from "../../memory/raw.ts";
import { Pickle } from "./opcodes.ts";

const FRAME_HEADER: u32 = 9;
/** A frame is ended when it has so many bytes; what is as long alone stands between frames. */
export const FRAME_TARGET: u32 = 64 * 1024;
/** Shorter ones have no header. */
const SHORTEST: u32 = 4;
const FIRST_MEMO: u32 = 64;

@unmanaged
export class Output {
  bytes: ByteBuilder;
  /** Where the open frame's header is. */
  frame: u32;
  protocol: i32;
  memo: usize;
  memoMask: u32;
  count: u32;
  /** What is to be done cannot be done here: CPython's own pickler is to begin again. */
  givenUp: bool;

  @inline op(opcode: Pickle): void {
    this.bytes.byte(opcode);
  }

  /** An opcode and a byte that belongs to it. */
  @inline opByte(opcode: Pickle, byte: u32): void {
    const out = this.bytes;
    if (out.length + 2 > out.capacity && !out.reserve(2)) return;
    store<u16>(out.data + out.length, opcode | (byte << 8));
    out.length += 2;
  }

  u32(n: u32): void {
    if (!this.bytes.reserve(4)) return;
    store<u32>(this.bytes.end, n);
    this.bytes.length += 4;
  }

  u64(n: u64): void {
    if (!this.bytes.reserve(8)) return;
    store<u64>(this.bytes.end, n);
    this.bytes.length += 8;
  }

  openFrame(): void {
    this.frame = this.bytes.length;
    this.bytes.repeat(0, FRAME_HEADER);
  }

  /** Writes the header of the open frame, or takes its room away where it has next to nothing in it. */
  closeFrame(): void {
    const out = this.bytes;
    if (out.failed) return;
    const length = out.length - this.frame - FRAME_HEADER;
    const at = out.data + this.frame;
    if (length >= SHORTEST) {
      store<u8>(at, Pickle.FRAME);
      store<u64>(at, length, 1);
    } else {
      memory.copy(at, at + FRAME_HEADER, length);
      out.length -= FRAME_HEADER;
    }
  }

  /** Ends a frame that is long enough: before each object. */
  @inline commit(): void {
    if (this.bytes.length - this.frame >= FRAME_TARGET + FRAME_HEADER) this.nextFrame();
  }

  nextFrame(): void {
    this.closeFrame();
    this.openFrame();
  }

  /** The place of an address in the memo, or an empty one: until the memo has a further object. */
  @inline place(p: usize): usize {
    let i = (<u32>(p >> 4) * 0x9e3779b1) & this.memoMask;
    let at = this.memo + (i << 3);
    while (load<u32>(at) !== <u32>p && load<u32>(at) !== 0) {
      i = (i + 1) & this.memoMask;
      at = this.memo + (i << 3);
    }
    return at;
  }

  /** Index of an object in the memo, -1 if it is not there. */
  find(p: usize): i32 {
    return this.indexAt(this.place(p));
  }

  /** What the memo has at a place: an index, or -1. */
  @inline indexAt(place: usize): i32 {
    return load<u32>(place) === 0 ? -1 : load<i32>(place, 4);
  }

  /** Puts an object into the memo, and says so in the pickle; false with MemoryError pending. */
  memoize(p: usize): bool {
    return this.memoizeAt(p, this.place(p));
  }

  /** The same for one whose empty place is known. */
  @inline memoizeAt(p: usize, place: usize): bool {
    increfAt(p);
    store<u32>(place, <u32>p);
    store<u32>(place, this.count++, 4);
    this.op(Pickle.MEMOIZE);
    return this.count * 2 <= this.memoMask || this.growMemo();
  }

  private growMemo(): bool {
    const old = this.memo;
    const places = this.memoMask + 1;
    const grown = rawAllocZeroed((<usize>places) << 5);
    if (grown === 0) {
      raiseMemoryError();
      return false;
    }
    this.memo = grown;
    this.memoMask = places * 4 - 1;
    for (let from = old; from < old + ((<usize>places) << 3); from += 8) {
      const p = <usize>load<u32>(from);
      if (p !== 0) store<u64>(this.place(p), load<u64>(from));
    }
    rawFree(old);
    return true;
  }

  /** A list of what the memo has, in order; 0 with MemoryError pending. */
  remembered(): usize {
    const list = allocList();
    if (list === 0) return 0;
    if (!listResize(list, this.count)) {
      decrefAt(list);
      return 0;
    }
    const items = asList(list).items;
    for (let at = this.memo; at < this.memoEnd; at += 8) {
      const p = <usize>load<u32>(at);
      if (p !== 0) store<i64>(items + ((<usize>load<u32>(at, 4)) << 3), incref(box(p)));
    }
    return list;
  }

  private get memoEnd(): usize {
    return this.memo + ((<usize>this.memoMask + 1) << 3);
  }

  /** Writes that an object is that of the memo. */
  get(index: u32): void {
    if (index < 256) this.opByte(Pickle.BINGET, index);
    else {
      this.op(Pickle.LONG_BINGET);
      this.u32(index);
    }
  }

  /** Ends it: the pickle, or ERROR with MemoryError pending. */
  finish(): Value {
    this.closeFrame();
    const result = this.bytes.finish();
    this.free();
    return result;
  }

  drop(): void {
    this.bytes.drop();
    this.free();
  }

  private free(): void {
    for (let at = this.memo; this.count > 0; at += 8) {
      const p = <usize>load<u32>(at);
      if (p === 0) continue;
      this.count--;
      decrefAt(p);
    }
    rawFree(this.memo);
    objFree(changetype<usize>(this));
  }
}

/** A pickle with its beginning; null with MemoryError pending. */
export function newOutput(protocol: i32): Output | null {
  const p = objAlloc(offsetof<Output>());
  const memo = p === 0 ? 0 : rawAllocZeroed((<usize>FIRST_MEMO) << 3);
  if (memo === 0) {
    if (p !== 0) objFree(p);
    raiseMemoryError();
    return null;
  }
  const out = changetype<Output>(p);
  out.bytes = newByteBuilder();
  out.protocol = protocol;
  out.memo = memo;
  out.memoMask = FIRST_MEMO - 1;
  out.count = 0;
  out.givenUp = false;
  out.op(Pickle.PROTO);
  out.bytes.byte(protocol);
  out.openFrame();
  return out;
}
