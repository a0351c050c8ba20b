/**
 * Every script of tests/scripts and examples/ on taipan, in three ways: its output must be what CPython 3.14 was recorded to print
 * (npm run record).
 *
 *     audit     as `taipan FILE` runs it; after it nothing is left, and every count is as before
 *     collect   the same with a collection at the safe point after every allocation of a container: of the youngest generation, each
 *               11th time of the middle one, each 121st of all in a small heap
 *     jit       as audit, every loop compiled to Wasm when it has come round a few times
 *
 * tests/failing.txt lists what does not pass yet: a script's name, alone or behind the one way in which it fails. What is not
 * listed there must pass.
 */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { findCases } from "../scripts/cases.mjs";
import { openPool } from "../scripts/pool.mjs";
import { transcript } from "../scripts/transcript.mjs";

/** Scripts that tell when collections happen cannot print the same when they happen more often. */
const COUNTS_COLLECTIONS = [
  "examples/generations.py",
  "tests/scripts/gc/automatic_collections_happen.py",
  "tests/scripts/gc/callbacks_are_called_around_collections.py",
  "tests/scripts/gc/collect_finds_cycles.py",
  "tests/scripts/gc/counts_climb_with_allocations.py",
  "tests/scripts/gc/finalizers_may_free_other_garbage.py",
  "tests/scripts/gc/objects_of_generations.py",
  "tests/scripts/gc/thresholds_move_survivors_up.py",
  "tests/scripts/gc/what_is_tracked.py",
  "tests/scripts/tracebacks/unraisable_errors_reach_the_hook.py",
];
/** Scripts that make a million containers: a million collections take long. Smaller ones of the same kinds are run. */
const TOO_LARGE = [
  "tests/scripts/gc/deep_structures_are_freed.py",
  "tests/scripts/gc/million_object_ring.py",
  "tests/scripts/memory/deep_nesting_is_freed_without_recursion.py",
];
/** Scripts that import a great deal, which is not what they are about: that alone is millions of objects. */
const IMPORTING = ["tests/scripts/stdlib/asyncio_run.py"];
const notCollected = new Set([...COUNTS_COLLECTIONS, ...TOO_LARGE, ...IMPORTING]);

const failing = new Set(
  readFileSync(new URL("./failing.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#")),
);
const cases = findCases([]);
const pool = openPool(2, 240);
afterAll(() => pool.close());

for (const mode of ["audit", "collect", "jit"] as const) {
  describe.concurrent(mode, () => {
    for (const { name, expected, quiet } of cases) {
      if (failing.has(name) || failing.has(`${mode} ${name}`)) continue;
      if (mode === "collect" && notCollected.has(name)) continue;
      test(name, { timeout: 600_000 }, async () => {
        const run = await pool.run(name, mode);
        const actual = run.crash === undefined ? transcript(run, quiet) : run.crash;
        expect(actual).toBe(readFileSync(expected, "utf8"));
      });
    }
  });
}

test("the lists of scripts name only scripts that exist", () => {
  const names = new Set(cases.map(({ name }: { name: string }) => name));
  const listed = [...failing].map((line) => line.replace(/^(audit|collect|jit) /, ""));
  expect([...listed, ...notCollected].filter((name) => !names.has(name))).toEqual([]);
});
