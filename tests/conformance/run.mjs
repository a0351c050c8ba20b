// CPython's own tests (Lib/test) on taipan: what passes there of what passes on CPython 3.14.
//
//     npm run conformance [-- OPTION… MODULE…]     test_list …; without any, those of modules.txt
//         --short        the selection that `npm test` runs
//         --oracle       records how the tests end on CPython 3.14 (the npm package pyodide), which the counts are of
//         --native       with --oracle: on the CPython that the tests belong to, for modules that the oracle cannot import (it has
//                        no threads, no dbm, no processes)
//         --missing      with --oracle: only modules that have not been recorded
//         --add REASON   writes the new failures to failures.txt, with the reason, and takes out what passes
//         --verbose      leaves what a module printed in conformance-MODULE.log
//         --jobs N       so many at a time (2)
//
// The tests are those of the newest CPython on the machine that has the folder (folder.mjs), each module in a process of its own. A test that
// CPython 3.14 does not pass does not count; one that it passes and that taipan skips, or does not get to, has failed. Ends with status 1
// when a test fails that failures.txt does not have, or a module hangs (TIMEOUT seconds) or ends before its time, whatever the list says.
import { rmSync, writeFileSync } from "node:fs";
import { runNative, runOracle, runTaipan } from "./engines.mjs";
import { copyTests, findTests, ownPython, versionOf } from "./folder.mjs";
import { readFailures, readModules, readOracle, recordedVersion, writeFailures, writeOracle } from "./records.mjs";

const TIMEOUT = 600;
/** A test on which the oracle itself hangs or crashes is left out; after so many the rest of the module is given up. */
const MOST_LEFT_OUT = 12;

const options = parse(process.argv.slice(2));
const tests = findTests();
if (tests === undefined) {
  console.error("no CPython with a folder of tests on this machine: set TAIPAN_TEST_FOLDER");
  process.exit(2);
}
const modules = chosen();
const folder = copyTests(tests);
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.on("SIGINT", () => process.exit(130));
if (options.oracle) await each(modules, record);
else await judge();

function parse(args) {
  const options = { jobs: 2, names: [] };
  for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
    if (arg === "--jobs") options.jobs = Number(args.shift());
    else if (arg === "--add") options.add = args.shift();
    else if (arg.startsWith("--")) options[arg.slice(2)] = true;
    else options.names.push(arg);
  }
  return options;
}

function chosen() {
  const listed = readModules();
  const { names, short, missing } = options;
  if (names.length > 0) return names.map((name) => listed.find((each) => each.name === name) ?? { name, list: "others" });
  return listed.filter((each) => (!short || each.short) && !(missing && readOracle(each.name)));
}

async function each(items, work) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: options.jobs }, worker));
}

/** Runs a module on the oracle, again and again without the tests on which it does not end, and keeps the result. */
async function record({ name }) {
  const python = options.native ? ownPython(tests) : undefined;
  const runTests = python ? runNative(python) : runOracle;
  const leftOut = [];
  const statuses = new Map();
  let run;
  do {
    run = await runTests(folder, name, leftOut, TIMEOUT / 4);
    for (const [id, sign] of run.statuses) statuses.set(id, sign);
    if (!run.ended && run.running === undefined) break;
    if (!run.ended) {
      leftOut.push(run.running);
      statuses.set(run.running, "!");
    }
  } while (!run.ended && leftOut.length < MOST_LEFT_OUT);
  log(name, run);
  const remark = run.ended ? "" : "it does not come to the end";
  writeOracle(name, statuses, versionOf(tests), python ? versionOf(tests) : "3.14", remark);
  const left = leftOut.length > 0 ? `; it does not survive ${leftOut.join(", ")}` : "";
  console.log(`${name}: ${count(statuses, "+")} of ${statuses.size} passed on the oracle${remark && `; ${remark}`}${left}`);
}

