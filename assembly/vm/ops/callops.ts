/** CALL, CALL_METHOD, CALL_KW, CALL_EX. */
import { callVector, dropArguments, takeArguments } from "../../core/call.ts";
import { dictNext, dictPosition, dictUsed, entryKey, entryValue } from "../../core/dict.ts";
import { clearError, raise, raisef } from "../../core/errors.ts";
import { isSequence } from "../../core/iterate.ts";
import { nativeVector } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { allocTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import { ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { tupleOf } from "../../objects/tuple.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { callSimple, made, pushFunction } from "../calls.ts";
import { asFrame, current, Frame } from "../frame.ts";
import { functionName } from "./build.ts";
import { aOf, begin, bOf, dropSlots, read, write } from "./operands.ts";

/** callable at temporary a, b arguments behind it. */
export function callOperation(frame: Frame, pc: usize): usize {
  const a = aOf(pc);
  const n = bOf(pc);
  return callValues(frame, pc, a, 1, n, 0);
}

/** Method at a, self (or unbound) behind it, then b arguments. */
export function callMethodOperation(frame: Frame, pc: usize): usize {
  const a = aOf(pc);
  const n = bOf(pc);
  if (load<i64>(<usize>frame.regs + a, 8) === UNBOUND) return callValues(frame, pc, a, 2, n, 0);
  if (callSimple(frame, <usize>frame.regs + a, n + 1, pc)) return 0;
  return callValues(frame, pc, a, 1, n + 1, 0);
}

/** As CALL; a tuple of the last arguments' names lies behind them. */
export function callKeywordOperation(frame: Frame, pc: usize): usize {
  const a = aOf(pc);
  const n = bOf(pc);
  const names = pointer(load<i64>(<usize>frame.regs + a + 8 + (n << 3)));
  if (tupleLength(names) > n) return refuseParts(frame, pc);
  return callValues(frame, pc, a, 1, n - tupleLength(names), names);
}

/** Hostile bytecode hands a call what the compiler never does. */
function refuseParts(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  raise(Exc.SystemError, "bad parts of a call");
  return 0;
}

/**
 * Calls what lies in temporary a with `nargs` positional arguments from the `skip`-th slot behind it on and those that `names` names. Frames of Python functions
 * are pushed; anything else is called here.
 */
function callValues(frame: Frame, pc: usize, a: u32, skip: u32, nargs: u32, names: usize): usize {
  const count = skip + nargs + (names === 0 ? 0 : tupleLength(names) + 1);
  return callWith(frame, pc, a, count, <usize>frame.regs + a + (skip << 3), nargs, names);
}

/** Calls what lies in temporary a with arguments anywhere; `count` temporaries from a on are free afterwards. */
function callWith(frame: Frame, pc: usize, a: u32, count: u32, args: usize, nargs: u32, names: usize): usize {
  begin(frame, pc);
  const callable = load<i64>(<usize>frame.regs + a);
  if (isExactly(callable, TypeId.FUNCTION)) {
    const pushed = pushFunction(pointer(callable), args, nargs, names);
    if (pushed === 0) return 0;
    if (pushed === 2) return finish(frame, pc, a, count, made);
    asFrame(current).dst = a;
    frame.next = <u32>pc + 8;
    dropSlots(frame, a, count);
    return 0;
  }
  const result = names === 0 ? nativeVector(callable, args, nargs) : callVector(callable, args, nargs, names);
  return result === ERROR ? 0 : finish(frame, pc, a, count, result);
}

function finish(frame: Frame, pc: usize, a: u32, count: u32, result: Value): usize {
  dropSlots(frame, a, count);
  write(frame, a, result);
  return pc + 8;
}

/** callable at a, a tuple of arguments behind it, then, if b, a dict. */
export function callExpandedOperation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const withKeywords = bOf(pc) !== 0;
  if (!isExactly(read(frame, a + 8), TypeId.TUPLE) && !makeTuple(frame, a)) return 0;
  const at = <usize>frame.regs + a;
  if (withKeywords && !isExactly(load<i64>(at, 16), TypeId.DICT)) return refuseParts(frame, pc);
  const tuple = pointer(load<i64>(at, 8));
  const dict = withKeywords ? pointer(load<i64>(at, 16)) : 0;
  const nargs = tupleLength(tuple);
  const keywords = dict === 0 ? 0 : dictUsed(dict);
  const names = keywords === 0 ? 0 : keywordNames(dict);
  if (keywords !== 0 && names === 0) return 0;
  const args = takeArguments(nargs + keywords);
  if (args === 0) {
    if (names !== 0) decrefAt(names);
    return 0;
  }
  spread(args, tuple, dict);
  const next = callWith(frame, pc, a, withKeywords ? 3 : 2, args, nargs, names);
  for (let i: u32 = 0; i < nargs + keywords; i++) decref(load<i64>(args + (i << 3)));
  dropArguments(args);
  if (names !== 0) decrefAt(names);
  return next;
}

/** Puts a tuple of its items in place of the iterable behind the callable at a; false with an exception pending. */
function makeTuple(frame: Frame, a: u32): bool {
  const iterable = read(frame, a + 8);
  const tuple = tupleOf(iterable);
  if (tuple === ERROR) {
    if (asType(typeOf(iterable)).iter === 0 && !isSequence(iterable)) explainSpread(read(frame, a), iterable);
    return false;
  }
  write(frame, a + 8, tuple);
  return true;
}

/** Words the pending TypeError about what is not iterable by the callable's name. */
function explainSpread(callable: Value, iterable: Value): void {
  clearError();
  const name = functionName(callable);
  if (name === ERROR) return;
  raisef(Exc.TypeError, "%S argument after * must be an iterable, not %T", name, iterable);
  decref(name);
}

function keywordNames(dict: usize): usize {
  const names = allocTuple(dictUsed(dict));
  if (names === 0) return 0;
  let i: u32 = 0;
  for (let e = dictNext(dict, 0); e !== 0; e = dictNext(dict, dictPosition(dict, e) + 1)) {
    tupleInit(names, i++, incref(entryKey(e)));
  }
  finishTuple(names);
  return names;
}

/** Puts references to all arguments side by side. */
function spread(args: usize, tuple: usize, dict: usize): void {
  const nargs = tupleLength(tuple);
  for (let i: u32 = 0; i < nargs; i++) store<i64>(args + (i << 3), incref(tupleItem(tuple, i)));
  if (dict === 0) return;
  let to = args + (nargs << 3);
  for (let e = dictNext(dict, 0); e !== 0; e = dictNext(dict, dictPosition(dict, e) + 1)) {
    store<i64>(to, incref(entryValue(e)));
    to += 8;
  }
}
