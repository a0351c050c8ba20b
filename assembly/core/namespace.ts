/** The namespace of the module `builtins`, which every frame and some methods (`__reduce__` of iterators) look names up in. */
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { dictGetStr } from "./dict.ts";
import { raisef } from "./errors.ts";
import { nameOf, nameValue } from "./intern.ts";
import { incref } from "./object.ts";
import { ERROR, UNBOUND, Value } from "./value.ts";

/** Address of the dict, set by modules/builtins.ts at boot; kept for ever. */
export let builtinsDict: usize = 0;
export function setBuiltinsDict(dict: usize): void {
  builtinsDict = dict;
}

/** builtins.name as it is now: a reference, or ERROR (AttributeError if a program has deleted it). */
export function builtinNamed(name: Name): Value {
  const v = dictGetStr(builtinsDict, nameOf(name));
  if (v === UNBOUND) return raisef(Exc.AttributeError, "%S", nameValue(name));
  return v === ERROR ? ERROR : incref(v);
}
