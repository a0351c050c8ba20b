/** Statements: the entry rules, blocks, and statements that fit on a line. Reference manual, chapter 7. */
import { type Alias, type Expr, ExprContext, Kind, type Mod, Operator, type Stmt } from "./ast.ts";
import { compoundStatement } from "./compound.ts";
import type { Cursor } from "./cursor.ts";
import { newAlias, newName } from "./expression-nodes.ts";
import { expression, expressions, starExpressions, yieldOrStarExpressions } from "./expressions.ts";
import { SOFT_TYPE } from "./names.ts";
import { typeParameters } from "./parameters.ts";
import {
  newAnnAssign,
  newAssert,
  newAssign,
  newAugAssign,
  newBreak,
  newContinue,
  newDelete,
  newExprStmt,
  newGlobal,
  newImport,
  newImportFrom,
  newNonlocal,
  newPass,
  newRaise,
  newReturn,
  newTypeAlias,
} from "./statement-nodes.ts";
import { deleteTarget, setContext, singleTarget } from "./targets.ts";
import { FIRST_AUGMENTED, isAugmented, Token } from "./tokens.ts";
import { noted, typeComment } from "./type-comments.ts";

const ELLIPSIS_DOTS = 3;

// --- Entry rules -----------------------------------------------------------------------------------------------

/** A whole file. */
export function file(p: Cursor): Mod {
  const body: Stmt[] = [];
  while (!p.at(Token.ENDMARKER)) {
    p.outermost = p.pos;
    statement(p, body);
  }
  return { kind: Kind.Module, body };
}

/** One interactive input. */
export function interactive(p: Cursor): Mod {
  const body: Stmt[] = [];
  const s = p.pos;
  if (p.accept(Token.NEWLINE)) {
    body.push(newPass(p, s));
  } else if (compoundStatement(p, body)) {
    p.expect(Token.NEWLINE);
  } else {
    simpleStatements(p, body);
  }
  return { kind: Kind.Interactive, body };
}

/** An expression for `eval`. */
export function evaluation(p: Cursor): Mod {
  const body = expressions(p);
  while (p.accept(Token.NEWLINE));
  p.expect(Token.ENDMARKER);
  return { kind: Kind.Expression, body };
}

function statement(p: Cursor, body: Stmt[]): void {
  if (!compoundStatement(p, body)) simpleStatements(p, body);
}

/** What a colon leads: statements on the same line, or an indented block. */
export function block(p: Cursor): Stmt[] {
  const body: Stmt[] = [];
  if (!p.accept(Token.NEWLINE)) {
    simpleStatements(p, body);
    return body;
  }
  p.expect(Token.INDENT);
  do statement(p, body);
  while (!p.accept(Token.DEDENT));
  return body;
}

function simpleStatements(p: Cursor, body: Stmt[]): void {
  do body.push(simpleStatement(p));
  while (p.accept(Token.SEMI) && !p.at(Token.NEWLINE));
  p.expect(Token.NEWLINE);
}

// --- Simple statements -----------------------------------------------------------------------------------------

function simpleStatement(p: Cursor): Stmt {
  const s = p.pos;
  switch (p.kind) {
    case Token.NAME:
      return p.atSoft(SOFT_TYPE) && p.peek() === Token.NAME ? typeAlias(p) : expressionStatement(p);
    case Token.return:
      p.advance();
      return p.flow.leaves("return", newReturn(p, s, endsSimple(p.kind) ? null : starExpressions(p)));
    case Token.import:
      return importStatement(p);
    case Token.from:
      return fromImport(p);
    case Token.raise:
      return raiseStatement(p);
    case Token.pass:
      p.advance();
      return newPass(p, s);
    case Token.del:
      return deleteStatement(p);
    case Token.assert:
      return assertStatement(p);
    case Token.break:
      p.advance();
      return p.flow.leaves("break", newBreak(p, s));
    case Token.continue:
      p.advance();
      return p.flow.leaves("continue", newContinue(p, s));
    case Token.global:
      p.advance();
      return newGlobal(p, s, nameList(p));
    case Token.nonlocal:
      p.advance();
      return newNonlocal(p, s, nameList(p));
  }
  return expressionStatement(p);
}

function endsSimple(kind: Token): boolean {
  return kind === Token.NEWLINE || kind === Token.SEMI;
}

