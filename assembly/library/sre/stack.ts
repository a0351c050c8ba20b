/** The entries on the matcher's stack, and what is done to several of them at once. See run.ts. */
import { ENTRY, entryAt, growStack, SreState } from "./state.ts";

export enum Kind {
  /** Choice: go on at pc. */
  RESUME,
  /** Choice: the branch whose skip is at pc. */
  BRANCH,
  /** Choice of `item*`: x characters from `place` on are left to try, fewer were not. */
  FEWER,
  /** Choice of `item*?`: x characters were taken up to `place`; take one more. */
  MORE,
  /** Choice of a lazy loop, whose context is `context`: match the body once more. */
  BODY,
  /** Note: mark number pc was `place`, lastIndex was x. */
  MARK,
  /** Note: the loop whose context is pc had count x and began last at `place`. */
  LOOP,
  /** Context of a loop with its operands at pc: the body has matched x + 1 times, last from `place` on (-1: never); `context` is the outer one. */
  CONTEXT,
  // Barriers: operands at pc; x is the barrier around it, `context` that of the code around.
  ASSERT,
  ASSERT_NOT,
  ATOMIC,
  /** y: how often the body has matched. */
  POSSESSIVE,
}

export class Stack {
  /** False with MemoryError pending. */
  @inline
  static push(s: SreState, kind: Kind, pc: usize, place: i32, context: i32, x: i32 = 0, y: i32 = 0): bool {
    const top = s.top;
    if (top + ENTRY > s.capacity && !growStack(s)) return false;
    const e = entryAt(s, top);
    e.kind = kind;
    e.pc = <u32>pc;
    e.place = place;
    e.context = context;
    e.x = x;
    e.y = y;
    s.top = top + ENTRY;
    return true;
  }
}

/** Notes a loop's state, before it is changed. */
export function noteLoop(s: SreState, context: i32): bool {
  const c = entryAt(s, context);
  return Stack.push(s, Kind.LOOP, context, c.place, 0, c.x);
}

/** Sets a mark, and what closing a group says about it. */
export function setMark(s: SreState, i: u32, place: i32): bool {
  const slot = <usize>s.marks + (i << 2);
  if (!Stack.push(s, Kind.MARK, i, load<i32>(slot), 0, s.lastIndex)) return false;
  store<i32>(slot, place);
  if (i & 1) s.lastIndex = <i32>(i >> 1) + 1;
  return true;
}

/** Takes back what a note about a mark says. */
export function unmark(s: SreState, at: u32): void {
  const e = entryAt(s, at);
  store<i32>(<usize>s.marks + ((<usize>e.pc) << 2), e.place);
  s.lastIndex = e.x;
}

/** What is above a barrier has matched for good: its choices and the barrier go, notes about marks stay. */
export function cut(s: SreState, barrier: i32): void {
  let to: u32 = barrier;
  for (let from = to + ENTRY; from < s.top; from += ENTRY) {
    if (entryAt(s, from).kind !== Kind.MARK) continue;
    memory.copy(<usize>s.stack + to, <usize>s.stack + from, ENTRY);
    to += ENTRY;
  }
  s.top = to;
}

/** Takes all that is above a barrier back, and the barrier. */
export function takeBack(s: SreState, barrier: i32): void {
  while (s.top > <u32>barrier) {
    s.top -= ENTRY;
    if (entryAt(s, s.top).kind === Kind.MARK) unmark(s, s.top);
  }
}
