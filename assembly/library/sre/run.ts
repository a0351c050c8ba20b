/**
 * The matcher: runs the code of a pattern from one place of the subject, without recursion.
 *
 * What CPython's Modules/_sre/sre_lib.h does with nested calls is done with a stack of entries of three sorts (stack.ts). Choices say where
 * to go on when matching fails. Notes undo what has been changed since: the marks of groups, the state of loops. Barriers stand below the
 * body of a look-around, an atomic group or a possessive loop, which is matched on its own: when it succeeds, its choices are taken away,
 * its notes about groups stay.
 *
 * A loop of a body has an entry of its own, its context, that says how often the body has matched and where it began last. Contexts
 * are linked to that of the loop around them; the innermost is a register.
 */
import { charge } from "../../core/interrupt.ts";
import { toLower } from "../../core/text/unicode.ts";
import { MAXREPEAT, SreOp } from "./codes.ts";
import { countAccepted } from "./count.ts";
import { cut, Kind, noteLoop, Stack, setMark, takeBack, unmark } from "./stack.ts";
import { Char, ENTRY, entryAt, markAt, SreState, STRETCH } from "./state.ts";
import { accepts, asciiLower, isAt } from "./tests.ts";

/** In place of the next operation: matching has failed here; there is no memory. */
const FAIL: usize = 0;
const BROKEN: usize = 1;

/** No context, no barrier. */
const NONE: i32 = -1;

class Code {
  @inline
  static word(pc: usize, i: u32): u32 {
    return load<u32>(pc + ((<usize>i) << 2));
  }

  /** The address that the skip at pc leads to. */
  @inline
  static skip(pc: usize): usize {
    return pc + ((<usize>load<u32>(pc)) << 2);
  }
}

/** Where the function called last has got to. */
let reached: i32 = 0;

