/** What the VM exports for running under limits and in time slices: assembly/vm/embed/run.ts. */
import { JobState, Stop } from "../../assembly/shared/embed.ts";

export { JobState, Stop };

export interface RunExports {
  /** 0: no limit; steps below 0: as many, but not exactly. */
  beginRun(maxSteps: number, seconds: number): void;
  endRun(): Stop;
  limitRecursion(depth: number): void;
  interruptMain(): void;
  abortMain(): void;
  /** Steps that the instance has counted since it was made. */
  steps(): number;
  beginJob(maxSteps: number, seconds: number): number;
  pump(seconds: number): number;
  jobState(job: number): JobState;
  jobStop(job: number): Stop;
  takeJobResult(job: number): number;
  endJob(job: number): number;
  interruptJob(job: number): void;
  abortJob(job: number): void;
  wakeJobs(token: number): void;
  /** The job that runs: one of beginJob's, or what the main thread does. */
  runningJob(): number;
}
