/** What the loop does when the breaker is at zero: collector, Ctrl-C, limits. */

import { releaseHeld } from "../core/buffer.ts";
import {
  Breaker,
  expireBreaker,
  resetBreaker,
  setBreaker,
  stepsDone,
  timeLimit,
  unseenWork,
} from "../core/interrupt.ts";
import { collectDue } from "../modules/collector.ts";
import { Interrupt, STATE_BASE, State } from "../shared/layout.ts";
import { BREAKER_PERIOD } from "../shared/limits.ts";
import { switchFrames } from "./instrument.ts";
import { checkLimits } from "./limits.ts";
import { deferSignals, handleSignals, isHandled, signalDue } from "./signals.ts";
import { callMain, isMainRunning, isSliced, noteTurn, others } from "./threads.ts";

/**
 * At a safe point of the loop, `next` of the frame set: serves what is due; false with an exception pending. The frame may go on elsewhere
 * afterwards.
 */
export function serveInterrupts(): bool {
  resetBreaker();
  const due = load<u32>(STATE_BASE, State.INTERRUPTS);
  store<u32>(STATE_BASE, 0, State.INTERRUPTS);
  switchFrames();
  if (due & Interrupt.BUFFERS) releaseHeld();
  if (due & Interrupt.COLLECT) collectDue();
  noteTurn();
  if (!checkLimits()) return false;
  if (!signalDue()) return true;
  if (isMainRunning() || isSliced()) return deferSignals() || handleSignals();
  callMain();
  return true;
}

/** So many times in a row compiled code goes on: it must be left for V8's optimised code now and then, and to see a signal. */
const MOST_PAUSES: i32 = 8;
let pauses: i32 = 0;
/** How many calls that a loop's callees make are waited for where the loop was to be looked at soon (vm/tier2.ts). */
const MOST_CALLS: i32 = 32;
let calls: i32 = 0;

/** Whether there may be more to do, where the breaker is at zero, than to set it anew. */
function isAnythingDue(): bool {
  return load<u32>(STATE_BASE, State.INTERRUPTS) !== 0 || timeLimit !== Infinity || others > 0 || isSliced();
}

/** Whether the breaker was set to less than usual: the loop is to be looked at soon. */
function isHurried(): bool {
  return load<i32>(STATE_BASE, State.BREAKER_START) < BREAKER_PERIOD;
}

/**
 * The breaker is at zero at a call in compiled code. If nothing else is due it is set anew, and that goes on: the interpreter would hardly come by the head of
 * the loop again soon, since of many calls only some are made by the loop itself.
 */
export function goesOnAtCall(): bool {
  if (isAnythingDue()) return false;
  const waits = isHurried() && ++calls < MOST_CALLS;
  if (!waits) {
    calls = 0;
    if (++pauses === MOST_PAUSES) {
      pauses = 0;
      return false;
    }
  }
  resetBreaker();
  if (Breaker.isDue()) return false;
  if (waits) setBreaker(1);
  return true;
}

/** The same at back edges in compiled code: each time that it is left some turns of the loop are the interpreter's. */
const MOST_TURNS: i32 = 4;
let turns: i32 = 0;

/** Likewise where a loop in compiled code goes round, unless it was to be looked at soon. */
export function goesOnAtBackEdge(): bool {
  if (isAnythingDue() || isHurried()) return false;
  if (++turns === MOST_TURNS) {
    turns = 0;
    return false;
  }
  resetBreaker();
  return !Breaker.isDue();
}

/** The step at which native work was last looked at while something waits for a safe point. */
let lastPoll: i64 = 0;

/**
 * In the midst of native work (`charge`): the same, but what wants a safe point waits for the next one, as native code may be changing
 * what a collection would look at. The breaker stays at zero until then.
 */
export function serveNativeWork(): bool {
  // The end of a time slice waits for a safe point, too: a loop may do nearly all its work in natives.
  if (load<u32>(STATE_BASE, State.INTERRUPTS) !== 0 || isSliced()) {
    setBreaker(0);
    if (stepsDone() - lastPoll < BREAKER_PERIOD) return true;
    lastPoll = stepsDone();
  } else resetBreaker();
  return poll();
}

/** Limits and Ctrl-C; false with KeyboardInterrupt pending. Handlers written in Python wait for the next safe point. */
function poll(): bool {
  if (!checkLimits()) return false;
  if (!signalDue()) return true;
  if (unseenWork === 0 && isMainRunning() && !isHandled()) return handleSignals();
  expireBreaker();
  return true;
}
