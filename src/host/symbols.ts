/** Scopes as lib/_symtable.py wants them: (kind, name, line, nested, names, their flags, parameters, scopes within). */
import { ComprehensionKind, type Scope, ScopeKind } from "../compiler/index.ts";
import type { Answer } from "./answers.ts";

/** CPython's numbers of blocks. */
const KINDS: Record<ScopeKind, number> = {
  [ScopeKind.Function]: 0,
  [ScopeKind.Class]: 1,
  [ScopeKind.Module]: 2,
  [ScopeKind.Annotation]: 3,
  [ScopeKind.TypeVariable]: 4,
  [ScopeKind.TypeAlias]: 5,
  [ScopeKind.TypeParameters]: 6,
};

/** Of our Def bits: that a name came from a comprehension, which CPython does not note, and that it is a type parameter. */
const INLINED = 1024;
const TYPE_PARAMETER = 2048;
const CPYTHON_TYPE_PARAMETER = 1024;

function flagsOf(flags: number): number {
  const plain = flags & ~(INLINED | TYPE_PARAMETER);
  return flags & TYPE_PARAMETER ? plain | CPYTHON_TYPE_PARAMETER : plain;
}

/** Def bits, and where a name lives above them. */
const PARAMETER = 4;
const USE = 16;
const LOCAL = 1 << 12;
const FREE = 4 << 12;

/** It recurses as deep as scopes are nested, which the parser has limited. */
export function symbolTable(scope: Scope): Answer {
  const { annotations, children } = scope;
  const first = annotations && !children.includes(annotations) ? [symbolTable(annotations)] : [];
  const names = new Map(scope.symbols);
  if (scope.kind === ScopeKind.TypeParameters && children.some(isDefinition)) {
    if (!names.has(".defaults")) names.set(".defaults", LOCAL | PARAMETER);
  }
  return [
    KINDS[scope.kind],
    scope.name,
    scope.lineno,
    scope.nested,
    [...names.keys()],
    [...names.values()].map(flagsOf),
    scope.params,
    [
      ...first,
      ...children.flatMap((child, i) => [...annotationsOf(child, children[i - 1]), symbolTable(child)]),
    ],
  ];
}

function isDefinition(scope: Scope): boolean {
  return (
    scope.kind === ScopeKind.Function &&
    scope.comprehension === ComprehensionKind.None &&
    scope.name !== "lambda"
  );
}

/** CPython has a block for the annotations of each function, those too that have none. */
function annotationsOf(scope: Scope, before: Scope | undefined): Answer[] {
  if (!isDefinition(scope) || before?.kind === ScopeKind.Annotation) return [];
  const names: [string, number][] = [[".format", LOCAL | PARAMETER | USE]];
  if (scope.isMethod) names.push(["__classdict__", FREE | USE]);
  const nested = scope.parent !== null && (scope.parent.nested || scope.parent.isFunctionLike);
  const flags = names.map(([, bits]) => bits);
  const kind = KINDS[ScopeKind.Annotation];
  return [[kind, "__annotate__", scope.lineno, nested, names.map(([name]) => name), flags, [".format"], []]];
}
