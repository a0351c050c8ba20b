/**
 * Takes a program down after it has ended, in CPython's order (Python/pylifecycle.c, finalize_modules), so that finalizers run
 * when and as they do there. Afterwards the VM is as it was after boot, and another program may be run.
 *
 *   0. What atexit was given is called.
 *   1. What `sys` keeps of the last exception and of the prompt goes; its streams are those of the VM again.
 *   2. sys.modules is emptied: a module that nobody else refers to dies, and its namespace with it.
 *   3. A full collection. Mostly it takes everything else: functions refer to their globals, so namespaces are cycles.
 *   4. Modules that still live, the latest imported first, get all their names set to None: first those that begin with one
 *      underscore, then the others.
 *   5. All names of `sys` and `builtins` are set to None, and a full collection: what dies there can print nothing any more.
 *   6. `sys` and `builtins` are put back to how they were after boot, and what the VM itself keeps is dropped.
 *   7. A last full collection. The standard streams are written out and made new.
 */

import { getAttr } from "../core/attribute.ts";
import { releaseHeld } from "../core/buffer.ts";
import { call0 } from "../core/call.ts";
import {
  dictClear,
  dictCopy,
  dictDelete,
  dictGet,
  dictGetStr,
  dictNext,
  dictPosition,
  dictSet,
  entryKey,
  entryValue,
  keepTable,
} from "../core/dict.ts";
import { clearError, renewMemoryError, setHandled } from "../core/errors.ts";
import { runAtFinish } from "../core/finish.ts";
import { internText, nameOf, nameValue } from "../core/intern.ts";
import { allocList, listAppendOwned, listClear, listItem, listLength } from "../core/list.ts";
import { builtinsDict } from "../core/namespace.ts";
import { decref, decrefAt, incref, increfAt } from "../core/object.ts";
import { modulesDict, sysDict } from "../core/state.ts";
import { asStr, charAt, isStr } from "../core/string.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { weakTarget } from "../core/weakref.ts";
import { auditCounts, auditBegin as beginAudit } from "../modules/audit.ts";
import { collectGeneration, resetCollector } from "../modules/collector.ts";
import { moduleDict } from "../objects/module.ts";
import { dropBelow, isTextFile, resetTextFile } from "../objects/textfile.ts";
import { referTo } from "../objects/weakref.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { makeAllNamespaces } from "./builtinmodules.ts";
import { callExitFunction } from "./hostmodule.ts";
import { flushStandard } from "./report.ts";
import { endThreads } from "./threads.ts";

/** As auditBegin of modules/audit.ts, after a snapshot too as after boot: without what finishProgram drops, and loads anew; with all that would be made later. */
export function auditBegin(): bool {
  makeAllNamespaces();
  restoreAll();
  runAtFinish();
  collectGeneration(2);
  resetCollector();
  return beginAudit();
}

/** Copies of three dicts as they were after boot. */
let bootModules: usize = 0;
let bootSys: usize = 0;
let bootBuiltins: usize = 0;

/** The last step of boot; false without memory. */
export function rememberBoot(): bool {
  resetCollector();
  bootModules = dictCopy(modulesDict);
  bootSys = dictCopy(sysDict);
  bootBuiltins = dictCopy(builtinsDict);
  return bootModules !== 0 && bootSys !== 0 && bootBuiltins !== 0;
}

/**
 * Takes a program down that ended with a status: the exit status. Errors on the way are forgotten, save that the standard streams
 * cannot be written out (120): there is nobody left to tell.
 */
export function finishProgram(status: i32): i32 {
  joinThreads();
  callExitFunction();
  endThreads();
  decref(setHandled(UNBOUND));
  renewMemoryError();
  releaseHeld();
  clearSysNames();
  restoreStream(Name.stdout);
  restoreStream(Name.stderr);
  const living = emptyModules();
  collectGeneration(2);
  if (living !== 0) clearLiving(living);
  const result = flushStandard(status);
  dropBuffers();
  setValuesToNone(sysDict, KEEP_NOTHING);
  setValuesToNone(builtinsDict, KEEP_NOTHING);
  collectGeneration(2);
  resetCollector();
  // Finalizers of the last objects may import something anew: what prints their errors does.
  for (let round = 0; round < 3; round++) {
    restoreAll();
    runAtFinish();
    collectGeneration(2);
  }
  renewStreams();
  clearError();
  renewMemoryError();
  if (isDefined(DEBUG)) assert(auditCounts() === 0, "a count is too low");
  return result;
}

/** Waits for threads that are no daemons: the module `threading`, if it is there, knows them. */
function joinThreads(): void {
  const name = internText("threading");
  const module = name === 0 ? UNBOUND : dictGetStr(modulesDict, name);
  if (name !== 0) decrefAt(name);
  if (module === UNBOUND || module === ERROR) return clearError();
  incref(module);
  const shutdown = internText("_shutdown");
  const f = shutdown === 0 ? ERROR : getAttr(module, shutdown);
  if (shutdown !== 0) decrefAt(shutdown);
  const result = f === ERROR ? ERROR : call0(f);
  if (result === ERROR) reportUnraisable("Exception ignored on threading shutdown", module);
  else decref(result);
  decref(f);
  decref(module);
}

/** The files of bytes below the standard streams go while what closes them is still there. */
function dropBuffers(): void {
  for (let e = dictNext(bootSys, 0); e !== 0; e = dictNext(bootSys, dictPosition(bootSys, e) + 1)) {
    if (isTextFile(entryValue(e))) dropBelow(pointer(entryValue(e)));
  }
}

