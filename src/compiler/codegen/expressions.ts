/**
 * Expressions: each leaves its value on the stack. Calls, comprehensions, f-strings and lambdas have files of their own.
 */

import { Compare as CompareSign, Op } from "../../../assembly/shared/opcodes.ts";
import {
  type Attribute,
  type BinOp,
  type BoolOp,
  BoolOperator,
  CmpOp,
  type Compare,
  type Dict,
  type Expr,
  ExprContext,
  type IfExp,
  Kind,
  type ListDisplay,
  type Name,
  Operator,
  type Positioned,
  type SetDisplay,
  type Slice,
  type Subscript,
  type Tuple,
  UnaryOperator,
  type Yield,
  type YieldFrom,
} from "../../syntax/ast.ts";
import { Block } from "../blocks.ts";
import { fail } from "../errors.ts";
import { utf8Length } from "../utf8.ts";
import { compileAwait } from "./asynchronous.ts";
import { compileCall } from "./calls.ts";
import { compileComprehension } from "./comprehensions.ts";
import { constantOf, looksConstant } from "./constants.ts";
import {
  compileFormattedValue,
  compileInterpolation,
  compileJoinedStr,
  compileTemplateStr,
} from "./fstrings.ts";
import { compileLambda } from "./functions.ts";
import type { Generator } from "./generator.ts";
import { compilePercentFormat } from "./percent.ts";
import { warnAboutComparison, warnAboutIndex } from "./warnings.ts";

/** Displays and calls of more parts than this are built piece by piece, so that the stack stays small. */
export const STACK_GUIDELINE = 30;

export const BINARY_OPS: Record<Operator, Op> = {
  [Operator.Add]: Op.BINARY_ADD,
  [Operator.Sub]: Op.BINARY_SUBTRACT,
  [Operator.Mult]: Op.BINARY_MULTIPLY,
  [Operator.MatMult]: Op.BINARY_MATRIX_MULTIPLY,
  [Operator.Div]: Op.BINARY_TRUE_DIVIDE,
  [Operator.Mod]: Op.BINARY_MODULO,
  [Operator.Pow]: Op.BINARY_POWER,
  [Operator.LShift]: Op.BINARY_LSHIFT,
  [Operator.RShift]: Op.BINARY_RSHIFT,
  [Operator.BitOr]: Op.BINARY_OR,
  [Operator.BitXor]: Op.BINARY_XOR,
  [Operator.BitAnd]: Op.BINARY_AND,
  [Operator.FloorDiv]: Op.BINARY_FLOOR_DIVIDE,
};

const UNARY_OPS: Record<UnaryOperator, Op> = {
  [UnaryOperator.Invert]: Op.UNARY_INVERT,
  [UnaryOperator.Not]: Op.UNARY_NOT,
  [UnaryOperator.UAdd]: Op.UNARY_POSITIVE,
  [UnaryOperator.USub]: Op.UNARY_NEGATIVE,
};

const COMPARISONS: Record<CmpOp, CompareSign> = {
  [CmpOp.Eq]: CompareSign.EQ,
  [CmpOp.NotEq]: CompareSign.NE,
  [CmpOp.Lt]: CompareSign.LT,
  [CmpOp.LtE]: CompareSign.LE,
  [CmpOp.Gt]: CompareSign.GT,
  [CmpOp.GtE]: CompareSign.GE,
  [CmpOp.Is]: CompareSign.IS,
  [CmpOp.IsNot]: CompareSign.IS_NOT,
  [CmpOp.In]: CompareSign.IN,
  [CmpOp.NotIn]: CompareSign.NOT_IN,
};

/** Emits code that leaves the value of `node` on the stack. */
export function compileExpr(c: Generator, node: Expr): void {
  c.deeper();
  emitExpr(c, node);
  c.back();
}

