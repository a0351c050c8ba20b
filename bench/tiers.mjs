// What tier 2 gains and costs: `npm run bench -- --tiers [PROGRAM,…] [PASSES]`. Each program is run with the interpreter alone and with tier 2,
// turn and turn about, the first of each turn alternating; the least time of each counts. Programs that are more than 3 % slower with tier 2 are named,
// and make the run fail. And how soon a loop that runs 100 ms in all reaches half of the speed that it reaches at most (15 ms are asked).
import { spawnSync } from "node:child_process";

const ALLOWED = 1.03;
const WARM_UP_STARTS = 5;
const WARM_UP_ALLOWED = 15;

/** Prints the nanoseconds of each 1024 ways round, as long as the loop runs. */
const WARM_UP = `
from time import perf_counter as clock
def loop(seconds):
    times = [clock()]
    end = times[0] + seconds
    total = i = 0
    while True:
        total += (i & 65535) * i % 7
        i += 1
        if not i & 1023:
            now = clock()
            times.append(now)
            if now >= end: break
    return times
times = loop(0.1)
for a, b in zip(times, times[1:]): print(round((b - a) * 1e9))
`;

/** What is among the fastest, so that one slice that was measured wrong does not count. */
const FASTEST_PART = 0.05;
/** So many slices in a row, most of which must be fast. */
const RUN = 9;

/** Milliseconds until the loop runs at half of its peak speed, and keeps to that. */
function warmUp(taipan) {
  const { stdout, status, stderr } = spawnSync(process.execPath, [taipan, "-c", WARM_UP], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the loop that is to warm up ends with ${status}: ${stderr}`);
  const slices = stdout.trim().split("\n").map(Number);
  const peak = [...slices].sort((a, b) => a - b)[Math.floor(slices.length * FASTEST_PART)];
  const isFast = slices.map((slice) => slice <= 2 * peak);
  const fastFrom = (k) => isFast.slice(k, k + RUN).filter((fast) => fast).length > RUN / 2;
  const first = slices.findIndex((_, k) => isFast[k] && fastFrom(k));
  return slices.slice(0, first).reduce((sum, slice) => sum + slice, 0) / 1e6;
}

/** `[program, file, size]` of each; `runOnce(argv, size, environment)` gives its rounds. True if none is slower than allowed. */
export function measureTiers(taipan, programs, passes, runOnce) {
  const starts = Array.from({ length: WARM_UP_STARTS }, () => warmUp(taipan)).sort((a, b) => a - b);
  const median = starts[starts.length >> 1];
  console.log(
    `a loop of 100 ms reaches half of its peak speed after ${median.toFixed(1)} ms (at best ${starts[0].toFixed(1)}; ${WARM_UP_ALLOWED} asked)\n`,
  );
  console.log(
    `${"milliseconds".padEnd(16)}${["interpreter", "tier 2", "ratio", "whole", "tier 2", "ratio"].map((text) => text.padStart(13)).join("")}`,
  );
  let isFine = median <= WARM_UP_ALLOWED;
  for (const [program, file, size] of programs) {
    const best = { off: { inside: Infinity, whole: Infinity }, on: { inside: Infinity, whole: Infinity } };
    for (let pass = 0; pass < passes; pass++) {
      for (const mode of pass % 2 === 0 ? ["off", "on"] : ["on", "off"]) {
        const run = runOnce([process.execPath, taipan, file], size, { ...process.env, TAIPAN_JIT: mode });
        if (run.failure) throw new Error(`${program}: ${run.failure}`);
        best[mode].inside = Math.min(best[mode].inside, ...run.rounds);
        best[mode].whole = Math.min(best[mode].whole, run.whole);
      }
    }
    const cells = ["inside", "whole"].flatMap((key) => {
      const [off, on] = [best.off[key], best.on[key]];
      return [(off * 1000).toFixed(1), (on * 1000).toFixed(1), (on / off).toFixed(3)];
    });
    const isSlower = best.on.inside > best.off.inside * ALLOWED;
    if (isSlower) isFine = false;
    console.log(
      `${program.padEnd(16)}${cells.map((cell) => cell.padStart(13)).join("")}${isSlower ? "  SLOWER" : ""}`,
    );
  }
  return isFine;
}
