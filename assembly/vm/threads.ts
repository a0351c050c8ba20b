/**
 * Threads: calls with a stack of their own, run in turns by the dispatch loop. There is one Wasm stack, which no thread can leave
 * anything on when another goes on, so two kinds must be told apart:
 *
 *     floating   all its calls are frames in memory: any loop can go on with it
 *     pinned     native code of its own waits on the Wasm stack for a nested loop: only that loop, its topmost, can go on with it
 *
 * The main thread is always pinned, by the loop that runs the program. A loop runs its owner, the thread that entered it, and
 * those that float; it ends only with its owner's call. So a thread that waits below another's nested loop must wait till that has
 * ended: where nothing else is left to run, RuntimeError says so to the loop's owner, as it does if all threads wait for each other.
 *
 * A host that must not be blocked goes on with threads in time slices (`pump`): then the main thread has no call and only owns the loop,
 * which ends when nobody can go on, or the slice is over.
 *
 * Turns change at safe points where the loop is left anyway (REENTER): when a thread waits (`waitFor`), or after
 * sys.getswitchinterval(), but then not while it imports, nor in nested loops of other threads than the main one, lest they pile up: there as soon
 * as that has ended. For the same reason a short sleep in such a loop is slept.
 * Locks and queues are lib/_thread.py's and lib/_queue.py's: what they do between two safe points nobody can interrupt.
 */
import { finalizer, firstIter, setFinalizer, setFirstIter } from "../core/asyncstate.ts";
import { exchangeContext } from "../core/contextstate.ts";
import { dictSet, newDict } from "../core/dict.ts";
import { clearError, handled, raise, raiseMemoryError, setHandled, takeError } from "../core/errors.ts";
import { expireBreaker } from "../core/interrupt.ts";
import { decref, decrefAt, incref, restoreDeallocs, saveDeallocs } from "../core/object.ts";
import { isExactly } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { monotonicClock, sleep } from "../host.ts";
import { rawAllocZeroed, rawFree } from "../memory/raw.ts";
import { switchInterval } from "../modules/sys.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { pushFunction } from "./calls.ts";
import { asFrame, current, dropStack, FrameKind, openStack, restoreStack, saveStack } from "./frame.ts";
import { asJob, checkLimits, isStopping, Job, mainJob, openMainJob, switchJob } from "./limits.ts";
import {
  deferSignals,
  endsWaits,
  handleSignals,
  isHandled,
  isLockCode,
  secondsToAlarm,
  signalDue,
} from "./signals.ts";
import { endFrames } from "./unwind.ts";

@unmanaged
class Thread {
  /** The ring of all threads, in the order of their turns. */
  next: u32;
  ident: u32;
  /** Nested loops of its own; the main thread's first one counts. */
  nesting: i32;
  /** See saveStack. */
  current: u32;
  limit: u32;
  base: u32;
  chunkSize: u32;
  depth: i32;
  /** What it waits for (owned), UNBOUND while it can go on, and till when at the latest. */
  key: Value;
  deadline: f64;
  /** The call that waits: its frame and code (borrowed, only compared). */
  frame: u32;
  code: u32;
  /** Owned: the exception being handled, the hooks of asynchronous generators, the context that runs (core/contextstate.ts). */
  handled: Value;
  firstIter: Value;
  finalizer: Value;
  context: Value;
  /** saveDeallocs (core/object.ts). */
  deallocs: u64;
  /** What it belongs to: vm/limits.ts. */
  job: u32;
}

function asThread(p: usize): Thread {
  return changetype<Thread>(p);
}

/** The record of the main thread is there without memory being asked for. */
const main: usize = memory.data(offsetof<Thread>(), 8);
/** The thread that runs. */
export let running: usize = main;
/** Threads beside the main one. */
export let others: i32 = 0;
let lastIdent: u32 = 1;
/** Nested loops of the running thread. */
let nesting: i32 = 0;
/** Imports that are being done: nobody's turn ends by time meanwhile. */
let imports: i32 = 0;
/** Another thread may be due. */
export let turnDue: bool = false;
let turnBegan: f64 = 0;
/** A thread that could have gone on was refused its turn, because of a native call or an import that has to end first. */
let isOverdue: bool = false;
/** A signal has come: the main thread is to go on. */
let mainDue: bool = false;
const NO_SLICE: f64 = -1;
/** When the host wants to go on with its own work; NO_SLICE while it waits for the end of a call. */
let sliceEnd: f64 = NO_SLICE;

