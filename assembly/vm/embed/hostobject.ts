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
import { enterNative } from "../../core/depth.ts";
import { dictSetStr } from "../../core/dict.ts";
import { raise, raisef, raiseWith } from "../../core/errors.ts";
import { internText } from "../../core/intern.ts";
import { define, defineVector } from "../../core/native.ts";
import { decref, freePlain, incref, newPlain } from "../../core/object.ts";
import { declare } from "../../core/ready.ts";
import { addRelay, Relayed } from "../../core/relay.ts";
import { asStr, charAt } from "../../core/string.ts";
import { isTrue } from "../../core/truth.ts";
import { tupleLength } from "../../core/tuple.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, END, ERROR, isSmall, NONE, UNBOUND, Value } from "../../core/value.ts";
import { forgetHostObject, hostCall } from "../../host.ts";
import { AREA_SLOTS, HostKind, HostOperation } from "../../shared/embed.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { hand } from "./area.ts";
import { answered, ask, found, handleOf, hostLength, PyHostObject, tell } from "./asking.ts";
import { arrayContains, arrayGet, arraySet, initHostArray } from "./hostarray.ts";
import { promiseAwait, relayHostResult } from "./waiting.ts";

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
  kind(TypeId.JS_ARRAY).contains = arrayContains.index;
  initHostArray(kind(TypeId.JS_ARRAY));
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
