/** UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError, made with all their fields and read as CPython reads them. */
import { asBytes } from "../../core/bytes.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { allocException, ExcField, excField, setExcField } from "../../core/exception.ts";
import { intToI64Clamped } from "../../core/integer.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, isStr, newStr } from "../../core/string.ts";
import { strFromChars } from "../../core/substring.ts";
import { newTuple } from "../../core/tuple.ts";
import { excType } from "../../core/typeids.ts";
import { box, ERROR, pointer, small, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { replaceField } from "../exceptions/keywords.ts";
import { Codec, codecLabel, codecLabelLength } from "./names.ts";

/** The five arguments: encoding, object, start, end, reason. */
const fields = memory.data(40, 8);

/** An error of that kind about [start, end) of `object` (a str or bytes, borrowed): a reference, or ERROR. */
export function newUnicodeError(
  exc: Exc,
  codec: Codec,
  object: Value,
  start: i32,
  end: i32,
  reason: string,
): Value {
  const label = strFromChars(codecLabel(codec), 2, codecLabelLength(codec));
  const why = newStr(reason);
  store<i64>(fields, label);
  store<i64>(fields, object, 8);
  store<i64>(fields, small(start), 16);
  store<i64>(fields, small(end), 24);
  store<i64>(fields, box(why), 32);
  const args = label === ERROR || why === 0 ? 0 : newTuple(fields, 5);
  const p = args === 0 ? 0 : allocException(excType(exc), args);
  if (p === 0) {
    if (args !== 0) decrefAt(args);
    if (label !== ERROR) decref(label);
    if (why !== 0) decrefAt(why);
    return raiseMemoryError();
  }
  setExcField(p, ExcField.UNICODE_ENCODING, label);
  setExcField(p, ExcField.UNICODE_OBJECT, incref(object));
  setExcField(p, ExcField.UNICODE_START, small(start));
  setExcField(p, ExcField.UNICODE_END, small(end));
  setExcField(p, ExcField.UNICODE_REASON, box(why));
  return box(p);
}

/** Makes an error tell of another place; false with MemoryError pending. */
export function moveUnicodeError(error: Value, start: i32, end: i32, reason: string): bool {
  const why = newStr(reason);
  if (why === 0) return false;
  replaceField(error, ExcField.UNICODE_START, small(start));
  replaceField(error, ExcField.UNICODE_END, small(end));
  replaceField(error, ExcField.UNICODE_REASON, box(why));
  decrefAt(why);
  return true;
}

/** What an error is about, borrowed: a str or bytes, or anything where a program has replaced it; UNBOUND. */
export function errorObject(error: Value): Value {
  return excField(pointer(error), ExcField.UNICODE_OBJECT);
}

function objectLength(error: Value): i32 {
  const object = errorObject(error);
  return isStr(object) ? asStr(pointer(object)).length : asBytes(pointer(object)).length;
}

/** `start`, within what the error is about. */
export function errorStart(error: Value): i32 {
  const start = intToI64Clamped(excField(pointer(error), ExcField.UNICODE_START));
  return <i32>max<i64>(0, min<i64>(start, objectLength(error) - 1));
}

/** `end`: at least 1, and within what the error is about. */
export function errorEnd(error: Value): i32 {
  const end = intToI64Clamped(excField(pointer(error), ExcField.UNICODE_END));
  return <i32>min<i64>(max<i64>(1, end), objectLength(error));
}
