/**
 * Weak references as the core needs them: the object, the list that hangs on its referent, and what happens when that dies.
 * The Python side (ref, proxies, their methods): objects/weakref.ts.
 *
 *     weakref   │ refcount │ type │ object u32 │ next u32 │ previous u32 │ 0 │ hash i64 │ callback Value │
 *
 * All weak references to an object form a list whose head is a word of the object, `weakOffset` bytes from it (its type says
 * where; 0: cannot be referenced weakly). A plain ref without callback comes first and is shared, then a proxy without
 * callback; the others follow, the latest first. That is the order in which callbacks are called.
 * A weak reference holds no count of its referent; it holds one of its callback.
 */
import { Header } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { call1 } from "./call.ts";
import { restoreError, takeError } from "./errors.ts";
import { allocInstance } from "./instance.ts";
import { decref, decrefAt, GC_PREV, GcFlag, incref, increfAt, isDying } from "./object.ts";
import { asType } from "./type.ts";
import { typeAt } from "./typeids.ts";
import { reportUnraisable } from "./unraisable.ts";
import { box, ERROR, UNBOUND, Value } from "./value.ts";

@unmanaged
export class PyWeakref {
  refcount: i32;
  type: u32;
  /** The referent, 0 when it is dead. */
  object: u32;
  next: u32;
  previous: u32;
  pad: u32;
  /** The referent's hash, -1 while it was not asked for. */
  hash: i64;
  /** UNBOUND if there is none, or when it has been called. */
  callback: Value;
}

export function asWeakref(p: usize): PyWeakref {
  return changetype<PyWeakref>(p);
}

/** The address of the word that heads an object's list; 0 if it cannot be referenced weakly. */
export function weakHead(p: usize): usize {
  const offset = asType(load<u32>(p, Header.TYPE)).weakOffset;
  return offset === 0 ? 0 : p + offset;
}

/** How many weak references there are to the object whose list begins at `head`. */
export function countWeakrefs(head: usize): u32 {
  let count: u32 = 0;
  for (let w: usize = load<u32>(head); w !== 0; w = asWeakref(w).next) if (!isDying(w)) count++;
  return count;
}

/** The object, borrowed; 0 if it is dead or dying. */
export function weakTarget(w: usize): usize {
  const p: usize = asWeakref(w).object;
  return p !== 0 && !isDying(p) ? p : 0;
}

/** Whether it is a ref or proxy that all who ask for one without callback share, and is not dying itself. */
function isShared(w: usize, type: usize): bool {
  return asWeakref(w).type === <u32>type && asWeakref(w).callback === UNBOUND && !isDying(w);
}

/** The shared ref or proxy of this exact type in the list at `head`, borrowed; 0 if there is none. */
export function sharedWeakref(head: usize, type: usize): usize {
  let w: usize = load<u32>(head);
  if (w !== 0 && isShared(w, type)) return w;
  if (w === 0 || !isShared(w, typeAt(TypeId.WEAKREF))) return 0;
  w = asWeakref(w).next;
  return w !== 0 && isShared(w, type) ? w : 0;
}

/**
 * A weak reference of any type derived from the built-in three, to the object at p, whose list begins at `head`; not tracked yet.
 * 0 with MemoryError pending.
 */
export function newWeakref(type: usize, p: usize, head: usize, callback: Value): usize {
  const w = allocInstance(type);
  if (w === 0) return 0;
  asWeakref(w).object = <u32>p;
  asWeakref(w).pad = 0;
  asWeakref(w).hash = -1;
  asWeakref(w).callback = incref(callback);
  link(w, type, head);
  return w;
}

