/**
 * Memory beyond the limit, for what must be done in an instance that a program has filled: saying what was raised, compiling the next text, making the name of a
 * variable that is to be deleted. It is there from the time when memory runs out till much of it is free again, and a block keeps it from programs meanwhile.
 */
import { MemoryFact } from "../../assembly/shared/embed.ts";

/** What this file uses of the VM. */
export interface ReserveExports {
  embedMemory(fact: MemoryFact): number;
  setMemoryLimit(bytes: number): void;
  rawAlloc(size: number): number;
  rawFree(p: number): void;
}

/** What there may be beyond the limit; and so much of it is kept from programs, if it can be had: enough for an arena, wherever that has to begin. */
const MOST = 1 << 20;
const BLOCK = 1 << 19;

export class Reserve {
  /** Whether there is need of it: asked before `use` where that is done all the time. */
  isHeld = false;
  private isOpen = false;
  /** The block, 0 while there is none. */
  private block = 0;
  private limit = 0;

  constructor(private readonly vm: ReserveExports) {}

  /** Whether more than half of the memory that there may be is in use. */
  get isCrowded(): boolean {
    return this.vm.embedMemory(MemoryFact.USED) > this.vm.embedMemory(MemoryFact.LIMIT) / 2;
  }

  /** Memory has run out. */
  hold(): void {
    if (this.isHeld) return;
    this.isHeld = true;
    this.limit = this.vm.embedMemory(MemoryFact.LIMIT);
  }

  /** Does something with what is reserved, if anything is. */
  use<T>(step: () => T): T {
    if (!this.isHeld || this.isOpen) return step();
    this.open();
    try {
      return step();
    } finally {
      this.close();
    }
  }

  private open(): void {
    this.isOpen = true;
    this.release();
    this.vm.setMemoryLimit(this.limit + MOST);
  }

  private close(): void {
    this.isHeld = this.isCrowded;
    if (this.isHeld) this.block = this.vm.rawAlloc(BLOCK);
    this.vm.setMemoryLimit(this.limit);
    this.isOpen = false;
  }

  /** Goes without from now on. */
  release(): void {
    this.vm.rawFree(this.block);
    this.block = 0;
  }
}
