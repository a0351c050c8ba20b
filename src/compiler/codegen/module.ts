/**
 * Modules, and the other two things that can be compiled: one interactive statement, one expression.
 */

import { Op } from "../../../assembly/shared/opcodes.ts";
import type { CodeObject } from "../../bytecode/code.ts";
import { type Expr, ExprContext, type Interactive, Kind, type Mod, type Module } from "../../syntax/ast.ts";
import { Block } from "../blocks.ts";
import { compileDeferredAnnotations, setupAnnotations, startConditionalAnnotations } from "./annotations.ts";
import { docstringOf } from "./constants.ts";
import { compileExpr } from "./expressions.ts";
import { docConst } from "./functions.ts";
import type { Generator } from "./generator.ts";
import { compileBody } from "./statements.ts";
import { lineStart } from "./unit.ts";

/** The code object of a whole tree. */
export function compileTree(c: Generator, tree: Mod): CodeObject {
  return c.compileUnit("<module>", c.scopeOf(tree), 1, () => {
    if (tree.kind === Kind.Expression) {
      compileExpr(c, tree.body);
      return c.emit(Op.RETURN_VALUE, tree.body);
    }
    const last = c.settings.giveLast ? lastExpression(tree) : null;
    compileModule(c, tree, last);
    if (last) return c.emit(Op.RETURN_VALUE, last);
    c.loadNone(null);
    c.emit(Op.RETURN_VALUE, null);
  }).code;
}

/** The last statement, where it is an expression. */
function lastExpression(tree: Module | Interactive): Expr | null {
  const last = tree.body.at(-1);
  return last?.kind === Kind.Expr ? last.value : null;
}

/** Compiles all statements, or all but the last, whose value is left on the stack. */
function compileModule(c: Generator, tree: Module | Interactive, last: Expr | null): void {
  const { graph, scope } = c.unit;
  const place = tree.body[0] ?? lineStart(1);
  const annotated = scope.annotations !== null;
  if (annotated && c.settings.future.annotations) {
    startConditionalAnnotations(c, place);
    setupAnnotations(c, place);
  }
  // What the annotations are is known after the body; the function that gives them is made before it.
  const [start, body] = [graph.current, new Block()];
  graph.current = body;
  const doc = tree.kind === Kind.Module ? docstringOf(tree.body) : null;
  if (doc && c.settings.optimize < 2) {
    c.loadConst(docConst(c, doc), doc);
    c.nameOp("__doc__", ExprContext.Store, doc);
  }
  compileBody(c, tree.body.slice(doc ? 1 : 0, last ? -1 : undefined));
  if (last) compileExpr(c, last);
  const end = graph.current;
  graph.current = start;
  if (annotated && !c.settings.future.annotations) {
    compileDeferredAnnotations(c, place);
    startConditionalAnnotations(c, place);
  }
  graph.use(body);
  graph.current = end;
}
