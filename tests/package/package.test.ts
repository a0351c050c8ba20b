/**
 * The package as others get it: packed, installed into an empty project without a network, and used in Node, by TypeScript, in a bundle of Vite, one of
 * esbuild, and by a plain page, the last three in Chromium. Each does the same (site/check.js).
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as esbuild } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { build as vite } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./chromium.ts";
import { type Site, serve } from "./server.ts";
import { ask } from "./workerd.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "package-"));
const dist = join(project, "node_modules/taipan/dist");
let browser: Browser;
let site: Site;

/** Runs texts in a page. */
type Runs = (...codes: string[]) => Promise<unknown[]>;

const EXPECTED = {
  first: 2,
  printed: '{"x": 20, "found": ["1", "22"]} Point(x=1, y=2)\nα LATIN SMALL LETTER E WITH ACUTE\n',
  total: 599_998,
  file: "written",
  error: "PythonError ZeroDivisionError ZeroDivisionError: division by zero",
};

const npm = (cwd: string, ...args: string[]) =>
  execFileSync("npm", [...args, "--silent", "--offline", "--no-audit", "--no-fund"], {
    cwd,
    encoding: "utf8",
  });

beforeAll(async () => {
  const types = join(root, "dist/types/src/embed/index.d.ts");
  if (!existsSync(types)) execFileSync(process.execPath, ["scripts/build.mjs", "--types"], { cwd: root });
  npm(root, "pack", "--ignore-scripts", "--pack-destination", project);
  cpSync(new URL("./site", import.meta.url), project, { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "name": "site", "private": true, "type": "module" }');
  const tarball = readdirSync(project).find((name) => name.endsWith(".tgz")) ?? "";
  // Its one dependency comes from here: there may be no network.
  npm(project, "install", `./${tarball}`, join(root, "node_modules/@assemblyscript/loader"));
  [browser, site] = await Promise.all([launch(), serve(project)]);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
  rmSync(project, { recursive: true });
});

/** What a page answers, and what it has logged. */
async function visit(path: string): Promise<unknown> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  try {
    await page.goto(`${site.address}/${path}`);
    await page.waitForFunction("globalThis.result !== undefined", undefined, { timeout: 10_000 });
    return await page.evaluate("globalThis.result");
  } catch (error) {
    throw new Error(`${path}: ${error} ${problems.join("\n")}`);
  } finally {
    await page.close();
  }
}

test("in Node", () => {
  const printed = execFileSync(process.execPath, ["node.mjs"], { cwd: project, encoding: "utf8" });
  expect(JSON.parse(printed)).toEqual(EXPECTED);
});

test("in Node, a file that was not copied is named, and the instance goes on", () => {
  const [file, away] = ["stdlib.bin", "away.bin"].map((name) => join(dist, name));
  renameSync(file, away);
  try {
    const program = `
      import { loadPython } from "taipan";
      const python = await loadPython();
      try { python.run("import json"); } catch (error) { console.log(error.message); }
      console.log(python.run("6 * 7"));`;
    const args = ["--input-type=module", "-e", program];
    const printed = execFileSync(process.execPath, args, { cwd: project, encoding: "utf8" });
    expect(printed).toMatch(/stdlib\.bin cannot be read \(ENOENT.*needs it copied.*\n42\n$/);
  } finally {
    renameSync(away, file);
  }
});

test("the command", () => {
  const printed = execFileSync("node_modules/.bin/taipan", ["-c", "print(6 * 7)"], {
    cwd: project,
    encoding: "utf8",
  });
  expect(printed).toBe("42\n");
});

test("its types", () => {
  const options = [
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2023",
    "--lib",
    "es2023,dom",
    "--types",
    "",
  ];
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, ...options, "types.ts"], { cwd: project, encoding: "utf8" });
});

