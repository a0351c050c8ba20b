/** SyntaxError: message and place, given as (msg, (filename, lineno, offset, text[, end_lineno, end_offset[, metadata]])). */
import { newBuilder } from "../../core/builder.ts";
import { fail, failf } from "../../core/errors.ts";
import { ExcField, excField } from "../../core/exception.ts";
import { fitsI64, intToI64, isInt } from "../../core/integer.ts";
import { decref } from "../../core/object.ts";
import { str } from "../../core/represent.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { excType } from "../../core/typeids.ts";
import { ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { tupleOf } from "../tuple.ts";
import { excInit } from "./base.ts";
import { replaceField } from "./keywords.ts";
import { defineField } from "./simple.ts";

function syntaxInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (excInit(self, args, nargs, kwnames) < 0) return -1;
  if (nargs >= 1) replaceField(self, ExcField.SYNTAX_MSG, load<i64>(args));
  if (nargs !== 2) return 0;
  const place = tupleOf(load<i64>(args, 8));
  if (place === ERROR) return -1;
  const status = setPlace(self, pointer(place));
  decref(place);
  return status;
}

function setPlace(self: Value, place: usize): i32 {
  const count = tupleLength(place);
  if (count < 4) return failf(Exc.TypeError, "function takes at least 4 arguments (%d given)", count);
  if (count > 7) return failf(Exc.TypeError, "function takes at most 7 arguments (%d given)", count);
  for (let i: u32 = 0; i < count; i++) {
    const field = i < 6 ? ExcField.SYNTAX_FILENAME + i : <u32>ExcField.SYNTAX_METADATA;
    replaceField(self, field, tupleItem(place, i));
  }
  if (count === 5) return fail(Exc.TypeError, "end_offset must be provided when end_lineno is provided");
  return 0;
}

/** "message (file, line n)": the file without its folders. */
function syntaxStr(self: Value): Value {
  const p = pointer(self);
  const message = excField(p, ExcField.SYNTAX_MSG);
  const filename = excField(p, ExcField.SYNTAX_FILENAME);
  const lineno = excField(p, ExcField.SYNTAX_LINENO);
  const text = str(message === UNBOUND ? NONE : message);
  const hasFile = filename !== UNBOUND && isStr(filename);
  const hasLine = lineno !== UNBOUND && isInt(lineno);
  if (text === ERROR || (!hasFile && !hasLine)) return text;
  const out = newBuilder();
  out.str(pointer(text));
  decref(text);
  out.text(" (");
  if (hasFile) {
    const name = pointer(filename);
    const length = asStr(name).length;
    let start = length;
    while (start > 0 && charAt(name, start - 1) !== 47) start--;
    out.slice(name, start, length);
    if (hasLine) out.text(", ");
  }
  if (hasLine) {
    out.text("line ");
    // As C says it of an int that is too large.
    out.decimal(fitsI64(lineno) ? intToI64(lineno) : -1);
  }
  out.text(")");
  return out.finish();
}

export function initSyntaxError(): void {
  const type = asType(excType(Exc.SyntaxError));
  type.init = syntaxInit.index;
  type.str = syntaxStr.index;
  defineField(type, "msg", ExcField.SYNTAX_MSG);
  defineField(type, "filename", ExcField.SYNTAX_FILENAME);
  defineField(type, "lineno", ExcField.SYNTAX_LINENO);
  defineField(type, "offset", ExcField.SYNTAX_OFFSET);
  defineField(type, "text", ExcField.SYNTAX_TEXT);
  defineField(type, "end_lineno", ExcField.SYNTAX_END_LINENO);
  defineField(type, "end_offset", ExcField.SYNTAX_END_OFFSET);
  defineField(type, "print_file_and_line", ExcField.SYNTAX_PRINT_FILE_AND_LINE);
  defineField(type, "_metadata", ExcField.SYNTAX_METADATA);
}
