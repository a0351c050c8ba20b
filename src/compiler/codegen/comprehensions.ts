/**
 * Comprehensions and generator expressions. Most comprehensions are inlined (PEP 709): their variables become locals of
 * the code around, whose own variables of the same names are kept on the stack meanwhile.
 */

import { Awaits, MakeFunction, Op } from "../../../assembly/shared/opcodes.ts";
import { type Comprehension, type Expr, Kind, type Positioned } from "../../syntax/ast.ts";
import { Block } from "../blocks.ts";
import { type AnyComprehension, type Scope } from "../symbols.ts";
import { compileStore } from "./assignments.ts";
import { awaitTop, compileStep, endAsyncFor } from "./asynchronous.ts";
import { compileExpr, compileJumpIf, compileUnseenDisplay } from "./expressions.ts";
import { emitMakeFunction } from "./functions.ts";
import { type Generator, isOwnVariable } from "./generator.ts";

interface ComprehensionOps {
  name: string;
  /** Makes the empty result; a generator expression has none. */
  build?: Op;
  add: Op;
}

const COMPREHENSIONS: Record<AnyComprehension["kind"], ComprehensionOps> = {
  [Kind.ListComp]: { name: "<listcomp>", build: Op.BUILD_LIST, add: Op.LIST_APPEND },
  [Kind.SetComp]: { name: "<setcomp>", build: Op.BUILD_SET, add: Op.SET_ADD },
  [Kind.DictComp]: { name: "<dictcomp>", build: Op.BUILD_MAP, add: Op.MAP_ADD },
  [Kind.GeneratorExp]: { name: "<genexpr>", add: Op.YIELD_VALUE },
};

export function compileComprehension(c: Generator, node: AnyComprehension): void {
  const scope = c.scopeOf(node);
  if (scope.inlined) return compileInlined(c, node, scope);
  const ops = COMPREHENSIONS[node.kind];
  const code = c.compileUnit(ops.name, scope, node.lineno, () => {
    c.unit.positional = 1;
    if (ops.build) c.emitArg(ops.build, 0, node);
    c.emitArg(Op.LOAD_FAST, 0, node.generators[0].iter);
    compileLoops(c, node, 0, 0);
    if (ops.build) c.emit(Op.RETURN_VALUE, node);
    else {
      c.loadNone(null);
      c.emit(Op.RETURN_VALUE, null);
    }
  });
  emitMakeFunction(c, code, 0 as MakeFunction, node);
  compileIterator(c, node.generators[0]);
  c.emitArg(Op.CALL_FUNCTION, 1, node);
  if (ops.build && scope.isCoroutine) awaitTop(c, Awaits.VALUE, node);
}

function compileIterator(c: Generator, generator: Comprehension): void {
  const { iter } = generator;
  if (generator.is_async) {
    compileExpr(c, iter);
    return c.emit(Op.GET_AITER, iter);
  }
  if (iter.kind !== Kind.List || !compileUnseenDisplay(c, iter)) compileExpr(c, iter);
  c.emit(Op.GET_ITER, iter);
}

// --- Inlined ---------------------------------------------------------------------------------------------------

function compileInlined(c: Generator, node: AnyComprehension, scope: Scope): void {
  const { graph, inlined } = c.unit;
  const { build } = COMPREHENSIONS[node.kind];
  compileIterator(c, node.generators[0]);
  inlined.push(scope);
  const names = hideVariables(c, scope, node);
  const outer = graph.handler;
  const cleanup = c.newHandler(false);
  if (names.length) c.protect(cleanup, node);
  c.emitArg(build!, 0, node);
  // The iterator and the result change places: the loops expect the iterator on top.
  c.emit(Op.ROT_TWO, node);
  compileLoops(c, node, 0, 0);
  inlined.pop();
  graph.handler = outer;
  if (names.length) restoreVariables(c, names, cleanup, node);
}

/** Saves the variables of the code around that have names of the comprehension's; they lie below the iterator. */
function hideVariables(c: Generator, scope: Scope, place: Positioned): number[] {
  const names: number[] = [];
  for (const [name, flags] of scope.symbols) {
    if (!isOwnVariable(flags) || scope.params.includes(name)) continue;
    const index = c.unit.local(name);
    c.emitArg(Op.LOAD_FAST_AND_CLEAR, index, place);
    names.push(index);
  }
  if (names.length) c.emitArg(Op.SWAP, names.length + 1, place);
  return names;
}

/** Puts them back: they lie below the result, or below the exception that ended the comprehension. */
function restoreVariables(c: Generator, names: readonly number[], cleanup: Block, place: Positioned): void {
  const end = new Block();
  const restore = () => {
    c.emitArg(Op.SWAP, names.length + 1, place);
    for (let i = names.length - 1; i >= 0; i--) c.emitArg(Op.STORE_FAST, names[i], place);
  };
  c.jump(end, null);
  c.use(cleanup);
  c.emit(Op.ROT_TWO, place);
  c.emit(Op.POP_TOP, place);
  restore();
  c.emitArg(Op.RERAISE, 0, place);
  c.use(end);
  restore();
}

// --- Loops -----------------------------------------------------------------------------------------------------

/**
 * The loops from the `index`-th on, the iterator of this one being on the stack. `depth` counts the iterators of the
 * loops around, between it and the result.
 */
function compileLoops(c: Generator, node: AnyComprehension, index: number, depth: number): void {
  const generator = node.generators[index];
  const { is_async, iter } = generator;
  const single = index > 0 && !is_async ? onlyElement(iter) : null;
  let exhausted: Block | null = null;
  const next = new Block();
  const end = new Block();
  let levels = depth;
  if (index > 0) {
    if (single) compileExpr(c, single);
    else compileIterator(c, generator);
  }
  if (!single) {
    levels++;
    c.use(next);
    if (is_async) exhausted = compileStep(c, iter);
    else c.emitJump(Op.FOR_ITER, end, iter);
  }
  compileStore(c, generator.target);
  for (const test of generator.ifs) compileJumpIf(c, test, next, false);
  if (index + 1 < node.generators.length) compileLoops(c, node, index + 1, levels);
  else compileElement(c, node, levels + 1);
  if (single) return c.use(next);
  c.jump(next, elementPlace(node));
  if (exhausted) endAsyncFor(c, exhausted, iter);
  else c.use(end);
}

/** `for x in [value]` is an assignment. */
function onlyElement(iter: Expr): Expr | null {
  if (iter.kind !== Kind.List && iter.kind !== Kind.Tuple) return null;
  const [only] = iter.elts;
  return iter.elts.length === 1 && only.kind !== Kind.Starred ? only : null;
}

function compileElement(c: Generator, node: AnyComprehension, depth: number): void {
  const { add } = COMPREHENSIONS[node.kind];
  if (node.kind === Kind.DictComp) {
    compileExpr(c, node.key);
    compileExpr(c, node.value);
    return c.emitArg(add, depth, entryPlace(node));
  }
  compileExpr(c, node.elt);
  if (node.kind !== Kind.GeneratorExp) return c.emitArg(add, depth, node.elt);
  c.emit(Op.YIELD_VALUE, node.elt);
  c.emit(Op.POP_TOP, node.elt);
}

function elementPlace(node: AnyComprehension): Positioned {
  return node.kind === Kind.DictComp ? entryPlace(node) : node.elt;
}

function entryPlace({ key, value }: { key: Expr; value: Expr }): Positioned {
  const { lineno, col_offset } = key;
  return { lineno, col_offset, end_lineno: value.end_lineno, end_col_offset: value.end_col_offset };
}
