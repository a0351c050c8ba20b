/**
 * Looking for the first place where a pattern matches. What is known of the beginning of every match (classes.ts, the code's INFO) saves
 * trying the others.
 */
import { findChar } from "../../core/text/find.ts";
import { Classes, firstsOf } from "./classes.ts";
import { SreAt, SreInfo, SreOp } from "./codes.ts";
import { runMatch } from "./run.ts";
import { Char, resetState, SreState } from "./state.ts";
import { inSet } from "./tests.ts";

function word(pc: usize, i: u32): u32 {
  return load<u32>(pc + ((<usize>i) << 2));
}

/** As runMatch, at the first place from s.start on that matches: s.start says where. */
export function runSearch(s: SreState): i32 {
  const code: usize = s.code;
  let flags: u32 = 0;
  let least: u32 = 0;
  if (word(code, 0) === SreOp.INFO) {
    flags = word(code, 2);
    least = word(code, 3);
  }
  const classes: usize = s.classes;
  const known = classes !== 0 && changetype<Classes>(classes).known;
  const end = s.end - <i32>(least > <u32>s.end ? s.end + 1 : least);
  const last = isAnchored(code) ? min(s.start, end) : end;
  while (true) {
    const from = s.start;
    if (flags & SreInfo.PREFIX) s.start = findPrefix(s, code);
    else if (known) s.start = findFirst(s, classes, last);
    else if (flags & SreInfo.CHARSET) s.start = findStart(s, code + 20, last);
    if (s.start < 0 || s.start > last) return 0;
    s.left -= 1 + ((s.start - from) >> 4);
    resetState(s);
    const result = runMatch(s);
    if (result !== 0) return result;
    s.advance = false;
    s.start++;
  }
}

/** Whether the pattern begins with `^` or `\\A`, and so matches at the first place or nowhere. */
function isAnchored(code: usize): bool {
  const at = word(code, 0) === SreOp.INFO ? code + ((1 + word(code, 1)) << 2) : code;
  if (word(at, 0) !== SreOp.AT) return false;
  const place = word(at, 1);
  return place === SreAt.BEGINNING || place === SreAt.BEGINNING_STRING;
}

/** Where the next character is that all matches begin with; -1 if it is not there. */
function findPrefix(s: SreState, code: usize): i32 {
  return findOnly(s, word(code, 7));
}

function findOnly(s: SreState, character: u32): i32 {
  if (s.start > s.end) return -1;
  const at: usize = <usize>s.chars + ((<usize>s.start) << (s.width >> 1));
  const found = findChar(at, s.width, s.end - s.start, character);
  return found < 0 ? -1 : s.start + found;
}

/** The first place up to `last` at which a match may begin; -1 if there is none, since matches are not empty. */
function findFirst(s: SreState, classes: usize, last: i32): i32 {
  const only = changetype<Classes>(classes).only;
  if (only >= 0 && s.width === 1) return findOnly(s, only);
  const first = firstsOf(classes);
  const end = last < s.end ? last + 1 : s.end;
  let place = s.start;
  if (s.width === 1) {
    const chars: usize = s.chars;
    while (place < end && load<u8>(first + load<u8>(chars + place)) === 0) place++;
  } else {
    for (; place < end; place++) {
      const c = Char.at(s, place);
      if (c > 255 || load<u8>(first + c) !== 0) break;
    }
  }
  return place < end ? place : -1;
}

/** The first place whose character is in the set. */
function findStart(s: SreState, set: usize, last: i32): i32 {
  let place = s.start;
  while (place < s.end && place <= last && !inSet(set, Char.at(s, place))) place++;
  return place;
}
