/**
 * Limits of what runs: begun where JavaScript enters the VM first, ended where it leaves. What they stop is thrown as an error of its own, whatever the
 * program made of it (assembly/vm/limits.ts). Calls that Python makes back into JavaScript, and from there into Python, are under the same limits.
 */
import { type RunExports, Stop } from "../host/running.ts";
import { PythonError, type PythonErrorFacts, PythonInterrupt, PythonTimeoutError } from "./errors.ts";

/** What may be limited. */
export interface Limits {
  /** Milliseconds that a run may take, from its beginning: PythonTimeoutError. */
  timeout?: number;
  /**
   * Steps that a run may take: calls, rounds of loops, and what natives do at length. PythonTimeoutError. The same program takes the same steps each time: for
   * that it is interpreted, and takes longer than where only its time is limited.
   */
  maxSteps?: number;
}

/** What starting the session itself takes, and what sys.setrecursionlimit takes. */
const LEAST_DEPTH = 50;
const MOST_DEPTH = 0x7fff_ffff;

/** How long describing an exception may take, and finalizers of what it held: as many steps as take some 50 ms, and seconds, where other programs have the processor. */
const STEPS_AFTERWARDS = 4_000_000;
const SECONDS_AFTERWARDS = 0.5;

export class Limiter {
  private entered = false;
  /** Why a run was stopped that is over, but for what is said about it. */
  private reason: Stop | undefined;

  /** `tidy`: what is to be done after a run that was stopped. */
  constructor(
    private readonly vm: RunExports,
    private readonly usual: Limits,
    private readonly tidy: () => void,
  ) {}

  /** Sets how deep Python calls may nest. */
  limitRecursion(depth: number): void {
    if (!Number.isInteger(depth)) throw new TypeError("recursionLimit must be an integer");
    if (depth < LEAST_DEPTH || depth > MOST_DEPTH)
      throw new RangeError(`recursionLimit must be between ${LEAST_DEPTH} and ${MOST_DEPTH}`);
    this.vm.limitRecursion(depth);
  }

  /** Whether something must be done when the VM is entered now. */
  get isNeeded(): boolean {
    return !this.entered && (this.usual.timeout !== undefined || this.usual.maxSteps !== undefined);
  }

  /** Whether a run goes on that is under limits. */
  get isRunning(): boolean {
    return this.entered && this.reason === undefined;
  }

  /** Does what is said about a run that is over: its limits do not count any more, but whatever the program has written for that must end. */
  afterwards<T>(step: () => T): T {
    this.vm.beginRun(-STEPS_AFTERWARDS, SECONDS_AFTERWARDS);
    try {
      return step();
    } finally {
      this.vm.endRun();
    }
  }

  /** The run is over. */
  finish(): void {
    if (this.entered && this.reason === undefined) this.reason = this.vm.endRun();
  }

  /** Does something under limits, the instance's unless others are given. */
  run<T>(step: () => T, limits: Limits = {}): T {
    const timeout = limits.timeout ?? this.usual.timeout;
    const maxSteps = limits.maxSteps ?? this.usual.maxSteps;
    if (this.entered || (timeout === undefined && maxSteps === undefined)) return step();
    this.entered = true;
    this.vm.beginRun(maxSteps ?? 0, (timeout ?? 0) / 1000);
    let reason = Stop.NONE;
    let result: T | undefined;
    let error: unknown;
    try {
      result = step();
    } catch (thrown) {
      error = thrown;
      if (!(thrown instanceof PythonError)) throw thrown;
    } finally {
      this.finish();
      reason = this.reason ?? Stop.NONE;
      if (reason !== Stop.NONE) this.tidy();
      this.reason = undefined;
      this.entered = false;
    }
    if (reason !== Stop.NONE) throw stopped(reason, { timeout, maxSteps }, error);
    if (error !== undefined) throw error;
    return result as T;
  }
}

/** The error for a run that was stopped. What Python raised then is kept, for the traceback says where. */
export function stopped(reason: Stop, { timeout, maxSteps }: Limits, raised: unknown): PythonError {
  const text = {
    [Stop.NONE]: "",
    [Stop.TIME]: `the run has taken more than ${timeout} ms`,
    [Stop.STEPS]: `the run has taken more than ${maxSteps} steps`,
    [Stop.ABORT]: "the run was aborted",
  }[reason];
  const Kind = reason === Stop.ABORT ? PythonInterrupt : PythonTimeoutError;
  if (raised instanceof PythonError) return new Kind({ ...factsOf(raised), text });
  return new Kind({ type: "KeyboardInterrupt", text, traceback: text, frames: [] });
}

function factsOf(error: PythonError): Omit<PythonErrorFacts, "text"> {
  return {
    type: error.type,
    traceback: error.traceback,
    frames: [...error.frames],
    value: () => error.value,
  };
}
