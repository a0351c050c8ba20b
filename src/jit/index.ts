/**
 * Tier 2: the VM asks it for compiled code where a loop has been running long (assembly/vm/tier2.ts). What is compiled is kept by the address of
 * the instruction that it begins with.
 */
import { compile } from "./compile.ts";
import { Memory } from "./memory.ts";

/** What compiled code uses of the VM: assembly/vm/tier2.ts. */
export interface TierExports {
  memory: WebAssembly.Memory;
  table: WebAssembly.Table;
  operate(frame: number, pc: number): number;
  decrefAt(p: number): void;
}

/** How often a loop must have been seen running before it is compiled. */
const SIGHTINGS = 2;

export class Jit {
  private readonly vm: TierExports;
  private readonly memory: Memory;
  private readonly threshold: number;
  private readonly seen = new Map<number, number>();
  private readonly indices = new Map<number, number>();

  constructor(vm: TierExports, threshold = SIGHTINGS) {
    this.vm = vm;
    this.memory = new Memory(vm.memory);
    this.threshold = threshold;
  }

  /** A frame goes on at pc after many back edges: the index in the function table of code to go on with, 0 for none. */
  hot(frame: number, pc: number): number {
    const index = this.indices.get(pc);
    if (index !== undefined) return index;
    const sightings = (this.seen.get(pc) ?? 0) + 1;
    this.seen.set(pc, sightings);
    return sightings < this.threshold ? 0 : this.make(frame, pc);
  }

  private make(frame: number, pc: number): number {
    const bytes = compile(this.memory, frame, pc);
    const index = bytes === undefined ? 0 : this.install(bytes);
    this.indices.set(pc, index);
    return index;
  }

  private install(bytes: Uint8Array<ArrayBuffer>): number {
    const { memory, operate, decrefAt, table } = this.vm;
    const module = new WebAssembly.Module(bytes);
    const instance = new WebAssembly.Instance(module, { vm: { memory, operate, decref: decrefAt } });
    const index = table.grow(1);
    table.set(index, instance.exports.run as () => number);
    return index;
  }

  /** Register code has been freed: what was compiled of it is not to be used again. */
  forget(start: number, bytes: number): void {
    for (let pc = start; pc < start + bytes; pc += 8) {
      this.seen.delete(pc);
      this.indices.delete(pc);
    }
  }
}
