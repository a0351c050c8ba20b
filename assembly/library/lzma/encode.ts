/**
 * The LZMA coder: which literals and matches to write (Igor Pavlov's LZMA specification; the choice is that of his encoder's fast mode: the longest
 * match, unless a repeated distance or the next position promises more), and how.
 */
import { findMatches, insertUpTo, pairDistance, pairLength, sameBytes, Window } from "./matches.ts";
import {
  AFTER_LITERALS,
  ALIGN,
  afterLiteral,
  DISTANCES,
  END_MARK,
  IS_MATCH,
  IS_REP,
  IS_REP_G0,
  IS_REP_G1,
  IS_REP_G2,
  IS_REP0_LONG,
  LENGTHS,
  LITERAL_CODER,
  LITERALS,
  LONG_LENGTHS,
  MAX_MATCH,
  MIDDLE_LENGTHS,
  MIN_MATCH,
  REP_LENGTHS,
  resetProbabilities,
  SHORT_LENGTHS,
  SLOTS,
} from "./model.ts";
import { putBit, putDirect, putReverseTree, putTree, Range } from "./rangecoder.ts";

@unmanaged
export class Coding {
  literalBits: u32;
  literalMask: u32;
  positionMask: u32;
  state: u32;
  rep0: u32;
  rep1: u32;
  rep2: u32;
  rep3: u32;
  /** Bytes coded since the beginning. */
  position: u32;
  /** The length of the longest match at the position, if it was looked for already, and its distance; its shorter ones are gone. */
  known: bool;
  knownLength: u32;
  knownDistance: u32;
}

/** As much must lie ahead before anything is coded, unless all input is there. */
export const LOOKAHEAD: u32 = MAX_MATCH + 8;

export function resetCoding(c: Coding): void {
  c.state = 0;
  c.rep0 = 0;
  c.rep1 = 0;
  c.rep2 = 0;
  c.rep3 = 0;
  resetProbabilities(Range.model);
}

function repOf(c: Coding, i: u32): u32 {
  return i === 0 ? c.rep0 : i === 1 ? c.rep1 : i === 2 ? c.rep2 : c.rep3;
}

// ---- the choice ----

/** Codes one symbol of what lies ahead, which is not nothing. */
export function codeSymbol(c: Coding, w: Window): void {
  const here = w.data + w.at;
  const most = min(MAX_MATCH, w.ahead);
  let rep: u32 = 0;
  const repLength = longestRep(c, w, w.at, most);
  if (repLength !== 0) rep = Best.rep;
  if (repLength >= w.nice) return putRep(c, w, rep, repLength);
  lookAhead(c, w);
  const length = c.knownLength;
  const distance = c.knownDistance;
  c.known = false;
  if (length >= w.nice) return putMatch(c, w, distance, length);
  if (repLength >= MIN_MATCH && isRepBetter(repLength, length, distance)) {
    return putRep(c, w, rep, repLength);
  }
  if (length >= MIN_MATCH && w.ahead > MIN_MATCH && !isNextBetter(c, w, length, distance)) {
    return putMatch(c, w, distance, length);
  }
  const same = w.at > c.rep0 && load<u8>(here) === load<u8>(here - c.rep0 - 1);
  if (same) putShortRep(c, w);
  else putLiteral(c, w);
}

class Best {
  static rep: u32 = 0;
}

/** The longest match at one of the last four distances, of two bytes at least: its length, which of them in Best.rep; 0. */
function longestRep(c: Coding, w: Window, at: u32, most: u32): u32 {
  let best: u32 = 0;
  for (let i: u32 = 0; i < 4; i++) {
    const distance = repOf(c, i);
    if (distance >= at || distance >= w.reach) continue;
    const here = w.data + at;
    const length = sameBytes(here - distance - 1, here, most);
    if (length < MIN_MATCH || length <= best) continue;
    best = length;
    Best.rep = i;
  }
  return best;
}

/** Whether a distance is so much farther that one byte more does not pay. */
function isFarther(far: u32, near: u32): bool {
  return far >> 7 > near;
}

/** Finds the match to consider at the position, unless it is known: a shorter one where that is much nearer. */
function lookAhead(c: Coding, w: Window): void {
  if (c.known) return;
  c.known = true;
  let length = findMatches(w, w.at);
  c.knownLength = length;
  if (length === 0) return;
  let i = w.found - 1;
  let distance = pairDistance(i);
  for (; i > 0 && length === pairLength(i - 1) + 1 && isFarther(distance, pairDistance(i - 1)); ) {
    i--;
    length = pairLength(i);
    distance = pairDistance(i);
  }
  c.knownLength = length;
  c.knownDistance = distance;
}

function isRepBetter(repLength: u32, length: u32, distance: u32): bool {
  if (repLength + 1 >= length) return true;
  if (repLength + 2 >= length && distance >= 1 << 9) return true;
  return repLength + 3 >= length && distance >= 1 << 15;
}

/** Whether a literal here and what the next position has is better than a match here. */
function isNextBetter(c: Coding, w: Window, length: u32, distance: u32): bool {
  w.at++;
  lookAhead(c, w);
  w.at--;
  const next = c.knownLength;
  const nextDistance = c.knownDistance;
  if (next >= MIN_MATCH) {
    if (next >= length && nextDistance < distance) return true;
    if (next === length + 1 && !isFarther(nextDistance, distance)) return true;
    if (next > length + 1) return true;
    if (next + 1 >= length && length >= 3 && isFarther(distance, nextDistance)) return true;
  }
  const enough = max(MIN_MATCH, length - 1);
  const better = longestRep(c, w, w.at + 1, min(enough, w.ahead - 1)) >= enough;
  // What the next position has is of use only if that is coded next.
  if (!better) c.known = false;
  return better;
}

