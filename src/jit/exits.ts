/**
 * Where guards lead: ways out of compiled code into the interpreter, which does an instruction anew. Guards that fail alike share one, and all of
 * them stand behind the rest of the code, where they cost nothing until they are taken:
 *
 *     block … block   the code, in which a guard is `br_if` to the end of a block   end  memory made whole, return   end …
 */
import type { Slots } from "./slots.ts";
import { outcomeOf, type State } from "./state.ts";
import { W } from "./wasm.ts";

/** A guard: where it leaves to. Its number is its place in the list of all, from 1 on. */
export interface Exit {
  pc: number;
  /** Whether it is about what the frame holds where the code is entered. */
  isEntry?: boolean;
}

export class Exits {
  private readonly slots: Slots;
  private readonly all: Exit[];
  private readonly numbers = new Map<string, number>();
  private readonly ways: { pc: number; state: State; isGuard: boolean }[] = [];

  constructor(slots: Slots, all: Exit[]) {
    this.slots = slots;
    this.all = all;
  }

  /**
   * Leaves to the instruction at pc if the i32 on the stack is not 0. Until then nothing of that instruction may have been done. `isGuard`: that is
   * to be known of, for it should be rare.
   */
  leaveIf(pc: number, isGuard = true): void {
    const { body, state } = this.slots;
    const key = `${pc} ${isGuard} ${state.kinds.join("")}`;
    let n = this.numbers.get(key);
    if (n === undefined) {
      n = this.ways.length;
      this.ways.push({ pc, state: state.copy(), isGuard });
      this.numbers.set(key, n);
    }
    body.brIf(body.depth + n);
  }

  /** Ends the function: nothing can be emitted afterwards. */
  finish(): void {
    const { slots } = this;
    const { body } = slots;
    body.enclose(this.ways.length);
    for (const { pc, state, isGuard } of this.ways) {
      body.end();
      slots.state = state;
      slots.spill();
      body.i64(outcomeOf(pc, isGuard ? this.all.push({ pc }) : 0)).op(W.Return);
    }
  }
}