/** Matches at s.start: 1 (s.place, the marks and lastIndex say what), 0, or -1 with an exception pending. */
export function runMatch(s: SreState): i32 {
  let pc: usize = s.code;
  let place = s.start;
  let context = NONE;
  let barrier = NONE;
  let left = s.left;
  if (Code.word(pc, 0) === SreOp.INFO) pc = Code.skip(pc + 4);
  while (true) {
    if (--left <= 0) {
      left = STRETCH;
      if (!charge(STRETCH)) return -1;
    }
    const now = pc;
    pc = FAIL;
    switch (Code.word(now, 0)) {
      case SreOp.LITERAL:
        if (place < s.end && Char.at(s, place) === Code.word(now, 1)) {
          place++;
          pc = now + 8;
        }
        break;
      case SreOp.MARK:
        pc = setMark(s, Code.word(now, 1), place) ? now + 8 : BROKEN;
        break;
      case SreOp.ANY:
      case SreOp.ANY_ALL:
        if (place < s.end && accepts(now, Char.at(s, place))) {
          place++;
          pc = now + 4;
        }
        break;
      case SreOp.IN:
      case SreOp.IN_IGNORE:
      case SreOp.IN_LOC_IGNORE:
      case SreOp.IN_UNI_IGNORE:
        if (place < s.end && accepts(now, Char.at(s, place))) {
          place++;
          pc = Code.skip(now + 4);
        }
        break;
      case SreOp.NOT_LITERAL:
      case SreOp.CATEGORY:
      case SreOp.LITERAL_IGNORE:
      case SreOp.LITERAL_LOC_IGNORE:
      case SreOp.LITERAL_UNI_IGNORE:
      case SreOp.NOT_LITERAL_IGNORE:
      case SreOp.NOT_LITERAL_LOC_IGNORE:
      case SreOp.NOT_LITERAL_UNI_IGNORE:
        if (place < s.end && accepts(now, Char.at(s, place))) {
          place++;
          pc = now + 8;
        }
        break;
      case SreOp.AT:
        if (isAt(s, Code.word(now, 1), place)) pc = now + 8;
        break;
      case SreOp.JUMP:
        pc = Code.skip(now + 4);
        break;
      case SreOp.INFO:
        pc = Code.skip(now + 4);
        break;
      case SreOp.BRANCH:
        pc = tryBranch(s, now + 4, place, context);
        break;
      case SreOp.REPEAT_ONE: {
        const count = countAccepted(s, now + 16, place, Code.word(now, 3));
        left -= count >> 3;
        pc = tryFewer(s, now + 4, place, context, count);
        place = reached;
        break;
      }
      case SreOp.MIN_REPEAT_ONE: {
        const count = countAccepted(s, now + 16, place, Code.word(now, 2));
        if (<u32>count < Code.word(now, 2)) break;
        place += count;
        pc = Stack.push(s, Kind.MORE, now + 4, place, context, count) ? Code.skip(now + 4) : BROKEN;
        break;
      }
      case SreOp.POSSESSIVE_REPEAT_ONE: {
        const count = countAccepted(s, now + 16, place, Code.word(now, 3));
        if (<u32>count < Code.word(now, 2)) break;
        left -= count >> 3;
        place += count;
        pc = Code.skip(now + 4);
        break;
      }
      case SreOp.REPEAT: {
        const own = <i32>s.top;
        pc = Stack.push(s, Kind.CONTEXT, now + 4, NONE, context, -1) ? Code.skip(now + 4) : BROKEN;
        context = own;
        break;
      }
      case SreOp.MAX_UNTIL: {
        const c = entryAt(s, context);
        const operands: usize = c.pc;
        const count = c.x + 1;
        const most = Code.word(operands, 2);
        const outer = c.context;
        if (<u32>count < Code.word(operands, 1)) {
          pc = again(s, context, count, c.place);
        } else if ((<u32>count < most || most === MAXREPEAT) && place !== c.place) {
          pc = Stack.push(s, Kind.RESUME, now + 4, place, outer) ? again(s, context, count, place) : BROKEN;
        } else {
          context = outer;
          pc = now + 4;
        }
        break;
      }
      case SreOp.MIN_UNTIL: {
        const c = entryAt(s, context);
        const count = c.x + 1;
        const outer = c.context;
        if (<u32>count < Code.word(c.pc, 1)) {
          pc = again(s, context, count, c.place);
        } else {
          pc = Stack.push(s, Kind.BODY, now, place, context) ? now + 4 : BROKEN;
          context = outer;
        }
        break;
      }
      case SreOp.POSSESSIVE_REPEAT: {
        const own = <i32>s.top;
        if (Code.word(now, 3) === 0) {
          pc = Code.skip(now + 4) + 4;
          break;
        }
        pc = Stack.push(s, Kind.POSSESSIVE, now + 4, place, context, barrier) ? now + 16 : BROKEN;
        barrier = own;
        break;
      }
      case SreOp.ATOMIC_GROUP: {
        const own = <i32>s.top;
        pc = Stack.push(s, Kind.ATOMIC, now + 4, place, context, barrier) ? now + 8 : BROKEN;
        barrier = own;
        break;
      }
      case SreOp.ASSERT: {
        const own = <i32>s.top;
        const back = Code.word(now, 2);
        if (<u32>place < back) break;
        pc = Stack.push(s, Kind.ASSERT, now + 4, place, context, barrier) ? now + 12 : BROKEN;
        place -= back;
        barrier = own;
        break;
      }
      case SreOp.ASSERT_NOT: {
        const own = <i32>s.top;
        const back = Code.word(now, 2);
        if (<u32>place < back) {
          pc = Code.skip(now + 4);
          break;
        }
        pc = Stack.push(s, Kind.ASSERT_NOT, now + 4, place, context, barrier) ? now + 12 : BROKEN;
        place -= back;
        barrier = own;
        break;
      }
      case SreOp.GROUPREF:
      case SreOp.GROUPREF_IGNORE:
      case SreOp.GROUPREF_LOC_IGNORE:
      case SreOp.GROUPREF_UNI_IGNORE: {
        const behind = behindGroup(s, now, place);
        left -= behindCost >> 3;
        if (behind >= 0) {
          place = behind;
          pc = now + 8;
        }
        break;
      }
      case SreOp.GROUPREF_EXISTS:
        pc = isGroupSet(s, Code.word(now, 1)) ? now + 12 : now + 4 + ((<usize>Code.word(now, 2)) << 2);
        break;
      case SreOp.SUCCESS: {
        if (barrier === NONE) {
          if ((s.all && place !== s.end) || (s.advance && place === s.start)) break;
          s.place = place;
          s.left = left;
          return 1;
        }
        const e = entryAt(s, barrier);
        const kind: Kind = e.kind;
        const operands: usize = e.pc;
        const start = e.place;
        const around = e.x;
        const count = e.y + 1;
        context = e.context;
        if (kind === Kind.ASSERT_NOT) {
          takeBack(s, barrier);
          barrier = around;
          break;
        }
        cut(s, barrier);
        barrier = around;
        pc = Code.skip(operands);
        if (kind === Kind.ASSERT) place = start;
        else if (kind === Kind.POSSESSIVE) {
          const most = Code.word(operands, 2);
          if (place === start || (<u32>count >= most && most !== MAXREPEAT)) pc += 4;
          else {
            const own = <i32>s.top;
            pc = operands + 12;
            if (!Stack.push(s, Kind.POSSESSIVE, operands, place, context, barrier, count)) pc = BROKEN;
            barrier = own;
          }
        }
        break;
      }
      default:
        break;
    }
    // Back to the last choice.
    while (pc === FAIL) {
      if (s.top === 0) {
        s.left = left;
        return 0;
      }
      s.top -= ENTRY;
      const e = entryAt(s, s.top);
      const kind: Kind = e.kind;
      if (kind === Kind.MARK) {
        unmark(s, s.top);
        continue;
      }
      if (kind === Kind.CONTEXT) continue;
      if (kind === Kind.LOOP) {
        const c = entryAt(s, e.pc);
        c.x = e.x;
        c.place = e.place;
        continue;
      }
      place = e.place;
      context = e.context;
      switch (kind) {
        case Kind.RESUME:
          pc = e.pc;
          break;
        case Kind.BRANCH:
          pc = tryBranch(s, e.pc, place, context);
          break;
        case Kind.FEWER:
          pc = tryFewer(s, e.pc, place, context, e.x);
          place = reached;
          break;
        case Kind.MORE:
          pc = tryMore(s, e.pc, place, context, e.x);
          left -= (reached - place) >> 3;
          place = reached;
          break;
        case Kind.BODY:
          pc = tryBody(s, place, context);
          break;
        default:
          barrier = e.x;
          if (kind === Kind.ASSERT_NOT) pc = Code.skip(e.pc);
          else if (kind === Kind.POSSESSIVE && <u32>e.y >= Code.word(e.pc, 1)) pc = Code.skip(e.pc) + 4;
      }
    }
    if (pc === BROKEN) return -1;
  }
}

