/** What a disposed instance leaves, its WebAssembly instance, serves the next one (src/host/machine.ts), which cannot tell. */
import { expect, test } from "vitest";
import type { PythonOptions } from "../../src/embed/index.ts";
import type { Vm } from "../../src/host/vm.ts";
import { loadPython } from "../support/embed.ts";

/** As many instances as it takes until one is put aside, and one more. */
async function recycle(
  use: (python: Awaited<ReturnType<typeof loadPython>>) => void,
  options: PythonOptions = {},
) {
  const answers: unknown[] = [];
  for (let i = 0; i < 4; i++) {
    const python = await loadPython({ hashSeed: 1, clock: { now: () => 1e12 }, ...options });
    answers.push(use(python));
    python.dispose();
  }
  return answers;
}

const FACTS = `
import sys, json, re
secret = "left behind" * 1000
kept = [object() for _ in range(20_000)]
sys.path.append("mine"); sys.modules["mine"] = sys
(id(object()), id(secret), hash("text"), sys.getallocatedblocks(), re.findall("[a-z]+", "ab c"), json.dumps({"a": [1]}), len(sys.path), str({"a", "b", "c"}))`;

test("one instance is like the other", async () => {
  const answers = await recycle((python) => {
    const before = python.memory;
    expect(python.globals.has("secret")).toBe(false);
    const facts = python.run(FACTS).toJs();
    return { before, facts, after: python.memory };
  });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test("what anybody has kept of an instance's memory is empty when it is disposed of", async () => {
  const kept: ArrayBuffer[] = [];
  await recycle((python) => {
    const { vm } = (python as unknown as { ground: { vm: Vm } }).ground;
    kept.push(vm.embedding.memory.buffer);
    expect(kept.at(-1)?.byteLength).toBeGreaterThan(1 << 20);
  });
  expect(kept.slice(1).map(({ byteLength }) => byteLength)).toEqual([0, 0, 0]);
});

test("memory that has grown large is not kept", async () => {
  const answers = await recycle((python) => {
    const { reserved } = python.memory;
    python.run("a = bytearray(20 << 20)");
    return reserved;
  });
  expect(new Set(answers).size).toBe(1);
});

test("one is disposed of by a function that Python calls", async () => {
  for (let i = 0; i < 4; i++) {
    const python = await loadPython({ modules: { host: { end: () => python.dispose() } } });
    expect(python.run("import host\nhost.end()\n[1, 2][1]")).toBe(2);
    await Promise.resolve();
    expect(() => python.run("1")).toThrow("disposed");
    const next = await loadPython();
    expect(next.run("sum([1, 2])")).toBe(3);
    next.dispose();
  }
});

test("instances at a time are apart", async () => {
  for (let round = 0; round < 3; round++) {
    const all = await Promise.all(Array.from({ length: 6 }, () => loadPython()));
    for (const [i, python] of all.entries()) python.run(`x = ${i}`);
    const copies = all.map((python) => python.fork());
    for (const [i, python] of copies.entries()) python.run(`x += ${i}`);
    expect(all.map((python) => python.run("x"))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(copies.map((python) => python.run("x"))).toEqual([0, 2, 4, 6, 8, 10]);
    for (const python of [...all, ...copies]) python.dispose();
  }
});

test("what ends with an error leaves nothing either", async () => {
  const answers = await recycle(
    (python) => {
      expect(() => python.run("def f(): f()\nf()")).toThrow("RecursionError");
      expect(() => python.run("a = []\nwhile True: a.append(a * 3)")).toThrow();
      return python.eval("'a' in globals() and len(globals())");
    },
    { memoryLimit: 6 << 20, maxSteps: 100_000 },
  );
  expect(new Set(answers).size).toBe(1);
});
