/** How many items an iterable says it will give (PEP 424). */
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { callSpecial } from "./call.ts";
import { catchError, fail, failf } from "./errors.ts";
import { fitsI64, intToI64, isInt } from "./integer.ts";
import { decref } from "./object.ts";
import { lengthOf } from "./subscript.ts";
import { asType } from "./type.ts";
import { typeOf } from "./typeids.ts";
import { ERROR, NOT_IMPLEMENTED, UNBOUND, Value } from "./value.ts";

/** len(v), else v.__length_hint__(), else `otherwise`; -1 with an exception pending. */
export function lengthHint(v: Value, otherwise: i64): i64 {
  if (asType(typeOf(v)).length !== 0) {
    const length = lengthOf(v);
    if (length >= 0) return length;
    if (!catchError(Exc.TypeError)) return -1;
  }
  const hint = callSpecial(v, Name.__length_hint__);
  if (hint === UNBOUND) return otherwise;
  if (hint === ERROR) return catchError(Exc.TypeError) ? otherwise : -1;
  const result = hintNumber(hint, otherwise);
  decref(hint);
  return result;
}

function hintNumber(hint: Value, otherwise: i64): i64 {
  if (hint === NOT_IMPLEMENTED) return otherwise;
  if (!isInt(hint)) return failf(Exc.TypeError, "__length_hint__ must be an integer, not %T", hint);
  if (!fitsI64(hint)) return fail(Exc.OverflowError, "Python int too large to convert to C ssize_t");
  const n = intToI64(hint);
  return n < 0 ? fail(Exc.ValueError, "__length_hint__() should return >= 0") : n;
}
