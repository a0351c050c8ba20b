/**
 * Programs at random (tests/support/randomprograms.ts), interpreted and compiled: both print the same and leave nothing behind. TAIPAN_RANDOM=N
 * runs N programs instead of a few, from number TAIPAN_SEED on.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "../scripts/pool.mjs";
import { transcript } from "../scripts/transcript.mjs";
import { randomProgram } from "./support/randomprograms.ts";

const COUNT = Number(process.env.TAIPAN_RANDOM ?? 40);
const FIRST = Number(process.env.TAIPAN_SEED ?? 1);
const folder = mkdtempSync(join(tmpdir(), "random-"));
const pool = openPool(2, 60);
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

describe.concurrent("a program at random does the same compiled", () => {
  for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
    test(`number ${seed}`, { timeout: 120_000 }, async () => {
      const file = join(folder, `${seed}.py`);
      writeFileSync(file, randomProgram(seed));
      const runs = [await pool.run(file, "audit"), await pool.run(file, "jit")];
      const [plain, compiled] = runs.map((run) => run.crash ?? transcript(run, false));
      expect(plain).not.toContain("=== status");
      expect(compiled).toBe(plain);
    });
  }
});
