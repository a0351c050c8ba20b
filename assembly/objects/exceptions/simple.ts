/** Exceptions with a field or two: StopIteration, SystemExit, NameError, AttributeError, ImportError, KeyError. */
import { dictCopy, dictSetStr, newDict } from "../../core/dict.ts";
import { EXC_FIELDS, ExcField, excField } from "../../core/exception.ts";
import { defineMember, Member } from "../../core/getset.ts";
import { nameOf } from "../../core/intern.ts";
import { define } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { repr } from "../../core/represent.ts";
import { isExactStr } from "../../core/string.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { excType, typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { reduction } from "../reduction.ts";
import { attributesOf, exceptionOf, excInit, excStr, setArguments } from "./base.ts";
import { checkKeywords, keyword, replaceField } from "./keywords.ts";

/** An attribute kept in a field, None while it is not set. */
export function defineField(type: PyType, name: string, field: u32): void {
  defineMember(type, name, EXC_FIELDS + ((<usize>field) << 3), Member.VALUE_OR_NONE, false);
}

function stopInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (excInit(self, args, nargs, kwnames) < 0) return -1;
  replaceField(self, ExcField.STOP_VALUE, nargs > 0 ? load<i64>(args) : NONE);
  return 0;
}

/** The code is the argument, or all of them as a tuple. */
function exitInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (excInit(self, args, nargs, kwnames) < 0) return -1;
  if (nargs === 1) replaceField(self, ExcField.EXIT_CODE, load<i64>(args));
  else if (nargs > 1) replaceField(self, ExcField.EXIT_CODE, box(<usize>exceptionOf(self).args));
  return 0;
}

function nameInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (setArguments(self, args, nargs) < 0) return -1;
  if (!checkKeywords(self, kwnames, Name.name, Name.COUNT, Name.COUNT)) return -1;
  replaceField(self, ExcField.NAME_NAME, keyword(kwnames, args + ((<usize>nargs) << 3), Name.name));
  return 0;
}

function attributeInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (setArguments(self, args, nargs) < 0) return -1;
  if (!checkKeywords(self, kwnames, Name.name, Name.obj, Name.COUNT)) return -1;
  const values = args + ((<usize>nargs) << 3);
  replaceField(self, ExcField.ATTRIBUTE_NAME, keyword(kwnames, values, Name.name));
  replaceField(self, ExcField.ATTRIBUTE_OBJ, keyword(kwnames, values, Name.obj));
  return 0;
}

/** The state keeps the name, and not the object, which may be anything. */
function attributeGetState(args: usize): Value {
  const self = load<i64>(args);
  const name = excField(pointer(self), ExcField.ATTRIBUTE_NAME);
  const attributes = attributesOf(self);
  if (attributes === ERROR) return ERROR;
  if (name === UNBOUND && attributes === UNBOUND) return NONE;
  const state = attributes === UNBOUND ? newDict() : dictCopy(pointer(attributes));
  if (state === 0) return ERROR;
  const good =
    (name === UNBOUND || dictSetStr(state, nameOf(Name.name), name) >= 0) &&
    dictSetStr(state, nameOf(Name.args), box(<usize>exceptionOf(self).args)) >= 0;
  if (good) return box(state);
  decrefAt(state);
  return ERROR;
}

function attributeReduce(args: usize): Value {
  const self = load<i64>(args);
  const state = attributeGetState(args);
  if (state === ERROR) return ERROR;
  const result = reduction(box(typeOf(self)), box(<usize>exceptionOf(self).args), state);
  decref(state);
  return result;
}

// ---- ImportError ----

function importInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (setArguments(self, args, nargs) < 0) return -1;
  if (!checkKeywords(self, kwnames, Name.name, Name.path, Name.name_from)) return -1;
  const values = args + ((<usize>nargs) << 3);
  replaceField(self, ExcField.IMPORT_NAME, keyword(kwnames, values, Name.name));
  replaceField(self, ExcField.IMPORT_PATH, keyword(kwnames, values, Name.path));
  replaceField(self, ExcField.IMPORT_NAME_FROM, keyword(kwnames, values, Name.name_from));
  replaceField(self, ExcField.IMPORT_MSG, nargs === 1 ? load<i64>(args) : UNBOUND);
  return 0;
}

function importStr(self: Value): Value {
  const message = excField(pointer(self), ExcField.IMPORT_MSG);
  return message !== UNBOUND && isExactStr(message) ? incref(message) : excStr(self);
}

function importReduce(args: usize): Value {
  const self = load<i64>(args);
  const e = exceptionOf(self);
  const state = importState(self);
  if (state === ERROR) return ERROR;
  const result = reduction(box(typeOf(self)), box(<usize>e.args), state);
  decref(state);
  return result;
}

/** A dict of attributes, name and path; UNBOUND if there are none; ERROR. */
function importState(self: Value): Value {
  const p = pointer(self);
  const name = excField(p, ExcField.IMPORT_NAME);
  const path = excField(p, ExcField.IMPORT_PATH);
  const from = excField(p, ExcField.IMPORT_NAME_FROM);
  const attributes = attributesOf(self);
  if (attributes === ERROR) return ERROR;
  if (name === UNBOUND && path === UNBOUND && from === UNBOUND && attributes === UNBOUND) return UNBOUND;
  const state = attributes === UNBOUND ? newDict() : dictCopy(pointer(attributes));
  if (state === 0) return ERROR;
  const good =
    (name === UNBOUND || dictSetStr(state, nameOf(Name.name), name) >= 0) &&
    (path === UNBOUND || dictSetStr(state, nameOf(Name.path), path) >= 0) &&
    (from === UNBOUND || dictSetStr(state, nameOf(Name.name_from), from) >= 0);
  if (good) return box(state);
  decrefAt(state);
  return ERROR;
}

// ---- KeyError ----

/** A lone key is shown as it would be written: an empty str would show nothing. */
function keyStr(self: Value): Value {
  const args: usize = exceptionOf(self).args;
  return tupleLength(args) === 1 ? repr(tupleItem(args, 0)) : excStr(self);
}

export function initSimpleExceptions(): void {
  const stop = asType(excType(Exc.StopIteration));
  stop.init = stopInit.index;
  defineField(stop, "value", ExcField.STOP_VALUE);
  const exit = asType(excType(Exc.SystemExit));
  exit.init = exitInit.index;
  defineField(exit, "code", ExcField.EXIT_CODE);
  const name = asType(excType(Exc.NameError));
  name.init = nameInit.index;
  defineField(name, "name", ExcField.NAME_NAME);
  const attribute = asType(excType(Exc.AttributeError));
  attribute.init = attributeInit.index;
  defineField(attribute, "name", ExcField.ATTRIBUTE_NAME);
  defineField(attribute, "obj", ExcField.ATTRIBUTE_OBJ);
  define(attribute, "__getstate__(self, /)", attributeGetState);
  define(attribute, "__reduce__(self, /)", attributeReduce);
  asType(excType(Exc.KeyError)).str = keyStr.index;
  const failed = asType(excType(Exc.ImportError));
  failed.init = importInit.index;
  failed.str = importStr.index;
  defineField(failed, "msg", ExcField.IMPORT_MSG);
  defineField(failed, "name", ExcField.IMPORT_NAME);
  defineField(failed, "path", ExcField.IMPORT_PATH);
  defineField(failed, "name_from", ExcField.IMPORT_NAME_FROM);
  define(failed, "__reduce__(self, /)", importReduce);
}
