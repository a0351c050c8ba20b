/**
 * The debug build of the VM (`npm run build -- --debug`): assertions on counts, types and addresses at every change of a count, guards
 * behind blocks, fresh and freed ones filled, the heap checked at every full collection. Scripts that make and drop much are
 * run on it; TAIPAN_WASM=dist/taipan.debug.wasm runs all of them on it.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCases } from "../scripts/cases.mjs";
import { openPool } from "../scripts/pool.mjs";
import { transcript } from "../scripts/transcript.mjs";

const AREAS = [
  "/caches/",
  "/closures/",
  "/exceptions/",
  "/gc/",
  "/generators/",
  "/list/",
  "/memory/",
  "/weakref/",
];
const failing = readFileSync(new URL("./failing.txt", import.meta.url), "utf8").split("\n");
const pool = openPool(2, 240);

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/build.mjs", "--vm", "--debug"], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  process.env.TAIPAN_WASM = "dist/taipan.debug.wasm";
}, 300_000);
afterAll(() => pool.close());

describe.concurrent("on the debug build", () => {
  for (const { name, expected, quiet } of findCases(AREAS)) {
    if (failing.includes(name)) continue;
    test(name, { timeout: 300_000 }, async () => {
      const run = await pool.run(name, "audit");
      const actual = run.crash === undefined ? transcript(run, quiet) : run.crash;
      expect(actual).toBe(readFileSync(expected, "utf8"));
    });
  }
});
