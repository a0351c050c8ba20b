/**
 * The values of numeric, string and bytes literals. Where they end has been decided by the tokenizer; joining adjacent
 * strings and f-strings is `fstrings.ts`'s business.
 */
import { ConstantType, type ConstantValue, type Expr, Kind } from "./ast.ts";
import { CASE_BIT, Char } from "./chars.ts";
import { type Cursor, ParseFailed } from "./cursor.ts";
import { MESSAGES } from "./messages.ts";
import { Token } from "./tokens.ts";

/** CPython's default of `sys.set_int_max_str_digits`. */
const MAX_DECIMAL_DIGITS = 4300;

/** A literal that follows the lexical grammar but has no value; the error pass shows the message. */
export class LiteralError extends ParseFailed {
  readonly message: string;
  constructor(message: string) {
    super();
    this.message = message;
  }
}

export interface Literal {
  type: ConstantType;
  value: ConstantValue;
}

// --- Numbers -----------------------------------------------------------------------------------------------------

/** The value of NUMBER token `at`. */
export function numberValue(p: Cursor, at: number): Literal {
  let text = p.text(at);
  if (text.includes("_")) text = text.replaceAll("_", "");
  const last = text.charCodeAt(text.length - 1) | CASE_BIT;
  const second = text.charCodeAt(1) | CASE_BIT;
  if (
    text.charCodeAt(0) === Char.Zero &&
    second >= Char.LowerB &&
    second !== Char.LowerE &&
    second !== Char.LowerJ
  ) {
    return { type: ConstantType.Int, value: smallest(text) };
  }
  if (last === Char.LowerJ) return { type: ConstantType.Complex, value: Number(text.slice(0, -1)) };
  if (/[.eE]/.test(text)) return { type: ConstantType.Float, value: Number(text) };
  if (text.length > MAX_DECIMAL_DIGITS)
    throw new LiteralError(MESSAGES.tooManyDigits(MAX_DECIMAL_DIGITS, text.length));
  return { type: ConstantType.Int, value: smallest(text) };
}

