/**
 * The modules built into the VM. `sys` and `builtins` are there from the start; of the others boot makes the namespaces, and an import
 * copies one into a new module. So nothing has to be undone when memory runs out during an import, and another program finds the
 * same types and functions.
 */
import { bug } from "../core/bug.ts";
import { dictFill, dictSetStr, newDict } from "../core/dict.ts";
import { errorPending, pendingIs, raise } from "../core/errors.ts";
import { Hook, hookIndex, setHook } from "../core/hooks.ts";
import { internText } from "../core/intern.ts";
import { needLibrary } from "../core/library.ts";
import { defineFunction } from "../core/native.ts";
import { decref, decrefAt } from "../core/object.ts";
import { modulesDict, sysDict } from "../core/state.ts";
import { isStr, strEquals } from "../core/string.ts";
import { allocTuple, finishTuple, tupleInit } from "../core/tuple.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { listLibrary, prepareLibrary } from "../library/index.ts";
import { beginOwn, endOwn } from "../memory/own.ts";
import { initCodecsModule } from "../modules/codecs.ts";
import { initCollections } from "../modules/collections.ts";
import { initErrno } from "../modules/errno.ts";
import { initGc, prepareGc } from "../modules/gc.ts";
import { initItertools } from "../modules/itertools.ts";
import { initMath } from "../modules/math.ts";
import { initOperator } from "../modules/operator.ts";
import { initTime, prepareTime } from "../modules/time.ts";
import { initTyping } from "../modules/typing.ts";
import { initWeakrefModule } from "../modules/weakref.ts";
import { emptyModule, moduleDict, nameModule, newModule } from "../objects/module.ts";
import { Exc } from "../shared/exceptions.ts";
import { listHostTypes } from "./embed/hostobject.ts";
import { defineFrameLocals } from "./framelocals.ts";
import { hostIsOwnFrame, hostOwn } from "./frozen.ts";
import { initHostModule } from "./hostmodule.ts";
import { initMarshal } from "./marshalmodule.ts";
import { createEnviron, preparePosix } from "./posix/process.ts";
import { initPosix } from "./posixmodule.ts";
import { defineThreadFunctions } from "./threadfunctions.ts";
import { initTracemalloc } from "./tracemalloc.ts";
import { hostUseWarningFilters } from "./warnings.ts";

/** A built-in module by its name, made anew and put into a dict of modules: a reference; UNBOUND if there is none of that name; ERROR. */
export function createBuiltin(name: usize, modules: usize): Value {
  const number = numberOf(name);
  if (number < 0) return UNBOUND;
  const module = emptyModule();
  if (module === ERROR) return ERROR;
  const dict = moduleDict(pointer(module));
  const namespace = namespaceOf(number);
  const good =
    namespace !== 0 && dictFill(dict, namespace) && nameModule(module, box(name)) && prepare(number, dict);
  if (good && dictSetStr(modules, name, module) >= 0) return module;
  decref(module);
  return ERROR;
}

/** Adds what belongs to one program alone; false with an exception pending. */
function prepare(number: i32, dict: usize): bool {
  if (number === gcNumber) return prepareGc(dict);
  if (number === posixNumber) return preparePosix(dict);
  return number === timeNumber ? prepareTime(dict) : prepareLibrary(nameAt(number));
}

/** Modules of lib/ that CPython has built in, and programs expect to be so. */
const WRITTEN: StaticArray<string> = [
  "_imp",
  "_queue",
  "_signal",
  "_string",
  "_thread",
  "_warnings",
  "atexit",
];

/** A module: its name (a str), its namespace without what every module has, and the function that makes one where there is none yet. */
@unmanaged
class Native {
  name: u32;
  namespace: u32;
  fill: u32;
}

const MODULES: usize = memory.data(1536);
const MOST_MODULES: i32 = 128;
let moduleCount: i32 = 0;
let gcNumber: i32 = -1;
let timeNumber: i32 = -1;
let posixNumber: i32 = -1;
let ioNumber: i32 = -1;
/** From here on modules are the library's. */
let libraryNumber: i32 = 0;

function native(number: i32): Native {
  return changetype<Native>(MODULES + <usize>number * offsetof<Native>());
}

function nameAt(number: i32): usize {
  return native(number).name;
}

/** The namespace of a module, made now if it was not wanted before; 0 with an exception pending. */
function namespaceOf(number: i32): usize {
  if (native(number).namespace === 0) makeNamespace(number);
  return native(number).namespace;
}

function makeNamespace(number: i32): void {
  if (number >= libraryNumber && !needLibrary()) return;
  const own = beginOwn();
  fillNamespace(native(number));
  endOwn(own);
}

function fillNamespace(native: Native): void {
  const dict = newDict();
  if (dict === 0) bug("no memory for a module of the VM's own");
  call_indirect<void>(native.fill, dict, <usize>native.name);
  // What fills it may be in a library that cannot be loaded.
  if (pendingIs(Exc.RuntimeError)) decref(box(dict));
  else if (errorPending()) bug("a module of the VM's own cannot be made");
  else native.namespace = <u32>dict;
}

