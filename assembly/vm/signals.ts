/**
 * Signals: Ctrl-C, the host's timer, and those that threads send the main one. Noticed where the loop looks at its interrupts, they are
 * handled by the main thread at a safe point: by KeyboardInterrupt until a program has imported `signal`, from then on by lib/_signal.py.
 */
import { call1 } from "../core/call.ts";
import { raiseBare } from "../core/errors.ts";
import { atFinish } from "../core/finish.ts";
import { setBreaker } from "../core/interrupt.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { ERROR, NONE, pointer, small, Value } from "../core/value.ts";
import { interrupted, monotonicClock } from "../host.ts";
import { Exc } from "../shared/exceptions.ts";
import { asFrame, current } from "./frame.ts";

const SIGINT: i32 = 2;
const SIGALRM: i32 = 14;
/** Stands for those that lib/_signal.py has noted itself. */
const NOTED: i32 = 0;
const NO_SIGNAL: i32 = -1;

let isInterrupted: bool = false;
let isPoked: bool = false;
/** When the timer is due by the monotonic clock. */
let alarm: f64 = Infinity;
/** What handles them: (number) => None; NONE: nobody. */
let handler: Value = NONE;
/** The namespace of lib/_thread.py, owned: what its functions do is native in CPython, which handles no signal in the midst of a native. */
let lockCode: usize = 0;

/** Whether a signal waits to be handled. */
export function signalDue(): bool {
  if (interrupted()) isInterrupted = true;
  return isInterrupted || isPoked || alarmDue();
}

function alarmDue(): bool {
  return alarm !== Infinity && monotonicClock() >= alarm;
}

/** Whether one of them ends a wait for a lock, too: those that the program has sent itself do not, as CPython has no way to wake its main thread. */
export function endsWaits(): bool {
  return signalDue() && (isInterrupted || alarmDue());
}

/** Whether Python code handles signals. */
export function isHandled(): bool {
  return handler !== NONE;
}

/** Until when nothing comes of the timer, in seconds from now. */
export function secondsToAlarm(): f64 {
  return alarm === Infinity ? alarm : max(alarm - monotonicClock(), 0);
}

/** In the main thread, at a safe point: handles the signals that are due. False with an exception pending. */
export function handleSignals(): bool {
  for (let signal = takeSignal(); signal !== NO_SIGNAL; signal = takeSignal()) {
    if (handler === NONE) {
      raiseBare(Exc.KeyboardInterrupt);
      return false;
    }
    const done = call1(handler, small(signal));
    if (done === ERROR) return false;
    decref(done);
  }
  return true;
}

function takeSignal(): i32 {
  if (isInterrupted) {
    isInterrupted = false;
    return SIGINT;
  }
  if (alarmDue()) {
    alarm = Infinity;
    return SIGALRM;
  }
  const signal = isPoked ? NOTED : NO_SIGNAL;
  isPoked = false;
  return signal;
}

/** So many times in a row they wait: code that somebody else runs in that namespace can be interrupted. */
const MOST_DEFERRED: i32 = 1000;
/** Steps until it is looked again whether they still have to. */
const SOON: i32 = 3;
let deferred: i32 = 0;

/** At a safe point: whether signals have to wait, since a lock may be in the midst of changing hands. */
export function deferSignals(): bool {
  if (!isLockCode(current) || ++deferred > MOST_DEFERRED) {
    deferred = 0;
    return false;
  }
  setBreaker(SOON);
  return true;
}

/** Whether a frame runs code of lib/_thread.py. */
export function isLockCode(frame: usize): bool {
  return frame !== 0 && lockCode !== 0 && asFrame(frame).globals === <u32>lockCode;
}

/** From now on this is the namespace of lib/_thread.py, until the program ends. */
export function setLockCode(globals: Value): void {
  const old = lockCode;
  lockCode = pointer(incref(globals));
  if (old !== 0) decrefAt(old);
  atFinish(forget.index);
}

/** From now on a function handles signals, until the program ends. */
export function setHandler(f: Value): void {
  const old = handler;
  handler = incref(f);
  decref(old);
  atFinish(forget.index);
}

/** The main thread is to handle what lib/_signal.py has noted. */
export function poke(): void {
  isPoked = true;
}

/** The timer is due in so many seconds; Infinity: it is off. */
export function setAlarm(seconds: f64): void {
  alarm = seconds === Infinity ? seconds : monotonicClock() + seconds;
}

function forget(): void {
  if (lockCode !== 0) decrefAt(lockCode);
  lockCode = 0;
  const old = handler;
  handler = NONE;
  alarm = Infinity;
  isPoked = false;
  decref(old);
}
