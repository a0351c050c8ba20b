/**
 * `try` and `with`. Nothing is done on the way without an exception: the exception table says where to go with one.
 *
 * A handler finds the exception on the stack; PUSH_EXC_INFO makes it the handled one and keeps the one before below it, for
 * POP_EXCEPT. While a handler runs, a second handler ("cleanup") puts that one back if another exception leaves it, and
 * raises on as from the first place (`lasti`).
 */

import { Awaits, Op } from "../../../assembly/shared/opcodes.ts";
import {
  type ExceptHandler,
  ExprContext,
  Kind,
  type Positioned,
  type Stmt,
  type Try,
  type With,
} from "../../syntax/ast.ts";
import { Block } from "../blocks.ts";
import { fail } from "../errors.ts";
import { compileStore } from "./assignments.ts";
import { awaitTop } from "./asynchronous.ts";
import { compileExpr } from "./expressions.ts";
import type { Generator } from "./generator.ts";
import { compileConditionalBody, forgetName } from "./statements.ts";
import { compileTryStar } from "./trystar.ts";
import { FrameKind } from "./unit.ts";
import { callExit, popExceptAndReraise } from "./unwind.ts";

export function compileTry(c: Generator, node: Try): void {
  if (node.finalbody.length) compileTryFinally(c, node);
  else compileClauses(c, node);
}

function compileClauses(c: Generator, node: Try): void {
  if (node.kind === Kind.TryStar) compileTryStar(c, node);
  else compileTryExcept(c, node);
}

// --- try … finally ---------------------------------------------------------------------------------------------

function compileTryFinally(c: Generator, node: Try): void {
  const { graph } = c.unit;
  const outer = graph.handler;
  const exit = new Block();
  const raised = c.newHandler(false);
  c.protect(raised, node);
  c.pushFrame({ kind: FrameKind.FinallyTry, handler: outer, finalbody: node.finalbody }, node);
  if (node.handlers.length) compileClauses(c, node);
  else compileConditionalBody(c, node.body);
  c.popFrame();
  compileConditionalBody(c, node.finalbody);
  c.jump(exit, null);
  compileFinallyHandler(c, raised, node.finalbody, node);
  c.use(exit);
}

/** The body of `finally` once more, for an exception, which goes on afterwards. */
function compileFinallyHandler(
  c: Generator,
  raised: Block,
  finalbody: readonly Stmt[],
  place: Positioned,
): void {
  const { graph } = c.unit;
  const outer = graph.handler;
  const cleanup = c.newHandler(true);
  c.use(raised);
  c.protect(cleanup, null);
  c.emit(Op.PUSH_EXC_INFO, null);
  c.pushFrame({ kind: FrameKind.FinallyEnd, handler: outer }, place);
  compileConditionalBody(c, finalbody);
  c.unit.frames.pop();
  c.emitArg(Op.RERAISE, 0, null);
  graph.handler = outer;
  c.use(cleanup);
  popExceptAndReraise(c);
}

// --- try … except ----------------------------------------------------------------------------------------------

function compileTryExcept(c: Generator, node: Try): void {
  const { graph } = c.unit;
  const outer = graph.handler;
  const end = new Block();
  const raised = c.newHandler(false);
  c.protect(raised, node);
  c.pushFrame({ kind: FrameKind.TryExcept, handler: outer }, node);
  compileConditionalBody(c, node.body);
  c.popFrame();
  compileConditionalBody(c, node.orelse);
  c.jump(end, null);
  const cleanup = c.newHandler(true);
  c.use(raised);
  c.protect(cleanup, null);
  c.pushFrame({ kind: FrameKind.ExceptionHandler, handler: outer }, node);
  c.emit(Op.PUSH_EXC_INFO, null);
  for (const [i, handler] of node.handlers.entries()) {
    if (!handler.type && i < node.handlers.length - 1) fail("default 'except:' must be last", handler);
    compileHandler(c, handler, outer, end);
  }
  c.emitArg(Op.RERAISE, 0, null);
  c.popFrame();
  c.use(cleanup);
  popExceptAndReraise(c);
  c.use(end);
}

