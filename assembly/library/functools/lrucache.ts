/**
 * functools._lru_cache_wrapper: a callable that remembers the results of a function (CPython: Modules/_functoolsmodule.c).
 *
 *     wrapper   │ header │ dict u32 │ weakrefs u32 │ func Value │ infoType Value │ cache u32 │ typed u32 │ maxsize │ hits │ misses │ oldest u32 │ newest u32 │
 *     link      │ header │ previous u32 │ next u32 │ owner u32 │ chained u32 │ hash i64 │ key Value │ result Value │
 *
 * The cache is a dict. Without a limit its values are the results. With one they are links, chained from the one used longest ago to
 * the one used last. A link is also what waits for the function's result (core/relay.ts): it is called with it, stores it and gives it
 * back; meanwhile it holds its owner. Links are no containers of the collector: the wrapper visits what they hold.
 */

import { getAttr } from "../../core/attribute.ts";
import { callVector, dropArguments, takeArguments } from "../../core/call.ts";
import {
  dictClear,
  dictGetHashed,
  dictPopHashed,
  dictSetHashed,
  dictUsed,
  newDict,
} from "../../core/dict.ts";
import { raise, raiseMemoryError } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { hashOf } from "../../core/hash.ts";
import { allocInstance } from "../../core/instance.ts";
import { intFromI64 } from "../../core/integer.ts";
import { internText, nameOf } from "../../core/intern.ts";
import { newMethod } from "../../core/methods.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import {
  decref,
  decrefAt,
  decrefField,
  freeContainer,
  freePlain,
  gcTrack,
  gcUntrack,
  incref,
  increfAt,
  newPlain,
  visitAt,
  visitValue,
} from "../../core/object.ts";
import { declare, openType, ready } from "../../core/ready.ts";
import { addRelay, callRelayed, giveResult, Relayed, relayTo } from "../../core/relay.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import { allocTuple, finishTuple, newTuple, tupleInit, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isSmall, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { setIn } from "../../core/words.ts";
import { getInstanceDict, replaceInstanceDict } from "../../objects/instancedict.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";

@unmanaged
class Wrapper {
  refcount: i32;
  type: u32;
  dict: u32;
  weakrefs: u32;
  func: Value;
  infoType: Value;
  cache: u32;
  typed: u32;
  /** -1: no limit. 0: nothing is remembered. */
  maxsize: i64;
  hits: i64;
  misses: i64;
  oldest: u32;
  newest: u32;
}

@unmanaged
class Link {
  refcount: i32;
  type: u32;
  previous: u32;
  next: u32;
  /** The wrapper: held while the link waits for a result, borrowed while it is chained, else 0. */
  owner: u32;
  chained: u32;
  hash: i64;
  key: Value;
  result: Value;
}

function wrapperOf(v: Value): Wrapper {
  return changetype<Wrapper>(pointer(v));
}

function asLink(p: usize): Link {
  return changetype<Link>(p);
}

// ---- links ----

/** A link that waits for the result of a key (taken over, also on failure); 0 with MemoryError pending. */
function newLink(owner: Wrapper, key: Value, hash: i64): usize {
  const p = newPlain(typeAt(TypeId.LRU_LINK), offsetof<Link>());
  if (p === 0) {
    decref(key);
    raiseMemoryError();
    return 0;
  }
  const link = asLink(p);
  link.previous = 0;
  link.next = 0;
  link.owner = <u32>changetype<usize>(owner);
  increfAt(link.owner);
  link.chained = 0;
  link.hash = hash;
  link.key = key;
  link.result = UNBOUND;
  return p;
}

function linkDealloc(p: usize): void {
  const link = asLink(p);
  // One that another has taken the place of, while keys were compared.
  if (link.chained !== 0) extract(changetype<Wrapper>(<usize>link.owner), p);
  decrefField(link.owner);
  decref(link.key);
  decref(link.result);
  freePlain(p);
}

