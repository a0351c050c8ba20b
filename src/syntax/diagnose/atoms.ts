/** The error pass over atoms: literals, displays and comprehensions. */
import { LiteralError } from "../cursor.ts";
import { numberValue, stringValue } from "../literals.ts";
import { MESSAGES } from "../messages.ts";
import { Token } from "../tokens.ts";
import {
  assignmentOrExpression,
  bitwiseOr,
  disjunction,
  expression,
  namedExpression,
  starNamedExpression,
  starNamedExpressions,
  starredExpression,
  yieldExpression,
} from "./expressions.ts";
import { formatString } from "./formats.ts";
import { type Found, type Peg, Rule } from "./peg.ts";
import { invalidForTarget, starTargets } from "./targets.ts";

export function atom(p: Peg): Found | null {
  const s = p.pos;
  switch (p.kind()) {
    case Token.NAME:
      p.pos++;
      return p.found("name", s);
    case Token.True:
    case Token.False:
    case Token.None:
      p.pos++;
      return p.found(p.text(s), s);
    case Token.ELLIPSIS:
      p.pos++;
      return p.found("ellipsis", s);
    case Token.NUMBER:
      return number(p);
    case Token.STRING:
    case Token.FSTRING_START:
    case Token.TSTRING_START:
      return strings(p);
    case Token.LPAR:
      return tuple(p) ?? group(p) ?? generatorExpression(p);
    case Token.LSQB:
      return list(p) ?? listComprehension(p);
    case Token.LBRACE:
      return dict(p) ?? set(p) ?? dictComprehension(p) ?? setComprehension(p);
  }
  return null;
}

export function listTupleOrGenerator(p: Peg): Found | null {
  return list(p) ?? tuple(p) ?? generatorExpression(p);
}

/** A NUMBER; its value must fit. */
export function number(p: Peg): Found | null {
  const s = p.pos;
  if (!p.eat(Token.NUMBER)) return null;
  try {
    numberValue(p.literals, s);
  } catch (error) {
    if (!(error instanceof LiteralError)) throw error;
    const lineno = p.line(s);
    p.raisePlace({ lineno, col: 0, endLineno: lineno, endCol: 0 }, error.message);
  }
  return p.found("literal", s);
}

export function isComplex(p: Peg, found: Found): boolean {
  return /[jJ]$/.test(p.text(found.e));
}

// --- Strings -------------------------------------------------------------------------------------------------------

/** Adjacent literals of str and bytes with f-strings, or of t-strings. */
export function strings(p: Peg): Found | null {
  const known = p.recall(Rule.Strings);
  if (known !== undefined) return known;
  const s = p.pos;
  if (p.invalid) invalidConcatenation(p);
  const plain = p.some(() => plainOrFormat(p));
  if (plain !== null) {
    checkBytes(p, plain);
    const format = plain.find(({ what }) => what !== "literal");
    return p.remember(Rule.Strings, s, p.found(format === undefined ? "literal" : format.what, s));
  }
  const templates = p.some(() => formatString(p, "t"));
  return p.remember(Rule.Strings, s, templates === null ? null : p.found("t-string expression", s));
}

function plainOrFormat(p: Peg): Found | null {
  return formatString(p, "f") ?? plainString(p);
}

function plainString(p: Peg): Found | null {
  const s = p.pos;
  if (!p.eat(Token.STRING)) return null;
  p.literal(s, () => stringValue(p.literals, s));
  return p.found("literal", s);
}

function checkBytes(p: Peg, parts: Found[]): void {
  const bytes = parts.filter(({ what, s }) => what === "literal" && /^r?b/i.test(p.text(s)));
  if (bytes.length > 0 && bytes.length < parts.length) p.raise(MESSAGES.mixedBytes);
}

function invalidConcatenation(p: Peg): void {
  const s = p.pos;
  const kinds = [() => plainOrFormat(p), () => formatString(p, "t")];
  for (const [first, second] of [kinds, kinds.toReversed()]) {
    const parts = p.some(first);
    const other = parts === null ? null : second();
    if (parts !== null && other !== null)
      p.raiseRange(parts[parts.length - 1], other, MESSAGES.mixedTemplate);
    p.pos = s;
  }
}

