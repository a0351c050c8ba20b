/**
 * Floats that loops use lie in Wasm locals, set where the function begins to what mutable globals of its module hold: V8 would make a constant anew
 * wherever it is used, by two instructions, and takes nothing out of a loop that is not needed on each of its ways out.
 */
import { type Body, ValueType } from "../wasm/encoder.ts";

/** More of them would have to be kept in memory. */
const MOST_FLOATS = 8;

export class Floats {
  /** The local of each, once there is one. */
  private readonly locals = new Map<number, number | undefined>();
  /** Whether they are kept: in code that has loops. */
  isKept = false;

  /** The local with a float, if it is kept: that is so of what is asked for before anything is emitted. */
  local(body: Body, value: number): number | undefined {
    if (!this.isKept || value === 0) return undefined;
    if (!body.records && this.locals.size < MOST_FLOATS) this.locals.set(value, undefined);
    return this.locals.get(value);
  }

  /** Sets all locals; the module's first global of its own has this number. */
  begin(body: Body, firstGlobal: number): void {
    for (const value of this.locals.keys()) {
      const to = body.local(ValueType.F64);
      body.globalGet(firstGlobal + body.floats.length).set(to);
      body.floats.push(value);
      this.locals.set(value, to);
    }
  }
}
