/**
 * What lib/_decimal.py makes and the natives use: exception classes, the context variable, DecimalTuple. Kept by name, given once when the
 * module is imported, let go of at the end of the program.
 */
import {
  dictGetStr,
  dictNext,
  dictPosition,
  dictSet,
  entryKey,
  entryValue,
  newDict,
} from "../../core/dict.ts";
import { atFinish } from "../../core/finish.ts";
import { internText } from "../../core/intern.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../../core/value.ts";

let dict: Value = UNBOUND;
/** Changes whenever what is provided does: what was looked up before is to be looked up again. */
export let generation: u32 = 1;

function letGo(): void {
  generation++;
  const old = dict;
  dict = UNBOUND;
  decref(old);
}

/** provide(**values) */
export function provide(args: usize): Value {
  const values = load<i64>(args);
  generation++;
  if (dict === UNBOUND) {
    const fresh = newDict();
    if (fresh === 0) return ERROR;
    dict = box(fresh);
    atFinish(letGo.index);
  }
  for (
    let e = dictNext(pointer(values), 0);
    e !== 0;
    e = dictNext(pointer(values), dictPosition(pointer(values), e) + 1)
  ) {
    if (dictSet(pointer(dict), entryKey(e), entryValue(e)) < 0) return ERROR;
  }
  return NONE;
}

/** The value of that name, borrowed; UNBOUND before it was given. */
export function provided(name: string): Value {
  if (dict === UNBOUND) return UNBOUND;
  const text = internText(name);
  if (text === 0) return ERROR;
  const v = dictGetStr(pointer(dict), text);
  decrefAt(text);
  return v;
}
