// `npm run bench -- --pieces [filter]`: how fast the pieces are that the programs of bench/programs are made of.
//
//   front end    the compiler over CPython's own library (the archive that the npm package `pyodide` ships), beside
//                CPython's compile() over the same files, in one run, the best of a few rounds after warm-up
//   memory       pairs of allocation and release, through the allocators alone
//   python       the small loops of bench/loops.ts, and collections, beside CPython: nanoseconds for each step
//
// tinybench takes the samples of the second section, its rows are medians; the loops of the third time themselves, inside
// the program, and give the best of their rounds. Nothing here checks results: the tests do.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Bench } from "tinybench";
import { compile } from "../src/compiler/index.ts";
import type * as Embed from "../src/embed/index.ts";
import { assemble, instantiate } from "../tests/support/assemble.ts";
import { readLibrary } from "../tests/support/library.ts";
import { findPython } from "./interpreters.mjs";
import { LOOPS, program } from "./loops.ts";

const filter = process.argv[2] ?? "";
const wanted = (name: string) => name.includes(filter);

/** Runs the tasks of one section and prints a row for each, divided by `steps` and in nanoseconds. */
async function section(name: string, tasks: [string, number, () => void][]): Promise<void> {
  const chosen = tasks.filter(([task]) => wanted(`${name} ${task}`));
  if (chosen.length === 0) return;
  const bench = new Bench({ time: 300, warmupTime: 100 });
  for (const [task, , run] of chosen) bench.add(task, run);
  await bench.run();
  console.log(`\n${name}: nanoseconds`);
  chosen.forEach(([task, steps], i) => {
    const { result } = bench.tasks[i];
    if (result.state !== "completed") throw new Error(`${task}: ${result.state}`);
    console.log(`  ${task.padEnd(44)}${((result.latency.p50 * 1e6) / steps).toFixed(1).padStart(10)}`);
  });
}

// ---- front end ----

const CPYTHON_ROUNDS = `
import sys, time, zipfile
archive = zipfile.ZipFile(sys.argv[1])
sources = {n: archive.read(n).decode() for n in archive.namelist() if n.endswith(".py")}
def round(names):
    start = time.perf_counter()
    for name in names:
        compile(sources[name], name, "exec", dont_inherit=True)
    return time.perf_counter() - start
good = []
for name in sources:
    try:
        compile(sources[name], name, "exec", dont_inherit=True)
        good.append(name)
    except SyntaxError:
        pass
print(min(round(good) for _ in range(3)))
print("\\n".join(good))
`;

