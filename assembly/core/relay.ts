/**
 * Callables whose call ends in a call of another one: functools.partial, functools.lru_cache. From the dispatch loop that call gets a frame,
 * so that recursion through a cache is as deep as any.
 *
 * Such a type has a function that prepares a call, registered for its `call` slot:
 *
 *     (self: Value, args: usize, nargs: i32, kwnames: usize) => Relayed
 *
 * and either gives the result at once (relayResult) or says what to call with which arguments (the other relay… variables). Whoever has
 * made that call, or copied the arguments, calls dropRelayed. `relayEnd` is a callable object that the VM owns then: it is called with
 * the result, and what it gives is the result of the whole (UNBOUND: there is none).
 */
import { callVector, dropArguments, takeArguments } from "./call.ts";
import { decref, decrefAt, incref } from "./object.ts";
import { ERROR, UNBOUND, Value } from "./value.ts";

export enum Relayed {
  /** An exception is pending. */
  FAILED,
  /** relayResult is the result. */
  DONE,
  /** The rest says what to call. */
  CALL,
}

export let relayResult: Value = UNBOUND;
/** Borrowed: what to call. */
export let relayCallable: Value = UNBOUND;
export let relayArgs: usize = 0;
export let relayCount: i32 = 0;
/** A tuple, 0 for none. */
export let relayNames: usize = 0;
export let relayEnd: Value = UNBOUND;
/** What dropRelayed gives back: a room of takeArguments (0: none) with so many references in it, and a tuple of names. */
export let relayRoom: usize = 0;
export let relayOwned: i32 = 0;
export let relayOwnNames: usize = 0;

export function giveResult(result: Value): Relayed {
  relayResult = result;
  return result === ERROR ? Relayed.FAILED : Relayed.DONE;
}

/** The call to make, its arguments where they were given to the relay. `end` is taken over. */
export function relayTo(callable: Value, args: usize, nargs: i32, kwnames: usize, end: Value): Relayed {
  relayCallable = callable;
  relayArgs = args;
  relayCount = nargs;
  relayNames = kwnames;
  relayEnd = end;
  relayRoom = 0;
  relayOwned = 0;
  relayOwnNames = 0;
  return Relayed.CALL;
}

/** Says that the arguments lie in a room of takeArguments that holds `owned` references, and that the tuple of names (0: none) is owned. */
export function ownRelayed(room: usize, owned: i32, names: usize): void {
  relayRoom = room;
  relayOwned = owned;
  relayOwnNames = names;
}

/** Gives back what the arguments of a relayed call took (the values that relayRoom, relayArgs … had when it was prepared). */
export function dropRelayed(room: usize, args: usize, owned: i32, names: usize): void {
  if (room !== 0) {
    for (let i = 0; i < owned; i++) decref(load<i64>(args + ((<usize>i) << 3)));
    dropArguments(room);
  }
  if (names !== 0) decrefAt(names);
}

const MOST: u32 = 8;
/** call slot u32 │ function that prepares u32 */
const table = memory.data(64, 4);
let count: u32 = 0;

/** Registers what prepares the calls of a type, at boot. */
export function addRelay(callSlot: u32, prepare: u32): void {
  if (count === MOST) unreachable();
  store<u32>(table + (count << 3), callSlot);
  store<u32>(table + (count++ << 3), prepare, 4);
}

/** The function that prepares calls for a `call` slot, 0 if it is no relay's. */
export function relayOf(callSlot: u32): u32 {
  for (let i: u32 = 0; i < count; i++) {
    if (load<u32>(table + (i << 3)) === callSlot) return load<u32>(table + (i << 3), 4);
  }
  return 0;
}

/** Calls what waits for the result of a relayed call (taken over, as the result is): the result of the whole, or ERROR. */
export function endRelayed(end: Value, result: Value): Value {
  if (end === UNBOUND || result === ERROR) {
    decref(end);
    return result;
  }
  const args = takeArguments(1);
  let final = ERROR;
  if (args !== 0) {
    store<i64>(args, result);
    final = callVector(end, args, 1, 0);
    dropArguments(args);
  }
  decref(result);
  decref(end);
  return final;
}

/** Does a relayed call from native code, after `prepare` gave Relayed.CALL. */
export function callRelayed(how: Relayed): Value {
  if (how === Relayed.FAILED) return ERROR;
  if (how === Relayed.DONE) return relayResult;
  const end = relayEnd;
  const room = relayRoom;
  const args = relayArgs;
  const owned = relayOwned;
  const names = relayOwnNames;
  const callable = incref(relayCallable);
  const result = callVector(callable, args, relayCount, relayNames);
  decref(callable);
  dropRelayed(room, args, owned, names);
  return endRelayed(end, result);
}
