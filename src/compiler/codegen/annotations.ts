/**
 * Annotations (PEP 649): they are evaluated by `__annotate__` functions when somebody asks, or become strings with
 * `from __future__ import annotations`.
 */

import { Compare, Op } from "../../../assembly/shared/opcodes.ts";
import {
  type AnnAssign,
  type Arguments,
  type Expr,
  ExprContext,
  type FunctionDef,
  Kind,
  type Name,
  type Node,
  type Positioned,
} from "../../syntax/ast.ts";
import { Block } from "../blocks.ts";
import { type Scope, ScopeKind } from "../symbols.ts";
import { compileExpr } from "./expressions.ts";
import { emitMakeFunction } from "./functions.ts";
import type { Generator } from "./generator.ts";
import { unparse } from "./unparse.ts";

/** `annotationlib.Format.VALUE_WITH_FAKE_GLOBALS`: the last format that the functions made here can give. */
const LAST_FORMAT = 2;

// --- Variables -------------------------------------------------------------------------------------------------

/** The annotation of a plain name: in modules and classes it is kept for later; in functions it does nothing. */
export function compileAnnotation(c: Generator, node: AnnAssign): void {
  const { unit } = c;
  if (unit.scope.kind !== ScopeKind.Module && !unit.isClass) return;
  const name = c.mangled((node.target as Name).id);
  if (c.settings.future.annotations) {
    c.loadConst(c.pool.str(unparse(node.annotation)), node);
    c.emitName(Op.LOAD_NAME, "__annotations__", node);
    c.loadConst(c.pool.str(name), node);
    return c.emit(Op.STORE_SUBSCR, node);
  }
  const conditional = unit.scope.kind === ScopeKind.Module || unit.conditionalDepth > 0;
  const index = conditional ? unit.annotations.filter((each) => each.index !== null).length : null;
  unit.annotations.push({ node, index });
  if (index === null) return;
  loadConditional(c, node);
  c.loadConst(c.pool.int(index), node);
  c.emitArg(Op.SET_ADD, 1, node);
  c.emit(Op.POP_TOP, node);
}

/** Loads the set of the conditional annotations that were met. */
function loadConditional(c: Generator, place: Positioned): void {
  if (c.unit.isClass) c.emitArg(Op.LOAD_DEREF, c.unit.cell("__conditional_annotations__"), place);
  else c.emitName(Op.LOAD_NAME, "__conditional_annotations__", place);
}

/** Makes the dict that annotations as strings go into, unless the namespace has it. */
export function setupAnnotations(c: Generator, place: Positioned): void {
  const known = new Block();
  c.loadConst(c.pool.str("__annotations__"), place);
  c.emit(Op.LOAD_LOCALS, place);
  c.emitArg(Op.COMPARE_OP, Compare.IN, place);
  c.emitJump(Op.POP_JUMP_IF_TRUE, known, place);
  c.emitArg(Op.BUILD_MAP, 0, place);
  c.emitName(Op.STORE_NAME, "__annotations__", place);
  c.use(known);
}

/** Makes that set, at the start of a module or class. */
export function startConditionalAnnotations(c: Generator, place: Positioned): void {
  c.emitArg(Op.BUILD_SET, 0, place);
  if (c.unit.isClass) c.emitArg(Op.STORE_DEREF, c.unit.cell("__conditional_annotations__"), place);
  else c.emitName(Op.STORE_NAME, "__conditional_annotations__", place);
}

/** Makes and stores the function that gives the annotations noted in the unit. */
export function compileDeferredAnnotations(c: Generator, place: Positioned): void {
  const { annotations, isClass, scope } = c.unit;
  if (annotations.length === 0) return;
  const code = c.compileUnit("__annotate__", scope.annotations!, place.lineno, () => {
    checkFormat(c, place);
    c.emitArg(Op.BUILD_MAP, 0, place);
    for (const each of annotations) compileDeferred(c, each.node, each.index, place);
    c.emit(Op.RETURN_VALUE, place);
  });
  renameFormat(code.code.varnames);
  emitMakeFunction(c, code, 0, place);
  c.nameOp(isClass ? "__annotate_func__" : "__annotate__", ExprContext.Store, place);
}

function compileDeferred(c: Generator, node: AnnAssign, index: number | null, place: Positioned): void {
  const skip = new Block();
  if (index !== null) {
    c.loadConst(c.pool.int(index), node);
    c.nameOp("__conditional_annotations__", ExprContext.Load, node);
    c.emitArg(Op.COMPARE_OP, Compare.IN, node);
    c.emitJump(Op.POP_JUMP_IF_FALSE, skip, node);
  }
  compileExpr(c, node.annotation);
  c.emitArg(Op.COPY, 2, node);
  c.loadConst(c.pool.str(c.mangled((node.target as Name).id)), node);
  c.emit(Op.STORE_SUBSCR, place);
  c.use(skip);
}

/** An `__annotate__` function refuses formats that it does not know, so that annotationlib tries another way. */
export function checkFormat(c: Generator, place: Positioned): void {
  const known = new Block();
  c.unit.posonly = c.unit.positional = 1;
  c.emitArg(Op.LOAD_FAST, 0, place);
  c.loadConst(c.pool.int(LAST_FORMAT), place);
  c.emitArg(Op.COMPARE_OP, Compare.GT, place);
  c.emitJump(Op.POP_JUMP_IF_FALSE, known, place);
  c.emit(Op.LOAD_NOT_IMPLEMENTED_ERROR, place);
  c.emitArg(Op.RAISE_VARARGS, 1, place);
  c.use(known);
}

/** Within the function the parameter has a name that no annotation can use; to callers it is `format`. */
function renameFormat(varnames: string[]): void {
  varnames[0] = "format";
}

// --- Functions -------------------------------------------------------------------------------------------------

/** Makes the function that gives the annotations of parameters and result; false if there are none. */
export function compileSignature(c: Generator, node: FunctionDef): boolean {
  const parts = signatureOf(node.args, node.returns);
  if (parts.length === 0) return false;
  const scope = c.scopeOf(node.args as Node);
  const code = c.compileUnit("__annotate__", scope, node.lineno, () => {
    checkFormat(c, node);
    for (const { name, annotation } of parts) {
      c.loadConst(c.pool.str(c.mangled(name)), node);
      compileParameterAnnotation(c, annotation, scope);
    }
    c.emitArg(Op.BUILD_MAP, parts.length, node);
    c.emit(Op.RETURN_VALUE, node);
  });
  renameFormat(code.code.varnames);
  emitMakeFunction(c, code, 0, node);
  return true;
}

function signatureOf(args: Arguments, returns: Expr | null): { name: string; annotation: Expr }[] {
  const params = [...args.args, ...args.posonlyargs, args.vararg, ...args.kwonlyargs, args.kwarg];
  const parts: { name: string; annotation: Expr }[] = [];
  for (const each of params)
    if (each?.annotation) parts.push({ name: each.arg, annotation: each.annotation });
  if (returns) parts.push({ name: "return", annotation: returns });
  return parts;
}

function compileParameterAnnotation(c: Generator, annotation: Expr, _scope: Scope): void {
  if (c.settings.future.annotations) c.loadConst(c.pool.str(unparse(annotation)), annotation);
  else if (annotation.kind === Kind.Starred) {
    // `*args: *Ts` annotates with the only thing that unpacking Ts gives.
    compileExpr(c, annotation.value);
    c.emitArg(Op.UNPACK_SEQUENCE, 1, annotation);
  } else compileExpr(c, annotation);
}
