/**
 * Characters by name, for `\N{…}`: names and aliases of Unicode 16, but no named sequences. Upper and lower case are
 * the same, except in the names of ideographs and Hangul syllables, as in CPython.
 *
 * Their table (420 KB, made by scripts/generate-character-names.mjs) is no part of this program: whoever puts the program
 * together says how to read it, and it is read when a name is first asked for.
 */

/** Ranges of ideographs that have names, inclusive: those of UnicodeData.txt with `CJK Ideograph` in their first name. */
const IDEOGRAPHS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b739],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x2ebf0, 0x2ee5d],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
] as const;

/** Hangul syllables are spelled from their letters (The Unicode Standard, 3.12). */
const FIRST_SYLLABLE = 0xac00;
const LEADING = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
const VOWELS = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
const TRAILING = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

let table: Map<string, number> | null = null;
let readTable: (() => string) | undefined;

/** Says how to read the generated table. */
export function setCharacterNames(read: () => string): void {
  readTable = read;
}

/** The character called `name`, or null. */
export function characterByName(name: string): string | null {
  const code = ideograph(name) ?? hangul(name) ?? tableOfNames().get(name.toUpperCase());
  return code === undefined ? null : String.fromCodePoint(code);
}

function ideograph(name: string): number | undefined {
  const hex = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(name)?.[1];
  if (hex === undefined) return undefined;
  const code = Number.parseInt(hex, 16);
  return IDEOGRAPHS.some(([first, last]) => code >= first && code <= last) ? code : undefined;
}

function hangul(name: string): number | undefined {
  const [, leading, vowel, trailing] = /^HANGUL SYLLABLE ([^AEIOUWY]*)([AEIOUWY]+)(.*)$/.exec(name) ?? [];
  if (vowel === undefined) return undefined;
  const [l, v, t] = [LEADING.indexOf(leading), VOWELS.indexOf(vowel), TRAILING.indexOf(trailing)];
  if (l < 0 || v < 0 || t < 0) return undefined;
  return FIRST_SYLLABLE + (l * VOWELS.length + v) * TRAILING.length + t;
}

function tableOfNames(): Map<string, number> {
  if (table !== null) return table;
  if (readTable === undefined) throw new Error("there is no table of character names: see setCharacterNames");
  table = new Map();
  const [digits, joinedWords, numbers] = readTable().split("\n");
  const words = joinedWords.split(" ");
  const next = numberReader(digits, numbers);
  let code = 0;
  for (let distance = next(); distance >= 0; distance = next()) {
    code += distance;
    let name = "";
    for (let word = next(); word > 0; word = next()) name += wordText(words[word - 1], code);
    table.set(name.trimStart(), code);
  }
  return table;
}

function wordText(word: string, code: number): string {
  if (word === "-@") return `-${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return word.startsWith("-") ? word : ` ${word.replace("_", "")}`;
}

/** Gives the numbers of a text one by one, then -1. */
function numberReader(digits: string, text: string): () => number {
  const half = digits.length / 2;
  const values = new Uint8Array(128);
  for (let i = 0; i < digits.length; i++) values[digits.charCodeAt(i)] = i;
  let at = 0;
  return () => {
    let number = 0;
    while (at < text.length) {
      const digit = values[text.charCodeAt(at++)];
      if (digit < half) return number * half + digit;
      number = number * half + (digit - half);
    }
    return -1;
  };
}
