/**
 * The file that `unicodedata` reads (scripts/generate-unicodedata.mjs writes it): 700 KB, asked of the host when something in it is first
 * wanted, and let go of at the end of the program.
 *
 *     for each section u32 offset, u32 size; then the sections, each at a multiple of 8, numbers little endian
 *
 * Text sections hold words with a space behind each. A property index has a u16 for each 128 code points, the number of a page; a page
 * has a u16 for each of them, the number of a record; a record has four bytes: category, bidirectional class, combining class, width
 * (highest bit: mirrored), the first two and the last as numbers of words.
 */
import { asBytes, BYTES_DATA, isBytes } from "../../core/bytes.ts";
import { raise } from "../../core/errors.ts";
import { atFinish } from "../../core/finish.ts";
import { Hook, hookIndex } from "../../core/hooks.ts";
import { decref } from "../../core/object.ts";
import { ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";

export enum Section {
  CATEGORIES,
  DIRECTIONS,
  WIDTHS,
  TAGS,
  RECORDS,
  INDEX,
  PAGES,
  OLD_INDEX,
  OLD_PAGES,
  /** u32 code, f64 value: what has a numeric value and is no digit. */
  NUMBERS,
  /** u32 code, u32 value: what was a decimal digit in Unicode 3.2. */
  OLD_DECIMALS,
  /** u32 code, u32 place in DECOMPOSED (in words). */
  DECOMPOSITIONS,
  /** u32 tag << 8 | count, then the characters. */
  DECOMPOSED,
  /** u32 first, second, composed; in order. */
  COMPOSITIONS,
  /** u32 code, u32 what it was decomposed to in Unicode 3.2. */
  CORRECTIONS,
  /** For each 16 names: u32 code of the first, u32 place in NAMES. */
  NAME_BLOCKS,
  NAMES,
  /** For each 16 words: u32 place in WORDS. */
  WORD_BLOCKS,
  WORDS,
  /** u16 number of each word that takes one byte in NAMES. */
  COMMON_WORDS,
  /** u32 code, from ALIASES_START on, u32 place in ALIASED (in words). */
  ALIASES,
  /** u32 count, then the characters. */
  ALIASED,
  /** u32 first, u32 last: code points whose names end in their number. */
  IDEOGRAPHS,
}

/** A text section has fewer words than this. */
const MOST_WORDS: usize = 40;

/** The bytes object; UNBOUND before it is read. */
let data: Value = UNBOUND;

/** Reads the file if it was not yet; false with an exception pending. */
export function openUnicode(): bool {
  if (data !== UNBOUND) return true;
  const hook = hookIndex(Hook.UNICODE_DATA);
  const read = hook === 0 ? ERROR : call_indirect<Value>(hook);
  if (read === ERROR) return false;
  if (!isBytes(read) || asBytes(pointer(read)).length === 0) {
    decref(read);
    raise(Exc.SystemError, "this build of the VM has no Unicode data");
    return false;
  }
  data = read;
  atFinish(closeUnicode.index);
  for (let table = Section.CATEGORIES; table <= Section.TAGS; table++) findWords(table);
  return true;
}

function closeUnicode(): void {
  decref(data);
  data = UNBOUND;
}

function header(section: Section): usize {
  return pointer(data) + BYTES_DATA + ((<usize>section) << 3);
}

/** Where a section begins; only after openUnicode. */
export function section(section: Section): usize {
  return pointer(data) + BYTES_DATA + <usize>load<u32>(header(section));
}

export function sectionSize(section: Section): u32 {
  return load<u32>(header(section), 4);
}

/** The row whose first u32 is `key` in a section sorted by it, `size` bytes a row; 0 if there is none. */
export function findRow(table: Section, size: u32, key: u32): usize {
  const row = lastRow(table, size, key);
  return row !== 0 && load<u32>(row) === key ? row : 0;
}

/** The last row whose first u32 is not above `key`; 0 if there is none. */
export function lastRow(table: Section, size: u32, key: u32): usize {
  const start = section(table);
  let low: u32 = 0;
  let high: u32 = sectionSize(table) / size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(start + middle * size) <= key) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : start + (low - 1) * size;
}

/** The record of a code point, in Unicode 3.2 if `old`. */
export function propertiesOf(c: u32, old: bool): usize {
  const page: u32 = load<u16>(section(old ? Section.OLD_INDEX : Section.INDEX) + ((c >> 7) << 1));
  const pages = section(old ? Section.OLD_PAGES : Section.PAGES);
  const number: u32 = load<u16>(pages + (page << 8) + ((c & 127) << 1));
  return section(Section.RECORDS) + (number << 2);
}

export function combiningClass(c: u32, old: bool): u32 {
  return load<u8>(propertiesOf(c, old), 2);
}

/** Whether a code point has a character in Unicode 3.2: its category is not Cn. */
export function isOldCharacter(c: u32): bool {
  const word = wordAt(Section.CATEGORIES, load<u8>(propertiesOf(c, true)));
  return load<u16>(word) !== 0x6e43;
}

/** Length of the word that `wordAt` has found. */
export let wordLength: u32 = 0;

/** For each of the first four sections where its words begin, and where the last ends: u16 from the section's start. */
const starts = memory.data(4 * MOST_WORDS * 2, 2);

function findWords(table: Section): void {
  const words = section(table);
  const size = sectionSize(table);
  let to = starts + <usize>table * MOST_WORDS * 2;
  store<u16>(to, 0);
  for (let i: u32 = 0; i < size; i++) {
    if (load<u8>(words + i) !== 0x20) continue;
    to += 2;
    store<u16>(to, <u16>(i + 1));
  }
}

/** A word of a text section by its number. */
export function wordAt(table: Section, number: u32): usize {
  const at = starts + (<usize>table * MOST_WORDS + number) * 2;
  const start: u32 = load<u16>(at);
  wordLength = <u32>load<u16>(at, 2) - start - 1;
  return section(table) + start;
}
