/** Tests of single characters and places: categories, sets, letters without regard to case, boundaries. */
import {
  Case,
  isAlnum,
  isDecimal,
  isLineBreak,
  isSpace,
  mapCase,
  mapSimple,
  NOT_SIMPLE,
  toLower,
} from "../../core/text/unicode.ts";
import { SreAt, SreCategory, SreOp } from "./codes.ts";
import { Char, SreState } from "./state.ts";

const NEWLINE: u32 = 10;

export function asciiLower(c: u32): u32 {
  return c - 65 < 26 ? c + 32 : c;
}

function isAsciiDigit(c: u32): bool {
  return c - 48 < 10;
}

function isAsciiSpace(c: u32): bool {
  return c === 32 || c - 9 < 5;
}

/** The letters, digits and the underscore of ASCII: bits of the characters below 64, and of those from there on. */
const WORDS_BELOW_64: u64 = 0x03ff_0000_0000_0000;
const WORDS_FROM_64: u64 = 0x07ff_fffe_87ff_fffe;

function isAsciiWord(c: u32): bool {
  return c < 128 && (((c < 64 ? WORDS_BELOW_64 : WORDS_FROM_64) >> (c & 63)) & 1) !== 0;
}

function isUnicodeWord(c: u32): bool {
  return c < 128 ? isAsciiWord(c) : isAlnum(c);
}

const mapped: usize = memory.data(12, 4);

/** The upper-case form of a character, of several the first, as CPython's engine has it. */
export function firstUpper(c: u32): u32 {
  const simple = mapSimple(c, Case.UPPER);
  if (simple !== NOT_SIMPLE) return simple;
  mapCase(c, Case.UPPER, mapped);
  return load<u32>(mapped);
}

export function inCategory(category: u32, c: u32): bool {
  let found: bool;
  switch (category & ~1) {
    case SreCategory.DIGIT:
      found = isAsciiDigit(c);
      break;
    case SreCategory.SPACE:
      found = isAsciiSpace(c);
      break;
    case SreCategory.WORD:
    case SreCategory.LOC_WORD:
      found = isAsciiWord(c);
      break;
    case SreCategory.LINEBREAK:
      found = c === NEWLINE;
      break;
    case SreCategory.UNI_DIGIT:
      found = isDecimal(c);
      break;
    case SreCategory.UNI_SPACE:
      found = isSpace(c);
      break;
    case SreCategory.UNI_WORD:
      found = isUnicodeWord(c);
      break;
    default:
      found = isLineBreak(c);
  }
  return found !== ((category & 1) !== 0);
}

function word(at: usize, i: u32): u32 {
  return load<u32>(at + ((<usize>i) << 2));
}

/** Whether a character is in the set at `set`. */
export function inSet(set: usize, c: u32): bool {
  let yes = true;
  while (true) {
    const op = word(set, 0);
    set += 4;
    switch (op) {
      case SreOp.LITERAL:
        if (c === word(set, 0)) return yes;
        set += 4;
        break;
      case SreOp.RANGE:
        if (c - word(set, 0) <= word(set, 1) - word(set, 0)) return yes;
        set += 8;
        break;
      case SreOp.CHARSET:
        if (c < 256 && (word(set, c >> 5) >> (c & 31)) & 1) return yes;
        set += 32;
        break;
      case SreOp.CATEGORY:
        if (inCategory(word(set, 0), c)) return yes;
        set += 4;
        break;
      case SreOp.NEGATE:
        yes = !yes;
        break;
      case SreOp.BIGCHARSET:
        if (c < 65536) {
          const block: u32 = load<u8>(set + 4 + (c >> 8));
          if ((word(set, 65 + block * 8 + ((c >> 5) & 7)) >> (c & 31)) & 1) return yes;
        }
        set += 4 + 256 + word(set, 0) * 32;
        break;
      case SreOp.RANGE_UNI_IGNORE: {
        const span = word(set, 1) - word(set, 0);
        if (c - word(set, 0) <= span || firstUpper(c) - word(set, 0) <= span) return yes;
        set += 8;
        break;
      }
      default:
        return !yes;
    }
  }
}

/** Whether the test at pc, one that looks at a single character, accepts c. */
export function accepts(pc: usize, c: u32): bool {
  switch (word(pc, 0)) {
    case SreOp.LITERAL:
      return c === word(pc, 1);
    case SreOp.NOT_LITERAL:
      return c !== word(pc, 1);
    case SreOp.ANY:
      return c !== NEWLINE;
    case SreOp.ANY_ALL:
      return true;
    case SreOp.CATEGORY:
      return inCategory(word(pc, 1), c);
    case SreOp.IN:
      return inSet(pc + 8, c);
    case SreOp.IN_IGNORE:
    case SreOp.IN_LOC_IGNORE:
      return inSet(pc + 8, asciiLower(c));
    case SreOp.IN_UNI_IGNORE:
      return inSet(pc + 8, toLower(c));
    case SreOp.LITERAL_IGNORE:
      return asciiLower(c) === word(pc, 1);
    case SreOp.LITERAL_LOC_IGNORE:
      return asciiLower(c) === asciiLower(word(pc, 1));
    case SreOp.LITERAL_UNI_IGNORE:
      return toLower(c) === word(pc, 1);
    case SreOp.NOT_LITERAL_IGNORE:
      return asciiLower(c) !== word(pc, 1);
    case SreOp.NOT_LITERAL_LOC_IGNORE:
      return asciiLower(c) !== asciiLower(word(pc, 1));
    case SreOp.NOT_LITERAL_UNI_IGNORE:
      return toLower(c) !== word(pc, 1);
    default:
      return false;
  }
}

/** Whether a place is what AT asks for. */
export function isAt(s: SreState, at: u32, place: i32): bool {
  switch (at) {
    case SreAt.BEGINNING:
    case SreAt.BEGINNING_STRING:
      return place === 0;
    case SreAt.BEGINNING_LINE:
      return place === 0 || Char.at(s, place - 1) === NEWLINE;
    case SreAt.END:
      return place === s.end || (place + 1 === s.end && Char.at(s, place) === NEWLINE);
    case SreAt.END_LINE:
      return place === s.end || Char.at(s, place) === NEWLINE;
    case SreAt.END_STRING:
      return place === s.end;
    case SreAt.BOUNDARY:
    case SreAt.LOC_BOUNDARY:
      return isBoundary(s, place, false);
    case SreAt.NON_BOUNDARY:
    case SreAt.LOC_NON_BOUNDARY:
      return !isBoundary(s, place, false);
    case SreAt.UNI_BOUNDARY:
      return isBoundary(s, place, true);
    default:
      return !isBoundary(s, place, true);
  }
}

function isBoundary(s: SreState, place: i32, unicode: bool): bool {
  const before = place > 0 && isWord(Char.at(s, place - 1), unicode);
  const behind = place < s.end && isWord(Char.at(s, place), unicode);
  return before !== behind;
}

function isWord(c: u32, unicode: bool): bool {
  return unicode ? isUnicodeWord(c) : isAsciiWord(c);
}
