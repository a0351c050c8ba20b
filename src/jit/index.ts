/**
 * Tier 2: the VM asks it for compiled code where a loop has been running long, or a function is called often (assembly/vm/tier2.ts). What is
 * compiled is kept by the address of the instruction that it begins with, and made anew when its guards fail.
 */
import { type ClassPlace, CodeLayout, FrameLayout } from "../../assembly/shared/layout.ts";
import { UNBOUND } from "./body/state.ts";
import { compile, MOST_SLOTS } from "./compile.ts";
import { LATER, SIGHTINGS } from "./entry.ts";
import { Heads } from "./heads.ts";
import { listingOf } from "./listing.ts";
import { Log } from "./log.ts";
import { hasParametersInSlots } from "./lower/arguments.ts";
import { type Callee, type Callees, type ClassEntry, SUSPENDABLE } from "./lower/calls.ts";
import { isResumption, yieldsIn } from "./lower/generators.ts";
import { isGenerator, sinkOf } from "./lower/yields.ts";
import { KnownTypes, Unit } from "./unit.ts";
import { Memory } from "./vm/memory.ts";

/** What compiled code uses of the VM: assembly/vm/tier2.ts. */
export interface TierExports {
  memory: WebAssembly.Memory;
  table: WebAssembly.Table;
  /** What compiled code stands on in the table before it is compiled. */
  beginLater(frame: number, window: number, room: number): bigint;
  /** Calls of a code object enter the compiled code at this index, which takes so many bytes of stack; at 0, ask when it is next called. */
  setCompiled(code: number, index: number, stack: number): void;
  /** Calls enter the register code again. */
  unsetCompiled(code: number): void;
  /** A suspended frame that goes on at pc does so by the compiled code at this index; 0: never, WANTED: it may be compiled. */
  setResumption(pc: number, index: number, stack: number): void;
  /** Register code of this address and length is no more. */
  clearResumptions(start: number, bytes: number): void;
  /** Calls in compiled code may do the body of this code in place if they find this number in it. */
  setInlined(code: number, mark: number): number;
  /** See Callees.placeOf and methodOf; UNBOUND for no method. */
  attributePlace(version: number, code: number, name: number): number;
  /** See Callees.getterOf. */
  attributeGetter(version: number, code: number, name: number): number;
  /** See Callees.methodCache. */
  methodCache(): number;
  methodFor(version: number, code: number, name: number): bigint;
  /** See Callees.inClass; 0 for nothing. */
  inClass(version: number, code: number, name: number, kind: number): bigint;
  /** See Callees.classCellOf, superMethodOf (UNBOUND for none), isExceptionInit (1 or 0). */
  classCell(code: number): number;
  superMethodFor(cls: bigint, type: number, code: number, name: number): bigint;
  isExceptionInit(descriptor: number): number;
  /** See Callees.areInstances: 1 or 0, -1 for undefined. */
  areInstancesOf(type: number, cls: number): number;
  /** See Callees.hasClassData: 1 or 0. */
  hasClassData(type: number, code: number, name: number): number;
  /** See Callees.managingAt. */
  managingAt(pc: number): number;
  /** See Callees.specialAt. */
  specialAt(pc: number, version: number): number;
  /** See Callees.keywordDefaultAt. */
  keywordDefaultAt(f: number, n: number): number;
  /** See Callees.placeInDict. */
  placeInDict(dict: number, key: bigint): number;
  /** See Callees.initOf. */
  initOf(cls: number): number;
  /** See Callees.madeBy. */
  madeBy(cls: number): number;
  /** See Callees.typesAt: the n-th, 0 for none. */
  typeSeenAt(pc: number, n: number): number;
  /** The code is called by what was compiled: it becomes hot soon. */
  warm(code: number): void;
  /** See Callees.handlerOf. */
  handlerAt(code: number, pc: number): number;
  handlerSlotAt(code: number, pc: number): number;
  /** The line of an instruction. */
  lineAt(code: number, pc: number): number;
  /** How often code must have been seen about to be called before it counts as hot. */
  setSightings(count: number): void;
}

