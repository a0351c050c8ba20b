/** operator.itemgetter, attrgetter and methodcaller. All are records (objects/record.ts). */

import { getAttr } from "../core/attribute.ts";
import { Builder, newBuilder } from "../core/builder.ts";
import { callVector, dropArguments, takeArguments } from "../core/call.ts";
import { dictSetStr } from "../core/dict.ts";
import { raise, raisef } from "../core/errors.ts";
import { defineGetter, GetFunction } from "../core/getset.ts";
import { importModule } from "../core/importing.ts";
import { intern, internText } from "../core/intern.ts";
import { define, NativeFunction } from "../core/native.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { openType, ready } from "../core/ready.ts";
import { asStr, charAt, isStr, newStr } from "../core/string.ts";
import { getItem } from "../core/subscript.ts";
import { exactStr, substring } from "../core/substring.ts";
import {
  allocTuple,
  finishTuple,
  newTuple,
  TUPLE_ITEMS,
  tuple1,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../core/tuple.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, pointer, Value } from "../core/value.ts";
import { writeRepr } from "../objects/dict.ts";
import { declareRecord, fieldAt, fieldOf, initRecord, newRecord, setField } from "../objects/record.ts";
import { reduction } from "../objects/reduction.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";

/** Whether a call has keywords; then TypeError "name() takes no keyword arguments" is pending. */
function hasKeywords(kwnames: usize, type: usize): bool {
  if (kwnames === 0 || tupleLength(kwnames) === 0) return false;
  raisef(Exc.TypeError, "%S() takes no keyword arguments", box(<usize>asType(type).name));
  return true;
}

/** Whether a getter got something else than one argument; then TypeError is pending. */
function notOne(self: Value, nargs: i32, kwnames: usize): bool {
  if (hasKeywords(kwnames, typeOf(self))) return true;
  if (nargs === 1) return false;
  const name = box(<usize>asType(typeOf(self)).name);
  raisef(Exc.TypeError, "%S expected 1 argument, got %d", name, <i64>nargs);
  return true;
}

/** `operator.name(` and the items of a tuple from `from` on, with commas. */
function writeCall(out: Builder, self: Value, items: usize): bool {
  const type = asType(typeOf(self));
  out.str(type.module);
  out.char(46);
  out.str(type.name);
  out.char(40);
  const count = tupleLength(items);
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0) out.text(", ");
    if (!writeRepr(out, tupleItem(items, i))) return false;
  }
  return true;
}

function finishCall(out: Builder, good: bool): Value {
  out.char(41);
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

// ---- itemgetter ----

const ITEMS: u32 = 0;

function getterNew(type: usize, args: usize, nargs: i32, kwnames: usize): usize {
  if (hasKeywords(kwnames, type)) return 0;
  if (nargs === 0) {
    raisef(Exc.TypeError, "%S expected 1 argument, got 0", box(<usize>asType(type).name));
    return 0;
  }
  const items = newTuple(args, nargs);
  const p = items === 0 ? 0 : newRecord(type);
  if (p !== 0) setField(p, ITEMS, box(items));
  else if (items !== 0) decrefAt(items);
  return p;
}

function itemgetterNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const p = getterNew(type, args, nargs, kwnames);
  return p === 0 ? ERROR : box(p);
}

function itemgetterCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  if (notOne(self, nargs, kwnames)) return ERROR;
  const v = load<i64>(args);
  const items = pointer(fieldOf(self, ITEMS));
  const count = tupleLength(items);
  if (count === 1) return getItem(v, tupleItem(items, 0));
  const result = allocTuple(count);
  if (result === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    const item = getItem(v, tupleItem(items, i));
    if (item === ERROR) {
      decref(finishTuple(result));
      return ERROR;
    }
    tupleInit(result, i, item);
  }
  return finishTuple(result);
}

function getterRepr(self: Value): Value {
  const out = newBuilder();
  return finishCall(out, writeCall(out, self, pointer(fieldOf(self, ITEMS))));
}

function getterReduce(args: usize): Value {
  const self = load<i64>(args);
  return reduction(box(typeOf(self)), fieldOf(self, ITEMS));
}

// ---- attrgetter: ITEMS are the names as given ----

/** For each name a tuple of interned parts. */
const PATHS: u32 = 1;

function attrgetterNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const p = getterNew(type, args, nargs, kwnames);
  if (p === 0) return ERROR;
  const paths = pathsOf(pointer(fieldAt(p, ITEMS)));
  if (paths === ERROR) {
    decref(box(p));
    return ERROR;
  }
  setField(p, PATHS, paths);
  return box(p);
}

function pathsOf(names: usize): Value {
  const count = tupleLength(names);
  const paths = allocTuple(count);
  if (paths === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    const name = tupleItem(names, i);
    const parts = isStr(name)
      ? splitName(pointer(name))
      : raise(Exc.TypeError, "attribute name must be a string");
    if (parts === ERROR) {
      decref(finishTuple(paths));
      return ERROR;
    }
    tupleInit(paths, i, parts);
  }
  return finishTuple(paths);
}

/** The parts of a dotted name. */
function splitName(p: usize): Value {
  const length = asStr(p).length;
  let count: u32 = 1;
  for (let i: u32 = 0; i < length; i++) if (charAt(p, i) === 46) count++;
  const parts = allocTuple(count);
  if (parts === 0) return ERROR;
  let start: u32 = 0;
  let part: u32 = 0;
  for (let i: u32 = 0; i <= length; i++) {
    if (i < length && charAt(p, i) !== 46) continue;
    const text = i - start === length ? exactStr(p) : substring(p, start, i);
    if (text === ERROR) {
      decref(finishTuple(parts));
      return ERROR;
    }
    tupleInit(parts, part++, box(intern(pointer(text))));
    start = i + 1;
  }
  return finishTuple(parts);
}

/** v.part.part… */
function follow(v: Value, parts: usize): Value {
  let result = incref(v);
  for (let i: u32 = 0; i < tupleLength(parts) && result !== ERROR; i++) {
    const next = getAttr(result, pointer(tupleItem(parts, i)));
    decref(result);
    result = next;
  }
  return result;
}

function attrgetterCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  if (notOne(self, nargs, kwnames)) return ERROR;
  const v = load<i64>(args);
  const paths = pointer(fieldOf(self, PATHS));
  const count = tupleLength(paths);
  if (count === 1) return follow(v, pointer(tupleItem(paths, 0)));
  const result = allocTuple(count);
  if (result === 0) return ERROR;
  for (let i: u32 = 0; i < count; i++) {
    const attribute = follow(v, pointer(tupleItem(paths, i)));
    if (attribute === ERROR) {
      decref(finishTuple(result));
      return ERROR;
    }
    tupleInit(result, i, attribute);
  }
  return finishTuple(result);
}

// ---- methodcaller ----

/** Interned str. */
const METHOD: u32 = 0;
/** Positional arguments, then values of keywords. */
const ARGUMENTS: u32 = 1;
/** Tuple of the keywords' names. */
const KEYWORDS: u32 = 2;

function methodcallerNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs === 0) {
    return raise(Exc.TypeError, "methodcaller needs at least one argument, the method name");
  }
  const name = load<i64>(args);
  if (!isStr(name)) return raise(Exc.TypeError, "method name must be a string");
  const keywords: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  const exact = exactStr(pointer(name));
  const given = exact === ERROR ? 0 : newTuple(args + 8, nargs - 1 + keywords);
  const p = given === 0 ? 0 : newRecord(type);
  if (p === 0) {
    decref(exact);
    if (given !== 0) decrefAt(given);
    return ERROR;
  }
  setField(p, METHOD, box(intern(pointer(exact))));
  setField(p, ARGUMENTS, box(given));
  setField(p, KEYWORDS, kwnames === 0 ? box(allocTuple(0)) : incref(box(kwnames)));
  return box(p);
}

function methodcallerCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  if (notOne(self, nargs, kwnames)) return ERROR;
  const method = getAttr(load<i64>(args), pointer(fieldOf(self, METHOD)));
  if (method === ERROR) return ERROR;
  const given = pointer(fieldOf(self, ARGUMENTS));
  const names = pointer(fieldOf(self, KEYWORDS));
  const count = tupleLength(given);
  const keywords = tupleLength(names);
  const window = takeArguments(count);
  let result: Value = ERROR;
  if (window !== 0) {
    memory.copy(window, given + TUPLE_ITEMS, (<usize>count) << 3);
    result = callVector(method, window, count - keywords, keywords === 0 ? 0 : names);
    dropArguments(window);
  }
  decref(method);
  return result;
}

