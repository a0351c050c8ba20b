/** Calls of the printer of errors, lib/_traceback.py, which is loaded when the first is shown. */
import { call1 } from "../core/call.ts";
import { clearError } from "../core/errors.ts";
import { decref } from "../core/object.ts";
import { ERROR, Value } from "../core/value.ts";
import { frozenFunction } from "./main.ts";

/** Prints what the default sys.unraisablehook is given. */
export function printUnraisable(args: Value): void {
  const print = frozenFunction("_traceback", "print_unraisable");
  const done = print === ERROR ? ERROR : call1(print, args);
  decref(print);
  if (done === ERROR) clearError();
  else decref(done);
}
