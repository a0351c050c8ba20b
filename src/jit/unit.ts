/**
 * What is known of one piece of compiled code: where it begins, its guards, what they have taught when they failed, and whether it is worth
 * compiling again.
 */
import { CodeLayout, FrameLayout, Header, type Sink } from "../../assembly/shared/layout.ts";
import type { R } from "../../assembly/shared/registers.ts";
import type { Lessons } from "./body/context.ts";
import type { Exit } from "./body/exits.ts";
import { ANY_OBJECT, addressOf, intOf, isPointer, Kind, kindOf, SMALL, type State } from "./body/state.ts";
import type { Callee } from "./lower/calls.ts";
import type { Shape } from "./lower/iterators.ts";
import { forOf, readInstruction } from "./vm/instructions.ts";
import type { Memory } from "./vm/memory.ts";

/** What compile() gives. */
export interface Compiled {
  bytes: Uint8Array<ArrayBuffer>;
  exits: Exit[];
  /** Bytes of Wasm's stack that a call of it takes, about. */
  stackBytes: number;
  /** What it takes the frame to hold where it is entered. */
  entry: State;
  /** Instructions that are done out of line. */
  aside: R[];
  /** The part of those among the instructions that it runs, about. */
  partAside: number;
  /** The heads of the loops in it, of the code that it begins with. */
  heads: number[];
  /** Where generators go on that it leaves by a yield. */
  yields: ReadonlySet<number>;
  /** Code that it calls. */
  called: ReadonlySet<number>;
}

/** How often one guard must fail before the code is compiled anew: more often each time. */
const FAILURES = 4;
const MOST_DOUBLINGS = 4;
/** How often code is compiled at most. */
const MOST_VERSIONS = 8;
/** After so many failures in vain guards of an instruction are given up. */
const MOST_LESSONS = 3;
/** How often it may leave because something that it calls is not compiled. */
const MOST_CALLS_AWAY = 500;
/** How often it comes back after that. */
const MOST_RETURNS = 8;
const STACK_MOST = 0xffff;

interface Lesson {
  /** In how many versions guards of the instruction have failed. */
  versions: number;
  /** What they found, by slot. */
  seen: Map<number, bigint>;
}

/** Types of the objects that guards have found: known to all units, for the same code may be inlined in several. */
export class KnownTypes {
  /** By the address of the instruction, then by slot. */
  private readonly byPlace = new Map<number, Map<number, Set<number>>>();
  /** In variables, by the address of the code's first instruction, then by slot: other instructions will meet them, too. */
  private readonly byVariable = new Map<number, Map<number, Set<number>>>();

  /** What iterators are like, by the address of the FOR_ITER. */
  readonly shapes = new Map<number, Shape>();

  /** Loops whose variables had the last references to their old values, by the address of the FOR_ITER. */
  readonly owning = new Set<number>();

  /** Code in which something was raised often that has a handler, by the address of its first instruction. */
  readonly catching = new Set<number>();

  note(pc: number, slot: number, type: number): void {
    typesIn(this.byPlace, pc, slot).add(type);
  }

  noteVariable(start: number, slot: number, type: number): void {
    typesIn(this.byVariable, start, slot).add(type);
  }

  at(pc: number, slot: number): number[] {
    return [...(this.byPlace.get(pc)?.get(slot) ?? [])];
  }

  ofVariable(start: number, slot: number): number[] {
    return [...(this.byVariable.get(start)?.get(slot) ?? [])];
  }

  /** The code that an instruction belongs to has been freed. */
  forget(pc: number): void {
    this.byPlace.delete(pc);
    this.shapes.delete(pc);
    this.catching.delete(pc);
    this.owning.delete(pc);
    this.byVariable.delete(pc);
  }
}

function isLarger(int: bigint, most = SMALL): boolean {
  return int >= most || int < -most;
}

function typesIn(sets: Map<number, Map<number, Set<number>>>, key: number, slot: number): Set<number> {
  const bySlot = sets.get(key) ?? new Map<number, Set<number>>();
  sets.set(key, bySlot);
  const types = bySlot.get(slot) ?? new Set<number>();
  bySlot.set(slot, types);
  return types;
}

