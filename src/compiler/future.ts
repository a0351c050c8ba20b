/**
 * `from __future__ import …`: which features a module asks for. They count only at its beginning, after the docstring.
 */

import { ConstantType, type ImportFrom, Kind, type Mod, type Stmt } from "../syntax/ast.ts";
import { fail } from "./errors.ts";

/** Features that every module has nowadays: naming them is allowed and changes nothing. */
const ALWAYS_ON = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "generator_stop",
]);

/** Bits of `co_flags` and of `compile`'s flags. */
export enum FutureFlag {
  BarryAsBdfl = 0x400000,
  Annotations = 0x1000000,
}

export interface Future {
  /** The import statements that stand where they may. */
  imports: Set<ImportFrom>;
  /** Annotations become strings. */
  annotations: boolean;
  /** Bits of FutureFlag. */
  flags: number;
}

/** The features of a tree, besides those that `inherited` brings from the code that compiles it. */
export function readFuture(tree: Mod, inherited: number): Future {
  const future: Future = { imports: new Set(), annotations: false, flags: inherited };
  if (tree.kind !== Kind.Expression) {
    for (const [i, stmt] of tree.body.entries()) {
      if (isFutureImport(stmt)) readImport(stmt, future);
      else if (i > 0 || !isDocstring(stmt)) break;
    }
  }
  future.annotations = (future.flags & FutureFlag.Annotations) !== 0;
  return future;
}

function isFutureImport(stmt: Stmt): stmt is ImportFrom {
  return stmt.kind === Kind.ImportFrom && stmt.module === "__future__" && stmt.level === 0;
}

function isDocstring(stmt: Stmt): boolean {
  if (stmt.kind !== Kind.Expr || stmt.value.kind !== Kind.Constant) return false;
  return stmt.value.type === ConstantType.Str || stmt.value.type === ConstantType.StrCodePoints;
}

function readImport(stmt: ImportFrom, future: Future): void {
  future.imports.add(stmt);
  for (const alias of stmt.names) {
    const { name } = alias;
    if (name === "annotations") future.flags |= FutureFlag.Annotations;
    else if (name === "barry_as_FLUFL") future.flags |= FutureFlag.BarryAsBdfl;
    else if (name === "braces") fail("not a chance", alias);
    else if (!ALWAYS_ON.has(name)) fail(`future feature ${name} is not defined`, alias);
  }
}
