/**
 * Objects of the host in Python: functions, objects, arrays, maps and the like that the embedder has handed in.
 *
 *     JsProxy   │ refcount │ type │ handle u32 │ 0 │
 *
 * The handle is the host's number for the object; one Python object at a time stands for it, so that `is` compares what it should. What an
 * object lets Python see is for the host to say (src/embed/hostobjects.ts); here each slot only asks. There is a type for each HostKind, since what can be
 * done with an object is what its type has slots for.
 */
import { genericGetAttr, genericSetAttr } from "../../core/attribute.ts";
import { enterNative, leaveNative } from "../../core/depth.ts";
import { dictSetStr } from "../../core/dict.ts";
import { raise, raiseException, raisef, raiseMemoryError, raiseWith } from "../../core/errors.ts";
import { isException } from "../../core/exception.ts";
import { internText } from "../../core/intern.ts";
import { listLength } from "../../core/list.ts";
import { define, defineVector } from "../../core/native.ts";
import { decref, freePlain, incref, newPlain } from "../../core/object.ts";
import { declare } from "../../core/ready.ts";
import { addRelay, Relayed } from "../../core/relay.ts";
import {
  adjustSlice,
  restoreSlice,
  sliceStart,
  sliceStep,
  sliceStop,
  unpackSlice,
} from "../../core/slice.ts";
import { asStr, charAt } from "../../core/string.ts";
import { BAD_INDEX, indexClamped, isSlice } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import { isTuple, tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import {
  box,
  END,
  ERROR,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { forgetHostObject, hostCall, hostOperate } from "../../host.ts";
import { assignedItems, refuseSize } from "../../objects/listslice.ts";
import { AREA_SLOTS, HostKind, HostOperation, Outcome } from "../../shared/embed.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { given, hand } from "./area.ts";
import { promiseAwait, relayHostResult } from "./waiting.ts";

@unmanaged
class PyHostObject {
  refcount: i32;
  type: u32;
  handle: u32;
  pad: u32;
}

function handleOf(v: Value): u32 {
  return changetype<PyHostObject>(pointer(v)).handle;
}

/** The object that stands for the host's of this number; 0 if there is no memory. */
export function embedHostObject(handle: u32, kind: HostKind): usize {
  const p = newPlain(typeAt(<TypeId>(<i32>TypeId.JS_PROXY + kind)), offsetof<PyHostObject>());
  if (p === 0) return 0;
  changetype<PyHostObject>(p).handle = handle;
  changetype<PyHostObject>(p).pad = 0;
  return p;
}

function hostDealloc(p: usize): void {
  forgetHostObject(changetype<PyHostObject>(p).handle);
  freePlain(p);
}

// ---- asking ----

/** What the host has answered: a value, UNBOUND for nothing, or ERROR. */
function answered(outcome: i32): Value {
  leaveNative();
  if (outcome === Outcome.NOTHING) return UNBOUND;
  const v = given(0);
  if (outcome === Outcome.DONE) return v;
  // The host says None where it had no memory for an exception.
  return isException(v) ? raiseException(v) : raiseMemoryError();
}

/** Asks the host something about an object, with up to two operands (UNBOUND: no more). */
function ask(operation: HostOperation, self: Value, a: Value = UNBOUND, b: Value = UNBOUND): Value {
  if (!enterNative()) return ERROR;
  let count = 0;
  if (a !== UNBOUND) hand(++count, incref(a));
  if (b !== UNBOUND) hand(++count, incref(b));
  return answered(hostOperate(operation, handleOf(self), count));
}

/** As ask, for `count` items that the last unpackSlice and adjustSlice have selected, and what they become (UNBOUND: nothing). */
function askSlice(operation: HostOperation, self: Value, count: i64, values: Value): Value {
  if (!enterNative()) return ERROR;
  hand(1, small(sliceStart));
  hand(2, small(count));
  // Where one item or none is selected any step will do, and it may be too large.
  hand(3, small(count > 1 ? sliceStep : 1));
  if (values !== UNBOUND) hand(4, incref(values));
  return answered(hostOperate(operation, handleOf(self), values === UNBOUND ? 3 : 4));
}

/** As ask, where only whether it was done matters: 0 or -1; nothing is an error of this kind with `a`. */
function tell(operation: HostOperation, self: Value, missing: Exc, a: Value, b: Value = UNBOUND): i32 {
  const v = ask(operation, self, a, b);
  if (v === UNBOUND) raiseWith(missing, a);
  if (v === UNBOUND || v === ERROR) return -1;
  decref(v);
  return 0;
}

// ---- attributes ----

/** Names that begin and end with two underscores are Python's: the host is not asked. */
function isSpecial(name: usize): bool {
  const length = asStr(name).length;
  if (length < 4 || charAt(name, 0) !== 0x5f || charAt(name, 1) !== 0x5f) return false;
  return charAt(name, length - 1) === 0x5f && charAt(name, length - 2) === 0x5f;
}

function hostGetAttr(self: Value, name: usize): Value {
  if (isSpecial(name)) return genericGetAttr(self, name);
  const v = ask(HostOperation.GET, self, box(name));
  return v === UNBOUND ? genericGetAttr(self, name) : v;
}

function hostSetAttr(self: Value, name: usize, value: Value): i32 {
  if (isSpecial(name)) return genericSetAttr(self, name, value);
  const operation = value === UNBOUND ? HostOperation.DELETE : HostOperation.SET;
  return tell(operation, self, Exc.AttributeError, box(name), value);
}

/** `__dir__(self)` */
function hostDir(args: usize): Value {
  return found(ask(HostOperation.NAMES, load<i64>(args)));
}

/** What cannot be missing. */
function found(v: Value): Value {
  return v === UNBOUND ? raise(Exc.TypeError, "the host's object cannot do that") : v;
}

function hostRepr(self: Value): Value {
  return found(ask(HostOperation.REPR, self));
}

// ---- calls ----

function hostCalled(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  return callHost(self, args, nargs, kwnames, false);
}

/** Room for a callable before the arguments and the names of keywords behind. */
const MOST_ARGUMENTS: i32 = AREA_SLOTS - 2;

/** As the call slot, for a call that an instruction makes. */
function prepareCall(self: Value, args: usize, nargs: i32, kwnames: usize): Relayed {
  return relayHostResult(hostCalled(self, args, nargs, kwnames));
}

function callHost(self: Value, args: usize, nargs: i32, kwnames: usize, isNew: bool): Value {
  const keywords = kwnames === 0 ? 0 : <i32>tupleLength(kwnames);
  const count = nargs + keywords;
  if (count > MOST_ARGUMENTS) return raise(Exc.TypeError, "too many arguments for a function of the host");
  if (!enterNative()) return ERROR;
  for (let i = 0; i < count; i++) hand(i + 1, incref(load<i64>(args + ((<usize>i) << 3))));
  if (kwnames !== 0) hand(count + 1, incref(box(kwnames)));
  const v = answered(hostCall(handleOf(self), nargs, keywords, isNew));
  return v === UNBOUND ? NONE : v;
}

/** `new(self, *args, **kwargs)`: an instance of the host's class. */
function hostNew(args: usize, nargs: i32, kwnames: usize): Value {
  return callHost(load<i64>(args), args + 8, nargs - 1, kwnames, true);
}

// ---- containers and iterators ----

function hostLength(self: Value): i64 {
  const v = found(ask(HostOperation.LENGTH, self));
  return v === ERROR ? -1 : smallValue(v);
}

/** An index counted from the end becomes one from the start, for arrays; anything but a number is an error. ERROR. */
function arrayIndex(self: Value, key: Value): Value {
  if (asType(typeOf(key)).index === 0)
    return raisef(Exc.TypeError, "array indices must be integers or slices, not %T", key);
  const index = indexClamped(key);
  if (index === BAD_INDEX) return ERROR;
  if (index >= 0) return small(min<i64>(index, MOST_INDEX));
  const length = hostLength(self);
  if (length < 0) return ERROR;
  return index + length < 0 ? raise(Exc.IndexError, "array index out of range") : small(index + length);
}

const MOST_INDEX: i64 = 0xffff_ffff;

function arrayGet(self: Value, key: Value): Value {
  if (isSlice(key)) return getSlice(self, key);
  const index = arrayIndex(self, key);
  if (index === ERROR) return ERROR;
  const v = ask(HostOperation.GET_ITEM, self, index);
  return v === UNBOUND ? raise(Exc.IndexError, "array index out of range") : v;
}

function arraySet(self: Value, key: Value, value: Value): i32 {
  if (isSlice(key)) return dropped(value === UNBOUND ? deleteSlice(self, key) : setSlice(self, key, value));
  const index = arrayIndex(self, key);
  if (index === ERROR) return -1;
  const v = change(self, index, value);
  return dropped(v === UNBOUND ? raise(Exc.IndexError, "array assignment index out of range") : v);
}

/** 0 for an answer that says nothing, -1 for ERROR. */
function dropped(answer: Value): i32 {
  if (answer === ERROR) return -1;
  decref(answer);
  return 0;
}

/** How many items of an array a slice selects, from sliceStart on by sliceStep; -1 on error. */
function select(self: Value, slice: Value): i64 {
  if (!unpackSlice(pointer(slice))) return -1;
  const start = sliceStart;
  const stop = sliceStop;
  const step = sliceStep;
  const length = hostLength(self);
  if (length < 0) return -1;
  restoreSlice(start, stop, step);
  return adjustSlice(length);
}

/** A new array of the host's. */
function getSlice(self: Value, slice: Value): Value {
  const count = select(self, slice);
  return count < 0 ? ERROR : found(askSlice(HostOperation.GET_SLICE, self, count, UNBOUND));
}

function deleteSlice(self: Value, slice: Value): Value {
  const count = select(self, slice);
  return count < 0 ? ERROR : found(askSlice(HostOperation.DELETE_SLICE, self, count, UNBOUND));
}

function setSlice(self: Value, slice: Value, value: Value): Value {
  const values = assignedItems(0, value);
  if (values === ERROR) return ERROR;
  const answer = setSelected(self, slice, values);
  decref(values);
  return answer;
}

/** Gives selected items other values, those of a list or tuple. */
function setSelected(self: Value, slice: Value, values: Value): Value {
  const count = select(self, slice);
  if (count < 0) return ERROR;
  const given = isTuple(values) ? tupleLength(pointer(values)) : listLength(pointer(values));
  if (sliceStep !== 1 && given !== count) return refuseSize(given, count);
  return found(askSlice(HostOperation.SET_SLICE, self, count, values));
}

function change(self: Value, key: Value, value: Value): Value {
  if (value === UNBOUND) return ask(HostOperation.DELETE_ITEM, self, key);
  return ask(HostOperation.SET_ITEM, self, key, value);
}

function mapGet(self: Value, key: Value): Value {
  const v = ask(HostOperation.GET_ITEM, self, key);
  return v === UNBOUND ? raiseWith(Exc.KeyError, key) : v;
}

function mapSet(self: Value, key: Value, value: Value): i32 {
  const operation = value === UNBOUND ? HostOperation.DELETE_ITEM : HostOperation.SET_ITEM;
  return tell(operation, self, Exc.KeyError, key, value);
}

function hostContains(self: Value, item: Value): i32 {
  const v = found(ask(HostOperation.CONTAINS, self, item));
  if (v === ERROR) return -1;
  const truth = isTrue(v);
  decref(v);
  return truth;
}

function hostIter(self: Value): Value {
  return found(ask(HostOperation.ITERATE, self));
}

function hostNext(self: Value): Value {
  const v = ask(HostOperation.NEXT, self);
  return v === UNBOUND ? END : v;
}

function iterSelf(self: Value): Value {
  return incref(self);
}

// ---- methods of all ----

/** `to_py(self, depth=-1)` */
function hostToPython(args: usize): Value {
  const depth = load<i64>(args, 8);
  if (!isSmall(depth)) return raisef(Exc.TypeError, "depth must be an int, not %T", depth);
  return found(ask(HostOperation.TO_PYTHON, load<i64>(args), depth));
}

function hostKeys(args: usize): Value {
  return found(ask(HostOperation.KEYS, load<i64>(args)));
}

function hostValues(args: usize): Value {
  return found(ask(HostOperation.VALUES, load<i64>(args)));
}

function hostEntries(args: usize): Value {
  return found(ask(HostOperation.ENTRIES, load<i64>(args)));
}

function hostTypeOf(args: usize): Value {
  return found(ask(HostOperation.TYPE_OF, load<i64>(args)));
}

/** `listen(self, settle)`: settle(value, False) or settle(error, True) is called when the promise is settled. */
function promiseListen(args: usize): Value {
  return found(ask(HostOperation.LISTEN, load<i64>(args), load<i64>(args, 8)));
}

// ---- the types ----

const BASE: u32 = TypeFlag.DISALLOW_NEW;

function declareKind(id: TypeId, name: string, base: TypeId, flags: u32): void {
  declare(id, name, base, BASE | flags, <u32>offsetof<PyHostObject>());
}

/** Once at boot, before types are filled. */
export function declareHostObjects(): void {
  declareKind(TypeId.JS_PROXY, "JsProxy", TypeId.OBJECT, TypeFlag.BASETYPE);
  declareKind(TypeId.JS_CALLABLE, "JsCallable", TypeId.JS_PROXY, 0);
  declareKind(TypeId.JS_ITERABLE, "JsIterable", TypeId.JS_PROXY, 0);
  declareKind(TypeId.JS_ITERATOR, "JsIterator", TypeId.JS_PROXY, 0);
  declareKind(TypeId.JS_ARRAY, "JsArray", TypeId.JS_PROXY, TypeFlag.SEQUENCE);
  declareKind(TypeId.JS_MAP, "JsMap", TypeId.JS_PROXY, TypeFlag.MAPPING);
  declareKind(TypeId.JS_SET, "JsSet", TypeId.JS_PROXY, 0);
  declareKind(TypeId.JS_PROMISE, "JsPromise", TypeId.JS_PROXY, 0);
}

function kind(id: TypeId): PyType {
  return asType(typeAt(id));
}

/** Once at boot: slots and methods. */
export function initHostObjects(): void {
  const proxy = kind(TypeId.JS_PROXY);
  proxy.dealloc = hostDealloc.index;
  proxy.getattr = hostGetAttr.index;
  proxy.setattr = hostSetAttr.index;
  proxy.repr = hostRepr.index;
  define(proxy, "__dir__(self, /)", hostDir);
  define(proxy, "to_py(self, /, depth=-1)", hostToPython);
  define(proxy, "object_keys(self, /)", hostKeys);
  define(proxy, "object_values(self, /)", hostValues);
  define(proxy, "object_entries(self, /)", hostEntries);
  define(proxy, "js_typeof(self, /)", hostTypeOf);
  const callable = kind(TypeId.JS_CALLABLE);
  callable.call = hostCalled.index;
  addRelay(hostCalled.index, prepareCall.index);
  kind(TypeId.JS_PROMISE).await = promiseAwait.index;
  define(kind(TypeId.JS_PROMISE), "_listen(self, settle, /)", promiseListen);
  defineVector(callable, "new($self, /, *args, **kwargs)", hostNew);
  kind(TypeId.JS_ITERABLE).iter = hostIter.index;
  kind(TypeId.JS_ITERATOR).iter = iterSelf.index;
  kind(TypeId.JS_ITERATOR).next = hostNext.index;
  initContainer(kind(TypeId.JS_ARRAY), arrayGet.index, arraySet.index);
  initContainer(kind(TypeId.JS_MAP), mapGet.index, mapSet.index);
  initContainer(kind(TypeId.JS_SET), 0, 0);
  for (let id: i32 = TypeId.JS_PROXY; id <= TypeId.JS_PROMISE; id++) {
    kind(<TypeId>id).module = <u32>internText("taipan");
  }
}

function initContainer(type: PyType, getItem: u32, setItem: u32): void {
  type.length = hostLength.index;
  type.iter = hostIter.index;
  type.contains = hostContains.index;
  type.getItem = getItem;
  type.setItem = setItem;
}

/** Puts the types into a namespace. */
export function listHostTypes(dict: usize): void {
  for (let id: i32 = TypeId.JS_PROXY; id <= TypeId.JS_PROMISE; id++) {
    dictSetStr(dict, kind(<TypeId>id).name, box(typeAt(<TypeId>id)));
  }
}

/** Whether v stands for an object of the host's. */
export function isHostObject(v: Value): bool {
  const type = typeOf(v);
  return type >= typeAt(TypeId.JS_PROXY) && type <= typeAt(TypeId.JS_PROMISE);
}