function extract(w: Wrapper, p: usize): void {
  const link = asLink(p);
  if (link.previous === 0) w.oldest = link.next;
  else asLink(link.previous).next = link.next;
  if (link.next === 0) w.newest = link.previous;
  else asLink(link.next).previous = link.previous;
  release(link);
}

/** Says that a link is in no chain any more. */
function release(link: Link): void {
  link.previous = 0;
  link.next = 0;
  link.owner = 0;
  link.chained = 0;
}

function append(w: Wrapper, p: usize): void {
  const link = asLink(p);
  link.previous = w.newest;
  link.next = 0;
  link.owner = <u32>changetype<usize>(w);
  link.chained = 1;
  if (w.newest === 0) w.oldest = <u32>p;
  else asLink(w.newest).next = <u32>p;
  w.newest = <u32>p;
}

// ---- keys ----

/** What separates positional arguments from keywords in a key: an object that no program can get hold of. */
function keywordMark(): Value {
  return box(typeAt(TypeId.LRU_LINK));
}

/** The key for some arguments: a reference, or ERROR. */
function makeKey(w: Wrapper, args: usize, nargs: i32, kwnames: usize): Value {
  const keywords: i32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  if (keywords === 0 && w.typed === 0) {
    if (nargs === 1) {
      const only = load<i64>(args);
      if (isSmall(only) || isExactly(only, TypeId.STR) || isExactly(only, TypeId.INT)) return incref(only);
    }
    const plain = newTuple(args, nargs);
    return plain === 0 ? ERROR : box(plain);
  }
  const typed = w.typed !== 0 ? nargs + keywords : 0;
  const key = allocTuple(nargs + (keywords === 0 ? 0 : 2 * keywords + 1) + typed);
  if (key === 0) return ERROR;
  let at: u32 = 0;
  for (let i = 0; i < nargs; i++) tupleInit(key, at++, incref(load<i64>(args + (i << 3))));
  if (keywords !== 0) tupleInit(key, at++, keywordMark());
  for (let i = 0; i < keywords; i++) {
    tupleInit(key, at++, incref(tupleItem(kwnames, i)));
    tupleInit(key, at++, incref(load<i64>(args + ((nargs + i) << 3))));
  }
  for (let i = 0; i < typed; i++) tupleInit(key, at++, incref(box(typeOf(load<i64>(args + (i << 3))))));
  return finishTuple(key);
}

// ---- calls ----

/** Looks the arguments up: the result at once, or the call of the function with a link that waits for it. */
function prepare(self: Value, args: usize, nargs: i32, kwnames: usize): Relayed {
  const w = wrapperOf(self);
  if (w.maxsize === 0) {
    w.misses++;
    return relayTo(w.func, args, nargs, kwnames, UNBOUND);
  }
  const key = makeKey(w, args, nargs, kwnames);
  if (key === ERROR) return Relayed.FAILED;
  const hash = hashOf(key);
  const found = hash === -1 ? ERROR : dictGetHashed(w.cache, key, hash);
  if (found === ERROR || found !== UNBOUND) {
    const result = found === ERROR ? ERROR : hit(w, found);
    decref(key);
    return giveResult(result);
  }
  w.misses++;
  const link = newLink(w, key, hash);
  return link === 0 ? Relayed.FAILED : relayTo(w.func, args, nargs, kwnames, box(link));
}

/** The result that the cache has (a reference); a link becomes the newest. */
function hit(w: Wrapper, found: Value): Value {
  w.hits++;
  if (w.maxsize < 0) return incref(found);
  const p = pointer(found);
  if (<usize>w.newest !== p) {
    if (asLink(p).chained !== 0) extract(w, p);
    append(w, p);
  }
  return incref(asLink(p).result);
}

function wrapperCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  return callRelayed(prepare(self, args, nargs, kwnames));
}