function emitExpr(c: Generator, node: Expr): void {
  switch (node.kind) {
    case Kind.Name:
      return compileName(c, node);
    case Kind.Constant:
      return c.loadConst(constantOf(c.pool, node), node);
    case Kind.Attribute:
      compileExpr(c, node.value);
      return c.emitName(Op.LOAD_ATTR, node.attr, attributePlace(node, node));
    case Kind.Call:
      return compileCall(c, node);
    case Kind.BinOp:
      return compileBinOp(c, node);
    case Kind.UnaryOp:
      compileExpr(c, node.operand);
      return c.emitUnary(UNARY_OPS[node.op], node);
    case Kind.BoolOp:
      return compileBoolOp(c, node);
    case Kind.Compare:
      return compileCompare(c, node);
    case Kind.Subscript:
      return compileSubscript(c, node);
    case Kind.Slice:
      return compileSlice(c, node);
    case Kind.Tuple:
      return compileTuple(c, node);
    case Kind.List:
      return compileDisplay(c, node, LIST);
    case Kind.Set:
      return compileDisplay(c, node, SET);
    case Kind.Dict:
      return compileDict(c, node);
    case Kind.IfExp:
      return compileIfExp(c, node);
    case Kind.Lambda:
      return compileLambda(c, node);
    case Kind.ListComp:
    case Kind.SetComp:
    case Kind.DictComp:
    case Kind.GeneratorExp:
      return compileComprehension(c, node);
    case Kind.NamedExpr:
      compileExpr(c, node.value);
      c.emit(Op.DUP_TOP, node);
      return c.nameOp(node.target.id, ExprContext.Store, node.target);
    case Kind.JoinedStr:
      return compileJoinedStr(c, node);
    case Kind.FormattedValue:
      return compileFormattedValue(c, node);
    case Kind.TemplateStr:
      return compileTemplateStr(c, node);
    case Kind.Interpolation:
      return compileInterpolation(c, node);
    case Kind.Yield:
      return compileYield(c, node);
    case Kind.YieldFrom:
      return compileYieldFrom(c, node);
    case Kind.Await:
      return compileAwait(c, node);
    case Kind.Starred:
      return fail("can't use starred expression here", node);
  }
}

function compileName(c: Generator, node: Name): void {
  if (node.id === "__debug__") return c.loadConst(c.pool.bool(c.settings.optimize === 0), node);
  c.nameOp(node.id, ExprContext.Load, node);
}

/**
 * Where an attribute's instruction is reported: an attribute on a later line than its owner's start is reported at its own
 * name, so that a chain of calls over several lines shows the right one.
 */
export function attributePlace(node: Positioned, attribute: Attribute): Positioned {
  if (node.lineno === attribute.end_lineno) return node;
  const lineno = attribute.end_lineno;
  const length = utf8Length(attribute.attr);
  const known = length <= attribute.end_col_offset;
  const col_offset = known ? attribute.end_col_offset - length : -1;
  const end_lineno = Math.max(node.end_lineno, lineno);
  const end = end_lineno === lineno ? Math.max(node.end_col_offset, col_offset) : node.end_col_offset;
  return { lineno, col_offset, end_lineno, end_col_offset: known ? end : -1 };
}

// --- Operators -------------------------------------------------------------------------------------------------

/** A long sum leans left; it is compiled by a loop. */
function compileBinOp(c: Generator, top: BinOp): void {
  const chain: BinOp[] = [];
  let node: Expr = top;
  for (; node.kind === Kind.BinOp; node = node.left) chain.push(node);
  if (compilePercentFormat(c, chain[chain.length - 1])) chain.pop();
  else compileExpr(c, node);
  for (let i = chain.length - 1; i >= 0; i--) {
    compileExpr(c, chain[i].right);
    c.emitBinary(BINARY_OPS[chain[i].op], chain[i]);
  }
}

function compileBoolOp(c: Generator, node: BoolOp): void {
  const jump = node.op === BoolOperator.And ? Op.JUMP_IF_FALSE_OR_POP : Op.JUMP_IF_TRUE_OR_POP;
  const end = new Block();
  for (const [i, value] of node.values.entries()) {
    compileExpr(c, value);
    if (i < node.values.length - 1) c.emitJump(jump, end, node);
  }
  c.use(end);
}

