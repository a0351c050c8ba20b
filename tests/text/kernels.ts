// Access to the text kernels, compiled alone (assembly/testing/text.ts), from tests.
import { assemble, instantiate } from "../support/assemble.ts";

type Exports = Record<string, (...args: (number | bigint)[]) => number> & {
  memory: WebAssembly.Memory;
  utf8Bits: WebAssembly.Global;
  utf8Length: WebAssembly.Global;
  utf8Error: WebAssembly.Global;
  wideBits: WebAssembly.Global;
  wideLength: WebAssembly.Global;
  wideErrorLength: WebAssembly.Global;
  hashBytes(p: number, n: number): bigint;
  utf8Size(p: number, kind: number, n: number): bigint;
  utf16Size(p: number, kind: number, n: number): bigint;
};

export type Kind = 1 | 2 | 4;
export type Text = { p: number; kind: Kind; n: number };

export function buildKernels(): Kernels {
  return new Kernels(instantiate<Exports>(assemble("text")));
}

/** The exports, and a scratch area that `reset` empties. Texts are laid out at odd places on purpose. */
export class Kernels {
  private top = 0;

  constructor(readonly wasm: Exports) {
    this.reset();
  }

  reset(): void {
    this.top = this.wasm.heapBase() + 64;
  }

  /** A block of `size` bytes. */
  space(size: number): number {
    const p = this.top;
    this.top += size + 17;
    const pages = Math.ceil(this.top / 65536) - this.wasm.memory.buffer.byteLength / 65536;
    if (pages > 0) this.wasm.memory.grow(pages);
    return p;
  }

  putBytes(bytes: ArrayLike<number>): number {
    const p = this.space(bytes.length);
    new Uint8Array(this.wasm.memory.buffer, p, bytes.length).set(bytes);
    return p;
  }

  /** Characters of `text` in the least kind, or in `kind`. */
  put(text: string | number[], kind?: Kind): Text {
    const points = typeof text === "string" ? Array.from(text, (c) => c.codePointAt(0)!) : text;
    const most = points.reduce((a, b) => Math.max(a, b), 0);
    const least = most < 0x100 ? 1 : most < 0x10000 ? 2 : 4;
    const used = kind ?? least;
    const p = this.space(points.length * used);
    const view = new DataView(this.wasm.memory.buffer);
    points.forEach((c, i) => {
      for (let b = 0; b < used; b++) view.setUint8(p + i * used + b, (c >>> (8 * b)) & 0xff);
    });
    return { p, kind: used, n: points.length };
  }

  points({ p, kind, n }: Text): number[] {
    return Array.from({ length: n }, (_, i) => this.wasm.charAt(p, kind, i) >>> 0);
  }

  bytes(p: number, n: number): Uint8Array {
    return new Uint8Array(this.wasm.memory.buffer, p, n);
  }
}
