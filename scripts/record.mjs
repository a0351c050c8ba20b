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
let failed = 0;
for (const { script, expected, name, quiet } of cases) {
  const text = await recorded(script, quiet);
  if (text === null) continue;
  if (existsSync(expected) && readFileSync(expected, "utf8") === text) continue;
  changed++;
  console.log(`${check ? "differs" : "recorded"}: ${name}`);
  if (check) continue;
  mkdirSync(dirname(expected), { recursive: true });
  writeFileSync(expected, text);
}
/** The transcript, or null (and a complaint) where the oracle cannot run the script or its output would not last. */
async function recorded(script, quiet) {
  try {
    const text = transcript(await oracle.run(script), quiet);
    const address = / at 0x[0-9a-f]+/.exec(text);
    if (address) throw new Error(`prints an address:${address[0]}`);
    return text;
  } catch (error) {
    failed++;
    console.error(`record: ${script}: ${error.message}`);
    return null;
  }
}

console.log(`${cases.length} scripts, ${changed} ${check ? "differ" : "recorded anew"}`);
if (failed || (check && changed)) process.exitCode = 1;
