/**
 * The pending exception, and raising from native code.
 *
 * There are no exceptions in AssemblyScript: `return raise(Exc.TypeError, "…")` records one and gives ERROR; callers test and
 * return (functions that give an i32 or a count `return fail(Exc.…)`, -1). At most one exception is pending.
 * `handled` is the exception that an `except` block is handling (sys.exception()): it becomes the context of a new one.
 */
import { Exc } from "../shared/exceptions.ts";
import { Header } from "../shared/layout.ts";
import { newBuilder } from "./builder.ts";
import { allocException, asException, excIs } from "./exception.ts";
import { atFinish } from "./finish.ts";
import { spend } from "./interrupt.ts";
import { formatInto } from "./message.ts";
import { decref, decrefAt, decrefField, gcIsTracked, gcTrack, increfAt } from "./object.ts";
import { newStr } from "./string.ts";
import { emptyTuple, newTuple, tupleItem } from "./tuple.ts";
import { asType } from "./type.ts";
import { excType } from "./typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "./value.ts";

/** The pending exception (owned), UNBOUND if there is none. */
export let pending: Value = UNBOUND;
/** The exception being handled (owned), UNBOUND if there is none. Generators put theirs aside (vm/generator.ts). */
export let handled: Value = UNBOUND;
/** Made at boot, raised when there is no memory to make another. */
let memoryError: usize = 0;
/** Whether its reference is with somebody else. */
let spareInUse: bool = false;

export function initErrors(): bool {
  memoryError = allocException(excType(Exc.MemoryError), emptyTuple());
  return memoryError !== 0;
}

/** Exchanges the handled exception; the old one's reference goes to the caller. */
export function setHandled(exc: Value): Value {
  const old = handled;
  handled = exc;
  return old;
}

export function errorPending(): bool {
  return pending !== UNBOUND;
}

/** Takes the pending exception: the caller owns it, none is pending any more. */
export function takeError(): Value {
  const exc = pending;
  pending = UNBOUND;
  return exc;
}

/** Makes exc (reference taken over) the pending exception as it is: no context is set. Gives ERROR. */
export function restoreError(exc: Value): Value {
  const before = pending;
  pending = exc;
  // Its end may run finalizers, which put aside what is pending.
  if (before !== UNBOUND) decref(before);
  return ERROR;
}

export function clearError(): void {
  if (pending !== UNBOUND) decref(takeError());
}

/** Whether the pending exception is an instance of this built-in one. */
export function pendingIs(exc: Exc): bool {
  return pending !== UNBOUND && excIs(pointer(pending), exc);
}

/** If the pending exception is of this kind, drops it and says so. */
export function catchError(exc: Exc): bool {
  if (!pendingIs(exc)) return false;
  clearError();
  return true;
}

/** Raises the exception instance (reference taken over), with the handled one as its context. Gives ERROR. */
export function raiseException(exc: Value): Value {
  setContext(pointer(exc));
  return restoreError(exc);
}

/** The handled exception becomes the context, and no cycle comes of it (CPython: _PyErr_SetObject). */
function setContext(p: usize): void {
  if (handled === UNBOUND) return;
  const context = pointer(handled);
  if (context === p || asException(p).context === context) return;
  breakCycle(context, p);
  decrefField(asException(p).context);
  increfAt(context);
  asException(p).context = context;
}

/** If p stands in the chain of contexts from `from`, cuts the chain there. Floyd's slow pointer stops at cycles made by hand. */
function breakCycle(from: usize, p: usize): void {
  let slow = from;
  let advance = false;
  for (let e = from; ; ) {
    const next: usize = asException(e).context;
    if (next === 0) return;
    if (next === p) {
      asException(e).context = 0;
      decrefAt(next);
      return;
    }
    e = next;
    // A chain is as long as the program likes, and walked each time that something is raised.
    spend(1);
    if (e === slow) return;
    if (advance) slow = asException(slow).context;
    advance = !advance;
  }
}

/** Raises a built-in exception whose one argument is the value (borrowed). Gives ERROR. */
export function raiseWith(exc: Exc, arg: Value): Value {
  return raiseTypeWith(excType(exc), arg);
}

/** As raiseWith, for a type of exceptions at an address. */
export function raiseTypeWith(type: usize, arg: Value): Value {
  const slot = memory.data(8);
  store<i64>(slot, arg);
  const args = newTuple(slot, 1);
  return args === 0 ? ERROR : raiseArguments(type, args);
}

/** Raises a type of exceptions with its `args` (taken over), which are one. */
function raiseArguments(type: usize, args: usize): Value {
  const slot = memory.data(8);
  const p = allocException(type, args);
  if (p === 0) {
    decrefAt(args);
    return raiseMemoryError();
  }
  const init = asType(type).init;
  // Kinds with fields of their own set them from the argument: SystemExit.code, ImportError.msg …
  if (init !== asType(excType(Exc.BaseException)).init) {
    store<i64>(slot, tupleItem(args, 0));
    if (call_indirect<i32>(init, box(p), slot, 1, 0) < 0) {
      decrefAt(p);
      return ERROR;
    }
  }
  return raiseException(box(p));
}