function compileCompare(c: Generator, node: Compare): void {
  warnAboutComparison(c, node);
  compileExpr(c, node.left);
  const last = node.ops.length - 1;
  if (last === 0) return compileComparison(c, node, 0);
  const cleanup = new Block();
  const end = new Block();
  for (let i = 0; i < last; i++) {
    compileChained(c, node, i);
    c.emitJump(Op.JUMP_IF_FALSE_OR_POP, cleanup, node);
  }
  compileComparison(c, node, last);
  c.jump(end, null);
  c.use(cleanup);
  c.emit(Op.ROT_TWO, node);
  c.emit(Op.POP_TOP, node);
  c.use(end);
}

function compileComparison(c: Generator, node: Compare, i: number): void {
  const sign = COMPARISONS[node.ops[i]];
  compileOperand(c, node.comparators[i], sign);
  c.emitArg(Op.COMPARE_OP, sign, node);
}

/** One comparison of a chain; the right side stays on the stack, below the result. */
function compileChained(c: Generator, node: Compare, i: number): void {
  compileExpr(c, node.comparators[i]);
  c.emit(Op.DUP_TOP, node);
  c.emit(Op.ROT_THREE, node);
  c.emitArg(Op.COMPARE_OP, COMPARISONS[node.ops[i]], node);
}

/** In `x in [1, 2]` nobody else sees the list: a tuple will do, and a frozenset for a set. */
function compileOperand(c: Generator, node: Expr, sign: CompareSign): void {
  const isDisplay = node.kind === Kind.List || node.kind === Kind.Set;
  if (isDisplay && (sign === CompareSign.IN || sign === CompareSign.NOT_IN)) {
    if (compileUnseenDisplay(c, node)) return;
  }
  compileExpr(c, node);
}

/** A list or set display that only serves to be searched or iterated: as a constant or a tuple, if that is possible. */
export function compileUnseenDisplay(c: Generator, node: ListDisplay | SetDisplay): boolean {
  const { elts } = node;
  if (elts.some((each) => each.kind === Kind.Starred)) return false;
  const constant = elts.length > 0 && elts.every(looksConstant);
  if (node.kind === Kind.Set ? !constant : elts.length > STACK_GUIDELINE && !constant) return false;
  for (const each of elts) compileExpr(c, each);
  if (node.kind === Kind.List) c.buildTuple(elts.length, node);
  else if (!c.foldInto("frozenset", elts.length, node)) c.emitArg(Op.BUILD_SET, elts.length, node);
  return true;
}

// --- Conditions ------------------------------------------------------------------------------------------------

/** Jumps to `target` if the truth of `test` is `wanted`, without making a bool where none is needed. */
export function compileJumpIf(c: Generator, test: Expr, target: Block, wanted: boolean): void {
  c.deeper();
  emitJumpIf(c, test, target, wanted);
  c.back();
}

function emitJumpIf(c: Generator, test: Expr, target: Block, wanted: boolean): void {
  if (test.kind === Kind.UnaryOp && test.op === UnaryOperator.Not) {
    return compileJumpIf(c, test.operand, target, !wanted);
  }
  if (test.kind === Kind.BoolOp) return jumpIfBoolOp(c, test, target, wanted);
  if (test.kind === Kind.IfExp) return jumpIfIfExp(c, test, target, wanted);
  if (test.kind === Kind.Compare && test.ops.length > 1) return jumpIfChain(c, test, target, wanted);
  compileExpr(c, test);
  c.emitJump(wanted ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, test);
}

function jumpIfBoolOp(c: Generator, test: BoolOp, target: Block, wanted: boolean): void {
  const deciding = test.op === BoolOperator.Or;
  const early = deciding === wanted ? target : new Block();
  const last = test.values.length - 1;
  for (let i = 0; i < last; i++) compileJumpIf(c, test.values[i], early, deciding);
  compileJumpIf(c, test.values[last], target, wanted);
  if (early !== target) c.use(early);
}

