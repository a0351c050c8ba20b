/**
 * Finalizers (PEP 442): the first step of the dealloc of every type that may have one.
 *
 *     if (!finalizeFromDealloc(p)) return;      // resurrected
 *     gcUntrack(p);
 *     clearWeakrefs(p);                         // core/weakref.ts, if instances can be referenced weakly
 *     …fields…
 *     freeContainer(p);
 */
import { Header, TypeFlag } from "../shared/layout.ts";
import { restoreError, takeError } from "./errors.ts";
import { GC_PREV, GcFlag, gcIsTracked, gcTrack } from "./object.ts";
import { asType } from "./type.ts";
import { box, UNBOUND } from "./value.ts";

/** Whether the collector is taking garbage apart: no Python code may see it any more. */
export let takingApart: bool = false;
export function setTakingApart(on: bool): void {
  takingApart = on;
}

/** Whether the finalizer of a container has run. */
export function isFinalized(p: usize): bool {
  return (load<u32>(p + GC_PREV) & GcFlag.FINALIZED) !== 0;
}

/**
 * Runs the finalizer, unless it ran before. The count must be 0. False: the finalizer has made a reference to the object, which
 * lives on, tracked.
 */
export function finalizeFromDealloc(p: usize): bool {
  const type = asType(load<u32>(p, Header.TYPE));
  if (type.finalize === 0) return true;
  const container = (type.flags & TypeFlag.HAVE_GC) !== 0;
  if (container) {
    if (isFinalized(p)) return true;
    if (!gcIsTracked(p)) gcTrack(p);
  }
  store<i32>(p, 1, Header.REFCOUNT);
  runFinalizer(p);
  const count = load<i32>(p, Header.REFCOUNT) - 1;
  store<i32>(p, count, Header.REFCOUNT);
  return count === 0;
}

/** Runs the finalizer of a live object, once for a container, and keeps a pending exception out of its way. */
export function runFinalizer(p: usize): void {
  const type = asType(load<u32>(p, Header.TYPE));
  if (type.flags & TypeFlag.HAVE_GC) {
    store<u32>(p + GC_PREV, load<u32>(p + GC_PREV) | GcFlag.FINALIZED);
  }
  const pending = takeError();
  call_indirect<void>(type.finalize, box(p));
  if (pending !== UNBOUND) restoreError(pending);
}
