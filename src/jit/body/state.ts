/** What compiled code knows of each slot of the window at one point: where its value is, and of what kind. */

import { Special, TagHigh, TYPE_SIZE, TYPES_BASE } from "../../../assembly/shared/layout.ts";
import { TypeId } from "../../../assembly/shared/types.ts";

/** Values as in assembly/core/value.ts, as 64 unsigned bits. */
export const INT_TAG = BigInt(TagHigh.INT) << 48n;
export const SPECIAL_TAG = BigInt(TagHigh.SPECIAL) << 48n;
export const UNBOUND = SPECIAL_TAG | BigInt(Special.UNBOUND);
export const ERROR = SPECIAL_TAG | BigInt(Special.ERROR);
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
  /** A boxed value whose reference is ours, in a Wasm local: of temporaries only; memory holds no pointer. */
  OWNED,
  /** As OWNED, but the reference is that of a container or variable, which keeps the value alive until something is dropped. */
  BORROWED,
  /** Of variables: a boxed value in a Wasm local, borrowed; memory holds no pointer. */
  LAZY,
}

/** What is known of a value in memory or OWNED or BORROWED, in place of the address of its type. */
export const ANY_VALUE = 0;
export const ANY_OBJECT = 1;
/** The same of a slot for self that holds none: UNBOUND. */
export const NO_SELF = 2;

/** More than any small int. */
export const SMALL = 2 ** 48;

/** Types whose objects can be opened. */
export const LIST = TYPES_BASE + TypeId.LIST * TYPE_SIZE;
export const RANGE_ITERATOR = TYPES_BASE + TypeId.RANGE_ITERATOR * TYPE_SIZE;
export const LIST_ITERATOR = TYPES_BASE + TypeId.LIST_ITERATOR * TYPE_SIZE;
export const TUPLE_ITERATOR = TYPES_BASE + TypeId.TUPLE_ITERATOR * TYPE_SIZE;

/** Whether a type is that of iterators over items that lie side by side. */
export function isCursor(type: number): boolean {
  return type === LIST_ITERATOR || type === TUPLE_ITERATOR;
}

/**
 * What the values of a range that is opened are at most, their signs left out, by what `opened` of a state is: small enough for the product of two sums of
 * two of them to be small as well, or else of 30 bits.
 */
export const RANGES: (number | undefined)[] = [undefined, 2 ** 23 - 2, 2 ** 30];
export const SMALL_RANGE = 1;
export const LARGE_RANGE = 2;

export function kindOf(value: bigint): Kind {
  if (value >= INT_TAG) return Kind.INT;
  return value < SPECIAL_TAG ? Kind.FLOAT : Kind.BOXED;
}

export function isPointer(value: bigint): boolean {
  return Number(value >> 32n) === POINTER_HIGH >>> 0;
}

/** In place of an example: what type of object it will be, and of what it will be made. */
const HINT = 0xfffbn;
const HINT_TYPE = 32n;

export function hintOf(type: TypeId, made = 0): bigint {
  return (HINT << 48n) | (BigInt(type) << HINT_TYPE) | BigInt(made);
}

/** The type that a hint is about; undefined for an example. */
export function hintedType(value: bigint): TypeId | undefined {
  return value >> 48n === HINT ? Number((value >> HINT_TYPE) & 0xffffn) : undefined;
}

/** The address that a pointer, or a hint, holds. */
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

export function isNumber(kind: Kind): kind is Kind.INT | Kind.FLOAT {
  return kind === Kind.INT || kind === Kind.FLOAT;
}

/** What the Wasm local of an int holds while the variable is unbound; that of a float holds the bits of UNBOUND. */
export const UNBOUND_INT = 1n << 62n;

/** What a slot is where two ways meet. */
function jointKind(x: Kind, y: Kind): Kind {
  if (x === y) return x;
  const areInLocals = (x === Kind.OWNED || x === Kind.BORROWED) && (y === Kind.OWNED || y === Kind.BORROWED);
  return areInLocals ? Kind.OWNED : Kind.BOXED;
}

export class State {
  readonly kinds: Kind[];
  /** A value that was once seen there, to guess the kind from; it may be out of date. */
  readonly examples: (bigint | undefined)[];
  /** The address of the built-in type that a value is exactly of, ANY_OBJECT or ANY_VALUE; but for the last a Wasm local holds its address. */
  readonly types: number[];
  /**
   * Of an object whose fields are in Wasm locals (Slots.open), 0 of all others. Of a list, for which this holds until something is called, one more than
   * the items that it is known to have at least; of a range, what RANGES has for it; of an iterator over a list or tuple 1, likewise until something is called.
   */
  readonly opened: number[];
  /** What an unboxed int is at most, its sign left out. */
  readonly most: number[];
  /** Of variables: BOXED ones that are unbound; unboxed ones that may be, as their locals say then. Who reads these has asked by a CHECK. */
  readonly unbound: boolean[];
  /**
   * The versions of the types that an object may be of, if that was asked: instances of Python's classes stay what they are until something is called. A Wasm
   * local holds its address.
   */
  readonly versions: (readonly number[] | undefined)[];
  /** As many calls had been emitted when that was so, and what `opened` has of lists. */
  calls = 0;

