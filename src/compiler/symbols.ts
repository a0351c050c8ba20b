/**
 * Symbol tables: which scope each name of a module belongs to.
 *
 * The rules, in short. A name bound anywhere in a function is local to all of it, unless `global` or `nonlocal` says
 * otherwise. A name not bound is looked for in the functions around, outwards (then it is free here and a cell there), skipping
 * classes; else it is global. In modules and classes names are looked up by name at run time, so there
 * "local" and "global" only say where to look first. Comprehensions are functions whose first iterable is evaluated
 * outside; most are then inlined. Annotations live in functions of their own that see the class around them, and so do
 * type parameters, their bounds and the values of type aliases (PEP 695).
 */

import type { Mod } from "../syntax/ast.ts";
import type { Future } from "./future.ts";
import { analyze } from "./symbols/analyze.ts";
import { Collector, type ScopeMap } from "./symbols/collect.ts";

export type { AnyComprehension, ScopeMap } from "./symbols/collect.ts";
export { mangleIn } from "./symbols/mangle.ts";
export { ComprehensionKind, Def, Scope, ScopeKind, Where } from "./symbols/scope.ts";

/** The scopes of a tree, by the nodes that open them. Throws CompileError for what the rules forbid. */
export function buildSymbols(tree: Mod, future: Future, topLevelAwait = false): ScopeMap {
  const { scopes } = new Collector(tree, future, topLevelAwait);
  analyze(scopes.get(tree)!);
  return scopes;
}
