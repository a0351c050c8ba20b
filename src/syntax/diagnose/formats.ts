/** The error pass over f-strings and t-strings. */
import { formatText } from "../literals.ts";
import { MESSAGES } from "../messages.ts";
import { Token } from "../tokens.ts";
import { yieldOrStarExpressions } from "./expressions.ts";
import type { Found, Peg } from "./peg.ts";

interface Kinds {
  letter: "f" | "t";
  start: Token;
  middle: Token;
  end: Token;
}

interface Format extends Kinds {
  raw: boolean;
}

const KINDS: Record<"f" | "t", Kinds> = {
  f: { letter: "f", start: Token.FSTRING_START, middle: Token.FSTRING_MIDDLE, end: Token.FSTRING_END },
  t: { letter: "t", start: Token.TSTRING_START, middle: Token.TSTRING_MIDDLE, end: Token.TSTRING_END },
};

export function formatString(p: Peg, letter: "f" | "t"): Found | null {
  const s = p.pos;
  const kinds = KINDS[letter];
  if (!p.eat(kinds.start)) return null;
  const raw = /r/i.test(p.text(s));
  const parts = formatParts(p, { ...kinds, raw });
  if (!p.eat(kinds.end)) {
    p.pos = s;
    return null;
  }
  // The text is decoded when the whole string has been read.
  for (const part of parts) if (p.t.tokens.kind[part] === kinds.middle) decodeText(p, part, raw);
  return p.found(`${letter}-string expression`, s);
}

function decodeText(p: Peg, token: number, raw: boolean): void {
  p.literal(token, () => formatText(p.literals, token, raw));
}

/** The first tokens of the texts and replacement fields that follow. */
function formatParts(p: Peg, kinds: Format): number[] {
  const parts: number[] = [];
  for (let s = p.pos; p.eat(kinds.middle) || replacementField(p, kinds); s = p.pos) parts.push(s);
  return parts;
}

function replacementField(p: Peg, kinds: Format): boolean {
  const s = p.pos;
  if (p.eat(Token.LBRACE)) {
    if (yieldOrStarExpressions(p) !== null) {
      p.eat(Token.EQUAL);
      formatConversion(p, kinds);
      formatSpecifier(p, kinds);
      if (p.eat(Token.RBRACE)) return true;
    }
    p.pos = s;
    if (p.invalid) invalidReplacementField(p, kinds);
  }
  p.pos = s;
  return false;
}

/** `!` and one of three names right after it. */
function formatConversion(p: Peg, { letter }: Kinds): void {
  const mark = p.pos;
  if (!p.eat(Token.EXCLAMATION) || p.name() === null) {
    p.pos = mark;
    return;
  }
  const { line, col, endCol } = p.t.tokens;
  const name = mark + 1;
  if (line[mark] !== line[name] || endCol[mark] !== col[name]) {
    p.raiseTokens(mark, name, MESSAGES.conversionApart(letter));
  }
  const character = p.text(name);
  if (!["s", "r", "a"].includes(character))
    p.raiseTokens(name, name, MESSAGES.badConversion(letter, character));
}

function formatSpecifier(p: Peg, kinds: Format): void {
  if (!p.eat(Token.COLON)) return;
  for (const part of formatParts(p, kinds)) {
    if (p.t.tokens.kind[part] === kinds.middle)
      p.literal(part, () => formatText(p.literals, part, kinds.raw), false);
  }
}

/** A field that begins at the brace: what is missing in it. */
function invalidReplacementField(p: Peg, kinds: Format): void {
  const { letter } = kinds;
  p.eat(Token.LBRACE);
  for (const [kind, delimiter] of DELIMITERS) {
    if (p.at(kind)) p.raiseTokens(p.pos, p.pos, MESSAGES.expressionRequired(letter, delimiter));
  }
  if (yieldOrStarExpressions(p) === null) p.raiseAtNext(MESSAGES.expectingExpression(letter));
  if (!p.at(Token.EQUAL, Token.EXCLAMATION, Token.COLON, Token.RBRACE)) {
    p.raiseAtNext(MESSAGES.expectingAny(letter));
  }
  if (p.eat(Token.EQUAL) && !p.at(Token.EXCLAMATION, Token.COLON, Token.RBRACE)) {
    p.raiseAtNext(MESSAGES.expectingAfterEqual(letter));
  }
  if (p.eat(Token.EXCLAMATION)) {
    if (p.at(Token.COLON, Token.RBRACE)) p.raiseAtNext(MESSAGES.missingConversion(letter));
    if (p.name() === null) p.raiseAtNext(MESSAGES.invalidConversion(letter));
  }
  if (!p.at(Token.COLON, Token.RBRACE)) p.raiseAtNext(MESSAGES.expectingColon(letter));
  if (p.at(Token.COLON)) {
    // CPython looks for the text of an f-string here in t-strings too.
    formatSpecifier(p, { ...KINDS.f, raw: kinds.raw });
    if (!p.at(Token.RBRACE)) p.raiseAtNext(MESSAGES.expectingSpec(letter));
  }
  if (!p.at(Token.RBRACE)) p.raiseAtNext(MESSAGES.expectingBrace(letter));
}

const DELIMITERS: [Token, string][] = [
  [Token.EQUAL, "="],
  [Token.EXCLAMATION, "!"],
  [Token.COLON, ":"],
  [Token.RBRACE, "}"],
];
