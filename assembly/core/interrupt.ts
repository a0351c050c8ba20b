/**
 * The breaker: one word in memory counted down by back edges, calls and long native work. At zero the dispatch loop looks at the
 * interrupts (collector due, Ctrl-C, limits). Native code that works long calls `charge` now and then.
 *
 * What has been counted down in all are the steps of the instance: whoever sets the breaker does so by `setBreaker`, which enters what was
 * counted since it was last set. Steps depend on nothing but the program, so that limits on them end it at the same place each time.
 *
 * A step is a back edge; a frame that is pushed for a function, or a generator made of one, by an instruction; code that is run by itself (modules, classes, `exec`);
 * a handler that is gone to; a unit of native work. Whatever way a call goes, quick or not, it is counted once, where it is certain. So nothing recurs
 * without being counted.
 */

import { Interrupt, STATE_BASE, State } from "../shared/layout.ts";
import { BREAKER_PERIOD } from "../shared/limits.ts";

export class Breaker {
  /** Counts a back edge or a call; true if something is due: the loop must serve the interrupts before it goes on. */
  @inline
  static count(): bool {
    const left = load<i32>(STATE_BASE, State.BREAKER) - 1;
    store<i32>(STATE_BASE, left, State.BREAKER);
    return left <= 0;
  }

  /** Counts a call that goes the quick way, if nothing is due by it: else false, nothing counted, and the call is made, and counted, the other way. */
  @inline
  static passes(): bool {
    const left = load<i32>(STATE_BASE, State.BREAKER) - 1;
    if (left <= 0) return false;
    store<i32>(STATE_BASE, left, State.BREAKER);
    return true;
  }

  /** Whether something is due, nothing counted. */
  @inline
  static isDue(): bool {
    return load<i32>(STATE_BASE, State.BREAKER) <= 0;
  }

  /** Whether something is due, or would be by one more step; not where the breaker has just been set to one. */
  @inline
  static isNearlyDue(): bool {
    const left = load<i32>(STATE_BASE, State.BREAKER);
    return left <= 0 || (left === 1 && load<i32>(STATE_BASE, State.BREAKER_START) !== 1);
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

/** As charge for work that cannot be given up: what is due by then is served later. */
export function spend(work: i32): void {
  const left = load<i32>(STATE_BASE, State.BREAKER);
  if (left > MOST_OVERDRAWN) store<i32>(STATE_BASE, left - work, State.BREAKER);
}

/** Far from where 32 bits end; a single piece of work is less than the rest. */
const MOST_OVERDRAWN: i32 = -(1 << 30);

/** Work on so many bytes that go by in blocks: nothing where they are few. */
export function spendOnBytes(count: usize): void {
  if (count >= MANY_BYTES) spend(<i32>(count >> 5));
}

const MANY_BYTES: usize = 1024;

/** What is due is served at the next safe point. */
export function expireBreaker(): void {
  store<u32>(STATE_BASE, load<u32>(STATE_BASE, State.INTERRUPTS) | Interrupt.SAFE_POINT, State.INTERRUPTS);
  setBreaker(0);
}

/** Above 0: native work that ends unseen, as a finalizer's; a signal waits for the next safe point instead of ending it. */
export let unseenWork: i32 = 0;

export function beginUnseenWork(): void {
  unseenWork++;
}

export function endUnseenWork(): void {
  unseenWork--;
}

/** Sets the breaker to so many steps. */
export function setBreaker(count: i32): void {
  store<i64>(STATE_BASE, stepsDone(), State.STEPS);
  store<i32>(STATE_BASE, count, State.BREAKER_START);
  store<i32>(STATE_BASE, count, State.BREAKER);
}

/** Steps counted since the instance was made. */
export function stepsDone(): i64 {
  const counted = load<i32>(STATE_BASE, State.BREAKER_START) - load<i32>(STATE_BASE, State.BREAKER);
  return load<i64>(STATE_BASE, State.STEPS) + <i64>counted;
}

/** When the running program has to end by the monotonic clock. */
export let timeLimit: f64 = Infinity;
export function setTimeLimit(moment: f64): void {
  timeLimit = moment;
}

/** Whether the running program has been told to end: what it leaves undone is nobody's mistake. */
export let isStopped: bool = false;
export function setStopped(on: bool): void {
  isStopped = on;
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
  setBreaker(<i32>min<i64>(period, max<i64>(stepLimit - stepsDone(), 0)));
  return true;
}

/** The number of steps at which something is due at the latest. */
let stepLimit: i64 = i64.MAX_VALUE;
export function setStepLimit(steps: i64): void {
  stepLimit = steps;
  resetBreaker();
}

let period: i32 = BREAKER_PERIOD;

/** Looks at the interrupts after so many back edges and calls from now on: for tests of what happens then. */
export function setBreakerPeriod(count: i32): void {
  period = count;
  resetBreaker();
}
