/**
 * Entries of tracebacks that nobody has seen. Most exceptions die in their handler without anyone having looked at where they came from, so an
 * entry for a frame that an exception ends takes over what the frame has (function, code, variables, place), and no frame object is made.
 * What is kept alive, and until when, is the same.
 *
 * Such entries are their exception's alone: the collector does not know them, and they stand in front of those that were seen. When the
 * traceback is asked for (`tracebackOf` of core/exception.ts), all get their frame objects. Not for frames that somebody has the object of,
 * those of generators, modules and classes, and while tools watch.
 */

import { pending } from "../core/errors.ts";
import { asException, isUnseen, PyException, setRevealer } from "../core/exception.ts";
import { decrefAt, Plain } from "../core/object.ts";
import { pointer, UNBOUND } from "../core/value.ts";
import { PyCode } from "../objects/code.ts";
import { TypeId } from "../shared/types.ts";
import { asTraceback, frameOfEntry, PyTraceback, tracebackSize } from "./frameobject.ts";

export class Unseen {
  /**
   * Puts an entry in front of the pending exception's traceback that takes over the function, the code and the variables of a frame, the first of what lies
   * at `window`; the frame is to end with nothing else done. False if there is no memory.
   */
  @inline
  static add(func: usize, code: PyCode, window: usize, offset: u32): bool {
    const room = code.nslots;
    const p = Plain.make(TypeId.TRACEBACK, tracebackSize(room));
    if (p === 0) return false;
    const t = asTraceback(p);
    const e = asException(pointer(pending));
    t.next = e.traceback;
    t.frame = 0;
    t.lasti = <i32>offset;
    t.lineno = 0;
    t.func = <u32>func;
    t.code = <u32>changetype<usize>(code);
    t.room = room;
    for (let from = window, to = p; to < p + ((<usize>room) << 3); from += 8, to += 8) {
      store<i64>(to, load<i64>(from), offsetof<PyTraceback>());
      store<i64>(from, UNBOUND);
    }
    e.traceback = <u32>p;
    return true;
  }
}

/** All entries get frame objects, those of callers first, and become the collector's. */
function reveal(e: PyException): void {
  let link = changetype<usize>(e) + offsetof<PyException>("traceback");
  let back: usize = 0;
  for (let p: usize = load<u32>(link); isUnseen(p); p = load<u32>(link)) {
    const t = asTraceback(p);
    if (t.frame === 0 && !frameOfEntry(t, back)) {
      store<u32>(link, 0);
      decrefAt(p);
      return;
    }
    back = t.frame;
    Plain.track(p);
    link = p + offsetof<PyTraceback>("next");
  }
}

export function initUnseen(): void {
  setRevealer(reveal.index);
}
