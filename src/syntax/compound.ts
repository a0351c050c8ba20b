/** Compound statements. Reference manual, chapter 8; `match` is in `match.ts`. */
import { type ExceptHandler, type Expr, type Keyword, Kind, type Stmt, type WithItem } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { callArguments, expression, namedExpression, starExpressions, tupleOf } from "./expressions.ts";
import { matchStatement } from "./match.ts";
import { SOFT_MATCH } from "./names.ts";
import { functionParameters, typeParameters } from "./parameters.ts";
import {
  newClassDef,
  newExceptHandler,
  newFor,
  newFunctionDef,
  newIf,
  newTry,
  newWhile,
  newWith,
} from "./statement-nodes.ts";
import { block } from "./statements.ts";
import { forTargets, starTarget } from "./targets.ts";
import { Token } from "./tokens.ts";
import { functionTypeComment, noted, typeComment } from "./type-comments.ts";

/** Reads a compound statement into `body`; false, with nothing read, where there is none. */
export function compoundStatement(p: Cursor, body: Stmt[]): boolean {
  const statement = compound(p);
  if (statement === null) return false;
  body.push(statement);
  return true;
}

function compound(p: Cursor): Stmt | null {
  switch (p.kind) {
    case Token.if:
      return ifStatement(p);
    case Token.def:
      return functionDefinition(p, []);
    case Token.class:
      return classDefinition(p, []);
    case Token.for:
      return forStatement(p, p.pos, Kind.For);
    case Token.while:
      return whileStatement(p);
    case Token.try:
      return tryStatement(p);
    case Token.with:
      return withStatement(p, p.pos, Kind.With);
    case Token.async:
      return asyncStatement(p);
    case Token.AT:
      return decorated(p);
    case Token.NAME:
      return p.atSoft(SOFT_MATCH) ? matchStatement(p) : null;
  }
  return null;
}

function asyncStatement(p: Cursor): Stmt {
  const s = p.pos;
  if (p.peek() === Token.def) return functionDefinition(p, []);
  p.advance();
  if (p.at(Token.for)) return forStatement(p, s, Kind.AsyncFor);
  if (p.at(Token.with)) return withStatement(p, s, Kind.AsyncWith);
  return p.fail();
}

function elseBlock(p: Cursor): Stmt[] {
  if (!p.accept(Token.else)) return [];
  p.expect(Token.COLON);
  return block(p);
}

// --- if, while, for ------------------------------------------------------------------------------------------------

/** The chain of `elif`s is built from its end, in a loop: it may be thousands long. */
function ifStatement(p: Cursor): Stmt {
  const branches: { s: number; test: Expr; body: Stmt[] }[] = [];
  do {
    const s = p.pos;
    p.advance();
    const test = namedExpression(p);
    p.expect(Token.COLON);
    branches.push({ s, test, body: block(p) });
  } while (p.at(Token.elif));
  let orelse = elseBlock(p);
  for (let i = branches.length - 1; ; i--) {
    const { s, test, body } = branches[i];
    const statement = newIf(p, s, test, body, orelse);
    if (i === 0) return statement;
    orelse = [statement];
  }
}

function whileStatement(p: Cursor): Stmt {
  const s = p.pos;
  p.advance();
  const test = namedExpression(p);
  p.expect(Token.COLON);
  const body = p.flow.inLoop(p, block);
  return newWhile(p, s, test, body, elseBlock(p));
}

function forStatement(p: Cursor, s: number, kind: Kind.For | Kind.AsyncFor): Stmt {
  p.advance();
  const target = forTargets(p);
  p.expect(Token.in);
  const iter = starExpressions(p);
  p.expect(Token.COLON);
  const comment = typeComment(p);
  const body = p.flow.inLoop(p, block);
  const statement = newFor(p, s, kind, target, iter, body, elseBlock(p));
  if (kind === Kind.AsyncFor) p.since(5, "Async for loops are");
  return noted(p, statement, comment);
}

// --- with ----------------------------------------------------------------------------------------------------------

function withStatement(p: Cursor, s: number, kind: Kind.With | Kind.AsyncWith): Stmt {
  p.advance();
  const items = (parenthesesEndHeader(p) && p.attempt(parenthesizedItems)) || withItems(p);
  const comment = typeComment(p);
  const statement = newWith(p, s, kind, items, block(p));
  if (kind === Kind.AsyncWith) p.since(5, "Async with statements are", p.pos - 1);
  return noted(p, statement, comment);
}