/** `"a" b "c"`: what stands between two strings may have been meant to be in them. */
export function mistakenPartOfString(p: Peg, part: () => Found | null): void {
  if (!p.eat(Token.STRING)) return;
  const parts = p.some(() => !p.at(Token.STRING) && part());
  if (parts !== null && p.eat(Token.STRING)) {
    p.raiseRange(parts[0], parts[parts.length - 1], MESSAGES.partOfString);
  }
}

// --- Displays ------------------------------------------------------------------------------------------------------

function bracketed(p: Peg, open: Token, content: () => Found | null, close: Token): Found | null {
  const s = p.pos;
  if (p.eat(open)) {
    const found = content();
    if (found !== null && p.eat(close)) return found;
  }
  p.pos = s;
  return null;
}

function tuple(p: Peg): Found | null {
  const s = p.pos;
  if (!p.eat(Token.LPAR)) return null;
  const inside = p.pos;
  let parts: Found[] = [];
  const first = starNamedExpression(p);
  if (first !== null && p.eat(Token.COMMA)) parts = [first, ...(starNamedExpressions(p) ?? [])];
  else p.pos = inside;
  if (p.eat(Token.RPAR)) return p.found("tuple", s, parts);
  p.pos = s;
  return null;
}

function group(p: Peg): Found | null {
  const found = bracketed(p, Token.LPAR, () => yieldExpression(p) ?? namedExpression(p), Token.RPAR);
  if (found === null && p.invalid) invalidGroup(p);
  return found;
}

function invalidGroup(p: Peg): void {
  const s = p.pos;
  p.eat(Token.LPAR);
  const starred = starredExpression(p);
  if (starred !== null && p.eat(Token.RPAR)) p.raiseAt(starred, MESSAGES.starredHere);
  p.pos = s + 1;
  if (p.eat(Token.DOUBLESTAR) && expression(p) !== null && p.eat(Token.RPAR)) {
    p.raiseTokens(s + 1, s + 1, MESSAGES.doubleStarredHere);
  }
  p.pos = s;
}

function list(p: Peg): Found | null {
  const s = p.pos;
  if (!p.eat(Token.LSQB)) return null;
  const parts = starNamedExpressions(p) ?? [];
  if (p.eat(Token.RSQB)) return p.found("list", s, parts);
  p.pos = s;
  return null;
}

function set(p: Peg): Found | null {
  const s = p.pos;
  if (p.eat(Token.LBRACE) && starNamedExpressions(p) !== null && p.eat(Token.RBRACE)) {
    return p.found("set display", s);
  }
  p.pos = s;
  return null;
}

function dict(p: Peg): Found | null {
  const s = p.pos;
  if (!p.eat(Token.LBRACE)) return null;
  if (p.commas(() => dictItem(p)) !== null) p.eat(Token.COMMA);
  if (p.eat(Token.RBRACE)) return p.found("dict literal", s);
  // CPython tries this in its first pass too: the alternative is more than a rule for mistakes alone.
  p.pos = s + 1;
  invalidDictItems(p);
  p.pos = s;
  return null;
}

function dictItem(p: Peg): true | null {
  return p.option(() => (p.eat(Token.DOUBLESTAR) ? bitwiseOr(p) !== null : keyAndValue(p)));
}

function keyAndValue(p: Peg): boolean {
  return expression(p) !== null && p.eat(Token.COLON) && expression(p) !== null;
}

function invalidDictItems(p: Peg): void {
  const s = p.pos;
  if (p.commas(() => dictItem(p)) !== null && p.eat(Token.COMMA)) invalidDictItem(p);
  p.pos = s;
  invalidDictValue(p);
}

function invalidDictItem(p: Peg): void {
  const s = p.pos;
  const key = expression(p);
  if (key !== null && !p.at(Token.COLON)) {
    const { line, endLine } = p.t.tokens;
    const col = p.endColumn(key.e);
    p.raisePlace(
      { lineno: line[key.s], col, endLineno: endLine[key.e], endCol: 0 },
      MESSAGES.expectedColonAfterKey,
    );
  }
  p.pos = s;
  invalidDictValue(p);
}

