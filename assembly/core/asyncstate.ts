/**
 * What `sys` sets and coroutines and asynchronous generators look at: how far back a coroutine's origin is kept, and the hooks of event
 * loops (PEP 525). Functions of `sys`: modules/sysasync.ts; who looks: vm/coroutine.ts, vm/asyncgenerator.ts.
 */
import { atFinish } from "./finish.ts";
import { decref } from "./object.ts";
import { UNBOUND, Value } from "./value.ts";

/** sys.set_coroutine_origin_tracking_depth */
export let originDepth: i32 = 0;
/** Called with an asynchronous generator when it is first iterated over, and when it dies unfinished; UNBOUND for none. */
export let firstIter: Value = UNBOUND;
export let finalizer: Value = UNBOUND;

export function setOriginDepth(depth: i32): void {
  originDepth = depth;
  atFinish(forget.index);
}

/** Sets a hook (a reference) until the program ends. */
export function setFirstIter(hook: Value): void {
  atFinish(forget.index);
  const old = firstIter;
  firstIter = hook;
  decref(old);
}

export function setFinalizer(hook: Value): void {
  atFinish(forget.index);
  const old = finalizer;
  finalizer = hook;
  decref(old);
}

function forget(): void {
  originDepth = 0;
  const first = firstIter;
  const last = finalizer;
  firstIter = UNBOUND;
  finalizer = UNBOUND;
  decref(first);
  decref(last);
}
