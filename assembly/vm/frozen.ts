/**
 * Modules of ours, written in Python, that the VM itself runs: the import system, the start of programs, tracebacks. They are not in
 * sys.modules, and what they see as built-in is a copy made at boot, so that no program can break them by changing builtins.
 */
import { dictCopy, dictDelete, dictGet, dictGetStr, dictSet, dictSetStr, newDict } from "../core/dict.ts";
import { pending, raise, raisef, restoreError, takeError } from "../core/errors.ts";
import { asException, tracebackOf } from "../core/exception.ts";
import { atFinish } from "../core/finish.ts";
import { internText, nameOf } from "../core/intern.ts";
import { builtinsDict } from "../core/namespace.ts";
import { defineVectorFunction } from "../core/native.ts";
import { decref, decrefAt, incref, increfAt } from "../core/object.ts";
import { modulesDict } from "../core/state.ts";
import { isStr } from "../core/string.ts";
import { isTuple, tupleItem } from "../core/tuple.ts";
import { isExactly } from "../core/typeids.ts";
import { box, boxBool, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { frozen } from "../host.ts";
import { asCode } from "../objects/code.ts";
import { moduleDict, newModule } from "../objects/module.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { createBuiltin } from "./builtinmodules.ts";
import { runCode } from "./calls.ts";
import { Frame } from "./frame.ts";
import { asFrameObject, asTraceback } from "./frameobject.ts";
import { answer } from "./hostmodule.ts";

/** Dict: name → module of what is loaded; 0 before the first. */
let loaded: usize = 0;
/** What they see as built-in; made at boot. */
let builtins: usize = 0;

/** The last step of boot; false without memory. */
export function initFrozen(): bool {
  builtins = dictCopy(builtinsDict);
  if (builtins === 0) return false;
  defineVectorFunction(builtins, nameOf(Name.builtins), "__import__(name, *args)", importInside);
  return true;
}

/** Whether a frame object is of code of theirs. */
export function isFrozenFrame(frame: usize): bool {
  return asFrameObject(frame).builtins === <u32>builtins;
}

/** Whether a frame runs code of theirs: tools are told nothing of what is native code in CPython. */
export function isOwnFrame(frame: Frame): bool {
  return frame.builtins === <u32>builtins;
}

/** Takes frames of theirs off the front of the pending exception's traceback, as CPython does with its import system's. */
export function hideOwnFrames(): void {
  const exc = asException(pointer(pending));
  tracebackOf(exc);
  while (exc.traceback !== 0) {
    const first: usize = exc.traceback;
    if (!isFrozenFrame(asTraceback(first).frame)) return;
    const next: usize = asTraceback(first).next;
    if (next !== 0) increfAt(next);
    exc.traceback = <u32>next;
    decrefAt(first);
  }
}

/** `_host.own(name)`: one of them, for modules of ours that programs import. */
export function hostOwn(args: usize): Value {
  const name = load<i64>(args);
  if (!isStr(name)) return raisef(Exc.TypeError, "expected str, not %T", name);
  const module = open() ? moduleNamed(name) : ERROR;
  return module === ERROR ? ERROR : incref(module);
}

/** `_host.is_own_frame(frame)` */
export function hostIsOwnFrame(args: usize): Value {
  const frame = load<i64>(args);
  return boxBool(isExactly(frame, TypeId.FRAME) && isFrozenFrame(pointer(frame)));
}

/** The namespace of one of them, run now if it was not yet (borrowed); 0 with an exception pending. */
export function frozenModule(name: string): usize {
  const key = internText(name);
  const module = key === 0 || !open() ? ERROR : moduleNamed(box(key));
  if (key !== 0) decrefAt(key);
  return module === ERROR ? 0 : moduleDict(pointer(module));
}

/** One of their functions, a reference; ERROR. */
export function frozenFunction(module: string, name: string): Value {
  const namespace = frozenModule(module);
  const key = namespace === 0 ? 0 : internText(name);
  if (key === 0) return ERROR;
  const f = dictGetStr(namespace, key);
  decrefAt(key);
  return f === UNBOUND ? raise(Exc.ImportError, "a module of the VM is not complete") : incref(f);
}

/** The module of that name, borrowed, or ERROR. */
function moduleNamed(name: Value): Value {
  const known = dictGet(loaded, name);
  return known === UNBOUND ? run(name) : known;
}

function open(): bool {
  if (loaded !== 0) return true;
  loaded = newDict();
  if (loaded === 0) return false;
  atFinish(close.index);
  return keep("sys") && keep("builtins");
}

/** What programs may take out of sys.modules but the VM's own modules still want. */
function keep(name: string): bool {
  const key = internText(name);
  if (key === 0) return false;
  const module = dictGetStr(modulesDict, key);
  const kept = module !== UNBOUND && module !== ERROR && dictSetStr(loaded, key, module) >= 0;
  decrefAt(key);
  return kept;
}

function close(): void {
  decrefAt(loaded);
  loaded = 0;
}

function run(name: Value): Value {
  const found = answer(frozen(pointer(name)));
  if (found === ERROR) return ERROR;
  if (!isTuple(found)) {
    decref(found);
    return raisef(Exc.ImportError, "the VM's own module %R is missing", name);
  }
  const module = newModule(name);
  let result: Value = ERROR;
  if (module !== ERROR && dictSet(loaded, name, module) >= 0) {
    const namespace = moduleDict(pointer(module));
    result = runCode(asCode(pointer(tupleItem(pointer(found), 1))), namespace, builtins, namespace, 0);
  }
  decref(module);
  decref(result);
  decref(found);
  if (result !== ERROR) return module;
  const error = takeError();
  dictDelete(loaded, name);
  restoreError(error);
  return ERROR;
}

/** `__import__` as they see it: each other and what is built in, in instances of their own; always the module itself. */
function importInside(args: usize, _nargs: i32, _kwnames: usize): Value {
  const name = load<i64>(args);
  if (!isStr(name)) return raise(Exc.TypeError, "module name must be a string");
  const known = dictGet(loaded, name);
  if (known !== UNBOUND) return known === ERROR ? ERROR : incref(known);
  const native = createBuiltin(pointer(name), loaded);
  if (native !== UNBOUND) return native;
  const module = moduleNamed(name);
  return module === ERROR ? ERROR : incref(module);
}
