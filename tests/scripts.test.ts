/**
 * Every script of tests/scripts and examples/ on taipan: its output must be what CPython 3.14 was recorded to print (npm run record).
 * test./failing.txt lists those that do not pass yet; a script that is not listed there must pass.
 */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { findCases } from "../scripts/cases.mjs";
import { openPool } from "../scripts/pool.mjs";
import { transcript } from "../scripts/transcript.mjs";

const failing = new Set(
  readFileSync(new URL("./failing.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#")),
);
const cases = findCases([]);
const pool = openPool(2, 240);
afterAll(() => pool.close());

describe.concurrent("scripts", () => {
  for (const { name, expected, quiet } of cases) {
    if (failing.has(name)) continue;
    test(name, { timeout: 600_000 }, async () => {
      const run = await pool.run(name, "plain");
      const actual = run.crash === undefined ? transcript(run, quiet) : run.crash;
      expect(actual).toBe(readFileSync(expected, "utf8"));
    });
  }
});

test("the list of failing scripts names only scripts that exist", () => {
  const names = new Set(cases.map(({ name }: { name: string }) => name));
  expect([...failing].filter((name) => !names.has(name))).toEqual([]);
});
