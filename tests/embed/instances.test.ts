/** Many instances: alive at once, one after the other, and apart from each other. */
import { expect, test } from "vitest";
import { loadPython, type Python } from "../support/embed.ts";

test("instances know nothing of each other", async () => {
  const all: Python[] = [];
  for (let i = 0; i < 50; i++) all.push(await loadPython());
  for (const [i, python] of all.entries()) python.globals.set("x", i);
  expect(all.map((python) => python.run("x"))).toEqual(all.map((_, i) => i));
  all[7].run("import builtins\nbuiltins.len = None");
  expect(all[8].run("len([1])")).toBe(1);
  for (const python of all) python.dispose();
});

test("an empty instance takes 2 MB, and a small program no more than a little besides", async () => {
  const python = await loadPython();
  expect(python.memory.reserved).toBeLessThanOrEqual(2e6);
  python.run("def f(x):\n    return [str(x)] * 10\nsum(len(f(i)) for i in range(1000))");
  expect(python.memory.reserved).toBeLessThanOrEqual(2.2e6);
});

test("instances that are made, run and disposed of leave the memory flat, though nothing waits for the next turn of events", async () => {
  const round = async () => {
    const python = await loadPython({ modules: { host: { f: () => 1 } } });
    const list = python.run("import host\n[host.f()] * 10");
    expect(list.length).toBe(10);
    python.dispose();
  };
  for (let i = 0; i < 100; i++) await round();
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 200; i++) await round();
  // Each instance has some megabytes: kept, they would be more than a gigabyte.
  expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
}, 60_000);

test("a disposed instance lets go of its memory though somebody holds its proxies", async () => {
  const held: unknown[] = [];
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 200; i++) {
    const python = await loadPython();
    held.push(python, python.run("[1]"));
    python.dispose();
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(500e6);
  expect(held.length).toBe(400);
}, 60_000);
