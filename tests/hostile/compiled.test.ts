/**
 * Programs with tokens removed, doubled, exchanged and put in, scripts and library modules: the compiler makes code that the VM's verifier
 * takes, or gives a Python exception. So the verifier, which trusts nothing, also watches the compiler. `RUNS=20000 SEED=7` looks longer.
 */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";

import { CompileRecursionError, compile } from "../../src/compiler/index.ts";
import { PythonSyntaxError } from "../../src/syntax/index.ts";
import { readLibrary } from "../support/library.ts";
import { change, mutate } from "../support/tokens.ts";
import { createVm, nodeSystem } from "../support/vm.ts";

const RUNS = Number(process.env.RUNS ?? 2000);
const SEED = Number(process.env.SEED ?? 1);
const LONGEST = 4000;

const verifier = readFileSync(new URL("verify.py", import.meta.url), "utf8");
const scripts = new URL("../scripts/", import.meta.url);
const library = readLibrary();

/** Statements of scripts and of the library, each with what is indented below it. */
function statements(): string[] {
  const files = readdirSync(scripts, { recursive: true }).filter((name) => String(name).endsWith(".py"));
  const sources = [
    ...files.map((name) => readFileSync(new URL(String(name), scripts), "utf8")),
    ...library.values(),
  ];
  return sources.flatMap((source) => source.split(/\n(?=[^\s)\]}])/)).filter((text) => text.length < LONGEST);
}

/** The serial form, or null where it does not compile. */
function compiled(source: string): Uint8Array | null {
  try {
    return compile(source, "<mutant>", "exec").bytes;
  } catch (error) {
    if (error instanceof PythonSyntaxError || error instanceof CompileRecursionError) return null;
    throw error;
  }
}

/** What the VM's verifier says against code objects, one line each. */
function complaints(codes: ReadonlyMap<string, Uint8Array>): string {
  const lines: string[] = [];
  const vm = createVm({
    system: {
      ...nodeSystem,
      write: (_, data: Uint8Array) => void lines.push(new TextDecoder().decode(data)),
      readFile: (name: string) => codes.get(name) ?? 2,
    },
  });
  const status = vm.runProgram(["command", verifier, [...codes.keys()], false, false, 0, [], "."]);
  return lines.join("") + (status === 0 ? "" : `status ${status}`);
}

test("what compiles of changed programs verifies", { timeout: 300_000 }, () => {
  const mutant = fc.tuple(fc.constantFrom(...statements()), fc.array(change, { minLength: 1, maxLength: 4 }));
  const samples = fc.sample(mutant, { numRuns: RUNS, seed: SEED });
  const codes = new Map<string, Uint8Array>();
  const sources = samples.map(([program, changes]) => mutate(program, changes));
  for (const [i, source] of sources.entries()) {
    const bytes = compiled(source);
    if (bytes) codes.set(String(i), bytes);
  }
  expect(codes.size).toBeGreaterThan(RUNS / 10);
  const found = complaints(codes);
  const first = /^\d+/m.exec(found);
  expect(found, first ? sources[Number(first[0])] : "").toBe("");
});

// Every fourth file, all with `ALL=1`.
test("CPython's library verifies", { timeout: 300_000 }, () => {
  const codes = new Map<string, Uint8Array>();
  const chosen = [...library].filter((_, i) => process.env.ALL || i % 4 === 0);
  for (const [name, source] of chosen) {
    const bytes = compiled(source);
    if (bytes) codes.set(name, bytes);
  }
  expect(codes.size).toBeGreaterThan(chosen.length * 0.85);
  expect(complaints(codes)).toBe("");
});
