/** The escape sequences of str and bytes literals (reference manual 2.5.1), and warnings of those that are none. */
import { characterByName } from "./character-names.ts";
import { Char } from "./chars.ts";
import { codePoints, fromCodePoints, isHigh } from "./code-points.ts";
import { type Cursor, LiteralError } from "./cursor.ts";
import { MESSAGES } from "./messages.ts";
import { Token } from "./tokens.ts";

/** Escapes of one letter that mean one character, in str and bytes alike. */
const SIMPLE_ESCAPES: Record<string, string> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const OCTAL = /[0-7]{1,3}/y;
const HEX_DIGITS: Record<string, number> = { x: 2, u: 4, U: 8 };
const MAX_OCTAL_BYTE = 0o377;

function octalAt(text: string, at: number): string {
  OCTAL.lastIndex = at;
  return OCTAL.exec(text)?.[0] ?? "";
}

function hexAt(text: string, at: number, digits: number): number {
  const hex = text.slice(at, at + digits);
  return hex.length === digits && /^[0-9a-fA-F]+$/.test(hex) ? Number.parseInt(hex, 16) : -1;
}

/** Decodes the escapes of a str; `text` begins at byte `start` and belongs to token `at`. */
export function decodeEscapes(p: Cursor, at: number, start: number, text: string): string | Uint32Array {
  let result = "";
  let surrogates = false;
  let from = 0;
  const warner = new EscapeWarner(p, at, start, text);
  for (let i = text.indexOf("\\"); i >= 0; i = text.indexOf("\\", from)) {
    result += text.slice(from, i);
    const found = decodeEscape(text, i, warner);
    surrogates ||= found.point !== undefined && isHigh(found.point);
    result += found.text;
    from = found.end;
  }
  result += text.slice(from);
  warner.warn();
  return surrogates ? decodeToPoints(text, result) : result;
}

interface Escape {
  text: string;
  end: number;
  /** The code point, where it was given by number. */
  point?: number;
}

/** The escape whose backslash is at `i`. */
function decodeEscape(text: string, i: number, warner: EscapeWarner | null): Escape {
  const letter = text[i + 1] ?? "";
  // The last backslash of an f-string's text stands before a brace; one before a non-ASCII character is taken as it is.
  if (letter === "" || letter >= "\x80") return { text: "\\", end: i + 1 };
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { text: simple, end: i + 2 };
  const digits = HEX_DIGITS[letter];
  if (digits !== undefined) return decodeHex(text, i, digits);
  if (letter === "N") return decodeName(text, i);
  const octal = octalAt(text, i + 1);
  if (octal !== "") {
    const point = Number.parseInt(octal, 8);
    if (point > MAX_OCTAL_BYTE) warner?.note(i, octal, true);
    return { text: String.fromCharCode(point), end: i + 1 + octal.length };
  }
  warner?.note(i, letter, false);
  return { text: `\\${letter}`, end: i + 2 };
}

function decodeHex(text: string, i: number, digits: number): Escape {
  const point = hexAt(text, i + 2, digits);
  if (point < 0) {
    let end = i + 2;
    while (end < i + 2 + digits && /[0-9a-fA-F]/.test(text[end] ?? "")) end++;
    throw new LiteralError(
      escapeError(text, i, end - 1, `truncated \\${text[i + 1]}${"X".repeat(digits)} escape`),
    );
  }
  if (point > 0x10ffff)
    throw new LiteralError(escapeError(text, i, i + 1 + digits, "illegal Unicode character"));
  return { text: String.fromCodePoint(point), end: i + 2 + digits, point };
}

function decodeName(text: string, i: number): Escape {
  const close = text.indexOf("}", i);
  if (text[i + 2] !== "{" || close < 0 || close === i + 3) {
    const end = text[i + 2] !== "{" ? i + 1 : close < 0 ? text.length - 1 : close - 1;
    throw new LiteralError(escapeError(text, i, end, "malformed \\N character escape"));
  }
  const character = characterByName(text.slice(i + 3, close));
  if (character === null)
    throw new LiteralError(escapeError(text, i, close, "unknown Unicode character name"));
  return { text: character, end: close + 1 };
}

/** CPython counts positions in the text with each non-ASCII character written as a ten-character escape. */
function escapeError(text: string, from: number, to: number, problem: string): string {
  const position = (index: number): number => {
    let count = 0;
    for (const character of text.slice(0, index)) count += character < "\x80" ? 1 : 10;
    return count;
  };
  return MESSAGES.unicodeEscape(position(from), position(to + 1) - 1, problem);
}

/** The slow way for strs with surrogate escapes: two of them must not become one character. */
function decodeToPoints(text: string, joined: string): string | Uint32Array {
  const points: number[] = [];
  for (let i = 0; i < text.length; ) {
    if (text[i] === "\\") {
      const found = decodeEscape(text, i, null);
      points.push(...codePoints(found.text));
      i = found.end;
    } else {
      const point = text.codePointAt(i)!;
      points.push(point);
      i += point > 0xffff ? 2 : 1;
    }
  }
  const value = fromCodePoints(points);
  return typeof value === "string" ? joined : value;
}

export function decodeBytes(p: Cursor, at: number, start: number, text: string): Uint8Array {
  const bytes: number[] = [];
  const warner = new EscapeWarner(p, at, start, text);
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== "\\") {
      bytes.push(text.charCodeAt(i));
      continue;
    }
    const letter = text[++i];
    const simple = SIMPLE_ESCAPES[letter];
    const octal = octalAt(text, i);
    if (simple !== undefined) {
      if (simple !== "") bytes.push(simple.charCodeAt(0));
    } else if (octal !== "") {
      const value = Number.parseInt(octal, 8);
      if (value > MAX_OCTAL_BYTE) warner.note(i - 1, octal, true);
      bytes.push(value & 0xff);
      i += octal.length - 1;
    } else if (letter === "x") {
      const value = hexAt(text, i + 1, 2);
      if (value < 0) throw new LiteralError(MESSAGES.bytesEscape(i - 1));
      bytes.push(value);
      i += 2;
    } else {
      warner.note(i - 1, letter, false);
      bytes.push(Char.Backslash, letter.charCodeAt(0));
    }
  }
  warner.warn();
  return Uint8Array.from(bytes);
}

/** Warns of the first invalid escape of a literal, and of no other. */
class EscapeWarner {
  private found: { backslash: number; sequence: string; octal: boolean } | null = null;
  private readonly p: Cursor;
  private readonly token: number;
  private readonly start: number;
  private readonly text: string;

  constructor(p: Cursor, token: number, start: number, text: string) {
    this.p = p;
    this.token = token;
    this.start = start;
    this.text = text;
  }

  note(backslash: number, sequence: string, octal: boolean): void {
    this.found ??= { backslash, sequence, octal };
  }

  /** Once the literal has been decoded: before, there may be an error. */
  warn(): void {
    if (this.found === null) return;
    const { backslash, sequence, octal } = this.found;
    const { p, token, start } = this;
    // The tokenizer has warned of braces in f-strings.
    if (p.kinds[token] !== Token.STRING && (sequence === "{" || sequence === "}")) return;
    const before = this.text.slice(0, backslash);
    const lines = before.split("\n").length - 1;
    const at = start + new TextEncoder().encode(before).length;
    p.warnings.push({
      sequence,
      octal,
      token,
      order: token,
      lines,
      at,
      settled: p.kinds[token] === Token.STRING,
    });
  }
}