function frontEnd(): void {
  if (!wanted("front end")) return;
  const archive = join(dirname(createRequire(import.meta.url).resolve("pyodide")), "python_stdlib.zip");
  const python = findPython();
  if (python === null) return console.log("\nfront end: no CPython to compare with");
  const args = ["-W", "ignore", "-c", CPYTHON_ROUNDS, archive];
  const { stdout } = spawnSync(python, args, { encoding: "utf8", maxBuffer: 1 << 24 });
  const [cpython, ...names] = stdout.trim().split("\n");
  const library = readLibrary();
  const sources = names.filter((name) => compiles(name, library.get(name)!));
  const bytes = sources.reduce((sum, name) => sum + library.get(name)!.length, 0);
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    for (const name of sources) compile(library.get(name)!, name, "exec");
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  console.log(`\nfront end: ${sources.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
  console.log(`  taipan ${best.toFixed(2)} s, ${(bytes / best / 1e6).toFixed(1)} MB/s`);
  console.log(`  CPython ${Number(cpython).toFixed(2)} s; ratio ${(best / Number(cpython)).toFixed(2)}`);
}

/** Whether our compiler takes the file: what belongs to later versions of taipan is left out of the comparison. */
function compiles(name: string, source: string): boolean {
  try {
    compile(source, name, "exec");
    return true;
  } catch {
    return false;
  }
}

// ---- memory ----

const STEPS = 10_000;

interface Pairs {
  objPairs(count: number, size: number): void;
  rawPairs(count: number, size: number): void;
  makeTable(live: number): number;
  objChurn(count: number, table: number, live: number): void;
}

async function memory(): Promise<void> {
  if (!wanted("memory")) return;
  const m = instantiate<Pairs>(assemble("pairs"));
  const [small, large] = [1000, 64000].map((live) => m.makeTable(live));
  await section("memory", [
    ["object allocator, pair of 32 bytes", STEPS, () => m.objPairs(STEPS, 32)],
    ["object allocator, pair of 256 bytes", STEPS, () => m.objPairs(STEPS, 256)],
    ["object allocator, churn among 1,000", STEPS, () => m.objChurn(STEPS, small, 1000)],
    ["object allocator, churn among 64,000", STEPS, () => m.objChurn(STEPS, large, 64000)],
    ["raw allocator, pair of 4 KiB", STEPS, () => m.rawPairs(STEPS, 4096)],
  ]);
}

// ---- python ----

/** Turns that taipan and CPython take with a group of loops, and rounds of each loop in a turn: many short ones find quiet moments. */
const TURNS = 3;
const ROUNDS = 20;

/** Heaps for gc.collect(): the program makes one, then collects. */
const HEAPS: [string, string][] = [
  ["100,000 reachable lists", "l = [[] for _ in range(100000)]"],
  [
    "100,000 instances in cycles, kept",
    "class C: pass\nl = []\nfor _ in range(100000):\n  c = C(); c.me = c; l.append(c)",
  ],
  [
    "a ring of 100,000 lists, garbage",
    "l = [[] for _ in range(100000)]\nfor i in range(100000): l[i].append(l[i - 1])\ndel l",
  ],
];

/** Runs the program; what it prints on standard output. */
type Runner = (source: string) => string;

async function taipan(): Promise<Runner | null> {
  const bundle = join(process.cwd(), "dist", "index.mjs");
  if (!existsSync(bundle)) return null;
  const { createVm, nodeSystem } = (await import(pathToFileURL(bundle).href)) as typeof Embed;
  return (source) => {
    const chunks: Uint8Array[] = [];
    const system: Embed.System = {
      files: nodeSystem.files,
      call: () => 38,
      write: (_fd, data) => void chunks.push(data),
      processTime: () => 0,
      utcOffset: () => 0,
      zoneName: () => "UTC",
      isTerminal: () => false,
      interrupted: () => false,
      wallClock: () => Date.now() / 1000,
      monotonicClock: () => performance.now() / 1000,
      sleep: () => {},
      readLine: () => null,
      readFile: () => 2,
      stat: () => 2,
      list: () => 2,
      writeFile: () => 2,
    };
    createVm({ system }).runProgram(["command", source, [], false, false, 0, [], "."]);
    return Buffer.concat(chunks).toString();
  };
}

function cpython(): Runner {
  const python = findPython();
  if (python === null) return () => "NaN";
  return (source) => {
    const { stdout, stderr } = spawnSync(python, ["-c", source], { encoding: "utf8" });
    return stdout + stderr;
  };
}

function collected(heap: string): string {
  return `
import gc, time
gc.disable()
def run():
  ${heap.replaceAll("\n", "\n  ")}
  start = time.perf_counter()
  gc.collect()
  return time.perf_counter() - start
print(min(run() for _ in range(5)) * 1e9)
`;
}

/** The least of what several runs print, line by line; ours and theirs take turns, so that noise that lasts hits both. */
function interleaved(ours: Runner, theirs: Runner, source: string): [number[], number[]] {
  const best: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn++) {
    [ours, theirs].forEach((run, k) => {
      run(source)
        .trim()
        .split("\n")
        .forEach((line, i) => {
          best[k][i] = Math.min(best[k][i] ?? Infinity, Number(line));
        });
    });
  }
  return best;
}

async function python(): Promise<void> {
  const sections: [string, string[], string][] = Object.entries(LOOPS).map(([group, loops]) => {
    const chosen = loops.filter(([name]) => wanted(`python ${group}: ${name}`));
    return [group, chosen.map(([name]) => name), program(chosen, ROUNDS)];
  });
  for (const [name, heap] of HEAPS) {
    if (wanted(`python collection: ${name}`)) sections.push(["collection", [name], collected(heap)]);
  }
  const ours = await taipan();
  if (ours === null || sections.every(([, names]) => names.length === 0)) return;
  const theirs = cpython();
  console.log("\npython: nanoseconds for a step, the loop itself included; CPython's; the ratio");
  for (const [group, names, source] of sections) {
    if (names.length === 0) continue;
    const [a, b] = interleaved(ours, theirs, source);
    names.forEach((name, i) => {
      const cells = [a[i], b[i]].map((n) => n.toFixed(1).padStart(14)).join("");
      console.log(`  ${`${group}: ${name}`.padEnd(44)}${cells}${(a[i] / b[i]).toFixed(2).padStart(8)}`);
    });
  }
}

frontEnd();
await memory();
await python();
