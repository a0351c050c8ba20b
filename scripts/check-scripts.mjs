// Runs scripts on taipan and shows how their output differs: `node scripts/check-scripts.mjs [--collect] [--audit]
// [--virtual] [--brief] [filter…]`. The test suite does the same with less to read (tests/scripts.test.ts).
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCases } from "./cases.mjs";
import { openPool } from "./pool.mjs";
import { transcript } from "./transcript.mjs";

const options = process.argv.slice(2);
const mode = options.includes("--jit")
  ? "jit"
  : options.includes("--collect")
    ? "collect"
    : options.includes("--audit")
      ? "audit"
      : options.includes("--virtual")
        ? "virtual"
        : "plain";
const brief = options.includes("--brief");
const cases = findCases(options.filter((option) => !option.startsWith("--")));
const folder = mkdtempSync(join(tmpdir(), "scripts-"));
const pool = openPool();

async function check({ name, expected, quiet }) {
  const run = await pool.run(name, mode);
  const actual = run.crash === undefined ? transcript(run, quiet) : `=== crash ===\n${run.crash}\n`;
  return { name, expected, actual, seconds: run.seconds, passed: actual === readFileSync(expected, "utf8") };
}

function show({ name, expected, actual }) {
  console.log(`FAIL ${name}`);
  if (brief) return console.log(`     ${firstDifference(readFileSync(expected, "utf8"), actual)}`);
  const file = join(folder, "actual");
  writeFileSync(file, actual);
  console.log(
    spawnSync("diff", ["-aU1", expected, file], { encoding: "utf8" }).stdout.split("\n").slice(2).join("\n"),
  );
}

/** The first line that differs, expected and actual, shortened. */
function firstDifference(expected, actual) {
  const [wanted, got] = [expected.split("\n"), actual.split("\n")];
  const at = wanted.findIndex((line, i) => line !== got[i]);
  const crash = /=== crash ===\n.*/.exec(actual)?.[0].replace("\n", " ");
  return crash ?? `line ${at + 1}: wanted ${short(wanted[at])}, got ${short(got[at])}`;
}

function short(text = "nothing") {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

const results = await Promise.all(cases.map(check));
await pool.close();
const failures = results.filter(({ passed }) => !passed);
failures.forEach(show);
const slow = results.filter(({ passed, seconds }) => passed && seconds > 5);
console.log(
  `${results.length - failures.length} of ${results.length} pass (${mode})${slow.length ? "; slow:" : ""}`,
);
for (const { name, seconds } of slow) console.log(`  ${name} ${seconds.toFixed(1)} s`);
process.exitCode = failures.length ? 1 : 0;
