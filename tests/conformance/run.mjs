// Runs CPython's own tests (Lib/test) on taipan: `npm run conformance -- [--verbose] [--jobs N] MODULE…` (test_list …; without any, those
// of modules.txt). They come from the newest CPython on the machine that has the folder: on PATH, among pyenv's versions, or where
// TAIPAN_TEST_FOLDER says. Prints for each module how many tests passed, failed and were skipped, and writes what was printed to
// conformance-MODULE.log with --verbose.
//
// The folder is reached through a link, so that the rest of that CPython's library stays out of sys.path. A module that does not
// end in TIMEOUT seconds counts as stuck, one that ends without a word from unittest as broken.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TIMEOUT = 300;
const here = dirname(fileURLToPath(import.meta.url));
const command = join(dirname(dirname(here)), "dist", "taipan.js");
const args = process.argv.slice(2);
const jobs = args.includes("--jobs") ? Number(args[args.indexOf("--jobs") + 1]) : 2;
const verbose = args.includes("--verbose");
const named = args.filter((arg, at) => !arg.startsWith("--") && args[at - 1] !== "--jobs");
const modules = named.length > 0 ? named : listed();

const folder = mkdtempSync(join(tmpdir(), "conformance-"));
symlinkSync(testFolder(), join(folder, "test"));
const total = { passed: 0, failed: 0, skipped: 0, ended: 0 };
const waiting = [...modules];
await Promise.all(Array.from({ length: jobs }, work));
rmSync(folder, { recursive: true });
const { passed, failed, skipped, ended } = total;
const rate = ((100 * passed) / Math.max(1, passed + failed)).toFixed(1);
console.log(`${ended} of ${modules.length} modules ended: ${passed} passed, ${failed} failed, ${skipped} skipped (${rate} %)`);

/** The modules that are run unless others are named. */
function listed() {
  return readFileSync(join(here, "modules.txt"), "utf8")
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "");
}

/** Lib/test of the newest CPython. */
function testFolder() {
  const given = process.env.TAIPAN_TEST_FOLDER;
  if (given) return given;
  const pyenv = join(homedir(), ".pyenv", "versions");
  const roots = ["/usr", "/usr/local", ...(existsSync(pyenv) ? readdirSync(pyenv).map((name) => join(pyenv, name)) : [])];
  const found = [];
  for (const root of roots) {
    const lib = join(root, "lib");
    for (const name of existsSync(lib) ? readdirSync(lib) : []) {
      const minor = /^python3\.(\d+)$/.exec(name)?.[1];
      const test = join(lib, name, "test");
      if (minor !== undefined && existsSync(join(test, "test_list.py"))) found.push([Number(minor), test]);
    }
  }
  if (found.length === 0) throw new Error("no CPython with a folder of tests: set TAIPAN_TEST_FOLDER");
  return found.sort(([a], [b]) => b - a)[0][1];
}

async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const { output, seconds, stuck, status } = await run(name);
    if (verbose) writeFileSync(`conformance-${name}.log`, output);
    report(name, output, seconds, stuck, status);
  }
}

/** Runs a module by `-m unittest`: what it printed on standard error and output, together. */
function run(name) {
  return new Promise((resolve) => {
    const start = performance.now();
    const env = { ...process.env, PYTHONPATH: folder, PYTHONHASHSEED: "0" };
    const child = spawn(process.execPath, [command, "-B", "-m", "unittest", "-v", `test.${name}`], { env });
    let output = "";
    let stuck = false;
    const timer = setTimeout(() => {
      stuck = true;
      child.kill("SIGKILL");
    }, TIMEOUT * 1000);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ output, stuck, status, seconds: (performance.now() - start) / 1000 });
    });
  });
}

/** Counts from unittest's last lines: `Ran N tests`, `FAILED (failures=1, errors=2, skipped=3)`. */
function report(name, output, seconds, stuck, status) {
  const ran = /^Ran (\d+) tests? in/m.exec(output)?.[1];
  const result = /^(?:OK|FAILED|NO TESTS RAN)(?: \((.*)\))?$/m.exec(output.slice(output.lastIndexOf("\nRan ")));
  const time = `${seconds.toFixed(1)} s`;
  if (ran === undefined || result === null) {
    const why = stuck ? `stuck after ${TIMEOUT} s` : `broken (status ${status}): ${lastLine(output)}`;
    console.log(`${name}: ${why}`);
    return;
  }
  const counts = Object.fromEntries((result[1] ?? "").split(", ").map((part) => part.split("=")));
  const of = (...keys) => keys.reduce((sum, key) => sum + Number(counts[key] ?? 0), 0);
  const failed = of("failures", "errors", "unexpected successes");
  const skipped = of("skipped");
  const passed = Math.max(0, Number(ran) - failed - skipped);
  total.ended++;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${time}`);
}

function lastLine(output) {
  return output.trimEnd().split("\n").at(-1)?.slice(0, 150) ?? "";
}
