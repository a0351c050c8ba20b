/** What the loop does when the breaker is at zero: collector, Ctrl-C, limits. */

import { raiseBare } from "../core/errors.ts";
import { interrupted } from "../host.ts";
import { collectDue } from "../modules/collector.ts";
import { Exc } from "../shared/exceptions.ts";
import { Interrupt, STATE_BASE, State } from "../shared/layout.ts";
import { BREAKER_PERIOD } from "../shared/limits.ts";

/** Serves what is due; false with an exception pending. */
export function serveInterrupts(): bool {
  store<i32>(STATE_BASE, BREAKER_PERIOD, State.BREAKER);
  const due = load<u32>(STATE_BASE, State.INTERRUPTS);
  store<u32>(STATE_BASE, 0, State.INTERRUPTS);
  if (due & Interrupt.COLLECT) collectDue();
  if (interrupted()) {
    raiseBare(Exc.KeyboardInterrupt);
    return false;
  }
  return true;
}
