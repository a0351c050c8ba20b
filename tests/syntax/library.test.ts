/**
 * CPython's own library: every file parses, with the tree that CPython 3.14 was recorded to give it. One file in eight
 * is looked at, all with `ALL=1`.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { accepts } from "../../src/syntax/diagnose/explain.ts";
import { dump, parse } from "../../src/syntax/index.ts";
import { Source } from "../../src/syntax/source.ts";
import { Tokenizer } from "../../src/syntax/tokenizer.ts";
import { readLibrary } from "../support/library.ts";

const digests: Record<string, string> = JSON.parse(
  readFileSync(new URL("library.json", import.meta.url), "utf8"),
);
const library = readLibrary();
const step = process.env.ALL ? 1 : 8;
const sample = [...library.keys()].sort().filter((_, i) => i % step === 0);

test("the recorded files are those of the library", () => {
  expect(Object.keys(digests).sort()).toEqual([...library.keys()].sort());
});

test("all files parse", () => {
  for (const [name, text] of library) expect(() => parse(text, { filename: name })).not.toThrow();
});

test("trees are CPython's", () => {
  for (const name of sample) {
    const { tree } = parse(library.get(name)!);
    const digest = createHash("sha256").update(dump(tree)).digest("hex").slice(0, 16);
    expect(`${name} ${digest}`).toBe(`${name} ${digests[name]}`);
  }
});

test("the error pass takes what the parser takes", () => {
  for (const name of sample) {
    const tokenizer = new Tokenizer(new Source(library.get(name)!, true));
    tokenizer.run();
    expect([name, accepts(tokenizer, "exec")]).toEqual([name, true]);
  }
});
