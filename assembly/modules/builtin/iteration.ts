/** Built-in functions that walk over iterables: all any iter len max min next sorted sum. Those of asynchronous iteration: vm/anext.ts. */
import { call1 } from "../../core/call.ts";
import { compareTruth } from "../../core/compare.ts";
import { dictUsed } from "../../core/dict.ts";
import { catchError, raise, raiseBare, raisef } from "../../core/errors.ts";
import { intFromI64 } from "../../core/integer.ts";
import { charge } from "../../core/interrupt.ts";
import { getIter, iterNext, Step } from "../../core/iterate.ts";
import { listLength } from "../../core/list.ts";
import {
  bindSlot,
  defineFunction,
  defineResumingFunction,
  defineVectorFunction,
  endSlot,
  NativeDef,
  slotSignature,
} from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { iterNextInto, sunk } from "../../core/sink.ts";
import { asStr } from "../../core/string.ts";
import { lengthOf } from "../../core/subscript.ts";
import { isTrue } from "../../core/truth.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { isExactly, typeOf } from "../../core/typeids.ts";
import {
  box,
  boxBool,
  END,
  ERROR,
  isFloat,
  isSmall,
  NONE,
  pointer,
  small,
  UNBOUND,
  Value,
} from "../../core/value.ts";
import { newCallableIterator } from "../../objects/iterators.ts";
import { listOf } from "../../objects/list.ts";
import { listSort } from "../../objects/sort.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Sink } from "../../shared/layout.ts";
import { Compare } from "../../shared/opcodes.ts";
import { TypeId } from "../../shared/types.ts";
import { sum } from "./sum.ts";

/** Whether some item has the given truth: 0, 1, -1. */
function someItem(iterable: Value, wanted: i32): i32 {
  const iterator = getIter(iterable);
  const sink = wanted === 0 ? Sink.TRUE : Sink.FALSE;
  let result = iterator === ERROR ? -1 : 0;
  while (result === 0) {
    const quick = Step.ofList(iterator);
    const item = quick !== UNBOUND ? incref(quick) : iterNextInto(iterator, sink, 0);
    if (item === END) break;
    const truth = item === ERROR ? -1 : isTrue(item);
    decref(item);
    if (truth < 0 || !charge(1)) result = -1;
    else if (truth === wanted) result = 1;
  }
  decref(iterator);
  return result;
}

function builtinAll(args: usize): Value {
  const found = someItem(load<i64>(args), 0);
  return found < 0 ? ERROR : boxBool(found === 0);
}

function builtinAny(args: usize): Value {
  const found = someItem(load<i64>(args), 1);
  return found < 0 ? ERROR : boxBool(found > 0);
}

/** Lists, str, dicts and tuples, of which lengths are asked most, answer without their slot. */
function builtinLen(args: usize): Value {
  const v = load<i64>(args);
  if (isExactly(v, TypeId.LIST)) return small(listLength(pointer(v)));
  if (isExactly(v, TypeId.STR)) return small(asStr(pointer(v)).length);
  if (isExactly(v, TypeId.DICT)) return small(dictUsed(pointer(v)));
  if (isExactly(v, TypeId.TUPLE)) return small(tupleLength(pointer(v)));
  const length = lengthOf(v);
  return length < 0 ? ERROR : intFromI64(length);
}

function builtinIter(args: usize): Value {
  const v = load<i64>(args);
  const sentinel = load<i64>(args, 8);
  if (sentinel === UNBOUND) return getIter(v);
  if (asType(typeOf(v)).call === 0) return raise(Exc.TypeError, "iter(v, w): v must be callable");
  return newCallableIterator(v, sentinel);
}

/** The slot is called directly: a StopIteration that it raises keeps its value. */
/** next(iterator, default): the dispatch loop resumes generators itself. */
export function builtinNext(args: usize): Value {
  const iterator = load<i64>(args);
  const otherwise = load<i64>(args, 8);
  const slot = asType(typeOf(iterator)).next;
  if (slot === 0) return raisef(Exc.TypeError, "'%T' object is not an iterator", iterator);
  const item = call_indirect<Value>(slot, iterator);
  if (item !== END && item !== ERROR) return item;
  if (otherwise === UNBOUND) return item === END ? raiseBare(Exc.StopIteration) : ERROR;
  return item === END || catchError(Exc.StopIteration) ? incref(otherwise) : ERROR;
}

function builtinSum(args: usize): Value {
  return sum(load<i64>(args), load<i64>(args, 8));
}

// ---- min and max ----

let extremeSignature!: NativeDef;
let maxSignature!: NativeDef;

function builtinMin(args: usize, nargs: i32, kwnames: usize): Value {
  return extreme("min", extremeSignature, Compare.LT, args, nargs, kwnames);
}

function builtinMax(args: usize, nargs: i32, kwnames: usize): Value {
  return extreme("max", maxSignature, Compare.GT, args, nargs, kwnames);
}

