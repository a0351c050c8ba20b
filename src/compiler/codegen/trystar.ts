/**
 * `try … except*` (PEP 654). Each clause takes its part out of the exception; what clauses raise, and what none of them took, is
 * collected in a list, of which PREP_RERAISE_STAR makes the one exception that leaves the statement.
 *
 *     previous original list rest     the stack between two clauses; rest is None once all has been taken
 *
 * Method: Python/codegen.c of CPython.
 */

import { Compare, Op } from "../../../assembly/shared/opcodes.ts";
import { type ExceptHandler, ExprContext, type Try } from "../../syntax/ast.ts";
import { Block } from "../blocks.ts";
import { compileExpr } from "./expressions.ts";
import type { Generator } from "./generator.ts";
import { compileConditionalBody, forgetName } from "./statements.ts";
import { FrameKind } from "./unit.ts";
import { popExceptAndReraise } from "./unwind.ts";

export function compileTryStar(c: Generator, node: Try): void {
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
  c.emit(Op.PUSH_EXC_INFO, null);
  c.pushFrame({ kind: FrameKind.GroupHandler, handler: outer }, node);
  const [first] = node.handlers;
  c.emitArg(Op.BUILD_LIST, 0, first);
  c.emitArg(Op.COPY, 2, first);
  for (const handler of node.handlers) compileClause(c, handler);
  c.emitArg(Op.LIST_APPEND, 1, null);
  finish(c, outer, end);
  c.popFrame();
  c.use(cleanup);
  popExceptAndReraise(c);
  c.use(end);
}

function compileClause(c: Generator, node: ExceptHandler): void {
  const next = new Block();
  const noMatch = new Block();
  compileExpr(c, node.type!);
  c.emit(Op.CHECK_EG_MATCH, node);
  c.emit(Op.DUP_TOP, node);
  c.loadNone(node);
  c.emitArg(Op.COMPARE_OP, Compare.IS, node);
  c.emitJump(Op.POP_JUMP_IF_TRUE, noMatch, node);
  if (node.name === null) c.emit(Op.POP_TOP, node);
  else c.nameOp(node.name, ExprContext.Store, node);
  compileClauseBody(c, node, next);
  c.use(noMatch);
  c.emit(Op.POP_TOP, node);
  c.use(next);
}

/** An exception that the body raises goes to the list. */
function compileClauseBody(c: Generator, node: ExceptHandler, next: Block): void {
  const { graph } = c.unit;
  const inner = graph.handler;
  const raised = c.newHandler(true);
  c.protect(raised, null);
  c.pushFrame({ kind: FrameKind.HandlerCleanup, handler: inner, name: node.name }, node);
  compileConditionalBody(c, node.body);
  c.popFrame();
  if (node.name !== null) forgetName(c, node.name, null);
  c.jump(next, null);
  c.use(raised);
  if (node.name !== null) forgetName(c, node.name, null);
  c.emitArg(Op.LIST_APPEND, 3, null);
  c.emit(Op.POP_TOP, null);
  c.jump(next, null);
}

/** previous original list -> : the statement ends, or raises. */
function finish(c: Generator, outer: Block | null, end: Block): void {
  const reraise = new Block();
  c.emit(Op.PREP_RERAISE_STAR, null);
  c.emit(Op.DUP_TOP, null);
  c.loadNone(null);
  c.emitArg(Op.COMPARE_OP, Compare.IS, null);
  c.emitJump(Op.POP_JUMP_IF_FALSE, reraise, null);
  c.emit(Op.POP_TOP, null);
  c.unit.graph.handler = outer;
  c.emit(Op.POP_EXCEPT, null);
  c.jump(end, null);
  c.use(reraise);
  c.emit(Op.ROT_TWO, null);
  c.emit(Op.POP_EXCEPT, null);
  c.emitArg(Op.RERAISE, 0, null);
}
