/**
 * No memory at any moment: each script of tests/sweep is run again and again, the first time with its first allocation failing, then with
 * its second, and so on to its last. Each time the outcome is MemoryError or, where the program or the VM does without, none; no
 * block is left and no count is wrong afterwards; and the instance runs another program as ever (every AFTER-th time).
 *
 * All failures happen on one instance for each worker, so that what the VM makes at the first use of something is there after the
 * first round. One in FRESH of them happens on an instance of its own, where that can fail too.
 */
import { readdirSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "../scripts/pool.mjs";

const CHUNK = 50;
const FRESH = 16;
const folder = "tests/sweep";
const scripts = readdirSync(folder).filter((name) => name.endsWith(".py"));
const pool = openPool(2, 120);
afterAll(() => pool.close());

/** Lets every allocation of a script fail in turn: descriptions of what went wrong. */
async function sweep(name: string): Promise<string[]> {
  const problems: string[] = [];
  for (let from = 1, ended = false; !ended; from += CHUNK) {
    const swept = await pool.sweep(name, from, CHUNK);
    if (swept.crash !== undefined) return [`${name}, from allocation ${from} on: ${swept.crash}`];
    const fresh = await pool.sweep(name, from, CHUNK, FRESH);
    if (fresh.crash !== undefined) return [`${name}, from allocation ${from} on: ${fresh.crash}`];
    problems.push(...swept.problems, ...fresh.problems);
    ended = swept.ended;
  }
  return problems;
}

describe.concurrent("an allocation fails", () => {
  for (const script of scripts) {
    test(script, { timeout: 600_000 }, async () => {
      expect(await sweep(`${folder}/${script}`)).toEqual([]);
    });
  }
});