export interface JitOptions {
  /** How often a loop must have been seen running before it is compiled, and a function before a call. 1: all is compiled that can be. */
  sightings?: number;
  /** Takes the log, a line without its end at a time. */
  log?: (line: string) => void;
  /** Milliseconds of a clock that never goes back. */
  clock?: () => number;
  /** Bytes that compiled code may take, about. */
  memory?: number;
}

/** A loop is hot before that, too, once it has run for so many milliseconds; what lies between two sightings may be something else's. */
const HOT_TIME = 4;
const MOST_AT_ONCE = 1.5;

/** Register code of so many bytes takes about that to compile; the loops of longer code must have run longer by then, so many times at most. */
const QUICK_BYTES = 1000;
const MOST_PATIENCE = 5;

/** Milliseconds that may be spent on compiling at once, and the part of all time that may be besides. */
const ALLOWANCE = 100;
const ALLOWED_PART = 0.1;

/** What hot gives where compiled code goes on from the head of another loop, which should be near; and how often in a row. */
const NEAR = 0xffff_ffff;
const MOST_TIMES_NEAR = 20;

/** In place of the number of a guard: native code has taken many values one by one that it has a sink for (assembly/vm/tier2.ts). */
const SUNK = 0xfffd;

/** In place of an index for setResumption: assembly/vm/resumptions.ts. */
const WANTED = 0xffff_ffff;

/** Most memory that compiled code may take, about, unless told: then all is dropped. */
const MOST_MEMORY = 32 << 20;
/** An instruction out of line takes longer than in the interpreter: with more of them than this part code is left to that. */
const MOST_ASIDE = 0.15;
/** What V8 takes for a module, and for each byte of its code, about. */
const MODULE_MEMORY = 20 << 10;
const MEMORY_PER_BYTE = 12;

/** Entry.PLAIN of assembly/objects/code.ts. */
const PLAIN_ENTRY = 1;

export class Jit implements Callees {
  private readonly vm: TierExports;
  private readonly memory: Memory;
  private readonly sightings: number;
  private readonly log: Log | undefined;
  private readonly clock: () => number;
  /** How often, and for how many milliseconds, loops were seen: by the address of the instruction. */
  private readonly seen = new Map<number, { times: number; time: number }>();
  private lastLook = 0;
  /** By the head of a loop: the unit that begins with another one and has it, too. */
  private readonly within = new Map<number, Unit>();
  private timesNear = 0;
  private readonly heads: Heads;
  /** Where generators go on, if that is to be compiled, and the heads of their loops that this was done for. */
  private readonly expected = new Set<number>();
  /** What is not used, since it calls what is not compiled. */
  private readonly away = new Set<Unit>();
  private readonly units = new Map<number, Unit>();
  private readonly byIndex = new Map<number, Unit>();
  private readonly known = new KnownTypes();
  private marks = 0;
  private readonly mostMemory: number;
  private memoryTaken = 0;
  /** Why nothing is compiled any more. */
  obstacle: string | undefined;
  /** When it was first that something was compiled. */
  private start = 0;
  private spent = 0;
  /** Whether only what gains by it is compiled. */
  private readonly isChoosy: boolean;

  constructor(
    vm: TierExports,
    { sightings = SIGHTINGS, log, clock = () => performance.now(), memory = MOST_MEMORY }: JitOptions = {},
  ) {
    this.vm = vm;
    this.memory = new Memory(vm.memory);
    this.heads = new Heads(this.memory, (code, pc) => this.handlerOf(code, pc));
    this.sightings = sightings;
    this.log = log && new Log(this.memory, vm, log);
    this.clock = clock;
    this.mostMemory = memory;
    this.isChoosy = sightings > 1;
    vm.setSightings(sightings);
  }

