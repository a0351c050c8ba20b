/** repr(), str() and the guard against containers that hold themselves. */
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { enterNative, leaveNative } from "./depth.ts";
import { formatText, raisef } from "./errors.ts";
import { intRepr } from "./inttext.ts";
import { decref, incref } from "./object.ts";
import { isStr } from "./string.ts";
import { asType } from "./type.ts";
import { isExactly, typeOf } from "./typeids.ts";
import { ERROR, isSmall, pointer, Value } from "./value.ts";

/** repr(v): a str, or ERROR. */
export function repr(v: Value): Value {
  const slot = asType(typeOf(v)).repr;
  if (slot === 0) return formatText("<%T object>", v);
  if (!enterNative()) return ERROR;
  const text = call_indirect<Value>(slot, v);
  leaveNative();
  return checkText(text, "__repr__ returned non-string (type %T)");
}

/** str(v): a str, or ERROR. */
export function str(v: Value): Value {
  if (isSmall(v)) return intRepr(v);
  if (isExactly(v, TypeId.STR)) return incref(v);
  const slot = asType(typeOf(v)).str;
  if (slot === 0) return repr(v);
  if (!enterNative()) return ERROR;
  const text = call_indirect<Value>(slot, v);
  leaveNative();
  return checkText(text, "__str__ returned non-string (type %T)");
}

function checkText(text: Value, message: string): Value {
  if (text === ERROR || isStr(text)) return text;
  raisef(Exc.TypeError, message, text);
  decref(text);
  return ERROR;
}

/** Containers whose repr is being written, innermost last: a list that holds itself prints as [...]. */
const CAPACITY: i32 = 512;
const inRepr = memory.data(2048);
let inReprCount: i32 = 0;

/** Enters a container's repr: 1 if it is being written already (write `...`), else 0 and reprLeave must follow. */
export function reprEnter(v: Value): i32 {
  for (let i = inReprCount - 1; i >= 0; i--) {
    if (load<u32>(inRepr + (i << 2)) === <u32>pointer(v)) return 1;
  }
  if (inReprCount < CAPACITY) store<u32>(inRepr + (inReprCount << 2), <u32>pointer(v));
  inReprCount++;
  return 0;
}

export function reprLeave(): void {
  inReprCount--;
}
