/** UnicodeEncodeError and UnicodeDecodeError, made with all their fields. */
import { newBytes } from "../../core/bytes.ts";
import { raiseException, raiseMemoryError } from "../../core/errors.ts";
import { allocException, ExcField, setExcField } from "../../core/exception.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { newStr } from "../../core/string.ts";
import { strFromChars } from "../../core/substring.ts";
import { newTuple } from "../../core/tuple.ts";
import { excType } from "../../core/typeids.ts";
import { box, ERROR, small, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Codec, codecLabel, codecLabelLength } from "./names.ts";

/** The five arguments: encoding, object, start, end, reason. */
const fields = memory.data(40, 8);

/** Characters [start, end) of `text` (a str) cannot be encoded. Gives ERROR. */
export function raiseEncodeError(codec: Codec, text: Value, start: i32, end: i32, reason: string): Value {
  return raiseWithFields(Exc.UnicodeEncodeError, codec, incref(text), start, end, reason);
}

/** Bytes [start, end) of the `n` at `data` cannot be decoded. Gives ERROR. */
export function raiseDecodeError(
  codec: Codec,
  data: usize,
  n: i32,
  start: i32,
  end: i32,
  reason: string,
): Value {
  const bytes = newBytes(data, n);
  if (bytes === ERROR) return ERROR;
  return raiseWithFields(Exc.UnicodeDecodeError, codec, bytes, start, end, reason);
}

/** Takes over the reference to `object`. */
function raiseWithFields(exc: Exc, codec: Codec, object: Value, start: i32, end: i32, reason: string): Value {
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
    decref(object);
    return raiseMemoryError();
  }
  setExcField(p, ExcField.UNICODE_ENCODING, label);
  setExcField(p, ExcField.UNICODE_OBJECT, object);
  setExcField(p, ExcField.UNICODE_START, small(start));
  setExcField(p, ExcField.UNICODE_END, small(end));
  setExcField(p, ExcField.UNICODE_REASON, box(why));
  return raiseException(box(p));
}
