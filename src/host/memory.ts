/** Reading the VM's objects and handing values over, through its linear memory. */
import { StrLayout } from "../../assembly/shared/layout.ts";
import { ascii, latin1, utf16, utf32 } from "./characters.ts";

/** The part of the VM's exports that this file uses. */
export interface MemoryExports {
  memory: WebAssembly.Memory;
  rawAlloc(size: number): number;
  rawFree(p: number): void;
}

/** Views of the VM's memory, made anew when it has grown. */
export class VmMemory {
  private buffer: ArrayBuffer | undefined;
  private view!: DataView;
  private bytes!: Uint8Array;
  private readonly vm: MemoryExports;

  constructor(vm: MemoryExports) {
    this.vm = vm;
  }

  private refresh(): void {
    if (this.vm.memory.buffer === this.buffer) return;
    this.buffer = this.vm.memory.buffer;
    this.view = new DataView(this.buffer);
    this.bytes = new Uint8Array(this.buffer);
  }

  u32(p: number): number {
    this.refresh();
    return this.view.getUint32(p, true);
  }

  /** A copy of a run of bytes. */
  copy(p: number, length: number): Uint8Array {
    this.refresh();
    return this.bytes.slice(p, p + length);
  }

  /** A run of bytes itself: good until the VM runs again. */
  part(p: number, length: number): Uint8Array {
    this.refresh();
    return this.bytes.subarray(p, p + length);
  }

  /** Writes numbers of 64 bits one behind the other. */
  putBigInts(p: number, numbers: bigint[]): void {
    this.refresh();
    for (const [i, n] of numbers.entries()) this.view.setBigUint64(p + 8 * i, BigInt.asUintN(64, n), true);
  }

  /** Writes two u32 and an f64. */
  putNumbers(p: number, a: number, b: number, c: number): void {
    this.refresh();
    this.view.setUint32(p, a, true);
    this.view.setUint32(p + 4, b, true);
    this.view.setFloat64(p + 8, c, true);
  }

  /** The text of the str object at p. */
  str(p: number): string {
    this.refresh();
    const length = this.u32(p + StrLayout.LENGTH);
    const width = this.bytes[p + StrLayout.WIDTH];
    const data = p + StrLayout.DATA;
    if (width === 1) {
      const bytes = this.bytes.subarray(data, data + length);
      return this.bytes[p + StrLayout.ASCII] !== 0 ? ascii(bytes) : latin1(bytes);
    }
    if (width === 2) return utf16(new Uint16Array(this.bytes.buffer, data, length));
    return utf32(new Uint32Array(this.bytes.buffer, data, length));
  }

  /** A copy of the contents of the bytes object at p. */
  bytesObject(p: number): Uint8Array {
    return this.copy(p + StrLayout.DATA, this.u32(p + StrLayout.LENGTH));
  }

  /** Text of an AssemblyScript literal. */
  literal(p: number): string {
    return utf16(new Uint16Array(this.bytes.buffer, p, this.u32(p - 4) >> 1));
  }

  /** Writes the ASCII characters of a text, at most `most`; how many. */
  ascii(p: number, text: string, most: number): number {
    this.refresh();
    const codes = [...text].map((c) => c.charCodeAt(0)).filter((code) => code < 128);
    this.bytes.set(codes.slice(0, most), p);
    return Math.min(codes.length, most);
  }

  /** A block with these bytes, the VM's to free; 0 if there is no memory. */
  put(data: Uint8Array): number {
    const p = this.vm.rawAlloc(data.length);
    if (p !== 0) {
      this.refresh();
      this.bytes.set(data, p);
    }
    return p;
  }

  /** An answer of the host: u32 length, then the bytes. 0 if there is no memory. */
  putAnswer(data: Uint8Array): number {
    const p = this.vm.rawAlloc(data.length + 4);
    if (p !== 0) {
      this.refresh();
      this.view.setUint32(p, data.length, true);
      this.bytes.set(data, p + 4);
    }
    return p;
  }
}
