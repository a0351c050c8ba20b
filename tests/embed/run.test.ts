/** Running texts in an instance: values, names that stay, standard output, errors. */
import { expect, test } from "vitest";
import type * as Embed from "../../src/embed/index.ts";

const { loadPython, PythonError } = (await import(
  new URL("../../dist/index.mjs", import.meta.url).href
)) as typeof Embed;

test("a run gives the value of its last expression, and names stay", async () => {
  const python = await loadPython();
  expect(python.run("x = 20\nx + 22")).toBe(42);
  expect(python.run("x")).toBe(20);
  expect(python.run("y = 1")).toBeUndefined();
  expect(python.run("'a docstring'")).toBe("a docstring");
  expect(python.eval("x / 8")).toBe(2.5);
});

test("what is printed goes to a function", async () => {
  let out = "";
  const python = await loadPython({ stdout: (text) => (out += text) });
  python.run("print('é', end='')");
  expect(out).toBe("é");
});

test("an exception is thrown, and the instance goes on", async () => {
  const python = await loadPython();
  expect(() => python.run("1 / 0")).toThrow(PythonError);
  expect(() => python.run("1 +")).toThrow(PythonError);
  expect(python.run("1")).toBe(1);
});

test("a disposed instance says so", async () => {
  const python = await loadPython();
  python.dispose();
  python.dispose();
  expect(() => python.run("1")).toThrow(/disposed/);
});

test("methods work without their instance", async () => {
  const python = await loadPython();
  const { run, runAsync, eval: evaluate, toPy, fork } = python;
  run("x = 2");
  expect(evaluate("x")).toBe(2);
  expect(await runAsync("x + 1")).toBe(3);
  expect(toPy([1]).get(0)).toBe(1);
  expect(fork().run("x")).toBe(2);
  expect(Object.keys(python)).not.toContain("run");
});
