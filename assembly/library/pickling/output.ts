/**
 * The pickle being written: bytes in frames of some 64 KB (PEP 3154), and the memo: which objects were written, by address.
 *
 *     memo   │ address u32 │ index u32 │ × 2^n      0 for an empty place
 *
 * The memo holds its objects (in the list `kept`), so that no address comes twice. Picklers do not nest in one another's state: a
 * dump that begins while another runs has its own Output.
 */
import { ByteBuilder, newByteBuilder } from "../../core/bytebuilder.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { allocList, listAppend } from "../../core/list.ts";
import { decrefAt } from "../../core/object.ts";
import { box, Value } from "../../core/value.ts";
import { objAlloc, objFree } from "../../memory/arena.ts";
import { rawAllocZeroed, rawFree } from "../../memory/raw.ts";
import { Pickle } from "./opcodes.ts";

const FRAME_HEADER: u32 = 9;
/** A frame is ended when it has so many bytes; what is as long alone stands between frames. */
export const FRAME_TARGET: u32 = 64 * 1024;
/** Shorter ones have no header. */
const SHORTEST: u32 = 4;
const FIRST_MEMO: u32 = 256;

@unmanaged
export class Output {
  bytes: ByteBuilder;
  /** Where the open frame's header is. */
  frame: u32;
  protocol: i32;
  memo: usize;
  memoMask: u32;
  count: u32;
  /** A list of what the memo holds. */
  kept: usize;
  /** What is to be done cannot be done here: CPython's own pickler is to begin again. */
  givenUp: bool;

  @inline op(opcode: Pickle): void {
    this.bytes.byte(opcode);
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

  /** The place of an address in the memo, or an empty one. */
  private place(p: usize): usize {
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
    const at = this.place(p);
    return load<u32>(at) === 0 ? -1 : load<i32>(at, 4);
  }

  /** Puts an object into the memo, and says so in the pickle; false with MemoryError pending. */
  memoize(p: usize): bool {
    if (this.count * 2 > this.memoMask && !this.growMemo()) return false;
    if (!listAppend(this.kept, box(p))) return false;
    const at = this.place(p);
    store<u32>(at, <u32>p);
    store<u32>(at, this.count++, 4);
    this.op(Pickle.MEMOIZE);
    return true;
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
      if (load<u32>(from) !== 0) store<u64>(this.place(load<u32>(from)), load<u64>(from));
    }
    rawFree(old);
    return true;
  }

  /** Writes that an object is that of the memo. */
  get(index: u32): void {
    if (index < 256) {
      this.op(Pickle.BINGET);
      this.bytes.byte(index);
    } else {
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
    rawFree(this.memo);
    decrefAt(this.kept);
    objFree(changetype<usize>(this));
  }
}

/** A pickle with its beginning; null with MemoryError pending. */
export function newOutput(protocol: i32): Output | null {
  const p = objAlloc(offsetof<Output>());
  const memo = p === 0 ? 0 : rawAllocZeroed((<usize>FIRST_MEMO) << 3);
  const kept = memo === 0 ? 0 : allocList();
  if (kept === 0) {
    if (p !== 0) objFree(p);
    if (memo !== 0) rawFree(memo);
    else raiseMemoryError();
    return null;
  }
  const out = changetype<Output>(p);
  out.bytes = newByteBuilder();
  out.protocol = protocol;
  out.memo = memo;
  out.memoMask = FIRST_MEMO - 1;
  out.count = 0;
  out.kept = kept;
  out.givenUp = false;
  out.op(Pickle.PROTO);
  out.bytes.byte(protocol);
  out.openFrame();
  return out;
}
