/**
 * The first pass over the tree: makes a Scope for each block and notes in it how each name is used. It finds the errors that
 * need no knowledge of other scopes.
 *
 * The order in which the parts of a node are visited is CPython's (Python/symtable.c), because it decides which of two
 * errors is reported.
 */

import {
  type Alias,
  type AnnAssign,
  type Arg,
  type Arguments,
  type ClassDef,
  type Comprehension,
  type DictComp,
  type ExceptHandler,
  type Expr,
  ExprContext,
  type FunctionDef,
  type GeneratorExp,
  type Global,
  type ImportFrom,
  type Keyword,
  Kind,
  type Lambda,
  type ListComp,
  type MatchCase,
  type Mod,
  type Name,
  type NamedExpr,
  type Node,
  type Nonlocal,
  type Pattern,
  type Positioned,
  type SetComp,
  type Stmt,
  type TypeAlias,
  type TypeParam,
} from "../../syntax/ast.ts";
import { spend } from "../../syntax/index.ts";
import { CompileRecursionError, fail, MAX_DEPTH } from "../errors.ts";
import type { Future } from "../future.ts";
import { mangleIn } from "./mangle.ts";
import { ComprehensionKind, Def, Scope, ScopeKind } from "./scope.ts";

export type AnyComprehension = ListComp | SetComp | DictComp | GeneratorExp;

/** Scopes by the node that opens them: a function's annotations by its `arguments`, type parameters by the list of them, bounds by the parameter. */
export class ScopeMap extends Map<Node | readonly TypeParam[], Scope> {
  /** Of the defaults of type parameters. */
  readonly defaults = new Map<TypeParam, Scope>();
}

const COMPREHENSIONS = {
  [Kind.ListComp]: { kind: ComprehensionKind.List, name: "listcomp", title: "list comprehension" },
  [Kind.SetComp]: { kind: ComprehensionKind.Set, name: "setcomp", title: "set comprehension" },
  [Kind.DictComp]: { kind: ComprehensionKind.Dict, name: "dictcomp", title: "dict comprehension" },
  [Kind.GeneratorExp]: { kind: ComprehensionKind.Generator, name: "genexpr", title: "generator expression" },
};

const TITLES: Record<ComprehensionKind, string> = {
  [ComprehensionKind.None]: "",
  ...Object.fromEntries(Object.values(COMPREHENSIONS).map(({ kind, title }) => [kind, title])),
} as Record<ComprehensionKind, string>;

/** Scopes that are evaluated when somebody asks, as messages name them. */
const LAZY_PLACES: Partial<Record<ScopeKind, string>> = {
  [ScopeKind.Annotation]: "an annotation",
  [ScopeKind.TypeAlias]: "a type alias",
  [ScopeKind.TypeParameters]: "the definition of a generic",
};

/** Scopes in which no comprehension can assign. */
const NO_WALRUS: Partial<Record<ScopeKind, string>> = {
  [ScopeKind.Class]: "in a class body",
  [ScopeKind.TypeParameters]: "within the definition of a generic",
  [ScopeKind.TypeAlias]: "in a type alias",
  [ScopeKind.TypeVariable]: "in a TypeVar bound",
};

export class Collector {
  readonly scopes = new ScopeMap();
  private scope: Scope;
  private readonly module: Scope;
  /** The class whose private names are mangled here. */
  private owner: string | null = null;
  private depth = 0;

  constructor(
    tree: Mod,
    private readonly future: Future,
    /** Whether a module may await (`ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`). */
    private readonly topLevelAwait: boolean,
  ) {
    this.module = this.scope = new Scope(ScopeKind.Module, "top", null, 0);
    this.scopes.set(tree, this.module);
    if (tree.kind === Kind.Expression) this.expr(tree.body);
    else this.body(tree.body);
  }

  // --- Statements ----------------------------------------------------------------------------------------------

  private body(body: readonly Stmt[]): void {
    for (const each of body) this.stmt(each);
  }

