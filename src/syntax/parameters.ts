/** The parameters of functions and lambdas, and type parameters (PEP 570, 646, 695, 696). */
import { type Arg, type Arguments, type Expr, Kind, type TypeParam } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { newArg, newParamSpec, newTypeVar, newTypeVarTuple } from "./expression-nodes.ts";
import { expression, starExpression } from "./expressions.ts";
import { Token } from "./tokens.ts";
import { endOfParameter } from "./type-comments.ts";

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
    let last: Arg | null = null;
    if (p.at(Token.NAME)) {
      last = starred ? keywordOnly(p, result, close) : positional(p, result, close);
    } else if (p.at(Token.SLASH)) {
      if (starred || result.args.length === 0 || result.posonlyargs.length > 0) p.fail();
      p.advance();
      p.since(8, "Positional-only parameters are");
      result.posonlyargs = result.args;
      result.args = [];
    } else if (p.at(Token.STAR)) {
      if (starred) p.fail();
      starred = true;
      p.advance();
      if (p.at(Token.NAME)) last = result.vararg = parameter(p, close, true);
      else if (!p.at(Token.COMMA) || (p.peek() !== Token.NAME && p.peek() !== Token.TYPE_COMMENT)) p.fail();
    } else {
      p.expect(Token.DOUBLESTAR);
      last = result.kwarg = parameter(p, close, false);
      endOfParameter(p, close, last);
      if (!p.at(close)) p.fail();
      break;
    }
    endOfParameter(p, close, last);
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

function positional(p: Cursor, result: Arguments, close: Token): Arg {
  const arg = parameter(p, close, false);
  result.args.push(arg);
  if (p.accept(Token.EQUAL)) result.defaults.push(defaultValue(p));
  else if (result.defaults.length > 0) p.fail();
  return arg;
}

function keywordOnly(p: Cursor, result: Arguments, close: Token): Arg {
  const arg = parameter(p, close, false);
  result.kwonlyargs.push(arg);
  result.kw_defaults.push(p.accept(Token.EQUAL) ? defaultValue(p) : null);
  return arg;
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
  p.since(12, "Type parameter lists are", p.pos - 1);
  return params;
}

function typeParameter(p: Cursor): TypeParam {
  const s = p.pos;
  if (p.accept(Token.STAR)) {
    const name = p.name();
    return newTypeVarTuple(p, s, name, typeDefault(p, starExpression));
  }
  if (p.accept(Token.DOUBLESTAR)) {
    const name = p.name();
    return newParamSpec(p, s, name, typeDefault(p, expression));
  }
  const name = p.name();
  const bound = p.accept(Token.COLON) ? expression(p) : null;
  return newTypeVar(p, s, name, bound, typeDefault(p, expression));
}

function typeDefault(p: Cursor, parse: (p: Cursor) => Expr): Expr | null {
  if (!p.accept(Token.EQUAL)) return null;
  const value = parse(p);
  p.since(13, "Type parameter defaults are");
  return value;
}