/** An expression, or an assignment of any form: which, shows the token after the first expression. */
function expressionStatement(p: Cursor): Stmt {
  const s = p.pos;
  const first = yieldOrStarExpressions(p);
  if (p.at(Token.EQUAL)) return assignment(p, s, first);
  if (p.at(Token.COLON)) return annotatedAssignment(p, s, first);
  if (!isAugmented(p.kind)) return newExprStmt(p, s, first);
  const op = (p.kind - FIRST_AUGMENTED) as Operator;
  const target = singleTarget(p, first);
  if (op === Operator.MatMult) p.since(5, "The '@' operator is");
  p.advance();
  return newAugAssign(p, s, target, op, yieldOrStarExpressions(p));
}

function assignment(p: Cursor, s: number, first: Expr): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (p.accept(Token.EQUAL)) {
    setContext(p, value, ExprContext.Store);
    targets.push(value);
    value = yieldOrStarExpressions(p);
  }
  const comment = typeComment(p);
  return noted(p, newAssign(p, s, targets, value), comment);
}

function annotatedAssignment(p: Cursor, s: number, first: Expr): Stmt {
  const target = singleTarget(p, first);
  const simple = target.kind === Kind.Name && p.kinds[s] === Token.NAME ? 1 : 0;
  p.advance();
  const annotation = expression(p);
  const value = p.accept(Token.EQUAL) ? yieldOrStarExpressions(p) : null;
  p.since(6, simple ? "Variable annotation syntax is" : "Variable annotations syntax is");
  return newAnnAssign(p, s, target, annotation, value, simple);
}

function typeAlias(p: Cursor): Stmt {
  const s = p.pos;
  p.advance();
  const name = newName(p, p.pos, p.name(), ExprContext.Store);
  const params = typeParameters(p);
  p.expect(Token.EQUAL);
  const value = expression(p);
  p.since(12, "Type statement is");
  return newTypeAlias(p, s, name, params, value);
}

function raiseStatement(p: Cursor): Stmt {
  const s = p.pos;
  p.advance();
  if (endsSimple(p.kind)) return newRaise(p, s, null, null);
  const exc = expression(p);
  return newRaise(p, s, exc, p.accept(Token.from) ? expression(p) : null);
}

function deleteStatement(p: Cursor): Stmt {
  const s = p.pos;
  const targets: Expr[] = [];
  p.advance();
  do targets.push(deleteTarget(p));
  while (p.accept(Token.COMMA) && !endsSimple(p.kind));
  return newDelete(p, s, targets);
}

function assertStatement(p: Cursor): Stmt {
  const s = p.pos;
  p.advance();
  const test = expression(p);
  return newAssert(p, s, test, p.accept(Token.COMMA) ? expression(p) : null);
}

function nameList(p: Cursor): string[] {
  const names: string[] = [];
  do names.push(p.name());
  while (p.accept(Token.COMMA));
  return names;
}

// --- Imports -----------------------------------------------------------------------------------------------------

function importStatement(p: Cursor): Stmt {
  const s = p.pos;
  const names: Alias[] = [];
  p.advance();
  do {
    const start = p.pos;
    const name = dottedName(p);
    names.push(newAlias(p, start, name, p.accept(Token.as) ? p.name() : null));
  } while (p.accept(Token.COMMA));
  return newImport(p, s, names);
}

function dottedName(p: Cursor): string {
  let name = p.name();
  while (p.accept(Token.DOT)) name += `.${p.name()}`;
  return name;
}

function fromImport(p: Cursor): Stmt {
  const s = p.pos;
  p.advance();
  let level = 0;
  for (; p.at(Token.DOT) || p.at(Token.ELLIPSIS); p.advance()) {
    level += p.at(Token.DOT) ? 1 : ELLIPSIS_DOTS;
  }
  const module = level > 0 && p.at(Token.import) ? null : dottedName(p);
  p.expect(Token.import);
  const names = importedNames(p);
  if (module === "__future__" && names.some(({ name }) => name === "barry_as_FLUFL")) p.barry = true;
  return newImportFrom(p, s, module, names, level);
}

function importedNames(p: Cursor): Alias[] {
  const s = p.pos;
  if (p.accept(Token.STAR)) return [newAlias(p, s, "*", null)];
  const names: Alias[] = [];
  const parenthesized = p.accept(Token.LPAR);
  do {
    if (parenthesized && names.length > 0 && p.at(Token.RPAR)) break;
    const start = p.pos;
    const name = p.name();
    names.push(newAlias(p, start, name, p.accept(Token.as) ? p.name() : null));
  } while (p.accept(Token.COMMA));
  if (parenthesized) p.expect(Token.RPAR);
  return names;
}