async function judge() {
  const known = readFailures();
  const verdicts = [];
  await each(modules, async (module) => {
    const expected = readOracle(module.name);
    if (expected === undefined) return console.log(`${module.name}: not recorded on the oracle (--oracle)`);
    if (recordedVersion(module.name) !== versionOf(tests)) warn(module.name);
    const run = await runTaipan(folder, module.name, TIMEOUT);
    log(module.name, run);
    const verdict = compare(module, expected, run, known);
    verdicts.push(verdict);
    console.log(told(verdict, run));
  });
  if (options.add !== undefined) learn(known, verdicts);
  summarize(verdicts);
}

function warn(name) {
  console.log(`${name}: recorded of CPython ${recordedVersion(name)}'s tests; these are ${versionOf(tests)}'s`);
}

/** What one module's run means: `{ list, name, passed, total, fresh, mended, knownOnes, broken }`. */
function compare({ name, list }, expected, run, known) {
  const counted = [...expected].filter(([, sign]) => sign === "+").map(([id]) => id);
  const failed = counted.filter((id) => run.statuses.get(id) !== "+");
  const isKnown = (id) => known.has(`${name}.${id}`) || known.has(`${name}.*`);
  return {
    name,
    list,
    total: counted.length,
    passed: counted.length - failed.length,
    fresh: failed.filter((id) => !isKnown(id)).map((id) => `${name}.${id}`),
    mended: counted.filter((id) => known.has(`${name}.${id}`) && run.statuses.get(id) === "+").map((id) => `${name}.${id}`),
    broken: run.ended ? undefined : why(run),
  };
}

function why({ stuck, seconds, output, running }) {
  const last = output.trimEnd().split("\n").at(-1)?.slice(0, 150) ?? "";
  return `${stuck ? `still running after ${seconds.toFixed(0)} s` : `ended early: ${last}`}${running ? ` in ${running}` : ""}`;
}

function told({ name, passed, total, fresh, mended, broken }, { seconds }) {
  const lines = [`${name}: ${passed}/${total}, ${seconds.toFixed(1)} s`];
  if (broken) lines.push(`    broken: ${broken}`);
  if (fresh.length > 0 && passed === 0) lines.push("    fails: all of them");
  else if (options.add === undefined) lines.push(...fresh.map((id) => `    fails: ${id}`));
  return [...lines, ...mended.map((id) => `    passes now: ${id}`)].join("\n");
}

/** Puts what fails anew into failures.txt, and takes what passes out. */
function learn(known, verdicts) {
  for (const { fresh, mended } of verdicts) {
    for (const id of fresh) known.set(id, options.add);
    for (const id of mended) known.delete(id);
  }
  writeFailures(known);
}

function summarize(verdicts) {
  const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0);
  const line = (label, rows) => {
    const [passed, total] = [sum(rows, "passed"), sum(rows, "total")];
    const rate = ((100 * passed) / Math.max(1, total)).toFixed(1);
    console.log(`${label}: ${passed} of ${total} tests passed in ${rows.length} modules (${rate} %)`);
  };
  const lists = [...new Set(verdicts.map(({ list }) => list))];
  for (const list of lists) line(list, verdicts.filter((verdict) => verdict.list === list));
  if (lists.length > 1) line("overall", verdicts);
  const fresh = options.add === undefined ? verdicts.flatMap((verdict) => verdict.fresh) : [];
  const mended = verdicts.flatMap((verdict) => verdict.mended);
  const broken = verdicts.filter((verdict) => verdict.broken !== undefined);
  if (fresh.length > 0) console.log(`${fresh.length} fail that tests/conformance/failures.txt does not have`);
  if (mended.length > 0 && options.add === undefined) console.log(`${mended.length} pass that it has: take them out (--add)`);
  if (broken.length > 0) console.log(`broken: ${broken.map(({ name }) => name).join(" ")}`);
  if (fresh.length + broken.length > 0 || verdicts.length < modules.length) process.exitCode = 1;
}

function log(name, { output }) {
  if (options.verbose) writeFileSync(`conformance-${name}.log`, output);
}

function count(statuses, sign) {
  return [...statuses.values()].filter((each) => each === sign).length;
}