describe("in a browser", () => {
  test("a plain page fetches what it needs", async () => {
    site.asked();
    expect(await visit("plain.html")).toEqual(EXPECTED);
    const asked = site.asked().filter((path) => path.endsWith(".wasm") || path.endsWith(".bin"));
    expect(new Set(asked).size).toBe(asked.length);
  });

  test("the first answer needs the VM only", async () => {
    site.asked();
    expect(await visit("first.html")).toBe(285);
    const asked = site.asked().filter((path) => path.startsWith("/node_modules"));
    expect(asked).toEqual(["browser.mjs", "taipan.wasm"].map((name) => `/node_modules/taipan/dist/${name}`));
  });

  test("what compiles hot code is fetched when there is some", async () => {
    const fetched = () => site.asked().filter((path) => path.endsWith("tier2.mjs")).length;
    fetched();
    expect(await visit("hot.html")).toBe(true);
    expect(fetched()).toBe(1);
    expect(await visit("hot.html?jit=off")).toBe(false);
    expect(fetched()).toBe(0);
    expect(await visit("hot.html?jit=always")).toBe(true);
  });

  test("a policy without 'unsafe-eval' forbids nothing that is needed, tier 2 included", async () => {
    expect(await visit("policy.html?jit=always")).toBe(true);
  });

  test("a policy that forbids Wasm is named", async () => {
    expect(await visit("strict.html")).toMatch(/CompileError: .*Content Security Policy/);
  });

  test("Stop of the example page ends whatever runs, and the page goes on", async () => {
    const outDir = join(project, "playground");
    const example = join(root, "examples/playground");
    await vite({ root: example, base: "./", logLevel: "error", build: { outDir, emptyOutDir: true } });
    const page = await browser.newPage();
    try {
      await page.goto(`${site.address}/playground/index.html`);
      const becomes = (state: string) => page.getByText(state, { exact: true }).waitFor({ timeout: 10_000 });
      await becomes("ready");
      for (const code of ["while True: pass", "import time\nwhile True: time.sleep(0.01)"]) {
        await page.fill("#code", code);
        await page.click("#run");
        await becomes("running");
        await page.click("#stop");
        await becomes("KeyboardInterrupt");
      }
      await page.fill("#code", "print(6 * 7)");
      await page.click("#run");
      await becomes("done");
      expect(await page.textContent("#output")).toBe("42\n");
    } finally {
      await page.close();
    }
  });

  /** The page that runs texts, after something was done to it. */
  async function running(change: (page: Page) => Promise<unknown>, use: (runs: Runs) => Promise<void>) {
    const page = await browser.newPage();
    try {
      await change(page);
      await page.goto(`${site.address}/runs.html`);
      await page.waitForFunction("globalThis.result !== undefined");
      await use((...codes) => page.evaluate(`runs(...${JSON.stringify(codes)})`));
    } finally {
      await page.close();
    }
  }

  test("natives that cannot be fetched are named, the instance goes on, and they may come later", async () => {
    let isAway = true;
    const block = (page: Page) =>
      page.route("**/library.wasm", (route) => (isAway ? route.abort() : route.continue()));
    await running(block, async (runs) => {
      // A quick build of the package has all natives in the VM.
      if (existsSync(join(dist, "library.wasm"))) {
        const missing = expect.stringContaining("library.wasm");
        for (const code of ["any([1])", "import itertools", "dict(a=1)", "import struct", "await 1"])
          expect(await runs(code, "1 + 1")).toEqual([missing, 2]);
      }
      isAway = false;
      const codes = ["any([1])", "await dict(a=1)['a']", "import struct\nstruct.calcsize('i')"];
      expect(await runs(...codes)).toEqual([true, 1, 4]);
    });
  });

  test("the first runAsync does not hold the page up", async () => {
    const forbid = "XMLHttpRequest.prototype.open = () => { throw new Error('at once'); }";
    await running(
      (page) => page.addInitScript(forbid),
      async (runs) => expect(await runs("await dict(a=1)['a']")).toEqual([1]),
    );
  });

  test("a worker", async () => {
    expect(await visit("worker.html")).toEqual(EXPECTED);
  });

  test("a bundle of Vite", async () => {
    await vite({ root: project, base: "./", logLevel: "error", build: { outDir: "vite", target: "es2022" } });
    expect(await visit("vite/index.html")).toEqual(EXPECTED);
  });

  test("a bundle of esbuild, the files copied beside it", async () => {
    const outdir = join(project, "esbuild");
    await esbuild({
      absWorkingDir: project,
      entryPoints: ["main.js"],
      bundle: true,
      format: "esm",
      outdir,
      logLevel: "error",
    });
    for (const name of readdirSync(dist))
      if (/\.(wasm|bin|txt)$/.test(name)) cpSync(join(dist, name), join(outdir, name));
    cpSync(join(project, "index.html"), join(outdir, "index.html"));
    expect(await visit("esbuild/index.html")).toEqual(EXPECTED);
  });

  test("a bundle of esbuild with all in one piece", async () => {
    const outfile = join(project, "inline/main.js");
    await esbuild({
      absWorkingDir: project,
      entryPoints: ["inline.js"],
      bundle: true,
      format: "esm",
      outfile,
      logLevel: "error",
    });
    cpSync(join(project, "index.html"), join(project, "inline/index.html"));
    site.asked();
    expect(await visit("inline/index.html")).toEqual(EXPECTED);
    expect(site.asked().filter((path) => /\.(wasm|bin)$/.test(path))).toEqual([
      "/node_modules/taipan/dist/unicodedata.bin",
    ]);
  });
});

