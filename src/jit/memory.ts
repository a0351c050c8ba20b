/** The VM's linear memory, read by address. */
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
    return this.data.getUint32(p, true);
  }
  /** A value, as 64 unsigned bits. */
  value(p: number): bigint {
    return this.data.getBigUint64(p, true);
  }
}
