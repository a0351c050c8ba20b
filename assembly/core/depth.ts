/**
 * A counter of native recursion: repr of nested lists, comparison of nested tuples, a dunder method called from native code.
 * Wasm's stack must never overflow, so each such entry is counted and RecursionError is raised in time.
 */
import { Exc } from "../shared/exceptions.ts";
import { NATIVE_DEPTH_LIMIT } from "../shared/limits.ts";
import { raise } from "./errors.ts";
import { Breaker, charge } from "./interrupt.ts";

let depth: i32 = 0;

/** Enters a level of native recursion; false with RecursionError, or what `charge` raises, pending. Pair with leaveNative. */
export function enterNative(): bool {
  if (depth >= NATIVE_DEPTH_LIMIT) {
    raise(Exc.RecursionError, "maximum recursion depth exceeded");
    return false;
  }
  // What nests may branch as well: the work of comparing two small structures has no bound.
  if (!charge(1)) return false;
  depth++;
  return true;
}

export class NativeDepth {
  /** enterNative, written out for what is stepped through again and again. */
  @inline
  static enter(): bool {
    if (depth >= NATIVE_DEPTH_LIMIT || Breaker.isDue()) return enterNative();
    Breaker.count();
    depth++;
    return true;
  }

  /** leaveNative. */
  @inline
  static leave(): void {
    depth--;
  }
}

export function leaveNative(): void {
  depth--;
}

export function nativeDepth(): i32 {
  return depth;
}

/** Sets the counter back after the host has unwound the Wasm stack by an exception of its own. */
export function resetNativeDepth(to: i32): void {
  depth = to;
}
