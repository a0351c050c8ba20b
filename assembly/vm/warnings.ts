/**
 * Shows warnings of the compiler and of built-in functions as CPython does while nobody has imported `warnings`: by its default
 * filters, on sys.stderr, with the source line (CPython: Python/_warnings.c, `show_warning`); those of the command line are
 * lib/_filters.py's business. Once a program has imported `warnings`, its filters and functions decide.
 */
import { getAttrOptional } from "../core/attribute.ts";
import { newBuilder } from "../core/builder.ts";
import { callMethod, callVector, dropArguments, takeArguments } from "../core/call.ts";
import { dictGet, dictGetStr, dictSet, dictSetStr, isDict, newDict } from "../core/dict.ts";
import { clearError, pending, pendingIs, restoreError, takeError } from "../core/errors.ts";
import { asException } from "../core/exception.ts";
import { atFinish } from "../core/finish.ts";
import { internText, nameOf } from "../core/intern.ts";
import { decref, decrefAt, decrefField, incref } from "../core/object.ts";
import { modulesDict, sysAttribute, sysDict } from "../core/state.ts";
import { isStr, strIs } from "../core/string.ts";
import { isTuple, tuple3, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { excType } from "../core/typeids.ts";
import {
  box,
  ERROR,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  TRUE,
  UNBOUND,
  Value,
} from "../core/value.ts";
import { setWarner } from "../core/warnings.ts";
import { sourceLine } from "../host.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { asFrame, current } from "./frame.ts";
import { frozenFunction, hideOwnFrames } from "./frozen.ts";
import { answer } from "./hostmodule.ts";
import { lineOf } from "./positions.ts";
import { classicOffset } from "./registercode.ts";

/** Whether CPython's default filters show a warning that comes up in a module of this name (borrowed; UNBOUND for none). */
function isShown(category: Exc, module: Value): bool {
  switch (category) {
    case Exc.DeprecationWarning:
      return module !== UNBOUND && isStr(module) && strIs(pointer(module), "__main__");
    case Exc.PendingDeprecationWarning:
    case Exc.ImportWarning:
    case Exc.ResourceWarning:
      return false;
    default:
      return true;
  }
}

// ---- the compiler's ----

/** No warning of the compiler is an error; or the filters failed. */
export const NONE_FAILS: i32 = -1;
export const FILTERS_FAIL: i32 = -2;

/**
 * Shows what the compiler warned of: a tuple of (category, message, line, …). Each compilation warns anew. Number of the one that the
 * filters make an error, which is pending then; NONE_FAILS, or FILTERS_FAIL with another exception pending.
 */
export function showCompilerWarnings(warnings: Value, filename: Value): i32 {
  if (!isTuple(warnings)) return NONE_FAILS;
  const count = tupleLength(pointer(warnings));
  for (let i: u32 = 0; i < count; i++) {
    const record = pointer(tupleItem(pointer(warnings), i));
    const name = pointer(tupleItem(record, 0));
    const category = strIs(name, "DeprecationWarning") ? Exc.DeprecationWarning : Exc.SyntaxWarning;
    const line = tupleItem(record, 2);
    const text = tupleItem(record, 1);
    if (!isSmall(line)) continue;
    const warner = programsWarner();
    if (warner !== UNBOUND) {
      if (warnByProgram(warner, category, text, filename, <i32>smallValue(line), NONE, 0, UNBOUND)) continue;
      return pendingIs(category) ? i : FILTERS_FAIL;
    }
    const shown = filtered
      ? decide(category, text, NONE, <i32>smallValue(line), 0, filename)
      : isShown(category, UNBOUND)
        ? 1
        : 0;
    if (shown < 0) return pendingIs(category) ? i : FILTERS_FAIL;
    if (shown > 0) show(category, text, filename, <i32>smallValue(line));
  }
  return NONE_FAILS;
}

// ---- the module `warnings` ----

/** `warn_explicit` of the module `warnings`, a reference; UNBOUND as long as nobody has imported it. */
function programsWarner(): Value {
  const saved = takeError();
  const module = internText("warnings");
  const name = internText("warn_explicit");
  const found = module === 0 || name === 0 ? UNBOUND : dictGetStr(modulesDict, module);
  let warner = found === UNBOUND || found === ERROR ? UNBOUND : getAttrOptional(found, name);
  if (warner === ERROR) warner = UNBOUND;
  if (module !== 0) decrefAt(module);
  if (name !== 0) decrefAt(name);
  clearError();
  if (saved !== UNBOUND) restoreError(saved);
  return warner;
}

/** Calls it (taking over the reference); false with an exception pending, as if it had been raised where the warning comes from. */
function warnByProgram(
  warner: Value,
  category: Exc,
  text: Value,
  filename: Value,
  line: i32,
  module: Value,
  registry: usize,
  source: Value,
): bool {
  const args = takeArguments(8);
  let result: Value = ERROR;
  if (args !== 0) {
    store<i64>(args, text);
    store<i64>(args, box(excType(category)), 8);
    store<i64>(args, filename, 16);
    store<i64>(args, small(line), 24);
    store<i64>(args, module === UNBOUND || module === ERROR ? NONE : module, 32);
    store<i64>(args, registry === 0 ? NONE : box(registry), 40);
    store<i64>(args, NONE, 48);
    store<i64>(args, source === UNBOUND ? NONE : source, 56);
    result = callVector(warner, args, 8, 0);
    dropArguments(args);
  }
  decref(warner);
  if (result !== ERROR) decref(result);
  else hideAllFrames();
  return result !== ERROR;
}

/** The pending exception comes from here, and not from the functions that have decided so. */
function hideAllFrames(): void {
  const exc = asException(pointer(pending));
  const traceback: usize = exc.traceback;
  exc.traceback = 0;
  decrefField(traceback);
}

// ---- filters of the command line ----

/** Whether -W or PYTHONWARNINGS say which warnings are shown; set by lib/_filters.py. */
let filtered: bool = false;

/** use_warning_filters(): from now on, till the program ends, lib/_filters.py decides. */
export function hostUseWarningFilters(_args: usize): Value {
  filtered = true;
  atFinish(forgetFilters.index);
  return NONE;
}

function forgetFilters(): void {
  filtered = false;
}

/** Asks the filters: 1 to show the warning, 0 not, -1 with an exception pending (that may be the warning itself). */
function decide(category: Exc, text: Value, module: Value, line: i32, registry: usize, filename: Value): i32 {
  const decider = frozenFunction("_filters", "decide");
  const args = decider === ERROR ? 0 : takeArguments(6);
  let shown: Value = ERROR;
  if (args !== 0) {
    store<i64>(args, box(excType(category)));
    store<i64>(args, text, 8);
    store<i64>(args, module, 16);
    store<i64>(args, small(line), 24);
    store<i64>(args, registry === 0 ? NONE : box(registry), 32);
    store<i64>(args, filename, 40);
    shown = callVector(decider, args, 6, 0);
    dropArguments(args);
  }
  decref(decider);
  if (shown === ERROR) hideOwnFrames();
  return shown === ERROR ? -1 : shown === TRUE ? 1 : 0;
}

// ---- at run time ----

/** See core/warnings.ts: shown once for each line and text, which the module's __warningregistry__ keeps. */
function warnHere(category: Exc, text: Value, source: Value): bool {
  if (current === 0) return warnNowhere(category, text);
  const frame = asFrame(current);
  const registry = registryOf(frame.globals);
  const module = dictGetStr(frame.globals, nameOf(Name.__name__));
  const warner = programsWarner();
  if (warner === UNBOUND && !filtered && !isShown(category, module)) return true;
  const code = asCode(frame.code);
  const line = lineOf(code, classicOffset(code, frame.pc));
  const filename = box(<usize>code.filename);
  if (warner !== UNBOUND) {
    return warnByProgram(warner, category, text, filename, line, module, registry, source);
  }
  if (filtered) {
    const name = module === UNBOUND || module === ERROR ? NONE : module;
    const shown = decide(category, text, name, line, registry, filename);
    if (shown > 0) show(category, text, filename, line, source);
    return shown >= 0;
  }
  if (isFirst(registry, text, category, line)) show(category, text, filename, line, source);
  return true;
}

/** A warning while no Python code runs: an object dies when the program has ended. */
function warnNowhere(category: Exc, text: Value): bool {
  const filename = internText("<sys>");
  if (filename !== 0 && isShown(category, UNBOUND) && isFirst(registryOf(sysDict), text, category, 0)) {
    show(category, text, box(filename), 0);
  }
  if (filename !== 0) decrefAt(filename);
  clearError();
  return true;
}

/** Notes a warning in a registry (0: there is none); false if it stands there already. */
function isFirst(registry: usize, text: Value, category: Exc, line: i32): bool {
  const key = registry === 0 ? 0 : tuple3(incref(text), incref(box(excType(category))), small(line));
  if (key === 0) {
    clearError();
    return true;
  }
  const known = dictGet(registry, box(key)) !== UNBOUND;
  if (!known) dictSet(registry, box(key), TRUE);
  clearError();
  decrefAt(key);
  return !known;
}

/** The dict `__warningregistry__` of a namespace, borrowed, made if it is missing; 0. */
function registryOf(globals: usize): usize {
  const name = internText("__warningregistry__");
  if (name === 0) return 0;
  let registry = dictGetStr(globals, name);
  if (registry === UNBOUND) {
    const fresh = newDict();
    if (fresh !== 0 && dictSetStr(globals, name, box(fresh)) >= 0) registry = box(fresh);
    if (fresh !== 0) decrefAt(fresh);
  }
  decrefAt(name);
  return registry !== UNBOUND && registry !== ERROR && isDict(registry) ? pointer(registry) : 0;
}

// ---- showing ----

/** Writes `file:line: Category: message` and the source line to sys.stderr. Whatever fails on the way is forgotten. */
function show(category: Exc, message: Value, filename: Value, line: i32, source: Value = UNBOUND): void {
  const saved = takeError();
  const file = sysAttribute(nameOf(Name.stderr));
  if (file !== UNBOUND && file !== NONE) {
    incref(file);
    const text = warningText(category, message, filename, line, source);
    const done = text === ERROR ? ERROR : callMethod(file, Name.write, text);
    decref(done);
    decref(text);
    decref(file);
  }
  clearError();
  if (saved !== UNBOUND) restoreError(saved);
}

function warningText(category: Exc, message: Value, filename: Value, line: i32, object: Value): Value {
  const source = answer(sourceLine(pointer(filename), line));
  const out = newBuilder();
  out.str(pointer(filename));
  out.char(58);
  out.decimal(line);
  out.text(": ");
  out.str(asType(excType(category)).name);
  out.text(": ");
  out.str(pointer(message));
  out.char(10);
  if (source !== ERROR && isStr(source)) {
    out.text("  ");
    out.str(pointer(source));
    out.char(10);
  }
  decref(source);
  if (object !== UNBOUND) {
    out.str(asType(excType(category)).name);
    out.text(": Enable tracemalloc to get the object allocation traceback\n");
  }
  return out.finish();
}

export function initWarnings(): void {
  setWarner(warnHere.index);
}