/** The standard streams have nothing in them and know whether they are terminals. */
export function renewStreams(): void {
  for (let e = dictNext(bootSys, 0); e !== 0; e = dictNext(bootSys, dictPosition(bootSys, e) + 1)) {
    if (isTextFile(entryValue(e))) resetTextFile(pointer(entryValue(e)));
  }
}

/** Sets to None what holds on to frames, and whatever may hold on to objects of the program. */
function clearSysNames(): void {
  setNone("last_exc");
  setNone("last_type");
  setNone("last_value");
  setNone("last_traceback");
  setNone("ps1");
  setNone("ps2");
  setNone("argv");
  setNone("path");
  setNone("path_hooks");
  setNone("path_importer_cache");
  setNone("meta_path");
}

/** Binds a name of sys to the VM's own stream again. */
function restoreStream(name: Name): void {
  const stream = dictGetStr(bootSys, nameOf(name));
  if (stream !== UNBOUND && stream !== ERROR) dictSet(sysDict, nameValue(name), stream);
  clearError();
}

/** Sets a name of sys to None, if it is there. */
function setNone(text: string): void {
  const name = internText(text);
  if (name === 0) return clearError();
  const old = dictGetStr(sysDict, name);
  if (old !== UNBOUND && old !== ERROR) dictSet(sysDict, box(name), NONE);
  decrefAt(name);
  clearError();
}

/** Empties sys.modules; answers a list of weak references to the modules that were in it, in order (0 without memory). */
function emptyModules(): usize {
  const living = allocList();
  for (
    let e = dictNext(modulesDict, 0);
    e !== 0 && living !== 0;
    e = dictNext(modulesDict, dictPosition(modulesDict, e) + 1)
  ) {
    const module = entryValue(e);
    if (!isExactly(module, TypeId.MODULE) || isCore(moduleDict(pointer(module)))) continue;
    const reference = referTo(typeAt(TypeId.WEAKREF), module, NONE);
    if (reference !== ERROR) listAppendOwned(living, reference);
  }
  setValuesToNone(modulesDict, KEEP_NOTHING);
  dictClear(modulesDict);
  clearError();
  return living;
}

function isCore(dict: usize): bool {
  return dict === sysDict || dict === builtinsDict;
}

/** Clears the namespaces of modules that live on, the last imported first. Drops the list. */
function clearLiving(living: usize): void {
  for (let i = listLength(living); i > 0; i--) {
    const module = weakTarget(pointer(listItem(living, i - 1)));
    if (module === 0) continue;
    increfAt(module);
    clearNamespace(moduleDict(module));
    decrefAt(module);
  }
  decrefAt(living);
}

/** Which names `setValuesToNone` spares. */
const KEEP_NOTHING: i32 = 0;
const ONLY_PRIVATE: i32 = 1;
const KEEP_BUILTINS: i32 = 2;

function clearNamespace(dict: usize): void {
  increfAt(dict);
  setValuesToNone(dict, ONLY_PRIVATE);
  setValuesToNone(dict, KEEP_BUILTINS);
  decrefAt(dict);
}

/** Sets values to None one after the other; each may run finalizers, which may change the dict. */
function setValuesToNone(dict: usize, which: i32): void {
  for (let at: u32 = 0; ; at++) {
    const e = dictNext(dict, at);
    if (e === 0) return;
    at = dictPosition(dict, e);
    const key = entryKey(e);
    if (entryValue(e) === NONE || !isWanted(key, which)) continue;
    incref(key);
    dictSet(dict, key, NONE);
    decref(key);
    clearError();
  }
}

function isWanted(key: Value, which: i32): bool {
  if (which === KEEP_NOTHING) return true;
  if (!isStr(key)) return false;
  const name = pointer(key);
  if (which === KEEP_BUILTINS) return key !== box(nameOf(Name.__builtins__));
  const length = asStr(name).length;
  return length > 0 && charAt(name, 0) === 0x5f && (length === 1 || charAt(name, 1) !== 0x5f);
}

function restoreAll(): void {
  restore(sysDict, bootSys);
  restore(builtinsDict, bootBuiltins);
  restore(modulesDict, bootModules);
}

/**
 * Makes a dict what its copy is. Names that were there at boot and still are keep their entries, so that this needs no memory; for
 * one that was deleted it is asked for a second time, which serves where a single allocation is made to fail (memory/debug.ts).
 */
function restore(dict: usize, copy: usize): void {
  setValuesToNone(dict, KEEP_NOTHING);
  deleteOthers(dict, copy);
  for (let e = dictNext(copy, 0); e !== 0; e = dictNext(copy, dictPosition(copy, e) + 1)) {
    const value = entryValue(e);
    emptyContainer(value);
    if (dictSet(dict, entryKey(e), value) < 0) dictSet(dict, entryKey(e), value);
  }
  keepTable(dict);
  clearError();
}

/** Deletes the names that are not in the copy. */
function deleteOthers(dict: usize, copy: usize): void {
  for (let e = dictNext(dict, 0); e !== 0; ) {
    const at = dictPosition(dict, e);
    const key = incref(entryKey(e));
    if (dictGet(copy, key) === UNBOUND) dictDelete(dict, key);
    decref(key);
    clearError();
    e = dictNext(dict, at + 1);
  }
}

/** sys.path and its like are empty after boot. */
function emptyContainer(v: Value): void {
  if (v === box(modulesDict)) return;
  if (isExactly(v, TypeId.LIST)) listClear(pointer(v));
  else if (isExactly(v, TypeId.DICT)) dictClear(pointer(v));
}