// ---- what the loops tell ----

/** A loop is entered by the running thread, its owner. */
export function enterLoop(): usize {
  nesting++;
  return running;
}

export function leaveLoop(): void {
  nesting--;
  if (isOverdue) expireBreaker();
}

export function beginImport(): void {
  imports++;
}

export function endImport(): void {
  imports--;
  if (isOverdue) expireBreaker();
}

/** At a safe point: turns may change. */
export function noteTurn(): void {
  if (others > 0) turnDue = true;
}

export function isMainRunning(): bool {
  return running === main;
}

/** The main thread has a signal to handle: its turn is next, if it may be called for that. */
export function callMain(): void {
  if (!mayCallMain()) return;
  mainDue = true;
  turnDue = true;
}

// ---- waiting ----

/** How often somebody was woken, or tried to be (it wraps): see `waitFor`. */
export let wakes: u32 = 0;

/**
 * The running thread is to wait until `wake` is called with the key, or for so many seconds (Infinity: for ever). It goes on till the next safe point, which
 * must come before anything depends on the wait. The caller has read `before` from `wakes` and looked then whether there is anything to wait for: if somebody
 * was woken since, it has to look again, and does not wait. So turns may end between the look and the wait.
 */
export function waitFor(key: Value, seconds: f64, before: u32): void {
  const thread = asThread(running);
  // A sleep is still due.
  if (before !== wakes || thread.key === NONE) return;
  register(thread, key, seconds);
}

/** The thread waits from now on, and no longer for what compiled code has gone on without. */
function register(thread: Thread, key: Value, seconds: f64): void {
  openMain();
  if (thread.key !== UNBOUND) wakeUp(thread);
  thread.key = incref(key);
  thread.deadline = monotonicClock() + seconds;
  thread.frame = <u32>current;
  thread.code = current === 0 ? 0 : asFrame(current).code;
  turnDue = true;
  expireBreaker();
}

/** time.sleep: false if there is nobody who could run meanwhile, nor a handler of signals. */
export function sleepInTurn(seconds: f64): bool {
  if (others === 0 && !isHandled()) return false;
  const thread = asThread(running);
  // Native code may sleep more than once before the next safe point.
  if (thread.key === NONE) thread.deadline += seconds;
  else register(thread, NONE, seconds);
  return true;
}

/** Those that wait for the key can go on. */
export function wake(key: Value): void {
  wakes++;
  let p: usize = main;
  do {
    if (asThread(p).key === key && key !== NONE) wakeUp(asThread(p));
    p = next(p);
  } while (p !== main);
}

function wakeUp(thread: Thread): void {
  wakes++;
  const key = thread.key;
  thread.key = UNBOUND;
  decref(key);
}

function next(p: usize): usize {
  const after: usize = asThread(p).next;
  return after === 0 ? main : after;
}

// ---- turns ----

/** Whether the owner's loop can go on with a thread. */
function canRun(p: usize, owner: usize): bool {
  return p === owner || (p !== main && asThread(p).nesting === 0);
}

/**
 * At a safe point of a loop: another thread goes on if the running one waits or has had its time. False with an exception pending that
 * is to be raised where the thread now running stands.
 */
export function takeTurn(owner: usize): bool {
  turnDue = false;
  if (!stillWaits(asThread(running))) wakeUp(asThread(running));
  if (asThread(running).key === UNBOUND) {
    const now = monotonicClock();
    if (isPumping(owner) && now >= sliceEnd) return goOnWithAnother(owner);
    if (now - turnBegan < switchInterval && !mainDue && !isOverdue) return true;
    isOverdue = imports > 0 || (nesting > 0 && running !== main);
    if (isOverdue) return true;
  }
  return goOnWithAnother(owner);
}

/**
 * Whether the call that said that it would wait runs still. Compiled code may have gone on with the next instructions before the safe point,
 * and found that there was nothing to wait for; a sleep is due in any case.
 */
function stillWaits(thread: Thread): bool {
  if (thread.key === UNBOUND || thread.key === NONE) return true;
  return <u32>current === thread.frame && current !== 0 && asFrame(current).code === thread.code;
}

/** Whether a thread waits for a lock, or for the end of another thread. */
function waitsForLock(p: usize): bool {
  return asThread(p).key !== UNBOUND && isLockCode(asThread(p).frame);
}

