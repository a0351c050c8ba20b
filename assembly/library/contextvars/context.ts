/**
 * contextvars.Context (CPython: Python/context.c): what a thread's or task's context variables have for values. Layout:
 *
 *     │ header │ weakrefs u32 │ count u32 │ root u32 │ outer u32 │ entered u32 │ 0 │
 *
 * `root` is a trie (trie.ts) of `count` variables, 0 if there are none; `outer` the context that the thread goes back to after
 * `run` (0: none). A call made by `run` gets a frame (core/relay.ts), and what leaves the context again is the end of the object that
 * waits for the call's result, however the call ends.
 */
import { takeArguments } from "../../core/call.ts";
import { valuesEqual } from "../../core/compare.ts";
import {
  exchangeContext,
  noteContextChange,
  runningContext,
  setRunningContext,
} from "../../core/contextstate.ts";
import { raise, raisef, raiseMemoryError, raiseWith } from "../../core/errors.ts";
import { asMethod } from "../../core/methods.ts";
import { define, defineRelay } from "../../core/native.ts";
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
  newContainer,
  newPlain,
  visitAt,
} from "../../core/object.ts";
import { declare, openType, ready } from "../../core/ready.ts";
import { ownRelayed, Relayed, relayTo } from "../../core/relay.ts";
import { allocTuple, finishTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeAt } from "../../core/typeids.ts";
import { box, boxBool, ERROR, NONE, NOT_IMPLEMENTED, pointer, UNBOUND, Value } from "../../core/value.ts";
import { clearWeakrefs } from "../../core/weakref.ts";
import { setIn } from "../../core/words.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { Half, trieDelete, trieFind, triePut, trieSet } from "./trie.ts";
import { isVariable } from "./variable.ts";
import { newView } from "./views.ts";

@unmanaged
class Context {
  refcount: i32;
  type: u32;
  weakrefs: u32;
  count: u32;
  root: u32;
  outer: u32;
  entered: u32;
  pad: u32;
}

function asContext(p: usize): Context {
  return changetype<Context>(p);
}

function contextOf(v: Value): Context {
  return changetype<Context>(pointer(v));
}

/** An empty context, or one with the values of another: 0 with MemoryError pending. */
function newContext(values: usize): usize {
  const p = newContainer(typeAt(TypeId.CONTEXT), offsetof<Context>());
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  const context = asContext(p);
  context.weakrefs = 0;
  context.count = values === 0 ? 0 : asContext(values).count;
  context.root = values === 0 ? 0 : asContext(values).root;
  if (context.root !== 0) increfAt(context.root);
  context.outer = 0;
  context.entered = 0;
  context.pad = 0;
  gcTrack(p);
  return p;
}

function boxOrError(p: usize): Value {
  return p === 0 ? ERROR : box(p);
}

// ---- values ----

/** The value of a variable in a context (UNBOUND: none), borrowed; UNBOUND where it has none. */
export function contextFind(context: Value, variable: Value): Value {
  return context === UNBOUND ? UNBOUND : trieFind(contextOf(context).root, variable);
}

/** The running context, made if the thread has none yet: borrowed, 0 with MemoryError pending. */
export function openContext(): usize {
  if (runningContext !== UNBOUND) return pointer(runningContext);
  const p = newContext(0);
  if (p !== 0) setRunningContext(box(p));
  return p;
}

/** Gives a variable a value in a context; false with MemoryError pending. */
export function contextStore(p: usize, variable: Value, value: Value): bool {
  const context = asContext(p);
  const isNew = trieFind(context.root, variable) === UNBOUND;
  const root = trieSet(context.root, 0, variable, value);
  if (root === ERROR) return false;
  if (isNew) context.count++;
  exchangeRoot(context, <u32>pointer(root));
  return true;
}

/** Takes a variable's value away, if it has one; false with MemoryError pending. */
export function contextForget(p: usize, variable: Value): bool {
  const context = asContext(p);
  if (trieFind(context.root, variable) === UNBOUND) return true;
  const root = trieDelete(context.root, 0, variable);
  if (root === ERROR) return false;
  context.count--;
  exchangeRoot(context, root === NONE ? 0 : <u32>pointer(root));
  return true;
}

function exchangeRoot(context: Context, root: u32): void {
  const old = context.root;
  context.root = root;
  noteContextChange();
  decrefField(old);
}

// ---- running ----

/** Waits for the result of a call made in a context. Its end is what leaves the context. */
@unmanaged
class Guard {
  refcount: i32;
  type: u32;
  context: u32;
  pad: u32;
}