/** One `except` clause. `outer` protects what is outside of the whole statement. */
function compileHandler(c: Generator, node: ExceptHandler, outer: Block | null, end: Block): void {
  const { graph } = c.unit;
  const inner = graph.handler;
  const next = new Block();
  if (node.type) {
    compileExpr(c, node.type);
    c.emit(Op.CHECK_EXC_MATCH, node);
    c.emitJump(Op.POP_JUMP_IF_FALSE, next, node);
  }
  if (node.name === null) {
    c.emit(Op.POP_TOP, node);
    compileHandlerBody(c, node, outer, end);
  } else {
    c.nameOp(node.name, ExprContext.Store, node);
    const cleanup = c.newHandler(true);
    c.protect(cleanup, null);
    compileHandlerBody(c, node, outer, end);
    graph.handler = inner;
    c.use(cleanup);
    forgetName(c, node.name, null);
    c.emitArg(Op.RERAISE, 1, null);
  }
  graph.handler = inner;
  c.use(next);
}

function compileHandlerBody(c: Generator, node: ExceptHandler, outer: Block | null, end: Block): void {
  c.pushFrame({ kind: FrameKind.HandlerCleanup, handler: outer, name: node.name }, node);
  compileConditionalBody(c, node.body);
  c.popFrame();
  c.emit(Op.POP_EXCEPT, null);
  if (node.name !== null) forgetName(c, node.name, null);
  c.jump(end, null);
}

// --- with ------------------------------------------------------------------------------------------------------

/** An `async with` awaits what entering and leaving give. A `with` of several items is one inside the other; this does those from the `index`-th on. */
export function compileWith(c: Generator, node: With, index: number): void {
  const { graph } = c.unit;
  const item = node.items[index];
  const place = item.context_expr;
  const outer = graph.handler;
  const isAsync = node.kind === Kind.AsyncWith;
  const exit = new Block();
  const raised = c.newHandler(true);
  compileExpr(c, place);
  c.emit(isAsync ? Op.BEFORE_ASYNC_WITH : Op.BEFORE_WITH, place);
  if (isAsync) awaitTop(c, Awaits.AENTER, place);
  c.protect(raised, place, 1);
  c.pushFrame({ kind: FrameKind.With, handler: outer, place, isAsync }, node);
  if (item.optional_vars) compileStore(c, item.optional_vars);
  else c.emit(Op.POP_TOP, place);
  if (index + 1 < node.items.length) compileWith(c, node, index + 1);
  else compileConditionalBody(c, node.body);
  c.popFrame();
  callExit(c, place, isAsync);
  c.jump(exit, place);
  compileWithHandler(c, raised, place, isAsync, exit);
  c.use(exit);
}

/** Asks `__exit__` whether the exception ends here. */
function compileWithHandler(
  c: Generator,
  raised: Block,
  place: Positioned,
  isAsync: boolean,
  exit: Block,
): void {
  const { graph } = c.unit;
  const outer = graph.handler;
  const suppress = new Block();
  const cleanup = c.newHandler(true);
  c.use(raised);
  c.protect(cleanup, place);
  c.emit(Op.PUSH_EXC_INFO, place);
  c.emit(Op.WITH_EXCEPT_START, place);
  if (isAsync) awaitTop(c, Awaits.AEXIT, place);
  c.emitJump(Op.POP_JUMP_IF_TRUE, suppress, place);
  c.emitArg(Op.RERAISE, 2, place);
  c.use(suppress);
  c.emit(Op.POP_TOP, place);
  graph.handler = outer;
  c.emit(Op.POP_EXCEPT, place);
  c.emit(Op.POP_TOP, place);
  c.emit(Op.POP_TOP, place);
  c.jump(exit, place);
  c.use(cleanup);
  popExceptAndReraise(c);
}