/** min or max: of several arguments, or of an iterable's items. */
function extreme(
  name: string,
  signature: NativeDef,
  op: Compare,
  args: usize,
  nargs: i32,
  kwnames: usize,
): Value {
  const label = <i64>changetype<usize>(name);
  if (nargs === 0) return raisef(Exc.TypeError, "%L expected at least 1 argument, got 0", label);
  if (kwnames === 0) {
    if (nargs > 1) return extremeArgument(args, nargs, op);
    const found = extremeOf(load<i64>(args), NONE, op);
    return found === UNBOUND ? raisef(Exc.ValueError, "%L() iterable argument is empty", label) : found;
  }
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  const key = load<i64>(values, 8);
  const otherwise = load<i64>(values, 16);
  let result: Value;
  if (nargs > 1 && otherwise !== UNBOUND) {
    const message = "Cannot specify a default for %L() with multiple positional arguments";
    result = raisef(Exc.TypeError, message, label);
  } else {
    const all = load<i64>(values);
    result = extremeOf(nargs > 1 ? all : tupleItem(pointer(all), 0), key, op);
    if (result === UNBOUND && otherwise !== UNBOUND) result = incref(otherwise);
    else if (result === UNBOUND) result = raisef(Exc.ValueError, "%L() iterable argument is empty", label);
  }
  endSlot(signature, values);
  return result;
}

/** The first argument that no other beats. */
function extremeArgument(args: usize, nargs: i32, op: Compare): Value {
  let best = load<i64>(args);
  for (let i = 1; i < nargs; i++) {
    const v = load<i64>(args + (i << 3));
    const better = compareTruth(v, best, op);
    if (better < 0) return ERROR;
    if (better > 0) best = v;
  }
  return incref(best);
}

/** The first item that no other beats by its key; UNBOUND if there are none. */
function extremeOf(iterable: Value, key: Value, op: Compare): Value {
  const iterator = getIter(iterable);
  if (iterator === ERROR) return ERROR;
  const sinks = key === NONE && isExactly(iterator, TypeId.GENERATOR);
  let best = UNBOUND;
  let bestKey = UNBOUND;
  while (true) {
    let item: Value;
    if (sinks && (isSmall(best) || isFloat(best))) {
      item = iterNextInto(iterator, op === Compare.LT ? Sink.LEAST : Sink.GREATEST, best);
      best = sunk;
      bestKey = sunk;
    } else item = iterNext(iterator);
    if (item === END) break;
    const itemKey = item === ERROR ? ERROR : key === NONE ? incref(item) : call1(key, item);
    let better = itemKey === ERROR ? -1 : best === UNBOUND ? 1 : compareTruth(itemKey, bestKey, op);
    if (!charge(1)) better = -1;
    decref(better > 0 ? best : item);
    decref(better > 0 ? bestKey : itemKey);
    if (better > 0) {
      best = item;
      bestKey = itemKey;
    } else if (better < 0) {
      decref(best);
      best = ERROR;
      break;
    }
  }
  decref(bestKey);
  decref(iterator);
  return best;
}

// ---- sorted ----

let sortedSignature!: NativeDef;

function builtinSorted(args: usize, nargs: i32, kwnames: usize): Value {
  if (nargs !== 1) return raisef(Exc.TypeError, "sorted expected 1 argument, got %d", <i64>nargs);
  const list = listOf(load<i64>(args));
  if (list === 0) return ERROR;
  const values = bindSlot(sortedSignature, args + 8, 0, kwnames);
  let sorted: bool = false;
  if (values !== 0) {
    const reverse = isTrue(load<i64>(values, 8));
    sorted = reverse >= 0 && listSort(list, load<i64>(values), reverse > 0);
    endSlot(sortedSignature, values);
  }
  if (sorted) return box(list);
  decref(box(list));
  return ERROR;
}

export function defineIterationFunctions(dict: usize, module: usize): void {
  extremeSignature = slotSignature("min(*args, key=None, default=<unset>)");
  maxSignature = slotSignature("max(*args, key=None, default=<unset>)");
  sortedSignature = slotSignature("sort(*, key=None, reverse=False)");
  defineFunction(dict, module, "all(iterable, /)", builtinAll);
  defineFunction(dict, module, "any(iterable, /)", builtinAny);
  defineFunction(dict, module, "iter(object, sentinel=<unset>, /)", builtinIter);
  defineFunction(dict, module, "len(obj, /)", builtinLen);
  defineVectorFunction(dict, module, "max(*args, key=None, default=<unset>)", builtinMax);
  defineVectorFunction(dict, module, "min(*args, key=None, default=<unset>)", builtinMin);
  defineResumingFunction(dict, module, "next(iterator, default=<unset>, /)", builtinNext);
  defineVectorFunction(dict, module, "sorted(iterable, /, *, key=None, reverse=False)", builtinSorted);
  defineFunction(dict, module, "sum(iterable, /, start=0)", builtinSum);
}
