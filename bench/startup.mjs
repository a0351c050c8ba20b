// How long a process takes that prints one line, or imports six modules that many programs do, beside Node's with no program and CPython's: the
// rows "start-up" of bench/run.mjs.
// All are started in turn, so that noise hits all alike; the median counts, since a start is what somebody waits for once.
import { spawnSync } from "node:child_process";

/** Programs by what the rows call them, and what they print. */
const PROGRAMS = [
  { title: 'print(1)', program: "print(1)", prints: "1\n" },
  { title: "six imports", program: "import json, re, dataclasses, collections, enum, typing", prints: "" },
];

/** What is started; what has no interpreter is left out. */
function commands(taipan, python) {
  const engines = [
    ...(taipan ? [["taipan", [process.execPath, taipan]]] : []),
    ...(python ? [["cpython", [python]]] : []),
  ];
  const runs = PROGRAMS.flatMap(({ title, program, prints }) =>
    engines.map(([engine, argv]) => ({ name: `${engine}, ${title}`, argv: [...argv, "-c", program], prints })),
  );
  return [{ name: "node -e 0", argv: [process.execPath, "-e", "0"], prints: "" }, ...runs];
}

/** Seconds of each start, by the names of the commands: `{ median, least, all }`. Throws where a command fails. */
export function measureStarts(taipan, python, rounds) {
  const all = commands(taipan, python).map((command) => ({ ...command, times: [] }));
  // The first round fills the caches of files and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const command of all) {
      const seconds = startOnce(command);
      if (round > 0) command.times.push(seconds);
    }
  }
  return Object.fromEntries(all.map(({ name, times }) => [name, summary(times)]));
}

function startOnce({ name, argv, prints }) {
  const start = performance.now();
  const { status, stdout } = spawnSync(argv[0], argv.slice(1), { encoding: "utf8" });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0 || stdout !== prints) throw new Error(`${name} ends with ${status} and prints ${stdout}`);
  return seconds;
}

function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], least: sorted[0], all: times };
}

/** Rows for a table: the median and the least of each in seconds, and of how much more than node's. */
export function startRows(starts) {
  const node = starts["node -e 0"];
  return Object.entries(starts).map(([name, { median, least }]) => [
    name,
    name === "node -e 0"
      ? { median, least }
      : { median, least, "above node": median - node.median, "least above": least - node.least },
  ]);
}