/** Whether the signals that are due may call the main thread: one that waits for a lock is woken by those that end such waits only. */
function mayCallMain(): bool {
  return !waitsForLock(main) || endsWaits();
}

/** Whether the main thread is to go on because of a signal. */
function isMainCalled(): bool {
  return mainDue || (signalDue() && mayCallMain());
}

/** The main thread, which waits or is at a safe point, goes on with the signals that are due. False with an exception pending. */
function interruptMain(): bool {
  mainDue = false;
  switchTo(main);
  if ((asThread(main).key === UNBOUND && deferSignals()) || handleSignals()) return true;
  wakeUp(asThread(main));
  return false;
}

function goOnWithAnother(owner: usize): bool {
  if (isPumping(owner)) return pumpAnother();
  if (sleepsInNestedLoop(owner)) {
    sleep(max(asThread(owner).deadline - monotonicClock(), 0));
    wakeUp(asThread(owner));
    return !isInterrupted(owner);
  }
  while (true) {
    if (isMainCalled() && canRun(main, owner)) {
      if (!interruptMain()) return false;
      if (asThread(main).key === UNBOUND) return !isInterrupted(main);
    }
    const ready = readyThread(owner);
    if (ready !== 0) {
      switchTo(ready);
      return !isInterrupted(ready);
    }
    const seconds = min(secondsToWait(owner), secondsToAlarm());
    // Nobody else could wake it.
    if (seconds === Infinity && signalDue() && canRun(main, owner)) mainDue = true;
    else if (seconds === Infinity) return refuseDeadlock(owner);
    else sleep(seconds);
  }
}

/** Seconds for which short sleeps in a nested loop hold up the others at most. */
const PATIENCE: f64 = 0.05;

/**
 * Whether a nested loop's owner is the one whose turn it is, and sleeps for a short time: then it need not give way. Whoever ran in its
 * loop meanwhile could come to wait in a loop of its own, and so on, with each to be ended before the one below goes on.
 */
function sleepsInNestedLoop(owner: usize): bool {
  const thread = asThread(owner);
  if (owner === main || running !== owner || thread.key !== NONE || mainDue || signalDue()) return false;
  return thread.deadline <= turnBegan + max(switchInterval, PATIENCE);
}

// ---- time slices ----

/** Whether the owner's loop is the one that the host goes on with threads by. */
function isPumping(owner: usize): bool {
  return sliceEnd !== NO_SLICE && owner === main;
}

/** As goOnWithAnother: the main thread, which has no call, is the running one where the loop is to end. */
function pumpAnother(): bool {
  const ready = monotonicClock() < sliceEnd ? readyThread(main) : 0;
  switchTo(ready === 0 ? main : ready);
  return ready === 0 || !isInterrupted(ready);
}

/** Whether a thread that goes on hears first that it shall not. */
function isInterrupted(p: usize): bool {
  return hasToEnd(p, monotonicClock()) && !checkLimits();
}

/** Whether threads run in a time slice: there is no main thread to handle signals. */
export function isSliced(): bool {
  return sliceEnd !== NO_SLICE;
}

/** Whether the running thread may wait for the host: it goes on in time slices, and nothing of it lies on Wasm's stack. */
export function canWaitForHost(): bool {
  return sliceEnd !== NO_SLICE && running !== main && nesting === 0;
}

/** Begins a time slice; false where one has begun, or while the main thread is busy. */
export function beginSlice(seconds: f64): bool {
  if (sliceEnd !== NO_SLICE || nesting !== 0 || running !== main) return false;
  openMain();
  sliceEnd = monotonicClock() + seconds;
  // It waits for nothing that would come.
  asThread(main).key = NONE;
  turnDue = true;
  return true;
}

/** Ends it: in how many seconds the next thread can go on, Infinity if that depends on the host, -1 if there are none. */
export function endSlice(): f64 {
  sliceEnd = NO_SLICE;
  asThread(main).key = UNBOUND;
  turnDue = false;
  if (others === 0) return -1;
  let seconds: f64 = Infinity;
  for (let p = next(main); p !== main; p = next(p)) {
    const thread = asThread(p);
    if (thread.key === UNBOUND || isStopping(thread.job)) return 0;
    seconds = min(seconds, max(min(thread.deadline, asJob(thread.job).deadline) - monotonicClock(), 0));
  }
  return seconds;
}