/** Raises a built-in exception without arguments. Gives ERROR. */
export function raiseBare(exc: Exc): Value {
  const p = allocException(excType(exc), emptyTuple());
  return p === 0 ? raiseMemoryError() : raiseException(box(p));
}

/** Raises a built-in exception, its message formatted as by raisef, whose cause is the pending one. Gives ERROR. */
export function raiseFromPending(exc: Exc, message: string, a: Value = UNBOUND, b: Value = UNBOUND): Value {
  const cause = takeError();
  raisef(exc, message, a, b);
  const e = asException(pointer(pending));
  decrefField(e.cause);
  decrefField(e.context);
  e.cause = <u32>pointer(cause);
  e.context = <u32>pointer(cause);
  increfAt(pointer(cause));
  e.suppressContext = 1;
  return ERROR;
}

/** Raises a built-in exception with a literal message. Gives ERROR. */
export function raise(exc: Exc, message: string): Value {
  const args = argumentsOf(message);
  return args === 0 ? ERROR : raiseArguments(excType(exc), args);
}

/**
 * The arguments of what was raised with literal messages lately: what raises in a loop does so with the same one. By the literal's
 * address: │ literal u32 │ tuple u32 │.
 */
const RECENT: u32 = 64;
const recent: usize = memory.data(512);
let recentUsed: bool = false;

/** A tuple of a literal as a str (a reference); 0 with MemoryError pending. */
function argumentsOf(message: string): usize {
  const literal = changetype<usize>(message);
  const place = recent + (((literal >> 4) & <usize>(RECENT - 1)) << 3);
  if (load<u32>(place) !== <u32>literal && !remember(place, message)) return 0;
  const args: usize = load<u32>(place, 4);
  increfAt(args);
  return args;
}

function remember(place: usize, message: string): bool {
  const text = newStr(message);
  if (text === 0) return false;
  const slot = memory.data(8);
  store<i64>(slot, box(text));
  const args = newTuple(slot, 1);
  decrefAt(text);
  if (args === 0) return false;
  const old: usize = load<u32>(place, 4);
  store<u32>(place, <u32>changetype<usize>(message));
  store<u32>(place, <u32>args, 4);
  decrefField(old);
  if (!recentUsed) atFinish(forgetRecent.index);
  recentUsed = true;
  return true;
}

function forgetRecent(): void {
  recentUsed = false;
  for (let place = recent; place < recent + ((<usize>RECENT) << 3); place += 8) {
    const args: usize = load<u32>(place, 4);
    store<u64>(place, 0);
    decrefField(args);
  }
}

/**
 * Raises with a formatted message. Gives ERROR. Each directive takes the next argument:
 * `%T` name of the value's type, `%N` name of a type (given as a value), `%S` a str, `%R` repr of a value, `%s` its str, `%d` an i64 as it is,
 * `%x` the same in hexadecimal, `%L` a literal (pass `literal("…")`), `%c` a character code; `%%` is a per cent sign. `%A` is `%T`
 * with None named "None", as messages about arguments have it.
 */
export function raisef(
  exc: Exc,
  format: string,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
  d: Value = UNBOUND,
): Value {
  const message = formatText(format, a, b, c, d);
  if (message === ERROR) return ERROR;
  raiseWith(exc, message);
  decref(message);
  return ERROR;
}

/** As raise, for functions that report an error by -1. */
export function fail(exc: Exc, message: string): i32 {
  raise(exc, message);
  return -1;
}

/** As raisef, for functions that report an error by -1. */
export function failf(
  exc: Exc,
  format: string,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
  d: Value = UNBOUND,
): i32 {
  raisef(exc, format, a, b, c, d);
  return -1;
}

/** A str made by the directives of raisef; ERROR with an exception pending. */
export function formatText(
  format: string,
  a: Value = UNBOUND,
  b: Value = UNBOUND,
  c: Value = UNBOUND,
  d: Value = UNBOUND,
): Value {
  const text = newBuilder();
  if (!formatInto(text, format, a, b, c, d)) {
    text.drop();
    return ERROR;
  }
  return text.finish();
}

/** A literal as an argument of `%L`. */
export function literal(text: string): Value {
  return <i64>changetype<usize>(text);
}

/** Raises MemoryError; needs no memory. Gives ERROR. */
export function raiseMemoryError(): Value {
  const p = allocException(excType(Exc.MemoryError), emptyTuple());
  if (p !== 0) return raiseException(box(p));
  if (spareInUse) increfAt(memoryError);
  spareInUse = true;
  return restoreError(box(memoryError));
}

/** The last reference to an exception is gone: the spare MemoryError is put aside again, as new, and what it held is let go of. */
export function keepSpare(p: usize): bool {
  if (p !== memoryError) return false;
  store<i32>(p, 1, Header.REFCOUNT);
  if (!gcIsTracked(p)) gcTrack(p);
  spareInUse = false;
  renewMemoryError();
  return true;
}

/** Takes off the spare MemoryError what a program has left on it: traceback, context, notes. */
export function renewMemoryError(): void {
  call_indirect<void>(asType(excType(Exc.MemoryError)).clear, memoryError);
  const args: usize = asException(memoryError).args;
  asException(memoryError).args = <u32>emptyTuple();
  decrefAt(args);
}
