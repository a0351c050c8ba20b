/**
 * What VM and host agree on where Python is embedded: how values cross.
 *
 * A small area at a fixed address has slots of one value each (shared/layout.ts says how a value is boxed). Slot 0 holds the answer; what is handed
 * over lies in the slots from 1 on. Each side has read all it wants of the area before it lets anything else run, so that calls
 * may nest. Who takes a value from a slot owns its reference.
 */

/** Slots of the area; what has more values is handed over in parts. */
export const AREA_SLOTS: i32 = 256;

/** What a function of the VM that the embedder calls says. */
export enum Outcome {
  // the answer is an exception
  RAISED = -1,
  // the answer is a value
  DONE = 0,
}

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
