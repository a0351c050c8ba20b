/**
 * Names of characters (The Unicode Standard, 4.8), from code to name and back. A name is spelled in words: one byte for each of the
 * 160 most frequent ones, two for the others; in front the distance from the code before it, behind it 0. Names that follow from the
 * code, of ideographs and Hangul syllables, are worked out.
 *
 * Aliases and sequences have codes of their own from ALIASES_START on, where no character has a name.
 */
import { Builder } from "../../core/builder.ts";
import { raiseMemoryError } from "../../core/errors.ts";
import { atFinish } from "../../core/finish.ts";
import { digitOf } from "../../core/text/ascii.ts";
import { rawAlloc, rawFree } from "../../memory/raw.ts";
import { findRow, isOldCharacter, lastRow, openUnicode, Section, section, sectionSize } from "./data.ts";

export const ALIASES_START: u32 = 0xf0000;
/** The longest name that is looked up. */
export const NAME_LIMIT: i32 = 256;

const BLOCK: u32 = 16;
const COMMON: u32 = 160;

const HYPHEN: u32 = 0x2d;
const UNDERSCORE: u32 = 0x5f;
const AT: u32 = 0x40;
const BLANK: u32 = 0x20;

// ---- Hangul syllables (The Unicode Standard, 3.12) ----

const FIRST_SYLLABLE: u32 = 0xac00;
const SYLLABLES: u32 = 11172;
const LEADING = "G GG N D DD R M B BB S SS  J JJ C K T P H ";
const VOWELS = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I ";
const TRAILING = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H ";
const VOWEL_COUNT: u32 = 21;
const TRAILING_COUNT: u32 = 28;

const SYLLABLE_PREFIX = "HANGUL SYLLABLE ";
const IDEOGRAPH_PREFIX = "CJK UNIFIED IDEOGRAPH-";

function putLetter(out: Builder, letters: string, number: u32): void {
  const text = changetype<usize>(letters);
  let i: usize = 0;
  for (; number > 0; i += 2) if (load<u16>(text + i) === BLANK) number--;
  for (; load<u16>(text + i) !== BLANK; i += 2) out.char(load<u16>(text + i));
}

function putSyllable(out: Builder, c: u32): void {
  const number = c - FIRST_SYLLABLE;
  out.text(SYLLABLE_PREFIX);
  putLetter(out, LEADING, number / (VOWEL_COUNT * TRAILING_COUNT));
  putLetter(out, VOWELS, (number / TRAILING_COUNT) % VOWEL_COUNT);
  putLetter(out, TRAILING, number % TRAILING_COUNT);
}

/** Characters that the last letter found has. */
let letterLength: i32 = 0;

/** The longest of the letters that `n` bytes begin with: its number, -1 for none. */
function findLetter(letters: string, p: usize, n: i32): i32 {
  const text = changetype<usize>(letters);
  let best = -1;
  let number = 0;
  letterLength = -1;
  for (let i = 0, start = 0; i < letters.length; i++) {
    if (load<u16>(text + ((<usize>i) << 1)) !== BLANK) continue;
    const length = i - start;
    if (length > letterLength && length <= n && startsWith(p, text + ((<usize>start) << 1), length)) {
      best = number;
      letterLength = length;
    }
    number++;
    start = i + 1;
  }
  return best;
}

/** Whether bytes begin with `n` characters of UTF-16. */
function startsWith(p: usize, text: usize, n: i32): bool {
  for (let i: usize = 0; i < <usize>n; i++)
    if (<u16>load<u8>(p + i) !== load<u16>(text + (i << 1))) return false;
  return true;
}

function hasPrefix(p: usize, n: i32, prefix: string): bool {
  return n > prefix.length && startsWith(p, changetype<usize>(prefix), prefix.length);
}

function syllableOf(p: usize, n: i32): i32 {
  const leading = findLetter(LEADING, p, n);
  p += <usize>letterLength;
  n -= letterLength;
  const vowel = findLetter(VOWELS, p, n);
  if (vowel < 0) return -1;
  p += <usize>letterLength;
  n -= letterLength;
  const trailing = findLetter(TRAILING, p, n);
  if (leading < 0 || letterLength !== n) return -1;
  return FIRST_SYLLABLE + (leading * VOWEL_COUNT + vowel) * TRAILING_COUNT + trailing;
}

