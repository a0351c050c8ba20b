/**
 * Running in time slices, and limits of what runs, for the host: see vm/limits.ts and vm/threads.ts. A job is known by its address.
 *
 * The host begins a job with a Python function, calls `pump` until that says that nothing can go on, waits for what the job waits for, and pumps
 * again. It asks `jobState` after each slice, and takes the result of what has ended.
 */
import { raiseMemoryError } from "../../core/errors.ts";
import { charge, expireBreaker, stepsDone } from "../../core/interrupt.ts";
import { decref } from "../../core/object.ts";
import { ERROR, small, UNBOUND, Value } from "../../core/value.ts";
import { rawAllocZeroed, rawFree } from "../../memory/raw.ts";
import { isOutputWaiting } from "../../objects/textfile.ts";
import { JobState, Outcome, Stop } from "../../shared/embed.ts";
import { runSlice } from "../driver.ts";
import { setRecursionLimit } from "../frame.ts";
import { asJob, endLimits, interruptIn, Job, limitJob, mainJob, openJob, stopJob } from "../limits.ts";
import { flushStandard } from "../report.ts";
import { addThread, beginSlice, endSlice, endThreadsOf, wake } from "../threads.ts";
import { answerWith, given, hand } from "./area.ts";
import { flushOthers } from "./session.ts";

/** The thread slices go on: -2 where one has begun already, or the main thread has calls. */
const BUSY: f64 = -2;

/** Steps that the instance has counted: back edges, calls and the work of natives. */
export function steps(): f64 {
  return <f64>stepsDone();
}

/** Counts work that the host does for the program, as `charge`; false: it is to give up, with an exception pending. */
export function chargeWork(units: i32): bool {
  return charge(units);
}

/** Limits of what is called from now on, until `endRun`: steps and seconds, 0 for none. */
export function beginRun(most: f64, seconds: f64): void {
  limitJob(mainJob, most, seconds);
}

/** What was called has ended: why it was stopped. Threads that it has left behind go with it then. */
export function endRun(): Stop {
  const reason = endLimits(mainJob);
  if (reason !== Stop.NONE) endThreadsOf(mainJob);
  return reason;
}

/** Limits how deep Python calls may nest. */
export function limitRecursion(depth: i32): void {
  setRecursionLimit(depth);
}

/** Whatever runs on the main thread hears KeyboardInterrupt. */
export function interruptMain(): void {
  interruptIn(mainJob);
}

/** As `abortJob`, for what was called between `beginRun` and `endRun`. */
export function abortMain(): void {
  stopJob(mainJob, Stop.ABORT);
}

/** Begins a job that calls the Python function in slot 1 without arguments: its address; 0, and the exception in slot 0. */
export function beginJob(most: f64, seconds: f64): usize {
  const f = given(1);
  const job = openJobOf(f, most, seconds);
  decref(f);
  if (job === 0) answerWith(ERROR);
  return job;
}

function openJobOf(f: Value, most: f64, seconds: f64): usize {
  const p = rawAllocZeroed(offsetof<Job>());
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  openJob(p);
  limitJob(p, most, seconds);
  const thread = addThread(f, p);
  asJob(p).thread = <u32>thread;
  if (thread !== 0) return p;
  rawFree(p);
  return 0;
}

/** Goes on with all jobs for so many seconds: in how many to call this again, Infinity for when the host has something new; -1 if there is nothing to do. */
export function pump(seconds: f64): f64 {
  if (!beginSlice(seconds)) return BUSY;
  expireBreaker();
  runSlice();
  const next = endSlice();
  if (isOutputWaiting()) flushStandard(0);
  flushOthers();
  return next;
}

export function jobState(job: usize): JobState {
  if (asJob(job).thread !== 0) return JobState.RUNNING;
  return asJob(job).hasFailed ? JobState.FAILED : JobState.DONE;
}

/** Answers with what an ended job gave, or the exception that ended it. */
export function takeJobResult(job: usize): i32 {
  hand(0, asJob(job).result);
  asJob(job).result = UNBOUND;
  return asJob(job).hasFailed ? Outcome.RAISED : Outcome.DONE;
}

export function jobStop(job: usize): Stop {
  return asJob(job).reason;
}

/** Gives an ended job back once no thread of it is left; those of one that was stopped go now. False: it is to be asked again. */
export function endJob(job: usize): bool {
  if (asJob(job).reason !== Stop.NONE) endThreadsOf(job);
  if (asJob(job).threads > 0) return false;
  rawFree(job);
  return true;
}

/** The job hears KeyboardInterrupt. */
export function interruptJob(job: usize): void {
  interruptIn(job);
}

/** The job is to end. */
export function abortJob(job: usize): void {
  stopJob(job, Stop.ABORT);
}

/** Threads go on that wait for the host by this number. */
export function wakeJobs(token: i32): void {
  wake(small(token));
}