  /**
   * A frame goes on at pc after many back edges: the index in the function table of code to go on with, 0 for none. NEAR: there is another back edge
   * that should come soon.
   */
  hot(frame: number, pc: number): number {
    const isResumption = this.isResumption(frame, pc);
    const unit = this.units.get(pc);
    if (unit !== undefined) {
      this.timesNear = 0;
      unit.isResumption ||= isResumption;
      if (unit.isWanted && !this.isSpent) return this.make(unit, frame);
      this.publish(unit);
      return unit.isWanted ? 0 : unit.usableIndex;
    }
    if (!isResumption) {
      if (this.isNear(frame, pc)) return NEAR;
      if (!this.mayBegin(frame, pc) || !this.isHot(frame, pc)) return 0;
      if (this.expectYields(frame, pc)) return 0;
    } else if (!this.expected.has(pc) && !this.isHot(frame, pc)) return 0;
    if (this.isSpent) return 0;
    const made = this.unitAt(frame, pc, false);
    made.isResumption = isResumption;
    return this.make(made, frame);
  }

  /** Counts a sighting of a loop. */
  private isHot(frame: number, pc: number): boolean {
    const seen = this.seen.get(pc) ?? { times: 0, time: 0 };
    this.seen.set(pc, seen);
    const now = this.clock();
    seen.times++;
    seen.time += Math.min(now - this.lastLook, MOST_AT_ONCE);
    this.lastLook = now;
    const patience = this.patienceWith(frame);
    return seen.times >= this.sightings * patience || seen.time > HOT_TIME * patience;
  }

  private patienceWith(frame: number): number {
    if (!this.isChoosy) return 1;
    const bytes = this.memory.u32(this.memory.u32(frame + FrameLayout.CODE) + CodeLayout.REGISTER_BYTES);
    return Math.min(Math.max(bytes / QUICK_BYTES, 1), MOST_PATIENCE);
  }

  /**
   * Whether the back edge to wait for should come soon: that of the loop which another unit begins with that has this one, or of the loop that a frame is
   * in the middle of. What began there would be a copy of what its loops are compiled to anyway.
   */
  private isNear(frame: number, pc: number): boolean {
    if (!this.isChoosy) return false;
    const heads = this.heads.of(this.memory.u32(frame + FrameLayout.CODE));
    if (heads.size === 0) return false;
    if (heads.has(pc)) {
      const unit = this.within.get(pc);
      if (unit === undefined || unit.usableIndex === 0) {
        this.timesNear = 0;
        return false;
      }
    }
    return ++this.timesNear <= MOST_TIMES_NEAR;
  }

  /** Whether something may be compiled that begins at pc: where coroutines go on after they have waited there is mostly no loop. */
  private mayBegin(frame: number, pc: number): boolean {
    const code = this.memory.u32(frame + FrameLayout.CODE);
    if (!this.isChoosy || !(this.memory.u32(code + CodeLayout.FLAGS) & SUSPENDABLE)) return true;
    return this.heads.of(code).has(pc);
  }

  /**
   * A loop of a generator is hot which yields: where it goes on after that is to be compiled, and has the whole loop. True the first time; if it is hot once
   * more it seldom comes by there.
   */
  private expectYields(frame: number, pc: number): boolean {
    const { memory } = this;
    const code = memory.u32(frame + FrameLayout.CODE);
    const isSuspended =
      isGenerator(memory.u32(code + CodeLayout.FLAGS)) && sinkOf(memory, frame) === undefined;
    if (!this.isChoosy || !isSuspended || this.expected.has(pc)) return false;
    const yields = yieldsIn(memory, pc);
    if (yields.length === 0) return false;
    this.expected.add(pc);
    this.seen.delete(pc);
    this.expectResumptions(code, new Set(yields));
    return true;
  }

  /** Tells the VM what a suspended frame goes on with, if that is a unit. */
  private publish(unit: Unit): void {
    if (!unit.isResumption) return;
    this.vm.setResumption(unit.pc, unit.isWanted ? WANTED : unit.usableIndex, unit.stackBytes);
  }

