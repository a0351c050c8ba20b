/**
 * functools.partial (CPython: Modules/_functoolsmodule.c): a function with some of its arguments. Layout:
 *
 *     │ header │ dict u32 │ weakrefs u32 │ func Value │ args u32 │ keywords u32 │ placeholders u32 │ 0 │
 *
 * `args` is a tuple, in which Placeholder stands for what the call gives first; `keywords` a dict.
 */
import { getAttr } from "../../core/attribute.ts";
import { Builder, newBuilder } from "../../core/builder.ts";
import { dropArguments, takeArguments } from "../../core/call.ts";
import {
  dictCopy,
  dictNext,
  dictPosition,
  dictSet,
  dictUsed,
  entryKey,
  entryValue,
  isDict,
  newDict,
} from "../../core/dict.ts";
import { raise, raisef } from "../../core/errors.ts";
import { defineGetter, defineMember, Member } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { internText, nameOf } from "../../core/intern.ts";
import { newMethod } from "../../core/methods.ts";
import { define, defineClassMethod } from "../../core/native.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeContainer,
  gcTrack,
  gcUntrack,
  incref,
  increfAt,
  visitAt,
  visitValue,
} from "../../core/object.ts";
import { declare, openType, ready } from "../../core/ready.ts";
import { addRelay, callRelayed, ownRelayed, Relayed, relayTo } from "../../core/relay.ts";
import { repr, reprEnter, reprLeave, str } from "../../core/represent.ts";
import { isStr, newStr } from "../../core/string.ts";
import {
  allocTuple,
  emptyTuple,
  finishTuple,
  isTuple,
  tuple1,
  tupleInit,
  tupleItem,
  tupleLength,
} from "../../core/tuple.ts";
import { asType, isSubtype, PyType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isPointer, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { setIn } from "../../core/words.ts";
import { newGenericAlias } from "../../objects/genericalias.ts";
import { getInstanceDict, replaceInstanceDict } from "../../objects/instancedict.ts";
import { tupleOf } from "../../objects/tuple.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { isPlaceholder } from "./placeholder.ts";

@unmanaged
class Partial_ {
  refcount: i32;
  type: u32;
  dict: u32;
  weakrefs: u32;
  func: Value;
  args: u32;
  keywords: u32;
  /** How many of `args` are Placeholder. */
  placeholders: u32;
  pad: u32;
}

function partialOf(v: Value): Partial_ {
  return changetype<Partial_>(pointer(v));
}

// ---- making ----

/** Whether the last of `count` arguments is Placeholder; then TypeError is pending. */
function endsInPlaceholder(args: usize, count: u32): bool {
  if (count === 0 || !isPlaceholder(load<i64>(args + ((<usize>count - 1) << 3)))) return false;
  raise(Exc.TypeError, "trailing Placeholders are not allowed");
  return true;
}

function partialNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs < 1) return raise(Exc.TypeError, "type 'partial' takes at least one argument");
  const func = load<i64>(args);
  if (asType(typeOf(func)).call === 0) return raise(Exc.TypeError, "the first argument must be callable");
  if (endsInPlaceholder(args + 8, nargs - 1)) return ERROR;
  const keywords: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  for (let i: u32 = 0; i < keywords; i++) {
    if (isPlaceholder(load<i64>(args + ((<usize>nargs + i) << 3)))) {
      return raise(Exc.TypeError, "Placeholder cannot be passed as a keyword argument");
    }
  }
  // What a partial of a partial calls, it calls itself; one with attributes is left as it is.
  const inner = isPartial(func) && partialOf(func).dict === 0 ? partialOf(func) : changetype<Partial_>(0);
  const isInner = changetype<usize>(inner) !== 0;
  const given = isInner ? <usize>inner.args : emptyTuple();
  const merged = mergeArguments(given, isInner ? inner.placeholders : 0, args + 8, nargs - 1);
  if (merged === 0) return ERROR;
  const dict = isInner ? dictCopy(inner.keywords) : newDict();
  if (dict === 0 || !addKeywords(dict, args + ((<usize>nargs) << 3), kwnames)) {
    decrefAt(merged);
    decrefField(dict);
    return ERROR;
  }
  return newPartial(type, isInner ? inner.func : func, merged, dict);
}

function isPartial(v: Value): bool {
  return isPointer(v) && isSubtype(typeOf(v), typeAt(TypeId.PARTIAL));
}

