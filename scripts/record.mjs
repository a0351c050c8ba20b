// Records expected outputs: `npm run record -- [--check] [filter…]` runs the scripts whose path contains a filter in the
// oracle and writes each one's transcript beside it. `--check` writes nothing and fails where one has changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { findCases } from "./cases.mjs";
import { openOracle } from "./oracle.mjs";
import { transcript } from "./transcript.mjs";

const options = process.argv.slice(2);
const check = options.includes("--check");
const cases = findCases(options.filter((option) => !option.startsWith("--")));
if (cases.length === 0) {
  console.error("record: no script matches");
  process.exit(1);
}

const oracle = await openOracle();
let changed = 0;
for (const { script, expected, name, quiet } of cases) {
  const text = transcript(await oracle.run(script), quiet);
  if (existsSync(expected) && readFileSync(expected, "utf8") === text) continue;
  changed++;
  console.log(`${check ? "differs" : "recorded"}: ${name}`);
  if (check) continue;
  mkdirSync(dirname(expected), { recursive: true });
  writeFileSync(expected, text);
}
console.log(`${cases.length} scripts, ${changed} ${check ? "differ" : "recorded anew"}`);
if (check && changed) process.exitCode = 1;
