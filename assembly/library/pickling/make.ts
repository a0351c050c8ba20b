/** Opcodes of pickles that find classes and functions, and make objects. */
import { getAttr, getAttrName, getAttrOptional, setAttr } from "../../core/attribute.ts";
import { auditHooks } from "../../core/auditing.ts";
import { call1, call2, callVector, dropArguments, takeArguments } from "../../core/call.ts";
import { dictNext, dictPosition, dictSet, dictUsed, entryKey, entryValue } from "../../core/dict.ts";
import { instanceDict, instanceSet } from "../../core/instance.ts";
import { internedCopy, internText, nameOf } from "../../core/intern.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { isExactStr } from "../../core/string.ts";
import { isTuple, TUPLE_ITEMS, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType, isType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { keywordValues } from "./keywords.ts";
import { Reader } from "./reader.ts";
import { attributeOf, moduleNamed } from "./tables.ts";

/** A method of the program's unpickler. */
function ask(owner: Value, method: string, a: Value, b: Value = UNBOUND): Value {
  const name = internText(method);
  const found = name === 0 ? ERROR : getAttr(owner, name);
  if (name !== 0) decrefAt(name);
  if (found === ERROR) return ERROR;
  const result = b === UNBOUND ? call1(found, a) : call2(found, a, b);
  decref(found);
  return result;
}

/** What the unpickler has for a persistent id. */
export function persistent(r: Reader): bool {
  const id = r.pop();
  const found = ask(r.owner, "persistent_load", id);
  decref(id);
  return r.push(found);
}

export function stackGlobal(r: Reader): bool {
  const module = r.peek(1);
  const name = r.peek(0);
  if (!isExactStr(module) || !isExactStr(name)) return r.giveUp();
  if (r.owner !== NONE) {
    const given = ask(r.owner, "find_class", module, name);
    if (given === ERROR) return false;
    r.cut(r.depth() - 2);
    return r.push(given);
  }
  // lib/_pickle.py tells those that listen.
  if (auditHooks !== 0) return r.giveUp();
  const m = moduleNamed(module);
  const found = m === ERROR ? ERROR : attributeOf(m, name);
  if (m !== ERROR) decref(m);
  if (found === UNBOUND || found === ERROR) return r.giveUp();
  r.cut(r.depth() - 2);
  return r.push(found);
}

/** callable(*args) */
function callWithTuple(callable: Value, args: usize): Value {
  const count = tupleLength(args);
  const room = takeArguments(count);
  if (room === 0) return ERROR;
  memory.copy(room, args + TUPLE_ITEMS, (<usize>count) << 3);
  const result = callVector(callable, room, count, 0);
  dropArguments(room);
  return result;
}

export function reduce(r: Reader): bool {
  if (!isTuple(r.peek(0))) return r.giveUp();
  const args = r.pop();
  const callable = r.pop();
  const result = callWithTuple(callable, pointer(args));
  decref(callable);
  decref(args);
  return r.push(result);
}

/** cls.__new__(cls, *args, **keywords) */
export function newObject(r: Reader, withKeywords: bool): bool {
  const cls = r.peek(withKeywords ? 2 : 1);
  const given = r.peek(withKeywords ? 1 : 0);
  if (!isType(cls) || asType(pointer(cls)).new === 0 || !isTuple(given)) return r.giveUp();
  if (withKeywords && !isExactly(r.peek(0), TypeId.DICT)) return r.giveUp();
  const keywords = withKeywords ? r.pop() : NONE;
  const args = r.pop();
  const type = r.pop();
  const result = makeNew(pointer(type), pointer(args), withKeywords ? pointer(keywords) : 0);
  decref(type);
  decref(args);
  decref(keywords);
  return r.push(result);
}

function makeNew(type: usize, args: usize, keywords: usize): Value {
  const count = tupleLength(args);
  const more: u32 = keywords === 0 ? 0 : dictUsed(keywords);
  const room = takeArguments(count + more);
  if (room === 0) return ERROR;
  memory.copy(room, args + TUPLE_ITEMS, (<usize>count) << 3);
  let names: usize = 0;
  let result: Value = ERROR;
  if (more !== 0) names = keywordValues(keywords, room + (count << 3));
  if (more === 0 || names !== 0) {
    result = call_indirect<Value>(asType(type).new, type, room, <i32>count, names);
  }
  if (names !== 0) decrefAt(names);
  dropArguments(room);
  return result;
}

/** Gives the object below the top the state on top: by __setstate__, or as its __dict__ and its slots. */
export function build(r: Reader): bool {
  const state = r.pop();
  const target = r.peek(0);
  const set = getAttrOptional(target, nameOf(Name.__setstate__));
  let good: bool;
  if (set === ERROR) good = false;
  else if (set === UNBOUND) good = setState(r, target, state);
  else {
    const done = call1(set, state);
    decref(set);
    decref(done);
    good = done !== ERROR;
  }
  decref(state);
  return good;
}

function setState(r: Reader, target: Value, state: Value): bool {
  let attributes = state;
  let slots = NONE;
  if (isTuple(state) && tupleLength(pointer(state)) === 2) {
    attributes = tupleItem(pointer(state), 0);
    slots = tupleItem(pointer(state), 1);
  }
  if (attributes !== NONE && !isExactly(attributes, TypeId.DICT)) return r.giveUp();
  if (slots !== NONE && !isExactly(slots, TypeId.DICT)) return r.giveUp();
  if (attributes !== NONE && !setAttributes(r, target, pointer(attributes))) return false;
  return slots === NONE || setSlots(pointer(slots), target);
}

/** As inst.__dict__[key] = value for each item: the values go where instances of the class keep them. */
function setAttributes(r: Reader, target: Value, attributes: usize): bool {
  const type = asType(typeOf(target));
  const direct =
    (type.flags & TypeFlag.INLINE_VALUES) !== 0 &&
    instanceDict(pointer(target), type) === 0 &&
    hasPlainDict(type.flags);
  const dict = direct ? UNBOUND : getAttrName(target, Name.__dict__);
  if (dict === ERROR) return false;
  if (dict !== UNBOUND && !isExactly(dict, TypeId.DICT)) {
    decref(dict);
    return r.giveUp();
  }
  let good: bool = true;
  for (
    let e = dictNext(attributes, 0);
    good && e !== 0;
    e = dictNext(attributes, dictPosition(attributes, e) + 1)
  ) {
    const key = entryKey(e);
    if (!isExactStr(key)) {
      good = direct ? r.giveUp() : dictSet(pointer(dict), key, entryValue(e)) >= 0;
      continue;
    }
    const name = internedCopy(key);
    if (name === 0) good = false;
    else if (direct) good = instanceSet(pointer(target), type, name, entryValue(e)) > 0;
    else good = dictSet(pointer(dict), box(name), entryValue(e)) >= 0;
    if (name !== 0) decrefAt(name);
  }
  if (dict !== UNBOUND) decref(dict);
  return good;
}

/** Whether `__dict__` is looked up as object does it. */
function hasPlainDict(flags: u32): bool {
  return (flags & TypeFlag.PLAIN_GETATTR) !== 0;
}

function setSlots(slots: usize, target: Value): bool {
  for (let e = dictNext(slots, 0); e !== 0; ) {
    const position = dictPosition(slots, e);
    const name = isExactStr(entryKey(e)) ? internedCopy(entryKey(e)) : 0;
    if (name === 0) return false;
    const value = incref(entryValue(e));
    const done = setAttr(target, name, value);
    decref(value);
    decrefAt(name);
    if (done < 0) return false;
    e = dictNext(slots, position + 1);
  }
  return true;
}
