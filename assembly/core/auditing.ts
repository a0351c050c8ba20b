/**
 * Audit events (PEP 578): hooks of sys.addaudithook are told of what a program does, and may forbid it by raising. They cannot be removed.
 *
 * `audit…` are called where CPython raises events of the same names and arguments. Without a hook they cost a look at a word.
 */
import { callVector, dropArguments, takeArguments } from "./call.ts";
import { atFinish } from "./finish.ts";
import { internText } from "./intern.ts";
import { allocList, listAppend, listItem, listLength } from "./list.ts";
import { decref, decrefAt, decrefField, incref } from "./object.ts";
import { allocTuple, finishTuple, tupleInit } from "./tuple.ts";
import { box, ERROR, UNBOUND, Value } from "./value.ts";

/** The hooks: a list, 0 while there are none. */
export let auditHooks: usize = 0;

function forgetHooks(): void {
  const hooks = auditHooks;
  auditHooks = 0;
  decrefField(hooks);
}

/** False with MemoryError pending. */
export function addAuditHook(hook: Value): bool {
  if (auditHooks === 0) auditHooks = allocList();
  atFinish(forgetHooks.index);
  return auditHooks !== 0 && listAppend(auditHooks, hook);
}

/** Tells all hooks of an event (a str) with a tuple of arguments; false with an exception pending: what was to be done must not be. */
export function auditTuple(event: Value, args: Value): bool {
  for (let i: u32 = 0; i < listLength(auditHooks); i++) {
    const room = takeArguments(2);
    if (room === 0) return false;
    store<i64>(room, event);
    store<i64>(room, args, 8);
    const hook = incref(listItem(auditHooks, i));
    const result = callVector(hook, room, 2, 0);
    decref(hook);
    dropArguments(room);
    if (result === ERROR) return false;
    decref(result);
  }
  return true;
}

/** The same with up to three arguments (borrowed; UNBOUND: no more). */
export function audit(event: string, a: Value = UNBOUND, b: Value = UNBOUND, c: Value = UNBOUND): bool {
  if (auditHooks === 0) return true;
  const name = internText(event);
  if (name === 0) return false;
  const count = a === UNBOUND ? 0 : b === UNBOUND ? 1 : c === UNBOUND ? 2 : 3;
  const tuple = allocTuple(count);
  if (tuple === 0) {
    decrefAt(name);
    return false;
  }
  if (count > 0) tupleInit(tuple, 0, incref(a));
  if (count > 1) tupleInit(tuple, 1, incref(b));
  if (count > 2) tupleInit(tuple, 2, incref(c));
  const args = finishTuple(tuple);
  const allowed = auditTuple(box(name), args);
  decref(args);
  decrefAt(name);
  return allowed;
}
