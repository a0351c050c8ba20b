/**
 * The context (PEP 567) that the running thread's code runs in. Contexts and their variables: library/contextvars/; threads exchange the
 * running one (vm/threads.ts).
 */
import { atFinish } from "./finish.ts";
import { decref } from "./object.ts";
import { UNBOUND, Value } from "./value.ts";

/** Owned; UNBOUND while the thread has none: it is made when something is set. */
export let runningContext: Value = UNBOUND;
/** Grows whenever a running context's values change or another one runs: what was read before may be out of date. */
export let contextVersion: i64 = 1;

/** Another context runs (a reference, taken over; UNBOUND: none). */
export function setRunningContext(v: Value): void {
  atFinish(forget.index);
  const old = exchangeContext(v);
  decref(old);
}

/** As setRunningContext: gives the reference to the old one back, and registers nothing for the end of the program. */
export function exchangeContext(v: Value): Value {
  const old = runningContext;
  runningContext = v;
  contextVersion++;
  return old;
}

/** The running context's values have changed. */
export function noteContextChange(): void {
  contextVersion++;
}

function forget(): void {
  decref(exchangeContext(UNBOUND));
}
