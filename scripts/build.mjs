// Builds everything: generated tables, the VM (asc), the TypeScript side (esbuild bundles and type declarations).
// `--debug` builds the VM with assertions and heap audits; `--vm` or `--ts` builds one side only.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const flags = new Set(process.argv.slice(2));
const both = !flags.has("--vm") && !flags.has("--ts");

run("generated tables", generate);
if (both || flags.has("--vm")) run("VM", buildVm);
if (both || flags.has("--ts")) run("TypeScript", bundle);

function run(what, step) {
  const start = performance.now();
  step();
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
  if (!existsSync(join(root, "assembly/index.ts"))) return;
  mkdirSync(join(root, "dist"), { recursive: true });
  node("node_modules/assemblyscript/bin/asc.js", "--target", flags.has("--debug") ? "debug" : "release");
}

function bundle() {
  const entries = { taipan: "src/cli/main.ts", index: "src/embed/index.ts" };
  const points = Object.entries(entries)
    .filter(([, file]) => existsSync(join(root, file)))
    .map(([name, file]) => `${name}=${file}`);
  node(
    "node_modules/esbuild/bin/esbuild",
    ...points,
    "--bundle",
    "--platform=node",
    "--format=esm",
    "--target=node20",
    "--outdir=dist",
    "--log-level=warning",
  );
}
