/**
 * sys.unraisablehook: where errors go that nobody can catch (core/unraisable.ts). A hook set by the program gets them as an
 * UnraisableHookArgs; the default one prints them (lib/_traceback.py). CPython: Python/errors.c.
 */
import { call1 } from "../core/call.ts";
import { clearError, formatText, pending, raise, takeError } from "../core/errors.ts";
import { asException, tracebackOf } from "../core/exception.ts";
import { Hook, hookIndex } from "../core/hooks.ts";
import { internText } from "../core/intern.ts";
import { defineFunction } from "../core/native.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { sysAttribute } from "../core/state.ts";
import { newStr } from "../core/string.ts";
import { typeOf } from "../core/typeids.ts";
import { setUnraisableReporter } from "../core/unraisable.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { newStruct, newStructType, structSet } from "../objects/structseq.ts";
import { Exc } from "../shared/exceptions.ts";

/** The type UnraisableHookArgs, made at boot. */
let argsType: usize = 0;
const FIELDS: string = "exc_type exc_value exc_traceback err_msg object";

/** Takes the pending exception to the hook. `message` is a literal; the object's repr, if there is one, is part of it. */
function report(message: usize, object: Value): void {
  if (pending === UNBOUND) return;
  if (asException(pointer(pending)).traceback === 0) {
    const hook = hookIndex(Hook.ADD_TRACEBACK);
    if (hook !== 0) call_indirect<void>(hook);
  }
  const exc = takeError();
  const text = messageText(changetype<string>(message), object);
  const args = hookArguments(exc, text, NONE);
  if (args !== ERROR) callHook(args);
  clearError();
  decref(args);
  decref(exc);
}

/** The message as a str; None if the object has no repr or there is no memory. */
function messageText(message: string, object: Value): Value {
  const text = newStr(message);
  if (text !== 0 && object === UNBOUND) return box(text);
  const whole = text === 0 ? ERROR : formatText("%S %R", box(text), object);
  if (text !== 0) decrefAt(text);
  if (whole !== ERROR) return whole;
  clearError();
  return NONE;
}

/** An UnraisableHookArgs; the message is taken over. ERROR without memory. */
function hookArguments(exc: Value, message: Value, object: Value): Value {
  const args = newStruct(argsType);
  if (args === ERROR) {
    decref(message);
    return ERROR;
  }
  const traceback: usize = tracebackOf(asException(pointer(exc)));
  structSet(args, 0, incref(box(typeOf(exc))));
  structSet(args, 1, incref(exc));
  structSet(args, 2, traceback === 0 ? NONE : incref(box(traceback)));
  structSet(args, 3, message);
  structSet(args, 4, incref(object));
  return args;
}

/** Calls sys.unraisablehook; an error in it is printed as the default hook does. */
function callHook(args: Value): void {
  const name = internText("unraisablehook");
  const found = name === 0 ? UNBOUND : sysAttribute(name);
  if (name !== 0) decrefAt(name);
  if (found === UNBOUND || found === NONE) return print(args);
  const hook = incref(found);
  const done = call1(hook, args);
  if (done !== ERROR) decref(done);
  else reportFailedHook(hook);
  decref(hook);
}

function reportFailedHook(hook: Value): void {
  const exc = takeError();
  const message = newStr("Exception ignored in sys.unraisablehook");
  const args = hookArguments(exc, message === 0 ? NONE : box(message), hook);
  if (args !== ERROR) print(args);
  clearError();
  decref(args);
  decref(exc);
}

function print(args: Value): void {
  const hook = hookIndex(Hook.PRINT_UNRAISABLE);
  if (hook !== 0) call_indirect<void>(hook, args);
}

/** unraisablehook(unraisable, /): the default hook. */
function unraisableHook(args: usize): Value {
  const v = load<i64>(args);
  if (<usize>typeOf(v) !== argsType) {
    return raise(Exc.TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
  }
  print(v);
  return NONE;
}

/** Adds the hook to the namespace of sys and takes the VM's reports from now on. */
export function initUnraisable(dict: usize, module: usize): void {
  argsType = newStructType("builtins", "UnraisableHookArgs", FIELDS, 5, false);
  defineFunction(dict, module, "unraisablehook(unraisable, /)", unraisableHook);
  setUnraisableReporter(report.index);
}