/** Enters a context: what leaves it (a reference), or ERROR. */
function enter(self: Value): Value {
  const context = contextOf(self);
  if (context.entered !== 0) {
    return raisef(Exc.RuntimeError, "cannot enter context: %R is already entered", self);
  }
  const p = newPlain(typeAt(TypeId.CONTEXT_GUARD), offsetof<Guard>());
  if (p === 0) return raiseMemoryError();
  const guard = changetype<Guard>(p);
  guard.context = <u32>pointer(self);
  increfAt(guard.context);
  guard.pad = 0;
  context.entered = 1;
  context.outer = runningContext === UNBOUND ? 0 : <u32>pointer(runningContext);
  // The context has the reference to the outer one from now on.
  if (runningContext === UNBOUND) setRunningContext(incref(self));
  else exchangeContext(incref(self));
  return box(p);
}

function guardDealloc(p: usize): void {
  const guard = changetype<Guard>(p);
  const context = asContext(guard.context);
  const outer: usize = context.outer;
  context.outer = 0;
  context.entered = 0;
  // Another thread runs where this one is taken down.
  if (runningContext === box(guard.context)) {
    decref(exchangeContext(outer === 0 ? UNBOUND : box(outer)));
  } else decrefField(outer);
  decrefAt(guard.context);
  freePlain(p);
}

/** The result itself is the result of the whole. */
function guardCall(_self: Value, args: usize, _nargs: i32, _kwnames: usize): Value {
  return incref(load<i64>(args));
}

/** run(callable, *args, **kwargs) */
function contextRun(args: usize, nargs: i32, kwnames: usize): Relayed {
  if (nargs < 2) {
    raise(Exc.TypeError, "run() missing 1 required positional argument");
    return Relayed.FAILED;
  }
  const guard = enter(load<i64>(args));
  if (guard === ERROR) return Relayed.FAILED;
  const callable = load<i64>(args, 8);
  if (!isExactly(callable, TypeId.METHOD)) return relayTo(callable, args + 16, nargs - 2, kwnames, guard);
  return runMethod(callable, args + 16, nargs - 2, kwnames, guard);
}

/** A method's function is called at once, with self before the arguments: so that it gets a frame. */
function runMethod(callable: Value, args: usize, nargs: i32, kwnames: usize, guard: Value): Relayed {
  const count: u32 = nargs + (kwnames === 0 ? 0 : tupleLength(kwnames));
  const room = takeArguments(count + 1);
  if (room === 0) {
    decref(guard);
    return Relayed.FAILED;
  }
  const method = asMethod(pointer(callable));
  store<i64>(room, incref(method.self));
  for (let i: u32 = 0; i < count; i++) {
    store<i64>(room + (i << 3), incref(load<i64>(args + (i << 3))), 8);
  }
  relayTo(method.func, room, nargs + 1, kwnames, guard);
  ownRelayed(room, count + 1, 0);
  return Relayed.CALL;
}

// ---- methods ----

function contextNew(_type: usize, _args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs > 0 || (kwnames !== 0 && tupleLength(kwnames) > 0)) {
    return raise(Exc.TypeError, "Context() does not accept any arguments");
  }
  return boxOrError(newContext(0));
}

function contextCopy(args: usize): Value {
  return boxOrError(newContext(pointer(load<i64>(args))));
}

/** copy_context(): a copy of the running one. */
export function copyContext(_args: usize): Value {
  return boxOrError(newContext(runningContext === UNBOUND ? 0 : pointer(runningContext)));
}

/** _running(): the running context itself, for event loops that go on in it (lib/_waiting.py). */
export function runningContextItself(_args: usize): Value {
  const p = openContext();
  return p === 0 ? ERROR : incref(box(p));
}

/** Whether a key is a context variable; else TypeError is pending. */
function checkKey(key: Value): bool {
  if (isVariable(key)) return true;
  raisef(Exc.TypeError, "a ContextVar key was expected, got %R", key);
  return false;
}

function contextGetItem(self: Value, key: Value): Value {
  if (!checkKey(key)) return ERROR;
  const value = contextFind(self, key);
  return value === UNBOUND ? raiseWith(Exc.KeyError, key) : incref(value);
}

function contextContains(self: Value, key: Value): i32 {
  if (!checkKey(key)) return -1;
  return contextFind(self, key) === UNBOUND ? 0 : 1;
}

function contextGet(args: usize): Value {
  const key = load<i64>(args, 8);
  if (!checkKey(key)) return ERROR;
  const value = contextFind(load<i64>(args), key);
  return incref(value === UNBOUND ? load<i64>(args, 16) : value);
}

