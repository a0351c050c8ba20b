/**
 * Shows warnings of the compiler and of built-in functions as CPython does while nobody has imported `warnings`: by its default
 * filters, on sys.stderr, with the source line (CPython: Python/_warnings.c, `show_warning`). Programs cannot change the filters here.
 */
import { newBuilder } from "../core/builder.ts";
import { callMethod } from "../core/call.ts";
import { dictGet, dictGetStr, dictSet, dictSetStr, isDict, newDict } from "../core/dict.ts";
import { clearError, restoreError, takeError } from "../core/errors.ts";
import { internText, nameOf } from "../core/intern.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { sysAttribute } from "../core/state.ts";
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
import { answer } from "./hostmodule.ts";
import { lineOf } from "./positions.ts";
import { classicOffset } from "./unwind.ts";

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

/** Shows what the compiler warned of: a tuple of (category, message, line). Each compilation warns anew. */
export function showCompilerWarnings(warnings: Value, filename: Value): void {
  if (!isTuple(warnings)) return;
  const count = tupleLength(pointer(warnings));
  for (let i: u32 = 0; i < count; i++) {
    const record = pointer(tupleItem(pointer(warnings), i));
    const name = pointer(tupleItem(record, 0));
    const category = strIs(name, "DeprecationWarning") ? Exc.DeprecationWarning : Exc.SyntaxWarning;
    const line = tupleItem(record, 2);
    if (isShown(category, UNBOUND) && isSmall(line)) {
      show(category, tupleItem(record, 1), filename, <i32>smallValue(line));
    }
  }
}

// ---- at run time ----

/** See core/warnings.ts: shown once for each line and text, which the module's __warningregistry__ keeps. */
function warnHere(category: Exc, text: Value): bool {
  if (current === 0) return true;
  const frame = asFrame(current);
  const registry = registryOf(frame.globals);
  const module = dictGetStr(frame.globals, nameOf(Name.__name__));
  if (!isShown(category, module)) return true;
  const code = asCode(frame.code);
  const line = lineOf(code, classicOffset(code, frame.pc));
  if (isFirst(registry, text, category, line)) show(category, text, box(code.filename), line);
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
function show(category: Exc, message: Value, filename: Value, line: i32): void {
  const saved = takeError();
  const file = sysAttribute(nameOf(Name.stderr));
  if (file !== UNBOUND && file !== NONE) {
    incref(file);
    const text = warningText(category, message, filename, line);
    const done = text === ERROR ? ERROR : callMethod(file, Name.write, text);
    decref(done);
    decref(text);
    decref(file);
  }
  clearError();
  if (saved !== UNBOUND) restoreError(saved);
}

function warningText(category: Exc, message: Value, filename: Value, line: i32): Value {
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
  return out.finish();
}

export function initWarnings(): void {
  setWarner(warnHere.index);
}
