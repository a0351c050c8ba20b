/**
 * The abstract syntax tree: what the parser hands to the compiler.
 *
 * Node kinds and field names are those of CPython 3.14's `ast` module (Parser/Python.asdl), so that code which reads
 * this tree can be checked against CPython's documentation, and `dump.ts` against `ast.dump`. Only data lives here:
 * no behaviour, no scopes, no evaluation.
 *
 * Shape. A node is a plain object literal. Its keys stand in one fixed order: `kind`, the four positions, then the
 * fields in ASDL's order (V8 then gives every node of a kind the same hidden class, and `dump.ts` relies on it).
 * Every field is always present; an absent optional is `null`, an absent list `[]`.
 *
 * Differences from ASDL:
 * - type comments (`type_comment`, `type_ignores`) lie beside the tree (`Parsed.typeComments`, `typeIgnores`);
 * - the `kind` field of ASDL's Constant (the `u` prefix) is called `prefix`, since `kind` tells the nodes apart;
 * - Constant carries a `type` beside its `value` (see ConstantType).
 *
 * Positions. `lineno` counts from 1; `col_offset` counts UTF-8 bytes from 0, as CPython's does; the end is exclusive.
 * Kinds without positions in ASDL (modules, comprehension, arguments, withitem, match_case) have none here.
 */

/** Tells nodes apart. The member names are the class names of CPython's `ast`. */
export enum Kind {
  // Modules
  Module,
  Interactive,
  Expression,
  FunctionType,
  // Statements
  FunctionDef,
  AsyncFunctionDef,
  ClassDef,
  Return,
  Delete,
  Assign,
  TypeAlias,
  AugAssign,
  AnnAssign,
  For,
  AsyncFor,
  While,
  If,
  With,
  AsyncWith,
  Match,
  Raise,
  Try,
  TryStar,
  Assert,
  Import,
  ImportFrom,
  Global,
  Nonlocal,
  Expr,
  Pass,
  Break,
  Continue,
  // Expressions
  BoolOp,
  NamedExpr,
  BinOp,
  UnaryOp,
  Lambda,
  IfExp,
  Dict,
  Set,
  ListComp,
  SetComp,
  DictComp,
  GeneratorExp,
  Await,
  Yield,
  YieldFrom,
  Compare,
  Call,
  FormattedValue,
  Interpolation,
  JoinedStr,
  TemplateStr,
  Constant,
  Attribute,
  Subscript,
  Starred,
  Name,
  List,
  Tuple,
  Slice,
  // Parts of the above
  comprehension,
  ExceptHandler,
  arguments,
  arg,
  keyword,
  alias,
  withitem,
  match_case,
  // Patterns
  MatchValue,
  MatchSingleton,
  MatchSequence,
  MatchMapping,
  MatchClass,
  MatchStar,
  MatchAs,
  MatchOr,
  // Type parameters
  TypeVar,
  ParamSpec,
  TypeVarTuple,
}

export enum ExprContext {
  Load,
  Store,
  Del,
}

export enum BoolOperator {
  And,
  Or,
}

export enum Operator {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  Mod,
  Pow,
  LShift,
  RShift,
  BitOr,
  BitXor,
  BitAnd,
  FloorDiv,
}

export enum UnaryOperator {
  Invert,
  Not,
  UAdd,
  USub,
}

export enum CmpOp {
  Eq,
  NotEq,
  Lt,
  LtE,
  Gt,
  GtE,
  Is,
  IsNot,
  In,
  NotIn,
}

/** What a Constant's `value` stands for, and the JavaScript type that carries it. */
export enum ConstantType {
  /** `null` */
  None,
  /** `boolean` */
  Bool,
  /** `null` */
  Ellipsis,
  /** `number` where it is a safe integer, else `bigint`; never negative. */
  Int,
  /** `number` */
  Float,
  /** `number`: the imaginary part; the real part of a literal is 0. */
  Complex,
  /** `string`: UTF-16, where a surrogate that has no partner is a lone surrogate of the Python str. */
  Str,
  /**
   * `Uint32Array` of code points: a str whose escapes put a high surrogate before a low one ("\ud83d\ude00" is two
   * characters in Python; a JavaScript string cannot say so). Str in every other case.
   */
  StrCodePoints,
  /** `Uint8Array` */
  Bytes,
  /** Any other constant that code can hold, as the compiler has it: only trees made by programs have such. */
  Other,
}

