/**
 * One function for each kind of expression, pattern and type parameter: builds the node that begins at token `s` and ends at the last token
 * read. Each has its object literal here and nowhere else, so that all nodes of a kind share one hidden class.
 */
import {
  type Alias,
  type Arg,
  type Arguments,
  type Attribute,
  type Await,
  type BinOp,
  type BoolOp,
  type BoolOperator,
  type Call,
  type CmpOp,
  type Compare,
  type Comprehension,
  type Constant,
  type ConstantType,
  type ConstantValue,
  type Dict,
  type DictComp,
  type Expr,
  type ExprContext,
  type FormattedValue,
  type GeneratorExp,
  type IfExp,
  type Interpolation,
  type JoinedStr,
  type Keyword,
  Kind,
  type Lambda,
  type ListComp,
  type ListDisplay,
  type MatchAs,
  type MatchClass,
  type MatchMapping,
  type MatchOr,
  type MatchSequence,
  type MatchSingleton,
  type MatchStar,
  type MatchValue,
  type Name,
  type NamedExpr,
  type Operator,
  type ParamSpec,
  type Pattern,
  type SetComp,
  type SetDisplay,
  type Slice,
  type Starred,
  type Subscript,
  type TemplateStr,
  type Tuple,
  type TypeVar,
  type TypeVarTuple,
  type UnaryOp,
  type UnaryOperator,
  type Yield,
  type YieldFrom,
} from "./ast.ts";
import type { Cursor } from "./cursor.ts";

export function newBoolOp(p: Cursor, s: number, op: BoolOperator, values: Expr[]): BoolOp {
  const e = p.pos - 1;
  return {
    kind: Kind.BoolOp,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    op,
    values,
  };
}

export function newNamedExpr(p: Cursor, s: number, target: Name, value: Expr): NamedExpr {
  const e = p.pos - 1;
  return {
    kind: Kind.NamedExpr,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    target,
    value,
  };
}

export function newBinOp(p: Cursor, s: number, left: Expr, op: Operator, right: Expr): BinOp {
  const e = p.pos - 1;
  return {
    kind: Kind.BinOp,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    left,
    op,
    right,
  };
}

export function newUnaryOp(p: Cursor, s: number, op: UnaryOperator, operand: Expr): UnaryOp {
  const e = p.pos - 1;
  return {
    kind: Kind.UnaryOp,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    op,
    operand,
  };
}

export function newLambda(p: Cursor, s: number, args: Arguments, body: Expr): Lambda {
  const e = p.pos - 1;
  return {
    kind: Kind.Lambda,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    args,
    body,
  };
}

export function newIfExp(p: Cursor, s: number, test: Expr, body: Expr, orelse: Expr): IfExp {
  const e = p.pos - 1;
  return {
    kind: Kind.IfExp,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    test,
    body,
    orelse,
  };
}

export function newDict(p: Cursor, s: number, keys: (Expr | null)[], values: Expr[]): Dict {
  const e = p.pos - 1;
  return {
    kind: Kind.Dict,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    keys,
    values,
  };
}

export function newSetDisplay(p: Cursor, s: number, elts: Expr[]): SetDisplay {
  const e = p.pos - 1;
  return {
    kind: Kind.Set,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    elts,
  };
}

export function newListComp(p: Cursor, s: number, elt: Expr, generators: Comprehension[]): ListComp {
  const e = p.pos - 1;
  return {
    kind: Kind.ListComp,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    elt,
    generators,
  };
}

export function newSetComp(p: Cursor, s: number, elt: Expr, generators: Comprehension[]): SetComp {
  const e = p.pos - 1;
  return {
    kind: Kind.SetComp,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    elt,
    generators,
  };
}

export function newDictComp(
  p: Cursor,
  s: number,
  key: Expr,
  value: Expr,
  generators: Comprehension[],
): DictComp {
  const e = p.pos - 1;
  return {
    kind: Kind.DictComp,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    key,
    value,
    generators,
  };
}

export function newGeneratorExp(p: Cursor, s: number, elt: Expr, generators: Comprehension[]): GeneratorExp {
  const e = p.pos - 1;
  return {
    kind: Kind.GeneratorExp,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    elt,
    generators,
  };
}

export function newAwait(p: Cursor, s: number, value: Expr): Await {
  const e = p.pos - 1;
  return {
    kind: Kind.Await,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
  };
}

export function newYield(p: Cursor, s: number, value: Expr | null): Yield {
  const e = p.pos - 1;
  return {
    kind: Kind.Yield,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
  };
}

export function newYieldFrom(p: Cursor, s: number, value: Expr): YieldFrom {
  const e = p.pos - 1;
  return {
    kind: Kind.YieldFrom,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
  };
}

export function newCompare(p: Cursor, s: number, left: Expr, ops: CmpOp[], comparators: Expr[]): Compare {
  const e = p.pos - 1;
  return {
    kind: Kind.Compare,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    left,
    ops,
    comparators,
  };
}

export function newCall(p: Cursor, s: number, func: Expr, args: Expr[], keywords: Keyword[]): Call {
  const e = p.pos - 1;
  return {
    kind: Kind.Call,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    func,
    args,
    keywords,
  };
}

export function newFormattedValue(
  p: Cursor,
  s: number,
  value: Expr,
  conversion: number,
  format_spec: JoinedStr | null,
): FormattedValue {
  const e = p.pos - 1;
  return {
    kind: Kind.FormattedValue,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
    conversion,
    format_spec,
  };
}

export function newInterpolation(
  p: Cursor,
  s: number,
  value: Expr,
  str: string,
  conversion: number,
  format_spec: JoinedStr | null,
): Interpolation {
  const e = p.pos - 1;
  return {
    kind: Kind.Interpolation,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
    str,
    conversion,
    format_spec,
  };
}

