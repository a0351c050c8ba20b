/** The error pass over `match`. */
import { MESSAGES } from "../messages.ts";
import { SOFT_CASE, SOFT_MATCH, SOFT_UNDERSCORE } from "../names.ts";
import { Token } from "../tokens.ts";
import { isComplex, number, strings } from "./atoms.ts";
import { block, expectIndented } from "./compound.ts";
import { expression, namedExpression, starNamedExpression, starNamedExpressions } from "./expressions.ts";
import { type Found, type Peg, Rule } from "./peg.ts";

// --- Statement -----------------------------------------------------------------------------------------------------

export function matchStatement(p: Peg): boolean {
  const s = p.pos;
  if (
    p.eatSoft(SOFT_MATCH) &&
    subject(p) &&
    p.eat(Token.COLON) &&
    p.eat(Token.NEWLINE) &&
    p.eat(Token.INDENT)
  ) {
    if (p.some(() => caseBlock(p)) !== null && p.eat(Token.DEDENT)) return true;
  }
  p.pos = s;
  if (p.invalid && p.eatSoft(SOFT_MATCH) && subject(p)) {
    if (p.eat(Token.NEWLINE)) p.raise(MESSAGES.expected(":"));
    expectIndented(p, s, "'match' statement");
  }
  p.pos = s;
  return false;
}

function subject(p: Peg): boolean {
  const s = p.pos;
  if (starNamedExpression(p) !== null && p.eat(Token.COMMA)) {
    starNamedExpressions(p);
    return true;
  }
  p.pos = s;
  return namedExpression(p) !== null;
}

function caseBlock(p: Peg): boolean {
  if (p.invalid) invalidCase(p);
  const s = p.pos;
  if (p.eatSoft(SOFT_CASE) && patterns(p) && guard(p) && p.eat(Token.COLON) && block(p)) return true;
  p.pos = s;
  return false;
}

function invalidCase(p: Peg): void {
  const s = p.pos;
  if (p.eatSoft(SOFT_CASE) && patterns(p) && guard(p)) {
    if (p.eat(Token.NEWLINE)) p.raise(MESSAGES.expected(":"));
    expectIndented(p, s, "'case' statement");
  }
  p.pos = s;
}

/** An optional guard. */
function guard(p: Peg): true {
  p.option(() => p.eat(Token.if) && namedExpression(p));
  return true;
}

// --- Patterns ------------------------------------------------------------------------------------------------------

function patterns(p: Peg): Found | null {
  const s = p.pos;
  if (openSequence(p)) return p.found("pattern", s);
  return pattern(p);
}

function openSequence(p: Peg): boolean {
  const s = p.pos;
  if (maybeStar(p) !== null && p.eat(Token.COMMA)) {
    sequence(p);
    return true;
  }
  p.pos = s;
  return false;
}

function sequence(p: Peg): boolean {
  if (p.commas(() => maybeStar(p)) === null) return false;
  p.eat(Token.COMMA);
  return true;
}

function maybeStar(p: Peg): Found | null {
  return starPattern(p) ?? pattern(p);
}

function starPattern(p: Peg): Found | null {
  const known = p.recall(Rule.StarPattern);
  if (known !== undefined) return known;
  const s = p.pos;
  if (p.eat(Token.STAR) && (capture(p) || p.eatSoft(SOFT_UNDERSCORE))) {
    return p.remember(Rule.StarPattern, s, p.found("pattern", s));
  }
  return p.remember(Rule.StarPattern, s, null);
}

function capture(p: Peg): boolean {
  const s = p.pos;
  if (!p.eatSoft(SOFT_UNDERSCORE) && p.name() !== null && !p.at(Token.DOT, Token.LPAR, Token.EQUAL))
    return true;
  p.pos = s;
  return false;
}

function pattern(p: Peg): Found | null {
  const s = p.pos;
  if (orPattern(p) !== null && p.eat(Token.as) && capture(p)) return p.found("pattern", s);
  p.pos = s;
  if (p.invalid) invalidAsPattern(p);
  return orPattern(p);
}

function invalidAsPattern(p: Peg): void {
  const s = p.pos;
  if (orPattern(p) !== null && p.eat(Token.as)) {
    const target = p.pos;
    if (p.eatSoft(SOFT_UNDERSCORE)) p.raiseTokens(target, target, MESSAGES.underscoreTarget);
    const found = expression(p);
    if (found !== null) p.raiseAt(found, MESSAGES.cannotUseAs(found.what, "pattern"));
  }
  p.pos = s;
}

