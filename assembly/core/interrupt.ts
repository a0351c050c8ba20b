/**
 * The breaker: one word in memory counted down by back edges, calls and long native work. At zero the dispatch loop looks at the
 * interrupts (collector due, Ctrl-C, limits). Native code that works long calls `charge` now and then.
 */

import { STATE_BASE, State } from "../shared/layout.ts";
import { BREAKER_PERIOD } from "../shared/limits.ts";

export class Breaker {
  /** Counts a back edge or a call; true if something is due: the loop must serve the interrupts before it goes on. */
  @inline
  static count(): bool {
    const left = load<i32>(STATE_BASE, State.BREAKER) - 1;
    store<i32>(STATE_BASE, left, State.BREAKER);
    return left <= 0;
  }

  /** Whether something is due, nothing counted. */
  @inline
  static isDue(): bool {
    return load<i32>(STATE_BASE, State.BREAKER) <= 0;
  }
}

/** Serves what is due from native code; set by the VM at boot. () => bool: false with an exception pending. */
let serveIndex: u32 = 0;
export function setInterruptServer(index: u32): void {
  serveIndex = index;
}

/** Counts `work` units (about 10 ns each); false with an exception pending (KeyboardInterrupt, a limit): stop and clean up. */
export function charge(work: i32): bool {
  const left = load<i32>(STATE_BASE, State.BREAKER) - work;
  store<i32>(STATE_BASE, left, State.BREAKER);
  if (left > 0) return true;
  return serveIndex === 0 ? resetBreaker() : call_indirect<bool>(serveIndex);
}

/** What is due is served at the next safe point. */
export function expireBreaker(): void {
  store<i32>(STATE_BASE, 0, State.BREAKER);
}

/** What lets other threads run while one sleeps; set by the VM at boot. (seconds: f64) => bool: false if there are none. */
let sleeperIndex: u32 = 0;
export function setSleeper(index: u32): void {
  sleeperIndex = index;
}

/** Whether the running thread will sleep from the next safe point on, and so nothing is left to do. */
export function sleepsInTurn(seconds: f64): bool {
  return sleeperIndex !== 0 && call_indirect<bool>(sleeperIndex, seconds);
}

export function resetBreaker(): bool {
  store<i32>(STATE_BASE, period, State.BREAKER);
  return true;
}

let period: i32 = BREAKER_PERIOD;

/** Looks at the interrupts after so many back edges and calls from now on: for tests of what happens then. */
export function setBreakerPeriod(count: i32): void {
  period = count;
  resetBreaker();
}
