/** The module sys: functions and streams. Facts: modules/sysinfo.ts; memory: modules/sysmemory.ts. What the host knows (argv, path) it sets itself. */

import { addAuditHook, audit, auditHooks, auditTuple } from "../core/auditing.ts";
import { callMethod, callVector } from "../core/call.ts";
import { dictGetStr, dictSetStr, newDict } from "../core/dict.ts";
import { catchError, handled, raise, raiseBare, raiseException, raisef, raiseWith } from "../core/errors.ts";
import { asException, isException, tracebackOf } from "../core/exception.ts";
import { Hook, hookIndex } from "../core/hooks.ts";
import { fitsI64, intToI64 } from "../core/integer.ts";
import { intern, internText, latin1, nameOf } from "../core/intern.ts";
import { intMaxStrDigits, setIntMaxStrDigits } from "../core/inttext.ts";
import { allocList } from "../core/list.ts";
import { builtinsDict } from "../core/namespace.ts";
import { defineFunction, defineVectorFunction } from "../core/native.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { repr } from "../core/represent.ts";
import { modulesDict, sysAttribute } from "../core/state.ts";
import { asStr, isStr, newStr } from "../core/string.ts";
import { toIndex } from "../core/subscript.ts";
import { allocTuple, finishTuple, TUPLE_ITEMS, tuple3, tupleInit, tupleLength } from "../core/tuple.ts";
import { excType, isExactly, typeOf } from "../core/typeids.ts";
import {
  box,
  boxBool,
  boxFloat,
  ERROR,
  FALSE,
  floatValue,
  isFloat,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { newTextFile } from "../objects/textfile.ts";
import { Exc } from "../shared/exceptions.ts";
import { INT_MAX_STR_DIGITS_THRESHOLD } from "../shared/limits.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { initSysInfo } from "./sysinfo.ts";
import { initSysMemory } from "./sysmemory.ts";
import { initSysRuntime } from "./sysruntime.ts";
import { initUnraisable } from "./unraisable.ts";

// ---- leaving ----

/** exit(status=None, /): a tuple becomes the arguments of SystemExit, as everywhere exceptions are raised with a tuple. */
function sysExit(args: usize): Value {
  const status = load<i64>(args);
  if (status === NONE) return raiseBare(Exc.SystemExit);
  if (!isExactly(status, TypeId.TUPLE)) return raiseWith(Exc.SystemExit, status);
  const p = pointer(status);
  const exc = callVector(box(excType(Exc.SystemExit)), p + TUPLE_ITEMS, tupleLength(p), 0);
  return exc === ERROR ? ERROR : raiseException(exc);
}

// ---- exceptions ----

/** exc_info(): (type, value, traceback) of the exception being handled. */
function excInfo(_args: usize): Value {
  if (handled === UNBOUND) return tupleValue(tuple3(NONE, NONE, NONE));
  const traceback: usize = tracebackOf(asException(pointer(handled)));
  const type = incref(box(typeOf(handled)));
  return tupleValue(tuple3(type, incref(handled), traceback === 0 ? NONE : incref(box(traceback))));
}

function tupleValue(p: usize): Value {
  return p === 0 ? ERROR : box(p);
}

function exception(_args: usize): Value {
  return handled === UNBOUND ? NONE : incref(handled);
}

/** excepthook(exctype, value, traceback, /): prints the exception as at the end of a program. */
function excepthook(args: usize): Value {
  const exc = load<i64>(args, 8);
  const traceback = load<i64>(args, 16);
  if (isException(exc) && isExactly(traceback, TypeId.TRACEBACK)) {
    // Otherwise it would not be shown.
    const e = asException(pointer(exc));
    if (e.traceback === 0) e.traceback = <u32>pointer(incref(traceback));
  }
  const hook = hookIndex(Hook.PRINT_EXCEPTION);
  if (hook === 0) return ERROR;
  call_indirect<void>(hook, exc);
  return NONE;
}

/** displayhook(object, /): what the prompt does with the value of an expression. */
function displayhook(args: usize): Value {
  const v = load<i64>(args);
  if (v === NONE) return NONE;
  const underscore = nameOf(Name._);
  if (dictSetStr(builtinsDict, underscore, NONE) < 0) return ERROR;
  const file = sysAttribute(nameOf(Name.stdout));
  if (file === UNBOUND || file === NONE) return raise(Exc.RuntimeError, "lost sys.stdout");
  const text = repr(v);
  if (text === ERROR) return ERROR;
  const written = callMethod(file, Name.write, text);
  decref(text);
  if (written === ERROR) return ERROR;
  decref(written);
  const newline = callMethod(file, Name.write, box(latin1(10)));
  if (newline === ERROR) return ERROR;
  decref(newline);
  return dictSetStr(builtinsDict, underscore, v) < 0 ? ERROR : NONE;
}

// ---- limits ----

function getRecursionLimit(_args: usize): Value {
  const hook = hookIndex(Hook.RECURSION_LIMIT);
  return hook === 0 ? ERROR : small(call_indirect<i32>(hook));
}

function setRecursionLimit(args: usize): Value {
  const limit = intArgument(load<i64>(args));
  if (limit === BAD) return ERROR;
  if (limit < 1) return raise(Exc.ValueError, "recursion limit must be greater or equal than 1");
  const hook = hookIndex(Hook.SET_RECURSION_LIMIT);
  return hook === 0 || call_indirect<i32>(hook, <i32>limit) < 0 ? ERROR : NONE;
}

const BAD: i64 = i64.MIN_VALUE;

/** An argument that must fit a C int; BAD with an exception pending. */
function intArgument(v: Value): i64 {
  const i = toIndex(v);
  if (i === ERROR) return BAD;
  const n: i64 = fitsI64(i) ? intToI64(i) : i64.MAX_VALUE;
  decref(i);
  if (n >= i32.MIN_VALUE && n <= i32.MAX_VALUE) return n;
  raise(Exc.OverflowError, "Python int too large to convert to C int");
  return BAD;
}

function getMaxStrDigits(_args: usize): Value {
  return small(intMaxStrDigits());
}

function setMaxStrDigits(args: usize): Value {
  const digits = intArgument(load<i64>(args));
  if (digits === BAD) return ERROR;
  if (digits !== 0 && digits < INT_MAX_STR_DIGITS_THRESHOLD) {
    return raisef(
      Exc.ValueError,
      "maxdigits must be >= %d or 0 for unlimited",
      <i64>INT_MAX_STR_DIGITS_THRESHOLD,
    );
  }
  setIntMaxStrDigits(<i32>digits);
  return NONE;
}

/** Kept for programs that ask: there is one thread. */
export let switchInterval: f64 = 0.005;

function getSwitchInterval(_args: usize): Value {
  return boxFloat(switchInterval);
}

function setSwitchInterval(args: usize): Value {
  const v = load<i64>(args);
  if (!isFloat(v) && !isSmall(v)) return raisef(Exc.TypeError, "must be real number, not %T", v);
  const interval = isFloat(v) ? floatValue(v) : <f64>smallValue(v);
  if (!(interval > 0)) return raise(Exc.ValueError, "switch interval must be strictly positive");
  switchInterval = interval;
  return NONE;
}

// ---- names, encodings, frames ----

function sysIntern(args: usize): Value {
  const v = load<i64>(args);
  if (!isStr(v)) return raisef(Exc.TypeError, "intern() argument must be str, not %A", v);
  if (!isExactly(v, TypeId.STR)) return raisef(Exc.TypeError, "can't intern %T", v);
  incref(v);
  return box(intern(pointer(v)));
}

function isInterned(args: usize): Value {
  const v = load<i64>(args);
  if (!isStr(v)) return raisef(Exc.TypeError, "_is_interned() argument must be str, not %A", v);
  return boxBool(asStr(pointer(v)).interned !== 0);
}

function getEncoding(_args: usize): Value {
  return textValue("utf-8");
}

function getEncodeErrors(_args: usize): Value {
  return textValue("surrogateescape");
}

function textValue(literal: string): Value {
  const p = newStr(literal);
  return p === 0 ? ERROR : box(p);
}

function getFrame(args: usize): Value {
  const depth = intArgument(load<i64>(args));
  if (depth === BAD) return ERROR;
  const hook = hookIndex(Hook.FRAME);
  const frame = hook === 0 ? ERROR : call_indirect<Value>(hook, max<i32>(<i32>depth, 0));
  if (frame === ERROR || audit("sys._getframe", frame)) return frame;
  decref(frame);
  return ERROR;
}

function no(_args: usize): Value {
  return FALSE;
}

function yes(_args: usize): Value {
  return TRUE;
}

/** audit(event, /, *args) */
function sysAudit(args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0) return raise(Exc.TypeError, "sys.audit() takes no keyword arguments");
  if (nargs === 0) return raise(Exc.TypeError, "audit expected at least 1 argument, got 0");
  const event = load<i64>(args);
  if (!isStr(event)) return raisef(Exc.TypeError, "audit() argument 1 must be str, not %A", event);
  if (auditHooks === 0) return NONE;
  const tuple = allocTuple(nargs - 1);
  if (tuple === 0) return ERROR;
  for (let i = 1; i < nargs; i++) tupleInit(tuple, i - 1, incref(load<i64>(args + (i << 3))));
  const given = finishTuple(tuple);
  const allowed = auditTuple(event, given);
  decref(given);
  return allowed ? NONE : ERROR;
}

