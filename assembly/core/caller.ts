/** What native code may ask about the Python frame that called it, answered by the VM (hooks set at boot). */
import { Exc } from "../shared/exceptions.ts";
import { fail, raise } from "./errors.ts";
import { Value } from "./value.ts";

/** () => usize: the globals (a dict, borrowed) of the innermost Python frame; 0 if none runs. */
let globalsIndex: u32 = 0;
/** (to: usize) => i32: see superArguments. */
let superIndex: u32 = 0;
/** (func: Value, namespace: Value) => Value: see runClassBody. */
let classBodyIndex: u32 = 0;

export function setCallerHooks(globals: u32, superArguments: u32, classBody: u32): void {
  globalsIndex = globals;
  superIndex = superArguments;
  classBodyIndex = classBody;
}

/** The globals of the calling frame, borrowed; 0 if there is none. */
export function callerGlobals(): usize {
  return globalsIndex === 0 ? 0 : call_indirect<usize>(globalsIndex);
}

/**
 * What `super()` without arguments means in the calling frame: stores the class (from the cell `__class__`) and the first argument, both
 * borrowed, at `to` and `to + 8`. 0, or -1 with RuntimeError pending.
 */
export function superArguments(to: usize): i32 {
  if (superIndex === 0) return fail(Exc.RuntimeError, "super(): no current frame");
  return call_indirect<i32>(superIndex, to);
}

/** Runs the function that the compiler made of a class body, in the namespace given: its `__class__` cell, None, or ERROR. */
export function runClassBody(func: Value, namespace: Value): Value {
  if (classBodyIndex === 0) return raise(Exc.SystemError, "no class body can run yet");
  return call_indirect<Value>(classBodyIndex, func, namespace);
}
