/** Calls by name, as datetime makes them of tzinfos, of subclasses and of the module time. */
import { getAttr } from "../../core/attribute.ts";
import { call0, call1, call2, callVector } from "../../core/call.ts";
import { importNamed } from "../../core/importing.ts";
import { internText } from "../../core/intern.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { tuple1 } from "../../core/tuple.ts";
import { box, ERROR, small, UNBOUND, Value } from "../../core/value.ts";

/** An attribute by a literal name: a reference, or ERROR. */
export function attribute(v: Value, name: string): Value {
  const text = internText(name);
  if (text === 0) return ERROR;
  const found = getAttr(v, text);
  decrefAt(text);
  return found;
}

/** v.name(*up to two arguments): a reference, or ERROR. */
export function callNamed(v: Value, name: string, a: Value = UNBOUND, b: Value = UNBOUND): Value {
  const method = attribute(v, name);
  if (method === ERROR) return ERROR;
  let result: Value;
  if (a === UNBOUND) result = call0(method);
  else if (b === UNBOUND) result = call1(method, a);
  else result = call2(method, a, b);
  decref(method);
  return result;
}

/** A function of a module, imported if need be: a reference, or ERROR. */
export function imported(module: string, name: string): Value {
  const m = importNamed(module);
  if (m === ERROR) return ERROR;
  const found = attribute(m, name);
  decref(m);
  return found;
}

/** cls(*args) with `fold=1` if there is a fold: how subclasses are made. `args` are `count` borrowed values with room behind. */
export function callClass(cls: Value, args: usize, count: i32, fold: i64): Value {
  if (fold === 0) return callVector(cls, args, count, 0);
  const text = internText("fold");
  const names = text === 0 ? 0 : tuple1(box(text));
  if (names === 0) return ERROR;
  store<i64>(args + (count << 3), small(fold));
  const result = callVector(cls, args, count, names);
  decrefAt(names);
  return result;
}
