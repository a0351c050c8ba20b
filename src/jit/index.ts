/**
 * Tier 2: the VM asks it for compiled code where a loop has been running long, or a function is called often (assembly/vm/tier2.ts). What is
 * compiled is kept by the address of the instruction that it begins with, and made anew when its guards fail.
 */
import { CodeLayout, FrameLayout } from "../../assembly/shared/layout.ts";
import { compile } from "./compile.ts";
import { Memory } from "./memory.ts";
import { Unit } from "./unit.ts";

/** What compiled code uses of the VM: assembly/vm/tier2.ts. */
export interface TierExports {
  memory: WebAssembly.Memory;
  table: WebAssembly.Table;
  operate(frame: number, pc: number): number;
  decrefAt(p: number): void;
  setCompiled(code: number, index: number, stack: number): void;
  unsetCompiled(code: number): void;
  setSightings(count: number): void;
}

/** How often a loop must have been seen running before it is compiled, and a function before a call. */
const SIGHTINGS = 2;

export class Jit {
  private readonly vm: TierExports;
  private readonly memory: Memory;
  private readonly threshold: number;
  /** By the address of the instruction. */
  private readonly seen = new Map<number, number>();
  private readonly units = new Map<number, Unit>();
  private readonly byIndex = new Map<number, Unit>();

  constructor(vm: TierExports, threshold = SIGHTINGS) {
    this.vm = vm;
    this.memory = new Memory(vm.memory);
    this.threshold = threshold;
    vm.setSightings(threshold);
  }

  /** A frame goes on at pc after many back edges: the index in the function table of code to go on with, 0 for none. */
  hot(frame: number, pc: number): number {
    const unit = this.units.get(pc);
    if (unit !== undefined) return unit.isWanted ? this.make(unit, frame) : unit.usableIndex;
    const sightings = (this.seen.get(pc) ?? 0) + 1;
    this.seen.set(pc, sightings);
    return sightings < this.threshold ? 0 : this.make(this.unitAt(frame, pc, false), frame);
  }

  /** A frame is about to begin whose code is hot: the same for its first instruction. */
  hotFunction(frame: number): number {
    const code = this.memory.u32(frame + FrameLayout.CODE);
    const pc = this.memory.u32(code + CodeLayout.PLAIN);
    const known = this.units.get(pc);
    const unit = known?.isFunction ? known : this.unitAt(frame, pc, true);
    const index = unit.isWanted ? this.make(unit, frame) : unit.usableIndex;
    if (index !== 0) this.vm.setCompiled(code, index, unit.stackBytes);
    return index;
  }

  /** A guard has failed in the compiled code at an index; the frame goes on in the interpreter. */
  guardFailed(index: number, exit: number, frame: number): void {
    const unit = this.byIndex.get(index);
    if (!unit?.failed(this.memory, exit, frame)) return;
    if (!unit.isFunction) return;
    if (unit.isWanted) this.vm.setCompiled(unit.code, 0, 0);
    else this.vm.unsetCompiled(unit.code);
  }

  private unitAt(frame: number, pc: number, isFunction: boolean): Unit {
    const unit = new Unit(this.memory.u32(frame + FrameLayout.CODE), pc, isFunction);
    this.units.set(pc, unit);
    return unit;
  }

  private make(unit: Unit, frame: number): number {
    const compiled = compile(this.memory, frame, unit);
    unit.made(compiled);
    if (compiled !== undefined) this.install(unit, compiled.bytes);
    return unit.usableIndex;
  }

  private install(unit: Unit, bytes: Uint8Array<ArrayBuffer>): void {
    const { table } = this.vm;
    const module = new WebAssembly.Module(bytes);
    const instance = new WebAssembly.Instance(module, { vm: { ...this.vm } });
    if (unit.index === 0) {
      unit.index = table.grow(1);
      this.byIndex.set(unit.index, unit);
    }
    table.set(unit.index, instance.exports.run as () => bigint);
  }

  /** Register code has been freed: what was compiled of it is not to be used again. */
  forget(start: number, bytes: number): void {
    for (let pc = start; pc < start + bytes; pc += 8) {
      this.seen.delete(pc);
      const unit = this.units.get(pc);
      if (unit === undefined) continue;
      this.units.delete(pc);
      if (unit.index === 0) continue;
      this.byIndex.delete(unit.index);
      this.vm.table.set(unit.index, null);
    }
  }
}
