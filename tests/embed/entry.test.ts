/** The entry for Node (src/embed/node.ts) and the code cache of what it runs (src/host/cached.ts), in a copy of the package's files. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type * as Browser from "../../src/embed/browser.ts";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const FILES = ["index.mjs", "node.js", "tier2.js", "taipan.wasm", "library.wasm", "lib.bin"];
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entry-"));
  for (const name of readdirSync(dist))
    if (FILES.includes(name)) copyFileSync(join(dist, name), join(folder, name));
});

afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const PROGRAM = `
  const { loadPython } = await import(process.argv[1]);
  console.log((await loadPython()).run("sum(range(10))"));`;

function run(program = PROGRAM, options: string[] = [], env: Record<string, string> = {}): string {
  const { NODE_DISABLE_COMPILE_CACHE: _, ...usual } = process.env;
  return execFileSync(
    process.execPath,
    [...options, "--input-type=module", "-e", program, join(folder, "index.mjs")],
    { encoding: "utf8", env: { ...usual, ...env } },
  ).trim();
}

const caches = () => readdirSync(folder).filter((name) => name.endsWith(".cache"));

test("the first process writes a cache, which the next one takes", () => {
  expect(run()).toBe("45");
  const [cache] = caches();
  expect(cache).toMatch(/^node\..*\.cache$/);
  const before = readFileSync(join(folder, cache));
  expect(run()).toBe("45");
  expect(caches()).toEqual([cache]);
  expect(readFileSync(join(folder, cache)).equals(before)).toBe(true);
});

test("a cache that is damaged is refused and written anew", () => {
  run();
  const [cache] = caches();
  writeFileSync(join(folder, cache), "damaged");
  expect(run()).toBe("45");
  expect(readFileSync(join(folder, cache)).length).toBeGreaterThan(10_000);
});

test("no cache is written where the folder is not to be written, or where nobody wants one", () => {
  expect(run(PROGRAM, [], { NODE_DISABLE_COMPILE_CACHE: "1" })).toBe("45");
  expect(caches()).toEqual([]);
  chmodSync(folder, 0o500);
  // Root may write everywhere.
  if (process.getuid?.() !== 0) {
    expect(run()).toBe("45");
    expect(caches()).toEqual([]);
  }
});

test("in a realm of its own the API is of that realm", () => {
  const program = `
    import { readFileSync } from "node:fs";
    import * as builtin from "node:module";
    import { pathToFileURL } from "node:url";
    import vm from "node:vm";
    const context = vm.createContext({ process, console, TextDecoder, TextEncoder, URL, performance, crypto, Buffer });
    const file = process.argv[1];
    const module = new vm.SourceTextModule(readFileSync(file, "utf8"), {
      context,
      identifier: file,
      initializeImportMeta: (meta) => { meta.url = pathToFileURL(file).href; },
    });
    await module.link(() => {
      const names = ["createRequire"];
      return new vm.SyntheticModule(names, function () { this.setExport("createRequire", builtin.createRequire); }, { context });
    });
    await module.evaluate();
    context.loadPython = module.namespace.loadPython;
    const text = "loadPython().then((p) => p.toPy(new Uint8Array([1, 2])).toJs() instanceof Uint8Array)";
    console.log(await vm.runInContext(text, context));`;
  expect(run(program, ["--experimental-vm-modules", "--no-warnings"])).toBe("true");
});

test("a file of the package that does not come is an error of the run, and the instance goes on", async () => {
  const { loadPython: load } = (await import(
    new URL("../../dist/browser.mjs", import.meta.url).href
  )) as typeof Browser;
  const compiled = (name: string) => new WebAssembly.Module(readFileSync(join(dist, name)));
  const natives = readdirSync(dist).includes("library.wasm") ? compiled("library.wasm") : undefined;
  const python = await load({
    module: compiled("taipan.wasm"),
    assets: { "library.wasm": natives },
    jit: "off",
  });
  // This host has no way to read any other file at once.
  expect(() => python.run("import json")).toThrow(/\.bin is needed at once, and this host cannot wait/);
  expect(python.run("1 + 1")).toBe(2);
  expect(python.debug.auditCounts()).toBe(0);
});
