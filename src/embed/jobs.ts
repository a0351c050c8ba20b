/**
 * Runs that leave the host alive (`runAsync`): each is a job of the VM (assembly/vm/embed/run.ts), and all jobs of an instance go on in turns, in time slices
 * between which JavaScript does its own work. When all of them wait (for a promise, a timer, a lock), nothing is scheduled but the next timer; whatever
 * calls into Python then has the jobs looked at again, for it may have ended a wait.
 */
import { JobState, type RunExports, Stop } from "../host/running.ts";
import { PythonError, PythonInterrupt } from "./errors.ts";
import { type Limits, stopped } from "./limits.ts";

/** What a run in slices may be told beside its limits. */
export interface JobLimits extends Limits {
  /**
   * Ends the run: PythonInterrupt. A signal comes while JavaScript has control, which is between two instructions of the program, many times a second. While a single
   * call of a built-in function goes on (`sum(itertools.repeat(0))`) JavaScript does not run at all, so nothing can abort: that is ended by `timeout` and
   * `maxSteps`, which the VM itself looks at there, or by `setInterruptBuffer` from another thread.
   */
  signal?: AbortSignal;
}

/** A run, for a copy of the instance. */
export interface BegunJob {
  address: number;
  limits: JobLimits;
  isSettled: boolean;
}

/** What this file asks of the session. */
export interface JobSession {
  readonly exports: RunExports;
  readonly isOpen: boolean;
  readonly depth: number;
  /** Enters the VM without limits; what goes wrong there is the VM's or the host's. */
  slice(step: () => number): number;
  /** What functions of the embedder's have thrown during a job. */
  takeFailure(job: number): { error: unknown } | undefined;
  /** The value, or the error, in slot 0. */
  taken(): unknown;
  raised(): unknown;
  /** A run that was stopped is over. */
  tidy(): void;
}

interface Job {
  limits: JobLimits;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  onAbort: (() => void) | undefined;
  isSettled: boolean;
}

/** Milliseconds: short enough for a page to answer, long enough to be worth the way in and out. */
const SLICE = 8;
/** Longest wait that setTimeout takes. */
const LONGEST = 0x7fff_ffff;
/** What pump says where there is nothing to go on with, or it cannot be done now. */
const NO_JOBS = -1;

export class Jobs {
  private readonly jobs = new Map<number, Job>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDue = false;
  /** What has failed in writing out, at the end of slices: the next run that ends hears of it. */
  private failure: { error: unknown } | undefined;

  constructor(private readonly session: JobSession) {}

  /** Begins a job with the function in slot 1. */
  start(limits: JobLimits): Promise<unknown> {
    const { exports } = this.session;
    const address = exports.beginJob(limits.maxSteps ?? 0, (limits.timeout ?? 0) / 1000) >>> 0;
    if (address === 0) return Promise.reject(this.session.raised());
    return this.promise(address, limits);
  }