/** Whether the code at pc may match from a place on; only its first operation is looked at. */
function mayBegin(s: SreState, pc: usize, place: i32): bool {
  const op = Code.word(pc, 0);
  if (op === SreOp.LITERAL) return place < s.end && Char.at(s, place) === Code.word(pc, 1);
  if (op === SreOp.IN) return place < s.end && accepts(pc, Char.at(s, place));
  return true;
}

/** The first of the branches from `branch` (its skip) on that may match; a choice is left for the others. */
function tryBranch(s: SreState, branch: usize, place: i32, context: i32): usize {
  while (Code.word(branch, 0) !== 0) {
    const next = Code.skip(branch);
    if (mayBegin(s, branch + 4, place)) {
      const last = Code.word(next, 0) === 0;
      return last || Stack.push(s, Kind.BRANCH, next, place, context) ? branch + 4 : BROKEN;
    }
    branch = next;
  }
  return FAIL;
}

/** What follows `item*`, after at most `count` characters from `place` on: `reached`. */
function tryFewer(s: SreState, operands: usize, place: i32, context: i32, count: i32): usize {
  const least = <i32>Code.word(operands, 1);
  const tail = Code.skip(operands);
  reached = place;
  if (<u32>count < <u32>least) return FAIL;
  if (Code.word(tail, 0) === SreOp.LITERAL) {
    const c = Code.word(tail, 1);
    while (count >= least && (place + count >= s.end || Char.at(s, place + count) !== c)) count--;
    if (count < least) return FAIL;
  }
  reached = place + count;
  return count === least || Stack.push(s, Kind.FEWER, operands, place, context, count - 1) ? tail : BROKEN;
}

/** What follows `item*?`, of which `count` characters have been taken, after one more or as many as it needs: `reached`. */
function tryMore(s: SreState, operands: usize, place: i32, context: i32, count: i32): usize {
  const most = Code.word(operands, 2);
  const tail = Code.skip(operands);
  while ((<u32>count < most || most === MAXREPEAT) && place < s.end) {
    if (!accepts(operands + 12, Char.at(s, place))) break;
    place++;
    count++;
    if (!mayBegin(s, tail, place)) continue;
    reached = place;
    return Stack.push(s, Kind.MORE, operands, place, context, count) ? tail : BROKEN;
  }
  reached = place;
  return FAIL;
}

/** The body of a lazy loop once more. */
function tryBody(s: SreState, place: i32, context: i32): usize {
  const c = entryAt(s, context);
  const count = c.x + 1;
  const most = Code.word(c.pc, 2);
  if ((<u32>count >= most && most !== MAXREPEAT) || place === c.place) return FAIL;
  return again(s, context, count, place);
}

/** The body of a loop, for which it has now this count and beginning. */
function again(s: SreState, context: i32, count: i32, place: i32): usize {
  if (!noteLoop(s, context)) return BROKEN;
  const c = entryAt(s, context);
  c.x = count;
  c.place = place;
  return <usize>c.pc + 12;
}

export function isGroupSet(s: SreState, group: u32): bool {
  const start = markAt(s, group << 1);
  return start >= 0 && markAt(s, (group << 1) + 1) >= start;
}

/** Characters that behindGroup has compared. */
let behindCost: i32 = 0;

/** The place behind another copy of a group's text that begins at `place`; -1 if there is none. */
function behindGroup(s: SreState, pc: usize, place: i32): i32 {
  const group = Code.word(pc, 1);
  if (!isGroupSet(s, group)) return -1;
  const end = markAt(s, (group << 1) + 1);
  behindCost = 0;
  for (let i = markAt(s, group << 1); i < end; i++) {
    behindCost++;
    if (place >= s.end || !sameCharacter(Code.word(pc, 0), Char.at(s, i), Char.at(s, place))) return -1;
    place++;
  }
  return place;
}

function sameCharacter(op: u32, a: u32, b: u32): bool {
  if (a === b) return true;
  if (op === SreOp.GROUPREF) return false;
  return op === SreOp.GROUPREF_UNI_IGNORE ? toLower(a) === toLower(b) : asciiLower(a) === asciiLower(b);
}
