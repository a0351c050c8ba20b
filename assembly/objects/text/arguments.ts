/** Arguments of text methods that several of them take: counts, C ints, flags, the missing bytes-like object. */
import { errorPending, raise, raisef } from "../../core/errors.ts";
import { fitsI64, intToI64 } from "../../core/integer.ts";
import { decref } from "../../core/object.ts";
import { BAD_INDEX, toIndex } from "../../core/subscript.ts";
import { ERROR, isSmall, smallValue, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";

/** An int that counts something (C's Py_ssize_t); BAD_INDEX with TypeError or OverflowError pending. */
export function countArgument(v: Value): i64 {
  if (isSmall(v)) return smallValue(v);
  const index = toIndex(v);
  if (index === ERROR) return BAD_INDEX;
  const n = fitsI64(index) ? intToI64(index) : BAD_INDEX;
  decref(index);
  if (n === BAD_INDEX) raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
  return n;
}

/** An int that CPython keeps as a C int; BAD_INDEX with TypeError or OverflowError pending. */
export function intArgument(v: Value): i64 {
  const index = toIndex(v);
  if (index === ERROR) return BAD_INDEX;
  const n = fitsI64(index) ? intToI64(index) : BAD_INDEX;
  decref(index);
  if (n >= i32.MIN_VALUE && n <= i32.MAX_VALUE) return n;
  raise(Exc.OverflowError, "Python int too large to convert to C int");
  return BAD_INDEX;
}

/** TypeError for an argument of a bytes method that has no bytes, unless it has raised something else. Gives ERROR. */
export function needBytes(v: Value): Value {
  if (errorPending()) return ERROR;
  return raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", v);
}
