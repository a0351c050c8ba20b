// Builds everything: generated tables, the VM (asc), the TypeScript side (esbuild bundles, the library), a snapshot of both.
// `--debug` builds the VM with assertions and heap audits, `--quick` an unoptimised one in a few seconds; `--vm` or `--ts`
// builds one side only, `--types` the declarations only. `--names` keeps the names of functions in the optimised VM, for profiles.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { forgetBuild, noteBuild } from "./current.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const flags = new Set(process.argv.slice(2));
const both = !flags.has("--vm") && !flags.has("--ts") && !flags.has("--types");

forgetBuild();
await run("generated tables", generate);
if (both || flags.has("--vm")) await run("VM", buildVm);
if (both || flags.has("--ts")) {
  await run("TypeScript", bundle);
  await run("library", () => node("scripts/library.mjs"));
  await run("standard library", () => node("scripts/standard.mjs"));
}
if (flags.has("--types") || (both && !flags.has("--quick"))) {
  await run("types", declareTypes);
}
if (!flags.has("--types") && ["boot.wasm", "lib.bin"].every((name) => existsSync(join(root, "dist", name)))) {
  await run("snapshot", () => node("scripts/snapshot.mjs"));
  if (isOptimised()) await run("split", split);
  else await run("globals", () => node("scripts/globals.mjs", "dist/taipan.wasm"));
  nameBuild();
  await run("code cache", cacheCode);
  if (isOptimised()) await run("machine code", keepMachineCode);
  await run("inline data", inlineData);
}
if (flags.size === 0) noteBuild();