function jumpIfIfExp(c: Generator, test: IfExp, target: Block, wanted: boolean): void {
  const orelse = new Block();
  const end = new Block();
  compileJumpIf(c, test.test, orelse, false);
  compileJumpIf(c, test.body, target, wanted);
  c.jump(end, null);
  c.use(orelse);
  compileJumpIf(c, test.orelse, target, wanted);
  c.use(end);
}

function jumpIfChain(c: Generator, test: Compare, target: Block, wanted: boolean): void {
  warnAboutComparison(c, test);
  const cleanup = new Block();
  const end = new Block();
  const last = test.ops.length - 1;
  compileExpr(c, test.left);
  for (let i = 0; i < last; i++) {
    compileChained(c, test, i);
    c.emitJump(Op.POP_JUMP_IF_FALSE, cleanup, test);
  }
  compileComparison(c, test, last);
  c.emitJump(wanted ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, test);
  c.jump(end, null);
  c.use(cleanup);
  c.emit(Op.POP_TOP, test);
  if (!wanted) c.jump(target, null);
  c.use(end);
}

function compileIfExp(c: Generator, node: IfExp): void {
  const orelse = new Block();
  const end = new Block();
  compileJumpIf(c, node.test, orelse, false);
  compileExpr(c, node.body);
  c.jump(end, null);
  c.use(orelse);
  compileExpr(c, node.orelse);
  c.use(end);
}

// --- Displays --------------------------------------------------------------------------------------------------

interface DisplayOps {
  build: Op;
  add: Op;
  extend: Op;
  constants: "tuple" | "frozenset";
}

const LIST: DisplayOps = {
  build: Op.BUILD_LIST,
  add: Op.LIST_APPEND,
  extend: Op.LIST_EXTEND,
  constants: "tuple",
};
const SET: DisplayOps = {
  build: Op.BUILD_SET,
  add: Op.SET_ADD,
  extend: Op.SET_UPDATE,
  constants: "frozenset",
};

function compileTuple(c: Generator, node: Tuple): void {
  const { elts } = node;
  const simple = elts.length <= STACK_GUIDELINE || elts.every(looksConstant);
  if (!simple || elts.some((each) => each.kind === Kind.Starred))
    return compilePieces(c, elts, 0, node, LIST, true);
  for (const each of elts) compileExpr(c, each);
  c.buildTuple(elts.length, node);
}

function compileDisplay(c: Generator, node: ListDisplay | SetDisplay, ops: DisplayOps): void {
  const { elts } = node;
  if (elts.length > 2 && elts.every(looksConstant)) return compileConstantDisplay(c, elts, node, ops);
  compilePieces(c, elts, 0, node, ops, false);
}

/** A list of three constants or more is copied from a constant. */
function compileConstantDisplay(
  c: Generator,
  elts: readonly Expr[],
  place: Positioned,
  ops: DisplayOps,
): void {
  for (const each of elts) compileExpr(c, each);
  if (!c.foldInto(ops.constants, elts.length, place)) return c.emitArg(ops.build, elts.length, place);
  const { instrs } = c.unit.graph.current;
  const load = instrs.pop()!;
  c.emitArg(ops.build, 0, place);
  instrs.push(load);
  c.emitArg(ops.extend, 1, place);
}

/** Builds a display whose first `pushed` items are on the stack already, unpacking starred ones. */
export function compilePieces(
  c: Generator,
  elts: readonly Expr[],
  pushed: number,
  place: Positioned,
  ops: DisplayOps,
  toTuple: boolean,
): void {
  const big = elts.length + pushed > STACK_GUIDELINE;
  let built = false;
  const build = (count: number) => {
    if (!built) c.emitArg(ops.build, count, place);
    built = true;
  };
  if (big) build(pushed);
  for (const [i, each] of elts.entries()) {
    if (each.kind === Kind.Starred) {
      build(i + pushed);
      compileExpr(c, each.value);
      c.emitArg(ops.extend, 1, place);
    } else {
      compileExpr(c, each);
      if (built) c.emitArg(ops.add, 1, place);
    }
  }
  if (!built && toTuple) return c.buildTuple(elts.length + pushed, place);
  build(elts.length + pushed);
  if (toTuple) c.emit(Op.LIST_TO_TUPLE, place);
}

