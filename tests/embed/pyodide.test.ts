/** `taipan/pyodide` beside the package pyodide: the same little page (pyodide-page.mjs) has the same answers on both. */
import { readFileSync } from "node:fs";
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

test("the table of Pyodide's names has all of them, and says truly what is here", async () => {
  const pyodide = await loadPyodide();
  const page = readFileSync(new URL("../../docs/coming-from-pyodide.md", import.meta.url), "utf8");
  const table = page.slice(page.indexOf("| Of the object"), page.indexOf("| Of a proxy"));
  const rows = table.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  const listed = new Map<string, boolean>();
  for (const [, names = "", answer = ""] of rows.slice(2)) {
    for (const [, name] of names.matchAll(/`(\w+)`/g)) listed.set(name as string, !/^no\b/.test(answer));
  }
  const theirNames = Object.getOwnPropertyNames(await loadTheirs());
  // A class has a length and a name.
  const isPublic = (name: string) => !/^(_.*|length|name|prototype)$/.test(name);
  expect(theirNames.filter((name) => isPublic(name) && !listed.has(name))).toEqual([]);
  for (const [name, isHere] of listed) {
    if (theirNames.includes(name)) expect(`${name} ${name in pyodide}`).toBe(`${name} ${isHere}`);
  }
  const { runPython } = pyodide;
  expect(runPython("1 + 1")).toBe(2);
});
