/**
 * Tier 2 comes when an instance has something for it to compile: it is an eighth of what a page would fetch otherwise (dist/tier2.mjs). Where it cannot be had at
 * once it is fetched, and the program is interpreted until it is there: in `run`, which lets nothing else happen, to its end.
 */
import type { Tier2 } from "../host/vm.ts";
import { LATER, SIGHTINGS } from "../jit/entry.ts";
import type { JitOptions, TierExports } from "../jit/index.ts";

/** What src/jit/index.ts exports, as far as an instance needs it. */
export interface TierModule {
  Jit: new (vm: TierExports, options: JitOptions) => Tier2;
}

/** Asked once by each instance that has hot code. */
export type TierSource = () => TierModule | Promise<TierModule>;

/** How often a loop may be seen before tier 2 is loaded: none is hot after so few sightings, and most programs that end soon have no more. */
const UNHEEDED = 2;

export class LateTier implements Tier2 {
  private tier: Tier2 | undefined;
  private isAsked = false;
  private readonly unheeded: number;
  /** How often each loop was seen that far, by the address of the instruction. */
  private readonly seen = new Map<number, number>();
  private refusal: string | undefined;

  constructor(
    private readonly vm: TierExports,
    private readonly source: TierSource,
    private readonly options: JitOptions,
  ) {
    const sightings = options.sightings ?? SIGHTINGS;
    this.unheeded = Math.min(UNHEEDED, sightings - 1);
    vm.setSightings(sightings);
  }

  hot(frame: number, pc: number): number {
    if (!this.isAsked && !this.isSeenOften(pc)) return 0;
    return this.wanted()?.hot(frame, pc) ?? 0;
  }

  hotFunction(frame: number): number {
    return this.wanted()?.hotFunction(frame) ?? LATER;
  }

  guardFailed(index: number, exit: number, frame: number): void {
    this.tier?.guardFailed(index, exit, frame);
  }

  leftByCall(index: number): void {
    this.tier?.leftByCall(index);
  }

  describe(code: number): string {
    return this.tier?.describe(code) ?? "";
  }

  forget(start: number, bytes: number): void {
    this.tier?.forget(start, bytes);
  }

  /** Why it cannot be loaded, or compiles nothing. */
  get obstacle(): string | undefined {
    return this.tier?.obstacle ?? this.refusal;
  }

  end(): void {
    this.tier?.end();
  }

  private isSeenOften(pc: number): boolean {
    const times = (this.seen.get(pc) ?? 0) + 1;
    this.seen.set(pc, times);
    return times > this.unheeded;
  }

  private wanted(): Tier2 | undefined {
    if (!this.isAsked) this.ask();
    return this.tier;
  }

  private ask(): void {
    this.isAsked = true;
    const module = this.source();
    if (!(module instanceof Promise)) {
      this.make(module);
      return;
    }
    module.then(
      (module) => this.make(module),
      (error) => {
        this.refusal = `it cannot be loaded: ${error}`;
        this.options.log?.(`off, since ${this.refusal}`);
      },
    );
  }

  private make({ Jit }: TierModule): void {
    this.tier = new Jit(this.vm, this.options);
  }
}