  constructor(
    kinds: Kind[],
    examples: (bigint | undefined)[],
    types = kinds.map(() => ANY_VALUE),
    opened = kinds.map(() => 0),
    most = kinds.map(() => SMALL),
    unbound = kinds.map(() => false),
    versions: (readonly number[] | undefined)[] = [],
  ) {
    this.kinds = kinds;
    this.examples = examples;
    this.types = types;
    this.opened = opened;
    this.most = most;
    this.unbound = unbound;
    this.versions = versions;
  }

  /** Room for so many slots, which hold nothing. */
  extend(slots: number): void {
    while (this.kinds.length < slots) {
      this.kinds.push(Kind.EMPTY);
      this.examples.push(undefined);
      this.types.push(ANY_VALUE);
      this.opened.push(0);
      this.most.push(SMALL);
      this.unbound.push(false);
    }
  }

  copy(): State {
    const { kinds, examples, types, opened, most, unbound, versions } = this;
    const copy = new State(
      kinds.slice(),
      examples.slice(),
      types.slice(),
      opened.slice(),
      most.slice(),
      unbound.slice(),
      versions.slice(),
    );
    copy.calls = this.calls;
    return copy;
  }

  /** Whether the same is to be put into memory where compiled code is left. */
  isSpilledAs(other: State): boolean {
    for (let i = 0; i < this.kinds.length; i++) {
      if (this.kinds[i] !== other.kinds[i] || this.hasStale(i) !== other.hasStale(i)) return false;
      if (this.unbound[i] !== other.unbound[i]) return false;
    }
    return true;
  }

  /** Whether the object in the i-th slot has fields whose truth is in Wasm locals. */
  hasStale(i: number): boolean {
    const type = this.types[i] as number;
    return this.opened[i] !== 0 && (type === RANGE_ITERATOR || isCursor(type));
  }

  /** What is known where everything is in memory: of variables what they were like last. The window has so many slots, and so many are variables. */
  inMemory(slots: number, variables: number): State {
    const kinds = this.kinds.map((_, i) => (i < slots ? Kind.BOXED : Kind.EMPTY));
    return new State(
      kinds,
      this.examples.map((example, i) => (i < variables ? example : undefined)),
    );
  }

  /** The same of the kind of one slot. */
  private mergeKind(other: State, i: number, isFirst: boolean): boolean {
    const mine = this.kinds[i] as Kind;
    const theirs = other.kinds[i] as Kind;
    const isUnbound = this.unbound[i] as boolean;
    const comesUnbound = other.unbound[i] as boolean;
    if (mine === theirs && isUnbound === comesUnbound) return false;
    let joint = jointKind(mine, theirs);
    let unbound = false;
    // In front of a loop it is made that, and so is what is unbound.
    if (mine === Kind.LAZY && theirs === Kind.BOXED && (isFirst || comesUnbound)) joint = mine;
    else if (isUnbound && mine === Kind.BOXED && theirs === Kind.LAZY) joint = theirs;
    else if (mine === theirs)
      unbound = isNumber(mine) ? isUnbound || comesUnbound : isUnbound && comesUnbound;
    else if (isUnbound && mine === Kind.BOXED && isNumber(theirs)) {
      joint = theirs;
      unbound = true;
      this.most[i] = other.most[i] as number;
    } else if (comesUnbound && theirs === Kind.BOXED && isNumber(mine)) {
      joint = mine;
      unbound = true;
    }
    const changed = joint !== mine || unbound !== isUnbound;
    this.kinds[i] = joint;
    this.unbound[i] = unbound;
    if (joint !== Kind.INT) this.most[i] = SMALL;
    return changed;
  }

  /** The same of the versions of an object's type: what may be on either way. */
  private mergeVersions(other: State, i: number): boolean {
    const [mine, theirs] = [this.versions[i], other.versions[i]];
    if (mine === undefined || mine === theirs) return false;
    const joint = theirs && [...new Set([...mine, ...theirs])];
    if (joint?.length === mine.length) return false;
    this.versions[i] = joint;
    return true;
  }

  /** Takes in what comes from another edge; true if that changed what is known. `opens`: on that edge what is opened here is opened. `isFirst`: it leads to a loop for the first time. */
  merge(other: State, opens: boolean, isFirst: boolean): boolean {
    let changed = false;
    for (let i = 0; i < this.kinds.length; i++) {
      if (this.mergeKind(other, i, isFirst)) changed = true;
      if (this.mergeVersions(other, i)) changed = true;
      const [mine, theirs] = [this.types[i] as number, other.types[i] as number];
      if (mine !== theirs && mine !== ANY_VALUE) {
        const isObject = theirs !== ANY_VALUE && mine !== NO_SELF && theirs !== NO_SELF;
        const known = isObject ? ANY_OBJECT : ANY_VALUE;
        if (known !== mine) changed = true;
        this.types[i] = known;
        this.opened[i] = 0;
      }
      // What grows may go on to do so.
      if (other.kinds[i] === Kind.INT && (other.most[i] as number) > (this.most[i] as number)) {
        this.most[i] = SMALL;
        changed = true;
      }
      const [had, has] = [this.opened[i] as number, other.opened[i] as number];
      if (this.hasStale(i)) {
        if (!opens && has !== had) {
          this.opened[i] = 0;
          changed = true;
        }
      } else if (has < had && !(opens && had === 1)) {
        this.opened[i] = opens ? 1 : has;
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
