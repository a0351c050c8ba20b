/**
 * What the host does with Python's objects: calls, attributes, items, iteration, making and taking apart of containers. Operands and answers cross as
 * shared/embed.ts says; all references handed over are taken.
 */
import { getAttr, getAttrOptional, setAttr } from "../../core/attribute.ts";
import { BufferFlag, viewOf } from "../../core/buffer.ts";
import { allocBytes } from "../../core/bytes.ts";
import { callVector, dropArguments, takeArguments } from "../../core/call.ts";
import { dictGet, dictNext, dictPosition, entryKey, entryValue, newDict } from "../../core/dict.ts";
import { clearError, pendingIs, raise, raisef } from "../../core/errors.ts";
import { allocInt, asInt } from "../../core/integer.ts";
import { internedCopy } from "../../core/intern.ts";
import { getIter, isSequence, iterNext } from "../../core/iterate.ts";
import { allocList, asList, isList, listAppend, listLength } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { repr, str } from "../../core/represent.ts";
import { entryElement, isSet, newSet, setAdd, setNext, setPosition } from "../../core/set.ts";
import { isStr } from "../../core/string.ts";
import { contains, getItem, lengthOf, setItem } from "../../core/subscript.ts";
import { newTuple } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, boxBool, END, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { collectGeneration } from "../../modules/collector.ts";
import { Feature, Operation, Outcome } from "../../shared/embed.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Header, TypeFlag } from "../../shared/layout.ts";
import { frozenModule } from "../frozen.ts";
import { answerWith, given, hand } from "./area.ts";

// ---- calls ----

/** Calls what is in slot 1 with the `nargs` values that follow, then `keywords` more whose names are in a tuple behind them. */
export function embedCall(nargs: i32, keywords: i32): i32 {
  const callable = given(1);
  const count = <u32>(nargs + keywords);
  const names: Value = keywords === 0 ? NONE : given(count + 2);
  const args = takeArguments(count);
  for (let i: u32 = 0; i < count; i++) {
    if (args === 0) decref(given(i + 2));
    else store<i64>(args + (i << 3), given(i + 2));
  }
  let result: Value = ERROR;
  if (args !== 0) {
    result = callVector(callable, args, nargs, keywords === 0 ? 0 : pointer(names));
    for (let i: u32 = 0; i < count; i++) decref(load<i64>(args + (i << 3)));
    dropArguments(args);
  }
  decref(callable);
  decref(names);
  return answerWith(result);
}

// ---- operations ----

/** Does an Operation with up to three operands. */
export function embedOperate(operation: Operation, count: i32): i32 {
  const a = count > 0 ? given(1) : UNBOUND;
  const b = count > 1 ? given(2) : UNBOUND;
  const c = count > 2 ? given(3) : UNBOUND;
  const result = perform(operation, a, b, c);
  decref(a);
  decref(b);
  decref(c);
  return result === END ? Outcome.NOTHING : answerWith(result);
}

function perform(operation: Operation, a: Value, b: Value, c: Value): Value {
  switch (operation) {
    case Operation.GET_ATTRIBUTE:
      return attribute(a, b, false);
    case Operation.FIND_ATTRIBUTE:
      return attribute(a, b, true);
    case Operation.SET_ATTRIBUTE:
    case Operation.DELETE_ATTRIBUTE:
      return changeAttribute(a, b, c);
    case Operation.GET_ITEM:
      return getItem(a, b);
    case Operation.FIND_ITEM:
      return findItem(a, b);
    case Operation.SET_ITEM:
    case Operation.DELETE_ITEM:
      return done(setItem(a, b, c));
    case Operation.CONTAINS:
      return truth(contains(a, b));
    case Operation.LENGTH:
      return number(lengthOf(a));
    case Operation.ITERATE:
      return getIter(a);
    case Operation.NEXT:
      return next(a);
    case Operation.STR:
      return str(a);
    case Operation.REPR:
      return repr(a);
    case Operation.TYPE:
      return incref(box(typeOf(a)));
    case Operation.VIEW:
      return viewOf(a, BufferFlag.FULL_RO);
    case Operation.OWN:
      return ownFunction(a);
    default:
      return build(operation, a, b);
  }
}

/** Making containers. */
function build(operation: Operation, a: Value, b: Value): Value {
  switch (operation) {
    case Operation.NEW_LIST:
      return made(allocList());
    case Operation.NEW_DICT:
      return made(newDict());
    case Operation.NEW_SET:
      return made(newSet());
    case Operation.APPEND:
      return isList(a) && listAppend(pointer(a), b) ? NONE : refuse(a);
    case Operation.ADD:
      return isSet(a) ? done(setAdd(pointer(a), b)) : refuse(a);
    case Operation.TUPLE:
      return isList(a) ? made(tupleOf(pointer(a))) : refuse(a);
    default:
      return raise(Exc.SystemError, "there is no such operation");
  }
}

function made(p: usize): Value {
  return p === 0 ? ERROR : box(p);
}

function done(status: i32): Value {
  return status < 0 ? ERROR : NONE;
}

function truth(status: i32): Value {
  return status < 0 ? ERROR : boxBool(status !== 0);
}

function number(n: i64): Value {
  return n < 0 ? ERROR : small(n);
}

/** ERROR: of an operand of the wrong type, unless there is another already. */
function refuse(v: Value): Value {
  return isList(v) || isSet(v) ? ERROR : raisef(Exc.TypeError, "cannot fill a '%T' object", v);
}

function tupleOf(list: usize): usize {
  return newTuple(asList(list).items, listLength(list));
}

