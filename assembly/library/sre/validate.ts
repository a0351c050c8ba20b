/**
 * Whether code given to `_sre.compile` is such as re._compiler makes, so that the matcher can trust every skip and every number in it.
 * Followed from operation to operation; bodies must end where the operation around them says.
 */
import { SreAt, SreCategory, SreInfo, SreOp } from "./codes.ts";

/** Bodies in bodies: more than re._parser, which is recursive, can have made. */
const DEEPEST = 1000;

let groups: u32 = 0;
/** Operations that may still be looked at: two parts that depend on a group may have to be looked at twice. */
let budget: i64 = 0;

/** Whether the words in [code, end) are a pattern with that many groups. */
export function isValidCode(code: usize, end: usize, groupCount: u32): bool {
  groups = groupCount;
  budget = <i64>(end - code) * 16;
  return end > code && word(end - 4, 0) === SreOp.SUCCESS && isBody(code, end - 4, 0);
}

function word(pc: usize, i: u32): u32 {
  return load<u32>(pc + ((<usize>i) << 2));
}

/** Where the skip at pc leads to; 0 unless that is at least `least` words on and not behind `end`. */
function target(pc: usize, end: usize, least: u32): usize {
  if (pc >= end) return 0;
  const count = word(pc, 0);
  return count >= least && (<u64>count) << 2 <= <u64>(end - pc) ? pc + ((<usize>count) << 2) : 0;
}

/** Whether operations fill [pc, end). */
function isBody(pc: usize, end: usize, depth: i32): bool {
  if (depth > DEEPEST) return false;
  while (pc !== 0 && pc < end && --budget > 0) pc = behind(pc, end, depth);
  return pc === end;
}

/** Where the operation at pc ends; 0 if it is not valid. */
function behind(pc: usize, end: usize, depth: i32): usize {
  const op = word(pc, 0);
  switch (op) {
    case SreOp.SUCCESS:
    case SreOp.FAILURE:
      return pc + 4;
    case SreOp.MARK:
      return withOperand(pc, end, groups << 1);
    case SreOp.AT:
      return withOperand(pc, end, SreAt.COUNT);
    case SreOp.GROUPREF:
    case SreOp.GROUPREF_IGNORE:
    case SreOp.GROUPREF_LOC_IGNORE:
    case SreOp.GROUPREF_UNI_IGNORE:
      return withOperand(pc, end, groups);
    case SreOp.INFO:
      return behindInfo(pc, end);
    case SreOp.BRANCH:
      return behindBranch(pc, end, depth);
    case SreOp.REPEAT:
    case SreOp.POSSESSIVE_REPEAT:
      return behindRepeat(pc, end, depth);
    case SreOp.REPEAT_ONE:
    case SreOp.MIN_REPEAT_ONE:
    case SreOp.POSSESSIVE_REPEAT_ONE: {
      const to = target(pc + 4, end, 5);
      const good = to !== 0 && word(pc, 2) <= word(pc, 3) && word(to - 4, 0) === SreOp.SUCCESS;
      return good && behindTest(pc + 16, to - 4) === to - 4 ? to : 0;
    }
    case SreOp.ATOMIC_GROUP:
      return behindEnclosed(pc, pc + 8, end, depth);
    case SreOp.ASSERT:
    case SreOp.ASSERT_NOT:
      return pc + 12 <= end && word(pc, 2) < 0x8000_0000 ? behindEnclosed(pc, pc + 12, end, depth) : 0;
    case SreOp.GROUPREF_EXISTS:
      return behindExists(pc, end, depth);
    default:
      return behindTest(pc, end);
  }
}

/** An operation with one operand, which must be less than `limit`. */
function withOperand(pc: usize, end: usize, limit: u32): usize {
  return pc + 8 <= end && word(pc, 1) < limit ? pc + 8 : 0;
}

/** What tests one character. */
function behindTest(pc: usize, end: usize): usize {
  switch (word(pc, 0)) {
    case SreOp.ANY:
    case SreOp.ANY_ALL:
      return pc + 4;
    case SreOp.CATEGORY:
      return withOperand(pc, end, SreCategory.COUNT);
    case SreOp.LITERAL:
    case SreOp.NOT_LITERAL:
    case SreOp.LITERAL_IGNORE:
    case SreOp.NOT_LITERAL_IGNORE:
    case SreOp.LITERAL_LOC_IGNORE:
    case SreOp.NOT_LITERAL_LOC_IGNORE:
    case SreOp.LITERAL_UNI_IGNORE:
    case SreOp.NOT_LITERAL_UNI_IGNORE:
      return pc + 8 <= end ? pc + 8 : 0;
    case SreOp.IN:
    case SreOp.IN_IGNORE:
    case SreOp.IN_LOC_IGNORE:
    case SreOp.IN_UNI_IGNORE: {
      const to = target(pc + 4, end, 2);
      return to !== 0 && isSet(pc + 8, to) ? to : 0;
    }
    default:
      return 0;
  }
}