  /** Generators have yielded, or will, in what was compiled: where they go on is worth compiling, too, and so is their beginning. */
  private expectResumptions(code: number, yields: ReadonlySet<number>): void {
    if (yields.size === 0) return;
    for (const pc of [this.memory.u32(code + CodeLayout.PLAIN), ...yields]) {
      this.expected.add(pc);
      const unit = this.units.get(pc);
      if (unit?.isResumption) this.publish(unit);
      else this.vm.setResumption(pc, WANTED, 0);
    }
  }

  private isResumption(frame: number, pc: number): boolean {
    return isResumption(this.memory, this.memory.u32(frame + FrameLayout.CODE), pc);
  }

  /** A frame is about to begin whose code is hot: the same for its first instruction. */
  hotFunction(frame: number): number {
    const code = this.memory.u32(frame + FrameLayout.CODE);
    const pc = this.memory.u32(code + CodeLayout.PLAIN);
    const known = this.units.get(pc);
    const unit = known?.isFunction ? known : this.unitAt(frame, pc, true);
    if (unit.isWanted && this.isSpent) return LATER;
    const index = unit.isWanted ? this.make(unit, frame) : unit.usableIndex;
    if (index !== 0) this.vm.setCompiled(code, index, unit.stackBytes);
    return index;
  }

  /** A guard has failed in the compiled code at an index; the frame goes on in the interpreter. */
  guardFailed(index: number, exit: number, frame: number): void {
    const unit = this.byIndex.get(index);
    if (unit === undefined) return;
    if (exit === SUNK) {
      if (unit.expectSink(sinkOf(this.memory, frame))) this.publish(unit);
      return;
    }
    this.log?.failed(unit, exit);
    if (!unit.failed(this.memory, exit, frame)) return;
    this.log?.given(unit, exit);
    this.publish(unit);
    if (!unit.isFunction) return;
    if (unit.isWanted) this.vm.setCompiled(unit.code, 0, 0);
    else this.vm.unsetCompiled(unit.code);
  }

  /** Compiled code at an index has left because it has called what is not compiled. */
  leftByCall(index: number): void {
    const unit = this.byIndex.get(index);
    // What is called may be waiting for its turn.
    if (!this.isChoosy || !unit?.leftByCall(() => this.isSpent)) return;
    this.log?.away(unit);
    this.away.add(unit);
    this.publish(unit);
    if (unit.isFunction) this.vm.unsetCompiled(unit.code);
  }

  /** A function has been compiled: what waits for those that it calls is used again. */
  private bringBack(): void {
    for (const unit of this.away) {
      if (!unit.comeBack()) continue;
      this.log?.back(unit);
      this.publish(unit);
      if (unit.isFunction) this.vm.setCompiled(unit.code, unit.index, unit.stackBytes);
    }
    this.away.clear();
  }

  private unitAt(frame: number, pc: number, isFunction: boolean): Unit {
    return this.unitOf(this.memory.u32(frame + FrameLayout.CODE), pc, isFunction);
  }

  private unitOf(code: number, pc: number, isFunction: boolean): Unit {
    const catches = !this.isChoosy || this.known.catching.has(this.memory.u32(code + CodeLayout.PLAIN));
    const unit = new Unit(code, pc, isFunction, catches, this.known);
    if (this.log) unit.name = this.log.nameOf(unit);
    this.units.set(pc, unit);
    return unit;
  }

  /** Whether compiling has taken its share of the time for now. */
  private get isSpent(): boolean {
    if (!this.isChoosy || this.spent <= ALLOWANCE) return false;
    return this.spent > ALLOWANCE + ALLOWED_PART * (this.clock() - this.start);
  }

  private make(unit: Unit, frame: number): number {
    const start = this.clock();
    this.start ||= start;
    const index = this.obstacle !== undefined ? 0 : this.compile(unit, frame, start);
    this.publish(unit);
    this.spent += this.clock() - start;
    return index;
  }