/** The arguments of a partial with `count` more, which take the places of its placeholders first: a tuple; 0 with MemoryError pending. */
function mergeArguments(given: usize, placeholders: u32, more: usize, count: u32): usize {
  const present = tupleLength(given);
  const extra = count > placeholders ? count - placeholders : 0;
  const merged = allocTuple(present + extra);
  if (merged === 0) return 0;
  let next: u32 = 0;
  for (let i: u32 = 0; i < present; i++) {
    let item = tupleItem(given, i);
    if (next < count && isPlaceholder(item)) item = load<i64>(more + (next++ << 3));
    tupleInit(merged, i, incref(item));
  }
  for (let i = present; next < count; i++) tupleInit(merged, i, incref(load<i64>(more + (next++ << 3))));
  finishTuple(merged);
  return merged;
}

function addKeywords(dict: usize, values: usize, kwnames: usize): bool {
  const count: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  for (let i: u32 = 0; i < count; i++) {
    if (dictSet(dict, tupleItem(kwnames, i), load<i64>(values + (i << 3))) < 0) return false;
  }
  return true;
}

function countPlaceholders(args: usize): u32 {
  let count: u32 = 0;
  for (let i: u32 = 0; i < tupleLength(args); i++) if (isPlaceholder(tupleItem(args, i))) count++;
  return count;
}

/** A partial; the tuple and the dict are taken over, also on failure. */
function newPartial(type: usize, func: Value, args: usize, keywords: usize): Value {
  const p = allocInstance(type);
  if (p === 0) {
    decrefAt(args);
    decrefAt(keywords);
    return ERROR;
  }
  const f = changetype<Partial_>(p);
  f.dict = 0;
  f.weakrefs = 0;
  f.func = incref(func);
  f.args = <u32>args;
  f.keywords = <u32>keywords;
  f.placeholders = countPlaceholders(args);
  f.pad = 0;
  gcTrack(p);
  return box(p);
}

function partialClear(p: usize): void {
  const f = changetype<Partial_>(p);
  const func = f.func;
  const dict: usize = f.dict;
  f.func = NONE;
  f.dict = 0;
  decref(func);
  decrefField(dict);
}

function partialDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  partialClear(p);
  decrefAt(changetype<Partial_>(p).args);
  decrefAt(changetype<Partial_>(p).keywords);
  freeContainer(p);
}

function partialTraverse(p: usize, visit: u32): void {
  const f = changetype<Partial_>(p);
  visitValue(f.func, visit);
  visitAt(f.args, visit);
  visitAt(f.keywords, visit);
  visitAt(f.dict, visit);
}

// ---- calls ----

/** Prepares the call of the function with all arguments (core/relay.ts). */
function prepare(self: Value, args: usize, nargs: i32, kwnames: usize): Relayed {
  const f = partialOf(self);
  const given: usize = f.args;
  const present = tupleLength(given);
  const fill = f.placeholders;
  if (<u32>nargs < fill) {
    const message = "missing positional arguments in 'partial' call; expected at least %d, got %d";
    raisef(Exc.TypeError, message, <i64>fill, <i64>nargs);
    return Relayed.FAILED;
  }
  const keywords: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  const own = dictUsed(f.keywords);
  if (present === 0 && own === 0) return relayTo(f.func, args, nargs, kwnames, UNBOUND);
  // One word more in front, for self of a method.
  const room = takeArguments(present + nargs + own + keywords + 1);
  if (room === 0) return Relayed.FAILED;
  const to = room + 8;
  let next: u32 = 0;
  for (let i: u32 = 0; i < present; i++) {
    let item = tupleItem(given, i);
    if (next < fill && isPlaceholder(item)) item = load<i64>(args + (next++ << 3));
    store<i64>(to + (i << 3), incref(item));
  }
  let at = to + (present << 3);
  for (; next < <u32>nargs; next++, at += 8) store<i64>(at, incref(load<i64>(args + (next << 3))));
  const positional = <i32>((at - to) >> 3);
  if (own === 0) {
    for (let i: u32 = 0; i < keywords; i++, at += 8) {
      store<i64>(at, incref(load<i64>(args + ((<usize>nargs + i) << 3))));
    }
    return toRoom(f, room, positional, positional + keywords, kwnames, 0);
  }
  const names = mergeKeywords(f.keywords, args + ((<usize>nargs) << 3), kwnames, at);
  const total = positional + (names === 0 ? 0 : tupleLength(names));
  if (names !== 0) return toRoom(f, room, positional, total, names, names);
  for (let i = 0; i < total; i++) decref(load<i64>(to + (i << 3)));
  dropArguments(room);
  return Relayed.FAILED;
}

