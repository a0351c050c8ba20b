// `npm run bench -- --crowd [ALIVE] [ROUNDS]`: many instances (1,000 unless said otherwise) alive at once, then many (100,000) made, run and disposed of one after the
// other. Says what each takes, and fails where one answers for another, where an empty one reserves more than 2 MB, or where memory grows with the rounds.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const self = fileURLToPath(import.meta.url);
const MB = 1e6;
/** What an empty instance may reserve. */
const MOST_RESERVED = 2 * MB;
/** How often memory is looked at while rounds go on, and by how much it may have grown from the first time to the last. */
const SAMPLES = 10;
const MOST_GROWTH = { rss: 64 * MB, heapUsed: 4 * MB };

/** Measures in a process of its own, where garbage is collected on demand. Answers whether all is well. */
export function measureCrowd(alive = 1000, rounds = 100_000) {
  const args = ["--expose-gc", self, String(alive), String(rounds)];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status === 0;
}

/** What is in use, once those who wait for the end of proxies have been told of it, which takes some turns. */
async function used() {
  for (let i = 0; i < 4; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed };
}

const megabytes = (bytes) => `${(bytes / MB).toFixed(2)} MB`;

async function standTogether(loadPython, count) {
  const before = await used();
  const start = performance.now();
  const all = [];
  for (let i = 0; i < count; i++) {
    const python = await loadPython();
    python.run(`number = ${i}`);
    all.push(python);
  }
  const milliseconds = (performance.now() - start) / count;
  const after = await used();
  const reserved = Math.max(...all.map((python) => python.memory.reserved));
  const each = (what) => megabytes((after[what] - before[what]) / count);
  console.log(
    `${count} alive: ${milliseconds.toFixed(2)} ms, ${each("rss")} resident, ${each("heapUsed")} of JavaScript's heap, ${megabytes(reserved)} reserved each`,
  );
  const isApart = all.every((python, i) => python.run("number") === i);
  for (const python of all) python.dispose();
  if (!isApart) console.log("an instance has another's number");
  if (reserved > MOST_RESERVED) console.log(`an empty instance reserves more than ${megabytes(MOST_RESERVED)}`);
  return isApart && reserved <= MOST_RESERVED;
}

async function takeTurns(loadPython, rounds) {
  const start = performance.now();
  const samples = [];
  for (let i = 1; i <= rounds; i++) {
    const python = await loadPython({ modules: { host: { add: (a, b) => a + b } } });
    if (python.run("from host import add\n[add(1, 2)] * 2").length !== 2) return false;
    python.dispose();
    if (i % Math.ceil(rounds / SAMPLES) === 0) {
      samples.push(await used());
      const { rss, heapUsed } = samples.at(-1);
      console.log(`round ${i}: ${megabytes(rss)} resident, ${megabytes(heapUsed)} of JavaScript's heap`);
    }
  }
  console.log(`${((performance.now() - start) / rounds).toFixed(2)} ms a round`);
  const grown = Object.entries(MOST_GROWTH).filter(([what, most]) => samples.at(-1)[what] - samples[0][what] > most);
  for (const [what] of grown) console.log(`${what} grows`);
  return grown.length === 0;
}

if (process.argv[1] === self) {
  const { loadPython } = await import("../dist/index.mjs");
  (await loadPython()).dispose();
  const [alive, rounds] = process.argv.slice(2).map(Number);
  const isGood = (await standTogether(loadPython, alive)) && (await takeTurns(loadPython, rounds));
  process.exitCode = isGood ? 0 : 1;
}
