/**
 * Where string literals end, and the literal text of f-strings and t-strings. What the text means (escapes, values)
 * is `literals.ts`'s business.
 */
import { Char } from "./chars.ts";
import { MESSAGES } from "./messages.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { Token } from "./tokens.ts";

const MAX_NESTED_STRINGS = 150;
const MAX_NESTED_EXPRESSIONS = 3;

/** An f-string or t-string that is being read. */
export interface FormatString {
  letter: "f" | "t";
  raw: boolean;
  quote: number;
  /** 1 or 3. */
  size: number;
  /** Where its first token stands. */
  start: number;
  line: number;
  lineStart: number;
  /** The scan is in its text, not in a replacement field's expression. */
  inText: boolean;
  /** The text belongs to a format specifier. */
  inSpec: boolean;
  /** Brackets open within it. */
  depth: number;
  /** The value of `depth` outside the innermost replacement field, -1 when outside of all. */
  exprDepth: number;
}

/** Reads the ordinary string (or bytes) literal that begins at `start` and has its quote at `quoteAt`. */
export function scanString(t: Tokenizer, start: number, quoteAt: number): boolean {
  const { bytes, line, lineStart } = t;
  const quote = bytes[quoteAt];
  const triple = bytes[quoteAt + 1] === quote && bytes[quoteAt + 2] === quote;
  if (!triple && bytes[quoteAt + 1] === quote) return t.push(Token.STRING, start, quoteAt + 2);
  let escapedQuote = false;
  let p = quoteAt + (triple ? 3 : 1);
  for (;;) {
    const byte = bytes[p];
    if (byte === quote && (!triple || (bytes[p + 1] === quote && bytes[p + 2] === quote))) {
      return t.pushFrom(Token.STRING, start, p + (triple ? 3 : 1), line, lineStart);
    }
    if (byte === Char.Backslash) {
      p++;
      escapedQuote ||= bytes[p] === quote;
    }
    if (p >= t.end || (bytes[p] === Char.Newline && byte !== Char.Backslash && !triple)) break;
    if (bytes[p] === Char.Newline) t.joinLine(p);
    p++;
  }
  t.endedEarly = p >= t.end;
  const detected = t.line;
  const { format } = t;
  let message = triple ? MESSAGES.unterminatedTriple(detected) : MESSAGES.unterminated(detected);
  if (escapedQuote && !triple) message = MESSAGES.unterminatedEscaped(detected);
  if (format !== null && format.quote === quote && format.size === (triple ? 3 : 1)) {
    message = MESSAGES.expectingBrace(format.letter);
    t.endedEarly = false;
  }
  return t.failOnLine(message, start + 1, line, lineStart);
}

/** Pushes FSTRING_START or TSTRING_START; `letters` is the prefix in lower case, the quote stands at `quoteAt`. */
export function startFormatString(t: Tokenizer, letters: string, start: number, quoteAt: number): boolean {
  const quote = t.bytes[quoteAt];
  const size = t.bytes[quoteAt + 1] === quote && t.bytes[quoteAt + 2] === quote ? 3 : 1;
  const letter = letters.includes("f") ? "f" : "t";
  if (t.formats.length + 1 >= MAX_NESTED_STRINGS) {
    t.failAt(MESSAGES.nestedStrings(letter), quoteAt + size);
    return false;
  }
  t.format = {
    letter,
    raw: letters.includes("r"),
    quote,
    size,
    start,
    line: t.line,
    lineStart: t.lineStart,
    inText: true,
    inSpec: false,
    depth: 0,
    exprDepth: -1,
  };
  t.formats.push(t.format);
  return t.push(letter === "f" ? Token.FSTRING_START : Token.TSTRING_START, start, quoteAt + size);
}

