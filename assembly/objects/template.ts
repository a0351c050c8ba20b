/**
 * string.templatelib.Template: what a t-string makes (PEP 750). A record of two tuples: strings, one more than interpolations.
 *
 * Iterating gives the parts in order, without the empty strings.
 */

import { getAttr } from "../core/attribute.ts";
import { formatText, raise, raisef } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { importNamed } from "../core/importing.ts";
import { emptyStr, internText } from "../core/intern.ts";
import { allocList, asList, listAppend, listItem, listLength, listSetItem } from "../core/list.ts";
import { define } from "../core/native.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { asStr, isStr } from "../core/string.ts";
import { strConcat } from "../core/substring.ts";
import { isTuple, newTuple, tuple2, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, END, ERROR, pointer, small, smallValue, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { defineGeneric } from "./genericalias.ts";
import { INTERPOLATION_FIELDS, initInterpolation } from "./interpolation.ts";
import {
  declareRecord,
  fieldAt,
  fieldOf,
  initRecord,
  initRecordIterator,
  newRecord,
  setField,
} from "./record.ts";
import { reduction } from "./reduction.ts";

function stringsOf(v: Value): usize {
  return pointer(fieldOf(v, 0));
}

function interpolationsOf(v: Value): usize {
  return pointer(fieldOf(v, 1));
}

/** Takes over two tuples (0: an exception is pending). A reference, or ERROR. */
function newTemplate(strings: usize, interpolations: usize): Value {
  const p = strings === 0 || interpolations === 0 ? 0 : newRecord(typeAt(TypeId.TEMPLATE));
  if (p === 0) {
    if (strings !== 0) decrefAt(strings);
    if (interpolations !== 0) decrefAt(interpolations);
    return ERROR;
  }
  setField(p, 0, box(strings));
  setField(p, 1, box(interpolations));
  return box(p);
}

/** What BUILD_TEMPLATE makes of two tuples, borrowed; the bytecode may hand over anything. */
export function makeTemplate(strings: Value, interpolations: Value): Value {
  if (isTuple(strings) && isTuple(interpolations) && fit(pointer(strings), pointer(interpolations))) {
    return newTemplate(pointer(incref(strings)), pointer(incref(interpolations)));
  }
  return raise(Exc.SystemError, "bad parts of a template");
}

function fit(strings: usize, interpolations: usize): bool {
  const count = tupleLength(interpolations);
  if (tupleLength(strings) !== count + 1) return false;
  for (let i: u32 = 0; i <= count; i++) if (!isStr(tupleItem(strings, i))) return false;
  for (let i: u32 = 0; i < count; i++) {
    if (!isExactly(tupleItem(interpolations, i), TypeId.INTERPOLATION)) return false;
  }
  return true;
}

/** Template(*parts): neighbouring strings become one, and between interpolations there is one. */
function templateNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) {
    return raise(Exc.TypeError, "Template.__new__ only accepts *args arguments");
  }
  const strings = allocList();
  const interpolations = allocList();
  let good = strings !== 0 && interpolations !== 0 && listAppend(strings, box(emptyStr()));
  for (let i = 0; good && i < nargs; i++) good = addPart(strings, interpolations, load<i64>(args + (i << 3)));
  let result: Value = ERROR;
  if (good) result = newTemplate(tupleOf(strings), tupleOf(interpolations));
  if (strings !== 0) decrefAt(strings);
  if (interpolations !== 0) decrefAt(interpolations);
  return result;
}

function tupleOf(list: usize): usize {
  return newTuple(asList(list).items, listLength(list));
}

function addPart(strings: usize, interpolations: usize, part: Value): bool {
  if (isExactly(part, TypeId.INTERPOLATION)) {
    return listAppend(interpolations, part) && listAppend(strings, box(emptyStr()));
  }
  if (!isStr(part)) {
    raisef(Exc.TypeError, "Template.__new__ *args need to be of type 'str' or 'Interpolation', got %T", part);
    return false;
  }
  const last = listLength(strings) - 1;
  const joined = strConcat(pointer(listItem(strings, last)), pointer(part));
  if (joined === ERROR) return false;
  listSetItem(strings, last, joined);
  return true;
}

// ---- concatenation ----

function templateConcat(a: Value, b: Value): Value {
  if (!isExactly(b, TypeId.TEMPLATE)) {
    const message =
      'can only concatenate string.templatelib.Template (not "%T") to string.templatelib.Template';
    return raisef(Exc.TypeError, message, b);
  }
  const strings = allocList();
  const interpolations = allocList();
  let result: Value = ERROR;
  if (strings !== 0 && interpolations !== 0 && addTemplate(strings, interpolations, a)) {
    if (addTemplate(strings, interpolations, b))
      result = newTemplate(tupleOf(strings), tupleOf(interpolations));
  }
  if (strings !== 0) decrefAt(strings);
  if (interpolations !== 0) decrefAt(interpolations);
  return result;
}

