/** Warnings that built-in functions give at run time. Which are shown, and how: vm/warnings.ts, set at boot. */
import { Exc } from "../shared/exceptions.ts";
import { formatText } from "./errors.ts";
import { decref } from "./object.ts";
import { ERROR, UNBOUND, Value } from "./value.ts";

/** (category: Exc, text: Value) => bool */
let warner: u32 = 0;

export function setWarner(index: u32): void {
  warner = index;
}

/** Warns, with a message formatted as by raisef, of the line that the running frame is at. False with an exception pending. */
export function warn(category: Exc, message: string, a: Value = UNBOUND, b: Value = UNBOUND): bool {
  if (warner === 0) return true;
  const text = formatText(message, a, b);
  if (text === ERROR) return false;
  const good = call_indirect<bool>(warner, category, text);
  decref(text);
  return good;
}
