import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFuture } from "../../src/compiler/future.ts";
import { buildSymbols, type Scope, ScopeKind, Where } from "../../src/compiler/symbols.ts";
import { parse } from "../../src/syntax/index.ts";

// Recorded by scripts/record-compiler.mjs from CPython 3.14's `symtable`.

type Table = [name: string, kind: string, symbols: Record<string, string>, children: Table[]];

const recorded = JSON.parse(readFileSync(new URL("verdicts/expected.json", import.meta.url), "utf8")) as {
  symbols: { source: string; table: Table }[];
};

const KINDS: Record<ScopeKind, string> = {
  [ScopeKind.Module]: "module",
  [ScopeKind.Class]: "class",
  [ScopeKind.Function]: "function",
  [ScopeKind.Annotation]: "annotation",
  [ScopeKind.TypeParameters]: "type parameters",
  [ScopeKind.TypeVariable]: "type variable",
  [ScopeKind.TypeAlias]: "type alias",
};

const WHERE: Record<Where, string> = {
  [Where.Unknown]: "unknown",
  [Where.Local]: "local",
  [Where.GlobalExplicit]: "declared global",
  [Where.GlobalImplicit]: "global",
  [Where.Free]: "free",
  [Where.Cell]: "cell",
};

function describe(scope: Scope): Table {
  const symbols = Object.fromEntries(
    [...scope.symbols.keys()].map((name) => [name, WHERE[scope.where(name)]]),
  );
  const children = scope.children
    .filter((child) => child.kind !== ScopeKind.Annotation || child.symbols.size > 2)
    .map(describe);
  return [scope.name, KINDS[scope.kind], symbols, children];
}

function tableOf(source: string): Table {
  const { tree } = parse(source);
  const scopes = buildSymbols(tree, readFuture(tree, 0));
  return describe(scopes.get(tree)!);
}

test.each(recorded.symbols)("$source", ({ source, table }) => {
  expect(tableOf(source)).toEqual(table);
});

// CPython 3.14 takes the comprehension's x for h's, and h() raises a NameError.
test("the variable of a comprehension does not hide one further out from functions beside it", () => {
  const [, , , [f]] = tableOf(`
def f():
    x = 1
    def g():
        [x for x in y]
        def h():
            return x
`);
  const [, , inF, [g]] = f;
  const [, , inG, [h]] = g;
  expect([inF.x, inG.x, h[2].x]).toEqual(["cell", "free", "free"]);
});
