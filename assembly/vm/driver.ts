/** Drivers of the dispatch loop: they call it again after each turn of the breaker, and exchange threads there. */

import { rememberHeld } from "../core/buffer.ts";
import { errorPending } from "../core/errors.ts";
import { Value } from "../core/value.ts";
import { loop, REENTER } from "./dispatch.ts";
import { endTurn, enterLoop, leaveLoop, running, takeTurn, turnDue } from "./threads.ts";
import { runCompiled } from "./tier2.ts";
import { outcome, settle } from "./unwind.ts";

/** Runs the current frame, and what it calls, until a frame of kind STOP returns: its result, or ERROR. */
export function run(): Value {
  // A generator that is thrown into begins with its exception.
  if (errorPending() && settle() && outcome !== REENTER) return outcome;
  const owner = enterLoop();
  let result = loop();
  while (true) {
    if (result === REENTER) result = goOn(owner);
    else if (running === owner) break;
    else if (!endTurn(owner, result) && settle()) result = outcome;
    else result = loop();
  }
  leaveLoop();
  rememberHeld();
  return result;
}

/** Goes on after a turn of the breaker: what the loop gives next. */
function goOn(owner: usize): Value {
  if (turnDue && !takeTurn(owner)) return settle() ? outcome : loop();
  if (!runCompiled()) return loop();
  if (outcome !== REENTER) return outcome;
  if (turnDue && !takeTurn(owner)) return settle() ? outcome : loop();
  return loop();
}

/**
 * Goes on with threads in a time slice that `beginSlice` has begun, as `run` does with the calls of its owner: until all wait, none is left, or the slice is
 * over.
 */
export function runSlice(): void {
  const owner = enterLoop();
  let result = REENTER;
  while (true) {
    if (result !== REENTER) {
      const goesOn = endTurn(owner, result);
      if (running === owner) break;
      result = !goesOn && settle() ? outcome : loop();
    } else {
      const goesOn = !turnDue || takeTurn(owner);
      if (running === owner) break;
      if (goesOn) result = runCompiled() ? outcome : loop();
      else result = settle() ? outcome : loop();
    }
  }
  leaveLoop();
  rememberHeld();
}
