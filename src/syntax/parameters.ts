/** The parameters of functions and lambdas, and type parameters (PEP 570, 646, 695, 696). */
import { type Arg, type Arguments, type Expr, Kind, type TypeParam } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { newArg, newParamSpec, newTypeVar, newTypeVarTuple } from "./expression-nodes.ts";
import { expression, starExpression } from "./expressions.ts";
import { Token } from "./tokens.ts";

/** How many of CPython's grammar rules lie between a function and the default of a parameter. */
const DEFAULT_LEVELS = 6;

/** Parameters in parentheses, which it reads too. */
export function functionParameters(p: Cursor): Arguments {
  p.expect(Token.LPAR);
  const args = parameters(p, Token.RPAR);
  p.expect(Token.RPAR);
  return args;
}

/** A lambda's parameters, up to the colon. */
export function lambdaParameters(p: Cursor): Arguments {
  return parameters(p, Token.COLON);
}

/** Only parameters that end at `)` have annotations. */
function parameters(p: Cursor, close: Token): Arguments {
  const result: Arguments = {
    kind: Kind.arguments,
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
  let starred = false;
  while (!p.at(close)) {
    if (p.at(Token.NAME)) {
      if (starred) keywordOnly(p, result, close);
      else positional(p, result, close);
    } else if (p.at(Token.SLASH)) {
      if (starred || result.args.length === 0 || result.posonlyargs.length > 0) p.fail();
      p.advance();
      result.posonlyargs = result.args;
      result.args = [];
    } else if (p.at(Token.STAR)) {
      if (starred) p.fail();
      starred = true;
      p.advance();
      if (p.at(Token.NAME)) result.vararg = parameter(p, close, true);
      else if (!p.at(Token.COMMA) || p.peek() !== Token.NAME) p.fail();
    } else {
      p.expect(Token.DOUBLESTAR);
      result.kwarg = parameter(p, close, false);
      p.accept(Token.COMMA);
      if (!p.at(close)) p.fail();
    }
    if (!p.at(close)) p.expect(Token.COMMA);
  }
  return result;
}

function parameter(p: Cursor, close: Token, starAnnotation: boolean): Arg {
  const s = p.pos;
  const name = p.name();
  let annotation: Expr | null = null;
  if (close === Token.RPAR && p.accept(Token.COLON)) {
    annotation = starAnnotation ? starExpression(p) : expression(p);
  }
  return newArg(p, s, name, annotation);
}

function positional(p: Cursor, result: Arguments, close: Token): void {
  result.args.push(parameter(p, close, false));
  if (p.accept(Token.EQUAL)) result.defaults.push(defaultValue(p));
  else if (result.defaults.length > 0) p.fail();
}

function keywordOnly(p: Cursor, result: Arguments, close: Token): void {
  result.kwonlyargs.push(parameter(p, close, false));
  result.kw_defaults.push(p.accept(Token.EQUAL) ? defaultValue(p) : null);
}

/** A lambda in a lambda's parameters nests without brackets. */
function defaultValue(p: Cursor): Expr {
  p.enter(DEFAULT_LEVELS);
  const value = expression(p);
  p.depth -= DEFAULT_LEVELS;
  return value;
}

/** `[T, *Ts, **P]` of a class, function or type alias; nothing where there is no bracket. */
export function typeParameters(p: Cursor): TypeParam[] {
  const params: TypeParam[] = [];
  if (!p.accept(Token.LSQB)) return params;
  do {
    params.push(typeParameter(p));
    if (!p.at(Token.RSQB)) p.expect(Token.COMMA);
  } while (!p.at(Token.RSQB));
  p.advance();
  return params;
}

function typeParameter(p: Cursor): TypeParam {
  const s = p.pos;
  if (p.accept(Token.STAR)) {
    const name = p.name();
    return newTypeVarTuple(p, s, name, p.accept(Token.EQUAL) ? starExpression(p) : null);
  }
  if (p.accept(Token.DOUBLESTAR)) {
    const name = p.name();
    return newParamSpec(p, s, name, p.accept(Token.EQUAL) ? expression(p) : null);
  }
  const name = p.name();
  const bound = p.accept(Token.COLON) ? expression(p) : null;
  return newTypeVar(p, s, name, bound, p.accept(Token.EQUAL) ? expression(p) : null);
}