  private compile(unit: Unit, frame: number, start: number): number {
    this.memoryTaken -= costOf(unit);
    this.placeInTable(unit);
    const compiled = compile(this.memory, frame, unit, this);
    if (compiled === undefined) {
      unit.made(undefined);
      this.log?.refused(unit, "for it is too large, or no loop");
      return 0;
    }
    if (this.isChoosy && compiled.partAside > MOST_ASIDE) {
      unit.made(undefined);
      this.log?.notWorthIt(unit, compiled);
      return 0;
    }
    if (!this.install(unit, compiled.bytes)) return 0;
    unit.made(compiled);
    // No back edge leads to where a generator is resumed.
    if (!unit.isFunction && !unit.isResumption)
      for (const head of compiled.heads) this.within.set(head, unit);
    this.memoryTaken += costOf(unit);
    this.log?.compiled(unit, compiled, this.clock() - start);
    if (this.memoryTaken > this.mostMemory) this.dropAllBut(unit);
    if (unit.isFunction) this.bringBack();
    else this.expectCalls(unit.code);
    for (const code of compiled.called) this.vm.warm(code);
    this.expectResumptions(unit.code, compiled.yields);
    return unit.usableIndex;
  }

  /** A loop of the code is hot: where it is called once more it is compiled from its beginning, for the loop would have to be seen again first. */
  private expectCalls(code: number): void {
    const { memory } = this;
    const known = this.units.get(memory.u32(code + CodeLayout.PLAIN));
    const isKnown = known?.isFunction || memory.u16(code + CodeLayout.ENTRANCE) !== 0;
    if (!isKnown && memory.u32(code + CodeLayout.ENTRY_KIND) === PLAIN_ENTRY) this.vm.setCompiled(code, 0, 0);
  }

