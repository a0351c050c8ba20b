/**
 * `__doc__` of built-in functions, types and their attributes: the texts lie in a file that is read when the first is asked for
 * (lib/_docstrings.py), so that neither the VM nor its start grows by them.
 */
import { callVector } from "../core/call.ts";
import { decref } from "../core/object.ts";
import { ERROR, Value } from "../core/value.ts";
import { frozenFunction } from "./frozen.ts";

const operands = memory.data(16);

/** The text of what `owner` (a module's name or a class) has by that name (a str; None: of the class itself), or None; ERROR. */
export function findDocstring(owner: Value, name: Value): Value {
  const find = frozenFunction("_docstrings", "find");
  if (find === ERROR) return ERROR;
  store<i64>(operands, owner);
  store<i64>(operands, name, 8);
  const text = callVector(find, operands, 2, 0);
  decref(find);
  return text;
}