  /** A body that may not run: an annotation in it is conditional. */
  private conditional(body: readonly Stmt[]): void {
    const { scope } = this;
    const before = scope.inConditional;
    scope.inConditional = true;
    this.body(body);
    scope.inConditional = before;
  }

  private stmt(node: Stmt): void {
    if (++this.depth > MAX_DEPTH) throw new CompileRecursionError();
    spend(10);
    this.stmtOf(node);
    this.depth--;
  }

  private stmtOf(node: Stmt): void {
    switch (node.kind) {
      case Kind.FunctionDef:
      case Kind.AsyncFunctionDef:
        return this.functionDef(node);
      case Kind.ClassDef:
        return this.classDef(node);
      case Kind.Return:
        return this.optional(node.value);
      case Kind.Delete:
        return this.exprs(node.targets);
      case Kind.Assign:
        this.exprs(node.targets);
        return this.expr(node.value);
      case Kind.AugAssign:
        this.expr(node.target);
        return this.expr(node.value);
      case Kind.AnnAssign:
        return this.annAssign(node);
      case Kind.TypeAlias:
        return this.typeAlias(node);
      case Kind.AsyncFor:
      case Kind.For:
        if (node.kind === Kind.AsyncFor) this.awaits(node, "'async for' outside async function");
        this.expr(node.target);
        this.expr(node.iter);
        this.conditional(node.body);
        return this.conditional(node.orelse);
      case Kind.While:
        this.expr(node.test);
        this.conditional(node.body);
        return this.conditional(node.orelse);
      case Kind.If:
        return this.ifChain(node);
      case Kind.AsyncWith:
      case Kind.With:
        if (node.kind === Kind.AsyncWith) this.awaits(node, "'async with' outside async function");
        for (const item of node.items) {
          this.expr(item.context_expr);
          this.optional(item.optional_vars);
        }
        return this.conditional(node.body);
      case Kind.Raise:
        this.optional(node.exc);
        return this.optional(node.cause);
      case Kind.Try:
      case Kind.TryStar:
        this.conditional(node.body);
        for (const handler of node.handlers) this.handler(handler);
        this.conditional(node.orelse);
        return this.conditional(node.finalbody);
      case Kind.Match:
        this.expr(node.subject);
        for (const each of node.cases) this.matchCase(each);
        return;
      case Kind.Assert:
        this.expr(node.test);
        return this.optional(node.msg);
      case Kind.Import:
        for (const alias of node.names) this.alias(alias);
        return;
      case Kind.ImportFrom:
        for (const alias of node.names) this.alias(alias);
        return this.checkFuture(node);
      case Kind.Global:
      case Kind.Nonlocal:
        return this.declaration(node);
      case Kind.Expr:
        return this.expr(node.value);
      case Kind.Pass:
      case Kind.Break:
      case Kind.Continue:
        return;
    }
  }

  /** `elif` chains may be thousands long, so they are no recursion. */
  private ifChain(first: Stmt & { kind: Kind.If }): void {
    for (let node = first; ; ) {
      this.expr(node.test);
      this.conditional(node.body);
      const [only] = node.orelse;
      if (node.orelse.length !== 1 || only.kind !== Kind.If) return this.conditional(node.orelse);
      node = only;
    }
  }

  private functionDef(node: FunctionDef): void {
    this.define(node.name, Def.Local, node);
    this.defaults(node.args);
    this.exprs(node.decorator_list);
    this.generic(node, node.name, () => {
      this.signature(node);
      this.within(new Scope(ScopeKind.Function, node.name, this.scope, node.lineno), node, () => {
        this.scope.isAsync = this.scope.isCoroutine = node.kind === Kind.AsyncFunctionDef;
        this.arguments(node.args);
        this.body(node.body);
      });
    });
  }

  private lambda(node: Lambda): void {
    this.defaults(node.args);
    this.within(new Scope(ScopeKind.Function, "lambda", this.scope, node.lineno), node, () => {
      this.arguments(node.args);
      this.expr(node.body);
    });
  }

  private defaults(args: Arguments): void {
    this.exprs(args.defaults);
    for (const each of args.kw_defaults) this.optional(each);
  }