function addTemplate(strings: usize, interpolations: usize, template: Value): bool {
  const texts = stringsOf(template);
  const first = tupleItem(texts, 0);
  if (!(listLength(strings) === 0 ? listAppend(strings, first) : addPart(strings, interpolations, first)))
    return false;
  for (let i: u32 = 0; i < tupleLength(interpolationsOf(template)); i++) {
    if (!listAppend(interpolations, tupleItem(interpolationsOf(template), i))) return false;
    if (!listAppend(strings, tupleItem(texts, i + 1))) return false;
  }
  return true;
}

// ---- iteration: template, then twice the number of the part, and 1 if the next is an interpolation ----

function templateIter(self: Value): Value {
  const p = newRecord(typeAt(TypeId.TEMPLATE_ITERATOR));
  if (p === 0) return ERROR;
  setField(p, 0, incref(self));
  setField(p, 1, small(0));
  return box(p);
}

function iteratorNext(self: Value): Value {
  const p = pointer(self);
  const template = fieldAt(p, 0);
  let at = smallValue(fieldAt(p, 1));
  const count = <i64>tupleLength(interpolationsOf(template));
  let found: Value = END;
  while (found === END && at <= 2 * count) {
    const i = <u32>(at >> 1);
    if (at & 1) found = incref(tupleItem(interpolationsOf(template), i));
    else if (asStr(pointer(tupleItem(stringsOf(template), i))).length !== 0)
      found = incref(tupleItem(stringsOf(template), i));
    at++;
  }
  setField(p, 1, small(at));
  return found;
}

// ---- attributes ----

function getValues(self: Value): Value {
  const interpolations = interpolationsOf(self);
  const list = allocList();
  if (list === 0) return ERROR;
  let good: bool = true;
  for (let i: u32 = 0; good && i < tupleLength(interpolations); i++) {
    good = listAppend(list, fieldOf(tupleItem(interpolations, i), 0));
  }
  const values = good ? tupleOf(list) : 0;
  decrefAt(list);
  return values === 0 ? ERROR : box(values);
}

function templateRepr(self: Value): Value {
  return formatText("Template(strings=%R, interpolations=%R)", fieldOf(self, 0), fieldOf(self, 1));
}

/** (string.templatelib._template_unpickle, (strings, interpolations)) */
function templateReduce(args: usize): Value {
  const self = load<i64>(args);
  const module = importNamed("string.templatelib");
  const name = module === ERROR ? 0 : internText("_template_unpickle");
  const make = name === 0 ? ERROR : getAttr(module, name);
  if (name !== 0) decrefAt(name);
  decref(module);
  const parts = make === ERROR ? 0 : tuple2(incref(fieldOf(self, 0)), incref(fieldOf(self, 1)));
  const result = parts === 0 ? ERROR : reduction(make, box(parts));
  if (parts !== 0) decrefAt(parts);
  decref(make);
  return result;
}

/** Declares the types of templates; boot calls it with the others. */
export function declareTemplates(): void {
  declareRecord(TypeId.TEMPLATE, "Template", 0, 2);
  declareRecord(TypeId.INTERPOLATION, "Interpolation", 0, INTERPOLATION_FIELDS);
  declareRecord(TypeId.TEMPLATE_ITERATOR, "TemplateIter", TypeFlag.DISALLOW_NEW, 2);
}

/** Sets slots and methods; the types must be open. */
export function initTemplates(): void {
  initInterpolation();
  const type = asType(typeAt(TypeId.TEMPLATE));
  type.module = <u32>internText("string.templatelib");
  initRecord(TypeId.TEMPLATE);
  type.new = templateNew.index;
  type.repr = templateRepr.index;
  type.iter = templateIter.index;
  type.concat = templateConcat.index;
  defineMember(type, "strings", 8, Member.VALUE);
  defineMember(type, "interpolations", 16, Member.VALUE);
  defineGetter(type, "values", getValues);
  define(type, "__reduce__(self, /)", templateReduce);
  defineGeneric(type);
  asType(typeAt(TypeId.TEMPLATE_ITERATOR)).module = <u32>internText("string.templatelib");
  initRecordIterator(TypeId.TEMPLATE_ITERATOR, iteratorNext.index);
}
