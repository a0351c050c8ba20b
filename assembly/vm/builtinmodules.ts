/** The modules built into the VM: made when first imported, `sys` and `builtins` at boot. */
import { dictSetStr } from "../core/dict.ts";
import { raise } from "../core/errors.ts";
import { internText } from "../core/intern.ts";
import { defineFunction } from "../core/native.ts";
import { decref } from "../core/object.ts";
import { modulesDict } from "../core/state.ts";
import { isStr, strIs } from "../core/string.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { initErrno } from "../modules/errno.ts";
import { initGc } from "../modules/gc.ts";
import { initMath } from "../modules/math.ts";
import { initWeakrefModule } from "../modules/weakref.ts";
import { moduleDict, newModule } from "../objects/module.ts";
import { Exc } from "../shared/exceptions.ts";
import { codeRuns } from "./frameattributes.ts";
import { initHostModule } from "./hostmodule.ts";

/** A built-in module by its name, made anew and put into sys.modules: a reference; UNBOUND if there is none of that name; ERROR. */
export function createBuiltin(name: usize): Value {
  if (!isBuiltinModule(name)) return UNBOUND;
  const module = newModule(box(name));
  if (module === ERROR) return ERROR;
  fill(name, moduleDict(pointer(module)));
  if (dictSetStr(modulesDict, name, module) < 0) {
    decref(module);
    return ERROR;
  }
  return module;
}

export function isBuiltinModule(name: usize): bool {
  return (
    strIs(name, "gc") ||
    strIs(name, "math") ||
    strIs(name, "_weakref") ||
    strIs(name, "_host") ||
    strIs(name, "errno")
  );
}

function fill(name: usize, dict: usize): void {
  if (strIs(name, "gc")) initGc(dict, name);
  else if (strIs(name, "math")) initMath(dict, name);
  else if (strIs(name, "_weakref")) initWeakrefModule(dict, name);
  else if (strIs(name, "errno")) initErrno(dict, name);
  else {
    initHostModule(dict, name);
    defineFunction(dict, name, "create_builtin(name, /)", hostCreateBuiltin);
    defineFunction(dict, name, "runs(code, /)", codeRuns);
  }
}

/** `_host.create_builtin(name)`: the module, or None. */
function hostCreateBuiltin(args: usize): Value {
  const name = load<i64>(args);
  if (!isStr(name)) return raise(Exc.TypeError, "expected str");
  const module = createBuiltin(pointer(name));
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