function isIdeograph(c: u32): bool {
  const range = lastRow(Section.IDEOGRAPHS, 8, c);
  return range !== 0 && c <= load<u32>(range, 4);
}

/** The ideograph whose number `n` bytes spell, -1 for none. */
function ideographOf(p: usize, n: i32): i32 {
  const c = n === 4 || n === 5 ? hexValue(p, n) : -1;
  return c >= 0 && isIdeograph(c) ? c : -1;
}

/** The value of digits in upper case, -1 if there are others. */
function hexValue(p: usize, n: i32): i32 {
  let value = 0;
  for (let i: usize = 0; i < <usize>n; i++) {
    const c: u32 = load<u8>(p + i);
    const digit = c - 0x61 < 26 ? 99 : digitOf(c);
    if (digit > 15) return -1;
    value = (value << 4) | digit;
  }
  return value;
}

// ---- from code to name ----

/** Writes the name of a character; false if it has none. `aliases`: those from ALIASES_START on have. Only after openUnicode. */
export function putName(out: Builder, c: u32, old: bool, aliases: bool): bool {
  if (c >= ALIASES_START && !aliases) return false;
  if (old && !isOldCharacter(c)) return false;
  if (c - FIRST_SYLLABLE < SYLLABLES) {
    putSyllable(out, c);
    return true;
  }
  if (isIdeograph(c)) {
    out.text(IDEOGRAPH_PREFIX);
    putCode(out, c);
    return true;
  }
  const entry = entryOf(c);
  if (entry === 0) return false;
  putWords(out, entry, c);
  return true;
}

/** A number in upper-case hexadecimal, at least four digits. */
export function putCode(out: Builder, c: u32): void {
  for (let shift = c > 0xfffff ? 20 : c > 0xffff ? 16 : 12; shift >= 0; shift -= 4) {
    const digit = (c >> shift) & 15;
    out.char(digit < 10 ? 0x30 + digit : 0x37 + digit);
  }
}

/** Where the distance ends that begins at p; its value is `distance`. */
let distance: u32 = 0;
function readDistance(p: usize): usize {
  distance = 0;
  let shift = 0;
  let byte: u32 = 0;
  do {
    byte = load<u8>(p++);
    distance |= (byte & 127) << shift;
    shift += 7;
  } while (byte > 127);
  return p;
}

/** Where the words end that begin at p: at their 0. */
function endOfWords(p: usize): usize {
  for (let byte: u32 = load<u8>(p); byte !== 0; byte = load<u8>(p)) p += byte > COMMON ? 2 : 1;
  return p;
}

/** The words of a code; 0 if it has none. */
function entryOf(c: u32): usize {
  const block = lastRow(Section.NAME_BLOCKS, 8, c);
  if (block === 0) return 0;
  const end = section(Section.NAMES) + sectionSize(Section.NAMES);
  let p = section(Section.NAMES) + <usize>load<u32>(block, 4);
  let code: u32 = load<u32>(block);
  for (let i: u32 = 0; i < BLOCK && p < end; i++) {
    p = readDistance(p);
    code += distance;
    if (code === c) return p;
    p = endOfWords(p) + 1;
  }
  return 0;
}

function putWords(out: Builder, p: usize, c: u32): void {
  const start = out.length;
  for (let byte: u32 = load<u8>(p); byte !== 0; byte = load<u8>(p)) {
    let place: u32 = 0;
    if (byte > COMMON) {
      place = ((byte - 1 - COMMON) << 8) | load<u8>(p, 1);
      p += 2;
    } else {
      place = load<u16>(section(Section.COMMON_WORDS) + ((<usize>byte - 1) << 1));
      p++;
    }
    putWord(out, place, out.length === start, c);
  }
}

function putWord(out: Builder, place: u32, first: bool, c: u32): void {
  let p = wordByPlace(place);
  const joined = load<u8>(p) === HYPHEN;
  if (!joined && !first) out.char(BLANK);
  if (joined && load<u8>(p, 1) === AT) {
    out.char(HYPHEN);
    putCode(out, c);
    return;
  }
  if (load<u8>(p) === UNDERSCORE) p++;
  for (; load<u8>(p) !== BLANK; p++) out.char(load<u8>(p));
}

