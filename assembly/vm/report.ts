/**
 * How an uncaught exception ends a program: SystemExit is obeyed, any other goes to sys.excepthook. The printer itself is
 * lib/_traceback.py, loaded when the first error is shown. Where that fails too (no memory, a hook gone wrong), what can be said without
 * memory is written straight to standard error. CPython: Python/pythonrun.c.
 */
import { getAttrOptional } from "../core/attribute.ts";
import { call1, call3, callMethod } from "../core/call.ts";
import { dictSetStr } from "../core/dict.ts";
import { clearError, takeError } from "../core/errors.ts";
import { asException, excIs, isException, tracebackOf } from "../core/exception.ts";
import { fitsI64, intToI64, isInt } from "../core/integer.ts";
import { internText, nameOf } from "../core/intern.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { str } from "../core/represent.ts";
import { sysAttribute, sysDict } from "../core/state.ts";
import { asStr, newStr } from "../core/string.ts";
import { isTrue } from "../core/truth.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { isTextFile } from "../objects/textfile.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { asFrameObject, asTraceback, tracebackLine } from "./frameobject.ts";
import { frozenFunction } from "./frozen.ts";
import { flushBuffer, writeLiteral, writeNumber, writeStr } from "./rawtext.ts";

/** The status of a program whose standard streams could not be written out. */
const NOT_FLUSHED = 120;

// ---- the end of a program ----

/** Whether the last error reported was a SystemExit that was obeyed. */
export let exited: bool = false;

export function forgetExit(): void {
  exited = false;
}

/** Shows the pending exception, or obeys it if it is SystemExit (unless `inspect`): the exit status. */
export function reportError(inspect: bool): i32 {
  const exc = takeError();
  exited = excIs(pointer(exc), Exc.SystemExit) && !inspect;
  const status = exited ? exitStatus(exc) : showError(exc);
  decref(exc);
  return status;
}

/** What SystemExit's `code` asks for: an int is the status; anything else is printed, and the status 1. */
function exitStatus(exc: Value): i32 {
  const name = internText("code");
  const code = name === 0 ? UNBOUND : getAttrOptional(exc, name);
  if (name !== 0) decrefAt(name);
  if (code === UNBOUND || code === ERROR) {
    clearError();
    return 1;
  }
  let status = 1;
  if (code === NONE) status = 0;
  else if (isInt(code)) status = fitsI64(code) ? <i32>(intToI64(code) & 0xff) : 255;
  else {
    const text = str(code);
    if (text !== ERROR) tellText(text);
    clearError();
    decref(text);
    tell("\n");
  }
  decref(code);
  return status;
}

/** Prints an exception through sys.excepthook. KeyboardInterrupt ends with status 130, as a signal would. */
function showError(exc: Value): i32 {
  const status = excIs(pointer(exc), Exc.KeyboardInterrupt) ? 130 : 1;
  rememberLast(exc);
  const hook = sysAttribute(nameOf(Name.excepthook));
  if (hook === UNBOUND || hook === ERROR) {
    tell("sys.excepthook is missing\n");
    printTraceback(exc);
    return status;
  }
  incref(hook);
  const traceback: usize = tracebackOf(asException(pointer(exc)));
  const done = call3(hook, box(typeOf(exc)), exc, traceback === 0 ? NONE : box(traceback));
  decref(hook);
  if (done === ERROR) return hookFailed(exc, status);
  decref(done);
  return status;
}

/** The hook raised an error (pending): both are shown, unless it asks for the exit. */
function hookFailed(exc: Value, status: i32): i32 {
  const second = takeError();
  if (excIs(pointer(second), Exc.SystemExit)) {
    const code = exitStatus(second);
    exited = true;
    decref(second);
    return code;
  }
  tell("Error in sys.excepthook:\n");
  printTraceback(second);
  decref(second);
  tell("\nOriginal exception was:\n");
  printTraceback(exc);
  return status;
}

/** sys.last_exc and its older forms, for hooks and debuggers. */
function rememberLast(exc: Value): void {
  const traceback: usize = tracebackOf(asException(pointer(exc)));
  setSysName("last_exc", exc);
  setSysName("last_type", box(typeOf(exc)));
  setSysName("last_value", exc);
  setSysName("last_traceback", traceback === 0 ? NONE : box(traceback));
}

function setSysName(text: string, v: Value): void {
  const name = internText(text);
  if (name !== 0) {
    dictSetStr(sysDict, name, v);
    decrefAt(name);
  }
  clearError();
}

