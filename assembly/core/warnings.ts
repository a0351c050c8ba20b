/** Warnings that built-in functions give at run time. Which are shown, and how: vm/warnings.ts, set at boot. */
import { Exc } from "../shared/exceptions.ts";
import { formatText } from "./errors.ts";
import { decref } from "./object.ts";
import { ERROR, UNBOUND, Value } from "./value.ts";

/** (category: Exc, text: Value, source: Value | UNBOUND) => bool */
let warner: u32 = 0;

export function setWarner(index: u32): void {
  warner = index;
}

/** Whether mixing bytes with str or int is warned of (-b); set before a program runs. */
export let warnsOfBytes: bool = false;

export function setBytesWarnings(on: bool): void {
  warnsOfBytes = on;
}

/** Warns, with a message formatted as by raisef, of the line that the running frame is at. False with an exception pending. */
export function warn(category: Exc, message: string, a: Value = UNBOUND, b: Value = UNBOUND): bool {
  return warnOf(UNBOUND, category, message, a, b);
}

/** As warn, of an object that somebody forgot: where it was made would help, and may be told. */
export function warnOf(source: Value, category: Exc, message: string, a: Value, b: Value = UNBOUND): bool {
  if (warner === 0) return true;
  const text = formatText(message, a, b);
  if (text === ERROR) return false;
  const good = call_indirect<bool>(warner, category, text, source);
  decref(text);
  return good;
}