export type ConstantValue = null | boolean | number | bigint | string | Uint8Array | Uint32Array | object;

/** What every node with a place in the source has. */
export interface Positioned {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

// --- Modules ---------------------------------------------------------------------------------------------------

export interface Module {
  kind: Kind.Module;
  body: Stmt[];
}

export interface Interactive {
  kind: Kind.Interactive;
  body: Stmt[];
}

export interface Expression {
  kind: Kind.Expression;
  body: Expr;
}

/** The root of a tree for the mode "func_type", which compiles to nothing. */
export interface FunctionType {
  kind: Kind.FunctionType;
  argtypes: Expr[];
  returns: Expr;
}

/** The root of a tree, by mode: "exec", "single", "eval". */
export type Mod = Module | Interactive | Expression;

// --- Statements ------------------------------------------------------------------------------------------------

export interface FunctionDef extends Positioned {
  kind: Kind.FunctionDef | Kind.AsyncFunctionDef;
  name: string;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_params: TypeParam[];
}

export interface ClassDef extends Positioned {
  kind: Kind.ClassDef;
  name: string;
  bases: Expr[];
  keywords: Keyword[];
  body: Stmt[];
  decorator_list: Expr[];
  type_params: TypeParam[];
}

export interface Return extends Positioned {
  kind: Kind.Return;
  value: Expr | null;
}

export interface Delete extends Positioned {
  kind: Kind.Delete;
  targets: Expr[];
}

export interface Assign extends Positioned {
  kind: Kind.Assign;
  targets: Expr[];
  value: Expr;
}

export interface TypeAlias extends Positioned {
  kind: Kind.TypeAlias;
  name: Name;
  type_params: TypeParam[];
  value: Expr;
}

export interface AugAssign extends Positioned {
  kind: Kind.AugAssign;
  target: Name | Attribute | Subscript;
  op: Operator;
  value: Expr;
}

export interface AnnAssign extends Positioned {
  kind: Kind.AnnAssign;
  target: Name | Attribute | Subscript;
  annotation: Expr;
  value: Expr | null;
  /** 1 for a bare name, 0 for `(name)`, attributes and subscripts. */
  simple: number;
}

export interface For extends Positioned {
  kind: Kind.For | Kind.AsyncFor;
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
}

export interface While extends Positioned {
  kind: Kind.While;
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}

/** An `elif` is an If alone in the `orelse` of the If before it: such a chain may be thousands deep. */
export interface If extends Positioned {
  kind: Kind.If;
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}

export interface With extends Positioned {
  kind: Kind.With | Kind.AsyncWith;
  items: WithItem[];
  body: Stmt[];
}

export interface Match extends Positioned {
  kind: Kind.Match;
  subject: Expr;
  cases: MatchCase[];
}

export interface Raise extends Positioned {
  kind: Kind.Raise;
  exc: Expr | null;
  cause: Expr | null;
}

/** TryStar has `except*` handlers. */
export interface Try extends Positioned {
  kind: Kind.Try | Kind.TryStar;
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}

export interface Assert extends Positioned {
  kind: Kind.Assert;
  test: Expr;
  msg: Expr | null;
}

export interface Import extends Positioned {
  kind: Kind.Import;
  names: Alias[];
}

export interface ImportFrom extends Positioned {
  kind: Kind.ImportFrom;
  module: string | null;
  names: Alias[];
  level: number;
}

export interface Global extends Positioned {
  kind: Kind.Global;
  names: string[];
}

export interface Nonlocal extends Positioned {
  kind: Kind.Nonlocal;
  names: string[];
}

export interface ExprStmt extends Positioned {
  kind: Kind.Expr;
  value: Expr;
}

export interface Pass extends Positioned {
  kind: Kind.Pass;
}

export interface Break extends Positioned {
  kind: Kind.Break;
}

export interface Continue extends Positioned {
  kind: Kind.Continue;
}

export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// --- Expressions -----------------------------------------------------------------------------------------------

/** `a and b and c` is one BoolOp with three values. */
export interface BoolOp extends Positioned {
  kind: Kind.BoolOp;
  op: BoolOperator;
  values: Expr[];
}

export interface NamedExpr extends Positioned {
  kind: Kind.NamedExpr;
  target: Name;
  value: Expr;
}

/** A chain `a + b + c + …` leans left and may be many thousands deep: walk it with a loop over `left`. */
export interface BinOp extends Positioned {
  kind: Kind.BinOp;
  left: Expr;
  op: Operator;
  right: Expr;
}

export interface UnaryOp extends Positioned {
  kind: Kind.UnaryOp;
  op: UnaryOperator;
  operand: Expr;
}

export interface Lambda extends Positioned {
  kind: Kind.Lambda;
  args: Arguments;
  body: Expr;
}

export interface IfExp extends Positioned {
  kind: Kind.IfExp;
  test: Expr;
  body: Expr;
  orelse: Expr;
}

/** `**mapping` has a `null` key. */
export interface Dict extends Positioned {
  kind: Kind.Dict;
  keys: (Expr | null)[];
  values: Expr[];
}

export interface SetDisplay extends Positioned {
  kind: Kind.Set;
  elts: Expr[];
}

export interface ListComp extends Positioned {
  kind: Kind.ListComp;
  elt: Expr;
  generators: Comprehension[];
}

export interface SetComp extends Positioned {
  kind: Kind.SetComp;
  elt: Expr;
  generators: Comprehension[];
}

export interface DictComp extends Positioned {
  kind: Kind.DictComp;
  key: Expr;
  value: Expr;
  generators: Comprehension[];
}

export interface GeneratorExp extends Positioned {
  kind: Kind.GeneratorExp;
  elt: Expr;
  generators: Comprehension[];
}

export interface Await extends Positioned {
  kind: Kind.Await;
  value: Expr;
}

export interface Yield extends Positioned {
  kind: Kind.Yield;
  value: Expr | null;
}

export interface YieldFrom extends Positioned {
  kind: Kind.YieldFrom;
  value: Expr;
}

export interface Compare extends Positioned {
  kind: Kind.Compare;
  left: Expr;
  ops: CmpOp[];
  comparators: Expr[];
}

export interface Call extends Positioned {
  kind: Kind.Call;
  func: Expr;
  args: Expr[];
  keywords: Keyword[];
}

/** A replacement field of an f-string. */
export interface FormattedValue extends Positioned {
  kind: Kind.FormattedValue;
  value: Expr;
  /** -1, or the character code of `s`, `r` or `a`. */
  conversion: number;
  format_spec: JoinedStr | null;
}

/** A replacement field of a t-string. */
export interface Interpolation extends Positioned {
  kind: Kind.Interpolation;
  value: Expr;
  /** The source text of the expression. */
  str: string;
  /** -1, or the character code of `s`, `r` or `a`. */
  conversion: number;
  format_spec: JoinedStr | null;
}

/** An f-string; its values are str Constants and FormattedValues. */
export interface JoinedStr extends Positioned {
  kind: Kind.JoinedStr;
  values: Expr[];
}

/** A t-string; its values are str Constants and Interpolations. */
export interface TemplateStr extends Positioned {
  kind: Kind.TemplateStr;
  values: Expr[];
}

export interface Constant extends Positioned {
  kind: Kind.Constant;
  type: ConstantType;
  value: ConstantValue;
  /** "u" for a str written with that prefix. */
  prefix: "u" | null;
}

export interface Attribute extends Positioned {
  kind: Kind.Attribute;
  value: Expr;
  attr: string;
  ctx: ExprContext;
}

export interface Subscript extends Positioned {
  kind: Kind.Subscript;
  value: Expr;
  slice: Expr;
  ctx: ExprContext;
}

export interface Starred extends Positioned {
  kind: Kind.Starred;
  value: Expr;
  ctx: ExprContext;
}

export interface Name extends Positioned {
  kind: Kind.Name;
  id: string;
  ctx: ExprContext;
}

export interface ListDisplay extends Positioned {
  kind: Kind.List;
  elts: Expr[];
  ctx: ExprContext;
}

export interface Tuple extends Positioned {
  kind: Kind.Tuple;
  elts: Expr[];
  ctx: ExprContext;
}

/** Only as a Subscript's `slice`, or in the Tuple that is one. */
export interface Slice extends Positioned {
  kind: Kind.Slice;
  lower: Expr | null;
  upper: Expr | null;
  step: Expr | null;
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetDisplay
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | ListDisplay
  | Tuple
  | Slice;

// --- Parts -----------------------------------------------------------------------------------------------------

export interface Comprehension {
  kind: Kind.comprehension;
  target: Expr;
  iter: Expr;
  ifs: Expr[];
  is_async: number;
}

export interface ExceptHandler extends Positioned {
  kind: Kind.ExceptHandler;
  type: Expr | null;
  name: string | null;
  body: Stmt[];
}

/**
 * Parameters. `defaults` belong to the last of `posonlyargs` and `args` together; `kw_defaults` has one entry for each
 * of `kwonlyargs`, `null` where there is no default.
 */
export interface Arguments {
  kind: Kind.arguments;
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  defaults: Expr[];
}

export interface Arg extends Positioned {
  kind: Kind.arg;
  arg: string;
  annotation: Expr | null;
}

/** An argument `arg=value`; `**value` has no name. */
export interface Keyword extends Positioned {
  kind: Kind.keyword;
  arg: string | null;
  value: Expr;
}

export interface Alias extends Positioned {
  kind: Kind.alias;
  name: string;
  asname: string | null;
}

export interface WithItem {
  kind: Kind.withitem;
  context_expr: Expr;
  optional_vars: Expr | null;
}

export interface MatchCase {
  kind: Kind.match_case;
  pattern: Pattern;
  guard: Expr | null;
  body: Stmt[];
}

// --- Patterns --------------------------------------------------------------------------------------------------

export interface MatchValue extends Positioned {
  kind: Kind.MatchValue;
  value: Expr;
}

/** `None`, `True` or `False` as a pattern. */
export interface MatchSingleton extends Positioned {
  kind: Kind.MatchSingleton;
  value: null | boolean;
}

export interface MatchSequence extends Positioned {
  kind: Kind.MatchSequence;
  patterns: Pattern[];
}

export interface MatchMapping extends Positioned {
  kind: Kind.MatchMapping;
  keys: Expr[];
  patterns: Pattern[];
  rest: string | null;
}

export interface MatchClass extends Positioned {
  kind: Kind.MatchClass;
  cls: Expr;
  patterns: Pattern[];
  kwd_attrs: string[];
  kwd_patterns: Pattern[];
}

export interface MatchStar extends Positioned {
  kind: Kind.MatchStar;
  name: string | null;
}

export interface MatchAs extends Positioned {
  kind: Kind.MatchAs;
  pattern: Pattern | null;
  name: string | null;
}

export interface MatchOr extends Positioned {
  kind: Kind.MatchOr;
  patterns: Pattern[];
}

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

// --- Type parameters -------------------------------------------------------------------------------------------

export interface TypeVar extends Positioned {
  kind: Kind.TypeVar;
  name: string;
  bound: Expr | null;
  default_value: Expr | null;
}

export interface ParamSpec extends Positioned {
  kind: Kind.ParamSpec;
  name: string;
  default_value: Expr | null;
}

export interface TypeVarTuple extends Positioned {
  kind: Kind.TypeVarTuple;
  name: string;
  default_value: Expr | null;
}

export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

/** Any node at all, for walkers that dispatch on `kind`. */
export type Node =
  | Mod
  | FunctionType
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Pattern
  | TypeParam;
