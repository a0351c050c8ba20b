/** The module _csv: reading and writing rows of separated values (CPython: Modules/_csv.c). csv builds on it. */

import { call1 } from "../core/call.ts";
import { dictDelete, dictGet, dictSetStr } from "../core/dict.ts";
import { raise } from "../core/errors.ts";
import { atFinish } from "../core/finish.ts";
import { isInt } from "../core/integer.ts";
import { internText } from "../core/intern.ts";
import { defineFunction, defineVectorFunction } from "../core/native.ts";
import { decrefAt } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { isStr } from "../core/string.ts";
import { BAD_INDEX, sizeNumber } from "../core/subscript.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, ERROR, NONE, small, UNBOUND, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { declareRecord, initRecord, initRecordIterator } from "../objects/record.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { oneArgument } from "./csv/arguments.ts";
import {
  dialectFor,
  dialectRegistry,
  fillDialect,
  namedDialect,
  openRegistry,
  PyDialect,
  registerDialect,
} from "./csv/dialect.ts";
import { fillReader, Limit, makeReader, nextRow, READER_FIELDS } from "./csv/reader.ts";
import { fillWriter, makeWriter, WRITER_FIELDS } from "./csv/writer.ts";
import { declareError, raiseOwn } from "./errors.ts";

const FIRST_LIMIT: i64 = 131072;

function resetLimit(): void {
  Limit.field = FIRST_LIMIT;
}

/** field_size_limit(new_limit): the limit until now. */
function fieldSizeLimit(args: usize): Value {
  const old = Limit.field;
  const v = load<i64>(args);
  if (v !== UNBOUND) {
    if (!isInt(v)) return raise(Exc.TypeError, "limit must be an integer");
    const limit = sizeNumber(v);
    if (limit === BAD_INDEX) return ERROR;
    atFinish(resetLimit.index);
    Limit.field = limit;
  }
  return small(old);
}

/** register_dialect(name, /, dialect='excel', **fmtparams) */
function registerFunction(args: usize, nargs: i32, kwnames: usize): Value {
  if (!oneArgument("register_dialect", nargs)) return ERROR;
  if (!isStr(load<i64>(args))) return raise(Exc.TypeError, "dialect name must be a string");
  const base = nargs > 1 ? load<i64>(args, 8) : UNBOUND;
  const dialect = dialectFor(typeAt(TypeId.CSV_DIALECT), base, args + ((<usize>nargs) << 3), kwnames);
  return dialect !== ERROR && registerDialect(load<i64>(args), dialect) ? NONE : ERROR;
}

function unregisterFunction(args: usize): Value {
  const found = dictGet(dialectRegistry(), load<i64>(args));
  if (found === ERROR) return ERROR;
  if (found === UNBOUND) return raiseOwn(TypeId.CSV_ERROR, "unknown dialect");
  return dictDelete(dialectRegistry(), load<i64>(args)) < 0 ? ERROR : NONE;
}

function getFunction(args: usize): Value {
  return namedDialect(load<i64>(args));
}

function listFunction(_args: usize): Value {
  return call1(box(typeAt(TypeId.LIST)), box(dialectRegistry()));
}

function open(id: TypeId, module: usize): PyType {
  const type = asType(typeAt(id));
  type.module = <u32>module;
  openType(type);
  return type;
}

function put(dict: usize, name: string, id: TypeId): void {
  const text = internText(name);
  dictSetStr(dict, text, box(typeAt(id)));
  decrefAt(text);
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initCsv(dict: usize, module: usize): void {
  declareError(dict, TypeId.CSV_ERROR, "Error", "_csv", Exc.Exception);
  declare(TypeId.CSV_DIALECT, "Dialect", TypeId.OBJECT, TypeFlag.BASETYPE, <u32>offsetof<PyDialect>());
  const dialect = open(TypeId.CSV_DIALECT, module);
  fillDialect(dialect);
  ready(dialect);
  declareRecord(TypeId.CSV_READER, "reader", TypeFlag.DISALLOW_NEW, READER_FIELDS);
  const reader = open(TypeId.CSV_READER, module);
  initRecordIterator(TypeId.CSV_READER, nextRow.index);
  fillReader(reader);
  ready(reader);
  declareRecord(TypeId.CSV_WRITER, "writer", TypeFlag.DISALLOW_NEW, WRITER_FIELDS);
  const writer = open(TypeId.CSV_WRITER, module);
  initRecord(TypeId.CSV_WRITER);
  fillWriter(writer);
  ready(writer);
  put(dict, "Dialect", TypeId.CSV_DIALECT);
  put(dict, "Reader", TypeId.CSV_READER);
  put(dict, "Writer", TypeId.CSV_WRITER);
  setIn(dict, "_dialects", box(openRegistry()));
  defineFunction(dict, module, "field_size_limit(new_limit=<unrepresentable>)", fieldSizeLimit);
  defineFunction(dict, module, "get_dialect(name)", getFunction);
  defineFunction(dict, module, "list_dialects()", listFunction);
  defineVectorFunction(dict, module, "reader(iterable, /, dialect='excel', **fmtparams)", makeReader);
  defineVectorFunction(
    dict,
    module,
    "register_dialect(name, /, dialect='excel', **fmtparams)",
    registerFunction,
  );
  defineFunction(dict, module, "unregister_dialect(name)", unregisterFunction);
  defineVectorFunction(dict, module, "writer(fileobj, /, dialect='excel', **fmtparams)", makeWriter);
  setIn(dict, "QUOTE_MINIMAL", small(0));
  setIn(dict, "QUOTE_ALL", small(1));
  setIn(dict, "QUOTE_NONNUMERIC", small(2));
  setIn(dict, "QUOTE_NONE", small(3));
  setIn(dict, "QUOTE_STRINGS", small(4));
  setIn(dict, "QUOTE_NOTNULL", small(5));
}
