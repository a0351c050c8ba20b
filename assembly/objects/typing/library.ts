/**
 * Calls of functions of typing.py: like CPython, the VM leaves to it what types may stand where and how type variables are replaced. Without
 * the library such a call fails as the import does.
 */
import { getAttr } from "../../core/attribute.ts";
import { call1, call2, call3, callVector } from "../../core/call.ts";
import { importModule } from "../../core/importing.ts";
import { internText } from "../../core/intern.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { newStr } from "../../core/string.ts";
import { getItem } from "../../core/subscript.ts";
import { box, ERROR, UNBOUND, Value } from "../../core/value.ts";
import { Name } from "../../shared/names.ts";

/** An attribute of the module typing: a reference, or ERROR. */
export function fromTyping(name: string): Value {
  const module = importModule(Name.typing);
  if (module === ERROR) return ERROR;
  const text = internText(name);
  const found = text === 0 ? ERROR : getAttr(module, text);
  if (text !== 0) decrefAt(text);
  decref(module);
  return found;
}

/** typing.name(a[, b[, c]]), or ERROR. */
export function callTyping(name: string, a: Value, b: Value = UNBOUND, c: Value = UNBOUND): Value {
  const callable = fromTyping(name);
  if (callable === ERROR) return ERROR;
  let result: Value;
  if (b === UNBOUND) result = call1(callable, a);
  else result = c === UNBOUND ? call2(callable, a, b) : call3(callable, a, b, c);
  decref(callable);
  return result;
}

/** typing.name(*args, **kwargs), or ERROR. */
export function callTypingVector(name: string, args: usize, nargs: i32, kwnames: usize): Value {
  const callable = fromTyping(name);
  if (callable === ERROR) return ERROR;
  const result = callVector(callable, args, nargs, kwnames);
  decref(callable);
  return result;
}

/** typing._type_check(v, message): what v stands for as a type (a str for a ForwardRef), or ERROR. */
export function checkType(v: Value, message: string): Value {
  const text = newStr(message);
  if (text === 0) return ERROR;
  const result = callTyping("_type_check", v, box(text));
  decrefAt(text);
  return result;
}

/** typing.Unpack[v], or ERROR. */
export function unpackedType(v: Value): Value {
  const unpack = fromTyping("Unpack");
  if (unpack === ERROR) return ERROR;
  const result = getItem(unpack, v);
  decref(unpack);
  return result;
}
