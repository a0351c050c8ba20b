/**
 * Guards taken out of loops. In a loop in which nothing is called no namespace, function or code object changes, so that what is asked of those on every
 * way round is asked once in front of it. Which guards a loop has is known when its blocks have been gone through (solve.ts).
 *
 * V8 does not do that: memory might have changed, as far as it knows.
 */
import { CodeLayout, DictLayout, FunctionLayout, Header } from "../../../assembly/shared/layout.ts";
import { type Body, W } from "../wasm/encoder.ts";
import type { Block } from "./flow.ts";
import { Parameter } from "./slots.ts";

/** Something that holds of fixed addresses. */
export type Invariant =
  /** A namespace has this version. */
  | { kind: "version"; dict: number; version: number }
  /** At an address lies the value that was seen there, an object of this type. */
  | { kind: "value"; at: number; value: bigint; type: number }
  /** A function has this code and these globals, and calls of that may be done in place. */
  | { kind: "callee"; f: number; code: number; globals: number; mark: number }
  /** There is room for so much. */
  | { kind: "room"; bytes: number };

export function keyOf(invariant: Invariant): string {
  return Object.values(invariant).join();
}

/** Emits what leaves where an invariant does not hold. */
export function guardInvariant(body: Body, invariant: Invariant, fail: () => void): void {
  const differs = (address: number, wanted: number) => {
    body.i32(address).loadI32().i32(wanted).op(W.I32Ne);
    fail();
  };
  switch (invariant.kind) {
    case "version":
      differs(invariant.dict + DictLayout.VERSION, invariant.version);
      break;
    case "value":
      body.i32(invariant.at).loadI64().i64(BigInt.asIntN(64, invariant.value)).op(W.I64Ne);
      fail();
      differs(Number(invariant.value & 0xffff_ffffn) + Header.TYPE, invariant.type);
      break;
    case "callee":
      differs(invariant.f + FunctionLayout.CODE, invariant.code);
      differs(invariant.f + FunctionLayout.GLOBALS, invariant.globals);
      differs(invariant.code + CodeLayout.INLINED, invariant.mark);
      break;
    default:
      body.get(Parameter.ROOM).i32(invariant.bytes).op(W.I32LtS);
      fail();
  }
}

/** What going through a block has shown. */
interface Found {
  wanted: Map<string, Invariant>;
  /** Successors on the way to which something is called; all of them, if the block itself does so. */
  calling: Set<Block>;
}

export class Invariants {
  private readonly found = new Map<Block, Found>();
  /** By the head of a loop in which nothing is called. */
  private readonly byLoop = new Map<Block, Map<string, Invariant>>();
  private readonly byBlock = new Map<Block, Set<string>>();

  note(block: Block, wanted: Map<string, Invariant>, calling: Set<Block>): void {
    this.found.set(block, { wanted, calling });
  }

  /** All blocks have been noted. `isLost`: guards in front of the loop that begins with this block have failed. */
  finish(blocks: Block[], isLost: (head: Block) => boolean): void {
    for (const head of blocks) {
      if (!head.isLoop || isLost(head)) continue;
      const loop = blocksOfLoop(head);
      const all = [...loop].map((block) => this.found.get(block));
      const calls = all.some((each) => each !== undefined && [...each.calling].some((to) => loop.has(to)));
      if (calls) continue;
      const invariants = new Map(all.flatMap((each) => [...(each?.wanted ?? [])]));
      if (invariants.size === 0) continue;
      this.byLoop.set(head, invariants);
      for (const block of loop) {
        const known = this.byBlock.get(block) ?? new Set();
        for (const key of invariants.keys()) known.add(key);
        this.byBlock.set(block, known);
      }
    }
  }

  /** What is known in a block. */
  knownIn(block: Block): ReadonlySet<string> {
    return this.byBlock.get(block) ?? NOTHING;
  }

  /** What must be asked on the way from a block, undefined for where the code begins, into a loop. */
  entering(from: Block | undefined, head: Block): Invariant[] {
    const known = from === undefined ? NOTHING : this.knownIn(from);
    return [...(this.byLoop.get(head) ?? [])].filter(([key]) => !known.has(key)).map(([, each]) => each);
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** The blocks of the loop that begins with a block, as far as it goes back there. */
function blocksOfLoop(head: Block): Set<Block> {
  const loop = new Set([head]);
  const waiting = head.predecessors.filter((from) => from.order >= head.order);
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (loop.has(block)) continue;
    loop.add(block);
    waiting.push(...block.predecessors);
  }
  return loop;
}
