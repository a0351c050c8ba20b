/** The error pass over expressions, from tuples down to primaries. The order of alternatives is CPython's. */

import { MESSAGES } from "../messages.ts";
import { SOFT_TYPE, SOFT_UNDERSCORE } from "../names.ts";
import { PRECEDENCE, Token } from "../tokens.ts";
import { callArguments } from "./arguments.ts";
import {
  atom,
  generatorExpression,
  invalidComprehension,
  listTupleOrGenerator,
  mistakenPartOfString,
} from "./atoms.ts";
import { lambdaParameters } from "./parameters.ts";
import { type Found, NO_PARTS, type Peg, Rule } from "./peg.ts";
import { breakStatement, simpleStatement } from "./statements.ts";

const SHIFT_LEVEL = PRECEDENCE[Token.LEFTSHIFT];
const SUM_LEVEL = PRECEDENCE[Token.PLUS];
const TERM_LEVEL = PRECEDENCE[Token.STAR];

const ARITHMETIC = [
  Token.PLUS,
  Token.MINUS,
  Token.STAR,
  Token.SLASH,
  Token.PERCENT,
  Token.DOUBLESLASH,
  Token.AT,
];

// --- Tuples and stars ----------------------------------------------------------------------------------------------

export function starExpressions(p: Peg): Found | null {
  return commaTuple(p, starExpression);
}

export function expressions(p: Peg): Found | null {
  return commaTuple(p, expression);
}

/** One element, or several as a tuple; with a trailing comma also one. */
function commaTuple(p: Peg, element: (p: Peg) => Found | null): Found | null {
  const s = p.pos;
  const first = element(p);
  if (first === null) return null;
  const rest = p.many(() => p.eat(Token.COMMA) && element(p));
  const comma = p.eat(Token.COMMA);
  return rest.length > 0 || comma ? p.found("tuple", s, [first, ...rest]) : first;
}

export function starExpression(p: Peg): Found | null {
  const known = p.recall(Rule.StarExpression);
  if (known !== undefined) return known;
  const s = p.pos;
  return p.remember(Rule.StarExpression, s, starred(p, bitwiseOr) ?? expression(p));
}

/** `*` and an operand. */
function starred(p: Peg, operand: (p: Peg) => Found | null): Found | null {
  const s = p.pos;
  if (p.eat(Token.STAR)) {
    const value = operand(p);
    if (value !== null) return p.found("starred", s, [value]);
  }
  p.pos = s;
  return null;
}

export function starNamedExpression(p: Peg): Found | null {
  return starred(p, bitwiseOr) ?? namedExpression(p);
}

export function starNamedExpressions(p: Peg): Found[] | null {
  const elements = p.commas(() => starNamedExpression(p));
  if (elements !== null) p.eat(Token.COMMA);
  return elements;
}

/** A starred argument. */
export function starredExpression(p: Peg): Found | null {
  const s = p.pos;
  if (p.invalid && p.eat(Token.STAR)) {
    const value = expression(p) !== null && p.eat(Token.EQUAL) && expression(p);
    if (value) p.raiseTokens(s, value.e, MESSAGES.assignUnpacking("iterable"));
    p.pos = s;
  }
  const found = starred(p, expression);
  if (found === null && p.invalid && p.at(Token.STAR)) p.raise(MESSAGES.invalidStar);
  return found;
}

export function assignmentExpression(p: Peg): Found | null {
  const s = p.pos;
  if (p.name() !== null && p.eat(Token.COLONEQUAL) && expression(p) !== null)
    return p.found("named expression", s);
  p.pos = s;
  return null;
}

export function namedExpression(p: Peg): Found | null {
  const s = p.pos;
  const named = assignmentExpression(p);
  if (named !== null) return named;
  if (p.invalid) invalidNamedExpression(p);
  return expressionNotNamed(p, s);
}

/** An expression that no `:=` follows. */
function expressionNotNamed(p: Peg, s = p.pos): Found | null {
  const found = expression(p);
  if (found !== null && !p.at(Token.COLONEQUAL)) return found;
  p.pos = s;
  return null;
}

/** What an argument or the element of a generator expression may be, but for stars. */
export function assignmentOrExpression(p: Peg): Found | null {
  return assignmentExpression(p) ?? expressionNotNamed(p);
}

function invalidNamedExpression(p: Peg): void {
  if (p.recall(Rule.InvalidNamedExpression) !== undefined) return;
  const s = p.pos;
  const target = expression(p);
  if (target !== null && p.eat(Token.COLONEQUAL) && expression(p) !== null) {
    p.raiseAt(target, MESSAGES.cannotName(target.what));
  }
  p.pos = s;
  invalidEqual(p, s);
  p.remember(Rule.InvalidNamedExpression, s, null);
}

