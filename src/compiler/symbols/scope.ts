/**
 * Scopes: what is known of each name in a module, class, function, comprehension or annotation.
 *
 * The first pass (collect.ts) walks the tree and notes facts: bound here, used here, a parameter, declared global. The second
 * (analyze.ts) decides from them where each name lives. Both notes are bits of one number per name, as in CPython's
 * Python/symtable.c, since the rules of the language are told there in terms of these bits.
 */

import type { Positioned } from "../../syntax/ast.ts";

export enum ScopeKind {
  Module,
  Class,
  Function,
  /** Holds annotations and becomes an `__annotate__` function (PEP 649). */
  Annotation,
  /** Holds the type parameters of a function, class or type alias, which stands within (PEP 695). */
  TypeParameters,
  /** The bound, the constraints or the default of a type parameter: a function that is called when somebody asks. */
  TypeVariable,
  /** The value of a type alias, likewise. */
  TypeAlias,
}

export enum ComprehensionKind {
  None,
  List,
  Set,
  Dict,
  Generator,
}

/** What the tree says about a name. */
export enum Def {
  Global = 1,
  Local = 2,
  Param = 4,
  Nonlocal = 8,
  Use = 16,
  /** Free in a method while the class has a name of its own like that. */
  FreeClass = 64,
  Import = 128,
  Annotated = 256,
  /** An iteration variable of a comprehension. */
  Iteration = 512,
  /** Came from a comprehension that was inlined here; scopes further in do not see it. */
  Inlined = 1024,
  TypeParameter = 2048,
  Bound = Local | Param | Import,
}

/** Where a name lives: the bits above the Def bits. */
export enum Where {
  Unknown,
  Local,
  GlobalExplicit,
  GlobalImplicit,
  Free,
  Cell,
}

const WHERE_SHIFT = 12;

export function whereOf(flags: number): Where {
  return flags >>> WHERE_SHIFT;
}

export function withWhere(flags: number, where: Where): number {
  return (flags & ((1 << WHERE_SHIFT) - 1)) | (where << WHERE_SHIFT);
}

export class Scope {
  /** Def bits, and Where once analysed, by mangled name. */
  readonly symbols = new Map<string, number>();
  readonly children: Scope[] = [];
  /** Parameters in the order of `co_varnames`. */
  readonly params: string[] = [];
  /** Where `global` and `nonlocal` statements (and walrus targets) name a name, for errors found later. */
  directives: { name: string; place: Positioned }[] | null = null;

  comprehension = ComprehensionKind.None;
  isGenerator = false;
  /** An `async def`. */
  isAsync = false;
  /** An `async def`, or a comprehension (or, where it may, a module) that awaits something. */
  isCoroutine = false;
  hasVarargs = false;
  hasVarkeywords = false;
  /** A function within a function. */
  readonly nested: boolean;
  /** A function directly in a class body. */
  readonly isMethod: boolean;
  /** A comprehension whose code is part of the scope around it (PEP 709). */
  inlined = false;
  /** The class body must make the cell `__class__`, or `__classdict__`. */
  needsClassCell = false;
  needsClassDict = false;
  /** Annotations may be skipped at run time, so the set of those met is kept. */
  hasConditionalAnnotations = false;
  /** Names are looked for in the class around it first (annotations of a class). */
  seesClass = false;
  /** The scope of the annotations of a module's or class's variables. */
  annotations: Scope | null = null;
  /** What a TypeVariable scope is, as messages name it: "a TypeVar bound". */
  title = "";
  /** Around a class with type parameters: these alone are private names, since the bases are written outside of the class. */
  mangled: Set<string> | null = null;

  // Where the first pass is at the moment:
  inIterationTarget = false;
  iterableDepth = 0;
  inConditional = false;
  inUnevaluatedAnnotation = false;

  constructor(
    readonly kind: ScopeKind,
    readonly name: string,
    readonly parent: Scope | null,
    readonly lineno: number,
  ) {
    this.nested = parent !== null && (parent.nested || parent.isFunctionLike);
    this.isMethod = parent?.kind === ScopeKind.Class && kind === ScopeKind.Function;
    if (parent) this.iterableDepth = parent.iterableDepth;
    if (parent && kind !== ScopeKind.Class) this.mangled = parent.mangled;
  }

  /** Whether its locals are fast locals and visible to scopes inside. */
  get isFunctionLike(): boolean {
    return this.kind >= ScopeKind.Function;
  }

  flags(name: string): number {
    return this.symbols.get(name) ?? 0;
  }

  where(name: string): Where {
    return whereOf(this.flags(name));
  }
}
