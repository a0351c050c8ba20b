/** Atoms: names, literals, and everything in brackets. Reference manual 6.2. */

import { ConstantType, type Expr, ExprContext, Kind } from "./ast.ts";
import { spend } from "./budget.ts";
import { atComprehension, comprehensions } from "./comprehensions.ts";
import type { Cursor } from "./cursor.ts";
import {
  newConstant,
  newDict,
  newDictComp,
  newGeneratorExp,
  newListComp,
  newListDisplay,
  newName,
  newSetComp,
  newSetDisplay,
  newTuple,
} from "./expression-nodes.ts";
import {
  atNamedExpression,
  binary,
  expression,
  starNamedExpression,
  yieldExpression,
} from "./expressions.ts";
import { strings } from "./fstrings.ts";
import { numberValue } from "./literals.ts";
import { Token } from "./tokens.ts";

export function atom(p: Cursor): Expr {
  spend(20);
  const s = p.pos;
  switch (p.kind) {
    case Token.NAME:
      return newName(p, s, p.name(), ExprContext.Load);
    case Token.NUMBER:
      return numberLiteral(p);
    case Token.STRING:
    case Token.FSTRING_START:
    case Token.TSTRING_START:
      return strings(p);
    case Token.LPAR:
      return parenthesized(p);
    case Token.LSQB:
      return list(p);
    case Token.LBRACE:
      return braces(p);
    case Token.None:
      p.advance();
      return newConstant(p, s, ConstantType.None, null, null);
    case Token.True:
      p.advance();
      return newConstant(p, s, ConstantType.Bool, true, null);
    case Token.False:
      p.advance();
      return newConstant(p, s, ConstantType.Bool, false, null);
    case Token.ELLIPSIS:
      p.advance();
      return newConstant(p, s, ConstantType.Ellipsis, null, null);
  }
  return p.fail();
}

export function numberLiteral(p: Cursor): Expr {
  const s = p.pos;
  if (!p.at(Token.NUMBER)) p.fail();
  p.advance();
  const { type, value } = numberValue(p, s);
  return newConstant(p, s, type, value, null);
}

/** `()`, `(a)`, `(a, b)`, `(yield a)` or `(a for a in b)`; a mere group is its content. */
function parenthesized(p: Cursor): Expr {
  const s = p.pos;
  p.advance();
  if (p.accept(Token.RPAR)) return newTuple(p, s, [], ExprContext.Load);
  if (p.at(Token.yield)) {
    const value = yieldExpression(p);
    p.expect(Token.RPAR);
    return value;
  }
  const first = starNamedExpression(p);
  if (p.at(Token.COMMA)) {
    const elements = restOfElements(p, first, Token.RPAR);
    return newTuple(p, s, elements, ExprContext.Load);
  }
  if (first.kind === Kind.Starred) p.fail();
  if (atComprehension(p)) {
    const generators = comprehensions(p);
    p.expect(Token.RPAR);
    return newGeneratorExp(p, s, first, generators);
  }
  p.expect(Token.RPAR);
  return first;
}

function list(p: Cursor): Expr {
  const s = p.pos;
  p.advance();
  if (p.accept(Token.RSQB)) return newListDisplay(p, s, [], ExprContext.Load);
  const first = starNamedExpression(p);
  if (atComprehension(p)) {
    if (first.kind === Kind.Starred) p.fail();
    const generators = comprehensions(p);
    p.expect(Token.RSQB);
    return newListComp(p, s, first, generators);
  }
  const elements = restOfElements(p, first, Token.RSQB);
  return newListDisplay(p, s, elements, ExprContext.Load);
}

/** The elements of a display from after the first to its closing bracket. */
function restOfElements(p: Cursor, first: Expr, close: Token): Expr[] {
  const elements = [first];
  while (!p.at(close)) {
    p.expect(Token.COMMA);
    if (p.at(close)) break;
    elements.push(starNamedExpression(p));
  }
  p.advance();
  return elements;
}

function braces(p: Cursor): Expr {
  const s = p.pos;
  p.advance();
  if (p.at(Token.RBRACE) || p.at(Token.DOUBLESTAR)) return dict(p, s, [], []);
  const named = atNamedExpression(p);
  const first = starNamedExpression(p);
  if (p.at(Token.COLON) && !named && first.kind !== Kind.Starred) return dictFrom(p, s, first);
  if (atComprehension(p)) {
    if (first.kind === Kind.Starred) p.fail();
    const generators = comprehensions(p);
    p.expect(Token.RBRACE);
    return newSetComp(p, s, first, generators);
  }
  const elements = restOfElements(p, first, Token.RBRACE);
  return newSetDisplay(p, s, elements);
}

/** A dict display or comprehension whose first key has been read. */
function dictFrom(p: Cursor, s: number, key: Expr): Expr {
  p.advance();
  const value = expression(p);
  if (atComprehension(p)) {
    const generators = comprehensions(p);
    p.expect(Token.RBRACE);
    return newDictComp(p, s, key, value, generators);
  }
  if (!p.at(Token.RBRACE)) p.expect(Token.COMMA);
  return dict(p, s, [key], [value]);
}

/** The items of a dict display up to its brace. */
function dict(p: Cursor, s: number, keys: (Expr | null)[], values: Expr[]): Expr {
  while (!p.at(Token.RBRACE)) {
    if (p.accept(Token.DOUBLESTAR)) {
      keys.push(null);
      values.push(binary(p, 1));
    } else {
      keys.push(expression(p));
      p.expect(Token.COLON);
      values.push(expression(p));
    }
    if (!p.at(Token.RBRACE)) p.expect(Token.COMMA);
  }
  p.advance();
  return newDict(p, s, keys, values);
}
