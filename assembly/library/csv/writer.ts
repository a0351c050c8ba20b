/** Writing rows (CPython: Modules/_csv.c, join_append). */
import { getAttrOptional } from "../../core/attribute.ts";
import { Builder, newBuilder } from "../../core/builder.ts";
import { call1 } from "../../core/call.ts";
import { catchError, raise } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { internText } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { define } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { str } from "../../core/represent.ts";
import { asStr, isStr, STR_DATA } from "../../core/string.ts";
import { charAt } from "../../core/text/chars.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, END, ERROR, isFloat, isSmall, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { fieldOf, newRecord, setField } from "../../objects/record.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { raiseOwn, refuseOwn } from "../errors.ts";
import { oneArgument } from "./arguments.ts";
import { asDialect, dialectFor, isInTerminator, NOT_SET, PyDialect, Quoting } from "./dialect.ts";

enum Field {
  WRITE,
  DIALECT,
  COUNT,
}

export const WRITER_FIELDS: u32 = Field.COUNT;

/** writer(fileobj, /, dialect='excel', **fmtparams) */
export function makeWriter(args: usize, nargs: i32, kwnames: usize): Value {
  if (!oneArgument("writer", nargs)) return ERROR;
  const name = internText("write");
  if (name === 0) return ERROR;
  const write = getAttrOptional(load<i64>(args), name);
  decrefAt(name);
  if (write === ERROR) return ERROR;
  if (write === UNBOUND) return raise(Exc.TypeError, 'argument 1 must have a "write" method');
  const base = nargs > 1 ? load<i64>(args, 8) : UNBOUND;
  const dialect = dialectFor(typeAt(TypeId.CSV_DIALECT), base, args + ((<usize>nargs) << 3), kwnames);
  const p = dialect === ERROR ? 0 : newRecord(typeAt(TypeId.CSV_WRITER));
  if (p === 0) {
    decref(write);
    decref(dialect);
    return ERROR;
  }
  setField(p, Field.WRITE, write);
  setField(p, Field.DIALECT, dialect);
  return box(p);
}

// ---- fields ----

/** Whether CPython takes v for a number (PyNumber_Check). */
function isNumber(v: Value): bool {
  if (isSmall(v) || isFloat(v)) return true;
  const type = asType(typeOf(v));
  return type.index !== 0 || type.int !== 0 || type.float !== 0;
}

/** Whether the kind of quoting alone makes a field quoted. */
function wantsQuotes(d: PyDialect, v: Value): bool {
  switch (d.quoting) {
    case Quoting.ALL:
      return true;
    case Quoting.NONNUMERIC:
      return !isNumber(v);
    case Quoting.STRINGS:
      return isStr(v);
    case Quoting.NOTNULL:
      return v !== NONE;
    default:
      return false;
  }
}

/** Whether None must be told from an empty text. */
function tellsNone(d: PyDialect): bool {
  return d.quoting === Quoting.STRINGS || d.quoting === Quoting.NOTNULL;
}

function isSpecial(d: PyDialect, c: u32): bool {
  return c === d.delimiter || c === d.escape || c === d.quote || c === 10 || c === 13 || isInTerminator(d, c);
}

/** Appends one field; false with an exception pending. */
function appendField(out: Builder, d: PyDialect, v: Value): bool {
  if (v === NONE) return appendText(out, d, 0, wantsQuotes(d, v), true);
  const text = isStr(v) ? incref(v) : str(v);
  if (text === ERROR) return false;
  const good = appendText(out, d, pointer(text), wantsQuotes(d, v), false);
  decref(text);
  return good;
}

