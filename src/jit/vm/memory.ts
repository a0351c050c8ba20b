/**
 * The VM's linear memory, read by address. What was once seen in a slot may be gone by now, and its address lead anywhere: outside of memory everything
 * reads as 0. Whoever guesses by what is read has the guess guarded.
 */
import { StrLayout } from "../../../assembly/shared/layout.ts";

export class Memory {
  private readonly memory: WebAssembly.Memory;
  private view: DataView;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
    this.view = new DataView(memory.buffer);
  }

  /** Memory, if so many bytes at an address are in it. */
  private at(p: number, bytes: number): DataView | undefined {
    if (this.view.buffer !== this.memory.buffer) this.view = new DataView(this.memory.buffer);
    return p >= 0 && p + bytes <= this.view.byteLength ? this.view : undefined;
  }

  u16(p: number): number {
    return this.at(p, 2)?.getUint16(p, true) ?? 0;
  }
  i32(p: number): number {
    return this.at(p, 4)?.getInt32(p, true) ?? 0;
  }
  u32(p: number): number {
    return this.at(p, 4)?.getUint32(p, true) ?? 0;
  }
  /** The text of a str object of Latin-1 characters; of others, nobody wants more than that it is another. */
  text(p: number): string {
    const length = this.u32(p + StrLayout.LENGTH);
    const start = p + StrLayout.DATA;
    if (this.unit(p + StrLayout.WIDTH, 1) !== 1 || !this.at(start, length)) return "";
    return String.fromCharCode(...new Uint8Array(this.memory.buffer, start, Math.min(length, LONGEST_TEXT)));
  }
  /** A value, as 64 unsigned bits. */
  value(p: number): bigint {
    return this.at(p, 8)?.getBigUint64(p, true) ?? 0n;
  }
  /** An unsigned number of so many bytes: 1, 2 or 4. */
  unit(p: number, width: number): number {
    if (width === 2) return this.u16(p);
    return width === 1 ? (this.at(p, 1)?.getUint8(p) ?? 0) : this.u32(p);
  }
}

/** More of a text nobody compares. */
const LONGEST_TEXT = 1000;
