/**
 * The modules built into the VM. `sys` and `builtins` are there from the start; of the others boot makes the namespaces, and an import
 * copies one into a new module. So nothing has to be undone when memory runs out during an import, and another program finds the
 * same types and functions.
 */
import { dictFill, dictSetStr, newDict } from "../core/dict.ts";
import { errorPending, raise } from "../core/errors.ts";
import { internText } from "../core/intern.ts";
import { defineFunction } from "../core/native.ts";
import { decref } from "../core/object.ts";
import { modulesDict } from "../core/state.ts";
import { isStr, strIs } from "../core/string.ts";
import { allocTuple, finishTuple, tupleInit } from "../core/tuple.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { initCodecsModule } from "../modules/codecs.ts";
import { initCollections } from "../modules/collections.ts";
import { initErrno } from "../modules/errno.ts";
import { initGc, prepareGc } from "../modules/gc.ts";
import { initItertools } from "../modules/itertools.ts";
import { initMath } from "../modules/math.ts";
import { initOperator } from "../modules/operator.ts";
import { initSre } from "../modules/sre.ts";
import { initTime, prepareTime } from "../modules/time.ts";
import { initTyping } from "../modules/typing.ts";
import { initUnicodedata } from "../modules/unicodedata.ts";
import { initWeakrefModule } from "../modules/weakref.ts";
import { emptyModule, moduleDict, nameModule, newModule } from "../objects/module.ts";
import { Exc } from "../shared/exceptions.ts";
import { defineFrameLocals } from "./framelocals.ts";
import { hostIsOwnFrame, hostOwn } from "./frozen.ts";
import { defineFileFunctions } from "./hostfiles.ts";
import { initHostModule } from "./hostmodule.ts";
import { initMarshal } from "./marshalmodule.ts";
import { hostUseWarningFilters } from "./warnings.ts";

/** A built-in module by its name, made anew and put into a dict of modules: a reference; UNBOUND if there is none of that name; ERROR. */
export function createBuiltin(name: usize, modules: usize): Value {
  const number = numberOf(name);
  if (number < 0) return UNBOUND;
  const module = emptyModule();
  if (module === ERROR) return ERROR;
  const dict = moduleDict(pointer(module));
  const good = dictFill(dict, namespaceOf(number)) && nameModule(module, box(name)) && prepare(number, dict);
  if (good && dictSetStr(modules, name, module) >= 0) return module;
  decref(module);
  return ERROR;
}

/** Adds what belongs to one program alone; false with an exception pending. */
function prepare(number: i32, dict: usize): bool {
  if (number === GC) return prepareGc(dict);
  return number === TIME ? prepareTime(dict) : true;
}

/** Their names, and functions that fill their namespaces (dict: usize, module's name: usize). */
const NAMES: StaticArray<string> = [
  "_host",
  "_operator",
  "_weakref",
  "errno",
  "gc",
  "itertools",
  "marshal",
  "math",
  "time",
  "_typing",
  "_sre",
  "_collections",
  "_codecs",
  "unicodedata",
];

/** Modules of lib/ that CPython has built in, and programs expect to be so. */
const WRITTEN: StaticArray<string> = ["_imp", "_signal", "_string", "_thread", "atexit", "posix"];

/** Numbers among them. */
const GC: i32 = 4;
const TIME: i32 = 8;

export function isBuiltinModule(name: usize): bool {
  return numberOf(name) >= 0;
}

/** Place of a name in NAMES, -1 if it is none. */
function numberOf(name: usize): i32 {
  for (let i = 0; i < NAMES.length; i++) if (strIs(name, NAMES[i])) return i;
  return -1;
}

/** For each of NAMES its namespace without what every module has. */
const NAMESPACES: usize = memory.data(256);

function namespaceOf(number: i32): usize {
  return load<u32>(NAMESPACES + ((<usize>number) << 2));
}

/** Makes the namespaces, once at boot; false without memory. */
export function initBuiltinModules(): bool {
  for (let i = 0; i < NAMES.length; i++) {
    const dict = newDict();
    if (dict === 0) return false;
    fill(i, internText(NAMES[i]), dict);
    store<u32>(NAMESPACES + ((<usize>i) << 2), <u32>dict);
  }
  return !errorPending();
}

function fill(number: i32, name: usize, dict: usize): void {
  switch (number) {
    case 0:
      initHostModule(dict, name);
      defineFrameLocals(dict, name);
      defineFileFunctions(dict, name);
      defineFunction(dict, name, "create_builtin(name, /)", hostCreateBuiltin);
      defineFunction(dict, name, "is_own_frame(frame, /)", hostIsOwnFrame);
      defineFunction(dict, name, "own(name, /)", hostOwn);
      defineFunction(dict, name, "use_warning_filters()", hostUseWarningFilters);
      break;
    case 1:
      initOperator(dict, name);
      break;
    case 2:
      initWeakrefModule(dict, name);
      break;
    case 3:
      initErrno(dict, name);
      break;
    case 4:
      initGc(dict, name);
      break;
    case 5:
      initItertools(dict, name);
      break;
    case 6:
      initMarshal(dict, name);
      break;
    case 7:
      initMath(dict, name);
      break;
    case TIME:
      initTime(dict, name);
      break;
    case 9:
      initTyping(dict, name);
      break;
    case 10:
      initSre(dict, name);
      break;
    case 11:
      initCollections(dict, name);
      break;
    case 12:
      initCodecsModule(dict, name);
      break;
    default:
      initUnicodedata(dict, name);
  }
}

/** sys.builtin_module_names: a tuple, or ERROR. */
export function builtinModuleNames(): Value {
  const count = NAMES.length + WRITTEN.length;
  const names = allocTuple(count + 2);
  if (names === 0) return ERROR;
  for (let i = 0; i < NAMES.length; i++) tupleInit(names, i, box(internText(NAMES[i])));
  for (let i = 0; i < WRITTEN.length; i++) tupleInit(names, NAMES.length + i, box(internText(WRITTEN[i])));
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