/** `=` where a comparison or `:=` must have been meant. */
function invalidEqual(p: Peg, s: number): void {
  const endsThere = (): boolean => !p.at(Token.EQUAL, Token.COLONEQUAL);
  const name = p.name();
  if (name !== null && p.eat(Token.EQUAL)) {
    const value = bitwiseOr(p);
    if (value !== null && endsThere()) p.raiseRange(name, value, MESSAGES.maybeEqualOrNamed);
  }
  p.pos = s;
  if (p.ahead(() => p.at(Token.True, Token.None, Token.False) || listTupleOrGenerator(p))) return;
  const target = bitwiseOr(p);
  if (target !== null && p.eat(Token.EQUAL) && bitwiseOr(p) !== null && endsThere()) {
    p.raiseAt(target, MESSAGES.cannotAssignHere(target.what));
  }
  p.pos = s;
}

// --- yield ---------------------------------------------------------------------------------------------------------

export function yieldExpression(p: Peg): Found | null {
  const s = p.pos;
  if (!p.eat(Token.yield)) return null;
  if (p.option(() => p.eat(Token.from) && expression(p)) === null) starExpressions(p);
  return p.found("yield expression", s);
}

export function yieldOrStarExpressions(p: Peg): Found | null {
  return yieldExpression(p) ?? starExpressions(p);
}

// --- Conditional expressions and lambda ----------------------------------------------------------------------------

export function expression(p: Peg): Found | null {
  const known = p.recall(Rule.Expression);
  if (known !== undefined) return known;
  const s = p.pos;
  if (p.invalid) {
    invalidExpression(p);
    p.pos = s;
    invalidLegacyExpression(p);
    p.pos = s;
  }
  return p.remember(Rule.Expression, s, conditional(p));
}

function conditional(p: Peg): Found | null {
  const s = p.pos;
  const body = disjunction(p);
  if (body === null) return lambda(p);
  const end = p.pos;
  if (p.eat(Token.if) && disjunction(p) !== null && p.eat(Token.else) && expression(p) !== null) {
    return p.found("conditional expression", s);
  }
  p.pos = end;
  return body;
}

function expressionWithoutInvalid(p: Peg): Found | null {
  return p.withoutInvalid(() => conditional(p));
}

function lambda(p: Peg): Found | null {
  const s = p.pos;
  if (p.eat(Token.lambda)) {
    lambdaParameters(p);
    if (p.eat(Token.COLON) && expression(p) !== null) return p.found("lambda", s);
  }
  p.pos = s;
  return null;
}

function invalidExpression(p: Peg): void {
  const s = p.pos;
  mistakenPartOfString(p, () => expressionWithoutInvalid(p));
  p.pos = s;
  const prefixOrSoft = p.ahead(() => softKeyword(p) || (p.eat(Token.NAME) && p.eat(Token.STRING)));
  if (!prefixOrSoft) {
    const a = disjunction(p);
    const b = a === null ? null : expressionWithoutInvalid(p);
    if (a !== null && b !== null) missingComma(p, a, b);
    p.pos = s;
  }
  invalidConditional(p, s);
  p.pos = s;
  invalidLambdaInFormat(p);
}

function softKeyword(p: Peg): boolean {
  const word = p.t.tokens.name[p.pos];
  return p.at(Token.NAME) && word >= SOFT_UNDERSCORE && word <= SOFT_TYPE;
}

/** Two expressions side by side, in brackets. */
function missingComma(p: Peg, a: Found, b: Found): void {
  if (isLegacyStatement(p, a) || p.t.tokens.level[p.pos - 1] === 0) return;
  p.raiseRange(a, b, MESSAGES.forgotComma);
}

function isLegacyStatement(p: Peg, name: Found): boolean {
  return name.what === "name" && ["print", "exec"].includes(p.text(name.s));
}

function invalidConditional(p: Peg, s: number): void {
  const body = disjunction(p);
  if (body !== null && p.eat(Token.if)) {
    const test = disjunction(p);
    if (test !== null) {
      if (!p.at(Token.else, Token.COLON)) p.raiseRange(body, test, MESSAGES.expectedElse);
      if (p.eat(Token.else) && !p.ahead(() => expression(p))) p.raiseAtNext(MESSAGES.statementAfterElse);
    }
  }
  p.pos = s;
  const statement = breakStatement(p);
  if (statement !== null && p.eat(Token.if) && disjunction(p) && p.eat(Token.else) && simpleStatement(p)) {
    p.raiseAt(statement, MESSAGES.statementBeforeIf);
  }
}