  /** False where the host does not let Wasm be compiled: then tier 2 is off from now on. */
  private install(unit: Unit, bytes: Uint8Array<ArrayBuffer>): boolean {
    const { table } = this.vm;
    try {
      const module = new WebAssembly.Module(bytes);
      const vm = this.vm as unknown as WebAssembly.ModuleImports;
      const instance = new WebAssembly.Instance(module, { vm });
      table.set(unit.index, instance.exports.run as () => bigint);
      return true;
    } catch (error) {
      this.obstacle = `Wasm cannot be compiled here: ${error}`;
      this.log?.note(`off, since ${this.obstacle}`);
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
    if (pc === 0 || !this.hasPlainFrame(code)) return undefined;
    if (memory.u32(code + CodeLayout.WINDOW_BYTES) >> 3 > MOST_SLOTS) return undefined;
    const known = this.units.get(pc);
    if (known?.isFunction && known.isRefused) return undefined;
    const unit = known?.isFunction ? known : this.unitOf(code, pc, true);
    this.placeInTable(unit);
    return unit;
  }

  /** Whether calls of the code, with all that its parameters want, do no more than begin it. */
  private hasPlainFrame(code: number): boolean {
    const { memory } = this;
    const suspends = (memory.u32(code + CodeLayout.FLAGS) & SUSPENDABLE) !== 0;
    return (
      memory.u32(code + CodeLayout.ENTRY_KIND) === PLAIN_ENTRY ||
      (!suspends && hasParametersInSlots(memory, code))
    );
  }

  handlerOf(code: number, pc: number): number {
    return this.vm.handlerAt(code, pc) >>> 0;
  }

  handlerSlotOf(code: number, pc: number): number {
    return this.vm.handlerSlotAt(code, pc);
  }

  placeOf(version: number, code: number, name: number): number {
    return this.vm.attributePlace(version, code, name);
  }

  getterOf(version: number, code: number, name: number): number {
    return this.vm.attributeGetter(version, code, name);
  }

  methodOf(version: number, code: number, name: number): bigint | undefined {
    const method = BigInt.asUintN(64, this.vm.methodFor(version, code, name));
    return method === UNBOUND ? undefined : method;
  }

  get methodCache(): number {
    return this.vm.methodCache() >>> 0;
  }

  inClass(version: number, code: number, name: number, kind: ClassPlace): ClassEntry | undefined {
    const found = BigInt.asUintN(64, this.vm.inClass(version, code, name, kind));
    const at = Number(found & 0xffff_ffffn);
    return found === 0n ? undefined : { kind, at, dict: Number(found >> 32n) };
  }

  classCellOf(code: number): number {
    return this.vm.classCell(code);
  }

  superMethodOf(cls: bigint, type: number, code: number, name: number): bigint | undefined {
    const method = BigInt.asUintN(64, this.vm.superMethodFor(BigInt.asIntN(64, cls), type, code, name));
    return method === UNBOUND ? undefined : method;
  }

  isExceptionInit(descriptor: number): boolean {
    return this.vm.isExceptionInit(descriptor) !== 0;
  }

  areInstances(type: number, cls: number): boolean | undefined {
    const answer = this.vm.areInstancesOf(type, cls);
    return answer < 0 ? undefined : answer === 1;
  }

  hasClassData(type: number, code: number, name: number): boolean {
    return this.vm.hasClassData(type, code, name) !== 0;
  }

  managingAt(pc: number): number {
    return this.vm.managingAt(pc) >>> 0;
  }

  specialAt(pc: number, version: number): number {
    return this.vm.specialAt(pc, version) >>> 0;
  }

  placeInDict(dict: number, key: bigint): number {
    return this.vm.placeInDict(dict, BigInt.asIntN(64, key)) >>> 0;
  }

  keywordDefaultAt(f: number, n: number): number {
    return this.vm.keywordDefaultAt(f, n) >>> 0;
  }

  typesAt(pc: number): number[] {
    const types: number[] = [];
    for (let type = this.vm.typeSeenAt(pc, 0); type !== 0; type = this.vm.typeSeenAt(pc, types.length))
      types.push(type >>> 0);
    return types;
  }

  initOf(cls: number): number {
    return this.vm.initOf(cls) >>> 0;
  }

  madeBy(cls: number): number {
    return this.vm.madeBy(cls);
  }

  markOf(code: number): number {
    const { memory } = this;
    const entry = memory.u32(code + CodeLayout.ENTRY);
    if (entry !== memory.u32(code + CodeLayout.PLAIN) && entry !== code + CodeLayout.ENTRANCE) return 0;
    const mark = memory.u32(code + CodeLayout.INLINED) || ++this.marks;
    // What was seen may be gone.
    return this.vm.setInlined(code, mark) ? mark : 0;
  }

  /** Too much is compiled: what is in use comes back by being seen again. */
  private dropAllBut(kept: Unit): void {
    this.log?.note(`compiled code takes ${(this.memoryTaken / 2 ** 20).toFixed(1)} MB: it is dropped`);
    for (const unit of [...this.units.values()]) {
      if (unit === kept) continue;
      if (unit.isFunction) this.vm.unsetCompiled(unit.code);
      this.drop(unit);
    }
  }

  private drop(unit: Unit): void {
    this.units.delete(unit.pc);
    this.away.delete(unit);
    for (const [head, other] of this.within) if (other === unit) this.within.delete(head);
    this.memoryTaken -= costOf(unit);
    if (unit.isResumption) this.vm.clearResumptions(unit.pc, 8);
    if (unit.index === 0) return;
    this.byIndex.delete(unit.index);
    this.vm.table.set(unit.index, null);
  }

  /** Register code has been freed: what was compiled of it is not to be used again. */
  forget(start: number, bytes: number): void {
    this.vm.clearResumptions(start, bytes);
    for (let pc = start; pc < start + bytes; pc += 8) {
      this.seen.delete(pc);
      this.expected.delete(pc);
      this.known.forget(pc);
      this.heads.forget(pc);
      const unit = this.units.get(pc);
      if (unit !== undefined) this.drop(unit);
    }
  }

  /** What was compiled of a code object, as text; an empty one for nothing. */
  describe(code: number): string {
    const log = this.log ?? new Log(this.memory, this.vm, () => {});
    const made = [...this.units.values()].filter((unit) => unit.code === code && unit.versions > 0);
    return listingOf(made, log);
  }

  /** The program has ended: the log gets its summary. */
  end(): void {
    this.log?.end();
  }
}

function costOf(unit: Unit): number {
  return unit.size === 0 ? 0 : MODULE_MEMORY + unit.size * MEMORY_PER_BYTE;
}
