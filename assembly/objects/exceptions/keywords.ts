/** Keywords of exceptions that take a few, by name only: `ImportError(msg, name=…, path=…)`. */
import { raisef } from "../../core/errors.ts";
import { excField, setExcField } from "../../core/exception.ts";
import { nameOf } from "../../core/intern.ts";
import { decref, incref } from "../../core/object.ts";
import { strEquals } from "../../core/string.ts";
import { tupleItem, tupleLength } from "../../core/tuple.ts";
import { pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";

/** Puts v (borrowed, UNBOUND for none) into a field of an exception and drops the old value. */
export function replaceField(self: Value, field: u32, v: Value): void {
  const p = pointer(self);
  const old = excField(p, field);
  setExcField(p, field, incref(v));
  decref(old);
}

/** The value given for a keyword, borrowed; UNBOUND if it was not given. `values` is where the keywords' values begin. */
export function keyword(kwnames: usize, values: usize, name: Name): Value {
  const count: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  for (let i: u32 = 0; i < count; i++) {
    if (strEquals(pointer(tupleItem(kwnames, i)), nameOf(name))) return load<i64>(values + (i << 3));
  }
  return UNBOUND;
}

/** Whether every keyword is one of the three (Name.COUNT: none); else TypeError. */
export function checkKeywords(self: Value, kwnames: usize, a: Name, b: Name, c: Name): bool {
  const count: u32 = kwnames === 0 ? 0 : tupleLength(kwnames);
  for (let i: u32 = 0; i < count; i++) {
    const name = tupleItem(kwnames, i);
    if (isName(name, a) || isName(name, b) || isName(name, c)) continue;
    raisef(Exc.TypeError, "%T() got an unexpected keyword argument '%S'", self, name);
    return false;
  }
  return true;
}

function isName(text: Value, name: Name): bool {
  return name !== Name.COUNT && strEquals(pointer(text), nameOf(name));
}