/** A lambda whose colon has been taken for the beginning of a format specifier. */
function invalidLambdaInFormat(p: Peg): void {
  const s = p.pos;
  if (!p.eat(Token.lambda)) return;
  lambdaParameters(p);
  const colon = p.pos;
  if (!p.eat(Token.COLON)) return;
  if (p.at(Token.FSTRING_MIDDLE)) p.raiseTokens(s, colon, MESSAGES.lambdaInFormat("f"));
  if (p.at(Token.TSTRING_MIDDLE)) p.raiseTokens(s, colon, MESSAGES.lambdaInFormat("t"));
}

/** `print x` */
function invalidLegacyExpression(p: Peg): void {
  const name = p.name();
  if (name === null || p.at(Token.LPAR)) return;
  const rest = starExpressions(p);
  if (rest !== null && isLegacyStatement(p, name)) {
    p.raiseRange(name, rest, MESSAGES.missingParentheses(p.text(name.s)));
  }
}

// --- or, and, not, comparisons -------------------------------------------------------------------------------------

export function disjunction(p: Peg): Found | null {
  const known = p.recall(Rule.Disjunction);
  if (known !== undefined) return known;
  return p.remember(Rule.Disjunction, p.pos, booleanChain(p, Token.or, conjunction));
}

function conjunction(p: Peg): Found | null {
  const known = p.recall(Rule.Conjunction);
  if (known !== undefined) return known;
  return p.remember(Rule.Conjunction, p.pos, booleanChain(p, Token.and, inversion));
}

function booleanChain(p: Peg, operator: Token, operand: (p: Peg) => Found | null): Found | null {
  const s = p.pos;
  const first = operand(p);
  if (first === null) return null;
  let chained = false;
  for (;;) {
    const end = p.pos;
    if (!p.eat(operator) || operand(p) === null) {
      p.pos = end;
      return chained ? p.found("expression", s) : first;
    }
    chained = true;
  }
}

export function inversion(p: Peg): Found | null {
  const known = p.recall(Rule.Inversion);
  if (known !== undefined) return known;
  const s = p.pos;
  if (p.eat(Token.not) && inversion(p) !== null)
    return p.remember(Rule.Inversion, s, p.found("expression", s));
  p.pos = s;
  return p.remember(Rule.Inversion, s, comparison(p));
}

function comparison(p: Peg): Found | null {
  const s = p.pos;
  const left = bitwiseOr(p);
  if (left === null) return null;
  let first = Token.ENDMARKER;
  for (;;) {
    const end = p.pos;
    const operator = comparisonOperator(p);
    if (operator === null || bitwiseOr(p) === null) {
      p.pos = end;
      if (first === Token.ENDMARKER) return left;
      return p.found("comparison", s, first === Token.in ? [left] : NO_PARTS);
    }
    first ||= operator;
  }
}

function comparisonOperator(p: Peg): Token | null {
  const kind = p.kind();
  switch (kind) {
    case Token.NOTEQUAL:
      if (!notEqual(p)) return null;
      return kind;
    case Token.EQEQUAL:
    case Token.LESS:
    case Token.LESSEQUAL:
    case Token.GREATER:
    case Token.GREATEREQUAL:
    case Token.in:
      p.pos++;
      return kind;
    case Token.not:
      p.pos++;
      return p.eat(Token.in) ? kind : null;
    case Token.is:
      p.pos++;
      // `is not` is tried first; where no operand follows it, `not` begins the operand, which then fails too.
      p.eat(Token.not);
      return kind;
  }
  return null;
}

function notEqual(p: Peg): boolean {
  const spelling = p.text(p.pos);
  p.pos++;
  if (p.barry && spelling !== "<>") p.raise(MESSAGES.barry);
  return p.barry || spelling === "!=";
}

// --- Binary operators ----------------------------------------------------------------------------------------------

export function bitwiseOr(p: Peg): Found | null {
  const known = p.recall(Rule.BitwiseOr);
  if (known !== undefined) return known;
  return p.remember(Rule.BitwiseOr, p.pos, binary(p, 1));
}

function sum(p: Peg): Found | null {
  const known = p.recall(Rule.Sum);
  if (known !== undefined) return known;
  return p.remember(Rule.Sum, p.pos, binary(p, SUM_LEVEL));
}