/** A link is called with the result it waits for. */
function linkCall(self: Value, args: usize, _nargs: i32, _kwnames: usize): Value {
  const link = asLink(pointer(self));
  const result = load<i64>(args);
  const owner: usize = link.owner;
  link.owner = 0;
  const w = changetype<Wrapper>(owner);
  const good =
    w.maxsize < 0 ? dictSetHashed(w.cache, link.key, link.hash, result) >= 0 : keep(w, link, result);
  decrefAt(owner);
  return good ? incref(result) : ERROR;
}

/** Puts a link with its result into a limited cache, in place of the oldest if it is full; false with an exception pending. */
function keep(w: Wrapper, link: Link, result: Value): bool {
  // The function itself may have cached the same key.
  const present = dictGetHashed(w.cache, link.key, link.hash);
  if (present !== UNBOUND) return present !== ERROR;
  if (<i64>dictUsed(w.cache) >= w.maxsize && w.oldest !== 0 && !dropOldest(w)) return false;
  const p = changetype<usize>(link);
  link.result = incref(result);
  append(w, p);
  // Comparing keys may run anything, even what empties the cache.
  if (dictSetHashed(w.cache, link.key, link.hash, box(p)) >= 0) return true;
  if (link.chained !== 0) extract(w, p);
  return false;
}

function dropOldest(w: Wrapper): bool {
  const old: usize = w.oldest;
  increfAt(old);
  extract(w, old);
  const popped = dictPopHashed(w.cache, asLink(old).key, asLink(old).hash);
  if (popped === ERROR) append(w, old);
  else decref(popped);
  decrefAt(old);
  return popped !== ERROR;
}

// ---- life ----

let newSignature!: NativeDef;