export function newJoinedStr(p: Cursor, s: number, values: Expr[]): JoinedStr {
  const e = p.pos - 1;
  return {
    kind: Kind.JoinedStr,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    values,
  };
}

export function newTemplateStr(p: Cursor, s: number, values: Expr[]): TemplateStr {
  const e = p.pos - 1;
  return {
    kind: Kind.TemplateStr,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    values,
  };
}

export function newConstant(
  p: Cursor,
  s: number,
  type: ConstantType,
  value: ConstantValue,
  prefix: "u" | null,
): Constant {
  const e = p.pos - 1;
  return {
    kind: Kind.Constant,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    type,
    value,
    prefix,
  };
}

export function newAttribute(p: Cursor, s: number, value: Expr, attr: string, ctx: ExprContext): Attribute {
  const e = p.pos - 1;
  return {
    kind: Kind.Attribute,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
    attr,
    ctx,
  };
}

export function newSubscript(p: Cursor, s: number, value: Expr, slice: Expr, ctx: ExprContext): Subscript {
  const e = p.pos - 1;
  return {
    kind: Kind.Subscript,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
    slice,
    ctx,
  };
}

export function newStarred(p: Cursor, s: number, value: Expr, ctx: ExprContext): Starred {
  const e = p.pos - 1;
  return {
    kind: Kind.Starred,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
    ctx,
  };
}

export function newName(p: Cursor, s: number, id: string, ctx: ExprContext): Name {
  const e = p.pos - 1;
  return {
    kind: Kind.Name,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    id,
    ctx,
  };
}

export function newListDisplay(p: Cursor, s: number, elts: Expr[], ctx: ExprContext): ListDisplay {
  const e = p.pos - 1;
  return {
    kind: Kind.List,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    elts,
    ctx,
  };
}

export function newTuple(p: Cursor, s: number, elts: Expr[], ctx: ExprContext): Tuple {
  const e = p.pos - 1;
  return {
    kind: Kind.Tuple,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    elts,
    ctx,
  };
}

export function newSlice(
  p: Cursor,
  s: number,
  lower: Expr | null,
  upper: Expr | null,
  step: Expr | null,
): Slice {
  const e = p.pos - 1;
  return {
    kind: Kind.Slice,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    lower,
    upper,
    step,
  };
}

export function newArg(p: Cursor, s: number, arg: string, annotation: Expr | null): Arg {
  const e = p.pos - 1;
  return {
    kind: Kind.arg,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    arg,
    annotation,
  };
}

export function newKeyword(p: Cursor, s: number, arg: string | null, value: Expr): Keyword {
  const e = p.pos - 1;
  return {
    kind: Kind.keyword,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    arg,
    value,
  };
}

export function newAlias(p: Cursor, s: number, name: string, asname: string | null): Alias {
  const e = p.pos - 1;
  return {
    kind: Kind.alias,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    name,
    asname,
  };
}

export function newMatchValue(p: Cursor, s: number, value: Expr): MatchValue {
  const e = p.pos - 1;
  return {
    kind: Kind.MatchValue,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
  };
}

export function newMatchSingleton(p: Cursor, s: number, value: null | boolean): MatchSingleton {
  const e = p.pos - 1;
  return {
    kind: Kind.MatchSingleton,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    value,
  };
}

export function newMatchSequence(p: Cursor, s: number, patterns: Pattern[]): MatchSequence {
  const e = p.pos - 1;
  return {
    kind: Kind.MatchSequence,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    patterns,
  };
}

export function newMatchMapping(
  p: Cursor,
  s: number,
  keys: Expr[],
  patterns: Pattern[],
  rest: string | null,
): MatchMapping {
  const e = p.pos - 1;
  return {
    kind: Kind.MatchMapping,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    keys,
    patterns,
    rest,
  };
}

export function newMatchClass(
  p: Cursor,
  s: number,
  cls: Expr,
  patterns: Pattern[],
  kwd_attrs: string[],
  kwd_patterns: Pattern[],
): MatchClass {
  const e = p.pos - 1;
  return {
    kind: Kind.MatchClass,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    cls,
    patterns,
    kwd_attrs,
    kwd_patterns,
  };
}

export function newMatchStar(p: Cursor, s: number, name: string | null): MatchStar {
  const e = p.pos - 1;
  return {
    kind: Kind.MatchStar,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    name,
  };
}

export function newMatchAs(p: Cursor, s: number, pattern: Pattern | null, name: string | null): MatchAs {
  const e = p.pos - 1;
  return {
    kind: Kind.MatchAs,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    pattern,
    name,
  };
}

export function newMatchOr(p: Cursor, s: number, patterns: Pattern[]): MatchOr {
  const e = p.pos - 1;
  return {
    kind: Kind.MatchOr,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    patterns,
  };
}

export function newTypeVar(
  p: Cursor,
  s: number,
  name: string,
  bound: Expr | null,
  default_value: Expr | null,
): TypeVar {
  const e = p.pos - 1;
  return {
    kind: Kind.TypeVar,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    name,
    bound,
    default_value,
  };
}

export function newParamSpec(p: Cursor, s: number, name: string, default_value: Expr | null): ParamSpec {
  const e = p.pos - 1;
  return {
    kind: Kind.ParamSpec,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    name,
    default_value,
  };
}

export function newTypeVarTuple(
  p: Cursor,
  s: number,
  name: string,
  default_value: Expr | null,
): TypeVarTuple {
  const e = p.pos - 1;
  return {
    kind: Kind.TypeVarTuple,
    lineno: p.line[s],
    col_offset: p.col[s],
    end_lineno: p.endLine[e],
    end_col_offset: p.endCol[e],
    name,
    default_value,
  };
}