// ---- symbols ----

function advance(c: Coding, w: Window, count: u32): void {
  w.at += count;
  c.position += count;
  if (count > 1) {
    c.known = false;
    insertUpTo(w, w.at);
  }
}

function putLiteral(c: Coding, w: Window): void {
  const here = w.data + w.at;
  const byte = <u32>load<u8>(here) | 0x100;
  const before: u32 = w.at > 0 ? load<u8>(here - 1) : 0;
  putBit(IS_MATCH + (c.state << 4) + (c.position & c.positionMask), 0);
  const context = ((c.position & c.literalMask) << c.literalBits) | (before >> (8 - c.literalBits));
  const coder = LITERALS + LITERAL_CODER * context;
  let symbol: u32 = 1;
  let shift: u32 = 8;
  if (c.state >= AFTER_LITERALS) {
    // By the bits of the byte that would have continued the match, as long as they are the same.
    const match = <u32>load<u8>(here - c.rep0 - 1);
    let same: bool = true;
    while (same && shift > 0) {
      shift--;
      const bit = (byte >> shift) & 1;
      const matchBit = (match >> shift) & 1;
      putBit(coder + ((1 + matchBit) << 8) + symbol, bit);
      symbol = (symbol << 1) | bit;
      same = bit === matchBit;
    }
  }
  while (shift > 0) {
    shift--;
    const bit = (byte >> shift) & 1;
    putBit(coder + symbol, bit);
    symbol = (symbol << 1) | bit;
  }
  c.state = afterLiteral(c.state);
  advance(c, w, 1);
}

/** Says that a match comes, and whether at one of the last distances. */
function beginMatch(c: Coding, rep: u32): u32 {
  const position = c.position & c.positionMask;
  putBit(IS_MATCH + (c.state << 4) + position, 1);
  putBit(IS_REP + c.state, rep);
  return position;
}

/** One byte at the last distance. */
function putShortRep(c: Coding, w: Window): void {
  const position = beginMatch(c, 1);
  putBit(IS_REP_G0 + c.state, 0);
  putBit(IS_REP0_LONG + (c.state << 4) + position, 0);
  c.state = c.state < AFTER_LITERALS ? 9 : 11;
  advance(c, w, 1);
}

function putRep(c: Coding, w: Window, rep: u32, length: u32): void {
  const position = beginMatch(c, 1);
  if (rep === 0) {
    putBit(IS_REP_G0 + c.state, 0);
    putBit(IS_REP0_LONG + (c.state << 4) + position, 1);
  } else {
    const distance = repOf(c, rep);
    putBit(IS_REP_G0 + c.state, 1);
    putBit(IS_REP_G1 + c.state, rep === 1 ? 0 : 1);
    if (rep > 1) putBit(IS_REP_G2 + c.state, rep - 2);
    if (rep === 3) c.rep3 = c.rep2;
    if (rep >= 2) c.rep2 = c.rep1;
    c.rep1 = c.rep0;
    c.rep0 = distance;
  }
  putLength(REP_LENGTHS, length, position);
  c.state = c.state < AFTER_LITERALS ? 8 : 11;
  advance(c, w, length);
}

function putMatch(c: Coding, w: Window, distance: u32, length: u32): void {
  putNewMatch(c, distance, length);
  advance(c, w, length);
}

/** What tells the decoder that there is no more. */
export function putEndMark(c: Coding): void {
  putNewMatch(c, END_MARK, MIN_MATCH);
}

function putNewMatch(c: Coding, distance: u32, length: u32): void {
  const position = beginMatch(c, 0);
  putLength(LENGTHS, length, position);
  putDistance(distance, length);
  c.rep3 = c.rep2;
  c.rep2 = c.rep1;
  c.rep1 = c.rep0;
  c.rep0 = distance;
  c.state = c.state < AFTER_LITERALS ? 7 : 10;
}

function putLength(coder: u32, length: u32, position: u32): void {
  const n = length - MIN_MATCH;
  putBit(coder, n < 8 ? 0 : 1);
  if (n < 8) return putTree(coder + SHORT_LENGTHS + (position << 3), 3, n);
  putBit(coder + 1, n < 16 ? 0 : 1);
  if (n < 16) return putTree(coder + MIDDLE_LENGTHS + (position << 3), 3, n - 8);
  putTree(coder + LONG_LENGTHS, 8, n - 16);
}

/** A distance: how many bits it has and the second of them by a tree, the middle ones as they are, the last four by another. */
function putDistance(distance: u32, length: u32): void {
  const bits = distance < 4 ? 0 : 31 - <u32>clz(distance);
  const slot = distance < 4 ? distance : (bits << 1) | ((distance >> (bits - 1)) & 1);
  putTree(SLOTS + (min<u32>(length - MIN_MATCH, 3) << 6), 6, slot);
  if (slot < 4) return;
  const count = (slot >> 1) - 1;
  const base = (2 | (slot & 1)) << count;
  if (slot < 14) return putReverseTree(DISTANCES + base - slot, count, distance - base);
  putDirect((distance - base) >> 4, count - 4);
  putReverseTree(ALIGN, 4, distance & 15);
}
