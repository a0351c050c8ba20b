/**
 * Calls: plain, with keywords, with unpacked arguments, and of methods.
 */

import { Op } from "../../../assembly/shared/opcodes.ts";
import {
  type Attribute,
  type Call,
  type Expr,
  ExprContext,
  type Keyword,
  Kind,
  type Positioned,
} from "../../syntax/ast.ts";
import { fail } from "../errors.ts";
import { Def } from "../symbols.ts";
import { attributePlace, compileArgumentTuple, compileExpr, STACK_GUIDELINE } from "./expressions.ts";
import type { Generator } from "./generator.ts";
import { warnAboutCallee } from "./warnings.ts";

export function compileCall(c: Generator, node: Call): void {
  if (compileMethodCall(c, node)) return;
  checkKeywords(node.keywords);
  warnAboutCallee(c, node.func);
  compileExpr(c, node.func);
  compileArguments(c, 0, node.args, node.keywords, node);
}

function checkKeywords(keywords: readonly Keyword[]): void {
  if (keywords.length < 2) return;
  const seen = new Set<string>();
  for (const each of keywords) {
    if (each.arg === null) continue;
    if (seen.has(each.arg)) fail(`keyword argument repeated: ${each.arg}`, each);
    seen.add(each.arg);
  }
}

// --- Methods ---------------------------------------------------------------------------------------------------

/** A call `owner.name(…)` that needs no bound method; false if this is none. */
function compileMethodCall(c: Generator, node: Call): boolean {
  const { func, args, keywords } = node;
  if (func.kind !== Kind.Attribute || func.ctx !== ExprContext.Load) return false;
  if (isImported(c, func.value)) return false;
  const named = keywords.length > 0 ? 1 : 0;
  if (args.length + keywords.length + named >= STACK_GUIDELINE) return false;
  if (args.some((each) => each.kind === Kind.Starred)) return false;
  if (keywords.some((each) => each.arg === null)) return false;
  emitMethodCall(c, node, func);
  return true;
}

function emitMethodCall(c: Generator, node: Call, func: Attribute): void {
  const { args, keywords } = node;
  checkKeywords(keywords);
  compileExpr(c, func.value);
  const op = keywords.length ? Op.LOAD_ATTR : Op.LOAD_METHOD;
  c.emitName(op, func.attr, attributePlace(func, func));
  for (const each of args) compileExpr(c, each);
  const place = attributePlace(node, func);
  if (keywords.length) compileKeywords(c, args.length, keywords, place);
  else c.emitArg(Op.CALL_METHOD, args.length, place);
}

/** Attributes of modules are no methods. */
function isImported(c: Generator, node: Expr): boolean {
  if (node.kind !== Kind.Name) return false;
  let scope = c.unit.scope;
  while (scope.parent) scope = scope.parent;
  return (scope.flags(node.id) & Def.Import) !== 0;
}

// --- Arguments -------------------------------------------------------------------------------------------------

/** The arguments and the call itself; the callable and `pushed` arguments are on the stack. */
export function compileArguments(
  c: Generator,
  pushed: number,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  place: Positioned,
): void {
  checkKeywords(keywords);
  const unpacks =
    args.length + keywords.length * 2 > STACK_GUIDELINE ||
    args.some((each) => each.kind === Kind.Starred) ||
    keywords.some((each) => each.arg === null);
  if (unpacks) return compileUnpackedCall(c, pushed, args, keywords, place);
  for (const each of args) compileExpr(c, each);
  if (keywords.length) compileKeywords(c, pushed + args.length, keywords, place);
  else c.emitArg(Op.CALL_FUNCTION, pushed + args.length, place);
}

function compileKeywords(
  c: Generator,
  positional: number,
  keywords: readonly Keyword[],
  place: Positioned,
): void {
  for (const each of keywords) compileExpr(c, each.value);
  c.loadConst(c.pool.tuple(keywords.map((each) => c.pool.str(each.arg!))), place);
  c.emitArg(Op.CALL_FUNCTION_KW, positional + keywords.length, place);
}

function compileUnpackedCall(
  c: Generator,
  pushed: number,
  args: readonly Expr[],
  keywords: readonly Keyword[],
  place: Positioned,
): void {
  const [only] = args;
  if (pushed === 0 && args.length === 1 && only.kind === Kind.Starred) compileExpr(c, only.value);
  else compileArgumentTuple(c, args, pushed, place);
  if (keywords.length) compileKeywordDict(c, keywords, place);
  c.emitArg(Op.CALL_FUNCTION_EX, keywords.length ? 1 : 0, place);
}

function compileKeywordDict(c: Generator, keywords: readonly Keyword[], place: Positioned): void {
  let have = false;
  let start = 0;
  const flush = (end: number) => {
    if (end === start) return;
    compileNamed(c, keywords.slice(start, end), place);
    if (have) c.emitArg(Op.DICT_MERGE, 1, place);
    have = true;
  };
  for (const [i, each] of keywords.entries()) {
    if (each.arg !== null) continue;
    flush(i);
    if (!have) c.emitArg(Op.BUILD_MAP, 0, place);
    have = true;
    compileExpr(c, each.value);
    c.emitArg(Op.DICT_MERGE, 1, place);
    start = i + 1;
  }
  flush(keywords.length);
}

/** A dict of the keywords `name=value`. */
function compileNamed(c: Generator, keywords: readonly Keyword[], place: Positioned): void {
  const big = keywords.length * 2 > STACK_GUIDELINE;
  if (big) c.emitArg(Op.BUILD_MAP, 0, place);
  for (const each of keywords) {
    c.loadConst(c.pool.str(each.arg!), place);
    compileExpr(c, each.value);
    if (big) c.emitArg(Op.MAP_ADD, 1, place);
  }
  if (!big) c.emitArg(Op.BUILD_MAP, keywords.length, place);
}
