/**
 * What ends a run that does not end by itself: its steps are used up, its time is, or its host wants it to stop. Looked at where interrupts are
 * served, in the loop as in long native work.
 *
 * The program hears of it by KeyboardInterrupt, which `except Exception` does not catch, and may then clean up: handlers and `finally` have GRACE_STEPS
 * and, where steps are not what was used up, GRACE_TIME. After that no handler is asked any more (see vm/unwind.ts), and whatever runs ends at the first call or back edge. So a run ends, whatever
 * it does, and the reason is known to the host, whatever the program made of the exception.
 *
 * Limits are of a job: the main thread, or a run that the host goes on with in time slices (vm/threads.ts), and the threads that it has started.
 */
import { raise, raiseBare } from "../core/errors.ts";
import { setStepLimit, setStopped, setTimeLimit, stepsDone, timeLimit } from "../core/interrupt.ts";
import { UNBOUND, Value } from "../core/value.ts";
import { monotonicClock } from "../host.ts";
import { Stop } from "../shared/embed.ts";
import { Exc } from "../shared/exceptions.ts";
import { clearResumptions } from "./resumptions.ts";

/** How far a run has been stopped. */
enum Stage {
  RUNS,
  /** The exception is to be raised. */
  DUE,
  /** It has been raised: handlers may run. */
  GRACE,
  /** No handler runs. */
  ENDING,
}

const GRACE_STEPS: i64 = 200_000;
/** Seconds. */
const GRACE_TIME: f64 = 0.02;
const UNLIMITED: i64 = i64.MAX_VALUE >> 1;

@unmanaged
export class Job {
  /** The step of the instance at which it has to end; while it does not run, how many it has left. */
  steps: i64;
  /** When it has to end by the monotonic clock. */
  deadline: f64;
  /** Stop, and Stage. */
  reason: u32;
  stage: u32;
  /** Threads that are its own. */
  threads: i32;
  /** The thread that began it, 0 once that has ended: what it gave is in `result`, an exception if `hasFailed`. */
  thread: u32;
  hasFailed: bool;
  /** KeyboardInterrupt is to be raised once, as for Ctrl-C. */
  isInterrupted: bool;
  /** Its steps are limited, and so have to be the same each time. */
  isCounted: bool;
  result: Value;
}

export function asJob(p: usize): Job {
  return changetype<Job>(p);
}

/** The job of the main thread is there without memory being asked for. */
export const mainJob: usize = memory.data(offsetof<Job>(), 8);
let job: usize = mainJob;
let isReady: bool = false;
/** No handler is to be asked. */
export let ending: bool = false;
/** Nothing is to begin with compiled code, which counts steps otherwise, and begins when the clock says so. */
export let isCounted: bool = false;

/** A job without limits. */
export function openJob(p: usize): void {
  asJob(p).steps = UNLIMITED;
  asJob(p).deadline = Infinity;
  asJob(p).reason = Stop.NONE;
  asJob(p).stage = Stage.RUNS;
  asJob(p).result = UNBOUND;
  asJob(p).isInterrupted = false;
  asJob(p).isCounted = false;
}

/** Limits of a job from now on: steps and seconds, 0 for none. Fewer than none are as many, but need not be the same each time. */
export function limitJob(p: usize, steps: f64, seconds: f64): void {
  openMainJob();
  const limited = asJob(p);
  const given = abs(steps);
  const most = given > 0 && given < <f64>UNLIMITED ? <i64>given : UNLIMITED;
  limited.steps = p === job ? stepsDone() + most : most;
  limited.deadline = seconds > 0 ? monotonicClock() + seconds : Infinity;
  limited.reason = Stop.NONE;
  limited.stage = Stage.RUNS;
  limited.isInterrupted = false;
  limited.isCounted = steps > 0;
  if (p === job) apply();
}

/** A run of the job has ended: why it was stopped. It has no limits any more. */
export function endLimits(p: usize): Stop {
  openMainJob();
  const reason: Stop = asJob(p).reason;
  limitJob(p, 0, 0);
  return reason;
}

/** The job is to end as soon as it can. */
export function stopJob(p: usize, reason: Stop): void {
  openMainJob();
  if (asJob(p).stage !== Stage.RUNS) return;
  asJob(p).reason = reason;
  asJob(p).stage = Stage.DUE;
  if (p === job) apply();
}

/** The job hears KeyboardInterrupt, and may go on if it wants to. */
export function interruptIn(p: usize): void {
  openMainJob();
  asJob(p).isInterrupted = true;
  if (p === job) apply();
}

/** Whether the job is not to wait for anything. */
export function isStopping(p: usize): bool {
  return asJob(p).stage !== Stage.RUNS || asJob(p).isInterrupted;
}

/** Threads of another job go on. */
export function switchJob(to: usize): void {
  openMainJob();
  if (to === job) return;
  asJob(job).steps -= stepsDone();
  job = to;
  asJob(job).steps += stepsDone();
  apply();
}

/** The job whose thread runs. */
export function runningJob(): usize {
  return job;
}

export function openMainJob(): void {
  if (isReady) return;
  isReady = true;
  openJob(mainJob);
}

/** Has the breaker expire where the running job has to be looked at. */
function apply(): void {
  const running = asJob(job);
  ending = running.stage === Stage.ENDING;
  // Generators that wait for compiled code are looked up without asking.
  if (running.isCounted && !isCounted) clearResumptions(0, usize.MAX_VALUE);
  isCounted = running.isCounted;
  setStopped(running.stage !== Stage.RUNS);
  const isDue = ending || running.stage === Stage.DUE || running.isInterrupted;
  setTimeLimit(running.stage === Stage.RUNS ? running.deadline : 0);
  setStepLimit(isDue ? 0 : running.steps);
}

/** Where interrupts are served: whether the running job may go on; false with KeyboardInterrupt pending. */
export function checkLimits(): bool {
  if (!isReady) return true;
  const running = asJob(job);
  if (running.isInterrupted) {
    running.isInterrupted = false;
    apply();
    raiseBare(Exc.KeyboardInterrupt);
    return false;
  }
  if (running.stage === Stage.RUNS) {
    if (stepsDone() >= running.steps) running.reason = Stop.STEPS;
    else if (timeLimit !== Infinity && monotonicClock() >= timeLimit) running.reason = Stop.TIME;
    else return true;
  } else if (running.stage === Stage.GRACE && !isOver(running)) return true;
  if (running.stage === Stage.RUNS || running.stage === Stage.DUE) {
    running.stage = Stage.GRACE;
    running.steps = stepsDone() + GRACE_STEPS;
    running.deadline = running.reason === Stop.STEPS ? Infinity : monotonicClock() + GRACE_TIME;
  } else running.stage = Stage.ENDING;
  apply();
  return refuse(running.reason);
}

/** Whether what was given for cleaning up is used up. */
function isOver(running: Job): bool {
  return (
    stepsDone() >= running.steps || (running.deadline !== Infinity && monotonicClock() >= running.deadline)
  );
}

function refuse(reason: Stop): bool {
  if (reason === Stop.TIME) raise(Exc.KeyboardInterrupt, "the time limit is exceeded");
  else if (reason === Stop.STEPS) raise(Exc.KeyboardInterrupt, "the step limit is exceeded");
  else raiseBare(Exc.KeyboardInterrupt);
  return false;
}
