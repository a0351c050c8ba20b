/** compile() and what is built on it: the host's compiler answers, a refusal becomes the exception of its name. */
import { callVector, dropArguments, takeArguments } from "../core/call.ts";
import {
  clearError,
  errorPending,
  pendingIs,
  raiseException,
  raiseWith,
  restoreError,
  takeError,
} from "../core/errors.ts";
import { ExcField, setExcField } from "../core/exception.ts";
import { intMaxStrDigits } from "../core/inttext.ts";
import { decref, incref } from "../core/object.ts";
import { isStr, strIs } from "../core/string.ts";
import { isTuple, tuple3, tupleItem } from "../core/tuple.ts";
import { excType } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, Value } from "../core/value.ts";
import { compile } from "../host.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { asFrame, current } from "./frame.ts";
import { answer } from "./hostmodule.ts";
import { optimizeLevel } from "./optimize.ts";
import { NONE_FAILS, showCompilerWarnings } from "./warnings.ts";

/** `co_flags` bits of `from __future__` imports that code compiled inside other code inherits. */
const FUTURE_FLAGS: u32 = 0x01fe_0000;

/** A code object, or for PyCF_ONLY_AST what lib/_ast.py makes a tree of, from source (str or bytes; filename and mode are strs), or ERROR. optimize -1: as the running program. */
export function compileSource(
  source: Value,
  filename: Value,
  mode: Value,
  flags: i32,
  dontInherit: i32,
  optimize: i32,
): Value {
  if (!dontInherit && current !== 0) flags |= <i32>(asCode(asFrame(current).code).flags & FUTURE_FLAGS);
  if (optimize < 0) optimize = optimizeLevel;
  const answered = compile(
    pointer(source),
    isStr(source),
    pointer(filename),
    pointer(mode),
    flags,
    optimize,
    intMaxStrDigits(),
  );
  // Stopped by chargeWork.
  if (answered === 0 && errorPending()) return ERROR;
  const result = answer(answered);
  if (result === ERROR) return ERROR;
  const first = tupleItem(pointer(result), 0);
  const warnings = tupleItem(pointer(result), isStr(first) ? 4 : 1);
  let code: Value = ERROR;
  const failing = showCompilerWarnings(warnings, filename);
  if (failing >= 0) raiseWarning(tupleItem(pointer(warnings), failing));
  else if (failing === NONE_FAILS) {
    code = isStr(first) ? refuse(pointer(result), source) : incref(first);
  }
  decref(result);
  return code;
}

/** A warning of the compiler that the filters make an error is a SyntaxError at its place. */
function raiseWarning(record: Value): void {
  clearError();
  const p = pointer(record);
  raiseRefusal(Exc.SyntaxError, tupleItem(p, 4), tupleItem(p, 3));
}

/** Raises an exception with a message and, where they are known, the details of a SyntaxError. */
function raiseRefusal(exc: Exc, message: Value, details: Value): Value {
  if (!isTuple(details)) return raiseWith(exc, message);
  const args = takeArguments(2);
  if (args === 0) return ERROR;
  store<i64>(args, message);
  store<i64>(args, details, 8);
  const error = callVector(box(excType(exc)), args, 2, 0);
  dropArguments(args);
  return error === ERROR ? ERROR : raiseException(error);
}

/** Raises what the compiler answered: (exception name, message, details, line of the last compound statement or None, warnings). */
function refuse(refusal: usize, source: Value): Value {
  const exc = refusalClass(pointer(tupleItem(refusal, 0)));
  raiseRefusal(exc, tupleItem(refusal, 1), tupleItem(refusal, 2));
  if (tupleItem(refusal, 3) !== NONE && pendingIs(exc)) {
    const error = takeError();
    setMetadata(error, tupleItem(refusal, 3), source);
    restoreError(error);
  }
  return ERROR;
}

/** Notes in a SyntaxError where to look for misspelt keywords: (line, column, source, None for a file's). */
function setMetadata(error: Value, line: Value, source: Value): void {
  const metadata = tuple3(incref(line), small(0), isStr(source) ? incref(source) : NONE);
  if (metadata === 0) clearError();
  else setExcField(pointer(error), ExcField.SYNTAX_METADATA, box(metadata));
}

function refusalClass(name: usize): Exc {
  if (strIs(name, "IndentationError")) return Exc.IndentationError;
  if (strIs(name, "TabError")) return Exc.TabError;
  if (strIs(name, "_IncompleteInputError")) return Exc._IncompleteInputError;
  if (strIs(name, "MemoryError")) return Exc.MemoryError;
  if (strIs(name, "RecursionError")) return Exc.RecursionError;
  if (strIs(name, "ValueError")) return Exc.ValueError;
  return Exc.SyntaxError;
}
