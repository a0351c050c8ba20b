/** Gives the built-in functions what they ask of the VM (core/hooks.ts, core/importing.ts). */

import { call1, callVector } from "../core/call.ts";
import { dictGet, dictGetStr } from "../core/dict.ts";
import { failf } from "../core/errors.ts";
import { Hook, setHook } from "../core/hooks.ts";
import { setImporter } from "../core/importing.ts";
import { nameOf } from "../core/intern.ts";
import { setInterruptServer, setSleeper } from "../core/interrupt.ts";
import { decref, incref } from "../core/object.ts";
import { modulesDict } from "../core/state.ts";
import { asStr, charAt, isStr } from "../core/string.ts";
import { isTrue } from "../core/truth.ts";
import { isExactly } from "../core/typeids.ts";
import { ERROR, isSmall, NONE, pointer, smallValue, UNBOUND, Value } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { moduleDict } from "../objects/module.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { compileSource } from "./compile.ts";
import { findDocstring } from "./docstrings.ts";
import { asFrame, callDepth, current, recursionLimit, setRecursionLimit } from "./frame.ts";
import { addTraceback } from "./frameobject.ts";
import { frozenFunction, hideOwnFrames } from "./frozen.ts";
import { readInput, readUnicodeData } from "./hostmodule.ts";
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
import { beginImport, endImport, sleepInTurn } from "./threads.ts";
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

/** __import__(name, globals, locals, fromlist, level): what is loaded is answered here, the rest by lib/_importer.py. */
function importHook(args: usize): Value {
  const found = loadedModule(args);
  if (found !== UNBOUND) return found;
  const importer = frozenFunction("_importer", "import_");
  beginImport();
  const module = importer === ERROR ? ERROR : callVector(importer, args, 5, 0);
  endImport();
  decref(importer);
  if (module === ERROR) hideOwnFrames();
  return module;
}

/** A module that is loaded and of which no submodule is asked for (a reference); UNBOUND if the importer must look. */
function loadedModule(args: usize): Value {
  const name = load<i64>(args);
  const level = load<i64>(args, 32);
  if (!isStr(name) || !isSmall(level) || smallValue(level) !== 0) return UNBOUND;
  const module = dictGet(modulesDict, name);
  if (module === ERROR) return ERROR;
  if (module === UNBOUND || module === NONE) return UNBOUND;
  const members = isTrue(load<i64>(args, 24));
  if (members < 0) return ERROR;
  if (members !== 0 ? hasPath(module) : hasDot(pointer(name))) return UNBOUND;
  return incref(module);
}

/** Whether it may be a package: whatever is no plain module may be one. */
function hasPath(module: Value): bool {
  if (!isExactly(module, TypeId.MODULE)) return true;
  return dictGetStr(moduleDict(pointer(module)), nameOf(Name.__path__)) !== UNBOUND;
}

function hasDot(p: usize): bool {
  for (let i: u32 = 0; i < asStr(p).length; i++) if (charAt(p, i) === 46) return true;
  return false;
}

/** The module of an absolute name: for native code. */
function importAbsolute(name: Value): Value {
  const known = dictGet(modulesDict, name);
  if (known !== UNBOUND) return known === ERROR ? ERROR : incref(known);
  const importer = frozenFunction("_importer", "import_module");
  beginImport();
  const module = importer === ERROR ? ERROR : call1(importer, name);
  endImport();
  decref(importer);
  return module;
}
