import { StrLayout } from "../../assembly/shared/layout.ts";

/** Names that are looked for are shorter. */
const LONGEST_NAME = 64;

/** The VM's linear memory, read by address. What lies beyond its end is 0: addresses of objects seen lately may be anything by now. */
export class Memory {
  private readonly memory: WebAssembly.Memory;
  private view: DataView;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
    this.view = new DataView(memory.buffer);
  }

  private get data(): DataView {
    if (this.view.buffer !== this.memory.buffer) this.view = new DataView(this.memory.buffer);
    return this.view;
  }

  u16(p: number): number {
    return this.data.getUint16(p, true);
  }
  i32(p: number): number {
    return this.data.getInt32(p, true);
  }
  u32(p: number): number {
    return p + 4 <= this.data.byteLength ? this.data.getUint32(p, true) : 0;
  }
  /** The text of a str object of Latin-1 characters; of others, nobody wants more than that it is another. */
  text(p: number): string {
    if (p + StrLayout.DATA + LONGEST_NAME > this.data.byteLength) return "";
    if (this.data.getUint8(p + StrLayout.WIDTH) !== 1) return "";
    const length = Math.min(this.u32(p + StrLayout.LENGTH), LONGEST_NAME);
    return String.fromCharCode(...new Uint8Array(this.memory.buffer, p + StrLayout.DATA, length));
  }
  /** A value, as 64 unsigned bits. */
  value(p: number): bigint {
    return p + 8 <= this.data.byteLength ? this.data.getBigUint64(p, true) : 0n;
  }
  /** An unsigned number of so many bytes: 1, 2 or 4. */
  unit(p: number, width: number): number {
    return width === 1 ? this.data.getUint8(p) : width === 2 ? this.u16(p) : this.u32(p);
  }
}