  private arguments(args: Arguments): void {
    const { scope } = this;
    const params = (list: readonly Arg[]) => {
      for (const each of list) this.define(each.arg, Def.Param, each);
    };
    params(args.posonlyargs);
    params(args.args);
    params(args.kwonlyargs);
    if (args.vararg) params([args.vararg]);
    if (args.kwarg) params([args.kwarg]);
    scope.hasVarargs = args.vararg !== null;
    scope.hasVarkeywords = args.kwarg !== null;
  }

  private classDef(node: ClassDef): void {
    this.define(node.name, Def.Local, node);
    this.exprs(node.decorator_list);
    const before = this.owner;
    this.generic(node, node.name, () => {
      this.exprs(node.bases);
      this.keywords(node.keywords);
      this.within(new Scope(ScopeKind.Class, node.name, this.scope, node.lineno), node, () => {
        this.owner = node.name;
        if (node.type_params.length) {
          this.define("__type_params__", Def.Local, node);
          this.define(".type_params", Def.Use, node);
        }
        this.body(node.body);
      });
    });
    this.owner = before;
  }

  private handler(node: ExceptHandler): void {
    this.optional(node.type);
    if (node.name !== null) this.define(node.name, Def.Local, node);
    this.conditional(node.body);
  }

  private matchCase(node: MatchCase): void {
    this.pattern(node.pattern);
    this.optional(node.guard);
    this.conditional(node.body);
  }

  private patterns(patterns: readonly Pattern[]): void {
    for (const each of patterns) this.pattern(each);
  }

  private pattern(node: Pattern): void {
    switch (node.kind) {
      case Kind.MatchValue:
        return this.expr(node.value);
      case Kind.MatchSingleton:
        return;
      case Kind.MatchSequence:
      case Kind.MatchOr:
        return this.patterns(node.patterns);
      case Kind.MatchStar:
        return this.captured(node.name, node);
      case Kind.MatchMapping:
        this.exprs(node.keys);
        this.patterns(node.patterns);
        return this.captured(node.rest, node);
      case Kind.MatchClass:
        this.expr(node.cls);
        this.patterns(node.patterns);
        for (const [i, name] of node.kwd_attrs.entries())
          this.checkName(name, ExprContext.Store, node.kwd_patterns[i]);
        return this.patterns(node.kwd_patterns);
      case Kind.MatchAs:
        if (node.pattern) this.pattern(node.pattern);
        return this.captured(node.name, node);
    }
  }

  private captured(name: string | null, place: Positioned): void {
    if (name !== null) this.define(name, Def.Local, place);
  }

  private alias(node: Alias): void {
    if (node.name === "*") {
      if (this.scope.kind !== ScopeKind.Module) fail("import * only allowed at module level", node);
      return;
    }
    const name = node.asname ?? node.name;
    const dot = name.indexOf(".");
    this.define(dot < 0 ? name : name.slice(0, dot), Def.Import, node);
  }

  private checkFuture(node: ImportFrom): void {
    if (node.module !== "__future__" || node.level !== 0) return;
    if (!this.future.imports.has(node)) {
      fail("from __future__ imports must occur at the beginning of the file", node);
    }
  }

  private declaration(node: Global | Nonlocal): void {
    const isGlobal = node.kind === Kind.Global;
    const word = isGlobal ? "global" : "nonlocal";
    for (const name of node.names) {
      const before = this.scope.flags(this.mangled(name));
      if (before & Def.Param) fail(`name '${name}' is parameter and ${word}`, node);
      if (before & Def.Use) fail(`name '${name}' is used prior to ${word} declaration`, node);
      if (before & Def.Annotated) fail(`annotated name '${name}' can't be ${word}`, node);
      if (before & Def.Local) fail(`name '${name}' is assigned to before ${word} declaration`, node);
      this.define(name, isGlobal ? Def.Global : Def.Nonlocal, node);
      this.direct(name, node);
    }
  }

  private direct(name: string, place: Positioned): void {
    this.scope.directives ??= [];
    this.scope.directives.push({ name: this.mangled(name), place });
  }