/** The next in turn that can go on; 0: all wait. */
function readyThread(owner: usize): usize {
  const now = monotonicClock();
  let ready: usize = 0;
  let p = running;
  isOverdue = false;
  do {
    p = next(p);
    if (!isReady(p, now)) continue;
    if (!canRun(p, owner)) isOverdue = true;
    else if (ready === 0) ready = p;
  } while (p !== running);
  if (ready !== 0 && asThread(ready).key !== UNBOUND) wakeUp(asThread(ready));
  return ready;
}

/** Whether the thread waits for nothing, or does so no longer. */
function isReady(p: usize, now: f64): bool {
  return asThread(p).key === UNBOUND || asThread(p).deadline <= now || hasToEnd(p, now);
}

/** Whether the thread waits although its job has been stopped, or its time is up. */
function hasToEnd(p: usize, now: f64): bool {
  const job: usize = asThread(p).job;
  return isStopping(job) || asJob(job).deadline <= now;
}

function secondsToWait(owner: usize): f64 {
  let deadline: f64 = Infinity;
  let p: usize = main;
  do {
    if (canRun(p, owner)) {
      deadline = min(deadline, min(asThread(p).deadline, asJob(asThread(p).job).deadline));
      if (isStopping(asThread(p).job)) deadline = 0;
    }
    p = next(p);
  } while (p !== main);
  return deadline === Infinity ? deadline : max(deadline - monotonicClock(), 0);
}

/** Nobody can go on: RuntimeError in the owner of the loop. */
function refuseDeadlock(owner: usize): bool {
  let isBelow = false;
  let p: usize = main;
  do {
    if (!canRun(p, owner) && asThread(p).key === UNBOUND) isBelow = true;
    p = next(p);
  } while (p !== main);
  switchTo(owner);
  wakeUp(asThread(owner));
  if (others === 0) raise(Exc.RuntimeError, "deadlock: there is no other thread that could end the wait");
  else if (isBelow)
    raise(Exc.RuntimeError, "deadlock: what is waited for lies below this thread's native call");
  else raise(Exc.RuntimeError, "deadlock: all threads wait for each other");
  return false;
}

function switchTo(p: usize): void {
  turnBegan = monotonicClock();
  if (p === running) return;
  suspend(asThread(running));
  running = p;
  proceed(asThread(p));
}

function suspend(thread: Thread): void {
  saveStack(changetype<usize>(thread) + offsetof<Thread>("current"));
  thread.nesting = nesting;
  thread.handled = setHandled(UNBOUND);
  thread.firstIter = incref(firstIter);
  thread.finalizer = incref(finalizer);
  thread.context = exchangeContext(UNBOUND);
  saveDeallocs(changetype<usize>(thread) + offsetof<Thread>("deallocs"));
}

function proceed(thread: Thread): void {
  restoreStack(changetype<usize>(thread) + offsetof<Thread>("current"));
  nesting = thread.nesting;
  restoreDeallocs(changetype<usize>(thread) + offsetof<Thread>("deallocs"), nesting > 0);
  setHandled(thread.handled);
  thread.handled = UNBOUND;
  setFirstIter(thread.firstIter);
  setFinalizer(thread.finalizer);
  thread.firstIter = UNBOUND;
  thread.finalizer = UNBOUND;
  exchangeContext(thread.context);
  thread.context = UNBOUND;
  switchJob(thread.job);
}

// ---- beginning and end ----

export function identOf(p: usize): u32 {
  return p === main ? 1 : asThread(p).ident;
}

/** Starts a thread that calls a Python function without arguments: its number; 0 with an exception pending. */
export function startThread(f: Value): u32 {
  openMain();
  const p = addThread(f, asThread(running).job);
  return p === 0 ? 0 : asThread(p).ident;
}

/** Starts a thread of a job: its address, or 0. */
export function addThread(f: Value, job: usize): usize {
  openMain();
  const p = rawAllocZeroed(offsetof<Thread>());
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  const thread = asThread(p);
  thread.key = UNBOUND;
  thread.deadline = Infinity;
  thread.handled = UNBOUND;
  thread.firstIter = UNBOUND;
  thread.finalizer = UNBOUND;
  thread.context = UNBOUND;
  thread.deallocs = 0;
  thread.job = <u32>job;
  if (!openFirstCall(thread, f)) {
    rawFree(p);
    return 0;
  }
  others++;
  asJob(job).threads++;
  thread.ident = ++lastIdent;
  // The last in turn.
  let last = running;
  while (next(last) !== running) last = next(last);
  thread.next = running === main ? 0 : <u32>running;
  asThread(last).next = <u32>p;
  return p;
}