function binary(p: Peg, level: number): Found | null {
  const s = p.pos;
  if (p.invalid && level <= SHIFT_LEVEL) invalidArithmetic(p);
  if (p.invalid && level <= TERM_LEVEL) invalidFactor(p);
  let left = factor(p);
  while (left !== null) {
    const end = p.pos;
    const precedence = PRECEDENCE[p.kind()];
    if (precedence === 0 || precedence < level) break;
    p.pos++;
    if (binary(p, precedence + 1) === null) {
      p.pos = end;
      break;
    }
    left = p.found("expression", s);
  }
  return left;
}

/** `a + not b` */
function invalidArithmetic(p: Peg): void {
  const s = p.pos;
  if (sum(p) !== null && p.eat(...ARITHMETIC)) {
    const not = p.pos;
    const operand = p.eat(Token.not) && inversion(p);
    if (operand) p.raiseTokens(not, operand.e, MESSAGES.notAfterOperator);
  }
  p.pos = s;
}

/** `- not a` */
function invalidFactor(p: Peg): void {
  const s = p.pos;
  if (p.eat(Token.PLUS, Token.MINUS, Token.TILDE)) {
    const not = p.pos;
    const operand = p.eat(Token.not) && factor(p);
    if (operand) p.raiseTokens(not, operand.e, MESSAGES.notAfterOperator);
  }
  p.pos = s;
}

function factor(p: Peg): Found | null {
  const known = p.recall(Rule.Factor);
  if (known !== undefined) return known;
  const s = p.pos;
  if (p.eat(Token.PLUS, Token.MINUS, Token.TILDE) && factor(p) !== null) {
    return p.remember(Rule.Factor, s, p.found("expression", s));
  }
  p.pos = s;
  return p.remember(Rule.Factor, s, power(p));
}

function power(p: Peg): Found | null {
  const s = p.pos;
  const base = awaitPrimary(p);
  if (base === null) return null;
  const end = p.pos;
  if (p.eat(Token.DOUBLESTAR) && factor(p) !== null) return p.found("expression", s);
  p.pos = end;
  return base;
}

function awaitPrimary(p: Peg): Found | null {
  const known = p.recall(Rule.AwaitPrimary);
  if (known !== undefined) return known;
  const s = p.pos;
  if (p.eat(Token.await) && primary(p) !== null) {
    return p.remember(Rule.AwaitPrimary, s, p.found("await expression", s));
  }
  p.pos = s;
  return p.remember(Rule.AwaitPrimary, s, primary(p));
}

// --- Primaries -----------------------------------------------------------------------------------------------------

export function primary(p: Peg): Found | null {
  const known = p.recall(Rule.Primary);
  if (known !== undefined) return known;
  const s = p.pos;
  let value = atom(p);
  while (value !== null) {
    const longer = trailer(p, s);
    if (longer === null) break;
    value = longer;
  }
  return p.remember(Rule.Primary, s, value);
}

/**
 * One attribute, call or subscript of what begins at token `s`. CPython tries a generator expression as an argument
 * at every bracket, and with it the rule for mistakes in comprehensions.
 */
export function trailer(p: Peg, s: number): Found | null {
  const mark = p.pos;
  switch (p.kind()) {
    case Token.DOT:
      p.pos++;
      if (p.eat(Token.NAME)) return p.found("attribute", s);
      break;
    case Token.LPAR:
      if (generatorExpression(p) !== null) return p.found("function call", s);
      p.pos++;
      callArguments(p);
      if (p.eat(Token.RPAR)) return p.found("function call", s);
      break;
    case Token.LSQB:
      if (p.invalid) invalidComprehension(p);
      p.pos++;
      if (slices(p) !== null && p.eat(Token.RSQB)) return p.found("subscript", s);
      break;
    case Token.LBRACE:
      if (p.invalid) invalidComprehension(p);
  }
  p.pos = mark;
  return null;
}

function slices(p: Peg): Found | null {
  const s = p.pos;
  const single = slice(p);
  if (single !== null && !p.at(Token.COMMA)) return single;
  p.pos = s;
  const all = p.commas(() => slice(p) ?? starredExpression(p));
  if (all === null) return null;
  p.eat(Token.COMMA);
  return p.found("tuple", s, all);
}

function slice(p: Peg): Found | null {
  const s = p.pos;
  expression(p);
  if (p.eat(Token.COLON)) {
    expression(p);
    if (p.eat(Token.COLON)) expression(p);
    return p.found("slice", s);
  }
  p.pos = s;
  return namedExpression(p);
}