function toRoom(f: Partial_, room: usize, nargs: i32, owned: i32, names: usize, ownNames: usize): Relayed {
  const how = relayTo(f.func, room + 8, nargs, names, UNBOUND);
  ownRelayed(room, owned, ownNames);
  return how;
}

/**
 * Puts references to the partial's keywords at `to`, those of a call in their place where both have one, then the call's others: the
 * tuple of all names; 0 with an exception pending, and nothing was put there.
 */
function mergeKeywords(own: usize, values: usize, kwnames: usize, to: usize): usize {
  let all = own;
  if (kwnames !== 0) {
    all = dictCopy(own);
    if (all === 0 || !addKeywords(all, values, kwnames)) {
      decrefField(all);
      return 0;
    }
  }
  const names = allocTuple(dictUsed(all));
  let count: u32 = 0;
  let good: bool = names !== 0;
  for (let e = dictNext(all, 0); good && e !== 0; e = dictNext(all, dictPosition(all, e) + 1)) {
    good = isStr(entryKey(e));
    if (!good) break;
    tupleInit(names, count, incref(entryKey(e)));
    store<i64>(to + (count++ << 3), incref(entryValue(e)));
  }
  if (all !== own) decrefAt(all);
  if (names !== 0) finishTuple(names);
  if (good) return names;
  for (let i: u32 = 0; i < count; i++) decref(load<i64>(to + (i << 3)));
  if (names === 0) return 0;
  decrefAt(names);
  raise(Exc.TypeError, "keywords must be strings");
  return 0;
}

function partialCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  return callRelayed(prepare(self, args, nargs, kwnames));
}

function partialGet(self: Value, owner: Value, _type: Value): Value {
  return owner === UNBOUND || owner === NONE ? incref(self) : newMethod(self, owner);
}

// ---- repr, pickling ----