describe("what is packed", () => {
  test("the code for browsers names nothing of Node", () => {
    for (const name of ["browser.mjs", "inline.mjs", "tier2.mjs"]) {
      const text = readFileSync(join(dist, name), "utf8");
      expect(text).not.toMatch(/["']node:|\bprocess\.|\bBuffer\b|__dirname|\brequire\(["`]/);
    }
  });

  test("importing it does nothing", () => {
    // Whatever would be done needs something of the host: each access is noted.
    const program = `
      const seen = [];
      for (const name of ["fetch", "crypto", "performance", "WebAssembly", "XMLHttpRequest", "Atomics"]) {
        const value = globalThis[name];
        Object.defineProperty(globalThis, name, { get() { seen.push(name); return value; } });
      }
      for (const name of ["log", "error", "warn"]) console[name] = new Proxy(console[name], { apply(f, self, args) { process.stdout.write(args.join(" ")); } });
      await import("./node_modules/taipan/dist/browser.mjs");
      await import("./node_modules/taipan/dist/inline.mjs");
      process.stdout.write(seen.join(" "));`;
    const run = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: project,
      encoding: "utf8",
    });
    expect(run).toBe("");
  });
});

describe("hosts that compile no Wasm", () => {
  test("workerd runs the package, and the compiler of hot code is off by itself", async () => {
    const { checked, hot } = (await ask(project, "workerd.js")) as { checked: unknown; hot: unknown[] };
    expect(checked).toEqual(EXPECTED);
    expect(hot).toEqual([99_999, expect.stringMatching(/^Wasm cannot be compiled here: /)]);
  });

  test("take a compiled module, and are told that tier 2 is off", () => {
    const program = `
      import { readFileSync } from "node:fs";
      import { loadPython } from "./node_modules/taipan/dist/browser.mjs";
      const file = (name) => readFileSync(new URL("./node_modules/taipan/dist/" + name, import.meta.url));
      const module = new WebAssembly.Module(file("taipan.wasm"));
      const names = ["lib.bin", "stdlib.bin"];
      const assets = Object.fromEntries(names.map((name) => [name, file(name)]));
      try { assets["library.wasm"] = new WebAssembly.Module(file("library.wasm")); } catch {}
      assets["tier2.mjs"] = await import("./node_modules/taipan/dist/tier2.mjs");
      const refuse = () => { throw new WebAssembly.CompileError("not allowed here"); };
      WebAssembly.Module = new Proxy(WebAssembly.Module, { construct: refuse });
      WebAssembly.compile = WebAssembly.compileStreaming = refuse;
      const log = [];
      const python = await loadPython({ module, assets, jitLog: (line) => log.push(line) });
      console.log(python.jit.obstacle === undefined, python.run("import json\\ndef f():\\n  t = 0\\n  for i in range(10**6): t += i % 3\\n  return t\\njson.dumps(f())"), python.jit.obstacle, log.filter((line) => /off/.test(line)).join());`;
    const file = join(project, "forbidden.mjs");
    writeFileSync(file, program);
    const printed = execFileSync(process.execPath, [file], { cwd: project, encoding: "utf8" });
    expect(printed).toMatch(
      /^true 999999 Wasm cannot be compiled here: .*not allowed here.* .*off, since Wasm cannot be compiled here: /,
    );
  });
});
