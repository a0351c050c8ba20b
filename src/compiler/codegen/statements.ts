/**
 * Statements, except assignments, definitions, imports and those that handle exceptions.
 */

import { Op } from "../../../assembly/shared/opcodes.ts";
import {
  type Assert,
  type Break,
  type Continue,
  type Expr,
  ExprContext,
  type ExprStmt,
  type For,
  type If,
  Kind,
  type Raise,
  type Return,
  type Stmt,
  type While,
} from "../../syntax/ast.ts";
import { Block, type Place } from "../blocks.ts";
import { fail } from "../errors.ts";
import {
  compileAnnAssign,
  compileAssign,
  compileAugAssign,
  compileDelete,
  compileStore,
} from "./assignments.ts";
import { compileAsyncFor } from "./asynchronous.ts";
import { compileClassDef } from "./classes.ts";
import { constantOf } from "./constants.ts";
import { compileTry, compileWith } from "./exceptions.ts";
import { compileExpr, compileJumpIf, compileUnseenDisplay } from "./expressions.ts";
import { compileFunctionDef } from "./functions.ts";
import type { Generator } from "./generator.ts";
import { compileImport, compileImportFrom } from "./imports.ts";
import { compileMatch } from "./match.ts";
import { compileTypeAlias } from "./typeparams.ts";
import { FrameKind } from "./unit.ts";
import { unwindAll, unwindToLoop } from "./unwind.ts";

export function compileBody(c: Generator, body: readonly Stmt[]): void {
  for (const each of body) compileStmt(c, each);
}

/** A body that may not run, or not to its end. */
export function compileConditionalBody(c: Generator, body: readonly Stmt[]): void {
  c.unit.conditionalDepth++;
  compileBody(c, body);
  c.unit.conditionalDepth--;
}

function compileStmt(c: Generator, node: Stmt): void {
  c.deeper();
  emitStmt(c, node);
  c.back();
}

function emitStmt(c: Generator, node: Stmt): void {
  switch (node.kind) {
    case Kind.Expr:
      return compileExprStmt(c, node);
    case Kind.Assign:
      return compileAssign(c, node);
    case Kind.AugAssign:
      return compileAugAssign(c, node);
    case Kind.AnnAssign:
      return compileAnnAssign(c, node);
    case Kind.If:
      return compileIf(c, node);
    case Kind.For:
      return compileFor(c, node);
    case Kind.AsyncFor:
      return compileAsyncFor(c, node);
    case Kind.While:
      return compileWhile(c, node);
    case Kind.Return:
      return compileReturn(c, node);
    case Kind.FunctionDef:
    case Kind.AsyncFunctionDef:
      return compileFunctionDef(c, node);
    case Kind.ClassDef:
      return compileClassDef(c, node);
    case Kind.TypeAlias:
      return compileTypeAlias(c, node);
    case Kind.Try:
    case Kind.TryStar:
      return compileTry(c, node);
    case Kind.Match:
      return compileMatch(c, node);
    case Kind.With:
    case Kind.AsyncWith:
      return compileWith(c, node, 0);
    case Kind.Import:
      return compileImport(c, node);
    case Kind.ImportFrom:
      return compileImportFrom(c, node);
    case Kind.Raise:
      return compileRaise(c, node);
    case Kind.Assert:
      return compileAssert(c, node);
    case Kind.Delete:
      return compileDelete(c, node);
    case Kind.Break:
      return compileBreak(c, node);
    case Kind.Continue:
      return compileContinue(c, node);
    case Kind.Pass:
      return c.emit(Op.NOP, node);
    case Kind.Global:
    case Kind.Nonlocal:
      return;
  }
}

function compileExprStmt(c: Generator, node: ExprStmt): void {
  const { value } = node;
  if (c.settings.interactive && c.unit.parent === null) {
    compileExpr(c, value);
    return c.emit(Op.PRINT_EXPR, node);
  }
  if (value.kind === Kind.Constant) return c.emit(Op.NOP, node);
  compileExpr(c, value);
  c.emit(Op.POP_TOP, null);
}

// --- Branches --------------------------------------------------------------------------------------------------

/** `elif` chains may be thousands long, so they are no recursion. */
function compileIf(c: Generator, first: If): void {
  const end = new Block();
  for (let node = first; ; ) {
    const { orelse } = node;
    const next = orelse.length ? new Block() : end;
    compileJumpIf(c, node.test, next, false);
    compileConditionalBody(c, node.body);
    if (!orelse.length) break;
    c.jump(end, null);
    c.use(next);
    if (orelse.length > 1 || orelse[0].kind !== Kind.If) {
      compileConditionalBody(c, orelse);
      break;
    }
    node = orelse[0];
  }
  c.use(end);
}