export class Unit implements Lessons, Callee {
  readonly code: number;
  readonly pc: number;
  readonly isFunction: boolean;
  /** Its place in the function table, 0 before it is known to anybody. */
  index = 0;
  stackBytes = 400;
  /** A number like those that it returns, if it returns such. */
  result: bigint | undefined;
  /** It is to be compiled when it is next asked for. */
  isWanted = true;
  /** It is not to be compiled any more. */
  isRefused = false;
  /** It is not used for now: what it calls is not compiled. */
  isAway = false;
  /** Whether it goes on after what it does has raised, if it has a handler: not before that has happened often. */
  catches: boolean;
  /** It begins where a suspended generator goes on. */
  isResumption = false;
  /** Where the values go that a generator yields, if that has been seen. */
  sink: Sink | undefined;
  /** Bytes of its Wasm, 0 where there is none. */
  size = 0;
  /** For the log. */
  name = "";
  /** Slots that were not always of the kind that they had when it was entered. */
  readonly varies = new Set<number>();
  /** Slots of ints that were too large for `entry.most`. */
  private readonly large = new Set<number>();
  /** How often it was compiled, and what came of it last. */
  versions = 0;
  bytes: Uint8Array<ArrayBuffer> | undefined;
  private exits: Exit[] = [];
  private failures: number[] = [];
  private entry: State | undefined;
  private calledAway = 0;
  private returns = 0;
  /** By the address of an instruction. */
  private readonly lessons = new Map<number, Lesson>();
  private readonly known: KnownTypes;
  /** Heads of loops in front of which guards have failed. */
  private readonly lost = new Set<number>();

  constructor(code: number, pc: number, isFunction: boolean, catches: boolean, known: KnownTypes) {
    this.catches = catches;
    this.known = known;
    this.code = code;
    this.pc = pc;
    this.isFunction = isFunction;
  }

  /** The index of the code to use, 0 if there is none. */
  get usableIndex(): number {
    return this.isRefused || this.isAway ? 0 : this.index;
  }

  /** It has been compiled, or cannot be. */
  made(compiled: Compiled | undefined): void {
    this.isWanted = false;
    this.isRefused = compiled === undefined;
    this.isAway = false;
    this.bytes = compiled?.bytes;
    this.size = compiled?.bytes.length ?? 0;
    if (compiled === undefined) return;
    this.versions++;
    this.exits = compiled.exits;
    this.entry = compiled.entry;
    this.failures = [];
    this.calledAway = 0;
    this.stackBytes = Math.min(compiled.stackBytes, STACK_MOST);
  }

  /** Its guards in order, and how often each has failed since it was compiled last. */
  get guards(): { exit: Exit; failures: number }[] {
    return this.exits.map((exit, i) => ({ exit, failures: this.failures[i + 1] ?? 0 }));
  }

  /** Where the guard of a number stands. */
  exit(number: number): Exit | undefined {
    return this.exits[number - 1];
  }

  /** It has left since something that it called was not compiled: true if that was too often, and not for lack of time to compile it. */
  leftByCall(isLate: () => boolean): boolean {
    if (++this.calledAway < MOST_CALLS_AWAY) return false;
    if (isLate()) {
      this.calledAway = 0;
      return false;
    }
    this.isWanted = false;
    this.isAway = true;
    return true;
  }

  /** More has been compiled, which may be what it calls: true if it is used again. */
  comeBack(): boolean {
    if (!this.isAway || this.returns === MOST_RETURNS) return false;
    this.returns++;
    this.isAway = false;
    this.calledAway = 0;
    return true;
  }

  /** Its guard of this number has failed: true if it is to be used no more as it is. */
  failed(memory: Memory, number: number, frame: number): boolean {
    const failures = (this.failures[number] ?? 0) + 1;
    this.failures[number] = failures;
    const exit = this.exit(number);
    if (exit === undefined) return false;
    if (!exit.isEntry && !exit.isRaise && !exit.isHoisted) this.noteFound(memory, exit, frame);
    if (failures < FAILURES << Math.min(this.versions, MOST_DOUBLINGS)) return false;
    if (exit.isRaise) this.expectRaises(memory);
    else if (exit.isEntry) this.learnEntry(memory, frame);
    else if (exit.isHoisted) this.lost.add(exit.pc);
    else this.learn(exit.pc);
    // What one variable of a loop has had, the other will have.
    if (exit.guards.includes("LAST")) this.known.owning.add(forOf(memory, exit.pc) ?? exit.pc);
    this.isWanted = this.versions < MOST_VERSIONS;
    this.isRefused = !this.isWanted;
    return true;
  }