/** Appends a text (0: none), in quotes where it must be. */
function appendText(out: Builder, d: PyDialect, text: usize, quoted: bool, none: bool): bool {
  const n: u32 = text === 0 ? 0 : asStr(text).length;
  if (n === 0 && d.delimiter === 32 && d.skipSpace) {
    if (d.quoting === Quoting.NONE || (none && tellsNone(d))) {
      const message = "empty field must be quoted if delimiter is a space and skipinitialspace is true";
      return refuseOwn(TypeId.CSV_ERROR, message);
    }
    quoted = true;
  }
  let plain = true;
  for (let i: u32 = 0; i < n; i++) {
    const c = charAt(text + STR_DATA, asStr(text).width, i);
    if (!isSpecial(d, c)) continue;
    plain = false;
    if (mustEscape(d, c)) {
      if (d.escape === NOT_SET) return refuseOwn(TypeId.CSV_ERROR, "need to escape, but no escapechar set");
    } else quoted = true;
  }
  if (quoted) out.char(d.quote);
  if (n > 0) {
    if (plain) out.str(text);
    else appendMarked(out, d, text, n);
  }
  if (quoted) out.char(d.quote);
  return true;
}

/** Whether quotes around the field do not help against this special character. */
function mustEscape(d: PyDialect, c: u32): bool {
  if (d.quoting === Quoting.NONE) return true;
  return c === d.quote ? !d.doubleQuote : c === d.escape;
}

/** Appends characters, each special one behind what it needs. */
function appendMarked(out: Builder, d: PyDialect, text: usize, n: u32): void {
  for (let i: u32 = 0; i < n; i++) {
    const c = charAt(text + STR_DATA, asStr(text).width, i);
    if (isSpecial(d, c)) {
      if (mustEscape(d, c)) out.char(d.escape);
      else if (c === d.quote) out.char(d.quote);
    }
    out.char(c);
  }
}

// ---- rows ----

/** The text of a row: a reference, or ERROR. */
function rowText(d: PyDialect, row: Value): Value {
  const iterator = getIter(row);
  if (iterator === ERROR) {
    if (catchError(Exc.TypeError)) raiseOwn(TypeId.CSV_ERROR, "iterable expected, not %T", row);
    return ERROR;
  }
  const out = newBuilder();
  const good = appendRow(out, d, iterator) && charge(<i32>(out.length >> 2) + 1);
  decref(iterator);
  if (good) {
    out.str(pointer(d.terminator));
    return out.finish();
  }
  out.drop();
  return ERROR;
}

function appendRow(out: Builder, d: PyDialect, iterator: Value): bool {
  let count = 0;
  let none = false;
  for (let v = iterNext(iterator); v !== END; v = iterNext(iterator)) {
    if (v === ERROR) return false;
    if (count++ > 0) out.char(d.delimiter);
    none = v === NONE;
    const good = appendField(out, d, v);
    decref(v);
    if (!good) return false;
  }
  if (count === 0 || out.length > 0) return true;
  // An empty line would be no row.
  if (d.quoting === Quoting.NONE || (none && tellsNone(d))) {
    return refuseOwn(TypeId.CSV_ERROR, "single empty field record must be quoted");
  }
  return appendText(out, d, 0, true, false);
}

function writeRow(self: Value, row: Value): Value {
  const text = rowText(asDialect(fieldOf(self, Field.DIALECT)), row);
  if (text === ERROR) return ERROR;
  const result = call1(fieldOf(self, Field.WRITE), text);
  decref(text);
  return result;
}

/** writerow(self, row): what the file's write() gives. */
function writeRowMethod(args: usize): Value {
  return writeRow(load<i64>(args), load<i64>(args, 8));
}

function writeRows(args: usize): Value {
  const iterator = getIter(load<i64>(args, 8));
  if (iterator === ERROR) return ERROR;
  let good = true;
  while (good) {
    const row = iterNext(iterator);
    if (row === END) break;
    const result = row === ERROR ? ERROR : writeRow(load<i64>(args), row);
    good = result !== ERROR;
    decref(result);
    decref(row);
  }
  decref(iterator);
  return good ? NONE : ERROR;
}

function getDialect(v: Value): Value {
  return incref(fieldOf(v, Field.DIALECT));
}

export function fillWriter(type: PyType): void {
  defineGetter(type, "dialect", getDialect);
  define(type, "writerow(self, row, /)", writeRowMethod);
  define(type, "writerows(self, rows, /)", writeRows);
}
