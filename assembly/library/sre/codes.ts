/**
 * The code that CPython's re._compiler makes, in u32 words: operations, places (AT) and categories in the order of re._constants.
 *
 * Skips count words from the word that holds them. `item` is one character's test; `tail` what follows the operation.
 */

/** What `_sre.MAGIC` has to be for that version of the code. */
export const SRE_MAGIC: i64 = 20230612;
/** "As often as you like". */
export const MAXREPEAT: u32 = 0xffff_ffff;
export const MAXGROUPS: u32 = 0x3fff_ffff;

export enum SreOp {
  FAILURE,
  SUCCESS,
  ANY,
  ANY_ALL,
  // skip back body SUCCESS
  ASSERT,
  ASSERT_NOT,
  // place
  AT,
  // (skip body JUMP skip)… 0
  BRANCH,
  CATEGORY,
  // 8 words of bits
  CHARSET,
  // count, 256 bytes of block numbers, count × 8 words of bits
  BIGCHARSET,
  GROUPREF,
  // group skip
  GROUPREF_EXISTS,
  // skip set FAILURE
  IN,
  // skip flags least most …
  INFO,
  JUMP,
  LITERAL,
  MARK,
  MAX_UNTIL,
  MIN_UNTIL,
  NOT_LITERAL,
  NEGATE,
  RANGE,
  // skip least most body (MAX_UNTIL | MIN_UNTIL)
  REPEAT,
  // skip least most item SUCCESS
  REPEAT_ONE,
  SUBPATTERN,
  MIN_REPEAT_ONE,
  // skip body SUCCESS
  ATOMIC_GROUP,
  // skip least most body | SUCCESS: the skip does not count it
  POSSESSIVE_REPEAT,
  POSSESSIVE_REPEAT_ONE,
  GROUPREF_IGNORE,
  IN_IGNORE,
  LITERAL_IGNORE,
  NOT_LITERAL_IGNORE,
  GROUPREF_LOC_IGNORE,
  IN_LOC_IGNORE,
  LITERAL_LOC_IGNORE,
  NOT_LITERAL_LOC_IGNORE,
  GROUPREF_UNI_IGNORE,
  IN_UNI_IGNORE,
  LITERAL_UNI_IGNORE,
  NOT_LITERAL_UNI_IGNORE,
  RANGE_UNI_IGNORE,
}

export enum SreAt {
  BEGINNING,
  BEGINNING_LINE,
  BEGINNING_STRING,
  BOUNDARY,
  NON_BOUNDARY,
  END,
  END_LINE,
  END_STRING,
  LOC_BOUNDARY,
  LOC_NON_BOUNDARY,
  UNI_BOUNDARY,
  UNI_NON_BOUNDARY,
  COUNT,
}

/** Each is followed by its negation. */
export enum SreCategory {
  DIGIT,
  NOT_DIGIT,
  SPACE,
  NOT_SPACE,
  WORD,
  NOT_WORD,
  LINEBREAK,
  NOT_LINEBREAK,
  LOC_WORD,
  LOC_NOT_WORD,
  UNI_DIGIT,
  UNI_NOT_DIGIT,
  UNI_SPACE,
  UNI_NOT_SPACE,
  UNI_WORD,
  UNI_NOT_WORD,
  UNI_LINEBREAK,
  UNI_NOT_LINEBREAK,
  COUNT,
}

/** Flags of INFO: a text, or a set, that every match begins with. */
export enum SreInfo {
  PREFIX = 1,
  LITERAL = 2,
  CHARSET = 4,
}

/** Flags of patterns: re.RegexFlag. */
export enum SreFlag {
  TEMPLATE = 1,
  IGNORECASE = 2,
  LOCALE = 4,
  MULTILINE = 8,
  DOTALL = 16,
  UNICODE = 32,
  VERBOSE = 64,
  DEBUG = 128,
  ASCII = 256,
}
