import { setAttr } from "../core/attribute.ts";
import { raiseBare, raisef, restoreError } from "../core/errors.ts";
import { isException } from "../core/exception.ts";
import { internText, nameOf } from "../core/intern.ts";
import { expireBreaker } from "../core/interrupt.ts";
import { defineFunction } from "../core/native.ts";
import { incref } from "../core/object.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import {
  boxBool,
  ERROR,
  floatValue,
  isFloat,
  isSmall,
  NONE,
  small,
  smallValue,
  Value,
} from "../core/value.ts";
import { inputReady } from "../host.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { handleSignals, poke, setAlarm, setHandler, setLockCode, signalDue } from "./signals.ts";
import {
  canWaitForHost,
  identOf,
  isMainRunning,
  others,
  running,
  startThread,
  waitFor,
  wake,
  wakes,
} from "./threads.ts";

/** thread_start(function, handle): a new thread calls the function; its number is in handle.ident as soon as there is the thread. */
function hostThreadStart(args: usize): Value {
  const ident = startThread(load<i64>(args));
  if (ident === 0) return ERROR;
  return setAttr(load<i64>(args, 8), nameOf(Name.ident), small(ident)) < 0 ? ERROR : NONE;
}

/**
 * thread_wait(key, seconds, wakes): from the next safe point on the thread waits for thread_wake(key), at most so long (None: for ever). It does not where
 * thread_wakes() is no longer what it was before the caller looked.
 */
function hostThreadWait(args: usize): Value {
  waitFor(load<i64>(args), secondsOf(load<i64>(args, 8)), <u32>smallValue(load<i64>(args, 16)));
  return NONE;
}

/** thread_wakes(): a number that changes whenever a thread is woken. */
function hostThreadWakes(_args: usize): Value {
  return small(wakes);
}

function hostThreadWake(args: usize): Value {
  wake(load<i64>(args));
  return NONE;
}

function hostThreadIdent(_args: usize): Value {
  return small(identOf(running));
}

/** thread_count(): how many there are beside the main one. */
function hostThreadCount(_args: usize): Value {
  return small(others);
}

/** can_wait(): whether the thread can wait for the host. */
function hostCanWait(_args: usize): Value {
  return boxBool(canWaitForHost());
}

/** input_ready(): whether a line of standard input is there; if not, the thread is to wait for INPUT_TOKEN. */
function hostInputReady(_args: usize): Value {
  return boxBool(inputReady());
}

/** thread_report(error, function): what has ended a thread. */
function hostThreadReport(args: usize): Value {
  if (!isException(load<i64>(args)))
    return raisef(Exc.TypeError, "expected an exception, not %T", load<i64>(args));
  restoreError(incref(load<i64>(args)));
  reportUnraisable("Exception ignored in thread started by", load<i64>(args, 8));
  return NONE;
}

/** on_signal(function): it is called with the number of each signal; with 0 for those of signal_main(). */
function hostOnSignal(args: usize): Value {
  setHandler(load<i64>(args));
  return NONE;
}

/** signal_main(): the main thread is to call what on_signal was given. */
function hostSignalMain(_args: usize): Value {
  poke();
  expireBreaker();
  return NONE;
}

/** lock_code(namespace): between the instructions of its functions no signal is handled. */
function hostLockCode(args: usize): Value {
  setLockCode(load<i64>(args));
  return NONE;
}

/** handle_signals(): as behind a call of a native, whatever waits to be handled by the thread. */
function hostHandleSignals(_args: usize): Value {
  return !isMainRunning() || !signalDue() || handleSignals() ? NONE : ERROR;
}

/** default_int_handler(signalnum, frame): the handler of SIGINT that a program begins with. */
function hostDefaultIntHandler(_args: usize): Value {
  return raiseBare(Exc.KeyboardInterrupt);
}

/** set_alarm(seconds): SIGALRM comes then; None: it does not. */
function hostSetAlarm(args: usize): Value {
  setAlarm(secondsOf(load<i64>(args)));
  expireBreaker();
  return NONE;
}

function secondsOf(v: Value): f64 {
  return isFloat(v) ? floatValue(v) : isSmall(v) ? <f64>smallValue(v) : Infinity;
}

export function defineThreadFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "thread_start(function, handle, /)", hostThreadStart);
  defineFunction(dict, module, "thread_wait(key, seconds, wakes, /)", hostThreadWait);
  defineFunction(dict, module, "thread_wakes()", hostThreadWakes);
  defineFunction(dict, module, "thread_wake(key, /)", hostThreadWake);
  defineFunction(dict, internText("_thread"), "get_ident()", hostThreadIdent);
  defineFunction(dict, module, "thread_count()", hostThreadCount);
  defineFunction(dict, module, "can_wait()", hostCanWait);
  defineFunction(dict, module, "input_ready()", hostInputReady);
  defineFunction(dict, module, "thread_report(error, function, /)", hostThreadReport);
  defineFunction(dict, module, "on_signal(function, /)", hostOnSignal);
  defineFunction(dict, module, "signal_main()", hostSignalMain);
  defineFunction(dict, module, "lock_code(namespace, /)", hostLockCode);
  defineFunction(dict, module, "handle_signals()", hostHandleSignals);
  defineFunction(dict, module, "default_int_handler(signalnum, frame, /)", hostDefaultIntHandler);
  defineFunction(dict, module, "set_alarm(seconds, /)", hostSetAlarm);
}
