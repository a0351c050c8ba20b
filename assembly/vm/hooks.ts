/** Gives the built-in functions what they ask of the VM (core/hooks.ts, core/importing.ts). */

import { failf } from "../core/errors.ts";
import { Hook, setHook } from "../core/hooks.ts";
import { setImporter } from "../core/importing.ts";
import { setInterruptServer, setSleeper } from "../core/interrupt.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { compileSource } from "./compile.ts";
import { findDocstring } from "./docstrings.ts";
import { asFrame, callDepth, current, recursionLimit, setRecursionLimit } from "./frame.ts";
import { addTraceback } from "./frameobject.ts";
import { readInput, readUnicodeData } from "./hostmodule.ts";
import { importAbsolute, importHook } from "./importing.ts";
import { serveNativeWork } from "./interrupts.ts";
import {
  currentGlobals,
  currentLocals,
  executeCode,
  frameAt,
  globalsAt,
  threadExceptions,
  threadFrames,
} from "./introspect.ts";
import { classicOffset } from "./registercode.ts";
import { printTraceback, printUnraisable } from "./report.ts";
import { surfaceAll } from "./shelf.ts";
import { sleepInTurn } from "./threads.ts";
import { initWarnings } from "./warnings.ts";

export function initHooks(): void {
  setHook(Hook.GLOBALS, currentGlobals.index);
  setHook(Hook.GLOBALS_AT, globalsAt.index);
  setHook(Hook.LOCALS, currentLocals.index);
  setHook(Hook.RUN_CODE, executeCode.index);
  setHook(Hook.COMPILE, compileSource.index);
  setHook(Hook.IMPORT, importHook.index);
  setHook(Hook.FRAME, frameAt.index);
  setHook(Hook.RECURSION_LIMIT, getLimit.index);
  setHook(Hook.SET_RECURSION_LIMIT, setLimit.index);
  setHook(Hook.PRINT_EXCEPTION, printTraceback.index);
  setHook(Hook.ADD_TRACEBACK, addRunningFrame.index);
  setHook(Hook.PRINT_UNRAISABLE, printUnraisable.index);
  setHook(Hook.READ_LINE, readInput.index);
  setHook(Hook.UNICODE_DATA, readUnicodeData.index);
  setHook(Hook.DOCSTRING, findDocstring.index);
  setHook(Hook.SURFACE, surfaceAll.index);
  setHook(Hook.THREAD_FRAMES, threadFrames.index);
  setHook(Hook.THREAD_EXCEPTIONS, threadExceptions.index);
  setImporter(importAbsolute.index);
  setInterruptServer(serveNativeWork.index);
  setSleeper(sleepInTurn.index);
  initWarnings();
}

function addRunningFrame(): void {
  if (current === 0) return;
  const frame = asFrame(current);
  addTraceback(frame, classicOffset(asCode(frame.code), frame.pc));
}

function getLimit(): i32 {
  return recursionLimit;
}

function setLimit(limit: i32): i32 {
  if (callDepth() >= limit) {
    const message = "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low";
    return failf(Exc.RecursionError, message, <i64>limit, <i64>callDepth());
  }
  setRecursionLimit(limit);
  return 0;
}
