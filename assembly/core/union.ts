/**
 * The layout of unions of types, for isinstance() and issubclass(); all else: objects/union.ts.
 *
 *     │ refcount │ type │ args u32 │ hashable u32 │ unhashable u32 │ parameters u32 │ weakrefs u32 │
 */
import { pointer, Value } from "./value.ts";

@unmanaged
export class PyUnion {
  refcount: i32;
  type: u32;
  /** A tuple: flat, each member once, at least two. */
  args: u32;
  /** The members that have hashes, a frozenset; the others, a list, or 0. */
  hashable: u32;
  unhashable: u32;
  /** A tuple; 0: not asked for yet. */
  parameters: u32;
  weakrefs: u32;
  pad: u32;
}

export function asUnion(v: Value): PyUnion {
  return changetype<PyUnion>(pointer(v));
}

/** The members, a tuple, borrowed. */
export function unionArgs(v: Value): usize {
  return asUnion(v).args;
}
