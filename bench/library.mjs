// `npm run bench -- --library [FILTER]`: how fast the standard library and texts are beside CPython: the rows of bench/snippets.mjs.
//
// A row is run by both interpreters on this machine in turns, each turn a process of its own; a process repeats the statement for a
// few milliseconds, many times over, and gives the least time. Both must make the same result. A row that takes more than is asked is
// marked, one that fails in one interpreter is named; either ends the command with 1. FILTER is a part of "GROUP: ROW".
import { spawnSync } from "node:child_process";
import { GROUPS } from "./snippets.mjs";

/** Turns that each interpreter takes; what a round of a row takes at least, and all its rounds in a turn together. */
const TURNS = 3;
const ROUND_SECONDS = 0.002;
const ROW_SECONDS = 0.3;

/** Ratios are as noisy as the machine: what misses by less is not marked. */
const TOLERANCE = 1.03;

const indent = (text, depth) => text.replaceAll("\n", `\n${" ".repeat(depth)}`);

/** One program for the rows of a group: for each it prints seconds of a statement and a check sum of the result, or what it raised. */
function program(rows) {
  const functions = rows.map(
    ([, setup, statement], k) => `
def row${k}():
 ${indent(setup, 1) || "pass"}
 def run(count):
  start = clock()
  for _ in repeat(None, count):
   ${indent(statement, 3)}
  return clock() - start, r
 return run
`,
  );
  return `
from itertools import repeat
from time import perf_counter as clock
from zlib import crc32
${functions.join("")}
def measure(prepare):
 run = prepare()
 count = 1
 while (first := run(count))[0] < ${ROUND_SECONDS}: count *= 2
 best = min(first[0], run(count)[0])
 end = clock() + ${ROW_SECONDS}
 while clock() < end: best = min(best, run(count)[0])
 return best / count, crc32(repr(first[1]).encode())

for prepare in (${rows.map((_, k) => `row${k}`).join(", ")},):
 try:
  print(*measure(prepare))
 except Exception as e:
  print(type(e).__name__, e)
`;
}

/** What a process of `argv` prints for the rows: seconds and the check sum; throws where it ends with an error. */
function runOnce(argv, source, rows) {
  const { stdout, stderr, status } = spawnSync(argv[0], [...argv.slice(1), "-c", source], {
    encoding: "utf8",
  });
  const lines = stdout.trim().split("\n");
  if (status !== 0 || lines.length !== rows.length) throw new Error(`${argv.join(" ")}: ${stderr}`);
  return lines.map((line) => {
    const [seconds, check] = line.split(" ");
    return Number(seconds) > 0 ? { seconds: Number(seconds), check } : { failure: line };
  });
}

/** Runs the rows in both interpreters by turns: `[{ name, seconds: [ours, theirs], failure }]`. */
function measureRows(ours, theirs, rows) {
  const found = rows.map(([name]) => ({ name, seconds: [Infinity, Infinity], failure: "" }));
  const checks = rows.map(() => new Set());
  const source = program(rows);
  for (let turn = 0; turn < TURNS; turn++) {
    [ours, theirs].forEach((argv, side) => {
      runOnce(argv, source, rows).forEach(({ seconds, check, failure }, k) => {
        if (failure) found[k].failure = failure;
        else found[k].seconds[side] = Math.min(found[k].seconds[side], seconds);
        checks[k].add(check);
      });
    });
  }
  checks.forEach((check, k) => {
    if (check.size > 1) found[k].failure ||= "the results differ";
  });
  return found;
}

function printRow({ name, seconds, failure }, asked) {
  if (failure) {
    console.log(`  ${name.padEnd(40)}${failure}`);
    return false;
  }
  const ratio = seconds[0] / seconds[1];
  const cells = seconds.map((each) => (each * 1e6).toFixed(each < 1e-4 ? 2 : 0).padStart(12)).join("");
  const missed = ratio > asked * TOLERANCE;
  console.log(
    `  ${name.padEnd(40)}${cells}${ratio.toFixed(2).padStart(8)}${missed ? `   asked: ${asked}` : ""}`,
  );
  return !missed;
}

/**
 * Prints a table of the rows whose names contain the filter; `ours` and `theirs` are the words that start the interpreters. Gives
 * whether all rows took no more than is asked.
 */
export function measureLibrary(ours, theirs, filter = "") {
  console.log("microseconds of a statement; CPython's; the ratio");
  let isGood = true;
  for (const [group, { asked, rows }] of Object.entries(GROUPS)) {
    const chosen = rows.filter(([name]) => `${group}: ${name}`.includes(filter));
    if (chosen.length === 0) continue;
    console.log(`\n${group}`);
    for (const row of measureRows(ours, theirs, chosen)) isGood = printRow(row, asked) && isGood;
  }
  return isGood;
}
