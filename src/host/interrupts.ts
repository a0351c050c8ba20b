/**
 * Ctrl-C while Python runs. Node runs no signal handler before the running code ends, so the handler must be one that needs no
 * JavaScript: Node's own for `vm` scripts with breakOnSigint and for its prompt. It only notes the signal, and a blocking system call
 * of this thread ends with EINTR.
 *
 * It is no public interface of Node. Measured instead: the VM in a worker, the documented way, makes `print(1)` 40 % slower to
 * start. Where it is missing, Ctrl-C ends the process as if there were no handler.
 */

import { binding } from "./builtin.ts";
import { now } from "./clock.ts";

interface Watchdog {
  startSigintWatchdog(): void;
  /** Whether the signal has come since the start. */
  stopSigintWatchdog(): boolean;
  watchdogHasPendingSigint(): boolean;
}

let watchdog: Watchdog | undefined;

/** From now on, until `releaseInterrupts`, Ctrl-C asks the running program to stop. */
export function catchInterrupts(): void {
  watchdog = binding<Watchdog>(
    "contextify",
    "startSigintWatchdog",
    "stopSigintWatchdog",
    "watchdogHasPendingSigint",
  );
  watchdog?.startSigintWatchdog();
}

/** Ctrl-C does what it did before; a signal that nobody has asked about is forgotten. */
export function releaseInterrupts(): void {
  watchdog?.stopSigintWatchdog();
  watchdog = undefined;
}

/** Whether the user has pressed Ctrl-C; goes on being so until `takeInterrupt`. */
export function interruptPending(): boolean {
  return watchdog?.watchdogHasPendingSigint() ?? false;
}

/** Whether the user has pressed Ctrl-C since the last time. */
export function takeInterrupt(): boolean {
  if (watchdog === undefined || !watchdog.watchdogHasPendingSigint()) return false;
  const was = watchdog.stopSigintWatchdog();
  watchdog.startSigintWatchdog();
  return was;
}

const clock = new Int32Array(new SharedArrayBuffer(4));
/** How long an interrupt may go unnoticed, in milliseconds. */
const SLICE = 20;

/** Lets time pass, in milliseconds: all of it, or less after Ctrl-C. */
export function pause(milliseconds: number): void {
  const end = now() + milliseconds;
  for (let left = milliseconds; left > 0 && !interruptPending(); left = end - now()) {
    Atomics.wait(clock, 0, 0, Math.min(left, SLICE));
  }
}
