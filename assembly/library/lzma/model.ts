/** What the LZMA coder and decoder agree on: the states, and where the probability (u16) of each bit lies. */
export const IS_MATCH: u32 = 0;
export const IS_REP: u32 = IS_MATCH + 192;
export const IS_REP_G0: u32 = IS_REP + 12;
export const IS_REP_G1: u32 = IS_REP_G0 + 12;
export const IS_REP_G2: u32 = IS_REP_G1 + 12;
export const IS_REP0_LONG: u32 = IS_REP_G2 + 12;
export const SLOTS: u32 = IS_REP0_LONG + 192;
export const DISTANCES: u32 = SLOTS + 256;
export const ALIGN: u32 = DISTANCES + 115;
export const LENGTHS: u32 = ALIGN + 16;
/** Of a coder of lengths: two choices, then trees of 3, 3 and 8 bits, the first two for each position. */
const LENGTH_CODER: u32 = 2 + 128 + 128 + 256;
/** Where the trees begin in it. */
export const SHORT_LENGTHS: u32 = 2;
export const MIDDLE_LENGTHS: u32 = SHORT_LENGTHS + 128;
export const LONG_LENGTHS: u32 = MIDDLE_LENGTHS + 128;
export const REP_LENGTHS: u32 = LENGTHS + LENGTH_CODER;
export const LITERALS: u32 = REP_LENGTHS + LENGTH_CODER;
export const LITERAL_CODER: u32 = 0x300;
/** Literal coders at most: lc + lp is 4. */
const PROBABILITIES: u32 = LITERALS + (LITERAL_CODER << 4);
export const PROBABILITY_BYTES: usize = (<usize>PROBABILITIES) << 1;

/** A probability of one half. */
export const HALF: u16 = 1024;
export const SMALLEST_RANGE: u32 = 1 << 24;
/** The first state after a match, after literals it is below. */
export const AFTER_LITERALS: u32 = 7;
export const MIN_MATCH: u32 = 2;
export const MAX_MATCH: u32 = 273;
/** The distance that stands for the end. */
export const END_MARK: u32 = 0xffff_ffff;

/** The state after a literal. */
export function afterLiteral(state: u32): u32 {
  return state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
}

/** Sets all probabilities from an address on to one half. */
export function resetProbabilities(at: usize): void {
  for (const end = at + PROBABILITY_BYTES; at < end; at += 2) store<u16>(at, HALF);
}