function partialRepr(self: Value): Value {
  if (reprEnter(self)) {
    const dots = newStr("...");
    return dots === 0 ? ERROR : box(dots);
  }
  const out = newBuilder();
  const good = writePartial(out, self);
  reprLeave();
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

/** `module.name(func, *args, **keywords)` */
function writePartial(out: Builder, self: Value): bool {
  const cls = box(typeOf(self));
  if (!writeText(out, getAttr(cls, nameOf(Name.__module__)))) return false;
  out.char(46);
  if (!writeText(out, getAttr(cls, nameOf(Name.__qualname__)))) return false;
  out.char(40);
  const args = box(partialOf(self).args);
  const keywords = box(partialOf(self).keywords);
  incref(args);
  incref(keywords);
  const good = writeText(out, repr(partialOf(self).func)) && writeArguments(out, args, keywords);
  decref(args);
  decref(keywords);
  out.char(41);
  return good;
}

function writeArguments(out: Builder, args: Value, keywords: Value): bool {
  for (let i: u32 = 0; i < tupleLength(pointer(args)); i++) {
    out.text(", ");
    if (!writeText(out, repr(tupleItem(pointer(args), i)))) return false;
  }
  const dict = pointer(keywords);
  for (let e = dictNext(dict, 0); e !== 0; ) {
    const at = dictPosition(dict, e);
    const value = incref(entryValue(e));
    out.text(", ");
    let good = writeText(out, str(entryKey(e)));
    out.char(61);
    good = good && writeText(out, repr(value));
    decref(value);
    if (!good) return false;
    e = dictNext(dict, at + 1);
  }
  return true;
}

/** Writes the text of a value, which is taken over; false for ERROR. */
function writeText(out: Builder, v: Value): bool {
  if (v === ERROR) return false;
  const text = isStr(v) ? incref(v) : str(v);
  decref(v);
  if (text === ERROR) return false;
  out.str(pointer(text));
  decref(text);
  return true;
}

/** (type, (func,), (func, args, keywords, dict or None)) */
function partialReduce(args: usize): Value {
  const self = load<i64>(args);
  const f = partialOf(self);
  const state = allocTuple(4);
  const first = state === 0 ? 0 : tuple1(incref(f.func));
  const result = first === 0 ? 0 : allocTuple(3);
  if (result === 0) {
    if (first !== 0) decrefAt(first);
    if (state !== 0) decref(finishTuple(state));
    return ERROR;
  }
  increfAt(f.args);
  increfAt(f.keywords);
  tupleInit(state, 0, incref(f.func));
  tupleInit(state, 1, box(f.args));
  tupleInit(state, 2, box(f.keywords));
  tupleInit(state, 3, f.dict === 0 ? NONE : incref(box(f.dict)));
  tupleInit(result, 0, incref(box(typeOf(self))));
  tupleInit(result, 1, box(first));
  tupleInit(result, 2, finishTuple(state));
  return finishTuple(result);
}

function partialSetState(args: usize): Value {
  const f = partialOf(load<i64>(args));
  const state = load<i64>(args, 8);
  if (!isState(state)) return raise(Exc.TypeError, "invalid partial state");
  const s = pointer(state);
  const given = tupleOf(tupleItem(s, 1));
  if (given === ERROR) return ERROR;
  if (endsInPlaceholder(pointer(given) + 16, tupleLength(pointer(given)))) {
    decref(given);
    return ERROR;
  }
  const keywords = tupleItem(s, 2);
  const dict =
    keywords === NONE
      ? newDict()
      : isExactly(keywords, TypeId.DICT)
        ? pointer(incref(keywords))
        : dictCopy(pointer(keywords));
  if (dict === 0) {
    decref(given);
    return ERROR;
  }
  replaceState(f, tupleItem(s, 0), pointer(given), dict, tupleItem(s, 3));
  return NONE;
}

function isState(state: Value): bool {
  if (!isTuple(state) || tupleLength(pointer(state)) !== 4) return false;
  const s = pointer(state);
  if (asType(typeOf(tupleItem(s, 0))).call === 0 || !isTuple(tupleItem(s, 1))) return false;
  return (
    (tupleItem(s, 2) === NONE || isDict(tupleItem(s, 2))) &&
    (tupleItem(s, 3) === NONE || isDict(tupleItem(s, 3)))
  );
}

function replaceState(f: Partial_, func: Value, args: usize, keywords: usize, namespace: Value): void {
  const oldFunc = f.func;
  const oldArgs: usize = f.args;
  const oldKeywords: usize = f.keywords;
  const oldDict: usize = f.dict;
  f.func = incref(func);
  f.args = <u32>args;
  f.keywords = <u32>keywords;
  f.placeholders = countPlaceholders(args);
  f.dict = namespace === NONE ? 0 : <u32>pointer(incref(namespace));
  decref(oldFunc);
  decrefAt(oldArgs);
  decrefAt(oldKeywords);
  decrefField(oldDict);
}

function classGetItem(args: usize): Value {
  return newGenericAlias(load<i64>(args), load<i64>(args, 8));
}

function fill(type: PyType): void {
  type.new = partialNew.index;
  type.call = partialCall.index;
  type.descrGet = partialGet.index;
  type.repr = partialRepr.index;
  type.dealloc = partialDealloc.index;
  type.traverse = partialTraverse.index;
  type.clear = partialClear.index;
  defineMember(type, "func", offsetof<Partial_>("func"), Member.VALUE);
  defineMember(type, "args", offsetof<Partial_>("args"), Member.OBJECT);
  defineMember(type, "keywords", offsetof<Partial_>("keywords"), Member.OBJECT);
  defineGetter(type, "__dict__", getInstanceDict, replaceInstanceDict);
  define(type, "__reduce__(self, /)", partialReduce);
  define(type, "__setstate__(self, state, /)", partialSetState);
  defineClassMethod(type, "__class_getitem__(type, object, /)", classGetItem);
}

/** Makes the type, and puts it into the module's namespace. */
export function initPartial(dict: usize): void {
  const flags = TypeFlag.HAVE_GC | TypeFlag.BASETYPE | TypeFlag.METHOD_DESCRIPTOR;
  declare(TypeId.PARTIAL, "partial", TypeId.OBJECT, flags, offsetof<Partial_>());
  const type = asType(typeAt(TypeId.PARTIAL));
  type.module = <u32>internText("functools");
  type.dictOffset = offsetof<Partial_>("dict");
  type.weakOffset = offsetof<Partial_>("weakrefs");
  openType(type);
  fill(type);
  ready(type);
  addRelay(partialCall.index, prepare.index);
  setIn(dict, "partial", box(changetype<usize>(type)));
}
