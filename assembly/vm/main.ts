/** Running programs: what the host calls, and how an uncaught exception ends one. */
import { call1, call3, callMethod } from "../core/call.ts";
import { dictGetStr, dictSetStr, isDict, newDict } from "../core/dict.ts";
import { clearError, raise, takeError } from "../core/errors.ts";
import { asException, ExcField, excField, excIs } from "../core/exception.ts";
import { atFinish } from "../core/finish.ts";
import { fitsI64, intToI64, isInt } from "../core/integer.ts";
import { internText, nameOf } from "../core/intern.ts";
import { builtinsDict } from "../core/namespace.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { str } from "../core/represent.ts";
import { sysAttribute } from "../core/state.ts";
import { asStr, newStr, STR_DATA } from "../core/string.ts";
import { isTuple, tupleItem, tupleLength } from "../core/tuple.ts";
import { isExactly, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { frozen, write } from "../host.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { runCode } from "./calls.ts";
import { finishProgram } from "./finish.ts";
import { answer } from "./hostmodule.ts";
import { unmarshal } from "./unmarshal.ts";

/**
 * Runs a program: `config` is marshalled and handed to lib/_main.py's `prepare`, which gives (code, globals), or None if there is
 * nothing to run. Then takes the program down. The exit status.
 */
export function runProgram(config: usize, length: usize): i32 {
  const status = runPrepared(unmarshal(config, length));
  flush();
  finishProgram();
  flush();
  return status;
}

function runPrepared(config: Value): i32 {
  if (config === ERROR) return reportError();
  const main = frozenModule("_main");
  const prepare = main === 0 ? UNBOUND : dictGetStr(main, internText("prepare"));
  const pair = prepare === UNBOUND ? ERROR : call1(prepare, config);
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

/** The namespace of one of our modules that need no import system, run now if it was not yet (borrowed); 0 with an exception pending. */
export function frozenModule(name: string): usize {
  const key = internText(name);
  if (key === 0) return 0;
  const known = dictGetStr(frozenModules(), key);
  if (known !== UNBOUND && known !== ERROR) return pointer(known);
  const found = answer(frozen(key));
  if (found === ERROR) return 0;
  if (!isTuple(found)) {
    decref(found);
    raise(Exc.ImportError, "a module of the VM is missing");
    return 0;
  }
  const namespace = newDict();
  dictSetStr(namespace, nameOf(Name.__name__), box(key));
  dictSetStr(frozenModules(), key, box(namespace));
  const code = asCode(pointer(tupleItem(pointer(found), 1)));
  const result = runCode(code, namespace, builtinsDict, namespace, 0);
  decref(found);
  decref(result);
  decrefAt(namespace);
  return result === ERROR ? 0 : namespace;
}

let frozenDict: usize = 0;

function frozenModules(): usize {
  if (frozenDict === 0) {
    frozenDict = newDict();
    atFinish(dropFrozenModules.index);
  }
  return frozenDict;
}

function dropFrozenModules(): void {
  decrefAt(frozenDict);
  frozenDict = 0;
}

// ---- uncaught exceptions ----

/** Shows the pending exception, or obeys it if it is SystemExit: the exit status. */
export function reportError(): i32 {
  const exc = takeError();
  flush();
  const status = excIs(pointer(exc), Exc.SystemExit) ? exitStatus(exc) : showError(exc);
  decref(exc);
  return status;
}

/** CPython: handle_system_exit. */
function exitStatus(exc: Value): i32 {
  const code = excField(pointer(exc), ExcField.EXIT_CODE);
  if (code === UNBOUND || code === NONE) return 0;
  if (isInt(code)) return fitsI64(code) ? <i32>(intToI64(code) & 0xff) : 255;
  printError(code);
  return 1;
}

/** Writes str(v) and a line end to standard error. */
function printError(v: Value): void {
  const text = str(v);
  if (text === ERROR) {
    clearError();
    return;
  }
  writeText(2, pointer(text));
  decref(text);
  writeLiteral(2, "\n");
}

/** Writes a str object as UTF-8. */
function writeText(fd: i32, p: usize): void {
  const bytes = callMethod(box(p), Name.encode);
  if (bytes === ERROR) {
    clearError();
    return;
  }
  write(fd, pointer(bytes) + STR_DATA, asStr(pointer(bytes)).length);
  decref(bytes);
}

function writeLiteral(fd: i32, text: string): void {
  const p = newStr(text);
  if (p === 0) return;
  write(fd, p + STR_DATA, asStr(p).length);
  decrefAt(p);
}

/** Prints the traceback through sys.excepthook. KeyboardInterrupt ends with status 130, as a signal would. */
function showError(exc: Value): i32 {
  const status = excIs(pointer(exc), Exc.KeyboardInterrupt) ? 130 : 1;
  const hook = sysAttribute(nameOf(Name.excepthook));
  const traceback: usize = asException(pointer(exc)).traceback;
  if (hook !== UNBOUND) {
    incref(hook);
    const done = call3(hook, box(typeOf(exc)), exc, traceback === 0 ? NONE : box(traceback));
    decref(hook);
    flush();
    if (done !== ERROR) {
      decref(done);
      return status;
    }
    const second = takeError();
    if (excIs(pointer(second), Exc.SystemExit)) {
      const code = exitStatus(second);
      decref(second);
      return code;
    }
    writeLiteral(2, "Error in sys.excepthook:\n");
    printTraceback(second);
    decref(second);
    writeLiteral(2, "\nOriginal exception was:\n");
  }
  printTraceback(exc);
  return status;
}

/** Prints an exception with its traceback to standard error: the default sys.excepthook, written in Python (lib/_traceback.py). */
export function printTraceback(exc: Value): void {
  const module = frozenModule("_traceback");
  const print = module === 0 ? UNBOUND : dictGetStr(module, internText("print_exception"));
  const done = print === UNBOUND ? ERROR : call1(print, exc);
  if (done !== ERROR) {
    decref(done);
    return;
  }
  const second = takeError();
  printError(box(typeOf(exc)));
  printError(exc);
  if (second !== UNBOUND) decref(second);
}

/** Flushes sys.stdout and sys.stderr, whatever they are. */
export function flush(): void {
  flushOne(Name.stdout);
  flushOne(Name.stderr);
}

function flushOne(name: Name): void {
  const file = sysAttribute(nameOf(name));
  if (file === UNBOUND || file === NONE) return;
  incref(file);
  const done = callMethod(file, Name.flush);
  if (done === ERROR) clearError();
  decref(done);
  decref(file);
}