// ---- the printer ----

/** The default sys.excepthook: prints an exception with its traceback to sys.stderr. */
export function printTraceback(exc: Value): void {
  if (errorFile() === NONE) return;
  const print = frozenFunction("_traceback", "print_exception");
  const done = print === ERROR ? ERROR : call1(print, exc);
  decref(print);
  if (done !== ERROR) decref(done);
  else {
    clearError();
    printPlainly(exc);
  }
}

/** The default sys.unraisablehook: prints what it is given. */
export function printUnraisable(args: Value): void {
  if (errorFile() === NONE) return;
  const print = frozenFunction("_traceback", "print_unraisable");
  const done = print === ERROR ? ERROR : call1(print, args);
  decref(print);
  if (done === ERROR) clearError();
  else decref(done);
}

/** What can be printed without the printer: places, type and text. */
function printPlainly(exc: Value): void {
  flushErrors();
  if (isException(exc)) printPlaces(tracebackOf(asException(pointer(exc))));
  writeStr(asType(typeOf(exc)).name);
  const text = str(exc);
  clearError();
  if (text !== ERROR && asStr(pointer(text)).length > 0) {
    writeLiteral(": ");
    writeStr(pointer(text));
  }
  decref(text);
  writeLiteral("\n");
  const file = errorFile();
  if (file === UNBOUND || !isTextFile(file)) writeLiteral("lost sys.stderr\n");
  flushBuffer();
}

/** The entries of a traceback, the innermost MOST_PLACES at most. */
const MOST_PLACES: u32 = 20;

function printPlaces(traceback: usize): void {
  let count: u32 = 0;
  for (let t = traceback; t !== 0; t = asTraceback(t).next) count++;
  if (count > 0) writeLiteral("Traceback (most recent call last):\n");
  for (let t = traceback; t !== 0; t = asTraceback(t).next) {
    if (count-- > MOST_PLACES) continue;
    const code = asCode(asFrameObject(asTraceback(t).frame).code);
    writeLiteral('  File "');
    writeStr(code.filename);
    writeLiteral('", line ');
    writeNumber(tracebackLine(asTraceback(t)));
    writeLiteral(", in ");
    writeStr(code.name);
    writeLiteral("\n");
  }
}

// ---- standard error ----

/** sys.stderr, borrowed; None if the program has none, UNBOUND if it has deleted it. */
function errorFile(): Value {
  const file = sysAttribute(nameOf(Name.stderr));
  return file === ERROR ? UNBOUND : file;
}

/** Writes a literal to sys.stderr, straight to standard error if there is none. */
function tell(text: string): void {
  const p = newStr(text);
  if (p !== 0) {
    tellText(box(p));
    decrefAt(p);
  } else {
    clearError();
    writeLiteral(text);
    flushBuffer();
  }
}

/** As tell, a str. */
function tellText(text: Value): void {
  const file = errorFile();
  if (file === NONE || file === UNBOUND) {
    writeStr(pointer(text));
    return flushBuffer();
  }
  incref(file);
  const done = callMethod(file, Name.write, text);
  decref(file);
  if (done === ERROR) clearError();
  else decref(done);
}

function flushErrors(): void {
  if (!flushOne(Name.stderr)) clearError();
}

/** Writes out sys.stdout and sys.stderr, whatever they are: the status, NOT_FLUSHED if that fails. */
export function flushStandard(status: i32): i32 {
  let good: bool = true;
  if (!flushOne(Name.stdout)) {
    reportUnraisable("Exception ignored while flushing sys.stdout");
    good = false;
  }
  if (!flushOne(Name.stderr)) {
    clearError();
    good = false;
  }
  return good ? status : NOT_FLUSHED;
}

/** False with an exception pending. A file that says it is closed is left alone. */
function flushOne(name: Name): bool {
  const file = sysAttribute(nameOf(name));
  if (file === UNBOUND || file === ERROR || file === NONE || isClosed(file)) return true;
  incref(file);
  const done = callMethod(file, Name.flush);
  decref(file);
  if (done === ERROR) return false;
  decref(done);
  return true;
}

function isClosed(file: Value): bool {
  const name = internText("closed");
  const closed = name === 0 ? UNBOUND : getAttrOptional(file, name);
  if (name !== 0) decrefAt(name);
  const truth = closed === UNBOUND || closed === ERROR ? 0 : isTrue(closed);
  if (closed !== UNBOUND && closed !== ERROR) decref(closed);
  clearError();
  return truth > 0;
}
