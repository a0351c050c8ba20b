/** How far a single character's test reaches: the loops of `item*`. */
import { setAt } from "./classes.ts";
import { SreOp } from "./codes.ts";
import { Char, SreState } from "./state.ts";
import { accepts, inSet } from "./tests.ts";

const NEWLINE: u32 = 10;

function word(at: usize, i: u32): u32 {
  return load<u32>(at + ((<usize>i) << 2));
}

class Bits {
  /** Whether a set's bits (classes.ts) have a character below 256. */
  @inline
  static has(bits: usize, c: u32): bool {
    return ((load<u8>(bits + (c >> 3)) >> (c & 7)) & 1) !== 0;
  }
}

/** How many characters from `place` on, at most `most`, the test at pc accepts. */
export function countAccepted(s: SreState, pc: usize, place: i32, most: u32): i32 {
  const left = s.end - place;
  const limit = most < <u32>left ? place + <i32>most : s.end;
  const op = word(pc, 0);
  if (op === SreOp.ANY_ALL) return limit - place;
  const first = place;
  if (op === SreOp.LITERAL) {
    const c = word(pc, 1);
    while (place < limit && Char.at(s, place) === c) place++;
  } else if (op === SreOp.NOT_LITERAL) {
    const c = word(pc, 1);
    while (place < limit && Char.at(s, place) !== c) place++;
  } else if (op === SreOp.ANY) {
    while (place < limit && Char.at(s, place) !== NEWLINE) place++;
  } else if (op === SreOp.IN) {
    return countInSet(s, pc, place, limit);
  } else {
    while (place < limit && accepts(pc, Char.at(s, place))) place++;
  }
  return place - first;
}

/** The same for the set at pc, up to `limit`. */
function countInSet(s: SreState, pc: usize, place: i32, limit: i32): i32 {
  const first = place;
  const classes: usize = s.classes;
  const bits = classes === 0 ? 0 : setAt(classes, s.code, pc);
  if (bits === 0) {
    while (place < limit && inSet(pc + 8, Char.at(s, place))) place++;
  } else if (s.width === 1) {
    const chars: usize = s.chars;
    while (place < limit && Bits.has(bits, load<u8>(chars + place))) place++;
  } else {
    for (; place < limit; place++) {
      const c = Char.at(s, place);
      if (!(c < 256 ? Bits.has(bits, c) : inSet(pc + 8, c))) break;
    }
  }
  return place - first;
}