/** Whether a set fills [at, end). */
function isSet(at: usize, end: usize): bool {
  while (at < end) {
    let size: u64;
    switch (word(at, 0)) {
      case SreOp.FAILURE:
        return at + 4 === end;
      case SreOp.NEGATE:
        size = 4;
        break;
      case SreOp.CATEGORY:
        if (at + 8 > end || word(at, 1) >= <u32>SreCategory.COUNT) return false;
        size = 8;
        break;
      case SreOp.LITERAL:
        size = 8;
        break;
      case SreOp.RANGE:
      case SreOp.RANGE_UNI_IGNORE:
        size = 12;
        break;
      case SreOp.CHARSET:
        size = 36;
        break;
      case SreOp.BIGCHARSET:
        if (at + 8 > end || !hasBlocks(at, end)) return false;
        size = 8 + 256 + <u64>word(at, 1) * 32;
        break;
      default:
        return false;
    }
    if (size > <u64>(end - at)) return false;
    at += <usize>size;
  }
  return false;
}

/** Whether the 256 numbers of a big set are numbers of its blocks. */
function hasBlocks(at: usize, end: usize): bool {
  if (at + 264 > end) return false;
  for (let i: usize = 0; i < 256; i++) if (load<u8>(at + 8 + i) >= word(at, 1)) return false;
  return true;
}

function behindInfo(pc: usize, end: usize): usize {
  const to = target(pc + 4, end, 4);
  if (to === 0) return 0;
  const flags = word(pc, 2);
  if (flags & SreInfo.PREFIX) {
    if (to - pc < 28) return 0;
    const length = word(pc, 5);
    return length > 0 && 28 + ((<u64>length) << 3) === <u64>(to - pc) ? to : 0;
  }
  if (flags & SreInfo.CHARSET) return isSet(pc + 20, to) ? to : 0;
  return to - pc === 20 ? to : 0;
}

/** Branches, each but for the 0 that ends them with a jump behind that. */
function behindBranch(pc: usize, end: usize, depth: i32): usize {
  let at = pc + 4;
  let joint: usize = 0;
  while (at < end && word(at, 0) !== 0) {
    const next = target(at, end, 3);
    if (next === 0 || word(next - 8, 0) !== SreOp.JUMP) return 0;
    const to = target(next - 4, end, 1);
    if (to === 0 || (joint !== 0 && to !== joint) || !isBody(at + 4, next - 8, depth + 1)) return 0;
    joint = to;
    at = next;
  }
  return at < end && (joint === 0 || joint === at + 4) ? at + 4 : 0;
}

function behindRepeat(pc: usize, end: usize, depth: i32): usize {
  const to = target(pc + 4, end - 4, 3);
  if (to === 0 || word(pc, 2) > word(pc, 3) || !isBody(pc + 16, to, depth + 1)) return 0;
  const last = word(to, 0);
  if (word(pc, 0) === SreOp.POSSESSIVE_REPEAT) return last === SreOp.SUCCESS ? to + 4 : 0;
  return last === SreOp.MAX_UNTIL || last === SreOp.MIN_UNTIL ? to + 4 : 0;
}

/** A body that ends with SUCCESS, where the skip leads. */
function behindEnclosed(pc: usize, body: usize, end: usize, depth: i32): usize {
  const to = target(pc + 4, end, 2);
  if (to === 0 || to < body + 4 || word(to - 4, 0) !== SreOp.SUCCESS) return 0;
  return isBody(body, to - 4, depth + 1) ? to : 0;
}

/** Whether one part or, with a jump at the end of the first, two. Its skip counts from the group's number. */
function behindExists(pc: usize, end: usize, depth: i32): usize {
  if (pc + 12 > end || word(pc, 1) >= groups) return 0;
  const count = word(pc, 2);
  if (count < 2 || (<u64>count) << 2 > <u64>(end - pc - 4)) return 0;
  const no = pc + 4 + ((<usize>count) << 2);
  if (no >= pc + 20 && word(no - 8, 0) === SreOp.JUMP && isBody(pc + 12, no - 8, depth + 1)) {
    const to = target(no - 4, end, 1);
    return to !== 0 && to >= no && isBody(no, to, depth + 1) ? to : 0;
  }
  return isBody(pc + 12, no, depth + 1) ? no : 0;
}
