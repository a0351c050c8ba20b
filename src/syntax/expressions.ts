/**
 * Expressions, from the loosest binding (tuples without parentheses) to the tightest (`x.y`); atoms are in `atoms.ts`.
 * Chains (`a + b + …`, `a.b.c…`, `a < b < …`, `a or b or …`) are loops; what nests (unary operators, conditional
 * expressions, powers) counts its depth, but for brackets, of which the tokenizer allows 200. Reference manual, chapter 6.
 */
import {
  BoolOperator,
  CmpOp,
  type Expr,
  ExprContext,
  type Keyword,
  Kind,
  type NamedExpr,
  type Operator,
  UnaryOperator,
} from "./ast.ts";
import { atom } from "./atoms.ts";
import { comprehensions } from "./comprehensions.ts";
import type { Cursor } from "./cursor.ts";
import {
  newAttribute,
  newAwait,
  newBinOp,
  newBoolOp,
  newCall,
  newCompare,
  newGeneratorExp,
  newIfExp,
  newKeyword,
  newLambda,
  newName,
  newNamedExpr,
  newSlice,
  newStarred,
  newSubscript,
  newTuple,
  newUnaryOp,
  newYield,
  newYieldFrom,
} from "./expression-nodes.ts";
import { lambdaParameters } from "./parameters.ts";
import { FIRST_OPERATOR, isAugmented, PRECEDENCE, Token } from "./tokens.ts";

/** How many of CPython's grammar rules lie between an operator and the operand that may hold another one. */
const UNARY_LEVELS = 1;
const NESTED_LEVELS = 2;

/** `a, *b`: a tuple where there is a comma. */
export function starExpressions(p: Cursor): Expr {
  const s = p.pos;
  const first = starExpression(p);
  return p.at(Token.COMMA) ? tupleOf(p, s, first, starExpression) : first;
}

/** `a, b`, without stars. */
export function expressions(p: Cursor): Expr {
  const s = p.pos;
  const first = expression(p);
  return p.at(Token.COMMA) ? tupleOf(p, s, first, expression) : first;
}

/** The rest of a tuple without parentheses, from the comma after its first element on. */
export function tupleOf(p: Cursor, s: number, first: Expr, element: (p: Cursor) => Expr): Expr {
  const elements = [first];
  while (p.accept(Token.COMMA) && !endsTuple(p.kind)) elements.push(element(p));
  return newTuple(p, s, elements, ExprContext.Load);
}

/** Whether a token after a comma shows that no element follows. */
function endsTuple(kind: Token): boolean {
  switch (kind) {
    case Token.NEWLINE:
    case Token.SEMI:
    case Token.EQUAL:
    case Token.COLON:
    case Token.RPAR:
    case Token.RSQB:
    case Token.RBRACE:
    case Token.EXCLAMATION:
    case Token.ENDMARKER:
    case Token.in:
      return true;
  }
  return isAugmented(kind);
}

export function starExpression(p: Cursor): Expr {
  return p.at(Token.STAR) ? starredOperand(p) : expression(p);
}

/** An element of a display: `*a`, `a := b` or `a`. */
export function starNamedExpression(p: Cursor): Expr {
  return p.at(Token.STAR) ? starredOperand(p) : namedExpression(p);
}

function starredOperand(p: Cursor): Expr {
  const s = p.pos;
  p.advance();
  return newStarred(p, s, binary(p, 1), ExprContext.Load);
}

export function atNamedExpression(p: Cursor): boolean {
  return p.at(Token.NAME) && p.peek() === Token.COLONEQUAL;
}

export function namedExpression(p: Cursor): Expr {
  return atNamedExpression(p) ? assignmentExpression(p) : expression(p);
}

function assignmentExpression(p: Cursor): NamedExpr {
  const s = p.pos;
  const target = newName(p, s, p.name(), ExprContext.Store);
  p.advance();
  const value = expression(p);
  p.since(8, "Assignment expressions are");
  return newNamedExpr(p, s, target, value);
}

/** `yield`, `yield a, b` or `yield from a`; not itself an expression of the grammar. */
export function yieldExpression(p: Cursor): Expr {
  const s = p.pos;
  p.advance();
  if (p.accept(Token.from)) return newYieldFrom(p, s, expression(p));
  return newYield(p, s, endsYield(p.kind) ? null : starExpressions(p));
}

function endsYield(kind: Token): boolean {
  return endsTuple(kind) || kind === Token.COMMA;
}

