/**
 * No memory at any moment: each script of tests/sweep is run again and again, the first time with its first allocation failing, then with
 * its second, and so on to its last. Each time the outcome is MemoryError or, where the program or the VM does without, none; no
 * block is left and no count is wrong afterwards; and the instance runs another program as ever (every AFTER-th time).
 *
 * All failures happen on one instance for each worker, so that what the VM makes at the first use of something is there after the
 * first round. One in FRESH of them happens on an instance of its own, where that can fail too. Starting up is the same for all scripts:
 * its allocations fail with the empty one alone, the others begin where it ends.
 */
import { readdirSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "../scripts/pool.mjs";

const CHUNK = 48;
const FRESH = 24;
/** What follows the program's own code, taking it down, is less than this for the empty one. */
const END = 100;
const folder = "tests/sweep";
const scripts = readdirSync(folder).filter((name) => name.endsWith(".py"));
const pool = openPool(2, 120);
afterAll(() => pool.close());

async function allocations(name: string): Promise<number> {
  const counted = await pool.count(name);
  if (counted.crash !== undefined) throw new Error(counted.crash);
  return counted.allocations;
}

const startUp = (await allocations(`${folder}/empty.py`)) - END;

/** Lets the allocations of a script fail in turn, from number `start` on: descriptions of what went wrong. */
async function sweep(name: string, start: number): Promise<string[]> {
  const problems: string[] = [];
  for (let from = start, ended = false; !ended; from += CHUNK) {
    const swept = await pool.sweep(name, from, CHUNK, 1);
    if (swept.crash !== undefined) return [`${name}, from allocation ${from} on: ${swept.crash}`];
    const fresh = await pool.sweep(name, from, CHUNK, FRESH, true);
    if (fresh.crash !== undefined) return [`${name}, from allocation ${from} on: ${fresh.crash}`];
    problems.push(...swept.problems, ...fresh.problems);
    ended = swept.ended;
  }
  return problems;
}

describe.concurrent("an allocation fails", () => {
  for (const script of scripts) {
    test(script, { timeout: 600_000 }, async () => {
      const name = `${folder}/${script}`;
      // The first allocation is the host's, for what it hands over: that fails with a RangeError of its own.
      const problems = await sweep(name, script === "empty.py" ? 2 : startUp);
      expect(problems).toEqual([]);
    });
  }
});