/** A number where it is exact, else a bigint; `text` has decimal digits or a prefix that JavaScript knows too. */
function smallest(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

export function isComplex(number: Expr): boolean {
  return number.kind === Kind.Constant && number.type === ConstantType.Complex;
}

/** `None`, `True` or `False`. */
export function singleton(kind: Token): { type: ConstantType; value: null | boolean } {
  if (kind === Token.None) return { type: ConstantType.None, value: null };
  return { type: ConstantType.Bool, value: kind === Token.True };
}

// --- Strings -----------------------------------------------------------------------------------------------------

/** Parts of a STRING token: the prefix in lower case, and the byte range of what is between the quotes. */
interface StringParts {
  prefix: string;
  start: number;
  end: number;
}

/** The value of STRING token `at`: a str or bytes. */
export function stringValue(p: Cursor, at: number): Literal {
  const { prefix, start, end } = stringParts(p, at);
  const text = p.source.slice(start, end);
  const raw = !text.includes("\\") || prefix.includes("r");
  if (prefix.includes("b")) {
    if (!p.source.isAscii(start, end)) throw new LiteralError(MESSAGES.nonAsciiBytes);
    return { type: ConstantType.Bytes, value: raw ? asciiBytes(text) : decodeBytes(p, at, start, text) };
  }
  return strLiteral(raw ? text : decodeEscapes(p, at, start, text));
}

function stringParts(p: Cursor, at: number): StringParts {
  const { bytes } = p.source;
  const { tokens } = p.tokenizer;
  let start = tokens.start[at];
  let prefix = "";
  while (bytes[start] !== Char.SingleQuote && bytes[start] !== Char.DoubleQuote) {
    prefix += String.fromCharCode(bytes[start++] | CASE_BIT);
  }
  const end = tokens.end[at];
  const quote = bytes[start];
  const size = end - start >= 6 && bytes[start + 1] === quote && bytes[start + 2] === quote ? 3 : 1;
  return { prefix, start: start + size, end: end - size };
}

/** Whether STRING token `at` has the `u` prefix, in lower case only. */
export function hasUnicodePrefix(p: Cursor, at: number): boolean {
  return p.source.bytes[p.tokenizer.tokens.start[at]] === Char.LowerU;
}

/** The literal text of an f-string between replacement fields, from FSTRING_MIDDLE token `at`. */
export function formatText(p: Cursor, at: number, raw: boolean): string | Uint32Array {
  const { tokens } = p.tokenizer;
  const text = p.source.slice(tokens.start[at], tokens.end[at]);
  return raw || !text.includes("\\") ? text : decodeEscapes(p, at, tokens.start[at], text);
}

/** A str as an AST constant carries it. */
export function strLiteral(value: string | Uint32Array): Literal {
  return { type: typeof value === "string" ? ConstantType.Str : ConstantType.StrCodePoints, value };
}

/** Joins strs that stand beside each other. */
export function joinStrs(parts: readonly (string | Uint32Array)[]): string | Uint32Array {
  if (parts.every((part) => typeof part === "string")) {
    const joined = parts.join("");
    if (!mayJoinSurrogates(parts)) return joined;
  }
  return fromCodePoints(parts.flatMap((part) => codePoints(part)));
}

/** Whether the end of one string and the beginning of the next would make one character. */
function mayJoinSurrogates(parts: readonly string[]): boolean {
  return parts.some((part, i) => {
    const next = parts[i + 1] ?? "";
    return /[\ud800-\udbff]$/.test(part) && /^[\udc00-\udfff]/.test(next);
  });
}

function codePoints(part: string | Uint32Array): number[] {
  return Array.from(part as Iterable<string | number>, (c) =>
    typeof c === "string" ? c.codePointAt(0)! : c,
  );
}

/** A string where JavaScript can say it, else the code points. */
function fromCodePoints(points: number[]): string | Uint32Array {
  const pair = points.some((point, i) => isHigh(point) && isLow(points[i + 1]));
  if (pair) return Uint32Array.from(points);
  let text = "";
  for (const point of points) text += String.fromCodePoint(point);
  return text;
}

function isHigh(point: number): boolean {
  return point >= 0xd800 && point <= 0xdbff;
}

function isLow(point: number): boolean {
  return point >= 0xdc00 && point <= 0xdfff;
}

// --- Escapes -----------------------------------------------------------------------------------------------------

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
function decodeEscapes(p: Cursor, at: number, start: number, text: string): string | Uint32Array {
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
  const letter = text[i + 1];
  if (letter === undefined) throw new LiteralError(escapeError(text, i, i, "\\ at end of string"));
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { text: simple, end: i + 2 };
  const digits = HEX_DIGITS[letter];
  if (digits !== undefined) return decodeHex(text, i, digits);
  if (letter === "N") return decodeName(text, i);
  const octal = octalAt(text, i + 1);
  if (octal !== "") {
    const point = Number.parseInt(octal, 8);
    if (point > MAX_OCTAL_BYTE) warner?.warn(i, octal, true);
    return { text: String.fromCharCode(point), end: i + 1 + octal.length };
  }
  const character = String.fromCodePoint(text.codePointAt(i + 1)!);
  if (character.length === 1 && character < "\x80") warner?.warn(i, character, false);
  else warner?.warn(i, "\\", false);
  return { text: `\\${character}`, end: i + 1 + character.length };
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

/** Looks up the characters of `\N{…}`; set by whoever has the Unicode names. */
let lookupCharacterName: (name: string) => string | null = () => null;

/** Gives `\N{name}` its table: from a name or alias to its characters, or null. */
export function setCharacterNames(lookup: (name: string) => string | null): void {
  lookupCharacterName = lookup;
}

function decodeName(text: string, i: number): Escape {
  const close = text.indexOf("}", i);
  if (text[i + 2] !== "{" || close < 0 || close === i + 3) {
    const end = text[i + 2] === "{" ? (close < 0 ? text.length - 1 : close) : i + 1;
    throw new LiteralError(escapeError(text, i, end, "malformed \\N character escape"));
  }
  const characters = lookupCharacterName(text.slice(i + 3, close));
  if (characters === null)
    throw new LiteralError(escapeError(text, i, close, "unknown Unicode character name"));
  return { text: characters, end: close + 1 };
}

/** CPython counts positions in the text with each non-ASCII character written as a ten-character escape. */
function escapeError(text: string, from: number, to: number, problem: string): string {
  const position = (index: number): number => {
    let count = 0;
    for (const character of text.slice(0, index)) count += character < "\x80" ? 1 : 10;
    return count;
  };
  const start = position(from);
  return MESSAGES.unicodeEscape(start, start + (to - from), problem);
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

function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function decodeBytes(p: Cursor, at: number, start: number, text: string): Uint8Array {
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
      if (value > MAX_OCTAL_BYTE) warner.warn(i - 1, octal, true);
      bytes.push(value & 0xff);
      i += octal.length - 1;
    } else if (letter === "x") {
      const value = hexAt(text, i + 1, 2);
      if (value < 0) throw new LiteralError(MESSAGES.bytesEscape(i - 1));
      bytes.push(value);
      i += 2;
    } else {
      warner.warn(i - 1, letter, false);
      bytes.push(Char.Backslash, letter.charCodeAt(0));
    }
  }
  return Uint8Array.from(bytes);
}

/** Warns of the first invalid escape of a literal, and of no other. */
class EscapeWarner {
  private warned = false;
  private readonly p: Cursor;
  private readonly at: number;
  private readonly start: number;
  private readonly text: string;

  constructor(p: Cursor, at: number, start: number, text: string) {
    this.p = p;
    this.at = at;
    this.start = start;
    this.text = text;
  }

  warn(backslash: number, sequence: string, octal: boolean): void {
    if (this.warned) return;
    this.warned = true;
    const { p, at } = this;
    // The tokenizer has warned of braces in f-strings.
    if (p.kinds[at] !== Token.STRING && (sequence === "{" || sequence === "}")) return;
    const message = octal ? MESSAGES.invalidOctalEscape(sequence) : MESSAGES.invalidEscape(sequence);
    const before = this.text.slice(0, backslash);
    const lines = before.split("\n").length - 1;
    p.warnings.push({ message, token: at, line: p.line[at] + lines, start: this.start, before });
  }
}
