/**
 * Reading rows. A field that lies in one line without anything special in it is cut out at once; others go through a machine that takes one
 * character after the other, with CPython's states (Modules/_csv.c, parse_process_char).
 */
import { Builder, newBuilder } from "../../core/builder.ts";
import { defineGetter } from "../../core/getset.ts";
import { emptyStr } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext } from "../../core/iterate.ts";
import { allocList, listAppendOwned, listLength } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, isStr, STR_DATA } from "../../core/string.ts";
import { substring } from "../../core/substring.ts";
import { charAt } from "../../core/text/chars.ts";
import { findChar } from "../../core/text/find.ts";
import { PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, END, ERROR, NONE, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { toFloat } from "../../objects/float.ts";
import { fieldOf, newRecord, setField, setSmallField } from "../../objects/record.ts";
import { TypeId } from "../../shared/types.ts";
import { raiseOwn, refuseOwn } from "../errors.ts";
import { oneArgument } from "./arguments.ts";
import { asDialect, dialectFor, NOT_SET, PyDialect, Quoting } from "./dialect.ts";

enum Field {
  ITERATOR,
  DIALECT,
  LINE,
  COUNT,
}

export const READER_FIELDS: u32 = Field.COUNT;

enum State {
  START_RECORD,
  START_FIELD,
  ESCAPED,
  AFTER_ESCAPED_LINE_END,
  IN_FIELD,
  IN_QUOTED,
  ESCAPED_IN_QUOTED,
  /** After a quote in a quoted field: its end, or the first of two. */
  QUOTE_IN_QUOTED,
  EAT_LINE_END,
}

/** What the machine takes for the end of a line. */
const LINE_END: u32 = 0xffff_fffe;

/** The most characters of a field. */
export class Limit {
  static field: i64 = 131072;
}

/** The row that is being read. Saved in locals while the iterator runs. */
class Row {
  static dialect: PyDialect = changetype<PyDialect>(0);
  static state: State = State.START_RECORD;
  static list: usize = 0;
  /** The characters of the field so far; null while there are none. */
  static field: Builder | null = null;
  static length: i64 = 0;
  static unquoted: bool = false;
  /** Fields of the row before: as many are expected. */
  static expected: u32 = 0;
}

/** reader(iterable, /, dialect='excel', **fmtparams) */
export function makeReader(args: usize, nargs: i32, kwnames: usize): Value {
  if (!oneArgument("reader", nargs)) return ERROR;
  const iterator = getIter(load<i64>(args));
  if (iterator === ERROR) return ERROR;
  const base = nargs > 1 ? load<i64>(args, 8) : UNBOUND;
  const dialect = dialectFor(typeAt(TypeId.CSV_DIALECT), base, args + ((<usize>nargs) << 3), kwnames);
  const p = dialect === ERROR ? 0 : newRecord(typeAt(TypeId.CSV_READER));
  if (p === 0) {
    decref(iterator);
    decref(dialect);
    return ERROR;
  }
  setField(p, Field.ITERATOR, iterator);
  setField(p, Field.DIALECT, dialect);
  setField(p, Field.LINE, small(0));
  return box(p);
}

// ---- rows ----

/** The slot `next`: a list of fields. */
export function nextRow(self: Value): Value {
  const list = allocList(Row.expected);
  if (list === 0) return ERROR;
  let state = State.START_RECORD;
  let field: Builder | null = null;
  let length: i64 = 0;
  let unquoted: bool = false;
  do {
    const line = iterNext(fieldOf(self, Field.ITERATOR));
    Row.dialect = asDialect(fieldOf(self, Field.DIALECT));
    Row.state = state;
    Row.list = list;
    Row.field = field;
    Row.length = length;
    Row.unquoted = unquoted;
    const more = line === END ? atEnd() : line === ERROR ? ERROR : takeLine(self, line);
    if (more !== UNBOUND) return more;
    state = Row.state;
    field = Row.field;
    length = Row.length;
    unquoted = Row.unquoted;
  } while (state !== State.START_RECORD);
  Row.expected = listLength(list);
  return box(list);
}

/** Gives the row up. */
function abandon(result: Value): Value {
  const field = Row.field;
  if (field !== null) field.drop();
  Row.field = null;
  decrefAt(Row.list);
  return result;
}

/** There are no more lines: the row if something was begun, END or ERROR. */
function atEnd(): Value {
  if (Row.length === 0 && Row.state !== State.IN_QUOTED) return abandon(END);
  if (Row.dialect.strict) {
    raiseOwn(TypeId.CSV_ERROR, "unexpected end of data");
    return abandon(ERROR);
  }
  return saveField() ? box(Row.list) : abandon(ERROR);
}

/** Takes a line, a reference; UNBOUND, or ERROR with the row given up. */
function takeLine(self: Value, line: Value): Value {
  let good: bool = false;
  if (!isStr(line)) {
    const message = "iterator should return strings, not %T (the file should be opened in text mode)";
    raiseOwn(TypeId.CSV_ERROR, message, line);
  } else {
    setSmallField(pointer(self), Field.LINE, small(smallValue(fieldOf(self, Field.LINE)) + 1));
    good =
      takeCharacters(pointer(line)) && take(LINE_END) && charge(<i32>(asStr(pointer(line)).length >> 2) + 2);
  }
  decref(line);
  return good ? UNBOUND : abandon(ERROR);
}

function takeCharacters(line: usize): bool {
  const n = <i32>asStr(line).length;
  const width = <i32>asStr(line).width;
  for (let i = 0; i < n; ) {
    if (Row.state <= State.START_FIELD) {
      const next = cutField(line, width, i, n);
      if (next < 0) return false;
      if (next > i) {
        i = next;
        continue;
      }
    }
    if (!take(charAt(line + STR_DATA, width, i))) return false;
    i++;
  }
  return true;
}

/**
 * A field that begins at i and ends in this line, with nothing in it that has a meaning: where to go on. i if it is none such, -1 with an
 * exception pending.
 */
function cutField(line: usize, width: i32, i: i32, n: i32): i32 {
  const d = Row.dialect;
  const data = line + STR_DATA;
  const first = charAt(data, width, i);
  const quoted = first === d.quote && d.quoting !== Quoting.NONE;
  if (first === 10 || first === 13 || (d.skipSpace && first === 32)) return i;
  let end = i;
  let next = i;
  if (quoted) {
    if (d.escape !== NOT_SET) return i;
    const found = findChar(data + <usize>((i + 1) * width), width, n - i - 1, first);
    if (found < 0) return i;
    i++;
    end = i + found;
    next = end + 1;
  } else {
    end = width === 1 ? plainEnd(data, i, n) : wideEnd(data, width, i, n);
    next = end;
  }
  const after = next === n ? LINE_END : charAt(data, width, next);
  if (after !== d.delimiter && after !== LINE_END && after !== 10 && after !== 13) return quoted ? i - 1 : i;
  if (<i64>(end - i) > Limit.field) return tooLong();
  Row.unquoted = !quoted;
  if (!addField(end === i ? box(emptyStr()) : substring(line, i, end), end - i)) return -1;
  if (after === d.delimiter) {
    Row.state = State.START_FIELD;
    return next + 1;
  }
  Row.state = after === LINE_END ? State.START_RECORD : State.EAT_LINE_END;
  return after === LINE_END ? next : next + 1;
}

/** Where characters of one byte that mean nothing end. */
function plainEnd(data: usize, i: i32, n: i32): i32 {
  const delimiter = Row.dialect.delimiter;
  const escape = Row.dialect.escape;
  for (; i < n; i++) {
    const c: u32 = load<u8>(data + <usize>i);
    if (c === delimiter || c === 10 || c === 13 || c === escape) return i;
  }
  return n;
}

function wideEnd(data: usize, width: i32, i: i32, n: i32): i32 {
  const delimiter = Row.dialect.delimiter;
  const escape = Row.dialect.escape;
  for (; i < n; i++) {
    const c = charAt(data, width, i);
    if (c === delimiter || c === 10 || c === 13 || c === escape) return i;
  }
  return n;
}

// ---- fields ----

function tooLong(): i32 {
  raiseOwn(TypeId.CSV_ERROR, "field larger than field limit (%d)", Limit.field);
  return -1;
}

/** Puts a field of `length` characters into the row, taking over the reference. */
function addField(text: Value, length: i64): bool {
  if (text === ERROR) return false;
  const quoting = Row.dialect.quoting;
  let v = text;
  if (Row.unquoted && quoting >= Quoting.NONNUMERIC && quoting !== Quoting.NONE) {
    if (length === 0 && quoting !== Quoting.NONNUMERIC) v = NONE;
    else if (length !== 0 && quoting !== Quoting.NOTNULL) v = toFloat(text);
    if (v !== text) decref(text);
  }
  Row.length = 0;
  return v !== ERROR && listAppendOwned(Row.list, v);
}

/** The field that the machine has gathered. */
function saveField(): bool {
  const field = Row.field;
  const length = Row.length;
  Row.field = null;
  return addField(field === null ? box(emptyStr()) : field.finish(), length);
}

function add(c: u32): bool {
  if (Row.length >= Limit.field) return tooLong() > 0;
  let field = Row.field;
  if (field === null) {
    field = newBuilder();
    Row.field = field;
  }
  field.char(c);
  Row.length++;
  return true;
}

// ---- the machine ----

function isLineEnd(c: u32): bool {
  return c === 10 || c === 13 || c === LINE_END;
}

/** The field is complete; the line with it, if `c` ends it. */
function endField(c: u32): bool {
  Row.state = c === LINE_END ? State.START_RECORD : isLineEnd(c) ? State.EAT_LINE_END : State.START_FIELD;
  return saveField();
}

function take(c: u32): bool {
  switch (Row.state) {
    case State.START_RECORD:
      if (c === LINE_END) return true;
      if (isLineEnd(c)) {
        Row.state = State.EAT_LINE_END;
        return true;
      }
      return startField(c);
    case State.START_FIELD:
      return startField(c);
    case State.ESCAPED:
      Row.state = c === 10 || c === 13 ? State.AFTER_ESCAPED_LINE_END : State.IN_FIELD;
      return add(c === LINE_END ? 10 : c);
    case State.AFTER_ESCAPED_LINE_END:
      return c === LINE_END || inField(c);
    case State.IN_FIELD:
      return inField(c);
    case State.IN_QUOTED:
      return inQuoted(c);
    case State.ESCAPED_IN_QUOTED:
      Row.state = State.IN_QUOTED;
      return add(c === LINE_END ? 10 : c);
    case State.QUOTE_IN_QUOTED:
      return afterQuote(c);
    default:
      if (c === LINE_END) Row.state = State.START_RECORD;
      if (isLineEnd(c)) return true;
      return refuseOwn(
        TypeId.CSV_ERROR,
        "new-line character seen in unquoted field - do you need to open the file with newline=''?",
      );
  }
}

function startField(c: u32): bool {
  const d = Row.dialect;
  Row.unquoted = true;
  // Spaces are passed over also where they are delimiters.
  if (isLineEnd(c) || (c === d.delimiter && !(c === 32 && d.skipSpace))) return endField(c);
  if (c === d.quote && d.quoting !== Quoting.NONE) {
    Row.unquoted = false;
    Row.state = State.IN_QUOTED;
  } else if (c === d.escape) Row.state = State.ESCAPED;
  else if (c === 32 && d.skipSpace) Row.state = State.START_FIELD;
  else {
    Row.state = State.IN_FIELD;
    return add(c);
  }
  return true;
}

function inField(c: u32): bool {
  if (isLineEnd(c) || c === Row.dialect.delimiter) return endField(c);
  Row.state = c === Row.dialect.escape ? State.ESCAPED : State.IN_FIELD;
  return c === Row.dialect.escape || add(c);
}

function inQuoted(c: u32): bool {
  const d = Row.dialect;
  if (c === LINE_END) return true;
  if (c === d.escape) Row.state = State.ESCAPED_IN_QUOTED;
  else if (c === d.quote && d.quoting !== Quoting.NONE) {
    Row.state = d.doubleQuote ? State.QUOTE_IN_QUOTED : State.IN_FIELD;
  } else return add(c);
  return true;
}

function afterQuote(c: u32): bool {
  const d = Row.dialect;
  if (d.quoting !== Quoting.NONE && c === d.quote) {
    Row.state = State.IN_QUOTED;
    return add(c);
  }
  if (isLineEnd(c) || c === d.delimiter) return endField(c);
  if (d.strict) {
    return refuseOwn(TypeId.CSV_ERROR, "'%c' expected after '%c'", <i64>d.delimiter, <i64>d.quote);
  }
  Row.state = State.IN_FIELD;
  return add(c);
}

// ---- the type ----

function getDialect(v: Value): Value {
  return incref(fieldOf(v, Field.DIALECT));
}

function getLine(v: Value): Value {
  return fieldOf(v, Field.LINE);
}

export function fillReader(type: PyType): void {
  defineGetter(type, "dialect", getDialect);
  defineGetter(type, "line_num", getLine);
}
