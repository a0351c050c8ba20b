/**
 * What is known of one piece of compiled code: where it begins, its guards, what they have taught when they failed, and whether it is worth
 * compiling again.
 */
import { FrameLayout } from "../../assembly/shared/layout.ts";
import type { Lessons } from "./context.ts";
import type { Exit } from "./exits.ts";
import { readInstruction } from "./instructions.ts";
import type { Memory } from "./memory.ts";

/** What compile() gives. */
export interface Compiled {
  bytes: Uint8Array<ArrayBuffer>;
  exits: Exit[];
  /** Bytes of Wasm's stack that a call of it takes, about. */
  stackBytes: number;
}

/** How often one guard must fail before the code is compiled anew: more often each time. */
const FAILURES = 4;
/** How often code is compiled at most. */
const MOST_VERSIONS = 8;
/** What Wasm's stack holds of a call beside the locals. */
const STACK_BASE = 160;
const STACK_MOST = 0xffff;

export class Unit implements Lessons {
  readonly code: number;
  readonly pc: number;
  readonly isFunction: boolean;
  /** Its place in the function table, 0 before there is any code. */
  index = 0;
  stackBytes = 400;
  /** A number like those that it returns, if it returns such. */
  result: bigint | undefined;
  /** It is to be compiled when it is next asked for. */
  isWanted = true;
  /** Bytes of its Wasm, 0 where there is none. */
  size = 0;
  name = "";
  /** The instruction whose guard made it useless last. */
  failedAt = 0;
  /** How often guards failed, by the address of their instruction. */
  readonly taken = new Map<number, number>();
  isRefused = false;
  private versions = 0;
  private exits: Exit[] = [];
  private failures: number[] = [];
  /** By the address of an instruction: in how many versions its guards failed, and by slot what they found. */
  private readonly lessons = new Map<number, { versions: number; seen: Map<number, bigint> }>();

  constructor(code: number, pc: number, isFunction: boolean) {
    this.code = code;
    this.pc = pc;
    this.isFunction = isFunction;
  }

  /** The index of the code to use, 0 if there is none. */
  get usableIndex(): number {
    return this.isRefused ? 0 : this.index;
  }

  /** It has been compiled, or cannot be. */
  made(compiled: Compiled | undefined): void {
    this.isWanted = false;
    this.isRefused = compiled === undefined;
    this.size = compiled?.bytes.length ?? 0;
    if (compiled === undefined) return;
    this.versions++;
    this.exits = compiled.exits;
    this.failures = [];
    this.stackBytes = Math.min(compiled.stackBytes + STACK_BASE, STACK_MOST);
  }

  /** Its guard of this number has failed: true if it is to be used no more as it is. */
  failed(memory: Memory, exit: number, frame: number): boolean {
    const failures = (this.failures[exit] ?? 0) + 1;
    this.failures[exit] = failures;
    const found = this.exits[exit - 1];
    if (found !== undefined) this.taken.set(found.pc, (this.taken.get(found.pc) ?? 0) + 1);
    if (found === undefined || failures < FAILURES << this.versions) return false;
    this.failedAt = found.pc;
    this.learn(memory, found.pc, frame);
    this.isWanted = this.versions < MOST_VERSIONS;
    this.isRefused = !this.isWanted;
    return true;
  }

  private learn(memory: Memory, pc: number, frame: number): void {
    const lesson = this.lessons.get(pc) ?? { versions: 0, seen: new Map() };
    this.lessons.set(pc, lesson);
    lesson.versions++;
    const window = memory.u32(frame + FrameLayout.WINDOW);
    const { a, b, c } = readInstruction(memory, pc);
    for (const slot of [a, b, c]) if (slot % 8 === 0) lesson.seen.set(slot, memory.value(window + slot));
  }

  hasFailed(pc: number): boolean {
    return this.lessons.has(pc);
  }

  isVague(pc: number): boolean {
    return (this.lessons.get(pc)?.versions ?? 0) > 1;
  }

  seen(pc: number, slot: number): bigint | undefined {
    return this.lessons.get(pc)?.seen.get(slot);
  }
}