  /** What becomes of a job that has been begun. */
  private promise(address: number, limits: JobLimits): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const job: Job = { limits, resolve, reject, onAbort: undefined, isSettled: false };
      this.jobs.set(address, job);
      const { signal } = limits;
      if (signal) {
        job.onAbort = () => this.abort(address);
        signal.addEventListener("abort", job.onAbort);
      }
      this.kick();
    });
  }

  /** Runs that have begun, those too that have ended but for their threads. */
  list(): BegunJob[] {
    return [...this.jobs].map(([address, { limits, isSettled }]) => ({ address, limits, isSettled }));
  }

  /** Goes on with another session's runs, in a copy of its memory: what becomes of those that have not ended. */
  adopt(begun: readonly BegunJob[]): Promise<unknown>[] {
    const promises: Promise<unknown>[] = [];
    for (const { address, limits, isSettled } of begun) {
      const promise = this.promise(address, limits);
      // Nobody has to care.
      promise.catch(() => {});
      if (isSettled) this.jobs.get(address)!.isSettled = true;
      else promises.push(promise);
    }
    return promises;
  }

  get size(): number {
    return this.jobs.size;
  }

  private abort(address: number): void {
    if (!this.session.isOpen) return;
    this.session.exports.abortJob(address);
    this.kick();
  }

  /** All jobs hear KeyboardInterrupt. */
  interrupt(): void {
    for (const address of this.jobs.keys()) this.session.exports.interruptJob(address);
    this.kick();
  }

  /** Something has happened that jobs may wait for: they are looked at soon. */
  kick(): void {
    if (this.isDue || this.jobs.size === 0) return;
    this.isDue = true;
    clearTimeout(this.timer);
    soon(() => {
      this.isDue = false;
      this.pump();
    });
  }

  private pump(): void {
    const { session } = this;
    if (!session.isOpen || this.jobs.size === 0) return;
    let next: number;
    try {
      next = session.slice(() => session.exports.pump(SLICE / 1000));
    } catch (error) {
      return this.fail(error);
    }
    this.failure ??= session.takeFailure(session.exports.runningJob());
    for (const [address, job] of this.jobs) this.settle(address, job);
    if (next === 0) this.kick();
    else if (next > 0 && next !== Infinity) this.wait(next);
    else if (next < NO_JOBS) this.wait(SLICE / 1000);
  }

  private wait(seconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pump(), Math.min(Math.ceil(seconds * 1000), LONGEST));
  }

  /** Hands out what a job that has ended gave; it stays until its threads have ended, too. */
  private settle(address: number, job: Job): void {
    const { session } = this;
    const { exports } = session;
    const state = exports.jobState(address);
    if (state === JobState.RUNNING) return;
    if (!job.isSettled) {
      job.isSettled = true;
      if (job.onAbort) job.limits.signal?.removeEventListener("abort", job.onAbort);
      const reason = exports.jobStop(address);
      exports.takeJobResult(address);
      const result = state === JobState.DONE ? session.taken() : session.raised();
      const failure = session.takeFailure(address) ?? this.failure;
      this.failure = undefined;
      if (failure !== undefined) job.reject(failure.error);
      else if (reason !== Stop.NONE) job.reject(stopped(reason, job.limits, result));
      else if (state === JobState.DONE) job.resolve(result);
      else job.reject(result);
    }
    const wasStopped = exports.jobStop(address) !== Stop.NONE;
    if (!exports.endJob(address)) return;
    this.jobs.delete(address);
    if (wasStopped) session.tidy();
  }

  /** The VM is of no more use. */
  private fail(error: unknown): void {
    for (const job of this.jobs.values()) job.reject(error);
    this.jobs.clear();
  }

  /** The instance is being disposed of: nobody waits for ever. */
  close(): void {
    clearTimeout(this.timer);
    const text = "the Python instance was disposed of during the run";
    const facts = { type: "KeyboardInterrupt", text, traceback: text, frames: [] };
    for (const job of this.jobs.values()) if (!job.isSettled) job.reject(new PythonInterrupt(facts));
    this.jobs.clear();
  }
}

/** The error of a run that is not begun since its signal has come already. */
export function abortedBefore(limits: JobLimits): PythonError | undefined {
  return limits.signal?.aborted ? stopped(Stop.ABORT, limits, undefined) : undefined;
}

/** Calls an action after what the host has to do, without the 4 ms that setTimeout waits at least. */
const soon: (action: () => void) => void = makeSoon();

function makeSoon(): (action: () => void) => void {
  const { setImmediate } = globalThis as { setImmediate?: (action: () => void) => void };
  if (setImmediate !== undefined) return setImmediate;
  let channel: MessageChannel | undefined;
  const actions: (() => void)[] = [];
  return (action) => {
    if (channel === undefined) {
      channel = new MessageChannel();
      channel.port1.onmessage = () => actions.shift()?.();
    }
    actions.push(action);
    channel.port2.postMessage(null);
  };
}
