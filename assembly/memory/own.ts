/**
 * What the VM makes for itself when it is first wanted, and keeps for all programs: no cap that a program has run into stands in its way, and
 * no allocation is made to fail.
 */
import { pauseFailing, resumeFailing } from "./debug.ts";
import { exceedLimit } from "./os.ts";

/** From here to `endOwn`, which gets the answer, memory is the VM's. */
export function beginOwn(): i32 {
  exceedLimit(true);
  return pauseFailing();
}

export function endOwn(state: i32): void {
  resumeFailing(state);
  exceedLimit(false);
}
