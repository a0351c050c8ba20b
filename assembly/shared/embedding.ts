/** What the VM and a program that embeds it have to agree on. */

/** Why a run was stopped. */
export enum Stop {
  NONE,
  TIME,
  STEPS,
  /** The host wants it. */
  ABORT,
}

/** What becomes of a run that goes on in time slices. */
export enum JobState {
  RUNNING,
  DONE,
  FAILED,
}
