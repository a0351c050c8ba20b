/**
 * What a pattern says of single characters below 256, worked out when it is first searched for: with which of them a match may begin, and
 * which of them the sets of its loops take. A test is a load then, and no run through the set's code. Other characters are tested as ever.
 *
 *     classes  │ size u32 │ made u32 │ most u32 │ only i32 │ known bool, 3 free, 3 words free │ first: 256 × u8 │ uses: u16 × words │ sets: 32 bytes each │
 *
 * `first` says for each character whether a match may begin with it, `only` which it is where there is but one, else -1; `known` is
 * false where a match may begin with anything, or be empty. A word of `uses` counts how often the set there was asked for, then says
 * which of the sets it is. Without memory there are none, and all is tested as ever.
 */
import { rawAlloc } from "../../memory/raw.ts";
import { SreOp } from "./codes.ts";
import { accepts, inSet } from "./tests.ts";

@unmanaged
export class Classes {
  /** Bytes up to the sets. */
  size: u32;
  made: u32;
  most: u32;
  only: i32;
  known: bool;
}

const FIRST: usize = 32;
const USES: usize = FIRST + 256;
const SET_BYTES: usize = 32;

/** A set becomes a table when it has been asked for so often: making one costs as much as to test a few words. */
const OFTEN: u32 = 8;
/** Nesting up to which the beginning of a pattern is looked at. */
const DEEPEST: i32 = 20;
const MOST_SETS: u32 = 64;

/** The classes of a pattern's code, a block that the caller owns; 0 without memory. */
export function newClasses(code: usize, words: u32): usize {
  const size = <u32>(USES + ((<usize>words + 15) & ~15) * 2);
  // A set of a loop takes eight words at least.
  const most = min<u32>(MOST_SETS, words >> 3);
  const block = rawAlloc(size + most * SET_BYTES);
  if (block === 0) return 0;
  memory.fill(block, 0, size);
  const c = changetype<Classes>(block);
  c.size = size;
  c.most = most;
  c.known = addFirst(code, block + FIRST, 0);
  c.only = onlyFirst(block + FIRST);
  return block;
}

function onlyFirst(first: usize): i32 {
  let only = -1;
  for (let i = 0; i < 256; i++) {
    if (load<u8>(first + i) === 0) continue;
    if (only >= 0) return -1;
    only = i;
  }
  return only;
}

/** The table of `known` classes: whether a match may begin with a character. */
export function firstsOf(classes: usize): usize {
  return classes + FIRST;
}

function word(pc: usize, i: u32): u32 {
  return load<u32>(pc + ((<usize>i) << 2));
}

function skip(pc: usize): usize {
  return pc + ((<usize>load<u32>(pc)) << 2);
}

/** Adds the characters that what the code at pc matches may begin with; false where it may be empty, or that cannot be told. */
function addFirst(pc: usize, first: usize, depth: i32): bool {
  if (depth > DEEPEST) return false;
  while (true) {
    switch (word(pc, 0)) {
      case SreOp.MARK:
      case SreOp.AT:
        pc += 8;
        break;
      case SreOp.INFO:
      case SreOp.JUMP:
      case SreOp.ASSERT:
      case SreOp.ASSERT_NOT:
        pc = skip(pc + 4);
        break;
      case SreOp.ATOMIC_GROUP:
        pc += 8;
        break;
      case SreOp.BRANCH:
        return addBranches(pc + 4, first, depth);
      case SreOp.REPEAT_ONE:
      case SreOp.MIN_REPEAT_ONE:
      case SreOp.POSSESSIVE_REPEAT_ONE:
        if (!addItem(pc + 16, first)) return false;
        if (word(pc, 2) > 0) return true;
        pc = skip(pc + 4);
        break;
      case SreOp.REPEAT:
        if (!addFirst(pc + 16, first, depth + 1)) return false;
        if (word(pc, 2) > 0) return true;
        pc = skip(pc + 4) + 4;
        break;
      default:
        return addItem(pc, first);
    }
  }
}

function addBranches(branch: usize, first: usize, depth: i32): bool {
  for (; word(branch, 0) !== 0; branch = skip(branch))
    if (!addFirst(branch + 4, first, depth + 1)) return false;
  return true;
}

/** Adds what the test of a single character accepts; false if there is none at pc. */
function addItem(pc: usize, first: usize): bool {
  switch (word(pc, 0)) {
    case SreOp.ANY:
    case SreOp.CATEGORY:
    case SreOp.LITERAL:
    case SreOp.NOT_LITERAL:
    case SreOp.IN:
    case SreOp.IN_IGNORE:
    case SreOp.IN_LOC_IGNORE:
    case SreOp.IN_UNI_IGNORE:
    case SreOp.LITERAL_IGNORE:
    case SreOp.NOT_LITERAL_IGNORE:
    case SreOp.LITERAL_LOC_IGNORE:
    case SreOp.NOT_LITERAL_LOC_IGNORE:
    case SreOp.LITERAL_UNI_IGNORE:
    case SreOp.NOT_LITERAL_UNI_IGNORE:
      for (let c: u32 = 0; c < 256; c++) if (accepts(pc, c)) store<u8>(first + c, 1);
      return true;
    default:
      return false;
  }
}

/** Address of the bits of the set (IN) at pc, one for each character below 256; 0 as long as there are none. */
export function setAt(classes: usize, code: usize, pc: usize): usize {
  const use = classes + USES + ((pc - code) >> 1);
  const n: u32 = load<u16>(use);
  const c = changetype<Classes>(classes);
  if (n > OFTEN) return classes + c.size + (n - OFTEN - 1) * SET_BYTES;
  if (n < OFTEN) {
    store<u16>(use, <u16>(n + 1));
    return 0;
  }
  if (c.made === c.most) return 0;
  const bits = classes + c.size + c.made * SET_BYTES;
  memory.fill(bits, 0, SET_BYTES);
  for (let i: u32 = 0; i < 256; i++) {
    if (inSet(pc + 8, i)) {
      const at = bits + (i >> 3);
      const bit: u32 = (<u32>1) << (i & 7);
      store<u8>(at, <u8>(load<u8>(at) | bit));
    }
  }
  c.made++;
  store<u16>(use, <u16>(OFTEN + c.made));
  return bits;
}
