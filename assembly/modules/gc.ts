/** The module gc: the collector (modules/collector.ts) as Python sees it. CPython: Modules/gcmodule.c, whose words the errors are. */
import { call2 } from "../core/call.ts";
import { listSize, nextOf } from "../core/cycles.ts";
import { dictGetStr, dictSetStr, newDict } from "../core/dict.ts";
import { errorPending, raise, raisef, raiseMemoryError } from "../core/errors.ts";
import { asException, isException, isUnseen, tracebackOf } from "../core/exception.ts";
import { isFinalized } from "../core/finalize.ts";
import { atFinish } from "../core/finish.ts";
import { Hook, hookIndex } from "../core/hooks.ts";
import { fitsI64, intFromI64, intFromU64, intToI64 } from "../core/integer.ts";
import { internText } from "../core/intern.ts";
import { allocList, listAppend, listAppendOwned, listItem, listLength } from "../core/list.ts";
import { defineFunction, defineVectorFunction, NativeDef, PyBuiltin } from "../core/native.ts";
import { decref, decrefAt, decrefField, gcIsTracked, incref, setVisitOther } from "../core/object.ts";
import { parseSignature } from "../core/signature.ts";
import { toIndex } from "../core/subscript.ts";
import { allocTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeOf } from "../core/typeids.ts";
import { reportUnraisable } from "../core/unraisable.ts";
import { box, boxBool, ERROR, isPointer, NONE, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import {
  collectGeneration,
  freezeAll,
  GcDebug,
  GENERATIONS,
  gcCount,
  gcDebug,
  generation,
  generationList,
  isCollectorEnabled,
  PERMANENT,
  setCollectorEnabled,
  setCollectorHooks,
  setGcDebug,
  setGcThreshold,
  unfreezeAll,
} from "./collector.ts";

/** The lists gc.garbage and gc.callbacks (owned); the collector uses these whatever the names are bound to. */
let garbage: usize = 0;
let callbacks: usize = 0;

/** Result of cInt when it fails. */
const BAD: i64 = i64.MIN_VALUE;

/** An argument declared as a C int or long; BAD with an exception pending. */
function cInt(v: Value, kind: string): i64 {
  const i = toIndex(v);
  if (i === ERROR) return BAD;
  const n = fitsI64(i) ? intToI64(i) : BAD;
  decref(i);
  if (n >= i32.MIN_VALUE && n <= i32.MAX_VALUE) return n;
  const text = changetype<usize>(kind);
  raisef(Exc.OverflowError, "Python int too large to convert to C %L", <i64>text);
  return BAD;
}

// ---- switching and collecting ----

function gcEnable(_args: usize): Value {
  setCollectorEnabled(true);
  return NONE;
}

function gcDisable(_args: usize): Value {
  setCollectorEnabled(false);
  return NONE;
}

function gcIsEnabled(_args: usize): Value {
  return boxBool(isCollectorEnabled());
}

function gcCollect(args: usize): Value {
  const number = cInt(load<i64>(args), "int");
  if (number === BAD) return ERROR;
  if (number < 0 || number >= GENERATIONS) return raise(Exc.ValueError, "invalid generation");
  surface();
  return small(collectGeneration(<i32>number));
}

function gcSetDebug(args: usize): Value {
  const flags = cInt(load<i64>(args), "int");
  if (flags === BAD) return ERROR;
  setGcDebug(<u32>flags);
  return NONE;
}

function gcGetDebug(_args: usize): Value {
  return small(<i32>gcDebug());
}

/** Takes its arguments as they come, because the message about their number is its own. */
function gcSetThreshold(args: usize, nargs: i32, kwnames: usize): Value {
  if (kwnames !== 0 && tupleLength(kwnames) !== 0) {
    return raise(Exc.TypeError, "set_threshold() takes no keyword arguments");
  }
  if (nargs < 1 || nargs > 3) return raise(Exc.TypeError, "gc.set_threshold requires 1 to 3 arguments");
  for (let i = 0; i < nargs; i++)
    if (cInt(load<i64>(args + (i << 3)), i === 0 ? "long" : "int") === BAD) return ERROR;
  for (let i = 0; i < nargs; i++) setGcThreshold(i, <i32>cInt(load<i64>(args + (i << 3)), "int"));
  return NONE;
}

/** A tuple of three ints. */
function triple(a: i64, b: i64, c: i64): Value {
  const p = allocTuple(3);
  if (p === 0) return ERROR;
  tupleInit(p, 0, small(a));
  tupleInit(p, 1, small(b));
  tupleInit(p, 2, small(c));
  return finishTuple(p);
}

function gcGetThreshold(_args: usize): Value {
  return triple(generation(0).threshold, generation(1).threshold, generation(2).threshold);
}

function gcGetCount(_args: usize): Value {
  return triple(gcCount(0), gcCount(1), gcCount(2));
}

// ---- what the collector knows ----

/** Sets a key of a dict, taking over the value's reference; false with an exception pending. */
function setKey(dict: usize, key: string, value: Value): bool {
  if (value === ERROR) return false;
  const name = internText(key);
  const done = name !== 0 && dictSetStr(dict, name, value) >= 0;
  decref(value);
  if (name !== 0) decrefAt(name);
  return done;
}

function gcGetStats(_args: usize): Value {
  const list = allocList(GENERATIONS);
  if (list === 0) return ERROR;
  for (let i = 0; i < GENERATIONS; i++) {
    const stats = newDict();
    const done =
      stats !== 0 &&
      setKey(stats, "collections", intFromU64(generation(i).collections)) &&
      setKey(stats, "collected", intFromU64(generation(i).collected)) &&
      setKey(stats, "uncollectable", small(0));
    if (stats === 0) return dropList(list);
    if (!done) {
      decrefAt(stats);
      return dropList(list);
    }
    if (!listAppendOwned(list, box(stats))) return dropList(list);
  }
  return box(list);
}

function dropList(list: usize): Value {
  decrefAt(list);
  return ERROR;
}

function isContainer(v: Value): bool {
  return isPointer(v) && (asType(typeOf(v)).flags & TypeFlag.HAVE_GC) !== 0;
}

function gcIsTrackedFn(args: usize): Value {
  const v = load<i64>(args);
  return boxBool(isContainer(v) && gcIsTracked(pointer(v)));
}

function gcIsFinalizedFn(args: usize): Value {
  const v = load<i64>(args);
  return boxBool(isContainer(v) && isFinalized(pointer(v)));
}

/** Appends the objects of a list of containers, save the result itself; false with MemoryError pending. */
function appendObjects(result: usize, list: usize): bool {
  for (let p = nextOf(list); p !== list; p = nextOf(p)) {
    if (p !== result && !listAppend(result, box(p))) return false;
  }
  return true;
}

function gcGetObjects(args: usize): Value {
  const wanted = load<i64>(args);
  let only: i64 = -1;
  if (wanted !== NONE) {
    if (asType(typeOf(wanted)).index === 0) {
      return raisef(Exc.TypeError, "argument should be integer or None, not '%T'", wanted);
    }
    only = cInt(wanted, "int");
    if (only === BAD) return ERROR;
    if (only >= GENERATIONS) {
      return raise(
        Exc.ValueError,
        "generation parameter must be less than the number of available generations (3)",
      );
    }
    if (only < -1) return raise(Exc.ValueError, "generation parameter cannot be negative");
  }
  reveal();
  const result = allocList();
  if (result === 0) return ERROR;
  for (let i = 0; i < GENERATIONS; i++) {
    if ((only < 0 || only === i) && !appendObjects(result, generationList(i))) return dropList(result);
  }
  return box(result);
}

/** Generators and coroutines wait without objects (vm/shelf.ts) until somebody asks for, or counts, what there is. */
function surface(): void {
  call_indirect<void>(hookIndex(Hook.SURFACE));
}

/** The collector does not know of tracebacks that nobody has seen either: whoever asks for objects sees them. */
function reveal(): void {
  surface();
  for (let i = 0; i < GENERATIONS; i++) {
    const list = generationList(i);
    for (let p = nextOf(list); p !== list; p = nextOf(p)) {
      // Finalizers may run where there is no memory.
      if (revealTraceback(box(p))) p = list;
    }
  }
}

/** True if there was a traceback that nobody had seen. */
function revealTraceback(v: Value): bool {
  if (!isException(v) || !isUnseen(asException(pointer(v)).traceback)) return false;
  incref(v);
  tracebackOf(asException(pointer(v)));
  decref(v);
  return true;
}

// ---- who refers to whom ----

/** The objects looked for by get_referrers (a tuple), and whether the object being traversed refers to one. */
let wantedObjects: usize = 0;
let refersToWanted: bool = false;

function visitWanted(child: usize): void {
  lookAt(box(child));
}

function lookAt(v: Value): void {
  const count = tupleLength(wantedObjects);
  for (let i: u32 = 0; i < count; i++) if (tupleItem(wantedObjects, i) === v) refersToWanted = true;
}

/** Traverses an object with visitors of containers and of everything else. */
function traverseAll(p: usize, visit: u32, visitOther: u32): void {
  const slot = asType(load<u32>(p, Header.TYPE)).traverse;
  if (slot === 0) return;
  setVisitOther(visitOther);
  call_indirect<void>(slot, p, visit);
  setVisitOther(0);
}

function gcGetReferrers(args: usize): Value {
  const wanted = pointer(load<i64>(args));
  reveal();
  const result = allocList();
  if (result === 0) return ERROR;
  for (let i = 0; i < GENERATIONS; i++) {
    const list = generationList(i);
    for (let p = nextOf(list); p !== list; p = nextOf(p)) {
      if (p === result || p === wanted || !refersTo(p, wanted)) continue;
      if (!listAppend(result, box(p))) return dropList(result);
    }
  }
  return box(result);
}

function refersTo(p: usize, wanted: usize): bool {
  wantedObjects = wanted;
  refersToWanted = false;
  traverseAll(p, visitWanted.index, lookAt.index);
  return refersToWanted;
}

/** Where get_referents collects; 0 after a failure. */
let referents: usize = 0;

function visitReferent(child: usize): void {
  addReferent(box(child));
}

function addReferent(v: Value): void {
  if (referents === 0 || typeOf(v) === 0) return;
  if (!listAppend(referents, v)) referents = 0;
}

function gcGetReferents(args: usize): Value {
  const objects = pointer(load<i64>(args));
  surface();
  const result = allocList();
  if (result === 0) return ERROR;
  referents = result;
  for (let i: u32 = 0; i < tupleLength(objects); i++) {
    const v = tupleItem(objects, i);
    revealTraceback(v);
    if (isContainer(v)) traverseAll(pointer(v), visitReferent.index, addReferent.index);
  }
  const failed = referents === 0;
  referents = 0;
  return failed ? dropList(result) : box(result);
}

// ---- frozen objects ----

function gcFreeze(_args: usize): Value {
  freezeAll();
  return NONE;
}

function gcUnfreeze(_args: usize): Value {
  unfreezeAll();
  return NONE;
}

function gcGetFreezeCount(_args: usize): Value {
  return intFromI64(listSize(PERMANENT));
}

// ---- what the collector asks for ----

/** Calls what is in gc.callbacks with a phase and what is known of it. Errors are reported and forgotten. */
function announce(start: bool, number: i32, collected: u32): void {
  if (callbacks === 0 || listLength(callbacks) === 0) return;
  const info = newDict();
  const phase = internText(start ? "start" : "stop");
  const done =
    info !== 0 &&
    phase !== 0 &&
    setKey(info, "generation", small(number)) &&
    setKey(info, "collected", small(collected)) &&
    setKey(info, "uncollectable", small(0));
  if (done) callEach(box(phase), box(info));
  else {
    if (!errorPending()) raiseMemoryError();
    reportUnraisable("Exception ignored on building invoke_gc_callback");
  }
  if (info !== 0) decrefAt(info);
  if (phase !== 0) decrefAt(phase);
}

function callEach(phase: Value, info: Value): void {
  for (let i: u32 = 0; i < listLength(callbacks); i++) {
    const callback = incref(listItem(callbacks, i));
    const result = call2(callback, phase, info);
    if (result === ERROR) reportUnraisable("Exception ignored while calling GC callback", callback);
    else decref(result);
    decref(callback);
  }
}

/** Puts an object into gc.garbage (DEBUG_SAVEALL). */
function keep(p: usize): void {
  if (!listAppend(garbage, box(p))) reportUnraisable("Exception ignored on building gc.garbage");
}

/** At the end of the program: the module may be imported anew by the next. */
function dropLists(): void {
  setCollectorHooks(0, 0);
  decrefField(garbage);
  decrefField(callbacks);
  garbage = 0;
  callbacks = 0;
}

/** Puts the lists that a program may fill into the module's namespace; false with MemoryError pending. */
export function prepareGc(dict: usize): bool {
  atFinish(dropLists.index);
  if (garbage === 0) garbage = allocList();
  if (callbacks === 0) callbacks = allocList();
  if (garbage === 0 || callbacks === 0) return false;
  setCollectorHooks(announce.index, keep.index);
  return setKey(dict, "garbage", incref(box(garbage))) && setKey(dict, "callbacks", incref(box(callbacks)));
}

/** Parses the signature of a function now: where memory is exhausted, its first call must need none. */
function readyForUse(dict: usize, name: string): bool {
  const text = internText(name);
  if (text === 0) return false;
  const f = dictGetStr(dict, text);
  decrefAt(text);
  return (
    f !== ERROR &&
    f !== UNBOUND &&
    parseSignature(changetype<NativeDef>(<usize>changetype<PyBuiltin>(pointer(f)).def))
  );
}

/** Fills the module's namespace. `module` is its name, a str. */
export function initGc(dict: usize, module: usize): void {
  defineFunction(dict, module, "enable()", gcEnable);
  defineFunction(dict, module, "disable()", gcDisable);
  defineFunction(dict, module, "isenabled()", gcIsEnabled);
  defineFunction(dict, module, "collect(generation=2)", gcCollect);
  defineFunction(dict, module, "set_debug(flags, /)", gcSetDebug);
  defineFunction(dict, module, "get_debug()", gcGetDebug);
  defineVectorFunction(dict, module, "set_threshold(threshold0, threshold1, threshold2)", gcSetThreshold);
  defineFunction(dict, module, "get_threshold()", gcGetThreshold);
  defineFunction(dict, module, "get_count()", gcGetCount);
  defineFunction(dict, module, "get_stats()", gcGetStats);
  defineFunction(dict, module, "is_tracked(obj, /)", gcIsTrackedFn);
  defineFunction(dict, module, "is_finalized(obj, /)", gcIsFinalizedFn);
  defineFunction(dict, module, "get_objects(generation=None)", gcGetObjects);
  defineFunction(dict, module, "get_referrers(*objs)", gcGetReferrers);
  defineFunction(dict, module, "get_referents(*objs)", gcGetReferents);
  defineFunction(dict, module, "freeze()", gcFreeze);
  defineFunction(dict, module, "unfreeze()", gcUnfreeze);
  defineFunction(dict, module, "get_freeze_count()", gcGetFreezeCount);
  readyForUse(dict, "collect");
  setKey(dict, "DEBUG_STATS", small(GcDebug.STATS));
  setKey(dict, "DEBUG_COLLECTABLE", small(GcDebug.COLLECTABLE));
  setKey(dict, "DEBUG_UNCOLLECTABLE", small(GcDebug.UNCOLLECTABLE));
  setKey(dict, "DEBUG_SAVEALL", small(GcDebug.SAVEALL));
  setKey(dict, "DEBUG_LEAK", small(GcDebug.LEAK));
}
