/** The slots in which values cross between VM and host where Python is embedded: shared/embed.ts. */
import { takeError } from "../../core/errors.ts";
import { ERROR, Value } from "../../core/value.ts";
import { isOutputWaiting } from "../../objects/textfile.ts";
import { AREA_SLOTS, Outcome } from "../../shared/embed.ts";
import { current } from "../frame.ts";
import { flushStandard } from "../report.ts";

const AREA: usize = memory.data(AREA_SLOTS * 8, 8);

/** Where the slots begin. */
export function embedArea(): usize {
  return AREA;
}

/** The value in a slot; its reference is the caller's. */
export function given(i: u32): Value {
  return load<i64>(AREA + (i << 3));
}

export function hand(i: u32, v: Value): void {
  store<i64>(AREA + (i << 3), v);
}

/**
 * Answers with a value (reference taken over), or with the pending exception where it is ERROR. Where nothing of Python goes on below, what the program has printed
 * is written out first.
 */
export function answerWith(v: Value): i32 {
  const answer = v === ERROR ? takeError() : v;
  if (current === 0 && isOutputWaiting()) flushStandard(0);
  hand(0, answer);
  return v === ERROR ? Outcome.RAISED : Outcome.DONE;
}