/** addaudithook(hook): a hook that is there already may refuse it by an exception, silently if that is an Exception. */
function sysAddAuditHook(args: usize): Value {
  if (!audit("sys.addaudithook")) return catchError(Exc.Exception) ? NONE : ERROR;
  return addAuditHook(load<i64>(args)) ? NONE : ERROR;
}

// ---- the namespace ----

function defineFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "_getframe(depth=0, /)", getFrame);
  defineFunction(dict, module, "_is_gil_enabled()", yes);
  defineFunction(dict, module, "_is_interned(string, /)", isInterned);
  defineFunction(dict, module, "addaudithook(hook)", sysAddAuditHook);
  defineVectorFunction(dict, module, "audit(event, /, *args)", sysAudit);
  defineFunction(dict, module, "displayhook(object, /)", displayhook);
  defineFunction(dict, module, "exc_info()", excInfo);
  defineFunction(dict, module, "excepthook(exctype, value, traceback, /)", excepthook);
  defineFunction(dict, module, "exception()", exception);
  defineFunction(dict, module, "exit(status=None, /)", sysExit);
  defineFunction(dict, module, "get_int_max_str_digits()", getMaxStrDigits);
  defineFunction(dict, module, "getdefaultencoding()", getEncoding);
  defineFunction(dict, module, "getfilesystemencodeerrors()", getEncodeErrors);
  defineFunction(dict, module, "getfilesystemencoding()", getEncoding);
  defineFunction(dict, module, "getrecursionlimit()", getRecursionLimit);
  defineFunction(dict, module, "getswitchinterval()", getSwitchInterval);
  defineFunction(dict, module, "intern(string, /)", sysIntern);
  defineFunction(dict, module, "is_finalizing()", no);
  defineFunction(dict, module, "is_stack_trampoline_active()", no);
  defineFunction(dict, module, "set_int_max_str_digits(maxdigits)", setMaxStrDigits);
  defineFunction(dict, module, "setrecursionlimit(limit, /)", setRecursionLimit);
  defineFunction(dict, module, "setswitchinterval(interval, /)", setSwitchInterval);
}