/** Makes all namespaces: for an audit, which would take those made later for leaks. */
export function makeAllNamespaces(): void {
  for (let i = 0; i < moduleCount; i++) namespaceOf(i);
}

export function isBuiltinModule(name: usize): bool {
  return numberOf(name) >= 0;
}

/** Number of the module of that name (a str), -1 if there is none. */
function numberOf(name: usize): i32 {
  for (let i = 0; i < moduleCount; i++) if (strEquals(name, nameAt(i))) return i;
  return -1;
}

/** Lists the VM's own modules and the library's; once at boot, false without memory. Their namespaces are made when somebody imports them. */
export function initBuiltinModules(): bool {
  list("_host", fillHost);
  list("_operator", initOperator);
  list("_weakref", initWeakrefModule);
  list("errno", initErrno);
  gcNumber = list("gc", initGc);
  list("itertools", initItertools);
  list("marshal", initMarshal);
  list("math", initMath);
  timeNumber = list("time", initTime);
  posixNumber = list("posix", initPosix);
  list("_typing", initTyping);
  list("_collections", initCollections);
  list("_codecs", initCodecsModule);
  libraryNumber = moduleCount;
  listLibrary(listOne);
  ioNumber = numberNamed("_io");
  listOne("_tracemalloc", initTracemalloc);
  setHook(Hook.OPEN, firstOpen.index);
  setHook(Hook.STREAM_BUFFER, firstStreamBuffer.index);
  setIn(sysDict, "builtin_module_names", builtinModuleNames());
  return !errorPending();
}

/** Lists a module with the function (dict, name) that fills its namespace: the module's number. */
function list(text: string, fill: (dict: usize, name: usize) => void): i32 {
  const name = internText(text);
  if (name === 0 || moduleCount === MOST_MODULES) bug("no room for a module");
  native(moduleCount).name = <u32>name;
  native(moduleCount).fill = fill.index;
  return moduleCount++;
}

function listOne(text: string, fill: (dict: usize, name: usize) => void): void {
  list(text, fill);
}

// `open` and the buffers of the standard streams are _io's, which puts its own hooks in place of these when it is made.

function firstOpen(args: usize): Value {
  if (!makeIo()) return ERROR;
  return call_indirect<Value>(hookIndex(Hook.OPEN), args);
}

function firstStreamBuffer(fd: i32, name: Value): Value {
  if (!makeIo()) return ERROR;
  return call_indirect<Value>(hookIndex(Hook.STREAM_BUFFER), fd, name);
}

function makeIo(): bool {
  return namespaceOf(ioNumber) !== 0;
}

/** At boot, of a module that has been listed. */
function numberNamed(text: string): i32 {
  const name = internText(text);
  if (name === 0) bug("no memory for a name");
  const number = numberOf(name);
  decrefAt(name);
  return number;
}

function fillHost(dict: usize, name: usize): void {
  initHostModule(dict, name);
  defineFrameLocals(dict, name);
  defineThreadFunctions(dict, name);
  listHostTypes(dict);
  defineFunction(dict, name, "create_builtin(name, /)", hostCreateBuiltin);
  defineFunction(dict, name, "is_own_frame(frame, /)", hostIsOwnFrame);
  defineFunction(dict, name, "own(name, /)", hostOwn);
  defineFunction(dict, name, "environ()", createEnviron);
  defineFunction(dict, name, "use_warning_filters()", hostUseWarningFilters);
}

/** sys.builtin_module_names: a tuple, or ERROR. */
function builtinModuleNames(): Value {
  const count = moduleCount + WRITTEN.length;
  const names = allocTuple(count + 2);
  if (names === 0) return ERROR;
  for (let i = 0; i < moduleCount; i++) tupleInit(names, i, box(nameAt(i)));
  for (let i = 0; i < WRITTEN.length; i++) tupleInit(names, moduleCount + i, box(internText(WRITTEN[i])));
  tupleInit(names, count, box(internText("builtins")));
  tupleInit(names, count + 1, box(internText("sys")));
  return finishTuple(names);
}

/** `_host.create_builtin(name)`: the module, or None. */
function hostCreateBuiltin(args: usize): Value {
  const name = load<i64>(args);
  if (!isStr(name)) return raise(Exc.TypeError, "expected str");
  const module = createBuiltin(pointer(name), modulesDict);
  return module === UNBOUND ? NONE : module;
}

/** A module that is there from the start: its namespace, owned by sys.modules; 0 if there is no memory. */
export function makeCoreModule(text: string): usize {
  const name = internText(text);
  const module = name === 0 ? ERROR : newModule(box(name));
  if (module === ERROR || dictSetStr(modulesDict, name, module) < 0) return 0;
  const dict = moduleDict(pointer(module));
  decref(module);
  return dict;
}