  // --- Type parameters -----------------------------------------------------------------------------------------

  /** Visits a definition in the scope of its type parameters, if it has any. */
  private generic(node: FunctionDef | ClassDef | TypeAlias, name: string, visit: () => void): void {
    const { type_params } = node;
    if (type_params.length === 0) return visit();
    const inClass = this.scope.kind === ScopeKind.Class;
    this.within(new Scope(ScopeKind.TypeParameters, name, this.scope, node.lineno), type_params, () => {
      if (inClass) this.seeClass(node);
      if (node.kind === Kind.ClassDef) {
        this.scope.mangled = new Set();
        this.owner = node.name;
        for (const hidden of [".type_params", ".generic_base"]) {
          this.define(hidden, Def.Local, node);
          this.define(hidden, Def.Use, node);
        }
      } else if (node.kind !== Kind.TypeAlias) {
        if (node.args.defaults.length) this.define(".defaults", Def.Param, node);
        if (node.args.kw_defaults.some((each) => each)) this.define(".kwdefaults", Def.Param, node);
      }
      for (const each of type_params) this.typeParameter(each);
      visit();
    });
  }

  private typeParameter(node: TypeParam): void {
    const { name } = node;
    this.scope.mangled?.add(name);
    if (this.scope.flags(this.mangled(name)) & Def.TypeParameter) {
      fail(`duplicate type parameter '${name}'`, node);
    }
    this.define(name, Def.TypeParameter | Def.Local, node);
    if (name === "__classdict__") fail(`reserved name '${name}' cannot be used for type parameter`, node);
    const kind = Kind[node.kind];
    if (node.kind === Kind.TypeVar && node.bound) {
      const part = node.bound.kind === Kind.Tuple ? "constraint" : "bound";
      this.scopes.set(node, this.typeVariable(name, node.bound, `a ${kind} ${part}`));
    }
    if (!node.default_value) return;
    this.scopes.defaults.set(node, this.typeVariable(name, node.default_value, `a ${kind} default`));
  }

  /** The scope of a bound or default. */
  private typeVariable(name: string, value: Expr, title: string): Scope {
    const scope = new Scope(ScopeKind.TypeVariable, name, this.scope, value.lineno);
    scope.title = title;
    this.lazily(scope, value, this.scope.seesClass);
    return scope;
  }

  private typeAlias(node: TypeAlias): void {
    this.expr(node.name);
    const inClass = this.scope.kind === ScopeKind.Class;
    this.generic(node, node.name.id, () => {
      const scope = new Scope(ScopeKind.TypeAlias, node.name.id, this.scope, node.lineno);
      this.scopes.set(node, scope);
      this.lazily(scope, node.value, inClass);
    });
  }

  /** Visits an expression that is evaluated when somebody asks, in its scope. */
  private lazily(scope: Scope, value: Expr, inClass: boolean): void {
    this.within(scope, null, () => {
      if (inClass) this.seeClass(value);
      this.takeFormat(value);
      this.expr(value);
    });
  }

  private seeClass(place: Positioned): void {
    this.scope.seesClass = true;
    this.define("__classdict__", Def.Use, place);
  }

  /** The parameter of all functions that evaluate something when asked. No expression can use its name. */
  private takeFormat(place: Positioned): void {
    this.define(".format", Def.Param, place);
    this.define(".format", Def.Use, place);
  }

  // --- Annotations ---------------------------------------------------------------------------------------------

  private annAssign(node: AnnAssign): void {
    const { target } = node;
    if (target.kind === Kind.Name) this.annotatedName(node, target);
    else this.expr(target);
    this.annotation(node.annotation);
    this.optional(node.value);
  }

  private annotatedName(node: AnnAssign, target: Name): void {
    const before = this.scope.flags(this.mangled(target.id));
    if (before & (Def.Global | Def.Nonlocal) && this.scope !== this.module && node.simple) {
      const word = before & Def.Global ? "global" : "nonlocal";
      fail(`annotated name '${target.id}' can't be ${word}`, node);
    }
    if (node.simple) this.define(target.id, Def.Annotated | Def.Local, target);
    else if (node.value) this.define(target.id, Def.Local, target);
  }