/** The tuple of a call's positional arguments. */
export function compileArgumentTuple(
  c: Generator,
  elts: readonly Expr[],
  pushed: number,
  place: Positioned,
): void {
  compilePieces(c, elts, pushed, place, LIST, true);
}

function compileDict(c: Generator, node: Dict): void {
  const { keys, values } = node;
  let have = false;
  let start = 0;
  const flush = (end: number) => {
    if (end === start) return;
    compileEntries(c, keys.slice(start, end) as Expr[], values.slice(start, end), node);
    if (have) c.emitArg(Op.DICT_UPDATE, 1, node);
    have = true;
    start = end;
  };
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] === null) {
      flush(i);
      if (!have) c.emitArg(Op.BUILD_MAP, 0, node);
      have = true;
      compileExpr(c, values[i]);
      c.emitArg(Op.DICT_UPDATE, 1, node);
      start = i + 1;
    } else if ((i - start) * 2 > STACK_GUIDELINE) flush(i + 1);
  }
  flush(keys.length);
  if (!have) c.emitArg(Op.BUILD_MAP, 0, node);
}

function compileEntries(c: Generator, keys: readonly Expr[], values: readonly Expr[], node: Dict): void {
  const big = keys.length * 2 > STACK_GUIDELINE;
  if (keys.length > 1 && keys.every((key) => key.kind === Kind.Constant) && !big) {
    for (const value of values) compileExpr(c, value);
    c.loadConst(c.pool.tuple(keys.map((key) => constantOf(c.pool, key as never))), node);
    return c.emitArg(Op.BUILD_CONST_KEY_MAP, keys.length, node);
  }
  if (big) c.emitArg(Op.BUILD_MAP, 0, node);
  for (const [i, key] of keys.entries()) {
    compileExpr(c, key);
    compileExpr(c, values[i]);
    if (big) c.emitArg(Op.MAP_ADD, 1, node);
  }
  if (!big) c.emitArg(Op.BUILD_MAP, keys.length, node);
}

// --- Subscripts ------------------------------------------------------------------------------------------------

function compileSubscript(c: Generator, node: Subscript): void {
  warnAboutIndex(c, node);
  compileExpr(c, node.value);
  compileExpr(c, node.slice);
  c.emitBinary(Op.BINARY_SUBSCR, node);
}

function compileSlice(c: Generator, node: Slice): void {
  for (const each of [node.lower, node.upper]) {
    if (each) compileExpr(c, each);
    else c.loadNone(node);
  }
  if (node.step) compileExpr(c, node.step);
  const count = node.step ? 3 : 2;
  if (!c.foldSlice(count, node)) c.emitArg(Op.BUILD_SLICE, count, node);
}

// --- Generators ------------------------------------------------------------------------------------------------

function compileYield(c: Generator, node: Yield): void {
  if (!c.unit.scope.isFunctionLike) fail("'yield' outside function", node);
  if (node.value) compileExpr(c, node.value);
  else c.loadNone(node);
  c.emit(Op.YIELD_VALUE, node);
}

function compileYieldFrom(c: Generator, node: YieldFrom): void {
  if (!c.unit.scope.isFunctionLike) fail("'yield from' outside function", node);
  if (c.unit.scope.isAsync) fail("'yield from' inside async function", node);
  compileExpr(c, node.value);
  c.emit(Op.GET_YIELD_FROM_ITER, node);
  c.loadNone(node);
  c.emit(Op.YIELD_FROM, node);
}
