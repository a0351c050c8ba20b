/**
 * A `__buffer__` in Python, asked for the bytes of an argument, may use the methods of texts itself: what the method that asks has opened is put
 * back after it. The characters may lie elsewhere by then: openLike opens again.
 */
import { raiseMemoryError } from "../../core/errors.ts";
import { Value } from "../../core/value.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { givenEnd, givenStart, restoreBounds } from "./bounds.ts";
import { first, second, subject, View } from "./view.ts";

/** │ subject │ first │ second │ */
const VIEWS: usize = 3 * offsetof<View>();

function copyView(to: usize, from: View): void {
  memory.copy(to, changetype<usize>(from), offsetof<View>());
}

/** Calls `ask(v, flags)`, and puts the views and bounds back as they were. */
export function keepingViews(ask: (v: Value, flags: i32) => Value, v: Value, flags: i32): Value {
  const block = rawAlloc(VIEWS);
  if (block === 0) return raiseMemoryError();
  const start = givenStart;
  const end = givenEnd;
  copyView(block, subject);
  copyView(block + offsetof<View>(), first);
  copyView(block + 2 * offsetof<View>(), second);
  const result = ask(v, flags);
  copyView(changetype<usize>(subject), changetype<View>(block));
  copyView(changetype<usize>(first), changetype<View>(block + offsetof<View>()));
  copyView(changetype<usize>(second), changetype<View>(block + 2 * offsetof<View>()));
  restoreBounds(start, end);
  rawFree(block);
  return result;
}
