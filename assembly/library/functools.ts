/** The module _functools: partial, lru_cache, cmp_to_key, reduce (CPython: Modules/_functoolsmodule.c). */

import { dropArguments, takeArguments } from "../core/call.ts";
import { catchError, pendingIs, raise } from "../core/errors.ts";
import { charge } from "../core/interrupt.ts";
import { getIter, iterNext } from "../core/iterate.ts";
import { callQuickly, defineFunction } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { END, ERROR, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { initKeyWrapper } from "./functools/keywrapper.ts";
import { initLruCache } from "./functools/lrucache.ts";
import { initPartial } from "./functools/partial.ts";
import { initPlaceholder } from "./functools/placeholder.ts";

/** reduce(function, iterable[, initial]) */
function reduce(args: usize): Value {
  const iterator = getIter(load<i64>(args, 8));
  if (iterator === ERROR) {
    if (!pendingIs(Exc.TypeError)) return ERROR;
    catchError(Exc.TypeError);
    return raise(Exc.TypeError, "reduce() arg 2 must support iteration");
  }
  const initial = load<i64>(args, 16);
  let result = initial === UNBOUND ? iterNext(iterator) : incref(initial);
  if (result === END) result = raise(Exc.TypeError, "reduce() of empty iterable with no initial value");
  if (result !== ERROR) result = fold(load<i64>(args), iterator, result);
  decref(iterator);
  return result;
}

/** Goes on from `result` (taken over) with all that the iterator gives. */
function fold(fn: Value, iterator: Value, result: Value): Value {
  const room = takeArguments(2);
  if (room === 0) {
    decref(result);
    return ERROR;
  }
  while (result !== ERROR) {
    const item = iterNext(iterator);
    if (item === END) break;
    let next = ERROR;
    if (item !== ERROR && charge(2)) {
      store<i64>(room, result);
      store<i64>(room, item, 8);
      next = callQuickly(fn, room, 2);
    }
    decref(item);
    decref(result);
    result = next;
  }
  dropArguments(room);
  return result;
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initFunctools(dict: usize, module: usize): void {
  initPlaceholder(dict);
  initPartial(dict);
  initLruCache(dict);
  initKeyWrapper(dict, module);
  defineFunction(dict, module, "reduce(function, iterable, /, initial=functools._initial_missing)", reduce);
}
