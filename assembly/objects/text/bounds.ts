/**
 * The `start` and `end` of find, count, startswith and their like: slice bounds, read before the object is looked at,
 * because `__index__` may change a bytearray.
 */
import { raise } from "../../core/errors.ts";
import { isInt } from "../../core/integer.ts";
import { BAD_INDEX, indexClamped } from "../../core/subscript.ts";
import { asType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { NONE, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";

/** What readBounds has read. */
export let givenStart: i64 = 0;
export let givenEnd: i64 = 0;

/** The part of the object to search. `low` may lie beyond `high`: then not even an empty text is found. */
export let low: i32 = 0;
export let high: i32 = 0;

/** Reads both bounds, None or UNBOUND for the object's own; false with TypeError pending. */
export function readBounds(start: Value, end: Value): bool {
  const first = readBound(start, 0);
  if (first === BAD_INDEX) return false;
  // The __index__ of the end may search, too: both are noted after it.
  givenEnd = readBound(end, i64.MAX_VALUE);
  givenStart = first;
  return givenEnd !== BAD_INDEX;
}

/** Puts what an earlier readBounds has read back, after something else may have searched. */
export function restoreBounds(start: i64, end: i64): void {
  givenStart = start;
  givenEnd = end;
}

function readBound(v: Value, absent: i64): i64 {
  if (v === NONE || v === UNBOUND) return absent;
  if (!isInt(v) && asType(typeOf(v)).index === 0) {
    raise(Exc.TypeError, "slice indices must be integers or None or have an __index__ method");
    return BAD_INDEX;
  }
  return indexClamped(v);
}

/** Sets `low` and `high` for an object of this length. */
export function applyBounds(length: i32): void {
  const start = givenStart < 0 ? max<i64>(0, givenStart + length) : givenStart;
  const end = givenEnd < 0 ? max<i64>(0, givenEnd + length) : givenEnd;
  low = <i32>min<i64>(start, <i64>length + 1);
  high = <i32>min<i64>(end, length);
}

/** Sets `low` and `high` for all of an object of this length. */
export function boundsOfAll(length: i32): void {
  low = 0;
  high = length;
}
