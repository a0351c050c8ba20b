/** Running programs: what the host calls. */
import { dictSetStr, newDict } from "../core/dict.ts";
import { raise } from "../core/errors.ts";
import { nameOf, nameValue } from "../core/intern.ts";
import { builtinsDict } from "../core/namespace.ts";
import { decref, decrefAt } from "../core/object.ts";
import { isExactly } from "../core/typeids.ts";
import { ERROR, pointer, Value } from "../core/value.ts";
import { asCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { runCode } from "./calls.ts";
import { unmarshal } from "./unmarshal.ts";

/** Runs the code object whose serial form lies at `data` in a fresh namespace: its value, or ERROR. */
export function runMarshalled(data: usize, length: usize): Value {
  const code = unmarshal(data, length);
  if (code === ERROR) return ERROR;
  if (!isExactly(code, TypeId.CODE)) {
    decref(code);
    return raise(Exc.TypeError, "not a code object");
  }
  const globals = newDict();
  dictSetStr(globals, nameOf(Name.__name__), nameValue(Name.__main__));
  const result = runCode(asCode(pointer(code)), globals, builtinsDict, globals, 0);
  decref(code);
  decrefAt(globals);
  return result;
}
