/** Lists of words in literals of the VM: rows of names, separated by spaces. */

import { dictSetStr } from "./dict.ts";
import { internText, internUtf16 } from "./intern.ts";
import { decref, decrefAt } from "./object.ts";
import { Value } from "./value.ts";

/** Number of words. */
export function countWords(text: string): u32 {
  let count: u32 = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const space = load<u16>(changetype<usize>(text) + (i << 1)) === 32;
    if (!space && !inside) count++;
    inside = !space;
  }
  return count;
}

/** Start of the word at or after `at` (the length if there is none), and with endOfWord its end. */
export function startOfWord(text: string, at: i32): i32 {
  while (at < text.length && load<u16>(changetype<usize>(text) + (at << 1)) === 32) at++;
  return at;
}

export function endOfWord(text: string, at: i32): i32 {
  while (at < text.length && load<u16>(changetype<usize>(text) + (at << 1)) !== 32) at++;
  return at;
}

/** The interned str of characters [from, to) of a literal: a reference, 0 with MemoryError pending. */
export function internPart(text: string, from: i32, to: i32): usize {
  return internUtf16(changetype<usize>(text) + (from << 1), to - from);
}

/** Puts v into a namespace under a literal name, taking over the reference to v. */
export function setIn(dict: usize, name: string, v: Value): void {
  const text = internText(name);
  dictSetStr(dict, text, v);
  decrefAt(text);
  decref(v);
}
