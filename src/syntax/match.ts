/** The match statement and its patterns (PEP 634). */
import {
  type Expr,
  ExprContext,
  Kind,
  type MatchCase,
  type Operator,
  type Pattern,
  type Stmt,
  UnaryOperator,
} from "./ast.ts";
import { numberLiteral } from "./atoms.ts";
import type { Cursor } from "./cursor.ts";
import {
  newAttribute,
  newBinOp,
  newConstant,
  newMatchAs,
  newMatchClass,
  newMatchMapping,
  newMatchOr,
  newMatchSequence,
  newMatchSingleton,
  newMatchStar,
  newMatchValue,
  newName,
  newUnaryOp,
} from "./expression-nodes.ts";
import { namedExpression, starNamedExpression, tupleOf } from "./expressions.ts";
import { strings } from "./fstrings.ts";
import { isComplex, singleton } from "./literals.ts";
import { SOFT_CASE, SOFT_UNDERSCORE } from "./names.ts";
import { newMatch } from "./statement-nodes.ts";
import { block } from "./statements.ts";
import { FIRST_OPERATOR, Token } from "./tokens.ts";

// --- Statement -----------------------------------------------------------------------------------------------------

/** At the name `match`: the statement, or null with nothing read where the name is an ordinary one. */
export function matchStatement(p: Cursor): Stmt | null {
  const s = p.pos;
  if (!maySubject(p.peek())) return null;
  const subject = p.attempt(matchHeader);
  if (subject === null) return null;
  const cases: MatchCase[] = [];
  do cases.push(matchCase(p));
  while (!p.accept(Token.DEDENT));
  p.since(10, "Pattern matching is", p.pos - 1);
  return newMatch(p, s, subject, cases);
}

/** Whether what follows the word rules out a subject at first sight. */
function maySubject(next: Token): boolean {
  return next !== Token.EQUAL && next !== Token.DOT && next !== Token.COMMA && next !== Token.COLON;
}

function matchHeader(p: Cursor): Expr {
  p.advance();
  const s = p.pos;
  const first = starNamedExpression(p);
  if (first.kind === Kind.Starred && !p.at(Token.COMMA)) p.fail();
  const subject = p.at(Token.COMMA) ? tupleOf(p, s, first, starNamedExpression) : first;
  p.expect(Token.COLON);
  p.expect(Token.NEWLINE);
  p.expect(Token.INDENT);
  if (!p.atSoft(SOFT_CASE)) p.fail();
  return subject;
}

function matchCase(p: Cursor): MatchCase {
  if (!p.atSoft(SOFT_CASE)) p.fail();
  p.advance();
  const pattern = openPattern(p);
  const guard = p.accept(Token.if) ? namedExpression(p) : null;
  p.expect(Token.COLON);
  return { kind: Kind.match_case, pattern, guard, body: block(p) };
}

// --- Patterns ------------------------------------------------------------------------------------------------------

/** A pattern, or a sequence without brackets. */
function openPattern(p: Cursor): Pattern {
  const s = p.pos;
  const first = maybeStar(p);
  if (!p.at(Token.COMMA)) {
    if (first.kind === Kind.MatchStar) p.fail();
    return first;
  }
  const patterns = [first];
  while (p.accept(Token.COMMA) && !p.at(Token.COLON) && !p.at(Token.if)) patterns.push(maybeStar(p));
  return newMatchSequence(p, s, patterns);
}

function maybeStar(p: Cursor): Pattern {
  const s = p.pos;
  if (!p.accept(Token.STAR)) return asPattern(p);
  if (p.atSoft(SOFT_UNDERSCORE)) {
    p.advance();
    return newMatchStar(p, s, null);
  }
  return newMatchStar(p, s, captureName(p));
}

/** A name that a pattern binds; one that a dot, parenthesis or `=` follows is none. */
function captureName(p: Cursor): string {
  if (p.atSoft(SOFT_UNDERSCORE)) p.fail();
  const name = p.name();
  if (p.at(Token.DOT) || p.at(Token.LPAR) || p.at(Token.EQUAL)) p.fail();
  return name;
}

function asPattern(p: Cursor): Pattern {
  const s = p.pos;
  const pattern = orPattern(p);
  if (!p.accept(Token.as)) return pattern;
  return newMatchAs(p, s, pattern, captureName(p));
}

function orPattern(p: Cursor): Pattern {
  const s = p.pos;
  const first = closedPattern(p);
  if (!p.at(Token.VBAR)) return first;
  const patterns = [first];
  while (p.accept(Token.VBAR)) patterns.push(closedPattern(p));
  return newMatchOr(p, s, patterns);
}

