/**
 * One function for each kind of statement: builds the node that begins at token `s` and ends at the last token
 * read. Each has its object literal here and nowhere else, so that all nodes of a kind share one hidden class.
 */
import {
  type Alias,
  type AnnAssign,
  type Arguments,
  type Assert,
  type Assign,
  type Attribute,
  type AugAssign,
  type Break,
  type ClassDef,
  type Continue,
  type Delete,
  type ExceptHandler,
  type Expr,
  type ExprStmt,
  type For,
  type FunctionDef,
  type Global,
  type If,
  type Import,
  type ImportFrom,
  type Keyword,
  Kind,
  type Match,
  type MatchCase,
  type Name,
  type Nonlocal,
  type Operator,
  type Pass,
  type Raise,
  type Return,
  type Stmt,
  type Subscript,
  type Try,
  type TypeAlias,
  type TypeParam,
  type While,
  type With,
  type WithItem,
} from "./ast.ts";
import type { Cursor } from "./cursor.ts";

export function newFunctionDef(
  p: Cursor,
  s: number,
  kind: Kind.FunctionDef | Kind.AsyncFunctionDef,
  name: string,
  args: Arguments,
  body: Stmt[],
  decorator_list: Expr[],
  returns: Expr | null,
  type_params: TypeParam[],
): FunctionDef {
  const e = p.lastToken();
  return {
    kind,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    name,
    args,
    body,
    decorator_list,
    returns,
    type_params,
  };
}

export function newClassDef(
  p: Cursor,
  s: number,
  name: string,
  bases: Expr[],
  keywords: Keyword[],
  body: Stmt[],
  decorator_list: Expr[],
  type_params: TypeParam[],
): ClassDef {
  const e = p.lastToken();
  return {
    kind: Kind.ClassDef,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    name,
    bases,
    keywords,
    body,
    decorator_list,
    type_params,
  };
}

export function newReturn(p: Cursor, s: number, value: Expr | null): Return {
  const e = p.lastToken();
  return {
    kind: Kind.Return,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
  };
}

export function newDelete(p: Cursor, s: number, targets: Expr[]): Delete {
  const e = p.lastToken();
  return {
    kind: Kind.Delete,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    targets,
  };
}

export function newAssign(p: Cursor, s: number, targets: Expr[], value: Expr): Assign {
  const e = p.lastToken();
  return {
    kind: Kind.Assign,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    targets,
    value,
  };
}

export function newTypeAlias(
  p: Cursor,
  s: number,
  name: Name,
  type_params: TypeParam[],
  value: Expr,
): TypeAlias {
  const e = p.lastToken();
  return {
    kind: Kind.TypeAlias,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    name,
    type_params,
    value,
  };
}

export function newAugAssign(
  p: Cursor,
  s: number,
  target: Name | Attribute | Subscript,
  op: Operator,
  value: Expr,
): AugAssign {
  const e = p.lastToken();
  return {
    kind: Kind.AugAssign,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    target,
    op,
    value,
  };
}

export function newAnnAssign(
  p: Cursor,
  s: number,
  target: Name | Attribute | Subscript,
  annotation: Expr,
  value: Expr | null,
  simple: number,
): AnnAssign {
  const e = p.lastToken();
  return {
    kind: Kind.AnnAssign,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    target,
    annotation,
    value,
    simple,
  };
}

export function newFor(
  p: Cursor,
  s: number,
  kind: Kind.For | Kind.AsyncFor,
  target: Expr,
  iter: Expr,
  body: Stmt[],
  orelse: Stmt[],
): For {
  const e = p.lastToken();
  return {
    kind,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    target,
    iter,
    body,
    orelse,
  };
}

export function newWhile(p: Cursor, s: number, test: Expr, body: Stmt[], orelse: Stmt[]): While {
  const e = p.lastToken();
  return {
    kind: Kind.While,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    test,
    body,
    orelse,
  };
}

export function newIf(p: Cursor, s: number, test: Expr, body: Stmt[], orelse: Stmt[]): If {
  const e = p.lastToken();
  return {
    kind: Kind.If,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    test,
    body,
    orelse,
  };
}

export function newWith(
  p: Cursor,
  s: number,
  kind: Kind.With | Kind.AsyncWith,
  items: WithItem[],
  body: Stmt[],
): With {
  const e = p.lastToken();
  return {
    kind,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    items,
    body,
  };
}

export function newMatch(p: Cursor, s: number, subject: Expr, cases: MatchCase[]): Match {
  const e = p.lastToken();
  return {
    kind: Kind.Match,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    subject,
    cases,
  };
}

export function newRaise(p: Cursor, s: number, exc: Expr | null, cause: Expr | null): Raise {
  const e = p.lastToken();
  return {
    kind: Kind.Raise,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    exc,
    cause,
  };
}

export function newTry(
  p: Cursor,
  s: number,
  kind: Kind.Try | Kind.TryStar,
  body: Stmt[],
  handlers: ExceptHandler[],
  orelse: Stmt[],
  finalbody: Stmt[],
): Try {
  const e = p.lastToken();
  return {
    kind,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    body,
    handlers,
    orelse,
    finalbody,
  };
}

export function newAssert(p: Cursor, s: number, test: Expr, msg: Expr | null): Assert {
  const e = p.lastToken();
  return {
    kind: Kind.Assert,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    test,
    msg,
  };
}

export function newImport(p: Cursor, s: number, names: Alias[]): Import {
  const e = p.lastToken();
  return {
    kind: Kind.Import,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    names,
  };
}

export function newImportFrom(
  p: Cursor,
  s: number,
  module: string | null,
  names: Alias[],
  level: number,
): ImportFrom {
  const e = p.lastToken();
  return {
    kind: Kind.ImportFrom,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    module,
    names,
    level,
  };
}

export function newGlobal(p: Cursor, s: number, names: string[]): Global {
  const e = p.lastToken();
  return {
    kind: Kind.Global,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    names,
  };
}

export function newNonlocal(p: Cursor, s: number, names: string[]): Nonlocal {
  const e = p.lastToken();
  return {
    kind: Kind.Nonlocal,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    names,
  };
}

export function newExprStmt(p: Cursor, s: number, value: Expr): ExprStmt {
  const e = p.lastToken();
  return {
    kind: Kind.Expr,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
  };
}

export function newPass(p: Cursor, s: number): Pass {
  const e = p.lastToken();
  return {
    kind: Kind.Pass,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
  };
}

export function newBreak(p: Cursor, s: number): Break {
  const e = p.lastToken();
  return {
    kind: Kind.Break,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
  };
}

export function newContinue(p: Cursor, s: number): Continue {
  const e = p.lastToken();
  return {
    kind: Kind.Continue,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
  };
}

export function newExceptHandler(
  p: Cursor,
  s: number,
  type: Expr | null,
  name: string | null,
  body: Stmt[],
): ExceptHandler {
  const e = p.lastToken();
  return {
    kind: Kind.ExceptHandler,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    type,
    name,
    body,
  };
}
