/** Where the loops of code begin: what its jumps back lead to. Read once for each piece of register code, when the VM first asks for something in it. */
import { CodeLayout } from "../../assembly/shared/layout.ts";
import { jumpTarget, readInstruction } from "./vm/instructions.ts";
import type { Memory } from "./vm/memory.ts";

export class Heads {
  private readonly memory: Memory;
  private readonly handlerOf: (code: number, pc: number) => number;
  /** By the address of the first instruction. */
  private readonly known = new Map<number, ReadonlySet<number>>();

  constructor(memory: Memory, handlerOf: (code: number, pc: number) => number) {
    this.memory = memory;
    this.handlerOf = handlerOf;
  }

  /** The first instructions of the loops of a code object, in its plain register code. */
  of(code: number): ReadonlySet<number> {
    const start = this.memory.u32(code + CodeLayout.PLAIN);
    const heads = this.known.get(start) ?? this.find(code, start);
    this.known.set(start, heads);
    return heads;
  }

  private find(code: number, start: number): ReadonlySet<number> {
    const { memory } = this;
    const end = start + memory.u32(code + CodeLayout.REGISTER_BYTES);
    const jumps: { from: number; to: number }[] = [];
    let firstHandler = end;
    for (let pc = start; pc < end; ) {
      const i = readInstruction(memory, pc);
      const target = jumpTarget(i);
      if (target !== undefined && target <= pc) jumps.push({ from: pc, to: target });
      const handler = this.handlerOf(code, pc);
      if (handler !== 0) firstHandler = Math.min(firstHandler, handler);
      pc += i.size;
    }
    // Handlers stand behind everything, and jump back to what follows the statement.
    return new Set(
      jumps.filter(({ from, to }) => from < firstHandler || to >= firstHandler).map(({ to }) => to),
    );
  }

  /** The register code that begins at an address has been freed. */
  forget(start: number): void {
    this.known.delete(start);
  }
}
