/**
 * Class statements: the body becomes a function that fills a namespace; `__build_class__` does the rest.
 */

import { Intrinsic1, Op } from "../../../assembly/shared/opcodes.ts";
import { type ClassDef, ExprContext, Kind, type Name } from "../../syntax/ast.ts";
import { compileDeferredAnnotations, setupAnnotations, startConditionalAnnotations } from "./annotations.ts";
import { compileArguments } from "./calls.ts";
import { docstringOf } from "./constants.ts";
import { applyDecorators, compileDecorators, docConst, emitMakeFunction } from "./functions.ts";
import type { Generator } from "./generator.ts";
import { compileBody } from "./statements.ts";
import { compileGeneric, compileTypeParameters } from "./typeparams.ts";
import { byCodePoint, lineStart } from "./unit.ts";

export function compileClassDef(c: Generator, node: ClassDef): void {
  compileDecorators(c, node.decorator_list);
  const firstLine = node.decorator_list[0]?.lineno ?? node.lineno;
  if (node.type_params.length) compileGenericClass(c, node, firstLine);
  else {
    startClass(c, node, firstLine);
    compileArguments(c, 2, node.bases, node.keywords, node);
  }
  applyDecorators(c, node.decorator_list);
  c.nameOp(node.name, ExprContext.Store, node);
}

/** Loads what makes the class, the function of its body and its name. */
function startClass(c: Generator, node: ClassDef, firstLine: number): void {
  const body = () => compileClassBody(c, node);
  const code = c.compileUnit(node.name, c.scopeOf(node), firstLine, body, node.name);
  c.emit(Op.LOAD_BUILD_CLASS, node);
  emitMakeFunction(c, code, 0, node);
  c.loadConst(c.pool.str(node.name), node);
}

/** A class with type parameters has one base more: Generic, subscribed with them. */
function compileGenericClass(c: Generator, node: ClassDef, firstLine: number): void {
  const base = { ...node, kind: Kind.Name, id: ".generic_base", ctx: ExprContext.Load } as Name;
  const make = () => {
    compileTypeParameters(c, node.type_params, node);
    c.nameOp(".type_params", ExprContext.Store, node);
    startClass(c, node, firstLine);
    c.nameOp(".type_params", ExprContext.Load, node);
    c.emitArg(Op.CALL_INTRINSIC_1, Intrinsic1.SUBSCRIPT_GENERIC, node);
    c.nameOp(".generic_base", ExprContext.Store, node);
    compileArguments(c, 2, [...node.bases, base], node.keywords, node);
  };
  compileGeneric(c, node, node.name, firstLine, make, node.name);
  c.emitArg(Op.CALL_FUNCTION, 0, node);
}

function compileClassBody(c: Generator, node: ClassDef): void {
  const { unit } = c;
  const place = lineStart(unit.firstLine);
  c.nameOp("__name__", ExprContext.Load, place);
  c.nameOp("__module__", ExprContext.Store, place);
  c.loadConst(c.pool.str(unit.qualname), place);
  c.nameOp("__qualname__", ExprContext.Store, place);
  c.loadConst(c.pool.int(unit.firstLine), place);
  c.nameOp("__firstlineno__", ExprContext.Store, place);
  if (node.type_params.length) {
    c.nameOp(".type_params", ExprContext.Load, place);
    c.nameOp("__type_params__", ExprContext.Store, place);
  }
  if (unit.scope.needsClassDict) {
    c.emit(Op.LOAD_LOCALS, place);
    c.emitArg(Op.STORE_DEREF, unit.cell("__classdict__"), place);
  }
  if (unit.scope.hasConditionalAnnotations) startConditionalAnnotations(c, place);
  if (unit.scope.annotations && c.settings.future.annotations) setupAnnotations(c, place);
  const doc = docstringOf(node.body);
  if (doc && c.settings.optimize < 2) {
    c.loadConst(docConst(c, doc), doc);
    c.nameOp("__doc__", ExprContext.Store, doc);
  }
  compileBody(c, doc ? node.body.slice(1) : node.body);
  compileDeferredAnnotations(c, place);
  finishClassBody(c);
}

function finishClassBody(c: Generator): void {
  const { unit } = c;
  const attributes = [...unit.staticAttributes].sort(byCodePoint).map((name) => c.pool.str(name));
  c.loadConst(c.pool.tuple(attributes), null);
  c.nameOp("__static_attributes__", ExprContext.Store, null);
  if (unit.scope.needsClassDict) {
    c.emitArg(Op.LOAD_CLOSURE, unit.cell("__classdict__"), null);
    c.nameOp("__classdictcell__", ExprContext.Store, null);
  }
  if (unit.scope.needsClassCell) {
    c.emitArg(Op.LOAD_CLOSURE, unit.cell("__class__"), null);
    c.emit(Op.DUP_TOP, null);
    c.nameOp("__classcell__", ExprContext.Store, null);
  } else c.loadNone(null);
  c.emit(Op.RETURN_VALUE, null);
}
