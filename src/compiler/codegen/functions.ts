/**
 * Functions and lambdas: defaults, annotations, decorators, closures, bodies.
 */

import { Intrinsic2, MakeFunction, Op } from "../../../assembly/shared/opcodes.ts";
import type { CodeConst } from "../../bytecode/constants.ts";
import {
  type Arguments,
  type Constant,
  type Expr,
  ExprContext,
  type FunctionDef,
  type Lambda,
  type Positioned,
  type Stmt,
} from "../../syntax/ast.ts";
import { type Place } from "../blocks.ts";
import { compileSignature } from "./annotations.ts";
import { constantOf, docstringOf } from "./constants.ts";
import { cleanDoc } from "./docstrings.ts";
import { compileExpr } from "./expressions.ts";
import type { Generator } from "./generator.ts";
import { compileBody } from "./statements.ts";
import { compileGeneric, compileTypeParameters } from "./typeparams.ts";

export function compileFunctionDef(c: Generator, node: FunctionDef): void {
  compileDecorators(c, node.decorator_list);
  const firstLine = node.decorator_list[0]?.lineno ?? node.lineno;
  const flags = compileDefaults(c, node.args, node);
  if (node.type_params.length) compileGenericFunction(c, node, flags, firstLine);
  else makeFunction(c, node, flags, firstLine);
  applyDecorators(c, node.decorator_list);
  c.nameOp(node.name, ExprContext.Store, node);
}

/** Makes the function itself; what `flags` name is on the stack. */
function makeFunction(c: Generator, node: FunctionDef, flags: number, firstLine: number): void {
  if (compileSignature(c, node)) flags |= MakeFunction.ANNOTATE;
  const code = c.compileUnit(node.name, c.scopeOf(node), firstLine, () => {
    setParameters(c, node.args);
    compileFunctionBody(c, node.body);
  });
  emitMakeFunction(c, code, flags, node);
}

/** The scope of the type parameters is a function that is called at once, with the defaults of the function to make. */
function compileGenericFunction(c: Generator, node: FunctionDef, flags: number, firstLine: number): void {
  const given = [MakeFunction.DEFAULTS, MakeFunction.KWDEFAULTS].filter((flag) => flags & flag).length;
  if (given === 2) c.emit(Op.ROT_TWO, node);
  compileGeneric(c, node, node.name, firstLine, () => {
    c.unit.positional = given;
    compileTypeParameters(c, node.type_params, node);
    for (let i = 0; i < given; i++) c.emitArg(Op.LOAD_FAST, i, node);
    makeFunction(c, node, flags, firstLine);
    c.emit(Op.ROT_TWO, node);
    c.emitArg(Op.CALL_INTRINSIC_2, Intrinsic2.SET_FUNCTION_TYPE_PARAMS, node);
  });
  if (given) c.emitArg(Op.SWAP, given + 1, node);
  c.emitArg(Op.CALL_FUNCTION, given, node);
}

export function compileLambda(c: Generator, node: Lambda): void {
  const flags = compileDefaults(c, node.args, node);
  const code = c.compileUnit("<lambda>", c.scopeOf(node), node.lineno, () => {
    setParameters(c, node.args);
    c.unit.const(c.pool.none);
    compileExpr(c, node.body);
    c.emit(Op.RETURN_VALUE, node.body);
  });
  emitMakeFunction(c, code, flags, node);
}

function setParameters(c: Generator, args: Arguments): void {
  c.unit.posonly = args.posonlyargs.length;
  c.unit.positional = args.posonlyargs.length + args.args.length;
  c.unit.kwonly = args.kwonlyargs.length;
}

/** The first constant is the docstring, or None. */
function compileFunctionBody(c: Generator, body: readonly Stmt[]): void {
  const doc = docstringOf(body);
  if (doc && c.settings.optimize < 2) {
    c.unit.const(docConst(c, doc));
    c.unit.hasDocstring = true;
  } else c.unit.const(c.pool.none);
  compileBody(c, doc ? body.slice(1) : body);
  c.loadNone(null);
  c.emit(Op.RETURN_VALUE, null);
}

/** The constant of a docstring: without the indentation of the source. */
export function docConst(c: Generator, doc: Constant) {
  const value = constantOf(c.pool, { ...doc });
  return typeof doc.value === "string" ? c.pool.str(cleanDoc(doc.value)) : value;
}

// --- Decorators ------------------------------------------------------------------------------------------------

export function compileDecorators(c: Generator, decorators: readonly Expr[]): void {
  for (const each of decorators) compileExpr(c, each);
}

export function applyDecorators(c: Generator, decorators: readonly Expr[]): void {
  for (let i = decorators.length - 1; i >= 0; i--) c.emitArg(Op.CALL_FUNCTION, 1, decorators[i]);
}

// --- Making the function ---------------------------------------------------------------------------------------

/** Defaults of positional parameters as a tuple, of keyword-only ones as a dict; the result are MakeFunction flags. */
function compileDefaults(c: Generator, args: Arguments, place: Positioned): number {
  let flags = 0;
  if (args.defaults.length) {
    for (const each of args.defaults) compileExpr(c, each);
    c.buildTuple(args.defaults.length, place);
    flags |= MakeFunction.DEFAULTS;
  }
  const names: string[] = [];
  for (const [i, each] of args.kwonlyargs.entries()) {
    const value = args.kw_defaults[i];
    if (!value) continue;
    names.push(c.mangled(each.arg));
    compileExpr(c, value);
  }
  if (names.length) {
    c.loadConst(c.pool.tuple(names.map((name) => c.pool.str(name))), place);
    c.emitArg(Op.BUILD_CONST_KEY_MAP, names.length, place);
    flags |= MakeFunction.KWDEFAULTS;
  }
  return flags;
}

/** Makes a function of `code`; what `flags` name is on the stack, except the closure, which is built here. */
export function emitMakeFunction(c: Generator, code: CodeConst, flags: number, place: Place): void {
  const { freevars } = code.code;
  for (const name of freevars) c.emitArg(Op.LOAD_CLOSURE, c.unit.cell(name), place);
  if (freevars.length) c.emitArg(Op.BUILD_TUPLE, freevars.length, place);
  c.loadConst(code, place);
  c.emitArg(Op.MAKE_FUNCTION, freevars.length ? flags | MakeFunction.CLOSURE : flags, place);
}
