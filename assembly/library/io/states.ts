/** Pickling of files in memory: the parts of __getstate__ and __setstate__ that BytesIO and StringIO share. */
import { dictCopy, dictNext, dictPosition, dictSet, entryKey, entryValue, isDict } from "../../core/dict.ts";
import { fail, raise, raisef } from "../../core/errors.ts";
import { materializeDict } from "../../core/instance.ts";
import { fitsI64, intToI64, isInt } from "../../core/integer.ts";
import { asType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { asFileBase } from "./common.ts";

/** A copy of the attributes of a file, None if it has none; ERROR. */
export function attributeState(self: Value): Value {
  const dict: usize = asFileBase(pointer(self)).dict;
  if (dict === 0) return NONE;
  const copy = dictCopy(dict);
  return copy === 0 ? ERROR : box(copy);
}

/** Adds the attributes of a state, a dict or None; false with TypeError pending. */
export function setAttributeState(self: Value, state: Value): bool {
  if (state === NONE) return true;
  if (!isDict(state)) {
    raisef(Exc.TypeError, "third item of state should be a dict, got a %T", state);
    return false;
  }
  const dict = materializeDict(pointer(self), asType(typeOf(self)));
  if (dict === 0) return false;
  const from = pointer(state);
  for (let e = dictNext(from, 0); e !== 0; e = dictNext(from, dictPosition(from, e) + 1)) {
    if (dictSet(dict, entryKey(e), entryValue(e)) < 0) return false;
  }
  return true;
}

/** The position of a state; -1 with an exception pending. */
export function statePosition(v: Value): i64 {
  if (!isInt(v)) {
    raisef(Exc.TypeError, "second item of state must be an integer, not %T", v);
    return -1;
  }
  if (!fitsI64(v)) {
    raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
  }
  const position = intToI64(v);
  return position < 0 ? fail(Exc.ValueError, "position value cannot be negative") : position;
}