function wordByPlace(place: u32): usize {
  const block = section(Section.WORD_BLOCKS) + ((<usize>place / BLOCK) << 2);
  let p = section(Section.WORDS) + <usize>load<u32>(block);
  for (let i = place % BLOCK; i > 0; i--) {
    while (load<u8>(p) !== BLANK) p++;
    p++;
  }
  return p;
}

// ---- from name to code ----

/** Names by their words: u16 number of a name plus one, 0 for a free place. Made at the first look-up. */
const TABLE_BITS: u32 = 16;
let table: usize = 0;

function openTable(): bool {
  if (table !== 0) return true;
  const size: usize = 2 << TABLE_BITS;
  table = rawAlloc(size);
  if (table === 0) {
    raiseMemoryError();
    return false;
  }
  atFinish(closeTable.index);
  memory.fill(table, 0, size);
  const end = section(Section.NAMES) + sectionSize(Section.NAMES);
  let number: u32 = 0;
  for (let p = section(Section.NAMES); p < end; ) {
    p = readDistance(p);
    const behind = endOfWords(p);
    let at = hashOf(p, behind);
    while (load<u16>(table + (at << 1)) !== 0) at = (at + 1) & ((1 << TABLE_BITS) - 1);
    store<u16>(table + (at << 1), ++number);
    p = behind + 1;
  }
  return true;
}

function closeTable(): void {
  rawFree(table);
  table = 0;
}

/** FNV-1a, folded to the table's size. */
function hashOf(p: usize, end: usize): u32 {
  let hash: u32 = 0x811c9dc5;
  for (; p < end; p++) hash = (hash ^ load<u8>(p)) * 0x01000193;
  return (hash ^ (hash >> TABLE_BITS)) & ((1 << TABLE_BITS) - 1);
}

/** The name that is looked up, in upper case, and its words as they are spelled. */
const wanted = memory.data(256, 2);
const spelled = memory.data(512, 2);
if (NAME_LIMIT !== 256) ERROR("the buffers for names have another size");

/** The code of a name (ASCII bytes): below ALIASES_START a character's. -1 if there is none, or with an exception pending. */
export function codeOfNameAt(p: usize, n: i32): i32 {
  if (!openUnicode() || n > NAME_LIMIT) return -1;
  if (hasPrefix(p, n, SYLLABLE_PREFIX)) {
    return syllableOf(p + <usize>SYLLABLE_PREFIX.length, n - SYLLABLE_PREFIX.length);
  }
  if (hasPrefix(p, n, IDEOGRAPH_PREFIX)) {
    return ideographOf(p + <usize>IDEOGRAPH_PREFIX.length, n - IDEOGRAPH_PREFIX.length);
  }
  if (!openTable()) return -1;
  for (let i: usize = 0; i < <usize>n; i++) {
    const c: u32 = load<u8>(p + i);
    store<u8>(wanted + i, c - 0x61 < 26 ? c - 32 : c);
  }
  // The last word may be a hyphen and the character's own code.
  let hyphen = n - 1;
  while (hyphen > 0 && load<u8>(wanted + <usize>hyphen) !== HYPHEN) hyphen--;
  const own = hyphen > 0 && n - hyphen > 4 ? hexValue(wanted + <usize>hyphen + 1, n - hyphen - 1) : -1;
  if (own >= 0) {
    const end = spellWords(hyphen);
    const last = end === 0 ? 0 : spellWord(end, OWN_CODE, 2);
    if (last !== 0 && find(last, own) === own) return own;
  }
  const end = spellWords(n);
  return end === 0 ? -1 : find(end, -1);
}

/** "-@" and a blank. */
const OWN_CODE = memory.data<u8>([0x2d, 0x40, 0x20]);

