/**
 * What compiled code (src/jit) calls besides `operate`: the short ways through dicts, strings and built-in functions, with operands that it
 * has in Wasm locals. Each of them runs no Python code, or says so.
 */
import { ABSENT, dictInsertMissing, dictPlace, dictTakePlain, newDict, UNSURE } from "../core/dict.ts";
import { clearError, setHandled } from "../core/errors.ts";
import { isException } from "../core/exception.ts";
import { format } from "../core/format/format.ts";
import { Breaker, spend } from "../core/interrupt.ts";
import { fewDigits, intRepr } from "../core/inttext.ts";
import { listLength, openList } from "../core/list.ts";
import { asMethod, newMethod } from "../core/methods.ts";
import { callDirectNative, DEFAULTS_IN_PLACE, Native, NativeDef } from "../core/native.ts";
import { decrefAt, incref, increfAt } from "../core/object.ts";
import { setAddPlain } from "../core/set.ts";
import { appendInPlace } from "../core/strappend.ts";
import { strEquals } from "../core/string.ts";
import { Joined, strConcat, strContains } from "../core/substring.ts";
import { newTuple, openTuple, TUPLE_ITEMS, trackContainers, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, PyType } from "../core/type.ts";
import { isExactly, typeOf } from "../core/typeids.ts";
import { box, END, ERROR, isPointer, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { PyCode } from "../objects/code.ts";
import { asDictIterator, nextEntry } from "../objects/dictiterator.ts";
import { isOneOf } from "../objects/exceptions/group.ts";
import { copyRange, exchangeRange, moveRange } from "../objects/listslice.ts";
import { rangeBetween } from "../objects/range.ts";
import { asSetIterator, SetSteps } from "../objects/setiterator.ts";
import { dataOf, exchangeData } from "../objects/type.ts";
import { Header } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { Frame } from "./frame.ts";
import { isSeen } from "./frameobject.ts";
import { joinDropping } from "./ops/build.ts";
import { afterCall } from "./ops/callops.ts";
import { quickFind } from "./ops/comparisons.ts";
import { isCatchable } from "./ops/exceptions.ts";
import { iteratorOver } from "./ops/iteration.ts";
import { makeRoom } from "./ops/lookups.ts";
import { rangeOf } from "./ops/slicing.ts";
import { Slot } from "./quick.ts";

/** What dictPlace has told placeInDict last. */
let lastPlace: usize = UNSURE;

/** Where the value of a key stands in an exact dict; 0 if it is not there, or only Python code could tell. */
export function placeInDict(dict: usize, key: Value): usize {
  const place = dictPlace(dict, key);
  lastPlace = place;
  return place > UNSURE ? place : 0;
}

/** Adds the key that placeInDict has just looked for in vain (all borrowed); false, and nothing done, if only Python code could tell, or without memory. */
export function insertInDict(dict: usize, key: Value, value: Value): bool {
  return lastPlace === ABSENT && succeeds(dictInsertMissing(dict, key, value) >= 0);
}

/** The interpreter is to meet the error. */
function succeeds(done: bool): bool {
  if (!done) clearError();
  return done;
}

/** Deletes a key of an exact dict: its value (a reference), or UNBOUND where the interpreter is to see to it. */
export function takeFromDict(dict: usize, key: Value): Value {
  return dictTakePlain(dict, key);
}

/** dict.get(key, otherwise): a reference; UNBOUND if only Python code could tell. */
export function getInDict(dict: usize, key: Value, otherwise: Value): Value {
  const place = dictPlace(dict, key);
  return place === UNSURE ? UNBOUND : incref(place === ABSENT ? otherwise : load<i64>(place));
}

/** dict.setdefault(key, value), likewise. */
export function setDefault(dict: usize, key: Value, value: Value): Value {
  const place = dictPlace(dict, key);
  if (place > UNSURE) return incref(load<i64>(place));
  if (place !== ABSENT || !succeeds(dictInsertMissing(dict, key, value) >= 0)) return UNBOUND;
  return incref(value);
}

/** Whether y holds x: 0 or 1; 2 if the interpreter is to say so. */
export function holds(x: Value, y: Value): i32 {
  if (!isExactly(y, TypeId.STR)) return quickFind(x, y);
  return isExactly(x, TypeId.STR) ? i32(strContains(pointer(y), pointer(x))) : 2;
}

/** Adds an element to an exact set; false where the interpreter is to do it. */
export function addToSet(set: usize, element: Value): bool {
  return setAddPlain(set, element) || succeeds(false);
}

/** The next entry of what an iterator over a dict goes through; 0 at the end, 1 where the interpreter is to say what is wrong. */
export function stepDict(iterator: usize): usize {
  return nextEntry(asDictIterator(iterator));
}

/** The next element (borrowed) of what an iterator over a set goes through; UNBOUND where the interpreter is to say what comes. */
export function stepSet(iterator: usize): Value {
  return SetSteps.next(asSetIterator(iterator));
}

/** A tuple whose items compiled code sets at once; 0 where the interpreter is to meet the error. */
export function newTupleOf(count: u32): usize {
  const p = openTuple(count);
  if (p === 0) clearError();
  return p;
}

/** The items are set. */
export function trackTuple(p: usize): void {
  trackContainers(p);
}

/** The same of a list, and an empty dict. */
export function newListOf(count: u32): usize {
  const p = openList(count);
  if (p === 0) clearError();
  return p;
}

export function newEmptyDict(): usize {
  const p = newDict();
  if (p === 0) clearError();
  return p;
}

/** The tuple of what a `*` parameter gets: so many values from an address on, whose references go over to it. 0, and nothing done, without memory. */
export function restTuple(from: usize, count: u32): usize {
  const p = count === 0 ? newTuple(from, 0) : newTupleOf(count);
  if (p === 0) return 0;
  for (let at: usize = 0; at < (<usize>count) << 3; at += 8)
    store<i64>(p + at, load<i64>(from + at), TUPLE_ITEMS);
  trackContainers(p);
  return p;
}

/** The values of a restTuple stay where they were after all. */
export function undoRestTuple(p: usize): void {
  const end = p + ((<usize>tupleLength(p)) << 3);
  for (let at = p; at < end; at += 8) store<i64>(at, UNBOUND, TUPLE_ITEMS);
  decrefAt(p);
}

/**
 * Drops the last reference to an object in the midst of inlined code: what runs then may give the functions other code. Theirs (0: none) stays if
 * nobody else has it any more, for it goes on.
 */
export function decrefInlined(p: usize, code: usize, outer: usize, outermost: usize): void {
  hold(code);
  hold(outer);
  hold(outermost);
  decrefAt(p);
  letGo(outermost);
  letGo(outer);
  letGo(code);
}

function hold(code: usize): void {
  if (code !== 0) increfAt(code);
}

function letGo(code: usize): void {
  if (code !== 0 && load<i32>(code) !== 1) decrefAt(code);
}

/** Whether an attribute that is not set may be set at its place in an instance. */
export function makeRoomAt(instance: usize, place: usize): bool {
  return makeRoom(instance, asType(load<u32>(instance, Header.TYPE)), <u32>(place - instance));
}

/** Items of a list for which a slice counts as so much work. */
const ITEMS_OF_WORK: u32 = 8;

/** See iteratorOver; UNBOUND also for an error, which the interpreter is to meet. */
export function makeIterator(p: usize, isOwn: bool): Value {
  return unlessError(iteratorOver(box(p), isOwn));
}

/** p[first:last:step] of an exact list, given the numbers of unpackSlice: a reference; UNBOUND where the interpreter is to see to it. */
export function sliceList(p: usize, first: i64, last: i64, step: i64): Value {
  if (step === 0) return UNBOUND;
  spend(<i32>(listLength(p) / ITEMS_OF_WORK));
  return unlessError(copyRange(p, first, last, step));
}

/** The same of an exact str or tuple. */
export function sliceSequence(p: usize, first: i64, last: i64, step: i64): Value {
  return step === 0 ? UNBOUND : unlessError(rangeOf(box(p), first, last, step));
}

function unlessError(v: Value): Value {
  if (v !== ERROR) return v;
  clearError();
  return UNBOUND;
}

/** p[first:last] = other, of exact lists, see exchangeRange. `isOwn`: nobody wants `other` afterwards but who else has it. */
export function assignSlice(p: usize, first: i64, last: i64, other: usize, isOwn: bool): bool {
  spend(<i32>(listLength(other) / ITEMS_OF_WORK));
  return exchangeRange(p, first, last, other, isOwn && load<i32>(other) === 1);
}

/** See moveRange. */
export function moveSlice(
  p: usize,
  first: i64,
  last: i64,
  from: usize,
  begin: i64,
  end: i64,
  step: i64,
): bool {
  if (step === 0) return false;
  spend(<i32>(listLength(p) / ITEMS_OF_WORK));
  return moveRange(p, first, last, from, begin, end, step);
}

/** The method of self that calls a function: a reference; UNBOUND if there is no memory. */
export function bindFunction(f: usize, self: Value): Value {
  return unlessError(newMethod(box(f), self));
}

/** The self of a method (a reference), a reference to which is dropped: nothing runs. UNBOUND, and nothing done, if something would notice. */
export function unbindMethod(p: usize): Value {
  const method = asMethod(p);
  if (method.weakrefs !== 0 || load<i32>(pointer(method.func)) === 1) return UNBOUND;
  const self = incref(method.self);
  decrefAt(p);
  return self;
}

/** See dataOf: of a class, by the n-th name of the code (a reference). */
export function classData(type: PyType, code: PyCode, n: u32): Value {
  return incref(dataOf(type, pointer(tupleItem(code.names, n))));
}

/** See exchangeData, by the n-th name of the code. */
export function exchangeClassData(type: PyType, code: PyCode, n: u32, v: Value): Value {
  return exchangeData(type, pointer(tupleItem(code.names, n)), v);
}

/** PUSH_EXC_INFO, not in a generator: the exception that was handled so far (a reference). ERROR, and nothing done, for what is no exception. */
export function beginHandling(exc: Value): Value {
  return isException(exc) ? setHandled(incref(exc)) : ERROR;
}

/** POP_EXCEPT, not in a generator; takes over the previous exception: the one that was handled (a reference). ERROR as above. */
export function endHandling(previous: Value): Value {
  return previous === UNBOUND || isException(previous) ? setHandled(previous) : ERROR;
}

/** CHECK_EXC_MATCH: whether an exception is of a class or one of a tuple's; -1 where the interpreter is to refuse one of the two. */
export function matchesClass(exc: Value, type: Value): i32 {
  if (!isException(exc)) return -1;
  if (type === box(typeOf(exc))) return 1;
  return isCatchable(type) ? <i32>isOneOf(exc, type) : -1;
}

/** str() of a small int: a reference, or UNBOUND. */
export function textOfInt(n: i64): Value {
  return unlessError(intRepr(small(n)));
}

/** range(start, stop) of small ints; UNBOUND where there is no memory. */
export function makeRange(start: i64, stop: i64): Value {
  return unlessError(rangeBetween(start, stop));
}

/** What the function of a Getter.INT gives for an object. */
export function computeInt(getter: u32, owner: Value): Value {
  return call_indirect<Value>(getter, owner);
}

/** int() of a str of a few plain digits; -1 for any other. */
export function intOfText(p: usize): i64 {
  return fewDigits(p);
}

/** p + q, exact str: a reference, or UNBOUND. */
export function joinTexts(p: usize, q: usize): Value {
  const joined = Joined.ascii(p, q);
  return joined !== 0 ? box(joined) : unlessError(strConcat(p, q));
}

/** The same where the caller's reference to p goes, so that p may become the result: not if that is UNBOUND. */
export function appendTexts(p: usize, q: usize): Value {
  const joined = appendInPlace(p, q);
  if (joined !== 0) return box(joined);
  clearError();
  return UNBOUND;
}

/** The text of an exact int, float or str by a spec, UNBOUND for none: a reference; UNBOUND where the interpreter is to meet the error. */
export function formatPlain(v: Value, spec: Value): Value {
  return unlessError(format(v, spec));
}

/** See joinDropping. */
export function joinTemporaries(from: usize, n: u32): Value {
  return unlessError(joinDropping(from, n));
}

/** Whether two str have the same text. */
export function sameText(x: usize, y: usize): bool {
  return x === y || strEquals(x, y);
}

/**
 * The call at pc of a native that takes its `nargs` arguments as they lie at `args`, or with defaults, what is called and all arguments from `at` on
 * being used up: a reference, or ERROR with something for `settle` to see to. END: something holds the frame, so the result has been put where it belongs, and the interpreter is to go on.
 * Anything may run.
 */
export function callNativeAt(frame: Frame, pc: usize, def: usize, at: usize, args: usize, nargs: i32): Value {
  frame.pc = <u32>pc;
  const native = changetype<NativeDef>(def);
  const end = args + ((<usize>nargs) << 3);
  const missing = <u32>(native.direct - nargs);
  let result: Value;
  if (missing > DEFAULTS_IN_PLACE) result = callDirectNative(native, args, nargs);
  else {
    const filled = end + ((<usize>missing) << 3);
    Native.addDefaults(native, nargs, end, filled);
    result = call_indirect<Value>(native.fn, args);
    for (let slot = end; slot < filled; slot += 8) store<i64>(slot, UNBOUND);
  }
  if (result === ERROR) return ERROR;
  for (let slot = at; slot < end; slot += 8) {
    const v = load<i64>(slot);
    if (!isPointer(v)) continue;
    store<i64>(slot, UNBOUND);
    decrefAt(pointer(v));
  }
  const isDue = Breaker.isDue();
  if (!isSeen(frame) && !isDue) return result;
  Slot.give(frame.regs, load<u16>(pc, 6), result);
  if (!isDue) return END;
  // As after any call: what has called may have to wait.
  afterCall(frame, pc);
  return ERROR;
}