function closedPattern(p: Cursor): Pattern {
  const s = p.pos;
  switch (p.kind) {
    case Token.NAME:
      return namePattern(p);
    case Token.LPAR:
      return groupOrSequence(p);
    case Token.LSQB:
      p.advance();
      return newMatchSequence(p, s, sequenceItems(p, Token.RSQB, []));
    case Token.LBRACE:
      return mappingPattern(p);
    case Token.None:
    case Token.True:
    case Token.False: {
      const { value } = singleton(p.kind);
      p.advance();
      return newMatchSingleton(p, s, value);
    }
  }
  return newMatchValue(p, s, literalExpression(p));
}

/** `_`, a capture, a value `a.b`, or a class. */
function namePattern(p: Cursor): Pattern {
  const s = p.pos;
  const next = p.peek();
  if (p.atSoft(SOFT_UNDERSCORE)) {
    p.advance();
    return newMatchAs(p, s, null, null);
  }
  if (next === Token.EQUAL) p.fail();
  if (next !== Token.DOT && next !== Token.LPAR) return newMatchAs(p, s, null, p.name());
  const value = dottedValue(p);
  if (p.at(Token.LPAR)) return classPattern(p, s, value);
  if (p.at(Token.EQUAL)) p.fail();
  return newMatchValue(p, s, value);
}

function dottedValue(p: Cursor): Expr {
  const s = p.pos;
  let value: Expr = newName(p, s, p.name(), ExprContext.Load);
  while (p.accept(Token.DOT)) value = newAttribute(p, s, value, p.name(), ExprContext.Load);
  return value;
}

/** A number, perhaps signed or complex, or strings. */
function literalExpression(p: Cursor): Expr {
  if (p.at(Token.STRING) || p.at(Token.FSTRING_START) || p.at(Token.TSTRING_START)) {
    return strings(p);
  }
  const s = p.pos;
  const negative = p.accept(Token.MINUS);
  const number = numberLiteral(p);
  const left = negative ? newUnaryOp(p, s, UnaryOperator.USub, number) : number;
  if (!p.at(Token.PLUS) && !p.at(Token.MINUS)) return left;
  const op = (p.kind - FIRST_OPERATOR) as Operator;
  p.advance();
  const imaginary = numberLiteral(p);
  if (isComplex(number) || !isComplex(imaginary)) p.fail();
  return newBinOp(p, s, left, op, imaginary);
}

function groupOrSequence(p: Cursor): Pattern {
  const s = p.pos;
  p.advance();
  if (p.accept(Token.RPAR)) return newMatchSequence(p, s, []);
  const first = maybeStar(p);
  if (first.kind !== Kind.MatchStar && p.accept(Token.RPAR)) return first;
  if (!p.at(Token.COMMA)) p.fail();
  p.advance();
  return newMatchSequence(p, s, sequenceItems(p, Token.RPAR, [first]));
}

/** Patterns with commas up to and with the closing bracket. */
function sequenceItems(p: Cursor, close: Token, patterns: Pattern[]): Pattern[] {
  while (!p.at(close)) {
    patterns.push(maybeStar(p));
    if (!p.at(close)) p.expect(Token.COMMA);
  }
  p.advance();
  return patterns;
}

function mappingPattern(p: Cursor): Pattern {
  const s = p.pos;
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  p.advance();
  while (!p.at(Token.RBRACE)) {
    if (rest !== null) p.fail();
    if (p.accept(Token.DOUBLESTAR)) {
      rest = captureName(p);
    } else {
      keys.push(mappingKey(p));
      p.expect(Token.COLON);
      patterns.push(asPattern(p));
    }
    if (!p.at(Token.RBRACE)) p.expect(Token.COMMA);
  }
  p.advance();
  return newMatchMapping(p, s, keys, patterns, rest);
}

function mappingKey(p: Cursor): Expr {
  const s = p.pos;
  if (p.at(Token.NAME)) {
    const key = dottedValue(p);
    if (key.kind === Kind.Name) p.fail();
    return key;
  }
  if (!p.at(Token.None) && !p.at(Token.True) && !p.at(Token.False)) return literalExpression(p);
  const { type, value } = singleton(p.kind);
  p.advance();
  return newConstant(p, s, type, value, null);
}

function classPattern(p: Cursor, s: number, cls: Expr): Pattern {
  const patterns: Pattern[] = [];
  const names: string[] = [];
  const named: Pattern[] = [];
  p.advance();
  while (!p.at(Token.RPAR)) {
    if (p.at(Token.NAME) && p.peek() === Token.EQUAL) {
      names.push(p.name());
      p.advance();
      named.push(asPattern(p));
    } else {
      if (names.length > 0) p.fail();
      patterns.push(asPattern(p));
    }
    if (!p.at(Token.RPAR)) p.expect(Token.COMMA);
  }
  p.advance();
  return newMatchClass(p, s, cls, patterns, names, named);
}
