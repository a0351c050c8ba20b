/** Running programs: what the host calls, and how an uncaught exception ends one. */
import { call1 } from "../core/call.ts";
import { dictDelete, dictGetStr, dictSetStr, isDict, newDict } from "../core/dict.ts";
import { raise, restoreError, takeError } from "../core/errors.ts";
import { atFinish } from "../core/finish.ts";
import { internText, nameOf } from "../core/intern.ts";
import { builtinsDict } from "../core/namespace.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { isTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { isExactly } from "../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { frozen } from "../host.ts";
import { rawFree } from "../memory/raw.ts";
import { asCode, PyCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { runCode } from "./calls.ts";
import { finishProgram } from "./finish.ts";
import { answer } from "./hostmodule.ts";
import { flushStandard, reportError } from "./report.ts";
import { unmarshal } from "./unmarshal.ts";

/**
 * Runs a program: `config` is marshalled and handed to lib/_main.py's `prepare`, which gives (code, globals), or None if there is
 * nothing to run. Then takes the program down. The exit status.
 */
export function runProgram(config: usize, length: usize): i32 {
  const settings = unmarshal(config, length);
  rawFree(config);
  let status = flushStandard(runPrepared(settings));
  finishProgram();
  status = flushStandard(status);
  return status;
}

function runPrepared(config: Value): i32 {
  if (config === ERROR) return reportError();
  const prepare = frozenFunction("_main", "prepare");
  const pair = prepare === ERROR ? ERROR : call1(prepare, config);
  decref(prepare);
  decref(config);
  if (pair === ERROR) return reportError();
  if (!isTuple(pair) || tupleLength(pointer(pair)) !== 2) {
    decref(pair);
    return 0;
  }
  const code = tupleItem(pointer(pair), 0);
  const globals = tupleItem(pointer(pair), 1);
  let result: Value = ERROR;
  if (isExactly(code, TypeId.CODE) && isDict(globals)) {
    result = runCode(asCode(pointer(code)), pointer(globals), builtinsDict, pointer(globals), 0);
  } else raise(Exc.TypeError, "nothing to run");
  decref(pair);
  if (result === ERROR) return reportError();
  decref(result);
  return 0;
}

/** A function of one of our modules that need no import system, which is run now if it was not yet: a reference, or ERROR. */
export function frozenFunction(module: string, name: string): Value {
  const key = internText(module);
  const namespace = key === 0 ? 0 : frozenModule(key);
  if (key !== 0) decrefAt(key);
  const text = namespace === 0 ? 0 : internText(name);
  if (text === 0) return ERROR;
  const f = dictGetStr(namespace, text);
  decrefAt(text);
  if (f === UNBOUND) return raise(Exc.ImportError, "a module of the VM is not complete");
  return incref(f);
}

/** The namespaces of our modules that have been run, by name; 0 before the first. */
let frozenModules: usize = 0;

function dropFrozenModules(): void {
  decrefAt(frozenModules);
  frozenModules = 0;
}

/** A module's namespace (borrowed); 0 with an exception pending. */
function frozenModule(key: usize): usize {
  if (frozenModules === 0) {
    frozenModules = newDict();
    if (frozenModules === 0) return 0;
    atFinish(dropFrozenModules.index);
  }
  const known = dictGetStr(frozenModules, key);
  if (known !== UNBOUND) return known === ERROR ? 0 : pointer(known);
  const found = answer(frozen(key));
  if (found === ERROR) return 0;
  const namespace = isTuple(found) ? runFrozen(key, asCode(pointer(tupleItem(pointer(found), 1)))) : 0;
  if (!isTuple(found)) raise(Exc.ImportError, "a module of the VM is missing");
  decref(found);
  return namespace;
}

/** Runs a module's code in a namespace of its own, which stays known under its name if that went well. */
function runFrozen(key: usize, code: PyCode): usize {
  const namespace = newDict();
  if (namespace === 0) return 0;
  const named =
    dictSetStr(namespace, nameOf(Name.__name__), box(key)) === 0 &&
    dictSetStr(frozenModules, key, box(namespace)) === 0;
  const result = named ? runCode(code, namespace, builtinsDict, namespace, 0) : ERROR;
  decrefAt(namespace);
  decref(result);
  if (result !== ERROR) return namespace;
  const pending = takeError();
  dictDelete(frozenModules, box(key));
  restoreError(pending);
  return 0;
}
