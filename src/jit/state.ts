/** What compiled code knows of each slot of the window at one point: where its value is, and of what kind. */

import { Special, TagHigh } from "../../assembly/shared/layout.ts";

/** Values as in assembly/core/value.ts, as 64 unsigned bits. */
export const INT_TAG = BigInt(TagHigh.INT) << 48n;
export const SPECIAL_TAG = BigInt(TagHigh.SPECIAL) << 48n;
export const UNBOUND = SPECIAL_TAG | BigInt(Special.UNBOUND);
/** High 32 bits of a pointer. */
export const POINTER_HIGH = TagHigh.POINTER << 16;

/**
 * What a compiled function gives when it leaves to the interpreter: a special value with the instruction to go on with, or what a function of vm/ops
 * gave, and the number of the guard that failed, 0 for none. Anything else is what a finished frame returns.
 */
export function outcomeOf(next: number, exit: number): bigint {
  return BigInt.asIntN(64, SPECIAL_TAG | (BigInt(exit) << 32n) | BigInt(next));
}

export enum Kind {
  /** Memory holds no pointer there, and nobody reads it. */
  EMPTY,
  /** The value is in memory. */
  BOXED,
  /** A small int, unboxed in a Wasm local; memory holds no pointer. */
  INT,
  /** A float, likewise. */
  FLOAT,
}

export function kindOf(value: bigint): Kind {
  if (value >= INT_TAG) return Kind.INT;
  return value < SPECIAL_TAG ? Kind.FLOAT : Kind.BOXED;
}

export function isPointer(value: bigint): boolean {
  return Number(value >> 32n) === POINTER_HIGH >>> 0;
}

/** The address that a pointer holds. */
export function addressOf(value: bigint): number {
  return Number(value & 0xffff_ffffn);
}

export function intOf(value: bigint): bigint {
  return BigInt.asIntN(49, value);
}

const bits = new DataView(new ArrayBuffer(8));
export function floatOf(value: bigint): number {
  bits.setBigUint64(0, value);
  return bits.getFloat64(0);
}

export class State {
  readonly kinds: Kind[];
  /** A value that was once seen there, to guess the kind from; it may be out of date. */
  readonly examples: (bigint | undefined)[];

  constructor(kinds: Kind[], examples: (bigint | undefined)[]) {
    this.kinds = kinds;
    this.examples = examples;
  }

  copy(): State {
    return new State([...this.kinds], [...this.examples]);
  }

  /** Takes in what comes from another edge; true if that changed what is known. */
  merge(other: State): boolean {
    let changed = false;
    for (let i = 0; i < this.kinds.length; i++) {
      if (this.kinds[i] !== other.kinds[i] && this.kinds[i] !== Kind.BOXED) {
        this.kinds[i] = Kind.BOXED;
        changed = true;
      }
      if (this.examples[i] === undefined && other.examples[i] !== undefined) {
        this.examples[i] = other.examples[i];
        changed = true;
      }
    }
    return changed;
  }
}
