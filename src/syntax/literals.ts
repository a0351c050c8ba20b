/**
 * The values of numeric, string and bytes literals. Where they end has been decided by the tokenizer; joining adjacent
 * strings and f-strings is `fstrings.ts`'s business.
 */
import { ConstantType, type ConstantValue, type Expr, Kind } from "./ast.ts";
import { CASE_BIT, Char } from "./chars.ts";
import { type Cursor, LiteralError } from "./cursor.ts";
import { decodeBytes, decodeEscapes } from "./escapes.ts";
import { MESSAGES } from "./messages.ts";
import { Token } from "./tokens.ts";

export interface Literal {
  type: ConstantType;
  value: ConstantValue;
}

// --- Numbers -----------------------------------------------------------------------------------------------------

/** The value of NUMBER token `at`. */
export function numberValue(p: Cursor, at: number): Literal {
  let text = p.text(at);
  if (text.includes("_")) {
    p.since(6, "Underscores in numeric literals are", at);
    text = text.replaceAll("_", "");
  }
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
  const { maxDigits } = p.tokenizer.options;
  if (maxDigits !== 0 && text.length > maxDigits) {
    throw new LiteralError(MESSAGES.tooManyDigits(maxDigits, text.length));
  }
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

function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