function contextLength(self: Value): i64 {
  return contextOf(self).count;
}

/** What a context holds now, as a tuple: ERROR without memory. */
function held(self: Value, half: Half): Value {
  const context = contextOf(self);
  const all = allocTuple(half === Half.BOTH ? context.count << 1 : context.count);
  if (all === 0) return ERROR;
  triePut(context.root, half, all, 0);
  return finishTuple(all);
}

function contextIter(self: Value): Value {
  return newView(TypeId.CONTEXT_KEYS, held(self, Half.KEYS));
}

function contextKeys(args: usize): Value {
  return contextIter(load<i64>(args));
}

function contextValues(args: usize): Value {
  return newView(TypeId.CONTEXT_VALUES, held(load<i64>(args), Half.VALUES));
}

function contextItems(args: usize): Value {
  return newView(TypeId.CONTEXT_ITEMS, held(load<i64>(args), Half.BOTH));
}

function contextCompare(a: Value, b: Value, op: Compare): Value {
  if ((op !== Compare.EQ && op !== Compare.NE) || !isExactly(b, TypeId.CONTEXT)) return NOT_IMPLEMENTED;
  const equal = haveEqualValues(a, b);
  return equal < 0 ? ERROR : boxBool((equal === 1) === (op === Compare.EQ));
}

/** What __eq__ of a value does may change either context: what both hold is taken out before. */
function haveEqualValues(a: Value, b: Value): i32 {
  if (contextOf(a).root === contextOf(b).root) return 1;
  if (contextOf(a).count !== contextOf(b).count) return 0;
  const other = contextOf(b).root;
  const pairs = held(a, Half.BOTH);
  if (pairs === ERROR) return -1;
  increfAt(other);
  const all = pointer(pairs);
  let equal = 1;
  for (let i: u32 = 0; i < tupleLength(all) && equal === 1; i += 2) {
    const value = trieFind(other, tupleItem(all, i));
    equal = value === UNBOUND ? 0 : valuesEqual(tupleItem(all, i + 1), value);
  }
  decrefAt(other);
  decref(pairs);
  return equal;
}

// ---- life ----

function contextTraverse(p: usize, visit: u32): void {
  const context = asContext(p);
  if (context.root !== 0) visitAt(context.root, visit);
  if (context.outer !== 0) visitAt(context.outer, visit);
}

function contextClear(p: usize): void {
  const context = asContext(p);
  const root = context.root;
  context.root = 0;
  context.count = 0;
  decrefField(root);
}

function contextDealloc(p: usize): void {
  gcUntrack(p);
  const context = asContext(p);
  if (context.weakrefs !== 0) clearWeakrefs(p);
  decrefField(context.root);
  decrefField(context.outer);
  freeContainer(p);
}

/** Makes the types, and puts Context into the module's namespace. `moduleName`: a str. */
export function initContext(dict: usize, moduleName: usize): void {
  declare(TypeId.CONTEXT, "Context", TypeId.OBJECT, TypeFlag.HAVE_GC, offsetof<Context>());
  const type = asType(typeAt(TypeId.CONTEXT));
  type.module = <u32>moduleName;
  type.weakOffset = offsetof<Context>("weakrefs");
  openType(type);
  type.new = contextNew.index;
  type.length = contextLength.index;
  type.getItem = contextGetItem.index;
  type.contains = contextContains.index;
  type.iter = contextIter.index;
  type.compare = contextCompare.index;
  type.dealloc = contextDealloc.index;
  type.traverse = contextTraverse.index;
  type.clear = contextClear.index;
  defineRelay(type, "run(self, callable, /, *args, **kwargs)", contextRun);
  define(type, "copy(self, /)", contextCopy);
  define(type, "get(self, key, default=None, /)", contextGet);
  define(type, "keys(self, /)", contextKeys);
  define(type, "values(self, /)", contextValues);
  define(type, "items(self, /)", contextItems);
  ready(type);
  setIn(dict, "Context", box(changetype<usize>(type)));
  initGuard();
}

function initGuard(): void {
  declare(TypeId.CONTEXT_GUARD, "context_guard", TypeId.OBJECT, TypeFlag.DISALLOW_NEW, offsetof<Guard>());
  const guard = asType(typeAt(TypeId.CONTEXT_GUARD));
  openType(guard);
  guard.call = guardCall.index;
  guard.dealloc = guardDealloc.index;
  ready(guard);
}