function wrapperNew(type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(newSignature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const result = makeWrapper(type, values);
  endSlot(newSignature, values);
  return result;
}

function makeWrapper(type: usize, values: usize): Value {
  const func = load<i64>(values);
  if (asType(typeOf(func)).call === 0) return raise(Exc.TypeError, "the first argument must be callable");
  const limit = load<i64>(values, 8);
  let maxsize: i64 = -1;
  if (limit !== NONE) {
    if (asType(typeOf(limit)).index === 0) return raise(Exc.TypeError, "maxsize should be integer or None");
    maxsize = sizeNumber(limit);
    if (maxsize === BAD_INDEX) return ERROR;
    if (maxsize < 0) maxsize = 0;
  }
  const typed = isTrue(load<i64>(values, 16));
  const cache = typed < 0 ? 0 : newDict();
  const p = cache === 0 ? 0 : allocInstance(type);
  if (p === 0) {
    decrefField(cache);
    return ERROR;
  }
  const w = changetype<Wrapper>(p);
  w.dict = 0;
  w.weakrefs = 0;
  w.func = incref(func);
  w.infoType = incref(load<i64>(values, 24));
  w.cache = <u32>cache;
  w.typed = typed;
  w.maxsize = maxsize;
  w.hits = 0;
  w.misses = 0;
  w.oldest = 0;
  w.newest = 0;
  gcTrack(p);
  return box(p);
}

/** Empties the cache. The links die with their entries. */
function forgetAll(w: Wrapper): void {
  for (let at: usize = w.oldest; at !== 0; ) {
    const next: usize = asLink(at).next;
    release(asLink(at));
    at = next;
  }
  w.oldest = 0;
  w.newest = 0;
  dictClear(w.cache);
}

function wrapperClear(p: usize): void {
  const w = changetype<Wrapper>(p);
  forgetAll(w);
  const dict: usize = w.dict;
  w.dict = 0;
  decrefField(dict);
  const func = w.func;
  const infoType = w.infoType;
  w.func = NONE;
  w.infoType = NONE;
  decref(func);
  decref(infoType);
}

function wrapperDealloc(p: usize): void {
  gcUntrack(p);
  clearWeakrefs(p);
  wrapperClear(p);
  decrefAt(changetype<Wrapper>(p).cache);
  freeContainer(p);
}

function wrapperTraverse(p: usize, visit: u32): void {
  const w = changetype<Wrapper>(p);
  for (let at: usize = w.oldest; at !== 0; at = asLink(at).next) {
    visitValue(asLink(at).key, visit);
    visitValue(asLink(at).result, visit);
  }
  visitAt(w.cache, visit);
  visitAt(w.dict, visit);
  visitValue(w.func, visit);
  visitValue(w.infoType, visit);
}

// ---- methods ----

function cacheInfo(args: usize): Value {
  const w = wrapperOf(load<i64>(args));
  const room = takeArguments(4);
  if (room === 0) return ERROR;
  const limit = w.maxsize < 0 ? NONE : intFromI64(w.maxsize);
  const hits = intFromI64(w.hits);
  const misses = intFromI64(w.misses);
  store<i64>(room, hits);
  store<i64>(room, misses, 8);
  store<i64>(room, limit, 16);
  store<i64>(room, intFromI64(dictUsed(w.cache)), 24);
  const bad = limit === ERROR || hits === ERROR || misses === ERROR;
  const infoType = incref(w.infoType);
  const result = bad ? ERROR : callVector(infoType, room, 4, 0);
  decref(infoType);
  decref(limit);
  decref(hits);
  decref(misses);
  dropArguments(room);
  return result;
}

function cacheClear(args: usize): Value {
  const w = wrapperOf(load<i64>(args));
  w.hits = 0;
  w.misses = 0;
  forgetAll(w);
  return NONE;
}

/** Pickled by name. */
function wrapperReduce(args: usize): Value {
  return getAttr(load<i64>(args), nameOf(Name.__qualname__));
}

function copySelf(args: usize): Value {
  return incref(load<i64>(args));
}

function wrapperGet(self: Value, owner: Value, _type: Value): Value {
  return owner === UNBOUND || owner === NONE ? incref(self) : newMethod(self, owner);
}

/** Makes the types, and puts the wrapper's into the module's namespace. */
export function initLruCache(dict: usize): void {
  newSignature = slotSignature("lru_cache(user_function, maxsize, typed, cache_info_type)");
  const flags = TypeFlag.HAVE_GC | TypeFlag.BASETYPE | TypeFlag.METHOD_DESCRIPTOR;
  declare(TypeId.LRU_CACHE, "_lru_cache_wrapper", TypeId.OBJECT, flags, offsetof<Wrapper>());
  const type = asType(typeAt(TypeId.LRU_CACHE));
  type.module = <u32>internText("functools");
  type.dictOffset = offsetof<Wrapper>("dict");
  type.weakOffset = offsetof<Wrapper>("weakrefs");
  openType(type);
  type.new = wrapperNew.index;
  type.call = wrapperCall.index;
  type.descrGet = wrapperGet.index;
  type.dealloc = wrapperDealloc.index;
  type.traverse = wrapperTraverse.index;
  type.clear = wrapperClear.index;
  defineGetter(type, "__dict__", getInstanceDict, replaceInstanceDict);
  define(type, "cache_info(self, /)", cacheInfo);
  define(type, "cache_clear(self, /)", cacheClear);
  define(type, "__reduce__(self, /)", wrapperReduce);
  define(type, "__copy__(self, /)", copySelf);
  define(type, "__deepcopy__(self, memo, /)", copySelf);
  ready(type);
  declare(TypeId.LRU_LINK, "_lru_list_elem", TypeId.OBJECT, TypeFlag.DISALLOW_NEW, offsetof<Link>());
  const link = asType(typeAt(TypeId.LRU_LINK));
  link.module = type.module;
  openType(link);
  link.call = linkCall.index;
  link.dealloc = linkDealloc.index;
  ready(link);
  addRelay(wrapperCall.index, prepare.index);
  setIn(dict, "_lru_cache_wrapper", box(changetype<usize>(type)));
}
