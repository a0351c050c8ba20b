/**
 * Programs at random (tests/support/randomprograms.ts), interpreted and compiled: both print the same and leave nothing behind. TAIPAN_RANDOM=N
 * runs N programs instead of a few, from number TAIPAN_SEED on. And a host that lets no Wasm be compiled while programs run.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
// @ts-expect-error the bundle has no declarations beside it
import { createVm, nodeSystem } from "../dist/index.mjs";
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

describe("where the host's policy lets no Wasm be compiled", () => {
  const LOOP =
    "t = 0\nfor i in range(50000): t += i % 7\nprint(t)\ndef f(x): return x + 1\nprint(sum(f(i) for i in range(9)))";

  test("programs run interpreted, and the log says so", () => {
    const written: Uint8Array[] = [];
    const log: string[] = [];
    const write = (_fd: number, data: Uint8Array) => void written.push(Uint8Array.from(data));
    const system = { ...nodeSystem, write };
    const vm = createVm({ system, jit: "always", jitLog: (line: string) => log.push(line) });
    const { Module } = WebAssembly;
    // What of the VM is instantiated when it is first wanted is there by now.
    vm.runProgram(["command", "import _json", [], false, false, 0, [], "."]);
    const refusing = (): never => {
      throw new WebAssembly.CompileError("the policy forbids it");
    };
    WebAssembly.Module = refusing as unknown as typeof Module;
    try {
      expect(vm.runProgram(["command", LOOP, [], false, false, 0, [], "."])).toBe(0);
    } finally {
      WebAssembly.Module = Module;
    }
    expect(Buffer.concat(written).toString()).toBe("149997\n45\n");
    expect(log.filter((line) => line.includes("off, since Wasm cannot be compiled here"))).toHaveLength(1);
  });
});
