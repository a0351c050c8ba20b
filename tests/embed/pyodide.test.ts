/** `taipan/pyodide` beside the package pyodide: the same little page (pyodide-page.mjs) has the same answers on both. */
import { loadPyodide as loadTheirs } from "pyodide";
import { beforeAll, expect, test } from "vitest";
// @ts-expect-error plain JavaScript, as in a page
import { page } from "./pyodide-page.mjs";

const { loadPyodide } = await import(new URL("../../dist/pyodide-node.mjs", import.meta.url).href);
let theirs: unknown[][];
let ours: unknown[][];

beforeAll(async () => {
  theirs = await page(loadTheirs);
  ours = await page(loadPyodide);
}, 120_000);

test("a page that uses Pyodide has the same answers", () => {
  expect(ours).toEqual(theirs);
});

test("packages are refused in words", async () => {
  const pyodide = await loadPyodide();
  await expect(pyodide.loadPackage("numpy")).rejects.toThrow("there are no packages of Pyodide here: numpy");
  expect(() => pyodide.runPython("import js")).toThrow("No module named 'js'");
});