// --- Loops -----------------------------------------------------------------------------------------------------

function compileFor(c: Generator, node: For): void {
  const start = new Block();
  const cleanup = new Block();
  const end = new Block();
  compileIterable(c, node.iter);
  c.emit(Op.GET_ITER, node.iter);
  c.pushFrame({ kind: FrameKind.ForLoop, handler: c.unit.graph.handler, next: start, exit: end }, node);
  c.use(start);
  c.emitJump(Op.FOR_ITER, cleanup, node.iter);
  compileStore(c, node.target);
  compileConditionalBody(c, node.body);
  c.jump(start, null);
  c.popFrame();
  c.use(cleanup);
  compileConditionalBody(c, node.orelse);
  c.use(end);
}

function compileIterable(c: Generator, iter: Expr): void {
  const isDisplay = iter.kind === Kind.List || iter.kind === Kind.Set;
  if (!isDisplay || !compileUnseenDisplay(c, iter)) compileExpr(c, iter);
}

/**
 * The condition is compiled twice: before the loop, and at the end of the body, so that a turn takes one jump. (CPython did
 * so from 3.8 to 3.13.)
 */
function compileWhile(c: Generator, node: While): void {
  const body = new Block();
  const next = new Block();
  const orelse = new Block();
  const end = new Block();
  compileJumpIf(c, node.test, orelse, false);
  c.pushFrame({ kind: FrameKind.WhileLoop, handler: c.unit.graph.handler, next, exit: end }, node);
  c.use(body);
  compileConditionalBody(c, node.body);
  c.popFrame();
  c.use(next);
  const { warnings } = c;
  const known = warnings.length;
  compileJumpIf(c, node.test, body, true);
  warnings.length = known;
  c.use(orelse);
  compileConditionalBody(c, node.orelse);
  c.use(end);
}

function compileBreak(c: Generator, node: Break): void {
  const { graph } = c.unit;
  const { handler } = graph;
  c.emit(Op.NOP, node);
  const { loop, place } = unwindToLoop(c, node);
  if (!loop) fail("'break' outside loop", node);
  if (loop.kind === FrameKind.ForLoop) c.emit(Op.POP_TOP, place);
  c.jump(loop.exit!, place);
  graph.handler = handler;
}

function compileContinue(c: Generator, node: Continue): void {
  const { graph } = c.unit;
  const { handler } = graph;
  c.emit(Op.NOP, node);
  const { loop, place } = unwindToLoop(c, node);
  if (!loop) fail("'continue' not properly in loop", node);
  c.jump(loop.next!, place);
  graph.handler = handler;
}

// --- Leaving ---------------------------------------------------------------------------------------------------

function compileReturn(c: Generator, node: Return): void {
  const { graph, scope } = c.unit;
  const { value } = node;
  if (!scope.isFunctionLike) fail("'return' outside function", node);
  if (value && scope.isGenerator && scope.isCoroutine) {
    fail("'return' with value in async generator", node);
  }
  const { handler } = graph;
  const keeps = value !== null && value.kind !== Kind.Constant;
  if (keeps) compileExpr(c, value);
  else if (value) c.emit(Op.NOP, value);
  if (!value || value.lineno !== node.lineno) c.emit(Op.NOP, node);
  const place = unwindAll(c, value && value.lineno === node.lineno && !keeps ? value : node, keeps);
  if (!value) c.loadNone(place);
  else if (!keeps) c.loadConst(constantOf(c.pool, value), place);
  c.emit(Op.RETURN_VALUE, place);
  graph.handler = handler;
}

function compileRaise(c: Generator, node: Raise): void {
  let count = 0;
  for (const each of [node.exc, node.cause]) {
    if (!each) continue;
    compileExpr(c, each);
    count++;
  }
  c.emitArg(Op.RAISE_VARARGS, count, node);
}

function compileAssert(c: Generator, node: Assert): void {
  const { test, msg } = node;
  if (test.kind === Kind.Tuple && test.elts.length > 0) {
    c.warn("assertion is always true, perhaps remove parentheses?", node);
  }
  if (c.settings.optimize > 0) return;
  const end = new Block();
  compileJumpIf(c, test, end, true);
  c.emit(Op.LOAD_ASSERTION_ERROR, node);
  if (msg) {
    compileExpr(c, msg);
    c.emitArg(Op.CALL_FUNCTION, 1, node);
  }
  c.emitArg(Op.RAISE_VARARGS, 1, test);
  c.use(end);
}

/** Stores None into a name and deletes it, as `except … as name` does at its end. */
export function forgetName(c: Generator, name: string, place: Place): void {
  c.loadNone(place);
  c.nameOp(name, ExprContext.Store, place);
  c.nameOp(name, ExprContext.Del, place);
}
