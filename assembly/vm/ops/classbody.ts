/**
 * Class statements in a run that may wait for its host: the body gets a frame of its own on the stack of frames, as a function would, so that it may wait, too.
 * What is known of the class waits meanwhile in place of the body's function, among the operands of the call. All else is `buildClass`'s
 * (objects/buildclass.ts), which runs a nested loop: classes with `*bases` or `**keywords`, bodies that are generators, calls by native code, and
 * those while a tool watches.
 */
import { NativeDef } from "../../core/native.ts";
import { decrefAt } from "../../core/object.ts";
import { isExactly } from "../../core/typeids.ts";
import { box, pointer, Value } from "../../core/value.ts";
import { buildClass, finishClass, namespaceOf, openClass } from "../../objects/buildclass.ts";
import { asCode } from "../../objects/code.ts";
import { asFunction } from "../../objects/function.ts";
import { TypeId } from "../../shared/types.ts";
import { pushCode, SUSPENDED } from "../calls.ts";
import { asFrame, current, FrameKind } from "../frame.ts";
import { canWaitForHost } from "../threads.ts";
import { watched } from "../tools.ts";
import { CallStep } from "./generatorops.ts";

/** Whether a native is `__build_class__`, called as `enterClassBody` can do it. */
export function isClassStatement(def: NativeDef, args: usize, nargs: i32): bool {
  if (def.fn !== <u32>buildClass.index || nargs < 2 || watched !== 0 || !canWaitForHost()) return false;
  if (!isExactly(load<i64>(args), TypeId.FUNCTION)) return false;
  return (asCode(asFunction(pointer(load<i64>(args))).code).flags & SUSPENDED) === 0;
}

/** Pushes the frame of the body, for which the instruction waits; false with an exception pending. */
export function enterClassBody(args: usize, nargs: i32, kwnames: usize): bool {
  const known = openClass(args, nargs, kwnames);
  if (known === 0) return false;
  const func = pointer(load<i64>(args));
  store<i64>(args, box(known));
  // The tuple has one, too.
  decrefAt(func);
  const f = asFunction(func);
  const locals = pointer(namespaceOf(known));
  if (!pushCode(asCode(f.code), f.globals, f.builtins, locals, f.closure)) return false;
  asFrame(current).kind = FrameKind.CONTINUE;
  asFrame(current).dst = CallStep.CLASS_BODY;
  return true;
}

/** The body has run and gave its cell, or None (taken over): the class, or ERROR. */
export function leaveClassBody(args: usize, nargs: i32, kwnames: usize, cell: Value): Value {
  return finishClass(pointer(load<i64>(args)), args, nargs, kwnames, cell);
}