function methodcallerRepr(self: Value): Value {
  const out = newBuilder();
  const given = pointer(fieldOf(self, ARGUMENTS));
  const names = pointer(fieldOf(self, KEYWORDS));
  const positional = tupleLength(given) - tupleLength(names);
  const first = tuple1(incref(fieldOf(self, METHOD)));
  if (first === 0) return finishCall(out, false);
  let good = writeCall(out, self, first);
  decrefAt(first);
  for (let i: u32 = 0; good && i < tupleLength(given); i++) {
    out.text(", ");
    if (i >= positional) {
      out.str(pointer(tupleItem(names, i - positional)));
      out.char(61);
    }
    good = writeRepr(out, tupleItem(given, i));
  }
  return finishCall(out, good);
}

/** (methodcaller, (name, …)); with keywords (functools.partial(methodcaller, name, **keywords), (…)). */
function methodcallerReduce(args: usize): Value {
  const self = load<i64>(args);
  const given = pointer(fieldOf(self, ARGUMENTS));
  const names = pointer(fieldOf(self, KEYWORDS));
  const keywords = tupleLength(names);
  const positional = tupleLength(given) - keywords;
  if (keywords !== 0) return reduceByPartial(self, given, names, positional);
  const all = allocTuple(positional + 1);
  if (all === 0) return ERROR;
  tupleInit(all, 0, incref(fieldOf(self, METHOD)));
  for (let i: u32 = 0; i < positional; i++) tupleInit(all, i + 1, incref(tupleItem(given, i)));
  finishTuple(all);
  const result = reduction(box(typeOf(self)), box(all));
  decrefAt(all);
  return result;
}

function reduceByPartial(self: Value, given: usize, names: usize, positional: u32): Value {
  const functools = importModule(Name.functools);
  if (functools === ERROR) return ERROR;
  const name = internText("partial");
  const partial = getAttr(functools, name);
  decrefAt(name);
  decref(functools);
  const keywords = tupleLength(names);
  const window = partial === ERROR ? 0 : takeArguments(2 + keywords);
  let bound: Value = ERROR;
  if (window !== 0) {
    store<i64>(window, box(typeOf(self)));
    store<i64>(window, fieldOf(self, METHOD), 8);
    memory.copy(window + 16, given + TUPLE_ITEMS + (positional << 3), (<usize>keywords) << 3);
    bound = callVector(partial, window, 2, names);
    dropArguments(window);
  }
  decref(partial);
  const rest = bound === ERROR ? 0 : newTuple(given + TUPLE_ITEMS, positional);
  const result = rest === 0 ? ERROR : reduction(bound, box(rest));
  if (rest !== 0) decref(box(rest));
  decref(bound);
  return result;
}

// ---- declaring ----

function declare(dict: usize, id: TypeId, name: string, fields: u32): PyType {
  declareRecord(id, name, 0, fields);
  const type = asType(typeAt(id));
  type.module = <u32>internText("operator");
  openType(type);
  initRecord(id);
  dictSetStr(dict, type.name, box(changetype<usize>(type)));
  return type;
}

type MakeFunction = (type: usize, args: usize, nargs: i32, kwnames: usize) => Value;
type CallFunction = (self: Value, args: usize, nargs: i32, kwnames: usize) => Value;

/** Fills a declared type: what makes, calls, shows and pickles its instances. */
function complete(
  type: PyType,
  make: MakeFunction,
  call: CallFunction,
  repr: GetFunction,
  reduce: NativeFunction,
): void {
  type.new = make.index;
  type.call = call.index;
  type.repr = repr.index;
  define(type, "__reduce__(self, /)", reduce);
  defineGetter(type, "__text_signature__", callSignature);
  ready(type);
}

/** What each of them is called with: inspect.signature reads it. */
function callSignature(_self: Value): Value {
  const text = newStr("(obj, /)");
  return text === 0 ? ERROR : box(text);
}

/** Makes the three types and puts them into the module's namespace. */
export function declareOperatorCallables(dict: usize): void {
  const items = declare(dict, TypeId.ITEMGETTER, "itemgetter", 1);
  complete(items, itemgetterNew, itemgetterCall, getterRepr, getterReduce);
  const attributes = declare(dict, TypeId.ATTRGETTER, "attrgetter", 2);
  complete(attributes, attrgetterNew, attrgetterCall, getterRepr, getterReduce);
  const methods = declare(dict, TypeId.METHODCALLER, "methodcaller", 3);
  complete(methods, methodcallerNew, methodcallerCall, methodcallerRepr, methodcallerReduce);
}
