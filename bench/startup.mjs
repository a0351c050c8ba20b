// How long a process takes that prints one line, beside Node's with no program and CPython's: the rows "start-up" of bench/run.mjs.
// All are started in turn, so that noise hits all alike; the median counts, since a start is what somebody waits for once.
import { spawnSync } from "node:child_process";

const PROGRAM = "print(1)";

/** The commands by name; those without an interpreter are left out. */
function commands(taipan, python) {
  return {
    "node -e 0": [process.execPath, "-e", "0"],
    ...(taipan && { [`taipan -c "${PROGRAM}"`]: [process.execPath, taipan, "-c", PROGRAM] }),
    ...(python && { [`cpython -c "${PROGRAM}"`]: [python, "-c", PROGRAM] }),
  };
}

/** Seconds of each start, by the names of the commands: `{ median, least, all }`. Throws where a command fails. */
export function measureStarts(taipan, python, rounds) {
  const all = Object.entries(commands(taipan, python)).map(([name, argv]) => ({ name, argv, times: [] }));
  // The first round fills the caches of files and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const { name, argv, times } of all) {
      const seconds = startOnce(name, argv);
      if (round > 0) times.push(seconds);
    }
  }
  return Object.fromEntries(all.map(({ name, times }) => [name, summary(times)]));
}

function startOnce(name, argv) {
  const start = performance.now();
  const { status, stdout } = spawnSync(argv[0], argv.slice(1), { encoding: "utf8" });
  const seconds = (performance.now() - start) / 1000;
  const wanted = argv.includes(PROGRAM) ? "1\n" : "";
  if (status !== 0 || stdout !== wanted) throw new Error(`${name} ends with ${status} and prints ${stdout}`);
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