async function run(what, step) {
  const start = performance.now();
  await step();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function node(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** Every `scripts/generate-*.mjs` writes its tables below a `generated` folder. */
function generate() {
  for (const name of readdirSync(join(root, "scripts"))) {
    if (/^generate-.*\.mjs$/.test(name)) node(join("scripts", name));
  }
}

function buildVm() {
  mkdirSync(join(root, "dist"), { recursive: true });
  const target = flags.has("--debug") ? "debug" : flags.has("--quick") ? "quick" : "release";
  // A quick VM is whole; one for debugging lies beside the other.
  if (target === "quick") rmSync(join(root, "dist/library.wasm"), { force: true });
  const release = target === "release";
  node("node_modules/assemblyscript/bin/asc.js", "--target", target, ...(release ? ["--debug"] : []));
  if (!release) return;
  node("scripts/inline.mjs", "dist/boot.wasm");
}

/** Whether the VM has the names of its functions: a quick one has none and stays whole. */
function isOptimised() {
  const module = new WebAssembly.Module(readFileSync(join(root, "dist/boot.wasm")));
  return WebAssembly.Module.customSections(module, "name").length > 0;
}

/** Gives the VM a name of its own, of what it consists of: a snapshot of an instance, and machine code, is of no use to another VM. */
function nameBuild() {
  const files = ["taipan.wasm", "library.wasm"].map((name) => join(root, "dist", name)).filter(existsSync);
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  const name = Buffer.from("build");
  const body = Buffer.concat([Buffer.from([name.length]), name, hash.digest().subarray(0, 16)]);
  // A custom section.
  for (const file of files) appendFileSync(file, Buffer.concat([Buffer.from([0, body.length]), body]));
}

function split() {
  const names = flags.has("--names") ? ["--names"] : [];
  node("scripts/split.mjs", "dist/boot.wasm", "dist/taipan.wasm", "dist/library.wasm", ...names);
}

/**
 * The API and the command, as scripts that are run from V8's code cache (src/host/cached.ts), and what begins with them. The command is of
 * CommonJS modules: starting from a module of the other kind takes 9 ms more, and 11 more where that imports node:fs and node:process.
 */
async function bundle() {
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    // esbuild would make them when the program starts.
    supported: { "regexp-unicode-property-escapes": true },
    logLevel: "warning",
    // A third of the size; a quarter less to read, compile and keep in the code cache at every start.
    minify: true,
    lineLimit: 160,
  };
  const dist = join(root, "dist");
  const script = {
    ...common,
    format: "cjs",
    banner: { js: "(function (require, module, exports, BUNDLE_URL) {" },
    footer: { js: "})" },
    define: { "import.meta.url": "BUNDLE_URL" },
  };
  await build({ ...script, entryPoints: ["src/embed/index.ts"], outfile: "dist/node.js" });
  await build({ ...script, entryPoints: ["src/jit/index.ts"], outfile: "dist/tier2.js" });
  await bundleEntry(common);
  await bundleForBrowsers(common);
  await build({
    ...common,
    entryPoints: ["src/cli/launch.ts"],
    format: "cjs",
    define: { "import.meta.url": "__filename" },
    outfile: "dist/taipan.js",
  });
  await build({ ...script, entryPoints: ["src/cli/main.ts"], outfile: "dist/command.js" });
  writeFileSync(join(dist, "package.json"), '{ "type": "commonjs" }\n');
  copyFileSync(join(root, "assembly/generated/unicodedata.bin"), join(dist, "unicodedata.bin"));
  copyFileSync(join(root, "src/syntax/generated/character-names.txt"), join(dist, "character-names.txt"));
}

/** The package's entry for Node, with the names that the API exports. */
async function bundleEntry(common) {
  const esm = { ...common, format: "esm" };
  const entry = "src/embed/index.ts";
  const { metafile } = await build({
    ...esm,
    entryPoints: [entry],
    write: false,
    outdir: "dist",
    metafile: true,
  });
  const [{ exports: names }] = Object.values(metafile.outputs);
  const contents = `import { api } from "./src/embed/node.ts";\nexport const { ${names.join(", ")} } = api;`;
  await build({ ...esm, stdin: { contents, resolveDir: root }, outfile: "dist/index.mjs" });
}

/**
 * The API for hosts without Node, and what is built on it: one bundle, which the other entries import. What lies in it as data is
 * written by `inlineData`, once the VM is there.
 */
async function bundleForBrowsers(common) {
  const browser = { ...common, platform: "browser", target: "es2022", format: "esm", lineLimit: undefined };
  await build({ ...browser, entryPoints: ["src/jit/index.ts"], outfile: "dist/tier2.mjs" });
  const over = (bundle) => ({
    name: "over",
    setup(on) {
      on.onResolve({ filter: /jit\/index\.ts$/ }, () => ({ path: "./tier2.mjs", external: true }));
      on.onResolve({ filter: /^\.\/browser\.ts$/ }, () => ({ path: `./${bundle}`, external: true }));
      on.onResolve({ filter: /^taipan-data$/ }, () => ({ path: "./data.mjs", external: true }));
    },
  });
  const rows = [
    ["browser", "browser.mjs"],
    ["inline", "inline.mjs", "browser.mjs"],
    ["pyodide", "pyodide.mjs", "browser.mjs"],
    ["pyodide", "pyodide-node.mjs", "index.mjs"],
  ];
  for (const [entry, outfile, bundle] of rows) {
    const entryPoints = [`src/embed/${entry}.ts`];
    await build({ ...browser, entryPoints, plugins: [over(bundle)], outfile: `dist/${outfile}` });
  }
}

/** Declarations for those who use the package, in TypeScript's own types: AssemblyScript's names are in assembly/shared only. */
function declareTypes() {
  node("node_modules/typescript/bin/tsc", "-p", "tsconfig.types.json");
  const rewrite = (folder, change) => {
    for (const name of readdirSync(join(root, "dist/types", folder))) {
      const file = join(root, "dist/types", folder, name);
      writeFileSync(file, change(readFileSync(file, "utf8")));
    }
  };
  rewrite("assembly/shared", (text) =>
    text.replace(/\b[iu]32\b/g, "number").replace(/\bStaticArray</g, "ReadonlyArray<"),
  );
  const disposable = '/// <reference lib="esnext.disposable" />\n';
  rewrite("src/embed", (text) => (text.includes("Symbol.dispose") ? disposable + text : text));
}

/** Files as text in modules: what the inline entry has, and CPython's library by itself. */
function inlineData() {
  const dist = join(root, "dist");
  const names = ["taipan.wasm", "library.wasm", "lib.bin"].filter((name) => existsSync(join(dist, name)));
  const text = (name) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).toString("base64");
  const entries = names.map((name) => `${JSON.stringify(name)}:"${text(name)}"`);
  writeFileSync(join(dist, "data.mjs"), `export const data={${entries.join(",")}};\n`);
  const packed = readFileSync(join(dist, "stdlib.bin")).toString("base64");
  writeFileSync(
    join(dist, "stdlib.mjs"),
    `const text="${packed}";\nexport default Uint8Array.from(atob(text),(c)=>c.charCodeAt(0));\n`,
  );
}

/** Runs the command and an instance once, for the code caches; those of older code go. */
function cacheCode() {
  for (const name of readdirSync(join(root, "dist"))) {
    if (name.endsWith(".cache")) rmSync(join(root, "dist", name));
  }
  process.env.TAIPAN_JIT = "always"; // so that the cache has the compiler of hot code, too
  node("dist/taipan.js", "-B", "scripts/warm-up.py");
  node("scripts/warm-up.mjs");
}

/** In a process that reads and writes no caches: its flags are nobody's. */
function keepMachineCode() {
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" };
  const options = { cwd: root, stdio: "inherit", env };
  const { status } = spawnSync(process.execPath, ["scripts/machine-code.mjs"], options);
  // Another Node may not be able to: then V8 optimises the VM anew in each process.
  if (status !== 0) console.warn("machine code: none, for V8 does not give it");
}
