/**
 * What `await` means, and the loops that await: `async for`, in statements and comprehensions. `async with` is in
 * exceptions.ts, beside `with`.
 *
 * Awaiting is delegating: GET_AWAITABLE gives the iterator, YIELD_FROM runs it to its end. A loop ends by StopAsyncIteration, so
 * the step to the next value is a protected region, whose handler END_ASYNC_FOR leaves the loop or raises on.
 */

import { Awaits, Op } from "../../../assembly/shared/opcodes.ts";
import type { Await, For } from "../../syntax/ast.ts";
import { Block, type Place } from "../blocks.ts";
import { compileStore } from "./assignments.ts";
import { compileExpr } from "./expressions.ts";
import type { Generator } from "./generator.ts";
import { compileConditionalBody } from "./statements.ts";
import { FrameKind } from "./unit.ts";

export function compileAwait(c: Generator, node: Await): void {
  compileExpr(c, node.value);
  awaitTop(c, Awaits.VALUE, node);
}

/** Awaits the value on top of the stack: its result takes its place. */
export function awaitTop(c: Generator, from: Awaits, place: Place): void {
  c.emitArg(Op.GET_AWAITABLE, from, place);
  delegate(c, place);
}

/** Runs the iterator on top of the stack to its end, yielding what it yields. */
function delegate(c: Generator, place: Place): void {
  c.loadNone(place);
  c.emit(Op.YIELD_FROM, place);
}

export function compileAsyncFor(c: Generator, node: For): void {
  const start = new Block();
  const end = new Block();
  const place = node.iter;
  compileExpr(c, place);
  c.emit(Op.GET_AITER, place);
  c.pushFrame({ kind: FrameKind.ForLoop, handler: c.unit.graph.handler, next: start, exit: end }, node);
  c.use(start);
  const exhausted = compileStep(c, place);
  compileStore(c, node.target);
  compileConditionalBody(c, node.body);
  c.jump(start, null);
  c.popFrame();
  endAsyncFor(c, exhausted, place);
  compileConditionalBody(c, node.orelse);
  c.use(end);
}

/** Awaits the next value of the asynchronous iterator on top of the stack; the result is the handler for endAsyncFor. */
export function compileStep(c: Generator, place: Place): Block {
  const { graph } = c.unit;
  const outer = graph.handler;
  const exhausted = c.newHandler(false);
  c.protect(exhausted, place);
  c.emit(Op.GET_ANEXT, place);
  delegate(c, place);
  graph.handler = outer;
  return exhausted;
}

/** Where a loop goes when its step has raised. The iterator is gone afterwards. */
export function endAsyncFor(c: Generator, exhausted: Block, place: Place): void {
  c.use(exhausted);
  c.emit(Op.END_ASYNC_FOR, place);
}