  /** It is to have its handlers, and so are other units of the code. */
  private expectRaises(memory: Memory): void {
    this.catches = true;
    this.known.catching.add(memory.u32(this.code + CodeLayout.PLAIN));
  }

  /** What it yields could go into a sink: true if it is to be compiled anew for that. */
  expectSink(sink: Sink | undefined): boolean {
    if (sink === undefined || this.sink !== undefined || this.isRefused || this.versions >= MOST_VERSIONS)
      return false;
    this.sink = sink;
    this.isWanted = true;
    return true;
  }

  private lesson(pc: number): Lesson {
    const lesson = this.lessons.get(pc) ?? { versions: 0, seen: new Map() };
    this.lessons.set(pc, lesson);
    return lesson;
  }

  private learn(pc: number): void {
    this.lesson(pc).versions++;
  }

  /** Notes what a guard that has failed found. */
  private noteFound(memory: Memory, { pc, base, code }: Exit, frame: number): void {
    const lesson = this.lesson(pc);
    const window = memory.u32(frame + FrameLayout.WINDOW) + base;
    const variables = memory.u32(code + CodeLayout.NSLOTS) << 3;
    const { a, b, c } = readInstruction(memory, pc);
    for (const slot of [a, b, c]) {
      if (slot % 8 !== 0) continue;
      const value = memory.value(window + slot);
      lesson.seen.set(slot, value);
      if (!isPointer(value)) continue;
      const type = memory.u32(addressOf(value) + Header.TYPE);
      this.known.note(pc, slot, type);
      if (slot < variables) this.known.noteVariable(memory.u32(code + CodeLayout.PLAIN), slot, type);
    }
  }

  private learnEntry(memory: Memory, frame: number): void {
    const window = memory.u32(frame + FrameLayout.WINDOW);
    this.entry?.kinds.forEach((kind, i) => {
      const value = memory.value(window + i * 8);
      const type = this.entry?.types[i] as number;
      const isOther = kind === Kind.EMPTY ? isPointer(value) : kind !== kindOf(value);
      const isOfType = isPointer(value) && memory.u32(addressOf(value) + Header.TYPE) === type;
      if (kind === Kind.INT && !isOther && isLarger(intOf(value), this.entry?.most[i])) this.large.add(i * 8);
      if (isOther || (type > ANY_OBJECT && !isOfType)) this.varies.add(i * 8);
    });
  }

  isLarge(slot: number): boolean {
    return this.large.has(slot);
  }

  hasFailed(pc: number): boolean {
    return (this.lessons.get(pc)?.versions ?? 0) > 0;
  }

  isLost(pc: number): boolean {
    return this.lost.has(pc);
  }

  isVague(pc: number): boolean {
    return (this.lessons.get(pc)?.versions ?? 0) > 1;
  }

  isHopeless(pc: number): boolean {
    return (this.lessons.get(pc)?.versions ?? 0) > MOST_LESSONS;
  }

  types(pc: number, slot: number): number[] {
    return this.known.at(pc, slot);
  }

  noteTypes(pc: number, slot: number, types: number[], start: number): void {
    for (const type of types) {
      this.known.note(pc, slot, type);
      if (start !== 0) this.known.noteVariable(start, slot, type);
    }
  }

  variableTypes(start: number, slot: number): number[] {
    return this.known.ofVariable(start, slot);
  }

  isOwning(pc: number): boolean {
    return this.known.owning.has(pc);
  }

  shape(pc: number): Shape | undefined {
    return this.known.shapes.get(pc);
  }

  noteShape(pc: number, shape: Shape): void {
    this.known.shapes.set(pc, shape);
  }

  seen(pc: number, slot: number): bigint | undefined {
    return this.lessons.get(pc)?.seen.get(slot);
  }
}
