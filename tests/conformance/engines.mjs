// Runs a test module on taipan or on the oracle, in a process and a working folder of its own, and gives what run_module.py wrote.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const TAIPAN = join(dirname(dirname(here)), "dist", "taipan.js");
const ORACLE = join(here, "oracle.mjs");
/** How much of a module's output is kept: tests of deep recursion print megabytes. */
const KEPT = 4_000_000;

/**
 * Gives `{ statuses, ended, running, stuck, output, seconds }`: statuses maps a test's id (without `test.MODULE.`) to "+", "!" or
 * "-"; ended says that the module came to its end; running names the test that was begun last when it did not; stuck, that
 * it was killed after `seconds`.
 */
export const runTaipan = (folder, module, seconds) => runHere([process.execPath, TAIPAN], folder, module, [], seconds);

/** The same on CPython 3.14, without the tests named by `leftOut`. */
export const runOracle = (folder, module, leftOut, seconds) =>
  run(folder, module, [process.execPath, ORACLE, folder, module, ...named(module, leftOut)], seconds);

/** The same on a CPython of this machine, a path. */
export const runNative = (python) => (folder, module, leftOut, seconds) => runHere([python], folder, module, leftOut, seconds);

function runHere(python, folder, module, leftOut, seconds) {
  const work = join(folder, `work-${module}`);
  mkdirSync(work);
  const args = ["-B", join(folder, "run_module.py"), module, join(folder, "results", module), work, ...named(module, leftOut)];
  return run(folder, module, [...python, ...args], seconds).finally(() => rmSync(work, { recursive: true, force: true }));
}

function named(module, ids) {
  return ids.map((id) => `test.${module}.${id}`);
}

async function run(folder, module, [program, ...args], seconds) {
  const start = performance.now();
  const env = { ...process.env, PYTHONHASHSEED: "0" };
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let stuck = false;
  const timer = setTimeout(() => {
    stuck = true;
    child.kill("SIGKILL");
  }, seconds * 1000);
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data) => {
      output = (output + data).slice(-KEPT);
    });
  await new Promise((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  const results = join(folder, "results", module);
  const lines = existsSync(results) ? readFileSync(results, "utf8").split("\n") : [];
  rmSync(results, { force: true });
  return { ...read(module, lines), stuck, output, seconds: (performance.now() - start) / 1000 };
}

/** A test that several loaders give more than once has passed when it did each time. */
function read(module, lines) {
  const statuses = new Map();
  let running;
  for (const line of lines.filter((each) => each[1] === " ")) {
    const id = line.slice(2).replace(`test.${module}.`, "");
    running = line[0] === "~" ? id : undefined;
    if (running === undefined && statuses.get(id) !== "!") statuses.set(id, line[0]);
  }
  return { statuses, running, ended: lines.includes(".") };
}
