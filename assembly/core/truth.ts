/** Truth testing: __bool__, else __len__, else true. */
import { asType } from "./type.ts";
import { typeOf } from "./typeids.ts";
import { FALSE, floatValue, isFloat, isSmall, NONE, small, TRUE, Value } from "./value.ts";

/** 0, 1, or -1 with an exception pending. */
export function isTrue(v: Value): i32 {
  if (v === TRUE) return 1;
  if (v === FALSE || v === NONE) return 0;
  if (isSmall(v)) return v !== small(0) ? 1 : 0;
  if (isFloat(v)) return floatValue(v) !== 0 ? 1 : 0;
  const type = asType(typeOf(v));
  if (type.bool !== 0) return call_indirect<i32>(type.bool, v);
  if (type.length === 0) return 1;
  const length = call_indirect<i64>(type.length, v);
  return length < 0 ? -1 : length > 0 ? 1 : 0;
}