/** What may stand right of `=`. */
export function yieldOrStarExpressions(p: Cursor): Expr {
  return p.at(Token.yield) ? yieldExpression(p) : starExpressions(p);
}

export function expression(p: Cursor): Expr {
  if (p.at(Token.lambda)) return lambda(p);
  const s = p.pos;
  const body = disjunction(p);
  if (!p.at(Token.if)) return body;
  p.advance();
  const test = disjunction(p);
  p.expect(Token.else);
  p.enter(NESTED_LEVELS);
  const orelse = expression(p);
  p.depth -= NESTED_LEVELS;
  return newIfExp(p, s, test, body, orelse);
}

function lambda(p: Cursor): Expr {
  const s = p.pos;
  p.advance();
  p.enter(NESTED_LEVELS);
  const args = lambdaParameters(p);
  p.expect(Token.COLON);
  const body = expression(p);
  p.depth -= NESTED_LEVELS;
  return newLambda(p, s, args, body);
}

export function disjunction(p: Cursor): Expr {
  const s = p.pos;
  const first = conjunction(p);
  if (!p.at(Token.or)) return first;
  const values = [first];
  while (p.accept(Token.or)) values.push(conjunction(p));
  return newBoolOp(p, s, BoolOperator.Or, values);
}

function conjunction(p: Cursor): Expr {
  const s = p.pos;
  const first = inversion(p);
  if (!p.at(Token.and)) return first;
  const values = [first];
  while (p.accept(Token.and)) values.push(inversion(p));
  return newBoolOp(p, s, BoolOperator.And, values);
}

function inversion(p: Cursor): Expr {
  if (!p.at(Token.not)) return comparison(p);
  const s = p.pos;
  p.advance();
  p.enter(UNARY_LEVELS);
  const operand = inversion(p);
  p.depth -= UNARY_LEVELS;
  return newUnaryOp(p, s, UnaryOperator.Not, operand);
}

function comparison(p: Cursor): Expr {
  const s = p.pos;
  const left = binary(p, 1);
  let op = comparisonOperator(p);
  if (op === -1) return left;
  const ops: CmpOp[] = [];
  const comparators: Expr[] = [];
  do {
    ops.push(op);
    comparators.push(binary(p, 1));
    op = comparisonOperator(p);
  } while (op !== -1);
  return newCompare(p, s, left, ops, comparators);
}

/** Reads a comparison operator; -1 where there is none. */
function comparisonOperator(p: Cursor): CmpOp | -1 {
  switch (p.kind) {
    case Token.EQEQUAL:
      p.advance();
      return CmpOp.Eq;
    case Token.NOTEQUAL:
      if ((p.text(p.pos) === "<>") !== p.barry) p.fail();
      p.advance();
      return CmpOp.NotEq;
    case Token.LESS:
      p.advance();
      return CmpOp.Lt;
    case Token.LESSEQUAL:
      p.advance();
      return CmpOp.LtE;
    case Token.GREATER:
      p.advance();
      return CmpOp.Gt;
    case Token.GREATEREQUAL:
      p.advance();
      return CmpOp.GtE;
    case Token.in:
      p.advance();
      return CmpOp.In;
    case Token.is:
      p.advance();
      return p.accept(Token.not) ? CmpOp.IsNot : CmpOp.Is;
    case Token.not:
      if (p.peek() !== Token.in) return -1;
      p.advance();
      p.advance();
      return CmpOp.NotIn;
  }
  return -1;
}

/** Binary operators that bind at least as tightly as `level`, by precedence climbing; all lean left. */
export function binary(p: Cursor, level: number): Expr {
  const s = p.pos;
  let left = factor(p);
  for (;;) {
    const { kind } = p;
    const precedence = PRECEDENCE[kind];
    if (precedence < level || precedence === 0) return left;
    p.advance();
    const right = binary(p, precedence + 1);
    if (kind === Token.AT) p.since(5, "The '@' operator is");
    left = newBinOp(p, s, left, (kind - FIRST_OPERATOR) as Operator, right);
  }
}

function factor(p: Cursor): Expr {
  const op = unaryOperator(p.kind);
  if (op === -1) return power(p);
  const s = p.pos;
  p.advance();
  p.enter(UNARY_LEVELS);
  const operand = factor(p);
  p.depth -= UNARY_LEVELS;
  return newUnaryOp(p, s, op, operand);
}

function unaryOperator(kind: Token): UnaryOperator | -1 {
  if (kind === Token.MINUS) return UnaryOperator.USub;
  if (kind === Token.PLUS) return UnaryOperator.UAdd;
  return kind === Token.TILDE ? UnaryOperator.Invert : -1;
}