/** Spells the first `n` characters of the name: the end, 0 if there is a word that no name has. */
function spellWords(n: i32): usize {
  let to = spelled;
  let i = 0;
  while (i < n) {
    // A word begins at a hyphen, which has an underscore before it if a space came first, or behind a space.
    const start = i;
    const spaced =
      i > 0 && load<u8>(wanted + <usize>i - 1) === BLANK && load<u8>(wanted + <usize>i) === HYPHEN;
    i++;
    while (i < n && load<u8>(wanted + <usize>i) !== BLANK && load<u8>(wanted + <usize>i) !== HYPHEN) i++;
    to = spaced ? spellHyphened(to, start, i - start) : spellWord(to, wanted + <usize>start, i - start);
    if (to === 0) return 0;
    if (i < n && load<u8>(wanted + <usize>i) === BLANK) {
      i++;
      if (i === n || load<u8>(wanted + <usize>i) === BLANK) return 0;
    }
  }
  return to;
}

const hyphened = memory.data(258, 2);

function spellHyphened(to: usize, start: i32, n: i32): usize {
  store<u8>(hyphened, UNDERSCORE);
  memory.copy(hyphened + 1, wanted + <usize>start, n);
  return spellWord(to, hyphened, n + 1);
}

/** Writes one word of `n` bytes: the end, 0 if no name has it. */
function spellWord(to: usize, p: usize, n: i32): usize {
  const place = placeOf(p, n);
  if (place < 0 || to > spelled + 509) return 0;
  const common = section(Section.COMMON_WORDS);
  for (let i: u32 = 0; i < COMMON; i++) {
    if (<i32>load<u16>(common + (i << 1)) !== place) continue;
    store<u8>(to, i + 1);
    return to + 1;
  }
  store<u8>(to, 1 + COMMON + (place >> 8));
  store<u8>(to, place, 1);
  return to + 2;
}

/** The place of a word among all in order, -1 if it is none. */
function placeOf(p: usize, n: i32): i32 {
  const blocks = section(Section.WORD_BLOCKS);
  const words = section(Section.WORDS);
  const end = words + sectionSize(Section.WORDS);
  let low: u32 = 0;
  let high: u32 = sectionSize(Section.WORD_BLOCKS) >> 2;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (compareWord(words + <usize>load<u32>(blocks + (middle << 2)), p, n) <= 0) low = middle;
    else high = middle;
  }
  let at = words + <usize>load<u32>(blocks + (low << 2));
  for (let i: u32 = 0; i < BLOCK && at < end; i++) {
    if (compareWord(at, p, n) === 0) return low * BLOCK + i;
    while (load<u8>(at) !== BLANK) at++;
    at++;
  }
  return -1;
}

/** How a word of the table compares with `n` bytes: below 0 if it comes first. A blank ends it, and comes before all in words. */
function compareWord(word: usize, p: usize, n: i32): i32 {
  for (let i: usize = 0; i < <usize>n; i++) {
    const a: i32 = load<u8>(word + i);
    const b: i32 = load<u8>(p + i);
    if (a !== b) return a - b;
  }
  return load<u8>(word + <usize>n) === BLANK ? 0 : 1;
}

/** The code of the name whose words are those spelled up to `end`; -1. With `code` not -1 only that one will do. */
function find(end: usize, code: i32): i32 {
  const n = end - spelled;
  let at = hashOf(spelled, end);
  for (let number: u32 = load<u16>(table + (at << 1)); number !== 0; number = load<u16>(table + (at << 1))) {
    const p = entryByNumber(number - 1);
    const same = endOfWords(p) - p === n && memory.compare(p, spelled, n) === 0;
    if (same && (code < 0 || code === <i32>entryCode)) return <i32>entryCode;
    at = (at + 1) & ((1 << TABLE_BITS) - 1);
  }
  return -1;
}

/** Code of the entry that was looked for last. */
let entryCode: u32 = 0;

function entryByNumber(number: u32): usize {
  const block = section(Section.NAME_BLOCKS) + ((<usize>number / BLOCK) << 3);
  let p = section(Section.NAMES) + <usize>load<u32>(block, 4);
  entryCode = load<u32>(block);
  p = readDistance(p);
  for (let i = number % BLOCK; i > 0; i--) {
    p = readDistance(endOfWords(p) + 1);
    entryCode += distance;
  }
  return p;
}

/** The characters that a code from ALIASES_START on stands for: u32 count, then so many u32. */
export function aliased(code: u32): usize {
  const row = findRow(Section.ALIASES, 8, code);
  return section(Section.ALIASED) + ((<usize>load<u32>(row, 4)) << 2);
}