/** A key and a colon without a value, or with a starred one. */
function invalidDictValue(p: Peg): void {
  const s = p.pos;
  if (expression(p) !== null) {
    const colon = p.pos;
    if (p.eat(Token.COLON)) {
      const star = p.pos;
      if (p.eat(Token.STAR) && bitwiseOr(p) !== null) p.raiseFrom(star, MESSAGES.starredValue);
      p.pos = star;
      if (p.at(Token.RBRACE, Token.COMMA)) p.raiseTokens(colon, colon, MESSAGES.expectedValue);
    }
  }
  p.pos = s;
}

// --- Comprehensions ------------------------------------------------------------------------------------------------

/** What the clauses end with; null where there is no clause. */
export function comprehensionClauses(p: Peg): Found | null {
  const clauses = p.some(() => comprehensionClause(p));
  return clauses === null ? null : clauses[clauses.length - 1];
}

/** A clause; what is found is its last expression. */
function comprehensionClause(p: Peg): Found | null {
  const s = p.pos;
  p.eat(Token.async);
  if (p.eat(Token.for) && starTargets(p) !== null && p.eat(Token.in)) {
    // Nothing else is tried once `in` has been read.
    const iter = disjunction(p);
    if (iter === null) return null;
    const conditions = p.many(() => p.eat(Token.if) && disjunction(p));
    return conditions[conditions.length - 1] ?? iter;
  }
  p.pos = s;
  if (p.invalid) {
    invalidComprehensionClause(p);
    p.pos = s;
    invalidForTarget(p);
    p.pos = s;
  }
  return null;
}

function invalidComprehensionClause(p: Peg): void {
  p.eat(Token.async);
  if (!p.eat(Token.for) || p.commas(() => bitwiseOr(p)) === null) return;
  p.eat(Token.COMMA);
  if (!p.at(Token.in)) p.raise(MESSAGES.expectedIn);
}

function comprehension(
  p: Peg,
  what: string,
  open: Token,
  element: () => unknown,
  close: Token,
): Found | null {
  const s = p.pos;
  if (p.eat(open) && element() && comprehensionClauses(p) !== null && p.eat(close)) return p.found(what, s);
  p.pos = s;
  if (p.invalid) invalidComprehension(p);
  return null;
}

export function generatorExpression(p: Peg): Found | null {
  return comprehension(p, "generator expression", Token.LPAR, () => assignmentOrExpression(p), Token.RPAR);
}

function listComprehension(p: Peg): Found | null {
  return comprehension(p, "list comprehension", Token.LSQB, () => namedExpression(p), Token.RSQB);
}

function setComprehension(p: Peg): Found | null {
  return comprehension(p, "set comprehension", Token.LBRACE, () => namedExpression(p), Token.RBRACE);
}

function dictComprehension(p: Peg): Found | null {
  const s = p.pos;
  if (p.eat(Token.LBRACE) && keyAndValue(p) && comprehensionClauses(p) !== null && p.eat(Token.RBRACE)) {
    return p.found("dict comprehension", s);
  }
  p.pos = s;
  if (p.invalid) {
    p.eat(Token.LBRACE);
    if (p.eat(Token.DOUBLESTAR) && bitwiseOr(p) && comprehensionClauses(p) && p.eat(Token.RBRACE)) {
      p.raiseTokens(s + 1, s + 1, MESSAGES.dictUnpackingComprehension);
    }
    p.pos = s;
  }
  return null;
}

export function invalidComprehension(p: Peg): void {
  const s = p.pos;
  const inside = s + 1;
  if (!p.eat(Token.LPAR, Token.LSQB, Token.LBRACE)) return;
  const starred = starredExpression(p);
  if (starred !== null && comprehensionClauses(p) !== null)
    p.raiseAt(starred, MESSAGES.unpackingComprehension);
  p.pos = inside;
  if (p.t.tokens.kind[s] !== Token.LPAR) {
    const first = starNamedExpression(p);
    const comma = p.pos;
    if (first !== null && p.eat(Token.COMMA)) {
      const rest = starNamedExpressions(p);
      if (rest !== null && comprehensionClauses(p) !== null) {
        p.raiseRange(first, rest[rest.length - 1], MESSAGES.comprehensionTarget);
      }
      p.pos = comma + 1;
      if (comprehensionClauses(p) !== null) p.raiseTokens(first.s, comma, MESSAGES.comprehensionTarget);
    }
  }
  p.pos = s;
}