function power(p: Cursor): Expr {
  const s = p.pos;
  const base = p.at(Token.await) ? awaitExpression(p) : primary(p);
  if (!p.at(Token.DOUBLESTAR)) return base;
  p.advance();
  p.enter(NESTED_LEVELS);
  const exponent = factor(p);
  p.depth -= NESTED_LEVELS;
  return newBinOp(p, s, base, (Token.DOUBLESTAR - FIRST_OPERATOR) as Operator, exponent);
}

function awaitExpression(p: Cursor): Expr {
  const s = p.pos;
  p.advance();
  const value = primary(p);
  p.since(5, "Await expressions are");
  return newAwait(p, s, value);
}

/** An atom and the attributes, calls and subscripts after it. */
export function primary(p: Cursor): Expr {
  const s = p.pos;
  let value = atom(p);
  for (;;) {
    switch (p.kind) {
      case Token.DOT:
        p.advance();
        value = newAttribute(p, s, value, p.name(), ExprContext.Load);
        break;
      case Token.LPAR: {
        const args: Expr[] = [];
        const keywords: Keyword[] = [];
        callArguments(p, args, keywords, true);
        value = newCall(p, s, value, args, keywords);
        break;
      }
      case Token.LSQB: {
        p.advance();
        const index = slices(p);
        p.expect(Token.RSQB);
        value = newSubscript(p, s, value, index, ExprContext.Load);
        break;
      }
      default:
        return value;
    }
  }
}

/**
 * Reads arguments with their parentheses into `args` and `keywords`. Positional ones come before keywords, and
 * iterable unpacking before dict unpacking. A class has no generator expression without its own parentheses.
 */
export function callArguments(p: Cursor, args: Expr[], keywords: Keyword[], generator: boolean): void {
  const open = p.pos;
  let unpacked = false;
  p.advance();
  while (!p.at(Token.RPAR)) {
    const s = p.pos;
    if (p.at(Token.DOUBLESTAR)) {
      p.advance();
      keywords.push(newKeyword(p, s, null, expression(p)));
      unpacked = true;
    } else if (p.at(Token.STAR)) {
      if (unpacked) p.fail();
      p.advance();
      args.push(newStarred(p, s, expression(p), ExprContext.Load));
    } else if (p.at(Token.NAME) && p.peek() === Token.EQUAL) {
      const name = p.name();
      p.advance();
      keywords.push(newKeyword(p, s, name, expression(p)));
    } else {
      if (keywords.length > 0) p.fail();
      args.push(namedExpression(p));
      if (p.at(Token.for) || p.at(Token.async)) {
        if (!generator || args.length > 1) p.fail();
        args[0] = generatorArgument(p, open, args[0]);
        return;
      }
    }
    if (!p.at(Token.RPAR)) p.expect(Token.COMMA);
  }
  p.advance();
}

/** `f(x for x in y)`: the parentheses of the call are the generator expression's. */
function generatorArgument(p: Cursor, open: number, element: Expr): Expr {
  const generators = comprehensions(p);
  p.expect(Token.RPAR);
  return newGeneratorExp(p, open, element, generators);
}

/** What stands in the brackets of a subscript: a tuple where there is a comma or a star. */
function slices(p: Cursor): Expr {
  const s = p.pos;
  const first = sliceOrStarred(p);
  if (!p.at(Token.COMMA) && first.kind !== Kind.Starred) return first;
  const elements = [first];
  while (p.accept(Token.COMMA) && !p.at(Token.RSQB)) elements.push(sliceOrStarred(p));
  return newTuple(p, s, elements, ExprContext.Load);
}

function sliceOrStarred(p: Cursor): Expr {
  const s = p.pos;
  if (p.at(Token.STAR)) {
    p.advance();
    return newStarred(p, s, expression(p), ExprContext.Load);
  }
  if (atNamedExpression(p)) return assignmentExpression(p);
  const lower = p.at(Token.COLON) ? null : expression(p);
  if (!p.at(Token.COLON)) return lower!;
  p.advance();
  const upper = endsSlicePart(p.kind) ? null : expression(p);
  const step = p.accept(Token.COLON) && !endsSlicePart(p.kind) ? expression(p) : null;
  return newSlice(p, s, lower, upper, step);
}

function endsSlicePart(kind: Token): boolean {
  return kind === Token.COLON || kind === Token.COMMA || kind === Token.RSQB;
}
