/**
 * Calls of `exec` and `eval` by an instruction, in a run that may wait for its host: the code gets a frame of its own on the stack of frames, as a function
 * would, so that it may wait, too. Elsewhere a nested loop (`evaluate` of modules/builtin/code.ts) keeps the caller in compiled code. So it does for keyword
 * arguments, code that makes a generator, calls by native code, and while a tool watches, which is told of calls of natives.
 */

import { builtinsDict } from "../../core/namespace.ts";
import { NativeDef } from "../../core/native.ts";
import { decref } from "../../core/object.ts";
import { ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { builtinEval, builtinExec, globals, locals, openExecution } from "../../modules/builtin/code.ts";
import { asCode } from "../../objects/code.ts";
import { builtinsOf } from "../../objects/function.ts";
import { Name } from "../../shared/names.ts";
import { pushCode, SUSPENDED } from "../calls.ts";
import { asFrame, current, FrameKind } from "../frame.ts";
import { executeCode } from "../introspect.ts";
import { canWaitForHost } from "../threads.ts";
import { watched } from "../tools.ts";
import { CallStep } from "./generatorops.ts";

/** The value of code that needed no frame. */
export let executed: Value = UNBOUND;

/** Whether a native of kind RESUMING is one of the two, and called as `execute` can do it. */
export function isExecution(def: NativeDef, nargs: i32): bool {
  if (def.fn !== <u32>builtinExec.index && def.fn !== <u32>builtinEval.index) return false;
  return nargs >= 1 && nargs <= 3 && watched === 0 && canWaitForHost();
}

/**
 * Calls one of them, the arguments at `args`: 1 if there is a frame now, whose value the instruction waits for, 2 if the value is in `executed`, 0 with an
 * exception pending.
 */
export function execute(def: NativeDef, args: usize, nargs: i32): i32 {
  const isExec = def.fn === <u32>builtinExec.index;
  const code = openExecution(
    isExec ? Name.exec : Name.eval,
    load<i64>(args),
    nargs > 1 ? load<i64>(args, 8) : NONE,
    nargs > 2 ? load<i64>(args, 16) : NONE,
    UNBOUND,
  );
  if (code === ERROR) return 0;
  const how = run(code, globals, locals);
  decref(code);
  if (how === 1) {
    // A plain call's end would leave the namespaces, which are this frame's own.
    asFrame(current).kind = FrameKind.CONTINUE;
    asFrame(current).dst = isExec ? CallStep.EXECUTED : CallStep.EVALUATED;
  }
  if (how === 2 && isExec) {
    decref(executed);
    executed = NONE;
  }
  return how;
}

/** Pushes the frame, or runs what makes a generator; the references to the namespaces are given back. */
function run(code: Value, g: Value, l: Value): i32 {
  const c = asCode(pointer(code));
  let how: i32 = 0;
  if (c.flags & SUSPENDED) {
    executed = executeCode(code, g, l, UNBOUND);
    how = executed === ERROR ? 0 : 2;
  } else if (pushCode(c, pointer(g), builtinsOf(pointer(g), builtinsDict), pointer(l), 0)) how = 1;
  decref(g);
  decref(l);
  return how;
}