/** Whether the main thread's record has been filled. */
let isMainOpen: bool = false;

/** Threads, or waits, begin to be. */
function openMain(): void {
  if (isMainOpen) return;
  isMainOpen = true;
  openMainJob();
  const thread = asThread(main);
  thread.key = UNBOUND;
  thread.deadline = Infinity;
  thread.handled = UNBOUND;
  thread.firstIter = UNBOUND;
  thread.finalizer = UNBOUND;
  thread.context = UNBOUND;
  thread.job = <u32>mainJob;
  turnBegan = monotonicClock();
}

/** Makes the stack of a thread with the frame of its call on it. */
function openFirstCall(thread: Thread, f: Value): bool {
  const place = changetype<usize>(thread) + offsetof<Thread>("current");
  const own = memory.data(32);
  saveStack(own);
  let isOpen = false;
  if (isExactly(f, TypeId.FUNCTION) && openStack()) {
    isOpen = pushFunction(pointer(f), 0, 0, 0) === 1;
    if (isOpen) asFrame(current).kind = FrameKind.STOP;
    else dropStack();
  } else raise(Exc.RuntimeError, "can't start new thread");
  saveStack(place);
  restoreStack(own);
  return isOpen;
}

/** The call of the running thread, which is not the owner, has ended: another goes on. False as takeTurn. */
export function endTurn(owner: usize, result: Value): bool {
  const ended = running;
  const job: usize = asThread(ended).job;
  if (<usize>asJob(job).thread === ended) keepResult(asJob(job), result);
  else if (result !== ERROR) decref(result);
  // What was stopped is no mistake of the thread's.
  else if (isStopping(job)) clearError();
  else reportUnraisable("Exception ignored in thread", NONE);
  // Whatever dies with it may still run code, in its name.
  decref(setHandled(UNBOUND));
  removeThread(ended);
  dropStack();
  rawFree(ended);
  running = owner;
  proceed(asThread(owner));
  return asThread(owner).key === UNBOUND || goOnWithAnother(owner);
}

/** The thread that a job began with has ended. */
function keepResult(job: Job, result: Value): void {
  job.thread = 0;
  job.hasFailed = result === ERROR;
  job.result = result === ERROR ? takeError() : result;
}

/** Takes a thread off the ring. */
function removeThread(p: usize): void {
  asJob(asThread(p).job).threads--;
  let before: usize = main;
  while (asThread(before).next !== <u32>p) before = asThread(before).next;
  asThread(before).next = asThread(p).next;
  others--;
}

/** At the end of the program: what threads are left is dropped, without running anything of theirs, as CPython leaves daemons where they are. */
export function endThreads(): void {
  while (asThread(main).next !== 0) dropThread(asThread(main).next);
  lastIdent = 1;
  mainDue = false;
  turnDue = false;
}

/** The same for the threads of a job. The main thread runs, and nothing else. */
export function endThreadsOf(job: usize): void {
  openMain();
  for (let p: usize = asThread(main).next; p !== 0; ) {
    const after: usize = asThread(p).next;
    if (asThread(p).job === <u32>job) dropThread(p);
    p = after;
  }
}

function dropThread(p: usize): void {
  const thread = asThread(p);
  wakeUp(thread);
  suspend(asThread(main));
  running = p;
  proceed(thread);
  endFrames();
  decref(setHandled(UNBOUND));
  dropStack();
  removeThread(p);
  running = main;
  proceed(asThread(main));
  rawFree(p);
}

/** The topmost frame of a thread, 0 where it has none. */
export function topFrame(p: usize): usize {
  return p === running ? current : <usize>asThread(p).current;
}

/** The exception that a thread handles (borrowed), UNBOUND for none. */
export function handledBy(p: usize): Value {
  return p === running ? handled : asThread(p).handled;
}

/** A dict of what `give` tells of each thread, by its number: a reference, UNBOUND where that is nothing, or ERROR. */
export function byThread(give: (thread: usize) => Value): Value {
  const dict = newDict();
  if (dict === 0) return ERROR;
  let p: usize = main;
  do {
    const v = give(p);
    const good = v === UNBOUND || (v !== ERROR && dictSet(dict, small(identOf(p)), v) >= 0);
    decref(v);
    if (!good) {
      decrefAt(dict);
      return ERROR;
    }
    p = next(p);
  } while (p !== main);
  return box(dict);
}
