/**
 * Tier 2: the VM asks it for compiled code where a loop has been running long, or a function is called often (assembly/vm/tier2.ts). What is
 * compiled is kept by the address of the instruction that it begins with, and made anew when its guards fail.
 */
import { CodeLayout, FrameLayout } from "../../assembly/shared/layout.ts";
import { R } from "../../assembly/shared/registers.ts";
import type { Callee, Callees } from "./calls.ts";
import { compile } from "./compile.ts";
import { exitsTaken, type JitLog, nameOf } from "./log.ts";
import { Memory } from "./memory.ts";
import { Unit } from "./unit.ts";

/** What compiled code uses of the VM: assembly/vm/tier2.ts. */
export interface TierExports {
  memory: WebAssembly.Memory;
  table: WebAssembly.Table;
  /** What compiled code stands on in the table before it is compiled. */
  beginLater(frame: number, window: number): bigint;
  setCompiled(code: number, index: number, stack: number): void;
  unsetCompiled(code: number): void;
  lineAt(code: number, pc: number): number;
  setSightings(count: number): void;
}

export interface JitOptions {
  /** How often a loop must have been seen running before it is compiled, and a function before a call. */
  sightings?: number;
  log?: JitLog;
}

const SIGHTINGS = 2;

/** Most memory that compiled code may take, about: then all is dropped. */
const MOST_MEMORY = 32 << 20;
/** What V8 takes for a module, and for each byte of its code, about. */
const MODULE_MEMORY = 20 << 10;
const MEMORY_PER_BYTE = 12;

/** Entry.PLAIN of assembly/objects/code.ts. */
const PLAIN_ENTRY = 1;

export class Jit implements Callees {
  private readonly vm: TierExports;
  private readonly memory: Memory;
  private readonly sightings: number;
  private readonly log: JitLog | undefined;
  /** By the address of the instruction. */
  private readonly seen = new Map<number, number>();
  private readonly units = new Map<number, Unit>();
  private readonly byIndex = new Map<number, Unit>();
  private memoryTaken = 0;
  private isOff = false;

  constructor(vm: TierExports, { sightings = SIGHTINGS, log }: JitOptions = {}) {
    this.vm = vm;
    this.memory = new Memory(vm.memory);
    this.sightings = sightings;
    this.log = log;
    vm.setSightings(sightings);
  }

  /** A frame goes on at pc after many back edges: the index in the function table of code to go on with, 0 for none. */
  hot(frame: number, pc: number): number {
    const unit = this.units.get(pc);
    if (unit !== undefined) return unit.isWanted ? this.make(unit, frame) : unit.usableIndex;
    const sightings = (this.seen.get(pc) ?? 0) + 1;
    this.seen.set(pc, sightings);
    return sightings < this.sightings ? 0 : this.make(this.unitAt(frame, pc, false), frame);
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
    const line = this.vm.lineAt(unit.code, unit.failedAt);
    const what = unit.isWanted ? "to be compiled again" : "not compiled any more";
    const op = R[this.memory.u16(unit.failedAt)];
    this.log?.(`${unit.name}: what was guessed for ${op} at line ${line} is wrong: ${what}`);
    if (!unit.isFunction) return;
    if (unit.isWanted) this.vm.setCompiled(unit.code, 0, 0);
    else this.vm.unsetCompiled(unit.code);
  }

  private unitAt(frame: number, pc: number, isFunction: boolean): Unit {
    return this.unitOf(this.memory.u32(frame + FrameLayout.CODE), pc, isFunction);
  }

  private unitOf(code: number, pc: number, isFunction: boolean): Unit {
    const unit = new Unit(code, pc, isFunction);
    if (this.log) unit.name = nameOf(this.memory, unit, this.vm.lineAt(unit.code, pc));
    this.units.set(pc, unit);
    return unit;
  }

  private make(unit: Unit, frame: number): number {
    if (this.isOff) return 0;
    const start = performance.now();
    this.memoryTaken -= costOf(unit);
    const compiled = compile(this.memory, frame, unit, this);
    if (compiled === undefined) {
      unit.made(undefined);
      this.log?.(`${unit.name}: not compiled`);
      return 0;
    }
    if (!this.install(unit, compiled.bytes)) return 0;
    unit.made(compiled);
    this.memoryTaken += costOf(unit);
    const took = (performance.now() - start).toFixed(1);
    const { bytes, exits } = compiled;
    this.log?.(`${unit.name}: ${bytes.length} bytes of Wasm, ${exits.length} guards, ${took} ms`);
    if (this.memoryTaken > MOST_MEMORY) this.dropAllBut(unit);
    return unit.usableIndex;
  }

  /** False where the host does not let Wasm be compiled: then tier 2 is off from now on. */
  private install(unit: Unit, bytes: Uint8Array<ArrayBuffer>): boolean {
    const { table } = this.vm;
    try {
      const module = new WebAssembly.Module(bytes);
      const vm = this.vm as unknown as WebAssembly.ModuleImports;
      const instance = new WebAssembly.Instance(module, { vm });
      this.placeInTable(unit);
      table.set(unit.index, instance.exports.run as () => bigint);
      return true;
    } catch (error) {
      this.isOff = true;
      this.log?.(`off, since Wasm cannot be compiled here: ${error}`);
      return false;
    }
  }

  /** The place of a unit never changes, and is never another's: callers know code by it. */
  private placeInTable(unit: Unit): void {
    if (unit.index !== 0) return;
    const { table, beginLater } = this.vm;
    unit.index = table.grow(1);
    table.set(unit.index, beginLater);
    this.byIndex.set(unit.index, unit);
  }

  calleeOf(code: number): Callee | undefined {
    const { memory } = this;
    const pc = memory.u32(code + CodeLayout.PLAIN);
    if (pc === 0 || memory.u32(code + CodeLayout.ENTRY_KIND) !== PLAIN_ENTRY) return undefined;
    const known = this.units.get(pc);
    if (known?.isFunction && known.isRefused) return undefined;
    const unit = known?.isFunction ? known : this.unitOf(code, pc, true);
    this.placeInTable(unit);
    return unit;
  }

  /** Too much is compiled: what is in use comes back by being seen again. */
  private dropAllBut(kept: Unit): void {
    this.log?.(`compiled code takes ${this.memoryTaken >> 20} MB: it is dropped`);
    for (const unit of [...this.units.values()]) {
      if (unit === kept) continue;
      if (unit.isFunction) this.vm.unsetCompiled(unit.code);
      this.drop(unit);
    }
  }

  private drop(unit: Unit): void {
    this.units.delete(unit.pc);
    this.memoryTaken -= costOf(unit);
    if (unit.index === 0) return;
    this.byIndex.delete(unit.index);
    this.vm.table.set(unit.index, null);
  }

  /** Register code has been freed: what was compiled of it is not to be used again. */
  forget(start: number, bytes: number): void {
    for (let pc = start; pc < start + bytes; pc += 8) {
      this.seen.delete(pc);
      const unit = this.units.get(pc);
      if (unit !== undefined) this.drop(unit);
    }
  }

  /** The program has ended: the log gets its summary. */
  end(): void {
    const { log } = this;
    if (!log) return;
    for (const unit of this.units.values()) {
      const taken = exitsTaken(unit, (pc) => this.vm.lineAt(unit.code, pc));
      for (const line of taken.length > 0 ? [unit.name, ...taken] : []) log(line);
    }
  }
}

function costOf(unit: Unit): number {
  return unit.size === 0 ? 0 : MODULE_MEMORY + unit.size * MEMORY_PER_BYTE;
}
