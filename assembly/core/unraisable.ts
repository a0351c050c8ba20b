/**
 * Errors that nobody can catch: raised by `__del__`, by callbacks of weak references, by the collector. They are reported
 * through `sys.unraisablehook`, which the owner of `sys` sets at boot, and the program goes on.
 */
import { Exc } from "../shared/exceptions.ts";
import { clearError, errorPending, pendingIs } from "./errors.ts";
import { isStopped } from "./interrupt.ts";
import { UNBOUND, Value } from "./value.ts";

/** (message: string literal, object: Value | UNBOUND) => void, with the exception pending; it must take the exception. */
let reporter: u32 = 0;

export function setUnraisableReporter(index: u32): void {
  reporter = index;
}

/**
 * Reports the pending exception and takes it. `message` is what CPython says before the object's repr, as in "Exception
 * ignored while calling deallocator".
 */
export function reportUnraisable(message: string, object: Value = UNBOUND): void {
  if (isStopped && pendingIs(Exc.KeyboardInterrupt)) clearError();
  else if (reporter !== 0) call_indirect<void>(reporter, changetype<usize>(message), object);
  if (errorPending()) clearError();
}