/** Enters a new weak reference in the list at its place. */
function link(w: usize, type: usize, head: usize): void {
  let previous: usize = 0;
  const shared = asWeakref(w).callback === UNBOUND && type === typeAt(TypeId.WEAKREF);
  const first: usize = load<u32>(head);
  if (!shared && first !== 0 && isShared(first, typeAt(TypeId.WEAKREF))) previous = first;
  const proxy = asWeakref(w).callback === UNBOUND && isProxyType(type);
  const second: usize = previous === 0 ? first : asWeakref(previous).next;
  if (!shared && !proxy && second !== 0 && isProxyType(asWeakref(second).type)) {
    if (asWeakref(second).callback === UNBOUND) previous = second;
  }
  const next: usize = previous === 0 ? first : asWeakref(previous).next;
  asWeakref(w).previous = <u32>previous;
  asWeakref(w).next = <u32>next;
  if (previous === 0) store<u32>(head, <u32>w);
  else asWeakref(previous).next = <u32>w;
  if (next !== 0) asWeakref(next).previous = <u32>w;
}

function isProxyType(type: usize): bool {
  return type === typeAt(TypeId.WEAK_PROXY) || type === typeAt(TypeId.WEAK_CALLABLE_PROXY);
}

/** Takes a weak reference off its referent's list: from now on it is dead. Its callback stays. */
export function killWeakref(w: usize): void {
  const ref = asWeakref(w);
  const p: usize = ref.object;
  if (p === 0) return;
  if (ref.previous === 0) store<u32>(weakHead(p), ref.next);
  else asWeakref(ref.previous).next = ref.next;
  if (ref.next !== 0) asWeakref(ref.next).previous = ref.previous;
  ref.object = 0;
  ref.next = 0;
  ref.previous = 0;
}

/** Kills a weak reference and lets go of its callback (its dealloc and clear). */
export function clearWeakref(w: usize): void {
  killWeakref(w);
  const callback = asWeakref(w).callback;
  asWeakref(w).callback = UNBOUND;
  decref(callback);
}

/**
 * A step of the dealloc of everything that can be referenced weakly: kills all weak references to the object at p, then calls
 * their callbacks.
 */
export function clearWeakrefs(p: usize): void {
  const head = weakHead(p);
  if (head === 0 || load<u32>(head) === 0) return;
  detachWeakrefs(head, false);
  callDetached();
}

/** Dead weak references whose callbacks wait to be called, chained through `next`, each held by a count. */
let firstDetached: usize = 0;
let lastDetached: usize = 0;

/**
 * Kills the weak references in a list and chains those that have a callback to call; callDetached must follow. The collector
 * leaves out those that are garbage themselves (`skipCollecting`).
 */
export function detachWeakrefs(head: usize, skipCollecting: bool): void {
  for (let w: usize = load<u32>(head); w !== 0; ) {
    const ref = asWeakref(w);
    const next: usize = ref.next;
    ref.object = 0;
    ref.next = 0;
    ref.previous = 0;
    if (ref.callback !== UNBOUND && !isDying(w) && !(skipCollecting && isCollecting(w))) {
      increfAt(w);
      if (lastDetached === 0) firstDetached = w;
      else asWeakref(lastDetached).next = <u32>w;
      lastDetached = w;
    }
    w = next;
  }
  store<u32>(head, 0);
}

function isCollecting(w: usize): bool {
  return (load<u32>(w + GC_PREV) & GcFlag.COLLECTING) !== 0;
}

/** Whether callbacks wait to be called. */
export function anyDetached(): bool {
  return firstDetached !== 0;
}

/** Calls the callbacks that wait, and empties the chain. */
export function callDetached(): void {
  let w = firstDetached;
  if (w === 0) return;
  firstDetached = 0;
  lastDetached = 0;
  const pending = takeError();
  while (w !== 0) {
    const next: usize = asWeakref(w).next;
    asWeakref(w).next = 0;
    callCallback(w);
    decrefAt(w);
    w = next;
  }
  if (pending !== UNBOUND) restoreError(pending);
}

function callCallback(w: usize): void {
  const callback = asWeakref(w).callback;
  asWeakref(w).callback = UNBOUND;
  if (callback === UNBOUND) return;
  const result = call1(callback, box(w));
  if (result === ERROR) reportUnraisable("Exception ignored while calling weakref callback", callback);
  else decref(result);
  decref(callback);
}