function orPattern(p: Peg): Found | null {
  const s = p.pos;
  if (closedPattern(p) === null) return null;
  p.many(() => p.eat(Token.VBAR) && closedPattern(p));
  return p.found("pattern", s);
}

function closedPattern(p: Peg): Found | null {
  const known = p.recall(Rule.ClosedPattern);
  if (known !== undefined) return known;
  const s = p.pos;
  const matched = literal(p, true) || capture(p) || p.eatSoft(SOFT_UNDERSCORE) || value(p) || bracketed(p);
  return p.remember(Rule.ClosedPattern, s, matched ? p.found("pattern", s) : null);
}

function bracketed(p: Peg): boolean {
  const alternatives = [group, bracketSequence, mapping, classPattern];
  return alternatives.some((alternative) => p.option(() => alternative(p)));
}

function literal(p: Peg, withFormats: boolean): boolean {
  const s = p.pos;
  if (signedNumber(p) !== null && !p.at(Token.PLUS, Token.MINUS)) return true;
  p.pos = s;
  if (complexNumber(p)) return true;
  p.pos = s;
  if ((withFormats || p.at(Token.STRING, Token.FSTRING_START, Token.TSTRING_START)) && strings(p) !== null)
    return true;
  return p.eat(Token.None, Token.True, Token.False);
}

/** Finds the number without its sign. */
function signedNumber(p: Peg): Found | null {
  return p.option(() => {
    p.eat(Token.MINUS);
    return number(p);
  });
}

function complexNumber(p: Peg): boolean {
  const real = signedNumber(p);
  if (real === null) return false;
  if (isComplex(p, real)) p.raiseAt(real, MESSAGES.realRequired);
  if (!p.eat(Token.PLUS, Token.MINUS)) return false;
  const imaginary = number(p);
  if (imaginary !== null && !isComplex(p, imaginary)) p.raiseAt(imaginary, MESSAGES.imaginaryRequired);
  return imaginary !== null;
}

/** A name with attributes, which no further trailer or `=` follows. */
function value(p: Peg): boolean {
  return Boolean(p.option(() => dotted(p) === "attribute" && !p.at(Token.DOT, Token.LPAR, Token.EQUAL)));
}

function dotted(p: Peg): "name" | "attribute" | null {
  if (p.name() === null) return null;
  const attributes = p.many(() => p.eat(Token.DOT) && p.name());
  return attributes.length > 0 ? "attribute" : "name";
}

function group(p: Peg): boolean {
  return p.eat(Token.LPAR) && pattern(p) !== null && p.eat(Token.RPAR);
}

function bracketSequence(p: Peg): boolean {
  if (p.eat(Token.LSQB)) {
    sequence(p);
    return p.eat(Token.RSQB);
  }
  if (!p.eat(Token.LPAR)) return false;
  openSequence(p);
  return p.eat(Token.RPAR);
}

function mapping(p: Peg): boolean {
  if (!p.eat(Token.LBRACE)) return false;
  const items = p.commas(() => (literal(p, false) || value(p)) && p.eat(Token.COLON) && pattern(p));
  const rest = p.option(
    () => (items === null || p.eat(Token.COMMA)) && p.eat(Token.DOUBLESTAR) && capture(p),
  );
  if (items !== null || rest) p.eat(Token.COMMA);
  return p.eat(Token.RBRACE);
}

function classPattern(p: Peg): boolean {
  const s = p.pos;
  if (dotted(p) === null || !p.eat(Token.LPAR)) return false;
  const inside = p.pos;
  const positional = p.commas(() => pattern(p));
  p.option(() => (positional === null || p.eat(Token.COMMA)) && p.commas(() => keywordPattern(p)));
  if (p.pos > inside) p.eat(Token.COMMA);
  if (p.eat(Token.RPAR)) return true;
  p.pos = s;
  if (p.invalid) invalidClassPattern(p);
  return false;
}

function keywordPattern(p: Peg): Found | null | false {
  return p.name() !== null && p.eat(Token.EQUAL) && pattern(p);
}

function invalidClassPattern(p: Peg): void {
  if (dotted(p) === null || !p.eat(Token.LPAR)) return;
  p.option(() => p.commas(() => pattern(p)) && p.eat(Token.COMMA));
  if (p.commas(() => keywordPattern(p)) === null || !p.eat(Token.COMMA)) return;
  const late = p.commas(() => pattern(p));
  if (late !== null) p.raiseRange(late[0], late[late.length - 1], MESSAGES.positionalPatterns);
}
