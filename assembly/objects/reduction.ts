/** Tuples for `__reduce__`: how pickle and copy make an iterator again (PEP 307). */
import { builtinNamed } from "../core/namespace.ts";
import { decref, incref } from "../core/object.ts";
import { allocTuple, finishTuple, tuple1, tuple2, tupleInit } from "../core/tuple.ts";
import { box, ERROR, UNBOUND, Value } from "../core/value.ts";
import { Name } from "../shared/names.ts";

/** (builtins.name, (argument,)) or, with a state, (builtins.name, (argument,), state). All borrowed. ERROR on failure. */
export function builtinReduction(name: Name, argument: Value, state: Value = UNBOUND): Value {
  const callable = builtinNamed(name);
  if (callable === ERROR) return ERROR;
  const result = reduction1(callable, argument, state);
  decref(callable);
  return result;
}

/** (callable, (argument,)), or with the state as third item. All borrowed. ERROR on failure. */
export function reduction1(callable: Value, argument: Value, state: Value = UNBOUND): Value {
  const args = tuple1(incref(argument));
  if (args === 0) return ERROR;
  const result = reduction(callable, box(args), state);
  decref(box(args));
  return result;
}

/** (builtins.name, (a, b)). Borrowed. ERROR on failure. */
export function builtinReduction2(name: Name, a: Value, b: Value): Value {
  const callable = builtinNamed(name);
  if (callable === ERROR) return ERROR;
  const args = tuple2(incref(a), incref(b));
  const result = args === 0 ? ERROR : reduction(callable, box(args));
  if (args !== 0) decref(box(args));
  decref(callable);
  return result;
}

/** (callable, arguments) or (callable, arguments, state). All borrowed. ERROR on failure. */
export function reduction(callable: Value, args: Value, state: Value = UNBOUND): Value {
  const p = allocTuple(state === UNBOUND ? 2 : 3);
  if (p === 0) return ERROR;
  tupleInit(p, 0, incref(callable));
  tupleInit(p, 1, incref(args));
  if (state !== UNBOUND) tupleInit(p, 2, incref(state));
  return finishTuple(p);
}