/** Reads literal text up to a replacement field, a doubled brace, or the end of the string, and pushes its token. */
export function scanFormatText(t: Tokenizer, format: FormatString): boolean {
  const { bytes, pos: start } = t;
  if (bytes[start] === Char.LeftBrace && bytes[start + 1] !== Char.LeftBrace)
    return enterExpression(t, format);
  if (quotesAt(bytes, start, format)) return endFormatString(t, format, start);
  const { line, lineStart } = t;
  const middle = format.letter === "f" ? Token.FSTRING_MIDDLE : Token.TSTRING_MIDDLE;
  let namedEscape = false;
  for (let p = start; ; p++) {
    if (p >= t.end) return failUnterminated(t, format, true);
    switch (bytes[p]) {
      case format.quote:
        if (!quotesAt(bytes, p, format)) break;
        return t.pushFrom(middle, start, p, line, lineStart);
      case Char.Newline:
        if (format.size === 3) {
          t.joinLine(p);
        } else if (format.inSpec && format.exprDepth >= 0) {
          t.failAt(MESSAGES.newlineInSpec(format.letter), p + 1);
          return false;
        } else {
          return failUnterminated(t, format, false);
        }
        break;
      case Char.LeftBrace:
        if (bytes[p + 1] === Char.LeftBrace && !(format.inSpec && format.exprDepth >= 0)) {
          return pushDoubled(t, middle, start, p, line, lineStart);
        }
        t.pushFrom(middle, start, p, line, lineStart);
        format.inSpec = false;
        return enterExpression(t, format);
      case Char.RightBrace: {
        if (namedEscape) return t.pushFrom(middle, start, p + 1, line, lineStart);
        const inSpec = format.inSpec && format.exprDepth >= 0;
        if (bytes[p + 1] === Char.RightBrace && !inSpec && format.depth === 0) {
          return pushDoubled(t, middle, start, p, line, lineStart);
        }
        leaveText(format);
        return t.pushFrom(middle, start, p, line, lineStart);
      }
      case Char.Backslash: {
        const next = bytes[p + 1];
        if (next === Char.LeftBrace || next === Char.RightBrace) {
          if (!format.raw) warnOfBrace(t, p + 2);
        } else if (!format.raw && next === Char.UpperN && bytes[p + 2] === Char.LeftBrace) {
          namedEscape = true;
          p += 2;
        } else {
          p++;
          if (next === Char.Newline) t.joinLine(p);
        }
      }
    }
  }
}

function warnOfBrace(t: Tokenizer, cursor: number): void {
  const brace = String.fromCharCode(t.bytes[cursor - 1]);
  t.warnAt(MESSAGES.invalidEscape(brace, false), cursor, MESSAGES.invalidEscape(brace, false, false));
}

function quotesAt(bytes: Uint8Array, p: number, { quote, size }: FormatString): boolean {
  return bytes[p] === quote && (size === 1 || (bytes[p + 1] === quote && bytes[p + 2] === quote));
}

function leaveText(format: FormatString): void {
  format.inText = false;
  format.inSpec = false;
}

function enterExpression(t: Tokenizer, format: FormatString): boolean {
  format.exprDepth++;
  if (format.exprDepth >= MAX_NESTED_EXPRESSIONS) {
    t.failAt(MESSAGES.nestedExpressions(format.letter), t.pos);
    return false;
  }
  format.inText = false;
  return true;
}

/** A text token that ends in the first of two equal braces; its text leaves out the second, its columns do not. */
function pushDoubled(
  t: Tokenizer,
  kind: Token,
  start: number,
  p: number,
  line: number,
  lineStart: number,
): true {
  t.pushFrom(kind, start, p + 1, line, lineStart);
  t.tokens.endCol[t.tokens.count - 1]++;
  t.pos = p + 2;
  return true;
}

function endFormatString(t: Tokenizer, format: FormatString, p: number): boolean {
  t.formats.pop();
  t.format = t.formats[t.formats.length - 1] ?? null;
  return t.push(format.letter === "f" ? Token.FSTRING_END : Token.TSTRING_END, p, p + format.size);
}

function failUnterminated(t: Tokenizer, format: FormatString, atEnd: boolean): boolean {
  const { letter, size, start, line, lineStart } = format;
  t.endedEarly = atEnd && size === 3;
  const message = size === 3 ? MESSAGES.unterminatedTripleFormat : MESSAGES.unterminatedFormat;
  return t.failOnLine(message(letter, t.line), start + 1, line, lineStart);
}