/** An attribute by its name, which is interned as names in programs are: lookups go by identity. */
function attribute(v: Value, name: Value, isOptional: bool): Value {
  const key = isStr(name) ? internedCopy(name) : 0;
  if (key === 0) return isStr(name) ? ERROR : raise(Exc.TypeError, "attribute name must be a str");
  const found = isOptional ? getAttrOptional(v, key) : getAttr(v, key);
  decrefAt(key);
  return found === UNBOUND ? END : found;
}

/** An item; END where the object says that it has none. */
function findItem(v: Value, key: Value): Value {
  const found = getItem(v, key);
  if (found !== ERROR || !(pendingIs(Exc.KeyError) || pendingIs(Exc.IndexError))) return found;
  clearError();
  return END;
}

function changeAttribute(v: Value, name: Value, value: Value): Value {
  const key = isStr(name) ? internedCopy(name) : 0;
  if (key === 0) return isStr(name) ? ERROR : raise(Exc.TypeError, "attribute name must be a str");
  const status = setAttr(v, key, value);
  decrefAt(key);
  return done(status);
}

function next(iterator: Value): Value {
  if (asType(typeOf(iterator)).next === 0)
    return raisef(Exc.TypeError, "'%T' object is not an iterator", iterator);
  return iterNext(iterator);
}

/** A function of lib/_hostmodules.py, which is there from the start, or of lib/_embed.py by its name. */
function ownFunction(name: Value): Value {
  let f = functionOf("_hostmodules", name);
  if (f === UNBOUND) f = functionOf("_embed", name);
  return f === UNBOUND ? raisef(Exc.SystemError, "there is no function %R", name) : f;
}

/** A reference; UNBOUND, ERROR. */
function functionOf(module: string, name: Value): Value {
  const namespace = frozenModule(module);
  const f = namespace === 0 ? ERROR : dictGet(namespace, name);
  return f === UNBOUND || f === ERROR ? f : incref(f);
}

// ---- taking apart ----

/** What can be done with the object at p: bits of Feature. */
export function embedFeatures(p: usize): u32 {
  const type = asType(load<u32>(p, Header.TYPE));
  let found: u32 = 0;
  for (let i = 0; i < FEATURES.length; i += 2) {
    if (load<u32>(changetype<usize>(type) + FEATURES[i]) !== 0) found |= FEATURES[i + 1];
  }
  for (let i = 0; i < KINDS.length; i += 2) if (type.flags & KINDS[i]) found |= KINDS[i + 1];
  if (isSequence(box(p))) found |= Feature.ITERATE;
  return found;
}

/** Offset of a slot, the Feature that a type has which fills it. */
const FEATURES: StaticArray<u32> = [
  <u32>offsetof<PyType>("call"),
  Feature.CALL,
  <u32>offsetof<PyType>("length"),
  Feature.LENGTH,
  <u32>offsetof<PyType>("iter"),
  Feature.ITERATE,
  <u32>offsetof<PyType>("next"),
  Feature.NEXT,
  <u32>offsetof<PyType>("getItem"),
  Feature.GET_ITEM,
  <u32>offsetof<PyType>("setItem"),
  Feature.SET_ITEM,
  <u32>offsetof<PyType>("contains"),
  Feature.CONTAINS,
  <u32>offsetof<PyType>("getBuffer"),
  Feature.BUFFER,
  <u32>offsetof<PyType>("await"),
  Feature.AWAIT,
];

/** Flag of a type, the Feature that it stands for. */
const KINDS: StaticArray<u32> = [
  TypeFlag.EXCEPTION,
  Feature.EXCEPTION,
  TypeFlag.LIST,
  Feature.LIST,
  TypeFlag.TUPLE,
  Feature.TUPLE,
  TypeFlag.DICT,
  Feature.DICT,
  TypeFlag.SET,
  Feature.SET,
  TypeFlag.TYPE,
  Feature.TYPE,
  TypeFlag.INT,
  Feature.INT,
  TypeFlag.FLOAT,
  Feature.FLOAT,
  TypeFlag.STR,
  Feature.STR,
  TypeFlag.BYTES,
  Feature.BYTES,
];

/** The next entry of a dict from a position on: key in slot 0, value in slot 1, the position after it; 0 at the end. */
export function embedDictNext(dict: usize, position: u32): u32 {
  const entry = dictNext(dict, position);
  if (entry === 0) return 0;
  hand(0, incref(entryKey(entry)));
  hand(1, incref(entryValue(entry)));
  return dictPosition(dict, entry) + 1;
}

/** The next element of a set from a position on: in slot 0, the position after it; 0 at the end. */
export function embedSetNext(set: usize, position: u32): u32 {
  const entry = setNext(set, position);
  if (entry === 0) return 0;
  hand(0, incref(entryElement(entry)));
  return setPosition(set, entry) + 1;
}

// ---- what the host fills in ----

/** The address of a new bytes object, 0 if there is no memory. */
export function embedBytes(length: u32): usize {
  const p = length > 0x7fff_0000 ? 0 : allocBytes(length);
  if (p === 0) clearError();
  return p;
}

/** The address of a new int of so many digits, which are to need more than 49 bits; 0 if there is no memory. */
export function embedInt(digits: u32, negative: bool): usize {
  const p = allocInt(digits);
  if (p === 0) clearError();
  else if (negative) asInt(p).size = -(<i32>digits);
  return p;
}

/** Collects what is part of cycles. */
export function embedCollect(): void {
  collectGeneration(2);
}
