/** The error pass over the arguments of calls. */
import { MESSAGES } from "../messages.ts";
import { Token } from "../tokens.ts";
import { comprehensionClauses } from "./atoms.ts";
import { assignmentOrExpression, expression, starredExpression } from "./expressions.ts";
import { type Found, type Peg, Rule } from "./peg.ts";

/** The found arguments; `parts` are the positional ones, `what` tells whether a mapping was unpacked. */
const PLAIN = "arguments";
const WITH_UNPACKING = "arguments with unpacking";

/** What stands between the parentheses of a call, without them; null also where there is nothing. */
export function callArguments(p: Peg): Found | null {
  const known = p.recall(Rule.Arguments);
  if (known !== undefined) return known;
  const s = p.pos;
  const found = args(p);
  if (found !== null) {
    p.eat(Token.COMMA);
    if (p.at(Token.RPAR)) return p.remember(Rule.Arguments, s, found);
  }
  p.pos = s;
  if (p.invalid) {
    invalidArguments(p);
    p.pos = s;
  }
  return p.remember(Rule.Arguments, s, null);
}

interface KeywordArguments {
  starred: Found[];
  unpacking: boolean;
}

function args(p: Peg): Found | null {
  const s = p.pos;
  const positional = p.commas(() => positionalArgument(p));
  if (positional === null) {
    const only = keywordArguments(p);
    if (only === null) return null;
    return p.found(only.unpacking ? WITH_UNPACKING : PLAIN, s, only.starred);
  }
  const keywords = p.option(() => p.eat(Token.COMMA) && keywordArguments(p));
  return p.found(keywords?.unpacking ? WITH_UNPACKING : PLAIN, s, [
    ...positional,
    ...(keywords?.starred ?? []),
  ]);
}

function positionalArgument(p: Peg): Found | null | false {
  const starred = starredExpression(p);
  if (starred !== null) return starred;
  const found = assignmentOrExpression(p);
  return found !== null && !p.at(Token.EQUAL) && found;
}

function keywordArguments(p: Peg): KeywordArguments | null {
  const first = p.commas(() => keywordOrStarred(p));
  if (first === null) {
    const only = p.commas(() => keywordOrDoubleStarred(p));
    return only && { starred: [], unpacking: only.includes(UNPACKING) };
  }
  const starred = first.filter(({ what }) => what === "starred");
  const rest = p.option(() => p.eat(Token.COMMA) && p.commas(() => keywordOrDoubleStarred(p)));
  return { starred, unpacking: rest?.includes(UNPACKING) ?? false };
}

const UNPACKING = "**";

function keywordOrStarred(p: Peg): Found | null {
  if (p.invalid) invalidKeyword(p);
  const s = p.pos;
  if (p.option(() => namedArgument(p))) return p.found("keyword", s);
  return starredExpression(p);
}

function keywordOrDoubleStarred(p: Peg): string | null {
  if (p.invalid) invalidKeyword(p);
  if (p.option(() => namedArgument(p))) return "keyword";
  return p.option(() => p.eat(Token.DOUBLESTAR) && expression(p)) && UNPACKING;
}

function namedArgument(p: Peg): Found | null | false {
  return p.eat(Token.NAME) && p.eat(Token.EQUAL) && expression(p);
}

// --- Mistakes ------------------------------------------------------------------------------------------------------

function invalidKeyword(p: Peg): void {
  const s = p.pos;
  if (p.eat(Token.True, Token.False, Token.None) && p.eat(Token.EQUAL)) {
    p.raiseTokens(s, s + 1, MESSAGES.cannotAssign(p.text(s)));
  }
  p.pos = s;
  generatorAsValue(p, s);
  if (!p.ahead(() => p.eat(Token.NAME) && p.eat(Token.EQUAL))) {
    const found = expression(p);
    if (found !== null && p.eat(Token.EQUAL))
      p.raiseTokens(found.s, p.pos - 1, MESSAGES.expressionAssignment);
    p.pos = s;
  }
  if (p.eat(Token.DOUBLESTAR) && expression(p) !== null && p.eat(Token.EQUAL)) {
    const value = expression(p);
    if (value !== null) p.raiseTokens(s, value.e, MESSAGES.assignUnpacking("keyword"));
  }
  p.pos = s;
}

/** `f(x=y for y in z)` */
function generatorAsValue(p: Peg, s: number): void {
  if (p.option(() => namedArgument(p) && comprehensionClauses(p))) {
    p.raiseTokens(s, s + 1, MESSAGES.maybeEqualOrNamed);
  }
  p.pos = s;
}

function invalidArguments(p: Peg): void {
  const s = p.pos;
  starredAfterUnpacking(p, s);
  generatorFirst(p, s);
  generatorAsValue(p, s);
  missingValue(p, s);
  generatorLast(p, s);
  generatorLater(p, s);
  positionalAfterKeyword(p);
}

/** `f(**a, *b)` */
function starredAfterUnpacking(p: Peg, s: number): void {
  const before =
    p.option(() => p.commas(() => positionalArgument(p)) && p.eat(Token.COMMA) && keywordArguments(p)) ??
    keywordArguments(p);
  const comma = p.pos;
  if (before !== null && p.eat(Token.COMMA)) {
    const starred = p.commas(() => {
      const found = starredExpression(p);
      return found !== null && !p.at(Token.EQUAL) && found;
    });
    if (starred !== null) p.raiseFrom(comma, MESSAGES.starredAfterUnpacking);
  }
  p.pos = s;
}

/** `f(x for x in y, 1)` */
function generatorFirst(p: Peg, s: number): void {
  const element = expression(p);
  const last = element === null ? null : comprehensionClauses(p);
  if (element !== null && last !== null && p.eat(Token.COMMA)) {
    if (args(p) === null) p.option(() => expression(p) && comprehensionClauses(p));
    p.raiseRange(element, last, MESSAGES.generatorParentheses);
  }
  p.pos = s;
}

/** `f(a=)` */
function missingValue(p: Peg, s: number): void {
  p.option(() => args(p) && p.eat(Token.COMMA));
  const name = p.pos;
  if (p.eat(Token.NAME) && p.eat(Token.EQUAL) && p.at(Token.COMMA, Token.RPAR)) {
    p.raiseTokens(name, name + 1, MESSAGES.expectedArgument);
  }
  p.pos = s;
}

/** `f(1, x for x in y)`, where the arguments before the clauses have been read with it. */
function generatorLast(p: Peg, s: number): void {
  const found = args(p);
  const last = found === null ? null : comprehensionClauses(p);
  if (found !== null && last !== null && found.parts.length > 1) {
    p.raiseRange(found.parts[found.parts.length - 1], last, MESSAGES.generatorParentheses);
  }
  p.pos = s;
}

/** `f(a=1, x for x in y)` */
function generatorLater(p: Peg, s: number): void {
  if (args(p) !== null && p.eat(Token.COMMA)) {
    const element = expression(p);
    const last = element === null ? null : comprehensionClauses(p);
    if (element !== null && last !== null) p.raiseRange(element, last, MESSAGES.generatorParentheses);
  }
  p.pos = s;
}

function positionalAfterKeyword(p: Peg): void {
  const found = args(p);
  if (found === null || !p.eat(Token.COMMA) || args(p) === null) return;
  p.raise(MESSAGES.positionalAfter(found.what === WITH_UNPACKING ? " unpacking" : ""));
}