  /** The annotation of a variable. In functions it is never evaluated and uses no name. */
  private annotation(node: Expr): void {
    const { scope } = this;
    const isFunction = scope.kind === ScopeKind.Function;
    const conditional =
      scope.kind === ScopeKind.Module || (scope.kind === ScopeKind.Class && scope.inConditional);
    if (conditional && !scope.hasConditionalAnnotations) {
      scope.hasConditionalAnnotations = true;
      this.define("__conditional_annotations__", Def.Use, node);
    }
    const isNew = scope.annotations === null;
    scope.annotations ??= this.annotationScope(node);
    this.within(scope.annotations, null, () => {
      if (isNew) this.enterAnnotations(node, scope.kind === ScopeKind.Class && !this.future.annotations);
      if (conditional && scope.kind === ScopeKind.Class) {
        this.define("__conditional_annotations__", Def.Use, node);
      }
      this.scope.inUnevaluatedAnnotation = isFunction;
      this.expr(node);
      this.scope.inUnevaluatedAnnotation = false;
    });
  }

  /** The annotations of parameters and result. */
  private signature(node: FunctionDef): void {
    const { args, returns } = node;
    const annotated = [...args.posonlyargs, ...args.args, args.vararg, args.kwarg, ...args.kwonlyargs]
      .map((each) => each?.annotation)
      .concat(returns)
      .filter((each) => each !== null && each !== undefined);
    if (annotated.length === 0) return;
    const inClass = this.scope.seesClass || this.scope.kind === ScopeKind.Class;
    this.within(this.annotationScope(node), args, () => {
      this.enterAnnotations(node, inClass);
      this.exprs(annotated);
    });
  }

  /** With `from __future__ import annotations` they become strings, and their scope has no part in anything. */
  private annotationScope(place: Positioned): Scope {
    const scope = new Scope(ScopeKind.Annotation, "__annotate__", this.scope, place.lineno);
    if (!this.future.annotations) this.scope.children.push(scope);
    return scope;
  }

  private enterAnnotations(place: Positioned, inClass: boolean): void {
    this.takeFormat(place);
    if (inClass) this.seeClass(place);
  }

  // --- Expressions ---------------------------------------------------------------------------------------------

  private exprs(nodes: readonly Expr[]): void {
    for (let i = 0; i < nodes.length; i++) this.expr(nodes[i]);
  }

  private optional(node: Expr | null): void {
    if (node) this.expr(node);
  }

  private expr(node: Expr): void {
    if (++this.depth > MAX_DEPTH) throw new CompileRecursionError();
    spend(5);
    this.exprOf(node);
    this.depth--;
  }

  private exprOf(node: Expr): void {
    switch (node.kind) {
      case Kind.Name:
        return this.name(node);
      case Kind.Constant:
        return;
      case Kind.Attribute:
        this.checkName(node.attr, node.ctx, node);
        return this.expr(node.value);
      case Kind.Call:
        this.expr(node.func);
        this.exprs(node.args);
        return this.keywords(node.keywords);
      case Kind.BinOp:
        return this.binOp(node);
      case Kind.UnaryOp:
        return this.expr(node.operand);
      case Kind.BoolOp:
        return this.exprs(node.values);
      case Kind.Compare:
        this.expr(node.left);
        return this.exprs(node.comparators);
      case Kind.Subscript:
        this.expr(node.value);
        return this.expr(node.slice);
      case Kind.Slice:
        this.optional(node.lower);
        this.optional(node.upper);
        return this.optional(node.step);
      case Kind.Starred:
        return this.expr(node.value);
      case Kind.List:
      case Kind.Tuple:
      case Kind.Set:
        return this.exprs(node.elts);
      case Kind.Dict:
        for (const key of node.keys) this.optional(key);
        return this.exprs(node.values);
      case Kind.IfExp:
        this.expr(node.test);
        this.expr(node.body);
        return this.expr(node.orelse);
      case Kind.JoinedStr:
      case Kind.TemplateStr:
        return this.exprs(node.values);
      case Kind.FormattedValue:
      case Kind.Interpolation:
        this.expr(node.value);
        return this.optional(node.format_spec);
      case Kind.Lambda:
        return this.lambda(node);
      case Kind.ListComp:
      case Kind.SetComp:
      case Kind.DictComp:
      case Kind.GeneratorExp:
        return this.comprehension(node);
      case Kind.NamedExpr:
        return this.namedExpr(node);
      case Kind.Yield:
      case Kind.YieldFrom:
        this.refuseInAnnotation("yield expression", node);
        this.optional(node.value);
        this.scope.isGenerator = true;
        if (this.scope.comprehension) fail(`'yield' inside ${TITLES[this.scope.comprehension]}`, node);
        return;
      default:
        this.rareExpression(node);
    }
  }