/** Whether there is a parenthesis whose other end has a colon after it: it may hold items, or be an expression. */
function parenthesesEndHeader(p: Cursor): boolean {
  if (!p.at(Token.LPAR)) return false;
  const { level } = p.tokenizer.tokens;
  const outside = level[p.pos] - 1;
  let close = p.pos + 1;
  while (level[close] > outside && p.kinds[close] > Token.ERRORTOKEN) close++;
  return p.kinds[close + 1] === Token.COLON;
}

function parenthesizedItems(p: Cursor): WithItem[] {
  const items: WithItem[] = [];
  p.advance();
  do items.push(withItem(p));
  while (p.accept(Token.COMMA) && !p.at(Token.RPAR));
  p.expect(Token.RPAR);
  p.expect(Token.COLON);
  return items;
}

function withItems(p: Cursor): WithItem[] {
  const items: WithItem[] = [];
  do items.push(withItem(p));
  while (p.accept(Token.COMMA));
  p.expect(Token.COLON);
  return items;
}

function withItem(p: Cursor): WithItem {
  const context_expr = expression(p);
  const optional_vars = p.accept(Token.as) ? starTarget(p) : null;
  return { kind: Kind.withitem, context_expr, optional_vars };
}

// --- try -----------------------------------------------------------------------------------------------------------

function tryStatement(p: Cursor): Stmt {
  const s = p.pos;
  p.advance();
  p.expect(Token.COLON);
  const body = block(p);
  const kind = p.at(Token.except) && p.peek() === Token.STAR ? Kind.TryStar : Kind.Try;
  const handlers: ExceptHandler[] = [];
  while (p.at(Token.except)) handlers.push(exceptHandler(p, kind === Kind.TryStar));
  const orelse = handlers.length > 0 ? elseBlock(p) : [];
  let finalbody: Stmt[] = [];
  if (p.accept(Token.finally)) {
    p.expect(Token.COLON);
    finalbody = p.flow.inFinally(p, block);
  } else if (handlers.length === 0) {
    p.fail();
  }
  if (kind === Kind.TryStar) p.since(11, "Exception groups are");
  return newTry(p, s, kind, body, handlers, orelse, finalbody);
}

function exceptHandler(p: Cursor, star: boolean): ExceptHandler {
  const s = p.pos;
  p.advance();
  if (p.accept(Token.STAR) !== star) p.fail();
  if (!star && p.accept(Token.COLON)) return newExceptHandler(p, s, null, null, block(p));
  const start = p.pos;
  let type = expression(p);
  let name: string | null = null;
  const listed = p.at(Token.COMMA);
  if (listed) type = tupleOf(p, start, type, expression);
  else if (p.accept(Token.as)) name = p.name();
  p.expect(Token.COLON);
  const handler = newExceptHandler(p, s, type, name, block(p));
  if (listed) p.since(14, "except expressions without parentheses are", p.pos - 1);
  return handler;
}

// --- Definitions ---------------------------------------------------------------------------------------------------

function decorated(p: Cursor): Stmt {
  const decorators: Expr[] = [];
  while (p.accept(Token.AT)) {
    decorators.push(namedExpression(p));
    p.expect(Token.NEWLINE);
  }
  return p.at(Token.class) ? classDefinition(p, decorators) : functionDefinition(p, decorators);
}

function functionDefinition(p: Cursor, decorators: Expr[]): Stmt {
  const s = p.pos;
  const kind = p.accept(Token.async) ? Kind.AsyncFunctionDef : Kind.FunctionDef;
  p.expect(Token.def);
  const name = p.name();
  const params = typeParameters(p);
  const args = functionParameters(p);
  const returns = p.accept(Token.RARROW) ? expression(p) : null;
  p.expect(Token.COLON);
  const comment = functionTypeComment(p);
  const body = p.flow.inFunction(p, block);
  const statement = newFunctionDef(p, s, kind, name, args, body, decorators, returns, params);
  if (kind === Kind.AsyncFunctionDef) p.since(5, "Async functions are", p.pos - 1);
  return noted(p, statement, comment);
}

function classDefinition(p: Cursor, decorators: Expr[]): Stmt {
  const s = p.pos;
  p.advance();
  const name = p.name();
  const params = typeParameters(p);
  const bases: Expr[] = [];
  const keywords: Keyword[] = [];
  if (p.at(Token.LPAR)) callArguments(p, bases, keywords, false);
  p.expect(Token.COLON);
  return newClassDef(p, s, name, bases, keywords, block(p), decorators, params);
}
