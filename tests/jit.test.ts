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
import { KnownTypes, Unit } from "../src/jit/unit.ts";
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

/** What a program prints, run in a VM of its own. */
function printed(source: string, jit: "always" | "off"): string {
  const written: Uint8Array[] = [];
  const write = (_fd: number, data: Uint8Array) => void written.push(Uint8Array.from(data));
  const vm = createVm({ system: { ...nodeSystem, write }, jit });
  expect(vm.runProgram(["command", source, [], false, false, 0, [], "."])).toBe(0);
  return Buffer.concat(written).toString();
}

describe("dis.dis(f, jit=True)", () => {
  const PROGRAM = `import dis
def f(values):
    total = 0
    for value in values: total += value
    return total
def g(): pass
f([1] * 200000)
f([1] * 200000 + [2.5] * 9)
dis.dis(f, jit=True)
dis.dis(g, jit=True)`;

  test("shows what was compiled, guards, how often they failed, and the text of the Wasm", () => {
    const text = printed(PROGRAM, "always");
    expect(text).toMatch(/^Compiled: f \(loop\) at <string>:4: \d+ bytes of Wasm/m);
    expect(text).toMatch(/^ {2}guard \d+: line 4 \(INPLACE_ADD\)/m);
    expect(text).toMatch(/left there \d+ times?$/m);
    expect(text).toMatch(/^\(func \$run \(param i32\) \(param i32\) \(param i32\) \(result i64\)$/m);
    expect(text).toContain("i64.add");
    const lines = text.split("\n").map((line) => line.trim());
    const opened = lines.filter((line) => ["block", "loop", "if"].includes(line)).length;
    expect(opened).toBeGreaterThan(3);
    expect(lines.filter((line) => line === "end")).toHaveLength(opened);
    expect(text).not.toContain("unknown");
    expect(text).toContain("Nothing of g is compiled to WebAssembly so far.");
  });

  test("says so where nothing is ever compiled", () => {
    expect(printed(PROGRAM, "off")).toContain("Nothing is compiled to WebAssembly here: f is interpreted.");
  });
});

describe("what keeps leaving since it calls what is not compiled", () => {
  const leaveOften = (unit: Unit) => {
    for (let n = 0; n < 1000; n++) if (unit.leftByCall(() => false)) return;
    throw new Error("it is still used");
  };

  test("is not used until more is compiled, but comes back a few times only", () => {
    const unit = new Unit(0, 0, true, false, new KnownTypes());
    unit.index = 7;
    let returns = 0;
    do {
      expect(unit.usableIndex).toBe(7);
      leaveOften(unit);
      expect(unit.usableIndex).toBe(0);
      expect(unit.isRefused).toBe(false);
    } while (unit.comeBack() && ++returns < 100);
    expect(unit.usableIndex).toBe(0);
    expect(returns).toBeGreaterThan(1);
    expect(returns).toBeLessThan(100);
  });

  test("stays where there was no time to compile that", () => {
    const unit = new Unit(0, 0, true, false, new KnownTypes());
    unit.index = 7;
    for (let n = 0; n < 5000; n++) expect(unit.leftByCall(() => true)).toBe(false);
    expect(unit.usableIndex).toBe(7);
    expect(unit.comeBack()).toBe(false);
  });
});

describe("where compiled code takes more memory than it may", () => {
  const FUNCTIONS = Array.from(
    { length: 30 },
    (_, n) => `def f${n}(x):
    total = 0
    for i in range(60): total += i % ${n + 2} + x
    return total + (f${n - 1}(x) if x % 2 else len(list(g${n}(x))))
def g${n}(x):
    for i in range(x): yield i * ${n}`,
  );
  const PROGRAM = `def f_1(x): return x
${FUNCTIONS.join("\n").replace("f-1", "f_1")}
print([sum(f(x) for x in range(8)) for _ in range(2) for f in (f3, f17, f29)])`;

  test("it is dropped, and comes back where it is used again", () => {
    const log: string[] = [];
    const written: Uint8Array[] = [];
    const write = (_fd: number, data: Uint8Array) => void written.push(Uint8Array.from(data));
    const system = { ...nodeSystem, write };
    const jitLog = (line: string) => void log.push(line);
    const vm = createVm({ system, jit: "always", jitLog, jitMemory: 300_000 });
    expect(vm.runProgram(["command", PROGRAM, [], false, false, 0, [], "."])).toBe(0);
    expect(Buffer.concat(written).toString()).toBe(printed(PROGRAM, "off"));
    expect(log.filter((line) => line.includes("MB: it is dropped")).length).toBeGreaterThan(3);
    const compiled = log.filter((line) => line.includes("bytes of Wasm")).map((line) => line.split(":")[0]);
    expect(new Set(compiled).size).toBeLessThan(compiled.length);
  });

  test("nothing is dropped as long as it takes less", () => {
    const log: string[] = [];
    const system = { ...nodeSystem, write: () => {} };
    const vm = createVm({ system, jit: "always", jitLog: (line: string) => log.push(line) });
    expect(vm.runProgram(["command", PROGRAM, [], false, false, 0, [], "."])).toBe(0);
    expect(log.join()).toContain("f3");
    expect(log.join()).not.toContain("dropped");
  });
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