  /** A long sum leans left; it is walked by a loop. */
  private binOp(top: Expr & { kind: Kind.BinOp }): void {
    const rights: Expr[] = [];
    let node: Expr = top;
    for (; node.kind === Kind.BinOp; node = node.left) rights.push(node.right);
    this.expr(node);
    for (let i = rights.length - 1; i >= 0; i--) this.expr(rights[i]);
  }

  private name(node: Name): void {
    if (this.scope.inUnevaluatedAnnotation) return;
    if (node.ctx !== ExprContext.Load) {
      this.checkName(node.id, node.ctx, node);
      return this.note(node.id, Def.Local, node);
    }
    this.note(node.id, Def.Use, node);
    if (node.id === "super" && this.scope.isFunctionLike) this.note("__class__", Def.Use, node);
  }

  private keywords(keywords: readonly Keyword[]): void {
    for (const each of keywords) if (each.arg !== null) this.checkName(each.arg, ExprContext.Store, each);
    for (const each of keywords) this.expr(each.value);
  }

  private comprehension(node: AnyComprehension): void {
    const { kind, name } = COMPREHENSIONS[node.kind];
    const [outermost, ...rest] = node.generators;
    this.iterable(outermost.iter);
    this.within(new Scope(ScopeKind.Function, name, this.scope, node.lineno), node, () => {
      const { scope } = this;
      scope.comprehension = kind;
      this.define(".0", Def.Param, node);
      this.iterationTarget(outermost);
      this.exprs(outermost.ifs);
      for (const each of rest) {
        this.iterationTarget(each);
        this.iterable(each.iter);
        this.exprs(each.ifs);
      }
      if (node.kind === Kind.DictComp) {
        this.expr(node.value);
        this.expr(node.key);
      } else this.expr(node.elt);
      scope.isGenerator = kind === ComprehensionKind.Generator;
    });
    if (this.scopes.get(node)!.isCoroutine) this.asyncComprehension(node);
  }

  /** One that awaits makes what it stands in await it, save a generator expression, which awaits when it is run. */
  private asyncComprehension(node: AnyComprehension): void {
    if (node.kind === Kind.GeneratorExp) return;
    const { isAsync, comprehension } = this.scope;
    if (!isAsync && !comprehension && !this.mayBecomeCoroutine) {
      fail("asynchronous comprehension outside of an asynchronous function", node);
    }
    this.scope.isCoroutine = true;
  }

  /** Whether it is the module, and it may await. */
  private get mayBecomeCoroutine(): boolean {
    return this.topLevelAwait && this.scope === this.module;
  }

  /** A statement that only coroutines may have; a module becomes one where that is allowed. */
  private awaits(node: Positioned, message: string): void {
    if (this.mayBecomeCoroutine) this.scope.isCoroutine = true;
    if (!this.scope.isCoroutine) fail(message, node);
  }

  private iterationTarget(node: Comprehension): void {
    if (node.is_async) this.scope.isCoroutine = true;
    this.scope.inIterationTarget = true;
    this.expr(node.target);
    this.scope.inIterationTarget = false;
  }

  private iterable(node: Expr): void {
    this.scope.iterableDepth++;
    this.expr(node);
    this.scope.iterableDepth--;
  }

