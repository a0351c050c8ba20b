/**
 * Jumps out of statements: `break`, `continue` and `return` leave what they are in one statement after the other, popping
 * what it holds on the stack, running its `finally`, calling its `__exit__`.
 */

import { Awaits, Op } from "../../../assembly/shared/opcodes.ts";
import type { Positioned } from "../../syntax/ast.ts";
import type { Place } from "../blocks.ts";
import { fail } from "../errors.ts";
import { awaitTop } from "./asynchronous.ts";
import type { Generator } from "./generator.ts";
import { compileBody, forgetName } from "./statements.ts";
import { type Frame, FrameKind } from "./unit.ts";

/** Where CPython reports a jump that has left a `with` or `finally` already. */
const NOWHERE: Positioned = { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };

/** Leaves all statements up to the innermost loop, which is the result; undefined if there is none. */
export function unwindToLoop(c: Generator, place: Place): { loop: Frame | undefined; place: Place } {
  const { frames } = c.unit;
  const index = frames.findLastIndex(isLoop);
  const at = unwindDownTo(c, index + 1, place, false);
  return { loop: frames[index], place: at };
}

/** Leaves all statements of the function. With `keeps` the value on top of the stack stays. */
export function unwindAll(c: Generator, place: Place, keeps: boolean): Place {
  return unwindDownTo(c, 0, place, keeps);
}

function isLoop(frame: Frame): boolean {
  return frame.kind === FrameKind.ForLoop || frame.kind === FrameKind.WhileLoop;
}

/** Leaves the frames from the innermost to that with number `bottom`; the result is the place for what follows. */
function unwindDownTo(c: Generator, bottom: number, place: Place, keeps: boolean): Place {
  const { frames } = c.unit;
  const left: Frame[] = [];
  let at = place;
  while (frames.length > bottom) {
    const frame = frames.pop()!;
    if (frame.kind === FrameKind.GroupHandler) {
      fail("'break', 'continue' and 'return' cannot appear in an except* block", at ?? NOWHERE);
    }
    left.push(frame);
    at = unwind(c, frame, at, keeps);
  }
  frames.push(...left.reverse());
  return at;
}

function unwind(c: Generator, frame: Frame, place: Place, keeps: boolean): Place {
  const { graph } = c.unit;
  if (frame.kind !== FrameKind.PopValue) graph.handler = frame.handler;
  switch (frame.kind) {
    case FrameKind.WhileLoop:
    case FrameKind.TryExcept:
    case FrameKind.ExceptionHandler:
    case FrameKind.GroupHandler:
      return place;
    case FrameKind.ForLoop:
    case FrameKind.PopValue:
      popBelow(c, place, keeps);
      return place;
    case FrameKind.FinallyTry:
      runFinally(c, frame, keeps);
      return null;
    case FrameKind.FinallyEnd:
      popBelow(c, place, keeps);
      popException(c, place, keeps);
      return place;
    case FrameKind.With:
      if (keeps) c.emit(Op.ROT_TWO, frame.place!);
      callExit(c, frame.place!, frame.isAsync!);
      return null;
    case FrameKind.HandlerCleanup:
      popException(c, place, keeps);
      if (frame.name) forgetName(c, frame.name, place);
      return place;
  }
}

/** Pops the value below the one that is kept, or the top one. */
function popBelow(c: Generator, place: Place, keeps: boolean): void {
  if (keeps) c.emit(Op.ROT_TWO, place);
  c.emit(Op.POP_TOP, place);
}

function popException(c: Generator, place: Place, keeps: boolean): void {
  if (keeps) c.emit(Op.ROT_TWO, place);
  c.emit(Op.POP_EXCEPT, place);
}

/** The body of `finally` runs once more here, with the statement around it gone. */
function runFinally(c: Generator, frame: Frame, keeps: boolean): void {
  const { frames } = c.unit;
  if (keeps) frames.push({ kind: FrameKind.PopValue, handler: null });
  compileBody(c, frame.finalbody!);
  if (keeps) frames.pop();
}

/** What a handler does with an exception that leaves it: previous_exc exc lasti exc -> */
export function popExceptAndReraise(c: Generator): void {
  c.emitArg(Op.COPY, 3, null);
  c.emit(Op.POP_EXCEPT, null);
  c.emitArg(Op.RERAISE, 1, null);
}

/** Calls the `__exit__` on the stack with three None, and awaits what an `__aexit__` gives. */
export function callExit(c: Generator, place: Place, isAsync: boolean): void {
  c.loadNone(place);
  c.loadNone(place);
  c.loadNone(place);
  c.emitArg(Op.CALL_FUNCTION, 3, place);
  if (isAsync) awaitTop(c, Awaits.AEXIT, place);
  c.emit(Op.POP_TOP, place);
}