/** Binds a second name to what the namespace has under the first. */
function alias(dict: usize, from: string, to: string): void {
  const name = internText(from);
  const v = dictGetStr(dict, name);
  decrefAt(name);
  setIn(dict, to, incref(v));
}

function addStreams(dict: usize): void {
  setIn(dict, "stdin", newTextFile(0, false, "<stdin>", "strict"));
  setIn(dict, "stdout", newTextFile(1, true, "<stdout>", "strict"));
  setIn(dict, "stderr", newTextFile(2, true, "<stderr>", "backslashreplace"));
  alias(dict, "stdin", "__stdin__");
  alias(dict, "stdout", "__stdout__");
  alias(dict, "stderr", "__stderr__");
}

function listOfNothing(): Value {
  const p = allocList();
  return p === 0 ? ERROR : box(p);
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initSys(dict: usize, module: usize): bool {
  defineFunctions(dict, module);
  initSysMemory(dict, module);
  initSysInfo(dict);
  initSysRuntime(dict, module);
  addStreams(dict);
  alias(dict, "displayhook", "__displayhook__");
  alias(dict, "excepthook", "__excepthook__");
  initUnraisable(dict, module);
  alias(dict, "unraisablehook", "__unraisablehook__");
  setIn(dict, "modules", incref(box(modulesDict)));
  setIn(dict, "argv", listOfNothing());
  setIn(dict, "orig_argv", listOfNothing());
  setIn(dict, "path", listOfNothing());
  setIn(dict, "meta_path", listOfNothing());
  setIn(dict, "path_hooks", listOfNothing());
  setIn(dict, "path_importer_cache", box(newDict()));
  setIn(dict, "warnoptions", listOfNothing());
  setIn(dict, "_xoptions", box(newDict()));
  setIn(dict, "executable", textValue(""));
  setIn(dict, "dont_write_bytecode", FALSE);
  return true;
}