  private namedExpr(node: NamedExpr): void {
    this.refuseInAnnotation("named expression", node);
    if (this.scope.iterableDepth > 0) {
      fail("assignment expression cannot be used in a comprehension iterable expression", node);
    }
    if (this.scope.comprehension) this.bindOutside(node.target);
    this.expr(node.value);
    this.expr(node.target);
  }

  /** The target of `:=` in a comprehension belongs to the function or module around it (PEP 572). */
  private bindOutside(target: Name): void {
    const name = this.mangled(target.id);
    let outer: Scope = this.scope;
    for (; outer.comprehension || outer.kind === ScopeKind.Annotation; outer = outer.parent!) {
      const flags = outer.flags(name);
      if (flags & Def.Iteration && flags & Def.Local) {
        fail(`assignment expression cannot rebind comprehension iteration variable '${target.id}'`, target);
      }
    }
    const forbidden = NO_WALRUS[outer.kind];
    if (forbidden) {
      fail(`assignment expression within a comprehension cannot be used ${forbidden}`, target);
    }
    const isModule = outer.kind === ScopeKind.Module;
    const isGlobal = isModule || (outer.flags(name) & Def.Global) !== 0;
    this.define(target.id, isGlobal ? Def.Global : Def.Nonlocal, target);
    this.direct(target.id, target);
    this.noteIn(outer, name, target.id, isModule ? Def.Global : Def.Local, target);
  }

  private refuseInAnnotation(what: string, node: Positioned): void {
    const { kind, title } = this.scope;
    const place = kind === ScopeKind.TypeVariable ? title : LAZY_PLACES[kind];
    if (place) fail(`${what} cannot be used within ${place}`, node);
  }

  private rareExpression(node: Expr): void {
    if (node.kind === Kind.Await) {
      this.refuseInAnnotation("await expression", node);
      const { isAsync, comprehension, isFunctionLike } = this.scope;
      if (!this.mayBecomeCoroutine) {
        if (!isFunctionLike) fail("'await' outside function", node);
        if (!isAsync && !comprehension) fail("'await' outside async function", node);
      }
      this.scope.isCoroutine = true;
      return this.expr(node.value);
    }
    throw new Error(`unexpected expression ${Kind[node.kind]}`);
  }

  // --- Names ---------------------------------------------------------------------------------------------------

  private checkName(name: string, ctx: ExprContext, place: Positioned): void {
    if (name !== "__debug__" || ctx === ExprContext.Load) return;
    fail(ctx === ExprContext.Del ? "cannot delete __debug__" : "cannot assign to __debug__", place);
  }

  private define(name: string, flag: number, place: Positioned): void {
    if (flag & Def.Bound) this.checkName(name, ExprContext.Store, place);
    this.note(name, flag, place);
  }

  private note(name: string, flag: number, place: Positioned): void {
    this.noteIn(this.scope, this.mangled(name), name, flag, place);
  }

  private mangled(name: string): string {
    return mangleIn(this.scope, this.owner, name);
  }

  private noteIn(scope: Scope, mangled: string, name: string, flag: number, place: Positioned): void {
    const before = scope.flags(mangled);
    if (flag & before & Def.Param) fail(`duplicate argument '${name}' in function definition`, place);
    let flags = before | flag;
    if (scope.inIterationTarget) {
      if (flags & (Def.Global | Def.Nonlocal)) {
        fail(`comprehension inner loop cannot rebind assignment expression target '${name}'`, place);
      }
      flags |= Def.Iteration;
    }
    if (flags !== before) scope.symbols.set(mangled, flags);
    if (flag & Def.Param) scope.params.push(mangled);
    else if (flag & Def.Global) {
      this.module.symbols.set(mangled, this.module.flags(mangled) | flag);
    }
  }

  private within(scope: Scope, node: Node | readonly TypeParam[] | null, visit: () => void): void {
    const outer = this.scope;
    if (scope.kind !== ScopeKind.Annotation) outer.children.push(scope);
    if (node) this.scopes.set(node, scope);
    this.scope = scope;
    visit();
    this.scope = outer;
  }
}
